#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the fuzz targets with clang++, AddressSanitizer and UndefinedBehaviorSanitizer and runs
# them, as many at a time as there are processors:
#
#   tests/fuzz.sh [seconds [target...]]              60 seconds each by default; all targets
#
# tests/fuzz/seeds has what they begin with. Inputs that led somewhere new are kept in
# build/fuzz/corpus, those that failed in build/fuzz/found; the name of the file is printed. Put such
# a file into tests/fuzz/seeds once it is mended: every test run replays the seeds. Those called
# "reached-..." are the fewest of a long run that reach all code it has reached (-set_cover_merge=1
# -use_counters=0 -max_len=600).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${BUILD:-$root/build/fuzz}
seconds=${1:-60}
jobs=${JOBS:-$(nproc)}
targets=("${@:2}")
cd "$root"
if [[ ${#targets[@]} -eq 0 ]]; then
    mapfile -t targets < <(sed -n 's/^add_fuzz_target(\([a-z]*\).*/\1/p' tests/fuzz/CMakeLists.txt)
fi

export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root} CCACHE_NOHASHDIR=1
export CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
"$root/packaging/dependencies.sh" build check || echo "Going on with what is there."
cmake --preset fuzz -B "$build"
cmake --build "$build" --parallel "$jobs" --target "${targets[@]}"

mkdir -p "$build/found" "$build/log" "$build/corpus/filterfuzz"
# Each wrong filter that is known is a beginning.
cut -f1 tests/data/wrongfilters.tsv |
    split --lines=1 --suffix-length=4 - "$build/corpus/filterfuzz/wrong-"

# Qt keeps no frame pointers: the stack of nearly each allocation looks like a new one, and all are
# remembered; they would fill the memory within hours.
export ASAN_OPTIONS=${ASAN_OPTIONS:-malloc_context_size=2:quarantine_size_mb=32}
# What the targets write goes to memory where there is some.
export LANG=C.UTF-8 BUILD=$build SECONDS_EACH=$seconds
[[ ! -w /dev/shm ]] || export TMPDIR=/dev/shm
run_target() {
    local target=$1 dictionary=()
    mkdir -p "$BUILD/corpus/$target"
    [[ ! -e tests/fuzz/$target.dict ]] || dictionary=(-dict="tests/fuzz/$target.dict")
    "$BUILD/tests/fuzz/$target" -max_total_time="$SECONDS_EACH" -max_len=4096 -timeout=20 \
        -rss_limit_mb=2048 -print_final_stats=1 "${dictionary[@]}" \
        -artifact_prefix="$BUILD/found/$target-" \
        "$BUILD/corpus/$target" "tests/fuzz/seeds/$target" >"$BUILD/log/$target" 2>&1
}
export -f run_target
failed=0
printf '%s\n' "${targets[@]}" |
    xargs -P "$jobs" -I '{}' bash -c 'run_target {} || { echo "{}"; exit 1; }' >"$build/log/failed" ||
    failed=1

for target in "${targets[@]}"; do
    executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/log/$target")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$build/log/$target")
    covered=$(grep -ao 'cov: [0-9]*' "$build/log/$target" | tail -n 1 || true)
    printf '%-16s %10s inputs, %6s a second, %s\n' "$target" "${executed:-?}" "${rate:-?}" \
        "${covered:-no figure}"
    if grep -qx "$target" "$build/log/failed"; then
        echo "  FOUND SOMETHING:"
        tail -n 40 "$build/log/$target"
    fi
done
exit "$failed"

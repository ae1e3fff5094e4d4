#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is too slow for every test run, as gates: each must pass without a finding.
#
#   tests/check.sh [STEP...]     steps: format tidy clazy asan tsan; all of them if none is named
#   FILES="src/a.cpp src/b.cpp" tests/check.sh tidy clazy     these sources alone
#
#   format   clang-format over every source
#   tidy     clang-tidy (.clang-tidy says which checks) over src, with the headers of src
#   clazy    what clazy knows of Qt: level 1 and the checks named below
#   asan     the whole suite under AddressSanitizer and UndefinedBehaviorSanitizer
#   tsan     the whole suite under ThreadSanitizer
#
# tidy and clazy read the compile commands of build/check, and the headers that are generated there.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/check
steps=("$@")
[[ ${#steps[@]} -gt 0 ]] || steps=(format tidy clazy asan tsan)

"$root/packaging/dependencies.sh" build run test check || echo "Going on with what is there."
cd "$root"
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}

sources() {
    if [[ -n ${FILES:-} ]]; then
        tr ' ' '\n' <<<"$FILES"
    else
        git ls-files 'src/*.cpp'
    fi
}

# The analysers see what the compiler sees, generated headers too. These are made one by one: the
# targets for them wait for the libraries, and nothing needs to be compiled here.
configure_tree() {
    # Each source with its own includes: what g++ precompiles clang cannot read.
    cmake --preset dev -B "$build" -DSESSIONSCOPE_QUICK_BUILD=OFF || return
    find "$build/src" -name AutogenInfo.json -print0 |
        xargs -0 -P "$(nproc)" -I INFO cmake -E cmake_autogen INFO Debug || return
    local forms
    mapfile -t forms < <(ninja -C "$build" -t targets all |
        sed -n 's/^\(src[^ ]*\/ui_[a-z]*\.h\): .*/\1/p')
    ninja -C "$build" -t commands -s "${forms[@]}" | sh
}

# The commands are written for g++, whose own warnings clang does not know.
for_clang=--extra-arg=-Wno-unknown-warning-option
# Not of level 1: what is of Qt 5 (qstring-ref), and of QML (qproperty-without-notify).
clazy_checks=level1,no-qstring-ref,no-qproperty-without-notify,old-style-connect,isempty-vs-count
clazy_checks+=,container-inside-loop,signal-with-return-value,thread-with-slots
clazy_checks+=,raw-environment-function

check_format() {
    git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run -Werror
}

# xargs fails where one of them does; standard error only counts the suppressed warnings.
check_tidy() {
    configure_tree || return
    sources | xargs -P "$(nproc)" -n 1 clang-tidy -p "$build" --quiet "$for_clang" 2>/dev/null
}

check_clazy() {
    configure_tree || return
    local found
    found=$(sources | xargs -P "$(nproc)" -n 1 clazy-standalone -p "$build" \
        --checks="$clazy_checks" --header-filter="$root/src/.*" "$for_clang" 2>&1 |
        grep -E -A 2 '\[-Wclazy-|error:' || true)
    [[ -z $found ]] || { printf '%s\n' "$found"; return 1; }
}

check_asan() { PRESET=dev-asan "$root/tests/run.sh"; }
check_tsan() { PRESET=dev-tsan "$root/tests/run.sh"; }

failed=()
for step in "${steps[@]}"; do
    case $step in
        format | tidy | clazy | asan | tsan) ;;
        *)
            sed -n '/^#   tests\/check.sh/,/^#   tsan/s/^# \{0,3\}//p' "${BASH_SOURCE[0]}" >&2
            exit 2
            ;;
    esac
done
for step in "${steps[@]}"; do
    echo "== $step"
    if "check_$step"; then
        echo "== $step: clean"
    else
        failed+=("$step")
        echo "== $step: FINDINGS"
    fi
done
[[ ${#failed[@]} -eq 0 ]] || { echo "Not clean: ${failed[*]}"; exit 1; }
echo "All clean: ${steps[*]}"

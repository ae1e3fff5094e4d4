#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the fuzz targets with clang++, AddressSanitizer and UndefinedBehaviorSanitizer and runs
# each of them:
#
#   tests/fuzz.sh [seconds]                          60 by default
#
# Inputs that led somewhere new are kept in build/fuzz/corpus, those that failed in
# build/fuzz/found; the name of the file is printed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${BUILD:-$root/build/fuzz}
seconds=${1:-60}
jobs=${JOBS:-$(nproc)}

export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root} CCACHE_NOHASHDIR=1
export CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
cd "$root"
cmake --preset fuzz -B "$build"
cmake --build "$build" --parallel "$jobs" --target filterfuzz

mkdir -p "$build/corpus/filter" "$build/found"
# Each wrong filter that is known is a beginning.
cut -f1 tests/data/wrongfilters.tsv | split --lines=1 --suffix-length=4 - "$build/corpus/filter/wrong-"
LANG=C.UTF-8 "$build/tests/fuzz/filterfuzz" -max_total_time="$seconds" -max_len=512 \
    -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -dict=tests/fuzz/filter.dict \
    -artifact_prefix="$build/found/" "$build/corpus/filter"

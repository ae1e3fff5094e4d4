#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds Release and measures the program against its goals:
#
#   tests/bench.sh [--quick] [--only TEXT] [--json FILE] [--soak-minutes N]
#
#   --quick          without 1,000,000 sessions and without the soak (which takes half an hour)
#   --only TEXT      only cases with TEXT in their name or that of a criterion
#   --json FILE      [{"name","value","unit","goal","op","holds","floor","stock"}], one each criterion
#   --soak-minutes N a shorter soak
#
# What is compared (ours; a floor, the least that the machine needs; stock, what a typical Qt
# program does) takes turns in one process, and a figure is the ratio of medians of process CPU
# time: so the other work of the machine meets all of them alike. That is an own loop,
# tests/bench/harness.h, since Google Benchmark measures one function after the other. Start-up,
# --export and the soak are whole processes, in turn (tests/bench/wholeprocess.py); their units are
# in the table.
#
# No part of the test run: a goal that does not hold is no error here. Nothing of the user's
# session is touched, and no process is left behind.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/bench

usage() {
    sed -n '/^#   tests\/bench.sh/,/^#   --soak/s/^# \{0,3\}//p' "${BASH_SOURCE[0]}"
    exit "$1"
}
sizes=10000,100000,1000000 only='' json='' soak=30
while [[ $# -gt 0 ]]; do
    case $1 in
        --quick) sizes=10000,100000 soak=0; shift ;;
        --only) only=${2?}; shift 2 ;;
        --json) json=$(realpath -m -- "${2?}"); shift 2 ;;
        --soak-minutes) soak=${2?}; shift 2 ;;
        --help) usage 0 ;;
        *) usage 2 >&2 ;;
    esac
done

export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
"$root/packaging/dependencies.sh" build run test || echo "Going on with what is there."
cd "$root"
cmake --preset bench
cmake --build "$build" --parallel "$(nproc)"

python=/usr/bin/python3
[[ -x $python ]] || python=python3
export PYTHONDONTWRITEBYTECODE=1 LANG=C.UTF-8
unset LC_ALL LANGUAGE QT_QPA_PLATFORM QT_STYLE_OVERRIDE QT_SCALE_FACTOR
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# Each in a session of its own. $1 is the name of its criteria. What can be measured is reported, also
# where another program fails.
failed=0
session() {
    local name=$1
    shift
    echo "[]" >"$results/$name.json"
    "$python" tests/support/contain.py tests/support/private-session.sh --keyring absent -- "$@" \
        --json "$results/$name.json" --only "$only" || failed=1
}
session 1-engine "$build/tests/bench/sessionscope-bench" --sizes "$sizes"
session 2-window xvfb-run -a -s "-screen 0 1920x1080x24 -nolisten tcp" \
    "$build/tests/bench/sessionscope-bench-gui" --sizes "$sizes"
session 3-processes "$python" tests/bench/wholeprocess.py --build "$build" --soak-minutes "$soak"

echo
"$python" tests/bench/mergetables.py ${json:+--json "$json"} "$results"/*.json
exit "$failed"

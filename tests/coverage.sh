#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Which lines the tests reach:
#
#   tests/coverage.sh [options of ctest]      a build of its own, in build/tests-coverage
#
# Prints both figures, of src without the window and of the window, writes the lines that were not
# reached as build/coverage/index.html, and fails below the goals. Processes that tests kill leave no
# figures, so the truth is a little better.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/tests-coverage
core_goal=90 gui_goal=75 # per cent of lines

"$root/packaging/dependencies.sh" build run test check || echo "Going on with what is there."
mkdir -p "$build"
find "$build" -name '*.gcda' -delete
PRESET=dev-coverage "$root/tests/run.sh" "$@"

cd "$root"
out=$root/build/coverage
mkdir -p "$out"
# Asked once, since that takes minutes; the reports are made of the answer.
gcovr -j "$(nproc)" --root "$root" --object-directory "$build" --filter src/ \
    --exclude '.*_autogen.*' --exclude-throw-branches --json "$out/lines.json" "$build"
report=(gcovr --root "$root" --add-tracefile "$out/lines.json")
failed=0
echo "== src without gui (goal: $core_goal % of lines)"
"${report[@]}" --filter src/ --exclude src/gui/ --print-summary --fail-under-line "$core_goal" \
    --output "$out/core.txt" || failed=1
echo "== src/gui (goal: $gui_goal % of lines)"
"${report[@]}" --filter src/gui/ --print-summary --fail-under-line "$gui_goal" \
    --output "$out/gui.txt" || failed=1
"${report[@]}" --html-details "$out/index.html" >/dev/null
echo "Line by line: $out/index.html"
exit "$failed"

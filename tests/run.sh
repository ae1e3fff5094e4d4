#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds with warnings as errors and runs every test:
#
#   tests/run.sh [options of ctest]                  for example: tests/run.sh -R tst_csv
#   PRESET=dev-asan tests/run.sh                     also dev-tsan: into build/tests-asan, -tsan
#
# Needs no display, no D-Bus session and no network once the packages are there. The tests get a
# HOME of their own; the user's is neither read nor written. A process that outlives its test is
# ended and makes the run fail.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${PRESET:-dev}
build=$root/build/tests${preset#dev}

export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
export CCACHE_SLOPPINESS=pch_defines,time_macros # what it asks for where headers are precompiled
"$root/packaging/dependencies.sh" build run test || echo "Going on with what is there."
cd "$root"
# Lines are all that a backtrace needs; variables take a sixth of the time.
cmake --preset "$preset" -B "$build" -DCMAKE_CXX_FLAGS_DEBUG=-g1
cmake --build "$build" --parallel "$(nproc)"

# What the surroundings say about displays, buses, looks, proxies and keys is not for the tests.
for name in $(compgen -e); do
    case $name in
        XDG_* | DBUS_* | QT_* | QML* | GTK_* | GNOME_* | KDE_* | LC_* | LANGUAGE | DISPLAY | \
            WAYLAND_DISPLAY | XAUTHORITY | ALIBABA_CLOUD_* | \
            [Hh][Tt][Tt][Pp]_[Pp][Rr][Oo][Xx][Yy] | [Hh][Tt][Tt][Pp][Ss]_[Pp][Rr][Oo][Xx][Yy] | \
            [Aa][Ll][Ll]_[Pp][Rr][Oo][Xx][Yy]) unset "$name" ;;
    esac
done
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
mkdir -m 700 "$private/home" "$private/run" "$private/tmp"
export HOME=$private/home XDG_RUNTIME_DIR=$private/run TMPDIR=$private/tmp LANG=C.UTF-8
export PYTHONDONTWRITEBYTECODE=1

python=/usr/bin/python3
[[ -x $python ]] || python=python3
# One more than there are processors: many tests wait for others.
"$python" "$root/tests/support/contain.py" \
    ctest --test-dir "$build" --output-on-failure --no-tests=error -j"$(($(nproc) + 1))" "$@"

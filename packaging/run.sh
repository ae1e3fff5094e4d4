#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds Release into build/release and starts the program:
#
#   packaging/run.sh [options of sessionscope]       for example: packaging/run.sh --demo
#
# What the build prints goes to standard error: with --export - standard output is the table.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release

export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
{
    "$root/packaging/dependencies.sh" build run || echo "Going on with what is there."
    cd "$root"
    cmake --preset release
    cmake --build "$build" --parallel "$(nproc)"
} >&2
cd "$OLDPWD"
exec "$build/src/app/sessionscope" "$@"

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the Debian package in build/package and prints its path, alone, on standard output.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/package

export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
# The same sources give the same package.
SOURCE_DATE_EPOCH=$(date -ud "$(sed -n 's/^ -- .*>  //p' "$root/packaging/linux/changelog.Debian" | head -n 1)" +%s)
export SOURCE_DATE_EPOCH
umask 022
{
    "$root/packaging/dependencies.sh" build run package || echo "Going on with what is there."
    cd "$root"
    cmake --preset release -B "$build" -DCMAKE_INSTALL_PREFIX=/usr
    cmake --build "$build" --parallel "$(nproc)"
    rm -f "$build"/sessionscope_*.deb
    (cd "$build" && cpack -G DEB)
    if command -v lintian >/dev/null; then
        lintian --allow-root --tag-display-limit 0 "$build"/sessionscope_*.deb || true
    fi
} >&2
printf '%s\n' "$build"/sessionscope_*.deb

# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the scripts that build packages: one build tree, and everything fixed that would make
# two builds of the same sources differ.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034  # the scripts that source this use it
build=$root/build/package

export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache}
# The time of the newest entry is the time of every file, rcc's among them.
SOURCE_DATE_EPOCH=$(date -ud "$(sed -n 's/^ -- .*>  //p' "$root/packaging/linux/changelog.Debian" |
    head -n 1)" +%s)
export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8
umask 022

# build_release [-DNAME=VALUE...]: configures and builds $build as a package has it. The folder of
# the sources stays out of the programs.
build_release() {
    (
        cd "$root" || exit
        cmake --preset release -B "$build" -DCMAKE_INSTALL_PREFIX=/usr \
            -DCMAKE_CXX_FLAGS="-ffile-prefix-map=$root=." "$@"
        cmake --build "$build" --parallel "${JOBS:-$(nproc)}"
    )
}

project_version() { sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt"; }

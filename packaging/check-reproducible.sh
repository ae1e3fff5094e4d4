#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Do the same sources give the same packages? Clones the newest commit into two folders of different
# names and depths, builds it there with another time zone, language and umask, and compares:
#
#   packaging/check-reproducible.sh [FOLDER]     FOLDER: where, instead of /tmp; twice 2 GB
#
# Without ccache, so that the second build does not take objects of the first; CCACHE_DISABLE= in the
# environment allows it, where only the packing is in question. Both clones stay if they differ.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${1:-${TMPDIR:-/tmp}}/sessionscope-reproducible.XXXXXX")
export CCACHE_DISABLE=${CCACHE_DISABLE-1}
[[ -n $CCACHE_DISABLE ]] || unset CCACHE_DISABLE

# build FOLDER NAME=VALUE...: the names and sums of what it built.
build() {
    local folder=$1
    shift
    git clone --quiet "$root" "$folder" || exit 1
    env "$@" "$folder/packaging/package.sh" >/dev/null 2>"$folder.log" ||
        { tail -n 20 "$folder.log" >&2 && exit 1; }
    (cd "$folder/build/package" && sha256sum -- *.deb *.tar.gz *.spdx.json)
}

first=$(umask 022 && build "$work/a" TZ=UTC LC_ALL=C)
second=$(umask 077 && build "$work/elsewhere/a-longer-name" TZ=Asia/Shanghai LC_ALL=C.UTF-8)
echo "$first"
if [[ $first == "$second" ]]; then
    rm -rf "$work"
    echo "Both builds are the same."
else
    echo "The second build differs:"
    diff <(echo "$first") <(echo "$second") || true
    echo "Look at both in $work, with diffoscope for example."
    exit 1
fi

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds in build/package every package that can be built on Debian and Ubuntu:
#
#   packaging/package.sh [--deb]
#
#   sessionscope_VERSION-1_ARCH.deb            lintian's findings are shown; the only one with --deb
#   sessionscope-VERSION-linux-ARCH.tar.gz     the portable folder of tarball.sh
#   *.spdx.json                                a bill of materials for each
#
# The path of the .deb, alone, goes to standard output, for apt install; what else there is and all
# SHA-256 sums go to standard error.
set -euo pipefail
# shellcheck source=packaging/environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

deb_only=false
case ${1:-} in
    '') ;;
    --deb) deb_only=true ;;
    *)
        echo "usage: $0 [--deb]" >&2
        exit 2
        ;;
esac

{
    "$root/packaging/dependencies.sh" build run package || echo "Going on with what is there."
    build_release -DSESSIONSCOPE_PORTABLE=OFF
    rm -f "$build"/sessionscope[_-]*.{deb,tar.gz,spdx.json}
    (cd "$build" && cpack -G DEB)
    deb=$(echo "$build"/sessionscope_*.deb)
    packages=("$deb" "${deb%.deb}.spdx.json")
    "$root/packaging/sbom.py" "$(project_version)" \
        "$build"/src/app/sessionscope "$build"/src/demo/sessionscope-demo-endpoint >"${packages[1]}"
    if command -v lintian >/dev/null; then
        lintian --allow-root --tag-display-limit 0 "$deb" || true # another release may know more tags
    fi
    if ! $deb_only; then
        tarball=$("$root/packaging/tarball.sh")
        packages+=("$tarball" "${tarball%.tar.gz}.spdx.json")
    fi
    echo
    sha256sum "${packages[@]}"
} >&2
printf '%s\n' "$deb"

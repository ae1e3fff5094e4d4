#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# NOT RUN YET: Debian 12 has neither appimagetool nor the runtime that it puts in front.
#
# Packs the portable folder of packaging/tarball.sh, which does run, as an AppImage:
#
#   APPIMAGETOOL=FILE APPIMAGE_RUNTIME=FILE packaging/appimage/build.sh
#
# APPIMAGETOOL is a release of https://github.com/AppImage/appimagetool, APPIMAGE_RUNTIME one of
# https://github.com/AppImage/type2-runtime. Which ones is for you to choose and check: both are
# published without numbers, so that no hash can stand here.
set -euo pipefail
# shellcheck source=packaging/environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/../environment.sh"
: "${APPIMAGETOOL:?names the program to use}" "${APPIMAGE_RUNTIME:?names the runtime to use}"
app=io.github.sessionscope.Sessionscope

{
    tarball=$("$root/packaging/tarball.sh")
    folder=$build/Sessionscope.AppDir
    rm -rf "$folder"
    mkdir "$folder"
    tar --extract --file "$tarball" --strip-components=1 --directory "$folder"
    # What the format wants to find at the top, and below usr.
    ln -s sessionscope "$folder/AppRun"
    ln -s "share/applications/$app.desktop" "$folder/$app.desktop"
    ln -s "share/icons/hicolor/256x256/apps/$app.png" "$folder/$app.png"
    ln -s "$app.png" "$folder/.DirIcon"
    ln -s . "$folder/usr"
    result=$build/Sessionscope-$(project_version)-$(uname -m).AppImage
    rm -f "$result"
    ARCH=$(uname -m) "$APPIMAGETOOL" --runtime-file "$APPIMAGE_RUNTIME" "$folder" "$result"
} >&2
printf '%s\n' "$result"

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# NOT RUN YET: needs macOS 12 or newer with Xcode's command line tools, and nobody here has one.
#
# Builds build/macos/Sessionscope-VERSION.dmg:
#
#   QT=~/Qt/6.8.3/macos packaging/macos/build.sh
#
# QT is a Qt of the Qt installer with Qt Charts; CMake and Ninja come from Homebrew. To sign
# and notarise, as others' Macs want it, name an identity of your keychain and a profile of notarytool:
#
#   IDENTITY="Developer ID Application: NAME (TEAM)" PROFILE=NAME QT=... packaging/macos/build.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/macos
: "${QT:?names the folder of Qt}"
export MACOSX_DEPLOYMENT_TARGET=12.0

{
    cmake -S "$root/packaging/dependencies" -B "$build/dependencies" -G Ninja \
        -DCMAKE_INSTALL_PREFIX="$build/prefix" -DCMAKE_PREFIX_PATH="$QT" \
        -DCMAKE_OSX_DEPLOYMENT_TARGET="$MACOSX_DEPLOYMENT_TARGET"
    cmake --build "$build/dependencies"

    # All sizes of the icon in the one file that a bundle has; SessionscopePackage.cmake takes it.
    icons=$build/sessionscope.iconset
    rm -rf "$icons"
    mkdir -p "$icons"
    for size in 16 32 128 256; do
        cp "$root/packaging/linux/icons/$size.png" "$icons/icon_${size}x$size.png"
    done
    for size in 16 32 128; do
        cp "$root/packaging/linux/icons/$((size * 2)).png" "$icons/icon_${size}x$size@2x.png"
    done
    iconutil --convert icns --output "$build/sessionscope.icns" "$icons"

    cd "$root"
    cmake --preset release -B "$build/release" -DCMAKE_PREFIX_PATH="$QT;$build/prefix" \
        -DCMAKE_OSX_DEPLOYMENT_TARGET="$MACOSX_DEPLOYMENT_TARGET" \
        -DSESSIONSCOPE_ICNS="$build/sessionscope.icns"
    cmake --build "$build/release"
    rm -rf "$build/image"
    cmake --install "$build/release" --prefix "$build/image"
    app=$build/image/Sessionscope.app
    cp "$root/LICENSE" "$app/Contents/Resources/"

    # Qt's frameworks and plugins go into the bundle; with an identity all of it is signed.
    sign=()
    if [[ -n ${IDENTITY:-} ]]; then
        sign=("-sign-for-notarization=$IDENTITY")
    fi
    "$QT/bin/macdeployqt" "$app" -always-overwrite ${sign[@]+"${sign[@]}"}
    ln -s /Applications "$build/image/Applications"

    version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/release/CMakeCache.txt")
    image=$build/Sessionscope-$version.dmg
    hdiutil create -volname Sessionscope -srcfolder "$build/image" -format UDZO -ov "$image"
    if [[ -n ${IDENTITY:-} && -n ${PROFILE:-} ]]; then
        codesign --sign "$IDENTITY" --timestamp "$image"
        xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
        xcrun stapler staple "$image"
    fi
} >&2
printf '%s\n' "$image"

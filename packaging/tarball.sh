#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds a folder that runs where it is unpacked, on Debian 12 or newer with nothing of Qt or X
# installed, and packs it:
#
#   packaging/tarball.sh    prints the path of build/package/sessionscope-VERSION-linux-ARCH.tar.gz
#
# With it go the libraries that a system without a desktop lacks, Qt's plugins and texts, fonts and
# the licences of all these. Certificates are the system's: whom to trust is not for us to say.
set -euo pipefail
# shellcheck source=packaging/environment.sh
source "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

# Every Debian has these, and libraries that we do not bring (drivers, NSS) need the system's own:
# a second, older copy of one of them could not serve both.
on_every_system='^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|stdc\+\+|gcc_s|nss_.*|z|zstd|lzma|lz4|cap|selinux|mount|blkid|uuid|systemd|udev))\.so'

plugins=(
    platforms/libqxcb platforms/libqoffscreen tls/libqopensslbackend
    platforminputcontexts/libibusplatforminputcontextplugin
    platforminputcontexts/libcomposeplatforminputcontextplugin
    iconengines/libqsvgicon imageformats/libqsvg
)
# DejaVu for Latin text, the other for Chinese.
fonts=(
    /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold,Mono,Mono-Bold}.ttf
    /usr/share/fonts/truetype/wqy/wqy-microhei.ttc
)

# take FILE FOLDER: copies it there and notes which package it came from.
origins=()
take() {
    install -D -m 644 "$1" "$2/${1##*/}"
    origins+=("$1")
}

collect_libraries() {
    local folder=$1 from plugin library opened=()
    from=$(qmake6 -query QT_INSTALL_PLUGINS)
    for plugin in "${plugins[@]}"; do
        take "$from/$plugin.so" "$folder/plugins/${plugin%/*}"
    done
    # Opened by their names, so that nothing is linked with them: QtKeychain's and Qt's TLS.
    for library in libsecret-1.so.0 libssl.so.3 libcrypto.so.3; do
        # awk reads to the end: ldconfig must not write into a closed pipe.
        opened+=("$(ldconfig -p | awk -v name="$library" '$1 == name && !n++ { print $NF }')")
        take "${opened[-1]}" "$folder/lib"
    done
    # ldd follows what they need, and what that needs.
    while read -r library; do
        [[ ${library##*/} =~ $on_every_system ]] || take "$library" "$folder/lib"
    done < <(for library in "$folder"/bin/* "${plugins[@]/#/$from/}" "${opened[@]}"; do
        [[ -e $library ]] || library+=.so
        LD_LIBRARY_PATH='' ldd "$library"
    done | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' | sort -u)
}

collect_data() {
    local folder=$1 font file
    for font in "${fonts[@]}"; do
        if [[ -e $font ]]; then
            take "$font" "$folder/fonts"
        else
            echo "No $font here: the tarball goes without it."
        fi
    done
    cp "$root/packaging/linux/portable/fonts.conf" "$folder/fonts/"
    cp -r /usr/share/X11/xkb "$folder/xkb"
    origins+=(/usr/share/X11/xkb)
    for file in /usr/share/qt6/translations/qtbase_{en,zh_CN}.qm; do
        [[ ! -e $file ]] || take "$file" "$folder/translations"
    done
    cp "$root/packaging/linux/portable/qt.conf" "$folder/bin/"
    install -m 755 "$root/packaging/linux/portable/sessionscope" "$folder/"
    cp "$root/README.md" "$root/CHANGELOG.md" "$root/LICENSE" "$folder/"
    # Debian's own papers are for the other package.
    rm -rf "$folder/share/lintian" "$folder"/share/doc/*/changelog*.gz
}

# The licence of each package that something came from, and where its sources are.
collect_licences() {
    local folder=$1 package version text
    for package in "${bundled[@]}"; do
        install -D -m 644 "/usr/share/doc/$package/copyright" "$folder/licenses/$package.txt"
    done
    # The licences that these name by their place on a Debian system.
    while read -r text; do
        [[ ! -f /usr/share/common-licenses/$text ]] ||
            install -D -m 644 "/usr/share/common-licenses/$text" "$folder/licenses/common/$text"
    done < <(grep -rhoE '/usr/share/common-licenses/[A-Za-z]+(-[0-9.]*[0-9])?' "$folder/licenses" |
        sed 's/.*\///' | sort -u)
    {
        echo "Sessionscope is free software under the GNU General Public License, version 3 or"
        echo "later (LICENSE). With it come files of these Debian packages, unchanged, each under"
        echo "the terms in the text file of its name; common/ has the licences that these refer"
        echo "to. The sources of each version are at https://snapshot.debian.org/."
        echo
        echo "package version (source package version)"
        # shellcheck disable=SC2016  # dpkg-query's variables
        dpkg-query -W -f='${Package} ${Version} (${source:Package} ${source:Version})\n' \
            "${bundled[@]}" | sort -u
    } >"$folder/licenses/README.txt"
}

{
    build_release -DSESSIONSCOPE_PORTABLE=ON
    version=$(project_version)
    name=sessionscope-$version-linux-$(uname -m)
    folder=$build/$name
    rm -rf "$folder" "$folder".{tar.gz,spdx.json}
    cmake --install "$build" --prefix "$folder" --strip
    collect_libraries "$folder"
    collect_data "$folder"
    # shellcheck disable=SC2046  # no space in the names of libraries
    # Debian 12 has /lib as a link to /usr/lib; dpkg may know a file by either name.
    mapfile -t bundled < <({ dpkg -S "${origins[@]}" "${origins[@]/#/\/usr}" $(realpath "${origins[@]}") 2>/dev/null || true; } |
        sed -nE 's/^([a-z0-9.+-]+)[:,].*/\1/p' | sort -u)
    collect_licences "$folder"
    "$root/packaging/sbom.py" "$version" "$folder"/bin/sessionscope* \
        --contains "${bundled[@]}" >"$folder.spdx.json"
    tar --directory "$build" --sort=name --owner=0 --group=0 --numeric-owner --format=gnu \
        --mode=u=rwX,go=rX --mtime="@$SOURCE_DATE_EPOCH" --create "$name" |
        gzip -9 -n >"$folder.tar.gz"
} >&2
printf '%s\n' "$folder.tar.gz"

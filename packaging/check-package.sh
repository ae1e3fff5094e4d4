#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts the packages on a bare Debian 12 of their own and uses them as somebody would who just
# downloaded them. As root, on Debian with debootstrap, Xvfb, openbox, xdotool and ImageMagick:
#
#   packaging/check-package.sh [--base FOLDER] [PACKAGE...]
#
#   PACKAGE   a .deb or a .tar.gz; those in build/package if none is named
#   --base    a fresh `debootstrap --variant=minbase bookworm`; build/check/base, made if need be
#
# The .deb: installed, upgraded from an older one that was in use, removed. The tarball: unpacked
# where nothing of Qt, X or fonts is. Both: --version, --help, --export, and the window by a click
# on the menu entry or on the file. Each finding is a line; pictures of the windows are in
# build/check, for a look at them. Nothing is mounted and nothing runs when it has ended.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$root/build/check
app=io.github.sessionscope.Sessionscope
arguments=("$@")

base=$work/base
packages=()
while [[ $# -gt 0 ]]; do
    case $1 in
        --base) base=$(realpath "$2") && shift ;;
        *) packages+=("$(realpath "$1")") ;;
    esac
    shift
done
[[ ${#packages[@]} -gt 0 ]] || packages=("$root"/build/package/sessionscope[_-]*.{deb,tar.gz})
if [[ $(id -u) -ne 0 ]]; then
    echo "$0: needs root, for chroot." >&2
    exit 2
fi
for tool in debootstrap openssl Xvfb openbox xdotool xprop import dpkg-deb; do
    command -v "$tool" >/dev/null || { echo "$0: there is no $tool." >&2 && exit 2; }
done

# Mounts and processes of ours end with these namespaces.
if [[ -z ${SESSIONSCOPE_CHECK_APART:-} ]]; then
    mkdir -p "$work"
    [[ -e $base ]] || debootstrap --variant=minbase bookworm "$base"
    status=0
    SESSIONSCOPE_CHECK_APART=1 unshare --mount --pid --fork --kill-child --propagation private \
        "$0" "${arguments[@]}" || status=$?
    rm -rf --one-file-system "$work"/root-*
    exit $status
fi
mount -t proc proc /proc

failures=0
# expect WHAT COMMAND...: one line, and the count of what is wrong.
expect() {
    local what=$1
    shift
    if "$@"; then
        echo "ok      $what"
    else
        echo "FAILED  $what"
        failures=$((failures + 1))
    fi
}

# --- A Debian of its own, in $here -------------------------------------------------------------
new_root() {
    here=$work/root-$1
    rm -rf --one-file-system "$here"
    cp -a "$base" "$here"
    mount -t proc proc "$here/proc"
    mount -t tmpfs -o mode=755 tmpfs "$here/dev"
    local name
    mknod -m 666 "$here/dev/null" c 1 3
    mknod -m 666 "$here/dev/zero" c 1 5
    mknod -m 666 "$here/dev/random" c 1 8
    mknod -m 666 "$here/dev/urandom" c 1 9
    for name in fd stdin:fd/0 stdout:fd/1 stderr:fd/2; do
        ln -s "/proc/self/${name#*:}" "$here/dev/${name%:*}"
    done
    mkdir -m 1777 "$here/dev/shm"
    mkdir "$here/dev/pts"
    mount -t devpts -o newinstance,ptmxmode=666 devpts "$here/dev/pts"
    ln -s pts/ptmx "$here/dev/ptmx"
    mkdir -p "$here/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$here/tmp/.X11-unix"
    # The servers that this machine asks, if it is of the same release.
    cp /etc/resolv.conf "$here/etc/"
    if grep -q bookworm /etc/os-release; then
        apt-config dump Acquire >"$here/etc/apt/apt.conf.d/90host"
        rm -f "$here/etc/apt/sources.list"
        cp -r /etc/apt/sources.list.d "$here/etc/apt/"
        [[ ! -e /etc/apt/sources.list ]] || cp /etc/apt/sources.list "$here/etc/apt/"
        find "$here/etc/apt/sources.list.d" -type f ! -name 'debian*' -delete
    fi
    printf '#!/bin/sh\nexit 101\n' >"$here/usr/sbin/policy-rc.d"
    chmod 755 "$here/usr/sbin/policy-rc.d"
    chroot "$here" useradd --create-home --uid 1000 someone
    mkdir -p "$here/run/user/1000"
    chroot "$here" chown someone: /run/user/1000
    chmod 700 "$here/run/user/1000"
}

as_root() {
    chroot "$here" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}

# With a display only where one is given: DISPLAY=:1 as_user ...
as_user() {
    chroot --userspec=1000:1000 "$here" /usr/bin/env -i HOME=/home/someone USER=someone \
        PATH=/usr/bin:/bin LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/user/1000 \
        ${display:+"DISPLAY=$display"} ${language:+"LANGUAGE=$language"} "$@"
}
display=
language=

# --- What both kinds of package do -------------------------------------------------------------
start_display() {
    local number
    exec {number_of}< <(exec Xvfb -displayfd 1 -screen 0 1400x900x24 -nolisten tcp -ac 2>/dev/null)
    read -r -t 60 number <&"$number_of"
    x_display=:$number
    DISPLAY=$x_display openbox >/dev/null 2>&1 &
    sleep 2
}

window() { DISPLAY=$x_display xdotool search --onlyvisible --name Sessionscope 2>/dev/null | head -n 1 || true; }

# use_window NAME COMMAND...: starts it, looks at the window and closes it as a user would.
use_window() {
    local name=$1 id='' said=$work/$1.txt
    shift
    display=$x_display as_user "$@" >"$said" 2>&1 &
    local started=$!
    for _ in {1..120}; do
        id=$(window)
        [[ -z $id ]] || break
        sleep 0.5
    done
    sleep 5
    DISPLAY=$x_display import -window root "$work/$name.png"
    expect "$name: a window opens" test -n "$id"
    [[ -n $id ]] || return 0
    expect "$name: it is known to the desktop by its name" \
        grep -q '"sessionscope"' <(DISPLAY=$x_display xprop -id "$id" WM_CLASS)
    DISPLAY=$x_display xdotool windowactivate --sync "$id" key alt+F4
    for _ in {1..40}; do
        [[ -n $(window) ]] || break
        sleep 0.5
    done
    expect "$name: Alt+F4 closes it" test -z "$(window)"
    wait "$started" || true
    expect "$name: nothing is complained about" test ! -s "$said"
    sed 's/^/        /' "$said"
}

use_commands() {
    local program=$1 version=$2
    expect "--version says $version" grep -qF "$version" <(as_user "$program" --version)
    expect "--help" grep -q -- --export <(as_user "$program" --help)
    printf '%s' '{"RequestId":"A","Data":{"Total":1,"Sessions":' \
        '[{"Id":7,"Addr":"10.0.0.1:5000","Name":"orders","Db":0,"Idle":3}]}}' >"$here/home/someone/s.json"
    expect "--export of a file" grep -q '^7,10.0.0.1:5000,orders' \
        <(as_user "$program" /home/someone/s.json --export - --columns Id,Addr,Name 2>/dev/null)
    expect "--export of the demo instance" test 5001 = \
        "$(as_user "$program" --demo --export - --columns Addr 2>/dev/null | wc -l)"
    rm "$here/home/someone/s.json"
    as_user "$program" --instance r-1 --export - >/dev/null 2>"$work/refused.txt" || true
    expect "no credentials: one line says so" test 1 = "$(wc -l <"$work/refused.txt")"
    expect "--export over https" test 51 = "$(over_https "$program" "$3")"
}

# over_https PROGRAM ENDPOINT: how many lines come from a server of the package itself.
over_https() {
    local home=$here/home/someone url='' keys=(ALIBABA_CLOUD_ACCESS_KEY_ID=i ALIBABA_CLOUD_ACCESS_KEY_SECRET=s)
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/key.pem" -out "$work/certificate.pem" -days 2 \
        -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 2>/dev/null
    install -o 1000 -m 600 "$work"/{key,certificate}.pem "$home/"
    : >"$work/server.txt" # read before the server has written anything
    as_user env "${keys[@]}" timeout 60 "$2" --sessions 50 --port 0 --instance r-1 \
        --tls-certificate /home/someone/certificate.pem --tls-key /home/someone/key.pem >"$work/server.txt" 2>&1 &
    for _ in {1..40}; do
        url=$(grep -o -m 1 'https://127.0.0.1:[0-9]*' "$work/server.txt" || true)
        [[ -z $url ]] || break
        sleep 0.5
    done
    as_user env "${keys[@]}" "$1" --instance r-1 --endpoint "$url" --ca-file /home/someone/certificate.pem \
        --export - --columns Id 2>"$work/over_https.txt" | wc -l
    rm "$home"/{key,certificate}.pem
}

# --- The .deb ----------------------------------------------------------------------------------
# All files of the system, without what apt and dpkg write about themselves.
listing() {
    (cd "$here" && find . -xdev \( -path ./home -o -path ./var/cache -o -path ./var/log \
        -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./tmp -o -path ./run \
        -o -path ./root \) -prune -o -print | sort)
}

of_user() { (cd "$here/home/someone" && find . -type f -exec sha256sum {} + | sort -k 2); }

# The same package with a lower number, and with a file that the next one does not have.
make_older() {
    local tree=$work/root-older
    rm -rf "$tree"
    dpkg-deb --raw-extract "$1" "$tree"
    sed -i 's/^Version: .*/Version: 0.0.9-1/' "$tree/DEBIAN/control"
    mkdir -p "$tree/usr/share/sessionscope"
    echo gone >"$tree/usr/share/sessionscope/gone"
    dpkg-deb --root-owner-group --build "$tree" "$here/tmp/older.deb" >/dev/null
}

apt() { as_root apt-get "$@" >>"$work/apt.txt" 2>&1; }
install_deb() { apt install -y --no-install-recommends "$1"; }

check_deb() {
    local version
    version=$(dpkg-deb -f "$1" Version)
    if command -v lintian >/dev/null; then
        expect "lintian finds nothing that is not explained" \
            lintian --allow-root --tag-display-limit 0 --fail-on error,warning "$1"
    fi
    new_root deb
    : >"$work/apt.txt"
    cp "$1" "$here/tmp/new.deb"
    make_older "$1"
    apt update
    # For gio launch, and for text: a package that draws recommends fonts, it does not bring them.
    apt install -y --no-install-recommends libglib2.0-bin fonts-dejavu-core fonts-wqy-microhei

    expect "an older version is installed" install_deb /tmp/older.deb
    use_window deb-older gio launch "/usr/share/applications/$app.desktop"
    as_user sessionscope --demo --export /home/someone/sessions.csv 2>/dev/null
    local before after
    before=$(of_user)
    expect "the older version left files of the user" test -n "$before"
    expect "the upgrade" install_deb /tmp/new.deb
    # shellcheck disable=SC2016  # a variable of dpkg-query
    expect "its version is $version" \
        test "$version" = "$(as_root dpkg-query -W -f='${Version}' sessionscope)"
    expect "a file of the older version is gone" test ! -e "$here/usr/share/sessionscope"
    after=$(of_user)
    expect "the user's files are as they were" test "$before" = "$after"

    use_commands sessionscope "${version%-*}" sessionscope-demo-endpoint
    use_window deb gio launch "/usr/share/applications/$app.desktop"
    language=zh_CN use_window deb-zh_CN sessionscope --demo

    before=$(of_user)
    expect "purge" apt purge -y sessionscope
    after=$(of_user)
    expect "the user's files are as they were" test "$before" = "$after"
    expect "nothing of it is left" test -z "$(listing | grep -i sessionscope)"
    before=$(listing)
    expect "installed once more" install_deb /tmp/new.deb
    apt purge -y sessionscope
    after=$(listing)
    expect "installing and removing leaves the system as it was" test "$before" = "$after"
    diff <(echo "$before") <(echo "$after") || true
}

# --- The tarball -------------------------------------------------------------------------------
check_tarball() {
    local folder
    new_root tarball
    tar --extract --no-same-owner --file "$1" --directory "$here/opt"
    folder=/opt/$(ls "$here/opt")
    expect "neither Qt nor X nor fonts are there" \
        test -z "$(as_root sh -c 'ldconfig -p | grep -iE "qt|x11|xcb|fontconfig"; ls /usr/share/fonts 2>/dev/null')"
    expect "all libraries are found" test -z "$(as_root sh -c "
        find $folder/bin $folder/lib $folder/plugins -type f | while read -r file; do
            LD_LIBRARY_PATH=$folder/lib /lib64/ld-linux-x86-64.so.2 --list \"\$file\" 2>/dev/null
        done | grep 'not found'")"
    local version=${folder#*sessionscope-}
    use_commands "$folder/sessionscope" "${version%%-*}" "$folder/bin/sessionscope-demo-endpoint"
    use_window tarball "$folder/sessionscope" --demo
    language=zh_CN use_window tarball-zh_CN "$folder/sessionscope" --demo
    expect "the folder is as it was unpacked" \
        test -z "$(tar --compare --file "$1" --directory "$here/opt" 2>&1 | grep -v 'Uid differs\|Gid differs')"
}

start_display
for package in "${packages[@]}"; do
    echo "== ${package##*/}"
    case $package in
        *.deb) check_deb "$package" ;;
        *.tar.gz) check_tarball "$package" ;;
        *) expect "a .deb or a .tar.gz" false ;;
    esac
done
echo "== $failures failed; pictures and logs in $work"
[[ $failures -eq 0 ]]

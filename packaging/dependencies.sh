#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one list of packages, and the way to install those that are missing.
#
#   packaging/dependencies.sh [--list] GROUP...      groups: build run test check package
#
# Debian and Ubuntu: installs what is missing, as root or through sudo, and touches nothing
# where all is there. Other systems: names what is needed. Exit status 1 means that something
# may still be missing; the caller may go on, since CMake has the last word.
set -euo pipefail

declare -A group=(
    [build]="g++ cmake ninja-build libexpected-dev libsimdjson-dev zlib1g-dev qt6-base-dev
        libqt6opengl6-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools
        qtkeychain-qt6-dev"
    # Loaded at run time only, so that no build would ask for them.
    [run]="libqt6svg6 libsecret-1-0 qt6-translations-l10n fonts-dejavu-core"
    # Real servers, a real Secret Service, a real X server and the validators.
    [test]="ccache lld redis-server openssl gnome-keyring libsecret-tools dbus
        xvfb xauth openbox x11-utils xdotool imagemagick fonts-wqy-microhei
        python3 python3-pyatspi gir1.2-atspi-2.0 at-spi2-core libglib2.0-bin procps
        desktop-file-utils appstream"
    # For tests/check.sh, tests/coverage.sh and tests/fuzz.sh.
    [check]="clang clang-format clang-tidy clazy gcovr"
    [package]="dpkg-dev file fakeroot lintian python3 fonts-wqy-microhei"
)

say() { printf '%s\n' "$*" >&2; }

list_only=false
if [[ ${1:-} == --list ]]; then
    list_only=true
    shift
fi
if [[ $# -eq 0 ]]; then
    say "usage: $0 [--list] GROUP...   (groups: build run test check package)"
    exit 2
fi
wanted=()
for name in "$@"; do
    if [[ -z ${group[$name]:-} ]]; then
        say "$0: there is no group '$name' (build, run, test, check, package)."
        exit 2
    fi
    read -r -d '' -a names <<<"${group[$name]}" || true
    wanted+=("${names[@]}")
done
if $list_only; then
    printf '%s\n' "${wanted[@]}"
    exit 0
fi

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "This is not Debian or Ubuntu: nothing was installed. Needed, by their Debian names:"
    say "  ${wanted[*]}"
    exit 1
fi

missing=()
for package in "${wanted[@]}"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        say "These packages are missing, and installing them needs root. Run as root:"
        say "  apt-get install --no-install-recommends ${missing[*]}"
        exit 1
    fi
    as_root=(sudo)
fi

say "Installing: ${missing[*]}"
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -q >&2 ||
    say "The package lists could not be renewed; going on with those that are there."

# A later release may have renamed or dropped one; CMake says what is really needed.
known=()
for package in "${missing[@]}"; do
    if [[ -n $(apt-cache madison "$package" 2>/dev/null) ]]; then
        known+=("$package")
    else
        say "This system knows no package '$package'; going on without it."
    fi
done
[[ ${#known[@]} -gt 0 ]] || exit 1

# Nothing that is installed here needs to run: the tests start their own redis-server and D-Bus.
# That a package also starts a service, on its standard port and for ever, is prevented by the means
# Debian has for it, for this run alone. What runs already may be restarted.
policy=/usr/sbin/policy-rc.d
own_policy=false
remove_policy() { ! $own_policy || "${as_root[@]}" rm -f "$policy"; }
trap remove_policy EXIT
if [[ ! -e $policy ]]; then
    own_policy=true
    # shellcheck disable=SC2016  # $2 belongs to the written script
    printf '#!/bin/sh\ncase "$2" in *restart*) exit 0 ;; *start*) exit 101 ;; esac\nexit 0\n' |
        "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
fi

if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Use-Pty=0 install -q -y --no-install-recommends "${known[@]}" >&2; then
    say "Not everything could be installed. Needed: ${missing[*]}"
    exit 1
fi
[[ ${#known[@]} -eq ${#missing[@]} ]]

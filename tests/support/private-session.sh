#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# private-session.sh [options] [--] COMMAND [ARGUMENT...]
#
# Runs COMMAND in a session of its own: an empty HOME, XDG folders, a D-Bus session bus and, if
# asked for, a real gnome-keyring. Nothing of the user's own session can be reached, no display
# either. Ends with the status of COMMAND, and leaves no process and no file behind, also when it
# is killed itself: its children ask the kernel for a signal at their parent's death, and a watchdog
# ends what COMMAND has started and removes the folder.
#
#   --bus yes|no             no: the command finds no session bus at all (default yes)
#   --keyring unlocked       gnome-keyring runs, its login keyring is open (default)
#             locked         it runs, and the login keyring is locked
#             activatable    it is installed, not running and has no keyring yet
#             absent         the bus knows no Secret Service
#   --entry KEY=SECRET       an entry of Sessionscope that is there from the start; repeatable
#   --keep-display           leave DISPLAY, WAYLAND_DISPLAY and XAUTHORITY alone
#   --services               let the bus start the services of the system, for example AT-SPI and
#                            the prompter of gnome-keyring
#   --keep DIR               use DIR for HOME and the rest, and do not remove it at the end
#
# For COMMAND: PRIVATE_SESSION_DIR, PRIVATE_SESSION_KEYRING_PID (unless absent or activatable) and
# PRIVATE_SESSION_PASSWORD, the password of the login keyring.
set -u

bus=yes keyring=unlocked keep_display=no services=no keep="" entries=()
while [ $# -gt 0 ]; do
    case $1 in
        --bus) bus=$2; shift 2 ;;
        --keyring) keyring=$2; shift 2 ;;
        --entry) entries+=("$2"); shift 2 ;;
        --keep-display) keep_display=yes; shift ;;
        --services) services=yes; shift ;;
        --keep) keep=$2; shift 2 ;;
        --) shift; break ;;
        -*) echo "private-session.sh: unknown option $1" >&2; exit 2 ;;
        *) break ;;
    esac
done
[ $# -gt 0 ] || { echo "private-session.sh: no command" >&2; exit 2; }
case $keyring in unlocked | locked | activatable | absent) ;;
    *) echo "private-session.sh: unknown keyring state $keyring" >&2; exit 2 ;;
esac
[ "$bus" = yes ] || keyring=absent

fail() { echo "private-session.sh: $*" >&2; exit 99; }

# --- nothing of the outside -----------------------------------------------------------------------
dir=${keep:-$(mktemp -d "${TMPDIR:-/tmp}/private-session.XXXXXX")} || exit 99
pids=()
command_pid='' watchdog_pid=''
end_process() { # pid, or -group: asked politely, then not
    kill -- "$1" 2>/dev/null || return 0
    for ((n = 0; n < 60; n++)); do
        kill -0 -- "$1" 2>/dev/null || break
        sleep 0.05
    done
    kill -KILL -- "$1" 2>/dev/null
}
clean_up() {
    trap - EXIT
    local i
    [ -z "$watchdog_pid" ] || kill "$watchdog_pid" 2>/dev/null
    [ -z "$command_pid" ] || end_process "-$command_pid"
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        end_process "${pids[i]}"
    done
    [ -n "$keep" ] || rm -rf "$dir"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Its own children are told by the kernel when this shell dies. The explicit <&0 keeps bash from
# giving a background command /dev/null.
start() { setpriv --pdeathsig TERM -- "$@" <&0 & pids+=($!); }

export HOME="$dir/home" XDG_RUNTIME_DIR="$dir/run"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share"
export XDG_CACHE_HOME="$HOME/.cache" XDG_STATE_HOME="$HOME/.local/state"
export XDG_CONFIG_DIRS="$dir/none" PRIVATE_SESSION_DIR="$dir" PRIVATE_SESSION_PASSWORD=testpass
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME/keyrings" "$XDG_CACHE_HOME" "$XDG_STATE_HOME" \
    "$XDG_RUNTIME_DIR" "$dir/services"
chmod 700 "$dir" "$HOME" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME/keyrings"
unset DBUS_SESSION_BUS_ADDRESS DBUS_STARTER_ADDRESS DBUS_STARTER_BUS_TYPE GNOME_KEYRING_CONTROL \
    GNOME_KEYRING_PID SSH_AUTH_SOCK XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION \
    PRIVATE_SESSION_KEYRING_PID ${!ALIBABA_CLOUD_*} ${!ALIBABACLOUD_*} ${!ALICLOUD_*}
export DBUS_SYSTEM_BUS_ADDRESS="unix:path=$dir/no-system-bus"
[ "$keep_display" = yes ] || unset DISPLAY WAYLAND_DISPLAY XAUTHORITY

# --- bus ------------------------------------------------------------------------------------------
if [ "$bus" = yes ]; then
    standard=
    [ "$services" = no ] || standard='<standard_session_servicedirs/>'
    if [ "$keyring" = activatable ]; then
        # Started by the bus, it gets the environment of the bus: the private one.
        printf '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=%s\n' \
            "$(command -v gnome-keyring-daemon) --start --foreground --components=secrets" \
            >"$dir/services/org.freedesktop.secrets.service"
    fi
    cat >"$dir/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=$dir/run/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$dir/services</servicedir>$standard
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
END
    export DBUS_SESSION_BUS_ADDRESS="unix:path=$dir/run/bus"
    start dbus-daemon --config-file="$dir/bus.conf" --nofork --nopidfile </dev/null \
        2>>"$dir/bus.log"
    for ((n = 0; n < 100; n++)); do
        [ -S "$dir/run/bus" ] && break
        sleep 0.05
    done
    [ -S "$dir/run/bus" ] || fail "the bus does not start"
fi

# --- keyring --------------------------------------------------------------------------------------
bus_call() { # destination, path, method, arguments
    dbus-send --session --print-reply=literal --reply-timeout=5000 --dest="$1" "$2" "${@:3}"
}
has_owner() {
    bus_call org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true'
}
start_keyring() { # further arguments
    start gnome-keyring-daemon --foreground --components=secrets "$@" <"$dir/input" \
        >>"$dir/keyring.log" 2>&1
    PRIVATE_SESSION_KEYRING_PID=${pids[-1]}
    for ((n = 0; n < 100; n++)); do
        has_owner && return
        sleep 0.05
    done
    cat "$dir/keyring.log" >&2
    fail "gnome-keyring does not start"
}
if [ "$keyring" = unlocked ] || [ "$keyring" = locked ]; then
    command -v gnome-keyring-daemon >/dev/null || fail "gnome-keyring is not installed"
    printf %s "$PRIVATE_SESSION_PASSWORD" >"$dir/input"
    start_keyring --unlock
    for entry in ${entries[@]+"${entries[@]}"}; do
        printf %s "${entry#*=}" | secret-tool store --label="${entry%%=*}" \
            xdg:schema org.qt.keychain user "${entry%%=*}" \
            server io.github.sessionscope.Sessionscope type plaintext || fail "secret-tool"
    done
    if [ "$keyring" = locked ]; then
        # A new daemon that nobody has given the password, as after an automatic login.
        end_process "$PRIVATE_SESSION_KEYRING_PID"
        unset 'pids[-1]'
        : >"$dir/input"
        start_keyring
    fi
    rm -f "$dir/input"
    export PRIVATE_SESSION_KEYRING_PID
fi

# --- the command ----------------------------------------------------------------------------------
# In the background, since bash runs no trap while it waits for a foreground command; in a process
# group of its own, so that what it has started can be ended with it.
start setsid "$@"
command_pid=${pids[-1]}
unset 'pids[-1]'
mkfifo "$dir/never"
setsid bash -c '
    while kill -0 "$1" 2>/dev/null; do read -rt 0.5 <>"$2/never"; done
    kill -KILL -- "-$3" 2>/dev/null
    [ -n "$4" ] || rm -rf "$2"' watchdog "$$" "$dir" "$command_pid" "$keep" </dev/null >/dev/null 2>&1 &
watchdog_pid=$!
wait "$command_pid"
exit $?

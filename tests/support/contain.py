#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run a command and let none of its processes outlive it.

    contain.py COMMAND [ARGUMENT...]

Every descendant whose own parent has ended comes back to this process (Linux: child subreaper),
so also what detached itself. Those still there when the command has ended are named, ended, and
make the exit status 1. Otherwise the status is that of the command.
"""
import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
# D-Bus and its activated helpers end by themselves a moment after the bus they belong to.
GRACE_SECONDS = 5.0


def descendants():
    """The pids below this process, zombies left out, with their command lines."""
    parents = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                state, parent = file.read().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            parents[int(entry)] = int(parent)
    found, frontier = {}, {os.getpid()}
    while frontier:
        frontier = {pid for pid, parent in parents.items() if parent in frontier}
        for pid in frontier:
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as file:
                    found[pid] = file.read().replace(b"\0", b" ").decode(errors="replace").strip()
            except OSError:
                pass
    return found


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def end_all(sig, seconds):
    """Send sig to all that is left; true when nothing is left any more."""
    end = time.monotonic() + seconds
    told = set()
    while True:
        reap()
        left = descendants()
        if not left:
            return True
        for pid in set(left) - told:
            told.add(pid)
            try:
                os.kill(pid, sig)
            except ProcessLookupError:
                pass
        if time.monotonic() > end:
            return False
        time.sleep(0.05)


def main(argv):
    if len(argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    child = subprocess.Popen(argv[1:])
    interrupted = []

    def pass_on(number, _frame):
        interrupted.append(number)
        child.send_signal(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, pass_on)
    status = child.wait()
    if sys.platform != "linux":
        return status

    end = time.monotonic() + GRACE_SECONDS
    while not interrupted and descendants() and time.monotonic() < end:
        reap()
        time.sleep(0.05)
    left = descendants()
    if not (end_all(signal.SIGTERM, 5) or end_all(signal.SIGKILL, 5)):
        print("Some processes could not be ended.", file=sys.stderr)
    if interrupted:
        return 128 + interrupted[0]
    if left:
        print("Left behind, and ended now:", file=sys.stderr)
        for pid, line in left.items():
            print(f"  {pid}  {line[:200]}", file=sys.stderr)
        return status or 1
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv))

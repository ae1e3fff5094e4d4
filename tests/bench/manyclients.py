#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window on a real redis-server with thousands of clients, refreshed every second.

    manyclients.py SESSIONSCOPE [--clients 10000] [--seconds 60]

Clients come and go all the time. Each second the window's count of rows is compared with what
redis-cli says just before and just after; at the end the longest stall of the GUI thread and what
CLIENT LIST costs the server are printed.
"""
import argparse
import json
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "gui")]

from desktop import App, Desktop, wait  # noqa: E402
from redisserver import Redis  # noqa: E402

COUNTS = re.compile(r"[\d,]+ of ([\d,]+) sessions pass the filter")
CHURN = 20  # clients a second that end, and as many that come


def redis_cli(redis, *command):
    return subprocess.run(["redis-cli", "-p", str(redis.port), *command], check=True,
                          capture_output=True, text=True).stdout


def listed(redis):
    """As redis-cli client list | wc -l, without redis-cli itself."""
    return len(redis_cli(redis, "client", "list").splitlines()) - 1


def rows_shown(app, label):
    """From the label beside the filter."""
    return int(COUNTS.fullmatch(label.name)[1].replace(",", ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    needed = options.clients + 1000  # this process has one end of each, the server the other
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < needed:
        parser.error(f"this session may open {hard} files only, and {needed} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, needed), hard))
    with Redis(options=["--maxclients", str(options.clients + 500)]) as redis, Desktop() as desk:
        clients = [redis.client(f"worker-{number % 97}") for number in range(options.clients)]
        folder = Path(desk.home, ".config", "sessionscope")
        folder.mkdir(parents=True)
        (folder / "connections.json").write_text(json.dumps({"version": 1, "connections": [
            {"id": "many", "name": "Many", "kind": "redis", "credentials": "none",
             "redis": {"host": "127.0.0.1", "port": redis.port},
             "refreshIntervalSeconds": 1}]}), encoding="utf-8")
        app = App(desk, [options.program, "--connection", "Many", "--stall-report"])
        label = app.find("label", lambda name: COUNTS.fullmatch(name) is not None, 60)
        wait(lambda: rows_shown(app, label) >= options.clients, 30, "all rows")
        agreed = differed = 0
        for second in range(options.seconds):
            begin = time.monotonic()
            for place in range(CHURN):
                at = (second * CHURN + place) % len(clients)
                clients[at].close()
                clients[at] = redis.client(f"worker-{at % 97}")
            count = listed(redis)
            # The list of the next refresh, or of the one after it.
            try:
                wait(lambda: rows_shown(app, label) == count, 3, "the same count")
                agreed += 1
            except TimeoutError:
                differed += 1
                print("redis-cli:", count, "window:", rows_shown(app, label))
            time.sleep(max(0.0, begin + 1 - time.monotonic()))
        stats = redis_cli(redis, "info", "commandstats")
        app.process.send_signal(signal.SIGTERM)
        app.process.wait(30)
        calls = re.search(r"cmdstat_client\|list:calls=(\d+),usec=(\d+)", stats)
        print(f"{options.clients} clients, {options.seconds} s: the counts agreed {agreed} times, "
              f"differed {differed} times")
        print(f"CLIENT LIST: {calls[1]} calls, {int(calls[2]) / int(calls[1]) / 1000:.1f} ms each "
              "in the server")
        print(re.search(r"longest stall.*", desk.log("app"))[0])
        return 1 if differed else 0


if __name__ == "__main__":
    sys.exit(main())

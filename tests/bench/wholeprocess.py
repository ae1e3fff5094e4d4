#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can only be measured on whole processes: start-up, --export, and half an hour of work.

    wholeprocess.py --build DIR --json FILE [--only TEXT] [--rounds N] [--soak-minutes N]

DIR is a build with SESSIONSCOPE_BENCH=ON. Processes that are compared run in turn. Each gets a
HOME of its own, a private X server and a session bus without keyring; none outlives this script.
"""
import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from desktop import App, Desktop  # noqa: E402

SESSIONS = 100_000
FILTERS = ("ord", "", "10.3", "get", "")
SORTED_BY = ("Idle", "Name", "Address", "Age")


class Report:
    """The criteria, in the form of the programs beside this one (tests/bench/harness.h)."""

    def __init__(self):
        self.criteria = []

    def add(self, name, value, unit, goal, ours=None, floor=None):
        self.criteria.append({"name": name, "value": value, "unit": unit, "goal": goal, "op": "<=",
                              "holds": value <= goal, "ours": ours, "floor": floor, "stock": None})
        print(f"{name:36} {value:9.4g} {unit:4} (<= {goal:g}) {'holds' if value <= goal else 'FAILS'}",
              flush=True)


# --- start-up

def first_paint(argv, env):
    """Milliseconds from the start of the process to its first painted window."""
    begin = time.monotonic()
    process = subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    try:
        for line in process.stderr:
            if "first paint" in line:
                return (time.monotonic() - begin) * 1000
        raise RuntimeError(f"{argv[0]} has painted nothing")
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


def measure_start_up(report, desk, build, rounds):
    for platform, goal in (("offscreen", 3.0), ("xcb", 2.0)):
        env = {key: value for key, value in desk.env.items() if "ACCESSIBILITY" not in key}
        env["QT_QPA_PLATFORM"] = platform
        commands = ([build / "src/app/sessionscope", "--stall-report"],
                    [build / "tests/bench/sessionscope-bench-emptywindow"])
        times = [[first_paint(argv, env) for argv in commands] for _ in range(rounds + 1)][1:]
        ours, floor = (statistics.median(column) for column in zip(*times))
        report.add("startup_vs_empty_window@" + platform, ours / floor, "x", goal, ours, floor)


# --- --export

class Endpoint:
    """sessionscope-demo-endpoint; a context manager."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "--sessions", str(SESSIONS), "--churn", "off"],
                                        stdout=subprocess.PIPE, text=True,
                                        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
        self.said = {}
        while len(self.said) < 4:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("the endpoint has ended")
            name, _, value = line.rstrip("\n").partition(": ")
            self.said[name] = value

    def __enter__(self):
        return self.said

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()


def measure_export(report, build, rounds):
    with Endpoint(build / "src/demo/sessionscope-demo-endpoint") as said, \
            tempfile.TemporaryDirectory() as home:
        env = {"PATH": "/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8",
               "ALIBABA_CLOUD_ACCESS_KEY_ID": said["AccessKey id"],
               "ALIBABA_CLOUD_ACCESS_KEY_SECRET": said["AccessKey secret"]}
        argv = [str(build / "src/app/sessionscope"), "--endpoint", said["Endpoint"],
                "--instance", said["Instance"], "--export", home + "/sessions.csv"]
        usages = []
        for _ in range(rounds + 1):
            process = subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                raise RuntimeError(f"--export ended with status {process.returncode}")
            usages.append(usage)
        usages = usages[1:]
    cpu = statistics.median(usage.ru_utime + usage.ru_stime for usage in usages)
    peak = statistics.median(usage.ru_maxrss for usage in usages) / 1024
    report.add("export_cli_cpu@100k", cpu, "s", 0.15)
    report.add("export_cli_peak@100k", peak, "MiB", 68)


# --- soak

def header_places(desk, argv):
    """Where the headers of SORTED_BY are on the screen. AT-SPI tells; the program that is measured
    runs without it, in a window of the same place and size."""
    app = App(desk, argv)
    table = app.find("table", "Sessions", timeout=30)
    places = []
    for title in SORTED_BY:
        box = app.extents(table.queryTable().getColumnHeader(app.header(table).index(title)))
        places.append((box.x + box.width // 2, box.y + box.height // 2))
    app.quit()
    return places


def resident_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
        return int(re.search(r"^VmRSS:\s+(\d+) kB", file.read(), re.M).group(1))


def work(desk, process, places, minutes):
    """Refreshes every second, now and then another filter or order. Resident memory, a sample a
    second."""
    samples = []
    begin = time.monotonic()
    while (second := len(samples)) < minutes * 60:
        time.sleep(max(0.0, begin + second - time.monotonic()))
        desk.xdo("key", "F5")
        if second % 10 == 5:
            desk.xdo("key", "ctrl+f", "ctrl+a", "Delete")
            text = FILTERS[second // 10 % len(FILTERS)]
            if text:
                desk.xdo("type", "--delay", 30, text)
        elif second % 15 == 11:
            x, y = places[second // 15 % len(places)]
            desk.xdo("mousemove", x, y, "click", 1)
        if process.poll() is not None:
            raise RuntimeError("the program has ended")
        samples.append(resident_kib(process.pid))
    return samples


def measure_soak(report, desk, build, minutes):
    argv = [build / "src/app/sessionscope", "--demo", "--demo-sessions", str(SESSIONS)]
    places = header_places(desk, argv)
    env = {key: value for key, value in desk.env.items() if "ACCESSIBILITY" not in key}
    process = desk.spawn("soak", argv + ["--stall-report"], env=env)
    time.sleep(5)
    samples = work(desk, process, places, minutes)
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    stall = float(re.search(r"longest stall ([\d.]+) ms", desk.log("soak")).group(1))

    def after(minute):  # the median of the minute that follows; of 30, or in proportion
        at, width = int(minute * 2 * minutes), max(1, 2 * minutes)
        return statistics.median(samples[at:at + width])
    early, late = after(5), after(25)
    report.add("soak_memory_growth@100k", (late / early - 1) * 100, "%", 5, late / 1024, early / 1024)
    report.add("soak_longest_stall@100k", stall, "ms", 100)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--json", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--soak-minutes", type=int, default=30, help="0: no soak")
    options = parser.parse_args()
    report = Report()
    build = options.build.resolve()

    def wanted(*names):
        return any(options.only in name for name in names)
    if wanted("export_cli_cpu", "export_cli_peak"):
        measure_export(report, build, options.rounds)
    start_up = wanted("startup_vs_empty_window")
    soak = options.soak_minutes > 0 and wanted("soak_memory_growth", "soak_longest_stall")
    if start_up or soak:
        with Desktop(size=(1600, 1000), keyring=None) as desk:
            if start_up:
                measure_start_up(report, desk, build, options.rounds)
            if soak:
                measure_soak(report, desk, build, options.soak_minutes)
    with open(options.json, "w", encoding="utf-8") as file:
        json.dump(report.criteria, file, indent=1)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets and files when the program is killed in the middle of its work.

    test_crashes.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT Crashes.TEST

One test a run: AT-SPI for Python knows one desktop session in its life. CRASHES=N says how often
(6), SEED=N repeats a run.
"""
import csv
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
import unittest
from pathlib import Path

from guitest import SKIPPED, DemoEndpoint, Window, wait
from desktop import Desktop
from redisserver import Redis

KEY_ID = "LTAI5tCrashTest"
SECRET = "crash-secret-8nXq2"
TOKEN = "crash-token-Zk7Lw"
REDIS_PASSWORD = "crash-redis-9pVr4"
SECRETS = (SECRET, TOKEN, REDIS_PASSWORD)
SESSIONS = 300
CRASHES = int(os.environ.get("CRASHES", "6"))
LONGEST_WORK = 1.5  # seconds between the last action and the signal
VICTIMS = 400  # some batches
LONGEST_DISCONNECTING = 0.04  # seconds of the server; all of them take less


def leaks_in(folder):
    """Files with one of the secrets as it is, as UTF-16 or the like."""
    forms = [secret.encode(code) for secret in SECRETS
             for code in ("utf-8", "utf-16-le", "utf-16-be")]
    for path in Path(folder).rglob("*"):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except OSError:  # sockets
            continue
        if any(form in content for form in forms):
            yield str(path)


class Crashes(unittest.TestCase):
    def setUp(self):
        seed = int(os.environ.get("SEED", random.randrange(2**32)))
        print("SEED =", seed)
        self.random = random.Random(seed)
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    def works(self, app, desk):
        """What a user does, each by keyboard, so that it works whatever has the focus."""
        def export():
            app.key("ctrl+shift+e")
            dialog = app.find("dialog", "Export")
            app.enter(app.find("text", "File:", root=dialog),
                      os.path.join(desk.home, f"table-{self.random.randrange(3)}.csv"))
            app.key("Return")

        def edit():
            app.click(app.connection("Kept"))
            app.menu("Tools", "Edit Connection…")
            dialog = app.find("dialog", "Edit connection")
            for label, text in (("AccessKey secret:", SECRET), ("STS token:", TOKEN)):
                app.enter(app.find("password text", label, root=dialog), text)
            app.click(app.find("check box", "Show secret and token", root=dialog))
            app.key("Return")

        def filter_and_save():
            app.key("slash")
            app.type(f"idle > {self.random.randrange(1, 99)}")
            app.find("push button", lambda name: name.startswith("Remove filter term: idle"))
            app.key("ctrl+d")
            app.find("dialog", "Save Filter")
            app.type("Idle")
            app.key("Return")

        def name_source():
            app.key("slash", "Escape", "Escape", "Down", "F2")
            app.find("dialog", lambda name: "ource" in name)
            app.type(f"source {self.random.randrange(100)}")
            app.key("Return")

        def look():
            app.key("ctrl+plus", "ctrl+m", "F5")

        return [export, edit, filter_and_save, name_source, look]

    def check_limits(self, app):
        """A core file is forbidden, though everything around the program allows it."""
        limits = Path(f"/proc/{app.process.pid}/limits").read_text(encoding="ascii")
        line = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        self.assertEqual(line.split()[4:6], ["0", "0"])
        for name in ("cmdline", "environ"):
            content = Path(f"/proc/{app.process.pid}/{name}").read_bytes()
            for secret in SECRETS:
                self.assertNotIn(secret.encode(), content)

    def check_files(self, desk):
        self.assertEqual(list(leaks_in(desk.dir)), [])
        for path in Path(desk.home, ".config/sessionscope").iterdir():
            if path.suffix == ".json":
                json.loads(path.read_bytes())
            if path.is_file():
                self.assertEqual(path.stat().st_mode & 0o077, 0, path)
        for path in Path(desk.home).glob("table-*.csv"):
            with open(path, encoding="utf-8", newline="") as file:
                records = list(csv.reader(file, strict=True))
            self.assertEqual({len(record) for record in records}, {len(records[0])}, path)
            self.assertTrue(path.read_bytes().endswith(b"\r\n"), path)

    @staticmethod
    def prepare(desk):
        desk.env["QT_LOGGING_RULES"] = "sessionscope.*=true"
        # Sanitizers would turn the crash into an exit with a report.
        desk.env["ASAN_OPTIONS"] = desk.env["TSAN_OPTIONS"] = "handle_segv=0"

    def kill(self, app, longest):
        self.check_limits(app)
        number = self.random.choice((signal.SIGSEGV, signal.SIGKILL))
        wait_s = self.random.uniform(0, longest)
        print(f"{number.name} after {wait_s:.3f} s")
        time.sleep(wait_s)
        app.process.send_signal(number)
        self.assertEqual(app.process.wait(20), -number)

    def test_at_work(self):
        with DemoEndpoint(SESSIONS, (KEY_ID, SECRET, TOKEN)) as endpoint, Desktop() as desk:
            self.prepare(desk)
            app = Window(desk)
            app.add_connection("Kept", endpoint.url, endpoint.instance, KEY_ID, SECRET, TOKEN)
            app.wait_for_rows(SESSIONS)
            self.assertEqual(app.quit(), 0)
            for crash in range(CRASHES):
                app = Window(desk)
                app.open_connection("Kept")
                app.wait_for_rows(SESSIONS)
                work = self.works(app, desk)[crash % 5]
                print("crash", crash, work.__name__)
                work()
                self.kill(app, LONGEST_WORK)
                self.check_files(desk)
            # Nothing of it keeps the program from being used again.
            app = Window(desk)
            app.open_connection("Kept")
            app.wait_for_rows(SESSIONS)
            self.assertEqual(app.quit(), 0)
            self.check_files(desk)

    def check_journal(self, desk, victims):
        """Nobody was disconnected of whom the journal does not say that it began; those that died."""
        path = Path(desk.home, ".local/share/sessionscope/journal.ndjson")
        lines = path.read_bytes().splitlines() if path.exists() else []
        named = {target["id"] for line in map(json.loads, lines) if line["what"] == "begin"
                 for target in line["targets"]}
        dead = {str(victim.id) for victim in victims if not victim.lives()}
        self.assertLessEqual(dead, named)
        return dead, len(lines)

    def test_while_disconnecting(self):
        if not shutil.which("redis-server"):
            print("skipped, not installed: redis-server")
            sys.exit(SKIPPED)
        with Redis("worker", REDIS_PASSWORD) as redis, Desktop() as desk:
            self.prepare(desk)
            app = Window(desk)
            app.add_redis_connection(
                "Cache", f"redis://worker:{REDIS_PASSWORD}@127.0.0.1:{redis.port}/")
            app.wait_for_rows(1)
            self.assertEqual(app.quit(), 0)
            died = lines = 0
            for crash in range(CRASHES):
                victims = [redis.client(f"victim-{number}") for number in range(VICTIMS)]
                app = Window(desk, "--connection", "Cache")
                app.wait_for_rows(VICTIMS + 1)  # and our own
                app.key("slash")
                app.type("victim")
                app.wait_for_rows(VICTIMS)
                app.click(app.cell(app.sessions(), 1, app.header(app.sessions()).index("Name")))
                app.key("ctrl+a", "Delete")
                dialog = app.find("dialog", "Disconnect Sessions")
                app.enter(app.find("text", lambda name: "Type the number" in name, root=dialog),
                          str(VICTIMS))
                button = app.find("push button", lambda name: name.startswith(
                    f"Disconnect {VICTIMS} "), root=dialog)
                # Else all would be over before the signal comes.
                redis.freeze()
                app.click(button)
                time.sleep(0.5)
                redis.thaw()
                time.sleep(self.random.uniform(0, LONGEST_DISCONNECTING))
                redis.freeze()
                self.kill(app, 0)
                redis.thaw()
                dead, lines = self.check_journal(desk, victims)
                print("crash", crash, "disconnected:", len(dead), "lines in the journal:", lines)
                died += len(dead)
                self.check_files(desk)
                for victim in victims:
                    victim.close()
                redis.wait_for_clients(0)
            self.assertGreater(died, 0)
            # What was begun and did not end is shown, and the journal goes on.
            app = Window(desk, "--connection", "Cache")
            app.menu("Tools", "Journal…")
            dialog = app.find("dialog", "Journal")
            self.assertGreaterEqual(app.rows(app.find("table", "Actions", root=dialog)), 1)
            app.key("Escape")
            app.wait_for_dialog_to_close("Journal")
            self.assertEqual(app.quit(), 0)
            self.check_files(desk)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

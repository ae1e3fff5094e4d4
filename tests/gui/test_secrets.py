#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets typed into the window: where they are kept, where they must never be.

    test_secrets.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT Secrets.TEST

With a real gnome-keyring that is open, locked or absent. One test a run: AT-SPI for Python knows
one desktop session in its life.
"""
import json
import shutil
import sys
import unittest
from pathlib import Path

from guitest import SKIPPED, DemoEndpoint, Window, wait
from desktop import PATIENCE, Desktop
from redisserver import Redis

KEY_ID = "LTAI5tWindowTest"
SECRET = "window-secret-8nXq2"
TOKEN = "window-token-Zk7Lw"
REDIS_PASSWORD = "window-redis-9pVr4"
SESSIONS = 60
PASSWORD = "test"  # of the login keyring


def secret_tool(desk):
    """What secret-tool finds of ours: the name of each secret and its text."""
    found, secret = {}, None
    for line in desk.run("sh", "-c", "secret-tool search --all server "
                         "io.github.sessionscope.Sessionscope 2>&1").splitlines():
        name, _, value = line.partition(" = ")
        if name == "secret":
            secret = value
        elif name == "attribute.user":
            found[value.partition("/")[2]] = secret
    return found


def family(pid):
    """The process and those that it has started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text(encoding="ascii").split():
            yield from family(int(child))


class Secrets(unittest.TestCase):
    key = (KEY_ID, SECRET, TOKEN)

    def check_nothing_leaks(self, desk, app=None):
        places = [path for path in Path(desk.dir).rglob("*") if path.is_file()]
        self.assertTrue(any(path.name == "connections.json" for path in places))
        if app is not None:
            for pid in family(app.process.pid):
                places += [Path(f"/proc/{pid}/{name}") for name in ("cmdline", "environ")]
        for place in places:
            try:
                content = place.read_bytes()
            except OSError:  # sockets, and processes that have ended
                continue
            for secret in (SECRET, TOKEN, REDIS_PASSWORD):
                self.assertNotIn(secret.encode(), content, place)

    def connect(self, app, endpoint, name="Kept", token=TOKEN, save=True):
        return app.add_connection(name, endpoint.url, endpoint.instance, KEY_ID, SECRET, token,
                                  save)

    def open_delete_dialog(self, app, name):
        app.click(app.connection(name))
        app.menu("Tools", "Delete Connection…")
        return app.find("dialog", "Delete connection")

    def answer_prompt(self, desk, keys, text=""):
        """Types into the window of gnome-keyring's prompter."""
        window = wait(lambda: desk.run("xdotool", "search", "--onlyvisible", "--class",
                                       "gcr-prompter").split(), 2 * PATIENCE,
                      "the prompt of gnome-keyring")[0]
        desk.xdo("windowfocus", "--sync", window)
        if text:
            desk.xdo("type", "--delay", 30, text)
        desk.xdo("key", keys)
        wait(lambda: window not in desk.run("xdotool", "search", "--onlyvisible", "--class",
                                            "gcr-prompter").split(), 10, "the prompt to go")

    def check_typed(self, app, dialog):
        for role, label, text in (("text", "Name:", "Kept"), ("text", "AccessKey ID:", KEY_ID)):
            self.assertEqual(app.text(app.find(role, label, root=dialog)), text)
        app.click(app.find("check box", "Show secret and token", root=dialog))
        for label, text in (("AccessKey secret:", SECRET), ("STS token:", TOKEN)):
            self.assertEqual(app.text(app.find("text", label, root=dialog)), text)

    def save_in_memory(self, app, dialog):
        app.choose(app.find("combo box", "Keychain of the system", root=dialog),
                   "Memory, until the program ends")
        app.click(app.find("push button", "Save", root=dialog))
        app.wait_for_dialog_to_close("New connection")
        app.wait_for_rows(SESSIONS)

    def test_open_keyring(self):
        with DemoEndpoint(SESSIONS, self.key) as endpoint, Desktop(keyring=PASSWORD) as desk:
            app = Window(desk)
            self.connect(app, endpoint)
            app.wait_for_rows(SESSIONS)
            self.assertEqual(secret_tool(desk),
                             {"access-key-secret": SECRET, "security-token": TOKEN})
            self.check_nothing_leaks(desk, app)
            self.assertEqual(app.quit(), 0)

            app = Window(desk)
            app.open_connection("Kept")
            app.wait_for_rows(SESSIONS)  # secret and token are there, or the endpoint refuses
            self.check_nothing_leaks(desk, app)

            dialog = self.open_delete_dialog(app, "Kept")
            app.key("Return")  # the safest button
            app.wait_for_dialog_to_close("Delete connection")
            self.assertEqual(len(secret_tool(desk)), 2)
            dialog = self.open_delete_dialog(app, "Kept")
            app.click(app.find("push button", "Delete", root=dialog))
            app.wait_for_dialog_to_close("Delete connection")
            app.wait_for_label("No connections yet.")
            self.assertEqual(secret_tool(desk), {})
            self.assertEqual(app.quit(), 0)
            self.check_nothing_leaks(desk)

    def test_locked_keyring(self):
        with DemoEndpoint(SESSIONS, self.key) as endpoint, Desktop(keyring=PASSWORD) as desk:
            app = Window(desk)
            self.connect(app, endpoint, "Before")
            app.wait_for_rows(SESSIONS)
            self.assertEqual(app.quit(), 0)
            desk.lock_keyring()

            # Locked is not "not found": nobody is asked for the secret again.
            app = Window(desk)
            app.open_connection("Before")
            self.answer_prompt(desk, "Escape")
            app.wait_for_label("The keychain of this system is locked; unlock it and try again.")

            # Saving: the sentence, the other choices, and nothing typed is lost.
            dialog = self.connect(app, endpoint, save=False)
            app.click(app.find("push button", "Save", root=dialog))
            self.answer_prompt(desk, "Escape")
            app.wait_for_label("is locked; unlock it and try again. Or choose another source")
            self.check_typed(app, dialog)
            self.save_in_memory(app, dialog)

            # Deleting: the connection stays until its secret is really gone.
            dialog = self.open_delete_dialog(app, "Before")
            app.click(app.find("push button", "Delete", root=dialog))
            if not app.has_label("is locked", 1):
                self.answer_prompt(desk, "Escape")
                app.wait_for_label("is locked")
            app.click(app.find("push button", "Unlock and delete", root=dialog))
            self.answer_prompt(desk, "Return", PASSWORD)
            app.wait_for_dialog_to_close("Delete connection")
            self.assertEqual(secret_tool(desk), {})
            self.check_nothing_leaks(desk, app)
            self.assertEqual(app.quit(), 0)

    def test_unlocked_by_the_prompt(self):
        with DemoEndpoint(SESSIONS, self.key) as endpoint, Desktop(keyring=PASSWORD) as desk:
            app = Window(desk)
            self.connect(app, endpoint)
            app.wait_for_rows(SESSIONS)
            self.assertEqual(app.quit(), 0)
            desk.lock_keyring()
            app = Window(desk)
            app.open_connection("Kept")
            self.answer_prompt(desk, "Return", PASSWORD)
            app.wait_for_rows(SESSIONS)
            self.assertEqual(app.quit(), 0)

    def test_no_keyring(self):
        with DemoEndpoint(SESSIONS, self.key) as endpoint, Desktop(keyring=None) as desk:
            app = Window(desk)
            dialog = self.connect(app, endpoint, save=False)
            app.wait_for_label("No keychain can be used on this system")
            app.click(app.find("push button", "Save", root=dialog))
            app.wait_for_label("Or choose another source for the credentials: memory, asking each "
                               "time, or the environment.")
            self.check_typed(app, dialog)
            self.save_in_memory(app, dialog)
            self.check_nothing_leaks(desk, app)
            self.assertEqual(app.quit(), 0)

            app = Window(desk)
            app.open_connection("Kept")
            dialog = app.find("dialog", "Credentials")
            self.assertEqual(app.text(app.find("text", "AccessKey ID:", root=dialog)), KEY_ID)
            for label, text in (("AccessKey secret:", SECRET), ("STS token:", TOKEN)):
                app.enter(app.find("password text", label, root=dialog), text)
            app.key("Return")
            app.wait_for_rows(SESSIONS)
            self.check_nothing_leaks(desk, app)
            self.assertEqual(app.quit(), 0)

    def test_redis_password(self):
        """In a URL that was typed in, and through all that follows from it."""
        if not shutil.which("redis-server"):
            print("skipped, not installed: redis-server")
            sys.exit(SKIPPED)
        with Redis("worker", REDIS_PASSWORD) as redis, Desktop(keyring=PASSWORD) as desk:
            desk.env["QT_LOGGING_RULES"] = "sessionscope.*=true"
            victim = redis.client("victim")
            self.addCleanup(victim.close)
            app = Window(desk)
            app.add_redis_connection(
                "Cache", f"redis://worker:{REDIS_PASSWORD}@127.0.0.1:{redis.port}/")
            app.wait_for_rows(2)
            self.assertEqual(secret_tool(desk), {"access-key-secret": REDIS_PASSWORD})
            self.check_nothing_leaks(desk, app)
            self.assertEqual(app.quit(), 0)

            app = Window(desk, "--connection", "Cache")
            app.wait_for_rows(2)
            app.key("slash")
            app.type("victim")
            app.wait_for_rows(1)
            app.click(app.cell(app.sessions(), 0, app.header(app.sessions()).index("Name")))
            app.key("Delete")
            dialog = app.find("dialog", "Disconnect Sessions")
            app.click(app.find("push button", lambda name: name.startswith("Disconnect 1 "),
                               root=dialog))
            app.wait_for_label("1 disconnected")
            app.key("Escape")
            self.assertFalse(victim.lives())
            # A report of a problem has the last lines of the log.
            app.menu("Help", "Report a Problem…")
            app.find("dialog", "Report a Problem")
            self.assertNotIn(REDIS_PASSWORD, "".join(
                app.text(node) for node in app.walk() if node.getRoleName() == "text"))
            app.key("Escape")
            self.check_nothing_leaks(desk, app)
            self.assertEqual(app.quit(), 0)
            journal = Path(desk.home, ".local/share/sessionscope/journal.ndjson")
            self.assertEqual([json.loads(line)["what"] for line in
                              journal.read_text(encoding="utf-8").splitlines()], ["begin", "end"])
            self.check_nothing_leaks(desk)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disconnecting clients of a real redis-server through the window, by mouse and keyboard.

    test_disconnect.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT Disconnect.TEST

One test a run: AT-SPI for Python knows one desktop session in its life.
"""
import json
import shutil
import sys
import unittest
from pathlib import Path

from guitest import SKIPPED, Window, wait
from desktop import PATIENCE, Desktop
from redisserver import Redis

VICTIMS, KEEPERS = 30, 5  # more victims than go without typing how many there are


def save_connection(home, port, allows):
    folder = Path(home, ".config", "sessionscope")
    folder.mkdir(parents=True, exist_ok=True)
    connection = {"id": "redis-1", "name": "Cache", "kind": "redis", "credentials": "none",
                  "redis": {"host": "127.0.0.1", "port": port}, "refreshIntervalSeconds": 0}
    if allows:
        connection["allowsDisconnecting"] = True
    (folder / "connections.json").write_text(
        json.dumps({"version": 1, "connections": [connection]}), encoding="utf-8")


class Disconnect(unittest.TestCase):
    def clients(self, redis, name, count):
        clients = [redis.client(f"{name}-{number}") for number in range(count)]
        for client in clients:
            self.addCleanup(client.close)
        return clients

    def open(self, desk):
        """The program on the saved connection, all victims selected and Delete pressed."""
        app = Window(desk, "--connection", "Cache")
        wait(lambda: app.rows(app.sessions()) > VICTIMS, PATIENCE, "the list")
        app.key("slash")
        app.type("victim")
        app.wait_for_rows(VICTIMS)
        app.click(app.cell(app.sessions(), 3, app.header(app.sessions()).index("Name")))
        app.key("ctrl+a")
        app.key("Delete")
        return app

    @staticmethod
    def menu_entries(app):
        return [node.name for node in app.walk() if node.getRoleName() == "menu item"]

    def test_disconnect(self):
        with Redis() as redis, Desktop() as desk:
            save_connection(desk.home, redis.port, allows=True)
            victims = self.clients(redis, "victim", VICTIMS)
            keepers = self.clients(redis, "keeper", KEEPERS)
            app = self.open(desk)

            # All but one, which the space bar leaves alone; the number is typed.
            dialog = app.find("dialog", "Disconnect Sessions")
            table = app.find("table", "Sessions to disconnect", root=dialog)
            self.assertEqual(app.rows(table), VICTIMS)
            app.click(app.cell(table, 2, app.header(table).index("Name")))
            app.key("space")
            spared = app.values(table, "Id", [2])[0]
            button = app.find("push button",
                              lambda name: name.startswith(f"Disconnect {VICTIMS - 1} "), root=dialog)
            self.assertFalse(button.getState().contains(app.atspi.STATE_SENSITIVE))
            app.enter(app.find("text", lambda name: "Type the number" in name, root=dialog),
                      str(VICTIMS - 1))
            app.click(button)
            app.wait_for_label(f"{VICTIMS - 1} disconnected")
            app.key("Escape")

            self.assertEqual([client.name for client in victims if client.lives()],
                             [client.name for client in victims if str(client.id) == spared])
            self.assertTrue(all(client.lives() for client in keepers))
            app.wait_for_rows(1)  # the window has looked again

            # The journal has it, and can be exported.
            app.menu("Tools", "Journal…")
            dialog = app.find("dialog", "Journal")
            self.assertEqual(app.rows(app.find("table", "Actions", root=dialog)), 1)
            app.key("Escape")
            app.wait_for_dialog_to_close("Journal")
            self.assertEqual(app.quit(), 0)
            lines = [json.loads(line) for line in
                     Path(desk.home, ".local/share/sessionscope/journal.ndjson").read_text(
                         encoding="utf-8").splitlines()]
            self.assertEqual([line["what"] for line in lines], ["begin", "end"])
            self.assertEqual(len(lines[0]["targets"]), VICTIMS - 1)
            self.assertEqual({outcome["outcome"] for outcome in lines[1]["outcomes"]}, {"closed"})

    def test_read_only(self):
        with Redis() as redis, Desktop() as desk:
            save_connection(desk.home, redis.port, allows=False)
            victims = self.clients(redis, "victim", VICTIMS)
            app = self.open(desk)
            self.assertFalse([name for name in self.menu_entries(app) if "isconnect" in name])
            self.assertTrue(all(client.lives() for client in victims))
            self.assertEqual(app.quit(), 0)


if __name__ == "__main__":
    if not shutil.which("redis-server"):
        print("skipped, not installed: redis-server")
        sys.exit(SKIPPED)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

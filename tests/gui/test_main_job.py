#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by mouse and keyboard: connect, filter, sort, click a source, pause, export, return.

    test_main_job.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT
"""
import csv
import os
import sys
import time
import unittest

from guitest import DemoEndpoint, Window, wait
from desktop import Desktop

SESSIONS = 400
WORD = "order"
TEXTS = ("Name", "Addr", "Client", "ClientDesc", "Cmd", "NodeId")
COLUMNS = ("Id Addr Client ClientDesc Name Cmd Age Idle Flags Db Sub Psub Multi Qbuf QbufFree Obl "
           "Oll Omem Events Fd NodeId").split()
INTERVAL = 2  # seconds between polls
MIN_ANSWER = 2000  # bytes; an answer has more of them, compressed too


def has_word(row):
    return any(WORD in str(row.get(column) or "").lower() for column in TEXTS)


class MainJob(unittest.TestCase):
    """One test, since each step needs the one before it, as at work."""

    def test_main_job(self):
        with DemoEndpoint(SESSIONS) as self.endpoint, Desktop() as self.desk:
            self.rows = self.endpoint.sessions()
            self.by_id = {str(row["Id"]): row for row in self.rows}
            self.assertEqual(len(self.by_id), SESSIONS, "ids tell the rows apart")
            self.app = Window(self.desk)
            self.connect()
            self.sort()
            self.filter()
            self.click_a_source()
            self.export()
            self.pause()
            self.assertEqual(self.app.quit(), 0)
            self.come_back()

    def connect(self):
        app, endpoint = self.app, self.endpoint
        dialog = app.add_connection("Orders", endpoint.url, endpoint.instance, endpoint.key_id,
                                    endpoint.secret, save=False)
        app.enter(app.find("spin button", "Refresh every:", root=dialog), str(INTERVAL))
        app.click(app.find("push button", "Test", root=dialog))
        seen = app.wait_for_label("It works: 400 sessions from ").name
        sources = len({row["Client"] for row in self.rows})
        self.assertIn(f" {sources} sources", seen)
        self.assertIn("RequestId", seen)
        app.click(app.find("push button", "Save", root=dialog))
        app.wait_for_dialog_to_close("New connection")
        app.wait_for_rows(SESSIONS)
        self.assertEqual(self.shown_rows(), self.rows, "the server's order")

    def shown_rows(self):
        return [self.by_id[value] for value in self.app.values(self.app.sessions(), "Id")]

    def check_order(self, column, descending, expected=SESSIONS):
        def is_sorted():
            rows = self.shown_rows()
            known = [int(row[column]) for row in rows if row[column] is not None]
            # Unknown values stand last, whatever the direction.
            return (len(rows) == expected and known == sorted(known, reverse=descending)
                    and all(row[column] is None for row in rows[len(known):]))
        wait(is_sorted, 10, f"the order by {column}", 0.3)

    def sort(self):
        # Large numbers first, then small ones, then as the server lists them, and so on.
        for _ in range(2):
            self.app.click_header(self.app.sessions(), "Age")
            self.check_order("Age", descending=True)
            self.app.click_header(self.app.sessions(), "Age")
            self.check_order("Age", descending=False)
            self.app.click_header(self.app.sessions(), "Age")
            wait(lambda: self.shown_rows() == self.rows, 10, "the order of the server", 0.3)
        self.app.click_header(self.app.sessions(), "Age")
        self.app.click_header(self.app.sessions(), "Age")
        self.check_order("Age", descending=False)

    def filter(self):
        app = self.app
        self.wanted = [row for row in self.rows if has_word(row)]
        self.assertTrue(0 < len(self.wanted) < SESSIONS)
        app.key("slash")
        app.type(WORD.capitalize())
        app.wait_for_rows(len(self.wanted))
        app.wait_for_label(f"{len(self.wanted)} of {SESSIONS} sessions pass the filter")
        app.wait_for_label(f"{len(self.wanted)} of {SESSIONS} sessions · ")
        self.check_order("Age", descending=False, expected=len(self.wanted))
        self.assertEqual({row["Id"] for row in self.shown_rows()},
                         {row["Id"] for row in self.wanted})

    def click_a_source(self):
        app, table = self.app, self.app.sources()
        source, count = app.values(table, "Source")[0], int(app.values(table, "Sessions")[0])
        expected = [row for row in self.wanted if row["Client"] == source]
        self.assertEqual(count, len(expected))
        self.assertLess(count, len(self.wanted))
        # A click chooses it; a double click writes it into the filter, as one term more.
        app.click(app.cell(table, 0, 0))
        time.sleep(0.5)
        self.assertEqual(app.rows(app.sessions()), len(self.wanted))
        app.click(app.cell(app.sources(), 0, 0), repeat=2)
        app.wait_for_rows(count)
        self.assertEqual({row["Client"] for row in self.shown_rows()}, {source})
        app.act(app.find("push button", f"Remove filter term: client = {source}"))
        app.wait_for_rows(len(self.wanted))

    def export(self):
        app, path = self.app, os.path.join(self.desk.home, "orders.csv")
        shown = self.shown_rows()
        app.key("ctrl+shift+e")
        dialog = app.find("dialog", "Export")
        self.assertTrue(app.find("radio button", f"Shown ({len(self.wanted)})", root=dialog)
                        .getState().contains(app.atspi.STATE_CHECKED))
        app.click(app.find("radio button", "All (21)", root=dialog))
        app.choose(app.find("combo box", "Standard", root=dialog), "Scripts")
        app.enter(app.find("text", "File:", root=dialog), path)
        app.click(app.find("push button", "Export", root=dialog))
        app.wait_for_label(path)
        app.key("Escape")
        app.wait_for_dialog_to_close("Export")
        with open(path, encoding="utf-8", newline="") as file:
            records = list(csv.reader(file, strict=True))
        self.assertEqual(records[0], COLUMNS)
        expected = [["" if value is None else str(value)
                     for value in (row.get(name) for name in COLUMNS)] for row in shown]
        self.assertEqual(records[1:], expected)

    def wait_for_poll(self, before):
        wait(lambda: self.endpoint.bytes_answered() >= before + MIN_ANSWER, 5 * INTERVAL, "a poll")
        time.sleep(1)  # the rest of the answer
        return self.endpoint.bytes_answered()

    def pause(self):
        app = self.app
        answered = self.wait_for_poll(self.endpoint.bytes_answered())
        self.wait_for_poll(answered)
        app.key("F6")
        app.wait_for_label("paused")
        time.sleep(1)  # what is under way arrives
        answered = self.endpoint.bytes_answered()
        time.sleep(3 * INTERVAL)
        self.assertLess(self.endpoint.bytes_answered(), answered + MIN_ANSWER,
                        "polled while paused")
        app.key("F5")
        answered = self.wait_for_poll(answered)
        app.wait_for_label("paused")
        app.key("F6")
        app.wait_for_label("next in")
        self.wait_for_poll(answered)

    def come_back(self):
        self.app = app = Window(self.desk)
        app.open_connection("Orders")
        app.wait_for_rows(SESSIONS)
        self.check_order("Age", descending=False)  # the order is remembered, the filter is not
        self.assertEqual(app.quit(), 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

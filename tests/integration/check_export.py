#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported tables hold exactly what the endpoint serves, in the eyes of other readers.

    check_export.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT [SESSIONS]

Starts the endpoint, asks it for the sessions with a signer of its own, exports the same sessions
with the program in every format and preset, and reads the tables with Python's csv and json.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from dasrequest import ask  # noqa: E402

PROGRAM, ENDPOINT = sys.argv[1:3]
SESSIONS = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000

TEXTS = {"Addr", "Client", "ClientDesc", "Name", "Cmd", "Flags", "Events", "NodeId"}
COLUMNS = ("Id Addr Client ClientDesc Name Cmd Age Idle Flags Db Sub Psub Multi Qbuf QbufFree Obl "
           "Oll Omem Events Fd NodeId").split()
FORMULA = re.compile(r" *[=+\-@\t\r\n]")
csv.field_size_limit(1 << 30)


def as_text(value):
    return "" if value is None else str(value)


def expected_cell(column, value, guarded, long_as_text):
    text = as_text(value)
    if column in TEXTS:
        return "'" + text if guarded and FORMULA.match(text) else text
    return "'" + text if long_as_text and len(text.lstrip("-")) > 15 else text


class ExportedTables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen(
            [ENDPOINT, "--sessions", str(SESSIONS), "--churn", "off"],
            stdout=subprocess.PIPE, text=True, env={"PATH": "/usr/bin:/bin"})
        said = {}
        while len(said) < 4:
            line = cls.server.stdout.readline()
            if not line:
                raise RuntimeError("the endpoint has ended")
            name, _, value = line.rstrip("\n").partition(": ")
            said[name] = value
        cls.endpoint, cls.instance = said["Endpoint"], said["Instance"]
        cls.key, cls.secret = said["AccessKey id"], said["AccessKey secret"]
        cls.answer = ask(cls.endpoint, cls.key, cls.secret, cls.instance)
        cls.rows = cls.answer["Data"]["Sessions"]
        for row in cls.rows:
            # Decimal text or number; the demo serves nothing else.
            for column in set(COLUMNS) - TEXTS:
                if row.get(column) is not None:
                    row[column] = int(row[column])

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait(20)
        cls.server.stdout.close()

    def export(self, *options, name="out.csv", **environment):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, name)
            done = subprocess.run(
                [PROGRAM, "--endpoint", self.endpoint, "--instance", self.instance, "--export",
                 target, *options],
                capture_output=True, timeout=120, check=False,
                env={"PATH": "/usr/bin:/bin", "HOME": folder,
                     "ALIBABA_CLOUD_ACCESS_KEY_ID": self.key,
                     "ALIBABA_CLOUD_ACCESS_KEY_SECRET": self.secret, **environment})
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stdout, b"")
            self.assertEqual(os.listdir(folder), [name])
            with open(target, "rb") as file:
                return file.read()

    def check_table(self, table, separator, line_end, bom, guarded, long_as_text):
        self.assertEqual(table.startswith(b"\xef\xbb\xbf"), bom)
        text = table.decode("utf-8-sig" if bom else "utf-8")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        records = list(reader)
        self.assertEqual(records[0], COLUMNS)
        self.assertEqual(len(records) - 1, len(self.rows))
        for record, row in zip(records[1:], self.rows):
            self.assertEqual(
                record, [expected_cell(column, row.get(column), guarded, long_as_text)
                         for column in COLUMNS])
        # Lines end as they should: what is left between quotation marks are cells.
        bare = re.sub(r'"(?:[^"]|"")*"', "", text)
        self.assertEqual(bare.count(line_end), len(records))
        self.assertEqual(bare.replace(line_end, "").count("\n"), 0)
        self.assertEqual(bare.replace(line_end, "").count("\r"), 0)

    def test_the_demo_serves_what_is_worth_checking(self):
        self.assertEqual(len(self.rows), SESSIONS)
        cells = [as_text(row.get(column)) for row in self.rows for column in TEXTS]
        self.assertTrue(any(FORMULA.match(cell) for cell in cells), "no formula")
        self.assertTrue(any(row["Id"] is not None and row["Id"] > 10**15 for row in self.rows))
        self.assertTrue(any(ord(c) > 127 for cell in cells for c in cell))

    def test_scripts(self):
        self.check_table(self.export("--preset", "scripts"), ",", "\n", False, False, False)

    def test_standard(self):
        self.check_table(self.export(), ",", "\r\n", False, True, False)

    def test_spreadsheet(self):
        table = self.export("--preset", "spreadsheet", LC_ALL="en_US.UTF-8")
        self.check_table(table, ",", "\r\n", True, True, True)

    def test_spreadsheet_where_the_decimal_sign_is_a_comma(self):
        table = self.export("--preset", "spreadsheet", LC_ALL="de_DE.UTF-8")
        self.check_table(table, ";", "\r\n", True, True, True)

    def test_tsv(self):
        for preset, guarded, line_end in (("standard", True, "\r\n"), ("scripts", False, "\n")):
            table = self.export("--preset", preset, name="out.tsv")
            self.check_table(table, "\t", line_end, False, guarded, False)

    def check_objects(self, objects):
        self.assertEqual(len(objects), len(self.rows))
        for found, row in zip(objects, self.rows):
            self.assertEqual(list(found), COLUMNS)
            self.assertEqual(found, {column: row.get(column) for column in COLUMNS})
            for column in set(COLUMNS) - TEXTS:
                self.assertIn(type(found[column]), (int, type(None)))

    def test_json(self):
        self.check_objects(json.loads(self.export(name="out.json")))

    def test_ndjson(self):
        lines = self.export(name="out.ndjson").decode().split("\n")
        self.assertEqual(lines.pop(), "")
        self.check_objects([json.loads(line) for line in lines])

    def test_sorted_by_value(self):
        table = self.export("--preset", "scripts", "--sort", "Idle:desc,Id", "--columns", "idle,ID")
        records = list(csv.reader(io.StringIO(table.decode(), newline="")))
        self.assertEqual(records[0], ["Idle", "Id"])
        # Unknown values stand last, whatever the direction.
        expected = sorted(self.rows, key=lambda row: (
            row.get("Idle") is None, -(row.get("Idle") or 0), row.get("Id") is None,
            row.get("Id") or 0))
        self.assertEqual(records[1:],
                         [[as_text(row.get("Idle")), as_text(row.get("Id"))] for row in expected])

    def test_filtered(self):
        wanted = [row for row in self.rows
                  if any("cart" in as_text(row.get(column)).lower() for column in
                         ("Name", "Addr", "Client", "ClientDesc", "Cmd", "NodeId"))]
        self.assertTrue(0 < len(wanted) < len(self.rows))
        found = json.loads(self.export("--filter", "CaRt", name="out.json"))
        self.assertEqual([row["Id"] for row in found], [row["Id"] for row in wanted])

    def test_names_of_the_user(self):
        busiest = json.loads(self.export("--statistics", name="out.json"))[0]["Client"]
        with tempfile.TemporaryDirectory() as home:
            folder = os.path.join(home, "sessionscope")
            os.mkdir(folder)
            file = os.path.join(folder, "sources.json")
            with open(file, "w", encoding="utf-8") as out:
                json.dump({"version": 1, "sources": [
                    {"pattern": busiest, "alias": "=busy", "tags": ["pool", "prod"]}]}, out)
            table = self.export("--labels", "--filter", "tag = pool", "--columns", "Id,Client",
                                XDG_CONFIG_HOME=home)
            records = list(csv.reader(io.StringIO(table.decode(), newline="")))
            self.assertEqual(records[0], ["Id", "Client", "LocalAlias", "LocalTags"])
            wanted = [as_text(row["Id"]) for row in self.rows if row.get("Client") == busiest]
            self.assertEqual(records[1:], [[found, busiest, "'=busy", "pool prod"]
                                           for found in wanted])
            # Nobody knows the tag without being told to look.
            table = self.export("--filter", "tag = pool", "--columns", "Id", XDG_CONFIG_HOME=home)
            self.assertEqual(table, b"Id\r\n")
            found = json.loads(self.export("--statistics", "--labels", name="out.json",
                                           XDG_CONFIG_HOME=home))
            self.assertEqual([found[0]["LocalAlias"], found[0]["LocalTags"]],
                             ["=busy", "pool prod"])
            self.assertEqual({source["LocalAlias"] for source in found[1:]}, {None})
            # A table without the names would look complete.
            with open(file, "w", encoding="utf-8") as out:
                out.write("{")
            done = subprocess.run(
                [PROGRAM, "--endpoint", self.endpoint, "--instance", self.instance, "--labels",
                 "--export", "-"], capture_output=True, timeout=120, check=False,
                env={"PATH": "/usr/bin:/bin", "HOME": home, "XDG_CONFIG_HOME": home,
                     "ALIBABA_CLOUD_ACCESS_KEY_ID": self.key,
                     "ALIBABA_CLOUD_ACCESS_KEY_SECRET": self.secret})
            self.assertEqual([done.returncode, done.stdout], [2, b""])
            self.assertIn(b"sources.json", done.stderr)

    def test_statistics(self):
        counts = {}
        for row in self.rows:
            source = counts.setdefault(row.get("Client"), [0, 0])
            source[0] += 1
            source[1] += row.get("Idle") is not None and row["Idle"] <= 10
        server = {stat["Key"]: stat for stat in self.answer["Data"]["SourceStats"]}
        found = json.loads(self.export("--statistics", name="out.json"))
        self.assertEqual(len(found), len(counts))
        self.assertEqual([source["Sessions"] for source in found],
                         sorted((count for count, _ in counts.values()), reverse=True))
        for source in found:
            self.assertEqual(
                list(source), ["Client", "ClientDesc", "Sessions", "Active", "ServerCount", "Ids"])
            self.assertEqual([source["Sessions"], source["Active"]], counts[source["Client"]])
            stat = server.get(source["Client"], {"Count": None, "Ids": None})
            self.assertEqual(as_text(source["ServerCount"]), as_text(stat["Count"]))
            self.assertEqual(source["Ids"], stat["Ids"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

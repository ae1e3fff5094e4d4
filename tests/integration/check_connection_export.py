#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of a saved connection, in the session that private-session.sh has made.

    check_connection_export.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT STATUS

The endpoint knows the secret "the-kept-secret". STATUS is what an export of the connection whose
secret is in the keychain has to end with; connections that need no keychain work anyway.
"""
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM, ENDPOINT, STATUS = sys.argv[1], sys.argv[2], int(sys.argv[3])
SECRET = "the-kept-secret"
KEY = {"ALIBABA_CLOUD_ACCESS_KEY_ID": "kept-id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": SECRET}
HOME = Path(os.environ["HOME"])


class ConnectionExport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen(
            [ENDPOINT, "--sessions", "30", "--churn", "off"], stdout=subprocess.PIPE, text=True,
            env={"PATH": "/usr/bin:/bin", **KEY})
        endpoint = cls.server.stdout.readline().split(": ")[1].strip()
        instance = cls.server.stdout.readline().split(": ")[1].strip()
        common = {"instanceId": instance, "endpoint": endpoint}
        connections = [
            {"id": "saved-1", "name": "Kept", "credentials": "keychain", "accessKeyId": "kept-id"},
            {"id": "saved-2", "name": "Surroundings", "credentials": "environment"},
            {"id": "saved-3", "name": "Asked", "credentials": "ask", "accessKeyId": "kept-id"},
        ]
        folder = Path(os.environ["XDG_CONFIG_HOME"], "sessionscope")
        folder.mkdir(parents=True)
        (folder / "connections.json").write_text(json.dumps(
            {"version": 1, "connections": [{**common, **one} for one in connections]}))

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait(20)
        cls.server.stdout.close()

    def export(self, name, **environment):
        done = subprocess.run(
            [PROGRAM, "--connection", name, "--export", "-", "--preset", "scripts", "--columns",
             "Id", "--timeout", "20"],
            capture_output=True, timeout=60, check=False, env={**os.environ, **environment})
        self.assertNotIn(SECRET.encode(), done.stdout + done.stderr)
        self.assertTrue(done.stderr.startswith(b"sessionscope: "), done.stderr)
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        if done.returncode != 0:
            self.assertEqual(done.stdout, b"")
        return done

    def test_secret_in_the_keychain(self):
        done = self.export("Kept")
        self.assertEqual(done.returncode, STATUS, done.stderr)
        if STATUS == 0:
            self.assertEqual(done.stdout.count(b"\n"), 31)

    def test_credentials_in_the_environment(self):
        done = self.export("surroundings", **KEY)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count(b"\n"), 31)

    def test_no_credentials_in_the_environment(self):
        done = self.export("Surroundings")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn(b"ALIBABA_CLOUD_ACCESS_KEY_ID", done.stderr)

    def test_nobody_can_be_asked(self):
        self.assertEqual(self.export("Asked").returncode, 2)

    def test_unknown_name(self):
        done = self.export("Nowhere")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"Nowhere", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

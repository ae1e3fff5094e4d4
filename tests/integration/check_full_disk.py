#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk without room, and one that cannot be written to: a sentence, and the old files stay.

    check_full_disk.py USERDATAWRITER SESSIONSCOPE

Runs itself again in a namespace of its own, where anybody may mount a small tmpfs; exit status 77
says that this system does not let us.
"""
import errno
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

WRITER, PROGRAM = (os.path.abspath(program) for program in sys.argv[1:3])
KINDS = ("settings", "connections", "labels", "filters", "journal", "table", "snapshot")
SIZE = "8m"  # room for each kind once, beside the old one
SKIPPED = 77


def run(*argv):
    return subprocess.run([str(argument) for argument in argv], capture_output=True, text=True,
                          timeout=60, check=False)


class FullDisk(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", self.folder], check=True)

    def tearDown(self):
        subprocess.run(["umount", self.folder], check=True)
        self.folder.rmdir()

    def fill(self):
        with open(self.folder / "filler", "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 512)
            except OSError as error:
                self.assertEqual(error.errno, errno.ENOSPC)

    def files(self):
        """What counts, byte by byte; locks and the filler do not."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir()
                if path.name != "filler" and path.suffix != ".lock"}

    def check_kind(self, kind, spoil, mend):
        written = run(WRITER, kind, self.folder, 1)
        self.assertEqual(written.returncode, 0, written.stderr)
        before = self.files()
        spoil()
        refused = run(WRITER, kind, self.folder, 3)
        self.assertEqual(refused.returncode, 1, f"{kind} were written where nothing can be")
        self.assertRegex(refused.stderr, r"\b(cannot|could not) be (saved|written)\b")
        self.assertEqual(self.files(), before)
        mend()
        self.assertEqual(run(WRITER, kind, self.folder, 0).stderr, "")
        self.assertEqual(run(WRITER, kind, self.folder, 2).stderr, "")

    def test_full(self):
        for kind in KINDS:
            with self.subTest(kind):
                self.check_kind(kind, self.fill, (self.folder / "filler").unlink)

    def test_read_only(self):
        def remount(how):
            subprocess.run(["mount", "-o", f"remount,{how},size={SIZE}", self.folder], check=True)
        for kind in KINDS:
            with self.subTest(kind):
                self.check_kind(kind, lambda: remount("ro"), lambda: remount("rw"))

    def test_export(self):
        self.assertEqual(run(WRITER, "snapshot", self.folder, 1).returncode, 0)
        table = self.folder / "table.csv"
        table.write_bytes(b"old")
        self.fill()
        done = run(PROGRAM, self.folder / "sessions.json", "--export", table)
        self.assertEqual(done.returncode, 6, done.stderr)
        self.assertIn("No space left on device", done.stderr)
        self.assertEqual(table.read_bytes(), b"old")
        self.assertEqual(sorted(self.files()), ["sessions.json", "table.csv"])


if __name__ == "__main__":
    if "--inside" not in sys.argv:
        inside = ["unshare", "--map-root-user", "--mount"]
        if subprocess.run([*inside, "sh", "-c", "d=$(mktemp -d) && mount -t tmpfs tmpfs $d && "
                           "umount $d && rmdir $d"], check=False).returncode != 0:
            print("skipped: no namespace with mounts of its own here")
            sys.exit(SKIPPED)
        os.execvp("unshare", [*inside, sys.executable, *sys.argv, "--inside"])
    unittest.main(argv=[sys.argv[0]])

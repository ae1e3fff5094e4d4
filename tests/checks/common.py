# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: finding files, and reporting findings in the form FILE:LINE: text."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: What a check returns to CTest when what it needs is not installed (SKIP_RETURN_CODE).
SKIPPED = 77
_NOT_OURS = {".git", "__pycache__"}


def files(*suffixes, under=""):
    """The files of the project with one of the suffixes (or whole names), build trees left out."""
    for folder, names, entries in os.walk(ROOT / under):
        names[:] = sorted(n for n in names if n not in _NOT_OURS
                          and not (Path(folder) == ROOT and n.startswith("build")))
        for entry in sorted(entries):
            if entry.endswith(suffixes):
                yield Path(folder) / entry


def relative(path):
    return path.relative_to(ROOT).as_posix()


def lines(path):
    return enumerate(path.read_text(encoding="utf-8").splitlines(), 1)


def report(findings, done):
    """Print the findings, or the one line `done`; the exit status."""
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings" if findings else done)
    sys.exit(1 if findings else 0)

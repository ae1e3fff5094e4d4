#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A manual page, and the completion, name the options that the program's --help names.

    check_manpage.py PROGRAM PAGE [COMPLETION]
"""
import re
import subprocess
import sys
from pathlib import Path

import common

OPTION = re.compile(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*")
#: QCommandLineParser's own, for options of Qt.
NOT_OURS = {"--help-all"}


def options(text):
    return set(OPTION.findall(text)) - NOT_OURS


def main():
    program, *pages = sys.argv[1:]
    answer = subprocess.run([program, "--help"], capture_output=True, text=True, timeout=30, check=False)
    asked = options(answer.stdout)
    findings = [] if answer.returncode == 0 and asked else [f"{program} --help: {answer}"]
    for page in map(Path, pages):
        written = options(page.read_text(encoding="utf-8").replace("\\-", "-"))
        findings += [f"{page.name}: {name} is missing" for name in sorted(asked - written)]
        findings += [f"{page.name}: there is no {name}" for name in sorted(written - asked)]
    common.report(findings, "The page has the options of the program.")


main()

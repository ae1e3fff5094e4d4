#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every script parses, and can be started if it is meant to be."""
import ast
import os
import subprocess

import common


def findings():
    for path in common.files(".sh", ".py", "run", ".bash-completion"):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            try:
                ast.parse(text, path.name)
            except SyntaxError as error:
                yield f"{common.relative(path)}:{error.lineno}: {error.msg}"
        else:
            bash = subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False)
            if bash.returncode:
                yield bash.stderr.strip()
        if text.startswith("#!") and not os.access(path, os.X_OK):
            yield f"{common.relative(path)}:1: has an interpreter line and is not executable"


common.report(list(findings()), "Every script parses.")

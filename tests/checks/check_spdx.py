#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wrote a file and under which licence stands at its top."""
import common

CHECKED = (".cpp", ".h", ".mm", ".py", ".sh", ".cmake", "CMakeLists.txt", ".svg", ".desktop",
           ".metainfo.xml", ".1")
LICENCES = ("GPL-3.0-or-later", "CC0-1.0")


def findings():
    for path in common.files(*CHECKED):
        top = path.read_text(encoding="utf-8").splitlines()[:4]
        if not any("SPDX-FileCopyrightText: " in line for line in top):
            yield f"{common.relative(path)}:1: no SPDX-FileCopyrightText"
        if not any(f"SPDX-License-Identifier: {name}" in line for line in top for name in LICENCES):
            yield f"{common.relative(path)}:2: no SPDX-License-Identifier of {' or '.join(LICENCES)}"


common.report(list(findings()), "Every file names its licence.")

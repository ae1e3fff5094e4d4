#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wrote a file and under which licence stands at its top, or in .reuse/dep5 for files that
cannot say it themselves; the text of each licence stands in LICENSES (reuse.software, 3.0)."""
import fnmatch
import re

import common

ROOT = common.ROOT
MUST_SAY_IT = (".cpp", ".h", ".mm", ".py", ".sh", ".cmake", "CMakeLists.txt", ".svg", ".desktop",
               ".metainfo.xml", ".1")
TOP_LINES = 4


def paragraphs():
    """(patterns, licence) of each paragraph of .reuse/dep5 that is about files."""
    text = (ROOT / ".reuse/dep5").read_text(encoding="utf-8")
    for paragraph in text.split("\n\n"):
        fields = dict(re.findall(r"^([A-Za-z-]+): (.*(?:\n .*)*)", paragraph, re.MULTILINE))
        if "Files" in fields:
            yield fields["Files"].split(), fields["License"].strip()


def licence_of(path, said_elsewhere):
    """The SPDX identifier, or None."""
    top = "\n".join(path.read_bytes()[:2000].decode("utf-8", "replace").splitlines()[:TOP_LINES])
    found = re.search(r"SPDX-License-Identifier: (\S+)", top)
    if found and "SPDX-FileCopyrightText: " in top:
        return found.group(1)
    if path.name.endswith(MUST_SAY_IT):
        return None
    name = str(path.relative_to(ROOT))
    for patterns, licence in said_elsewhere:
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns):
            return licence
    return None


def findings():
    texts = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    said_elsewhere, used = list(paragraphs()), set()
    for path in common.files(""):
        if path.parent.name in ("LICENSES", ".reuse") or path.name == "LICENSE":
            continue
        licence = licence_of(path, said_elsewhere)
        if licence is None:
            yield f"{common.relative(path)}:1: neither says its licence nor stands in .reuse/dep5"
        else:
            used.add(licence)
    for licence in sorted(used ^ texts):
        yield f"LICENSES: {licence} is " + ("used, its text is missing" if licence in used
                                            else "there and used nowhere")


common.report(list(findings()), "Every file has a licence, and every licence its text.")

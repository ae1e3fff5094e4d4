#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese translation is complete and fits the sources.

    check_translations.py [LUPDATE]

With lupdate, the file is brought up to date in a copy first, so that a text of the sources that
it does not know yet is found too.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import common

PLACEHOLDER = re.compile(r"%L?(\d+|n)")
ACCESS_KEY = re.compile(r"&(?=[^\s&;])(?!\w+;)")


def places(text):
    return sorted(PLACEHOLDER.findall(text or ""))


def problems(message):
    source = message.findtext("source")
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        yield "not translated"
        return
    if translation.get("type") in ("vanished", "obsolete"):
        yield "no longer in the sources"
        return
    plural = message.get("numerus") == "yes"
    forms = [f.text for f in translation.findall("numerusform")] if plural else [translation.text]
    for form in forms:
        if not (form or "").strip():
            yield "empty"
        elif places(source) != places(form) and not (plural and set(places(source)) >= set(places(form))):
            yield f"other placeholders than the source: {form}"
        elif len(source) < 60 and bool(ACCESS_KEY.search(source)) != bool(ACCESS_KEY.search(form)):
            yield f"access key in one of the two only: {form}"


def check(ts, name):
    for context in ET.parse(ts).getroot().findall("context"):
        for message in context.findall("message"):
            for problem in problems(message):
                yield f"{name}: {context.findtext('name')}: {message.findtext('source')!r}: {problem}"


def updated(lupdate, ts, folder):
    copy = Path(folder) / ts.name
    shutil.copy(ts, copy)
    subprocess.run([lupdate, "-silent", "-locations", "none", "-I", "src", "src", "ui", "-ts", copy],
                   cwd=common.ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return copy


def main():
    translations = list(common.files("zh_CN.ts", under="translations"))
    if not translations:
        print("There is no Chinese translation yet.")
        sys.exit(common.SKIPPED)
    findings = []
    with tempfile.TemporaryDirectory() as folder:
        for ts in translations:
            current = updated(sys.argv[1], ts, folder) if len(sys.argv) > 1 else ts
            findings += check(current, common.relative(ts))
    common.report(findings, "The translation is complete.")


main()

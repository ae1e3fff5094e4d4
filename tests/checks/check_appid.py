#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One application id in every place that carries one, and one version in every place that names it."""
import re
import xml.etree.ElementTree as ET

import common

APP_ID = "io.github.sessionscope.Sessionscope"
LINUX = common.ROOT / "packaging/linux"
#: Any spelling of the id: the right one, or one that looks as if it were meant.
SPELLING = re.compile(r"\b(?:io|com|org|net)\.(?:github\.)?[a-z_-]*sessionscope[.\w]*", re.IGNORECASE)
CARRIERS = (".cpp", ".h", ".py", ".sh", ".cmake", "CMakeLists.txt", ".desktop", ".xml", ".md", ".1",
            ".ui", ".ts")
SUFFIXES = {"", ".desktop", ".metainfo.xml", ".svg", ".png", ".yml"}


def spellings():
    for path in common.files(*CARRIERS):
        if path.name == "check_appid.py":
            continue
        for number, text in common.lines(path):
            for found in SPELLING.findall(text):
                found = found.rstrip(".")
                if not found.startswith(APP_ID) or found[len(APP_ID):] not in SUFFIXES:
                    yield f"{common.relative(path)}:{number}: {found} is not {APP_ID}"


def carriers():
    desktop = (LINUX / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    if f"\nIcon={APP_ID}\n" not in desktop:
        yield "desktop entry: the icon is not named by the application id"
    metainfo = ET.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot()
    if metainfo.findtext("id") != APP_ID:
        yield "metainfo: the id is not the application id"
    if metainfo.findtext("launchable") != f"{APP_ID}.desktop":
        yield "metainfo: launchable does not name the desktop entry"
    main = list(common.files(".cpp", under="src/app"))
    if main and not any(APP_ID in path.read_text(encoding="utf-8")
                        for path in common.files(".cpp", ".h", under="src")):
        yield "src: the program does not set the application id"


def versions():
    cmake = (common.ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    version = re.search(r"project\(sessionscope\s+VERSION ([\d.]+)", cmake)[1]
    release = ET.parse(LINUX / f"{APP_ID}.metainfo.xml").find("releases/release")
    log = (common.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    named = {
        "metainfo": release.get("version"),
        "CHANGELOG.md": re.search(r"^## \[(\d[\d.]*)\]", log, re.MULTILINE)[1],
        "changelog.Debian": re.search(
            r"\(([\d.]+)-", (LINUX / "changelog.Debian").read_text(encoding="utf-8"))[1],
    }
    for page in LINUX.glob("*.1"):
        named[page.name] = re.search(r'"Sessionscope ([\d.]+)"', page.read_text(encoding="utf-8"))[1]
    for where, found in named.items():
        if found != version:
            yield f"{where}: names version {found}, the project is {version}"


common.report([*spellings(), *carriers(), *versions()], f"{APP_ID} everywhere.")

#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A room uses what its row of the table names, and nothing else.

    check_includes.py [QT_HEADERS]

Reads every #include of src, and every sessionscope_<room> that a CMakeLists.txt of src or
tests/unit links. QT_HEADERS, the folder with QtCore/, QtWidgets/ ..., tells which module a Qt
header belongs to; without it that part is left out. The table is that of src/README.md.
"""
import re
import sys
from pathlib import Path

import common

_BELOW_LIVE = {"core", "session", "decode", "query", "findings", "export", "keychain", "tls", "cloud", "redis", "record"}
ROOMS = {
    "core": set(),
    "session": {"core"},
    "decode": {"session", "core"},
    "query": {"session", "core"},
    "findings": {"session", "query", "core"},
    "export": {"session", "core"},
    "keychain": {"core"},
    "tls": {"core"},
    "cloud": {"tls", "core"},
    "redis": {"tls", "core"},
    "record": {"session", "decode", "core"},
    "live": _BELOW_LIVE,
    "models": {"session", "query", "findings", "live", "core"},
    "demo": {"core", "session", "decode", "tls", "cloud", "redis"},
    "gui": _BELOW_LIVE | {"live", "models"},
    "app": _BELOW_LIVE | {"live", "models", "demo", "gui"},
}
_ALL_QT = {"QtCore", "QtGui", "QtWidgets", "QtCharts", "QtSvg", "QtNetwork", "QtDBus", "QtSql"}
QT_MODULES = {
    "core": {"QtCore"},
    "session": {"QtCore"},
    "decode": {"QtCore"},
    "query": {"QtCore"},
    "findings": {"QtCore"},
    "export": {"QtCore"},
    "keychain": {"QtCore", "QtDBus"},
    "tls": {"QtCore", "QtNetwork"},
    "cloud": {"QtCore", "QtNetwork"},
    "redis": {"QtCore", "QtNetwork"},
    "record": {"QtCore", "QtSql"},
    "live": {"QtCore", "QtNetwork"},
    "models": {"QtCore", "QtGui"},
    "demo": {"QtCore", "QtNetwork"},
    "gui": _ALL_QT - {"QtSql"},
    "app": _ALL_QT,
}
#: Other libraries, by the start of the include, and the rooms that may know them.
LIBRARIES = {
    "simdjson": {"decode"},
    "zlib.h": {"cloud"},
    "qt6keychain/": {"keychain"},
    "tl/expected": set(ROOMS),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LINKED = re.compile(r"\bsessionscope_(\w+)\b")
QT_HEADER = re.compile(r"^(?:(Qt[A-Z]\w*)/)?(\w+(?:\.h)?)$")


def qt_owner(folder):
    """Qt header -> module, for every header that belongs to one module alone."""
    owner = {}
    for module in sorted(folder.glob("Qt*")):
        for header in module.iterdir():
            if header.is_file():
                owner.setdefault(header.name, module.name)
    return owner


def check_quoted(room, target, is_source):
    if "/" not in target:
        if target.startswith("ui_") and target.endswith(".h"):
            return None if room in ("gui", "app") else "forms belong to gui"
        if is_source and target.endswith(".moc"):
            return None
        return 'an include of ours reads "room/file.h"'
    used = target.split("/")[0]
    if used not in ROOMS:
        return f"there is no room {used}"
    if used != room and used not in ROOMS[room]:
        return f"{room} may not use {used}"
    return None


def check_angled(room, target, owner):
    for start, allowed in LIBRARIES.items():
        if target.startswith(start):
            return None if room in allowed else f"{room} may not use {start.rstrip('/')}"
    match = QT_HEADER.match(target)
    if not match or not (match[1] or target.startswith(("Q", "q"))):
        return None
    module = match[1] or owner.get(match[2])
    if module and module not in QT_MODULES[room]:
        return f"{room} may not use {module}"
    return None


def check_sources(owner):
    for path in common.files(".h", ".cpp", ".mm", under="src"):
        room = path.relative_to(common.ROOT / "src").parts[0]
        if room not in ROOMS:
            yield f"{common.relative(path)}: {room} is not a room of the table"
            continue
        for number, text in common.lines(path):
            match = INCLUDE.match(text)
            if not match:
                continue
            kind, target = match.groups()
            problem = (check_quoted(room, target, path.suffix != ".h") if kind == '"'
                       else check_angled(room, target, owner))
            if problem:
                yield f"{common.relative(path)}:{number}: {problem} ({target})"


def check_links():
    for top in ("src", "tests/unit"):
        for path in common.files("CMakeLists.txt", under=top):
            parts = path.relative_to(common.ROOT / top).parts
            if len(parts) < 2 or parts[0] not in ROOMS:
                continue
            room = parts[0]
            for number, text in common.lines(path):
                for used in LINKED.findall(text.split("#")[0]):
                    if used in ROOMS and used != room and used not in ROOMS[room]:
                        yield f"{common.relative(path)}:{number}: {room} may not link {used}"


def main():
    owner = qt_owner(Path(sys.argv[1])) if len(sys.argv) > 1 else {}
    if len(sys.argv) > 1 and owner.get("QPushButton") != "QtWidgets":
        common.report([f"{sys.argv[1]}: no Qt headers here"], "")
    common.report([*check_sources(owner), *check_links()], "Every room uses what it may use.")


main()

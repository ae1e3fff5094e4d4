#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the pictures of README.md: the real program on its demo instance, light theme.

    make.py [PROGRAM]        default: build/release/src/app/sessionscope (packaging/run.sh builds it)

Needs the packages of "packaging/dependencies.sh run test". Writes main-window.png,
connection-dialog.png and export-dialog.png here, at 1280 x 800 and, as *@2x.png, at twice that.
"""
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests/support"))
from desktop import App, Desktop, wait  # noqa: E402

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1280, 800
#: The demo changes from refresh to refresh; this long makes the marks and the history visible.
LIVE_SECONDS = 12


def shoot_dialog(app, desk, keys, title, target):
    """Open a dialog by its keys, picture it, close it again."""
    app.key(keys)
    window = app.window(title)
    time.sleep(1)  # shown, laid out, preview read
    desk.screenshot(target, window)
    app.key("Escape")
    wait(lambda: not desk.run("xdotool", "search", "--onlyvisible", "--name", title), 5, "the dialog to close")


def shoot(program, scale):
    suffix = "" if scale == 1 else f"@{scale}x"
    size = ((WIDTH + 40) * scale, (HEIGHT + 60) * scale)
    with Desktop(size=size, scale=scale, lang="C.UTF-8") as desk:
        app = App(desk, [program, "--demo"])
        window = app.window()
        desk.xdo("windowsize", "--sync", window, WIDTH * scale, HEIGHT * scale)
        table = app.find("table", timeout=20)
        wait(lambda: app.rows(table) > 0, 20, "the first rows")
        app.click(app.cell(table, 2, 1))
        time.sleep(LIVE_SECONDS)
        desk.screenshot(str(HERE / f"main-window{suffix}.png"), window)
        shoot_dialog(app, desk, "ctrl+shift+e", "Export", str(HERE / f"export-dialog{suffix}.png"))
        shoot_dialog(app, desk, "ctrl+n", "onnection", str(HERE / f"connection-dialog{suffix}.png"))
        app.quit()


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build/release/src/app/sessionscope")
    for scale in (1, 2):
        shoot(program, scale)
    for picture in sorted(HERE.glob("*.png")):
        print(picture.relative_to(ROOT))


if __name__ == "__main__":
    main()

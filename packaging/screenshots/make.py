#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the pictures of README.md: the real program on its demo instance, light theme.

    make.py [PROGRAM]        default: build/release/src/app/sessionscope (packaging/run.sh builds it)

Needs the packages of "packaging/dependencies.sh run test". Writes main-window.png (1280 x 800),
connection-dialog.png and export-dialog.png here.
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
SAMPLE = (("Name:", "Orders"), ("Instance ID:", "r-bp1zxszhcgatnx****"),
          ("AccessKey ID:", "LTAI5tExample"))


def shoot(desk, window, name):
    """The picture of a window, with no more colours than are needed to look the same."""
    target = str(HERE / name)
    desk.screenshot(target, window)
    desk.run("convert", target, "-strip", "-dither", "None", "-colors", "255", "-define",
             "png:compression-level=9", "PNG8:" + target, check=True)


def shoot_dialog(app, desk, keys, title, name):
    """Open a dialog by its keys, picture it, close it again."""
    app.key(keys)
    dialog = app.find("dialog", title)
    time.sleep(1)  # shown, laid out, preview read
    if name == "connection-dialog.png":
        for label, text in SAMPLE:
            app.enter(app.find("text", label, root=dialog), text)
    else:
        app.enter(app.find("text", "File:", root=dialog), "/home/you/Documents/sessions.csv")
    time.sleep(1)
    shoot(desk, app.window(title), name)
    app.key("Escape")
    wait(lambda: not desk.run("xdotool", "search", "--onlyvisible", "--name", title), 5,
         "the dialog to close")


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build/release/src/app/sessionscope")
    with Desktop(size=(WIDTH + 40, HEIGHT + 60), lang="C.UTF-8") as desk:
        app = App(desk, [program, "--demo"])
        window = app.window()
        desk.xdo("windowsize", "--sync", window, WIDTH, HEIGHT)
        table = app.find("table", "Sessions", timeout=20)
        wait(lambda: app.rows(table) > 0, 20, "the first rows")
        app.click(app.cell(table, 2, 1))
        desk.xdo("mousemove", 0, 0)
        # What is new since the refresh before is marked: the picture is taken right after one.
        wait(lambda: app.find("label", lambda name: name.endswith("next in 1 s")), 30, "a refresh")
        time.sleep(3)
        shoot(desk, window, "main-window.png")
        shoot_dialog(app, desk, "ctrl+shift+e", "Export", "export-dialog.png")
        shoot_dialog(app, desk, "ctrl+n", "New connection", "connection-dialog.png")
        app.quit()
    for picture in sorted(HERE.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size} bytes")


if __name__ == "__main__":
    main()

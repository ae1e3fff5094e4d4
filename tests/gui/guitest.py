# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: an endpoint and the window.

    test_xyz.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT

Exit status 77 says that there is no virtual X server or no AT-SPI here.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

SKIPPED = 77
TOOLS = ("Xvfb", "dbus-daemon", "gnome-keyring-daemon", "openbox", "xdotool", "xprop", "import",
         "secret-tool")
missing = [tool for tool in TOOLS if not shutil.which(tool)]
try:
    import pyatspi  # noqa: F401  (only whether it is there)
except Exception as error:  # no module, no typelib
    missing.append(str(error))
if missing:
    print("skipped, not installed: " + ", ".join(missing))
    sys.exit(SKIPPED)

from dasrequest import ask  # noqa: E402
from desktop import PATIENCE, App, wait  # noqa: E402

PROGRAM, ENDPOINT = sys.argv[1:3]


class DemoEndpoint:
    """sessionscope-demo-endpoint as a process of its own; a context manager.

    key: AccessKey id, secret and, if wanted, STS token that it knows; it makes its own otherwise.
    """

    def __init__(self, sessions, key=(), churn="off"):
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        for name, value in zip(("ACCESS_KEY_ID", "ACCESS_KEY_SECRET", "SECURITY_TOKEN"), key):
            environment["ALIBABA_CLOUD_" + name] = value
        self.process = subprocess.Popen([ENDPOINT, "--sessions", str(sessions), "--churn", churn],
                                        stdout=subprocess.PIPE, text=True, env=environment)
        said = {}
        while len(said) < 4:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("the endpoint has ended")
            name, _, value = line.rstrip("\n").partition(": ")
            said[name] = value
        self.url, self.instance = said["Endpoint"], said["Instance"]
        self.key_id = said["AccessKey id"]
        self.secret = key[1] if key else said["AccessKey secret"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)
        self.process.stdout.close()

    def sessions(self):
        """What it serves, by a request of our own."""
        return ask(self.url, self.key_id, self.secret, self.instance)["Data"]["Sessions"]

    def bytes_answered(self):
        """As the kernel counts them; each answer makes it larger."""
        with open(f"/proc/{self.process.pid}/io", encoding="ascii") as file:
            return int(dict(line.split(": ") for line in file)["wchar"])


class Window(App):
    """Sessionscope as its user sees it."""

    def __init__(self, desk, *options):
        super().__init__(desk, [PROGRAM, *options])

    def sessions(self):
        return self.find("table", "Sessions")

    def sources(self):
        return self.find("tree", "Sources")

    def values(self, table, title, rows=None):
        """The texts of a column. A cell of the sessions is announced with its title in front."""
        column = self.header(table).index(title)
        return [cells[0].removeprefix(title).removeprefix(" ")
                for cells in self.cells(table, rows, [column])]

    def wait_for_rows(self, count, timeout=PATIENCE):
        wait(lambda: self.rows(self.sessions()) == count, timeout, f"{count} rows")

    def wait_for_label(self, text, timeout=PATIENCE):
        """A label with \\a text in it."""
        return self.find("label", lambda name: text in name, timeout)

    def has_label(self, text, timeout):
        """Whether it appears within that time."""
        try:
            return self.wait_for_label(text, timeout) is not None
        except TimeoutError:
            return False

    def wait_for_dialog_to_close(self, title):
        def is_closed():
            return not any(node.getRoleName() == "dialog" and node.name == title
                           for node in self.root)
        wait(is_closed, PATIENCE, f"the dialog {title!r} to close")

    def add_connection(self, name, endpoint, instance, key_id, secret, token="", save=True):
        """Fills the dialog by mouse and keyboard; the dialog."""
        self.key("ctrl+n")
        dialog = self.find("dialog", "New connection")
        wait(lambda: self.find("text", "Name:", root=dialog).getState().contains(
            self.atspi.STATE_FOCUSED), 5, "the focus in the dialog")
        for label, text in (("Name:", name), ("Instance ID:", instance), ("Endpoint:", endpoint),
                            ("AccessKey ID:", key_id)):
            self.enter(self.find("text", label, root=dialog), text)
        self.enter(self.find("password text", "AccessKey secret:", root=dialog), secret)
        if token:
            self.enter(self.find("password text", "STS token:", root=dialog), token)
        if save:
            self.click(self.find("push button", "Save", root=dialog))
            self.wait_for_dialog_to_close("New connection")
        return dialog

    def add_redis_connection(self, name, url):
        """The same with a redis:// URL; disconnecting is allowed."""
        self.key("ctrl+n")
        dialog = self.find("dialog", "New connection")
        kind = self.find("combo box", lambda name: name.startswith("Alibaba Cloud"), root=dialog)
        self.choose(kind, "Redis or Valkey server")
        self.enter(self.find("text", "Name:", root=dialog), name)
        host = self.find("text", "Host:", root=dialog)
        self.enter(host, url)
        self.click(self.find("check box", "Allow disconnecting sessions", root=dialog))
        wait(lambda: "/" not in self.text(host), 5, "the URL to be taken apart")
        self.click(self.find("push button", "Save", root=dialog))
        self.wait_for_dialog_to_close("New connection")

    def open_connection(self, name):
        """A double click in the list of connections."""
        self.click(self.connection(name), repeat=2)

    def connection(self, name):
        """The item of a saved connection."""
        def item():
            return next((node for node in self.find("list", "Saved connections")
                         if node.name.startswith(name)), None)
        return wait(item, PATIENCE, f"the connection {name!r}")

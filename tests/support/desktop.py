# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive the program from outside, as its user does.

A private X server, session bus, keyring and window manager; AT-SPI to find, read and press;
xdotool for the real mouse and keyboard; ImageMagick for pictures. Every process is a child of
this one and is ended by its pid.

    with Desktop() as desk:
        app = App(desk, ["build/tests/src/app/sessionscope", "--demo"])
        app.click(app.find("push button", "Pause"))
        desk.screenshot("window.png", app.window())
        app.quit()

Runs under Debian's /usr/bin/python3, since pyatspi and gi belong to that one.
"""
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)
#: What the surroundings say about displays, buses, looks and keys is not for the program.
_DROPPED = ("XDG_", "DBUS_", "GNOME_", "KDE_", "QT_", "LC_", "GTK_", "ALIBABA_CLOUD_")
_DROPPED_NAMES = {"DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DESKTOP_SESSION", "LANGUAGE"}
#: Seconds; Qt takes clicks within 0.4 s together.
DOUBLE_CLICK = 0.5


def _die_with_parent():
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


# How long to wait for what a user sees at once, in seconds: the machine may be busy, and the program
# may run under a sanitizer.
PATIENCE = 30


def wait(condition, timeout=PATIENCE, what="condition", step=0.05):
    """The first true value of condition(). What it raises counts as "not yet"."""
    end = time.monotonic() + timeout
    reason = None
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                return value
        except Exception as error:  # accessibles die while the window changes
            reason = error
        time.sleep(step)
    raise TimeoutError(f"timed out after {timeout} s waiting for {what}" + (f": {reason}" if reason else ""))


class Desktop:
    """A desktop session of our own; a context manager.

    size: of the screen, in pixels. keyring: the password of the login keyring, which is created
    and unlocked; None for a bus that knows no Secret Service. scale: QT_SCALE_FACTOR of the
    programs. Attributes: env (for programs), dir (logs, HOME, TMPDIR), home.
    With DESKTOP_SHOTS=FOLDER in the environment a failure leaves a picture of the screen there.
    """

    def __init__(self, size=(1400, 900), keyring="test", lang="C.UTF-8", scale=1, window_manager=True):
        self.size, self.keyring, self.window_manager = size, keyring, window_manager
        self.processes = []  # (name, Popen), in the order of their start
        self.dir = tempfile.mkdtemp(prefix="desktop-")
        self.home, self.tmp = os.path.join(self.dir, "home"), os.path.join(self.dir, "tmp")
        self._environment_before = dict(os.environ)
        # D-Bus-activated helpers come back to us when the bus ends.
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
        runtime = os.path.join(self.dir, "run")
        os.makedirs(self.home)
        os.makedirs(self.tmp)
        os.makedirs(runtime, mode=0o700)
        self.env = {key: value for key, value in os.environ.items()
                    if not key.startswith(_DROPPED) and key not in _DROPPED_NAMES}
        # Set before the bus starts: activated services get the environment of the bus.
        self.env.update(HOME=self.home, TMPDIR=self.tmp, XDG_RUNTIME_DIR=runtime, LANG=lang,
                        XDG_DATA_HOME=self.home + "/.local/share",
                        XDG_STATE_HOME=self.home + "/.local/state",
                        XDG_CONFIG_HOME=self.home + "/.config", XDG_CACHE_HOME=self.home + "/.cache",
                        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1")
        if scale != 1:
            self.env["QT_SCALE_FACTOR"] = str(scale)

    def spawn(self, name, argv, **options):
        """Start a process that dies with us; its output goes to <dir>/<name>.log."""
        with open(os.path.join(self.dir, name + ".log"), "ab") as log:
            process = subprocess.Popen(
                argv, env=options.pop("env", self.env), stdin=options.pop("stdin", subprocess.DEVNULL),
                stdout=options.pop("stdout", log), stderr=log, preexec_fn=_die_with_parent, **options)
        self.processes.append((name, process))
        return process

    def log(self, name):
        with open(os.path.join(self.dir, name + ".log"), encoding="utf-8", errors="replace") as file:
            return file.read()

    def __enter__(self):
        try:
            self._start_display()
            self._start_bus()
            if self.keyring is not None:
                self._start_keyring()
            if self.window_manager:
                self.spawn("openbox", ["openbox"])
                wait(lambda: "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
                     10, "openbox")
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        os.environ.clear()
        os.environ.update(self.env)  # pyatspi in this process uses it too
        return self

    def _start_display(self):
        read, write = os.pipe()
        width, height = self.size
        # Xvfb chooses a free number itself and reports it on the pipe.
        self.spawn("Xvfb", ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
                            "-nolisten", "tcp", "-noreset"], pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: " + self.log("Xvfb"))
        self.env["DISPLAY"] = ":" + number

    def _start_bus(self):
        which = "--session"
        if self.keyring is None:
            which = "--config-file=" + self._bus_without_secrets()
        bus = self.spawn("dbus", ["dbus-daemon", which, "--nofork", "--print-address=1"],
                         stdout=subprocess.PIPE)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()

    def _bus_without_secrets(self):
        """The bus would start an installed keyring for whoever asks: only AT-SPI is left to it."""
        services = os.path.join(self.dir, "services")
        os.makedirs(services)
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", services)
        path = os.path.join(self.dir, "bus.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"""<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={self.dir}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
""")
        return path

    def _has_secret_service(self):
        return "true" in self.run(
            "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
            "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets")

    def _start_keyring(self, unlocked=True):
        daemon = self.spawn("keyring", ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
                            + (["--unlock"] if unlocked else []), stdin=subprocess.PIPE)
        if unlocked:
            daemon.stdin.write(self.keyring.encode())
        daemon.stdin.close()
        wait(self._has_secret_service, 10, "the keyring")

    def lock_keyring(self):
        """A new daemon that nobody has given the password, as after an automatic login. Whoever
        needs a secret then makes the prompter of gnome-keyring ask for the password."""
        daemon = [process for name, process in self.processes if name == "keyring"][-1]
        daemon.terminate()
        daemon.wait(10)
        wait(lambda: not self._has_secret_service(), 10, "the end of the keyring")
        self._start_keyring(unlocked=False)

    def __exit__(self, kind, *_):
        shots = self._environment_before.get("DESKTOP_SHOTS")
        if kind is not None and shots and "DISPLAY" in self.env:
            self.run("import", "-window", "root", os.path.join(shots, f"failure-{os.getpid()}.png"))
        for name, process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    print("had to kill", name, process.pid, file=sys.stderr)
                    process.kill()
                    process.wait()
            if process.stdout:
                process.stdout.close()
        self._reap_helpers()
        os.environ.clear()
        os.environ.update(self._environment_before)
        if kind is not None:
            for name in sorted({name for name, _ in self.processes}):
                print(f"--- {name}.log\n{self.log(name)}", file=sys.stderr)
        shutil.rmtree(self.dir, ignore_errors=True)

    @staticmethod
    def _reap_helpers():
        """at-spi-bus-launcher and its like end with the bus."""
        end = time.monotonic() + 3
        while time.monotonic() < end:
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    time.sleep(0.05)
            except ChildProcessError:
                return

    def run(self, *argv, **options):
        """The output of a command in this desktop; its failure is no error unless check=True."""
        return subprocess.run([str(a) for a in argv], env=self.env, capture_output=True, text=True,
                              check=options.pop("check", False), timeout=60, **options).stdout.strip()

    def xdo(self, *argv):
        return self.run("xdotool", *argv, check=True)

    def screenshot(self, path, window="root"):
        self.run("import", "-window", window, path, check=True)


class App:
    """A program seen through AT-SPI. argv: what to start; or the name it has when somebody else
    starts it (launched=, for gio launch).

    Never walk into a table: its children are its cells. Accessibles of cells die at a sort, a
    refresh or a filter: fetch them anew.
    """

    def __init__(self, desk, argv, timeout=PATIENCE, launched=None):
        import pyatspi  # needs DBUS_SESSION_BUS_ADDRESS
        from gi.repository import Atspi
        Atspi.set_timeout(1500, 1500)  # else 15 s in the first 15 s of a program
        self.atspi, self.desk, self.launched = pyatspi, desk, launched
        self.clicked = 0.0  # when, by the monotonic clock
        self.process = desk.spawn("app", argv)
        self.root = wait(self._find_root, timeout, "the program on the accessibility bus")

    def _find_root(self):
        if self.process.poll() is not None and not self.launched:
            raise SystemExit(f"the program ended early, status {self.process.returncode}:\n{self.desk.log('app')}")
        desktop = self.atspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            root = desktop.getChildAtIndex(index)
            if root is not None and root.childCount and (
                    root.name == self.launched if self.launched
                    else root.get_process_id() == self.process.pid):
                return root
        return None

    # --- finding

    def walk(self, node=None, depth=0, leaves=("table", "tree", "tree table", "list")):
        node = node or self.root
        yield node
        if node.getRoleName() in leaves or depth > 40:
            return
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from self.walk(child, depth + 1, leaves)

    def find(self, role=None, name=None, timeout=PATIENCE, root=None, showing=True, where=None):
        """The first widget of that role and name (exact, or a predicate on the name)."""
        def hit():
            for node in self.walk(root):
                if role is not None and node.getRoleName() != role:
                    continue
                if name is not None and not (name(node.name) if callable(name) else node.name == name):
                    continue
                if showing and not node.getState().contains(self.atspi.STATE_SHOWING):
                    continue
                if where is None or where(node):
                    return node
            return None
        return wait(hit, timeout, f"a widget of role {role!r} and name {name!r}")

    def window(self, title=None):
        """The X window of the program, for screenshots and sizes."""
        pid = self.root.get_process_id()
        def hit():
            found = self.desk.xdo("search", "--all", "--onlyvisible", "--pid", pid, "--name",
                                  title or ".").split()
            return found[0] if found else None
        return wait(hit, 10, f"the window {title or ''}")

    def tree(self, node=None, depth=0, out=sys.stderr):
        """Print what there is; for writing tests."""
        node = node or self.root
        print("  " * depth + f"[{node.getRoleName()}] {node.name!r}", file=out)
        if node.getRoleName() not in ("table", "tree", "tree table", "list") and depth < 14:
            for index in range(node.childCount):
                child = node.getChildAtIndex(index)
                if child is not None:
                    self.tree(child, depth + 1, out)

    # --- acting

    def act(self, node, *wanted):
        """Run an accessibility action (Qt: Press, Toggle, SetFocus, ShowMenu)."""
        action = node.queryAction()
        names = [action.getName(index) for index in range(action.nActions)]
        for name in wanted or ("Press", "Toggle"):
            if name in names:
                return action.doAction(names.index(name))
        raise RuntimeError(f"{node.name!r} has no action {wanted}, only {names}")

    def extents(self, node):
        return node.queryComponent().getExtents(self.atspi.DESKTOP_COORDS)

    def click(self, node, button=1, repeat=1):
        """A real click in the middle of the widget."""
        # Else it could be the second half of a double click.
        time.sleep(max(0.0, self.clicked + DOUBLE_CLICK - time.monotonic()))
        box = self.extents(node)
        self.desk.xdo("mousemove", box.x + box.width // 2, box.y + box.height // 2,
                      "click", "--repeat", repeat, "--delay", 40, button)
        self.clicked = time.monotonic()

    def type(self, text, delay=5):
        # From the input: a secret must not stand on a command line.
        self.desk.run("xdotool", "type", "--delay", delay, "--file", "-", check=True, input=text)

    def key(self, *keys):
        self.desk.xdo("key", *keys)

    def enter(self, field, text):
        """Click a field and put \a text in the place of what stands there."""
        self.click(field)
        if field.getRoleName() != "spin button":  # its line edit has the focus, without a name
            wait(lambda: field.getState().contains(self.atspi.STATE_FOCUSED), 5,
                 f"the focus in {field.name!r}")
        self.key("ctrl+a", "Delete")
        self.type(text)

    def set_text(self, node, text):
        node.queryEditableText().setTextContents(text)

    def text(self, node):
        text = node.queryText()
        return text.getText(0, text.characterCount)

    def choose(self, combo, entry):
        """Open a combo box and click an entry: Qt 6.4 has no Selection interface for it."""
        self.act(combo, "ShowMenu", "Press")

        def item():
            popup = combo.getChildAtIndex(0)
            for index in range(popup.childCount):
                child = popup.getChildAtIndex(index)
                if child.name == entry and self.extents(child).width > 0:
                    return child
            return None
        found = wait(item, 5, f"the entry {entry!r}")
        time.sleep(0.2)  # the popup is being mapped
        self.click(found)
        wait(lambda: combo.name == entry or self.text(combo) == entry, 5, f"the box to show {entry!r}")

    def menu(self, *path):
        """Open a menu by mouse and click through it: menu("File", "Export…")."""
        self.click(self.find("menu item", path[0]))
        for name in path[1:]:
            self.click(self.find("menu item", name,
                                 where=lambda node: self.extents(node).width > 0))

    # --- reading tables

    def rows(self, table):
        return table.queryTable().nRows

    def cell(self, table, row, column):
        return table.queryTable().getAccessibleAt(row, column)

    def click_header(self, table, title):
        """A real click on the header of a column that is shown."""
        column = self.header(table).index(title)
        self.click(table.queryTable().getColumnHeader(column))

    def header(self, table):
        grid = table.queryTable()
        return [grid.getColumnDescription(column) for column in range(grid.nColumns)]

    def cells(self, table, rows=None, columns=None):
        """Texts, about a third of a millisecond a cell."""
        grid = table.queryTable()
        return [[grid.getAccessibleAt(row, column).name
                 for column in (columns if columns is not None else range(grid.nColumns))]
                for row in (rows if rows is not None else range(grid.nRows))]

    def quit(self, timeout=PATIENCE):
        """Close the window as a user does; the exit status."""
        try:
            self.key("alt+F4" if self.desk.window_manager else "ctrl+q")
            return self.process.wait(timeout)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            self.process.terminate()
            self.process.wait(timeout)
            raise

#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window as those meet it who see no screen or use no mouse.

    test_accessibility.py SESSIONSCOPE SESSIONSCOPE_DEMO_ENDPOINT

- What can be operated has a name and a role, and no two buttons of a window have the same name.
- Tab goes to each control and comes back to the first one; Shift+Tab does so the other way round.
- Every entry of the menus can be reached by keyboard.
"""
import sys
import time
import unittest
from collections import Counter

from guitest import DemoEndpoint, Window
from desktop import Desktop, wait

BUTTONS = {"push button", "toggle button", "check box", "radio button", "push button menu"}
VIEWS = {"list", "tree", "tree table", "table"}
OPERABLE = BUTTONS | {"combo box", "text", "password text", "spin button", "slider",
                      "page tab", "menu item", "link"}
#: What has the focus for something inside of it.
GROUPS = {"label", "page tab list", "filler", "scroll pane", "layered pane", "panel"}
#: Reached by arrow keys from their neighbours, not by Tab.
BY_ARROWS = {"page tab", "menu item", "list item", "table cell", "tree item"}
#: Names of buttons that may stand in several places of a window, where the place says which.
ANYWHERE = set()
MAX_TABS = 80


class Accessibility(unittest.TestCase):
    """One test, since starting the window takes most of the time; each window is a subtest."""

    def test_windows(self):
        with DemoEndpoint(50) as self.endpoint, Desktop(size=(1400, 1000)) as self.desk:
            self.app = Window(self.desk)
            self.nothing_open()
            self.connection_dialogs()
            self.page()
            self.menus()
            self.page_dialogs()
            self.dialogs_of_filters_and_sources()
            self.help_dialogs()
            self.refusals()
            self.credentials()
            self.assertEqual(self.app.quit(), 0)

    # --- the windows

    def nothing_open(self):
        self.app.find("push button", lambda name: "emo" in name)
        self.audit(self.frame(), "welcome page")

    def connection_dialogs(self):
        app, endpoint = self.app, self.endpoint
        app.key("ctrl+n")
        self.audit_dialog("New connection")
        app.add_connection("Orders", endpoint.url, endpoint.instance, endpoint.key_id,
                           endpoint.secret)
        app.wait_for_rows(50)
        app.key("ctrl+1")
        self.entry("Tools", "Edit Connection…")
        self.audit_dialog("Edit connection")
        self.entry("Tools", "Delete Connection…")
        self.audit_dialog("Delete connection")

    def page(self):
        app = self.app
        app.key("slash")
        app.type("idle >= 0")
        app.find("push button", lambda name: name.startswith("Remove filter term"))
        app.key("Return")
        self.audit(self.frame(), "page with rows")

    def page_dialogs(self):
        app = self.app
        for menu, entry, title in (("File", "Export…", "Export"),
                                   ("Edit", "Save Filter…", "Save Filter"),
                                   ("Edit", "Preferences…", "Preferences"),
                                   ("View", "Colour Rules…", "Colour Rules"),
                                   ("Session", "Name This Source…", "Name Source"),
                                   ("Tools", "Sources and Aliases…", "Sources and Aliases")):
            app.key("slash", "ctrl+a")
            app.type("idle >= 0")
            app.key("Return", "Down")
            self.entry(menu, entry)
            self.audit_dialog(title)
        self.entry("View", "Colour Rules…")
        dialog = self.dialog("Colour Rules")
        app.act(app.find("push button", lambda name: name.startswith("Add"), root=dialog))
        self.audit_dialog("Add Colour Rule")
        app.key("Escape")
        for entry, title in (("Choose Columns…", "Columns"),
                             ("Save Current Columns As…", "Save Columns"),
                             ("Manage Column Sets…", "Column Sets")):
            self.entry("View", "Columns", entry)
            self.audit_dialog(title)

    def dialogs_of_filters_and_sources(self):
        """What is reached from the filter line and from a dock."""
        app = self.app
        app.click(app.find(name="Saved and recent filters",
                           where=lambda node: node.getRoleName() in BUTTONS))
        time.sleep(0.3)  # a menu of a button stands nowhere in the tree
        app.key("m")  # of "Manage"
        self.audit_dialog("Saved Filters")
        app.key("ctrl+2")
        app.key("Down")
        ids = app.find("push button", "Ids…")
        wait(lambda: ids.getState().contains(app.atspi.STATE_ENABLED), 5, "ids of a source")
        app.act(ids)
        self.audit_dialog(lambda name: name.startswith("Client Ids of "))

    def credentials(self):
        app, endpoint = self.app, self.endpoint
        dialog = app.add_connection("Asking", endpoint.url, endpoint.instance, endpoint.key_id,
                                    endpoint.secret, save=False)
        app.choose(app.find("combo box", "Keychain of the system", root=dialog),
                   "Ask each time")
        app.click(app.find("push button", "Save", root=dialog))
        app.wait_for_dialog_to_close("New connection")
        self.audit_dialog("Credentials")

    def help_dialogs(self):
        self.app.key("F1")
        self.audit_dialog("Help")
        for entry in ("Report a Problem…", "About Sessionscope"):
            self.entry("Help", entry)
            self.audit_dialog(entry.removesuffix("…"))

    def refusals(self):
        """The dialogs on what a server said, and on credentials that are missing."""
        app, endpoint = self.app, self.endpoint
        dialog = app.add_connection("Refused", endpoint.url, endpoint.instance, "LTAI5tUnknown",
                                    "wrong", save=False)
        app.click(app.find("push button", "Test", root=dialog))
        app.act(app.find("push button", lambda name: name.startswith("Details"), root=dialog))
        self.audit_dialog("Error details")
        app.key("Escape")
        app.wait_for_dialog_to_close("New connection")

    # --- what is asked of each

    def frame(self):
        return self.app.find("frame")

    def dialog(self, title):
        return self.app.find("dialog", title)

    def audit_dialog(self, title):
        """title: as find() takes it."""
        dialog = self.dialog(title)
        name = dialog.name
        self.audit(dialog, name)
        self.app.key("Escape")
        self.app.wait_for_dialog_to_close(name)

    def entry(self, *path):
        self.app.menu(*path)

    def audit(self, root, name):
        print(name, flush=True)
        with self.subTest(window=name):
            self.assertEqual(self.faults(root), [], name)
        with self.subTest(window=name, check="Tab"):
            self.check_tab(root)

    def shown(self, node, path=()):
        """(path, node, state) of what is seen; cells are left out, and the lists of closed boxes."""
        state = node.getState()
        if not state.contains(self.app.atspi.STATE_SHOWING):
            return
        yield path, node, state
        if node.getRoleName() in VIEWS | {"combo box", "spin button"}:
            return
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None and child.getRoleName() != "dialog":
                yield from self.shown(child, (*path, index))

    def faults(self, root):
        atspi = self.app.atspi
        found = []
        buttons = Counter()
        for _, node, state in self.shown(root):
            role = node.getRoleName()
            focusable = state.contains(atspi.STATE_FOCUSABLE)
            if role in OPERABLE and not self.name_of(node) and self.is_operable(node, state):
                found.append(f"no name: {self.describe(node)}")
            if focusable and not (role in OPERABLE | VIEWS | GROUPS and self.name_of(node)):
                found.append(f"no role: {self.describe(node)}")
            if role in BUTTONS and node.name:
                buttons[node.name] += 1
        found += [f"{count} buttons {name!r}" for name, count in buttons.items()
                  if count > 1 and name not in ANYWHERE]
        return found

    def is_operable(self, node, state):
        return node.getRoleName() != "text" or state.contains(self.app.atspi.STATE_FOCUSABLE)

    def describe(self, node):
        box = self.app.extents(node)
        return f"{node.getRoleName()} {node.name!r} at {box.x},{box.y} {box.width}x{box.height}"

    def name_of(self, node):
        """Qt takes the value of a combo box for its name: its label has to say what it is."""
        if node.getRoleName() == "combo box":
            labels = [relation for relation in node.getRelationSet()
                      if relation.getRelationType() == self.app.atspi.RELATION_LABELLED_BY]
            return node.description.strip() or labels
        return node.name.strip()

    def focused(self, controls):
        """The path of what has the focus. Whatever passes it on says that it has it, too."""
        return max((path for path, node in controls
                    if node.getState().contains(self.app.atspi.STATE_FOCUSED)),
                   key=len, default=None)

    def stops(self, controls, key):
        """Where a key goes, until it comes back to where it was before."""
        seen = []
        for _ in range(MAX_TABS):
            self.app.key(key)
            time.sleep(0.05)
            path = self.focused(controls)
            if path is None:
                continue
            if seen and path == seen[0]:
                return seen
            seen.append(path)
        self.fail(f"{key} does not come back; it went to {seen}")

    def check_tab(self, root):
        atspi = self.app.atspi
        controls = [(path, node) for path, node, state in self.shown(root)
                    if state.contains(atspi.STATE_FOCUSABLE)
                    and node.getRoleName() not in BY_ARROWS]
        self.stops(controls, "Tab")  # what it selects on its way makes buttons usable
        wanted, groups = {}, {}
        for path, node in controls:
            role = node.getRoleName()
            if role in OPERABLE | VIEWS and node.getState().contains(atspi.STATE_ENABLED):
                wanted[path] = self.describe(node)
                if role == "radio button":  # one of a group has the focus, arrows go on
                    groups.setdefault(path[:-1], []).append(path)
        forth = self.stops(controls, "Tab")
        for group in groups.values():
            if set(group) & set(forth):
                for path in group:
                    wanted.pop(path)
        missing = [text for path, text in wanted.items() if path not in forth]
        self.assertEqual(missing, [], "Tab does not go there")
        back = self.stops(controls, "shift+Tab")
        names = {path: self.describe(node) for path, node in controls}
        self.assertEqual([names[path] for path in set(forth) ^ set(back)], [],
                         "Shift+Tab goes elsewhere")

    def menus(self):
        """Each entry that can be used, by arrow keys from the menu bar."""
        app, atspi = self.app, self.app.atspi
        app.key("slash", "Escape", "Escape", "Down")
        bar = app.find("menu bar")
        titles = [bar.getChildAtIndex(index).name for index in range(bar.childCount)]
        for number, title in enumerate(titles):
            with self.subTest(menu=title):
                app.key("alt+f")
                for _ in range(number):
                    app.key("Right")
                menu = bar.getChildAtIndex(number)
                entries = self.usable(menu)
                reached = set()
                for _ in range(len(entries) * 2 + 4):
                    reached |= {node.name for node in self.items(menu)
                                if node.getState().contains(atspi.STATE_FOCUSED)}
                    app.key("Down")
                    time.sleep(0.05)
                app.key("Escape", "Escape", "Escape")
                self.assertEqual(set(entries) - reached, set())

    @staticmethod
    def items(menu):
        popup = menu.getChildAtIndex(0) if menu.childCount == 1 else menu
        for index in range(popup.childCount):
            yield popup.getChildAtIndex(index)

    def usable(self, menu):
        return [node.name for node in self.items(menu)
                if node.getState().contains(self.app.atspi.STATE_ENABLED) and node.name]


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])

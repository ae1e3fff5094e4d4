#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every form can be used by keyboard and by ear, and its objects can be found by name.

- A widget has a name with a meaning, not the one Designer gave it (pushButton_2).
- An input has a label as its buddy, or an accessible name; a push or tool button has a text or one.
- A form with inputs lists its tab order, every input in it.
- No access key stands twice where both can be seen at once: pages of a tab or stacked widget, and
  menus, are apart.
"""
import re
import xml.etree.ElementTree as ET

import common

INPUTS = {"QLineEdit", "QComboBox", "QSpinBox", "QDoubleSpinBox", "QPlainTextEdit", "QTextEdit",
          "QDateTimeEdit", "QKeySequenceEdit", "QSlider", "QListWidget", "QListView", "QTableView",
          "QTableWidget", "QTreeView", "QTreeWidget"}
BUTTONS = {"QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QCommandLinkButton"}
#: Where the name that Designer gives says nothing. A window has one menu bar, one progress bar.
NEEDS_A_NAME = INPUTS | BUTTONS | {"QLabel", "QGroupBox", "QAction", "QMenu"}
ICON_BUTTONS = {"QPushButton", "QToolButton"}
PAGED = {"QTabWidget", "QStackedWidget", "QToolBox", "QWizard"}
ACCESS_KEY = re.compile(r"&(?=[^\s&])(.)")
NUMBERED = re.compile(r"_\d+$")


def text_of(node, name, kind="property"):
    found = node.find(f"{kind}[@name='{name}']")
    return "" if found is None else "".join(found.itertext()).strip()


def default_name(class_name):
    bare = re.sub(r"^Q(?=[A-Z])", "", class_name)
    return bare[:1].lower() + bare[1:]


def access_key(text):
    match = ACCESS_KEY.search(text.replace("&&", ""))
    return match[1].lower() if match else None


class Form:
    def __init__(self, path):
        self.name = common.relative(path)
        self.root = ET.parse(path).getroot()
        self.top = self.root.find("widget")
        # A promoted widget is treated as what it extends.
        self.base = {c.findtext("class"): c.findtext("extends") for c in self.root.iter("customwidget")}
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        self.widgets = [w for w in self.root.iter("widget") if w is not self.top]

    def kind(self, widget):
        own = widget.get("class")
        return own if own in INPUTS | BUTTONS | PAGED else self.base.get(own, own)

    def pages_around(self, node):
        """The pages of tab and stacked widgets that a widget stands on, outermost first."""
        pages = []
        while node in self.parents:
            if self.kind(self.parents[node]) in PAGED:
                pages.insert(0, node.get("name"))
            node = self.parents[node]
        return pages

    def names(self):
        for node in [*self.widgets, *self.root.iter("action")]:
            name = node.get("name", "")
            kind = node.get("class", "QAction")
            unnamed = kind in NEEDS_A_NAME and name == default_name(kind)
            if unnamed or NUMBERED.search(name) or not name:
                yield f"{name or 'an object without a name'}: wants a name with a meaning"

    def labels(self):
        buddies = {text_of(w, "buddy") for w in self.widgets if w.get("class") == "QLabel"}
        known = {w.get("name") for w in self.widgets}
        for buddy in sorted(buddies - known - {""}):
            yield f"a label has the buddy {buddy}, which is not there"
        for widget in self.widgets:
            named = bool(text_of(widget, "accessibleName"))
            if self.kind(widget) in INPUTS and widget.get("name") not in buddies and not named:
                yield f"{widget.get('name')}: no label has it as its buddy, and it has no accessible name"
            # A check box or radio button without a text gets it, with a number in it, from the code.
            if self.kind(widget) in ICON_BUTTONS and not text_of(widget, "text") and not named:
                yield f"{widget.get('name')}: has neither a text nor an accessible name"

    def tab_order(self):
        order = [stop.text for stop in self.root.findall("tabstops/tabstop")]
        known = {w.get("name") for w in self.widgets}
        for stop in order:
            if stop not in known:
                yield f"the tab order names {stop}, which is not there"
        stops = [w.get("name") for w in self.widgets
                 if self.kind(w) in INPUTS | BUTTONS and text_of(w, "focusPolicy") != "Qt::NoFocus"]
        if len(stops) > 1:
            for name in stops:
                if name not in order:
                    yield f"{name}: is not in the tab order"

    def menu_entries(self, bar_or_menu):
        texts = {a.get("name"): text_of(a, "text") for a in self.root.iter("action")}
        texts |= {m.get("name"): text_of(m, "title") for m in self.widgets if m.get("class") == "QMenu"}
        return [texts.get(use.get("name"), "") for use in bar_or_menu.findall("addaction")]

    def window_texts(self):
        """(pages around, text) of all that Alt and a letter can reach without a menu being open."""
        for widget in self.widgets:
            kind = self.kind(widget)
            pages = self.pages_around(widget)
            if kind in BUTTONS or (kind == "QLabel" and text_of(widget, "buddy")):
                yield pages, text_of(widget, "text")
            elif kind == "QGroupBox":
                yield pages, text_of(widget, "title")
            elif kind == "QMenuBar":
                yield from ((pages, entry) for entry in self.menu_entries(widget))
            if self.kind(self.parents[widget]) == "QTabWidget":
                yield pages[:-1], text_of(widget, "title", "attribute")

    def access_keys(self):
        groups = [[([], entry) for entry in self.menu_entries(menu)]
                  for menu in self.widgets if menu.get("class") == "QMenu"]
        for group in [list(self.window_texts()), *groups]:
            for index, (pages, text) in enumerate(group):
                for other_pages, other in group[:index]:
                    together = all(a == b for a, b in zip(pages, other_pages))
                    if together and access_key(text) and access_key(text) == access_key(other):
                        yield f"access key {access_key(text).upper()} twice: {other!r} and {text!r}"

    def findings(self):
        for check in (self.names, self.labels, self.tab_order, self.access_keys):
            for finding in check():
                yield f"{self.name}: {finding}"


common.report([finding for path in common.files(".ui", under="ui") for finding in Form(path).findings()],
              "Every form has names, labels, tab order and access keys.")

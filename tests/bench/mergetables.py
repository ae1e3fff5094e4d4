#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Put the criteria of several benchmark programs into one table.

    mergetables.py [--json FILE] CRITERIA.json...
"""
import argparse
import json

KEYS = ("name", "value", "unit", "goal", "op", "holds", "floor", "stock")


def figure(value):
    return "-" if value is None else f"{value:.4g}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", help="write the table as JSON, too")
    parser.add_argument("criteria", nargs="*")
    options = parser.parse_args()
    criteria = []
    for name in options.criteria:
        with open(name, encoding="utf-8") as file:
            criteria += json.load(file)

    table = [("metric", "ours", "floor", "stock", "ratio", "goal", "holds")]
    for one in criteria:
        table.append((one["name"], figure(one["ours"]), figure(one["floor"]), figure(one["stock"]),
                      f"{figure(one['value'])} {one['unit']}",
                      f"{one['op']} {one['goal']:g} {one['unit']}", "yes" if one["holds"] else "NO"))
    widths = [max(map(len, column)) for column in zip(*table)]
    for row in table:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells))
    failed = sum(not one["holds"] for one in criteria)
    print(f"\n{len(criteria)} criteria, {failed} of them do not hold.")

    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump([{key: one[key] for key in KEYS} for one in criteria], file, indent=1)
            file.write("\n")


if __name__ == "__main__":
    main()

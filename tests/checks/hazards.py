#!/usr/bin/env python3
"""Each row of the table of hazards names requirements and tests, and these belong together.

Usage: hazards.py ROOT

Every id of a row has to stand in one of the unit tests that the row names, and each of these has to
hold one of the ids.
"""

import pathlib
import re
import sys

from project import finish, read

PAGE = "include/kneeload/INTEGRATION.md"
ID = re.compile(r"\b[A-Z]+-\d{3}\b")
FILE = re.compile(r"`(test_\w+\.c)`")


def table(page):
    """The rows of the table of hazards, as cells."""
    for section in re.findall(r"^## Hazards.*?(?=^## |\Z)", page, re.M | re.S):
        rows = [line for line in section.splitlines() if line.startswith("|")]
        yield from (row.strip("|").split("|") for row in rows[2:])


def text_of(root, name):
    """What the unit tests of that name say; several folders may have one."""
    return "".join(read(path) for path in pathlib.Path(root, "tests/unit").rglob(name))


def faults_of(root, row):
    hazard, _, ids, tests, left = (cell.strip() for cell in row)
    ids = set(ID.findall(ids))
    held = {name: set(ID.findall(text_of(root, name))) & ids for name in FILE.findall(tests)}
    if not ids or not held or not left:
        yield f"{hazard}: without id, test or what is left to the app"
    for name in (name for name, found in held.items() if not found):
        yield f"{hazard}: {name} holds none of its ids"
    for name in sorted(ids - set().union(*held.values())):
        yield f"{hazard}: {name} stands in none of its tests"


def main(root):
    rows = list(table(read(pathlib.Path(root, PAGE))))
    faults = [] if rows else [f"{PAGE}: no table of hazards"]
    for row in rows:
        faults += faults_of(root, row)
    finish(f"{len(rows)} hazards", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""Every unit test that was written is run: runners have been seen to drop tests without a word.

Usage: listed_tests.py [--write] LIST FOLDER

Compares LIST with what the test programs below FOLDER say they hold. --write refreshes LIST:

    python3 tests/checks/listed_tests.py --write tests/unit/tests.txt build/dev/tests/unit
"""

import os
import pathlib
import re
import subprocess
import sys

from project import finish, read

SUITE = re.compile(r"^(\S+): \d+ tests?")
TEST = re.compile(r"^\S*[├└]\S*\s+(\S+)")


def programs(folder):
    return sorted(path for path in pathlib.Path(folder).rglob("*")
                  if path.is_file() and os.access(path, os.X_OK) and b"\x7fELF" == magic(path))


def magic(path):
    with path.open("rb") as file:
        return file.read(4)


def tests_of(program):
    listed = subprocess.run([program, "--list", "--color=never"], check=True,
                            stdout=subprocess.PIPE, text=True)
    suite = ""
    for line in listed.stdout.splitlines():
        if SUITE.match(line):
            suite = SUITE.match(line).group(1)
        elif TEST.match(line):
            yield f"{suite}/{TEST.match(line).group(1)}"


def main(*arguments):
    write = arguments[0] == "--write"
    page, folder = arguments[1:] if write else arguments
    found = sorted(test for program in programs(folder) for test in tests_of(program))
    if write:
        pathlib.Path(page).write_text("".join(f"{test}\n" for test in found))
    listed = read(page).splitlines() if pathlib.Path(page).exists() else []
    faults = [f"listed, not there: {test}" for test in listed if test not in found]
    faults += [f"there, not listed: {test}" for test in found if test not in listed]
    if not found:
        faults.append(f"no test below {folder}")
    if faults:
        print(f"if that is meant: listed_tests.py --write {page} {folder}")
    finish(f"{len(found)} unit tests", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

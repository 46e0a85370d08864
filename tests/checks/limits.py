#!/usr/bin/env python3
"""The face stays small, files stay short, and the core uses only what it may.

Usage: limits.py ROOT
"""

import re
import sys

from project import TEXT, core, finish, headers, public_functions, read, without_comments

HEADER_LINES = 2000
FUNCTIONS = 100
FILE_LINES = 600
TYPES = re.compile(r"\b(float|long|_Bool|bool|volatile|goto|setjmp|alloca)\b")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")
SYSTEM_HEADER = re.compile(r"<\w+\.h>")
OPENING = re.compile(r"/\*\n \* (\S+) - .+\n \* .+\n")


def lines_of(path):
    return read(path).count("\n")


def faults_of_size(root):
    total = sum(lines_of(path) for path in headers(root))
    functions = len(public_functions(root))
    print(f"public headers: {total} lines, {functions} functions")
    if total > HEADER_LINES:
        yield f"public headers: over {HEADER_LINES} lines"
    if functions > FUNCTIONS:
        yield f"public headers: over {FUNCTIONS} functions"
    for path in core(root):
        if lines_of(path) > FILE_LINES:
            yield f"{path}: {lines_of(path)} lines, at most {FILE_LINES}"


def faults_of_code(path):
    code = SYSTEM_HEADER.sub("", TEXT.sub('""', without_comments(read(path))))
    for number, line in enumerate(code.splitlines(), 1):
        for word in TYPES.findall(line):
            yield f"{path}:{number}: {word}"
    for word in UNFINISHED.findall(read(path)):
        yield f"{path}: {word}"


def faults_of_opening(root, path):
    """Three lines: what the file is, by its path below src/, and which requirements."""
    opening = OPENING.match(read(path))
    name = path.relative_to(f"{root}/src").as_posix()
    if not opening or opening.group(1) != name:
        yield f"{path}: does not open with '{name} - ...' and a second line"


def main(root):
    faults = list(faults_of_size(root))
    for path in core(root):
        faults += [*faults_of_code(path), *faults_of_opening(root, path)]
    for path in headers(root):
        faults += faults_of_code(path)
    finish("limits", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""The face stays small, files stay short, and the core uses only what it may.

Usage: limits.py ROOT

The face of the public headers, each figure printed:

functions     declared with KL_API; at most 100. Fillers (`kl_..._init`: one a struct, all alike)
              are counted apart and have no limit.
lines         of declarations; at most 2,000. Comments and blank lines are the manual and do not
              count, nor do include guards and the braces for C++. Nor does what stands between
              the braces of an enum: a list of codes is data, one a line, which the catalogue
              tells at run time as well.
enumerators   the entries of those lists; no limit.
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
ENUM = re.compile(r"(\benum\b[^{};]*\{)([^}]*)\}")
FRAME = re.compile(r'^(#ifdef __cplusplus\n(extern "C" \{|\})\n#endif|'
                   r"#(ifndef|define) KNEELOAD_\w+_H|#endif)$", re.M)
OPENING = re.compile(r"/\*\n \* (\S+) - .+\n \* .+\n")


def lines_of(path):
    return read(path).count("\n")


def declaration_lines(path):
    code = FRAME.sub("", ENUM.sub(r"\1}", without_comments(read(path))))
    return sum(1 for line in code.splitlines() if line.strip())


def enumerators(path):
    lists = (match[2] for match in ENUM.finditer(without_comments(read(path))))
    return sum(1 for entries in lists for entry in entries.split(",") if entry.strip())


def faults_of_size(root):
    lines = sum(declaration_lines(path) for path in headers(root))
    listed = sum(enumerators(path) for path in headers(root))
    public = public_functions(root)
    fillers = sum(name.endswith("_init") for name in public)
    functions = len(public) - fillers
    print(f"public headers: {functions} functions and {fillers} fillers,"
          f" {lines} lines of declarations and {listed} enumerators")
    if lines > HEADER_LINES:
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

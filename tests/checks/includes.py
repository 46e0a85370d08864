#!/usr/bin/env python3
"""A file of src/ includes its own floor or one below, never one above.

Usage: includes.py ROOT

Public headers ("kneeload/...") may be included from any floor: they hold constants and
declarations, no code (see src/catalog/tables.h). System headers are a short list.
"""

import re
import sys

from project import FLOORS, core, finish, headers, read, without_comments

SYSTEM = {"float.h", "stddef.h", "stdint.h", "string.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def fault_of(floor, bracket, name):
    """Why a file of this floor may not include this, or None."""
    if bracket == "<":
        return None if name in SYSTEM else "a system header beyond " + ", ".join(sorted(SYSTEM))
    if name.startswith("kneeload/"):
        return None
    if floor is None:
        return "a public header includes only public headers"
    target = name.split("/")[0]
    if target not in FLOORS:
        return "no floor of this name"
    return "climbs" if FLOORS.index(target) > FLOORS.index(floor) else None


def main(root):
    faults = []
    files = [(path, None) for path in headers(root)]
    files += [(path, path.parent.name) for path in core(root)]
    for path, floor in files:
        if floor is not None and floor not in FLOORS:
            faults.append(f"{path}: {floor} is no floor")
            continue
        for bracket, name in INCLUDE.findall(without_comments(read(path))):
            why = fault_of(floor, bracket, name)
            if why:
                faults.append(f"{path}: includes {name}: {why}")
    finish(f"includes of {len(files)} files", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

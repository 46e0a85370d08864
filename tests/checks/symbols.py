#!/usr/bin/env python3
"""The shared library exports the functions of the headers and needs next to nothing.

Usage: symbols.py ROOT SHARED_LIBRARY STATIC_LIBRARY [MAXIMUM]

Exported: exactly the functions marked KL_API. Undefined: copying and setting memory, and what
the compiler itself brings in; so no allocation, no libm, no I/O. No writable data either, and in
the static library no name without the prefix.
MAXIMUM is the size in bytes that the stripped library must not exceed.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from project import finish, public_functions

NEEDED = re.compile(r"mem(cpy|move|set|cmp)|__cxa_finalize|__gmon_start__|_ITM_\w+|__stack_chk_fail")


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def symbols(library, *flags):
    """Names without their version; the version nodes themselves are of type A."""
    rows = (line.split() for line in output("nm", "-D", *flags, library).splitlines())
    return {row[-1].split("@")[0] for row in rows if row[-2] != "A"}


def unprefixed(library):
    """Names that a static library would bring into a program without the prefix."""
    rows = (line.split() for line in output("nm", "-g", "--defined-only", library).splitlines())
    return sorted({row[-1] for row in rows if len(row) == 3 and not row[-1].startswith("kl_")})


def writable_data(library):
    """Sections of variables that hold anything: .data and .bss, not .data.rel.ro."""
    rows = re.findall(r"^(\.(?:data|bss|tdata|tbss))\s+(\d+)", output("size", "-A", library), re.M)
    return [f"{section} of {size} bytes" for section, size in rows if int(size)]


def stripped_size(library):
    with tempfile.TemporaryDirectory() as folder:
        stripped = pathlib.Path(folder, "stripped.so")
        output("strip", "-o", str(stripped), library)
        return stripped.stat().st_size


def main(root, shared, static, maximum=None):
    exported, declared = symbols(shared, "--defined-only"), public_functions(root)
    undefined = symbols(shared, "--undefined-only")
    size = stripped_size(shared)
    faults = [f"exported, in no header: {name}" for name in sorted(exported - declared)]
    faults += [f"declared, not exported: {name}" for name in sorted(declared - exported)]
    faults += [f"needed: {name}" for name in sorted(undefined) if not NEEDED.fullmatch(name)]
    faults += [f"without prefix: {name}" for name in unprefixed(static)]
    faults += [f"variables: {section}" for section in writable_data(static)]
    if maximum and size > int(maximum):
        faults.append(f"{size} bytes stripped, at most {maximum}")
    finish(f"{len(exported)} exported functions, {size} bytes stripped", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

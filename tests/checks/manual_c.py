#!/usr/bin/env python3
"""The C manual builds without a warning, and holds every public function and struct.

Usage: manual_c.py ROOT OUT

Doxygen warns about a name without documentation, but passes over a header that does not open with
"@file": so the names it took are compared with those that the headers declare.
"""

import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from project import finish, headers, public_functions, read, without_comments
from version import version_of

STRUCT = re.compile(r"^typedef struct (kl_\w+) \{", re.M)


def public_structs(root):
    return {name for path in headers(root) for name in STRUCT.findall(without_comments(read(path)))}


def build(root, out):
    """Complaints of Doxygen, none when all is well."""
    out.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "KNEELOAD_MANUAL": str(out), "KNEELOAD_VERSION": version_of(root)}
    done = subprocess.run(["doxygen", "include/kneeload/Doxyfile"], cwd=root, env=environment,
                          capture_output=True, text=True, check=False)
    faults = done.stderr.splitlines()
    return faults or ([f"doxygen ended with {done.returncode}"] if done.returncode else [])


def names_in(manual):
    """Functions and structs that the manual describes."""
    tags = ElementTree.parse(manual / "names.tag")
    functions = tags.findall(".//compound[@kind='file']/member[@kind='function']/name")
    structs = tags.findall("./compound[@kind='struct']/name")
    return {name.text for name in [*functions, *structs]}


def main(root, out):
    manual = pathlib.Path(out).resolve()
    faults = build(root, manual)
    names = public_functions(root) | public_structs(root)
    faults += [f"{name}: not in the manual" for name in sorted(names - names_in(manual))]
    finish(f"C manual of {len(names)} functions and structs", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""List requirements of the specification that no test names.

Usage: check_requirements.py [PREFIX...]        (default: LOAD)

A requirement is an id in bold (**LOAD-001**) in spec/*.md. A test is any file
under tests/, vectors included. Exit 1 when a requirement is in none.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parent
SPEC = HERE / "spec"


def requirements(prefix):
    """Ids in bold, "**LOAD-001 Title.**" included, in the order of the specification."""
    bold = re.compile(r"\*\*(" + re.escape(prefix) + r"-\d{3})\b")
    ids = []
    for page in sorted(SPEC.glob("*.md")):
        ids += bold.findall(page.read_text(encoding="utf-8"))
    return list(dict.fromkeys(ids))


def test_files():
    for path in sorted(TESTS.rglob("*")):
        if path.is_file() and SPEC not in path.parents and "__pycache__" not in path.parts:
            yield path


def named_ids():
    """Every id in a test; a range "LOAD-090 .. LOAD-101" names only its ends."""
    any_id = re.compile(rb"\b[A-Z]+-\d{3}\b")
    names = set()
    for path in test_files():
        names.update(name.decode() for name in any_id.findall(path.read_bytes()))
    return names


def main(prefixes):
    named = named_ids()
    missing = []
    for prefix in prefixes or ["LOAD"]:
        ids = requirements(prefix)
        if not ids:
            sys.exit(f"no requirement {prefix}-nnn in {SPEC}")
        untested = [name for name in ids if name not in named]
        print(f"{prefix}: {len(ids)} requirements, {len(untested)} without a test")
        missing += untested
    for name in missing:
        print(f"  {name}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

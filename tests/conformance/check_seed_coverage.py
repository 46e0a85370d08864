#!/usr/bin/env python3
"""Hold the seed coverage matrix (spec/plan.md, section 17) against the specifications and the tests.

Usage: check_seed_coverage.py

Every rule of every seed stands in one row, in order. A row names the requirements that cover its
rule, or says that it is text only. A named requirement stands in a specification, and a test that
CI runs names it: a case of a vector file, or a unit test. "LOAD-090..101" names every requirement
from the first to the last; "PLAN-073, 074" names two.
"""

import json
import pathlib
import re
import sys

from check_requirements import HERE, SPEC, TESTS, requirements

SEEDS = 5
ROW = re.compile(r"\| (\d{3})-(\d{2}) \| (.+) \| (.+) \|$")
NAMED = re.compile(r"(?:\b(LOAD|KNEE|REHAB|PLAN)-|(?<![\w-]))(\d{3})\b(?:\.\.(\d{3}))?")
REMARK = re.compile(r"\([^()]*\)")
ANY_ID = re.compile(r"\b[A-Z]+-\d{3}\b")


def section_17():
    page = (SPEC / "plan.md").read_text(encoding="utf-8")
    return page.split("\n## 17.")[1].split("\n## ")[0].splitlines()


def rows():
    """(seed, number, what covers it) in the order of the matrix."""
    matches = [ROW.match(line) for line in section_17()]
    return [(int(m[1]), int(m[2]), m[4]) for m in matches if m]


def named(cell):
    """(first, last) of every name in a cell; remarks in brackets name nothing."""
    prefix = None
    for match in NAMED.finditer(REMARK.sub("", cell)):
        prefix = match[1] or prefix
        if prefix:
            yield f"{prefix}-{match[2]}", f"{prefix}-{match[3] or match[2]}"


def expanded(first, last, known):
    return [name for name in known if first <= name <= last and name[:4] == first[:4]]


def names_in_vectors():
    for path in sorted((HERE / "vectors").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from json.loads(line).get("req", [])


def names_in_unit_tests():
    """Ids in the unit tests that the build makes; one that is not listed is no test."""
    listed = re.findall(r"^  (\w+/test_\w+)", (TESTS / "unit/CMakeLists.txt").read_text(), re.M)
    for name in listed:
        yield from ANY_ID.findall((TESTS / "unit" / f"{name}.c").read_text(encoding="utf-8"))


def faults_of_order(matrix):
    for seed in range(SEEDS):
        numbers = [number for row, number, _ in matrix if row == seed]
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            yield f"seed {seed:03}: rules {numbers} are not 1, 2, 3, ..."


def faults_of_row(seed, number, cell, known, tested):
    label = f"{seed:03}-{number:02}"
    covers = list(named(cell))
    if not covers and "text only" not in cell.lower():
        yield f"{label}: names no requirement and does not say 'text only'"
    for first, last in covers:
        for end in {first, last} - known.keys():
            yield f"{label}: {end} stands in no specification"
        for name in expanded(first, last, known):
            if name not in tested:
                yield f"{label}: no test that CI runs names {name}"


def main():
    known = dict.fromkeys(
        name for prefix in ("LOAD", "KNEE", "REHAB", "PLAN") for name in requirements(prefix))
    tested = {*names_in_vectors(), *names_in_unit_tests()}
    matrix = rows()
    faults = list(faults_of_order(matrix))
    for row in matrix:
        faults += faults_of_row(*row, known, tested)
    covered = sum(bool(list(named(cell))) for _, _, cell in matrix)
    print(f"{len(matrix)} rules of the seeds: {covered} covered by requirements,"
          f" {len(matrix) - covered} text only, {len(faults)} faults")
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

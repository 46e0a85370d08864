#!/usr/bin/env python3
"""Conformance cases through the typed Python package kneeload.

Usage: via_python.py FILE...       (run --via python finds the package)

The rules are those of the C runner: every member of `expect` is compared,
doubles to the bit; an unknown kind or member fails the case; nothing is
skipped. Exit 0 when all passed, 1 on any failure, 2 when called wrongly.
"""

import json
import struct
import sys

import via_python_knee
import via_python_load
import via_python_plan
import via_python_rehab
import via_python_today
from via_python_values import outcome, plain_input

# Later modules add a file and their kinds here.
KINDS = {**via_python_load.KINDS, **via_python_knee.KINDS, **via_python_today.KINDS}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def bits(value):
    return struct.pack("<d", value)


def differences(path, expected, actual):
    """(path, expected, actual) of every expected value that is not there to the bit."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name, value in expected.items():
            inner = f"{path}.{name}" if path else name
            yield from differences(inner, value, actual.get(name, "nothing"))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for place, (value, other) in enumerate(zip(expected, actual)):
            yield from differences(f"{path}[{place}]", value, other)
    elif is_number(expected) and is_number(actual):
        if bits(expected) != bits(actual):
            yield path, expected, actual
    elif type(expected) is not type(actual) or expected != actual:
        yield path, expected, actual


def asked(case):
    """What a case expects, and what the package answers; None without a case."""
    whole = via_python_rehab.CASES.get(case.get("kind"))
    if whole and case.get("expect"):
        expected = {name: case[name] for name in ("expect", "today", "final") if name in case}
        return expected, whole(plain_input(case))
    if not (case.get("expect") and isinstance(case.get("input"), dict)):
        return None
    given = plain_input(case["input"])
    if case["kind"] in via_python_plan.KINDS:
        return case["expect"], via_python_plan.KINDS[case["kind"]](given)
    return case["expect"], outcome(KINDS[case["kind"]], given)


def problems(case):
    if case.get("kind") not in {**KINDS, **via_python_plan.KINDS, **via_python_rehab.CASES}:
        return ["unknown kind"]
    try:
        found = asked(case)
    except Exception as error:  # whatever a case provokes is its failure, not the runner's
        return [f"{type(error).__name__}: {error}"]
    if found is None:
        return ["not a case: input or expect is missing or empty"]
    every = differences("", *found)
    return [f"{path}: expected {want!r} got {got!r}" for path, want, got in every]


def passes(line, place):
    try:
        case = json.loads(line)
    except ValueError as error:
        print(f"FAIL {place}: {error}")
        return False
    name = case.get("id", place) if isinstance(case, dict) else place
    found = problems(case) if isinstance(case, dict) else ["not a case"]
    for problem in found:
        print(f"FAIL {name}: {problem}")
    return not found


def main(paths):
    if not paths or paths[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    counts = {True: 0, False: 0}
    for path in paths:
        try:
            with open(path, encoding="utf-8") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        counts[passes(line, f"{path}:{number}")] += 1
        except OSError as error:
            print(error, file=sys.stderr)
            return 2
    print(f"{counts[True]} passed, {counts[False]} failed, 0 skipped")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

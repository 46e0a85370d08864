#!/usr/bin/env python3
"""The runner has to fail what is wrong.

Usage: check_runner.py VECTORS RUNNER [ARGUMENT...]

Takes cases that pass, alters one value of each expectation at a time by as
little as possible, and asks the runner for a failure of every altered case.
Then the same for lines that are no case, unknown kinds and unknown members.
"""

import copy
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

ALTERATIONS_PER_CASE = 12


def altered(value):
    """Another value, as close as JSON allows."""
    if value is None:
        return 0
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return math.nextafter(float(value), math.inf)
    return value + "X"


def leaves(value, path=()):
    """Paths of everything that is no container, and of every list (to cut it or to fill it)."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, path + (name,))
    elif isinstance(value, list):
        yield path
        for place, inner in enumerate(value):
            yield from leaves(inner, path + (place,))
    else:
        yield path


def expected_paths(case):
    """Paths from the case to what it expects; a question itself is not an expectation."""
    for member in ("expect", "today", "final"):
        for path in leaves(case.get(member), (member,)):
            if len(path) > 1 and (member != "today" or "expect" in path):
                yield path


def with_change(case, path):
    case = copy.deepcopy(case)
    holder = case
    for step in path[:-1]:
        holder = holder[step]
    old = holder[path[-1]]
    holder[path[-1]] = old[:-1] or ["X"] if isinstance(old, list) else altered(old)
    return case


def wrong_cases(case, rng):
    paths = list(expected_paths(case))
    for path in rng.sample(paths, min(len(paths), ALTERATIONS_PER_CASE)):
        yield with_change(case, path)
    if isinstance(case["expect"], dict):
        yield {**case, "expect": {**case["expect"], "unheard_of": 1}}
    if "input" in case:
        yield {**case, "input": {**case["input"], "unheard_of": 1}}
    else:
        yield {**case, "unheard_of": 1}


def wrong_lines(case):
    yield "no json"
    yield "[]"
    yield "{}"
    yield json.dumps({**case, "kind": "unheard_of"})
    yield json.dumps({**case, "expect": {}})
    for name in ("kind", "input", "expect"):
        if name not in case:
            continue
        yield json.dumps({key: value for key, value in case.items() if key != name})


def last_line(runner, path):
    done = subprocess.run([*runner, path], stdout=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stdout.splitlines()[-1]


def main(vectors, *runner):
    rng = random.Random(1)
    cases = [json.loads(line) for line in pathlib.Path(vectors).read_text().splitlines()]
    wrong = [json.dumps(wrong) for case in cases for wrong in wrong_cases(case, rng)]
    wrong += wrong_lines(cases[0])
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(wrong) + "\n")
        file.flush()
        code, line = last_line(runner, file.name)
    print(f"{len(wrong)} wrong cases: exit {code}, {line}")
    return 0 if (code, line) == (1, f"0 passed, {len(wrong)} failed, 0 skipped") else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""What the README shows is what happens.

Usage: readme.py ROOT [PACKAGE]

The first two sh blocks hold one command each. The first C block is examples/first; every C block
is the program of an example, and the block after it is what that program prints. Output that
follows no program is what an example prints. With PACKAGE, the folder that holds the Python
package, every Python block is run as well and has to print the block after it; the first has up
to 8 lines.
"""

import os
import pathlib
import re
import subprocess
import sys

from project import finish, read

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def blocks(root):
    return BLOCK.findall(read(pathlib.Path(root, "README.md")))


def shown(all_blocks, language):
    """The blocks of a language, each with the one that follows it."""
    return [(block[1], after[1]) for block, after in zip(all_blocks, all_blocks[1:])
            if block[0] == language]


def commands_faults(all_blocks):
    commands = [text for language, text in all_blocks if language == "sh"][:2]
    for number, text in enumerate(commands, 1):
        if len(text.strip().splitlines()) != 1:
            yield f"sh block {number} is not one command"
    if len(commands) < 2:
        yield "there are no two sh blocks"


def c_faults(root, all_blocks):
    examples = {read(folder / "main.c"): folder
                for folder in sorted(pathlib.Path(root, "examples").iterdir())
                if (folder / "main.c").exists()}
    pairs = shown(all_blocks, "c")
    if not pairs or examples.get(pairs[0][0], pathlib.Path(root)).name != "first":
        yield "the first C block is not examples/first/main.c"
    for code, printed in pairs:
        folder = examples.get(code)
        if not folder:
            yield f"a C block is the program of no example:\n{code[:200]}"
        elif printed != read(folder / "expected.txt"):
            yield f"the output of a C block is not {folder.name}/expected.txt"


def output_faults(root, all_blocks):
    printed = [read(path) for path in pathlib.Path(root, "examples").glob("*/expected.txt")]
    for (before, _), (language, text) in zip(all_blocks, all_blocks[1:]):
        if language == "text" and before not in ("c", "python") and text not in printed:
            yield f"no example prints:\n{text[:200]}"


def python_faults(root, all_blocks, package):
    pairs = shown(all_blocks, "python")
    if not pairs or not 1 <= pairs[0][0].count("\n") <= 8:
        yield "the first Python block has not up to 8 lines"
    for code, printed in pairs if package else []:
        environment = {**os.environ, "PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment,
                              capture_output=True, text=True, check=False)
        if done.stdout != printed:
            yield f"a Python block prints:\n{done.stdout}{done.stderr}"


def main(root, package=None):
    all_blocks = blocks(root)
    faults = [*commands_faults(all_blocks), *c_faults(root, all_blocks),
              *output_faults(root, all_blocks), *python_faults(root, all_blocks, package)]
    finish("README", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

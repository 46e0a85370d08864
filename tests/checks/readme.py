#!/usr/bin/env python3
"""What the README shows is what happens.

Usage: readme.py ROOT [PACKAGE]

The first two sh blocks hold one command each. The C block is examples/first, and the block after
it is what that program prints. With PACKAGE, the folder that holds the Python package, the Python
block is run as well and has to print the block after it.
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
    """The first block of a language and the one that follows it."""
    for block, after in zip(all_blocks, all_blocks[1:]):
        if block[0] == language:
            return block[1], after[1]
    return "", ""


def commands_faults(all_blocks):
    commands = [text for language, text in all_blocks if language == "sh"][:2]
    for number, text in enumerate(commands, 1):
        if len(text.strip().splitlines()) != 1:
            yield f"sh block {number} is not one command"
    if len(commands) < 2:
        yield "there are no two sh blocks"


def c_faults(root, all_blocks):
    code, printed = shown(all_blocks, "c")
    example = pathlib.Path(root, "examples/first")
    if code != read(example / "main.c"):
        yield "the C block is not examples/first/main.c"
    if printed != read(example / "expected.txt"):
        yield "the output of the C block is not examples/first/expected.txt"


def python_faults(root, all_blocks, package):
    code, printed = shown(all_blocks, "python")
    if not 1 <= code.count("\n") <= 8:
        yield "the Python block has not up to 8 lines"
    if package:
        environment = {**os.environ, "PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment,
                              capture_output=True, text=True, check=False)
        if done.stdout != printed:
            yield f"the Python block prints:\n{done.stdout}{done.stderr}"


def main(root, package=None):
    all_blocks = blocks(root)
    faults = [*commands_faults(all_blocks), *c_faults(root, all_blocks),
              *python_faults(root, all_blocks, package)]
    finish("README", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

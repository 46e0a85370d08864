#!/usr/bin/env python3
"""The library never says that a run is safe, nor that it treats, diagnoses, cures or heals.

Usage: wording.py ROOT

Looks at every text of the C core and the Python package, templates included, at the comments of the
public headers and at the pages for readers. A sentence that denies such a thing ("does not
diagnose") may stand. Names of studies such as RUNSAFE and addresses of pages are no words of that
kind.
"""

import ast
import pathlib
import re
import sys

from project import COMMENT, TEXT, core, finish, headers, read

CLAIM = re.compile(
    r"\b(safe(r|st|ly|ty)?|unsafe|harmless|treat(s|ed|ing|ment|ments)?|diagnos\w*"
    r"|cur(e|es|ed|ing)|heal(s|ed|ing)?)\b",
    re.I,
)
DENIAL = re.compile(r"\b(not|nothing|no|never|nor|neither|without|cannot)\b", re.I)
ADDRESS = re.compile(r"\b[\w-]+(\.[\w-]+)+/\S*")
PAGES = ["README.md", "CHANGELOG.md", "include/kneeload/README.md",
         "include/kneeload/INTEGRATION.md", "src/README.md", "tests/README.md",
         "examples/README.md", "bindings/python/README.md", "bindings/python/manual/index.rst",
         "bindings/python/pyproject.toml", "CMakeLists.txt"]


def python_texts(path):
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def texts(root):
    """Pairs of a file and something it says."""
    for path in core(root):
        yield from ((path, text) for text in TEXT.findall(read(path)))
    for path in headers(root):
        yield from ((path, text) for text in COMMENT.findall(read(path)))
    for path in sorted(pathlib.Path(root, "bindings/python/kneeload").rglob("*.py")):
        yield from ((path, text) for text in python_texts(path))
    for path in sorted(pathlib.Path(root, "bindings/python/kneeload").rglob("*.jinja")):
        yield path, read(path).replace("'unsafe-inline'", "")  # a term of HTTP
    for path in (pathlib.Path(root, page) for page in PAGES):
        if path.exists():
            yield path, read(path)


def sentences(text):
    plain = re.sub(r"[\s*]+", " ", ADDRESS.sub("", text))
    return re.split(r"(?<=[.;!?])\s", plain)


def main(root):
    said = [(path, sentence.strip()) for path, text in texts(root) for sentence in sentences(text)]
    faults = [f"{path}: {sentence}" for path, sentence in said
              if CLAIM.search(sentence) and not DENIAL.search(sentence)]
    finish(f"wording of {len(said)} sentences", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

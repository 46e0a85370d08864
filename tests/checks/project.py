"""What the checks share: the files of the project, code without comments, the verdict."""

import pathlib
import re
import sys

FLOORS = ["base", "catalog", "measure", "rule", "rehab", "plan"]
COMMENT = re.compile(r"/\*.*?\*/", re.S)
TEXT = re.compile(r'"(?:\\.|[^"\\\n])*"')


def headers(root):
    return sorted(pathlib.Path(root, "include/kneeload").glob("*.h"))


def core(root):
    return sorted(path for path in pathlib.Path(root, "src").rglob("*.[ch]"))


def read(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def without_comments(code):
    """Comments become blank lines, so that line numbers stay."""
    return COMMENT.sub(lambda match: "\n" * match.group().count("\n"), code)


def public_functions(root):
    """Names of the functions that the public headers declare."""
    marked = re.compile(r"\bKL_API\b[^;{]*?\b(kl_\w+)\s*\(")
    return {name for path in headers(root) for name in marked.findall(without_comments(read(path)))}


def finish(subject, faults):
    """Print what was found and leave."""
    for fault in faults:
        print(fault)
    print(f"{subject}: {len(faults)} faults")
    sys.exit(1 if faults else 0)

#!/usr/bin/env python3
"""The Python manual builds without a warning.

Usage: manual_python.py ROOT PACKAGE OUT    (PACKAGE: the folder that holds the built package)

That nothing public is left without documentation is tested by
bindings/python/tests/test_docstrings.py.
"""

import os
import subprocess
import sys

from project import finish


def main(root, package, out):
    environment = {**os.environ, "PYTHONPATH": package, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html",
               "-d", f"{out}/read", f"{root}/bindings/python/manual", f"{out}/html"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    faults = done.stderr.splitlines()
    finish("Python manual", faults or ["sphinx failed"] * (done.returncode != 0))


if __name__ == "__main__":
    main(*sys.argv[1:])

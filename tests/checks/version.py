#!/usr/bin/env python3
"""The version stands in one place, kneeload/status.h; the changelog opens with it.

Usage: version.py ROOT
"""

import pathlib
import re
import sys

from project import finish, read

PLACES = ["CMakeLists.txt", "CMakePresets.json", "README.md", "pkgconfig", "include", "src",
          "bindings/python", "examples", "tests/consumers", "tests/checks", ".ci"]
SKIPPED = {"__pycache__", ".pytest_cache", ".hypothesis"}


def version_of(root):
    header = read(pathlib.Path(root, "include/kneeload/status.h"))
    return ".".join(re.findall(r"^#define KL_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", header, re.M))


def files(root):
    for place in (pathlib.Path(root, place) for place in PLACES):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and not SKIPPED & set(path.parts):
                yield path


def main(root):
    version = version_of(root)
    again = re.compile(rb"(?<![\d.])" + re.escape(version.encode()) + rb"(?![\d.]*\d)")
    faults = [f"{path}: repeats {version}" for path in files(root)
              if again.search(path.read_bytes())]
    latest = re.search(r"^## (\S+)", read(pathlib.Path(root, "CHANGELOG.md")), re.M)
    if not latest or latest.group(1) != version:
        faults.append(f"CHANGELOG.md does not open with {version}")
    finish(f"version {version}", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

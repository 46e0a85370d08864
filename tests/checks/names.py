#!/usr/bin/env python3
"""The umbrella header brings in no name without the prefix kl_ or KL_.

Usage: names.py ROOT CC

Macros: what the preprocessor knows after the header and did not know without it.
Identifiers: what stands at file scope of our own lines of the preprocessed header.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from project import finish

STANDARD = "#include <stddef.h>\n#include <stdint.h>\n"
UMBRELLA = STANDARD + '#include "kneeload/kneeload.h"\n'
ALLOWED = re.compile(r"(kl|KL|KNEELOAD)_\w+$")
LANGUAGE = set(
    "char const double enum extern int8_t int16_t int32_t int64_t size_t struct typedef"
    " uint8_t uint16_t uint32_t uint64_t union void".split()
)
WORD = re.compile(r"\b[A-Za-z_]\w*")


def preprocess(compiler, root, code, *flags):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "names.c")
        file.write_text(code)
        command = [compiler, "-std=c11", "-E", *flags, f"-I{root}/include", str(file)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def macros(compiler, root, code):
    listed = preprocess(compiler, root, code, "-dM")
    return set(re.findall(r"^#define (\w+)", listed, re.M))


def own_lines(preprocessed):
    """Text that stems from kneeload/, by the line markers."""
    ours, kept = False, []
    for line in preprocessed.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            ours = "/kneeload/" in marker.group(1)
        elif ours:
            kept.append(line)
    return "\n".join(kept)


def without_brackets(text, opening, closing):
    inner = re.compile(re.escape(opening) + r"[^(){}\[\]]*" + re.escape(closing))
    while inner.search(text):
        text = inner.sub(" ", text)
    return text


def enumerators(code):
    bodies = re.findall(r"\benum\b[^{};]*\{([^}]*)\}", code)
    return {name for body in bodies for name in re.findall(r"(?:^|,)\s*(\w+)", body)}


def declared(code):
    """Names at file scope: parameters, members, array sizes and attributes taken away."""
    code = without_brackets(re.sub(r"__attribute__", " ", code), "[", "]")
    code = without_brackets(code, "(", ")")
    names = enumerators(code)
    code = without_brackets(code, "{", "}")
    return names | set(WORD.findall(re.sub(r"'.'|=[^,;]*", " ", code)))


def main(root, compiler):
    new_macros = macros(compiler, root, UMBRELLA) - macros(compiler, root, STANDARD)
    names = declared(own_lines(preprocess(compiler, root, UMBRELLA))) - LANGUAGE
    faults = [f"macro {name}" for name in sorted(new_macros) if not ALLOWED.match(name)]
    faults += [f"name {name}" for name in sorted(names) if not ALLOWED.match(name)]
    finish(f"prefix of {len(new_macros)} macros and {len(names)} names", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""Every public header compiles alone, without a warning, as pedantic C11 and as C++17.

Usage: headers.py ROOT CC
"""

import subprocess
import sys

from project import finish, headers

WARNINGS = ["-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Wundef", "-Werror"]
LANGUAGES = {"c": ["-std=c11", "-Wstrict-prototypes"], "c++": ["-std=c++17", "-Wold-style-cast"]}


def compile_alone(compiler, root, header, language):
    command = [compiler, "-x", language, *LANGUAGES[language], *WARNINGS, "-fsyntax-only"]
    command += [f"-I{root}/include", "-"]
    code = f'#include "kneeload/{header.name}"\nint kl_alone;\n'
    done = subprocess.run(command, input=code, capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"{header.name} as {language}:\n{done.stderr}"


def main(root, compiler):
    results = [compile_alone(compiler, root, header, language)
               for header in headers(root) for language in LANGUAGES]
    finish(f"{len(results)} compilations of public headers", [fault for fault in results if fault])


if __name__ == "__main__":
    main(*sys.argv[1:])

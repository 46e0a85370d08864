#!/usr/bin/env python3
"""The checks find what they look for.

Usage: planted.py ROOT CC

Plants one defect at a time in a copy of the sources and expects the check to fail; without a
defect it has to pass.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from project import finish

HERE = pathlib.Path(__file__).resolve().parent
COPIED = ["include", "src", "examples", "tests/unit", "README.md", "CHANGELOG.md", "CMakeLists.txt"]
HEADER_END = "#endif\n"
HAZARDS = "\n## Hazards\n| hazard | ... |\n|---|---|\n"

# For symbols.py: what a library must not hold. None: nothing planted.
LIBRARY_DEFECTS = [
    None,
    "#include <stdlib.h>\nvoid *kl__copy(void);\nvoid *kl__copy(void) { return malloc(8); }\n",
    "int32_t kl_calls;\n",
    "int32_t half(int32_t x);\nint32_t half(int32_t x) { return x / 2; }\n",
    "KL_API int32_t kl_extra(void);\nint32_t kl_extra(void) { return 1; }\n",
]

# check, file, planted text
DEFECTS = [
    ("includes.py", "src/base/day.c", '#include "measure/days.h"\n'),
    ("includes.py", "src/catalog/catalog.c", '#include "rule/pain.h"\n'),
    ("includes.py", "src/base/sort.h", "#include <math.h>\n"),
    ("includes.py", "include/kneeload/day.h", '#include "base/check.h"\n'),
    ("names.py", "include/kneeload/day.h", "#define DAY_SECONDS 86400\n"),
    ("names.py", "include/kneeload/day.h", "typedef struct day_pair { int32_t a; } kl_pair;\n"),
    ("names.py", "include/kneeload/day.h", "enum { KL_NOON = 12, MIDNIGHT = 0 };\n"),
    ("names.py", "include/kneeload/day.h", "int32_t tomorrow(int32_t day);\n"),
    ("headers.py", "include/kneeload/day.h", "static int kl_unused(kl_later x) { return x; }\n"),
    ("headers.py", "include/kneeload/day.h", "enum { KL_LAST_COMMA = 1, };;\n"),
    ("limits.py", "src/base/day.c", "static float half;\n"),
    ("limits.py", "src/base/day.c", "static unsigned long many;\n"),
    ("limits.py", "src/base/day.c", "/* TODO */\n"),
    ("limits.py", "src/base/day.c", "\n" * 600),
    ("limits.py", "include/kneeload/day.h", "int x;\n" * 2000),
    ("limits.py", "include/kneeload/day.h",
     "".join(f"KL_API void kl_f{i}(void);\n" for i in range(101))),
    ("wording.py", "src/base/status.c", 'static const char *a = "This run is safe.";\n'),
    ("wording.py", "include/kneeload/day.h", "/** Heals the knee. */\n"),
    ("wording.py", "README.md", "It treats runner's knee.\n"),
    ("wording.py", "include/kneeload/INTEGRATION.md", "GREEN is a safe run.\n"),
    ("hazards.py", "include/kneeload/INTEGRATION.md", 
     HAZARDS + "| a | b | REHAB-998 | `test_day.c` | c |\n"),
    ("hazards.py", "include/kneeload/INTEGRATION.md", 
     HAZARDS + "| a | b | LOAD-003 | `test_sort.c` | c |\n"),
    ("hazards.py", "include/kneeload/INTEGRATION.md", 
     HAZARDS + "| a | b | LOAD-003 | `test_day.c` | |\n"),
    ("version.py", "CMakeLists.txt", "project(kneeload VERSION {version})\n"),
    ("version.py", "include/kneeload/status.h", "#define KL_VERSION_MINOR 99\n"),
    ("readme.py", "examples/first/main.c", "/* changed */\n"),
    ("readme.py", "examples/first/expected.txt", "changed\n"),
    ("readme.py", "examples/knee/main.c", "/* changed */\n"),
    ("readme.py", "examples/rehab/expected.txt", "changed\n"),
]
# Where there is Doxygen.
MANUAL_DEFECTS = [
    ("manual_c.py", "include/kneeload/day.h", "KL_API void kl_bare(void);\n"),
    ("manual_c.py", "include/kneeload/day.h", "/** Two. */ typedef struct kl_p { int a; } kl_p;\n"),
    ("manual_c.py", "include/kneeload/day.h", "/** @brief Half. */ KL_API void kl_half(int x);\n"),
    ("manual_c.py", "include/kneeload/README.md", "@ref kl_no_such_name\n"),
]
NEEDS_COMPILER = {"names.py", "headers.py"}
NEEDS_FOLDER = {"manual_c.py"}


def copy(root, to):
    for name in COPIED:
        source = pathlib.Path(root, name)
        if source.is_dir():
            shutil.copytree(source, to / name)
        else:
            shutil.copy(source, to / name)


def plant(path, text, version):
    """At the end, in a header before its last #endif."""
    old = path.read_text(encoding="utf-8")
    text = text.replace("{version}", version)
    cut = len(old) - len(HEADER_END) if path.suffix == ".h" else len(old)
    path.write_text(old[:cut] + text + old[cut:], encoding="utf-8")


def library_passes(root, compiler, defect, folder):
    """symbols.py on a library of all sources and, with a defect, one more file."""
    sources = [str(path) for path in sorted(pathlib.Path(root, "src").rglob("*.c"))]
    if defect:
        extra = pathlib.Path(folder, "extra.c")
        extra.write_text('#include "kneeload/kneeload.h"\n' + defect)
        sources.append(str(extra))
    shared, static = f"{folder}/libkneeload.so", f"{folder}/libkneeload.a"
    flags = ["-std=c11", "-fPIC", "-fvisibility=hidden", "-ffp-contract=off", "-fno-math-errno",
             "-fno-builtin-bcmp", "-Wno-psabi", "-DKL_BUILDING", f"-I{root}/include", f"-I{root}/src"]
    objects = [f"{folder}/{number}.o" for number in range(len(sources))]
    for source, target in zip(sources, objects):
        subprocess.run([compiler, *flags, "-c", source, "-o", target], check=True)
    subprocess.run([compiler, "-shared", *objects, "-o", shared], check=True)
    subprocess.run(["ar", "rcs", static, *objects], check=True)
    command = [sys.executable, HERE / "symbols.py", root, shared, static]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def passes(check, root, compiler):
    command = [sys.executable, HERE / check, root]
    command += [compiler] if check in NEEDS_COMPILER else []
    with tempfile.TemporaryDirectory() as folder:
        command += [folder] if check in NEEDS_FOLDER else []
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main(root, compiler):
    sys.path.insert(0, str(HERE))
    from version import version_of

    root = pathlib.Path(root).resolve()
    defects = DEFECTS + (MANUAL_DEFECTS if shutil.which("doxygen") else [])
    checks = sorted({check for check, _, _ in defects})
    faults = [f"{check}: fails without a defect" for check in checks
              if not passes(check, root, compiler)]
    for check, file, text in defects:
        with tempfile.TemporaryDirectory() as folder:
            copied = pathlib.Path(folder, "kneeload")
            copied.mkdir()
            copy(root, copied)
            plant(copied / file, text, version_of(root))
            if passes(check, copied, compiler):
                faults.append(f"{check}: passes with {text.splitlines()[0] or 'lines'} in {file}")
    for defect in LIBRARY_DEFECTS:
        with tempfile.TemporaryDirectory() as folder:
            if library_passes(root, compiler, defect, folder) == bool(defect):
                faults.append(f"symbols.py: wrong about a library with {defect}")
    finish(f"{len(defects) + len(LIBRARY_DEFECTS) - 1} planted defects", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])

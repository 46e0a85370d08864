"""What the README says about knee load is what happens."""

import re
import subprocess
import sys

import pytest

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def section(root):
    readme = root / "README.md"
    if not readme.exists():
        pytest.skip("no README here")
    return re.search(r"^## Knee load.*?(?=^## )", readme.read_text(), re.M | re.S).group()


def blocks(root, language):
    """Blocks of a language, each with the one that follows."""
    found = BLOCK.findall(section(root))
    return [(code, after) for (name, code), (_, after) in zip(found, found[1:]) if name == language]


def test_python_prints_what_is_shown(root):
    ((code, shown),) = blocks(root, "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (shown, "")


def test_c_is_the_example(root):
    ((code, shown),) = blocks(root, "c")
    assert code == (root / "examples" / "knee" / "main.c").read_text()
    assert shown == (root / "examples" / "knee" / "expected.txt").read_text()


@pytest.mark.parametrize(
    "limit",
    [
        "relative to one runner",
        "grade terms are weakly founded",
        "planner is optional",
        "no added benefit over load education",
        "never doubled",
    ],
)
def test_limits_are_said(root, limit):
    assert limit in " ".join(section(root).replace("*", "").split())

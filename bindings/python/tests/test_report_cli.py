"""python -m kneeload report FILE..., as a user runs it."""

import os
import shutil
import subprocess
import sys

import pytest
from test_cli import HEAD, run

pytest.importorskip("rich")
pytest.importorskip("jinja2")
pytest.importorskip("matplotlib")


@pytest.fixture
def sample(root):
    return root / "examples" / "sample" / "garmin_sample.csv"


@pytest.fixture
def diary(root):
    return root / "examples" / "diary" / "sample.csv"


def test_export_alone(sample, tmp_path):
    out = tmp_path / "report.html"
    done = run("report", sample, "--out", out)
    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", ["wrote", str(out)])
    text = out.read_text(encoding="utf-8")
    assert "66 runs from Garmin Connect" in text and "No pain was recorded" in text


def test_diary_alone_and_with_an_export(sample, diary, tmp_path):
    out = tmp_path / "report.html"
    assert run("report", "--diary", diary, "--out", out).returncode == 0
    assert "49 runs from diary" in out.read_text()
    assert run("report", diary, "--out", out, "--day", "2026-05-01").returncode == 0
    assert "Today, 1 May 2026" in out.read_text()
    assert run("report", sample, "--diary", diary, "--out", out, "--weeks", 8).returncode == 0
    text = out.read_text()
    assert "Garmin Connect, diary" in text and "stood in two files" not in text


@pytest.mark.parametrize(("n", "shown"), [(12, True), (2, False)])
def test_a_bar_for_many_files(sample, tmp_path, n, shown):
    folder = tmp_path / "in"
    folder.mkdir()
    for at in range(n):
        shutil.copy(sample, folder / f"{at:02}.csv")
    command = [sys.executable, "-m", "kneeload", "report", folder, "--out", tmp_path / "x.html"]
    environment = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0 and (f"/{n}" in done.stderr) == shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.csv", "--out", "x.html"], "absent.csv"),
        (["other.csv", "--out", "x.html"], "not an export"),
        (["rides.csv", "--out", "x.html"], "no run in it"),
        (["--out", "x.html"], "a FILE or a --diary is needed"),
        (["rides.csv"], "required"),
        (["--diary", "other.csv", "--out", "x.html"], "columns date and kind"),
        (["runs.csv", "--out", "x.html", "--day", "2020-01-01"], "no run until 2020-01-01"),
        (["runs.csv", "--out", "no/such/folder/x.html"], "no/such/folder"),
    ],
)
def test_what_cannot_be_used(arguments, said, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "rides.csv").write_text(HEAD + "Cycling,2026-01-01 07:00:00,x,5.00,00:30:00,--\n")
    (tmp_path / "runs.csv").write_text(HEAD + "Running,2026-01-01 07:00:00,x,5.00,00:30:00,170\n")
    done = run("report", *arguments, cwd=tmp_path)
    assert done.returncode != 0 and said in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("module", "file", "said"),
    [
        ("jinja2", "runs.csv", "pip install jinja2 matplotlib"),
        ("matplotlib", "runs.csv", "pip install matplotlib"),
        ("fitdecode", "run.fit", "pip install fitdecode"),
    ],
)
def test_a_missing_extra_is_named(module, file, said, tmp_path):
    (tmp_path / "runs.csv").write_text(HEAD + "Running,2026-01-01 07:00:00,x,5.00,00:30:00,170\n")
    (tmp_path / "run.fit").write_bytes(b"")
    program = (
        f"import sys; sys.modules[{module!r}] = None\n"
        f"from kneeload.__main__ import main; main(['report', {file!r}, '--out', 'x.html'])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode != 0 and said in done.stderr and "Traceback" not in done.stderr


def test_one_look_shows_every_command():
    lines = run("--help").stdout.splitlines()
    for command in ("load", "knee", "plan", "report"):
        (line,) = [line for line in lines if line.startswith(f"    {command} ")]
        assert len(line) <= 80 and len(line.split()) > 3
    assert "'./bindings/python[plot,ics,report,fit]'" in " ".join(lines)


@pytest.mark.parametrize(
    ("command", "extras"),
    [("load", "plot"), ("knee", "plot"), ("plan", "plot,ics"), ("report", "report,fit")],
)
def test_each_help_says_what_it_needs(command, extras):
    words = " ".join(run(command, "--help").stdout.split())
    assert "It needs " in words and f"pip install './bindings/python[{extras}]'" in words

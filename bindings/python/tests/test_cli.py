"""python -m kneeload load FILE, as a user runs it."""

import csv
import subprocess
import sys

import pytest

import kneeload as kl

pytest.importorskip("rich")


def run(*arguments, cwd=None):
    command = [sys.executable, "-m", "kneeload", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, encoding="utf-8")


@pytest.fixture
def sample(root):
    return root / "examples" / "sample" / "garmin_sample.csv"


def test_sample_diary(sample):
    done = run("load", sample)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Garmin Connect, 66 runs" in done.stdout
    assert "▲ Sun +101 %" in done.stdout and "after a layoff" in done.stdout
    assert "1 day without km" in " ".join(done.stdout.split())
    assert "longest run of 30 days: 12.1 km on 2026-03-08" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_sample_is_what_its_readme_says(sample):
    runs = kl.read_activities(sample)
    assert runs.problems == [] and len(runs) == 68
    daily = runs.daily()
    rest = "".join("." if state == kl.DayState.REST else "x" for state in daily.states)
    assert max(map(len, rest.split("x"))) == 15
    spikes = kl.spike_series(kl.prepare(runs.sessions()), first_day=daily.day0)
    bands = [spike.band for spike in spikes if spike.band and spike.band > kl.Band.REFERENCE]
    assert bands == [kl.Band.LARGE]


def test_weeks_and_last_day(sample):
    short = run("load", sample, "--weeks", 3, "--last-day", "2026-04-12")
    assert "At the end of 2026-04-12" in short.stdout and "10 Nov" not in short.stdout
    early = run("load", sample, "--last-day", "2026-01-01")
    assert early.returncode == 2 and "KL_E_RANGE" in early.stderr


def test_csv(sample, tmp_path):
    out = tmp_path / "days.csv"
    assert run("load", sample, "--csv", out).returncode == 0
    with open(out, newline="") as file:
        rows = list(csv.DictReader(file))
    daily = kl.read_activities(sample).daily()
    assert len(rows) == len(daily) and rows[-1]["date"] == "2026-03-29"
    ratios = kl.rolling_ratio(daily).value
    assert [row["ratio"] for row in rows] == ["" if x is None else repr(x) for x in ratios]
    assert [row["spike_band"] for row in rows if row["spike_band"] not in ("", "REFERENCE")] == [
        "LARGE"
    ]


def test_plot(sample, tmp_path):
    pytest.importorskip("matplotlib")
    out = tmp_path / "load.png"
    done = run("load", sample, "--plot", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"\x89PNG") and out.stat().st_size > 20000
    vector = tmp_path / "load.svg"
    assert run("load", sample, "--plot", vector, "--weeks", 200).returncode == 0
    assert "without a run" in vector.read_text() or vector.stat().st_size > 20000


HEAD = "Activity Type,Date,Title,Distance,Time,Avg Run Cadence\n"


def test_problems_are_shown(tmp_path):
    path = tmp_path / "x.csv"
    rows = [f"Running,2026-01-{day:02} 07:00:00,x,5.05,00:30:00,85" for day in range(1, 10)]
    path.write_text(HEAD + "\n".join([*rows, "Running,[red],x,5.00,00:30:00,170"]) + "\n")
    few = run("load", path)
    assert "1 row and 9 cells could not be read" in few.stdout
    assert "(and 8 alike)" in few.stdout and "'[red]'" in few.stdout
    every = run("load", path, "--problems")
    assert every.stdout.count("Avg Run Cadence") == 9


def test_utc_is_said(tmp_path):
    path = tmp_path / "activities.csv"
    path.write_text(
        "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,"
        "Elapsed Time,Moving Time,Distance\n"
        '1,"Jan 4, 2026, 11:38:59 PM",x,Run,3700,10.00,3700.0,3500.0,10003.2\n'
    )
    assert "Days are UTC days" in run("load", path).stdout
    local = run("load", path, "--zone", "Europe/Berlin").stdout
    assert "Days are UTC" not in local and "At the end of 2026-01-05" in local


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["load", "absent.csv"], "absent.csv"),
        (["load", "other.csv"], "not an export"),
        (["load", "rides.csv"], "no run in it"),
        (["load", "x.csv", "--zone", "Mars/Olympus"], "no such time zone"),
        (["load"], "required"),
        ([], "required"),
    ],
)
def test_what_cannot_be_used(arguments, said, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "rides.csv").write_text(HEAD + "Cycling,2026-01-01 07:00:00,x,5.00,00:30:00,--\n")
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode != 0 and said in done.stderr and "Traceback" not in done.stderr


def test_version():
    assert run("--version").stdout.strip() == f"kneeload {kl.__version__}"


def test_a_reader_may_leave_early(sample, tmp_path):
    out = tmp_path / "days.csv"
    command = [sys.executable, "-m", "kneeload", "load", str(sample), "--csv", str(out)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait()
    process.stderr.close()
    assert out.exists()

"""python -m kneeload knee FILE, as a user runs it."""

import csv

import pytest
from test_cli import HEAD, run

import kneeload as kl

pytest.importorskip("rich")


@pytest.fixture
def sample(root):
    return root / "examples" / "sample" / "garmin_sample.csv"


def plain(text):
    return " ".join(text.split())


def test_sample_diary(sample):
    done = run("knee", sample)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Garmin Connect, 66 runs, 2025-11-11 to 2026-03-29" in done.stdout
    assert "1 EKM: 1 km on the flat at 6:01 /km and 167 steps/min" in done.stdout
    assert "All 66 runs: 381 km, 395 EKM" in done.stdout
    assert "steps 5 % shorter: 368 EKM (-6.9 %)" in done.stdout
    assert "steps 10 % shorter: 348 EKM (-11.8 %)" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_limits_are_said(sample):
    said = plain(run("knee", sample).stdout)
    for limit in (
        "compares a runner with himself only: never two people, never two knees",
        "What hills do to it is weakly founded",
        "no added benefit over load education [Esculier2018]",
        "Nothing here says that a run is harmless",
    ):
        assert limit in said


def test_weeks_add_up(sample):
    """Distance and knee load side by side; a week without a run is a line of its own."""
    lines = run("knee", sample, "--weeks", 200).stdout.splitlines()
    weeks = [line.split() for line in lines[3 : lines.index("")]]
    assert ["19", "Jan", "0"] in weeks
    loads = kl.knee_load(kl.read_activities(sample), runner=kl.Runner(v_ref=2.77, cad_ref=167.0))
    figures = [[cell for cell in week if cell[0].isdigit()] for week in weeks if len(week) > 3]
    km, ekm = (sum(float(week[place]) for week in figures) for place in (2, 3))
    assert abs(km - sum(loads.distance_m) / 1000) < 0.05 * len(weeks)
    assert abs(ekm - sum(loads.ekm)) < 0.05 * len(weeks)


def test_a_given_reference(sample):
    given = run("knee", sample, "--v-ref", 3.0, "--cad-ref", 165).stdout
    assert "1 EKM: 1 km on the flat at 5:33 /km and 165 steps/min, as given" in given
    wrong = run("knee", sample, "--v-ref", 9)
    assert wrong.returncode == 2 and "v_ref (9)" in wrong.stderr


def test_csv(sample, tmp_path):
    out = tmp_path / "runs.csv"
    done = run("knee", sample, "--csv", out, "--v-ref", 3.0, "--cad-ref", 165)
    assert done.returncode == 0 and f"wrote {out}" in plain(done.stdout)
    with open(out, newline="") as file:
        rows = list(csv.DictReader(file))
    source = kl.read_activities(sample)
    loads = kl.knee_load(source, runner=kl.Runner(v_ref=3.0, cad_ref=165))
    assert [row["ekm"] for row in rows] == ["" if x is None else repr(x) for x in loads.ekm]
    taken = [row for row in rows if row["ekm"]]
    five, ten = (f"ekm_steps_{cut}_pct_shorter" for cut in (5, 10))
    assert all(float(row[ten]) < float(row[five]) < float(row["ekm"]) for row in taken)
    easy = [row for row in taken if float(row["ekm_per_km"]) < 0.98]
    assert all(abs(float(row[ten]) / float(row["ekm"]) - 0.9) < 1e-12 for row in easy)


def test_plot(sample, tmp_path):
    pytest.importorskip("matplotlib")
    out = tmp_path / "knee.png"
    done = run("knee", sample, "--plot", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"\x89PNG") and out.stat().st_size > 20000


def rows(*cells):
    return HEAD + "\n".join(cells) + "\n"


def test_runs_that_are_left_out_are_listed(tmp_path):
    path = tmp_path / "x.csv"
    good = [f"Running,2024-01-{day:02} 07:00:00,x,5.05,00:30:00,170" for day in range(1, 4)]
    walked = "Running,2025-12-28 07:00:00,x,2.00,00:30:00,150"
    path.write_text(rows(*good, walked, "Running,2026-01-05 07:00:00,x,5.05,00:30:00,--"))
    out = tmp_path / "x.out.csv"
    done = run("knee", path, "--csv", out, "--plot", tmp_path / "x.svg", "--weeks", 500)
    said = plain(done.stdout)
    assert done.returncode == 0 and "1 run left out:" in said
    assert "2025-12-28, row 5: KL_E_RANGE: speed[0]" in said
    assert "1 run without cadence: the preferred one was assumed" in said
    with open(out, newline="") as file:
        left_out = [row for row in csv.DictReader(file) if row["refused"]]
    assert [(row["row"], row["ekm"]) for row in left_out] == [("5", "")]


def test_quick_feet_stay_inside_the_model(tmp_path):
    """A raised cadence beyond 230 is outside the model: the run stays as it was, and is told."""
    path = tmp_path / "x.csv"
    path.write_text(rows("Running,2026-01-05 07:00:00,x,6.00,00:30:00,209"))
    said = plain(run("knee", path).stdout)
    assert "steps 10 % shorter: 6 EKM (+0.0 %); 1 runs left as they were" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["knee", "absent.csv"], "absent.csv"),
        (["knee", "other.csv"], "not an export"),
        (["knee", "rides.csv"], "no run in it"),
        (["knee"], "required"),
    ],
)
def test_what_cannot_be_used(arguments, said, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "rides.csv").write_text(rows("Cycling,2026-01-01 07:00:00,x,5.00,00:30:00,--"))
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode != 0 and said in done.stderr and "Traceback" not in done.stderr

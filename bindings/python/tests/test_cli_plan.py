"""python -m kneeload plan FILE, as a user runs it."""

from datetime import date, timedelta

import pytest
from test_cli import HEAD, run

import kneeload as kl

pytest.importorskip("rich")
from kneeload.report.plan import facts_of, next_monday, read_week  # noqa: E402

START = date(2026, 3, 30)
ASKED = ("--start", START, "--location", "front", "--irritability", "low")
SCREENED = ("--screened", "2026-03-28")


@pytest.fixture
def sample(root):
    return root / "examples" / "sample" / "garmin_sample.csv"


def plain(text):
    return " ".join(text.split())


def rows(*cells):
    return HEAD + "\n".join(cells) + "\n"


# ---- what is read from an export ----


def test_facts_of_the_sample(sample):
    source = kl.read_activities(sample)
    facts = facts_of(source, START)
    runs = [run for run in source.runs if run.distance_m]
    weeks = {}
    for run in runs:
        day = run.start.date()
        if START - timedelta(weeks=8) <= day < START:
            weeks.setdefault(day - timedelta(days=day.weekday()), []).append(run.distance_m)
    ranked = sorted(weeks, key=lambda begin: sum(weeks[begin]))
    assert facts.week_of == ranked[(len(ranked) - 1) // 2] == date(2026, 2, 16)
    metres = [entry.metres for entry in facts.week if entry.kind is kl.Workout.EASY]
    assert sorted(metres) == sorted(map(round, weeks[facts.week_of]))
    # A treadmill run without distance makes its week unknown, not short.
    assert facts.history_m[1] is None and facts.history_m[3] == round(sum(weeks[date(2026, 3, 23)]))
    recent = [run.distance_m for run in runs if (START - run.start.date()).days <= 30]
    assert facts.longest30_m == round(max(recent)) == 12110
    assert facts.days_since_last_run == 1 and 355 < facts.pace_s_per_km < 370


def test_other_sports_stay_what_they_are(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(rows(
        "Running,2026-03-23 07:00:00,x,5.05,00:30:00,--",
        "Running,2026-03-24 07:00:00,x,--,00:30:00,--",
        "Running,2026-03-25 07:00:00,x,--,--,--",
        "Strength Training,2026-03-26 07:00:00,x,--,00:40:00,--",
        "Cycling,2026-03-27 07:00:00,x,20.00,01:00:00,--",
        "Running,2026-03-31 07:00:00,x,9.00,01:00:00,--",
    ))  # fmt: skip
    facts = facts_of(kl.read_activities(path), START)
    assert [(e.day, e.kind.name, e.metres, e.seconds) for e in facts.week] == [
        (0, "EASY", 5050, None),
        (1, "EASY", None, 1800),
        (3, "STRENGTH", None, 2400),
        (4, "CROSS", None, 3600),
    ]
    assert facts.history_m == (None, None, None, None) and facts.longest30_m == 5050
    assert facts.days_since_last_run == 5  # what comes after the start does not count


def test_an_export_without_recent_runs(sample):
    late = facts_of(kl.read_activities(sample), date(2026, 11, 23))
    assert (late.week, late.week_of, late.pace_s_per_km, late.longest30_m) == ([], None, None, None)
    assert late.history_m == (0, 0, 0, 0) and late.days_since_last_run == 239
    early = facts_of(kl.read_activities(sample), date(2025, 1, 6))
    assert early.history_m == (None,) * 4 and early.days_since_last_run is None


def test_next_monday():
    assert [next_monday(START + timedelta(days=n)) for n in (-6, -1, 0)] == [START] * 3
    assert next_monday(START + timedelta(days=1)) == START + timedelta(days=7)


# ---- the report ----


def test_sample(sample):
    done = run("plan", sample, *ASKED, *SCREENED, "--target", 40)
    assert (done.returncode, done.stderr) == (0, "")
    said = plain(done.stdout)
    assert "Garmin Connect, 66 runs Week of 30 March 2026" in said
    assert "Usual week: that of 16 February, 14.0 km, the one with the median distance" in said
    assert "No export says what a run was meant as: all count as easy" in said
    assert "Usual pace: 6:03 /km" in said and "Longest run of 30 days: 12.1 km." in said
    assert "Last four weeks: 28.1, ?, 24.0, 25.5 km." in said
    assert "PLAN A week with running." in said and "Tue 31 Mar easy, flat" in said
    assert "If every answer were green" in said and "no promise" in said
    assert "Nothing here says that a run is harmless." in said
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_it_is_the_week_of_the_library(sample, monkeypatch):
    """The table shows what tailor_week gives for the facts that are told."""
    monkeypatch.setenv("COLUMNS", "250")
    facts = facts_of(kl.read_activities(sample), START)
    week = kl.tailor_week(
        facts.week, flag_tier="NONE", screen_age_days=2, location="LATERAL", secs_to_pain=600,
        pace_s_per_km=facts.pace_s_per_km, history_m=facts.history_m,
        longest30_m=facts.longest30_m, days_since_last_run=1, available_days=["Tue", "Thu", "Sun"],
        outlook_weeks=3,
    )  # fmt: skip
    said = plain(run("plan", sample, "--start", START, *SCREENED, "--location", "lateral",
                     "--minutes-to-pain", 10, "--days", "Tue,Thu,Sun", "--outlook", 3).stdout)  # fmt: skip
    assert week.level == 5 and "9 min run, 1 min walk" in said
    assert all(str(reason) in said for reason in week.reasons)
    assert all(
        f"{row.total_m / 1000:.1f} {row.longest_m / 1000:.1f}" in said for row in week.outlook
    )


@pytest.mark.parametrize(
    ("given", "state", "reason"),
    [
        ((), "NO_SCREEN", "SCREEN_MISSING"),
        (("--screened", "2026-01-01"), "NO_SCREEN", "SCREEN_TOO_OLD"),
        ((*SCREENED, "--red-flag", "urgent"), "STOP", "FLAG_TIER"),
        (("--red-flag", "routine"), "STOP", "FLAG_TIER"),
        ((*SCREENED, "--location", "back"), "REFER", "LOCATION_BACK"),
    ],
)
def test_no_plan(sample, tmp_path, given, state, reason):
    """PLAN-073: unknown never helps; nothing is written."""
    out = tmp_path / "week.ics"
    done = run("plan", sample, *ASKED, *given, "--ics", out)
    said = plain(done.stdout)
    assert done.returncode == 0 and f" {state} " in said
    assert str(kl.Reason(kl.PlanReason[reason], None, None, None)) in said
    assert "If every answer" not in said and "easy, flat" not in said
    assert plain(f"no plan: {out} was not written") in said and not out.exists()


def test_without_a_start_it_is_next_monday(sample):
    said = plain(run("plan", sample).stdout)
    days = {next_monday(date.today() + timedelta(days=n)) for n in (-1, 0)}
    assert any(f"Week of {day:%-d %B %Y}" in said for day in days) and "NO_SCREEN" in said


def test_a_given_week(sample, tmp_path):
    path = tmp_path / "week.csv"
    path.write_text("day,kind,metres,ascent_m\nTue,speed,8000,\n3,easy,6000,10\nSun,long,16000,\n")
    assert read_week(path) == [
        kl.WeekEntry("Tue", "SPEED", 8000),
        kl.WeekEntry(3, "EASY", 6000, None, 10),
        kl.WeekEntry("Sun", "LONG", 16000),
    ]
    said = plain(run("plan", sample, *ASKED, *SCREENED, "--week", path).stdout)
    assert "Usual week: as given." in said and "up to 6.0 km" in said
    assert str(kl.Reason(kl.PlanReason.SPEED_TO_EASY, None, None, None)) in said


def test_calendar(sample, tmp_path):
    icalendar = pytest.importorskip("icalendar")
    out = tmp_path / "week.ics"
    done = run("plan", sample, *ASKED, *SCREENED, "--ics", out)
    assert done.returncode == 0 and f"wrote {out}" in done.stdout
    calendar = icalendar.Calendar.from_ical(out.read_bytes())
    events = list(calendar.walk("VEVENT"))
    days = [event.decoded("dtstart") for event in events]
    assert days == sorted(days) and START <= days[0] and days[-1] <= START + timedelta(days=6)
    summaries = [str(event["summary"]) for event in events]
    assert summaries.count("Strength") == 3 and "Easy, flat: 19 min, up to 3.2 km" in summaries
    assert all("decide" in str(event["description"]) for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events)
    run("plan", sample, *ASKED, *SCREENED, "--ics", tmp_path / "again.ics")
    assert (tmp_path / "again.ics").read_bytes() == out.read_bytes()


def test_picture(sample, tmp_path):
    pytest.importorskip("matplotlib")
    out = tmp_path / "outlook.png"
    done = run("plan", sample, *ASKED, *SCREENED, "--plot", out, "--target", 16, "--outlook", 30,
               "--offenders", "speed,downhill")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"\x89PNG") and out.stat().st_size > 20000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.csv"], "absent.csv"),
        (["x.csv", "--location", "hip"], "--location"),
        (["x.csv", "--start", "2026-03-31"], "no Monday"),
        (["x.csv", "--screened", "soon"], "--screened"),
        (["x.csv", "--minutes-to-pain", "5", "--no-pain"], "not allowed with"),
        (["x.csv", "--week", "none.csv"], "none.csv"),
        (["x.csv", "--week", "x.csv"], "the columns are not of day, kind"),
        (["x.csv", "--week", "bad.csv"], "bad.csv, row 2"),
        (["x.csv", "--week", "swim.csv"], "entries.kind[0]"),
        (["x.csv", "--days", "Tue,Someday"], "available_days"),
        (["x.csv", "--offenders", "snow"], "offenders"),
        (["x.csv", "--outlook", "53"], "outlook_weeks"),
        (["x.csv", "--start", "2026-03-30", "--screened", "2026-04-01"], "screen_age_days"),
    ],
)
def test_what_cannot_be_used(arguments, said, tmp_path):
    (tmp_path / "x.csv").write_text(rows("Running,2026-03-23 07:00:00,x,5.05,00:30:00,--"))
    (tmp_path / "bad.csv").write_text("day,kind,metres\nTue,EASY,far\n")
    (tmp_path / "swim.csv").write_text("day,kind\nTue,SWIM\n")
    done = run("plan", *arguments, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr

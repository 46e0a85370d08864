"""Today's answer on the page: what it is asked with, and how it is shown."""

from datetime import date, timedelta

import pages
import pytest
from conftest import ROOT

import kneeload as kl
from kneeload.readers.diary import diary_of

pytest.importorskip("jinja2")
pytest.importorskip("matplotlib")
page = pytest.importorskip("kneeload.report.page")

SAMPLE = ROOT / "examples" / "diary" / "sample.csv"
GARMIN = ROOT / "examples" / "sample" / "garmin_sample.csv"
HEAD = "date,kind,knee,location,minutes-to-pain,morning,before,peak,after,km,minutes\n"
LADDER = date(2026, 4, 14)  # a day in RELOAD on which the sample may run
BUILD = date(2026, 5, 20)
RETURN = date(2026, 5, 27)


@pytest.fixture(scope="module")
def diary():
    return kl.read_diary(SAMPLE)


def asked(diary, day=None, exports=None):
    return page.facts.gather(exports, diary, day).answer


def shown(diary, day=None, exports=None):
    root = pages.read(page.build(exports, diary, day))
    (section,) = [e for e in root.all("section") if e.get("id") == "today"]
    return section


def told(text):
    return diary_of((HEAD + text).encode(), "diary.csv")


def kinds(section):
    """Headings of the section."""
    return [heading.text for heading in section.all("h3")]


def rows(section):
    return [[cell.text for cell in row.all("th", "td")] for row in section.all("tr")][1:]


def test_it_is_the_answer_of_the_library(diary):
    """TODAY-010, TODAY-040: the runs of the diary, the colours of the log, no week in force."""
    cut = diary.until(BUILD)
    (knee,) = page.facts.replay(cut, [], BUILD)
    minutes = {e.day: e.moving_s for e in cut.entries if e.kind == "run"}
    assert asked(diary, BUILD).today == kl.today(
        knee.rehab, on=BUILD, sessions=cut.activities(), infer_rest=True,
        judged=[(day, minutes[day], colour) for day, colour in knee.judged],
    )  # fmt: skip


@pytest.mark.parametrize("day", [LADDER, BUILD, RETURN, None])
def test_every_reason_opens(diary, day):
    answer, section = asked(diary, day).today, shown(diary, day)
    assert answer.action.name.replace("_", " ").capitalize() in section.text
    for reason in answer.reasons:
        assert str(reason) in section.text and reason.reason.code.name in section.text
        if row := reason.reason.catalogue:
            assert row.id in section.text and f"{row.grade}: " in section.text
            assert all(key in section.text for key in row.sources)


def test_limits_and_which_binds(diary):
    """TODAY-020: metres and seconds, whatever the unit of the parameter."""
    answer, section = asked(diary, BUILD).today, shown(diary, BUILD)
    assert rows(section) == [
        ["Longest run of the last weeks", "6.70 km", "binds the distance"],
        ["Longest run that stayed green", "42 min of running", "binds the time"],
    ]
    assert (answer.max_distance_m, answer.max_run_s) == (6700, 42 * 60)
    assert "At most 6.70 km and 42 min of running." in section.text
    assert "Limit 6.70 km" in section.text and "Limit 42 min" in section.text
    assert "Default and range 28 days" in section.text  # its parameter keeps its own unit


def test_the_row_of_the_ladder(diary):
    section = shown(diary, LADDER)
    assert "The row: 6 x (walk 60 s, run 240 s)." in section.text
    assert "Level of the ladder 4" in section.text
    assert rows(section)[0] == ["Row of the level", "24 min of running", "binds the time"]
    assert rows(section)[1] == ["Longest run that stayed green", "24 min of running", ""]


def test_hills_and_speed(diary):
    """TODAY-021: not before RETURN, and not known without a week in force."""
    assert "downhill no, uphill no, speed no" in shown(diary, BUILD).text
    late = shown(diary, RETURN)
    assert "downhill not known, uphill not known, speed not known" in late.text
    assert "It is not known whether hills and speed came back." in late.text


def test_no_limits_without_a_run(diary):
    section = shown(diary)
    assert asked(diary).today.action is kl.Action.CROSS_TRAIN
    assert "Limits of a run today" not in kinds(section) and "At most" not in section.text


def test_reminders_stand_apart():
    """TODAY-031: after the reasons."""
    section = shown(told("2026-01-01,screen,,front,,,,,,,\n2026-02-20,run,,,,,0,1,,4,30\n"))
    assert kinds(section) == ["Why", "Not known, and it mattered", "Reminders"]
    text = section.text
    for reminder in ("The check-in of this morning is missing.",
                     "Pain 60 minutes after the last run is missing.",
                     "The questions about red flags are due."):  # fmt: skip
        assert text.index(reminder) > text.index("Reminders")
    assert text.index("Pain today is not known.") < text.index("Reminders")
    assert "There is no pain answer for today." in text


def test_two_knees():
    """TODAY-010: the worse of the two; a reason names its knee."""
    both = told("2026-01-01,screen,left,front,,,,,,,\n2026-01-01,screen,right,front,40,,,,,,\n"
                "2026-01-02,check-in,left,,,1,,,,,\n2026-01-02,check-in,right,,,0,,,,,\n"
                "2026-01-02,run,left,,,,0,1,0,3,20\n2026-01-02,run,right,,,,0,7,1,,\n")  # fmt: skip
    answer, section = asked(both), shown(both)
    assert {reason.side for reason in answer.today.reasons} >= {kl.Side.LEFT, kl.Side.RIGHT}
    assert "left knee: " in section.text and "right knee: " in section.text
    assert "Phase of the left knee" in section.text and "unspecified" not in section.text


def test_a_stop_says_what_to_do():
    stopped = diary_of(b"date,kind,location,flags,km\n2026-01-01,screen,front,cannot-straighten,\n"
                       b"2026-01-02,run,,,4\n", "diary.csv")  # fmt: skip
    section = shown(stopped)
    assert asked(stopped).today.session is kl.TodaySession.NONE
    assert "No session: a stop is in force." in section.text and "Stop" in section.text


def test_a_day_in_the_past_is_that_of_the_diary_cut_there(diary):
    """TODAY, laws."""
    first = min(entry.day for entry in diary.entries if entry.kind == "run")
    for n in range((diary.last_day - first).days + 1):
        day = first + timedelta(days=n)
        assert asked(diary, day) == asked(diary.until(day), day)
    for day in (LADDER, BUILD, RETURN):
        assert page.build(None, diary, day) == page.build(None, diary.until(day), day)


def test_colours_belong_to_the_day_of_the_run(diary):
    """REHAB-035, REHAB-037: the next morning closes a run, RED closes it at once."""
    (knee,) = page.facts.replay(diary, [], diary.last_day)
    ran = {entry.day for entry in diary.entries if entry.kind == "run"}
    days = [day for day, _ in knee.judged]
    assert days == sorted(ran - set(knee.pending))
    closed = [entry for entry in knee.log if entry.colour is not None]
    assert [colour for _, colour in knee.judged] == [entry.colour for entry in closed]
    for day, entry in zip(days, closed):
        at_once = any(why.code.name == "IMMEDIATE" for why in entry.reasons)
        assert at_once == (entry.day == day) and (entry.day - day).days <= 2


def judged(text):
    """Judged runs of a knee in RELOAD."""
    start = "2026-01-01,screen,,front,40,,,,,,\n2026-01-02,check-in,,,,0,,,,,\n"
    cut = told(start + text)
    (knee,) = page.facts.replay(cut, [], cut.last_day)
    return [(day.day, colour.name) for day, colour in knee.judged], knee.pending


def test_a_run_on_the_day_after_closes_the_older_one():
    """RED at once after a run that still waits: each has its own day."""
    assert judged("2026-01-03,run,,,,,0,1,0,,\n2026-01-04,run,,,,,0,9,9,,\n") == (
        [(3, "GREY"), (4, "RED")], [],
    )  # fmt: skip


def test_a_second_run_of_a_day_makes_no_second_colour():
    red, run = "2026-01-03,run,,,,,0,9,9,,\n", "2026-01-03,run,,,,,0,1,0,,\n"
    assert judged(red + run) == ([(3, "RED")], [])
    assert judged(run + run) == ([], [date(2026, 1, 3)])
    assert judged(run + red) == ([(3, "RED")], [])


def dose(figures, colour):
    return page.answer._dose(figures, colour)


def test_a_day_counts_as_its_shortest_run():
    """Unknown never helps: neither colour makes the comfortable time longer."""
    assert dose([1800, 1200], kl.Colour.GREEN) == dose([1800, 1200], kl.Colour.RED) == 1200
    assert dose([1800, None], kl.Colour.GREEN) is None
    assert dose([1800, None], kl.Colour.RED) == 1800
    assert dose([None], kl.Colour.RED) is None and dose([], kl.Colour.GREEN) is None


def test_split_files_are_one_run(tmp_path):
    """A row that could not be read may have been a run; halves of one are added up."""
    lines = GARMIN.read_text().splitlines(keepends=True)
    exports = kl.read_exports([GARMIN])
    doses = page.answer._doses(exports.activities, told("2026-01-01,screen,,front,,,,,,,\n"))
    prepared = kl.prepare(exports.activities.sessions()).sessions
    runs = [item.session for item in prepared if item.session.kind == kl.SessionKind.RUN]
    assert sorted(doses) == sorted({run.day for run in runs}) and len(lines) > 1
    assert all(run.dur_s in doses[run.day] for run in runs)


def test_a_red_run_without_a_time_is_told():
    untimed = told("2026-01-01,screen,,front,40,,,,,,\n2026-01-02,check-in,,,,0,,,,,\n"
                   "2026-01-03,run,,,,,0,9,9,3,\n")  # fmt: skip
    assert asked(untimed).untimed == 1
    root = pages.read(page.build(None, untimed))
    assert "1 AMBER or RED run of the last year had no running time" in root.text


def test_a_long_history_is_no_obstacle(diary):
    """An answer takes 4,096 sessions: what lies a year back is left at home."""
    first = diary.entries[0].day
    old = [f"{first - timedelta(days=n)},run,,1,6" for n in range(4200, 0, -1)]
    whole = diary_of("\n".join(["date,kind,peak,km,minutes", *old, ""]).encode(), "old.csv")
    long = kl.Diary("long.csv", [*whole.entries, *diary.entries])
    answer = asked(long).today
    assert answer.action is asked(diary).today.action and answer.runs_28d > 0

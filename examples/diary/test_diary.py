"""The diary under rough handling: late entries, kills, damage, two writers at once.

Usage: DIARY=/path/to/diary pytest test_diary.py
"""

import os
import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

DIARY = os.environ["DIARY"]
SAMPLE = Path(__file__).with_name("sample.csv")
LAST = "2026-06-21"


def call(*words, check=True):
    result = subprocess.run([DIARY, *map(str, words)], capture_output=True, text=True, check=False)
    if check:
        assert result.returncode == 0, result.stderr
    return result


def refused(*words):
    result = call(*words, check=False)
    assert result.returncode != 0 and result.stdout == ""
    return result.stderr


@pytest.fixture
def empty(tmp_path):
    file = tmp_path / "diary.db"
    call(file, "init", "--knee", "right")
    return file


@pytest.fixture
def full(empty):
    assert call(empty, "import", SAMPLE).stdout == "209 entries\n"
    return empty


def history(file, days=200):
    return call(file, "history", "--date", LAST, "--days", days).stdout


def count(file):
    with sqlite3.connect(file) as db:
        return db.execute("SELECT count(*) FROM entry").fetchone()[0]


def test_help_shows_the_names_that_it_takes(empty):
    words = call("--help").stdout.split()
    assert {"front,", "hot-joint-fever,", "self-after-assessment", "returns"} <= set(words)
    call(empty, "log", "screen", "--location", "front", "--flags", "locked,numb-cold-foot")
    assert "names that --help shows" in refused(empty, "log", "screen", "--location", "knee")


def test_sample_goes_through_all_phases(full):
    said = history(full)
    for word in ("IRRITABLE", "RELOAD", "RED", "REGRESS", "BUILD", "RETURN", "MAINTAIN"):
        assert word in said


def test_late_entry_stands_in_its_place(full, tmp_path):
    """The forgotten morning of 11 May, told in June, turns a GREY run GREEN."""
    assert "2026-05-12  RIGHT  CHECKIN    GREY" in history(full)
    call(full, "log", "check-in", "--date", "2026-05-11", "--morning", 0)
    assert "2026-05-11  RIGHT  CHECKIN    GREEN" in history(full)
    call(full, "undo")
    assert "2026-05-12  RIGHT  CHECKIN    GREY" in history(full)


def test_one_by_one_equals_import(full, tmp_path):
    rows = SAMPLE.read_text().splitlines()
    shuffled = rows[1:]
    random.Random(1).shuffle(shuffled)
    other = tmp_path / "shuffled.csv"
    other.write_text("\n".join([rows[0], *shuffled]) + "\n")
    second = tmp_path / "second.db"
    call(second, "init", "--knee", "right")
    call(second, "import", other)
    assert history(second) == history(full)


def test_refused_entry_changes_nothing(full):
    before = full.read_bytes()
    assert "KL_E_DUPLICATE" in refused(full, "log", "check-in", "--date", LAST, "--morning", 1)
    assert "KL_E_INCONSISTENT" in refused(
        full, "log", "run", "--date", LAST, "--before", 5, "--peak", 1
    )
    assert '"10.5"' in refused(full, "log", "run", "--date", LAST, "--peak", "10.5")
    assert '"morning"' in refused(full, "log", "run", "--date", LAST, "--morning", 1)
    assert full.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("date,kind,mood\n", "line 1, column 3"),
        ("date,kind,peak\n2026-06-22,run,much\n", "line 2, column 3"),
        ("date,kind,peak\n2026-02-30,run,1\n", "line 2, column 1"),
        ("date,kind,peak\n2026-06-22,swim,1\n", "line 2, column 2"),
        ('date,kind,peak\n2026-06-22,run,"1\n', "quote"),
    ],
)
def test_bad_csv_names_the_place_and_changes_nothing(full, tmp_path, text, where):
    file = tmp_path / "bad.csv"
    file.write_text(text)
    assert where in refused(full, "import", file)
    assert count(full) == 209


def test_kill_leaves_whole_entries(empty):
    """Kill the import at random moments: all of it is there, or nothing."""
    seen = set()
    chance = random.Random(2)
    for _ in range(30):
        process = subprocess.Popen([DIARY, empty, "import", SAMPLE], stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.wait()
        entries = count(empty)
        assert entries in (0, 209)
        seen.add(entries)
        if entries:
            break
    assert call(empty, "history", "--date", LAST).returncode == 0
    assert 0 in seen or entries == 209


def test_two_writers_lose_nothing(empty):
    """Forty processes write at the same time; every entry is there."""
    call(empty, "log", "screen", "--date", "2026-01-01", "--location", "front", "--worst", 1)
    writers = [
        subprocess.Popen([DIARY, empty, "log", "strength", "--date", "2026-01-02", "--peak", "1"])
        for _ in range(40)
    ]
    assert [writer.wait() for writer in writers] == [0] * 40
    assert count(empty) == 41


def test_damaged_file_is_refused(full, tmp_path):
    whole = full.read_bytes()
    chance = random.Random(3)
    refusals = 0
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        full.write_bytes(damaged)
        result = call(full, "history", "--date", LAST, check=False)
        assert result.returncode in (0, 1), "no crash"
        refusals += result.returncode
        assert result.returncode == 0 or result.stderr.startswith("diary: ")
    assert refusals > 30
    full.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refused(full, "today", "--date", LAST)
    full.write_text("no database at all, but long enough to be looked at " * 20)
    assert "damaged or no diary" in refused(full, "today", "--date", LAST)


def test_foreign_database_is_refused(tmp_path):
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE other (x)")
    assert "is no diary" in refused(file, "today")
    assert "cannot open" in refused(tmp_path / "missing.db", "today")
    assert "exists already" in refused(file, "init")


def test_today_says_why(full):
    said = call(full, "today", "--date", LAST).stdout
    assert said.splitlines()[0].startswith(("RUN", "CROSS_TRAIN", "NO_RUN"))
    assert "  - " in said


def test_stop_stays_until_cleared(full):
    call(full, "log", "check-in", "--date", "2026-06-22", "--morning", 2, "--flags", "locked")
    said = call(full, "today", "--date", "2026-06-22").stdout
    assert said.startswith("STOP, NONE")
    call(full, "log", "clear", "--date", "2026-06-23", "--by", "clinician")
    assert not call(full, "today", "--date", "2026-06-23").stdout.startswith("STOP")


def test_both_knees(tmp_path):
    """A run of which nothing was said for the other knee is a run with nothing known."""
    file = tmp_path / "both.db"
    call(file, "init", "--knee", "both")
    assert "which knee" in refused(file, "log", "check-in", "--date", "2026-01-01")
    for side in ("left", "right"):
        call(file, "log", "screen", "--knee", side, "--date", "2026-01-01",
             "--location", "front", "--worst", 1)  # fmt: skip
    call(file, "log", "run", "--knee", "left", "--date", "2026-01-02", "--peak", 1, "--km", 5)
    assert "2026-01-04  RIGHT" not in call(file, "history", "--date", "2026-01-03").stdout
    call(file, "log", "check-in", "--knee", "right", "--date", "2026-01-04", "--morning", 0)
    assert "GREY" in call(file, "history", "--date", "2026-01-04").stdout
    assert call(file, "today", "--date", "2026-01-04").stdout.startswith("CROSS_TRAIN")


def test_plan_and_shoes(full):
    call(full, "usual", "--weekday", "tue", "--kind", "easy", "--km", 6)
    call(full, "usual", "--weekday", "sun", "--kind", "long", "--km", 12)
    said = call(full, "plan", "--date", LAST, "--target", 25).stdout
    assert said.startswith(("PLAN", "NO_SCREEN")) and "week" in said
    call(full, "shoes", "blue", "--date", "2026-03-01", "--km", 100)
    assert "blue" in call(full, "shoes", "--date", LAST).stdout

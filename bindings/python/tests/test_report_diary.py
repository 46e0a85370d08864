"""A diary as CSV: read as the diary app reads it, refused at the first fault."""

from datetime import date

import pytest

import kneeload as kl


@pytest.fixture
def sample(root):
    return root / "examples" / "diary" / "sample.csv"


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "diary.csv"
        path.write_text(text)
        return kl.read_diary(path)

    return read


def test_the_sample(sample):
    diary = kl.read_diary(sample)
    assert len(diary.entries) == len(sample.read_text().splitlines()) - 1
    assert diary.sides == [None] and diary.last_day == date(2026, 6, 21)
    first = diary.entries[0]
    assert (first.kind, first.values["location"]) == ("screen", kl.Location.FRONT)
    assert first.values["worst24"] == 7.0 and first.values["rest_or_night_pain"] is False
    week = [entry for entry in diary.entries if entry.kind == "week"][-1]
    assert week.values == {
        "planned_m": 27700, "done_m": 27700, "target_m": 25000, "quality_done": True,
    }  # fmt: skip


def test_its_runs(sample):
    runs = kl.read_diary(sample).activities().runs
    assert len(runs) == 49 and all(not run.timed for run in runs)
    assert (runs[0].distance_m, runs[0].moving_s, runs[0].steps) == (1000, 360, 996)
    assert runs[0].cadence_spm == 166 and runs[0].session().start_s is None


def test_order_within_a_day(read):
    diary = read(
        "date,kind,morning,peak,location\n2026-01-02,run,,1,\n2026-01-02,check-in,0,,\n"
        "2026-01-02,screen,,,front\n2026-01-01,strength,,2,\n"
    )
    assert [entry.kind for entry in diary.entries] == ["strength", "screen", "check-in", "run"]


def test_two_knees_share_their_runs(read):
    diary = read(
        "date,kind,knee,peak,km\n2026-01-02,run,left,1,5\n2026-01-02,run,right,2,\n"
        "2026-01-04,run,left,1,\n2026-01-04,run,right,2,\n"
    )
    assert diary.sides == [kl.Side.LEFT, kl.Side.RIGHT]
    assert [run.distance_m for run in diary.activities().runs] == [5000, None]


def test_values_are_exact(read):
    diary = read("Date,kind,Before,after,minutes,sleep\n2026-01-01,run,2.5,0.1,31.5,\n")
    (run,) = diary.entries
    assert run.values == {"before": 2.5, "after_60min": 0.1} and run.moving_s == 1890


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "columns date and kind"),
        ("date,kind,mood\n", "line 1, column 3"),
        ("date,kind,kind\n", "line 1, column 3"),
        ("date,kind\n2026-02-30,run\n", "line 2, date"),
        ("date,kind\n,run\n", "line 2, date"),
        ("date,kind\n2026-01-01,jog\n", "line 2, kind"),
        ("date,kind,peak\n2026-01-01,run,10.1\n", "line 2, peak"),
        ("date,kind,peak\n2026-01-01,run,2.55\n", "line 2, peak"),
        ("date,kind,peak\n2026-01-01,run,-1\n", "line 2, peak"),
        ("date,kind,peak\n2026-01-01,run,nan\n", "line 2, peak"),
        ("date,kind,peak\n2026-01-01,check-in,2\n", "an entry of kind check-in has none"),
        ("date,kind,location\n2026-01-01,screen,\n", "line 2, location"),
        ("date,kind,location\n2026-01-01,screen,elbow\n", "line 2, location"),
        ('date,kind,flags\n2026-01-01,check-in,"locked,happy"\n', "line 2, flags"),
        ("date,kind\n2026-01-01,run,1\n", "3 cells, the header has 2"),
        ("date,kind,knee\n2026-01-01,run,left\n2026-01-01,run,\n", "line 3, knee"),
        ("date,kind,limp\n2026-01-01,run,maybe\n", "line 2, limp"),
    ],
)
def test_the_first_fault_is_named(read, text, said):
    with pytest.raises(kl.DiaryError) as refused:
        read(text)
    assert said in str(refused.value)


def test_flags_and_choices(read):
    diary = read(
        'date,kind,flags,warmup,by\n2026-01-01,check-in,"locked, giving-way",,\n'
        "2026-01-02,run,,returns,\n2026-01-03,clear,,,self-after-assessment\n"
    )
    said = [entry.values for entry in diary.entries]
    assert said == [
        {"flags": kl.RedFlag.LOCKED | kl.RedFlag.GIVING_WAY},
        {"warmup": kl.Warmup.RETURNS},
        {"by": kl.ClearedBy.SELF_AFTER_ASSESSMENT},
    ]

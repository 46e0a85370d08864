"""The tailored week and its outlook through Python."""

import pytest
from test_plan_week import WEEK, codes

import kneeload as kl
from kneeload import ItemKind, RunForm, TailorState

KNOWN = {"flag_tier": "NONE", "screen_age_days": 0, "location": "FRONT"}
LOW = {**KNOWN, "irritability": "LOW"}


def planned(week):
    """Metres by day of the runs."""
    return {item.day: item.metres for item in week.items if item.run_s}


def test_low():
    """PLAN-087, example of S21."""
    week = kl.tailor_week(WEEK, **LOW)
    assert (week.state, week.form, week.level) == (TailorState.PLAN, RunForm.EASY_FLAT, None)
    assert planned(week) == {1: 6000, 2: 4500, 3: 6000, 5: 4500, 6: 9000}
    assert (week.total_m, week.run_days) == (30000, (1, 2, 3, 5, 6))
    assert (week.strength_days, week.rest_days) == ((0, 2), (4,))
    assert len(week.outlook) == 12 and week.effective_irritability is kl.Irritability.LOW
    assert codes(week.reasons) == ["HISTORY_UNKNOWN", "ENTRY_TEST_MISSING", "NO_SPIKE_REFERENCE"]


def test_moderate():
    week = kl.tailor_week(WEEK, **KNOWN, irritability="MODERATE")
    assert (week.form, week.level) == (RunForm.RUN_WALK_FLAT, 1)
    assert planned(week) == {1: 4000, 3: 4000, 6: 5300}
    run = next(item for item in week.items if item.run_s)
    assert (run.run_s, run.walk_s, run.bout_s, run.reps, run.seconds) == (360, 240, 60, 6, 1800)
    assert run.dose == "0:30:00, up to 4,000 m, 6 x (run 60 s, walk 240 s)"


def test_high():
    week = kl.tailor_week(WEEK, **KNOWN, irritability="HIGH")
    assert week.state is TailorState.NO_RUN and week.run_days == () and not planned(week)
    assert {i.day for i in week.items if i.kind is ItemKind.WALK_OR_CROSS} == {1, 5}
    assert week.outlook[0].phase is kl.Phase.RELOAD


def test_unknown_never_helps():
    """PLAN-074: an unknown irritability acts as MODERATE."""
    unknown = kl.tailor_week(WEEK, **KNOWN)
    moderate = kl.tailor_week(WEEK, **KNOWN, irritability="MODERATE")
    assert unknown.items == moderate.items and unknown.outlook == moderate.outlook
    assert codes(unknown.reasons)[0] == "IRRITABILITY_UNKNOWN"


@pytest.mark.parametrize(
    ("given", "state", "tier", "reason"),
    [
        ({"flag_tier": "URGENT"}, "STOP", "URGENT", "FLAG_TIER"),
        ({"screen_age_days": None}, "NO_SCREEN", "NONE", "SCREEN_MISSING"),
        ({"screen_age_days": 29}, "NO_SCREEN", "NONE", "SCREEN_TOO_OLD"),
        ({"location": None}, "REFER", "NONE", "LOCATION_UNKNOWN"),
        ({"location": "BACK"}, "REFER", "URGENT", "LOCATION_BACK"),
        ({"location": "MEDIAL"}, "REFER", "ROUTINE", "LOCATION_MEDIAL"),
    ],
)
def test_gates(given, state, tier, reason):
    """PLAN-073: nothing is planned, and the one reason says why."""
    week = kl.tailor_week(WEEK, **{**LOW, **given})
    assert (week.state.name, week.tier.name, codes(week.reasons)) == (state, tier, [reason])
    assert (week.items, week.outlook, week.run_days, week.total_m) == ((), (), (), 0)
    assert (week.effective_irritability, week.form, week.level) == (None, None, None)
    assert kl.outlook(WEEK, **{**LOW, **given}) == ()
    assert str(week).splitlines()[0] == state and len(str(week).splitlines()) == 2


def test_red_flags_have_to_be_told():
    with pytest.raises(TypeError, match="flag_tier"):
        kl.tailor_week(WEEK)
    with pytest.raises(kl.NullError, match="flag_tier"):
        kl.tailor_week(WEEK, flag_tier=None)


def test_printing():
    week = kl.tailor_week(WEEK, **LOW, outlook_weeks=5)
    lines = str(week).splitlines()
    assert lines[0] == "PLAN, EASY_FLAT: 5 run days, up to 30,000 m, 3:00:00 of running"
    assert lines[1:5] == [
        "Mon  REST",
        "Mon  STRENGTH",
        "Tue  EASY_FLAT       0:36:00, up to 6,000 m",
        "Wed  EASY_FLAT       0:27:00, up to 4,500 m",
    ]
    assert len(lines) == 1 + len(week.items) + len(week.reasons)
    for said in (*week.items, *week.outlook):
        assert str(said) and "\n" not in str(said)
    assert str(week.items[2]).startswith("Tue EASY_FLAT, 0:36:00, up to 6,000 m: ")
    assert str(week.outlook[0]) == (
        "week 1 BUILD, 5 runs, 33,000 m, longest 9,900 m: The volume grows by one step."
    )
    ladder = kl.outlook(WEEK, **KNOWN)[0]
    assert str(ladder).startswith("week 1 RELOAD level 2 to 4, 3 runs, 8,000 m")


def test_outlook_is_that_of_the_week():
    assert kl.outlook(WEEK, **LOW) == kl.tailor_week(WEEK, **LOW).outlook
    assert kl.outlook(WEEK, **LOW, outlook_weeks=0) == ()
    rows = kl.outlook(WEEK, **LOW, outlook_weeks=52, target_m=30000)
    assert len(rows) == 52 and rows[-1].phase is kl.Phase.MAINTAIN
    assert rows[-1].total_m == 30000
    back = [row.restored.name for row in rows if row.restored is not None]
    assert back == ["SPEED", "UPHILL", "DOWNHILL"]
    last = kl.outlook(WEEK, **LOW, outlook_weeks=52, target_m=30000, offenders=["SPEED"])
    assert [row.restored.name for row in last if row.restored is not None][-1] == "SPEED"


def test_frames():
    """A frame gives frames back, with the same rows."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(WEEK)
    week, plain = kl.tailor_week(frame, **KNOWN), kl.tailor_week(WEEK, **KNOWN)
    assert isinstance(week.items, pandas.DataFrame) and len(week.items) == len(plain.items)
    assert list(week.items.metres) == [item.metres for item in plain.items]
    assert list(week.items.kind) == [item.kind.name for item in plain.items]
    assert [None if x is pandas.NA else x for x in week.items.source] == [
        item.source for item in plain.items
    ]
    assert week.items.reasons[4] == " ".join(codes(plain.items[4].reasons))
    assert list(week.outlook.phase) == [row.phase.name for row in plain.outlook]
    assert list(week.outlook.level_from[:2]) == [2, 4]
    assert kl.outlook(frame, **KNOWN).equals(week.outlook)
    assert "RUN_WALK_FLAT" in str(week) and len(str(week).splitlines()) > len(plain.items)
    none = kl.tailor_week(frame, flag_tier="NONE")
    assert none.items.empty and none.outlook.empty and str(none).startswith("NO_SCREEN")
    assert kl.tailor_week(frame, **KNOWN, outlook_weeks=0).outlook.empty


def test_days():
    """PLAN-086: an unavailable day is rest."""
    week = kl.tailor_week(WEEK, **LOW, available_days=["Tue", "thursday", 6])
    assert week.run_days == (1, 3, 6)
    assert kl.tailor_week(WEEK, **LOW, available_days="Sun").run_days == (6,)
    assert kl.tailor_week(WEEK, **LOW, available_days=[]).run_days == ()
    with pytest.raises(kl.RangeError, match="available_days"):
        kl.tailor_week(WEEK, **LOW, available_days=["Someday"])
    with pytest.raises(kl.NullError, match="available_days"):
        kl.tailor_week(WEEK, **LOW, available_days=None)


def test_history():
    """PLAN-079: known weeks cap the new one."""
    capped = kl.tailor_week(WEEK, **LOW, history_m=[20000, None, 20000, 20000])
    assert capped.total_m <= 22000
    assert "HISTORY_CAP" in codes(capped.items[2].reasons)
    again = kl.tailor_week(WEEK, **LOW, history_m=(0, 0, 0, 0))
    assert again.state is TailorState.NO_RUN and "NO_RECENT_RUNNING" in codes(again.reasons)


@pytest.mark.parametrize(
    ("given", "cls", "field", "index"),
    [
        ({"location": "HIP"}, kl.RangeError, "location", None),
        ({"irritability": 3}, kl.RangeError, "irritability", None),
        ({"secs_to_pain": 86401}, kl.RangeError, "secs_to_pain", None),
        ({"history_m": [1, 2, 3]}, kl.SizeError, "history_m", None),
        ({"history_m": []}, kl.SizeError, "history_m", None),
        ({"history_m": [1, 2, -3, 4]}, kl.RangeError, "history_m", 2),
        ({"longest30_m": -1}, kl.RangeError, "longest30_m", None),
        ({"days_since_last_run": 0}, kl.RangeError, "days_since_last_run", None),
        ({"target_m": 1000001}, kl.RangeError, "target_m", None),
        ({"screen_age_days": -1}, kl.RangeError, "screen_age_days", None),
        ({"flag_tier": "RED"}, kl.RangeError, "flag_tier", None),
        ({"offenders": ["SNOW"]}, kl.RangeError, "offenders", None),
        ({"offenders": None}, kl.NullError, "offenders", None),
        ({"outlook_weeks": 53}, kl.RangeError, "outlook_weeks", None),
        ({"outlook_weeks": None}, kl.NullError, "outlook_weeks", None),
        ({"no_pain_in_run": None}, kl.NullError, "no_pain_in_run", None),
        ({"pace_s_per_km": 100}, kl.RangeError, "pace_s_per_km", None),
        ({"factor_low_pct": 101}, kl.RangeError, "factor_low_pct", None),
        ({"secs_to_pain": 60, "no_pain_in_run": True}, kl.InconsistentError, "no_pain_in_run",
         None),
        ({"gap1_days": 13, "gap2_days": 12}, kl.InconsistentError, "gap1_days", None),
        ({"gap2_days": 20, "gap3_days": 20}, kl.InconsistentError, "gap2_days", None),
        ({"strength_min": 3, "strength_max": 2}, kl.InconsistentError, "strength_min", None),
        ({"week_up_pct": 30, "week_hard_pct": 20}, kl.InconsistentError, "week_up_pct", None),
    ],
)  # fmt: skip
def test_refusals(given, cls, field, index):
    with pytest.raises(cls) as caught:
        kl.tailor_week(WEEK, **{**LOW, **given})
    assert type(caught.value) is cls
    assert (caught.value.field, caught.value.index) == (field, index)


def test_the_first_that_is_wrong_is_named():
    """PLAN-003: options, then inputs in their order, then contradictions; a history of a wrong
    length takes its place among them."""
    wrong = {"factor_low_pct": 101, "irritability": 9, "history_m": [1], "longest30_m": -1,
             "no_pain_in_run": 2}  # fmt: skip
    for field in ("factor_low_pct", "irritability", "history_m", "longest30_m", "no_pain_in_run"):
        with pytest.raises(kl.KneeloadError) as caught:
            kl.tailor_week(WEEK, **{**LOW, **wrong})
        assert caught.value.field == field
        del wrong[field]
    both = {"history_m": [1], "gap1_days": 13, "gap2_days": 12}
    with pytest.raises(kl.SizeError, match="history_m"):
        kl.tailor_week(WEEK, **{**LOW, **both})
    with pytest.raises(TypeError, match="unexpected option"):
        kl.tailor_week(WEEK, **LOW, pain="3")


def test_numpy_numbers():
    numpy = pytest.importorskip("numpy")
    history = numpy.array([20000, 21000, 22000, 23000])
    told = kl.tailor_week(WEEK, **LOW, history_m=history, longest30_m=numpy.int64(9000))
    assert told == kl.tailor_week(WEEK, **LOW, history_m=list(history), longest30_m=9000)

"""Exercises through Python: the catalogue, prescription, colours of sessions, progression."""

import pytest
from test_plan_week import codes

import kneeload as kl
from kneeload import Dose, Equipment, Exercise, ExerciseFamily, MuscleGroup, OwnDefault, Progress

CALM = {"before": 0, "peak": 2.5, "morning_before": 1, "morning_after": 1, "swelling": 0}
WALL = {"sets": 4, "value": 45, "colour": "GREEN"}


def test_exercise():
    """PLAN-140 .. PLAN-142"""
    row = kl.exercise("WALL_SIT")
    assert (row.sets, row.value, row.rest_s, row.time_s) == ((4, 5), (30, 45), (60, 90), (300, 585))
    assert (row.dose, row.group, row.family) == (
        Dose.HOLD,
        MuscleGroup.QUAD_HAM,
        ExerciseFamily.ISO,
    )
    assert row.next == (Exercise.GOBLET_SQUAT, Exercise.LEG_PRESS)
    assert (row.source, row.own, row.equipment) == ("S000", OwnDefault(0), ())
    assert kl.exercise("WALL_SIT", "BELOW").value == (45, 60)
    box = kl.exercise(Exercise.BOX_SQUAT)
    assert box.own == OwnDefault.SETS | OwnDefault.VALUE | OwnDefault.REST | OwnDefault.TEMPO
    assert box.source == "S003" and box.equipment == (Equipment.BOX,)
    assert str(kl.exercise("STEP_DOWN")) == (
        "STEP_DOWN (QUAD_HAM): 3 x 6-10 repetitions each side, needs STEP"
    )


def test_exercises():
    rows = kl.exercises()
    assert [row.exercise for row in rows] == list(Exercise) and len(rows) == 16
    assert {row.exercise for row in rows if row.activation} == {Exercise.BANDED_BRIDGE}
    assert all(str(row) and "\n" not in str(row) for row in rows)
    assert all(row.source in {source.key for source in kl.sources()} for row in rows)


@pytest.mark.parametrize(
    ("given", "cls", "field"),
    [
        (("SIT_UP",), kl.RangeError, "exercise"),
        ((None,), kl.NullError, "exercise"),
        ((16,), kl.RangeError, "exercise"),
        (("WALL_SIT", "HIP"), kl.RangeError, "location"),
        (("WALL_SIT", None), kl.NullError, "location"),
    ],
)
def test_refused_exercises(given, cls, field):
    with pytest.raises(cls) as caught:
        kl.exercise(*given)
    assert caught.value.field == field


def test_prescribe():
    """PLAN-143 .. PLAN-145"""
    session = kl.prescribe("FRONT", "LOW", equipment=["BAND", "STRAP"], per_week=3)
    assert [item.exercise.name for item in session.items] == [
        "SPANISH_SQUAT", "BAND_WALK", "CALF_RAISES", "SPLIT_SQUAT",
    ]  # fmt: skip
    assert session.groups == tuple(MuscleGroup) and session.per_week == 3
    assert str(session).startswith("3 times a week: SPANISH_SQUAT 4 x 30 s, 90 s rest; BAND_WALK")
    clamped = kl.prescribe("FRONT", per_week=7)
    assert codes(clamped.reasons)[:2] == ["IRRITABILITY_UNKNOWN", "FREQUENCY_CLAMPED"]
    none = kl.prescribe("BACK")
    assert (none.items, none.per_week, codes(none.reasons)) == ((), 0, ["LOCATION_BACK"])
    assert str(none).startswith("No exercises. ") and codes(kl.prescribe(None).reasons)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"phase": 3}, "phase"), ({"count": 6}, "count"), ({"equipment": ["ROPE"]}, "equipment"),
        ({"per_week": 0}, "per_week"), ({"irritability": "x"}, "irritability"),
        ({"location": "HIP"}, "location"), ({"transition_s": 301}, "transition_s"),
    ],
)  # fmt: skip
def test_refused_prescriptions(given, field):
    with pytest.raises(kl.RangeError) as caught:
        kl.prescribe(**{"location": "FRONT", **given})
    assert caught.value.field == field


def test_grade_strength():
    """PLAN-146, pain as people say it."""
    calm = kl.grade_strength(**CALM)
    assert (calm.colour, codes(calm.reasons)) == (kl.Colour.GREEN, ["ALL_CLEAR"])
    sore = kl.grade_strength(**{**CALM, "peak": 3.1})
    (reason,) = sore.reasons
    assert sore.colour is kl.Colour.AMBER
    assert (reason.value, reason.limit, reason.parameter) == (31, 30, "PL.pain_green_rehab")
    assert str(sore).startswith("AMBER: ")
    assert kl.grade_strength(**{**CALM, "peak": 5.1}).colour is kl.Colour.RED
    assert codes(kl.grade_strength(**CALM, painkiller=True).reasons) == ["PAIN_MASKED"]
    unknown = kl.grade_strength()
    assert unknown.colour is kl.Colour.GREY
    assert codes(unknown.reasons) == ["PEAK_MISSING", "SWELLING_MISSING", "NEXT_MORNING_MISSING"]


@pytest.mark.parametrize("keyword", ["before", "peak", "morning_before", "morning_after"])
@pytest.mark.parametrize("pain", [-0.1, 10.1, 2.55, float("nan"), 11])
def test_what_is_no_pain_is_refused_by_name(keyword, pain):
    with pytest.raises(kl.RangeError, match=keyword) as caught:
        kl.grade_strength(**{keyword: pain})
    assert caught.value.field == keyword
    assert caught.value.__notes__ == [
        "pain: 0 .. 10 in steps of 0.1, or None where it is not known"
    ]
    with pytest.raises(TypeError, match="0 .. 10"):
        kl.grade_strength(**{keyword: "2"})


def test_refused_sessions():
    with pytest.raises(kl.InconsistentError, match=r"peak \(2.5\)"):
        kl.grade_strength(**{**CALM, "before": 3})
    with pytest.raises(kl.InconsistentError, match="pain_green_rehab"):
        kl.grade_strength(**CALM, pain_green_rehab=40, pain_red=40)
    with pytest.raises(kl.RangeError, match="swelling"):
        kl.grade_strength(swelling=3)
    with pytest.raises(kl.NullError, match="painkiller"):
        kl.grade_strength(painkiller=None)


def test_progress_exercise():
    """PLAN-147, PLAN-148: one variable a session."""
    up = kl.progress_exercise("WALL_SIT", "FRONT", sets=4, value=30, colour="GREEN")
    assert (up.value, up.changed, up.reason.code.name) == (35, Progress.VALUE, "VALUE_UP")
    counted = kl.progress_exercise("WALL_SIT", "FRONT", **WALL)
    assert (counted.top_greens, counted.changed) == (1, Progress.NOTHING)
    assert str(counted).startswith("WALL_SIT 4 x 45: ")
    more = kl.progress_exercise("WALL_SIT", "FRONT", **WALL, top_greens=1)
    assert (more.sets, more.changed) == (5, Progress.SETS)
    new = kl.progress_exercise("WALL_SIT", "FRONT", **{**WALL, "sets": 5}, top_greens=1,
                               irritability="LOW", phase1_days=10, equipment=["WEIGHT"])  # fmt: skip
    assert (new.exercise, new.changed) == (Exercise.GOBLET_SQUAT, Progress.EXERCISE)
    back = kl.progress_exercise("GOBLET_SQUAT", "FRONT", sets=3, value=8, colour="RED",
                                previous="WALL_SIT")  # fmt: skip
    assert back.exercise is Exercise.WALL_SIT


@pytest.mark.parametrize(
    ("given", "cls", "field"),
    [
        ({"sets": 6}, kl.RangeError, "sets"),
        ({"value": 20}, kl.RangeError, "value"),
        ({"value": None}, kl.NullError, "value"),
        ({"top_greens": 11}, kl.RangeError, "top_greens"),
        ({"colour": "BLUE"}, kl.RangeError, "colour"),
        ({"phase1_days": -1}, kl.RangeError, "phase1_days"),
        ({"equipment": None}, kl.NullError, "equipment"),
        ({"previous": "LEG_PRESS"}, kl.InconsistentError, "previous"),
        ({"top_sessions": 5}, kl.RangeError, "top_sessions"),
    ],
)
def test_refused_progress(given, cls, field):
    with pytest.raises(cls) as caught:
        kl.progress_exercise("WALL_SIT", "FRONT", **{**WALL, **given})
    assert type(caught.value) is cls and caught.value.field == field

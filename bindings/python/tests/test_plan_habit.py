"""The small rules through Python."""

from datetime import date

import pytest
from test_plan_week import codes

import kneeload as kl
from kneeload import ChangeKind, CrossActivity, Exposure, Habit, MassageArea, WeekFeature

FLAT = {"week_m": 30000, "hill_m": 0, "speed_m": 5000, "longest_m": 9000, "run_days": 4,
        "new_shoe_m": 0}  # fmt: skip
HILLY = {**FLAT, "week_m": 36000, "hill_m": 4000}
DAY = "2026-01-10"


def refused(call, cls, field, index=None):
    with pytest.raises(cls) as caught:
        call()
    assert type(caught.value) is cls
    assert (caught.value.field, caught.value.index) == (field, index)


# ---- what changed ----


def test_what_changed():
    """PLAN-160"""
    changed = kl.what_changed([FLAT, FLAT, FLAT, FLAT, HILLY, HILLY])
    assert [(one.feature, one.kind) for one in changed.changes] == [
        (WeekFeature.HILL_M, ChangeKind.NEW),
        (WeekFeature.WEEK_M, ChangeKind.RISE),
    ]
    assert str(changed) == "possible contributors: HILL_M NEW, WEEK_M RISE (288000 / 240000)"
    assert changed.changes[0].num is None and changed.changes[1].den == 240000
    few = kl.what_changed([None, None, None, FLAT, None, FLAT])
    assert not few.defined and str(few) == "too few weeks are logged"
    assert str(kl.what_changed([FLAT] * 6)) == "possible contributors: nothing"


def test_refused_weeks():
    refused(lambda: kl.what_changed([FLAT] * 5), kl.SizeError, "weeks")
    refused(lambda: kl.what_changed(None), kl.NullError, "weeks")
    refused(lambda: kl.what_changed([FLAT] * 5 + [{**FLAT, "run_days": 8}]), kl.RangeError,
            "weeks.run_days", 5)  # fmt: skip
    refused(lambda: kl.what_changed([{**FLAT, "hill_m": None}] + [FLAT] * 5), kl.NullError,
            "weeks.hill_m", 0)  # fmt: skip
    refused(lambda: kl.what_changed([FLAT, {**FLAT, "hill_m": 30001}] + [FLAT] * 4),
            kl.InconsistentError, "weeks.hill_m", 1)  # fmt: skip
    refused(lambda: kl.what_changed([FLAT] * 6, changed_pct=104), kl.RangeError, "changed_pct")
    with pytest.raises(TypeError, match="unexpected figures"):
        kl.what_changed([{**FLAT, "km": 5}] + [FLAT] * 5)


# ---- the repeat offender ----


def test_repeat_offender():
    """PLAN-161"""
    sessions = [(1, ["SPEED"]), (8, ["DOWNHILL", "SPEED"]), (20, "DOWNHILL"), (30, [])]
    found = kl.repeat_offender(sessions, [2, 10, 26])
    assert found.considered == 3 and found.offenders == (Exposure.DOWNHILL, Exposure.SPEED)
    assert found.counts[Exposure.SPEED] == 2 and found.counts[Exposure.LONG] == 0
    assert str(found) == "DOWNHILL, SPEED before 3 RED runs"
    dicts = [{"day": day, "tags": tags} for day, tags in sessions]
    assert kl.repeat_offender(dicts, [2, 10, 26]) == found
    dated = [(kl.days.date_of(day), tags) for day, tags in sessions]
    assert kl.repeat_offender(dated, [kl.days.date_of(day) for day in (2, 10, 26)]) == found
    assert str(kl.repeat_offender([], [])) == "none before 0 RED runs"


def test_refused_offenders():
    refused(lambda: kl.repeat_offender([(2, []), (1, [])], []), kl.OrderError, "sessions.day", 1)
    refused(lambda: kl.repeat_offender([(2, ["RAIN"])], []), kl.RangeError, "sessions.tags", 0)
    refused(lambda: kl.repeat_offender([(None, [])], []), kl.NullError, "sessions.day", 0)
    refused(lambda: kl.repeat_offender([], [5, 5]), kl.DuplicateError, "red_days", 1)
    refused(lambda: kl.repeat_offender([], [5, 4]), kl.OrderError, "red_days", 1)
    refused(lambda: kl.repeat_offender(None, []), kl.NullError, "sessions")
    refused(lambda: kl.repeat_offender([], None), kl.NullError, "red_days")
    refused(lambda: kl.repeat_offender([], [], offender_min=4), kl.RangeError, "offender_min")
    with pytest.raises(TypeError, match="day, tags"):
        kl.repeat_offender([(1, [], 3)], [])


# ---- the comfortable threshold ----


def test_comfort_threshold():
    """PLAN-162"""
    runs = [
        ("2026-01-02", 1200, "GREEN"),
        ("2026-01-05", 2400, "GREEN"),
        ("2026-01-08", 1800, "RED"),
    ]
    found = kl.comfort_threshold(DAY, runs)
    assert (found.threshold_s, found.ceiling_s) == (1200, 1800)
    assert str(found) == "comfortable up to 0:20:00"
    none = kl.comfort_threshold(DAY, [])
    assert none.threshold_s is None and str(none) == "an entry test is needed"
    refused(lambda: kl.comfort_threshold(DAY, [("2026-01-11", 5, "GREEN")]), kl.OrderError,
            "sessions.day", 0)  # fmt: skip
    refused(lambda: kl.comfort_threshold(DAY, [(1, -1, "GREEN")]), kl.RangeError,
            "sessions.dose_s", 0)  # fmt: skip
    refused(lambda: kl.comfort_threshold(DAY, [{"day": 1, "dose_s": 1}]), kl.NullError,
            "sessions.colour", 0)  # fmt: skip
    refused(lambda: kl.comfort_threshold(DAY, None), kl.NullError, "sessions")
    refused(lambda: kl.comfort_threshold(None, []), kl.NullError, "today")
    refused(lambda: kl.comfort_threshold(2000001, []), kl.RangeError, "today")


# ---- rest, strength upkeep ----


def test_rest_streak():
    """PLAN-163"""
    week = [f"2026-01-{day:02}" for day in range(3, 11)]
    found = kl.rest_streak("2026-01-01", DAY, week)
    assert (found.streak, found.longest_streak, found.violations) == (8, 8, 2)
    assert found.first_violation == date(2026, 1, 9) and found.rest_needed_tomorrow
    assert str(found) == "8 active days in a row, 8 at most, rest is needed tomorrow"
    assert kl.rest_streak(1, 9, []).first_violation is None
    refused(lambda: kl.rest_streak(5, 4, []), kl.OrderError, "last")
    refused(lambda: kl.rest_streak(0, 3661, []), kl.RangeError, "last")
    refused(lambda: kl.rest_streak(None, 4, []), kl.NullError, "first")
    refused(lambda: kl.rest_streak(1, 4, [3, 2]), kl.OrderError, "active_days", 1)
    refused(lambda: kl.rest_streak(1, 4, None), kl.NullError, "active_days")


def test_strength_upkeep():
    """PLAN-164"""
    found = kl.strength_upkeep([2, 0, None, 0])
    assert (found.weeks_below, found.blocks_return_exit) == ((1, 3), True)
    assert codes(found.reasons) == [
        "STRENGTH_BELOW_MINIMUM", "STRENGTH_UNKNOWN", "BLOCKS_RETURN_EXIT",
    ]  # fmt: skip
    assert str(found).startswith("2 weeks below the minimum: ")
    assert str(kl.strength_upkeep([2, 3])) == "0 weeks below the minimum"
    assert kl.strength_upkeep([0] * 52).weeks_below == tuple(range(52))
    refused(lambda: kl.strength_upkeep([1] * 53), kl.SizeError, "weeks")
    refused(lambda: kl.strength_upkeep([1, 51]), kl.RangeError, "weeks", 1)
    refused(lambda: kl.strength_upkeep(None), kl.NullError, "weeks")


# ---- tape, massage ----


def test_adjunct():
    """PLAN-165"""
    use = kl.adjunct("TAPE", "2026-01-01", DAY, strength_sessions=2)
    assert (use.expires_day, use.days_left, use.valid) == (date(2026, 1, 29), 19, True)
    assert codes(use.reasons) == ["WITH_TAPE"] and str(use).startswith("until 2026-01-29, 19 days")
    alone = kl.adjunct("ORTHOTIC", 0, 40)
    assert not alone.valid and codes(alone.reasons) == [
        "ADJUNCT_EXPIRES_SOON", "NO_STRENGTH_PLAN", "WITH_ORTHOTIC",
    ]  # fmt: skip
    refused(lambda: kl.adjunct("TAPE", 10, 9), kl.OrderError, "today")
    refused(lambda: kl.adjunct("BRACE", 1, 9), kl.RangeError, "kind")
    refused(lambda: kl.adjunct(None, 1, 9), kl.NullError, "kind")
    refused(lambda: kl.adjunct("TAPE", None, 9), kl.NullError, "start_day")
    refused(lambda: kl.adjunct("TAPE", 1, 9, strength_sessions=101), kl.RangeError,
            "strength_sessions")  # fmt: skip
    refused(lambda: kl.adjunct("TAPE", 1, 9, tape_days=43), kl.RangeError, "tape_days")


def test_massage():
    """PLAN-166"""
    free = kl.massage("BUILD", flag_tier="NONE", swelling=0)
    assert free.allowed == tuple(MassageArea) and free.reasons == ()
    assert str(free).startswith("QUADS, ")
    unknown = kl.massage("BUILD", flag_tier="NONE")
    assert MassageArea.KNEE_JOINT not in unknown.allowed
    stopped = kl.massage("BUILD", flag_tier="ROUTINE", swelling=0)
    assert stopped.allowed == () and str(stopped).startswith("no area: ")
    refused(lambda: kl.massage(None, flag_tier="NONE"), kl.NullError, "phase")
    refused(lambda: kl.massage("BUILD", flag_tier=None), kl.NullError, "flag_tier")
    refused(lambda: kl.massage("BUILD", flag_tier=4), kl.RangeError, "flag_tier")
    refused(lambda: kl.massage("BUILD", flag_tier=0, swelling=3), kl.RangeError, "swelling")


# ---- cross-training, recovery, prevention ----


def test_cross_training():
    """PLAN-167"""
    calm = {"location": "FRONT", "irritability": "LOW", "pain_now": 1.5, "swelling": 0}
    found = kl.cross_training(1800, **calm, provoking=["WALK"])
    assert [one.activity.name for one in found.options] == [
        "SWIM", "DEEP_WATER", "BIKE", "ELLIPTICAL",
    ]  # fmt: skip
    assert found.options[0].note.code.name == "NO_FINS" and found.options[1].note is None
    assert str(found).startswith("SWIM 0:30:00 (")
    sore = kl.cross_training(1800, **{**calm, "pain_now": 5.1})
    assert sore.options == () and codes(sore.reasons) == ["PAIN_TODAY_GT_5"]
    assert (sore.reasons[0].value, sore.reasons[0].limit) == (51, 50)
    assert str(sore).startswith("no option: ")
    refused(lambda: kl.cross_training(1800, pain_now=10.5), kl.RangeError, "pain_now")
    refused(lambda: kl.cross_training(86401), kl.RangeError, "dropped_s")
    refused(lambda: kl.cross_training(None), kl.NullError, "dropped_s")
    refused(lambda: kl.cross_training(60, provoking=["ROW"]), kl.RangeError, "provoking")
    refused(lambda: kl.cross_training(60, provoking=None), kl.NullError, "provoking")
    assert CrossActivity.WALK.name == "WALK"


def test_recovery_debt():
    """PLAN-168"""
    debt = kl.recovery_debt([300, 300, 300], [5, 4, None])
    assert debt.debt and debt.shortfall_min == 540 and debt.stress_unknown
    assert codes(debt.reasons) == ["SLEEP_DEBT", "SHORT_NIGHTS"]
    assert str(debt).startswith("a recovery debt, not all is known: ")
    none = kl.recovery_debt([480, None, 480], [1, 1, 1])
    assert (none.debt, none.shortfall_min) == (False, None)
    assert str(kl.recovery_debt([480] * 3, [1] * 3)) == "no recovery debt"
    refused(lambda: kl.recovery_debt([480] * 2, [1] * 3), kl.SizeError, "sleep_min")
    refused(lambda: kl.recovery_debt([480] * 3, []), kl.SizeError, "stress")
    refused(lambda: kl.recovery_debt([480, 1441, 480], [1] * 3), kl.RangeError, "sleep_min", 1)
    refused(lambda: kl.recovery_debt([480] * 3, [1, 0, 1]), kl.RangeError, "stress", 1)
    refused(lambda: kl.recovery_debt(None, [1] * 3), kl.NullError, "sleep_min")


def test_prevention():
    """PLAN-169"""
    habits = {"STRENGTH": True, Habit.SHOES: False, "REST_DAY": None}
    found = kl.prevention("MAINTAIN", DAY, habits, [("2026-01-09", "AMBER"), (DAY, "AMBER")])
    assert (found.kept, found.missing) == ((Habit.STRENGTH,), (Habit.SHOES,))
    assert found.first_action is Habit.SHOES and len(found.unknown) == 6
    assert found.early_sign and codes(found.reasons) == ["EARLY_SIGN"]
    assert str(found).startswith("SHOES first, 1 habits kept: ")
    assert str(kl.prevention("BUILD", DAY, {})) == "nothing is missing, 0 habits kept"
    refused(lambda: kl.prevention("MAINTAIN", DAY, {}, [("2026-01-11", "RED")]), kl.OrderError,
            "sessions.day", 0)  # fmt: skip
    refused(lambda: kl.prevention("MAINTAIN", DAY, {"STRENGTH": 2}), kl.RangeError, "habits", 0)
    refused(lambda: kl.prevention("MAINTAIN", DAY, {"NAPS": True}), kl.RangeError, "habits")
    refused(lambda: kl.prevention("MAINTAIN", DAY, None), kl.NullError, "habits")
    refused(lambda: kl.prevention("MAINTAIN", None, {}), kl.NullError, "today")
    refused(lambda: kl.prevention(None, DAY, {}), kl.NullError, "phase")
    refused(lambda: kl.prevention("MAINTAIN", DAY, {}, None), kl.NullError, "sessions")

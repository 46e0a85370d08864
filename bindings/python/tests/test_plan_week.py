"""Weeks through Python: their check, the next volume, the ladder's entry, load off and back."""

import pytest

import kneeload as kl
from kneeload import PlanReason, RestoreStep, RunClass, Severity, UnloadStep

WEEK = [
    {"day": "Mon", "kind": "REST"},
    {"day": "Tue", "kind": "SPEED", "metres": 8000},
    {"day": "Wed", "kind": "EASY", "metres": 6000},
    {"day": "Thu", "kind": "HILLS", "metres": 8000},
    {"day": "Fri", "kind": "REST"},
    {"day": "Sat", "kind": "EASY", "metres": 6000},
    {"day": "Sun", "kind": "LONG", "metres": 16000},
]
CALM = {"red": 0, "amber": 0, "grey": 0, "green": 4, "reds14": 0, "planned_m": 22000,
        "done_m": 22000, "target_m": 44000, "build_week": 1, "last_build_m": 22000}  # fmt: skip
OFF = {"present": ["HILLS"], "failed_mornings": 0, "run_days": 3}
BACK = {"green": 4, "grey": 0, "amber": 0, "red": 0, "done_m": 40000, "target_m": 44000}


def codes(reasons):
    return [reason.code.name for reason in reasons]


# ---- the week itself ----


def test_a_week_in_every_form():
    """PLAN-010: dicts, WeekEntry, numbers or names of days, whole floats, any iterable."""
    plain = kl.check_week(WEEK, phase="RETURN")
    entries = [kl.WeekEntry(**entry) for entry in WEEK]
    numbers = [{**entry, "day": day, "kind": kl.Workout[entry["kind"]]}
               for day, entry in enumerate(WEEK)]  # fmt: skip
    floats = [{**entry, "metres": float(entry.get("metres", "nan"))} for entry in WEEK]
    longer = [{**entry, "day": f" {name} "} for entry, name in zip(WEEK, (
        "monday", "TUESDAY", "Wednesday", "thursday", "Friday", "saturday", "sunday"))]  # fmt: skip
    for week in (entries, numbers, floats, longer, iter(WEEK), tuple(entries)):
        assert kl.check_week(week, phase=kl.Phase.RETURN) == plain


def test_a_frame():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(WEEK)
    frame["title"] = "not looked at"
    assert kl.check_week(frame, phase="RETURN") == kl.check_week(WEEK, phase="RETURN")
    nullable = frame.astype({"metres": "Int64", "kind": "category", "day": "string"})
    assert kl.check_week(nullable, phase="RETURN") == kl.check_week(WEEK, phase="RETURN")
    with pytest.raises(KeyError, match="kind"):
        kl.check_week(frame.drop(columns="kind"), phase="RETURN")


def test_entries_print():
    assert str(kl.WeekEntry("Tue", "HILLS", 8000, None, 120)) == "Tue HILLS 8,000 m, 120 m up"
    assert str(kl.WeekEntry(6, kl.Workout.CROSS, seconds=3600)) == "Sun CROSS 3,600 s"
    assert str(kl.WeekEntry(9, "REST")) == "9 REST"


def test_what_is_no_entry():
    with pytest.raises(TypeError, match="km"):
        kl.check_week([{"day": 1, "kind": "EASY", "km": 5}], phase="BUILD")
    with pytest.raises(TypeError):
        kl.check_week([{"kind": "EASY"}], phase="BUILD")
    with pytest.raises(TypeError):
        kl.check_week([kl.WeekEntry(0, "EASY", 5000.5)], phase="BUILD")


@pytest.mark.parametrize(
    ("entry", "cls", "field"),
    [
        ({"day": None, "kind": "EASY", "metres": 1}, kl.NullError, "entries.day"),
        ({"day": 7, "kind": "EASY", "metres": 1}, kl.RangeError, "entries.day"),
        ({"day": "Doomsday", "kind": "EASY", "metres": 1}, kl.RangeError, "entries.day"),
        ({"day": 0, "kind": None, "metres": 1}, kl.NullError, "entries.kind"),
        ({"day": 0, "kind": "SWIM"}, kl.RangeError, "entries.kind"),
        ({"day": 0, "kind": "EASY", "metres": 200001}, kl.RangeError, "entries.metres"),
        ({"day": 0, "kind": "EASY", "seconds": -1}, kl.RangeError, "entries.seconds"),
        ({"day": 0, "kind": "EASY", "metres": 1, "ascent_m": 10001}, kl.RangeError,
         "entries.ascent_m"),
        ({"day": 0, "kind": "EASY"}, kl.InconsistentError, "entries.metres"),
        ({"day": 0, "kind": "STRENGTH", "metres": 5}, kl.InconsistentError, "entries.metres"),
        ({"day": 0, "kind": "REST", "seconds": 5}, kl.InconsistentError, "entries.seconds"),
        ({"day": 2, "kind": "REST"}, kl.InconsistentError, "entries.kind"),
        ({"day": 0, "kind": "EASY", "metres": 5000, "seconds": 5}, kl.UnitError, "entries.metres"),
    ],
)  # fmt: skip
def test_refused_entries(entry, cls, field):
    """PLAN-010, PLAN-011: the entry that is wrong is named, by place."""
    week = [{"day": 2, "kind": "EASY", "metres": 5000}, entry]
    calls = (
        lambda: kl.check_week(week, phase="BUILD"),
        lambda: kl.tailor_week(week, flag_tier="NONE"),
        lambda: kl.outlook(week, flag_tier="NONE"),
    )
    for call in calls:
        with pytest.raises(cls) as caught:
            call()
        assert (caught.value.field, caught.value.index) == (field, 1)


# ---- the check ----


def test_check_week():
    """PLAN-040 .. PLAN-043: the week of S21, on the way up."""
    report = kl.check_week(WEEK, phase="RETURN", ref_week_m=40000, longest30_m=16000)
    assert (report.total_m, report.runs, report.longest_m) == (44000, 5, 16000)
    assert report.run_days == (1, 2, 3, 5, 6) and report.building is True
    assert report.classes == (RunClass.HILLS, RunClass.SPEED, RunClass.LONG)
    found = [(one.reason.code.name, one.index, one.severity) for one in report.findings]
    assert found == [
        ("STACKED_HILLS_SPEED_LONG", 6, Severity.MUST),
        ("LONGEST_RUN_SHARE", 6, Severity.MUST),
        ("STRENGTH_LOW", None, Severity.ADVICE),
    ]
    assert str(report).startswith("44,000 m in 5 runs (Tue Wed Thu Sat Sun), longest 16,000 m: ")
    assert "MUST (entry 6): " in str(report) and "ADVICE: " in str(report)
    assert "\n" not in str(report)


def test_check_of_nothing():
    report = kl.check_week([], phase="BUILD")
    assert (report.runs, report.building, report.notes) == (0, None, ())
    assert str(report).startswith("no run: ADVICE: ")


def test_notes_are_reasons():
    report = kl.check_week([kl.WeekEntry(0, "EASY", seconds=1800)], phase="BUILD")
    assert codes(report.notes) == [
        "NO_SPIKE_REFERENCE", "NO_WEEK_REFERENCE", "DISTANCE_FROM_DEFAULT_PACE",
    ]  # fmt: skip
    assert all(map(str, report.notes))


def test_a_reason_leads_to_its_parameter():
    report = kl.check_week(WEEK, phase="RETURN", longest30_m=10000, ref_week_m=30000)
    (spike,) = [
        one.reason for one in report.findings if one.reason.code is PlanReason.SESSION_SPIKE
    ]
    assert (spike.parameter, spike.limit) == ("PL.spike_pct", 110)
    assert spike.catalogue.sources == ("Frandsen2025",)


@pytest.mark.parametrize(
    ("given", "cls", "field"),
    [
        ({"phase": None}, kl.NullError, "phase"),
        ({"phase": "REST"}, kl.RangeError, "phase"),
        ({"location": "HIP"}, kl.RangeError, "location"),
        ({"pace_s_per_km": 901}, kl.RangeError, "pace_s_per_km"),
        ({"ref_week_m": -1}, kl.RangeError, "ref_week_m"),
        ({"longest30_m": 200001}, kl.RangeError, "longest30_m"),
        ({"days_since_last_run": 0}, kl.RangeError, "days_since_last_run"),
        ({"prev_classes": ["RACE"]}, kl.RangeError, "prev_classes"),
        ({"prev_runs": 51}, kl.RangeError, "prev_runs"),
        ({"prev_longest_m": -1}, kl.RangeError, "prev_longest_m"),
        ({"spike_pct": 104}, kl.RangeError, "spike_pct"),
    ],
)
def test_refused_checks(given, cls, field):
    with pytest.raises(cls) as caught:
        kl.check_week(WEEK, **{"phase": "BUILD", **given})
    assert (caught.value.field, caught.value.index) == (field, None)


def test_sizes_and_options():
    with pytest.raises(kl.SizeError, match="entries"):
        kl.check_week([kl.WeekEntry(0, "CROSS")] * 33, phase="BUILD")
    with pytest.raises(kl.NullError, match="entries"):
        kl.check_week(None, phase="BUILD")
    with pytest.raises(TypeError, match="plan has"):
        kl.check_week(WEEK, phase="BUILD", na=7)
    with pytest.raises(kl.RangeError) as caught:
        kl.check_week(WEEK, phase="BUILD", week_up_pct=31)
    assert "PL.week_up_pct: 0 .. 30 %" in caught.value.__notes__
    loose = kl.check_week(WEEK, phase="RETURN", longest30_m=10000, spike_pct=130)
    assert all(one.reason.limit == 130 for one in loose.findings if one.index == 6
               and one.reason.code is PlanReason.SESSION_SPIKE)  # fmt: skip


# ---- the next week ----


def test_next_week():
    """PLAN-023, example of S16."""
    week = kl.next_week(**CALM)
    assert (week.decision, week.next_m, week.build_week) == (kl.Decision.ADVANCE, 24200, 2)
    assert str(week) == "ADVANCE, 24,200 m: The volume grows by one step."
    due = kl.next_week(**{**CALM, "build_week": 3})
    assert due.decision is kl.Decision.DELOAD and due.build_week == 0
    back = kl.next_week(**{**CALM, "red": 1, "reds14": 2})
    assert back.next_m is None and back.to_reload_level == 4 and back.drop_quality
    assert "back to RELOAD level 4, no hills and no speed" in str(back)
    unknown = kl.next_week(**{**CALM, "done_m": None})
    assert codes(unknown.reasons) == ["DONE_UNKNOWN"]
    assert codes(kl.next_week(**CALM, recovery_debt=True).reasons) == ["RECOVERY_DEBT_VETO"]


@pytest.mark.parametrize(
    ("given", "cls", "field"),
    [
        ({"planned_m": None}, kl.NullError, "planned_m"),
        ({"green": 51}, kl.RangeError, "green"),
        ({"build_week": 4}, kl.RangeError, "build_week"),
        ({"recovery_debt": 2}, kl.RangeError, "recovery_debt"),
        ({"red": 1}, kl.InconsistentError, "reds14"),
        ({"build_week": 0, "last_build_m": 0}, kl.InconsistentError, "last_build_m"),
        ({"week_up_pct": 30, "week_hard_pct": 20}, kl.InconsistentError, "week_up_pct"),
    ],
)
def test_refused_next_weeks(given, cls, field):
    with pytest.raises(cls) as caught:
        kl.next_week(**{**CALM, **given})
    assert type(caught.value) is cls and caught.value.field == field


# ---- the ladder, load off, load back ----


def test_entry_level():
    """PLAN-071"""
    assert [kl.entry_level(s).level for s in (0, 119, 120, 180, 240, 540, 840, 1800)] == [
        1, 1, 2, 3, 4, 5, 6, 7,
    ]  # fmt: skip
    assert str(kl.entry_level(300)) == "level 4: 6 x (walk 60 s, run 240 s)"
    assert str(kl.entry_level()).endswith(", entry test missing")
    assert kl.entry_level(no_pain_in_run=True).known
    with pytest.raises(kl.InconsistentError, match="no_pain_in_run"):
        kl.entry_level(300, no_pain_in_run=True)
    with pytest.raises(kl.NullError, match="no_pain_in_run"):
        kl.entry_level(no_pain_in_run=None)
    with pytest.raises(kl.RangeError, match="secs_to_pain"):
        kl.entry_level(86401)


def test_next_unload():
    """PLAN-121"""
    first = kl.next_unload(**OFF, irritability="LOW")
    assert first.step is UnloadStep.HILLS_DOWNHILL_STAIRS and first.skipped == ()
    assert str(first) == "HILLS_DOWNHILL_STAIRS"
    later = kl.next_unload(["HILLS_DOWNHILL_STAIRS"], **OFF)
    assert (later.step, later.factor_pct) == (UnloadStep.DISTANCE, 50)
    assert later.skipped == (UnloadStep.SPEED,)
    assert str(later).startswith("DISTANCE to 50 %: ")
    rare = kl.next_unload(["HILLS_DOWNHILL_STAIRS", "DISTANCE", "RUN_WALK"], **OFF)
    assert rare.spacing_days == 2 and "a run every 2 days at most" in str(rare)
    high = kl.next_unload(**OFF, irritability="HIGH")
    assert high.step is None and codes(high.reasons) == ["HIGH_IRRITABILITY_NO_RUN"]
    done = kl.next_unload(list(UnloadStep), **OFF, irritability="LOW")
    assert codes(done.reasons) == ["LADDER_EXHAUSTED_ASSESS"] and str(done).startswith("no step: ")


@pytest.mark.parametrize(
    ("given", "cls", "field"),
    [
        ({"present": None}, kl.NullError, "present"),
        ({"present": ["SAND"]}, kl.RangeError, "present"),
        ({"present": "SAND"}, kl.RangeError, "present"),
        ({"failed_mornings": 4}, kl.RangeError, "failed_mornings"),
        ({"run_days": None}, kl.NullError, "run_days"),
        ({"cadence_allowed": None}, kl.NullError, "cadence_allowed"),
        ({"overstride": 3}, kl.RangeError, "overstride"),
        ({"irritability": "SOME"}, kl.RangeError, "irritability"),
        ({"applied": ["NOTHING"]}, kl.RangeError, "applied"),
        ({"gap_moderate": 4}, kl.RangeError, "gap_moderate"),
    ],
)
def test_refused_unloads(given, cls, field):
    with pytest.raises(cls) as caught:
        kl.next_unload(**{**OFF, **given})
    assert caught.value.field == field


def test_next_restore():
    """PLAN-123: one step a week, offenders last."""
    step = kl.next_restore(["SPEED", "UPHILL"], location="FRONT", irritability="LOW",
                           offenders="SPEED", **BACK)  # fmt: skip
    assert step.step is RestoreStep.UPHILL and codes(step.reasons) == ["RESTORE", "VOLUME_HELD"]
    assert str(step).startswith("UPHILL: ")
    unknown = kl.next_restore(["SPEED"], **BACK)
    assert unknown.step is None and codes(unknown.reasons) == ["IRRITABILITY_NOT_LOW"]
    for given, cls, field in (
        ({"offenders": None}, kl.NullError, "offenders"),
        ({"offenders": ["HEAT"]}, kl.RangeError, "offenders"),
        ({"amber": 51}, kl.RangeError, "amber"),
        ({"target_m": None}, kl.NullError, "target_m"),
    ):
        with pytest.raises(cls) as caught:
            kl.next_restore(["SPEED"], **{**BACK, **given})
        assert caught.value.field == field

"""The rehab machine through the typed layer: every method, every answer, every refusal."""

import copy
import dataclasses
import pickle
from datetime import date, datetime

import pytest

import kneeload as kl
from kneeload import Action, Colour, Decision, Phase, RedFlag, Tier

DAY = 20454  # 2026-01-01
RELOAD = kl.RehabStart("RELOAD", 3, DAY, "FRONT")
CALM = {"before": 0, "peak": 1, "after_60min": 0}


def begun(start=RELOAD, **options):
    return kl.Rehab(start=start, **options)


def codes(said):
    return [reason.code.name for reason in said.reasons]


def one(entries):
    (entry,) = entries
    return entry


def told_run(knee, day, morning=0, **answers):
    """A run between two mornings; the entry that closes it."""
    knee.check_in(day, morning_pain=0)
    now = knee.run(day, **{**CALM, **answers})
    return one(now or knee.check_in(day + 1, morning_pain=morning))


def stopped(flags="LOCKED"):
    knee = begun()
    knee.check_in(DAY, morning_pain=0, flags=flags)
    return knee


# ---- a new knee ----


def test_a_new_knee_is_screened_first():
    knee = kl.Rehab()
    assert knee.status.phase is Phase.SCREEN and knee.status.last_day is None
    with pytest.raises(kl.StateError, match="type"):
        knee.run(DAY, **CALM)
    entry = one(knee.screen("2026-01-01", "FRONT", age=40, worst24=5, daily_life_pain=1.5,
                            minutes_to_pain=12))  # fmt: skip
    assert (entry.day, entry.colour, entry.decision) == (date(2026, 1, 1), None, Decision.HOLD)
    assert (entry.phase, entry.level, entry.loosened) == (Phase.RELOAD, 5, False)
    assert codes(entry) == ["ENTRY_MODERATE"]
    status = knee.status
    assert status.irritability is kl.Irritability.MODERATE
    assert status.track is kl.Location.FRONT and status.last_day == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"worst24": 7}, "ENTRY_HIGH"),
        ({"worst24": 6.9}, "ENTRY_MODERATE"),
        ({"worst24": 0, "rest_or_night_pain": True}, "ENTRY_HIGH"),
        ({"worst24": 0, "daily_life_pain": 5.1}, "ENTRY_HIGH"),
        ({"worst24": 0}, "ENTRY_LOW"),
        ({}, "ENTRY_MODERATE"),
    ],
)
def test_screening(answers, reason):
    assert codes(one(kl.Rehab().screen(DAY, kl.Location.FRONT, **answers))) == [reason]


def test_config_by_mapping_by_keyword_or_both():
    for knee in (
        kl.Rehab({"pain_green": 10}, start=RELOAD),
        kl.Rehab(pain_green=10, start=RELOAD),
        kl.Rehab({"pain_green": 10}, profile="CONSUMER", ladder=kl.Ladder.KL30, start=RELOAD),
    ):
        entry = told_run(knee, DAY, peak=1.1)
        assert codes(entry) == ["PEAK_GT_GREEN"]
        assert (entry.reasons[0].value, entry.reasons[0].limit) == (11, 10)
    assert bytes(kl.Rehab()) == bytes(kl.Rehab({})) == bytes(kl.Rehab(None, pain_green=None))


@pytest.mark.parametrize(
    ("options", "cls", "field"),
    [
        ({"pain_green": 21}, kl.RangeError, "pain_green"),
        ({"pain_green": 31, "profile": "CLINICIAN"}, kl.RangeError, "pain_green"),
        ({"pain_green": 30, "pain_red": 30, "profile": "CLINICIAN"}, kl.InconsistentError,
         "pain_green"),
        ({"profile": "DOCTOR"}, kl.RangeError, "profile"),
        ({"ladder": "KL31"}, kl.RangeError, "ladder"),
        ({"calm_days": 2**40}, kl.RangeError, "calm_days"),
    ],
)  # fmt: skip
def test_refused_configurations(options, cls, field):
    for make in (lambda: kl.Rehab(options), lambda: kl.Rehab(**options)):
        with pytest.raises(cls, match=field) as caught:
            make()
        assert caught.value.field == field


def test_options_have_names():
    with pytest.raises(TypeError, match="unexpected option 'pain'"):
        kl.Rehab(pain=2)
    with pytest.raises(TypeError, match="given twice: pain_green"):
        kl.Rehab({"pain_green": 10}, pain_green=20)


def test_clinician_entries_are_loosened():
    knee = begun(profile="CLINICIAN", pain_green=30)
    entry = told_run(knee, DAY, peak=3)
    assert entry.loosened and knee.status.loosened and entry.colour is Colour.GREEN
    assert str(entry).startswith("2026-01-02 GREEN HOLD, RELOAD level 3, loosened: ")


@pytest.mark.parametrize(
    ("start", "field"),
    [
        (kl.RehabStart("RUNNING", 1, DAY), "phase"),
        (kl.RehabStart("RELOAD", 8, DAY), "level"),
        (kl.RehabStart(Phase.RELOAD, 1, DAY, "ANKLE"), "track"),
        (kl.RehabStart("RELOAD", 1, 2**40), "day"),
    ],
)
def test_refused_starts(start, field):
    with pytest.raises(kl.RangeError, match=field):
        kl.Rehab(start=start)


def test_start_in_the_middle():
    status = kl.Rehab(start=kl.RehabStart("MAINTAIN", 7, "2026-01-01")).status
    assert (status.phase, status.level, status.need, status.greens) == (Phase.MAINTAIN, 7, 2, 0)
    assert status.track is None and status.stop is Tier.NONE and status.rest_until is None


# ---- runs ----


def test_three_runs_and_a_level():
    """S2 of the worked timelines."""
    knee = begun()
    assert codes(told_run(knee, DAY, peak=4)) == ["PEAK_GT_GREEN"]
    assert codes(told_run(knee, DAY + 2)) == ["GREEN_COUNT"]
    up = told_run(knee, DAY + 4)
    assert (up.colour, up.decision, up.level) == (Colour.GREEN, Decision.ADVANCE, 4)
    assert codes(up) == ["LEVEL_UP"] and up.day == date(2026, 1, 6)


@pytest.mark.parametrize(
    ("answers", "colour", "reason"),
    [
        ({"peak": 5.1}, "RED", "PEAK_GT_RED"),
        ({"peak": 2, "after_60min": 5.1}, "RED", "AFTER_60MIN_GT_RED"),
        ({"gait_altered": True}, "RED", "GAIT_ALTERED"),
        ({"swelling": 2}, "RED", "SWELLING_CLEAR"),
        ({"swelling": 1}, "AMBER", "SWELLING_SLIGHT"),
        ({"painkiller": True}, "AMBER", "PAIN_MASKED"),
        ({"peak": 3, "warmup": "CONTINUES"}, "RED", "WARMUP_CONTINUES"),
        ({"peak": 3, "warmup": kl.Warmup.RETURNS}, "RED", "WARMUP_RETURNS"),
        ({"before": 0, "peak": 2, "after_60min": 0.6}, "AMBER", "NOT_SETTLED_60MIN"),
        ({"peak": None}, "GREY", "PEAK_UNKNOWN"),
        ({"morning": None}, "GREY", "NEXT_MORNING_UNKNOWN"),
        ({"morning": 0.6}, "AMBER", "MORNING_UP"),
        ({"morning": 2}, "RED", "MORNING_UP_LARGE"),
        ({"dose_pct": 111}, "GREEN", "OVER_PLAN"),
        ({"dose_pct": 79}, "GREEN", "UNDER_PLAN"),
        ({"before": 2.1, "peak": 2.1}, "AMBER", "PEAK_GT_GREEN"),
    ],
)
def test_every_answer_of_a_run_is_heard(answers, colour, reason):
    entry = told_run(begun(), DAY, **answers)
    assert entry.colour is Colour[colour] and reason in codes(entry)


def test_tape_changes_nothing():
    plain, taped = told_run(begun(), DAY), told_run(begun(), DAY, taped=True)
    assert codes(taped) == [*codes(plain), "WITH_TAPE"] and taped.level == plain.level


def test_unknown_baseline_and_late_check_in():
    knee = begun()
    knee.run(DAY, **CALM)
    assert codes(one(knee.check_in(DAY + 1, morning_pain=0))) == ["BASELINE_UNKNOWN"]
    knee = begun()
    knee.check_in(DAY, morning_pain=0)
    knee.run(DAY, **CALM)
    late = knee.check_in(DAY + 1, morning_pain=0, recorded_on=date(2026, 1, 4))
    assert codes(one(late)) == ["NEXT_MORNING_UNKNOWN"]


def test_recovery_debt():
    knee = begun()
    for day in (DAY, DAY + 2):
        told_run(knee, day)
    for day in (DAY + 4, DAY + 5):
        knee.check_in(day, morning_pain=0, sleep_min=300, stress=5)
    knee.run(DAY + 5, **CALM)
    held = one(knee.check_in(DAY + 6, morning_pain=0, sleep_min=300, stress=5))
    assert held.decision is Decision.HOLD


def test_night_waking_is_heard():
    knee = begun()
    knee.check_in(DAY, morning_pain=0, night_waking=True)
    entry = one(knee.check_in(DAY + 1, morning_pain=0, night_waking=True))
    assert codes(entry) == ["RED_FLAG_URGENT", "NIGHT_REST_PAIN"]


# ---- flags, stop, clearance ----


@pytest.mark.parametrize(
    ("flags", "reasons", "causes"),
    [
        (RedFlag.LOCKED, ["RED_FLAG_URGENT", "LOCKED"], RedFlag.LOCKED),
        ("LOCKED", ["RED_FLAG_URGENT", "LOCKED"], RedFlag.LOCKED),
        (32, ["RED_FLAG_URGENT", "LOCKED"], RedFlag.LOCKED),
        (["GIVING_WAY", RedFlag.NUMB_COLD_FOOT],
         ["RED_FLAG_EMERGENCY", "NUMB_COLD_FOOT", "GIVING_WAY"],
         RedFlag.GIVING_WAY | RedFlag.NUMB_COLD_FOOT),
        (RedFlag.UNDER_18 | RedFlag.GIVING_WAY, ["RED_FLAG_ROUTINE", "GIVING_WAY", "UNDER_18"],
         RedFlag.UNDER_18 | RedFlag.GIVING_WAY),
    ],
)  # fmt: skip
def test_a_red_flag_stops(flags, reasons, causes):
    for tell in (
        lambda knee: knee.check_in(DAY, flags=flags),
        lambda knee: knee.screen(DAY, "FRONT", flags=flags),
    ):
        knee = begun()
        entry = one(tell(knee))
        assert entry.decision is Decision.STOP and entry.colour is None
        assert codes(entry) == reasons and knee.status.causes == causes
        assert knee.today(DAY, 0).action is Action.STOP


@pytest.mark.parametrize("flags", [1 << 19, 1 << 31, -1, 2**70, "LOCK", ["LOCKED", "LOCK"]])
def test_no_such_flag(flags):
    with pytest.raises(kl.RangeError, match="flags"):
        begun().check_in(DAY, flags=flags)


def test_only_a_clearance_ends_a_stop():
    knee = stopped()
    with pytest.raises(kl.StateError, match="type"):
        knee.clear(DAY + 1, "SELF_AFTER_ASSESSMENT")
    entry = one(knee.clear(DAY + 1, "CLINICIAN"))
    assert codes(entry) == ["CLEARED_BY_CLINICIAN"] and entry.phase is Phase.IRRITABLE
    assert knee.status.stop is Tier.NONE and knee.status.causes == RedFlag(0)
    with pytest.raises(kl.StateError):
        knee.clear(DAY + 1, kl.ClearedBy.CLINICIAN)
    knee = stopped("GIVING_WAY")
    assert codes(one(knee.clear(DAY, kl.ClearedBy.SELF_AFTER_ASSESSMENT))) == ["CLEARED_BY_SELF"]


def test_three_reds_stop():
    """S7 of the worked timelines."""
    knee = begun(kl.RehabStart("RELOAD", 6, DAY, "FRONT"))
    levels = [told_run(knee, DAY + day, peak=7).level for day in (0, 5)]
    third = told_run(knee, DAY + 10, peak=7)
    assert levels == [5, 3] and codes(third)[0] == "THREE_RED_SEEK_ASSESSMENT"
    assert knee.status.three_reds and knee.status.stop is Tier.ROUTINE
    assert knee.status.causes == RedFlag(0) and "STOP (ROUTINE)" in str(knee.status)


def test_location():
    knee = begun()
    entry = one(knee.location(DAY, "MEDIAL"))
    assert codes(entry) == ["TRACK_CHANGED", "ASSESSMENT_ADVISED"]
    assert knee.status.track is kl.Location.MEDIAL
    flag, track = knee.location(DAY, kl.Location.BACK)
    assert codes(flag) == ["RED_FLAG_URGENT", "BACK_OF_KNEE"] and codes(track) == ["TRACK_CHANGED"]


# ---- the other events ----


def test_the_way_out_of_irritable():
    knee = begun(kl.RehabStart("IRRITABLE", 1, DAY, "FRONT"))
    assert codes(one(knee.strength(DAY, peak=3.1))) == ["STRENGTH_PAIN_HIGH"]
    assert codes(one(knee.strength(DAY))) == ["STRENGTH_PAIN_UNKNOWN"]
    assert codes(one(knee.strength(DAY, peak=5.1))) == ["STRENGTH_PAIN_GT_RED"]
    assert knee.strength(DAY + 1, peak=3) == knee.strength(DAY + 3, peak=0) == ()
    for day in (5, 6):
        assert knee.check_in(DAY + day, morning_pain=1) == ()
    assert knee.walk30(DAY + 6, pain=2) == ()
    entry = one(knee.check_in(DAY + 7, morning_pain=1))
    assert codes(entry) == ["IRRITABLE_TO_RELOAD"] and entry.decision is Decision.ADVANCE


def test_weeks_lead_to_return():
    knee = begun(kl.RehabStart("BUILD", 7, DAY, "FRONT"))
    metres = {"planned_m": 30000, "done_m": 30000, "target_m": 30000}
    seen = []
    for day in range(DAY, DAY + 29):
        knee.check_in(day, morning_pain=0)
        if (day - DAY) % 2 == 0:
            knee.run(day, **CALM)
        if day > DAY and (day - DAY) % 7 == 0:
            seen.append(one(knee.week(day, **metres, quality_done=True)))
    assert codes(seen[0]) == ["GUARD_DWELL", "GUARD_VOLUME"]
    assert codes(seen[2]) == ["BUILD_TO_RETURN"] and seen[2].phase is Phase.RETURN
    assert "GUARD_STRENGTH" in codes(seen[3])
    with pytest.raises(kl.DuplicateError, match="day"):
        knee.week(DAY + 29, **metres)


def test_days_go_by():
    """S12 of the worked timelines."""
    knee = begun(kl.RehabStart("RELOAD", 6, DAY, "FRONT"))
    knee.check_in(DAY, morning_pain=0)
    knee.run(DAY, **CALM)
    entries = knee.tick("2026-01-15")
    assert [codes(entry)[0] for entry in entries] == ["NEXT_MORNING_UNKNOWN", "GAP_1", "GAP_2"]
    assert [entry.level for entry in entries[1:]] == [5, 3]
    assert entries[1].day == date(2026, 1, 9)


@pytest.mark.parametrize(
    "day",
    [DAY, date(2026, 1, 1), datetime(2026, 1, 1, 6, 30), "2026-01-01"],
)
def test_days(day):
    knee = begun()
    knee.check_in(day, morning_pain=0, recorded_on=day)
    assert knee.status.last_day == date(2026, 1, 1)
    assert knee.today(day).day == date(2026, 1, 1)


def test_days_outside_the_calendar_stay_numbers():
    far = 900_000_000
    knee = kl.Rehab()
    assert one(knee.screen(far, "FRONT")).day == far and knee.today(far).day == far
    assert knee.status.last_day == far
    told_run(knee, far, peak=6)
    assert knee.status.rest_until == far + 3
    assert kl.both_knees(knee.today(far), knee.today(far)).day == far


# ---- today ----


def test_today():
    knee = begun()
    knee.check_in(DAY, morning_pain=1)
    answer = knee.today(DAY, pain_before=1)
    assert (answer.action, answer.level, codes(answer)) == (Action.RUN, 3, ["OK"])
    assert answer.row == kl.LadderRow(120, 180, 6, None) == kl.ladder_row("KL30", 3)
    sore = knee.today(DAY, pain_before=2.1)
    assert sore.action is Action.CROSS_TRAIN and codes(sore) == ["PAIN_TODAY_GT_GREEN"]
    assert (sore.reasons[0].value, sore.reasons[0].limit) == (21, 20)
    assert knee.today(DAY, 5.1).action is Action.NO_RUN
    assert codes(knee.today(DAY + 1)) == ["PAIN_TODAY_UNKNOWN"]
    assert codes(knee.today(DAY + 60, 0)) == ["PHASE_IRRITABLE", "SCREEN_DUE"]
    assert knee.today(DAY + 60, 0).row is None


def test_asking_changes_nothing():
    knee = begun()
    before = bytes(knee)
    for day in (DAY, DAY + 3, DAY + 400):
        knee.today(day, 1)
        knee.today(day)
    assert bytes(knee) == before


def test_both_knees():
    left, right = begun(), begun(kl.RehabStart("RELOAD", 5, DAY, "FRONT"))
    left.check_in(DAY, morning_pain=0)
    both = kl.both_knees(left.today(DAY), right.today(DAY))
    assert (both.action, both.level, both.day) == (Action.CROSS_TRAIN, 3, date(2026, 1, 1))
    assert [(sided.side.name, sided.reason.code.name) for sided in both.reasons] == [
        ("RIGHT", "PAIN_TODAY_UNKNOWN"), ("LEFT", "OK")
    ]  # fmt: skip
    assert str(both) == (
        "2026-01-01 CROSS_TRAIN, level 3: Right: Pain today is not known. "
        "Left: Nothing in the log speaks against the run."
    )
    sore = kl.both_knees(left.today(DAY, 6), right.today(DAY))
    assert both != sore and sore.reasons[0].reason == left.today(DAY, 6).reasons[0]


def test_both_knees_are_asked_for_one_day():
    knee = begun()
    with pytest.raises(kl.InconsistentError, match="day"):
        kl.both_knees(knee.today(DAY), knee.today(DAY + 1))
    many = kl.RehabToday(DAY, Action.RUN, 1, None, knee.today(DAY, 0).reasons * 25)
    with pytest.raises(kl.RangeError, match="n_reasons"):
        kl.both_knees(many, many)


# ---- words ----


def test_everything_is_one_readable_line():
    knee = begun()
    entry = told_run(knee, DAY, peak=6.5)
    assert str(entry) == (
        "2026-01-01 RED REGRESS, RELOAD level 2: RED: a step back. "
        "The largest pain of the run is above the red limit. The run was judged on the day itself."
    )
    assert str(knee.today(DAY, 0)) == (
        "2026-01-01 NO_RUN, level 2, 6 x (walk 180 s, run 120 s): Rest is not over. "
        "The last run is too recent."
    )
    assert str(knee.status) == "RELOAD level 2, 0 of 3 GREEN runs, rest until 2026-01-04"
    assert str(one(stopped().location(DAY, "BELOW"))).startswith("2026-01-01 HOLD, RELOAD level 3:")
    assert str(begun().status) == "RELOAD level 3, 0 of 2 GREEN runs"


def test_ladder_rows():
    assert str(kl.ladder_row("MIL6", 6)) == "(walk 0 s, run all) for 3219 m"
    assert kl.ladder_row(kl.Ladder.WEEK12, 1) == kl.LadderRow(90, 60, 10, None)
    assert str(kl.ladder_row("KL30", 7)) == "1 x (walk 0 s, run 1800 s)"
    for wrong in (("KL31", 1), ("KL30", 0), ("KL30", 8)):
        with pytest.raises(kl.RangeError):
            kl.ladder_row(*wrong)


def test_reasons_lead_to_the_catalogue():
    reason = told_run(begun(), DAY, peak=4).reasons[0]
    assert (reason.value, reason.limit, reason.parameter) == (40, 20, "RH.pain_green")
    assert reason.catalogue == kl.parameter("RH.pain_green")
    assert reason.catalogue.unit == "tenths" and reason.catalogue.grade == "A"
    bare = kl.Reason(kl.RehabReason.OK, None, None, None)
    assert bare.catalogue is None and str(bare) == "Nothing in the log speaks against the run."
    assert kl.parameter("RH.pain_green").default == 20


def test_results_are_frozen():
    knee = begun()
    said = [told_run(knee, DAY), knee.today(DAY + 1), knee.status, kl.ladder_row("KL30", 1), RELOAD]
    for result in said:
        with pytest.raises(AttributeError):
            setattr(result, dataclasses.fields(result)[0].name, 7)
        assert hash(result) is not None


# ---- bytes and twins ----


@pytest.mark.parametrize(
    "twin",
    [
        kl.Rehab.copy,
        copy.copy,
        copy.deepcopy,
        lambda knee: pickle.loads(pickle.dumps(knee)),
        lambda knee: kl.Rehab.from_bytes(bytes(knee)),
        lambda knee: kl.Rehab.from_bytes(memoryview(bytearray(bytes(knee)))),
    ],
)
def test_twins_go_their_own_way(twin):
    knee = begun(profile="CLINICIAN", pain_green=30, ladder="WEEK12")
    knee.check_in(DAY, morning_pain=0)
    knee.run(DAY, **CALM)
    other = twin(knee)
    assert bytes(other) == bytes(knee)
    first = other.check_in(DAY + 1, morning_pain=0)
    assert bytes(other) != bytes(knee)
    assert knee.check_in(DAY + 1, morning_pain=0) == first and first[0].loosened
    assert bytes(other) == bytes(knee)


def test_every_damaged_byte_is_refused():
    knee = stopped()
    saved = bytes(knee)
    for place in range(len(saved)):
        for flip in (1, 128):
            damaged = bytearray(saved)
            damaged[place] ^= flip
            with pytest.raises((kl.FormatError, kl.VersionError)):
                kl.capi.kl_rehab_load(knee._state, damaged)
    assert bytes(knee) == saved
    for wrong in (b"", b"x" * 100, saved[:-1], saved + b"\0", bytes(kl.CadencePlan())):
        with pytest.raises((kl.FormatError, kl.VersionError)):
            kl.Rehab.from_bytes(wrong)
    with pytest.raises(TypeError):
        kl.Rehab.from_bytes("text")


def test_nothing_is_refused_by_name():
    knee = kl.capi.kl_rehab()
    for call in (kl.capi.kl_rehab_save, kl.capi.kl_rehab_read):
        with pytest.raises(kl.StateError, match="rehab"):
            call(knee)
    with pytest.raises(kl.NullError, match="event"):
        kl.capi.kl_rehab_apply(kl.Rehab()._state, None)
    with pytest.raises(kl.NullError, match="left"):
        kl.capi.kl_rehab_combine(None, None)
    with pytest.raises(ValueError, match="120 bytes"):
        kl.capi.kl_rehab_apply(kl.Rehab()._state, b"event")
    assert not hasattr(kl.capi.kl_rehab_config(), "struct_size")


# ---- intake ----


def test_symptom_pattern():
    """REHAB-058: informative only."""
    yes = {"stairs": True, "downhill": True}
    assert kl.symptom_pattern() is kl.SymptomPattern.UNKNOWN
    assert kl.symptom_pattern("FRONT") is kl.SymptomPattern.UNKNOWN
    assert kl.symptom_pattern(**yes) is kl.SymptomPattern.UNKNOWN
    assert kl.symptom_pattern("FRONT", **yes) is kl.SymptomPattern.FITS
    assert kl.symptom_pattern("FRONT", running=True, stairs=False) is kl.SymptomPattern.PARTLY
    for foreign in ({"sharp": True}, {"flags": "LOCKED"}, {"flags": RedFlag.SWOLLEN_CLEARLY}):
        assert kl.symptom_pattern("FRONT", **yes, **foreign).name == "DOES_NOT_FIT"
    assert kl.symptom_pattern("BELOW", after_sitting=True).name == "DOES_NOT_FIT"
    for wrong in ({"location": "HIP"}, {"squat_lunge": 2}, {"flags": 1 << 20}, {"sharp": -1}):
        with pytest.raises(kl.RangeError, match=next(iter(wrong))):
            kl.symptom_pattern(**wrong)


def test_intake_missing():
    """REHAB-059: listed in the order in which it is asked."""
    assert kl.intake_missing() == kl.IntakeItem(511)
    assert kl.intake_missing().names == [
        "LOCATION", "PROVOKING", "WORST24", "ADL_PAIN", "MINUTES_TO_PAIN", "AGE", "HISTORY",
        "TARGET", "SINGLE_LEG_CONTROL",
    ]  # fmt: skip
    everything = {"location": "FRONT", "stairs": False, "worst24": 2.5, "daily_life_pain": 0,
                  "minutes_to_pain": 10, "age": 40, "history_weeks": 4, "target_m": 30000,
                  "step_down_grade": 1}  # fmt: skip
    assert kl.intake_missing(**everything) == kl.IntakeItem(0)
    for name, item in zip(everything, kl.IntakeItem):
        assert kl.intake_missing(**{**everything, name: None}) == item
    assert kl.intake_missing(**{**everything, "history_weeks": 3}).names == ["HISTORY"]
    for wrong in ({"worst24": 11}, {"daily_life_pain": float("nan")}, {"running": 2}):
        with pytest.raises(kl.RangeError, match=next(iter(wrong))):
            kl.intake_missing(**wrong)

"""The cadence plan and its planner through the typed layer."""

import copy
import pickle
from datetime import date

import pytest

import kneeload as kl
from kneeload import CadenceReason, Decision

DAY = 20454  # 2026-01-01
GOOD = {"steady_s": 1200, "in_band_s": 1100, "colour": "GREEN", "calf": 0}


def frozen(**options):
    """A planner with a frozen baseline of 160 steps/min at 2.8 m/s."""
    plan = kl.CadencePlan(**options)
    for day in (DAY, DAY + 2, DAY + 4):
        plan.baseline_run(
            day, cadence_dspm=1600, speed_mms=2800, steady_s=1200, flat=True, easy=True
        )
    plan.freeze(DAY + 5)
    return plan


def started(**options):
    plan = frozen(**options)
    plan.plan(DAY + 6, calf=0)
    return plan


def codes(decision):
    return [reason.code.name for reason in decision.reasons]


def test_stages():
    """The worked example of KNEE section 13."""
    plan = kl.cadence_plan(1600, 2800)
    assert [stage.target_dspm for stage in plan.stages] == [1640, 1680, 1720]
    assert plan.stages[0].band_lo_mspm == 160720 and plan.reasons == ()
    assert plan.cap_permille == 100 and plan.expected_dspm is None
    single = kl.cadence_plan(1600, 2800, single_step=True, target_permille=100)
    assert [stage.target_dspm for stage in single.stages] == [1760]
    quick = kl.cadence_plan(1860, 3000)
    assert quick.stages == () and codes(quick) == ["BASELINE_HIGH"]
    assert quick.advice.names == [
        "LEVEL_ROUTES", "MODERATE_SPEED", "SHORTER_RUNS", "CLINICIAN_CUES"
    ]  # fmt: skip
    assert str(quick.reasons[0]) == "The cadence is high already: there is nothing to raise."
    short = kl.cadence_plan(1780, 3000, height_cm=158)
    assert [stage.target_dspm for stage in short.stages] == [1825, 1869, 1900]
    with pytest.raises(kl.UnitError, match="baseline_dspm"):
        kl.cadence_plan(800, 2800)
    with pytest.raises(kl.InconsistentError, match="repeat_pct"):
        kl.cadence_plan(1600, 2800, repeat_pct=70, pass_pct=70)


def test_target_at_another_speed():
    target = kl.cadence_target(1720, 2800, 2400)
    assert (target.target_dspm, round(target.target_spm, 3)) == (1668, 166.778)
    with pytest.raises(kl.RangeError, match="speed_mms"):
        kl.cadence_target(1720, 2800, 1500)


def test_cadence_of_a_run():
    laps = [
        kl.Segment(2800, 1000, 164.0, 0.0),
        kl.Segment(2800, 1000, 150.0, 0.0),
        kl.Segment(2800, 1000, 164.0, 0.05),
    ]
    run = kl.cadence_run(laps, target_dspm=1640, base_speed_mms=2800)
    assert (run.steady_s, run.in_band_s, run.below_s, run.above_s) == (2000, 1000, 1000, 0)
    assert (run.mean_dspm, run.mean_mms) == (1570, 2800)
    assert (run.share_permille, run.adherent, run.assessable) == (500, False, True)
    without = kl.cadence_run(laps[0])
    assert without.in_band_s is without.share_permille is without.adherent is None
    nothing = kl.cadence_run(kl.Segment(2800, 1000))
    assert (nothing.steady_s, nothing.mean_dspm, nothing.assessable) == (0, None, False)
    with pytest.raises(kl.InconsistentError, match="base_speed_mms"):
        kl.cadence_run(laps, target_dspm=1640)
    with pytest.raises(kl.UnitError, match=r"cadence\[0\]"):
        kl.cadence_run(kl.Segment(2800, 1000, 82.0))


def test_a_plan_from_start_to_target():
    plan = frozen()
    plan.pain(DAY + 6, 40)
    first = plan.plan("2026-01-07", calf=0)
    assert first.decision is Decision.ADVANCE and codes(first) == ["PLAN_STARTED"]
    assert (first.day, first.credit_free_until) == (date(2026, 1, 7), date(2026, 1, 20))
    assert (first.stage, first.stages, first.target_dspm) == (1, 3, 1640)
    assert (first.metronome_pct, first.cue_min) == (100, 15)
    day = DAY + 6
    for _ in range(12):
        day += 3
        last = plan.run(day, **GOOD)
    assert last.phase is kl.CadencePhase.TARGET and last.target_dspm == 1720
    assert isinstance(last.next_retest_day, date)
    kept = plan.retest(day + 1, cadence_dspm=1720, speed_mms=2800, steady_s=600)
    assert codes(kept) == ["RETEST_OK"]
    assert codes(plan.change(day + 1, "SHOE")) == ["RETEST_DUE"]
    answered = plan.pain(day + 30, 20)
    assert codes(answered) == ["PAIN_RESPONDED"]
    stopped = plan.stop(day + 31)
    assert stopped.decision is Decision.STOP
    assert stopped.advice.names == ["LOAD_MANAGEMENT", "STRENGTH"]
    assert codes(plan.rebaseline(day + 32)) == ["BASELINE_DROPPED"]


def test_runs_are_told_by_their_summary():
    laps = kl.Segment(2800, 1000, 160.0, 0.0)
    told, summed = kl.CadencePlan(), kl.CadencePlan()
    for day in (0, 2, 4):
        summed.baseline_run(day, kl.cadence_run(laps), flat=True, easy=True)
        told.baseline_run(
            day, cadence_dspm=1600, speed_mms=2800, steady_s=1000, flat=True, easy=True
        )
    assert bytes(told) == bytes(summed)
    for plan in (told, summed):
        plan.freeze(5)
        plan.plan(6, calf=0)
    run = kl.cadence_run(kl.Segment(2800, 1000, 164, 0.0), target_dspm=1640, base_speed_mms=2800)
    one = summed.run(8, run, colour="GREEN", calf=0)
    two = told.run(8, steady_s=1000, in_band_s=1000, colour=kl.Colour.GREEN, calf=0,
                   speed_mms=2800)  # fmt: skip
    assert one == two and codes(one) == ["RUN_ADHERENT", "STAGE_IN_PROGRESS"]
    assert codes(summed.retest(9, kl.cadence_run(laps))) == ["RETEST_BELOW"]
    walked = kl.cadence_run(kl.Segment(1000, 1000, 100, mode="WALK"))
    with pytest.raises(kl.RangeError, match="cadence_dspm"):
        kl.CadencePlan().baseline_run(0, walked, flat=True, easy=True)


def test_a_decision_is_one_readable_line():
    plan = started()
    line = str(plan.run("2026-01-09", **{**GOOD, "in_band_s": 100}))
    assert line == (
        "2026-01-09 HOLD, ACTIVE stage 1 of 3, 164.0 steps/min: Too little of the steady time "
        "was in the band. The stage needs more runs or days."
    )
    assert str(kl.CadencePlan().pain(DAY, 30)) == "2026-01-01 HOLD, IDLE"


def test_reasons_lead_to_the_catalogue():
    run = started().run(DAY + 8, **GOOD)
    adherent, progress = run.reasons
    assert adherent == kl.Reason(CadenceReason.RUN_ADHERENT, 91, 70, "CAD.in_band_pct")
    assert (progress.value, progress.limit, progress.parameter) == (1, 3, "CAD.min_sessions")
    assert kl.parameter(adherent.parameter).default == 70
    texts = {code.value: code.text for code in kl.codes("cadence_reason")}
    assert set(texts) == set(CadenceReason)
    assert str(adherent) == texts[adherent.code]


def test_unknown_answers_never_advance():
    """KNEE-096: no colour, no calf score."""
    for missing in ("colour", "calf"):
        plan = started()
        for day in range(DAY + 8, DAY + 40, 3):
            decision = plan.run(day, **{**GOOD, missing: None})
            assert decision.stage == 1 and decision.decision is Decision.HOLD


@pytest.mark.parametrize(
    ("event", "cls", "field"),
    [
        (lambda plan: plan.run(DAY + 5, **GOOD), kl.OrderError, "day"),
        (lambda plan: plan.run(DAY + 8), kl.RangeError, "steady_s"),
        (lambda plan: plan.run(DAY + 8, steady_s=9, in_band_s=10), kl.InconsistentError,
         "in_band_s"),
        (lambda plan: plan.run(DAY + 8, **{**GOOD, "colour": "BLUE"}), kl.RangeError, "colour"),
        (lambda plan: plan.run(DAY + 8, **GOOD, achieved_dspm=82), kl.RangeError,
         "achieved_dspm"),
        (lambda plan: plan.run(DAY + 8, **GOOD, achieved_dspm=820), kl.UnitError,
         "achieved_dspm"),
        (lambda plan: plan.freeze(DAY + 8), kl.StateError, "type"),
        (lambda plan: plan.plan(DAY + 8, calf=0), kl.StateError, "type"),
        (lambda plan: plan.pain(DAY + 8, 101), kl.RangeError, "pain"),
        (lambda plan: plan.change(DAY + 8, "SOCKS"), kl.RangeError, "what"),
        (lambda plan: plan.retest(DAY + 8, cadence_dspm=1700, speed_mms=2800),
         kl.RangeError, "steady_s"),
        (lambda plan: plan.run(2**40, **GOOD), kl.RangeError, "day"),
    ],
)  # fmt: skip
def test_a_refused_event_changes_nothing(event, cls, field):
    plan = started()
    before = bytes(plan)
    with pytest.raises(cls) as caught:
        event(plan)
    assert caught.value.field == field and bytes(plan) == before


def test_options():
    with pytest.raises(kl.RangeError, match="min_days"):
        kl.CadencePlan(min_days=4)
    with pytest.raises(kl.InconsistentError, match="calf_ok"):
        kl.CadencePlan(calf_ok=30)
    with pytest.raises(TypeError, match="unexpected option"):
        kl.CadencePlan(days=4)
    short = started(min_days=5, min_sessions=2)
    decisions = [short.run(DAY + day, **GOOD) for day in (8, 11)]
    assert decisions[-1].stage == 2


def test_days_behind_the_calendar_stay_numbers():
    """KNEE-109"""
    end = kl.capi.KL_DAY_MAX
    plan = kl.CadencePlan(min_days=5, min_sessions=2)
    for day in range(end - 40, end - 37):
        plan.baseline_run(
            day, cadence_dspm=1600, speed_mms=2800, steady_s=1200, flat=True, easy=True
        )
    plan.freeze(end - 30)
    decision = plan.plan(end - 5, calf=0, single_step=True)
    assert decision.credit_free_until == end + 8 and decision.day == date(9999, 12, 26)


@pytest.mark.parametrize(
    "twin",
    [
        kl.CadencePlan.copy,
        copy.copy,
        copy.deepcopy,
        lambda plan: pickle.loads(pickle.dumps(plan)),
        lambda plan: kl.CadencePlan.from_bytes(bytes(plan)),
        lambda plan: kl.CadencePlan.from_bytes(memoryview(bytes(plan))),
    ],
)
def test_twins_go_their_own_way(twin):
    plan = started()
    other = twin(plan)
    assert bytes(other) == bytes(plan)
    first = other.run(DAY + 8, **GOOD)
    assert bytes(other) != bytes(plan)
    assert plan.run(DAY + 8, **GOOD) == first
    assert bytes(other) == bytes(plan)


def test_every_damaged_byte_is_refused():
    saved = bytes(started())
    plan = started()
    before = bytes(plan)
    for place in range(len(saved)):
        for flip in (1, 128):
            damaged = bytearray(saved)
            damaged[place] ^= flip
            with pytest.raises((kl.FormatError, kl.VersionError)):
                kl.CadencePlan.from_bytes(damaged)
            with pytest.raises((kl.FormatError, kl.VersionError)):
                kl.capi.kl_cadence_load(plan._state, damaged)
    assert bytes(plan) == before
    for wrong in (b"", b"x" * 100, saved[:-1], saved + b"\0"):
        with pytest.raises((kl.FormatError, kl.VersionError)):
            kl.CadencePlan.from_bytes(wrong)
    with pytest.raises(TypeError):
        kl.CadencePlan.from_bytes("text")

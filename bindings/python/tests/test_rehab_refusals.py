"""Pain from people to the core, exactly; and every refusal of an event, by name."""

import pytest
from test_rehab import CALM, DAY, RELOAD, begun, told_run

import kneeload as kl


@pytest.mark.parametrize("tenths", range(101))
def test_pain_is_exact(tenths):
    peak = tenths / 10
    knee = kl.Rehab(start=RELOAD, profile="CLINICIAN", pain_green=0, pain_red=30)
    entry = told_run(knee, DAY, peak=peak)
    values = [reason.value for reason in entry.reasons if "PEAK" in reason.code.name]
    assert values == [tenths][: tenths > 0]


def test_pain_of_other_kinds():
    from decimal import Decimal
    from fractions import Fraction

    numpy = pytest.importorskip("numpy")
    kinds = [Decimal("2.3"), Fraction(23, 10), numpy.float64(2.3), float("2.30")]
    assert len({bytes(walked(pain)) for pain in kinds}) == 1
    whole = [2, 2.0, Decimal(2), numpy.int64(2), numpy.float32(2), Fraction(2)]
    assert len({bytes(walked(pain)) for pain in whole}) == 1


def walked(pain):
    knee = begun()
    knee.check_in(DAY, morning_pain=pain, worst24=pain, daily_life_pain=pain)
    return knee


PAINS = [
    ("morning_pain", lambda knee, pain: knee.check_in(DAY, morning_pain=pain)),
    ("worst24", lambda knee, pain: knee.check_in(DAY, worst24=pain)),
    ("daily_life_pain", lambda knee, pain: knee.check_in(DAY, daily_life_pain=pain)),
    ("worst24", lambda knee, pain: knee.screen(DAY, "FRONT", worst24=pain)),
    ("daily_life_pain", lambda knee, pain: knee.screen(DAY, "FRONT", daily_life_pain=pain)),
    ("before", lambda knee, pain: knee.run(DAY, before=pain)),
    ("peak", lambda knee, pain: knee.run(DAY, peak=pain)),
    ("after_60min", lambda knee, pain: knee.run(DAY, after_60min=pain)),
    ("peak", lambda knee, pain: knee.strength(DAY, peak=pain)),
    ("pain", lambda knee, pain: knee.walk30(DAY, pain=pain)),
    ("pain_before", lambda knee, pain: knee.today(DAY, pain_before=pain)),
]


@pytest.mark.parametrize(("keyword", "tell"), PAINS)
@pytest.mark.parametrize(
    "pain",
    [-0.1, -1, 10.1, 11, 2.55, 1 / 3, 0.1 + 0.2, float("nan"), float("inf"), -(10**400), 99],
    ids=lambda pain: f"{pain:.4g}" if abs(pain) < 100 else "far",
)
def test_what_is_no_pain_is_refused_by_name(keyword, tell, pain):
    knee = begun()
    before = bytes(knee)
    with pytest.raises(kl.RangeError, match=keyword) as caught:
        tell(knee, pain)
    error = caught.value
    assert (error.status, error.field, error.index) == ("KL_E_RANGE", keyword, None)
    assert error.__notes__ == ["pain: 0 .. 10 in steps of 0.1, or None where it is not known"]
    if abs(pain) < 100:
        assert error.value == pain and f"{keyword} ({pain:.17g})" in str(error)
    assert bytes(knee) == before


@pytest.mark.parametrize(("keyword", "tell"), PAINS)
@pytest.mark.parametrize("pain", ["2", True, [2], 2j])
def test_what_is_no_number_is_no_pain(keyword, tell, pain):
    knee = begun()
    before = bytes(knee)
    with pytest.raises(TypeError, match="0 .. 10"):
        tell(knee, pain)
    assert bytes(knee) == before


# ---- refusals ----


@pytest.mark.parametrize(
    ("event", "cls", "field"),
    [
        (lambda knee: knee.run(DAY, **CALM), kl.OrderError, "day"),
        (lambda knee: knee.tick(DAY), kl.OrderError, "day"),
        (lambda knee: knee.tick(2**40), kl.RangeError, "day"),
        (lambda knee: knee.check_in(DAY + 1, morning_pain=0), kl.DuplicateError, "day"),
        (lambda knee: knee.run(DAY + 1, before=3, peak=2.5), kl.InconsistentError, "peak"),
        (lambda knee: knee.run(DAY + 1, **CALM, swelling=3), kl.RangeError, "swelling"),
        (lambda knee: knee.run(DAY + 1, **CALM, dose_pct=1001), kl.RangeError, "dose_pct"),
        (lambda knee: knee.run(DAY + 1, **CALM, dose_pct=None), kl.RangeError, "dose_pct"),
        (lambda knee: knee.run(DAY + 1, **CALM, warmup="LATER"), kl.RangeError, "warmup"),
        (lambda knee: knee.run(DAY + 1, **CALM, painkiller=2), kl.RangeError, "painkiller"),
        (lambda knee: knee.run(DAY + 1, **CALM, painkiller=None), kl.RangeError, "painkiller"),
        (lambda knee: knee.run(DAY + 1, **CALM, taped=-1), kl.RangeError, "taped"),
        (lambda knee: knee.run(DAY + 1, **CALM, gait_altered=7), kl.RangeError, "gait_altered"),
        (lambda knee: knee.check_in(DAY + 2, stress=0), kl.RangeError, "stress"),
        (lambda knee: knee.check_in(DAY + 2, sleep_min=1441), kl.RangeError, "sleep_min"),
        (lambda knee: knee.check_in(DAY + 2, swelling=-1), kl.RangeError, "swelling"),
        (lambda knee: knee.check_in(DAY + 2, night_waking=2), kl.RangeError, "night_waking"),
        (lambda knee: knee.check_in(DAY + 2, recorded_on=DAY), kl.RangeError, "recorded_on"),
        (lambda knee: knee.screen(DAY + 2, "HIP"), kl.RangeError, "location"),
        (lambda knee: knee.screen(DAY + 2, None), kl.RangeError, "location"),
        (lambda knee: knee.screen(DAY + 2, "FRONT", age=121), kl.RangeError, "age"),
        (lambda knee: knee.screen(DAY + 2, "FRONT", minutes_to_pain=601), kl.RangeError,
         "minutes_to_pain"),
        (lambda knee: knee.screen(DAY + 2, "FRONT", rest_or_night_pain=2), kl.RangeError,
         "rest_or_night_pain"),
        (lambda knee: knee.walk30(DAY + 2, pain=None), kl.RangeError, "pain"),
        (lambda knee: knee.location(DAY + 2, "TOE"), kl.RangeError, "location"),
        (lambda knee: knee.clear(DAY + 2, "FRIEND"), kl.RangeError, "by"),
        (lambda knee: knee.clear(DAY + 2, "CLINICIAN"), kl.StateError, "type"),
        (lambda knee: knee.week(DAY + 2, planned_m=-1, done_m=0, target_m=1), kl.RangeError,
         "planned_m"),
        (lambda knee: knee.week(DAY + 2, planned_m=1, done_m=10**7, target_m=1), kl.RangeError,
         "done_m"),
        (lambda knee: knee.week(DAY + 2, planned_m=1, done_m=0, target_m=0), kl.RangeError,
         "target_m"),
        (lambda knee: knee.week(DAY + 2, planned_m=1, done_m=None, target_m=1), kl.RangeError,
         "done_m"),
        (lambda knee: knee.today(DAY), kl.OrderError, "day"),
    ],
)  # fmt: skip
def test_a_refused_event_changes_no_byte(event, cls, field):
    knee = begun()
    told_run(knee, DAY)
    before = bytes(knee)
    with pytest.raises(cls) as caught:
        event(knee)
    assert type(caught.value) is cls and caught.value.field == field
    assert caught.value.status in str(caught.value) and field in str(caught.value)
    assert bytes(knee) == before


def test_the_first_that_is_wrong_is_named():
    """REHAB-019: values in the order of fields, then contradictions, then the day."""
    with pytest.raises(kl.RangeError, match="peak"):
        begun().run(DAY - 9, before=3, peak=11, after_60min=12, swelling=9)
    with pytest.raises(kl.InconsistentError, match=r"peak \(2.5\)"):
        begun().run(DAY - 9, before=3, peak=2.5)
    knee = begun()
    knee.run(DAY, **CALM)
    with pytest.raises(kl.OrderError, match="day"):
        knee.check_in(DAY, morning_pain=0)


def test_numpy_answers():
    numpy = pytest.importorskip("numpy")
    plain, told = begun(), begun()
    plain.check_in(DAY, morning_pain=2, night_waking=True, swelling=1, sleep_min=400)
    told.check_in(numpy.datetime64("2026-01-01"), morning_pain=numpy.float64(2),
                  night_waking=numpy.bool_(True), swelling=numpy.int32(1),
                  sleep_min=numpy.int64(400))  # fmt: skip
    assert bytes(plain) == bytes(told)

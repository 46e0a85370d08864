"""The SWIG layer of planning: buffers of a wrong kind or size are exceptions, never a crash."""

from array import array

import pytest

import kneeload as kl
from kneeload import capi
from kneeload.plan_fields import pack_week
from kneeload.records import Record

WEEK = pack_week([kl.WeekEntry(1, "EASY", 5000)], None)
RUNNER = Record("kl_tailor_runner")
ROOM = Record("kl_outlook_week").room(capi.KL_MAX_OUTLOOK_WEEKS)
HISTORY = array("i", [0, 0, 0, 0])
CALM = RUNNER.pack(dict.fromkeys((field for field, *_ in RUNNER.fields), 0) | {
    "days_since_last_run": 3, "available_days": 127})  # fmt: skip


def test_the_call_as_it_should_be():
    assert (
        len(capi.kl_week_tailor(WEEK, CALM, HISTORY, None, ROOM)) == Record("kl_tailored_week").size
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((WEEK, CALM, HISTORY, None, ROOM[:100]), ValueError),
        ((WEEK, CALM, HISTORY, None, Record("kl_outlook_week").room(51)), kl.SizeError),
        ((WEEK, CALM, HISTORY, None, bytes(ROOM)), BufferError),
        ((WEEK, None, HISTORY, None, ROOM), kl.NullError),
        ((WEEK, CALM[:-4], HISTORY, None, ROOM), ValueError),
        ((WEEK, CALM * 2, HISTORY, None, ROOM), ValueError),
        ((WEEK, CALM, None, None, ROOM), kl.SizeError),
        ((WEEK, CALM, array("d", [0.0] * 4), None, ROOM), TypeError),
        ((None, CALM, HISTORY, None, ROOM), TypeError),
        (((WEEK[0],), CALM, HISTORY, None, ROOM), TypeError),
        (((WEEK[0][:-1], 360), CALM, HISTORY, None, ROOM), ValueError),
        (((None, 360), CALM, HISTORY, None, ROOM), kl.NullError),
        ((WEEK, CALM, HISTORY, capi.kl_knee_options(), ROOM), TypeError),
    ],
)
def test_tailor(arguments, error):
    with pytest.raises(error):
        capi.kl_week_tailor(*arguments)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: capi.kl_prevention_of(1, 0, array("i", [1] * 7), b"", None), kl.SizeError),
        (lambda: capi.kl_prevention_of(1, 0, None, b"", None), kl.NullError),
        (lambda: capi.kl_rest_streak_of(0, 9, [1, 2]), TypeError),
        (lambda: capi.kl_what_changed_of(b"short", None), ValueError),
        (lambda: capi.kl_outcome_score_of(0, array("q", [0] * 13)), TypeError),
        (lambda: capi.kl_outcome_change_of(0, b"\0" * 7, None), ValueError),
        (lambda: capi.kl_exercise_at(0, 0, 0), TypeError),
    ],
)
def test_others(call, error):
    with pytest.raises(error):
        call()


def test_bits():
    """A set has the bits 0 .. 29; everything else becomes one that no set has."""
    assert [capi.kl_bit(code) for code in (0, 5, 29)] == [1, 32, 1 << 29]
    assert {capi.kl_bit(code) for code in (30, 31, -1, 2**31 - 1, -(2**31))} == {1 << 30}


def test_every_record_is_told_whole():
    """Fields do not overlap, and no record is longer than its format."""
    for name in ("kl_tailored_week", "kl_week_report", "kl_strength_upkeep", "kl_outcome_change"):
        record = Record(name)
        record.unpack(bytes(record.size))
        ends = [offset for _, _, offset, _ in record.fields]
        assert ends == sorted(ends)

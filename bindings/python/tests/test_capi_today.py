"""The mechanical layer of today's answer: what is no morning, and buffers that are let go."""

import pytest

from kneeload import Rehab, RehabStart, capi
from kneeload.errors import KneeloadError

KNEE = Rehab(start=RehabStart("BUILD", 7, 0, "FRONT"))._state
PLACES = ("day", "knees", "sessions", "first_day", "infer_rest", "week", "cadence", "shoes",
          "options", "runner", "judged")  # fmt: skip
PLAIN = dict(zip(PLACES, (5, ((KNEE, 2, 0),), b"", 0, 0, None, None, None, (None,) * 3, None, b"")))


def ask(**changed):
    return capi.kl_today(tuple({**PLAIN, **changed}.values()))


def test_an_answer_has_the_size_of_its_record():
    assert len(ask()) == capi.kl_layout("kl_today_answer")[0]
    assert ask() == ask(options=(capi.kl_plan_options(), capi.kl_spike_options(), None))


@pytest.mark.parametrize(
    "changed",
    [
        {"day": "5"}, {"knees": None}, {"knees": [(KNEE, 2, 0)]}, {"knees": (KNEE,)},
        {"knees": ((KNEE, 2),)}, {"knees": ((capi.kl_cadence(), 2, 0),)}, {"sessions": None},
        {"week": []}, {"week": (0, 0, 0)}, {"week": (0, 0, 0, 5)}, {"cadence": KNEE},
        {"shoes": ()}, {"shoes": (None, b"", 0)}, {"shoes": (b"", None, 0)}, {"options": None},
        {"options": (capi.kl_spike_options(), None, None)}, {"options": (None, None)},
        {"runner": 5}, {"judged": None},
    ],
)  # fmt: skip
def test_what_is_no_morning(changed):
    with pytest.raises(TypeError):
        ask(**changed)
    with pytest.raises(TypeError):
        capi.kl_today(list(PLAIN.values()))


@pytest.mark.parametrize("name", ["sessions", "runner", "judged"])
def test_records_are_whole(name):
    with pytest.raises(ValueError, match="whole records"):
        ask(**{name: b"1234567"})
    if name == "runner":
        with pytest.raises(ValueError, match="expected 1 items"):
            ask(runner=bytes(2 * capi.kl_layout("kl_knee_runner")[0]))


def test_a_state_that_is_not_there():
    with pytest.raises(KneeloadError) as caught:
        ask(knees=((None, 2, 0),))
    assert caught.value.field == "rehab.rehab"


def test_buffers_are_let_go():
    """A held buffer could not grow: after an answer, a refusal, and a wrong kind behind them."""
    sessions, items = bytearray(), bytearray(capi.kl_layout("kl_plan_item")[0])
    for changed in ({}, {"first_day": 9}, {"options": None}):
        try:
            ask(sessions=sessions, week=(0, 0, 0, items), **changed)
        except (KneeloadError, TypeError):
            pass
        for buffer in (sessions, items):
            buffer.append(0)
            buffer.pop()

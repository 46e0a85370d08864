"""Today's answer never says that something is safe, treats, diagnoses or cures. TODAY-040"""

import re

import pytest
from test_rehab_wording import FORBIDDEN, sentences

import kneeload as kl

SETS = {"today_reason": kl.TodayReason, "today_session": kl.TodaySession,
        "today_unknown": kl.TodayUnknown}  # fmt: skip
CODES = [code for name in SETS for code in kl.codes(name)]
HARM = re.compile(r"damag|injur|harm|danger|\brisk|\bwill be (better|well|gone)\b", re.I)


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.set}.{code.name}")
def test_what_is_said(code):
    assert not FORBIDDEN.search(code.text) and not HARM.search(code.text), code.text
    assert not FORBIDDEN.search(code.name.replace("_", " ")), code.name
    assert len(code.text) <= 120 and len(sentences(code.text)) == 1, code.text
    assert code.text[0].isupper() and code.text.endswith("."), code.text


def test_every_code_is_there():
    for name, enum in SETS.items():
        assert len([code for code in CODES if code.set == name]) == len(enum) > 0, name
    assert len({code.text for code in CODES}) == len(CODES)


def test_every_reason_in_words():
    for code in kl.TodayReason:
        words = str(kl.SidedReason(None, kl.Reason(code, None, None, None)))
        assert words and "\n" not in words


def test_what_is_looked_for_is_found():
    for word in ("Your knee is damaged.", "a risk", "Injury.", "It will be gone tomorrow."):
        assert HARM.search(word), word

"""The rehab machine never says that something is safe, treats, diagnoses or cures. DESIGN 1"""

import re

import pytest

import kneeload as kl

FORBIDDEN = re.compile(
    r"safe|harmless|treat|therap(y|ies)|diagnos|\bcur(e|es|ed|ing)\b|\bheal(s|ed|ing)?\b", re.I
)
SETS = (
    "rehab_reason", "red_flag", "location", "irritability", "tier", "ladder", "profile", "event",
    "warmup", "cleared_by", "action", "side", "pattern", "intake", "phase", "colour", "decision",
)  # fmt: skip
CODES = [code for name in SETS for code in kl.codes(name)]


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.set}.{code.name}")
def test_what_is_said(code):
    assert not FORBIDDEN.search(code.text), code.text
    assert not FORBIDDEN.search(code.name.replace("_", " ")), code.name
    assert len(code.text) <= 120 and len(sentences(code.text)) == 1, code.text
    assert code.text[0].isupper() and code.text.endswith("."), code.text


def test_every_set_is_there():
    assert {code.set for code in CODES} == set(SETS)
    assert len([code for code in CODES if code.set == "rehab_reason"]) == len(kl.RehabReason) == 104


def test_what_is_looked_for_is_found():
    for word in ("It is safe.", "Unsafe.", "SAFE_TO_RUN", "treatment", "a diagnosis", "Diagnosed.",
                 "This cures.", "cured", "It has healed.", "harmless"):  # fmt: skip
        assert FORBIDDEN.search(word), word
    for word in ("The run was accurate.", "A physiotherapist.", "obscure"):
        assert not FORBIDDEN.search(word), word
    assert len(sentences("One. Two.")) == 2


def test_every_reason_in_words():
    for code in kl.RehabReason:
        words = str(kl.Reason(code, None, None, None))
        assert words and "\n" not in words


def test_parameters_make_no_claim():
    for row in kl.parameters():
        if row.id.startswith("RH."):
            assert not FORBIDDEN.search(f"{row.name} {row.note}"), row.id

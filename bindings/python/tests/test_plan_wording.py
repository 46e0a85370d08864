"""The planning calls never say that something is safe, treats, diagnoses or cures. DESIGN 1"""

import re

import pytest
from test_rehab_wording import FORBIDDEN, sentences

import kneeload as kl

SETS = (
    "plan_reason", "workout", "run_class", "severity", "unload_step", "present", "restore_step",
    "exposure", "tailor_state", "form", "item", "exercise", "muscle_group", "exercise_family",
    "dose", "equipment", "own_default", "progress", "feature", "changed", "adjunct",
    "massage_area", "cross_training", "habit", "instrument", "outcome_flag", "step_down",
    "outcome_change",
)  # fmt: skip
CODES = [code for name in SETS for code in kl.codes(name)]
CAUSES = re.compile(r"\bcaus(e|es|ed|ing)\b|\bwill be (better|well|gone)\b|recovered by", re.I)


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.set}.{code.name}")
def test_what_is_said(code):
    assert not FORBIDDEN.search(code.text), code.text
    assert not FORBIDDEN.search(code.name.replace("_", " ")), code.name
    assert not CAUSES.search(code.text), code.text
    assert len(code.text) <= 120 and len(sentences(code.text)) == 1, code.text
    assert code.text[0].isupper() and code.text.endswith("."), code.text


def test_every_set_is_there():
    assert {code.set for code in CODES} == set(SETS)
    assert len([code for code in CODES if code.set == "plan_reason"]) == len(kl.PlanReason) == 133


def test_every_reason_in_words():
    said = {code: str(kl.Reason(code, None, None, None)) for code in kl.PlanReason}
    assert all(words and "\n" not in words for words in said.values())
    assert len(set(said.values())) == len(said)


def test_parameters_make_no_claim():
    rows = [row for row in kl.parameters() if row.id.startswith("PL.")]
    assert len(rows) == len(kl.options.PlanOptions.__annotations__)
    assert [row.id[3:] for row in rows] == list(kl.options.PlanOptions.__annotations__)
    for row in rows:
        assert not FORBIDDEN.search(f"{row.name} {row.note}"), row.id
        assert row.grade in "ABCDEX" and (row.sources or row.grade == "E"), row.id
        assert row.minimum <= row.default <= row.maximum, row.id

"""Outcome measures through Python: numbers only."""

from decimal import Decimal
from fractions import Fraction

import pytest

import kneeload as kl
from kneeload import ChangeVerdict, Instrument, OutcomeFlag, StepDownGrade

BEST = {"akps": [0] * 13, "koos_pf": [0] * 11, "uwri": [4] * 9, "lefs": [4] * 20,
        "ostrc_o": [0] * 4, "ostrc_o2": [0] * 4, "step_down": [0] * 5}  # fmt: skip
TOP = {"akps": 100, "koos_pf": 100, "uwri": 36, "lefs": 80, "ostrc_o": 0, "ostrc_o2": 0,
       "step_down": 0}  # fmt: skip


@pytest.mark.parametrize("name", BEST)
def test_scores(name):
    """PLAN-180 .. PLAN-182"""
    call = getattr(kl, f"score_{name}")
    score = call(BEST[name])
    assert score.instrument is Instrument[name.upper()] and score.defined
    assert (score.score, score.num / score.den) == (TOP[name], TOP[name])
    assert score.answered == len(BEST[name])
    assert str(score).startswith(f"{name.upper()} {TOP[name]}")
    with pytest.raises(kl.SizeError, match="items"):
        call(BEST[name][1:])
    with pytest.raises(kl.RangeError) as caught:
        call([*BEST[name][:-1], 99])
    assert (caught.value.field, caught.value.index) == ("items", len(BEST[name]) - 1)
    with pytest.raises(kl.NullError, match="items"):
        call(None)
    missing = call([None, *BEST[name][1:]])
    assert missing.defined == (name == "koos_pf") and missing.answered == len(BEST[name]) - 1
    flag = OutcomeFlag.PARTIAL if missing.defined else OutcomeFlag.NOT_SCORABLE
    assert missing.flags == flag and str(missing).endswith(f"({flag.name})")


def test_what_only_some_have():
    assert str(kl.score_step_down([1, 1, 1, 2, 1])) == "STEP_DOWN 6 POOR"
    assert kl.score_step_down([1, 0, 0, 0, 0]).grade is StepDownGrade.GOOD
    assert kl.score_ostrc_o([3, 0, 0, 0]).substantial is True
    assert str(kl.score_ostrc_o([3, 0, 0, 0])) == "OSTRC_O 25, a substantial problem"
    assert kl.score_akps([0] * 13).substantial is None
    assert kl.score_ostrc_o2([0, None, None, None]).flags == OutcomeFlag.GATEKEEPER
    with pytest.raises(kl.InconsistentError) as caught:
        kl.score_ostrc_o2([0, 0, 1, 0])
    assert caught.value.index == 2
    assert kl.score_koos_pf([0, 1] + [0] * 9).score == 1075 / 11


def test_pain_rating():
    score = kl.score_nprs(3.5)
    assert (score.num, score.den, score.score, str(score)) == (35, 10, 3.5, "NPRS 3.5")
    assert not kl.score_nprs(None).defined and str(kl.score_nprs(None)).startswith("NPRS not")
    for pain in (10.1, -1, 2.55):
        with pytest.raises(kl.RangeError, match="pain") as caught:
            kl.score_nprs(pain)
        assert caught.value.field == "pain" and caught.value.value == pain


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (70, 79, ChangeVerdict.NO_CLEAR_CHANGE),
        (70, 80, ChangeVerdict.BETTER),
        (80.0, Decimal(70), ChangeVerdict.WORSE),
        ((70, 1), Fraction(80), ChangeVerdict.BETTER),
        (kl.score_akps([0] * 13), 90, ChangeVerdict.WORSE),
    ],
)
def test_changes(before, after, verdict):
    """PLAN-183"""
    change = kl.outcome_change("AKPS", before, after)
    assert change.defined and change.verdict is verdict
    assert str(change).startswith(f"{verdict.name}, gain {change.gain_num}/1")


def test_changes_are_exact():
    before, after = kl.score_koos_pf([4] * 11), kl.score_koos_pf([3] * 7 + [4] * 4)
    assert (after.num, after.den) == (175, 11)
    assert kl.outcome_change("KOOS_PF", before, after).verdict is ChangeVerdict.NO_CLEAR_CHANGE
    with pytest.raises(kl.RangeError, match="before.num"):
        kl.outcome_change("KOOS_PF", 175 / 11, 50)
    assert kl.outcome_change("KOOS_PF", 10, 26).verdict is ChangeVerdict.POSSIBLY_BETTER
    pain = kl.outcome_change("NPRS", kl.score_nprs(6.5), kl.score_nprs(4.5))
    assert pain.verdict is ChangeVerdict.BETTER
    assert kl.outcome_change("NPRS", 6.5, 4.5).verdict is ChangeVerdict.BETTER


def test_undefined_changes():
    missing = kl.outcome_change("AKPS", None, 70)
    assert (missing.defined, missing.gain_num, missing.verdict) == (False, None, None)
    assert missing.flags == OutcomeFlag.SCORE_MISSING
    assert kl.outcome_change("AKPS", kl.score_akps([None] * 13), 70) == missing
    assert str(missing) == "not defined (SCORE_MISSING)"
    nobody = kl.outcome_change("STEP_DOWN", 4, 1)
    assert (nobody.defined, nobody.gain_num, nobody.flags) == (False, 3, OutcomeFlag.NO_THRESHOLD)


@pytest.mark.parametrize(
    ("given", "cls", "field"),
    [
        (("SF36", 1, 2), kl.RangeError, "instrument"),
        ((None, 1, 2), kl.NullError, "instrument"),
        (("AKPS", 101, 2), kl.RangeError, "before.num"),
        (("AKPS", 1, -2), kl.RangeError, "after.num"),
        (("AKPS", 1, (1, 101)), kl.RangeError, "after.den"),
        (("AKPS", (1, None), 1), kl.NullError, "before.den"),
    ],
)
def test_refused_changes(given, cls, field):
    with pytest.raises(cls) as caught:
        kl.outcome_change(*given)
    assert caught.value.field == field


def test_nonresponse():
    """PLAN-184"""
    known = {"adherence": 80, "akps_before": 60, "akps_after": 65, "worst_before": 5,
             "worst_after": 4.5}  # fmt: skip
    stuck = kl.nonresponse(8, **known)
    assert stuck.no_progress is True and str(stuck) == "no progress: have it assessed"
    better = kl.nonresponse(8, **{**known, "worst_after": 2})
    assert better.no_progress is False and str(better) == "some progress"
    lazy = kl.nonresponse(8, **{**known, "adherence": 69})
    assert lazy.no_progress is False and lazy.flags == OutcomeFlag.ADHERENCE_LOW
    assert kl.nonresponse(8, **{**known, "adherence": 69}, adherence_pct=60).no_progress is True
    early = kl.nonresponse(7, **known)
    assert (early.defined, early.no_progress, early.flags) == (False, None, OutcomeFlag.TOO_EARLY)
    assert str(kl.nonresponse(8)).startswith("not defined (ADHERENCE_UNKNOWN, ")


@pytest.mark.parametrize(
    ("given", "cls", "field"),
    [
        ({"weeks": None}, kl.NullError, "weeks"),
        ({"weeks": 5201}, kl.RangeError, "weeks"),
        ({"adherence": 101}, kl.RangeError, "adherence_pct"),
        ({"akps_before": 101}, kl.RangeError, "akps_before"),
        ({"worst_before": 10.1}, kl.RangeError, "worst_before"),
        ({"worst_after": -0.1}, kl.RangeError, "worst_after"),
        ({"review_weeks": 5}, kl.RangeError, "review_weeks"),
    ],
)
def test_refused_reviews(given, cls, field):
    with pytest.raises(cls) as caught:
        kl.nonresponse(**{"weeks": 8, **given})
    assert caught.value.field == field

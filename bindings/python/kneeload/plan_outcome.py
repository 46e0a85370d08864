"""Outcome measures as numbers: scores, their change, and a review. No questionnaire is shipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from numbers import Rational
from typing import Any, Unpack

from . import capi
from .enums import int32, number_of
from .enums_plan import ChangeVerdict, Instrument, OutcomeFlag, StepDownGrade
from .options import PlanOptions, options_for
from .pain import Pain, tenths
from .plan_fields import caller_names, integers
from .reasons import known
from .records import Record

_SCORE = Record("kl_outcome_score")
_POINT = Record("kl_outcome_point")
_CHANGE = Record("kl_outcome_change")
_REVIEW = Record("kl_outcome_review")
_NONRESPONSE = Record("kl_nonresponse")

Answers = Iterable[int | None]
"""Option indexes from 0 in the order of the instrument; None is not answered."""


@dataclass(frozen=True, slots=True)
class OutcomeScore:
    """A score as a fraction, so that changes compare exactly. PLAN-181"""

    instrument: Instrument  #: which questionnaire
    defined: bool  #: False: the flags say why
    num: int | None  #: score = num / den
    den: int | None  #: the lower part of the fraction; None: not defined
    score: float | None  #: num / den; None: not defined
    substantial: bool | None  #: OSTRC: a substantial problem
    grade: StepDownGrade | None  #: STEP_DOWN
    answered: int  #: items answered
    flags: OutcomeFlag  #: what to know about it

    def __str__(self) -> str:
        score = "not scorable" if self.score is None else f"{self.score:g}"
        grade = "" if self.grade is None else f" {self.grade.name}"
        problem = ", a substantial problem" if self.substantial else ""
        return f"{self.instrument.name} {score}{grade}{problem}{_flags(self.flags)}"


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """Change of a score; a positive gain is better, whatever the direction of the scale."""

    defined: bool  #: False: the flags say why
    verdict: ChangeVerdict | None  #: None: not defined
    gain_num: int | None  #: gain = gain_num / gain_den; None: a score is missing
    gain_den: int | None  #: the lower part; None: a score is missing
    flags: OutcomeFlag  #: what to know about it

    def __str__(self) -> str:
        gain = "" if self.gain_num is None else f", gain {self.gain_num}/{self.gain_den}"
        verdict = "not defined" if self.verdict is None else self.verdict.name
        return f"{verdict}{gain}{_flags(self.flags)}"


@dataclass(frozen=True, slots=True)
class NonResponse:
    """Has the programme helped so far? PLAN-184"""

    defined: bool  #: False: the flags say why
    no_progress: bool | None  #: True: have it assessed, as a matter of routine
    flags: OutcomeFlag  #: what to know about it

    def __str__(self) -> str:
        progress = {True: "no progress: have it assessed", False: "some progress"}
        said = "not defined" if self.no_progress is None else progress[self.no_progress]
        return f"{said}{_flags(self.flags)}"


def _flags(flags: OutcomeFlag) -> str:
    return f" ({', '.join(flags.names)})" if flags else ""


def score(instrument: Instrument | str, items: Answers | None) -> OutcomeScore:
    """Score of an instrument from its answers; NPRS takes tenths. PLAN-180 .. PLAN-182"""
    number = number_of(Instrument, instrument)
    row = _SCORE.unpack(capi.kl_outcome_score_of(number, integers(items)))
    defined = bool(row["defined"])
    substantial, grade = known(row["substantial"]), known(row["grade"])
    return OutcomeScore(
        instrument=Instrument(number),
        defined=defined,
        num=known(row["num"]),
        den=known(row["den"]),
        score=row["score"] if defined else None,
        substantial=None if substantial is None else bool(substantial),
        grade=None if grade is None else StepDownGrade(grade),
        answered=row["answered"],
        flags=OutcomeFlag(row["flags"]),
    )


def score_akps(items: Answers) -> OutcomeScore:
    """AKPS (Kujala): 13 answers, 0 .. 100, higher is better."""
    return score(Instrument.AKPS, items)


def score_koos_pf(items: Answers) -> OutcomeScore:
    """KOOS-PF: 11 answers, 0 .. 100, higher is better; half of them are enough."""
    return score(Instrument.KOOS_PF, items)


def score_ostrc_o(items: Answers) -> OutcomeScore:
    """OSTRC-O of 2013: 4 answers, 0 .. 100, lower is better."""
    return score(Instrument.OSTRC_O, items)


def score_ostrc_o2(items: Answers) -> OutcomeScore:
    """OSTRC-O2 and H2 of 2020: 4 answers, 0 .. 100, lower is better; a first answer of 0 makes
    the others unnecessary."""
    return score(Instrument.OSTRC_O2, items)


def score_uwri(items: Answers) -> OutcomeScore:
    """UWRI: 9 answers, 0 .. 36, higher is better."""
    return score(Instrument.UWRI, items)


def score_lefs(items: Answers) -> OutcomeScore:
    """LEFS: 20 answers, 0 .. 80, higher is better."""
    return score(Instrument.LEFS, items)


def score_nprs(pain: Pain | None) -> OutcomeScore:
    """Pain rating 0 .. 10 in steps of 0.1, lower is better."""
    with caller_names(items=("pain", pain)):
        return score(Instrument.NPRS, (None if pain is None else tenths(pain),))


def score_step_down(items: Answers) -> OutcomeScore:
    """Lateral step-down: arm, trunk, pelvis, knee, steadiness; 0 .. 6, lower is better."""
    return score(Instrument.STEP_DOWN, items)


Score = OutcomeScore | Rational | float | Decimal | tuple[int | None, int | None]
"""A score as it was made, as a number, or as (num, den)."""


def _point(score: Score | None) -> bytes | None:
    if score is None:
        return None
    num, den = _fraction(score)
    return _POINT.pack({"num": int32(num), "den": int32(den)})


def _fraction(score: Score) -> tuple[Any, Any]:
    if isinstance(score, OutcomeScore):
        return score.num, score.den
    if isinstance(score, Rational):
        return score.numerator, score.denominator
    return score.as_integer_ratio() if isinstance(score, (float, Decimal)) else score


def outcome_change(
    instrument: Instrument | str, before: Score | None, after: Score | None
) -> ScoreChange:
    """Did a score change by more than its smallest change that matters? Scores are those of
    ``score_akps`` and its siblings, whole numbers, fractions or (num, den); None is missing. A
    score with a remainder is given as it was made: its float is no longer exact, and refused.
    PLAN-183"""
    row = _CHANGE.unpack(
        capi.kl_outcome_change_of(number_of(Instrument, instrument), _point(before), _point(after))
    )
    there = row["gain_den"] != 0
    return ScoreChange(
        defined=bool(row["defined"]),
        verdict=ChangeVerdict(row["verdict"]) if row["defined"] else None,
        gain_num=row["gain_num"] if there else None,
        gain_den=row["gain_den"] if there else None,
        flags=OutcomeFlag(row["flags"]),
    )


def nonresponse(
    weeks: int,
    *,
    adherence: int | None = None,
    akps_before: int | None = None,
    akps_after: int | None = None,
    worst_before: Pain | None = None,
    worst_after: Pain | None = None,
    **options: Unpack[PlanOptions],
) -> NonResponse:
    """Has the programme of ``weeks`` so far helped? ``adherence``: sessions done of those planned
    in percent, 0 .. 100; AKPS 0 .. 100; worst pain 0 .. 10. Raises a routine assessment, never a diagnosis.
    PLAN-184"""
    review = {
        "weeks": int32(weeks),
        "adherence_pct": int32(adherence),
        "akps_before": int32(akps_before),
        "akps_after": int32(akps_after),
        "worst_before": tenths(worst_before),
        "worst_after": tenths(worst_after),
    }
    made = options_for("plan", options)
    with caller_names(
        worst_before=("worst_before", worst_before), worst_after=("worst_after", worst_after)
    ):
        row = _NONRESPONSE.unpack(capi.kl_nonresponse_of(_REVIEW.pack(review), made))
    no_progress = known(row["no_progress"])
    return NonResponse(
        defined=bool(row["defined"]),
        no_progress=None if no_progress is None else bool(no_progress),
        flags=OutcomeFlag(row["flags"]),
    )

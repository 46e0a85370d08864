"""Exercises: the catalogue, a session of strength work, the pain it caused, and what is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Unpack

from . import capi
from .enums import Colour, int32, number_of
from .enums_plan import (
    Dose,
    Equipment,
    Exercise,
    ExerciseFamily,
    MuscleGroup,
    OwnDefault,
    PlanReason,
    Progress,
)
from .enums_rehab import Irritability, Location
from .options import PlanOptions, options_for
from .pain import Pain, tenths
from .plan_fields import caller_names, mask_of, members
from .reasons import Reason, sentences, unpack_plan_reasons, unpack_reasons
from .records import Record
from .rehab_fields import switch

_EXERCISE = Record("kl_exercise")
_REQUEST = Record("kl_prescribe_request")
_PRESCRIPTION = Record("kl_prescription")
_PRESCRIBED = Record("kl_prescribed")
_SESSION = Record("kl_strength_session")
_VERDICT = Record("kl_strength_verdict")
_STATE = Record("kl_exercise_state")
_STEP = Record("kl_exercise_step")

Range = tuple[int, int]
"""Lower and upper."""


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise, with the dose for a location. PLAN-140 .. PLAN-142"""

    exercise: Exercise  #: which exercise
    group: MuscleGroup  #: muscles it is for
    family: ExerciseFamily  #: variants of one movement share a family
    phase: int  #: 1, 2
    dose: Dose  #: held, or repeated
    sets: Range  #: least and most sets
    value: Range  #: seconds of a hold, or repetitions
    sides: int  #: 2: each side
    parts: int  #: 2: two variants, one after the other
    rest_s: Range  #: least and most rest between sets, seconds
    tempo_s: int  #: one repetition
    equipment: tuple[Equipment, ...]  #: what it needs
    rank: int  #: demand on the joint behind the kneecap, 0 .. 5: an ordering, no force
    activation: bool  #: before the programme
    next: tuple[Exercise, ...]  #: harder ones, in order
    time_s: Range  #: least and most seconds
    own: OwnDefault  #: which figures are own defaults, of evidence grade E
    source: str  #: key of the source of the others

    def __str__(self) -> str:
        dose = f"{_span(self.sets)} x {_span(self.value)} {_unit(self.dose)}{_each(self.sides)}"
        needs = ", ".join(one.name for one in self.equipment)
        return (
            f"{self.exercise.name} ({self.group.name}): {dose}{', needs ' if needs else ''}{needs}"
        )


@dataclass(frozen=True, slots=True)
class Prescribed:
    """One exercise of a session."""

    exercise: Exercise  #: which exercise
    sets: int  #: how many sets
    value: int  #: seconds of a hold, or repetitions
    dose: Dose  #: held, or repeated
    sides: int  #: 2: each side
    parts: int  #: 2: two variants, one after the other
    rest_s: int  #: rest between sets, seconds
    time_s: Range  #: least and most seconds

    def __str__(self) -> str:
        dose = f"{self.sets} x {self.value} {_unit(self.dose)}{_each(self.sides)}"
        return f"{self.exercise.name} {dose}, {self.rest_s} s rest"


@dataclass(frozen=True, slots=True)
class Prescription:
    """One session of strength work; without items, the reasons say why. PLAN-143 .. PLAN-145"""

    per_week: int  #: sessions a week
    groups: tuple[MuscleGroup, ...]  #: muscles it is for
    time_s: Range  #: least and most seconds
    items: tuple[Prescribed, ...]  #: in the order of the session
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        items = "; ".join(map(str, self.items))
        said = f"{self.per_week} times a week: {items}." if items else "No exercises."
        return " ".join(filter(None, (said, sentences(self.reasons))))


@dataclass(frozen=True, slots=True)
class StrengthGrade:
    """Colour of a session of strength work. GREEN says that the logged answers lie inside the
    rule that was chosen, and nothing more. PLAN-146"""

    colour: Colour  #: colour of the session
    reasons: tuple[Reason, ...]  #: pain in tenths

    def __str__(self) -> str:
        return f"{self.colour.name}: {sentences(self.reasons)}"


@dataclass(frozen=True, slots=True)
class ExerciseStep:
    """What to do next time. PLAN-147"""

    exercise: Exercise  #: which exercise
    sets: int  #: sets next time
    value: int  #: seconds of a hold, or repetitions, next time
    top_greens: int  #: for the next call
    changed: Progress  #: the one thing that changed
    reason: Reason  #: why

    def __str__(self) -> str:
        return f"{self.exercise.name} {self.sets} x {self.value}: {self.reason}"


def _span(span: Range) -> str:
    lower, upper = span
    return str(lower) if lower == upper else f"{lower}-{upper}"


def _unit(dose: Dose) -> str:
    return "s" if dose is Dose.HOLD else "repetitions"


def _each(sides: int) -> str:
    return " each side" if sides == 2 else ""


def exercise(exercise: Exercise | str, location: Location | str = Location.FRONT) -> ExerciseRow:
    """One exercise, with its dose at a location: holds are longer below and above the kneecap.
    PLAN-140 .. PLAN-142"""
    data, source = capi.kl_exercise_at(number_of(Exercise, exercise), number_of(Location, location))
    row = _EXERCISE.unpack(data)
    return ExerciseRow(
        exercise=Exercise(row["number"]),
        group=MuscleGroup(row["group"]),
        family=ExerciseFamily(row["family"]),
        phase=row["phase"],
        dose=Dose(row["dose"]),
        sets=row["sets"],
        value=row["value"],
        sides=row["sides"],
        parts=row["parts"],
        rest_s=row["rest_s"],
        tempo_s=row["tempo_s"],
        equipment=members(Equipment, row["equipment"]),
        rank=row["rank"],
        activation=bool(row["activation"]),
        next=tuple(map(Exercise, row["next"][: row["n_next"]])),
        time_s=row["time_s"],
        own=OwnDefault(row["own"]),
        source=source,
    )


def exercises(location: Location | str = Location.FRONT) -> list[ExerciseRow]:
    """Every exercise, with its dose at a location."""
    return [exercise(one, location) for one in Exercise]


def prescribe(
    location: Location | str | None,
    irritability: Irritability | str | None = None,
    *,
    phase: int = 1,
    count: int = 4,
    equipment: Iterable[Equipment | str] = (),
    per_week: int = 2,
    **options: Unpack[PlanOptions],
) -> Prescription:
    """Three to five exercises for a location: prescribe("FRONT", "LOW", equipment=["BAND"]).
    ``phase`` of strength work 1 or 2; ``per_week`` sessions wished for, 1 .. 7. An unknown
    irritability acts as MODERATE; without a usable location there are no exercises.
    PLAN-143 .. PLAN-145"""
    request = {
        "location": number_of(Location, location),
        "irritability": number_of(Irritability, irritability),
        "phase": int32(phase),
        "count": int32(count),
        "equipment": mask_of(Equipment, equipment),
        "per_week": int32(per_week),
    }
    made = options_for("plan", options)
    row = _PRESCRIPTION.unpack(capi.kl_prescribe(_REQUEST.pack(request), made))
    return Prescription(
        per_week=row["per_week"],
        groups=members(MuscleGroup, row["groups"]),
        time_s=row["time_s"],
        items=tuple(map(_prescribed, islice(_PRESCRIBED.cells(row["item"]), row["n_items"]))),
        reasons=unpack_plan_reasons(row["reasons"]),
    )


def _prescribed(cells: tuple[Any, ...]) -> Prescribed:
    row = _PRESCRIBED.named(cells)
    row.update(exercise=Exercise(row["exercise"]), dose=Dose(row["dose"]))
    return Prescribed(**row)


def grade_strength(
    *,
    before: Pain | None = None,
    peak: Pain | None = None,
    morning_before: Pain | None = None,
    morning_after: Pain | None = None,
    swelling: int | None = None,
    painkiller: bool = False,
    **options: Unpack[PlanOptions],
) -> StrengthGrade:
    """Judge a session of strength work by the pain it caused: before it, its peak, on its own
    morning and on the morning after, each 0 .. 10 in steps of 0.1; ``swelling`` 0 none, 1
    slight, 2 clear. None is not known, and never GREEN where it is needed. PLAN-146"""
    session = {
        "pre": tenths(before),
        "peak": tenths(peak),
        "am_before": tenths(morning_before),
        "am_after": tenths(morning_after),
        "swelling": int32(swelling),
        "analgesic": switch(painkiller),
    }
    made = options_for("plan", options)
    with caller_names(
        pre=("before", before),
        peak=("peak", peak),
        am_before=("morning_before", morning_before),
        am_after=("morning_after", morning_after),
        analgesic=("painkiller", None),
    ):
        row = _VERDICT.unpack(capi.kl_strength_grade(_SESSION.pack(session), made))
    return StrengthGrade(Colour(row["colour"]), unpack_plan_reasons(row["reasons"]))


def progress_exercise(
    exercise: Exercise | str,
    location: Location | str,
    *,
    sets: int,
    value: int,
    colour: Colour | str,
    top_greens: int = 0,
    irritability: Irritability | str | None = None,
    equipment: Iterable[Equipment | str] = (),
    phase1_days: int | None = None,
    previous: Exercise | str | None = None,
    **options: Unpack[PlanOptions],
) -> ExerciseStep:
    """What to do next time, after a session of a colour: one variable changes in a session.
    ``sets`` and ``value`` are those of the session, ``top_greens`` that of the step before,
    ``phase1_days`` the days since phase 1 began, ``previous`` the exercise that came before.
    PLAN-147, PLAN-148"""
    state = {
        "exercise": number_of(Exercise, exercise),
        "location": number_of(Location, location),
        "irritability": number_of(Irritability, irritability),
        "equipment": mask_of(Equipment, equipment),
        "sets": int32(sets),
        "value": int32(value),
        "top_greens": int32(top_greens),
        "colour": number_of(Colour, colour),
        "phase1_days": int32(phase1_days),
        "previous": number_of(Exercise, previous),
    }
    row = _STEP.unpack(capi.kl_exercise_progress(_STATE.pack(state), options_for("plan", options)))
    (reason,) = unpack_reasons(row["reason"], 1, PlanReason)
    return ExerciseStep(
        exercise=Exercise(row["exercise"]),
        sets=row["sets"],
        value=row["value"],
        top_greens=row["top_greens"],
        changed=Progress(row["changed"]),
        reason=reason,
    )

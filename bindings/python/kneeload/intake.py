"""What a new runner tells: the pattern of the symptoms, and what is still to be asked. Both are
informative and in no decision."""

from __future__ import annotations

from typing import Any

from . import capi
from .enums import Status, int32, number_of
from .enums_rehab import IntakeItem, Location, SymptomPattern
from .pain import NO_PAIN, Pain, out_of_scale, tenths
from .records import Record
from .rehab_fields import Flags, flag_mask, switch

_SYMPTOMS = Record("kl_symptoms")
_INTAKE = Record("kl_intake")


def _symptoms(location: Location | str | None, flags: Flags, **answers: bool | None) -> bytes:
    told: dict[str, Any] = {name: switch(answer) for name, answer in answers.items()}
    told.update(location=number_of(Location, location), flags=flag_mask(flags))
    return _SYMPTOMS.pack(told)


def symptom_pattern(
    location: Location | str | None = None,
    *,
    stairs: bool | None = None,
    downhill: bool | None = None,
    squat_lunge: bool | None = None,
    after_sitting: bool | None = None,
    running: bool | None = None,
    sharp: bool | None = None,
    flags: Flags = 0,
) -> SymptomPattern:
    """Does this look like the pattern the articles describe? Each answer says whether that
    brings the pain on; None is not known. Never a diagnosis. REHAB-058"""
    symptoms = _symptoms(
        location,
        flags,
        stairs=stairs,
        downhill=downhill,
        squat_lunge=squat_lunge,
        after_sitting=after_sitting,
        running=running,
        sharp=sharp,
    )
    return SymptomPattern(capi.kl_symptom_pattern(symptoms))


def _checked(keyword: str, pain: Pain | None) -> int:
    number = tenths(pain)
    if pain is not None and number == NO_PAIN:
        raise out_of_scale(Status.E_RANGE, keyword, pain)
    return number


def intake_missing(
    location: Location | str | None = None,
    *,
    stairs: bool | None = None,
    downhill: bool | None = None,
    squat_lunge: bool | None = None,
    after_sitting: bool | None = None,
    running: bool | None = None,
    worst24: Pain | None = None,
    daily_life_pain: Pain | None = None,
    minutes_to_pain: int | None = None,
    age: int | None = None,
    history_weeks: int | None = None,
    target_m: int | None = None,
    step_down_grade: int | None = None,
) -> IntakeItem:
    """What is still unknown of an intake, in the order in which it is asked; ``.names`` lists
    it. ``history_weeks``: weeks of running history that are known. REHAB-059"""
    symptoms = _symptoms(
        location,
        0,
        stairs=stairs,
        downhill=downhill,
        squat_lunge=squat_lunge,
        after_sitting=after_sitting,
        running=running,
        sharp=None,
    )
    capi.kl_symptom_pattern(symptoms)  # refuses what is no answer
    intake = {
        "symptoms": symptoms,
        "worst24": _checked("worst24", worst24),
        "adl_pain": _checked("daily_life_pain", daily_life_pain),
        "minutes_to_pain": int32(minutes_to_pain),
        "age": int32(age),
        "history_weeks": int32(history_weeks),
        "target_m": int32(target_m),
        "step_down_grade": int32(step_down_grade),
    }
    return IntakeItem(capi.kl_intake_missing(_INTAKE.pack(intake)))

"""The small rules of the founding articles. They inform; none allows a run."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, Unpack

from . import capi
from .days import Day, date_or_number, known_day
from .enums import Colour, Phase, Status, int32, number_of
from .enums_plan import (
    Adjunct,
    ChangeKind,
    CrossActivity,
    Exposure,
    Habit,
    MassageArea,
    PlanReason,
    WeekFeature,
)
from .enums_rehab import Irritability, Location, Tier
from .errors import from_fault
from .options import PlanOptions, options_for
from .pain import Pain, tenths
from .plan_fields import (
    caller_names,
    day_or_unknown,
    days_buffer,
    integers,
    mask_of,
    members,
    places,
    whole,
)
from .reasons import Reason, known, sentences, unpack_plan_reasons
from .records import Record
from .rehab_fields import switch

_LOGGED = Record("kl_logged_week")
_CHANGED = Record("kl_what_changed")
_CHANGE = Record("kl_changed_feature")
_EXPOSED = Record("kl_exposed_session")
_OFFENDER = Record("kl_repeat_offender")
_JUDGED = Record("kl_judged_session")
_COMFORT = Record("kl_comfort_threshold")
_STREAK = Record("kl_rest_streak")
_UPKEEP = Record("kl_strength_upkeep")
_ADJUNCT = Record("kl_adjunct")
_MASSAGE = Record("kl_massage")
_CROSS_REQUEST = Record("kl_cross_request")
_CROSS = Record("kl_cross_training")
_CROSS_OPTION = Record("kl_cross_option")
_RECOVERY = Record("kl_recovery")
_PREVENTION = Record("kl_prevention")


def _names(codes: Iterable[Any]) -> str:
    return ", ".join(code.name for code in codes)


def _said(what: str, reasons: Sequence[Reason]) -> str:
    return f"{what}: {sentences(reasons)}" if reasons else what


# ---- what changed ----


@dataclass(frozen=True, slots=True)
class ChangedFeature:
    """One figure that is new or rose; a possible contributor, never a cause."""

    feature: WeekFeature  #: what changed
    kind: ChangeKind  #: new, or more than before
    num: int | None  #: RISE: num / den times as much
    den: int | None  #: the lower part; None: new

    def __str__(self) -> str:
        rise = "" if self.num is None else f" ({self.num} / {self.den})"
        return f"{self.feature.name} {self.kind.name}{rise}"


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """What is new or rose in the last two of six weeks. PLAN-160"""

    defined: bool  #: False: too few weeks are logged
    changes: tuple[ChangedFeature, ...]  #: the largest first; possible contributors, never causes

    def __str__(self) -> str:
        changes = ", ".join(map(str, self.changes)) or "nothing"
        return f"possible contributors: {changes}" if self.defined else "too few weeks are logged"


def _logged(week: Mapping[str, int | None] | None) -> bytes:
    if week is None:
        return _LOGGED.pack_cells(0, *(0 for _ in WeekFeature))
    names = {feature.name.lower() for feature in WeekFeature}
    if not names.issuperset(week):
        raise TypeError(f"unexpected figures: {list(week)}; a week has {sorted(names)}")
    told = (week.get(feature.name.lower()) for feature in WeekFeature)
    return _LOGGED.pack_cells(1, *(int32(whole(number)) for number in told))


def _change(cells: tuple[Any, ...]) -> ChangedFeature:
    row = _CHANGE.named(cells)
    kind = ChangeKind(row["kind"])
    rose = kind is ChangeKind.RISE
    return ChangedFeature(
        feature=WeekFeature(row["feature"]),
        kind=kind,
        num=row["num"] if rose else None,
        den=row["den"] if rose else None,
    )


def what_changed(
    weeks: Iterable[Mapping[str, int | None] | None] | None, **options: Unpack[PlanOptions]
) -> WhatChanged:
    """What is new or rose in the last two of six weeks, oldest first. Each is None (not logged),
    or a mapping with week_m, hill_m, speed_m, longest_m, run_days and new_shoe_m. PLAN-160"""
    packed = None if weeks is None else b"".join(map(_logged, weeks))
    row = _CHANGED.unpack(capi.kl_what_changed_of(packed, options_for("plan", options)))
    changes = map(_change, islice(_CHANGE.cells(row["change"]), row["n"]))
    return WhatChanged(bool(row["defined"]), tuple(changes))


# ---- the repeat offender ----


@dataclass(frozen=True, slots=True)
class RepeatOffender:
    """What came before the last three RED runs again and again. PLAN-161"""

    considered: int  #: RED days that were looked at, 0 .. 3
    offenders: tuple[Exposure, ...]  #: most often first
    counts: Mapping[Exposure, int]  #: of the last RED runs, by exposure

    def __str__(self) -> str:
        return f"{_names(self.offenders) or 'none'} before {self.considered} RED runs"


ExposedSession = tuple[Day, Iterable[Exposure | str]] | Mapping[str, Any]
"""A day and what its session exposed the knee to; or a dict with day and tags."""


def _values(session: Any, *names: str) -> tuple[Any, ...]:
    """A session by name or by place, in the order of names."""
    if isinstance(session, Mapping):
        return tuple(session.get(name) for name in names)
    values = tuple(session)
    if len(values) != len(names):
        raise TypeError(f"a session is ({', '.join(names)}), not {session!r}")
    return values


def _exposed(session: ExposedSession) -> bytes:
    day, tags = _values(session, "day", "tags")
    return _EXPOSED.pack({"day": day_or_unknown(day), "tags": mask_of(Exposure, tags)})


def repeat_offender(
    sessions: Iterable[ExposedSession] | None,
    red_days: Iterable[Day] | None,
    **options: Unpack[PlanOptions],
) -> RepeatOffender:
    """What came before the last three RED runs again and again. Sessions are (day, exposures) in
    order of days, ``red_days`` rise. PLAN-161"""
    packed = None if sessions is None else b"".join(map(_exposed, sessions))
    made = options_for("plan", options)
    row = _OFFENDER.unpack(capi.kl_repeat_offender_of(packed, days_buffer(red_days), made))
    return RepeatOffender(
        considered=row["considered"],
        offenders=tuple(map(Exposure, row["offender"][: row["n_offenders"]])),
        counts=dict(zip(Exposure, row["count"])),
    )


# ---- the comfortable threshold ----


@dataclass(frozen=True, slots=True)
class ComfortThreshold:
    """How long a run stays comfortable. PLAN-162"""

    threshold_s: int | None  #: None: an entry test is needed
    ceiling_s: int | None  #: least dose of AMBER or RED

    def __str__(self) -> str:
        if self.threshold_s is None:
            return "an entry test is needed"
        return f"comfortable up to {timedelta(seconds=self.threshold_s)}"


JudgedSession = tuple[Day, int, Colour | str] | Mapping[str, Any]
"""Day, seconds of easy running and colour; or a dict with day, dose_s and colour."""


def _judged(day: Any, dose_s: Any, colour: Any) -> bytes:
    return _JUDGED.pack(
        {
            "day": day_or_unknown(day),
            "dose_s": int32(whole(dose_s)),
            "colour": number_of(Colour, colour),
        }
    )


def pack_judged(sessions: Iterable[JudgedSession]) -> bytes:
    """Judged sessions one after another, as the core reads them."""
    rows = (_values(session, "day", "dose_s", "colour") for session in sessions)
    return b"".join(_judged(*row) for row in rows)


def comfort_threshold(
    today: Day, sessions: Iterable[JudgedSession] | None, **options: Unpack[PlanOptions]
) -> ComfortThreshold:
    """How long a run stays comfortable: the longest GREEN one of four weeks below the shortest
    AMBER or RED one of two. Sessions are (day, seconds, colour), in any order. PLAN-162"""
    packed = None if sessions is None else pack_judged(sessions)
    made = options_for("plan", options)
    row = _COMFORT.unpack(capi.kl_comfort_threshold_of(day_or_unknown(today), packed, made))
    return ComfortThreshold(known(row["threshold_s"]), known(row["ceiling_s"]))


# ---- rest days and strength upkeep ----


@dataclass(frozen=True, slots=True)
class RestStreak:
    """Days in a row without rest. PLAN-163"""

    streak: int  #: up to the last day
    longest_streak: int  #: most active days in a row
    violations: int  #: days that were the seventh active one or more
    first_violation: date | int | None  #: first day that was the seventh or later; None: none
    rest_needed_tomorrow: bool  #: six active days in a row or more

    def __str__(self) -> str:
        rest = ", rest is needed tomorrow" if self.rest_needed_tomorrow else ""
        return f"{self.streak} active days in a row, {self.longest_streak} at most{rest}"


def rest_streak(first: Day, last: Day, active_days: Iterable[Day] | None) -> RestStreak:
    """Days in a row without rest, from the first to the last day. ``active_days`` have a run or
    strength work, in order; those outside are ignored. PLAN-163"""
    span = day_or_unknown(first), day_or_unknown(last)
    with caller_names(**{"from": ("first", None), "to": ("last", None)}):
        row = _STREAK.unpack(capi.kl_rest_streak_of(*span, days_buffer(active_days)))
    return RestStreak(
        streak=row["streak"],
        longest_streak=row["longest_streak"],
        violations=row["violations"],
        first_violation=known_day(row["first_violation"]),
        rest_needed_tomorrow=bool(row["rest_needed_tomorrow"]),
    )


@dataclass(frozen=True, slots=True)
class StrengthUpkeep:
    """Is strength work kept up? PLAN-164"""

    weeks_below: tuple[int, ...]  #: places of known weeks below the minimum
    blocks_return_exit: bool  #: strength work is too little to leave RETURN
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        return _said(f"{len(self.weeks_below)} weeks below the minimum", self.reasons)


def strength_upkeep(
    weeks: Iterable[int | None] | None, **options: Unpack[PlanOptions]
) -> StrengthUpkeep:
    """Is strength work kept up? Sessions a week, oldest first, at most 52; None is not known.
    PLAN-164"""
    data = capi.kl_strength_upkeep_of(integers(weeks), options_for("plan", options))
    row = _UPKEEP.unpack(data)
    return StrengthUpkeep(
        weeks_below=places(row["weeks_below"]),
        blocks_return_exit=bool(row["blocks_return_exit"]),
        reasons=unpack_plan_reasons(row["reasons"]),
    )


# ---- tape, orthotics, massage ----


@dataclass(frozen=True, slots=True)
class AdjunctUse:
    """Tape or orthotics: for how long. PLAN-165"""

    expires_day: date | int  #: day of the review
    days_left: int  #: days until then, 0 when it is past
    valid: bool  #: not expired, and strength work is done
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        return _said(f"until {self.expires_day}, {self.days_left} days left", self.reasons)


def adjunct(
    kind: Adjunct | str,
    start_day: Day,
    today: Day,
    *,
    strength_sessions: int | None = None,
    **options: Unpack[PlanOptions],
) -> AdjunctUse:
    """Tape or orthotics: for how long, and not without strength work. ``strength_sessions`` of
    the last adjunct_strength_window days. PLAN-165"""
    data = capi.kl_adjunct_of(
        number_of(Adjunct, kind),
        day_or_unknown(start_day),
        day_or_unknown(today),
        int32(strength_sessions),
        options_for("plan", options),
    )
    row = _ADJUNCT.unpack(data)
    return AdjunctUse(
        expires_day=date_or_number(row["expires_day"]),
        days_left=row["days_left"],
        valid=bool(row["valid"]),
        reasons=unpack_plan_reasons(row["reasons"]),
    )


@dataclass(frozen=True, slots=True)
class Massage:
    """Which areas may be massaged. Carries no weight in any decision. PLAN-166"""

    allowed: tuple[MassageArea, ...]  #: areas; it carries no weight in any decision
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        return _said(_names(self.allowed) or "no area", self.reasons)


def massage(
    phase: Phase | str, *, flag_tier: Tier | str | None, swelling: int | None = None
) -> Massage:
    """Which areas may be massaged; ``swelling`` 0 none, 1 slight, 2 clear. PLAN-166"""
    row = _MASSAGE.unpack(
        capi.kl_massage_of(int32(swelling), number_of(Phase, phase), number_of(Tier, flag_tier))
    )
    return Massage(members(MassageArea, row["allowed"]), unpack_plan_reasons(row["reasons"]))


# ---- cross-training ----


@dataclass(frozen=True, slots=True)
class CrossOption:
    """One thing to do in place of a run."""

    activity: CrossActivity  #: what to do
    seconds: int  #: at most so long
    note: Reason | None  #: how to do it; None: nothing to say

    def __str__(self) -> str:
        note = "" if self.note is None else f" ({self.note})"
        return f"{self.activity.name} {timedelta(seconds=self.seconds)}{note}"


@dataclass(frozen=True, slots=True)
class CrossTraining:
    """What to do in place of a run. The pain rule of runs applies, too; no running load is
    added. PLAN-167"""

    options: tuple[CrossOption, ...]  #: in the order of preference; none: the reasons say why
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        return _said(", ".join(map(str, self.options)) or "no option", self.reasons)


def _option(cells: tuple[Any, ...]) -> CrossOption:
    row = _CROSS_OPTION.named(cells)
    note = Reason(PlanReason(row["note"]), None, None, None) if row["note"] else None
    return CrossOption(CrossActivity(row["kind"]), row["seconds"], note)


def cross_training(
    dropped_s: int,
    *,
    location: Location | str | None = None,
    irritability: Irritability | str | None = None,
    pain_now: Pain | None = None,
    swelling: int | None = None,
    provoking: Iterable[CrossActivity | str] = (),
    **options: Unpack[PlanOptions],
) -> CrossTraining:
    """What to do in place of ``dropped_s`` seconds of running, 0 .. 86,400; ``provoking`` is
    what hurts, ``pain_now`` 0 .. 10, ``swelling`` 0 none, 1 slight, 2 clear. PLAN-167"""
    request = {
        "location": number_of(Location, location),
        "irritability": number_of(Irritability, irritability),
        "dropped_s": int32(dropped_s),
        "pain_now": tenths(pain_now),
        "swelling": int32(swelling),
        "provoking": mask_of(CrossActivity, provoking),
    }
    made = options_for("plan", options)
    with caller_names(pain_now=("pain_now", pain_now)):
        row = _CROSS.unpack(capi.kl_cross_training_of(_CROSS_REQUEST.pack(request), made))
    cells = islice(_CROSS_OPTION.cells(row["option"]), row["n_options"])
    return CrossTraining(tuple(map(_option, cells)), unpack_plan_reasons(row["reasons"]))


# ---- recovery debt ----


@dataclass(frozen=True, slots=True)
class Recovery:
    """Short sleep or high stress for three days. It vetoes growth, nothing else. PLAN-168"""

    debt: bool  #: it vetoes growth, nothing else
    shortfall_min: int | None  #: None unless all three nights are known
    sleep_unknown: bool  #: a night is not known
    stress_unknown: bool  #: a day is not known
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        unknown = ", not all is known" if self.sleep_unknown or self.stress_unknown else ""
        return _said(f"{'a' if self.debt else 'no'} recovery debt{unknown}", self.reasons)


def recovery_debt(
    sleep_min: Iterable[int | None] | None,
    stress: Iterable[int | None] | None,
    **options: Unpack[PlanOptions],
) -> Recovery:
    """Short sleep or high stress: minutes of the last three nights, stress 1 .. 5 of the last
    three days; None is not known. PLAN-168"""
    made = options_for("plan", options)
    row = _RECOVERY.unpack(capi.kl_recovery_of(integers(sleep_min), integers(stress), made))
    return Recovery(
        debt=bool(row["debt"]),
        shortfall_min=known(row["shortfall_min"]),
        sleep_unknown=bool(row["sleep_unknown"]),
        stress_unknown=bool(row["stress_unknown"]),
        reasons=unpack_plan_reasons(row["reasons"]),
    )


# ---- prevention ----


@dataclass(frozen=True, slots=True)
class Prevention:
    """The checklist of habits, and early signs. PLAN-169"""

    kept: tuple[Habit, ...]  #: habits that are kept
    missing: tuple[Habit, ...]  #: habits that are not
    unknown: tuple[Habit, ...]  #: habits of which nothing is known
    first_action: Habit | None  #: the first missing one; None: none is missing
    early_sign: bool  #: look at the last runs
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        first = "nothing is missing" if self.first_action is None else self.first_action.name
        missing = "" if self.first_action is None else " first"
        return _said(f"{first}{missing}, {len(self.kept)} habits kept", self.reasons)


def _habits(habits: Mapping[str | Habit, bool | None] | None) -> array[int] | None:
    if habits is None:
        return None
    told = {number_of(Habit, name): switch(answer) for name, answer in habits.items()}
    if not set(told) <= set(map(int, Habit)):
        raise from_fault(Status.E_RANGE, "habits", -1, 0)
    return array("i", (told.get(int(habit), int32(None)) for habit in Habit))


def prevention(
    phase: Phase | str,
    today: Day,
    habits: Mapping[str | Habit, bool | None] | None,
    sessions: Iterable[tuple[Day, Colour | str] | Mapping[str, Any]] | None = (),
    **options: Unpack[PlanOptions],
) -> Prevention:
    """The checklist of habits, and early signs: prevention("MAINTAIN", day, {"STRENGTH": True}).
    A habit that is left out is not known. Sessions are (day, colour), in any order. PLAN-169"""
    rows = None if sessions is None else (_values(s, "day", "colour") for s in sessions)
    data = capi.kl_prevention_of(
        number_of(Phase, phase),
        day_or_unknown(today),
        _habits(habits),
        None if rows is None else b"".join(_judged(day, 0, colour) for day, colour in rows),
        options_for("plan", options),
    )
    row = _PREVENTION.unpack(data)
    first = known(row["first_action"])
    return Prevention(
        kept=members(Habit, row["kept"]),
        missing=members(Habit, row["missing"]),
        unknown=members(Habit, row["unknown"]),
        first_action=None if first is None else Habit(first),
        early_sign=bool(row["early_sign"]),
        reasons=unpack_plan_reasons(row["reasons"]),
    )

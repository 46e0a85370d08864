"""The return to run, tailored to the runner's own week, and the weeks that would follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from itertools import islice
from typing import Any, Required, TypeVar, Unpack

from . import capi
from .enums import Phase, int32, number_of
from .enums_plan import Exposure, ItemKind, PlanReason, RunForm, TailorState
from .enums_rehab import Irritability, Location, Tier
from .knee_frame import is_frame
from .options import PlanOptions, options_for
from .plan_fields import (
    Week,
    WeekDay,
    day_name,
    days_mask,
    frame_of,
    integers,
    mask_of,
    pack_week,
    places,
    week_day,
    whole,
)
from .reasons import Reason, known, sentences, unpack_plan_reasons, unpack_reasons
from .records import Record
from .rehab_fields import switch

_RUNNER = Record("kl_tailor_runner")
_WEEK = Record("kl_tailored_week")
_ITEM = Record("kl_plan_item")
_OUTLOOK = Record("kl_outlook_week")
_EVERY_DAY = range(7)
_HISTORY_UNKNOWN = (None, None, None, None)
_WIDTH = 16
_ADDED = -1
_E = TypeVar("_E", bound=IntEnum)


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One item of a tailored week. PLAN-086"""

    day: int  #: 0 .. 6
    source: int | None  #: place of the entry it comes from, None: added
    kind: ItemKind  #: what to do
    metres: int  #: ceiling of the running part
    seconds: int | None  #: in all; None: cross-training of unknown length
    run_s: int  #: the prescription; the session ends with whichever comes first
    walk_s: int  #: one walk
    bout_s: int  #: one bout of running; the last one is the remainder
    reps: int  #: bouts of running
    reasons: tuple[Reason, ...]  #: why, in order

    @property
    def dose(self) -> str:
        """How much, in words; "" for rest."""
        metres = f"up to {self.metres:,} m" if self.metres else ""
        took = str(timedelta(seconds=self.seconds)) if self.seconds else ""
        walks = f"{self.reps} x (run {self.bout_s} s, walk {self.walk_s} s)" if self.walk_s else ""
        return ", ".join(filter(None, (took, metres, walks)))

    def __str__(self) -> str:
        dose = f", {self.dose}" if self.dose else ""
        because = f": {sentences(self.reasons)}" if self.reasons else ""
        return f"{day_name(self.day)} {self.kind.name}{dose}{because}"


@dataclass(frozen=True, slots=True)
class OutlookWeek:
    """One week of the outlook: what follows if every answer were green. No promise. PLAN-100"""

    week: int  #: 1 and up, after the tailored one
    phase: Phase  #: phase of the week
    level_from: int | None  #: RELOAD only
    level_to: int | None  #: level at its end; None: not in RELOAD
    runs: int  #: number of runs
    total_m: int  #: metres of all runs
    longest_m: int  #: longest run, metres
    deload: bool  #: a lighter week
    restored: Exposure | None  #: SPEED, UPHILL or DOWNHILL
    reasons: tuple[Reason, ...]  #: why, in order

    def __str__(self) -> str:
        levels = "" if self.level_from is None else f" level {self.level_from} to {self.level_to}"
        runs = f"{self.runs} runs, {self.total_m:,} m, longest {self.longest_m:,} m"
        return f"week {self.week} {self.phase.name}{levels}, {runs}: {sentences(self.reasons)}"


@dataclass(frozen=True, slots=True)
class TailoredWeek:
    """A week that fits, or the reason why there is none. ``print`` shows it as a table. Where the
    week came as a pandas frame, ``items`` and ``outlook`` are frames, too. PLAN-087"""

    state: TailorState  #: a plan, or why there is none
    tier: Tier  #: urgency of the red flag or the referral
    effective_irritability: Irritability | None  #: None: no plan
    form: RunForm | None  #: None: no running
    level: int | None  #: RUN_WALK_FLAT: level of the ladder KL30
    total_m: int  #: metres of all runs
    total_run_s: int  #: running time of the week, seconds
    run_days: tuple[int, ...]  #: days with a run, 0 .. 6
    strength_days: tuple[int, ...]  #: days with strength work, 0 .. 6
    rest_days: tuple[int, ...]  #: neither run nor strength
    reasons: tuple[Reason, ...]  #: why, in order
    items: tuple[PlanItem, ...] | Any  #: by day
    #: the weeks after it, if every answer were green; a frame where a frame came in
    outlook: tuple[OutlookWeek, ...] | Any

    def __str__(self) -> str:
        return "\n".join((_headline(self), *_table(self.items), *map(str, self.reasons)))


def _headline(week: TailoredWeek) -> str:
    form = "" if week.form is None else f", {week.form.name}"
    level = "" if week.level is None else f" level {week.level}"
    took = timedelta(seconds=week.total_run_s)
    runs = f": {len(week.run_days)} run days, up to {week.total_m:,} m, {took} of running"
    return f"{week.state.name}{form}{level}{runs if week.run_days else ''}"


def _table(items: Any) -> list[str]:
    if is_frame(items):
        return [items.to_string(index=False)] if len(items) else []
    return [
        f"{day_name(item.day)}  {item.kind.name:<{_WIDTH}}{item.dose}".rstrip() for item in items
    ]


class TailorArguments(PlanOptions, total=False):
    """Keywords of tailor_week and outlook."""

    flag_tier: Required[Tier | str | None]
    location: Location | str | None
    irritability: Irritability | str | None
    pace_s_per_km: int | None
    secs_to_pain: int | None
    no_pain_in_run: bool
    history_m: Iterable[int | None] | None
    longest30_m: int | None
    days_since_last_run: int | None
    available_days: Iterable[WeekDay] | None
    target_m: int | None
    screen_age_days: int | None
    offenders: Iterable[Exposure | str]
    outlook_weeks: int


def _or_none(enum: type[_E], value: int) -> _E | None:
    return None if known(value) is None else enum(value)


def _item(cells: tuple[Any, ...]) -> PlanItem:
    row = _ITEM.named(cells)
    return PlanItem(
        day=row["day"],
        source=row["source"] if row["source"] >= 0 else None,
        kind=ItemKind(row["kind"]),
        metres=row["metres"],
        seconds=known(row["seconds"]),
        run_s=row["run_s"],
        walk_s=row["walk_s"],
        bout_s=row["bout_s"],
        reps=row["reps"],
        reasons=unpack_reasons(row["reason"], row["n_reasons"], PlanReason),
    )


def pack_items(items: Iterable[PlanItem] | Any) -> bytes:
    """Items one after another, as today's answer reads them: without their reasons."""
    return b"".join(map(_pack_item, _item_rows(items)))


def _item_rows(items: Any) -> Iterable[dict[str, Any]]:
    if is_frame(items):
        cells = items.astype(object)
        rows: list[dict[str, Any]] = cells.where(cells.notna(), None).to_dict("records")
        return rows
    return ({name: getattr(item, name) for name in PlanItem.__match_args__} for item in items)


def _pack_item(row: Mapping[str, Any]) -> bytes:
    numbers = ("metres", "seconds", "run_s", "walk_s", "bout_s", "reps")
    return _ITEM.pack(
        {
            "day": week_day(row["day"]),
            "source": _ADDED,
            "kind": number_of(ItemKind, row["kind"]),
            **{name: int32(whole(row[name])) for name in numbers},
            "n_reasons": 0,
            "reason": b"",
        }
    )


def _outlook_week(cells: tuple[Any, ...]) -> OutlookWeek:
    row = _OUTLOOK.named(cells)
    return OutlookWeek(
        week=row["week"],
        phase=Phase(row["phase"]),
        level_from=known(row["level_from"]),
        level_to=known(row["level_to"]),
        runs=row["runs"],
        total_m=row["total_m"],
        longest_m=row["longest_m"],
        deload=bool(row["deload"]),
        restored=_or_none(Exposure, row["restored"]),
        reasons=unpack_plan_reasons(row["reasons"]),
    )


def _tailored(data: bytes, rows: bytearray, as_frames: bool) -> TailoredWeek:
    row = _WEEK.unpack(data)
    items = tuple(map(_item, islice(_ITEM.cells(row["item"]), row["n_items"])))
    weeks = tuple(map(_outlook_week, islice(_OUTLOOK.cells(rows), row["n_weeks"])))
    return TailoredWeek(
        state=TailorState(row["state"]),
        tier=Tier(row["tier"]),
        effective_irritability=_or_none(Irritability, row["irritability"]),
        form=_or_none(RunForm, row["form"]),
        level=known(row["level"]),
        total_m=row["total_m"],
        total_run_s=row["total_run_s"],
        run_days=places(row["run_days"]),
        strength_days=places(row["strength_days"]),
        rest_days=places(row["rest_days"]),
        reasons=unpack_plan_reasons(row["reasons"]),
        items=_frame(PlanItem, items) if as_frames else items,
        outlook=_frame(OutlookWeek, weeks) if as_frames else weeks,
    )


def _frame(kind: type[PlanItem] | type[OutlookWeek], rows: Iterable[Any]) -> Any:
    """Rows as a frame: enumerators and reasons by name, None where there is no number."""
    names: tuple[str, ...] = kind.__match_args__
    columns = {name: [_cell(getattr(row, name)) for row in rows] for name in names}
    frame = frame_of(columns)
    numbers = [name for name in _MAY_BE_UNKNOWN if name in columns]
    return frame.astype(dict.fromkeys(numbers, "Int64"))


_MAY_BE_UNKNOWN = ("source", "seconds", "level_from", "level_to")


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return " ".join(reason.code.name for reason in value)
    return value.name if isinstance(value, IntEnum) else value


def tailor_week(
    week: Week,
    *,
    flag_tier: Tier | str | None,
    location: Location | str | None = None,
    irritability: Irritability | str | None = None,
    pace_s_per_km: int | None = None,
    secs_to_pain: int | None = None,
    no_pain_in_run: bool = False,
    history_m: Iterable[int | None] | None = None,
    longest30_m: int | None = None,
    days_since_last_run: int | None = None,
    available_days: Iterable[WeekDay] | None = _EVERY_DAY,
    target_m: int | None = None,
    screen_age_days: int | None = None,
    offenders: Iterable[Exposure | str] = (),
    outlook_weeks: int = 12,
    **options: Unpack[PlanOptions],
) -> TailoredWeek:
    """Tailor the return to run to the runner's own week.

        week = [{"day": "Tue", "kind": "SPEED", "metres": 8000},
                {"day": "Thu", "kind": "EASY", "metres": 6000},
                {"day": "Sun", "kind": "LONG", "metres": 16000}]
        print(kneeload.tailor_week(week, location="FRONT", irritability="LOW",
                                   screen_age_days=0, flag_tier="NONE"))

    ``week`` is the usual week: WeekEntry, dicts or a pandas frame (columns day, kind, metres,
    seconds, ascent_m); a frame gives frames back. ``flag_tier`` is required: what the screening
    for red flags found, "NONE" where it found none; ``screen_age_days`` its age. Without a fresh
    screening, with a red flag or without a usable location there is no plan, and the state says
    so. ``secs_to_pain``: running seconds until pain exceeds 2 of 10, or ``no_pain_in_run``.
    ``history_m``: metres of the last four weeks, oldest first, None where not known;
    ``longest30_m``: longest run of 30 days; ``target_m``: weekly volume aimed at, else that of
    the week. What is None is not known, and never helps.

    The outlook says what follows if every answer were green; Rehab always overrides it.
    PLAN-072 .. PLAN-087, PLAN-100 .. PLAN-104
    """
    runner = {
        "location": number_of(Location, location),
        "irritability": number_of(Irritability, irritability),
        "secs_to_pain": int32(secs_to_pain),
        "longest30_m": int32(longest30_m),
        "days_since_last_run": int32(days_since_last_run),
        "available_days": days_mask(available_days),
        "target_m": int32(target_m),
        "screen_age_days": int32(screen_age_days),
        "flag_tier": number_of(Tier, flag_tier),
        "offenders": mask_of(Exposure, offenders),
        "outlook_weeks": int32(outlook_weeks),
        "no_pain_in_run": switch(no_pain_in_run),
    }
    rows = _OUTLOOK.room(capi.KL_MAX_OUTLOOK_WEEKS)
    data = capi.kl_week_tailor(
        pack_week(week, pace_s_per_km),
        _RUNNER.pack(runner),
        integers(_HISTORY_UNKNOWN if history_m is None else history_m),
        options_for("plan", options),
        rows,
    )
    return _tailored(data, rows, is_frame(week))


def outlook(week: Week, **given: Unpack[TailorArguments]) -> tuple[OutlookWeek, ...] | Any:
    """The weeks after the tailored one, if every answer were green; keywords of tailor_week. No
    promise: Rehab always overrides it. Empty where there is no plan; a frame for a frame.
    PLAN-100 .. PLAN-104"""
    return tailor_week(week, **given).outlook

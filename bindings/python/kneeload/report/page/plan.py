"""The plan: the last seven days, tailored to what the diary says of the knee."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ...errors import KneeloadError
from ...readers import Diary
from ..days import DayRow
from .replay import Knee
from .why import Why, why
from .words import count, day_of, km, plain

_WEEKS = 12
_LATELY = 30  # days of the longest run


@dataclass(frozen=True, slots=True)
class Line:
    """A day of the plan, or a week of the outlook."""

    when: str
    what: str
    much: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan for one knee, or why there is none."""

    knee: str
    missing: str
    headline: str = ""
    reasons: tuple[Why, ...] = ()
    week: tuple[Line, ...] = ()
    outlook: tuple[Line, ...] = ()


def plans(knees: list[Knee], diary: Diary | None, days: list[DayRow]) -> list[Plan]:
    """A plan a knee. Without a diary nothing is known that a plan could rest on."""
    if diary is None or not knees:
        return [Plan("", "Where it hurts and how easily the knee is upset is not known.")]
    tailor = getattr(importlib.import_module("kneeload"), "tailor_week", None)
    if tailor is None:
        return [Plan("", "This build of the library does not plan weeks yet.")]
    return [_plan(tailor, knee, diary, days) for knee in knees]


def _plan(tailor: Callable[..., Any], knee: Knee, diary: Diary, days: list[DayRow]) -> Plan:
    week = _last_week(days)
    if not week:
        return Plan(knee.name, "The last seven days hold no run with a distance to start from.")
    try:
        made = tailor(week, **_known(knee, diary, days))
    except KneeloadError as error:
        return Plan(knee.name, f"These figures are not taken: {error}.")
    first = days[-1].day + timedelta(days=1)
    return Plan(
        knee.name,
        "",
        plain(made.state.name).capitalize(),
        tuple(map(why, made.reasons)),
        tuple(_item(item, first) for item in made.items),
        tuple(_outlook(row) for row in made.outlook),
    )


def _known(knee: Knee, diary: Diary, days: list[DayRow]) -> dict[str, Any]:
    """What the diary and the load book know. What they do not know stays unknown."""
    status, day = knee.rehab.status, days[-1].day
    own = [entry for entry in diary.entries if entry.side == knee.side and entry.day <= day]
    minutes = _latest(own, "minutes_to_pain")
    runs = [(row.day, run.dist_m) for row in days for run in row.runs]
    screened = knee.screened_on
    return {
        "flag_tier": status.stop,
        "location": status.track,
        "irritability": status.irritability,
        "secs_to_pain": None if minutes is None else minutes * 60,
        "history_m": [_volume(days, weeks) for weeks in (4, 3, 2, 1)],
        "longest30_m": _longest([far for on, far in runs if (day - on).days < _LATELY]),
        "days_since_last_run": (day - runs[-1][0]).days + 1 if runs else None,
        "target_m": _latest(own, "target_m"),
        "screen_age_days": None if screened is None else (day - screened).days,
        "outlook_weeks": _WEEKS,
    }


def _latest(entries: list[Any], keyword: str) -> Any:
    said = [entry.values[keyword] for entry in entries if keyword in entry.values]
    return said[-1] if said else None


def _volume(days: list[DayRow], weeks: int) -> int | None:
    """Metres of the seven days that began so many weeks ago; None where a run has no distance."""
    stop = len(days) - 7 * (weeks - 1)
    if stop < 7:
        return None
    runs = [run.dist_m for row in days[stop - 7 : stop] for run in row.runs]
    return None if None in runs else sum(far for far in runs if far is not None)


def _longest(distances: list[int | None]) -> int | None:
    """The longest; not known while one of them is not."""
    if not distances or None in distances:
        return None
    return max(far for far in distances if far is not None)


def _last_week(days: list[DayRow]) -> list[dict[str, Any]]:
    """The runs of the last seven days; day 0 of the plan is the day after the report's."""
    return [
        {"day": at, "kind": "EASY", "metres": run.dist_m}
        for at, row in enumerate(days[-7:])
        for run in row.runs
        if run.dist_m
    ]


def _item(item: Any, first: date) -> Line:
    day = first + timedelta(days=item.day)
    return Line(f"{day:%a} {day_of(day)}", plain(item.kind.name), item.dose,
                tuple(map(why, item.reasons)))  # fmt: skip


def _outlook(row: Any) -> Line:
    much = f"{count(row.runs, 'run')}, {km(row.total_m)}, longest {km(row.longest_m)}"
    level = "" if row.level_from is None else f", level {row.level_from} to {row.level_to}"
    lighter = ", a lighter week" if row.deload else ""
    what = plain(row.phase.name) + level + lighter
    return Line(f"week {row.week}", what, much, tuple(map(why, row.reasons)))

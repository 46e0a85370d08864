"""What an export says about a runner, and the week that is tailored to it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median, median_low

from ..enums import SessionKind
from ..enums_plan import Workout
from ..plan_fields import WeekEntry
from ..plan_tailor import TailorArguments, TailoredWeek, tailor_week
from ..readers import Activities, Activity
from .days import monday

USUAL_WEEKS = 8
"""So many weeks are looked at for the usual week and the usual pace."""
_LONGEST_DAYS = 30
_STRENGTH_WORDS = ("strength", "weight")
_WEEK = timedelta(days=7)
_COLUMNS = ("day", "kind", "metres", "seconds", "ascent_m")


class WeekFileError(ValueError):
    """A file with a week that cannot be read."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was taken from an export, for a week that begins on a Monday."""

    start: date
    week: list[WeekEntry]  # the usual week
    week_of: date | None  # its Monday; None: it was given
    pace_s_per_km: int | None
    history_m: tuple[int | None, ...]  # of the four weeks before, oldest first
    longest30_m: int | None
    days_since_last_run: int | None


@dataclass(frozen=True, slots=True)
class PlanReport:
    """A tailored week, and what it rests on."""

    source: Activities
    facts: Facts
    week: TailoredWeek


def next_monday(day: date) -> date:
    """The first Monday from a day on."""
    return monday(day + timedelta(days=6))


def read_week(path: str | Path) -> list[WeekEntry]:
    """A week from a CSV file with the columns day and kind, and metres, seconds, ascent_m."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        if not {"day", "kind"} <= set(reader.fieldnames or ()) <= set(_COLUMNS):
            raise WeekFileError(f"{path}: the columns are not of {', '.join(_COLUMNS)}")
        return [_entry(row, f"{path}, row {place}") for place, row in enumerate(reader, 2)]


def _entry(row: dict[str, str | None], where: str) -> WeekEntry:
    numbers = {name: (row.get(name) or "").strip() for name in _COLUMNS[2:]}
    day = (row["day"] or "").strip()
    try:
        return WeekEntry(
            int(day) if day.isdigit() else day,
            (row["kind"] or "").strip().upper(),
            **{name: int(text) if text else None for name, text in numbers.items()},
        )
    except ValueError as error:
        raise WeekFileError(f"{where}: {error}") from None


def facts_of(source: Activities, start: date, week: list[WeekEntry] | None = None) -> Facts:
    """What the runs before a Monday say. An export is taken as complete: a week without a run
    was one without running."""
    before = [one for one in source.activities if one.start.date() < start]
    runs = [one for one in before if one.kind == SessionKind.RUN]
    recent = [run for run in runs if run.start.date() >= start - USUAL_WEEKS * _WEEK]
    usual = _usual_monday(recent) if week is None else None
    return Facts(
        start=start,
        week=week if week is not None else _week_of(before, usual),
        week_of=usual,
        pace_s_per_km=_pace(recent),
        history_m=tuple(_volume(source, runs, start - back * _WEEK) for back in (4, 3, 2, 1)),
        longest30_m=_longest(runs, start - timedelta(days=_LONGEST_DAYS)),
        days_since_last_run=(start - runs[-1].start.date()).days if runs else None,
    )


def _usual_monday(recent: list[Activity]) -> date | None:
    """The week with the median distance of those with a run; of two in the middle the lesser, of
    equals the later: a week that was run, not an average that nobody ran."""
    volumes: dict[date, float] = {}
    for run in recent:
        begin = monday(run.start.date())
        volumes[begin] = volumes.get(begin, 0.0) + (run.distance_m or 0.0)
    if not volumes:
        return None
    middle = median_low(volumes.values())
    return max(begin for begin, volume in volumes.items() if volume == middle)


def _week_of(activities: list[Activity], begin: date | None) -> list[WeekEntry]:
    if begin is None:
        return []
    days = [one for one in activities if monday(one.start.date()) == begin]
    return [entry for entry in map(_own_entry, days) if entry is not None]


def _own_entry(activity: Activity) -> WeekEntry | None:
    """An activity as an entry; None where neither its distance nor its time is known. What a run
    was meant as stands in no export."""
    day = activity.start.weekday()
    metres, seconds = _rounded(activity.distance_m), _rounded(activity.moving_s)
    if activity.kind != SessionKind.RUN:
        strength = any(word in activity.sport.lower() for word in _STRENGTH_WORDS)
        return WeekEntry(day, Workout.STRENGTH if strength else Workout.CROSS, seconds=seconds)
    if metres is None and seconds is None:
        return None
    ascent = _rounded(activity.ascent_m)
    return WeekEntry(day, Workout.EASY, metres, seconds if metres is None else None, ascent)


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)


def _pace(runs: list[Activity]) -> int | None:
    """The median pace of runs, seconds a kilometre."""
    paces = [
        run.moving_s / run.distance_m * 1000 for run in runs if run.distance_m and run.moving_s
    ]
    return round(median(paces)) if paces else None


def _volume(source: Activities, runs: list[Activity], begin: date) -> int | None:
    """Metres of a week; None before the export begins, and where a distance is not known."""
    if begin < monday(source.activities[0].start.date()):
        return None
    known = [run.distance_m for run in runs if monday(run.start.date()) == begin]
    unread = [one.day for one in source.unread if one.day is not None]
    if None in known or any(monday(day) == begin for day in unread):
        return None
    return round(sum(distance or 0.0 for distance in known))


def _longest(runs: list[Activity], since: date) -> int | None:
    longest = max((run.distance_m or 0.0 for run in runs if run.start.date() >= since), default=0.0)
    return round(longest) or None


def evaluate_plan(source: Activities, facts: Facts, given: TailorArguments) -> PlanReport:
    """The tailored week: what the export says, and what the runner says."""
    told: TailorArguments = {
        "pace_s_per_km": facts.pace_s_per_km,
        "history_m": facts.history_m,
        "longest30_m": facts.longest30_m,
        "days_since_last_run": facts.days_since_last_run,
        **given,
    }
    return PlanReport(source, facts, tailor_week(facts.week, **told))

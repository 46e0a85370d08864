"""Every figure of the report, one row a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..days import Day
from ..enums import Band, DayState, Flag
from ..metrics import ewma_ratio, fitness, monotony, rolling_ratio, week_to_week
from ..readers import Activities
from ..results import EwmaRatio, Fitness, Monotony, RollingRatio, WeekToWeek
from ..sessions import prepare
from ..spikes import Spike, spike_limit, spike_series


@dataclass(frozen=True, slots=True)
class Run:
    """One run after merging split files, and how it compares with those before it."""

    day: date
    dist_m: int | None
    spike: Spike

    @property
    def is_spike(self) -> bool:
        """More than 10 % longer than the longest of the 30 days before."""
        return self.spike.band is not None and self.spike.band > Band.REFERENCE


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day."""

    day: date
    state: DayState
    load_m: float
    runs: tuple[Run, ...]
    rolling: RollingRatio
    week_to_week: WeekToWeek
    ewma: EwmaRatio
    fitness: Fitness
    monotony: Monotony


@dataclass(frozen=True, slots=True)
class Report:
    """An export, evaluated."""

    source: Activities
    days: list[DayRow]
    next_run: Spike  # for the day after the last

    @property
    def last(self) -> DayRow:
        """The last day."""
        return self.days[-1]

    def weeks(self, n: int) -> list[list[DayRow]]:
        """The last n calendar weeks, Monday to Sunday; the last one may be short."""
        weeks: dict[date, list[DayRow]] = defaultdict(list)
        for row in self.days:
            weeks[monday(row.day)].append(row)
        return list(weeks.values())[-n:]


def evaluate(source: Activities, last_day: Day | None = None) -> Report:
    """Daily distance and every metric of an export, until its last run or the given day."""
    series = source.daily(last_day=last_day)
    unread = sorted({problem.day for problem in source.unread if problem.day is not None})
    prepared = prepare(source.sessions())
    spikes = spike_series(prepared, first_day=series.day0, missing=unread)
    runs: dict[date, list[Run]] = defaultdict(list)
    for item, spike in zip(prepared.sessions, spikes):
        if isinstance(item.session.day, date):
            runs[item.session.day].append(Run(item.session.day, item.session.dist_m, spike))
    columns = zip(
        series.dates,
        series.states,
        series.loads,
        rolling_ratio(series),
        week_to_week(series),
        ewma_ratio(series),
        fitness(series),
        monotony(series),
    )
    days = [
        DayRow(day, state, load or 0.0, tuple(runs[day]), *metrics)
        for day, state, load, *metrics in columns
    ]
    tomorrow = days[-1].day + timedelta(days=1)
    limit = spike_limit(prepared, day=tomorrow, first_day=series.day0, missing=unread)
    return Report(source, days, limit)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def flag_names(flags: Iterable[Flag]) -> list[str]:
    """Names of the flags that any of the results carries, in bit order."""
    joined = Flag(0)
    for flag in flags:
        joined |= flag
    return joined.names

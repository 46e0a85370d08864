"""The load book, the ratio and the knee load as pictures."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from ...enums import DayState, Flag
from ..days import DayRow, Run, monday
from ..knee import KneeWeekRow
from .svg import (
    EKM,
    INK,
    KM,
    PALE,
    RATIO,
    SOFT,
    SPIKE,
    Key,
    Picture,
    picture,
    ticks_of,
)
from .words import count, day_of, km

_NAN = float("nan")
_PAUSE = 14  # days without a run that are shaded


def at(day: date) -> int:
    """Where a day stands on the axis."""
    return day.toordinal()


def ticks(axes: Any, first: date, last: date) -> None:
    """A few Mondays along the bottom."""
    begin = at(monday(first))
    step = max(1, -(-(at(last) - begin) // (7 * ticks_of(axes)))) * 7
    places = [place for place in range(begin, at(last) + 1, step) if place >= at(first)]
    form = "%-d %b" if at(last) - at(first) < 300 else "%b %y"
    axes.set_xticks(places)
    axes.set_xticklabels([f"{date.fromordinal(place):{form}}" for place in places])
    axes.set_xlim(at(first) - 1, at(last) + 1)


def load_picture(rows: list[DayRow]) -> Picture:
    """Kilometres a day, the two means, spikes and what is not known."""
    spikes = [run for row in rows for run in row.runs if run.is_spike]
    unknown = [row for row in rows if row.state in (DayState.MISSING, DayState.UNMEASURED)]
    keys = [
        Key("▮", "km", "kilometres that day"),
        Key("▲", "spike", "a run more than 10 % longer than any of the 30 days before"),
        Key("─", "ink", "mean of the last 7 days, km a day"),
        Key("╌", "soft", "mean of the 21 days before, km a day"),
    ]
    if unknown:
        keys.append(Key("?", "ink", "distance not known"))

    def draw(lanes: list[Any]) -> None:
        (axes,) = lanes
        _pauses(axes, rows)
        _days(axes, rows, spikes)
        for name, colour, dashes in (("acute", INK, "-"), ("chronic", SOFT, (0, (3, 2)))):
            means = [_km(getattr(row.rolling, name)) for row in rows]
            axes.plot([at(row.day) for row in rows], means, color=colour, linestyle=dashes,
                      linewidth=1.6)  # fmt: skip
        axes.plot([at(row.day) for row in unknown], [row.load_m / 1000 + 0.4 for row in unknown],
                  linestyle="none", marker="$?$", markersize=9, color=INK)  # fmt: skip
        axes.set_ylim(bottom=0)
        ticks(axes, rows[0].day, rows[-1].day)

    title = f"Kilometres a day, {day_of(rows[0].day)} to {day_of(rows[-1].day)}"
    return picture("load", title, _told(rows, spikes), keys, {"km": 250}, draw)


def _days(axes: Any, rows: list[DayRow], spikes: list[Run]) -> None:
    axes.bar([at(row.day) for row in rows], [row.load_m / 1000 for row in rows], 0.85, color=KM)
    for run in spikes:
        if run.dist_m is not None:
            far = run.dist_m / 1000
            axes.bar([at(run.day)], [far], 0.85, color=SPIKE)
            axes.plot([at(run.day)], [far], marker="^", markersize=8, color=SPIKE, clip_on=False)


def _told(rows: list[DayRow], spikes: list[Run]) -> str:
    runs = sum(len(row.runs) for row in rows)
    distance = sum(row.load_m for row in rows)
    return (
        f"{count(runs, 'run')}, {km(distance, 0)} in all, {count(len(spikes), 'spike')}. "
        "The table below has every week."
    )


def _km(metres: float | None) -> float:
    return _NAN if metres is None else metres / 1000


def _pauses(axes: Any, rows: list[DayRow]) -> None:
    for resting, group in groupby(rows, key=lambda row: row.state == DayState.REST):
        days = [row.day for row in group]
        if resting and len(days) >= _PAUSE:
            axes.axvspan(at(days[0]) - 0.5, at(days[-1]) + 0.5, color=PALE, linewidth=0)


def ratio_picture(rows: list[DayRow]) -> Picture:
    """The ratio with its bounds, dashed while a layoff makes it a mere record."""
    top = min(5.0, max([1.5, *(row.rolling.value or 0 for row in rows)]) * 1.1)
    lows = [_NAN if row.rolling.lo is None else row.rolling.lo for row in rows]
    highs = [_high(row, top) for row in rows]
    open_bounds = any(low < high for low, high in zip(lows, highs))
    record = [Flag.POST_LAYOFF in row.rolling.flags for row in rows]
    values = [_NAN if row.rolling.value is None else row.rolling.value for row in rows]
    plain = [_NAN if old else value for old, value in zip(record, values)]
    dashed = [value if old else _NAN for old, value in zip(record, values)]
    keys = [Key("─", "ratio", "last 7 days over the 21 before; 1 is as much as before")]
    if any(record):
        keys.append(Key("╌", "ratio", "the same within 4 weeks of a layoff"))
    if open_bounds:
        keys.append(Key("▒", "ratio", "all that the unknown days allow"))

    def draw(lanes: list[Any]) -> None:
        (axes,) = lanes
        days = [at(row.day) for row in rows]
        if open_bounds:
            axes.fill_between(days, lows, highs, color=RATIO, alpha=0.3, linewidth=0)
        axes.plot(days, plain, color=RATIO, linewidth=2)
        axes.plot(days, dashed, color=RATIO, linewidth=1.6, linestyle=(0, (2, 2)))
        axes.axhline(1, color=SOFT, linewidth=0.9)
        axes.set_ylim(0, top)
        ticks(axes, rows[0].day, rows[-1].day)

    title = f"Ratio of distance, {day_of(rows[0].day)} to {day_of(rows[-1].day)}"
    last = rows[-1].rolling.value
    said = "not defined" if last is None else f"{last:.2f}"
    told = f"The last value is {said}. It describes; evidence stands against it as a forecast."
    return picture("ratio", title, told, keys, {"ratio": 200}, draw)


def _high(row: DayRow, top: float) -> float:
    if Flag.HI_UNBOUNDED in row.rolling.flags:
        return top
    return _NAN if row.rolling.hi is None else row.rolling.hi


def knee_picture(weeks: list[KneeWeekRow]) -> Picture:
    """Kilometres and knee load of each week, side by side."""
    middles = [at(week.monday) + 3 for week in weeks]
    keys = (
        Key("▮", "km", "kilometres that week"),
        Key("▯", "ekm", "knee load that week, in equivalent easy kilometres (EKM)"),
    )

    def draw(lanes: list[Any]) -> None:
        (axes,) = lanes
        axes.bar([middle - 1.3 for middle in middles], [week.km for week in weeks], 2.4, color=KM)
        axes.bar([middle + 1.4 for middle in middles], [week.ekm for week in weeks], 2.2,
                 color="none", edgecolor=EKM, linewidth=1.4)  # fmt: skip
        axes.set_ylim(bottom=0)
        ticks(axes, weeks[0].monday, date.fromordinal(middles[-1] + 3))

    title = f"Distance and knee load a week, from {day_of(weeks[0].monday)}"
    told = (
        f"{sum(week.km for week in weeks):,.0f} km and {sum(week.ekm for week in weeks):,.0f} EKM "
        f"in {count(len(weeks), 'week')}. The table below has every week."
    )
    return picture("knee", title, told, keys, {"km and EKM": 200}, draw)

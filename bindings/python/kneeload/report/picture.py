"""The report as a picture: what was run, and how it compares with the weeks before."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from ..enums import DayState, Flag
from .days import DayRow, Report, Run

_BARS, _ACUTE, _CHRONIC, _RATIO, _SPIKE, _GREY = (
    "#a9c4dd", "#1f5f99", "#8a8f98", "#5b4a8a", "#d1495b", "#eceef1",
)  # fmt: skip


def write_picture(report: Report, path: str | Path, weeks: int) -> None:
    """Draw the last weeks into a file whose type is told by its name."""
    try:
        import matplotlib
    except ImportError:
        raise SystemExit("--plot needs matplotlib: pip install matplotlib") from None
    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = [row for week in report.weeks(weeks) for row in week]
    with pyplot.rc_context(
        {"font.size": 10.5, "axes.spines.top": False, "axes.spines.right": False, "figure.dpi": 130}
    ):
        figure, (top, bottom) = pyplot.subplots(
            2, 1, figsize=(11, 7), sharex=True, height_ratios=(3, 2), layout="constrained"
        )
        _distance(top, rows)
        _ratio(bottom, rows)
        _dates(bottom, rows, matplotlib)
        figure.suptitle(_title(rows), x=0.01, ha="left", fontsize=14, fontweight="bold")
        figure.supxlabel(_reading(), x=0.01, ha="left", fontsize=8.5, color="#555a63")
        figure.savefig(path)
        pyplot.close(figure)


def _title(rows: list[DayRow]) -> str:
    runs = sum(len(row.runs) for row in rows)
    distance = sum(row.load_m for row in rows) / 1000
    return f"{runs} runs, {distance:,.0f} km, {rows[0].day:%-d %b %Y} to {rows[-1].day:%-d %b %Y}"


def _reading() -> str:
    return (
        "▲ a run more than 10 % longer than any of the 30 days before; such runs went with more "
        "injuries among 5,205 runners [Frandsen2025].\n"
        "The ratio describes: in that study a higher ratio did not go with more injuries. "
        "Nothing here says that a run is harmless."
    )


def _distance(axes: Any, rows: list[DayRow]) -> None:
    """Daily distance as bars, the two means as lines, spikes marked."""
    days = [row.day for row in rows]
    _pauses(axes, rows)
    axes.bar(days, [row.load_m / 1000 for row in rows], width=0.8, color=_BARS, label="km that day")
    _line(
        axes,
        days,
        [row.rolling.acute for row in rows],
        color=_ACUTE,
        linewidth=2.2,
        label="last 7 days, km a day",
    )
    _line(
        axes,
        days,
        [row.rolling.chronic for row in rows],
        color=_CHRONIC,
        linewidth=2.2,
        label="the 21 days before, km a day",
    )
    spikes = [run for row in rows for run in row.runs if run.is_spike]
    for row in rows:
        for run in row.runs:
            if run.is_spike:
                _spike(axes, row, run, _stands_out(run, spikes, len(rows)))
    unknown = [row for row in rows if row.state in (DayState.MISSING, DayState.UNMEASURED)]
    if unknown:
        axes.plot(
            [row.day for row in unknown],
            [0.25 + row.load_m / 1000 for row in unknown],
            linestyle="none",
            marker="$?$",
            markersize=8,
            color="#555a63",
            label="distance not known",
        )
    axes.set_ylabel("kilometres")
    tallest = max((row.load_m / 1000 for row in rows), default=1) or 1
    axes.set_ylim(0, tallest * 1.22)
    handles, labels = axes.get_legend_handles_labels()
    bars = labels.index("km that day")
    order = sorted(range(len(labels)), key=lambda place: place != bars)
    axes.legend(
        [handles[at] for at in order],
        [labels[at] for at in order],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=4,
        frameon=False,
        fontsize=9.5,
        handlelength=1.6,
        columnspacing=1.8,
        borderaxespad=0.2,
    )


def _line(axes: Any, days: list[date], metres: list[float | None], **style: Any) -> None:
    axes.plot(days, [_nan if value is None else value / 1000 for value in metres], **style)


_nan = float("nan")


def _excess(run: Run) -> float:
    return 0.0 if run.spike.ratio is None else run.spike.ratio - 1


def _stands_out(run: Run, spikes: list[Run], shown: int) -> bool:
    """Whether a spike is the largest of those so near that their figures would touch."""
    near = [other for other in spikes if abs((other.day - run.day).days) < shown / 18]
    return max(near, key=_excess) is run


def _spike(axes: Any, row: DayRow, run: Run, figure: bool) -> None:
    """The part of the bar that this run is, in red, with its excess over the reference."""
    if run.dist_m is None:
        return
    axes.bar([row.day], [run.dist_m / 1000], width=0.8, color=_SPIKE)
    axes.annotate(
        f"▲\n+{_excess(run) * 100:.0f} %" if figure else "▲", (row.day, row.load_m / 1000),
        xytext=(0, 3), textcoords="offset points", ha="center", va="bottom", fontsize=8.5,
        color=_SPIKE, fontweight="bold", linespacing=0.95,
    )  # fmt: skip


def _pauses(axes: Any, rows: list[DayRow]) -> None:
    """Two weeks and more without a run, as a grey band."""
    for resting, group in groupby(rows, key=lambda row: row.state == DayState.REST):
        days = [row.day for row in group]
        if not resting or len(days) < 14:
            continue
        half = timedelta(hours=12)
        axes.axvspan(days[0] - half, days[-1] + half, color=_GREY, zorder=0, linewidth=0)
        axes.text(
            days[len(days) // 2],
            0.97,
            f"{len(days)} days\nwithout a run",
            ha="center",
            va="top",
            transform=axes.get_xaxis_transform(),
            fontsize=9,
            color="#555a63",
        )


def _ratio(axes: Any, rows: list[DayRow]) -> None:
    """The ratio with its bounds; faint while a layoff makes it a mere record."""
    days = [row.day for row in rows]
    top = _top(rows)
    lows = [_nan if row.rolling.lo is None else row.rolling.lo for row in rows]
    highs = [_high(row, top) for row in rows]
    if any(low < high for low, high in zip(lows, highs)):
        axes.fill_between(
            days,
            lows,
            highs,
            color=_RATIO,
            alpha=0.22,
            linewidth=0,
            label="all that the unknown days allow",
        )
    record = [Flag.POST_LAYOFF in row.rolling.flags for row in rows]
    values = [_nan if row.rolling.value is None else row.rolling.value for row in rows]
    axes.plot(
        days,
        [_nan if old else value for old, value in zip(record, values)],
        color=_RATIO,
        linewidth=2.2,
        label="ratio: last 7 days / the 21 before",
    )
    if any(record):
        axes.plot(
            days,
            [value if old else _nan for old, value in zip(record, values)],
            color=_RATIO,
            linewidth=1.4,
            linestyle=(0, (2, 2)),
            label="within 4 weeks of a layoff",
        )
    axes.axhline(1, color="#555a63", linewidth=0.8)
    axes.annotate(
        "as much\nas before",
        (1, 1),
        xycoords=("axes fraction", "data"),
        xytext=(4, 0),
        textcoords="offset points",
        ha="left",
        va="center",
        fontsize=8.5,
        color="#555a63",
        annotation_clip=False,
    )
    axes.set_ylabel("ratio")
    axes.set_ylim(0, top)
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=3,
        frameon=False,
        fontsize=9.5,
        handlelength=1.8,
        columnspacing=1.8,
        borderaxespad=0.2,
    )


def _top(rows: list[DayRow]) -> float:
    values = [row.rolling.value for row in rows if row.rolling.value is not None]
    return min(5.0, max([1.5, *values]) * 1.1)


def _high(row: DayRow, top: float) -> float:
    if Flag.HI_UNBOUNDED in row.rolling.flags:
        return top
    return _nan if row.rolling.hi is None else row.rolling.hi


def _dates(axes: Any, rows: list[DayRow], matplotlib: Any) -> None:
    """Mondays along the bottom, never so many that they touch."""
    dates = matplotlib.dates
    every = max(1, round(len(rows) / 7 / 12))
    axes.xaxis.set_major_locator(dates.WeekdayLocator(byweekday=dates.MO, interval=every))
    axes.xaxis.set_major_formatter(dates.DateFormatter("%-d %b"))
    axes.set_xlim(rows[0].day - timedelta(days=1), rows[-1].day + timedelta(days=1))

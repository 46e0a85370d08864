"""The knee report as a picture: distance and knee load side by side by week, and what shorter
steps would have meant."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from .knee import CUTS, KneeReport, KneeWeekRow
from .knee_table import reference_line

_KM, _EKM, _INK, _PALE = "#a9c4dd", "#5b4a8a", "#555a63", "#eceef1"
_SHORTER = ("#c77f3c", "#3f8f74")
_KM_LABEL, _EKM_LABEL = "distance, km", "knee load, equivalent easy km (EKM)"
_DOTTED = {"linewidth": 2, "marker": "o", "markersize": 3.2}
_MANY = 60  # weeks
_NAN = float("nan")


def write_knee_picture(report: KneeReport, path: str | Path, weeks: int) -> None:
    """Draw the last weeks into a file whose type is told by its name."""
    try:
        import matplotlib
    except ImportError:
        raise SystemExit("--plot needs matplotlib: pip install matplotlib") from None
    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = report.weeks(weeks)
    with pyplot.rc_context(
        {"font.size": 10.5, "axes.spines.top": False, "axes.spines.right": False, "figure.dpi": 130}
    ):
        figure, (top, bottom) = pyplot.subplots(
            2, 1, figsize=(11, 7), sharex=True, height_ratios=(3, 2), layout="constrained"
        )
        _weeks(top, rows)
        _per_km(bottom, rows)
        _dates(bottom, rows)
        figure.suptitle(_title(rows), x=0.01, ha="left", fontsize=14, fontweight="bold")
        figure.supxlabel(_reading(report), x=0.01, ha="left", fontsize=8.5, color=_INK)
        figure.savefig(path)
        pyplot.close(figure)


def _title(rows: list[KneeWeekRow]) -> str:
    runs = sum(len(week.loads) for week in rows)
    km, ekm = sum(week.km for week in rows), sum(week.ekm for week in rows)
    last = rows[-1].monday + timedelta(days=6)
    return (
        f"{runs:,} runs, {km:,.0f} km, {ekm:,.0f} EKM of knee load, "
        f"{rows[0].monday:%-d %b %Y} to {last:%-d %b %Y}"
    )


def _reading(report: KneeReport) -> str:
    n = sum(run.load is None for run in report.runs)
    left_out = f" {n} run{'s' if n > 1 else ''} of the file left out." if n else ""
    return (
        f"{reference_line(report)}. It compares a runner with himself only; what hills do to it "
        f"is weakly founded.{left_out}\n"
        "Shorter steps at the same speed are quicker steps: they move load to calf and Achilles "
        "tendon, and trials show no added benefit over load education [Esculier2018].\n"
        "Nothing here says that a run is harmless."
    )


def _middle(week: KneeWeekRow) -> datetime:
    return datetime.combine(week.monday, time(12)) + timedelta(days=3)


def _weeks(axes: Any, rows: list[KneeWeekRow]) -> None:
    """Kilometres and equivalent easy kilometres: two bars a week, or an area and a line where the
    bars would be hairs."""
    middles = [_middle(week) for week in rows]
    km, ekm = [week.km for week in rows], [week.ekm for week in rows]
    if len(rows) > _MANY:
        axes.fill_between(middles, km, step="mid", color=_KM, linewidth=0, label=_KM_LABEL)
        axes.step(middles, ekm, where="mid", color=_EKM, linewidth=1.1, label=_EKM_LABEL)
        axes.set_ylim(bottom=0)
    else:
        width = timedelta(days=2.7)
        left, right = ([middle + side * width / 2 for middle in middles] for side in (-1, 1))
        axes.bar(left, km, width=width, color=_KM, label=_KM_LABEL)
        axes.bar(right, ekm, width=width, color=_EKM, label=_EKM_LABEL)
    axes.set_ylabel("a week")
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, fontsize=9.5,
        handlelength=1.2, columnspacing=1.8, borderaxespad=0.2,
    )  # fmt: skip


def _per_km(axes: Any, rows: list[KneeWeekRow]) -> None:
    """Knee load a kilometre: as it was, and with shorter steps at the same speed."""
    middles = [_middle(week) for week in rows]
    lines = [("as you ran", _EKM, [_NAN if week.per_km is None else week.per_km for week in rows])]
    for place, (cut, color) in enumerate(zip(CUTS, _SHORTER)):
        values = [week.shorter[place] / week.km if week.loads else _NAN for week in rows]
        lines.append((f"steps {cut * 100:.0f} % shorter", color, values))
    axes.axhline(1, color=_INK, linewidth=0.8)
    style = {"linewidth": 1.1} if len(rows) > _MANY else _DOTTED
    for label, color, values in lines:
        axes.plot(middles, values, color=color, label=label, **style)
    axes.annotate(
        "an easy,\nflat km", (1, 1), xycoords=("axes fraction", "data"), xytext=(4, 0),
        textcoords="offset points", ha="left", va="center", fontsize=8.5, color=_INK,
        annotation_clip=False,
    )  # fmt: skip
    axes.set_ylabel("EKM a km")
    axes.grid(axis="y", color=_PALE)
    axes.set_axisbelow(True)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False, fontsize=9.5,
        handlelength=1.8, columnspacing=1.8, borderaxespad=0.2,
    )  # fmt: skip


def _dates(axes: Any, rows: list[KneeWeekRow]) -> None:
    """The Monday of a week below its middle, never so many that they touch."""
    shown = rows[:: max(1, round(len(rows) / 13))]
    form = "%-d %b" if len(rows) <= _MANY else "%b %Y"
    axes.set_xticks([_middle(week) for week in shown])
    axes.set_xticklabels([f"{week.monday:{form}}" for week in shown])
    axes.set_xlabel("week of", loc="left", fontsize=9.5, color=_INK)
    margin = timedelta(days=4)
    axes.set_xlim(_middle(rows[0]) - margin, _middle(rows[-1]) + margin)

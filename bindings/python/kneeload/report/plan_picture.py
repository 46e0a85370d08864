"""The outlook as a picture: distance of each week by phase, and its longest run."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from ..enums import Phase
from .plan import PlanReport

_INK, _PALE = "#555a63", "#eceef1"
_COLOURS = {
    Phase.IRRITABLE: "#b9bec6",
    Phase.RELOAD: "#d9a05b",
    Phase.BUILD: "#7fa8cc",
    Phase.RETURN: "#5b4a8a",
    Phase.MAINTAIN: "#3f8f74",
}


def write_plan_picture(report: PlanReport, path: str | Path) -> None:
    """Draw the outlook into a file whose type is told by its name."""
    try:
        import matplotlib
    except ImportError:
        raise SystemExit("--plot needs matplotlib: pip install matplotlib") from None
    matplotlib.use("Agg")
    from matplotlib import pyplot

    with pyplot.rc_context(
        {"font.size": 10.5, "axes.spines.top": False, "axes.spines.right": False, "figure.dpi": 130}
    ):
        figure, axes = pyplot.subplots(figsize=(11, 5), layout="constrained")
        _bars(axes, report)
        _longest(axes, report)
        _labels(axes, report)
        figure.suptitle(_title(report), x=0.01, ha="left", fontsize=14, fontweight="bold")
        figure.supxlabel(
            "If every answer were green; hatched: a lighter week. A projection, no promise: pain, mornings and red flags "
            "decide week by week.\nNothing here says that a run is harmless.",
            x=0.01, ha="left", fontsize=8.5, color=_INK,
        )  # fmt: skip
        figure.savefig(path)
        pyplot.close(figure)


def _title(report: PlanReport) -> str:
    weeks = len(report.week.outlook)
    return f"{weeks} weeks after the week of {report.facts.start:%-d %B %Y}"


def _bars(axes: Any, report: PlanReport) -> None:
    """One bar a week, in the colour of its phase; a lighter week is hatched."""
    for phase in Phase:
        weeks = [week for week in report.week.outlook if week.phase is phase]
        if not weeks:
            continue
        axes.bar(
            [week.week for week in weeks],
            [week.total_m / 1000 for week in weeks],
            color=_COLOURS[phase],
            hatch=["///" if week.deload else "" for week in weeks],
            edgecolor="white",
            label=phase.name,
        )


def _longest(axes: Any, report: PlanReport) -> None:
    weeks = report.week.outlook
    axes.plot(
        [week.week for week in weeks],
        [week.longest_m / 1000 for week in weeks],
        color=_INK, marker="o", markersize=3.5, linewidth=1.5, label="longest run",
    )  # fmt: skip


def _labels(axes: Any, report: PlanReport) -> None:
    """What comes back, above its week; the Monday of each week below."""
    weeks = report.week.outlook
    for week in weeks:
        if week.restored is not None:
            axes.annotate(
                week.restored.name.lower(), (week.week, week.total_m / 1000), xytext=(0, 3),
                textcoords="offset points", ha="center", fontsize=8.5, color=_INK,
            )  # fmt: skip
    shown = weeks[:: max(1, round(len(weeks) / 13))]
    axes.set_xticks([week.week for week in shown])
    start = report.facts.start
    axes.set_xticklabels([f"{start + timedelta(weeks=week.week):%-d %b}" for week in shown])
    axes.set_xlabel("week of", loc="left", fontsize=9.5, color=_INK)
    axes.set_ylabel("km a week")
    axes.grid(axis="y", color=_PALE)
    axes.set_axisbelow(True)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=6, frameon=False, fontsize=9.5,
        handlelength=1.2, columnspacing=1.8, borderaxespad=0.2,
    )  # fmt: skip

"""The knee report as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..enums import KneeFlag
from .knee import CUTS, KneeReport, KneeRun, KneeWeekRow
from .table import escaped, problem_lines

_BAR = 8
_REFUSALS = 4


def show_knee(
    report: KneeReport, weeks: int, console: Console, every_problem: bool = False
) -> None:
    """Print the last weeks, what shorter steps would have meant, the limits, what was left out."""
    first, last = report.runs[0].day, report.runs[-1].day
    console.print(
        f"[bold]{report.source.format}[/], {len(report.runs):,} runs, {first} to {last}",
        highlight=False,
    )
    console.print(reference_line(report), highlight=False)
    console.print(_table(report.weeks(weeks)))
    for line in (*_shorter(report), *_limits()):
        console.print(line, highlight=False)
    left_out = [run for run in report.runs if run.refusal is not None]
    lines = (*_assumed(report), *_left_out(left_out, every_problem))
    for line in (*lines, *problem_lines(report.source, every_problem)):
        console.print(line, highlight=False, style="yellow", soft_wrap=True)


def reference_line(report: KneeReport) -> str:
    """What 1 EKM is, for this runner."""
    reference = report.reference
    pace = round(1000 / reference.v_ref)
    whose = "as given" if report.given else "the median of your runs"
    return (
        f"1 EKM: 1 km on the flat at {pace // 60}:{pace % 60:02} /km and "
        f"{reference.cad_ref:.0f} steps/min, {whose}"
    )


def _table(weeks: list[KneeWeekRow]) -> Table:
    longest = max((max(week.km, week.ekm) for week in weeks), default=0.0)
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for name in ("Week of", "Runs", "km", "", "EKM", " ", "per km"):
        table.add_column(name, justify="left" if not name.strip() else "right", no_wrap=True)
    for cut in CUTS:
        table.add_column(f"-{cut:.0%}".replace("%", " %"), justify="right", no_wrap=True)
    table.add_column("left out", justify="right", no_wrap=True)
    for week in weeks:
        table.add_row(*_week(week, longest))
    return table


def _week(week: KneeWeekRow, longest: float) -> tuple[str | Text, ...]:
    left_out = str(week.left_out or "")
    ends = (f"{week.monday:%d %b}", str(len(week.runs)))
    if week.per_km is None:
        return (*ends, *("" for _ in range(5 + len(CUTS))), Text(left_out, style="yellow"))
    return (
        *ends,
        f"{week.km:.1f}",
        Text(_bar(week.km, longest), style="blue"),
        f"{week.ekm:.1f}",
        Text(_bar(week.ekm, longest), style="magenta"),
        f"{week.per_km:.2f}",
        *(f"{ekm:.1f}" for ekm in week.shorter),
        Text(left_out, style="yellow"),
    )


def _bar(value: float, longest: float) -> str:
    return "█" * round(_BAR * value / longest) if longest else ""


def _shorter(report: KneeReport) -> list[str]:
    taken = [run for run in report.runs if run.load is not None]
    ekm = sum(run.load.ekm for run in taken if run.load is not None)
    km = sum(run.load.distance_m for run in taken if run.load is not None) / 1000
    lines = ["", f"[bold]All {len(taken):,} runs[/]: {km:,.0f} km, {ekm:,.0f} EKM"]
    for place, cut in enumerate(CUTS):
        other = sum(run.shorter[place] for run in taken)
        beyond = report.beyond[place]
        unchanged = f"; {beyond:,} runs left as they were" if beyond else ""
        change = f"{(other / ekm - 1) * 100:+.1f} %" if ekm else ""
        lines.append(f"  steps {cut * 100:.0f} % shorter: {other:,.0f} EKM ({change}){unchanged}")
    return lines


def _limits() -> list[str]:
    return [
        "[dim]EKM models the load behind the kneecap. It compares a runner with himself\n"
        "  only: never two people, never two knees. What hills do to it is weakly\n"
        "  founded. Shorter steps at the same speed are quicker steps: they move load to\n"
        "  calf and Achilles tendon, and trials show no added benefit over load education\n"
        f"  {escaped('[Esculier2018]')}. Nothing here says that a run is harmless.[/]"
    ]


def _assumed(report: KneeReport) -> list[str]:
    """How many loads rest on something assumed that matters."""
    loads = [run.load for run in report.runs if run.load is not None]
    said = (
        (KneeFlag.CADENCE_MISSING, "without cadence: the preferred one was assumed"),
        (KneeFlag.WALK_MIX_SUSPECT, "may hide walking breaks in their average cadence"),
        (KneeFlag.CADENCE_CLAMPED, "with a cadence that counts only up to a limit"),
    )
    counted = ((sum(flag in load.flags for load in loads), words) for flag, words in said)
    return [f"{n:,} run{'s' if n > 1 else ''} {words}" for n, words in counted if n]


def _left_out(runs: list[KneeRun], every: bool) -> Iterable[str]:
    """The runs that the model does not take, with row and reason."""
    if not runs:
        return []
    shown = runs if every else runs[:_REFUSALS]
    lines = [f"{len(runs)} run{'s' if len(runs) > 1 else ''} left out:"]
    lines += [f"  {run.day}, {escaped(str(run.refusal))}" for run in shown]
    return lines if len(shown) == len(runs) else [*lines, "  ... (--problems lists every one)"]

"""The tailored week and its outlook as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..catalog import codes
from ..enums_plan import ItemKind
from ..plan_fields import day_name
from ..plan_tailor import OutlookWeek, PlanItem
from .plan import USUAL_WEEKS, Facts, PlanReport
from .table import problem_lines

_KINDS = {
    ItemKind.REST: "rest",
    ItemKind.CROSS_TRAIN: "cross-train",
    ItemKind.STRENGTH: "strength",
    ItemKind.WALK_OR_CROSS: "walk or cross-train",
    ItemKind.EASY_FLAT: "easy, flat",
    ItemKind.RUN_WALK_FLAT: "run and walk, flat",
}


def show_plan(report: PlanReport, console: Console, every_problem: bool = False) -> None:
    """Print what the week rests on, the week, the outlook, and what they do not say."""
    source, week = report.source, report.week
    console.print(f"[bold]{source.format}[/], {len(source.runs):,} runs", highlight=False)
    console.print(
        f"Week of {report.facts.start:%-d %B %Y}, from the export and your answers:",
        highlight=False,
    )
    _indented(console, _facts(report.facts))
    console.print(f"\n[bold]{week.state.name}[/]", highlight=False)
    _indented(console, (state_text(report), *map(str, week.reasons)))
    if week.items:
        console.print(_week(report))
    if week.outlook:
        console.print("\n[bold]If every answer were green[/]", highlight=False)
        console.print(_outlook(report))
    console.print()
    _indented(console, _limits(report), "dim")
    for line in problem_lines(source, every_problem):
        console.print(line, highlight=False, style="yellow", soft_wrap=True)


def _indented(console: Console, lines: Iterable[str], style: str = "") -> None:
    for line in lines:
        console.print(Padding(Text(line, style=style), (0, 0, 0, 2)))


def state_text(report: PlanReport) -> str:
    """What became of the week, in words."""
    return next(row.text for row in codes("tailor_state") if row.value == report.week.state)


def kilometres(metres: int | None) -> str:
    """12.3, or a question mark where it is not known."""
    return "?" if metres is None else f"{metres / 1000:.1f}"


def minutes(seconds: int | None) -> str:
    """Whole minutes; what is left over as seconds."""
    if not seconds:
        return ""
    whole, rest = divmod(seconds, 60)
    return f"{whole} min" if not rest else f"{whole}:{rest:02} min"


def dose(item: PlanItem) -> str:
    """How much, in words."""
    if not item.run_s:
        return minutes(item.seconds)
    most = f"up to {kilometres(item.metres)} km"
    if not item.walk_s:
        return f"{minutes(item.run_s)}, {most}"
    bouts = f"{item.reps} x ({minutes(item.bout_s)} run, {minutes(item.walk_s)} walk)"
    return f"{bouts}, {minutes(item.run_s)} of running, {most}"


def what(item: PlanItem) -> str:
    """What to do, in words."""
    return _KINDS[item.kind]


def _facts(facts: Facts) -> Iterable[str]:
    yield _usual(facts)
    if facts.pace_s_per_km is not None:
        pace = f"{facts.pace_s_per_km // 60}:{facts.pace_s_per_km % 60:02}"
        yield f"Usual pace: {pace} /km, the median of the last {USUAL_WEEKS} weeks."
    yield f"Last four weeks: {', '.join(map(kilometres, facts.history_m))} km."
    yield f"Longest run of 30 days: {kilometres(facts.longest30_m)} km."
    if facts.days_since_last_run is not None:
        days = facts.days_since_last_run
        yield f"Last run: {days} day{'s' if days > 1 else ''} before the week."


def _usual(facts: Facts) -> str:
    if facts.week_of is None:
        return "Usual week: as given." if facts.week else "Usual week: no run in the last weeks."
    metres = sum(entry.metres or 0 for entry in facts.week)
    return (
        f"Usual week: that of {facts.week_of:%-d %B}, {kilometres(metres)} km, the one with the "
        f"median distance of those with a run in the last {USUAL_WEEKS} weeks. No export says "
        "what a run was meant as: all count as easy (--week FILE.csv tells)."
    )


def _day(start: date, day: int) -> str:
    return f"{day_name(day)} {start + timedelta(days=day):%-d %b}"


def _week(report: PlanReport) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for name in ("Day", "What", "How much", "Why"):
        table.add_column(name, no_wrap=name in ("Day", "What"))
    before = -1
    for item in report.week.items:
        day = _day(report.facts.start, item.day) if item.day != before else ""
        table.add_row(day, what(item), dose(item), " ".join(map(str, item.reasons)))
        before = item.day
    return table


def _outlook(report: PlanReport) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for name in ("Week of", "Phase", "Level", "Runs", "km", "Longest", "Why"):
        right = name in ("Runs", "km", "Longest")
        table.add_column(name, justify="right" if right else "left", no_wrap=name != "Why")
    for week in report.week.outlook:
        table.add_row(*_outlook_cells(report.facts.start, week))
    return table


def _outlook_cells(start: date, week: OutlookWeek) -> tuple[str, ...]:
    level = "" if week.level_from is None else f"{week.level_from}-{week.level_to}"
    restored = "" if week.restored is None else f"{week.restored.name.lower()}: "
    return (
        f"{start + timedelta(weeks=week.week):%-d %b}",
        week.phase.name,
        level,
        str(week.runs),
        kilometres(week.total_m),
        kilometres(week.longest_m),
        restored + " ".join(map(str, week.reasons)),
    )


def _limits(report: PlanReport) -> Iterable[str]:
    if report.week.items:
        yield "A session ends with the distance or the time, whichever comes first."
    if report.week.outlook:
        yield (
            "The outlook is a projection, no promise: pain, mornings and red flags decide week by "
            "week."
        )
    yield "Nothing here says that a run is harmless."

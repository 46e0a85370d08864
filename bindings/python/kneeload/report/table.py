"""The report as a table for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..catalog import evidence
from ..enums import DayState, Flag
from ..readers import Activities, Problem
from .days import DayRow, Report, Run, monday

_BAR = 12
_PROBLEMS = 6

_NOTES = (
    (Flag.WARMUP, "warm-up"),
    (Flag.POST_LAYOFF, "after a layoff"),
    (Flag.POSSIBLE_LAYOFF, "layoff?"),
    (Flag.LOW_COVERAGE, "too little known"),
    (Flag.NO_LOAD, "nothing run"),
    (Flag.ZERO_CHRONIC, "no chronic load"),
)
_UNKNOWN = {DayState.MISSING: "unknown", DayState.UNMEASURED: "without km"}


def show(report: Report, weeks: int, console: Console, every_problem: bool = False) -> None:
    """Print the last weeks, the state of the last day, and what could not be read."""
    source = report.source
    first, last = report.days[0].day, report.last.day
    console.print(
        f"[bold]{source.format}[/], {len(source.runs):,} runs, {first} to {last}", highlight=False
    )
    console.print(_weeks(report, weeks))
    for line in _today(report):
        console.print(line, highlight=False)
    for line in problem_lines(source, every_problem):
        console.print(line, highlight=False, style="yellow", soft_wrap=True)


def _weeks(report: Report, n: int) -> Table:
    weeks = report.weeks(n)
    longest = max((_distance(week) for week in weeks), default=0.0)
    table = Table(box=None, padding=(0, 1), header_style="bold")
    for name, justify in (
        ("Week of", "left"), ("Runs", "right"), ("km", "right"), ("", "left"),
        ("Longest", "right"), ("Ratio", "right"), ("Notes", "left"),
    ):  # fmt: skip
        table.add_column(name, justify=justify, no_wrap=name != "Notes")  # type: ignore[arg-type]
    for week in weeks:
        table.add_row(*_week(week, longest))
    return table


def _week(week: list[DayRow], longest: float) -> tuple[str | Text, ...]:
    distance = _distance(week)
    runs = [run for row in week for run in row.runs]
    known = [run.dist_m for run in runs if run.dist_m is not None]
    bar = "█" * round(_BAR * distance / longest) if longest else ""
    return (
        f"{monday(week[0].day):%d %b}",
        str(len(runs)),
        f"{distance / 1000:.1f}",
        Text(bar, style="blue"),
        f"{max(known) / 1000:.1f}" if known else "",
        _ratio(week[-1]),
        _notes(week, runs),
    )


def _distance(week: list[DayRow]) -> float:
    return sum(row.load_m for row in week)


def _ratio(row: DayRow) -> str:
    ratio = row.rolling
    if ratio.value is None and ratio.lo is None:
        return "-"
    if ratio.lo == ratio.hi:
        return f"{ratio.value:.2f}"
    high = "∞" if ratio.hi is None else f"{ratio.hi:.2f}"
    value = "" if ratio.value is None else f"{ratio.value:.2f} "
    return f"{value}({ratio.lo:.2f}-{high})"


def _notes(week: list[DayRow], runs: Iterable[Run]) -> Text:
    spikes = [
        f"{run.day:%a} +{_percent(run.spike.ratio)} %"
        for run in runs
        if run.is_spike and run.spike.ratio is not None
    ]
    notes = Text("▲ " + ", ".join(spikes) + " " if spikes else "", style="bold red")
    flags = week[-1].rolling.flags
    words = [word for flag, word in _NOTES if flag in flags]
    unknown = Counter(_UNKNOWN[row.state] for row in week if row.state in _UNKNOWN)
    words += [f"{n} day{'s' if n > 1 else ''} {what}" for what, n in unknown.items()]
    return notes.append(", ".join(words), style="not bold default dim")


def _percent(ratio: float) -> str:
    return f"{(ratio - 1) * 100:.0f}"


def _today(report: Report) -> list[str]:
    last, limit = report.last, report.next_run
    lines = ["", f"[bold]At the end of {last.day}[/]"]
    ratio = last.rolling
    if ratio.acute is not None and ratio.chronic is not None:
        lines.append(
            f"  last 7 days {ratio.acute / 1000:.1f} km a day, the 21 before "
            f"{ratio.chronic / 1000:.1f}: ratio {_ratio(last)}"
        )
    if last.ewma.value is not None:
        lines.append(f"  EWMA ratio {last.ewma.value:.2f}; {_week_to_week(last)}")
    if limit.ref is not None and limit.ref_day is not None and limit.x_max is not None:
        lines.append(
            f"  longest run of 30 days: {limit.ref / 1000:.1f} km on {limit.ref_day}; "
            f"up to {limit.x_max / 1000:.1f} km\n  the next run is within 10 % of it"
            + _ratchet(report)
        )
    else:
        lines.append("  no run in the last 30 days: nothing to compare the next one with")
    lines.append(_reading())
    return lines


def _week_to_week(last: DayRow) -> str:
    change = last.week_to_week.value
    return f"this week {_change(change)}" if change is not None else "no week to compare"


def _change(ratio: float) -> str:
    return f"{(ratio - 1) * 100:+.0f} % against the week before"


def _ratchet(report: Report) -> str:
    if Flag.RATCHET not in report.next_run.flags:
        return ""
    return ", but a new longest run was set only days ago"


def _reading() -> str:
    spike, ratio = evidence("SPIKE_DISTANCE"), evidence("RATIO_RA")
    return (
        f"[dim]▲ more than 10 % longer than any run of the 30 days before: such runs went\n"
        f"  with more injuries (evidence {spike.grade}, {spike.source}). Ratios describe; they\n"
        f"  did not go with more injuries (evidence {ratio.grade}, {ratio.source}).\n"
        f"  Nothing here says that a run is harmless.[/]"
    )


def problem_lines(source: Activities, every: bool) -> list[str]:
    """What could not be read, grouped unless every cell is wanted."""
    lines = []
    if source.dates == "UTC":
        lines.append("Days are UTC days: --zone Europe/Berlin makes them local.")
    if not source.problems:
        return lines
    rows, cells = len(source.unread), len(source.problems) - len(source.unread)
    lines.append(f"{_count(rows, 'row')} and {_count(cells, 'cell')} could not be read:")
    if every:
        return lines + [f"  {escaped(_where(problem))}" for problem in source.problems]
    alike: dict[tuple[str, str, bool], list[Problem]] = {}
    for problem in source.problems:
        alike.setdefault((problem.column, problem.reason, problem.unread), []).append(problem)
    for group in list(alike.values())[:_PROBLEMS]:
        more = f" (and {len(group) - 1} alike)" if len(group) > 1 else ""
        lines.append(f"  {escaped(_where(group[0]))}{more}")
    if len(alike) > _PROBLEMS:
        lines.append("  ...")
    return lines + ["  --problems lists every one."]


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _where(problem: Problem) -> str:
    column = f", {problem.column}" if problem.column else ""
    return f"row {problem.row}{column}: {problem.value!r}: {problem.reason}"


def escaped(text: str) -> str:
    """Text that rich prints as it is."""
    return text.replace("[", r"\[")

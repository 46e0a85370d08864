"""The sections of the page as plain records, in the words of the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...catalog import codes
from ...enums import Band, Channel, DayState, Flag, SessionKind
from ...enums_rehab import Location, Tier
from ...rehab import Rehab
from ...rehab_results import RehabEntry
from ...sessions import session_load
from ..days import DayRow, Run, monday
from ..knee import KneeWeekRow
from ..knee_table import reference_line
from . import words
from .facts import Facts
from .why import Why, why

_UNKNOWN_DAYS = {DayState.MISSING: "unknown", DayState.UNMEASURED: "without km"}
_MOST_PROBLEMS = 40
_ANY_DAY = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """One entry of the log."""

    day: str
    iso: str
    colour: str
    decision: str
    place: str
    reasons: tuple[Why, ...]


def decisions(log: list[RehabEntry], first: date) -> list[Decided]:
    """The log from a day on, newest first."""
    shown = [entry for entry in log if isinstance(entry.day, date) and entry.day >= first]
    return [
        Decided(
            day=words.day_of(entry.day),
            iso=str(entry.day),
            colour="" if entry.colour is None else entry.colour.name,
            decision=entry.decision.name.lower(),
            place=f"{entry.phase.name.lower()}, level {entry.level}",
            reasons=tuple(map(why, entry.reasons)),
        )
        for entry in reversed(shown)
    ]


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the load book."""

    monday: str
    runs: int
    km: str
    longest: str
    ratio: str
    notes: str


def weeks(shown: list[list[DayRow]]) -> list[Week]:
    """The weeks of the load book, newest first."""
    return [_week(week) for week in reversed(shown)]


def _week(week: list[DayRow]) -> Week:
    runs = [run for row in week for run in row.runs]
    known = [run.dist_m for run in runs if run.dist_m is not None]
    unknown = Counter(_UNKNOWN_DAYS[row.state] for row in week if row.state in _UNKNOWN_DAYS)
    notes = [f"▲ {words.count(n, 'spike')}" for n in [sum(run.is_spike for run in runs)] if n]
    notes += words.flags(week[-1].rolling.flags)
    notes += [f"{words.count(n, 'day')} {what}" for what, n in unknown.items()]
    return Week(
        monday=words.day_of(monday(week[0].day)),
        runs=len(runs),
        km=f"{sum(row.load_m for row in week) / 1000:.1f}",
        longest=f"{max(known) / 1000:.1f}" if known else "",
        ratio=words.ratio(week[-1].rolling),
        notes=", ".join(notes),
    )


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the history."""

    year: int
    runs: int
    km: str
    longest: str
    spikes: int


def years(days: list[DayRow]) -> list[Year]:
    """Every year of the history, newest first."""
    by_year: dict[int, list[DayRow]] = defaultdict(list)
    for row in days:
        by_year[row.day.year].append(row)
    return [_year(year, rows) for year, rows in sorted(by_year.items(), reverse=True)]


def _year(year: int, rows: list[DayRow]) -> Year:
    runs = [run for row in rows for run in row.runs]
    longest = max((run.dist_m for run in runs if run.dist_m is not None), default=None)
    return Year(year, len(runs), f"{sum(row.load_m for row in rows) / 1000:,.0f}",
                "" if longest is None else f"{longest / 1000:.1f}",
                sum(run.is_spike for run in runs))  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpikeRow:
    """One run that was longer than any of the 30 days before."""

    day: str
    km: str
    reference: str
    above: str
    band: str


def spikes(shown: list[list[DayRow]]) -> list[SpikeRow]:
    """The spikes of some weeks, newest first."""
    runs = [run for week in shown for row in week for run in row.runs if run.is_spike]
    return [_spike(run) for run in reversed(runs)]


def _spike(run: Run) -> SpikeRow:
    band = run.spike.band or Band.REFERENCE
    return SpikeRow(words.day_of(run.day), words.km(run.dist_m), words.km(run.spike.ref),
                    words.percent_above(run.spike.ratio), words.plain(band.name))  # fmt: skip


def next_run(facts: Facts) -> list[str]:
    """What the next run would be compared with."""
    limit = facts.load.next_run
    if limit.ref is None or limit.ref_day is None or limit.x_max is None:
        return ["No run of known distance in the last 30 days: "
                "there is nothing to compare the next one with."]  # fmt: skip
    lines = [
        f"The longest run of the last 30 days is {words.km(limit.ref)}, on "
        f"{words.day_of(limit.ref_day)}. Beyond {words.km(limit.x_max)} the next run would be a "
        "new spike."
    ]
    if Flag.RATCHET in limit.flags:
        lines.append("A new longest run was set only days ago.")
    return lines


@dataclass(frozen=True, slots=True)
class KneeRow:
    """One week of knee load."""

    monday: str
    km: str
    ekm: str
    per_km: str
    shorter: str
    left_out: int


def knee_weeks(shown: list[KneeWeekRow]) -> list[KneeRow]:
    """Knee load of each week, newest first."""
    return [
        KneeRow(
            words.day_of(week.monday),
            f"{week.km:.1f}",
            f"{week.ekm:.1f}",
            "" if week.per_km is None else f"{week.per_km:.2f}",
            f"{week.shorter[1]:.1f}",
            week.left_out,
        )
        for week in reversed(shown)
    ]


def knee_reference(facts: Facts) -> str:
    """What one EKM is for this runner."""
    return reference_line(facts.knee_load) if facts.knee_load else ""


@dataclass(frozen=True, slots=True)
class Effort:
    """Session RPE of one week."""

    monday: str
    sessions: int
    running: str
    all: str


def efforts(facts: Facts) -> list[Effort]:
    """Rating of exertion times minutes, a week, newest first."""
    by_week: dict[date, list[Any]] = defaultdict(list)
    for session in facts.efforts:
        if isinstance(session.day, date):
            load = session_load(session, Channel.SRPE).load
            by_week[monday(session.day)].append((session.kind == SessionKind.RUN, load))
    return [
        Effort(words.day_of(week), len(loads), _sum([load for run, load in loads if run]),
               _sum([load for _, load in loads]))
        for week, loads in sorted(by_week.items(), reverse=True)
    ]  # fmt: skip


def _sum(loads: list[float | None]) -> str:
    known = [load for load in loads if load is not None]
    least = "at least " if len(known) < len(loads) else ""
    return f"{least}{sum(known):,.0f}"


def red_flags() -> list[tuple[str, list[str]]]:
    """What to do, and the signs for which to do it, the most urgent first: asked of the machine."""
    by_tier: dict[Tier, list[str]] = defaultdict(list)
    for code in codes("red_flag"):
        knee = Rehab()
        knee.screen(_ANY_DAY, Location.FRONT, flags=code.value)
        by_tier[knee.status.stop].append(code.text)
    return [(words.text_of("tier", tier), by_tier[tier]) for tier in sorted(by_tier, reverse=True)]


def unknowns(facts: Facts) -> list[str]:
    """What the page cannot know, in whole sentences."""
    lines = [*_no_pain(facts), *(facts.diary.notes if facts.diary else [])]
    first = words.day_of(facts.load.days[0].day)
    lines.append(f"Days without a run from {first} on are taken as rest: a run that no file "
                 "holds is missing here, too.")  # fmt: skip
    if facts.source.dates == "UTC":
        lines.append("Days are UTC days; with --zone they become local ones.")
    lines += _counted(facts)
    return lines


def _no_pain(facts: Facts) -> list[str]:
    if facts.diary is None:
        return ["No pain was recorded. Whether a run was answered by pain, in which phase the "
                "knee is, and whether to run today cannot be told from distances."]  # fmt: skip
    lines = []
    numbers = {"morning_pain", "peak", "before", "after_60min"}
    if not any(numbers & entry.values.keys() for entry in facts.diary.entries):
        lines.append("No answer holds a number for pain: no run could be judged.")
    for knee in facts.knees:
        if knee.screened_on is None:
            lines.append(f"The {knee.name} was never screened: where it hurts and red flags are "
                         "not known.")  # fmt: skip
        if knee.silent:
            lines.append(f"The diary has no word of {words.count(knee.silent, 'run')} for the "
                         f"{knee.name}: each stands as a run with nothing known.")  # fmt: skip
        if knee.unscreened:
            lines.append(f"{words.count(knee.unscreened, 'run')} came before the first screening "
                         f"of the {knee.name} and {_was(knee.unscreened)} not judged.")  # fmt: skip
    return [*lines, *_untimed(facts)]


def _untimed(facts: Facts) -> list[str]:
    n = facts.answer.untimed if facts.answer else 0
    return [f"{words.count(n, 'AMBER or RED run')} of the last year had no running time: how long "
            "a run stays comfortable is told without."] if n else []  # fmt: skip


def _was(n: int) -> str:
    return "was" if n == 1 else "were"


def _counted(facts: Facts) -> list[str]:
    runs = facts.source.runs
    counted = (
        (sum(run.distance_m is None for run in runs), "run", "without a known distance"),
        (sum(run.cadence_spm is None for run in runs), "run", "without cadence"),
        (len(facts.source.unread), "row", "of the files could not be read"),
        (facts.exports.doubled if facts.exports else 0, "recording", "stood in two files"),
        (facts.from_diary, "run", "known from the diary alone"),
        (len(facts.skipped), "file", "that is no export was passed over"),
    )
    return [f"{words.count(n, what)} {said}." for n, what, said in counted if n]


def problems(facts: Facts) -> list[str]:
    """Cells and files that could not be read."""
    lines = [*map(str, facts.source.problems), *facts.skipped]
    more = len(lines) - _MOST_PROBLEMS
    return lines if more <= 0 else [*lines[:_MOST_PROBLEMS], f"and {more:,} more"]

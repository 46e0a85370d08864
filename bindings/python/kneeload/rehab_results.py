"""What a Rehab says: entries of its log, the answer for today, where the knee stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from . import capi
from .catalog import Parameter
from .days import Day, date_or_number, day_number, known_day
from .enums import Colour, Decision, Phase, Status, int32, number_of
from .enums_rehab import Action, Irritability, Ladder, Location, RedFlag, RehabReason, Side, Tier
from .errors import from_fault
from .reasons import AnyReason, Reason, known, pack_reasons, unpack_reasons
from .records import Record

_LOG = Record("kl_rehab_log")
_ENTRY = Record("kl_rehab_entry")
_TODAY = Record("kl_rehab_today")
_ROW = Record("kl_ladder_row")
_BOTH = Record("kl_rehab_both")
_STATUS = Record("kl_rehab_status")
_START = Record("kl_rehab_start")
_THREE_RED = 0x80000  # bit 19 of the causes
_EVERY_FLAG = 0x7FFFF


@dataclass(frozen=True, slots=True)
class RehabStart:
    """Begin in the middle: what another app or a clinician knows already."""

    phase: Phase | str  #: where it stands
    level: int  #: SCREEN, IRRITABLE: 1; RELOAD: 1 .. rows of the ladder (KL30: 7); later: the last
    day: Day  #: phase day, and day of the last screening
    track: Location | str | None = None  #: where it hurts; None: not known

    def pack(self) -> bytes:
        """As the core takes it."""
        return _START.pack(
            {
                "phase": number_of(Phase, self.phase),
                "level": int32(self.level),
                "day": day_number(self.day),
                "track": number_of(Location, self.track),
            }
        )


@dataclass(frozen=True, slots=True)
class RehabEntry:
    """One entry of the log. REHAB-001"""

    day: date | int  #: a number outside the years 1 .. 9999
    colour: Colour | None  #: None: the entry judges no run
    decision: Decision  #: what follows
    phase: Phase  #: after
    level: int  #: after
    reasons: tuple[Reason, ...]  #: why
    loosened: bool  #: the configuration is looser than its defaults

    def __str__(self) -> str:
        colour = "" if self.colour is None else f"{self.colour.name} "
        loosened = ", loosened" if self.loosened else ""
        place = f"{self.phase.name} level {self.level}{loosened}"
        return f"{self.day} {colour}{self.decision.name}, {place}: {_words(self.reasons)}"


@dataclass(frozen=True, slots=True)
class LadderRow:
    """Walk and run of one level."""

    walk_s: int  #: one walk, seconds
    run_s: int | None  #: one bout; None: all of the distance
    repetitions: int | None  #: None: the source gives none
    distance_m: int | None  #: None: repetitions, or 30 minutes in all

    def __str__(self) -> str:
        run = "run all" if self.run_s is None else f"run {self.run_s} s"
        bout = f"(walk {self.walk_s} s, {run})"
        far = "" if self.distance_m is None else f" for {self.distance_m} m"
        return f"{bout}{far}" if self.repetitions is None else f"{self.repetitions} x {bout}{far}"


@dataclass(frozen=True, slots=True)
class RehabToday:
    """Answer to "may I run today?". RUN says that nothing in the log speaks against it, no
    more. REHAB-080"""

    day: date | int  #: the day of the question
    action: Action  #: what to do
    level: int  #: level of the ladder, 1 and up
    row: LadderRow | None  #: of the level, in RELOAD
    reasons: tuple[Reason, ...]  #: worst action first

    def __str__(self) -> str:
        row = "" if self.row is None else f", {self.row}"
        return f"{self.day} {self.action.name}, level {self.level}{row}: {_words(self.reasons)}"


@dataclass(frozen=True, slots=True)
class SidedReason:
    """A reason, and the knee it belongs to."""

    side: Side | None  #: which knee; None: of no knee
    reason: Reason  #: why

    @property
    def code(self) -> AnyReason:
        """Why."""
        return self.reason.code

    @property
    def value(self) -> int | None:
        """What was observed; None: no number belongs to it. Pain is in tenths."""
        return self.reason.value

    @property
    def limit(self) -> int | None:
        """What it was compared with."""
        return self.reason.limit

    @property
    def parameter(self) -> str | None:
        """Id of the parameter the limit comes from."""
        return self.reason.parameter

    @property
    def catalogue(self) -> Parameter | None:
        """That parameter: its unit, default, range, grade and sources."""
        return self.reason.catalogue

    def __str__(self) -> str:
        if self.side in (None, Side.UNSPECIFIED):
            return str(self.reason)
        return f"{Side(self.side).name.capitalize()}: {self.reason}"


@dataclass(frozen=True, slots=True)
class BothKnees:
    """The worse action, the lower level, all reasons. REHAB-081"""

    day: date | int  #: the day of the question
    action: Action  #: the worse of the two
    level: int  #: the lower of the two
    reasons: tuple[SidedReason, ...]  #: worst action first, left before right

    def __str__(self) -> str:
        return f"{self.day} {self.action.name}, level {self.level}: {_words(self.reasons)}"


@dataclass(frozen=True, slots=True)
class RehabStatus:
    """Where a knee stands."""

    phase: Phase  #: where it stands
    level: int  #: level of the ladder, 1 and up
    need: int  #: GREEN runs that the next level takes
    greens: int  #: GREEN runs that count for it so far
    stop: Tier  #: NONE: no STOP is latched
    causes: RedFlag  #: red flags of the STOP
    three_reds: bool  #: three RED runs are a cause of it
    rest_until: date | int | None  #: first day on which the rest is over
    irritability: Irritability  #: how easily it is upset
    track: Location | None  #: where it hurts; None: not known
    last_day: date | int | None  #: of the last event
    loosened: bool  #: the configuration is looser than its defaults

    def __str__(self) -> str:
        place = f"{self.phase.name} level {self.level}, {self.greens} of {self.need} GREEN runs"
        stop = "" if self.stop is Tier.NONE else f", STOP ({self.stop.name})"
        rest = "" if self.rest_until is None else f", rest until {self.rest_until}"
        return f"{place}{stop}{rest}"


def _words(reasons: Iterable[Reason | SidedReason]) -> str:
    return " ".join(map(str, reasons))


def unpack_log(data: bytes) -> tuple[RehabEntry, ...]:
    """The entries that one event brought."""
    log = _LOG.unpack(data)
    return tuple(map(_entry, islice(_ENTRY.cells(log["entry"]), log["n_entries"])))


def _entry(cells: tuple[int | bytes, ...]) -> RehabEntry:
    row = _ENTRY.named(cells)
    return RehabEntry(
        day=date_or_number(row["day"]),
        colour=None if row["colour"] == capi.KL_COLOUR_NONE else Colour(row["colour"]),
        decision=Decision(row["decision"]),
        phase=Phase(row["phase"]),
        level=row["level"],
        reasons=unpack_reasons(row["reason"], row["n_reasons"], RehabReason),
        loosened=bool(row["loosened"]),
    )


def unpack_row(data: bytes) -> LadderRow:
    """Walk and run of a level."""
    row = _ROW.unpack(data)
    return LadderRow(
        walk_s=row["walk_s"],
        run_s=known(row["run_s"]),
        repetitions=known(row["repetitions"]),
        distance_m=known(row["distance_m"]),
    )


def unpack_today(data: bytes, day: int) -> RehabToday:
    """The answer for a day."""
    row = _TODAY.unpack(data)
    return RehabToday(
        day=date_or_number(day),
        action=Action(row["action"]),
        level=row["level"],
        row=unpack_row(row["row"]) if row["has_row"] else None,
        reasons=unpack_reasons(row["reason"], row["n_reasons"], RehabReason),
    )


def _pack_today(answer: RehabToday) -> bytes:
    """What combining reads of an answer; it does not read the row."""
    return _TODAY.pack(
        {
            "action": int(answer.action),
            "level": int32(answer.level),
            "has_row": 0,
            "n_reasons": len(answer.reasons),
            "row": b"",
            "reason": pack_reasons(answer.reasons),
        }
    )


def unpack_status(data: bytes) -> RehabStatus:
    """Where a knee stands."""
    row = _STATUS.unpack(data)
    return RehabStatus(
        phase=Phase(row["phase"]),
        level=row["level"],
        need=row["need"],
        greens=row["greens"],
        stop=Tier(row["stop"]),
        causes=RedFlag(row["causes"] & _EVERY_FLAG),
        three_reds=bool(row["causes"] & _THREE_RED),
        rest_until=known_day(row["rest_until"]),
        irritability=Irritability(row["irritability"]),
        track=None if known(row["track"]) is None else Location(row["track"]),
        last_day=known_day(row["last_day"]),
        loosened=bool(row["loosened"]),
    )


def _sided(sides: Iterable[int], reasons: Iterable[Reason]) -> Iterator[SidedReason]:
    for side, reason in zip(sides, reasons):
        yield SidedReason(Side(side), reason)


def both_knees(left: RehabToday, right: RehabToday) -> BothKnees:
    """Two knees of one runner: the worse action, the lower level, and the reasons of both.
    Answers of different days are refused. REHAB-081"""
    if left.day != right.day:
        raise from_fault(Status.E_INCONSISTENT, "day", -1, day_number(right.day))
    row = _BOTH.unpack(capi.kl_rehab_combine(_pack_today(left), _pack_today(right)))
    reasons = unpack_reasons(row["reason"], row["n_reasons"], RehabReason)
    return BothKnees(left.day, Action(row["action"]), row["level"],
                     tuple(_sided(row["side"], reasons)))  # fmt: skip


def ladder_row(ladder: Ladder | str, level: int) -> LadderRow:
    """Walk and run of a level of a ladder: ladder_row("KL30", 3). REHAB-013"""
    return unpack_row(capi.kl_ladder_row_of(number_of(Ladder, ladder), int32(level)))

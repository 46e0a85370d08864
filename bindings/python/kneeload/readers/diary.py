"""A diary as CSV: what the runner said, one entry a row, in the columns of the diary app.

The first fault refuses the file, with line and column: an answer that is left out by mistake would
count as unknown. An empty cell is unknown.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import IntEnum, IntFlag
from pathlib import Path
from typing import Any

from ..enums import SessionKind
from ..enums_rehab import ClearedBy, Location, RedFlag, Side, Warmup
from .activities import Activities, Activity

FORMAT = "diary"

KINDS = ("screen", "check-in", "run", "strength", "walk", "location", "clear", "week")
"""Kinds of an entry."""

_REQUIRED = {
    "screen": {"location"},
    "location": {"location"},
    "clear": {"by"},
}
_SIDES = {"left": Side.LEFT, "right": Side.RIGHT}
_FIRST = {"screen": 0, "check-in": 1}  # within a day


class DiaryError(ValueError):
    """A diary that cannot be used, with line and column."""


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One entry; ``values`` holds what was said, under the keywords of Rehab's methods."""

    day: date  #: day it is about
    kind: str  #: one of KINDS
    side: Side | None  #: None: the one knee that is followed
    values: dict[str, Any]  #: what was said, by the keywords of Rehab
    line: int  #: line of the file
    distance_m: int | None = None  #: of a run
    moving_s: int | None = None  #: moving time of a run, seconds
    steps: int | None = None  #: steps of both feet of a run


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint in words, without a number."""

    day: date
    side: Side
    words: str


@dataclass(frozen=True)
class Diary:
    """Entries by day, screenings first, then check-ins, then as they were told."""

    path: str  #: the file
    entries: list[DiaryEntry]  #: in the order of the file
    #: complaints in words, without a number
    complaints: list[Complaint] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  #: what the reader leaves unknown, and why

    @property
    def sides(self) -> list[Side | None]:
        """The knees that are followed."""
        return sorted({entry.side for entry in self.entries}, key=lambda side: side or 0)

    @property
    def last_day(self) -> date | None:
        """Day of the last entry."""
        return max((entry.day for entry in self.entries), default=None)

    def until(self, day: date) -> Diary:
        """The diary cut at the end of a day."""
        entries = [entry for entry in self.entries if entry.day <= day]
        complaints = [complaint for complaint in self.complaints if complaint.day <= day]
        return Diary(self.path, entries, complaints, self.notes)

    def activities(self) -> Activities:
        """Its runs. With two knees a run stands there once for each: one with figures counts."""
        measured = {entry.day for entry in self.entries if _measured(entry)}
        runs, told = [], set()
        for entry in self.entries:
            if entry.kind != "run" or (entry.day in measured and not _measured(entry)):
                continue
            if _measured(entry) or entry.day not in told:
                runs.append(_activity(entry))
            told.add(entry.day)
        return Activities(self.path, FORMAT, "local", runs)


def _measured(entry: DiaryEntry) -> bool:
    return entry.kind == "run" and (entry.distance_m is not None or entry.moving_s is not None)


def _activity(entry: DiaryEntry) -> Activity:
    minutes = None if entry.moving_s is None else entry.moving_s / 60
    cadence = entry.steps / minutes if entry.steps and minutes else None
    return Activity(
        start=datetime(entry.day.year, entry.day.month, entry.day.day),
        sport="run",
        kind=SessionKind.RUN,
        distance_m=entry.distance_m,
        moving_s=entry.moving_s,
        elapsed_s=None,
        steps=entry.steps,
        cadence_spm=cadence if cadence is not None and cadence <= 300 else None,
        ascent_m=None,
        descent_m=None,
        hr=None,
        row=entry.line,
        timed=False,
    )


def _scaled(text: str, scale: int) -> int:
    try:
        number = Decimal(text) * scale
    except InvalidOperation:
        raise ValueError from None
    if not number.is_finite() or number < 0 or number != number.to_integral_value():
        raise ValueError
    return int(number)


def _pain(text: str) -> float:
    value = _scaled(text, 10)
    if value > 100:
        raise ValueError
    return float(Decimal(value) / 10)


def _yes(text: str) -> bool:
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    return words[text.lower()]


def _name(enum: type[IntEnum] | type[IntFlag]) -> Callable[[str], Any]:
    return lambda text: enum[text.strip().upper().replace("-", "_")]


def _flags(text: str) -> RedFlag:
    joined = RedFlag(0)
    for name in text.split(","):
        joined |= RedFlag[name.strip().upper().replace("-", "_")]
    return joined


def _side(text: str) -> Side:
    return _SIDES[text.lower()]


def _whole(text: str) -> int:
    return _scaled(text, 1)


def _metres(text: str) -> int:
    return _scaled(text, 1000)


def _seconds(text: str) -> int:
    return _scaled(text, 60)


_PAIN = (_pain, "a number from 0 to 10 with at most one decimal")
_YES = (_yes, "yes or no")
_WHOLE = (_whole, "a whole number")
_KM = (_metres, "kilometres, to the metre")
_DATE = (date.fromisoformat, "a date YYYY-MM-DD")

_COLUMNS: dict[str, tuple[str, tuple[Callable[[str], Any], str], tuple[str, ...]]] = {
    # column: (keyword, how it is read, kinds of entries that have it)
    "morning": ("morning_pain", _PAIN, ("check-in",)),
    "worst": ("worst24", _PAIN, ("screen", "check-in")),
    "daily": ("daily_life_pain", _PAIN, ("screen", "check-in")),
    "night-waking": ("night_waking", _YES, ("check-in",)),
    "sleep": ("sleep_min", _WHOLE, ("check-in",)),
    "stress": ("stress", _WHOLE, ("check-in",)),
    "recorded": ("recorded_on", _DATE, ("check-in",)),
    "swelling": ("swelling", _WHOLE, ("check-in", "run")),
    "flags": ("flags", (_flags, "names of red flags, with commas"), ("screen", "check-in")),
    "location": ("location", (_name(Location), "a location"), ("screen", "location")),
    "age": ("age", _WHOLE, ("screen",)),
    "rest-pain": ("rest_or_night_pain", _YES, ("screen",)),
    "minutes-to-pain": ("minutes_to_pain", _WHOLE, ("screen",)),
    "before": ("before", _PAIN, ("run",)),
    "peak": ("peak", _PAIN, ("run", "strength")),
    "after": ("after_60min", _PAIN, ("run",)),
    "limp": ("gait_altered", _YES, ("run",)),
    "dose": ("dose_pct", _WHOLE, ("run",)),
    "painkiller": ("painkiller", _YES, ("run",)),
    "warmup": ("warmup", (_name(Warmup), "none, gone, continues or returns"), ("run",)),
    "taped": ("taped", _YES, ("run",)),
    "pain": ("pain", _PAIN, ("walk",)),
    "by": ("by", (_name(ClearedBy), "clinician or self-after-assessment"), ("clear",)),
    "planned": ("planned_m", _KM, ("week",)),
    "done": ("done_m", _KM, ("week",)),
    "target": ("target_m", _KM, ("week",)),
    "quality": ("quality_done", _YES, ("week",)),
    "km": ("distance_m", _KM, ("run",)),
    "minutes": ("moving_s", (_seconds, "minutes"), ("run",)),
    "steps": ("steps", _WHOLE, ("run",)),
    "shoe": ("shoe", _WHOLE, ("run",)),
}

_OF_THE_RUN = ("distance_m", "moving_s", "steps")


def is_diary(header: Iterable[str]) -> bool:
    """Whether a file with these columns is a diary."""
    return {"date", "kind"} <= {_column(name) for name in header}


def _column(name: str) -> str:
    return name.strip().lower().replace("_", "-")


def read_diary(path: str | Path) -> Diary:
    """Read a diary: columns ``date``, ``kind``, ``knee`` (left or right, where both are followed)
    and those of the diary app in ``examples/diary``, in any order. Pain is 0 .. 10 in steps of
    0.1; what is empty is unknown. DiaryError names line and column of the first fault."""
    return diary_of(Path(path).read_bytes(), str(path))


def diary_of(data: bytes, path: str) -> Diary:
    """The same from the bytes of a file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DiaryError(f"{path}: no UTF-8 text at byte {error.start}") from None
    rows = csv.reader(io.StringIO(text, newline=""))
    header = [_column(name) for name in next(rows, [])]
    if not is_diary(header):
        raise DiaryError(f"{path}: a diary has the columns date and kind; this file has {header}")
    for at, name in enumerate(header):
        if name not in ("date", "kind", "knee", *_COLUMNS) or name in header[:at]:
            raise DiaryError(f"{path}, line 1, column {at + 1}: no column of a diary: {name!r}")
    entries = [_entry(path, rows.line_num, header, row) for row in rows if any(row)]
    _one_way(path, entries)
    entries.sort(key=lambda entry: (entry.day, _FIRST.get(entry.kind, 2)))
    return Diary(path, entries)


def _entry(path: str, line: int, header: list[str], row: list[str]) -> DiaryEntry:
    if len(row) != len(header):
        raise DiaryError(f"{path}, line {line}: {len(row)} cells, the header has {len(header)}")
    cells = {name: text.strip() for name, text in zip(header, row) if text.strip()}

    def read(name: str, convert: Callable[[str], Any], expected: str) -> Any:
        try:
            return convert(cells[name])
        except (KeyError, ValueError):
            given = repr(cells[name]) if name in cells else "nothing"
            raise DiaryError(f"{path}, line {line}, {name}: {expected}, not {given}") from None

    day = read("date", *_DATE)
    kind = read("kind", {kind: kind for kind in KINDS}.__getitem__, f"one of {', '.join(KINDS)}")
    side = read("knee", _side, "left or right") if "knee" in cells else None
    values = {}
    for name in [name for name in cells if name in _COLUMNS]:
        keyword, (convert, expected), kinds = _COLUMNS[name]
        value = read(name, convert, expected)
        if kind not in kinds:
            raise DiaryError(f"{path}, line {line}, {name}: an entry of kind {kind} has none")
        values[keyword] = value
    for name in _REQUIRED.get(kind, set()) - values.keys():
        raise DiaryError(f"{path}, line {line}, {name}: an entry of kind {kind} needs it")
    values.pop("shoe", None)
    figures = {name: values.pop(name, None) for name in _OF_THE_RUN}
    return DiaryEntry(day, kind, side, values, line, **figures)


def _one_way(path: str, entries: list[DiaryEntry]) -> None:
    """Either one knee is followed, with or without its name, or every entry says which."""
    sides = {entry.side for entry in entries} - {None}
    for entry in entries:
        if entry.side is None and sides:
            raise DiaryError(f"{path}, line {entry.line}, knee: left or right, as other lines say")

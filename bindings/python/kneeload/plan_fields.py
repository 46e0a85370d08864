"""What the planning calls take, as the core takes it: weeks, days of a week, sets, pain by name."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeVar

from . import capi
from .days import Day, day_number
from .enums import int32, number_of
from .enums_plan import Workout
from .errors import KneeloadError, from_fault
from .knee_frame import is_frame
from .pain import Pain, out_of_scale
from .records import Record

_ENTRY = Record("kl_week_entry")
_E = TypeVar("_E", bound=IntEnum)
_NO_SUCH_DAY = -1  # the core refuses it by field

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {name.lower(): day for names in (DAY_NAMES, _LONG_NAMES) for day, name in enumerate(names)}

WeekDay = int | str
"""A day of a week: 0 .. 6, or "Mon" .. "Sun" (also in full), Monday being day 0."""


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """One entry of a week. A run needs metres or seconds; the other follows from the pace."""

    day: WeekDay  #: 0 .. 6 or "Mon" .. "Sun"
    kind: Workout | str  #: what it is meant as
    metres: int | None = None  #: 0 .. 200,000
    seconds: int | None = None  #: 0 .. 86,400
    ascent_m: int | None = None  #: 0 .. 10,000

    def __str__(self) -> str:
        kind = self.kind.name if isinstance(self.kind, Workout) else self.kind
        metres = "" if self.metres is None else f" {self.metres:,} m"
        seconds = "" if self.seconds is None else f" {self.seconds:,} s"
        ascent = "" if self.ascent_m is None else f", {self.ascent_m:,} m up"
        return f"{day_name(self.day)} {kind}{metres}{seconds}{ascent}"


Week = Iterable[WeekEntry | Mapping[str, Any]] | Any
"""A week: WeekEntry, dicts with the names of its fields, or a pandas frame with such columns."""


def day_name(day: WeekDay) -> str:
    """The name of a day of the week, Monday being day 0."""
    number = week_day(day)
    return DAY_NAMES[number] if number in range(len(DAY_NAMES)) else str(day)


def week_day(day: WeekDay | None) -> int:
    """The number of a day of the week; an unknown name is outside of it."""
    if isinstance(day, str):
        return _DAYS.get(day.strip().lower(), _NO_SUCH_DAY)
    return int32(whole(day))


def whole(value: Any) -> Any:
    """A cell of a frame as an integer: 8000.0 is one, NaN is not known."""
    if isinstance(value, float) and value != value:
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _entry(given: WeekEntry | Mapping[str, Any]) -> bytes:
    entry = given if isinstance(given, WeekEntry) else WeekEntry(**given)
    return _ENTRY.pack(
        {
            "day": week_day(entry.day),
            "kind": number_of(Workout, whole(entry.kind)),
            "metres": int32(whole(entry.metres)),
            "seconds": int32(whole(entry.seconds)),
            "ascent_m": int32(whole(entry.ascent_m)),
        }
    )


def _rows(frame: Any) -> Iterator[dict[str, Any]]:
    """The entries of a frame; other columns than those of an entry are not looked at."""
    for name in ("day", "kind"):
        if name not in frame.columns:
            raise KeyError(f"the frame has no column {name}")
    names = [name for name in WeekEntry.__match_args__ if name in frame.columns]
    cells = frame[names].astype(object)
    return iter(cells.where(cells.notna(), None).to_dict("records"))


def pack_week(week: Week | None, pace_s_per_km: int | None) -> tuple[bytes | None, int]:
    """Entries and pace."""
    entries = _rows(week) if is_frame(week) else week
    packed = None if entries is None else b"".join(map(_entry, entries))
    return packed, int32(pace_s_per_km)


def mask_of(enum: type[IntEnum], names: Iterable[IntEnum | str | int] | str | int | None) -> int:
    """A set by names, or one name; None is not known, "no such name" is refused by field."""
    if names is None:
        return int32(None)
    mask = 0
    for name in (names,) if isinstance(names, (str, int)) else names:
        mask |= capi.kl_bit(number_of(enum, name))
    return mask


def days_mask(days: Iterable[WeekDay] | str | None) -> int:
    """Days of a week as a set."""
    if days is None:
        return int32(None)
    mask = 0
    for day in (days,) if isinstance(days, str) else days:
        mask |= capi.kl_bit(week_day(day))
    return mask


def places(mask: int) -> tuple[int, ...]:
    """The bits that are set, from the lowest."""
    return tuple(place for place, bit in enumerate(reversed(f"{mask:b}")) if bit == "1")


def members(enum: type[_E], mask: int) -> tuple[_E, ...]:
    """The members of a set, in order."""
    return tuple(map(enum, places(mask)))


def integers(values: Iterable[int | None] | None) -> array[int] | None:
    """Integers as a buffer; an entry that is None is not known."""
    return None if values is None else array("i", [int32(whole(value)) for value in values])


def day_or_unknown(day: Day | None) -> int:
    """A day; None is not known, and refused where it is needed."""
    return int32(None) if day is None else day_number(day)


def days_buffer(days: Iterable[Day] | None) -> array[int] | None:
    """Day numbers as a buffer."""
    return None if days is None else array("i", map(day_or_unknown, days))


@contextmanager
def caller_names(**told: tuple[str, Pain | None]) -> Iterator[None]:
    """Refusals in the words of the caller, field=(keyword, pain): pain in the numbers of the
    caller, None for what is no pain."""
    try:
        yield
    except KneeloadError as error:
        if error.field not in told:
            raise
        keyword, pain = told[error.field]
        if pain is None:
            raise from_fault(error.code, keyword, -1, error.value) from None
        raise out_of_scale(error.code, keyword, pain) from None


def frame_of(columns: Mapping[str, Any]) -> Any:
    """A pandas frame; only called where the caller brought one."""
    return sys.modules["pandas"].DataFrame(columns)

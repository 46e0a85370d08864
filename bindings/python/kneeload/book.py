"""The load book as a stream: push a day, read every daily metric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import capi
from .days import Day, date_of, day_number
from .enums import DayState, GapFill, number_of
from .options import options_for, week_to_week_options
from .records import Record
from .results import (
    RECORDS,
    EwmaRatio,
    Fitness,
    Monotony,
    RollingRatio,
    WeekToWeek,
    result,
)
from .series import state_code

_READING = Record("kl_book_reading")
_Options = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class BookReading:
    """Every daily metric at the end of one day."""

    day: date  #: the last day pushed
    rolling: RollingRatio  #: rolling ratio
    week_to_week: WeekToWeek  #: this week against the one before
    ewma: EwmaRatio  #: EWMA ratio
    fitness: Fitness  #: CTL, ATL, TSB
    monotony: Monotony  #: monotony and strain


class Book:
    """A load book that grows by a day at a time.

    It reads the same numbers, to the bit, as the metrics over the whole series, after any number
    of saves and loads: ``bytes(book)`` and ``Book.from_bytes``.

    - ``gap_fill``: what a skipped day is: MISSING (cautious) or REST
    - ``rolling``, ``ewma``, ``fitness``, ``monotony``: options of that metric by name
    - ``week_to_week``: its options, and ``window``
    """

    def __init__(
        self,
        *,
        gap_fill: GapFill | str = GapFill.MISSING,
        rolling: _Options = None,
        week_to_week: _Options = None,
        ewma: _Options = None,
        fitness: _Options = None,
        monotony: _Options = None,
    ) -> None:
        weekly = dict(week_to_week or {})
        options = (
            number_of(GapFill, gap_fill),
            options_for("rolling", rolling or {}),
            week_to_week_options(weekly.pop("window", 7), weekly),
            options_for("ewma", ewma or {}),
            options_for("fitness", fitness or {}),
            options_for("monotony", monotony or {}),
        )
        self._book = capi.kl_book()
        capi.kl_book_open(self._book, options)

    def push(
        self, day: Day, load: float | None = None, state: DayState | str | int | None = None
    ) -> None:
        """Enter the next day. Without ``state`` a load of None is a day of which nothing is
        known, 0 a day of rest. A day entered already is a DuplicateError, an earlier one an
        OrderError; days left out become what ``gap_fill`` says. LOAD-122"""
        if state is None:
            state = DayState.MISSING if load is None else _known(load)
        capi.kl_book_push(
            self._book, day_number(day), state_code(state), 0.0 if load is None else float(load)
        )

    def read(self) -> BookReading:
        """Every metric at the end of the last day; StateError before the first. LOAD-123"""
        row = _READING.unpack(capi.kl_book_read(self._book))
        day = date_of(row["day"])
        classes: dict[str, type[Any]] = {
            "rolling": RollingRatio,
            "week_to_week": WeekToWeek,
            "ewma": EwmaRatio,
            "fitness": Fitness,
            "monotony": Monotony,
        }
        parts = {
            name: result(cls, RECORDS[cls].unpack(row[name]), day) for name, cls in classes.items()
        }
        return BookReading(day=day, **parts)

    def __bytes__(self) -> bytes:
        saved: bytes = capi.kl_book_save(self._book)
        return saved

    @classmethod
    def from_bytes(cls, data: bytes | bytearray | memoryview) -> Book:
        """A book from saved bytes, of any platform. FormatError where they are damaged,
        VersionError where they are of another format."""
        book = cls()
        capi.kl_book_load(book._book, data)
        return book

    def copy(self) -> Book:
        """A book that goes its own way from here."""
        other = Book()
        other._book.assign(self._book)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Book:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        return Book.from_bytes, (bytes(self),)


def _known(load: float) -> DayState:
    return DayState.REST if load == 0 else DayState.LOAD

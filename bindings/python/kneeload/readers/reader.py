"""read_activities: an export of a watch or app, whatever its format."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..enums import SessionKind
from . import cadence, cells
from .activities import Activities, Activity, Problem
from .cells import Unreadable
from .formats import CLOCK, FORMATS, KINDS, METRES, PER_SCREEN, RANGES, Column, Format

_MAX_SPEED = 12.5  # m/s, faster than any runner: another unit, or a glitch


class UnknownFormatError(ValueError):
    """The header is that of none of the known exports."""


def read_activities(
    path: str | Path,
    *,
    zone: str | tzinfo | None = None,
    distance_unit: str | None = None,
) -> Activities:
    """Read an export of Garmin Connect (Activities.csv), Strava (activities.csv of the bulk
    export), intervals.icu (activities CSV) or Runkeeper (cardioActivities.csv).

    The format is told by the header; English headers are known. What cannot be read is listed in
    ``problems`` with row, column and reason: a bad cell leaves its field None, a bad row is left
    out. Nothing is guessed, and a cadence in strides is refused, not doubled.

    - ``path``: the file
    - ``zone``: time zone such as "Europe/Berlin", for formats that give dates in UTC (Strava);
      the day of a run is its local day. Without it UTC dates stay UTC dates. The other formats
      hold local dates, which are taken as they are.
    - ``distance_unit``: "km" or "mi", where the file does not say it: Garmin Connect writes the
      unit of the account (km unless given), old Strava files hold no metres.
    """
    return read_csv(Path(path).read_bytes(), str(path), zone, distance_unit)


def read_csv(
    data: bytes, path: str, zone: str | tzinfo | None, distance_unit: str | None
) -> Activities:
    """The same from the bytes of a file."""
    if distance_unit not in (None, "km", "mi"):
        raise ValueError('distance_unit is "km" or "mi"')
    local = ZoneInfo(zone) if isinstance(zone, str) else zone
    text = data.decode("utf-8-sig", errors="replace").replace("\0", "\ufffd")
    form, rows = _table(text, path)
    return _Reader(path, form, local, distance_unit or form.screen_unit).read(rows)


def _table(text: str, path: str) -> tuple[Format, list[list[str]]]:
    """The format and all rows, the header first."""
    header = text.partition("\n")[0]
    for delimiter in ",;\t":
        names = {_clean(name) for name in next(csv.reader([header], delimiter=delimiter), [])}
        for form in FORMATS:
            if form.known_by <= names:
                return form, list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    known = ", ".join(form.name for form in FORMATS)
    raise UnknownFormatError(f"{path}: not an export of {known}; it begins {header[:120]!r}")


def _clean(name: str) -> str:
    return " ".join(name.split())


def kind_of(sport: str) -> SessionKind:
    """Run, walk or other, by the last word of the sport."""
    words = re.findall(r"[A-Z]?[a-z]+", sport)
    return SessionKind[KINDS.get(words[-1].lower(), "OTHER")] if words else SessionKind.OTHER


class _Reader:
    """Reads the rows of one file."""

    def __init__(self, path: str, form: Format, zone: tzinfo | None, unit: str | None) -> None:
        self._form = form
        self._zone = zone
        self._unit = unit
        self._problems: list[Problem] = []
        self._mark: str | None = None
        self._places: list[tuple[Column, int]] = []
        dates = "UTC" if form.utc and zone is None else "local"
        self._result = Activities(path, form.name, dates, problems=self._problems)

    def read(self, rows: Sequence[list[str]]) -> Activities:
        header = [_clean(name) for name in rows[0]]
        self._places = [
            (column, at) for column in self._form.columns for at in _find(header, column)
        ]
        self._mark = cells.decimal_mark(self._numeric_cells(rows[1:]))
        for number, row in enumerate(rows[1:], start=2):
            if any(cell.strip() for cell in row):
                self._row(number, row, len(header))
        self._result.activities.sort(key=lambda activity: activity.start)
        return self._result

    def _numeric_cells(self, rows: Sequence[list[str]]) -> Iterator[str]:
        numeric = [at for column, at in self._places if column.unit not in ("", CLOCK, "count")]
        for row in rows:
            yield from (row[at].strip() for at in numeric if at < len(row))

    def _row(self, number: int, row: list[str], width: int) -> None:
        known = len(self._problems)
        texts = self._texts(row)
        start = self._start(number, texts)
        column, sport = texts.get("sport", (None, ""))
        if len(row) != width:
            self._report(number, "", "", f"{len(row)} cells, the header has {width}")
        elif start and column and sport:
            self._activity(number, texts, start, sport)
            return
        elif start:
            self._report(number, column.name if column else "", sport, "no kind of activity")
        day = start.date() if start else None
        self._problems[known:] = [
            replace(problem, unread=True, day=day) for problem in self._problems[known:]
        ]

    def _texts(self, row: list[str]) -> dict[str, tuple[Column, str]]:
        """The first column of each field that is filled, else an empty one."""
        texts: dict[str, tuple[Column, str]] = {}
        for column, at in self._places:
            text = row[at].strip() if at < len(row) else ""
            empty = cells.EMPTY.fullmatch(text)
            if column.field not in texts or (not texts[column.field][1] and not empty):
                texts[column.field] = (column, "" if empty else text)
        return texts

    def _start(self, number: int, texts: dict[str, tuple[Column, str]]) -> datetime | None:
        column, text = texts["start"]
        try:
            start = cells.moment(text)
            if self._form.utc:
                start = cells.in_utc(start)
            return start.astimezone(self._zone) if self._form.utc and self._zone else start
        except (Unreadable, OverflowError) as error:
            self._report(number, column.name, text, str(error))
            return None

    def _activity(
        self, number: int, texts: dict[str, tuple[Column, str]], start: datetime, sport: str
    ) -> None:
        kind = kind_of(sport)
        values = {name: self._value(number, *texts[name]) for name in RANGES if name in texts}
        if kind == SessionKind.OTHER:
            values["cadence_spm"] = None  # of a bike, or of arms
            if "distance_m" in texts and texts["distance_m"][0].unit == PER_SCREEN:
                values["distance_m"] = None  # pools are measured in metres or yards
        else:
            self._check_speed(number, texts, values)
            self._check_cadence(number, texts, values, kind)
        self._check_elapsed(number, texts, values)
        floats: dict[str, Any] = {
            name: None if values.get(name) is None else float(values[name] or 0)
            for name in RANGES
            if name not in ("steps", "timer_s")
        }
        steps = values.get("steps")
        self._result.activities.append(
            Activity(
                start=start,
                sport=sport,
                kind=kind,
                steps=None if steps is None else int(steps),
                row=number,
                **floats,
            )
        )

    def _value(self, number: int, column: Column, text: str) -> Decimal | None:
        """The value of a cell in the unit of its field; None with a problem, or when empty."""
        if not text:
            return None
        try:
            value = self._measure(column, text)
            low, high = RANGES[column.field]
            if column.field in ("cadence_spm", "hr") and value == 0:
                return None  # the sensor was not worn
            if not low <= value <= high:
                raise Unreadable(f"outside {low} .. {high}")
            return value
        except Unreadable as error:
            if column.field != "timer_s" or column.name not in self._reported(number):
                self._report(number, column.name, text, str(error))
            return None

    def _measure(self, column: Column, text: str) -> Decimal:
        if column.unit == CLOCK:
            return cells.seconds(text)
        value = cells.number(text, self._mark, whole=column.unit == "count")
        if column.unit == PER_SCREEN:
            if self._unit is None:
                raise Unreadable('kilometres or miles: give distance_unit="km" or "mi"')
            return value * METRES[self._unit]
        if column.unit == "height":
            return value * METRES["ft" if self._unit == "mi" else "m"]
        return value * METRES.get(column.unit, Decimal(1))

    def _check_speed(
        self, number: int, texts: dict[str, tuple[Column, str]], values: dict[str, Decimal | None]
    ) -> None:
        distance, moving = values.get("distance_m"), values.get("moving_s")
        if distance and moving and distance > moving * Decimal(_MAX_SPEED):
            column, text = texts["distance_m"]
            self._report(number, column.name, text, "faster than any runner: another unit?")
            values["distance_m"] = None

    def _check_cadence(
        self,
        number: int,
        texts: dict[str, tuple[Column, str]],
        values: dict[str, Decimal | None],
        kind: SessionKind,
    ) -> None:
        reason = cadence.refused(values, kind)
        if reason:
            column, text = texts["cadence_spm"]
            self._report(number, column.name, text, reason)
            values["cadence_spm"] = None

    def _check_elapsed(
        self, number: int, texts: dict[str, tuple[Column, str]], values: dict[str, Decimal | None]
    ) -> None:
        moving, elapsed = values.get("moving_s"), values.get("elapsed_s")
        if moving is not None and elapsed is not None and round(moving) > round(elapsed):
            column, text = texts["elapsed_s"]
            self._report(number, column.name, text, "shorter than the moving time")
            values["elapsed_s"] = None

    def _reported(self, number: int) -> set[str]:
        return {problem.column for problem in self._problems if problem.row == number}

    def _report(self, row: int, column: str, value: str, reason: str) -> None:
        path = self._result.path
        self._problems.append(Problem(path, row, column, value, reason, unread=False))


def _find(header: list[str], column: Column) -> list[int]:
    """Where a column stands, an empty list where it does not."""
    places = [at for at, name in enumerate(header) if name == column.name]
    return places[column.nth : column.nth + 1]

"""Reads the cells of an export: numbers with either decimal mark, times, dates.

A cell that can be read in two ways is refused with a reason; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timezone
from decimal import Decimal

EMPTY = re.compile(r"[-\s:]*")
"""Nothing recorded: an empty cell, "--", "--:--:--"."""

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
_DECIMALS = re.compile(r"([.,])(?:\d{1,2}|\d{4,})$")
_GROUPS = re.compile(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_SPACES = re.compile(r"[\s'\u2019]+(?=\d{3})")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d+))?")
_MONTH_FIRST = re.compile(
    r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}), (\d{4}),? (\d{1,2}):(\d{2}):(\d{2})(?: ?([AP])M)?"
)
_DAY_FIRST = re.compile(
    r"(\d{1,2}) ([A-Za-z]{3})[a-z]*\.?,? (\d{4}),? (\d{1,2}):(\d{2}):(\d{2})(?: ?([AP])M)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun",
           "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip


class Unreadable(ValueError):
    """A cell that cannot be read, with the reason."""


def decimal_mark(texts: Iterable[str]) -> str | None:
    """The decimal mark that a file shows: "." or ",", None where it shows neither or both."""
    marks = set()
    for text in texts:
        found = _DECIMALS.search(text)
        if found and not (text.count(found[1]) > 1):
            marks.add(found[1])
    return marks.pop() if len(marks) == 1 else None


def number(text: str, mark: str | None, whole: bool = False) -> Decimal:
    """A number. ``mark`` is the decimal mark of the file, ``whole`` says that the column holds
    whole numbers, so that a single separator before three digits can only part thousands."""
    text = _SPACES.sub("", text)
    if not _NUMBER.fullmatch(text):
        raise Unreadable("not a number")
    separators = set(text) & {".", ","}
    if len(separators) == 2:
        return _mixed(text)
    if not separators:
        return Decimal(text)
    separator = separators.pop()
    if text.count(separator) > 1 or (whole and _grouped(text)):
        return _thousands(text, separator)
    if _grouped(text) and mark is None:
        raise Unreadable("thousands or decimals: the file does not tell its decimal mark")
    if _grouped(text) and mark != separator:
        return _thousands(text, separator)
    return Decimal(text.replace(separator, "."))


def _grouped(text: str) -> bool:
    return bool(_GROUPS.fullmatch(text)) and not text.lstrip("+-").startswith("0")


def _thousands(text: str, separator: str) -> Decimal:
    if not _grouped(text):
        raise Unreadable("not a number")
    return Decimal(text.replace(separator, ""))


def _mixed(text: str) -> Decimal:
    """Both separators: the last one marks the decimals."""
    mark = max(".,", key=text.rfind)
    whole, _, decimals = text.rpartition(mark)
    other = "," if mark == "." else "."
    if mark in whole or not decimals:
        raise Unreadable("not a number")
    return _thousands(whole, other) + Decimal(f"0.{decimals}")


def seconds(text: str) -> Decimal:
    """h:mm:ss or mm:ss, with or without a fraction after a dot or comma."""
    found = _CLOCK.fullmatch(text)
    if not found:
        raise Unreadable("not a time of the form h:mm:ss")
    hours, minutes, whole, fraction = found.groups()
    if int(minutes) > 59 and hours is not None or int(whole) > 59:
        raise Unreadable("more than 59 minutes or seconds")
    return int(hours or 0) * 3600 + int(minutes) * 60 + Decimal(f"{whole}.{fraction or 0}")


def moment(text: str) -> datetime:
    """A date with time: ISO, "Jan 4, 2026, 12:38:59 PM" or "4 Jan 2026, 12:38:59"."""
    plain = " ".join(text.split())
    month_first, day_first = _MONTH_FIRST.fullmatch(plain), _DAY_FIRST.fullmatch(plain)
    try:
        if month_first:
            month, day, *rest = month_first.groups()
        elif day_first:
            day, month, *rest = day_first.groups()
        elif re.match(r"\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}", plain):
            return datetime.fromisoformat(plain)
        else:
            raise Unreadable("not a date of a form whose order is certain")
        return _named(month, day, *rest)
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable(f"no such date: {error}") from None


def _named(
    month: str, day: str, year: str, hour: str, minute: str, second: str, half: str | None
) -> datetime:
    number = _MONTHS.index(month.lower()) + 1
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            raise Unreadable("hour outside 1 .. 12")
        hours = hours % 12 + (12 if half == "P" else 0)
    return datetime(int(year), number, int(day), hours, int(minute), int(second))


def in_utc(start: datetime) -> datetime:
    """A moment that the format gives in UTC."""
    return start if start.tzinfo else start.replace(tzinfo=timezone.utc)

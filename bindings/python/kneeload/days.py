"""Dates and day numbers. The core counts days from 1970-01-01."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from itertools import count, islice
from typing import Any

from . import capi
from .enums import int32
from .errors import RangeError

Day = date | int | str
"""A date, "2026-01-31", or a day number as the C core counts."""


def day_number(value: Day | Any) -> int:
    """Day number of a date, datetime, ISO text, pandas Timestamp or numpy.datetime64."""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, date):
        return int(capi.kl_day_from_date(value.year, value.month, value.day))
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.datetime64):
        return day_number(value.astype("datetime64[D]").item())
    return int32(value)


def date_of(number: int) -> date:
    """Date of a day number."""
    return date(*capi.kl_day_to_date(number))


def date_or_number(number: int) -> date | int:
    """A date; outside the calendar the number of the day, as the core counts on."""
    try:
        return date_of(number)
    except RangeError:
        return number


def known_day(number: int) -> date | int | None:
    """The same, None where there is no day."""
    return None if number == int32(None) else date_or_number(number)


def day_after(first: int, n: int) -> int:
    """The day n days after the first."""
    return next(islice(count(first), n, None))


def dates_from(first: int, n: int) -> list[date]:
    """The first date and the n - 1 that follow it."""
    return [date_of(day) for day in islice(count(first), n)]


def day_numbers(days: Iterable[Day]) -> list[int]:
    """Day numbers in the order given."""
    return [day_number(day) for day in days]

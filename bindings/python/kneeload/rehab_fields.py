"""The answers that a Rehab takes, under the names of the specification."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from functools import partial
from operator import index
from typing import Any

from .days import Day, day_number
from .enums import int32, number_of
from .enums_rehab import ClearedBy, Location, RedFlag, Warmup
from .errors import KneeloadError, from_fault
from .pain import out_of_scale, tenths

Flags = RedFlag | int | str | Iterable[str]
"""Red flags: RedFlag.LOCKED | RedFlag.GIVING_WAY, "LOCKED", ["LOCKED", "GIVING_WAY"], a mask."""

_NO_SUCH_FLAG = 0x80000000  # the core refuses it by field


def flag_mask(flags: Flags) -> int:
    """Red flags as the core takes them."""
    if isinstance(flags, str):
        return int(RedFlag.__members__.get(flags, _NO_SUCH_FLAG))
    if isinstance(flags, Iterable) and not isinstance(flags, int):
        mask = 0
        for name in flags:
            mask |= flag_mask(name)
        return mask
    number = index(flags)
    return number if 0 <= number < _NO_SUCH_FLAG else _NO_SUCH_FLAG


def switch(value: bool | int | None) -> int:
    """0 or 1, also of NumPy's bool; the core refuses anything else by field."""
    return int(value) if value in (False, True) else int32(value)


def _day_or_unknown(day: Day | None) -> int:
    return int32(None) if day is None else day_number(day)


def _code(enum: type[IntEnum]) -> Callable[[Any], int]:
    return partial(number_of, enum)


FIELDS: dict[str, tuple[str, Callable[[Any], int]]] = {
    # keyword: (field of the specification, what makes it a number of the core)
    "flags": ("flags", flag_mask),
    "location": ("location", _code(Location)),
    "age": ("age", int32),
    "worst24": ("worst24", tenths),
    "rest_or_night_pain": ("rest_or_night_pain", switch),
    "daily_life_pain": ("adl_pain", tenths),
    "minutes_to_pain": ("minutes_to_pain", int32),
    "morning_pain": ("am_pain", tenths),
    "swelling": ("swelling", int32),
    "night_waking": ("night_waking", switch),
    "sleep_min": ("sleep_min", int32),
    "stress": ("stress", int32),
    "recorded_on": ("recorded_day", _day_or_unknown),
    "before": ("pre", tenths),
    "pain_before": ("pre", tenths),
    "peak": ("peak", tenths),
    "after_60min": ("h1", tenths),
    "gait_altered": ("gait_altered", switch),
    "dose_pct": ("dose_pct", int32),
    "painkiller": ("analgesic", switch),
    "warmup": ("warmup", _code(Warmup)),
    "taped": ("taped", switch),
    "pain": ("pain", tenths),
    "by": ("by", _code(ClearedBy)),
    "planned_m": ("planned_m", int32),
    "done_m": ("done_m", int32),
    "target_m": ("target_m", int32),
    "quality_done": ("quality_done", switch),
}


def fields_of(given: Mapping[str, Any]) -> dict[str, int]:
    """Answers by keyword as fields of an event."""
    told = {}
    for keyword, value in given.items():
        field, convert = FIELDS[keyword]
        told[field] = convert(value)
    return told


def in_words_of_caller(error: KneeloadError, given: Mapping[str, Any]) -> KneeloadError:
    """The refusal of a field, under its keyword and with the value that was given."""
    for keyword, value in given.items():
        field, convert = FIELDS[keyword]
        if field != error.field:
            continue
        if convert is tenths and value is not None:
            return out_of_scale(error.code, keyword, value)
        return from_fault(error.code, keyword, -1, error.value)
    return error

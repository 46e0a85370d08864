"""A pandas frame of runs, one a row: columns in, columns out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from .enums import CadenceUnit, Quality, RunMode, Terrain, number_of
from .errors import KneeloadError
from .knee import SEGMENT, SEGMENT_NUMBERS
from .records import Record

_NAMES_OF_ACTIVITIES = {"duration_s": "moving_s", "cadence": "cadence_spm"}
_SELECTORS: dict[str, type[IntEnum]] = {
    "mode": RunMode,
    "terrain": Terrain,
    "cadence_unit": CadenceUnit,
}


def is_frame(given: Any) -> bool:
    """Whether this is a pandas frame."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(given, pandas.DataFrame)


def pack_frame(frame: Any) -> Any:
    """The runs of a frame as the C core reads them, one segment a row; NaN is unknown. Columns
    have the names of a Segment, or those of an Activity; others are not looked at."""
    numpy = sys.modules["numpy"]
    rows = numpy.zeros(len(frame), dtype=SEGMENT.dtype(numpy))
    names = {name: _column(frame, name) for name in (*SEGMENT_NUMBERS, *_SELECTORS)}
    if names["distance_m"] is None and names["duration_s"] is None:
        raise KeyError("the frame has neither a column distance_m nor a column duration_s")
    for name, bit in SEGMENT_NUMBERS.items():
        if names[name] is None:
            continue
        values = frame[names[name]].to_numpy(dtype="float64", na_value=numpy.nan)
        unknown = numpy.isnan(values)
        rows[name] = numpy.where(unknown, 0.0, values)
        rows["has"] |= numpy.where(unknown, 0, bit).astype("u4")
    for name, enum in _SELECTORS.items():
        if names[name] is not None:
            rows[name] = [_selector(enum, value) for value in frame[names[name]]]
    return rows.view("u1")


def _column(frame: Any, name: str) -> str | None:
    for column in (name, _NAMES_OF_ACTIVITIES.get(name)):
        if column in frame.columns:
            return column
    return None


def _selector(enum: type[IntEnum], value: Any) -> int:
    """A cell by name or number; an empty one is the default."""
    if value is None or value != value:
        return 0
    return number_of(enum, value if isinstance(value, str) else int(value))


def loads_frame(
    frame: Any,
    record: Record,
    loads: bytearray,
    statuses: Any,
    numbers: Mapping[str, int],
    errors: Mapping[int, KneeloadError],
) -> Any:
    """The results as a frame with the index of the runs; a refused run has NaN in every column
    of numbers, and the reason in the column ``refused``."""
    numpy, pandas = sys.modules["numpy"], sys.modules["pandas"]
    rows = numpy.frombuffer(loads, dtype=record.dtype(numpy))
    taken = numpy.frombuffer(statuses, dtype="i4") == 0
    columns: dict[str, Any] = {}
    for name in rows.dtype.names:
        if name in ("has", "flags", "quality"):
            continue
        there = (rows["has"] & numbers[name]) != 0 if name in numbers else taken
        columns[name] = numpy.where(there, rows[name], numpy.nan)
    columns["flags"] = rows["flags"].copy()
    qualities: Sequence[str] = [quality.name for quality in Quality]
    columns["quality"] = [
        qualities[quality] if there else None for quality, there in zip(rows["quality"], taken)
    ]
    columns["refused"] = [
        str(errors[place]) if place in errors else None for place in range(len(rows))
    ]
    return pandas.DataFrame(columns, index=frame.index)

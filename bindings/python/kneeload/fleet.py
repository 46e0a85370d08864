"""Rolling and EWMA ratios of many runners at once."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import Any

from . import capi
from .columns import ListKind
from .days import Day, day_number
from .errors import KneeloadError
from .options import options_for
from .series import state_code

_NAN = float("nan")
_Options = Mapping[str, Any] | None
_DEFAULTS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class FleetColumns:
    """One ratio of every runner on every day, in the shape of the loads."""

    value: Any  #: the ratio; NaN (in lists None) where it is not defined
    lo: Any = None  #: rolling, with bounds=True
    hi: Any = None  #: upper bound; rolling only
    flags: Any = None  #: Flag bits, with flags=True
    defined: Any = None  #: 1 where value is the ratio, with flags=True


@dataclass(frozen=True, slots=True)
class FleetRatios:
    """What fleet_ratios returns."""

    rolling: FleetColumns | None  #: None: not asked for
    ewma: FleetColumns | None  #: None: not asked for


class _ListFleet:
    """Rows of numbers in, rows of numbers out."""

    def __init__(self, matrix: Sequence[Sequence[float | None]]) -> None:
        self._rows = len(matrix)
        self._days = len(matrix[0]) if matrix else 0
        if any(len(row) != self._days for row in matrix):
            raise ValueError("every runner needs the same number of days")
        self._flat = list(chain.from_iterable(matrix))

    def loads(self) -> tuple[Any, Any]:
        loads, states = ListKind().loads(self._flat)
        return self._shaped(loads, "d"), None if states is None else self._shaped(states, "B")

    def without_gaps(self) -> tuple[Any, Any] | None:
        return None  # NaN in a list is refused; None was taken care of

    def states(self, given: Any) -> Any:
        return self._shaped(bytes(map(state_code, chain.from_iterable(given))), "B")

    def _shaped(self, buffer: Any, code: Any) -> Any:
        data = memoryview(buffer).cast("B")
        return data.cast(code, shape=[self._rows, self._days]) if self._rows else data

    def room(self, code: str) -> Any:
        return array(code, repeat(0, len(self._flat)))

    def reuse(self, column: Any) -> Any:
        raise TypeError("out is for NumPy arrays")

    def shape(self, column: Any) -> Any:
        items = iter(column)
        rows = (list(islice(items, self._days)) for _ in range(self._rows))
        return [[None if x != x else x for x in row] for row in rows]


class _NumpyFleet:
    """A two-dimensional NumPy array, or a DataFrame with one row a runner."""

    def __init__(self, numpy: Any, matrix: Any, frame: Any = None) -> None:
        self._np = numpy
        self._matrix = numpy.ascontiguousarray(matrix, dtype=numpy.float64)
        self._frame = frame

    def loads(self) -> tuple[Any, Any]:
        return self._matrix, None

    def without_gaps(self) -> tuple[Any, Any] | None:
        np = self._np
        missing = np.isnan(self._matrix)
        if not missing.any():
            return None
        loads = np.where(missing, 0.0, self._matrix)
        known = np.where(loads == 0.0, capi.KL_DAY_REST, capi.KL_DAY_LOAD)
        return loads, np.where(missing, capi.KL_DAY_MISSING, known).astype(np.uint8)

    def states(self, given: Any) -> Any:
        return self._np.ascontiguousarray(given, dtype=self._np.uint8)

    def room(self, code: str) -> Any:
        return self._np.empty(self._matrix.size, dtype=code)

    def reuse(self, column: Any) -> Any:
        if not isinstance(column, self._np.ndarray) or not column.flags.c_contiguous:
            raise TypeError("out is for NumPy arrays in C order")
        return column.reshape(-1)

    def shape(self, column: Any) -> Any:
        shaped = column.reshape(self._matrix.shape)
        if self._frame is None:
            return shaped
        return type(self._frame)(shaped, index=self._frame.index, columns=self._frame.columns)


def _fleet(matrix: Any) -> _ListFleet | _NumpyFleet:
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if pandas is not None and isinstance(matrix, pandas.DataFrame):
        return _NumpyFleet(numpy, matrix.to_numpy(dtype="float64", na_value=_NAN), matrix)
    if numpy is not None and isinstance(matrix, numpy.ndarray):
        return _NumpyFleet(numpy, matrix)
    return _ListFleet(matrix)


def fleet_ratios(
    matrix: Any,
    *,
    day0: Day = 0,
    states: Any = None,
    rolling: _Options = _DEFAULTS,
    ewma: _Options = _DEFAULTS,
    bounds: bool = False,
    flags: bool = False,
    out: FleetRatios | None = None,
) -> FleetRatios:
    """Ratios at the end of every day of every runner, equal to the bit to rolling_ratio and
    ewma_ratio on each row.

    ``matrix`` has one row a runner and one column a day: a list of lists (None = nothing known),
    a NumPy array or a DataFrame (NaN = nothing known); float64 in C order is read in place.
    ``rolling`` and ``ewma`` are options by name, None: not wanted. ``bounds`` adds lo and hi,
    ``flags`` adds flags and defined. ``out`` is the result of an earlier call on NumPy arrays of
    the same shape, which is written again: no memory is taken.
    """
    fleet = _fleet(matrix)
    loads, found = fleet.loads()
    chosen = found if states is None else fleet.states(states)
    parts = {"rolling": rolling, "ewma": ewma}
    made = {group: options_for(group, given or {}) for group, given in parts.items()}
    if out is None:
        rooms = {
            group: None if given is None else _rooms(fleet, bounds and group == "rolling", flags)
            for group, given in parts.items()
        }
    else:
        rooms = {group: _reused(fleet, getattr(out, group)) for group in parts}

    def call(loads: Any, states: Any) -> None:
        view = (loads, states, day_number(day0))
        capi.kl_fleet_ratios(view, made["rolling"], made["ewma"], rooms["rolling"], rooms["ewma"])

    try:
        call(loads, chosen)
    except KneeloadError as error:
        # Looking for NaN only now keeps the usual call free of a second pass over the matrix.
        gaps = fleet.without_gaps() if states is None and error.field == "load" else None
        if gaps is None:
            raise
        call(*gaps)
    if out is not None:
        return out
    columns = {group: _columns(fleet, room) for group, room in rooms.items()}
    return FleetRatios(columns["rolling"], columns["ewma"])


def _rooms(fleet: _ListFleet | _NumpyFleet, bounds: bool, flags: bool) -> tuple[Any, ...]:
    wanted = (("d", True), ("d", bounds), ("d", bounds), ("I", flags), ("B", flags))
    return (*(fleet.room(code) if wish else None for code, wish in wanted), _NAN)


def _reused(fleet: _ListFleet | _NumpyFleet, out: FleetColumns | None) -> tuple[Any, ...] | None:
    if out is None:
        return None
    parts = (out.value, out.lo, out.hi, out.flags, out.defined)
    return (*(None if part is None else fleet.reuse(part) for part in parts), _NAN)


def _columns(fleet: _ListFleet | _NumpyFleet, room: tuple[Any, ...] | None) -> FleetColumns | None:
    if room is None:
        return None
    return FleetColumns(*(None if part is None else fleet.shape(part) for part in room[:-1]))

"""The four kinds of columns that go in and come back out: list, array, NumPy, pandas.

An unknown value is None in a list and NaN elsewhere; None and NaN both mean a missing day on the
way in, except NaN in a list, which is refused as the number it is. NumPy and pandas are looked up
among the loaded modules, so they are used when the caller brings them and imported never.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from . import capi
from .days import dates_from, day_number
from .records import Record

_MISSING = int(capi.KL_DAY_MISSING)
_LOAD = int(capi.KL_DAY_LOAD)
_REST = int(capi.KL_DAY_REST)
_NO_LOAD = bytes([capi.KL_DAY_UNOBSERVED, capi.KL_DAY_REST, capi.KL_DAY_MISSING])
_NAN = float("nan")


class Rows:
    """Records of one call, read column by column."""

    def __init__(self, record: Record, data: bytearray) -> None:
        self.record = record
        self.data = data

    @cached_property
    def _cells(self) -> list[tuple[Any, ...]]:
        return list(self.record.cells(self.data))

    @cached_property
    def _table(self) -> dict[str, Any]:
        return self.record.named(tuple(zip(*self._cells)))

    def __len__(self) -> int:
        return len(self._cells)

    def row(self, place: int) -> dict[str, Any]:
        """One record by field name."""
        return self.record.named(self._cells[place])

    def values(self, field: str) -> Any:
        """A column as Python numbers; an array field gives a tuple of columns."""
        return self._table[field] if self._cells else ()

    def view(self, field: str, numpy: Any) -> Any:
        """A column as a NumPy view of the records."""
        return numpy.frombuffer(self.data, dtype=self.record.dtype(numpy))[field]


class ListKind:
    """Plain Python: lists of numbers and None, dates as datetime.date."""

    def loads(self, values: Any) -> tuple[Any, Any]:
        """A float64 buffer and a state buffer, or None where every day is known."""
        if None not in values:
            return array("d", values), None
        loads = array("d", [0.0 if value is None else value for value in values])
        return loads, bytes(self._state(value) for value in values)

    def loads_with(self, values: Any, states: Any) -> Any:
        """A float64 buffer beside given states: an empty entry is 0 on a day without load."""
        return array(
            "d",
            [
                value if value is not None else 0.0 if state in _NO_LOAD else _NAN
                for value, state in zip(values, states)
            ],
        )

    @staticmethod
    def _state(value: float | None) -> int:
        if value is None:
            return _MISSING
        return _REST if value == 0 else _LOAD

    def join(self, past: Any, plan: Any) -> Any:
        return list(chain(past, plan))

    def numbers(self, rows: Rows, field: str, bit: int) -> Any:
        """A column of numbers; those without the bit in `has` are undefined."""
        has = rows.values("has")
        return [value if mask & bit else None for value, mask in zip(rows.values(field), has)]

    def plain(self, rows: Rows, field: str) -> Any:
        """A column that is always there."""
        return list(rows.values(field))

    def truth(self, rows: Rows, field: str) -> Any:
        """A column of true and false."""
        return [bool(value) for value in rows.values(field)]

    def matrix(self, rows: Rows, field: str, n: int) -> tuple[Any, ...]:
        """The first n columns of an array field."""
        return tuple(list(column) for column in rows.values(field)[:n])

    def dates(self, first: int, n: int) -> Any:
        return dates_from(first, n)

    def part(self, start: int) -> ListKind:
        """The kind of the days from a place on: pandas keeps an index, others nothing."""
        return self


class ArrayKind(ListKind):
    """array.array: float64 columns with NaN, int32 and uint32 columns."""

    def loads(self, values: Any) -> tuple[Any, Any]:
        if values.typecode != "d":
            values = array("d", values)
        if all(value == value for value in values):
            return values, None
        return super().loads([value if value == value else None for value in values])

    def loads_with(self, values: Any, states: Any) -> Any:
        return super().loads_with([x if x == x else None for x in values], states)

    def join(self, past: Any, plan: Any) -> Any:
        return array("d", chain(past, (_NAN if x is None else x for x in plan)))

    def numbers(self, rows: Rows, field: str, bit: int) -> Any:
        numbers = super().numbers(rows, field, bit)
        return array("d", (_NAN if x is None else x for x in numbers))

    def plain(self, rows: Rows, field: str) -> Any:
        code = {name: code for name, code, _, _ in rows.record.fields}[field]
        return array(code, rows.values(field))

    def matrix(self, rows: Rows, field: str, n: int) -> tuple[Any, ...]:
        return tuple(array("i", column) for column in rows.values(field)[:n])


class NumpyKind(ListKind):
    """NumPy: float64 columns with NaN, integer columns, dates as datetime64[D]."""

    def __init__(self, numpy: Any) -> None:
        self._np = numpy

    def loads(self, values: Any) -> tuple[Any, Any]:
        np = self._np
        values = np.ascontiguousarray(values, dtype=np.float64)
        missing = np.isnan(values)
        if not missing.any():
            return values, None
        loads = np.where(missing, 0.0, values)
        known = np.where(loads == 0.0, _REST, _LOAD)
        return loads, np.where(missing, _MISSING, known).astype(np.uint8)

    def loads_with(self, values: Any, states: Any) -> Any:
        np = self._np
        values = np.ascontiguousarray(values, dtype=np.float64)
        empty = np.isnan(values)
        if not empty.any():
            return values
        without = np.isin(np.frombuffer(states, np.uint8), np.frombuffer(_NO_LOAD, np.uint8))
        return np.where(empty & without, 0.0, values)

    def join(self, past: Any, plan: Any) -> Any:
        np = self._np
        return np.concatenate(
            [np.asarray(past, dtype=np.float64), np.asarray(plan, dtype=np.float64)]
        )

    def numbers(self, rows: Rows, field: str, bit: int) -> Any:
        np = self._np
        there = (rows.view("has", np) & bit) != 0
        return np.where(there, rows.view(field, np), np.nan)

    def plain(self, rows: Rows, field: str) -> Any:
        return self._np.array(rows.view(field, self._np))

    def truth(self, rows: Rows, field: str) -> Any:
        return rows.view(field, self._np) != 0

    def matrix(self, rows: Rows, field: str, n: int) -> tuple[Any, ...]:
        return tuple(self._np.array(rows.view(field, self._np)[:, :n].T))

    def dates(self, first: int, n: int) -> Any:
        return self._np.array(dates_from(first, n), dtype="datetime64[D]")


class PandasKind(NumpyKind):
    """pandas: Series with the index of the loads."""

    def __init__(self, numpy: Any, pandas: Any, index: Any) -> None:
        super().__init__(numpy)
        self._pd = pandas
        self.index = index

    def loads(self, values: Any) -> tuple[Any, Any]:
        return super().loads(self._floats(values))

    def loads_with(self, values: Any, states: Any) -> Any:
        return super().loads_with(self._floats(values), states)

    def _floats(self, values: Any) -> Any:
        if isinstance(values, self._pd.Series):
            return values.to_numpy(dtype="float64", na_value=self._np.nan)
        return self._np.asarray(values, dtype="float64")

    def join(self, past: Any, plan: Any) -> Any:
        joined = super().join(self._floats(past), self._floats(plan))
        if isinstance(self.index, self._pd.DatetimeIndex):
            self.index = self._pd.date_range(
                self.index[0], periods=len(joined), freq="D", name=self.index.name
            )
        else:
            self.index = self._pd.RangeIndex(len(joined))
        return self._pd.Series(joined, index=self.index)

    def numbers(self, rows: Rows, field: str, bit: int) -> Any:
        return self._pd.Series(super().numbers(rows, field, bit), index=self.index, name=field)

    def plain(self, rows: Rows, field: str) -> Any:
        return self._pd.Series(super().plain(rows, field), index=self.index, name=field)

    def truth(self, rows: Rows, field: str) -> Any:
        return self._pd.Series(super().truth(rows, field), index=self.index, name=field)

    def matrix(self, rows: Rows, field: str, n: int) -> tuple[Any, ...]:
        columns = super().matrix(rows, field, n)
        return tuple(self._pd.Series(x, index=self.index, name=field) for x in columns)

    def dates(self, first: int, n: int) -> Any:
        return self.index

    def part(self, start: int) -> PandasKind:
        return PandasKind(self._np, self._pd, self.index[start:])

    def first_day(self) -> int | None:
        """Day number of the first row of a daily index, None for an index without dates."""
        pd = self._pd
        if not isinstance(self.index, pd.DatetimeIndex) or len(self.index) == 0:
            return None
        local = self.index.tz_localize(None).normalize()
        daily = pd.date_range(local[0], periods=len(local), freq="D")
        if not local.equals(daily):
            raise ValueError(
                "the index must have one row a day, in order and without gaps: "
                "resample sessions with .resample('D').sum(), open gaps with .asfreq('D')"
            )
        return day_number(local[0])


def kind_of(values: Sequence[Any] | Any) -> ListKind:
    """The kind of a caller's loads."""
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if pandas is not None and isinstance(values, pandas.Series):
        return PandasKind(numpy, pandas, values.index)
    if numpy is not None and isinstance(values, numpy.ndarray):
        return NumpyKind(numpy)
    if isinstance(values, array):
        return ArrayKind()
    return ListKind()

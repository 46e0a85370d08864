"""Daily loads: one entry a day, oldest first, without gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

from .columns import ListKind, PandasKind, kind_of
from .days import Day, date_of, day_after, day_number
from .enums import DayState, number_of

_LETTERS = {
    "U": DayState.UNOBSERVED,
    "R": DayState.REST,
    "L": DayState.LOAD,
    "M": DayState.MISSING,
    "X": DayState.UNMEASURED,
}
_NO_SUCH_STATE = 255


class Series:
    """Daily loads of one runner in one unit.

    - ``loads``: one number a day: list (None = nothing known about the day), array('d'), NumPy
      array or pandas Series (NaN = nothing known). 0 is a day of rest.
    - ``day0``: date of the first load; a pandas Series with a daily DatetimeIndex brings its own.
    - ``states``: what is known about each day, where the loads do not say it: DayState, their
      names, or a string of the letters U R L M X (see DayState). A load on an UNMEASURED day is a
      lower bound.
    - ``plan``: loads of coming days ("what if"), appended; results on them carry Flag.PLANNED.
    - ``plan_states``: states of the planned days.
    """

    def __init__(
        self,
        loads: Any,
        day0: Day | None = None,
        states: Any = None,
        *,
        plan: Any = None,
        plan_states: Any = None,
    ) -> None:
        self.kind: ListKind = kind_of(loads)
        self.n_plan = 0 if plan is None else len(plan)
        self._first = _first_day(self.kind, day0)
        states = _all_states(loads, states, plan, plan_states)
        if plan is not None:
            loads = self.kind.join(loads, plan)
        self.loads = loads
        if states is None:
            self._buffer, self._states = self.kind.loads(loads)
        elif len(states) != len(loads):
            raise ValueError("one state a load")
        else:
            self._states = states
            self._buffer = self.kind.loads_with(loads, states)

    @classmethod
    def of(cls, loads: Series | Any, plan: Any = None) -> Series:
        """A series as it is, or from a dated pandas Series; with planned days appended."""
        if not isinstance(loads, Series):
            return cls(loads, plan=plan)
        return loads if plan is None else loads.with_plan(plan)

    def with_plan(self, plan: Any, states: Any = None) -> Series:
        """The same days followed by planned ones."""
        if self.n_plan:
            raise ValueError("this series has a plan already")
        return Series(self.loads, self._first, self._states, plan=plan, plan_states=states)

    def __len__(self) -> int:
        return len(self._buffer)

    def __repr__(self) -> str:
        return f"Series({len(self)} days from {self.day0.isoformat()})"

    @property
    def day0(self) -> date:
        """Date of the first load."""
        return date_of(self._first)

    @property
    def dates(self) -> Any:
        """One date a day, in the kind of the loads."""
        return self.kind.dates(self._first, len(self))

    @property
    def states(self) -> list[DayState]:
        """What is known about each day."""
        if self._states is None:
            return [DayState.REST if load == 0 else DayState.LOAD for load in self._buffer]
        return [DayState(state) for state in self._states]

    @property
    def first_day_number(self) -> int:
        """Day number of the first load."""
        return self._first

    @property
    def n_past(self) -> int:
        """Number of days that are no plan."""
        return len(range(self.n_plan, len(self)))

    def view(self) -> tuple[int, Any, Any, int]:
        """What the C core reads."""
        return self._first, self._buffer, self._states, self.n_plan

    def evaluated(self, plan_only: bool) -> tuple[int, int, ListKind]:
        """First day, number of days and kind of a call over all days, or over the plan."""
        if not plan_only:
            return self._first, len(self), self.kind
        return day_after(self._first, self.n_past), self.n_plan, self.kind.part(self.n_past)


def _first_day(kind: ListKind, day0: Day | None) -> int:
    if isinstance(kind, PandasKind):
        own = kind.first_day()
        if own is not None and day0 is not None and own != day_number(day0):
            raise ValueError("day0 is not the first date of the index")
        if own is not None:
            return own
    if day0 is None:
        raise TypeError("day0 is needed: the date of the first load")
    return day_number(day0)


def state_code(state: Any) -> int:
    """A day state by letter, name, enumerator or number."""
    if isinstance(state, str):
        state = _LETTERS.get(state, state)
    number = number_of(DayState, state)
    return number if number in range(256) else _NO_SUCH_STATE


def _state_buffer(states: Any) -> Any:
    """States as bytes; a buffer of uint8 is used as it is."""
    try:
        if memoryview(states).format == "B":
            return states
    except TypeError:
        pass
    return bytes(state_code(state) for state in states)


def _inferred(loads: Any) -> bytes:
    """States that follow from the loads alone."""
    buffer, states = kind_of(loads).loads(loads)
    if states is not None:
        return bytes(states)
    return bytes(DayState.REST if load == 0 else DayState.LOAD for load in buffer)


def _all_states(loads: Any, states: Any, plan: Any, plan_states: Any) -> Any:
    """States of past and plan, None where they follow from the loads."""
    if states is None and plan_states is None:
        return None
    past = _inferred(loads) if states is None else _state_buffer(states)
    if plan is None:
        return past
    coming = _inferred(plan) if plan_states is None else _state_buffer(plan_states)
    return b"".join([bytes(past), bytes(coming)])

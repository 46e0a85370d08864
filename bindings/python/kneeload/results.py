"""What the metrics return. A number that is not defined is None; `flags` says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, overload

from . import capi
from .columns import ListKind, Rows
from .days import date_of, day_after
from .enums import Flag, Verdict, Zone
from .records import Record

Column = Any
"""A list, array.array, numpy.ndarray or pandas.Series: the kind of the loads."""


@dataclass(frozen=True, slots=True)
class RollingRatio:
    """One day's rolling acute:chronic ratio. Descriptive: it allows or forbids no run."""

    day: date  #: local date
    value: float | None  #: acute / chronic
    lo: float | None  #: least ratio that the unknown days allow
    hi: float | None  #: largest; None with Flag.HI_UNBOUNDED: without limit
    acute: float | None  #: mean load a day
    chronic: float | None  #: mean load a day
    diff: float | None  #: acute - chronic
    defined: bool  #: False: a number that is needed here is not there, see flags
    flags: Flag  #: why, and what else to know
    known_a: int  #: known days of the acute window
    obs_a: int  #: observed days of the acute window
    known_c: int  #: the same of the days the chronic mean divides by
    obs_c: int  #: observed ones of these
    zone: Zone | None  #: None: not asked for
    verdicts: tuple[Verdict, ...]  #: one a threshold


@dataclass(frozen=True, slots=True)
class WeekToWeek(RollingRatio):
    """This week against the week before; diff is the change a day."""

    @property
    def advisory(self) -> str:
        """ADVISORY above 1.3, NONE, CANNOT_TELL or UNDEFINED."""
        return _ADVISORY[self.verdicts[0]]


_ADVISORY = {
    Verdict.ABOVE: "ADVISORY",
    Verdict.NOT_ABOVE: "NONE",
    Verdict.CANNOT_TELL: "CANNOT_TELL",
    Verdict.UNDEFINED: "UNDEFINED",
}


@dataclass(frozen=True, slots=True)
class EwmaRatio:
    """One day's EWMA ratio. Descriptive."""

    day: date  #: local date
    value: float | None  #: acute / chronic
    acute: float | None  #: smoothed load a day
    chronic: float | None  #: the slow one
    diff: float | None  #: acute - chronic
    den_a: float  #: weight behind the acute value; 1 when fully warm
    den_c: float  #: weight behind the chronic value
    warm: float  #: share of the chronic weight that lies on observed days
    cov_a: float  #: known share of the observed weight
    cov_c: float  #: likewise of the chronic weight
    defined: bool  #: False: a number that is needed here is not there, see flags
    flags: Flag  #: why, and what else to know
    zone: Zone | None  #: None: not asked for
    verdicts: tuple[Verdict, ...]  #: one a threshold


@dataclass(frozen=True, slots=True)
class Fitness:
    """One day of the performance management chart."""

    day: date  #: local date
    ctl: float | None  #: slow smoother, end of day
    atl: float | None  #: fast smoother, end of day
    tsb_start: float | None  #: ctl - atl of the evening before: what most products print
    tsb_end: float | None  #: ctl - atl of this evening
    ramp: float | None  #: change of ctl over ramp_days
    warm: float  #: share of the ctl weight that lies on observed days
    defined: bool  #: False: a number that is needed here is not there, see flags
    flags: Flag  #: why, and what else to know


@dataclass(frozen=True, slots=True)
class Monotony:
    """One day's monotony and strain over its window."""

    day: date  #: local date
    monotony: float | None  #: mean / sd
    bounded: float | None  #: mean / (mean + population sd), 0 .. 1: the primary figure
    mean: float | None  #: load a day
    sd: float | None  #: standard deviation of the load a day
    sum: float | None  #: load of the window
    strain: float | None  #: sum x monotony
    strain_bounded: float | None  #: 2 x sum x bounded
    defined: bool  #: False: a number that is needed here is not there, see flags
    flags: Flag  #: why, and what else to know


@dataclass(frozen=True, slots=True)
class LoadLimit:
    """Answer to "how much today?": loads of the whole day."""

    x_max: float | None  #: largest load that keeps to the target
    x_lo: float | None  #: rolling: holds whatever the unknown days were; monotony: lower root
    x_hi: float | None  #: rolling: best case of the unknown days; monotony: upper root
    whole: float | None  #: rolling: largest whole load that keeps to the target
    x_ramp: float | None  #: fitness: largest load that keeps to ramp_max
    defined: bool  #: False: there is no answer, see flags
    flags: Flag  #: why, and what else to know


_Bits = Mapping[str, int]

_NUMBERS: dict[type, _Bits] = {
    RollingRatio: {
        "value": capi.KL_ROLLING_HAS_VALUE,
        "lo": capi.KL_ROLLING_HAS_LO,
        "hi": capi.KL_ROLLING_HAS_HI,
        "acute": capi.KL_ROLLING_HAS_MEANS,
        "chronic": capi.KL_ROLLING_HAS_MEANS,
        "diff": capi.KL_ROLLING_HAS_MEANS,
    },
    EwmaRatio: {
        "value": capi.KL_EWMA_HAS_VALUE,
        "acute": capi.KL_EWMA_HAS_ACUTE,
        "chronic": capi.KL_EWMA_HAS_CHRONIC,
        "diff": capi.KL_EWMA_HAS_DIFF,
    },
    Fitness: {
        "ctl": capi.KL_FITNESS_HAS_CTL,
        "atl": capi.KL_FITNESS_HAS_ATL,
        "tsb_start": capi.KL_FITNESS_HAS_TSB_START,
        "tsb_end": capi.KL_FITNESS_HAS_TSB_END,
        "ramp": capi.KL_FITNESS_HAS_RAMP,
    },
    Monotony: {
        "monotony": capi.KL_MONOTONY_HAS_MONOTONY,
        "strain": capi.KL_MONOTONY_HAS_MONOTONY,
        "bounded": capi.KL_MONOTONY_HAS_BOUNDED,
        "strain_bounded": capi.KL_MONOTONY_HAS_BOUNDED,
        "mean": capi.KL_MONOTONY_HAS_MEAN,
        "sd": capi.KL_MONOTONY_HAS_MEAN,
        "sum": capi.KL_MONOTONY_HAS_MEAN,
    },
    LoadLimit: {
        "x_max": capi.KL_LIMIT_HAS_X_MAX,
        "x_lo": capi.KL_LIMIT_HAS_X_LO,
        "x_hi": capi.KL_LIMIT_HAS_X_HI,
        "whole": capi.KL_LIMIT_HAS_WHOLE,
        "x_ramp": capi.KL_LIMIT_HAS_X_RAMP,
    },
}
_NUMBERS[WeekToWeek] = _NUMBERS[RollingRatio]

RECORDS: dict[type, Record] = {
    RollingRatio: Record("kl_rolling"),
    EwmaRatio: Record("kl_ewma"),
    Fitness: Record("kl_fitness"),
    Monotony: Record("kl_monotony"),
    LoadLimit: Record("kl_load_limit"),
}
RECORDS[WeekToWeek] = RECORDS[RollingRatio]

T = TypeVar("T")


def result(cls: type[T], row: Mapping[str, Any], day: date | None = None) -> T:
    """The dataclass of one record."""
    values = dict(row)
    has = values.pop("has")
    for name, bit in _NUMBERS[cls].items():
        if not has & bit:
            values[name] = None
    values["defined"] = bool(values["defined"])
    values["flags"] = Flag(values["flags"])
    if "verdict" in values:
        verdicts = values.pop("verdict")[: values.pop("n_verdicts")]
        values["verdicts"] = tuple(map(Verdict, verdicts))
        values["zone"] = Zone(values["zone"]) or None
    if day is not None:
        values["day"] = day
    return cls(**values)


class Columns(Sequence[T], Generic[T]):
    """Results of consecutive days. An item is the result of one day; an attribute is a column
    (``ratios.value``) of the kind the loads had, with undefined numbers as None or NaN."""

    def __init__(self, cls: type[T], kind: ListKind, first: int, n: int, data: bytearray) -> None:
        self._cls = cls
        self._kind = kind
        self._first = first
        self._rows = Rows(RECORDS[cls], data)
        self._n = n

    def __len__(self) -> int:
        return self._n

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[at] for at in range(self._n)[place]]
        at = range(self._n)[place]
        return result(self._cls, self._rows.row(at), date_of(day_after(self._first, at)))

    def __repr__(self) -> str:
        return f"Columns of {self._cls.__name__}: {self._n} days, {', '.join(self.names)}"

    @property
    def dates(self) -> Column:
        """One date a result."""
        return self._kind.dates(self._first, self._n)

    @property
    def verdicts(self) -> tuple[Column, ...]:
        """One column of verdicts a threshold."""
        n = self._rows.values("n_verdicts")[0] if self._n else 0
        return self._kind.matrix(self._rows, "verdict", n)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        hidden = ("has", "verdict", "n_verdicts")
        return tuple(f for f, _, _, _ in self._rows.record.fields if f not in hidden)

    def columns(self) -> dict[str, Column]:
        """All columns by name, for example for pandas.DataFrame."""
        return {name: getattr(self, name) for name in self.names}

    def __getattr__(self, name: str) -> Column:
        if name.startswith("_") or name not in self.names:
            raise AttributeError(name)
        bits = _NUMBERS[self._cls]
        if name in bits:
            column = self._kind.numbers(self._rows, name, bits[name])
        elif name == "defined":
            column = self._kind.truth(self._rows, name)
        else:
            column = self._kind.plain(self._rows, name)
        self.__dict__[name] = column
        return column

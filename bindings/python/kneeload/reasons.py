"""Why something was decided: codes with their numbers, and the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import islice
from typing import Any

from . import capi
from .catalog import Parameter, codes, parameter, parameters
from .enums import CadenceReason, int32
from .enums_plan import PlanReason
from .enums_rehab import RehabReason
from .enums_today import TodayReason
from .records import Record

_REASON = Record("kl_reason")
_REASONS = Record("kl_plan_reasons")
_UNKNOWN = int(capi.KL_UNKNOWN)
_NO_PARAMETER = -1
_SETS: dict[type[IntEnum], str] = {
    CadenceReason: "cadence_reason",
    RehabReason: "rehab_reason",
    PlanReason: "plan_reason",
    TodayReason: "today_reason",
}
AnyReason = CadenceReason | RehabReason | PlanReason | TodayReason


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided. ``str(reason)`` is one sentence."""

    code: AnyReason  #: which reason; its name is stable
    value: int | None  #: what was observed; None: no number belongs to it. Pain is in tenths
    limit: int | None  #: what it was compared with
    parameter: str | None  #: id of the parameter the limit comes from

    @property
    def catalogue(self) -> Parameter | None:
        """That parameter: its unit, default, range, grade and sources."""
        return None if self.parameter is None else parameter(self.parameter)

    def __str__(self) -> str:
        return _texts(type(self.code))[self.code]


@cache
def _texts(enum: type[IntEnum]) -> dict[int, str]:
    return {code.value: code.text for code in codes(_SETS[enum])}


@cache
def _places() -> dict[str, int]:
    """Where a parameter stands in the catalogue."""
    return {row.id: place for place, row in enumerate(parameters())}


def known(value: int) -> int | None:
    """An integer of the core, None where it is not known."""
    return None if value == _UNKNOWN else value


def _reason(row: Mapping[str, Any], enum: type[AnyReason]) -> Reason:
    place = row["parameter"]
    return Reason(
        code=enum(row["code"]),
        value=known(row["value"]),
        limit=known(row["limit"]),
        parameter=capi.kl_parameter_at(place)[0] if place >= 0 else None,
    )


def unpack_reasons(data: bytes, n: int, enum: type[AnyReason]) -> tuple[Reason, ...]:
    """The first n reasons of a list."""
    rows = map(_REASON.named, islice(_REASON.cells(data), n))
    return tuple(_reason(row, enum) for row in rows)


def unpack_today_reason(data: bytes) -> Reason:
    """One reason of today's answer: those of a knee have the codes of a Rehab."""
    row = _REASON.unpack(data)
    return _reason(row, RehabReason if row["code"] < capi.KL_TODAY_FIRST else TodayReason)


def unpack_plan_reasons(data: bytes) -> tuple[Reason, ...]:
    """The reasons of a planning call, in order."""
    row = _REASONS.unpack(data)
    return unpack_reasons(row["reason"], row["n"], PlanReason)


def sentences(reasons: Iterable[Reason]) -> str:
    """Reasons in words, one sentence each."""
    return " ".join(map(str, reasons))


def pack_reasons(reasons: Iterable[Reason]) -> bytes:
    """Reasons one after another, as the core holds them."""
    return b"".join(
        _REASON.pack(
            {
                "code": int(reason.code),
                "value": int32(reason.value),
                "limit": int32(reason.limit),
                "parameter": _places().get(reason.parameter or "", _NO_PARAMETER),
            }
        )
        for reason in reasons
    )

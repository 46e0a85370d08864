"""Knee load of other activities, and the order in which exercises load the joint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any, Unpack

from . import capi
from .enums import DemandFlag, OtherActivity, Quality, int32, number_of
from .errors import from_fault
from .knee import Runner, pack_runner
from .options import KneeOptions, options_for
from .records import Record

_ENTRY = Record("kl_aux_entry")
_LOAD = Record("kl_aux_load")


@dataclass(frozen=True, slots=True)
class AuxEntry:
    """An activity other than running."""

    activity: OtherActivity | str
    amount: int  # metres, steps of a staircase, seconds or repetitions: see OtherActivity
    rpm: int | None = None  # CYCLE only, 30 .. 130; None: 60


@dataclass(frozen=True, slots=True)
class AuxLoad:
    """Its load, or that there is no usable figure; that is not 0."""

    ekm: float | None
    p: float | None  # peak force relative to the reference step
    defined: bool


@dataclass(frozen=True, slots=True)
class AuxLoads:
    """An order of magnitude, kept apart from running."""

    entries: tuple[AuxLoad, ...]
    aux_ekm: float | None  # sum of the defined; None: none is
    undefined: int  # entries without a usable figure
    quality: Quality  # LOW, always


@dataclass(frozen=True, slots=True)
class JointDemand:
    """An exercise in the order of joint demand: an ordering, not a force. Grade E."""

    exercise: str
    rank_index: int  # twice the rung by load over time
    rank_peak: int  # twice the rung by peak
    flags: DemandFlag


def _aux(row: dict[str, Any]) -> AuxLoad:
    if not row["defined"]:
        return AuxLoad(None, None, False)
    return AuxLoad(row["ekm"], row["p"], True)


def aux_load(
    entries: Iterable[AuxEntry], *, runner: Runner | None = None, **options: Unpack[KneeOptions]
) -> AuxLoads:
    """Knee load of walking, stairs, cycling and the like, in EKM. Never add it to the load of
    running: it is an order of magnitude only."""
    packed = [
        _ENTRY.pack(
            {
                "activity": number_of(OtherActivity, entry.activity),
                "amount": int32(entry.amount),
                "rpm": int32(entry.rpm),
            }
        )
        for entry in entries
    ]
    room = _LOAD.room(len(packed))
    total = capi.kl_aux_loads(
        b"".join(packed), pack_runner(runner), options_for("knee", options), room
    )
    loads = tuple(_aux(_LOAD.named(cells)) for cells in _LOAD.cells(room))
    return AuxLoads(
        entries=loads,
        aux_ekm=_aux(_LOAD.unpack(total)).ekm,
        undefined=len([load for load in loads if not load.defined]),
        quality=Quality.LOW,
    )


def _demand(row: tuple[Any, ...]) -> JointDemand:
    exercise, rank_index, rank_peak, flags = row
    return JointDemand(exercise, rank_index, rank_peak, DemandFlag(flags))


def joint_demand(exercise: str) -> JointDemand:
    """Joint demand of an exercise by name, such as "BOX_SQUAT"."""
    for demand in joint_demands():
        if demand.exercise == exercise:
            return demand
    raise from_fault(capi.KL_E_RANGE, "exercise", -1, 0.0)


def joint_demands() -> list[JointDemand]:
    """Every exercise of the table."""
    rows = iter(map(capi.kl_joint_demand_at, count()).__next__, None)
    return [_demand(row) for row in rows]

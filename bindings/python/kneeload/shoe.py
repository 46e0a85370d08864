"""Odometer, rotation and heel of running shoes. Advisories: no effect on any load."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import capi
from .days import Day, day_number
from .enums import ShoeAdvice, ShoeWear, int32
from .records import Record

_SHOE = Record("kl_shoe")
_RUN = Record("kl_shoe_run")
_STATE = Record("kl_shoe_state")
_UNKNOWN = int(capi.KL_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Shoe:
    """A pair of shoes."""

    first_day: Day  #: first worn
    start_m: int = 0  #: metres already run when first logged
    new_model: bool = False  #: another model than the usual one
    heel_mm: int | None = None  #: heel height as S003 means it; not the thickness of a sole
    drop_mm: int | None = None  #: heel above forefoot


@dataclass(frozen=True, slots=True)
class ShoeRun:
    """A run in one of them."""

    day: Day  #: local date
    shoe: int  #: place in the list of shoes
    distance_m: int  #: metres, 0 .. 300,000


@dataclass(frozen=True, slots=True)
class ShoeState:
    """State of a pair."""

    odometer_m: int  #: metres run so far
    state: ShoeWear  #: wear
    share_permille: int | None  #: of the last 7 days; None: nothing was run
    share_limit_pct: int | None  #: advised for a new model
    advice: ShoeAdvice  #: advisories


def _known(value: int) -> int | None:
    return None if value == _UNKNOWN else value


def pack_shoe(shoe: Shoe) -> bytes:
    """A pair as the core reads it."""
    return _SHOE.pack(
        {
            "first_day": day_number(shoe.first_day),
            "start_m": int32(shoe.start_m),
            "new_model": int32(shoe.new_model),
            "heel_mm": int32(shoe.heel_mm),
            "drop_mm": int32(shoe.drop_mm),
        }
    )


def pack_run(run: ShoeRun) -> bytes:
    """A run in a pair as the core reads it."""
    return _RUN.pack(
        {
            "day": day_number(run.day),
            "shoe": int32(run.shoe),
            "distance_m": int32(run.distance_m),
        }
    )


def shoes(
    day: Day,
    shoes: Sequence[Shoe],
    runs: Iterable[ShoeRun],
    *,
    usual_drop_mm: int | None = None,
) -> list[ShoeState]:
    """Odometer, share of the last seven days and advisories of each pair on a day; runs are given
    by day, metres 0 .. 300,000. What is not known of a pair gives no advisory on it. Nothing of it
    multiplies a load or gates a run. KNEE-140"""
    room = _STATE.room(len(shoes))
    capi.kl_shoes(
        day_number(day),
        int32(usual_drop_mm),
        b"".join(map(pack_shoe, shoes)),
        b"".join(map(pack_run, runs)),
        room,
    )
    rows = map(_STATE.named, _STATE.cells(room))
    return [
        ShoeState(
            odometer_m=row["odometer_m"],
            state=ShoeWear(row["state"]),
            share_permille=_known(row["share_permille"]),
            share_limit_pct=_known(row["share_limit_pct"]),
            advice=ShoeAdvice(row["advice"]),
        )
        for row in rows
    ]

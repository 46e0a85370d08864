"""Steps or strides? A cadence in strides counts one foot; doubling it is a guess, so it is
refused. KNEE-043, KNEE-044"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ..enums import SessionKind

_STRIDES = (60, 115)  # per minute, one foot, at any running speed
_RUNNING = Decimal("1.6")  # m/s; slower "runs" are walked
_LONGEST_WALKING_STEP = Decimal("1.10")  # m
_DOUBLED = Decimal("1.7")  # between steps (1, with standing 1.4) and strides (2)


def refused(values: Mapping[str, Decimal | None], kind: SessionKind) -> str | None:
    """Why a cadence is not taken as steps per minute, or None."""
    cadence = values.get("cadence_spm")
    if cadence is None:
        return None
    rate = _per_minute(values.get("steps"), values)
    if rate is not None:
        doubled = rate > cadence * _DOUBLED
        return f"strides: the steps of the row are {rate:.0f} per minute" if doubled else None
    speed = _speed(values)
    if kind == SessionKind.WALK:
        too_long = speed is not None and speed * 60 > cadence * _LONGEST_WALKING_STEP
        return "strides: no walker takes such long steps" if too_long else None
    if not _STRIDES[0] <= cadence <= _STRIDES[1]:
        return None
    if speed is None:
        return "steps or strides: there is no speed to tell"
    return "strides: too few steps for a run" if speed >= _RUNNING else None


def _time(values: Mapping[str, Decimal | None]) -> Decimal | None:
    return values.get("timer_s") or values.get("moving_s")


def _per_minute(count: Decimal | None, values: Mapping[str, Decimal | None]) -> Decimal | None:
    time = _time(values)
    return count * 60 / time if count and time else None


def _speed(values: Mapping[str, Decimal | None]) -> Decimal | None:
    distance, time = values.get("distance_m"), _time(values)
    return distance / time if distance and time else None

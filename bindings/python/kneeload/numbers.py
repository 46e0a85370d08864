"""The core's own exp, smoothing constants, and the two couplings of a ratio."""

from __future__ import annotations

from . import capi
from .enums import Convention, Direction, int32, number_of


def exp(x: float) -> float:
    """e to the power of x, -700 .. 700: the same bits on every platform."""
    value: float = capi.kl_exp(float(x))
    return value


def alpha(conv: Convention | str, arg: float) -> float:
    """Smoothing constant of a convention: alpha("SPAN", 7) is 0.25."""
    value: float = capi.kl_alpha(number_of(Convention, conv), float(arg))
    return value


def ratio_convert(direction: Direction | str, value: float, *, na: int = 7, nc: int = 28) -> float:
    """The same ratio in the other coupling, for full windows: uncoupled 1.5 is coupled 1.333."""
    number = number_of(Direction, direction)
    converted: float = capi.kl_ratio_convert(number, float(value), int32(na), int32(nc))
    return converted

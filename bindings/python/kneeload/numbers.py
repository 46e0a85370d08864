"""The core's own exp and roots, smoothing constants, the two couplings of a ratio, and the two
ways to say that a stride is shorter."""

from __future__ import annotations

from . import capi
from .enums import Convention, Direction, int32, number_of


def exp(x: float) -> float:
    """e to the power of x, -700 .. 700: the same bits on every platform."""
    value: float = capi.kl_exp(float(x))
    return value


def alpha(conv: Convention | str, arg: float) -> float:
    """Smoothing constant of a convention: alpha("SPAN", 7) is 0.25. ``arg`` is in days
    but for LAMBDA and DIRECT; its range is that of the convention. LOAD-011"""
    value: float = capi.kl_alpha(number_of(Convention, conv), float(arg))
    return value


def ratio_convert(direction: Direction | str, value: float, *, na: int = 7, nc: int = 28) -> float:
    """The same ratio in the other coupling, for full windows: uncoupled 1.5 is coupled 1.333.
    A coupled ratio lies below nc/na; ``na`` 3 .. 14, ``nc`` 14 .. 56 days. LOAD-054"""
    number = number_of(Direction, direction)
    converted: float = capi.kl_ratio_convert(number, float(value), int32(na), int32(nc))
    return converted


def root5(x: float) -> float:
    """Fifth root of x, 0.125 .. 16: the same bits on every platform."""
    value: float = capi.kl_root5(float(x))
    return value


def pow20(x: float, k: int) -> float:
    """x to the power of k/20; x 0.125 .. 16, k 0 .. 80: the same bits on every platform."""
    value: float = capi.kl_pow20(float(x), int32(k))
    return value


def rise_for_cut(cut: float) -> float:
    """Cadence rise that a shorter step needs at the same speed, both as fractions, cut 0 .. 0.5:
    10 % shorter steps are 11.1 % more of them."""
    rise: float = capi.kl_rise_for_cut(float(cut))
    return rise


def cut_for_rise(rise: float) -> float:
    """How much shorter the step is when the cadence rises at the same speed, both as fractions,
    rise 0 .. 1: +10 % cadence is a step 9.1 % shorter."""
    cut: float = capi.kl_cut_for_rise(float(rise))
    return cut

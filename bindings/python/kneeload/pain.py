"""Pain as people say it, 0 .. 10, and as the core holds it, in tenths."""

from __future__ import annotations

from decimal import Decimal
from numbers import Real

from .enums import int32
from .errors import KneeloadError, from_fault

Pain = float
"""A number 0 .. 10 in steps of 0.1: 2, 2.5, Decimal("2.5"), numpy.float64(2.5)."""

NO_PAIN = -1  # stands for what is no such number: the core refuses it by field
DOMAIN = "pain: 0 .. 10 in steps of 0.1, or None where it is not known"
_TENTHS = {float(f"{n}e-1"): n for n in range(101)}


def tenths(pain: Pain | Decimal | None) -> int:
    """Pain in tenths, exactly; nothing is rounded. NO_PAIN where it is outside the scale, between
    its steps or not a number."""
    if pain is None:
        return int32(None)
    if isinstance(pain, bool) or not isinstance(pain, (Real, Decimal)):
        raise TypeError(f"expected pain as a number 0 .. 10 or None, not {pain!r}")
    return _TENTHS.get(pain if isinstance(pain, int) else float(pain), NO_PAIN)


def out_of_scale(status: int, keyword: str, pain: float, index: int = -1) -> KneeloadError:
    """The refusal of a pain, in the caller's own words and numbers."""
    value = int32(pain) if isinstance(pain, int) else pain  # a huge one shows its limit
    error = from_fault(status, keyword, index, float(value))
    error.add_note(DOMAIN)
    return error

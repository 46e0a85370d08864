"""The enumerators of the C core, as IntEnum. A name such as ``"COUPLED"`` is accepted wherever
one of these is expected."""

from __future__ import annotations

from enum import IntEnum, IntFlag
from operator import index
from typing import TypeVar

from . import capi

__all__ = [
    "Band",
    "Channel",
    "Convention",
    "DayState",
    "Direction",
    "EwmaMissing",
    "Flag",
    "GapFill",
    "Metric",
    "Mode",
    "MonotonyMissing",
    "RollingKind",
    "RollingMissing",
    "Seed",
    "SessionKind",
    "SpikeMeasure",
    "StandardDeviation",
    "Status",
    "TrimpSet",
    "Verdict",
    "Zone",
    "ZoneMethod",
]


class Status(IntEnum):
    """What a call returns in C; in Python everything but OK is an exception."""

    OK = capi.KL_OK
    E_NULL = capi.KL_E_NULL
    E_RANGE = capi.KL_E_RANGE
    E_SIZE = capi.KL_E_SIZE
    E_ORDER = capi.KL_E_ORDER
    E_DUPLICATE = capi.KL_E_DUPLICATE
    E_INCONSISTENT = capi.KL_E_INCONSISTENT
    E_UNIT = capi.KL_E_UNIT
    E_STATE = capi.KL_E_STATE
    E_FORMAT = capi.KL_E_FORMAT
    E_VERSION = capi.KL_E_VERSION


class DayState(IntEnum):
    """What is known about a day. LOAD-004"""

    UNOBSERVED = capi.KL_DAY_UNOBSERVED
    REST = capi.KL_DAY_REST
    LOAD = capi.KL_DAY_LOAD
    MISSING = capi.KL_DAY_MISSING
    UNMEASURED = capi.KL_DAY_UNMEASURED


class Mode(IntEnum):
    """When a metric looks at a day: with the day itself, or before its first run. LOAD-052"""

    END_OF_DAY = capi.KL_END_OF_DAY
    START_OF_DAY = capi.KL_START_OF_DAY


class SessionKind(IntEnum):
    """What a session was."""

    RUN = capi.KL_SESSION_RUN
    WALK_RUN = capi.KL_SESSION_WALK_RUN
    WALK = capi.KL_SESSION_WALK
    OTHER = capi.KL_SESSION_OTHER


class Channel(IntEnum):
    """Which quantity is the load: metres, moving seconds, steps, RPE x minutes, your own."""

    DISTANCE = capi.KL_CHANNEL_DISTANCE
    DURATION = capi.KL_CHANNEL_DURATION
    STEPS = capi.KL_CHANNEL_STEPS
    SRPE = capi.KL_CHANNEL_SRPE
    CUSTOM = capi.KL_CHANNEL_CUSTOM


class TrimpSet(IntEnum):
    """Coefficients of Banister's TRIMP; the name holds a and b. LOAD-024"""

    MEN_064_192 = capi.KL_TRIMP_MEN_064_192
    WOMEN_086_167 = capi.KL_TRIMP_WOMEN_086_167
    WOMEN_064_167 = capi.KL_TRIMP_WOMEN_064_167
    WOMEN_0822_167 = capi.KL_TRIMP_WOMEN_0822_167
    UNSPECIFIED_0725_1795 = capi.KL_TRIMP_UNSPECIFIED_0725_1795
    CUSTOM = capi.KL_TRIMP_CUSTOM


class ZoneMethod(IntEnum):
    """Five zones by maximal heart rate, or three by ventilatory thresholds."""

    EDWARDS = capi.KL_ZONES_EDWARDS
    LUCIA = capi.KL_ZONES_LUCIA


class RollingKind(IntEnum):
    """Which days the chronic mean covers. LOAD-040"""

    COUPLED = capi.KL_ROLLING_COUPLED
    UNCOUPLED = capi.KL_ROLLING_UNCOUPLED
    SHIFTED = capi.KL_ROLLING_SHIFTED


class RollingMissing(IntEnum):
    """What an unknown day counts in a rolling ratio. LOAD-043"""

    PART_MEAN = capi.KL_ROLLING_PART_MEAN
    ZERO = capi.KL_ROLLING_ZERO
    OBSERVED_MEAN = capi.KL_ROLLING_OBSERVED_MEAN
    STRICT = capi.KL_ROLLING_STRICT


class Verdict(IntEnum):
    """Answer to "is the ratio above the threshold?". LOAD-046"""

    UNDEFINED = capi.KL_VERDICT_UNDEFINED
    NOT_ABOVE = capi.KL_VERDICT_NOT_ABOVE
    CANNOT_TELL = capi.KL_VERDICT_CANNOT_TELL
    ABOVE = capi.KL_VERDICT_ABOVE


class Zone(IntEnum):
    """The "sweet spot" classification of team sports: only on request, grade X. LOAD-055"""

    NONE = capi.KL_ZONE_NONE
    UNDEFINED = capi.KL_ZONE_UNDEFINED
    UNDER = capi.KL_ZONE_UNDER
    SWEET_SPOT = capi.KL_ZONE_SWEET_SPOT
    INTERMEDIATE = capi.KL_ZONE_INTERMEDIATE
    DANGER = capi.KL_ZONE_DANGER
    CANNOT_TELL = capi.KL_ZONE_CANNOT_TELL


class Direction(IntEnum):
    """Direction of ratio_convert."""

    UNCOUPLED_TO_COUPLED = capi.KL_UNCOUPLED_TO_COUPLED
    COUPLED_TO_UNCOUPLED = capi.KL_COUPLED_TO_UNCOUPLED


class Convention(IntEnum):
    """How a smoothing constant is given. LOAD-011"""

    SPAN = capi.KL_CONV_SPAN
    TAU = capi.KL_CONV_TAU
    INV_TAU = capi.KL_CONV_INV_TAU
    HALFLIFE = capi.KL_CONV_HALFLIFE
    LAMBDA = capi.KL_CONV_LAMBDA
    DIRECT = capi.KL_CONV_DIRECT


class Seed(IntEnum):
    """What a smoother holds before the first day. LOAD-061"""

    DEBIASED = capi.KL_SEED_DEBIASED
    ZERO = capi.KL_SEED_ZERO
    VALUE = capi.KL_SEED_VALUE
    FIRST = capi.KL_SEED_FIRST
    MEAN_K = capi.KL_SEED_MEAN_K
    SMA_K = capi.KL_SEED_SMA_K


class EwmaMissing(IntEnum):
    """What an unknown day does to a smoother. LOAD-062"""

    DECAY = capi.KL_EWMA_DECAY
    HOLD = capi.KL_EWMA_HOLD
    ZERO = capi.KL_EWMA_ZERO


class StandardDeviation(IntEnum):
    """Divisor of the standard deviation: n - 1 or n. LOAD-081"""

    SAMPLE = capi.KL_SD_SAMPLE
    POP = capi.KL_SD_POP


class MonotonyMissing(IntEnum):
    """What an unknown day does to monotony. LOAD-080"""

    STRICT = capi.KL_MONOTONY_STRICT
    ZERO = capi.KL_MONOTONY_ZERO


class SpikeMeasure(IntEnum):
    """What makes a run long: its distance (studied), or its duration (extrapolated)."""

    DISTANCE = capi.KL_SPIKE_DISTANCE
    DURATION = capi.KL_SPIKE_DURATION


class Band(IntEnum):
    """How far a run exceeds its reference: +10 %, +30 %, double, more. LOAD-092"""

    NONE = capi.KL_BAND_NONE
    REFERENCE = capi.KL_BAND_REFERENCE
    SMALL = capi.KL_BAND_SMALL
    MODERATE = capi.KL_BAND_MODERATE
    LARGE = capi.KL_BAND_LARGE


class GapFill(IntEnum):
    """What a book writes for a day that was skipped. LOAD-122"""

    MISSING = capi.KL_GAP_MISSING
    REST = capi.KL_GAP_REST


class Metric(IntEnum):
    """Which metric rest_days asks."""

    ROLLING = capi.KL_METRIC_ROLLING
    EWMA = capi.KL_METRIC_EWMA
    FITNESS = capi.KL_METRIC_FITNESS


class Flag(IntFlag):
    """What there is to know about a result. Flags change no number. LOAD-007"""

    NO_LOAD = capi.KL_FLAG_NO_LOAD
    ZERO_CHRONIC = capi.KL_FLAG_ZERO_CHRONIC
    WARMUP = capi.KL_FLAG_WARMUP
    LOW_COVERAGE = capi.KL_FLAG_LOW_COVERAGE
    STALE = capi.KL_FLAG_STALE
    UNKNOWN_IN_WINDOW = capi.KL_FLAG_UNKNOWN_IN_WINDOW
    UNMEASURED_IN_WINDOW = capi.KL_FLAG_UNMEASURED_IN_WINDOW
    POST_LAYOFF = capi.KL_FLAG_POST_LAYOFF
    POSSIBLE_LAYOFF = capi.KL_FLAG_POSSIBLE_LAYOFF
    SATURATED = capi.KL_FLAG_SATURATED
    COUPLED = capi.KL_FLAG_COUPLED
    PARTIAL_DAY = capi.KL_FLAG_PARTIAL_DAY
    HI_UNBOUNDED = capi.KL_FLAG_HI_UNBOUNDED
    NO_DATA = capi.KL_FLAG_NO_DATA
    DEGENERATE = capi.KL_FLAG_DEGENERATE
    NO_REFERENCE = capi.KL_FLAG_NO_REFERENCE
    LOW_N = capi.KL_FLAG_LOW_N
    REF_OUTLIER = capi.KL_FLAG_REF_OUTLIER
    REF_EXPIRES_SOON = capi.KL_FLAG_REF_EXPIRES_SOON
    UPPER_BOUND = capi.KL_FLAG_UPPER_BOUND
    RATCHET = capi.KL_FLAG_RATCHET
    IMPLAUSIBLE_SPEED = capi.KL_FLAG_IMPLAUSIBLE_SPEED
    TIME_UNKNOWN = capi.KL_FLAG_TIME_UNKNOWN
    EXTRAPOLATED = capi.KL_FLAG_EXTRAPOLATED
    ALREADY_ABOVE = capi.KL_FLAG_ALREADY_ABOVE
    UNLIMITED = capi.KL_FLAG_UNLIMITED
    CLAMPED = capi.KL_FLAG_CLAMPED
    PLANNED = capi.KL_FLAG_PLANNED
    CAPPED = capi.KL_FLAG_CAPPED
    OVERLAP = capi.KL_FLAG_OVERLAP
    POSSIBLE_DUPLICATE = capi.KL_FLAG_POSSIBLE_DUPLICATE
    ZERO_EFFORT = capi.KL_FLAG_ZERO_EFFORT

    @property
    def names(self) -> list[str]:
        """Names of the flags that are set, in bit order."""
        return [flag.name or "" for flag in Flag if flag in self]


E_ = TypeVar("E_", bound=IntEnum)

_INT32_MAX = 2147483647
_NO_SUCH_NAME = -1  # no enumerator of an input is negative: the core refuses it by field


def int32(value: int | None) -> int:
    """An integer for C: None is "not known"; what does not fit stays out of every range."""
    if value is None:
        return int(capi.KL_UNKNOWN)
    return max(-_INT32_MAX, min(_INT32_MAX, index(value)))


def number_of(enum: type[E_], value: E_ | int | str | None) -> int:
    """The number of an enumerator given as such, by name or by number."""
    if isinstance(value, str):
        return int(enum.__members__.get(value, _NO_SUCH_NAME))
    return int32(value)

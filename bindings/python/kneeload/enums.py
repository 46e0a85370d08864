"""The enumerators of the C core, as IntEnum. A name such as ``"COUPLED"`` is accepted wherever
one of these is expected."""

from __future__ import annotations

from enum import IntEnum, IntFlag
from operator import index
from typing import TypeVar

from . import capi

__all__ = [
    "Band",
    "CadenceAdvice",
    "CadenceChange",
    "CadenceEvent",
    "CadencePhase",
    "CadenceReason",
    "CadenceUnit",
    "Channel",
    "Colour",
    "Convention",
    "DayState",
    "Decision",
    "DemandFlag",
    "Direction",
    "EwmaMissing",
    "Flag",
    "GapFill",
    "KneeFlag",
    "Metric",
    "Mode",
    "MonotonyMissing",
    "OtherActivity",
    "Phase",
    "Quality",
    "RollingKind",
    "RollingMissing",
    "RunMode",
    "Seed",
    "SessionKind",
    "ShoeAdvice",
    "ShoeWear",
    "SpikeMeasure",
    "StandardDeviation",
    "Status",
    "Terrain",
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


class Flags(IntFlag):
    """Flags by name."""

    @property
    def names(self) -> list[str]:
        """Names of the flags that are set, in bit order."""
        return [flag.name or "" for flag in type(self) if flag in self]


class Flag(Flags):
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


class RunMode(IntEnum):
    """How a segment was covered. AUTO walks below 1.6 m/s, unless the cadence is that of
    running. KNEE-042"""

    AUTO = capi.KL_MODE_AUTO
    RUN = capi.KL_MODE_RUN
    WALK = capi.KL_MODE_WALK


class Terrain(IntEnum):
    """What a segment was run on."""

    UNKNOWN = capi.KL_TERRAIN_UNKNOWN
    ROAD = capi.KL_TERRAIN_ROAD
    TRACK = capi.KL_TERRAIN_TRACK
    TREADMILL = capi.KL_TERRAIN_TREADMILL
    TRAIL = capi.KL_TERRAIN_TRAIL


class CadenceUnit(IntEnum):
    """Steps of both feet a minute, or strides of one foot. Never guessed. KNEE-043"""

    STEPS = capi.KL_CADENCE_STEPS
    STRIDES = capi.KL_CADENCE_STRIDES


class Quality(IntEnum):
    """How much of a knee load was measured: all, most, or too little. KNEE-061"""

    HIGH = capi.KL_QUALITY_HIGH
    MED = capi.KL_QUALITY_MED
    LOW = capi.KL_QUALITY_LOW


class KneeFlag(Flags):
    """What there is to know about a knee load. KNEE-060"""

    PROFILE_DEFAULT = capi.KL_KNEE_FLAG_PROFILE_DEFAULT
    PROFILE_HEIGHT = capi.KL_KNEE_FLAG_PROFILE_HEIGHT
    MASS_UNKNOWN = capi.KL_KNEE_FLAG_MASS_UNKNOWN
    WALK = capi.KL_KNEE_FLAG_WALK
    SPEED_ASSUMED = capi.KL_KNEE_FLAG_SPEED_ASSUMED
    CADENCE_MISSING = capi.KL_KNEE_FLAG_CADENCE_MISSING
    CADENCE_CLAMPED = capi.KL_KNEE_FLAG_CADENCE_CLAMPED
    WALK_MIX_SUSPECT = capi.KL_KNEE_FLAG_WALK_MIX_SUSPECT
    GRADE_MISSING = capi.KL_KNEE_FLAG_GRADE_MISSING
    GRADE_CLIPPED = capi.KL_KNEE_FLAG_GRADE_CLIPPED
    DESCENT_AVERAGED = capi.KL_KNEE_FLAG_DESCENT_AVERAGED
    TECH_FACTOR = capi.KL_KNEE_FLAG_TECH_FACTOR
    SHORT_SEGMENT = capi.KL_KNEE_FLAG_SHORT_SEGMENT


class Phase(IntEnum):
    """Phases on the way back."""

    SCREEN = capi.KL_PHASE_SCREEN
    IRRITABLE = capi.KL_PHASE_IRRITABLE
    RELOAD = capi.KL_PHASE_RELOAD
    BUILD = capi.KL_PHASE_BUILD
    RETURN = capi.KL_PHASE_RETURN
    MAINTAIN = capi.KL_PHASE_MAINTAIN


class OtherActivity(IntEnum):
    """What else loads the knee; there is no usable figure from SWIM on. KNEE-120"""

    WALK = capi.KL_ACTIVITY_WALK
    WALK_STEEP_DOWN = capi.KL_ACTIVITY_WALK_STEEP_DOWN
    STAIRS_UP = capi.KL_ACTIVITY_STAIRS_UP
    STAIRS_DOWN = capi.KL_ACTIVITY_STAIRS_DOWN
    CYCLE = capi.KL_ACTIVITY_CYCLE
    SL_DECLINE_SQUAT = capi.KL_ACTIVITY_SL_DECLINE_SQUAT
    SWIM = capi.KL_ACTIVITY_SWIM
    ELLIPTICAL = capi.KL_ACTIVITY_ELLIPTICAL
    WATER_RUN = capi.KL_ACTIVITY_WATER_RUN
    BACKWARD_RUN = capi.KL_ACTIVITY_BACKWARD_RUN


class DemandFlag(Flags):
    """Remarks on the joint demand of an exercise. KNEE-130"""

    KEEP_SHALLOW = capi.KL_DEMAND_KEEP_SHALLOW
    ABOVE_SEED_PLACE = capi.KL_DEMAND_ABOVE_SEED_PLACE
    PEAK_ABOVE_INDEX = capi.KL_DEMAND_PEAK_ABOVE_INDEX


class ShoeWear(IntEnum):
    """How far a pair of shoes has been run: 300 miles WARN, 400 miles DUE. KNEE-140"""

    OK = capi.KL_SHOE_OK
    WARN = capi.KL_SHOE_WARN
    DUE = capi.KL_SHOE_DUE


class ShoeAdvice(Flags):
    """Advisories on a pair of shoes; none of them touches a run. KNEE-140 .. KNEE-143"""

    DUE = capi.KL_SHOE_ADVICE_DUE
    WARN = capi.KL_SHOE_ADVICE_WARN
    ROTATION = capi.KL_SHOE_ADVICE_ROTATION
    HEEL = capi.KL_SHOE_ADVICE_HEEL
    FLAT = capi.KL_SHOE_ADVICE_FLAT


class CadenceReason(IntEnum):
    """Why the cadence planner decided so, in the order in which it says so. KNEE-108"""

    BASELINE_RUN_STORED = capi.KL_CADENCE_BASELINE_RUN_STORED
    BASELINE_RUN_SHORT = capi.KL_CADENCE_BASELINE_RUN_SHORT
    BASELINE_RUN_NOT_FLAT = capi.KL_CADENCE_BASELINE_RUN_NOT_FLAT
    BASELINE_RUN_NOT_EASY = capi.KL_CADENCE_BASELINE_RUN_NOT_EASY
    BASELINE_INCOMPLETE = capi.KL_CADENCE_BASELINE_INCOMPLETE
    BASELINE_FROZEN = capi.KL_CADENCE_BASELINE_FROZEN
    BASELINE_SPEED_SPREAD = capi.KL_CADENCE_BASELINE_SPEED_SPREAD
    BASELINE_DROPPED = capi.KL_CADENCE_BASELINE_DROPPED
    PLAN_STARTED = capi.KL_CADENCE_PLAN_STARTED
    TARGET_ZERO = capi.KL_CADENCE_TARGET_ZERO
    BASELINE_HIGH = capi.KL_CADENCE_BASELINE_HIGH
    CAP_LIMITED = capi.KL_CADENCE_CAP_LIMITED
    CEILING_LIMITED = capi.KL_CADENCE_CEILING_LIMITED
    RISE_TOO_SMALL = capi.KL_CADENCE_RISE_TOO_SMALL
    CALF_UNKNOWN = capi.KL_CADENCE_CALF_UNKNOWN
    CALF_RAISED = capi.KL_CADENCE_CALF_RAISED
    CALF_PAIN = capi.KL_CADENCE_CALF_PAIN
    CALF_REST = capi.KL_CADENCE_CALF_REST
    PAIN_RED = capi.KL_CADENCE_PAIN_RED
    PAIN_RED_RECENT = capi.KL_CADENCE_PAIN_RED_RECENT
    PAIN_AMBER = capi.KL_CADENCE_PAIN_AMBER
    PAIN_UNKNOWN = capi.KL_CADENCE_PAIN_UNKNOWN
    RUN_SHORT = capi.KL_CADENCE_RUN_SHORT
    RUN_ADHERENT = capi.KL_CADENCE_RUN_ADHERENT
    RUN_NOT_ADHERENT = capi.KL_CADENCE_RUN_NOT_ADHERENT
    STAGE_IN_PROGRESS = capi.KL_CADENCE_STAGE_IN_PROGRESS
    STAGE_REPEAT = capi.KL_CADENCE_STAGE_REPEAT
    STAGE_PASSED = capi.KL_CADENCE_STAGE_PASSED
    TARGET_REACHED = capi.KL_CADENCE_TARGET_REACHED
    ADHERENCE_LOW = capi.KL_CADENCE_ADHERENCE_LOW
    GAP_14D = capi.KL_CADENCE_GAP_14D
    GAP_28D = capi.KL_CADENCE_GAP_28D
    RESTING = capi.KL_CADENCE_RESTING
    REST_OVER = capi.KL_CADENCE_REST_OVER
    TARGET_KEPT = capi.KL_CADENCE_TARGET_KEPT
    NOT_TOLERATED = capi.KL_CADENCE_NOT_TOLERATED
    RETEST_DUE = capi.KL_CADENCE_RETEST_DUE
    RETEST_SHORT = capi.KL_CADENCE_RETEST_SHORT
    RETEST_OK = capi.KL_CADENCE_RETEST_OK
    RETEST_BELOW = capi.KL_CADENCE_RETEST_BELOW
    RETEST_ABOVE = capi.KL_CADENCE_RETEST_ABOVE
    PAIN_BASELINE_MISSING = capi.KL_CADENCE_PAIN_BASELINE_MISSING
    PAIN_FLOOR = capi.KL_CADENCE_PAIN_FLOOR
    PAIN_RESPONDED = capi.KL_CADENCE_PAIN_RESPONDED
    NO_PAIN_RESPONSE = capi.KL_CADENCE_NO_PAIN_RESPONSE
    STOPPED_BY_CALLER = capi.KL_CADENCE_STOPPED_BY_CALLER


class CadenceAdvice(Flags):
    """What to do instead of raising the cadence. KNEE-086, KNEE-106"""

    LEVEL_ROUTES = capi.KL_CADENCE_ADVICE_LEVEL_ROUTES
    MODERATE_SPEED = capi.KL_CADENCE_ADVICE_MODERATE_SPEED
    SHORTER_RUNS = capi.KL_CADENCE_ADVICE_SHORTER_RUNS
    CLINICIAN_CUES = capi.KL_CADENCE_ADVICE_CLINICIAN_CUES
    LOAD_MANAGEMENT = capi.KL_CADENCE_ADVICE_LOAD_MANAGEMENT
    STRENGTH = capi.KL_CADENCE_ADVICE_STRENGTH


class CadencePhase(IntEnum):
    """Where a cadence plan stands. STOPPED is no clinical stop. KNEE-106"""

    IDLE = capi.KL_CADENCE_IDLE
    READY = capi.KL_CADENCE_READY
    NO_RISE = capi.KL_CADENCE_NO_RISE
    ACTIVE = capi.KL_CADENCE_ACTIVE
    TARGET = capi.KL_CADENCE_TARGET
    STOPPED = capi.KL_CADENCE_STOPPED


class CadenceEvent(IntEnum):
    """What a cadence plan takes in. KNEE-090"""

    BASELINE_RUN = capi.KL_CADENCE_EVENT_BASELINE_RUN
    FREEZE = capi.KL_CADENCE_EVENT_FREEZE
    PLAN = capi.KL_CADENCE_EVENT_PLAN
    RUN = capi.KL_CADENCE_EVENT_RUN
    RETEST = capi.KL_CADENCE_EVENT_RETEST
    CHANGE = capi.KL_CADENCE_EVENT_CHANGE
    PAIN = capi.KL_CADENCE_EVENT_PAIN
    REBASELINE = capi.KL_CADENCE_EVENT_REBASELINE
    STOP = capi.KL_CADENCE_EVENT_STOP


class Colour(IntEnum):
    """Result of the pain gate: the logged answers against the rule that was chosen."""

    GREEN = capi.KL_COLOUR_GREEN
    GREY = capi.KL_COLOUR_GREY
    AMBER = capi.KL_COLOUR_AMBER
    RED = capi.KL_COLOUR_RED


class CadenceChange(IntEnum):
    """What changed. KNEE-102"""

    SHOE = capi.KL_CADENCE_CHANGE_SHOE
    PROFILE = capi.KL_CADENCE_CHANGE_PROFILE


class Decision(IntEnum):
    """What the rehab machine and the planners decide. REHAB-001, KNEE-108, PLAN-024"""

    ADVANCE = capi.KL_DECISION_ADVANCE
    HOLD = capi.KL_DECISION_HOLD
    DELOAD = capi.KL_DECISION_DELOAD
    REGRESS = capi.KL_DECISION_REGRESS
    STOP = capi.KL_DECISION_STOP


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
    if isinstance(value, enum):
        return int(value)
    if isinstance(value, str):
        return int(enum.__members__.get(value, _NO_SUCH_NAME))
    return int32(value)

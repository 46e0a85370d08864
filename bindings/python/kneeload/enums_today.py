"""The enumerators of today's answer, as IntEnum; see enums."""

from __future__ import annotations

from enum import IntEnum

from . import capi
from .enums import Flags

__all__ = ["TodayReason", "TodaySession", "TodayUnknown"]


class TodaySession(IntEnum):
    """What to do today. TODAY-010"""

    RUN_WALK = capi.KL_TODAY_RUN_WALK
    EASY_RUN = capi.KL_TODAY_EASY_RUN
    CROSS = capi.KL_TODAY_CROSS
    STRENGTH = capi.KL_TODAY_STRENGTH
    REST = capi.KL_TODAY_REST
    NONE = capi.KL_TODAY_NONE


class TodayReason(IntEnum):
    """Reasons of the answer beside those of the knees, in the order in which they stand; the
    five limits from LADDER to COMFORT are the binding ones. TODAY-040"""

    NOT_A_RUN_DAY = capi.KL_TODAY_NOT_A_RUN_DAY
    LIMIT_ZERO = capi.KL_TODAY_LIMIT_ZERO
    LADDER = capi.KL_TODAY_LIMIT_LADDER
    PLAN_ITEM = capi.KL_TODAY_LIMIT_PLAN_ITEM
    WEEK_REST = capi.KL_TODAY_LIMIT_WEEK_REST
    SPIKE = capi.KL_TODAY_LIMIT_SPIKE
    COMFORT = capi.KL_TODAY_LIMIT_COMFORT
    SPIKE_NO_REFERENCE = capi.KL_TODAY_SPIKE_NO_REFERENCE
    STRENGTH_DUE = capi.KL_TODAY_STRENGTH_DUE
    LOG_MORNING = capi.KL_TODAY_LOG_MORNING
    LOG_60MIN = capi.KL_TODAY_LOG_60MIN
    SCREEN_DUE = capi.KL_TODAY_SCREEN_DUE
    WEEK_CLOSE_DUE = capi.KL_TODAY_WEEK_CLOSE_DUE
    SHOE_WARN = capi.KL_TODAY_SHOE_WARN
    SHOE_DUE = capi.KL_TODAY_SHOE_DUE
    CADENCE_RETEST_DUE = capi.KL_TODAY_CADENCE_RETEST_DUE


class TodayUnknown(Flags):
    """Unknown inputs that mattered. TODAY-041"""

    PAIN = capi.KL_TODAY_UNKNOWN_PAIN
    SCREEN = capi.KL_TODAY_UNKNOWN_SCREEN
    HISTORY = capi.KL_TODAY_UNKNOWN_HISTORY
    DISTANCE = capi.KL_TODAY_UNKNOWN_DISTANCE
    COMFORT = capi.KL_TODAY_UNKNOWN_COMFORT
    RESTORED = capi.KL_TODAY_UNKNOWN_RESTORED
    DAYS = capi.KL_TODAY_UNKNOWN_DAYS
    KNEE_LOAD = capi.KL_TODAY_UNKNOWN_KNEE_LOAD

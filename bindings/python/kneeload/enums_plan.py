"""The enumerators of the planning calls, as IntEnum; see enums. A name such as ``"TAPE"`` is
accepted wherever one of these is expected."""

from __future__ import annotations

from enum import IntEnum

from . import capi
from .enums import Flags

__all__ = [
    "Adjunct",
    "ChangeKind",
    "ChangeVerdict",
    "CrossActivity",
    "Dose",
    "Equipment",
    "Exercise",
    "ExerciseFamily",
    "Exposure",
    "Habit",
    "Instrument",
    "ItemKind",
    "MassageArea",
    "MuscleGroup",
    "OutcomeFlag",
    "OwnDefault",
    "PlanReason",
    "Present",
    "Progress",
    "RestoreStep",
    "RunClass",
    "RunForm",
    "Severity",
    "StepDownGrade",
    "TailorState",
    "UnloadStep",
    "WeekFeature",
    "Workout",
]


class Workout(IntEnum):
    """What an entry of a week is; the first five are runs. PLAN-010"""

    EASY = capi.KL_WORKOUT_EASY
    LONG = capi.KL_WORKOUT_LONG
    SPEED = capi.KL_WORKOUT_SPEED
    HILLS = capi.KL_WORKOUT_HILLS
    RACE = capi.KL_WORKOUT_RACE
    CROSS = capi.KL_WORKOUT_CROSS
    STRENGTH = capi.KL_WORKOUT_STRENGTH
    REST = capi.KL_WORKOUT_REST


class RunClass(IntEnum):
    """What makes a run load the knee more. PLAN-014"""

    HILLS = capi.KL_CLASS_HILLS
    SPEED = capi.KL_CLASS_SPEED
    LONG = capi.KL_CLASS_LONG


class Severity(IntEnum):
    """Weight of a finding about a week. PLAN-042"""

    ADVICE = capi.KL_SEVERITY_ADVICE
    MUST = capi.KL_SEVERITY_MUST


class UnloadStep(IntEnum):
    """Load to take off, in this order. PLAN-120"""

    HILLS_DOWNHILL_STAIRS = capi.KL_STEP_HILLS_DOWNHILL_STAIRS
    SPEED = capi.KL_STEP_SPEED
    DISTANCE = capi.KL_STEP_DISTANCE
    RUN_WALK = capi.KL_STEP_RUN_WALK
    FREQUENCY = capi.KL_STEP_FREQUENCY
    CADENCE = capi.KL_STEP_CADENCE


class Present(IntEnum):
    """What the runner's week still holds. PLAN-120"""

    HILLS = capi.KL_PRESENT_HILLS
    STAIRS = capi.KL_PRESENT_STAIRS
    SPEED = capi.KL_PRESENT_SPEED


class RestoreStep(IntEnum):
    """Load to give back. PLAN-122"""

    FREQUENCY = capi.KL_RESTORE_FREQUENCY
    RUN_WALK = capi.KL_RESTORE_RUN_WALK
    DISTANCE = capi.KL_RESTORE_DISTANCE
    SPEED = capi.KL_RESTORE_SPEED
    UPHILL = capi.KL_RESTORE_UPHILL
    DOWNHILL = capi.KL_RESTORE_DOWNHILL


class Exposure(IntEnum):
    """What a session exposed the knee to. PLAN-072"""

    DOWNHILL = capi.KL_EXPOSURE_DOWNHILL
    UPHILL = capi.KL_EXPOSURE_UPHILL
    SPEED = capi.KL_EXPOSURE_SPEED
    LONG = capi.KL_EXPOSURE_LONG
    VOLUME = capi.KL_EXPOSURE_VOLUME
    NEW_SHOES = capi.KL_EXPOSURE_NEW_SHOES


class TailorState(IntEnum):
    """Kind of a tailored week: a plan, or why there is none. PLAN-073, PLAN-087"""

    PLAN = capi.KL_TAILOR_PLAN
    NO_RUN = capi.KL_TAILOR_NO_RUN
    STOP = capi.KL_TAILOR_STOP
    NO_SCREEN = capi.KL_TAILOR_NO_SCREEN
    REFER = capi.KL_TAILOR_REFER


class RunForm(IntEnum):
    """How runs are done. PLAN-075"""

    EASY_FLAT = capi.KL_FORM_EASY_FLAT
    RUN_WALK_FLAT = capi.KL_FORM_RUN_WALK_FLAT


class ItemKind(IntEnum):
    """What an item of a tailored week is. PLAN-086"""

    REST = capi.KL_ITEM_REST
    CROSS_TRAIN = capi.KL_ITEM_CROSS_TRAIN
    STRENGTH = capi.KL_ITEM_STRENGTH
    WALK_OR_CROSS = capi.KL_ITEM_WALK_OR_CROSS
    EASY_FLAT = capi.KL_ITEM_EASY_FLAT
    RUN_WALK_FLAT = capi.KL_ITEM_RUN_WALK_FLAT


class Exercise(IntEnum):
    """The exercises of the catalogue. PLAN-140"""

    WALL_SIT = capi.KL_EXERCISE_WALL_SIT
    SPANISH_SQUAT = capi.KL_EXERCISE_SPANISH_SQUAT
    SPLIT_SQUAT = capi.KL_EXERCISE_SPLIT_SQUAT
    STEP_DOWN = capi.KL_EXERCISE_STEP_DOWN
    SIDE_ABDUCTION = capi.KL_EXERCISE_SIDE_ABDUCTION
    BAND_WALK = capi.KL_EXERCISE_BAND_WALK
    CALF_RAISES = capi.KL_EXERCISE_CALF_RAISES
    BOX_SQUAT = capi.KL_EXERCISE_BOX_SQUAT
    CRAB_WALK = capi.KL_EXERCISE_CRAB_WALK
    BANDED_BRIDGE = capi.KL_EXERCISE_BANDED_BRIDGE
    GOBLET_SQUAT = capi.KL_EXERCISE_GOBLET_SQUAT
    LEG_PRESS = capi.KL_EXERCISE_LEG_PRESS
    SPLIT_SQUAT_DEEP = capi.KL_EXERCISE_SPLIT_SQUAT_DEEP
    STEP_DOWN_HIGH = capi.KL_EXERCISE_STEP_DOWN_HIGH
    SINGLE_LEG_RDL = capi.KL_EXERCISE_SINGLE_LEG_RDL
    HIP_THRUST = capi.KL_EXERCISE_HIP_THRUST


class MuscleGroup(IntEnum):
    """What an exercise is for. PLAN-140"""

    QUAD_HAM = capi.KL_GROUP_QUAD_HAM
    HIP = capi.KL_GROUP_HIP
    CALF = capi.KL_GROUP_CALF


class ExerciseFamily(IntEnum):
    """Exercises of one family are variants of one movement. PLAN-140"""

    ISO = capi.KL_FAMILY_ISO
    SPLIT = capi.KL_FAMILY_SPLIT
    STEP = capi.KL_FAMILY_STEP
    ABD = capi.KL_FAMILY_ABD
    CALF = capi.KL_FAMILY_CALF
    SQUAT = capi.KL_FAMILY_SQUAT
    BRIDGE = capi.KL_FAMILY_BRIDGE
    HINGE = capi.KL_FAMILY_HINGE


class Dose(IntEnum):
    """What the value of an exercise counts: seconds of a hold, or repetitions."""

    HOLD = capi.KL_DOSE_HOLD
    REPS = capi.KL_DOSE_REPS


class Equipment(IntEnum):
    """What exercises need. PLAN-140"""

    STRAP = capi.KL_EQUIPMENT_STRAP
    STEP = capi.KL_EQUIPMENT_STEP
    BAND = capi.KL_EQUIPMENT_BAND
    WEIGHT = capi.KL_EQUIPMENT_WEIGHT
    MACHINE = capi.KL_EQUIPMENT_MACHINE
    BOX = capi.KL_EQUIPMENT_BOX


class OwnDefault(Flags):
    """Which figures of an exercise are own defaults, of evidence grade E. PLAN-140"""

    SETS = capi.KL_OWN_SETS
    VALUE = capi.KL_OWN_VALUE
    REST = capi.KL_OWN_REST
    TEMPO = capi.KL_OWN_TEMPO


class Progress(IntEnum):
    """What changes next time; one thing a session. PLAN-147"""

    NOTHING = capi.KL_PROGRESS_NOTHING
    VALUE = capi.KL_PROGRESS_VALUE
    SETS = capi.KL_PROGRESS_SETS
    EXERCISE = capi.KL_PROGRESS_EXERCISE
    LOAD = capi.KL_PROGRESS_LOAD


class WeekFeature(IntEnum):
    """Figures of a logged week. PLAN-160"""

    WEEK_M = capi.KL_FEATURE_WEEK_M
    HILL_M = capi.KL_FEATURE_HILL_M
    SPEED_M = capi.KL_FEATURE_SPEED_M
    LONGEST_M = capi.KL_FEATURE_LONGEST_M
    RUN_DAYS = capi.KL_FEATURE_RUN_DAYS
    NEW_SHOE_M = capi.KL_FEATURE_NEW_SHOE_M


class ChangeKind(IntEnum):
    """How a figure changed. PLAN-160"""

    NEW = capi.KL_CHANGED_NEW
    RISE = capi.KL_CHANGED_RISE


class Adjunct(IntEnum):
    """Support for a limited time. PLAN-165"""

    TAPE = capi.KL_ADJUNCT_TAPE
    ORTHOTIC = capi.KL_ADJUNCT_ORTHOTIC


class MassageArea(IntEnum):
    """Areas of massage. PLAN-166"""

    QUADS = capi.KL_AREA_QUADS
    LATERAL_QUAD = capi.KL_AREA_LATERAL_QUAD
    HIP_FLEXORS = capi.KL_AREA_HIP_FLEXORS
    GLUTES = capi.KL_AREA_GLUTES
    HAMSTRINGS = capi.KL_AREA_HAMSTRINGS
    ADDUCTORS = capi.KL_AREA_ADDUCTORS
    CALVES = capi.KL_AREA_CALVES
    KNEE_JOINT = capi.KL_AREA_KNEE_JOINT


class CrossActivity(IntEnum):
    """Endurance without running. PLAN-167"""

    SWIM = capi.KL_CROSS_SWIM
    DEEP_WATER = capi.KL_CROSS_DEEP_WATER
    BIKE = capi.KL_CROSS_BIKE
    WALK = capi.KL_CROSS_WALK
    ELLIPTICAL = capi.KL_CROSS_ELLIPTICAL


class Habit(IntEnum):
    """The checklist of prevention. PLAN-169"""

    STRENGTH = capi.KL_HABIT_STRENGTH
    GRADUAL_VOLUME = capi.KL_HABIT_GRADUAL_VOLUME
    NO_STACKING = capi.KL_HABIT_NO_STACKING
    REST_DAY = capi.KL_HABIT_REST_DAY
    RECOVERY = capi.KL_HABIT_RECOVERY
    SHOES = capi.KL_HABIT_SHOES
    WARM_UP = capi.KL_HABIT_WARM_UP
    CROSS_TRAINING = capi.KL_HABIT_CROSS_TRAINING


class Instrument(IntEnum):
    """Outcome measures; no questionnaire is shipped. PLAN-180"""

    AKPS = capi.KL_INSTRUMENT_AKPS
    KOOS_PF = capi.KL_INSTRUMENT_KOOS_PF
    OSTRC_O = capi.KL_INSTRUMENT_OSTRC_O
    OSTRC_O2 = capi.KL_INSTRUMENT_OSTRC_O2
    UWRI = capi.KL_INSTRUMENT_UWRI
    LEFS = capi.KL_INSTRUMENT_LEFS
    NPRS = capi.KL_INSTRUMENT_NPRS
    STEP_DOWN = capi.KL_INSTRUMENT_STEP_DOWN


class OutcomeFlag(Flags):
    """What there is to know about a score, a change or a review. PLAN-180 .. PLAN-184"""

    AKPS_BELOW_70 = capi.KL_OUTCOME_AKPS_BELOW_70
    PARTIAL = capi.KL_OUTCOME_PARTIAL
    NOT_SCORABLE = capi.KL_OUTCOME_NOT_SCORABLE
    GATEKEEPER = capi.KL_OUTCOME_GATEKEEPER
    SCORE_MISSING = capi.KL_OUTCOME_SCORE_MISSING
    NO_THRESHOLD = capi.KL_OUTCOME_NO_THRESHOLD
    TOO_EARLY = capi.KL_OUTCOME_TOO_EARLY
    ADHERENCE_UNKNOWN = capi.KL_OUTCOME_ADHERENCE_UNKNOWN
    AKPS_UNKNOWN = capi.KL_OUTCOME_AKPS_UNKNOWN
    PAIN_UNKNOWN = capi.KL_OUTCOME_PAIN_UNKNOWN
    ADHERENCE_LOW = capi.KL_OUTCOME_ADHERENCE_LOW


class StepDownGrade(IntEnum):
    """Quality of the step-down. PLAN-182"""

    GOOD = capi.KL_STEP_DOWN_GOOD
    MEDIUM = capi.KL_STEP_DOWN_MEDIUM
    POOR = capi.KL_STEP_DOWN_POOR


class ChangeVerdict(IntEnum):
    """Whether a score changed by more than its smallest change that matters. PLAN-183"""

    NO_CLEAR_CHANGE = capi.KL_CHANGE_NO_CLEAR_CHANGE
    POSSIBLY_BETTER = capi.KL_CHANGE_POSSIBLY_BETTER
    POSSIBLY_WORSE = capi.KL_CHANGE_POSSIBLY_WORSE
    BETTER = capi.KL_CHANGE_BETTER
    WORSE = capi.KL_CHANGE_WORSE


class PlanReason(IntEnum):
    """Why a planning call says what it says; findings and notes as well. PLAN-006"""

    TWO_RED_14D_TO_RELOAD_L4 = capi.KL_R_TWO_RED_14D_TO_RELOAD_L4
    RED_IN_WEEK = capi.KL_R_RED_IN_WEEK
    FEWER_THAN_2_RUNS = capi.KL_R_FEWER_THAN_2_RUNS
    AMBER_WEEK_REPEAT = capi.KL_R_AMBER_WEEK_REPEAT
    DATA_GAP_REPEAT = capi.KL_R_DATA_GAP_REPEAT
    DONE_UNKNOWN = capi.KL_R_DONE_UNKNOWN
    OVER_PLAN_NOT_REWARDED = capi.KL_R_OVER_PLAN_NOT_REWARDED
    UNDER_PLAN_REPEAT = capi.KL_R_UNDER_PLAN_REPEAT
    PLANNED_DELOAD = capi.KL_R_PLANNED_DELOAD
    REENTRY_AFTER_DELOAD = capi.KL_R_REENTRY_AFTER_DELOAD
    AT_TARGET = capi.KL_R_AT_TARGET
    RECOVERY_DEBT_VETO = capi.KL_R_RECOVERY_DEBT_VETO
    STEP_BELOW_ROUNDING = capi.KL_R_STEP_BELOW_ROUNDING
    WEEK_UP = capi.KL_R_WEEK_UP
    RUN_IN_IRRITABLE = capi.KL_R_RUN_IN_IRRITABLE
    QUALITY_IN_PHASE = capi.KL_R_QUALITY_IN_PHASE
    STACKED_HILLS_SPEED_LONG = capi.KL_R_STACKED_HILLS_SPEED_LONG
    NO_REST_DAY = capi.KL_R_NO_REST_DAY
    RUN_SPACING = capi.KL_R_RUN_SPACING
    TWO_RUNS_ONE_DAY = capi.KL_R_TWO_RUNS_ONE_DAY
    MAX_RUN_DAYS = capi.KL_R_MAX_RUN_DAYS
    SESSION_SPIKE = capi.KL_R_SESSION_SPIKE
    TWO_NEW_LONGEST = capi.KL_R_TWO_NEW_LONGEST
    WEEK_INCREASE_HARD = capi.KL_R_WEEK_INCREASE_HARD
    WEEK_INCREASE = capi.KL_R_WEEK_INCREASE
    LONGEST_RUN_SHARE = capi.KL_R_LONGEST_RUN_SHARE
    NEW_STRESSOR_WITH_VOLUME = capi.KL_R_NEW_STRESSOR_WITH_VOLUME
    TWO_NEW_STRESSORS = capi.KL_R_TWO_NEW_STRESSORS
    FREQUENCY_UP_NOT_SHORTER = capi.KL_R_FREQUENCY_UP_NOT_SHORTER
    STRENGTH_LOW = capi.KL_R_STRENGTH_LOW
    STRENGTH_HIGH = capi.KL_R_STRENGTH_HIGH
    STRENGTH_SPACING = capi.KL_R_STRENGTH_SPACING
    NO_SPIKE_REFERENCE = capi.KL_R_NO_SPIKE_REFERENCE
    NO_WEEK_REFERENCE = capi.KL_R_NO_WEEK_REFERENCE
    DISTANCE_FROM_DEFAULT_PACE = capi.KL_R_DISTANCE_FROM_DEFAULT_PACE
    FLAG_TIER = capi.KL_R_FLAG_TIER
    SCREEN_MISSING = capi.KL_R_SCREEN_MISSING
    SCREEN_TOO_OLD = capi.KL_R_SCREEN_TOO_OLD
    LOCATION_UNKNOWN = capi.KL_R_LOCATION_UNKNOWN
    LOCATION_BACK = capi.KL_R_LOCATION_BACK
    LOCATION_MEDIAL = capi.KL_R_LOCATION_MEDIAL
    IRRITABILITY_UNKNOWN = capi.KL_R_IRRITABILITY_UNKNOWN
    LOCATION_ASSESS = capi.KL_R_LOCATION_ASSESS
    GAP_8D = capi.KL_R_GAP_8D
    GAP_14D = capi.KL_R_GAP_14D
    GAP_28D = capi.KL_R_GAP_28D
    NO_RECENT_RUNNING = capi.KL_R_NO_RECENT_RUNNING
    HISTORY_UNKNOWN = capi.KL_R_HISTORY_UNKNOWN
    PAIN_BEFORE_30_MIN = capi.KL_R_PAIN_BEFORE_30_MIN
    ENTRY_TEST_MISSING = capi.KL_R_ENTRY_TEST_MISSING
    NO_RUN_DAYS = capi.KL_R_NO_RUN_DAYS
    STRENGTH_NOT_PLACED = capi.KL_R_STRENGTH_NOT_PLACED
    LATERAL_AVOID_CAMBER = capi.KL_R_LATERAL_AVOID_CAMBER
    DISTANCE_FACTOR = capi.KL_R_DISTANCE_FACTOR
    HISTORY_CAP = capi.KL_R_HISTORY_CAP
    SPIKE_CAP = capi.KL_R_SPIKE_CAP
    COMFORT_CAP = capi.KL_R_COMFORT_CAP
    LONG_RUN_SHARE_CAP = capi.KL_R_LONG_RUN_SHARE_CAP
    DAY_NOT_AVAILABLE = capi.KL_R_DAY_NOT_AVAILABLE
    OWN_CROSS_KEPT = capi.KL_R_OWN_CROSS_KEPT
    OWN_STRENGTH_KEPT = capi.KL_R_OWN_STRENGTH_KEPT
    STRENGTH_MOVED = capi.KL_R_STRENGTH_MOVED
    STRENGTH_ADDED = capi.KL_R_STRENGTH_ADDED
    ZERO_RUN = capi.KL_R_ZERO_RUN
    SECOND_RUN_DROPPED = capi.KL_R_SECOND_RUN_DROPPED
    HIGH_IRRITABILITY_NO_RUN = capi.KL_R_HIGH_IRRITABILITY_NO_RUN
    RUN_DAY_DROPPED_MAX = capi.KL_R_RUN_DAY_DROPPED_MAX
    RUN_DAY_DROPPED_SPACING = capi.KL_R_RUN_DAY_DROPPED_SPACING
    ROUNDED_TO_ZERO = capi.KL_R_ROUNDED_TO_ZERO
    HILLS_TO_FLAT = capi.KL_R_HILLS_TO_FLAT
    SPEED_TO_EASY = capi.KL_R_SPEED_TO_EASY
    RACE_TO_EASY = capi.KL_R_RACE_TO_EASY
    LADDER = capi.KL_R_LADDER
    BUILD_START = capi.KL_R_BUILD_START
    QUALITY_RESTORED = capi.KL_R_QUALITY_RESTORED
    VOLUME_HELD = capi.KL_R_VOLUME_HELD
    LADDER_EXHAUSTED_ASSESS = capi.KL_R_LADDER_EXHAUSTED_ASSESS
    IRRITABILITY_NOT_LOW = capi.KL_R_IRRITABILITY_NOT_LOW
    AMBER_IN_WEEK = capi.KL_R_AMBER_IN_WEEK
    RESTORE = capi.KL_R_RESTORE
    RESTORE_BY_WEEKLY_RULE = capi.KL_R_RESTORE_BY_WEEKLY_RULE
    BELOW_QUALITY_FLOOR = capi.KL_R_BELOW_QUALITY_FLOOR
    OFFENDER_LAST = capi.KL_R_OFFENDER_LAST
    NOTHING_TO_RESTORE = capi.KL_R_NOTHING_TO_RESTORE
    PHASE2_REFUSED_HIGH = capi.KL_R_PHASE2_REFUSED_HIGH
    FREQUENCY_CLAMPED = capi.KL_R_FREQUENCY_CLAMPED
    FEWER_THAN_ASKED = capi.KL_R_FEWER_THAN_ASKED
    PEAK_GT_5 = capi.KL_R_PEAK_GT_5
    SWELLING = capi.KL_R_SWELLING
    MORNING_GT_5 = capi.KL_R_MORNING_GT_5
    MORNING_UP_2 = capi.KL_R_MORNING_UP_2
    PEAK_GT_3 = capi.KL_R_PEAK_GT_3
    SWELLING_MILD = capi.KL_R_SWELLING_MILD
    PAIN_MASKED = capi.KL_R_PAIN_MASKED
    MORNING_UP = capi.KL_R_MORNING_UP
    PEAK_MISSING = capi.KL_R_PEAK_MISSING
    SWELLING_MISSING = capi.KL_R_SWELLING_MISSING
    NEXT_MORNING_MISSING = capi.KL_R_NEXT_MORNING_MISSING
    BASELINE_MISSING = capi.KL_R_BASELINE_MISSING
    ALL_CLEAR = capi.KL_R_ALL_CLEAR
    RED_TO_BOTTOM = capi.KL_R_RED_TO_BOTTOM
    RED_LESS_SETS = capi.KL_R_RED_LESS_SETS
    RED_PREVIOUS_EXERCISE = capi.KL_R_RED_PREVIOUS_EXERCISE
    RED_REDUCE_RANGE = capi.KL_R_RED_REDUCE_RANGE
    AMBER_REPEAT = capi.KL_R_AMBER_REPEAT
    GREY_REPEAT = capi.KL_R_GREY_REPEAT
    VALUE_UP = capi.KL_R_VALUE_UP
    TOP_COUNTED = capi.KL_R_TOP_COUNTED
    SET_ADDED = capi.KL_R_SET_ADDED
    NEXT_EXERCISE = capi.KL_R_NEXT_EXERCISE
    ADD_LOAD = capi.KL_R_ADD_LOAD
    PHASE2_NOT_YET = capi.KL_R_PHASE2_NOT_YET
    NEXT_NOT_AVAILABLE = capi.KL_R_NEXT_NOT_AVAILABLE
    STRENGTH_BELOW_MINIMUM = capi.KL_R_STRENGTH_BELOW_MINIMUM
    STRENGTH_UNKNOWN = capi.KL_R_STRENGTH_UNKNOWN
    BLOCKS_RETURN_EXIT = capi.KL_R_BLOCKS_RETURN_EXIT
    ADJUNCT_EXPIRED = capi.KL_R_ADJUNCT_EXPIRED
    ADJUNCT_EXPIRES_SOON = capi.KL_R_ADJUNCT_EXPIRES_SOON
    NO_STRENGTH_PLAN = capi.KL_R_NO_STRENGTH_PLAN
    WITH_TAPE = capi.KL_R_WITH_TAPE
    WITH_ORTHOTIC = capi.KL_R_WITH_ORTHOTIC
    SWELLING_UNKNOWN = capi.KL_R_SWELLING_UNKNOWN
    KNEE_SWOLLEN = capi.KL_R_KNEE_SWOLLEN
    PHASE_IRRITABLE = capi.KL_R_PHASE_IRRITABLE
    PAIN_TODAY_GT_5 = capi.KL_R_PAIN_TODAY_GT_5
    SWELLING_TODAY = capi.KL_R_SWELLING_TODAY
    PAIN_UNKNOWN = capi.KL_R_PAIN_UNKNOWN
    HIGH_SADDLE = capi.KL_R_HIGH_SADDLE
    NO_FINS = capi.KL_R_NO_FINS
    SLEEP_DEBT = capi.KL_R_SLEEP_DEBT
    SHORT_NIGHTS = capi.KL_R_SHORT_NIGHTS
    STRESS = capi.KL_R_STRESS
    EARLY_SIGN = capi.KL_R_EARLY_SIGN

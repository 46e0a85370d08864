/*
 * kneeload/planning.h - parameters, reasons and words that the planning calls share.
 *
 * The planning calls are pure: same input, same output; integers only, no clock, no state.
 * Distances are metres, times seconds, pain tenths of a 0-10 rating (0 .. 100), days civil day
 * numbers or days of a week 0 .. 6. KL_UNKNOWN is "not known" wherever a comment says so.
 * Switches are 0 or 1. Sets are masks, 1 << enumerator.
 */
#ifndef KNEELOAD_PLANNING_H
#define KNEELOAD_PLANNING_H

#include "kneeload/reason.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Options of every planning call; ranges, units, sources and grades stand in the catalogue under
 *  "PL.", in this order. PLAN section 12 */
typedef struct kl_plan_options {
    uint32_t struct_size;
    /* the next week */
    int32_t week_up_pct;
    int32_t week_hard_pct;
    int32_t min_step_m;
    int32_t red_cut_pct;
    int32_t deload_pct;
    int32_t deload_every;
    int32_t dose_hi_pct;
    int32_t dose_lo_pct;
    int32_t amber_repeat;
    int32_t quality_floor_pct;
    /* what a run is */
    int32_t spike_pct;
    int32_t hill_m_per_km;
    int32_t pace_default_s;
    /* the tailored week */
    int32_t factor_low_pct;
    int32_t factor_moderate_pct;
    int32_t max_runs_low;
    int32_t max_runs_moderate;
    int32_t gap_low;
    int32_t gap_moderate;
    int32_t gap_lateral;
    int32_t gap1_days;
    int32_t gap2_days;
    int32_t gap3_days;
    int32_t gap1_levels;
    int32_t gap2_levels;
    int32_t history_min_weeks;
    int32_t screen_max_age_days;
    int32_t cross_high_pct;
    int32_t cross_max_s;
    int32_t high_cross_days;
    int32_t strength_min;
    int32_t strength_max;
    int32_t strength_gap;
    /* the check of a week */
    int32_t max_run_days_reload;
    int32_t max_run_days_build;
    int32_t max_run_days_other;
    int32_t run_gap_reload;
    /* the outlook; projection only */
    int32_t advance_greens;
    int32_t tendon_greens;
    int32_t max_adv_week;
    int32_t reload_min_weeks;
    int32_t build_min_weeks;
    int32_t return_min_weeks;
    int32_t target_weeks;
    int32_t floor_weeks;
    /* strength work */
    int32_t pain_green_rehab;
    int32_t pain_red;
    int32_t settle_tol;
    int32_t am_red_delta;
    int32_t top_sessions;
    int32_t top_sessions_tendon;
    int32_t rep_step;
    int32_t hold_step_s;
    int32_t phase2_min_days;
    int32_t transition_s;
    /* small rules */
    int32_t tape_days;
    int32_t orthotic_days;
    int32_t adjunct_soon_days;
    int32_t adjunct_strength_window;
    int32_t sleep_need_min;
    int32_t debt3_min;
    int32_t short_night_min;
    int32_t short_nights;
    int32_t stress_hi;
    int32_t early_ambers;
    int32_t early_days;
    int32_t changed_pct;
    int32_t changed_min_weeks;
    int32_t offender_min;
    int32_t offender_window;
    int32_t threshold_green_days;
    int32_t threshold_bad_days;
    int32_t walk_cap_high_s;
    int32_t review_weeks;
    int32_t adherence_pct;
} kl_plan_options;

/** @brief Fill with defaults. @param size  sizeof *options; a NULL pointer is ignored. */
KL_API void kl_plan_options_init(kl_plan_options *options, size_t size);

/** Reasons, findings and notes of the planning calls; sentences stand in the code set
 *  "plan_reason". */
enum {
    /* The volume of the next week. PLAN-022, PLAN-023 */
    KL_R_TWO_RED_14D_TO_RELOAD_L4 = 1,
    KL_R_RED_IN_WEEK,
    KL_R_FEWER_THAN_2_RUNS,
    KL_R_AMBER_WEEK_REPEAT, /* by a third of the runs: limit is that third, no parameter */
    KL_R_DATA_GAP_REPEAT,
    KL_R_DONE_UNKNOWN,
    KL_R_OVER_PLAN_NOT_REWARDED,
    KL_R_UNDER_PLAN_REPEAT,
    KL_R_PLANNED_DELOAD,
    KL_R_REENTRY_AFTER_DELOAD,
    KL_R_AT_TARGET,
    KL_R_RECOVERY_DEBT_VETO,
    KL_R_STEP_BELOW_ROUNDING,
    KL_R_WEEK_UP, /* percent by week_up_pct or week_hard_pct, metres by min_step_m */
    /* Findings about a week, in the order of the table of PLAN-042 */
    KL_R_RUN_IN_IRRITABLE,
    KL_R_QUALITY_IN_PHASE,
    KL_R_STACKED_HILLS_SPEED_LONG,
    KL_R_NO_REST_DAY,
    KL_R_RUN_SPACING,
    KL_R_TWO_RUNS_ONE_DAY,
    KL_R_MAX_RUN_DAYS,
    KL_R_SESSION_SPIKE,
    KL_R_TWO_NEW_LONGEST,
    KL_R_WEEK_INCREASE_HARD,
    KL_R_WEEK_INCREASE,
    KL_R_LONGEST_RUN_SHARE,
    KL_R_NEW_STRESSOR_WITH_VOLUME,
    KL_R_TWO_NEW_STRESSORS,
    KL_R_FREQUENCY_UP_NOT_SHORTER,
    KL_R_STRENGTH_LOW,
    KL_R_STRENGTH_HIGH,
    KL_R_STRENGTH_SPACING,
    /* Notes on a week. PLAN-043 */
    KL_R_NO_SPIKE_REFERENCE,
    KL_R_NO_WEEK_REFERENCE,
    KL_R_DISTANCE_FROM_DEFAULT_PACE,
    /* A tailored week as a whole. PLAN-073 .. PLAN-087 */
    KL_R_FLAG_TIER,
    KL_R_SCREEN_MISSING,
    KL_R_SCREEN_TOO_OLD,
    KL_R_LOCATION_UNKNOWN,
    KL_R_LOCATION_BACK,
    KL_R_LOCATION_MEDIAL,
    KL_R_IRRITABILITY_UNKNOWN,
    KL_R_LOCATION_ASSESS,
    KL_R_GAP_8D,
    KL_R_GAP_14D,
    KL_R_GAP_28D,
    KL_R_NO_RECENT_RUNNING,
    KL_R_HISTORY_UNKNOWN,
    KL_R_PAIN_BEFORE_30_MIN,
    KL_R_ENTRY_TEST_MISSING,
    KL_R_NO_RUN_DAYS,
    KL_R_STRENGTH_NOT_PLACED,
    KL_R_LATERAL_AVOID_CAMBER,
    /* Its items. PLAN-078 .. PLAN-086 */
    KL_R_DISTANCE_FACTOR, /* percent of the own distance that is kept */
    KL_R_HISTORY_CAP,
    KL_R_SPIKE_CAP,
    KL_R_COMFORT_CAP,
    KL_R_LONG_RUN_SHARE_CAP,
    KL_R_DAY_NOT_AVAILABLE,
    KL_R_OWN_CROSS_KEPT,
    KL_R_OWN_STRENGTH_KEPT,
    KL_R_STRENGTH_MOVED,
    KL_R_STRENGTH_ADDED,
    KL_R_ZERO_RUN,
    KL_R_SECOND_RUN_DROPPED,
    KL_R_HIGH_IRRITABILITY_NO_RUN,
    KL_R_RUN_DAY_DROPPED_MAX,
    KL_R_RUN_DAY_DROPPED_SPACING,
    KL_R_ROUNDED_TO_ZERO,
    KL_R_HILLS_TO_FLAT,
    KL_R_SPEED_TO_EASY,
    KL_R_RACE_TO_EASY,
    /* The outlook. PLAN-103 */
    KL_R_LADDER,
    KL_R_BUILD_START,
    KL_R_QUALITY_RESTORED,
    KL_R_VOLUME_HELD,
    /* Taking load off and giving it back. PLAN-121 .. PLAN-123 */
    KL_R_LADDER_EXHAUSTED_ASSESS,
    KL_R_IRRITABILITY_NOT_LOW,
    KL_R_AMBER_IN_WEEK,
    KL_R_RESTORE,
    KL_R_RESTORE_BY_WEEKLY_RULE,
    KL_R_BELOW_QUALITY_FLOOR,
    KL_R_OFFENDER_LAST,
    KL_R_NOTHING_TO_RESTORE,
    /* Exercises. PLAN-143 .. PLAN-148 */
    KL_R_PHASE2_REFUSED_HIGH,
    KL_R_FREQUENCY_CLAMPED,
    KL_R_FEWER_THAN_ASKED,
    KL_R_PEAK_GT_5,
    KL_R_SWELLING,
    KL_R_MORNING_GT_5,
    KL_R_MORNING_UP_2,
    KL_R_PEAK_GT_3,
    KL_R_SWELLING_MILD,
    KL_R_PAIN_MASKED,
    KL_R_MORNING_UP,
    KL_R_PEAK_MISSING,
    KL_R_SWELLING_MISSING,
    KL_R_NEXT_MORNING_MISSING,
    KL_R_BASELINE_MISSING,
    KL_R_ALL_CLEAR,
    KL_R_RED_TO_BOTTOM,
    KL_R_RED_LESS_SETS,
    KL_R_RED_PREVIOUS_EXERCISE,
    KL_R_RED_REDUCE_RANGE,
    KL_R_AMBER_REPEAT,
    KL_R_GREY_REPEAT,
    KL_R_VALUE_UP,
    KL_R_TOP_COUNTED,
    KL_R_SET_ADDED,
    KL_R_NEXT_EXERCISE,
    KL_R_ADD_LOAD,
    KL_R_PHASE2_NOT_YET,
    KL_R_NEXT_NOT_AVAILABLE,
    /* Small rules. PLAN-164 .. PLAN-169 */
    KL_R_STRENGTH_BELOW_MINIMUM,
    KL_R_STRENGTH_UNKNOWN,
    KL_R_BLOCKS_RETURN_EXIT,
    KL_R_ADJUNCT_EXPIRED,
    KL_R_ADJUNCT_EXPIRES_SOON,
    KL_R_NO_STRENGTH_PLAN,
    KL_R_WITH_TAPE,
    KL_R_WITH_ORTHOTIC,
    KL_R_SWELLING_UNKNOWN,
    KL_R_KNEE_SWOLLEN,
    KL_R_PHASE_IRRITABLE,
    KL_R_PAIN_TODAY_GT_5,
    KL_R_SWELLING_TODAY,
    KL_R_PAIN_UNKNOWN,
    KL_R_HIGH_SADDLE,
    KL_R_NO_FINS,
    KL_R_SLEEP_DEBT,
    KL_R_SHORT_NIGHTS,
    KL_R_STRESS,
    KL_R_EARLY_SIGN
};

#define KL_PLAN_MAX_REASONS 16

/** Reasons in order. */
typedef struct kl_plan_reasons {
    int32_t n;
    int32_t reserved;
    kl_reason reason[KL_PLAN_MAX_REASONS];
} kl_plan_reasons;

/** What a session exposed the knee to; a set is a mask of 1 << KL_EXPOSURE_... */
enum {
    KL_EXPOSURE_DOWNHILL = 0,
    KL_EXPOSURE_UPHILL,
    KL_EXPOSURE_SPEED,
    KL_EXPOSURE_LONG,
    KL_EXPOSURE_VOLUME,
    KL_EXPOSURE_NEW_SHOES,
    KL_EXPOSURES
};

#ifdef __cplusplus
}
#endif
#endif

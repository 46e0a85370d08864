/** @file
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
    uint32_t struct_size; /**< set by the init call; tells versions apart */
    /* the next week */
    int32_t week_up_pct;       /**< step of a build week, % */
    int32_t week_hard_pct;     /**< largest step of a week, % */
    int32_t min_step_m;        /**< smallest step of a week, m */
    int32_t red_cut_pct;       /**< volume of the week after a RED, % */
    int32_t deload_pct;        /**< volume of a lighter week, % */
    int32_t deload_every;      /**< every how many weeks one is lighter */
    int32_t dose_hi_pct;       /**< done above this is not rewarded, % */
    int32_t dose_lo_pct;       /**< done below this is repeated, % */
    int32_t amber_repeat;      /**< AMBER runs that repeat a week */
    int32_t quality_floor_pct; /**< share of the target before hills or speed return, % */
    /* what a run is */
    int32_t spike_pct;      /**< longest run against the longest of 30 days, % */
    int32_t hill_m_per_km;  /**< ascent that makes a run hilly, m/km */
    int32_t pace_default_s; /**< pace where none is given, s/km */
    /* the tailored week */
    int32_t factor_low_pct;      /**< own distance kept at LOW irritability, % */
    int32_t factor_moderate_pct; /**< own distance kept at MODERATE irritability, % */
    int32_t max_runs_low;        /**< run days at LOW irritability */
    int32_t max_runs_moderate;   /**< run days at MODERATE irritability */
    int32_t gap_low;             /**< least distance of run days at LOW irritability */
    int32_t gap_moderate;        /**< least distance of run days at MODERATE irritability */
    int32_t gap_lateral;         /**< least distance of run days for LATERAL and DIFFUSE */
    int32_t gap1_days;           /**< first band of a break, days */
    int32_t gap2_days;           /**< second band of a break, days */
    int32_t gap3_days;           /**< break after which running starts afresh, days */
    int32_t gap1_levels;         /**< levels taken off in the first band */
    int32_t gap2_levels;         /**< levels taken off in the second band */
    int32_t history_min_weeks;   /**< known weeks that the history cap needs */
    int32_t screen_max_age_days; /**< largest age of the red-flag screen, days */
    int32_t cross_high_pct;  /**< dropped time moved to cross-training at HIGH irritability, % */
    int32_t cross_max_s;     /**< longest substitute session, s */
    int32_t high_cross_days; /**< walk or cross-training days at HIGH irritability */
    int32_t strength_min;    /**< fewest strength days of a week */
    int32_t strength_max;    /**< most strength days of a week */
    int32_t strength_gap;    /**< least distance of strength days */
    /* the check of a week */
    int32_t max_run_days_reload; /**< most run days of a week in RELOAD */
    int32_t max_run_days_build;  /**< most run days of a week in BUILD */
    int32_t max_run_days_other;  /**< most run days of a week in other phases */
    int32_t run_gap_reload;      /**< least distance of run days in RELOAD */
    /* the outlook; projection only */
    int32_t advance_greens;   /**< GREEN runs of a level in the outlook */
    int32_t tendon_greens;    /**< the same for BELOW, ABOVE and DIFFUSE */
    int32_t max_adv_week;     /**< levels a week in the outlook */
    int32_t reload_min_weeks; /**< weeks of RELOAD in the outlook */
    int32_t build_min_weeks;  /**< weeks of BUILD in the outlook */
    int32_t return_min_weeks; /**< weeks of RETURN in the outlook */
    int32_t target_weeks;     /**< weeks at the target before MAINTAIN in the outlook */
    int32_t floor_weeks;      /**< weeks at the quality floor before RETURN in the outlook */
    /* strength work */
    int32_t pain_green_rehab;    /**< largest pain of strength work that may be GREEN, tenths */
    int32_t pain_red;            /**< pain above which strength work is RED, tenths */
    int32_t settle_tol;          /**< rise of morning pain that still counts as settled, tenths */
    int32_t am_red_delta;        /**< rise of morning pain that is RED, tenths */
    int32_t top_sessions;        /**< GREEN sessions at the top before more load */
    int32_t top_sessions_tendon; /**< the same for BELOW, ABOVE and DIFFUSE */
    int32_t rep_step;            /**< repetitions added after a GREEN session */
    int32_t hold_step_s;         /**< hold added after a GREEN session, s */
    int32_t phase2_min_days;     /**< days of phase 1 before phase 2 */
    int32_t transition_s;        /**< change between exercises, s */
    /* small rules */
    int32_t tape_days;               /**< days of taping before a review */
    int32_t orthotic_days;           /**< days of orthotics before a review */
    int32_t adjunct_soon_days;       /**< notice before the review, days */
    int32_t adjunct_strength_window; /**< window in which strength sessions are counted, days */
    int32_t sleep_need_min;          /**< sleep that a night needs, min */
    int32_t debt3_min;               /**< missing sleep of three nights that is a debt, min */
    int32_t short_night_min;         /**< a shorter night is short, min */
    int32_t short_nights;            /**< short nights of three that are a debt */
    int32_t stress_hi;               /**< stress that counts as high, 1-5 */
    int32_t early_ambers;            /**< AMBER runs that are an early sign */
    int32_t early_days;              /**< window of the early sign, days */
    int32_t changed_pct;             /**< rise worth naming, % */
    int32_t changed_min_weeks;       /**< logged weeks of six */
    int32_t offender_min;            /**< REDs of the last three that make an offender */
    int32_t offender_window;         /**< days up to a RED run that are looked at */
    int32_t threshold_green_days;    /**< window of GREEN runs, days */
    int32_t threshold_bad_days;      /**< window of AMBER and RED runs, days */
    int32_t walk_cap_high_s;         /**< longest walk at HIGH irritability, s */
    int32_t review_weeks;            /**< weeks before a review */
    int32_t adherence_pct;           /**< adherence below which nothing is said, % */
} kl_plan_options;

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
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

/** Most reasons of a planning call. */
#define KL_PLAN_MAX_REASONS 16

/** Reasons in order. */
typedef struct kl_plan_reasons {
    int32_t n;                             /**< reasons that are there */
    int32_t reserved;                      /**< 0 */
    kl_reason reason[KL_PLAN_MAX_REASONS]; /**< codes KL_R_... */
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

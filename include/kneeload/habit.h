/*
 * kneeload/habit.h - the small rules of the founding articles: what changed, what offends, how
 * long is comfortable, rest, strength upkeep, tape, massage, cross-training, recovery, prevention.
 *
 * They inform. None allows a run; recovery debt only vetoes growth.
 */
#ifndef KNEELOAD_HABIT_H
#define KNEELOAD_HABIT_H

#include "kneeload/planning.h"
#include "kneeload/rehab.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Days of these calls: -2,000,000 .. 2,000,000. */

/* ---- what changed. PLAN-160 ---- */

enum {
    KL_FEATURE_WEEK_M = 0,
    KL_FEATURE_HILL_M,
    KL_FEATURE_SPEED_M,
    KL_FEATURE_LONGEST_M,
    KL_FEATURE_RUN_DAYS,
    KL_FEATURE_NEW_SHOE_M,
    KL_FEATURES
};

#define KL_CHANGED_WEEKS 6

typedef struct kl_logged_week {
    int32_t known;                /* 0: not logged, the rest is not read */
    int32_t feature[KL_FEATURES]; /* metres 0 .. 1000000; RUN_DAYS 0 .. 7 */
} kl_logged_week;

enum { KL_CHANGED_NEW = 0, KL_CHANGED_RISE = 1 };

typedef struct kl_changed_feature {
    int32_t feature; /* KL_FEATURE_... */
    int32_t kind;    /* KL_CHANGED_... */
    int64_t num;     /* RISE: num / den times as much; NEW: both 0 */
    int64_t den;
} kl_changed_feature;

/** Possible contributors, never causes. */
typedef struct kl_what_changed {
    int32_t defined; /* 0: too few weeks are logged */
    int32_t n;
    kl_changed_feature change[KL_FEATURES];
} kl_what_changed;

/**
 * @brief What is new or rose in the last two of six weeks.
 *
 * @param weeks       six weeks, oldest first
 * @param n_weeks     6
 * @retval KL_OK              answered
 * @retval KL_E_NULL          "weeks", "out", or "weeks.known" .. "weeks.new_shoe_m": unknown
 * @retval KL_E_SIZE          "weeks"
 * @retval KL_E_RANGE         a parameter; "weeks.known" .. with the index of the week
 * @retval KL_E_INCONSISTENT  "weeks.hill_m", "weeks.speed_m", "weeks.longest_m",
 *                            "weeks.new_shoe_m": above the week's metres
 * @retval KL_E_VERSION       "struct_size"
 * @see PLAN-160
 */
KL_API KL_NODISCARD kl_status kl_what_changed_of(const kl_logged_week *weeks, size_t n_weeks,
                                                 const kl_plan_options *options,
                                                 kl_what_changed *out, kl_fault *fault);

/* ---- the repeat offender. PLAN-161 ---- */

typedef struct kl_exposed_session {
    int32_t day;
    int32_t tags; /* mask of 1 << KL_EXPOSURE_... */
} kl_exposed_session;

typedef struct kl_repeat_offender {
    int32_t considered; /* RED days that were looked at, 0 .. 3 */
    int32_t n_offenders;
    int32_t offender[KL_EXPOSURES]; /* KL_EXPOSURE_..., most often first */
    int32_t count[KL_EXPOSURES];    /* by exposure */
} kl_repeat_offender;

/**
 * @brief What came before the last three RED runs again and again.
 *
 * @param sessions    days not falling
 * @param red_days    days rising
 * @retval KL_OK           answered
 * @retval KL_E_NULL       "sessions", "red_days", "out"; "sessions.day", "sessions.tags"
 * @retval KL_E_RANGE      a parameter; "sessions.day", "sessions.tags", "red_days"
 * @retval KL_E_ORDER      "sessions.day", "red_days": falling
 * @retval KL_E_DUPLICATE  "red_days": twice the same day
 * @retval KL_E_VERSION    "struct_size"
 * @par Complexity
 * O(sessions + red_days).
 * @see PLAN-161
 */
KL_API KL_NODISCARD kl_status kl_repeat_offender_of(const kl_exposed_session *sessions,
                                                    size_t n_sessions, const int32_t *red_days,
                                                    size_t n_red_days,
                                                    const kl_plan_options *options,
                                                    kl_repeat_offender *out, kl_fault *fault);

/* ---- the comfortable threshold. PLAN-162 ---- */

typedef struct kl_judged_session {
    int32_t day;
    int32_t dose_s; /* easy running, 0 .. 86400; not read by kl_prevention_of */
    int32_t colour; /* KL_COLOUR_... */
} kl_judged_session;

typedef struct kl_comfort_threshold {
    int32_t defined;     /* 0: an entry test is needed */
    int32_t threshold_s; /* largest GREEN dose below the ceiling, or KL_UNKNOWN */
    int32_t ceiling_s;   /* least dose of AMBER or RED, or KL_UNKNOWN */
    int32_t reserved;
} kl_comfort_threshold;

/**
 * @brief How long a run stays comfortable.
 *
 * @param today       day of the question
 * @param sessions    in any order
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "sessions", "out", "today"; "sessions.day", ...: unknown
 * @retval KL_E_RANGE    a parameter; "today", "sessions.day", "sessions.dose_s", "sessions.colour"
 * @retval KL_E_ORDER    "sessions.day": after today
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-162
 */
KL_API KL_NODISCARD kl_status kl_comfort_threshold_of(int32_t today,
                                                      const kl_judged_session *sessions,
                                                      size_t n_sessions,
                                                      const kl_plan_options *options,
                                                      kl_comfort_threshold *out, kl_fault *fault);

/* ---- rest days. PLAN-163 ---- */

typedef struct kl_rest_streak {
    int32_t streak; /* active days in a row up to `to` */
    int32_t longest_streak;
    int32_t violations;      /* days that were the seventh active one or more */
    int32_t first_violation; /* a day, or KL_UNKNOWN */
    int32_t rest_needed_tomorrow;
    int32_t reserved;
} kl_rest_streak;

/**
 * @brief Days in a row without rest.
 *
 * @param from         first day that is looked at
 * @param to           last one, at most 3660 days later
 * @param active_days  days with a run or strength work, not falling, repeats allowed; those
 *                     outside are ignored
 * @retval KL_OK       answered
 * @retval KL_E_NULL   "from", "to", "active_days", "out"
 * @retval KL_E_RANGE  "from", "to", "active_days"
 * @retval KL_E_ORDER  "to" before from; "active_days" falling
 * @see PLAN-163
 */
KL_API KL_NODISCARD kl_status kl_rest_streak_of(int32_t from, int32_t to,
                                                const int32_t *active_days, size_t n_active_days,
                                                kl_rest_streak *out, kl_fault *fault);

/* ---- strength upkeep. PLAN-164 ---- */

typedef struct kl_strength_upkeep {
    uint64_t weeks_below; /* bit i: week i is known and below the minimum */
    int32_t blocks_return_exit;
    int32_t reserved;
    kl_plan_reasons reasons;
} kl_strength_upkeep;

/**
 * @brief Is strength work kept up?
 *
 * @param weeks    sessions a week, oldest first, 0 .. 50 or KL_UNKNOWN
 * @param n_weeks  0 .. 52
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "weeks", "out"
 * @retval KL_E_SIZE     "weeks"
 * @retval KL_E_RANGE    a parameter; "weeks"
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-164
 */
KL_API KL_NODISCARD kl_status kl_strength_upkeep_of(const int32_t *weeks, size_t n_weeks,
                                                    const kl_plan_options *options,
                                                    kl_strength_upkeep *out, kl_fault *fault);

/* ---- tape and orthotics. PLAN-165 ---- */

enum { KL_ADJUNCT_TAPE = 0, KL_ADJUNCT_ORTHOTIC = 1 };

typedef struct kl_adjunct {
    int32_t expires_day;
    int32_t days_left;
    int32_t valid; /* 1: not expired, and strength work is done */
    int32_t reserved;
    kl_plan_reasons reasons;
} kl_adjunct;

/**
 * @brief Tape or orthotics: for how long, and not without strength work.
 *
 * @param kind               KL_ADJUNCT_...
 * @param start_day          first day of use
 * @param today              that day or later
 * @param strength_sessions  in the last adjunct_strength_window days, 0 .. 100, or KL_UNKNOWN
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "out", "kind", "start_day", "today"
 * @retval KL_E_RANGE    a parameter; "kind", "start_day", "today", "strength_sessions"
 * @retval KL_E_ORDER    "today" before start_day
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-165
 */
KL_API KL_NODISCARD kl_status kl_adjunct_of(int32_t kind, int32_t start_day, int32_t today,
                                            int32_t strength_sessions,
                                            const kl_plan_options *options, kl_adjunct *out,
                                            kl_fault *fault);

/* ---- massage. PLAN-166 ---- */

enum {
    KL_AREA_QUADS = 0,
    KL_AREA_LATERAL_QUAD,
    KL_AREA_HIP_FLEXORS,
    KL_AREA_GLUTES,
    KL_AREA_HAMSTRINGS,
    KL_AREA_ADDUCTORS,
    KL_AREA_CALVES,
    KL_AREA_KNEE_JOINT
};

typedef struct kl_massage {
    uint32_t allowed; /* mask of 1 << KL_AREA_... */
    int32_t reserved;
    kl_plan_reasons reasons;
} kl_massage;

/**
 * @brief Which areas may be massaged. Carries no weight in any decision.
 *
 * @param swelling   0 none, 1 slight, 2 clear, or KL_UNKNOWN
 * @param phase      KL_PHASE_...
 * @param flag_tier  KL_TIER_...
 * @retval KL_OK       answered
 * @retval KL_E_NULL   "out", "phase", "flag_tier"
 * @retval KL_E_RANGE  "swelling", "phase", "flag_tier"
 * @see PLAN-166
 */
KL_API KL_NODISCARD kl_status kl_massage_of(int32_t swelling, int32_t phase, int32_t flag_tier,
                                            kl_massage *out, kl_fault *fault);

/* ---- cross-training. PLAN-167 ---- */

enum {
    KL_CROSS_SWIM = 0,
    KL_CROSS_DEEP_WATER,
    KL_CROSS_BIKE,
    KL_CROSS_WALK,
    KL_CROSS_ELLIPTICAL,
    KL_CROSSES
};

typedef struct kl_cross_request {
    int32_t location;     /* KL_LOCATION_..., or KL_UNKNOWN */
    int32_t irritability; /* KL_IRRITABILITY_..., or KL_UNKNOWN */
    int32_t dropped_s;    /* running time that was dropped, 0 .. 86400 */
    int32_t pain_now;     /* tenths, or KL_UNKNOWN */
    int32_t swelling;     /* 0 none, 1 slight, 2 clear, or KL_UNKNOWN */
    int32_t provoking;    /* what hurts: mask of 1 << KL_CROSS_... */
} kl_cross_request;

typedef struct kl_cross_option {
    int32_t kind; /* KL_CROSS_... */
    int32_t seconds;
    int32_t note; /* KL_R_HIGH_SADDLE, KL_R_NO_FINS; 0: none */
    int32_t reserved;
} kl_cross_option;

/** The pain rule of runs applies to these sessions, too; they add no running load. */
typedef struct kl_cross_training {
    int32_t n_options;
    int32_t reserved;
    kl_cross_option option[KL_CROSSES];
    kl_plan_reasons reasons;
} kl_cross_training;

/**
 * @brief What to do in place of a run that was dropped.
 *
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "request", "out", "dropped_s", "provoking"
 * @retval KL_E_RANGE    a parameter or a field
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-167
 */
KL_API KL_NODISCARD kl_status kl_cross_training_of(const kl_cross_request *request,
                                                   const kl_plan_options *options,
                                                   kl_cross_training *out, kl_fault *fault);

/* ---- recovery debt. PLAN-168 ---- */

typedef struct kl_recovery {
    int32_t debt;
    int32_t shortfall_min; /* of three nights, KL_UNKNOWN unless all are known */
    int32_t sleep_unknown;
    int32_t stress_unknown;
    kl_plan_reasons reasons;
} kl_recovery;

/**
 * @brief Short sleep or high stress for three days. It vetoes growth, nothing else.
 *
 * @param sleep_min  the last three nights, 0 .. 1440, or KL_UNKNOWN
 * @param n_sleep    3
 * @param stress     the last three days, 1 .. 5, or KL_UNKNOWN
 * @param n_stress   3
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "sleep_min", "stress", "out"
 * @retval KL_E_SIZE     "sleep_min", "stress"
 * @retval KL_E_RANGE    a parameter; "sleep_min", "stress"
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-168
 */
KL_API KL_NODISCARD kl_status kl_recovery_of(const int32_t *sleep_min, size_t n_sleep,
                                             const int32_t *stress, size_t n_stress,
                                             const kl_plan_options *options, kl_recovery *out,
                                             kl_fault *fault);

/* ---- prevention. PLAN-169 ---- */

enum {
    KL_HABIT_STRENGTH = 0,
    KL_HABIT_GRADUAL_VOLUME,
    KL_HABIT_NO_STACKING,
    KL_HABIT_REST_DAY,
    KL_HABIT_RECOVERY,
    KL_HABIT_SHOES,
    KL_HABIT_WARM_UP,
    KL_HABIT_CROSS_TRAINING,
    KL_HABITS
};

typedef struct kl_prevention {
    uint32_t kept; /* masks of 1 << KL_HABIT_... */
    uint32_t missing;
    uint32_t unknown;
    int32_t first_action; /* KL_HABIT_..., KL_UNKNOWN: none */
    int32_t early_sign;
    int32_t reserved;
    kl_plan_reasons reasons;
} kl_prevention;

/**
 * @brief The checklist of habits, and early signs.
 *
 * @param phase       KL_PHASE_...
 * @param today       day of the question
 * @param habits      KL_HABITS answers: 0, 1 or KL_UNKNOWN
 * @param sessions    in any order; dose_s is not read
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "phase", "today", "habits", "sessions", "out"
 * @retval KL_E_RANGE    a parameter; "phase", "today", "habits", "sessions.day", "sessions.colour"
 * @retval KL_E_ORDER    "sessions.day": after today
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-169
 */
KL_API KL_NODISCARD kl_status kl_prevention_of(int32_t phase, int32_t today, const int32_t *habits,
                                               const kl_judged_session *sessions, size_t n_sessions,
                                               const kl_plan_options *options, kl_prevention *out,
                                               kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/*
 * kneeload/tailor.h - the return to run, tailored to the runner's own week.
 */
#ifndef KNEELOAD_TAILOR_H
#define KNEELOAD_TAILOR_H

#include "kneeload/week.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The runner; KL_UNKNOWN where not known. PLAN-072 */
typedef struct kl_tailor_runner {
    int32_t location;            /* KL_LOCATION_... */
    int32_t irritability;        /* KL_IRRITABILITY_... */
    int32_t secs_to_pain;        /* running seconds until pain exceeds 2/10, 0 .. 86400 */
    int32_t history_m[4];        /* volumes of the last four weeks, oldest first, 0 .. 1000000 */
    int32_t longest30_m;         /* longest run of 30 days, 0 .. 200000 */
    int32_t days_since_last_run; /* 1 .. 3650 */
    int32_t available_days;      /* bit d: day d can be trained, 0 .. 127; required */
    int32_t target_m;            /* weekly volume aimed at, 0 .. 1000000 */
    int32_t screen_age_days;     /* days since the red flags were asked, 0 .. 36500 */
    int32_t flag_tier;           /* KL_TIER_...; required */
    int32_t offenders;           /* mask of 1 << KL_EXPOSURE_...; required */
    int32_t outlook_weeks;       /* 0 .. KL_MAX_OUTLOOK_WEEKS; required */
    int32_t no_pain_in_run;      /* 0, 1; required */
} kl_tailor_runner;

enum {
    KL_TAILOR_PLAN = 0,
    KL_TAILOR_NO_RUN,    /* HIGH irritability: a week without running */
    KL_TAILOR_STOP,      /* a red flag stands: no plan */
    KL_TAILOR_NO_SCREEN, /* red flags were not asked, or too long ago: no plan */
    KL_TAILOR_REFER      /* the location asks for an assessment: no plan */
};

/** How runs are done. */
enum { KL_FORM_EASY_FLAT = 0, KL_FORM_RUN_WALK_FLAT = 1 };

enum {
    KL_ITEM_REST = 0,
    KL_ITEM_CROSS_TRAIN,
    KL_ITEM_STRENGTH,
    KL_ITEM_WALK_OR_CROSS,
    KL_ITEM_EASY_FLAT,
    KL_ITEM_RUN_WALK_FLAT
};

#define KL_ITEM_MAX_REASONS 10
#define KL_MAX_ITEMS 40
#define KL_MAX_OUTLOOK_WEEKS 52

/** One item of the week. Numbers are 0 where they do not belong to the kind. PLAN-086 */
typedef struct kl_plan_item {
    int32_t day;
    int32_t source;  /* entry it comes from, -1: added */
    int32_t kind;    /* KL_ITEM_... */
    int32_t metres;  /* ceiling of the running part */
    int32_t seconds; /* in all; KL_UNKNOWN: cross-training of unknown length */
    int32_t run_s;   /* the prescription; the session ends with whichever comes first */
    int32_t walk_s;  /* one walk */
    int32_t bout_s;  /* one bout of running */
    int32_t reps;
    int32_t n_reasons;
    kl_reason reason[KL_ITEM_MAX_REASONS];
} kl_plan_item;

/** A week that fits. PLAN-087 */
typedef struct kl_tailored_week {
    int32_t state;        /* KL_TAILOR_... */
    int32_t tier;         /* KL_TIER_... */
    int32_t irritability; /* effective; KL_UNKNOWN without a plan */
    int32_t form;         /* KL_FORM_..., KL_UNKNOWN: none */
    int32_t level;        /* RUN_WALK_FLAT: level of KL_LADDER_KL30; else KL_UNKNOWN */
    int32_t total_m;
    int32_t total_run_s;
    uint32_t run_days; /* bit d: day d */
    uint32_t strength_days;
    uint32_t rest_days; /* neither run nor strength */
    int32_t n_weeks;    /* rows of the outlook */
    int32_t n_items;
    kl_plan_reasons reasons;
    kl_plan_item item[KL_MAX_ITEMS]; /* by day */
} kl_tailored_week;

/** One week of the outlook: what follows if every answer were green. No promise. PLAN-100 */
typedef struct kl_outlook_week {
    int32_t week;       /* 1 and up, after the tailored one */
    int32_t phase;      /* KL_PHASE_... */
    int32_t level_from; /* RELOAD; else KL_UNKNOWN */
    int32_t level_to;
    int32_t runs;
    int32_t total_m;
    int32_t longest_m;
    int32_t deload;   /* 1: a lighter week */
    int32_t restored; /* KL_EXPOSURE_SPEED, _UPHILL or _DOWNHILL; KL_UNKNOWN: none */
    int32_t reserved;
    kl_plan_reasons reasons;
} kl_outlook_week;

/**
 * @brief Tailor the return to run to the runner's own week.
 *
 * The outlook is a projection if every answer were green; the phase machine (rehab.h) always
 * overrides it.
 *
 * @param week           the runner's usual week
 * @param runner         where it hurts, how much, and what was run lately
 * @param options        NULL for the defaults
 * @param[out] out       the week, with one item for each entry, or the reason why there is none
 * @param[out] out_weeks room for runner->outlook_weeks rows, of which out->n_weeks are written;
 *                       NULL: not wanted, and out->n_weeks is 0
 * @param[out] fault     nullable; `index` is the entry or the week of the history
 * @retval KL_OK              answered, whatever the state
 * @retval KL_E_NULL          "week", "entries", "runner", "out", or the name of a missing field
 * @retval KL_E_RANGE         a parameter, a field of the week as in kl_week_check, a field of the
 *                            runner
 * @retval KL_E_SIZE          "entries"
 * @retval KL_E_INCONSISTENT  as in kl_week_check; "no_pain_in_run" with seconds to pain;
 *                            "gap1_days", "gap2_days", "strength_min", "week_up_pct"
 * @retval KL_E_UNIT          as in kl_week_check
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * Bounded: at most 128 sets of days are compared; the outlook is O(weeks). No allocation.
 * @see PLAN-072 .. PLAN-087, PLAN-100 .. PLAN-104
 */
KL_API KL_NODISCARD kl_status kl_week_tailor(const kl_week *week, const kl_tailor_runner *runner,
                                             const kl_plan_options *options, kl_tailored_week *out,
                                             kl_outlook_week *out_weeks, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

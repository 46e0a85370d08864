/*
 * rule/week.h - a week of training made out, and the rules that tailoring shares with its check.
 * PLAN-005, PLAN-010 .. PLAN-014, PLAN-021, PLAN-041, PLAN-101
 */
#ifndef KL_RULE_WEEK_H
#define KL_RULE_WEEK_H

#include "catalog/plan_options.h"
#include "kneeload/week.h"

enum { KL__WEEK_DAYS = 7, KL__QUALITIES = 3 };

/* An entry with distance, time and classes made out. */
typedef struct kl__entry {
    int32_t day;
    int32_t kind;
    int32_t metres;  /* 0 for what is no run and has none */
    int32_t seconds; /* KL_UNKNOWN: cross-training or strength of unknown length */
    int32_t is_run;
    int32_t is_zero_run; /* a run kind of 0 metres */
    int32_t is_hilly;
    uint32_t classes; /* mask of 1 << KL_CLASS_... */
} kl__entry;

typedef struct kl__training_week {
    int32_t n;
    int32_t pace_s_per_km;
    int32_t from_default_pace; /* a distance was made out by the default pace */
    uint32_t classes;          /* of all runs */
    kl__entry entry[KL_MAX_WEEK_ENTRIES];
} kl__training_week;

/* Check entries and pace, and make them out; options are checked already. `week` is not NULL. */
kl_status kl__week_read(const kl_week *week, const kl_plan_options *options, kl__training_week *out,
                        kl_fault *fault);

/* Largest volume after a week of `metres`, before rounding. PLAN-021, without a target */
int64_t kl__volume_limit(int64_t metres, const kl_plan_options *options);

/* The same checks and rules as kl_week_volume behind its options and input checks. PLAN-022 */
void kl__week_volume(const kl_week_done *done, const kl_plan_options *options, kl_week_next *out);

/* Percent of a week that its longest of n runs may have. PLAN-041 */
int32_t kl__run_share(int32_t runs);

/* Order in which hills and speed return: KL_RESTORE_SPEED, _UPHILL, _DOWNHILL; `location` may be
 * KL_UNKNOWN. PLAN-101 */
void kl__quality_order(int32_t location, int32_t order[KL__QUALITIES]);

/* The same, offenders (a mask of 1 << KL_EXPOSURE_...) moved to the end in their order. PLAN-101 */
void kl__restore_order(int32_t location, int32_t offenders, int32_t order[KL__QUALITIES]);

/* 1 when a quality (KL_RESTORE_SPEED, _UPHILL, _DOWNHILL) is among the offenders. */
int32_t kl__is_offender(int32_t quality, int32_t offenders);

/* Percent for a reason, rounded down or up, so that what passes a limit shows it. The whole is
 * above 0, but for kl__percent_up, where nothing makes KL_UNKNOWN. */
int32_t kl__percent(int64_t part, int64_t whole);
int32_t kl__percent_up(int64_t part, int64_t whole);

/* PLAN-005 */
static inline int32_t kl__round100(int64_t metres)
{
    return (int32_t)(metres / 100 * 100);
}

static inline int32_t kl__round60(int64_t seconds)
{
    return (int32_t)(seconds / 60 * 60);
}

#endif

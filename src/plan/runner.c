/*
 * plan/runner.c - the runner: what is refused, how irritable the knee counts, where to enter.
 * PLAN-072, PLAN-074, PLAN-075
 */
#include "base/check.h"
#include "plan/tailoring.h"
#include "rule/ladder.h"

enum {
    SECONDS_MAX = 86400,
    WEEK_METRES_MAX = 1000000,
    RUN_METRES_MAX = 200000,
    DAYS_SINCE_MAX = 3650,
    ALL_DAYS = 127,
    SCREEN_AGE_MAX = 36500,
    ALL_EXPOSURES = (1 << KL_EXPOSURES) - 1,
    HISTORY_WEEKS = 4,
    PAIN_FREE_S = 1800 /* of running, below which no knee counts as calm */
};

/* ---- what is refused: PLAN-072 ---- */

static kl_status check_place(const kl_tailor_runner *r, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"location", r->location, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE, KL__OPTIONAL},
        {"irritability", r->irritability, KL_IRRITABILITY_LOW, KL_IRRITABILITY_HIGH, KL__OPTIONAL},
        {"secs_to_pain", r->secs_to_pain, 0, SECONDS_MAX, KL__OPTIONAL},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

static kl_status check_history(const kl_tailor_runner *r, kl_fault *fault)
{
    kl_status status = KL_OK;
    for (int32_t i = 0; i < HISTORY_WEEKS && status == KL_OK; i++) {
        status = kl__check_known_int(fault, "history_m", i, r->history_m[i], 0, WEEK_METRES_MAX);
    }
    return status;
}

static kl_status check_rest(const kl_tailor_runner *r, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"longest30_m", r->longest30_m, 0, RUN_METRES_MAX, KL__OPTIONAL},
        {"days_since_last_run", r->days_since_last_run, 1, DAYS_SINCE_MAX, KL__OPTIONAL},
        {"available_days", r->available_days, 0, ALL_DAYS, KL__REQUIRED},
        {"target_m", r->target_m, 0, WEEK_METRES_MAX, KL__OPTIONAL},
        {"screen_age_days", r->screen_age_days, 0, SCREEN_AGE_MAX, KL__OPTIONAL},
        {"flag_tier", r->flag_tier, KL_TIER_NONE, KL_TIER_EMERGENCY, KL__REQUIRED},
        {"offenders", r->offenders, 0, ALL_EXPOSURES, KL__REQUIRED},
        {"outlook_weeks", r->outlook_weeks, 0, KL_MAX_OUTLOOK_WEEKS, KL__REQUIRED},
        {"no_pain_in_run", r->no_pain_in_run, 0, 1, KL__REQUIRED},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

static kl_status contradiction(kl_fault *fault, const char *field, int32_t value)
{
    return kl__fail(fault, KL_E_INCONSISTENT, field, KL_NO_INDEX, value);
}

static kl_status check_contradictions(const kl_tailor_runner *r, const kl_plan_options *o,
                                      kl_fault *fault)
{
    if (r->no_pain_in_run && r->secs_to_pain != KL_UNKNOWN) {
        return contradiction(fault, "no_pain_in_run", r->no_pain_in_run);
    }
    if (o->gap1_days >= o->gap2_days) return contradiction(fault, "gap1_days", o->gap1_days);
    if (o->gap2_days >= o->gap3_days) return contradiction(fault, "gap2_days", o->gap2_days);
    if (o->strength_min > o->strength_max) {
        return contradiction(fault, "strength_min", o->strength_min);
    }
    if (o->week_up_pct > o->week_hard_pct) {
        return contradiction(fault, "week_up_pct", o->week_up_pct);
    }
    return KL_OK;
}

kl_status kl__runner_check(const kl_tailor_runner *runner, const kl_plan_options *options,
                           kl_fault *fault)
{
    kl_status status = check_place(runner, fault);
    if (status == KL_OK) status = check_history(runner, fault);
    if (status == KL_OK) status = check_rest(runner, fault);
    if (status == KL_OK) status = check_contradictions(runner, options, fault);
    return status;
}

/* ---- how irritable the knee counts: PLAN-074 ---- */

/* Days off: the longer, the more irritable the knee counts. Answers the levels to drop. */
static int32_t judge_break(kl__tailoring *t)
{
    const kl_plan_options *o = t->options;
    const int32_t days = t->runner->days_since_last_run;
    if (days >= o->gap3_days) {
        t->irritability = KL_IRRITABILITY_HIGH;
        kl__plan_add(&t->reasons,
                     kl__plan_reason(KL_R_GAP_28D, days, o->gap3_days, KL__PL(gap3_days)));
        return 0;
    }
    if (days >= o->gap2_days) {
        if (t->irritability == KL_IRRITABILITY_LOW) t->irritability = KL_IRRITABILITY_MODERATE;
        kl__plan_add(&t->reasons,
                     kl__plan_reason(KL_R_GAP_14D, days, o->gap2_days, KL__PL(gap2_days)));
        return o->gap2_levels;
    }
    if (days >= o->gap1_days) {
        kl__plan_add(&t->reasons,
                     kl__plan_reason(KL_R_GAP_8D, days, o->gap1_days, KL__PL(gap1_days)));
        return o->gap1_levels;
    }
    return 0; /* an unknown number of days is below every limit */
}

/* The mean week of late; weeks without any running ask for a fresh start. */
static void judge_history(kl__tailoring *t)
{
    const int32_t wanted = t->options->history_min_weeks;
    int32_t n = 0;
    int32_t sum = 0;
    for (int32_t i = 0; i < HISTORY_WEEKS; i++) {
        if (t->runner->history_m[i] == KL_UNKNOWN) continue;
        sum += t->runner->history_m[i];
        n++;
    }
    t->history_m = n < wanted ? KL_UNKNOWN : sum / n;
    if (n < wanted) {
        kl__plan_add(&t->reasons,
                     kl__plan_reason(KL_R_HISTORY_UNKNOWN, n, wanted, KL__PL(history_min_weeks)));
    } else if (sum == 0) {
        t->irritability = KL_IRRITABILITY_HIGH;
        kl__plan_add(&t->reasons, kl__plan_bare(KL_R_NO_RECENT_RUNNING));
    }
}

/* Pain before half an hour is over: no calm knee. */
static void judge_pain(kl__tailoring *t)
{
    const int32_t secs = t->runner->secs_to_pain;
    if (t->irritability != KL_IRRITABILITY_LOW || secs == KL_UNKNOWN || secs >= PAIN_FREE_S) return;
    t->irritability = KL_IRRITABILITY_MODERATE;
    kl__plan_add(&t->reasons, kl__plan_bare(KL_R_PAIN_BEFORE_30_MIN));
}

/* ---- where to enter, and how runs are done: PLAN-071, PLAN-075 ---- */

static int32_t entry_level(const kl_tailor_runner *r)
{
    return r->no_pain_in_run ? kl__ladder_top(KL_LADDER_KL30)
                             : kl__entry_level(KL_LADDER_KL30, r->secs_to_pain);
}

static int32_t form_of(int32_t irritability)
{
    if (irritability == KL_IRRITABILITY_HIGH) return KL_UNKNOWN;
    return irritability == KL_IRRITABILITY_LOW ? KL_FORM_EASY_FLAT : KL_FORM_RUN_WALK_FLAT;
}

void kl__judge_runner(kl__tailoring *t)
{
    const kl_tailor_runner *r = t->runner;
    t->irritability = r->irritability;
    if (r->irritability == KL_UNKNOWN) {
        t->irritability = KL_IRRITABILITY_MODERATE;
        kl__plan_add(&t->reasons, kl__plan_bare(KL_R_IRRITABILITY_UNKNOWN));
    }
    if (r->location == KL_LOCATION_ABOVE || r->location == KL_LOCATION_DIFFUSE) {
        kl__plan_add(&t->reasons, kl__plan_bare(KL_R_LOCATION_ASSESS));
    }
    const int32_t drop = judge_break(t);
    judge_history(t);
    judge_pain(t);
    const int32_t level = entry_level(r) - drop;
    t->level = level < 1 ? 1 : level;
    t->form = form_of(t->irritability);
    if (t->form != KL_UNKNOWN && r->secs_to_pain == KL_UNKNOWN && !r->no_pain_in_run) {
        kl__plan_add(&t->reasons, kl__plan_bare(KL_R_ENTRY_TEST_MISSING));
    }
    if (t->week.from_default_pace) {
        kl__plan_add(&t->reasons, kl__plan_bare(KL_R_DISTANCE_FROM_DEFAULT_PACE));
    }
}

/*
 * plan/tailor.c - the call: gates, then a week made out step by step.
 * PLAN-072, PLAN-073, PLAN-087
 */
#include <string.h>

#include "base/check.h"
#include "plan/tailoring.h"

static void no_plan(kl_tailored_week *out, int32_t state, int32_t tier, kl_reason reason)
{
    out->state = state;
    out->tier = tier;
    out->irritability = out->form = out->level = KL_UNKNOWN;
    kl__plan_add(&out->reasons, reason);
}

/* 1 when there is no plan, and why. PLAN-073 */
static int is_stopped(const kl_tailor_runner *r, const kl_plan_options *o, kl_tailored_week *out)
{
    const int32_t age = r->screen_age_days;
    const int32_t most = o->screen_max_age_days;
    if (r->flag_tier > KL_TIER_NONE) {
        no_plan(out, KL_TAILOR_STOP, r->flag_tier, kl__plan_bare(KL_R_FLAG_TIER));
    } else if (age == KL_UNKNOWN) {
        no_plan(out, KL_TAILOR_NO_SCREEN, KL_TIER_NONE, kl__plan_bare(KL_R_SCREEN_MISSING));
    } else if (age > most) {
        no_plan(out, KL_TAILOR_NO_SCREEN, KL_TIER_NONE,
                kl__plan_reason(KL_R_SCREEN_TOO_OLD, age, most, KL__PL(screen_max_age_days)));
    } else if (r->location == KL_UNKNOWN) {
        no_plan(out, KL_TAILOR_REFER, KL_TIER_NONE, kl__plan_bare(KL_R_LOCATION_UNKNOWN));
    } else if (r->location == KL_LOCATION_BACK) {
        no_plan(out, KL_TAILOR_REFER, KL_TIER_URGENT, kl__plan_bare(KL_R_LOCATION_BACK));
    } else if (r->location == KL_LOCATION_MEDIAL) {
        no_plan(out, KL_TAILOR_REFER, KL_TIER_ROUTINE, kl__plan_bare(KL_R_LOCATION_MEDIAL));
    } else {
        return 0;
    }
    return 1;
}

/* PLAN-074 .. PLAN-085, in the order in which reasons are appended. */
static void make_out(kl__tailoring *t)
{
    kl__judge_runner(t);
    kl__choose_run_days(t);
    if (t->irritability != KL_IRRITABILITY_HIGH) kl__fit_distance(t);
    kl__choose_strength_days(t);
    if (t->irritability == KL_IRRITABILITY_HIGH) kl__choose_converted_days(t);
    if (t->runner->location == KL_LOCATION_LATERAL) {
        kl__plan_add(&t->reasons, kl__plan_bare(KL_R_LATERAL_AVOID_CAMBER));
    }
}

/* PLAN-087 */
static void put_week(const kl__tailoring *t, kl_tailored_week *out)
{
    const int high = t->irritability == KL_IRRITABILITY_HIGH;
    out->state = high ? KL_TAILOR_NO_RUN : KL_TAILOR_PLAN;
    out->tier = KL_TIER_NONE;
    out->irritability = t->irritability;
    out->form = t->form;
    out->level = t->form == KL_FORM_RUN_WALK_FLAT ? t->level : KL_UNKNOWN;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        out->total_m += t->session[day].metres;
        out->total_run_s += t->session[day].run_s;
    }
    out->run_days = t->run_days;
    out->strength_days = t->strength_days;
    out->rest_days = ((1U << KL__WEEK_DAYS) - 1) & ~(t->run_days | t->strength_days);
    out->reasons = t->reasons;
    kl__put_items(t, out);
}

kl_status kl_week_tailor(const kl_week *week, const kl_tailor_runner *runner,
                         const kl_plan_options *options, kl_tailored_week *out,
                         kl_outlook_week *out_weeks, kl_fault *fault)
{
    kl_plan_options o;
    kl__tailoring t = {.runner = runner, .options = &o};
    if (!week) return kl__null(fault, "week");
    if (!runner) return kl__null(fault, "runner");
    if (!out) return kl__null(fault, "out");
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = kl__week_read(week, &o, &t.week, fault);
    if (status == KL_OK) status = kl__runner_check(runner, &o, fault);
    if (status != KL_OK) return status;
    memset(out, 0, sizeof *out);
    if (is_stopped(runner, &o, out)) return KL_OK;
    t.available = (uint32_t)runner->available_days;
    make_out(&t);
    put_week(&t, out);
    if (out_weeks) {
        out->n_weeks = runner->outlook_weeks;
        kl__put_outlook(&t, out_weeks);
    }
    return KL_OK;
}

/*
 * rule/strength_session.c - a session of strength work judged by the pain it caused.
 * PLAN-146
 */
#include <string.h>

#include "base/check.h"
#include "catalog/plan_options.h"
#include "kneeload/exercise.h"

/*
 * The gate of runs (rule/pain.c, REHAB-030 .. REHAB-033) stands apart on purpose: it caps the
 * baseline at the GREEN limit, counts mornings in a row and looks at gait and the first hour;
 * here the baseline is not capped and swelling may be unknown.
 */

_Static_assert(sizeof(kl_strength_session) == 24, "kl_strength_session");
_Static_assert(sizeof(kl_strength_verdict) == 8 + 264, "kl_strength_verdict");

enum { PAIN_MAX = 100, SWELLING_SLIGHT = 1, SWELLING_CLEAR = 2 };

static kl_status check_session(const kl_strength_session *s, const kl_plan_options *o,
                               kl_fault *fault)
{
    const kl__input inputs[] = {
        {"pre", s->pre, 0, PAIN_MAX, KL__OPTIONAL},
        {"peak", s->peak, 0, PAIN_MAX, KL__OPTIONAL},
        {"am_before", s->am_before, 0, PAIN_MAX, KL__OPTIONAL},
        {"am_after", s->am_after, 0, PAIN_MAX, KL__OPTIONAL},
        {"swelling", s->swelling, 0, SWELLING_CLEAR, KL__OPTIONAL},
        {"analgesic", s->analgesic, 0, 1, KL__REQUIRED},
    };
    const kl_status status = kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
    if (status != KL_OK) return status;
    if (o->pain_green_rehab >= o->pain_red) {
        return kl__fail(fault, KL_E_INCONSISTENT, "pain_green_rehab", KL_NO_INDEX,
                        o->pain_green_rehab);
    }
    /* An unknown peak is below every number, an unknown pre below every peak. */
    if (s->peak != KL_UNKNOWN && s->peak < s->pre) {
        return kl__fail(fault, KL_E_INCONSISTENT, "peak", KL_NO_INDEX, s->peak);
    }
    return KL_OK;
}

/* Rise from the own morning to the next; both have to be known. */
static int32_t rise_of(const kl_strength_session *s)
{
    const int known = s->am_before != KL_UNKNOWN && s->am_after != KL_UNKNOWN;
    return known ? s->am_after - s->am_before : KL_UNKNOWN;
}

/* KL_UNKNOWN is below every limit. */
static void add_red(const kl_strength_session *s, const kl_plan_options *o, kl_plan_reasons *why)
{
    if (s->peak > o->pain_red) {
        kl__plan_add(why, kl__plan_reason(KL_R_PEAK_GT_5, s->peak, o->pain_red, KL__PL(pain_red)));
    }
    if (s->swelling == SWELLING_CLEAR) kl__plan_add(why, kl__plan_bare(KL_R_SWELLING));
    if (s->am_after > o->pain_red) {
        kl__plan_add(
            why, kl__plan_reason(KL_R_MORNING_GT_5, s->am_after, o->pain_red, KL__PL(pain_red)));
    }
    if (rise_of(s) >= o->am_red_delta) {
        kl__plan_add(why, kl__plan_reason(KL_R_MORNING_UP_2, s->am_after,
                                          s->am_before + o->am_red_delta, KL__PL(am_red_delta)));
    }
}

static void add_amber(const kl_strength_session *s, const kl_plan_options *o, kl_plan_reasons *why)
{
    if (s->peak > o->pain_green_rehab && s->peak <= o->pain_red) {
        kl__plan_add(why, kl__plan_reason(KL_R_PEAK_GT_3, s->peak, o->pain_green_rehab,
                                          KL__PL(pain_green_rehab)));
    }
    if (s->swelling == SWELLING_SLIGHT) kl__plan_add(why, kl__plan_bare(KL_R_SWELLING_MILD));
    if (s->analgesic) kl__plan_add(why, kl__plan_bare(KL_R_PAIN_MASKED));
    if (rise_of(s) > o->settle_tol && rise_of(s) < o->am_red_delta) {
        kl__plan_add(why, kl__plan_reason(KL_R_MORNING_UP, s->am_after,
                                          s->am_before + o->settle_tol, KL__PL(settle_tol)));
    }
}

static void add_grey(const kl_strength_session *s, kl_plan_reasons *why)
{
    if (s->peak == KL_UNKNOWN) kl__plan_add(why, kl__plan_bare(KL_R_PEAK_MISSING));
    if (s->swelling == KL_UNKNOWN) kl__plan_add(why, kl__plan_bare(KL_R_SWELLING_MISSING));
    if (s->am_after == KL_UNKNOWN)
        kl__plan_add(why, kl__plan_bare(KL_R_NEXT_MORNING_MISSING));
    else if (s->am_before == KL_UNKNOWN)
        kl__plan_add(why, kl__plan_bare(KL_R_BASELINE_MISSING));
}

/* RED before AMBER before GREY; the first reason has the worst colour. */
static kl_strength_verdict judge(const kl_strength_session *s, const kl_plan_options *o)
{
    kl_strength_verdict v;
    memset(&v, 0, sizeof v);
    kl_plan_reasons *why = &v.reasons;
    add_red(s, o, why);
    if (why->n > 0) v.colour = KL_COLOUR_RED;
    add_amber(s, o, why);
    if (why->n > 0 && v.colour == KL_COLOUR_GREEN) v.colour = KL_COLOUR_AMBER;
    add_grey(s, why);
    if (why->n > 0 && v.colour == KL_COLOUR_GREEN) v.colour = KL_COLOUR_GREY;
    if (why->n == 0) kl__plan_add(why, kl__plan_bare(KL_R_ALL_CLEAR));
    return v;
}

kl_status kl_strength_grade(const kl_strength_session *session, const kl_plan_options *options,
                            kl_strength_verdict *out, kl_fault *fault)
{
    if (!session) return kl__null(fault, "session");
    if (!out) return kl__null(fault, "out");
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_session(session, &o, fault);
    if (status == KL_OK) *out = judge(session, &o);
    return status;
}

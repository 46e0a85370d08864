/*
 * measure/nonresponse.c - has the programme helped so far?
 * PLAN-184; asks for a routine assessment at most
 */
#include "base/check.h"
#include "catalog/plan_options.h"
#include "kneeload/outcome.h"

enum { WEEKS_MAX = 5200, HUNDRED = 100, AKPS_GAIN = 10, PAIN_FALL = 20 };

static kl_status check_known(int32_t value, const char *field, kl_fault *fault)
{
    return kl__check_known_int(fault, field, KL_NO_INDEX, value, 0, HUNDRED);
}

static kl_status check(const kl_outcome_review *r, kl_fault *fault)
{
    if (r->weeks == KL_UNKNOWN) return kl__null(fault, "weeks");
    kl_status status = kl__check_int(fault, "weeks", KL_NO_INDEX, r->weeks, 0, WEEKS_MAX);
    if (status == KL_OK) status = check_known(r->adherence_pct, "adherence_pct", fault);
    if (status == KL_OK) status = check_known(r->akps_before, "akps_before", fault);
    if (status == KL_OK) status = check_known(r->akps_after, "akps_after", fault);
    if (status == KL_OK) status = check_known(r->worst_before, "worst_before", fault);
    if (status == KL_OK) status = check_known(r->worst_after, "worst_after", fault);
    return status;
}

/* What keeps the question open. */
static uint32_t open_points(const kl_outcome_review *r, const kl_plan_options *o)
{
    uint32_t flags = 0;
    if (r->weeks < o->review_weeks) flags |= KL_OUTCOME_TOO_EARLY;
    if (r->adherence_pct == KL_UNKNOWN) flags |= KL_OUTCOME_ADHERENCE_UNKNOWN;
    if (r->akps_before == KL_UNKNOWN || r->akps_after == KL_UNKNOWN) {
        flags |= KL_OUTCOME_AKPS_UNKNOWN;
    }
    if (r->worst_before == KL_UNKNOWN || r->worst_after == KL_UNKNOWN) {
        flags |= KL_OUTCOME_PAIN_UNKNOWN;
    }
    return flags;
}

static kl_nonresponse verdict_of(const kl_outcome_review *r, const kl_plan_options *o)
{
    kl_nonresponse verdict = {0, KL_UNKNOWN, open_points(r, o), 0};
    if (verdict.flags) return verdict;
    const int followed = r->adherence_pct >= o->adherence_pct;
    verdict.defined = 1;
    verdict.no_progress = followed && r->akps_after - r->akps_before < AKPS_GAIN &&
                          r->worst_before - r->worst_after < PAIN_FALL;
    if (!followed) verdict.flags = KL_OUTCOME_ADHERENCE_LOW;
    return verdict;
}

kl_status kl_nonresponse_of(const kl_outcome_review *review, const kl_plan_options *options,
                            kl_nonresponse *out, kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status != KL_OK) return status;
    if (!review) return kl__null(fault, "review");
    status = check(review, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");

    *out = verdict_of(review, &o);
    return KL_OK;
}

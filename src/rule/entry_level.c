/*
 * rule/entry_level.c - where a runner enters the ladder.
 * PLAN-070, PLAN-071
 */
#include "base/check.h"
#include "kneeload/week.h"
#include "rule/ladder.h"

enum { SECONDS_MAX = 86400 };

static kl_status check(int32_t secs_to_pain, int32_t no_pain_in_run, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"secs_to_pain", secs_to_pain, 0, SECONDS_MAX, KL__OPTIONAL},
        {"no_pain_in_run", no_pain_in_run, 0, 1, KL__REQUIRED},
    };
    const kl_status status = kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
    if (status == KL_OK && no_pain_in_run && secs_to_pain != KL_UNKNOWN) {
        return kl__fail(fault, KL_E_INCONSISTENT, "no_pain_in_run", KL_NO_INDEX, no_pain_in_run);
    }
    return status;
}

kl_status kl_entry_level_of(int32_t secs_to_pain, int32_t no_pain_in_run, kl_entry_level *out,
                            kl_fault *fault)
{
    if (!out) return kl__null(fault, "out");
    const kl_status status = check(secs_to_pain, no_pain_in_run, fault);
    if (status != KL_OK) return status;
    /* Unknown seconds reach no threshold. */
    const int32_t level = no_pain_in_run ? kl__ladder_top(KL_LADDER_KL30)
                                         : kl__entry_level(KL_LADDER_KL30, secs_to_pain);
    const kl_ladder_row *row = kl__ladder_row(KL_LADDER_KL30, level);
    out->level = level;
    out->known = no_pain_in_run || secs_to_pain != KL_UNKNOWN;
    out->walk_s = row->walk_s;
    out->bout_s = row->run_s;
    out->reps = row->repetitions;
    out->run_s = row->run_s * row->repetitions;
    return KL_OK;
}

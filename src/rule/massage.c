/*
 * rule/massage.c - which areas may be massaged. It carries no weight in any decision.
 * PLAN-166
 */
#include "base/check.h"
#include "catalog/plan_options.h"
#include "kneeload/habit.h"

enum { KNEE_JOINT = 1 << KL_AREA_KNEE_JOINT, ALL_AREAS = 2 * KNEE_JOINT - 1, SWELLING_MAX = 2 };

_Static_assert(sizeof(kl_massage) == 8 + sizeof(kl_plan_reasons), "kl_massage");

static kl_status check(int32_t swelling, int32_t phase, int32_t flag_tier, kl_fault *fault)
{
    kl_status status =
        kl__check_known_int(fault, "swelling", KL_NO_INDEX, swelling, 0, SWELLING_MAX);
    if (status == KL_OK) {
        status = kl__check_required_int(fault, "phase", KL_NO_INDEX, phase, KL_PHASE_SCREEN,
                                        KL_PHASE_MAINTAIN);
    }
    if (status == KL_OK) {
        status = kl__check_required_int(fault, "flag_tier", KL_NO_INDEX, flag_tier, KL_TIER_NONE,
                                        KL_TIER_EMERGENCY);
    }
    return status;
}

/* What keeps hands off the joint. */
static void add_reasons(int32_t swelling, int32_t phase, kl_plan_reasons *reasons)
{
    if (swelling == KL_UNKNOWN) kl__plan_add(reasons, kl__plan_bare(KL_R_SWELLING_UNKNOWN));
    if (swelling > 0) kl__plan_add(reasons, kl__plan_bare(KL_R_KNEE_SWOLLEN));
    if (phase <= KL_PHASE_IRRITABLE) kl__plan_add(reasons, kl__plan_bare(KL_R_PHASE_IRRITABLE));
}

kl_status kl_massage_of(int32_t swelling, int32_t phase, int32_t flag_tier, kl_massage *out,
                        kl_fault *fault)
{
    const kl_status status = check(swelling, phase, flag_tier, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_massage massage = {0};
    if (flag_tier > KL_TIER_NONE) {
        kl__plan_add(&massage.reasons, kl__plan_bare(KL_R_FLAG_TIER));
    } else {
        add_reasons(swelling, phase, &massage.reasons);
        massage.allowed = massage.reasons.n > 0 ? ALL_AREAS - KNEE_JOINT : ALL_AREAS;
    }
    *out = massage;
    return KL_OK;
}

/*
 * rule/strength_upkeep.c - is strength work kept up?
 * PLAN-164
 */
#include "base/check.h"
#include "catalog/plan_options.h"
#include "kneeload/habit.h"

enum { WEEKS_MAX = 52, SESSIONS_MAX = 50, LAST_WEEKS = 2 };

_Static_assert(sizeof(kl_strength_upkeep) == 16 + sizeof(kl_plan_reasons), "kl_strength_upkeep");

static kl_status check_weeks(const int32_t *weeks, size_t n, kl_fault *fault)
{
    if (n > WEEKS_MAX) return kl__fail(fault, KL_E_SIZE, "weeks", KL_NO_INDEX, (double)n);
    if (n > 0 && !weeks) return kl__null(fault, "weeks");
    kl_status status = KL_OK;
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        status = kl__check_known_int(fault, "weeks", (int64_t)i, weeks[i], 0, SESSIONS_MAX);
    }
    return status;
}

static int is_below(int32_t sessions, int32_t least)
{
    return sessions != KL_UNKNOWN && sessions < least;
}

static uint64_t weeks_below(const int32_t *weeks, size_t n, int32_t least)
{
    uint64_t below = 0;
    for (size_t i = 0; i < n; i++) {
        if (is_below(weeks[i], least)) below |= UINT64_C(1) << i;
    }
    return below;
}

/* What the last two weeks show; with fewer than two they show nothing. */
static void judge_last_weeks(const int32_t *weeks, size_t n, kl_strength_upkeep *upkeep)
{
    int32_t unknown = LAST_WEEKS;
    int32_t without = LAST_WEEKS; /* unknown, or no session */
    if (n >= LAST_WEEKS) {
        const int32_t a = weeks[n - 2];
        const int32_t b = weeks[n - 1];
        unknown = (a == KL_UNKNOWN) + (b == KL_UNKNOWN);
        without = (a <= 0) + (b <= 0); /* KL_UNKNOWN is below 0 */
    }
    upkeep->blocks_return_exit = without == LAST_WEEKS;
    if (unknown > 0) kl__plan_add(&upkeep->reasons, kl__plan_bare(KL_R_STRENGTH_UNKNOWN));
    if (upkeep->blocks_return_exit) {
        kl__plan_add(&upkeep->reasons, kl__plan_bare(KL_R_BLOCKS_RETURN_EXIT));
    }
}

kl_status kl_strength_upkeep_of(const int32_t *weeks, size_t n_weeks,
                                const kl_plan_options *options, kl_strength_upkeep *out,
                                kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_weeks(weeks, n_weeks, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_strength_upkeep upkeep = {0};
    upkeep.weeks_below = weeks_below(weeks, n_weeks, o.strength_min);
    if (n_weeks > 0 && is_below(weeks[n_weeks - 1], o.strength_min)) {
        kl__plan_add(&upkeep.reasons,
                     kl__plan_reason(KL_R_STRENGTH_BELOW_MINIMUM, weeks[n_weeks - 1],
                                     o.strength_min, KL__PL(strength_min)));
    }
    judge_last_weeks(weeks, n_weeks, &upkeep);
    *out = upkeep;
    return KL_OK;
}

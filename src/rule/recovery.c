/*
 * rule/recovery.c - recovery debt: short sleep or high stress for three days.
 * PLAN-168, REHAB-046
 */
#include "rule/recovery.h"

#include "base/check.h"
#include "catalog/plan_options.h"
#include "kneeload/habit.h"

enum { REHAB_SHORT_NIGHTS = 2, DAY_MINUTES = 1440, STRESS_MIN = 1, STRESS_MAX = 5 };

_Static_assert(sizeof(kl_recovery) == 16 + sizeof(kl_plan_reasons), "kl_recovery");

/* KL_UNKNOWN when one of three is: it is below every other value. */
static int32_t least_of_three(const int32_t *values)
{
    int32_t least = values[0];
    for (int32_t i = 1; i < KL__RECOVERY_DAYS; i++) {
        if (values[i] < least) least = values[i];
    }
    return least;
}

static void judge_sleep(const int32_t *sleep_min, const kl__recovery_limits *limits,
                        kl__recovery *found)
{
    int32_t shortfall = 0;
    int32_t short_nights = 0;
    for (int32_t i = 0; i < KL__RECOVERY_DAYS; i++) {
        const int32_t missing = limits->sleep_need_min - sleep_min[i];
        if (missing > 0) shortfall += missing;
        short_nights += sleep_min[i] < limits->short_night_min;
    }
    found->shortfall_min = shortfall;
    found->is_sleep_short = shortfall >= limits->debt3_min;
    found->is_night_short = short_nights >= limits->short_nights;
}

kl__recovery kl__recovery_judge(const int32_t *sleep_min, const int32_t *stress,
                                const kl__recovery_limits *limits)
{
    kl__recovery found = {0};
    found.shortfall_min = KL_UNKNOWN;
    found.shortest_night = least_of_three(sleep_min);
    if (found.shortest_night != KL_UNKNOWN) judge_sleep(sleep_min, limits, &found);
    found.least_stress = least_of_three(stress);
    found.is_stressed = found.least_stress >= limits->stress_high;
    return found;
}

static void add_debt(const kl__recovery *found, const kl_rehab_config *c, kl__why *why)
{
    const int32_t code = KL_REHAB_RECOVERY_DEBT;
    if (found->is_sleep_short) {
        kl__why_add(why, code, found->shortfall_min, c->debt3_min, KL__RH(debt3_min));
    } else if (found->is_night_short) {
        kl__why_add(why, code, found->shortest_night, c->short_night_min, KL__RH(short_night_min));
    } else if (found->is_stressed) {
        kl__why_add(why, code, found->least_stress, c->stress_high, KL__RH(stress_high));
    }
}

void kl__recovery_debt(const kl__diary *diary, int32_t day, const kl_rehab_config *config,
                       kl__why *why)
{
    int32_t sleep_min[KL__RECOVERY_DAYS];
    int32_t stress[KL__RECOVERY_DAYS];
    for (int32_t back = 0; back < KL__RECOVERY_DAYS; back++) {
        const kl__checkin *c = kl__diary_at(diary, day - back);
        const int counts = c && !c->late;
        sleep_min[back] = counts ? c->sleep_min : KL_UNKNOWN;
        stress[back] = counts ? c->stress : KL_UNKNOWN;
    }
    const kl__recovery_limits limits = {config->sleep_need_min, config->debt3_min,
                                        config->short_night_min, REHAB_SHORT_NIGHTS,
                                        config->stress_high};
    const kl__recovery found = kl__recovery_judge(sleep_min, stress, &limits);
    add_debt(&found, config, why);
}

static int is_debt(const kl__recovery *found)
{
    return found->is_sleep_short || found->is_night_short || found->is_stressed;
}

static kl_status check_size(const int32_t *values, size_t n, const char *field, kl_fault *fault)
{
    if (!values) return kl__null(fault, field);
    if (n == KL__RECOVERY_DAYS) return KL_OK;
    return kl__fail(fault, KL_E_SIZE, field, KL_NO_INDEX, (double)n);
}

static kl_status check_values(const int32_t *values, const char *field, int32_t low, int32_t high,
                              kl_fault *fault)
{
    kl_status status = KL_OK;
    for (int32_t i = 0; i < KL__RECOVERY_DAYS && status == KL_OK; i++) {
        status = kl__check_known_int(fault, field, i, values[i], low, high);
    }
    return status;
}

static void add_reasons(const kl__recovery *found, const kl_plan_options *o,
                        kl_plan_reasons *reasons)
{
    if (found->is_sleep_short) {
        kl__plan_add(reasons, kl__plan_reason(KL_R_SLEEP_DEBT, found->shortfall_min, o->debt3_min,
                                              KL__PL(debt3_min)));
    }
    if (found->is_night_short) {
        kl__plan_add(reasons, kl__plan_reason(KL_R_SHORT_NIGHTS, found->shortest_night,
                                              o->short_night_min, KL__PL(short_night_min)));
    }
    if (found->is_stressed) {
        kl__plan_add(reasons, kl__plan_reason(KL_R_STRESS, found->least_stress, o->stress_hi,
                                              KL__PL(stress_hi)));
    }
}

kl_status kl_recovery_of(const int32_t *sleep_min, size_t n_sleep, const int32_t *stress,
                         size_t n_stress, const kl_plan_options *options, kl_recovery *out,
                         kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_size(sleep_min, n_sleep, "sleep_min", fault);
    if (status == KL_OK) status = check_size(stress, n_stress, "stress", fault);
    if (status == KL_OK) status = check_values(sleep_min, "sleep_min", 0, DAY_MINUTES, fault);
    if (status == KL_OK) status = check_values(stress, "stress", STRESS_MIN, STRESS_MAX, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    const kl__recovery_limits limits = {o.sleep_need_min, o.debt3_min, o.short_night_min,
                                        o.short_nights, o.stress_hi};
    const kl__recovery found = kl__recovery_judge(sleep_min, stress, &limits);
    kl_recovery recovery = {0};
    recovery.debt = is_debt(&found);
    recovery.shortfall_min = found.shortfall_min;
    recovery.sleep_unknown = found.shortest_night == KL_UNKNOWN;
    recovery.stress_unknown = found.least_stress == KL_UNKNOWN;
    add_reasons(&found, &o, &recovery.reasons);
    *out = recovery;
    return KL_OK;
}

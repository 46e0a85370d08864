/*
 * rule/recovery.h - recovery debt: short sleep or high stress for three days. It only vetoes.
 * PLAN-168, REHAB-046
 */
#ifndef KL_RULE_RECOVERY_H
#define KL_RULE_RECOVERY_H

#include "rule/diary.h"
#include "rule/reasons.h"

enum { KL__RECOVERY_DAYS = 3 };

typedef struct kl__recovery_limits {
    int32_t sleep_need_min;
    int32_t debt3_min;
    int32_t short_night_min;
    int32_t short_nights;
    int32_t stress_high;
} kl__recovery_limits;

/* What three nights and three days say. Only three that are all known say anything. */
typedef struct kl__recovery {
    int32_t shortfall_min;  /* KL_UNKNOWN unless all nights are known */
    int32_t shortest_night; /* the same */
    int32_t least_stress;   /* KL_UNKNOWN unless all days are known */
    int32_t is_sleep_short; /* sleep below the need */
    int32_t is_night_short; /* enough short nights */
    int32_t is_stressed;
} kl__recovery;

kl__recovery kl__recovery_judge(const int32_t *sleep_min, const int32_t *stress,
                                const kl__recovery_limits *limits);

/* Debt on a day of a diary, from the check-ins of that day and the two before: RECOVERY_DEBT with
 * the first figure that says so, or nothing. */
void kl__recovery_debt(const kl__diary *diary, int32_t day, const kl_rehab_config *config,
                       kl__why *why);

#endif

/*
 * rule/irritability.h - how easily the knee is upset.
 * REHAB-054, REHAB-055
 */
#ifndef KL_RULE_IRRITABILITY_H
#define KL_RULE_IRRITABILITY_H

#include "kneeload/rehab.h"

/* What the last closed runs carry, newest first. */
typedef struct kl__last_runs {
    int32_t n; /* 0 .. 3 */
    int32_t morning_worse[3];
    int32_t not_settled[3];
} kl__last_runs;

/* Class of a set of inputs; pains may be KL_UNKNOWN. */
int32_t kl__irritability_of(int32_t worst24, int32_t rest_or_night_pain, int32_t adl_pain,
                            const kl__last_runs *runs);

/* The class that is held: worse at once, better step by step. */
typedef struct kl__irritability {
    int32_t held;
    int32_t row; /* check-ins in a row with a better class */
} kl__irritability;

void kl__irritability_update(kl__irritability *state, int32_t raw, int32_t calm_days);

#endif

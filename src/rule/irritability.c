/*
 * rule/irritability.c - how easily the knee is upset.
 * REHAB-054, REHAB-055
 */
#include "rule/irritability.h"

/* Pain limits in tenths. REHAB-054 */
enum { WORST_HIGH = 70, WORST_MODERATE = 40, ADL_HIGH = 50, ADL_MODERATE = 20 };

static int is_high(int32_t worst24, int32_t rest_or_night_pain, int32_t adl_pain,
                   const kl__last_runs *runs)
{
    const int both_worse = runs->n >= 2 && runs->morning_worse[0] && runs->morning_worse[1];
    return worst24 >= WORST_HIGH || rest_or_night_pain || adl_pain > ADL_HIGH || both_worse;
}

static int is_moderate(int32_t worst24, int32_t adl_pain, const kl__last_runs *runs)
{
    int worse = 0;
    for (int32_t i = 0; i < runs->n; i++) worse |= runs->morning_worse[i];
    return worst24 == KL_UNKNOWN || worst24 >= WORST_MODERATE || adl_pain > ADL_MODERATE || worse ||
           (runs->n > 0 && runs->not_settled[0]);
}

int32_t kl__irritability_of(int32_t worst24, int32_t rest_or_night_pain, int32_t adl_pain,
                            const kl__last_runs *runs)
{
    if (is_high(worst24, rest_or_night_pain, adl_pain, runs)) return KL_IRRITABILITY_HIGH;
    if (is_moderate(worst24, adl_pain, runs)) return KL_IRRITABILITY_MODERATE;
    return KL_IRRITABILITY_LOW;
}

void kl__irritability_update(kl__irritability *state, int32_t raw, int32_t calm_days)
{
    if (raw >= state->held) {
        state->held = raw;
        state->row = 0;
        return;
    }
    state->row++;
    if (state->row < calm_days) return;
    state->held--;
    state->row = 0;
}

/*
 * rule/rest_streak.c - days in a row without rest.
 * PLAN-163
 */
#include "rule/habit.h"

enum { SPAN_MAX = 3660, ACTIVE_IN_A_ROW_MAX = 6 };

_Static_assert(sizeof(kl_rest_streak) == 24, "kl_rest_streak");

static kl_status check_span(int32_t from, int32_t to, kl_fault *fault)
{
    kl_status status = kl__check_habit_day(fault, "from", KL_NO_INDEX, from);
    if (status == KL_OK) status = kl__check_habit_day(fault, "to", KL_NO_INDEX, to);
    if (status != KL_OK) return status;
    if (to < from) return kl__fail(fault, KL_E_ORDER, "to", KL_NO_INDEX, to);
    return kl__check_int(fault, "to", KL_NO_INDEX, to, from, from + SPAN_MAX);
}

static kl_status check_active(const int32_t *days, size_t n, kl_fault *fault)
{
    if (n > 0 && !days) return kl__null(fault, "active_days");
    for (size_t i = 0; i < n; i++) {
        const kl_status status = kl__check_habit_day(fault, "active_days", (int64_t)i, days[i]);
        if (status != KL_OK) return status;
        if (i > 0 && days[i] < days[i - 1]) {
            return kl__fail(fault, KL_E_ORDER, "active_days", (int64_t)i, days[i]);
        }
    }
    return KL_OK;
}

/* One more active day in a row. */
static void count_day(kl_rest_streak *found, int32_t day)
{
    if (found->streak > found->longest_streak) found->longest_streak = found->streak;
    if (found->streak <= ACTIVE_IN_A_ROW_MAX) return;
    if (found->violations == 0) found->first_violation = day;
    found->violations++;
}

static kl_rest_streak walk(int32_t from, int32_t to, const int32_t *days, size_t n)
{
    kl_rest_streak found = {0};
    found.first_violation = KL_UNKNOWN;
    int32_t last = from - 2; /* neither an active day nor the day before one */
    for (size_t i = 0; i < n; i++) {
        if (days[i] < from || days[i] > to || days[i] == last) continue;
        found.streak = days[i] == last + 1 ? found.streak + 1 : 1;
        last = days[i];
        count_day(&found, last);
    }
    if (last != to) found.streak = 0;
    found.rest_needed_tomorrow = found.streak >= ACTIVE_IN_A_ROW_MAX;
    return found;
}

kl_status kl_rest_streak_of(int32_t from, int32_t to, const int32_t *active_days,
                            size_t n_active_days, kl_rest_streak *out, kl_fault *fault)
{
    kl_status status = check_span(from, to, fault);
    if (status == KL_OK) status = check_active(active_days, n_active_days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    *out = walk(from, to, active_days, n_active_days);
    return KL_OK;
}

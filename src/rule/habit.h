/*
 * rule/habit.h - what the small rules share: days, judged sessions, the comfortable threshold.
 * PLAN-161, PLAN-162, PLAN-169
 */
#ifndef KL_RULE_HABIT_H
#define KL_RULE_HABIT_H

#include "base/check.h"
#include "kneeload/habit.h"

enum { KL__HABIT_DAY_MAX = 2000000 };

/* A required day of a small rule. */
static inline kl_status kl__check_habit_day(kl_fault *fault, const char *field, int64_t index,
                                            int32_t day)
{
    return kl__check_required_int(fault, field, index, day, -KL__HABIT_DAY_MAX, KL__HABIT_DAY_MAX);
}

/* Judged sessions up to `today`, in any order; the dose is checked only where it is read. */
kl_status kl__check_judged(const kl_judged_session *sessions, size_t n, int32_t today,
                           int reads_dose, kl_fault *fault);

/* The comfortable threshold of sessions that were checked. */
kl_comfort_threshold kl__comfort_threshold(int32_t today, const kl_judged_session *sessions,
                                           size_t n, const kl_plan_options *options);

#endif

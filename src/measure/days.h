/*
 * measure/days.h - checked daily loads as the metrics see them.
 * LOAD-002 .. LOAD-006, LOAD-044, LOAD-050, LOAD-052
 */
#ifndef KL_MEASURE_DAYS_H
#define KL_MEASURE_DAYS_H

#include "kneeload/series.h"

#define KL__LOAD_MIN 1e-12
#define KL__LOAD_MAX 1e15
enum { KL__PLAN_MAX = 366, KL__THR_MAX = 100000 };

/* Days 0 .. n - 1, oldest first; every other index is an unobserved day. */
typedef struct kl__days {
    const double *load;
    const uint8_t *state; /* NULL: every day is known */
    int32_t n;            /* plan included */
    int32_t n_plan;
    int32_t day0;
    int32_t first; /* index of the first observed day; n when there is none */
} kl__days;

static inline int32_t kl__state_of_load(double load)
{
    return load > 0.0 ? KL_DAY_LOAD : KL_DAY_REST;
}

static inline int32_t kl__state_at(const kl__days *days, int32_t i)
{
    if (i < 0 || i >= days->n) return KL_DAY_UNOBSERVED;
    return days->state ? days->state[i] : kl__state_of_load(days->load[i]);
}

/* Load of a known day, lower bound of an unknown one. Adding 0 reads -0.0 as 0. LOAD-002 */
static inline double kl__load_at(const kl__days *days, int32_t i)
{
    return i < 0 || i >= days->n ? 0.0 : days->load[i] + 0.0;
}

static inline int kl__is_known(int32_t state)
{
    return state == KL_DAY_REST || state == KL_DAY_LOAD;
}

static inline int kl__is_unknown(int32_t state)
{
    return state == KL_DAY_MISSING || state == KL_DAY_UNMEASURED;
}

/* One day of LOAD-002 and LOAD-004; faults name "state" or "load" with the index. */
kl_status kl__day_check(int32_t state, double load, int64_t index, kl_fault *fault);

/* The whole series but its plan: pointers, span, then day by day. LOAD-006 */
kl_status kl__series_check(const kl_series *series, kl__days *out, kl_fault *fault);

/* The planned tail: REST or LOAD only, faults on "plan". LOAD-120 */
kl_status kl__plan_check(const kl__days *days, kl_fault *fault);

/* Mode, number and place of the evaluated days; out: index of the first T. LOAD-052 */
kl_status kl__when_check(const kl__days *days, int32_t mode, int32_t day, size_t n_days,
                         int32_t *out_t, kl_fault *fault);

/* Day and threshold of an inverse question; out: index of `day` itself. LOAD-110 */
kl_status kl__limit_check(const kl__days *days, int32_t day, int32_t *out_t, kl_fault *fault);

/* PLANNED for a T inside the plan. LOAD-120 */
uint32_t kl__plan_flag(const kl__days *days, int32_t t);

/* POST_LAYOFF and POSSIBLE_LAYOFF at the end of day t. LOAD-050 */
uint32_t kl__layoff_flags(const kl__days *days, int32_t t, int32_t gap, int32_t hold);

/* Largest load of LOAD and UNMEASURED days in [from, to]. LOAD-044 */
double kl__largest_load(const kl__days *days, int32_t from, int32_t to);

#endif

/*
 * measure/rest_days.c - fewest days of rest until a target is met again.
 * LOAD-114
 */
#include <string.h>

#include "base/check.h"
#include "measure/book.h"

enum { MOST_REST_DAYS = 60 };

/* The end of a series followed by days of rest. */
typedef struct rested {
    double load[KL__TAIL + MOST_REST_DAYS];
    uint8_t state[KL__TAIL + MOST_REST_DAYS];
    kl__days days;
    int32_t t; /* index of the day in question */
} rested;

/* Options of the metric in question. */
typedef struct target {
    int32_t metric;
    int32_t thr;
    kl_rolling_options rolling;
    kl_ewma_options ewma;
    kl_fitness_options fitness;
    kl__smoothing smoothing;
} target;

static void rest_after(const kl__days *days, int32_t t, rested *out)
{
    const int32_t from = t + 1 > KL__TAIL ? t + 1 - KL__TAIL : 0;
    memset(out, 0, sizeof *out);
    out->t = t - from;
    for (int32_t i = 0; i <= out->t; i++) {
        out->load[i] = kl__load_at(days, from + i);
        out->state[i] = (uint8_t)kl__state_at(days, from + i);
    }
    out->days.load = out->load;
    out->days.state = out->state;
    out->days.n = out->t + 1 + MOST_REST_DAYS;
    out->days.day0 = days->day0 + from;
    memset(out->state + out->t + 1, KL_DAY_REST, MOST_REST_DAYS);
    while (out->state[out->days.first] == KL_DAY_UNOBSERVED) out->days.first++;
}

/* The target on day t of the series that ends there. */
static int is_met(const target *goal, const rested *after, int32_t t,
                  const kl__smoother_pair *pair)
{
    kl__days days = after->days;
    days.n = t + 1;
    if (goal->metric == KL_METRIC_ROLLING) {
        kl_rolling result;
        kl__rolling_eval(&days, t, &goal->rolling, &result);
        return result.verdict[0] == KL_VERDICT_NOT_ABOVE;
    }
    if (goal->metric == KL_METRIC_EWMA) {
        kl_ewma result;
        kl__ewma_eval(&days, t, &goal->ewma, pair, &result);
        return result.verdict[0] == KL_VERDICT_NOT_ABOVE;
    }
    kl_fitness result;
    kl__fitness_eval(&days, t, &goal->fitness, pair, &result);
    return result.defined && result.tsb_end >= goal->fitness.tsb_min;
}

static kl_status read_target(int32_t metric, int32_t thr, const kl_book_options *options,
                             target *out, kl_fault *fault)
{
    kl_book_options o;
    kl_status status = kl__check_int(fault, "metric", KL_NO_INDEX, metric, KL_METRIC_ROLLING,
                                     KL_METRIC_FITNESS);
    if (status == KL_OK) status = kl__book_options_read(options, &o, fault);
    if (status != KL_OK) return status;
    memset(out, 0, sizeof *out);
    out->metric = metric;
    if (metric == KL_METRIC_FITNESS) {
        return kl__fitness_read(o.fitness, &out->fitness, &out->smoothing, fault);
    }
    status = metric == KL_METRIC_ROLLING
                 ? kl__rolling_read(o.rolling, &out->rolling, fault)
                 : kl__ewma_read(o.ewma, &out->ewma, &out->smoothing, fault);
    if (status == KL_OK) status = kl__check_int(fault, "thr", KL_NO_INDEX, thr, 1, KL__THR_MAX);
    out->rolling.n_thr = out->ewma.n_thr = 1;
    out->rolling.thr[0] = out->ewma.thr[0] = thr;
    return status;
}

kl_status kl_rest_days(int32_t metric, const kl_series *series, int32_t day, int32_t thr,
                       const kl_book_options *options, int32_t *out_days, kl_fault *fault)
{
    kl__days days;
    target goal;
    rested after;
    kl__smoother_pair pair;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = read_target(metric, thr, options, &goal, fault);
    if (status == KL_OK) status = kl__when_check(&days, KL_END_OF_DAY, day, 1, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out_days) return kl__null(fault, "out_days");

    rest_after(&days, t, &after);
    kl__pair_run(&goal.smoothing, &days, t, &pair);
    for (int32_t k = 0; k <= MOST_REST_DAYS; k++) {
        if (is_met(&goal, &after, after.t + k, &pair)) {
            *out_days = k;
            return KL_OK;
        }
        kl__pair_push(&goal.smoothing, &after.days, after.t + k + 1, &pair);
    }
    *out_days = KL_UNKNOWN;
    return KL_OK;
}

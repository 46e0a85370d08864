/*
 * Unit tests of measure/rest_days.c: LOAD-114. What the series itself is refused for is in
 * test_series.c.
 */
#include <criterion/criterion.h>

#include "../refusal.h"
#include "daily.h"
#include "metric_options.h"

enum { NO_INDEX = -1, MOST_REST = 60, CANARY_DAYS = 4711 };

static int32_t rest_days(int32_t metric, const daily *d, int32_t day, int32_t thr,
                         const metric_options *o)
{
    const kl_series series = series_of(d);
    const kl_book_options options = book_options_of(o);
    kl_fault fault = {"", 0, 0};
    int32_t days = CANARY_DAYS;
    const kl_status status = kl_rest_days(metric, &series, day, thr, &options, &days, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return days;
}

/* Is the target met at the end of these days? */
static int is_met(int32_t metric, const daily *d, int32_t thr, metric_options o)
{
    const kl_series series = series_of(d);
    const int32_t last = d->day0 + (int32_t)d->n - 1;
    kl_rolling rolling;
    kl_ewma ewma;
    kl_fitness fitness;
    o.rolling.n_thr = o.ewma.n_thr = 1;
    o.rolling.thr[0] = o.ewma.thr[0] = thr;
    if (metric == KL_METRIC_ROLLING) {
        cr_assert_eq(kl_rolling_at(&series, last, 1, &o.rolling, &rolling, NULL), KL_OK);
        return rolling.verdict[0] == KL_VERDICT_NOT_ABOVE;
    }
    if (metric == KL_METRIC_EWMA) {
        cr_assert_eq(kl_ewma_at(&series, last, 1, &o.ewma, &ewma, NULL), KL_OK);
        return ewma.verdict[0] == KL_VERDICT_NOT_ABOVE;
    }
    cr_assert_eq(kl_fitness_at(&series, last, 1, &o.fitness, &fitness, NULL), KL_OK);
    return fitness.defined && fitness.tsb_end >= o.fitness.tsb_min;
}

/* LOAD-114 word for word: cut at the day, and rest one day more until it is enough. */
static int32_t by_the_book(int32_t metric, const daily *d, int32_t day, int32_t thr,
                           const metric_options *o)
{
    daily cut = *d;
    cut.n = (size_t)(day - d->day0) + 1;
    for (int32_t k = 0; k <= MOST_REST; k++) {
        if (is_met(metric, &cut, thr, *o)) return k;
        add_days(&cut, 1, KL_DAY_REST, 0.0);
    }
    return KL_UNKNOWN;
}

/* The call sees the same as the array calls on the extended series. */
Test(rest_days, are_the_fewest_that_suffice)
{
    random_source source = random_from(140);
    int found[3] = {0, 0, 0};
    int later[3] = {0, 0, 0};
    for (int trial = 0; trial < 600; trial++) {
        const daily_mix mix = {random_int(&source, 0, 60), random_int(&source, 0, 1) * 20, 9999,
                               trial % 2};
        const size_t n = (size_t)random_int(&source, 1, 200);
        const size_t prefix = (size_t)random_int(&source, 0, (int32_t)n) / 3;
        const daily d = random_daily(&source, &mix, prefix, n);
        metric_options o;
        random_options(&source, d.day0, (int32_t)n, &o);
        const int32_t metric = trial % 3;
        const int32_t thr = random_int(&source, 300, 1600);
        const int32_t day = d.day0 + random_int(&source, 0, (int32_t)n - 1);
        const int32_t days = rest_days(metric, &d, day, thr, &o);
        cr_assert_eq(days, by_the_book(metric, &d, day, thr, &o), "metric %d: %d", metric, days);
        found[metric] += days != KL_UNKNOWN;
        later[metric] += days > 0;
    }
    for (int metric = 0; metric < 3; metric++) {
        cr_expect_gt(found[metric], 20);
        cr_expect_gt(later[metric], 10);
    }
}

/* A week of 20 after three of 10: a ratio of 2, which two days of rest bring to 300/230. */
Test(rest_days, are_counted_by_hand)
{
    daily d = {.n = 0};
    metric_options o;
    default_options(&o);
    add_days(&d, 21, KL_DAY_LOAD, 10.0);
    add_days(&d, 7, KL_DAY_LOAD, 20.0);
    cr_expect_eq(rest_days(KL_METRIC_ROLLING, &d, 27, 2000, &o), 0);
    cr_expect_eq(rest_days(KL_METRIC_ROLLING, &d, 27, 1999, &o), 1);
    /* two days later: 100 in 7 days against 230 in 21 */
    cr_expect_eq(rest_days(KL_METRIC_ROLLING, &d, 27, 1305, &o), 2);
    cr_expect_eq(rest_days(KL_METRIC_ROLLING, &d, 27, 1304, &o), 3);
    cr_expect_eq(rest_days(KL_METRIC_ROLLING, &d, 20, 1, &o), 7); /* when the windows are full */
    daily rest = {.n = 0};
    add_days(&rest, 28, KL_DAY_REST, 0.0);
    cr_expect_eq(rest_days(KL_METRIC_ROLLING, &rest, 27, 1000, &o), KL_UNKNOWN);
    cr_expect_eq(rest_days(KL_METRIC_EWMA, &rest, 27, 1000, &o), KL_UNKNOWN);
}

/* LOAD-114: the balance needs no threshold, and no options are the defaults. */
Test(rest_days, of_the_balance_take_no_threshold)
{
    daily d = {.n = 0};
    add_days(&d, 10, KL_DAY_LOAD, 100.0);
    const kl_series series = series_of(&d);
    int32_t days = CANARY_DAYS;
    cr_expect_eq(kl_rest_days(KL_METRIC_FITNESS, &series, 9, -5, NULL, &days, NULL), KL_OK);
    metric_options o;
    default_options(&o);
    cr_expect_eq(days, by_the_book(KL_METRIC_FITNESS, &d, 9, 1, &o));
    cr_expect_gt(days, 0);
    o.fitness.tsb_min = 1e6;
    cr_expect_eq(rest_days(KL_METRIC_FITNESS, &d, 9, -5, &o), KL_UNKNOWN);
}

/* LOAD-114: TSB at the target is enough. CTL 16 and ATL 32, then 12 and 16, then 9 and 8. */
Test(rest_days, are_enough_at_the_target_itself)
{
    static const struct {
        double tsb_min;
        int32_t days;
    } rows[] = {{-16.0, 0}, {-15.0, 1}, {-4.0, 1}, {-3.0, 2}, {1.0, 2}};
    daily d = {.n = 0};
    add_days(&d, 1, KL_DAY_LOAD, 64.0);
    metric_options o;
    default_options(&o);
    o.fitness.conv_a = o.fitness.conv_c = KL_CONV_DIRECT;
    o.fitness.arg_a = 0.5;
    o.fitness.arg_c = 0.25;
    for (int i = 0; i < 5; i++) {
        o.fitness.tsb_min = rows[i].tsb_min;
        cr_expect_eq(rest_days(KL_METRIC_FITNESS, &d, 0, 0, &o), rows[i].days);
    }
}

/* LOAD-114: windows of 70 days, of which 10 or 9 have passed: full after 60 days, or too late. */
Test(rest_days, go_up_to_60)
{
    metric_options o;
    default_options(&o);
    o.rolling.kind = KL_ROLLING_SHIFTED;
    o.rolling.na = 14;
    o.rolling.nc = 56;
    for (int32_t passed = 9; passed <= 10; passed++) {
        daily d = {.n = 0};
        add_days(&d, (size_t)passed, KL_DAY_LOAD, 10.0);
        cr_expect_eq(rest_days(KL_METRIC_ROLLING, &d, passed - 1, 1, &o),
                     passed == 10 ? 60 : KL_UNKNOWN);
    }
}

static void refuse(int32_t metric, const daily *d, int32_t day, int32_t thr,
                   const kl_book_options *options, kl_status wanted, const char *field,
                   double value)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    int32_t days = CANARY_DAYS;
    expect_refusal(kl_rest_days(metric, &series, day, thr, options, &days, &fault), &fault, wanted,
                   field, NO_INDEX, value);
    cr_expect_eq(kl_rest_days(metric, &series, day, thr, options, &days, NULL), wanted);
    cr_expect_eq(days, CANARY_DAYS);
}

/* LOAD-114: selector, options, threshold, day. */
Test(rest_days, are_refused)
{
    daily d = {.n = 0};
    metric_options o;
    default_options(&o);
    add_days(&d, 30, KL_DAY_LOAD, 10.0);
    kl_book_options options = book_options_of(&o);
    options.gap_fill = 7;
    o.rolling.na = o.ewma.k = o.fitness.ramp_days = 99;
    refuse(-1, &d, 99, 0, &options, KL_E_RANGE, "metric", -1);
    refuse(3, &d, 99, 0, &options, KL_E_RANGE, "metric", 3);
    options.struct_size--;
    refuse(KL_METRIC_EWMA, &d, 99, 0, &options, KL_E_VERSION, "struct_size", options.struct_size);
    options.struct_size++;
    refuse(KL_METRIC_EWMA, &d, 99, 0, &options, KL_E_RANGE, "gap_fill", 7);
    options.gap_fill = KL_GAP_MISSING;
    refuse(KL_METRIC_ROLLING, &d, 99, 0, &options, KL_E_RANGE, "na", 99);
    refuse(KL_METRIC_EWMA, &d, 99, 0, &options, KL_E_RANGE, "k", 99);
    refuse(KL_METRIC_FITNESS, &d, 99, 0, &options, KL_E_RANGE, "ramp_days", 99);
    for (int32_t metric = KL_METRIC_ROLLING; metric <= KL_METRIC_EWMA; metric++) {
        refuse(metric, &d, 99, 0, NULL, KL_E_RANGE, "thr", 0);
        refuse(metric, &d, 99, 100001, NULL, KL_E_RANGE, "thr", 100001);
        refuse(metric, &d, 30, 1000, NULL, KL_E_RANGE, "day", 30);
    }
    refuse(KL_METRIC_FITNESS, &d, -1, 0, NULL, KL_E_RANGE, "day", -1);
}

/*
 * Unit tests of measure/variability.c: LOAD-053, LOAD-080 .. LOAD-083, LOAD-115.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "daily.h"
#include "kneeload/variability.h"
#include "metric_options.h"

enum {
    NO_INDEX = -1,
    TRIALS = 400,
    ALL = KL_MONOTONY_HAS_MONOTONY | KL_MONOTONY_HAS_BOUNDED | KL_MONOTONY_HAS_MEAN
};

static kl_monotony_options defaults(void)
{
    kl_monotony_options o;
    kl_monotony_options_init(&o, sizeof o);
    return o;
}

static kl_monotony at_end(const daily *d, const kl_monotony_options *o)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    kl_monotony r;
    const kl_status status = kl_monotony_at(&series, d->day0 + (int32_t)d->n - 1, 1, o, &r, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return r;
}

static kl_load_limit limit_after(const daily *d, int32_t thr, const kl_monotony_options *o)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    kl_load_limit limit;
    const kl_status status =
        kl_monotony_limit(&series, d->day0 + (int32_t)d->n, thr, o, &limit, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return limit;
}

static daily from_letters(const char *letters, const double *loads)
{
    daily d = {.n = 0};
    add_letters(&d, letters, loads);
    return d;
}

static daily example(void)
{
    return from_letters("LLLLLLL", (const double[]){5, 15, 20, 20, 20, 25, 35});
}

/* LOAD-083: the example, with both standard deviations. */
Test(monotony, gives_the_example_of_the_specification)
{
    const daily d = example();
    kl_monotony_options o = defaults();
    const double pop = sqrt(500.0 / 7.0);
    kl_monotony r = at_end(&d, &o);
    expect_number("sum", r.sum, 140.0);
    expect_number("mean", r.mean, 20.0);
    expect_number("sample sd", r.sd, sqrt(500.0 / 6.0));
    expect_number("monotony", r.monotony, 20.0 / sqrt(500.0 / 6.0));
    expect_number("strain", r.strain, 140.0 * r.monotony);
    expect_number("bounded", r.bounded, 20.0 / (20.0 + pop));
    expect_number("strain_bounded", r.strain_bounded, 2.0 * (140.0 * r.bounded));
    cr_expect_float_eq(r.sd, 9.128709, 1e-6);
    cr_expect_float_eq(r.monotony, 2.190890, 1e-6);
    cr_expect_float_eq(r.strain, 306.725, 1e-3);
    cr_expect_float_eq(r.bounded, 0.702950, 1e-6);
    cr_expect_eq(r.defined, 1);
    cr_expect_eq(r.has, ALL);
    expect_flags(r.flags, 0);
    o.sd = KL_SD_POP;
    r = at_end(&d, &o);
    expect_number("population sd", r.sd, pop);
    expect_number("bounded", r.bounded, 20.0 / (20.0 + pop));
    cr_expect_float_eq(r.sd, 8.451543, 1e-6);
    cr_expect_float_eq(r.monotony, 2.366432, 1e-6);
    cr_expect_float_eq(r.strain, 331.300, 1e-3);
}

/* LOAD-083: it mostly measures frequency. */
Test(monotony, counts_sessions)
{
    kl_monotony_options o = defaults();
    o.sd = KL_SD_POP;
    for (int k = 1; k <= 6; k++) {
        daily d = {.n = 0};
        add_days(&d, (size_t)k, KL_DAY_LOAD, 8.0);
        add_days(&d, (size_t)(7 - k), KL_DAY_REST, 0.0);
        cr_expect_float_eq(at_end(&d, &o).monotony, sqrt(k / (7.0 - k)), 1e-14);
    }
}

/* LOAD-082: nothing run, and every day alike. */
Test(monotony, has_no_spread_to_divide_by)
{
    daily rest = {.n = 0};
    add_days(&rest, 7, KL_DAY_REST, 0.0);
    kl_monotony_options o = defaults();
    kl_monotony r = at_end(&rest, &o);
    expect_flags(r.flags, KL_FLAG_NO_LOAD);
    cr_expect_eq(r.has, KL_MONOTONY_HAS_MEAN);
    cr_expect_eq(r.defined, 0);
    expect_number("sum", r.sum + r.mean + r.sd, 0.0);

    daily alike = {.n = 0};
    add_days(&alike, 7, KL_DAY_LOAD, 0.1); /* the rounded mean is not 0.1 */
    r = at_end(&alike, &o);
    expect_flags(r.flags, KL_FLAG_DEGENERATE);
    cr_expect_eq(r.has, KL_MONOTONY_HAS_MEAN | KL_MONOTONY_HAS_BOUNDED);
    cr_expect_eq(r.defined, 0);
    expect_number("sd", r.sd, 0.0);
    expect_number("bounded", r.bounded, 1.0);
    expect_number("strain_bounded", r.strain_bounded, 2.0 * r.sum);

    o.cap = 10.0;
    r = at_end(&alike, &o);
    expect_flags(r.flags, KL_FLAG_DEGENERATE | KL_FLAG_CAPPED);
    cr_expect_eq(r.has, ALL);
    cr_expect_eq(r.defined, 1);
    expect_number("monotony", r.monotony, 10.0);
    expect_number("strain", r.strain, r.sum * 10.0);
    o.cap = 0.5;
    expect_number("monotony", at_end(&alike, &o).monotony, 0.5);
    expect_flags(at_end(&rest, &o).flags, KL_FLAG_NO_LOAD);
}

/* LOAD-080, LOAD-082: flags of different causes stand together. */
Test(monotony, flags_all_causes)
{
    const daily d = from_letters("LLLLLLX", (const double[]){8, 8, 8, 8, 8, 8, 8});
    kl_monotony_options o = defaults();
    o.missing = KL_MONOTONY_ZERO;
    expect_flags(at_end(&d, &o).flags, KL_FLAG_DEGENERATE | KL_FLAG_UNMEASURED_IN_WINDOW);
    daily planned = {.n = 0};
    add_days(&planned, 7, KL_DAY_REST, 0.0);
    kl_series series = series_of(&planned);
    series.n_plan = 1;
    kl_monotony r;
    cr_assert_eq(kl_monotony_at(&series, 6, 1, &o, &r, NULL), KL_OK);
    expect_flags(r.flags, KL_FLAG_NO_LOAD | KL_FLAG_PLANNED);
}

/* LOAD-082: above the cap only. */
Test(monotony, is_capped_on_request)
{
    const daily d = example();
    kl_monotony_options o = defaults();
    const double monotony = at_end(&d, &o).monotony;
    o.cap = monotony;
    expect_flags(at_end(&d, &o).flags, 0);
    o.cap = nextafter(monotony, 0.0);
    const kl_monotony r = at_end(&d, &o);
    expect_flags(r.flags, KL_FLAG_CAPPED);
    expect_number("monotony", r.monotony, o.cap);
    expect_number("strain", r.strain, 140.0 * o.cap);
    cr_expect_eq(r.defined, 1);
}

/* LOAD-080: WARMUP first, then LOW_COVERAGE; what is inside is told in any case. */
Test(monotony, needs_observed_and_known_days)
{
    static const double eights[] = {8, 8, 8, 8, 8, 8, 8};
    static const struct {
        const char *letters;
        uint32_t strict;
    } rows[] = {
        {"LLLLLL", KL_FLAG_WARMUP},
        {"ULLLLLL", KL_FLAG_WARMUP},
        {"UMXLLLL", KL_FLAG_WARMUP | KL_FLAG_UNKNOWN_IN_WINDOW | KL_FLAG_UNMEASURED_IN_WINDOW},
        {"MLLLLLR", KL_FLAG_LOW_COVERAGE | KL_FLAG_UNKNOWN_IN_WINDOW},
        {"LLLLLRX", KL_FLAG_LOW_COVERAGE | KL_FLAG_UNMEASURED_IN_WINDOW},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const daily d = from_letters(rows[i].letters, eights);
        kl_monotony_options o = defaults();
        kl_monotony r = at_end(&d, &o);
        expect_flags(r.flags, rows[i].strict);
        cr_expect_eq(r.has, 0);
        o.missing = KL_MONOTONY_ZERO;
        r = at_end(&d, &o);
        expect_flags(r.flags, rows[i].strict & ~KL_FLAG_LOW_COVERAGE);
        cr_expect_eq(r.defined, !(rows[i].strict & KL_FLAG_WARMUP));
        if (r.defined) expect_number("sum", r.sum, i == 3 ? 40.0 : 48.0);
    }
}

/* LOAD-081 word for word, for any window. */
Test(monotony, computes_as_the_specification_says)
{
    random_source source = random_from(100);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily_mix mix = {30, 10, 20000, trial % 2};
        const daily d = random_daily(&source, &mix, 0, 60);
        kl_monotony_options o = random_monotony(&source);
        o.missing = KL_MONOTONY_ZERO;
        const double w = o.window;
        double s = 0.0;
        double v = 0.0;
        for (size_t i = d.n - (size_t)o.window; i < d.n; i++) s += d.load[i];
        const double m = s / w;
        for (size_t i = d.n - (size_t)o.window; i < d.n; i++) {
            v += (d.load[i] - m) * (d.load[i] - m);
        }
        const kl_monotony r = at_end(&d, &o);
        expect_number("sum", r.sum, s);
        expect_number("mean", r.mean, m);
        if (r.flags & (KL_FLAG_NO_LOAD | KL_FLAG_DEGENERATE)) continue;
        const double sd = sqrt(v / (o.sd == KL_SD_POP ? w : w - 1.0));
        double monotony = m / sd;
        if (o.cap > 0.0 && monotony > o.cap) monotony = o.cap;
        expect_number("sd", r.sd, sd);
        expect_number("monotony", r.monotony, monotony);
        expect_number("strain", r.strain, s * monotony);
        expect_number("bounded", r.bounded, m / (m + sqrt(v / w)));
    }
}

/* ---- LOAD-115 ---- */

/* Strictly between the roots the threshold is exceeded, outside it is not. */
Test(monotony, limit_is_the_inverse)
{
    random_source source = random_from(101);
    int solved = 0;
    for (int trial = 0; trial < 4 * TRIALS; trial++) {
        const daily_mix mix = {20, 5, 9999, 0};
        const daily d = random_daily(&source, &mix, 0, 60);
        kl_monotony_options o = random_monotony(&source);
        o.missing = KL_MONOTONY_ZERO;
        o.cap = 0.0;
        const int32_t thr = random_int(&source, 300, 3000);
        const kl_load_limit limit = limit_after(&d, thr, &o);
        if (!(limit.has & KL_LIMIT_HAS_X_LO)) {
            cr_assert_eq(limit.has, 0);
            continue;
        }
        const double probe[] = {limit.x_lo * 0.99, limit.x_lo, (limit.x_lo + limit.x_hi) / 2.0,
                                limit.x_hi, limit.x_hi * 1.01};
        const int clipped = !!(limit.flags & KL_FLAG_ALREADY_ABOVE);
        for (int i = 0; i < 5; i++) {
            daily more = d;
            if (probe[i] < 1e-6 || probe[i] > 1e9) continue;
            add_days(&more, 1, KL_DAY_LOAD, probe[i]);
            const kl_monotony r = at_end(&more, &o);
            if (r.flags & KL_FLAG_DEGENERATE) continue;
            const double excess = r.monotony - thr / 1000.0;
            const int on_a_root = (i == 1 && !clipped) || i == 3;
            if (on_a_root)
                cr_assert_float_eq(excess, 0.0, 1e-5 * (1.0 + r.monotony));
            else if (i == 2)
                cr_assert_gt(excess, -1e-5);
            else
                cr_assert_lt(excess, 1e-5);
            solved++;
        }
    }
    cr_expect_gt(solved, TRIALS);
}

/* Six days of 8 and a threshold that only a similar seventh day exceeds. */
Test(monotony, limit_has_every_outcome)
{
    daily d = {.n = 0};
    add_days(&d, 6, KL_DAY_LOAD, 8.0);
    kl_monotony_options o = defaults();
    kl_load_limit limit = limit_after(&d, 3000, &o);
    cr_expect_eq(limit.defined, 1);
    cr_expect_eq(limit.has, KL_LIMIT_HAS_X_LO | KL_LIMIT_HAS_X_HI);
    expect_flags(limit.flags, 0);
    cr_expect(limit.x_lo > 0.0 && limit.x_lo < 8.0 && limit.x_hi > 8.0);

    limit = limit_after(&d, 1000, &o); /* a day of rest exceeds it, too */
    expect_flags(limit.flags, KL_FLAG_ALREADY_ABOVE);
    expect_number("x_lo", limit.x_lo, 0.0);
    cr_expect_gt(limit.x_hi, 8.0);

    limit = limit_after(&d, 300, &o); /* one day is too little to come below */
    expect_flags(limit.flags, KL_FLAG_DEGENERATE);
    cr_expect_eq(limit.defined, 0);
    cr_expect_eq(limit.has, 0);

    d.load[0] = 80.0; /* no seventh day makes it monotonous */
    limit = limit_after(&d, 3000, &o);
    expect_flags(limit.flags, KL_FLAG_UNLIMITED);
    cr_expect_eq(limit.defined, 1);
    cr_expect_eq(limit.has, 0);

    daily rest = {.n = 0};
    add_days(&rest, 6, KL_DAY_REST, 0.0);
    limit = limit_after(&rest, 3000, &o);
    expect_flags(limit.flags, KL_FLAG_NO_LOAD);
    cr_expect_eq(limit.defined, 0);
    expect_flags(limit_after(&rest, 1, &o).flags, KL_FLAG_NO_LOAD); /* before DEGENERATE */
}

/* LOAD-115: on the edges between the outcomes; monotony is sqrt(k / (4 - k)) of k equal days. */
Test(monotony, limit_has_edges)
{
    kl_monotony_options o = defaults();
    o.sd = KL_SD_POP;
    o.window = 4;
    const daily touched = from_letters("LRR", (const double[]){0.5}); /* only 0.5 reaches 1 */
    kl_load_limit limit = limit_after(&touched, 1000, &o);
    expect_flags(limit.flags, 0);
    expect_number("x_lo", limit.x_lo, 0.5);
    expect_number("x_hi", limit.x_hi, 0.5);
    const daily by_rest = from_letters("LLR", (const double[]){0.5, 0.5}); /* rest reaches 1 */
    limit = limit_after(&by_rest, 1000, &o);
    expect_flags(limit.flags, 0);
    expect_number("x_lo", limit.x_lo, 0.0);
    expect_number("x_hi", limit.x_hi, 2.0);
    o.window = 2; /* a = 0: a day of rest gives 1, whatever the other */
    const daily one = from_letters("L", (const double[]){8});
    expect_flags(limit_after(&one, 1000, &o).flags, KL_FLAG_DEGENERATE);
    expect_flags(limit_after(&one, 1001, &o).flags, 0);
}

/* LOAD-115: to the bit, with both standard deviations. */
Test(monotony, limit_follows_the_stated_steps)
{
    const daily d = from_letters("LLLLLL", (const double[]){5, 15, 20, 20, 20, 25});
    for (int32_t sd = KL_SD_SAMPLE; sd <= KL_SD_POP; sd++) {
        kl_monotony_options o = defaults();
        o.sd = sd;
        const double p = 105.0;
        const double q = 2075.0;
        double r2 = 2.1 * 2.1;
        if (sd == KL_SD_SAMPLE) r2 = (r2 * 7.0) / 6.0;
        const double a = r2 - (1.0 + r2) / 7.0;
        const double b = (p * (1.0 + r2)) / 7.0;
        const double c = r2 * q - ((p * p) * (1.0 + r2)) / 7.0;
        const double root = sqrt(b * b - a * c);
        const kl_load_limit limit = limit_after(&d, 2100, &o);
        expect_number("x_lo", limit.x_lo, (b - root) / a);
        expect_number("x_hi", limit.x_hi, (b + root) / a);
    }
}

/* LOAD-080, LOAD-115: coverage of the days before, without the IN_WINDOW flags. */
Test(monotony, limit_needs_observed_and_known_days)
{
    static const double eights[] = {8, 8, 8, 8, 8, 8};
    kl_monotony_options o = defaults();
    const daily young = from_letters("LLLLL", eights);
    const daily unknown = from_letters("LMXLLL", eights);
    const daily both = from_letters("UMLLLL", eights);
    expect_flags(limit_after(&young, 2000, &o).flags, KL_FLAG_WARMUP);
    expect_flags(limit_after(&unknown, 2000, &o).flags, KL_FLAG_LOW_COVERAGE);
    expect_flags(limit_after(&both, 2000, &o).flags, KL_FLAG_WARMUP);
    cr_expect_eq(limit_after(&unknown, 2000, &o).has, 0);
    o.missing = KL_MONOTONY_ZERO;
    expect_flags(limit_after(&both, 2000, &o).flags, KL_FLAG_WARMUP);
    cr_expect_eq(limit_after(&unknown, 2000, &o).defined, 1);
}

/* ---- LOAD-053 ---- */

/* This week against the last one: the rolling ratio of 7 and 14 days, with one verdict. */
Test(week_to_week, is_the_rolling_ratio_of_two_weeks)
{
    for (int32_t window = 7; window <= 14; window++) {
        kl_rolling_options o;
        kl_rolling_options wanted;
        memset(&o, 0x5a, sizeof o);
        kl_rolling_options_init(&wanted, sizeof wanted);
        wanted.na = window;
        wanted.nc = 2 * window;
        wanted.n_thr = 1;
        wanted.thr[0] = 1300;
        cr_expect_eq(kl_week_to_week_options(window, &o, sizeof o, NULL), KL_OK);
        cr_expect(same_bits(&o, &wanted, sizeof o));
    }
}

/* 30 % more is no advisory, a metre beyond is. */
Test(week_to_week, advises_above_30_per_cent)
{
    kl_rolling_options o;
    cr_assert_eq(kl_week_to_week_options(7, &o, sizeof o, NULL), KL_OK);
    for (int beyond = 0; beyond <= 1; beyond++) {
        daily d = {.n = 0};
        add_days(&d, 7, KL_DAY_LOAD, 1000.0);
        add_days(&d, 6, KL_DAY_LOAD, 1300.0);
        add_days(&d, 1, KL_DAY_LOAD, 1300.0 + beyond);
        const kl_series series = series_of(&d);
        kl_rolling r;
        cr_assert_eq(kl_rolling_at(&series, 13, 1, &o, &r, NULL), KL_OK);
        cr_expect_eq(r.verdict[0], beyond ? KL_VERDICT_ABOVE : KL_VERDICT_NOT_ABOVE);
        cr_expect_float_eq(r.diff, 300.0 + beyond / 7.0, 1e-9);
    }
}

Test(week_to_week, refuses_other_windows)
{
    kl_rolling_options o;
    kl_fault fault = {"", 0, 0};
    put_canary(&o, sizeof o);
    expect_refusal(kl_week_to_week_options(6, &o, sizeof o, &fault), &fault, KL_E_RANGE, "window",
                   NO_INDEX, 6);
    expect_refusal(kl_week_to_week_options(15, &o, sizeof o, &fault), &fault, KL_E_RANGE, "window",
                   NO_INDEX, 15);
    expect_refusal(kl_week_to_week_options(6, &o, sizeof o - 1, &fault), &fault, KL_E_VERSION,
                   "struct_size", NO_INDEX, sizeof o - 1);
    cr_expect(is_canary(&o, sizeof o));
    expect_refusal(kl_week_to_week_options(6, &o, 4097, &fault), &fault, KL_E_VERSION,
                   "struct_size", NO_INDEX, 4097.0);
    expect_refusal(kl_week_to_week_options(6, NULL, 0, &fault), &fault, KL_E_NULL, "options",
                   NO_INDEX, 0);
    cr_expect_eq(kl_week_to_week_options(6, NULL, 0, NULL), KL_E_NULL);
}

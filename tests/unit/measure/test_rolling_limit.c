/*
 * Unit tests of measure/rolling_limit.c: LOAD-110, LOAD-111; law 9 of section 13.
 */
#include <criterion/criterion.h>

#include "metric_options.h"
#include "ratios.h"

enum { TRIALS = 600, BOTH_ENDS = KL_LIMIT_HAS_X_LO | KL_LIMIT_HAS_X_HI };

/* How much on the day behind the last one. */
static kl_load_limit limit_after(const daily *d, int32_t thr, const kl_rolling_options *o)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    kl_load_limit limit;
    const kl_status status =
        kl_rolling_limit(&series, d->day0 + (int32_t)d->n, thr, o, &limit, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return limit;
}

static kl_rolling_options of_kind(int32_t kind)
{
    kl_rolling_options o = defaults();
    o.kind = kind;
    return o;
}

/* LOAD-111: six days of 24 together, 62 before, threshold 1.5. */
Test(rolling_limit, answers_the_example_of_the_specification)
{
    daily d = two_levels(3, 20, 2, 1);
    add_days(&d, 6, KL_DAY_LOAD, 4.0);
    kl_rolling_options o = of_kind(KL_ROLLING_COUPLED);
    kl_load_limit limit = limit_after(&d, 1500, &o);
    expect_number("x_max", limit.x_max, (1500.0 * 7.0 * 62.0) / 17500.0 - 24.0);
    cr_expect_float_eq(limit.x_max, 13.2, 1e-12);
    expect_number("whole", limit.whole, 13.0);
    expect_number("x_lo", limit.x_lo, limit.x_max);
    expect_number("x_hi", limit.x_hi, limit.x_max);
    expect_flags(limit.flags, KL_FLAG_COUPLED);
    o.kind = KL_ROLLING_UNCOUPLED;
    limit = limit_after(&d, 1500, &o);
    expect_number("x_max", limit.x_max, 7.0);
    expect_number("whole", limit.whole, 7.0);
    expect_flags(limit.flags, 0);
    cr_expect_eq(limit.defined, 1);
    cr_expect_eq(limit.has, BOTH_ENDS | KL_LIMIT_HAS_X_MAX | KL_LIMIT_HAS_WHOLE);
}

/* LOAD-110: a coupled ratio cannot exceed nc/na, whatever is run. */
Test(rolling_limit, may_be_no_limit)
{
    const daily d = two_levels(3, 21, 4, 6);
    const kl_rolling_options o = of_kind(KL_ROLLING_COUPLED);
    kl_load_limit limit = limit_after(&d, 4000, &o);
    expect_flags(limit.flags, KL_FLAG_COUPLED | KL_FLAG_UNLIMITED);
    cr_expect_eq(limit.has, 0);
    cr_expect_eq(limit.defined, 0);
    limit = limit_after(&d, 3999, &o);
    cr_expect_eq(limit.defined, 1);
    const kl_rolling_options uncoupled = of_kind(KL_ROLLING_UNCOUPLED);
    cr_expect_eq(limit_after(&d, 100000, &uncoupled).defined, 1);
}

/* LOAD-110: even resting stays above. */
Test(rolling_limit, may_be_exceeded_already)
{
    const daily d = two_levels(3, 21, 40, 6);
    const kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
    const kl_load_limit limit = limit_after(&d, 1500, &o);
    expect_flags(limit.flags, KL_FLAG_ALREADY_ABOVE);
    expect_number("x_max", limit.x_max, 0.0);
    expect_number("whole", limit.whole, 0.0);
    expect_number("x_lo", limit.x_lo, 0.0);
    expect_number("x_hi", limit.x_hi, 0.0);
    cr_expect_eq(limit.defined, 1);
    const kl_rolling_options coupled = of_kind(KL_ROLLING_COUPLED);
    expect_flags(limit_after(&d, 1500, &coupled).flags, KL_FLAG_COUPLED | KL_FLAG_ALREADY_ABOVE);
}

/* LOAD-110: resting meets the threshold exactly, or leaves room for less than a unit. */
Test(rolling_limit, may_be_met_by_resting)
{
    daily d = two_levels(10, 26, 20, 1); /* 70 in six days, 210 before: x = 70 thr/1000 - 70 */
    const kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
    kl_load_limit limit = limit_after(&d, 1000, &o);
    expect_flags(limit.flags, 0);
    expect_number("x_max", limit.x_max, 0.0);
    d.load[26] = 19.5;
    limit = limit_after(&d, 1000, &o);
    expect_flags(limit.flags, 0);
    expect_number("x_max", limit.x_max, 0.5);
    expect_number("whole", limit.whole, 0.0);
}

/* LOAD-110: nothing to stand on in the chronic window. */
Test(rolling_limit, needs_chronic_load)
{
    kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
    o.layoff_hold = 0;
    const daily rest = two_levels(0, 21, 0, 6);
    const daily fresh = two_levels(0, 21, 5, 6);
    expect_flags(limit_after(&rest, 1500, &o).flags, KL_FLAG_NO_LOAD);
    cr_expect_eq(limit_after(&rest, 1500, &o).has, 0);
    expect_flags(limit_after(&fresh, 1500, &o).flags, KL_FLAG_ZERO_CHRONIC);
    cr_expect_eq(limit_after(&fresh, 1500, &o).has, 0);
    daily unknown_acute = two_levels(0, 21, 0, 5);
    add_days(&unknown_acute, 1, KL_DAY_UNMEASURED, 5.0);
    expect_flags(limit_after(&unknown_acute, 1500, &o).flags,
                 KL_FLAG_ZERO_CHRONIC | KL_FLAG_UNMEASURED_IN_WINDOW);

    o.missing = KL_ROLLING_ZERO; /* the bounds stay when only the fill is 0 */
    o.cov_num = 0;
    o.has_lmax = 1;
    o.lmax = 10.0;
    daily unknown = {.n = 0};
    add_days(&unknown, 27, KL_DAY_MISSING, 0.0);
    kl_load_limit limit = limit_after(&unknown, 1000, &o);
    expect_flags(limit.flags, KL_FLAG_NO_LOAD | KL_FLAG_UNKNOWN_IN_WINDOW);
    cr_expect_eq(limit.has, BOTH_ENDS);
    expect_number("x_lo", limit.x_lo, 0.0);
    expect_number("x_hi", limit.x_hi, 70.0);
    for (size_t i = 21; i < 27; i++) {
        unknown.state[i] = KL_DAY_LOAD;
        unknown.load[i] = 5.0;
    }
    limit = limit_after(&unknown, 1000, &o);
    expect_flags(limit.flags, KL_FLAG_ZERO_CHRONIC | KL_FLAG_UNKNOWN_IN_WINDOW);
    expect_number("x_hi", limit.x_hi, 40.0);
}

/* LOAD-110: `partial` does not help here. */
Test(rolling_limit, needs_full_windows)
{
    kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
    o.partial = 1;
    for (size_t unobserved = 0; unobserved <= 1; unobserved++) {
        daily d = {.n = 0};
        add_days(&d, unobserved, KL_DAY_UNOBSERVED, 0.0);
        add_days(&d, 27 - unobserved, KL_DAY_LOAD, 10.0);
        const kl_load_limit limit = limit_after(&d, 1000, &o);
        expect_flags(limit.flags, unobserved ? KL_FLAG_WARMUP : 0);
        kl_rolling_options coupled = o;
        coupled.kind = KL_ROLLING_COUPLED;
        expect_flags(limit_after(&d, 1000, &coupled).flags,
                     KL_FLAG_COUPLED | (unobserved ? KL_FLAG_WARMUP : 0));
        cr_expect_eq(limit.defined, !unobserved);
        cr_expect_eq(limit.has == 0, unobserved == 1);
    }
}

/* LOAD-110: today counts as known. */
Test(rolling_limit, needs_coverage)
{
    for (size_t unknown = 0; unknown <= 5; unknown++) {
        daily acute = two_levels(10, 21, 10, 6 - unknown);
        add_days(&acute, unknown, KL_DAY_MISSING, 0.0);
        daily chronic = {.n = 0};
        add_days(&chronic, unknown, KL_DAY_MISSING, 0.0);
        add_days(&chronic, 27 - unknown, KL_DAY_LOAD, 10.0);
        kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
        kl_load_limit limit = limit_after(&acute, 1500, &o);
        cr_expect_eq(!!(limit.flags & KL_FLAG_LOW_COVERAGE), unknown > 1);
        cr_expect_eq(limit.defined, unknown <= 1);
        cr_expect_eq(limit.has & BOTH_ENDS, BOTH_ENDS);
        cr_expect_eq(!!(limit.has & ~(uint32_t)BOTH_ENDS), unknown <= 1);
        cr_expect_eq(limit_after(&chronic, 1500, &o).defined, unknown <= 3);
        o.kind = KL_ROLLING_COUPLED;
        cr_expect_eq(limit_after(&chronic, 1500, &o).defined, unknown <= 4);
        o.missing = KL_ROLLING_STRICT;
        o.cov_num = 0;
        cr_expect_eq(limit_after(&chronic, 1500, &o).defined, unknown == 0);
        cr_expect_eq(limit_after(&acute, 1500, &o).defined, unknown == 0);
        o.missing = KL_ROLLING_PART_MEAN;
        cr_expect_eq(limit_after(&chronic, 1500, &o).defined, 1);
    }
    daily unmeasured = two_levels(10, 21, 10, 6);
    unmeasured.state[25] = KL_DAY_UNMEASURED;
    const kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
    expect_flags(limit_after(&unmeasured, 1500, &o).flags,
                 KL_FLAG_LOW_COVERAGE | KL_FLAG_UNMEASURED_IN_WINDOW);
}

/* LOAD-110: a part of which no day is known has no mean. */
Test(rolling_limit, needs_a_known_day_in_each_part)
{
    for (int in_acute = 0; in_acute <= 1; in_acute++) {
        daily d = two_levels(10, 21, 10, 6);
        for (size_t i = in_acute ? 21 : 0; i < (in_acute ? 27 : 21); i++) {
            d.state[i] = KL_DAY_MISSING;
            d.load[i] = 0.0;
        }
        for (int32_t rule = KL_ROLLING_PART_MEAN; rule <= KL_ROLLING_OBSERVED_MEAN; rule++) {
            kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
            o.missing = rule;
            o.cov_num = 0;
            const kl_load_limit limit = limit_after(&d, 1500, &o);
            const int no_data = rule != KL_ROLLING_ZERO;
            const uint32_t layoff = in_acute ? 0 : KL_FLAG_POSSIBLE_LAYOFF;
            const uint32_t zero = in_acute ? 0 : KL_FLAG_ZERO_CHRONIC;
            expect_flags(limit.flags,
                         KL_FLAG_UNKNOWN_IN_WINDOW | layoff | (no_data ? KL_FLAG_NO_DATA : zero));
            cr_expect_eq(limit.has & BOTH_ENDS, BOTH_ENDS);
            cr_expect_eq(limit.defined, in_acute && !no_data);
        }
    }
}

/* LOAD-050, LOAD-110: the layoff that ended yesterday. */
Test(rolling_limit, remembers_a_layoff)
{
    const daily d = two_levels(10, 40, 0, 14);
    const daily shorter = two_levels(10, 40, 0, 13);
    const kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
    expect_flags(limit_after(&d, 1500, &o).flags, KL_FLAG_POST_LAYOFF);
    expect_flags(limit_after(&shorter, 1500, &o).flags, 0);
    const kl_series series = series_of(&d); /* seen from the last day of rest, it is one short */
    kl_load_limit limit;
    cr_assert_eq(kl_rolling_limit(&series, 53, 1500, &o, &limit, NULL), KL_OK);
    expect_flags(limit.flags, 0);
}

/* LOAD-044, LOAD-110: the ceiling is that of the morning, from the 30 days before. */
Test(rolling_limit, takes_the_ceiling_of_the_morning)
{
    for (size_t days_ago = 30; days_ago <= 31; days_ago++) {
        daily d = {.n = 0};
        add_days(&d, 1, KL_DAY_LOAD, 100.0);
        add_days(&d, days_ago - 28, KL_DAY_LOAD, 10.0);
        add_days(&d, 26, KL_DAY_LOAD, 10.0);
        add_days(&d, 1, KL_DAY_MISSING, 0.0);
        add_days(&d, 1, KL_DAY_LOAD, 5000.0); /* today, of which nothing is known yet */
        const kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
        const kl_series series = series_of(&d);
        kl_load_limit limit;
        cr_assert_eq(kl_rolling_limit(&series, (int32_t)d.n - 1, 3000, &o, &limit, NULL), KL_OK);
        expect_number("x_lo", limit.x_lo, 210.0 - 50.0 - (days_ago == 30 ? 150.0 : 15.0));
        expect_number("x_hi", limit.x_hi, 210.0 - 50.0);
    }
}

/* LOAD-111: beyond 2^53 there are no whole numbers in between. */
Test(rolling_limit, names_whole_units_only_where_they_are_exact)
{
    const daily large = two_levels(1e15, 21, 1e15, 6);
    const daily small = two_levels(1e13, 21, 1e13, 6);
    const kl_rolling_options o = of_kind(KL_ROLLING_UNCOUPLED);
    cr_expect_eq(limit_after(&large, 100000, &o).has, BOTH_ENDS | KL_LIMIT_HAS_X_MAX);
    cr_expect(limit_after(&small, 100000, &o).has & KL_LIMIT_HAS_WHOLE);
    daily edge = {.n = 0}; /* two thirds of what was run are 2^53 */
    add_days(&edge, 13, KL_DAY_LOAD, 1e15);
    add_days(&edge, 1, KL_DAY_LOAD, 0x1.8p53 - 13e15);
    add_days(&edge, 13, KL_DAY_REST, 0.0);
    const kl_load_limit limit = limit_after(&edge, 2000, &o);
    expect_number("x_max", limit.x_max, 0x1p53);
    cr_expect_eq(limit.has, BOTH_ENDS | KL_LIMIT_HAS_X_MAX);
}

/* LOAD-110: what kl_rolling_at reads and this question does not. */
Test(rolling_limit, leaves_options_of_other_questions_aside)
{
    const daily d = two_levels(3, 21, 4, 6);
    kl_rolling_options o = of_kind(KL_ROLLING_COUPLED);
    const kl_load_limit wanted = limit_after(&d, 1500, &o);
    o.mode = KL_START_OF_DAY;
    o.partial = o.legacy = o.n_thr = 1;
    o.thr[0] = 7;
    o.open_day = d.day0 + 27;
    const kl_load_limit limit = limit_after(&d, 1500, &o);
    cr_expect(same_bits(&limit, &wanted, sizeof limit));
    o.missing = KL_ROLLING_OBSERVED_MEAN; /* LOAD-110: as PART_MEAN */
    const kl_load_limit by_mean = limit_after(&d, 1500, &o);
    cr_expect(same_bits(&by_mean, &wanted, sizeof limit));
}

/* ---- laws ---- */

static daily random_history(random_source *source, int32_t unknown, int32_t whole)
{
    const daily_mix mix = {random_int(source, 0, 80), unknown, random_int(source, 1, 20000), whole};
    return random_daily(source, &mix, 0, 80);
}

static kl_rolling_options random_windows(random_source *source, const daily *d)
{
    kl_rolling_options o = random_rolling(source, d->day0, (int32_t)d->n);
    o.missing = KL_ROLLING_ZERO;
    o.cov_num = 0;
    o.partial = 0;
    o.n_thr = o.thr[0] = 1;
    o.has_lmax = 1;
    o.lmax = random_int(source, 0, 12000);
    return o;
}

/* The ratio after a day of load x. */
static kl_rolling ratio_after(const daily *d, double x, int32_t thr, kl_rolling_options o)
{
    daily more = *d;
    add_days(&more, 1, x > 0.0 ? KL_DAY_LOAD : KL_DAY_REST, x);
    o.thr[0] = thr;
    return at_end(&more, &o);
}

static int is_above(const daily *d, double x, int32_t thr, const kl_rolling_options *o)
{
    return ratio_after(d, x, thr, *o).verdict[0] == KL_VERDICT_ABOVE;
}

/* Law 9: x_max meets the threshold; `whole` is not above, one more is. */
Test(rolling_limit, is_the_inverse_of_the_ratio)
{
    random_source source = random_from(60);
    int solved = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_history(&source, 0, trial % 2);
        const kl_rolling_options o = random_windows(&source, &d);
        const int32_t thr = random_int(&source, 1, 3000);
        const kl_load_limit limit = limit_after(&d, thr, &o);
        if (!limit.defined) continue;
        solved++;
        cr_assert(is_above(&d, limit.whole + 1.0, thr, &o));
        if (limit.flags & KL_FLAG_ALREADY_ABOVE) {
            expect_number("x_max", limit.x_max, 0.0);
            expect_number("whole", limit.whole, 0.0);
            cr_assert(is_above(&d, 0.0, thr, &o));
            continue;
        }
        cr_assert(!is_above(&d, limit.whole, thr, &o));
        if (limit.x_max < 1.0) continue; /* less is no ordinary load */
        const double ratio = ratio_after(&d, limit.x_max, thr, o).value;
        cr_assert_float_eq(ratio, thr / 1000.0, 1e-9 * (1.0 + ratio));
    }
    cr_expect_gt(solved, TRIALS / 2);
}

/* Law 9 in integers: `whole` is the floor of the exact solution. */
Test(rolling_limit, rounds_down_exactly)
{
    random_source source = random_from(61);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_history(&source, 0, 1);
        kl_rolling_options o = random_windows(&source, &d);
        o.kind = random_int(&source, KL_ROLLING_COUPLED, KL_ROLLING_UNCOUPLED);
        const int64_t thr = random_int(&source, 1, 3000);
        const kl_load_limit limit = limit_after(&d, (int32_t)thr, &o);
        if (!limit.defined) continue;
        int64_t s6 = 0;
        int64_t so = 0;
        for (int32_t back = 1; back < o.nc; back++) {
            *(back < o.na ? &s6 : &so) += (int64_t)d.load[d.n - (size_t)back];
        }
        const int64_t k =
            o.kind == KL_ROLLING_COUPLED ? 1000 * o.nc - thr * o.na : 1000 * (o.nc - o.na);
        const int64_t room = thr * o.na * so - k * s6;
        expect_number("whole", limit.whole, room < 0 ? 0.0 : (double)(room / k));
    }
}

/* LOAD-111: rounding may leave x_max on the wrong side of a whole number, `whole` never. */
Test(rolling_limit, mends_the_rounding_of_x_max)
{
    random_source source = random_from(62);
    int below = 0;
    int beyond = 0;
    for (int trial = 0; trial < 40000; trial++) {
        const daily_mix mix = {0, 0, 60, 0};
        const daily d = random_daily(&source, &mix, 0, 27);
        kl_rolling_options o = of_kind(trial % 2);
        o.n_thr = o.thr[0] = 1;
        const int32_t thr = 500 * random_int(&source, 1, 4);
        const kl_load_limit limit = limit_after(&d, thr, &o);
        if (limit.flags & KL_FLAG_ALREADY_ABOVE) continue;
        const double floor_of_x = (double)(int64_t)limit.x_max;
        below += limit.whole < floor_of_x;
        beyond += limit.whole > floor_of_x;
        if (limit.whole == floor_of_x) continue;
        cr_assert(!is_above(&d, limit.whole, thr, &o));
        cr_assert(is_above(&d, limit.whole + 1.0, thr, &o));
    }
    cr_expect_gt(below, 0);
    cr_expect_gt(beyond, 0);
}

/* LOAD-110: x_lo holds for every filling of the unknown days, x_hi for the best of them. */
Test(rolling_limit, encloses_every_filling)
{
    random_source source = random_from(63);
    int enclosed = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_history(&source, 20, 1);
        const kl_rolling_options o = random_windows(&source, &d);
        const int32_t thr = random_int(&source, 1, 3000);
        const kl_load_limit open = limit_after(&d, thr, &o);
        if (!(open.has & KL_LIMIT_HAS_X_LO)) continue;
        for (int filling = 0; filling < 10; filling++) {
            daily filled = d;
            for (size_t i = 0; i < d.n; i++) {
                if (d.state[i] != KL_DAY_MISSING && d.state[i] != KL_DAY_UNMEASURED) continue;
                const int32_t low = (int32_t)d.load[i];
                const int32_t high = low > (int32_t)o.lmax ? low : (int32_t)o.lmax;
                const int32_t load = random_int(&source, 0, 3) ? random_int(&source, low, high)
                                     : filling % 2             ? low
                                                               : high;
                filled.load[i] = load;
                filled.state[i] = load > 0 ? KL_DAY_LOAD : KL_DAY_REST;
            }
            const kl_load_limit limit = limit_after(&filled, thr, &o);
            if (!limit.defined) continue;
            enclosed++;
            cr_assert_leq(open.x_lo, limit.x_max + 1e-6);
            cr_assert_geq(open.x_hi, limit.x_max - 1e-6);
        }
    }
    cr_expect_gt(enclosed, TRIALS);
}

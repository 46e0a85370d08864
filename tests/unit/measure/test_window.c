/*
 * Unit tests of measure/window.c: unknown days of a rolling ratio. LOAD-043 .. LOAD-045.
 */
#include "measure/window.h"

#include <criterion/criterion.h>

#include "ratios.h"

/* Three acute days, 6 ? 12, and eleven before: 8 x 10, 4 or more, ?, 0. */
static daily with_unknown_days(void)
{
    static const double loads[] = {10, 10, 10, 10, 10, 10, 10, 10, 4, 6, 12};
    daily d = {.n = 0};
    add_letters(&d, "LLLLLLLLXMRLML", loads);
    return d;
}

static kl_rolling_options short_windows(int32_t missing)
{
    kl_rolling_options o = defaults();
    o.na = 3;
    o.nc = 14;
    o.missing = missing;
    o.cov_num = 0;
    return o;
}

/* LOAD-043, LOAD-045: the same days under each rule, worked by hand. */
Test(window, counts_unknown_days_by_rule)
{
    const daily d = with_unknown_days();
    const double mean = 80.0 / 9.0;
    const double filled = ((80.0 + mean) + mean) + 0.0;
    const struct {
        int32_t missing;
        double sa, da, s, dc;
    } rows[] = {
        {KL_ROLLING_PART_MEAN, 27.0, 3.0, filled, 11.0},
        {KL_ROLLING_ZERO, 18.0, 3.0, 84.0, 11.0},
        {KL_ROLLING_OBSERVED_MEAN, 18.0, 2.0, 80.0, 9.0},
    };
    for (int i = 0; i < 3; i++) {
        const kl_rolling_options o = short_windows(rows[i].missing);
        const kl_rolling r = at_end(&d, &o);
        cr_assert_eq(r.defined, 1);
        expect_number("value", r.value, (rows[i].sa * rows[i].dc) / (rows[i].s * rows[i].da));
        expect_number("acute", r.acute, rows[i].sa / rows[i].da);
        expect_number("chronic", r.chronic, rows[i].s / rows[i].dc);
        expect_number("lo", r.lo, (18.0 * 11.0) / (116.0 * 3.0));
        expect_number("hi", r.hi, (36.0 * 11.0) / (84.0 * 3.0));
        expect_flags(r.flags, KL_FLAG_UNKNOWN_IN_WINDOW | KL_FLAG_UNMEASURED_IN_WINDOW);
    }
}

/* LOAD-043: any unknown day ends a strict evaluation; LOAD-047: bounds and verdicts stay. */
Test(window, is_strict_on_request)
{
    const daily d = with_unknown_days();
    kl_rolling_options o = short_windows(KL_ROLLING_STRICT);
    o.n_thr = 1;
    o.thr[0] = 1000;
    const kl_rolling r = at_end(&d, &o);
    cr_expect_eq(r.defined, 0);
    cr_expect_eq(r.has, KL_ROLLING_HAS_LO | KL_ROLLING_HAS_HI);
    cr_expect_eq(r.verdict[0], KL_VERDICT_CANNOT_TELL);
    expect_flags(r.flags,
                 KL_FLAG_UNKNOWN_IN_WINDOW | KL_FLAG_UNMEASURED_IN_WINDOW | KL_FLAG_LOW_COVERAGE);
    const daily known = two_levels(10, 11, 10, 3);
    expect_flags(at_end(&known, &o).flags, 0);
}

/* Largest acute sum of the three acute days, that is, 18 and one ceiling. */
static double ceiling_of(const daily *d, const kl_rolling_options *o)
{
    const kl_rolling r = at_end(d, o);
    return r.hi * (84.0 * 3.0) / 11.0 - 18.0;
}

/* LOAD-044: as given, else the largest of the floor, 1.5 x of 30 days, and the windows. */
Test(window, takes_the_ceiling_of_an_unknown_day)
{
    daily d = with_unknown_days();
    kl_rolling_options o = short_windows(KL_ROLLING_ZERO);
    cr_expect_float_eq(ceiling_of(&d, &o), 18.0, 1e-9);
    o.lmax_floor = 30.0;
    cr_expect_float_eq(ceiling_of(&d, &o), 30.0, 1e-9);
    o.has_lmax = 1;
    o.lmax = 5.0;
    cr_expect_float_eq(ceiling_of(&d, &o), 5.0, 1e-9);

    static const double loads[] = {100, 10, 10, 10, 10, 10, 10, 10, 10, 4, 6, 12};
    for (int days_ago = 29; days_ago <= 30; days_ago++) {
        daily longer = {.n = 0};
        o = short_windows(KL_ROLLING_ZERO);
        add_letters(&longer, "L", loads);
        add_days(&longer, (size_t)(days_ago - 14), KL_DAY_REST, 0.0);
        add_letters(&longer, "LLLLLLLLXMRLML", loads + 1);
        cr_expect_float_eq(ceiling_of(&longer, &o), days_ago == 29 ? 150.0 : 18.0, 1e-9);
    }
}

/* LOAD-044: a window that reaches further than 30 days raises the ceiling. */
Test(window, raises_the_ceiling_to_the_largest_load_of_the_windows)
{
    daily d = {.n = 0};
    kl_rolling_options o = defaults();
    o.nc = 56;
    o.cov_num = 0;
    add_days(&d, 15, KL_DAY_LOAD, 100.0);
    add_days(&d, 34, KL_DAY_LOAD, 10.0);
    add_letters(&d, "LLLLLLM", (const double[]){10, 10, 10, 10, 10, 10});
    const kl_rolling r = at_end(&d, &o);
    expect_number("hi", r.hi, (160.0 * 49.0) / (1840.0 * 7.0));
    o.kind = KL_ROLLING_COUPLED;
    expect_number("coupled hi", at_end(&d, &o).hi, (160.0 * 56.0) / (2000.0 * 7.0));
}

/* LOAD-043: the mean stays within the bounds of the day. */
Test(window, keeps_the_fill_within_the_bounds_of_the_day)
{
    daily d = {.n = 0};
    add_days(&d, 11, KL_DAY_LOAD, 10.0);
    add_letters(&d, "LMX", (const double[]){9, 7});
    kl_rolling_options o = short_windows(KL_ROLLING_PART_MEAN);
    expect_number("mean", at_end(&d, &o).acute, 27.0 / 3.0);
    o.has_lmax = 1;
    o.lmax = 5.0;
    expect_number("ceiling, partial load", at_end(&d, &o).acute, (9.0 + 5.0 + 7.0) / 3.0);
}

/* ---- LOAD-041 .. LOAD-045 word for word, over observed days ---- */

typedef struct part_sums {
    double low, high, filled;
    double n, known;
} part_sums;

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static int is_unknown(uint8_t state)
{
    return state == KL_DAY_MISSING || state == KL_DAY_UNMEASURED;
}

static part_sums sums_by_the_book(const daily *d, int32_t from, int32_t to, double ceiling,
                                  int32_t rule)
{
    part_sums s = {0};
    double known_sum = 0.0;
    for (int32_t i = from; i <= to; i++) {
        s.n++;
        if (is_unknown(d->state[i])) continue;
        s.known++;
        known_sum += d->load[i];
    }
    const double mean = s.known > 0.0 ? known_sum / s.known : 0.0;
    for (int32_t i = from; i <= to; i++) {
        const int unknown = is_unknown(d->state[i]);
        const double fill = larger(mean < ceiling ? mean : ceiling, d->load[i]);
        s.low += d->load[i];
        s.high += unknown ? larger(ceiling, d->load[i]) : d->load[i];
        s.filled += unknown && rule == KL_ROLLING_PART_MEAN ? fill : d->load[i];
    }
    if (rule == KL_ROLLING_OBSERVED_MEAN) s.filled = known_sum;
    return s;
}

static double ratio_by_the_book(int coupled, double a, double o, double da, double dc)
{
    return (a * dc) / ((coupled ? a + o : o) * da);
}

/* Value, lo and hi where r says there are any; 1 when the value had to be clipped. */
static int expect_by_the_book(const daily *d, const kl_rolling_options *o, const kl_rolling *r)
{
    const int32_t t = (int32_t)d->n - 1;
    const int coupled = o->kind == KL_ROLLING_COUPLED;
    const int32_t start = o->kind == KL_ROLLING_SHIFTED ? t - o->na - o->nc + 1 : t - o->nc + 1;
    const part_sums a = sums_by_the_book(d, t - o->na + 1, t, o->lmax, o->missing);
    const part_sums c = sums_by_the_book(d, start, t - o->na, o->lmax, o->missing);
    const double dc = coupled ? a.n + c.n : c.n;
    if (r->has & KL_ROLLING_HAS_LO) {
        const double lo = !coupled || a.low + c.high > 0.0
                              ? ratio_by_the_book(coupled, a.low, c.high, a.n, dc)
                              : ratio_by_the_book(coupled, a.high, 0.0, a.n, dc);
        expect_number("lo", r->lo, lo);
    }
    if (r->has & KL_ROLLING_HAS_HI) {
        const double hi = a.high + c.low > 0.0 ? ratio_by_the_book(coupled, a.high, c.low, a.n, dc)
                                               : ratio_by_the_book(coupled, 0.0, c.high, a.n, dc);
        expect_number("hi", r->hi, hi);
    }
    if (!r->defined) return 0;
    const int by_known = o->missing == KL_ROLLING_OBSERVED_MEAN;
    const double known_c = coupled ? a.known + c.known : c.known;
    const double value = ratio_by_the_book(coupled, a.filled, c.filled, by_known ? a.known : a.n,
                                           by_known ? known_c : dc);
    double clipped = value;
    if (o->missing == KL_ROLLING_PART_MEAN) {
        if (clipped < r->lo) clipped = r->lo;
        if (r->has & KL_ROLLING_HAS_HI && clipped > r->hi) clipped = r->hi;
    }
    expect_number("value", r->value, clipped);
    return clipped != value;
}

Test(window, computes_as_the_specification_says)
{
    random_source source = random_from(31);
    int defined = 0;
    for (int trial = 0; trial < 3000; trial++) {
        const daily_mix mix = {random_int(&source, 0, 95), random_int(&source, 0, 99), 20000,
                               trial % 2};
        const daily d = random_daily(&source, &mix, 0, 70);
        kl_rolling_options o = defaults();
        o.na = random_int(&source, 3, 14);
        o.nc = random_int(&source, o.na < 7 ? 14 : 2 * o.na, 56);
        o.kind = random_int(&source, KL_ROLLING_COUPLED, KL_ROLLING_SHIFTED);
        o.missing = random_int(&source, KL_ROLLING_PART_MEAN, KL_ROLLING_OBSERVED_MEAN);
        o.cov_num = 0;
        o.has_lmax = 1;
        o.lmax = random_int(&source, 0, 30000) / 7.0;
        const kl_rolling r = at_end(&d, &o);
        expect_by_the_book(&d, &o, &r);
        defined += r.defined;
    }
    cr_expect_gt(defined, 2000);
}

/* LOAD-043: where the interval is as narrow as rounding, the value is clipped to it. */
Test(window, clips_the_value_to_its_bounds)
{
    random_source source = random_from(32);
    const daily_mix mix = {0, 0, 1000, 0};
    int clipped = 0;
    for (int trial = 0; trial < 20000; trial++) {
        daily d = random_daily(&source, &mix, 0, 28);
        const int32_t place = random_int(&source, 0, 27);
        d.state[place] = KL_DAY_UNMEASURED;
        kl_rolling_options o = defaults();
        o.kind = KL_ROLLING_COUPLED;
        o.cov_num = 0;
        o.has_lmax = 1;
        o.lmax = d.load[place] * (1.0 + random_int(&source, 0, 8) * 0x1p-52);
        const kl_rolling r = at_end(&d, &o);
        cr_assert_eq(r.defined, 1);
        clipped += expect_by_the_book(&d, &o, &r);
    }
    cr_expect_gt(clipped, 10);
}

/* LOAD-001, LOAD-002: a ceiling that no load can have is none, so that no bound is infinite. */
Test(window, takes_a_ceiling_below_every_load_as_none)
{
    daily d = {.n = 0};
    const double load = 5000.0;
    for (int i = 0; i < 27; i++) add_letters(&d, "M", NULL);
    add_letters(&d, "L", &load);
    kl_rolling_options o = defaults();
    o.has_lmax = 1;
    o.lmax = 1e-320;
    const kl_rolling given = at_end(&d, &o);
    cr_expect_eq(given.has & KL_ROLLING_HAS_LO, 0);
    o.lmax = 1e-12;
    cr_expect(at_end(&d, &o).lo > 0.0, "the smallest load is one");

    daily idle = {.n = 0};
    add_letters(&idle, "MMMMMMMMMMMMMMMMMMMMMRRRRRRR", NULL);
    o.has_lmax = 0;
    o.lmax_floor = 1e-300;
    cr_expect_eq(at_end(&idle, &o).has, 0);
}

/*
 * Laws of the rolling ratio, section 13: 1, 5, 6, 7, 8, 10, 11, 15 and 16, on seeded random
 * days. LOAD-001, LOAD-040 .. LOAD-046, LOAD-054.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "metric_options.h"
#include "ratios.h"

enum { WINDOW_DAYS = 70, TRIALS = 400 };

/* Windows that may not be full, a given ceiling, no gate; whole loads and a whole ceiling. */
static kl_rolling_options random_windows(random_source *source, const daily *d)
{
    kl_rolling_options o = random_rolling(source, d->day0, (int32_t)d->n);
    o.missing = random_int(source, KL_ROLLING_PART_MEAN, KL_ROLLING_OBSERVED_MEAN);
    o.partial = 1;
    o.cov_num = 0;
    o.has_lmax = 1;
    o.lmax = random_int(source, 0, 12000);
    return o;
}

static daily random_days(random_source *source, int32_t unknown, int32_t whole)
{
    const daily_mix mix = {random_int(source, 0, 90), unknown, random_int(source, 1, 20000), whole};
    return random_daily(source, &mix, (size_t)random_int(source, 0, 20), WINDOW_DAYS);
}

/* Law 1: a power of two leaves the ratio as it is, to the bit. */
Test(rolling_laws, do_not_depend_on_a_power_of_two)
{
    random_source source = random_from(40);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_days(&source, 15, 0);
        kl_rolling_options o = random_windows(&source, &d);
        o.missing = random_int(&source, KL_ROLLING_PART_MEAN, KL_ROLLING_STRICT);
        o.has_lmax = trial % 2;
        const double factor = ldexp(1.0, random_int(&source, -20, 20));
        daily scaled = d;
        for (size_t i = 0; i < d.n; i++) scaled.load[i] *= factor;
        kl_rolling a = at_end(&d, &o);
        o.lmax *= factor;
        o.lmax_floor *= factor;
        kl_rolling b = at_end(&scaled, &o);
        expect_number("acute", b.acute, a.acute * factor);
        expect_number("chronic", b.chronic, a.chronic * factor);
        expect_number("diff", b.diff, a.diff * factor);
        a.acute = a.chronic = a.diff = b.acute = b.chronic = b.diff = 0.0;
        cr_assert(same_bits(&a, &b, sizeof a));
    }
}

/* Law 5: a constant whole load is exactly 1, in every kind and with every window. */
Test(rolling_laws, give_1_for_constant_load)
{
    random_source source = random_from(41);
    for (int trial = 0; trial < TRIALS; trial++) {
        daily d = {.n = 0};
        add_days(&d, WINDOW_DAYS, KL_DAY_LOAD, random_int(&source, 1, 1000000));
        const kl_rolling_options o = random_windows(&source, &d);
        const kl_rolling r = at_end(&d, &o);
        expect_number("value", r.value, 1.0);
        expect_number("lo", r.lo, 1.0);
        expect_number("hi", r.hi, 1.0);
        expect_number("diff", r.diff, 0.0);
    }
}

/* Law 6: the acute days are a part of the coupled sum. */
Test(rolling_laws, bound_the_coupled_ratio)
{
    random_source source = random_from(42);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_days(&source, 0, 1);
        kl_rolling_options o = random_windows(&source, &d);
        o.kind = KL_ROLLING_COUPLED;
        o.partial = 0;
        const kl_rolling r = at_end(&d, &o);
        if (!r.defined) continue;
        cr_assert_leq(r.value, (double)o.nc / o.na);
    }
}

/* Law 11: a window of rest leaves exactly nothing of the history. */
Test(rolling_laws, forget_what_has_left_the_window)
{
    random_source source = random_from(43);
    for (int trial = 0; trial < TRIALS; trial++) {
        daily d = random_days(&source, 15, 0);
        const kl_rolling_options o = random_windows(&source, &d);
        const int32_t span = o.kind == KL_ROLLING_SHIFTED ? o.na + o.nc : o.nc;
        add_days(&d, (size_t)span, KL_DAY_REST, 0.0);
        const kl_rolling r = at_end(&d, &o);
        expect_number("acute", r.acute, 0.0);
        expect_number("chronic", r.chronic, 0.0);
        cr_expect(r.flags & KL_FLAG_NO_LOAD && !r.defined && !(r.has & KL_ROLLING_HAS_LO));
    }
}

/* Law 10, LOAD-054: coupled and uncoupled are the same ratio in other words. */
Test(rolling_laws, convert_between_couplings)
{
    random_source source = random_from(44);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_days(&source, 0, 1);
        kl_rolling_options o = random_windows(&source, &d);
        o.partial = 0;
        o.kind = KL_ROLLING_UNCOUPLED;
        const kl_rolling u = at_end(&d, &o);
        o.kind = KL_ROLLING_COUPLED;
        const kl_rolling c = at_end(&d, &o);
        if (!u.defined || !c.defined) continue;
        double there;
        double back;
        cr_assert_eq(kl_ratio_convert(0, u.value, o.na, o.nc, &there, NULL), KL_OK);
        cr_expect_float_eq(there, c.value, 1e-12 * c.value);
        cr_assert_eq(kl_ratio_convert(1, c.value, o.na, o.nc, &back, NULL), KL_OK);
        cr_expect_float_eq(back, u.value, 1e-12 * (u.value + u.value * u.value));
        if (o.na != 7 || o.nc != 28) continue;
        cr_expect_float_eq(c.value, 4.0 * u.value / (u.value + 3.0), 1e-12);
    }
}

/* Law 8: a higher threshold is never nearer to ABOVE. */
Test(rolling_laws, judge_thresholds_monotonely)
{
    random_source source = random_from(45);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_days(&source, 10, trial % 2);
        kl_rolling_options o = random_windows(&source, &d);
        o.n_thr = KL_MAX_THRESHOLDS;
        for (int i = 0; i < KL_MAX_THRESHOLDS; i++) o.thr[i] = 250 * (i + 1) + trial;
        const kl_rolling r = at_end(&d, &o);
        for (int i = 1; i < KL_MAX_THRESHOLDS; i++) cr_assert_leq(r.verdict[i], r.verdict[i - 1]);
    }
}

/* ---- fillings of the unknown days ---- */

static int is_unknown(uint8_t state)
{
    return state == KL_DAY_MISSING || state == KL_DAY_UNMEASURED;
}

/* The largest load that an unknown day may have had. LOAD-044 */
static double upper(const daily *d, size_t i, const kl_rolling_options *o)
{
    return d->load[i] > o->lmax ? d->load[i] : o->lmax;
}

static void make_known(daily *d, size_t i, double load)
{
    d->load[i] = load;
    d->state[i] = load > 0.0 ? KL_DAY_LOAD : KL_DAY_REST;
}

/* Law 7: whatever was done on the unknown days, the ratio lies between lo and hi. */
Test(rolling_laws, bound_every_filling)
{
    random_source source = random_from(46);
    int looked_at = 0;
    for (int trial = 0; trial < 4 * TRIALS; trial++) {
        const daily d = random_days(&source, 20, 1);
        kl_rolling_options o = random_windows(&source, &d);
        o.missing = random_int(&source, KL_ROLLING_PART_MEAN, KL_ROLLING_ZERO);
        o.n_thr = 3;
        for (int i = 0; i < 3; i++) o.thr[i] = random_int(&source, 1, 3000);
        const kl_rolling open = at_end(&d, &o);
        if (open.defined) {
            cr_assert_leq(open.lo, open.value);
            cr_assert(open.flags & KL_FLAG_HI_UNBOUNDED || open.value <= open.hi);
        }
        daily filled = d;
        for (size_t i = 0; i < d.n; i++) {
            if (!is_unknown(d.state[i])) continue;
            make_known(&filled, i,
                       random_int(&source, (int32_t)d.load[i], (int32_t)upper(&d, i, &o)));
        }
        const kl_rolling r = at_end(&filled, &o);
        if (!r.defined) continue;
        looked_at++;
        cr_assert(open.has & KL_ROLLING_HAS_LO && open.lo <= r.value);
        cr_assert(open.flags & KL_FLAG_HI_UNBOUNDED || r.value <= open.hi);
        for (int i = 0; i < 3; i++) {
            if (open.verdict[i] == KL_VERDICT_CANNOT_TELL) continue;
            cr_assert_eq(open.verdict[i], r.verdict[i]);
        }
    }
    cr_expect_gt(looked_at, TRIALS);
}

/* LOAD-043: under ZERO an unknown day is a day of rest, or of what was measured. */
Test(rolling_laws, count_nothing_under_zero)
{
    random_source source = random_from(47);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily d = random_days(&source, 25, 0);
        kl_rolling_options o = random_windows(&source, &d);
        o.missing = KL_ROLLING_ZERO;
        daily known = d;
        for (size_t i = 0; i < d.n; i++) {
            if (is_unknown(d.state[i])) make_known(&known, i, d.load[i]);
        }
        const kl_rolling open = at_end(&d, &o);
        const kl_rolling closed = at_end(&known, &o);
        cr_assert_eq(open.defined, closed.defined);
        expect_number("value", open.value, closed.value);
        expect_number("acute", open.acute, closed.acute);
        expect_number("chronic", open.chronic, closed.chronic);
    }
}

/* Law 15: to know less never narrows the interval. */
Test(rolling_laws, never_narrow_by_ignorance)
{
    random_source source = random_from(48);
    for (int trial = 0; trial < 2 * TRIALS; trial++) {
        daily d = random_days(&source, 10, 1);
        kl_rolling_options o = random_windows(&source, &d);
        kl_rolling before = at_end(&d, &o);
        for (int steps = 0; steps < 10; steps++) {
            const size_t i = (size_t)random_int(&source, 0, WINDOW_DAYS - 1);
            const int known = d.state[i] == KL_DAY_REST || d.state[i] == KL_DAY_LOAD;
            if (!known || d.load[i] > o.lmax) continue;
            d.state[i] = KL_DAY_MISSING;
            d.load[i] = 0.0;
            const kl_rolling after = at_end(&d, &o);
            if (before.has & KL_ROLLING_HAS_LO) {
                cr_assert(after.has & KL_ROLLING_HAS_LO && after.lo <= before.lo);
                const int unbounded = after.flags & KL_FLAG_HI_UNBOUNDED ? 1 : 0;
                cr_assert(unbounded || (before.has & KL_ROLLING_HAS_HI && before.hi <= after.hi));
            }
            before = after;
        }
    }
}

/* ---- exact sums of whole loads ---- */

typedef struct exact {
    int64_t sa, s;
    int64_t da, dc;
} exact;

/* The four factors of a ratio of known days, by counting. */
static exact count_exactly(const daily *d, const kl_rolling_options *o)
{
    exact e = {0, 0, 0, 0};
    const int32_t t = (int32_t)d->n - 1;
    const int32_t span = o->kind == KL_ROLLING_SHIFTED ? o->na + o->nc : o->nc;
    for (int32_t i = t - span + 1 < 0 ? 0 : t - span + 1; i <= t; i++) {
        if (d->state[i] == KL_DAY_UNOBSERVED) continue;
        const int acute = i > t - o->na;
        const int chronic = !acute || o->kind == KL_ROLLING_COUPLED;
        e.sa += acute ? (int64_t)d->load[i] : 0;
        e.da += acute;
        e.s += chronic ? (int64_t)d->load[i] : 0;
        e.dc += chronic;
    }
    return e;
}

static double exact_ratio(const exact *e)
{
    return (double)(e->sa * e->dc) / (double)(e->s * e->da);
}

/* Law 16: the ratio of whole loads is the exact quotient, rounded once. */
Test(rolling_laws, round_whole_loads_once)
{
    random_source source = random_from(49);
    for (int trial = 0; trial < 4 * TRIALS; trial++) {
        const daily d = random_days(&source, 0, 1);
        kl_rolling_options o = random_windows(&source, &d);
        o.n_thr = 1;
        o.thr[0] = 1;
        const kl_rolling r = at_end(&d, &o);
        const exact e = count_exactly(&d, &o);
        cr_assert_eq(r.defined, e.da > 0 && e.dc > 0 && e.s > 0);
        if (!r.defined) continue;
        expect_number("value", r.value, exact_ratio(&e));
        o.thr[0] = (int32_t)(e.sa * e.dc * 1000 / (e.s * e.da));
        if (o.thr[0] < 1 || o.thr[0] > 100000) continue;
        const int above = e.sa * e.dc * 1000 > e.s * e.da * o.thr[0];
        cr_assert_eq(at_end(&d, &o).verdict[0], above ? KL_VERDICT_ABOVE : KL_VERDICT_NOT_ABOVE);
    }
}

/* Law 16: lo and hi are the extremes over every corner of what the unknown days allow. */
Test(rolling_laws, find_the_extremes_over_all_corners)
{
    enum { UNKNOWN = 6 };
    random_source source = random_from(50);
    for (int trial = 0; trial < TRIALS; trial++) {
        daily d = random_days(&source, 0, 1);
        kl_rolling_options o = random_windows(&source, &d);
        if (trial % 3 == 0) { /* hardly any load, so that corners without load come up */
            for (size_t i = 0; i < d.n; i++) make_known(&d, i, 0.0);
            make_known(&d, (size_t)random_int(&source, 40, 69), 700.0);
        }
        size_t place[UNKNOWN];
        for (int j = 0; j < UNKNOWN; j++) {
            place[j] = (size_t)random_int(&source, 20, WINDOW_DAYS - 1);
            d.state[place[j]] = random_int(&source, 0, 1) ? KL_DAY_MISSING : KL_DAY_UNMEASURED;
            if (d.state[place[j]] == KL_DAY_MISSING) d.load[place[j]] = 0.0;
        }
        double lo = INFINITY;
        double hi = -INFINITY;
        for (int corner = 0; corner < 1 << UNKNOWN; corner++) {
            daily filled = d;
            for (int j = 0; j < UNKNOWN; j++) {
                if (corner >> j & 1) filled.load[place[j]] = upper(&d, place[j], &o);
            }
            const exact e = count_exactly(&filled, &o);
            if (e.da == 0 || e.dc == 0 || (e.s == 0 && e.sa == 0)) continue;
            const double ratio = e.s == 0 ? INFINITY : exact_ratio(&e);
            if (ratio < lo) lo = ratio;
            if (ratio > hi) hi = ratio;
        }
        const kl_rolling r = at_end(&d, &o);
        if (!isfinite(lo)) {
            cr_assert(!(r.has & KL_ROLLING_HAS_LO));
            continue;
        }
        expect_number("lo", r.lo, lo);
        cr_assert_eq(!!(r.flags & KL_FLAG_HI_UNBOUNDED), !isfinite(hi));
        if (isfinite(hi)) expect_number("hi", r.hi, hi);
    }
}

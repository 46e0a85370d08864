/*
 * Unit tests of measure/ewma.c: LOAD-060, LOAD-063 .. LOAD-065, LOAD-112; laws 1, 5, 6 and 9 of
 * section 13. The engine itself is in test_smoother.c.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "daily.h"
#include "metric_options.h"

enum {
    NO_INDEX = -1,
    TRIALS = 300,
    ALL = KL_EWMA_HAS_VALUE | KL_EWMA_HAS_ACUTE | KL_EWMA_HAS_CHRONIC | KL_EWMA_HAS_DIFF
};

static kl_ewma_options defaults(void)
{
    kl_ewma_options o;
    kl_ewma_options_init(&o, sizeof o);
    return o;
}

/* alpha 1/2 and 1/4: every number of a short series is exact. */
static kl_ewma_options halves(int32_t seed)
{
    kl_ewma_options o = defaults();
    o.conv_a = o.conv_c = KL_CONV_DIRECT;
    o.arg_a = 0.5;
    o.arg_c = 0.25;
    o.seed = seed;
    return o;
}

static kl_ewma at(const daily *d, int32_t day, const kl_ewma_options *o)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    kl_ewma r;
    const kl_status status = kl_ewma_at(&series, day, 1, o, &r, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return r;
}

static kl_ewma at_end(const daily *d, const kl_ewma_options *o)
{
    return at(d, d->day0 + (int32_t)d->n - 1, o);
}

static kl_load_limit limit_after(const daily *d, int32_t thr, const kl_ewma_options *o)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    kl_load_limit limit;
    const kl_status status =
        kl_ewma_limit(&series, d->day0 + (int32_t)d->n, thr, o, &limit, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return limit;
}

static daily from_letters(const char *letters, const double *loads)
{
    daily d = {.n = 0};
    add_letters(&d, letters, loads);
    return d;
}

/* LOAD-063: every number of one result, worked by hand. */
Test(ewma, gives_value_weight_and_coverage)
{
    const daily d = from_letters("LLM", (const double[]){8, 4});
    kl_ewma_options o = halves(KL_SEED_DEBIASED);
    o.cov_num = 0;
    const kl_ewma r = at_end(&d, &o);
    expect_number("acute", r.acute, 2.0 / 0.375);
    expect_number("chronic", r.chronic, 1.875 / 0.328125);
    expect_number("value", r.value, (2.0 / 0.375) / (1.875 / 0.328125));
    expect_number("diff", r.diff, 2.0 / 0.375 - 1.875 / 0.328125);
    expect_number("den_a", r.den_a, 0.375);
    expect_number("den_c", r.den_c, 0.328125);
    expect_number("warm", r.warm, 0.578125);
    expect_number("cov_a", r.cov_a, 0.375 / 0.875);
    expect_number("cov_c", r.cov_c, 0.328125 / 0.578125);
    cr_expect_eq(r.defined, 1);
    cr_expect_eq(r.has, ALL);
    expect_flags(r.flags, KL_FLAG_COUPLED | KL_FLAG_WARMUP | KL_FLAG_STALE);
}

/* LOAD-063: strictly above; undefined when there is no ratio. */
Test(ewma, judges_thresholds)
{
    const daily d = from_letters("LL", (const double[]){2, 4}); /* acute 3, chronic 2.5 */
    kl_ewma_options o = halves(KL_SEED_FIRST);
    o.n_thr = 4;
    o.thr[0] = 1199;
    o.thr[1] = 1200;
    o.thr[2] = 1201;
    o.thr[3] = 1;
    kl_ewma r = at_end(&d, &o);
    cr_expect_eq(r.n_verdicts, 4);
    cr_expect_eq(r.verdict[0], KL_VERDICT_ABOVE);
    cr_expect_eq(r.verdict[1], KL_VERDICT_NOT_ABOVE);
    cr_expect_eq(r.verdict[2], KL_VERDICT_NOT_ABOVE);
    cr_expect_eq(r.verdict[3], KL_VERDICT_ABOVE);
    cr_expect_eq(r.verdict[4], KL_VERDICT_UNDEFINED);
    const daily unknown = from_letters("MM", NULL);
    r = at_end(&unknown, &o);
    cr_expect_eq(r.n_verdicts, 4);
    for (int i = 0; i < 4; i++) cr_expect_eq(r.verdict[i], KL_VERDICT_UNDEFINED);
}

/* LOAD-055: edges as for the rolling ratio; acute is 1/2 of the second day, chronic 1/4. */
Test(ewma, classifies_on_request)
{
    static const struct {
        double second;
        int32_t zone;
    } rows[] = {{200, KL_ZONE_UNDER},         {1000, KL_ZONE_SWEET_SPOT},
                {2713, KL_ZONE_SWEET_SPOT},   {2715, KL_ZONE_INTERMEDIATE},
                {4999, KL_ZONE_INTERMEDIATE}, {5000, KL_ZONE_DANGER}};
    kl_ewma_options o = halves(KL_SEED_FIRST);
    for (int i = 0; i < 6; i++) {
        const daily d = from_letters("LL", (const double[]){1000, rows[i].second});
        o.legacy = 1;
        cr_expect_eq(at_end(&d, &o).zone, rows[i].zone, "%g: %.17g", rows[i].second,
                     at_end(&d, &o).value);
        o.legacy = 0;
        cr_expect_eq(at_end(&d, &o).zone, KL_ZONE_NONE);
    }
    const daily unknown = from_letters("MM", NULL);
    o.legacy = 1;
    cr_expect_eq(at_end(&unknown, &o).zone, KL_ZONE_UNDEFINED);
}

/* LOAD-063: no observed day, or a value that is not there. */
Test(ewma, may_have_no_data)
{
    const daily unobserved = from_letters("UUU", NULL);
    for (int32_t seed = KL_SEED_DEBIASED; seed <= KL_SEED_SMA_K; seed++) {
        const kl_ewma_options o = halves(seed);
        const kl_ewma r = at_end(&unobserved, &o);
        expect_flags(r.flags, KL_FLAG_NO_DATA | KL_FLAG_COUPLED | KL_FLAG_WARMUP);
        cr_expect_eq(r.defined, 0);
        expect_number("cov_a", r.cov_a, 0.0);
        expect_number("cov_c", r.cov_c, 0.0);
        const int by_seed = seed == KL_SEED_ZERO || seed == KL_SEED_VALUE;
        cr_expect_eq(!!(r.has & KL_EWMA_HAS_ACUTE), by_seed);
        cr_expect_eq(!!(r.has & KL_EWMA_HAS_DIFF), by_seed);
        cr_expect(!(r.has & KL_EWMA_HAS_VALUE));
    }
    const daily missing = from_letters("M", NULL);
    const kl_ewma_options o = halves(KL_SEED_DEBIASED);
    const kl_ewma r = at_end(&missing, &o);
    cr_expect_eq(r.has, 0);
    expect_flags(r.flags, KL_FLAG_NO_DATA | KL_FLAG_COUPLED | KL_FLAG_WARMUP | KL_FLAG_STALE |
                              KL_FLAG_LOW_COVERAGE);
}

/* LOAD-063: a chronic value of 0 is no divisor. */
Test(ewma, has_no_ratio_without_chronic_load)
{
    const daily rest = from_letters("RR", NULL);
    kl_ewma_options o = halves(KL_SEED_VALUE);
    kl_ewma r = at_end(&rest, &o);
    expect_flags(r.flags, KL_FLAG_NO_LOAD | KL_FLAG_COUPLED | KL_FLAG_WARMUP);
    cr_expect_eq(r.has, (uint32_t)ALL & ~(uint32_t)KL_EWMA_HAS_VALUE);
    cr_expect_eq(r.defined, 0);
    o.v0_a = 8.0;
    r = at_end(&rest, &o);
    expect_flags(r.flags, KL_FLAG_ZERO_CHRONIC | KL_FLAG_COUPLED | KL_FLAG_WARMUP);
    expect_number("acute", r.acute, 2.0);
}

/* LOAD-001: no result is infinite, however small the chronic seed is. */
Test(ewma, is_finite_from_any_seed)
{
    static const double v0[] = {0x1p-1074, 1e-300, 0x1p-960};
    const daily d = from_letters("M", NULL);
    kl_ewma_options o = halves(KL_SEED_VALUE);
    o.missing = KL_EWMA_HOLD;
    o.v0_a = 1e15;
    for (int i = 0; i < 3; i++) {
        o.v0_c = v0[i];
        const kl_ewma r = at_end(&d, &o);
        cr_expect(isfinite(r.value));
        cr_expect_eq(r.defined, i == 2);
        cr_expect_eq(!!(r.flags & KL_FLAG_ZERO_CHRONIC), i < 2);
    }
}

/* LOAD-064: a flag only; 6 of 7 of the observed weight. */
Test(ewma, flags_low_coverage)
{
    kl_ewma_options o = halves(KL_SEED_ZERO);
    o.cov_num = 1;
    o.cov_den = 2;
    const daily half = from_letters("ML", (const double[]){8}); /* 0.25 of 0.4375 */
    const daily less = from_letters("LM", (const double[]){8}); /* 0.1875 of 0.4375 */
    expect_flags(at_end(&half, &o).flags, KL_FLAG_COUPLED | KL_FLAG_WARMUP);
    expect_flags(at_end(&less, &o).flags,
                 KL_FLAG_COUPLED | KL_FLAG_WARMUP | KL_FLAG_STALE | KL_FLAG_LOW_COVERAGE);
    cr_expect_eq(at_end(&less, &o).defined, 1);
    o.cov_num = 4;
    o.cov_den = 7; /* exactly the share */
    expect_flags(at_end(&half, &o).flags, KL_FLAG_COUPLED | KL_FLAG_WARMUP);
    o.cov_num = 58;
    o.cov_den = 100;
    cr_expect(at_end(&half, &o).flags & KL_FLAG_LOW_COVERAGE);
    o.cov_num = 0;
    cr_expect(!(at_end(&less, &o).flags & KL_FLAG_LOW_COVERAGE));
}

/* LOAD-050: as for every ratio. */
Test(ewma, flags_a_layoff)
{
    daily d = from_letters("L", (const double[]){8});
    add_days(&d, 14, KL_DAY_REST, 0.0);
    const kl_ewma_options o = defaults();
    cr_expect(at_end(&d, &o).flags & KL_FLAG_POST_LAYOFF);
    d.n--;
    cr_expect(!(at_end(&d, &o).flags & KL_FLAG_POST_LAYOFF));
}

/* LOAD-065: the chronic value of so many days before; everything else is today's. */
Test(ewma, lags_behind)
{
    random_source source = random_from(80);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily_mix mix = {60, 10, 9999, 0};
        const daily d = random_daily(&source, &mix, (size_t)random_int(&source, 0, 5), 60);
        kl_ewma_options o = random_ewma(&source, d.day0, 60);
        o.open_day = KL_UNKNOWN;
        o.lag = random_int(&source, 1, 28);
        const int32_t day = d.day0 + random_int(&source, 0, 59);
        const kl_ewma lagged = at(&d, day, &o);
        kl_ewma_options plain = o;
        plain.lag = 0;
        const kl_ewma today = at(&d, day, &plain);
        cr_assert_eq(lagged.has & KL_EWMA_HAS_ACUTE, today.has & KL_EWMA_HAS_ACUTE);
        expect_number("acute", lagged.acute, today.acute);
        expect_number("den_c", lagged.den_c, today.den_c);
        expect_number("warm", lagged.warm, today.warm);
        cr_assert(!(lagged.flags & KL_FLAG_COUPLED));
        cr_assert(today.flags & KL_FLAG_COUPLED);
        int32_t first = d.day0;
        while (d.state[first - d.day0] == KL_DAY_UNOBSERVED) first++;
        if (day - o.lag < first) {
            cr_assert(!(lagged.has & KL_EWMA_HAS_CHRONIC) && lagged.flags & KL_FLAG_NO_DATA);
            continue;
        }
        const kl_ewma before = at(&d, day - o.lag, &plain);
        cr_assert_eq(lagged.has & KL_EWMA_HAS_CHRONIC, before.has & KL_EWMA_HAS_CHRONIC);
        expect_number("chronic", lagged.chronic, before.chronic);
        if (lagged.defined) expect_number("value", lagged.value, today.acute / before.chronic);
    }
}

/* LOAD-006: conventions after the rows, acute first, then both together, then the gate. */
Test(ewma, refuses_options_that_contradict_each_other)
{
    const daily d = from_letters("LL", (const double[]){2, 4});
    const kl_series series = series_of(&d);
    kl_ewma_options o = defaults();
    kl_fault fault = {"", 0, 0};
    kl_ewma r;
    put_canary(&r, sizeof r);
    o.arg_a = 0.999;
    o.arg_c = 1000.5;
    o.cov_num = 8;
    expect_refusal(kl_ewma_at(&series, 0, 1, &o, &r, &fault), &fault, KL_E_RANGE, "arg_a", NO_INDEX,
                   0.999);
    o.arg_a = 28.0;
    expect_refusal(kl_ewma_at(&series, 0, 1, &o, &r, &fault), &fault, KL_E_RANGE, "arg_c", NO_INDEX,
                   1000.5);
    o.arg_c = nextafter(28.0, 0.0);
    expect_refusal(kl_ewma_at(&series, 0, 1, &o, &r, &fault), &fault, KL_E_INCONSISTENT, "arg_c",
                   NO_INDEX, o.arg_c);
    o.arg_c = 28.0; /* both alike is allowed */
    expect_refusal(kl_ewma_at(&series, 0, 1, &o, &r, &fault), &fault, KL_E_INCONSISTENT, "cov_num",
                   NO_INDEX, 8);
    cr_expect_eq(kl_ewma_at(&series, 0, 1, &o, &r, NULL), KL_E_INCONSISTENT);
    cr_expect(is_canary(&r, sizeof r));
    o.cov_num = 7;
    cr_expect_eq(kl_ewma_at(&series, 0, 1, &o, &r, &fault), KL_OK);
}

/* ---- laws ---- */

/* Law 5: with seed DEBIASED a constant load is 1 from the first day on. */
Test(ewma, gives_1_for_constant_load)
{
    random_source source = random_from(81);
    for (int trial = 0; trial < TRIALS; trial++) {
        daily d = {.n = 0};
        const double load = random_int(&source, 1, 30000) / 7.0;
        while (d.n < 60) {
            const int unknown = random_int(&source, 0, 9) == 0;
            add_days(&d, 1, unknown ? KL_DAY_MISSING : KL_DAY_LOAD, unknown ? 0.0 : load);
        }
        kl_ewma_options o = random_ewma(&source, 0, 60);
        o.seed = KL_SEED_DEBIASED;
        o.missing = random_int(&source, KL_EWMA_DECAY, KL_EWMA_HOLD);
        for (int32_t day = 0; day < 60; day++) {
            const kl_ewma r = at(&d, day, &o);
            if (r.defined) cr_assert_float_eq(r.value, 1.0, 1e-12);
        }
    }
}

/* Law 1: a power of two leaves the ratio as it is, to the bit. */
Test(ewma, does_not_depend_on_a_power_of_two)
{
    random_source source = random_from(82);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily_mix mix = {40, 15, 9999, 0};
        const daily d = random_daily(&source, &mix, 0, 60);
        kl_ewma_options o = random_ewma(&source, d.day0, 60);
        const double factor = ldexp(1.0, random_int(&source, -20, 20));
        daily scaled = d;
        for (size_t i = 0; i < d.n; i++) scaled.load[i] *= factor;
        kl_ewma a = at_end(&d, &o);
        o.v0_a *= factor;
        o.v0_c *= factor;
        kl_ewma b = at_end(&scaled, &o);
        expect_number("acute", b.acute, a.acute * factor);
        expect_number("chronic", b.chronic, a.chronic * factor);
        expect_number("diff", b.diff, a.diff * factor);
        a.acute = a.chronic = a.diff = b.acute = b.chronic = b.diff = 0.0;
        cr_assert(same_bits(&a, &b, sizeof a));
    }
}

/* Law 6: from an endless past of rest the ratio stays below that of the constants. */
Test(ewma, is_bounded_by_its_constants)
{
    random_source source = random_from(83);
    double largest = 0.0;
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily_mix mix = {80, 0, 9999, 1};
        const daily d = random_daily(&source, &mix, 0, 60);
        kl_ewma_options o = defaults();
        o.seed = KL_SEED_ZERO;
        for (int32_t day = 0; day < 60; day++) {
            const kl_ewma r = at(&d, d.day0 + day, &o);
            if (r.value > largest) largest = r.value;
        }
    }
    cr_expect_leq(largest, 3.625 + 1e-12);
    cr_expect_geq(largest, 3.625 - 1e-12);
}

/* LOAD-060 in closed form: a mean of the known days, weighted by beta to the age. */
Test(ewma, is_a_weighted_mean)
{
    random_source source = random_from(84);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily_mix mix = {40, 15, 9999, 0};
        const daily d = random_daily(&source, &mix, 0, 60);
        const kl_ewma_options o = defaults();
        const kl_ewma r = at_end(&d, &o);
        double num = 0.0;
        double den = 0.0;
        for (size_t i = 0; i < d.n; i++) {
            if (d.state[i] != KL_DAY_REST && d.state[i] != KL_DAY_LOAD) continue;
            const double weight = 0.25 * pow(0.75, (double)(d.n - 1 - i));
            num += weight * d.load[i];
            den += weight;
        }
        cr_assert_float_eq(r.acute, num / den, 1e-11 * (1.0 + r.acute));
        cr_assert_float_eq(r.den_a, den, 1e-12);
        cr_assert_float_eq(r.cov_a, den / (1.0 - pow(0.75, 60.0)), 1e-12);
    }
}

/* ---- LOAD-112 ---- */

/* Law 9: after a day of x_max the ratio is the threshold. */
Test(ewma, limit_is_the_inverse_of_the_ratio)
{
    random_source source = random_from(85);
    int solved[2] = {0, 0};
    for (int trial = 0; trial < 4 * TRIALS; trial++) {
        const daily_mix mix = {40, 10, 9999, 0};
        const daily d = random_daily(&source, &mix, 0, 60);
        kl_ewma_options o = random_ewma(&source, d.day0, 60);
        if (trial % 2) o.lag = 0;
        if (o.seed == KL_SEED_MEAN_K && o.k > 40) continue;
        const int32_t thr = random_int(&source, 200, 2500);
        const kl_load_limit limit = limit_after(&d, thr, &o);
        cr_assert_eq(limit.has, limit.defined ? KL_LIMIT_HAS_X_MAX : 0);
        if (!limit.defined || limit.x_max > 1e12) continue;
        daily more = d;
        const int above = !!(limit.flags & KL_FLAG_ALREADY_ABOVE);
        if (above) expect_number("x_max", limit.x_max, 0.0);
        if (!above && limit.x_max < 1e-3) continue;
        add_days(&more, 1, above ? KL_DAY_REST : KL_DAY_LOAD, limit.x_max);
        const kl_ewma r = at_end(&more, &o);
        if (above)
            cr_assert_geq(r.value, thr / 1000.0 * (1.0 - 1e-9));
        else
            cr_assert_float_eq(r.value, thr / 1000.0, 1e-8 * (1.0 + r.value));
        solved[o.lag > 0]++;
    }
    cr_expect_gt(solved[0], TRIALS);
    cr_expect_gt(solved[1], TRIALS / 2);
}

/* LOAD-112: with both smoothers taking the day, some thresholds cannot be reached. */
Test(ewma, limit_may_not_exist)
{
    const daily d = from_letters("LLLL", (const double[]){8, 8, 8, 8});
    kl_ewma_options o = halves(KL_SEED_FIRST);
    kl_load_limit limit = limit_after(&d, 2000, &o); /* k = 1/2 - 2 x 1/4 = 0 */
    expect_flags(limit.flags, KL_FLAG_COUPLED | KL_FLAG_WARMUP | KL_FLAG_UNLIMITED);
    cr_expect_eq(limit.defined, 0);
    cr_expect_eq(limit.has, 0);
    limit = limit_after(&d, 1000, &o);
    expect_number("x_max", limit.x_max, 8.0);
    expect_flags(limit.flags, KL_FLAG_COUPLED | KL_FLAG_WARMUP);
    limit = limit_after(&d, 600, &o); /* resting gives 4 / 6 */
    expect_number("x_max", limit.x_max, 0.0);
    expect_flags(limit.flags, KL_FLAG_COUPLED | KL_FLAG_WARMUP | KL_FLAG_ALREADY_ABOVE);
    cr_expect_eq(limit.defined, 1);
    o.arg_c = 0.5; /* one smoother: resting meets 1, and nothing exceeds it */
    expect_flags(limit_after(&d, 1000, &o).flags,
                 KL_FLAG_COUPLED | KL_FLAG_WARMUP | KL_FLAG_UNLIMITED);
    o.arg_c = 0.25;
    o.lag = 1;
    limit = limit_after(&d, 1000, &o);
    expect_number("x_max", limit.x_max, 8.0);
    expect_flags(limit.flags, KL_FLAG_WARMUP);
    limit = limit_after(&d, 500, &o); /* met by resting */
    expect_number("x_max", limit.x_max, 0.0);
    expect_flags(limit.flags, KL_FLAG_WARMUP);
    limit = limit_after(&d, 531, &o); /* room for half a unit */
    expect_number("x_max", limit.x_max, ((531.0 / 1000.0 * 8.0) - 4.0) / 0.5);
    expect_flags(limit.flags, KL_FLAG_WARMUP);
    limit = limit_after(&d, 499, &o);
    expect_flags(limit.flags, KL_FLAG_WARMUP | KL_FLAG_ALREADY_ABOVE);
    expect_number("x_max", limit.x_max, 0.0);
}

/* LOAD-112: nothing known, nothing run. */
Test(ewma, limit_needs_a_chronic_value)
{
    const daily unobserved = from_letters("UU", NULL);
    const daily missing = from_letters("M", NULL);
    const daily rest = from_letters("RRR", NULL);
    const uint32_t common = KL_FLAG_WARMUP;
    for (int32_t lag = 0; lag <= 2; lag++) {
        const uint32_t coupled = lag == 0 ? KL_FLAG_COUPLED : 0;
        kl_ewma_options o = halves(KL_SEED_VALUE);
        o.lag = lag;
        expect_flags(limit_after(&unobserved, 1000, &o).flags, common | coupled | KL_FLAG_NO_DATA);
        expect_flags(limit_after(&rest, 1000, &o).flags, common | coupled | KL_FLAG_NO_LOAD);
        o.v0_a = 8.0;
        expect_flags(limit_after(&rest, 1000, &o).flags, common | coupled | KL_FLAG_ZERO_CHRONIC);
        cr_expect_eq(limit_after(&rest, 1000, &o).has, 0);
        o.seed = KL_SEED_DEBIASED;
        expect_flags(limit_after(&missing, 1000, &o).flags, common | coupled | KL_FLAG_NO_DATA);
    }
}

/* LOAD-065, LOAD-112: the lagged value must be that of an observed day. */
Test(ewma, limit_looks_back_no_further_than_the_first_day)
{
    const daily d = from_letters("MLL", (const double[]){8, 8});
    kl_ewma_options o = halves(KL_SEED_FIRST);
    for (int32_t lag = 1; lag <= 4; lag++) { /* the value of day 3 - lag; none on day 0 */
        o.lag = lag;
        const kl_load_limit limit = limit_after(&d, 1000, &o);
        cr_expect_eq(limit.defined, lag <= 2, "lag %d", lag);
        expect_flags(limit.flags, KL_FLAG_WARMUP | (lag > 2 ? KL_FLAG_NO_DATA : 0));
    }
    o.seed = KL_SEED_VALUE; /* the seed is no day */
    o.v0_c = 8.0;
    o.lag = 3;
    cr_expect_eq(limit_after(&d, 1000, &o).defined, 1);
    o.lag = 4;
    cr_expect_eq(limit_after(&d, 1000, &o).defined, 0);
}

/* One smoother has a value and the other has lost it: only a very long record can do that. */
Test(ewma, limit_needs_both_values)
{
    daily d = from_letters("L", (const double[]){8});
    add_days(&d, 399, KL_DAY_MISSING, 0.0);
    kl_ewma_options o = halves(KL_SEED_DEBIASED);
    o.arg_a = 0.999;
    const kl_ewma r = at_end(&d, &o);
    cr_expect_eq(r.has, KL_EWMA_HAS_CHRONIC);
    cr_expect(r.flags & KL_FLAG_NO_DATA);
    cr_expect(limit_after(&d, 1000, &o).flags & KL_FLAG_NO_DATA);
}

/* LOAD-112: WARMUP and the layoff of yesterday; mode, thresholds and gate are not asked. */
Test(ewma, limit_tells_the_context)
{
    daily d = {.n = 0};
    add_days(&d, 60, KL_DAY_LOAD, 8.0);
    add_days(&d, 14, KL_DAY_REST, 0.0);
    kl_ewma_options o = defaults();
    const kl_load_limit limit = limit_after(&d, 1000, &o);
    expect_flags(limit.flags, KL_FLAG_COUPLED | KL_FLAG_POST_LAYOFF);
    const kl_series series = series_of(&d); /* seen from the last day of rest, it is one short */
    kl_load_limit earlier;
    cr_assert_eq(kl_ewma_limit(&series, 73, 1000, &o, &earlier, NULL), KL_OK);
    expect_flags(earlier.flags, KL_FLAG_COUPLED);
    o.mode = KL_START_OF_DAY;
    o.legacy = o.n_thr = 1;
    o.thr[0] = 5;
    o.cov_num = 7;
    o.open_day = d.day0;
    const kl_load_limit same = limit_after(&d, 1000, &o);
    cr_expect(same_bits(&limit, &same, sizeof same));
}

/*
 * Unit tests of measure/fitness.c: LOAD-070 .. LOAD-072, LOAD-113.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "daily.h"
#include "metric_options.h"

enum { NO_INDEX = -1, TRIALS = 300 };

static kl_fitness_options defaults(void)
{
    kl_fitness_options o;
    kl_fitness_options_init(&o, sizeof o);
    return o;
}

/* alpha 1/2 for ATL and 1/4 for CTL: every number of a short series is exact. */
static kl_fitness_options halves(int32_t seed)
{
    kl_fitness_options o = defaults();
    o.conv_a = o.conv_c = KL_CONV_DIRECT;
    o.arg_a = 0.5;
    o.arg_c = 0.25;
    o.seed = seed;
    o.v0_a = 8.0;
    o.v0_c = 6.0;
    o.ramp_days = 1;
    return o;
}

static kl_fitness at(const daily *d, int32_t mode, int32_t day, const kl_fitness_options *o)
{
    const kl_series series = series_of(d);
    kl_fitness_options options = *o;
    kl_fault fault = {"", 0, 0};
    kl_fitness r;
    options.mode = mode;
    const kl_status status = kl_fitness_at(&series, day, 1, &options, &r, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return r;
}

static kl_fitness at_end(const daily *d, const kl_fitness_options *o)
{
    return at(d, KL_END_OF_DAY, d->day0 + (int32_t)d->n - 1, o);
}

static kl_load_limit limit_after(const daily *d, const kl_fitness_options *o)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    kl_load_limit limit;
    const kl_status status = kl_fitness_limit(&series, d->day0 + (int32_t)d->n, o, &limit, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return limit;
}

static daily from_letters(const char *letters, const double *loads)
{
    daily d = {.n = 0};
    add_letters(&d, letters, loads);
    return d;
}

/* LOAD-072: from 50/50, a day of 100 and a day of rest. */
Test(fitness, gives_the_example_of_the_specification)
{
    const daily d = from_letters("LR", (const double[]){100});
    kl_fitness_options o = defaults();
    o.seed = KL_SEED_VALUE;
    o.v0_a = o.v0_c = 50.0;
    const kl_fitness first = at(&d, KL_END_OF_DAY, 0, &o);
    expect_number("ctl", first.ctl, 51.176415667387836);
    expect_number("atl", first.atl, 56.656105012490926);
    expect_number("tsb_start", first.tsb_start, 0.0);
    expect_number("tsb_end", first.tsb_end, first.ctl - first.atl);
    const kl_fitness second = at(&d, KL_END_OF_DAY, 1, &o);
    expect_number("tsb_start", second.tsb_start, -5.47968934510309);
    expect_number("warm", first.warm, 0.023528313347756735);
    expect_flags(second.flags, KL_FLAG_WARMUP);
}

/* LOAD-071: the evening before the first observed day is the seed; before that there is nothing. */
Test(fitness, knows_the_seed_of_the_evening_before)
{
    const daily d = from_letters("UUUL", (const double[]){8});
    for (int32_t seed = KL_SEED_DEBIASED; seed <= KL_SEED_SMA_K; seed++) {
        const kl_fitness_options o = halves(seed);
        const int has_seed = seed == KL_SEED_ZERO || seed == KL_SEED_VALUE;
        for (int32_t day = 0; day <= 2; day++) {
            const kl_fitness r = at(&d, KL_END_OF_DAY, day, &o);
            const uint32_t values =
                KL_FITNESS_HAS_CTL | KL_FITNESS_HAS_ATL | KL_FITNESS_HAS_TSB_END;
            cr_expect_eq(r.has, day == 2 && has_seed ? values : 0);
            cr_expect_eq(r.defined, day == 2 && has_seed);
            cr_expect_eq(!!(r.flags & KL_FLAG_NO_DATA), !r.defined);
            if (r.defined) expect_number("ctl", r.ctl, seed == KL_SEED_VALUE ? 6.0 : 0.0);
            if (r.defined) expect_number("atl", r.atl, seed == KL_SEED_VALUE ? 8.0 : 0.0);
        }
        const kl_fitness r = at_end(&d, &o);
        cr_expect_eq(!!(r.has & KL_FITNESS_HAS_TSB_START), has_seed);
        cr_expect_eq(!!(r.has & KL_FITNESS_HAS_RAMP), has_seed);
    }
    const daily unobserved = from_letters("UUU", NULL);
    const kl_fitness_options o = halves(KL_SEED_VALUE);
    cr_expect_eq(at_end(&unobserved, &o).has, 0);
}

/* LOAD-071, LOAD-072: each number is the one of an earlier evening. */
Test(fitness, compares_evenings)
{
    random_source source = random_from(90);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily_mix mix = {40, 10, 500, 0};
        const daily d = random_daily(&source, &mix, (size_t)random_int(&source, 0, 40), 80);
        const kl_fitness_options o = random_fitness(&source);
        const int32_t day = random_int(&source, 28, 79);
        const kl_fitness now = at(&d, KL_END_OF_DAY, d.day0 + day, &o);
        const kl_fitness before = at(&d, KL_END_OF_DAY, d.day0 + day - 1, &o);
        const kl_fitness base = at(&d, KL_END_OF_DAY, d.day0 + day - o.ramp_days, &o);
        const int both = now.has & KL_FITNESS_HAS_CTL && now.has & KL_FITNESS_HAS_ATL;
        cr_assert_eq(now.defined, both);
        cr_assert_eq(!!(now.has & KL_FITNESS_HAS_TSB_END), both);
        cr_assert_eq(!!(now.has & KL_FITNESS_HAS_TSB_START),
                     !!(before.has & KL_FITNESS_HAS_TSB_END));
        expect_number("tsb_start", now.tsb_start, before.tsb_end);
        if (both) expect_number("tsb_end", now.tsb_end, now.ctl - now.atl);
        const int ramp = now.has & KL_FITNESS_HAS_CTL && base.has & KL_FITNESS_HAS_CTL;
        cr_assert_eq(!!(now.has & KL_FITNESS_HAS_RAMP), ramp);
        if (ramp) expect_number("ramp", now.ramp, now.ctl - base.ctl);
    }
}

/* LOAD-070: the engine of the EWMA ratio under other names. */
Test(fitness, is_the_engine_of_the_ratio)
{
    random_source source = random_from(91);
    for (int trial = 0; trial < TRIALS; trial++) {
        const daily_mix mix = {40, 10, 500, 0};
        const daily d = random_daily(&source, &mix, 0, 80);
        const kl_fitness_options o = random_fitness(&source);
        kl_ewma_options e;
        kl_ewma_options_init(&e, sizeof e);
        e.conv_a = o.conv_a;
        e.conv_c = o.conv_c;
        e.arg_a = o.arg_a;
        e.arg_c = o.arg_c;
        e.seed = o.seed;
        e.k = o.k;
        e.v0_a = o.v0_a;
        e.v0_c = o.v0_c;
        e.missing = o.missing;
        const kl_series series = series_of(&d);
        const int32_t day = d.day0 + random_int(&source, 0, 79);
        kl_ewma r;
        cr_assert_eq(kl_ewma_at(&series, day, 1, &e, &r, NULL), KL_OK);
        const kl_fitness f = at(&d, KL_END_OF_DAY, day, &o);
        expect_number("ctl", f.ctl, r.chronic);
        expect_number("atl", f.atl, r.acute);
        if (f.defined) expect_number("tsb_end", f.tsb_end, r.chronic - r.acute);
        expect_number("warm", f.warm, r.warm);
        const uint32_t shared = KL_FLAG_WARMUP | KL_FLAG_STALE;
        cr_assert_eq(f.flags & shared, r.flags & shared);
    }
}

/* LOAD-062: the fast smoother loses its value first when nothing is known for long. */
Test(fitness, may_lose_one_value)
{
    daily d = from_letters("L", (const double[]){8});
    add_days(&d, 399, KL_DAY_MISSING, 0.0);
    kl_fitness_options o = halves(KL_SEED_DEBIASED);
    o.arg_a = 0.999;
    const kl_fitness r = at_end(&d, &o);
    cr_expect_eq(r.has, KL_FITNESS_HAS_CTL | KL_FITNESS_HAS_RAMP);
    cr_expect_eq(r.defined, 0);
    cr_expect(r.flags & KL_FLAG_NO_DATA);
    cr_expect(limit_after(&d, &o).flags & KL_FLAG_NO_DATA);
}

/* LOAD-006: as for the EWMA ratio, without its gate. */
Test(fitness, refuses_options_that_contradict_each_other)
{
    const daily d = from_letters("LL", (const double[]){2, 4});
    const kl_series series = series_of(&d);
    kl_fitness_options o = defaults();
    kl_fault fault = {"", 0, 0};
    kl_fitness r;
    put_canary(&r, sizeof r);
    o.arg_a = 0.49;
    o.arg_c = 1000.5;
    expect_refusal(kl_fitness_at(&series, 0, 1, &o, &r, &fault), &fault, KL_E_RANGE, "arg_a",
                   NO_INDEX, 0.49);
    o.arg_a = 42.0;
    expect_refusal(kl_fitness_at(&series, 0, 1, &o, &r, &fault), &fault, KL_E_RANGE, "arg_c",
                   NO_INDEX, 1000.5);
    o.arg_c = 41.0;
    expect_refusal(kl_fitness_at(&series, 0, 1, &o, &r, &fault), &fault, KL_E_INCONSISTENT, "arg_c",
                   NO_INDEX, 41.0);
    cr_expect(is_canary(&r, sizeof r));
}

/* ---- LOAD-113 ---- */

/* After a day of x_max the balance is the target, after x_ramp the ramp is. */
Test(fitness, limit_is_the_inverse_of_the_chart)
{
    random_source source = random_from(92);
    int balanced = 0;
    int ramped = 0;
    for (int trial = 0; trial < 3 * TRIALS; trial++) {
        const daily_mix mix = {40, 10, 500, 0};
        const daily d = random_daily(&source, &mix, 0, 80);
        kl_fitness_options o = random_fitness(&source);
        o.has_ramp_max = 1;
        if (o.seed == KL_SEED_MEAN_K || o.seed == KL_SEED_SMA_K) o.k = 7;
        const kl_load_limit limit = limit_after(&d, &o);
        const int unlimited = !!(limit.flags & KL_FLAG_UNLIMITED);
        cr_assert_eq(limit.defined, !(limit.flags & KL_FLAG_NO_DATA));
        cr_assert_eq(!!(limit.has & KL_LIMIT_HAS_X_MAX), limit.defined && !unlimited);
        if (limit.has & KL_LIMIT_HAS_X_MAX && limit.x_max > 1e-3 && limit.x_max < 1e9) {
            daily more = d;
            add_days(&more, 1, KL_DAY_LOAD, limit.x_max);
            const kl_fitness r = at_end(&more, &o);
            cr_assert_float_eq(r.tsb_end, o.tsb_min, 1e-7 * (1.0 + limit.x_max));
            balanced++;
        }
        if (limit.has & KL_LIMIT_HAS_X_RAMP && limit.x_ramp > 1e-3) {
            daily more = d;
            add_days(&more, 1, KL_DAY_LOAD, limit.x_ramp);
            const kl_fitness r = at_end(&more, &o);
            cr_assert_float_eq(r.ramp, o.ramp_max, 1e-7 * (1.0 + limit.x_ramp));
            ramped++;
        }
    }
    cr_expect_gt(balanced, TRIALS / 2);
    cr_expect_gt(ramped, TRIALS / 2);
}

/* Worked by hand: CTL 16, ATL 32; a day of rest leaves 12 and 16; a load adds 1/4 and 1/2 of it. */
Test(fitness, limit_is_worked_by_hand)
{
    const daily d = from_letters("LLL", (const double[]){0, 0, 64});
    kl_fitness_options o = halves(KL_SEED_ZERO); /* ATL 32, CTL 16 */
    o.tsb_min = -20.0;
    kl_load_limit limit = limit_after(&d, &o);
    expect_number("x_max", limit.x_max, ((12.0 - 16.0) + 20.0) / 0.25);
    cr_expect_eq(limit.has, KL_LIMIT_HAS_X_MAX);
    expect_flags(limit.flags, KL_FLAG_WARMUP);
    o.tsb_min = 0.0;
    limit = limit_after(&d, &o);
    expect_number("x_max", limit.x_max, 0.0);
    expect_flags(limit.flags, KL_FLAG_WARMUP | KL_FLAG_ALREADY_ABOVE);
    cr_expect_eq(limit.has, KL_LIMIT_HAS_X_MAX);
    o.tsb_min = -4.0; /* met by resting */
    limit = limit_after(&d, &o);
    expect_number("x_max", limit.x_max, 0.0);
    expect_flags(limit.flags, KL_FLAG_WARMUP);
    o.tsb_min = -4.125; /* room for half a unit */
    limit = limit_after(&d, &o);
    expect_number("x_max", limit.x_max, 0.5);
    expect_flags(limit.flags, KL_FLAG_WARMUP);
    o.has_ramp_max = 1;
    o.ramp_max = 2.0; /* 18 - 12 over 1/4 */
    limit = limit_after(&d, &o);
    expect_number("x_ramp", limit.x_ramp, 24.0);
    o.ramp_days = 2; /* from the day before: CTL 0 */
    o.ramp_max = 11.0;
    expect_number("x_ramp", limit_after(&d, &o).x_ramp, 0.0);
    o.ramp_max = 13.0;
    expect_number("x_ramp", limit_after(&d, &o).x_ramp, 4.0);
    o.ramp_days = 4; /* the evening before the first day holds the seed */
    cr_expect_eq(limit_after(&d, &o).has, KL_LIMIT_HAS_X_MAX | KL_LIMIT_HAS_X_RAMP);
    o.ramp_days = 5;
    cr_expect_eq(limit_after(&d, &o).has, KL_LIMIT_HAS_X_MAX);
}

/* Smoothers of the same speed: the balance does not depend on the day. */
Test(fitness, limit_may_not_exist)
{
    const daily d = from_letters("LL", (const double[]){8, 8});
    kl_fitness_options o = halves(KL_SEED_ZERO);
    o.arg_c = 0.5;
    o.has_ramp_max = 1;
    o.ramp_max = 1e6;
    const kl_load_limit limit = limit_after(&d, &o);
    expect_flags(limit.flags, KL_FLAG_WARMUP | KL_FLAG_UNLIMITED);
    cr_expect_eq(limit.defined, 1);
    cr_expect_eq(limit.has, KL_LIMIT_HAS_X_RAMP);
}

Test(fitness, limit_needs_values)
{
    const daily unobserved = from_letters("UU", NULL);
    const daily missing = from_letters("M", NULL);
    kl_fitness_options o = halves(KL_SEED_VALUE);
    expect_flags(limit_after(&unobserved, &o).flags, KL_FLAG_WARMUP | KL_FLAG_NO_DATA);
    o.seed = KL_SEED_DEBIASED;
    expect_flags(limit_after(&missing, &o).flags, KL_FLAG_WARMUP | KL_FLAG_NO_DATA);
    cr_expect_eq(limit_after(&missing, &o).has, 0);
    cr_expect_eq(limit_after(&missing, &o).defined, 0);
}

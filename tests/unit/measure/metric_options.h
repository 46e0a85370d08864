/* Options of every daily metric for tests: defaults, and random ones that are valid. */
#ifndef UNIT_MEASURE_METRIC_OPTIONS_H
#define UNIT_MEASURE_METRIC_OPTIONS_H

#include <criterion/criterion.h>

#include "../random.h"
#include "kneeload/book.h"

typedef struct metric_options {
    kl_rolling_options rolling;
    kl_rolling_options week_to_week;
    kl_ewma_options ewma;
    kl_fitness_options fitness;
    kl_monotony_options monotony;
} metric_options;

static inline void default_options(metric_options *o)
{
    kl_rolling_options_init(&o->rolling, sizeof o->rolling);
    kl_ewma_options_init(&o->ewma, sizeof o->ewma);
    kl_fitness_options_init(&o->fitness, sizeof o->fitness);
    kl_monotony_options_init(&o->monotony, sizeof o->monotony);
    cr_assert_eq(kl_week_to_week_options(7, &o->week_to_week, sizeof o->week_to_week, NULL), KL_OK);
}

static inline int32_t random_thresholds(random_source *source, int32_t *thr)
{
    const int32_t count = random_int(source, 0, KL_MAX_THRESHOLDS);
    for (int32_t i = 0; i < count; i++) thr[i] = random_int(source, 1, 3000);
    return count;
}

/* A rolling ratio that may be open on one of `n` days from day0. */
static inline kl_rolling_options random_rolling(random_source *source, int32_t day0, int32_t n)
{
    kl_rolling_options o;
    kl_rolling_options_init(&o, sizeof o);
    o.na = random_int(source, 3, 14);
    o.nc = random_int(source, o.na < 7 ? 14 : 2 * o.na, 56);
    o.kind = random_int(source, KL_ROLLING_COUPLED, KL_ROLLING_SHIFTED);
    o.missing = random_int(source, KL_ROLLING_PART_MEAN, KL_ROLLING_STRICT);
    o.partial = random_int(source, 0, 1);
    o.cov_den = random_int(source, 1, 100);
    o.cov_num = random_int(source, 0, o.cov_den);
    o.has_lmax = random_int(source, 0, 1);
    if (o.has_lmax) o.lmax = random_int(source, 0, 30000) / 3.0;
    o.lmax_floor = random_int(source, 0, 20000) / 3.0;
    o.legacy = random_int(source, 0, 1);
    o.n_thr = random_thresholds(source, o.thr);
    o.layoff_gap = random_int(source, 7, 60);
    o.layoff_hold = random_int(source, 0, 60);
    if (random_int(source, 0, 1)) o.open_day = day0 + random_int(source, 0, n - 1);
    return o;
}

/* An argument inside the range of its convention. */
static inline double random_argument(random_source *source, int32_t conv)
{
    const double part = random_int(source, 0, 1000) / 1000.0;
    if (conv == KL_CONV_DIRECT) return 0.001 + 0.999 * part;
    if (conv == KL_CONV_LAMBDA) return 0.001 + 4.999 * part;
    return 1.0 + 99.0 * part;
}

/* What a smoother starts from; now and then as good as nothing. */
static inline double random_seed_value(random_source *source)
{
    return random_int(source, 0, 9) ? random_int(source, 0, 20000) / 3.0 : 0x1.8p-961;
}

/* Two conventions, the faster one for the acute smoother. */
static inline void random_conventions(random_source *source, int32_t *conv_a, double *arg_a,
                                      int32_t *conv_c, double *arg_c)
{
    double alpha_a;
    double alpha_c;
    do {
        *conv_a = random_int(source, KL_CONV_SPAN, KL_CONV_DIRECT);
        *conv_c = random_int(source, KL_CONV_SPAN, KL_CONV_DIRECT);
        *arg_a = random_argument(source, *conv_a);
        *arg_c = random_argument(source, *conv_c);
        cr_assert_eq(kl_alpha(*conv_a, *arg_a, &alpha_a, NULL), KL_OK);
        cr_assert_eq(kl_alpha(*conv_c, *arg_c, &alpha_c, NULL), KL_OK);
    } while (alpha_a < alpha_c);
}

static inline kl_ewma_options random_ewma(random_source *source, int32_t day0, int32_t n)
{
    kl_ewma_options o;
    kl_ewma_options_init(&o, sizeof o);
    random_conventions(source, &o.conv_a, &o.arg_a, &o.conv_c, &o.arg_c);
    o.seed = random_int(source, KL_SEED_DEBIASED, KL_SEED_SMA_K);
    o.k = random_int(source, 1, 42);
    o.v0_a = random_seed_value(source);
    o.v0_c = random_seed_value(source);
    o.missing = random_int(source, KL_EWMA_DECAY, KL_EWMA_ZERO);
    o.lag = random_int(source, 0, 1) ? random_int(source, 0, 28) : 0;
    o.cov_den = random_int(source, 1, 100);
    o.cov_num = random_int(source, 0, o.cov_den);
    o.legacy = random_int(source, 0, 1);
    o.n_thr = random_thresholds(source, o.thr);
    o.layoff_gap = random_int(source, 7, 60);
    o.layoff_hold = random_int(source, 0, 60);
    if (random_int(source, 0, 1)) o.open_day = day0 + random_int(source, 0, n - 1);
    return o;
}

static inline kl_fitness_options random_fitness(random_source *source)
{
    kl_fitness_options o;
    kl_fitness_options_init(&o, sizeof o);
    random_conventions(source, &o.conv_a, &o.arg_a, &o.conv_c, &o.arg_c);
    o.seed = random_int(source, KL_SEED_DEBIASED, KL_SEED_SMA_K);
    o.k = random_int(source, 1, 42);
    o.v0_a = random_seed_value(source);
    o.v0_c = random_seed_value(source);
    o.missing = random_int(source, KL_EWMA_DECAY, KL_EWMA_ZERO);
    o.ramp_days = random_int(source, 1, 28);
    o.tsb_min = random_int(source, -3000, 3000) / 7.0;
    o.has_ramp_max = random_int(source, 0, 1);
    if (o.has_ramp_max) o.ramp_max = random_int(source, -3000, 3000) / 7.0;
    return o;
}

static inline kl_monotony_options random_monotony(random_source *source)
{
    kl_monotony_options o;
    kl_monotony_options_init(&o, sizeof o);
    o.window = random_int(source, 2, 56);
    o.sd = random_int(source, KL_SD_SAMPLE, KL_SD_POP);
    o.cap = random_int(source, 0, 6) / 2.0;
    o.missing = random_int(source, KL_MONOTONY_STRICT, KL_MONOTONY_ZERO);
    return o;
}

static inline void random_options(random_source *source, int32_t day0, int32_t n, metric_options *o)
{
    default_options(o);
    o->rolling = random_rolling(source, day0, n);
    if (random_int(source, 0, 1)) o->week_to_week = random_rolling(source, day0, n);
    o->ewma = random_ewma(source, day0, n);
    o->fitness = random_fitness(source);
    o->monotony = random_monotony(source);
}

static inline kl_book_options book_options_of(const metric_options *o)
{
    kl_book_options book;
    kl_book_options_init(&book, sizeof book);
    book.rolling = &o->rolling;
    book.week_to_week = &o->week_to_week;
    book.ewma = &o->ewma;
    book.fitness = &o->fitness;
    book.monotony = &o->monotony;
    return book;
}

#endif

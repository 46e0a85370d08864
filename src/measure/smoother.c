/*
 * measure/smoother.c - exponential smoothing, one day at a time.
 * LOAD-011, LOAD-060 .. LOAD-066
 */
#include "measure/smoother.h"

#include <string.h>

#include "base/check.h"
#include "base/number.h"

static const double LN2 = 0x1.62e42fefa39efp-1;
static const double VANISHED = 0x1p-960; /* LOAD-066: keeps subnormals out */
static const double WARM = 0.95;         /* LOAD-064 */
static const double STALE_SHARE = 0.5;   /* LOAD-064 */

/* Range of the argument of a convention, by KL_CONV_. LOAD-011 */
static const double conv_range[][2] = {
    {1.0, 1000.0}, {0.5, 1000.0}, {1.0, 1000.0}, {0.25, 1000.0}, {0.001, 5.0}, {0.001, 1.0},
};

static double alpha_of(int32_t conv, double arg)
{
    switch (conv) {
        case KL_CONV_SPAN:
            return 2.0 / (arg + 1.0);
        case KL_CONV_TAU:
            return 1.0 - kl__exp(-(1.0 / arg));
        case KL_CONV_INV_TAU:
            return 1.0 / arg;
        case KL_CONV_HALFLIFE:
            return 1.0 - kl__exp(-(LN2 / arg));
        case KL_CONV_LAMBDA:
            return 1.0 - kl__exp(-arg);
        default:
            return arg;
    }
}

static kl_status check_arg(int32_t conv, double arg, const char *field, kl_fault *fault)
{
    return kl__check_double(fault, field, KL_NO_INDEX, arg, conv_range[conv][0],
                            conv_range[conv][1]);
}

kl_status kl_alpha(int32_t conv, double arg, double *out_alpha, kl_fault *fault)
{
    if (!out_alpha) return kl__null(fault, "out_alpha");
    kl_status status =
        kl__check_int(fault, "conv", KL_NO_INDEX, conv, KL_CONV_SPAN, KL_CONV_DIRECT);
    if (status == KL_OK) status = check_arg(conv, arg, "arg", fault);
    if (status == KL_OK) *out_alpha = alpha_of(conv, arg);
    return status;
}

kl_status kl__smoothing_alphas(int32_t conv_a, double arg_a, int32_t conv_c, double arg_c,
                               kl__smoothing *out, kl_fault *fault)
{
    kl_status status = check_arg(conv_a, arg_a, "arg_a", fault);
    if (status == KL_OK) status = check_arg(conv_c, arg_c, "arg_c", fault);
    if (status != KL_OK) return status;
    out->alpha_a = alpha_of(conv_a, arg_a);
    out->alpha_c = alpha_of(conv_c, arg_c);
    if (out->alpha_a < out->alpha_c) {
        return kl__fail(fault, KL_E_INCONSISTENT, "arg_c", KL_NO_INDEX, arg_c);
    }
    return KL_OK;
}

static double flushed(double weight)
{
    return weight < VANISHED ? 0.0 : weight;
}

static void flush(kl__smoother *s)
{
    s->num = flushed(s->num);
    if (s->den < VANISHED) s->den = s->num = 0.0;
}

static void apply(kl__smoother *s, double alpha, double load)
{
    const double beta = 1.0 - alpha;
    s->num = beta * s->num + alpha * load;
    s->den = beta * s->den + alpha;
    flush(s);
}

/* One day after seeding. LOAD-062 */
static void take_day(kl__smoother *s, double alpha, int32_t missing, int32_t state, double load)
{
    if (kl__is_known(state) || missing == KL_EWMA_ZERO) {
        apply(s, alpha, load);
    } else if (missing == KL_EWMA_DECAY) {
        const double beta = 1.0 - alpha;
        s->num = beta * s->num;
        s->den = beta * s->den;
        flush(s);
    }
}

static void seed(kl__smoother *s, double value)
{
    s->num = value;
    s->den = 1.0;
    s->seeded = 1;
}

/* MEAN_K and SMA_K on the k-th observed day, which is day i. LOAD-061 */
static void seed_by_mean(const kl__smoothing *o, double alpha, const kl__days *days, int32_t i,
                         kl__smoother *s)
{
    double sum = 0.0;
    int32_t count = 0;
    for (int32_t j = i - o->k + 1; j <= i; j++) {
        if (!kl__is_known(kl__state_at(days, j)) && o->missing != KL_EWMA_ZERO) continue;
        sum += kl__load_at(days, j);
        count++;
    }
    if (count == 0) return;
    seed(s, sum / (double)count);
    if (o->seed == KL_SEED_SMA_K) return;
    for (int32_t j = i - o->k + 1; j <= i; j++) {
        take_day(s, alpha, o->missing, kl__state_at(days, j), kl__load_at(days, j));
    }
}

/* A day before there is a value. n counts the observed days, day i included. */
static void try_to_seed(const kl__smoothing *o, double alpha, const kl__days *days, int32_t i,
                        int32_t n, kl__smoother *s)
{
    const int by_mean = o->seed == KL_SEED_MEAN_K || o->seed == KL_SEED_SMA_K;
    if (by_mean && n < o->k) return;
    if (by_mean && n == o->k) {
        seed_by_mean(o, alpha, days, i, s);
        return;
    }
    if (kl__is_known(kl__state_at(days, i)) || o->missing == KL_EWMA_ZERO) {
        seed(s, kl__load_at(days, i));
    }
}

static void push_one(const kl__smoothing *o, double alpha, const kl__days *days, int32_t i,
                     int32_t n, kl__smoother *s)
{
    const int32_t state = kl__state_at(days, i);
    const double beta = 1.0 - alpha;
    s->obs = flushed(kl__is_known(state) ? beta * s->obs + alpha : beta * s->obs);
    s->full = beta * s->full + alpha;
    if (s->seeded) take_day(s, alpha, o->missing, state, kl__load_at(days, i));
    else try_to_seed(o, alpha, days, i, n, s);
}

static void start_one(int32_t seed_rule, double v0, kl__smoother *s)
{
    memset(s, 0, sizeof *s);
    s->seeded = seed_rule == KL_SEED_DEBIASED;
    if (seed_rule == KL_SEED_ZERO) seed(s, 0.0);
    if (seed_rule == KL_SEED_VALUE) seed(s, flushed(v0)); /* or a ratio to it were infinite */
}

static kl__maybe value_of(const kl__smoother *s)
{
    const kl__maybe none = {0.0, 0, 0};
    if (!(s->den > 0.0)) return none;
    const kl__maybe some = {s->num / s->den, 1, 0};
    return some;
}

static void remember(kl__smoother_pair *pair)
{
    pair->recent_a[pair->n % KL__RECENT] = value_of(&pair->a);
    pair->recent_c[pair->n % KL__RECENT] = value_of(&pair->c);
}

void kl__pair_start(const kl__smoothing *o, kl__smoother_pair *pair)
{
    memset(pair, 0, sizeof *pair);
    start_one(o->seed, o->v0_a, &pair->a);
    start_one(o->seed, o->v0_c, &pair->c);
    remember(pair);
}

void kl__pair_push(const kl__smoothing *o, const kl__days *days, int32_t i,
                   kl__smoother_pair *pair)
{
    pair->n++;
    push_one(o, o->alpha_a, days, i, pair->n, &pair->a);
    push_one(o, o->alpha_c, days, i, pair->n, &pair->c);
    remember(pair);
}

void kl__pair_run(const kl__smoothing *o, const kl__days *days, int32_t t,
                  kl__smoother_pair *pair)
{
    kl__pair_start(o, pair);
    for (int32_t i = days->first; i <= t; i++) kl__pair_push(o, days, i, pair);
}

kl__maybe kl__pair_recent(const kl__smoother_pair *pair, int chronic, int32_t back)
{
    const kl__maybe none = {0.0, 0, 0};
    const int32_t n = pair->n - back;
    if (n < 0) return none;
    return chronic ? pair->recent_c[n % KL__RECENT] : pair->recent_a[n % KL__RECENT];
}

uint32_t kl__pair_flags(const kl__smoother_pair *pair)
{
    uint32_t flags = pair->c.full < WARM ? KL_FLAG_WARMUP : 0;
    if (pair->a.obs < STALE_SHARE * pair->a.full || pair->c.obs < STALE_SHARE * pair->c.full) {
        flags |= KL_FLAG_STALE;
    }
    return flags;
}

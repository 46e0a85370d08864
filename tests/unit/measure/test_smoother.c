/*
 * Unit tests of measure/smoother.c: LOAD-011, LOAD-060 .. LOAD-062, LOAD-064, LOAD-066.
 */
#include "measure/smoother.h"

#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "daily.h"
#include "metric_options.h"

enum { NO_INDEX = -1 };

/* LOAD-011: the examples of the specification, to the bit. */
Test(smoother, gives_the_constants_of_the_specification)
{
    static const struct {
        int32_t conv;
        double arg, alpha;
    } rows[] = {
        {KL_CONV_SPAN, 7.0, 0.25},
        {KL_CONV_SPAN, 28.0, 0.068965517241379309},
        {KL_CONV_TAU, 7.0, 0.13312210024981841},
        {KL_CONV_TAU, 42.0, 0.023528313347756735},
        {KL_CONV_INV_TAU, 7.0, 0.14285714285714285},
        {KL_CONV_HALFLIFE, 3.5, 0.17966464399236204},
        {KL_CONV_HALFLIFE, 14.0, 0.048304846989380423},
        {KL_CONV_LAMBDA, 0.1, 0.095162581964040482},
        {KL_CONV_DIRECT, 0.3, 0.3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double alpha = -1.0;
        cr_expect_eq(kl_alpha(rows[i].conv, rows[i].arg, &alpha, NULL), KL_OK);
        cr_expect_eq(alpha, rows[i].alpha, "conv %d: %.17g", rows[i].conv, alpha);
    }
}

/* LOAD-011: each convention has its own range, ends included. */
Test(smoother, keeps_arguments_in_the_range_of_their_convention)
{
    static const double range[][2] = {{1.0, 1000.0},  {0.5, 1000.0}, {1.0, 1000.0},
                                      {0.25, 1000.0}, {0.001, 5.0},  {0.001, 1.0}};
    for (int32_t conv = KL_CONV_SPAN; conv <= KL_CONV_DIRECT; conv++) {
        const double low = range[conv][0];
        const double high = range[conv][1];
        const double outside[] = {NAN, INFINITY, -INFINITY, nextafter(low, 0.0),
                                  nextafter(high, INFINITY)};
        double alpha;
        cr_expect_eq(kl_alpha(conv, low, &alpha, NULL), KL_OK);
        cr_expect(alpha > 0.0 && alpha <= 1.0);
        cr_expect_eq(kl_alpha(conv, high, &alpha, NULL), KL_OK);
        cr_expect(alpha > 0.0 && alpha <= 1.0);
        for (int i = 0; i < 5; i++) {
            kl_fault fault = {"", 0, 0};
            alpha = 42.0;
            expect_refusal(kl_alpha(conv, outside[i], &alpha, &fault), &fault, KL_E_RANGE, "arg",
                           NO_INDEX, outside[i]);
            cr_expect_eq(kl_alpha(conv, outside[i], &alpha, NULL), KL_E_RANGE);
            cr_expect_eq(alpha, 42.0);
        }
    }
}

Test(smoother, refuses_what_is_no_convention)
{
    static const int32_t no_conv[] = {-1, KL_CONV_DIRECT + 1, KL_UNKNOWN};
    kl_fault fault = {"", 0, 0};
    for (int i = 0; i < 3; i++) {
        double alpha = 42.0;
        expect_refusal(kl_alpha(no_conv[i], NAN, &alpha, &fault), &fault, KL_E_RANGE, "conv",
                       NO_INDEX, no_conv[i]);
        cr_expect_eq(alpha, 42.0);
    }
    expect_refusal(kl_alpha(-1, NAN, NULL, &fault), &fault, KL_E_NULL, "out_alpha", NO_INDEX, 0);
}

/* ---- the engine ---- */

static kl__smoothing smoothing_of(int32_t seed, int32_t missing, double alpha_a, double alpha_c)
{
    const kl__smoothing s = {.alpha_a = alpha_a,
                             .alpha_c = alpha_c,
                             .v0_a = 30.0,
                             .v0_c = 20.0,
                             .seed = seed,
                             .k = 3,
                             .missing = missing};
    return s;
}

static kl__days days_of(const daily *d)
{
    const kl_series series = series_of(d);
    kl__days days;
    cr_assert_eq(kl__series_check(&series, &days, NULL), KL_OK);
    return days;
}

/* After all days of these letters; every L and X is 8 unless loads are given. */
static kl__smoother after(int32_t seed, int32_t missing, const char *letters, const double *loads)
{
    static const double eights[] = {8, 8, 8, 8, 8, 8, 8, 8, 8, 8};
    daily d = {.n = 0};
    add_letters(&d, letters, loads ? loads : eights);
    const kl__days days = days_of(&d);
    const kl__smoothing s = smoothing_of(seed, missing, 0.5, 0.25);
    kl__smoother_pair pair;
    kl__pair_run(&s, &days, days.n - 1, &pair);
    return pair.a;
}

static void expect_state(const kl__smoother *s, int seeded, double num, double den)
{
    cr_expect_eq(s->seeded, seeded);
    cr_expect_eq(s->num, num, "num %.17g instead of %.17g", s->num, num);
    cr_expect_eq(s->den, den, "den %.17g instead of %.17g", s->den, den);
}

#define EXPECT_AFTER(seed, missing, letters, seeded, num, den)                \
    do {                                                                      \
        const kl__smoother s = after(seed, KL_EWMA_##missing, letters, NULL); \
        expect_state(&s, seeded, num, den);                                   \
    } while (0)

/* LOAD-061: what each seed holds before, on, and after its day; alpha is 1/2. */
Test(smoother, starts_from_its_seed)
{
    EXPECT_AFTER(KL_SEED_DEBIASED, DECAY, "U", 1, 0.0, 0.0);
    EXPECT_AFTER(KL_SEED_DEBIASED, DECAY, "L", 1, 4.0, 0.5);
    EXPECT_AFTER(KL_SEED_ZERO, DECAY, "U", 1, 0.0, 1.0);
    EXPECT_AFTER(KL_SEED_ZERO, DECAY, "L", 1, 4.0, 1.0);
    EXPECT_AFTER(KL_SEED_VALUE, DECAY, "U", 1, 30.0, 1.0);
    EXPECT_AFTER(KL_SEED_VALUE, DECAY, "L", 1, 19.0, 1.0);
    EXPECT_AFTER(KL_SEED_FIRST, DECAY, "UM", 0, 0.0, 0.0);
    EXPECT_AFTER(KL_SEED_FIRST, DECAY, "MML", 1, 8.0, 1.0);
    EXPECT_AFTER(KL_SEED_FIRST, DECAY, "MMLR", 1, 4.0, 1.0);
    EXPECT_AFTER(KL_SEED_FIRST, ZERO, "M", 1, 0.0, 1.0);
    EXPECT_AFTER(KL_SEED_FIRST, ZERO, "XL", 1, 8.0, 1.0);
}

/* LOAD-061: the mean of the first three days; MEAN_K then applies them as well. */
Test(smoother, starts_from_a_mean)
{
    for (int32_t seed = KL_SEED_MEAN_K; seed <= KL_SEED_SMA_K; seed++) {
        EXPECT_AFTER(seed, DECAY, "LR", 0, 0.0, 0.0);
        EXPECT_AFTER(seed, DECAY, "MMM", 0, 0.0, 0.0);
        EXPECT_AFTER(seed, DECAY, "MMMM", 0, 0.0, 0.0);
        EXPECT_AFTER(seed, DECAY, "MMMML", 1, 8.0, 1.0);
        EXPECT_AFTER(seed, DECAY, "MMMMLR", 1, 4.0, 1.0);
    }
    EXPECT_AFTER(KL_SEED_SMA_K, DECAY, "LRL", 1, 16.0 / 3.0, 1.0);
    EXPECT_AFTER(KL_SEED_SMA_K, DECAY, "LMR", 1, 4.0, 1.0);
    EXPECT_AFTER(KL_SEED_SMA_K, DECAY, "ULMRR", 1, 2.0, 1.0);
    EXPECT_AFTER(KL_SEED_SMA_K, HOLD, "LXR", 1, 4.0, 1.0);
    EXPECT_AFTER(KL_SEED_SMA_K, ZERO, "LXR", 1, 16.0 / 3.0, 1.0);
    EXPECT_AFTER(KL_SEED_SMA_K, ZERO, "LMR", 1, 8.0 / 3.0, 1.0);
    EXPECT_AFTER(KL_SEED_SMA_K, ZERO, "MMM", 1, 0.0, 1.0);
    EXPECT_AFTER(KL_SEED_MEAN_K, DECAY, "LRR", 1, ((8.0 / 3.0) * 0.5 + 4.0) * 0.5 * 0.5, 1.0);
    EXPECT_AFTER(KL_SEED_MEAN_K, DECAY, "LMR", 1, (4.0 * 0.5 + 4.0) * 0.5 * 0.5,
                 1.0 * 0.5 * 0.5 + 0.5);
    EXPECT_AFTER(KL_SEED_MEAN_K, HOLD, "LMR", 1, (4.0 * 0.5 + 4.0) * 0.5, 1.0);
    EXPECT_AFTER(KL_SEED_MEAN_K, ZERO, "XXL", 1, 8.0, 1.0);
}

/* LOAD-062: the value stays and its weight fades; nothing happens; or the lower bound counts. */
Test(smoother, takes_unknown_days_by_rule)
{
    EXPECT_AFTER(KL_SEED_ZERO, DECAY, "LM", 1, 2.0, 0.5);
    EXPECT_AFTER(KL_SEED_ZERO, DECAY, "LX", 1, 2.0, 0.5);
    EXPECT_AFTER(KL_SEED_ZERO, HOLD, "LMX", 1, 4.0, 1.0);
    EXPECT_AFTER(KL_SEED_ZERO, ZERO, "LM", 1, 2.0, 1.0);
    EXPECT_AFTER(KL_SEED_ZERO, ZERO, "LX", 1, 6.0, 1.0);
    EXPECT_AFTER(KL_SEED_DEBIASED, DECAY, "MMM", 1, 0.0, 0.0);
    EXPECT_AFTER(KL_SEED_DEBIASED, ZERO, "MX", 1, 4.0, 0.75);
}

/* LOAD-060: known and observed weight are counted from the first day, whatever the seed. */
Test(smoother, counts_the_weight_of_known_days)
{
    for (int32_t seed = KL_SEED_DEBIASED; seed <= KL_SEED_SMA_K; seed++) {
        for (int32_t missing = KL_EWMA_DECAY; missing <= KL_EWMA_ZERO; missing++) {
            const kl__smoother s = after(seed, missing, "UULRMX", NULL);
            cr_expect_eq(s.obs, (0.5 * 0.5 + 0.5) * 0.5 * 0.5);
            cr_expect_eq(s.full, 0.9375);
        }
    }
}

/* ---- LOAD-060 .. LOAD-062 and LOAD-066 word for word ---- */

static const double TINY = 0x1p-960;

static void flush_by_the_book(kl__smoother *s)
{
    if (s->num < TINY) s->num = 0.0;
    if (s->den < TINY) s->den = s->num = 0.0;
}

static void apply_by_the_book(kl__smoother *s, double alpha, double load)
{
    s->num = (1.0 - alpha) * s->num + alpha * load;
    s->den = (1.0 - alpha) * s->den + alpha;
    flush_by_the_book(s);
}

static void after_seeding(kl__smoother *s, double alpha, int32_t missing, int known, double load)
{
    if (known) {
        apply_by_the_book(s, alpha, load);
    } else if (missing == KL_EWMA_DECAY) {
        s->num *= 1.0 - alpha;
        s->den *= 1.0 - alpha;
        flush_by_the_book(s);
    }
}

static void set_value(kl__smoother *s, double value)
{
    s->num = value;
    s->den = 1.0;
    s->seeded = 1;
}

static kl__smoother by_the_book(const kl__smoothing *o, double alpha, double v0, const daily *d,
                                size_t n_days)
{
    kl__smoother s = {0};
    size_t first = 0;
    if (o->seed == KL_SEED_DEBIASED) s.seeded = 1;
    if (o->seed == KL_SEED_ZERO) set_value(&s, 0.0);
    if (o->seed == KL_SEED_VALUE) set_value(&s, v0 < TINY ? 0.0 : v0);
    const int waits = o->seed == KL_SEED_MEAN_K || o->seed == KL_SEED_SMA_K;
    while (first < n_days && d->state[first] == KL_DAY_UNOBSERVED) first++;
    for (size_t i = first; i < n_days; i++) {
        const int really = d->state[i] == KL_DAY_REST || d->state[i] == KL_DAY_LOAD;
        const int known = really || o->missing == KL_EWMA_ZERO;
        const int32_t n = (int32_t)(i - first) + 1;
        s.obs = (1.0 - alpha) * s.obs + (really ? alpha : 0.0);
        if (s.obs < TINY) s.obs = 0.0;
        s.full = (1.0 - alpha) * s.full + alpha;
        if (s.seeded) {
            after_seeding(&s, alpha, o->missing, known, d->load[i]);
        } else if (!waits || n > o->k) {
            if (known) set_value(&s, d->load[i]);
        } else if (n == o->k) {
            double sum = 0.0;
            double count = 0.0;
            for (size_t j = first; j <= i; j++) {
                const int counts = d->state[j] == KL_DAY_REST || d->state[j] == KL_DAY_LOAD ||
                                   o->missing == KL_EWMA_ZERO;
                sum += counts ? d->load[j] : 0.0;
                count += counts;
            }
            if (count == 0.0) continue;
            set_value(&s, sum / count);
            for (size_t j = first; j <= i && o->seed == KL_SEED_MEAN_K; j++) {
                const int counts = d->state[j] == KL_DAY_REST || d->state[j] == KL_DAY_LOAD ||
                                   o->missing == KL_EWMA_ZERO;
                after_seeding(&s, alpha, o->missing, counts, d->load[j]);
            }
        }
    }
    return s;
}

static void expect_value(const kl__maybe *value, const kl__smoother *s)
{
    cr_assert_eq(value->exists, s->den > 0.0);
    if (value->exists) cr_assert_eq(value->value, s->num / s->den);
}

Test(smoother, computes_as_the_specification_says)
{
    random_source source = random_from(70);
    for (int trial = 0; trial < 300; trial++) {
        const daily_mix mix = {random_int(&source, 0, 90), random_int(&source, 0, 1) * 70, 9999,
                               trial % 2};
        const daily d = random_daily(&source, &mix, (size_t)random_int(&source, 0, 5), 90);
        const kl__days days = days_of(&d);
        kl__smoothing s =
            smoothing_of(trial % 6, trial / 6 % 3, 0.999, random_int(&source, 1, 999) / 1000.0);
        s.alpha_a -= random_int(&source, 0, 1) * 0.5;
        s.k = random_int(&source, 1, 42);
        kl__smoother_pair pair;
        kl__pair_start(&s, &pair);
        for (int32_t i = days.first; i < days.n; i++) {
            kl__pair_push(&s, &days, i, &pair);
            const kl__smoother a = by_the_book(&s, s.alpha_a, s.v0_a, &d, (size_t)i + 1);
            const kl__smoother c = by_the_book(&s, s.alpha_c, s.v0_c, &d, (size_t)i + 1);
            cr_assert(same_bits(&pair.a, &a, sizeof a));
            cr_assert(same_bits(&pair.c, &c, sizeof c));
            const kl__maybe value_a = kl__pair_recent(&pair, 0, 0);
            const kl__maybe value_c = kl__pair_recent(&pair, 1, 0);
            expect_value(&value_a, &a);
            expect_value(&value_c, &c);
        }
    }
}

/* LOAD-066: what has faded beyond 2^-960 is gone, and the value with it. */
Test(smoother, leaves_no_subnormals)
{
    const kl__smoothing s = smoothing_of(KL_SEED_DEBIASED, KL_EWMA_DECAY, 0.875, 0.5);
    for (int rest = 0; rest <= 1; rest++) {
        daily d = {.n = 0};
        add_days(&d, 1, KL_DAY_LOAD, 1.0);
        add_days(&d, 330, rest ? KL_DAY_REST : KL_DAY_MISSING, 0.0);
        const kl__days days = days_of(&d);
        kl__smoother_pair pair;
        kl__pair_start(&s, &pair);
        for (int32_t i = 0; i < days.n; i++) {
            kl__pair_push(&s, &days, i, &pair);
            /* 7/8 x 2^-3i: the 319th day after is 2^-957.19, the 320th below 2^-960 */
            cr_assert_eq(pair.a.num > 0.0, i <= 319, "day %d: %a", i, pair.a.num);
            cr_assert_eq(pair.a.den > 0.0, rest || i <= 319);
            cr_assert_eq(pair.a.obs > 0.0, rest || i <= 319);
            cr_assert(pair.c.num > 0.0);
        }
        const kl__maybe value = kl__pair_recent(&pair, 0, 0);
        cr_expect_eq(value.exists, rest);
        cr_expect_eq(value.value, 0.0);
    }
}

/* LOAD-066: 2^-960 itself is still there. */
Test(smoother, keeps_the_least_weight)
{
    const kl__smoothing s = smoothing_of(KL_SEED_DEBIASED, KL_EWMA_DECAY, 0.5, 0.5);
    daily d = {.n = 0};
    add_letters(&d, "MM", NULL);
    const kl__days days = days_of(&d);
    kl__smoother_pair pair;
    kl__pair_start(&s, &pair);
    pair.a.num = pair.a.den = pair.a.obs = 0x1p-959;
    kl__pair_push(&s, &days, 0, &pair);
    expect_state(&pair.a, 1, 0x1p-960, 0x1p-960);
    cr_expect_eq(pair.a.obs, 0x1p-960);
    kl__pair_push(&s, &days, 1, &pair);
    expect_state(&pair.a, 1, 0.0, 0.0);
    cr_expect_eq(pair.a.obs, 0.0);
}

/* LOAD-001, LOAD-066: a seed that is no ordinary number is gone as well. */
Test(smoother, starts_from_no_subnormal)
{
    static const double v0[] = {0x1p-1074, 0x1.fffffffffffffp-961, 0x1p-960};
    for (int i = 0; i < 3; i++) {
        kl__smoothing s = smoothing_of(KL_SEED_VALUE, KL_EWMA_HOLD, 0.5, 0.25);
        kl__smoother_pair pair;
        s.v0_a = s.v0_c = v0[i];
        kl__pair_start(&s, &pair);
        cr_expect_eq(kl__pair_recent(&pair, 0, 0).value, i == 2 ? v0[i] : 0.0);
        cr_expect_eq(kl__pair_recent(&pair, 1, 0).value, i == 2 ? v0[i] : 0.0);
    }
}

/* LOAD-071 needs 28 days back and the evening before the first of them. */
Test(smoother, remembers_recent_values)
{
    random_source source = random_from(71);
    const daily_mix mix = {50, 10, 9999, 0};
    const daily d = random_daily(&source, &mix, 4, 100);
    const kl__days days = days_of(&d);
    const kl__smoothing s = smoothing_of(KL_SEED_VALUE, KL_EWMA_DECAY, 0.5, 0.25);
    double a[100] = {30.0};
    double c[100] = {20.0};
    kl__smoother_pair pair;
    kl__pair_start(&s, &pair);
    for (int32_t n = 1; days.first + n - 1 < days.n; n++) {
        kl__pair_push(&s, &days, days.first + n - 1, &pair);
        a[n] = pair.a.num / pair.a.den;
        c[n] = pair.c.num / pair.c.den;
        for (int32_t back = 0; back < KL__RECENT; back++) {
            const kl__maybe value_a = kl__pair_recent(&pair, 0, back);
            const kl__maybe value_c = kl__pair_recent(&pair, 1, back);
            cr_assert_eq(value_a.exists, n - back >= 0);
            cr_assert_eq(value_c.exists, n - back >= 0);
            if (n - back < 0) continue;
            cr_assert_eq(value_a.value, a[n - back]);
            cr_assert_eq(value_c.value, c[n - back]);
        }
    }
}

/* LOAD-064: 42 observed days for span 28, 126 for tau 42. */
Test(smoother, says_when_it_is_warm)
{
    static const struct {
        int32_t conv;
        double arg;
        int32_t days;
    } rows[] = {{KL_CONV_SPAN, 28.0, 42}, {KL_CONV_TAU, 42.0, 126}};
    daily d = {.n = 0};
    add_days(&d, 130, KL_DAY_LOAD, 5.0);
    const kl__days days = days_of(&d);
    for (int i = 0; i < 2; i++) {
        kl__smoothing s = smoothing_of(KL_SEED_ZERO, KL_EWMA_DECAY, 0.0, 0.0);
        cr_assert_eq(kl__smoothing_alphas(KL_CONV_SPAN, 7.0, rows[i].conv, rows[i].arg, &s, NULL),
                     KL_OK);
        kl__smoother_pair pair;
        kl__pair_start(&s, &pair);
        for (int32_t t = 0; t < days.n; t++) {
            kl__pair_push(&s, &days, t, &pair);
            cr_assert_eq(kl__pair_flags(&pair), t + 1 < rows[i].days ? KL_FLAG_WARMUP : 0);
        }
    }
}

/* LOAD-064: less than half of the weight of either smoother; exactly half is enough. */
Test(smoother, says_when_it_is_stale)
{
    kl__smoother_pair pair = {.a = {.obs = 0.5, .full = 1.0}, .c = {.obs = 0.5, .full = 1.0}};
    cr_expect_eq(kl__pair_flags(&pair), 0);
    pair.a.obs = 0.49;
    cr_expect_eq(kl__pair_flags(&pair), KL_FLAG_STALE);
    pair.a.obs = 0.5;
    pair.c.obs = 0.49;
    cr_expect_eq(kl__pair_flags(&pair), KL_FLAG_STALE);
    pair.c.obs = 0.95;
    pair.c.full = 0.95;
    cr_expect_eq(kl__pair_flags(&pair), 0);
    pair.c.full = nextafter(0.95, 0.0);
    cr_expect_eq(kl__pair_flags(&pair), KL_FLAG_WARMUP);
}

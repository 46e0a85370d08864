/*
 * measure/ewma.c - the EWMA ratio and its inverse.
 * LOAD-060 .. LOAD-066, LOAD-112
 */
#include "measure/ewma.h"

#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "base/number.h"
#include "measure/rolling.h"

#define ROW(id, type, member) {"EW." id, type, offsetof(kl_ewma_options, member), 0}

static const kl__field fields[] = {
    ROW("conv_a", KL__INT, conv_a),
    ROW("arg_a", KL__FINITE, arg_a),
    ROW("conv_c", KL__INT, conv_c),
    ROW("arg_c", KL__FINITE, arg_c),
    ROW("seed", KL__INT, seed),
    ROW("k", KL__INT, k),
    ROW("v0_a", KL__DOUBLE, v0_a),
    ROW("v0_c", KL__DOUBLE, v0_c),
    ROW("missing", KL__INT, missing),
    ROW("lag", KL__INT, lag),
    ROW("cov_num", KL__INT, cov_num),
    ROW("cov_den", KL__INT, cov_den),
    ROW("legacy", KL__INT, legacy),
    {"EW.thr", KL__THRESHOLDS, offsetof(kl_ewma_options, thr), offsetof(kl_ewma_options, n_thr)},
    ROW("layoff_gap", KL__INT, layoff_gap),
    ROW("layoff_hold", KL__INT, layoff_hold),
    ROW("open_day", KL__OPTIONAL_INT, open_day),
};

const kl__options_layout kl__ewma_layout = {sizeof(kl_ewma_options),
                                            sizeof fields / sizeof fields[0], fields};

kl_status kl__ewma_read(const kl_ewma_options *given, kl_ewma_options *out,
                        kl__smoothing *smoothing, kl_fault *fault)
{
    kl_status status = kl__options_read(&kl__ewma_layout, given, out, fault);
    if (status == KL_OK) {
        status = kl__smoothing_alphas(out->conv_a, out->arg_a, out->conv_c, out->arg_c,
                                      smoothing, fault);
    }
    if (status != KL_OK) return status;
    if (out->cov_num > out->cov_den) {
        return kl__fail(fault, KL_E_INCONSISTENT, "cov_num", KL_NO_INDEX, out->cov_num);
    }
    smoothing->v0_a = out->v0_a;
    smoothing->v0_c = out->v0_c;
    smoothing->seed = out->seed;
    smoothing->k = out->k;
    smoothing->missing = out->missing;
    smoothing->reserved = 0;
    return KL_OK;
}

/* With a lag the chronic value is an earlier one, and the seed is no day. LOAD-065 */
static kl__maybe chronic_value(const kl_ewma_options *o, const kl__smoother_pair *pair)
{
    const kl__maybe none = {0.0, 0, 0};
    if (o->lag > 0 && pair->n - o->lag < 1) return none;
    return kl__pair_recent(pair, 1, o->lag);
}

static uint32_t context_flags(const kl__days *days, int32_t t, const kl_ewma_options *o,
                              const kl__smoother_pair *pair)
{
    uint32_t flags = kl__pair_flags(pair) | kl__plan_flag(days, t) |
                     kl__layoff_flags(days, t, o->layoff_gap, o->layoff_hold);
    if (o->lag == 0) flags |= KL_FLAG_COUPLED;
    const int low = pair->n > 0 &&
                    pair->c.obs * (double)o->cov_den < (double)o->cov_num * pair->c.full;
    if (low) flags |= KL_FLAG_LOW_COVERAGE;
    const int open = o->mode == KL_END_OF_DAY && o->open_day != KL_UNKNOWN &&
                     o->open_day == days->day0 + t;
    return open ? flags | KL_FLAG_PARTIAL_DAY : flags;
}

static void put_values(const kl__maybe *a, const kl__maybe *c, kl_ewma *out)
{
    if (a->exists) {
        out->acute = a->value;
        out->has |= KL_EWMA_HAS_ACUTE;
    }
    if (c->exists) {
        out->chronic = c->value;
        out->has |= KL_EWMA_HAS_CHRONIC;
    }
    if (a->exists && c->exists) {
        out->diff = a->value - c->value;
        out->has |= KL_EWMA_HAS_DIFF;
    }
}

static void put_ratio(const kl_ewma_options *o, kl_ewma *out)
{
    out->value = out->acute / out->chronic;
    out->defined = 1;
    out->has |= KL_EWMA_HAS_VALUE;
    for (int32_t i = 0; i < o->n_thr; i++) {
        const int above = out->acute * 1000.0 > out->chronic * (double)o->thr[i];
        out->verdict[i] = above ? KL_VERDICT_ABOVE : KL_VERDICT_NOT_ABOVE;
    }
    if (o->legacy) out->zone = kl__legacy_zone(out->acute * 1000.0, out->chronic);
}

void kl__ewma_eval(const kl__days *days, int32_t t, const kl_ewma_options *o,
                   const kl__smoother_pair *pair, kl_ewma *out)
{
    const kl__maybe a = kl__pair_recent(pair, 0, 0);
    const kl__maybe c = chronic_value(o, pair);
    memset(out, 0, sizeof *out);
    out->flags = context_flags(days, t, o, pair);
    out->den_a = pair->a.den;
    out->den_c = pair->c.den;
    out->warm = pair->c.full;
    if (pair->n > 0) {
        out->cov_a = pair->a.obs / pair->a.full;
        out->cov_c = pair->c.obs / pair->c.full;
    }
    out->n_verdicts = o->n_thr;
    out->zone = o->legacy ? KL_ZONE_UNDEFINED : KL_ZONE_NONE;
    put_values(&a, &c, out);
    if (pair->n == 0 || !(out->has & KL_EWMA_HAS_DIFF)) {
        out->flags |= KL_FLAG_NO_DATA;
    } else if (c.value == 0.0) {
        out->flags |= a.value == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_ZERO_CHRONIC;
    } else {
        put_ratio(o, out);
    }
}

void kl_ewma_options_init(kl_ewma_options *options, size_t size)
{
    kl__options_defaults(&kl__ewma_layout, options, size);
}

kl_status kl_ewma_at(const kl_series *series, int32_t day, size_t n_days,
                     const kl_ewma_options *options, kl_ewma *out, kl_fault *fault)
{
    kl__days days;
    kl_ewma_options o;
    kl__smoothing smoothing;
    kl__smoother_pair pair;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__ewma_read(options, &o, &smoothing, fault);
    if (status == KL_OK) status = kl__when_check(&days, o.mode, day, n_days, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl__pair_run(&smoothing, &days, t, &pair);
    for (size_t i = 0; i < n_days; i++, t++) {
        kl__ewma_eval(&days, t, &o, &pair, &out[i]);
        if (t + 1 >= days.first && i + 1 < n_days) kl__pair_push(&smoothing, &days, t + 1, &pair);
    }
    return KL_OK;
}

/* The load x at which acute = r x chronic tomorrow, when both smoothers take x. LOAD-112 */
static void solve_coupled(const kl__smoothing *s, const kl__smoother_pair *pair, double r,
                          kl_load_limit *out)
{
    const double beta_a = 1.0 - s->alpha_a;
    const double beta_c = 1.0 - s->alpha_c;
    const double pa = beta_a * pair->a.num;
    const double da = beta_a * pair->a.den + s->alpha_a;
    const double pc = beta_c * pair->c.num;
    const double dc = beta_c * pair->c.den + s->alpha_c;
    if (pc == 0.0) {
        out->flags |= pa == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_ZERO_CHRONIC;
        return;
    }
    const double k = s->alpha_a * dc - (r * s->alpha_c) * da;
    const double h = (r * pc) * da - pa * dc;
    out->defined = 1;
    if (h < 0.0) {
        out->flags |= KL_FLAG_ALREADY_ABOVE;
    } else if (k <= 0.0) {
        out->flags |= KL_FLAG_UNLIMITED;
        out->defined = 0;
    } else {
        out->x_max = h / k;
    }
}

/* The same with a chronic value that today cannot reach any more. */
static void solve_lagged(const kl__smoothing *s, const kl__smoother_pair *pair, double chronic,
                         double r, kl_load_limit *out)
{
    const double beta_a = 1.0 - s->alpha_a;
    const double pa = beta_a * pair->a.num;
    const double da = beta_a * pair->a.den + s->alpha_a;
    if (chronic == 0.0) {
        out->flags |= pa == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_ZERO_CHRONIC;
        return;
    }
    out->x_max = ((r * chronic) * da - pa) / s->alpha_a;
    out->defined = 1;
    if (out->x_max < 0.0) {
        out->x_max = 0.0;
        out->flags |= KL_FLAG_ALREADY_ABOVE;
    }
}

static void limit_eval(const kl__days *days, int32_t t, int32_t thr, const kl_ewma_options *o,
                       const kl__smoothing *smoothing, kl_load_limit *out)
{
    kl__smoother_pair pair;
    kl__pair_run(smoothing, days, t - 1, &pair);
    memset(out, 0, sizeof *out);
    out->flags = (kl__pair_flags(&pair) & KL_FLAG_WARMUP) |
                 kl__layoff_flags(days, t - 1, o->layoff_gap, o->layoff_hold);
    if (o->lag == 0) out->flags |= KL_FLAG_COUPLED;

    /* the acute smoother fades faster: where it has a value, the chronic one has */
    if (pair.n == 0 || !kl__pair_recent(&pair, 0, 0).exists) {
        out->flags |= KL_FLAG_NO_DATA;
        return;
    }
    const double r = (double)thr / 1000.0;
    if (o->lag == 0) {
        solve_coupled(smoothing, &pair, r, out);
    } else {
        /* seen from today, the value of `lag` days ago is one day nearer */
        const int before_first = pair.n - (o->lag - 1) < 1;
        const kl__maybe lagged = kl__pair_recent(&pair, 1, o->lag - 1);
        if (before_first || !lagged.exists) out->flags |= KL_FLAG_NO_DATA;
        else solve_lagged(smoothing, &pair, lagged.value, r, out);
    }
    if (out->defined) out->has = KL_LIMIT_HAS_X_MAX;
}

kl_status kl_ewma_limit(const kl_series *series, int32_t day, int32_t thr,
                        const kl_ewma_options *options, kl_load_limit *out, kl_fault *fault)
{
    kl__days days;
    kl_ewma_options o;
    kl__smoothing smoothing;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__ewma_read(options, &o, &smoothing, fault);
    if (status == KL_OK) status = kl__check_int(fault, "thr", KL_NO_INDEX, thr, 1, KL__THR_MAX);
    if (status == KL_OK) status = kl__limit_check(&days, day, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    limit_eval(&days, t, thr, &o, &smoothing, out);
    return KL_OK;
}

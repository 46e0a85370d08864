/*
 * measure/fitness.c - the performance management chart and its inverse.
 * LOAD-070 .. LOAD-072, LOAD-113
 */
#include "measure/fitness.h"

#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "base/number.h"

#define ROW(id, type, member) {"PM." id, type, offsetof(kl_fitness_options, member), 0}

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
    ROW("ramp_days", KL__INT, ramp_days),
    ROW("tsb_min", KL__DOUBLE, tsb_min),
    {"PM.ramp_max", KL__GATED_DOUBLE, offsetof(kl_fitness_options, ramp_max),
     offsetof(kl_fitness_options, has_ramp_max)},
};

const kl__options_layout kl__fitness_layout = {
    sizeof(kl_fitness_options), sizeof fields / sizeof fields[0], fields};

kl_status kl__fitness_read(const kl_fitness_options *given, kl_fitness_options *out,
                           kl__smoothing *smoothing, kl_fault *fault)
{
    kl_status status = kl__options_read(&kl__fitness_layout, given, out, fault);
    if (status == KL_OK) {
        status = kl__smoothing_alphas(out->conv_a, out->arg_a, out->conv_c, out->arg_c,
                                      smoothing, fault);
    }
    if (status != KL_OK) return status;
    smoothing->v0_a = out->v0_a;
    smoothing->v0_c = out->v0_c;
    smoothing->seed = out->seed;
    smoothing->k = out->k;
    smoothing->missing = out->missing;
    smoothing->reserved = 0;
    return KL_OK;
}

/* Days from t to the evening before the first observed day, when t lies before that. LOAD-071 */
static int32_t days_early(const kl__days *days, int32_t t)
{
    if (days->first >= days->n) return KL__RECENT; /* nothing was ever observed */
    return t < days->first ? days->first - 1 - t : 0;
}

static void put(int32_t bit, double value, double *field, kl_fitness *out)
{
    *field = value;
    out->has |= (uint32_t)bit;
}

void kl__fitness_eval(const kl__days *days, int32_t t, const kl_fitness_options *o,
                      const kl__smoother_pair *pair, kl_fitness *out)
{
    const int32_t early = days_early(days, t);
    const kl__maybe ctl = kl__pair_recent(pair, 1, early);
    const kl__maybe atl = kl__pair_recent(pair, 0, early);
    const kl__maybe ctl_before = kl__pair_recent(pair, 1, early + 1);
    const kl__maybe atl_before = kl__pair_recent(pair, 0, early + 1);
    const kl__maybe base = kl__pair_recent(pair, 1, early + o->ramp_days);
    memset(out, 0, sizeof *out);
    out->flags = kl__pair_flags(pair) | kl__plan_flag(days, t);
    out->warm = pair->c.full;
    if (ctl.exists) put(KL_FITNESS_HAS_CTL, ctl.value, &out->ctl, out);
    if (atl.exists) put(KL_FITNESS_HAS_ATL, atl.value, &out->atl, out);
    if (ctl.exists && atl.exists) {
        put(KL_FITNESS_HAS_TSB_END, ctl.value - atl.value, &out->tsb_end, out);
        out->defined = 1;
    } else {
        out->flags |= KL_FLAG_NO_DATA;
    }
    if (ctl_before.exists && atl_before.exists) {
        put(KL_FITNESS_HAS_TSB_START, ctl_before.value - atl_before.value, &out->tsb_start, out);
    }
    if (ctl.exists && base.exists) {
        put(KL_FITNESS_HAS_RAMP, ctl.value - base.value, &out->ramp, out);
    }
}

void kl_fitness_options_init(kl_fitness_options *options, size_t size)
{
    kl__options_defaults(&kl__fitness_layout, options, size);
}

kl_status kl_fitness_at(const kl_series *series, int32_t day, size_t n_days,
                        const kl_fitness_options *options, kl_fitness *out, kl_fault *fault)
{
    kl__days days;
    kl_fitness_options o;
    kl__smoothing smoothing;
    kl__smoother_pair pair;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__fitness_read(options, &o, &smoothing, fault);
    if (status == KL_OK) status = kl__when_check(&days, o.mode, day, n_days, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl__pair_run(&smoothing, &days, t, &pair);
    for (size_t i = 0; i < n_days; i++, t++) {
        kl__fitness_eval(&days, t, &o, &pair, &out[i]);
        if (t + 1 >= days.first && i + 1 < n_days) kl__pair_push(&smoothing, &days, t + 1, &pair);
    }
    return KL_OK;
}

static void limit_eval(const kl__days *days, int32_t t, const kl_fitness_options *o,
                       const kl__smoothing *s, kl_load_limit *out)
{
    kl__smoother_pair pair;
    kl__pair_run(s, days, t - 1, &pair);
    memset(out, 0, sizeof *out);
    out->flags = kl__pair_flags(&pair) & KL_FLAG_WARMUP;
    /* the acute smoother fades faster: where it has a value, the chronic one has */
    if (pair.n == 0 || !kl__pair_recent(&pair, 0, 0).exists) {
        out->flags |= KL_FLAG_NO_DATA;
        return;
    }
    out->defined = 1;
    const double beta_a = 1.0 - s->alpha_a;
    const double beta_c = 1.0 - s->alpha_c;
    const double da = beta_a * pair.a.den + s->alpha_a;
    const double dc = beta_c * pair.c.den + s->alpha_c;
    const double rest_a = (beta_a * pair.a.num) / da; /* the values after a day of rest */
    const double rest_c = (beta_c * pair.c.num) / dc;
    const double ka = s->alpha_a / da;
    const double kc = s->alpha_c / dc;
    if (ka - kc <= 0.0) {
        out->flags |= KL_FLAG_UNLIMITED;
    } else {
        out->x_max = ((rest_c - rest_a) - o->tsb_min) / (ka - kc);
        out->has |= KL_LIMIT_HAS_X_MAX;
        if (out->x_max < 0.0) {
            out->x_max = 0.0;
            out->flags |= KL_FLAG_ALREADY_ABOVE;
        }
    }
    const kl__maybe base = kl__pair_recent(&pair, 1, o->ramp_days - 1);
    if (o->has_ramp_max && base.exists) {
        out->x_ramp = kl__max(0.0, ((o->ramp_max + base.value) - rest_c) / kc);
        out->has |= KL_LIMIT_HAS_X_RAMP;
    }
}

kl_status kl_fitness_limit(const kl_series *series, int32_t day,
                           const kl_fitness_options *options, kl_load_limit *out,
                           kl_fault *fault)
{
    kl__days days;
    kl_fitness_options o;
    kl__smoothing smoothing;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__fitness_read(options, &o, &smoothing, fault);
    if (status == KL_OK) status = kl__limit_check(&days, day, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    limit_eval(&days, t, &o, &smoothing, out);
    return KL_OK;
}

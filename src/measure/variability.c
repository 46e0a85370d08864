/*
 * measure/variability.c - monotony, strain, their inverse, and the week-to-week options.
 * LOAD-053, LOAD-080 .. LOAD-083, LOAD-115
 */
#include "measure/variability.h"

#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "base/number.h"

#define ROW(id, type, member) {"MO." id, type, offsetof(kl_monotony_options, member), 0}

static const kl__field fields[] = {
    ROW("window", KL__INT, window),
    ROW("sd", KL__INT, sd),
    ROW("cap", KL__DOUBLE, cap),
    ROW("missing", KL__INT, missing),
};

const kl__options_layout kl__monotony_layout = {
    sizeof(kl_monotony_options), sizeof fields / sizeof fields[0], fields};

enum { WEEK_TO_WEEK_THRESHOLD = 1300 }; /* LOAD-053 [Nielsen2014] */

/* What stands in a window of days. */
typedef struct content {
    int32_t unobserved;
    int32_t missing;
    int32_t unmeasured;
    double sum; /* sums oldest first, unknown days at their lower bound */
    double sum_of_squares;
    double least;
    double largest;
} content;

static content content_of(const kl__days *days, int32_t from, int32_t to)
{
    content c = {0, 0, 0, 0.0, 0.0, kl__load_at(days, from), kl__load_at(days, from)};
    for (int32_t i = from; i <= to; i++) {
        const int32_t state = kl__state_at(days, i);
        const double load = kl__load_at(days, i);
        c.unobserved += state == KL_DAY_UNOBSERVED;
        c.missing += state == KL_DAY_MISSING;
        c.unmeasured += state == KL_DAY_UNMEASURED;
        c.sum += load;
        c.sum_of_squares += load * load;
        c.least = kl__min(c.least, load);
        c.largest = kl__max(c.largest, load);
    }
    return c;
}

/* WARMUP first, then LOW_COVERAGE; 0 when the window can be evaluated. LOAD-080 */
static uint32_t obstacle(const content *c, const kl_monotony_options *o)
{
    if (c->unobserved > 0) return KL_FLAG_WARMUP;
    const int unknown = c->missing + c->unmeasured > 0;
    return unknown && o->missing == KL_MONOTONY_STRICT ? KL_FLAG_LOW_COVERAGE : 0;
}

static double squared_deviations(const kl__days *days, int32_t from, int32_t to, double mean)
{
    double sum = 0.0;
    for (int32_t i = from; i <= to; i++) {
        const double deviation = kl__load_at(days, i) - mean;
        sum += deviation * deviation;
    }
    return sum;
}

static void put_monotony(double monotony, kl_monotony *out)
{
    out->monotony = monotony;
    out->strain = out->sum * monotony;
    out->has |= KL_MONOTONY_HAS_MONOTONY;
    out->defined = 1;
}

static void put_bounded(double bounded, kl_monotony *out)
{
    out->bounded = bounded;
    out->strain_bounded = 2.0 * (out->sum * bounded);
    out->has |= KL_MONOTONY_HAS_BOUNDED;
}

/* All days alike: no spread to divide by. LOAD-082 */
static void put_degenerate(const kl_monotony_options *o, kl_monotony *out)
{
    out->flags |= KL_FLAG_DEGENERATE;
    put_bounded(1.0, out);
    if (o->cap > 0.0) {
        out->flags |= KL_FLAG_CAPPED;
        put_monotony(o->cap, out);
    }
}

static void put_spread(double deviations, const kl_monotony_options *o, kl_monotony *out)
{
    const double w = (double)o->window;
    const double sd_pop = kl__sqrt(deviations / w);
    out->sd = o->sd == KL_SD_POP ? sd_pop : kl__sqrt(deviations / (w - 1.0));
    double monotony = out->mean / out->sd;
    if (o->cap > 0.0 && monotony > o->cap) {
        monotony = o->cap;
        out->flags |= KL_FLAG_CAPPED;
    }
    put_monotony(monotony, out);
    put_bounded(out->mean / (out->mean + sd_pop), out);
}

void kl__monotony_eval(const kl__days *days, int32_t t, const kl_monotony_options *o,
                       kl_monotony *out)
{
    const int32_t from = t - o->window + 1;
    const content c = content_of(days, from, t);
    const uint32_t stopped = obstacle(&c, o);
    memset(out, 0, sizeof *out);
    out->flags = stopped | kl__plan_flag(days, t);
    if (c.missing > 0) out->flags |= KL_FLAG_UNKNOWN_IN_WINDOW;
    if (c.unmeasured > 0) out->flags |= KL_FLAG_UNMEASURED_IN_WINDOW;
    if (stopped) return;

    out->has |= KL_MONOTONY_HAS_MEAN;
    out->sum = c.sum;
    out->mean = c.sum / (double)o->window;
    if (c.sum == 0.0) out->flags |= KL_FLAG_NO_LOAD;
    else if (c.least == c.largest) put_degenerate(o, out);
    else put_spread(squared_deviations(days, from, t, out->mean), o, out);
}

kl_status kl__monotony_read(const kl_monotony_options *given, kl_monotony_options *out,
                            kl_fault *fault)
{
    return kl__options_read(&kl__monotony_layout, given, out, fault);
}

void kl_monotony_options_init(kl_monotony_options *options, size_t size)
{
    kl__options_defaults(&kl__monotony_layout, options, size);
}

kl_status kl_monotony_at(const kl_series *series, int32_t day, size_t n_days,
                         const kl_monotony_options *options, kl_monotony *out, kl_fault *fault)
{
    kl__days days;
    kl_monotony_options o;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__monotony_read(options, &o, fault);
    if (status == KL_OK) status = kl__when_check(&days, o.mode, day, n_days, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    for (size_t i = 0; i < n_days; i++) kl__monotony_eval(&days, t + (int32_t)i, &o, &out[i]);
    return KL_OK;
}

/* Roots of monotony = r for the load x of day t, after the w - 1 days before it. LOAD-115 */
static void limit_eval(const kl__days *days, int32_t t, int32_t thr,
                       const kl_monotony_options *o, kl_load_limit *out)
{
    const content before = content_of(days, t - o->window + 1, t - 1);
    const double w = (double)o->window;
    const double p = before.sum;
    const double q = before.sum_of_squares;
    const double r = (double)thr / 1000.0;
    memset(out, 0, sizeof *out);
    out->flags = obstacle(&before, o);
    if (out->flags) return;

    double r2 = r * r;
    if (o->sd == KL_SD_SAMPLE) r2 = (r2 * w) / (w - 1.0);
    const double a = r2 - (1.0 + r2) / w;
    if (p == 0.0 || a <= 0.0) {
        out->flags = p == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_DEGENERATE;
        return;
    }
    const double b = (p * (1.0 + r2)) / w;
    const double c = r2 * q - ((p * p) * (1.0 + r2)) / w;
    const double d = b * b - a * c;
    out->defined = 1;
    if (d < 0.0) {
        out->flags = KL_FLAG_UNLIMITED;
        return;
    }
    const double root = kl__sqrt(d);
    out->x_lo = (b - root) / a;
    out->x_hi = (b + root) / a;
    out->has = KL_LIMIT_HAS_X_LO | KL_LIMIT_HAS_X_HI;
    if (out->x_lo < 0.0) {
        out->x_lo = 0.0;
        out->flags = KL_FLAG_ALREADY_ABOVE;
    }
}

kl_status kl_monotony_limit(const kl_series *series, int32_t day, int32_t thr,
                            const kl_monotony_options *options, kl_load_limit *out,
                            kl_fault *fault)
{
    kl__days days;
    kl_monotony_options o;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__monotony_read(options, &o, fault);
    if (status == KL_OK) status = kl__check_int(fault, "thr", KL_NO_INDEX, thr, 1, KL__THR_MAX);
    if (status == KL_OK) status = kl__limit_check(&days, day, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    limit_eval(&days, t, thr, &o, out);
    return KL_OK;
}

kl_status kl_week_to_week_options(int32_t window, kl_rolling_options *options, size_t size,
                                  kl_fault *fault)
{
    if (!options) return kl__null(fault, "options");
    if (size < sizeof *options || size > KL__LARGEST_STRUCT) {
        return kl__fail(fault, KL_E_VERSION, "struct_size", KL_NO_INDEX, (double)size);
    }
    const kl_status status = kl__check_int(fault, "window", KL_NO_INDEX, window, 7, 14);
    if (status != KL_OK) return status;
    kl_rolling_options_init(options, size);
    options->na = window;
    options->nc = 2 * window;
    options->kind = KL_ROLLING_UNCOUPLED;
    options->n_thr = 1;
    options->thr[0] = WEEK_TO_WEEK_THRESHOLD;
    return KL_OK;
}

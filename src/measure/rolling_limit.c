/*
 * measure/rolling_limit.c - how much today, so that the rolling ratio keeps to a threshold.
 * LOAD-110, LOAD-111
 */
#include <string.h>

#include "base/check.h"
#include "base/number.h"
#include "measure/rolling.h"
#include "measure/window.h"

static const double EXACT_INTEGERS = 9007199254740992.0; /* 2^53 */

/* The equation ratio = thr / 1000 for the load x of today. */
typedef struct equation {
    int32_t thr;
    int32_t na;
    int32_t kind;
    double dc;
    double k; /* 1000 Dc, less today's own part in a coupled chronic mean */
} equation;

/* x for the acute sum s of the other days and the only-chronic sum o. */
static double solve(const equation *e, double s, double o)
{
    return ((double)((int64_t)e->thr * e->na) * o) / e->k - s;
}

static uint32_t no_load_flag(double acute)
{
    return acute == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_ZERO_CHRONIC;
}

static int above(const equation *e, const kl__parts *parts, double x)
{
    const kl__quotient q = kl__quotient_of(e->kind, parts->acute.filled + x, parts->only.filled,
                                           (double)e->na, e->dc);
    return kl__quotient_above(&q, e->thr);
}

/* Largest whole load that is not above. LOAD-111 */
static void put_whole(const equation *e, const kl__parts *parts, kl_load_limit *out)
{
    if (out->x_max >= EXACT_INTEGERS) return;
    double w = (double)(int64_t)out->x_max;
    if (above(e, parts, w)) w = kl__max(w - 1.0, 0.0);
    else if (!above(e, parts, w + 1.0)) w += 1.0;
    out->whole = w;
    out->has |= KL_LIMIT_HAS_WHOLE;
}

static void put_x_max(const equation *e, const kl__parts *parts, kl_load_limit *out)
{
    if (parts->only.filled == 0.0) {
        out->flags |= no_load_flag(parts->acute.filled);
        return;
    }
    out->x_max = solve(e, parts->acute.filled, parts->only.filled);
    if (out->x_max < 0.0) {
        out->x_max = 0.0;
        out->flags |= KL_FLAG_ALREADY_ABOVE;
    }
    out->defined = 1;
    out->has |= KL_LIMIT_HAS_X_MAX;
    put_whole(e, parts, out);
}

/* Today counts as known. */
static int low_coverage(const kl__parts *without_today, const kl_rolling_options *o)
{
    kl__parts parts = *without_today;
    parts.acute.observed++;
    parts.acute.known++;
    if (o->kind == KL_ROLLING_COUPLED) {
        parts.observed_c++;
        parts.known_c++;
    }
    const int unknown = parts.acute.known < parts.acute.observed ||
                        parts.only.known < parts.only.observed;
    return kl__parts_low_coverage(&parts, o) || (o->missing == KL_ROLLING_STRICT && unknown);
}

/* The windows that end on day t, the day itself left out. */
static void parts_before(const kl__days *days, int32_t t, const kl_rolling_options *o,
                         kl__parts *out)
{
    kl__parts_at(days, t, o, out);
    out->acute.to = t - 1;
    kl__part_count(days, &out->acute);
    kl__parts_join(o, out);
}

static void limit_eval(const kl__days *days, int32_t t, int32_t thr,
                       const kl_rolling_options *o, kl_load_limit *out)
{
    kl__parts parts;
    parts_before(days, t, o, &parts);
    memset(out, 0, sizeof *out);
    out->flags = parts.flags | kl__layoff_flags(days, t - 1, o->layoff_gap, o->layoff_hold);
    if (parts.unobserved) {
        out->flags |= KL_FLAG_WARMUP;
        return;
    }
    const int coupled = o->kind == KL_ROLLING_COUPLED;
    const int32_t dc = coupled ? o->nc : parts.only.to - parts.only.from + 1;
    const int64_t k = INT64_C(1000) * dc - (coupled ? (int64_t)thr * o->na : 0);
    if (k <= 0) {
        out->flags |= KL_FLAG_UNLIMITED;
        return;
    }
    const equation e = {thr, o->na, o->kind, (double)dc, (double)k};
    const int by_zero = o->missing == KL_ROLLING_ZERO;
    const double ceiling = kl__parts_ceiling(days, t - 1, &parts, o);
    const int32_t missing = by_zero ? KL_ROLLING_ZERO : KL_ROLLING_PART_MEAN;
    kl__part_fill(days, ceiling, missing, &parts.acute);
    kl__part_fill(days, ceiling, missing, &parts.only);
    if (parts.only.high == 0.0) {
        out->flags |= no_load_flag(parts.acute.high);
        return;
    }
    out->x_lo = kl__max(0.0, solve(&e, parts.acute.high, parts.only.low));
    out->x_hi = kl__max(0.0, solve(&e, parts.acute.low, parts.only.high));
    out->has = KL_LIMIT_HAS_X_LO | KL_LIMIT_HAS_X_HI;
    if (low_coverage(&parts, o)) {
        out->flags |= KL_FLAG_LOW_COVERAGE;
    } else if (!by_zero && (parts.acute.known == 0 || parts.only.known == 0)) {
        out->flags |= KL_FLAG_NO_DATA;
    } else {
        put_x_max(&e, &parts, out);
    }
}

kl_status kl_rolling_limit(const kl_series *series, int32_t day, int32_t thr,
                           const kl_rolling_options *options, kl_load_limit *out,
                           kl_fault *fault)
{
    kl__days days;
    kl_rolling_options o;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__rolling_read(options, &o, fault);
    if (status == KL_OK) status = kl__check_int(fault, "thr", KL_NO_INDEX, thr, 1, KL__THR_MAX);
    if (status == KL_OK) status = kl__limit_check(&days, day, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    limit_eval(&days, t, thr, &o, out);
    return KL_OK;
}

/*
 * measure/rolling.c - the rolling-average ratio with bounds and verdicts.
 * LOAD-040 .. LOAD-055
 */
#include "measure/rolling.h"

#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "base/number.h"
#include "measure/window.h"

#define ROW(id, type, member) {"RA." id, type, offsetof(kl_rolling_options, member), 0}
#define GATED(id, type, member, gate) \
    {"RA." id, type, offsetof(kl_rolling_options, member), offsetof(kl_rolling_options, gate)}

static const kl__field fields[] = {
    ROW("na", KL__INT, na),
    ROW("nc", KL__INT, nc),
    ROW("kind", KL__INT, kind),
    ROW("missing", KL__INT, missing),
    ROW("partial", KL__INT, partial),
    ROW("cov_num", KL__INT, cov_num),
    ROW("cov_den", KL__INT, cov_den),
    GATED("lmax", KL__GATED_DOUBLE, lmax, has_lmax),
    ROW("lmax_floor", KL__DOUBLE, lmax_floor),
    ROW("legacy", KL__INT, legacy),
    GATED("thr", KL__THRESHOLDS, thr, n_thr),
    ROW("layoff_gap", KL__INT, layoff_gap),
    ROW("layoff_hold", KL__INT, layoff_hold),
    ROW("open_day", KL__OPTIONAL_INT, open_day),
};

const kl__options_layout kl__rolling_layout = {
    sizeof(kl_rolling_options), sizeof fields / sizeof fields[0], fields};

/* A coupled acute share above 7/8 of its maximum says little. LOAD-051 */
static const double SATURATED_SUM = 8.0;
static const double SATURATED_ACUTE = 7.0;

kl_status kl__rolling_read(const kl_rolling_options *given, kl_rolling_options *out,
                           kl_fault *fault)
{
    const kl_status status = kl__options_read(&kl__rolling_layout, given, out, fault);
    if (status != KL_OK) return status;
    if (out->nc < 2 * out->na) {
        return kl__fail(fault, KL_E_INCONSISTENT, "nc", KL_NO_INDEX, out->nc);
    }
    if (out->cov_num > out->cov_den) {
        return kl__fail(fault, KL_E_INCONSISTENT, "cov_num", KL_NO_INDEX, out->cov_num);
    }
    return KL_OK;
}

/* The two ends of the interval: least and largest ratio the unknown days allow. */
typedef struct bounds {
    int exist;
    int unbounded; /* the largest ratio is infinite */
    kl__quotient lo;
    kl__quotient hi;
} bounds;

/* LOAD-045 */
static bounds bounds_of(const kl__parts *parts, const kl_rolling_options *o)
{
    const kl__part *a = &parts->acute;
    const kl__part *only = &parts->only;
    const int coupled = o->kind == KL_ROLLING_COUPLED;
    const double da = (double)a->observed;
    const double dc = (double)parts->observed_c;
    bounds b;
    memset(&b, 0, sizeof b);
    b.exist = (coupled ? a->high + only->high : only->high) > 0.0;
    if (!b.exist) return b;

    b.lo = kl__quotient_of(o->kind, a->low, only->high, da, dc);
    if (b.lo.s == 0.0) b.lo = kl__quotient_of(o->kind, a->high, 0.0, da, dc);
    const int idle = a->high == 0.0 && only->low == 0.0;
    b.hi = idle ? kl__quotient_of(o->kind, 0.0, only->high, da, dc)
                : kl__quotient_of(o->kind, a->high, only->low, da, dc);
    b.unbounded = b.hi.s == 0.0;
    return b;
}

static int32_t verdict_of(const bounds *b, int32_t thr)
{
    if (!b->exist) return KL_VERDICT_UNDEFINED;
    if (kl__quotient_above(&b->lo, thr)) return KL_VERDICT_ABOVE;
    if (b->unbounded || kl__quotient_above(&b->hi, thr)) return KL_VERDICT_CANNOT_TELL;
    return KL_VERDICT_NOT_ABOVE;
}

int32_t kl__legacy_zone(double a, double b)
{
    if (a < b * 800.0) return KL_ZONE_UNDER;
    if (a >= b * 1500.0) return KL_ZONE_DANGER;
    return a > b * 1300.0 ? KL_ZONE_INTERMEDIATE : KL_ZONE_SWEET_SPOT;
}

static int32_t zone_of_end(const kl__quotient *q)
{
    return kl__legacy_zone((q->sa * q->dc) * 1000.0, q->s * q->da);
}

static int32_t zone_of(const bounds *b)
{
    if (!b->exist) return KL_ZONE_UNDEFINED;
    const int32_t hi = b->unbounded ? KL_ZONE_DANGER : zone_of_end(&b->hi);
    return zone_of_end(&b->lo) == hi ? hi : KL_ZONE_CANNOT_TELL;
}

static void put_bounds(const bounds *b, const kl_rolling_options *o, kl_rolling *out)
{
    for (int32_t i = 0; i < o->n_thr; i++) out->verdict[i] = verdict_of(b, o->thr[i]);
    if (o->legacy) out->zone = zone_of(b);
    if (!b->exist) return;
    out->lo = kl__quotient_value(&b->lo);
    out->has |= KL_ROLLING_HAS_LO;
    if (b->unbounded) {
        out->flags |= KL_FLAG_HI_UNBOUNDED;
    } else {
        out->hi = kl__quotient_value(&b->hi);
        out->has |= KL_ROLLING_HAS_HI;
    }
}

/* No known day to stand on. LOAD-049 */
static int lacks_data(const kl__parts *parts, const kl_rolling_options *o)
{
    if (o->missing == KL_ROLLING_ZERO) return 0;
    if (parts->acute.known == 0 || parts->known_c == 0) return 1;
    return o->missing == KL_ROLLING_PART_MEAN && parts->only.observed > 0 &&
           parts->only.known == 0;
}

static void put_value(const kl__parts *parts, const kl_rolling_options *o, kl_rolling *out)
{
    const int by_known = o->missing == KL_ROLLING_OBSERVED_MEAN;
    const double da = (double)(by_known ? parts->acute.known : parts->acute.observed);
    const double dc = (double)(by_known ? parts->known_c : parts->observed_c);
    const kl__quotient q =
        kl__quotient_of(o->kind, parts->acute.filled, parts->only.filled, da, dc);
    out->acute = q.sa / q.da;
    out->chronic = q.s / q.dc;
    out->diff = out->acute - out->chronic;
    out->has |= KL_ROLLING_HAS_MEANS;
    if (q.s == 0.0) {
        out->flags |= q.sa == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_ZERO_CHRONIC;
        return;
    }
    out->value = kl__quotient_value(&q);
    if (o->missing == KL_ROLLING_PART_MEAN) {
        if (out->value < out->lo) out->value = out->lo;
        if (out->value > out->hi) out->value = out->hi; /* a mean above 0 has an upper bound */
    }
    out->defined = 1;
    out->has |= KL_ROLLING_HAS_VALUE;
    if (o->kind == KL_ROLLING_COUPLED && SATURATED_SUM * q.sa > SATURATED_ACUTE * q.s) {
        out->flags |= KL_FLAG_SATURATED;
    }
}

/* Counts and flags that are told even when nothing is evaluated. LOAD-048, LOAD-051 */
static void put_context(const kl__days *days, int32_t t, const kl__parts *parts,
                        const kl_rolling_options *o, kl_rolling *out)
{
    out->known_a = parts->acute.known;
    out->obs_a = parts->acute.observed;
    out->known_c = parts->known_c;
    out->obs_c = parts->observed_c;
    out->n_verdicts = o->n_thr;
    out->zone = o->legacy ? KL_ZONE_UNDEFINED : KL_ZONE_NONE;
    out->flags = parts->flags | kl__layoff_flags(days, t, o->layoff_gap, o->layoff_hold) |
                 kl__plan_flag(days, t);
    if (parts->unobserved) out->flags |= KL_FLAG_WARMUP;
    const int open = o->mode == KL_END_OF_DAY && o->open_day != KL_UNKNOWN &&
                     o->open_day == days->day0 + t;
    if (open) out->flags |= KL_FLAG_PARTIAL_DAY;
}

void kl__rolling_eval(const kl__days *days, int32_t t, const kl_rolling_options *o,
                      kl_rolling *out)
{
    kl__parts parts;
    kl__parts_at(days, t, o, &parts);
    memset(out, 0, sizeof *out);
    put_context(days, t, &parts, o, out);

    const int no_divisor = parts.acute.observed == 0 || parts.observed_c == 0;
    if (parts.unobserved && (!o->partial || no_divisor)) {
        if (parts.acute.observed == 0) out->flags |= KL_FLAG_NO_DATA;
        return;
    }
    if (parts.flags & (KL_FLAG_UNKNOWN_IN_WINDOW | KL_FLAG_UNMEASURED_IN_WINDOW)) {
        const double ceiling = kl__parts_ceiling(days, t, &parts, o);
        kl__part_fill(days, ceiling, o->missing, &parts.acute);
        kl__part_fill(days, ceiling, o->missing, &parts.only);
    }
    const bounds b = bounds_of(&parts, o);
    put_bounds(&b, o, out);

    const int unknown = parts.acute.known < parts.acute.observed ||
                        parts.only.known < parts.only.observed;
    if (kl__parts_low_coverage(&parts, o) || (o->missing == KL_ROLLING_STRICT && unknown)) {
        out->flags |= KL_FLAG_LOW_COVERAGE;
    } else if (lacks_data(&parts, o)) {
        out->flags |= KL_FLAG_NO_DATA;
    } else {
        put_value(&parts, o, out);
    }
}

void kl_rolling_options_init(kl_rolling_options *options, size_t size)
{
    kl__options_defaults(&kl__rolling_layout, options, size);
}

kl_status kl_rolling_at(const kl_series *series, int32_t day, size_t n_days,
                        const kl_rolling_options *options, kl_rolling *out, kl_fault *fault)
{
    kl__days days;
    kl_rolling_options o;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) status = kl__rolling_read(options, &o, fault);
    if (status == KL_OK) status = kl__when_check(&days, o.mode, day, n_days, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    for (size_t i = 0; i < n_days; i++) kl__rolling_eval(&days, t + (int32_t)i, &o, &out[i]);
    return KL_OK;
}

kl_status kl_load_ceiling(const kl_series *series, int32_t day, int32_t mode, int32_t channel,
                          double *out_ceiling, kl_fault *fault)
{
    static const double floors[] = {10000.0, 3600.0, 10000.0, 600.0, 0.0}; /* by channel */
    kl__days days;
    int32_t t = 0;
    kl_status status = kl__series_check(series, &days, fault);
    if (status == KL_OK) {
        status = kl__check_int(fault, "channel", KL_NO_INDEX, channel, KL_CHANNEL_DISTANCE,
                               KL_CHANNEL_CUSTOM);
    }
    if (status == KL_OK) status = kl__when_check(&days, mode, day, 1, &t, fault);
    if (status == KL_OK) status = kl__plan_check(&days, fault);
    if (status != KL_OK) return status;
    if (!out_ceiling) return kl__null(fault, "out_ceiling");
    *out_ceiling = kl__max(1.5 * kl__largest_load(&days, t - 29, t), floors[channel]);
    return KL_OK;
}

kl_status kl_ratio_convert(int32_t direction, double value, int32_t na, int32_t nc,
                           double *out_value, kl_fault *fault)
{
    if (!out_value) return kl__null(fault, "out_value");
    kl_status status = kl__check_int(fault, "na", KL_NO_INDEX, na, 3, 14);
    if (status == KL_OK) status = kl__check_int(fault, "nc", KL_NO_INDEX, nc, 14, 56);
    if (status != KL_OK) return status;
    if (nc < 2 * na) return kl__fail(fault, KL_E_INCONSISTENT, "nc", KL_NO_INDEX, nc);
    status = kl__check_double(fault, "value", KL_NO_INDEX, value, 0.0, KL__LOAD_MAX);
    if (status == KL_OK) {
        status = kl__check_int(fault, "direction", KL_NO_INDEX, direction,
                               KL_UNCOUPLED_TO_COUPLED, KL_COUPLED_TO_UNCOUPLED);
    }
    if (status != KL_OK) return status;

    const double a = (double)na;
    const double c = (double)nc;
    const double x = value + 0.0;
    if (direction == KL_UNCOUPLED_TO_COUPLED) {
        *out_value = (c * x) / (a * x + (c - a));
        return KL_OK;
    }
    const double room = c - a * x;
    if (room <= 0.0) return kl__fail(fault, KL_E_RANGE, "value", KL_NO_INDEX, value);
    *out_value = ((c - a) * x) / room;
    return KL_OK;
}

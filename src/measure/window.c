/*
 * measure/window.c - the two windows of a rolling ratio: days, sums, bounds.
 * LOAD-040 .. LOAD-048
 */
#include "measure/window.h"

#include "base/number.h"

enum { CEILING_DAYS = 30 };
static const double CEILING_FACTOR = 1.5;

static int32_t chronic_start(int32_t t, const kl_rolling_options *o)
{
    return o->kind == KL_ROLLING_SHIFTED ? t - o->na - o->nc + 1 : t - o->nc + 1;
}

void kl__part_count(const kl__days *days, kl__part *part)
{
    part->observed = part->known = part->unmeasured = 0;
    part->known_sum = part->low = 0.0;
    for (int32_t i = part->from; i <= part->to; i++) {
        const int32_t state = kl__state_at(days, i);
        const double load = kl__load_at(days, i);
        part->observed += state != KL_DAY_UNOBSERVED;
        part->unmeasured += state == KL_DAY_UNMEASURED;
        part->low += load;
        if (!kl__is_known(state)) continue;
        part->known++;
        part->known_sum += load;
    }
    part->high = part->filled = part->low;
}

void kl__parts_join(const kl_rolling_options *o, kl__parts *parts)
{
    const kl__part *a = &parts->acute;
    const kl__part *only = &parts->only;
    const int coupled = o->kind == KL_ROLLING_COUPLED;
    const int32_t length_o = only->to - only->from + 1;
    parts->known_c = only->known + (coupled ? a->known : 0);
    parts->observed_c = only->observed + (coupled ? a->observed : 0);
    parts->unobserved = a->observed + only->observed < a->to - a->from + 1 + length_o;
    const int32_t unmeasured = a->unmeasured + only->unmeasured;
    const int32_t unknown = a->observed + only->observed - a->known - only->known;
    parts->flags = coupled ? KL_FLAG_COUPLED : 0;
    if (unknown > unmeasured) parts->flags |= KL_FLAG_UNKNOWN_IN_WINDOW;
    if (unmeasured > 0) parts->flags |= KL_FLAG_UNMEASURED_IN_WINDOW;
}

void kl__parts_at(const kl__days *days, int32_t t, const kl_rolling_options *o, kl__parts *out)
{
    out->acute.from = t - o->na + 1;
    out->acute.to = t;
    out->only.from = chronic_start(t, o);
    out->only.to = t - o->na;
    kl__part_count(days, &out->acute);
    kl__part_count(days, &out->only);
    kl__parts_join(o, out);
}

int kl__parts_low_coverage(const kl__parts *parts, const kl_rolling_options *o)
{
    if (o->cov_num == 0) return 0;
    return parts->acute.known * o->cov_den < o->cov_num * parts->acute.observed ||
           parts->known_c * o->cov_den < o->cov_num * parts->observed_c ||
           parts->acute.unmeasured > 0;
}

double kl__parts_ceiling(const kl__days *days, int32_t t, const kl__parts *parts,
                         const kl_rolling_options *o)
{
    if (o->has_lmax) return o->lmax < KL__LOAD_MIN ? 0.0 : o->lmax; /* no load lies between */
    const double recent = CEILING_FACTOR * kl__largest_load(days, t - CEILING_DAYS + 1, t);
    const double window = kl__max(kl__largest_load(days, parts->acute.from, parts->acute.to),
                                  kl__largest_load(days, parts->only.from, parts->only.to));
    const double floor = o->lmax_floor < KL__LOAD_MIN ? 0.0 : o->lmax_floor;
    return kl__max(kl__max(recent, floor), window);
}

/* Mean of the known days of the part, kept within the bounds of the day. */
static double mean_fill(const kl__part *part, double ceiling, double partial_load)
{
    const double mean = part->known > 0 ? part->known_sum / (double)part->known : 0.0;
    return kl__max(kl__min(mean, ceiling), partial_load);
}

void kl__part_fill(const kl__days *days, double ceiling, int32_t missing, kl__part *part)
{
    part->high = part->filled = 0.0;
    for (int32_t i = part->from; i <= part->to; i++) {
        const double load = kl__load_at(days, i);
        const int unknown = kl__is_unknown(kl__state_at(days, i));
        part->high += unknown ? kl__max(ceiling, load) : load;
        const int fill = unknown && missing == KL_ROLLING_PART_MEAN;
        part->filled += fill ? mean_fill(part, ceiling, load) : load;
    }
    if (missing == KL_ROLLING_OBSERVED_MEAN) part->filled = part->known_sum;
}

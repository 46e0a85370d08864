/*
 * rule/cross_training.c - what to do in place of a run that was dropped.
 * PLAN-167
 */
#include "base/check.h"
#include "catalog/plan_options.h"
#include "kneeload/habit.h"

enum { DROPPED_MAX_S = 86400, PAIN_MAX = 100, SWELLING_MAX = 2 };

_Static_assert(sizeof(kl_cross_request) == 24, "kl_cross_request");
_Static_assert(sizeof(kl_cross_option) == 16, "kl_cross_option");
_Static_assert(sizeof(kl_cross_training) == 8 + 16 * KL_CROSSES + sizeof(kl_plan_reasons),
               "kl_cross_training");

/* What to mind, by kind. */
static const int32_t notes[KL_CROSSES] = {
    [KL_CROSS_SWIM] = KL_R_NO_FINS,
    [KL_CROSS_BIKE] = KL_R_HIGH_SADDLE,
};

static kl_status check(const kl_cross_request *r, kl_fault *fault)
{
    const struct {
        const char *name;
        int32_t value;
        int32_t is_required;
        int32_t high;
    } fields[] = {
        {"location", r->location, 0, KL_LOCATION_DIFFUSE},
        {"irritability", r->irritability, 0, KL_IRRITABILITY_HIGH},
        {"dropped_s", r->dropped_s, 1, DROPPED_MAX_S},
        {"pain_now", r->pain_now, 0, PAIN_MAX},
        {"swelling", r->swelling, 0, SWELLING_MAX},
        {"provoking", r->provoking, 1, (1 << KL_CROSSES) - 1},
    };
    kl_status status = KL_OK;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && status == KL_OK; i++) {
        if (!fields[i].is_required && fields[i].value == KL_UNKNOWN) continue;
        status = kl__check_required_int(fault, fields[i].name, KL_NO_INDEX, fields[i].value, 0,
                                        fields[i].high);
    }
    return status;
}

/* Not today: KL_UNKNOWN is below every limit. */
static void add_blocking(const kl_cross_request *r, const kl_plan_options *o,
                         kl_plan_reasons *reasons)
{
    if (r->pain_now > o->pain_red) {
        kl__plan_add(reasons, kl__plan_reason(KL_R_PAIN_TODAY_GT_5, r->pain_now, o->pain_red,
                                              KL__PL(pain_red)));
    }
    if (r->swelling > 0) kl__plan_add(reasons, kl__plan_bare(KL_R_SWELLING_TODAY));
}

static void add_unknown(const kl_cross_request *r, kl_plan_reasons *reasons)
{
    if (r->irritability == KL_UNKNOWN) {
        kl__plan_add(reasons, kl__plan_bare(KL_R_IRRITABILITY_UNKNOWN));
    }
    if (r->pain_now == KL_UNKNOWN) kl__plan_add(reasons, kl__plan_bare(KL_R_PAIN_UNKNOWN));
}

static int is_fit(int32_t kind, const kl_cross_request *r)
{
    if ((r->provoking >> kind) & 1) return 0;
    if (kind == KL_CROSS_ELLIPTICAL) return r->irritability == KL_IRRITABILITY_LOW;
    if (kind != KL_CROSS_BIKE) return 1;
    return r->location != KL_LOCATION_LATERAL && r->location != KL_LOCATION_DIFFUSE &&
           r->location != KL_UNKNOWN;
}

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static void add_options(const kl_cross_request *r, const kl_plan_options *o,
                        kl_cross_training *training)
{
    const int is_high = r->irritability == KL_IRRITABILITY_HIGH;
    const int32_t share = is_high ? o->cross_high_pct : 100;
    const int32_t base = least(r->dropped_s * share / 100, o->cross_max_s) / 60 * 60;
    if (base == 0) return;
    for (int32_t kind = 0; kind < KL_CROSSES; kind++) {
        if (!is_fit(kind, r)) continue;
        const int is_capped = is_high && kind == KL_CROSS_WALK;
        kl_cross_option *option = &training->option[training->n_options++];
        option->kind = kind;
        option->seconds = is_capped ? least(base, o->walk_cap_high_s) : base;
        option->note = notes[kind];
    }
}

kl_status kl_cross_training_of(const kl_cross_request *request, const kl_plan_options *options,
                               kl_cross_training *out, kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status != KL_OK) return status;
    if (!request) return kl__null(fault, "request");
    status = check(request, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_cross_training training = {0};
    add_blocking(request, &o, &training.reasons);
    if (training.reasons.n == 0) {
        add_unknown(request, &training.reasons);
        add_options(request, &o, &training);
    }
    *out = training;
    return KL_OK;
}

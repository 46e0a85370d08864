/*
 * rule/adjunct.c - tape and orthotics: for how long, and not without strength work.
 * PLAN-165
 */
#include "catalog/plan_options.h"
#include "rule/habit.h"

enum { SESSIONS_MAX = 100 };

_Static_assert(sizeof(kl_adjunct) == 16 + sizeof(kl_plan_reasons), "kl_adjunct");

/* How long one kind is used, and the reasons that speak of it. */
typedef struct term {
    int32_t days;
    int32_t parameter;
    int32_t with;
} term;

static kl_status check(int32_t kind, int32_t start_day, int32_t today, int32_t strength_sessions,
                       kl_fault *fault)
{
    kl_status status = kl__check_required_int(fault, "kind", KL_NO_INDEX, kind, KL_ADJUNCT_TAPE,
                                              KL_ADJUNCT_ORTHOTIC);
    if (status == KL_OK) status = kl__check_habit_day(fault, "start_day", KL_NO_INDEX, start_day);
    if (status == KL_OK) status = kl__check_habit_day(fault, "today", KL_NO_INDEX, today);
    if (status == KL_OK && today < start_day) {
        status = kl__fail(fault, KL_E_ORDER, "today", KL_NO_INDEX, today);
    }
    if (status != KL_OK) return status;
    return kl__check_known_int(fault, "strength_sessions", KL_NO_INDEX, strength_sessions, 0,
                               SESSIONS_MAX);
}

static term term_of(int32_t kind, const kl_plan_options *o)
{
    const term tape = {o->tape_days, KL__PL(tape_days), KL_R_WITH_TAPE};
    const term orthotic = {o->orthotic_days, KL__PL(orthotic_days), KL_R_WITH_ORTHOTIC};
    return kind == KL_ADJUNCT_TAPE ? tape : orthotic;
}

static void add_expiry(kl_adjunct *adjunct, int32_t days_used, int32_t soon_days, const term *t)
{
    if (adjunct->days_left > soon_days) return;
    const int32_t code = adjunct->days_left == 0 ? KL_R_ADJUNCT_EXPIRED : KL_R_ADJUNCT_EXPIRES_SOON;
    kl__plan_add(&adjunct->reasons, kl__plan_reason(code, days_used, t->days, t->parameter));
}

kl_status kl_adjunct_of(int32_t kind, int32_t start_day, int32_t today, int32_t strength_sessions,
                        const kl_plan_options *options, kl_adjunct *out, kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check(kind, start_day, today, strength_sessions, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    const term t = term_of(kind, &o);
    const int with_strength = strength_sessions > 0; /* KL_UNKNOWN is below 0 */
    kl_adjunct adjunct = {0};
    adjunct.expires_day = start_day + t.days;
    adjunct.days_left = adjunct.expires_day > today ? adjunct.expires_day - today : 0;
    adjunct.valid = adjunct.days_left > 0 && with_strength;
    add_expiry(&adjunct, today - start_day, o.adjunct_soon_days, &t);
    if (!with_strength) kl__plan_add(&adjunct.reasons, kl__plan_bare(KL_R_NO_STRENGTH_PLAN));
    kl__plan_add(&adjunct.reasons, kl__plan_bare(t.with));
    *out = adjunct;
    return KL_OK;
}

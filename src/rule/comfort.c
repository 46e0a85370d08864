/*
 * rule/comfort.c - how long a run stays comfortable.
 * PLAN-162
 */
#include "catalog/plan_options.h"
#include "rule/habit.h"

enum { DOSE_MAX_S = 86400 };

_Static_assert(sizeof(kl_judged_session) == 12, "kl_judged_session");
_Static_assert(sizeof(kl_comfort_threshold) == 16, "kl_comfort_threshold");

static kl_status check_session(const kl_judged_session *s, int64_t i, int32_t today, int reads_dose,
                               kl_fault *fault)
{
    kl_status status = kl__check_habit_day(fault, "sessions.day", i, s->day);
    if (status == KL_OK && reads_dose) {
        status = kl__check_required_int(fault, "sessions.dose_s", i, s->dose_s, 0, DOSE_MAX_S);
    }
    if (status == KL_OK) {
        status = kl__check_required_int(fault, "sessions.colour", i, s->colour, KL_COLOUR_GREEN,
                                        KL_COLOUR_RED);
    }
    if (status == KL_OK && s->day > today) {
        status = kl__fail(fault, KL_E_ORDER, "sessions.day", i, s->day);
    }
    return status;
}

kl_status kl__check_judged(const kl_judged_session *sessions, size_t n, int32_t today,
                           int reads_dose, kl_fault *fault)
{
    if (n > 0 && !sessions) return kl__null(fault, "sessions");
    kl_status status = KL_OK;
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        status = check_session(&sessions[i], (int64_t)i, today, reads_dose, fault);
    }
    return status;
}

/* Least dose that ended AMBER or RED, KL_UNKNOWN without any. */
static int32_t ceiling_of(int32_t today, const kl_judged_session *sessions, size_t n, int32_t days)
{
    int32_t ceiling = KL_UNKNOWN;
    for (size_t i = 0; i < n; i++) {
        if (sessions[i].colour < KL_COLOUR_AMBER || today - sessions[i].day >= days) continue;
        if (ceiling == KL_UNKNOWN || sessions[i].dose_s < ceiling) ceiling = sessions[i].dose_s;
    }
    return ceiling;
}

kl_comfort_threshold kl__comfort_threshold(int32_t today, const kl_judged_session *sessions,
                                           size_t n, const kl_plan_options *options)
{
    const int32_t ceiling = ceiling_of(today, sessions, n, options->threshold_bad_days);
    int32_t best = 0;
    for (size_t i = 0; i < n; i++) {
        const kl_judged_session *s = &sessions[i];
        if (s->colour != KL_COLOUR_GREEN) continue;
        if (today - s->day >= options->threshold_green_days) continue;
        if (ceiling != KL_UNKNOWN && s->dose_s >= ceiling) continue;
        if (s->dose_s > best) best = s->dose_s;
    }
    const kl_comfort_threshold threshold = {best > 0, best > 0 ? best : KL_UNKNOWN, ceiling, 0};
    return threshold;
}

kl_status kl_comfort_threshold_of(int32_t today, const kl_judged_session *sessions,
                                  size_t n_sessions, const kl_plan_options *options,
                                  kl_comfort_threshold *out, kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = kl__check_habit_day(fault, "today", KL_NO_INDEX, today);
    if (status == KL_OK) status = kl__check_judged(sessions, n_sessions, today, 1, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    *out = kl__comfort_threshold(today, sessions, n_sessions, &o);
    return KL_OK;
}

/*
 * rule/repeat_offender.c - what came before the last three RED runs again and again.
 * PLAN-161
 */
#include "catalog/plan_options.h"
#include "rule/habit.h"

enum { RED_DAYS = 3, ALL_EXPOSURES = (1 << KL_EXPOSURES) - 1 };

_Static_assert(sizeof(kl_exposed_session) == 8, "kl_exposed_session");
_Static_assert(sizeof(kl_repeat_offender) == 8 + 8 * KL_EXPOSURES, "kl_repeat_offender");

static kl_status check_sessions(const kl_exposed_session *sessions, size_t n, kl_fault *fault)
{
    if (n > 0 && !sessions) return kl__null(fault, "sessions");
    for (size_t i = 0; i < n; i++) {
        const kl_exposed_session *s = &sessions[i];
        kl_status status = kl__check_habit_day(fault, "sessions.day", (int64_t)i, s->day);
        if (status == KL_OK) {
            status = kl__check_required_int(fault, "sessions.tags", (int64_t)i, s->tags, 0,
                                            ALL_EXPOSURES);
        }
        if (status != KL_OK) return status;
        if (i > 0 && s->day < sessions[i - 1].day) {
            return kl__fail(fault, KL_E_ORDER, "sessions.day", (int64_t)i, s->day);
        }
    }
    return KL_OK;
}

static kl_status check_red_days(const int32_t *days, size_t n, kl_fault *fault)
{
    if (n > 0 && !days) return kl__null(fault, "red_days");
    for (size_t i = 0; i < n; i++) {
        const kl_status status = kl__check_habit_day(fault, "red_days", (int64_t)i, days[i]);
        if (status != KL_OK) return status;
        if (i == 0 || days[i] > days[i - 1]) continue;
        const kl_status wrong = days[i] == days[i - 1] ? KL_E_DUPLICATE : KL_E_ORDER;
        return kl__fail(fault, wrong, "red_days", (int64_t)i, days[i]);
    }
    return KL_OK;
}

/* What the sessions of the last `window` days up to and with `day` exposed the knee to. */
static int32_t tags_before(int32_t day, int32_t window, const kl_exposed_session *sessions,
                           size_t n)
{
    int32_t tags = 0;
    for (size_t i = 0; i < n; i++) {
        if (sessions[i].day > day - window && sessions[i].day <= day) tags |= sessions[i].tags;
    }
    return tags;
}

static void count_exposures(int32_t tags, kl_repeat_offender *found)
{
    for (int32_t e = 0; e < KL_EXPOSURES; e++) found->count[e] += (tags >> e) & 1;
}

static void rank_offenders(int32_t least, kl_repeat_offender *found)
{
    for (int32_t count = RED_DAYS; count >= least; count--) {
        for (int32_t e = 0; e < KL_EXPOSURES; e++) {
            if (found->count[e] == count) found->offender[found->n_offenders++] = e;
        }
    }
}

kl_status kl_repeat_offender_of(const kl_exposed_session *sessions, size_t n_sessions,
                                const int32_t *red_days, size_t n_red_days,
                                const kl_plan_options *options, kl_repeat_offender *out,
                                kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_sessions(sessions, n_sessions, fault);
    if (status == KL_OK) status = check_red_days(red_days, n_red_days, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_repeat_offender found = {0};
    found.considered = n_red_days < RED_DAYS ? (int32_t)n_red_days : RED_DAYS;
    for (int32_t i = 1; i <= found.considered; i++) {
        const int32_t red_day = red_days[n_red_days - (size_t)i];
        count_exposures(tags_before(red_day, o.offender_window, sessions, n_sessions), &found);
    }
    rank_offenders(o.offender_min, &found);
    *out = found;
    return KL_OK;
}

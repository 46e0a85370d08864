/*
 * rule/prevention.c - the checklist of habits, and early signs.
 * PLAN-169
 */
#include "catalog/plan_options.h"
#include "rule/habit.h"

_Static_assert(sizeof(kl_prevention) == 24 + sizeof(kl_plan_reasons), "kl_prevention");

static kl_status check_habits(const int32_t *habits, kl_fault *fault)
{
    if (!habits) return kl__null(fault, "habits");
    kl_status status = KL_OK;
    for (int32_t i = 0; i < KL_HABITS && status == KL_OK; i++) {
        status = kl__check_known_int(fault, "habits", i, habits[i], 0, 1);
    }
    return status;
}

static void sort_habits(const int32_t *habits, kl_prevention *found)
{
    found->first_action = KL_UNKNOWN;
    for (int32_t i = KL_HABITS - 1; i >= 0; i--) {
        const uint32_t habit = UINT32_C(1) << i;
        if (habits[i] == KL_UNKNOWN) {
            found->unknown |= habit;
        } else if (habits[i]) {
            found->kept |= habit;
        } else {
            found->missing |= habit;
            found->first_action = i;
        }
    }
}

/* Sessions of a colour in the last `days` days, today included. */
static int32_t count_colour(int32_t colour, int32_t today, int32_t days,
                            const kl_judged_session *sessions, size_t n)
{
    int32_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += sessions[i].colour == colour && today - sessions[i].day < days;
    }
    return count;
}

/* Signs that the knee minds, after all is back to usual. */
static void look_for_signs(int32_t today, const kl_judged_session *sessions, size_t n,
                           const kl_plan_options *o, kl_prevention *found)
{
    const int32_t ambers = count_colour(KL_COLOUR_AMBER, today, o->early_days, sessions, n);
    const int32_t reds = count_colour(KL_COLOUR_RED, today, o->early_days, sessions, n);
    if (ambers >= o->early_ambers) {
        kl__plan_add(&found->reasons, kl__plan_reason(KL_R_EARLY_SIGN, ambers, o->early_ambers,
                                                      KL__PL(early_ambers)));
    }
    if (reds > 0) kl__plan_add(&found->reasons, kl__plan_bare(KL_R_RED_IN_WEEK));
    found->early_sign = found->reasons.n > 0;
}

kl_status kl_prevention_of(int32_t phase, int32_t today, const int32_t *habits,
                           const kl_judged_session *sessions, size_t n_sessions,
                           const kl_plan_options *options, kl_prevention *out, kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) {
        status = kl__check_required_int(fault, "phase", KL_NO_INDEX, phase, KL_PHASE_SCREEN,
                                        KL_PHASE_MAINTAIN);
    }
    if (status == KL_OK) status = kl__check_habit_day(fault, "today", KL_NO_INDEX, today);
    if (status == KL_OK) status = check_habits(habits, fault);
    if (status == KL_OK) status = kl__check_judged(sessions, n_sessions, today, 0, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_prevention found = {0};
    sort_habits(habits, &found);
    if (phase == KL_PHASE_MAINTAIN) look_for_signs(today, sessions, n_sessions, &o, &found);
    *out = found;
    return KL_OK;
}

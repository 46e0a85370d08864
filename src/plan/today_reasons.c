/*
 * plan/today_reasons.c - reasons behind the action: strength work, and what is due.
 * TODAY-011, TODAY-031, TODAY-040
 */
#include "catalog/plan_options.h"
#include "plan/today.h"

enum { WEEK = 7 };

void kl__today_reason(kl_today_answer *out, int32_t side, kl_reason why)
{
    out->reason[out->n_reasons].side = side;
    out->reason[out->n_reasons++].why = why;
}

static kl_reason plain(int32_t code, int32_t value, int32_t limit)
{
    const kl_reason why = {code, value, limit, -1};
    return why;
}

void kl__today_plain(kl_today_answer *out, int32_t code, int32_t value, int32_t limit)
{
    kl__today_reason(out, KL_UNKNOWN, plain(code, value, limit));
}

/* ---- strength work: TODAY-011 ---- */

static int stands_in(const int32_t *days, int32_t n, int32_t day)
{
    int stands = 0;
    for (int32_t i = 0; i < n; i++) stands |= days[i] == day;
    return stands;
}

/* Too little for one of the knees? Not asked for while a knee is stopped. */
static void remind_of_strength(const kl__today *t, kl_today_answer *out)
{
    const int32_t day = t->in.day;
    int due = 0;
    for (size_t i = 0; i < t->n_knees; i++) {
        const kl__rehab *s = &t->knee[i].s;
        const int32_t days = kl__days_within(s->strength_day, s->n_strength_days, day, WEEK);
        if (i == 0 || days < out->strength_days_7d) out->strength_days_7d = days;
        due |=
            days < t->plan.strength_min && !stands_in(s->strength_day, s->n_strength_days, day - 1);
    }
    if (!due || kl__is_today_stopped(t)) return;
    kl__today_reason(out, KL_UNKNOWN,
                     kl__plan_reason(KL_TODAY_STRENGTH_DUE, out->strength_days_7d,
                                     t->plan.strength_min, KL__PL(strength_min)));
}

/* ---- reminders of a knee: TODAY-031 ---- */

typedef struct reminder {
    int32_t is_due;
    kl_reason why;
} reminder;

static const reminder nothing;

static reminder morning_of(const kl__today *t, const kl__today_knee *knee)
{
    const reminder r = {!kl__diary_at(&knee->s.diary, t->in.day),
                        plain(KL_TODAY_LOG_MORNING, KL_UNKNOWN, KL_UNKNOWN)};
    return r;
}

static reminder hour_after_of(const kl__today *t, const kl__today_knee *knee)
{
    (void)t;
    const reminder r = {knee->s.has_pending && knee->s.pending.h1 == KL_UNKNOWN,
                        plain(KL_TODAY_LOG_60MIN, KL_UNKNOWN, KL_UNKNOWN)};
    return r;
}

/* As REHAB says it; its own reason is not repeated. */
static reminder screen_of(const kl__today *t, const kl__today_knee *knee)
{
    (void)t;
    const kl_reason last = knee->answer.reason[knee->answer.n_reasons - 1];
    reminder r = {last.code == KL_REHAB_SCREEN_DUE, last};
    r.why.code = KL_TODAY_SCREEN_DUE;
    return r;
}

/* Days since the last WEEK; since the phase began where there was none. */
static reminder week_close_of(const kl__today *t, const kl__today_knee *knee)
{
    const kl__rehab *s = &knee->s;
    if (s->phase < KL_PHASE_BUILD) return nothing;
    const int32_t since = s->n_weeks > 0 ? s->week[s->n_weeks - 1].day : s->phase_day;
    const int32_t days = t->in.day - since;
    const reminder r = {days > WEEK, plain(KL_TODAY_WEEK_CLOSE_DUE, days, WEEK)};
    return r;
}

static void remind_of_knees(const kl__today *t, kl_today_answer *out)
{
    static reminder (*const reminders[])(const kl__today *, const kl__today_knee *) = {
        morning_of, hour_after_of, screen_of, week_close_of};
    for (size_t what = 0; what < sizeof reminders / sizeof reminders[0]; what++) {
        for (size_t i = 0; i < t->n_knees; i++) {
            const reminder r = reminders[what](t, &t->knee[i]);
            if (r.is_due) kl__today_reason(out, t->knee[i].side, r.why);
        }
    }
}

/* ---- shoes and cadence ---- */

static void remind_of_shoes(const kl__today *t, int32_t state, int32_t code, kl_today_answer *out)
{
    for (size_t i = 0; i < t->n_shoes; i++) {
        if (t->shoe[i].state != state) continue;
        kl__today_plain(out, code, (int32_t)i, KL_UNKNOWN);
        return;
    }
}

static void remind_of_retest(const kl__today *t, kl_today_answer *out)
{
    int due = 0;
    if (!t->in.cadence || kl__is_today_stopped(t)) return;
    for (int i = 0; i < KL__SLOTS; i++) {
        due |= t->cadence.slot[i] != KL_UNKNOWN && t->cadence.slot[i] <= t->in.day;
    }
    if (due) kl__today_plain(out, KL_TODAY_CADENCE_RETEST_DUE, KL_UNKNOWN, KL_UNKNOWN);
}

void kl__today_reminders(const kl__today *t, kl_today_answer *out)
{
    remind_of_strength(t, out);
    remind_of_knees(t, out);
    remind_of_shoes(t, KL_SHOE_WARN, KL_TODAY_SHOE_WARN, out);
    remind_of_shoes(t, KL_SHOE_DUE, KL_TODAY_SHOE_DUE, out);
    remind_of_retest(t, out);
}

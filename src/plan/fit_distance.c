/*
 * plan/fit_distance.c - how far each chosen day's run may go, and for how long.
 * PLAN-078, PLAN-079, PLAN-080, PLAN-081, PLAN-082, PLAN-083
 */
#include "plan/tailoring.h"
#include "rule/ladder.h"

enum { LONG_BOUTS_LEVEL = 6, SHARE_STEP_M = 100 };

static void add_reason(kl__session *s, kl_reason reason)
{
    s->reason[s->n_reasons++] = reason;
}

static void cut(kl__session *s, int32_t most_m, kl_reason reason)
{
    if (s->metres <= most_m) return;
    s->metres = most_m;
    add_reason(s, reason);
}

static void cut_all(kl__tailoring *t, int32_t most_m, int32_t code)
{
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        cut(&t->session[day], most_m, kl__plan_bare(code));
    }
}

/* PLAN-078 */
static void take_own_distance(kl__tailoring *t)
{
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (!kl__has_day(t->chosen, day)) continue;
        const int32_t own_m = t->week.entry[t->day_run[day]].metres;
        const int32_t kept_m = kl__round100((int64_t)own_m * t->factor.value / 100);
        t->session[day].metres = kept_m;
        add_reason(&t->session[day],
                   kl__plan_reason(KL_R_DISTANCE_FACTOR, kl__percent_up(kept_m, own_m),
                                   t->factor.value, t->factor.parameter));
    }
}

/* Sum of the sessions, of each at most `most_m`. */
static int64_t total(const kl__tailoring *t, int32_t most_m)
{
    int64_t sum = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        const int32_t metres = t->session[day].metres;
        sum += metres < most_m ? metres : most_m;
    }
    return sum;
}

/* PLAN-079 */
static void cap_by_history(kl__tailoring *t)
{
    if (t->history_m == KL_UNKNOWN) return;
    const int64_t most = kl__volume_limit(t->history_m, t->options);
    const int64_t sum = total(t, INT32_MAX);
    if (sum <= most) return;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        kl__session *s = &t->session[day];
        cut(s, kl__round100(s->metres * most / sum), kl__plan_bare(KL_R_HISTORY_CAP));
    }
}

/* Sessions below level 6 have a constant length and short bouts. PLAN-080 */
static void cap_by_longest(kl__tailoring *t)
{
    const int32_t longest = t->runner->longest30_m;
    const int32_t spike = t->options->spike_pct;
    if (t->form == KL_FORM_RUN_WALK_FLAT && t->level < LONG_BOUTS_LEVEL) return;
    if (!t->chosen) return;
    if (longest <= 0) { /* unknown is below 0 */
        kl__plan_add(&t->reasons, kl__plan_bare(KL_R_NO_SPIKE_REFERENCE));
        return;
    }
    const int32_t most = kl__round100((int64_t)longest * spike / 100);
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        kl__session *s = &t->session[day];
        const int32_t pct = (int32_t)((int64_t)s->metres * 100 / longest);
        cut(s, most, kl__plan_reason(KL_R_SPIKE_CAP, pct, spike, KL__PL(spike_pct)));
    }
}

/* PLAN-081 */
static void cap_by_comfort(kl__tailoring *t)
{
    const int32_t secs = t->runner->secs_to_pain;
    if (t->form != KL_FORM_EASY_FLAT || secs == KL_UNKNOWN) return;
    cut_all(t, kl__round100((int64_t)secs * 1000 / t->week.pace_s_per_km), KL_R_COMFORT_CAP);
}

static int32_t longest_session(const kl__tailoring *t)
{
    int32_t longest = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (t->session[day].metres > longest) longest = t->session[day].metres;
    }
    return longest;
}

/* The longest run holds its share of the week that results; a run alone always does, and so do
 * equal ones. PLAN-082 */
static void cap_by_share(kl__tailoring *t)
{
    if (!t->run_days) return;
    const int32_t share = kl__run_share(kl__count_days(t->run_days));
    int32_t most = longest_session(t);
    while (INT64_C(100) * most > share * total(t, most)) most -= SHARE_STEP_M;
    cut_all(t, most, KL_R_LONG_RUN_SHARE_CAP);
}

/* Chosen days whose run is more than nothing. */
static uint32_t days_left(const kl__tailoring *t)
{
    uint32_t days = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (t->session[day].metres > 0) days |= UINT32_C(1) << day;
    }
    return days;
}

/* Runs that come to less than a minute leave the plan. PLAN-083 */
static void set_times(const kl__tailoring *t, kl__session *s)
{
    const int32_t seconds = kl__round60((int64_t)s->metres * t->week.pace_s_per_km / 1000);
    s->run_s = s->bout_s = seconds;
    s->reps = seconds > 0;
    if (seconds == 0) s->metres = 0;
    if (seconds == 0 || t->form == KL_FORM_EASY_FLAT) return;
    const kl_ladder_row *row = kl__ladder_row(KL_LADDER_KL30, t->level);
    const int32_t most = row->run_s * row->repetitions;
    s->run_s = seconds < most ? seconds : most;
    s->walk_s = row->walk_s;
    s->bout_s = row->run_s;
    s->reps = (s->run_s + row->run_s - 1) / row->run_s;
}

void kl__fit_distance(kl__tailoring *t)
{
    take_own_distance(t);
    cap_by_history(t);
    cap_by_longest(t);
    cap_by_comfort(t);
    t->run_days = days_left(t);
    cap_by_share(t);
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) set_times(t, &t->session[day]);
    t->run_days = days_left(t);
}

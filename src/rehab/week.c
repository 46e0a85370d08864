/*
 * rehab/week.c - a week closes: may the runner go on to the next phase?
 * REHAB-063
 */
#include "base/check.h"
#include "rehab/state.h"

enum { DAYS = 7, STRENGTH_WINDOW = 14 };

/* Limits of the phase that a week may end. */
typedef struct guards {
    int32_t min_days;
    int32_t volume_pct;
    int32_t weeks;
    int32_t red_free;
    int32_t for_maintain; /* RETURN also asks for quality and strength */
    int32_t min_days_id;
    int32_t volume_id;
    int32_t weeks_id;
    int32_t red_free_id;
} guards;

static guards guards_of(const kl__rehab *s)
{
    const kl_rehab_config *c = &s->config;
    const guards build = {c->build_min_days,
                          c->build_volume_pct,
                          c->build_weeks,
                          c->build_red_free,
                          0,
                          KL__RH(build_min_days),
                          KL__RH(build_volume_pct),
                          KL__RH(build_weeks),
                          KL__RH(build_red_free)};
    const guards back = {c->return_min_days,
                         c->return_volume_pct,
                         c->return_weeks,
                         c->return_red_free,
                         1,
                         KL__RH(return_min_days),
                         KL__RH(return_volume_pct),
                         KL__RH(return_weeks),
                         KL__RH(return_red_free)};
    return s->phase == KL_PHASE_BUILD ? build : back;
}

static void remember_week(kl__rehab *s, const kl_rehab_event *e)
{
    kl__week week = {e->day, e->done_m, e->target_m, e->quality_done, 0, 0};
    for (int32_t i = 0; i < s->n_closed; i++) {
        if (e->day - s->closed[i].day >= DAYS) continue;
        week.runs++;
        week.greens += s->closed[i].colour == KL_COLOUR_GREEN;
    }
    kl__make_room(s->week, &s->n_weeks, KL__WEEKS, sizeof s->week[0]);
    s->week[s->n_weeks++] = week;
    if (s->weeks_in_phase < KL__WEEKS) s->weeks_in_phase++;
}

/* The last weeks that count, as many as there are. */
typedef struct span {
    int32_t n;
    int32_t least_pct; /* done of the target, of the week with the least */
    int32_t quality;   /* weeks that had it */
    int32_t greens;
    int32_t runs;
} span;

static span span_of(const kl__rehab *s, const guards *g)
{
    span sum = {s->weeks_in_phase < g->weeks ? s->weeks_in_phase : g->weeks, INT32_MAX, 0, 0, 0};
    for (int32_t i = s->n_weeks - sum.n; i < s->n_weeks; i++) {
        const kl__week *week = &s->week[i];
        const int32_t pct = 100 * week->done_m / week->target_m; /* at most 100,000,000 */
        if (pct < sum.least_pct) sum.least_pct = pct;
        sum.quality += week->quality_done;
        sum.greens += week->greens;
        sum.runs += week->runs;
    }
    return sum;
}

static int32_t strength_days(const kl__rehab *s, int32_t day)
{
    return kl__days_within(s->strength_day, s->n_strength_days, day, STRENGTH_WINDOW);
}

static void add_strength_guard(const kl__rehab *s, int32_t day, kl__why *why)
{
    const int32_t days = strength_days(s, day);
    if (days >= s->config.strength_14d) return;
    kl__why_add(why, KL_REHAB_GUARD_STRENGTH, days, s->config.strength_14d, KL__RH(strength_14d));
}

/* Too little in one of the weeks, else too few weeks. */
static void add_volume_guard(const guards *g, const span *sum, kl__why *why)
{
    if (sum->least_pct < g->volume_pct) {
        kl__why_add(why, KL_REHAB_GUARD_VOLUME, sum->least_pct, g->volume_pct, g->volume_id);
    } else if (sum->n < g->weeks) {
        kl__why_add(why, KL_REHAB_GUARD_VOLUME, sum->n, g->weeks, g->weeks_id);
    }
}

static void add_guards(const kl__rehab *s, int32_t day, kl__why *why)
{
    const guards g = guards_of(s);
    const span sum = span_of(s, &g);
    const int32_t share = s->config.green_share_pct;
    if (day - s->phase_day < g.min_days) {
        kl__why_add(why, KL_REHAB_GUARD_DWELL, day - s->phase_day, g.min_days, g.min_days_id);
    }
    add_volume_guard(&g, &sum, why);
    if (sum.runs == 0 || sum.greens * 100 < sum.runs * share) {
        kl__why_add(why, KL_REHAB_GUARD_GREEN_SHARE,
                    sum.runs ? sum.greens * 100 / sum.runs : KL_UNKNOWN, share,
                    KL__RH(green_share_pct));
    }
    if (kl__days_within(s->red, s->n_reds, day, g.red_free) > 0) {
        kl__why_add(why, KL_REHAB_GUARD_RED_FREE, day - s->red[s->n_reds - 1], g.red_free,
                    g.red_free_id);
    }
    if (!g.for_maintain) return;
    if (sum.quality < sum.n) {
        kl__why_add(why, KL_REHAB_GUARD_QUALITY, sum.quality, g.weeks, g.weeks_id);
    }
    add_strength_guard(s, day, why);
}

static void judge_week(kl__work *w, int32_t day)
{
    kl__why why = {0};
    if (w->s.phase == KL_PHASE_MAINTAIN) {
        kl__why_bare(&why, KL_REHAB_WEEK_NOTED);
        add_strength_guard(&w->s, day, &why);
        kl__log(w, day, KL_COLOUR_NONE, KL_DECISION_HOLD, &why);
        return;
    }
    add_guards(&w->s, day, &why);
    if (why.n > 0) {
        kl__log(w, day, KL_COLOUR_NONE, KL_DECISION_HOLD, &why);
    } else if (w->s.phase == KL_PHASE_BUILD) {
        kl__enter_phase(&w->s, KL_PHASE_RETURN, day);
        kl__log_one(w, day, KL_DECISION_ADVANCE, KL_REHAB_BUILD_TO_RETURN);
    } else {
        kl__enter_phase(&w->s, KL_PHASE_MAINTAIN, day);
        kl__log_one(w, day, KL_DECISION_ADVANCE, KL_REHAB_RETURN_TO_MAINTAIN);
    }
}

kl_status kl__take_week(kl__work *w, const kl_rehab_event *e, kl_fault *fault)
{
    const int32_t n = w->s.n_weeks;
    if (n > 0 && e->day - w->s.week[n - 1].day < DAYS) {
        return kl__fail(fault, KL_E_DUPLICATE, "day", KL_NO_INDEX, e->day);
    }
    remember_week(&w->s, e);
    if (w->s.phase >= KL_PHASE_BUILD && !kl__is_stopped(&w->s)) judge_week(w, e->day);
    return KL_OK;
}

/*
 * rule/pain.c - the session gate: a run judged by the pain it caused.
 * REHAB-030 .. REHAB-034
 */
#include "rule/pain.h"

#include <string.h>

static int known(int32_t pain)
{
    return pain != KL_UNKNOWN;
}

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* Larger of the known; KL_UNKNOWN is the smallest number. */
static int32_t largest(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* An earlier pain excuses a later one up to pain_green only. */
static int32_t capped(int32_t pain, const kl__gate_view *v)
{
    return least(pain, v->pain_green);
}

/* Exceeds the limit; unknown does not. */
static int over(int32_t pain, int32_t limit)
{
    return known(pain) && pain > limit;
}

/* What the morning after says. REHAB-032 */
typedef struct morning {
    int gt_red;
    int up_large;
    int up;
    int up_repeated;
} morning;

static morning morning_of(const kl__gate_view *v, const kl_rehab_config *c)
{
    morning m = {0, 0, 0, 0};
    m.gt_red = over(v->morning, c->pain_red);
    if (!known(v->morning) || !known(v->baseline)) return m;
    const int32_t base = capped(v->baseline, v);
    m.up_large = v->morning >= base + c->am_red_delta;
    m.up = !m.up_large && v->morning > base + c->settle_tol;
    m.up_repeated = m.up && v->streak + 1 >= c->am_ambers_to_red;
    return m;
}

/* REHAB-030 */
static void add_red(const kl__run *r, const kl__gate_view *v, const kl_rehab_config *c,
                    const morning *m, kl__why *why)
{
    const int sore = !known(r->peak) || r->peak > v->pain_green;
    if (over(r->peak, c->pain_red)) {
        kl__why_add(why, KL_REHAB_PEAK_GT_RED, r->peak, c->pain_red, KL__RH(pain_red));
    }
    if (over(r->h1, c->pain_red)) {
        kl__why_add(why, KL_REHAB_AFTER_60MIN_GT_RED, r->h1, c->pain_red, KL__RH(pain_red));
    }
    if (r->gait_altered) kl__why_bare(why, KL_REHAB_GAIT_ALTERED);
    if (r->swelling == 2) kl__why_bare(why, KL_REHAB_SWELLING_CLEAR);
    if (r->warmup == KL_WARMUP_CONTINUES && sore) {
        kl__why_add(why, KL_REHAB_WARMUP_CONTINUES, r->peak, v->pain_green, KL__RH(pain_green));
    }
    if (r->warmup == KL_WARMUP_RETURNS && sore) {
        kl__why_add(why, KL_REHAB_WARMUP_RETURNS, r->peak, v->pain_green, KL__RH(pain_green));
    }
    if (m->gt_red) {
        kl__why_add(why, KL_REHAB_MORNING_GT_RED, v->morning, c->pain_red, KL__RH(pain_red));
    }
    if (m->up_large) {
        kl__why_add(why, KL_REHAB_MORNING_UP_LARGE, v->morning,
                    capped(v->baseline, v) + c->am_red_delta, KL__RH(am_red_delta));
    }
    if (m->up_repeated) {
        kl__why_add(why, KL_REHAB_MORNING_UP_REPEATED, v->streak + 1, c->am_ambers_to_red,
                    KL__RH(am_ambers_to_red));
    }
}

static int is_unsettled(const kl__run *r, const kl__gate_view *v, const kl_rehab_config *c)
{
    const int32_t before = known(r->pre) ? capped(r->pre, v) : 0;
    return over(r->h1, before + c->settle_tol);
}

/* REHAB-031 */
static void add_amber(const kl__run *r, const kl__gate_view *v, const kl_rehab_config *c,
                      const morning *m, kl__why *why)
{
    if (over(r->peak, v->pain_green) && r->peak <= c->pain_red) {
        kl__why_add(why, KL_REHAB_PEAK_GT_GREEN, r->peak, v->pain_green, KL__RH(pain_green));
    }
    if (r->swelling == 1) kl__why_bare(why, KL_REHAB_SWELLING_SLIGHT);
    if (r->analgesic) kl__why_bare(why, KL_REHAB_PAIN_MASKED);
    if (is_unsettled(r, v, c)) {
        kl__why_add(why, KL_REHAB_NOT_SETTLED_60MIN, r->h1,
                    (known(r->pre) ? capped(r->pre, v) : 0) + c->settle_tol, KL__RH(settle_tol));
    }
    if (m->up) {
        kl__why_add(why, KL_REHAB_MORNING_UP, v->morning, capped(v->baseline, v) + c->settle_tol,
                    KL__RH(settle_tol));
    }
}

/* REHAB-033 */
static void add_grey(const kl__run *r, const kl__gate_view *v, kl__why *why)
{
    if (r->peak_missing) kl__why_bare(why, KL_REHAB_PEAK_UNKNOWN);
    if (!known(v->morning))
        kl__why_bare(why, KL_REHAB_NEXT_MORNING_UNKNOWN);
    else if (!known(v->baseline))
        kl__why_bare(why, KL_REHAB_BASELINE_UNKNOWN);
}

kl__verdict kl__judge_run(const kl__run *r, const kl__gate_view *v, const kl_rehab_config *c)
{
    kl__verdict verdict;
    memset(&verdict, 0, sizeof verdict);
    kl__why *why = &verdict.why;
    const morning m = morning_of(v, c);
    add_red(r, v, c, &m, why);
    const int32_t reds = why->n;
    add_amber(r, v, c, &m, why);
    const int32_t ambers = why->n;
    if (!(v->immediate && reds > 0)) add_grey(r, v, why);
    if (reds > 0)
        verdict.colour = KL_COLOUR_RED;
    else if (ambers > 0)
        verdict.colour = KL_COLOUR_AMBER;
    else
        verdict.colour = why->n > 0 ? KL_COLOUR_GREY : KL_COLOUR_GREEN;
    if (why->n == 0) kl__why_bare(why, KL_REHAB_ALL_CLEAR);
    verdict.morning_up = m.up;
    verdict.morning_worse = m.up || m.up_large || m.gt_red;
    verdict.not_settled = is_unsettled(r, v, c);
    return verdict;
}

void kl__merge_runs(kl__run *run, const kl__run *more)
{
    run->peak_missing |= more->peak_missing;
    run->peak = largest(run->peak, more->peak);
    if (!known(run->pre))
        run->pre = more->pre;
    else if (known(more->pre))
        run->pre = least(run->pre, more->pre);
    run->h1 = largest(run->h1, more->h1);
    run->gait_altered |= more->gait_altered;
    run->analgesic |= more->analgesic;
    run->taped |= more->taped;
    run->swelling = largest(run->swelling, more->swelling);
    run->warmup = largest(run->warmup, more->warmup);
    run->dose_pct = least(run->dose_pct + more->dose_pct, 1000);
}

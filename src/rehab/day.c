/*
 * rehab/day.c - a day begins: runs left open, gaps without running, reviews.
 * REHAB-024, REHAB-070
 */
#include "rehab/state.h"

/* Nothing new happens more than so many days after the last event. */
enum { LONGEST_ECHO = 400, DROP_TO_RELOAD = 3 };

static void reload_gap(kl__work *w, int32_t day, int32_t levels, kl__limit_met gap)
{
    kl__lower_level(&w->s, levels);
    w->s.greens = 0;
    w->s.need = kl__setback(&w->s);
    kl__log_limit(w, day, KL_DECISION_REGRESS, gap);
}

static void first_gap(kl__work *w, int32_t day)
{
    const kl_rehab_config *c = &w->s.config;
    const kl__limit_met gap = {KL_REHAB_GAP_1, c->gap1_days, c->gap1_days, KL__RH(gap1_days)};
    if (w->s.phase == KL_PHASE_RELOAD) {
        reload_gap(w, day, c->gap1_levels, gap);
    } else {
        kl__log_limit(w, day, KL_DECISION_HOLD, gap);
    }
}

static void second_gap(kl__work *w, int32_t day)
{
    const kl_rehab_config *c = &w->s.config;
    kl__limit_met gap = {KL_REHAB_GAP_2, c->gap2_days, c->gap2_days, KL__RH(gap2_days)};
    if (w->s.phase == KL_PHASE_RELOAD) {
        reload_gap(w, day, c->gap2_levels - c->gap1_levels, gap);
        return;
    }
    gap.code = KL_REHAB_GAP_2_TO_RELOAD;
    kl__enter_reload(&w->s, kl__ladder_top(c->ladder) - DROP_TO_RELOAD, day);
    w->s.need = kl__setback(&w->s);
    kl__log_limit(w, day, KL_DECISION_REGRESS, gap);
}

static void third_gap(kl__work *w, int32_t day)
{
    const int32_t days = w->s.config.gap3_days;
    const kl__limit_met gap = {KL_REHAB_GAP_3_RETEST, days, days, KL__RH(gap3_days)};
    w->s.need = kl__setback(&w->s);
    kl__enter_phase(&w->s, KL_PHASE_IRRITABLE, day);
    kl__log_limit(w, day, KL_DECISION_REGRESS, gap);
}

/* Days without running count from the last run, or from the day the phase was entered. */
static void look_for_gap(kl__work *w, int32_t day)
{
    const kl__rehab *s = &w->s;
    if (kl__is_stopped(s) || s->phase < KL_PHASE_RELOAD) return;
    const int32_t since = s->last_run_day > s->phase_day ? s->last_run_day : s->phase_day;
    const int32_t gap = day - since;
    if (gap == s->config.gap1_days)
        first_gap(w, day);
    else if (gap == s->config.gap2_days)
        second_gap(w, day);
    else if (gap == s->config.gap3_days)
        third_gap(w, day);
}

static void look_for_review(kl__work *w, int32_t day)
{
    const kl__rehab *s = &w->s;
    if (kl__is_stopped(s) || s->phase == KL_PHASE_SCREEN) return;
    const int32_t age = day - s->phase_day;
    const kl__limit_met progress = {KL_REHAB_NO_PROGRESS_SEEK_ASSESSMENT, age,
                                    s->config.irritable_review_days, KL__RH(irritable_review_days)};
    const kl__limit_met build = {KL_REHAB_NO_BUILD_REVIEW, age, s->config.reload_review_days,
                                 KL__RH(reload_review_days)};
    if (s->phase == KL_PHASE_IRRITABLE && age == progress.limit) {
        kl__log_limit(w, day, KL_DECISION_HOLD, progress);
    }
    if (s->phase == KL_PHASE_RELOAD && age == build.limit) {
        kl__log_limit(w, day, KL_DECISION_HOLD, build);
    }
}

static void start_day(kl__work *w, int32_t day)
{
    if (w->s.has_pending && day > w->s.pending.day + 1) kl__close_pending(w, day, NULL);
    look_for_gap(w, day);
    look_for_review(w, day);
}

void kl__start_days(kl__work *w, int32_t day)
{
    int32_t from = w->s.last_day == KL_UNKNOWN ? day : w->s.last_day + 1;
    const int32_t to = day - from > LONGEST_ECHO ? from + LONGEST_ECHO : day;
    for (; from <= to; from++) start_day(w, from);
}

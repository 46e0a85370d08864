/*
 * rehab/close.c - a run closes: its colour, and what follows from it.
 * REHAB-035 .. REHAB-045
 */
#include <string.h>

#include "rehab/state.h"
#include "rule/recovery.h"
#include "rule/screen.h"

enum { WEEK = 7, DROP_TO_RELOAD = 3 };

/* A run that is being closed. */
typedef struct closing {
    int32_t day; /* of closing */
    kl__run run;
    kl__verdict verdict;
} closing;

/* The entry that closes it: lead reasons, the gate's, and the tape. */
static void log_closing(kl__work *w, const closing *c, int32_t decision, const kl__why *lead,
                        int with_gate)
{
    kl__why why = *lead;
    if (with_gate) kl__why_all(&why, &c->verdict.why);
    if (c->run.taped) kl__why_bare(&why, KL_REHAB_WITH_TAPE);
    kl__log(w, c->day, c->verdict.colour, decision, &why);
}

static void log_led(kl__work *w, const closing *c, int32_t decision, int32_t code)
{
    kl__why lead = {0};
    kl__why_bare(&lead, code);
    log_closing(w, c, decision, &lead, 1);
}

static void log_led_by(kl__work *w, const closing *c, int32_t decision, kl__limit_met met)
{
    kl__why lead = {0};
    kl__why_add(&lead, met.code, met.value, met.limit, met.parameter);
    log_closing(w, c, decision, &lead, 1);
}

/* ---- RED: REHAB-041 ---- */

/* Days since the nth last RED; the first is the one in hand. */
static int32_t days_since_red(const kl__rehab *s, int32_t day, int32_t nth)
{
    return day - s->red[s->n_reds - nth];
}

/* A second RED inside its window, with the days since the first. */
static kl__limit_met second_red(const kl__rehab *s, int32_t day, int32_t code)
{
    const kl__limit_met met = {code, days_since_red(s, day, 2), s->config.red2_window,
                               KL__RH(red2_window)};
    return met;
}

/* So few levels that as many cannot be gone back. */
static void log_below_level_1(kl__work *w, const closing *c, int32_t level, int32_t levels,
                              int second)
{
    const int32_t code = KL_REHAB_BELOW_LEVEL_1;
    kl__why lead = {0};
    if (second)
        kl__why_add(&lead, code, level, levels, KL__RH(red2_levels));
    else
        kl__why_plain(&lead, code, level, levels);
    log_closing(w, c, KL_DECISION_REGRESS, &lead, 1);
}

static void red_in_reload(kl__work *w, const closing *c, int second)
{
    const int32_t level = w->s.level;
    const int32_t levels = second ? w->s.config.red2_levels : 1;
    if (level - levels < 1) {
        kl__enter_phase(&w->s, KL_PHASE_IRRITABLE, c->day);
        log_below_level_1(w, c, level, levels, second);
        return;
    }
    w->s.level -= levels;
    if (second)
        log_led_by(w, c, KL_DECISION_REGRESS, second_red(&w->s, c->day, KL_REHAB_SECOND_RED));
    else
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_RED_SESSION);
}

static void red_later(kl__work *w, const closing *c, int second)
{
    if (second) {
        kl__enter_reload(&w->s, kl__ladder_top(w->s.config.ladder) - DROP_TO_RELOAD, c->day);
        log_led_by(w, c, KL_DECISION_REGRESS,
                   second_red(&w->s, c->day, KL_REHAB_SECOND_RED_TO_RELOAD));
    } else if (w->s.phase == KL_PHASE_MAINTAIN) {
        kl__enter_phase(&w->s, KL_PHASE_BUILD, c->day);
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_RED_IN_MAINTAIN);
    } else {
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_RED_SESSION);
    }
}

static void remember_red(kl__rehab *s, int32_t day)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < s->n_reds; i++) {
        if (day - s->red[i] < KL__RED_DAYS_KEPT) s->red[kept++] = s->red[i];
    }
    kl__make_room(s->red, &kept, KL__REDS, sizeof s->red[0]);
    s->red[kept++] = day;
    s->n_reds = kept;
}

static void on_red(kl__work *w, const closing *c)
{
    kl__rehab *s = &w->s;
    const int32_t rest = c->run.day + 1 + s->config.red_rest_days;
    s->greens = s->ambers = s->greys = 0;
    remember_red(s, c->day);
    if (rest > s->rest_until) s->rest_until = rest;
    s->need = kl__setback(s);
    const int second = kl__days_within(s->red, s->n_reds, c->day, s->config.red2_window) >= 2;
    const int third = kl__days_within(s->red, s->n_reds, c->day, s->config.red3_window) >= 3;
    if (third) {
        const kl__limit_met met = {KL_REHAB_THREE_RED_SEEK_ASSESSMENT, days_since_red(s, c->day, 3),
                                   s->config.red3_window, KL__RH(red3_window)};
        s->stop = KL_TIER_ROUTINE;
        s->causes |= KL__CAUSE_THREE_RED;
        log_led_by(w, c, KL_DECISION_STOP, met);
    } else if (s->phase == KL_PHASE_IRRITABLE) {
        s->phase_day = c->day;
        s->strength_count = 0;
        s->walk_passed = 0;
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_RED_IN_IRRITABLE);
    } else if (s->phase == KL_PHASE_RELOAD) {
        red_in_reload(w, c, second);
    } else {
        red_later(w, c, second);
    }
}

/* ---- AMBER and GREY: REHAB-042, REHAB-043 ---- */

/* AMBER closes of the last week, since the phase was entered. */
static int32_t recent_ambers(const kl__rehab *s, int32_t day)
{
    int32_t n = 0;
    for (int32_t i = 0; i < s->n_closed; i++) {
        const kl__closed_run *c = &s->closed[i];
        n += c->colour == KL_COLOUR_AMBER && c->day >= s->phase_day && day - c->day < WEEK;
    }
    return n;
}

static void on_amber(kl__work *w, const closing *c)
{
    static const kl__why nothing = {0};
    kl__rehab *s = &w->s;
    const int32_t rest = c->run.day + 1 + s->config.amber_rest_days;
    s->greens = s->greys = 0;
    kl__count_up(&s->ambers);
    const int unsettled = c->verdict.morning_up || c->verdict.not_settled;
    if (unsettled && rest > s->rest_until) s->rest_until = rest;
    const kl__limit_met repeated = {KL_REHAB_REPEATED_AMBER, s->ambers, s->config.ambers_to_regress,
                                    KL__RH(ambers_to_regress)};
    const kl__limit_met early = {KL_REHAB_EARLY_SIGN, recent_ambers(s, c->day),
                                 s->config.early_sign_ambers, KL__RH(early_sign_ambers)};
    if (s->phase == KL_PHASE_RELOAD && repeated.value >= repeated.limit) {
        s->ambers = 0;
        kl__lower_level(s, 1);
        log_led_by(w, c, KL_DECISION_REGRESS, repeated);
    } else if (s->phase == KL_PHASE_MAINTAIN && early.value >= early.limit) {
        kl__enter_phase(s, KL_PHASE_BUILD, c->day);
        log_led_by(w, c, KL_DECISION_REGRESS, early);
    } else {
        log_closing(w, c, KL_DECISION_HOLD, &nothing, 1);
    }
}

static void on_grey(kl__work *w, const closing *c)
{
    kl__why lead = {0};
    kl__count_up(&w->s.greys);
    if (w->s.greys >= w->s.config.greys_to_flag) {
        kl__why_add(&lead, KL_REHAB_DATA_GAP_REPEATED, w->s.greys, w->s.config.greys_to_flag,
                    KL__RH(greys_to_flag));
    }
    log_closing(w, c, KL_DECISION_HOLD, &lead, 1);
}

/* ---- GREEN: REHAB-044, REHAB-045 ---- */

/* Why a GREEN does not count; nothing where it does. REHAB-044 */
static void add_idle_reason(const kl__rehab *s, const kl__run *run, kl__why *why)
{
    const kl_rehab_config *c = &s->config;
    const int32_t dose = run->dose_pct;
    if (dose > c->dose_high_pct) {
        kl__why_add(why, KL_REHAB_OVER_PLAN, dose, c->dose_high_pct, KL__RH(dose_high_pct));
    } else if (dose < c->dose_low_pct) {
        kl__why_add(why, KL_REHAB_UNDER_PLAN, dose, c->dose_low_pct, KL__RH(dose_low_pct));
    } else if (!run->allowed) {
        kl__why_bare(why, KL_REHAB_AGAINST_GATE);
    } else if (s->phase >= KL_PHASE_BUILD) {
        kl__why_bare(why, KL_REHAB_SESSION_OK);
    }
}

/* A setback asks for more greens than the track and the configuration do. */
static int32_t parameter_of_need(const kl__rehab *s)
{
    return s->need > kl__advance_greens(s) ? KL__RH(post_setback_greens) : KL__RH(advance_greens);
}

/* What keeps a runner on the top row. REHAB-045 */
static void add_top_reason(const kl__rehab *s, int32_t day, kl__why *why)
{
    const kl_rehab_config *c = &s->config;
    const int32_t age = day - s->phase_day;
    if (s->level < kl__ladder_top(c->ladder)) return;
    if (age < c->reload_min_days) {
        kl__why_add(why, KL_REHAB_PHASE_DWELL, age, c->reload_min_days, KL__RH(reload_min_days));
    } else if (kl__days_within(s->red, s->n_reds, day, c->reload_red_free) > 0) {
        kl__why_add(why, KL_REHAB_PHASE_RED_FREE, days_since_red(s, day, 1), c->reload_red_free,
                    KL__RH(reload_red_free));
    }
}

/* Why greens do not move the runner up, the first reason; nothing where they do. REHAB-045 */
static void add_hold_reason(const kl__rehab *s, int32_t day, kl__why *why)
{
    const kl_rehab_config *c = &s->config;
    const int32_t ups = kl__days_within(s->level_up, s->n_level_ups, day, WEEK);
    if (s->greens < s->need) {
        kl__why_add(why, KL_REHAB_GREEN_COUNT, s->greens, s->need, parameter_of_need(s));
        return;
    }
    kl__recovery_debt(&s->diary, day, c, why);
    if (why->n > 0) return;
    if (ups >= c->max_levels_7d) {
        kl__why_add(why, KL_REHAB_LEVELS_PER_WEEK, ups, c->max_levels_7d, KL__RH(max_levels_7d));
    } else {
        add_top_reason(s, day, why);
    }
}

/* Enough greens in a row: one level up, or out of the ladder. REHAB-045 */
static void move_up(kl__rehab *s, int32_t day, kl__why *why)
{
    const int is_top = s->level == kl__ladder_top(s->config.ladder);
    kl__why_add(why, is_top ? KL_REHAB_RELOAD_TO_BUILD : KL_REHAB_LEVEL_UP, s->greens, s->need,
                parameter_of_need(s));
    if (is_top) {
        kl__enter_phase(s, KL_PHASE_BUILD, day);
        return;
    }
    s->level++;
    s->greens = 0;
    s->need = kl__advance_greens(s);
    kl__remember_day(s->level_up, &s->n_level_ups, day, KL__LEVEL_UPS);
}

static void on_green(kl__work *w, const closing *c)
{
    kl__rehab *s = &w->s;
    kl__why lead = {0};
    int32_t decision = KL_DECISION_HOLD;
    s->ambers = s->greys = 0;
    add_idle_reason(s, &c->run, &lead);
    if (lead.n == 0) {
        kl__count_up(&s->greens);
        add_hold_reason(s, c->day, &lead);
    }
    if (lead.n == 0) {
        move_up(s, c->day, &lead);
        decision = KL_DECISION_ADVANCE;
    }
    log_closing(w, c, decision, &lead, 0);
}

/* ---- closing ---- */

static void remember_closed(kl__rehab *s, const closing *c)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < s->n_closed; i++) {
        if (c->day - s->closed[i].day < KL__CLOSED_DAYS_KEPT) s->closed[kept++] = s->closed[i];
    }
    const kl__closed_run run = {c->day, c->verdict.colour};
    s->closed[kept++] = run;
    s->n_closed = kept;

    kl__last_runs *last = &s->last_runs;
    for (int i = 2; i > 0; i--) {
        last->morning_worse[i] = last->morning_worse[i - 1];
        last->not_settled[i] = last->not_settled[i - 1];
    }
    last->morning_worse[0] = c->verdict.morning_worse;
    last->not_settled[0] = c->verdict.not_settled;
    if (last->n < 3) last->n++;
}

static void close_run(kl__work *w, const closing *c)
{
    kl__rehab *s = &w->s;
    s->has_pending = 0;
    memset(&s->pending, 0, sizeof s->pending);
    remember_closed(s, c);
    const int up = c->verdict.morning_up && c->verdict.colour != KL_COLOUR_RED;
    if (up)
        kl__count_up(&s->streak); /* REHAB-036 */
    else
        s->streak = 0;
    if (kl__is_stopped(s)) { /* REHAB-040 */
        log_led(w, c, KL_DECISION_STOP, KL_REHAB_STOP_LATCHED_ROUTINE + s->stop - KL_TIER_ROUTINE);
    } else if (c->verdict.colour == KL_COLOUR_RED) {
        on_red(w, c);
    } else if (c->verdict.colour == KL_COLOUR_AMBER) {
        on_amber(w, c);
    } else if (c->verdict.colour == KL_COLOUR_GREY) {
        on_grey(w, c);
    } else {
        on_green(w, c);
    }
}

static kl__verdict judge(const kl__rehab *s, int32_t morning, int immediate)
{
    const kl__checkin *own = kl__diary_at(&s->diary, s->pending.day);
    const kl__gate_view view = {own && !own->late ? own->am_pain : KL_UNKNOWN,
                                morning,
                                s->streak,
                                kl__pain_green(s),
                                immediate,
                                0};
    return kl__judge_run(&s->pending, &view, &s->config);
}

/* REHAB-037; a late morning counts only for the worse. REHAB-023 */
void kl__close_pending(kl__work *w, int32_t day, const kl__checkin *morning)
{
    closing c = {day, w->s.pending, judge(&w->s, morning ? morning->am_pain : KL_UNKNOWN, 0)};
    const int doubtful = morning && morning->late && c.verdict.colour != KL_COLOUR_RED;
    if (doubtful) c.verdict = judge(&w->s, KL_UNKNOWN, 0);
    close_run(w, &c);
}

/* REHAB-035 */
void kl__close_if_red(kl__work *w, int32_t day)
{
    closing c = {day, w->s.pending, judge(&w->s, KL_UNKNOWN, 1)};
    if (c.verdict.colour != KL_COLOUR_RED) return;
    kl__why_bare(&c.verdict.why, KL_REHAB_IMMEDIATE);
    w->s.immediate_red_day = day;
    close_run(w, &c);
}

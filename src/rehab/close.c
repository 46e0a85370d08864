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

/* ---- RED: REHAB-041 ---- */

static void red_in_reload(kl__work *w, const closing *c, int second)
{
    const int32_t levels = second ? w->s.config.red2_levels : 1;
    if (w->s.level - levels < 1) {
        kl__enter_phase(&w->s, KL_PHASE_IRRITABLE, c->day);
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_BELOW_LEVEL_1);
        return;
    }
    w->s.level -= levels;
    log_led(w, c, KL_DECISION_REGRESS, second ? KL_REHAB_SECOND_RED : KL_REHAB_RED_SESSION);
}

static void red_later(kl__work *w, const closing *c, int second)
{
    if (second) {
        kl__enter_reload(&w->s, kl__ladder_top(w->s.config.ladder) - DROP_TO_RELOAD, c->day);
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_SECOND_RED_TO_RELOAD);
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
        s->stop = KL_TIER_ROUTINE;
        s->causes |= KL__CAUSE_THREE_RED;
        log_led(w, c, KL_DECISION_STOP, KL_REHAB_THREE_RED_SEEK_ASSESSMENT);
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
    if (s->phase == KL_PHASE_RELOAD && s->ambers >= s->config.ambers_to_regress) {
        s->ambers = 0;
        kl__lower_level(s, 1);
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_REPEATED_AMBER);
    } else if (s->phase == KL_PHASE_MAINTAIN &&
               recent_ambers(s, c->day) >= s->config.early_sign_ambers) {
        kl__enter_phase(s, KL_PHASE_BUILD, c->day);
        log_led(w, c, KL_DECISION_REGRESS, KL_REHAB_EARLY_SIGN);
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

static int red_within(const kl__rehab *s, int32_t day, int32_t window)
{
    return kl__days_within(s->red, s->n_reds, day, window) > 0;
}

/* The reason why a GREEN does not count, 0 when it does. REHAB-044 */
static int32_t why_green_is_idle(const kl__rehab *s, const kl__run *run)
{
    if (run->dose_pct > s->config.dose_high_pct) return KL_REHAB_OVER_PLAN;
    if (run->dose_pct < s->config.dose_low_pct) return KL_REHAB_UNDER_PLAN;
    if (!run->allowed) return KL_REHAB_AGAINST_GATE;
    return s->phase >= KL_PHASE_BUILD ? KL_REHAB_SESSION_OK : 0;
}

/* Why enough greens still do not move the runner up, 0 when nothing is in the way. REHAB-045 */
static int32_t why_held(const kl__rehab *s, int32_t day)
{
    if (s->greens < s->need) return KL_REHAB_GREEN_COUNT;
    if (kl__recovery_debt(&s->diary, day, &s->config)) return KL_REHAB_RECOVERY_DEBT;
    if (kl__days_within(s->level_up, s->n_level_ups, day, WEEK) >= s->config.max_levels_7d) {
        return KL_REHAB_LEVELS_PER_WEEK;
    }
    if (s->level < kl__ladder_top(s->config.ladder)) return 0;
    if (day - s->phase_day < s->config.reload_min_days) return KL_REHAB_PHASE_DWELL;
    return red_within(s, day, s->config.reload_red_free) ? KL_REHAB_PHASE_RED_FREE : 0;
}

/* Enough greens in a row: one level up, or out of the ladder. REHAB-045 */
static int32_t move_up(kl__rehab *s, int32_t day)
{
    if (s->level == kl__ladder_top(s->config.ladder)) {
        kl__enter_phase(s, KL_PHASE_BUILD, day);
        return KL_REHAB_RELOAD_TO_BUILD;
    }
    s->level++;
    s->greens = 0;
    s->need = kl__advance_greens(s);
    kl__remember_day(s->level_up, &s->n_level_ups, day, KL__LEVEL_UPS);
    return KL_REHAB_LEVEL_UP;
}

/* A reason of a GREEN with its numbers. */
static void add_green_reason(kl__why *why, const kl__rehab *s, const kl__run *run, int32_t code)
{
    const kl_rehab_config *c = &s->config;
    switch (code) {
        case KL_REHAB_OVER_PLAN:
            kl__why_add(why, code, run->dose_pct, c->dose_high_pct, KL__RH(dose_high_pct));
            break;
        case KL_REHAB_UNDER_PLAN:
            kl__why_add(why, code, run->dose_pct, c->dose_low_pct, KL__RH(dose_low_pct));
            break;
        case KL_REHAB_GREEN_COUNT:
            kl__why_add(why, code, s->greens, s->need, KL__RH(advance_greens));
            break;
        default:
            kl__why_bare(why, code);
            break;
    }
}

static void on_green(kl__work *w, const closing *c)
{
    kl__rehab *s = &w->s;
    kl__why lead = {0};
    int32_t decision = KL_DECISION_HOLD;
    s->ambers = s->greys = 0;
    int32_t code = why_green_is_idle(s, &c->run);
    if (code == 0) {
        kl__count_up(&s->greens);
        code = why_held(s, c->day);
        if (code == 0) {
            code = move_up(s, c->day);
            decision = KL_DECISION_ADVANCE;
        }
    }
    add_green_reason(&lead, s, &c->run, code);
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

/*
 * rule/cadence_run.c - what a run means to the cadence planner.
 * KNEE-096 .. KNEE-099
 */
#include <string.h>

#include "rule/cadence.h"

enum { SPEED_STREAK = 3, GAP_SHORT = 14, GAP_LONG = 28, REST_DAYS = 7, RED_DAYS = 7 };
enum { FOLLOW_4W = 28, FOLLOW_3M = 91 };

/* What a run means before its stage is looked at. KNEE-096 */
typedef struct run_view {
    int32_t gap; /* days since the last run */
    int hurt;    /* calf or Achilles pain that drops a stage */
    kl__reasons blockers;
} run_view;

static void note_speed(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (e->speed_mms == KL_UNKNOWN) return;
    s->streak = kl__is_off_speed(e->speed_mms, s->base_mms) ? s->streak + 1 : 0;
    if (s->streak < SPEED_STREAK) return;
    s->streak = 0;
    kl__retest_due(s, KL__SLOT_SPEED, e->day, why);
}

static void block_by_colour(int32_t colour, int red_recent, kl__reasons *blockers)
{
    if (colour == KL_COLOUR_GREY) kl__reason(blockers, KL_CADENCE_PAIN_UNKNOWN);
    if (colour == KL_COLOUR_AMBER) kl__reason(blockers, KL_CADENCE_PAIN_AMBER);
    if (colour == KL_COLOUR_RED)
        kl__reason(blockers, KL_CADENCE_PAIN_RED);
    else if (red_recent)
        kl__reason(blockers, KL_CADENCE_PAIN_RED_RECENT);
}

static void block_by_calf(const kl__cadence *s, int32_t calf, kl__reasons *blockers)
{
    if (calf == KL_UNKNOWN) {
        kl__reason_add(blockers, KL_CADENCE_CALF_UNKNOWN, calf, s->o.calf_ok);
    } else if (calf > s->o.calf_ok && calf < s->o.calf_drop) {
        kl__reason_add(blockers, KL_CADENCE_CALF_RAISED, calf, s->o.calf_ok);
    }
}

static void add_all(const kl__reasons *from, kl__reasons *to)
{
    for (int32_t code = 1; code < KL__CADENCE_REASONS; code++) {
        if (from->codes >> code & 1) {
            kl__reason_add(to, code, from->value[code], from->limit[code]);
        }
    }
}

static run_view view_run(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    run_view v;
    const int32_t colour = e->colour == KL_UNKNOWN ? KL_COLOUR_GREY : e->colour;
    const int red_recent = s->last_red != KL_UNKNOWN && e->day - s->last_red < RED_DAYS;
    memset(&v, 0, sizeof v);
    v.gap = e->day - s->last_run;
    s->last_run = e->day;
    note_speed(s, e, why);
    if (colour == KL_COLOUR_RED) {
        s->last_red = e->day;
        kl__reason(why, KL_CADENCE_PAIN_RED);
    }
    v.hurt = e->calf != KL_UNKNOWN && e->calf >= s->o.calf_drop;
    block_by_colour(colour, red_recent, &v.blockers);
    block_by_calf(s, e->calf, &v.blockers);
    return v;
}

/* At the own cadence, after a drop from stage 1. KNEE-097 */
static void run_at_rest(kl__cadence *s, const kl_cadence_event *e, const run_view *v,
                        kl__reasons *why)
{
    if (v->hurt) {
        kl__reason_add(why, KL_CADENCE_CALF_REST, e->calf, s->o.calf_drop);
        s->stage_start = e->day;
    } else if (e->day - s->stage_start >= REST_DAYS && !v->blockers.codes) {
        kl__reason(why, KL_CADENCE_REST_OVER);
        kl__stage_enter(s, 1, e->day);
    } else {
        kl__reason_add(why, KL_CADENCE_RESTING, e->day - s->stage_start, REST_DAYS);
        add_all(&v->blockers, why);
    }
}

/* KNEE-098 */
static void run_at_target(kl__cadence *s, const kl_cadence_event *e, const run_view *v,
                          kl__reasons *why)
{
    kl__count(&s->sessions);
    if (v->gap >= GAP_LONG) kl__retest_due(s, KL__SLOT_GAP, e->day, why);
    if (v->hurt) {
        kl__reason_add(why, KL_CADENCE_CALF_PAIN, e->calf, s->o.calf_drop);
        kl__stage_drop(s, e->day, why);
    } else {
        kl__reason(why, KL_CADENCE_TARGET_KEPT);
    }
}

static void count_session(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    kl__count(&s->sessions);
    if (e->steady_s < KL__ASSESSABLE_S) {
        kl__reason_add(why, KL_CADENCE_RUN_SHORT, e->steady_s, KL__ASSESSABLE_S);
        return;
    }
    kl__count(&s->assessed);
    const int adheres = 100 * e->in_band_s >= s->o.in_band_pct * e->steady_s;
    if (adheres) kl__count(&s->adherent);
    kl__reason_add(why, adheres ? KL_CADENCE_RUN_ADHERENT : KL_CADENCE_RUN_NOT_ADHERENT,
                   (int32_t)(INT64_C(100) * e->in_band_s / e->steady_s), s->o.in_band_pct);
}

static void pass_stage(kl__cadence *s, int32_t day, kl__reasons *why)
{
    kl__reason_add(why, KL_CADENCE_STAGE_PASSED, 100 * s->adherent / s->assessed, s->o.pass_pct);
    kl__retest_due(s, KL__SLOT_STAGE_END, day, why);
    if (s->stage < s->stages) {
        kl__stage_enter(s, s->stage + 1, day);
        return;
    }
    kl__reason(why, KL_CADENCE_TARGET_REACHED);
    s->phase = KL_CADENCE_TARGET;
    kl__slot_set(s, KL__SLOT_FOLLOW_4W, day + FOLLOW_4W);
    kl__slot_set(s, KL__SLOT_FOLLOW_3M, day + FOLLOW_3M);
}

/* What a run asks of the stage. */
enum { KEEP, RESTART, DROP };

/* Has the stage been passed? KNEE-099 (2) */
static int evaluate_stage(kl__cadence *s, const kl_cadence_event *e, const kl__reasons *blockers,
                          kl__reasons *why)
{
    if (s->assessed < s->o.min_sessions || e->day - s->stage_start < s->o.min_days) {
        kl__reason_add(why, KL_CADENCE_STAGE_IN_PROGRESS, s->assessed, s->o.min_sessions);
        return KEEP;
    }
    const int32_t share = 100 * s->adherent / s->assessed;
    if (100 * s->adherent < s->o.repeat_pct * s->assessed) {
        kl__reason_add(why, KL_CADENCE_ADHERENCE_LOW, share, s->o.repeat_pct);
        return DROP;
    }
    if (100 * s->adherent < s->o.pass_pct * s->assessed) {
        kl__reason_add(why, KL_CADENCE_STAGE_REPEAT, share, s->o.pass_pct);
        return RESTART;
    }
    if (blockers->codes)
        add_all(blockers, why);
    else
        pass_stage(s, e->day, why);
    return KEEP;
}

/* KNEE-099 */
static void run_in_stage(kl__cadence *s, const kl_cadence_event *e, const run_view *v,
                         kl__reasons *why)
{
    int asks = KEEP;
    if (v->gap >= GAP_LONG) {
        kl__reason_add(why, KL_CADENCE_GAP_28D, v->gap, GAP_LONG);
        asks = s->stage > 1 ? DROP : RESTART;
    } else if (v->gap >= GAP_SHORT) {
        kl__reason_add(why, KL_CADENCE_GAP_14D, v->gap, GAP_SHORT);
        asks = RESTART;
    } else {
        count_session(s, e, why);
    }
    if (v->hurt) {
        kl__reason_add(why, KL_CADENCE_CALF_PAIN, e->calf, s->o.calf_drop);
        asks = DROP;
    } else if (asks == KEEP) {
        asks = evaluate_stage(s, e, &v->blockers, why);
    }
    if (asks == DROP)
        kl__stage_drop(s, e->day, why);
    else if (asks == RESTART)
        kl__stage_enter(s, s->stage, e->day);
}

void kl__cadence_run(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    const run_view v = view_run(s, e, why);
    if (s->phase == KL_CADENCE_TARGET)
        run_at_target(s, e, &v, why);
    else if (s->stage == 0)
        run_at_rest(s, e, &v, why);
    else
        run_in_stage(s, e, &v, why);
}

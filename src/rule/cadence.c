/*
 * rule/cadence.c - the cadence planner: one event in, one decision out.
 * KNEE-090 .. KNEE-109
 */
#include "rule/cadence.h"

#include <string.h>

#include "base/check.h"
#include "measure/knee_model.h"

_Static_assert(sizeof(kl__cadence) <= sizeof(kl_cadence), "the opaque block is too small");

enum { ASSESSABLE_S = 300, BASELINE_DAYS = 42, BASELINE_LEAST = 3 };
enum { SPEED_SPREAD_PCT = 15, SPEED_STREAK = 3 };
enum { GAP_SHORT = 14, GAP_LONG = 28, REST_DAYS = 7, RED_DAYS = 7, PAIN_DAYS = 28 };
enum { FOLLOW_4W = 28, FOLLOW_3M = 91, CREDIT_FREE = 13, ZERO_DROPS = 2 };

/* Share of the metronome and minutes of practice, by sessions done in the stage. KNEE-107 */
static const int32_t metronome_pct[] = {100, 100, 100, 100, 75, 50, 25, 0};
static const int32_t cue_min[] = {15, 15, 20, 20, 25, 25, 30, 30};
enum { FADE = sizeof cue_min / sizeof cue_min[0] };

/* ---- checks ---- */

static kl_status required(kl_fault *fault, const char *field, int64_t value, int64_t low,
                          int64_t high)
{
    return kl__check_int(fault, field, KL_NO_INDEX, value, low, high);
}

static kl_status optional(kl_fault *fault, const char *field, int32_t value, int64_t low,
                          int64_t high)
{
    return kl__check_known_int(fault, field, KL_NO_INDEX, value, low, high);
}

static kl_status check_baseline_run(const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status = kl__check_dspm(fault, "cadence_dspm", e->cadence_dspm);
    if (status == KL_OK) status = kl__check_speed(fault, "speed_mms", e->speed_mms);
    if (status == KL_OK) status = required(fault, "steady_s", e->steady_s, 0, 86400);
    if (status == KL_OK) status = required(fault, "flat", e->flat, 0, 1);
    if (status == KL_OK) status = required(fault, "easy", e->easy, 0, 1);
    return status;
}

static kl_status check_run(const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status = required(fault, "steady_s", e->steady_s, 0, 86400);
    if (status == KL_OK) status = required(fault, "in_band_s", e->in_band_s, 0, 86400);
    if (status == KL_OK) {
        status = optional(fault, "colour", e->colour, KL_COLOUR_GREEN, KL_COLOUR_RED);
    }
    if (status == KL_OK) status = optional(fault, "calf", e->calf, 0, 100);
    if (status == KL_OK && e->cadence_dspm != KL_UNKNOWN) {
        status = kl__check_dspm(fault, "achieved_dspm", e->cadence_dspm);
    }
    if (status == KL_OK) status = optional(fault, "speed_mms", e->speed_mms, 1600, 6500);
    if (status == KL_OK && e->in_band_s > e->steady_s) {
        return kl__fail(fault, KL_E_INCONSISTENT, "in_band_s", KL_NO_INDEX, e->in_band_s);
    }
    return status;
}

static kl_status check_retest(const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status = kl__check_dspm(fault, "cadence_dspm", e->cadence_dspm);
    if (status == KL_OK) status = kl__check_speed(fault, "speed_mms", e->speed_mms);
    if (status == KL_OK) status = required(fault, "steady_s", e->steady_s, 0, 86400);
    return status;
}

static kl_status check_plan(const kl_cadence_event *e, kl_fault *fault)
{
    const kl_status status = kl__check_request(&e->request, fault);
    return status == KL_OK ? optional(fault, "calf", e->calf, 0, 100) : status;
}

static kl_status check_fields(const kl_cadence_event *e, kl_fault *fault)
{
    switch (e->type) {
        case KL_CADENCE_EVENT_BASELINE_RUN:
            return check_baseline_run(e, fault);
        case KL_CADENCE_EVENT_PLAN:
            return check_plan(e, fault);
        case KL_CADENCE_EVENT_RUN:
            return check_run(e, fault);
        case KL_CADENCE_EVENT_RETEST:
            return check_retest(e, fault);
        case KL_CADENCE_EVENT_CHANGE:
            return required(fault, "what", e->what, KL_CADENCE_CHANGE_SHOE,
                            KL_CADENCE_CHANGE_PROFILE);
        case KL_CADENCE_EVENT_PAIN:
            return required(fault, "pain", e->pain, 0, 100);
        default:
            return KL_OK;
    }
}

/* Phases in which an event is taken in, a bit each, by type. KNEE-092 */
#define IN(phase) (1U << KL_CADENCE_##phase)
static const uint32_t allowed_phases[] = {
    IN(IDLE),                                          /* BASELINE_RUN */
    IN(IDLE),                                          /* FREEZE */
    IN(READY) | IN(NO_RISE),                           /* PLAN */
    IN(ACTIVE) | IN(TARGET),                           /* RUN */
    IN(ACTIVE) | IN(TARGET),                           /* RETEST */
    ~0U,                                               /* CHANGE */
    ~0U,                                               /* PAIN */
    IN(IDLE) | IN(READY) | IN(NO_RISE) | IN(STOPPED),  /* REBASELINE */
    IN(ACTIVE) | IN(TARGET),                           /* STOP */
};

/* KNEE-091 */
static kl_status check_event(const kl__cadence *s, const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status =
        required(fault, "type", e->type, KL_CADENCE_EVENT_BASELINE_RUN, KL_CADENCE_EVENT_STOP);
    if (status == KL_OK) status = required(fault, "day", e->day, KL_DAY_MIN, KL_DAY_MAX);
    if (status == KL_OK) status = check_fields(e, fault);
    if (status != KL_OK) return status;
    if (s->last_day != KL_UNKNOWN && e->day < s->last_day) {
        return kl__fail(fault, KL_E_ORDER, "day", KL_NO_INDEX, e->day);
    }
    if (!(allowed_phases[e->type] >> s->phase & 1)) {
        return kl__fail(fault, KL_E_STATE, "type", KL_NO_INDEX, e->type);
    }
    return KL_OK;
}

/* ---- moves ---- */

static void clear_slots(kl__cadence *s)
{
    for (int i = 0; i < KL__SLOTS; i++) s->slot[i] = KL_UNKNOWN;
}

/* A pending retest keeps its earlier day. KNEE-109 */
static void set_slot(kl__cadence *s, int slot, int32_t due)
{
    if (s->slot[slot] == KL_UNKNOWN || due < s->slot[slot]) s->slot[slot] = due;
}

static void retest_due(kl__cadence *s, int slot, int32_t day, kl__reasons *why)
{
    set_slot(s, slot, day);
    kl__reason(why, KL_CADENCE_RETEST_DUE);
}

static void clear_follow_ups(kl__cadence *s)
{
    s->slot[KL__SLOT_FOLLOW_4W] = s->slot[KL__SLOT_FOLLOW_3M] = KL_UNKNOWN;
}

static void stop(kl__cadence *s)
{
    s->phase = KL_CADENCE_STOPPED;
    clear_slots(s);
}

/* KNEE-100 */
static void enter_stage(kl__cadence *s, int32_t stage, int32_t day)
{
    s->stage = stage;
    s->stage_start = day;
    s->sessions = s->assessed = s->adherent = 0;
    if (stage < s->stages) {
        s->full_day = KL_UNKNOWN;
        s->pain_done = 0;
    } else if (s->full_day == KL_UNKNOWN) {
        s->full_day = day;
        s->pain_done = 0;
    }
}

/* KNEE-100 */
static void drop_stage(kl__cadence *s, int32_t day, kl__reasons *why)
{
    if (s->phase == KL_CADENCE_TARGET) {
        s->phase = KL_CADENCE_ACTIVE;
        clear_follow_ups(s);
    }
    enter_stage(s, s->stage - 1, day);
    if (s->stage > 0) return;
    s->zero_drops++;
    if (s->zero_drops >= ZERO_DROPS) {
        kl__reason(why, KL_CADENCE_NOT_TOLERATED);
        stop(s);
    }
}

static void clear_plan(kl__cadence *s)
{
    s->stages = s->stage = 0;
    s->stage_start = s->start = s->last_run = s->last_red = s->full_day = KL_UNKNOWN;
    s->sessions = s->assessed = s->adherent = s->zero_drops = s->streak = 0;
    s->pain0 = KL_UNKNOWN;
    s->pain_done = 0;
    memset(s->target, 0, sizeof s->target);
    clear_slots(s);
}

/* ---- baseline ---- */

static void store_run(kl__cadence *s, const kl_cadence_event *e)
{
    if (s->n_runs == KL__BASELINE_RUNS) {
        memmove(s->run, s->run + 1, (KL__BASELINE_RUNS - 1) * sizeof s->run[0]);
        s->n_runs--;
    }
    const kl__baseline_run run = {e->day, e->cadence_dspm, e->speed_mms};
    s->run[s->n_runs++] = run;
}

/* KNEE-093 */
static void on_baseline_run(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (e->steady_s < ASSESSABLE_S) {
        kl__reason_add(why, KL_CADENCE_BASELINE_RUN_SHORT, e->steady_s, ASSESSABLE_S);
    }
    if (!e->flat) kl__reason(why, KL_CADENCE_BASELINE_RUN_NOT_FLAT);
    if (!e->easy) kl__reason(why, KL_CADENCE_BASELINE_RUN_NOT_EASY);
    if (why->codes) return;
    store_run(s, e);
    kl__reason(why, KL_CADENCE_BASELINE_RUN_STORED);
}

/* Sorts in place. */
static int32_t median(int32_t *values, int32_t n)
{
    for (int32_t i = 1; i < n; i++) {
        for (int32_t j = i; j > 0 && values[j - 1] > values[j]; j--) {
            const int32_t swapped = values[j];
            values[j] = values[j - 1];
            values[j - 1] = swapped;
        }
    }
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static int is_off_speed(int32_t speed, int32_t base)
{
    const int32_t off = speed > base ? speed - base : base - speed;
    return 100 * off > SPEED_SPREAD_PCT * base;
}

/* KNEE-094 */
static void on_freeze(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    int32_t cadence[KL__BASELINE_RUNS];
    int32_t speed[KL__BASELINE_RUNS];
    int32_t n = 0;
    int spread = 0;
    for (int32_t i = 0; i < s->n_runs; i++) {
        if (e->day - s->run[i].day > BASELINE_DAYS) continue;
        cadence[n] = s->run[i].dspm;
        speed[n] = s->run[i].mms;
        n++;
    }
    if (n < BASELINE_LEAST) {
        kl__reason_add(why, KL_CADENCE_BASELINE_INCOMPLETE, n, BASELINE_LEAST);
        return;
    }
    s->base_dspm = median(cadence, n);
    s->base_mms = median(speed, n);
    s->version++;
    s->phase = KL_CADENCE_READY;
    kl__reason(why, KL_CADENCE_BASELINE_FROZEN);
    for (int32_t i = 0; i < n; i++) spread |= is_off_speed(speed[i], s->base_mms);
    if (spread) kl__reason(why, KL_CADENCE_BASELINE_SPEED_SPREAD);
}

/* KNEE-104 */
static void on_rebaseline(kl__cadence *s, kl__reasons *why)
{
    s->n_runs = 0;
    memset(s->run, 0, sizeof s->run);
    s->base_dspm = s->base_mms = KL_UNKNOWN;
    s->advice = 0;
    clear_plan(s);
    s->phase = KL_CADENCE_IDLE;
    kl__reason(why, KL_CADENCE_BASELINE_DROPPED);
}

/* ---- plan ---- */

static void start_plan(kl__cadence *s, const kl_cadence_event *e, const kl_cadence_plan *plan,
                       kl__reasons *why)
{
    clear_plan(s);
    s->stages = plan->n_stages;
    for (int32_t i = 0; i < plan->n_stages; i++) s->target[i] = plan->stage[i].target_dspm;
    s->phase = KL_CADENCE_ACTIVE;
    s->start = s->last_run = e->day;
    enter_stage(s, 1, e->day);
    const int recent = s->pain_day != KL_UNKNOWN && e->day - s->pain_day <= PAIN_DAYS;
    s->pain0 = recent ? s->pain : KL_UNKNOWN;
    kl__reason(why, KL_CADENCE_PLAN_STARTED);
}

/* KNEE-095 */
static void on_plan(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    kl_cadence_plan plan;
    if (e->calf == KL_UNKNOWN || e->calf > s->o.calf_ok) {
        kl__reason_add(why, e->calf == KL_UNKNOWN ? KL_CADENCE_CALF_UNKNOWN
                                                  : KL_CADENCE_CALF_RAISED,
                       e->calf, s->o.calf_ok);
        return;
    }
    kl__cadence_plan(s->base_dspm, s->base_mms, &e->request, &s->o, &plan, why);
    if (plan.n_stages > 0) {
        start_plan(s, e, &plan, why);
    } else if (plan.advice) {
        s->phase = KL_CADENCE_NO_RISE;
        s->advice = (int32_t)plan.advice;
    }
}

/* ---- runs ---- */

/* What a run means before its stage is looked at. KNEE-096 */
typedef struct run_view {
    int32_t gap; /* days since the last run */
    int hurt;    /* calf or Achilles pain that drops a stage */
    kl__reasons blockers;
} run_view;

static void note_speed(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (e->speed_mms == KL_UNKNOWN) return;
    s->streak = is_off_speed(e->speed_mms, s->base_mms) ? s->streak + 1 : 0;
    if (s->streak < SPEED_STREAK) return;
    s->streak = 0;
    retest_due(s, KL__SLOT_SPEED, e->day, why);
}

static void block_by_colour(int32_t colour, int red_recent, kl__reasons *blockers)
{
    if (colour == KL_COLOUR_GREY) kl__reason(blockers, KL_CADENCE_PAIN_UNKNOWN);
    if (colour == KL_COLOUR_AMBER) kl__reason(blockers, KL_CADENCE_PAIN_AMBER);
    if (colour == KL_COLOUR_RED) kl__reason(blockers, KL_CADENCE_PAIN_RED);
    else if (red_recent) kl__reason(blockers, KL_CADENCE_PAIN_RED_RECENT);
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
        enter_stage(s, 1, e->day);
    } else {
        kl__reason_add(why, KL_CADENCE_RESTING, e->day - s->stage_start, REST_DAYS);
        add_all(&v->blockers, why);
    }
}

/* KNEE-098 */
static void run_at_target(kl__cadence *s, const kl_cadence_event *e, const run_view *v,
                          kl__reasons *why)
{
    s->sessions++;
    if (v->gap >= GAP_LONG) retest_due(s, KL__SLOT_GAP, e->day, why);
    if (v->hurt) {
        kl__reason_add(why, KL_CADENCE_CALF_PAIN, e->calf, s->o.calf_drop);
        drop_stage(s, e->day, why);
    } else {
        kl__reason(why, KL_CADENCE_TARGET_KEPT);
    }
}

static void count_session(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    s->sessions++;
    if (e->steady_s < ASSESSABLE_S) {
        kl__reason_add(why, KL_CADENCE_RUN_SHORT, e->steady_s, ASSESSABLE_S);
        return;
    }
    s->assessed++;
    const int adheres = 100 * e->in_band_s >= s->o.in_band_pct * e->steady_s;
    s->adherent += adheres;
    kl__reason_add(why, adheres ? KL_CADENCE_RUN_ADHERENT : KL_CADENCE_RUN_NOT_ADHERENT,
                   (int32_t)(INT64_C(100) * e->in_band_s / e->steady_s), s->o.in_band_pct);
}

static void pass_stage(kl__cadence *s, int32_t day, kl__reasons *why)
{
    kl__reason_add(why, KL_CADENCE_STAGE_PASSED, 100 * s->adherent / s->assessed,
                   s->o.pass_pct);
    retest_due(s, KL__SLOT_STAGE_END, day, why);
    if (s->stage < s->stages) {
        enter_stage(s, s->stage + 1, day);
        return;
    }
    kl__reason(why, KL_CADENCE_TARGET_REACHED);
    s->phase = KL_CADENCE_TARGET;
    set_slot(s, KL__SLOT_FOLLOW_4W, day + FOLLOW_4W);
    set_slot(s, KL__SLOT_FOLLOW_3M, day + FOLLOW_3M);
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
    if (blockers->codes) add_all(blockers, why);
    else pass_stage(s, e->day, why);
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
    if (asks == DROP) drop_stage(s, e->day, why);
    else if (asks == RESTART) enter_stage(s, s->stage, e->day);
}

static void on_run(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    const run_view v = view_run(s, e, why);
    if (s->phase == KL_CADENCE_TARGET) run_at_target(s, e, &v, why);
    else if (s->stage == 0) run_at_rest(s, e, &v, why);
    else run_in_stage(s, e, &v, why);
}

/* ---- other events ---- */

static int32_t current_target(const kl__cadence *s)
{
    return s->stage == 0 ? s->base_dspm : s->target[s->stage - 1];
}

/* KNEE-101 */
static void on_retest(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (e->steady_s < ASSESSABLE_S) {
        kl__reason_add(why, KL_CADENCE_RETEST_SHORT, e->steady_s, ASSESSABLE_S);
        return;
    }
    for (int i = 0; i < KL__SLOTS; i++) {
        if (s->slot[i] <= e->day) s->slot[i] = KL_UNKNOWN;
    }
    const int32_t target = kl__target_at(current_target(s), s->base_mms, e->speed_mms);
    const int32_t share = 100 * e->cadence_dspm / target;
    if (100 * e->cadence_dspm < s->o.band_lo_pct * target) {
        kl__reason_add(why, KL_CADENCE_RETEST_BELOW, share, s->o.band_lo_pct);
        if (s->phase != KL_CADENCE_TARGET) return;
        s->phase = KL_CADENCE_ACTIVE;
        clear_follow_ups(s);
        enter_stage(s, s->stage, e->day);
    } else if (100 * e->cadence_dspm > s->o.band_hi_pct * target) {
        kl__reason_add(why, KL_CADENCE_RETEST_ABOVE, share, s->o.band_hi_pct);
    } else {
        kl__reason_add(why, KL_CADENCE_RETEST_OK, share, s->o.band_lo_pct);
    }
}

static int has_stages(const kl__cadence *s)
{
    return s->phase == KL_CADENCE_ACTIVE || s->phase == KL_CADENCE_TARGET;
}

/* KNEE-102 */
static void on_change(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (!has_stages(s)) return;
    const int slot = e->what == KL_CADENCE_CHANGE_SHOE ? KL__SLOT_SHOE : KL__SLOT_PROFILE;
    retest_due(s, slot, e->day, why);
}

/* Did knee pain answer to the full rise? If not, stop pushing. KNEE-103 */
static void on_pain(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    const int32_t least = s->o.response_tenths;
    s->pain_day = e->day;
    s->pain = e->pain;
    if (!has_stages(s) || s->full_day == KL_UNKNOWN || s->pain_done) return;
    if (e->day - s->full_day < s->o.response_days) return;
    s->pain_done = 1;
    if (s->pain0 == KL_UNKNOWN) {
        kl__reason(why, KL_CADENCE_PAIN_BASELINE_MISSING);
    } else if (s->pain0 < least) {
        kl__reason_add(why, KL_CADENCE_PAIN_FLOOR, s->pain0, least);
    } else if (s->pain0 - e->pain >= least) {
        kl__reason_add(why, KL_CADENCE_PAIN_RESPONDED, s->pain0 - e->pain, least);
    } else {
        kl__reason_add(why, KL_CADENCE_NO_PAIN_RESPONSE, s->pain0 - e->pain, least);
        stop(s);
    }
}

static void take_in(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    switch (e->type) {
        case KL_CADENCE_EVENT_BASELINE_RUN:
            on_baseline_run(s, e, why);
            break;
        case KL_CADENCE_EVENT_FREEZE:
            on_freeze(s, e, why);
            break;
        case KL_CADENCE_EVENT_PLAN:
            on_plan(s, e, why);
            break;
        case KL_CADENCE_EVENT_RUN:
            on_run(s, e, why);
            break;
        case KL_CADENCE_EVENT_RETEST:
            on_retest(s, e, why);
            break;
        case KL_CADENCE_EVENT_CHANGE:
            on_change(s, e, why);
            break;
        case KL_CADENCE_EVENT_PAIN:
            on_pain(s, e, why);
            break;
        case KL_CADENCE_EVENT_REBASELINE:
            on_rebaseline(s, why);
            break;
        default:
            kl__reason(why, KL_CADENCE_STOPPED_BY_CALLER);
            stop(s);
            break;
    }
    s->last_day = e->day;
}

/* ---- decision ---- */

/* STOP before REGRESS before ADVANCE, which any HOLD forbids. KNEE-108 */
static int32_t decide(const kl__reasons *why)
{
    uint32_t effects = 0;
    for (int32_t code = 1; code < KL__CADENCE_REASONS; code++) {
        if (why->codes >> code & 1) effects |= 1U << kl__cadence_reasons[code].effect;
    }
    if (effects >> KL__STOPS & 1) return KL_DECISION_STOP;
    if (effects >> KL__REGRESSES & 1) return KL_DECISION_REGRESS;
    const int advances = (effects >> KL__ADVANCES & 1) && !(effects >> KL__HOLDS & 1);
    return advances ? KL_DECISION_ADVANCE : KL_DECISION_HOLD;
}

static int32_t next_retest(const kl__cadence *s)
{
    int32_t next = KL_UNKNOWN;
    for (int i = 0; i < KL__SLOTS; i++) {
        if (s->slot[i] == KL_UNKNOWN) continue;
        if (next == KL_UNKNOWN || s->slot[i] < next) next = s->slot[i];
    }
    return next;
}

static uint32_t advice_of(const kl__cadence *s)
{
    if (s->phase == KL_CADENCE_NO_RISE) return (uint32_t)s->advice;
    if (s->phase != KL_CADENCE_STOPPED) return 0;
    return KL_CADENCE_ADVICE_LOAD_MANAGEMENT | KL_CADENCE_ADVICE_STRENGTH;
}

/* KNEE-106 */
static void put_stage(const kl__cadence *s, kl_cadence_decision *out)
{
    out->stage = out->stages = out->target_dspm = out->sessions = KL_UNKNOWN;
    out->metronome_pct = out->cue_min = KL_UNKNOWN;
    out->next_retest_day = out->credit_free_until = KL_UNKNOWN;
    if (!has_stages(s)) return;
    out->stage = s->stage;
    out->stages = s->stages;
    out->target_dspm = current_target(s);
    out->sessions = s->sessions;
    out->next_retest_day = next_retest(s);
    out->credit_free_until = s->start + CREDIT_FREE;
    if (s->stage == 0) return;
    const int32_t done = s->sessions < FADE ? s->sessions : FADE - 1;
    out->metronome_pct = metronome_pct[done];
    out->cue_min = cue_min[done];
}

static void put_decision(const kl__cadence *s, const kl__reasons *why, kl_cadence_decision *out)
{
    memset(out, 0, sizeof *out);
    out->decision = decide(why);
    out->phase = s->phase;
    out->version = s->version;
    out->base_dspm = s->base_dspm;
    out->base_mms = s->base_mms;
    out->advice = advice_of(s);
    put_stage(s, out);
    out->n_reasons = kl__reasons_list(why, out->reason);
}

/* ---- calls ---- */

kl_status kl__cadence_state(const kl_cadence *cadence, kl__cadence *out, kl_fault *fault)
{
    if (!cadence) return kl__null(fault, "cadence");
    memcpy(out, cadence->opaque, sizeof *out);
    if (out->magic != KL__CADENCE_MAGIC) {
        return kl__fail(fault, KL_E_STATE, "cadence", KL_NO_INDEX, 0.0);
    }
    return KL_OK;
}

void kl_cadence_event_init(kl_cadence_event *event, int32_t type, int32_t day)
{
    if (!event) return;
    const kl_cadence_event nothing = {type,       day,        KL_UNKNOWN, KL_UNKNOWN,
                                      KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN,
                                      KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN,
                                      {KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, 0, 0.0}};
    *event = nothing;
}

kl_status kl_cadence_open(kl_cadence *cadence, const kl_cadence_options *options,
                          kl_fault *fault)
{
    kl__cadence s;
    memset(&s, 0, sizeof s);
    if (!cadence) return kl__null(fault, "cadence");
    const kl_status status = kl__cadence_read(options, &s.o, fault);
    if (status != KL_OK) return status;
    s.magic = KL__CADENCE_MAGIC;
    s.phase = KL_CADENCE_IDLE;
    s.base_dspm = s.base_mms = KL_UNKNOWN;
    s.last_day = s.pain_day = s.pain = KL_UNKNOWN;
    clear_plan(&s);
    memset(cadence, 0, sizeof *cadence);
    memcpy(cadence->opaque, &s, sizeof s);
    return KL_OK;
}

kl_status kl_cadence_apply(kl_cadence *cadence, const kl_cadence_event *event,
                           kl_cadence_decision *out, kl_fault *fault)
{
    kl__cadence s;
    kl__reasons why;
    kl_status status = kl__cadence_state(cadence, &s, fault);
    if (status != KL_OK) return status;
    if (!event) return kl__null(fault, "event");
    status = check_event(&s, event, fault);
    if (status != KL_OK) return status;
    why.codes = 0;
    take_in(&s, event, &why);
    memcpy(cadence->opaque, &s, sizeof s);
    if (out) put_decision(&s, &why, out);
    return KL_OK;
}

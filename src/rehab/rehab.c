/*
 * rehab/rehab.c - one event in, its entries out.
 * REHAB-020 .. REHAB-024, REHAB-035, REHAB-052 .. REHAB-062
 */
#include "kneeload/rehab.h"

#include <string.h>

#include "base/check.h"
#include "rehab/state.h"
#include "rule/screen.h"

enum { ADULT = 18 };

/* ---- flags: REHAB-052 ---- */

static void latch_flags(kl__work *w, int32_t day, uint32_t flags, const kl__why *numbers)
{
    kl__why why = {0};
    const int32_t tier = kl__tier_of(flags);
    if (!flags) return;
    w->s.causes |= flags;
    if (tier > w->s.stop) w->s.stop = tier;
    kl__add_flags(&why, flags, numbers);
    kl__log(w, day, KL_COLOUR_NONE, KL_DECISION_STOP, &why);
}

/* ---- screening, location: REHAB-055 .. REHAB-057 ---- */

static void change_track(kl__work *w, int32_t day, int32_t location)
{
    kl__rehab *s = &w->s;
    const int silent = s->track == KL_UNKNOWN || s->phase == KL_PHASE_SCREEN;
    if (location == s->track) return;
    s->track = location;
    if (silent) return;
    kl__why why = {0};
    s->greens = 0;
    s->need = kl__setback(s);
    kl__why_bare(&why, KL_REHAB_TRACK_CHANGED);
    if (location == KL_LOCATION_MEDIAL || location == KL_LOCATION_ABOVE ||
        location == KL_LOCATION_DIFFUSE) {
        kl__why_bare(&why, KL_REHAB_ASSESSMENT_ADVISED);
    }
    kl__log(w, day, KL_COLOUR_NONE, KL_DECISION_HOLD, &why);
}

static uint32_t flags_of_location(int32_t location)
{
    return location == KL_LOCATION_BACK ? KL_RED_FLAG_BACK_OF_KNEE : 0;
}

static void enter_by_class(kl__work *w, const kl_rehab_event *e)
{
    kl__rehab *s = &w->s;
    s->need = kl__advance_greens(s);
    if (s->irritability.held == KL_IRRITABILITY_HIGH) {
        kl__enter_phase(s, KL_PHASE_IRRITABLE, e->day);
        kl__log_one(w, e->day, KL_DECISION_HOLD, KL_REHAB_ENTRY_HIGH);
    } else if (s->irritability.held == KL_IRRITABILITY_MODERATE) {
        const int32_t painless_s = e->minutes_to_pain == KL_UNKNOWN ? 0 : 60 * e->minutes_to_pain;
        kl__enter_reload(s, kl__entry_level(s->config.ladder, painless_s), e->day);
        kl__log_one(w, e->day, KL_DECISION_HOLD, KL_REHAB_ENTRY_MODERATE);
    } else {
        kl__enter_phase(s, KL_PHASE_BUILD, e->day);
        kl__log_one(w, e->day, KL_DECISION_HOLD, KL_REHAB_ENTRY_LOW);
    }
}

static void take_screen(kl__work *w, const kl_rehab_event *e)
{
    kl__rehab *s = &w->s;
    uint32_t flags = e->flags | flags_of_location(e->location);
    kl__why numbers = {0};
    if (e->age != KL_UNKNOWN && e->age < ADULT) {
        flags |= KL_RED_FLAG_UNDER_18;
        kl__why_plain(&numbers, KL__FLAG_UNDER_18, e->age, ADULT);
    }
    latch_flags(w, e->day, flags, &numbers);
    change_track(w, e->day, e->location);
    s->screen_day = e->day;
    s->irritability.held =
        kl__irritability_of(e->worst24, e->rest_or_night_pain, e->adl_pain, &s->last_runs);
    s->irritability.row = 0;
    if (s->phase == KL_PHASE_SCREEN && !kl__is_stopped(s)) enter_by_class(w, e);
}

static void take_location(kl__work *w, const kl_rehab_event *e)
{
    static const kl__why nothing = {0};
    latch_flags(w, e->day, flags_of_location(e->location), &nothing);
    change_track(w, e->day, e->location);
}

/* ---- out of IRRITABLE: REHAB-062 ---- */

/* Quiet mornings in a row, today included. */
static int mornings_are_quiet(const kl__rehab *s, int32_t day)
{
    for (int32_t back = 0; back < s->config.irritable_mornings; back++) {
        const kl__checkin *c = kl__diary_at(&s->diary, day - back);
        if (!c || c->late || c->am_pain == KL_UNKNOWN || c->swelling > 0) return 0;
        if (c->am_pain > kl__pain_green(s)) return 0;
    }
    return 1;
}

static void try_to_leave_irritable(kl__work *w, int32_t day)
{
    kl__rehab *s = &w->s;
    if (s->phase != KL_PHASE_IRRITABLE || kl__is_stopped(s)) return;
    if (day - s->phase_day < s->config.irritable_min_days) return;
    if (!s->walk_passed || s->strength_count < s->config.irritable_strength) return;
    if (day < s->rest_until || !mornings_are_quiet(s, day)) return;
    s->need = kl__advance_greens(s);
    kl__enter_reload(s, 1, day);
    kl__log_one(w, day, KL_DECISION_ADVANCE, KL_REHAB_IRRITABLE_TO_RELOAD);
}

/* ---- check-in ---- */

static kl__checkin checkin_of(const kl_rehab_event *e, int32_t late_days)
{
    const int32_t recorded = e->recorded_day == KL_UNKNOWN ? e->day : e->recorded_day;
    const kl__checkin c = {e->day,
                           e->am_pain,
                           e->swelling,
                           e->night_waking,
                           e->sleep_min,
                           e->stress,
                           recorded - e->day > late_days};
    return c;
}

static void write_down(kl__diary *diary, const kl__checkin *c)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < diary->n; i++) {
        if (c->day - diary->entry[i].day < KL__DIARY_DAYS) diary->entry[kept++] = diary->entry[i];
    }
    diary->entry[kept++] = *c;
    diary->n = kept;
}

static void take_checkin(kl__work *w, const kl_rehab_event *e)
{
    kl__rehab *s = &w->s;
    const kl__checkin c = checkin_of(e, s->config.late_days);
    kl__why numbers = {0};
    const uint32_t computed = kl__computed_flags(&s->diary, &c, s->clear_day, &s->config, &numbers);
    latch_flags(w, e->day, e->flags | computed, &numbers);
    write_down(&s->diary, &c);
    if (s->has_pending) kl__close_pending(w, e->day, &c); /* an older one has closed already */
    if (!c.late) {
        const int32_t raw =
            kl__irritability_of(e->worst24, e->night_waking, e->adl_pain, &s->last_runs);
        kl__irritability_update(&s->irritability, raw, s->config.calm_days);
    }
    try_to_leave_irritable(w, e->day);
}

/* ---- run ---- */

static kl__run run_of(const kl_rehab_event *e)
{
    const kl__run run = {e->day,       e->pre,          e->peak,     e->peak == KL_UNKNOWN,
                         e->h1,        e->gait_altered, e->swelling, e->dose_pct,
                         e->analgesic, e->warmup,       e->taped,    0};
    return run;
}

static void note_run_day(kl__rehab *s, int32_t day)
{
    s->last_run_day = day;
    kl__remember_day(s->run_day, &s->n_run_days, day, KL__RUN_DAYS);
}

static void take_run(kl__work *w, const kl_rehab_event *e)
{
    kl__rehab *s = &w->s;
    kl__run run = run_of(e);
    if (s->immediate_red_day == e->day) {
        note_run_day(s, e->day);
        kl__log_one(w, e->day, kl__is_stopped(s) ? KL_DECISION_STOP : KL_DECISION_HOLD,
                    KL_REHAB_SAME_DAY_ALREADY_RED);
        return;
    }
    if (s->has_pending && s->pending.day == e->day) {
        kl__merge_runs(&s->pending, &run);
    } else {
        kl_rehab_today answer;
        if (s->has_pending) kl__close_pending(w, e->day, NULL);
        kl__answer(s, e->day, e->pre, &answer);
        run.allowed = answer.action == KL_ACTION_RUN;
        s->pending = run;
        s->has_pending = 1;
    }
    note_run_day(s, e->day);
    kl__close_if_red(w, e->day);
}

/* ---- strength, walk, clearance: REHAB-053, REHAB-060, REHAB-061 ---- */

static void take_strength(kl__work *w, const kl_rehab_event *e)
{
    kl__rehab *s = &w->s;
    kl__why why = {0};
    if (e->peak != KL_UNKNOWN && e->peak <= s->config.strength_pain_ok) {
        kl__count_up(&s->strength_count);
        kl__remember_day(s->strength_day, &s->n_strength_days, e->day, KL__STRENGTH_DAYS);
        try_to_leave_irritable(w, e->day);
        return;
    }
    if (e->peak == KL_UNKNOWN) {
        kl__why_bare(&why, KL_REHAB_STRENGTH_PAIN_UNKNOWN);
    } else if (e->peak > s->config.pain_red) {
        kl__why_add(&why, KL_REHAB_STRENGTH_PAIN_GT_RED, e->peak, s->config.pain_red,
                    KL__RH(pain_red));
    } else {
        kl__why_add(&why, KL_REHAB_STRENGTH_PAIN_HIGH, e->peak, s->config.strength_pain_ok,
                    KL__RH(strength_pain_ok));
    }
    kl__log(w, e->day, KL_COLOUR_NONE, KL_DECISION_HOLD, &why);
    try_to_leave_irritable(w, e->day);
}

static void take_walk(kl__work *w, const kl_rehab_event *e)
{
    w->s.walk_passed = e->pain <= kl__pain_green(&w->s);
    try_to_leave_irritable(w, e->day);
}

static int self_may_clear(const kl__rehab *s, int32_t day)
{
    const int recent =
        s->self_clear_day != KL_UNKNOWN && day - s->self_clear_day < s->config.self_clear_days;
    return !recent && !kl__needs_clinician(s->causes);
}

static kl_status take_clearance(kl__work *w, const kl_rehab_event *e, kl_fault *fault)
{
    kl__rehab *s = &w->s;
    const int by_self = e->by == KL_CLEARED_BY_SELF_AFTER_ASSESSMENT;
    if (!kl__is_stopped(s) || (by_self && !self_may_clear(s, e->day))) {
        return kl__fail(fault, KL_E_STATE, "type", KL_NO_INDEX, e->type);
    }
    s->stop = KL_TIER_NONE;
    s->causes = 0;
    s->n_reds = 0;
    s->rest_until = KL_UNKNOWN;
    s->has_pending = 0;
    memset(&s->pending, 0, sizeof s->pending);
    s->need = kl__advance_greens(s);
    s->clear_day = e->day;
    if (by_self) s->self_clear_day = e->day;
    if (s->phase != KL_PHASE_SCREEN) kl__enter_phase(s, KL_PHASE_IRRITABLE, e->day);
    kl__log_one(w, e->day, KL_DECISION_HOLD,
                by_self ? KL_REHAB_CLEARED_BY_SELF : KL_REHAB_CLEARED_BY_CLINICIAN);
    return KL_OK;
}

/* ---- calls ---- */

static kl_status take_in(kl__work *w, const kl_rehab_event *e, kl_fault *fault)
{
    switch (e->type) {
        case KL_EVENT_SCREEN:
            take_screen(w, e);
            return KL_OK;
        case KL_EVENT_CHECKIN:
            take_checkin(w, e);
            return KL_OK;
        case KL_EVENT_RUN:
            take_run(w, e);
            return KL_OK;
        case KL_EVENT_STRENGTH:
            take_strength(w, e);
            return KL_OK;
        case KL_EVENT_WALK30:
            take_walk(w, e);
            return KL_OK;
        case KL_EVENT_LOCATION:
            take_location(w, e);
            return KL_OK;
        case KL_EVENT_CLEARANCE:
            return take_clearance(w, e, fault);
        case KL_EVENT_WEEK:
            return kl__take_week(w, e, fault);
        default:
            return KL_OK;
    }
}

void kl_rehab_event_init(kl_rehab_event *event, int32_t type, int32_t day)
{
    if (!event) return;
    memset(event, 0, sizeof *event);
    event->type = type;
    event->day = day;
    event->dose_pct = 100;
    event->location = event->age = event->worst24 = event->adl_pain = KL_UNKNOWN;
    event->minutes_to_pain = event->am_pain = event->sleep_min = event->stress = KL_UNKNOWN;
    event->recorded_day = event->pre = event->peak = event->h1 = event->pain = KL_UNKNOWN;
    event->by = event->planned_m = event->done_m = event->target_m = KL_UNKNOWN;
}

static kl_status check_start(const kl_rehab_start *start, int32_t ladder, kl_fault *fault)
{
    kl_status status = kl__check_int(fault, "phase", KL_NO_INDEX, start->phase, KL_PHASE_SCREEN,
                                     KL_PHASE_MAINTAIN);
    if (status == KL_OK) {
        status =
            kl__check_int(fault, "level", KL_NO_INDEX, start->level, 1, kl__ladder_top(ladder));
    }
    if (status == KL_OK) {
        status =
            kl__check_int(fault, "day", KL_NO_INDEX, start->day, -KL__LOG_DAY_MAX, KL__LOG_DAY_MAX);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "track", KL_NO_INDEX, start->track, KL_LOCATION_FRONT,
                                     KL_LOCATION_DIFFUSE);
    }
    if (status != KL_OK) return status;
    if (start->track == KL_LOCATION_BACK) { /* its flag would have stopped the knee: REHAB-051 */
        return kl__fail(fault, KL_E_RANGE, "track", KL_NO_INDEX, start->track);
    }
    if (!kl__level_fits(start->phase, start->level, ladder)) {
        return kl__fail(fault, KL_E_INCONSISTENT, "level", KL_NO_INDEX, start->level);
    }
    return KL_OK;
}

kl_status kl_rehab_open(kl_rehab *rehab, const kl_rehab_config *config, const kl_rehab_start *start,
                        kl_fault *fault)
{
    kl__rehab s;
    memset(&s, 0, sizeof s);
    if (!rehab) return kl__null(fault, "rehab");
    kl_status status = kl__rehab_config_read(config, &s.config, &s.loosened, fault);
    if (status == KL_OK && start) status = check_start(start, s.config.ladder, fault);
    if (status != KL_OK) return status;
    s.magic = KL__REHAB_MAGIC;
    s.phase = KL_PHASE_SCREEN;
    s.level = 1;
    s.irritability.held = KL_IRRITABILITY_MODERATE;
    s.phase_day = s.last_day = s.rest_until = s.track = s.screen_day = KL_UNKNOWN;
    s.clear_day = s.self_clear_day = s.last_run_day = s.immediate_red_day = KL_UNKNOWN;
    if (start) {
        s.phase = start->phase;
        s.level = start->level;
        s.phase_day = s.screen_day = start->day;
        s.track = start->track;
    }
    s.need = kl__advance_greens(&s);
    memset(rehab, 0, sizeof *rehab);
    memcpy(rehab->opaque, &s, sizeof s);
    return KL_OK;
}

kl_status kl_rehab_apply(kl_rehab *rehab, const kl_rehab_event *event, kl_rehab_log *out,
                         kl_fault *fault)
{
    kl__work w;
    kl_status status = kl__rehab_state(rehab, &w.s, fault);
    if (status != KL_OK) return status;
    if (!event) return kl__null(fault, "event");
    w.log.n_entries = w.log.reserved = 0;
    status = kl__rehab_event_check(&w.s, event, fault);
    if (status != KL_OK) return status;
    kl__start_days(&w, event->day);
    status = take_in(&w, event, fault);
    if (status != KL_OK) return status;
    w.s.last_day = event->day;
    memcpy(rehab->opaque, &w.s, sizeof w.s);
    if (!out) return KL_OK;
    out->n_entries = w.log.n_entries;
    out->reserved = 0;
    memcpy(out->entry, w.log.entry, (size_t)w.log.n_entries * sizeof out->entry[0]);
    return KL_OK;
}

kl_status kl_rehab_read(const kl_rehab *rehab, kl_rehab_status *out, kl_fault *fault)
{
    kl__rehab s;
    const kl_status status = kl__rehab_state(rehab, &s, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    memset(out, 0, sizeof *out);
    out->phase = s.phase;
    out->level = s.level;
    out->need = s.need;
    out->greens = s.greens;
    out->stop = s.stop;
    out->rest_until = s.rest_until;
    out->irritability = s.irritability.held;
    out->track = s.track;
    out->last_day = s.last_day;
    out->loosened = s.loosened;
    out->causes = s.causes;
    return KL_OK;
}

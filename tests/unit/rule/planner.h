/* Events and planners of the cadence tests, and seeded logs of events. */
#ifndef UNIT_RULE_PLANNER_H
#define UNIT_RULE_PLANNER_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../random.h"
#include "../refusal.h"
#include "kneeload/cadence.h"
#include "kneeload/catalog.h"

enum { NO_INDEX = -1 };

/* ---- events ---- */

static inline kl_cadence_event event_of(int32_t type, int32_t day)
{
    kl_cadence_event event;
    kl_cadence_event_init(&event, type, day);
    return event;
}

static inline kl_cadence_event baseline_run(int32_t day, int32_t dspm, int32_t mms)
{
    kl_cadence_event event = event_of(KL_CADENCE_EVENT_BASELINE_RUN, day);
    event.cadence_dspm = dspm;
    event.speed_mms = mms;
    event.steady_s = 1200;
    event.flat = event.easy = 1;
    return event;
}

static inline kl_cadence_event plan_on(int32_t day, int32_t calf)
{
    kl_cadence_event event = event_of(KL_CADENCE_EVENT_PLAN, day);
    event.calf = calf;
    return event;
}

/* A run of 1000 steady seconds, so many of them in the band. */
static inline kl_cadence_event run_on(int32_t day, int32_t in_band, int32_t colour, int32_t calf)
{
    kl_cadence_event event = event_of(KL_CADENCE_EVENT_RUN, day);
    event.steady_s = 1000;
    event.in_band_s = in_band;
    event.colour = colour;
    event.calf = calf;
    return event;
}

static inline kl_cadence_event good_run(int32_t day)
{
    return run_on(day, 1000, KL_COLOUR_GREEN, 0);
}

static inline kl_cadence_event retest_on(int32_t day, int32_t dspm, int32_t mms)
{
    kl_cadence_event event = event_of(KL_CADENCE_EVENT_RETEST, day);
    event.cadence_dspm = dspm;
    event.speed_mms = mms;
    event.steady_s = 600;
    return event;
}

static inline kl_cadence_event change_of(int32_t day, int32_t what)
{
    kl_cadence_event event = event_of(KL_CADENCE_EVENT_CHANGE, day);
    event.what = what;
    return event;
}

static inline kl_cadence_event pain_on(int32_t day, int32_t pain)
{
    kl_cadence_event event = event_of(KL_CADENCE_EVENT_PAIN, day);
    event.pain = pain;
    return event;
}

/* ---- planners ---- */

static inline kl_cadence idle_planner(void)
{
    kl_cadence planner;
    cr_assert_eq(kl_cadence_open(&planner, NULL, NULL), KL_OK);
    return planner;
}

static inline kl_cadence_decision take(kl_cadence *planner, kl_cadence_event event)
{
    kl_cadence_decision decision;
    kl_fault fault = {"", 0, 0};
    const kl_status status = kl_cadence_apply(planner, &event, &decision, &fault);
    cr_assert_eq(status, KL_OK, "day %d: %s %s", (int)event.day, kl_status_name(status),
                 fault.field);
    return decision;
}

/* Three runs at 160 spm and 2.8 m/s on days 100, 102 and 104. */
static inline kl_cadence planner_with_runs(void)
{
    kl_cadence planner = idle_planner();
    for (int32_t day = 100; day <= 104; day += 2)
        (void)take(&planner, baseline_run(day, 1600, 2800));
    return planner;
}

static inline kl_cadence ready_planner(void)
{
    kl_cadence planner = planner_with_runs();
    (void)take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 105));
    return planner;
}

/* Day 106, stages 1640, 1680, 1720. */
static inline kl_cadence active_planner(void)
{
    kl_cadence planner = ready_planner();
    (void)take(&planner, plan_on(106, 0));
    return planner;
}

/* Runs that pass a stage which began on `day`: the last one on day + 7. */
static inline kl_cadence_decision pass_stage_from(kl_cadence *planner, int32_t day)
{
    (void)take(planner, good_run(day + 1));
    (void)take(planner, good_run(day + 4));
    return take(planner, good_run(day + 7));
}

/* Stages passed on days 113, 120 and 127. */
static inline kl_cadence target_planner(void)
{
    kl_cadence planner = active_planner();
    for (int32_t day = 106; day < 127; day += 7) (void)pass_stage_from(&planner, day);
    return planner;
}

static inline kl_cadence planner_without_rise(void)
{
    kl_cadence planner = idle_planner();
    for (int32_t day = 100; day <= 104; day += 2)
        (void)take(&planner, baseline_run(day, 1900, 3000));
    (void)take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 105));
    (void)take(&planner, plan_on(106, 0));
    return planner;
}

static inline kl_cadence stopped_planner(void)
{
    kl_cadence planner = active_planner();
    (void)take(&planner, event_of(KL_CADENCE_EVENT_STOP, 107));
    return planner;
}

/* ---- what a decision says ---- */

static inline const char *name_in(const char *set, int64_t value)
{
    const kl_code *code;
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, set) == 0 && code->value == value) return code->name;
    }
    return "?";
}

/* "HOLD RUN_ADHERENT STAGE_IN_PROGRESS" */
static inline const char *said(const kl_cadence_decision *d)
{
    static char text[600];
    int used = snprintf(text, sizeof text, "%s", name_in("decision", d->decision));
    for (int32_t i = 0; i < d->n_reasons; i++) {
        used += snprintf(text + used, sizeof text - (size_t)used, " %s",
                         name_in("cadence_reason", d->reason[i].code));
    }
    return text;
}

static inline kl_cadence_decision expect_said(kl_cadence *planner, kl_cadence_event event,
                                              const char *wanted)
{
    const kl_cadence_decision decision = take(planner, event);
    cr_expect_str_eq(said(&decision), wanted, "day %d: %s instead of %s", (int)event.day,
                     said(&decision), wanted);
    return decision;
}

static inline int has_reason(const kl_cadence_decision *d, int32_t code)
{
    for (int32_t i = 0; i < d->n_reasons; i++) {
        if (d->reason[i].code == code) return 1;
    }
    return 0;
}

/* ---- seeded logs ---- */

/* Values that a caller may hand over, now and then one that is refused. */
static inline int32_t random_or_unknown(random_source *source, int32_t low, int32_t high)
{
    return random_int(source, 0, 9) ? random_int(source, low, high) : KL_UNKNOWN;
}

static inline kl_cadence_event random_run(random_source *source, int32_t day)
{
    const int32_t adheres = random_int(source, 0, 9) > 2;
    const int32_t green = random_int(source, 0, 9) > 1;
    kl_cadence_event event =
        run_on(day, random_int(source, adheres ? 600 : 0, 1000),
               green ? KL_COLOUR_GREEN : random_or_unknown(source, 0, KL_COLOUR_RED),
               green ? random_int(source, 0, 20) : random_or_unknown(source, 0, 60));
    if (!random_int(source, 0, 9)) event.in_band_s = event.steady_s = random_int(source, 0, 400);
    if (random_int(source, 0, 1)) event.speed_mms = random_int(source, 1600, 4200);
    if (!random_int(source, 0, 30)) event.cadence_dspm = random_int(source, 1000, 2300);
    return event;
}

static inline kl_cadence_event random_plan(random_source *source, int32_t day)
{
    kl_cadence_event event = plan_on(day, random_or_unknown(source, 0, 25));
    if (!random_int(source, 0, 3)) event.request.target_permille = random_int(source, 0, 100);
    if (!random_int(source, 0, 3)) event.request.step_permille = random_int(source, 9, 50);
    if (!random_int(source, 0, 5)) event.request.single_step = 1;
    if (!random_int(source, 0, 3)) {
        event.request.has_height = 1;
        event.request.height_cm = random_double(source, 150.0, 200.0);
    }
    return event;
}

/* What an app would send next in this phase, mostly. */
static inline kl_cadence_event random_event(random_source *source, int32_t day, int32_t phase)
{
    const int32_t draw = random_int(source, 0, 99);
    const int under_way = phase == KL_CADENCE_ACTIVE || phase == KL_CADENCE_TARGET;
    if (draw < 4) return change_of(day, random_int(source, 0, 2));
    if (draw < 12) return pain_on(day, random_int(source, 0, 101));
    if (draw < 15) return event_of(random_int(source, -1, 9), day);
    if (under_way && draw < 22) {
        kl_cadence_event event =
            retest_on(day, random_int(source, 1500, 1900), random_int(source, 1600, 4000));
        event.steady_s = random_int(source, 200, 1000);
        return event;
    }
    if (under_way)
        return draw == 99 ? event_of(KL_CADENCE_EVENT_STOP, day) : random_run(source, day);
    if (phase == KL_CADENCE_STOPPED) return event_of(KL_CADENCE_EVENT_REBASELINE, day);
    if (phase != KL_CADENCE_IDLE) {
        return draw < 80 ? random_plan(source, day) : event_of(KL_CADENCE_EVENT_REBASELINE, day);
    }
    if (draw < 40) return event_of(KL_CADENCE_EVENT_FREEZE, day);
    kl_cadence_event event =
        baseline_run(day, random_int(source, 1500, 1830), random_int(source, 2400, 3300));
    event.steady_s = random_int(source, 200, 2000);
    event.flat = random_int(source, 0, 6) > 0;
    event.easy = random_int(source, 0, 6) > 0;
    return event;
}

/* Days pass: mostly one to three, at times weeks, seldom back by one. */
static inline int32_t random_next_day(random_source *source, int32_t day)
{
    const int32_t draw = random_int(source, 0, 99);
    if (draw == 0) return day - 1;
    return day + (draw < 4 ? random_int(source, 10, 40) : random_int(source, 0, 3));
}

/* Parameters at their defaults or anywhere in their ranges. */
static inline kl_cadence_options random_cadence_options(random_source *source)
{
    kl_cadence_options o;
    kl_cadence_options_init(&o, sizeof o);
    if (random_int(source, 0, 1)) return o;
    o.min_days = random_int(source, 5, 12);
    o.min_sessions = random_int(source, 2, 5);
    o.in_band_pct = random_int(source, 50, 95);
    o.pass_pct = random_int(source, 71, 100);
    o.repeat_pct = random_int(source, 30, 70);
    o.calf_ok = random_int(source, 0, 29);
    o.calf_drop = random_int(source, 30, 50);
    o.band_lo_pct = random_int(source, 95, 99);
    o.band_hi_pct = random_int(source, 101, 106);
    o.response_days = random_int(source, 7, 28);
    o.response_tenths = random_int(source, 5, 30);
    o.ceiling_dspm = random_int(source, 1800, 2000);
    return o;
}

#endif

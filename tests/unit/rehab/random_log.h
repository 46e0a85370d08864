/* Random logs: events as an app may send them, most of them acceptable. */
#ifndef UNIT_RANDOM_LOG_H
#define UNIT_RANDOM_LOG_H

#include <stdlib.h>

#include "../random.h"
#include "knees.h"

/* How many rounds: an environment variable, so that a nightly run can take more. */
static inline long rounds_of(const char *variable, long usual)
{
    const char *text = getenv(variable);
    const long rounds = text ? strtol(text, NULL, 10) : 0;
    return rounds > 0 ? rounds : usual;
}

static inline int one_in(random_source *r, int32_t n)
{
    return random_int(r, 1, n) == 1;
}

/* How seldom something is wrong: a calm runner gets far, a wild one sees every rule. */
static int32_t calm = 1;

/* Mostly low, at times unknown. */
static inline int32_t random_pain(random_source *r)
{
    if (one_in(r, 12 * calm)) return KL_UNKNOWN;
    return one_in(r, 5 * calm) ? random_int(r, 0, 100) : random_int(r, 0, calm > 1 ? 5 : 20);
}

static inline uint32_t random_flags(random_source *r)
{
    return one_in(r, 150 * calm) ? UINT32_C(1) << random_int(r, 0, 18) : 0;
}

static inline void fill_run(random_source *r, kl_rehab_event *e)
{
    e->pre = random_pain(r);
    e->peak = random_pain(r);
    if (e->peak != KL_UNKNOWN && e->peak < e->pre) e->peak = e->pre;
    e->h1 = random_pain(r);
    e->gait_altered = one_in(r, 60 * calm);
    e->swelling = one_in(r, 30 * calm) ? random_int(r, 1, 2) : 0;
    e->dose_pct = one_in(r, 6 * calm) ? random_int(r, 0, 200) : 100;
    e->analgesic = one_in(r, 30 * calm);
    e->warmup = one_in(r, 20 * calm) ? random_int(r, 0, 3) : 0;
    e->taped = one_in(r, 10);
}

static inline void fill_checkin(random_source *r, kl_rehab_event *e)
{
    e->am_pain = random_pain(r);
    e->worst24 = random_pain(r);
    e->adl_pain = one_in(r, 2) ? KL_UNKNOWN : random_pain(r);
    e->swelling = one_in(r, 60 * calm) ? random_int(r, 1, 2) : 0;
    e->flags = random_flags(r);
    e->night_waking = one_in(r, 25 * calm);
    e->sleep_min = one_in(r, 3) ? KL_UNKNOWN : random_int(r, calm > 1 ? 460 : 300, 540);
    e->stress = one_in(r, 3) ? KL_UNKNOWN : random_int(r, 1, 5);
    e->recorded_day = one_in(r, 20) ? e->day + random_int(r, 0, 3) : KL_UNKNOWN;
}

static inline kl_rehab_event random_event(random_source *r, int32_t type, int32_t day)
{
    kl_rehab_event e = event_of(type, day);
    if (type == KL_EVENT_RUN) fill_run(r, &e);
    if (type == KL_EVENT_CHECKIN) fill_checkin(r, &e);
    e.location = one_in(r, 8 * calm) ? random_int(r, 0, 6) : KL_LOCATION_FRONT;
    if (type == KL_EVENT_SCREEN) {
        e.age = one_in(r, 40) ? random_int(r, 10, 80) : 40;
        e.worst24 = random_pain(r);
        e.rest_or_night_pain = one_in(r, 15);
        e.minutes_to_pain = random_int(r, 0, 60);
        e.flags = random_flags(r);
    }
    if (type == KL_EVENT_STRENGTH) e.peak = random_pain(r);
    e.pain = random_int(r, 0, 30);
    e.by = random_int(r, 0, 1);
    e.planned_m = e.target_m = 30000;
    e.done_m = random_int(r, calm > 1 ? 29000 : 20000, 32000);
    e.quality_done = !one_in(r, 5 * calm);
    return e;
}

/* The usual events of a day in the order of an app; at times any event, or some days off. */
static inline size_t random_day(random_source *r, int32_t day, kl_rehab_event *out)
{
    size_t n = 0;
    if (!one_in(r, 10 * calm)) out[n++] = random_event(r, KL_EVENT_CHECKIN, day);
    if (calm > 1 ? day % 2 : one_in(r, 3)) out[n++] = random_event(r, KL_EVENT_RUN, day);
    if (one_in(r, 20 * calm)) out[n++] = random_event(r, KL_EVENT_RUN, day);
    if (one_in(r, 4)) out[n++] = random_event(r, KL_EVENT_STRENGTH, day);
    if (one_in(r, 8)) out[n++] = random_event(r, KL_EVENT_WALK30, day);
    if (day % 7 == 0) out[n++] = random_event(r, KL_EVENT_WEEK, day);
    if (one_in(r, 25)) out[n++] = random_event(r, KL_EVENT_SCREEN, day);
    if (one_in(r, 15)) out[n++] = random_event(r, KL_EVENT_CLEARANCE, day);
    if (one_in(r, 40 * calm)) out[n++] = random_event(r, random_int(r, 0, 8), day);
    return n;
}

enum { DAY_EVENTS = 10, LOG_DAYS = 400 };

/* A log of up to LOG_DAYS days; the caller has room for LOG_DAYS * DAY_EVENTS events. */
static inline size_t random_log(random_source *r, int32_t first_day, kl_rehab_event *out)
{
    size_t n = 0;
    const int32_t days = random_int(r, 1, LOG_DAYS);
    calm = one_in(r, 3) ? random_int(r, 20, 50) : 1;
    for (int32_t day = 0; day < days; day++) {
        if (one_in(r, 100 * calm)) day += random_int(r, 5, 40);
        n += random_day(r, day, out + n);
    }
    for (size_t i = 0; i < n; i++) {
        out[i].day += first_day;
        if (out[i].recorded_day != KL_UNKNOWN) out[i].recorded_day += first_day;
    }
    return n;
}

/* A level that a knee of the phase may start at. */
static inline int32_t random_level(random_source *r, int32_t phase, int32_t ladder)
{
    static const int32_t tops[] = {7, 6, 4, 11, 10};
    const int32_t on_ladder = random_int(r, 1, 4);
    if (phase >= KL_PHASE_BUILD) return tops[ladder];
    return phase == KL_PHASE_RELOAD ? on_ladder : 1;
}

/* A knee of any phase, ladder and profile. */
static inline kl_rehab random_knee(random_source *r, int32_t first_day, kl_rehab_config *used)
{
    kl_rehab knee;
    kl_rehab_config config;
    kl_rehab_config_init(&config, sizeof config);
    config.ladder = random_int(r, KL_LADDER_KL30, KL_LADDER_HERRING10);
    config.profile = one_in(r, 3);
    if (config.profile) config.red3_window = random_int(r, 14, 28);
    if (one_in(r, 2)) config.max_levels_7d = random_int(r, 1, 2);
    if (config.red3_window < config.red2_window) config.red3_window = config.red2_window;
    const int32_t phase = random_int(r, KL_PHASE_SCREEN, KL_PHASE_MAINTAIN);
    const kl_rehab_start start = {phase, random_level(r, phase, config.ladder), first_day,
                                  KL_UNKNOWN};
    cr_assert_eq(kl_rehab_open(&knee, &config, one_in(r, 4) ? NULL : &start, NULL), KL_OK);
    *used = config;
    return knee;
}

#endif

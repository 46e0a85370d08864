/* Knees for tests: begun in the middle, fed by short calls. Pains are in tenths. */
#ifndef UNIT_KNEES_H
#define UNIT_KNEES_H

#include <criterion/criterion.h>
#include <string.h>

#include "kneeload/kneeload.h"

static inline kl_rehab knee_with(const kl_rehab_config *config, int32_t phase, int32_t level)
{
    kl_rehab knee;
    const kl_rehab_start start = {phase, level, 0, KL_LOCATION_FRONT};
    cr_assert_eq(kl_rehab_open(&knee, config, &start, NULL), KL_OK);
    return knee;
}

static inline kl_rehab knee_in(int32_t phase, int32_t level)
{
    return knee_with(NULL, phase, level);
}

static inline kl_rehab new_knee(void)
{
    kl_rehab knee;
    cr_assert_eq(kl_rehab_open(&knee, NULL, NULL, NULL), KL_OK);
    return knee;
}

static inline kl_rehab_event event_of(int32_t type, int32_t day)
{
    kl_rehab_event e;
    kl_rehab_event_init(&e, type, day);
    return e;
}

static inline kl_rehab_event morning_of(int32_t day, int32_t am_pain)
{
    kl_rehab_event e = event_of(KL_EVENT_CHECKIN, day);
    e.am_pain = am_pain;
    e.worst24 = 0;
    return e;
}

static inline kl_rehab_event run_of(int32_t day, int32_t pre, int32_t peak, int32_t h1)
{
    kl_rehab_event e = event_of(KL_EVENT_RUN, day);
    e.pre = pre;
    e.peak = peak;
    e.h1 = h1;
    return e;
}

static inline kl_rehab_event screen_of(int32_t day, int32_t worst24)
{
    kl_rehab_event e = event_of(KL_EVENT_SCREEN, day);
    e.location = KL_LOCATION_FRONT;
    e.worst24 = worst24;
    return e;
}

static inline kl_rehab_event week_of(int32_t day, int32_t done_m, int32_t target_m, int32_t quality)
{
    kl_rehab_event e = event_of(KL_EVENT_WEEK, day);
    e.planned_m = e.target_m = target_m;
    e.done_m = done_m;
    e.quality_done = quality;
    return e;
}

static inline kl_rehab_event strength_of(int32_t day, int32_t peak)
{
    kl_rehab_event e = event_of(KL_EVENT_STRENGTH, day);
    e.peak = peak;
    return e;
}

static inline kl_rehab_event clearance_of(int32_t day, int32_t by)
{
    kl_rehab_event e = event_of(KL_EVENT_CLEARANCE, day);
    e.by = by;
    return e;
}

/* The log of an event that has to be taken in; what is not used is zero. */
static inline kl_rehab_log take(kl_rehab *knee, kl_rehab_event e)
{
    kl_rehab_log log;
    kl_fault fault = {"", 0, 0.0};
    memset(&log, 0, sizeof log);
    const kl_status status = kl_rehab_apply(knee, &e, &log, &fault);
    cr_assert_eq(status, KL_OK, "day %d, event %d: %s of %s", e.day, e.type, kl_status_name(status),
                 fault.field);
    return log;
}

static inline kl_rehab_status read_knee(const kl_rehab *knee)
{
    kl_rehab_status status;
    cr_assert_eq(kl_rehab_read(knee, &status, NULL), KL_OK);
    return status;
}

static inline kl_rehab_today ask_knee(const kl_rehab *knee, int32_t day, int32_t pre)
{
    kl_rehab_today today;
    cr_assert_eq(kl_rehab_ask(knee, day, pre, &today, NULL), KL_OK);
    return today;
}

static inline const char *reason_name(int32_t code)
{
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        if (strcmp(row->set, "rehab_reason") == 0 && row->value == code) return row->name;
    }
    return "?";
}

/* Reason codes that end with 0, against a list of reasons. */
static inline void expect_codes(const kl_reason *reason, int32_t n, const int32_t *codes)
{
    int32_t wanted = 0;
    while (codes[wanted]) wanted++;
    cr_expect_eq(n, wanted, "%d reasons instead of %d, the first is %s", n, wanted,
                 n ? reason_name(reason[0].code) : "none");
    for (int32_t i = 0; i < n && i < wanted; i++) {
        cr_expect_eq(reason[i].code, codes[i], "%s instead of %s", reason_name(reason[i].code),
                     reason_name(codes[i]));
    }
}

#define CODES(...) ((const int32_t[]){__VA_ARGS__, 0})

/* The only entry of a log. */
static inline void expect_entry(const kl_rehab_log *log, int32_t colour, int32_t decision,
                                int32_t phase, int32_t level, const int32_t *codes)
{
    cr_assert_eq(log->n_entries, 1, "%d entries", log->n_entries);
    const kl_rehab_entry *e = &log->entry[0];
    cr_expect_eq(e->colour, colour, "colour %d instead of %d", e->colour, colour);
    cr_expect_eq(e->decision, decision, "decision %d instead of %d", e->decision, decision);
    cr_expect_eq(e->phase, phase, "phase %d instead of %d", e->phase, phase);
    cr_expect_eq(e->level, level, "level %d instead of %d", e->level, level);
    expect_codes(e->reason, e->n_reasons, codes);
}

/* A quiet run on `day` between quiet mornings; the log is that of the morning after. */
static inline kl_rehab_log quiet_run(kl_rehab *knee, int32_t day)
{
    const kl_rehab_log before = take(knee, morning_of(day, 0));
    cr_expect_eq(before.n_entries, 0);
    take(knee, run_of(day, 0, 10, 0));
    return take(knee, morning_of(day + 1, 0));
}

#endif

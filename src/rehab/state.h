/*
 * rehab/state.h - what the opaque block of a kl_rehab holds, and the moves on it.
 * REHAB-041, REHAB-047, REHAB-090
 */
#ifndef KL_REHAB_STATE_H
#define KL_REHAB_STATE_H

#include <stddef.h>

#include "rule/diary.h"
#include "rule/irritability.h"
#include "rule/ladder.h"
#include "rule/pain.h"
#include "rule/reasons.h"

enum {
    KL__REDS = 32,    /* closing days of REDs, 56 days back */
    KL__CLOSED = 64,  /* closed runs, 28 days back */
    KL__RUN_DAYS = 7, /* days with a run, a week back */
    KL__STRENGTH_DAYS = 14,
    KL__WEEKS = 4,
    KL__LEVEL_UPS = 7, /* a week back */
    KL__RED_DAYS_KEPT = 56,
    KL__CLOSED_DAYS_KEPT = 28
};

/* Days of a log: any numbering that leaves room to subtract. Counters end there, too. */
#define KL__LOG_DAY_MAX 1000000000
#define KL__LOG_COUNT_MAX 1000000000

typedef struct kl__closed_run {
    int32_t day; /* of closing */
    int32_t colour;
} kl__closed_run;

typedef struct kl__week {
    int32_t day;
    int32_t done_m;
    int32_t target_m;
    int32_t quality_done;
    int32_t greens; /* of the runs closed in its seven days */
    int32_t runs;
} kl__week;

/* Days are KL_UNKNOWN while unset; lists are oldest first. */
typedef struct kl__rehab {
    uint32_t magic;
    kl_rehab_config config;
    int32_t loosened;
    int32_t phase;
    int32_t level;
    int32_t phase_day;
    int32_t last_day;
    int32_t greens;
    int32_t ambers;
    int32_t greys;
    int32_t need;
    int32_t streak; /* mornings up in a row */
    int32_t rest_until;
    int32_t stop; /* KL_TIER_... */
    uint32_t causes;
    int32_t track;
    kl__irritability irritability;
    int32_t screen_day;
    int32_t clear_day;      /* last clearance of any kind */
    int32_t self_clear_day; /* last self-clearance */
    int32_t strength_count; /* since the phase was entered */
    int32_t walk_passed;
    int32_t has_pending;
    kl__run pending;
    int32_t last_run_day;
    int32_t immediate_red_day;
    kl__last_runs last_runs;
    int32_t n_reds;
    int32_t red[KL__REDS];
    int32_t n_closed;
    kl__closed_run closed[KL__CLOSED];
    int32_t n_run_days;
    int32_t run_day[KL__RUN_DAYS];
    int32_t n_strength_days;
    int32_t strength_day[KL__STRENGTH_DAYS];
    int32_t n_level_ups;
    int32_t level_up[KL__LEVEL_UPS];
    int32_t n_weeks;
    kl__week week[KL__WEEKS];
    int32_t weeks_in_phase;
    kl__diary diary;
} kl__rehab;

#define KL__REHAB_MAGIC UINT32_C(0x48524c4b) /* "KLRH" */
#define KL__REHAB_VERSION UINT32_C(1)

/* A knee with the log of the event in hand. */
typedef struct kl__work {
    kl__rehab s;
    kl_rehab_log log;
} kl__work;

/* ---- config.c ---- */
kl_status kl__rehab_config_read(const kl_rehab_config *given, kl_rehab_config *out,
                                int32_t *out_loosened, kl_fault *fault);

/* Effective limits under the track. REHAB-012 */
int32_t kl__pain_green(const kl__rehab *s);
int32_t kl__advance_greens(const kl__rehab *s);
int32_t kl__setback(const kl__rehab *s);

/* ---- state.c ---- */
kl_status kl__rehab_state(const kl_rehab *rehab, kl__rehab *out, kl_fault *fault);

/* A reason with what was observed, the limit that it met, and the KL__RH(name) of the limit. */
typedef struct kl__limit_met {
    int32_t code;
    int32_t value;
    int32_t limit;
    int32_t parameter;
} kl__limit_met;

/* Add an entry with the phase and level as they stand now. */
void kl__log(kl__work *w, int32_t day, int32_t colour, int32_t decision, const kl__why *why);
void kl__log_one(kl__work *w, int32_t day, int32_t decision, int32_t code);

/* The same with its numbers. */
void kl__log_limit(kl__work *w, int32_t day, int32_t decision, kl__limit_met met);

void kl__enter_phase(kl__rehab *s, int32_t phase, int32_t day);
void kl__enter_reload(kl__rehab *s, int32_t level, int32_t day);
void kl__lower_level(kl__rehab *s, int32_t levels);

/* Is it a level of the phase? On the ladder any row; before it the first, behind it the last. */
int kl__level_fits(int32_t phase, int32_t level, int32_t ladder);

/* Add a day once, and forget those that are `keep` days old or older: it has room for `keep`. */
void kl__remember_day(int32_t *list, int32_t *n, int32_t day, int32_t keep);

/* Forget the oldest of a full list. */
void kl__make_room(void *list, int32_t *n, int32_t room, size_t size);

void kl__count_up(int32_t *count);
int32_t kl__days_within(const int32_t *list, int32_t n, int32_t day, int32_t window);
int kl__is_stopped(const kl__rehab *s);

/* Does a day lie before the last event, or before the start? */
int kl__is_before(const kl__rehab *s, int32_t day);

/* ---- close.c: consequences of a closed run ---- */
void kl__close_pending(kl__work *w, int32_t day, const kl__checkin *morning);
void kl__close_if_red(kl__work *w, int32_t day);

/* ---- day.c ---- */
void kl__start_days(kl__work *w, int32_t day);

/* ---- week.c ---- */
kl_status kl__take_week(kl__work *w, const kl_rehab_event *e, kl_fault *fault);

/* ---- today.c ---- */
void kl__answer(const kl__rehab *s, int32_t day, int32_t pre, kl_rehab_today *out);

/* ---- check.c ---- */
kl_status kl__rehab_event_check(const kl__rehab *s, const kl_rehab_event *e, kl_fault *fault);

#endif

/*
 * plan/today.h - what is known this morning, checked, and the parts of the answer.
 * TODAY-001 .. TODAY-041
 */
#ifndef KL_PLAN_TODAY_H
#define KL_PLAN_TODAY_H

#include "kneeload/today.h"
#include "rehab/state.h"
#include "rule/cadence.h"

enum {
    KL__TODAY_KNEES = 2,
    KL__TODAY_SHOES = 32,
    KL__TODAY_KINDS = 1 << KL_SESSION_RUN | 1 << KL_SESSION_WALK_RUN /* what counts as a run */
};

/* A knee as the day begins, and what REHAB answers. */
typedef struct kl__today_knee {
    kl__rehab s;
    int32_t side;
    int32_t pre;
    kl_rehab_today answer;
} kl__today_knee;

/* What the items of the week hold for the day. */
typedef struct kl__today_items {
    const kl_plan_item *run; /* the first run, or NULL */
    int32_t metres;          /* of the shortest run */
    int32_t run_s;           /* likewise */
    int32_t cross_s;         /* of the first cross-training, or KL_UNKNOWN */
    int32_t has_strength;
} kl__today_items;

/* A checked input. */
typedef struct kl__today {
    kl_today_input in;
    kl__today_knee knee[KL__TODAY_KNEES]; /* left before right */
    size_t n_knees;
    kl_runs runs; /* the sessions */
    kl__today_items items;
    kl__cadence cadence; /* where in.cadence is given */
    kl_shoe_state shoe[KL__TODAY_SHOES];
    size_t n_shoes;
    kl_plan_options plan;
    kl_spike_options spike;
    kl_knee_options knee_load;
    kl_spike spike_limit;
    kl_comfort_threshold comfort;
} kl__today;

/* Is it a run? Other kinds are for the book of others. */
static inline int kl__is_today_run(const kl_session *session)
{
    return KL__TODAY_KINDS >> session->kind & 1;
}

static inline int kl__is_today_stopped(const kl__today *t)
{
    int stopped = 0;
    for (size_t i = 0; i < t->n_knees; i++) stopped |= kl__is_stopped(&t->knee[i].s);
    return stopped;
}

/* ---- today_input.c ---- */
kl_status kl__today_read(const kl_today_input *input, kl__today *out, kl_fault *fault);

/* ---- today_limits.c: TODAY-020, TODAY-021 ---- */

/* List the limits and name the binding ones; a limit of 0 takes the run away. */
void kl__today_limits(const kl__today *t, kl_today_answer *out);

/* Peak force, cadence, hills and speed. */
void kl__today_form(const kl__today *t, kl_today_answer *out);

/* ---- today_book.c: TODAY-030 ---- */
void kl__today_book(const kl__today *t, kl_today_answer *out);

/* ---- today_reasons.c: TODAY-011, TODAY-031, TODAY-040 ---- */
void kl__today_reason(kl_today_answer *out, int32_t side, kl_reason why);

/* One without a knee and without a parameter. */
void kl__today_plain(kl_today_answer *out, int32_t code, int32_t value, int32_t limit);

/* Strength work, then what is to be logged or looked at. */
void kl__today_reminders(const kl__today *t, kl_today_answer *out);

#endif

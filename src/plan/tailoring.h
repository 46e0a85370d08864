/*
 * plan/tailoring.h - a week while it is tailored: what the steps hand to each other.
 * PLAN-072 .. PLAN-087, PLAN-100 .. PLAN-104
 */
#ifndef KL_PLAN_TAILORING_H
#define KL_PLAN_TAILORING_H

#include "kneeload/tailor.h"
#include "rule/week.h"

enum { KL__NO_ENTRY = -1, KL__SESSION_REASONS = 6 };

/* A number that a parameter gives. */
typedef struct kl__limit {
    int32_t value;
    int32_t parameter; /* a KL__PL(name) */
} kl__limit;

/* The run planned on a day, and what cut it. */
typedef struct kl__session {
    int32_t metres;
    int32_t run_s;
    int32_t walk_s;
    int32_t bout_s;
    int32_t reps;
    int32_t n_reasons;
    kl_reason reason[KL__SESSION_REASONS];
} kl__session;

typedef struct kl__tailoring {
    const kl_tailor_runner *runner;
    const kl_plan_options *options;
    kl__training_week week;
    int32_t irritability; /* effective, KL_IRRITABILITY_... */
    int32_t form;         /* KL_FORM_..., KL_UNKNOWN: no running */
    int32_t level;        /* of KL_LADDER_KL30 */
    int32_t history_m;    /* a week of late, KL_UNKNOWN where too few are known */
    kl__limit factor;     /* percent of the own distance */
    kl__limit gap;        /* days between runs */
    kl__limit max_runs;
    int32_t day_run[KL__WEEK_DAYS]; /* entry of the day's run, or KL__NO_ENTRY */
    uint32_t available;             /* sets of days: bit d is day d */
    uint32_t chosen;
    uint32_t run_days; /* the chosen ones that kept a run */
    uint32_t strength_days;
    uint32_t converted;                 /* days whose run becomes walking or cross-training */
    kl__session session[KL__WEEK_DAYS]; /* of the chosen days */
    kl_plan_reasons reasons;
} kl__tailoring;

/* runner.c */
kl_status kl__runner_check(const kl_tailor_runner *runner, const kl_plan_options *options,
                           kl_fault *fault);
void kl__judge_runner(kl__tailoring *t);

/* choose_days.c */
void kl__choose_run_days(kl__tailoring *t);
void kl__choose_strength_days(kl__tailoring *t);
void kl__choose_converted_days(kl__tailoring *t);

/* fit_distance.c */
void kl__fit_distance(kl__tailoring *t);

/* items.c */
void kl__put_items(const kl__tailoring *t, kl_tailored_week *out);

/* outlook.c */
void kl__put_outlook(const kl__tailoring *t, kl_outlook_week *weeks);

static inline int kl__has_day(uint32_t days, int32_t day)
{
    return (int)(days >> day & 1);
}

static inline int32_t kl__count_days(uint32_t days)
{
    int32_t n = 0;
    for (; days; days &= days - 1) n++;
    return n;
}

#endif

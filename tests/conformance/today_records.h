/* The input of a morning as the cases of spec/today.md write it, and its answer. */
#ifndef CONFORMANCE_TODAY_RECORDS_H
#define CONFORMANCE_TODAY_RECORDS_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Everything that an input points to. */
typedef struct morning {
    kl_today_input in;
    kl_rehab knee[2];
    kl_session *sessions;
    kl_today_week week;
    kl_plan_item *items;
    kl_cadence cadence;
    kl_today_shoes shoes;
    kl_shoe *pairs;
    kl_shoe_run *shoe_runs;
    kl_judged_session *judged;
    kl_plan_options plan;
    kl_spike_options spike;
    kl_knee_options knee_load;
    kl_knee_runner runner;
} morning;

/* A member that is absent leaves its pointer NULL. */
void read_morning(const json_t *input, morning *out);
void free_morning(morning *m);

json_t *answer_of_today(const kl_today_answer *a);

#endif

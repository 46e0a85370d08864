/* Runners, segments and parameters as the knee vectors write them. */
#ifndef CONFORMANCE_KNEE_RECORDS_H
#define CONFORMANCE_KNEE_RECORDS_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Members "profile", "mass_now_kg" and "carried_kg" of a case. */
kl_knee_runner runner_member(const json_t *input);

/* Member "segments" (absent: none); the caller frees them. */
kl_knee_segment *take_laps(const json_t *input, size_t *n);

/* Members "shoes" and "runs" (knee_other.c); the caller frees them. */
kl_shoe *take_shoes(const json_t *input, size_t *n);
kl_shoe_run *take_shoe_runs(const json_t *input, size_t *n);

/* Member "params" over the defaults. */
kl_knee_options knee_params(const json_t *input);
kl_cadence_options cadence_params(const json_t *input);

#endif

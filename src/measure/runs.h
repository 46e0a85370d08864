/*
 * measure/runs.h - a checked history of runs, and what stands around a day of it.
 * LOAD-050, LOAD-090, LOAD-097, LOAD-098, LOAD-121
 */
#ifndef KL_MEASURE_RUNS_H
#define KL_MEASURE_RUNS_H

#include "kneeload/spike.h"

/* Pointers of a history. */
kl_status kl__runs_check_pointers(const kl_runs *runs, kl_fault *fault);

/* First day, missing days, sessions and plan, in this order. LOAD-090 */
kl_status kl__runs_check(const kl_runs *runs, kl_fault *fault);

/* Number of sessions up to and with a day. */
size_t kl__runs_until(const kl_runs *runs, int32_t day);

/* Number of missing days from `from` to the one before `day`, first_day and later. LOAD-098 */
int32_t kl__runs_missing(const kl_runs *runs, int32_t from, int32_t day);

/* Layoff flags on the morning of `day`, from the first `n` sessions. LOAD-097 */
uint32_t kl__runs_layoff(const kl_runs *runs, size_t n, int32_t day,
                         const kl_spike_options *options);

#endif

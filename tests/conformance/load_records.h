/* Sessions, stretches of heart rate and series as the load vectors write them. */
#ifndef CONFORMANCE_LOAD_RECORDS_H
#define CONFORMANCE_LOAD_RECORDS_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Absent fields are unknown, an absent kind is RUN (LOAD-020). */
kl_session read_session(const json_t *session);

/* Sessions of an array (NULL: none), with room for `spare` more; the caller frees them. */
kl_session *take_sessions(const json_t *array, size_t spare, size_t *n);

/* Stretches [dur_s, hr]; the caller frees them. */
kl_hr_segment *take_segments(const json_t *array, size_t *n);

/* Member "channel" of a case or an evaluation. */
int32_t channel_member(const json_t *object);

/* Member "state" of a day: one letter (LOAD-004). */
int32_t state_member(const json_t *object);
char letter_of(int32_t state); /* '?' for a code without letter */

/* Load of a day: null is 0 on U, R and M days, and not a number where a load belongs. */
double day_load(const json_t *load, int32_t state);

/* Loads and states of a series with room for `spare` more days. */
typedef struct day_records {
    double *load;
    uint8_t *state;
    size_t n;
    int32_t day0;
} day_records;

/*
 * From {day0, state, load}. Arrays of different length have no common n, which C says by n = 0.
 */
day_records take_days(const json_t *series, size_t spare);
void free_days(day_records *days);
kl_series view_of(const day_records *days);

#endif

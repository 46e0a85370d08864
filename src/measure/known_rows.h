/*
 * measure/known_rows.h - ratios of runners all of whose days are known, in bulk.
 * LOAD-001: another order of evaluation that gives the same bits.
 */
#ifndef KL_MEASURE_KNOWN_ROWS_H
#define KL_MEASURE_KNOWN_ROWS_H

#include "kneeload/fleet.h"
#include "measure/smoother.h"

/* Sums of a few dozen whole loads up to this stay below 2^53: exact in any order. */
#define KL__WHOLE_MAX 1e13

enum { KL__LANES = 4 };

/* Rows of the fleet that are worked on side by side. */
typedef struct kl__row_group {
    size_t row[KL__LANES]; /* unused lanes repeat a used one */
    int32_t count;
    int32_t whole; /* whole loads only, so running sums are exact */
} kl__row_group;

/* Are n loads in range, and are they all whole? LOAD-002 */
typedef struct kl__load_survey {
    int32_t valid;
    int32_t whole;
} kl__load_survey;

/*
 * `wide` uses 256-bit instructions where kl__has_wide_vectors says 1; results do not depend on
 * it. The survey takes one pass without a branch a day.
 */
int kl__has_wide_vectors(void);
kl__load_survey kl__survey(const double *load, size_t n, int wide);

/* Rolling ratio of a group. `partial` is off. */
void kl__known_rolling(const kl_fleet *fleet, const kl__row_group *group, int wide,
                       const kl_rolling_options *options, const kl_fleet_columns *out);

/* EWMA ratio of a group. No lag, and a seed without look back (not MEAN_K, SMA_K). */
void kl__known_ewma(const kl_fleet *fleet, const kl__row_group *group, int wide,
                    const kl_ewma_options *options, const kl__smoothing *smoothing,
                    const kl_fleet_columns *out);

#endif

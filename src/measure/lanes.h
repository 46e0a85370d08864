/*
 * measure/lanes.h - ratios of eight runners side by side, all of whose days are known.
 * LOAD-001: another order of evaluation that gives the same bits.
 */
#ifndef KL_MEASURE_LANES_H
#define KL_MEASURE_LANES_H

#include "kneeload/fleet.h"
#include "measure/smoother.h"

enum { KL__LANES = 8 };

/* Sums of so large whole loads over any window stay below 2^53, so running sums are exact. */
#define KL__WHOLE_MAX 1e14

/* Rows of the fleet that go together; unused lanes repeat the last row. */
typedef struct kl__lanes {
    size_t row[KL__LANES];
    int32_t count;
    int32_t whole; /* every load of every row is a whole number up to KL__WHOLE_MAX */
} kl__lanes;

/* Rolling ratio: partial is off. */
void kl__lanes_rolling(const kl_fleet *fleet, const kl__lanes *lanes,
                       const kl_rolling_options *options, const kl_fleet_columns *out);

/* EWMA ratio: no lag, and a seed that needs no look back (not MEAN_K, SMA_K). */
void kl__lanes_ewma(const kl_fleet *fleet, const kl__lanes *lanes,
                    const kl_ewma_options *options, const kl__smoothing *smoothing,
                    const kl_fleet_columns *out);

#endif

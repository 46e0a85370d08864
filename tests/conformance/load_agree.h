/* One-day call, batch, stream and fleet have to give the same bits (LOAD-001, LOAD-123). */
#ifndef CONFORMANCE_LOAD_AGREE_H
#define CONFORMANCE_LOAD_AGREE_H

#include "load_metrics.h"

/* Complain where another way to `result`, the answer of the one-day call at `day`, differs. */
void check_agreement(const day_metric *metric, const kl_series *series, int32_t day,
                     const metric_options *options, const metric_result *result);

/*
 * A book of this metric, fed with the days of a series up to `day`, and half way through saved
 * and loaded. The leading U days are not fed: a book begins with its first day (LOAD-122).
 */
kl_status read_from_book(const day_metric *metric, const metric_options *options,
                         const kl_series *series, int32_t day, int32_t gap_fill,
                         kl_book_reading *reading, kl_fault *fault);

#endif

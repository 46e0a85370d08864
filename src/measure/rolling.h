/*
 * measure/rolling.h - the rolling ratio on checked days, for the array calls and the book.
 * LOAD-040 .. LOAD-055
 */
#ifndef KL_MEASURE_ROLLING_H
#define KL_MEASURE_ROLLING_H

#include "catalog/options.h"
#include "kneeload/rolling.h"
#include "measure/days.h"

extern const kl__options_layout kl__rolling_layout;

/* Copy and check options: rows in table order, then nc, then cov_num. LOAD-006 */
kl_status kl__rolling_read(const kl_rolling_options *given, kl_rolling_options *out,
                           kl_fault *fault);

/* The ratio at the end of day t; any t, days outside are unobserved. */
void kl__rolling_eval(const kl__days *days, int32_t t, const kl_rolling_options *options,
                      kl_rolling *out);

/* Legacy zone of a = 1000 times the acute side against b, the chronic side. LOAD-055 */
int32_t kl__legacy_zone(double a, double b);

#endif

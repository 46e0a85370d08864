/*
 * measure/variability.h - monotony on checked days, for the array calls and the book.
 * LOAD-080 .. LOAD-083
 */
#ifndef KL_MEASURE_VARIABILITY_H
#define KL_MEASURE_VARIABILITY_H

#include "catalog/options.h"
#include "kneeload/variability.h"
#include "measure/days.h"

extern const kl__options_layout kl__monotony_layout;

/* Copy and check options. LOAD-006 */
kl_status kl__monotony_read(const kl_monotony_options *given, kl_monotony_options *out,
                            kl_fault *fault);

/* Monotony and strain at the end of day t. */
void kl__monotony_eval(const kl__days *days, int32_t t, const kl_monotony_options *options,
                       kl_monotony *out);

#endif

/*
 * measure/ewma.h - the EWMA ratio on checked days, for the array calls, the book and the fleet.
 * LOAD-060 .. LOAD-066
 */
#ifndef KL_MEASURE_EWMA_H
#define KL_MEASURE_EWMA_H

#include "catalog/options.h"
#include "measure/smoother.h"

extern const kl__options_layout kl__ewma_layout;

/* Copy and check options, and derive the smoothing from them. LOAD-006, LOAD-063 */
kl_status kl__ewma_read(const kl_ewma_options *given, kl_ewma_options *out,
                        kl__smoothing *smoothing, kl_fault *fault);

/* The ratio at the end of day t, up to which the pair has been pushed. */
void kl__ewma_eval(const kl__days *days, int32_t t, const kl_ewma_options *options,
                   const kl__smoother_pair *pair, kl_ewma *out);

#endif

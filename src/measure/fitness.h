/*
 * measure/fitness.h - CTL, ATL, TSB on checked days, for the array calls and the book.
 * LOAD-070 .. LOAD-072
 */
#ifndef KL_MEASURE_FITNESS_H
#define KL_MEASURE_FITNESS_H

#include "catalog/options.h"
#include "kneeload/fitness.h"
#include "measure/smoother.h"

extern const kl__options_layout kl__fitness_layout;

/* Copy and check options, and derive the smoothing from them. LOAD-006 */
kl_status kl__fitness_read(const kl_fitness_options *given, kl_fitness_options *out,
                           kl__smoothing *smoothing, kl_fault *fault);

/* The chart at the end of day t, up to which the pair has been pushed. */
void kl__fitness_eval(const kl__days *days, int32_t t, const kl_fitness_options *options,
                      const kl__smoother_pair *pair, kl_fitness *out);

#endif

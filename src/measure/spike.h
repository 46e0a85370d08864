/*
 * measure/spike.h - how the options of the spike lie in their struct.
 * LOAD-090, LOAD section 14
 */
#ifndef KL_MEASURE_SPIKE_H
#define KL_MEASURE_SPIKE_H

#include "catalog/options.h"
#include "kneeload/spike.h"

extern const kl__options_layout kl__spike_layout;

#endif

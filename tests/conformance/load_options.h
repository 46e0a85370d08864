/* Options structs of the load metrics from `cfg`: defaults, then the members that are given. */
#ifndef CONFORMANCE_LOAD_OPTIONS_H
#define CONFORMANCE_LOAD_OPTIONS_H

#include <jansson.h>
#include <kneeload/kneeload.h>

void read_prepare_options(const json_t *cfg, kl_prepare_options *options);
void read_rolling_options(const json_t *cfg, kl_rolling_options *options);
void read_ewma_options(const json_t *cfg, kl_ewma_options *options);
void read_fitness_options(const json_t *cfg, kl_fitness_options *options);
void read_monotony_options(const json_t *cfg, kl_monotony_options *options);
void read_spike_options(const json_t *cfg, kl_spike_options *options);

/* Fails where the library refuses the window. LOAD-053 */
kl_status read_week_to_week_options(const json_t *cfg, kl_rolling_options *options,
                                    kl_fault *fault);

#endif

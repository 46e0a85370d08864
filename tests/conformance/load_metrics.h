/* The metrics that answer for every day - one-day call, batch and stream - as one table. */
#ifndef CONFORMANCE_LOAD_METRICS_H
#define CONFORMANCE_LOAD_METRICS_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Every member begins with struct_size and mode, so mode may be set through any. */
typedef union metric_options {
    kl_rolling_options rolling;
    kl_ewma_options ewma;
    kl_fitness_options fitness;
    kl_monotony_options monotony;
} metric_options;

typedef union metric_result {
    kl_rolling rolling;
    kl_ewma ewma;
    kl_fitness fitness;
    kl_monotony monotony;
} metric_result;

typedef struct day_metric {
    const char *name;
    kl_status (*read_options)(const json_t *cfg, metric_options *options, kl_fault *fault);
    kl_status (*at)(const kl_series *series, int32_t day, size_t n_days,
                    const metric_options *options, void *out, kl_fault *fault);
    json_t *(*answer)(const void *result);
    size_t result_size;  /* results have no padding: equal bytes are equal bits */
    size_t flags;        /* offset of the flags in a result */
    size_t book_options; /* offset of its pointer in kl_book_options */
    size_t reading;      /* offset of its result in kl_book_reading */
} day_metric;

/* NULL when no metric has this name. */
const day_metric *find_day_metric(const char *name);

/* Book options with this metric's own, the rest defaults. */
kl_book_options book_options_of(const day_metric *metric, const metric_options *options);

#endif

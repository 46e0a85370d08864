/* Other ways to the same answer, see load_agree.h. */
#include "load_agree.h"

#include <stdlib.h>
#include <string.h>

#include "json_in.h"

static size_t place_of(const kl_series *series, int32_t day)
{
    return (size_t)((int64_t)day - series->day0);
}

static void check_batch(const day_metric *metric, const kl_series *series, int32_t day,
                        const metric_options *options, const metric_result *result)
{
    kl_fault fault = {0};
    const size_t n_days = series->n + (options->rolling.mode == KL_START_OF_DAY);
    char *results = take(n_days, metric->result_size);
    const kl_status status = metric->at(series, series->day0, n_days, options, results, &fault);
    const char *same_day = results + place_of(series, day) * metric->result_size;
    if (status != KL_OK || memcmp(same_day, result, metric->result_size) != 0) {
        complain("%s of day %d: the batch differs from the one-day call", metric->name, day);
    }
    free(results);
}

/* LOAD-120: a planned day is a day, and its answer carries PLANNED. */
static void check_plan(const day_metric *metric, const kl_series *series, int32_t day,
                       const metric_options *options, const metric_result *result)
{
    kl_fault fault = {0};
    metric_result unplanned;
    kl_series history = *series;
    history.n_plan = 0;
    kl_status status = metric->at(&history, day, 1, options, &unplanned, &fault);
    uint32_t *flags = (uint32_t *)(void *)((char *)&unplanned + metric->flags);
    if (place_of(series, day) >= series->n - series->n_plan) *flags |= KL_FLAG_PLANNED;
    if (status != KL_OK || memcmp(&unplanned, result, metric->result_size) != 0) {
        complain("%s of day %d: a plan differs from the extended series", metric->name, day);
    }
}

static kl_status pass_through_bytes(kl_book *book, kl_fault *fault)
{
    uint8_t bytes[KL_BOOK_SAVE_MAX];
    size_t size;
    const kl_status status = kl_book_save(book, bytes, sizeof bytes, &size, fault);
    return status == KL_OK ? kl_book_load(book, bytes, size, fault) : status;
}

static kl_status feed(kl_book *book, const kl_series *series, int32_t day, kl_fault *fault)
{
    const size_t last = place_of(series, day);
    for (size_t i = 0; i <= last; i++) {
        const int32_t state = series->state[i];
        const int32_t today = series->day0 + (int32_t)i;
        if (state == KL_DAY_UNOBSERVED) continue;
        kl_status status = kl_book_push(book, today, state, series->load[i], fault);
        if (status == KL_OK && i == last / 2) status = pass_through_bytes(book, fault);
        if (status != KL_OK) return status;
    }
    return KL_OK;
}

kl_status read_from_book(const day_metric *metric, const metric_options *options,
                         const kl_series *series, int32_t day, int32_t gap_fill,
                         kl_book_reading *reading, kl_fault *fault)
{
    kl_book book;
    kl_book_options book_options = book_options_of(metric, options);
    book_options.gap_fill = gap_fill;
    kl_status status = kl_book_open(&book, &book_options, fault);
    if (status == KL_OK) status = feed(&book, series, day, fault);
    if (status == KL_OK) status = kl_book_read(&book, reading, fault);
    return status;
}

/* A book ends at the day it reads, and holds at least one. */
static void check_stream(const day_metric *metric, const kl_series *series, int32_t day,
                         const metric_options *options, const metric_result *result)
{
    kl_fault fault = {0};
    kl_book_reading reading;
    if (series->state[place_of(series, day)] == KL_DAY_UNOBSERVED) return;
    const kl_status status =
        read_from_book(metric, options, series, day, KL_GAP_MISSING, &reading, &fault);
    const char *same_day = (const char *)&reading + metric->reading;
    if (status != KL_OK || memcmp(same_day, result, metric->result_size) != 0) {
        complain("%s of day %d: the stream differs from the one-day call", metric->name, day);
    }
}

/* Two equal runners, so that the second row is looked at as well. */
enum { RUNNERS = 2 };

typedef struct fleet_arrays {
    double *load;
    uint8_t *state;
    kl_fleet_columns out;
} fleet_arrays;

static fleet_arrays take_fleet(const kl_series *series)
{
    const size_t cells = RUNNERS * series->n;
    fleet_arrays fleet = {.load = take(cells, sizeof(double)),
                          .state = take(cells, 1),
                          .out = {.value = take(cells, sizeof(double)),
                                  .lo = take(cells, sizeof(double)),
                                  .hi = take(cells, sizeof(double)),
                                  .flags = take(cells, sizeof(uint32_t)),
                                  .defined = take(cells, 1),
                                  .fill = -1.0}};
    for (size_t runner = 0; runner < RUNNERS; runner++) {
        memcpy(fleet.load + runner * series->n, series->load, series->n * sizeof(double));
        memcpy(fleet.state + runner * series->n, series->state, series->n);
    }
    return fleet;
}

static void free_fleet(fleet_arrays *fleet)
{
    free(fleet->load);
    free(fleet->state);
    free(fleet->out.value);
    free(fleet->out.lo);
    free(fleet->out.hi);
    free(fleet->out.flags);
    free(fleet->out.defined);
}

static int same_bits(double one, int32_t present, double other)
{
    const double expected = present ? other : -1.0;
    return memcmp(&one, &expected, sizeof one) == 0;
}

static int same_rolling(const kl_fleet_columns *out, size_t cell, const kl_rolling *result)
{
    return same_bits(out->value[cell], result->defined, result->value) &&
           same_bits(out->lo[cell], (result->has & KL_ROLLING_HAS_LO) != 0, result->lo) &&
           same_bits(out->hi[cell], (result->has & KL_ROLLING_HAS_HI) != 0, result->hi) &&
           out->flags[cell] == result->flags && out->defined[cell] == result->defined;
}

static int same_ewma(const kl_fleet_columns *out, size_t cell, const kl_ewma *result)
{
    return same_bits(out->value[cell], result->defined, result->value) &&
           out->flags[cell] == result->flags && out->defined[cell] == result->defined;
}

static void check_fleet(const day_metric *metric, const kl_series *series, int32_t day,
                        const metric_options *options, const metric_result *result)
{
    kl_fault fault = {0};
    const int is_ewma = strcmp(metric->name, "ewma") == 0;
    const size_t cell = (RUNNERS - 1) * series->n + place_of(series, day);
    fleet_arrays arrays = take_fleet(series);
    const kl_fleet fleet = {.load = arrays.load,
                            .state = arrays.state,
                            .n_runners = RUNNERS,
                            .n_days = series->n,
                            .day0 = series->day0};
    kl_fleet_columns ewma_out = arrays.out;
    ewma_out.lo = NULL; /* this family has no bounds */
    ewma_out.hi = NULL;
    const kl_status status =
        is_ewma ? kl_fleet_ratios(&fleet, NULL, &options->ewma, NULL, &ewma_out, &fault)
                : kl_fleet_ratios(&fleet, &options->rolling, NULL, &arrays.out, NULL, &fault);
    const int same =
        status == KL_OK && (is_ewma ? same_ewma(&arrays.out, cell, &result->ewma)
                                    : same_rolling(&arrays.out, cell, &result->rolling));
    if (!same) complain("%s of day %d: the fleet call differs", metric->name, day);
    free_fleet(&arrays);
}

static int has_fleet_call(const day_metric *metric)
{
    return strcmp(metric->name, "ra") == 0 || strcmp(metric->name, "w2w") == 0 ||
           strcmp(metric->name, "ewma") == 0;
}

void check_agreement(const day_metric *metric, const kl_series *series, int32_t day,
                     const metric_options *options, const metric_result *result)
{
    check_batch(metric, series, day, options, result);
    if (series->n_plan) check_plan(metric, series, day, options, result);
    if (series->n_plan || options->rolling.mode != KL_END_OF_DAY) return;
    check_stream(metric, series, day, options, result);
    if (has_fleet_call(metric)) check_fleet(metric, series, day, options, result);
}

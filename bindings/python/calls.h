/*
 * Calls whose buffers have to agree in size: checked here, so that a wrong size is an exception
 * and never a write past the end. Read by the C compiler and by SWIG.
 */
#ifndef KNEELOAD_PYTHON_CALLS_H
#define KNEELOAD_PYTHON_CALLS_H

typedef struct kl_py_columns {
    kl_fleet_columns out;
    size_t count;
    int wanted;
} kl_py_columns;

typedef struct kl_py_prepared {
    kl_prepared out;
    size_t room[4];
} kl_py_prepared;

typedef struct kl_py_saved {
    uint8_t bytes[KL_BOOK_SAVE_MAX];
    size_t size;
} kl_py_saved;

static inline kl_status kl_py_wrong_size(const char *field, kl_fault *fault)
{
    fault->field = field;
    return KL_E_SIZE;
}

static inline kl_status kl_py_rolling_at(const kl_series *series, int32_t day,
                                         const kl_rolling_options *options, kl_rolling *results,
                                         size_t n_results, kl_fault *fault)
{
    return kl_rolling_at(series, day, n_results, options, results, fault);
}

static inline kl_status kl_py_ewma_at(const kl_series *series, int32_t day,
                                      const kl_ewma_options *options, kl_ewma *results,
                                      size_t n_results, kl_fault *fault)
{
    return kl_ewma_at(series, day, n_results, options, results, fault);
}

static inline kl_status kl_py_fitness_at(const kl_series *series, int32_t day,
                                         const kl_fitness_options *options, kl_fitness *results,
                                         size_t n_results, kl_fault *fault)
{
    return kl_fitness_at(series, day, n_results, options, results, fault);
}

static inline kl_status kl_py_monotony_at(const kl_series *series, int32_t day,
                                          const kl_monotony_options *options, kl_monotony *results,
                                          size_t n_results, kl_fault *fault)
{
    return kl_monotony_at(series, day, n_results, options, results, fault);
}

static inline kl_status kl_py_spike_series(const kl_runs *runs, size_t first,
                                           const kl_spike_options *options, kl_spike *results,
                                           size_t n_results, kl_fault *fault)
{
    if (first < runs->n && n_results != runs->n - first) return kl_py_wrong_size("out", fault);
    return kl_spike_series(runs, first, options, results, fault);
}

static inline kl_status kl_py_prepare(const kl_session *sessions, size_t n,
                                      const kl_prepare_options *options, kl_py_prepared *prepared,
                                      kl_fault *fault)
{
    const size_t *room = prepared->room;
    if (room[0] < n || room[1] < n || room[2] < n || room[3] / 2 < n)
        return kl_py_wrong_size("out", fault);
    return kl_prepare(sessions, n, options, &prepared->out, fault);
}

/* Days from first to last, 0 where last comes first, at most KL_MAX_DAYS. */
static inline int32_t kl_py_span(int32_t first_day, int32_t last_day)
{
    const int64_t n = (int64_t)last_day - first_day + 1;
    if (n < 0) return 0;
    return n > KL_MAX_DAYS ? KL_MAX_DAYS : (int32_t)n;
}

static inline kl_status kl_py_day_series(int32_t channel, const kl_session *sessions, size_t n,
                                         const kl_declared_days *days,
                                         const kl_prepare_options *options, int32_t *scratch,
                                         size_t n_scratch, double *load, size_t n_load,
                                         uint8_t *state, size_t n_state, kl_fault *fault)
{
    const size_t span = (size_t)kl_py_span(days->first_day, days->last_day);
    if (n_scratch < n || n_load < span || n_state < span) return kl_py_wrong_size("out", fault);
    return kl_day_series(channel, sessions, n, days, options, scratch, load, state, fault);
}

static inline kl_status kl_py_fleet_ratios(const kl_fleet *fleet,
                                           const kl_rolling_options *rolling_options,
                                           const kl_ewma_options *ewma_options,
                                           kl_py_columns *rolling, kl_py_columns *ewma,
                                           kl_fault *fault)
{
    const size_t count = fleet->n_runners * fleet->n_days;
    if ((rolling->wanted && rolling->count != count) || (ewma->wanted && ewma->count != count))
        return kl_py_wrong_size("out", fault);
    return kl_fleet_ratios(fleet, rolling_options, ewma_options,
                           rolling->wanted ? &rolling->out : NULL, ewma->wanted ? &ewma->out : NULL,
                           fault);
}

static inline kl_status kl_py_book_save(const kl_book *book, kl_py_saved *saved, kl_fault *fault)
{
    return kl_book_save(book, saved->bytes, sizeof saved->bytes, &saved->size, fault);
}

#endif

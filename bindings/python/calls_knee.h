/*
 * The same for knee load, other activities, shoes and the cadence planner. Read by the C compiler
 * and by SWIG.
 */
#ifndef KNEELOAD_PYTHON_CALLS_KNEE_H
#define KNEELOAD_PYTHON_CALLS_KNEE_H

static inline kl_status kl_py_knee_run(const kl_knee_segment *segments, size_t n,
                                       const kl_knee_runner *runner,
                                       const kl_knee_options *options,
                                       kl_knee_segment_load *results, size_t n_results,
                                       kl_knee_load *out, kl_fault *fault)
{
    if (n_results != n) return kl_py_wrong_size("out", fault);
    return kl_knee_run(segments, n, runner, options, out, results, fault);
}

/* The segments of all runs must be there, no more and no less. */
static inline int kl_py_counts_fit(const int32_t *counts, size_t n_counts, size_t n)
{
    size_t i;
    for (i = 0; i < n_counts; ++i) {
        if (counts[i] < 0 || (size_t)counts[i] > n) return 0;
        n -= (size_t)counts[i];
    }
    return n == 0;
}

/* A fault without place is one of the parameters or the runner: it is that of every run. */
static inline int kl_py_of_every_run(const kl_fault *fault)
{
    return fault->index < 0 && strcmp(fault->field, "segments") != 0;
}

/* Many runs of one runner: counts[i] segments belong to run i, whose status says whether it was
   refused. */
static inline kl_status kl_py_knee_runs(const kl_knee_segment *segments, size_t n,
                                        const int32_t *counts, size_t n_counts,
                                        const kl_knee_runner *runner,
                                        const kl_knee_options *options, kl_knee_load *loads,
                                        size_t n_loads, kl_knee_segment_load *results,
                                        size_t n_results, int32_t *statuses, size_t n_statuses,
                                        kl_fault *fault)
{
    size_t i;
    if (n_loads != n_counts || n_statuses != n_counts || n_results != n ||
        !kl_py_counts_fit(counts, n_counts, n))
        return kl_py_wrong_size("out", fault);
    for (i = 0; i < n_counts; ++i) {
        statuses[i] = kl_knee_run(segments, (size_t)counts[i], runner, options, &loads[i], results,
                                  fault);
        if (statuses[i] != KL_OK) {
            if (kl_py_of_every_run(fault)) return statuses[i];
            memset(&loads[i], 0, sizeof loads[i]); /* what was refused has no number */
        }
        segments += counts[i];
        results += counts[i];
    }
    return KL_OK;
}

static inline kl_status kl_py_aux_loads(const kl_aux_entry *entries, size_t n,
                                        const kl_knee_runner *runner,
                                        const kl_knee_options *options, kl_aux_load *results,
                                        size_t n_results, kl_aux_load *out, kl_fault *fault)
{
    if (n_results != n) return kl_py_wrong_size("out", fault);
    return kl_aux_loads(entries, n, runner, options, results, out, fault);
}

static inline kl_status kl_py_shoes(int32_t day, int32_t usual_drop_mm, const kl_shoe *shoes,
                                    size_t n_shoes, const kl_shoe_run *runs, size_t n_runs,
                                    kl_shoe_state *results, size_t n_results, kl_fault *fault)
{
    if (n_results != n_shoes) return kl_py_wrong_size("out", fault);
    return kl_shoes(day, usual_drop_mm, shoes, n_shoes, runs, n_runs, results, fault);
}

static inline kl_status kl_py_cadence_save(const kl_cadence *cadence, kl_py_saved *saved,
                                           kl_fault *fault)
{
    return kl_cadence_save(cadence, saved->bytes, sizeof saved->bytes, &saved->size, fault);
}

#endif

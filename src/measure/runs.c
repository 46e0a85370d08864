/*
 * measure/runs.c - a history of runs: checked, searched by day, looked through for layoffs.
 * LOAD-050, LOAD-090, LOAD-097, LOAD-098, LOAD-121
 */
#include "measure/runs.h"

#include "base/check.h"
#include "measure/days.h"
#include "measure/session.h"

/* Two layoff spans of at most 60 days overlap in a day. LOAD-050 */
enum { MAX_LAYOFF_DAYS = 119, ALL_DAYS = KL_DAY_MAX - KL_DAY_MIN + 1 };

kl_status kl__runs_check_pointers(const kl_runs *runs, kl_fault *fault)
{
    if (!runs) return kl__null(fault, "runs");
    if (runs->n && !runs->session) return kl__null(fault, "sessions");
    if (runs->n_missing && !runs->missing) return kl__null(fault, "missing");
    return KL_OK;
}

static kl_status check_missing(const kl_runs *runs, kl_fault *fault)
{
    if (runs->n_missing > ALL_DAYS) {
        return kl__fail(fault, KL_E_SIZE, "missing", KL_NO_INDEX, (double)runs->n_missing);
    }
    for (size_t i = 0; i < runs->n_missing; i++) {
        const int32_t day = runs->missing[i];
        const kl_status status =
            kl__check_int(fault, "missing", (int64_t)i, day, KL_DAY_MIN, KL_DAY_MAX);
        if (status != KL_OK) return status;
        if (i == 0 || day > runs->missing[i - 1]) continue;
        return kl__fail(fault, day == runs->missing[i - 1] ? KL_E_DUPLICATE : KL_E_ORDER, "missing",
                        (int64_t)i, day);
    }
    return KL_OK;
}

static kl_status check_sizes(const kl_runs *runs, kl_fault *fault)
{
    const kl_status status = kl__session_count_check(runs->n, fault);
    if (status != KL_OK) return status;
    if (runs->n_plan > KL__PLAN_MAX || runs->n_plan > runs->n) {
        return kl__fail(fault, KL_E_SIZE, "plan", KL_NO_INDEX, (double)runs->n_plan);
    }
    return KL_OK;
}

/* A planned session is named by its place in the plan. LOAD-121 */
static kl_status check_session(const kl_runs *runs, size_t i, kl_fault *fault)
{
    const kl_session *session = &runs->session[i];
    const size_t n_past = runs->n - runs->n_plan;
    const int planned = i >= n_past;
    const int64_t index = (int64_t)(planned ? i - n_past : i);
    const char *day_name = planned ? "plan.day" : "day";
    const kl_status status =
        kl__session_check(session, planned ? KL__SESSION_PLAN : KL__SESSION_PLAIN, index, fault);
    if (status != KL_OK) return status;
    if (i > 0 && session->day < session[-1].day) {
        return kl__fail(fault, KL_E_ORDER, day_name, index, session->day);
    }
    return kl__check_int(fault, day_name, index, session->day, runs->first_day, KL_DAY_MAX);
}

kl_status kl__runs_check(const kl_runs *runs, kl_fault *fault)
{
    kl_status status =
        kl__check_int(fault, "first_day", KL_NO_INDEX, runs->first_day, KL_DAY_MIN, KL_DAY_MAX);
    if (status == KL_OK) status = check_missing(runs, fault);
    if (status == KL_OK) status = check_sizes(runs, fault);
    for (size_t i = 0; status == KL_OK && i < runs->n; i++) status = check_session(runs, i, fault);
    return status;
}

size_t kl__runs_until(const kl_runs *runs, int32_t day)
{
    size_t low = 0;
    size_t high = runs->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (runs->session[middle].day <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Number of missing days before a day. */
static size_t missing_before(const kl_runs *runs, int32_t day)
{
    size_t low = 0;
    size_t high = runs->n_missing;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (runs->missing[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t kl__runs_missing(const kl_runs *runs, int32_t from, int32_t day)
{
    if (from < runs->first_day) from = runs->first_day;
    return (int32_t)(missing_before(runs, day) - missing_before(runs, from));
}

uint32_t kl__runs_layoff(const kl_runs *runs, size_t n, int32_t day,
                         const kl_spike_options *options)
{
    double load[MAX_LAYOFF_DAYS] = {0};
    uint8_t state[MAX_LAYOFF_DAYS];
    const int32_t n_days = options->layoff_gap + options->layoff_hold - 1;
    const int32_t day0 = day - n_days;
    for (int32_t i = 0; i < n_days; i++) {
        state[i] = day0 + i < runs->first_day ? KL_DAY_UNOBSERVED : KL_DAY_REST;
    }
    const size_t n_missing = missing_before(runs, day);
    for (size_t i = missing_before(runs, day0); i < n_missing; i++) {
        if (runs->missing[i] >= runs->first_day) state[runs->missing[i] - day0] = KL_DAY_MISSING;
    }
    for (size_t i = n; i > 0 && runs->session[i - 1].day >= day0; i--) {
        const kl_session *session = &runs->session[i - 1];
        if (session->day >= day || !kl__session_counts(session, options->kinds)) continue;
        state[session->day - day0] = KL_DAY_LOAD;
        load[session->day - day0] = 1.0;
    }
    const kl__days days = {.load = load, .state = state, .n = n_days, .day0 = day0};
    return kl__layoff_flags(&days, n_days - 1, options->layoff_gap, options->layoff_hold);
}

/*
 * measure/series.c - the daily series: checks, evaluation moments, layoffs, largest load.
 * LOAD-002 .. LOAD-006, LOAD-044, LOAD-050, LOAD-052, LOAD-120
 */
#include "base/check.h"
#include "base/number.h"
#include "measure/days.h"

kl_status kl__day_check(int32_t state, double load, int64_t index, kl_fault *fault)
{
    kl_status status =
        kl__check_int(fault, "state", index, state, KL_DAY_UNOBSERVED, KL_DAY_UNMEASURED);
    if (status != KL_OK) return status;
    if (!(load == 0.0 || (load >= KL__LOAD_MIN && load <= KL__LOAD_MAX))) {
        return kl__fail(fault, KL_E_RANGE, "load", index, load);
    }
    const int has_load = state == KL_DAY_LOAD || state == KL_DAY_UNMEASURED;
    if (!has_load && load != 0.0) {
        return kl__fail(fault, KL_E_INCONSISTENT, "load", index, load);
    }
    return KL_OK;
}

static kl_status check_span(const kl_series *series, kl_fault *fault)
{
    const kl_status status =
        kl__check_int(fault, "day0", KL_NO_INDEX, series->day0, KL_DAY_MIN, KL_DAY_MAX);
    if (status != KL_OK) return status;
    if (series->n_plan > KL__PLAN_MAX || (series->n > 0 && series->n_plan >= series->n)) {
        return kl__fail(fault, KL_E_SIZE, "plan", KL_NO_INDEX, (double)series->n_plan);
    }
    if (series->n < 1 || series->n > KL_MAX_DAYS) {
        return kl__fail(fault, KL_E_SIZE, "n", KL_NO_INDEX, (double)series->n);
    }
    if (series->day0 > KL_DAY_MAX - (int32_t)series->n + 1) {
        return kl__fail(fault, KL_E_RANGE, "day0", KL_NO_INDEX, series->day0);
    }
    return KL_OK;
}

/* UNOBSERVED may only be a prefix. LOAD-005 */
static kl_status check_days(kl__days *days, kl_fault *fault)
{
    const int32_t n_past = days->n - days->n_plan;
    days->first = n_past;
    for (int32_t i = 0; i < n_past; i++) {
        const int32_t state = kl__state_at(days, i);
        const kl_status status = kl__day_check(state, days->load[i], i, fault);
        if (status != KL_OK) return status;
        if (state != KL_DAY_UNOBSERVED && days->first == n_past) days->first = i;
        if (state == KL_DAY_UNOBSERVED && days->first < n_past) {
            return kl__fail(fault, KL_E_INCONSISTENT, "state", i, state);
        }
    }
    return KL_OK;
}

kl_status kl__series_check(const kl_series *series, kl__days *out, kl_fault *fault)
{
    if (!series) return kl__null(fault, "series");
    if (!series->load) return kl__null(fault, "load");
    const kl_status status = check_span(series, fault);
    if (status != KL_OK) return status;
    out->load = series->load;
    out->state = series->state;
    out->n = (int32_t)series->n;
    out->n_plan = (int32_t)series->n_plan;
    out->day0 = series->day0;
    return check_days(out, fault);
}

kl_status kl__plan_check(const kl__days *days, kl_fault *fault)
{
    const int32_t n_past = days->n - days->n_plan;
    for (int32_t i = 0; i < days->n_plan; i++) {
        const int32_t state = kl__state_at(days, n_past + i);
        const double load = days->load[n_past + i];
        if (!kl__is_known(state)) return kl__fail(fault, KL_E_RANGE, "plan", i, state);
        const kl_status status = kl__day_check(state, load, i, fault);
        if (status != KL_OK) return kl__fail(fault, status, "plan", i, load);
    }
    return KL_OK;
}

kl_status kl__when_check(const kl__days *days, int32_t mode, int32_t day, size_t n_days,
                         int32_t *out_t, kl_fault *fault)
{
    kl_status status =
        kl__check_int(fault, "mode", KL_NO_INDEX, mode, KL_END_OF_DAY, KL_START_OF_DAY);
    if (status != KL_OK) return status;
    if (n_days < 1 || n_days > (size_t)days->n + 1) {
        return kl__fail(fault, KL_E_SIZE, "n_days", KL_NO_INDEX, (double)n_days);
    }
    const int64_t last = (int64_t)days->day0 + days->n - 1 + mode - ((int64_t)n_days - 1);
    status = kl__check_int(fault, "day", KL_NO_INDEX, day, days->day0, last);
    if (status == KL_OK) *out_t = day - days->day0 - mode;
    return status;
}

kl_status kl__limit_check(const kl__days *days, int32_t day, int32_t *out_t, kl_fault *fault)
{
    const kl_status status = kl__when_check(days, KL_START_OF_DAY, day, 1, out_t, fault);
    if (status == KL_OK) *out_t += 1;
    return status;
}

uint32_t kl__plan_flag(const kl__days *days, int32_t t)
{
    return t >= days->n - days->n_plan ? KL_FLAG_PLANNED : 0;
}

uint32_t kl__layoff_flags(const kl__days *days, int32_t t, int32_t gap, int32_t hold)
{
    uint32_t flags = 0;
    int32_t rest_run = 0;              /* days up to e without load, all known */
    int32_t quiet_run = 0;             /* the same, missing days included */
    int32_t from = t - hold - gap + 2; /* no run that starts here is full before it counts */
    if (from < days->first) from = days->first;
    for (int32_t e = from; e <= t; e++) {
        const int32_t state = kl__state_at(days, e);
        const int rest = kl__is_known(state) && kl__load_at(days, e) == 0.0;
        rest_run = rest ? rest_run + 1 : 0;
        quiet_run = rest || state == KL_DAY_MISSING ? quiet_run + 1 : 0;
        if (rest_run >= gap)
            flags |= KL_FLAG_POST_LAYOFF;
        else if (quiet_run >= gap)
            flags |= KL_FLAG_POSSIBLE_LAYOFF;
    }
    return flags;
}

double kl__largest_load(const kl__days *days, int32_t from, int32_t to)
{
    double largest = 0.0;
    for (int32_t i = from; i <= to; i++) largest = kl__max(largest, kl__load_at(days, i));
    return largest;
}

/*
 * measure/spike.c - a run against the longest of the days before it.
 * LOAD-090 .. LOAD-101, LOAD-116, LOAD-121, LOAD-131
 */
#include "measure/spike.h"

#include "base/check.h"
#include "measure/runs.h"
#include "measure/session.h"

static const kl__field spike_fields[] = {
    {"SPK.window", KL__INT, offsetof(kl_spike_options, window), 0},
    {"SPK.b1", KL__INT, offsetof(kl_spike_options, b1), 0},
    {"SPK.b2", KL__INT, offsetof(kl_spike_options, b2), 0},
    {"SPK.b3", KL__INT, offsetof(kl_spike_options, b3), 0},
    {"SPK.measure", KL__INT, offsetof(kl_spike_options, measure), 0},
    {"SPK.kinds", KL__INT, offsetof(kl_spike_options, kinds), 0},
    {"SPK.low_n", KL__INT, offsetof(kl_spike_options, low_n), 0},
    {"SPK.expire_soon", KL__INT, offsetof(kl_spike_options, expire_soon), 0},
    {"SPK.missing_max", KL__INT, offsetof(kl_spike_options, missing_max), 0},
    {"SPK.speed_max_dmps", KL__INT, offsetof(kl_spike_options, speed_max_dmps), 0},
    {"SPK.ratchet_days", KL__INT, offsetof(kl_spike_options, ratchet_days), 0},
    {"SPK.ratchet_max", KL__INT, offsetof(kl_spike_options, ratchet_max), 0},
    {"SPK.edge", KL__INT, offsetof(kl_spike_options, edge), 0},
    {"SPK.layoff_gap", KL__INT, offsetof(kl_spike_options, layoff_gap), 0},
    {"SPK.layoff_hold", KL__INT, offsetof(kl_spike_options, layoff_hold), 0},
};

const kl__options_layout kl__spike_layout = {
    sizeof(kl_spike_options), sizeof spike_fields / sizeof spike_fields[0], spike_fields};

/* A moment of a checked history: the first `n` sessions are those that may lie before it. */
typedef struct moment {
    const kl_runs *runs;
    const kl_spike_options *options;
    size_t n;
    int32_t day;
    int32_t start_s;
} moment;

/* What the window before a moment holds. */
typedef struct reference {
    int32_t n;
    int32_t n_unmeasured;
    int32_t ref;
    int32_t ref_day;
    int32_t ref2;
    int32_t next_ref;
    int32_t too_fast;     /* a session that attains ref is implausibly fast */
    int32_t time_unknown; /* a session of the day that may or may not lie before */
} reference;

static int32_t measure_of(const kl_session *session, const kl_spike_options *options)
{
    return options->measure == KL_SPIKE_DISTANCE ? session->dist_m : session->dur_s;
}

/* LOAD-095 */
static int is_too_fast(const kl_session *session, const kl_spike_options *options)
{
    if (options->measure != KL_SPIKE_DISTANCE) return 0;
    if (session->dist_m == KL_UNKNOWN || session->dur_s == KL_UNKNOWN) return 0;
    return session->dist_m * INT64_C(10) > (int64_t)options->speed_max_dmps * session->dur_s;
}

/* Is a start missing that would tell which of two sessions of one day came first? */
static int is_start_unknown(const kl_session *session, int32_t start_s)
{
    return session->start_s == KL_UNKNOWN || start_s == KL_UNKNOWN;
}

/* LOAD-091 */
static int is_before(const kl_session *session, const moment *at)
{
    if (session->day != at->day) return session->day < at->day;
    return !is_start_unknown(session, at->start_s) && session->start_s < at->start_s;
}

/* Enter a run that is not later than those entered. KL_UNKNOWN is less than any measure. */
static void enter(reference *found, const kl_session *session, int32_t measure, int too_fast)
{
    found->n++;
    if (measure < found->ref) {
        if (measure > found->ref2) found->ref2 = measure;
        return;
    }
    found->ref2 = found->ref;
    if (measure == found->ref) {
        found->too_fast |= too_fast;
        return;
    }
    if (session->day < found->ref_day) found->next_ref = found->ref;
    found->ref = measure;
    found->ref_day = session->day;
    found->too_fast = too_fast;
}

/* Walk the window back from the newest session, so that ref_day is the latest. LOAD-091 */
static reference look_back(const moment *at)
{
    reference found = {
        .ref = KL_UNKNOWN, .ref_day = KL_UNKNOWN, .ref2 = KL_UNKNOWN, .next_ref = KL_UNKNOWN};
    const kl_session *sessions = at->runs->session;
    for (size_t i = at->n; i > 0 && sessions[i - 1].day >= at->day - at->options->window; i--) {
        const kl_session *session = &sessions[i - 1];
        if (!kl__session_counts(session, at->options->kinds)) continue;
        found.time_unknown |= session->day == at->day && is_start_unknown(session, at->start_s);
        if (!is_before(session, at)) continue;
        const int32_t measure = measure_of(session, at->options);
        if (measure == KL_UNKNOWN)
            found.n_unmeasured++;
        else if (measure >= 1)
            enter(&found, session, measure, is_too_fast(session, at->options));
    }
    return found;
}

/* Runs of the last days that were longer than their own reference. LOAD-100 */
static int32_t count_new_longest(const moment *at)
{
    const kl_session *sessions = at->runs->session;
    const int32_t from = at->day - at->options->ratchet_days + 1;
    int32_t count = 0;
    for (size_t i = at->n; i > 0 && sessions[i - 1].day >= from; i--) {
        const kl_session *session = &sessions[i - 1];
        if (!kl__session_counts(session, at->options->kinds) || !is_before(session, at)) continue;
        const moment then = {at->runs, at->options, at->n, session->day, session->start_s};
        const reference own = look_back(&then);
        if (own.n > 0 && measure_of(session, at->options) > own.ref) count++;
    }
    return count;
}

/* LOAD-097, LOAD-098 */
static uint32_t coverage_flags(const moment *at, const reference *found, int32_t missing)
{
    uint32_t unsure = 0;
    if (missing > 0) unsure |= KL_FLAG_UNKNOWN_IN_WINDOW;
    if (found->n_unmeasured > 0) unsure |= KL_FLAG_UNMEASURED_IN_WINDOW;
    if (at->runs->first_day > at->day - at->options->window) unsure |= KL_FLAG_WARMUP;
    if (unsure && found->n > 0) unsure |= KL_FLAG_UPPER_BOUND;
    if (missing > at->options->missing_max) unsure |= KL_FLAG_LOW_COVERAGE;
    return unsure | kl__runs_layoff(at->runs, at->n, at->day, at->options);
}

/* Flags of a reference that is there. LOAD-094, LOAD-095, LOAD-097 */
static uint32_t reference_flags(const reference *found, int32_t days_left,
                                const kl_spike_options *options)
{
    uint32_t flags = 0;
    if (found->n < options->low_n) flags |= KL_FLAG_LOW_N;
    if (days_left <= options->expire_soon) flags |= KL_FLAG_REF_EXPIRES_SOON;
    const int lonely = found->ref2 != KL_UNKNOWN && found->ref > INT64_C(2) * found->ref2;
    if (lonely || found->too_fast) flags |= KL_FLAG_REF_OUTLIER;
    return flags;
}

/* Everything but what depends on the length of the run itself. LOAD-101 */
static kl_spike survey(const moment *at)
{
    const kl_spike_options *options = at->options;
    const reference found = look_back(at);
    const int32_t missing = kl__runs_missing(at->runs, at->day - options->window, at->day);
    kl_spike result = {
        .chance_new_longest = 1.0 / ((double)found.n + 1.0),
        .flags = coverage_flags(at, &found, missing),
        .n = found.n,
        .n_unmeasured = found.n_unmeasured,
        .ref = found.ref,
        .ref_day = found.ref_day,
        .ref2 = found.ref2,
        .days_left = KL_UNKNOWN,
        .next_ref = found.next_ref,
        .missing = missing,
        .new_longest = count_new_longest(at),
        .x_max = KL_UNKNOWN,
        .x_guarded = KL_UNKNOWN,
    };
    if (options->measure == KL_SPIKE_DURATION) result.flags |= KL_FLAG_EXTRAPOLATED;
    if (found.time_unknown) result.flags |= KL_FLAG_TIME_UNKNOWN;
    if (found.n == 0) {
        result.flags |= KL_FLAG_NO_REFERENCE;
        return result;
    }
    result.days_left = found.ref_day + options->window - at->day;
    result.flags |= reference_flags(&found, result.days_left, options);
    return result;
}

/* In integers: 14,300 m against 13,000 m is exactly the edge. LOAD-092, LOAD-096 */
static int32_t band_of(int32_t measure, int32_t ref, const kl_spike_options *options)
{
    const int64_t scaled = (int64_t)measure * 1000;
    if (scaled <= (int64_t)ref * options->b1) return KL_BAND_REFERENCE;
    if (scaled <= (int64_t)ref * options->b2) return KL_BAND_SMALL;
    if (scaled <= (int64_t)ref * options->b3) return KL_BAND_MODERATE;
    return KL_BAND_LARGE;
}

static kl_spike judge(const kl_runs *runs, size_t n, const kl_session *test,
                      const kl_spike_options *options)
{
    const moment at = {runs, options, n, test->day, test->start_s};
    const int32_t measure = measure_of(test, options);
    kl_spike result = survey(&at);
    if (is_too_fast(test, options)) result.flags |= KL_FLAG_IMPLAUSIBLE_SPEED;
    if (measure == KL_UNKNOWN) result.flags |= KL_FLAG_NO_DATA;
    if (measure == KL_UNKNOWN || result.n == 0) return result;
    result.defined = 1;
    result.ratio = (double)measure / (double)result.ref;
    result.band = band_of(measure, result.ref, options);
    if ((result.flags & KL_FLAG_REF_OUTLIER) && result.ref2 != KL_UNKNOWN) {
        result.band2 = band_of(measure, result.ref2, options);
    }
    if (measure > result.ref && result.new_longest >= options->ratchet_max) {
        result.flags |= KL_FLAG_RATCHET;
    }
    return result;
}

/* Largest measure inside the chosen edge. LOAD-116 */
static kl_spike limit_at(const moment *at)
{
    const kl_spike_options *options = at->options;
    const int32_t edges[3] = {options->b1, options->b2, options->b3};
    kl_spike result = survey(at);
    if (result.n == 0) return result;
    result.defined = 1;
    result.x_max = (int32_t)((int64_t)result.ref * edges[options->edge - 1] / 1000);
    result.x_guarded = result.x_max;
    if (result.new_longest >= options->ratchet_max) {
        result.x_guarded = result.ref;
        result.flags |= KL_FLAG_RATCHET;
    }
    return result;
}

void kl_spike_options_init(kl_spike_options *options, size_t size)
{
    kl__options_defaults(&kl__spike_layout, options, size);
}

static kl_status read_options(const kl_spike_options *given, kl_spike_options *options,
                              kl_fault *fault)
{
    const kl_status status = kl__options_read(&kl__spike_layout, given, options, fault);
    if (status != KL_OK) return status;
    if (options->b2 <= options->b1) {
        return kl__fail(fault, KL_E_INCONSISTENT, "b2", KL_NO_INDEX, options->b2);
    }
    if (options->b3 <= options->b2) {
        return kl__fail(fault, KL_E_INCONSISTENT, "b3", KL_NO_INDEX, options->b3);
    }
    return KL_OK;
}

/* Options, then the history. LOAD-090 */
static kl_status check(const kl_runs *runs, const kl_spike_options *given,
                       kl_spike_options *options, kl_fault *fault)
{
    const kl_status status = read_options(given, options, fault);
    return status == KL_OK ? kl__runs_check(runs, fault) : status;
}

kl_status kl_spike_test(const kl_runs *runs, const kl_session *test,
                        const kl_spike_options *options, kl_spike *out, kl_fault *fault)
{
    kl_status status = kl__runs_check_pointers(runs, fault);
    if (status != KL_OK) return status;
    if (!test) return kl__null(fault, "test");
    if (!out) return kl__null(fault, "out");
    kl_spike_options used;
    status = check(runs, options, &used, fault);
    if (status == KL_OK) status = kl__session_check(test, KL__SESSION_TEST, KL_NO_INDEX, fault);
    if (status == KL_OK) {
        status =
            kl__check_int(fault, "test.day", KL_NO_INDEX, test->day, runs->first_day, KL_DAY_MAX);
    }
    if (status == KL_OK) *out = judge(runs, kl__runs_until(runs, test->day), test, &used);
    return status;
}

kl_status kl_spike_series(const kl_runs *runs, size_t first, const kl_spike_options *options,
                          kl_spike *out, kl_fault *fault)
{
    kl_status status = kl__runs_check_pointers(runs, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_spike_options used;
    status = check(runs, options, &used, fault);
    if (status != KL_OK) return status;
    if (first > runs->n) {
        return kl__fail(fault, KL_E_SIZE, "first", KL_NO_INDEX, (double)first);
    }
    for (size_t i = first; i < runs->n; i++) {
        out[i - first] = judge(runs, i, &runs->session[i], &used);
        if (i >= runs->n - runs->n_plan) out[i - first].flags |= KL_FLAG_PLANNED;
    }
    return KL_OK;
}

kl_status kl_spike_limit(const kl_runs *runs, int32_t day, int32_t start_s,
                         const kl_spike_options *options, kl_spike *out, kl_fault *fault)
{
    kl_status status = kl__runs_check_pointers(runs, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_spike_options used;
    status = check(runs, options, &used, fault);
    if (status == KL_OK) {
        status = kl__check_int(fault, "day", KL_NO_INDEX, day, runs->first_day, KL_DAY_MAX);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "start_s", KL_NO_INDEX, start_s, 0, 86399);
    }
    if (status != KL_OK) return status;
    const moment at = {runs, &used, kl__runs_until(runs, day), day, start_s};
    *out = limit_at(&at);
    return KL_OK;
}

kl_status kl_base_rate(int32_t n, int32_t k, double *out_next, double *out_any_of_k,
                       kl_fault *fault)
{
    if (!out_next) return kl__null(fault, "out_next");
    if (!out_any_of_k) return kl__null(fault, "out_any_of_k");
    kl_status status = kl__check_int(fault, "n", KL_NO_INDEX, n, 0, 1000);
    if (status == KL_OK) status = kl__check_int(fault, "k", KL_NO_INDEX, k, 1, 1000);
    if (status != KL_OK) return status;
    *out_next = 1.0 / ((double)n + 1.0);
    *out_any_of_k = (double)k / ((double)n + (double)k);
    return KL_OK;
}

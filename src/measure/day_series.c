/*
 * measure/day_series.c - sessions added up into daily loads and day states.
 * LOAD-030, LOAD-033, LOAD-034
 */
#include "base/check.h"
#include "base/sort.h"
#include "measure/days.h"
#include "measure/prepare.h"
#include "measure/session.h"

/* A set of days of the span, one bit a day. */
typedef struct day_set {
    uint64_t word[(KL_MAX_DAYS + 63) / 64];
} day_set;

static void add_day(day_set *set, int32_t place)
{
    set->word[place / 64] |= UINT64_C(1) << (place % 64);
}

static int has_day(const day_set *set, int32_t place)
{
    return (int)(set->word[place / 64] >> (place % 64) & 1);
}

/* A checked question. */
typedef struct task {
    const kl_session *sessions;
    const kl_declared_days *days;
    int32_t channel;
    int32_t n_days;
    day_set rest;
    day_set missing;
} task;

static kl_status check_span(const kl_declared_days *days, kl_fault *fault)
{
    kl_status status =
        kl__check_int(fault, "first_day", KL_NO_INDEX, days->first_day, KL_DAY_MIN, KL_DAY_MAX);
    if (status == KL_OK) {
        status =
            kl__check_int(fault, "last_day", KL_NO_INDEX, days->last_day, KL_DAY_MIN, KL_DAY_MAX);
    }
    if (status == KL_OK) {
        status = kl__check_int(fault, "infer_rest", KL_NO_INDEX, days->infer_rest, 0, 1);
    }
    if (status == KL_OK) {
        status = kl__check_int(fault, "dedupe", KL_NO_INDEX, days->dedupe, 0, 1);
    }
    if (status != KL_OK) return status;
    if (days->last_day < days->first_day) {
        return kl__fail(fault, KL_E_ORDER, "last_day", KL_NO_INDEX, days->last_day);
    }
    if (days->last_day - days->first_day >= KL_MAX_DAYS) {
        return kl__fail(fault, KL_E_SIZE, "last_day", KL_NO_INDEX, days->last_day);
    }
    return KL_OK;
}

static kl_status check_in_span(const kl_declared_days *days, const char *field, size_t index,
                               int32_t day, kl_fault *fault)
{
    return kl__check_int(fault, field, (int64_t)index, day, days->first_day, days->last_day);
}

static kl_status read_declared(task *job, kl_fault *fault)
{
    const kl_declared_days *days = job->days;
    for (size_t i = 0; i < days->n_rest; i++) {
        const kl_status status = check_in_span(days, "rest", i, days->rest[i], fault);
        if (status != KL_OK) return status;
        add_day(&job->rest, days->rest[i] - days->first_day);
    }
    for (size_t i = 0; i < days->n_missing; i++) {
        const int32_t day = days->missing[i];
        const kl_status status = check_in_span(days, "missing", i, day, fault);
        if (status != KL_OK) return status;
        if (has_day(&job->rest, day - days->first_day)) {
            return kl__fail(fault, KL_E_INCONSISTENT, "missing", (int64_t)i, day);
        }
        add_day(&job->missing, day - days->first_day);
    }
    return KL_OK;
}

static kl_status check_sessions(const task *job, size_t n, int32_t kinds, kl_fault *fault)
{
    kl_status status = kl__session_count_check(n, fault);
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        const kl_session *session = &job->sessions[i];
        status = kl__session_check(session, KL__SESSION_PLAIN, (int64_t)i, fault);
        if (status != KL_OK) return status;
        if (!kl__session_counts(session, kinds)) continue;
        status = check_in_span(job->days, "day", i, session->day, fault);
        if (status != KL_OK) return status;
        if (has_day(&job->rest, session->day - job->days->first_day)) {
            return kl__fail(fault, KL_E_INCONSISTENT, "rest", (int64_t)i, session->day);
        }
    }
    return status;
}

/* By day, then by CUSTOM load: its sum must not depend on the order of input. LOAD-034 */
static int loads_before(const void *sessions, int32_t a, int32_t b)
{
    const kl_session *list = sessions;
    if (list[a].day != list[b].day) return list[a].day < list[b].day;
    const double load_a = list[a].has_load ? list[a].load : 0.0;
    const double load_b = list[b].has_load ? list[b].load : 0.0;
    return load_a != load_b ? load_a < load_b : a < b;
}

/* The sessions that enter the sums, in the order of adding; returns their number. */
static size_t choose_sessions(const task *job, size_t n, const kl_prepare_options *options,
                              int32_t *places)
{
    kl__counted counted = kl__count_sessions(job->sessions, n, options->kinds, places, n);
    if (job->days->dedupe) (void)kl__drop_duplicates(job->sessions, options, &counted, NULL);
    for (size_t i = 0; i < counted.n_untimed; i++) {
        places[counted.n_timed + i] = counted.untimed[i];
    }
    const size_t n_chosen = counted.n_timed + counted.n_untimed;
    kl__sort(places, n_chosen, loads_before, job->sessions);
    return n_chosen;
}

/* One day with sessions. */
typedef struct day_total {
    double load;
    int32_t place;   /* day of the span */
    int32_t lacking; /* a session without the channel */
} day_total;

/* Add up the day that begins at places[from]; returns where the next one begins. */
static size_t add_up_day(const task *job, const int32_t *places, size_t from, size_t n,
                         day_total *out)
{
    const int32_t day = job->sessions[places[from]].day;
    const int custom = job->channel == KL_CHANNEL_CUSTOM;
    int64_t units = 0;
    double load = 0.0;
    out->place = day - job->days->first_day;
    out->lacking = 0;
    for (; from < n && job->sessions[places[from]].day == day; from++) {
        const kl_session *session = &job->sessions[places[from]];
        const int64_t more = custom ? 0 : kl__session_units(session, job->channel);
        const int known = custom ? session->has_load : more != KL__UNKNOWN64;
        if (!known)
            out->lacking = 1;
        else if (custom)
            load += session->load;
        else
            units += more;
    }
    out->load = custom ? load : kl__load_of_units(units, job->channel);
    return from;
}

static kl_status check_totals(const task *job, const int32_t *places, size_t n, kl_fault *fault)
{
    kl_status status = KL_OK;
    for (size_t i = 0; i < n && status == KL_OK;) {
        day_total total;
        i = add_up_day(job, places, i, n, &total);
        status = kl__check_double(fault, "load", total.place, total.load, 0.0, KL__LOAD_MAX);
    }
    return status;
}

static uint8_t state_without_session(const task *job, int32_t place)
{
    if (has_day(&job->rest, place)) return KL_DAY_REST;
    if (has_day(&job->missing, place)) return KL_DAY_MISSING;
    return job->days->infer_rest ? KL_DAY_REST : KL_DAY_MISSING;
}

static void write_days(const task *job, const int32_t *places, size_t n, double *out_load,
                       uint8_t *out_state)
{
    for (int32_t place = 0; place < job->n_days; place++) {
        out_load[place] = 0.0;
        out_state[place] = state_without_session(job, place);
    }
    for (size_t i = 0; i < n;) {
        day_total total;
        i = add_up_day(job, places, i, n, &total);
        const int bound = total.lacking || has_day(&job->missing, total.place);
        out_load[total.place] = total.load;
        out_state[total.place] = bound ? KL_DAY_UNMEASURED : KL_DAY_LOAD;
    }
}

/* All pointers of the call, in the order of its arguments. */
static kl_status check_pointers(const kl_session *sessions, size_t n, const kl_declared_days *days,
                                const int32_t *scratch, const double *out_load,
                                const uint8_t *out_state, kl_fault *fault)
{
    if (n && !sessions) return kl__null(fault, "sessions");
    if (!days) return kl__null(fault, "days");
    if (days->n_rest && !days->rest) return kl__null(fault, "rest");
    if (days->n_missing && !days->missing) return kl__null(fault, "missing");
    if (n && !scratch) return kl__null(fault, "scratch");
    if (!out_load) return kl__null(fault, "out_load");
    if (!out_state) return kl__null(fault, "out_state");
    return KL_OK;
}

kl_status kl_day_series(int32_t channel, const kl_session *sessions, size_t n,
                        const kl_declared_days *days, const kl_prepare_options *options,
                        int32_t *scratch, double *out_load, uint8_t *out_state, kl_fault *fault)
{
    kl_prepare_options used;
    kl_status status = check_pointers(sessions, n, days, scratch, out_load, out_state, fault);
    if (status == KL_OK) {
        status = kl__check_int(fault, "channel", KL_NO_INDEX, channel, KL_CHANNEL_DISTANCE,
                               KL_CHANNEL_CUSTOM);
    }
    if (status == KL_OK) status = kl__options_read(&kl__prepare_layout, options, &used, fault);
    if (status == KL_OK) status = check_span(days, fault);
    if (status != KL_OK) return status;

    task job = {sessions, days, channel, days->last_day - days->first_day + 1, {{0}}, {{0}}};
    status = read_declared(&job, fault);
    if (status == KL_OK) status = check_sessions(&job, n, used.kinds, fault);
    if (status != KL_OK) return status;
    const size_t n_chosen = n ? choose_sessions(&job, n, &used, scratch) : 0;
    status = check_totals(&job, scratch, n_chosen, fault);
    if (status == KL_OK) write_days(&job, scratch, n_chosen, out_load, out_state);
    return status;
}

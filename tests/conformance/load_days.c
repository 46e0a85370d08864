/* Kinds prepare and day_series: from sessions to days. */
#include <kneeload/kneeload.h>
#include <stdlib.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "load_options.h"
#include "load_records.h"

static json_t *index_list(const int32_t *indices, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) json_array_append_new(list, json_integer(indices[i]));
    return list;
}

static json_t *pair_list(const int32_t *pairs, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) json_array_append_new(list, index_list(pairs + 2 * i, 2));
    return list;
}

static json_t *prepared_session(const kl_prepared_session *prepared, const int32_t *members)
{
    const kl_session *session = &prepared->session;
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",               //
                     "day", known(session->day), "start_s", known(session->start_s),          //
                     "dist_m", known(session->dist_m), "dur_s", known(session->dur_s),        //
                     "elapsed_s", known(session->elapsed_s), "steps", known(session->steps),  //
                     "rpe", known(session->rpe), "kind", code_name("session_kind", session->kind),
                     "load", number_if(session->has_load, session->load), "members",
                     index_list(members + prepared->first_member, (size_t)prepared->n_members),
                     "flags", flag_names(prepared->flags));
}

static json_t *prepared_answer(const kl_prepared *prepared)
{
    json_t *sessions = json_array();
    for (size_t i = 0; i < prepared->n_sessions; i++) {
        json_array_append_new(sessions,
                              prepared_session(&prepared->sessions[i], prepared->members));
    }
    return done(json_pack("{s:o, s:o, s:o}", "ignored",
                          index_list(prepared->ignored, prepared->n_ignored), "dropped",
                          pair_list(prepared->dropped, prepared->n_dropped), "sessions", sessions));
}

json_t *ask_prepare(const json_t *input)
{
    kl_fault fault = {0};
    kl_prepare_options options;
    size_t n;
    ALLOW_MEMBERS(input, "sessions", "cfg");
    read_prepare_options(object_member(input, "cfg"), &options);
    kl_session *sessions = take_sessions(array_member(input, "sessions"), 0, &n);
    kl_prepared prepared = {.sessions = take(n, sizeof *prepared.sessions),
                            .members = take(n, sizeof *prepared.members),
                            .ignored = take(n, sizeof *prepared.ignored),
                            .dropped = take(2 * n, sizeof *prepared.dropped)};
    const kl_status status = kl_prepare(sessions, n, &options, &prepared, &fault);
    json_t *answer = status == KL_OK ? prepared_answer(&prepared) : outcome(status, &fault);
    free(prepared.sessions);
    free(prepared.members);
    free(prepared.ignored);
    free(prepared.dropped);
    free(sessions);
    return answer;
}

/* Days of a span that the library accepts; 0 where it has to refuse before it writes. */
static size_t span_of(const kl_declared_days *days)
{
    const int64_t span = (int64_t)days->last_day - days->first_day + 1;
    return span >= 1 && span <= KL_MAX_DAYS ? (size_t)span : 0;
}

static json_t *days_answer(const day_records *days)
{
    char *letters = take(days->n + 1, 1);
    json_t *loads = json_array();
    for (size_t i = 0; i < days->n; i++) {
        const int32_t state = days->state[i];
        const int has_load = state != KL_DAY_MISSING && state != KL_DAY_UNOBSERVED;
        letters[i] = letter_of(state);
        json_array_append_new(loads, number_if(has_load, days->load[i]));
        if (!has_load && days->load[i] != 0.0) complain("a day without load has one");
    }
    json_t *answer =
        done(json_pack("{s:i, s:s, s:o}", "day0", days->day0, "state", letters, "load", loads));
    free(letters);
    return answer;
}

static json_t *day_series_of(const json_t *input, const kl_declared_days *declared)
{
    kl_fault fault = {0};
    kl_prepare_options options;
    size_t n;
    const size_t span = span_of(declared);
    read_prepare_options(object_member(input, "cfg"), &options);
    kl_session *sessions = take_sessions(array_member(input, "sessions"), 0, &n);
    int32_t *scratch = take(n, sizeof *scratch);
    day_records days = {take(span, sizeof(double)), take(span, 1), span, declared->first_day};
    const kl_status status = kl_day_series(channel_member(input), sessions, n, declared, &options,
                                           scratch, days.load, days.state, &fault);
    json_t *answer = status == KL_OK ? days_answer(&days) : outcome(status, &fault);
    free_days(&days);
    free(scratch);
    free(sessions);
    return answer;
}

json_t *ask_day_series(const json_t *input)
{
    ALLOW_MEMBERS(input, "channel", "first_day", "last_day", "sessions", "rest", "missing",
                  "infer_rest", "dedupe", "cfg");
    kl_declared_days declared = {.first_day = int_member(input, "first_day", KL_UNKNOWN),
                                 .last_day = int_member(input, "last_day", KL_UNKNOWN),
                                 .infer_rest = int_member(input, "infer_rest", 0),
                                 .dedupe = int_member(input, "dedupe", 1)};
    int32_t *rest = take_ints(array_member(input, "rest"), &declared.n_rest);
    int32_t *missing = take_ints(array_member(input, "missing"), &declared.n_missing);
    declared.rest = rest;
    declared.missing = missing;
    json_t *answer = day_series_of(input, &declared);
    free(rest);
    free(missing);
    return answer;
}

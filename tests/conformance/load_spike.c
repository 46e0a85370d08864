/* Kinds spike, spike_max, project_spike: a run against the longest of its window. */
#include <kneeload/kneeload.h>
#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "load_options.h"
#include "load_records.h"

/* A runner's history with its plan behind it, if there is one. */
typedef struct run_records {
    kl_session *sessions;
    int32_t *missing;
    kl_runs view;
} run_records;

static run_records take_runs(const json_t *input)
{
    size_t n;
    size_t n_plan;
    run_records runs;
    memset(&runs, 0, sizeof runs);
    kl_session *plan = take_sessions(array_member(input, "plan"), 0, &n_plan);
    runs.sessions = take_sessions(array_member(input, "sessions"), n_plan, &n);
    for (size_t i = 0; i < n_plan; i++) runs.sessions[n + i] = plan[i];
    free(plan);
    runs.missing = take_ints(array_member(input, "missing"), &runs.view.n_missing);
    runs.view.session = runs.sessions;
    runs.view.n = n + n_plan;
    runs.view.n_plan = n_plan;
    runs.view.missing = runs.missing;
    runs.view.first_day = int_member(input, "first_day", KL_UNKNOWN);
    return runs;
}

static void free_runs(run_records *runs)
{
    free(runs->sessions);
    free(runs->missing);
}

/* What every spike answer has. LOAD-101 */
static json_t *spike_answer(const kl_spike *spike)
{
    return json_pack("{s:i, s:i, s:o, s:o, s:o, s:o, s:o, s:i, s:i, s:o, s:b, s:o}",    //
                     "n", spike->n, "n_unmeasured", spike->n_unmeasured,                //
                     "ref", known(spike->ref), "ref_day", known(spike->ref_day),        //
                     "ref2", known(spike->ref2), "days_left", known(spike->days_left),  //
                     "next_ref", known(spike->next_ref), "missing", spike->missing,     //
                     "new_longest", spike->new_longest,                                 //
                     "chance_new_longest", number(spike->chance_new_longest),           //
                     "defined", spike->defined, "flags", flag_names(spike->flags));
}

static json_t *band_name(int32_t band)
{
    return band == KL_BAND_NONE ? json_null() : code_name("band", band);
}

/* The members of a judged run beside those of spike_answer. */
static json_t *judged_answer(const kl_spike *spike)
{
    json_t *answer = spike_answer(spike);
    json_object_set_new(answer, "ratio", number_if(spike->defined, spike->ratio));
    json_object_set_new(answer, "band", band_name(spike->band));
    json_object_set_new(answer, "band2", band_name(spike->band2));
    return answer;
}

static json_t *limit_answer(const kl_spike *spike)
{
    json_t *answer = spike_answer(spike);
    json_object_set_new(answer, "x_max", known(spike->x_max));
    json_object_set_new(answer, "x_guarded", known(spike->x_guarded));
    return answer;
}

json_t *ask_spike(const json_t *input)
{
    kl_fault fault = {0};
    kl_spike_options options;
    kl_spike spike;
    ALLOW_MEMBERS(input, "sessions", "first_day", "missing", "test", "cfg");
    read_spike_options(object_member(input, "cfg"), &options);
    const kl_session test = read_session(object_member(input, "test"));
    run_records runs = take_runs(input);
    const kl_status status = kl_spike_test(&runs.view, &test, &options, &spike, &fault);
    free_runs(&runs);
    return status == KL_OK ? done(judged_answer(&spike)) : outcome(status, &fault);
}

json_t *ask_spike_max(const json_t *input)
{
    kl_fault fault = {0};
    kl_spike_options options;
    kl_spike spike;
    ALLOW_MEMBERS(input, "sessions", "first_day", "missing", "day", "start_s", "cfg");
    read_spike_options(object_member(input, "cfg"), &options);
    const int32_t day = int_member(input, "day", KL_UNKNOWN);
    const int32_t start_s = int_member(input, "start_s", KL_UNKNOWN);
    run_records runs = take_runs(input);
    const kl_status status = kl_spike_limit(&runs.view, day, start_s, &options, &spike, &fault);
    free_runs(&runs);
    return status == KL_OK ? done(limit_answer(&spike)) : outcome(status, &fault);
}

json_t *ask_project_spike(const json_t *input)
{
    kl_fault fault = {0};
    kl_spike_options options;
    ALLOW_MEMBERS(input, "sessions", "first_day", "missing", "plan", "cfg");
    read_spike_options(object_member(input, "cfg"), &options);
    run_records runs = take_runs(input);
    const size_t first = runs.view.n - runs.view.n_plan;
    kl_spike *spikes = take(runs.view.n_plan, sizeof *spikes);
    const kl_status status = kl_spike_series(&runs.view, first, &options, spikes, &fault);
    json_t *results = json_array();
    for (size_t i = 0; status == KL_OK && i < runs.view.n_plan; i++) {
        json_array_append_new(results, judged_answer(&spikes[i]));
    }
    free(spikes);
    free_runs(&runs);
    if (status == KL_OK) return done(json_pack("{s:o}", "results", results));
    json_decref(results);
    return outcome(status, &fault);
}

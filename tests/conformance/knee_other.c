/* Kinds weekly, aux, ladder, shoes: what stands beside the load of a run. */
#include <kneeload/kneeload.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "knee_records.h"

static kl_knee_day *take_run_days(const json_t *input, size_t *n)
{
    const json_t *array = array_member(input, "runs");
    *n = json_array_size(array);
    kl_knee_day *runs = take(*n, sizeof *runs);
    for (size_t i = 0; i < *n; i++) {
        const json_t *run = json_array_get(array, i);
        ALLOW_MEMBERS(run, "day", "ekm", "ekm_nc");
        runs[i].day = int_member(run, "day", KL_UNKNOWN);
        runs[i].ekm = double_member(run, "ekm", (double)NAN);
        runs[i].ekm_nc = double_member(run, "ekm_nc", (double)NAN);
    }
    return runs;
}

json_t *ask_weekly(const json_t *input)
{
    kl_fault fault = {0};
    kl_knee_week week;
    size_t n;
    ALLOW_MEMBERS(input, "retrain_start_day", "week_end_day", "base_week_milli", "runs");
    kl_knee_day *runs = take_run_days(input, &n);
    const kl_status status =
        kl_knee_week_of(runs, n, int_member(input, "week_end_day", KL_UNKNOWN),
                        int_member(input, "retrain_start_day", KL_UNKNOWN),
                        int_member(input, "base_week_milli", KL_UNKNOWN), &week, &fault);
    free(runs);
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:o, s:I, s:i, s:b, s:o}", "total_ekm", number(week.total_ekm),
                          "total_milli", (json_int_t)week.total_milli, "runs_without_credit",
                          week.runs_without_credit, "in_window", week.in_window, "hold_exceeded",
                          known_bool(week.hold_exceeded)));
}

static kl_aux_entry *take_entries(const json_t *input, size_t *n)
{
    const json_t *array = array_member(input, "entries");
    *n = json_array_size(array);
    kl_aux_entry *entries = take(*n, sizeof *entries);
    for (size_t i = 0; i < *n; i++) {
        const json_t *entry = json_array_get(array, i);
        ALLOW_MEMBERS(entry, "activity", "amount", "rpm");
        entries[i].activity = code_member(entry, "activity", "activity", NO_SUCH_CODE);
        entries[i].amount = int_member(entry, "amount", KL_UNKNOWN);
        entries[i].rpm = int_member(entry, "rpm", KL_UNKNOWN);
    }
    return entries;
}

static json_t *aux_answer(const kl_aux_load *loads, size_t n, const kl_aux_load *total)
{
    json_t *entries = json_array();
    int undefined = 0;
    for (size_t i = 0; i < n; i++) {
        const int32_t defined = loads[i].defined;
        json_t *entry =
            json_pack("{s:b, s:o, s:o}", "defined", defined, "p", number_if(defined, loads[i].p),
                      "ekm", number_if(defined, loads[i].ekm));
        json_array_append_new(entries, entry);
        undefined += !defined;
    }
    return done(json_pack("{s:o, s:o, s:i, s:o}", "entries", entries, "aux_ekm",
                          number_if(total->defined, total->ekm), "undefined", undefined, "quality",
                          code_name("quality", KL_QUALITY_LOW)));
}

json_t *ask_aux(const json_t *input)
{
    kl_fault fault = {0};
    kl_aux_load total;
    size_t n;
    ALLOW_MEMBERS(input, "profile", "entries", "params");
    const kl_knee_runner runner = runner_member(input);
    const kl_knee_options options = knee_params(input);
    kl_aux_entry *entries = take_entries(input, &n);
    kl_aux_load *loads = take(n, sizeof *loads);
    const kl_status status = kl_aux_loads(entries, n, &runner, &options, loads, &total, &fault);
    json_t *answer = status == KL_OK ? aux_answer(loads, n, &total) : outcome(status, &fault);
    free(entries);
    free(loads);
    return answer;
}

json_t *ask_ladder(const json_t *input)
{
    static const kl_fault no_such_name = {"exercise", -1, 0.0};
    const kl_joint_demand *row;
    ALLOW_MEMBERS(input, "exercise");
    const char *exercise = text_member(input, "exercise");
    for (size_t i = 0; (row = kl_joint_demand_at(i)) != NULL; i++) {
        if (exercise && strcmp(row->exercise, exercise) == 0) break;
    }
    if (!row) return outcome(KL_E_RANGE, &no_such_name);
    return done(json_pack("{s:i, s:i, s:o}", "rank_index", row->rank_index, "rank_peak",
                          row->rank_peak, "flags", mask_names("demand_flag", row->flags)));
}

kl_shoe *take_shoes(const json_t *input, size_t *n)
{
    const json_t *array = array_member(input, "shoes");
    *n = json_array_size(array);
    kl_shoe *shoes = take(*n, sizeof *shoes);
    for (size_t i = 0; i < *n; i++) {
        const json_t *shoe = json_array_get(array, i);
        ALLOW_MEMBERS(shoe, "first_day", "start_m", "new_model", "heel_mm", "drop_mm");
        shoes[i].first_day = int_member(shoe, "first_day", KL_UNKNOWN);
        shoes[i].start_m = int_member(shoe, "start_m", KL_UNKNOWN);
        shoes[i].new_model = int_member(shoe, "new_model", KL_UNKNOWN);
        shoes[i].heel_mm = int_member(shoe, "heel_mm", KL_UNKNOWN);
        shoes[i].drop_mm = int_member(shoe, "drop_mm", KL_UNKNOWN);
    }
    return shoes;
}

kl_shoe_run *take_shoe_runs(const json_t *input, size_t *n)
{
    const json_t *array = array_member(input, "runs");
    *n = json_array_size(array);
    kl_shoe_run *runs = take(*n, sizeof *runs);
    for (size_t i = 0; i < *n; i++) {
        const json_t *run = json_array_get(array, i);
        ALLOW_MEMBERS(run, "day", "shoe", "distance_m");
        runs[i].day = int_member(run, "day", KL_UNKNOWN);
        runs[i].shoe = int_member(run, "shoe", KL_UNKNOWN);
        runs[i].distance_m = int_member(run, "distance_m", KL_UNKNOWN);
    }
    return runs;
}

static json_t *shoes_answer(const kl_shoe_state *states, size_t n)
{
    json_t *shoes = json_array();
    for (size_t i = 0; i < n; i++) {
        const kl_shoe_state *s = &states[i];
        json_array_append_new(
            shoes, json_pack("{s:I, s:o, s:o, s:o, s:o}", "odometer_m", (json_int_t)s->odometer_m,
                             "state", code_name("shoe_state", s->state), "share_permille",
                             known(s->share_permille), "share_limit_pct", known(s->share_limit_pct),
                             "advisories", mask_names("shoe_advice", s->advice)));
    }
    return done(json_pack("{s:o}", "shoes", shoes));
}

json_t *ask_shoes(const json_t *input)
{
    kl_fault fault = {0};
    size_t n_shoes;
    size_t n_runs;
    ALLOW_MEMBERS(input, "day", "usual_drop_mm", "shoes", "runs");
    kl_shoe *shoes = take_shoes(input, &n_shoes);
    kl_shoe_run *runs = take_shoe_runs(input, &n_runs);
    kl_shoe_state *states = take(n_shoes, sizeof *states);
    const kl_status status = kl_shoes(int_member(input, "day", KL_UNKNOWN),
                                      int_member(input, "usual_drop_mm", KL_UNKNOWN), shoes,
                                      n_shoes, runs, n_runs, states, &fault);
    json_t *answer = status == KL_OK ? shoes_answer(states, n_shoes) : outcome(status, &fault);
    free(shoes);
    free(runs);
    free(states);
    return answer;
}

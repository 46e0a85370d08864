/* Kinds series and project: metrics of a series of days, known or planned. */
#include <kneeload/kneeload.h>
#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "load_agree.h"
#include "load_ask.h"

static json_t *eval_results(const kl_series *series, const json_t *evals)
{
    json_t *results = json_array();
    for (size_t i = 0; i < json_array_size(evals); i++) {
        const json_t *eval = json_array_get(evals, i);
        const int32_t day = int_member(eval, "day", KL_UNKNOWN);
        json_array_append_new(results, ask_eval(series, eval, day, mode_member(eval)));
    }
    return done(json_pack("{s:o}", "results", results));
}

json_t *ask_series(const json_t *input)
{
    ALLOW_MEMBERS(input, "series", "evals");
    day_records days = take_days(object_member(input, "series"), 0);
    const kl_series series = view_of(&days);
    json_t *answer = refused_series(&series);
    if (!answer) answer = eval_results(&series, array_member(input, "evals"));
    free_days(&days);
    return answer;
}

static void append_plan(day_records *days, const json_t *plan)
{
    for (size_t i = 0; i < json_array_size(plan); i++) {
        const json_t *day = json_array_get(plan, i);
        ALLOW_MEMBERS(day, "state", "load");
        const int32_t state = state_member(day);
        days->state[days->n] = (uint8_t)state;
        days->load[days->n] = day_load(json_object_get(day, "load"), state);
        days->n++;
    }
}

static json_t *planned_results(const day_metric *metric, const kl_series *series,
                               const metric_options *options)
{
    kl_fault fault = {0};
    const size_t first = series->n - series->n_plan;
    const int32_t day = (int32_t)(series->day0 + (int64_t)first);
    char *results = take(series->n_plan, metric->result_size);
    const kl_status status = metric->at(series, day, series->n_plan, options, results, &fault);
    json_t *answers = json_array();
    for (size_t i = 0; status == KL_OK && i < series->n_plan; i++) {
        const metric_result *result = (const void *)(results + i * metric->result_size);
        check_agreement(metric, series, day + (int32_t)i, options, result);
        json_array_append_new(answers, metric->answer(result));
    }
    free(results);
    if (status == KL_OK) return done(json_pack("{s:o}", "results", answers));
    json_decref(answers);
    /* No plan is no day to evaluate, which C says of n_days. */
    if (series->n_plan == 0 && strcmp(fault.field, "n_days") == 0) fault.field = "plan";
    return outcome(status, &fault);
}

static json_t *project(const json_t *input, day_records *days)
{
    kl_fault fault = {0};
    metric_options options;
    const json_t *plan = array_member(input, "plan");
    const char *name = text_member(input, "metric");
    const day_metric *metric = find_day_metric(name ? name : "");
    if (!metric) return no_such_metric();
    const kl_status status = metric->read_options(object_member(input, "cfg"), &options, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    append_plan(days, plan);
    kl_series series = view_of(days);
    series.n_plan = json_array_size(plan);
    return planned_results(metric, &series, &options);
}

json_t *ask_project(const json_t *input)
{
    ALLOW_MEMBERS(input, "series", "plan", "metric", "cfg");
    const size_t n_plan = json_array_size(array_member(input, "plan"));
    day_records days = take_days(object_member(input, "series"), n_plan);
    const kl_series history = view_of(&days);
    json_t *answer = refused_series(&history);
    if (!answer) answer = project(input, &days);
    free_days(&days);
    return answer;
}

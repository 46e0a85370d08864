/* Kinds of spec/plan.md: tailor. */
#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

enum { HISTORY_WEEKS = 4 };

static kl_tailor_runner runner_of(const json_t *input)
{
    const kl_tailor_runner runner = {
        .location = code_member(input, "location", "location", KL_UNKNOWN),
        .irritability = code_member(input, "irritability", "irritability", KL_UNKNOWN),
        .secs_to_pain = int_member(input, "secs_to_pain", KL_UNKNOWN),
        .history_m = {KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN},
        .longest30_m = int_member(input, "longest30_m", KL_UNKNOWN),
        .days_since_last_run = int_member(input, "days_since_last_run", KL_UNKNOWN),
        .available_days = int_member(input, "available_days", KL_UNKNOWN),
        .target_m = int_member(input, "target_m", KL_UNKNOWN),
        .screen_age_days = int_member(input, "screen_age_days", KL_UNKNOWN),
        .flag_tier = int_member(input, "flag_tier", KL_UNKNOWN),
        .offenders = set_member(input, "offenders", "exposure"),
        .outlook_weeks = int_member(input, "outlook_weeks", KL_UNKNOWN),
        .no_pain_in_run = bool_member(input, "no_pain_in_run")};
    return runner;
}

/* ---- what was answered ---- */

static json_t *known_code(const char *set, int32_t code)
{
    return code == KL_UNKNOWN ? json_null() : code_name(set, code);
}

static json_t *item_json(const kl_plan_item *item)
{
    json_t *answer = json_object();
    json_object_set_new(answer, "day", json_integer(item->day));
    json_object_set_new(answer, "source",
                        item->source < 0 ? json_null() : json_integer(item->source));
    json_object_set_new(answer, "kind", code_name("item", item->kind));
    json_object_set_new(answer, "metres", json_integer(item->metres));
    json_object_set_new(answer, "seconds", known(item->seconds));
    json_object_set_new(answer, "run_s", json_integer(item->run_s));
    json_object_set_new(answer, "walk_s", json_integer(item->walk_s));
    json_object_set_new(answer, "bout_s", json_integer(item->bout_s));
    json_object_set_new(answer, "reps", json_integer(item->reps));
    json_object_set_new(answer, "reasons", plan_reason_names(item->reason, item->n_reasons));
    return answer;
}

static json_t *row_json(const kl_outlook_week *row)
{
    json_t *answer = json_object();
    json_object_set_new(answer, "week", json_integer(row->week));
    json_object_set_new(answer, "phase", code_name("phase", row->phase));
    json_object_set_new(answer, "level_from", known(row->level_from));
    json_object_set_new(answer, "level_to", known(row->level_to));
    json_object_set_new(answer, "runs", json_integer(row->runs));
    json_object_set_new(answer, "total_m", json_integer(row->total_m));
    json_object_set_new(answer, "longest_m", json_integer(row->longest_m));
    json_object_set_new(answer, "deload", json_boolean(row->deload));
    json_object_set_new(answer, "restored", known_code("exposure", row->restored));
    json_object_set_new(answer, "reasons", plan_reasons_json(&row->reasons));
    return answer;
}

static json_t *week_json(const kl_tailored_week *week, const kl_outlook_week *rows)
{
    json_t *answer = json_object();
    json_t *items = json_array();
    json_t *outlook = json_array();
    for (int32_t i = 0; i < week->n_items; i++) {
        json_array_append_new(items, item_json(&week->item[i]));
    }
    for (int32_t i = 0; i < week->n_weeks; i++) {
        json_array_append_new(outlook, row_json(&rows[i]));
    }
    json_object_set_new(answer, "state", code_name("tailor_state", week->state));
    json_object_set_new(answer, "tier", json_integer(week->tier));
    json_object_set_new(answer, "effective_irritability",
                        known_code("irritability", week->irritability));
    json_object_set_new(answer, "form", known_code("form", week->form));
    json_object_set_new(answer, "level", known(week->level));
    json_object_set_new(answer, "total_m", json_integer(week->total_m));
    json_object_set_new(answer, "total_run_s", json_integer(week->total_run_s));
    json_object_set_new(answer, "run_days", day_numbers(week->run_days));
    json_object_set_new(answer, "strength_days", day_numbers(week->strength_days));
    json_object_set_new(answer, "rest_days", day_numbers(week->rest_days));
    json_object_set_new(answer, "items", items);
    json_object_set_new(answer, "reasons", plan_reasons_json(&week->reasons));
    json_object_set_new(answer, "outlook", outlook);
    return answer;
}

/* ---- asking ---- */

/* The refusal of a field that stands before the history: every later one is as it should be, and
 * parameters that contradict each other come last. */
static kl_status ask_before_history(const kl_week *week, const kl_tailor_runner *runner,
                                    const kl_plan_options *options, kl_fault *fault)
{
    kl_tailored_week out;
    const kl_tailor_runner early = {.location = runner->location,
                                    .irritability = runner->irritability,
                                    .secs_to_pain = runner->secs_to_pain,
                                    .longest30_m = KL_UNKNOWN,
                                    .days_since_last_run = KL_UNKNOWN,
                                    .target_m = KL_UNKNOWN,
                                    .screen_age_days = KL_UNKNOWN};
    const kl_status status = kl_week_tailor(week, &early, options, &out, NULL, fault);
    return status == KL_E_INCONSISTENT && strncmp(fault->field, "entries", 7) != 0 ? KL_OK : status;
}

/* A history of another length cannot be said in C: its refusal takes its place among the others. */
static json_t *refuse_history(const kl_week *week, const kl_tailor_runner *runner,
                              const kl_plan_options *options)
{
    kl_fault fault;
    kl_status status = ask_before_history(week, runner, options, &fault);
    if (status == KL_OK) {
        const kl_fault size = {.field = "history_m", .index = -1};
        status = KL_E_SIZE;
        fault = size;
    }
    return plan_refusal(status, &fault);
}

static json_t *tailored(const kl_week *week, const kl_tailor_runner *runner,
                        const kl_plan_options *options)
{
    kl_tailored_week out;
    kl_outlook_week rows[KL_MAX_OUTLOOK_WEEKS];
    kl_fault fault;
    const kl_status status = kl_week_tailor(week, runner, options, &out, rows, &fault);
    return status == KL_OK ? done(week_json(&out, rows)) : plan_refusal(status, &fault);
}

json_t *ask_tailor(const json_t *input)
{
    ALLOW_MEMBERS(input, "entries", "pace_s_per_km", "location", "irritability", "secs_to_pain",
                  "history_m", "longest30_m", "days_since_last_run", "available_days", "target_m",
                  "screen_age_days", "flag_tier", "offenders", "outlook_weeks", "no_pain_in_run",
                  "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_week week = take_week(input);
    kl_tailor_runner runner = runner_of(input);
    size_t n_history;
    int32_t *history = take_ints(array_member(input, "history_m"), &n_history);
    json_t *answer;
    if (n_history == HISTORY_WEEKS) {
        memcpy(runner.history_m, history, sizeof runner.history_m);
        answer = tailored(&week, &runner, &options);
    } else {
        answer = refuse_history(&week, &runner, &options);
    }
    free(history);
    free((void *)(uintptr_t)week.entries);
    return answer;
}

/* Kinds of spec/plan.md: exercise_row, prescribe, strength_grade, progress_exercise. */
#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

static json_t *range_of(const int32_t range[2])
{
    return json_pack("[i, i]", range[0], range[1]);
}

static json_t *next_of(const kl_exercise *row)
{
    json_t *names = json_array();
    for (int32_t i = 0; i < row->n_next; i++) {
        json_array_append_new(names, code_name("exercise", row->next[i]));
    }
    return names;
}

json_t *ask_exercise_row(const json_t *input)
{
    kl_fault fault = {0};
    kl_exercise row;
    ALLOW_MEMBERS(input, "exercise", "location");
    const int32_t exercise = code_member(input, "exercise", "exercise", KL_UNKNOWN);
    const int32_t location = code_member(input, "location", "location", KL_UNKNOWN);
    const kl_status status = kl_exercise_at(exercise, location, &row, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    json_t *answer = json_pack(
        "{s:i, s:o, s:o, s:i, s:o, s:i, s:i, s:i, s:i, s:b}", "number", row.number, "group",
        code_name("muscle_group", row.group), "family", code_name("exercise_family", row.family),
        "phase", row.phase, "dose", code_name("dose", row.dose), "sides", row.sides, "parts",
        row.parts, "tempo_s", row.tempo_s, "pfj_rank", row.rank, "activation", row.activation);
    json_object_set_new(answer, "sets", range_of(row.sets));
    json_object_set_new(answer, "value", range_of(row.value));
    json_object_set_new(answer, "rest_s", range_of(row.rest_s));
    json_object_set_new(answer, "time_s", range_of(row.time_s));
    json_object_set_new(answer, "equipment", set_names("equipment", row.equipment));
    json_object_set_new(answer, "next", next_of(&row));
    return done(answer);
}

static json_t *item_of(const kl_prescribed *item)
{
    return json_pack("{s:o, s:i, s:i, s:o, s:i, s:i, s:i, s:o}", "exercise",
                     code_name("exercise", item->exercise), "sets", item->sets, "value",
                     item->value, "dose", code_name("dose", item->dose), "sides", item->sides,
                     "parts", item->parts, "rest_s", item->rest_s, "time_s",
                     range_of(item->time_s));
}

json_t *ask_prescribe(const json_t *input)
{
    kl_fault fault = {0};
    kl_prescription p;
    ALLOW_MEMBERS(input, "location", "irritability", "phase", "count", "equipment", "per_week",
                  "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_prescribe_request request = {
        .location = code_member(input, "location", "location", KL_UNKNOWN),
        .irritability = code_member(input, "irritability", "irritability", KL_UNKNOWN),
        .phase = int_member(input, "phase", KL_UNKNOWN),
        .count = int_member(input, "count", KL_UNKNOWN),
        .equipment = set_member(input, "equipment", "equipment"),
        .per_week = int_member(input, "per_week", KL_UNKNOWN)};
    const kl_status status = kl_prescribe(&request, &options, &p, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    json_t *items = json_array();
    json_t *order = json_array();
    for (int32_t i = 0; i < p.n_items; i++) {
        json_array_append_new(items, item_of(&p.item[i]));
        json_array_append_new(order, code_name("exercise", p.item[i].exercise));
    }
    return done(json_pack("{s:o, s:o, s:i, s:o, s:o, s:o}", "items", items, "order", order,
                          "per_week", p.per_week, "groups", set_names("muscle_group", p.groups),
                          "time_s", range_of(p.time_s), "reasons", plan_reasons_json(&p.reasons)));
}

json_t *ask_strength_grade(const json_t *input)
{
    kl_fault fault = {0};
    kl_strength_verdict verdict;
    ALLOW_MEMBERS(input, "pre", "peak", "am_before", "am_after", "swelling", "analgesic", "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_strength_session session = {.pre = int_member(input, "pre", KL_UNKNOWN),
                                         .peak = int_member(input, "peak", KL_UNKNOWN),
                                         .am_before = int_member(input, "am_before", KL_UNKNOWN),
                                         .am_after = int_member(input, "am_after", KL_UNKNOWN),
                                         .swelling = int_member(input, "swelling", KL_UNKNOWN),
                                         .analgesic = bool_member(input, "analgesic")};
    const kl_status status = kl_strength_grade(&session, &options, &verdict, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:o, s:o}", "colour", code_name("colour", verdict.colour), "reasons",
                          plan_reasons_json(&verdict.reasons)));
}

json_t *ask_progress_exercise(const json_t *input)
{
    kl_fault fault = {0};
    kl_exercise_step step;
    ALLOW_MEMBERS(input, "exercise", "location", "irritability", "equipment", "sets", "value",
                  "top_greens", "colour", "phase1_days", "previous", "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_exercise_state state = {
        .exercise = code_member(input, "exercise", "exercise", KL_UNKNOWN),
        .location = code_member(input, "location", "location", KL_UNKNOWN),
        .irritability = code_member(input, "irritability", "irritability", KL_UNKNOWN),
        .equipment = set_member(input, "equipment", "equipment"),
        .sets = int_member(input, "sets", KL_UNKNOWN),
        .value = int_member(input, "value", KL_UNKNOWN),
        .top_greens = int_member(input, "top_greens", KL_UNKNOWN),
        .colour = code_member(input, "colour", "colour", KL_UNKNOWN),
        .phase1_days = int_member(input, "phase1_days", KL_UNKNOWN),
        .previous = code_member(input, "previous", "exercise", KL_UNKNOWN)};
    const kl_status status = kl_exercise_progress(&state, &options, &step, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack(
        "{s:o, s:i, s:i, s:i, s:o, s:o}", "exercise", code_name("exercise", step.exercise), "sets",
        step.sets, "value", step.value, "top_greens", step.top_greens, "changed",
        code_name("progress", step.changed), "reasons", plan_reason_names(&step.reason, 1)));
}

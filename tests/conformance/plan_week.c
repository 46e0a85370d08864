/* Kinds of spec/plan.md: next_week, validate_week, entry_level, modify_next, restore_next. */
#include <stdlib.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

json_t *ask_next_week(const json_t *input)
{
    kl_fault fault = {0};
    kl_week_next next;
    ALLOW_MEMBERS(input, "green", "grey", "amber", "red", "reds14", "planned_m", "done_m",
                  "target_m", "build_week", "last_build_m", "recovery_debt", "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_week_done done_week = {.green = int_member(input, "green", KL_UNKNOWN),
                                    .grey = int_member(input, "grey", KL_UNKNOWN),
                                    .amber = int_member(input, "amber", KL_UNKNOWN),
                                    .red = int_member(input, "red", KL_UNKNOWN),
                                    .reds14 = int_member(input, "reds14", KL_UNKNOWN),
                                    .planned_m = int_member(input, "planned_m", KL_UNKNOWN),
                                    .done_m = int_member(input, "done_m", KL_UNKNOWN),
                                    .target_m = int_member(input, "target_m", KL_UNKNOWN),
                                    .build_week = int_member(input, "build_week", KL_UNKNOWN),
                                    .last_build_m = int_member(input, "last_build_m", KL_UNKNOWN),
                                    .recovery_debt = bool_member(input, "recovery_debt")};
    const kl_status status = kl_week_volume(&done_week, &options, &next, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack(
        "{s:o, s:o, s:i, s:i, s:b, s:o, s:o}", "decision", code_name("decision", next.decision),
        "next_m", known(next.next_m), "build_week", next.build_week, "last_build_m",
        next.last_build_m, "drop_quality", next.drop_quality, "to_reload_level",
        known(next.to_reload_level), "reasons", plan_reasons_json(&next.reasons)));
}

static json_t *findings_json(const kl_week_report *report)
{
    json_t *findings = json_array();
    for (int32_t i = 0; i < report->n_findings; i++) {
        const kl_week_finding *finding = &report->finding[i];
        json_array_append_new(
            findings,
            json_pack("{s:o, s:o, s:o}", "code", code_name("plan_reason", finding->reason.code),
                      "index", known(finding->index < 0 ? KL_UNKNOWN : finding->index), "severity",
                      code_name("severity", finding->severity)));
    }
    return findings;
}

static json_t *notes_json(const kl_week_report *report)
{
    json_t *notes = json_array();
    for (int32_t i = 0; i < report->n_notes; i++) {
        json_array_append_new(notes, code_name("plan_reason", report->notes[i]));
    }
    return notes;
}

static json_t *report_json(const kl_week_report *report)
{
    return json_pack("{s:i, s:i, s:o, s:i, s:o, s:o, s:o, s:o}", "total_m", report->total_m, "runs",
                     report->runs, "run_days", day_numbers(report->run_days), "longest_m",
                     report->longest_m, "classes", set_names("run_class", report->classes),
                     "building", known_bool(report->building), "violations", findings_json(report),
                     "notes", notes_json(report));
}

json_t *ask_validate_week(const json_t *input)
{
    kl_fault fault = {0};
    kl_week_report report;
    ALLOW_MEMBERS(input, "entries", "pace_s_per_km", "phase", "location", "ref_week_m",
                  "longest30_m", "days_since_last_run", "prev_classes", "prev_runs",
                  "prev_longest_m", "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_week week = take_week(input);
    const kl_week_context context = {
        .phase = code_member(input, "phase", "phase", KL_UNKNOWN),
        .location = code_member(input, "location", "location", KL_UNKNOWN),
        .ref_week_m = int_member(input, "ref_week_m", KL_UNKNOWN),
        .longest30_m = int_member(input, "longest30_m", KL_UNKNOWN),
        .days_since_last_run = int_member(input, "days_since_last_run", KL_UNKNOWN),
        .prev_classes = set_member(input, "prev_classes", "run_class"),
        .prev_runs = int_member(input, "prev_runs", KL_UNKNOWN),
        .prev_longest_m = int_member(input, "prev_longest_m", KL_UNKNOWN)};
    const kl_status status = kl_week_check(&week, &context, &options, &report, &fault);
    free((void *)week.entries);
    return status == KL_OK ? done(report_json(&report)) : plan_refusal(status, &fault);
}

json_t *ask_entry_level(const json_t *input)
{
    kl_fault fault = {0};
    kl_entry_level entry;
    ALLOW_MEMBERS(input, "secs_to_pain", "no_pain_in_run");
    const kl_status status =
        kl_entry_level_of(int_member(input, "secs_to_pain", KL_UNKNOWN),
                          bool_member(input, "no_pain_in_run"), &entry, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:i, s:b, s:i, s:i, s:i, s:i}", "level", entry.level, "known",
                          entry.known, "walk_s", entry.walk_s, "bout_s", entry.bout_s, "reps",
                          entry.reps, "run_s", entry.run_s));
}

static json_t *step_name(const char *set, int32_t step)
{
    return step == KL_UNKNOWN ? json_null() : code_name(set, step);
}

json_t *ask_modify_next(const json_t *input)
{
    kl_fault fault = {0};
    kl_unload_step next;
    ALLOW_MEMBERS(input, "applied", "present", "irritability", "failed_mornings", "run_days",
                  "cadence_allowed", "overstride", "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_unload_request request = {
        .applied = set_member(input, "applied", "unload_step"),
        .present = set_member(input, "present", "present"),
        .irritability = code_member(input, "irritability", "irritability", KL_UNKNOWN),
        .failed_mornings = int_member(input, "failed_mornings", KL_UNKNOWN),
        .run_days = int_member(input, "run_days", KL_UNKNOWN),
        .cadence_allowed = bool_member(input, "cadence_allowed"),
        .overstride = bool_member(input, "overstride")};
    const kl_status status = kl_unload_next(&request, &options, &next, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack(
        "{s:o, s:o, s:o, s:o, s:o}", "step", step_name("unload_step", next.step), "factor_pct",
        known(next.factor_pct), "spacing_days", known(next.spacing_days), "skipped",
        set_names("unload_step", next.skipped), "reasons", plan_reasons_json(&next.reasons)));
}

json_t *ask_restore_next(const json_t *input)
{
    kl_fault fault = {0};
    kl_restore_step next;
    ALLOW_MEMBERS(input, "applied", "offenders", "location", "irritability", "green", "grey",
                  "amber", "red", "done_m", "target_m", "cfg");
    const kl_plan_options options = plan_options_of(input);
    const kl_restore_request request = {
        .applied = set_member(input, "applied", "restore_step"),
        .offenders = set_member(input, "offenders", "exposure"),
        .location = code_member(input, "location", "location", KL_UNKNOWN),
        .irritability = code_member(input, "irritability", "irritability", KL_UNKNOWN),
        .green = int_member(input, "green", KL_UNKNOWN),
        .grey = int_member(input, "grey", KL_UNKNOWN),
        .amber = int_member(input, "amber", KL_UNKNOWN),
        .red = int_member(input, "red", KL_UNKNOWN),
        .done_m = int_member(input, "done_m", KL_UNKNOWN),
        .target_m = int_member(input, "target_m", KL_UNKNOWN)};
    const kl_status status = kl_restore_next(&request, &options, &next, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:o, s:o}", "step", step_name("restore_step", next.step), "reasons",
                          plan_reasons_json(&next.reasons)));
}

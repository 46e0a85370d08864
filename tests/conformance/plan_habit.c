/*
 * Kinds of spec/plan.md, section 10: what_changed, repeat_offender, comfort_threshold, rest_days,
 * strength_upkeep, adjunct, massage, cross_train, recovery_debt, prevention.
 */
#include <stdlib.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

/* An array that is missing has one element and no memory, so that the library has to refuse it. */
static size_t size_of(const json_t *array)
{
    return array ? json_array_size(array) : 1;
}

static int32_t *take_days(const json_t *input, const char *name, size_t *n)
{
    const json_t *array = array_member(input, name);
    if (array) return take_ints(array, n);
    *n = size_of(array);
    return NULL;
}

/* Calls without options: the parameters of the case still have to lie in their ranges. PLAN-002 */
static kl_status check_cfg(const json_t *input, kl_fault *fault)
{
    const kl_plan_options options = plan_options_of(input);
    kl_strength_upkeep ignored;
    return kl_strength_upkeep_of(NULL, 0, &options, &ignored, fault);
}

static json_t *flags_if(const char *name, int32_t is_set)
{
    json_t *flags = json_array();
    if (is_set) json_array_append_new(flags, json_string(name));
    return flags;
}

/* ---- what_changed ---- */

static const char *const features[KL_FEATURES] = {"week_m",    "hill_m",   "speed_m",
                                                  "longest_m", "run_days", "new_shoe_m"};

static kl_logged_week week_of(const json_t *from)
{
    kl_logged_week week = {0};
    if (!from || json_is_null(from)) return week;
    allow_members(from, features, KL_FEATURES);
    week.known = 1;
    for (int i = 0; i < KL_FEATURES; i++) {
        week.feature[i] = int_member(from, features[i], KL_UNKNOWN);
    }
    return week;
}

static json_t *changes_json(const kl_what_changed *changed)
{
    json_t *changes = json_array();
    for (int32_t i = 0; i < changed->n; i++) {
        const kl_changed_feature *c = &changed->change[i];
        const int is_rise = c->kind == KL_CHANGED_RISE;
        json_array_append_new(
            changes, json_pack("{s:s, s:o, s:o, s:o}", "feature", features[c->feature], "kind",
                               code_name("changed", c->kind), "num",
                               is_rise ? json_integer(c->num) : json_null(), "den",
                               is_rise ? json_integer(c->den) : json_null()));
    }
    return changes;
}

json_t *ask_what_changed(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "weeks");
    const kl_plan_options options = plan_options_of(input);
    const json_t *from = array_member(input, "weeks");
    const size_t n = size_of(from);
    kl_logged_week *weeks = from ? take(n, sizeof *weeks) : NULL;
    for (size_t i = 0; weeks && i < n; i++) weeks[i] = week_of(json_array_get(from, i));
    kl_fault fault = {0};
    kl_what_changed changed;
    const kl_status status = kl_what_changed_of(weeks, n, &options, &changed, &fault);
    free(weeks);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:b, s:o, s:o}", "defined", changed.defined, "flags",
                          flags_if("TOO_FEW_WEEKS", !changed.defined), "changes",
                          changes_json(&changed)));
}

/* ---- repeat_offender ---- */

static kl_exposed_session *take_exposed(const json_t *from, size_t n)
{
    if (!from) return NULL;
    kl_exposed_session *sessions = take(n, sizeof *sessions);
    for (size_t i = 0; i < n; i++) {
        const json_t *session = json_array_get(from, i);
        ALLOW_MEMBERS(session, "day", "tags");
        sessions[i].day = int_member(session, "day", KL_UNKNOWN);
        sessions[i].tags = set_member(session, "tags", "exposure");
    }
    return sessions;
}

static json_t *offenders_json(const kl_repeat_offender *found)
{
    json_t *offenders = json_array();
    json_t *counts = json_array();
    for (int32_t i = 0; i < found->n_offenders; i++) {
        json_array_append_new(offenders, code_name("exposure", found->offender[i]));
    }
    for (int32_t e = 0; e < KL_EXPOSURES; e++) {
        json_array_append_new(counts, json_integer(found->count[e]));
    }
    return done(json_pack("{s:i, s:o, s:o}", "considered", found->considered, "offenders",
                          offenders, "counts", counts));
}

json_t *ask_repeat_offender(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "sessions", "red_days");
    const kl_plan_options options = plan_options_of(input);
    const json_t *from = array_member(input, "sessions");
    const size_t n = size_of(from);
    size_t n_red_days;
    kl_exposed_session *sessions = take_exposed(from, n);
    int32_t *red_days = take_days(input, "red_days", &n_red_days);
    kl_fault fault = {0};
    kl_repeat_offender found;
    const kl_status status =
        kl_repeat_offender_of(sessions, n, red_days, n_red_days, &options, &found, &fault);
    free(sessions);
    free(red_days);
    return status == KL_OK ? offenders_json(&found) : plan_refusal(status, &fault);
}

/* ---- comfort_threshold ---- */

static kl_judged_session *take_judged(const json_t *from, size_t n, int reads_dose)
{
    if (!from) return NULL;
    kl_judged_session *sessions = take(n, sizeof *sessions);
    for (size_t i = 0; i < n; i++) {
        const json_t *session = json_array_get(from, i);
        ALLOW_MEMBERS(session, "day", "dose_s", "colour");
        if (!reads_dose && member(session, "dose_s")) complain("no dose is read here");
        sessions[i].day = int_member(session, "day", KL_UNKNOWN);
        sessions[i].dose_s = int_member(session, "dose_s", KL_UNKNOWN);
        sessions[i].colour = code_member(session, "colour", "colour", KL_UNKNOWN);
    }
    return sessions;
}

json_t *ask_comfort_threshold(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "today", "sessions");
    const kl_plan_options options = plan_options_of(input);
    const json_t *from = array_member(input, "sessions");
    const size_t n = size_of(from);
    kl_judged_session *sessions = take_judged(from, n, 1);
    kl_fault fault = {0};
    kl_comfort_threshold found;
    const kl_status status = kl_comfort_threshold_of(int_member(input, "today", KL_UNKNOWN),
                                                     sessions, n, &options, &found, &fault);
    free(sessions);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:b, s:o, s:o, s:o}", "defined", found.defined, "threshold_s",
                          known(found.threshold_s), "ceiling_s", known(found.ceiling_s), "flags",
                          flags_if("ENTRY_TEST_NEEDED", !found.defined)));
}

/* ---- rest_days ---- */

json_t *ask_rest_days(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "from", "to", "active_days");
    kl_fault fault = {0};
    kl_status status = check_cfg(input, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    size_t n;
    int32_t *days = take_days(input, "active_days", &n);
    kl_rest_streak rest;
    status = kl_rest_streak_of(int_member(input, "from", KL_UNKNOWN),
                               int_member(input, "to", KL_UNKNOWN), days, n, &rest, &fault);
    free(days);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:i, s:i, s:i, s:o, s:b}", "streak", rest.streak, "longest_streak",
                          rest.longest_streak, "violations", rest.violations, "first_violation",
                          known(rest.first_violation), "rest_needed_tomorrow",
                          rest.rest_needed_tomorrow));
}

/* ---- strength_upkeep ---- */

static json_t *weeks_json(uint64_t weeks)
{
    json_t *numbers = json_array();
    for (int i = 0; i < 64; i++) {
        if ((weeks >> i) & 1) json_array_append_new(numbers, json_integer(i));
    }
    return numbers;
}

json_t *ask_strength_upkeep(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "weeks");
    const kl_plan_options options = plan_options_of(input);
    size_t n;
    int32_t *weeks = take_days(input, "weeks", &n);
    kl_fault fault = {0};
    kl_strength_upkeep upkeep;
    const kl_status status = kl_strength_upkeep_of(weeks, n, &options, &upkeep, &fault);
    free(weeks);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:o, s:b, s:o}", "weeks_below", weeks_json(upkeep.weeks_below),
                          "blocks_return_exit", upkeep.blocks_return_exit, "reasons",
                          plan_reasons_json(&upkeep.reasons)));
}

/* ---- adjunct ---- */

json_t *ask_adjunct(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "kind", "start_day", "today", "strength_sessions");
    const kl_plan_options options = plan_options_of(input);
    kl_fault fault = {0};
    kl_adjunct adjunct;
    const kl_status status = kl_adjunct_of(
        code_member(input, "kind", "adjunct", KL_UNKNOWN),
        int_member(input, "start_day", KL_UNKNOWN), int_member(input, "today", KL_UNKNOWN),
        int_member(input, "strength_sessions", KL_UNKNOWN), &options, &adjunct, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:i, s:i, s:b, s:o}", "expires_day", adjunct.expires_day, "days_left",
                          adjunct.days_left, "valid", adjunct.valid, "reasons",
                          plan_reasons_json(&adjunct.reasons)));
}

/* ---- massage ---- */

json_t *ask_massage(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "swelling", "phase", "flag_tier");
    kl_fault fault = {0};
    kl_status status = check_cfg(input, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    kl_massage massage;
    status = kl_massage_of(int_member(input, "swelling", KL_UNKNOWN),
                           code_member(input, "phase", "phase", KL_UNKNOWN),
                           int_member(input, "flag_tier", KL_UNKNOWN), &massage, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    return done(json_pack("{s:o, s:o}", "allowed", set_names("massage_area", massage.allowed),
                          "reasons", plan_reasons_json(&massage.reasons)));
}

/* ---- cross_train ---- */

static json_t *options_json(const kl_cross_training *training)
{
    json_t *options = json_array();
    for (int32_t i = 0; i < training->n_options; i++) {
        const kl_cross_option *option = &training->option[i];
        json_t *notes = json_array();
        if (option->note) json_array_append_new(notes, code_name("plan_reason", option->note));
        json_array_append_new(
            options, json_pack("{s:o, s:i, s:o}", "kind", code_name("cross_training", option->kind),
                               "seconds", option->seconds, "notes", notes));
    }
    return options;
}

json_t *ask_cross_train(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "location", "irritability", "dropped_s", "pain_now", "swelling",
                  "provoking");
    const kl_plan_options options = plan_options_of(input);
    const kl_cross_request request = {
        .location = code_member(input, "location", "location", KL_UNKNOWN),
        .irritability = code_member(input, "irritability", "irritability", KL_UNKNOWN),
        .dropped_s = int_member(input, "dropped_s", KL_UNKNOWN),
        .pain_now = int_member(input, "pain_now", KL_UNKNOWN),
        .swelling = int_member(input, "swelling", KL_UNKNOWN),
        .provoking = set_member(input, "provoking", "cross_training")};
    kl_fault fault = {0};
    kl_cross_training training;
    const kl_status status = kl_cross_training_of(&request, &options, &training, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    /* No option carries running load: the result has no member for it. */
    return done(json_pack("{s:o, s:i, s:o}", "options", options_json(&training), "running_load", 0,
                          "reasons", plan_reasons_json(&training.reasons)));
}

/* ---- recovery_debt ---- */

static json_t *recovery_json(const kl_recovery *recovery)
{
    json_t *flags = flags_if("SLEEP_UNKNOWN", recovery->sleep_unknown);
    if (recovery->stress_unknown) json_array_append_new(flags, json_string("STRESS_UNKNOWN"));
    return done(json_pack("{s:b, s:o, s:o, s:o}", "debt", recovery->debt, "shortfall_min",
                          known(recovery->shortfall_min), "reasons",
                          plan_reasons_json(&recovery->reasons), "flags", flags));
}

json_t *ask_recovery_debt(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "sleep_min", "stress");
    const kl_plan_options options = plan_options_of(input);
    size_t n_sleep;
    size_t n_stress;
    int32_t *sleep_min = take_days(input, "sleep_min", &n_sleep);
    int32_t *stress = take_days(input, "stress", &n_stress);
    kl_fault fault = {0};
    kl_recovery recovery;
    const kl_status status =
        kl_recovery_of(sleep_min, n_sleep, stress, n_stress, &options, &recovery, &fault);
    free(sleep_min);
    free(stress);
    return status == KL_OK ? recovery_json(&recovery) : plan_refusal(status, &fault);
}

/* ---- prevention ---- */

/* 0 when the habits are missing as a whole. */
static int take_habits(const json_t *input, int32_t *habits)
{
    const json_t *from = object_member(input, "habits");
    const char *name;
    json_t *value;
    for (int32_t i = 0; i < KL_HABITS; i++) habits[i] = KL_UNKNOWN;
    json_object_foreach((json_t *)from, name, value)
    {
        const int32_t habit = code_of("habit", name);
        if (habit == NO_SUCH_CODE) {
            complain("habit \"%s\" is not known", name);
            continue;
        }
        habits[habit] = bool_member(from, name);
    }
    return from != NULL;
}

static json_t *prevention_json(const kl_prevention *p)
{
    json_t *first =
        p->first_action == KL_UNKNOWN ? json_null() : code_name("habit", p->first_action);
    return done(json_pack("{s:o, s:o, s:o, s:o, s:b, s:o}", "kept", set_names("habit", p->kept),
                          "missing", set_names("habit", p->missing), "unknown",
                          set_names("habit", p->unknown), "first_action", first, "early_sign",
                          p->early_sign, "reasons", plan_reasons_json(&p->reasons)));
}

json_t *ask_prevention(const json_t *input)
{
    ALLOW_MEMBERS(input, "cfg", "phase", "today", "habits", "sessions");
    const kl_plan_options options = plan_options_of(input);
    const json_t *from = array_member(input, "sessions");
    const size_t n = size_of(from);
    int32_t habits[KL_HABITS];
    const int has_habits = take_habits(input, habits);
    kl_judged_session *sessions = take_judged(from, n, 0);
    kl_fault fault = {0};
    kl_prevention prevention;
    const kl_status status = kl_prevention_of(
        code_member(input, "phase", "phase", KL_UNKNOWN), int_member(input, "today", KL_UNKNOWN),
        has_habits ? habits : NULL, sessions, n, &options, &prevention, &fault);
    free(sessions);
    return status == KL_OK ? prevention_json(&prevention) : plan_refusal(status, &fault);
}

/* What the cases of spec/plan.md share, see plan_records.h. */
#include "plan_records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"

/* Place of a parameter in kl_plan_options: the struct has the order of the catalogue. */
static int place_of(const char *name)
{
    int place = 0;
    const kl_parameter *row;
    for (size_t i = 0; (row = kl_parameter_at(i)) != NULL; i++) {
        if (strncmp(row->id, "PL.", 3) != 0) continue;
        if (strcmp(row->id + 3, name) == 0) return place;
        place++;
    }
    return -1;
}

kl_plan_options plan_options_of(const json_t *input)
{
    kl_plan_options options;
    kl_plan_options_init(&options, sizeof options);
    const char *name;
    json_t *value;
    json_object_foreach(json_object_get(input, "cfg"), name, value)
    {
        const int place = place_of(name);
        const int32_t number = int_of(value, KL_UNKNOWN);
        if (place < 0)
            complain("option \"%s\" is not known", name);
        else
            memcpy((char *)&options + sizeof(uint32_t) * (size_t)(place + 1), &number,
                   sizeof number);
    }
    return options;
}

int32_t set_member(const json_t *object, const char *name, const char *set)
{
    const json_t *names = member(object, name);
    if (!names) return KL_UNKNOWN;
    if (!json_is_array(names)) complain("\"%s\" is no array", name);
    int32_t mask = 0;
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *text = json_string_value(json_array_get(names, i));
        const int32_t code = code_of(set, text ? text : "");
        mask |= code == NO_SUCH_CODE ? 1 << 30 : 1 << code;
    }
    return mask;
}

int32_t bool_member(const json_t *object, const char *name)
{
    const json_t *value = member(object, name);
    if (!value) return KL_UNKNOWN;
    return json_is_boolean(value) ? json_is_true(value) : int_of(value, KL_UNKNOWN);
}

static kl_week_entry entry_of(const json_t *from)
{
    ALLOW_MEMBERS(from, "day", "kind", "metres", "seconds", "ascent_m");
    const kl_week_entry entry = {.day = int_member(from, "day", KL_UNKNOWN),
                                 .kind = code_member(from, "kind", "workout", KL_UNKNOWN),
                                 .metres = int_member(from, "metres", KL_UNKNOWN),
                                 .seconds = int_member(from, "seconds", KL_UNKNOWN),
                                 .ascent_m = int_member(from, "ascent_m", KL_UNKNOWN)};
    return entry;
}

kl_week take_week(const json_t *input)
{
    const json_t *from = array_member(input, "entries");
    const size_t n = json_array_size(from);
    const kl_week missing = {.entries = NULL, .n_entries = 1, .pace_s_per_km = KL_UNKNOWN};
    if (!from) return missing;
    kl_week_entry *entries = take(n, sizeof *entries);
    for (size_t i = 0; i < n; i++) entries[i] = entry_of(json_array_get(from, i));
    const kl_week week = {.entries = entries,
                          .n_entries = n,
                          .pace_s_per_km = int_member(input, "pace_s_per_km", KL_UNKNOWN)};
    return week;
}

json_t *day_numbers(uint32_t days)
{
    json_t *numbers = json_array();
    for (int day = 0; day < 7; day++) {
        if (days & (1U << day)) json_array_append_new(numbers, json_integer(day));
    }
    return numbers;
}

json_t *set_names(const char *set, uint32_t mask)
{
    json_t *names = json_array();
    for (int member = 0; member < 32; member++) {
        if (mask >> member & 1) json_array_append_new(names, code_name(set, member));
    }
    return names;
}

json_t *plan_reason_names(const kl_reason *reason, int32_t n)
{
    json_t *names = json_array();
    for (int32_t i = 0; i < n; i++) {
        json_array_append_new(names, code_name("plan_reason", reason[i].code));
    }
    return names;
}

json_t *plan_reasons_json(const kl_plan_reasons *reasons)
{
    return plan_reason_names(reasons->reason, reasons->n);
}

json_t *plan_refusal(kl_status status, const kl_fault *fault)
{
    json_t *refusal = outcome(status, fault);
    if (status != KL_OK && place_of(fault->field) >= 0) {
        json_object_set_new(refusal, "field", json_sprintf("cfg.%s", fault->field));
    }
    return refusal;
}

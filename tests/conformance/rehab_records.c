/* Reading and writing of rehab cases, see rehab_records.h. */
#include "rehab_records.h"

#include <stdio.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"

/* The values stand in the configuration in the order of the catalogue. REHAB section 2 */
static void put_value(kl_rehab_config *config, const char *name, const json_t *value)
{
    char id[80];
    snprintf(id, sizeof id, "RH.%.70s", name);
    const kl_parameter *parameter = kl_parameter_find(id);
    if (!parameter) {
        complain("there is no parameter %s", id);
        return;
    }
    (&config->pain_green)[parameter - kl_parameter_find("RH.pain_green")] =
        int_of(value, KL_UNKNOWN);
}

kl_rehab_config rehab_config(const json_t *test)
{
    kl_rehab_config config;
    const json_t *from = object_member(test, "config");
    const char *name;
    json_t *value;
    kl_rehab_config_init(&config, sizeof config);
    config.profile = code_member(from, "profile", "profile", config.profile);
    config.ladder = code_member(from, "ladder", "ladder", config.ladder);
    json_object_foreach((json_t *)from, name, value)
    {
        const int is_code = strcmp(name, "profile") == 0 || strcmp(name, "ladder") == 0;
        if (!is_code) put_value(&config, name, value);
    }
    return config;
}

int start_member(const json_t *test, kl_rehab_start *out)
{
    const json_t *from = object_member(test, "start");
    if (!from) return 0;
    ALLOW_MEMBERS(from, "phase", "level", "day", "track");
    out->phase = code_member(from, "phase", "phase", NO_SUCH_CODE);
    out->level = int_member(from, "level", KL_UNKNOWN);
    out->day = int_member(from, "day", KL_UNKNOWN);
    out->track = code_member(from, "track", "location", KL_UNKNOWN);
    return 1;
}

kl_rehab_event rehab_event(const json_t *from)
{
    kl_rehab_event e;
    ALLOW_MEMBERS(from, "type", "day", "flags", "location", "age", "worst24", "rest_or_night_pain",
                  "adl_pain", "minutes_to_pain", "am_pain", "swelling", "night_waking", "sleep_min",
                  "stress", "recorded_day", "pre", "peak", "h1", "gait_altered", "dose_pct",
                  "analgesic", "warmup", "taped", "pain", "by", "planned_m", "done_m", "target_m",
                  "quality_done");
    kl_rehab_event_init(&e, code_member(from, "type", "event", NO_SUCH_CODE),
                        int_member(from, "day", KL_UNKNOWN));
    e.flags = (uint32_t)int_member(from, "flags", 0);
    e.location = code_member(from, "location", "location", e.location);
    e.age = int_member(from, "age", e.age);
    e.worst24 = int_member(from, "worst24", e.worst24);
    e.rest_or_night_pain = int_member(from, "rest_or_night_pain", 0);
    e.adl_pain = int_member(from, "adl_pain", e.adl_pain);
    e.minutes_to_pain = int_member(from, "minutes_to_pain", e.minutes_to_pain);
    e.am_pain = int_member(from, "am_pain", e.am_pain);
    e.swelling = int_member(from, "swelling", 0);
    e.night_waking = int_member(from, "night_waking", 0);
    e.sleep_min = int_member(from, "sleep_min", e.sleep_min);
    e.stress = int_member(from, "stress", e.stress);
    e.recorded_day = int_member(from, "recorded_day", e.recorded_day);
    e.pre = int_member(from, "pre", e.pre);
    e.peak = int_member(from, "peak", e.peak);
    e.h1 = int_member(from, "h1", e.h1);
    e.gait_altered = int_member(from, "gait_altered", 0);
    e.dose_pct = int_member(from, "dose_pct", e.dose_pct);
    e.analgesic = int_member(from, "analgesic", 0);
    e.warmup = code_member(from, "warmup", "warmup", KL_WARMUP_NONE);
    e.taped = int_member(from, "taped", 0);
    e.pain = int_member(from, "pain", e.pain);
    e.by = code_member(from, "by", "cleared_by", e.by);
    e.planned_m = int_member(from, "planned_m", e.planned_m);
    e.done_m = int_member(from, "done_m", e.done_m);
    e.target_m = int_member(from, "target_m", e.target_m);
    e.quality_done = int_member(from, "quality_done", 0);
    return e;
}

static json_t *code_or_null(const char *set, int32_t value)
{
    return value == KL_UNKNOWN ? json_null() : code_name(set, value);
}

static json_t *reasons_answer(const kl_reason *reasons, int32_t n)
{
    json_t *names = json_array();
    for (int32_t i = 0; i < n; i++) {
        json_array_append_new(names, code_name("rehab_reason", reasons[i].code));
    }
    return names;
}

static json_t *entry_answer(const kl_rehab_entry *e)
{
    json_t *colour =
        e->colour == KL_COLOUR_NONE ? json_string("NONE") : code_name("colour", e->colour);
    return json_pack("{s:i, s:o, s:o, s:o, s:i, s:o, s:b}", "day", e->day, "colour", colour,
                     "decision", code_name("decision", e->decision), "phase",
                     code_name("phase", e->phase), "level", e->level, "reasons",
                     reasons_answer(e->reason, e->n_reasons), "loosened", e->loosened);
}

json_t *entries_answer(const kl_rehab_log *log)
{
    json_t *entries = json_array();
    for (int32_t i = 0; i < log->n_entries; i++) {
        json_array_append_new(entries, entry_answer(&log->entry[i]));
    }
    return entries;
}

json_t *status_answer(const kl_rehab_status *s)
{
    return json_pack(
        "{s:o, s:i, s:i, s:i, s:o, s:o, s:o, s:o}", "phase", code_name("phase", s->phase), "level",
        s->level, "need", s->need, "greens", s->greens, "stop", code_name("tier", s->stop),
        "rest_until", known(s->rest_until), "irritability",
        code_name("irritability", s->irritability), "track", code_or_null("location", s->track));
}

json_t *today_answer(const kl_rehab_today *today)
{
    return done(json_pack("{s:o, s:o, s:i}", "action", code_name("action", today->action),
                          "reasons", reasons_answer(today->reason, today->n_reasons), "level",
                          today->level));
}

/* Reading mornings and writing answers, see today_records.h. */
#include "today_records.h"

#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "knee_cadence.h"
#include "knee_records.h"
#include "load_options.h"
#include "load_records.h"
#include "plan_records.h"
#include "rehab_records.h"

/* ---- the input ---- */

/* A knee that events have brought where it stands; "never_begun" leaves it zeroed. */
static void read_knee(const json_t *from, morning *m, size_t i)
{
    kl_rehab_start start;
    kl_fault fault = {"", 0, 0.0};
    ALLOW_MEMBERS(from, "side", "pre", "config", "start", "events", "never_begun");
    kl_today_knee *knee = &m->in.knee[i];
    knee->rehab = &m->knee[i];
    knee->side = code_member(from, "side", "side", KL_SIDE_UNSPECIFIED);
    knee->pre = int_member(from, "pre", KL_UNKNOWN);
    if (bool_member(from, "never_begun") == 1) return;
    const kl_rehab_config config = rehab_config(from);
    const int has_start = start_member(from, &start);
    if (kl_rehab_open(&m->knee[i], &config, has_start ? &start : NULL, &fault) != KL_OK) {
        complain("knee %zu: %s is refused", i, fault.field);
        return;
    }
    const json_t *events = array_member(from, "events");
    for (size_t e = 0; e < json_array_size(events); e++) {
        const kl_rehab_event event = rehab_event(json_array_get(events, e));
        if (kl_rehab_apply(&m->knee[i], &event, NULL, &fault) != KL_OK) {
            complain("knee %zu: event %zu is refused: %s", i, e, fault.field);
        }
    }
}

static kl_plan_item item_of(const json_t *from)
{
    kl_plan_item item;
    memset(&item, 0, sizeof item);
    ALLOW_MEMBERS(from, "day", "kind", "metres", "seconds", "run_s", "walk_s", "bout_s", "reps");
    item.day = int_member(from, "day", KL_UNKNOWN);
    item.source = -1;
    item.kind = code_member(from, "kind", "item", NO_SUCH_CODE);
    item.metres = int_member(from, "metres", 0);
    item.seconds = int_member(from, "seconds", KL_UNKNOWN);
    item.run_s = int_member(from, "run_s", 0);
    item.walk_s = int_member(from, "walk_s", 0);
    item.bout_s = int_member(from, "bout_s", 0);
    item.reps = int_member(from, "reps", 0);
    return item;
}

static void read_week(const json_t *input, morning *m)
{
    const json_t *from = object_member(input, "week");
    if (!from) return;
    ALLOW_MEMBERS(from, "first_day", "planned_m", "restored", "items");
    const json_t *items = array_member(from, "items");
    m->week.first_day = int_member(from, "first_day", KL_UNKNOWN);
    m->week.planned_m = int_member(from, "planned_m", KL_UNKNOWN);
    m->week.restored = set_member(from, "restored", "exposure");
    m->week.n_items = (int32_t)json_array_size(items);
    m->items = take(json_array_size(items), sizeof *m->items);
    for (size_t i = 0; i < json_array_size(items); i++) {
        m->items[i] = item_of(json_array_get(items, i));
    }
    m->week.items = items ? m->items : NULL;
    m->in.week = &m->week;
}

static void read_cadence(const json_t *input, morning *m)
{
    const json_t *from = object_member(input, "cadence");
    kl_fault fault = {"", 0, 0.0};
    if (!from) return;
    ALLOW_MEMBERS(from, "events", "params", "never_begun");
    m->in.cadence = &m->cadence;
    if (bool_member(from, "never_begun") == 1) return;
    const kl_cadence_options options = cadence_params(from);
    const json_t *events = array_member(from, "events");
    if (kl_cadence_open(&m->cadence, &options, &fault) != KL_OK) {
        complain("cadence: %s is refused", fault.field);
    }
    for (size_t i = 0; i < json_array_size(events); i++) {
        const kl_cadence_event event = read_cadence_event(json_array_get(events, i));
        if (kl_cadence_apply(&m->cadence, &event, NULL, &fault) != KL_OK) {
            complain("cadence: event %zu is refused: %s", i, fault.field);
        }
    }
}

static void read_shoes(const json_t *input, morning *m)
{
    const json_t *from = object_member(input, "shoe");
    if (!from) return;
    ALLOW_MEMBERS(from, "usual_drop_mm", "shoes", "runs");
    m->pairs = take_shoes(from, &m->shoes.n_shoes);
    m->shoe_runs = take_shoe_runs(from, &m->shoes.n_runs);
    m->shoes.shoes = m->pairs;
    m->shoes.runs = m->shoe_runs;
    m->shoes.usual_drop_mm = int_member(from, "usual_drop_mm", KL_UNKNOWN);
    m->in.shoes = &m->shoes;
}

static void read_judged(const json_t *input, morning *m)
{
    const json_t *from = array_member(input, "judged");
    m->in.n_judged = json_array_size(from);
    m->judged = take(m->in.n_judged, sizeof *m->judged);
    for (size_t i = 0; i < m->in.n_judged; i++) {
        const json_t *run = json_array_get(from, i);
        ALLOW_MEMBERS(run, "day", "dose_s", "colour");
        m->judged[i].day = int_member(run, "day", KL_UNKNOWN);
        m->judged[i].dose_s = int_member(run, "dose_s", KL_UNKNOWN);
        m->judged[i].colour = code_member(run, "colour", "colour", KL_UNKNOWN);
    }
    m->in.judged = m->judged;
}

static void read_options(const json_t *input, morning *m)
{
    m->plan = plan_options_of(input);
    kl_spike_options_init(&m->spike, sizeof m->spike);
    read_spike_options(object_member(input, "spike"), &m->spike);
    m->knee_load = knee_params(input);
    m->runner = runner_member(input);
    m->in.plan = &m->plan;
    m->in.spike = &m->spike;
    m->in.knee_load = &m->knee_load;
    m->in.runner = &m->runner;
}

void read_morning(const json_t *input, morning *m)
{
    memset(m, 0, sizeof *m);
    ALLOW_MEMBERS(input, "day", "knees", "sessions", "first_day", "infer_rest", "week", "cadence",
                  "shoe", "cfg", "spike", "params", "profile", "mass_now_kg", "carried_kg",
                  "judged");
    const json_t *knees = array_member(input, "knees");
    kl_today_input_init(&m->in, sizeof m->in);
    m->in.day = int_member(input, "day", KL_UNKNOWN);
    m->in.n_knees = json_array_size(knees);
    for (size_t i = 0; i < m->in.n_knees && i < 2; i++) read_knee(json_array_get(knees, i), m, i);
    m->sessions = take_sessions(array_member(input, "sessions"), 0, &m->in.n_sessions);
    m->in.sessions = m->sessions;
    m->in.first_day = int_member(input, "first_day", KL_UNKNOWN);
    m->in.infer_rest = bool_member(input, "infer_rest") == 1;
    read_week(input, m);
    read_cadence(input, m);
    read_shoes(input, m);
    read_options(input, m);
    read_judged(input, m);
}

void free_morning(morning *m)
{
    free(m->sessions);
    free(m->items);
    free(m->pairs);
    free(m->shoe_runs);
    free(m->judged);
}

/* ---- the answer ---- */

static json_t *code_or_null(const char *set, int32_t value)
{
    return value == KL_UNKNOWN ? json_null() : code_name(set, value);
}

static json_t *reason_name(int32_t code)
{
    return code_name(code < KL_TODAY_FIRST ? "rehab_reason" : "today_reason", code);
}

static json_t *reason_json(const kl_today_reason *r)
{
    const kl_parameter *p = r->why.parameter < 0 ? NULL : kl_parameter_at((size_t)r->why.parameter);
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "code", reason_name(r->why.code), "side",
                     code_or_null("side", r->side), "value", known(r->why.value), "limit",
                     known(r->why.limit), "parameter", p ? json_string(p->id) : json_null());
}

static json_t *row_json(const kl_today_answer *a)
{
    if (!a->has_row) return json_null();
    return json_pack("{s:o, s:o, s:o, s:o}", "walk_s", known(a->row.walk_s), "run_s",
                     known(a->row.run_s), "repetitions", known(a->row.repetitions), "distance_m",
                     known(a->row.distance_m));
}

static json_t *limits_json(const kl_today_answer *a)
{
    json_t *limits = json_array();
    for (int32_t i = 0; i < a->n_limits; i++) {
        const kl_today_limit *l = &a->limit[i];
        json_array_append_new(
            limits, json_pack("{s:o, s:o, s:o}", "code", code_name("today_reason", l->code),
                              "metres", known(l->metres), "run_s", known(l->run_s)));
    }
    return limits;
}

static json_t *ratio_json(const kl_today_ratio *r)
{
    return json_pack("{s:b, s:o, s:o, s:o, s:o, s:o}", "defined", r->defined, "value",
                     number_if((r->has & KL_ROLLING_HAS_VALUE) != 0, r->value), "lo",
                     number_if((r->has & KL_ROLLING_HAS_LO) != 0, r->lo), "hi",
                     number_if((r->has & KL_ROLLING_HAS_HI) != 0, r->hi), "flags",
                     flag_names(r->flags), "grade", json_sprintf("%c", (int)r->grade));
}

static void put_action(const kl_today_answer *a, json_t *out)
{
    json_t *part =
        json_pack("{s:o, s:i, s:o, s:o, s:o, s:o, s:o}", "action", code_name("action", a->action),
                  "level", a->level, "phase", code_name("phase", a->phase), "session",
                  code_name("today_session", a->session), "session_s", known(a->session_s), "tier",
                  code_name("tier", a->tier), "row", row_json(a));
    json_object_update(out, part);
    json_decref(part);
}

static void put_limits(const kl_today_answer *a, json_t *out)
{
    json_t *part =
        json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "max_distance_m",
                  known(a->max_distance_m), "max_run_s", known(a->max_run_s), "binding_distance",
                  code_or_null("today_reason", a->binding_distance), "binding_time",
                  code_or_null("today_reason", a->binding_time), "limits", limits_json(a),
                  "peak_permille_max", known(a->peak_permille_max), "cadence_low_dspm",
                  known(a->cadence_low_dspm), "cadence_high_dspm", known(a->cadence_high_dspm),
                  "downhill_allowed", known_bool(a->downhill_allowed), "uphill_allowed",
                  known_bool(a->uphill_allowed), "speed_allowed", known_bool(a->speed_allowed));
    json_object_update(out, part);
    json_decref(part);
}

static void put_book(const kl_today_answer *a, json_t *out)
{
    json_t *part =
        json_pack("{s:o, s:o, s:o, s:o, s:i, s:i, s:i, s:i}", "rolling", ratio_json(&a->rolling),
                  "ewma", ratio_json(&a->ewma), "ekm_7d", number(a->ekm_7d), "ekm_7d_before",
                  number(a->ekm_7d_before), "runs_7d", a->runs_7d, "runs_28d", a->runs_28d,
                  "strength_days_7d", a->strength_days_7d, "ekm_left_out", a->ekm_left_out);
    json_object_update(out, part);
    json_decref(part);
}

json_t *answer_of_today(const kl_today_answer *a)
{
    json_t *out = json_object();
    json_t *reasons = json_array();
    put_action(a, out);
    put_limits(a, out);
    put_book(a, out);
    for (int32_t i = 0; i < a->n_reasons; i++) {
        json_array_append_new(reasons, reason_json(&a->reason[i]));
    }
    json_object_set_new(out, "reasons", reasons);
    json_object_set_new(out, "ruleset", json_integer((json_int_t)a->ruleset));
    json_object_set_new(out, "config_crc", json_integer((json_int_t)a->config_crc));
    json_object_set_new(out, "loosened", json_boolean(a->loosened));
    json_object_set_new(out, "unknown", mask_names("today_unknown", a->unknown));
    return done(out);
}

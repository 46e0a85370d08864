/*
 * Kind planner: events put to the planner one by one. Beside the planner of the case goes one
 * that is saved and loaded after every event; both have to say the same. KNEE-001, KNEE-091
 */
#include <kneeload/kneeload.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "knee_cadence.h"
#include "knee_records.h"

kl_cadence_event read_cadence_event(const json_t *from)
{
    kl_cadence_event event;
    ALLOW_MEMBERS(from, "type", "day", "cadence_dspm", "achieved_dspm", "speed_mms", "steady_s",
                  "in_band_s", "flat", "easy", "colour", "calf", "what", "pain", "target_permille",
                  "step_permille", "single_step", "height_cm");
    kl_cadence_event_init(&event, code_member(from, "type", "cadence_event", NO_SUCH_CODE),
                          int_member(from, "day", KL_UNKNOWN));
    const int is_run = event.type == KL_CADENCE_EVENT_RUN;
    event.cadence_dspm = int_member(from, is_run ? "achieved_dspm" : "cadence_dspm", KL_UNKNOWN);
    event.speed_mms = int_member(from, "speed_mms", KL_UNKNOWN);
    event.steady_s = int_member(from, "steady_s", KL_UNKNOWN);
    event.in_band_s = int_member(from, "in_band_s", KL_UNKNOWN);
    event.flat = int_member(from, "flat", KL_UNKNOWN);
    event.easy = int_member(from, "easy", KL_UNKNOWN);
    event.colour = code_member(from, "colour", "colour", KL_UNKNOWN);
    event.calf = int_member(from, "calf", KL_UNKNOWN);
    event.what = code_member(from, "what", "cadence_change", NO_SUCH_CODE);
    event.pain = int_member(from, "pain", KL_UNKNOWN);
    event.request = read_request(from);
    return event;
}

static json_t *decision_answer(const kl_cadence_decision *d)
{
    json_t *answer = json_pack("{s:o, s:o, s:o, s:i, s:o, s:o, s:o}", "decision",
                               code_name("decision", d->decision), "reasons",
                               reason_names(d->reason, d->n_reasons), "phase",
                               code_name("cadence_phase", d->phase), "version", d->version,
                               "base_dspm", known(d->base_dspm), "base_mms", known(d->base_mms),
                               "advice", mask_names("cadence_advice", d->advice));
    json_t *stage = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "stage", known(d->stage), "stages",
        known(d->stages), "target_dspm", known(d->target_dspm), "sessions", known(d->sessions),
        "metronome_pct", known(d->metronome_pct), "cue_min", known(d->cue_min), "next_retest_day",
        known(d->next_retest_day), "credit_free_until", known(d->credit_free_until));
    json_object_update(answer, stage);
    json_decref(stage);
    return done(answer);
}

/* Refused without index: only the field is told. */
static json_t *refusal(kl_status status, const kl_fault *fault)
{
    return json_pack("{s:s, s:s}", "status", kl_status_name(status), "field", fault->field);
}

/* Replace a planner by what its saved bytes hold, which have to be those of `same`. */
static void pass_through_bytes(kl_cadence *planner, const kl_cadence *same, size_t event)
{
    uint8_t bytes[KL_CADENCE_SAVE_MAX];
    uint8_t other[KL_CADENCE_SAVE_MAX];
    size_t size = 0;
    size_t other_size = 0;
    kl_status status = kl_cadence_save(planner, bytes, sizeof bytes, &size, NULL);
    if (status == KL_OK) status = kl_cadence_save(same, other, sizeof other, &other_size, NULL);
    if (status != KL_OK || size != other_size || memcmp(bytes, other, size) != 0) {
        complain("event %zu: the bytes differ after save and load", event);
    }
    memset(planner, 0xA5, sizeof *planner);
    if (kl_cadence_load(planner, bytes, size, NULL) != KL_OK ||
        memcmp(planner, same, sizeof *planner) != 0) {
        complain("event %zu: the saved planner cannot be loaded as it was", event);
    }
}

static json_t *apply(kl_cadence *planner, kl_cadence *reloaded, const json_t *from, size_t i)
{
    kl_fault fault = {0};
    kl_cadence_decision decision;
    kl_cadence_decision other;
    const kl_cadence before = *planner;
    const kl_cadence_event event = read_cadence_event(from);
    const kl_status status = kl_cadence_apply(planner, &event, &decision, &fault);
    const kl_status other_status = kl_cadence_apply(reloaded, &event, &other, NULL);
    if (other_status != status) complain("event %zu: another status after save and load", i);
    if (status != KL_OK) {
        if (memcmp(&before, planner, sizeof before) != 0) {
            complain("event %zu was refused and changed the planner", i);
        }
        return refusal(status, &fault);
    }
    if (memcmp(&decision, &other, sizeof decision) != 0) {
        complain("event %zu: another decision after save and load", i);
    }
    pass_through_bytes(reloaded, planner, i);
    return decision_answer(&decision);
}

json_t *ask_planner(const json_t *input)
{
    kl_fault fault = {0};
    kl_cadence planner;
    ALLOW_MEMBERS(input, "events", "params");
    const json_t *events = array_member(input, "events");
    const kl_cadence_options options = cadence_params(input);
    const kl_status status = kl_cadence_open(&planner, &options, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    kl_cadence reloaded = planner;
    json_t *steps = json_array();
    for (size_t i = 0; i < json_array_size(events); i++) {
        json_array_append_new(steps, apply(&planner, &reloaded, json_array_get(events, i), i));
    }
    return done(json_pack("{s:o}", "steps", steps));
}

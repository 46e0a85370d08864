/*
 * Kinds log and config: events put to a knee one by one. Beside the knee of the case goes one
 * that is saved and loaded after every event; both have to say the same. REHAB-002, REHAB-091
 */
#include <kneeload/kneeload.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "rehab_records.h"

/* Replace a knee by what its saved bytes hold, which have to be those of `same`. */
static void pass_through_bytes(kl_rehab *knee, const kl_rehab *same, size_t event)
{
    uint8_t bytes[KL_REHAB_SAVE_MAX];
    uint8_t other[KL_REHAB_SAVE_MAX];
    size_t size = 0;
    size_t other_size = 0;
    kl_status status = kl_rehab_save(knee, bytes, sizeof bytes, &size, NULL);
    if (status == KL_OK) status = kl_rehab_save(same, other, sizeof other, &other_size, NULL);
    if (status != KL_OK || size != other_size || memcmp(bytes, other, size) != 0) {
        complain("event %zu: the bytes differ after save and load", event);
    }
    memset(knee, 0xA5, sizeof *knee);
    if (kl_rehab_load(knee, bytes, size, NULL) != KL_OK) {
        complain("event %zu: the saved knee cannot be loaded", event);
    }
}

static json_t *apply(kl_rehab *knee, kl_rehab *reloaded, const json_t *from, size_t i)
{
    kl_rehab_log log;
    kl_rehab_log other;
    const kl_rehab before = *knee;
    const kl_rehab_event event = rehab_event(from);
    memset(&log, 0, sizeof log);
    memset(&other, 0, sizeof other);
    const kl_status status = kl_rehab_apply(knee, &event, &log, NULL);
    const kl_status other_status = kl_rehab_apply(reloaded, &event, &other, NULL);
    if (status != KL_OK && memcmp(&before, knee, sizeof before) != 0) {
        complain("event %zu was refused and changed the knee", i);
    }
    if (other_status != status || memcmp(&log, &other, sizeof log) != 0) {
        complain("event %zu: another answer after save and load", i);
    }
    pass_through_bytes(reloaded, knee, i);
    return json_pack("{s:s, s:o}", "status", kl_status_name(status), "entries",
                     entries_answer(&log));
}

static json_t *ask(const kl_rehab *knee, const kl_rehab *reloaded, const json_t *question)
{
    kl_fault fault = {0};
    kl_rehab_today today;
    kl_rehab_today other;
    const kl_rehab before = *knee;
    const int32_t day = int_member(question, "day", KL_UNKNOWN);
    const int32_t pre = int_member(question, "pre", KL_UNKNOWN);
    const kl_status status = kl_rehab_ask(knee, day, pre, &today, &fault);
    const kl_status other_status = kl_rehab_ask(reloaded, day, pre, &other, NULL);
    if (memcmp(&before, knee, sizeof before) != 0) complain("a question changed the knee");
    if (other_status != status || (status == KL_OK && memcmp(&today, &other, sizeof today) != 0)) {
        complain("another answer to a question after save and load");
    }
    return status == KL_OK ? today_answer(&today) : outcome(status, &fault);
}

/* The questions asked behind an event, each with its answer. */
static void ask_after(json_t *questions, size_t event, const kl_rehab *knee,
                      const kl_rehab *reloaded)
{
    size_t i;
    json_t *question;
    json_array_foreach(questions, i, question)
    {
        ALLOW_MEMBERS(question, "after", "day", "pre", "expect");
        if (int_member(question, "after", -1) != (int32_t)event) continue;
        json_object_set_new(question, "expect", ask(knee, reloaded, question));
    }
}

/* The questions of the case with their expectations taken out. */
static json_t *questions_of(const json_t *test)
{
    json_t *questions = json_deep_copy(json_object_get(test, "today"));
    size_t i;
    json_t *question;
    if (!json_is_array(questions)) {
        json_decref(questions);
        return json_array();
    }
    json_array_foreach(questions, i, question) json_object_del(question, "expect");
    return questions;
}

json_t *ask_log(const json_t *test)
{
    kl_rehab knee;
    kl_rehab_start start;
    kl_rehab_status status;
    ALLOW_MEMBERS(test, "id", "req", "kind", "config", "start", "events", "expect", "today",
                  "final");
    const kl_rehab_config config = rehab_config(test);
    const int has_start = start_member(test, &start);
    if (kl_rehab_open(&knee, &config, has_start ? &start : NULL, NULL) != KL_OK) {
        complain("the configuration or the start is refused");
        return json_object();
    }
    kl_rehab reloaded = knee;
    const json_t *events = array_member(test, "events");
    json_t *steps = json_array();
    json_t *questions = questions_of(test);
    for (size_t i = 0; i < json_array_size(events); i++) {
        json_array_append_new(steps, apply(&knee, &reloaded, json_array_get(events, i), i));
        ask_after(questions, i, &knee, &reloaded);
    }
    if (kl_rehab_read(&knee, &status, NULL) != KL_OK) complain("the knee cannot be read");
    return json_pack("{s:o, s:o, s:o}", "expect", steps, "today", questions, "final",
                     status_answer(&status));
}

/* Member "expect" is the answer. */
static json_t *expectation(json_t *answer)
{
    return json_pack("{s:o}", "expect", answer);
}

json_t *ask_config(const json_t *test)
{
    kl_fault fault = {0};
    kl_rehab knee;
    kl_rehab_status read;
    ALLOW_MEMBERS(test, "id", "req", "kind", "config", "expect");
    const kl_rehab_config config = rehab_config(test);
    const kl_status status = kl_rehab_open(&knee, &config, NULL, &fault);
    if (status != KL_OK) return expectation(outcome(status, &fault));
    if (kl_rehab_read(&knee, &read, NULL) != KL_OK) complain("the knee cannot be read");
    return expectation(done(json_pack("{s:b}", "loosened", read.loosened)));
}

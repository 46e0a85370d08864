/*
 * rule/cadence_event.c - events of the cadence planner: made empty, and checked.
 * KNEE-090 .. KNEE-092
 */
#include "base/check.h"
#include "measure/knee_model.h"
#include "rule/cadence.h"

static kl_status required(kl_fault *fault, const char *field, int64_t value, int64_t low,
                          int64_t high)
{
    return kl__check_int(fault, field, KL_NO_INDEX, value, low, high);
}

static kl_status optional(kl_fault *fault, const char *field, int32_t value, int64_t low,
                          int64_t high)
{
    return kl__check_known_int(fault, field, KL_NO_INDEX, value, low, high);
}

static kl_status check_baseline_run(const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status = kl__check_dspm(fault, "cadence_dspm", e->cadence_dspm);
    if (status == KL_OK) status = kl__check_speed(fault, "speed_mms", e->speed_mms);
    if (status == KL_OK) status = required(fault, "steady_s", e->steady_s, 0, 86400);
    if (status == KL_OK) status = required(fault, "flat", e->flat, 0, 1);
    if (status == KL_OK) status = required(fault, "easy", e->easy, 0, 1);
    return status;
}

static kl_status check_run(const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status = required(fault, "steady_s", e->steady_s, 0, 86400);
    if (status == KL_OK) status = required(fault, "in_band_s", e->in_band_s, 0, 86400);
    if (status == KL_OK) {
        status = optional(fault, "colour", e->colour, KL_COLOUR_GREEN, KL_COLOUR_RED);
    }
    if (status == KL_OK) status = optional(fault, "calf", e->calf, 0, 100);
    if (status == KL_OK && e->cadence_dspm != KL_UNKNOWN) {
        status = kl__check_dspm(fault, "achieved_dspm", e->cadence_dspm);
    }
    if (status == KL_OK) status = optional(fault, "speed_mms", e->speed_mms, 1600, 6500);
    if (status == KL_OK && e->in_band_s > e->steady_s) {
        return kl__fail(fault, KL_E_INCONSISTENT, "in_band_s", KL_NO_INDEX, e->in_band_s);
    }
    return status;
}

static kl_status check_retest(const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status = kl__check_dspm(fault, "cadence_dspm", e->cadence_dspm);
    if (status == KL_OK) status = kl__check_speed(fault, "speed_mms", e->speed_mms);
    if (status == KL_OK) status = required(fault, "steady_s", e->steady_s, 0, 86400);
    return status;
}

static kl_status check_plan(const kl_cadence_event *e, kl_fault *fault)
{
    const kl_status status = kl__check_request(&e->request, fault);
    return status == KL_OK ? optional(fault, "calf", e->calf, 0, 100) : status;
}

static kl_status check_fields(const kl_cadence_event *e, kl_fault *fault)
{
    switch (e->type) {
        case KL_CADENCE_EVENT_BASELINE_RUN:
            return check_baseline_run(e, fault);
        case KL_CADENCE_EVENT_PLAN:
            return check_plan(e, fault);
        case KL_CADENCE_EVENT_RUN:
            return check_run(e, fault);
        case KL_CADENCE_EVENT_RETEST:
            return check_retest(e, fault);
        case KL_CADENCE_EVENT_CHANGE:
            return required(fault, "what", e->what, KL_CADENCE_CHANGE_SHOE,
                            KL_CADENCE_CHANGE_PROFILE);
        case KL_CADENCE_EVENT_PAIN:
            return required(fault, "pain", e->pain, 0, 100);
        default:
            return KL_OK;
    }
}

/* Phases in which an event is taken in, a bit each, by type. KNEE-092 */
#define IN(phase) (1U << KL_CADENCE_##phase)
static const uint32_t allowed_phases[] = {
    IN(IDLE),                                         /* BASELINE_RUN */
    IN(IDLE),                                         /* FREEZE */
    IN(READY) | IN(NO_RISE),                          /* PLAN */
    IN(ACTIVE) | IN(TARGET),                          /* RUN */
    IN(ACTIVE) | IN(TARGET),                          /* RETEST */
    ~0U,                                              /* CHANGE */
    ~0U,                                              /* PAIN */
    IN(IDLE) | IN(READY) | IN(NO_RISE) | IN(STOPPED), /* REBASELINE */
    IN(ACTIVE) | IN(TARGET),                          /* STOP */
};

/* KNEE-091 */
kl_status kl__cadence_check(const kl__cadence *s, const kl_cadence_event *e, kl_fault *fault)
{
    kl_status status =
        required(fault, "type", e->type, KL_CADENCE_EVENT_BASELINE_RUN, KL_CADENCE_EVENT_STOP);
    if (status == KL_OK) status = required(fault, "day", e->day, KL_DAY_MIN, KL_DAY_MAX);
    if (status == KL_OK) status = check_fields(e, fault);
    if (status != KL_OK) return status;
    if (s->last_day != KL_UNKNOWN && e->day < s->last_day) {
        return kl__fail(fault, KL_E_ORDER, "day", KL_NO_INDEX, e->day);
    }
    if (!(allowed_phases[e->type] >> s->phase & 1)) {
        return kl__fail(fault, KL_E_STATE, "type", KL_NO_INDEX, e->type);
    }
    return KL_OK;
}

void kl_cadence_event_init(kl_cadence_event *event, int32_t type, int32_t day)
{
    if (!event) return;
    const kl_cadence_event nothing = {
        .type = type,
        .day = day,
        .cadence_dspm = KL_UNKNOWN,
        .speed_mms = KL_UNKNOWN,
        .steady_s = KL_UNKNOWN,
        .in_band_s = KL_UNKNOWN,
        .flat = KL_UNKNOWN,
        .easy = KL_UNKNOWN,
        .colour = KL_UNKNOWN,
        .calf = KL_UNKNOWN,
        .what = KL_UNKNOWN,
        .pain = KL_UNKNOWN,
        .request = {KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, 0, 0.0},
    };
    *event = nothing;
}

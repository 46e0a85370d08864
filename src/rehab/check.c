/*
 * rehab/check.c - what an event must look like before it is taken in.
 * REHAB-019 .. REHAB-022
 */
#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "rehab/state.h"
#include "rule/screen.h"

enum { REQUIRED = 0, OPTIONAL = 1, MASK = 2 /* required, and without a sign */ };

/* A field of an event: whose, in which domain, and whether it may be unknown. */
typedef struct field {
    int32_t type;
    const char *name;
    uint32_t offset;
    int32_t kind;
    int32_t low;
    int32_t high;
} field;

#define FIELD(type, name, kind, low, high)                                      \
    {                                                                           \
        KL_EVENT_##type, #name, offsetof(kl_rehab_event, name), kind, low, high \
    }

enum { PAIN_MAX = 100, DAY_MINUTES = 1440, METRES_MAX = 1000000 };

/* In the order of the event table. REHAB section 3 */
static const field fields[] = {
    FIELD(SCREEN, flags, MASK, 0, KL__ALL_RED_FLAGS),
    FIELD(SCREEN, location, REQUIRED, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE),
    FIELD(SCREEN, age, OPTIONAL, 0, 120),
    FIELD(SCREEN, worst24, OPTIONAL, 0, PAIN_MAX),
    FIELD(SCREEN, rest_or_night_pain, REQUIRED, 0, 1),
    FIELD(SCREEN, adl_pain, OPTIONAL, 0, PAIN_MAX),
    FIELD(SCREEN, minutes_to_pain, OPTIONAL, 0, 600),
    FIELD(CHECKIN, am_pain, OPTIONAL, 0, PAIN_MAX),
    FIELD(CHECKIN, worst24, OPTIONAL, 0, PAIN_MAX),
    FIELD(CHECKIN, adl_pain, OPTIONAL, 0, PAIN_MAX),
    FIELD(CHECKIN, swelling, REQUIRED, 0, 2),
    FIELD(CHECKIN, flags, MASK, 0, KL__ALL_RED_FLAGS),
    FIELD(CHECKIN, night_waking, REQUIRED, 0, 1),
    FIELD(CHECKIN, sleep_min, OPTIONAL, 0, DAY_MINUTES),
    FIELD(CHECKIN, stress, OPTIONAL, 1, 5),
    FIELD(RUN, pre, OPTIONAL, 0, PAIN_MAX),
    FIELD(RUN, peak, OPTIONAL, 0, PAIN_MAX),
    FIELD(RUN, h1, OPTIONAL, 0, PAIN_MAX),
    FIELD(RUN, gait_altered, REQUIRED, 0, 1),
    FIELD(RUN, swelling, REQUIRED, 0, 2),
    FIELD(RUN, dose_pct, REQUIRED, 0, 1000),
    FIELD(RUN, analgesic, REQUIRED, 0, 1),
    FIELD(RUN, warmup, REQUIRED, KL_WARMUP_NONE, KL_WARMUP_RETURNS),
    FIELD(RUN, taped, REQUIRED, 0, 1),
    FIELD(STRENGTH, peak, OPTIONAL, 0, PAIN_MAX),
    FIELD(WALK30, pain, REQUIRED, 0, PAIN_MAX),
    FIELD(LOCATION, location, REQUIRED, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE),
    FIELD(CLEARANCE, by, REQUIRED, KL_CLEARED_BY_CLINICIAN, KL_CLEARED_BY_SELF_AFTER_ASSESSMENT),
    FIELD(WEEK, planned_m, REQUIRED, 0, METRES_MAX),
    FIELD(WEEK, done_m, REQUIRED, 0, METRES_MAX),
    FIELD(WEEK, target_m, REQUIRED, 1, METRES_MAX),
    FIELD(WEEK, quality_done, REQUIRED, 0, 1),
};

static kl_status check_fields(const kl_rehab_event *e, kl_fault *fault)
{
    kl_status status = KL_OK;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && status == KL_OK; i++) {
        const field *f = &fields[i];
        int32_t value;
        memcpy(&value, (const unsigned char *)e + f->offset, sizeof value);
        if (f->type != e->type || (f->kind == OPTIONAL && value == KL_UNKNOWN)) continue;
        const int64_t number = f->kind == MASK ? (int64_t)(uint32_t)value : value;
        status = kl__check_int(fault, f->name, KL_NO_INDEX, number, f->low, f->high);
    }
    return status;
}

static kl_status check_values(const kl_rehab_event *e, kl_fault *fault)
{
    kl_status status =
        kl__check_int(fault, "type", KL_NO_INDEX, e->type, KL_EVENT_SCREEN, KL_EVENT_TICK);
    if (status == KL_OK) {
        status =
            kl__check_int(fault, "day", KL_NO_INDEX, e->day, -KL__LOG_DAY_MAX, KL__LOG_DAY_MAX);
    }
    if (status == KL_OK) status = check_fields(e, fault);
    if (status == KL_OK && e->type == KL_EVENT_CHECKIN) {
        status = kl__check_known_int(fault, "recorded_day", KL_NO_INDEX, e->recorded_day, e->day,
                                     KL__LOG_DAY_MAX);
    }
    return status;
}

static int is_repeated_checkin(const kl__rehab *s, const kl_rehab_event *e)
{
    return e->type == KL_EVENT_CHECKIN && kl__diary_at(&s->diary, e->day) != NULL;
}

/* In phase SCREEN nothing but screening happens. REHAB-022 */
static int is_possible(const kl__rehab *s, const kl_rehab_event *e)
{
    if (s->phase != KL_PHASE_SCREEN) return 1;
    return e->type == KL_EVENT_SCREEN || e->type == KL_EVENT_CHECKIN ||
           e->type == KL_EVENT_LOCATION || e->type == KL_EVENT_CLEARANCE ||
           e->type == KL_EVENT_TICK;
}

kl_status kl__rehab_event_check(const kl__rehab *s, const kl_rehab_event *e, kl_fault *fault)
{
    const kl_status status = check_values(e, fault);
    if (status != KL_OK) return status;
    const int contradicts = e->type == KL_EVENT_RUN && e->pre != KL_UNKNOWN &&
                            e->peak != KL_UNKNOWN && e->peak < e->pre;
    if (contradicts) return kl__fail(fault, KL_E_INCONSISTENT, "peak", KL_NO_INDEX, e->peak);
    if (kl__is_before(s, e->day)) {
        return kl__fail(fault, KL_E_ORDER, "day", KL_NO_INDEX, e->day);
    }
    if (is_repeated_checkin(s, e)) {
        return kl__fail(fault, KL_E_DUPLICATE, "day", KL_NO_INDEX, e->day);
    }
    if (e->type == KL_EVENT_CHECKIN && s->last_run_day == e->day) {
        return kl__fail(fault, KL_E_ORDER, "day", KL_NO_INDEX, e->day);
    }
    if (!is_possible(s, e)) return kl__fail(fault, KL_E_STATE, "type", KL_NO_INDEX, e->type);
    return KL_OK;
}

/*
 * measure/session.c - session records: empty, checked, counted in units of a channel.
 * LOAD-002, LOAD-020, LOAD-021
 */
#include "measure/session.h"

#include <string.h>

#include "measure/days.h"

/* A field's name by KL__SESSION_PLAIN, _TEST, _PLAN, _LIST. */
enum { PREFIXES = 4 };
#define NAMES(field)                                           \
    {                                                          \
        field, "test." field, "plan." field, "sessions." field \
    }

/* One integer field: its names, and what it may hold. */
typedef struct session_field {
    const char *name[PREFIXES];
    uint32_t offset;
    int32_t low;
    int32_t high;
    int32_t may_be_unknown;
} session_field;

/* In the order of checking. LOAD-020 */
static const session_field fields[] = {
    {NAMES("day"), offsetof(kl_session, day), KL_DAY_MIN, KL_DAY_MAX, 0},
    {NAMES("start_s"), offsetof(kl_session, start_s), 0, 86399, 1},
    {NAMES("dist_m"), offsetof(kl_session, dist_m), 0, 1000000, 1},
    {NAMES("dur_s"), offsetof(kl_session, dur_s), 0, 604800, 1},
    {NAMES("elapsed_s"), offsetof(kl_session, elapsed_s), 0, 604800, 1},
    {NAMES("steps"), offsetof(kl_session, steps), 0, 2000000, 1},
    {NAMES("rpe"), offsetof(kl_session, rpe), 0, 100, 1},
    {NAMES("kind"), offsetof(kl_session, kind), KL_SESSION_RUN, KL_SESSION_OTHER, 0},
};

static const char *const has_load_name[PREFIXES] = NAMES("has_load");
static const char *const load_name[PREFIXES] = NAMES("load");
static const char *const elapsed_name[PREFIXES] = NAMES("elapsed_s");

void kl_session_init(kl_session *session)
{
    if (!session) return;
    const kl_session empty = {
        .day = KL_UNKNOWN,
        .start_s = KL_UNKNOWN,
        .dist_m = KL_UNKNOWN,
        .dur_s = KL_UNKNOWN,
        .elapsed_s = KL_UNKNOWN,
        .steps = KL_UNKNOWN,
        .rpe = KL_UNKNOWN,
        .kind = KL_SESSION_RUN,
    };
    *session = empty;
}

static int32_t int_at(const kl_session *session, uint32_t offset)
{
    int32_t value;
    memcpy(&value, (const unsigned char *)session + offset, sizeof value);
    return value;
}

static kl_status check_fields(const kl_session *session, int32_t prefix, int64_t index,
                              kl_fault *fault)
{
    kl_status status = KL_OK;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && status == KL_OK; i++) {
        const session_field *field = &fields[i];
        const int32_t value = int_at(session, field->offset);
        if (field->may_be_unknown && value == KL_UNKNOWN) continue;
        status = kl__check_int(fault, field->name[prefix], index, value, field->low, field->high);
    }
    return status;
}

static kl_status check_load(const kl_session *session, int32_t prefix, int64_t index,
                            kl_fault *fault)
{
    const kl_status status =
        kl__check_int(fault, has_load_name[prefix], index, session->has_load, 0, 1);
    if (status != KL_OK || !session->has_load || session->load == 0.0) return status;
    return kl__check_double(fault, load_name[prefix], index, session->load, KL__LOAD_MIN,
                            KL__LOAD_MAX);
}

kl_status kl__session_check(const kl_session *session, int32_t prefix, int64_t index,
                            kl_fault *fault)
{
    kl_status status = check_fields(session, prefix, index, fault);
    if (status == KL_OK) status = check_load(session, prefix, index, fault);
    if (status != KL_OK) return status;
    if (session->elapsed_s != KL_UNKNOWN && session->dur_s > session->elapsed_s) {
        return kl__fail(fault, KL_E_INCONSISTENT, elapsed_name[prefix], index, session->elapsed_s);
    }
    return KL_OK;
}

kl_status kl__session_count_check(size_t n, kl_fault *fault)
{
    return n <= INT32_MAX ? KL_OK : kl__fail(fault, KL_E_SIZE, "sessions", KL_NO_INDEX, (double)n);
}

static int64_t known_units(int32_t value)
{
    return value == KL_UNKNOWN ? KL__UNKNOWN64 : value;
}

int64_t kl__session_units(const kl_session *session, int32_t channel)
{
    switch (channel) {
        case KL_CHANNEL_DISTANCE:
            return known_units(session->dist_m);
        case KL_CHANNEL_DURATION:
            return known_units(session->dur_s);
        case KL_CHANNEL_STEPS:
            return known_units(session->steps);
        default: /* SRPE */
            if (session->rpe == KL_UNKNOWN || session->dur_s == KL_UNKNOWN) return KL__UNKNOWN64;
            return (int64_t)session->rpe * session->dur_s;
    }
}

double kl__load_of_units(int64_t units, int32_t channel)
{
    return channel == KL_CHANNEL_SRPE ? (double)units / 600.0 : (double)units;
}

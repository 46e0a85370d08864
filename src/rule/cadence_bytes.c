/*
 * rule/cadence_bytes.c - a planner as portable bytes, and back.
 * KNEE-001, KNEE-090
 */
#include <stddef.h>
#include <string.h>

#include "base/bytes.h"
#include "base/check.h"
#include "kneeload/day.h"
#include "rule/cadence.h"

/* Domain of a member of the state; `unknown` 1: KL_UNKNOWN is one of its values. */
typedef struct member {
    uint32_t offset;
    int32_t unknown;
    int32_t low;
    int32_t high;
} member;

enum { DAY_HIGH = KL_DAY_MAX + 91, TARGET_LOW = 1200, TARGET_HIGH = 2530 };

#define MEMBER(name, unknown, low, high)                \
    {                                                   \
        offsetof(kl__cadence, name), unknown, low, high \
    }

static const member members[] = {
    MEMBER(phase, 0, KL_CADENCE_IDLE, KL_CADENCE_STOPPED),
    MEMBER(version, 0, 0, KL__COUNT_MAX),
    MEMBER(base_dspm, 1, 1200, 2300),
    MEMBER(base_mms, 1, 1600, 6500),
    MEMBER(stages, 0, 0, KL_CADENCE_MAX_STAGES),
    MEMBER(stage, 0, 0, KL_CADENCE_MAX_STAGES),
    MEMBER(stage_start, 1, KL_DAY_MIN, KL_DAY_MAX),
    MEMBER(start, 1, KL_DAY_MIN, KL_DAY_MAX),
    MEMBER(last_run, 1, KL_DAY_MIN, KL_DAY_MAX),
    MEMBER(last_red, 1, KL_DAY_MIN, KL_DAY_MAX),
    MEMBER(full_day, 1, KL_DAY_MIN, KL_DAY_MAX),
    MEMBER(sessions, 0, 0, KL__COUNT_MAX),
    MEMBER(assessed, 0, 0, KL__COUNT_MAX),
    MEMBER(adherent, 0, 0, KL__COUNT_MAX),
    MEMBER(zero_drops, 0, 0, 2),
    MEMBER(streak, 0, 0, 2),
    MEMBER(pain0, 1, 0, 100),
    MEMBER(pain_done, 0, 0, 1),
    MEMBER(last_day, 1, KL_DAY_MIN, KL_DAY_MAX),
    MEMBER(pain_day, 1, KL_DAY_MIN, KL_DAY_MAX),
    MEMBER(pain, 1, 0, 100),
    MEMBER(n_runs, 0, 0, KL__BASELINE_RUNS),
};
enum { MEMBERS = sizeof members / sizeof members[0] };

/* The arrays behind the members: targets, slots, runs. */
static const member target_domain = {0, 0, 0, TARGET_HIGH};
static const member slot_domain = {0, 1, KL_DAY_MIN, DAY_HIGH};
static const member run_domain[] = {
    {0, 0, KL_DAY_MIN, KL_DAY_MAX}, {0, 0, 1200, 2300}, {0, 0, 1600, 6500}};

static int fits(const member *m, int32_t value)
{
    return (m->unknown && value == KL_UNKNOWN) || (value >= m->low && value <= m->high);
}

static int32_t *member_of(kl__cadence *s, const member *m)
{
    return (int32_t *)(void *)((unsigned char *)s + m->offset);
}

kl_status kl_cadence_save(const kl_cadence *cadence, uint8_t *bytes, size_t capacity,
                          size_t *out_size, kl_fault *fault)
{
    kl__cadence s;
    uint8_t whole[KL_CADENCE_SAVE_MAX];
    kl__writer writer = {whole, sizeof whole, 0};
    const kl_status status = kl__cadence_state(cadence, &s, fault);
    if (status != KL_OK) return status;
    if (!bytes) return kl__null(fault, "bytes");
    if (!out_size) return kl__null(fault, "out_size");

    kl__frame_open(&writer, KL__CADENCE_MAGIC, KL__CADENCE_VERSION);
    kl__options_put(&kl__cadence_layout, &s.o, &writer);
    for (int i = 0; i < MEMBERS; i++) kl__put_i32(&writer, *member_of(&s, &members[i]));
    for (int i = 0; i < KL_CADENCE_MAX_STAGES; i++) kl__put_i32(&writer, s.target[i]);
    for (int i = 0; i < KL__SLOTS; i++) kl__put_i32(&writer, s.slot[i]);
    for (int32_t i = 0; i < s.n_runs; i++) {
        kl__put_i32(&writer, s.run[i].day);
        kl__put_i32(&writer, s.run[i].dspm);
        kl__put_i32(&writer, s.run[i].mms);
    }
    kl__frame_close(&writer);
    if (writer.used > capacity) {
        return kl__fail(fault, KL_E_SIZE, "capacity", KL_NO_INDEX, (double)capacity);
    }
    memcpy(bytes, whole, writer.used);
    *out_size = writer.used;
    return KL_OK;
}

/* A value outside its domain makes the reader dry. */
static int32_t get(kl__reader *reader, const member *domain)
{
    const int32_t value = kl__get_i32(reader);
    if (!fits(domain, value)) reader->dry = 1;
    return reader->dry ? 0 : value;
}

/* What the planner relies on while a plan is under way. */
static int is_coherent_plan(const kl__cadence *s)
{
    const int dated = s->start != KL_UNKNOWN && s->stage_start != KL_UNKNOWN &&
                      s->last_run != KL_UNKNOWN && s->last_day != KL_UNKNOWN;
    const int at_target = s->stage == s->stages;
    return dated && s->stages > 0 && s->zero_drops < 2 &&
           (at_target || s->phase != KL_CADENCE_TARGET);
}

/* What it relies on always. */
static int is_coherent(const kl__cadence *s)
{
    const int is_idle = s->phase == KL_CADENCE_IDLE;
    if (s->stage > s->stages || s->adherent > s->assessed || s->assessed > s->sessions) return 0;
    for (int32_t i = 0; i < s->stages; i++) {
        if (s->target[i] < TARGET_LOW) return 0;
    }
    if ((s->pain_day == KL_UNKNOWN) != (s->pain == KL_UNKNOWN)) return 0;
    if ((s->base_dspm == KL_UNKNOWN) != is_idle || (s->base_mms == KL_UNKNOWN) != is_idle) {
        return 0;
    }
    return !kl__has_stages(s) || is_coherent_plan(s);
}

kl_status kl_cadence_load(kl_cadence *cadence, const uint8_t *bytes, size_t size, kl_fault *fault)
{
    kl__cadence s;
    kl_cadence_options options;
    kl__reader reader;
    if (!cadence) return kl__null(fault, "cadence");
    if (!bytes) return kl__null(fault, "bytes");
    const kl_status status = kl__frame_read(bytes, size, KL_CADENCE_SAVE_MAX, KL__CADENCE_MAGIC,
                                            KL__CADENCE_VERSION, &reader, fault);
    if (status != KL_OK) return status;

    memset(&s, 0, sizeof s);
    s.magic = KL__CADENCE_MAGIC;
    kl__options_get(&kl__cadence_layout, &reader, &options);
    if (kl__cadence_read(&options, &s.o, NULL) != KL_OK) reader.dry = 1;
    for (int i = 0; i < MEMBERS; i++) *member_of(&s, &members[i]) = get(&reader, &members[i]);
    for (int i = 0; i < KL_CADENCE_MAX_STAGES; i++) s.target[i] = get(&reader, &target_domain);
    for (int i = 0; i < KL__SLOTS; i++) s.slot[i] = get(&reader, &slot_domain);
    for (int32_t i = 0; i < s.n_runs; i++) {
        s.run[i].day = get(&reader, &run_domain[0]);
        s.run[i].dspm = get(&reader, &run_domain[1]);
        s.run[i].mms = get(&reader, &run_domain[2]);
    }
    if (reader.dry || reader.left > 0 || !is_coherent(&s)) {
        return kl__fail(fault, KL_E_FORMAT, "bytes", KL_NO_INDEX, (double)size);
    }
    memset(cadence, 0, sizeof *cadence);
    memcpy(cadence->opaque, &s, sizeof s);
    return KL_OK;
}

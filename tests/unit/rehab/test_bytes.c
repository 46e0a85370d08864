/*
 * Saved knees: REHAB-090, REHAB-091. Mutated bytes are refused, or load to a knee that saves to
 * the same bytes and goes on.
 * KNEELOAD_MUTATIONS: number of mutations, 100,000 unless told.
 */
#include "../refusal.h"
#include "base/bytes.h"
#include "random_log.h"

typedef struct saved {
    uint8_t bytes[KL_REHAB_SAVE_MAX + 64];
    size_t size;
} saved;

static saved save(const kl_rehab *knee)
{
    saved out;
    memset(&out, 0, sizeof out);
    cr_assert_eq(kl_rehab_save(knee, out.bytes, KL_REHAB_SAVE_MAX, &out.size, NULL), KL_OK);
    return out;
}

/* A knee that has seen much. */
static kl_rehab lived_knee(uint64_t seed)
{
    static kl_rehab_event event[LOG_DAYS * DAY_EVENTS];
    random_source r = random_from(seed);
    kl_rehab_config config;
    kl_rehab knee = random_knee(&r, 0, &config);
    const size_t n = random_log(&r, 0, event);
    for (size_t i = 0; i < n; i++) {
        if (kl_rehab_apply(&knee, &event[i], NULL, NULL) != KL_OK) continue;
    }
    return knee;
}

static void put_u32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) at[i] = (uint8_t)(value >> (8 * i));
}

/* Make length and CRC right again. */
static void seal(saved *s)
{
    if (s->size < 20) return;
    put_u32(s->bytes + 8, (uint32_t)s->size);
    put_u32(s->bytes + s->size - 4, kl__crc32(s->bytes, s->size - 4));
}

static void flip(random_source *r, saved *s)
{
    s->bytes[random_int(r, 0, (int32_t)s->size - 1)] ^= (uint8_t)(1 << random_int(r, 0, 7));
}

static void change_word(random_source *r, saved *s)
{
    static const uint32_t words[] = {0, 1, 2, 3, 28, 64, 100, 0x7fffffff, 0x80000000, 0xffffffff};
    const int32_t word = random_int(r, 4, (int32_t)s->size / 4 - 2);
    const uint32_t some = (uint32_t)random_int(r, -50, 450);
    put_u32(s->bytes + 4 * word, one_in(r, 2) ? words[random_int(r, 0, 9)] : some);
}

/* A word of another place: often a day or a count that may well stand here. */
static void copy_word(random_source *r, saved *s)
{
    const int32_t last = (int32_t)s->size / 4 - 2;
    memcpy(s->bytes + 4 * random_int(r, 4, last), s->bytes + 4 * random_int(r, 4, last), 4);
}

static void cut(random_source *r, saved *s)
{
    s->size = (size_t)random_int(r, 0, (int32_t)s->size - 1);
}

static void extend(random_source *r, saved *s)
{
    s->size += (size_t)random_int(r, 1, 64);
}

static void splice(random_source *r, saved *s, const saved *other)
{
    const size_t least = s->size < other->size ? s->size : other->size;
    const size_t from = (size_t)random_int(r, 16, (int32_t)least - 4);
    memcpy(s->bytes + from, other->bytes + from, other->size - from);
    s->size = other->size;
}

static void mutate(random_source *r, saved *s, const saved *other)
{
    switch (random_int(r, 0, 5)) {
        case 0:
            flip(r, s);
            break;
        case 1:
            change_word(r, s);
            break;
        case 2:
            cut(r, s);
            break;
        case 3:
            extend(r, s);
            break;
        case 4:
            copy_word(r, s);
            break;
        default:
            splice(r, s, other);
            break;
    }
    if (!one_in(r, 5)) seal(s);
}

/* What strains the lists: runs that close RED at once, mornings, clearances, on few days. */
static kl_rehab_event hard_event(random_source *r, int32_t day)
{
    static const int32_t types[] = {KL_EVENT_RUN, KL_EVENT_RUN, KL_EVENT_RUN, KL_EVENT_CHECKIN,
                                    KL_EVENT_CLEARANCE};
    kl_rehab_event e = random_event(r, types[random_int(r, 0, 4)], day);
    e.gait_altered = random_int(r, 0, 1);
    e.by = KL_CLEARED_BY_CLINICIAN;
    return e;
}

static void go_on_hard(random_source *r, kl_rehab *knee)
{
    const int32_t last = read_knee(knee).last_day;
    int32_t day = last == KL_UNKNOWN ? 0 : last;
    for (int i = 0; i < 8 && day < 1000000000; i++) {
        const kl_rehab_event e = hard_event(r, day);
        day += one_in(r, 4);
        if (kl_rehab_apply(knee, &e, NULL, NULL) != KL_OK) continue;
        const saved s = save(knee);
        cr_assert_eq(kl_rehab_load(knee, s.bytes, s.size, NULL), KL_OK,
                     "what went on from loaded bytes does not load");
    }
}

/* A loaded knee works whatever its bytes were. */
static void go_on(random_source *r, kl_rehab knee)
{
    const int32_t last = read_knee(&knee).last_day;
    const int32_t from = last == KL_UNKNOWN ? 0 : last;
    for (int32_t day = from; day < from + 4 && day < 1000000000; day++) {
        kl_rehab_event event[DAY_EVENTS];
        const size_t n = random_day(r, day, event);
        for (size_t i = 0; i < n; i++) {
            if (kl_rehab_apply(&knee, &event[i], NULL, NULL) != KL_OK) continue;
        }
        saved s = save(&knee);
        cr_assert_eq(kl_rehab_load(&knee, s.bytes, s.size, NULL), KL_OK);
    }
}

Test(rehab_bytes, REHAB_091_mutations_are_refused_or_the_same)
{
    enum { POOL = 16 };
    saved pool[POOL];
    long loaded = 0;
    random_source r = random_from(91);
    for (uint64_t i = 0; i < POOL; i++) {
        kl_rehab knee = lived_knee(i + 1);
        if (i % 2) go_on_hard(&r, &knee);
        pool[i] = save(&knee);
    }
    for (long i = 0; i < rounds_of("KNEELOAD_MUTATIONS", 100000); i++) {
        kl_rehab knee;
        kl_fault fault;
        saved s = pool[random_int(&r, 0, POOL - 1)];
        mutate(&r, &s, &pool[random_int(&r, 0, POOL - 1)]);
        put_canary(&knee, sizeof knee);
        const kl_status status = kl_rehab_load(&knee, s.bytes, s.size, &fault);
        if (status != KL_OK) {
            cr_assert(status == KL_E_FORMAT || status == KL_E_VERSION);
            cr_assert_str_eq(fault.field, "bytes");
            cr_assert(is_canary(&knee, sizeof knee), "a refused load writes");
            continue;
        }
        loaded++;
        const saved again = save(&knee);
        cr_assert_eq(again.size, s.size);
        cr_assert_eq(memcmp(again.bytes, s.bytes, s.size), 0, "mutation %ld saves otherwise", i);
        go_on(&r, knee);
        go_on_hard(&r, &knee);
    }
    cr_expect_gt(loaded, 0);
}

/* ---- what a saved knee must hold ---- */

/* Places among the numbers of the state, behind header and configuration. */
enum {
    CONFIG_SIZE = -60,
    PHASE = 0,
    LEVEL = 1,
    PHASE_DAY = 2,
    LAST_DAY = 3,
    STOP_TIER = 10,
    SCREEN_DAY = 15,
    LAST_RUN_DAY = 21,
    RED_AT_ONCE_DAY = 22,
    WEEKS_IN_PHASE = 23,
    PENDING_DAY = 31,
    PENDING_ALLOWED = 42,
    FIRST = 4 + 60
};

static void expect_load(const saved *from, int32_t place, int32_t value, kl_status status)
{
    kl_rehab knee;
    saved s = *from;
    put_u32(s.bytes + 4 * (FIRST + place), (uint32_t)value);
    seal(&s);
    cr_expect_eq(kl_rehab_load(&knee, s.bytes, s.size, NULL), status, "place %d, value %d", place,
                 value);
}

Test(rehab_bytes, REHAB_090_numbers_fit_to_each_other)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    saved s = save(&knee);
    expect_load(&s, LEVEL, 3, KL_OK);
    expect_load(&s, LEVEL, 8, KL_E_FORMAT);
    expect_load(&s, CONFIG_SIZE, sizeof(kl_rehab_config), KL_OK);
    expect_load(&s, CONFIG_SIZE, sizeof(kl_rehab_config) + 4, KL_E_FORMAT);
    expect_load(&s, PHASE_DAY, KL_UNKNOWN, KL_E_FORMAT);
    expect_load(&s, SCREEN_DAY, 1, KL_E_FORMAT);
    expect_load(&s, STOP_TIER, 1, KL_E_FORMAT);
    expect_load(&s, WEEKS_IN_PHASE, 1, KL_E_FORMAT);
    expect_load(&s, LAST_RUN_DAY, 0, KL_E_FORMAT);
    take(&knee, morning_of(4, 0));
    take(&knee, run_of(4, 0, 0, 0));
    s = save(&knee);
    expect_load(&s, LAST_DAY, 4, KL_OK);
    expect_load(&s, LAST_DAY, 5, KL_OK);
    expect_load(&s, LAST_DAY, 6, KL_E_FORMAT);
    expect_load(&s, LAST_DAY, 3, KL_E_FORMAT);
    expect_load(&s, PHASE_DAY, 5, KL_E_FORMAT);
    expect_load(&s, PHASE_DAY, KL_UNKNOWN, KL_E_FORMAT);
    expect_load(&s, PHASE, KL_PHASE_SCREEN, KL_E_FORMAT);
    expect_load(&s, PENDING_DAY, 3, KL_E_FORMAT);
}

Test(rehab_bytes, REHAB_047_a_saved_level_is_one_of_its_phase)
{
    const kl_rehab irritable = knee_in(KL_PHASE_IRRITABLE, 1);
    const kl_rehab building = knee_in(KL_PHASE_BUILD, 7);
    const saved low = save(&irritable);
    const saved high = save(&building);
    expect_load(&low, LEVEL, 1, KL_OK);
    expect_load(&low, LEVEL, 2, KL_E_FORMAT);
    expect_load(&high, LEVEL, 7, KL_OK);
    expect_load(&high, LEVEL, 6, KL_E_FORMAT);
    expect_load(&high, PHASE, KL_PHASE_RELOAD, KL_OK);
    expect_load(&high, PHASE, KL_PHASE_SCREEN, KL_E_FORMAT);
}

/* A day closes one older run, and one of its own at once: a knee that has forgotten the latter
 * could close a third, and would not load again. */
Test(rehab_bytes, REHAB_035_a_day_that_closed_red_at_once_is_not_forgotten)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    take(&knee, run_of(4, 0, 10, 0));
    take(&knee, run_of(5, 0, 60, 0));
    saved s = save(&knee);
    expect_load(&s, RED_AT_ONCE_DAY, 5, KL_OK);
    expect_load(&s, RED_AT_ONCE_DAY, 0, KL_E_FORMAT);
    expect_load(&s, RED_AT_ONCE_DAY, KL_UNKNOWN, KL_E_FORMAT);
    take(&knee, event_of(KL_EVENT_TICK, 6));
    s = save(&knee);
    expect_load(&s, RED_AT_ONCE_DAY, 5, KL_OK);
    expect_load(&s, RED_AT_ONCE_DAY, 0, KL_OK);       /* it lies behind: nothing asks for it */
    expect_load(&s, RED_AT_ONCE_DAY, 6, KL_E_FORMAT); /* no run was on day 6 */
    take(&knee, run_of(6, 0, 10, 0));
    s = save(&knee);
    expect_load(&s, RED_AT_ONCE_DAY, 6, KL_E_FORMAT); /* the run of day 6 is open */
    take(&knee, event_of(KL_EVENT_TICK, 7));
    s = save(&knee);
    expect_load(&s, LAST_DAY, 6, KL_OK);
    expect_load(&s, RED_AT_ONCE_DAY, 7, KL_E_FORMAT);
}

/* IRRITABLE allows no run, so that none of its runs moves a level up. REHAB-044 */
Test(rehab_bytes, REHAB_044_no_allowed_run_is_open_in_irritable)
{
    kl_rehab knee = knee_in(KL_PHASE_IRRITABLE, 1);
    take(&knee, morning_of(4, 0));
    take(&knee, run_of(4, 0, 0, 0));
    saved s = save(&knee);
    expect_load(&s, PENDING_ALLOWED, 0, KL_OK);
    expect_load(&s, PENDING_ALLOWED, 1, KL_E_FORMAT);
    knee = knee_in(KL_PHASE_RELOAD, 1);
    take(&knee, run_of(4, 0, 0, 0));
    s = save(&knee);
    expect_load(&s, PENDING_ALLOWED, 1, KL_OK);
}

/* The reported case: two REDs closed on a day, the second at once. */
Test(rehab_bytes, REHAB_035_no_third_red_on_a_day)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 7);
    take(&knee, morning_of(19072, 0));
    take(&knee, run_of(19072, 0, 10, 0));
    take(&knee, morning_of(19073, 60));
    take(&knee, run_of(19073, 0, 60, 0));
    const saved s = save(&knee);
    expect_load(&s, RED_AT_ONCE_DAY, 19073, KL_OK);
    expect_load(&s, RED_AT_ONCE_DAY, 0, KL_E_FORMAT);
}

/* The tier of a STOP is that of its causes: only they say who may clear it. */
Test(rehab_bytes, REHAB_052_a_stop_has_the_tier_of_its_causes)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    kl_rehab_event sick = morning_of(0, 0);
    sick.flags = KL_RED_FLAG_LOCKED | KL_RED_FLAG_GIVING_WAY;
    take(&knee, sick);
    const saved s = save(&knee);
    expect_load(&s, STOP_TIER, KL_TIER_URGENT, KL_OK);
    expect_load(&s, STOP_TIER, KL_TIER_ROUTINE, KL_E_FORMAT);
    expect_load(&s, STOP_TIER, KL_TIER_EMERGENCY, KL_E_FORMAT);
}

Test(rehab_bytes, REHAB_091_other_versions)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    saved s = save(&knee);
    put_u32(s.bytes + 4, 2);
    seal(&s);
    cr_expect_eq(kl_rehab_load(&knee, s.bytes, s.size, NULL), KL_E_VERSION);
}

/* A size that no knee has is refused before a byte is read. */
Test(rehab_bytes, REHAB_091_a_false_size_is_refused)
{
    static const size_t sizes[] = {KL_REHAB_SAVE_MAX + 1, SIZE_MAX / 2, SIZE_MAX};
    const kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    const saved s = save(&knee);
    kl_rehab other;
    kl_fault fault;
    put_canary(&other, sizeof other);
    for (int i = 0; i < 3; i++) {
        expect_refusal(kl_rehab_load(&other, s.bytes, sizes[i], &fault), &fault, KL_E_FORMAT,
                       "bytes", -1, (double)sizes[i]);
    }
    cr_expect(is_canary(&other, sizeof other));
}

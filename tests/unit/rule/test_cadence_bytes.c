/*
 * Unit tests of rule/cadence_bytes.c: KNEE-001. A saved planner goes on as if it had never been
 * saved; bytes that no planner wrote are refused, or hold what they say.
 */
#include "base/bytes.h"
#include "planner.h"
#include "rule/cadence.h"

enum { LOGS = 60, EVENTS = 200, MUTATIONS = 100000, CRC = 4, LENGTH_AT = 8 };

typedef struct saved {
    uint8_t bytes[KL_CADENCE_SAVE_MAX];
    size_t size;
} saved;

static saved save(const kl_cadence *planner)
{
    saved s;
    memset(&s, 0, sizeof s);
    cr_assert_eq(kl_cadence_save(planner, s.bytes, sizeof s.bytes, &s.size, NULL), KL_OK);
    return s;
}

static kl_cadence load(const saved *s)
{
    kl_cadence planner;
    put_canary(&planner, sizeof planner);
    cr_assert_eq(kl_cadence_load(&planner, s->bytes, s->size, NULL), KL_OK);
    return planner;
}

/* Save and load after every event of seeded logs: not one bit of difference. */
Test(cadence_bytes, KNEE_001_saving_changes_nothing)
{
    for (uint64_t seed = 0; seed < LOGS; seed++) {
        random_source source = random_from(40 + seed);
        const kl_cadence_options options = random_cadence_options(&source);
        kl_cadence planner;
        int32_t day = 0;
        int32_t phase = KL_CADENCE_IDLE;
        cr_assert_eq(kl_cadence_open(&planner, &options, NULL), KL_OK);
        kl_cadence through_bytes = planner;
        for (int e = 0; e < EVENTS; e++) {
            kl_cadence_decision a = {0};
            kl_cadence_decision b = {0};
            day = random_next_day(&source, day);
            const kl_cadence_event event = random_event(&source, day, phase);
            const kl_status status = kl_cadence_apply(&planner, &event, &a, NULL);
            cr_assert_eq(kl_cadence_apply(&through_bytes, &event, &b, NULL), status);
            cr_assert_eq(memcmp(&a, &b, sizeof a), 0);
            if (status == KL_OK) phase = a.phase;
            const saved bytes = save(&through_bytes);
            through_bytes = load(&bytes);
            cr_assert_eq(memcmp(&planner, &through_bytes, sizeof planner), 0);
        }
    }
}

/* One planner of every phase. */
enum { PHASES = 6 };

static void put_planners(kl_cadence *out)
{
    out[0] = idle_planner();
    out[1] = ready_planner();
    out[2] = planner_without_rise();
    out[3] = active_planner();
    out[4] = target_planner();
    out[5] = stopped_planner();
}

static void refuse(const uint8_t *bytes, size_t size, kl_status wanted, double value)
{
    kl_fault fault = {"", 0, 0};
    kl_cadence planner;
    put_canary(&planner, sizeof planner);
    const kl_status status = kl_cadence_load(&planner, bytes, size, &fault);
    expect_refusal(status, &fault, wanted, "bytes", NO_INDEX, value);
    cr_expect(is_canary(&planner, sizeof planner));
}

/* Every single flipped bit, every cut, and a byte too many. */
Test(cadence_bytes, damaged_bytes_are_refused)
{
    kl_cadence planners[PHASES];
    put_planners(planners);
    for (int p = 0; p < PHASES; p++) {
        saved s = save(&planners[p]);
        for (size_t at = 0; at < s.size; at++) {
            for (int bit = 0; bit < 8; bit++) {
                s.bytes[at] ^= (uint8_t)(1 << bit);
                refuse(s.bytes, s.size, KL_E_FORMAT, (double)s.size);
                s.bytes[at] ^= (uint8_t)(1 << bit);
            }
            refuse(s.bytes, at, KL_E_FORMAT, (double)at);
        }
        refuse(s.bytes, s.size + 1, KL_E_FORMAT, (double)s.size + 1);
    }
}

static void put_u32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) at[i] = (uint8_t)(value >> (8 * i));
}

/* Length and CRC as a forger would set them. */
static void reseal(saved *s)
{
    put_u32(s->bytes + LENGTH_AT, (uint32_t)s->size);
    put_u32(s->bytes + s->size - CRC, kl__crc32(s->bytes, s->size - CRC));
}

Test(cadence_bytes, other_versions_are_refused)
{
    const kl_cadence planner = active_planner();
    saved s = save(&planner);
    s.bytes[4] = 2; /* format version */
    reseal(&s);
    refuse(s.bytes, s.size, KL_E_VERSION, 2);
    s.bytes[4] = 1;
    s.bytes[12]++; /* algorithm revision */
    reseal(&s);
    refuse(s.bytes, s.size, KL_E_VERSION, 1);
}

/* A loaded planner takes any events, and can be saved and loaded after each. */
static void go_on(kl_cadence *planner, random_source *source)
{
    int32_t day = random_int(source, -100, 400);
    for (int e = 0; e < 6; e++) {
        day += random_int(source, 0, 10);
        const kl_cadence_event event = random_event(source, day, random_int(source, 0, 5));
        kl_cadence_decision decision;
        if (kl_cadence_apply(planner, &event, &decision, NULL) != KL_OK) continue;
        const saved s = save(planner);
        const kl_cadence again = load(&s);
        cr_assert_eq(memcmp(planner, &again, sizeof again), 0);
    }
}

/* Whatever is accepted holds exactly what the bytes say. */
static int accept_or_refuse(const saved *s, random_source *source)
{
    kl_cadence planner;
    put_canary(&planner, sizeof planner);
    if (kl_cadence_load(&planner, s->bytes, s->size, NULL) != KL_OK) {
        cr_assert(is_canary(&planner, sizeof planner));
        return 0;
    }
    const saved again = save(&planner);
    cr_assert_eq(again.size, s->size);
    cr_assert_eq(memcmp(again.bytes, s->bytes, s->size), 0);
    go_on(&planner, source);
    return 1;
}

static void mutate(saved *s, random_source *source)
{
    static const uint32_t words[] = {0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 1200, 100};
    const size_t at = (size_t)random_int(source, 0, (int32_t)s->size - CRC - 4);
    switch (random_int(source, 0, 3)) {
        case 0:
            s->bytes[at] ^= (uint8_t)(1 << random_int(source, 0, 7));
            break;
        case 1:
            s->bytes[at] = (uint8_t)random_int(source, 0, 255);
            break;
        case 2:
            put_u32(s->bytes + at / 4 * 4, words[random_int(source, 0, 7)]);
            break;
        default:
            put_u32(s->bytes + at / 4 * 4, (uint32_t)random_int(source, -5, 3000));
            break;
    }
}

/* 100,000 forged planners, one to three words changed, sometimes longer or shorter. */
Test(cadence_bytes, forged_bytes_are_refused_or_mean_what_they_say)
{
    random_source source = random_from(77);
    kl_cadence planners[PHASES];
    int accepted = 0;
    put_planners(planners);
    for (int i = 0; i < MUTATIONS; i++) {
        saved s = save(&planners[i % PHASES]);
        for (int32_t m = random_int(&source, 1, 3); m > 0; m--) mutate(&s, &source);
        if (random_int(&source, 0, 9) == 0) s.size += (size_t)random_int(&source, -8, 8);
        reseal(&s);
        accepted += accept_or_refuse(&s, &source);
    }
    cr_expect(accepted > MUTATIONS / 50 && accepted < MUTATIONS, "%d accepted", accepted);
}

/* One word at a time, each with values around every limit: nothing but refusals or the truth. */
Test(cadence_bytes, every_word_is_looked_at)
{
    static const uint32_t words[] = {
        0,   1,    2,    3,    5,    6,    10,         11,         16,         17,        100,
        101, 1199, 1200, 1600, 2300, 2530, 0x7fffffff, 0x80000000, 0x80000001, 0xffffffff};
    random_source source = random_from(78);
    kl_cadence planners[PHASES];
    put_planners(planners);
    for (int p = 0; p < PHASES; p++) {
        const saved good = save(&planners[p]);
        for (size_t at = 0; at < good.size - CRC; at += 4) {
            for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
                saved s = good;
                put_u32(s.bytes + at, words[w]);
                reseal(&s);
                (void)accept_or_refuse(&s, &source);
            }
        }
    }
}

/* Members that each lie in their domain, but not together: what nobody's log leads to. */
typedef struct contradiction {
    const char *what;
    int32_t phase;
    size_t at;
    int32_t value;
} contradiction;

#define AT(member) offsetof(kl__cadence, member)

Test(cadence_bytes, contradictions_are_refused)
{
    static const contradiction cases[] = {
        {"a stage behind the last", KL_CADENCE_ACTIVE, AT(stage), 4},
        {"more adherent than assessed runs", KL_CADENCE_ACTIVE, AT(adherent), 1},
        {"more assessed runs than sessions", KL_CADENCE_ACTIVE, AT(assessed), 1},
        {"a target below every baseline", KL_CADENCE_ACTIVE, AT(target[2]), 1199},
        {"a pain without a day", KL_CADENCE_ACTIVE, AT(pain), 10},
        {"a day without a pain", KL_CADENCE_ACTIVE, AT(pain_day), 10},
        {"no baseline cadence", KL_CADENCE_READY, AT(base_dspm), KL_UNKNOWN},
        {"no baseline speed", KL_CADENCE_READY, AT(base_mms), KL_UNKNOWN},
        {"a baseline before there is one", KL_CADENCE_IDLE, AT(base_dspm), 1600},
        {"a baseline speed before there is one", KL_CADENCE_IDLE, AT(base_mms), 2800},
        {"a plan without a start", KL_CADENCE_ACTIVE, AT(start), KL_UNKNOWN},
        {"a stage without a start", KL_CADENCE_ACTIVE, AT(stage_start), KL_UNKNOWN},
        {"a plan without a last run", KL_CADENCE_ACTIVE, AT(last_run), KL_UNKNOWN},
        {"a plan without a last day", KL_CADENCE_ACTIVE, AT(last_day), KL_UNKNOWN},
        {"two falls and no stop", KL_CADENCE_ACTIVE, AT(zero_drops), 2},
        {"a target before the last stage", KL_CADENCE_TARGET, AT(stage), 2},
        {"a target without stages", KL_CADENCE_READY, AT(phase), KL_CADENCE_TARGET},
        {"ready while nothing is frozen", KL_CADENCE_IDLE, AT(phase), KL_CADENCE_READY},
    };
    kl_cadence planners[PHASES];
    put_planners(planners);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        kl_cadence planner = planners[cases[i].phase];
        kl_cadence out;
        memcpy((char *)planner.opaque + cases[i].at, &cases[i].value, sizeof cases[i].value);
        const saved s = save(&planner);
        cr_expect_eq(kl_cadence_load(&out, s.bytes, s.size, NULL), KL_E_FORMAT, "%s",
                     cases[i].what);
    }
}

/* A ready planner whose dates are set, but which has no stage. */
Test(cadence_bytes, a_plan_needs_a_stage)
{
    kl_cadence planner = active_planner();
    kl__cadence state;
    memcpy(&state, planner.opaque, sizeof state);
    state.stage = state.stages = 0;
    memcpy(planner.opaque, &state, sizeof state);
    const saved s = save(&planner);
    refuse(s.bytes, s.size, KL_E_FORMAT, (double)s.size);
}

Test(cadence_bytes, KNEE_004_saving_refuses_wrong_calls)
{
    kl_fault fault = {"", 0, 0};
    const kl_cadence planner = active_planner();
    const saved s = save(&planner);
    kl_cadence closed;
    uint8_t bytes[KL_CADENCE_SAVE_MAX];
    size_t size = 42;
    memset(&closed, 0, sizeof closed);
    put_canary(bytes, sizeof bytes);
    expect_refusal(kl_cadence_save(NULL, bytes, sizeof bytes, &size, &fault), &fault, KL_E_NULL,
                   "cadence", NO_INDEX, 0);
    expect_refusal(kl_cadence_save(&closed, bytes, sizeof bytes, &size, &fault), &fault, KL_E_STATE,
                   "cadence", NO_INDEX, 0);
    expect_refusal(kl_cadence_save(&planner, NULL, sizeof bytes, &size, &fault), &fault, KL_E_NULL,
                   "bytes", NO_INDEX, 0);
    expect_refusal(kl_cadence_save(&planner, bytes, sizeof bytes, NULL, &fault), &fault, KL_E_NULL,
                   "out_size", NO_INDEX, 0);
    expect_refusal(kl_cadence_save(&planner, bytes, s.size - 1, &size, &fault), &fault, KL_E_SIZE,
                   "capacity", NO_INDEX, (double)s.size - 1);
    cr_expect_eq(size, 42);
    cr_expect(is_canary(bytes, sizeof bytes));
    cr_expect_eq(kl_cadence_save(&planner, bytes, s.size, &size, &fault), KL_OK);
    cr_expect_eq(memcmp(bytes, s.bytes, s.size), 0);
    expect_refusal(kl_cadence_load(NULL, bytes, size, &fault), &fault, KL_E_NULL, "cadence",
                   NO_INDEX, 0);
    expect_refusal(kl_cadence_load(&closed, NULL, size, &fault), &fault, KL_E_NULL, "bytes",
                   NO_INDEX, 0);
}

/* A size that no planner has is refused before a byte is read. */
Test(cadence_bytes, KNEE_090_a_false_size_is_refused)
{
    static const size_t sizes[] = {KL_CADENCE_SAVE_MAX + 1, SIZE_MAX / 2, SIZE_MAX};
    const kl_cadence planner = idle_planner();
    const saved s = save(&planner);
    kl_cadence other;
    kl_fault fault;
    put_canary(&other, sizeof other);
    for (int i = 0; i < 3; i++) {
        expect_refusal(kl_cadence_load(&other, s.bytes, sizes[i], &fault), &fault, KL_E_FORMAT,
                       "bytes", NO_INDEX, (double)sizes[i]);
    }
    cr_expect(is_canary(&other, sizeof other));
}

/* The largest planner fits: 16 baseline runs, 10 stages. */
Test(cadence_bytes, the_largest_planner_fits)
{
    kl_cadence planner = idle_planner();
    for (int i = 0; i < 16; i++) (void)take(&planner, baseline_run(100, 1600, 2800));
    (void)take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 100));
    kl_cadence_event event = plan_on(100, 0);
    event.request.target_permille = 100;
    event.request.step_permille = 10;
    cr_expect_eq(take(&planner, event).stages, 10);
    const saved s = save(&planner);
    cr_expect_leq(s.size, KL_CADENCE_SAVE_MAX);
    const kl_cadence again = load(&s);
    cr_expect_eq(memcmp(&again, &planner, sizeof again), 0);
}

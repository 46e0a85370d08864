/* Three to five exercises for a location: PLAN-143, PLAN-144, PLAN-145; law 6, first half. */
#include "exercises.h"

enum { HIGH = KL_IRRITABILITY_HIGH, MODERATE = KL_IRRITABILITY_MODERATE };

static const kl_prescribe_request plain = {.location = KL_LOCATION_FRONT,
                                           .irritability = KL_IRRITABILITY_LOW,
                                           .phase = 1,
                                           .count = 5,
                                           .equipment = ALL_EQUIPMENT,
                                           .per_week = 2};

static kl_prescription prescribe_with(kl_prescribe_request request, const kl_plan_options *options)
{
    kl_prescription p;
    kl_fault fault = {0};
    put_canary(&p, sizeof p);
    cr_assert_eq(kl_prescribe(&request, options, &p, &fault), KL_OK, "%s", fault.field);
    return p;
}

static kl_prescription prescribe(kl_prescribe_request request)
{
    return prescribe_with(request, NULL);
}

/* Exercises in the order of the session, ended by -1. */
#define NAMES(...) ((const int32_t[]){__VA_ARGS__, -1})
#define EX(name) KL_EXERCISE_##name

static void expect_session(int32_t location, int32_t irritability, int32_t phase, int32_t equipment,
                           const int32_t *names)
{
    kl_prescribe_request request = plain;
    request.location = location;
    request.irritability = irritability;
    request.phase = phase;
    request.equipment = equipment;
    const kl_prescription p = prescribe(request);
    int32_t n = 0;
    while (names[n] >= 0) n++;
    cr_expect_eq(p.n_items, n, "%d items instead of %d", p.n_items, n);
    for (int32_t i = 0; i < n && i < p.n_items; i++) {
        cr_expect_eq(p.item[i].exercise, names[i], "item %d: %d", i, p.item[i].exercise);
    }
}

/* Worked out by hand from the lists. */
Test(rule_prescription, PLAN_144_PLAN_145_who_comes_first)
{
    enum { LOW = KL_IRRITABILITY_LOW };
    expect_session(
        KL_LOCATION_FRONT, LOW, 1, ALL_EQUIPMENT,
        NAMES(EX(SPANISH_SQUAT), EX(BAND_WALK), EX(CALF_RAISES), EX(SPLIT_SQUAT), EX(STEP_DOWN)));
    expect_session(
        KL_LOCATION_DIFFUSE, LOW, 1, ALL_EQUIPMENT,
        NAMES(EX(SPANISH_SQUAT), EX(BAND_WALK), EX(CALF_RAISES), EX(SPLIT_SQUAT), EX(STEP_DOWN)));
    expect_session(
        KL_LOCATION_LATERAL, LOW, 1, ALL_EQUIPMENT,
        NAMES(EX(BANDED_BRIDGE), EX(BAND_WALK), EX(SPANISH_SQUAT), EX(CALF_RAISES), EX(STEP_DOWN)));
    expect_session(
        KL_LOCATION_BELOW, HIGH, 1, ALL_EQUIPMENT,
        NAMES(EX(BANDED_BRIDGE), EX(WALL_SIT), EX(CALF_RAISES), EX(BAND_WALK), EX(BOX_SQUAT)));
    expect_session(
        KL_LOCATION_ABOVE, HIGH, 2, ALL_EQUIPMENT,
        NAMES(EX(BANDED_BRIDGE), EX(WALL_SIT), EX(CALF_RAISES), EX(BAND_WALK), EX(BOX_SQUAT)));
    expect_session(KL_LOCATION_FRONT, MODERATE, 2, ALL_EQUIPMENT,
                   NAMES(EX(GOBLET_SQUAT), EX(HIP_THRUST), EX(CALF_RAISES), EX(SPLIT_SQUAT),
                         EX(SINGLE_LEG_RDL)));
    expect_session(KL_LOCATION_LATERAL, LOW, 2, ALL_EQUIPMENT,
                   NAMES(EX(HIP_THRUST), EX(BAND_WALK), EX(CALF_RAISES), EX(STEP_DOWN_HIGH),
                         EX(SPLIT_SQUAT_DEEP)));
    expect_session(KL_LOCATION_BELOW, LOW, 2, 0,
                   NAMES(EX(CALF_RAISES), EX(HIP_THRUST), EX(SPLIT_SQUAT_DEEP), EX(SINGLE_LEG_RDL),
                         EX(WALL_SIT)));
    expect_session(KL_LOCATION_FRONT, HIGH, 1, 0,
                   NAMES(EX(WALL_SIT), EX(SIDE_ABDUCTION), EX(CALF_RAISES)));
}

static void expect_reasons(kl_prescribe_request request, const int32_t *codes)
{
    const kl_prescription p = prescribe(request);
    expect_codes(p.reasons.reason, p.reasons.n, codes);
}

Test(rule_prescription, PLAN_143_reasons_in_order)
{
    kl_prescribe_request r = plain;
    expect_reasons(r, CODES(0));
    r.irritability = KL_UNKNOWN;
    expect_reasons(r, CODES(KL_R_IRRITABILITY_UNKNOWN));
    r.location = KL_LOCATION_DIFFUSE;
    r.per_week = 1;
    expect_reasons(r,
                   CODES(KL_R_IRRITABILITY_UNKNOWN, KL_R_LOCATION_ASSESS, KL_R_FREQUENCY_CLAMPED));
    r.irritability = HIGH;
    r.phase = 2;
    r.location = KL_LOCATION_ABOVE;
    r.per_week = 7;
    r.equipment = 0;
    expect_reasons(r, CODES(KL_R_PHASE2_REFUSED_HIGH, KL_R_LOCATION_ASSESS, KL_R_FREQUENCY_CLAMPED,
                            KL_R_FEWER_THAN_ASKED));
}

/* An unknown irritability gives what MODERATE gives. */
Test(rule_prescription, PLAN_143_unknown_irritability_is_moderate)
{
    kl_prescribe_request r = plain;
    r.phase = 2;
    r.irritability = KL_UNKNOWN;
    const kl_prescription unknown = prescribe(r);
    r.irritability = MODERATE;
    const kl_prescription moderate = prescribe(r);
    cr_expect_eq(memcmp(unknown.item, moderate.item, sizeof unknown.item), 0);
}

Test(rule_prescription, PLAN_143_no_list_for_some_locations)
{
    static const struct {
        int32_t location;
        int32_t code;
    } refused[] = {
        {KL_UNKNOWN, KL_R_LOCATION_UNKNOWN},
        {KL_LOCATION_MEDIAL, KL_R_LOCATION_MEDIAL},
        {KL_LOCATION_BACK, KL_R_LOCATION_BACK},
    };
    for (size_t i = 0; i < 3; i++) {
        kl_prescribe_request r = plain;
        r.irritability = KL_UNKNOWN;
        r.per_week = 7;
        r.location = refused[i].location;
        kl_prescription nothing;
        memset(&nothing, 0, sizeof nothing);
        kl_prescription p = prescribe(r);
        expect_codes(p.reasons.reason, p.reasons.n, CODES(refused[i].code));
        p.reasons.n = 0;
        memset(&p.reasons.reason[0], 0, sizeof p.reasons.reason[0]);
        cr_expect_eq(memcmp(&p, &nothing, sizeof p), 0, "nothing but the reason");
    }
}

Test(rule_prescription, PLAN_143_per_week)
{
    kl_plan_options options;
    kl_plan_options_init(&options, sizeof options);
    for (int32_t wish = 1; wish <= 7; wish++) {
        kl_prescribe_request r = plain;
        r.per_week = wish;
        const int32_t given = wish < 2 ? 2 : wish > 3 ? 3 : wish;
        cr_expect_eq(prescribe_with(r, &options).per_week, given);
    }
    options.strength_min = 3;
    options.strength_max = 2;
    cr_expect_eq(prescribe_with(plain, &options).per_week, 2, "options that cross: the fewer");
    options.strength_min = 1;
    kl_prescribe_request once = plain;
    once.per_week = 1;
    const kl_prescription p = prescribe_with(once, &options);
    cr_expect(p.per_week == 1 && p.reasons.n == 0);
}

/* Lower sets and value, upper rest; the times of the rows and of the changes between. */
Test(rule_prescription, PLAN_145_items_and_time)
{
    kl_plan_options options;
    kl_plan_options_init(&options, sizeof options);
    kl_prescribe_request r = plain;
    r.location = KL_LOCATION_BELOW;
    r.count = 3;
    r.equipment = 0;
    const kl_prescription p = prescribe_with(r, &options);
    const kl_prescribed wall_sit = {.exercise = KL_EXERCISE_WALL_SIT,
                                    .sets = 4,
                                    .value = 45,
                                    .dose = KL_DOSE_HOLD,
                                    .sides = 1,
                                    .parts = 1,
                                    .rest_s = 90,
                                    .time_s = {360, 660}};
    cr_expect_eq(memcmp(&p.item[0], &wall_sit, sizeof wall_sit), 0);
    cr_expect_eq(p.groups, 7);
    cr_expect_eq(p.time_s[0], 360 + 516 + 336 + 2 * 30);
    cr_expect_eq(p.time_s[1], 660 + 660 + 480 + 2 * 30);
    options.transition_s = 0;
    cr_expect_eq(prescribe_with(r, &options).time_s[0], 360 + 516 + 336);
}

static void expect_law_6(const kl_prescribe_request *r)
{
    const kl_prescription p = prescribe(*r);
    const int32_t limit = r->irritability == HIGH                 ? 2
                          : r->irritability == 0 && r->phase == 2 ? 4
                                                                  : 3;
    uint32_t families = 0;
    cr_expect(p.n_items >= 3 && p.n_items <= r->count, "%d items", p.n_items);
    cr_expect_eq(p.groups, 7, "groups %u", p.groups);
    cr_expect(p.per_week >= 2 && p.per_week <= 3);
    for (int32_t i = 0; i < p.n_items; i++) {
        kl_exercise row;
        cr_assert_eq(kl_exercise_at(p.item[i].exercise, r->location, &row, NULL), KL_OK);
        cr_expect(!(families >> row.family & 1), "a family twice");
        families |= UINT32_C(1) << row.family;
        cr_expect(!row.activation || i == 0, "activation at place %d", i);
        cr_expect_leq(row.rank, limit);
        cr_expect_eq(row.equipment & ~(uint32_t)r->equipment, 0, "equipment is missing");
    }
}

/* Every request there is, with the frequencies inside, below and above the band. */
Test(rule_prescription, law_6_of_every_request)
{
    static const int32_t locations[] = {KL_LOCATION_FRONT, KL_LOCATION_LATERAL, KL_LOCATION_BELOW,
                                        KL_LOCATION_ABOVE, KL_LOCATION_DIFFUSE};
    static const int32_t irritabilities[] = {KL_UNKNOWN, KL_IRRITABILITY_LOW, MODERATE, HIGH};
    enum { ALL = 5 * 4 * 2 * 3 * 64 * 7 };
    for (int32_t i = 0; i < ALL; i++) {
        const kl_prescribe_request r = {.location = locations[i % 5],
                                        .irritability = irritabilities[i / 5 % 4],
                                        .phase = 1 + i / 20 % 2,
                                        .count = 3 + i / 40 % 3,
                                        .equipment = i / 120 % 64,
                                        .per_week = 1 + i / 7680};
        expect_law_6(&r);
    }
}

static kl_status ask(const void *input, void *out, kl_fault *fault)
{
    kl_prescribe_request request;
    memcpy(&request, input, sizeof request);
    return kl_prescribe(&request, NULL, out, fault);
}

#define FIELD(name, low, high, optional)                                 \
    {                                                                    \
#name, offsetof(kl_prescribe_request, name), low, high, optional \
    }

Test(rule_prescription, PLAN_003_refusals)
{
    static const domain domains[] = {
        FIELD(location, 0, 6, 1), FIELD(irritability, 0, 2, 1), FIELD(phase, 1, 2, 0),
        FIELD(count, 3, 5, 0),    FIELD(equipment, 0, 63, 0),   FIELD(per_week, 1, 7, 0),
    };
    kl_prescribe_request r = plain;
    expect_domains(ask, &r, sizeof r, domains, 6);
    expect_order(ask, &r, sizeof r, domains, 6);
    r.location = KL_UNKNOWN; /* nothing to prescribe, and still no bad field passes */
    expect_domains(ask, &r, sizeof r, domains, 6);
}

Test(rule_prescription, PLAN_003_options_and_pointers)
{
    kl_plan_options options;
    kl_prescription p;
    kl_fault fault = {0};
    kl_plan_options_init(&options, sizeof options);
    options.transition_s = 301;
    kl_prescribe_request r = plain;
    r.location = 7;
    put_canary(&p, sizeof p);
    expect_refusal(kl_prescribe(&r, &options, &p, &fault), &fault, KL_E_RANGE, "transition_s", -1,
                   301);
    expect_refusal(kl_prescribe(NULL, NULL, &p, &fault), &fault, KL_E_NULL, "request", -1, 0);
    cr_expect(is_canary(&p, sizeof p));
    expect_refusal(kl_prescribe(&r, NULL, NULL, &fault), &fault, KL_E_NULL, "out", -1, 0);
}

/* The catalogue of exercises: PLAN-140, PLAN-141, PLAN-142; ranks against KNEE-130. */
#include "exercises.h"

static kl_exercise row_of(int32_t exercise, int32_t location)
{
    kl_exercise row;
    kl_fault fault = {0};
    put_canary(&row, sizeof row);
    cr_assert_eq(kl_exercise_at(exercise, location, &row, &fault), KL_OK, "%s", fault.field);
    return row;
}

static kl_exercise at_front(int32_t exercise)
{
    return row_of(exercise, KL_LOCATION_FRONT);
}

/* Times of the rows at FRONT, worked out by hand from the table. PLAN-142 */
static const struct {
    int32_t exercise;
    int32_t time_s[2];
} times[] = {
    {KL_EXERCISE_WALL_SIT, {300, 585}},         /* 4x30 + 3x60, 5x45 + 4x90 */
    {KL_EXERCISE_SPANISH_SQUAT, {300, 585}},    /* the same */
    {KL_EXERCISE_SPLIT_SQUAT, {312, 360}},      /* 3x8x4x2 + 2x60, 3x10x4x2 + 120 */
    {KL_EXERCISE_STEP_DOWN, {336, 480}},        /* 3x6x6x2 + 120, 3x10x6x2 + 120 */
    {KL_EXERCISE_SIDE_ABDUCTION, {336, 480}},   /* 3x12x3x2 + 120, 3x20x3x2 + 120 */
    {KL_EXERCISE_BAND_WALK, {228, 300}},        /* 3x12x3 + 120, 3x20x3 + 120 */
    {KL_EXERCISE_CALF_RAISES, {516, 660}},      /* 2(3x12x3 + 120) + 60, 2(180 + 120) + 60 */
    {KL_EXERCISE_BOX_SQUAT, {216, 264}},        /* 3x8x4 + 120, 3x12x4 + 120 */
    {KL_EXERCISE_CRAB_WALK, {228, 300}},        /* as the band walk */
    {KL_EXERCISE_BANDED_BRIDGE, {132, 150}},    /* 2x12x3 + 60, 2x15x3 + 60 */
    {KL_EXERCISE_GOBLET_SQUAT, {276, 324}},     /* 3x8x4 + 2x90, 3x12x4 + 180 */
    {KL_EXERCISE_LEG_PRESS, {276, 324}},        /* the same */
    {KL_EXERCISE_SPLIT_SQUAT_DEEP, {372, 468}}, /* each side: 192 + 180, 288 + 180 */
    {KL_EXERCISE_STEP_DOWN_HIGH, {468, 612}},   /* 3x8x6x2 + 180, 3x12x6x2 + 180 */
    {KL_EXERCISE_SINGLE_LEG_RDL, {372, 468}},   /* as the deep split squat */
    {KL_EXERCISE_HIP_THRUST, {276, 324}},       /* as the goblet squat */
};

Test(rule_exercise, PLAN_142_times)
{
    cr_assert_eq(sizeof times / sizeof times[0], KL_EXERCISES);
    for (size_t i = 0; i < KL_EXERCISES; i++) {
        const kl_exercise row = at_front(times[i].exercise);
        cr_expect_eq(row.number, (int32_t)i);
        for (int end = 0; end < 2; end++) {
            cr_expect_eq(row.time_s[end], times[i].time_s[end], "%zu: %d s", i, row.time_s[end]);
        }
    }
}

Test(rule_exercise, PLAN_140_every_row_holds_together)
{
    for (int32_t i = 0; i < KL_EXERCISES; i++) {
        const kl_exercise row = at_front(i);
        cr_expect(row.sets[0] <= row.sets[1] && row.value[0] < row.value[1], "%d", i);
        cr_expect(row.rest_s[0] <= row.rest_s[1] && row.rest_s[0] > 0, "%d", i);
        cr_expect_eq(row.tempo_s > 0, row.dose == KL_DOSE_REPS, "%d", i);
        cr_expect_eq(row.phase, i < KL_EXERCISE_GOBLET_SQUAT ? 1 : 2, "%d", i);
        cr_expect_eq(row.activation, i == KL_EXERCISE_BANDED_BRIDGE, "%d", i);
        for (int32_t next = 0; next < 2; next++) {
            const int32_t harder = row.next[next];
            cr_expect_eq(harder == KL_UNKNOWN, next >= row.n_next, "%d", i);
            if (harder != KL_UNKNOWN) cr_expect_gt(harder, i, "the way leads one direction");
            if (harder != KL_UNKNOWN) cr_expect_eq(at_front(harder).group, row.group, "%d", i);
        }
    }
}

/* Doses of S000 are told from own defaults. PLAN-140 */
Test(rule_exercise, PLAN_140_own_defaults_are_marked)
{
    enum { PACE = KL_OWN_REST | KL_OWN_TEMPO, DOSE = PACE | KL_OWN_SETS | KL_OWN_VALUE };
    for (int32_t i = 0; i < KL_EXERCISES; i++) {
        const kl_exercise row = at_front(i);
        const int from_s003 = i >= KL_EXERCISE_BOX_SQUAT && i <= KL_EXERCISE_BANDED_BRIDGE;
        const uint32_t own = i <= KL_EXERCISE_SPANISH_SQUAT ? 0
                             : i <= KL_EXERCISE_CALF_RAISES ? PACE
                                                            : DOSE;
        cr_expect_eq(row.own, own, "%d: %u", i, row.own);
        cr_expect_str_eq(row.source, from_s003 ? "S003" : "S000");
    }
}

/* Where KNEE-130 has the exercise. */
static const struct {
    int32_t exercise;
    const char *name;
} demands[] = {
    {KL_EXERCISE_WALL_SIT, "WALL_SIT"},
    {KL_EXERCISE_SPANISH_SQUAT, "SPANISH_SQUAT"},
    {KL_EXERCISE_SPLIT_SQUAT, "SPLIT_SQUAT_60"},
    {KL_EXERCISE_STEP_DOWN, "STEP_DOWN_LOW"},
    {KL_EXERCISE_SIDE_ABDUCTION, "HIP_ABDUCTION_SIDE"},
    {KL_EXERCISE_BAND_WALK, "BAND_WALK"},
    {KL_EXERCISE_CALF_RAISES, "CALF_RAISE_STRAIGHT"},
    {KL_EXERCISE_CALF_RAISES, "CALF_RAISE_BENT"},
    {KL_EXERCISE_BOX_SQUAT, "BOX_SQUAT"},
    {KL_EXERCISE_CRAB_WALK, "CRAB_WALK"},
    {KL_EXERCISE_BANDED_BRIDGE, "BRIDGE_BANDED"},
    {KL_EXERCISE_GOBLET_SQUAT, "GOBLET_SQUAT"},
    {KL_EXERCISE_LEG_PRESS, "LEG_PRESS"},
    {KL_EXERCISE_SPLIT_SQUAT_DEEP, "SPLIT_SQUAT_DEEP"},
    {KL_EXERCISE_STEP_DOWN_HIGH, "STEP_DOWN_HIGH"},
    {KL_EXERCISE_SINGLE_LEG_RDL, "SINGLE_LEG_RDL"},
    {KL_EXERCISE_HIP_THRUST, "HIP_THRUST"},
};

static const kl_joint_demand *demand_of(const char *name)
{
    const kl_joint_demand *demand = NULL;
    for (size_t i = 0; (demand = kl_joint_demand_at(i)) != NULL; i++) {
        if (strcmp(demand->exercise, name) == 0) return demand;
    }
    return NULL;
}

Test(rule_exercise, PLAN_140_KNEE_130_rank_is_half_of_rank_index)
{
    uint32_t seen = 0;
    for (size_t i = 0; i < sizeof demands / sizeof demands[0]; i++) {
        const kl_joint_demand *demand = demand_of(demands[i].name);
        cr_assert_not_null(demand, "%s", demands[i].name);
        cr_expect_eq(2 * at_front(demands[i].exercise).rank, demand->rank_index, "%s",
                     demands[i].name);
        seen |= UINT32_C(1) << demands[i].exercise;
    }
    cr_expect_eq(seen, (UINT32_C(1) << KL_EXERCISES) - 1);
}

Test(rule_exercise, PLAN_141_only_holds_below_and_above_change)
{
    for (int32_t location = KL_LOCATION_FRONT; location <= KL_LOCATION_DIFFUSE; location++) {
        const int tendon = location == KL_LOCATION_BELOW || location == KL_LOCATION_ABOVE;
        for (int32_t i = 0; i < KL_EXERCISES; i++) {
            const kl_exercise usual = at_front(i);
            const kl_exercise row = row_of(i, location);
            const int longer = tendon && usual.family == KL_FAMILY_ISO;
            if (!longer) {
                cr_expect_eq(memcmp(&row, &usual, sizeof row), 0, "%d at %d", i, location);
                continue;
            }
            cr_expect(row.value[0] == 45 && row.value[1] == 60);
            cr_expect(row.time_s[0] == 360 && row.time_s[1] == 660); /* 180 + 180, 300 + 360 */
            cr_expect_eq(row.own, KL_OWN_VALUE, "S000 does not have this dose");
        }
    }
}

typedef struct query {
    int32_t exercise;
    int32_t location;
} query;

static kl_status ask(const void *input, void *out, kl_fault *fault)
{
    query q;
    memcpy(&q, input, sizeof q);
    return kl_exercise_at(q.exercise, q.location, out, fault);
}

Test(rule_exercise, PLAN_003_refusals)
{
    static const domain domains[] = {
        {"exercise", offsetof(query, exercise), 0, KL_EXERCISES - 1, 0},
        {"location", offsetof(query, location), 0, KL_LOCATION_DIFFUSE, 0},
    };
    query q = {KL_EXERCISE_WALL_SIT, KL_LOCATION_FRONT};
    kl_fault fault = {0};
    expect_domains(ask, &q, sizeof q, domains, 2);
    expect_order(ask, &q, sizeof q, domains, 2);
    expect_refusal(kl_exercise_at(0, 0, NULL, &fault), &fault, KL_E_NULL, "out", -1, 0);
}

/*
 * rule/exercise.c - the catalogue of exercises.
 * PLAN-140, PLAN-141, PLAN-142; KNEE-130 has the ranks, doubled
 */
#include "rule/exercise.h"

#include "base/check.h"

enum {
    NEEDS_NONE = 0,
    NEEDS_STRAP = 1 << KL_EQUIPMENT_STRAP,
    NEEDS_STEP = 1 << KL_EQUIPMENT_STEP,
    NEEDS_BAND = 1 << KL_EQUIPMENT_BAND,
    NEEDS_WEIGHT = 1 << KL_EQUIPMENT_WEIGHT,
    NEEDS_MACHINE = 1 << KL_EQUIPMENT_MACHINE,
    NEEDS_BOX = 1 << KL_EQUIPMENT_BOX
};

enum {
    NEXT_NONE = KL_UNKNOWN,
    NEXT_BAND_WALK = KL_EXERCISE_BAND_WALK,
    NEXT_GOBLET_SQUAT = KL_EXERCISE_GOBLET_SQUAT,
    NEXT_LEG_PRESS = KL_EXERCISE_LEG_PRESS,
    NEXT_SPLIT_SQUAT_DEEP = KL_EXERCISE_SPLIT_SQUAT_DEEP,
    NEXT_STEP_DOWN_HIGH = KL_EXERCISE_STEP_DOWN_HIGH,
    NEXT_HIP_THRUST = KL_EXERCISE_HIP_THRUST
};

/* What of a row is an own default (X, grade E): nothing, rest and tempo, or the whole dose. The
 * other doses are exactly those of S000. */
enum {
    OWN_NONE = 0,
    OWN_PACE = KL_OWN_REST | KL_OWN_TEMPO,
    OWN_DOSE = KL_OWN_SETS | KL_OWN_VALUE | KL_OWN_REST | KL_OWN_TEMPO
};

/* In the order of PLAN-140; ranges are lower, upper; rest and tempo are seconds. */
#define ROW(name, group, family, phase, sets, sets_to, dose, value, value_to, sides, parts, rest,  \
            rest_to, tempo, needs, rank, activation, next, other, own, source)                     \
    {                                                                                              \
        KL_EXERCISE_##name, KL_GROUP_##group, KL_FAMILY_##family, phase, KL_DOSE_##dose,           \
            {sets, sets_to}, {value, value_to}, sides, parts, {rest, rest_to}, tempo,              \
            NEEDS_##needs, rank, activation,                                                       \
            (NEXT_##next != NEXT_NONE) + (NEXT_##other != NEXT_NONE), {NEXT_##next, NEXT_##other}, \
            {0, 0}, OWN_##own, 0, source                                                           \
    }

/* WALL_SIT and SPANISH_SQUAT are meant shallow: knee bent no more than about 45 degrees. */
/* clang-format off */
static const kl_exercise rows[KL_EXERCISES] = {
    /*  exercise          group     family phase sets dose  value sides parts rest tempo needs   rank activ. next              other       own   source */
    ROW(WALL_SIT,         QUAD_HAM, ISO,    1,  4,5, HOLD, 30,45,   1,    1,  60,90,   0,   NONE,     2,   0,     GOBLET_SQUAT,     LEG_PRESS,  NONE, "S000"),
    ROW(SPANISH_SQUAT,    QUAD_HAM, ISO,    1,  4,5, HOLD, 30,45,   1,    1,  60,90,   0,   STRAP,    3,   0,     GOBLET_SQUAT,     LEG_PRESS,  NONE, "S000"),
    ROW(SPLIT_SQUAT,      QUAD_HAM, SPLIT,  1,  3,3, REPS,  8,10,   2,    1,  60,60,   4,   NONE,     3,   0,     SPLIT_SQUAT_DEEP, NONE,       PACE, "S000"),
    ROW(STEP_DOWN,        QUAD_HAM, STEP,   1,  3,3, REPS,  6,10,   2,    1,  60,60,   6,   STEP,     3,   0,     STEP_DOWN_HIGH,   NONE,       PACE, "S000"),
    ROW(SIDE_ABDUCTION,   HIP,      ABD,    1,  3,3, REPS, 12,20,   2,    1,  60,60,   3,   NONE,     0,   0,     BAND_WALK,        HIP_THRUST, PACE, "S000"),
    ROW(BAND_WALK,        HIP,      ABD,    1,  3,3, REPS, 12,20,   1,    1,  60,60,   3,   BAND,     0,   0,     HIP_THRUST,       NONE,       PACE, "S000"),
    ROW(CALF_RAISES,      CALF,     CALF,   1,  3,3, REPS, 12,20,   1,    2,  60,60,   3,   NONE,     0,   0,     NONE,             NONE,       PACE, "S000"),
    ROW(BOX_SQUAT,        QUAD_HAM, SQUAT,  1,  3,3, REPS,  8,12,   1,    1,  60,60,   4,   BOX,      2,   0,     GOBLET_SQUAT,     LEG_PRESS,  DOSE, "S003"),
    ROW(CRAB_WALK,        HIP,      ABD,    1,  3,3, REPS, 12,20,   1,    1,  60,60,   3,   BAND,     0,   0,     HIP_THRUST,       NONE,       DOSE, "S003"),
    ROW(BANDED_BRIDGE,    HIP,      BRIDGE, 1,  2,2, REPS, 12,15,   1,    1,  60,60,   3,   BAND,     0,   1,     HIP_THRUST,       NONE,       DOSE, "S003"),
    ROW(GOBLET_SQUAT,     QUAD_HAM, SQUAT,  2,  3,3, REPS,  8,12,   1,    1,  90,90,   4,   WEIGHT,   3,   0,     NONE,             NONE,       DOSE, "S000"),
    ROW(LEG_PRESS,        QUAD_HAM, SQUAT,  2,  3,3, REPS,  8,12,   1,    1,  90,90,   4,   MACHINE,  2,   0,     NONE,             NONE,       DOSE, "S000"),
    ROW(SPLIT_SQUAT_DEEP, QUAD_HAM, SPLIT,  2,  3,3, REPS,  8,12,   2,    1,  90,90,   4,   NONE,     4,   0,     NONE,             NONE,       DOSE, "S000"),
    ROW(STEP_DOWN_HIGH,   QUAD_HAM, STEP,   2,  3,3, REPS,  8,12,   2,    1,  90,90,   6,   STEP,     4,   0,     NONE,             NONE,       DOSE, "S000"),
    ROW(SINGLE_LEG_RDL,   QUAD_HAM, HINGE,  2,  3,3, REPS,  8,12,   2,    1,  90,90,   4,   NONE,     1,   0,     NONE,             NONE,       DOSE, "S000"),
    ROW(HIP_THRUST,       HIP,      BRIDGE, 2,  3,3, REPS,  8,12,   1,    1,  90,90,   4,   NONE,     0,   0,     NONE,             NONE,       DOSE, "S000"),
};
/* clang-format on */

_Static_assert(sizeof(kl_exercise) == 24 * 4 + sizeof(char *), "kl_exercise");

/* Below and above the kneecap a tendon is loaded: longer holds. PLAN-141 */
enum { TENDON_HOLD_S = 45, TENDON_HOLD_TO_S = 60 };

/* Highest rank by irritability and phase. PLAN-144 */
static const int32_t rank_limits[][2] = {
    {3, 4}, /* LOW */
    {3, 3}, /* MODERATE */
    {2, 2}, /* HIGH */
};

/* At the lower (0) or the upper (1) end of its ranges. PLAN-142 */
static int32_t time_of(const kl_exercise *e, int end)
{
    const int32_t unit_s = e->dose == KL_DOSE_HOLD ? 1 : e->tempo_s;
    const int32_t work_s = e->sets[end] * e->value[end] * unit_s * e->sides;
    const int32_t rests_s = (e->sets[end] - 1) * e->rest_s[end];
    return e->parts * (work_s + rests_s) + (e->parts - 1) * e->rest_s[end];
}

static int is_tendon(int32_t location)
{
    return location == KL_LOCATION_BELOW || location == KL_LOCATION_ABOVE;
}

kl_exercise kl__exercise(int32_t exercise, int32_t location)
{
    kl_exercise e = rows[exercise];
    if (e.family == KL_FAMILY_ISO && is_tendon(location)) {
        e.value[0] = TENDON_HOLD_S;
        e.value[1] = TENDON_HOLD_TO_S;
        e.own |= KL_OWN_VALUE; /* S000 has one dose for every location */
    }
    for (int end = 0; end < 2; end++) e.time_s[end] = time_of(&e, end);
    return e;
}

int32_t kl__rank_limit(int32_t irritability, int32_t phase)
{
    return rank_limits[irritability][phase - 1];
}

int kl__has_equipment(const kl_exercise *exercise, int32_t equipment)
{
    return (exercise->equipment & ~(uint32_t)equipment) == 0;
}

kl_status kl_exercise_at(int32_t exercise, int32_t location, kl_exercise *out, kl_fault *fault)
{
    if (!out) return kl__null(fault, "out");
    const kl__input inputs[] = {
        {"exercise", exercise, 0, KL_EXERCISES - 1, KL__REQUIRED},
        {"location", location, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE, KL__REQUIRED},
    };
    const kl_status status = kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
    if (status == KL_OK) *out = kl__exercise(exercise, location);
    return status;
}

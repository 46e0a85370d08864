/*
 * rule/prescription.c - three to five exercises for a location.
 * PLAN-143, PLAN-144, PLAN-145
 */
#include <string.h>

#include "base/check.h"
#include "catalog/plan_options.h"
#include "rule/exercise.h"

/* Short names: the lists below are for reading. */
enum {
    WALL_SIT = KL_EXERCISE_WALL_SIT,
    SPANISH_SQUAT = KL_EXERCISE_SPANISH_SQUAT,
    SPLIT_SQUAT = KL_EXERCISE_SPLIT_SQUAT,
    STEP_DOWN = KL_EXERCISE_STEP_DOWN,
    SIDE_ABDUCTION = KL_EXERCISE_SIDE_ABDUCTION,
    BAND_WALK = KL_EXERCISE_BAND_WALK,
    CALF_RAISES = KL_EXERCISE_CALF_RAISES,
    BOX_SQUAT = KL_EXERCISE_BOX_SQUAT,
    CRAB_WALK = KL_EXERCISE_CRAB_WALK,
    BANDED_BRIDGE = KL_EXERCISE_BANDED_BRIDGE,
    GOBLET_SQUAT = KL_EXERCISE_GOBLET_SQUAT,
    LEG_PRESS = KL_EXERCISE_LEG_PRESS,
    SPLIT_SQUAT_DEEP = KL_EXERCISE_SPLIT_SQUAT_DEEP,
    STEP_DOWN_HIGH = KL_EXERCISE_STEP_DOWN_HIGH,
    SINGLE_LEG_RDL = KL_EXERCISE_SINGLE_LEG_RDL,
    HIP_THRUST = KL_EXERCISE_HIP_THRUST,
    END = -1
};

enum { FRONT_LIST, LATERAL_LIST, BELOW_LIST, LISTS, PHASES = 2, LIST_ROOM = 15 };

/* What comes first, by list and phase; own defaults (grade E). PLAN-144 */
/* clang-format off */
static const int32_t priorities[LISTS][PHASES][LIST_ROOM] = {
    { /* FRONT */
        {SPANISH_SQUAT, WALL_SIT, BAND_WALK, SIDE_ABDUCTION, CRAB_WALK, CALF_RAISES, SPLIT_SQUAT, STEP_DOWN, BOX_SQUAT, BANDED_BRIDGE, END},
        {GOBLET_SQUAT, LEG_PRESS, HIP_THRUST, CALF_RAISES, SPLIT_SQUAT_DEEP, SPLIT_SQUAT, SINGLE_LEG_RDL, STEP_DOWN_HIGH, STEP_DOWN, BAND_WALK, SIDE_ABDUCTION, BOX_SQUAT, SPANISH_SQUAT, WALL_SIT, END},
    },
    { /* LATERAL */
        {BAND_WALK, SIDE_ABDUCTION, CRAB_WALK, SPANISH_SQUAT, WALL_SIT, CALF_RAISES, BANDED_BRIDGE, STEP_DOWN, SPLIT_SQUAT, BOX_SQUAT, END},
        {HIP_THRUST, BAND_WALK, SIDE_ABDUCTION, CALF_RAISES, STEP_DOWN_HIGH, STEP_DOWN, SPLIT_SQUAT_DEEP, SPLIT_SQUAT, SINGLE_LEG_RDL, GOBLET_SQUAT, LEG_PRESS, SPANISH_SQUAT, WALL_SIT, END},
    },
    { /* BELOW */
        {SPANISH_SQUAT, WALL_SIT, CALF_RAISES, BAND_WALK, SIDE_ABDUCTION, CRAB_WALK, BOX_SQUAT, SPLIT_SQUAT, BANDED_BRIDGE, END},
        {LEG_PRESS, GOBLET_SQUAT, CALF_RAISES, HIP_THRUST, SPLIT_SQUAT_DEEP, SPLIT_SQUAT, SINGLE_LEG_RDL, SPANISH_SQUAT, WALL_SIT, BAND_WALK, SIDE_ABDUCTION, END},
    },
};
/* clang-format on */

/* Which list a location uses, or why it has none; 0: no reason. PLAN-143, PLAN-144 */
static const struct {
    int32_t list;
    int32_t refused;
    int32_t assess;
} locations[] = {
    {FRONT_LIST, 0, 0},                    /* FRONT */
    {LATERAL_LIST, 0, 0},                  /* LATERAL */
    {BELOW_LIST, 0, 0},                    /* BELOW */
    {BELOW_LIST, 0, 1},                    /* ABOVE */
    {FRONT_LIST, KL_R_LOCATION_MEDIAL, 0}, /* MEDIAL */
    {FRONT_LIST, KL_R_LOCATION_BACK, 0},   /* BACK */
    {FRONT_LIST, 0, 1},                    /* DIFFUSE */
};

_Static_assert(sizeof(kl_prescribe_request) == 24, "kl_prescribe_request");
_Static_assert(sizeof(kl_prescribed) == 40, "kl_prescribed");
_Static_assert(sizeof(kl_prescription) == 24 + 5 * 40 + 264, "kl_prescription");

enum { ALL_GROUPS = (1 << KL__GROUPS) - 1, NO_PLACE = -1, COUNT_MIN = 3 };

static kl_status check_request(const kl_prescribe_request *r, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"location", r->location, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE, KL__OPTIONAL},
        {"irritability", r->irritability, KL_IRRITABILITY_LOW, KL_IRRITABILITY_HIGH, KL__OPTIONAL},
        {"phase", r->phase, 1, PHASES, KL__REQUIRED},
        {"count", r->count, COUNT_MIN, KL_MAX_PRESCRIBED, KL__REQUIRED},
        {"equipment", r->equipment, 0, KL__ALL_EQUIPMENT, KL__REQUIRED},
        {"per_week", r->per_week, 1, 7, KL__REQUIRED},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

/* 0: the location has a list. */
static int32_t refusal_of(int32_t location)
{
    return location == KL_UNKNOWN ? KL_R_LOCATION_UNKNOWN : locations[location].refused;
}

/* Into strength_min .. strength_max; where the options cross, the fewer sessions. */
static int32_t clamped(int32_t per_week, const kl_plan_options *o)
{
    const int32_t enough = per_week < o->strength_min ? o->strength_min : per_week;
    return enough > o->strength_max ? o->strength_max : enough;
}

/* What the request becomes, with the reasons. PLAN-143 */
static kl_prescribe_request settle(const kl_prescribe_request *request, const kl_plan_options *o,
                                   kl_plan_reasons *why)
{
    kl_prescribe_request r = *request;
    if (r.irritability == KL_UNKNOWN) {
        r.irritability = KL_IRRITABILITY_MODERATE;
        kl__plan_add(why, kl__plan_bare(KL_R_IRRITABILITY_UNKNOWN));
    }
    if (r.phase == 2 && r.irritability == KL_IRRITABILITY_HIGH) {
        r.phase = 1;
        kl__plan_add(why, kl__plan_bare(KL_R_PHASE2_REFUSED_HIGH));
    }
    if (locations[r.location].assess) kl__plan_add(why, kl__plan_bare(KL_R_LOCATION_ASSESS));
    r.per_week = clamped(r.per_week, o);
    if (r.per_week != request->per_week) {
        kl__plan_add(why, kl__plan_bare(KL_R_FREQUENCY_CLAMPED));
    }
    return r;
}

/* First of the list that fits, by group, family, equipment and rank; NO_PLACE if none does. */
static int32_t first_free(const int32_t *list, const kl_prescribe_request *r, uint32_t groups,
                          uint32_t families)
{
    const int32_t limit = kl__rank_limit(r->irritability, r->phase);
    for (int32_t place = 0; list[place] != END; place++) {
        const kl_exercise e = kl__exercise(list[place], r->location);
        const int wanted = (groups >> e.group & 1) && !(families >> e.family & 1);
        if (wanted && e.rank <= limit && kl__has_equipment(&e, r->equipment)) return place;
    }
    return NO_PLACE;
}

/* One exercise of each group, then whatever comes first: a mask of places. PLAN-144 */
static uint32_t pick(const int32_t *list, const kl_prescribe_request *r)
{
    uint32_t picked = 0;
    uint32_t families = 0;
    for (int32_t i = 0; i < r->count; i++) {
        const uint32_t groups = i < KL__GROUPS ? UINT32_C(1) << i : ALL_GROUPS;
        const int32_t place = first_free(list, r, groups, families);
        if (place == NO_PLACE) break; /* only behind the groups: each of them has one that fits */
        picked |= UINT32_C(1) << place;
        families |= UINT32_C(1) << kl__exercise(list[place], r->location).family;
    }
    return picked;
}

static void add_item(kl_prescription *p, const kl_exercise *e)
{
    const kl_prescribed item = {.exercise = e->number,
                                .sets = e->sets[0],
                                .value = e->value[0],
                                .dose = e->dose,
                                .sides = e->sides,
                                .parts = e->parts,
                                .rest_s = e->rest_s[1],
                                .time_s = {e->time_s[0], e->time_s[1]}};
    p->item[p->n_items++] = item;
    p->groups |= UINT32_C(1) << e->group;
    for (int end = 0; end < 2; end++) p->time_s[end] += e->time_s[end];
}

/* Activation first, then by place. PLAN-145 */
static void fill(const int32_t *list, const kl_prescribe_request *r, kl_prescription *p)
{
    const uint32_t picked = pick(list, r);
    for (int32_t activation = 1; activation >= 0; activation--) {
        for (int32_t place = 0; list[place] != END; place++) {
            const kl_exercise e = kl__exercise(list[place], r->location);
            if ((picked >> place & 1) && e.activation == activation) add_item(p, &e);
        }
    }
}

static kl_prescription prescribe(const kl_prescribe_request *request, const kl_plan_options *o)
{
    kl_prescription p;
    memset(&p, 0, sizeof p);
    const int32_t refusal = refusal_of(request->location);
    if (refusal != 0) {
        kl__plan_add(&p.reasons, kl__plan_bare(refusal));
        return p;
    }
    const kl_prescribe_request r = settle(request, o, &p.reasons);
    p.per_week = r.per_week;
    fill(priorities[locations[r.location].list][r.phase - 1], &r, &p);
    if (p.n_items < r.count) kl__plan_add(&p.reasons, kl__plan_bare(KL_R_FEWER_THAN_ASKED));
    for (int end = 0; end < 2; end++) p.time_s[end] += o->transition_s * (p.n_items - 1);
    return p;
}

kl_status kl_prescribe(const kl_prescribe_request *request, const kl_plan_options *options,
                       kl_prescription *out, kl_fault *fault)
{
    if (!request) return kl__null(fault, "request");
    if (!out) return kl__null(fault, "out");
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_request(request, fault);
    if (status == KL_OK) *out = prescribe(request, &o);
    return status;
}

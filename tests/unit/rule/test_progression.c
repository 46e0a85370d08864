/* What to do next time: PLAN-147, PLAN-148. */
#include "exercises.h"

enum { LOW = KL_IRRITABILITY_LOW, MODERATE = KL_IRRITABILITY_MODERATE };
enum { HIGH = KL_IRRITABILITY_HIGH };
enum { GREEN = KL_COLOUR_GREEN, GREY = KL_COLOUR_GREY };
enum { AMBER = KL_COLOUR_AMBER, RED = KL_COLOUR_RED };

/* A wall sit in the middle of its ranges, phase 2 open. */
static const kl_exercise_state middle = {.exercise = KL_EXERCISE_WALL_SIT,
                                         .location = KL_LOCATION_FRONT,
                                         .irritability = LOW,
                                         .equipment = ALL_EQUIPMENT,
                                         .sets = 4,
                                         .value = 35,
                                         .top_greens = 0,
                                         .colour = GREEN,
                                         .phase1_days = 7,
                                         .previous = KL_UNKNOWN};

static kl_exercise_step progress_with(kl_exercise_state state, const kl_plan_options *options)
{
    kl_exercise_step step;
    kl_fault fault = {0};
    put_canary(&step, sizeof step);
    cr_assert_eq(kl_exercise_progress(&state, options, &step, &fault), KL_OK, "%s", fault.field);
    cr_expect_eq(step.reserved, 0);
    return step;
}

static kl_exercise_step progress(kl_exercise_state state)
{
    return progress_with(state, NULL);
}

static void expect_step(kl_exercise_state state, int32_t sets, int32_t value, int32_t greens,
                        int32_t changed, int32_t code)
{
    const kl_exercise_step step = progress(state);
    cr_expect_eq(step.exercise, state.exercise);
    cr_expect_eq(step.sets, sets, "%d sets instead of %d", step.sets, sets);
    cr_expect_eq(step.value, value, "%d instead of %d", step.value, value);
    cr_expect_eq(step.top_greens, greens, "%d greens instead of %d", step.top_greens, greens);
    cr_expect_eq(step.changed, changed);
    expect_codes(&step.reason, 1, CODES(code));
}

static void expect_move(kl_exercise_state state, int32_t exercise, int32_t sets, int32_t value,
                        int32_t code)
{
    const kl_exercise_step step = progress(state);
    cr_expect_eq(step.exercise, exercise, "%d instead of %d", step.exercise, exercise);
    cr_expect(step.sets == sets && step.value == value && step.top_greens == 0);
    cr_expect_eq(step.changed, KL_PROGRESS_EXERCISE);
    expect_codes(&step.reason, 1, CODES(code));
}

/* With sets, value and GREEN sessions at the top. */
static kl_exercise_state at(int32_t sets, int32_t value, int32_t top_greens, int32_t colour)
{
    kl_exercise_state state = middle;
    state.sets = sets;
    state.value = value;
    state.top_greens = top_greens;
    state.colour = colour;
    return state;
}

Test(rule_progression, PLAN_147_red)
{
    expect_step(at(5, 35, 2, RED), 5, 30, 0, KL_PROGRESS_VALUE, KL_R_RED_TO_BOTTOM);
    expect_step(at(5, 30, 2, RED), 4, 30, 0, KL_PROGRESS_SETS, KL_R_RED_LESS_SETS);
    expect_step(at(4, 30, 2, RED), 4, 30, 0, KL_PROGRESS_NOTHING, KL_R_RED_REDUCE_RANGE);
    kl_exercise_state state = at(3, 8, 1, RED);
    state.exercise = KL_EXERCISE_LEG_PRESS;
    state.previous = KL_EXERCISE_WALL_SIT;
    expect_move(state, KL_EXERCISE_WALL_SIT, 4, 30, KL_R_RED_PREVIOUS_EXERCISE);
    state.location = KL_LOCATION_BELOW;
    expect_move(state, KL_EXERCISE_WALL_SIT, 4, 45, KL_R_RED_PREVIOUS_EXERCISE);
    state.value = 9;
    expect_step(state, 3, 8, 0, KL_PROGRESS_VALUE, KL_R_RED_TO_BOTTOM);
}

Test(rule_progression, PLAN_147_amber_and_grey_repeat)
{
    expect_step(at(5, 45, 2, AMBER), 5, 45, 0, KL_PROGRESS_NOTHING, KL_R_AMBER_REPEAT);
    expect_step(at(5, 45, 2, GREY), 5, 45, 0, KL_PROGRESS_NOTHING, KL_R_GREY_REPEAT);
}

Test(rule_progression, PLAN_147_value_first)
{
    expect_step(at(4, 35, 2, GREEN), 4, 40, 0, KL_PROGRESS_VALUE, KL_R_VALUE_UP);
    expect_step(at(4, 44, 0, GREEN), 4, 45, 0, KL_PROGRESS_VALUE, KL_R_VALUE_UP);
    kl_exercise_state state = at(3, 8, 0, GREEN);
    state.exercise = KL_EXERCISE_STEP_DOWN;
    expect_step(state, 3, 9, 0, KL_PROGRESS_VALUE, KL_R_VALUE_UP);
    kl_plan_options options;
    kl_plan_options_init(&options, sizeof options);
    options.rep_step = 4;
    options.hold_step_s = 1;
    cr_expect_eq(progress_with(state, &options).value, 10, "cut at the top");
    cr_expect_eq(progress_with(at(4, 35, 0, GREEN), &options).value, 36);
}

Test(rule_progression, PLAN_147_then_greens_at_the_top_then_sets)
{
    expect_step(at(4, 45, 0, GREEN), 4, 45, 1, KL_PROGRESS_NOTHING, KL_R_TOP_COUNTED);
    expect_step(at(4, 45, 1, GREEN), 5, 45, 0, KL_PROGRESS_SETS, KL_R_SET_ADDED);
    expect_step(at(4, 45, 10, GREEN), 5, 45, 0, KL_PROGRESS_SETS, KL_R_SET_ADDED);
    for (int32_t location = 0; location <= KL_LOCATION_DIFFUSE; location++) {
        const int holds_longer = location == KL_LOCATION_BELOW || location == KL_LOCATION_ABOVE;
        const int tendon = holds_longer || location == KL_LOCATION_DIFFUSE;
        kl_exercise_state state = at(4, holds_longer ? 60 : 45, 1, GREEN);
        state.location = location;
        cr_expect_eq(progress(state).reason.code, tendon ? KL_R_TOP_COUNTED : KL_R_SET_ADDED);
        state.top_greens = 2;
        cr_expect_eq(progress(state).reason.code, KL_R_SET_ADDED);
    }
}

/* Everything of the exercise at its top. */
static kl_exercise_state topped(int32_t exercise, int32_t equipment)
{
    kl_exercise row;
    cr_assert_eq(kl_exercise_at(exercise, KL_LOCATION_FRONT, &row, NULL), KL_OK);
    kl_exercise_state state = at(row.sets[1], row.value[1], 1, GREEN);
    state.exercise = exercise;
    state.equipment = equipment;
    return state;
}

enum { WEIGHT = 1 << KL_EQUIPMENT_WEIGHT, MACHINE = 1 << KL_EQUIPMENT_MACHINE };
enum { BAND = 1 << KL_EQUIPMENT_BAND, STEP = 1 << KL_EQUIPMENT_STEP };

Test(rule_progression, PLAN_148_next_by_equipment)
{
    expect_move(topped(KL_EXERCISE_WALL_SIT, WEIGHT | MACHINE), KL_EXERCISE_GOBLET_SQUAT, 3, 8,
                KL_R_NEXT_EXERCISE);
    expect_move(topped(KL_EXERCISE_WALL_SIT, MACHINE), KL_EXERCISE_LEG_PRESS, 3, 8,
                KL_R_NEXT_EXERCISE);
    expect_step(topped(KL_EXERCISE_WALL_SIT, STEP), 5, 45, 2, KL_PROGRESS_NOTHING,
                KL_R_NEXT_NOT_AVAILABLE);
    expect_move(topped(KL_EXERCISE_SIDE_ABDUCTION, BAND), KL_EXERCISE_BAND_WALK, 3, 12,
                KL_R_NEXT_EXERCISE);
    expect_move(topped(KL_EXERCISE_SIDE_ABDUCTION, 0), KL_EXERCISE_HIP_THRUST, 3, 8,
                KL_R_NEXT_EXERCISE);
}

Test(rule_progression, PLAN_148_phase_2_opens_by_days_and_irritability)
{
    kl_exercise_state state = topped(KL_EXERCISE_SIDE_ABDUCTION, 0);
    state.phase1_days = 6;
    expect_step(state, 3, 20, 2, KL_PROGRESS_NOTHING, KL_R_PHASE2_NOT_YET);
    state.phase1_days = KL_UNKNOWN;
    expect_step(state, 3, 20, 2, KL_PROGRESS_NOTHING, KL_R_PHASE2_NOT_YET);
    state.equipment = BAND; /* the band walk is of phase 1 */
    expect_move(state, KL_EXERCISE_BAND_WALK, 3, 12, KL_R_NEXT_EXERCISE);
    state = topped(KL_EXERCISE_SIDE_ABDUCTION, 0);
    state.irritability = KL_UNKNOWN;
    expect_step(state, 3, 20, 2, KL_PROGRESS_NOTHING, KL_R_PHASE2_NOT_YET);
    state.irritability = HIGH;
    expect_step(state, 3, 20, 2, KL_PROGRESS_NOTHING, KL_R_PHASE2_NOT_YET);
    state.equipment = BAND;
    expect_move(state, KL_EXERCISE_BAND_WALK, 3, 12, KL_R_NEXT_EXERCISE);
    state = topped(KL_EXERCISE_SIDE_ABDUCTION, 0);
    state.irritability = MODERATE;
    expect_move(state, KL_EXERCISE_HIP_THRUST, 3, 8, KL_R_NEXT_EXERCISE);
}

Test(rule_progression, PLAN_148_next_by_rank)
{
    kl_exercise_state state = topped(KL_EXERCISE_SPLIT_SQUAT, 0);
    expect_move(state, KL_EXERCISE_SPLIT_SQUAT_DEEP, 3, 8, KL_R_NEXT_EXERCISE);
    state.irritability = MODERATE;
    expect_step(state, 3, 10, 2, KL_PROGRESS_NOTHING, KL_R_NEXT_NOT_AVAILABLE);
}

/* The count of GREEN sessions does not run away while the next exercise is closed. */
Test(rule_progression, PLAN_148_greens_are_capped)
{
    kl_exercise_state state = topped(KL_EXERCISE_WALL_SIT, 0);
    state.top_greens = 10;
    expect_step(state, 5, 45, 2, KL_PROGRESS_NOTHING, KL_R_NEXT_NOT_AVAILABLE);
}

Test(rule_progression, PLAN_148_no_harder_one_more_load)
{
    expect_step(topped(KL_EXERCISE_CALF_RAISES, 0), 3, 12, 0, KL_PROGRESS_LOAD, KL_R_ADD_LOAD);
    kl_exercise_state state = topped(KL_EXERCISE_HIP_THRUST, 0);
    state.irritability = KL_UNKNOWN;
    state.phase1_days = KL_UNKNOWN;
    expect_step(state, 3, 8, 0, KL_PROGRESS_LOAD, KL_R_ADD_LOAD);
}

static void expect_one_variable(const kl_exercise_state *s)
{
    const kl_exercise_step step = progress(*s);
    kl_exercise row;
    cr_assert_eq(kl_exercise_at(step.exercise, s->location, &row, NULL), KL_OK);
    cr_expect(step.sets >= row.sets[0] && step.sets <= row.sets[1]);
    cr_expect(step.value >= row.value[0] && step.value <= row.value[1]);
    const int moved = step.exercise != s->exercise;
    const int load = step.changed == KL_PROGRESS_LOAD;
    const int sets = !moved && step.sets != s->sets;
    const int value = !moved && !load && step.value != s->value;
    const int nothing = step.changed == KL_PROGRESS_NOTHING;
    cr_expect_eq(moved + load + sets + value + nothing, 1, "exactly one variable");
    cr_expect_eq(moved, step.changed == KL_PROGRESS_EXERCISE);
    cr_expect_eq(sets, step.changed == KL_PROGRESS_SETS);
    cr_expect_eq(value, step.changed == KL_PROGRESS_VALUE);
    if (s->colour != GREEN) cr_expect_eq(step.top_greens, 0);
    if (s->colour != GREEN && !moved) cr_expect(step.sets <= s->sets && step.value <= s->value);
}

/* Every place in the ranges of every exercise, in every colour. */
static void walk_states(kl_exercise_state s, const kl_exercise *row)
{
    s.exercise = row->number;
    for (s.sets = row->sets[0]; s.sets <= row->sets[1]; s.sets++) {
        for (s.value = row->value[0]; s.value <= row->value[1]; s.value++) {
            for (s.colour = GREEN; s.colour <= RED; s.colour++) {
                for (s.top_greens = 0; s.top_greens <= 3; s.top_greens++) expect_one_variable(&s);
            }
        }
    }
}

Test(rule_progression, PLAN_148_one_variable_changes_in_a_session)
{
    static const int32_t locations[] = {KL_LOCATION_FRONT, KL_LOCATION_BELOW, KL_LOCATION_DIFFUSE};
    for (int32_t i = 0; i < 3 * 3 * 2 * KL_EXERCISES; i++) {
        kl_exercise_state s = middle;
        kl_exercise row;
        s.location = locations[i % 3];
        s.irritability = i / 3 % 3;
        s.equipment = i / 9 % 2 ? ALL_EQUIPMENT : 0;
        cr_assert_eq(kl_exercise_at(i / 18, s.location, &row, NULL), KL_OK);
        walk_states(s, &row);
    }
}

static kl_status ask(const void *input, void *out, kl_fault *fault)
{
    kl_exercise_state state;
    memcpy(&state, input, sizeof state);
    return kl_exercise_progress(&state, NULL, out, fault);
}

#define FIELD(name, low, high, optional)                              \
    {                                                                 \
#name, offsetof(kl_exercise_state, name), low, high, optional \
    }

Test(rule_progression, PLAN_003_refusals)
{
    static const domain domains[] = {
        FIELD(exercise, 0, 1, 0), /* the two that the sets and the value suit */
        FIELD(location, 0, 6, 0), FIELD(irritability, 0, 2, 1),    FIELD(equipment, 0, 63, 0),
        FIELD(sets, 4, 5, 0),     FIELD(value, 30, 45, 0),         FIELD(top_greens, 0, 10, 0),
        FIELD(colour, 0, 3, 0),   FIELD(phase1_days, 0, 36500, 1),
    };
    kl_exercise_state s = middle;
    s.value = 45; /* in the range of every location */
    expect_domains(ask, &s, sizeof s, domains + 1, 8);
    expect_order(ask, &s, sizeof s, domains + 1, 8);
    expect_at(ask, &s, sizeof s, &domains[0], KL_UNKNOWN, KL_E_NULL);
    expect_at(ask, &s, sizeof s, &domains[0], -1, KL_E_RANGE);
    expect_at(ask, &s, sizeof s, &domains[0], 1, KL_OK);
    expect_at(ask, &s, sizeof s, &domains[0], KL_EXERCISES, KL_E_RANGE);
}

/* The range of the value is that at the location. PLAN-147 */
Test(rule_progression, PLAN_147_ranges_at_the_location)
{
    static const domain value = FIELD(value, 45, 60, 0);
    kl_exercise_state s = middle;
    s.location = KL_LOCATION_ABOVE;
    s.value = 50;
    expect_domains(ask, &s, sizeof s, &value, 1);
}

Test(rule_progression, PLAN_147_previous_leads_here)
{
    static const domain previous = FIELD(previous, 0, KL_EXERCISES - 1, 1);
    for (int32_t i = 0; i < KL_EXERCISES; i++) {
        kl_exercise_state s = topped(KL_EXERCISE_HIP_THRUST, 0);
        const int leads = i == KL_EXERCISE_SIDE_ABDUCTION || i == KL_EXERCISE_BAND_WALK ||
                          i == KL_EXERCISE_CRAB_WALK || i == KL_EXERCISE_BANDED_BRIDGE;
        expect_at(ask, &s, sizeof s, &previous, i, leads ? KL_OK : KL_E_INCONSISTENT);
    }
    kl_exercise_state s = middle;
    expect_at(ask, &s, sizeof s, &previous, -1, KL_E_RANGE);
    expect_at(ask, &s, sizeof s, &previous, KL_EXERCISES, KL_E_RANGE);
    expect_at(ask, &s, sizeof s, &previous, KL_UNKNOWN, KL_OK);
}

Test(rule_progression, PLAN_003_options_and_pointers)
{
    kl_plan_options options;
    kl_exercise_step step;
    kl_fault fault = {0};
    kl_plan_options_init(&options, sizeof options);
    options.rep_step = 0;
    kl_exercise_state s = middle;
    s.exercise = -1;
    put_canary(&step, sizeof step);
    expect_refusal(kl_exercise_progress(&s, &options, &step, &fault), &fault, KL_E_RANGE,
                   "rep_step", -1, 0);
    expect_refusal(kl_exercise_progress(NULL, NULL, &step, &fault), &fault, KL_E_NULL, "state", -1,
                   0);
    cr_expect(is_canary(&step, sizeof step));
    expect_refusal(kl_exercise_progress(&s, NULL, NULL, &fault), &fault, KL_E_NULL, "out", -1, 0);
}

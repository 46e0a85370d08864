/*
 * rule/progression.c - what to do next time of one exercise: double progression.
 * PLAN-147, PLAN-148
 */
#include "base/check.h"
#include "catalog/plan_options.h"
#include "rule/exercise.h"

_Static_assert(sizeof(kl_exercise_state) == 40, "kl_exercise_state");
_Static_assert(sizeof(kl_exercise_step) == 24 + 16, "kl_exercise_step");

enum { TOP_GREENS_MAX = 10, DAYS_MAX = 36500 };

static kl_status check_inputs(const kl_exercise_state *s, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"exercise", s->exercise, 0, KL_EXERCISES - 1, KL__REQUIRED},
        {"location", s->location, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE, KL__REQUIRED},
        {"irritability", s->irritability, KL_IRRITABILITY_LOW, KL_IRRITABILITY_HIGH, KL__OPTIONAL},
        {"equipment", s->equipment, 0, KL__ALL_EQUIPMENT, KL__REQUIRED},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

/* What follows has the domain of the exercise `e`. */
static kl_status check_place(const kl_exercise_state *s, const kl_exercise *e, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"sets", s->sets, e->sets[0], e->sets[1], KL__REQUIRED},
        {"value", s->value, e->value[0], e->value[1], KL__REQUIRED},
        {"top_greens", s->top_greens, 0, TOP_GREENS_MAX, KL__REQUIRED},
        {"colour", s->colour, KL_COLOUR_GREEN, KL_COLOUR_RED, KL__REQUIRED},
        {"phase1_days", s->phase1_days, 0, DAYS_MAX, KL__OPTIONAL},
        {"previous", s->previous, 0, KL_EXERCISES - 1, KL__OPTIONAL},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

static int leads_to(const kl_exercise *from, int32_t exercise)
{
    int leads = 0;
    for (int32_t i = 0; i < from->n_next; i++) leads |= from->next[i] == exercise;
    return leads;
}

static kl_status check_previous(const kl_exercise_state *s, kl_fault *fault)
{
    if (s->previous == KL_UNKNOWN) return KL_OK;
    const kl_exercise previous = kl__exercise(s->previous, s->location);
    if (leads_to(&previous, s->exercise)) return KL_OK;
    return kl__fail(fault, KL_E_INCONSISTENT, "previous", KL_NO_INDEX, s->previous);
}

static kl_exercise_step stay(const kl_exercise_state *s, int32_t top_greens, int32_t code)
{
    const kl_exercise_step step = {.exercise = s->exercise,
                                   .sets = s->sets,
                                   .value = s->value,
                                   .top_greens = top_greens,
                                   .changed = KL_PROGRESS_NOTHING,
                                   .reason = kl__plan_bare(code)};
    return step;
}

static kl_exercise_step to_value(const kl_exercise_state *s, int32_t value, int32_t changed,
                                 int32_t code)
{
    kl_exercise_step step = stay(s, 0, code);
    step.value = value;
    step.changed = changed;
    return step;
}

static kl_exercise_step to_sets(const kl_exercise_state *s, int32_t sets, int32_t code)
{
    kl_exercise_step step = stay(s, 0, code);
    step.sets = sets;
    step.changed = KL_PROGRESS_SETS;
    return step;
}

/* Another exercise, at the lower end of its ranges. */
static kl_exercise_step to_exercise(const kl_exercise_state *s, int32_t exercise, int32_t code)
{
    const kl_exercise e = kl__exercise(exercise, s->location);
    kl_exercise_step step = stay(s, 0, code);
    step.exercise = exercise;
    step.sets = e.sets[0];
    step.value = e.value[0];
    step.changed = KL_PROGRESS_EXERCISE;
    return step;
}

static kl_exercise_step after_red(const kl_exercise_state *s, const kl_exercise *e)
{
    if (s->value > e->value[0]) {
        return to_value(s, e->value[0], KL_PROGRESS_VALUE, KL_R_RED_TO_BOTTOM);
    }
    if (s->sets > e->sets[0]) return to_sets(s, s->sets - 1, KL_R_RED_LESS_SETS);
    if (s->previous != KL_UNKNOWN) return to_exercise(s, s->previous, KL_R_RED_PREVIOUS_EXERCISE);
    return stay(s, 0, KL_R_RED_REDUCE_RANGE);
}

/* GREEN sessions at the top before more. PLAN-147 */
static int32_t greens_needed(int32_t location, const kl_plan_options *o)
{
    const int tendon = location == KL_LOCATION_BELOW || location == KL_LOCATION_ABOVE ||
                       location == KL_LOCATION_DIFFUSE;
    return tendon ? o->top_sessions_tendon : o->top_sessions;
}

/* May exercises of phase 2 be done? Unknown never opens them. */
static int is_phase2_open(const kl_exercise_state *s, const kl_plan_options *o)
{
    return s->irritability != KL_UNKNOWN && s->irritability != KL_IRRITABILITY_HIGH &&
           s->phase1_days >= o->phase2_min_days; /* KL_UNKNOWN is below every number */
}

static int is_open(const kl_exercise *next, const kl_exercise_state *s, int phase2_open)
{
    const int32_t irritability =
        s->irritability == KL_UNKNOWN ? KL_IRRITABILITY_MODERATE : s->irritability;
    return kl__has_equipment(next, s->equipment) && next->rank <= kl__rank_limit(irritability, 2) &&
           (next->phase == 1 || phase2_open);
}

/* Everything at its top often enough: the next exercise, or more load. PLAN-148 */
static kl_exercise_step move_on(const kl_exercise_state *s, const kl_exercise *e, int32_t greens,
                                const kl_plan_options *o)
{
    const int phase2_open = is_phase2_open(s, o);
    for (int32_t i = 0; i < e->n_next; i++) {
        const kl_exercise next = kl__exercise(e->next[i], s->location);
        if (is_open(&next, s, phase2_open)) return to_exercise(s, next.number, KL_R_NEXT_EXERCISE);
    }
    if (e->n_next == 0) return to_value(s, e->value[0], KL_PROGRESS_LOAD, KL_R_ADD_LOAD);
    return stay(s, greens, phase2_open ? KL_R_NEXT_NOT_AVAILABLE : KL_R_PHASE2_NOT_YET);
}

static kl_exercise_step after_green(const kl_exercise_state *s, const kl_exercise *e,
                                    const kl_plan_options *o)
{
    if (s->value < e->value[1]) {
        const int32_t up = e->dose == KL_DOSE_HOLD ? o->hold_step_s : o->rep_step;
        const int32_t room = e->value[1] - s->value;
        return to_value(s, s->value + (up < room ? up : room), KL_PROGRESS_VALUE, KL_R_VALUE_UP);
    }
    const int32_t greens = s->top_greens + 1;
    const int32_t need = greens_needed(s->location, o);
    if (greens < need) return stay(s, greens, KL_R_TOP_COUNTED);
    if (s->sets < e->sets[1]) return to_sets(s, s->sets + 1, KL_R_SET_ADDED);
    return move_on(s, e, need, o); /* greens >= need: min(greens, need) */
}

static kl_exercise_step progress(const kl_exercise_state *s, const kl_exercise *e,
                                 const kl_plan_options *o)
{
    switch (s->colour) {
        case KL_COLOUR_RED:
            return after_red(s, e);
        case KL_COLOUR_AMBER:
            return stay(s, 0, KL_R_AMBER_REPEAT);
        case KL_COLOUR_GREY:
            return stay(s, 0, KL_R_GREY_REPEAT);
        default:
            return after_green(s, e, o);
    }
}

kl_status kl_exercise_progress(const kl_exercise_state *state, const kl_plan_options *options,
                               kl_exercise_step *out, kl_fault *fault)
{
    if (!state) return kl__null(fault, "state");
    if (!out) return kl__null(fault, "out");
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_inputs(state, fault);
    if (status != KL_OK) return status;
    const kl_exercise e = kl__exercise(state->exercise, state->location);
    status = check_place(state, &e, fault);
    if (status == KL_OK) status = check_previous(state, fault);
    if (status == KL_OK) *out = progress(state, &e, &o);
    return status;
}

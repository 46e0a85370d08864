/* Kinds of spec/plan.md: exercise_row, prescribe, strength_grade, progress_exercise. */
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

json_t *ask_exercise_row(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_prescribe(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_strength_grade(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_progress_exercise(const json_t *input)
{
    (void)input;
    return json_object();
}

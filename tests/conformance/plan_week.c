/* Kinds of spec/plan.md: next_week, validate_week, entry_level, modify_next, restore_next. */
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

json_t *ask_next_week(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_validate_week(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_entry_level(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_modify_next(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_restore_next(const json_t *input)
{
    (void)input;
    return json_object();
}

/* Kinds of spec/plan.md: what_changed, repeat_offender, comfort_threshold, rest_days, strength_upkeep, adjunct, massage, cross_train, recovery_debt, prevention. */
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

json_t *ask_what_changed(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_repeat_offender(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_comfort_threshold(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_rest_days(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_strength_upkeep(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_adjunct(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_massage(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_cross_train(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_recovery_debt(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_prevention(const json_t *input)
{
    (void)input;
    return json_object();
}

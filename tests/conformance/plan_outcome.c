/* Kinds of spec/plan.md: outcome_score, outcome_change, nonresponse. */
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

json_t *ask_outcome_score(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_outcome_change(const json_t *input)
{
    (void)input;
    return json_object();
}

json_t *ask_nonresponse(const json_t *input)
{
    (void)input;
    return json_object();
}

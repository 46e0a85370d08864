/* Kinds of spec/plan.md: tailor. */
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

json_t *ask_tailor(const json_t *input)
{
    (void)input;
    return json_object();
}

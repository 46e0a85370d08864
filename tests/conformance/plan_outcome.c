/* Kinds of spec/plan.md: outcome_score, outcome_change, nonresponse. */
#include <stdlib.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "plan_records.h"

/* PLAN-180 .. PLAN-182 */
json_t *ask_outcome_score(const json_t *input)
{
    kl_fault fault = {0};
    kl_outcome_score score;
    size_t n;
    ALLOW_MEMBERS(input, "instrument", "items");
    const int32_t instrument = code_member(input, "instrument", "instrument", KL_UNKNOWN);
    const json_t *from = array_member(input, "items");
    int32_t *items = take_ints(from, &n);
    const kl_status status =
        kl_outcome_score_of(instrument, from ? items : NULL, n, &score, &fault);
    free(items);
    if (status != KL_OK) return plan_refusal(status, &fault);
    json_t *grade = score.grade == KL_UNKNOWN ? json_null() : code_name("step_down", score.grade);
    return done(json_pack("{s:b, s:o, s:o, s:o, s:o, s:o, s:i, s:o}", "defined", score.defined,
                          "num", known(score.num), "den", known(score.den), "score",
                          number_if(score.defined, score.score), "substantial",
                          known_bool(score.substantial), "grade", grade, "answered", score.answered,
                          "flags", mask_names("outcome_flag", score.flags)));
}

static kl_outcome_point point_member(const json_t *input, const char *name)
{
    const json_t *from = object_member(input, name);
    ALLOW_MEMBERS(from, "num", "den");
    const kl_outcome_point point = {int_member(from, "num", KL_UNKNOWN),
                                    int_member(from, "den", KL_UNKNOWN)};
    return point;
}

/* PLAN-183 */
json_t *ask_outcome_change(const json_t *input)
{
    kl_fault fault = {0};
    kl_outcome_change change;
    ALLOW_MEMBERS(input, "instrument", "before", "after");
    const int32_t instrument = code_member(input, "instrument", "instrument", KL_UNKNOWN);
    const kl_outcome_point before = point_member(input, "before");
    const kl_outcome_point after = point_member(input, "after");
    const kl_status status =
        kl_outcome_change_of(instrument, member(input, "before") ? &before : NULL,
                             member(input, "after") ? &after : NULL, &change, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    json_t *gain_num = change.gain_den ? json_integer(change.gain_num) : json_null();
    json_t *gain_den = change.gain_den ? json_integer(change.gain_den) : json_null();
    json_t *verdict = change.defined ? code_name("outcome_change", change.verdict) : json_null();
    return done(json_pack("{s:b, s:o, s:o, s:o, s:o}", "defined", change.defined, "gain_num",
                          gain_num, "gain_den", gain_den, "verdict", verdict, "flags",
                          mask_names("outcome_flag", change.flags)));
}

/* PLAN-184 */
json_t *ask_nonresponse(const json_t *input)
{
    kl_fault fault = {0};
    kl_nonresponse verdict;
    ALLOW_MEMBERS(input, "cfg", "weeks", "adherence_pct", "akps_before", "akps_after",
                  "worst_before", "worst_after");
    const kl_plan_options options = plan_options_of(input);
    const kl_outcome_review review = {
        .weeks = int_member(input, "weeks", KL_UNKNOWN),
        .adherence_pct = int_member(input, "adherence_pct", KL_UNKNOWN),
        .akps_before = int_member(input, "akps_before", KL_UNKNOWN),
        .akps_after = int_member(input, "akps_after", KL_UNKNOWN),
        .worst_before = int_member(input, "worst_before", KL_UNKNOWN),
        .worst_after = int_member(input, "worst_after", KL_UNKNOWN)};
    /* "adherence_pct" is the name of a parameter and of a field: ask for the parameters first. */
    const kl_outcome_review empty = {0, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN};
    kl_status status = kl_nonresponse_of(&empty, &options, &verdict, &fault);
    if (status != KL_OK) return plan_refusal(status, &fault);
    status = kl_nonresponse_of(&review, &options, &verdict, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:b, s:o, s:o}", "defined", verdict.defined, "no_progress",
                          known_bool(verdict.no_progress), "flags",
                          mask_names("outcome_flag", verdict.flags)));
}

/* Kinds exp, alpha, convert, base_rate, evidence: numbers and labels. */
#include <kneeload/kneeload.h>
#include <math.h>

#include "base/number.h"
#include "json_in.h"
#include "json_out.h"
#include "kinds.h"

static json_t *value_or_refusal(kl_status status, const kl_fault *fault, double value)
{
    if (status != KL_OK) return outcome(status, fault);
    return done(json_pack("{s:o}", "value", number(value)));
}

json_t *ask_exp(const json_t *input)
{
    kl_fault fault = {0};
    double value = 0.0;
    ALLOW_MEMBERS(input, "x");
    const kl_status status =
        kl__exp_checked(double_member(input, "x", (double)NAN), &value, &fault);
    return value_or_refusal(status, &fault, value);
}

json_t *ask_alpha(const json_t *input)
{
    kl_fault fault = {0};
    double value = 0.0;
    ALLOW_MEMBERS(input, "conv", "arg");
    const int32_t conv = code_member(input, "conv", "conv", NO_SUCH_CODE);
    const double arg = double_member(input, "arg", (double)NAN);
    const kl_status status = kl_alpha(conv, arg, &value, &fault);
    return value_or_refusal(status, &fault, value);
}

json_t *ask_convert(const json_t *input)
{
    kl_fault fault = {0};
    double converted = 0.0;
    ALLOW_MEMBERS(input, "direction", "value", "na", "nc");
    /* By KL_UNCOUPLED_TO_COUPLED, KL_COUPLED_TO_UNCOUPLED. */
    const int32_t direction = CHOICE_MEMBER(input, "direction", NO_SUCH_CODE, "U_TO_C", "C_TO_U");
    const double value = double_member(input, "value", (double)NAN);
    const int32_t na = int_member(input, "na", KL_UNKNOWN);
    const int32_t nc = int_member(input, "nc", KL_UNKNOWN);
    const kl_status status = kl_ratio_convert(direction, value, na, nc, &converted, &fault);
    return value_or_refusal(status, &fault, converted);
}

json_t *ask_base_rate(const json_t *input)
{
    kl_fault fault = {0};
    double next = 0.0;
    double any_of_k = 0.0;
    ALLOW_MEMBERS(input, "n", "k");
    const int32_t n = int_member(input, "n", KL_UNKNOWN);
    const int32_t k = int_member(input, "k", KL_UNKNOWN);
    const kl_status status = kl_base_rate(n, k, &next, &any_of_k, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:o, s:o}", "next", number(next), "any_of_k", number(any_of_k)));
}

static json_t *hazard_rate_ratio(const kl_evidence *label)
{
    if (label->hrr_x100 == KL_UNKNOWN) return json_null();
    return json_pack("[i, i, i]", label->hrr_x100, label->hrr_low_x100, label->hrr_high_x100);
}

json_t *ask_evidence(const json_t *input)
{
    kl_fault fault = {0};
    kl_evidence label;
    ALLOW_MEMBERS(input, "id", "band");
    const char *output = text_member(input, "id");
    const char *band = text_member(input, "band");
    const kl_status status = kl_evidence_find(output ? output : "", band, &label, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:s, s:o, s:s, s:o}", "class", label.claim, "grade",
                          json_stringn(&label.grade, 1), "source", label.source, "hrr_x100",
                          hazard_rate_ratio(&label)));
}

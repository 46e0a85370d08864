/*
 * catalog/plan_reasons.c - reasons of the planning calls, with the parameter they rest on.
 * PLAN-006, PLAN section 13
 */
#include "catalog/plan_options.h"
#include "catalog/tables.h"

kl_reason kl__plan_reason(int32_t code, int32_t value, int32_t limit, int32_t parameter)
{
    const size_t before = kl__n_parameters + kl__n_rehab_parameters;
    const kl_reason reason = {code, value, limit, (int32_t)before + parameter};
    return reason;
}

kl_reason kl__plan_bare(int32_t code)
{
    const kl_reason reason = {code, KL_UNKNOWN, KL_UNKNOWN, -1};
    return reason;
}

void kl__plan_add(kl_plan_reasons *reasons, kl_reason reason)
{
    reasons->reason[reasons->n++] = reason;
}

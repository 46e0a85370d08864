/*
 * rule/reasons.c - an ordered list of reasons in the making.
 * REHAB-001
 */
#include "rule/reasons.h"

#include "catalog/tables.h"

void kl__why_add(kl__why *why, int32_t code, int32_t value, int32_t limit, int32_t parameter)
{
    kl_reason *r = &why->reason[why->n++];
    r->code = code;
    r->value = value;
    r->limit = limit;
    r->parameter = (int32_t)kl__n_parameters + parameter;
}

void kl__why_bare(kl__why *why, int32_t code)
{
    kl_reason *r = &why->reason[why->n++];
    r->code = code;
    r->value = r->limit = KL_UNKNOWN;
    r->parameter = -1;
}

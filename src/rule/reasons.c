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

void kl__why_plain(kl__why *why, int32_t code, int32_t value, int32_t limit)
{
    kl_reason *r = &why->reason[why->n++];
    r->code = code;
    r->value = value;
    r->limit = limit;
    r->parameter = -1;
}

void kl__why_bare(kl__why *why, int32_t code)
{
    kl__why_plain(why, code, KL_UNKNOWN, KL_UNKNOWN);
}

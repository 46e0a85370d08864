/*
 * rule/reasons.c - an ordered list of reasons in the making.
 * REHAB-001
 */
#include "rule/reasons.h"

#include "kneeload/catalog.h"

void kl__why_add(kl__why *why, int32_t code, int32_t value, int32_t limit, const char *parameter)
{
    const kl_parameter *row = kl_parameter_find(parameter);
    kl_reason *r = &why->reason[why->n++];
    r->code = code;
    r->value = value;
    r->limit = limit;
    r->parameter = row ? (int32_t)(row - kl_parameter_at(0)) : -1;
}

/*
 * rule/reasons.h - an ordered list of reasons in the making.
 * REHAB-001
 */
#ifndef KL_RULE_REASONS_H
#define KL_RULE_REASONS_H

#include <stddef.h>

#include "kneeload/rehab.h"

typedef struct kl__why {
    int32_t n;
    kl_reason reason[KL_REHAB_MAX_REASONS];
} kl__why;

/* Place of a parameter among those of rehab.h: the configuration and the table share their order.
 */
#define KL__RH(name)                                                                       \
    ((int32_t)((offsetof(kl_rehab_config, name) - offsetof(kl_rehab_config, pain_green)) / \
               sizeof(int32_t)))

/* A reason with its numbers; `parameter` is a KL__RH(name). */
void kl__why_add(kl__why *why, int32_t code, int32_t value, int32_t limit, int32_t parameter);

/* A reason with numbers that no parameter sets. */
void kl__why_plain(kl__why *why, int32_t code, int32_t value, int32_t limit);

/* A reason without. */
void kl__why_bare(kl__why *why, int32_t code);

static inline void kl__why_all(kl__why *why, const kl__why *more)
{
    for (int32_t i = 0; i < more->n; i++) why->reason[why->n++] = more->reason[i];
}

#endif

/*
 * rule/reasons.h - an ordered list of reasons in the making.
 * REHAB-001
 */
#ifndef KL_RULE_REASONS_H
#define KL_RULE_REASONS_H

#include "kneeload/rehab.h"

typedef struct kl__why {
    int32_t n;
    kl_reason reason[KL_REHAB_MAX_REASONS];
} kl__why;

/* `parameter` is a catalogue id, "" where none belongs to the reason. */
void kl__why_add(kl__why *why, int32_t code, int32_t value, int32_t limit,
                 const char *parameter);

static inline void kl__why_bare(kl__why *why, int32_t code)
{
    kl__why_add(why, code, KL_UNKNOWN, KL_UNKNOWN, "");
}

static inline void kl__why_all(kl__why *why, const kl__why *more)
{
    for (int32_t i = 0; i < more->n; i++) why->reason[why->n++] = more->reason[i];
}

#endif

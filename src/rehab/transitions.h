/*
 * rehab/transitions.h - every move from phase to phase, as data.
 * REHAB-041, REHAB-042, REHAB-045, REHAB-053, REHAB-056, REHAB-062, REHAB-063, REHAB-070
 */
#ifndef KL_REHAB_TRANSITIONS_H
#define KL_REHAB_TRANSITIONS_H

#include <stddef.h>

#include "kneeload/rehab.h"

/* What tests hold random logs against, and what the picture of the phases is drawn from. */
typedef struct kl__transition {
    int32_t from;
    int32_t to;
    int32_t reason; /* KL_REHAB_..., the first of the entry */
} kl__transition;

extern const kl__transition kl__transitions[];
extern const size_t kl__n_transitions;

#endif

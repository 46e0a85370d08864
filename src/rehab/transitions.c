/*
 * rehab/transitions.c - every move from phase to phase, as data.
 * REHAB-041, REHAB-042, REHAB-045, REHAB-053, REHAB-056, REHAB-062, REHAB-063, REHAB-070
 */
#include "rehab/transitions.h"

#define MOVE(from, to, reason)                            \
    {                                                     \
        KL_PHASE_##from, KL_PHASE_##to, KL_REHAB_##reason \
    }

/* clang-format off */
const kl__transition kl__transitions[] = {
    MOVE(SCREEN, IRRITABLE, ENTRY_HIGH),
    MOVE(SCREEN, RELOAD, ENTRY_MODERATE),
    MOVE(SCREEN, BUILD, ENTRY_LOW),
    MOVE(IRRITABLE, RELOAD, IRRITABLE_TO_RELOAD),
    MOVE(RELOAD, IRRITABLE, BELOW_LEVEL_1),
    MOVE(RELOAD, IRRITABLE, GAP_3_RETEST),
    MOVE(RELOAD, IRRITABLE, CLEARED_BY_CLINICIAN),
    MOVE(RELOAD, IRRITABLE, CLEARED_BY_SELF),
    MOVE(RELOAD, BUILD, RELOAD_TO_BUILD),
    MOVE(BUILD, IRRITABLE, CLEARED_BY_CLINICIAN),
    MOVE(BUILD, IRRITABLE, CLEARED_BY_SELF),
    MOVE(BUILD, RELOAD, SECOND_RED_TO_RELOAD),
    MOVE(BUILD, RELOAD, GAP_2_TO_RELOAD),
    MOVE(BUILD, IRRITABLE, GAP_3_RETEST), /* begun so, and the log begins behind gap 2 */
    MOVE(RETURN, IRRITABLE, CLEARED_BY_CLINICIAN),
    MOVE(RETURN, IRRITABLE, CLEARED_BY_SELF),
    MOVE(RETURN, RELOAD, SECOND_RED_TO_RELOAD),
    MOVE(RETURN, RELOAD, GAP_2_TO_RELOAD),
    MOVE(RETURN, IRRITABLE, GAP_3_RETEST), /* begun so, and the log begins behind gap 2 */
    MOVE(MAINTAIN, IRRITABLE, CLEARED_BY_CLINICIAN),
    MOVE(MAINTAIN, IRRITABLE, CLEARED_BY_SELF),
    MOVE(MAINTAIN, RELOAD, SECOND_RED_TO_RELOAD),
    MOVE(MAINTAIN, RELOAD, GAP_2_TO_RELOAD),
    MOVE(MAINTAIN, IRRITABLE, GAP_3_RETEST), /* begun so, and the log begins behind gap 2 */
    MOVE(BUILD, RETURN, BUILD_TO_RETURN),
    MOVE(RETURN, MAINTAIN, RETURN_TO_MAINTAIN),
    MOVE(MAINTAIN, BUILD, RED_IN_MAINTAIN),
    MOVE(MAINTAIN, BUILD, EARLY_SIGN),
};
/* clang-format on */

const size_t kl__n_transitions = sizeof kl__transitions / sizeof kl__transitions[0];

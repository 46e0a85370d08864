/*
 * rule/screen.h - red flags: tiers, who may clear them, flags computed from the diary.
 * Screening stands apart, so that an integrator can class it separately.
 * REHAB-050 .. REHAB-053
 */
#ifndef KL_RULE_SCREEN_H
#define KL_RULE_SCREEN_H

#include "rule/diary.h"
#include "rule/reasons.h"

enum { KL__RED_FLAGS = 19, KL__ALL_RED_FLAGS = (1 << KL__RED_FLAGS) - 1 };

/* The flags whose reasons have numbers, as reasons. */
enum {
    KL__FLAG_NIGHT_REST_PAIN = KL_REHAB_FLAG_FIRST + 8,
    KL__FLAG_RAPID_WORSENING = KL_REHAB_FLAG_FIRST + 14,
    KL__FLAG_UNDER_18 = KL_REHAB_FLAG_FIRST + 16
};

/* Cause of a STOP that is no flag. */
#define KL__CAUSE_THREE_RED (UINT32_C(1) << KL__RED_FLAGS)

/* Worst tier of a mask of flags. */
int32_t kl__tier_of(uint32_t flags);

/* Is there a cause that only a clinician may clear? */
int kl__needs_clinician(uint32_t causes);

/* RED_FLAG_<tier>, then the flags in bit order, with their numbers where these are known.
 * REHAB-052 */
void kl__add_flags(kl__why *why, uint32_t flags, const kl__why *numbers);

/*
 * NIGHT_REST_PAIN and RAPID_WORSENING from this check-in and those before it, as far as they lie
 * after the last clearance (KL_UNKNOWN: none); `numbers` takes what was counted. REHAB-051
 */
uint32_t kl__computed_flags(const kl__diary *diary, const kl__checkin *now, int32_t cleared,
                            const kl_rehab_config *config, kl__why *numbers);

#endif

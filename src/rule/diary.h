/*
 * rule/diary.h - the check-ins of the last four weeks, as the small rules read them.
 * REHAB-090
 */
#ifndef KL_RULE_DIARY_H
#define KL_RULE_DIARY_H

#include "kneeload/rehab.h"

enum { KL__DIARY_DAYS = 28 };

/* One check-in. Values may be KL_UNKNOWN. */
typedef struct kl__checkin {
    int32_t day;
    int32_t am_pain;
    int32_t swelling;
    int32_t night_waking;
    int32_t sleep_min;
    int32_t stress;
    int32_t late; /* written down too late to be trusted: REHAB-023 */
} kl__checkin;

/* Oldest first; none older than KL__DIARY_DAYS days when the newest was entered. */
typedef struct kl__diary {
    int32_t n;
    kl__checkin entry[KL__DIARY_DAYS];
} kl__diary;

/* The check-in of a day, or NULL. */
static inline const kl__checkin *kl__diary_at(const kl__diary *diary, int32_t day)
{
    for (int32_t i = diary->n - 1; i >= 0; i--) {
        if (diary->entry[i].day == day) return &diary->entry[i];
    }
    return NULL;
}

#endif

/*
 * rule/screen.c - red flags: tiers, who may clear them, flags computed from the diary.
 * REHAB-050 .. REHAB-053
 */
#include "rule/screen.h"

enum { BY_CLINICIAN, BY_SELF };
enum { NIGHTS = 7, WEEK = 7, LEAST_MORNINGS = 4 };

/* By bit. REHAB-050 */
static const struct {
    int32_t tier;
    int32_t cleared_by;
} red_flags[KL__RED_FLAGS + 1] = {
    {KL_TIER_EMERGENCY, BY_CLINICIAN}, /* HOT_JOINT_FEVER */
    {KL_TIER_EMERGENCY, BY_CLINICIAN}, /* TRAUMA_NO_WEIGHT */
    {KL_TIER_EMERGENCY, BY_CLINICIAN}, /* CANNOT_STRAIGHTEN */
    {KL_TIER_EMERGENCY, BY_CLINICIAN}, /* NUMB_COLD_FOOT */
    {KL_TIER_EMERGENCY, BY_CLINICIAN}, /* CALF_SWELLING_BREATHLESS */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* LOCKED */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* SWOLLEN_CLEARLY */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* DISLOCATION */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* NIGHT_REST_PAIN */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* BONE_FOCAL_PAIN */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* CALF_SWELLING */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* UNWELL_WEIGHT_LOSS */
    {KL_TIER_URGENT, BY_CLINICIAN},    /* BACK_OF_KNEE */
    {KL_TIER_ROUTINE, BY_SELF},        /* GIVING_WAY */
    {KL_TIER_ROUTINE, BY_SELF},        /* RAPID_WORSENING */
    {KL_TIER_ROUTINE, BY_SELF},        /* LONG_MORNING_STIFFNESS */
    {KL_TIER_ROUTINE, BY_CLINICIAN},   /* UNDER_18 */
    {KL_TIER_ROUTINE, BY_CLINICIAN},   /* AFTER_SURGERY */
    {KL_TIER_ROUTINE, BY_CLINICIAN},   /* INFLAMMATORY_ARTHRITIS */
    {KL_TIER_ROUTINE, BY_SELF},        /* three REDs, no flag */
};

int32_t kl__tier_of(uint32_t flags)
{
    int32_t tier = KL_TIER_NONE;
    for (int bit = 0; bit <= KL__RED_FLAGS; bit++) {
        if (flags >> bit & 1 && red_flags[bit].tier > tier) tier = red_flags[bit].tier;
    }
    return tier;
}

int kl__needs_clinician(uint32_t causes)
{
    int needed = 0;
    for (int bit = 0; bit <= KL__RED_FLAGS; bit++) {
        if (causes >> bit & 1) needed |= red_flags[bit].cleared_by == BY_CLINICIAN;
    }
    return needed;
}

static void add_flag(kl__why *why, int32_t code, const kl__why *numbers)
{
    kl__why_bare(why, code);
    for (int32_t i = 0; i < numbers->n; i++) {
        if (numbers->reason[i].code == code) why->reason[why->n - 1] = numbers->reason[i];
    }
}

void kl__add_flags(kl__why *why, uint32_t flags, const kl__why *numbers)
{
    kl__why_bare(why, KL_REHAB_RED_FLAG_ROUTINE + kl__tier_of(flags) - KL_TIER_ROUTINE);
    for (int bit = 0; bit < KL__RED_FLAGS; bit++) {
        if (flags >> bit & 1) add_flag(why, KL_REHAB_FLAG_FIRST + bit, numbers);
    }
}

/* Is an earlier check-in still looked at? */
static int counts(const kl__checkin *c, int32_t cleared)
{
    return cleared == KL_UNKNOWN || c->day > cleared;
}

static int32_t other_nights(const kl__diary *diary, int32_t today, int32_t cleared)
{
    int32_t nights = 0;
    for (int32_t i = 0; i < diary->n; i++) {
        const kl__checkin *c = &diary->entry[i];
        nights += c->day > today - NIGHTS && counts(c, cleared) && c->night_waking;
    }
    return nights;
}

/* Sorted in as it comes. */
static void insert(int32_t *sorted, int32_t *n, int32_t value)
{
    int32_t i = (*n)++;
    for (; i > 0 && sorted[i - 1] > value; i--) sorted[i] = sorted[i - 1];
    sorted[i] = value;
}

/* Twice the median, so that the mean of two stays whole. */
static int32_t twice_median(const int32_t *sorted, int32_t n)
{
    return sorted[(n - 1) / 2] + sorted[n / 2];
}

static int usable(const kl__checkin *c)
{
    return !c->late && c->am_pain != KL_UNKNOWN;
}

/* Mornings of this week against those of the week before: twice the rise of the median, or
 * KL_UNKNOWN, the smallest number, where there are too few. */
static int32_t twice_rise(const kl__diary *diary, const kl__checkin *now, int32_t cleared)
{
    int32_t later[WEEK + 1];
    int32_t earlier[WEEK];
    int32_t n_later = 0;
    int32_t n_earlier = 0;
    if (usable(now)) insert(later, &n_later, now->am_pain);
    for (int32_t i = 0; i < diary->n; i++) {
        const kl__checkin *c = &diary->entry[i];
        const int32_t ago = now->day - c->day;
        if (!usable(c) || !counts(c, cleared) || ago >= 2 * WEEK) continue;
        if (ago < WEEK)
            insert(later, &n_later, c->am_pain);
        else
            insert(earlier, &n_earlier, c->am_pain);
    }
    if (n_later < LEAST_MORNINGS || n_earlier < LEAST_MORNINGS) return KL_UNKNOWN;
    return twice_median(later, n_later) - twice_median(earlier, n_earlier);
}

uint32_t kl__computed_flags(const kl__diary *diary, const kl__checkin *now, int32_t cleared,
                            const kl_rehab_config *config, kl__why *numbers)
{
    uint32_t flags = 0;
    const int32_t nights = 1 + other_nights(diary, now->day, cleared);
    const int32_t rise = twice_rise(diary, now, cleared);
    if (now->swelling == 2) flags |= KL_RED_FLAG_SWOLLEN_CLEARLY;
    if (now->night_waking && nights >= config->night_count_7d) {
        flags |= KL_RED_FLAG_NIGHT_REST_PAIN;
        kl__why_add(numbers, KL__FLAG_NIGHT_REST_PAIN, nights, config->night_count_7d,
                    KL__RH(night_count_7d));
    }
    if (rise >= 2 * config->worsening_delta) {
        flags |= KL_RED_FLAG_RAPID_WORSENING;
        kl__why_add(numbers, KL__FLAG_RAPID_WORSENING, rise / 2, config->worsening_delta,
                    KL__RH(worsening_delta));
    }
    return flags;
}

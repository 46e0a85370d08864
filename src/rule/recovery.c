/*
 * rule/recovery.c - recovery debt: short sleep or high stress for three days.
 * REHAB-046
 */
#include "rule/recovery.h"

enum { DAYS = 3, SHORT_NIGHTS = 2 };

int kl__recovery_debt(const kl__diary *diary, int32_t day, const kl_rehab_config *config)
{
    int32_t nights = 0;
    int32_t short_nights = 0;
    int32_t missing_sleep = 0;
    int32_t stressed = 0;
    for (int32_t back = 0; back < DAYS; back++) {
        const kl__checkin *c = kl__diary_at(diary, day - back);
        if (!c || c->late) continue;
        stressed += c->stress != KL_UNKNOWN && c->stress >= config->stress_high;
        if (c->sleep_min == KL_UNKNOWN) continue;
        nights++;
        short_nights += c->sleep_min < config->short_night_min;
        if (c->sleep_min < config->sleep_need_min) {
            missing_sleep += config->sleep_need_min - c->sleep_min;
        }
    }
    const int slept_little =
        nights == DAYS && (missing_sleep >= config->debt3_min || short_nights >= SHORT_NIGHTS);
    return slept_little || stressed == DAYS;
}

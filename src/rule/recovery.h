/*
 * rule/recovery.h - recovery debt: short sleep or high stress for three days. It only vetoes.
 * REHAB-046
 */
#ifndef KL_RULE_RECOVERY_H
#define KL_RULE_RECOVERY_H

#include "rule/diary.h"

int kl__recovery_debt(const kl__diary *diary, int32_t day, const kl_rehab_config *config);

#endif

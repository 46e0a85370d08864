/*
 * rule/ladder.h - the rows of the ladders, and where a runner enters them.
 * REHAB-013, REHAB-056, PLAN-070, PLAN-071
 */
#ifndef KL_RULE_LADDER_H
#define KL_RULE_LADDER_H

#include "kneeload/rehab.h"

int32_t kl__ladder_top(int32_t ladder);
const kl_ladder_row *kl__ladder_row(int32_t ladder, int32_t level);

/* Highest level whose bout, and those of all below it, last at most `seconds` of running without
 * pain; 1 below the first and where nothing is known. */
int32_t kl__entry_level(int32_t ladder, int32_t seconds);

#endif

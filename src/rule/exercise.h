/*
 * rule/exercise.h - rows of the catalogue of exercises, and how demanding one may be.
 * PLAN-140 .. PLAN-144
 */
#ifndef KL_RULE_EXERCISE_H
#define KL_RULE_EXERCISE_H

#include "kneeload/exercise.h"

enum { KL__GROUPS = 3, KL__ALL_EQUIPMENT = (1 << (KL_EQUIPMENT_BOX + 1)) - 1 };

/* The row of an exercise, with the dose and the time for a location. */
kl_exercise kl__exercise(int32_t exercise, int32_t location);

/* Highest rank at a known irritability in phase 1 or 2. PLAN-144 */
int32_t kl__rank_limit(int32_t irritability, int32_t phase);

/* Is everything there that the exercise needs? */
int kl__has_equipment(const kl_exercise *exercise, int32_t equipment);

#endif

/*
 * plan/layout.c - the public structs of tailor.h keep their size on every platform.
 * PLAN-072, PLAN-086, PLAN-087, PLAN-100
 */
#include "kneeload/tailor.h"

_Static_assert(sizeof(kl_tailor_runner) == 4 * 16, "kl_tailor_runner");
_Static_assert(sizeof(kl_plan_item) == 4 * 10 + 16 * KL_ITEM_MAX_REASONS, "kl_plan_item");
_Static_assert(sizeof(kl_outlook_week) == 4 * 10 + sizeof(kl_plan_reasons), "kl_outlook_week");
_Static_assert(sizeof(kl_tailored_week) ==
                   4 * 12 + sizeof(kl_plan_reasons) + KL_MAX_ITEMS * sizeof(kl_plan_item),
               "kl_tailored_week");

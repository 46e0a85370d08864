/*
 * rule/week_layout.c - the public structs of week.h keep their size on every platform.
 * PLAN-010, PLAN-020, PLAN-043
 */
#include "kneeload/week.h"

_Static_assert(sizeof(kl_week_entry) == 20, "kl_week_entry");
_Static_assert(sizeof(kl_week) == 8 + 2 * sizeof(void *), "kl_week");
_Static_assert(sizeof(kl_week_context) == 32, "kl_week_context");
_Static_assert(sizeof(kl_week_finding) == 24, "kl_week_finding");
_Static_assert(sizeof(kl_week_report) == 48 + 24 * KL_MAX_WEEK_FINDINGS, "kl_week_report");
_Static_assert(sizeof(kl_week_done) == 48, "kl_week_done");
_Static_assert(sizeof(kl_week_next) == 24 + 264, "kl_week_next");
_Static_assert(sizeof(kl_entry_level) == 24, "kl_entry_level");
_Static_assert(sizeof(kl_unload_request) == 32, "kl_unload_request");
_Static_assert(sizeof(kl_unload_step) == 16 + 264, "kl_unload_step");
_Static_assert(sizeof(kl_restore_request) == 40, "kl_restore_request");
_Static_assert(sizeof(kl_restore_step) == 8 + 264, "kl_restore_step");

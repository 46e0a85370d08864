/*
 * rehab/layout.c - the public structs of rehab.h keep their size on every platform.
 * REHAB-090
 */
#include "kneeload/rehab.h"

_Static_assert(sizeof(kl_rehab_config) == 4 * 60, "kl_rehab_config");
_Static_assert(sizeof(kl_rehab_event) == 4 * 30, "kl_rehab_event");
_Static_assert(sizeof(kl_rehab_entry) == 32 + 24 * 16, "kl_rehab_entry");
_Static_assert(sizeof(kl_rehab_log) == 8 + 16 * 416, "kl_rehab_log");
_Static_assert(sizeof(kl_ladder_row) == 16, "kl_ladder_row");
_Static_assert(sizeof(kl_rehab_today) == 32 + 24 * 16, "kl_rehab_today");
_Static_assert(sizeof(kl_rehab_both) == 16 + 48 * 20, "kl_rehab_both");
_Static_assert(sizeof(kl_rehab_status) == 48, "kl_rehab_status");
_Static_assert(sizeof(kl_rehab_start) == 16, "kl_rehab_start");
_Static_assert(sizeof(kl_rehab) == 3072, "kl_rehab");
_Static_assert(sizeof(kl_symptoms) == 32, "kl_symptoms");
_Static_assert(sizeof(kl_intake) == 64, "kl_intake");

/*
 * measure/layout.c - the public structs keep their size on every platform.
 * Padding is spelled out in each, so that no member can slip into it unseen.
 */
#include "kneeload/kneeload.h"

_Static_assert(sizeof(kl_session) == 48, "kl_session");
_Static_assert(sizeof(kl_hr_segment) == 8, "kl_hr_segment");
_Static_assert(sizeof(kl_trimp_profile) == 32, "kl_trimp_profile");
_Static_assert(sizeof(kl_zone_limits) == 16, "kl_zone_limits");
_Static_assert(sizeof(kl_load) == 56, "kl_load");
_Static_assert(sizeof(kl_prepare_options) == 24, "kl_prepare_options");
_Static_assert(sizeof(kl_prepared_session) == 64, "kl_prepared_session");
_Static_assert(sizeof(kl_rolling_options) == 112, "kl_rolling_options");
_Static_assert(sizeof(kl_rolling) == 120, "kl_rolling");
_Static_assert(sizeof(kl_load_limit) == 56, "kl_load_limit");
_Static_assert(sizeof(kl_ewma_options) == 128, "kl_ewma_options");
_Static_assert(sizeof(kl_ewma) == 128, "kl_ewma");
_Static_assert(sizeof(kl_fitness_options) == 88, "kl_fitness_options");
_Static_assert(sizeof(kl_fitness) == 64, "kl_fitness");
_Static_assert(sizeof(kl_monotony_options) == 32, "kl_monotony_options");
_Static_assert(sizeof(kl_monotony) == 72, "kl_monotony");
_Static_assert(sizeof(kl_spike_options) == 64, "kl_spike_options");
_Static_assert(sizeof(kl_spike) == 80, "kl_spike");
_Static_assert(sizeof(kl_book) == 5120, "kl_book");
_Static_assert(sizeof(kl_book_reading) == 8 + 2 * 120 + 128 + 64 + 72, "kl_book_reading");

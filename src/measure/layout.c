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
_Static_assert(sizeof(kl_knee_options) == 80, "kl_knee_options");
_Static_assert(sizeof(kl_knee_runner) == 56, "kl_knee_runner");
_Static_assert(sizeof(kl_knee_reference) == 32, "kl_knee_reference");
_Static_assert(sizeof(kl_knee_segment) == 64, "kl_knee_segment");
_Static_assert(sizeof(kl_knee_segment_load) == 128, "kl_knee_segment_load");
_Static_assert(sizeof(kl_knee_load) == 200, "kl_knee_load");
_Static_assert(sizeof(kl_step) == 40, "kl_step");
_Static_assert(sizeof(kl_knee_day) == 24, "kl_knee_day");
_Static_assert(sizeof(kl_knee_week) == 32, "kl_knee_week");
_Static_assert(sizeof(kl_aux_entry) == 16, "kl_aux_entry");
_Static_assert(sizeof(kl_aux_load) == 24, "kl_aux_load");
_Static_assert(sizeof(kl_shoe) == 24, "kl_shoe");
_Static_assert(sizeof(kl_shoe_run) == 16, "kl_shoe_run");
_Static_assert(sizeof(kl_shoe_state) == 24, "kl_shoe_state");
_Static_assert(sizeof(kl_reason) == 16, "kl_reason");
_Static_assert(sizeof(kl_cadence_options) == 52, "kl_cadence_options");
_Static_assert(sizeof(kl_cadence_request) == 24, "kl_cadence_request");
_Static_assert(sizeof(kl_cadence_stage) == 56, "kl_cadence_stage");
_Static_assert(sizeof(kl_cadence_plan) == 40 + 4 * 16 + 10 * 56, "kl_cadence_plan");
_Static_assert(sizeof(kl_cadence_target) == 24, "kl_cadence_target");
_Static_assert(sizeof(kl_cadence_run) == 56, "kl_cadence_run");
_Static_assert(sizeof(kl_cadence_event) == 72, "kl_cadence_event");
_Static_assert(sizeof(kl_cadence_decision) == 64 + 16 * 16, "kl_cadence_decision");
_Static_assert(sizeof(kl_cadence) == 1024, "kl_cadence");
_Static_assert(sizeof(kl_outcome_score) == 40, "kl_outcome_score");
_Static_assert(sizeof(kl_outcome_point) == 8, "kl_outcome_point");
_Static_assert(sizeof(kl_outcome_change) == 32, "kl_outcome_change");
_Static_assert(sizeof(kl_outcome_review) == 24, "kl_outcome_review");
_Static_assert(sizeof(kl_nonresponse) == 16, "kl_nonresponse");

/* What the kinds of the cadence plan, of its planner and of today share. */
#ifndef CONFORMANCE_KNEE_CADENCE_H
#define CONFORMANCE_KNEE_CADENCE_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Members target_permille, step_permille, single_step and height_cm. */
kl_cadence_request read_request(const json_t *from);

/* One event of a planner (knee_planner.c). */
kl_cadence_event read_cadence_event(const json_t *from);

json_t *reason_names(const kl_reason *reasons, int32_t n);

#endif

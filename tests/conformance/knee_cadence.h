/* What the kinds of the cadence plan and of its planner share. */
#ifndef CONFORMANCE_KNEE_CADENCE_H
#define CONFORMANCE_KNEE_CADENCE_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Members target_permille, step_permille, single_step and height_cm. */
kl_cadence_request read_request(const json_t *from);

json_t *reason_names(const kl_reason *reasons, int32_t n);

#endif

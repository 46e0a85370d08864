/*
 * catalog/plan_options.h - the options of the planning calls, and reasons that name them.
 * PLAN-002, PLAN-006
 */
#ifndef KL_CATALOG_PLAN_OPTIONS_H
#define KL_CATALOG_PLAN_OPTIONS_H

#include <stddef.h>

#include "catalog/options.h"
#include "kneeload/planning.h"

/* Copy `given` (NULL: defaults) into `options`; check every parameter in table order. */
kl_status kl__plan_options_read(const kl_plan_options *given, kl_plan_options *options,
                                kl_fault *fault);

/* Place of a parameter among those of planning.h: the struct and the table share their order. */
#define KL__PL(name) ((int32_t)(offsetof(kl_plan_options, name) / sizeof(int32_t)) - 1)

/* A reason with its numbers; `parameter` is a KL__PL(name). */
kl_reason kl__plan_reason(int32_t code, int32_t value, int32_t limit, int32_t parameter);

/* A reason without numbers. */
kl_reason kl__plan_bare(int32_t code);

void kl__plan_add(kl_plan_reasons *reasons, kl_reason reason);

#endif

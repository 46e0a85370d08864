/*
 * measure/outcome.h - what scores and their changes share.
 * PLAN-003, PLAN-180
 */
#ifndef KL_MEASURE_OUTCOME_H
#define KL_MEASURE_OUTCOME_H

#include "base/check.h"
#include "kneeload/outcome.h"

enum { KL__INSTRUMENTS = KL_INSTRUMENT_STEP_DOWN + 1 };

static inline kl_status kl__check_instrument(int32_t instrument, kl_fault *fault)
{
    if (instrument == KL_UNKNOWN) return kl__null(fault, "instrument");
    return kl__check_int(fault, "instrument", KL_NO_INDEX, instrument, 0, KL__INSTRUMENTS - 1);
}

#endif

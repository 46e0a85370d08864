/** @file
 * kneeload/reason.h - why a decision was taken.
 */
#ifndef KNEELOAD_REASON_H
#define KNEELOAD_REASON_H

#include "kneeload/status.h"

/** One reason. Names and sentences of the codes stand in the catalogue's code table. */
typedef struct kl_reason {
    int32_t code;      /**< stable number, of the code set that the decision names */
    int32_t value;     /**< what was observed; KL_UNKNOWN where no number belongs to it */
    int32_t limit;     /**< what it was compared with; KL_UNKNOWN likewise */
    int32_t parameter; /**< place in kl_parameter_at of the limit; -1 where none */
} kl_reason;

#endif

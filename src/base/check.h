/*
 * base/check.h - refusing bad input.
 * A refused call reports one field, its index and its value. LOAD-006
 */
#ifndef KL_BASE_CHECK_H
#define KL_BASE_CHECK_H

#include "base/platform.h"
#include "kneeload/status.h"

#define KL_NO_INDEX (-1)

/* Report a refused input and hand the status back. */
static inline kl_status kl__fail(kl_fault *fault, kl_status status, const char *field,
                                 int64_t index, double value)
{
    if (fault) {
        fault->field = field;
        fault->index = index;
        fault->value = value;
    }
    return status;
}

static inline kl_status kl__null(kl_fault *fault, const char *field)
{
    return kl__fail(fault, KL_E_NULL, field, KL_NO_INDEX, 0.0);
}

/* KL_E_RANGE unless low <= value <= high. */
static inline kl_status kl__check_int(kl_fault *fault, const char *field, int64_t index,
                                      int64_t value, int64_t low, int64_t high)
{
    if (value < low || value > high) {
        return kl__fail(fault, KL_E_RANGE, field, index, (double)value);
    }
    return KL_OK;
}

/* The same, but KL_UNKNOWN passes. */
static inline kl_status kl__check_known_int(kl_fault *fault, const char *field, int64_t index,
                                            int32_t value, int64_t low, int64_t high)
{
    return value == KL_UNKNOWN ? KL_OK : kl__check_int(fault, field, index, value, low, high);
}

/* The same for a required value: KL_UNKNOWN is KL_E_NULL. PLAN-003 */
static inline kl_status kl__check_required_int(kl_fault *fault, const char *field, int64_t index,
                                               int32_t value, int64_t low, int64_t high)
{
    if (value == KL_UNKNOWN) return kl__fail(fault, KL_E_NULL, field, index, 0.0);
    return kl__check_int(fault, field, index, value, low, high);
}

/* KL_E_RANGE unless low <= value <= high; NaN and infinities fall outside. */
static inline kl_status kl__check_double(kl_fault *fault, const char *field, int64_t index,
                                         double value, double low, double high)
{
    if (!(value >= low && value <= high)) {
        return kl__fail(fault, KL_E_RANGE, field, index, value);
    }
    return KL_OK;
}

/* An input of a call, with its domain, and whether it has to be known. */
typedef struct kl__input {
    const char *name;
    int32_t value;
    int32_t low;
    int32_t high;
    int32_t optional;
} kl__input;

enum { KL__REQUIRED = 0, KL__OPTIONAL = 1 };

/* The first row that fails: KL_E_NULL where a required value is unknown, else KL_E_RANGE.
 * PLAN-003 */
static inline kl_status kl__check_inputs(const kl__input *input, size_t n, kl_fault *fault)
{
    kl_status status = KL_OK;
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        const kl__input *in = &input[i];
        status = in->optional ? kl__check_known_int(fault, in->name, KL_NO_INDEX, in->value,
                                                    in->low, in->high)
                              : kl__check_required_int(fault, in->name, KL_NO_INDEX, in->value,
                                                       in->low, in->high);
    }
    return status;
}

#endif

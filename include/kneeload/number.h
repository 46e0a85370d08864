/*
 * kneeload/number.h - the library's own exp: same bits on every platform.
 */
#ifndef KNEELOAD_NUMBER_H
#define KNEELOAD_NUMBER_H

#include "kneeload/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief e to the power of x, within 1 ulp, from + - * / alone.
 *
 * @param x  -700 .. 700
 * @param[out] out_value  the power
 * @param[out] fault      nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   @p out_value is NULL
 * @retval KL_E_RANGE  field "x": NaN, infinite or outside
 * @see LOAD-010
 */
KL_API KL_NODISCARD kl_status kl_exp(double x, double *out_value, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

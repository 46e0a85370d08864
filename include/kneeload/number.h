/*
 * kneeload/number.h - exp, fifth root and small powers: same bits on every platform.
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

/**
 * @brief Fifth root by ten Newton steps; relative error below 4e-16.
 *
 * @param x  0.125 .. 16
 * @param[out] out_value  the root
 * @param[out] fault      nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   @p out_value is NULL
 * @retval KL_E_RANGE  field "x"
 * @see KNEE-010, KNEE-011
 */
KL_API KL_NODISCARD kl_status kl_root5(double x, double *out_value, kl_fault *fault);

/**
 * @brief x to the power of k/20; relative error below 4e-15.
 *
 * @param x  0.125 .. 16
 * @param k  twentieths, 0 .. 80
 * @param[out] out_value  the power
 * @param[out] fault      nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   @p out_value is NULL
 * @retval KL_E_RANGE  field "x", then "k"
 * @see KNEE-012
 */
KL_API KL_NODISCARD kl_status kl_pow20(double x, int32_t k, double *out_value, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

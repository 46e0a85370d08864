/** @file
 * kneeload/fleet.h - rolling and EWMA ratios of many runners in one call.
 */
#ifndef KNEELOAD_FLEET_H
#define KNEELOAD_FLEET_H

#include "kneeload/ewma.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Daily loads of many runners over the same days, row-major: one row a runner. */
typedef struct kl_fleet {
    const double *load;   /**< n_runners x n_days */
    const uint8_t *state; /**< the same shape; NULL: every day is known */
    size_t n_runners;     /**< 0 and up */
    size_t n_days;        /**< 1 .. KL_MAX_DAYS */
    int32_t day0;         /**< civil day of the first column */
    int32_t reserved;     /**< 0 */
} kl_fleet;

/** Where a ratio is written, each array n_runners x n_days; all but value may be NULL. */
typedef struct kl_fleet_columns {
    double *value;    /**< the ratio; `fill` where it is not defined */
    double *lo;       /**< rolling only: lower bound; `fill` where there is none */
    double *hi;       /**< rolling only: upper bound; `fill` where there is none */
    uint32_t *flags;  /**< KL_FLAG_... */
    uint8_t *defined; /**< 1 where value is the ratio */
    double fill;      /**< any number the caller can tell from a ratio, NaN included */
} kl_fleet_columns;

/**
 * @brief Ratios at END_OF_DAY of every day of every runner, equal to the bit to kl_rolling_at
 *        and kl_ewma_at on each row.
 *
 * @param fleet            the loads; no output may overlap them
 * @param rolling_options  NULL for the defaults; mode, thr and legacy are not used
 * @param ewma_options     NULL for the defaults; mode, thr and legacy are not used
 * @param[out] rolling     NULL: not wanted
 * @param[out] ewma        NULL: not wanted
 * @param[out] fault       nullable; index counts row-major through the matrix
 * @retval KL_OK              computed
 * @retval KL_E_NULL          "fleet", "load", "value"
 * @retval KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_rolling_at and
 *                            kl_ewma_at; KL_E_SIZE "n_runners" beyond the address space;
 *                            KL_E_INCONSISTENT "lo" or "hi" with EWMA columns
 * @par Complexity
 * O(n_runners n_days) for loads that are whole numbers, whatever the windows; other loads and
 * unknown days cost O(nc) a day, because the sums are defined oldest first. No allocation.
 * @see LOAD-001, LOAD-040 .. LOAD-066
 */
KL_API KL_NODISCARD kl_status kl_fleet_ratios(const kl_fleet *fleet,
                                              const kl_rolling_options *rolling_options,
                                              const kl_ewma_options *ewma_options,
                                              const kl_fleet_columns *rolling,
                                              const kl_fleet_columns *ewma, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/** @file
 * kneeload/shoe.h - odometer, rotation and heel of running shoes. Advisories: no effect on load.
 */
#ifndef KNEELOAD_SHOE_H
#define KNEELOAD_SHOE_H

#include "kneeload/day.h"
#include "kneeload/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Wear of a pair. */
enum { KL_SHOE_OK = 0, KL_SHOE_WARN = 1, KL_SHOE_DUE = 2 };

/** Advisories, in their order. */
enum {
    KL_SHOE_ADVICE_DUE = 1,      /**< 400 miles are run [S004] */
    KL_SHOE_ADVICE_WARN = 2,     /**< 300 miles are run */
    KL_SHOE_ADVICE_ROTATION = 4, /**< a new model is worn for too much of the week */
    KL_SHOE_ADVICE_HEEL = 8,     /**< quotes S003 on heels of 3 cm; no source was found for it */
    KL_SHOE_ADVICE_FLAT = 16     /**< a sudden change to a flat shoe */
};

/** A pair of shoes. */
typedef struct kl_shoe {
    int32_t first_day; /**< first worn */
    int32_t start_m;   /**< already run when first logged, 0 .. 5,000,000 m */
    int32_t new_model; /**< 1: another model than the usual one */
    int32_t heel_mm;   /**< heel height as S003 means it, 0 .. 150, or KL_UNKNOWN */
    int32_t drop_mm;   /**< heel above forefoot, -10 .. 30, or KL_UNKNOWN */
    int32_t reserved;  /**< 0 */
} kl_shoe;

/** A run in one of them. */
typedef struct kl_shoe_run {
    int32_t day;        /**< civil day number */
    int32_t shoe;       /**< place in the list of shoes */
    int32_t distance_m; /**< 0 .. 300,000 */
    int32_t reserved;   /**< 0 */
} kl_shoe_run;

/** State of a pair. */
typedef struct kl_shoe_state {
    int64_t odometer_m;      /**< run so far, m */
    int32_t state;           /**< KL_SHOE_... */
    int32_t share_permille;  /**< share of the last 7 days, KL_UNKNOWN when nothing was run */
    int32_t share_limit_pct; /**< advised for a new model, else KL_UNKNOWN */
    uint32_t advice;         /**< KL_SHOE_ADVICE_... */
} kl_shoe_state;

/**
 * @brief Odometer, share of the week and advisories of each pair.
 *
 * @param day            today
 * @param usual_drop_mm  -10 .. 30, or KL_UNKNOWN
 * @param shoes          pairs
 * @param n_shoes        1 .. 32
 * @param runs           by day, up to today
 * @param n_runs         0 .. 5000
 * @param[out] out    n_shoes states
 * @param[out] fault  nullable
 * @retval KL_OK              computed
 * @retval KL_E_NULL          "shoes", "runs", "out"
 * @retval KL_E_SIZE          "shoes", "runs"
 * @retval KL_E_RANGE         "day", "usual_drop_mm"; with index a field of a shoe or a run
 * @retval KL_E_INCONSISTENT  "day" with index: before the shoe was worn
 * @retval KL_E_ORDER         "day" with index
 * @par Complexity
 * O(n_shoes + n_runs) time, no allocation.
 * @see KNEE-140 .. KNEE-143, [S000], [S003], [S004]
 */
KL_API KL_NODISCARD kl_status kl_shoes(int32_t day, int32_t usual_drop_mm, const kl_shoe *shoes,
                                       size_t n_shoes, const kl_shoe_run *runs, size_t n_runs,
                                       kl_shoe_state *out, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

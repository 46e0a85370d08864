/** @file
 * kneeload/variability.h - monotony, strain, and this week against the last.
 */
#ifndef KNEELOAD_VARIABILITY_H
#define KNEELOAD_VARIABILITY_H

#include "kneeload/rolling.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Divisor of the standard deviation; the source does not say which. LOAD-081 */
enum { KL_SD_SAMPLE = 0, KL_SD_POP = 1 };

/** What an unknown day does to monotony. LOAD-080 */
enum {
    KL_MONOTONY_STRICT = 0, /**< not evaluated */
    KL_MONOTONY_ZERO = 1    /**< it counts 0, or what was measured */
};

/** Options; defaults and ranges stand in the catalogue under "MO.". */
typedef struct kl_monotony_options {
    uint32_t struct_size; /**< set by the init call; tells versions apart */
    int32_t mode;         /**< KL_END_OF_DAY (default) or KL_START_OF_DAY */
    int32_t window;       /**< 2 .. 56 days, default 7 */
    int32_t sd;           /**< KL_SD_SAMPLE by default */
    double cap;           /**< 0: none; else the largest monotony given, at most 1000 */
    int32_t missing;      /**< KL_MONOTONY_STRICT by default */
    int32_t reserved;     /**< 0 */
} kl_monotony_options;

/** Which numbers of a kl_monotony are there. */
enum {
    KL_MONOTONY_HAS_MONOTONY = 1, /**< and strain */
    KL_MONOTONY_HAS_BOUNDED = 2,  /**< and strain_bounded */
    KL_MONOTONY_HAS_MEAN = 4      /**< mean, sd and sum */
};

/** One day's monotony and strain. */
typedef struct kl_monotony {
    double monotony;       /**< mean / sd */
    double bounded;        /**< mean / (mean + population sd), 0 .. 1: the primary figure */
    double mean;           /**< load a day */
    double sd;             /**< standard deviation of the load a day */
    double sum;            /**< load of the window */
    double strain;         /**< sum x monotony */
    double strain_bounded; /**< 2 x sum x bounded */
    int32_t defined;       /**< 1: monotony is there */
    uint32_t has;          /**< KL_MONOTONY_HAS_... */
    uint32_t flags;        /**< KL_FLAG_... */
    int32_t reserved;      /**< 0 */
} kl_monotony;

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_monotony_options_init(kl_monotony_options *options, size_t size);

/**
 * @brief Foster's monotony and strain on one day or on consecutive days.
 *
 * k equal sessions in seven days give a population monotony of sqrt(k / (7 - k)): it mostly
 * measures frequency. `bounded` exists whenever something was run.
 *
 * @param series   daily loads
 * @param day      first day to evaluate, as in kl_rolling_at
 * @param n_days   number of consecutive days, 1 and up
 * @param options  NULL for the defaults
 * @param[out] out    n_days results
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with a flag
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_rolling_at
 * @par Complexity
 * O(n + n_days window) time, no allocation.
 * @see LOAD-080 .. LOAD-083, [Foster1998]
 */
KL_API KL_NODISCARD kl_status kl_monotony_at(const kl_series *series, int32_t day, size_t n_days,
                                             const kl_monotony_options *options, kl_monotony *out,
                                             kl_fault *fault);

/**
 * @brief Loads of a day between which the monotony of its window exceeds a threshold.
 *
 * @param series   daily loads
 * @param day      day0 .. last day + 1
 * @param thr      threshold in thousandths, 1 .. 100,000
 * @param options  NULL for the defaults; mode has no effect
 * @param[out] out    x_lo and x_hi: loads strictly between them exceed. UNLIMITED and neither of
 *                    them: no load exceeds. DEGENERATE: one day cannot tell
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with a flag
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_monotony_at,
 *         and KL_E_RANGE "thr"
 * @see LOAD-115
 */
KL_API KL_NODISCARD kl_status kl_monotony_limit(const kl_series *series, int32_t day, int32_t thr,
                                                const kl_monotony_options *options,
                                                kl_load_limit *out, kl_fault *fault);

/**
 * @brief Options that make kl_rolling_at compare this week with the one before.
 *
 * Windows `window` : 2 x `window`, uncoupled, threshold 1300: verdict ABOVE is the advisory. The
 * value is this week over last week, diff the change a day. There is no 10 % band: a trial found
 * the 10 % rule without effect [Buist2008].
 *
 * @param window  7 .. 14 days
 * @param[out] options  filled
 * @param size          sizeof *options
 * @param[out] fault    nullable
 * @retval KL_OK         filled
 * @retval KL_E_NULL     "options"
 * @retval KL_E_RANGE    "window"
 * @retval KL_E_VERSION  "struct_size"
 * @see LOAD-053, [Nielsen2014]
 */
KL_API KL_NODISCARD kl_status kl_week_to_week_options(int32_t window, kl_rolling_options *options,
                                                      size_t size, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/** @file
 * kneeload/fitness.h - the performance management chart: CTL, ATL, TSB.
 */
#ifndef KNEELOAD_FITNESS_H
#define KNEELOAD_FITNESS_H

#include "kneeload/ewma.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Options; defaults and ranges stand in the catalogue under "PM.". */
typedef struct kl_fitness_options {
    uint32_t struct_size; /**< set by the init call; tells versions apart */
    int32_t mode;         /**< KL_END_OF_DAY (default) or KL_START_OF_DAY */
    int32_t conv_a;       /**< ATL: TAU 7 */
    int32_t conv_c;       /**< CTL: TAU 42 */
    double arg_a;         /**< 7, in the unit of conv_a */
    double arg_c;         /**< 42, in the unit of conv_c */
    int32_t seed;         /**< KL_SEED_ZERO, as the market does */
    int32_t k;            /**< 7 */
    double v0_a;          /**< VALUE: 0 .. 1e15 */
    double v0_c;          /**< likewise for the slow one */
    int32_t missing;      /**< KL_EWMA_DECAY */
    int32_t ramp_days;    /**< 1 .. 28, default 7 */
    double tsb_min;       /**< target of kl_fitness_limit, -1e15 .. 1e15, default 0 */
    double ramp_max;      /**< second target, -1e15 .. 1e15; read only when has_ramp_max is 1 */
    int32_t has_ramp_max; /**< 1: ramp_max is given; 0 by default */
    int32_t reserved;     /**< 0 */
} kl_fitness_options;

/** Which numbers of a kl_fitness are there. */
enum {
    KL_FITNESS_HAS_CTL = 1,
    KL_FITNESS_HAS_ATL = 2,
    KL_FITNESS_HAS_TSB_START = 4,
    KL_FITNESS_HAS_TSB_END = 8,
    KL_FITNESS_HAS_RAMP = 16
};

/** One day of the chart. LOAD-072 */
typedef struct kl_fitness {
    double ctl;       /**< slow smoother, end of day */
    double atl;       /**< fast smoother, end of day */
    double tsb_start; /**< ctl - atl of the evening before: what most products print */
    double tsb_end;   /**< ctl - atl of this evening */
    double ramp;      /**< change of ctl over ramp_days */
    double warm;      /**< share of the ctl weight that lies on observed days */
    int32_t defined;  /**< 1: ctl and atl are there */
    uint32_t has;     /**< KL_FITNESS_HAS_... */
    uint32_t flags;   /**< KL_FLAG_... */
    int32_t reserved; /**< 0 */
} kl_fitness;

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_fitness_options_init(kl_fitness_options *options, size_t size);

/**
 * @brief CTL, ATL and TSB on one day or on consecutive days.
 *
 * @param series   daily loads
 * @param day      first day to evaluate, as in kl_rolling_at
 * @param n_days   number of consecutive days, 1 and up
 * @param options  NULL for the defaults
 * @param[out] out    n_days results
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with a flag
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_ewma_at
 * @par Complexity
 * O(n) time for all days together, no allocation.
 * @see LOAD-070 .. LOAD-072, [PMC]
 */
KL_API KL_NODISCARD kl_status kl_fitness_at(const kl_series *series, int32_t day, size_t n_days,
                                            const kl_fitness_options *options, kl_fitness *out,
                                            kl_fault *fault);

/**
 * @brief Largest load of a day that keeps TSB at tsb_min, and the ramp at ramp_max.
 *
 * @param series   daily loads
 * @param day      day0 .. last day + 1
 * @param options  NULL for the defaults; mode has no effect
 * @param[out] out    x_max for TSB, and x_ramp
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with a flag
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_ewma_at
 * @see LOAD-113
 */
KL_API KL_NODISCARD kl_status kl_fitness_limit(const kl_series *series, int32_t day,
                                               const kl_fitness_options *options,
                                               kl_load_limit *out, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

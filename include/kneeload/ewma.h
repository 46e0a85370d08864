/** @file
 * kneeload/ewma.h - exponentially weighted loads: the EWMA ratio, REDI, their conventions.
 */
#ifndef KNEELOAD_EWMA_H
#define KNEELOAD_EWMA_H

#include "kneeload/rolling.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How a smoothing constant is given. LOAD-011 */
enum {
    KL_CONV_SPAN = 0,     /**< alpha = 2 / (N + 1), N 1 .. 1000 */
    KL_CONV_TAU = 1,      /**< 1 - exp(-1 / tau), tau 0.5 .. 1000 */
    KL_CONV_INV_TAU = 2,  /**< 1 / tau, tau 1 .. 1000 */
    KL_CONV_HALFLIFE = 3, /**< 1 - exp(-ln 2 / h), h 0.25 .. 1000 */
    KL_CONV_LAMBDA = 4,   /**< 1 - exp(-lambda), lambda 0.001 .. 5 */
    KL_CONV_DIRECT = 5    /**< alpha itself, 0.001 .. 1 */
};

/** What the smoother holds before the first day. LOAD-061 */
enum {
    KL_SEED_DEBIASED = 0, /**< nothing; weights are renormalised: exactly 1 for constant load */
    KL_SEED_ZERO = 1,     /**< an endless past of rest */
    KL_SEED_VALUE = 2,    /**< an endless past of v0_a, v0_c */
    KL_SEED_FIRST = 3,    /**< the first known load */
    KL_SEED_MEAN_K = 4,   /**< the mean of the first k days, which then also count */
    KL_SEED_SMA_K = 5     /**< the mean of the first k days */
};

/** What an unknown day does. LOAD-062 */
enum {
    KL_EWMA_DECAY = 0, /**< the value stays, its weight fades */
    KL_EWMA_HOLD = 1,  /**< nothing happens */
    KL_EWMA_ZERO = 2   /**< it counts 0, or what was measured */
};

/** Options; defaults and ranges stand in the catalogue under "EW.". */
typedef struct kl_ewma_options {
    uint32_t struct_size; /**< set by the init call; tells versions apart */
    int32_t mode;         /**< KL_END_OF_DAY (default) or KL_START_OF_DAY */
    int32_t conv_a;       /**< acute smoother: SPAN 7 */
    int32_t conv_c;       /**< chronic smoother: SPAN 28; its alpha must not exceed the acute one */
    double arg_a;         /**< 7, in the unit of conv_a */
    double arg_c;         /**< 28, in the unit of conv_c */
    int32_t seed;         /**< KL_SEED_DEBIASED */
    int32_t k;            /**< days of MEAN_K and SMA_K, 1 .. 42, default 7 */
    double v0_a;          /**< VALUE: 0 .. 1e15 */
    double v0_c;          /**< likewise for the chronic one */
    int32_t missing;      /**< KL_EWMA_DECAY */
    int32_t lag;     /**< the chronic value is that of so many days before, 0 .. 28, default 0 */
    int32_t cov_num; /**< 6 */
    int32_t cov_den; /**< 7 */
    int32_t legacy;  /**< 0 */
    int32_t n_thr;   /**< 0 .. KL_MAX_THRESHOLDS */
    int32_t thr[KL_MAX_THRESHOLDS]; /**< as in kl_rolling_options */
    int32_t layoff_gap;             /**< 14 */
    int32_t layoff_hold;            /**< 28 */
    int32_t open_day;               /**< KL_UNKNOWN */
    int32_t reserved;               /**< 0 */
} kl_ewma_options;

/** Which numbers of a kl_ewma are there. */
enum {
    KL_EWMA_HAS_VALUE = 1,
    KL_EWMA_HAS_ACUTE = 2,
    KL_EWMA_HAS_CHRONIC = 4,
    KL_EWMA_HAS_DIFF = 8
};

/** One day's EWMA ratio. No interval bounds exist for this family. LOAD-063 */
typedef struct kl_ewma {
    double value;       /**< acute / chronic */
    double acute;       /**< smoothed load a day */
    double chronic;     /**< the slow one */
    double diff;        /**< acute - chronic */
    double den_a;       /**< weight behind the acute value; 1 when fully warm */
    double den_c;       /**< weight behind the chronic value */
    double warm;        /**< share of the chronic weight that lies on observed days */
    double cov_a;       /**< known share of the observed weight */
    double cov_c;       /**< likewise of the chronic weight */
    int32_t defined;    /**< 1: value is there */
    uint32_t has;       /**< KL_EWMA_HAS_... */
    uint32_t flags;     /**< KL_FLAG_... */
    int32_t zone;       /**< KL_ZONE_... */
    int32_t n_verdicts; /**< as many as thresholds */
    int32_t verdict[KL_MAX_THRESHOLDS]; /**< KL_VERDICT_..., by threshold */
    int32_t reserved;                   /**< 0 */
} kl_ewma;

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_ewma_options_init(kl_ewma_options *options, size_t size);

/**
 * @brief EWMA ratio on one day or on consecutive days.
 *
 * @param series   daily loads
 * @param day      first day to evaluate, as in kl_rolling_at
 * @param n_days   number of consecutive days, 1 and up
 * @param options  NULL for the defaults
 * @param[out] out    n_days results
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with a flag
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_rolling_at;
 *         further KL_E_RANGE "arg_a", "arg_c" (outside the range of their convention) and
 *         KL_E_INCONSISTENT "arg_c" (chronic faster than acute)
 * @par Complexity
 * O(n + n_days w) time for layoff spans of w days, no allocation.
 * @see LOAD-060 .. LOAD-066, [Williams2017], [Moussa2019], [Nakaoka2021]
 */
KL_API KL_NODISCARD kl_status kl_ewma_at(const kl_series *series, int32_t day, size_t n_days,
                                         const kl_ewma_options *options, kl_ewma *out,
                                         kl_fault *fault);

/**
 * @brief Largest load of a day that keeps the EWMA ratio at or below a threshold.
 *
 * @param series   daily loads
 * @param day      day0 .. last day + 1
 * @param thr      threshold in thousandths, 1 .. 100,000
 * @param options  NULL for the defaults; mode has no effect
 * @param[out] out    x_max only; UNLIMITED, ALREADY_ABOVE as in kl_rolling_limit
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with a flag
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_ewma_at,
 *         and KL_E_RANGE "thr"
 * @see LOAD-112
 */
KL_API KL_NODISCARD kl_status kl_ewma_limit(const kl_series *series, int32_t day, int32_t thr,
                                            const kl_ewma_options *options, kl_load_limit *out,
                                            kl_fault *fault);

/**
 * @brief Smoothing constant of a convention.
 *
 * @param conv  KL_CONV_...
 * @param arg   its argument, in the range of the convention
 * @param[out] out_alpha  0 < alpha <= 1
 * @param[out] fault      nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   @p out_alpha is NULL
 * @retval KL_E_RANGE  "conv" or "arg"
 * @see LOAD-011
 */
KL_API KL_NODISCARD kl_status kl_alpha(int32_t conv, double arg, double *out_alpha,
                                       kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

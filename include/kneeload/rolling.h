/** @file
 * kneeload/rolling.h - the rolling-average acute:chronic load ratio, with bounds and verdicts.
 *
 * Descriptive only: in the largest runner cohort a higher ratio did not go with more injuries
 * [Frandsen2025]. Nothing in this library lets a ratio allow or forbid a run.
 */
#ifndef KNEELOAD_ROLLING_H
#define KNEELOAD_ROLLING_H

#include "kneeload/series.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Most thresholds of a ratio. */
#define KL_MAX_THRESHOLDS 8

/** Which days the chronic mean covers. LOAD-040 */
enum {
    KL_ROLLING_COUPLED = 0,   /**< the nc days up to and with the acute ones; at most nc/na */
    KL_ROLLING_UNCOUPLED = 1, /**< the nc - na days before the acute ones */
    KL_ROLLING_SHIFTED = 2    /**< the nc days before the acute ones */
};

/** What an unknown day counts. The bounds do not depend on it. LOAD-043 */
enum {
    KL_ROLLING_PART_MEAN = 0,     /**< the mean of its part, within its bounds */
    KL_ROLLING_ZERO = 1,          /**< nothing, or what was measured */
    KL_ROLLING_OBSERVED_MEAN = 2, /**< it leaves sums and divisors */
    KL_ROLLING_STRICT = 3         /**< any unknown day: not defined */
};

/** Answer to "is the ratio above the threshold?". LOAD-046 */
enum {
    KL_VERDICT_UNDEFINED = 0,
    KL_VERDICT_NOT_ABOVE = 1,
    KL_VERDICT_CANNOT_TELL = 2, /**< depends on what happened on the unknown days */
    KL_VERDICT_ABOVE = 3
};

/** The "sweet spot" classification of team sports. Only on request: evidence grade X. LOAD-055 */
enum {
    KL_ZONE_NONE = 0, /**< not asked for */
    KL_ZONE_UNDEFINED = 1,
    KL_ZONE_UNDER = 2,
    KL_ZONE_SWEET_SPOT = 3,
    KL_ZONE_INTERMEDIATE = 4,
    KL_ZONE_DANGER = 5,
    KL_ZONE_CANNOT_TELL = 6
};

/** Options; defaults and ranges stand in the catalogue under "RA.". */
typedef struct kl_rolling_options {
    uint32_t struct_size; /**< set by the init call; tells versions apart */
    int32_t mode;         /**< KL_END_OF_DAY (default) or KL_START_OF_DAY */
    int32_t na;           /**< acute window, 3 .. 14 days, default 7 */
    int32_t nc;           /**< chronic window, 14 .. 56 days, at least 2 na, default 28 */
    int32_t kind;         /**< KL_ROLLING_UNCOUPLED by default */
    int32_t missing;      /**< KL_ROLLING_PART_MEAN by default */
    int32_t partial;      /**< 1: evaluate although the series is younger than the windows */
    int32_t cov_num;  /**< share of days that must be known, default 6/7; 0 switches the gate off */
    int32_t cov_den;  /**< denominator of that share */
    int32_t has_lmax; /**< 1: lmax is given */
    double lmax;      /**< ceiling of one unknown day, 0 .. 1e15 */
    double lmax_floor; /**< least ceiling when lmax is not given, 0 .. 1e15, default 0 */
    int32_t legacy;    /**< 1: classify into legacy zones */
    int32_t n_thr;     /**< 0 .. KL_MAX_THRESHOLDS */
    int32_t thr[KL_MAX_THRESHOLDS]; /**< thresholds in thousandths, 1 .. 100,000; none by default */
    int32_t layoff_gap;  /**< days without load that make a layoff, 7 .. 60, default 14 */
    int32_t layoff_hold; /**< days its flag stays, 0 .. 60, default 28 */
    int32_t open_day;    /**< the day still going on, or KL_UNKNOWN */
    int32_t reserved;    /**< 0 */
} kl_rolling_options;

/** Which numbers of a kl_rolling are there. */
enum {
    KL_ROLLING_HAS_VALUE = 1,
    KL_ROLLING_HAS_LO = 2,
    KL_ROLLING_HAS_HI = 4,
    KL_ROLLING_HAS_MEANS = 8 /**< acute, chronic and diff */
};

/** One day's ratio. */
typedef struct kl_rolling {
    double value;       /**< acute / chronic */
    double lo;          /**< least ratio that the unknown days allow */
    double hi;          /**< largest; without HAS_HI but with HI_UNBOUNDED it is infinite */
    double acute;       /**< mean load a day */
    double chronic;     /**< mean load a day */
    double diff;        /**< acute - chronic */
    int32_t defined;    /**< 1: value is there */
    uint32_t has;       /**< KL_ROLLING_HAS_... */
    uint32_t flags;     /**< KL_FLAG_... */
    int32_t known_a;    /**< known days of the acute window */
    int32_t obs_a;      /**< observed days of the acute window */
    int32_t known_c;    /**< the same of the chronic divisor days */
    int32_t obs_c;      /**< observed days of the chronic divisor days */
    int32_t zone;       /**< KL_ZONE_... */
    int32_t n_verdicts; /**< as many as thresholds */
    int32_t verdict[KL_MAX_THRESHOLDS]; /**< KL_VERDICT_..., by threshold */
    int32_t reserved;                   /**< 0 */
} kl_rolling;

/** Which numbers of a kl_load_limit are there. */
enum {
    KL_LIMIT_HAS_X_MAX = 1,
    KL_LIMIT_HAS_X_LO = 2,
    KL_LIMIT_HAS_X_HI = 4,
    KL_LIMIT_HAS_WHOLE = 8,
    KL_LIMIT_HAS_X_RAMP = 16
};

/** Answer to "how much today, so that ...": loads of the whole day. LOAD-110 .. LOAD-115 */
typedef struct kl_load_limit {
    double x_max;     /**< largest load that keeps to the target */
    double x_lo;      /**< rolling: holds whatever the unknown days were; monotony: lower root */
    double x_hi;      /**< rolling: best case of the unknown days; monotony: upper root */
    double whole;     /**< rolling: largest whole load that keeps to the target */
    double x_ramp;    /**< fitness: largest load that keeps to ramp_max */
    int32_t defined;  /**< 1: there is an answer */
    uint32_t has;     /**< KL_LIMIT_HAS_... */
    uint32_t flags;   /**< KL_FLAG_... */
    int32_t reserved; /**< 0 */
} kl_load_limit;

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_rolling_options_init(kl_rolling_options *options, size_t size);

/**
 * @brief Acute:chronic ratio on one day or on consecutive days.
 *
 * Both means are per day. With unknown days the ratio carries the bounds [lo, hi] that hold
 * whatever happened on them, and each threshold a verdict that says when they leave it open.
 * Integer loads give the exact quotient, rounded once.
 *
 * @param series   daily loads
 * @param day      first day to evaluate, in the series (START_OF_DAY: also the day after it)
 * @param n_days   number of consecutive days, 1 and up
 * @param options  NULL for the defaults
 * @param[out] out    n_days results
 * @param[out] fault  nullable
 * @retval KL_OK              computed, or not defined with a flag that says why
 * @retval KL_E_NULL          "series", "load" or "out"
 * @retval KL_E_RANGE         "day0", "state" or "load" with index, an option, "mode", "day",
 *                            "plan" with index (a planned day neither REST nor LOAD)
 * @retval KL_E_SIZE          "n", "plan", "thr", "n_days"
 * @retval KL_E_INCONSISTENT  "load" with index (load on a day without), "state" with index
 *                            (UNOBSERVED after an observed day), "nc", "cov_num"
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(n + n_days w) time for windows and layoff spans of w days together, no allocation.
 * @see LOAD-040 .. LOAD-052, LOAD-055, [Frandsen2025], [Gabbett2019], [Impellizzeri2020]
 */
KL_API KL_NODISCARD kl_status kl_rolling_at(const kl_series *series, int32_t day, size_t n_days,
                                            const kl_rolling_options *options, kl_rolling *out,
                                            kl_fault *fault);

/**
 * @brief Largest load of a day that keeps the ratio at or below a threshold.
 *
 * Seen at the start of @p day. x_lo holds for every filling of the unknown days. The runner's own
 * run lifts a coupled chronic mean, which the formula accounts for.
 *
 * @param series  daily loads
 * @param day     day0 .. last day + 1
 * @param thr     threshold in thousandths, 1 .. 100,000
 * @param options NULL for the defaults; mode, partial, thr and legacy have no effect
 * @param[out] out    x_max, x_lo, x_hi, whole; UNLIMITED where no load exceeds the threshold,
 *                    ALREADY_ABOVE where even resting stays above
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with a flag
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_rolling_at,
 *         and KL_E_RANGE "thr"
 * @see LOAD-110, LOAD-111
 */
KL_API KL_NODISCARD kl_status kl_rolling_limit(const kl_series *series, int32_t day, int32_t thr,
                                               const kl_rolling_options *options,
                                               kl_load_limit *out, kl_fault *fault);

/**
 * @brief Offered ceiling of one unknown day: 1.5 times the largest load of the last 30 days.
 *
 * @param series   daily loads
 * @param day      as in kl_rolling_at
 * @param mode     KL_END_OF_DAY or KL_START_OF_DAY
 * @param channel  KL_CHANNEL_..., for its floor (10 km, 1 h, 10,000 steps, 600 AU, 0)
 * @param[out] out_ceiling  load for kl_rolling_options.lmax, which takes up to 1e15
 * @param[out] fault        nullable
 * @retval KL_OK  computed
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT  series faults as kl_rolling_at,
 *         and KL_E_RANGE "channel", "mode", "day"
 * @see LOAD-044
 */
KL_API KL_NODISCARD kl_status kl_load_ceiling(const kl_series *series, int32_t day, int32_t mode,
                                              int32_t channel, double *out_ceiling,
                                              kl_fault *fault);

/** Direction of kl_ratio_convert. */
enum { KL_UNCOUPLED_TO_COUPLED = 0, KL_COUPLED_TO_UNCOUPLED = 1 };

/**
 * @brief Same ratio in the other coupling, for full windows: C = 4 U / (U + 3) for 7:28.
 *
 * Thresholds never transfer silently: uncoupled 1.5 is coupled 1.333.
 *
 * @param direction  KL_UNCOUPLED_TO_COUPLED or KL_COUPLED_TO_UNCOUPLED
 * @param value      0 .. 1e15; a coupled ratio must lie below nc/na
 * @param na         3 .. 14 days
 * @param nc         14 .. 56 days, at least 2 na
 * @param[out] out_value  the converted ratio
 * @param[out] fault      nullable
 * @retval KL_OK              computed
 * @retval KL_E_NULL          @p out_value is NULL
 * @retval KL_E_RANGE         "na", "nc", "value" or "direction"
 * @retval KL_E_INCONSISTENT  "nc" below 2 na
 * @see LOAD-054
 */
KL_API KL_NODISCARD kl_status kl_ratio_convert(int32_t direction, double value, int32_t na,
                                               int32_t nc, double *out_value, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

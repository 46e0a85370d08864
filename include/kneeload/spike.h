/** @file
 * kneeload/spike.h - a run against the longest of the last 30 days.
 *
 * The only output of the load book with a risk label [Frandsen2025].
 */
#ifndef KNEELOAD_SPIKE_H
#define KNEELOAD_SPIKE_H

#include "kneeload/series.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What is measured of a run. */
enum {
    KL_SPIKE_DISTANCE = 0, /**< what the evidence measured */
    KL_SPIKE_DURATION = 1  /**< flag EXTRAPOLATED */
};

/** How far a run exceeds its reference. LOAD-092 */
enum {
    KL_BAND_NONE = 0,      /**< not defined */
    KL_BAND_REFERENCE = 1, /**< at most +10 % */
    KL_BAND_SMALL = 2,     /**< at most +30 % */
    KL_BAND_MODERATE = 3,  /**< at most double */
    KL_BAND_LARGE = 4      /**< more than double */
};

/** Options; defaults and ranges stand in the catalogue under "SPK.". */
typedef struct kl_spike_options {
    uint32_t struct_size;   /**< set by the init call; tells versions apart */
    int32_t window;         /**< 7 .. 90 days, default 30 */
    int32_t b1;             /**< upper edges in thousandths, inclusive, 1000 .. 10,000: 1100 */
    int32_t b2;             /**< 1300 */
    int32_t b3;             /**< 2000 */
    int32_t measure;        /**< KL_SPIKE_DISTANCE */
    int32_t kinds;          /**< mask over kinds, default 3 */
    int32_t low_n;          /**< LOW_N below so many runs, 1 .. 30, default 4 */
    int32_t expire_soon;    /**< days, 0 .. 30, default 3 */
    int32_t missing_max;    /**< missing days that are tolerated, 0 .. 90, default 3 */
    int32_t speed_max_dmps; /**< faster is implausible, 10 .. 150 tenths of m/s, default 65 */
    int32_t ratchet_days;   /**< 1 .. 30, default 7 */
    int32_t ratchet_max;    /**< new longest runs in those days that set RATCHET, 0 .. 30: 1 */
    int32_t edge;           /**< kl_spike_limit: which edge, 1 .. 3, default 1 */
    int32_t layoff_gap;     /**< 7 .. 60, default 14 */
    int32_t layoff_hold;    /**< 0 .. 60, default 28 */
} kl_spike_options;

/** A runner's sessions as kl_prepare leaves them. The arrays stay the caller's. LOAD-090 */
typedef struct kl_runs {
    const kl_session *session; /**< n sessions, ordered by day */
    size_t n;                  /**< 0 .. INT32_MAX, plan included */
    size_t n_plan;             /**< how many of them, at the end, are a plan */
    const int32_t *missing;    /**< days without recording, strictly ascending */
    size_t n_missing;          /**< their number */
    int32_t first_day;         /**< observation began */
    int32_t reserved;          /**< 0 */
} kl_runs;

/** A run against its reference. Integers are KL_UNKNOWN where there is no answer. */
typedef struct kl_spike {
    double ratio;              /**< measure / reference; read only when defined is 1 */
    double chance_new_longest; /**< 1 / (n + 1), if sessions came in random order */
    int32_t defined;           /**< 1: ratio and band are there */
    uint32_t flags;            /**< KL_FLAG_... */
    int32_t n;                 /**< runs with a measure in the window */
    int32_t n_unmeasured;      /**< runs without */
    int32_t ref;               /**< longest, in metres or seconds */
    int32_t ref_day;           /**< its latest day */
    int32_t ref2;              /**< second longest */
    int32_t days_left;         /**< days until the reference leaves the window */
    int32_t next_ref;          /**< what is the reference then, of the runs known today */
    int32_t missing;           /**< missing days in the window */
    int32_t new_longest;       /**< runs of the last ratchet_days above their own reference */
    int32_t band;              /**< KL_BAND_... */
    int32_t band2;             /**< band against ref2 when the reference is an outlier */
    int32_t x_max;             /**< kl_spike_limit: largest measure inside the edge */
    int32_t x_guarded;         /**< the same, or ref itself when the ratchet turns */
    int32_t reserved;          /**< 0 */
} kl_spike;

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_spike_options_init(kl_spike_options *options, size_t size);

/**
 * @brief Judge one run against the runs before it.
 *
 * The test never sees itself, nor a later session. All decisions are made in integers, so
 * 14,300 m against 13,000 m is exactly +10 % and REFERENCE.
 *
 * @param runs     history; may hold later sessions, they are not looked at
 * @param test     the run in question; need not be in the history. A session of its day without a
 *                 known start, itself included, is flagged TIME_UNKNOWN
 * @param options  NULL for the defaults
 * @param[out] out    NO_REFERENCE without a run in the window, NO_DATA without a measure
 * @param[out] fault  nullable
 * @retval KL_OK              judged, or not defined with a flag
 * @retval KL_E_NULL          a pointer is NULL
 * @retval KL_E_RANGE         an option; "first_day"; "missing" or a session field with index;
 *                            "day" with index: before first_day; "test.<field>"
 * @retval KL_E_SIZE          "sessions", "missing", "plan" (n_plan above 366 or n)
 * @retval KL_E_ORDER         "missing" or "day" with index
 * @retval KL_E_DUPLICATE     "missing" with index
 * @retval KL_E_INCONSISTENT  "b2", "b3"; "elapsed_s" with index; "test.elapsed_s"
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(n + w^2) time for w sessions inside window and ratchet, no allocation.
 * @see LOAD-090 .. LOAD-101, LOAD-131, [Frandsen2025]
 */
KL_API KL_NODISCARD kl_status kl_spike_test(const kl_runs *runs, const kl_session *test,
                                            const kl_spike_options *options, kl_spike *out,
                                            kl_fault *fault);

/**
 * @brief Judge sessions of a history, each against those before it in the array.
 *
 * With n_plan this is the projection: planned runs follow one another, each counted one joins
 * the history of the next, and their results carry PLANNED. Without, it is the whole history.
 *
 * @param runs     sessions ordered by day, which is checked, and by start, which is not; planned
 *                 ones last
 * @param first    place of the first session to judge, 0 .. n
 * @param options  NULL for the defaults
 * @param[out] out    n - first results
 * @param[out] fault  nullable; faults of planned sessions are "plan.<field>" with their place
 *                    in the plan
 * @retval KL_OK  judged
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_ORDER, KL_E_DUPLICATE, KL_E_INCONSISTENT,
 *         KL_E_VERSION  as kl_spike_test, and KL_E_ORDER "plan.day", KL_E_SIZE "first"
 * @par Complexity
 * O(n w^2) time, no allocation.
 * @see LOAD-121
 */
KL_API KL_NODISCARD kl_status kl_spike_series(const kl_runs *runs, size_t first,
                                              const kl_spike_options *options, kl_spike *out,
                                              kl_fault *fault);

/**
 * @brief How long the next run may be before it counts as a spike.
 *
 * @param runs     history
 * @param day      day of the next run, first_day or later
 * @param start_s  its start, or KL_UNKNOWN
 * @param options  NULL for the defaults; `edge` picks the band edge
 * @param[out] out    x_max and x_guarded; ratio and bands stay empty
 * @param[out] fault  nullable
 * @retval KL_OK  computed, or not defined with NO_REFERENCE
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_ORDER, KL_E_DUPLICATE, KL_E_INCONSISTENT,
 *         KL_E_VERSION  as kl_spike_test, and KL_E_RANGE "day", "start_s"
 * @see LOAD-116
 */
KL_API KL_NODISCARD kl_status kl_spike_limit(const kl_runs *runs, int32_t day, int32_t start_s,
                                             const kl_spike_options *options, kl_spike *out,
                                             kl_fault *fault);

/**
 * @brief Chance that a run is a new longest one by mere order of the sessions.
 *
 * @param n  sessions so far, 0 .. 1000
 * @param k  coming sessions, 1 .. 1000
 * @param[out] out_next      chance of the next one: 1 / (n + 1)
 * @param[out] out_any_of_k  chance that one of the next k is: k / (n + k)
 * @param[out] fault         nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   an output is NULL
 * @retval KL_E_RANGE  "n" or "k"
 * @see LOAD-131
 */
KL_API KL_NODISCARD kl_status kl_base_rate(int32_t n, int32_t k, double *out_next,
                                           double *out_any_of_k, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

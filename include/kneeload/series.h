/** @file
 * kneeload/series.h - from sessions to days: duplicates, split files, day states.
 */
#ifndef KNEELOAD_SERIES_H
#define KNEELOAD_SERIES_H

#include "kneeload/load.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What is known about a day. LOAD-004 */
enum {
    KL_DAY_UNOBSERVED = 0, /**< before observation began; only as a prefix */
    KL_DAY_REST = 1,       /**< observed, no session: load 0, counts in every divisor */
    KL_DAY_LOAD = 2,       /**< observed, total known (0 is legal) */
    KL_DAY_MISSING = 3,    /**< nothing known */
    KL_DAY_UNMEASURED = 4  /**< a session without the channel; load is a lower bound */
};

/**
 * A view of daily loads, oldest first: one entry a day, no gaps. The arrays stay the caller's.
 * The last n_plan of the n days may be a plan ("what if"): they take part like any day, must be
 * REST or LOAD, and results of the _at calls on them carry PLANNED. LOAD-002 .. LOAD-005, LOAD-120
 */
typedef struct kl_series {
    const double *load;   /**< n loads, each 0 or 1e-12 .. 1e15; 0 on U, R and M days */
    const uint8_t *state; /**< n of KL_DAY_...; NULL: every day is known (0 is REST, else LOAD) */
    size_t n;             /**< 1 .. KL_MAX_DAYS, plan included */
    size_t n_plan;        /**< 0 .. 366, below n */
    int32_t day0;         /**< day of the first entry */
    int32_t reserved;     /**< 0 */
} kl_series;

/** When a metric looks at a day. Nothing after that moment is ever read. LOAD-052 */
enum {
    KL_END_OF_DAY = 0,  /**< the day itself counts */
    KL_START_OF_DAY = 1 /**< only the days before it: "may I run today?" */
};

/** How split and doubled recordings are told. LOAD-020, LOAD-030, LOAD-031 */
typedef struct kl_prepare_options {
    uint32_t struct_size; /**< set by the init call; tells versions apart */
    int32_t kinds;        /**< mask over kinds, 1 .. 15; default 3: RUN and WALK_RUN */
    int32_t dup_start_s;  /**< 0 .. 3600 s, default 120 */
    int32_t dup_pct;      /**< 0 .. 20 %, default 2 */
    int32_t merge_gap_s;  /**< 0 .. 14,400 s, default 1800 */
    int32_t reserved;     /**< 0 */
} kl_prepare_options;

/** A session after merging. */
typedef struct kl_prepared_session {
    kl_session session;   /**< the merged session */
    uint32_t flags;       /**< OVERLAP, POSSIBLE_DUPLICATE */
    int32_t first_member; /**< place in kl_prepared.members */
    int32_t n_members;    /**< input sessions in it */
    int32_t reserved;     /**< 0 */
} kl_prepared_session;

/**
 * Where kl_prepare writes. Every array is the caller's and has room for all input sessions. They
 * are its working memory as well: contents behind the counts mean nothing.
 */
typedef struct kl_prepared {
    kl_prepared_session *sessions; /**< by day, known start first, then start */
    int32_t *members;              /**< input indices, session after session, in joining order */
    int32_t *ignored;              /**< input indices of kinds that do not count */
    int32_t *dropped;              /**< pairs: dropped index, kept index; room for 2 n */
    size_t n_sessions;             /**< written */
    size_t n_ignored;              /**< written */
    size_t n_dropped;              /**< written: number of pairs */
} kl_prepared;

/** What is said about days without a session. */
typedef struct kl_declared_days {
    const int32_t *rest;    /**< days declared as rest */
    const int32_t *missing; /**< days declared as not recorded */
    size_t n_rest;          /**< their number */
    size_t n_missing;       /**< their number */
    int32_t first_day;      /**< span of the series */
    int32_t last_day;       /**< likewise */
    int32_t infer_rest;     /**< 1: a day without session is REST; 0 (cautious): MISSING */
    int32_t dedupe;         /**< 1 (usual): doubled recordings count once; 0: all count */
} kl_declared_days;

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_prepare_options_init(kl_prepare_options *options, size_t size);

/**
 * @brief Clean a list of sessions for kl_spike_test and kl_today: drop doubled recordings, merge
 *        split files.
 *
 * Of two recordings of one run the richer is kept. A file that starts within merge_gap_s after
 * the end of the one before it is the same run. Recordings that overlap are only flagged: the
 * caller has to look. A merged sum that its field cannot hold becomes unknown. Where merged files
 * overlapped a little, dur_s may exceed elapsed_s, which kl_spike_test refuses: give it
 * elapsed_s unknown there.
 *
 * @param sessions  in any order
 * @param n         0 .. INT32_MAX
 * @param options   NULL for the defaults
 * @param[in,out] out    arrays given by the caller, counts and contents written
 * @param[out] fault     nullable
 * @retval KL_OK              done
 * @retval KL_E_NULL          a pointer is NULL (arrays may be NULL when n is 0)
 * @retval KL_E_RANGE         an option; a session field with index
 * @retval KL_E_INCONSISTENT  "elapsed_s" with index
 * @retval KL_E_SIZE          "sessions"
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(n (log n + k)) time for k sessions that start within dup_start_s, no allocation.
 * @see LOAD-030, LOAD-031, LOAD-032
 */
KL_API KL_NODISCARD kl_status kl_prepare(const kl_session *sessions, size_t n,
                                         const kl_prepare_options *options, kl_prepared *out,
                                         kl_fault *fault);

/**
 * @brief Daily loads and states of one channel from sessions.
 *
 * Several sessions a day add up. A day with a session that lacks the channel is UNMEASURED, its
 * load the sum of the others. A day without session is what @p days declares, else MISSING.
 *
 * @param channel   KL_CHANNEL_...
 * @param sessions  in any order, inside the span; the order of a day's sessions has no effect
 * @param n         0 .. INT32_MAX
 * @param days      span and declared days
 * @param options   NULL for the defaults
 * @param scratch   room for n entries; contents lost
 * @param[out] out_load   one a day of the span
 * @param[out] out_state  one a day of the span
 * @param[out] fault      nullable
 * @retval KL_OK              done
 * @retval KL_E_NULL          a pointer is NULL
 * @retval KL_E_RANGE         "channel", an option, "first_day", "last_day", "infer_rest",
 *                            "dedupe"; "rest" or "missing" with index: outside the span; a
 *                            session field with index; "day": a session outside the span;
 *                            "load" with day index: a CUSTOM day above 1e15
 * @retval KL_E_ORDER         "last_day" before first_day
 * @retval KL_E_SIZE          "last_day": span over KL_MAX_DAYS; "sessions"
 * @retval KL_E_INCONSISTENT  "missing" with index: also a rest day; "rest" with session index:
 *                            a session on a rest day; "elapsed_s" with index
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(n (log n + k) + days) time for k sessions that start within dup_start_s, no allocation.
 * @see LOAD-033, LOAD-034
 */
KL_API KL_NODISCARD kl_status kl_day_series(int32_t channel, const kl_session *sessions, size_t n,
                                            const kl_declared_days *days,
                                            const kl_prepare_options *options, int32_t *scratch,
                                            double *out_load, uint8_t *out_state, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

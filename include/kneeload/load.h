/** @file
 * kneeload/load.h - one session and the load it makes.
 */
#ifndef KNEELOAD_LOAD_H
#define KNEELOAD_LOAD_H

#include "kneeload/day.h"
#include "kneeload/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Flags of every metric. They never change a number unless the function says so. LOAD-007 */

/** The days looked at hold no load. */
#define KL_FLAG_NO_LOAD UINT32_C(0x00000001)
/** The chronic load is 0, so there is no ratio. */
#define KL_FLAG_ZERO_CHRONIC UINT32_C(0x00000002)
/** The record is shorter than the days this number looks back on. */
#define KL_FLAG_WARMUP UINT32_C(0x00000004)
/** Too many of the days looked at are unknown. */
#define KL_FLAG_LOW_COVERAGE UINT32_C(0x00000008)
/** Less than half of the weight lies on known days. */
#define KL_FLAG_STALE UINT32_C(0x00000010)
/** At least one day in the window is unknown. */
#define KL_FLAG_UNKNOWN_IN_WINDOW UINT32_C(0x00000020)
/** At least one session in the window was not measured. */
#define KL_FLAG_UNMEASURED_IN_WINDOW UINT32_C(0x00000040)
/** A long break without load lies not far back. */
#define KL_FLAG_POST_LAYOFF UINT32_C(0x00000080)
/** There may have been a long break: some of its days are unknown. */
#define KL_FLAG_POSSIBLE_LAYOFF UINT32_C(0x00000100)
/** The ratio is close to the largest value that this kind can reach. */
#define KL_FLAG_SATURATED UINT32_C(0x00000200)
/** The acute days are part of the chronic load as well. */
#define KL_FLAG_COUPLED UINT32_C(0x00000400)
/** The day is still going on. */
#define KL_FLAG_PARTIAL_DAY UINT32_C(0x00000800)
/** The unknown days leave the ratio without an upper bound. */
#define KL_FLAG_HI_UNBOUNDED UINT32_C(0x00001000)
/** A value that is needed here is unknown. */
#define KL_FLAG_NO_DATA UINT32_C(0x00002000)
/** The loads are all equal, or one day alone cannot change the answer. */
#define KL_FLAG_DEGENERATE UINT32_C(0x00004000)
/** There is no earlier run in the window to compare with. */
#define KL_FLAG_NO_REFERENCE UINT32_C(0x00008000)
/** Only few runs lie in the window. */
#define KL_FLAG_LOW_N UINT32_C(0x00010000)
/** The longest run stands far above the others, or was implausibly fast. */
#define KL_FLAG_REF_OUTLIER UINT32_C(0x00020000)
/** The longest run leaves the window within days. */
#define KL_FLAG_REF_EXPIRES_SOON UINT32_C(0x00040000)
/** A longer run may be missing from the record, so the ratio is an upper bound. */
#define KL_FLAG_UPPER_BOUND UINT32_C(0x00080000)
/** The longest run was already raised within the last days. */
#define KL_FLAG_RATCHET UINT32_C(0x00100000)
/** The recorded speed is implausibly high. */
#define KL_FLAG_IMPLAUSIBLE_SPEED UINT32_C(0x00200000)
/** The order of the sessions of this day is unknown. */
#define KL_FLAG_TIME_UNKNOWN UINT32_C(0x00400000)
/** The evidence measured distance; this answer uses duration. */
#define KL_FLAG_EXTRAPOLATED UINT32_C(0x00800000)
/** Even a day of rest stays above the target. */
#define KL_FLAG_ALREADY_ABOVE UINT32_C(0x01000000)
/** No load of this day would go above the target. */
#define KL_FLAG_UNLIMITED UINT32_C(0x02000000)
/** A heart rate outside resting to maximal was moved to the nearer end. */
#define KL_FLAG_CLAMPED UINT32_C(0x04000000)
/** This is about planned days or sessions. */
#define KL_FLAG_PLANNED UINT32_C(0x08000000)
/** The number was cut to the cap that was set. */
#define KL_FLAG_CAPPED UINT32_C(0x10000000)
/** Two recordings overlap in time: please look at them. */
#define KL_FLAG_OVERLAP UINT32_C(0x20000000)
/** This session may be a second recording of another one. */
#define KL_FLAG_POSSIBLE_DUPLICATE UINT32_C(0x40000000)
/** The effort was rated 0, so the load is 0. */
#define KL_FLAG_ZERO_EFFORT UINT32_C(0x80000000)

/** What a session was. Bit 1 << kind selects it in a `kinds` mask. */
enum { KL_SESSION_RUN = 0, KL_SESSION_WALK_RUN = 1, KL_SESSION_WALK = 2, KL_SESSION_OTHER = 3 };

/** Which quantity of a session is its load. One channel a series; units are never mixed. */
enum {
    KL_CHANNEL_DISTANCE = 0, /**< metres */
    KL_CHANNEL_DURATION = 1, /**< moving seconds */
    KL_CHANNEL_STEPS = 2,    /**< steps of both feet */
    KL_CHANNEL_SRPE = 3,     /**< session RPE (CR10) x minutes */
    KL_CHANNEL_CUSTOM = 4    /**< the caller's own number */
};

/** One session. All but `day` and `kind` may be KL_UNKNOWN; start from kl_session_init. LOAD-020 */
typedef struct kl_session {
    int32_t day;       /**< civil day of the start, local */
    int32_t start_s;   /**< seconds after midnight, 0 .. 86399 */
    int32_t dist_m;    /**< metres, 0 .. 1,000,000 */
    int32_t dur_s;     /**< moving seconds, 0 .. 604,800 */
    int32_t elapsed_s; /**< seconds from start to end, 0 .. 604,800, not below dur_s */
    int32_t steps;     /**< steps of both feet, 0 .. 2,000,000 */
    int32_t rpe;       /**< rating of perceived exertion in tenths, 0 .. 100 */
    int32_t kind;      /**< KL_SESSION_... */
    double load;       /**< CUSTOM load, 0 or 1e-12 .. 1e15; read only when has_load is 1 */
    int32_t has_load;  /**< 0 unknown, 1 known */
    int32_t reserved;  /**< 0 */
} kl_session;

/** A stretch of constant heart rate. */
typedef struct kl_hr_segment {
    int32_t dur_s; /**< 0 .. 604,800 */
    int32_t hr;    /**< beats per minute 20 .. 260, or KL_UNKNOWN */
} kl_hr_segment;

/** Coefficients of Banister's TRIMP. There is no default: the women's sets differ by 34 %. */
enum {
    KL_TRIMP_MEN_064_192 = 0,
    KL_TRIMP_WOMEN_086_167 = 1,
    KL_TRIMP_WOMEN_064_167 = 2,
    KL_TRIMP_WOMEN_0822_167 = 3,
    KL_TRIMP_UNSPECIFIED_0725_1795 = 4,
    KL_TRIMP_CUSTOM = 5
};

/** Who the heart rate belongs to. */
typedef struct kl_trimp_profile {
    int32_t hr_rest;  /**< 20 .. 150 */
    int32_t hr_max;   /**< 80 .. 260, at least hr_rest + 20 */
    int32_t set;      /**< KL_TRIMP_... */
    int32_t reserved; /**< 0 */
    double a;         /**< CUSTOM only: 0.01 .. 10 */
    double b;         /**< CUSTOM only: 0 .. 5 */
} kl_trimp_profile;

/** How heart rate is cut into zones. */
enum {
    KL_ZONES_EDWARDS = 0, /**< five zones at 50, 60, 70, 80, 90 % of hr_max */
    KL_ZONES_LUCIA = 1    /**< three zones at the two ventilatory thresholds */
};

/** Borders of heart rate zones. EDWARDS reads hr_max, LUCIA vt1 and vt2. */
typedef struct kl_zone_limits {
    int32_t hr_max;   /**< 80 .. 260 */
    int32_t vt1;      /**< 20 .. 260 */
    int32_t vt2;      /**< 20 .. 260, above vt1 */
    int32_t reserved; /**< 0 */
} kl_zone_limits;

/** A load, or the reason there is none. */
typedef struct kl_load {
    double load;       /**< in the unit of its input; read only when defined is 1 */
    int64_t zone_s[5]; /**< seconds a zone (zone loads only) */
    int32_t defined;   /**< 0: a needed value was unknown (flag NO_DATA) */
    uint32_t flags;    /**< NO_DATA, ZERO_EFFORT, CLAMPED */
} kl_load;

/**
 * @brief Make a session of which nothing is known: kind RUN, day KL_UNKNOWN.
 *
 * @param[out] session  filled; NULL is ignored
 */
KL_API void kl_session_init(kl_session *session);

/**
 * @brief Load of one session in one channel.
 *
 * SRPE is rpe x dur_s / 600, the CR10 rating times minutes. A session without
 * the channel has no load; it is never read as 0.
 *
 * @param session  the session
 * @param channel  KL_CHANNEL_...
 * @param[out] out    load, flags NO_DATA or ZERO_EFFORT (RPE 0 with a duration)
 * @param[out] fault  nullable
 * @retval KL_OK              computed, or not defined with a flag
 * @retval KL_E_NULL          a pointer is NULL
 * @retval KL_E_RANGE         "channel", or a session field with index 0
 * @retval KL_E_INCONSISTENT  "elapsed_s": dur_s is larger
 * @see LOAD-020, LOAD-021, LOAD-022, [Foster2021], [Doyle2023]
 */
KL_API KL_NODISCARD kl_status kl_session_load(const kl_session *session, int32_t channel,
                                              kl_load *out, kl_fault *fault);

/**
 * @brief Banister's TRIMP from stretches of heart rate.
 *
 * The weight rises exponentially with heart rate reserve, so feed samples or
 * laps, not the mean of the session.
 *
 * @param segments  stretches in any order; one unknown heart rate leaves the load undefined
 * @param n         1 .. 100,000
 * @param profile   resting and maximal heart rate, coefficients
 * @param[out] out    load; CLAMPED where a heart rate lay outside rest .. max, NO_DATA
 * @param[out] fault  nullable
 * @retval KL_OK              computed, or not defined with NO_DATA
 * @retval KL_E_NULL          a pointer is NULL
 * @retval KL_E_RANGE         "hr_rest", "hr_max", "set", "a", "b", or "dur_s", "hr" with index
 * @retval KL_E_INCONSISTENT  "hr_max" below hr_rest + 20
 * @retval KL_E_SIZE          "segments"
 * @par Complexity
 * O(n) time, no allocation.
 * @see LOAD-023, LOAD-024, [IntervalsTRIMP]
 */
KL_API KL_NODISCARD kl_status kl_trimp(const kl_hr_segment *segments, size_t n,
                                       const kl_trimp_profile *profile, kl_load *out,
                                       kl_fault *fault);

/**
 * @brief Load from seconds in heart rate zones: the sum of zone number times minutes.
 *
 * @param method   KL_ZONES_EDWARDS (5 zones) or KL_ZONES_LUCIA (3)
 * @param zone_s   seconds, lowest zone first, each 0 .. 604,800
 * @param n_zones  5 or 3
 * @param[out] out    load and the zones
 * @param[out] fault  nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   a pointer is NULL
 * @retval KL_E_RANGE  "method", or "zones_s" with index
 * @retval KL_E_SIZE   "zones_s"
 * @see LOAD-025, LOAD-026, [Edwards1993], [Lucia2003]
 */
KL_API KL_NODISCARD kl_status kl_zone_load(int32_t method, const int32_t *zone_s, size_t n_zones,
                                           kl_load *out, kl_fault *fault);

/**
 * @brief The same from stretches of heart rate, sorted into zones in integers.
 *
 * @param method    KL_ZONES_EDWARDS (below 50 % is not counted) or KL_ZONES_LUCIA
 * @param segments  one unknown heart rate leaves load and zones undefined
 * @param n         1 .. 100,000
 * @param limits    the borders that @p method reads
 * @param[out] out    load and seconds a zone, or NO_DATA
 * @param[out] fault  nullable
 * @retval KL_OK              computed, or not defined with NO_DATA
 * @retval KL_E_NULL          a pointer is NULL
 * @retval KL_E_RANGE         "method", "hr_max", "vt1", "vt2", or "dur_s", "hr" with index
 * @retval KL_E_INCONSISTENT  "vt2" not above vt1
 * @retval KL_E_SIZE          "segments"
 * @see LOAD-025, LOAD-026
 */
KL_API KL_NODISCARD kl_status kl_zone_load_from_hr(int32_t method, const kl_hr_segment *segments,
                                                   size_t n, const kl_zone_limits *limits,
                                                   kl_load *out, kl_fault *fault);

/**
 * @brief Running stress score from pace; 100 is an hour at threshold. No grade adjustment.
 *
 * @param dur_s           0 .. 604,800
 * @param pace_s_km       seconds per km, 60 .. 3600
 * @param threshold_s_km  seconds per km at threshold, 60 .. 3600
 * @param[out] out    load
 * @param[out] fault  nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   @p out is NULL
 * @retval KL_E_RANGE  "dur_s", "pace_s_km" or "threshold_s_km"
 * @see LOAD-027, [RTSS]
 */
KL_API KL_NODISCARD kl_status kl_rtss(int32_t dur_s, double pace_s_km, double threshold_s_km,
                                      kl_load *out, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

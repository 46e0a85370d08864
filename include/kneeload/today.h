/** @file
 * kneeload/today.h - one answer from all modules: may I run today, how far, how, and why.
 *
 * It holds no rule of its own beyond "the most cautious wins". A STOP is no advice for an
 * emergency: an app must show its red-flag advice whatever the library says.
 */
#ifndef KNEELOAD_TODAY_H
#define KNEELOAD_TODAY_H

#include "kneeload/ewma.h"
#include "kneeload/habit.h"
#include "kneeload/rolling.h"
#include "kneeload/shoe.h"
#include "kneeload/spike.h"
#include "kneeload/tailor.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A knee that is followed, and how it feels before the run. */
typedef struct kl_today_knee {
    const kl_rehab *rehab; /**< a begun knee */
    int32_t side;          /**< KL_SIDE_...; two knees are LEFT and RIGHT, in any order */
    int32_t pre;           /**< pain before the run, 0 .. 100 tenths, or KL_UNKNOWN */
} kl_today_knee;

/** The week in force: the day lies in it. */
typedef struct kl_today_week {
    int32_t first_day;         /**< its day 0; it ends six days later */
    int32_t planned_m;         /**< 0 .. 1000000 */
    int32_t restored;          /**< what came back, a mask of 1 << KL_EXPOSURE_SPEED, _UPHILL,
                                  _DOWNHILL; or KL_UNKNOWN */
    int32_t n_items;           /**< 0 .. KL_MAX_ITEMS */
    const kl_plan_item *items; /**< as kl_week_tailor gave them; NULL: a volume without items. A
                                  list that holds no run for the day means: no run */
} kl_today_week;

/** The runner's shoes, as for kl_shoes. */
typedef struct kl_today_shoes {
    const kl_shoe *shoes;    /**< the pairs */
    size_t n_shoes;          /**< their number */
    const kl_shoe_run *runs; /**< by day */
    size_t n_runs;           /**< their number */
    int32_t usual_drop_mm;   /**< or KL_UNKNOWN */
    int32_t reserved;        /**< 0 */
} kl_today_shoes;

/** Most sessions of an input. */
#define KL_TODAY_MAX_SESSIONS 4096

/** Everything an app knows this morning; start from kl_today_input_init. TODAY-001 */
typedef struct kl_today_input {
    uint32_t struct_size;       /**< set by the init call; tells versions apart */
    int32_t day;                /**< KL_DAY_MIN .. KL_DAY_MAX */
    kl_today_knee knee[2];      /**< the knees that are followed */
    size_t n_knees;             /**< 1 or 2 */
    const kl_session *sessions; /**< those of kl_prepared: by day, none after `day` */
    size_t n_sessions;          /**< 0 .. KL_TODAY_MAX_SESSIONS */
    int32_t first_day;          /**< first observed day, at most `day` */
    int32_t infer_rest; /**< 1: a day without session was a rest day; 0 (cautious): missing */
    const kl_today_week *week;        /**< NULL: none in force */
    const kl_cadence *cadence;        /**< NULL: no plan */
    const kl_today_shoes *shoes;      /**< NULL: not followed */
    const kl_plan_options *plan;      /**< NULL: defaults, as those below */
    const kl_spike_options *spike;    /**< kinds and measure are not read: runs, by distance */
    const kl_knee_options *knee_load; /**< interval is not read */
    const kl_knee_runner *runner;     /**< NULL: nothing known, knee load is counted by defaults */
    const kl_judged_session *judged; /**< easy runs with their colours, for COMFORT; in any order */
    size_t n_judged;                 /**< their number */
} kl_today_input;

/** What to do. TODAY-010 */
enum {
    KL_TODAY_RUN_WALK = 0, /**< by the row */
    KL_TODAY_EASY_RUN,
    KL_TODAY_CROSS,
    KL_TODAY_STRENGTH,
    KL_TODAY_REST,
    KL_TODAY_NONE /**< a STOP is in force */
};

/** Reasons of its own, in the order in which they stand; codes below KL_TODAY_FIRST are those of
 *  rehab.h. In kl_code_at the sets "today_reason" and "rehab_reason". TODAY-040 */
enum {
    KL_TODAY_FIRST = 1000,
    KL_TODAY_NOT_A_RUN_DAY = KL_TODAY_FIRST,
    KL_TODAY_LIMIT_ZERO,
    KL_TODAY_LIMIT_LADDER, /**< binding limits: the one of the distance, then the one of the time */
    KL_TODAY_LIMIT_PLAN_ITEM,
    KL_TODAY_LIMIT_WEEK_REST,
    KL_TODAY_LIMIT_SPIKE,
    KL_TODAY_LIMIT_COMFORT,
    KL_TODAY_SPIKE_NO_REFERENCE,
    KL_TODAY_STRENGTH_DUE,
    KL_TODAY_LOG_MORNING, /**< reminders */
    KL_TODAY_LOG_60MIN,
    KL_TODAY_SCREEN_DUE, /**< in place of KL_REHAB_SCREEN_DUE */
    KL_TODAY_WEEK_CLOSE_DUE,
    KL_TODAY_SHOE_WARN, /**< value: place of the first such pair */
    KL_TODAY_SHOE_DUE,
    KL_TODAY_CADENCE_RETEST_DUE
};

/** One reason of the answer. */
typedef struct kl_today_reason {
    int32_t side;  /**< KL_SIDE_..., KL_UNKNOWN: of no knee */
    kl_reason why; /**< code, value, limit, parameter */
} kl_today_reason;

/** Most reasons of an answer. */
#define KL_TODAY_MAX_REASONS 80
/** Most limits of an answer. */
#define KL_TODAY_LIMITS 5

/** One limit of a run; KL_UNKNOWN: none of this kind. TODAY-020 */
typedef struct kl_today_limit {
    int32_t code;   /**< KL_TODAY_LIMIT_... */
    int32_t metres; /**< largest distance */
    int32_t run_s;  /**< seconds of running */
} kl_today_limit;

/** A ratio for the book: descriptive, never a limit. Look at has before a number. */
typedef struct kl_today_ratio {
    double value;    /**< acute / chronic */
    double lo;       /**< bounds over the unknown days; EWMA has none */
    double hi;       /**< upper one */
    int32_t defined; /**< 1: value is there */
    uint32_t has;    /**< KL_ROLLING_HAS_VALUE, _LO, _HI */
    uint32_t flags;  /**< KL_FLAG_... */
    int32_t grade;   /**< evidence grade, a character: 'X' */
} kl_today_ratio;

/** Unknown inputs that mattered, a mask. TODAY-041 */
enum {
    KL_TODAY_UNKNOWN_PAIN = 1,     /**< no pain answer for today */
    KL_TODAY_UNKNOWN_SCREEN = 2,   /**< red flags were not asked lately */
    KL_TODAY_UNKNOWN_HISTORY = 4,  /**< no longest run to compare with */
    KL_TODAY_UNKNOWN_DISTANCE = 8, /**< a run has no distance, or no place among those of its day */
    KL_TODAY_UNKNOWN_COMFORT = 16, /**< no comfortable threshold */
    KL_TODAY_UNKNOWN_RESTORED = 32,  /**< whether hills and speed came back */
    KL_TODAY_UNKNOWN_DAYS = 64,      /**< days of the ratio's windows */
    KL_TODAY_UNKNOWN_KNEE_LOAD = 128 /**< runs without a knee load */
};

/**
 * The answer. KL_UNKNOWN where a number does not apply or is not known; "no limit" is never 0.
 * The numbers of the book cover the days before `day`. What is not used is zero.
 */
typedef struct kl_today_answer {
    kl_today_ratio rolling; /**< uncoupled 7:28 of metres at the start of the day */
    kl_today_ratio ewma;    /**< over the last 35 days */
    double ekm_7d;          /**< knee load of day - 7 .. day - 1 */
    double ekm_7d_before;   /**< of the seven days before */
    int32_t action;         /**< KL_ACTION_... */
    int32_t level;          /**< the lower of two knees */
    int32_t phase;          /**< the lower of two knees, KL_PHASE_... */
    int32_t session;        /**< KL_TODAY_RUN_WALK .. KL_TODAY_NONE */
    int32_t session_s;      /**< CROSS: planned seconds */
    int32_t tier;           /**< KL_TIER_... of a STOP, KL_TIER_NONE without */
    int32_t has_row;        /**< 1 in RUN_WALK: row is that of the ladder, or of the plan's item */
    kl_ladder_row row;      /**< what to run; read only when has_row is 1 */
    int32_t max_distance_m; /**< the smallest limit; with a limit of 0 the action is no run */
    int32_t max_run_s;      /**< likewise */
    int32_t binding_distance;              /**< KL_TODAY_LIMIT_... that gave it, KL_UNKNOWN: none */
    int32_t binding_time;                  /**< likewise */
    int32_t n_limits;                      /**< 0 where the modules do not allow a run */
    kl_today_limit limit[KL_TODAY_LIMITS]; /**< in the order of their codes */
    int32_t peak_permille_max;             /**< advisory cap of the lower phase */
    int32_t cadence_low_dspm;  /**< band at the baseline speed; none where a knee is stopped */
    int32_t cadence_high_dspm; /**< likewise */
    int32_t downhill_allowed;  /**< 0, 1, KL_UNKNOWN; 0 unless the action is RUN */
    int32_t uphill_allowed;    /**< likewise */
    int32_t speed_allowed;     /**< likewise */
    int32_t runs_7d;           /**< runs of the last 7 days */
    int32_t runs_28d;          /**< runs of the last 28 days */
    int32_t strength_days_7d;  /**< the lower of two knees, today included */
    int32_t ekm_left_out;      /**< runs of the 14 days without a knee load */
    uint32_t ruleset;          /**< KL_ALGORITHM_REVISION */
    uint32_t config_crc;       /**< CRC-32 of the knees' configurations and all options */
    int32_t loosened;          /**< 1: the configuration of a knee is looser than its defaults */
    uint32_t unknown;          /**< KL_TODAY_UNKNOWN_... */
    int32_t n_reasons;         /**< reasons that are there */
    kl_today_reason reason[KL_TODAY_MAX_REASONS]; /**< in the order of TODAY-040 */
} kl_today_answer;

/**
 * @brief Make an input of which nothing is known.
 *
 * @param[out] input  filled; NULL is ignored
 * @param size        sizeof *input
 * @see TODAY-001
 */
KL_API void kl_today_input_init(kl_today_input *input, size_t size);

/**
 * @brief May I run today, how far, how, and why?
 *
 * Changes nothing; same input, same bytes. The book looks at the sessions of the last 35 days,
 * WEEK_REST at those of the week in force, SPIKE as far back as its window and ratchet reach.
 *
 * Unknown never helps: a run of the week without a distance counts as far as 6.5 m/s would have
 * carried it, or for all that was left; while a run that SPIKE looks at has no distance, or no
 * start beside another of its day, SPIKE is the longest known run itself.
 *
 * @param input       what is known this morning
 * @param[out] out    the answer
 * @param[out] fault  nullable; the first in the order of the members of @p input. `index` is the
 *                    place of the knee, session, item, pair or judged run
 * @retval KL_OK              answered
 * @retval KL_E_NULL          "input", "out"; "rehab.rehab"; "sessions"; "week.planned_m",
 *                            "week.items", "week.items.<field>" with its index; "shoe.shoes",
 *                            "shoe.runs"; "judged", "judged.day", "judged.dose_s",
 *                            "judged.colour"
 * @retval KL_E_RANGE         "day", "side", "rehab.pre"; "sessions.<field>" as in kl_spike_limit
 *                            with its index; "first_day", "infer_rest"; "week.first_day" (the day
 *                            is not in it), "week.planned_m", "week.restored", "week.items.day",
 *                            "week.items.kind", "week.items.metres", "week.items.seconds",
 *                            "week.items.run_s", "week.items.walk_s", "week.items.bout_s",
 *                            "week.items.reps"; "shoe.<field>" as in kl_shoes; a parameter of an
 *                            option; a field of the runner as in kl_knee_run; "judged.day",
 *                            "judged.dose_s", "judged.colour"
 * @retval KL_E_SIZE          "n_knees", "sessions", "week.items", "shoe.shoes", "shoe.runs"
 * @retval KL_E_ORDER         "rehab.day", "cadence.day": asked for a day before the last event;
 *                            "sessions.day": falling; it and "judged.day": after `day`;
 *                            "shoe.day"
 * @retval KL_E_INCONSISTENT  "side": two knees that are not LEFT and RIGHT; "sessions.elapsed_s";
 *                            "shoe.day"; "b2", "b3" of the spike options
 * @retval KL_E_STATE         "rehab.rehab", "cadence.cadence": never begun
 * @retval KL_E_VERSION       "struct_size": of the input or of an options struct
 * @par Complexity
 * O(n log n + w^2) time for n sessions, judged runs and runs in shoes, w of them inside the
 * window of SPIKE; no allocation, about 45 KB of stack.
 * @see TODAY-001 .. TODAY-041
 */
KL_API KL_NODISCARD kl_status kl_today(const kl_today_input *input, kl_today_answer *out,
                                       kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

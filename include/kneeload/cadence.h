/** @file
 * kneeload/cadence.h - a shorter stride, step by step: stages, adherence, when to stop.
 *
 * An optional lever: trials show no added benefit over load education [Esculier2018]. Cadence is
 * in tenths of a step per minute of both feet (dspm), speed in mm/s. The planner never tells
 * anybody to run, and stopping here is no clinical stop.
 */
#ifndef KNEELOAD_CADENCE_H
#define KNEELOAD_CADENCE_H

#include "kneeload/knee.h"
#include "kneeload/reason.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Most stages of a plan. */
#define KL_CADENCE_MAX_STAGES 10
/** Most reasons of a decision. */
#define KL_CADENCE_MAX_REASONS 16

/** Parameters; ranges, sources and grades stand in the catalogue under "CAD.". */
typedef struct kl_cadence_options {
    uint32_t struct_size;    /**< set by the init call; tells versions apart */
    int32_t min_days;        /**< days a stage lasts at least, 7 */
    int32_t min_sessions;    /**< assessable runs a stage needs, 3 */
    int32_t in_band_pct;     /**< a run adheres from this share of steady time on, 70 % */
    int32_t pass_pct;        /**< a stage passes from this share of adherent runs on, 80 % */
    int32_t repeat_pct;      /**< below this share the stage is too hard, 50 % */
    int32_t calf_ok;         /**< calf or Achilles pain that does not hold, 20 tenths */
    int32_t calf_drop;       /**< ... that drops a stage, 30 tenths */
    int32_t band_lo_pct;     /**< band around the target, 98 % */
    int32_t band_hi_pct;     /**< 104 % */
    int32_t response_days;   /**< when knee pain should have answered, 14 days */
    int32_t response_tenths; /**< ... by how much, 10 tenths */
    int32_t ceiling_dspm;    /**< absolute ceiling at 3 m/s, 1900 */
} kl_cadence_options;

/** Reasons of the planner; their order is the order in which they are given. KNEE-108 */
enum {
    KL_CADENCE_BASELINE_RUN_STORED = 1,
    KL_CADENCE_BASELINE_RUN_SHORT,
    KL_CADENCE_BASELINE_RUN_NOT_FLAT,
    KL_CADENCE_BASELINE_RUN_NOT_EASY,
    KL_CADENCE_BASELINE_INCOMPLETE,
    KL_CADENCE_BASELINE_FROZEN,
    KL_CADENCE_BASELINE_SPEED_SPREAD,
    KL_CADENCE_BASELINE_DROPPED,
    KL_CADENCE_PLAN_STARTED,
    KL_CADENCE_TARGET_ZERO,
    KL_CADENCE_BASELINE_HIGH,
    KL_CADENCE_CAP_LIMITED,
    KL_CADENCE_CEILING_LIMITED,
    KL_CADENCE_RISE_TOO_SMALL,
    KL_CADENCE_CALF_UNKNOWN,
    KL_CADENCE_CALF_RAISED,
    KL_CADENCE_CALF_PAIN,
    KL_CADENCE_CALF_REST,
    KL_CADENCE_PAIN_RED,
    KL_CADENCE_PAIN_RED_RECENT,
    KL_CADENCE_PAIN_AMBER,
    KL_CADENCE_PAIN_UNKNOWN,
    KL_CADENCE_RUN_SHORT,
    KL_CADENCE_RUN_ADHERENT,
    KL_CADENCE_RUN_NOT_ADHERENT,
    KL_CADENCE_STAGE_IN_PROGRESS,
    KL_CADENCE_STAGE_REPEAT,
    KL_CADENCE_STAGE_PASSED,
    KL_CADENCE_TARGET_REACHED,
    KL_CADENCE_ADHERENCE_LOW,
    KL_CADENCE_GAP_14D,
    KL_CADENCE_GAP_28D,
    KL_CADENCE_RESTING,
    KL_CADENCE_REST_OVER,
    KL_CADENCE_TARGET_KEPT,
    KL_CADENCE_NOT_TOLERATED,
    KL_CADENCE_RETEST_DUE,
    KL_CADENCE_RETEST_SHORT,
    KL_CADENCE_RETEST_OK,
    KL_CADENCE_RETEST_BELOW,
    KL_CADENCE_RETEST_ABOVE,
    KL_CADENCE_PAIN_BASELINE_MISSING,
    KL_CADENCE_PAIN_FLOOR,
    KL_CADENCE_PAIN_RESPONDED,
    KL_CADENCE_NO_PAIN_RESPONSE,
    KL_CADENCE_STOPPED_BY_CALLER
};

/** Advice, a mask. KNEE-086, KNEE-106 */
enum {
    KL_CADENCE_ADVICE_LEVEL_ROUTES = 1,
    KL_CADENCE_ADVICE_MODERATE_SPEED = 2,
    KL_CADENCE_ADVICE_SHORTER_RUNS = 4,
    KL_CADENCE_ADVICE_CLINICIAN_CUES = 8,
    KL_CADENCE_ADVICE_LOAD_MANAGEMENT = 16,
    KL_CADENCE_ADVICE_STRENGTH = 32
};

/** What is asked of a plan. */
typedef struct kl_cadence_request {
    int32_t target_permille; /**< rise asked for, 0 .. 100; KL_UNKNOWN for 75 */
    int32_t step_permille;   /**< rise a stage, 10 .. 50; KL_UNKNOWN for 25 */
    int32_t single_step;     /**< 1: one stage only; KL_UNKNOWN for 0 */
    int32_t has_height;      /**< 1: height_cm is known */
    double height_cm;        /**< 120 .. 220 */
} kl_cadence_request;

/** One stage of a plan. */
typedef struct kl_cadence_stage {
    int32_t stage;             /**< 1 and up */
    int32_t target_dspm;       /**< cadence aimed at */
    int32_t band_lo_mspm;      /**< thousandths of a step per minute */
    int32_t band_hi_mspm;      /**< upper end of the band */
    double rise;               /**< cadence above the baseline, a fraction */
    double step_len_m;         /**< step length at the baseline speed, m */
    double step_cut;           /**< step length below the baseline, a fraction */
    double peak_factor;        /**< peak force a step, by the default model */
    double load_per_km_factor; /**< load a kilometre, by the default model */
} kl_cadence_stage;

/** A plan. Without stages the reasons say why, and there is advice. */
typedef struct kl_cadence_plan {
    double norm_spm;       /**< baseline cadence, brought to 3 m/s */
    int32_t norm_dspm;     /**< the same, in tenths */
    int32_t expected_dspm; /**< expected of that height at that speed; KL_UNKNOWN without height */
    int32_t cap_permille;  /**< largest rise for this runner */
    int32_t ceiling_dspm;  /**< ceiling at the baseline speed */
    uint32_t advice;       /**< KL_CADENCE_ADVICE_... */
    int32_t n_reasons;     /**< reasons that are there */
    int32_t n_stages;      /**< stages that are there, 0: no plan */
    int32_t reserved;      /**< 0 */
    kl_reason reason[4];   /**< codes KL_CADENCE_..., ascending */
    kl_cadence_stage stage[KL_CADENCE_MAX_STAGES]; /**< in order */
} kl_cadence_plan;

/** Target at a speed. */
typedef struct kl_cadence_target {
    double target_spm;    /**< for display */
    int32_t target_dspm;  /**< cadence aimed at */
    int32_t band_lo_mspm; /**< lower end of the band, thousandths of a step a minute */
    int32_t band_hi_mspm; /**< upper end */
    int32_t reserved;     /**< 0 */
} kl_cadence_target;

/** What the planner needs to know of a run, from its segments. KL_UNKNOWN: there is no answer. */
typedef struct kl_cadence_run {
    int64_t steady_s;       /**< seconds of steady, level running with known cadence */
    int64_t in_band_s;      /**< seconds of these in the band */
    int64_t below_s;        /**< below it */
    int64_t above_s;        /**< above it */
    int32_t mean_dspm;      /**< mean cadence of steady time */
    int32_t mean_mms;       /**< mean speed of steady time, mm/s */
    int32_t assessable;     /**< 1 from 300 s on */
    int32_t share_permille; /**< of steady time in band */
    int32_t adherent;       /**< 1, 0 */
    int32_t has_target;     /**< 1: the numbers about the band are there */
} kl_cadence_run;

/** Phases of the planner. KNEE-090 */
enum {
    KL_CADENCE_IDLE = 0,
    KL_CADENCE_READY = 1,
    KL_CADENCE_NO_RISE = 2,
    KL_CADENCE_ACTIVE = 3,
    KL_CADENCE_TARGET = 4,
    KL_CADENCE_STOPPED = 5
};

/** Events of the planner, with the fields that they read. */
enum {
    KL_CADENCE_EVENT_BASELINE_RUN = 0, /**< cadence_dspm, speed_mms, steady_s, flat, easy */
    KL_CADENCE_EVENT_FREEZE = 1,
    KL_CADENCE_EVENT_PLAN = 2, /**< request, calf? */
    KL_CADENCE_EVENT_RUN = 3, /**< steady_s, in_band_s, colour?, calf?, cadence_dspm?, speed_mms? */
    KL_CADENCE_EVENT_RETEST = 4, /**< cadence_dspm, speed_mms, steady_s: uncued */
    KL_CADENCE_EVENT_CHANGE = 5, /**< what */
    KL_CADENCE_EVENT_PAIN = 6,   /**< pain: usual running pain */
    KL_CADENCE_EVENT_REBASELINE = 7,
    KL_CADENCE_EVENT_STOP = 8
};

/** Colour of a run by the pain gate. */
enum { KL_COLOUR_GREEN = 0, KL_COLOUR_GREY = 1, KL_COLOUR_AMBER = 2, KL_COLOUR_RED = 3 };

/** What was changed. */
enum { KL_CADENCE_CHANGE_SHOE = 0, KL_CADENCE_CHANGE_PROFILE = 1 };

/** One event; start from kl_cadence_event_init. `?` above marks what may stay KL_UNKNOWN. */
typedef struct kl_cadence_event {
    int32_t type;               /**< KL_CADENCE_EVENT_... */
    int32_t day;                /**< civil day number */
    int32_t cadence_dspm;       /**< 1200 .. 2300; of a RUN: achieved, without effect */
    int32_t speed_mms;          /**< 1600 .. 6500 */
    int32_t steady_s;           /**< 0 .. 86,400 */
    int32_t in_band_s;          /**< 0 .. steady_s */
    int32_t flat;               /**< 0, 1 */
    int32_t easy;               /**< 0, 1 */
    int32_t colour;             /**< KL_COLOUR_...; unknown counts as GREY */
    int32_t calf;               /**< calf or Achilles pain, 0 .. 100 tenths */
    int32_t what;               /**< KL_CADENCE_CHANGE_... */
    int32_t pain;               /**< 0 .. 100 tenths */
    kl_cadence_request request; /**< PLAN: what is asked for */
} kl_cadence_event;

/** What follows, for planner, ladder and weeks. */
enum {
    KL_DECISION_ADVANCE = 0,
    KL_DECISION_HOLD = 1,
    KL_DECISION_DELOAD = 2, /**< a lighter week, as planned */
    KL_DECISION_REGRESS = 3,
    KL_DECISION_STOP = 4
};

/** What the planner says after an event. KL_UNKNOWN: does not apply in this phase. */
typedef struct kl_cadence_decision {
    int32_t decision;          /**< KL_DECISION_... */
    int32_t phase;             /**< KL_CADENCE_IDLE .. STOPPED */
    int32_t version;           /**< number of the frozen baseline, 0 before the first */
    int32_t base_dspm;         /**< frozen baseline cadence */
    int32_t base_mms;          /**< speed of the baseline, mm/s */
    int32_t stage;             /**< 0 rests at the own cadence */
    int32_t stages;            /**< stages of the plan */
    int32_t target_dspm;       /**< cadence aimed at, at the baseline speed */
    int32_t sessions;          /**< in this stage */
    int32_t metronome_pct;     /**< of the next session */
    int32_t cue_min;           /**< practice with cue in the next session */
    int32_t next_retest_day;   /**< day of the next run without cue */
    int32_t credit_free_until; /**< last day on which shorter steps earn no credit */
    uint32_t advice;           /**< KL_CADENCE_ADVICE_... */
    int32_t n_reasons;         /**< reasons that are there */
    int32_t reserved;          /**< 0 */
    kl_reason reason[KL_CADENCE_MAX_REASONS]; /**< codes KL_CADENCE_..., ascending */
} kl_cadence_decision;

/** The planner: a plain value, copied by assignment, saved by kl_cadence_save. */
typedef struct kl_cadence {
    uint64_t opaque[128]; /**< not to be read or written */
} kl_cadence;

/** Largest number of bytes kl_cadence_save writes. */
#define KL_CADENCE_SAVE_MAX 1024

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_cadence_options_init(kl_cadence_options *options, size_t size);

/**
 * @brief Make an event of which nothing but type and day is known.
 *
 * @param[out] event  filled; NULL is ignored
 * @param type        KL_CADENCE_EVENT_...; checked by kl_cadence_apply
 * @param day         civil day number; checked there, too
 * @see KNEE-091
 */
KL_API void kl_cadence_event_init(kl_cadence_event *event, int32_t type, int32_t day);

/**
 * @brief Stages from a baseline to a target: at most +10 %, less for runners with quick feet.
 *
 * @param baseline_dspm   1200 .. 2300; 600 .. 1150 looks like strides
 * @param base_speed_mms  1600 .. 6500
 * @param request         NULL: +7.5 % in stages of 2.5 %, height unknown
 * @param options         NULL for the defaults
 * @param[out] out    the plan
 * @param[out] fault  nullable
 * @retval KL_OK              planned, or no stage with reasons
 * @retval KL_E_NULL          "out"
 * @retval KL_E_UNIT          "baseline_dspm"
 * @retval KL_E_RANGE         "baseline_dspm", "base_speed_mms", "target_permille",
 *                            "step_permille", "single_step", "height_cm", a parameter
 * @retval KL_E_INCONSISTENT  "repeat_pct" not below pass_pct, "calf_ok" not below calf_drop
 * @retval KL_E_VERSION       "struct_size"
 * @see KNEE-080 .. KNEE-086, [Willy2016field], [Bramah2019], [S003]
 */
KL_API KL_NODISCARD kl_status kl_cadence_plan_of(int32_t baseline_dspm, int32_t base_speed_mms,
                                                 const kl_cadence_request *request,
                                                 const kl_cadence_options *options,
                                                 kl_cadence_plan *out, kl_fault *fault);

/**
 * @brief Target cadence and its band at another speed.
 *
 * @param target_dspm     target at the baseline speed, 1200 .. 2300
 * @param base_speed_mms  1600 .. 6500
 * @param speed_mms       1600 .. 6500
 * @param options         NULL for the defaults
 * @param[out] out    the target
 * @param[out] fault  nullable
 * @retval KL_OK  computed
 * @retval KL_E_NULL, KL_E_UNIT, KL_E_RANGE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_cadence_plan_of;
 *         fields "target_dspm", "base_speed_mms", "speed_mms"
 * @see KNEE-084, KNEE-085
 */
KL_API KL_NODISCARD kl_status kl_cadence_target_at(int32_t target_dspm, int32_t base_speed_mms,
                                                   int32_t speed_mms,
                                                   const kl_cadence_options *options,
                                                   kl_cadence_target *out, kl_fault *fault);

/**
 * @brief Cadence, speed and adherence of a run: the integers of the planner's events.
 *
 * @param segments        as in kl_knee_run
 * @param n               1 .. 20,000
 * @param target_dspm     target at the baseline speed, or KL_UNKNOWN
 * @param base_speed_mms  together with target_dspm, or KL_UNKNOWN
 * @param options         NULL for the defaults
 * @param[out] out    the summary
 * @param[out] fault  nullable
 * @retval KL_OK              summed
 * @retval KL_E_INCONSISTENT  "target_dspm" or "base_speed_mms": the other is given alone
 * @retval KL_E_NULL, KL_E_SIZE, KL_E_UNIT, KL_E_RANGE, KL_E_VERSION  as kl_knee_run and
 *         kl_cadence_target_at
 * @see KNEE-070 .. KNEE-072
 */
KL_API KL_NODISCARD kl_status kl_cadence_run_of(const kl_knee_segment *segments, size_t n,
                                                int32_t target_dspm, int32_t base_speed_mms,
                                                const kl_cadence_options *options,
                                                kl_cadence_run *out, kl_fault *fault);

/**
 * @brief Start a planner in phase IDLE.
 *
 * @param[out] cadence  started
 * @param options       NULL for the defaults; copied
 * @param[out] fault    nullable
 * @retval KL_OK  started
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_INCONSISTENT, KL_E_VERSION  as kl_cadence_plan_of
 * @see KNEE-005
 */
KL_API KL_NODISCARD kl_status kl_cadence_open(kl_cadence *cadence,
                                              const kl_cadence_options *options, kl_fault *fault);

/**
 * @brief Take in an event and say what follows.
 *
 * @param cadence  a started planner; a refused event changes no byte of it
 * @param event    in order of days
 * @param[out] out    the decision, NULL: not wanted
 * @param[out] fault  nullable
 * @retval KL_OK              taken in
 * @retval KL_E_NULL          "cadence", "event"
 * @retval KL_E_RANGE         "type", "day", or a field of the event
 * @retval KL_E_UNIT          "cadence_dspm", "achieved_dspm": strides
 * @retval KL_E_INCONSISTENT  "in_band_s" above steady_s
 * @retval KL_E_ORDER         "day" before the last event
 * @retval KL_E_STATE         "type": not in this phase; "cadence": never started
 * @see KNEE-090 .. KNEE-109
 */
KL_API KL_NODISCARD kl_status kl_cadence_apply(kl_cadence *cadence, const kl_cadence_event *event,
                                               kl_cadence_decision *out, kl_fault *fault);

/**
 * @brief Portable bytes of a planner: little-endian, versioned, with length and CRC-32.
 *
 * @param cadence   a started planner
 * @param bytes     room for @p capacity bytes
 * @param capacity  KL_CADENCE_SAVE_MAX always suffices
 * @param[out] out_size  bytes written
 * @param[out] fault     nullable
 * @retval KL_OK       saved
 * @retval KL_E_NULL   "cadence", "bytes", "out_size"
 * @retval KL_E_STATE  "cadence": never started
 * @retval KL_E_SIZE   "capacity"; nothing was written
 * @par Complexity
 * O(bytes) time, no allocation.
 */
KL_API KL_NODISCARD kl_status kl_cadence_save(const kl_cadence *cadence, uint8_t *bytes,
                                              size_t capacity, size_t *out_size, kl_fault *fault);

/**
 * @brief Planner from saved bytes; it goes on as if it had never stopped.
 *
 * @param[out] cadence  the planner; unchanged when the bytes are refused
 * @param bytes         as written by kl_cadence_save
 * @param size          their number, at most KL_CADENCE_SAVE_MAX
 * @param[out] fault    nullable
 * @retval KL_OK         loaded
 * @retval KL_E_NULL     "cadence", "bytes"
 * @retval KL_E_FORMAT   "bytes": too many, cut, altered, or with values that no planner has
 * @retval KL_E_VERSION  "bytes": of another format version
 * @par Complexity
 * O(bytes) time, no allocation.
 */
KL_API KL_NODISCARD kl_status kl_cadence_load(kl_cadence *cadence, const uint8_t *bytes,
                                              size_t size, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/** @file
 * kneeload/rehab.h - from what the runner reports to a decision with reasons.
 *
 * One kl_rehab follows one knee: events in, decisions out. GREEN means that the logged answers
 * lie inside the rule that was chosen, nothing more. Unknown never helps, the most cautious rule
 * wins. A latched STOP ends only by a clearance; an app must show its own red-flag advice.
 * Pain is in tenths of a 0-10 rating. Integers only. Days are any int32 count between
 * -1,000,000,000 and 1,000,000,000.
 */
#ifndef KNEELOAD_REHAB_H
#define KNEELOAD_REHAB_H

#include "kneeload/cadence.h"

#ifdef __cplusplus
extern "C" {
#endif

/** CONSUMER refuses every value on the loose side of its default. */
enum { KL_PROFILE_CONSUMER = 0, KL_PROFILE_CLINICIAN = 1 };

/** Ladders of walking and running; kl_ladder_row_of gives their rows. */
enum { KL_LADDER_KL30 = 0, KL_LADDER_MIL6, KL_LADDER_WEEK4, KL_LADDER_WEEK12, KL_LADDER_HERRING10 };

/** Where it hurts. */
enum {
    KL_LOCATION_FRONT = 0,
    KL_LOCATION_LATERAL,
    KL_LOCATION_BELOW,
    KL_LOCATION_ABOVE,
    KL_LOCATION_MEDIAL,
    KL_LOCATION_BACK,
    KL_LOCATION_DIFFUSE
};

/** How easily the knee is upset. */
enum { KL_IRRITABILITY_LOW = 0, KL_IRRITABILITY_MODERATE, KL_IRRITABILITY_HIGH };

/** How soon a red flag wants an assessment. */
enum { KL_TIER_NONE = 0, KL_TIER_ROUTINE, KL_TIER_URGENT, KL_TIER_EMERGENCY };

/** Red flags, a mask. REHAB-050 */
enum {
    KL_RED_FLAG_HOT_JOINT_FEVER = 1 << 0,
    KL_RED_FLAG_TRAUMA_NO_WEIGHT = 1 << 1,
    KL_RED_FLAG_CANNOT_STRAIGHTEN = 1 << 2,
    KL_RED_FLAG_NUMB_COLD_FOOT = 1 << 3,
    KL_RED_FLAG_CALF_SWELLING_BREATHLESS = 1 << 4,
    KL_RED_FLAG_LOCKED = 1 << 5,
    KL_RED_FLAG_SWOLLEN_CLEARLY = 1 << 6,
    KL_RED_FLAG_DISLOCATION = 1 << 7,
    KL_RED_FLAG_NIGHT_REST_PAIN = 1 << 8,
    KL_RED_FLAG_BONE_FOCAL_PAIN = 1 << 9,
    KL_RED_FLAG_CALF_SWELLING = 1 << 10,
    KL_RED_FLAG_UNWELL_WEIGHT_LOSS = 1 << 11,
    KL_RED_FLAG_BACK_OF_KNEE = 1 << 12,
    KL_RED_FLAG_GIVING_WAY = 1 << 13,
    KL_RED_FLAG_RAPID_WORSENING = 1 << 14,
    KL_RED_FLAG_LONG_MORNING_STIFFNESS = 1 << 15,
    KL_RED_FLAG_UNDER_18 = 1 << 16,
    KL_RED_FLAG_AFTER_SURGERY = 1 << 17,
    KL_RED_FLAG_INFLAMMATORY_ARTHRITIS = 1 << 18
};

/** Configuration; ranges, units, sources and the tightening direction stand in the catalogue
 *  under "RH.", in this order. */
typedef struct kl_rehab_config {
    uint32_t struct_size;          /**< set by the init call; tells versions apart */
    int32_t profile;               /**< KL_PROFILE_CONSUMER by default */
    int32_t ladder;                /**< KL_LADDER_KL30 by default */
    int32_t pain_green;            /**< largest pain of a run that may be GREEN, tenths */
    int32_t pain_red;              /**< pain above which a run is RED, tenths */
    int32_t settle_tol;            /**< rise of pain that still counts as settled, tenths */
    int32_t am_red_delta;          /**< rise of morning pain that is RED at once, tenths */
    int32_t am_ambers_to_red;      /**< mornings up in a row that are RED */
    int32_t strength_pain_ok;      /**< largest pain with which strength work counts, tenths */
    int32_t advance_greens;        /**< GREEN runs that a level takes */
    int32_t post_setback_greens;   /**< GREEN runs that a level takes after a setback */
    int32_t max_levels_7d;         /**< levels up in seven days */
    int32_t ambers_to_regress;     /**< AMBER runs in a row that cost a level */
    int32_t greys_to_flag;         /**< GREY runs in a row that are pointed out */
    int32_t red_rest_days;         /**< days of rest after a RED run */
    int32_t amber_rest_days;       /**< days of rest after pain that did not settle */
    int32_t red2_window;           /**< days in which a second RED weighs more */
    int32_t red2_levels;           /**< levels that a second RED costs */
    int32_t red3_window;           /**< days in which a third RED stops */
    int32_t dose_low_pct;          /**< least share of the plan that counts, % */
    int32_t dose_high_pct;         /**< largest share of the plan that counts, % */
    int32_t late_days;             /**< days after which a check-in is late */
    int32_t gap1_days;             /**< first gap without running, days */
    int32_t gap1_levels;           /**< levels that the first gap costs */
    int32_t gap2_days;             /**< second gap without running, days */
    int32_t gap2_levels;           /**< levels that both gaps cost together */
    int32_t gap3_days;             /**< gap after which the calm phase begins anew, days */
    int32_t irritable_min_days;    /**< least days of the calm phase */
    int32_t irritable_review_days; /**< days after which the calm phase is reviewed */
    int32_t irritable_mornings;    /**< quiet mornings in a row that end the calm phase */
    int32_t irritable_strength;    /**< strength sessions that the calm phase takes */
    int32_t reload_min_days;       /**< least days on the ladder */
    int32_t reload_red_free;       /**< days without RED before the ladder ends */
    int32_t reload_review_days;    /**< days after which the ladder is reviewed */
    int32_t build_min_days;        /**< least days of building volume */
    int32_t return_min_days;       /**< least days of the return to quality */
    int32_t build_red_free;        /**< days without RED before building ends */
    int32_t return_red_free;       /**< days without RED before the return ends */
    int32_t build_volume_pct;      /**< share of the target volume that ends building, % */
    int32_t return_volume_pct;     /**< share of the target volume that ends the return, % */
    int32_t build_weeks;           /**< weeks in a row with that volume, building */
    int32_t return_weeks;          /**< weeks in a row with that volume, return */
    int32_t green_share_pct;       /**< least share of GREEN runs in those weeks, % */
    int32_t strength_14d;          /**< strength days in 14 days */
    int32_t early_sign_ambers;     /**< AMBER runs in seven days that are an early sign */
    int32_t reload_run_gap;        /**< days from run to run on the ladder */
    int32_t reload_max_runs_7d;    /**< run days in seven days on the ladder */
    int32_t build_run_gap;         /**< days from run to run, building and return */
    int32_t build_max_runs_7d;     /**< run days in seven days, building and return */
    int32_t maintain_run_gap;      /**< days from run to run afterwards */
    int32_t maintain_max_runs_7d;  /**< run days in seven days afterwards */
    int32_t sleep_need_min;        /**< sleep that is counted against, min */
    int32_t debt3_min;             /**< sleep missing in three nights that is a debt, min */
    int32_t short_night_min;       /**< night shorter than this is a short one, min */
    int32_t stress_high;           /**< stress that counts as high, 1-5 */
    int32_t worsening_delta; /**< rise of the weekly median of morning pain that is rapid, tenths */
    int32_t night_count_7d;  /**< nights woken by pain in seven days that are a flag */
    int32_t self_clear_days; /**< days between two clearances by the runner */
    int32_t screen_valid_days; /**< days that a screening is valid */
    int32_t calm_days;         /**< check-ins in a row that lower irritability */
} kl_rehab_config;

/** Events of a knee. */
enum {
    KL_EVENT_SCREEN = 0,
    KL_EVENT_CHECKIN,
    KL_EVENT_RUN,
    KL_EVENT_STRENGTH,
    KL_EVENT_WALK30,
    KL_EVENT_LOCATION,
    KL_EVENT_CLEARANCE,
    KL_EVENT_WEEK,
    KL_EVENT_TICK
};

/** What became of pain in the first minutes. */
enum { KL_WARMUP_NONE = 0, KL_WARMUP_GONE, KL_WARMUP_CONTINUES, KL_WARMUP_RETURNS };

/** Who ended a STOP. */
enum { KL_CLEARED_BY_CLINICIAN = 0, KL_CLEARED_BY_SELF_AFTER_ASSESSMENT = 1 };

/**
 * One event; start from kl_rehab_event_init, which leaves all answers unknown and all switches
 * off. A field that an event does not have is not read.
 */
typedef struct kl_rehab_event {
    int32_t type;               /**< KL_EVENT_... */
    int32_t day;                /**< civil day number */
    uint32_t flags;             /**< SCREEN, CHECKIN: KL_RED_FLAG_... */
    int32_t location;           /**< SCREEN, LOCATION: required */
    int32_t age;                /**< SCREEN: years, 0 .. 120, may be unknown */
    int32_t worst24;            /**< SCREEN, CHECKIN: worst pain of 24 hours, may be unknown */
    int32_t rest_or_night_pain; /**< SCREEN: 0, 1 */
    int32_t adl_pain;           /**< SCREEN, CHECKIN: pain in daily life, may be unknown */
    int32_t minutes_to_pain;    /**< SCREEN: running minutes until pain exceeds 2/10, 0 .. 600 */
    int32_t am_pain;            /**< CHECKIN: pain this morning, may be unknown */
    int32_t swelling;           /**< CHECKIN, RUN: 0 none, 1 slight, 2 clear */
    int32_t night_waking;       /**< CHECKIN: 0, 1 */
    int32_t sleep_min;          /**< CHECKIN: 0 .. 1440, may be unknown */
    int32_t stress;             /**< CHECKIN: 1 .. 5, may be unknown */
    int32_t recorded_day;       /**< CHECKIN: day it was entered; unknown: day */
    int32_t pre;                /**< RUN: pain before, may be unknown */
    int32_t peak;               /**< RUN, STRENGTH: largest pain, may be unknown */
    int32_t h1;                 /**< RUN: pain 60 minutes after, may be unknown */
    int32_t gait_altered;       /**< RUN: 0, 1 */
    int32_t dose_pct;           /**< RUN: done / planned x 100, 0 .. 1000; 100 by default */
    int32_t analgesic;          /**< RUN: 0, 1 */
    int32_t warmup;             /**< RUN: KL_WARMUP_... */
    int32_t taped;              /**< RUN: 0, 1 */
    int32_t pain;               /**< WALK30: required */
    int32_t by;                 /**< CLEARANCE: required */
    int32_t planned_m;          /**< WEEK: 0 .. 1,000,000, required */
    int32_t done_m;             /**< WEEK: likewise */
    int32_t target_m;           /**< WEEK: 1 .. 1,000,000, required */
    int32_t quality_done;       /**< WEEK: 0, 1 */
    int32_t reserved;           /**< ignored */
} kl_rehab_event;

/**
 * Reasons of entries and answers. Those of flags are KL_REHAB_FLAG_FIRST plus the bit.
 *
 * A reason that compares carries the observed `value`, the `limit` in force (a track may have
 * tightened it: REHAB-012) and the place of its `parameter`. The comments say how the value of a
 * reason that fired stands to the limit: pain in tenths, days, percent, or a count. Without one,
 * value and limit are KL_UNKNOWN and parameter is -1. "or unknown": the value may be KL_UNKNOWN.
 * "capped": an earlier pain excuses a later one up to pain_green; the limit is the sum.
 * RECOVERY_DEBT: minutes missing >= debt3_min, else shortest night < short_night_min, else least
 * stress >= stress_high.
 * NIGHT_REST_PAIN (nights >= night_count_7d), RAPID_WORSENING (rise of the median, rounded down, >=
 * worsening_delta) and UNDER_18 (age < 18, no parameter) have numbers where the library found them,
 * and none where they were only told.
 */
enum {
    KL_REHAB_PEAK_GT_RED = 1,    /**< pain > limit */
    KL_REHAB_AFTER_60MIN_GT_RED, /**< pain > limit */
    KL_REHAB_GAIT_ALTERED,
    KL_REHAB_SWELLING_CLEAR,
    KL_REHAB_WARMUP_CONTINUES,    /**< largest pain > pain_green, or unknown */
    KL_REHAB_WARMUP_RETURNS,      /**< likewise */
    KL_REHAB_MORNING_GT_RED,      /**< pain > limit */
    KL_REHAB_MORNING_UP_LARGE,    /**< pain >= own morning, capped, + am_red_delta */
    KL_REHAB_MORNING_UP_REPEATED, /**< mornings up in a row >= limit */
    KL_REHAB_PEAK_GT_GREEN,       /**< pain > limit */
    KL_REHAB_SWELLING_SLIGHT,
    KL_REHAB_PAIN_MASKED,
    KL_REHAB_NOT_SETTLED_60MIN, /**< pain > pain before, capped, + settle_tol */
    KL_REHAB_MORNING_UP,        /**< pain > own morning, capped, + settle_tol */
    KL_REHAB_PEAK_UNKNOWN,
    KL_REHAB_NEXT_MORNING_UNKNOWN,
    KL_REHAB_BASELINE_UNKNOWN,
    KL_REHAB_ALL_CLEAR,
    KL_REHAB_IMMEDIATE,
    KL_REHAB_WITH_TAPE,
    KL_REHAB_SAME_DAY_ALREADY_RED,
    KL_REHAB_STOP_LATCHED_ROUTINE,
    KL_REHAB_STOP_LATCHED_URGENT,
    KL_REHAB_STOP_LATCHED_EMERGENCY,
    KL_REHAB_THREE_RED_SEEK_ASSESSMENT, /**< days since the first of them < window */
    KL_REHAB_RED_IN_IRRITABLE,
    KL_REHAB_BELOW_LEVEL_1, /**< level before <= levels back; by red2_levels, or no parameter */
    KL_REHAB_SECOND_RED,    /**< days since the RED before < window */
    KL_REHAB_RED_SESSION,
    KL_REHAB_SECOND_RED_TO_RELOAD, /**< likewise */
    KL_REHAB_RED_IN_MAINTAIN,
    KL_REHAB_REPEATED_AMBER,    /**< AMBER runs without a GREEN >= limit */
    KL_REHAB_EARLY_SIGN,        /**< AMBER runs of a week >= limit */
    KL_REHAB_DATA_GAP_REPEATED, /**< GREY runs >= limit */
    KL_REHAB_OVER_PLAN,         /**< percent done > limit */
    KL_REHAB_UNDER_PLAN,        /**< percent done < limit */
    KL_REHAB_AGAINST_GATE,
    KL_REHAB_SESSION_OK,
    KL_REHAB_GREEN_COUNT,     /**< GREEN runs < advance_greens or post_setback_greens */
    KL_REHAB_RECOVERY_DEBT,   /**< the first that holds, see above */
    KL_REHAB_LEVELS_PER_WEEK, /**< levels up in seven days >= limit */
    KL_REHAB_PHASE_DWELL,     /**< days in the phase < limit */
    KL_REHAB_PHASE_RED_FREE,  /**< days since the last RED < limit */
    KL_REHAB_RELOAD_TO_BUILD, /**< GREEN runs >= limit, as at GREEN_COUNT */
    KL_REHAB_LEVEL_UP,        /**< likewise */
    KL_REHAB_RED_FLAG_ROUTINE,
    KL_REHAB_RED_FLAG_URGENT,
    KL_REHAB_RED_FLAG_EMERGENCY,
    KL_REHAB_CLEARED_BY_CLINICIAN,
    KL_REHAB_CLEARED_BY_SELF,
    KL_REHAB_ENTRY_HIGH,
    KL_REHAB_ENTRY_MODERATE,
    KL_REHAB_ENTRY_LOW,
    KL_REHAB_TRACK_CHANGED,
    KL_REHAB_ASSESSMENT_ADVISED,
    KL_REHAB_STRENGTH_PAIN_UNKNOWN,
    KL_REHAB_STRENGTH_PAIN_HIGH,   /**< pain > limit */
    KL_REHAB_STRENGTH_PAIN_GT_RED, /**< pain > limit */
    KL_REHAB_IRRITABLE_TO_RELOAD,
    KL_REHAB_GUARD_DWELL,       /**< days in the phase < limit */
    KL_REHAB_GUARD_VOLUME,      /**< percent of the least week, else weeks, < limit */
    KL_REHAB_GUARD_GREEN_SHARE, /**< percent of GREEN runs < limit, or unknown: no run */
    KL_REHAB_GUARD_RED_FREE,    /**< days since the last RED < limit */
    KL_REHAB_GUARD_QUALITY,     /**< weeks with quality < return_weeks */
    KL_REHAB_GUARD_STRENGTH,    /**< days with strength work < limit */
    KL_REHAB_BUILD_TO_RETURN,
    KL_REHAB_RETURN_TO_MAINTAIN,
    KL_REHAB_WEEK_NOTED,
    KL_REHAB_GAP_1,                       /**< days without running >= limit */
    KL_REHAB_GAP_2,                       /**< likewise */
    KL_REHAB_GAP_2_TO_RELOAD,             /**< likewise */
    KL_REHAB_GAP_3_RETEST,                /**< likewise */
    KL_REHAB_NO_PROGRESS_SEEK_ASSESSMENT, /**< days in the phase >= limit */
    KL_REHAB_NO_BUILD_REVIEW,             /**< likewise */
    KL_REHAB_PHASE_SCREEN,
    KL_REHAB_REST_UNTIL, /**< day < first day after the rest; no parameter */
    KL_REHAB_PHASE_IRRITABLE,
    KL_REHAB_SWELLING_TODAY,
    KL_REHAB_PAIN_TODAY_GT_RED,   /**< pain > limit */
    KL_REHAB_PAIN_TODAY_GT_GREEN, /**< pain > limit */
    KL_REHAB_PAIN_TODAY_UNKNOWN,  /**< unknown; the limit is pain_green */
    KL_REHAB_RUN_SPACING,         /**< days since the last run < limit */
    KL_REHAB_MAX_RUNS_7D,         /**< run days of seven >= limit */
    KL_REHAB_OK,
    KL_REHAB_SCREEN_DUE, /**< days since the last screening > limit, or unknown: none */
    KL_REHAB_FLAG_FIRST  /**< HOT_JOINT_FEVER; the others follow in the order of their bits */
};

/** Most reasons of an entry or answer. */
#define KL_REHAB_MAX_REASONS 24
/** Most entries of one event. */
#define KL_REHAB_MAX_ENTRIES 16

/** "No colour": the entry does not judge a run. */
#define KL_COLOUR_NONE (-1)

/** One entry of the log. REHAB-001 */
typedef struct kl_rehab_entry {
    int32_t day;                            /**< civil day number */
    int32_t colour;                         /**< KL_COLOUR_..., KL_COLOUR_NONE */
    int32_t decision;                       /**< KL_DECISION_... */
    int32_t phase;                          /**< after */
    int32_t level;                          /**< after */
    int32_t loosened;                       /**< 1: the configuration is looser than its defaults */
    int32_t n_reasons;                      /**< reasons that are there */
    int32_t reserved;                       /**< 0 */
    kl_reason reason[KL_REHAB_MAX_REASONS]; /**< codes KL_REHAB_... */
} kl_rehab_entry;

/** What one event brought. */
typedef struct kl_rehab_log {
    int32_t n_entries;                          /**< entries that are there, often 0 */
    int32_t reserved;                           /**< 0 */
    kl_rehab_entry entry[KL_REHAB_MAX_ENTRIES]; /**< in the order in which they came about */
} kl_rehab_log;

/** Actions for a day, from the mildest to the worst. */
enum { KL_ACTION_RUN = 0, KL_ACTION_CROSS_TRAIN, KL_ACTION_NO_RUN, KL_ACTION_STOP };

/** Walk and run of one ladder row, seconds. */
typedef struct kl_ladder_row {
    int32_t walk_s;      /**< one walk */
    int32_t run_s;       /**< one bout; KL_UNKNOWN: all of the distance */
    int32_t repetitions; /**< KL_UNKNOWN where the source gives none */
    int32_t distance_m;  /**< KL_UNKNOWN where the source gives repetitions or 30 minutes */
} kl_ladder_row;

/** Answer to "may I run?". */
typedef struct kl_rehab_today {
    int32_t action;                         /**< KL_ACTION_... */
    int32_t level;                          /**< level of the ladder, or KL_UNKNOWN */
    int32_t has_row;                        /**< 1 in RELOAD: row is that of the level */
    int32_t n_reasons;                      /**< reasons that are there */
    kl_ladder_row row;                      /**< what to run; read only when has_row is 1 */
    kl_reason reason[KL_REHAB_MAX_REASONS]; /**< worst action first */
} kl_rehab_today;

/** Which knee. UNSPECIFIED: the only one that is followed. */
enum { KL_SIDE_LEFT = 0, KL_SIDE_RIGHT = 1, KL_SIDE_UNSPECIFIED = 2 };

/** Answer for both knees. */
typedef struct kl_rehab_both {
    int32_t action;                             /**< the worse, KL_ACTION_... */
    int32_t level;                              /**< the lower, or KL_UNKNOWN */
    int32_t n_reasons;                          /**< reasons that are there */
    int32_t reserved;                           /**< 0 */
    int32_t side[2 * KL_REHAB_MAX_REASONS];     /**< KL_SIDE_..., by reason */
    kl_reason reason[2 * KL_REHAB_MAX_REASONS]; /**< worst action first */
} kl_rehab_both;

/** Where a knee stands. KL_UNKNOWN: none. */
typedef struct kl_rehab_status {
    int32_t phase;        /**< KL_PHASE_... */
    int32_t level;        /**< of the ladder, 1 and up */
    int32_t need;         /**< greens that the next level takes */
    int32_t greens;       /**< greens that count for it so far */
    int32_t stop;         /**< KL_TIER_... */
    int32_t rest_until;   /**< first day on which the rest is over */
    int32_t irritability; /**< KL_IRRITABILITY_... */
    int32_t track;        /**< KL_LOCATION_... */
    int32_t last_day;     /**< day of the last event */
    int32_t loosened;     /**< 1: the configuration is looser than its defaults */
    uint32_t causes;      /**< red flags of the STOP; bit 19: three REDs */
    int32_t reserved;     /**< 0 */
} kl_rehab_status;

/**
 * Begin in the middle: what another app or a clinician knows already.
 *
 * The days between the start and the first event are not walked (REHAB-024): send a TICK on `day`
 * so that gaps and reviews count from there.
 */
typedef struct kl_rehab_start {
    int32_t phase; /**< KL_PHASE_... */
    int32_t level; /**< SCREEN, IRRITABLE: 1; RELOAD: 1 .. rows of the ladder; later: rows */
    int32_t day;   /**< phase day and day of the last SCREEN */
    int32_t track; /**< or KL_UNKNOWN; not BACK: report it by SCREEN or LOCATION, which stop */
} kl_rehab_start;

/** One knee: a plain value, copied by assignment, saved by kl_rehab_save. */
typedef struct kl_rehab {
    uint64_t opaque[384]; /**< not to be read or written */
} kl_rehab;

/** Largest number of bytes kl_rehab_save writes. */
#define KL_REHAB_SAVE_MAX 4096

/**
 * @brief Fill with defaults: CONSUMER, KL30, every parameter as in the catalogue.
 *
 * @param config  NULL is ignored
 * @param size    sizeof *config, noted as struct_size; of an older struct all else becomes zero
 * @par Complexity
 * O(parameters) time, no allocation.
 * @see REHAB-010
 */
KL_API void kl_rehab_config_init(kl_rehab_config *config, size_t size);

/**
 * @brief Make an event of which nothing but type and day is known.
 *
 * Answers are KL_UNKNOWN, switches off, swelling 0, flags none, warmup NONE, dose 100 %.
 *
 * @param event  NULL is ignored
 * @param type   KL_EVENT_...; checked by kl_rehab_apply
 * @param day    civil day number; checked there, too
 * @par Complexity
 * O(1) time, no allocation.
 * @see REHAB-019
 */
KL_API void kl_rehab_event_init(kl_rehab_event *event, int32_t type, int32_t day);

/**
 * @brief Begin to follow a knee.
 *
 * @param[out] rehab  begun, in phase SCREEN or where @p start says
 * @param config      NULL for the defaults; copied. Units and ranges stand in the catalogue
 * @param start       NULL: a new knee. Day -1,000,000,000 .. 1,000,000,000, no event may lie
 *                    before it
 * @param[out] fault  nullable
 * @retval KL_OK              begun
 * @retval KL_E_NULL          "rehab"
 * @retval KL_E_RANGE         "profile", "ladder", a parameter: out of range, or on the loose side
 *                            for CONSUMER; "phase", "level", "day", "track" of the start.
 *                            Track BACK: a knee that hurts there is stopped, not begun
 * @retval KL_E_INCONSISTENT  the left parameter of a violated relation: "pain_green",
 *                            "gap1_days", "gap2_days", "gap1_levels", "red2_window",
 *                            "strength_pain_ok"; "level" of the start: none of its phase
 * @retval KL_E_VERSION       "struct_size": smaller, or what is not known here is not zero
 * @par Complexity
 * O(parameters) time, no allocation.
 * @see REHAB-010 .. REHAB-013, REHAB-047, REHAB-051
 */
KL_API KL_NODISCARD kl_status kl_rehab_open(kl_rehab *rehab, const kl_rehab_config *config,
                                            const kl_rehab_start *start, kl_fault *fault);

/**
 * @brief Take in an event, and say what follows.
 *
 * The days since the last event begin first: runs left open close, gaps and reviews are noted.
 * Unknown never helps: a run without its largest pain, own or next morning is never GREEN.
 * No CHECKIN follows a RUN of its day: a red flag that is noticed later that day goes by SCREEN.
 *
 * @param rehab  a begun knee; a refused event changes no byte of it
 * @param event  in order of days; within a day the CHECKIN before the RUNs. Fields, units and
 *               ranges as at kl_rehab_event
 * @param[out] out    entries, often none; only the first n_entries are written. NULL: not wanted
 * @param[out] fault  nullable
 * @retval KL_OK              taken in
 * @retval KL_E_NULL          "rehab", "event"
 * @retval KL_E_RANGE         "type", "day", or a field of the event: out of range, an unknown
 *                            value or flag bit, a required answer that is missing;
 *                            "recorded_day" before the day
 * @retval KL_E_INCONSISTENT  "peak" of a RUN below its pre
 * @retval KL_E_ORDER         "day" before the last one or before the start; a CHECKIN after a
 *                            RUN of its day
 * @retval KL_E_DUPLICATE     "day": a second CHECKIN of a day, a WEEK within seven days
 * @retval KL_E_STATE         "type": not in this phase, or a CLEARANCE that is not possible;
 *                            "rehab": never begun
 * @par Complexity
 * Bounded time, whatever the gap since the last event; no allocation.
 * @see REHAB-019 .. REHAB-070
 */
KL_API KL_NODISCARD kl_status kl_rehab_apply(kl_rehab *rehab, const kl_rehab_event *event,
                                             kl_rehab_log *out, kl_fault *fault);

/**
 * @brief May I run today? Changes nothing.
 *
 * The larger of this pain and that of the morning counts; when neither is known the answer is
 * never RUN.
 *
 * @param rehab  a begun knee
 * @param day    the last day or later; a later one is answered as if it had begun
 * @param pre    pain before the run, 0 .. 100 tenths, or KL_UNKNOWN
 * @param[out] out    action, level, ladder row and reasons, worst action first
 * @param[out] fault  nullable
 * @retval KL_OK       answered
 * @retval KL_E_NULL   "rehab", "out"
 * @retval KL_E_RANGE  "pre", "day"
 * @retval KL_E_ORDER  "day" before the last one or before the start
 * @retval KL_E_STATE  "rehab": never begun
 * @par Complexity
 * Bounded time, whatever the gap since the last event; no allocation.
 * @see REHAB-080
 */
KL_API KL_NODISCARD kl_status kl_rehab_ask(const kl_rehab *rehab, int32_t day, int32_t pre,
                                           kl_rehab_today *out, kl_fault *fault);

/**
 * @brief Both knees: the worse action, the lower level, all reasons with their side.
 *
 * The reasons stand in the order of KL_REHAB_STOP_LATCHED_ROUTINE .. KL_REHAB_SCREEN_DUE, worst
 * action first; where both knees give the same one, left before right. The tiers of a STOP share
 * one place.
 *
 * @param left   answer of kl_rehab_ask for the left knee
 * @param right  the same day's for the right one
 * @param[out] out    receives them; the numbers of a reason are those of its knee
 * @param[out] fault  nullable
 * @retval KL_OK       combined
 * @retval KL_E_NULL   "left", "right", "out"
 * @retval KL_E_RANGE  "n_reasons" outside 0 .. KL_REHAB_MAX_REASONS
 * @par Complexity
 * O(reasons) time, no allocation.
 * @see REHAB-081
 */
KL_API KL_NODISCARD kl_status kl_rehab_combine(const kl_rehab_today *left,
                                               const kl_rehab_today *right, kl_rehab_both *out,
                                               kl_fault *fault);

/**
 * @brief Where the knee stands after its last event.
 *
 * @param rehab  a begun knee
 * @param[out] out    phase, level, counts, STOP and its causes; KL_UNKNOWN where there is none
 * @param[out] fault  nullable
 * @retval KL_OK       read
 * @retval KL_E_NULL   "rehab", "out"
 * @retval KL_E_STATE  "rehab": never begun
 * @par Complexity
 * O(1) time, no allocation.
 * @see REHAB-090
 */
KL_API KL_NODISCARD kl_status kl_rehab_read(const kl_rehab *rehab, kl_rehab_status *out,
                                            kl_fault *fault);

/**
 * @brief Portable bytes of a knee: configuration and all state, little-endian, with version,
 *        length and CRC-32.
 *
 * @param rehab     a begun knee
 * @param bytes     room for @p capacity bytes
 * @param capacity  KL_REHAB_SAVE_MAX always suffices
 * @param[out] out_size  bytes written
 * @param[out] fault     nullable
 * @retval KL_OK       saved
 * @retval KL_E_NULL   "rehab", "bytes", "out_size"
 * @retval KL_E_STATE  "rehab": never begun
 * @retval KL_E_SIZE   "capacity"; nothing was written
 * @par Complexity
 * O(bytes) time, no allocation.
 * @see REHAB-090, REHAB-091
 */
KL_API KL_NODISCARD kl_status kl_rehab_save(const kl_rehab *rehab, uint8_t *bytes, size_t capacity,
                                            size_t *out_size, kl_fault *fault);

/**
 * @brief Knee from saved bytes; it goes on as if it had never stopped.
 *
 * @param[out] rehab  the knee; unchanged when the bytes are refused
 * @param bytes       as written by kl_rehab_save
 * @param size        their number; above KL_REHAB_SAVE_MAX is refused before a byte is read
 * @param[out] fault  nullable
 * @retval KL_OK         loaded
 * @retval KL_E_NULL     "rehab", "bytes"
 * @retval KL_E_FORMAT   "bytes": cut, altered, or with values that no knee has
 * @retval KL_E_VERSION  "bytes": of another format version
 * @par Complexity
 * O(bytes) time, no allocation.
 * @see REHAB-091
 */
KL_API KL_NODISCARD kl_status kl_rehab_load(kl_rehab *rehab, const uint8_t *bytes, size_t size,
                                            kl_fault *fault);

/**
 * @brief Row of a ladder.
 *
 * @param ladder  KL_LADDER_...
 * @param level   1 .. number of rows: KL30 7, MIL6 6, WEEK4 4, WEEK12 11, HERRING10 10
 * @param[out] out    seconds and metres; KL_UNKNOWN where the source gives none
 * @param[out] fault  nullable
 * @retval KL_OK       found
 * @retval KL_E_NULL   "out"
 * @retval KL_E_RANGE  "ladder", "level"
 * @par Complexity
 * O(1) time, no allocation.
 * @see REHAB-013
 */
KL_API KL_NODISCARD kl_status kl_ladder_row_of(int32_t ladder, int32_t level, kl_ladder_row *out,
                                               kl_fault *fault);

/** What the runner says about when it hurts: 1 yes, 0 no, KL_UNKNOWN. */
typedef struct kl_symptoms {
    int32_t location;      /**< KL_LOCATION_..., or KL_UNKNOWN */
    int32_t stairs;        /**< on stairs */
    int32_t downhill;      /**< downhill */
    int32_t squat_lunge;   /**< in squats or lunges */
    int32_t after_sitting; /**< after sitting long */
    int32_t running;       /**< in running */
    int32_t sharp;         /**< the pain is sharp */
    uint32_t flags;        /**< KL_RED_FLAG_... */
} kl_symptoms;

/** How far answers fit the pattern. */
enum {
    KL_PATTERN_UNKNOWN = 0,
    KL_PATTERN_DOES_NOT_FIT = 1,
    KL_PATTERN_PARTLY = 2,
    KL_PATTERN_FITS = 3
};

/**
 * @brief Does this look like the pattern the founding articles describe? Informative only: in no
 *        decision, and never a diagnosis. Clicking alone means nothing and is no input.
 *
 * @param symptoms  answers; with an unknown location, or no answer at all, the pattern is UNKNOWN
 * @param[out] out_pattern  KL_PATTERN_...
 * @param[out] fault        nullable
 * @retval KL_OK       answered
 * @retval KL_E_NULL   "symptoms", "out_pattern"
 * @retval KL_E_RANGE  "location", "stairs", "downhill", "squat_lunge", "after_sitting",
 *                     "running", "sharp", "flags"
 * @par Complexity
 * O(1) time, no allocation.
 * @see REHAB-058
 */
KL_API KL_NODISCARD kl_status kl_symptom_pattern(const kl_symptoms *symptoms, int32_t *out_pattern,
                                                 kl_fault *fault);

/** Items of an intake, a mask in the order in which they are asked. REHAB-059 */
enum {
    KL_INTAKE_LOCATION = 1,
    KL_INTAKE_PROVOKING = 2,
    KL_INTAKE_WORST24 = 4,
    KL_INTAKE_ADL_PAIN = 8,
    KL_INTAKE_MINUTES_TO_PAIN = 16,
    KL_INTAKE_AGE = 32,
    KL_INTAKE_HISTORY = 64,
    KL_INTAKE_TARGET = 128,
    KL_INTAKE_SINGLE_LEG_CONTROL = 256
};

/** What an app knows of a new runner; KL_UNKNOWN where it does not. No value is checked: whatever
 *  is not KL_UNKNOWN is known, but fewer than four history_weeks are missing. */
typedef struct kl_intake {
    kl_symptoms symptoms;    /**< what hurts */
    int32_t worst24;         /**< worst pain of 24 hours, tenths */
    int32_t adl_pain;        /**< pain in daily life, tenths */
    int32_t minutes_to_pain; /**< minutes of running before pain exceeds 2/10 */
    int32_t age;             /**< years */
    int32_t history_weeks;   /**< weeks of running history that are known; four are asked for */
    int32_t target_m;        /**< metres a week */
    int32_t step_down_grade; /**< single-leg control */
    int32_t reserved;        /**< 0 */
} kl_intake;

/**
 * @brief What is still unknown of an intake. Informative.
 *
 * @param intake  answers so far, of any range; PROVOKING is missing while all five are unknown
 * @param[out] out_missing  mask of KL_INTAKE_...
 * @param[out] fault        nullable
 * @retval KL_OK      listed
 * @retval KL_E_NULL  "intake", "out_missing"
 * @par Complexity
 * O(1) time, no allocation.
 * @see REHAB-059
 */
KL_API KL_NODISCARD kl_status kl_intake_missing(const kl_intake *intake, uint32_t *out_missing,
                                                kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

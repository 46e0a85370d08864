/*
 * kneeload/week.h - a week of training: its check, its volume, its modification.
 *
 * A week has days 0 .. 6; several entries a day are allowed, in any order.
 */
#ifndef KNEELOAD_WEEK_H
#define KNEELOAD_WEEK_H

#include "kneeload/planning.h"
#include "kneeload/rehab.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Kinds of an entry; the first five are runs. */
enum {
    KL_WORKOUT_EASY = 0,
    KL_WORKOUT_LONG,
    KL_WORKOUT_SPEED,
    KL_WORKOUT_HILLS,
    KL_WORKOUT_RACE,
    KL_WORKOUT_CROSS,
    KL_WORKOUT_STRENGTH,
    KL_WORKOUT_REST
};

/** Classes of a run that load the knee more; a set is a mask of 1 << KL_CLASS_... PLAN-014 */
enum { KL_CLASS_HILLS = 0, KL_CLASS_SPEED, KL_CLASS_LONG };

#define KL_MAX_WEEK_ENTRIES 32

/** One entry of a week. A run needs metres or seconds; the other follows from the pace. PLAN-010 */
typedef struct kl_week_entry {
    int32_t day;      /* 0 .. 6 */
    int32_t kind;     /* KL_WORKOUT_... */
    int32_t metres;   /* 0 .. 200000, or KL_UNKNOWN */
    int32_t seconds;  /* 0 .. 86400, or KL_UNKNOWN */
    int32_t ascent_m; /* 0 .. 10000, or KL_UNKNOWN */
} kl_week_entry;

/** A week as the runner gives it. */
typedef struct kl_week {
    const kl_week_entry *entries; /* may be NULL when there are none */
    size_t n_entries;             /* 0 .. KL_MAX_WEEK_ENTRIES */
    int32_t pace_s_per_km;        /* usual easy pace, 180 .. 900, or KL_UNKNOWN */
    int32_t reserved;
} kl_week;

/* ---- the check of a week ---- */

/** What a week is checked against; KL_UNKNOWN where not known. PLAN-040 */
typedef struct kl_week_context {
    int32_t phase;       /* KL_PHASE_..., required */
    int32_t location;    /* KL_LOCATION_... */
    int32_t ref_week_m;  /* volume of the last week that was not a lighter one, 0 .. 1000000 */
    int32_t longest30_m; /* longest run of the 30 days before this week, 0 .. 200000 */
    int32_t days_since_last_run; /* from the last run before the week to day 0, 1 .. 3650 */
    int32_t prev_classes;        /* classes of last week, a mask of 1 << KL_CLASS_... */
    int32_t prev_runs;           /* runs of last week, 0 .. 50 */
    int32_t prev_longest_m;      /* longest run of last week, 0 .. 200000 */
} kl_week_context;

enum { KL_SEVERITY_ADVICE = 0, KL_SEVERITY_MUST = 1 };

typedef struct kl_week_finding {
    int32_t index;    /* entry, or -1: the week as a whole */
    int32_t severity; /* KL_SEVERITY_... */
    kl_reason reason; /* KL_R_RUN_IN_IRRITABLE .. KL_R_STRENGTH_SPACING */
} kl_week_finding;

#define KL_MAX_WEEK_FINDINGS 256

/** What a week holds and what it breaks. PLAN-043 */
typedef struct kl_week_report {
    int32_t total_m;
    int32_t runs;
    uint32_t run_days; /* bit d: day d */
    int32_t longest_m;
    uint32_t classes; /* mask of 1 << KL_CLASS_... */
    int32_t building; /* more than the reference week: 0, 1, KL_UNKNOWN */
    int32_t n_notes;
    int32_t notes[3]; /* KL_R_NO_SPIKE_REFERENCE .. KL_R_DISTANCE_FROM_DEFAULT_PACE */
    int32_t n_findings;
    int32_t reserved;
    kl_week_finding finding[KL_MAX_WEEK_FINDINGS]; /* in the order of the codes */
} kl_week_report;

/**
 * @brief Check a week against phase and history.
 *
 * @param week        the entries and the pace
 * @param context     phase and history
 * @param options     NULL for the defaults
 * @param[out] out    totals, findings, notes
 * @param[out] fault  nullable; `index` is the entry
 * @retval KL_OK              checked, whatever was found
 * @retval KL_E_NULL          "week", "entries", "context", "phase", "out"
 * @retval KL_E_RANGE         a parameter; "pace_s_per_km", "entries.day", "entries.kind",
 *                            "entries.metres", "entries.seconds", "entries.ascent_m"; a field of
 *                            the context
 * @retval KL_E_SIZE          "entries": more than KL_MAX_WEEK_ENTRIES
 * @retval KL_E_INCONSISTENT  "entries.metres": strength or rest with a distance, a run with
 *                            neither or with one of the two 0; "entries.seconds": rest that lasts;
 *                            "entries.kind": rest on a day with a run
 * @retval KL_E_UNIT          "entries.metres": faster than 6.5 m/s or slower than 0.5 m/s
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(entries) for each rule, no allocation.
 * @see PLAN-010 .. PLAN-014, PLAN-040 .. PLAN-043
 */
KL_API KL_NODISCARD kl_status kl_week_check(const kl_week *week, const kl_week_context *context,
                                            const kl_plan_options *options, kl_week_report *out,
                                            kl_fault *fault);

/* ---- the volume of the next week ---- */

/** The week that ends, phases BUILD and RETURN. PLAN-020 */
typedef struct kl_week_done {
    int32_t green; /* colours of the week's runs, 0 .. 50 each */
    int32_t grey;
    int32_t amber;
    int32_t red;
    int32_t reds14;        /* REDs of the last 14 days, this week included, 0 .. 100 */
    int32_t planned_m;     /* 0 .. 1000000 */
    int32_t done_m;        /* 0 .. 1000000, or KL_UNKNOWN */
    int32_t target_m;      /* 0 .. 1000000 */
    int32_t build_week;    /* weeks since the last lighter one, 0 (that week) .. deload_every - 1 */
    int32_t last_build_m;  /* 0 .. 1000000 */
    int32_t recovery_debt; /* 0, 1 */
    int32_t reserved;
} kl_week_done;

typedef struct kl_week_next {
    int32_t decision;        /* KL_DECISION_... */
    int32_t next_m;          /* KL_UNKNOWN: no volume, back to RELOAD */
    int32_t build_week;      /* for the next call */
    int32_t last_build_m;    /* likewise */
    int32_t drop_quality;    /* 1: no hills and no speed next week */
    int32_t to_reload_level; /* KL_UNKNOWN: stays in its phase */
    kl_plan_reasons reasons;
} kl_week_next;

/**
 * @brief Volume of the next week from the colours of this one.
 *
 * @param done        the week that ends; every field but done_m is required
 * @param options     NULL for the defaults
 * @param[out] out    decision, volume, counters
 * @param[out] fault  nullable
 * @retval KL_OK              decided
 * @retval KL_E_NULL          "done", "out", or the name of a missing field
 * @retval KL_E_RANGE         a parameter or a field
 * @retval KL_E_INCONSISTENT  "reds14", "last_build_m", "week_up_pct"
 * @retval KL_E_VERSION       "struct_size"
 * @see PLAN-020 .. PLAN-024
 */
KL_API KL_NODISCARD kl_status kl_week_volume(const kl_week_done *done,
                                             const kl_plan_options *options, kl_week_next *out,
                                             kl_fault *fault);

/* ---- where to enter the ladder ---- */

typedef struct kl_entry_level {
    int32_t level; /* of KL_LADDER_KL30 */
    int32_t known; /* 0: nothing is known, level 1 */
    int32_t walk_s;
    int32_t bout_s;
    int32_t reps;
    int32_t run_s; /* running in all */
} kl_entry_level;

/**
 * @brief Level at which a runner enters the ladder.
 *
 * @param secs_to_pain    running seconds until pain exceeds 2/10, 0 .. 86400, or KL_UNKNOWN
 * @param no_pain_in_run  1: it never does
 * @param[out] out        level and its row
 * @param[out] fault      nullable
 * @retval KL_OK              answered
 * @retval KL_E_NULL          "out", "no_pain_in_run"
 * @retval KL_E_RANGE         "secs_to_pain", "no_pain_in_run"
 * @retval KL_E_INCONSISTENT  "no_pain_in_run" with seconds to pain
 * @see PLAN-070, PLAN-071
 */
KL_API KL_NODISCARD kl_status kl_entry_level_of(int32_t secs_to_pain, int32_t no_pain_in_run,
                                                kl_entry_level *out, kl_fault *fault);

/* ---- taking load off and giving it back ---- */

/** Steps in the order in which load is taken off. PLAN-120 */
enum {
    KL_STEP_HILLS_DOWNHILL_STAIRS = 0,
    KL_STEP_SPEED,
    KL_STEP_DISTANCE,
    KL_STEP_RUN_WALK,
    KL_STEP_FREQUENCY,
    KL_STEP_CADENCE,
    KL_STEPS
};

/** What the runner's week still holds; a set is a mask of 1 << KL_PRESENT_... */
enum { KL_PRESENT_HILLS = 0, KL_PRESENT_STAIRS, KL_PRESENT_SPEED };

typedef struct kl_unload_request {
    int32_t applied;         /* mask of 1 << KL_STEP_... */
    int32_t present;         /* mask of 1 << KL_PRESENT_... */
    int32_t irritability;    /* KL_IRRITABILITY_..., or KL_UNKNOWN */
    int32_t failed_mornings; /* of the last three exposures, 0 .. 3 */
    int32_t run_days;        /* 0 .. 7 */
    int32_t cadence_allowed; /* 0, 1: says the cadence planner */
    int32_t overstride;      /* 0, 1, or KL_UNKNOWN */
    int32_t reserved;
} kl_unload_request;

typedef struct kl_unload_step {
    int32_t step;         /* KL_STEP_..., KL_UNKNOWN: none */
    int32_t factor_pct;   /* DISTANCE: share kept; else KL_UNKNOWN */
    int32_t spacing_days; /* FREQUENCY: days between runs; else KL_UNKNOWN */
    uint32_t skipped;     /* mask of 1 << KL_STEP_... */
    kl_plan_reasons reasons;
} kl_unload_step;

/**
 * @brief Which load to take off next.
 *
 * @param request     what was taken off already
 * @param options     NULL for the defaults
 * @param[out] out    the step
 * @param[out] fault  nullable
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "request", "out", or the name of a missing field
 * @retval KL_E_RANGE    a parameter or a field
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-120, PLAN-121
 */
KL_API KL_NODISCARD kl_status kl_unload_next(const kl_unload_request *request,
                                             const kl_plan_options *options, kl_unload_step *out,
                                             kl_fault *fault);

/** What may be given back. PLAN-122 */
enum {
    KL_RESTORE_FREQUENCY = 0,
    KL_RESTORE_RUN_WALK,
    KL_RESTORE_DISTANCE,
    KL_RESTORE_SPEED,
    KL_RESTORE_UPHILL,
    KL_RESTORE_DOWNHILL
};

typedef struct kl_restore_request {
    int32_t applied;      /* mask of 1 << KL_RESTORE_... */
    int32_t offenders;    /* mask of 1 << KL_EXPOSURE_... */
    int32_t location;     /* KL_LOCATION_..., or KL_UNKNOWN */
    int32_t irritability; /* KL_IRRITABILITY_..., or KL_UNKNOWN */
    int32_t green;        /* colours of the week's runs, 0 .. 50 each */
    int32_t grey;
    int32_t amber;
    int32_t red;
    int32_t done_m;   /* 0 .. 1000000, or KL_UNKNOWN */
    int32_t target_m; /* 0 .. 1000000 */
} kl_restore_request;

typedef struct kl_restore_step {
    int32_t step; /* KL_RESTORE_..., KL_UNKNOWN: none */
    int32_t reserved;
    kl_plan_reasons reasons;
} kl_restore_step;

/** @brief Which load to give back next, one step a week. As kl_unload_next. PLAN-122, PLAN-123 */
KL_API KL_NODISCARD kl_status kl_restore_next(const kl_restore_request *request,
                                              const kl_plan_options *options, kl_restore_step *out,
                                              kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/*
 * kneeload/knee.h - how much a run loaded the knee: equivalent easy kilometres (EKM).
 *
 * 1 EKM is the patellofemoral-joint load of 1 km on the flat at the runner's own reference speed
 * and cadence, both legs together. It compares a runner with himself: never two people, never
 * two sides. Grade terms are weakly founded. Nothing here allows or forbids a run.
 */
#ifndef KNEELOAD_KNEE_H
#define KNEELOAD_KNEE_H

#include "kneeload/day.h"
#include "kneeload/status.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { KL_MODE_AUTO = 0, KL_MODE_RUN = 1, KL_MODE_WALK = 2 };

enum {
    KL_TERRAIN_UNKNOWN = 0,
    KL_TERRAIN_ROAD = 1,
    KL_TERRAIN_TRACK = 2,
    KL_TERRAIN_TREADMILL = 3,
    KL_TERRAIN_TRAIL = 4
};

/** Cadence counts both feet, unless it is declared as strides. Strides are never guessed. */
enum { KL_CADENCE_STEPS = 0, KL_CADENCE_STRIDES = 1 };

enum { KL_QUALITY_HIGH = 0, KL_QUALITY_MED = 1, KL_QUALITY_LOW = 2 };

/** Flags of knee load, in the order of KNEE-060. */
enum {
    KL_KNEE_FLAG_PROFILE_DEFAULT = 1 << 0,
    KL_KNEE_FLAG_PROFILE_HEIGHT = 1 << 1,
    KL_KNEE_FLAG_MASS_UNKNOWN = 1 << 2,
    KL_KNEE_FLAG_WALK = 1 << 3,
    KL_KNEE_FLAG_SPEED_ASSUMED = 1 << 4,
    KL_KNEE_FLAG_CADENCE_MISSING = 1 << 5,
    KL_KNEE_FLAG_CADENCE_CLAMPED = 1 << 6,
    KL_KNEE_FLAG_WALK_MIX_SUSPECT = 1 << 7,
    KL_KNEE_FLAG_GRADE_MISSING = 1 << 8,
    KL_KNEE_FLAG_GRADE_CLIPPED = 1 << 9,
    KL_KNEE_FLAG_DESCENT_AVERAGED = 1 << 10,
    KL_KNEE_FLAG_TECH_FACTOR = 1 << 11,
    KL_KNEE_FLAG_SHORT_SEGMENT = 1 << 12
};

/** Model parameters; ranges, sources and grades stand in the catalogue under "KN.". */
typedef struct kl_knee_options {
    uint32_t struct_size;
    int32_t exp_speed_20;    /* exponents in twentieths: peak ~ speed^(8/20) */
    int32_t exp_cadspeed_20; /* preferred cadence ~ speed^(4/20) */
    int32_t exp_cadence_20;  /* peak ~ cadence^-(40/20) */
    int32_t exp_cost_20;     /* cost ~ peak^(40/20) above 1 */
    int32_t exp_contact_20;  /* contact time ~ speed^-(11/20), for impulse only */
    int32_t exp_mass_20;     /* peak ~ mass^(20/20) */
    int32_t interval;        /* 1 (default): compute ekm_lo and ekm_hi, too */
    double b_down;           /* rise of the peak per unit of downhill grade, 1.5 */
    double b_up;             /* uphill, 0: no credit */
    double grade_clip;       /* 0.20 */
    double p_walk;           /* peak of walking, 0.17 */
    double b_walk_down;      /* 13 */
    double peak_ref_bw;      /* 5.2 body weights, display only */
} kl_knee_options;

/** Which doubles of a kl_knee_runner are known. */
enum {
    KL_RUNNER_HAS_V_REF = 1,
    KL_RUNNER_HAS_CAD_REF = 2,
    KL_RUNNER_HAS_HEIGHT_CM = 4,
    KL_RUNNER_HAS_MASS_REF_KG = 8,
    KL_RUNNER_HAS_MASS_NOW_KG = 16,
    KL_RUNNER_HAS_CARRIED_KG = 32
};

/** The runner. Zeroed: nothing is known, and the defaults of KNEE-031 apply. */
typedef struct kl_knee_runner {
    double v_ref;        /* easy speed, 2.0 .. 4.5 m/s */
    double cad_ref;      /* cadence at that speed, 130 .. 210 steps/min */
    double height_cm;    /* 120 .. 220, a guess at cad_ref when that is not known */
    double mass_ref_kg;  /* body mass the load is relative to, 30 .. 250 */
    double mass_now_kg;  /* body mass on the day, 30 .. 250 */
    double carried_kg;   /* pack, 0 .. 60 */
    uint32_t has;        /* KL_RUNNER_HAS_... */
    int32_t reserved;
} kl_knee_runner;

/** Reference the load is counted in. */
typedef struct kl_knee_reference {
    double v_ref;   /* m/s */
    double cad_ref; /* steps/min */
    double n_ref;   /* steps in a reference kilometre */
    uint32_t flags; /* PROFILE_DEFAULT, PROFILE_HEIGHT */
    int32_t reserved;
} kl_knee_reference;

/** Which doubles of a kl_knee_segment are known. */
enum {
    KL_SEGMENT_HAS_DISTANCE_M = 1,
    KL_SEGMENT_HAS_DURATION_S = 2,
    KL_SEGMENT_HAS_CADENCE = 4,
    KL_SEGMENT_HAS_GRADE = 8,
    KL_SEGMENT_HAS_DESCENT_M = 16,
    KL_SEGMENT_HAS_TECH = 32
};

/** A lap, moving time only. Zeroed: nothing known, mode AUTO. Up- and downhill apart. KNEE-040 */
typedef struct kl_knee_segment {
    double distance_m; /* above 0, up to 200,000 */
    double duration_s; /* above 0, up to 172,800 */
    double cadence;    /* steps/min of both feet, or strides/min if declared */
    double grade;      /* net, a fraction, -0.30 .. 0.30 */
    double descent_m;  /* total descent, 0 and up; instead of grade */
    double tech;       /* caller's factor for technique or shoe, 0.80 .. 1.25 */
    int32_t mode;         /* KL_MODE_... */
    int32_t terrain;      /* KL_TERRAIN_... */
    int32_t cadence_unit; /* KL_CADENCE_... */
    uint32_t has;         /* KL_SEGMENT_HAS_... */
} kl_knee_segment;

/** Load of one segment. A walk has no cadence_pref, q and impulse (read mode). */
typedef struct kl_knee_segment_load {
    double speed;        /* m/s */
    double distance_m;
    double duration_s;
    double cadence_pref; /* preferred cadence at that speed */
    double q;            /* cadence / preferred, 0.80 .. 1.25 */
    double cadence_used;
    double step_len;     /* m */
    double steps;
    double peak_rel;     /* peak force a step relative to the reference */
    double peak_bw;      /* display only, body weights */
    double ekm;
    double ekm_nc;       /* without credit for a raised cadence */
    double linear;       /* for display: mean-per-step view */
    double impulse;      /* for display: force x time view */
    int32_t mode;        /* KL_MODE_RUN or KL_MODE_WALK */
    uint32_t flags;      /* KL_KNEE_FLAG_... */
    int32_t quality;     /* KL_QUALITY_... */
    int32_t reserved;
} kl_knee_segment_load;

/** Which numbers of a kl_knee_load are there. */
enum {
    KL_KNEE_HAS_INTERVAL = 1,     /* ekm_lo, ekm_hi */
    KL_KNEE_HAS_RUN = 2,          /* impulse, peak_*: at least one segment was run */
    KL_KNEE_HAS_RUN_CADENCE = 4   /* mean_run_cadence */
};

/** Load of a run. KNEE-059 */
typedef struct kl_knee_load {
    double ekm;     /* equivalent easy kilometres */
    double ekm_lo;  /* least over the uncertainty of the coefficients */
    double ekm_hi;  /* largest; not the spread between people */
    double ekm_nc;  /* without credit for a raised cadence */
    double run_ekm;
    double walk_ekm;
    double ekm_per_km;
    double linear;
    double impulse;
    double distance_m;
    double duration_s;
    double run_distance_m;
    double run_duration_s;
    double walk_distance_m;
    double walk_duration_s;
    double steps;
    double mean_run_cadence;
    double peak_rel_max;
    double peak_bw;    /* display only */
    double peak_bw_lo; /* one standard deviation between runners */
    double peak_bw_hi;
    int64_t ekm_milli;
    int64_t peak_permille;
    uint32_t has;   /* KL_KNEE_HAS_... */
    uint32_t flags; /* KL_KNEE_FLAG_... */
    int32_t quality;
    int32_t reserved;
} kl_knee_load;

/** @brief Fill with defaults. @param size  sizeof *options; a NULL pointer is ignored. */
KL_API void kl_knee_options_init(kl_knee_options *options, size_t size);

/**
 * @brief Reference speed, cadence and steps a kilometre of a runner.
 *
 * @param runner   NULL: nothing is known
 * @param options  NULL for the defaults
 * @param[out] out    the reference, flagged where it was assumed
 * @param[out] fault  nullable
 * @retval KL_OK         computed
 * @retval KL_E_NULL     "out"
 * @retval KL_E_RANGE    a parameter, "v_ref", "cad_ref", "height_cm", "mass_ref_kg"
 * @retval KL_E_VERSION  "struct_size"
 * @see KNEE-030, KNEE-031
 */
KL_API KL_NODISCARD kl_status kl_knee_reference_of(const kl_knee_runner *runner,
                                                   const kl_knee_options *options,
                                                   kl_knee_reference *out, kl_fault *fault);

/**
 * @brief Reference from the frozen baseline of a cadence plan.
 *
 * Freeze it while cadence is retrained: deriving it anew would erase the credit.
 *
 * @param baseline_dspm   tenths of a step per minute, 1200 .. 2300
 * @param base_speed_mms  mm/s, 1600 .. 6500
 * @param runner          v_ref is read where known, else 3.0 m/s; NULL: nothing is known
 * @param[out] out    v_ref, cad_ref, n_ref; no flags
 * @param[out] fault  nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   "out"
 * @retval KL_E_UNIT   "baseline_dspm" 600 .. 1150 looks like strides
 * @retval KL_E_RANGE  "baseline_dspm", "base_speed_mms", "v_ref", "cad_ref"
 * @see KNEE-032
 */
KL_API KL_NODISCARD kl_status kl_knee_reference_from_baseline(int32_t baseline_dspm,
                                                              int32_t base_speed_mms,
                                                              const kl_knee_runner *runner,
                                                              kl_knee_reference *out,
                                                              kl_fault *fault);

/**
 * @brief Knee load of one run.
 *
 * @param segments  laps in order
 * @param n         1 .. 20,000
 * @param runner    NULL: nothing is known
 * @param options   NULL for the defaults
 * @param[out] out           load of the run
 * @param[out] out_segments  n entries, or NULL
 * @param[out] fault         nullable
 * @retval KL_OK              computed
 * @retval KL_E_NULL          "segments", "out"
 * @retval KL_E_SIZE          "segments"
 * @retval KL_E_RANGE         a parameter, a field of the runner, "mass_ratio" (0.8 .. 1.6), a
 *                            segment field with index; "speed": outside what people run or walk
 * @retval KL_E_UNIT          "cadence" with index: strides given as steps, or the reverse
 * @retval KL_E_INCONSISTENT  "descent_m" with index: grade is given too, or no distance
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(n) time, no allocation.
 * @see KNEE-040 .. KNEE-061, [Lenhart2014], [RBDS2017], [Hart2022]
 */
KL_API KL_NODISCARD kl_status kl_knee_run(const kl_knee_segment *segments, size_t n,
                                          const kl_knee_runner *runner,
                                          const kl_knee_options *options, kl_knee_load *out,
                                          kl_knee_segment_load *out_segments, kl_fault *fault);

/** Speed, cadence and step length: any two give the third. */
typedef struct kl_step {
    double speed;      /* 0.3 .. 12 m/s */
    double cadence;    /* 40 .. 300 steps/min */
    double step_len;   /* 0.1 .. 4 m */
    double stride_len; /* two steps; output only */
    uint32_t has;      /* bits 0, 1, 2: speed, cadence, step_len are given */
    int32_t reserved;
} kl_step;

/**
 * @brief Fill in the one of speed, cadence and step length that is not given.
 *
 * @param[in,out] step  exactly two given; all four numbers and `has` set on success
 * @param[out] fault    nullable
 * @retval KL_OK              computed
 * @retval KL_E_NULL          "step"
 * @retval KL_E_RANGE         "speed", "cadence", "step_len"
 * @retval KL_E_INCONSISTENT  "step_len" when all three are given, else the first missing
 * @see KNEE-022
 */
KL_API KL_NODISCARD kl_status kl_step_complete(kl_step *step, kl_fault *fault);

/**
 * @brief Cadence rise that a step-length cut needs at constant speed: 10 % shorter is +11.1 %.
 *
 * @param cut  0 .. 0.5
 * @retval KL_OK  computed @retval KL_E_NULL  "out_rise" @retval KL_E_RANGE  "cut"
 * @see KNEE-020, KNEE-023
 */
KL_API KL_NODISCARD kl_status kl_rise_for_cut(double cut, double *out_rise, kl_fault *fault);

/**
 * @brief Step-length cut of a cadence rise at constant speed: +10 % is 9.09 % shorter.
 *
 * @param rise  0 .. 1
 * @retval KL_OK  computed @retval KL_E_NULL  "out_cut" @retval KL_E_RANGE  "rise"
 * @see KNEE-021, KNEE-023
 */
KL_API KL_NODISCARD kl_status kl_cut_for_rise(double rise, double *out_cut, kl_fault *fault);

enum {
    KL_PHASE_SCREEN = 0,
    KL_PHASE_IRRITABLE = 1,
    KL_PHASE_RELOAD = 2,
    KL_PHASE_BUILD = 3,
    KL_PHASE_RETURN = 4,
    KL_PHASE_MAINTAIN = 5
};

/**
 * @brief Compare the largest peak of a run with the advisory cap of a phase.
 *
 * @param peak_permille  0 .. 1,000,000, or KL_UNKNOWN
 * @param phase          KL_PHASE_IRRITABLE .. KL_PHASE_MAINTAIN
 * @param[out] out_cap       per mille; KL_UNKNOWN where the phase has none
 * @param[out] out_exceeded  1, 0, or KL_UNKNOWN without a peak
 * @param[out] fault         nullable
 * @retval KL_OK  compared @retval KL_E_NULL  an output @retval KL_E_RANGE  "phase", "peak_permille"
 * @see KNEE-062
 */
KL_API KL_NODISCARD kl_status kl_knee_peak_check(int32_t peak_permille, int32_t phase,
                                                 int32_t *out_cap, int32_t *out_exceeded,
                                                 kl_fault *fault);

/** Loads of a day's run for kl_knee_week. */
typedef struct kl_knee_day {
    double ekm;    /* 0 .. 1000 */
    double ekm_nc; /* 0 .. 1000, not below ekm */
    int32_t day;
    int32_t reserved;
} kl_knee_day;

/** The week that ends on a day, without credit while retraining is young. */
typedef struct kl_knee_week {
    double total_ekm;
    int64_t total_milli;
    int32_t runs_without_credit;
    int32_t in_window;     /* 1 in the first 14 days of retraining */
    int32_t hold_exceeded; /* 1, 0, or KL_UNKNOWN */
    int32_t reserved;
} kl_knee_week;

/**
 * @brief Week's knee load; in the first 14 days of retraining shorter steps earn no credit,
 *        because load moves to calf and Achilles tendon.
 *
 * @param runs        by day
 * @param n           0 .. 1000
 * @param week_end    last day of the week
 * @param start       first day of retraining, or KL_UNKNOWN
 * @param base_milli  load of the 7 days before the start in thousandths, 0 .. 1e9, or KL_UNKNOWN
 * @param[out] out    the week
 * @param[out] fault  nullable
 * @retval KL_OK              summed
 * @retval KL_E_NULL          "runs", "out"
 * @retval KL_E_SIZE          "runs"
 * @retval KL_E_RANGE         "retrain_start_day", "week_end_day", "base_week_milli"; "day",
 *                            "ekm", "ekm_nc" with index
 * @retval KL_E_INCONSISTENT  "ekm_nc" with index
 * @retval KL_E_ORDER         "day" with index
 * @see KNEE-110, KNEE-111
 */
KL_API KL_NODISCARD kl_status kl_knee_week_of(const kl_knee_day *runs, size_t n, int32_t week_end,
                                              int32_t start, int32_t base_milli,
                                              kl_knee_week *out, kl_fault *fault);

enum {
    KL_ACTIVITY_WALK = 0,            /* metres */
    KL_ACTIVITY_WALK_STEEP_DOWN = 1, /* metres */
    KL_ACTIVITY_STAIRS_UP = 2,       /* steps */
    KL_ACTIVITY_STAIRS_DOWN = 3,     /* steps */
    KL_ACTIVITY_CYCLE = 4,           /* seconds */
    KL_ACTIVITY_SL_DECLINE_SQUAT = 5, /* repetitions */
    KL_ACTIVITY_SWIM = 6,            /* no usable figure from here on */
    KL_ACTIVITY_ELLIPTICAL = 7,
    KL_ACTIVITY_WATER_RUN = 8,
    KL_ACTIVITY_BACKWARD_RUN = 9
};

/** An activity other than running. */
typedef struct kl_aux_entry {
    int32_t activity; /* KL_ACTIVITY_... */
    int32_t amount;   /* 0 .. 1,000,000 in the unit of the activity */
    int32_t rpm;      /* CYCLE only: 30 .. 130, or KL_UNKNOWN for 60 */
    int32_t reserved;
} kl_aux_entry;

/** Its load: an order of magnitude, kept apart from running. */
typedef struct kl_aux_load {
    double p;
    double ekm;
    int32_t defined; /* 0: there is no usable figure; that is not 0 */
    int32_t reserved;
} kl_aux_load;

/**
 * @brief Knee load of other activities, quality LOW.
 *
 * @param entries  activities
 * @param n        1 .. 64
 * @param runner   NULL: nothing is known
 * @param options  NULL for the defaults
 * @param[out] out_entries  n loads
 * @param[out] out_total    their sum; defined 0 when none is defined
 * @param[out] fault        nullable
 * @retval KL_OK              computed
 * @retval KL_E_NULL          "entries", "out_entries", "out_total"
 * @retval KL_E_SIZE          "entries"
 * @retval KL_E_RANGE         a parameter, a field of the runner, "activity", "amount", "rpm"
 * @retval KL_E_INCONSISTENT  "rpm" with another activity
 * @retval KL_E_VERSION       "struct_size"
 * @see KNEE-120, KNEE-121
 */
KL_API KL_NODISCARD kl_status kl_aux_loads(const kl_aux_entry *entries, size_t n,
                                           const kl_knee_runner *runner,
                                           const kl_knee_options *options,
                                           kl_aux_load *out_entries, kl_aux_load *out_total,
                                           kl_fault *fault);

enum {
    KL_DEMAND_KEEP_SHALLOW = 1,     /* 0 to 45 degrees */
    KL_DEMAND_ABOVE_SEED_PLACE = 2, /* the founding article has it earlier */
    KL_DEMAND_PEAK_ABOVE_INDEX = 4
};

/** Joint demand of an exercise: an ordering, not a force. Grade E. */
typedef struct kl_joint_demand {
    const char *exercise; /* "BOX_SQUAT" */
    int32_t rank_index;   /* twice the rung by load over time */
    int32_t rank_peak;    /* twice the rung by peak */
    uint32_t flags;       /* KL_DEMAND_... */
    int32_t reserved;
} kl_joint_demand;

/** @brief Exercise at a place of the table of demands; NULL behind the last. A name that stands in
 *  no row has no demand. @see KNEE-130 */
KL_API const kl_joint_demand *kl_joint_demand_at(size_t index);

#ifdef __cplusplus
}
#endif
#endif

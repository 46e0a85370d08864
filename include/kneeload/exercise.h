/*
 * kneeload/exercise.h - exercises, what to do of them, and when to do more.
 *
 * The doses of the founding article stand in the table exactly as written there; own defaults
 * say so. A rank orders exercises by their demand on the joint behind the kneecap: no force.
 */
#ifndef KNEELOAD_EXERCISE_H
#define KNEELOAD_EXERCISE_H

#include "kneeload/planning.h"
#include "kneeload/rehab.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
    KL_EXERCISE_WALL_SIT = 0,
    KL_EXERCISE_SPANISH_SQUAT,
    KL_EXERCISE_SPLIT_SQUAT,
    KL_EXERCISE_STEP_DOWN,
    KL_EXERCISE_SIDE_ABDUCTION,
    KL_EXERCISE_BAND_WALK,
    KL_EXERCISE_CALF_RAISES,
    KL_EXERCISE_BOX_SQUAT,
    KL_EXERCISE_CRAB_WALK,
    KL_EXERCISE_BANDED_BRIDGE,
    KL_EXERCISE_GOBLET_SQUAT,
    KL_EXERCISE_LEG_PRESS,
    KL_EXERCISE_SPLIT_SQUAT_DEEP,
    KL_EXERCISE_STEP_DOWN_HIGH,
    KL_EXERCISE_SINGLE_LEG_RDL,
    KL_EXERCISE_HIP_THRUST,
    KL_EXERCISES
};

enum { KL_GROUP_QUAD_HAM = 0, KL_GROUP_HIP, KL_GROUP_CALF };

/** Exercises of one family are variants of one movement. */
enum {
    KL_FAMILY_ISO = 0,
    KL_FAMILY_SPLIT,
    KL_FAMILY_STEP,
    KL_FAMILY_ABD,
    KL_FAMILY_CALF,
    KL_FAMILY_SQUAT,
    KL_FAMILY_BRIDGE,
    KL_FAMILY_HINGE
};

enum { KL_DOSE_HOLD = 0, KL_DOSE_REPS = 1 };

/** A set is a mask of 1 << KL_EQUIPMENT_... */
enum {
    KL_EQUIPMENT_STRAP = 0,
    KL_EQUIPMENT_STEP,
    KL_EQUIPMENT_BAND,
    KL_EQUIPMENT_WEIGHT,
    KL_EQUIPMENT_MACHINE,
    KL_EQUIPMENT_BOX
};

/** One exercise. Ranges are {lower, upper}. PLAN-140 .. PLAN-142 */
typedef struct kl_exercise {
    int32_t number; /* KL_EXERCISE_... */
    int32_t group;  /* KL_GROUP_... */
    int32_t family; /* KL_FAMILY_... */
    int32_t phase;  /* 1, 2 */
    int32_t dose;   /* KL_DOSE_... */
    int32_t sets[2];
    int32_t value[2]; /* seconds of a hold, or repetitions */
    int32_t sides;    /* 2: each side */
    int32_t parts;    /* 2: two variants, one after the other */
    int32_t rest_s[2];
    int32_t tempo_s;    /* one repetition */
    uint32_t equipment; /* mask of 1 << KL_EQUIPMENT_... */
    int32_t rank;       /* demand on the joint behind the kneecap, 0 .. 5 */
    int32_t activation; /* 1: before the programme */
    int32_t n_next;
    int32_t next[2]; /* harder ones, in order; KL_UNKNOWN behind the last */
    int32_t time_s[2];
    uint32_t own; /* which figures are own defaults (grade E): mask of KL_OWN_... */
    int32_t reserved;
    const char *source; /* key of the source of the others */
} kl_exercise;

enum { KL_OWN_SETS = 1, KL_OWN_VALUE = 2, KL_OWN_REST = 4, KL_OWN_TEMPO = 8 };

/**
 * @brief One exercise, with the dose for a location.
 *
 * @param exercise    KL_EXERCISE_...
 * @param location    KL_LOCATION_...; holds are longer below and above the kneecap
 * @param[out] out    the row
 * @param[out] fault  nullable
 * @retval KL_OK       found
 * @retval KL_E_NULL   "out", "exercise", "location"
 * @retval KL_E_RANGE  "exercise", "location"
 * @par Complexity
 * O(1) time, no allocation.
 * @see PLAN-140 .. PLAN-142
 */
KL_API KL_NODISCARD kl_status kl_exercise_at(int32_t exercise, int32_t location, kl_exercise *out,
                                             kl_fault *fault);

typedef struct kl_prescribe_request {
    int32_t location;     /* KL_LOCATION_..., or KL_UNKNOWN */
    int32_t irritability; /* KL_IRRITABILITY_..., or KL_UNKNOWN */
    int32_t phase;        /* 1, 2 */
    int32_t count;        /* exercises, 3 .. 5 */
    int32_t equipment;    /* mask of 1 << KL_EQUIPMENT_... */
    int32_t per_week;     /* sessions wished for, 1 .. 7 */
} kl_prescribe_request;

typedef struct kl_prescribed {
    int32_t exercise; /* KL_EXERCISE_... */
    int32_t sets;
    int32_t value; /* seconds of a hold, or repetitions */
    int32_t dose;  /* KL_DOSE_... */
    int32_t sides;
    int32_t parts;
    int32_t rest_s;
    int32_t time_s[2];
    int32_t reserved;
} kl_prescribed;

#define KL_MAX_PRESCRIBED 5

/** One session of strength work; without items, the reasons say why. PLAN-143 .. PLAN-145 */
typedef struct kl_prescription {
    int32_t per_week;
    uint32_t groups; /* mask of 1 << KL_GROUP_... */
    int32_t time_s[2];
    int32_t n_items;
    int32_t reserved;
    kl_prescribed item[KL_MAX_PRESCRIBED]; /* in the order of the session */
    kl_plan_reasons reasons;
} kl_prescription;

/**
 * @brief Three to five exercises for a location.
 *
 * An unknown irritability counts as MODERATE. At HIGH, phase 2 becomes phase 1. A location that is
 * unknown, MEDIAL or BACK gets no exercises, with the reason. Sessions a week are brought into
 * strength_min .. strength_max; should options set these crosswise, strength_max counts.
 *
 * @param request     where it hurts, how much, what there is to train with
 * @param options     NULL for the defaults
 * @param[out] out    the session
 * @param[out] fault  nullable
 * @retval KL_OK         answered
 * @retval KL_E_NULL     "request", "out", or the name of a missing field
 * @retval KL_E_RANGE    a parameter or a field
 * @retval KL_E_VERSION  "struct_size"
 * @par Complexity
 * O(1) time, no allocation.
 * @see PLAN-143 .. PLAN-145
 */
KL_API KL_NODISCARD kl_status kl_prescribe(const kl_prescribe_request *request,
                                           const kl_plan_options *options, kl_prescription *out,
                                           kl_fault *fault);

/** Pain around a session of strength work; tenths, KL_UNKNOWN where not known. PLAN-146 */
typedef struct kl_strength_session {
    int32_t pre;
    int32_t peak;
    int32_t am_before; /* on its own morning */
    int32_t am_after;  /* on the morning after */
    int32_t swelling;  /* 0 none, 1 slight, 2 clear, or KL_UNKNOWN */
    int32_t analgesic; /* 0, 1 */
} kl_strength_session;

typedef struct kl_strength_verdict {
    int32_t colour; /* KL_COLOUR_... */
    int32_t reserved;
    kl_plan_reasons reasons;
} kl_strength_verdict;

/**
 * @brief Judge a session of strength work by the pain it caused.
 *
 * Every reason that holds is listed, RED before AMBER before GREY; the worst gives the colour. What
 * is not known makes it GREY at best. GREEN says that the answers lie inside the rule, no more.
 *
 * @param session     pain before, during, on its own and on the next morning
 * @param options     NULL for the defaults
 * @param[out] out    colour and reasons, with value, limit and parameter
 * @param[out] fault  nullable
 * @retval KL_OK              judged
 * @retval KL_E_NULL          "session", "out", "analgesic"
 * @retval KL_E_RANGE         a parameter or a field
 * @retval KL_E_INCONSISTENT  "pain_green_rehab" not below pain_red; "peak" below pre
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(1) time, no allocation.
 * @see PLAN-146
 */
KL_API KL_NODISCARD kl_status kl_strength_grade(const kl_strength_session *session,
                                                const kl_plan_options *options,
                                                kl_strength_verdict *out, kl_fault *fault);

/** Where a runner stands with one exercise. PLAN-147 */
typedef struct kl_exercise_state {
    int32_t exercise;     /* KL_EXERCISE_... */
    int32_t location;     /* KL_LOCATION_... */
    int32_t irritability; /* KL_IRRITABILITY_..., or KL_UNKNOWN */
    int32_t equipment;    /* mask of 1 << KL_EQUIPMENT_... */
    int32_t sets;         /* in the range of the exercise */
    int32_t value;        /* in its range at the location */
    int32_t top_greens;   /* GREEN sessions at the top so far, 0 .. 10 */
    int32_t colour;       /* of the session, KL_COLOUR_... */
    int32_t phase1_days;  /* days since phase 1 began, 0 .. 36500, or KL_UNKNOWN */
    int32_t previous;     /* exercise that came before, or KL_UNKNOWN */
} kl_exercise_state;

enum {
    KL_PROGRESS_NOTHING = 0,
    KL_PROGRESS_VALUE,
    KL_PROGRESS_SETS,
    KL_PROGRESS_EXERCISE,
    KL_PROGRESS_LOAD
};

typedef struct kl_exercise_step {
    int32_t exercise;
    int32_t sets;
    int32_t value;
    int32_t top_greens;
    int32_t changed; /* KL_PROGRESS_...; one variable changes in a session */
    int32_t reserved;
    kl_reason reason;
} kl_exercise_step;

/**
 * @brief What to do next time: double progression, one variable a session.
 *
 * GREEN raises the value, then the sets, then moves to the next exercise or adds load; RED goes the
 * way back. Unknown irritability counts as MODERATE; neither it nor unknown days open phase 2.
 *
 * @param state       exercise, dose and colour of the session
 * @param options     NULL for the defaults
 * @param[out] out    the next session, and one reason
 * @param[out] fault  nullable
 * @retval KL_OK              answered
 * @retval KL_E_NULL          "state", "out", or the name of a missing field
 * @retval KL_E_RANGE         a parameter or a field
 * @retval KL_E_INCONSISTENT  "previous": does not lead to this exercise
 * @retval KL_E_VERSION       "struct_size"
 * @par Complexity
 * O(1) time, no allocation.
 * @see PLAN-147, PLAN-148
 */
KL_API KL_NODISCARD kl_status kl_exercise_progress(const kl_exercise_state *state,
                                                   const kl_plan_options *options,
                                                   kl_exercise_step *out, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

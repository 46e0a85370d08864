/*
 * kneeload/outcome.h - outcome scores as numbers; no questionnaire is shipped.
 *
 * Items are option indexes from 0, in the order of the instrument; KL_UNKNOWN is "not answered".
 */
#ifndef KNEELOAD_OUTCOME_H
#define KNEELOAD_OUTCOME_H

#include "kneeload/planning.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
    KL_INSTRUMENT_AKPS = 0, /* 13 items, 0 .. 100, higher is better */
    KL_INSTRUMENT_KOOS_PF,  /* 11 items, 0 .. 100, higher is better */
    KL_INSTRUMENT_OSTRC_O,  /* 4 items, 0 .. 100, lower is better */
    KL_INSTRUMENT_OSTRC_O2, /* 4 items, 0 .. 100, lower is better; also H2 */
    KL_INSTRUMENT_UWRI,     /* 9 items, 0 .. 36, higher is better */
    KL_INSTRUMENT_LEFS,     /* 20 items, 0 .. 80, higher is better */
    KL_INSTRUMENT_NPRS,     /* 1 item in tenths, 0 .. 10, lower is better */
    KL_INSTRUMENT_STEP_DOWN /* 5 items, 0 .. 6, lower is better */
};

/** Flags of scores, changes and reviews. PLAN-180 .. PLAN-184 */
enum {
    KL_OUTCOME_AKPS_BELOW_70 = 1 << 0,
    KL_OUTCOME_PARTIAL = 1 << 1,      /* some answers are missing, enough are there */
    KL_OUTCOME_NOT_SCORABLE = 1 << 2, /* answers are missing */
    KL_OUTCOME_GATEKEEPER = 1 << 3,   /* the first answer makes the others unnecessary */
    KL_OUTCOME_SCORE_MISSING = 1 << 4,
    KL_OUTCOME_NO_THRESHOLD = 1 << 5, /* nobody knows the smallest change that matters */
    KL_OUTCOME_TOO_EARLY = 1 << 6,
    KL_OUTCOME_ADHERENCE_UNKNOWN = 1 << 7,
    KL_OUTCOME_AKPS_UNKNOWN = 1 << 8,
    KL_OUTCOME_PAIN_UNKNOWN = 1 << 9,
    KL_OUTCOME_ADHERENCE_LOW = 1 << 10
};

enum { KL_STEP_DOWN_GOOD = 0, KL_STEP_DOWN_MEDIUM, KL_STEP_DOWN_POOR };

/** A score as a fraction, so that changes compare exactly. */
typedef struct kl_outcome_score {
    int32_t defined; /* 0: every number below but `answered` is KL_UNKNOWN */
    int32_t num;     /* score = num / den */
    int32_t den;
    int32_t substantial; /* OSTRC: a substantial problem; KL_UNKNOWN for the others */
    int32_t grade;       /* STEP_DOWN: KL_STEP_DOWN_...; KL_UNKNOWN for the others */
    int32_t answered;    /* items answered */
    uint32_t flags;      /* KL_OUTCOME_... */
    int32_t reserved;
    double score; /* one division; 0 when not defined */
} kl_outcome_score;

/**
 * @brief Score of a questionnaire.
 *
 * @param instrument  KL_INSTRUMENT_...
 * @param items       answers in order: indexes from 0 (NPRS: tenths 0 .. 100), or KL_UNKNOWN
 * @param n_items     as many as the instrument has
 * @param[out] out    the score, or not defined with the flag that says why
 * @param[out] fault  nullable
 * @retval KL_OK              answered
 * @retval KL_E_NULL          "instrument", "items", "out"
 * @retval KL_E_RANGE         "instrument"; "items" with the index of the answer
 * @retval KL_E_SIZE          "items"
 * @retval KL_E_INCONSISTENT  "items": a later answer above 0 behind the gatekeeper's 0 (OSTRC_O2)
 * @par Complexity
 * O(items), no allocation.
 * @see PLAN-180 .. PLAN-182
 */
KL_API KL_NODISCARD kl_status kl_outcome_score_of(int32_t instrument, const int32_t *items,
                                                  size_t n_items, kl_outcome_score *out,
                                                  kl_fault *fault);

enum {
    KL_CHANGE_NO_CLEAR_CHANGE = 0,
    KL_CHANGE_POSSIBLY_BETTER,
    KL_CHANGE_POSSIBLY_WORSE,
    KL_CHANGE_BETTER,
    KL_CHANGE_WORSE
};

/** A score as num / den: num 0 .. 100000 (KL_UNKNOWN: missing), den 1 .. 100. */
typedef struct kl_outcome_point {
    int32_t num;
    int32_t den;
} kl_outcome_point;

/** Change of a score; a positive gain is better, whatever the direction of the scale. */
typedef struct kl_outcome_change {
    int32_t defined;
    int32_t verdict;  /* KL_CHANGE_..., KL_UNKNOWN when not defined */
    int64_t gain_num; /* gain = gain_num / gain_den; gain_den is 0 when a score is missing */
    int64_t gain_den;
    uint32_t flags; /* KL_OUTCOME_... */
    int32_t reserved;
} kl_outcome_change;

/**
 * @brief Did a score change by more than its smallest change that matters?
 *
 * @param instrument  KL_INSTRUMENT_...
 * @param before      earlier score; NULL or an unknown num: missing
 * @param after       later score; likewise
 * @param[out] out    the verdict
 * @param[out] fault  nullable
 * @retval KL_OK       answered
 * @retval KL_E_NULL   "instrument", "out"; "before.den", "after.den": unknown where the num is not
 * @retval KL_E_RANGE  "instrument"; "before.num", "before.den", "after.num", "after.den": out of
 *                     range, or above the top of the scale
 * @see PLAN-183
 */
KL_API KL_NODISCARD kl_status kl_outcome_change_of(int32_t instrument,
                                                   const kl_outcome_point *before,
                                                   const kl_outcome_point *after,
                                                   kl_outcome_change *out, kl_fault *fault);

/** What a review of the programme looks at; KL_UNKNOWN where not known. */
typedef struct kl_outcome_review {
    int32_t weeks;         /* weeks so far, 0 .. 5200, required */
    int32_t adherence_pct; /* sessions done of those planned, 0 .. 100 */
    int32_t akps_before;   /* 0 .. 100 */
    int32_t akps_after;
    int32_t worst_before; /* worst pain, tenths */
    int32_t worst_after;
} kl_outcome_review;

typedef struct kl_nonresponse {
    int32_t defined;
    int32_t no_progress; /* 1: have it assessed, as a matter of routine; KL_UNKNOWN not defined */
    uint32_t flags;      /* KL_OUTCOME_... */
    int32_t reserved;
} kl_nonresponse;

/**
 * @brief Has the programme helped so far? A routine assessment is advised, never a diagnosis.
 *
 * @param review      what is known
 * @param options     NULL for the defaults
 * @param[out] out    the verdict
 * @param[out] fault  nullable
 * @retval KL_OK       answered
 * @retval KL_E_NULL   "review", "out", "weeks"
 * @retval KL_E_RANGE  a parameter, then a field of the review; "adherence_pct" is the name of both, a
 *                     parameter outside its range is refused before the field is looked at
 * @retval KL_E_VERSION  "struct_size"
 * @see PLAN-184
 */
KL_API KL_NODISCARD kl_status kl_nonresponse_of(const kl_outcome_review *review,
                                                const kl_plan_options *options, kl_nonresponse *out,
                                                kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/*
 * measure/outcome.c - scores of questionnaires and of the step-down test, from option indexes.
 * PLAN-180, PLAN-181, PLAN-182
 */
#include "measure/outcome.h"

#include <string.h>

enum {
    MOST_OPTIONS = 5,
    AKPS_LOW = 70,
    KOOS_FULL = 100,
    KOOS_POINTS = 25,
    GRADE_GOOD = 1,
    GRADE_MEDIUM = 3
};

/* An item: its highest index, and the points of index 0, 1, ... */
typedef struct item_points {
    int32_t highest;
    int32_t points[MOST_OPTIONS];
} item_points;

/* clang-format off */
static const item_points akps[] = {
    {2, {5, 3, 0}},          /* limp */
    {2, {5, 3, 0}},          /* support */
    {3, {5, 3, 2, 0}},       /* walking */
    {3, {10, 8, 5, 0}},      /* stairs */
    {4, {5, 4, 3, 2, 0}},    /* squatting */
    {4, {10, 8, 6, 3, 0}},   /* running */
    {3, {10, 7, 2, 0}},      /* jumping */
    {4, {10, 8, 6, 4, 0}},   /* sitting */
    {4, {10, 8, 6, 3, 0}},   /* pain */
    {4, {10, 8, 6, 4, 0}},   /* swelling */
    {4, {10, 6, 4, 2, 0}},   /* patellar movement */
    {2, {5, 3, 0}},          /* atrophy */
    {2, {5, 3, 0}},          /* flexion */
};

static const item_points ostrc_o[] = {
    {3, {0, 8, 17, 25}},     /* participation */
    {4, {0, 6, 13, 19, 25}}, /* volume */
    {4, {0, 6, 13, 19, 25}}, /* performance */
    {3, {0, 8, 17, 25}},     /* pain */
};

static const item_points ostrc_o2[] = {
    {3, {0, 8, 17, 25}},     /* participation */
    {3, {0, 8, 17, 25}},     /* volume */
    {3, {0, 8, 17, 25}},     /* performance */
    {3, {0, 8, 17, 25}},     /* pain */
};

static const item_points step_down[] = {
    {1, {0, 1}},             /* arm */
    {1, {0, 1}},             /* trunk */
    {1, {0, 1}},             /* pelvis */
    {2, {0, 1, 2}},          /* knee */
    {1, {0, 1}},             /* steadiness */
};

/* Items of their own, or equal ones from 0 to `highest` of which each index is its points. */
static const struct {
    int32_t n_items;
    const item_points *items;
    int32_t highest;
    int32_t den;
} instruments[KL__INSTRUMENTS] = {
    [KL_INSTRUMENT_AKPS]      = {13, akps,      0,   1},
    [KL_INSTRUMENT_KOOS_PF]   = {11, NULL,      4,   1},
    [KL_INSTRUMENT_OSTRC_O]   = {4,  ostrc_o,   0,   1},
    [KL_INSTRUMENT_OSTRC_O2]  = {4,  ostrc_o2,  0,   1},
    [KL_INSTRUMENT_UWRI]      = {9,  NULL,      4,   1},
    [KL_INSTRUMENT_LEFS]      = {20, NULL,      4,   1},
    [KL_INSTRUMENT_NPRS]      = {1,  NULL,      100, 10},
    [KL_INSTRUMENT_STEP_DOWN] = {5,  step_down, 0,   1},
};
/* clang-format on */

static int32_t highest_of(int32_t instrument, int32_t item)
{
    const item_points *items = instruments[instrument].items;
    return items ? items[item].highest : instruments[instrument].highest;
}

static int32_t points_of(int32_t instrument, int32_t item, int32_t answer)
{
    const item_points *items = instruments[instrument].items;
    return items ? items[item].points[answer] : answer;
}

/* The first answer says that there is no problem: no further question is asked. PLAN-182 */
static int gate_is_shut(int32_t instrument, const int32_t *items)
{
    return instrument == KL_INSTRUMENT_OSTRC_O2 && items[0] == 0;
}

static kl_status check_gate(int32_t instrument, const int32_t *items, kl_fault *fault)
{
    if (!gate_is_shut(instrument, items)) return KL_OK;
    for (int32_t i = 1; i < instruments[instrument].n_items; i++) {
        if (items[i] > 0) return kl__fail(fault, KL_E_INCONSISTENT, "items", i, items[i]);
    }
    return KL_OK;
}

static kl_status check(int32_t instrument, const int32_t *items, size_t n_items, kl_fault *fault)
{
    kl_status status = kl__check_instrument(instrument, fault);
    if (status != KL_OK) return status;
    if (!items) return kl__null(fault, "items");
    const int32_t n = instruments[instrument].n_items;
    if (n_items != (size_t)n) {
        return kl__fail(fault, KL_E_SIZE, "items", KL_NO_INDEX, (double)n_items);
    }
    for (int32_t i = 0; i < n && status == KL_OK; i++) {
        status = kl__check_known_int(fault, "items", i, items[i], 0, highest_of(instrument, i));
    }
    return status == KL_OK ? check_gate(instrument, items, fault) : status;
}

/* Answers and their points. */
typedef struct tally {
    int32_t answered;
    int32_t points;
} tally;

static tally count(int32_t instrument, const int32_t *items)
{
    tally t = {0, 0};
    for (int32_t i = 0; i < instruments[instrument].n_items; i++) {
        if (items[i] == KL_UNKNOWN) continue;
        t.answered++;
        t.points += points_of(instrument, i, items[i]);
    }
    return t;
}

/* KOOS_PF needs half of its answers, all others need each of them. PLAN-181, PLAN-182 */
static int is_scorable(int32_t instrument, const int32_t *items, int32_t answered)
{
    const int32_t n = instruments[instrument].n_items;
    if (instrument == KL_INSTRUMENT_KOOS_PF) return 2 * answered >= n;
    return answered == n || gate_is_shut(instrument, items);
}

/* OSTRC: a substantial problem. PLAN-182 */
static int32_t substantial_of(int32_t instrument, const int32_t *items)
{
    if (instrument != KL_INSTRUMENT_OSTRC_O && instrument != KL_INSTRUMENT_OSTRC_O2) {
        return KL_UNKNOWN;
    }
    return items[0] == 3 || items[1] >= 2 || items[2] >= 2;
}

static int32_t grade_of(int32_t instrument, int32_t points)
{
    if (instrument != KL_INSTRUMENT_STEP_DOWN) return KL_UNKNOWN;
    if (points <= GRADE_GOOD) return KL_STEP_DOWN_GOOD;
    return points <= GRADE_MEDIUM ? KL_STEP_DOWN_MEDIUM : KL_STEP_DOWN_POOR;
}

static uint32_t flags_of(int32_t instrument, const int32_t *items, const tally *t)
{
    uint32_t flags = 0;
    if (instrument == KL_INSTRUMENT_AKPS && t->points < AKPS_LOW) flags |= KL_OUTCOME_AKPS_BELOW_70;
    if (instrument == KL_INSTRUMENT_KOOS_PF && t->answered < instruments[instrument].n_items) {
        flags |= KL_OUTCOME_PARTIAL;
    }
    if (gate_is_shut(instrument, items)) flags |= KL_OUTCOME_GATEKEEPER;
    return flags;
}

/* A score that is not there: everything but `answered` is unknown. PLAN-182 */
static kl_outcome_score no_score(int32_t answered)
{
    kl_outcome_score score;
    memset(&score, 0, sizeof score);
    score.num = KL_UNKNOWN;
    score.den = KL_UNKNOWN;
    score.substantial = KL_UNKNOWN;
    score.grade = KL_UNKNOWN;
    score.answered = answered;
    score.flags = KL_OUTCOME_NOT_SCORABLE;
    return score;
}

static void put_fraction(int32_t instrument, const tally *t, kl_outcome_score *out)
{
    const int mean = instrument == KL_INSTRUMENT_KOOS_PF;
    out->num = mean ? KOOS_FULL * t->answered - KOOS_POINTS * t->points : t->points;
    out->den = mean ? t->answered : instruments[instrument].den;
    out->score = (double)out->num / (double)out->den;
}

kl_status kl_outcome_score_of(int32_t instrument, const int32_t *items, size_t n_items,
                              kl_outcome_score *out, kl_fault *fault)
{
    const kl_status status = check(instrument, items, n_items, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");

    const tally t = count(instrument, items);
    kl_outcome_score score = no_score(t.answered);
    if (is_scorable(instrument, items, t.answered)) {
        score.defined = 1;
        put_fraction(instrument, &t, &score);
        score.substantial = substantial_of(instrument, items);
        score.grade = grade_of(instrument, t.points);
        score.flags = flags_of(instrument, items, &t);
    }
    *out = score;
    return KL_OK;
}

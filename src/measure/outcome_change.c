/*
 * measure/outcome_change.c - did a score change by more than its smallest change that matters?
 * PLAN-183; fractions are compared crosswise, all in integers
 */
#include "measure/outcome.h"

#include <string.h>

enum { NUM_MAX = 100000, DEN_MAX = 100, TENTHS = 10 };

/* Top of the scale, which way is better, and the smallest changes in tenths (0: nobody knows). */
/* clang-format off */
static const struct {
    int32_t top;
    int32_t better; /* 1: higher, -1: lower */
    int32_t lower;  /* from here possibly a change */
    int32_t upper;  /* from here a change */
} scales[KL__INSTRUMENTS] = {
    [KL_INSTRUMENT_AKPS]      = {100, +1, 100, 100},
    [KL_INSTRUMENT_KOOS_PF]   = {100, +1, 160, 164},
    [KL_INSTRUMENT_OSTRC_O]   = {100, -1, 0,   0},
    [KL_INSTRUMENT_OSTRC_O2]  = {100, -1, 0,   0},
    [KL_INSTRUMENT_UWRI]      = {36,  +1, 50,  80},
    [KL_INSTRUMENT_LEFS]      = {80,  +1, 90,  90},
    [KL_INSTRUMENT_NPRS]      = {10,  -1, 20,  20},
    [KL_INSTRUMENT_STEP_DOWN] = {6,   -1, 0,   0},
};
/* clang-format on */

/* A score in this call, with the names of its numbers. */
typedef struct named_point {
    const kl_outcome_point *point; /* NULL: missing */
    const char *num;
    const char *den;
} named_point;

static named_point named(const kl_outcome_point *point, const char *num, const char *den)
{
    const named_point p = {point && point->num != KL_UNKNOWN ? point : NULL, num, den};
    return p;
}

static kl_status check_point(int32_t top, const named_point *p, kl_fault *fault)
{
    if (!p->point) return KL_OK;
    const int32_t num = p->point->num;
    const int32_t den = p->point->den;
    kl_status status = kl__check_int(fault, p->num, KL_NO_INDEX, num, 0, NUM_MAX);
    if (status != KL_OK) return status;
    if (den == KL_UNKNOWN) return kl__null(fault, p->den);
    status = kl__check_int(fault, p->den, KL_NO_INDEX, den, 1, DEN_MAX);
    if (status != KL_OK) return status;
    return kl__check_int(fault, p->num, KL_NO_INDEX, num, 0, (int64_t)top * den);
}

static int32_t verdict_of(int64_t gain_num, int64_t gain_den, int32_t lower, int32_t upper)
{
    const int better = gain_num > 0;
    const int64_t size = (better ? gain_num : -gain_num) * TENTHS;
    if (size < lower * gain_den) return KL_CHANGE_NO_CLEAR_CHANGE;
    if (size < upper * gain_den) {
        return better ? KL_CHANGE_POSSIBLY_BETTER : KL_CHANGE_POSSIBLY_WORSE;
    }
    return better ? KL_CHANGE_BETTER : KL_CHANGE_WORSE;
}

static kl_outcome_change not_defined(uint32_t flags)
{
    kl_outcome_change change;
    memset(&change, 0, sizeof change);
    change.verdict = KL_UNKNOWN;
    change.flags = flags;
    return change;
}

static kl_outcome_change change_of(int32_t instrument, const kl_outcome_point *before,
                                   const kl_outcome_point *after)
{
    const int32_t lower = scales[instrument].lower;
    kl_outcome_change change = not_defined(lower ? 0 : KL_OUTCOME_NO_THRESHOLD);
    const int64_t rise = (int64_t)after->num * before->den - (int64_t)before->num * after->den;
    change.gain_num = scales[instrument].better * rise;
    change.gain_den = (int64_t)before->den * after->den;
    if (!lower) return change;
    change.defined = 1;
    change.verdict = verdict_of(change.gain_num, change.gain_den, lower, scales[instrument].upper);
    return change;
}

kl_status kl_outcome_change_of(int32_t instrument, const kl_outcome_point *before,
                               const kl_outcome_point *after, kl_outcome_change *out,
                               kl_fault *fault)
{
    const named_point earlier = named(before, "before.num", "before.den");
    const named_point later = named(after, "after.num", "after.den");
    kl_status status = kl__check_instrument(instrument, fault);
    if (status == KL_OK) status = check_point(scales[instrument].top, &earlier, fault);
    if (status == KL_OK) status = check_point(scales[instrument].top, &later, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");

    const int missing = !earlier.point || !later.point;
    *out = missing ? not_defined(KL_OUTCOME_SCORE_MISSING)
                   : change_of(instrument, earlier.point, later.point);
    return KL_OK;
}

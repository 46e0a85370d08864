/*
 * Unit tests of changes of a score: refusals, the verdict at each threshold, law 7.
 * PLAN-183; PLAN-003 (order of checks), PLAN-004 (untouched on error)
 */
#include "kneeload/outcome.h"

#include <criterion/criterion.h>

#include "../expect.h"
#include "../random.h"
#include "../refusal.h"

enum { NO_INDEX = -1, INSTRUMENTS = 8 };

/* Top of the scale, direction, and thresholds in tenths; 0: none. */
static const struct {
    int32_t top;
    int32_t better;
    int32_t lower;
    int32_t upper;
} scales[INSTRUMENTS] = {
    {100, +1, 100, 100}, {100, +1, 160, 164}, {100, -1, 0, 0},  {100, -1, 0, 0},
    {36, +1, 50, 80},    {80, +1, 90, 90},    {10, -1, 20, 20}, {6, -1, 0, 0},
};

static kl_outcome_change change_of(int32_t instrument, const kl_outcome_point *before,
                                   const kl_outcome_point *after)
{
    kl_outcome_change change;
    kl_fault fault = {"", 0, 0};
    put_canary(&change, sizeof change);
    cr_assert_eq(kl_outcome_change_of(instrument, before, after, &change, &fault), KL_OK, "%s",
                 fault.field);
    cr_expect_eq(change.reserved, 0);
    return change;
}

static void refuse(int32_t instrument, const kl_outcome_point *before,
                   const kl_outcome_point *after, kl_status wanted, const char *field, double value)
{
    kl_outcome_change change;
    kl_fault fault = {"", 0, 0};
    put_canary(&change, sizeof change);
    expect_refusal(kl_outcome_change_of(instrument, before, after, &change, &fault), &fault, wanted,
                   field, NO_INDEX, value);
    cr_expect_eq(kl_outcome_change_of(instrument, before, after, &change, NULL), wanted);
    cr_expect(is_canary(&change, sizeof change));
}

Test(outcome_change, PLAN_183_refuses_an_instrument_that_is_none)
{
    const kl_outcome_point bad = {-1, 0};
    refuse(KL_UNKNOWN, &bad, &bad, KL_E_NULL, "instrument", 0);
    refuse(-1, &bad, &bad, KL_E_RANGE, "instrument", -1);
    refuse(INSTRUMENTS, &bad, &bad, KL_E_RANGE, "instrument", INSTRUMENTS);
}

/* Each fault of one score, the other one being `good`. */
static void refuse_each(const kl_outcome_point *bad, kl_status wanted, const char *before,
                        const char *after, double value)
{
    const kl_outcome_point good = {10, 1};
    refuse(KL_INSTRUMENT_AKPS, bad, &good, wanted, before, value);
    refuse(KL_INSTRUMENT_AKPS, bad, NULL, wanted, before, value);
    refuse(KL_INSTRUMENT_AKPS, &good, bad, wanted, after, value);
    refuse(KL_INSTRUMENT_AKPS, NULL, bad, wanted, after, value);
}

Test(outcome_change, PLAN_183_refuses_numbers_out_of_range)
{
    const kl_outcome_point low = {-1, 1};
    const kl_outcome_point high = {100001, 100};
    const kl_outcome_point no_den = {50, KL_UNKNOWN};
    const kl_outcome_point den_low = {50, 0};
    const kl_outcome_point den_high = {50, 101};
    refuse_each(&low, KL_E_RANGE, "before.num", "after.num", -1);
    refuse_each(&high, KL_E_RANGE, "before.num", "after.num", 100001);
    refuse_each(&no_den, KL_E_NULL, "before.den", "after.den", 0);
    refuse_each(&den_low, KL_E_RANGE, "before.den", "after.den", 0);
    refuse_each(&den_high, KL_E_RANGE, "before.den", "after.den", 101);
}

/* PLAN-183: the top of the scale itself passes, with any denominator. */
Test(outcome_change, PLAN_183_refuses_what_is_above_the_scale)
{
    for (int32_t i = 0; i < INSTRUMENTS; i++) {
        for (int32_t den = 1; den <= 100; den += 9) {
            const kl_outcome_point top = {scales[i].top * den, den};
            const kl_outcome_point above = {scales[i].top * den + 1, den};
            change_of(i, &top, &top);
            if (above.num <= 100000) {
                refuse(i, &above, &top, KL_E_RANGE, "before.num", above.num);
                refuse(i, &top, &above, KL_E_RANGE, "after.num", above.num);
            }
        }
    }
}

Test(outcome_change, PLAN_003_refuses_the_first_fault)
{
    const kl_outcome_point bad = {-1, 0};
    const kl_outcome_point above = {101, 1};
    refuse(KL_INSTRUMENT_AKPS, &bad, &bad, KL_E_RANGE, "before.num", -1);
    refuse(KL_INSTRUMENT_AKPS, &above, &bad, KL_E_RANGE, "before.num", 101);
}

Test(outcome_change, refuses_no_place_for_the_change)
{
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_outcome_change_of(KL_INSTRUMENT_AKPS, NULL, NULL, NULL, &fault), &fault,
                   KL_E_NULL, "out", NO_INDEX, 0);
}

static void expect_missing(const kl_outcome_point *before, const kl_outcome_point *after)
{
    const kl_outcome_change change = change_of(KL_INSTRUMENT_AKPS, before, after);
    cr_expect_eq(change.defined, 0);
    cr_expect_eq(change.verdict, KL_UNKNOWN);
    cr_expect_eq(change.gain_num, 0);
    cr_expect_eq(change.gain_den, 0);
    expect_flags(change.flags, KL_OUTCOME_SCORE_MISSING);
}

/* A score that was not defined can be handed on as it is. */
Test(outcome_change, PLAN_183_missing_scores)
{
    const kl_outcome_point known = {50, 1};
    const kl_outcome_point unknown = {KL_UNKNOWN, KL_UNKNOWN};
    expect_missing(NULL, NULL);
    expect_missing(&known, NULL);
    expect_missing(NULL, &known);
    expect_missing(&unknown, &known);
    expect_missing(&known, &unknown);
}

/* Verdict of a gain in tenths, in either direction of time. */
static void expect_verdict(int32_t instrument, int32_t tenths, int32_t better, int32_t worse)
{
    const int32_t middle = scales[instrument].top * 5;
    const kl_outcome_point a = {middle, 10};
    const kl_outcome_point b = {middle + scales[instrument].better * tenths, 10};
    const kl_outcome_change up = change_of(instrument, &a, &b);
    const kl_outcome_change down = change_of(instrument, &b, &a);
    cr_expect_eq(up.defined, 1);
    cr_expect_eq(up.gain_num, 10 * tenths);
    cr_expect_eq(up.gain_den, 100);
    cr_expect_eq(up.verdict, better, "%d: gain of %d tenths", instrument, tenths);
    cr_expect_eq(down.verdict, worse, "%d: loss of %d tenths", instrument, tenths);
    expect_flags(up.flags | down.flags, 0);
}

Test(outcome_change, PLAN_183_verdicts_at_the_thresholds)
{
    for (int32_t i = 0; i < INSTRUMENTS; i++) {
        const int32_t lower = scales[i].lower;
        const int32_t upper = scales[i].upper;
        if (lower == 0) continue;
        expect_verdict(i, 0, KL_CHANGE_NO_CLEAR_CHANGE, KL_CHANGE_NO_CLEAR_CHANGE);
        expect_verdict(i, lower - 1, KL_CHANGE_NO_CLEAR_CHANGE, KL_CHANGE_NO_CLEAR_CHANGE);
        expect_verdict(i, upper, KL_CHANGE_BETTER, KL_CHANGE_WORSE);
        if (lower == upper) continue;
        expect_verdict(i, lower, KL_CHANGE_POSSIBLY_BETTER, KL_CHANGE_POSSIBLY_WORSE);
        expect_verdict(i, upper - 1, KL_CHANGE_POSSIBLY_BETTER, KL_CHANGE_POSSIBLY_WORSE);
    }
}

/* PLAN-183: fractions of different denominators are not rounded. */
Test(outcome_change, PLAN_183_compares_fractions_exactly)
{
    const kl_outcome_point before = {0, 11};
    const kl_outcome_point just_under = {147, 9}; /* 16.33 */
    const kl_outcome_point just_over = {148, 9};  /* 16.44 */
    const kl_outcome_change under = change_of(KL_INSTRUMENT_KOOS_PF, &before, &just_under);
    cr_expect_eq(under.verdict, KL_CHANGE_POSSIBLY_BETTER);
    cr_expect_eq(under.gain_num, 147 * 11);
    cr_expect_eq(under.gain_den, 99);
    cr_expect_eq(change_of(KL_INSTRUMENT_KOOS_PF, &before, &just_over).verdict, KL_CHANGE_BETTER);
}

Test(outcome_change, PLAN_183_no_threshold)
{
    const kl_outcome_point before = {5, 1};
    const kl_outcome_point after = {2, 1};
    for (int32_t i = 0; i < INSTRUMENTS; i++) {
        if (scales[i].lower != 0) continue;
        const kl_outcome_change change = change_of(i, &before, &after);
        cr_expect_eq(change.defined, 0);
        cr_expect_eq(change.verdict, KL_UNKNOWN);
        cr_expect_eq(change.gain_num, 3);
        cr_expect_eq(change.gain_den, 1);
        expect_flags(change.flags, KL_OUTCOME_NO_THRESHOLD);
    }
}

static int32_t opposite(int32_t verdict)
{
    switch (verdict) {
        case KL_CHANGE_POSSIBLY_BETTER:
            return KL_CHANGE_POSSIBLY_WORSE;
        case KL_CHANGE_POSSIBLY_WORSE:
            return KL_CHANGE_POSSIBLY_BETTER;
        case KL_CHANGE_BETTER:
            return KL_CHANGE_WORSE;
        case KL_CHANGE_WORSE:
            return KL_CHANGE_BETTER;
        default:
            return verdict;
    }
}

/* Law 7: going back is the same change with the other sign. */
Test(outcome_change, law_7_change_is_antisymmetric)
{
    random_source source = random_from(7);
    for (int trial = 0; trial < 5000; trial++) {
        const int32_t instrument = random_int(&source, 0, INSTRUMENTS - 1);
        const int32_t top = scales[instrument].top;
        kl_outcome_point a = {0, random_int(&source, 1, 100)};
        kl_outcome_point b = {0, random_int(&source, 1, 100)};
        a.num = random_int(&source, 0, top * a.den);
        b.num = random_int(&source, 0, top * b.den);
        const kl_outcome_change there = change_of(instrument, &a, &b);
        const kl_outcome_change back = change_of(instrument, &b, &a);
        cr_expect_eq(there.gain_num, -back.gain_num);
        cr_expect_eq(there.gain_den, back.gain_den);
        cr_expect_eq(there.defined, back.defined);
        cr_expect_eq(there.flags, back.flags);
        cr_expect_eq(there.verdict, opposite(back.verdict));
    }
}

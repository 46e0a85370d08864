/*
 * Unit tests of scores: every refusal, the ends of every instrument, missing answers, law 7.
 * PLAN-180, PLAN-181, PLAN-182; PLAN-003 (order of checks), PLAN-004 (untouched on error)
 */
#include "kneeload/outcome.h"

#include <criterion/criterion.h>

#include "../expect.h"
#include "../random.h"
#include "../refusal.h"

enum { NO_INDEX = -1, MOST_ITEMS = 20, INSTRUMENTS = 8 };

/* Items, highest index of each, and score with its numerator at the lowest and highest indexes. */
typedef struct scale {
    const char *name;
    int32_t instrument;
    size_t n;
    int32_t highest[MOST_ITEMS];
    int32_t num_of_zeros;
    int32_t num_of_highest;
    int32_t den;
} scale;

/* clang-format off */
static const scale scales[INSTRUMENTS] = {
    {"AKPS", KL_INSTRUMENT_AKPS, 13, {2, 2, 3, 3, 4, 4, 3, 4, 4, 4, 4, 2, 2}, 100, 0, 1},
    {"KOOS_PF", KL_INSTRUMENT_KOOS_PF, 11, {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4}, 1100, 0, 11},
    {"OSTRC_O", KL_INSTRUMENT_OSTRC_O, 4, {3, 4, 4, 3}, 0, 100, 1},
    {"OSTRC_O2", KL_INSTRUMENT_OSTRC_O2, 4, {3, 3, 3, 3}, 0, 100, 1},
    {"UWRI", KL_INSTRUMENT_UWRI, 9, {4, 4, 4, 4, 4, 4, 4, 4, 4}, 0, 36, 1},
    {"LEFS", KL_INSTRUMENT_LEFS, 20,
     {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4}, 0, 80, 1},
    {"NPRS", KL_INSTRUMENT_NPRS, 1, {100}, 0, 100, 10},
    {"STEP_DOWN", KL_INSTRUMENT_STEP_DOWN, 5, {1, 1, 1, 2, 1}, 0, 6, 1},
};
/* clang-format on */

static kl_outcome_score score_of(int32_t instrument, const int32_t *items, size_t n)
{
    kl_outcome_score score;
    kl_fault fault = {"", 0, 0};
    put_canary(&score, sizeof score);
    cr_assert_eq(kl_outcome_score_of(instrument, items, n, &score, &fault), KL_OK, "%d: %s[%lld]",
                 instrument, fault.field, (long long)fault.index);
    cr_expect_eq(score.reserved, 0);
    return score;
}

static void expect_score(const kl_outcome_score *score, int32_t num, int32_t den, uint32_t flags)
{
    cr_expect_eq(score->defined, 1);
    cr_expect_eq(score->num, num, "%d instead of %d", score->num, num);
    cr_expect_eq(score->den, den, "den %d instead of %d", score->den, den);
    expect_number("score", score->score, (double)num / (double)den);
    expect_flags(score->flags, flags);
}

static void expect_no_score(const kl_outcome_score *score, int32_t answered)
{
    cr_expect_eq(score->defined, 0);
    cr_expect_eq(score->num, KL_UNKNOWN);
    cr_expect_eq(score->den, KL_UNKNOWN);
    cr_expect_eq(score->substantial, KL_UNKNOWN);
    cr_expect_eq(score->grade, KL_UNKNOWN);
    cr_expect_eq(score->answered, answered);
    expect_number("score", score->score, 0.0);
    expect_flags(score->flags, KL_OUTCOME_NOT_SCORABLE);
}

/* The call must be refused, with and without a fault, and write nothing. PLAN-004 */
static void refuse(int32_t instrument, const int32_t *items, size_t n, kl_status wanted,
                   const char *field, int64_t index, double value)
{
    kl_outcome_score score;
    kl_fault fault = {"", 0, 0};
    put_canary(&score, sizeof score);
    expect_refusal(kl_outcome_score_of(instrument, items, n, &score, &fault), &fault, wanted, field,
                   index, value);
    cr_expect_eq(kl_outcome_score_of(instrument, items, n, &score, NULL), wanted);
    cr_expect(is_canary(&score, sizeof score));
}

Test(outcome, PLAN_180_refuses_an_instrument_that_is_none)
{
    const int32_t items[4] = {0, 0, 0, 0};
    refuse(KL_UNKNOWN, items, 4, KL_E_NULL, "instrument", NO_INDEX, 0);
    refuse(-1, items, 4, KL_E_RANGE, "instrument", NO_INDEX, -1);
    refuse(INSTRUMENTS, items, 4, KL_E_RANGE, "instrument", NO_INDEX, INSTRUMENTS);
    refuse(INSTRUMENTS, NULL, 0, KL_E_RANGE, "instrument", NO_INDEX, INSTRUMENTS);
}

Test(outcome, PLAN_180_refuses_items_of_another_number)
{
    const int32_t items[MOST_ITEMS + 1] = {0};
    for (int s = 0; s < INSTRUMENTS; s++) {
        const size_t n = scales[s].n;
        refuse(scales[s].instrument, NULL, n, KL_E_NULL, "items", NO_INDEX, 0);
        refuse(scales[s].instrument, items, n - 1, KL_E_SIZE, "items", NO_INDEX, (double)(n - 1));
        refuse(scales[s].instrument, items, n + 1, KL_E_SIZE, "items", NO_INDEX, (double)(n + 1));
    }
}

Test(outcome, PLAN_180_refuses_an_index_outside_its_item)
{
    for (int s = 0; s < INSTRUMENTS; s++) {
        for (size_t i = 0; i < scales[s].n; i++) {
            int32_t items[MOST_ITEMS] = {0};
            items[i] = scales[s].highest[i] + 1;
            refuse(scales[s].instrument, items, scales[s].n, KL_E_RANGE, "items", (int64_t)i,
                   items[i]);
            items[i] = -1;
            refuse(scales[s].instrument, items, scales[s].n, KL_E_RANGE, "items", (int64_t)i, -1);
        }
    }
}

/* PLAN-003: by index; a contradiction comes behind the last range. */
Test(outcome, PLAN_003_refuses_the_first_fault)
{
    const int32_t two[4] = {0, 9, -1, 0};
    const int32_t range_behind_gate[4] = {0, 1, 0, 4};
    refuse(KL_INSTRUMENT_OSTRC_O, two, 4, KL_E_RANGE, "items", 1, 9);
    refuse(KL_INSTRUMENT_OSTRC_O2, range_behind_gate, 4, KL_E_RANGE, "items", 3, 4);
}

Test(outcome, refuses_no_place_for_the_score)
{
    const int32_t items[1] = {0};
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_outcome_score_of(KL_INSTRUMENT_NPRS, items, 1, NULL, &fault), &fault,
                   KL_E_NULL, "out", NO_INDEX, 0);
}

Test(outcome, PLAN_181_ends_of_every_instrument)
{
    const int32_t zeros[MOST_ITEMS] = {0};
    for (int s = 0; s < INSTRUMENTS; s++) {
        const scale *c = &scales[s];
        const int gate = c->instrument == KL_INSTRUMENT_OSTRC_O2;
        const int akps = c->instrument == KL_INSTRUMENT_AKPS;
        kl_outcome_score score = score_of(c->instrument, zeros, c->n);
        expect_score(&score, c->num_of_zeros, c->den, gate ? KL_OUTCOME_GATEKEEPER : 0);
        cr_expect_eq(score.answered, (int32_t)c->n, "%s", c->name);
        score = score_of(c->instrument, c->highest, c->n);
        expect_score(&score, c->num_of_highest, c->den, akps ? KL_OUTCOME_AKPS_BELOW_70 : 0);
        cr_expect_eq(score.answered, (int32_t)c->n, "%s", c->name);
    }
}

/* PLAN-181: the table of the scale, item by item, against a runner without complaints. */
Test(outcome, PLAN_181_points_of_the_akps)
{
    static const int32_t points[13][5] = {
        {5, 3, 0},        {5, 3, 0},     {5, 3, 2, 0},     {10, 8, 5, 0},    {5, 4, 3, 2, 0},
        {10, 8, 6, 3, 0}, {10, 7, 2, 0}, {10, 8, 6, 4, 0}, {10, 8, 6, 3, 0}, {10, 8, 6, 4, 0},
        {10, 6, 4, 2, 0}, {5, 3, 0},     {5, 3, 0},
    };
    for (int i = 0; i < 13; i++) {
        for (int32_t index = 0; index <= scales[0].highest[i]; index++) {
            int32_t items[13] = {0};
            items[i] = index;
            const kl_outcome_score score = score_of(KL_INSTRUMENT_AKPS, items, 13);
            expect_score(&score, 100 - points[i][0] + points[i][index], 1, 0);
        }
    }
}

Test(outcome, PLAN_181_akps_below_70)
{
    int32_t items[13] = {0, 0, 0, 0, 0, 4, 3, 4}; /* 30 points away */
    kl_outcome_score score = score_of(KL_INSTRUMENT_AKPS, items, 13);
    expect_score(&score, 70, 1, 0);
    items[4] = 1;
    score = score_of(KL_INSTRUMENT_AKPS, items, 13);
    expect_score(&score, 69, 1, KL_OUTCOME_AKPS_BELOW_70);
}

Test(outcome, PLAN_181_points_of_the_ostrc)
{
    static const int32_t four[] = {0, 8, 17, 25};
    static const int32_t five[] = {0, 6, 13, 19, 25};
    for (int i = 0; i < 4; i++) {
        const int outer = i == 0 || i == 3;
        for (int32_t index = 0; index < (outer ? 4 : 5); index++) {
            int32_t items[4] = {0};
            items[i] = index;
            const kl_outcome_score score = score_of(KL_INSTRUMENT_OSTRC_O, items, 4);
            expect_score(&score, outer ? four[index] : five[index], 1, 0);
        }
        for (int32_t index = 0; index < 4; index++) {
            int32_t items[4] = {1, 0, 0, 0};
            items[i] = index;
            if (items[0] == 0) continue;
            const kl_outcome_score score = score_of(KL_INSTRUMENT_OSTRC_O2, items, 4);
            expect_score(&score, i == 0 ? four[index] : 8 + four[index], 1, 0);
        }
    }
}

/* PLAN-182: substantial is said of the OSTRC alone. */
Test(outcome, PLAN_182_substantial_problems)
{
    static const int32_t not_yet[4] = {2, 1, 1, 3};
    static const int32_t substantial[3][4] = {{3, 0, 0, 0}, {1, 2, 0, 0}, {1, 0, 2, 0}};
    for (int32_t o = KL_INSTRUMENT_OSTRC_O; o <= KL_INSTRUMENT_OSTRC_O2; o++) {
        cr_expect_eq(score_of(o, not_yet, 4).substantial, 0);
        for (int i = 0; i < 3; i++) cr_expect_eq(score_of(o, substantial[i], 4).substantial, 1);
    }
    for (int s = 0; s < INSTRUMENTS; s++) {
        const int ostrc = s == KL_INSTRUMENT_OSTRC_O || s == KL_INSTRUMENT_OSTRC_O2;
        const kl_outcome_score score =
            score_of(scales[s].instrument, scales[s].highest, scales[s].n);
        cr_expect_eq(score.substantial, ostrc ? 1 : KL_UNKNOWN, "%s", scales[s].name);
        cr_expect_eq(score.grade, s == KL_INSTRUMENT_STEP_DOWN ? KL_STEP_DOWN_POOR : KL_UNKNOWN,
                     "%s", scales[s].name);
    }
}

Test(outcome, PLAN_182_grades_of_the_step_down)
{
    static const struct {
        int32_t items[5];
        int32_t grade;
    } rows[] = {
        {{0, 0, 0, 0, 0}, KL_STEP_DOWN_GOOD},   {{0, 0, 0, 1, 0}, KL_STEP_DOWN_GOOD},
        {{0, 0, 0, 2, 0}, KL_STEP_DOWN_MEDIUM}, {{1, 0, 1, 0, 1}, KL_STEP_DOWN_MEDIUM},
        {{1, 1, 0, 2, 0}, KL_STEP_DOWN_POOR},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const kl_outcome_score score = score_of(KL_INSTRUMENT_STEP_DOWN, rows[i].items, 5);
        cr_expect_eq(score.grade, rows[i].grade, "row %zu: %d", i, score.grade);
    }
}

/* PLAN-182: one unknown answer is enough, wherever it stands. */
Test(outcome, PLAN_182_unknown_answers)
{
    for (int s = 0; s < INSTRUMENTS; s++) {
        if (scales[s].instrument == KL_INSTRUMENT_KOOS_PF) continue;
        for (size_t i = 0; i < scales[s].n; i++) {
            int32_t items[MOST_ITEMS];
            memcpy(items, scales[s].highest, sizeof items);
            items[i] = KL_UNKNOWN;
            const kl_outcome_score score = score_of(scales[s].instrument, items, scales[s].n);
            expect_no_score(&score, (int32_t)scales[s].n - 1);
        }
    }
}

Test(outcome, PLAN_181_koos_pf_needs_half_of_its_answers)
{
    for (int32_t answered = 0; answered <= 11; answered++) {
        int32_t items[11];
        for (int32_t i = 0; i < 11; i++) items[i] = i < answered ? 1 : KL_UNKNOWN;
        const kl_outcome_score score = score_of(KL_INSTRUMENT_KOOS_PF, items, 11);
        if (answered < 6) {
            expect_no_score(&score, answered);
        } else {
            expect_score(&score, 75 * answered, answered, answered < 11 ? KL_OUTCOME_PARTIAL : 0);
            cr_expect_eq(score.answered, answered);
        }
    }
}

Test(outcome, PLAN_182_gatekeeper)
{
    int32_t items[4] = {0, KL_UNKNOWN, 0, KL_UNKNOWN};
    const kl_outcome_score score = score_of(KL_INSTRUMENT_OSTRC_O2, items, 4);
    expect_score(&score, 0, 1, KL_OUTCOME_GATEKEEPER);
    cr_expect_eq(score.answered, 2);
    cr_expect_eq(score.substantial, 0);
    for (int i = 1; i < 4; i++) {
        int32_t contradicting[4] = {0, 0, KL_UNKNOWN, 0};
        contradicting[i] = 1;
        refuse(KL_INSTRUMENT_OSTRC_O2, contradicting, 4, KL_E_INCONSISTENT, "items", i, 1);
    }
    const int32_t both[4] = {0, KL_UNKNOWN, 2, 3};
    refuse(KL_INSTRUMENT_OSTRC_O2, both, 4, KL_E_INCONSISTENT, "items", 2, 2);
    const int32_t no_first[4] = {KL_UNKNOWN, 0, 0, 0};
    const kl_outcome_score open = score_of(KL_INSTRUMENT_OSTRC_O2, no_first, 4);
    expect_no_score(&open, 3);
    const int32_t older[4] = {0, 1, 0, 0}; /* no such rule for the older form */
    cr_expect_eq(score_of(KL_INSTRUMENT_OSTRC_O, older, 4).num, 6);
}

/* Law 7: the score moves with the points of one item, and by an index always one way. */
Test(outcome, law_7_score_order_is_that_of_the_item_points)
{
    random_source source = random_from(183);
    for (int trial = 0; trial < 2000; trial++) {
        const scale *c = &scales[random_int(&source, 0, INSTRUMENTS - 1)];
        const int falls = c->num_of_highest < c->num_of_zeros;
        int32_t items[MOST_ITEMS] = {0};
        for (size_t i = 0; i < c->n; i++) {
            const int gate = c->instrument == KL_INSTRUMENT_OSTRC_O2 && i == 0;
            items[i] = random_int(&source, gate, c->highest[i]);
        }
        const size_t place = (size_t)random_int(&source, 0, (int32_t)c->n - 1);
        if (items[place] == c->highest[place]) continue;
        const kl_outcome_score before = score_of(c->instrument, items, c->n);
        items[place]++;
        const kl_outcome_score after = score_of(c->instrument, items, c->n);
        cr_expect(falls ? after.score < before.score : after.score > before.score, "%s item %zu",
                  c->name, place);
        cr_expect_eq(before.den, after.den);
    }
}

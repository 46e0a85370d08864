/*
 * Tape and orthotics: PLAN-165.
 */
#include "habits.h"

enum { TAPE = KL_ADJUNCT_TAPE, ORTHOTIC = KL_ADJUNCT_ORTHOTIC, DAY_MAX = 2000000 };

static void expect_adjunct(int32_t kind, int32_t days_used, int32_t strength_sessions,
                           const kl_plan_options *options, int32_t days_left, int32_t valid,
                           const char *why)
{
    const int32_t start = 1000;
    kl_adjunct adjunct;
    kl_fault fault;
    cr_assert_eq(
        kl_adjunct_of(kind, start, start + days_used, strength_sessions, options, &adjunct, &fault),
        KL_OK);
    cr_expect_eq(adjunct.days_left, days_left, "%d days left", (int)adjunct.days_left);
    cr_expect_eq(adjunct.valid, valid);
    if (days_left > 0) cr_expect_eq(adjunct.expires_day, start + days_used + days_left);
    expect_why(&adjunct.reasons, why);
}

Test(rule_adjunct, PLAN_165_term)
{
    expect_adjunct(TAPE, 0, 1, NULL, 28, 1, "WITH_TAPE");
    expect_adjunct(TAPE, 20, 1, NULL, 8, 1, "WITH_TAPE");
    expect_adjunct(TAPE, 21, 1, NULL, 7, 1, "ADJUNCT_EXPIRES_SOON 21/28 PL.tape_days, WITH_TAPE");
    expect_adjunct(TAPE, 27, 1, NULL, 1, 1, "ADJUNCT_EXPIRES_SOON 27/28 PL.tape_days, WITH_TAPE");
    expect_adjunct(TAPE, 28, 1, NULL, 0, 0, "ADJUNCT_EXPIRED 28/28 PL.tape_days, WITH_TAPE");
    expect_adjunct(TAPE, 99, 1, NULL, 0, 0, "ADJUNCT_EXPIRED 99/28 PL.tape_days, WITH_TAPE");
    expect_adjunct(ORTHOTIC, 34, 1, NULL, 8, 1, "WITH_ORTHOTIC");
    expect_adjunct(ORTHOTIC, 35, 1, NULL, 7, 1,
                   "ADJUNCT_EXPIRES_SOON 35/42 PL.orthotic_days, WITH_ORTHOTIC");
    expect_adjunct(ORTHOTIC, 42, 1, NULL, 0, 0,
                   "ADJUNCT_EXPIRED 42/42 PL.orthotic_days, WITH_ORTHOTIC");
}

Test(rule_adjunct, PLAN_165_not_without_strength_work)
{
    expect_adjunct(TAPE, 0, 0, NULL, 28, 0, "NO_STRENGTH_PLAN, WITH_TAPE");
    expect_adjunct(TAPE, 0, NOT_KNOWN, NULL, 28, 0, "NO_STRENGTH_PLAN, WITH_TAPE");
    expect_adjunct(TAPE, 0, 100, NULL, 28, 1, "WITH_TAPE");
    expect_adjunct(TAPE, 28, NOT_KNOWN, NULL, 0, 0,
                   "ADJUNCT_EXPIRED 28/28 PL.tape_days, NO_STRENGTH_PLAN, WITH_TAPE");
}

Test(rule_adjunct, PLAN_165_options)
{
    PLAN_WITH(other, o.tape_days = 14; o.orthotic_days = 84; o.adjunct_soon_days = 1);
    expect_adjunct(TAPE, 12, 1, &other, 2, 1, "WITH_TAPE");
    expect_adjunct(TAPE, 13, 1, &other, 1, 1, "ADJUNCT_EXPIRES_SOON 13/14 PL.tape_days, WITH_TAPE");
    expect_adjunct(ORTHOTIC, 42, 1, &other, 42, 1, "WITH_ORTHOTIC");
}

Test(rule_adjunct, PLAN_165_the_last_day_there_is)
{
    kl_adjunct adjunct;
    cr_assert_eq(kl_adjunct_of(TAPE, DAY_MAX, DAY_MAX, 1, NULL, &adjunct, NULL), KL_OK);
    cr_expect_eq(adjunct.expires_day, DAY_MAX + 28);
    cr_assert_eq(kl_adjunct_of(TAPE, -DAY_MAX, DAY_MAX, 1, NULL, &adjunct, NULL), KL_OK);
    cr_expect_eq(adjunct.expires_day, -DAY_MAX + 28);
    cr_expect_eq(adjunct.days_left, 0);
}

Test(rule_adjunct, PLAN_165_refusals)
{
    const struct {
        int32_t kind;
        int32_t start_day;
        int32_t today;
        int32_t strength_sessions;
        kl_status wanted;
        const char *field;
        double value;
    } rows[] = {
        {NOT_KNOWN, NOT_KNOWN, 0, 0, KL_E_NULL, "kind", 0},
        {-1, NOT_KNOWN, 0, 0, KL_E_RANGE, "kind", -1},
        {2, NOT_KNOWN, 0, 0, KL_E_RANGE, "kind", 2},
        {TAPE, NOT_KNOWN, NOT_KNOWN, 0, KL_E_NULL, "start_day", 0},
        {TAPE, DAY_MAX + 1, 0, 0, KL_E_RANGE, "start_day", DAY_MAX + 1},
        {TAPE, -DAY_MAX - 1, 0, 0, KL_E_RANGE, "start_day", -DAY_MAX - 1},
        {TAPE, 0, NOT_KNOWN, -1, KL_E_NULL, "today", 0},
        {TAPE, 0, DAY_MAX + 1, -1, KL_E_RANGE, "today", DAY_MAX + 1},
        {TAPE, 0, -DAY_MAX - 1, -1, KL_E_RANGE, "today", -DAY_MAX - 1},
        {TAPE, 10, 9, 2, KL_E_ORDER, "today", 9},
        {TAPE, 9, 9, 101, KL_E_RANGE, "strength_sessions", 101},
        {TAPE, 9, 9, -1, KL_E_RANGE, "strength_sessions", -1},
    };
    kl_adjunct out;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        EXPECT_REFUSED(out,
                       kl_adjunct_of(rows[i].kind, rows[i].start_day, rows[i].today,
                                     rows[i].strength_sessions, NULL, &out, &fault),
                       rows[i].wanted, rows[i].field, NO_INDEX, rows[i].value);
    }
    PLAN_WITH(options, o.tape_days = 43);
    EXPECT_REFUSED(out, kl_adjunct_of(9, 0, 0, 0, &options, &out, &fault), KL_E_RANGE, "tape_days",
                   NO_INDEX, 43);
    EXPECT_REFUSED(out, kl_adjunct_of(TAPE, 0, 0, 0, NULL, NULL, &fault), KL_E_NULL, "out",
                   NO_INDEX, 0);
}

/*
 * Days in a row without rest: PLAN-163.
 */
#include "habits.h"

enum { DAY_MAX = 2000000 };

static void expect_rest(int32_t from, int32_t to, const int32_t *days, size_t n,
                        kl_rest_streak wanted)
{
    kl_rest_streak rest;
    kl_fault fault;
    cr_assert_eq(kl_rest_streak_of(from, to, days, n, &rest, &fault), KL_OK);
    cr_expect_eq(rest.streak, wanted.streak, "streak %d", (int)rest.streak);
    cr_expect_eq(rest.longest_streak, wanted.longest_streak, "longest %d",
                 (int)rest.longest_streak);
    cr_expect_eq(rest.violations, wanted.violations, "violations %d", (int)rest.violations);
    cr_expect_eq(rest.first_violation, wanted.first_violation);
    cr_expect_eq(rest.rest_needed_tomorrow, wanted.rest_needed_tomorrow);
}

/* Streak, longest, violations, the first of them, rest tomorrow. */
#define REST(...) ((kl_rest_streak){__VA_ARGS__, 0})

Test(rule_rest_streak, PLAN_163_seven_in_a_row)
{
    const int32_t days[] = {1, 2, 3, 4, 5, 6, 7, 8};
    expect_rest(1, 5, days, 5, REST(5, 5, 0, NOT_KNOWN, 0));
    expect_rest(1, 6, days, 6, REST(6, 6, 0, NOT_KNOWN, 1));
    expect_rest(1, 7, days, 7, REST(7, 7, 1, 7, 1));
    expect_rest(1, 8, days, 8, REST(8, 8, 2, 7, 1));
    expect_rest(1, 9, days, 8, REST(0, 8, 2, 7, 0));
}

Test(rule_rest_streak, PLAN_163_repeats_gaps_and_days_outside)
{
    const int32_t days[] = {-1, 0, 1, 1, 1, 2, 4, 5, 5, 6, 7, 8};
    expect_rest(1, 6, days, 12, REST(3, 3, 0, NOT_KNOWN, 0));
    expect_rest(-1, 3, days, 12, REST(0, 4, 0, NOT_KNOWN, 0));
    expect_rest(2, 2, days, 12, REST(1, 1, 0, NOT_KNOWN, 0));
    expect_rest(3, 3, days, 12, REST(0, 0, 0, NOT_KNOWN, 0));
    expect_rest(0, 9, NULL, 0, REST(0, 0, 0, NOT_KNOWN, 0));
}

Test(rule_rest_streak, PLAN_163_second_streak_of_seven)
{
    int32_t days[15];
    for (int32_t i = 0; i < 15; i++) days[i] = i < 7 ? i : i + 1; /* day 7 is free */
    expect_rest(0, 15, days, 15, REST(8, 8, 3, 6, 1));
}

Test(rule_rest_streak, PLAN_163_refusals)
{
    const int32_t unknown[] = {1, NOT_KNOWN};
    const int32_t beyond[] = {1, DAY_MAX + 1};
    const int32_t before[] = {-DAY_MAX - 1};
    const int32_t falling[] = {1, 1, 0};
    kl_rest_streak out;
    const struct {
        int32_t from;
        int32_t to;
        kl_status wanted;
        const char *field;
        double value;
    } spans[] = {
        {NOT_KNOWN, NOT_KNOWN, KL_E_NULL, "from", 0},
        {DAY_MAX + 1, NOT_KNOWN, KL_E_RANGE, "from", DAY_MAX + 1},
        {-DAY_MAX - 1, NOT_KNOWN, KL_E_RANGE, "from", -DAY_MAX - 1},
        {0, NOT_KNOWN, KL_E_NULL, "to", 0},
        {0, DAY_MAX + 1, KL_E_RANGE, "to", DAY_MAX + 1},
        {5, -DAY_MAX - 1, KL_E_RANGE, "to", -DAY_MAX - 1},
        {5, 4, KL_E_ORDER, "to", 4},
        {5, 3666, KL_E_RANGE, "to", 3666},
        {5, 3665, KL_E_NULL, "active_days", 0},
        {DAY_MAX, DAY_MAX, KL_E_NULL, "active_days", 0},
        {-DAY_MAX, -DAY_MAX, KL_E_NULL, "active_days", 0},
    };
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        EXPECT_REFUSED(out, kl_rest_streak_of(spans[i].from, spans[i].to, NULL, 1, &out, &fault),
                       spans[i].wanted, spans[i].field, NO_INDEX, spans[i].value);
    }
    EXPECT_REFUSED(out, kl_rest_streak_of(0, 1, unknown, 2, &out, &fault), KL_E_NULL, "active_days",
                   1, 0);
    EXPECT_REFUSED(out, kl_rest_streak_of(0, 1, beyond, 2, &out, &fault), KL_E_RANGE, "active_days",
                   1, DAY_MAX + 1);
    EXPECT_REFUSED(out, kl_rest_streak_of(0, 1, before, 1, &out, &fault), KL_E_RANGE, "active_days",
                   0, -DAY_MAX - 1);
    EXPECT_REFUSED(out, kl_rest_streak_of(0, 1, falling, 3, &out, &fault), KL_E_ORDER,
                   "active_days", 2, 0);
    EXPECT_REFUSED(out, kl_rest_streak_of(0, 1, falling, 2, NULL, &fault), KL_E_NULL, "out",
                   NO_INDEX, 0);
}

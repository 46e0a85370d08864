/*
 * Is strength work kept up: PLAN-164.
 */
#include "habits.h"

static void expect_upkeep(const int32_t *weeks, size_t n, const kl_plan_options *options,
                          uint64_t weeks_below, int32_t blocks, const char *why)
{
    kl_strength_upkeep upkeep;
    kl_fault fault;
    cr_assert_eq(kl_strength_upkeep_of(weeks, n, options, &upkeep, &fault), KL_OK);
    cr_expect_eq(upkeep.weeks_below, weeks_below, "weeks %llx",
                 (unsigned long long)upkeep.weeks_below);
    cr_expect_eq(upkeep.blocks_return_exit, blocks);
    expect_why(&upkeep.reasons, why);
}

#define WEEKS(...) (const int32_t[]){__VA_ARGS__}, sizeof((int32_t[]){__VA_ARGS__}) / 4

#define BELOW(sessions) "STRENGTH_BELOW_MINIMUM " #sessions "/2 PL.strength_min"

Test(rule_strength_upkeep, PLAN_164_last_weeks)
{
    expect_upkeep(NULL, 0, NULL, 0, 1, "STRENGTH_UNKNOWN, BLOCKS_RETURN_EXIT");
    expect_upkeep(WEEKS(5), NULL, 0, 1, "STRENGTH_UNKNOWN, BLOCKS_RETURN_EXIT");
    expect_upkeep(WEEKS(1), NULL, 1, 1, BELOW(1) ", STRENGTH_UNKNOWN, BLOCKS_RETURN_EXIT");
    expect_upkeep(WEEKS(2, 2), NULL, 0, 0, "");
    expect_upkeep(WEEKS(1, 2), NULL, 1, 0, "");
    expect_upkeep(WEEKS(2, 1), NULL, 2, 0, BELOW(1));
    expect_upkeep(WEEKS(0, 1), NULL, 3, 0, BELOW(1));
    expect_upkeep(WEEKS(1, 0), NULL, 3, 0, BELOW(0));
    expect_upkeep(WEEKS(0, 0), NULL, 3, 1, BELOW(0) ", BLOCKS_RETURN_EXIT");
    expect_upkeep(WEEKS(NOT_KNOWN, 2), NULL, 0, 0, "STRENGTH_UNKNOWN");
    expect_upkeep(WEEKS(2, NOT_KNOWN), NULL, 0, 0, "STRENGTH_UNKNOWN");
    expect_upkeep(WEEKS(NOT_KNOWN, NOT_KNOWN), NULL, 0, 1, "STRENGTH_UNKNOWN, BLOCKS_RETURN_EXIT");
    expect_upkeep(WEEKS(NOT_KNOWN, 0), NULL, 2, 1,
                  BELOW(0) ", STRENGTH_UNKNOWN, BLOCKS_RETURN_EXIT");
    expect_upkeep(WEEKS(0, NOT_KNOWN), NULL, 1, 1, "STRENGTH_UNKNOWN, BLOCKS_RETURN_EXIT");
}

Test(rule_strength_upkeep, PLAN_164_all_weeks_and_the_minimum)
{
    int32_t weeks[52] = {0};
    weeks[3] = NOT_KNOWN;
    weeks[50] = weeks[51] = 50;
    const uint64_t below = ((UINT64_C(1) << 50) - 1) ^ (UINT64_C(1) << 3);
    expect_upkeep(weeks, 52, NULL, below, 0, "");
    weeks[51] = 0;
    expect_upkeep(weeks, 52, NULL, below | UINT64_C(1) << 51, 0, BELOW(0));
    PLAN_WITH(three, o.strength_min = 3);
    expect_upkeep(WEEKS(3, 2), &three, 2, 0, "STRENGTH_BELOW_MINIMUM 2/3 PL.strength_min");
    PLAN_WITH(one, o.strength_min = 1);
    expect_upkeep(WEEKS(0, 1), &one, 1, 0, "");
}

Test(rule_strength_upkeep, PLAN_164_refusals)
{
    const int32_t many[] = {2, NOT_KNOWN, 51, 52};
    const int32_t negative[] = {-1};
    int32_t weeks[53] = {0};
    kl_strength_upkeep out;
    PLAN_WITH(options, o.strength_min = 4);
    EXPECT_REFUSED(out, kl_strength_upkeep_of(weeks, 53, &options, &out, &fault), KL_E_RANGE,
                   "strength_min", NO_INDEX, 4);
    EXPECT_REFUSED(out, kl_strength_upkeep_of(weeks, 53, NULL, &out, &fault), KL_E_SIZE, "weeks",
                   NO_INDEX, 53);
    EXPECT_REFUSED(out, kl_strength_upkeep_of(NULL, 1, NULL, &out, &fault), KL_E_NULL, "weeks",
                   NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_strength_upkeep_of(many, 4, NULL, &out, &fault), KL_E_RANGE, "weeks", 2,
                   51);
    EXPECT_REFUSED(out, kl_strength_upkeep_of(negative, 1, NULL, &out, &fault), KL_E_RANGE, "weeks",
                   0, -1);
    EXPECT_REFUSED(out, kl_strength_upkeep_of(NULL, 0, NULL, NULL, &fault), KL_E_NULL, "out",
                   NO_INDEX, 0);
}

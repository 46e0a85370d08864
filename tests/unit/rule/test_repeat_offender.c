/*
 * What came before the last three RED runs: PLAN-161.
 */
#include "habits.h"

enum {
    DOWNHILL = 1 << KL_EXPOSURE_DOWNHILL,
    UPHILL = 1 << KL_EXPOSURE_UPHILL,
    SPEED = 1 << KL_EXPOSURE_SPEED,
    NEW_SHOES = 1 << KL_EXPOSURE_NEW_SHOES,
    DAY_MAX = 2000000
};

static kl_repeat_offender offender_of(const kl_exposed_session *sessions, size_t n,
                                      const int32_t *red_days, size_t n_red_days,
                                      const kl_plan_options *options)
{
    kl_repeat_offender found;
    kl_fault fault = {"", 0, 0};
    const kl_status status =
        kl_repeat_offender_of(sessions, n, red_days, n_red_days, options, &found, &fault);
    cr_assert_eq(status, KL_OK, "%s", fault.field);
    return found;
}

Test(rule_repeat_offender, PLAN_161_only_the_last_three_red_days_count)
{
    const kl_exposed_session sessions[] = {
        {1, SPEED}, {8, DOWNHILL | SPEED}, {20, DOWNHILL}, {30, SPEED}};
    const int32_t red_days[] = {2, 10, 26, 36};
    const kl_repeat_offender found = offender_of(sessions, 4, red_days, 4, NULL);
    cr_expect_eq(found.considered, 3);
    cr_assert_eq(found.n_offenders, 2);
    cr_expect_eq(found.offender[0], KL_EXPOSURE_DOWNHILL);
    cr_expect_eq(found.offender[1], KL_EXPOSURE_SPEED);
    cr_expect_eq(found.count[KL_EXPOSURE_DOWNHILL], 2);
    cr_expect_eq(found.count[KL_EXPOSURE_SPEED], 2);
    cr_expect_eq(found.count[KL_EXPOSURE_UPHILL], 0);
}

Test(rule_repeat_offender, PLAN_161_most_often_first)
{
    const kl_exposed_session sessions[] = {{0, UPHILL | NEW_SHOES},  {0, UPHILL},
                                           {50, UPHILL | NEW_SHOES}, {50, DOWNHILL},
                                           {99, NEW_SHOES},          {100, DOWNHILL}};
    const int32_t red_days[] = {0, 50, 100};
    const kl_repeat_offender found = offender_of(sessions, 6, red_days, 3, NULL);
    cr_assert_eq(found.n_offenders, 3);
    cr_expect_eq(found.offender[0], KL_EXPOSURE_NEW_SHOES);
    cr_expect_eq(found.offender[1], KL_EXPOSURE_DOWNHILL);
    cr_expect_eq(found.offender[2], KL_EXPOSURE_UPHILL);
    cr_expect_eq(found.count[KL_EXPOSURE_UPHILL], 2, "one session a day is counted once");
    PLAN_WITH(all_three, o.offender_min = 3);
    cr_expect_eq(offender_of(sessions, 6, red_days, 3, &all_three).n_offenders, 1);
    PLAN_WITH(once, o.offender_min = 1);
    cr_expect_eq(offender_of(sessions, 2, red_days, 1, &once).n_offenders, 2);
}

Test(rule_repeat_offender, PLAN_161_window)
{
    const int32_t red_day = 100;
    for (int32_t day = 92; day <= 102; day++) {
        const kl_exposed_session session = {day, SPEED};
        PLAN_WITH(narrow, o.offender_window = 3);
        const kl_repeat_offender found = offender_of(&session, 1, &red_day, 1, NULL);
        cr_expect_eq(found.count[KL_EXPOSURE_SPEED], day >= 94 && day <= 100, "day %d", (int)day);
        const kl_repeat_offender near = offender_of(&session, 1, &red_day, 1, &narrow);
        cr_expect_eq(near.count[KL_EXPOSURE_SPEED], day >= 98 && day <= 100, "day %d", (int)day);
    }
}

Test(rule_repeat_offender, PLAN_161_nothing_to_count)
{
    const kl_exposed_session edges[] = {{-DAY_MAX, 63}, {DAY_MAX, 63}};
    const kl_repeat_offender none = offender_of(NULL, 0, NULL, 0, NULL);
    cr_expect(none.considered == 0 && none.n_offenders == 0);
    const int32_t red_days[] = {-DAY_MAX, DAY_MAX};
    const kl_repeat_offender found = offender_of(edges, 2, red_days, 2, NULL);
    cr_expect(found.considered == 2 && found.n_offenders == KL_EXPOSURES);
    cr_expect_eq(offender_of(edges, 2, NULL, 0, NULL).n_offenders, 0);
}

static void refuse_second(kl_exposed_session second, kl_status wanted, const char *field,
                          double value)
{
    const kl_exposed_session sessions[] = {{3, 0}, second};
    kl_repeat_offender out;
    EXPECT_REFUSED(out, kl_repeat_offender_of(sessions, 2, NULL, 0, NULL, &out, &fault), wanted,
                   field, 1, value);
}

static void refuse_red_day(int32_t second, kl_status wanted, double value)
{
    const int32_t days[] = {4, second};
    kl_repeat_offender out;
    EXPECT_REFUSED(out, kl_repeat_offender_of(NULL, 0, days, 2, NULL, &out, &fault), wanted,
                   "red_days", 1, value);
}

Test(rule_repeat_offender, PLAN_161_refusals)
{
    const struct {
        kl_exposed_session second;
        kl_status wanted;
        const char *field;
        double value;
    } rows[] = {
        {{NOT_KNOWN, 0}, KL_E_NULL, "sessions.day", 0},
        {{DAY_MAX + 1, NOT_KNOWN}, KL_E_RANGE, "sessions.day", DAY_MAX + 1},
        {{-DAY_MAX - 1, 0}, KL_E_RANGE, "sessions.day", -DAY_MAX - 1},
        {{2, NOT_KNOWN}, KL_E_NULL, "sessions.tags", 0},
        {{2, 64}, KL_E_RANGE, "sessions.tags", 64},
        {{3, -1}, KL_E_RANGE, "sessions.tags", -1},
        {{2, 0}, KL_E_ORDER, "sessions.day", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        refuse_second(rows[i].second, rows[i].wanted, rows[i].field, rows[i].value);
    }
    refuse_red_day(NOT_KNOWN, KL_E_NULL, 0);
    refuse_red_day(DAY_MAX + 1, KL_E_RANGE, DAY_MAX + 1);
    refuse_red_day(-DAY_MAX - 1, KL_E_RANGE, -DAY_MAX - 1);
    refuse_red_day(4, KL_E_DUPLICATE, 4);
    refuse_red_day(3, KL_E_ORDER, 3);
}

Test(rule_repeat_offender, PLAN_003_refusals_in_order)
{
    const kl_exposed_session bad = {0, 64};
    const int32_t falling[] = {4, 3};
    kl_repeat_offender out;
    PLAN_WITH(options, o.offender_min = 0);
    EXPECT_REFUSED(out, kl_repeat_offender_of(NULL, 1, NULL, 1, &options, &out, &fault), KL_E_RANGE,
                   "offender_min", NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_repeat_offender_of(NULL, 1, NULL, 1, NULL, &out, &fault), KL_E_NULL,
                   "sessions", NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_repeat_offender_of(&bad, 1, falling, 2, NULL, &out, &fault), KL_E_RANGE,
                   "sessions.tags", 0, 64);
    EXPECT_REFUSED(out, kl_repeat_offender_of(NULL, 0, NULL, 1, NULL, &out, &fault), KL_E_NULL,
                   "red_days", NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_repeat_offender_of(NULL, 0, NULL, 0, NULL, NULL, &fault), KL_E_NULL,
                   "out", NO_INDEX, 0);
}

/*
 * The comfortable threshold: PLAN-162.
 */
#include "habits.h"

enum {
    GREEN = KL_COLOUR_GREEN,
    GREY = KL_COLOUR_GREY,
    AMBER = KL_COLOUR_AMBER,
    RED = KL_COLOUR_RED,
    TODAY = 100,
    DAY_MAX = 2000000
};

static void expect_threshold(const kl_judged_session *sessions, size_t n,
                             const kl_plan_options *options, int32_t threshold_s, int32_t ceiling_s)
{
    kl_comfort_threshold out;
    kl_fault fault;
    cr_assert_eq(kl_comfort_threshold_of(TODAY, sessions, n, options, &out, &fault), KL_OK);
    cr_expect_eq(out.defined, threshold_s != KL_UNKNOWN);
    cr_expect_eq(out.threshold_s, threshold_s, "threshold %d", (int)out.threshold_s);
    cr_expect_eq(out.ceiling_s, ceiling_s, "ceiling %d", (int)out.ceiling_s);
}

#define SESSIONS(...)                         \
    (const kl_judged_session[]){__VA_ARGS__}, \
        sizeof((kl_judged_session[]){__VA_ARGS__}) / sizeof(kl_judged_session)

Test(rule_comfort, PLAN_162_largest_green_below_the_ceiling)
{
    expect_threshold(SESSIONS({99, 1200, GREEN}, {90, 1800, GREEN}, {95, 600, GREEN}), NULL, 1800,
                     NOT_KNOWN);
    expect_threshold(SESSIONS({99, 1200, GREEN}, {98, 1800, RED}, {90, 1800, GREEN}), NULL, 1200,
                     1800);
    expect_threshold(SESSIONS({98, 1800, RED}, {98, 1801, AMBER}, {90, 1799, GREEN}), NULL, 1799,
                     1800);
    expect_threshold(SESSIONS({98, 1801, RED}, {98, 1800, AMBER}, {90, 1800, GREEN}), NULL,
                     NOT_KNOWN, 1800);
    expect_threshold(SESSIONS({100, 900, GREY}, {100, 600, GREEN}), NULL, 600, NOT_KNOWN);
}

Test(rule_comfort, PLAN_162_nothing_shown)
{
    expect_threshold(NULL, 0, NULL, NOT_KNOWN, NOT_KNOWN);
    expect_threshold(SESSIONS({100, 0, GREEN}), NULL, NOT_KNOWN, NOT_KNOWN);
    expect_threshold(SESSIONS({100, 600, GREEN}, {100, 0, AMBER}), NULL, NOT_KNOWN, 0);
}

Test(rule_comfort, PLAN_162_windows)
{
    expect_threshold(SESSIONS({73, 600, GREEN}), NULL, 600, NOT_KNOWN);
    expect_threshold(SESSIONS({72, 600, GREEN}), NULL, NOT_KNOWN, NOT_KNOWN);
    expect_threshold(SESSIONS({87, 600, RED}), NULL, NOT_KNOWN, 600);
    expect_threshold(SESSIONS({86, 600, RED}), NULL, NOT_KNOWN, NOT_KNOWN);
    PLAN_WITH(narrow, o.threshold_green_days = 14; o.threshold_bad_days = 7);
    expect_threshold(SESSIONS({87, 600, GREEN}, {94, 700, AMBER}), &narrow, 600, 700);
    expect_threshold(SESSIONS({86, 600, GREEN}, {93, 700, AMBER}), &narrow, NOT_KNOWN, NOT_KNOWN);
}

static void refuse_second(kl_judged_session second, kl_status wanted, const char *field,
                          double value)
{
    const kl_judged_session sessions[] = {{TODAY, 0, GREEN}, second};
    kl_comfort_threshold out;
    EXPECT_REFUSED(out, kl_comfort_threshold_of(TODAY, sessions, 2, NULL, &out, &fault), wanted,
                   field, 1, value);
}

Test(rule_comfort, PLAN_162_fields_of_a_session)
{
    const struct {
        kl_judged_session second;
        kl_status wanted;
        const char *field;
        double value;
    } rows[] = {
        {{NOT_KNOWN, -1, GREEN}, KL_E_NULL, "sessions.day", 0},
        {{DAY_MAX + 1, -1, GREEN}, KL_E_RANGE, "sessions.day", DAY_MAX + 1},
        {{-DAY_MAX - 1, -1, GREEN}, KL_E_RANGE, "sessions.day", -DAY_MAX - 1},
        {{0, NOT_KNOWN, 9}, KL_E_NULL, "sessions.dose_s", 0},
        {{0, 86401, 9}, KL_E_RANGE, "sessions.dose_s", 86401},
        {{0, -1, 9}, KL_E_RANGE, "sessions.dose_s", -1},
        {{TODAY + 1, 0, NOT_KNOWN}, KL_E_NULL, "sessions.colour", 0},
        {{TODAY + 1, 86400, 4}, KL_E_RANGE, "sessions.colour", 4},
        {{TODAY + 1, 0, -1}, KL_E_RANGE, "sessions.colour", -1},
        {{TODAY + 1, 0, RED}, KL_E_ORDER, "sessions.day", TODAY + 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        refuse_second(rows[i].second, rows[i].wanted, rows[i].field, rows[i].value);
    }
}

Test(rule_comfort, PLAN_003_refusals_in_order)
{
    const kl_judged_session two[] = {{TODAY + 1, 0, GREEN}, {NOT_KNOWN, 0, GREEN}};
    kl_comfort_threshold out;
    EXPECT_REFUSED(out, kl_comfort_threshold_of(TODAY, two, 2, NULL, &out, &fault), KL_E_ORDER,
                   "sessions.day", 0, TODAY + 1);
    PLAN_WITH(options, o.threshold_bad_days = 29);
    EXPECT_REFUSED(out, kl_comfort_threshold_of(NOT_KNOWN, NULL, 1, &options, &out, &fault),
                   KL_E_RANGE, "threshold_bad_days", NO_INDEX, 29);
    EXPECT_REFUSED(out, kl_comfort_threshold_of(NOT_KNOWN, NULL, 1, NULL, &out, &fault), KL_E_NULL,
                   "today", NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_comfort_threshold_of(DAY_MAX + 1, NULL, 1, NULL, &out, &fault),
                   KL_E_RANGE, "today", NO_INDEX, DAY_MAX + 1);
    EXPECT_REFUSED(out, kl_comfort_threshold_of(-DAY_MAX - 1, NULL, 1, NULL, &out, &fault),
                   KL_E_RANGE, "today", NO_INDEX, -DAY_MAX - 1);
    EXPECT_REFUSED(out, kl_comfort_threshold_of(DAY_MAX, NULL, 1, NULL, &out, &fault), KL_E_NULL,
                   "sessions", NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_comfort_threshold_of(-DAY_MAX, NULL, 0, NULL, NULL, &fault), KL_E_NULL,
                   "out", NO_INDEX, 0);
}

/*
 * Habits and early signs: PLAN-169.
 */
#include "habits.h"

enum {
    GREEN = KL_COLOUR_GREEN,
    GREY = KL_COLOUR_GREY,
    AMBER = KL_COLOUR_AMBER,
    RED = KL_COLOUR_RED,
    TODAY = 10,
    DAY_MAX = 2000000
};

static const int32_t all_kept[KL_HABITS] = {1, 1, 1, 1, 1, 1, 1, 1};

static kl_prevention prevention_of(int32_t phase, const int32_t *habits,
                                   const kl_judged_session *sessions, size_t n,
                                   const kl_plan_options *options)
{
    kl_prevention out;
    kl_fault fault = {"", 0, 0};
    const kl_status status =
        kl_prevention_of(phase, TODAY, habits, sessions, n, options, &out, &fault);
    cr_assert_eq(status, KL_OK, "%s", fault.field);
    return out;
}

Test(rule_prevention, PLAN_169_checklist)
{
    const int32_t mixed[KL_HABITS] = {1, NOT_KNOWN, 0, 1, 0, NOT_KNOWN, 1, 0};
    const kl_prevention some = prevention_of(KL_PHASE_BUILD, mixed, NULL, 0, NULL);
    cr_expect_eq(some.kept, 0x49U);
    cr_expect_eq(some.missing, 0x94U);
    cr_expect_eq(some.unknown, 0x22U);
    cr_expect_eq(some.first_action, KL_HABIT_NO_STACKING);
    const kl_prevention all = prevention_of(KL_PHASE_BUILD, all_kept, NULL, 0, NULL);
    cr_expect(all.kept == 0xFF && all.missing == 0 && all.unknown == 0);
    cr_expect_eq(all.first_action, NOT_KNOWN);
}

static void expect_signs(int32_t phase, const kl_judged_session *sessions, size_t n,
                         const kl_plan_options *options, const char *why)
{
    const kl_prevention found = prevention_of(phase, all_kept, sessions, n, options);
    cr_expect_eq(found.early_sign, why[0] != '\0');
    expect_why(&found.reasons, why);
}

#define SESSIONS(...)                         \
    (const kl_judged_session[]){__VA_ARGS__}, \
        sizeof((kl_judged_session[]){__VA_ARGS__}) / sizeof(kl_judged_session)

Test(rule_prevention, PLAN_169_early_signs)
{
    enum { MAINTAIN = KL_PHASE_MAINTAIN };
    expect_signs(MAINTAIN, NULL, 0, NULL, "");
    expect_signs(MAINTAIN, SESSIONS({4, 0, AMBER}, {10, 0, AMBER}), NULL,
                 "EARLY_SIGN 2/2 PL.early_ambers");
    expect_signs(MAINTAIN, SESSIONS({3, 0, AMBER}, {10, 0, AMBER}), NULL, "");
    expect_signs(MAINTAIN, SESSIONS({10, 0, GREEN}, {10, 0, GREY}, {10, 0, AMBER}), NULL, "");
    expect_signs(MAINTAIN, SESSIONS({4, 0, RED}), NULL, "RED_IN_WEEK");
    expect_signs(MAINTAIN, SESSIONS({3, 0, RED}), NULL, "");
    expect_signs(MAINTAIN, SESSIONS({9, 0, AMBER}, {8, 0, RED}, {9, 0, AMBER}, {7, 0, AMBER}), NULL,
                 "EARLY_SIGN 3/2 PL.early_ambers, RED_IN_WEEK");
    PLAN_WITH(other, o.early_ambers = 1; o.early_days = 3);
    expect_signs(MAINTAIN, SESSIONS({8, 0, AMBER}, {7, 0, RED}), &other,
                 "EARLY_SIGN 1/1 PL.early_ambers");
    for (int32_t phase = KL_PHASE_SCREEN; phase < MAINTAIN; phase++) {
        expect_signs(phase, SESSIONS({10, 0, RED}, {10, 0, AMBER}, {10, 0, AMBER}), NULL, "");
    }
}

/* The dose is not read. */
Test(rule_prevention, PLAN_169_any_dose)
{
    expect_signs(KL_PHASE_MAINTAIN, SESSIONS({10, NOT_KNOWN, RED}), NULL, "RED_IN_WEEK");
}

static void refuse_second(kl_judged_session second, kl_status wanted, const char *field,
                          double value)
{
    const kl_judged_session sessions[] = {{TODAY, 0, GREEN}, second};
    kl_prevention out;
    EXPECT_REFUSED(
        out, kl_prevention_of(KL_PHASE_BUILD, TODAY, all_kept, sessions, 2, NULL, &out, &fault),
        wanted, field, 1, value);
}

Test(rule_prevention, PLAN_169_fields_of_a_session)
{
    refuse_second((kl_judged_session){NOT_KNOWN, 0, 4}, KL_E_NULL, "sessions.day", 0);
    refuse_second((kl_judged_session){DAY_MAX + 1, 0, 4}, KL_E_RANGE, "sessions.day", DAY_MAX + 1);
    refuse_second((kl_judged_session){TODAY + 1, 0, 4}, KL_E_RANGE, "sessions.colour", 4);
    refuse_second((kl_judged_session){TODAY, 0, NOT_KNOWN}, KL_E_NULL, "sessions.colour", 0);
    refuse_second((kl_judged_session){TODAY + 1, 0, RED}, KL_E_ORDER, "sessions.day", TODAY + 1);
}

Test(rule_prevention, PLAN_003_refusals_in_order)
{
    const int32_t habits[KL_HABITS] = {1, 0, NOT_KNOWN, 2, -1, 1, 1, 1};
    const int32_t negative[KL_HABITS] = {1, 0, NOT_KNOWN, 1, -1, 1, 1, 1};
    const struct {
        int32_t phase;
        int32_t today;
        const int32_t *habits;
        kl_status wanted;
        const char *field;
        int64_t index;
        double value;
    } rows[] = {
        {NOT_KNOWN, NOT_KNOWN, habits, KL_E_NULL, "phase", NO_INDEX, 0},
        {6, NOT_KNOWN, habits, KL_E_RANGE, "phase", NO_INDEX, 6},
        {-1, NOT_KNOWN, habits, KL_E_RANGE, "phase", NO_INDEX, -1},
        {5, NOT_KNOWN, habits, KL_E_NULL, "today", NO_INDEX, 0},
        {5, DAY_MAX + 1, habits, KL_E_RANGE, "today", NO_INDEX, DAY_MAX + 1},
        {5, -DAY_MAX - 1, habits, KL_E_RANGE, "today", NO_INDEX, -DAY_MAX - 1},
        {5, DAY_MAX, habits, KL_E_RANGE, "habits", 3, 2},
        {5, DAY_MAX, negative, KL_E_RANGE, "habits", 4, -1},
        {5, -DAY_MAX, NULL, KL_E_NULL, "habits", NO_INDEX, 0},
        {0, 0, all_kept, KL_E_NULL, "sessions", NO_INDEX, 0},
    };
    kl_prevention out;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        EXPECT_REFUSED(out,
                       kl_prevention_of(rows[i].phase, rows[i].today, rows[i].habits, NULL, 1, NULL,
                                        &out, &fault),
                       rows[i].wanted, rows[i].field, rows[i].index, rows[i].value);
    }
    PLAN_WITH(options, o.early_days = 15);
    EXPECT_REFUSED(out, kl_prevention_of(9, 0, NULL, NULL, 1, &options, &out, &fault), KL_E_RANGE,
                   "early_days", NO_INDEX, 15);
    EXPECT_REFUSED(out, kl_prevention_of(0, 0, all_kept, NULL, 0, NULL, NULL, &fault), KL_E_NULL,
                   "out", NO_INDEX, 0);
}

/*
 * What changed in the last two of six weeks: PLAN-160.
 */
#include "habits.h"

/* Week, hills, speed, longest, run days, new shoes. */
#define WEEK(...)       \
    {                   \
        1,              \
        {               \
            __VA_ARGS__ \
        }               \
    }
#define NOT_LOGGED \
    {              \
        0,         \
        {          \
            0      \
        }          \
    }
#define QUIET WEEK(30000, 0, 5000, 10000, 4, 0)

static kl_what_changed changed_of(const kl_logged_week *weeks, const kl_plan_options *options)
{
    kl_what_changed changed;
    kl_fault fault;
    cr_assert_eq(kl_what_changed_of(weeks, KL_CHANGED_WEEKS, options, &changed, &fault), KL_OK);
    return changed;
}

/* "1 NEW, 3 RISE 22/20": features in order. */
static void expect_changes(const kl_logged_week *weeks, const kl_plan_options *options,
                           const char *wanted)
{
    const kl_what_changed changed = changed_of(weeks, options);
    char text[300] = "";
    int used = 0;
    for (int32_t i = 0; i < changed.n; i++) {
        const kl_changed_feature *c = &changed.change[i];
        used += snprintf(text + used, sizeof text - (size_t)used, "%s%d", i ? ", " : "",
                         (int)c->feature);
        if (c->kind == KL_CHANGED_NEW) {
            used += snprintf(text + used, sizeof text - (size_t)used, " NEW");
            cr_expect(c->num == 0 && c->den == 0);
        } else {
            used += snprintf(text + used, sizeof text - (size_t)used, " RISE %lld/%lld",
                             (long long)c->num, (long long)c->den);
        }
    }
    cr_expect(changed.defined);
    cr_expect_str_eq(text, wanted, "\"%s\" instead of \"%s\"", text, wanted);
}

Test(rule_what_changed, PLAN_160_new_before_rise_by_size)
{
    const kl_logged_week weeks[] = {QUIET,
                                    QUIET,
                                    QUIET,
                                    QUIET,
                                    WEEK(36000, 6000, 9000, 11000, 5, 100),
                                    WEEK(36000, 6000, 9000, 11000, 5, 0)};
    expect_changes(weeks, NULL,
                   "1 NEW, 5 NEW, 2 RISE 72000/40000, 4 RISE 40/32, 0 RISE 288000/240000");
}

/* 5 / 4, a hair more and a hair less: in whole per cents all three are the same. */
Test(rule_what_changed, PLAN_160_order_is_exact_and_ties_go_by_feature)
{
    const kl_logged_week close[] = {
        WEEK(800000, 800000, 0, 0, 4, 0),   NOT_LOGGED, NOT_LOGGED, NOT_LOGGED,
        WEEK(1000000, 1000000, 0, 0, 5, 0), NOT_LOGGED};
    PLAN_WITH(two, o.changed_min_weeks = 2);
    expect_changes(close, &two, "0 RISE 1000000/800000, 1 RISE 1000000/800000, 4 RISE 5/4");
    kl_logged_week closer[KL_CHANGED_WEEKS];
    memcpy(closer, close, sizeof closer);
    closer[0].feature[KL_FEATURE_WEEK_M] = 799999;
    closer[0].feature[KL_FEATURE_HILL_M] = 799999;
    closer[4].feature[KL_FEATURE_HILL_M] = 999998;
    expect_changes(closer, &two, "0 RISE 1000000/799999, 4 RISE 5/4, 1 RISE 999998/799999");
}

Test(rule_what_changed, PLAN_160_a_rise_is_above_the_limit)
{
    kl_logged_week weeks[] = {WEEK(1000, 0, 0, 0, 0, 0),
                              NOT_LOGGED,
                              NOT_LOGGED,
                              WEEK(1000, 0, 0, 0, 0, 0),
                              WEEK(1100, 0, 0, 0, 0, 0),
                              WEEK(1100, 0, 0, 0, 0, 0)};
    expect_changes(weeks, NULL, "");
    weeks[5].feature[KL_FEATURE_WEEK_M] = 1101;
    expect_changes(weeks, NULL, "0 RISE 4402/4000");
    PLAN_WITH(more, o.changed_pct = 111);
    expect_changes(weeks, &more, "");
}

Test(rule_what_changed, PLAN_160_too_few_weeks)
{
    const kl_logged_week three[] = {QUIET, QUIET, NOT_LOGGED, NOT_LOGGED, QUIET, NOT_LOGGED};
    const kl_logged_week no_new[] = {QUIET, QUIET, QUIET, QUIET, NOT_LOGGED, NOT_LOGGED};
    const kl_logged_week no_old[] = {NOT_LOGGED, NOT_LOGGED, NOT_LOGGED, NOT_LOGGED, QUIET, QUIET};
    PLAN_WITH(two, o.changed_min_weeks = 2);
    PLAN_WITH(three_weeks, o.changed_min_weeks = 3);
    cr_expect(!changed_of(three, NULL).defined);
    cr_expect_eq(changed_of(three, NULL).n, 0);
    cr_expect(changed_of(three, &three_weeks).defined);
    cr_expect(!changed_of(no_new, NULL).defined);
    cr_expect(!changed_of(no_old, &two).defined);
}

static void refuse_week(kl_logged_week week, size_t at, kl_status wanted, const char *field,
                        double value)
{
    kl_logged_week weeks[] = {QUIET, QUIET, QUIET, QUIET, QUIET, QUIET};
    kl_what_changed out;
    weeks[at] = week;
    EXPECT_REFUSED(out, kl_what_changed_of(weeks, KL_CHANGED_WEEKS, NULL, &out, &fault), wanted,
                   field, (int64_t)at, value);
}

#define REFUSE(at, wanted, field, value, ...) \
    refuse_week((kl_logged_week)WEEK(__VA_ARGS__), at, wanted, field, value)

Test(rule_what_changed, PLAN_003_refusals_in_order)
{
    const kl_logged_week weeks[] = {QUIET, QUIET, QUIET, QUIET, QUIET, QUIET, QUIET};
    kl_what_changed out;
    PLAN_WITH(bad, o.changed_pct = 104);
    EXPECT_REFUSED(out, kl_what_changed_of(NULL, 6, &bad, &out, &fault), KL_E_RANGE, "changed_pct",
                   NO_INDEX, 104);
    EXPECT_REFUSED(out, kl_what_changed_of(NULL, 6, NULL, &out, &fault), KL_E_NULL, "weeks",
                   NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_what_changed_of(weeks, 5, NULL, &out, &fault), KL_E_SIZE, "weeks",
                   NO_INDEX, 5);
    EXPECT_REFUSED(out, kl_what_changed_of(weeks, 7, NULL, &out, &fault), KL_E_SIZE, "weeks",
                   NO_INDEX, 7);
    EXPECT_REFUSED(out, kl_what_changed_of(weeks, 6, NULL, NULL, &fault), KL_E_NULL, "out",
                   NO_INDEX, 0);
    const kl_logged_week neither = {2, {0}};
    const kl_logged_week open = {NOT_KNOWN, {0}};
    refuse_week(neither, 1, KL_E_RANGE, "weeks.known", 2);
    refuse_week(open, 1, KL_E_NULL, "weeks.known", 0);
}

Test(rule_what_changed, PLAN_160_fields_of_a_week)
{
    REFUSE(0, KL_E_RANGE, "weeks.week_m", 1000001, 1000001, 0, 0, 0, 0, 0);
    REFUSE(5, KL_E_NULL, "weeks.week_m", 0, NOT_KNOWN, 0, 0, 0, 0, 0);
    REFUSE(1, KL_E_RANGE, "weeks.hill_m", -1, 9, -1, 0, 0, 0, 0);
    REFUSE(1, KL_E_RANGE, "weeks.speed_m", -1, 9, 10, -1, 0, 0, 0);
    REFUSE(1, KL_E_RANGE, "weeks.longest_m", -1, 9, 10, 0, -1, 0, 0);
    REFUSE(1, KL_E_RANGE, "weeks.run_days", 8, 9, 10, 0, 0, 8, 0);
    REFUSE(1, KL_E_NULL, "weeks.run_days", 0, 9, 10, 0, 0, NOT_KNOWN, 0);
    REFUSE(1, KL_E_NULL, "weeks.new_shoe_m", 0, 9, 10, 0, 0, 0, NOT_KNOWN);
    REFUSE(2, KL_E_INCONSISTENT, "weeks.hill_m", 10, 9, 10, 10, 10, 0, 10);
    REFUSE(2, KL_E_INCONSISTENT, "weeks.speed_m", 10, 9, 9, 10, 10, 0, 10);
    REFUSE(2, KL_E_INCONSISTENT, "weeks.longest_m", 10, 9, 9, 9, 10, 0, 10);
    REFUSE(2, KL_E_INCONSISTENT, "weeks.new_shoe_m", 10, 9, 9, 9, 9, 0, 10);
}

Test(rule_what_changed, PLAN_160_a_week_that_is_not_logged_is_not_read)
{
    kl_logged_week weeks[] = {QUIET, QUIET, QUIET, QUIET, QUIET, QUIET};
    const kl_logged_week garbage = {0, {-1, 9, NOT_KNOWN, 1000001, 8, 9}};
    weeks[0] = weeks[4] = garbage;
    cr_expect(changed_of(weeks, NULL).defined);
    cr_expect_eq(changed_of(weeks, NULL).n, 0);
}

/* More run days than metres are no contradiction. */
Test(rule_what_changed, PLAN_160_edges_that_pass)
{
    kl_logged_week weeks[] = {QUIET, QUIET, QUIET, QUIET, QUIET, WEEK(0, 0, 0, 0, 7, 0)};
    cr_expect(changed_of(weeks, NULL).defined);
    const kl_logged_week most = WEEK(1000000, 1000000, 1000000, 1000000, 7, 1000000);
    weeks[4] = most;
    cr_expect_eq(changed_of(weeks, NULL).n, 6);
}

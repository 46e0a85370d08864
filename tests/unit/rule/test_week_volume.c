/*
 * The volume of the next week: PLAN-001, PLAN-002, PLAN-003, PLAN-004, PLAN-005, PLAN-006,
 * PLAN-007, PLAN-020, PLAN-021, PLAN-022, PLAN-023, PLAN-024.
 */
#include "domains.h"
#include "rule/week.h"

/* Four GREEN runs, done as planned. */
static kl_week_done week_of(int32_t planned_m, int32_t build_week)
{
    const kl_week_done week = {.green = 4,
                               .planned_m = planned_m,
                               .done_m = planned_m,
                               .target_m = 44000,
                               .build_week = build_week,
                               .last_build_m = planned_m};
    return week;
}

static kl_week_next next_with(kl_week_done week, const kl_plan_options *options)
{
    kl_week_next next;
    kl_fault fault = {0};
    cr_assert_eq(kl_week_volume(&week, options, &next, &fault), KL_OK, "%s", fault.field);
    return next;
}

static kl_week_next next_of(kl_week_done week)
{
    return next_with(week, NULL);
}

static void expect_next(const kl_week_next *next, int32_t decision, int32_t next_m,
                        int32_t build_week, int32_t last_build_m)
{
    cr_expect_eq(next->decision, decision, "decision %d", next->decision);
    cr_expect_eq(next->next_m, next_m, "next %d", next->next_m);
    cr_expect_eq(next->build_week, build_week, "build week %d", next->build_week);
    cr_expect_eq(next->last_build_m, last_build_m, "last %d", next->last_build_m);
}

static kl_status ask(const void *request, kl_fault *fault)
{
    kl_week_next next;
    put_canary(&next, sizeof next);
    const kl_status status = kl_week_volume(request, NULL, &next, fault);
    cr_expect(status == KL_OK || is_canary(&next, sizeof next));
    return status;
}

#define FIELD(name, low, high, optional)                         \
    {                                                            \
#name, offsetof(kl_week_done, name), low, high, optional \
    }

Test(rule_week_volume, PLAN_020_every_field_has_its_domain)
{
    const domain domains[] = {
        FIELD(green, 0, 50, 0),        FIELD(grey, 0, 50, 0),
        FIELD(amber, 0, 50, 0),        FIELD(red, 0, 50, 0),
        FIELD(reds14, 0, 100, 0),      FIELD(planned_m, 0, 1000000, 0),
        FIELD(done_m, 0, 1000000, 1),  FIELD(target_m, 0, 1000000, 0),
        FIELD(build_week, 0, 3, 0),    FIELD(last_build_m, 0, 1000000, 0),
        FIELD(recovery_debt, 0, 1, 0),
    };
    const kl_week_done week = week_of(22000, 1);
    expect_domains(ask, &week, sizeof week, domains, sizeof domains / sizeof domains[0]);
    kl_week_done full = {50, 50, 50, 50, 100, 1000000, 1000000, 1000000, 3, 1000000, 1, 0};
    cr_expect_eq(ask(&full, NULL), KL_OK);
    full.reds14 = 101;
    cr_expect_eq(ask(&full, NULL), KL_E_RANGE, "a fault is not needed");
}

Test(rule_week_volume, PLAN_003_pointers_options_fields_contradictions)
{
    kl_fault f = {0};
    kl_week_next next;
    kl_plan_options options = default_plan_options();
    kl_week_done week = week_of(22000, 0);
    put_canary(&next, sizeof next);
    expect_refusal(kl_week_volume(NULL, NULL, &next, &f), &f, KL_E_NULL, "done", -1, 0.0);
    expect_refusal(kl_week_volume(&week, NULL, NULL, &f), &f, KL_E_NULL, "out", -1, 0.0);
    options.struct_size = 4;
    expect_refusal(kl_week_volume(&week, &options, &next, &f), &f, KL_E_VERSION, "struct_size", -1,
                   4.0);
    options = default_plan_options();
    options.week_up_pct = 12;
    options.week_hard_pct = 11;
    options.adherence_pct = 91;
    week.recovery_debt = 2;
    week.red = 1;
    week.last_build_m = 21999;
    expect_refusal(kl_week_volume(&week, &options, &next, &f), &f, KL_E_RANGE, "adherence_pct", -1,
                   91.0);
    options.adherence_pct = 90;
    expect_refusal(kl_week_volume(&week, &options, &next, &f), &f, KL_E_RANGE, "recovery_debt", -1,
                   2.0);
    week.recovery_debt = 1;
    expect_refusal(kl_week_volume(&week, &options, &next, &f), &f, KL_E_INCONSISTENT, "reds14", -1,
                   0.0);
    week.reds14 = 1;
    expect_refusal(kl_week_volume(&week, &options, &next, &f), &f, KL_E_INCONSISTENT,
                   "last_build_m", -1, 21999.0);
    week.last_build_m = 22000;
    expect_refusal(kl_week_volume(&week, &options, &next, &f), &f, KL_E_INCONSISTENT, "week_up_pct",
                   -1, 12.0);
    cr_expect(is_canary(&next, sizeof next), "PLAN-004: nothing is written");
    options.week_hard_pct = 12;
    cr_expect_eq(kl_week_volume(&week, &options, &next, &f), KL_OK);
}

Test(rule_week_volume, PLAN_020_build_week_ends_before_the_lighter_one)
{
    kl_fault f = {0};
    kl_week_next next;
    kl_plan_options options = default_plan_options();
    const kl_week_done week = week_of(22000, 5);
    options.deload_every = 5;
    expect_refusal(kl_week_volume(&week, &options, &next, &f), &f, KL_E_RANGE, "build_week", -1,
                   5.0);
    options.deload_every = 6;
    cr_expect_eq(next_with(week, &options).decision, KL_DECISION_DELOAD);
}

Test(rule_week_volume, PLAN_021_limit)
{
    kl_plan_options o = default_plan_options();
    const int64_t rows[][2] = {{0, 0},         {1000, 1300},   {3333, 4332},      {3334, 4334},
                               {5000, 6000},   {10000, 11000}, {10001, 11001},    {10010, 11011},
                               {22000, 24200}, {22009, 24209}, {1000000, 1100000}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        cr_expect_eq(kl__volume_limit(rows[i][0], &o), rows[i][1], "%lld", (long long)rows[i][0]);
    }
    o.min_step_m = 0;
    cr_expect_eq(kl__volume_limit(5000, &o), 5500);
    o.week_up_pct = 0;
    cr_expect_eq(kl__volume_limit(5000, &o), 5000);
}

/* Section 3, example S16: what was done, and what comes next. */
Test(rule_week_volume, PLAN_023_example_of_section_3)
{
    const struct {
        int32_t amber;
        int32_t next_m;
        int32_t decision;
        int32_t reason;
    } weeks[] = {
        {0, 24200, KL_DECISION_ADVANCE, KL_R_WEEK_UP},
        {0, 26600, KL_DECISION_ADVANCE, KL_R_WEEK_UP},
        {0, 21200, KL_DECISION_DELOAD, KL_R_PLANNED_DELOAD},
        {0, 26600, KL_DECISION_ADVANCE, KL_R_REENTRY_AFTER_DELOAD},
        {0, 29200, KL_DECISION_ADVANCE, KL_R_WEEK_UP},
        {1, 32100, KL_DECISION_ADVANCE, KL_R_WEEK_UP},
        {2, 25600, KL_DECISION_DELOAD, KL_R_AMBER_WEEK_REPEAT},
    };
    kl_week_done week = week_of(22000, 1);
    for (size_t i = 0; i < sizeof weeks / sizeof weeks[0]; i++) {
        week.amber = weeks[i].amber;
        week.green = 4 - week.amber;
        const kl_week_next next = next_of(week);
        cr_expect_eq(next.next_m, weeks[i].next_m, "week %zu: %d", i, next.next_m);
        cr_expect_eq(next.decision, weeks[i].decision, "week %zu", i);
        cr_expect_eq(next.reasons.reason[0].code, weeks[i].reason, "week %zu", i);
        cr_expect_eq(next.to_reload_level, KL_UNKNOWN, "week %zu", i);
        cr_expect_eq(next.drop_quality, 0, "week %zu", i);
        if (i == 6) EXPECT_CODES(&next.reasons, KL_R_AMBER_WEEK_REPEAT, KL_R_PLANNED_DELOAD);
        week.planned_m = week.done_m = next.next_m;
        week.build_week = next.build_week;
        week.last_build_m = next.last_build_m;
    }
}

Test(rule_week_volume, PLAN_023_two_reds_lead_back_to_the_ladder)
{
    kl_week_done week = week_of(22000, 3);
    week.red = 1;
    week.reds14 = 2;
    const kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_REGRESS, KL_UNKNOWN, 1, 0);
    cr_expect_eq(next.to_reload_level, 4);
    cr_expect_eq(next.drop_quality, 1);
    EXPECT_CODES(&next.reasons, KL_R_TWO_RED_14D_TO_RELOAD_L4, KL_R_RED_IN_WEEK,
                 KL_R_PLANNED_DELOAD);
    expect_bare(next.reasons.reason[0], KL_R_TWO_RED_14D_TO_RELOAD_L4);
    week.red = 0; /* both of the week before */
    cr_expect_eq(next_of(week).decision, KL_DECISION_DELOAD);
    week.build_week = 1;
    cr_expect_eq(next_of(week).decision, KL_DECISION_ADVANCE);
}

Test(rule_week_volume, PLAN_024_one_red_cuts_and_drops_quality)
{
    kl_week_done week = week_of(22000, 2);
    week.red = week.reds14 = 1;
    kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_REGRESS, 16500, 1, 16500);
    cr_expect_eq(next.drop_quality, 1);
    cr_expect_eq(next.to_reload_level, KL_UNKNOWN);
    expect_reason(next.reasons.reason[0], KL_R_RED_IN_WEEK, KL_UNKNOWN, 75, "PL.red_cut_pct");
    week.done_m = 10000; /* the smaller of done and planned is cut */
    next = next_of(week);
    expect_next(&next, KL_DECISION_REGRESS, 7500, 1, 7500);
    week.done_m = 30000;
    next = next_of(week);
    expect_next(&next, KL_DECISION_REGRESS, 16500, 1, 16500);
    week.done_m = KL_UNKNOWN;
    next = next_of(week);
    expect_next(&next, KL_DECISION_REGRESS, 16500, 1, 16500);
    week.target_m = 12345; /* never above the target */
    next = next_of(week);
    expect_next(&next, KL_DECISION_REGRESS, 12300, 1, 12300);
}

Test(rule_week_volume, PLAN_023_red_when_the_lighter_week_is_due)
{
    kl_plan_options o = default_plan_options();
    kl_week_done week = week_of(22000, 3);
    week.red = week.reds14 = 1;
    o.red_cut_pct = 90;
    kl_week_next next = next_with(week, &o);
    expect_next(&next, KL_DECISION_REGRESS, 17600, 1, 17600);
    EXPECT_CODES(&next.reasons, KL_R_RED_IN_WEEK, KL_R_PLANNED_DELOAD);
    expect_reason(next.reasons.reason[1], KL_R_PLANNED_DELOAD, KL_UNKNOWN, 80, "PL.deload_pct");
    o.red_cut_pct = 60;
    next = next_with(week, &o);
    expect_next(&next, KL_DECISION_REGRESS, 13200, 1, 13200);
}

Test(rule_week_volume, PLAN_022_too_few_runs)
{
    kl_week_done week = week_of(22000, 2);
    week.green = 1;
    const kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 22000, 2, 22000);
    EXPECT_CODES(&next.reasons, KL_R_FEWER_THAN_2_RUNS);
    week.green = 2;
    cr_expect_eq(next_of(week).decision, KL_DECISION_ADVANCE);
}

Test(rule_week_volume, PLAN_022_amber_and_grey)
{
    kl_week_done week = week_of(22000, 2);
    week.green = 2;
    week.amber = 1; /* a third is not more than a third */
    cr_expect_eq(next_of(week).decision, KL_DECISION_ADVANCE);
    week.green = 1;
    kl_week_next next = next_of(week);
    EXPECT_CODES(&next.reasons, KL_R_AMBER_WEEK_REPEAT);
    const kl_reason third = next.reasons.reason[0]; /* 1 of 2 is more than a third */
    cr_expect(third.code == KL_R_AMBER_WEEK_REPEAT && third.value == 1 && third.limit == 0);
    cr_expect_eq(third.parameter, -1);
    week.green = 40;
    week.amber = 2;
    next = next_of(week);
    expect_reason(next.reasons.reason[0], KL_R_AMBER_WEEK_REPEAT, 2, 2, "PL.amber_repeat");
    week.green = 2;
    week.amber = 0;
    week.grey = 2; /* half is not more than half */
    cr_expect_eq(next_of(week).decision, KL_DECISION_ADVANCE);
    week.grey = 3;
    next = next_of(week);
    EXPECT_CODES(&next.reasons, KL_R_DATA_GAP_REPEAT);
    expect_bare(next.reasons.reason[0], KL_R_DATA_GAP_REPEAT);
}

Test(rule_week_volume, PLAN_022_done_against_planned)
{
    kl_week_done week = week_of(10000, 2);
    week.done_m = 11000;
    cr_expect_eq(next_of(week).decision, KL_DECISION_ADVANCE);
    week.done_m = 11001;
    kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 10000, 2, 10000);
    EXPECT_CODES(&next.reasons, KL_R_OVER_PLAN_NOT_REWARDED);
    expect_reason(next.reasons.reason[0], KL_R_OVER_PLAN_NOT_REWARDED, 111, 110, "PL.dose_hi_pct");
    week.done_m = 8000;
    cr_expect_eq(next_of(week).decision, KL_DECISION_ADVANCE);
    week.done_m = 7999;
    next = next_of(week);
    EXPECT_CODES(&next.reasons, KL_R_UNDER_PLAN_REPEAT);
    expect_reason(next.reasons.reason[0], KL_R_UNDER_PLAN_REPEAT, 79, 80, "PL.dose_lo_pct");
    week.done_m = KL_UNKNOWN;
    next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 10000, 2, 10000);
    EXPECT_CODES(&next.reasons, KL_R_DONE_UNKNOWN);
    week.planned_m = 0;
    week.done_m = 1;
    next = next_of(week);
    expect_reason(next.reasons.reason[0], KL_R_OVER_PLAN_NOT_REWARDED, KL_UNKNOWN, 110,
                  "PL.dose_hi_pct");
}

Test(rule_week_volume, PLAN_006_reasons_stand_in_the_order_of_the_text)
{
    kl_week_done week = week_of(10000, 3);
    week.green = 0;
    week.grey = 2;
    week.amber = 1;
    week.done_m = KL_UNKNOWN;
    const kl_week_next next = next_of(week);
    EXPECT_CODES(&next.reasons, KL_R_DATA_GAP_REPEAT, KL_R_DONE_UNKNOWN, KL_R_PLANNED_DELOAD);
    expect_next(&next, KL_DECISION_DELOAD, 8000, 0, 10000);
    week.grey = 1;
    week.amber = 0;
    const kl_week_next one = next_of(week);
    EXPECT_CODES(&one.reasons, KL_R_FEWER_THAN_2_RUNS, KL_R_DATA_GAP_REPEAT, KL_R_DONE_UNKNOWN,
                 KL_R_PLANNED_DELOAD);
}

Test(rule_week_volume, PLAN_023_back_after_the_lighter_week)
{
    kl_week_done week = week_of(21200, 0);
    week.last_build_m = 26650;
    kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_ADVANCE, 26600, 1, 26600);
    EXPECT_CODES(&next.reasons, KL_R_REENTRY_AFTER_DELOAD);
    week.target_m = 25000;
    next = next_of(week);
    expect_next(&next, KL_DECISION_ADVANCE, 25000, 1, 25000);
    week.amber = 2; /* a hold reason keeps the lighter week */
    next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 21200, 0, 26650);
}

Test(rule_week_volume, PLAN_023_at_target)
{
    kl_week_done week = week_of(44050, 1);
    kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 44000, 2, 44000);
    EXPECT_CODES(&next.reasons, KL_R_AT_TARGET);
    week = week_of(44000, 1);
    cr_expect_eq(next_of(week).reasons.reason[0].code, KL_R_AT_TARGET);
    week = week_of(43999, 1);
    next = next_of(week);
    expect_next(&next, KL_DECISION_ADVANCE, 44000, 2, 44000);
}

Test(rule_week_volume, PLAN_023_recovery_debt_holds)
{
    kl_week_done week = week_of(22050, 1);
    week.recovery_debt = 1;
    week.last_build_m = 20000;
    kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 22000, 1, 20000);
    EXPECT_CODES(&next.reasons, KL_R_RECOVERY_DEBT_VETO);
    week.target_m = 22000; /* at the target nothing grows */
    cr_expect_eq(next_of(week).reasons.reason[0].code, KL_R_AT_TARGET);
}

Test(rule_week_volume, PLAN_023_a_step_that_rounding_swallows)
{
    kl_week_done week = week_of(300, 1); /* at most 390 */
    kl_week_next next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 300, 1, 300);
    EXPECT_CODES(&next.reasons, KL_R_STEP_BELOW_ROUNDING);
    week = week_of(350, 1); /* at most 455 */
    next = next_of(week);
    expect_next(&next, KL_DECISION_ADVANCE, 400, 2, 400);
    expect_reason(next.reasons.reason[0], KL_R_WEEK_UP, 14, 30, "PL.week_hard_pct");
    week.target_m = 399;
    next = next_of(week);
    expect_next(&next, KL_DECISION_HOLD, 300, 1, 350);
}

/* The reason names the parameter that lets the step be so large. */
Test(rule_week_volume, PLAN_021_which_limit_the_step_stands_on)
{
    kl_week_next next = next_of(week_of(22000, 2));
    expect_reason(next.reasons.reason[0], KL_R_WEEK_UP, 10, 10, "PL.week_up_pct");
    next = next_of(week_of(5000, 2));
    cr_expect_eq(next.next_m, 6000);
    expect_reason(next.reasons.reason[0], KL_R_WEEK_UP, 1000, 1000, "PL.min_step_m");
    next = next_of(week_of(3000, 2));
    cr_expect_eq(next.next_m, 3900);
    expect_reason(next.reasons.reason[0], KL_R_WEEK_UP, 30, 30, "PL.week_hard_pct");
    kl_week_done near = week_of(5000, 2);
    near.target_m = 5500; /* what is left to the target fits into the share */
    next = next_of(near);
    expect_reason(next.reasons.reason[0], KL_R_WEEK_UP, 10, 10, "PL.week_up_pct");
    near.target_m = 5700;
    next = next_of(near);
    expect_reason(next.reasons.reason[0], KL_R_WEEK_UP, 700, 1000, "PL.min_step_m");
}

Test(rule_week_volume, PLAN_001_same_input_same_bits)
{
    const kl_week_done week = week_of(22000, 1);
    kl_week_next a;
    kl_week_next b;
    put_canary(&a, sizeof a);
    memset(&b, 0, sizeof b);
    const kl_plan_options defaults = default_plan_options();
    cr_assert_eq(kl_week_volume(&week, NULL, &a, NULL), KL_OK);
    cr_assert_eq(kl_week_volume(&week, &defaults, &b, NULL), KL_OK);
    cr_expect_eq(memcmp(&a, &b, sizeof a), 0, "PLAN-002: NULL is the defaults");
}

Test(rule_week_volume, PLAN_005_rounding_down)
{
    cr_expect_eq(kl__round100(0), 0);
    cr_expect_eq(kl__round100(99), 0);
    cr_expect_eq(kl__round100(100), 100);
    cr_expect_eq(kl__round100(199), 100);
    cr_expect_eq(kl__round60(59), 0);
    cr_expect_eq(kl__round60(119), 60);
    cr_expect_eq(kl__percent(199, 100), 199);
    cr_expect_eq(kl__percent(1999, 1000), 199);
    cr_expect_eq(kl__percent_up(1991, 1000), 200);
    cr_expect_eq(kl__percent_up(1990, 1000), 199);
    cr_expect_eq(kl__percent_up(1, 0), KL_UNKNOWN);
}

/*
 * What a week breaks: PLAN-040, PLAN-041, PLAN-042, PLAN-043.
 */
#include "weeks.h"

static kl_status ask(const void *request, kl_fault *fault)
{
    static kl_week_report report;
    const kl_week_entry run = RUN(0, EASY, 5000);
    const kl_week week = week_from(&run, 1);
    put_canary(&report, sizeof report);
    const kl_status status = kl_week_check(&week, request, NULL, &report, fault);
    cr_expect(status == KL_OK || is_canary(&report, sizeof report), "PLAN-004");
    return status;
}

#define FIELD(name, low, high, optional)                            \
    {                                                               \
#name, offsetof(kl_week_context, name), low, high, optional \
    }

Test(rule_week_check, PLAN_040_every_field_has_its_domain)
{
    const domain domains[] = {
        FIELD(phase, KL_PHASE_SCREEN, KL_PHASE_MAINTAIN, 0),
        FIELD(location, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE, 1),
        FIELD(ref_week_m, 0, 1000000, 1),
        FIELD(longest30_m, 0, 200000, 1),
        FIELD(days_since_last_run, 1, 3650, 1),
        FIELD(prev_classes, 0, 7, 1),
        FIELD(prev_runs, 0, 50, 1),
        FIELD(prev_longest_m, 0, 200000, 1),
    };
    const kl_week_context low = {0, 0, 0, 0, 1, 0, 0, 0};
    const kl_week_context high = {5, 6, 1000000, 200000, 3650, 7, 50, 200000};
    expect_domains(ask, &low, sizeof low, domains, LENGTH(domains));
    expect_domains(ask, &high, sizeof high, domains, LENGTH(domains));
    const kl_week_context bad = {6, 7, -1, -1, 0, 8, -1, -1};
    kl_fault f = {0};
    expect_refusal(ask(&bad, &f), &f, KL_E_RANGE, "phase", -1, 6.0);
}

Test(rule_week_check, PLAN_043_what_a_week_holds)
{
    const kl_week_entry entries[] = {
        RUN(3, EASY, 6000),   RUN(1, LONG, 9000),
        RUN(1, EASY, 1000),   RUN(5, EASY, 0),
        STRENGTH(0),          STRENGTH(2),
        RUN(6, CROSS, 30000), {4, KL_WORKOUT_SPEED, KL_UNKNOWN, 1800, SOME}};
    kl_week_context context = context_in(KL_PHASE_RETURN);
    kl_week_report r = REPORT(entries, context);
    cr_expect_eq(r.total_m, 21000);
    cr_expect_eq(r.runs, 4);
    cr_expect_eq(r.run_days, 1u << 1 | 1u << 3 | 1u << 4);
    cr_expect_eq(r.longest_m, 9000);
    cr_expect_eq(r.classes, 1u << KL_CLASS_LONG | 1u << KL_CLASS_SPEED);
    cr_expect_eq(r.building, KL_UNKNOWN);
    cr_expect_eq(r.n_notes, 3);
    cr_expect_eq(r.notes[0], KL_R_NO_SPIKE_REFERENCE);
    cr_expect_eq(r.notes[1], KL_R_NO_WEEK_REFERENCE);
    cr_expect_eq(r.notes[2], KL_R_DISTANCE_FROM_DEFAULT_PACE);
    context.longest30_m = context.ref_week_m = 0; /* 0 is no reference either */
    r = REPORT(entries, context);
    cr_expect_eq(r.n_notes, 3);
    cr_expect_eq(r.building, KL_UNKNOWN);
    context.longest30_m = 1;
    context.ref_week_m = 20999;
    r = REPORT(entries, context);
    cr_expect_eq(r.n_notes, 1);
    cr_expect_eq(r.building, 1);
    context.ref_week_m = 21000;
    cr_expect_eq(REPORT(entries, context).building, 0);
}

Test(rule_week_check, PLAN_043_an_empty_week)
{
    kl_week_report a;
    kl_week_report b;
    const kl_week week = week_from(NULL, 0);
    const kl_week_context context = context_in(KL_PHASE_RETURN);
    put_canary(&a, sizeof a);
    memset(&b, 0, sizeof b);
    cr_assert_eq(kl_week_check(&week, &context, NULL, &a, NULL), KL_OK);
    cr_assert_eq(kl_week_check(&week, &context, NULL, &b, NULL), KL_OK);
    cr_expect_eq(memcmp(&a, &b, sizeof a), 0, "same input, same bits");
    cr_expect_eq(a.runs, 0);
    cr_expect_eq(a.n_notes, 0);
    cr_expect_eq(a.n_findings, 1);
    EXPECT_AT(a, KL_R_STRENGTH_LOW, -1);
}

Test(rule_week_check, PLAN_042_runs_while_irritable)
{
    const kl_week_entry entries[] = {RUN(3, EASY, 3000), STRENGTH(1), RUN(1, EASY, 3000),
                                     RUN(5, EASY, 0)};
    for (int32_t phase = KL_PHASE_SCREEN; phase <= KL_PHASE_MAINTAIN; phase++) {
        const kl_week_context context = context_in(phase);
        const kl_week_report r = REPORT(entries, context);
        if (phase <= KL_PHASE_IRRITABLE) {
            EXPECT_AT(r, KL_R_RUN_IN_IRRITABLE, 0, 2);
            cr_expect_eq(r.finding[0].severity, KL_SEVERITY_MUST);
            expect_bare(r.finding[0].reason, KL_R_RUN_IN_IRRITABLE);
        } else {
            EXPECT_NONE(r, KL_R_RUN_IN_IRRITABLE);
        }
    }
}

Test(rule_week_check, PLAN_042_quality_in_phase)
{
    const kl_week_entry entries[] = {RUN(6, LONG, 3000), RUN(3, SPEED, 3000), RUN(1, HILLS, 3000),
                                     RUN(2, EASY, 3000)};
    for (int32_t phase = KL_PHASE_SCREEN; phase <= KL_PHASE_MAINTAIN; phase++) {
        const kl_week_context context = context_in(phase);
        const kl_week_report r = REPORT(entries, context);
        if (phase == KL_PHASE_RELOAD) {
            EXPECT_AT(r, KL_R_QUALITY_IN_PHASE, 0, 1, 2);
        } else if (phase == KL_PHASE_BUILD) {
            EXPECT_AT(r, KL_R_QUALITY_IN_PHASE, 1, 2);
        } else {
            EXPECT_NONE(r, KL_R_QUALITY_IN_PHASE);
        }
    }
}

Test(rule_week_check, PLAN_042_hills_speed_and_long_in_one_week)
{
    const kl_week_entry entries[] = {RUN(6, EASY, 3000), RUN(5, LONG, 3000), RUN(1, HILLS, 3000),
                                     RUN(2, SPEED, 3000)};
    kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    EXPECT_AT(REPORT(entries, context), KL_R_STACKED_HILLS_SPEED_LONG, 1);
    context.ref_week_m = 11999;
    EXPECT_AT(REPORT(entries, context), KL_R_STACKED_HILLS_SPEED_LONG, 1);
    context.ref_week_m = 12000; /* the week does not grow */
    EXPECT_NONE(REPORT(entries, context), KL_R_STACKED_HILLS_SPEED_LONG);
    context.ref_week_m = KL_UNKNOWN;
    EXPECT_NONE(report_with(entries, 3, &context, NULL), KL_R_STACKED_HILLS_SPEED_LONG);
    const kl_week_entry one[] = {{0, KL_WORKOUT_RACE, 9000, KL_UNKNOWN, 90}};
    EXPECT_AT(REPORT(one, context), KL_R_STACKED_HILLS_SPEED_LONG, 0);
}

Test(rule_week_check, PLAN_042_a_day_of_rest)
{
    kl_week_entry entries[] = {RUN(0, EASY, 3000), RUN(1, EASY, 3000), STRENGTH(2),
                               RUN(3, EASY, 3000), RUN(4, EASY, 3000), STRENGTH(5),
                               RUN(6, EASY, 3000)};
    const kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    EXPECT_AT(REPORT(entries, context), KL_R_NO_REST_DAY, -1);
    entries[5].kind = KL_WORKOUT_CROSS; /* cross-training does not count against rest */
    EXPECT_NONE(REPORT(entries, context), KL_R_NO_REST_DAY);
    entries[5] = (kl_week_entry)RUN(5, EASY, 0);
    EXPECT_NONE(REPORT(entries, context), KL_R_NO_REST_DAY);
}

Test(rule_week_check, PLAN_042_days_between_runs)
{
    const kl_week_entry entries[] = {RUN(4, EASY, 3000), RUN(0, EASY, 3000), RUN(3, EASY, 3000),
                                     RUN(4, EASY, 3000), RUN(6, EASY, 3000)};
    kl_week_context context = context_in(KL_PHASE_RELOAD);
    context.days_since_last_run = 2;
    kl_week_report r = REPORT(entries, context);
    EXPECT_AT(r, KL_R_RUN_SPACING, 0);
    expect_reason(finding_of(&r, KL_R_RUN_SPACING).reason, KL_R_RUN_SPACING, 1, 2,
                  "PL.run_gap_reload");
    context.days_since_last_run = 1; /* findings by entry, not by day */
    EXPECT_AT(REPORT(entries, context), KL_R_RUN_SPACING, 0, 1);
    context.days_since_last_run = KL_UNKNOWN;
    EXPECT_AT(REPORT(entries, context), KL_R_RUN_SPACING, 0);
    context.phase = KL_PHASE_BUILD;
    EXPECT_NONE(REPORT(entries, context), KL_R_RUN_SPACING);
}

Test(rule_week_check, PLAN_042_days_between_runs_by_location)
{
    const kl_week_entry entries[] = {RUN(2, EASY, 3000), RUN(3, EASY, 3000)};
    kl_week_context context = context_in(KL_PHASE_BUILD);
    kl_plan_options options = default_plan_options();
    for (int32_t location = KL_LOCATION_FRONT; location <= KL_LOCATION_DIFFUSE; location++) {
        context.location = location;
        const kl_week_report r = REPORT(entries, context);
        if (location == KL_LOCATION_LATERAL || location == KL_LOCATION_DIFFUSE) {
            EXPECT_AT(r, KL_R_RUN_SPACING, 1);
            expect_reason(finding_of(&r, KL_R_RUN_SPACING).reason, KL_R_RUN_SPACING, 1, 2,
                          "PL.gap_lateral");
        } else {
            EXPECT_NONE(r, KL_R_RUN_SPACING);
        }
    }
    context.phase = KL_PHASE_RETURN;
    EXPECT_NONE(REPORT(entries, context), KL_R_RUN_SPACING);
    context.phase = KL_PHASE_RELOAD;
    options.run_gap_reload = 3;
    kl_week_report r = REPORT_WITH(entries, context, options);
    expect_reason(finding_of(&r, KL_R_RUN_SPACING).reason, KL_R_RUN_SPACING, 1, 3,
                  "PL.run_gap_reload");
    options.run_gap_reload = 1;
    r = REPORT_WITH(entries, context, options);
    expect_reason(finding_of(&r, KL_R_RUN_SPACING).reason, KL_R_RUN_SPACING, 1, 2,
                  "PL.gap_lateral");
}

Test(rule_week_check, PLAN_042_two_runs_on_one_day)
{
    const kl_week_entry entries[] = {RUN(4, EASY, 3000), RUN(1, EASY, 3000), RUN(4, EASY, 3000),
                                     RUN(4, EASY, 0), RUN(4, EASY, 3000)};
    for (int32_t phase = KL_PHASE_SCREEN; phase <= KL_PHASE_MAINTAIN; phase++) {
        const kl_week_context context = context_in(phase);
        const kl_week_report r = REPORT(entries, context);
        if (phase <= KL_PHASE_BUILD) {
            EXPECT_AT(r, KL_R_TWO_RUNS_ONE_DAY, 2, 4);
        } else {
            EXPECT_NONE(r, KL_R_TWO_RUNS_ONE_DAY);
        }
    }
}

Test(rule_week_check, PLAN_042_most_run_days)
{
    const kl_week_entry entries[] = {RUN(6, EASY, 3000), RUN(5, EASY, 3000), RUN(4, EASY, 3000),
                                     RUN(3, EASY, 3000), RUN(2, EASY, 3000), RUN(1, EASY, 3000),
                                     RUN(0, EASY, 3000), RUN(4, EASY, 3000)};
    const struct {
        int32_t phase;
        int32_t entry;
        int32_t cap;
        const char *parameter;
    } rows[] = {
        {KL_PHASE_SCREEN, 0, 6, "PL.max_run_days_other"},
        {KL_PHASE_IRRITABLE, 0, 6, "PL.max_run_days_other"},
        {KL_PHASE_RELOAD, 2, 4, "PL.max_run_days_reload"},
        {KL_PHASE_BUILD, 1, 5, "PL.max_run_days_build"},
        {KL_PHASE_RETURN, 0, 6, "PL.max_run_days_other"},
        {KL_PHASE_MAINTAIN, 0, 6, "PL.max_run_days_other"},
    };
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const kl_week_context context = context_in(rows[i].phase);
        const kl_week_report r = REPORT(entries, context);
        EXPECT_AT(r, KL_R_MAX_RUN_DAYS, rows[i].entry);
        expect_reason(finding_of(&r, KL_R_MAX_RUN_DAYS).reason, KL_R_MAX_RUN_DAYS, 7, rows[i].cap,
                      rows[i].parameter);
        const kl_week_report fewer = report_with(entries, (size_t)rows[i].cap, &context, NULL);
        EXPECT_NONE(fewer, KL_R_MAX_RUN_DAYS);
    }
    /* Days without a run lie between. */
    const kl_week_entry spread[] = {RUN(6, EASY, 3000), RUN(3, EASY, 3000), RUN(1, EASY, 3000)};
    const kl_week_context context = context_in(KL_PHASE_BUILD);
    kl_plan_options options = default_plan_options();
    options.max_run_days_build = 2;
    EXPECT_AT(REPORT_WITH(spread, context, options), KL_R_MAX_RUN_DAYS, 0);
}

Test(rule_week_check, PLAN_042_a_run_far_above_the_longest)
{
    const kl_week_entry entries[] = {RUN(6, EASY, 11001), RUN(5, EASY, 11000), RUN(4, EASY, 11001)};
    kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    context.longest30_m = 10000;
    const kl_week_report r = REPORT(entries, context);
    EXPECT_AT(r, KL_R_SESSION_SPIKE, 0, 2);
    cr_expect_eq(finding_of(&r, KL_R_SESSION_SPIKE).severity, KL_SEVERITY_MUST);
    expect_reason(finding_of(&r, KL_R_SESSION_SPIKE).reason, KL_R_SESSION_SPIKE, 111, 110,
                  "PL.spike_pct");
    context.longest30_m = 0;
    EXPECT_NONE(REPORT(entries, context), KL_R_SESSION_SPIKE);
    context.longest30_m = KL_UNKNOWN;
    EXPECT_NONE(REPORT(entries, context), KL_R_SESSION_SPIKE);
}

Test(rule_week_check, PLAN_042_two_new_longest_runs)
{
    const kl_week_entry entries[] = {RUN(6, EASY, 10001), RUN(5, EASY, 10000), RUN(4, EASY, 10001),
                                     RUN(3, EASY, 10001)};
    kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    context.longest30_m = 10000;
    const kl_week_report r = REPORT(entries, context); /* the first is that of day 3 */
    EXPECT_AT(r, KL_R_TWO_NEW_LONGEST, 0, 2);
    cr_expect_eq(finding_of(&r, KL_R_TWO_NEW_LONGEST).severity, KL_SEVERITY_ADVICE);
    EXPECT_NONE(report_with(entries, 2, &context, NULL), KL_R_TWO_NEW_LONGEST);
    context.longest30_m = 0;
    EXPECT_NONE(REPORT(entries, context), KL_R_TWO_NEW_LONGEST);
}

Test(rule_week_check, PLAN_042_more_than_the_week_before)
{
    kl_week_entry entries[] = {RUN(1, EASY, 10000), RUN(5, EASY, 16001)};
    kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    context.ref_week_m = 20000;
    kl_week_report r = REPORT(entries, context);
    EXPECT_AT(r, KL_R_WEEK_INCREASE_HARD, -1);
    EXPECT_NONE(r, KL_R_WEEK_INCREASE);
    cr_expect_eq(finding_of(&r, KL_R_WEEK_INCREASE_HARD).severity, KL_SEVERITY_MUST);
    expect_reason(finding_of(&r, KL_R_WEEK_INCREASE_HARD).reason, KL_R_WEEK_INCREASE_HARD, 31, 30,
                  "PL.week_hard_pct");
    entries[1].metres = 16000;
    r = REPORT(entries, context);
    EXPECT_NONE(r, KL_R_WEEK_INCREASE_HARD);
    EXPECT_AT(r, KL_R_WEEK_INCREASE, -1);
    cr_expect_eq(finding_of(&r, KL_R_WEEK_INCREASE).severity, KL_SEVERITY_ADVICE);
    expect_reason(finding_of(&r, KL_R_WEEK_INCREASE).reason, KL_R_WEEK_INCREASE, 30, 10,
                  "PL.week_up_pct");
    entries[1].metres = 12001;
    EXPECT_AT(REPORT(entries, context), KL_R_WEEK_INCREASE, -1);
    entries[1].metres = 12000;
    EXPECT_NONE(REPORT(entries, context), KL_R_WEEK_INCREASE);
    context.ref_week_m = 0;
    r = REPORT(entries, context);
    EXPECT_NONE(r, KL_R_WEEK_INCREASE);
    EXPECT_NONE(r, KL_R_WEEK_INCREASE_HARD);
    context.ref_week_m = 1000;
    r = report_with(entries, 0, &context, NULL);
    EXPECT_NONE(r, KL_R_WEEK_INCREASE_HARD);
}

Test(rule_week_check, PLAN_042_share_of_the_longest_run)
{
    kl_week_entry entries[] = {RUN(5, EASY, 6001), RUN(1, EASY, 4000)};
    const kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    const kl_week_report r = REPORT(entries, context);
    EXPECT_AT(r, KL_R_LONGEST_RUN_SHARE, 0);
    expect_reason(finding_of(&r, KL_R_LONGEST_RUN_SHARE).reason, KL_R_LONGEST_RUN_SHARE, 61, 60,
                  NULL);
    EXPECT_NONE(report_with(entries, 1, &context, NULL), KL_R_LONGEST_RUN_SHARE);
    entries[0].metres = 6000;
    EXPECT_NONE(REPORT(entries, context), KL_R_LONGEST_RUN_SHARE);
    const kl_week_entry four[] = {RUN(5, EASY, 4000), RUN(1, EASY, 4000), RUN(2, EASY, 1000),
                                  RUN(3, EASY, 1000)};
    EXPECT_AT(REPORT(four, context), KL_R_LONGEST_RUN_SHARE, 0, 1);
}

Test(rule_week_check, PLAN_042_new_stressors)
{
    const kl_week_entry entries[] = {RUN(5, SPEED, 3000), RUN(1, SPEED, 3000), RUN(4, LONG, 3000),
                                     RUN(2, HILLS, 3000)};
    kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    context.prev_classes = 0;
    kl_week_report r = REPORT(entries, context);
    EXPECT_AT(r, KL_R_NEW_STRESSOR_WITH_VOLUME, 3);
    EXPECT_AT(r, KL_R_TWO_NEW_STRESSORS, 1);
    cr_expect_eq(finding_of(&r, KL_R_TWO_NEW_STRESSORS).severity, KL_SEVERITY_ADVICE);
    context.prev_classes = 1 << KL_CLASS_HILLS | 1 << KL_CLASS_LONG;
    r = REPORT(entries, context);
    EXPECT_AT(r, KL_R_NEW_STRESSOR_WITH_VOLUME, 1);
    EXPECT_NONE(r, KL_R_TWO_NEW_STRESSORS);
    context.prev_classes = 1 << KL_CLASS_SPEED;
    EXPECT_AT(REPORT(entries, context), KL_R_TWO_NEW_STRESSORS, 2);
    context.ref_week_m = 12000; /* no more than before */
    r = REPORT(entries, context);
    EXPECT_NONE(r, KL_R_NEW_STRESSOR_WITH_VOLUME);
    EXPECT_AT(r, KL_R_TWO_NEW_STRESSORS, 2);
    context.ref_week_m = 11999;
    EXPECT_AT(REPORT(entries, context), KL_R_NEW_STRESSOR_WITH_VOLUME, 3);
    context.prev_classes = 7;
    EXPECT_NONE(REPORT(entries, context), KL_R_NEW_STRESSOR_WITH_VOLUME);
    context.prev_classes = KL_UNKNOWN;
    r = REPORT(entries, context);
    EXPECT_NONE(r, KL_R_NEW_STRESSOR_WITH_VOLUME);
    EXPECT_NONE(r, KL_R_TWO_NEW_STRESSORS);
}

static void expect_frequency(const kl_week_context *context, int32_t expected)
{
    const kl_week_entry entries[] = {RUN(1, EASY, 3000), RUN(3, EASY, 3000)};
    const kl_week_report r = report_with(entries, 2, context, NULL);
    if (expected) {
        EXPECT_AT(r, KL_R_FREQUENCY_UP_NOT_SHORTER, -1);
    } else {
        EXPECT_NONE(r, KL_R_FREQUENCY_UP_NOT_SHORTER);
    }
}

Test(rule_week_check, PLAN_042_more_runs_have_to_be_shorter)
{
    const kl_week_context usual = {KL_PHASE_BUILD, KL_UNKNOWN, 6000, KL_UNKNOWN,
                                   KL_UNKNOWN,     KL_UNKNOWN, 1,    3000};
    kl_week_context c = usual;
    expect_frequency(&c, 1);
    c.phase = KL_PHASE_RELOAD;
    expect_frequency(&c, 1);
    c.phase = KL_PHASE_IRRITABLE;
    expect_frequency(&c, 0);
    c.phase = KL_PHASE_RETURN;
    expect_frequency(&c, 0);
    c = usual;
    c.prev_longest_m = 3001;
    expect_frequency(&c, 0);
    c.ref_week_m = 5999;
    expect_frequency(&c, 1);
    c.ref_week_m = 0; /* a week without running is known */
    expect_frequency(&c, 1);
    c = usual;
    c.prev_runs = 2;
    expect_frequency(&c, 0);
    c.prev_runs = KL_UNKNOWN;
    expect_frequency(&c, 0);
    c = usual;
    c.prev_longest_m = KL_UNKNOWN;
    expect_frequency(&c, 0);
    c = usual;
    c.ref_week_m = KL_UNKNOWN;
    expect_frequency(&c, 0);
}

Test(rule_week_check, PLAN_042_strength_work)
{
    const kl_week_entry entries[] = {STRENGTH(4), STRENGTH(0), STRENGTH(3), STRENGTH(4),
                                     STRENGTH(1)};
    const kl_week_context context = context_in(KL_PHASE_MAINTAIN);
    kl_week_report r = REPORT(entries, context);
    EXPECT_NONE(r, KL_R_STRENGTH_LOW);
    EXPECT_AT(r, KL_R_STRENGTH_HIGH, -1);
    expect_reason(finding_of(&r, KL_R_STRENGTH_HIGH).reason, KL_R_STRENGTH_HIGH, 4, 3,
                  "PL.strength_max");
    EXPECT_AT(r, KL_R_STRENGTH_SPACING, 0, 4);
    expect_reason(finding_of(&r, KL_R_STRENGTH_SPACING).reason, KL_R_STRENGTH_SPACING, 1, 2,
                  "PL.strength_gap");
    r = report_with(entries, 4, &context, NULL); /* three days, one of them twice */
    EXPECT_NONE(r, KL_R_STRENGTH_HIGH);
    EXPECT_AT(r, KL_R_STRENGTH_SPACING, 0);
    r = report_with(entries, 2, &context, NULL);
    cr_expect_eq(r.n_findings, 0, "0 and 4 lie far enough apart, whatever comes next week");
    r = report_with(entries, 1, &context, NULL);
    expect_reason(finding_of(&r, KL_R_STRENGTH_LOW).reason, KL_R_STRENGTH_LOW, 1, 2,
                  "PL.strength_min");
}

/* Every code at once, or nearly: order of codes, severity of each. */
Test(rule_week_check, PLAN_042_findings_stand_in_the_order_of_the_codes)
{
    kl_week_entry entries[32];
    for (int i = 0; i < 32; i++) {
        const int32_t kinds[] = {KL_WORKOUT_RACE, KL_WORKOUT_STRENGTH, KL_WORKOUT_LONG,
                                 KL_WORKOUT_HILLS};
        entries[i] = (kl_week_entry)RUN((31 - i) % 7, EASY, 0);
        entries[i].kind = kinds[i % 4];
        entries[i].metres = i % 4 == 1 ? KL_UNKNOWN : 20000;
    }
    const kl_week_context context = {KL_PHASE_RELOAD, KL_LOCATION_DIFFUSE, 1000, 1000, 1, 0, 1, 1};
    const kl_week_report r = REPORT(entries, context);
    for (int32_t i = 1; i < r.n_findings; i++) {
        const kl_week_finding *a = &r.finding[i - 1];
        const kl_week_finding *b = &r.finding[i];
        const int in_order = a->reason.code < b->reason.code ||
                             (a->reason.code == b->reason.code && a->index < b->index);
        cr_expect(in_order, "finding %d", i);
    }
    cr_expect_lt(r.n_findings, KL_MAX_WEEK_FINDINGS);
    for (int32_t i = 0; i < r.n_findings; i++) {
        const int32_t code = r.finding[i].reason.code;
        const int advice = code == KL_R_TWO_NEW_LONGEST || code == KL_R_WEEK_INCREASE ||
                           code >= KL_R_NEW_STRESSOR_WITH_VOLUME;
        cr_expect_eq(r.finding[i].severity, advice ? KL_SEVERITY_ADVICE : KL_SEVERITY_MUST,
                     "code %d", code);
    }
}

/*
 * Taking load off and giving it back: PLAN-120, PLAN-121, PLAN-122, PLAN-123.
 */
#include "domains.h"

enum { ALL_STEPS = (1 << KL_STEPS) - 1, ALL_RESTORE = 63, ALL_EXPOSURES = 63 };

/* ---- taking load off ---- */

static kl_status ask_unload(const void *request, kl_fault *fault)
{
    kl_unload_step step;
    put_canary(&step, sizeof step);
    const kl_status status = kl_unload_next(request, NULL, &step, fault);
    cr_expect(status == KL_OK || is_canary(&step, sizeof step), "PLAN-004");
    return status;
}

static kl_unload_step unload(kl_unload_request request)
{
    kl_unload_step step;
    kl_fault fault = {0};
    cr_assert_eq(kl_unload_next(&request, NULL, &step, &fault), KL_OK, "%s", fault.field);
    return step;
}

/* Every step would take something off. */
static const kl_unload_request full = {.present = 7,
                                       .irritability = KL_IRRITABILITY_MODERATE,
                                       .failed_mornings = 1,
                                       .run_days = 4,
                                       .cadence_allowed = 1,
                                       .overstride = 1};

#define UNLOAD(name, low, high, optional)                             \
    {                                                                 \
#name, offsetof(kl_unload_request, name), low, high, optional \
    }

Test(rule_modification, PLAN_120_every_field_has_its_domain)
{
    const domain domains[] = {
        UNLOAD(applied, 0, ALL_STEPS, 0), UNLOAD(present, 0, 7, 0),
        UNLOAD(irritability, 0, 2, 1),    UNLOAD(failed_mornings, 0, 3, 0),
        UNLOAD(run_days, 0, 7, 0),        UNLOAD(cadence_allowed, 0, 1, 0),
        UNLOAD(overstride, 0, 1, 1),
    };
    const size_t n = sizeof domains / sizeof domains[0];
    const kl_unload_request high = {ALL_STEPS, 7, 2, 3, 7, 1, 1, 0};
    expect_domains(ask_unload, &full, sizeof full, domains, n);
    expect_domains(ask_unload, &high, sizeof high, domains, n);
}

Test(rule_modification, PLAN_003_order_of_checks)
{
    kl_fault f = {0};
    kl_unload_step step;
    kl_plan_options options = default_plan_options();
    const kl_unload_request bad = {.applied = -1, .present = -1};
    options.gap_moderate = 4;
    expect_refusal(kl_unload_next(NULL, NULL, &step, &f), &f, KL_E_NULL, "request", -1, 0.0);
    expect_refusal(kl_unload_next(&full, NULL, NULL, &f), &f, KL_E_NULL, "out", -1, 0.0);
    expect_refusal(kl_unload_next(&bad, &options, &step, &f), &f, KL_E_RANGE, "gap_moderate", -1,
                   4.0);
    expect_refusal(kl_unload_next(&bad, NULL, &step, &f), &f, KL_E_RANGE, "applied", -1, -1.0);
}

Test(rule_modification, PLAN_121_the_ladder_from_top_to_bottom)
{
    kl_unload_request request = full;
    for (int32_t wanted = 0; wanted < KL_STEPS; wanted++) {
        const kl_unload_step step = unload(request);
        cr_expect_eq(step.step, wanted, "%d instead of %d", step.step, wanted);
        cr_expect_eq(step.skipped, 0u);
        cr_expect_eq(step.reasons.n, 0);
        cr_expect_eq(step.factor_pct, wanted == KL_STEP_DISTANCE ? 50 : KL_UNKNOWN);
        cr_expect_eq(step.spacing_days, wanted == KL_STEP_FREQUENCY ? 2 : KL_UNKNOWN);
        request.applied |= 1 << wanted;
    }
    const kl_unload_step none = unload(request);
    cr_expect_eq(none.step, KL_UNKNOWN);
    cr_expect_eq(none.skipped, 0u);
    EXPECT_CODES(&none.reasons, KL_R_LADDER_EXHAUSTED_ASSESS);
}

Test(rule_modification, PLAN_121_high_irritability_takes_no_step)
{
    kl_unload_request request = full;
    request.irritability = KL_IRRITABILITY_HIGH;
    request.present = 0;
    const kl_unload_step step = unload(request);
    cr_expect_eq(step.step, KL_UNKNOWN);
    cr_expect_eq(step.skipped, 0u);
    EXPECT_CODES(&step.reasons, KL_R_HIGH_IRRITABILITY_NO_RUN);
}

Test(rule_modification, PLAN_121_unknown_irritability_is_moderate)
{
    kl_unload_request request = full;
    request.irritability = KL_UNKNOWN;
    request.present = 0;
    kl_unload_step step = unload(request);
    cr_expect_eq(step.step, KL_STEP_DISTANCE);
    cr_expect_eq(step.factor_pct, 50);
    cr_expect_eq(step.skipped, 1u << KL_STEP_HILLS_DOWNHILL_STAIRS | 1u << KL_STEP_SPEED);
    EXPECT_CODES(&step.reasons, KL_R_IRRITABILITY_UNKNOWN);
    request.applied = ALL_STEPS;
    step = unload(request);
    EXPECT_CODES(&step.reasons, KL_R_IRRITABILITY_UNKNOWN, KL_R_LADDER_EXHAUSTED_ASSESS);
    request.irritability = KL_IRRITABILITY_LOW;
    request.applied = 0;
    cr_expect_eq(unload(request).factor_pct, 75);
}

Test(rule_modification, PLAN_121_what_there_is_to_take_off)
{
    kl_unload_request request = full;
    request.present = 1 << KL_PRESENT_HILLS;
    cr_expect_eq(unload(request).step, KL_STEP_HILLS_DOWNHILL_STAIRS);
    request.present = 1 << KL_PRESENT_STAIRS;
    cr_expect_eq(unload(request).step, KL_STEP_HILLS_DOWNHILL_STAIRS);
    request.present = 1 << KL_PRESENT_SPEED;
    cr_expect_eq(unload(request).step, KL_STEP_SPEED);
    cr_expect_eq(unload(request).skipped, 1u << KL_STEP_HILLS_DOWNHILL_STAIRS);
}

static int32_t last_step(int32_t irritability, int32_t failed_mornings, int32_t run_days,
                         int32_t overstride)
{
    kl_unload_request request = full;
    request.applied = ALL_STEPS & ~(1 << KL_STEP_FREQUENCY | 1 << KL_STEP_CADENCE);
    request.irritability = irritability;
    request.failed_mornings = failed_mornings;
    request.run_days = run_days;
    request.overstride = overstride;
    return unload(request).step;
}

Test(rule_modification, PLAN_121_frequency_and_cadence)
{
    const int32_t low = KL_IRRITABILITY_LOW;
    const int32_t moderate = KL_IRRITABILITY_MODERATE;
    cr_expect_eq(last_step(moderate, 0, 2, 1), KL_STEP_FREQUENCY);
    cr_expect_eq(last_step(moderate, 3, 1, 1), KL_STEP_CADENCE);
    cr_expect_eq(last_step(low, 0, 2, 1), KL_STEP_CADENCE);
    cr_expect_eq(last_step(low, 1, 2, 1), KL_STEP_FREQUENCY);
    cr_expect_eq(last_step(low, 0, 2, 0), KL_UNKNOWN);
    cr_expect_eq(last_step(low, 0, 2, KL_UNKNOWN), KL_UNKNOWN, "unknown never helps");
    kl_unload_request request = full;
    request.applied = ALL_STEPS & ~(1 << KL_STEP_CADENCE);
    request.cadence_allowed = 0;
    const kl_unload_step step = unload(request);
    cr_expect_eq(step.step, KL_UNKNOWN);
    cr_expect_eq(step.skipped, 1u << KL_STEP_CADENCE);
}

/* ---- giving load back ---- */

static kl_status ask_restore(const void *request, kl_fault *fault)
{
    kl_restore_step step;
    put_canary(&step, sizeof step);
    const kl_status status = kl_restore_next(request, NULL, &step, fault);
    cr_expect(status == KL_OK || is_canary(&step, sizeof step), "PLAN-004");
    return status;
}

static kl_restore_step restore(kl_restore_request request)
{
    kl_restore_step step;
    kl_fault fault = {0};
    cr_assert_eq(kl_restore_next(&request, NULL, &step, &fault), KL_OK, "%s", fault.field);
    return step;
}

/* A good week at the target. */
static const kl_restore_request good = {.applied = ALL_RESTORE,
                                        .location = KL_LOCATION_FRONT,
                                        .irritability = KL_IRRITABILITY_LOW,
                                        .green = 4,
                                        .done_m = 40000,
                                        .target_m = 40000};

#define RESTORE(name, low, high, optional)                             \
    {                                                                  \
#name, offsetof(kl_restore_request, name), low, high, optional \
    }

Test(rule_modification, PLAN_122_every_field_has_its_domain)
{
    const domain domains[] = {
        RESTORE(applied, 0, ALL_RESTORE, 0),
        RESTORE(offenders, 0, ALL_EXPOSURES, 0),
        RESTORE(location, 0, 6, 1),
        RESTORE(irritability, 0, 2, 1),
        RESTORE(green, 0, 50, 0),
        RESTORE(grey, 0, 50, 0),
        RESTORE(amber, 0, 50, 0),
        RESTORE(red, 0, 50, 0),
        RESTORE(done_m, 0, 1000000, 1),
        RESTORE(target_m, 0, 1000000, 0),
    };
    const kl_restore_request high = {63, 63, 6, 2, 50, 50, 50, 50, 1000000, 1000000};
    expect_domains(ask_restore, &good, sizeof good, domains, sizeof domains / sizeof domains[0]);
    expect_domains(ask_restore, &high, sizeof high, domains, sizeof domains / sizeof domains[0]);
    kl_fault f = {0};
    kl_restore_step step;
    kl_plan_options options = default_plan_options();
    options.quality_floor_pct = 59;
    expect_refusal(kl_restore_next(NULL, NULL, &step, &f), &f, KL_E_NULL, "request", -1, 0.0);
    expect_refusal(kl_restore_next(&good, NULL, NULL, &f), &f, KL_E_NULL, "out", -1, 0.0);
    expect_refusal(kl_restore_next(&good, &options, &step, &f), &f, KL_E_RANGE, "quality_floor_pct",
                   -1, 59.0);
}

Test(rule_modification, PLAN_122_all_that_blocks)
{
    kl_restore_request request = good;
    request.irritability = KL_UNKNOWN;
    request.green = 0;
    request.grey = 1;
    kl_restore_step step = restore(request);
    cr_expect_eq(step.step, KL_UNKNOWN);
    EXPECT_CODES(&step.reasons, KL_R_IRRITABILITY_NOT_LOW, KL_R_FEWER_THAN_2_RUNS,
                 KL_R_DATA_GAP_REPEAT);
    request = good;
    request.irritability = KL_IRRITABILITY_MODERATE;
    request.red = request.amber = 1;
    step = restore(request);
    EXPECT_CODES(&step.reasons, KL_R_IRRITABILITY_NOT_LOW, KL_R_RED_IN_WEEK, KL_R_AMBER_IN_WEEK);
    expect_bare(step.reasons.reason[1], KL_R_RED_IN_WEEK);
    request = good;
    request.grey = 4;
    cr_expect_eq(restore(request).step, KL_RESTORE_FREQUENCY, "half is not more than half");
    request.grey = 5;
    step = restore(request);
    EXPECT_CODES(&step.reasons, KL_R_DATA_GAP_REPEAT);
    request = good;
    request.green = 2;
    cr_expect_eq(restore(request).step, KL_RESTORE_FREQUENCY);
    request.green = 1;
    step = restore(request);
    EXPECT_CODES(&step.reasons, KL_R_FEWER_THAN_2_RUNS);
}

Test(rule_modification, PLAN_123_frequency_walking_breaks_distance)
{
    kl_restore_request request = good;
    request.done_m = KL_UNKNOWN;
    kl_restore_step step = restore(request);
    cr_expect_eq(step.step, KL_RESTORE_FREQUENCY);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE);
    request.applied &= ~(1 << KL_RESTORE_FREQUENCY);
    step = restore(request);
    cr_expect_eq(step.step, KL_RESTORE_RUN_WALK);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE);
    request.applied &= ~(1 << KL_RESTORE_RUN_WALK);
    step = restore(request);
    cr_expect_eq(step.step, KL_RESTORE_DISTANCE);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE_BY_WEEKLY_RULE, KL_R_DONE_UNKNOWN);
    request.done_m = 31999;
    step = restore(request);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE_BY_WEEKLY_RULE);
    request.done_m = 32000; /* at the floor the distance is back */
    cr_expect_eq(restore(request).step, KL_RESTORE_SPEED);
    request.applied = 1 << KL_RESTORE_DISTANCE;
    step = restore(request);
    cr_expect_eq(step.step, KL_UNKNOWN);
    EXPECT_CODES(&step.reasons, KL_R_NOTHING_TO_RESTORE);
}

Test(rule_modification, PLAN_123_quality_waits_for_the_volume)
{
    kl_restore_request request = good;
    request.applied = 1 << KL_RESTORE_UPHILL | 1 << KL_RESTORE_SPEED;
    request.done_m = 31999;
    kl_restore_step step = restore(request);
    cr_expect_eq(step.step, KL_UNKNOWN);
    EXPECT_CODES(&step.reasons, KL_R_BELOW_QUALITY_FLOOR);
    expect_reason(step.reasons.reason[0], KL_R_BELOW_QUALITY_FLOOR, 79, 80, "PL.quality_floor_pct");
    request.done_m = KL_UNKNOWN;
    step = restore(request);
    EXPECT_CODES(&step.reasons, KL_R_BELOW_QUALITY_FLOOR, KL_R_DONE_UNKNOWN);
    expect_reason(step.reasons.reason[0], KL_R_BELOW_QUALITY_FLOOR, KL_UNKNOWN, 80,
                  "PL.quality_floor_pct");
    request.done_m = 32000;
    step = restore(request);
    cr_expect_eq(step.step, KL_RESTORE_SPEED);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE, KL_R_VOLUME_HELD);
    request.location = KL_UNKNOWN; /* as DIFFUSE */
    cr_expect_eq(restore(request).step, KL_RESTORE_UPHILL);
    request.location = KL_LOCATION_DIFFUSE;
    cr_expect_eq(restore(request).step, KL_RESTORE_UPHILL);
}

Test(rule_modification, PLAN_123_offenders_return_last)
{
    kl_restore_request request = good;
    request.applied = 1 << KL_RESTORE_UPHILL | 1 << KL_RESTORE_SPEED;
    request.offenders = 1 << KL_EXPOSURE_SPEED | 1 << KL_EXPOSURE_LONG;
    kl_restore_step step = restore(request);
    cr_expect_eq(step.step, KL_RESTORE_UPHILL);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE, KL_R_VOLUME_HELD);
    request.applied = 1 << KL_RESTORE_SPEED;
    step = restore(request);
    cr_expect_eq(step.step, KL_RESTORE_SPEED);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE, KL_R_VOLUME_HELD, KL_R_OFFENDER_LAST);
    request.applied = 1 << KL_RESTORE_DOWNHILL;
    request.offenders = 1 << KL_EXPOSURE_DOWNHILL;
    step = restore(request);
    EXPECT_CODES(&step.reasons, KL_R_RESTORE, KL_R_VOLUME_HELD, KL_R_OFFENDER_LAST);
}

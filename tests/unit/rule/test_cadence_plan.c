/*
 * Unit tests of rule/cadence_plan.c: KNEE-005, KNEE-070 .. KNEE-072, KNEE-080 .. KNEE-086.
 */
#include "rule/cadence.h"

#include <math.h>

#include "../measure/knee_runs.h"
#include "kneeload/catalog.h"

/* ---- plans ---- */

static kl_cadence_request usual_request(void)
{
    const kl_cadence_request request = {KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, 0, 0.0};
    return request;
}

static kl_cadence_request request_for(int32_t target)
{
    kl_cadence_request request = usual_request();
    request.target_permille = target;
    return request;
}

static kl_cadence_request request_with_height(double height)
{
    kl_cadence_request request = request_for(100);
    request.has_height = 1;
    request.height_cm = height;
    return request;
}

static kl_cadence_plan plan_of(int32_t baseline, int32_t speed, kl_cadence_request request,
                               const kl_cadence_options *options)
{
    kl_cadence_plan plan;
    kl_fault fault = {"", 0, 0};
    const kl_status status = kl_cadence_plan_of(baseline, speed, &request, options, &plan, &fault);
    cr_assert_eq(status, KL_OK, "%s", fault.field);
    return plan;
}

static void expect_targets(const kl_cadence_plan *plan, const int32_t *targets, int32_t n)
{
    cr_expect_eq(plan->n_stages, n);
    for (int32_t i = 0; i < n && i < plan->n_stages; i++) {
        cr_expect_eq(plan->stage[i].target_dspm, targets[i], "stage %d: %d", (int)i,
                     (int)plan->stage[i].target_dspm);
        cr_expect_eq(plan->stage[i].stage, i + 1);
    }
}

static void expect_reasons(const kl_cadence_plan *plan, int32_t first, int32_t second)
{
    const int32_t n = (first != 0) + (second != 0);
    cr_assert_eq(plan->n_reasons, n, "%d reasons", (int)plan->n_reasons);
    if (n > 0) cr_expect_eq(plan->reason[0].code, first);
    if (n > 1) cr_expect_eq(plan->reason[1].code, second);
}

/* Section 13; KNEE-080 .. KNEE-083, KNEE-085. NULL asks for the usual. */
Test(cadence_plan, KNEE_083_gives_the_worked_example)
{
    static const int32_t targets[] = {1640, 1680, 1720};
    static const double steps[] = {1.02439, 1.00000, 0.97674};
    static const double peaks[] = {0.951814, 0.907029, 0.865333};
    static const double loads[] = {0.975610, 0.952381, 0.930233};
    kl_cadence_plan plan;
    cr_assert_eq(kl_cadence_plan_of(1600, 2800, NULL, NULL, &plan, NULL), KL_OK);
    cr_expect(is_near(plan.norm_spm, 162.223, 5e-4));
    cr_expect_eq(plan.norm_dspm, 1622);
    cr_expect_eq(plan.cap_permille, 100);
    cr_expect_eq(plan.expected_dspm, KL_UNKNOWN);
    cr_expect_eq(plan.ceiling_dspm, 1873);
    cr_expect_eq(plan.advice, 0);
    expect_reasons(&plan, 0, 0);
    expect_targets(&plan, targets, 3);
    for (int i = 0; i < 3; i++) {
        const kl_cadence_stage *s = &plan.stage[i];
        cr_expect(is_near(s->rise, 0.025 * (i + 1), 1e-12));
        cr_expect(is_near(s->step_len_m, steps[i], 5e-6));
        cr_expect(is_near(s->peak_factor, peaks[i], 5e-7));
        cr_expect(is_near(s->load_per_km_factor, loads[i], 5e-7));
        cr_expect(is_near(s->step_cut, 1.0 - loads[i], 5e-7));
        cr_expect_eq(s->band_lo_mspm, 98 * targets[i]);
        cr_expect_eq(s->band_hi_mspm, 104 * targets[i]);
    }
    static const int32_t higher[] = {1640, 1680, 1720, 1760};
    const kl_cadence_plan full = plan_of(1600, 2800, request_for(100), NULL);
    expect_targets(&full, higher, 4);
}

/* Section 13; KNEE-080: the cap without a height. */
Test(cadence_plan, KNEE_080_caps_quick_feet)
{
    static const int32_t half[] = {1804, 1848};
    const kl_cadence_plan capped = plan_of(1760, 3000, usual_request(), NULL);
    cr_expect_eq(capped.cap_permille, 50);
    expect_targets(&capped, half, 2);
    expect_reasons(&capped, KL_CADENCE_CAP_LIMITED, 0);
    const kl_cadence_plan high = plan_of(1860, 3000, usual_request(), NULL);
    cr_expect_eq(high.cap_permille, 0);
    cr_expect_eq(high.n_stages, 0);
    expect_reasons(&high, KL_CADENCE_BASELINE_HIGH, 0);
    cr_expect_eq(plan_of(1730, 3000, usual_request(), NULL).cap_permille, 100);
    cr_expect_eq(plan_of(1731, 3000, usual_request(), NULL).cap_permille, 50);
    cr_expect_eq(plan_of(1810, 3000, usual_request(), NULL).cap_permille, 50);
    cr_expect_eq(plan_of(1811, 3000, usual_request(), NULL).cap_permille, 0);
}

/* Section 13; KNEE-080: the cap by height, KNEE-082: the ceiling. */
Test(cadence_plan, KNEE_080_knows_the_cadence_of_a_height)
{
    static const int32_t up_to_ceiling[] = {1825, 1869, 1900};
    const kl_cadence_plan tall = plan_of(1780, 3000, request_with_height(158.0), NULL);
    expect_targets(&tall, up_to_ceiling, 3);
    expect_reasons(&tall, KL_CADENCE_CEILING_LIMITED, 0);
    cr_expect(is_near(tall.stage[2].rise, 0.067416, 5e-7));
    cr_expect_eq(tall.expected_dspm, (int32_t)(1676.0 * 175.0 / 158.0 + 0.5));
    const kl_cadence_plan small = plan_of(1780, 3000, request_with_height(185.0), NULL);
    expect_reasons(&small, KL_CADENCE_BASELINE_HIGH, 0);
    /* expected 1676: 103 % are 1726.28, 108 % are 1810.08 */
    cr_expect_eq(plan_of(1726, 3000, request_with_height(175.0), NULL).cap_permille, 100);
    cr_expect_eq(plan_of(1727, 3000, request_with_height(175.0), NULL).cap_permille, 50);
    cr_expect_eq(plan_of(1810, 3000, request_with_height(175.0), NULL).cap_permille, 50);
    cr_expect_eq(plan_of(1811, 3000, request_with_height(175.0), NULL).cap_permille, 0);
}

/* KNEE-081 */
Test(cadence_plan, KNEE_081_has_a_ceiling_at_every_speed)
{
    kl_cadence_options options;
    kl_cadence_options_init(&options, sizeof options);
    cr_expect_eq(plan_of(1600, 3000, usual_request(), &options).ceiling_dspm, 1900);
    cr_expect_eq(plan_of(1600, 6500, usual_request(), &options).ceiling_dspm,
                 (int32_t)(1900.0 * pow(6500.0 / 3000.0, 0.2)));
    options.ceiling_dspm = 1800;
    const kl_cadence_plan below = plan_of(1805, 3000, usual_request(), &options);
    cr_expect_eq(below.n_stages, 0);
    cr_expect_eq(below.n_reasons, 3);
    cr_expect_eq(below.reason[0].code, KL_CADENCE_CAP_LIMITED);
    cr_expect_eq(below.reason[1].code, KL_CADENCE_CEILING_LIMITED);
    cr_expect_eq(below.reason[1].limit, 1800);
    cr_expect_str_eq(kl_parameter_at((size_t)below.reason[1].parameter)->id, "CAD.ceiling_dspm");
    cr_expect_eq(below.reason[2].code, KL_CADENCE_RISE_TOO_SMALL);
}

/* KNEE-082: below 1 % there is nothing to do; KNEE-086: then there is advice, but not for 0. */
Test(cadence_plan, KNEE_082_may_have_no_stage)
{
    const kl_cadence_plan zero = plan_of(1600, 2800, request_for(0), NULL);
    cr_expect_eq(zero.n_stages, 0);
    cr_expect_eq(zero.advice, 0);
    expect_reasons(&zero, KL_CADENCE_TARGET_ZERO, 0);
    const kl_cadence_plan small = plan_of(1600, 2800, request_for(9), NULL);
    expect_reasons(&small, KL_CADENCE_RISE_TOO_SMALL, 0);
    cr_expect_eq(small.advice, 15);
    static const int32_t least[] = {1616};
    const kl_cadence_plan enough = plan_of(1600, 2800, request_for(10), NULL);
    expect_targets(&enough, least, 1);
    cr_expect_eq(enough.advice, 0);
}

/* KNEE-082: one stage on request, whatever the step. */
Test(cadence_plan, KNEE_082_takes_other_steps)
{
    static const int32_t fives[] = {1680, 1720};
    static const int32_t single[] = {1720};
    kl_cadence_request request = usual_request();
    request.step_permille = 50;
    const kl_cadence_plan two = plan_of(1600, 2800, request, NULL);
    expect_targets(&two, fives, 2);
    request.step_permille = 10;
    cr_expect_eq(plan_of(1600, 2800, request, NULL).n_stages, 8);
    request.target_permille = 100;
    cr_expect_eq(plan_of(1600, 2800, request, NULL).n_stages, KL_CADENCE_MAX_STAGES);
    request.target_permille = 75;
    request.single_step = 1;
    const kl_cadence_plan one = plan_of(1600, 2800, request, NULL);
    expect_targets(&one, single, 1);
    request.single_step = 0;
    cr_expect_eq(plan_of(1600, 2800, request, NULL).n_stages, 8);
}

/* KNEE-082: targets rise, from above the baseline to at most +10 %; the last one is met. */
Test(cadence_plan, KNEE_082_targets_rise_and_end)
{
    random_source source = random_from(82);
    for (int i = 0; i < 20000; i++) {
        kl_cadence_request request = request_for(random_int(&source, 1, 100));
        request.step_permille = random_int(&source, 10, 50);
        const int32_t b = random_int(&source, 1200, 2300);
        const kl_cadence_plan plan = plan_of(b, random_int(&source, 1600, 6500), request, NULL);
        int32_t last = b;
        for (int32_t s = 0; s < plan.n_stages; s++) {
            cr_assert_gt(plan.stage[s].target_dspm, last);
            last = plan.stage[s].target_dspm;
            cr_assert_leq(10 * last, 11 * b + 5);
            cr_assert_leq(last, plan.ceiling_dspm);
        }
        cr_assert_eq(plan.n_stages == 0, plan.advice == 15);
        cr_assert(plan.n_stages > 0 || plan.n_reasons > 0);
    }
}

static void refuse_plan(int32_t baseline, int32_t speed, const kl_cadence_request *request,
                        const kl_cadence_options *options, kl_status wanted, const char *field,
                        double value)
{
    kl_fault fault = {"", 0, 0};
    kl_cadence_plan plan;
    put_canary(&plan, sizeof plan);
    const kl_status status = kl_cadence_plan_of(baseline, speed, request, options, &plan, &fault);
    expect_refusal(status, &fault, wanted, field, NO_INDEX, value);
    cr_expect(is_canary(&plan, sizeof plan));
}

/* KNEE-080: inputs in their order, then parameters. */
Test(cadence_plan, KNEE_080_checks_in_the_stated_order)
{
    kl_cadence_request request = {101, 9, 2, 1, 119.0};
    kl_cadence_options options;
    kl_cadence_options_init(&options, sizeof options);
    options.min_days = 29;
    refuse_plan(800, 1, &request, &options, KL_E_UNIT, "baseline_dspm", 800);
    refuse_plan(1199, 1, &request, &options, KL_E_RANGE, "baseline_dspm", 1199);
    refuse_plan(1600, 1599, &request, &options, KL_E_RANGE, "base_speed_mms", 1599);
    refuse_plan(1600, 6501, &request, &options, KL_E_RANGE, "base_speed_mms", 6501);
    refuse_plan(1600, 2800, &request, &options, KL_E_RANGE, "target_permille", 101);
    request.target_permille = 100;
    refuse_plan(1600, 2800, &request, &options, KL_E_RANGE, "step_permille", 9);
    request.step_permille = 10;
    refuse_plan(1600, 2800, &request, &options, KL_E_RANGE, "single_step", 2);
    request.single_step = 1;
    refuse_plan(1600, 2800, &request, &options, KL_E_RANGE, "height_cm", 119.0);
    request.height_cm = NAN;
    refuse_plan(1600, 2800, &request, &options, KL_E_RANGE, "height_cm", NAN);
    request.height_cm = 120.0;
    refuse_plan(1600, 2800, &request, &options, KL_E_RANGE, "min_days", 29);
    options.struct_size = 4;
    refuse_plan(1600, 2800, &request, &options, KL_E_VERSION, "struct_size", 4);
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_cadence_plan_of(1600, 2800, NULL, NULL, NULL, &fault), &fault, KL_E_NULL,
                   "out", NO_INDEX, 0);
}

/* KNEE-005: cross checks behind all rows. */
Test(cadence_plan, KNEE_005_checks_parameters_against_each_other)
{
    kl_cadence_options options;
    kl_cadence_options_init(&options, sizeof options);
    options.repeat_pct = options.pass_pct = 70;
    options.calf_ok = options.calf_drop = 30;
    options.ceiling_dspm = 2001;
    refuse_plan(1600, 2800, NULL, &options, KL_E_RANGE, "ceiling_dspm", 2001);
    options.ceiling_dspm = 2000;
    refuse_plan(1600, 2800, NULL, &options, KL_E_INCONSISTENT, "repeat_pct", 70);
    options.pass_pct = 71;
    refuse_plan(1600, 2800, NULL, &options, KL_E_INCONSISTENT, "calf_ok", 30);
    options.calf_drop = 31;
    cr_expect_eq(plan_of(1600, 2800, usual_request(), &options).n_stages, 3);
    kl_cadence_options_init(NULL, 52);
}

/* ---- target at a speed ---- */

/* Section 13; KNEE-084, KNEE-085 */
Test(cadence_plan, KNEE_084_moves_the_target_with_the_speed)
{
    static const struct {
        int32_t mms;
        double spm;
    } cases[] = {{2400, 166.778}, {2800, 172.0}, {3200, 176.655}, {3600, 180.866}};
    for (int i = 0; i < 4; i++) {
        kl_cadence_target t;
        cr_assert_eq(kl_cadence_target_at(1720, 2800, cases[i].mms, NULL, &t, NULL), KL_OK);
        cr_expect(is_near(t.target_spm, cases[i].spm, 5e-4));
        cr_expect_eq(t.target_dspm, (int32_t)(10.0 * t.target_spm + 0.5));
        cr_expect_eq(t.band_lo_mspm, 98 * t.target_dspm);
        cr_expect_eq(t.band_hi_mspm, 104 * t.target_dspm);
        cr_expect_eq(t.reserved, 0);
    }
}

static void refuse_target(int32_t target, int32_t base, int32_t speed,
                          const kl_cadence_options *options, kl_status wanted, const char *field,
                          double value)
{
    kl_fault fault = {"", 0, 0};
    kl_cadence_target out;
    put_canary(&out, sizeof out);
    const kl_status status = kl_cadence_target_at(target, base, speed, options, &out, &fault);
    expect_refusal(status, &fault, wanted, field, NO_INDEX, value);
    cr_expect(is_canary(&out, sizeof out));
}

Test(cadence_plan, KNEE_084_checks_in_the_stated_order)
{
    kl_cadence_options options;
    kl_cadence_options_init(&options, sizeof options);
    options.band_hi_pct = 100;
    refuse_target(860, 0, 0, &options, KL_E_UNIT, "target_dspm", 860);
    refuse_target(2301, 0, 0, &options, KL_E_RANGE, "target_dspm", 2301);
    refuse_target(1720, 1599, 0, &options, KL_E_RANGE, "base_speed_mms", 1599);
    refuse_target(1720, 1600, 6501, &options, KL_E_RANGE, "speed_mms", 6501);
    refuse_target(1720, 1600, 6500, &options, KL_E_RANGE, "band_hi_pct", 100);
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_cadence_target_at(1720, 2800, 2800, NULL, NULL, &fault), &fault, KL_E_NULL,
                   "out", NO_INDEX, 0);
}

/* ---- cadence of a run ---- */

static kl_cadence_run run_of(const kl_knee_segment *laps, size_t n, int32_t target, int32_t speed)
{
    kl_cadence_run run;
    kl_fault fault = {"", 0, 0};
    cr_assert_eq(kl_cadence_run_of(laps, n, target, speed, NULL, &run, &fault), KL_OK, "%s",
                 fault.field);
    return run;
}

static int64_t steady_time(kl_knee_segment lap)
{
    return run_of(&lap, 1, KL_UNKNOWN, KL_UNKNOWN).steady_s;
}

static kl_knee_segment on(int32_t terrain, kl_knee_segment lap)
{
    lap.terrain = terrain;
    return lap;
}

/* KNEE-070: what counts as steady. */
Test(cadence_plan, KNEE_070_picks_steady_level_running)
{
    const double nothing = NONE;
    cr_expect_eq(steady_time(lap_of(300, 100, 165, 0)), 100);
    cr_expect_eq(steady_time(lap_of(300, 100, 165, 0.02)), 100);
    cr_expect_eq(steady_time(lap_of(300, 100, 165, -0.02)), 100);
    cr_expect_eq(steady_time(lap_of(300, 100, 165, 0.0201)), 0);
    cr_expect_eq(steady_time(lap_of(300, 100, 165, -0.0201)), 0);
    cr_expect_eq(steady_time(lap_of(300, 100, nothing, 0)), 0);
    cr_expect_eq(steady_time(lap_of(300, nothing, 165, 0)), 0);
    cr_expect_eq(steady_time(lap_of(nothing, 100, 165, 0)), 0);
    cr_expect_eq(steady_time(lap_of(300, 100, 140, 0)), 100);
    cr_expect_eq(steady_time(lap_of(300, 100, 139.9, 0)), 0);
    cr_expect_eq(steady_time(lap_of(180, 60, 165, 0)), 60);
    cr_expect_eq(steady_time(lap_of(180, 59.9, 165, 0)), 0);
    cr_expect_eq(steady_time(lap_of(130, 100, 110, 0)), 0); /* a walk */
    cr_expect_eq(steady_time(with_descent(lap_of(300, 100, 165, nothing), 0)), 0);
    const kl_knee_segment unknown_grade = lap_of(300, 100, 165, nothing);
    cr_expect_eq(steady_time(unknown_grade), 0);
    cr_expect_eq(steady_time(on(KL_TERRAIN_ROAD, unknown_grade)), 0);
    cr_expect_eq(steady_time(on(KL_TERRAIN_TRAIL, unknown_grade)), 0);
    cr_expect_eq(steady_time(on(KL_TERRAIN_TRACK, unknown_grade)), 100);
    cr_expect_eq(steady_time(on(KL_TERRAIN_TREADMILL, unknown_grade)), 100);
    cr_expect_eq(steady_time(on(KL_TERRAIN_TRAIL, lap_of(300, 100, 165, 0))), 100);
}

/* KNEE-071, KNEE-072: target 165 at 3 m/s: 161.7 to 171.6. */
Test(cadence_plan, KNEE_071_sorts_seconds_by_the_band)
{
    const kl_knee_segment laps[] = {lap_of(300, 100, 161.6, 0), lap_of(600, 200, 161.7, 0),
                                    lap_of(900, 300, 171.6, 0), lap_of(1200, 400, 171.7, 0)};
    const kl_cadence_run run = run_of(laps, 4, 1650, 3000);
    cr_expect_eq(run.steady_s, 1000);
    cr_expect_eq(run.below_s, 100);
    cr_expect_eq(run.in_band_s, 500);
    cr_expect_eq(run.above_s, 400);
    cr_expect_eq(run.share_permille, 500);
    cr_expect_eq(run.adherent, 0);
    cr_expect_eq(run.assessable, 1);
    cr_expect_eq(run.has_target, 1);
    const int64_t sum = 1616 * 100 + 1617 * 200 + 1716 * 300 + 1717 * 400;
    cr_expect_eq(run.mean_dspm, (2 * sum + 1000) / 2000);
    cr_expect_eq(run.mean_mms, 3000);
}

/* KNEE-071: the band moves with the speed of the lap. */
Test(cadence_plan, KNEE_071_moves_the_band_with_the_speed)
{
    const kl_knee_segment quick = lap_at(2000, 4.0, 174, 0);
    const kl_knee_segment usual = lap_at(2000, 3.0, 174, 0);
    cr_expect_eq(run_of(&quick, 1, 1650, 3000).in_band_s, 500);
    cr_expect_eq(run_of(&usual, 1, 1650, 3000).above_s, 667);
}

/* KNEE-072: what is known of a short run, and without a target. */
Test(cadence_plan, KNEE_072_knows_its_limits)
{
    const kl_knee_segment brief = lap_of(897, 299, 165, 0);
    kl_cadence_run run = run_of(&brief, 1, 1650, 3000);
    cr_expect_eq(run.assessable, 0);
    cr_expect_eq(run.share_permille, 1000);
    cr_expect_eq(run.adherent, KL_UNKNOWN);
    const kl_knee_segment long_enough = lap_of(900, 300, 165, 0);
    cr_expect_eq(run_of(&long_enough, 1, 1650, 3000).adherent, 1);
    run = run_of(&long_enough, 1, KL_UNKNOWN, KL_UNKNOWN);
    cr_expect_eq(run.has_target, 0);
    cr_expect_eq(run.in_band_s + run.below_s + run.above_s, 0);
    cr_expect_eq(run.share_permille, KL_UNKNOWN);
    cr_expect_eq(run.adherent, KL_UNKNOWN);
    cr_expect_eq(run.assessable, 1);
    const kl_knee_segment walk = lap_of(130, 100, 110, 0);
    run = run_of(&walk, 1, 1650, 3000);
    cr_expect_eq(run.steady_s, 0);
    cr_expect_eq(run.mean_dspm, KL_UNKNOWN);
    cr_expect_eq(run.mean_mms, KL_UNKNOWN);
    cr_expect_eq(run.share_permille, KL_UNKNOWN);
    cr_expect_eq(run.assessable, 0);
}

static void refuse_summary(const kl_knee_segment *laps, size_t n, int32_t target, int32_t speed,
                           const kl_cadence_options *options, kl_status wanted, const char *field,
                           int64_t index, double value)
{
    kl_fault fault = {"", 0, 0};
    kl_cadence_run run;
    put_canary(&run, sizeof run);
    const kl_status status = kl_cadence_run_of(laps, n, target, speed, options, &run, &fault);
    expect_refusal(status, &fault, wanted, field, index, value);
    cr_expect(is_canary(&run, sizeof run));
}

/* KNEE-070: parameters, the pair, its ranges, segments. */
Test(cadence_plan, KNEE_070_checks_in_the_stated_order)
{
    const kl_knee_segment bad = lap_at(1000, 9.0, 165, 0);
    kl_cadence_options options;
    kl_cadence_options_init(&options, sizeof options);
    options.in_band_pct = 49;
    refuse_summary(&bad, 0, 1, KL_UNKNOWN, &options, KL_E_RANGE, "in_band_pct", NO_INDEX, 49);
    refuse_summary(&bad, 0, 1, KL_UNKNOWN, NULL, KL_E_INCONSISTENT, "base_speed_mms", NO_INDEX, 0);
    refuse_summary(&bad, 0, KL_UNKNOWN, 1, NULL, KL_E_INCONSISTENT, "target_dspm", NO_INDEX, 0);
    refuse_summary(&bad, 0, 860, 1, NULL, KL_E_UNIT, "target_dspm", NO_INDEX, 860);
    refuse_summary(&bad, 0, 1, 1, NULL, KL_E_RANGE, "target_dspm", NO_INDEX, 1);
    refuse_summary(&bad, 0, 1650, 1, NULL, KL_E_RANGE, "base_speed_mms", NO_INDEX, 1);
    refuse_summary(&bad, 0, 1650, 3000, NULL, KL_E_SIZE, "segments", NO_INDEX, 0);
    refuse_summary(NULL, 1, 1650, 3000, NULL, KL_E_NULL, "segments", NO_INDEX, 0);
    refuse_summary(&bad, 1, KL_UNKNOWN, KL_UNKNOWN, NULL, KL_E_RANGE, "speed", 0,
                   bad.distance_m / bad.duration_s);
    const kl_knee_segment good = lap_at(1000, 3.0, 165, 0);
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_cadence_run_of(&good, 1, 1650, 3000, NULL, NULL, &fault), &fault, KL_E_NULL,
                   "out", NO_INDEX, 0);
}

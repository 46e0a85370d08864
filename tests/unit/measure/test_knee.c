/*
 * Unit tests of measure/knee.c: KNEE-001, KNEE-004, KNEE-005, KNEE-030 .. KNEE-032,
 * KNEE-050 .. KNEE-061, KNEE-063. Laws stand in test_knee_laws.c, checks of segments in
 * test_knee_segment.c.
 */
#include "knee_runs.h"

/* ---- reference, KNEE-030 .. KNEE-032 ---- */

static kl_knee_reference reference_of(const kl_knee_runner *runner)
{
    kl_knee_reference reference;
    cr_assert_eq(kl_knee_reference_of(runner, NULL, &reference, NULL), KL_OK);
    return reference;
}

Test(knee_reference, KNEE_030_is_what_the_runner_says)
{
    const kl_knee_runner runner = usual_runner();
    const kl_knee_reference reference = reference_of(&runner);
    cr_expect_eq(reference.v_ref, 3.0);
    cr_expect_eq(reference.cad_ref, 165.0);
    cr_expect_eq(reference.n_ref, (1000.0 * 165.0) / (60.0 * 3.0));
    cr_expect_eq(reference.flags, 0);
    cr_expect_eq(reference.reserved, 0);
}

/* KNEE-031 */
Test(knee_reference, KNEE_031_is_assumed_where_nothing_is_known)
{
    const kl_knee_runner nobody = {0};
    const kl_knee_reference reference = reference_of(&nobody);
    const kl_knee_reference same = reference_of(NULL);
    cr_expect_eq(memcmp(&reference, &same, sizeof same), 0);
    cr_expect_eq(reference.v_ref, 3.0);
    cr_expect_eq(reference.cad_ref, 165.0);
    cr_expect_eq(reference.flags, KL_KNEE_FLAG_PROFILE_DEFAULT);
}

/* KNEE-031: a known speed alone shifts the cadence, a known height replaces the constant. */
Test(knee_reference, KNEE_031_takes_speed_and_height_into_account)
{
    kl_knee_runner runner = {.v_ref = 4.0, .height_cm = 190.0, .has = KL_RUNNER_HAS_V_REF};
    cr_expect(is_near(reference_of(&runner).cad_ref, 165.0 * pow(4.0 / 3.0, 0.2), 1e-9));
    cr_expect_eq(reference_of(&runner).flags, KL_KNEE_FLAG_PROFILE_DEFAULT);
    runner.has |= KL_RUNNER_HAS_HEIGHT_CM;
    const double wanted = 167.6 * pow(4.0 / 3.0, 0.2) * 175.0 / 190.0;
    cr_expect(is_near(reference_of(&runner).cad_ref, wanted, 1e-9));
    cr_expect_eq(reference_of(&runner).flags, KL_KNEE_FLAG_PROFILE_HEIGHT);
    runner.has = KL_RUNNER_HAS_HEIGHT_CM;
    cr_expect_eq(reference_of(&runner).flags,
                 KL_KNEE_FLAG_PROFILE_DEFAULT | KL_KNEE_FLAG_PROFILE_HEIGHT);
    runner.height_cm = 120.0;
    cr_expect_eq(reference_of(&runner).cad_ref, 210.0);
    runner.height_cm = 220.0;
    runner.v_ref = 2.0;
    runner.has |= KL_RUNNER_HAS_V_REF;
    cr_expect_eq(reference_of(&runner).cad_ref, 130.0);
}

/* KNEE-031: height is ignored beside a known cadence. */
Test(knee_reference, KNEE_031_prefers_a_known_cadence_to_the_height)
{
    const kl_knee_runner runner = {.cad_ref = 172.0,
                                   .height_cm = 190.0,
                                   .has = KL_RUNNER_HAS_CAD_REF | KL_RUNNER_HAS_HEIGHT_CM};
    cr_expect_eq(reference_of(&runner).cad_ref, 172.0);
    cr_expect_eq(reference_of(&runner).flags, KL_KNEE_FLAG_PROFILE_DEFAULT);
}

typedef struct runner_field {
    const char *name;
    size_t offset;
    uint32_t bit;
    double low;
    double high;
} runner_field;

static const runner_field runner_fields[] = {
    {"v_ref", offsetof(kl_knee_runner, v_ref), KL_RUNNER_HAS_V_REF, 2.0, 4.5},
    {"cad_ref", offsetof(kl_knee_runner, cad_ref), KL_RUNNER_HAS_CAD_REF, 130.0, 210.0},
    {"height_cm", offsetof(kl_knee_runner, height_cm), KL_RUNNER_HAS_HEIGHT_CM, 120.0, 220.0},
    {"mass_ref_kg", offsetof(kl_knee_runner, mass_ref_kg), KL_RUNNER_HAS_MASS_REF_KG, 30.0, 250.0},
    {"mass_now_kg", offsetof(kl_knee_runner, mass_now_kg), KL_RUNNER_HAS_MASS_NOW_KG, 30.0, 250.0},
    {"carried_kg", offsetof(kl_knee_runner, carried_kg), KL_RUNNER_HAS_CARRIED_KG, 0.0, 60.0},
};
enum { RUNNER_FIELDS = sizeof runner_fields / sizeof runner_fields[0] };

static void set_runner_field(kl_knee_runner *runner, const runner_field *field, double value)
{
    memcpy((char *)runner + field->offset, &value, sizeof value);
    runner->has |= field->bit;
}

/* KNEE-004, KNEE-030: every field, both ends, and NaN and infinities. */
Test(knee_reference, KNEE_030_refuses_each_field_outside_its_range)
{
    for (int i = 0; i < RUNNER_FIELDS; i++) {
        const runner_field *field = &runner_fields[i];
        const double bad[] = {nextafter(field->low, -INFINITY), nextafter(field->high, INFINITY),
                              NAN, INFINITY, -INFINITY};
        for (int b = 0; b < 5; b++) {
            kl_fault fault = {"", 0, 0};
            kl_knee_runner runner = {0};
            kl_knee_reference out;
            put_canary(&out, sizeof out);
            set_runner_field(&runner, field, bad[b]);
            const kl_status status = kl_knee_reference_of(&runner, NULL, &out, &fault);
            expect_refusal(status, &fault, KL_E_RANGE, field->name, NO_INDEX, bad[b]);
            cr_expect(is_canary(&out, sizeof out));
            runner.has = 0; /* then it is not read */
            cr_expect_eq(kl_knee_reference_of(&runner, NULL, &out, NULL), KL_OK);
        }
        kl_knee_runner runner = {0};
        kl_knee_reference out;
        set_runner_field(&runner, field, field->low);
        cr_expect_eq(kl_knee_reference_of(&runner, NULL, &out, NULL), KL_OK);
        set_runner_field(&runner, field, field->high);
        cr_expect_eq(kl_knee_reference_of(&runner, NULL, &out, NULL), KL_OK);
    }
}

/* KNEE-004: NULL, another version, the first wrong parameter. */
Test(knee_reference, KNEE_004_refuses_wrong_calls)
{
    kl_fault fault = {"", 0, 0};
    kl_knee_reference out;
    kl_knee_options options = options_of();
    expect_refusal(kl_knee_reference_of(NULL, NULL, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0);
    options.exp_mass_20 = 5;
    options.b_up = 0.6;
    expect_refusal(kl_knee_reference_of(NULL, &options, &out, &fault), &fault, KL_E_RANGE,
                   "exp_mass_20", NO_INDEX, 5);
    options.struct_size = 8;
    expect_refusal(kl_knee_reference_of(NULL, &options, &out, &fault), &fault, KL_E_VERSION,
                   "struct_size", NO_INDEX, 8);
}

/* KNEE-032 */
Test(knee_reference, KNEE_032_comes_from_a_frozen_baseline)
{
    kl_knee_reference out;
    cr_assert_eq(kl_knee_reference_from_baseline(1600, 2800, NULL, &out, NULL), KL_OK);
    cr_expect_eq(out.v_ref, 3.0);
    cr_expect(is_near(out.cad_ref, 160.0 * pow(3000.0 / 2800.0, 0.2), 1e-9));
    cr_expect_eq(out.n_ref, (1000.0 * out.cad_ref) / (60.0 * 3.0));
    cr_expect_eq(out.flags, 0);
    const kl_knee_runner runner = {.v_ref = 2.8, .has = KL_RUNNER_HAS_V_REF};
    cr_assert_eq(kl_knee_reference_from_baseline(1600, 2800, &runner, &out, NULL), KL_OK);
    cr_expect_eq(out.cad_ref, 160.0);
    const kl_knee_runner no_speed = {.v_ref = 9.0, .cad_ref = 1.0, .has = KL_RUNNER_HAS_CAD_REF};
    cr_expect_eq(kl_knee_reference_from_baseline(1600, 2800, &no_speed, &out, NULL), KL_OK);
}

static void refuse_baseline(int32_t dspm, int32_t mms, double v_ref, kl_status wanted,
                            const char *field, double value)
{
    kl_fault fault = {"", 0, 0};
    kl_knee_reference out;
    const kl_knee_runner runner = {.v_ref = v_ref, .has = KL_RUNNER_HAS_V_REF};
    put_canary(&out, sizeof out);
    const kl_status status = kl_knee_reference_from_baseline(dspm, mms, &runner, &out, &fault);
    expect_refusal(status, &fault, wanted, field, NO_INDEX, value);
    cr_expect(is_canary(&out, sizeof out));
}

/* KNEE-004, KNEE-032, KNEE-080: strides are a unit, the rest a range; in this order. */
Test(knee_reference, KNEE_032_refuses_a_baseline_outside_its_range)
{
    refuse_baseline(600, 0, 0.0, KL_E_UNIT, "baseline_dspm", 600);
    refuse_baseline(1150, 0, 0.0, KL_E_UNIT, "baseline_dspm", 1150);
    refuse_baseline(599, 0, 0.0, KL_E_RANGE, "baseline_dspm", 599);
    refuse_baseline(1151, 0, 0.0, KL_E_RANGE, "baseline_dspm", 1151);
    refuse_baseline(1199, 0, 0.0, KL_E_RANGE, "baseline_dspm", 1199);
    refuse_baseline(2301, 0, 0.0, KL_E_RANGE, "baseline_dspm", 2301);
    refuse_baseline(KL_UNKNOWN, 0, 0.0, KL_E_RANGE, "baseline_dspm", KL_UNKNOWN);
    refuse_baseline(1600, 1599, 0.0, KL_E_RANGE, "base_speed_mms", 1599);
    refuse_baseline(1600, 6501, 0.0, KL_E_RANGE, "base_speed_mms", 6501);
    refuse_baseline(1600, 2800, 1.9, KL_E_RANGE, "v_ref", 1.9);
    refuse_baseline(1600, 2800, NAN, KL_E_RANGE, "v_ref", NAN);
    kl_fault fault = {"", 0, 0};
    kl_knee_reference out;
    cr_expect_eq(kl_knee_reference_from_baseline(1200, 2800, NULL, &out, &fault), KL_E_RANGE);
    cr_expect_str_eq(fault.field, "cad_ref");
    cr_expect_eq(kl_knee_reference_from_baseline(2300, 2800, NULL, &out, &fault), KL_E_RANGE);
    cr_expect_str_eq(fault.field, "cad_ref");
    expect_refusal(kl_knee_reference_from_baseline(1600, 2800, NULL, NULL, &fault), &fault,
                   KL_E_NULL, "out", NO_INDEX, 0);
}

/* ---- worked examples, section 13 ---- */

typedef struct example {
    const char *name;
    kl_knee_segment lap;
    double peak;
    double ekm;
    double linear;
    double impulse;
} example;

static int is_printed(double value, double wanted)
{
    return isnan(wanted) || is_near(value, wanted, 5.1e-7);
}

/* KNEE-050, KNEE-051, KNEE-055, KNEE-057 */
Test(knee_run, KNEE_050_gives_the_worked_examples)
{
    const double five = 5000.0 / 3.0;
    const example examples[] = {
        {"G1", lap_of(5000, five, 165, 0), 1, 5, 5, 5},
        {"G2", lap_of(5000, five, 173.25, 0), .907029, 4.761905, 4.761905, 4.761905},
        {"G3", lap_of(5000, five, 181.5, 0), .826446, 4.545455, 4.545455, 4.545455},
        {"G4", lap_of(5000, five, 165.0 / 0.9, 0), .81, 4.5, 4.5, 4.5},
        {"G5", lap_of(5000, five, 148.5, 0), 1.234568, 6.858711, 5.555556, 5.555556},
        {"G6", lap_of(10000, 3600, 160, 0), .999974, 10.472460, 10.472460, 10.925260},
        {"G7", lap_of(10000, 3600, NONE, 0), .969685, 10.312632, 10.312632, 10.758521},
        {"G8", lap_of(10000, 2400, NONE, 0), 1.140426, 10, 8.768655, 7.319238},
        {"G9", lap_of(5000, 2000, NONE, 0), .929667, 5.378269, 5.378269, 5.945552},
        {"G10", lap_at(1000, 3, 165, -.05), 1.075, 1.155625, 1.075, 1.075},
        {"G11", lap_at(1000, 3, 165, -.10), 1.15, 1.3225, 1.15, 1.15},
        {"G12", lap_at(1000, 3, 165, -.25), 1.3, 1.69, 1.3, 1.3},
        {"G14 up", lap_at(3000, 2.6, 168, .04), .860263, 3.031974, NAN, NAN},
        {"G14 down", lap_at(3000, 3.4, 170, -.04), 1.103728, 3.322406, NAN, NAN},
        {"G18 run", lap_of(162, 60, NONE, 0), .958732, .1689733, NAN, NAN},
    };
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        const example *e = &examples[i];
        const kl_knee_load load = load_of_lap(e->lap);
        cr_expect(is_printed(load.peak_rel_max, e->peak), "%s: %.9f", e->name, load.peak_rel_max);
        cr_expect(is_printed(load.ekm, e->ekm), "%s: %.9f", e->name, load.ekm);
        cr_expect(is_printed(load.linear, e->linear), "%s: %.9f", e->name, load.linear);
        cr_expect(is_printed(load.impulse, e->impulse), "%s: %.9f", e->name, load.impulse);
    }
}

/* KNEE-053, G16 */
Test(knee_run, KNEE_053_counts_a_pack)
{
    const kl_knee_runner runner = heavy_runner(67.0, 67.0, 9.0);
    const kl_knee_segment lap = lap_of(5000, 5000.0 / 3.0, 165, 0);
    const kl_knee_load load = load_of(&lap, 1, &runner, NULL);
    cr_expect(is_printed(load.peak_rel_max, 1.134328));
    cr_expect(is_printed(load.ekm, 6.433504));
    cr_expect(is_printed(load.linear, 5.671642));
}

/* KNEE-051, G17 and G18 */
Test(knee_run, KNEE_051_counts_walking)
{
    const kl_knee_load walk = load_of_lap(lap_at(1000, 1.4, 110, NONE));
    cr_expect(is_printed(walk.ekm, .242857));
    cr_expect(is_printed(walk.linear, .242857));
    cr_expect_eq(walk.walk_ekm, walk.ekm);
    cr_expect_eq(walk.run_ekm, 0.0);
    cr_expect_eq(walk.ekm_nc, walk.ekm);
    cr_expect_eq(walk.has, KL_KNEE_HAS_INTERVAL);
    cr_expect_eq(walk.impulse, 0.0);
    cr_expect_eq(walk.peak_permille, 0);

    kl_knee_segment laps[20];
    const kl_knee_runner runner = usual_runner();
    for (int i = 0; i < 20; i += 2) {
        laps[i] = lap_of(162, 60, NONE, 0);
        laps[i + 1] = walked(lap_of(NONE, 60, 110, 0));
    }
    const kl_knee_load both = load_of(laps, 20, &runner, NULL);
    cr_expect(is_printed(both.run_ekm, 1.689733));
    cr_expect(is_printed(both.walk_ekm, .204));
    cr_expect_eq(both.walk_duration_s, 600.0);
    cr_expect_eq(both.run_distance_m, 1620.0);
    cr_expect(is_near(both.walk_distance_m, 840.0, 1e-9));
}

static void expect_interval(kl_knee_segment lap, double low, double high)
{
    const kl_knee_load load = load_of_lap(lap);
    cr_expect(load.has & KL_KNEE_HAS_INTERVAL);
    cr_expect(is_near(load.ekm_lo, low, 5e-4) && is_near(load.ekm_hi, high, 5e-4), "[%.4f, %.4f]",
              load.ekm_lo, load.ekm_hi);
}

Test(knee_run, KNEE_056_gives_the_intervals_of_the_examples)
{
    expect_interval(lap_of(5000, 5000.0 / 3.0, 181.5, 0), 4.334, 4.767);
    expect_interval(lap_of(10000, 2400, NONE, 0), 9.061, 11.036);
    expect_interval(lap_at(1000, 3, 165, -.10), 1.103, 1.562);
}

/* KNEE-056: the corners, written out once more, over two laps and a walk. */
Test(knee_run, KNEE_056_takes_the_least_and_largest_of_27_sums)
{
    static const int32_t e[] = {30, 40, 50};
    static const int32_t a[] = {5, 8, 11};
    static const double b[] = {0.5, 1.5, 2.5};
    const kl_knee_segment laps[] = {lap_at(2000, 3.5, 170, -.08), lap_at(1000, 2.5, 160, .02),
                                    lap_at(300, 1.2, 100, 0)};
    const kl_knee_runner runner = usual_runner();
    double low = 1e9;
    double high = 0.0;
    for (int i = 0; i < 27; i++) {
        kl_knee_options options = options_of();
        options.exp_cadence_20 = e[i / 9];
        options.exp_speed_20 = a[i / 3 % 3];
        options.b_down = b[i % 3];
        const double ekm = load_of(laps, 3, &runner, &options).ekm;
        low = fmin(low, ekm);
        high = fmax(high, ekm);
    }
    const kl_knee_load load = load_of(laps, 3, &runner, NULL);
    cr_expect_eq(load.ekm_lo, low);
    cr_expect_eq(load.ekm_hi, high);
}

/* KNEE-056: without the interval everything else stays, whatever the cadence exponent. */
Test(knee_run, KNEE_056_can_be_left_out)
{
    const kl_knee_segment laps[] = {lap_at(2000, 3.5, 170, -.08), lap_at(300, 1.2, 100, 0)};
    const kl_knee_runner runner = usual_runner();
    for (int32_t exponent = 30; exponent <= 50; exponent++) {
        kl_knee_options options = options_of();
        options.exp_cadence_20 = exponent;
        kl_knee_load with = load_of(laps, 2, &runner, &options);
        options.interval = 0;
        const kl_knee_load without = load_of(laps, 2, &runner, &options);
        cr_expect_eq(without.has, KL_KNEE_HAS_RUN | KL_KNEE_HAS_RUN_CADENCE);
        with.ekm_lo = with.ekm_hi = 0.0;
        with.has = without.has;
        cr_expect_eq(memcmp(&with, &without, sizeof with), 0, "%d", (int)exponent);
    }
}

/* ---- segments: assumed values, grade, mass, flags ---- */

/* KNEE-050: the reference speed stands in for a missing one. */
Test(knee_run, KNEE_050_assumes_the_reference_speed)
{
    const kl_knee_runner runner = usual_runner();
    const kl_knee_segment_load by_distance = segment_of(lap_of(1500, NONE, 165, 0), &runner, NULL);
    cr_expect_eq(by_distance.speed, 3.0);
    cr_expect_eq(by_distance.duration_s, 500.0);
    cr_expect_eq(by_distance.flags, KL_KNEE_FLAG_SPEED_ASSUMED);
    cr_expect_eq(by_distance.quality, KL_QUALITY_LOW);
    const kl_knee_segment_load by_duration = segment_of(lap_of(NONE, 500, NONE, 0), &runner, NULL);
    cr_expect_eq(by_duration.distance_m, 1500.0);
    cr_expect_eq(by_duration.flags, KL_KNEE_FLAG_SPEED_ASSUMED | KL_KNEE_FLAG_CADENCE_MISSING);
}

/* KNEE-051 */
Test(knee_run, KNEE_051_assumes_speed_and_cadence_of_a_walk)
{
    const kl_knee_runner runner = usual_runner();
    const kl_knee_segment_load by_distance =
        segment_of(walked(lap_of(1400, NONE, NONE, 0)), &runner, NULL);
    cr_expect_eq(by_distance.speed, 1.4);
    cr_expect(is_near(by_distance.duration_s, 1000.0, 1e-9));
    cr_expect_eq(by_distance.cadence_used, 110.0);
    cr_expect_eq(by_distance.flags,
                 KL_KNEE_FLAG_WALK | KL_KNEE_FLAG_SPEED_ASSUMED | KL_KNEE_FLAG_CADENCE_MISSING);
    cr_expect_eq(by_distance.cadence_pref, 0.0);
    cr_expect_eq(by_distance.q, 0.0);
    cr_expect_eq(by_distance.impulse, 0.0);
    const kl_knee_segment_load by_duration =
        segment_of(walked(lap_of(NONE, 1000, NONE, 0)), &runner, NULL);
    cr_expect(is_near(by_duration.distance_m, 1400.0, 1e-9));
    const kl_knee_segment_load steep =
        segment_of(walked(lap_at(500, 1.2, 100, -.1)), &runner, NULL);
    cr_expect(is_near(steep.peak_rel, 0.17 * 2.3, 1e-12));
    cr_expect_eq(segment_of(walked(lap_at(500, 1.2, 100, .1)), &runner, NULL).peak_rel, 0.17);
    const kl_knee_segment_load with =
        segment_of(with_tech(walked(lap_at(500, 1.2, 100, 0)), 1.2), &runner, NULL);
    cr_expect_eq(with.peak_rel, 0.17); /* tech is ignored */
    cr_expect_eq(with.flags, KL_KNEE_FLAG_WALK);
    cr_expect_eq(with.quality, KL_QUALITY_HIGH);
}

/* KNEE-050: beyond the clamp neither cadence nor steps count. */
Test(knee_run, KNEE_050_clamps_the_cadence)
{
    const kl_knee_runner runner = usual_runner();
    const kl_knee_segment_load low = segment_of(lap_at(1000, 3, 125, 0), &runner, NULL);
    cr_expect_eq(low.q, 0.80);
    cr_expect_eq(low.cadence_used, 0.80 * 165.0);
    cr_expect_eq(low.flags, KL_KNEE_FLAG_CADENCE_CLAMPED | KL_KNEE_FLAG_WALK_MIX_SUSPECT);
    const kl_knee_segment_load high = segment_of(lap_at(1000, 3, 215, 0), &runner, NULL);
    cr_expect_eq(high.q, 1.25);
    cr_expect_eq(high.cadence_used, 1.25 * 165.0);
    cr_expect_eq(high.flags, KL_KNEE_FLAG_CADENCE_CLAMPED);
    cr_expect_eq(high.step_len, (3.0 * 60.0) / (1.25 * 165.0));
}

/* KNEE-055: a raised cadence earns nothing; a lowered one costs the same. */
Test(knee_run, KNEE_055_gives_no_credit)
{
    const kl_knee_load raised = load_of_lap(lap_at(3000, 3, 180, 0));
    cr_expect(is_near(raised.ekm_nc, 3.0, 1e-12));
    cr_expect_lt(raised.ekm, 2.8);
    const kl_knee_load lowered = load_of_lap(lap_at(3000, 3, 150, 0));
    cr_expect_eq(lowered.ekm_nc, lowered.ekm);
    const kl_knee_load same = load_of_lap(lap_at(3000, 3, 165, 0));
    cr_expect_eq(same.ekm_nc, same.ekm);
}

/* KNEE-052: every way to know or not to know the grade. */
Test(knee_run, KNEE_052_finds_the_grade)
{
    const kl_knee_runner runner = usual_runner();
    kl_knee_segment lap = lap_at(1000, 3, 165, NONE);
    cr_expect_eq(segment_of(lap, &runner, NULL).flags, KL_KNEE_FLAG_GRADE_MISSING);
    lap.terrain = KL_TERRAIN_TRACK;
    cr_expect_eq(segment_of(lap, &runner, NULL).flags, 0);
    lap.terrain = KL_TERRAIN_TREADMILL;
    cr_expect_eq(segment_of(lap, &runner, NULL).flags, KL_KNEE_FLAG_GRADE_MISSING);
    lap = with_descent(lap_at(1000, 3, 165, NONE), 100.0);
    cr_expect_eq(segment_of(lap, &runner, NULL).flags, KL_KNEE_FLAG_DESCENT_AVERAGED);
    cr_expect_eq(segment_of(lap, &runner, NULL).peak_rel, 1.15);
    lap.descent_m = 250.0;
    cr_expect_eq(segment_of(lap, &runner, NULL).flags,
                 KL_KNEE_FLAG_DESCENT_AVERAGED | KL_KNEE_FLAG_GRADE_CLIPPED);
    cr_expect_eq(segment_of(lap, &runner, NULL).peak_rel, 1.3);
    lap.descent_m = 0.0;
    cr_expect_eq(segment_of(lap, &runner, NULL).peak_rel, 1.0);
}

/* KNEE-052: minus zero is level; the clip works both ways; b_up only uphill. */
Test(knee_run, KNEE_052_clips_and_counts_uphill_only_on_request)
{
    const kl_knee_runner runner = usual_runner();
    kl_knee_options options = options_of();
    options.b_up = -0.5;
    cr_expect_eq(segment_of(lap_at(1000, 3, 165, -0.0), &runner, &options).peak_rel, 1.0);
    cr_expect_eq(segment_of(lap_at(1000, 3, 165, .1), &runner, &options).peak_rel, 0.95);
    const kl_knee_segment_load steep = segment_of(lap_at(1000, 3, 165, .25), &runner, &options);
    cr_expect_eq(steep.peak_rel, 0.9);
    cr_expect_eq(steep.flags, KL_KNEE_FLAG_GRADE_CLIPPED);
    cr_expect_eq(segment_of(lap_at(1000, 3, 165, .2), &runner, NULL).flags, 0);
    cr_expect_eq(segment_of(lap_at(1000, 3, 165, -.2), &runner, NULL).flags, 0);
    cr_expect_eq(segment_of(lap_at(1000, 3, 165, .3), &runner, NULL).peak_rel, 1.0);
}

/* KNEE-053 */
Test(knee_run, KNEE_053_knows_when_the_mass_is_unknown)
{
    kl_knee_runner runner = usual_runner();
    const kl_knee_segment lap = lap_at(1000, 3, 165, 0);
    runner.carried_kg = 5.0;
    runner.mass_now_kg = 70.0;
    runner.mass_ref_kg = 70.0;
    const uint32_t known = runner.has;
    cr_expect_eq(load_of(&lap, 1, &runner, NULL).flags, 0);
    runner.has = known | KL_RUNNER_HAS_CARRIED_KG;
    cr_expect_eq(load_of(&lap, 1, &runner, NULL).flags, KL_KNEE_FLAG_MASS_UNKNOWN);
    cr_expect_eq(load_of(&lap, 1, &runner, NULL).quality, KL_QUALITY_LOW);
    runner.carried_kg = 0.0;
    cr_expect_eq(load_of(&lap, 1, &runner, NULL).flags, 0);
    runner.has = known | KL_RUNNER_HAS_MASS_NOW_KG;
    cr_expect_eq(load_of(&lap, 1, &runner, NULL).flags, KL_KNEE_FLAG_MASS_UNKNOWN);
    runner.has = known | KL_RUNNER_HAS_MASS_REF_KG;
    cr_expect_eq(load_of(&lap, 1, &runner, NULL).ekm, load_of_lap(lap).ekm);
    runner.has |= KL_RUNNER_HAS_MASS_NOW_KG;
    runner.mass_now_kg = 84.0;
    cr_expect(is_near(load_of(&lap, 1, &runner, NULL).ekm, 1.44, 1e-12));
}

/* KNEE-053, KNEE-041: the ratio comes after the fields and before the segments. */
Test(knee_run, KNEE_053_refuses_an_odd_mass_ratio)
{
    const kl_knee_runner light = heavy_runner(100.0, 79.0, 0.0);
    const kl_knee_runner heavy = heavy_runner(50.0, 50.0, 31.0);
    refuse_run(NULL, 0, &light, NULL, KL_E_RANGE, "mass_ratio", NO_INDEX, 0.79);
    refuse_run(NULL, 0, &heavy, NULL, KL_E_RANGE, "mass_ratio", NO_INDEX, 81.0 / 50.0);
    const kl_knee_segment lap = lap_at(1000, 3, 165, 0);
    const kl_knee_runner lightest = heavy_runner(100.0, 80.0, 0.0);
    const kl_knee_runner heaviest = heavy_runner(100.0, 100.0, 60.0);
    cr_expect_lt(load_of(&lap, 1, &lightest, NULL).ekm, 0.81);
    cr_expect_gt(load_of(&lap, 1, &heaviest, NULL).ekm, 2.55);
}

/* KNEE-054 */
Test(knee_run, KNEE_054_takes_the_callers_factor)
{
    const kl_knee_runner runner = usual_runner();
    const kl_knee_segment lap = lap_at(1000, 3, 165, 0);
    const kl_knee_segment_load less = segment_of(with_tech(lap, 0.9), &runner, NULL);
    cr_expect_eq(less.peak_rel, 0.9);
    cr_expect_eq(less.flags, KL_KNEE_FLAG_TECH_FACTOR);
    cr_expect_eq(segment_of(with_tech(lap, 1.0), &runner, NULL).flags, 0);
}

/* KNEE-060 */
Test(knee_run, KNEE_060_flags_short_segments_and_walk_breaks)
{
    const kl_knee_runner runner = usual_runner();
    cr_expect_eq(segment_of(lap_of(179, 59.9, 165, 0), &runner, NULL).flags,
                 KL_KNEE_FLAG_SHORT_SEGMENT);
    cr_expect_eq(segment_of(lap_of(180, 60, 165, 0), &runner, NULL).flags, 0);
    cr_expect_eq(segment_of(lap_at(1000, 2.5, 139.9, 0), &runner, NULL).flags,
                 KL_KNEE_FLAG_WALK_MIX_SUSPECT);
    cr_expect_eq(segment_of(lap_at(1000, 2.5, 140, 0), &runner, NULL).flags, 0);
    /* without a speed there is no suspicion */
    cr_expect_eq(segment_of(lap_of(1000, NONE, 139.9, 0), &runner, NULL).flags,
                 KL_KNEE_FLAG_SPEED_ASSUMED);
}

/* KNEE-060: the run carries the union, the first three bits only there. */
Test(knee_run, KNEE_060_unites_flags)
{
    const kl_knee_segment laps[] = {lap_at(1000, 3, NONE, 0), lap_at(300, 1.2, 100, NONE)};
    kl_knee_load load;
    kl_knee_segment_load segments[2];
    cr_assert_eq(kl_knee_run(laps, 2, NULL, NULL, &load, segments, NULL), KL_OK);
    cr_expect_eq(segments[0].flags, KL_KNEE_FLAG_CADENCE_MISSING);
    cr_expect_eq(segments[1].flags, KL_KNEE_FLAG_WALK | KL_KNEE_FLAG_GRADE_MISSING);
    cr_expect_eq(load.flags, KL_KNEE_FLAG_PROFILE_DEFAULT | segments[0].flags | segments[1].flags);
}

/* KNEE-061 */
Test(knee_run, KNEE_061_rates_the_quality)
{
    const kl_knee_runner runner = usual_runner();
    kl_knee_segment lap = lap_at(1000, 3, 165, 0);
    cr_expect_eq(load_of(&lap, 1, &runner, NULL).quality, KL_QUALITY_HIGH);
    cr_expect_eq(load_of(&lap, 1, NULL, NULL).quality, KL_QUALITY_MED); /* PROFILE_DEFAULT */
    lap = lap_at(1000, 3, 165, NONE);
    cr_expect_eq(load_of_lap(lap).quality, KL_QUALITY_MED);
    lap.terrain = KL_TERRAIN_TRAIL;
    cr_expect_eq(load_of_lap(lap).quality, KL_QUALITY_LOW);
    lap = lap_at(1000, 3, 165, 0);
    lap.terrain = KL_TERRAIN_TRAIL;
    cr_expect_eq(load_of_lap(lap).quality, KL_QUALITY_HIGH);
    cr_expect_eq(load_of_lap(lap_at(1000, 2.5, 135, 0)).quality, KL_QUALITY_LOW);
    cr_expect_eq(load_of_lap(lap_at(300, 1.2, 100, 0)).quality, KL_QUALITY_HIGH); /* WALK */
}

/* ---- totals ---- */

/* KNEE-058, KNEE-059 */
Test(knee_run, KNEE_059_adds_up_in_order)
{
    const kl_knee_segment laps[] = {lap_at(2000, 3.5, 170, -.08), lap_at(300, 1.2, 100, 0),
                                    lap_at(1000, 2.5, 125, .02), lap_at(700, 2.9, NONE, 0)};
    const kl_knee_runner runner = usual_runner();
    kl_knee_load load;
    kl_knee_segment_load s[4];
    cr_assert_eq(kl_knee_run(laps, 4, &runner, NULL, &load, s, NULL), KL_OK);
    cr_expect_eq(load.ekm, ((s[0].ekm + s[1].ekm) + s[2].ekm) + s[3].ekm);
    cr_expect_eq(load.run_ekm, (s[0].ekm + s[2].ekm) + s[3].ekm);
    cr_expect_eq(load.walk_ekm, s[1].ekm);
    cr_expect_eq(load.ekm_nc, ((s[0].ekm_nc + s[1].ekm_nc) + s[2].ekm_nc) + s[3].ekm_nc);
    cr_expect_eq(load.linear, ((s[0].linear + s[1].linear) + s[2].linear) + s[3].linear);
    cr_expect_eq(load.impulse, (s[0].impulse + s[2].impulse) + s[3].impulse);
    cr_expect_eq(load.steps, ((s[0].steps + s[1].steps) + s[2].steps) + s[3].steps);
    cr_expect_eq(load.distance_m, 4000.0);
    cr_expect_eq(load.walk_distance_m, 300.0);
    cr_expect_eq(load.run_duration_s,
                 (laps[0].duration_s + laps[2].duration_s) + laps[3].duration_s);
    cr_expect_eq(load.peak_rel_max, fmax(s[0].peak_rel, fmax(s[2].peak_rel, s[3].peak_rel)));
    cr_expect_eq(load.peak_permille, (int64_t)(1000.0 * load.peak_rel_max + 0.5));
    cr_expect_eq(load.ekm_milli, (int64_t)(1000.0 * load.ekm + 0.5));
    cr_expect_eq(load.ekm_per_km, load.ekm / 4.0);
    /* 125 is counted as given although the load clamps it */
    const double steps = 170.0 * laps[0].duration_s + 125.0 * laps[2].duration_s;
    cr_expect_eq(load.mean_run_cadence, steps / (laps[0].duration_s + laps[2].duration_s));
    cr_expect_eq(load.peak_bw, 5.2 * load.peak_rel_max);
    cr_expect_eq(load.peak_bw_lo, load.peak_bw * 0.84);
    cr_expect_eq(load.peak_bw_hi, load.peak_bw * 1.19);
    cr_expect_eq(s[1].peak_bw, 5.2 * s[1].peak_rel);
    cr_expect_eq(load.has, KL_KNEE_HAS_INTERVAL | KL_KNEE_HAS_RUN | KL_KNEE_HAS_RUN_CADENCE);
}

/* KNEE-059: laps so short that they vanish; no division by them. */
Test(knee_run, KNEE_059_has_no_ratio_of_nothing)
{
    const kl_knee_load by_time = load_of_lap(lap_of(NONE, 5e-324, NONE, 0));
    cr_expect_eq(by_time.ekm_per_km, 0.0);
    const kl_knee_load by_distance = load_of_lap(lap_of(5e-324, NONE, 165, 0));
    cr_expect_eq(by_distance.mean_run_cadence, 0.0);
    cr_expect_eq(by_distance.ekm_per_km, 0.0);
    cr_expect_eq(by_distance.ekm, 0.0);
}

/* KNEE-001, KNEE-063: the same answer twice, and nothing in it but what went in. */
Test(knee_run, KNEE_001_is_pure)
{
    const kl_knee_segment lap = lap_at(2000, 3.5, 170, -.08);
    const kl_knee_load once = load_of_lap(lap);
    const kl_knee_load again = load_of_lap(lap);
    cr_expect_eq(memcmp(&once, &again, sizeof once), 0);
}

/* ---- refusals of the call itself ---- */

/* KNEE-041: parameters, runner, mass ratio, number of segments, segments. */
Test(knee_run, KNEE_041_checks_in_the_stated_order)
{
    const kl_knee_segment bad = lap_at(1000, 9.0, 165, 0);
    kl_knee_options options = options_of();
    kl_knee_runner runner = heavy_runner(300.0, 300.0, 61.0);
    runner.v_ref = runner.cad_ref = runner.height_cm = 1.0;
    runner.has |= KL_RUNNER_HAS_HEIGHT_CM;
    options.interval = 2;
    refuse_run(&bad, 0, &runner, &options, KL_E_RANGE, "interval", NO_INDEX, 2);
    refuse_run(&bad, 0, &runner, NULL, KL_E_RANGE, "v_ref", NO_INDEX, 1);
    runner.v_ref = 3.0;
    refuse_run(&bad, 0, &runner, NULL, KL_E_RANGE, "cad_ref", NO_INDEX, 1);
    runner.cad_ref = 165.0;
    refuse_run(&bad, 0, &runner, NULL, KL_E_RANGE, "height_cm", NO_INDEX, 1);
    runner.height_cm = 180.0;
    refuse_run(&bad, 0, &runner, NULL, KL_E_RANGE, "mass_ref_kg", NO_INDEX, 300);
    runner.mass_ref_kg = 40.0;
    refuse_run(&bad, 0, &runner, NULL, KL_E_RANGE, "mass_now_kg", NO_INDEX, 300);
    runner.mass_now_kg = 70.0;
    refuse_run(&bad, 0, &runner, NULL, KL_E_RANGE, "carried_kg", NO_INDEX, 61);
    runner.carried_kg = 0.0;
    refuse_run(&bad, 0, &runner, NULL, KL_E_RANGE, "mass_ratio", NO_INDEX, 1.75);
    runner.mass_ref_kg = 70.0;
    refuse_run(&bad, 0, &runner, NULL, KL_E_SIZE, "segments", NO_INDEX, 0);
    refuse_run(&bad, 1, &runner, NULL, KL_E_RANGE, "speed", 0, bad.distance_m / bad.duration_s);
}

/* KNEE-040: 1 .. 20,000 segments. */
Test(knee_run, KNEE_040_takes_up_to_20000_segments)
{
    static kl_knee_segment laps[20001];
    const kl_knee_runner runner = usual_runner();
    for (int i = 0; i < 20001; i++) laps[i] = lap_at(1000, 3, 165, 0);
    refuse_run(laps, 20001, &runner, NULL, KL_E_SIZE, "segments", NO_INDEX, 20001);
    cr_expect(is_same(load_of(laps, 20000, &runner, NULL).ekm, 20000.0));
    laps[19999].distance_m = -1.0;
    refuse_run(laps, 20000, &runner, NULL, KL_E_RANGE, "distance_m", 19999, -1.0);
}

Test(knee_run, KNEE_004_refuses_null_pointers)
{
    kl_fault fault = {"", 0, 0};
    const kl_knee_segment lap = lap_at(1000, 3, 165, 0);
    refuse_run(NULL, 1, NULL, NULL, KL_E_NULL, "segments", NO_INDEX, 0);
    expect_refusal(kl_knee_run(&lap, 1, NULL, NULL, NULL, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0);
    kl_knee_options_init(NULL, 80);
}

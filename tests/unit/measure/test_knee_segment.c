/*
 * Unit tests of measure/knee_segment.c: KNEE-040 .. KNEE-044, and the unit rule of KNEE-080.
 */
#include "measure/knee_model.h"

#include "knee_runs.h"

/* A bad lap behind a good one: the index tells which. */
static void refuse(kl_knee_segment bad, kl_status wanted, const char *field, double value)
{
    const kl_knee_segment laps[] = {lap_at(1000, 3, 165, 0), bad};
    const kl_knee_runner runner = usual_runner();
    refuse_run(laps, 2, &runner, NULL, wanted, field, 1, value);
}

static void refuse_range(kl_knee_segment bad, const char *field, double value)
{
    refuse(bad, KL_E_RANGE, field, value);
}

static int32_t mode_of(kl_knee_segment lap)
{
    kl__lap out;
    kl_fault fault = {"", 0, 0};
    cr_assert_eq(kl__lap_check(&lap, 0, &out, &fault), KL_OK, "%s %g", fault.field, fault.value);
    return out.mode;
}

static void accept(kl_knee_segment lap)
{
    (void)mode_of(lap);
}

static kl_knee_segment in_strides(double speed, double cadence)
{
    kl_knee_segment lap = lap_at(1000, speed, cadence, 0);
    lap.cadence_unit = KL_CADENCE_STRIDES;
    return lap;
}

/* KNEE-040: nothing but one of distance and duration is required. */
Test(knee_segment, KNEE_040_needs_distance_or_duration)
{
    accept(lap_of(1000, NONE, NONE, NONE));
    accept(lap_of(NONE, 300, NONE, NONE));
    refuse_range(lap_of(NONE, NONE, 165, 0), "distance_m", 0);
}

static const double not_a_number[] = {(double)NAN, (double)INFINITY, -(double)INFINITY};

typedef struct lap_field {
    const char *name;
    size_t offset;
    uint32_t bit;
    double below; /* refused */
    double low;
    double high;
    double above; /* refused */
} lap_field;

static const lap_field lap_fields[] = {
    {"distance_m", offsetof(kl_knee_segment, distance_m), KL_SEGMENT_HAS_DISTANCE_M, 0.0, 5e-324,
     200000.0, 200000.00000000003},
    {"duration_s", offsetof(kl_knee_segment, duration_s), KL_SEGMENT_HAS_DURATION_S, -0.0, 5e-324,
     172800.0, 172800.00000000003},
    {"grade", offsetof(kl_knee_segment, grade), KL_SEGMENT_HAS_GRADE, -0.30000000000000004, -0.30,
     0.30, 0.30000000000000004},
    {"tech", offsetof(kl_knee_segment, tech), KL_SEGMENT_HAS_TECH, 0.79999999999999993, 0.80, 1.25,
     1.2500000000000002},
};

/* A lap of which only one of distance and duration is known, with one more field. */
static kl_knee_segment lap_with(const lap_field *field, double value)
{
    kl_knee_segment lap = field->bit == KL_SEGMENT_HAS_DURATION_S ? lap_of(NONE, 1, NONE, NONE)
                                                                  : lap_of(1000, NONE, NONE, NONE);
    memcpy((char *)&lap + field->offset, &value, sizeof value);
    lap.has |= field->bit;
    return lap;
}

/* KNEE-004, KNEE-040 */
Test(knee_segment, KNEE_040_refuses_each_field_outside_its_range)
{
    for (size_t i = 0; i < sizeof lap_fields / sizeof lap_fields[0]; i++) {
        const lap_field *field = &lap_fields[i];
        refuse_range(lap_with(field, field->below), field->name, field->below);
        refuse_range(lap_with(field, field->above), field->name, field->above);
        for (int b = 0; b < 3; b++) {
            refuse_range(lap_with(field, not_a_number[b]), field->name, not_a_number[b]);
        }
        accept(lap_with(field, field->low));
        accept(lap_with(field, field->high));
    }
}

/* KNEE-004: an unknown enumerator. */
Test(knee_segment, KNEE_004_refuses_unknown_selectors)
{
    static const int32_t bad[] = {-1, INT32_MIN, INT32_MAX, 0};
    for (int i = 0; i < 4; i++) {
        kl_knee_segment lap = lap_at(1000, 3, 165, 0);
        lap.mode = i == 3 ? KL_MODE_WALK + 1 : bad[i];
        refuse_range(lap, "mode", lap.mode);
        lap = lap_at(1000, 3, 165, 0);
        lap.terrain = i == 3 ? KL_TERRAIN_TRAIL + 1 : bad[i];
        refuse_range(lap, "terrain", lap.terrain);
        lap = lap_at(1000, 3, 165, 0);
        lap.cadence_unit = i == 3 ? KL_CADENCE_STRIDES + 1 : bad[i];
        refuse_range(lap, "cadence_unit", lap.cadence_unit);
    }
}

/* KNEE-041: with everything wrong, what is mended first is what was reported first. */
Test(knee_segment, KNEE_041_checks_in_the_stated_order)
{
    kl_knee_segment lap = {-1.0, -2.0, -3.0, 1.0, -4.0, 2.0, 9, 9, 9, 63};
    refuse_range(lap, "mode", 9);
    lap.mode = KL_MODE_AUTO;
    refuse_range(lap, "terrain", 9);
    lap.terrain = KL_TERRAIN_ROAD;
    refuse_range(lap, "cadence_unit", 9);
    lap.cadence_unit = KL_CADENCE_STRIDES;
    refuse_range(lap, "distance_m", -1.0);
    lap.distance_m = 1400.0;
    refuse_range(lap, "duration_s", -2.0);
    lap.duration_s = 1000.0;
    refuse_range(lap, "cadence", -3.0);
    lap.cadence = 120.0;
    refuse(lap, KL_E_UNIT, "cadence", 120.0);
    lap.cadence = 75.0;
    refuse_range(lap, "grade", 1.0);
    lap.grade = 0.1;
    refuse_range(lap, "descent_m", -4.0);
    lap.descent_m = 1000.0;
    refuse(lap, KL_E_INCONSISTENT, "descent_m", 1000.0);
    lap.has &= ~(uint32_t)KL_SEGMENT_HAS_GRADE;
    refuse_range(lap, "descent_m", 1000.0);
    lap.descent_m = 10.0;
    refuse_range(lap, "tech", 2.0);
    lap.tech = 1.0;
    refuse_range(lap, "speed", 1.4); /* 150 steps/min below 1.6 m/s is neither run nor walk */
    lap.cadence = 29.0;
    refuse_range(lap, "cadence", 29.0);
    lap.cadence = 32.0;
    refuse(lap, KL_E_UNIT, "cadence", 32.0); /* a step of 1.3 m */
    lap.cadence = 50.0;
    accept(lap);
}

/* KNEE-041 (7) */
Test(knee_segment, KNEE_041_takes_a_descent_instead_of_a_grade)
{
    refuse(with_descent(lap_at(1000, 3, 165, 0), 10), KL_E_INCONSISTENT, "descent_m", 10);
    refuse(with_descent(lap_of(NONE, 300, 165, NONE), 10), KL_E_INCONSISTENT, "descent_m", 10);
    refuse_range(with_descent(lap_at(1000, 3, 165, NONE), 300.5), "descent_m", 300.5);
    refuse_range(with_descent(lap_at(1000, 3, 165, NONE), -5e-324), "descent_m", -5e-324);
    for (int b = 0; b < 3; b++) {
        refuse_range(with_descent(lap_at(1000, 3, 165, NONE), not_a_number[b]), "descent_m",
                     not_a_number[b]);
    }
    accept(with_descent(lap_at(1000, 3, 165, NONE), 300));
    accept(with_descent(lap_at(1000, 3, 165, NONE), 0));
    accept(with_descent(lap_of(1000, NONE, 165, NONE), 10));
}

/* KNEE-042: below 1.6 m/s AUTO walks, unless the cadence is that of running. */
Test(knee_segment, KNEE_042_decides_between_running_and_walking)
{
    cr_expect_eq(mode_of(lap_of(1600, 1000, 165, 0)), KL_MODE_RUN);
    cr_expect_eq(mode_of(lap_of(1599, 1000, NONE, 0)), KL_MODE_WALK);
    cr_expect_eq(mode_of(lap_of(1599, 1000, 139.9, 0)), KL_MODE_WALK);
    cr_expect_eq(mode_of(lap_of(1000, NONE, NONE, 0)), KL_MODE_RUN);
    cr_expect_eq(mode_of(lap_of(NONE, 1000, 165, 0)), KL_MODE_RUN);
    refuse_range(lap_of(1599, 1000, 140, 0), "speed", 1.599);
    refuse_range(in_strides(1.5, 70.0), "speed", 1000.0 / (1000.0 / 1.5));
    cr_expect_eq(mode_of(in_strides(1.5, 69.9)), KL_MODE_WALK);
    cr_expect_eq(mode_of(walked(lap_of(1000, NONE, NONE, 0))), KL_MODE_WALK);
    cr_expect_eq(mode_of(walked(lap_of(2000, 1000, 130, 0))), KL_MODE_WALK);
}

static kl_knee_segment declared(int32_t mode, double distance)
{
    kl_knee_segment lap = lap_of(distance, 1000, NONE, 0);
    lap.mode = mode;
    return lap;
}

/* KNEE-042 */
Test(knee_segment, KNEE_042_refuses_speeds_that_nobody_runs_or_walks)
{
    accept(declared(KL_MODE_RUN, 1600));
    accept(declared(KL_MODE_RUN, 6500));
    accept(declared(KL_MODE_WALK, 300));
    accept(declared(KL_MODE_WALK, 2500));
    refuse_range(declared(KL_MODE_RUN, 1599), "speed", 1.599);
    refuse_range(declared(KL_MODE_RUN, 6501), "speed", 6.501);
    refuse_range(declared(KL_MODE_AUTO, 6501), "speed", 6.501);
    refuse_range(declared(KL_MODE_WALK, 299), "speed", 0.299);
    refuse_range(declared(KL_MODE_WALK, 2501), "speed", 2.501);
    refuse_range(declared(KL_MODE_AUTO, 299), "speed", 0.299);
}

/* KNEE-043: strides are never taken for steps, nor steps for strides. */
Test(knee_segment, KNEE_043_tells_steps_from_strides)
{
    refuse(lap_at(1000, 3, 60, 0), KL_E_UNIT, "cadence", 60);
    refuse(lap_at(1000, 3, 82.5, 0), KL_E_UNIT, "cadence", 82.5);
    refuse(lap_at(1000, 3, 115, 0), KL_E_UNIT, "cadence", 115);
    refuse_range(lap_at(1000, 3, 59.9, 0), "cadence", 59.9);
    refuse_range(lap_at(1000, 3, 115.1, 0), "cadence", 115.1);
    refuse_range(lap_at(1000, 3, 119.9, 0), "cadence", 119.9);
    refuse_range(lap_at(1000, 3, 230.1, 0), "cadence", 230.1);
    accept(lap_at(1000, 3, 120, 0));
    accept(lap_at(1000, 3, 230, 0));
    refuse(in_strides(3, 120), KL_E_UNIT, "cadence", 120);
    refuse(in_strides(3, 230), KL_E_UNIT, "cadence", 230);
    refuse_range(in_strides(3, 230.1), "cadence", 230.1);
    refuse_range(in_strides(3, 59.9), "cadence", 59.9);
    refuse_range(in_strides(3, 119.9), "cadence", 119.9);
    accept(in_strides(3, 60));
    accept(in_strides(3, 115));
    const kl_knee_load strides = load_of_lap(in_strides(3, 82.5));
    const kl_knee_load steps = load_of_lap(lap_at(1000, 3, 165, 0));
    cr_expect_eq(memcmp(&strides, &steps, sizeof steps), 0);
}

/* KNEE-043: a zero from a drop-out is an error, not "not known". */
Test(knee_segment, KNEE_043_refuses_a_cadence_that_is_none)
{
    static const double bad[] = {0.0, -0.0, -1.0};
    for (int b = 0; b < 3; b++) {
        refuse_range(lap_at(1000, 3, bad[b], 0), "cadence", bad[b]);
        kl_knee_segment lap = lap_at(1000, 3, 165, 0);
        lap.cadence = not_a_number[b];
        refuse_range(lap, "cadence", not_a_number[b]);
    }
    refuse_range(in_strides(3, 1e308), "cadence", 1e308); /* doubled, it would be infinite */
}

/* KNEE-044 */
Test(knee_segment, KNEE_044_checks_the_cadence_of_a_walk)
{
    accept(walked(lap_at(1000, 1.0, 60, 0)));
    accept(walked(lap_at(1000, 2.5, 160, 0)));
    accept(walked(lap_of(1000, NONE, 60, 0)));
    refuse_range(walked(lap_at(1000, 1.0, 59.9, 0)), "cadence", 59.9);
    refuse_range(walked(lap_at(1000, 1.0, 160.1, 0)), "cadence", 160.1);
    refuse(walked(lap_at(1000, 1.4, 70, 0)), KL_E_UNIT, "cadence", 70); /* 1.2 m a step */
    refuse(lap_at(1000, 1.4, 70, 0), KL_E_UNIT, "cadence", 70);
    accept(walked(lap_of(1100, 1000, 60, 0))); /* 1.1 m exactly */
}

/* KNEE-080 */
Test(knee_segment, KNEE_080_takes_600_to_1150_tenths_for_strides)
{
    static const struct {
        int32_t dspm;
        kl_status status;
    } cases[] = {{599, KL_E_RANGE},  {600, KL_E_UNIT},   {1150, KL_E_UNIT},      {1151, KL_E_RANGE},
                 {1199, KL_E_RANGE}, {1200, KL_OK},      {2300, KL_OK},          {2301, KL_E_RANGE},
                 {0, KL_E_RANGE},    {-700, KL_E_RANGE}, {INT32_MAX, KL_E_RANGE}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        kl_fault fault = {"", 0, 0};
        const kl_status status = kl__check_dspm(&fault, "any", cases[i].dspm);
        expect_refusal(status, &fault, cases[i].status, "any", NO_INDEX, cases[i].dspm);
    }
}

/* KNEE-041: all segments are checked, the first bad one is named. */
Test(knee_segment, KNEE_041_names_the_first_bad_segment)
{
    kl_knee_segment laps[3] = {lap_at(1000, 3, 165, 0), lap_at(1000, 3, 165, 0),
                               lap_at(1000, 3, 165, 0)};
    kl_fault fault = {"", 0, 0};
    cr_expect_eq(kl__laps_check(laps, 3, &fault), KL_OK);
    laps[2].mode = 7;
    laps[1].grade = 1.0;
    expect_refusal(kl__laps_check(laps, 3, &fault), &fault, KL_E_RANGE, "grade", 1, 1.0);
    expect_refusal(kl__laps_check(laps, 0, &fault), &fault, KL_E_SIZE, "segments", NO_INDEX, 0);
    expect_refusal(kl__laps_check(NULL, 3, &fault), &fault, KL_E_NULL, "segments", NO_INDEX, 0);
}

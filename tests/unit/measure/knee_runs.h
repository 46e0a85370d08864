/* Runners, laps and runs of the knee tests. */
#ifndef UNIT_MEASURE_KNEE_RUNS_H
#define UNIT_MEASURE_KNEE_RUNS_H

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "../random.h"
#include "../refusal.h"
#include "kneeload/knee.h"

#define NONE ((double)NAN)
enum { NO_INDEX = -1 };

/* A lap; NONE is what is not known. */
static inline kl_knee_segment lap_of(double distance, double duration, double cadence, double grade)
{
    kl_knee_segment lap = {distance, duration, cadence, grade, 0.0, 0.0, 0, 0, 0, 0};
    if (!isnan(distance)) lap.has |= KL_SEGMENT_HAS_DISTANCE_M;
    if (!isnan(duration)) lap.has |= KL_SEGMENT_HAS_DURATION_S;
    if (!isnan(cadence)) lap.has |= KL_SEGMENT_HAS_CADENCE;
    if (!isnan(grade)) lap.has |= KL_SEGMENT_HAS_GRADE;
    return lap;
}

/* A lap of a distance at a speed. */
static inline kl_knee_segment lap_at(double distance, double speed, double cadence, double grade)
{
    return lap_of(distance, distance / speed, cadence, grade);
}

static inline kl_knee_segment with_tech(kl_knee_segment lap, double tech)
{
    lap.tech = tech;
    lap.has |= KL_SEGMENT_HAS_TECH;
    return lap;
}

static inline kl_knee_segment with_descent(kl_knee_segment lap, double descent)
{
    lap.descent_m = descent;
    lap.has |= KL_SEGMENT_HAS_DESCENT_M;
    return lap;
}

static inline kl_knee_segment walked(kl_knee_segment lap)
{
    lap.mode = KL_MODE_WALK;
    return lap;
}

/* The runner of section 13: 3 m/s and 165 steps/min. */
static inline kl_knee_runner usual_runner(void)
{
    const kl_knee_runner runner = {
        .v_ref = 3.0, .cad_ref = 165.0, .has = KL_RUNNER_HAS_V_REF | KL_RUNNER_HAS_CAD_REF};
    return runner;
}

/* The same with a body mass, and a pack where `carried` is not 0. */
static inline kl_knee_runner heavy_runner(double reference, double now, double carried)
{
    kl_knee_runner runner = usual_runner();
    runner.mass_ref_kg = reference;
    runner.mass_now_kg = now;
    runner.carried_kg = carried;
    runner.has |= KL_RUNNER_HAS_MASS_REF_KG | KL_RUNNER_HAS_MASS_NOW_KG | KL_RUNNER_HAS_CARRIED_KG;
    return runner;
}

static inline kl_knee_options options_of(void)
{
    kl_knee_options options;
    kl_knee_options_init(&options, sizeof options);
    return options;
}

/* Load of an accepted run. */
static inline kl_knee_load load_of(const kl_knee_segment *laps, size_t n,
                                   const kl_knee_runner *runner, const kl_knee_options *options)
{
    kl_knee_load load;
    kl_fault fault = {"", 0, 0};
    memset(&load, 0, sizeof load);
    const kl_status status = kl_knee_run(laps, n, runner, options, &load, NULL, &fault);
    cr_assert_eq(status, KL_OK, "%s: %s[%d] %.17g", kl_status_name(status), fault.field,
                 (int)fault.index, fault.value);
    return load;
}

/* One lap of the usual runner. */
static inline kl_knee_load load_of_lap(kl_knee_segment lap)
{
    const kl_knee_runner runner = usual_runner();
    return load_of(&lap, 1, &runner, NULL);
}

static inline kl_knee_segment_load segment_of(kl_knee_segment lap, const kl_knee_runner *runner,
                                              const kl_knee_options *options)
{
    kl_knee_load load;
    kl_knee_segment_load segment;
    cr_assert_eq(kl_knee_run(&lap, 1, runner, options, &load, &segment, NULL), KL_OK);
    return segment;
}

/* A refused run writes neither load nor segments. */
static inline void refuse_run(const kl_knee_segment *laps, size_t n, const kl_knee_runner *runner,
                              const kl_knee_options *options, kl_status wanted, const char *field,
                              int64_t index, double value)
{
    kl_fault fault = {"", 0, 0};
    kl_knee_load load;
    kl_knee_segment_load segments[4];
    put_canary(&load, sizeof load);
    put_canary(segments, sizeof segments);
    const kl_status status = kl_knee_run(laps, n, runner, options, &load, segments, &fault);
    expect_refusal(status, &fault, wanted, field, index, value);
    cr_expect(is_canary(&load, sizeof load), "%s: written", field);
    cr_expect(is_canary(segments, sizeof segments), "%s: written", field);
    cr_expect_eq(kl_knee_run(laps, n, runner, options, &load, NULL, NULL), wanted);
}

static inline int is_near(double value, double wanted, double tolerance)
{
    return fabs(value - wanted) <= tolerance;
}

/* 1e-9 of the larger one. Section 14 */
static inline int is_same(double a, double b)
{
    return is_near(a, b, 1e-9 * fmax(fabs(a), fabs(b)));
}

/* Not below, but for rounding. */
static inline int is_not_below(double a, double b)
{
    return a >= b - 1e-9 * fabs(b);
}

#endif

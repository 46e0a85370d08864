/*
 * Unit tests of load.h: LOAD-020 .. LOAD-027.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "kneeload/load.h"
#include "sessions.h"

enum { NO_INDEX = -1 };

static void expect_load(kl_status status, const kl_load *out, double load, uint32_t flags)
{
    cr_assert_eq(status, KL_OK);
    cr_expect_eq(out->defined, 1);
    cr_expect_eq(out->load, load, "%.17g instead of %.17g", out->load, load);
    cr_expect_eq(out->flags, flags);
}

static void expect_no_data(kl_status status, const kl_load *out)
{
    cr_assert_eq(status, KL_OK);
    cr_expect_eq(out->defined, 0);
    cr_expect_eq(out->load, 0.0);
    cr_expect_eq(out->flags, KL_FLAG_NO_DATA);
    for (int i = 0; i < 5; i++) cr_expect_eq(out->zone_s[i], 0);
}

/* LOAD-021; LOAD-022: RPE 6.0 for 45 min are 270. */
Test(load, of_a_session_in_every_channel)
{
    static const double wanted[] = {10000.0, 2700.0, 7400.0, 270.0, 12.5};
    const kl_session session = full_session();
    for (int32_t channel = KL_CHANNEL_DISTANCE; channel <= KL_CHANNEL_CUSTOM; channel++) {
        kl_load out;
        const kl_status status = kl_session_load(&session, channel, &out, NULL);
        expect_load(status, &out, wanted[channel], 0);
    }
}

/* LOAD-021: unknown is not defined, never 0. */
Test(load, of_a_session_without_the_channel_is_not_defined)
{
    const kl_session session = run_of(10, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN);
    for (int32_t channel = KL_CHANNEL_DISTANCE; channel <= KL_CHANNEL_CUSTOM; channel++) {
        kl_load out;
        expect_no_data(kl_session_load(&session, channel, &out, NULL), &out);
    }
}

/* LOAD-022 */
Test(load, of_no_effort_is_0_and_says_so)
{
    kl_load out;
    kl_session session = full_session();
    session.rpe = 0;
    expect_load(kl_session_load(&session, KL_CHANNEL_SRPE, &out, NULL), &out, 0.0,
                KL_FLAG_ZERO_EFFORT);
    expect_load(kl_session_load(&session, KL_CHANNEL_DURATION, &out, NULL), &out, 2700.0, 0);
    session.dur_s = 0;
    expect_load(kl_session_load(&session, KL_CHANNEL_SRPE, &out, NULL), &out, 0.0, 0);
    session.rpe = 50;
    expect_load(kl_session_load(&session, KL_CHANNEL_SRPE, &out, NULL), &out, 0.0, 0);
}

/* LOAD-002: -0.0 is read as 0. */
Test(load, of_minus_zero_is_plus_zero)
{
    kl_load out;
    kl_session session = full_session();
    session.load = -0.0;
    expect_load(kl_session_load(&session, KL_CHANNEL_CUSTOM, &out, NULL), &out, 0.0, 0);
    cr_expect(!signbit(out.load));
}

/* LOAD-006, LOAD-020: the selector first, then the session with index 0. */
Test(load, of_a_session_refuses_bad_input)
{
    kl_load out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
    kl_session session = full_session();
    session.steps = 2000001;
    expect_refusal(kl_session_load(&session, -1, &out, &fault), &fault, KL_E_RANGE, "channel",
                   NO_INDEX, -1.0);
    expect_refusal(kl_session_load(&session, 5, &out, &fault), &fault, KL_E_RANGE, "channel",
                   NO_INDEX, 5.0);
    expect_refusal(kl_session_load(&session, 0, &out, &fault), &fault, KL_E_RANGE, "steps", 0,
                   2000001.0);
    session = full_session();
    session.dur_s = 2801;
    expect_refusal(kl_session_load(&session, 0, &out, &fault), &fault, KL_E_INCONSISTENT,
                   "elapsed_s", 0, 2800.0);
    expect_refusal(kl_session_load(NULL, 0, &out, &fault), &fault, KL_E_NULL, "session", NO_INDEX,
                   0.0);
    expect_refusal(kl_session_load(&session, 0, NULL, &fault), &fault, KL_E_NULL, "out", NO_INDEX,
                   0.0);
    cr_expect(is_canary(&out, sizeof out));
}

/* LOAD-024: 60 min at x = 0.6 for each set. */
Test(trimp, gives_the_printed_examples_of_every_set)
{
    static const double wanted[] = {72.910439795128227, 84.326489848187848, 62.754597096325831,
                                    80.578471536609769, 76.648636927708409};
    static const double printed[] = {72.910440, 84.326490, 62.754597, 80.578472, 76.648637};
    const kl_hr_segment hour = {3600, 110};
    for (int32_t set = KL_TRIMP_MEN_064_192; set < KL_TRIMP_CUSTOM; set++) {
        const kl_trimp_profile profile = {.hr_rest = 50, .hr_max = 150, .set = set};
        kl_load out;
        const kl_status status = kl_trimp(&hour, 1, &profile, &out, NULL);
        expect_load(status, &out, wanted[set], 0);
        cr_expect_float_eq(out.load, printed[set], 5e-7);
    }
}

/* LOAD-023: convex, so the mean heart rate underestimates. */
Test(trimp, of_samples_exceeds_that_of_their_mean)
{
    const kl_trimp_profile profile = {.hr_rest = 50, .hr_max = 150, .set = KL_TRIMP_MEN_064_192};
    const kl_hr_segment samples[] = {{1800, 90}, {1800, 140}};
    const kl_hr_segment mean = {3600, 115};
    kl_load of_samples;
    kl_load of_mean;
    cr_assert_eq(kl_trimp(samples, 2, &profile, &of_samples, NULL), KL_OK);
    cr_assert_eq(kl_trimp(&mean, 1, &profile, &of_mean, NULL), KL_OK);
    cr_expect_gt(of_samples.load, of_mean.load);
}

/* LOAD-023: outside rest .. max is held at the ends. */
Test(trimp, clamps_and_says_so)
{
    const kl_trimp_profile profile = {
        .hr_rest = 50, .hr_max = 150, .set = KL_TRIMP_CUSTOM, .a = 1.0, .b = 0.0};
    const kl_hr_segment inside[] = {{600, 50}, {600, 150}};
    const kl_hr_segment below[] = {{600, 49}, {600, 150}};
    const kl_hr_segment above[] = {{600, 50}, {600, 151}};
    kl_load out;
    expect_load(kl_trimp(inside, 2, &profile, &out, NULL), &out, 10.0, 0);
    expect_load(kl_trimp(below, 2, &profile, &out, NULL), &out, 10.0, KL_FLAG_CLAMPED);
    expect_load(kl_trimp(above, 2, &profile, &out, NULL), &out, 10.0, KL_FLAG_CLAMPED);
}

/* LOAD-023 */
Test(trimp, is_not_defined_with_an_unknown_heart_rate)
{
    const kl_trimp_profile profile = {.hr_rest = 50, .hr_max = 150, .set = KL_TRIMP_MEN_064_192};
    const kl_hr_segment segments[] = {{600, 160}, {600, KL_UNKNOWN}, {600, 90}};
    kl_load out;
    expect_no_data(kl_trimp(segments, 3, &profile, &out, NULL), &out);
}

/* LOAD-023: hr_rest, hr_max, their distance, set, a, b, segments. */
Test(trimp, refuses_in_the_stated_order)
{
    kl_trimp_profile profile = {.hr_rest = 19, .hr_max = 261, .set = 6, .a = 0.0, .b = -1.0};
    kl_hr_segment segments[2] = {{604801, 261}, {-1, 19}};
    kl_load out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
#define EXPECT(n, wanted, field, index, value)                                                  \
    expect_refusal(kl_trimp(segments, n, &profile, &out, &fault), &fault, wanted, field, index, \
                   value)
    EXPECT(0, KL_E_RANGE, "hr_rest", NO_INDEX, 19.0);
    profile.hr_rest = 151;
    EXPECT(0, KL_E_RANGE, "hr_rest", NO_INDEX, 151.0);
    profile.hr_rest = 150;
    EXPECT(0, KL_E_RANGE, "hr_max", NO_INDEX, 261.0);
    profile.hr_max = 79;
    EXPECT(0, KL_E_RANGE, "hr_max", NO_INDEX, 79.0);
    profile.hr_max = 169;
    EXPECT(0, KL_E_INCONSISTENT, "hr_max", NO_INDEX, 169.0);
    profile.hr_max = 170;
    EXPECT(0, KL_E_RANGE, "set", NO_INDEX, 6.0);
    profile.set = -1;
    EXPECT(0, KL_E_RANGE, "set", NO_INDEX, -1.0);
    profile.set = KL_TRIMP_CUSTOM;
    EXPECT(0, KL_E_RANGE, "a", NO_INDEX, 0.0);
    profile.a = 10.5;
    EXPECT(0, KL_E_RANGE, "a", NO_INDEX, 10.5);
    profile.a = 0.01;
    EXPECT(0, KL_E_RANGE, "b", NO_INDEX, -1.0);
    profile.b = (double)NAN;
    EXPECT(0, KL_E_RANGE, "b", NO_INDEX, (double)NAN);
    profile.b = 5.0;
    EXPECT(0, KL_E_SIZE, "segments", NO_INDEX, 0.0);
    EXPECT(100001, KL_E_SIZE, "segments", NO_INDEX, 100001.0);
    EXPECT(2, KL_E_RANGE, "dur_s", 0, 604801.0);
    segments[0].dur_s = 604800;
    EXPECT(2, KL_E_RANGE, "hr", 0, 261.0);
    segments[0].hr = KL_UNKNOWN;
    EXPECT(2, KL_E_RANGE, "dur_s", 1, -1.0);
    segments[1].dur_s = 0;
    EXPECT(2, KL_E_RANGE, "hr", 1, 19.0);
#undef EXPECT
    cr_expect(is_canary(&out, sizeof out));
}

Test(trimp, refuses_missing_pointers)
{
    const kl_trimp_profile profile = {.hr_rest = 50, .hr_max = 150, .set = KL_TRIMP_MEN_064_192};
    const kl_hr_segment segment = {600, 100};
    kl_load out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
    expect_refusal(kl_trimp(NULL, 1, &profile, &out, &fault), &fault, KL_E_NULL, "segments",
                   NO_INDEX, 0.0);
    expect_refusal(kl_trimp(NULL, 0, &profile, &out, &fault), &fault, KL_E_SIZE, "segments",
                   NO_INDEX, 0.0);
    expect_refusal(kl_trimp(&segment, 1, NULL, &out, &fault), &fault, KL_E_NULL, "profile",
                   NO_INDEX, 0.0);
    expect_refusal(kl_trimp(&segment, 1, &profile, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0.0);
    cr_expect(is_canary(&out, sizeof out));
}

/* LOAD-023: any order of magnitude the inputs allow stays finite. */
Test(trimp, takes_the_largest_input)
{
    static kl_hr_segment segments[100000];
    const kl_trimp_profile profile = {
        .hr_rest = 20, .hr_max = 80, .set = KL_TRIMP_CUSTOM, .a = 10.0, .b = 5.0};
    for (size_t i = 0; i < 100000; i++) segments[i] = (kl_hr_segment){604800, 260};
    kl_load out;
    cr_assert_eq(kl_trimp(segments, 100000, &profile, &out, NULL), KL_OK);
    cr_expect(isfinite(out.load));
    cr_expect_eq(out.flags, KL_FLAG_CLAMPED);
}

/* LOAD-025, LOAD-026 */
Test(zones, give_the_printed_examples)
{
    const int32_t edwards[] = {600, 1200, 900, 600, 300};
    const int32_t lucia[] = {1800, 1200, 600};
    kl_load out;
    expect_load(kl_zone_load(KL_ZONES_EDWARDS, edwards, 5, &out, NULL), &out, 160.0, 0);
    for (int i = 0; i < 5; i++) cr_expect_eq(out.zone_s[i], edwards[i]);
    expect_load(kl_zone_load(KL_ZONES_LUCIA, lucia, 3, &out, NULL), &out, 100.0, 0);
    for (int i = 0; i < 5; i++) cr_expect_eq(out.zone_s[i], i < 3 ? lucia[i] : 0);
}

/* LOAD-025, LOAD-026 */
Test(zones, refuse_bad_input)
{
    int32_t zone_s[5] = {0, 604801, -1, 604800, 0};
    kl_load out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
    expect_refusal(kl_zone_load(2, zone_s, 9, &out, &fault), &fault, KL_E_RANGE, "method", NO_INDEX,
                   2.0);
    expect_refusal(kl_zone_load(-1, zone_s, 9, &out, &fault), &fault, KL_E_RANGE, "method",
                   NO_INDEX, -1.0);
    expect_refusal(kl_zone_load(0, zone_s, 3, &out, &fault), &fault, KL_E_SIZE, "zones_s", NO_INDEX,
                   3.0);
    expect_refusal(kl_zone_load(1, zone_s, 5, &out, &fault), &fault, KL_E_SIZE, "zones_s", NO_INDEX,
                   5.0);
    expect_refusal(kl_zone_load(0, zone_s, 5, &out, &fault), &fault, KL_E_RANGE, "zones_s", 1,
                   604801.0);
    zone_s[1] = 604800;
    expect_refusal(kl_zone_load(1, zone_s, 3, &out, &fault), &fault, KL_E_RANGE, "zones_s", 2,
                   -1.0);
    expect_refusal(kl_zone_load(0, NULL, 5, &out, &fault), &fault, KL_E_NULL, "zones_s", NO_INDEX,
                   0.0);
    expect_refusal(kl_zone_load(0, NULL, 0, &out, &fault), &fault, KL_E_SIZE, "zones_s", NO_INDEX,
                   0.0);
    expect_refusal(kl_zone_load(0, zone_s, 5, NULL, &fault), &fault, KL_E_NULL, "out", NO_INDEX,
                   0.0);
    cr_expect(is_canary(&out, sizeof out));
}

/* LOAD-025: borders at exact tenths of hr_max; below half nothing counts. */
Test(zones, sort_heart_rates_by_tenths_of_the_maximum)
{
    const kl_zone_limits limits = {.hr_max = 190};
    const kl_hr_segment segments[] = {{60, 94},  {60, 95},  {60, 113}, {60, 114},
                                      {60, 171}, {60, 190}, {60, 200}};
    static const int64_t wanted[] = {120, 60, 0, 0, 180};
    kl_load out;
    const kl_status status =
        kl_zone_load_from_hr(KL_ZONES_EDWARDS, segments, 7, &limits, &out, NULL);
    expect_load(status, &out, 19.0, 0);
    for (int i = 0; i < 5; i++) cr_expect_eq(out.zone_s[i], wanted[i]);
}

/* LOAD-026: a threshold belongs to the zone above it. */
Test(zones, sort_heart_rates_by_two_thresholds)
{
    const kl_zone_limits limits = {.vt1 = 140, .vt2 = 165};
    const kl_hr_segment segments[] = {{100, 139}, {100, 140}, {100, 164}, {100, 165}};
    static const int64_t wanted[] = {100, 200, 100, 0, 0};
    kl_load out;
    const kl_status status = kl_zone_load_from_hr(KL_ZONES_LUCIA, segments, 4, &limits, &out, NULL);
    expect_load(status, &out, 800.0 / 60.0, 0);
    for (int i = 0; i < 5; i++) cr_expect_eq(out.zone_s[i], wanted[i]);
}

/* LOAD-026 */
Test(zones, are_not_defined_with_an_unknown_heart_rate)
{
    const kl_zone_limits limits = {.hr_max = 190, .vt1 = 140, .vt2 = 165};
    const kl_hr_segment segments[] = {{60, 150}, {60, KL_UNKNOWN}};
    for (int32_t method = KL_ZONES_EDWARDS; method <= KL_ZONES_LUCIA; method++) {
        kl_load out;
        expect_no_data(kl_zone_load_from_hr(method, segments, 2, &limits, &out, NULL), &out);
    }
}

/* LOAD-025, LOAD-026: method, the limits that it reads, segments. */
Test(zones, of_heart_rates_refuse_in_the_stated_order)
{
    kl_zone_limits limits = {.hr_max = 79, .vt1 = 19, .vt2 = 261};
    kl_hr_segment segment = {60, 300};
    kl_load out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
#define EXPECT(method, n, wanted, field, index, value)                                       \
    expect_refusal(kl_zone_load_from_hr(method, &segment, n, &limits, &out, &fault), &fault, \
                   wanted, field, index, value)
    EXPECT(2, 0, KL_E_RANGE, "method", NO_INDEX, 2.0);
    EXPECT(KL_ZONES_EDWARDS, 0, KL_E_RANGE, "hr_max", NO_INDEX, 79.0);
    EXPECT(KL_ZONES_LUCIA, 0, KL_E_RANGE, "vt1", NO_INDEX, 19.0);
    limits.vt1 = 165;
    EXPECT(KL_ZONES_LUCIA, 0, KL_E_RANGE, "vt2", NO_INDEX, 261.0);
    limits.vt2 = 165;
    EXPECT(KL_ZONES_LUCIA, 0, KL_E_INCONSISTENT, "vt2", NO_INDEX, 165.0);
    limits.vt2 = 166;
    EXPECT(KL_ZONES_LUCIA, 0, KL_E_SIZE, "segments", NO_INDEX, 0.0);
    EXPECT(KL_ZONES_LUCIA, 1, KL_E_RANGE, "hr", 0, 300.0);
    limits.hr_max = 261;
    EXPECT(KL_ZONES_EDWARDS, 1, KL_E_RANGE, "hr_max", NO_INDEX, 261.0);
#undef EXPECT
    expect_refusal(kl_zone_load_from_hr(0, NULL, 1, &limits, &out, &fault), &fault, KL_E_NULL,
                   "segments", NO_INDEX, 0.0);
    expect_refusal(kl_zone_load_from_hr(0, &segment, 1, NULL, &out, &fault), &fault, KL_E_NULL,
                   "limits", NO_INDEX, 0.0);
    expect_refusal(kl_zone_load_from_hr(0, &segment, 1, &limits, NULL, &fault), &fault, KL_E_NULL,
                   "out", NO_INDEX, 0.0);
    limits.hr_max = 190;
    expect_refusal(kl_zone_load_from_hr(0, NULL, 0, &limits, &out, &fault), &fault, KL_E_SIZE,
                   "segments", NO_INDEX, 0.0);
    cr_expect(is_canary(&out, sizeof out));
}

/* LOAD-027: 45 min at 300 s/km, threshold 270, are 60.75. */
Test(rtss, gives_the_printed_example)
{
    kl_load out;
    expect_load(kl_rtss(2700, 300.0, 270.0, &out, NULL), &out, 60.75, 0);
    expect_load(kl_rtss(3600, 240.0, 240.0, &out, NULL), &out, 100.0, 0);
    expect_load(kl_rtss(0, 60.0, 3600.0, &out, NULL), &out, 0.0, 0);
    expect_load(kl_rtss(3600, 3600.0, 60.0, &out, NULL), &out, 100.0 * (1.0 / 3600.0), 0);
}

/* LOAD-027 */
Test(rtss, refuses_bad_input)
{
    kl_load out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
    expect_refusal(kl_rtss(-1, 0.0, 0.0, &out, &fault), &fault, KL_E_RANGE, "dur_s", NO_INDEX,
                   -1.0);
    expect_refusal(kl_rtss(604801, 0.0, 0.0, &out, &fault), &fault, KL_E_RANGE, "dur_s", NO_INDEX,
                   604801.0);
    expect_refusal(kl_rtss(0, 59.9, 0.0, &out, &fault), &fault, KL_E_RANGE, "pace_s_km", NO_INDEX,
                   59.9);
    expect_refusal(kl_rtss(0, (double)NAN, 0.0, &out, &fault), &fault, KL_E_RANGE, "pace_s_km",
                   NO_INDEX, (double)NAN);
    expect_refusal(kl_rtss(0, 60.0, 3600.01, &out, &fault), &fault, KL_E_RANGE, "threshold_s_km",
                   NO_INDEX, 3600.01);
    expect_refusal(kl_rtss(0, 60.0, 60.0, NULL, &fault), &fault, KL_E_NULL, "out", NO_INDEX, 0.0);
    cr_expect(is_canary(&out, sizeof out));
    cr_expect_eq(kl_rtss(-1, 60.0, 60.0, &out, NULL), KL_E_RANGE);
}

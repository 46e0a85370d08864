/*
 * Unit tests of spike.h: LOAD-090 .. LOAD-101, LOAD-116, LOAD-121, LOAD-131, LOAD-050, LOAD-097;
 * law 12 of section 13.
 */
#include <criterion/criterion.h>

#include "../random.h"
#include "../refusal.h"
#include "kneeload/spike.h"
#include "sessions.h"

enum { NO_INDEX = -1 };

static kl_spike_options defaults(void)
{
    kl_spike_options options;
    kl_spike_options_init(&options, sizeof options);
    return options;
}

static kl_runs history(const kl_session *sessions, size_t n)
{
    const kl_runs runs = {.session = sessions, .n = n};
    return runs;
}

static kl_spike tested(const kl_runs *runs, kl_session test, const kl_spike_options *options)
{
    kl_spike out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
    const kl_status status = kl_spike_test(runs, &test, options, &out, &fault);
    cr_assert_eq(status, KL_OK, "%s %s %lld", kl_status_name(status), fault.field,
                 (long long)fault.index);
    cr_expect_eq(out.reserved, 0);
    return out;
}

static kl_spike limited(const kl_runs *runs, int32_t day, int32_t start_s,
                        const kl_spike_options *options)
{
    kl_spike out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
    const kl_status status = kl_spike_limit(runs, day, start_s, options, &out, &fault);
    cr_assert_eq(status, KL_OK, "%s %s %lld", kl_status_name(status), fault.field,
                 (long long)fault.index);
    return out;
}

static int has(const kl_spike *out, uint32_t flag)
{
    return (out->flags & flag) != 0;
}

/* Four runs, all of them inside the window of day 50; the longest on day 40. */
static const kl_session *four_runs(void)
{
    static kl_session runs[4];
    runs[0] = run_far(40, 30000, 10000);
    runs[1] = run_far(41, 30000, 9000);
    runs[2] = run_far(42, 30000, 8000);
    runs[3] = run_far(43, 30000, 9500);
    return runs;
}

Test(spike, fills_its_options)
{
    const kl_spike_options options = defaults();
    const kl_spike_options wanted = {.struct_size = sizeof wanted,
                                     .window = 30,
                                     .b1 = 1100,
                                     .b2 = 1300,
                                     .b3 = 2000,
                                     .measure = KL_SPIKE_DISTANCE,
                                     .kinds = 3,
                                     .low_n = 4,
                                     .expire_soon = 3,
                                     .missing_max = 3,
                                     .speed_max_dmps = 65,
                                     .ratchet_days = 7,
                                     .ratchet_max = 1,
                                     .edge = 1,
                                     .layoff_gap = 14,
                                     .layoff_hold = 28};
    cr_expect_eq(memcmp(&options, &wanted, sizeof options), 0);
    kl_spike_options_init(NULL, sizeof options);
}

/* LOAD-092: 11000 REFERENCE, 11001 SMALL, 13001 MODERATE, 20000 MODERATE, 20001 LARGE. */
Test(spike, has_four_bands_with_inclusive_edges)
{
    static const int32_t cases[][2] = {{0, KL_BAND_REFERENCE},     {1, KL_BAND_REFERENCE},
                                       {10000, KL_BAND_REFERENCE}, {11000, KL_BAND_REFERENCE},
                                       {11001, KL_BAND_SMALL},     {13000, KL_BAND_SMALL},
                                       {13001, KL_BAND_MODERATE},  {20000, KL_BAND_MODERATE},
                                       {20001, KL_BAND_LARGE},     {1000000, KL_BAND_LARGE}};
    const kl_runs runs = history(four_runs(), 4);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const kl_spike out = tested(&runs, run_far(50, 30000, cases[i][0]), NULL);
        cr_expect_eq(out.band, cases[i][1], "%d m: band %d", cases[i][0], out.band);
        cr_expect_eq(out.ratio, (double)cases[i][0] / 10000.0);
        cr_expect(out.defined == 1 && out.band2 == KL_BAND_NONE);
        cr_expect(out.x_max == KL_UNKNOWN && out.x_guarded == KL_UNKNOWN);
    }
}

/* LOAD-096: integers, so 14300 m against 13000 m is exactly the edge. */
Test(spike, decides_in_integers)
{
    const kl_session run = run_far(40, 30000, 13000);
    const kl_runs runs = history(&run, 1);
    cr_expect_eq(tested(&runs, run_far(50, 0, 14300), NULL).band, KL_BAND_REFERENCE);
    cr_expect_eq(tested(&runs, run_far(50, 0, 14301), NULL).band, KL_BAND_SMALL);
}

/* LOAD-101: the two printed examples. LOAD-093, LOAD-094 */
Test(spike, lets_the_reference_expire)
{
    const kl_session sessions[] = {run_far(0, KL_UNKNOWN, 20000), run_far(10, KL_UNKNOWN, 12000),
                                   run_far(20, KL_UNKNOWN, 12000)};
    const kl_runs runs = history(sessions, 3);
    kl_spike out = tested(&runs, run_far(30, KL_UNKNOWN, 15000), NULL);
    cr_expect(out.ref == 20000 && out.ref_day == 0 && out.ref2 == 12000 && out.n == 3);
    cr_expect(out.ratio == 0.75 && out.band == KL_BAND_REFERENCE);
    cr_expect(out.days_left == 0 && out.next_ref == 12000);
    cr_expect(has(&out, KL_FLAG_REF_EXPIRES_SOON));

    out = tested(&runs, run_far(31, KL_UNKNOWN, 15000), NULL);
    cr_expect(out.ref == 12000 && out.ref_day == 20 && out.ref2 == 12000 && out.n == 2);
    cr_expect(out.ratio == 1.25 && out.band == KL_BAND_SMALL);
    cr_expect(out.days_left == 19 && out.next_ref == KL_UNKNOWN);
    cr_expect(!has(&out, KL_FLAG_REF_EXPIRES_SOON));

    out = tested(&runs, run_far(47, KL_UNKNOWN, 15000), NULL);
    cr_expect(out.days_left == 3 && has(&out, KL_FLAG_REF_EXPIRES_SOON));
    out = tested(&runs, run_far(46, KL_UNKNOWN, 15000), NULL);
    cr_expect(out.days_left == 4 && !has(&out, KL_FLAG_REF_EXPIRES_SOON));
}

/* LOAD-091, LOAD-093: latest day of the longest, second with multiplicity, longest after. */
Test(spike, reads_the_window_whatever_the_order_of_lengths)
{
    const kl_session sessions[] = {run_far(40, 0, 5000), run_far(41, 0, 9000), run_far(42, 0, 7000),
                                   run_far(43, 0, 9000), run_far(43, 5, 8000), run_far(44, 0, 3000),
                                   run_far(45, 0, 4000)};
    kl_runs runs = history(sessions, 7);
    kl_spike out = tested(&runs, run_far(50, 0, 9000), NULL);
    cr_expect(out.n == 7 && out.ref == 9000 && out.ref_day == 43 && out.ref2 == 9000);
    cr_expect_eq(out.next_ref, 4000, "of a later day");
    runs.n = 3;
    out = tested(&runs, run_far(50, 0, 9000), NULL);
    cr_expect(out.ref == 9000 && out.ref_day == 41 && out.ref2 == 7000 && out.next_ref == 7000);
    runs.n = 1;
    out = tested(&runs, run_far(50, 0, 9000), NULL);
    cr_expect(out.ref == 5000 && out.ref2 == KL_UNKNOWN && out.next_ref == KL_UNKNOWN);
}

/* LOAD-093: a longer run earlier on the same day is no later reference. */
Test(spike, takes_the_next_reference_from_later_days_only)
{
    const kl_session sessions[] = {run_far(40, 0, 12000), run_far(40, 7, 8000),
                                   run_far(41, 0, 5000), run_far(41, 9, 6000)};
    const kl_runs runs = history(sessions, 4);
    const kl_spike out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(out.ref == 12000 && out.ref2 == 8000 && out.next_ref == 6000);
}

/* LOAD-091: the day `window` days ago still counts; measures of 0 and unknown ones do not. */
Test(spike, looks_back_over_its_window)
{
    const kl_session sessions[] = {run_far(20, 0, 9000), run_far(24, 0, 1), run_far(25, 0, 0),
                                   run_far(26, 0, KL_UNKNOWN), run_far(30, 0, 5000)};
    const kl_runs runs = history(sessions, 5);
    kl_spike out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(out.n == 3 && out.n_unmeasured == 1 && out.ref == 9000);
    out = tested(&runs, run_far(51, 0, 1), NULL);
    cr_expect(out.n == 2 && out.n_unmeasured == 1 && out.ref == 5000);
    kl_spike_options options = defaults();
    options.window = 7;
    out = tested(&runs, run_far(37, 0, 1), &options);
    cr_expect(out.n == 1 && out.n_unmeasured == 0 && out.ref == 5000);
    out = tested(&runs, run_far(38, 0, 1), &options);
    cr_expect(out.n == 0 && has(&out, KL_FLAG_NO_REFERENCE));
}

/* LOAD-020: kinds outside the mask are not in the history; the test is judged in any case. */
Test(spike, counts_only_kinds_of_the_mask)
{
    kl_session sessions[] = {run_far(40, 0, 5000), run_far(41, 0, 9000), run_far(42, 0, 7000)};
    sessions[1].kind = KL_SESSION_WALK;
    sessions[2].kind = KL_SESSION_WALK_RUN;
    const kl_runs runs = history(sessions, 3);
    kl_session test = run_far(50, 0, 7000);
    test.kind = KL_SESSION_OTHER;
    kl_spike_options options = defaults();
    cr_expect_eq(tested(&runs, test, NULL).ref, 7000);
    cr_expect_eq(tested(&runs, test, NULL).defined, 1);
    options.kinds = 1;
    cr_expect_eq(tested(&runs, test, &options).ref, 5000);
    options.kinds = 15;
    cr_expect_eq(tested(&runs, test, &options).ref, 9000);
}

/* LOAD-091, LOAD-099: on the day itself only a known earlier start is before. */
Test(spike, orders_the_runs_of_its_own_day)
{
    kl_session sessions[] = {run_far(40, 0, 5000), run_far(50, 20000, 6000),
                             run_far(50, 40000, 8000)};
    kl_runs runs = history(sessions, 3);
    kl_spike out = tested(&runs, run_far(50, 20000, 1), NULL);
    cr_expect(out.ref == 5000 && !has(&out, KL_FLAG_TIME_UNKNOWN));
    out = tested(&runs, run_far(50, 20001, 1), NULL);
    cr_expect(out.ref == 6000 && !has(&out, KL_FLAG_TIME_UNKNOWN));
    out = tested(&runs, run_far(50, KL_UNKNOWN, 1), NULL);
    cr_expect_eq(out.ref, 5000);
    cr_expect_eq(out.flags, KL_FLAG_TIME_UNKNOWN | KL_FLAG_LOW_N | KL_FLAG_POST_LAYOFF);
    sessions[2].start_s = KL_UNKNOWN;
    out = tested(&runs, run_far(50, 20001, 1), NULL);
    cr_expect(out.ref == 6000 && has(&out, KL_FLAG_TIME_UNKNOWN));
    sessions[2].kind = KL_SESSION_WALK; /* does not count, so its time is no matter */
    out = tested(&runs, run_far(50, 20001, 1), NULL);
    cr_expect(!has(&out, KL_FLAG_TIME_UNKNOWN));
    out = tested(&runs, run_far(51, KL_UNKNOWN, 1), NULL);
    cr_expect(out.ref == 6000 && !has(&out, KL_FLAG_TIME_UNKNOWN));
}

/* LOAD-092: without a reference nothing is defined, and never "within". */
Test(spike, is_not_defined_without_a_reference)
{
    const kl_runs runs = history(NULL, 0);
    const kl_spike out = tested(&runs, run_far(50, 0, 9000), NULL);
    cr_expect(out.defined == 0 && out.band == KL_BAND_NONE && out.ratio == 0.0);
    cr_expect(out.ref == KL_UNKNOWN && out.ref_day == KL_UNKNOWN && out.ref2 == KL_UNKNOWN);
    cr_expect(out.days_left == KL_UNKNOWN && out.next_ref == KL_UNKNOWN);
    cr_expect(out.n == 0 && out.new_longest == 0 && out.chance_new_longest == 1.0);
    cr_expect_eq(out.flags, KL_FLAG_NO_REFERENCE | KL_FLAG_POST_LAYOFF);
}

/* LOAD-092: an unknown measure is NO_DATA; what surrounds it is still told. */
Test(spike, is_not_defined_without_a_measure)
{
    kl_runs runs = history(four_runs(), 4);
    kl_spike out = tested(&runs, run_far(50, 0, KL_UNKNOWN), NULL);
    cr_expect(out.defined == 0 && out.band == KL_BAND_NONE && out.ref == 10000);
    cr_expect_eq(out.flags, KL_FLAG_NO_DATA | KL_FLAG_POST_LAYOFF);
    runs.n = 0;
    out = tested(&runs, run_far(50, 0, KL_UNKNOWN), NULL);
    cr_expect(has(&out, KL_FLAG_NO_DATA) && has(&out, KL_FLAG_NO_REFERENCE));
}

/* LOAD-095: more than twice the second longest, and the band against that one. */
Test(spike, doubts_a_reference_that_stands_alone)
{
    kl_session sessions[] = {run_far(40, 0, 20000), run_far(41, 0, 10000)};
    const kl_runs runs = history(sessions, 2);
    kl_spike out = tested(&runs, run_far(50, 0, 12000), NULL);
    cr_expect(!has(&out, KL_FLAG_REF_OUTLIER) && out.band2 == KL_BAND_NONE);
    sessions[0].dist_m = 20001;
    out = tested(&runs, run_far(50, 0, 12000), NULL);
    cr_expect_eq(out.flags, KL_FLAG_REF_OUTLIER | KL_FLAG_LOW_N | KL_FLAG_POST_LAYOFF);
    cr_expect(out.band == KL_BAND_REFERENCE && out.band2 == KL_BAND_SMALL);
}

/* LOAD-095: any session that attains the reference may be the implausible one. */
Test(spike, doubts_a_reference_that_is_too_fast)
{
    kl_session sessions[] = {run_of(40, 0, 13000, 2000), run_of(41, 0, 13000, 4000)};
    kl_runs runs = history(sessions, 2);
    kl_spike out = tested(&runs, run_far(50, 0, 13000), NULL);
    cr_expect(!has(&out, KL_FLAG_REF_OUTLIER), "exactly 6.5 m/s");
    sessions[0].dur_s = 1999;
    out = tested(&runs, run_far(50, 0, 13000), NULL);
    cr_expect(has(&out, KL_FLAG_REF_OUTLIER) && out.band2 == KL_BAND_REFERENCE);
    const kl_session slow = sessions[1];
    sessions[1] = sessions[0]; /* the same when the later one is the fast one */
    sessions[1].day = 41;
    sessions[0].dur_s = 4000;
    out = tested(&runs, run_far(50, 0, 13000), NULL);
    cr_expect(has(&out, KL_FLAG_REF_OUTLIER));
    sessions[0].dur_s = 1999;
    sessions[1] = slow;
    sessions[1].dist_m = 13001; /* now the fast one does not attain the reference */
    out = tested(&runs, run_far(50, 0, 13000), NULL);
    cr_expect(!has(&out, KL_FLAG_REF_OUTLIER));
    sessions[1].dur_s = 1000;
    out = tested(&runs, run_far(50, 0, 13000), NULL);
    cr_expect(has(&out, KL_FLAG_REF_OUTLIER));
    runs.n = 1;
    out = tested(&runs, run_far(50, 0, 13000), NULL);
    cr_expect(has(&out, KL_FLAG_REF_OUTLIER) && out.band2 == KL_BAND_NONE, "no second");
}

/* LOAD-095: the test's own speed, by distance only. */
Test(spike, doubts_a_test_that_is_too_fast)
{
    const kl_runs runs = history(four_runs(), 4);
    kl_spike_options options = defaults();
    kl_spike out = tested(&runs, run_of(50, 0, 13000, 2000), &options);
    cr_expect(!has(&out, KL_FLAG_IMPLAUSIBLE_SPEED));
    out = tested(&runs, run_of(50, 0, 13001, 2000), &options);
    cr_expect_eq(out.flags, KL_FLAG_IMPLAUSIBLE_SPEED | KL_FLAG_POST_LAYOFF);
    cr_expect_eq(out.defined, 1);
    out = tested(&runs, run_of(50, 0, KL_UNKNOWN, 2000), &options);
    cr_expect(!has(&out, KL_FLAG_IMPLAUSIBLE_SPEED));
    options.measure = KL_SPIKE_DURATION;
    out = tested(&runs, run_of(50, 0, 13001, 2000), &options);
    cr_expect(!has(&out, KL_FLAG_IMPLAUSIBLE_SPEED));
}

/* LOAD-090, LOAD-101: durations instead of distances, beyond the evidence. */
Test(spike, measures_duration_on_request)
{
    const kl_session sessions[] = {run_of(40, 0, 99000, 3600), run_of(41, 0, 5000, 1800)};
    const kl_runs runs = history(sessions, 2);
    kl_spike_options options = defaults();
    options.measure = KL_SPIKE_DURATION;
    const kl_spike out = tested(&runs, run_of(50, 0, 1, 3961), &options);
    cr_expect(out.ref == 3600 && out.ref2 == 1800 && out.band == KL_BAND_SMALL);
    cr_expect(has(&out, KL_FLAG_EXTRAPOLATED) && !has(&out, KL_FLAG_REF_OUTLIER));
}

/* LOAD-097 */
Test(spike, says_when_the_reference_rests_on_few_runs)
{
    kl_runs runs = history(four_runs(), 4);
    kl_spike out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(!has(&out, KL_FLAG_LOW_N) && out.chance_new_longest == 0.2);
    runs.n = 3;
    out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_LOW_N) && out.chance_new_longest == 0.25);
}

/* LOAD-098 */
Test(spike, counts_missing_days_of_the_window)
{
    static const int32_t missing[] = {19, 20, 21, 49, 50, 51};
    kl_runs runs = history(four_runs(), 4);
    runs.missing = missing;
    runs.n_missing = 6;
    kl_spike out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect_eq(out.missing, 3);
    cr_expect(has(&out, KL_FLAG_UNKNOWN_IN_WINDOW) && has(&out, KL_FLAG_UPPER_BOUND));
    cr_expect(!has(&out, KL_FLAG_LOW_COVERAGE) && !has(&out, KL_FLAG_WARMUP));
    kl_spike_options options = defaults();
    options.missing_max = 2;
    out = tested(&runs, run_far(50, 0, 1), &options);
    cr_expect(has(&out, KL_FLAG_LOW_COVERAGE));
    cr_expect(has(&out, KL_FLAG_UNKNOWN_IN_WINDOW) && has(&out, KL_FLAG_UPPER_BOUND));
    runs.first_day = 21; /* days before it are no missing days, but an open window */
    out = tested(&runs, run_far(50, 0, 1), &options);
    cr_expect(out.missing == 2 && !has(&out, KL_FLAG_LOW_COVERAGE));
    cr_expect(has(&out, KL_FLAG_WARMUP));
    runs.n_missing = 4;
    runs.first_day = 49;
    runs.n = 0;
    out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(out.missing == 1 && has(&out, KL_FLAG_UNKNOWN_IN_WINDOW));
    cr_expect_eq(tested(&runs, run_far(49, 0, 1), NULL).missing, 0, "the day itself");
}

/* LOAD-098: the true reference may be longer, if there is one at all. */
Test(spike, is_an_upper_bound_when_runs_may_be_unknown)
{
    kl_session sessions[] = {run_far(40, 0, 5000), run_far(41, 0, KL_UNKNOWN)};
    kl_runs runs = history(sessions, 2);
    kl_spike out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_UNMEASURED_IN_WINDOW) && has(&out, KL_FLAG_UPPER_BOUND));
    runs.n = 1;
    out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(!has(&out, KL_FLAG_UPPER_BOUND) && !has(&out, KL_FLAG_WARMUP));
    runs.first_day = 20;
    out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(!has(&out, KL_FLAG_WARMUP));
    runs.first_day = 21;
    out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_WARMUP) && has(&out, KL_FLAG_UPPER_BOUND));
    runs.n = 0;
    out = tested(&runs, run_far(50, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_WARMUP) && !has(&out, KL_FLAG_UPPER_BOUND));
}

/* LOAD-050, LOAD-097: 14 days without a run, and the flag holds 28 days. */
Test(spike, remembers_a_layoff)
{
    kl_session sessions[] = {run_far(100, 0, 5000), run_far(115, 0, 5000)};
    kl_runs runs = history(sessions, 2);
    kl_spike out = tested(&runs, run_far(116, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_POST_LAYOFF), "101 .. 114 are 14 days");
    sessions[1].day = 114;
    sessions[0].start_s = KL_UNKNOWN;
    runs.first_day = 87;
    out = tested(&runs, run_far(116, 0, 1), NULL);
    cr_expect(!has(&out, KL_FLAG_POST_LAYOFF), "13 days are none, days before 87 do not count");
    runs.first_day = 86;
    out = tested(&runs, run_far(116, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_POST_LAYOFF), "86 .. 99");
    out = tested(&runs, run_far(127, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_POST_LAYOFF), "99 is 28 days ago");
    out = tested(&runs, run_far(128, 0, 1), NULL);
    cr_expect(!has(&out, KL_FLAG_POST_LAYOFF));
    kl_spike_options options = defaults();
    options.layoff_hold = 1;
    out = tested(&runs, run_far(128, 0, 1), &options);
    cr_expect(!has(&out, KL_FLAG_POST_LAYOFF), "114 is 14 days ago");
    out = tested(&runs, run_far(129, 0, 1), &options);
    cr_expect(has(&out, KL_FLAG_POST_LAYOFF));
    options.layoff_hold = 0;
    out = tested(&runs, run_far(600, 0, 1), &options);
    cr_expect(!has(&out, KL_FLAG_POST_LAYOFF), "switched off");
    options.layoff_hold = options.layoff_gap = 60;
    out = tested(&runs, run_far(174, 0, 1), &options);
    cr_expect(!has(&out, KL_FLAG_POST_LAYOFF));
    out = tested(&runs, run_far(175, 0, 1), &options);
    cr_expect(has(&out, KL_FLAG_POST_LAYOFF), "115 .. 174");
}

/* LOAD-050, LOAD-097: a missing day makes it possible only; a run on it breaks it. */
Test(spike, calls_a_layoff_possible_when_days_are_missing)
{
    static const int32_t missing[] = {2, 107};
    kl_session sessions[] = {run_far(100, 0, 5000), run_far(115, 0, 5000)};
    kl_runs runs = history(sessions, 2);
    runs.missing = missing;
    runs.n_missing = 2;
    runs.first_day = 100;
    kl_spike out = tested(&runs, run_far(116, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_POSSIBLE_LAYOFF) && !has(&out, KL_FLAG_POST_LAYOFF));
    sessions[1].day = 107;
    out = tested(&runs, run_far(116, 0, 1), NULL);
    cr_expect(!has(&out, KL_FLAG_POSSIBLE_LAYOFF) && !has(&out, KL_FLAG_POST_LAYOFF));
    sessions[1].kind = KL_SESSION_WALK; /* a walk is no run day */
    out = tested(&runs, run_far(116, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_POSSIBLE_LAYOFF));
    runs.first_day = 99; /* still only 15 quiet days, 101 .. 115 */
    out = tested(&runs, run_far(122, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_POST_LAYOFF) && has(&out, KL_FLAG_POSSIBLE_LAYOFF));
    runs.missing = &missing[0];
    runs.n_missing = 1;
    runs.first_day = 3; /* the missing day lies before it: unobserved, not missing */
    sessions[0].day = 17;
    runs.n = 1;
    out = tested(&runs, run_far(18, 0, 1), NULL);
    cr_expect(has(&out, KL_FLAG_POST_LAYOFF) && !has(&out, KL_FLAG_POSSIBLE_LAYOFF));
    runs.first_day = 2;
    kl_spike_options options = defaults();
    options.layoff_gap = 15;
    out = tested(&runs, run_far(18, 0, 1), &options);
    cr_expect(has(&out, KL_FLAG_POSSIBLE_LAYOFF));
    runs.first_day = 3;
    out = tested(&runs, run_far(18, 0, 1), &options);
    cr_expect(!has(&out, KL_FLAG_POSSIBLE_LAYOFF));
}

/* LOAD-100: +10 % three times a week is x 3.14 in a month, so a second step in a week is seen. */
Test(spike, sees_the_ratchet_turn)
{
    kl_session sessions[6];
    memcpy(sessions, four_runs(), 4 * sizeof sessions[0]);
    sessions[4] = run_far(46, 0, 10001);
    kl_runs runs = history(sessions, 5);
    kl_spike out = tested(&runs, run_far(50, 0, 10002), NULL);
    cr_expect_eq(out.new_longest, 1);
    cr_expect_eq(out.flags, KL_FLAG_RATCHET | KL_FLAG_POST_LAYOFF);
    cr_expect_eq(out.band, KL_BAND_REFERENCE, "though each step is small");
    out = tested(&runs, run_far(50, 0, 10001), NULL);
    cr_expect(!has(&out, KL_FLAG_RATCHET), "no new longest itself");
    out = tested(&runs, run_far(52, 0, 10002), NULL);
    cr_expect_eq(out.new_longest, 1, "day 46 is the seventh day");
    out = tested(&runs, run_far(53, 0, 10002), NULL);
    cr_expect(out.new_longest == 0 && !has(&out, KL_FLAG_RATCHET));

    kl_spike_options options = defaults();
    options.ratchet_max = 2;
    out = tested(&runs, run_far(50, 0, 10002), &options);
    cr_expect(!has(&out, KL_FLAG_RATCHET));
    options.ratchet_max = 0;
    out = tested(&runs, run_far(53, 0, 10002), &options);
    cr_expect(has(&out, KL_FLAG_RATCHET));
    options.ratchet_days = 8;
    options.ratchet_max = 1;
    out = tested(&runs, run_far(53, 0, 10002), &options);
    cr_expect(has(&out, KL_FLAG_RATCHET));
}

/* LOAD-100: own reference by LOAD-091; without one, without a measure or not counted: no. */
Test(spike, counts_new_longest_runs_by_their_own_reference)
{
    kl_session sessions[] = {run_far(46, 100, 5000),     run_far(46, 50, 4000),
                             run_far(47, 0, KL_UNKNOWN), run_far(48, 0, 9000),
                             run_far(49, 0, 7000),       run_far(50, 500, 9500),
                             run_far(50, 400, 9200)};
    const kl_runs runs = history(sessions, 7);
    kl_spike out = tested(&runs, run_far(50, 450, 1), NULL);
    cr_expect_eq(out.new_longest, 3, "5000 after 4000, 9000, 9200: %d", out.new_longest);
    sessions[3].kind = KL_SESSION_WALK;
    out = tested(&runs, run_far(50, 450, 1), NULL);
    cr_expect_eq(out.new_longest, 3, "5000, 7000, 9200: %d", out.new_longest);
}

/* LOAD-116: the largest x inside an edge, and no new longest while the ratchet turns. */
Test(spike, gives_the_length_that_stays_inside_an_edge)
{
    static const int32_t wanted[] = {11557, 13659, 21014};
    kl_session sessions[5];
    memcpy(sessions, four_runs(), 4 * sizeof sessions[0]);
    sessions[4] = run_far(46, 0, 10507);
    kl_runs runs = history(sessions, 5);
    kl_spike_options options = defaults();
    for (int32_t edge = 1; edge <= 3; edge++) {
        options.edge = edge;
        const kl_spike out = limited(&runs, 50, KL_UNKNOWN, &options);
        cr_expect(out.defined == 1 && out.x_max == wanted[edge - 1], "edge %d", edge);
        cr_expect_eq(out.x_guarded, 10507);
        cr_expect_eq(out.flags, KL_FLAG_RATCHET | KL_FLAG_POST_LAYOFF);
        cr_expect(out.band == KL_BAND_NONE && out.band2 == KL_BAND_NONE && out.ratio == 0.0);
        cr_expect(!has(&out, KL_FLAG_NO_DATA));
    }
    runs.n = 4;
    const kl_spike out = limited(&runs, 50, 86399, NULL);
    cr_expect(out.x_max == 11000 && out.x_guarded == 11000 && !has(&out, KL_FLAG_RATCHET));
    cr_expect(out.n == 4 && out.days_left == 20 && out.chance_new_longest == 0.2);
}

/* LOAD-116: nothing to compare with, no answer. */
Test(spike, gives_no_limit_without_a_reference)
{
    const kl_runs runs = history(four_runs(), 4);
    const kl_spike out = limited(&runs, 74, KL_UNKNOWN, NULL);
    cr_expect(out.defined == 0 && out.x_max == KL_UNKNOWN && out.x_guarded == KL_UNKNOWN);
    cr_expect(has(&out, KL_FLAG_NO_REFERENCE));
}

/* LOAD-116: sums of merged files may be as long as their field; the edge is still exact. */
Test(spike, gives_a_limit_for_the_longest_run)
{
    const kl_session run = run_far(40, 0, 1000000);
    const kl_runs runs = history(&run, 1);
    kl_spike_options options = defaults();
    options.b3 = 10000;
    options.edge = 3;
    cr_expect_eq(limited(&runs, 50, 0, &options).x_max, 10000000);
}

static kl_status judge(const kl_runs *runs, size_t first, kl_spike *out, kl_fault *fault)
{
    return kl_spike_series(runs, first, NULL, out, fault);
}

/* LOAD-121: planned sessions follow one another, each counted one joins the history. */
Test(spike, projects_a_plan)
{
    kl_session sessions[9];
    memcpy(sessions, four_runs(), 4 * sizeof sessions[0]);
    sessions[4] = run_far(50, 30000, 11000);
    sessions[5] = run_far(53, 30000, 12100);
    sessions[6] = run_far(60, 30000, 13310);
    sessions[7] = run_far(61, 3, 4000);
    sessions[7].kind = KL_SESSION_WALK;
    sessions[8] = run_far(92, KL_UNKNOWN, 13310);
    kl_runs runs = history(sessions, 9);
    runs.n_plan = 5;
    kl_spike out[5];
    cr_assert_eq(judge(&runs, 4, out, NULL), KL_OK);
    static const int32_t refs[] = {10000, 11000, 12100, 13310, KL_UNKNOWN};
    static const int32_t counts[] = {4, 5, 6, 7, 0};
    for (int i = 0; i < 5; i++) {
        cr_expect(out[i].ref == refs[i] && out[i].n == counts[i], "%d", i);
        cr_expect(has(&out[i], KL_FLAG_PLANNED));
    }
    cr_expect(has(&out[1], KL_FLAG_RATCHET) && !has(&out[0], KL_FLAG_RATCHET));
}

/* LOAD-121, LOAD-091: over a whole history each session is what kl_spike_test says of it. */
Test(spike, of_a_history_agrees_with_one_test_after_another)
{
    random_source source = random_from(121);
    for (int round = 0; round < 100; round++) {
        kl_session sessions[30];
        int32_t day = 0;
        for (int i = 0; i < 30; i++) {
            day += random_int(&source, 0, 3);
            sessions[i] = run_of(day, random_int(&source, 0, 10), random_int(&source, 1, 30), 99);
        }
        kl_runs runs = history(sessions, 30);
        runs.n_plan = (size_t)random_int(&source, 0, 30);
        const size_t first = (size_t)random_int(&source, 0, 29);
        kl_spike out[30];
        cr_assert_eq(judge(&runs, first, out, NULL), KL_OK);
        for (size_t i = first; i < 30; i++) {
            const kl_runs before = history(sessions, i);
            kl_spike wanted = tested(&before, sessions[i], NULL);
            if (i >= 30 - runs.n_plan) wanted.flags |= KL_FLAG_PLANNED;
            cr_assert_eq(memcmp(&out[i - first], &wanted, sizeof wanted), 0);
        }
    }
}

/* LOAD-131: n = 4: 20 %, 8: 11 %, 13: 7 %. */
Test(base_rate, gives_the_printed_examples)
{
    static const int32_t cases[][2] = {{0, 100}, {4, 20}, {8, 11}, {13, 7}};
    for (int i = 0; i < 4; i++) {
        double next;
        double any;
        cr_assert_eq(kl_base_rate(cases[i][0], 1, &next, &any, NULL), KL_OK);
        cr_expect_eq(next, 1.0 / (cases[i][0] + 1.0));
        cr_expect_eq(any, next);
        cr_expect_eq((int)(next * 100.0 + 0.5), cases[i][1]);
    }
    double next;
    double any;
    cr_assert_eq(kl_base_rate(1000, 1000, &next, &any, NULL), KL_OK);
    cr_expect(next == 1.0 / 1001.0 && any == 0.5);
}

/* LOAD-131 */
Test(base_rate, refuses_bad_input)
{
    double next;
    double any;
    kl_fault fault = {"", 0, 0};
    put_canary(&next, sizeof next);
    put_canary(&any, sizeof any);
    static const int32_t bad[][2] = {{-1, 0}, {1001, 0}, {0, 0}, {1000, 1001}};
    for (int i = 0; i < 4; i++) {
        expect_refusal(kl_base_rate(bad[i][0], bad[i][1], &next, &any, &fault), &fault, KL_E_RANGE,
                       i < 2 ? "n" : "k", NO_INDEX, bad[i][i < 2 ? 0 : 1]);
    }
    expect_refusal(kl_base_rate(1, 1, NULL, &any, &fault), &fault, KL_E_NULL, "out_next", NO_INDEX,
                   0.0);
    expect_refusal(kl_base_rate(1, 1, &next, NULL, &fault), &fault, KL_E_NULL, "out_any_of_k",
                   NO_INDEX, 0.0);
    cr_expect(is_canary(&next, sizeof next) && is_canary(&any, sizeof any));
}

/* The three calls share their checks: each must refuse alike and write nothing. */
static void refuse_everywhere(const kl_runs *runs, const kl_spike_options *options,
                              kl_status wanted, const char *field, int64_t index, double value)
{
    const kl_session test = run_far(50, 0, 5000);
    kl_spike out[4];
    kl_fault fault = {"", 0, 0};
    put_canary(out, sizeof out);
    expect_refusal(kl_spike_test(runs, &test, options, out, &fault), &fault, wanted, field, index,
                   value);
    expect_refusal(kl_spike_series(runs, 0, options, out, &fault), &fault, wanted, field, index,
                   value);
    expect_refusal(kl_spike_limit(runs, 50, 0, options, out, &fault), &fault, wanted, field, index,
                   value);
    cr_expect(is_canary(out, sizeof out));
}

/* LOAD-006, LOAD-090: every option in the order of the table, then b1 < b2 < b3. */
Test(spike, refuses_bad_options_in_order)
{
    static const struct {
        const char *name;
        size_t offset;
        int32_t low;
        int32_t high;
    } rows[] = {{"window", offsetof(kl_spike_options, window), 7, 90},
                {"b1", offsetof(kl_spike_options, b1), 1000, 10000},
                {"b2", offsetof(kl_spike_options, b2), 1000, 10000},
                {"b3", offsetof(kl_spike_options, b3), 1000, 10000},
                {"measure", offsetof(kl_spike_options, measure), 0, 1},
                {"kinds", offsetof(kl_spike_options, kinds), 1, 15},
                {"low_n", offsetof(kl_spike_options, low_n), 1, 30},
                {"expire_soon", offsetof(kl_spike_options, expire_soon), 0, 30},
                {"missing_max", offsetof(kl_spike_options, missing_max), 0, 90},
                {"speed_max_dmps", offsetof(kl_spike_options, speed_max_dmps), 10, 150},
                {"ratchet_days", offsetof(kl_spike_options, ratchet_days), 1, 30},
                {"ratchet_max", offsetof(kl_spike_options, ratchet_max), 0, 30},
                {"edge", offsetof(kl_spike_options, edge), 1, 3},
                {"layoff_gap", offsetof(kl_spike_options, layoff_gap), 7, 60},
                {"layoff_hold", offsetof(kl_spike_options, layoff_hold), 0, 60}};
    enum { N_ROWS = sizeof rows / sizeof rows[0] };
    kl_runs runs = history(four_runs(), 4);
    runs.first_day = KL_DAY_MIN - 1; /* checked after all options */
    kl_spike_options options = defaults();
    for (int i = 0; i < N_ROWS; i++) {
        const int32_t below = rows[i].low - 1;
        memcpy((char *)&options + rows[i].offset, &below, sizeof below);
    }
    for (int i = 0; i < N_ROWS; i++) {
        const int32_t above = rows[i].high + 1;
        refuse_everywhere(&runs, &options, KL_E_RANGE, rows[i].name, NO_INDEX, rows[i].low - 1.0);
        memcpy((char *)&options + rows[i].offset, &above, sizeof above);
        refuse_everywhere(&runs, &options, KL_E_RANGE, rows[i].name, NO_INDEX, above);
        memcpy((char *)&options + rows[i].offset, &rows[i].low, sizeof rows[i].low);
    }
    refuse_everywhere(&runs, &options, KL_E_INCONSISTENT, "b2", NO_INDEX, 1000.0);
    options.b2 = 1001;
    refuse_everywhere(&runs, &options, KL_E_INCONSISTENT, "b3", NO_INDEX, 1000.0);
    options.b3 = 1001;
    refuse_everywhere(&runs, &options, KL_E_INCONSISTENT, "b3", NO_INDEX, 1001.0);
    options.b3 = 1002;
    refuse_everywhere(&runs, &options, KL_E_RANGE, "first_day", NO_INDEX, KL_DAY_MIN - 1.0);
    options.struct_size = 4;
    refuse_everywhere(&runs, &options, KL_E_VERSION, "struct_size", NO_INDEX, 4.0);
}

/* LOAD-090: first_day, missing days, sizes, sessions. */
Test(spike, refuses_a_bad_history_in_order)
{
    int32_t missing[] = {3, 3, KL_DAY_MAX + 1};
    kl_session sessions[] = {run_far(2, 0, -1), run_far(6, 0, 5000), run_far(5, 0, 5000)};
    kl_runs runs = history(sessions, 3);
    runs.first_day = KL_DAY_MAX + 1;
    runs.missing = missing;
    runs.n_missing = 3652060;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "first_day", NO_INDEX, KL_DAY_MAX + 1.0);
    runs.first_day = 4;
    refuse_everywhere(&runs, NULL, KL_E_SIZE, "missing", NO_INDEX, 3652060.0);
    runs.n_missing = 3;
    refuse_everywhere(&runs, NULL, KL_E_DUPLICATE, "missing", 1, 3.0);
    missing[1] = 2;
    refuse_everywhere(&runs, NULL, KL_E_ORDER, "missing", 1, 2.0);
    missing[1] = 4;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "missing", 2, KL_DAY_MAX + 1.0);
    missing[2] = 5;
    missing[0] = KL_DAY_MIN - 1;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "missing", 0, KL_DAY_MIN - 1.0);
    missing[0] = 3;
    runs.n = (size_t)INT32_MAX + 1;
    refuse_everywhere(&runs, NULL, KL_E_SIZE, "sessions", NO_INDEX, 2147483648.0);
    runs.n = 3;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "dist_m", 0, -1.0);
    sessions[0].dist_m = 1;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "day", 0, 2.0);
    sessions[0].day = 4;
    refuse_everywhere(&runs, NULL, KL_E_ORDER, "day", 2, 5.0);
    sessions[2].dur_s = 2;
    sessions[2].elapsed_s = 1;
    refuse_everywhere(&runs, NULL, KL_E_INCONSISTENT, "elapsed_s", 2, 1.0);
    sessions[2] = run_far(3, 0, 1); /* goes back and lies before first_day: the order is first */
    refuse_everywhere(&runs, NULL, KL_E_ORDER, "day", 2, 3.0);
}

/* LOAD-120, LOAD-121: faults of a plan say so, with the place in the plan. */
Test(spike, refuses_a_bad_plan)
{
    kl_session sessions[] = {run_far(40, 0, 5000), run_far(41, 0, 5000), run_far(42, 0, 5000),
                             run_far(42, 86400, 5000)};
    kl_runs runs = history(sessions, 4);
    runs.n_plan = 5;
    refuse_everywhere(&runs, NULL, KL_E_SIZE, "plan", NO_INDEX, 5.0);
    runs.n = 400;
    runs.n_plan = 367;
    refuse_everywhere(&runs, NULL, KL_E_SIZE, "plan", NO_INDEX, 367.0);
    runs.n = 4;
    runs.n_plan = 2;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "plan.start_s", 1, 86400.0);
    sessions[3].start_s = 0;
    sessions[3].day = 41;
    refuse_everywhere(&runs, NULL, KL_E_ORDER, "plan.day", 1, 41.0);
    sessions[2].day = 40; /* behind the last of the history */
    refuse_everywhere(&runs, NULL, KL_E_ORDER, "plan.day", 0, 40.0);
    sessions[2].day = sessions[3].day = 42;
    sessions[1].rpe = 101; /* the history comes first */
    sessions[2].rpe = 102;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "rpe", 1, 101.0);
    sessions[1].rpe = KL_UNKNOWN;
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "plan.rpe", 0, 102.0);
    sessions[2].rpe = KL_UNKNOWN;
    runs.n_plan = 4;
    runs.first_day = 41; /* a plan without history still begins with the observation */
    refuse_everywhere(&runs, NULL, KL_E_RANGE, "plan.day", 0, 40.0);
}

/* LOAD-090: the test after the history, its faults without index. */
Test(spike, refuses_a_bad_test)
{
    kl_session sessions[] = {run_far(40, 0, 5000), run_far(41, 0, -1)};
    kl_runs runs = history(sessions, 2);
    kl_session test = run_far(50, 0, 1000001);
    kl_spike out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
#define EXPECT(wanted, field, index, value)                                                       \
    expect_refusal(kl_spike_test(&runs, &test, NULL, &out, &fault), &fault, wanted, field, index, \
                   value)
    EXPECT(KL_E_RANGE, "dist_m", 1, -1.0);
    sessions[1].dist_m = 1;
    EXPECT(KL_E_RANGE, "test.dist_m", NO_INDEX, 1000001.0);
    test.dist_m = 1;
    test.dur_s = 2;
    test.elapsed_s = 1;
    EXPECT(KL_E_INCONSISTENT, "test.elapsed_s", NO_INDEX, 1.0);
    test.elapsed_s = 2;
    test.has_load = 1;
    test.load = -1.0;
    EXPECT(KL_E_RANGE, "test.load", NO_INDEX, -1.0);
    test.load = 1.0;
    test.day = -1;
    EXPECT(KL_E_RANGE, "test.day", NO_INDEX, -1.0);
    test.day = KL_UNKNOWN;
    EXPECT(KL_E_RANGE, "test.day", NO_INDEX, KL_UNKNOWN);
#undef EXPECT
    cr_expect(is_canary(&out, sizeof out));
}

/* LOAD-116, LOAD-121: what only one of the calls has. */
Test(spike, refuses_a_bad_day_start_or_first)
{
    const kl_runs runs = history(four_runs(), 4);
    kl_spike out;
    kl_fault fault = {"", 0, 0};
    put_canary(&out, sizeof out);
    expect_refusal(kl_spike_limit(&runs, -1, 86400, NULL, &out, &fault), &fault, KL_E_RANGE, "day",
                   NO_INDEX, -1.0);
    expect_refusal(kl_spike_limit(&runs, KL_DAY_MAX + 1, 0, NULL, &out, &fault), &fault, KL_E_RANGE,
                   "day", NO_INDEX, KL_DAY_MAX + 1.0);
    expect_refusal(kl_spike_limit(&runs, 0, 86400, NULL, &out, &fault), &fault, KL_E_RANGE,
                   "start_s", NO_INDEX, 86400.0);
    expect_refusal(judge(&runs, 5, &out, &fault), &fault, KL_E_SIZE, "first", NO_INDEX, 5.0);
    const kl_runs none = history(NULL, 0);
    cr_expect_eq(judge(&runs, 4, &out, &fault), KL_OK, "nothing to judge");
    cr_expect_eq(judge(&none, 0, &out, &fault), KL_OK, "nothing to judge");
    cr_expect(is_canary(&out, sizeof out));
}

Test(spike, refuses_missing_pointers)
{
    const kl_session test = run_far(50, 0, 5000);
    kl_runs runs = history(four_runs(), 4);
    kl_spike out;
    kl_fault fault = {"", 0, 0};
    refuse_everywhere(NULL, NULL, KL_E_NULL, "runs", NO_INDEX, 0.0);
    expect_refusal(kl_spike_test(&runs, NULL, NULL, &out, &fault), &fault, KL_E_NULL, "test",
                   NO_INDEX, 0.0);
    expect_refusal(kl_spike_test(&runs, &test, NULL, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0.0);
    expect_refusal(judge(&runs, 0, NULL, &fault), &fault, KL_E_NULL, "out", NO_INDEX, 0.0);
    expect_refusal(kl_spike_limit(&runs, 50, 0, NULL, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0.0);
    runs.n_missing = 1;
    refuse_everywhere(&runs, NULL, KL_E_NULL, "missing", NO_INDEX, 0.0);
    runs.session = NULL;
    refuse_everywhere(&runs, NULL, KL_E_NULL, "sessions", NO_INDEX, 0.0);
    cr_expect_eq(kl_spike_test(&runs, &test, NULL, &out, NULL), KL_E_NULL);
}

/* A history of every day or so, with unknown starts, measures and kinds. */
static void random_history(random_source *source, kl_session *sessions, size_t n)
{
    int32_t day = 0;
    for (size_t i = 0; i < n; i++) {
        day += random_int(source, 0, 4);
        const int32_t start = random_int(source, 0, 3) ? random_int(source, 0, 86399) : KL_UNKNOWN;
        const int32_t dist =
            random_int(source, 0, 9) ? random_int(source, 1000, 30000) : KL_UNKNOWN;
        sessions[i] = run_far(day, start, dist);
        sessions[i].kind = random_int(source, 0, 9) ? KL_SESSION_RUN : KL_SESSION_WALK;
    }
}

/* Law 12, LOAD-091: later sessions never matter. */
Test(spike, never_sees_later_sessions)
{
    random_source source = random_from(12);
    for (int round = 0; round < 300; round++) {
        kl_session sessions[40];
        random_history(&source, sessions, 40);
        const int32_t day = random_int(&source, 0, sessions[39].day + 5);
        const kl_runs all = history(sessions, 40);
        kl_runs until = all;
        while (until.n && sessions[until.n - 1].day > day) until.n--;
        const kl_session test = run_far(day, random_int(&source, 0, 86399), 15000);
        const kl_spike a = tested(&all, test, NULL);
        const kl_spike b = tested(&until, test, NULL);
        cr_assert_eq(memcmp(&a, &b, sizeof a), 0);
    }
}

/* Law 12, LOAD-091: neither does the test itself, in the history or not. */
Test(spike, never_sees_itself)
{
    random_source source = random_from(13);
    for (int round = 0; round < 300; round++) {
        kl_session sessions[41];
        random_history(&source, sessions, 40);
        kl_session test = run_far(sessions[39].day + 1, random_int(&source, 0, 86399), 90000);
        sessions[40] = test;
        const kl_runs with = history(sessions, 41);
        const kl_runs without = history(sessions, 40);
        const kl_spike a = tested(&with, test, NULL);
        const kl_spike b = tested(&without, test, NULL);
        cr_assert_eq(memcmp(&a, &b, sizeof a), 0);
    }
}

/* Law 12, LOAD-116: x_max is REFERENCE and x_max + 1 SMALL; every edge is the last of its band. */
Test(spike, limit_is_the_last_length_of_its_band)
{
    static const int32_t bands[] = {KL_BAND_REFERENCE, KL_BAND_SMALL, KL_BAND_MODERATE,
                                    KL_BAND_LARGE};
    random_source source = random_from(116);
    for (int round = 0; round < 300; round++) {
        kl_session sessions[40];
        random_history(&source, sessions, 40);
        const kl_runs runs = history(sessions, 40);
        const int32_t day = sessions[39].day + random_int(&source, 0, 9);
        kl_spike_options options = defaults();
        options.edge = random_int(&source, 1, 3);
        const kl_spike limit = limited(&runs, day, 86399, &options);
        if (!limit.defined) continue;
        const kl_spike at = tested(&runs, run_far(day, 86399, limit.x_max), &options);
        const kl_spike over = tested(&runs, run_far(day, 86399, limit.x_max + 1), &options);
        cr_assert_eq(at.band, bands[options.edge - 1]);
        cr_assert_eq(over.band, bands[options.edge]);
        const int guarded = limit.new_longest >= options.ratchet_max;
        cr_assert_eq(limit.x_guarded, guarded ? limit.ref : limit.x_max);
    }
}

/*
 * Unit tests of kl_prepare: LOAD-020, LOAD-030 .. LOAD-032.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../random.h"
#include "../refusal.h"
#include "kneeload/spike.h"
#include "sessions.h"

enum { ROOM = 4000, NO_INDEX = -1 };

static kl_prepared_session entries[ROOM];
static int32_t members[ROOM];
static int32_t ignored[ROOM];
static int32_t dropped[2 * ROOM];

static kl_prepared fresh_output(void)
{
    put_canary(entries, sizeof entries);
    put_canary(members, sizeof members);
    put_canary(ignored, sizeof ignored);
    put_canary(dropped, sizeof dropped);
    const kl_prepared out = {entries, members, ignored, dropped, 77, 77, 77};
    return out;
}

static void expect_untouched(const kl_prepared *out)
{
    cr_expect(is_canary(entries, sizeof entries));
    cr_expect(is_canary(members, sizeof members));
    cr_expect(is_canary(ignored, sizeof ignored));
    cr_expect(is_canary(dropped, sizeof dropped));
    cr_expect(out->n_sessions == 77 && out->n_ignored == 77 && out->n_dropped == 77);
}

static kl_prepare_options defaults(void)
{
    kl_prepare_options options;
    kl_prepare_options_init(&options, sizeof options);
    return options;
}

static kl_prepared prepared(const kl_session *sessions, size_t n, const kl_prepare_options *options)
{
    kl_prepared out = fresh_output();
    kl_fault fault = {"", 0, 0};
    const kl_status status = kl_prepare(sessions, n, options, &out, &fault);
    cr_assert_eq(status, KL_OK, "%s %s %lld", kl_status_name(status), fault.field,
                 (long long)fault.index);
    cr_expect(is_canary(&entries[n], sizeof entries - n * sizeof entries[0]));
    cr_expect(is_canary(&members[n], sizeof members - n * sizeof members[0]));
    cr_expect(is_canary(&ignored[n], sizeof ignored - n * sizeof ignored[0]));
    cr_expect(is_canary(&dropped[2 * n], sizeof dropped - 2 * n * sizeof dropped[0]));
    return out;
}

/* The members of an entry, as a number with one digit a member. */
static int32_t digits(size_t entry)
{
    int32_t number = 0;
    for (int32_t i = 0; i < entries[entry].n_members; i++) {
        number = 10 * number + members[entries[entry].first_member + i];
    }
    return number;
}

Test(prepare, fills_its_options)
{
    const kl_prepare_options options = defaults();
    cr_expect_eq(options.struct_size, sizeof options);
    cr_expect_eq(options.kinds, 3);
    cr_expect_eq(options.dup_start_s, 120);
    cr_expect_eq(options.dup_pct, 2);
    cr_expect_eq(options.merge_gap_s, 1800);
    kl_prepare_options_init(NULL, sizeof options);
}

Test(prepare, takes_an_empty_list_without_arrays)
{
    kl_prepared out = {NULL, NULL, NULL, NULL, 77, 77, 77};
    cr_assert_eq(kl_prepare(NULL, 0, NULL, &out, NULL), KL_OK);
    cr_expect(out.n_sessions == 0 && out.n_ignored == 0 && out.n_dropped == 0);
}

/* LOAD-020: sessions outside the mask are only listed. */
Test(prepare, lists_what_does_not_count)
{
    kl_session sessions[4];
    for (int32_t i = 0; i < 4; i++) {
        sessions[i] = run_far(3 - i, 36000, 5000);
        sessions[i].kind = i;
    }
    const kl_prepared out = prepared(sessions, 4, NULL);
    cr_assert_eq(out.n_ignored, 2);
    cr_expect(ignored[0] == 2 && ignored[1] == 3);
    cr_assert_eq(out.n_sessions, 2);
    cr_expect(digits(0) == 1 && digits(1) == 0);

    kl_prepare_options options = defaults();
    options.kinds = 8;
    cr_assert_eq(prepared(sessions, 4, &options).n_sessions, 1);
    cr_expect_eq(digits(0), 3);
}

/* LOAD-030: within dup_start_s, distances within dup_pct of the larger. */
Test(prepare, drops_the_poorer_of_two_recordings)
{
    kl_session sessions[] = {run_of(1, 36000, 10000, 3000), run_of(1, 36120, 10200, 3010)};
    sessions[1].rpe = 50;
    kl_prepared out = prepared(sessions, 2, NULL);
    cr_assert(out.n_sessions == 1 && out.n_dropped == 1);
    cr_expect(dropped[0] == 0 && dropped[1] == 1 && digits(0) == 1);
    cr_expect_eq(entries[0].session.start_s, 36120);

    sessions[1].start_s = 36121; /* too late */
    cr_expect_eq(prepared(sessions, 2, NULL).n_dropped, 0);
    sessions[1].start_s = 36120;
    sessions[1].dist_m = 10205; /* too long */
    cr_expect_eq(prepared(sessions, 2, NULL).n_dropped, 0);
    sessions[1].dist_m = 9800; /* 2 % shorter, the other way round */
    cr_expect_eq(prepared(sessions, 2, NULL).n_dropped, 1);
}

/* LOAD-030: durations only where a distance is unknown; nothing known is not similar. */
Test(prepare, compares_durations_where_a_distance_is_unknown)
{
    kl_session sessions[] = {run_of(1, 36000, KL_UNKNOWN, 3000), run_of(1, 36060, 9000, 3060)};
    cr_expect_eq(prepared(sessions, 2, NULL).n_dropped, 1);
    sessions[0].dist_m = 5000; /* now the distances decide */
    cr_expect_eq(prepared(sessions, 2, NULL).n_dropped, 0);
    sessions[0] = run_of(1, 36000, KL_UNKNOWN, KL_UNKNOWN);
    cr_expect_eq(prepared(sessions, 2, NULL).n_dropped, 0);
    sessions[0] = run_of(1, 36000, 9000, KL_UNKNOWN);
    sessions[1] = run_of(1, 36000, KL_UNKNOWN, 3000);
    cr_expect_eq(prepared(sessions, 2, NULL).n_dropped, 0);
}

/* LOAD-030: more known fields, larger distance, larger duration, lower index. */
Test(prepare, keeps_the_richer_recording)
{
    kl_session sessions[] = {run_of(1, 36000, 10000, 3000), run_of(1, 36000, 10000, 3000)};
    (void)prepared(sessions, 2, NULL);
    cr_expect(dropped[0] == 1 && dropped[1] == 0, "lower index");
    sessions[1].dur_s = 3001;
    (void)prepared(sessions, 2, NULL);
    cr_expect(dropped[0] == 0 && dropped[1] == 1, "larger duration");
    sessions[0].dist_m = 10001;
    (void)prepared(sessions, 2, NULL);
    cr_expect(dropped[0] == 1 && dropped[1] == 0, "larger distance");
    int32_t *const more[] = {&sessions[1].elapsed_s, &sessions[1].steps, &sessions[1].rpe,
                             &sessions[1].has_load};
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++) {
        const int32_t before = *more[i];
        *more[i] = i == 0 ? 3001 : 1;
        (void)prepared(sessions, 2, NULL);
        cr_expect(dropped[0] == 0 && dropped[1] == 1, "more fields");
        *more[i] = before;
    }
    sessions[0] = run_of(1, 36000, KL_UNKNOWN, 3000);
    sessions[1] = run_of(1, 36000, 10000, 3000);
    (void)prepared(sessions, 2, NULL);
    cr_expect(dropped[0] == 0 && dropped[1] == 1, "a known distance");
}

/* LOAD-030: the richer takes over the slot, whose start then reaches further. */
Test(prepare, lets_a_slot_move_with_its_richer_recording)
{
    kl_session sessions[] = {run_far(1, 36000, 10000), run_of(1, 36100, 10000, 3000),
                             run_of(1, 36200, 10000, 2900)};
    const kl_prepared out = prepared(sessions, 3, NULL);
    cr_assert_eq(out.n_dropped, 2);
    cr_expect(dropped[0] == 0 && dropped[1] == 1 && dropped[2] == 2 && dropped[3] == 1);
    sessions[1] = run_far(1, 36100, 10000); /* not richer: the slot stays at 36000 */
    cr_expect_eq(prepared(sessions, 3, NULL).n_dropped, 1);
}

/* LOAD-030: the first similar slot wins, also behind one that is out of reach. */
Test(prepare, searches_slots_from_the_beginning)
{
    const kl_session sessions[] = {run_far(1, 36000, 5000), run_far(1, 36090, 10000),
                                   run_far(1, 36100, 10300), run_far(1, 36150, 10150)};
    const kl_prepared out = prepared(sessions, 4, NULL);
    cr_assert_eq(out.n_dropped, 1);
    cr_expect(dropped[0] == 1 && dropped[1] == 3);
    cr_expect_eq(out.n_sessions, 3);
}

/* LOAD-030: a start that is unknown cannot be close to another. */
Test(prepare, keeps_sessions_without_a_start)
{
    const kl_session sessions[] = {run_far(1, KL_UNKNOWN, 5000), run_far(1, KL_UNKNOWN, 5000),
                                   run_far(1, 36000, 5000)};
    const kl_prepared out = prepared(sessions, 3, NULL);
    cr_assert(out.n_sessions == 3 && out.n_dropped == 0);
    cr_expect(digits(0) == 2 && digits(1) == 0 && digits(2) == 1);
}

/* LOAD-031: start within merge_gap_s of the end. */
Test(prepare, merges_a_file_that_goes_on)
{
    kl_session sessions[] = {run_of(1, 36000, 10000, 3000), run_of(1, 40800, 10001, 3000)};
    sessions[0].rpe = sessions[1].rpe = 40;
    sessions[0].steps = 8000;
    sessions[1].steps = 8001;
    sessions[1].kind = KL_SESSION_WALK_RUN;
    for (int i = 0; i < 2; i++) {
        sessions[i].load = 1.5;
        sessions[i].has_load = 1;
    }
    kl_prepared out = prepared(sessions, 2, NULL);
    cr_assert_eq(out.n_sessions, 1);
    const kl_session merged = entries[0].session;
    cr_expect(merged.day == 1 && merged.start_s == 36000 && merged.kind == KL_SESSION_RUN);
    cr_expect(merged.dist_m == 20001 && merged.dur_s == 6000 && merged.elapsed_s == 7800);
    cr_expect(merged.steps == 16001 && merged.rpe == KL_UNKNOWN);
    cr_expect(merged.has_load == 1 && merged.load == 3.0);
    cr_expect(digits(0) == 1 && entries[0].n_members == 2 && entries[0].flags == 0);

    sessions[1].start_s = 40801;
    out = prepared(sessions, 2, NULL);
    cr_expect(out.n_sessions == 2 && entries[0].flags == 0 && entries[1].flags == 0);
    cr_expect_eq(entries[0].session.elapsed_s, KL_UNKNOWN, "its elapsed as recorded");
}

/* LOAD-031: elapsed time tells the end before moving time does. */
Test(prepare, takes_the_end_from_elapsed_time)
{
    kl_session sessions[] = {run_of(1, 36000, 10000, 3000), run_of(1, 41100, 10000, 3000)};
    cr_expect_eq(prepared(sessions, 2, NULL).n_sessions, 2);
    sessions[0].elapsed_s = 3300;
    cr_expect_eq(prepared(sessions, 2, NULL).n_sessions, 1);
    sessions[0].elapsed_s = sessions[0].dur_s = KL_UNKNOWN;
    cr_expect_eq(prepared(sessions, 2, NULL).n_sessions, 2, "no end, no merging");
}

/* LOAD-031: a sum with an unknown part is unknown. */
Test(prepare, leaves_sums_of_unknown_parts_unknown)
{
    kl_session sessions[] = {run_of(1, 85000, 4000, 1300), run_of(2, 100, 3000, 1000),
                             run_of(2, 1200, KL_UNKNOWN, 500)};
    sessions[0].load = sessions[1].load = 1.0;
    sessions[0].has_load = sessions[1].has_load = 1;
    sessions[0].steps = 9;
    (void)prepared(sessions, 3, NULL);
    const kl_session merged = entries[0].session;
    cr_expect(merged.day == 1 && merged.dist_m == KL_UNKNOWN && merged.steps == KL_UNKNOWN);
    cr_expect(merged.dur_s == 2800 && merged.elapsed_s == 3100);
    cr_expect(merged.has_load == 0 && merged.load == 0.0);
    cr_expect_eq(digits(0), 12);
}

/* LOAD-031: the newest part's end counts, and without it nothing can join. */
Test(prepare, closes_a_group_whose_end_is_unknown)
{
    const kl_session sessions[] = {run_of(1, 36000, 4000, 1300), run_far(1, 37300, 3000),
                                   run_of(1, 37400, 2000, 500)};
    const kl_prepared out = prepared(sessions, 3, NULL);
    cr_assert_eq(out.n_sessions, 2);
    cr_expect(entries[0].session.dist_m == 7000 && entries[0].session.elapsed_s == KL_UNKNOWN);
    cr_expect(entries[0].session.dur_s == KL_UNKNOWN && entries[0].flags == 0);
    cr_expect(digits(1) == 2 && entries[1].flags == 0);
}

/* LOAD-031: the end of a group is the latest end of its parts. */
Test(prepare, ends_a_group_with_its_longest_part)
{
    kl_prepare_options options = defaults();
    options.dup_start_s = 300;
    const kl_session sessions[] = {run_of(1, 36000, 9000, 3000), run_of(1, 38800, 500, 100),
                                   run_of(1, 40000, 2000, 500)};
    const kl_prepared out = prepared(sessions, 3, &options);
    cr_assert_eq(out.n_sessions, 1);
    cr_expect_eq(entries[0].session.elapsed_s, 4500);
}

/* LOAD-031, LOAD-032: up to dup_start_s of overlap joins, more is flagged on both. */
Test(prepare, flags_overlapping_groups)
{
    kl_session sessions[] = {run_of(1, 36000, 10000, 3000), run_of(1, 38880, 4000, 1200)};
    cr_assert_eq(prepared(sessions, 2, NULL).n_sessions, 1);
    cr_expect_eq(entries[0].session.elapsed_s, 4080);
    sessions[1].start_s = 38879;
    cr_assert_eq(prepared(sessions, 2, NULL).n_sessions, 2);
    cr_expect_eq(entries[0].flags, KL_FLAG_OVERLAP);
    cr_expect_eq(entries[1].flags, KL_FLAG_OVERLAP);
}

/* LOAD-032: one entry may have both flags. */
Test(prepare, keeps_both_flags)
{
    const kl_session sessions[] = {run_of(1, KL_UNKNOWN, 4000, 1200), run_of(1, 36000, 9000, 3000),
                                   run_of(1, 38000, 4000, 1200)};
    cr_assert_eq(prepared(sessions, 3, NULL).n_sessions, 3);
    cr_expect_eq(entries[0].flags, KL_FLAG_OVERLAP);
    cr_expect_eq(entries[1].flags, KL_FLAG_OVERLAP | KL_FLAG_POSSIBLE_DUPLICATE);
    cr_expect_eq(entries[2].flags, 0);
}

/* LOAD-032: at least one of two equal runs of a day has no start; the later index is flagged. */
Test(prepare, flags_possible_duplicates)
{
    kl_session sessions[] = {run_far(1, KL_UNKNOWN, 5000), run_far(1, 36000, 5000),
                             run_far(1, 50000, 5000), run_far(2, KL_UNKNOWN, 5000)};
    cr_assert_eq(prepared(sessions, 4, NULL).n_sessions, 4);
    cr_expect_eq(entries[0].flags, KL_FLAG_POSSIBLE_DUPLICATE, "1 is like 0");
    cr_expect_eq(entries[1].flags, KL_FLAG_POSSIBLE_DUPLICATE, "2 is like 0");
    cr_expect_eq(entries[2].flags, 0, "0 came first");
    cr_expect_eq(entries[3].flags, 0, "another day");

    sessions[0] = run_far(1, 20000, 5000); /* all starts of day 1 are known */
    (void)prepared(sessions, 4, NULL);
    for (int i = 0; i < 4; i++) cr_expect_eq(entries[i].flags, 0);

    sessions[2] = run_far(1, KL_UNKNOWN, 5000);
    (void)prepared(sessions, 4, NULL);
    cr_expect(entries[2].session.start_s == KL_UNKNOWN);
    cr_expect_eq(entries[2].flags, KL_FLAG_POSSIBLE_DUPLICATE, "2 is like 0 and 1");
    cr_expect(entries[0].flags == 0 && entries[1].flags == 0);
}

/* LOAD-032: durations decide only where both distances are unknown. */
Test(prepare, flags_possible_duplicates_by_duration)
{
    kl_session sessions[] = {run_of(1, KL_UNKNOWN, KL_UNKNOWN, 1800),
                             run_of(1, KL_UNKNOWN, KL_UNKNOWN, 1800),
                             run_of(1, KL_UNKNOWN, 1800, 1800),
                             run_of(1, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN),
                             run_of(1, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN),
                             run_of(1, KL_UNKNOWN, KL_UNKNOWN, 1801)};
    cr_assert_eq(prepared(sessions, 6, NULL).n_sessions, 6);
    for (size_t i = 0; i < 6; i++) {
        cr_expect_eq(entries[i].flags, i == 1 ? KL_FLAG_POSSIBLE_DUPLICATE : 0, "%zu", i);
    }
}

/* LOAD-032: day, known start before unknown, start, first index; members in joining order. */
Test(prepare, writes_in_the_stated_order)
{
    const kl_session sessions[] = {run_of(2, KL_UNKNOWN, 100, 10), run_of(2, 70000, 200, 10),
                                   run_of(2, 400, 300, 10),        run_of(1, KL_UNKNOWN, 400, 10),
                                   run_of(1, 86300, 500, 10),      run_of(1, 1000, 600, 10),
                                   run_of(0, KL_UNKNOWN, 700, 10), run_of(1, KL_UNKNOWN, 800, 10)};
    static const int32_t wanted[] = {6, 5, 42, 3, 7, 1, 0};
    const kl_prepared out = prepared(sessions, 8, NULL);
    cr_assert_eq(out.n_sessions, 7);
    int32_t place = 0;
    for (size_t i = 0; i < out.n_sessions; i++) {
        cr_expect_eq(digits(i), wanted[i], "entry %zu: %d", i, digits(i));
        cr_expect_eq(entries[i].first_member, place);
        place += entries[i].n_members;
    }
    cr_expect_eq(place, 8);
}

/* LOAD-002: -0.0 is read as 0, and a load that is unknown is not handed on. */
Test(prepare, cleans_loads)
{
    kl_session sessions[] = {run_far(1, 100, 5000), run_far(2, 100, 5000)};
    sessions[0].load = -0.0;
    sessions[0].has_load = 1;
    sessions[1].load = (double)NAN;
    cr_assert_eq(prepared(sessions, 2, NULL).n_sessions, 2);
    cr_expect(!signbit(entries[0].session.load) && entries[0].session.has_load == 1);
    cr_expect(entries[1].session.load == 0.0 && entries[1].session.has_load == 0);
}

Test(prepare, refuses_missing_pointers)
{
    const kl_session session = run_far(1, 100, 5000);
    kl_fault fault = {"", 0, 0};
    kl_prepared out = fresh_output();
    expect_refusal(kl_prepare(NULL, 1, NULL, &out, &fault), &fault, KL_E_NULL, "sessions", NO_INDEX,
                   0.0);
    expect_refusal(kl_prepare(&session, 1, NULL, NULL, &fault), &fault, KL_E_NULL, "out", NO_INDEX,
                   0.0);
    static const char *const names[] = {"out.sessions", "out.members", "out.ignored",
                                        "out.dropped"};
    for (int i = 0; i < 4; i++) {
        kl_prepared part = out;
        if (i == 0) part.sessions = NULL;
        if (i == 1) part.members = NULL;
        if (i == 2) part.ignored = NULL;
        if (i == 3) part.dropped = NULL;
        expect_refusal(kl_prepare(&session, 1, NULL, &part, &fault), &fault, KL_E_NULL, names[i],
                       NO_INDEX, 0.0);
    }
    expect_untouched(&out);
}

/* LOAD-006: options in table order, then the size, then session by session. */
Test(prepare, refuses_bad_input_in_order)
{
    kl_session sessions[] = {run_far(1, 100, 5000), run_far(1, 86400, -1)};
    kl_prepare_options options = defaults();
    kl_fault fault = {"", 0, 0};
    kl_prepared out = fresh_output();
    int32_t *const values[] = {&options.kinds, &options.dup_start_s, &options.dup_pct,
                               &options.merge_gap_s};
    static const char *const names[] = {"kinds", "dup_start_s", "dup_pct", "merge_gap_s"};
    static const int32_t most[] = {15, 3600, 20, 14400};
    for (int i = 0; i < 4; i++) *values[i] = -1;
    for (int i = 0; i < 4; i++) {
        expect_refusal(kl_prepare(sessions, 2, &options, &out, &fault), &fault, KL_E_RANGE,
                       names[i], NO_INDEX, -1.0);
        *values[i] = most[i] + 1;
        expect_refusal(kl_prepare(sessions, 2, &options, &out, &fault), &fault, KL_E_RANGE,
                       names[i], NO_INDEX, most[i] + 1.0);
        *values[i] = most[i];
    }
    expect_refusal(kl_prepare(sessions, (size_t)INT32_MAX + 1, NULL, &out, &fault), &fault,
                   KL_E_SIZE, "sessions", NO_INDEX, 2147483648.0);
    expect_refusal(kl_prepare(sessions, 2, &options, &out, &fault), &fault, KL_E_RANGE, "start_s",
                   1, 86400.0);
    sessions[0].rpe = 101; /* index 0 comes first */
    expect_refusal(kl_prepare(sessions, 2, &options, &out, &fault), &fault, KL_E_RANGE, "rpe", 0,
                   101.0);
    sessions[0].rpe = 100;
    sessions[1].start_s = 0;
    sessions[1].kind = KL_SESSION_OTHER; /* ignored, but still a record */
    expect_refusal(kl_prepare(sessions, 2, NULL, &out, &fault), &fault, KL_E_RANGE, "dist_m", 1,
                   -1.0);
    options.struct_size = 8;
    expect_refusal(kl_prepare(sessions, 2, &options, &out, &fault), &fault, KL_E_VERSION,
                   "struct_size", NO_INDEX, 8.0);
    expect_untouched(&out);
}

static kl_session parts[ROOM];

/* `n` parts that follow one another after `step` seconds, as one session. */
static kl_session sum_of(size_t n, kl_session part, int32_t step)
{
    kl_prepare_options options = defaults();
    options.dup_start_s = 0;
    for (size_t i = 0; i < n; i++) {
        const int64_t start = (int64_t)i * step;
        parts[i] = part;
        parts[i].day = (int32_t)(start / 86400);
        parts[i].start_s = (int32_t)(start % 86400);
    }
    kl_prepared out = fresh_output();
    cr_assert_eq(kl_prepare(parts, n, &options, &out, NULL), KL_OK);
    cr_assert_eq(out.n_sessions, 1);
    return out.sessions[0].session;
}

/* LOAD-031: a merged sum that its field cannot hold is unknown; one part less still fits. */
Test(prepare, forgets_sums_that_leave_their_field)
{
    kl_session part = run_of(0, 0, 1000000, 1);
    cr_expect_eq(sum_of(2148, part, 1).dist_m, KL_UNKNOWN);
    cr_expect_eq(sum_of(2147, part, 1).dist_m, 2147000000);
    part = run_of(0, 0, KL_UNKNOWN, 604800);
    cr_expect_eq(sum_of(3551, part, 604800).dur_s, KL_UNKNOWN);
    cr_expect_eq(sum_of(3550, part, 604800).dur_s, 3550 * 604800);
    part = run_of(0, 0, KL_UNKNOWN, KL_UNKNOWN);
    part.elapsed_s = 604800;
    cr_expect_eq(sum_of(3551, part, 604800).elapsed_s, KL_UNKNOWN);
    part = run_of(0, 0, KL_UNKNOWN, 1);
    part.steps = 2000000;
    cr_expect_eq(sum_of(1074, part, 1).steps, KL_UNKNOWN);
    part = run_of(0, 0, KL_UNKNOWN, 1);
    part.has_load = 1;
    part.load = 4e14;
    cr_expect_eq(sum_of(3, part, 1).has_load, 0);
    cr_expect_eq(sum_of(2, part, 1).load, 8e14);
}

static int32_t or_unknown(random_source *source, int32_t low, int32_t high)
{
    return random_int(source, 0, 4) ? random_int(source, low, high) : KL_UNKNOWN;
}

static void random_sessions(random_source *source, kl_session *sessions, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        sessions[i] = run_of(random_int(source, 0, 2), or_unknown(source, 0, 20000),
                             or_unknown(source, 4900, 5300), or_unknown(source, 900, 1500));
        sessions[i].kind = random_int(source, 0, 3);
    }
}

/* LOAD-030 .. LOAD-032: every input index comes out exactly once. */
Test(prepare, loses_no_session)
{
    random_source source = random_from(30);
    for (int round = 0; round < 300; round++) {
        kl_session sessions[40];
        int times[40] = {0};
        const size_t n = (size_t)random_int(&source, 1, 40);
        random_sessions(&source, sessions, n);
        const kl_prepared out = prepared(sessions, n, NULL);
        for (size_t i = 0; i < out.n_ignored; i++) times[ignored[i]]++;
        for (size_t i = 0; i < out.n_dropped; i++) times[dropped[2 * i]]++;
        for (size_t i = 0; i < out.n_sessions; i++) {
            for (int32_t k = 0; k < entries[i].n_members; k++) {
                times[members[entries[i].first_member + k]]++;
            }
        }
        for (size_t i = 0; i < n; i++) cr_assert_eq(times[i], 1, "session %zu", i);
    }
}

/* LOAD-030 .. LOAD-032: what is clean stays as it is. */
Test(prepare, leaves_its_own_groups_in_their_order)
{
    random_source source = random_from(31);
    for (int round = 0; round < 300; round++) {
        kl_session sessions[20];
        random_sessions(&source, sessions, 20);
        const kl_prepared out = prepared(sessions, 20, NULL);
        for (size_t i = 1; i < out.n_sessions; i++) {
            const kl_session *a = &entries[i - 1].session;
            const kl_session *b = &entries[i].session;
            cr_assert_leq(a->day, b->day);
            if (a->day != b->day || b->start_s == KL_UNKNOWN) continue;
            cr_assert(a->start_s != KL_UNKNOWN && a->start_s <= b->start_s);
        }
    }
}

/* LOAD-030: many recordings that start together, and a chain that keeps one slot alive. */
Test(prepare, follows_a_long_chain_of_recordings)
{
    for (int32_t i = 0; i < 1000; i++) {
        parts[2 * i] = run_of(i / 400, (i % 400) * 100, 10000, 1000 + i);
        parts[2 * i + 1] = run_of(i / 400, (i % 400) * 100 + 50, 2000 + 200 * (i % 7), 60);
    }
    const kl_prepared out = prepared(parts, 2000, NULL);
    cr_expect_gt(out.n_dropped, 900);
    cr_expect_lt(out.n_dropped, 2000);
}

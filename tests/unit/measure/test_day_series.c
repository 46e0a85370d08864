/*
 * Unit tests of kl_day_series: LOAD-030, LOAD-033, LOAD-034; law 4 of section 13.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../random.h"
#include "../refusal.h"
#include "kneeload/series.h"
#include "sessions.h"

enum { SPAN = 8, NO_INDEX = -1 };

/* One question about days 0 .. SPAN - 1, and its answer. */
typedef struct ask {
    int32_t channel;
    kl_declared_days days;
    const kl_prepare_options *options;
    double load[SPAN + 1];
    uint8_t state[SPAN + 1];
} ask;

static ask ask_for(int32_t channel)
{
    ask it = {.channel = channel, .days = {.first_day = 0, .last_day = SPAN - 1, .dedupe = 1}};
    put_canary(it.load, sizeof it.load);
    put_canary(it.state, sizeof it.state);
    return it;
}

static kl_status answer(ask *it, const kl_session *sessions, size_t n, kl_fault *fault)
{
    int32_t scratch[64];
    return kl_day_series(it->channel, sessions, n, &it->days, it->options, scratch, it->load,
                         it->state, fault);
}

static void get(ask *it, const kl_session *sessions, size_t n)
{
    kl_fault fault = {"", 0, 0};
    const kl_status status = answer(it, sessions, n, &fault);
    cr_assert_eq(status, KL_OK, "%s %s %lld", kl_status_name(status), fault.field,
                 (long long)fault.index);
    cr_expect(is_canary(&it->load[SPAN], sizeof it->load[0]));
    cr_expect(is_canary(&it->state[SPAN], 1));
}

static void expect_day(const ask *it, int32_t day, uint8_t state, double load)
{
    cr_expect_eq(it->state[day], state, "day %d: state %d", day, it->state[day]);
    cr_expect_eq(it->load[day], load, "day %d: load %.17g", day, it->load[day]);
}

static void refuse(ask *it, const kl_session *sessions, size_t n, kl_status wanted,
                   const char *field, int64_t index, double value)
{
    kl_fault fault = {"", 0, 0};
    expect_refusal(answer(it, sessions, n, &fault), &fault, wanted, field, index, value);
    cr_expect(is_canary(it->load, sizeof it->load));
    cr_expect(is_canary(it->state, sizeof it->state));
}

/* LOAD-033: as declared, else MISSING, else REST where rest may be inferred. */
Test(day_series, names_days_without_a_session)
{
    static const int32_t rest[] = {5, 1, 5};
    static const int32_t missing[] = {2, 2};
    ask it = ask_for(KL_CHANNEL_DISTANCE);
    it.days.rest = rest;
    it.days.n_rest = 3;
    it.days.missing = missing;
    it.days.n_missing = 2;
    for (int32_t infer = 0; infer <= 1; infer++) {
        it.days.infer_rest = infer;
        get(&it, NULL, 0);
        for (int32_t day = 0; day < SPAN; day++) {
            const int declared_rest = day == 1 || day == 5;
            const int unknown = day == 2 || (!infer && !declared_rest);
            expect_day(&it, day, unknown ? KL_DAY_MISSING : KL_DAY_REST, 0.0);
        }
    }
}

/* LOAD-033, LOAD-034: sessions of a day add up, in every integer channel. */
Test(day_series, adds_up_a_day)
{
    static const double wanted[] = {16001.0, 5401.0, 14001.0, (60.0 * 2700 + 33 * 2701) / 600.0};
    kl_session sessions[3] = {full_session(), full_session(), full_session()};
    for (int i = 0; i < 3; i++) sessions[i].day = i == 1 ? 6 : 3;
    sessions[2].start_s = 70000;
    sessions[2].dist_m = 6001;
    sessions[2].dur_s = 2701;
    sessions[2].steps = 6601;
    sessions[2].rpe = 33;
    for (int32_t channel = KL_CHANNEL_DISTANCE; channel <= KL_CHANNEL_SRPE; channel++) {
        ask it = ask_for(channel);
        get(&it, sessions, 3);
        expect_day(&it, 3, KL_DAY_LOAD, wanted[channel]);
        cr_expect_eq(it.state[6], KL_DAY_LOAD);
        expect_day(&it, 4, KL_DAY_MISSING, 0.0);
    }
}

/* LOAD-033: a session without the channel, or a day declared missing, gives a lower bound. */
Test(day_series, marks_lower_bounds_as_unmeasured)
{
    static const int32_t missing[] = {4, 5};
    kl_session sessions[] = {run_far(1, 100, 5000), run_far(1, 20000, KL_UNKNOWN),
                             run_far(2, 100, KL_UNKNOWN), run_far(4, 100, 4000)};
    ask it = ask_for(KL_CHANNEL_DISTANCE);
    it.days.missing = missing;
    it.days.n_missing = 2;
    get(&it, sessions, 4);
    expect_day(&it, 1, KL_DAY_UNMEASURED, 5000.0);
    expect_day(&it, 2, KL_DAY_UNMEASURED, 0.0);
    expect_day(&it, 4, KL_DAY_UNMEASURED, 4000.0);
    expect_day(&it, 5, KL_DAY_MISSING, 0.0);
    it.channel = KL_CHANNEL_CUSTOM;
    get(&it, sessions, 4);
    expect_day(&it, 1, KL_DAY_UNMEASURED, 0.0);
}

/* LOAD-022, LOAD-004: a day of RPE 0 is a known load of 0. */
Test(day_series, knows_a_load_of_0)
{
    kl_session session = full_session();
    session.day = 2;
    session.rpe = 0;
    ask it = ask_for(KL_CHANNEL_SRPE);
    get(&it, &session, 1);
    expect_day(&it, 2, KL_DAY_LOAD, 0.0);
}

/* LOAD-033: CUSTOM loads add up from 0.0 in ascending order, whatever the order of input. */
Test(day_series, adds_custom_loads_in_ascending_order)
{
    static const double loads[] = {0.3, 1e15 / 4, 0.1, 0.2, -0.0, 0.7};
    static const double sorted[] = {0.1, 0.2, 0.3, 0.7, 1e15 / 4};
    double wanted = 0.0;
    for (int i = 0; i < 5; i++) wanted += sorted[i];
    for (int turn = 0; turn < 6; turn++) {
        kl_session sessions[6];
        for (int i = 0; i < 6; i++) {
            sessions[i] = run_far(0, KL_UNKNOWN, KL_UNKNOWN);
            sessions[i].has_load = 1;
            sessions[i].load = loads[(i + turn) % 6];
        }
        ask it = ask_for(KL_CHANNEL_CUSTOM);
        get(&it, sessions, 6);
        expect_day(&it, 0, KL_DAY_LOAD, wanted);
        get(&it, sessions, 0);
        expect_day(&it, 0, KL_DAY_MISSING, 0.0);
    }
}

/* LOAD-002: the sum of -0.0 alone is 0. */
Test(day_series, has_no_minus_zero)
{
    kl_session session = full_session();
    session.day = 0;
    session.load = -0.0;
    ask it = ask_for(KL_CHANNEL_CUSTOM);
    get(&it, &session, 1);
    expect_day(&it, 0, KL_DAY_LOAD, 0.0);
    cr_expect(!signbit(it.load[0]));
}

/* LOAD-030, LOAD-033: doubled recordings count once, unless the caller says otherwise. */
Test(day_series, drops_doubled_recordings)
{
    kl_session sessions[] = {run_far(1, 36000, 10000), run_of(1, 36060, 10010, 3000),
                             run_far(1, KL_UNKNOWN, 10000)};
    ask it = ask_for(KL_CHANNEL_DISTANCE);
    get(&it, sessions, 3);
    expect_day(&it, 1, KL_DAY_LOAD, 20010.0);
    it.days.dedupe = 0;
    get(&it, sessions, 3);
    expect_day(&it, 1, KL_DAY_LOAD, 30010.0);
    it.days.dedupe = 1;
    kl_prepare_options options;
    kl_prepare_options_init(&options, sizeof options);
    options.dup_start_s = 59;
    it.options = &options;
    get(&it, sessions, 3);
    expect_day(&it, 1, KL_DAY_LOAD, 30010.0);
}

/* LOAD-031: daily totals use unmerged sessions, so a split file stays on its own day. */
Test(day_series, does_not_merge_over_midnight)
{
    const kl_session sessions[] = {run_of(1, 85000, 4000, 1300), run_of(2, 100, 3000, 1000)};
    ask it = ask_for(KL_CHANNEL_DISTANCE);
    get(&it, sessions, 2);
    expect_day(&it, 1, KL_DAY_LOAD, 4000.0);
    expect_day(&it, 2, KL_DAY_LOAD, 3000.0);
}

/* LOAD-020, LOAD-033: what does not count may lie anywhere, also on a rest day. */
Test(day_series, ignores_kinds_outside_the_mask)
{
    static const int32_t rest[] = {1};
    kl_session sessions[] = {run_far(1, 100, 5000), run_far(500, 100, 5000)};
    sessions[0].kind = sessions[1].kind = KL_SESSION_WALK;
    ask it = ask_for(KL_CHANNEL_DISTANCE);
    it.days.rest = rest;
    it.days.n_rest = 1;
    get(&it, sessions, 2);
    expect_day(&it, 1, KL_DAY_REST, 0.0);
}

/* LOAD-033: the shortest span. */
Test(day_series, spans_a_single_day)
{
    const kl_session sessions[] = {run_far(3, KL_UNKNOWN, 5000), run_far(3, KL_UNKNOWN, 400),
                                   run_far(3, 100, 30), run_far(3, 90000 - 4000, 2)};
    ask it = ask_for(KL_CHANNEL_DISTANCE);
    it.days.first_day = it.days.last_day = 3;
    kl_fault fault;
    cr_assert_eq(answer(&it, sessions, 4, &fault), KL_OK);
    expect_day(&it, 0, KL_DAY_LOAD, 5432.0);
    cr_expect(is_canary(&it.state[1], SPAN));
}

/* LOAD-033: the longest span. */
Test(day_series, spans_a_hundred_years)
{
    static double load[KL_MAX_DAYS];
    static uint8_t state[KL_MAX_DAYS];
    const int32_t last = KL_DAY_MAX;
    const int32_t first = last - KL_MAX_DAYS + 1;
    const kl_session session = run_far(last, 100, 5000);
    const kl_declared_days days = {
        .rest = &first, .n_rest = 1, .first_day = first, .last_day = last, .dedupe = 1};
    int32_t scratch;
    const kl_status status =
        kl_day_series(KL_CHANNEL_DISTANCE, &session, 1, &days, NULL, &scratch, load, state, NULL);
    cr_assert_eq(status, KL_OK);
    cr_expect(state[0] == KL_DAY_REST && state[1] == KL_DAY_MISSING);
    cr_expect(state[KL_MAX_DAYS - 1] == KL_DAY_LOAD && load[KL_MAX_DAYS - 1] == 5000.0);
}

/* LOAD-033: channel, options, first_day, last_day, infer_rest, dedupe, span, ... */
Test(day_series, refuses_bad_scalars_in_order)
{
    kl_prepare_options options;
    kl_prepare_options_init(&options, sizeof options);
    options.merge_gap_s = 14401;
    ask it = ask_for(5);
    it.options = &options;
    it.days.first_day = KL_DAY_MAX + 1;
    it.days.last_day = KL_DAY_MIN - 1;
    it.days.infer_rest = 2;
    it.days.dedupe = -1;
    refuse(&it, NULL, 0, KL_E_RANGE, "channel", NO_INDEX, 5.0);
    it.channel = -1;
    refuse(&it, NULL, 0, KL_E_RANGE, "channel", NO_INDEX, -1.0);
    it.channel = KL_CHANNEL_SRPE;
    refuse(&it, NULL, 0, KL_E_RANGE, "merge_gap_s", NO_INDEX, 14401.0);
    options.merge_gap_s = 0;
    refuse(&it, NULL, 0, KL_E_RANGE, "first_day", NO_INDEX, KL_DAY_MAX + 1.0);
    it.days.first_day = 10;
    refuse(&it, NULL, 0, KL_E_RANGE, "last_day", NO_INDEX, KL_DAY_MIN - 1.0);
    it.days.last_day = 9;
    refuse(&it, NULL, 0, KL_E_RANGE, "infer_rest", NO_INDEX, 2.0);
    it.days.infer_rest = 1;
    refuse(&it, NULL, 0, KL_E_RANGE, "dedupe", NO_INDEX, -1.0);
    it.days.dedupe = 2;
    refuse(&it, NULL, 0, KL_E_RANGE, "dedupe", NO_INDEX, 2.0);
    it.days.dedupe = 1;
    refuse(&it, NULL, 0, KL_E_ORDER, "last_day", NO_INDEX, 9.0);
    it.days.last_day = 10 + KL_MAX_DAYS;
    refuse(&it, NULL, 0, KL_E_SIZE, "last_day", NO_INDEX, 10.0 + KL_MAX_DAYS);
    it.days.first_day = KL_DAY_MIN;
    it.days.last_day = KL_DAY_MAX;
    refuse(&it, NULL, 0, KL_E_SIZE, "last_day", NO_INDEX, KL_DAY_MAX);
}

/* LOAD-033: rest, then missing, then sessions, each by index. */
Test(day_series, refuses_bad_days_and_sessions_in_order)
{
    int32_t rest[] = {3, 8};
    int32_t missing[] = {4, -1, 3};
    kl_session sessions[] = {run_far(1, 100, 5000), run_far(2, 100, -5), run_far(8, 100, 5000)};
    ask it = ask_for(KL_CHANNEL_DISTANCE);
    it.days.rest = rest;
    it.days.n_rest = 2;
    it.days.missing = missing;
    it.days.n_missing = 3;
    refuse(&it, sessions, 3, KL_E_RANGE, "rest", 1, 8.0);
    rest[1] = 7;
    refuse(&it, sessions, 3, KL_E_RANGE, "missing", 1, -1.0);
    missing[1] = 0;
    refuse(&it, sessions, 3, KL_E_INCONSISTENT, "missing", 2, 3.0);
    missing[2] = 4;
    refuse(&it, sessions, (size_t)INT32_MAX + 1, KL_E_SIZE, "sessions", NO_INDEX, 2147483648.0);
    refuse(&it, sessions, 3, KL_E_RANGE, "dist_m", 1, -5.0);
    sessions[1].dist_m = 5;
    refuse(&it, sessions, 3, KL_E_RANGE, "day", 2, 8.0);
    sessions[2].day = -1;
    refuse(&it, sessions, 3, KL_E_RANGE, "day", 2, -1.0);
    sessions[2].day = 7;
    refuse(&it, sessions, 3, KL_E_INCONSISTENT, "rest", 2, 7.0);
    sessions[2].day = 6;
    get(&it, sessions, 3);
}

/* LOAD-033: a CUSTOM day above 1e15, by day index. */
Test(day_series, refuses_a_custom_total_above_1e15)
{
    kl_session sessions[3];
    for (int i = 0; i < 3; i++) {
        sessions[i] = run_far(5, KL_UNKNOWN, KL_UNKNOWN);
        sessions[i].has_load = 1;
        sessions[i].load = 1e15;
    }
    sessions[2].day = 7;
    ask it = ask_for(KL_CHANNEL_CUSTOM);
    refuse(&it, sessions, 3, KL_E_RANGE, "load", 5, 2e15);
    it.channel = KL_CHANNEL_DISTANCE; /* there it plays no part */
    get(&it, sessions, 3);
    it.channel = KL_CHANNEL_CUSTOM;
    get(&it, &sessions[1], 2);
    expect_day(&it, 5, KL_DAY_LOAD, 1e15);
}

Test(day_series, refuses_missing_pointers)
{
    const kl_session session = run_far(1, 100, 5000);
    int32_t scratch[1];
    double load[SPAN];
    uint8_t state[SPAN];
    kl_fault fault = {"", 0, 0};
    kl_declared_days days = {.first_day = 0, .last_day = SPAN - 1, .dedupe = 1};
    put_canary(load, sizeof load);
    put_canary(state, sizeof state);
#define EXPECT(sessions, days, scratch, load, state, field)                                 \
    expect_refusal(kl_day_series(0, sessions, 1, days, NULL, scratch, load, state, &fault), \
                   &fault, KL_E_NULL, field, NO_INDEX, 0.0)
    EXPECT(NULL, &days, scratch, load, state, "sessions");
    EXPECT(&session, NULL, scratch, load, state, "days");
    EXPECT(&session, &days, NULL, load, state, "scratch");
    EXPECT(&session, &days, scratch, NULL, state, "out_load");
    EXPECT(&session, &days, scratch, load, NULL, "out_state");
    days.n_rest = 1;
    EXPECT(&session, &days, scratch, load, state, "rest");
    days.n_rest = 0;
    days.n_missing = 1;
    EXPECT(&session, &days, scratch, load, state, "missing");
#undef EXPECT
    cr_expect(is_canary(load, sizeof load));
    cr_expect(is_canary(state, sizeof state));
}

static kl_session random_session(random_source *source)
{
    const int32_t start_s = random_int(source, 0, 3) ? random_int(source, 0, 86399) : KL_UNKNOWN;
    kl_session session = run_of(random_int(source, 0, SPAN - 1), start_s,
                                random_int(source, 0, 20000), random_int(source, 0, 7200));
    session.steps = random_int(source, 0, 20000);
    session.rpe = random_int(source, 0, 100);
    return session;
}

static void expect_same_days(const ask *a, const ask *b)
{
    cr_assert_arr_eq(a->state, b->state, SPAN);
    for (int i = 0; i < SPAN; i++) cr_assert_eq(a->load[i], b->load[i]);
}

/* LOAD-034, law 4: the order of a day's sessions has no effect, in no channel. */
Test(day_series, does_not_depend_on_the_order_of_sessions)
{
    random_source source = random_from(4);
    for (int round = 0; round < 200; round++) {
        kl_session sessions[20];
        for (int i = 0; i < 20; i++) {
            sessions[i] = random_session(&source);
            sessions[i].has_load = 1;
            sessions[i].load = (double)random_int(&source, 0, 1000000) / 997.0;
        }
        for (int32_t channel = KL_CHANNEL_DISTANCE; channel <= KL_CHANNEL_CUSTOM; channel++) {
            ask before = ask_for(channel);
            before.days.dedupe = 0;
            ask after = before;
            get(&before, sessions, 20);
            for (int32_t i = 19; i > 0; i--) {
                const int32_t j = random_int(&source, 0, i);
                const kl_session swapped = sessions[i];
                sessions[i] = sessions[j];
                sessions[j] = swapped;
            }
            get(&after, sessions, 20);
            expect_same_days(&before, &after);
        }
    }
}

/* Split a session in two at a random place. */
static void split(random_source *source, kl_session *a, kl_session *b)
{
    *b = *a;
    b->dist_m = random_int(source, 0, a->dist_m);
    b->dur_s = random_int(source, 0, a->dur_s);
    b->steps = random_int(source, 0, a->steps);
    a->dist_m -= b->dist_m;
    a->dur_s -= b->dur_s;
    a->steps -= b->steps;
}

/* LOAD-034, law 4: splitting a session leaves integer-channel days unchanged. */
Test(day_series, does_not_depend_on_how_sessions_are_split)
{
    random_source source = random_from(5);
    for (int round = 0; round < 200; round++) {
        kl_session sessions[40];
        for (int i = 0; i < 20; i++) sessions[i] = random_session(&source);
        for (int32_t channel = KL_CHANNEL_DISTANCE; channel <= KL_CHANNEL_SRPE; channel++) {
            ask whole = ask_for(channel);
            whole.days.dedupe = 0;
            ask parts = whole;
            kl_session pieces[40];
            memcpy(pieces, sessions, sizeof pieces / 2);
            for (int i = 0; i < 20; i++) split(&source, &pieces[i], &pieces[20 + i]);
            get(&whole, sessions, 20);
            get(&parts, pieces, 40);
            expect_same_days(&whole, &parts);
        }
    }
}

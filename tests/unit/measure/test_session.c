/*
 * Unit tests of measure/session.h and kl_session_init: LOAD-002, LOAD-003, LOAD-020, LOAD-021.
 */
#include "measure/session.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#include "../refusal.h"
#include "sessions.h"

/* Every integer field with its range, in the order of checking. */
typedef struct field_case {
    const char *name;
    size_t offset;
    int32_t low;
    int32_t high;
    int may_be_unknown;
} field_case;

static const field_case field_cases[] = {
    {"day", offsetof(kl_session, day), -719162, 2932896, 0},
    {"start_s", offsetof(kl_session, start_s), 0, 86399, 1},
    {"dist_m", offsetof(kl_session, dist_m), 0, 1000000, 1},
    {"dur_s", offsetof(kl_session, dur_s), 0, 604800, 1},
    {"elapsed_s", offsetof(kl_session, elapsed_s), 0, 604800, 1},
    {"steps", offsetof(kl_session, steps), 0, 2000000, 1},
    {"rpe", offsetof(kl_session, rpe), 0, 100, 1},
    {"kind", offsetof(kl_session, kind), 0, 3, 0},
};
enum { N_FIELDS = sizeof field_cases / sizeof field_cases[0] };

static const char *const prefixes[] = {"", "test.", "plan."};

static void set_field(kl_session *session, const field_case *field, int32_t value)
{
    memcpy((char *)session + field->offset, &value, sizeof value);
}

static const char *prefixed(int32_t prefix, const char *name)
{
    static char text[40];
    (void)snprintf(text, sizeof text, "%s%s", prefixes[prefix], name);
    return text;
}

static void expect_accepted(const kl_session *session)
{
    kl_fault fault;
    put_canary(&fault, sizeof fault);
    cr_expect_eq(kl__session_check(session, KL__SESSION_PLAIN, 3, &fault), KL_OK);
    cr_expect(is_canary(&fault, sizeof fault));
}

static void expect_refused(const kl_session *session, kl_status wanted, const char *name,
                           double value)
{
    for (int32_t prefix = KL__SESSION_PLAIN; prefix <= KL__SESSION_PLAN; prefix++) {
        kl_fault fault = {"", 0, 0};
        const kl_status status = kl__session_check(session, prefix, 3, &fault);
        expect_refusal(status, &fault, wanted, prefixed(prefix, name), 3, value);
    }
}

Test(session, an_empty_one_knows_nothing)
{
    kl_session session;
    put_canary(&session, sizeof session);
    kl_session_init(&session);
    cr_expect_eq(session.kind, KL_SESSION_RUN);
    for (int i = 0; i < N_FIELDS - 1; i++) {
        int32_t value;
        memcpy(&value, (const char *)&session + field_cases[i].offset, sizeof value);
        cr_expect_eq(value, KL_UNKNOWN, "%s", field_cases[i].name);
    }
    cr_expect_eq(session.has_load, 0);
    cr_expect_eq(session.load, 0.0);
    cr_expect_eq(session.reserved, 0);
    kl_session_init(NULL);
}

/* LOAD-020: all but day and kind may be unknown. */
Test(session, accepts_each_range_and_the_unknown)
{
    kl_session session = run_of(0, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN);
    expect_accepted(&session);
    for (int i = 0; i < N_FIELDS; i++) {
        const field_case *field = &field_cases[i];
        session = run_of(0, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN);
        set_field(&session, field, field->low);
        expect_accepted(&session);
        set_field(&session, field, field->high);
        expect_accepted(&session);
    }
}

/* LOAD-003, LOAD-020 */
Test(session, refuses_each_field_outside_its_range)
{
    for (int i = 0; i < N_FIELDS; i++) {
        const field_case *field = &field_cases[i];
        kl_session session = run_of(0, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN);
        set_field(&session, field, field->low - 1);
        expect_refused(&session, KL_E_RANGE, field->name, field->low - 1.0);
        set_field(&session, field, field->high + 1);
        expect_refused(&session, KL_E_RANGE, field->name, field->high + 1.0);
        if (field->may_be_unknown) continue;
        set_field(&session, field, KL_UNKNOWN);
        expect_refused(&session, KL_E_RANGE, field->name, KL_UNKNOWN);
    }
}

/* LOAD-006, LOAD-020: with everything wrong, what is mended first is what was reported first. */
Test(session, checks_in_the_stated_order)
{
    kl_session session = {.load = -1.0, .has_load = 1};
    for (int i = 0; i < N_FIELDS; i++) set_field(&session, &field_cases[i], INT32_MAX);
    for (int i = 0; i < N_FIELDS; i++) {
        const field_case *field = &field_cases[i];
        expect_refused(&session, KL_E_RANGE, field->name, INT32_MAX);
        /* dur_s stays above elapsed_s: the contradiction must come last */
        set_field(&session, field, field->offset == offsetof(kl_session, dur_s) ? 10 : 1);
    }
    expect_refused(&session, KL_E_RANGE, "load", -1.0);
    session.load = 1.0;
    expect_refused(&session, KL_E_INCONSISTENT, "elapsed_s", 1.0);
    session.dur_s = 1;
    expect_accepted(&session);
}

/* LOAD-002, LOAD-020 */
Test(session, takes_a_load_of_0_or_1e_minus_12_to_1e15)
{
    static const double good[] = {0.0, -0.0, 1e-12, 1.0, 1e15};
    static const double bad[] = {
        -1.0, 9e-13, 1.0000000000000002e15, (double)INFINITY, -(double)INFINITY, (double)NAN};
    kl_session session = full_session();
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        session.load = good[i];
        expect_accepted(&session);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        session.load = bad[i];
        expect_refused(&session, KL_E_RANGE, "load", bad[i]);
        session.has_load = 0; /* then it is not read */
        expect_accepted(&session);
        session.has_load = 1;
    }
}

/* LOAD-020: a switch that is neither 0 nor 1 was never set. */
Test(session, refuses_a_load_switch_that_is_no_switch)
{
    kl_session session = full_session();
    session.has_load = 2;
    expect_refused(&session, KL_E_RANGE, "has_load", 2.0);
    session.has_load = -1;
    expect_refused(&session, KL_E_RANGE, "has_load", -1.0);
}

/* LOAD-020 */
Test(session, compares_moving_and_elapsed_time_only_when_both_are_known)
{
    kl_session session = full_session();
    session.elapsed_s = session.dur_s;
    expect_accepted(&session);
    session.elapsed_s = session.dur_s - 1;
    expect_refused(&session, KL_E_INCONSISTENT, "elapsed_s", 2699.0);
    session.dur_s = KL_UNKNOWN;
    expect_accepted(&session);
    session.dur_s = 604800;
    session.elapsed_s = KL_UNKNOWN;
    expect_accepted(&session);
}

Test(session, can_be_refused_without_a_fault)
{
    kl_session session = full_session();
    session.rpe = 101;
    cr_expect_eq(kl__session_check(&session, KL__SESSION_PLAIN, 0, NULL), KL_E_RANGE);
}

/* LOAD-020: bit 0 of the mask is RUN. */
Test(session, counts_by_the_bit_of_its_kind)
{
    for (int32_t kind = KL_SESSION_RUN; kind <= KL_SESSION_OTHER; kind++) {
        kl_session session = full_session();
        session.kind = kind;
        for (int32_t kinds = 1; kinds <= 15; kinds++) {
            const int wanted = (kinds & (1 << kind)) != 0;
            cr_expect_eq(kl__session_counts(&session, kinds), wanted);
        }
    }
}

Test(session, lists_are_no_longer_than_an_index_reaches)
{
    kl_fault fault = {"", 0, 0};
    cr_expect_eq(kl__session_count_check(INT32_MAX, &fault), KL_OK);
    const kl_status status = kl__session_count_check((size_t)INT32_MAX + 1, &fault);
    expect_refusal(status, &fault, KL_E_SIZE, "sessions", KL_NO_INDEX, 2147483648.0);
}

/* LOAD-021 */
Test(session, has_units_of_every_integer_channel)
{
    const kl_session session = full_session();
    cr_expect_eq(kl__session_units(&session, KL_CHANNEL_DISTANCE), 10000);
    cr_expect_eq(kl__session_units(&session, KL_CHANNEL_DURATION), 2700);
    cr_expect_eq(kl__session_units(&session, KL_CHANNEL_STEPS), 7400);
    cr_expect_eq(kl__session_units(&session, KL_CHANNEL_SRPE), 60 * 2700);
    cr_expect_eq(kl__load_of_units(60 * 2700, KL_CHANNEL_SRPE), 270.0);
    cr_expect_eq(kl__load_of_units(10000, KL_CHANNEL_DISTANCE), 10000.0);
}

/* LOAD-021: unknown if a factor is unknown. */
Test(session, has_unknown_units_without_a_factor)
{
    kl_session session = run_of(0, 0, KL_UNKNOWN, KL_UNKNOWN);
    for (int32_t channel = KL_CHANNEL_DISTANCE; channel <= KL_CHANNEL_SRPE; channel++) {
        cr_expect_eq(kl__session_units(&session, channel), KL__UNKNOWN64);
    }
    session.rpe = 50;
    cr_expect_eq(kl__session_units(&session, KL_CHANNEL_SRPE), KL__UNKNOWN64);
    session.rpe = KL_UNKNOWN;
    session.dur_s = 60;
    cr_expect_eq(kl__session_units(&session, KL_CHANNEL_SRPE), KL__UNKNOWN64);
}

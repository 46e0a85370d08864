/*
 * Unit tests of measure/series.c: LOAD-002 .. LOAD-006, LOAD-044, LOAD-050, LOAD-052, LOAD-120,
 * and what every call on a daily series refuses for them. The laws are in test_series_laws.c.
 */
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

#include "../refusal.h"
#include "calls.h"
#include "measure/days.h"

enum { DAYS = 40, DAY0 = 100, NO_INDEX = -1 };

static void set(setting *s)
{
    memset(s, 0, sizeof *s);
    s->days.day0 = DAY0;
    add_days(&s->days, DAYS, KL_DAY_LOAD, 10.0);
    s->series = series_of(&s->days);
    default_options(&s->options);
    s->q = (question){&s->series, DAY0 + 30, 1, KL_END_OF_DAY, 1500, &s->options};
}

static void expect_refused_by(const call *c, const question *q, kl_status wanted, const char *field,
                              int64_t index, double value)
{
    unsigned char out[2 * LARGEST_RESULT];
    kl_fault fault = {c->name, 0, 0};
    put_canary(out, sizeof out);
    expect_refusal(c->ask(q, out, &fault), &fault, wanted, field, index, value);
    cr_expect_eq(c->ask(q, out, NULL), wanted, "%s without a fault", c->name);
    cr_expect(is_canary(out, sizeof out), "%s wrote", c->name);
}

/* Refused by every call that takes it. */
static void expect_refused(const setting *s, int takes, kl_status wanted, const char *field,
                           int64_t index, double value)
{
    for (int i = 0; i < CALLS; i++) {
        if (takes && !(calls[i].takes & takes)) continue;
        expect_refused_by(&calls[i], &s->q, wanted, field, index, value);
    }
}

static void expect_accepted(const setting *s, const char *what)
{
    unsigned char out[LARGEST_RESULT];
    for (int i = 0; i < CALLS; i++) {
        kl_fault fault = {"", 0, 0};
        const kl_status status = calls[i].ask(&s->q, out, &fault);
        cr_expect_eq(status, KL_OK, "%s: %s refuses %s", what, calls[i].name, fault.field);
    }
}

/* LOAD-003, LOAD-006: the span of the series. */
Test(series, refuses_a_span)
{
    setting s;
    set(&s);
    s.q.series = NULL;
    expect_refused(&s, 0, KL_E_NULL, "series", NO_INDEX, 0);
    s.q.series = &s.series;
    s.series.load = NULL;
    expect_refused(&s, 0, KL_E_NULL, "load", NO_INDEX, 0);

    static const int32_t no_day[] = {INT32_MIN, KL_DAY_MIN - 1, KL_DAY_MAX + 1, INT32_MAX};
    for (int i = 0; i < 4; i++) {
        set(&s);
        s.series.day0 = no_day[i];
        s.series.n = 0; /* day0 is checked first */
        expect_refused(&s, 0, KL_E_RANGE, "day0", NO_INDEX, no_day[i]);
    }
    static const size_t no_size[] = {0, KL_MAX_DAYS + 1, SIZE_MAX};
    for (int i = 0; i < 3; i++) {
        set(&s);
        s.series.day0 = KL_DAY_MAX;
        s.series.n = no_size[i];
        expect_refused(&s, 0, KL_E_SIZE, "n", NO_INDEX, (double)no_size[i]);
    }
    set(&s);
    s.series.day0 = KL_DAY_MAX - DAYS + 2;
    expect_refused(&s, 0, KL_E_RANGE, "day0", NO_INDEX, KL_DAY_MAX - DAYS + 2);
}

/* LOAD-003: the first and the last day of the calendar, and a century of days. */
Test(series, accepts_a_span_up_to_its_limits)
{
    static double century[KL_MAX_DAYS];
    setting s;
    set(&s);
    s.q.day = s.series.day0 = KL_DAY_MIN;
    expect_accepted(&s, "first day");
    s.series.day0 = KL_DAY_MAX - DAYS + 1;
    s.q.day = KL_DAY_MAX;
    expect_accepted(&s, "last day");
    s.series = (kl_series){century, NULL, KL_MAX_DAYS, 0, KL_DAY_MIN, 0};
    s.q.day = KL_DAY_MIN + KL_MAX_DAYS - 1;
    expect_accepted(&s, "a century");
}

/* LOAD-002, LOAD-004: state first, then the range of the load, then both together. */
Test(series, refuses_a_day)
{
    static const struct {
        uint8_t state;
        double load;
        kl_status status;
        const char *field;
    } rows[] = {
        {5, NAN, KL_E_RANGE, "state"},
        {255, 1.0, KL_E_RANGE, "state"},
        {KL_DAY_LOAD, NAN, KL_E_RANGE, "load"},
        {KL_DAY_LOAD, INFINITY, KL_E_RANGE, "load"},
        {KL_DAY_LOAD, -INFINITY, KL_E_RANGE, "load"},
        {KL_DAY_LOAD, -1.0, KL_E_RANGE, "load"},
        {KL_DAY_LOAD, -DBL_TRUE_MIN, KL_E_RANGE, "load"},
        {KL_DAY_UNMEASURED, DBL_TRUE_MIN, KL_E_RANGE, "load"},
        {KL_DAY_UNMEASURED, 0x1.19799812dea10p-40, KL_E_RANGE, "load"}, /* below 1e-12 */
        {KL_DAY_LOAD, 1e15 + 0.125, KL_E_RANGE, "load"},
        {KL_DAY_REST, 1e16, KL_E_RANGE, "load"},
        {KL_DAY_REST, 1.0, KL_E_INCONSISTENT, "load"},
        {KL_DAY_MISSING, 1e-12, KL_E_INCONSISTENT, "load"},
        {KL_DAY_UNOBSERVED, 1e15, KL_E_INCONSISTENT, "load"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        setting s;
        set(&s);
        s.days.state[3] = rows[i].state;
        s.days.load[3] = rows[i].load;
        s.days.state[4] = 9; /* the lower index wins */
        const int by_state = strcmp(rows[i].field, "state") == 0;
        expect_refused(&s, 0, rows[i].status, rows[i].field, 3,
                       by_state ? rows[i].state : rows[i].load);
    }
}

/* LOAD-005: UNOBSERVED is a prefix. */
Test(series, refuses_a_hole_in_observation)
{
    static const uint8_t observed[] = {KL_DAY_REST, KL_DAY_LOAD, KL_DAY_MISSING, KL_DAY_UNMEASURED};
    for (int i = 0; i < 4; i++) {
        setting s;
        set(&s);
        s.days.state[0] = observed[i];
        s.days.load[0] = 0.0;
        s.days.state[1] = KL_DAY_UNOBSERVED;
        s.days.load[1] = 0.0;
        expect_refused(&s, 0, KL_E_INCONSISTENT, "state", 1, KL_DAY_UNOBSERVED);
    }
}

/* LOAD-002, LOAD-004, LOAD-005: what may stand on a day. */
Test(series, accepts_days_up_to_their_limits)
{
    setting s;
    set(&s);
    s.days.n = 0;
    add_letters(&s.days, "UUXLXLRMLL", (const double[]){0.0, 0.0, 1e-12, 1e15, -0.0, 1e-12});
    expect_accepted(&s, "every state");
    memset(s.days.state, KL_DAY_UNOBSERVED, DAYS);
    memset(s.days.load, 0, sizeof s.days.load);
    expect_accepted(&s, "wholly unobserved");
}

/* LOAD-120: a plan knows its days; its faults count from its own first day. */
Test(series, refuses_a_plan)
{
    static const struct {
        uint8_t state;
        double load;
        kl_status status;
        double value;
    } rows[] = {
        {KL_DAY_UNOBSERVED, 0.0, KL_E_RANGE, KL_DAY_UNOBSERVED},
        {KL_DAY_MISSING, 0.0, KL_E_RANGE, KL_DAY_MISSING},
        {KL_DAY_UNMEASURED, 1.0, KL_E_RANGE, KL_DAY_UNMEASURED},
        {77, 1.0, KL_E_RANGE, 77},
        {KL_DAY_LOAD, 2e15, KL_E_RANGE, 2e15},
        {KL_DAY_LOAD, NAN, KL_E_RANGE, NAN},
        {KL_DAY_REST, 1.0, KL_E_INCONSISTENT, 1.0},
    };
    setting s;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set(&s);
        s.series.n_plan = 5;
        s.days.state[DAYS - 3] = rows[i].state;
        s.days.load[DAYS - 3] = rows[i].load;
        expect_refused(&s, 0, rows[i].status, "plan", 2, rows[i].value);
    }
    set(&s);
    s.series.n_plan = DAYS;
    expect_refused(&s, 0, KL_E_SIZE, "plan", NO_INDEX, DAYS);
    s.series.n_plan = 367;
    expect_refused(&s, 0, KL_E_SIZE, "plan", NO_INDEX, 367);
}

/* LOAD-120: 366 days of plan behind one day. */
Test(series, accepts_the_longest_plan)
{
    setting s;
    set(&s);
    add_days(&s.days, 367 - DAYS, KL_DAY_REST, 0.0);
    s.series.n = 367;
    s.series.n_plan = 366;
    expect_accepted(&s, "the longest plan");
}

/* LOAD-052: the moments at which a series can be looked at. */
Test(series, refuses_moments)
{
    setting s;
    set(&s);
    s.q.thr = 0;
    expect_refused(&s, TAKES_THR, KL_E_RANGE, "thr", NO_INDEX, 0);
    s.q.thr = 100001;
    expect_refused(&s, TAKES_THR, KL_E_RANGE, "thr", NO_INDEX, 100001);
    set(&s);
    s.q.mode = 2;
    expect_refused(&s, TAKES_MODE, KL_E_RANGE, "mode", NO_INDEX, 2);
    s.q.mode = -1;
    expect_refused(&s, TAKES_MODE, KL_E_RANGE, "mode", NO_INDEX, -1);
    set(&s);
    s.q.n_days = 0;
    expect_refused(&s, TAKES_DAYS, KL_E_SIZE, "n_days", NO_INDEX, 0);
    s.q.n_days = DAYS + 2;
    expect_refused(&s, TAKES_DAYS, KL_E_SIZE, "n_days", NO_INDEX, DAYS + 2);
    s.q.n_days = 3;
    s.q.day = DAY0 + DAYS - 2;
    expect_refused(&s, TAKES_DAYS, KL_E_RANGE, "day", NO_INDEX, s.q.day);
    s.q.mode = KL_START_OF_DAY;
    s.q.day++;
    expect_refused(&s, TAKES_DAYS, KL_E_RANGE, "day", NO_INDEX, s.q.day);
}

/* LOAD-052: END_OF_DAY in [day0, last], START_OF_DAY also on the day behind. */
Test(series, refuses_days_outside)
{
    for (int i = 0; i < CALLS; i++) {
        for (int32_t mode = KL_END_OF_DAY; mode <= KL_START_OF_DAY; mode++) {
            setting s;
            set(&s);
            s.q.mode = mode;
            const int morning = calls[i].takes & SEES_THE_MORNING ||
                                (calls[i].takes & TAKES_MODE && mode == KL_START_OF_DAY);
            const int32_t last = DAY0 + DAYS - 1 + (morning ? 1 : 0);
            unsigned char out[LARGEST_RESULT];
            s.q.day = DAY0;
            cr_expect_eq(calls[i].ask(&s.q, out, NULL), KL_OK, "%s", calls[i].name);
            s.q.day = last;
            cr_expect_eq(calls[i].ask(&s.q, out, NULL), KL_OK, "%s", calls[i].name);
            const int32_t no_day[] = {INT32_MIN, DAY0 - 1, last + 1, INT32_MAX};
            for (int j = 0; j < 4; j++) {
                s.q.day = no_day[j];
                expect_refused_by(&calls[i], &s.q, KL_E_RANGE, "day", NO_INDEX, no_day[j]);
            }
        }
    }
}

/* LOAD-006: what is checked first, told one repair at a time. */
Test(series, checks_in_order)
{
    for (int i = 0; i < CALLS; i++) {
        const call *c = &calls[i];
        setting s;
        set(&s);
        s.series.n_plan = 2;
        s.days.state[DAYS - 1] = KL_DAY_MISSING;
        s.days.load[DAYS - 1] = 0.0;
        s.days.state[7] = 8;
        s.options.rolling.na = s.options.monotony.window = -1;
        s.options.ewma.conv_a = s.options.fitness.conv_a = -1;
        s.q = (question){&s.series, 0, 0, 7, 0, &s.options};
        expect_refused_by(c, &s.q, KL_E_RANGE, "state", 7, 8);
        s.days.state[7] = KL_DAY_LOAD;
        if (c->first_option) {
            expect_refused_by(c, &s.q, KL_E_RANGE, c->first_option, NO_INDEX, -1);
        }
        default_options(&s.options);
        if (c->takes & TAKES_THR) expect_refused_by(c, &s.q, KL_E_RANGE, "thr", NO_INDEX, 0);
        s.q.thr = 1;
        if (c->takes & TAKES_MODE) expect_refused_by(c, &s.q, KL_E_RANGE, "mode", NO_INDEX, 7);
        s.q.mode = KL_END_OF_DAY;
        if (c->takes & TAKES_DAYS) expect_refused_by(c, &s.q, KL_E_SIZE, "n_days", NO_INDEX, 0);
        s.q.n_days = 1;
        expect_refused_by(c, &s.q, KL_E_RANGE, "day", NO_INDEX, 0);
        s.q.day = DAY0 + 20;
        expect_refused_by(c, &s.q, KL_E_RANGE, "plan", 1, KL_DAY_MISSING);
        s.days.state[DAYS - 1] = KL_DAY_REST;
        kl_fault fault = {"", 0, 0};
        expect_refusal(c->ask(&s.q, NULL, &fault), &fault, KL_E_NULL, c->output, NO_INDEX, 0);
        cr_expect_eq(c->ask(&s.q, NULL, NULL), KL_E_NULL);
    }
}

/* LOAD-052: before the first day nothing is known, not even that it was a day of rest. */
Test(series, can_be_seen_on_its_first_morning)
{
    setting s;
    set(&s);
    s.q.mode = KL_START_OF_DAY;
    s.q.day = DAY0;
    for (int i = 0; i < METRICS; i++) {
        unsigned char out[LARGEST_RESULT];
        answer_of(&calls[i], &s.q, out);
        cr_expect(flags_of(&calls[i], out) & KL_FLAG_WARMUP, "%s", calls[i].name);
    }
}

/* LOAD-052: only the ratios know a day that is still going on, and only at its end. */
Test(series, flags_the_open_day)
{
    setting s;
    set(&s);
    s.options.rolling.open_day = s.options.ewma.open_day = s.q.day;
    for (int i = 0; i < 2; i++) {
        for (int32_t mode = KL_END_OF_DAY; mode <= KL_START_OF_DAY; mode++) {
            for (int32_t ahead = -1; ahead <= 2; ahead++) {
                unsigned char out[LARGEST_RESULT];
                question q = s.q;
                q.mode = mode;
                q.day += ahead;
                answer_of(&calls[i], &q, out);
                const int open = mode == KL_END_OF_DAY && ahead == 0;
                cr_expect_eq(!!(flags_of(&calls[i], out) & KL_FLAG_PARTIAL_DAY), open);
            }
        }
    }
}

/* ---- layoffs and the largest load ---- */

/* LOAD-050 word for word. */
static uint32_t layoff_by_the_book(const kl__days *days, int32_t t, int32_t gap, int32_t hold)
{
    uint32_t flags = 0;
    for (int32_t e = t - hold + 1; e <= t; e++) {
        int all_rest = 1;
        int all_quiet = 1;
        for (int32_t i = e - gap + 1; i <= e; i++) {
            const int32_t state = kl__state_at(days, i);
            const int known = state == KL_DAY_REST || state == KL_DAY_LOAD;
            const int rest = known && days->load[i] == 0.0;
            all_rest = all_rest && rest;
            all_quiet = all_quiet && (rest || state == KL_DAY_MISSING);
        }
        if (all_rest)
            flags |= KL_FLAG_POST_LAYOFF;
        else if (all_quiet)
            flags |= KL_FLAG_POSSIBLE_LAYOFF;
    }
    return flags;
}

static daily random_layoffs(random_source *source)
{
    daily d = {.n = 0};
    add_days(&d, (size_t)random_int(source, 0, 9), KL_DAY_UNOBSERVED, 0.0);
    while (d.n < MOST_DAYS - 80) {
        const int32_t what = random_int(source, 0, 9);
        const uint8_t state = what < 6    ? KL_DAY_REST
                              : what == 6 ? KL_DAY_MISSING
                              : what == 7 ? KL_DAY_UNMEASURED
                                          : KL_DAY_LOAD;
        const size_t length = what < 6 ? (size_t)random_int(source, 1, 40) : 1;
        add_days(&d, length, state, what == 9 ? 5.0 : 0.0);
    }
    return d;
}

Test(series, finds_layoffs)
{
    random_source source = random_from(10);
    uint32_t seen = 0;
    for (int trial = 0; trial < 40; trial++) {
        const daily d = random_layoffs(&source);
        const kl_series series = series_of(&d);
        kl__days days;
        cr_assert_eq(kl__series_check(&series, &days, NULL), KL_OK);
        const int32_t gap = random_int(&source, 7, 30);
        const int32_t hold = random_int(&source, 0, 60);
        for (int32_t t = -1; t < days.n; t++) {
            const uint32_t flags = kl__layoff_flags(&days, t, gap, hold);
            cr_assert_eq(flags, layoff_by_the_book(&days, t, gap, hold), "day %d gap %d hold %d", t,
                         gap, hold);
            seen |= flags;
        }
    }
    cr_expect_eq(seen, KL_FLAG_POST_LAYOFF | KL_FLAG_POSSIBLE_LAYOFF);
}

/* LOAD-044: the largest load of a stretch, lower bounds included. */
Test(series, finds_the_largest_load)
{
    daily d = {.n = 0};
    add_letters(&d, "ULXRML", (const double[]){5.0, 9.0, 7.0});
    const kl_series series = series_of(&d);
    kl__days days;
    cr_assert_eq(kl__series_check(&series, &days, NULL), KL_OK);
    cr_expect_eq(days.first, 1);
    cr_expect_eq(kl__largest_load(&days, -30, 40), 9.0);
    cr_expect_eq(kl__largest_load(&days, 3, 40), 7.0);
    cr_expect_eq(kl__largest_load(&days, 0, 1), 5.0);
    cr_expect_eq(kl__largest_load(&days, 3, 4), 0.0);
}

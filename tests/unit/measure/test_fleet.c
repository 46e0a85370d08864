/*
 * Unit tests of measure/fleet.c: many runners at once are the array calls on each of them.
 * LOAD-001, LOAD-006.
 */
#include <criterion/criterion.h>

#include "../refusal.h"
#include "fleets.h"

enum { NO_INDEX = -1, EVERY_KIND = (1 << ROW_KINDS) - 1 };

static const size_t spans[] = {1, 2, 28, 63, 64, 65, 69, 70, 71, 130, 200};
enum { SPANS = sizeof spans / sizeof spans[0] };

static void expect_fleet_as_rows(random_source *source, const random_fleet *f,
                                 const kl_rolling_options *rolling_options,
                                 const kl_ewma_options *ewma_options)
{
    static columns rolling;
    static columns ewma;
    const size_t cells = f->fleet.n_runners * f->fleet.n_days;
    const double fill = random_int(source, 0, 1) ? NAN : -1.0;
    kl_fault fault = {"", 0, 0};
    set_columns(&rolling, random_int(source, 0, WANT_ALL), fill);
    set_columns(&ewma, random_int(source, 0, 3) * WANT_FLAGS, fill);
    const kl_status status =
        kl_fleet_ratios(&f->fleet, rolling_options, ewma_options, &rolling.out, &ewma.out, &fault);
    cr_assert_eq(status, KL_OK, "%s %s %lld", kl_status_name(status), fault.field,
                 (long long)fault.index);
    for (size_t row = 0; row < f->fleet.n_runners; row++) {
        expect_rolling_row(&f->fleet, row, &rolling, *rolling_options);
        expect_ewma_row(&f->fleet, row, &ewma, *ewma_options);
    }
    expect_untouched(&rolling, cells, 1);
    expect_untouched(&ewma, cells, 1);
}

/* LOAD-001: any mixture of rows, any options, any number of runners and days. */
Test(fleet, is_the_array_call_on_each_row)
{
    static random_fleet f;
    random_source source = random_from(160);
    for (int trial = 0; trial < 500; trial++) {
        static const int mixtures[] = {EVERY_KIND, EVERY_KIND & ~(1 << UNKNOWN_ROW), 1 << WHOLE_ROW,
                                       1 << BROKEN_ROW};
        const size_t n_days = spans[trial % SPANS];
        const size_t n_runners = (size_t)random_int(&source, 1, MOST_RUNNERS);
        set_fleet(&source, mixtures[trial % 4], n_runners, n_days, &f);
        kl_rolling_options rolling = random_rolling(&source, f.fleet.day0, (int32_t)n_days);
        kl_ewma_options ewma = random_ewma(&source, f.fleet.day0, (int32_t)n_days);
        rolling.mode = ewma.mode = random_int(&source, KL_END_OF_DAY, KL_START_OF_DAY);
        if (trial % 3) rolling.partial = ewma.lag = 0;
        expect_fleet_as_rows(&source, &f, &rolling, &ewma);
    }
}

/* The usual windows over rows of every kind. */
Test(fleet, takes_defaults)
{
    static random_fleet f;
    random_source source = random_from(161);
    kl_rolling_options rolling;
    kl_ewma_options ewma;
    kl_rolling_options_init(&rolling, sizeof rolling);
    kl_ewma_options_init(&ewma, sizeof ewma);
    for (int trial = 0; trial < 50; trial++) {
        static columns by_null, by_default;
        set_fleet(&source, EVERY_KIND, MOST_RUNNERS, 130, &f);
        expect_fleet_as_rows(&source, &f, &rolling, &ewma);
        set_columns(&by_null, WANT_ALL, NAN);
        set_columns(&by_default, WANT_ALL, NAN);
        cr_assert_eq(kl_fleet_ratios(&f.fleet, NULL, NULL, &by_null.out, NULL, NULL), KL_OK);
        cr_assert_eq(kl_fleet_ratios(&f.fleet, &rolling, &ewma, &by_default.out, NULL, NULL),
                     KL_OK);
        cr_expect(same_bits(by_null.value, by_default.value, sizeof by_null.value));
        cr_expect(same_bits(by_null.flags, by_default.flags, sizeof by_null.flags));
    }
}

/* LOAD-052: the open day of today's options may lie outside what is looked at. */
Test(fleet, flags_the_open_day_where_it_is_there)
{
    static random_fleet f;
    random_source source = random_from(164);
    kl_rolling_options rolling;
    kl_ewma_options ewma;
    kl_rolling_options_init(&rolling, sizeof rolling);
    kl_ewma_options_init(&ewma, sizeof ewma);
    set_fleet(&source, EVERY_KIND, MOST_RUNNERS, 28, &f);
    const int32_t days[] = {-1, 0, 27, 28};
    for (int i = 0; i < 4; i++) {
        rolling.open_day = ewma.open_day = f.fleet.day0 + days[i];
        for (int turn = 0; turn < 8; turn++) expect_fleet_as_rows(&source, &f, &rolling, &ewma);
    }
}

/* Either ratio alone, and neither: then it is a check of the loads. */
Test(fleet, gives_what_is_wanted)
{
    static random_fleet f;
    static columns c;
    random_source source = random_from(162);
    kl_ewma_options ewma;
    kl_ewma_options_init(&ewma, sizeof ewma);
    set_fleet(&source, EVERY_KIND, MOST_RUNNERS, 70, &f);
    set_columns(&c, WANT_FLAGS, NAN);
    cr_expect_eq(kl_fleet_ratios(&f.fleet, NULL, &ewma, NULL, &c.out, NULL), KL_OK);
    for (size_t row = 0; row < MOST_RUNNERS; row++) expect_ewma_row(&f.fleet, row, &c, ewma);
    cr_expect_eq(kl_fleet_ratios(&f.fleet, NULL, NULL, NULL, NULL, NULL), KL_OK);
}

/* Nobody at all is no fault, and needs no loads. */
Test(fleet, may_be_empty)
{
    static columns c;
    const kl_fleet nobody = {NULL, NULL, 0, 30, 0, 0};
    set_columns(&c, WANT_ALL, NAN);
    cr_expect_eq(kl_fleet_ratios(&nobody, NULL, NULL, &c.out, NULL, NULL), KL_OK);
    expect_untouched(&c, 0, MOST_CELLS + 1);
}

/* ---- refusals ---- */

/* A fleet of known days with options, all of them fine. */
typedef struct setting {
    random_fleet f;
    kl_rolling_options rolling_options;
    kl_ewma_options ewma_options;
    columns rolling;
    columns ewma;
} setting;

static void set(setting *s)
{
    random_source source = random_from(163);
    set_fleet(&source, 1 << WHOLE_ROW, 5, 30, &s->f);
    s->f.fleet.state = s->f.state;
    kl_rolling_options_init(&s->rolling_options, sizeof s->rolling_options);
    kl_ewma_options_init(&s->ewma_options, sizeof s->ewma_options);
    set_columns(&s->rolling, WANT_ALL, NAN);
    set_columns(&s->ewma, WANT_FLAGS | WANT_DEFINED, NAN);
}

static void refuse_fleet(const setting *s, const kl_fleet *fleet, kl_status wanted,
                         const char *field, int64_t index, double value)
{
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_fleet_ratios(fleet, &s->rolling_options, &s->ewma_options, &s->rolling.out,
                                   &s->ewma.out, &fault),
                   &fault, wanted, field, index, value);
    cr_expect_eq(kl_fleet_ratios(fleet, &s->rolling_options, &s->ewma_options, &s->rolling.out,
                                 &s->ewma.out, NULL),
                 wanted);
    expect_untouched(&s->rolling, 0, MOST_CELLS + 1);
    expect_untouched(&s->ewma, 0, MOST_CELLS + 1);
}

static void refuse(const setting *s, kl_status wanted, const char *field, int64_t index,
                   double value)
{
    refuse_fleet(s, &s->f.fleet, wanted, field, index, value);
}

Test(fleet, refuses_a_shape)
{
    static setting s;
    set(&s);
    refuse_fleet(&s, NULL, KL_E_NULL, "fleet", NO_INDEX, 0);
    s.f.fleet.load = NULL;
    refuse(&s, KL_E_NULL, "load", NO_INDEX, 0);
    static const int32_t no_day[] = {KL_DAY_MIN - 1, KL_DAY_MAX + 1, INT32_MIN};
    for (int i = 0; i < 3; i++) {
        set(&s);
        s.f.fleet.day0 = no_day[i];
        s.f.fleet.n_days = 0;
        refuse(&s, KL_E_RANGE, "day0", NO_INDEX, no_day[i]);
    }
    set(&s);
    s.f.fleet.n_days = 0;
    refuse(&s, KL_E_SIZE, "n_days", NO_INDEX, 0);
    s.f.fleet.n_days = KL_MAX_DAYS + 1;
    refuse(&s, KL_E_SIZE, "n_days", NO_INDEX, KL_MAX_DAYS + 1);
    s.f.fleet.n_days = 30;
    s.f.fleet.day0 = KL_DAY_MAX - 28;
    refuse(&s, KL_E_RANGE, "day0", NO_INDEX, KL_DAY_MAX - 28);
    s.f.fleet.day0 = KL_DAY_MAX - 29;
    cr_expect_eq(kl_fleet_ratios(&s.f.fleet, NULL, NULL, NULL, NULL, NULL), KL_OK);
    const size_t too_many = SIZE_MAX / sizeof(double) / 30 + 1;
    s.f.fleet.n_runners = too_many;
    refuse(&s, KL_E_SIZE, "n_runners", NO_INDEX, (double)too_many);
}

/* LOAD-002 .. LOAD-005: the first fault of the matrix, counted row by row. */
Test(fleet, refuses_days)
{
    static const struct {
        uint8_t state;
        double load;
        kl_status status;
        const char *field;
        double value;
    } rows[] = {
        {9, 0.0, KL_E_RANGE, "state", 9},
        {KL_DAY_LOAD, NAN, KL_E_RANGE, "load", NAN},
        {KL_DAY_LOAD, -1.0, KL_E_RANGE, "load", -1.0},
        {KL_DAY_LOAD, 2e15, KL_E_RANGE, "load", 2e15},
        {KL_DAY_REST, 1.0, KL_E_INCONSISTENT, "load", 1.0},
        {KL_DAY_UNOBSERVED, 0.0, KL_E_INCONSISTENT, "state", KL_DAY_UNOBSERVED},
    };
    static setting s;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        set(&s);
        s.f.state[2 * 30 + 3] = rows[i].state;
        s.f.load[2 * 30 + 3] = rows[i].load;
        s.f.state[4 * 30] = 8;
        refuse(&s, rows[i].status, rows[i].field, 2 * 30 + 3, rows[i].value);
    }
    set(&s);
    s.f.fleet.state = NULL;
    s.f.load[149] = 1e-13;
    refuse(&s, KL_E_RANGE, "load", 149, 1e-13);
}

/* LOAD-006: loads, then the options of both ratios whether wanted or not, then the columns. */
Test(fleet, checks_in_order)
{
    static setting s;
    set(&s);
    s.f.load[0] = -1.0;
    s.f.state[0] = KL_DAY_LOAD;
    s.rolling_options.na = 99;
    s.ewma_options.arg_c = 1.0;
    s.ewma.out.value = NULL;
    s.ewma.out.hi = s.ewma.hi;
    refuse(&s, KL_E_RANGE, "load", 0, -1.0);
    s.f.load[0] = 1.0;
    refuse(&s, KL_E_RANGE, "na", NO_INDEX, 99);
    s.rolling_options.na = 7;
    refuse(&s, KL_E_INCONSISTENT, "arg_c", NO_INDEX, 1.0);
    cr_expect_eq(kl_fleet_ratios(&s.f.fleet, NULL, &s.ewma_options, &s.rolling.out, NULL, NULL),
                 KL_E_INCONSISTENT);
    s.ewma_options.arg_c = 28.0;
    refuse(&s, KL_E_NULL, "value", NO_INDEX, 0);
    s.ewma.out.value = s.ewma.value;
    s.rolling.out.value = NULL;
    refuse(&s, KL_E_NULL, "value", NO_INDEX, 0);
    s.rolling.out.value = s.rolling.value;
    refuse(&s, KL_E_INCONSISTENT, "hi", NO_INDEX, 0);
    s.ewma.out.lo = s.ewma.lo;
    refuse(&s, KL_E_INCONSISTENT, "lo", NO_INDEX, 0);
}

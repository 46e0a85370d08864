/*
 * Unit tests of measure/known_rows.c: another order of evaluation that gives the same bits, with
 * and without wide vectors. LOAD-001, LOAD-040 .. LOAD-051, LOAD-060 .. LOAD-066.
 */
#include "measure/known_rows.h"

#include <criterion/criterion.h>

#include "fleets.h"
#include "measure/ewma.h"
#include "measure/rolling.h"

enum { KNOWN = 1 << WHOLE_ROW | 1 << BROKEN_ROW | 1 << LARGE_ROW | 1 << IDLE_ROW };

/* Around the tile of 64 days, the longest look back of 70, and both together. */
static const size_t spans[] = {1, 2, 13, 28, 63, 64, 65, 69, 70, 71, 127, 128, 129, 130, 200};
enum { SPANS = sizeof spans / sizeof spans[0] };

/* Wide vectors where the processor has them, the plain way everywhere. */
static int widest(void)
{
    return kl__has_wide_vectors() ? 1 : 0;
}

/* ---- survey ---- */

static void expect_survey(const double *load, size_t n, int valid, int whole)
{
    for (int wide = 0; wide <= widest(); wide++) {
        const kl__load_survey s = kl__survey(load, n, wide);
        cr_assert_eq(s.valid, valid, "%zu loads, wide %d", n, wide);
        cr_assert_eq(s.whole, whole, "%zu loads, wide %d", n, wide);
    }
}

/* LOAD-002: one odd load is found wherever it stands. */
Test(known_rows, survey_finds_one_load_among_many)
{
    static const struct {
        double load;
        int valid, whole;
    } rows[] = {
        {0.0, 1, 1},        {-0.0, 1, 1},     {1.0, 1, 1},        {1e13, 1, 1},
        {1e13 + 1, 1, 0},   {1e15, 1, 0},     {0.5, 1, 0},        {1e-12, 1, 0},
        {1e13 - 0.5, 1, 0}, {1e15 + 1, 0, 0}, {1e-13, 0, 0},      {-1.0, 0, 1},
        {NAN, 0, 0},        {INFINITY, 0, 0}, {-0x1p-1074, 0, 0}, {0x1p-1074, 0, 0},
    };
    for (size_t n = 1; n <= 20; n++) {
        for (size_t place = 0; place < n; place++) {
            for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
                double load[20];
                for (size_t j = 0; j < n; j++) load[j] = (double)(j * 1000);
                load[place] = rows[i].load;
                for (int wide = 0; wide <= widest(); wide++) {
                    const kl__load_survey s = kl__survey(load, n, wide);
                    cr_assert_eq(s.valid, rows[i].valid, "%g", rows[i].load);
                    if (s.valid) cr_assert_eq(s.whole, rows[i].whole, "%g", rows[i].load);
                }
            }
        }
    }
    expect_survey(NULL, 0, 1, 1);
}

/* ---- groups of one to four rows ---- */

static int is_whole(const kl_fleet *fleet, size_t row)
{
    return kl__survey(fleet->load + row * fleet->n_days, fleet->n_days, 0).whole;
}

/* Some rows of the fleet, the unused lanes repeating the first. */
static kl__row_group random_group(random_source *source, const kl_fleet *fleet)
{
    kl__row_group g = {.count = random_int(source, 1, KL__LANES), .whole = 1};
    for (int32_t l = 0; l < g.count; l++) {
        g.row[l] = ((size_t)l * 2 + 1) % fleet->n_runners;
        g.whole = g.whole && is_whole(fleet, g.row[l]);
    }
    for (int32_t l = g.count; l < KL__LANES; l++) g.row[l] = g.row[0];
    return g;
}

static int is_in_group(const kl__row_group *g, size_t row)
{
    for (int32_t l = 0; l < g->count; l++) {
        if (g->row[l] == row) return 1;
    }
    return 0;
}

Test(known_rows, give_the_rolling_ratio_of_each_row)
{
    static random_fleet f;
    static columns c;
    random_source source = random_from(150);
    for (int trial = 0; trial < 300; trial++) {
        const size_t n_days = spans[trial % SPANS];
        set_fleet(&source, trial % 2 ? KNOWN : 1 << WHOLE_ROW, MOST_RUNNERS, n_days, &f);
        kl_rolling_options given = random_rolling(&source, f.fleet.day0, (int32_t)n_days);
        given.partial = given.legacy = given.n_thr = 0;
        kl_rolling_options o;
        cr_assert_eq(kl__rolling_read(&given, &o, NULL), KL_OK);
        const kl__row_group g = random_group(&source, &f.fleet);
        for (int wide = 0; wide <= widest(); wide++) {
            set_columns(&c, random_int(&source, 0, WANT_ALL), trial % 3 ? NAN : -7.0);
            kl__known_rolling(&f.fleet, &g, wide, &o, &c.out);
            for (size_t row = 0; row < MOST_RUNNERS; row++) {
                if (is_in_group(&g, row))
                    expect_rolling_row(&f.fleet, row, &c, given);
                else
                    expect_untouched(&c, row * n_days, n_days);
            }
            expect_untouched(&c, MOST_RUNNERS * n_days, 1);
        }
    }
}

/* Rows that are not whole and go with whole ones are summed anew, as they must be. */
Test(known_rows, sum_whole_rows_either_way)
{
    static random_fleet f;
    static columns c;
    random_source source = random_from(151);
    for (int trial = 0; trial < 60; trial++) {
        const size_t n_days = spans[trial % SPANS];
        set_fleet(&source, 1 << WHOLE_ROW, MOST_RUNNERS, n_days, &f);
        kl_rolling_options o = random_rolling(&source, f.fleet.day0, (int32_t)n_days);
        o.partial = o.legacy = o.n_thr = 0;
        kl__row_group g = random_group(&source, &f.fleet);
        g.whole = 0;
        set_columns(&c, WANT_ALL, NAN);
        kl__known_rolling(&f.fleet, &g, widest(), &o, &c.out);
        for (int32_t l = 0; l < g.count; l++) expect_rolling_row(&f.fleet, g.row[l], &c, o);
    }
}

Test(known_rows, give_the_ewma_ratio_of_each_row)
{
    static random_fleet f;
    static columns c;
    random_source source = random_from(152);
    for (int trial = 0; trial < 400; trial++) {
        const size_t n_days = spans[trial % SPANS];
        set_fleet(&source, KNOWN, MOST_RUNNERS, n_days, &f);
        kl_ewma_options given = random_ewma(&source, f.fleet.day0, (int32_t)n_days);
        given.seed = trial % (KL_SEED_FIRST + 1);
        given.lag = given.legacy = given.n_thr = 0;
        if (trial % 5 == 0) { /* a fast smoother forgets: 2^-960 comes into sight */
            given.conv_a = KL_CONV_DIRECT;
            given.arg_a = 0.999;
        }
        kl_ewma_options o;
        kl__smoothing smoothing;
        cr_assert_eq(kl__ewma_read(&given, &o, &smoothing, NULL), KL_OK);
        const kl__row_group g = random_group(&source, &f.fleet);
        for (int wide = 0; wide <= widest(); wide++) {
            const int wanted = random_int(&source, 0, WANT_ALL) & (WANT_FLAGS | WANT_DEFINED);
            set_columns(&c, wanted, trial % 3 ? NAN : -7.0);
            kl__known_ewma(&f.fleet, &g, wide, &o, &smoothing, &c.out);
            for (size_t row = 0; row < MOST_RUNNERS; row++) {
                if (is_in_group(&g, row))
                    expect_ewma_row(&f.fleet, row, &c, given);
                else
                    expect_untouched(&c, row * n_days, n_days);
            }
            expect_untouched(&c, MOST_RUNNERS * n_days, 1);
        }
    }
}

/* LOAD-066: a ratio whose acute side has faded away is 0, not a subnormal. */
Test(known_rows, leave_no_subnormals)
{
    static random_fleet f;
    static columns c;
    random_source source = random_from(153);
    set_fleet(&source, 1 << WHOLE_ROW, 4, MOST_FLEET_DAYS, &f);
    for (size_t row = 0; row < 4; row++) {
        double *load = f.load + row * MOST_FLEET_DAYS;
        uint8_t *state = f.state + row * MOST_FLEET_DAYS;
        for (size_t i = 0; i < MOST_FLEET_DAYS; i++) {
            load[i] = i == 0 ? (double)(row + 1) : 0.0;
            state[i] = i == 0 ? KL_DAY_LOAD : KL_DAY_REST;
        }
    }
    kl_ewma_options o;
    kl__smoothing smoothing;
    kl_ewma_options_init(&o, sizeof o);
    o.conv_a = KL_CONV_DIRECT;
    o.arg_a = 0.999;
    kl_ewma_options checked;
    cr_assert_eq(kl__ewma_read(&o, &checked, &smoothing, NULL), KL_OK);
    const kl__row_group g = {{0, 1, 2, 3}, 4, 1};
    for (int wide = 0; wide <= widest(); wide++) {
        set_columns(&c, WANT_FLAGS | WANT_DEFINED, NAN);
        kl__known_ewma(&f.fleet, &g, wide, &checked, &smoothing, &c.out);
        for (size_t row = 0; row < 4; row++) expect_ewma_row(&f.fleet, row, &c, o);
        cr_expect_gt(c.value[90], 0.0);
        cr_expect_eq(c.value[110], 0.0);
    }
}

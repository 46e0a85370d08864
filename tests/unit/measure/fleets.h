/* Random fleets for tests, and the array calls on each of their rows. */
#ifndef UNIT_MEASURE_FLEETS_H
#define UNIT_MEASURE_FLEETS_H

#include <math.h>

#include "daily.h"
#include "kneeload/fleet.h"
#include "metric_options.h"

enum { MOST_RUNNERS = 9, MOST_FLEET_DAYS = 200, MOST_CELLS = MOST_RUNNERS * MOST_FLEET_DAYS };

/* What rows a fleet may have. */
typedef enum row_kind {
    WHOLE_ROW,   /* whole loads, all known */
    BROKEN_ROW,  /* loads that are no whole numbers */
    LARGE_ROW,   /* whole, but too large for exact running sums */
    IDLE_ROW,    /* weeks without load */
    UNKNOWN_ROW, /* unknown days, and perhaps a prefix without observation */
    ROW_KINDS
} row_kind;

typedef struct random_fleet {
    double load[MOST_CELLS];
    uint8_t state[MOST_CELLS];
    kl_fleet fleet;
} random_fleet;

static inline double load_of_kind(random_source *source, row_kind kind)
{
    if (kind == BROKEN_ROW) return random_int(source, 1, 99999) / 7.0;
    if (kind == LARGE_ROW) return 1e13 + random_int(source, 0, 9) * 1e14;
    return random_int(source, 1, 30000);
}

static inline void fill_row(random_source *source, row_kind kind, size_t n, double *load,
                            uint8_t *state)
{
    const int32_t busy = kind == IDLE_ROW ? 3 : random_int(source, 10, 100);
    const size_t part = (size_t)random_int(source, 1, 4); /* all days, or fewer */
    const size_t prefix = kind == UNKNOWN_ROW ? n / part : 0;
    for (size_t i = 0; i < n; i++) {
        const int unknown = kind == UNKNOWN_ROW && random_int(source, 0, 9) == 0;
        const int run = random_int(source, 0, 99) < busy;
        load[i] = run ? load_of_kind(source, kind) : random_int(source, 0, 9) ? 0.0 : -0.0;
        state[i] = load[i] > 0.0 ? KL_DAY_LOAD : KL_DAY_REST;
        if (unknown && load[i] > 0.0) state[i] = KL_DAY_UNMEASURED;
        if (unknown && load[i] == 0.0) state[i] = KL_DAY_MISSING;
        if (i >= prefix) continue;
        load[i] = 0.0;
        state[i] = KL_DAY_UNOBSERVED;
    }
}

/* `kinds` is a mask; without UNKNOWN_ROW the states may be left out. */
static inline void set_fleet(random_source *source, int kinds, size_t n_runners, size_t n_days,
                             random_fleet *f)
{
    for (size_t row = 0; row < n_runners; row++) {
        row_kind kind;
        do kind = (row_kind)random_int(source, 0, ROW_KINDS - 1);
        while (!(kinds >> kind & 1));
        fill_row(source, kind, n_days, f->load + row * n_days, f->state + row * n_days);
    }
    const int known = !(kinds >> UNKNOWN_ROW & 1);
    f->fleet = (kl_fleet){f->load,
                          known && random_int(source, 0, 1) ? NULL : f->state,
                          n_runners,
                          n_days,
                          random_int(source, -1000, 1000),
                          0};
}

static inline kl_series row_series(const kl_fleet *fleet, size_t row)
{
    const size_t at = row * fleet->n_days;
    const kl_series series = {fleet->load + at, fleet->state ? fleet->state + at : NULL,
                              fleet->n_days,    0,
                              fleet->day0,      0};
    return series;
}

/* Columns with a guard cell behind each; cells not written hold 0xA5. */
typedef struct columns {
    double value[MOST_CELLS + 1];
    double lo[MOST_CELLS + 1];
    double hi[MOST_CELLS + 1];
    uint32_t flags[MOST_CELLS + 1];
    uint8_t defined[MOST_CELLS + 1];
    kl_fleet_columns out;
} columns;

enum { WANT_LO = 1, WANT_HI = 2, WANT_FLAGS = 4, WANT_DEFINED = 8, WANT_ALL = 15 };

static inline void set_columns(columns *c, int wanted, double fill)
{
    memset(c, 0xA5, sizeof *c);
    c->out = (kl_fleet_columns){c->value,
                                wanted & WANT_LO ? c->lo : NULL,
                                wanted & WANT_HI ? c->hi : NULL,
                                wanted & WANT_FLAGS ? c->flags : NULL,
                                wanted & WANT_DEFINED ? c->defined : NULL,
                                fill};
}

static inline void expect_cell(double cell, const double *column, int there, double value,
                               double fill)
{
    double untouched;
    memset(&untouched, 0xA5, sizeof untouched);
    const double wanted = !column ? untouched : there ? value : fill;
    cr_assert(same_bits(&cell, &wanted, sizeof cell), "%.17g instead of %.17g", cell, wanted);
}

static inline void expect_details(const columns *c, size_t at, int32_t defined, uint32_t flags)
{
    const uint32_t wanted = c->out.flags ? flags : UINT32_C(0xA5A5A5A5);
    cr_assert_eq(c->flags[at], wanted, "cell %zu: %08x not %08x", at, c->flags[at], wanted);
    cr_assert_eq(c->defined[at], c->out.defined ? defined : 0xA5);
}

/* What was not wanted stays untouched; these cells were. */
static inline void expect_rolling_row(const kl_fleet *fleet, size_t row, const columns *c,
                                      kl_rolling_options o)
{
    static kl_rolling results[MOST_FLEET_DAYS];
    const kl_series series = row_series(fleet, row);
    o.mode = KL_END_OF_DAY;
    cr_assert_eq(kl_rolling_at(&series, fleet->day0, fleet->n_days, &o, results, NULL), KL_OK);
    for (size_t i = 0; i < fleet->n_days; i++) {
        const kl_rolling *r = &results[i];
        const size_t at = row * fleet->n_days + i;
        const double fill = c->out.fill;
        expect_cell(c->value[at], c->out.value, r->defined, r->value, fill);
        expect_cell(c->lo[at], c->out.lo, !!(r->has & KL_ROLLING_HAS_LO), r->lo, fill);
        expect_cell(c->hi[at], c->out.hi, !!(r->has & KL_ROLLING_HAS_HI), r->hi, fill);
        expect_details(c, at, r->defined, r->flags);
    }
}

static inline void expect_ewma_row(const kl_fleet *fleet, size_t row, const columns *c,
                                   kl_ewma_options o)
{
    static kl_ewma results[MOST_FLEET_DAYS];
    const kl_series series = row_series(fleet, row);
    o.mode = KL_END_OF_DAY;
    cr_assert_eq(kl_ewma_at(&series, fleet->day0, fleet->n_days, &o, results, NULL), KL_OK);
    for (size_t i = 0; i < fleet->n_days; i++) {
        const kl_ewma *r = &results[i];
        const size_t at = row * fleet->n_days + i;
        expect_cell(c->value[at], c->out.value, r->defined, r->value, c->out.fill);
        expect_details(c, at, r->defined, r->flags);
    }
}

/* Cells from `from` on that nobody asked for. */
static inline void expect_untouched(const columns *c, size_t from, size_t n)
{
    for (size_t i = from; i < from + n; i++) {
        expect_cell(c->value[i], NULL, 0, 0.0, 0.0);
        expect_cell(c->lo[i], NULL, 0, 0.0, 0.0);
        expect_cell(c->hi[i], NULL, 0, 0.0, 0.0);
        cr_assert_eq(c->flags[i], UINT32_C(0xA5A5A5A5));
        cr_assert_eq(c->defined[i], 0xA5);
    }
}

#endif

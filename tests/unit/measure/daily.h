/* Daily loads for tests. */
#ifndef UNIT_MEASURE_DAILY_H
#define UNIT_MEASURE_DAILY_H

#include <criterion/criterion.h>
#include <string.h>

#include "../expect.h"
#include "../random.h"
#include "kneeload/series.h"

enum { MOST_DAYS = 400 };

/* A series that owns its arrays. */
typedef struct daily {
    double load[MOST_DAYS];
    uint8_t state[MOST_DAYS];
    size_t n;
    int32_t day0;
} daily;

/* How random days are mixed. */
typedef struct daily_mix {
    int32_t rest;    /* per cent of the known days */
    int32_t unknown; /* per cent of all days: half MISSING, half UNMEASURED */
    int32_t most;    /* largest load */
    int32_t whole;   /* loads are whole numbers */
} daily_mix;

static inline kl_series series_of(const daily *d)
{
    const kl_series series = {d->load, d->state, d->n, 0, d->day0, 0};
    return series;
}

static inline void add_days(daily *d, size_t count, uint8_t state, double load)
{
    cr_assert_leq(d->n + count, (size_t)MOST_DAYS);
    for (; count > 0; count--, d->n++) {
        d->load[d->n] = load;
        d->state[d->n] = state;
    }
}

static inline int has_load_field(uint8_t state)
{
    return state == KL_DAY_LOAD || state == KL_DAY_UNMEASURED;
}

/* Days by the letters of LOAD-004: U R L M X. Each L and X takes the next of the loads. */
static inline void add_letters(daily *d, const char *letters, const double *loads)
{
    for (; *letters; letters++) {
        const uint8_t state = (uint8_t)(strchr("URLMX", *letters) - "URLMX");
        add_days(d, 1, state, has_load_field(state) ? *loads++ : 0.0);
    }
}

static inline double random_load(random_source *source, const daily_mix *mix)
{
    const double load = random_int(source, 1, mix->most);
    return mix->whole ? load : load / 7.0;
}

static inline void add_random_day(random_source *source, const daily_mix *mix, daily *d)
{
    const int unknown = random_int(source, 0, 99) < mix->unknown;
    const int second = random_int(source, 0, 99) < (unknown ? 50 : mix->rest);
    const uint8_t state = unknown ? (second ? KL_DAY_MISSING : KL_DAY_UNMEASURED)
                                  : (second ? KL_DAY_REST : KL_DAY_LOAD);
    add_days(d, 1, state, has_load_field(state) ? random_load(source, mix) : 0.0);
}

/* `prefix` unobserved days, then random ones up to n. */
static inline daily random_daily(random_source *source, const daily_mix *mix, size_t prefix,
                                 size_t n)
{
    daily d = {.n = 0, .day0 = random_int(source, -800000, 2900000)};
    if (d.day0 < KL_DAY_MIN) d.day0 = KL_DAY_MIN;
    add_days(&d, prefix, KL_DAY_UNOBSERVED, 0.0);
    while (d.n < n) add_random_day(source, mix, &d);
    return d;
}

#endif

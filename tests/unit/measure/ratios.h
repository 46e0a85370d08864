/* Rolling ratios for tests: asking for one, and comparing what comes. */
#ifndef UNIT_MEASURE_RATIOS_H
#define UNIT_MEASURE_RATIOS_H

#include "daily.h"
#include "kneeload/rolling.h"

/* Windows of 7 and 28 days over days 0 .. n - 1 unless a test says otherwise. */
static inline kl_rolling_options defaults(void)
{
    kl_rolling_options o;
    kl_rolling_options_init(&o, sizeof o);
    return o;
}

static inline kl_rolling at(const daily *d, int32_t day, const kl_rolling_options *o)
{
    const kl_series series = series_of(d);
    kl_fault fault = {"", 0, 0};
    kl_rolling r;
    const kl_status status = kl_rolling_at(&series, day, 1, o, &r, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return r;
}

static inline kl_rolling at_end(const daily *d, const kl_rolling_options *o)
{
    return at(d, d->day0 + (int32_t)d->n - 1, o);
}

/* A constant load with two parts: `only` before the acute days. */
static inline daily two_levels(double only, size_t n_only, double acute, size_t n_acute)
{
    daily d = {.n = 0};
    add_days(&d, n_only, only > 0.0 ? KL_DAY_LOAD : KL_DAY_REST, only);
    add_days(&d, n_acute, acute > 0.0 ? KL_DAY_LOAD : KL_DAY_REST, acute);
    return d;
}

#endif

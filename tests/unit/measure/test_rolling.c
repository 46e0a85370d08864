/*
 * Unit tests of measure/rolling.c: LOAD-040 .. LOAD-042, LOAD-045 .. LOAD-051, LOAD-054, LOAD-055.
 * Unknown days are in test_window.c, the laws in test_rolling_laws.c.
 */
#include "measure/rolling.h"

#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "ratios.h"

enum { NO_INDEX = -1 };

/* LOAD-040 .. LOAD-042: 1, 2, 3 ... km a day, in each kind. */
Test(rolling, divides_means_per_day)
{
    static const struct {
        int32_t kind;
        double sa, s, dc;
        int32_t days;
        uint32_t flags;
    } rows[] = {
        {KL_ROLLING_COUPLED, 224, 602, 28, 28, KL_FLAG_COUPLED},
        {KL_ROLLING_UNCOUPLED, 224, 378, 21, 21, 0},
        {KL_ROLLING_SHIFTED, 224, 406, 28, 28, 0},
    };
    daily d = {.n = 0};
    for (int i = 1; i <= 35; i++) add_days(&d, 1, KL_DAY_LOAD, i);
    for (int i = 0; i < 3; i++) {
        kl_rolling_options o = defaults();
        o.kind = rows[i].kind;
        const kl_rolling r = at_end(&d, &o);
        cr_expect_eq(r.defined, 1);
        cr_expect_eq(r.has, KL_ROLLING_HAS_VALUE | KL_ROLLING_HAS_LO | KL_ROLLING_HAS_HI |
                                KL_ROLLING_HAS_MEANS);
        expect_number("value", r.value, (rows[i].sa * rows[i].dc) / (rows[i].s * 7.0));
        expect_number("lo", r.lo, r.value);
        expect_number("hi", r.hi, r.value);
        expect_number("acute", r.acute, 32.0);
        expect_number("chronic", r.chronic, rows[i].s / rows[i].dc);
        expect_number("diff", r.diff, 32.0 - rows[i].s / rows[i].dc);
        cr_expect_eq(r.known_a, 7);
        cr_expect_eq(r.obs_a, 7);
        cr_expect_eq(r.known_c, rows[i].days);
        cr_expect_eq(r.obs_c, rows[i].days);
        expect_flags(r.flags, rows[i].flags);
    }
}

static int32_t verdict_at(const daily *d, kl_rolling_options o, int32_t thr)
{
    o.n_thr = 2;
    o.thr[0] = 1;
    o.thr[1] = thr;
    const kl_rolling r = at_end(d, &o);
    cr_expect_eq(r.n_verdicts, 2);
    cr_expect_eq(r.verdict[2], 0);
    return r.verdict[1];
}

/* LOAD-046: exactly on the threshold is not above. */
Test(rolling, judges_a_threshold)
{
    const daily d = two_levels(2, 28, 3, 7);
    for (int32_t kind = KL_ROLLING_UNCOUPLED; kind <= KL_ROLLING_SHIFTED; kind++) {
        kl_rolling_options o = defaults();
        o.kind = kind;
        expect_number("value", at_end(&d, &o).value, 1.5);
        cr_expect_eq(verdict_at(&d, o, 1499), KL_VERDICT_ABOVE);
        cr_expect_eq(verdict_at(&d, o, 1500), KL_VERDICT_NOT_ABOVE);
        cr_expect_eq(verdict_at(&d, o, 1501), KL_VERDICT_NOT_ABOVE);
    }
}

/* LOAD-046: between the ends of the interval the answer is open. */
Test(rolling, cannot_tell_between_the_bounds)
{
    daily d = two_levels(10, 21, 10, 6);
    add_days(&d, 1, KL_DAY_MISSING, 0.0);
    kl_rolling_options o = defaults();
    o.has_lmax = 1;
    o.lmax = 20.0; /* 60 .. 80 over 70 */
    cr_expect_eq(verdict_at(&d, o, 857), KL_VERDICT_ABOVE);
    cr_expect_eq(verdict_at(&d, o, 858), KL_VERDICT_CANNOT_TELL);
    cr_expect_eq(verdict_at(&d, o, 1142), KL_VERDICT_CANNOT_TELL);
    cr_expect_eq(verdict_at(&d, o, 1143), KL_VERDICT_NOT_ABOVE);
}

/* LOAD-045: without chronic load for sure there is no upper end. */
Test(rolling, may_have_no_upper_bound)
{
    daily d = {.n = 0};
    add_days(&d, 21, KL_DAY_MISSING, 0.0);
    add_days(&d, 7, KL_DAY_LOAD, 10.0);
    kl_rolling_options o = defaults();
    o.missing = KL_ROLLING_ZERO;
    o.cov_num = 0;
    o.legacy = 1;
    kl_rolling r = at_end(&d, &o);
    cr_expect_eq(r.defined, 0);
    cr_expect_eq(r.has, KL_ROLLING_HAS_LO | KL_ROLLING_HAS_MEANS);
    expect_number("lo", r.lo, (70.0 * 21.0) / (315.0 * 7.0));
    expect_flags(r.flags, KL_FLAG_ZERO_CHRONIC | KL_FLAG_UNKNOWN_IN_WINDOW | KL_FLAG_HI_UNBOUNDED |
                              KL_FLAG_POSSIBLE_LAYOFF);
    cr_expect_eq(r.zone, KL_ZONE_CANNOT_TELL);
    cr_expect_eq(verdict_at(&d, o, 666), KL_VERDICT_ABOVE);
    cr_expect_eq(verdict_at(&d, o, 667), KL_VERDICT_CANNOT_TELL);
    cr_expect_eq(verdict_at(&d, o, 100000), KL_VERDICT_CANNOT_TELL);
    o.has_lmax = 1;
    o.lmax = 1.0;
    cr_expect_eq(at_end(&d, &o).zone, KL_ZONE_DANGER); /* both ends, one of them infinite */
    o.missing = KL_ROLLING_PART_MEAN;
    r = at_end(&d, &o);
    cr_expect(r.flags & KL_FLAG_NO_DATA);
    o.kind = KL_ROLLING_COUPLED; /* today's own load bounds it */
    expect_number("coupled hi", at_end(&d, &o).hi, 4.0);
}

/* LOAD-045: ends at which nothing at all was run are no ends. */
Test(rolling, leaves_out_ends_without_load)
{
    kl_rolling_options o = defaults();
    o.missing = KL_ROLLING_ZERO;
    o.cov_num = 0;
    o.has_lmax = 1;
    o.lmax = 10.0;
    daily rest_then_unknown = two_levels(0, 21, 0, 6);
    add_days(&rest_then_unknown, 1, KL_DAY_MISSING, 0.0);
    daily unknown_then_rest = {.n = 0};
    add_days(&unknown_then_rest, 21, KL_DAY_MISSING, 0.0);
    add_days(&unknown_then_rest, 7, KL_DAY_REST, 0.0);
    daily unknown = {.n = 0};
    add_days(&unknown, 28, KL_DAY_MISSING, 0.0);

    cr_expect_eq(at_end(&rest_then_unknown, &o).has, KL_ROLLING_HAS_MEANS);
    expect_number("lo", at_end(&unknown_then_rest, &o).lo, 0.0);
    expect_number("hi", at_end(&unknown_then_rest, &o).hi, 0.0);
    expect_number("lo", at_end(&unknown, &o).lo, 0.0);
    cr_expect(at_end(&unknown, &o).flags & KL_FLAG_HI_UNBOUNDED);

    o.kind = KL_ROLLING_COUPLED;
    expect_number("lo", at_end(&rest_then_unknown, &o).lo, 4.0);
    expect_number("hi", at_end(&rest_then_unknown, &o).hi, 4.0);
    expect_number("lo", at_end(&unknown_then_rest, &o).lo, 0.0);
    expect_number("hi", at_end(&unknown_then_rest, &o).hi, 0.0);
    expect_number("lo", at_end(&unknown, &o).lo, 0.0);
    expect_number("hi", at_end(&unknown, &o).hi, 4.0);
}

/* LOAD-049: no load is no ratio, and never a substitute number. */
Test(rolling, has_no_ratio_without_chronic_load)
{
    for (int32_t kind = KL_ROLLING_COUPLED; kind <= KL_ROLLING_SHIFTED; kind++) {
        kl_rolling_options o = defaults();
        o.kind = kind;
        o.n_thr = 1;
        o.thr[0] = 1;
        o.legacy = 1;
        o.layoff_hold = 0;
        const daily rest = two_levels(0, 30, 0, 7);
        kl_rolling r = at_end(&rest, &o);
        const uint32_t coupled = kind == KL_ROLLING_COUPLED ? KL_FLAG_COUPLED : 0;
        expect_flags(r.flags, KL_FLAG_NO_LOAD | coupled);
        cr_expect_eq(r.has, KL_ROLLING_HAS_MEANS);
        cr_expect_eq(r.defined, 0);
        cr_expect_eq(r.verdict[0], KL_VERDICT_UNDEFINED);
        cr_expect_eq(r.zone, KL_ZONE_UNDEFINED);
        expect_number("acute", r.acute, 0.0);
        expect_number("chronic", r.chronic, 0.0);
        const daily fresh = two_levels(0, 30, 5, 7);
        r = at_end(&fresh, &o);
        if (kind == KL_ROLLING_COUPLED) {
            expect_number("value", r.value, 4.0);
            continue;
        }
        expect_flags(r.flags, KL_FLAG_ZERO_CHRONIC);
        expect_number("acute", r.acute, 5.0);
        cr_expect_eq(r.verdict[0], KL_VERDICT_UNDEFINED);
    }
}

/* LOAD-049: a part of which nothing is known. */
Test(rolling, has_no_data_in_an_unknown_part)
{
    daily unknown_acute = two_levels(10, 28, 0, 0);
    add_days(&unknown_acute, 7, KL_DAY_MISSING, 0.0);
    daily unknown_only = {.n = 0};
    add_days(&unknown_only, 28, KL_DAY_MISSING, 0.0);
    add_days(&unknown_only, 7, KL_DAY_LOAD, 10.0);
    for (int32_t kind = KL_ROLLING_COUPLED; kind <= KL_ROLLING_SHIFTED; kind++) {
        for (int32_t rule = KL_ROLLING_PART_MEAN; rule <= KL_ROLLING_OBSERVED_MEAN; rule++) {
            kl_rolling_options o = defaults();
            o.kind = kind;
            o.missing = rule;
            o.cov_num = 0;
            const int by_zero = rule == KL_ROLLING_ZERO;
            kl_rolling r = at_end(&unknown_acute, &o);
            const uint32_t always =
                KL_FLAG_UNKNOWN_IN_WINDOW | (kind == KL_ROLLING_COUPLED ? KL_FLAG_COUPLED : 0);
            expect_flags(r.flags, always | (by_zero ? 0 : KL_FLAG_NO_DATA));
            cr_expect_eq(!!(r.has & KL_ROLLING_HAS_MEANS), by_zero);
            /* coupled, the acute days are chronic days as well */
            const int stands = kind == KL_ROLLING_COUPLED && rule == KL_ROLLING_OBSERVED_MEAN;
            r = at_end(&unknown_only, &o);
            cr_expect_eq(!!(r.flags & KL_FLAG_NO_DATA), !by_zero && !stands);
            if (stands) expect_number("value", r.value, 1.0);
        }
    }
}

/* LOAD-047: 6 of 7 known days are enough, 5 are not; likewise 18 and 17 of 21. */
Test(rolling, needs_coverage)
{
    for (int32_t unknown = 0; unknown <= 5; unknown++) {
        daily acute = two_levels(10, 21, 10, (size_t)(7 - unknown));
        add_days(&acute, (size_t)unknown, KL_DAY_MISSING, 0.0);
        daily chronic = {.n = 0};
        add_days(&chronic, (size_t)unknown, KL_DAY_MISSING, 0.0);
        add_days(&chronic, (size_t)(28 - unknown), KL_DAY_LOAD, 10.0);
        kl_rolling_options o = defaults();
        kl_rolling r = at_end(&acute, &o);
        cr_expect_eq(!!(r.flags & KL_FLAG_LOW_COVERAGE), unknown > 1);
        cr_expect_eq(r.defined, unknown <= 1);
        cr_expect_eq(r.known_a, 7 - unknown);
        cr_expect_eq(r.obs_a, 7);
        cr_expect(r.has & KL_ROLLING_HAS_LO && r.has & KL_ROLLING_HAS_HI);
        r = at_end(&chronic, &o);
        cr_expect_eq(r.defined, unknown <= 3);
        cr_expect_eq(r.known_c, 21 - unknown);
        o.kind = KL_ROLLING_COUPLED;
        cr_expect_eq(at_end(&chronic, &o).defined, unknown <= 4);
        o.cov_num = 0;
        cr_expect_eq(at_end(&acute, &o).defined, 1);
        cr_expect_eq(at_end(&chronic, &o).defined, 1);
    }
}

/* LOAD-047: an acute day of which a part is known says too little. */
Test(rolling, needs_measured_acute_days)
{
    for (int acute = 0; acute <= 1; acute++) {
        daily d = two_levels(10, 28, 10, 7);
        d.state[acute ? 34 : 20] = KL_DAY_UNMEASURED;
        kl_rolling_options o = defaults();
        const kl_rolling r = at_end(&d, &o);
        expect_flags(r.flags, KL_FLAG_UNMEASURED_IN_WINDOW | (acute ? KL_FLAG_LOW_COVERAGE : 0));
        cr_expect_eq(r.defined, !acute);
        o.cov_num = 0;
        cr_expect_eq(at_end(&d, &o).defined, 1);
    }
}

/* LOAD-048: before the windows are full there is nothing, or the peers' expanding window. */
Test(rolling, warms_up)
{
    daily d = {.n = 0};
    add_days(&d, 8, KL_DAY_UNOBSERVED, 0.0);
    add_days(&d, 20, KL_DAY_LOAD, 10.0);
    kl_rolling_options o = defaults();
    o.n_thr = 1;
    o.thr[0] = 500;
    kl_rolling r = at_end(&d, &o);
    expect_flags(r.flags, KL_FLAG_WARMUP);
    cr_expect_eq(r.has, 0);
    cr_expect_eq(r.verdict[0], KL_VERDICT_UNDEFINED);
    cr_expect_eq(r.obs_c, 13);
    o.partial = 1;
    r = at_end(&d, &o);
    expect_flags(r.flags, KL_FLAG_WARMUP);
    expect_number("value", r.value, 1.0);
    expect_number("chronic", r.chronic, 10.0);
    cr_expect_eq(r.verdict[0], KL_VERDICT_ABOVE);
    r = at(&d, 14, &o); /* seven observed days, none of them only chronic */
    expect_flags(r.flags, KL_FLAG_WARMUP);
    cr_expect_eq(r.has, 0);
    o.kind = KL_ROLLING_COUPLED;
    expect_number("coupled", at(&d, 8, &o).value, 1.0);
    r = at(&d, 7, &o);
    expect_flags(r.flags, KL_FLAG_WARMUP | KL_FLAG_COUPLED | KL_FLAG_NO_DATA);
    o.partial = 0;
    expect_flags(at(&d, 7, &o).flags, KL_FLAG_WARMUP | KL_FLAG_COUPLED | KL_FLAG_NO_DATA);
}

/* LOAD-048, LOAD-050, LOAD-051: context is told even when warm-up ends the evaluation. */
Test(rolling, tells_the_context_during_warm_up)
{
    daily d = {.n = 0};
    add_days(&d, 14, KL_DAY_REST, 0.0);
    add_days(&d, 1, KL_DAY_UNMEASURED, 1.0);
    add_days(&d, 1, KL_DAY_MISSING, 0.0);
    kl_rolling_options o = defaults();
    const kl_rolling r = at_end(&d, &o);
    expect_flags(r.flags, KL_FLAG_WARMUP | KL_FLAG_UNKNOWN_IN_WINDOW |
                              KL_FLAG_UNMEASURED_IN_WINDOW | KL_FLAG_POST_LAYOFF);
    cr_expect_eq(r.known_a, 5);
}

/* LOAD-051: more than 3.5 of the 4 that a coupled ratio can reach. */
Test(rolling, says_when_it_is_saturated)
{
    kl_rolling_options o = defaults();
    o.kind = KL_ROLLING_COUPLED;
    o.layoff_hold = 0;
    const daily on_the_edge = two_levels(1, 21, 21, 7); /* 147 of 168 */
    const daily beyond = two_levels(1, 21, 22, 7);
    expect_flags(at_end(&on_the_edge, &o).flags, KL_FLAG_COUPLED);
    expect_flags(at_end(&beyond, &o).flags, KL_FLAG_COUPLED | KL_FLAG_SATURATED);
    o.kind = KL_ROLLING_UNCOUPLED;
    expect_flags(at_end(&beyond, &o).flags, 0);
}

/* LOAD-055: the classification of team sports, edges as published. */
Test(rolling, classifies_on_request)
{
    static const struct {
        double acute;
        int32_t zone;
    } rows[] = {{799, KL_ZONE_UNDER},         {800, KL_ZONE_SWEET_SPOT},
                {1300, KL_ZONE_SWEET_SPOT},   {1301, KL_ZONE_INTERMEDIATE},
                {1499, KL_ZONE_INTERMEDIATE}, {1500, KL_ZONE_DANGER}};
    kl_rolling_options o = defaults();
    for (int i = 0; i < 6; i++) {
        daily d = two_levels(1000, 21, rows[i].acute, 7);
        o.legacy = 1;
        cr_expect_eq(at_end(&d, &o).zone, rows[i].zone, "%g", rows[i].acute);
        o.legacy = 0;
        cr_expect_eq(at_end(&d, &o).zone, KL_ZONE_NONE);
    }
    daily open = two_levels(1000, 21, 1000, 6);
    add_days(&open, 1, KL_DAY_MISSING, 0.0);
    o.legacy = 1;
    cr_expect_eq(at_end(&open, &o).zone, KL_ZONE_SWEET_SPOT); /* 857 .. 1071 */
    o.has_lmax = 1;
    o.lmax = 5000.0;
    cr_expect_eq(at_end(&open, &o).zone, KL_ZONE_CANNOT_TELL);
}

/* LOAD-006: after the rows, nc against na, then the gate. */
Test(rolling, refuses_options_that_contradict_each_other)
{
    const daily d = two_levels(10, 28, 10, 7);
    const kl_series series = series_of(&d);
    kl_rolling_options o = defaults();
    kl_fault fault = {"", 0, 0};
    kl_rolling r;
    put_canary(&r, sizeof r);
    o.na = 14;
    o.nc = 27;
    o.cov_num = 8;
    expect_refusal(kl_rolling_at(&series, 30, 1, &o, &r, &fault), &fault, KL_E_INCONSISTENT, "nc",
                   NO_INDEX, 27);
    o.nc = 28;
    expect_refusal(kl_rolling_at(&series, 30, 1, &o, &r, &fault), &fault, KL_E_INCONSISTENT,
                   "cov_num", NO_INDEX, 8);
    cr_expect(is_canary(&r, sizeof r));
    o.cov_num = 7;
    cr_expect_eq(kl_rolling_at(&series, 30, 1, &o, &r, &fault), KL_OK);
}

/* LOAD-044: what an app is offered as ceiling, by channel. */
Test(rolling, offers_a_ceiling)
{
    static const double floors[] = {10000.0, 3600.0, 10000.0, 600.0, 0.0};
    for (int large = 0; large <= 1; large++) {
        daily d = {.n = 0};
        const double most = large ? 20000.0 : 100.0;
        add_days(&d, 1, KL_DAY_LOAD, 90000.0);
        add_days(&d, 1, KL_DAY_UNMEASURED, most);
        add_days(&d, 29, KL_DAY_REST, 0.0);
        const kl_series series = series_of(&d);
        for (int32_t channel = KL_CHANNEL_DISTANCE; channel <= KL_CHANNEL_CUSTOM; channel++) {
            double ceiling = -1.0;
            cr_expect_eq(kl_load_ceiling(&series, 30, KL_END_OF_DAY, channel, &ceiling, NULL),
                         KL_OK);
            const double wanted = 1.5 * most;
            expect_number("ceiling", ceiling, wanted > floors[channel] ? wanted : floors[channel]);
            cr_expect_eq(kl_load_ceiling(&series, 30, KL_START_OF_DAY, channel, &ceiling, NULL),
                         KL_OK);
            expect_number("in the morning", ceiling, 1.5 * 90000.0);
        }
    }
}

/* Of nothing run, only the floor is left. */
Test(rolling, offers_the_floor_where_nothing_was_run)
{
    const daily d = two_levels(0, 28, 0, 7);
    const kl_series series = series_of(&d);
    double ceiling = -1.0;
    cr_expect_eq(kl_load_ceiling(&series, 34, KL_END_OF_DAY, KL_CHANNEL_CUSTOM, &ceiling, NULL),
                 KL_OK);
    expect_number("ceiling", ceiling, 0.0);
    cr_expect_eq(kl_load_ceiling(&series, 34, KL_END_OF_DAY, KL_CHANNEL_SRPE, &ceiling, NULL),
                 KL_OK);
    expect_number("ceiling", ceiling, 600.0);
}

Test(rolling, refuses_to_offer_a_ceiling_of_no_channel)
{
    static const int32_t no_channel[] = {-1, KL_CHANNEL_CUSTOM + 1, INT32_MIN};
    const daily d = two_levels(10, 28, 10, 7);
    const kl_series series = series_of(&d);
    for (int i = 0; i < 3; i++) {
        kl_fault fault = {"", 0, 0};
        double ceiling = 42.0;
        expect_refusal(kl_load_ceiling(&series, -5, 3, no_channel[i], &ceiling, &fault), &fault,
                       KL_E_RANGE, "channel", NO_INDEX, no_channel[i]);
        cr_expect_eq(ceiling, 42.0);
    }
}

static double converted(int32_t direction, double value, int32_t na, int32_t nc)
{
    double out = -1.0;
    cr_expect_eq(kl_ratio_convert(direction, value, na, nc, &out, NULL), KL_OK);
    return out;
}

/* LOAD-054: thresholds never transfer silently. */
Test(rolling, converts_between_couplings)
{
    cr_expect_float_eq(converted(KL_UNCOUPLED_TO_COUPLED, 1.3, 7, 28), 5.2 / 4.3, 1e-15);
    cr_expect_float_eq(converted(KL_UNCOUPLED_TO_COUPLED, 1.5, 7, 28), 4.0 / 3.0, 1e-15);
    expect_number("C", converted(KL_UNCOUPLED_TO_COUPLED, 1.3, 7, 28),
                  (28.0 * 1.3) / (7.0 * 1.3 + 21.0));
    expect_number("U", converted(KL_COUPLED_TO_UNCOUPLED, 1.25, 7, 28),
                  (21.0 * 1.25) / (28.0 - 7.0 * 1.25));
    expect_number("0", converted(KL_COUPLED_TO_UNCOUPLED, -0.0, 7, 28), 0.0);
    cr_expect(!signbit(converted(KL_UNCOUPLED_TO_COUPLED, -0.0, 7, 28)));
    expect_number("near 4", converted(KL_COUPLED_TO_UNCOUPLED, 3.96875, 7, 28),
                  (21.0 * 3.96875) / 0.21875);
    expect_number("1", converted(KL_UNCOUPLED_TO_COUPLED, 1.0, 14, 56), 1.0);
}

/* LOAD-054: check order na, nc, nc against na, value, direction, and what value allows. */
Test(rolling, refuses_to_convert)
{
    static const struct {
        int32_t direction;
        double value;
        int32_t na, nc;
        kl_status status;
        const char *field;
        double shown;
    } rows[] = {
        {9, NAN, 2, 60, KL_E_RANGE, "na", 2},
        {9, NAN, 15, 60, KL_E_RANGE, "na", 15},
        {9, NAN, 14, 57, KL_E_RANGE, "nc", 57},
        {9, NAN, 8, 13, KL_E_RANGE, "nc", 13},
        {9, NAN, 14, 27, KL_E_INCONSISTENT, "nc", 27},
        {9, NAN, 14, 28, KL_E_RANGE, "value", NAN},
        {9, -0.5, 7, 28, KL_E_RANGE, "value", -0.5},
        {9, 1.1e15, 7, 28, KL_E_RANGE, "value", 1.1e15},
        {9, 1.0, 7, 28, KL_E_RANGE, "direction", 9},
        {-1, 1.0, 7, 28, KL_E_RANGE, "direction", -1},
        {KL_COUPLED_TO_UNCOUPLED, 4.0, 7, 28, KL_E_RANGE, "value", 4.0},
        {KL_COUPLED_TO_UNCOUPLED, 1e15, 3, 14, KL_E_RANGE, "value", 1e15},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        kl_fault fault = {"", 0, 0};
        double out = 42.0;
        expect_refusal(kl_ratio_convert(rows[i].direction, rows[i].value, rows[i].na, rows[i].nc,
                                        &out, &fault),
                       &fault, rows[i].status, rows[i].field, NO_INDEX, rows[i].shown);
        cr_expect_eq(out, 42.0);
    }
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_ratio_convert(0, 1.0, 7, 28, NULL, &fault), &fault, KL_E_NULL, "out_value",
                   NO_INDEX, 0);
}

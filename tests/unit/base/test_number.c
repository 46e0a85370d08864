/*
 * Unit tests of base/number.h: LOAD-010, LOAD-001, KNEE-002, KNEE-003, KNEE-010 .. KNEE-012.
 * That roots and powers are exact enough is checked over rationals in Python, test_roots.py.
 */
#include "base/number.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

#include "../random.h"
#include "../refusal.h"

enum { NO_INDEX = -1 };

static void expect_exp(double x, double wanted)
{
    double value = -1.0;
    cr_expect_eq(kl__exp_checked(x, &value, NULL), KL_OK);
    cr_expect_eq(value, wanted, "exp(%.17g) is %.17g", x, value);
}

/* LOAD-010: the checks of the specification, to the bit. */
Test(number, gives_the_exp_of_the_specification)
{
    expect_exp(0.0, 1.0);
    expect_exp(-0.0, 1.0);
    expect_exp(1.0, 2.7182818284590451);
    expect_exp(-1.0, 0.36787944117144233);
    expect_exp(1.92, 6.8209584692907494);
    expect_exp(-700.0, 9.8596765437597708e-305);
    expect_exp(700.0, 0x1.d945df4f8ec8ep+1009);
}

/*
 * LOAD-010: bits that another order of the steps, or another degree, would not give. Computed
 * from the requirement apart from this library; some of them are not the nearest double.
 */
Test(number, keeps_to_the_stated_steps)
{
    expect_exp(0.470682, 0x1.99e0c1a7796b2p+0);
    expect_exp(-517.199, 0x1.ca1d9104c5ad8p-747);
    expect_exp(2.06624, 0x1.f94904e34d29fp+2);
    expect_exp(-5.20885, 0x1.66591dc0e8a01p-8);
    expect_exp(0.363747, 0x1.704f4f5b9ebbep+0);
    expect_exp(-4.43016, 0x1.8659fe495dbf2p-7);
    expect_exp(660.923, 0x1.6ca431fa16612p+953);
    expect_exp(4.54861, 0x1.7a00fbd3c59d4p+6);
    expect_exp(592.913, 0x1.5013850db873ap+855);
    expect_exp(-5.92006, 0x1.5feef5fc81108p-9);
}

/* Distance in units of the last place. */
static double ulps_apart(double a, double b)
{
    return fabs(a - b) / (nextafter(b, INFINITY) - b);
}

Test(number, gives_exp_within_2_ulp_of_the_platform)
{
    random_source source = random_from(11);
    for (int i = 0; i < 200000; i++) {
        const double x = random_int(&source, -700000000, 700000000) / 1e6;
        double value;
        cr_assert(kl__exp_checked(x, &value, NULL) == KL_OK);
        const double apart = ulps_apart(value, exp(x));
        if (!(apart <= 2.0)) cr_assert_fail("exp(%.17g): %g ulp", x, apart);
    }
}

Test(number, refuses_what_exp_cannot_hold)
{
    static const double outside[] = {
        NAN, INFINITY, -INFINITY, 700.00000000000011, -700.00000000000011, DBL_MAX};
    for (int i = 0; i < 6; i++) {
        kl_fault fault = {"", 0, 0};
        double value = 42.0;
        expect_refusal(kl__exp_checked(outside[i], &value, &fault), &fault, KL_E_RANGE, "x",
                       NO_INDEX, outside[i]);
        cr_expect_eq(kl__exp_checked(outside[i], &value, NULL), KL_E_RANGE);
        cr_expect_eq(value, 42.0);
    }
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl__exp_checked(NAN, NULL, &fault), &fault, KL_E_NULL, "out_value", NO_INDEX, 0);
}

/* LOAD-001: correctly rounded. */
Test(number, takes_roots_and_compares)
{
    random_source source = random_from(12);
    cr_expect_eq(kl__sqrt(0.0), 0.0);
    for (int i = 0; i < 10000; i++) {
        const double x = (double)(random_bits(&source) >> 11) * 0x1p-30;
        cr_assert_eq(kl__sqrt(x), sqrt(x));
    }
    cr_expect_eq(kl__max(1.0, 2.0), 2.0);
    cr_expect_eq(kl__max(2.0, 1.0), 2.0);
    cr_expect_eq(kl__min(1.0, 2.0), 1.0);
    cr_expect_eq(kl__min(2.0, 1.0), 1.0);
}

/* ---- fifth root and powers in twentieths ---- */

/* KNEE-010: the steps of the specification, written out once more. */
static double stated_root(double x)
{
    double y = 1.0;
    for (int i = 0; i < 10; i++) {
        double z = y * y;
        z = z * z;
        y = (4.0 * y + x / z) / 5.0;
    }
    return y;
}

/* KNEE-012 */
static double stated_power(double x, int32_t k)
{
    const int32_t n = k / 20;
    const int32_t rest = k % 20;
    double y = 1.0;
    for (int32_t i = 0; i < n; i++) y = y * x;
    if (rest > 0) {
        const double s = stated_root(x);
        const double h = sqrt(s);
        for (int32_t i = 0; i < rest / 4; i++) y = y * s;
        if ((rest / 2) % 2) y = y * h;
        if (rest % 2) y = y * sqrt(h);
    }
    return y;
}

static double root_of(double x)
{
    double y = -1.0;
    cr_assert_eq(kl__root5_checked(x, &y, NULL), KL_OK, "%.17g", x);
    return y;
}

static double power_of(double x, int32_t k)
{
    double y = -1.0;
    cr_assert_eq(kl__pow20_checked(x, k, &y, NULL), KL_OK, "%.17g ^ %d/20", x, (int)k);
    return y;
}

/* KNEE-002, KNEE-010, KNEE-012: every k, over the whole domain, to the bit. */
Test(number, takes_roots_and_powers_by_the_stated_steps)
{
    random_source source = random_from(13);
    for (int i = 0; i < 2000; i++) {
        const double x = random_double(&source, 0.125, 16.0);
        cr_assert_eq(root_of(x), stated_root(x), "%.17g", x);
        for (int32_t k = 0; k <= 80; k++) {
            cr_assert_eq(power_of(x, k), stated_power(x, k), "%.17g ^ %d/20", x, (int)k);
        }
    }
}

/* KNEE-012: powers out of roots that were taken once are those of one call. */
Test(number, multiplies_powers_out_of_shared_roots)
{
    const kl__roots roots = kl__roots_of(1.7);
    for (int32_t k = 0; k <= 80; k++) {
        cr_expect_eq(kl__power(&roots, k), kl__pow20(1.7, k));
        cr_expect_eq(kl__needs_roots(k), k % 20 != 0);
    }
    cr_expect_eq(kl__pow20(1.7, 4), kl__root5(1.7));
    cr_expect_eq(kl__pow20(1.7, 8), kl__root5(1.7) * kl__root5(1.7));
    cr_expect_eq(kl__pow20(1.7, 40), 1.7 * 1.7);
}

/* KNEE-010, KNEE-012 */
Test(number, has_powers_of_1_and_of_the_ends)
{
    cr_expect_eq(root_of(1.0), 1.0);
    for (int32_t k = 0; k <= 80; k++) cr_expect_eq(power_of(1.0, k), 1.0);
    cr_expect_eq(root_of(0.125), 0x1.51cb453b9536cp-1);
    cr_expect_eq(power_of(16.0, 80), 65536.0);
    cr_expect_eq(power_of(0.125, 60), 0x1p-9);
    cr_expect_eq(power_of(0.125, 0), 1.0);
}

/* KNEE-004, KNEE-010, KNEE-012: x before k, and nothing is written. */
Test(number, refuses_roots_and_powers_outside_their_domain)
{
    static const double outside[] = {
        NAN, INFINITY, -INFINITY, -1.0, 0.0, 0.12499999999999999, 16.000000000000004};
    for (int i = 0; i < 7; i++) {
        kl_fault fault = {"", 0, 0};
        double y = 42.0;
        const kl_status root = kl__root5_checked(outside[i], &y, &fault);
        expect_refusal(root, &fault, KL_E_RANGE, "x", NO_INDEX, outside[i]);
        const kl_status power = kl__pow20_checked(outside[i], 81, &y, &fault);
        expect_refusal(power, &fault, KL_E_RANGE, "x", NO_INDEX, outside[i]);
        cr_expect_eq(kl__root5_checked(outside[i], &y, NULL), KL_E_RANGE);
        cr_expect_eq(y, 42.0);
    }
    kl_fault fault = {"", 0, 0};
    double y = 42.0;
    expect_refusal(kl__pow20_checked(2.0, -1, &y, &fault), &fault, KL_E_RANGE, "k", NO_INDEX, -1);
    expect_refusal(kl__pow20_checked(2.0, 81, &y, &fault), &fault, KL_E_RANGE, "k", NO_INDEX, 81);
    cr_expect_eq(y, 42.0);
    expect_refusal(kl__root5_checked(NAN, NULL, &fault), &fault, KL_E_NULL, "out_value", NO_INDEX,
                   0);
    expect_refusal(kl__pow20_checked(NAN, 0, NULL, &fault), &fault, KL_E_NULL, "out_value",
                   NO_INDEX, 0);
}

/* KNEE-003 */
Test(number, rounds_halves_up)
{
    cr_expect_eq(kl__round(0.0), 0);
    cr_expect_eq(kl__round(0.49999999999999994), 1); /* x + 0.5 is rounded first */
    cr_expect_eq(kl__round(0.49), 0);
    cr_expect_eq(kl__round(0.5), 1);
    cr_expect_eq(kl__round(1622.4), 1622);
    cr_expect_eq(kl__round(1622.5), 1623);
    cr_expect_eq(kl__round(4e15), INT64_C(4000000000000000));
}

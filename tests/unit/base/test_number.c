/*
 * Unit tests of base/number.h: LOAD-010, LOAD-001.
 */
#include "base/number.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

#include "../random.h"
#include "../refusal.h"
#include "kneeload/number.h"

enum { NO_INDEX = -1 };

static void expect_exp(double x, double wanted)
{
    double value = -1.0;
    cr_expect_eq(kl_exp(x, &value, NULL), KL_OK);
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
        cr_assert(kl_exp(x, &value, NULL) == KL_OK);
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
        expect_refusal(kl_exp(outside[i], &value, &fault), &fault, KL_E_RANGE, "x", NO_INDEX,
                       outside[i]);
        cr_expect_eq(kl_exp(outside[i], &value, NULL), KL_E_RANGE);
        cr_expect_eq(value, 42.0);
    }
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_exp(NAN, NULL, &fault), &fault, KL_E_NULL, "out_value", NO_INDEX, 0);
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

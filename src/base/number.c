/*
 * base/number.c - the library's own exp, fifth root and powers in twentieths.
 * LOAD-010, KNEE-010 .. KNEE-012
 */
#include "base/number.h"

#include <string.h>

#include "base/check.h"

/* ln 2 in two parts: HI has 32 significant bits, so k * HI is exact. */
static const double LOG2E = 0x1.71547652b82fep+0;
static const double LN2_HI = 0x1.62e42fee00000p-1;
static const double LN2_LO = 0x1.a39ef35793c76p-33;

/* 1 / n! for n = 2 .. 13. */
static const double taylor[] = {
    1.0 / 2.0,       1.0 / 6.0,        1.0 / 24.0,        1.0 / 120.0,
    1.0 / 720.0,     1.0 / 5040.0,     1.0 / 40320.0,     1.0 / 362880.0,
    1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 479001600.0, 1.0 / 6227020800.0,
};
enum { TAYLOR_LAST = sizeof taylor / sizeof taylor[0] - 1 };

/* 2 to the power of k for a normal result. */
static double power_of_two(int32_t k)
{
    const uint64_t bits = (uint64_t)(k + 1023) << 52;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

double kl__exp(double x)
{
    const double t = x * LOG2E;
    const int32_t k = (int32_t)(x >= 0.0 ? t + 0.5 : t - 0.5);
    const double hi = x - (double)k * LN2_HI;
    const double lo = (double)k * LN2_LO;
    const double r = hi - lo;
    double p = taylor[TAYLOR_LAST];
    for (int i = TAYLOR_LAST - 1; i >= 0; i--) p = p * r + taylor[i];
    const double q = (r * r) * p;
    const double u = 1.0 + hi;
    const double v = (1.0 - u) + hi;
    const double y = u + (v + (q - lo));
    return y * power_of_two(k);
}

kl_status kl__exp_checked(double x, double *out_value, kl_fault *fault)
{
    if (!out_value) return kl__null(fault, "out_value");
    const kl_status status = kl__check_double(fault, "x", KL_NO_INDEX, x, -700.0, 700.0);
    if (status != KL_OK) return status;
    *out_value = kl__exp(x);
    return KL_OK;
}

enum { NEWTON_STEPS = 10 };
static const double ROOT_MIN = 0.125;
static const double ROOT_MAX = 16.0;

double kl__root5(double x)
{
    double y = 1.0;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        double z = y * y;
        z = z * z;
        y = (4.0 * y + x / z) / 5.0;
    }
    return y;
}

kl__roots kl__roots_of(double x)
{
    kl__roots r;
    r.x = x;
    r.fifth = kl__root5(x);
    r.tenth = kl__sqrt(r.fifth);
    r.twentieth = kl__sqrt(r.tenth);
    return r;
}

double kl__power(const kl__roots *r, int32_t k)
{
    const int32_t rest = k % 20;
    double y = 1.0;
    for (int32_t i = 0; i < k / 20; i++) y = y * r->x;
    for (int32_t i = 0; i < rest / 4; i++) y = y * r->fifth;
    if ((rest / 2) % 2) y = y * r->tenth;
    if (rest % 2) y = y * r->twentieth;
    return y;
}

double kl__pow20(double x, int32_t k)
{
    const kl__roots whole = {x, 1.0, 1.0, 1.0};
    const kl__roots roots = kl__needs_roots(k) ? kl__roots_of(x) : whole;
    return kl__power(&roots, k);
}

kl_status kl__root5_checked(double x, double *out_value, kl_fault *fault)
{
    if (!out_value) return kl__null(fault, "out_value");
    const kl_status status = kl__check_double(fault, "x", KL_NO_INDEX, x, ROOT_MIN, ROOT_MAX);
    if (status == KL_OK) *out_value = kl__root5(x);
    return status;
}

kl_status kl__pow20_checked(double x, int32_t k, double *out_value, kl_fault *fault)
{
    if (!out_value) return kl__null(fault, "out_value");
    kl_status status = kl__check_double(fault, "x", KL_NO_INDEX, x, ROOT_MIN, ROOT_MAX);
    if (status == KL_OK) status = kl__check_int(fault, "k", KL_NO_INDEX, k, 0, 80);
    if (status == KL_OK) *out_value = kl__pow20(x, k);
    return status;
}

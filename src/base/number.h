/*
 * base/number.h - arithmetic that every platform does alike.
 * LOAD-001, LOAD-010, KNEE-002, KNEE-003, KNEE-010 .. KNEE-012
 */
#ifndef KL_BASE_NUMBER_H
#define KL_BASE_NUMBER_H

#include <stdint.h>

#include "base/platform.h"
#include "kneeload/status.h"

/* e to the power of x for -700 <= x <= 700. LOAD-010 */
double kl__exp(double x);

/* Roots of one x from which every power in twentieths is multiplied together. KNEE-012 */
typedef struct kl__roots {
    double x;
    double fifth;     /* x^(1/5) */
    double tenth;     /* x^(1/10) */
    double twentieth; /* x^(1/20) */
} kl__roots;

/* Fifth root of 0.125 <= x <= 16. KNEE-010 */
double kl__root5(double x);

kl__roots kl__roots_of(double x);

/* x to the power of k/20, 0 <= k <= 80. KNEE-012 */
double kl__power(const kl__roots *roots, int32_t k);
double kl__pow20(double x, int32_t k);

/* Does a power need roots at all? Whole exponents do not. */
static inline int32_t kl__needs_roots(int32_t k)
{
    return k % 20 != 0;
}

/* The same for numbers from outside: KL_E_RANGE "x" or "k" beyond these domains, KL_E_NULL
 * "out_value". The cases of the specification ask for them by name. */
kl_status kl__exp_checked(double x, double *out_value, kl_fault *fault);
kl_status kl__root5_checked(double x, double *out_value, kl_fault *fault);
kl_status kl__pow20_checked(double x, int32_t k, double *out_value, kl_fault *fault);

/* Nearest integer of x >= 0, halves up. KNEE-003 */
static inline int64_t kl__round(double x)
{
    return (int64_t)(x + 0.5);
}

/* Correctly rounded square root of x >= 0; one instruction, no libm. */
static inline double kl__sqrt(double x)
{
    return __builtin_sqrt(x);
}

static inline double kl__max(double a, double b)
{
    return a > b ? a : b;
}

static inline double kl__min(double a, double b)
{
    return a < b ? a : b;
}

#endif

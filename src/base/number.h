/*
 * base/number.h - arithmetic that every platform does alike.
 * LOAD-001, LOAD-010
 */
#ifndef KL_BASE_NUMBER_H
#define KL_BASE_NUMBER_H

#include "base/platform.h"

/* e to the power of x for -700 <= x <= 700. LOAD-010 */
double kl__exp(double x);

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

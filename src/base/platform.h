/*
 * base/platform.h - refuse a platform or a flag that would change bits.
 * Every source file gets this through base/check.h or base/number.h. LOAD-001
 */
#ifndef KL_BASE_PLATFORM_H
#define KL_BASE_PLATFORM_H

#include <float.h>

#ifdef __FAST_MATH__
#error "libkneeload promises the same bits everywhere: build it without -ffast-math"
#endif
#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD != 0
#error "libkneeload needs plain binary64 evaluation: on i686 build with -msse2 -mfpmath=sse"
#endif
#if DBL_MANT_DIG != 53 || DBL_MAX_EXP != 1024
#error "libkneeload needs IEEE 754 binary64 doubles"
#endif

#endif

/*
 * base/vector.h - four doubles at a time, by the vector types of GCC and Clang.
 * LOAD-001: an operation on a vector gives each element the bits the scalar one would give.
 */
#ifndef KL_BASE_VECTOR_H
#define KL_BASE_VECTOR_H

#include <string.h>

#include "base/platform.h"

/*
 * A function marked KL__PASS stands once in the source and twice in the library: inlined into a
 * plain caller, and into one marked KL__WIDE that uses 256-bit instructions where there are any.
 * Without optimisation it stands there once, so that coverage does not count copies as code.
 */
#ifdef __OPTIMIZE__
#define KL__PASS static inline __attribute__((always_inline))
#else
#define KL__PASS static inline
#endif
#ifdef __x86_64__
#define KL__WIDE __attribute__((target("avx2")))
#define KL__HAS_WIDE (__builtin_cpu_supports("avx2") != 0)
#else
#define KL__WIDE
#define KL__HAS_WIDE 0
#endif

enum { KL__VEC = 4 };
typedef double kl__vec __attribute__((vector_size(32)));
typedef int64_t kl__vec_mask __attribute__((vector_size(32)));

KL__PASS kl__vec kl__vec_of(double x)
{
    return (kl__vec){x, x, x, x};
}

KL__PASS kl__vec kl__vec_load(const double *x)
{
    kl__vec v;
    memcpy(&v, x, sizeof v);
    return v;
}

KL__PASS void kl__vec_store(kl__vec v, double *out)
{
    memcpy(out, &v, sizeof v);
}

/* a where the mask is set, else b. */
KL__PASS kl__vec kl__vec_select(kl__vec_mask mask, kl__vec a, kl__vec b)
{
    return (kl__vec)((mask & (kl__vec_mask)a) | (~mask & (kl__vec_mask)b));
}

/* v where the mask is set, else 0. */
KL__PASS kl__vec kl__vec_keep(kl__vec_mask mask, kl__vec v)
{
    return (kl__vec)(mask & (kl__vec_mask)v);
}

#endif

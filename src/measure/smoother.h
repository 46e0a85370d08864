/*
 * measure/smoother.h - exponential smoothing, one day at a time.
 * LOAD-011, LOAD-060 .. LOAD-066
 */
#ifndef KL_MEASURE_SMOOTHER_H
#define KL_MEASURE_SMOOTHER_H

#include "kneeload/ewma.h"
#include "measure/days.h"

/* Longest look back at earlier values: lag and ramp go to 28 days. */
enum { KL__RECENT = 29 };

/* What both smoothers of a pair share. */
typedef struct kl__smoothing {
    double alpha_a;
    double alpha_c;
    double v0_a;
    double v0_c;
    int32_t seed;
    int32_t k;
    int32_t missing;
    int32_t reserved;
} kl__smoothing;

/* One smoother. Its value is num / den while den > 0. */
typedef struct kl__smoother {
    double num;
    double den;
    double obs;  /* weight on known days */
    double full; /* weight on observed days */
    int32_t seeded;
    int32_t reserved;
} kl__smoother;

/* A value that may not exist. */
typedef struct kl__maybe {
    double value;
    int32_t exists;
    int32_t reserved;
} kl__maybe;

/* Acute and chronic smoother with the values of the last days. */
typedef struct kl__smoother_pair {
    kl__smoother a;
    kl__smoother c;
    kl__maybe recent_a[KL__RECENT]; /* by n % KL__RECENT; n = 0 is the seed */
    kl__maybe recent_c[KL__RECENT];
    int32_t n; /* observed days so far */
    int32_t reserved;
} kl__smoother_pair;

/* Conventions of both smoothers, checked: arg_a, arg_c, then the order of the two. LOAD-063 */
kl_status kl__smoothing_alphas(int32_t conv_a, double arg_a, int32_t conv_c, double arg_c,
                               kl__smoothing *out, kl_fault *fault);

/* The pair on the evening before the first observed day. LOAD-061 */
void kl__pair_start(const kl__smoothing *smoothing, kl__smoother_pair *pair);

/* Take in day i, which is observed; MEAN_K and SMA_K look back at days i - k + 1 .. i. */
void kl__pair_push(const kl__smoothing *smoothing, const kl__days *days, int32_t i,
                   kl__smoother_pair *pair);

/* Start, and push every observed day up to t. */
void kl__pair_run(const kl__smoothing *smoothing, const kl__days *days, int32_t t,
                  kl__smoother_pair *pair);

/* Chronic or acute value `back` days ago; the seed counts as the evening before day one. */
kl__maybe kl__pair_recent(const kl__smoother_pair *pair, int chronic, int32_t back);

/* WARMUP and STALE. LOAD-064 */
uint32_t kl__pair_flags(const kl__smoother_pair *pair);

#endif

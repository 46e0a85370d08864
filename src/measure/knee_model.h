/*
 * measure/knee_model.h - segments checked, and the model that turns them into knee load.
 * KNEE-030 .. KNEE-061
 */
#ifndef KL_MEASURE_KNEE_MODEL_H
#define KL_MEASURE_KNEE_MODEL_H

#include "base/check.h"
#include "base/number.h"
#include "catalog/options.h"
#include "kneeload/knee.h"

extern const kl__options_layout kl__knee_layout;

enum { KL__SEGMENTS_MAX = 20000 };

/* A checked segment: mode decided, cadence in steps. */
typedef struct kl__lap {
    const kl_knee_segment *given;
    int32_t mode;
    int32_t has_speed; /* distance and duration are both known */
    double speed;
    double cadence; /* steps/min; read when has_cadence */
    int32_t has_cadence;
} kl__lap;

static inline int kl__has(const kl_knee_segment *segment, uint32_t bit)
{
    return (segment->has & bit) != 0;
}

/* 600 .. 1150 tenths of a step are strides: KL_E_UNIT. KNEE-080 */
kl_status kl__check_dspm(kl_fault *fault, const char *field, int32_t dspm);

/* Segment checks in the order of KNEE-041. */
kl_status kl__lap_check(const kl_knee_segment *segment, int64_t index, kl__lap *out,
                        kl_fault *fault);

/* Number of segments, then each of them. */
kl_status kl__laps_check(const kl_knee_segment *segments, size_t n, kl_fault *fault);

/* Reference of a runner whose fields were checked or are checked here. KNEE-030, KNEE-031 */
kl_status kl__reference(const kl_knee_runner *runner, const kl_knee_options *options,
                        kl_knee_reference *out, kl_fault *fault);

/* Load up to a peak of 1 is linear; excess counts super-linearly. KNEE-050 */
static inline double kl__cost(double peak, int32_t exponent)
{
    return peak <= 1.0 ? peak : kl__pow20(peak, exponent);
}

#endif

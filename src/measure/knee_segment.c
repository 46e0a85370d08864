/*
 * measure/knee_segment.c - checks of a segment: units, speeds, contradictions.
 * KNEE-040 .. KNEE-044
 */
#include <float.h>

#include "measure/knee_model.h"

static const double WALK_BELOW = 1.6;         /* m/s, AUTO */
static const double WALK_CADENCE_BELOW = 140; /* steps/min, AUTO */
static const double WALK_STEP_MAX = 1.10;     /* m: no walker takes a longer one */
static const double GRADE_MAX = 0.30;

kl_status kl__check_dspm(kl_fault *fault, const char *field, int32_t dspm)
{
    if (dspm >= 600 && dspm <= 1150) {
        return kl__fail(fault, KL_E_UNIT, field, KL_NO_INDEX, dspm);
    }
    return kl__check_int(fault, field, KL_NO_INDEX, dspm, 1200, 2300);
}

/* Above 0, up to `high`. */
static kl_status check_positive(kl_fault *fault, const char *field, int64_t index, double value,
                                double high)
{
    if (!(value > 0.0 && value <= high)) {
        return kl__fail(fault, KL_E_RANGE, field, index, value);
    }
    return KL_OK;
}

static kl_status check_selectors(const kl_knee_segment *s, int64_t index, kl_fault *fault)
{
    kl_status status = kl__check_int(fault, "mode", index, s->mode, KL_MODE_AUTO, KL_MODE_WALK);
    if (status == KL_OK) {
        status = kl__check_int(fault, "terrain", index, s->terrain, KL_TERRAIN_UNKNOWN,
                               KL_TERRAIN_TRAIL);
    }
    if (status == KL_OK) {
        status = kl__check_int(fault, "cadence_unit", index, s->cadence_unit, KL_CADENCE_STEPS,
                               KL_CADENCE_STRIDES);
    }
    return status;
}

static kl_status check_extent(const kl_knee_segment *s, int64_t index, kl_fault *fault)
{
    kl_status status = KL_OK;
    if (kl__has(s, KL_SEGMENT_HAS_DISTANCE_M)) {
        status = check_positive(fault, "distance_m", index, s->distance_m, 200000.0);
    }
    if (status == KL_OK && kl__has(s, KL_SEGMENT_HAS_DURATION_S)) {
        status = check_positive(fault, "duration_s", index, s->duration_s, 172800.0);
    }
    if (status != KL_OK) return status;
    if (!kl__has(s, KL_SEGMENT_HAS_DISTANCE_M | KL_SEGMENT_HAS_DURATION_S)) {
        return kl__fail(fault, KL_E_RANGE, "distance_m", index, 0.0);
    }
    return KL_OK;
}

/* Declared strides that can only be steps. */
static kl_status check_stride_unit(const kl_knee_segment *s, int64_t index, kl_fault *fault)
{
    if (!kl__has(s, KL_SEGMENT_HAS_CADENCE)) return KL_OK;
    const kl_status status = check_positive(fault, "cadence", index, s->cadence, DBL_MAX);
    if (status != KL_OK) return status;
    const int steps = s->cadence >= 120.0 && s->cadence <= 230.0;
    if (s->cadence_unit == KL_CADENCE_STRIDES && steps) {
        return kl__fail(fault, KL_E_UNIT, "cadence", index, s->cadence);
    }
    return KL_OK;
}

static kl_status check_descent(const kl_knee_segment *s, int64_t index, kl_fault *fault)
{
    if (!kl__has(s, KL_SEGMENT_HAS_DESCENT_M)) return KL_OK;
    const kl_status status =
        kl__check_double(fault, "descent_m", index, s->descent_m, 0.0, DBL_MAX);
    if (status != KL_OK) return status;
    if (kl__has(s, KL_SEGMENT_HAS_GRADE) || !kl__has(s, KL_SEGMENT_HAS_DISTANCE_M)) {
        return kl__fail(fault, KL_E_INCONSISTENT, "descent_m", index, s->descent_m);
    }
    if (s->descent_m / s->distance_m > GRADE_MAX) {
        return kl__fail(fault, KL_E_RANGE, "descent_m", index, s->descent_m);
    }
    return KL_OK;
}

static kl_status check_slope(const kl_knee_segment *s, int64_t index, kl_fault *fault)
{
    kl_status status = KL_OK;
    if (kl__has(s, KL_SEGMENT_HAS_GRADE)) {
        status = kl__check_double(fault, "grade", index, s->grade, -GRADE_MAX, GRADE_MAX);
    }
    if (status == KL_OK) status = check_descent(s, index, fault);
    if (status == KL_OK && kl__has(s, KL_SEGMENT_HAS_TECH)) {
        status = kl__check_double(fault, "tech", index, s->tech, 0.80, 1.25);
    }
    return status;
}

/* RUN or WALK, and a speed that fits it. KNEE-042 */
static kl_status decide_mode(int64_t index, kl__lap *lap, kl_fault *fault)
{
    const int slow = lap->has_speed && lap->speed < WALK_BELOW;
    lap->mode = lap->given->mode;
    if (lap->mode == KL_MODE_AUTO) {
        const int runs_in_place = lap->has_cadence && lap->cadence >= WALK_CADENCE_BELOW;
        if (slow && runs_in_place) {
            return kl__fail(fault, KL_E_RANGE, "speed", index, lap->speed);
        }
        lap->mode = slow ? KL_MODE_WALK : KL_MODE_RUN;
    }
    if (!lap->has_speed) return KL_OK;
    const int runs = lap->mode == KL_MODE_RUN;
    return kl__check_double(fault, "speed", index, lap->speed, runs ? WALK_BELOW : 0.3,
                            runs ? 6.5 : 2.5);
}

/* KNEE-043, KNEE-044 */
static kl_status check_cadence(int64_t index, const kl__lap *lap, kl_fault *fault)
{
    const double c = lap->cadence;
    const double given = lap->given->cadence;
    if (!lap->has_cadence) return KL_OK;
    if (lap->mode == KL_MODE_RUN) {
        const int as_steps = lap->given->cadence_unit == KL_CADENCE_STEPS;
        if (as_steps && c >= 60.0 && c <= 115.0) {
            return kl__fail(fault, KL_E_UNIT, "cadence", index, given);
        }
        if (c < 120.0 || c > 230.0) return kl__fail(fault, KL_E_RANGE, "cadence", index, given);
        return KL_OK;
    }
    if (c < 60.0 || c > 160.0) return kl__fail(fault, KL_E_RANGE, "cadence", index, given);
    if (lap->has_speed && (lap->speed * 60.0) / c > WALK_STEP_MAX) {
        return kl__fail(fault, KL_E_UNIT, "cadence", index, given);
    }
    return KL_OK;
}

kl_status kl__lap_check(const kl_knee_segment *s, int64_t index, kl__lap *out, kl_fault *fault)
{
    kl_status status = check_selectors(s, index, fault);
    if (status == KL_OK) status = check_extent(s, index, fault);
    if (status == KL_OK) status = check_stride_unit(s, index, fault);
    if (status == KL_OK) status = check_slope(s, index, fault);
    if (status != KL_OK) return status;

    out->given = s;
    out->has_speed = kl__has(s, KL_SEGMENT_HAS_DISTANCE_M) && kl__has(s, KL_SEGMENT_HAS_DURATION_S);
    out->speed = out->has_speed ? s->distance_m / s->duration_s : 0.0;
    out->has_cadence = kl__has(s, KL_SEGMENT_HAS_CADENCE);
    out->cadence = s->cadence_unit == KL_CADENCE_STRIDES ? 2.0 * s->cadence : s->cadence;
    status = decide_mode(index, out, fault);
    return status == KL_OK ? check_cadence(index, out, fault) : status;
}

kl_status kl__laps_check(const kl_knee_segment *segments, size_t n, kl_fault *fault)
{
    kl__lap lap;
    kl_status status = KL_OK;
    if (n < 1 || n > KL__SEGMENTS_MAX) {
        return kl__fail(fault, KL_E_SIZE, "segments", KL_NO_INDEX, (double)n);
    }
    if (!segments) return kl__null(fault, "segments");
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        status = kl__lap_check(&segments[i], (int64_t)i, &lap, fault);
    }
    return status;
}

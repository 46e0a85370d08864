/*
 * rule/cadence_plan.c - stages of a cadence plan, targets at a speed, adherence of a run.
 * KNEE-070 .. KNEE-072, KNEE-080 .. KNEE-086
 */
#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "base/number.h"
#include "measure/knee_model.h"
#include "rule/cadence.h"

#define ROW(id, member)                                             \
    {                                                               \
        "CAD." id, KL__INT, offsetof(kl_cadence_options, member), 0 \
    }

static const kl__field fields[] = {
    ROW("min_days", min_days),
    ROW("min_sessions", min_sessions),
    ROW("in_band_pct", in_band_pct),
    ROW("pass_pct", pass_pct),
    ROW("repeat_pct", repeat_pct),
    ROW("calf_ok", calf_ok),
    ROW("calf_drop", calf_drop),
    ROW("band_lo_pct", band_lo_pct),
    ROW("band_hi_pct", band_hi_pct),
    ROW("response_days", response_days),
    ROW("response_tenths", response_tenths),
    ROW("ceiling_dspm", ceiling_dspm),
};

const kl__options_layout kl__cadence_layout = {sizeof(kl_cadence_options),
                                               sizeof fields / sizeof fields[0], fields};

/* Largest rise in thousandths for a baseline, and where the bands end. KNEE-080 */
enum { CAP_FULL = 100, CAP_HALF = 50 };
enum { NORM_FULL = 1730, NORM_HALF = 1810 };       /* dspm at 3 m/s, height unknown */
enum { EXPECTED_FULL = 103, EXPECTED_HALF = 108 }; /* % of what the height lets expect */
enum { DEFAULT_TARGET = 75, DEFAULT_STEP = 25, SMALLEST_RISE = 10 };
static const double REFERENCE_MMS = 3000.0;

/* A steady stretch. KNEE-070 */
static const double STEADY_S = 60.0;
static const double STEADY_CADENCE = 140.0;
static const double LEVEL = 0.02;

kl_status kl__cadence_read(const kl_cadence_options *given, kl_cadence_options *out,
                           kl_fault *fault)
{
    const kl_status status = kl__options_read(&kl__cadence_layout, given, out, fault);
    if (status != KL_OK) return status;
    if (out->repeat_pct >= out->pass_pct) {
        return kl__fail(fault, KL_E_INCONSISTENT, "repeat_pct", KL_NO_INDEX, out->repeat_pct);
    }
    if (out->calf_ok >= out->calf_drop) {
        return kl__fail(fault, KL_E_INCONSISTENT, "calf_ok", KL_NO_INDEX, out->calf_ok);
    }
    return KL_OK;
}

kl_status kl__check_speed(kl_fault *fault, const char *field, int32_t mms)
{
    return kl__check_int(fault, field, KL_NO_INDEX, mms, 1600, 6500);
}

kl_status kl__check_request(const kl_cadence_request *r, kl_fault *fault)
{
    kl_status status =
        kl__check_known_int(fault, "target_permille", KL_NO_INDEX, r->target_permille, 0, 100);
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "step_permille", KL_NO_INDEX, r->step_permille, 10, 50);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "single_step", KL_NO_INDEX, r->single_step, 0, 1);
    }
    if (status == KL_OK) {
        status = kl__check_int(fault, "height_cm", KL_NO_INDEX, r->has_height, 0, 1);
    }
    if (status == KL_OK && r->has_height) {
        status = kl__check_double(fault, "height_cm", KL_NO_INDEX, r->height_cm, 120.0, 220.0);
    }
    return status;
}

/* ---- targets ---- */

static double at_speed(double cadence, int32_t base_speed, int32_t speed)
{
    return cadence * kl__pow20((double)speed / (double)base_speed, 4);
}

int32_t kl__target_at(int32_t target_dspm, int32_t base_speed, int32_t speed)
{
    return (int32_t)kl__round(at_speed((double)target_dspm, base_speed, speed));
}

kl_status kl_cadence_target_at(int32_t target_dspm, int32_t base_speed_mms, int32_t speed_mms,
                               const kl_cadence_options *options, kl_cadence_target *out,
                               kl_fault *fault)
{
    kl_cadence_options o;
    kl_status status = kl__check_dspm(fault, "target_dspm", target_dspm);
    if (status == KL_OK) status = kl__check_speed(fault, "base_speed_mms", base_speed_mms);
    if (status == KL_OK) status = kl__check_speed(fault, "speed_mms", speed_mms);
    if (status == KL_OK) status = kl__cadence_read(options, &o, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    out->target_spm = at_speed((double)target_dspm / 10.0, base_speed_mms, speed_mms);
    out->target_dspm = kl__target_at(target_dspm, base_speed_mms, speed_mms);
    out->band_lo_mspm = o.band_lo_pct * out->target_dspm;
    out->band_hi_mspm = o.band_hi_pct * out->target_dspm;
    out->reserved = 0;
    return KL_OK;
}

/* ---- plan ---- */

static int32_t cap_by_height(int32_t baseline, int32_t expected)
{
    if (100 * baseline <= EXPECTED_FULL * expected) return CAP_FULL;
    return 100 * baseline <= EXPECTED_HALF * expected ? CAP_HALF : 0;
}

static int32_t cap_by_norm(int32_t norm)
{
    if (norm <= NORM_FULL) return CAP_FULL;
    return norm <= NORM_HALF ? CAP_HALF : 0;
}

/* What the baseline amounts to, and how far it may be raised. KNEE-080, KNEE-081 */
static void put_norms(int32_t b, int32_t vb, const kl_cadence_request *r,
                      const kl_cadence_options *o, kl_cadence_plan *out)
{
    const double to_reference = kl__pow20(REFERENCE_MMS / (double)vb, 4);
    const double from_reference = kl__pow20((double)vb / REFERENCE_MMS, 4);
    out->norm_spm = ((double)b / 10.0) * to_reference;
    out->norm_dspm = (int32_t)kl__round((double)b * to_reference);
    out->ceiling_dspm = (int32_t)((double)o->ceiling_dspm * from_reference);
    out->expected_dspm = KL_UNKNOWN;
    out->cap_permille = cap_by_norm(out->norm_dspm);
    if (!r->has_height) return;
    out->expected_dspm = (int32_t)kl__round(((1676.0 * from_reference) * 175.0) / r->height_cm);
    out->cap_permille = cap_by_height(b, out->expected_dspm);
}

/* Baseline raised by some thousandths, to the nearest tenth of a step. */
static int32_t raised(int32_t b, int32_t permille)
{
    return b + (2 * b * permille + 1000) / 2000;
}

/* Last target, or 0 with the reason why there is none. KNEE-082 */
static int32_t last_target(int32_t b, int32_t target, const kl_cadence_plan *p,
                           const kl_cadence_options *o, kl__reasons *reasons)
{
    if (target == 0) {
        kl__reason(reasons, KL_CADENCE_TARGET_ZERO);
        return 0;
    }
    if (p->cap_permille == 0) {
        kl__reason_add(reasons, KL_CADENCE_BASELINE_HIGH, p->norm_dspm, KL_UNKNOWN);
        return 0;
    }
    const int32_t d = target < p->cap_permille ? target : p->cap_permille;
    if (d < target) kl__reason_add(reasons, KL_CADENCE_CAP_LIMITED, target, p->cap_permille);
    int32_t last = raised(b, d);
    if (p->ceiling_dspm < last) {
        kl__reason_add(reasons, KL_CADENCE_CEILING_LIMITED, last, o->ceiling_dspm);
        last = p->ceiling_dspm;
    }
    if (1000 * (last - b) < SMALLEST_RISE * b) {
        kl__reason_add(reasons, KL_CADENCE_RISE_TOO_SMALL, last - b, KL_UNKNOWN);
        return 0;
    }
    return last;
}

static void put_stage(int32_t b, int32_t vb, int32_t target, const kl_cadence_options *o,
                      kl_cadence_plan *out)
{
    kl_cadence_stage *s = &out->stage[out->n_stages++];
    const double ratio = (double)b / (double)target;
    s->stage = out->n_stages;
    s->target_dspm = target;
    s->band_lo_mspm = o->band_lo_pct * target;
    s->band_hi_mspm = o->band_hi_pct * target;
    s->rise = (double)target / (double)b - 1.0;
    s->step_len_m = (((double)vb / 1000.0) * 60.0) / ((double)target / 10.0);
    s->step_cut = 1.0 - ratio;
    s->peak_factor = ratio * ratio;
    s->load_per_km_factor = ratio;
}

void kl__cadence_plan(int32_t b, int32_t vb, const kl_cadence_request *r,
                      const kl_cadence_options *o, kl_cadence_plan *out, kl__reasons *reasons)
{
    const int32_t target = r->target_permille == KL_UNKNOWN ? DEFAULT_TARGET : r->target_permille;
    const int32_t step = r->step_permille == KL_UNKNOWN ? DEFAULT_STEP : r->step_permille;
    memset(out, 0, sizeof *out);
    put_norms(b, vb, r, o, out);
    const int32_t last = last_target(b, target, out, o, reasons);
    int32_t x = r->single_step == 1 ? last : raised(b, step);
    for (int32_t k = 2; x < last; x = raised(b, step * k++)) put_stage(b, vb, x, o, out);
    if (last > 0) put_stage(b, vb, last, o, out);
    if (out->n_stages == 0 && target > 0) {
        out->advice = KL__NO_RISE_ADVICE;
    }
}

void kl_cadence_options_init(kl_cadence_options *options, size_t size)
{
    kl__options_defaults(&kl__cadence_layout, options, size);
}

kl_status kl_cadence_plan_of(int32_t baseline_dspm, int32_t base_speed_mms,
                             const kl_cadence_request *request, const kl_cadence_options *options,
                             kl_cadence_plan *out, kl_fault *fault)
{
    static const kl_cadence_request usual = {KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, 0, 0.0};
    const kl_cadence_request *r = request ? request : &usual;
    kl_cadence_options o;
    kl__reasons reasons;
    kl_status status = kl__check_dspm(fault, "baseline_dspm", baseline_dspm);
    if (status == KL_OK) status = kl__check_speed(fault, "base_speed_mms", base_speed_mms);
    if (status == KL_OK) status = kl__check_request(r, fault);
    if (status == KL_OK) status = kl__cadence_read(options, &o, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    reasons.codes = 0;
    kl__cadence_plan(baseline_dspm, base_speed_mms, r, &o, out, &reasons);
    out->n_reasons = kl__reasons_list(&reasons, out->reason);
    return KL_OK;
}

/* ---- adherence of a run ---- */

static int is_steady(const kl__lap *lap)
{
    const kl_knee_segment *s = lap->given;
    if (lap->mode != KL_MODE_RUN || !lap->has_speed || !lap->has_cadence) return 0;
    if (lap->cadence < STEADY_CADENCE || s->duration_s < STEADY_S) return 0;
    if (kl__has(s, KL_SEGMENT_HAS_DESCENT_M)) return 0;
    if (kl__has(s, KL_SEGMENT_HAS_GRADE)) return s->grade >= -LEVEL && s->grade <= LEVEL;
    return s->terrain == KL_TERRAIN_TRACK || s->terrain == KL_TERRAIN_TREADMILL;
}

/* Both or neither. */
static kl_status check_pair(int32_t target_dspm, int32_t base_speed_mms, kl_fault *fault)
{
    const int has_target = target_dspm != KL_UNKNOWN;
    const int has_speed = base_speed_mms != KL_UNKNOWN;
    if (has_target != has_speed) {
        return kl__fail(fault, KL_E_INCONSISTENT, has_target ? "base_speed_mms" : "target_dspm",
                        KL_NO_INDEX, 0.0);
    }
    if (!has_target) return KL_OK;
    const kl_status status = kl__check_dspm(fault, "target_dspm", target_dspm);
    return status == KL_OK ? kl__check_speed(fault, "base_speed_mms", base_speed_mms) : status;
}

/* One steady segment against its band. KNEE-071 */
static void put_in_band(const kl__lap *lap, int64_t seconds, int32_t target, int32_t base_speed,
                        const kl_cadence_options *o, kl_cadence_run *out)
{
    const int64_t t = kl__target_at(target, base_speed, (int32_t)kl__round(1000.0 * lap->speed));
    const int64_t c = 100 * kl__round(10.0 * lap->cadence);
    if (c < o->band_lo_pct * t)
        out->below_s += seconds;
    else if (c > o->band_hi_pct * t)
        out->above_s += seconds;
    else
        out->in_band_s += seconds;
}

static int32_t rounded_mean(int64_t sum, int64_t seconds)
{
    return seconds > 0 ? (int32_t)((2 * sum + seconds) / (2 * seconds)) : KL_UNKNOWN;
}

static void put_shares(const kl_cadence_options *o, kl_cadence_run *out)
{
    const int64_t s = out->steady_s;
    out->share_permille = out->adherent = KL_UNKNOWN;
    if (!out->has_target) return;
    if (s > 0) out->share_permille = (int32_t)((1000 * out->in_band_s) / s);
    if (out->assessable) out->adherent = 100 * out->in_band_s >= o->in_band_pct * s;
}

kl_status kl_cadence_run_of(const kl_knee_segment *segments, size_t n, int32_t target_dspm,
                            int32_t base_speed_mms, const kl_cadence_options *options,
                            kl_cadence_run *out, kl_fault *fault)
{
    kl_cadence_options o;
    int64_t cadence_sum = 0;
    int64_t speed_sum = 0;
    kl_status status = kl__cadence_read(options, &o, fault);
    if (status == KL_OK) status = check_pair(target_dspm, base_speed_mms, fault);
    if (status == KL_OK) status = kl__laps_check(segments, n, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");

    memset(out, 0, sizeof *out);
    out->has_target = target_dspm != KL_UNKNOWN;
    for (size_t i = 0; i < n; i++) {
        kl__lap lap;
        (void)kl__lap_check(&segments[i], (int64_t)i, &lap, NULL);
        if (!is_steady(&lap)) continue;
        const int64_t seconds = kl__round(segments[i].duration_s);
        out->steady_s += seconds;
        cadence_sum += kl__round(10.0 * lap.cadence) * seconds;
        speed_sum += kl__round(1000.0 * lap.speed) * seconds;
        if (out->has_target) {
            put_in_band(&lap, seconds, target_dspm, base_speed_mms, &o, out);
        }
    }
    out->mean_dspm = rounded_mean(cadence_sum, out->steady_s);
    out->mean_mms = rounded_mean(speed_sum, out->steady_s);
    out->assessable = out->steady_s >= KL__ASSESSABLE_S;
    put_shares(&o, out);
    return KL_OK;
}

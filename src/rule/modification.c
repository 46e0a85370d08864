/*
 * rule/modification.c - which load to take off next, and which to give back.
 * PLAN-120 .. PLAN-123
 */
#include "base/check.h"
#include "rule/week.h"

enum {
    MORNINGS_MAX = 3,
    RUNS_MAX = 50,
    METRES_MAX = 1000000,
    RUNS_TO_JUDGE = 2, /* fewer say too little */
    ALL_STEPS = (1 << KL_STEPS) - 1,
    ALL_PRESENT = 1 << KL_PRESENT_HILLS | 1 << KL_PRESENT_STAIRS | 1 << KL_PRESENT_SPEED,
    ALL_RESTORE = (1 << (KL_RESTORE_DOWNHILL + 1)) - 1,
    ALL_EXPOSURES = (1 << KL_EXPOSURES) - 1
};

static int has(int32_t set, int32_t member)
{
    return (set & 1 << member) != 0;
}

static void add_bare(kl_plan_reasons *reasons, int32_t code)
{
    kl__plan_add(reasons, kl__plan_bare(code));
}

/* ---- taking load off ---- */

/* Whether a step takes anything off. PLAN-121 */
static int is_possible(int32_t step, const kl_unload_request *r, int32_t irritability)
{
    switch (step) {
        case KL_STEP_HILLS_DOWNHILL_STAIRS:
            return has(r->present, KL_PRESENT_HILLS) || has(r->present, KL_PRESENT_STAIRS);
        case KL_STEP_SPEED:
            return has(r->present, KL_PRESENT_SPEED);
        case KL_STEP_FREQUENCY:
            return r->run_days > 1 &&
                   (irritability == KL_IRRITABILITY_MODERATE || r->failed_mornings >= 1);
        case KL_STEP_CADENCE:
            return r->cadence_allowed && r->overstride == 1;
        default: /* distance and walking breaks always do */
            return 1;
    }
}

static void take_step(int32_t step, int32_t irritability, const kl_plan_options *o,
                      kl_unload_step *out)
{
    out->step = step;
    if (step == KL_STEP_DISTANCE) {
        out->factor_pct =
            irritability == KL_IRRITABILITY_LOW ? o->factor_low_pct : o->factor_moderate_pct;
    }
    if (step == KL_STEP_FREQUENCY) out->spacing_days = o->gap_moderate;
}

static void walk_ladder(const kl_unload_request *r, int32_t irritability, const kl_plan_options *o,
                        kl_unload_step *out)
{
    for (int32_t step = 0; step < KL_STEPS; step++) {
        if (has(r->applied, step)) continue;
        if (is_possible(step, r, irritability)) {
            take_step(step, irritability, o, out);
            return;
        }
        out->skipped |= UINT32_C(1) << step;
    }
    add_bare(&out->reasons, KL_R_LADDER_EXHAUSTED_ASSESS);
}

static kl_status check_unload(const kl_unload_request *r, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"applied", r->applied, 0, ALL_STEPS, KL__REQUIRED},
        {"present", r->present, 0, ALL_PRESENT, KL__REQUIRED},
        {"irritability", r->irritability, KL_IRRITABILITY_LOW, KL_IRRITABILITY_HIGH, KL__OPTIONAL},
        {"failed_mornings", r->failed_mornings, 0, MORNINGS_MAX, KL__REQUIRED},
        {"run_days", r->run_days, 0, KL__WEEK_DAYS, KL__REQUIRED},
        {"cadence_allowed", r->cadence_allowed, 0, 1, KL__REQUIRED},
        {"overstride", r->overstride, 0, 1, KL__OPTIONAL},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

kl_status kl_unload_next(const kl_unload_request *request, const kl_plan_options *options,
                         kl_unload_step *out, kl_fault *fault)
{
    kl_plan_options o;
    if (!request) return kl__null(fault, "request");
    if (!out) return kl__null(fault, "out");
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_unload(request, fault);
    if (status != KL_OK) return status;
    const kl_unload_step none = {
        .step = KL_UNKNOWN, .factor_pct = KL_UNKNOWN, .spacing_days = KL_UNKNOWN};
    int32_t irritability = request->irritability;
    *out = none;
    if (irritability == KL_IRRITABILITY_HIGH) {
        add_bare(&out->reasons, KL_R_HIGH_IRRITABILITY_NO_RUN);
        return KL_OK;
    }
    if (irritability == KL_UNKNOWN) {
        add_bare(&out->reasons, KL_R_IRRITABILITY_UNKNOWN);
        irritability = KL_IRRITABILITY_MODERATE;
    }
    walk_ladder(request, irritability, &o, out);
    return KL_OK;
}

/* ---- giving load back ---- */

/* What keeps everything as it is, all that hold. PLAN-122 */
static void add_blocks(const kl_restore_request *r, kl_plan_reasons *reasons)
{
    const int32_t runs = r->green + r->grey + r->amber + r->red;
    if (r->irritability != KL_IRRITABILITY_LOW) add_bare(reasons, KL_R_IRRITABILITY_NOT_LOW);
    if (runs < RUNS_TO_JUDGE) add_bare(reasons, KL_R_FEWER_THAN_2_RUNS);
    if (r->red >= 1) add_bare(reasons, KL_R_RED_IN_WEEK);
    if (r->amber >= 1) add_bare(reasons, KL_R_AMBER_IN_WEEK);
    if (2 * r->grey > runs) add_bare(reasons, KL_R_DATA_GAP_REPEAT);
}

/* Hills and speed wait for the volume; an unknown volume is too little. PLAN-123 */
static int is_below_floor(const kl_restore_request *r, const kl_plan_options *o)
{
    return r->done_m == KL_UNKNOWN ||
           INT64_C(100) * r->done_m < (int64_t)r->target_m * o->quality_floor_pct;
}

static void add_if_unknown(const kl_restore_request *r, kl_plan_reasons *reasons)
{
    if (r->done_m == KL_UNKNOWN) add_bare(reasons, KL_R_DONE_UNKNOWN);
}

/* The first of the qualities taken off, offenders last; KL_UNKNOWN: none. */
static int32_t next_quality(const kl_restore_request *r)
{
    int32_t order[KL__QUALITIES];
    kl__restore_order(r->location, r->offenders, order);
    for (int32_t i = 0; i < KL__QUALITIES; i++) {
        if (has(r->applied, order[i])) return order[i];
    }
    return KL_UNKNOWN;
}

static void give_quality(const kl_restore_request *r, int32_t quality, const kl_plan_options *o,
                         kl_restore_step *out)
{
    if (is_below_floor(r, o)) {
        const int32_t done_pct =
            r->done_m == KL_UNKNOWN ? KL_UNKNOWN : kl__percent(r->done_m, r->target_m);
        kl__plan_add(&out->reasons,
                     kl__plan_reason(KL_R_BELOW_QUALITY_FLOOR, done_pct, o->quality_floor_pct,
                                     KL__PL(quality_floor_pct)));
        add_if_unknown(r, &out->reasons);
        return;
    }
    out->step = quality;
    add_bare(&out->reasons, KL_R_RESTORE);
    add_bare(&out->reasons, KL_R_VOLUME_HELD);
    if (kl__is_offender(quality, r->offenders)) add_bare(&out->reasons, KL_R_OFFENDER_LAST);
}

/* One step a week. PLAN-123 */
static void give_back(const kl_restore_request *r, const kl_plan_options *o, kl_restore_step *out)
{
    const int32_t quality = next_quality(r);
    if (has(r->applied, KL_RESTORE_FREQUENCY) || has(r->applied, KL_RESTORE_RUN_WALK)) {
        const int32_t frequency = has(r->applied, KL_RESTORE_FREQUENCY);
        out->step = frequency ? KL_RESTORE_FREQUENCY : KL_RESTORE_RUN_WALK;
        add_bare(&out->reasons, KL_R_RESTORE);
    } else if (has(r->applied, KL_RESTORE_DISTANCE) && is_below_floor(r, o)) {
        out->step = KL_RESTORE_DISTANCE;
        add_bare(&out->reasons, KL_R_RESTORE_BY_WEEKLY_RULE);
        add_if_unknown(r, &out->reasons);
    } else if (quality != KL_UNKNOWN) {
        give_quality(r, quality, o, out);
    } else {
        add_bare(&out->reasons, KL_R_NOTHING_TO_RESTORE);
    }
}

static kl_status check_restore(const kl_restore_request *r, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"applied", r->applied, 0, ALL_RESTORE, KL__REQUIRED},
        {"offenders", r->offenders, 0, ALL_EXPOSURES, KL__REQUIRED},
        {"location", r->location, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE, KL__OPTIONAL},
        {"irritability", r->irritability, KL_IRRITABILITY_LOW, KL_IRRITABILITY_HIGH, KL__OPTIONAL},
        {"green", r->green, 0, RUNS_MAX, KL__REQUIRED},
        {"grey", r->grey, 0, RUNS_MAX, KL__REQUIRED},
        {"amber", r->amber, 0, RUNS_MAX, KL__REQUIRED},
        {"red", r->red, 0, RUNS_MAX, KL__REQUIRED},
        {"done_m", r->done_m, 0, METRES_MAX, KL__OPTIONAL},
        {"target_m", r->target_m, 0, METRES_MAX, KL__REQUIRED},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

kl_status kl_restore_next(const kl_restore_request *request, const kl_plan_options *options,
                          kl_restore_step *out, kl_fault *fault)
{
    kl_plan_options o;
    if (!request) return kl__null(fault, "request");
    if (!out) return kl__null(fault, "out");
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_restore(request, fault);
    if (status != KL_OK) return status;
    const kl_restore_step none = {.step = KL_UNKNOWN};
    *out = none;
    add_blocks(request, &out->reasons);
    if (out->reasons.n == 0) give_back(request, &o, out);
    return KL_OK;
}

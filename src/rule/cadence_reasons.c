/*
 * rule/cadence_reasons.c - reasons of the cadence planner: effects, limits, and their list.
 * KNEE-108
 */
#include "rule/cadence.h"

const kl__cadence_reason kl__cadence_reasons[KL__CADENCE_REASONS] = {
    [KL_CADENCE_BASELINE_RUN_STORED] = {KL__INFORMS, ""},
    [KL_CADENCE_BASELINE_RUN_SHORT] = {KL__INFORMS, ""},
    [KL_CADENCE_BASELINE_RUN_NOT_FLAT] = {KL__INFORMS, ""},
    [KL_CADENCE_BASELINE_RUN_NOT_EASY] = {KL__INFORMS, ""},
    [KL_CADENCE_BASELINE_INCOMPLETE] = {KL__HOLDS, ""},
    [KL_CADENCE_BASELINE_FROZEN] = {KL__INFORMS, ""},
    [KL_CADENCE_BASELINE_SPEED_SPREAD] = {KL__INFORMS, ""},
    [KL_CADENCE_BASELINE_DROPPED] = {KL__INFORMS, ""},
    [KL_CADENCE_PLAN_STARTED] = {KL__ADVANCES, ""},
    [KL_CADENCE_TARGET_ZERO] = {KL__HOLDS, ""},
    [KL_CADENCE_BASELINE_HIGH] = {KL__HOLDS, ""},
    [KL_CADENCE_CAP_LIMITED] = {KL__INFORMS, ""},
    [KL_CADENCE_CEILING_LIMITED] = {KL__INFORMS, "CAD.ceiling_dspm"},
    [KL_CADENCE_RISE_TOO_SMALL] = {KL__HOLDS, ""},
    [KL_CADENCE_CALF_UNKNOWN] = {KL__HOLDS, "CAD.calf_ok"},
    [KL_CADENCE_CALF_RAISED] = {KL__HOLDS, "CAD.calf_ok"},
    [KL_CADENCE_CALF_PAIN] = {KL__REGRESSES, "CAD.calf_drop"},
    [KL_CADENCE_CALF_REST] = {KL__HOLDS, "CAD.calf_drop"},
    [KL_CADENCE_PAIN_RED] = {KL__HOLDS, ""},
    [KL_CADENCE_PAIN_RED_RECENT] = {KL__HOLDS, ""},
    [KL_CADENCE_PAIN_AMBER] = {KL__HOLDS, ""},
    [KL_CADENCE_PAIN_UNKNOWN] = {KL__HOLDS, ""},
    [KL_CADENCE_RUN_SHORT] = {KL__INFORMS, ""},
    [KL_CADENCE_RUN_ADHERENT] = {KL__INFORMS, "CAD.in_band_pct"},
    [KL_CADENCE_RUN_NOT_ADHERENT] = {KL__INFORMS, "CAD.in_band_pct"},
    [KL_CADENCE_STAGE_IN_PROGRESS] = {KL__HOLDS, "CAD.min_sessions"},
    [KL_CADENCE_STAGE_REPEAT] = {KL__HOLDS, "CAD.pass_pct"},
    [KL_CADENCE_STAGE_PASSED] = {KL__ADVANCES, "CAD.pass_pct"},
    [KL_CADENCE_TARGET_REACHED] = {KL__ADVANCES, ""},
    [KL_CADENCE_ADHERENCE_LOW] = {KL__REGRESSES, "CAD.repeat_pct"},
    [KL_CADENCE_GAP_14D] = {KL__HOLDS, ""},
    [KL_CADENCE_GAP_28D] = {KL__REGRESSES, ""},
    [KL_CADENCE_RESTING] = {KL__HOLDS, ""},
    [KL_CADENCE_REST_OVER] = {KL__ADVANCES, ""},
    [KL_CADENCE_TARGET_KEPT] = {KL__HOLDS, ""},
    [KL_CADENCE_NOT_TOLERATED] = {KL__STOPS, ""},
    [KL_CADENCE_RETEST_DUE] = {KL__INFORMS, ""},
    [KL_CADENCE_RETEST_SHORT] = {KL__INFORMS, ""},
    [KL_CADENCE_RETEST_OK] = {KL__INFORMS, "CAD.band_lo_pct"},
    [KL_CADENCE_RETEST_BELOW] = {KL__HOLDS, "CAD.band_lo_pct"},
    [KL_CADENCE_RETEST_ABOVE] = {KL__INFORMS, "CAD.band_hi_pct"},
    [KL_CADENCE_PAIN_BASELINE_MISSING] = {KL__INFORMS, ""},
    [KL_CADENCE_PAIN_FLOOR] = {KL__INFORMS, "CAD.response_tenths"},
    [KL_CADENCE_PAIN_RESPONDED] = {KL__INFORMS, "CAD.response_tenths"},
    [KL_CADENCE_NO_PAIN_RESPONSE] = {KL__STOPS, "CAD.response_tenths"},
    [KL_CADENCE_STOPPED_BY_CALLER] = {KL__STOPS, ""},
};

void kl__reason_add(kl__reasons *reasons, int32_t code, int32_t value, int32_t limit)
{
    reasons->codes |= UINT64_C(1) << code;
    reasons->value[code] = value;
    reasons->limit[code] = limit;
}

static int32_t place_of_parameter(const char *id)
{
    return *id ? (int32_t)(kl_parameter_find(id) - kl_parameter_at(0)) : -1;
}

int32_t kl__reasons_list(const kl__reasons *reasons, kl_reason *out)
{
    int32_t n = 0;
    for (int32_t code = 1; code < KL__CADENCE_REASONS; code++) {
        if (!(reasons->codes >> code & 1)) continue;
        out[n].code = code;
        out[n].value = reasons->value[code];
        out[n].limit = reasons->limit[code];
        out[n].parameter = place_of_parameter(kl__cadence_reasons[code].parameter);
        n++;
    }
    return n;
}

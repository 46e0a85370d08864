/*
 * rule/cadence_reasons.c - reasons of the cadence planner: names, effects, limits.
 * KNEE-108
 */
#include <string.h>

#include "rule/cadence.h"

/* clang-format off */
const kl__cadence_reason kl__cadence_reasons[KL__CADENCE_REASONS] = {
    {"",                       KL__INFORMS,   ""},
    {"BASELINE_RUN_STORED",    KL__INFORMS,   ""},
    {"BASELINE_RUN_SHORT",     KL__INFORMS,   ""},
    {"BASELINE_RUN_NOT_FLAT",  KL__INFORMS,   ""},
    {"BASELINE_RUN_NOT_EASY",  KL__INFORMS,   ""},
    {"BASELINE_INCOMPLETE",    KL__HOLDS,     ""},
    {"BASELINE_FROZEN",        KL__INFORMS,   ""},
    {"BASELINE_SPEED_SPREAD",  KL__INFORMS,   ""},
    {"BASELINE_DROPPED",       KL__INFORMS,   ""},
    {"PLAN_STARTED",           KL__ADVANCES,  ""},
    {"TARGET_ZERO",            KL__HOLDS,     ""},
    {"BASELINE_HIGH",          KL__HOLDS,     ""},
    {"CAP_LIMITED",            KL__INFORMS,   ""},
    {"CEILING_LIMITED",        KL__INFORMS,   "CAD.ceiling_dspm"},
    {"RISE_TOO_SMALL",         KL__HOLDS,     ""},
    {"CALF_UNKNOWN",           KL__HOLDS,     "CAD.calf_ok"},
    {"CALF_RAISED",            KL__HOLDS,     "CAD.calf_ok"},
    {"CALF_PAIN",              KL__REGRESSES, "CAD.calf_drop"},
    {"CALF_REST",              KL__HOLDS,     "CAD.calf_drop"},
    {"PAIN_RED",               KL__HOLDS,     ""},
    {"PAIN_RED_RECENT",        KL__HOLDS,     ""},
    {"PAIN_AMBER",             KL__HOLDS,     ""},
    {"PAIN_UNKNOWN",           KL__HOLDS,     ""},
    {"RUN_SHORT",              KL__INFORMS,   ""},
    {"RUN_ADHERENT",           KL__INFORMS,   "CAD.in_band_pct"},
    {"RUN_NOT_ADHERENT",       KL__INFORMS,   "CAD.in_band_pct"},
    {"STAGE_IN_PROGRESS",      KL__HOLDS,     "CAD.min_sessions"},
    {"STAGE_REPEAT",           KL__HOLDS,     "CAD.pass_pct"},
    {"STAGE_PASSED",           KL__ADVANCES,  "CAD.pass_pct"},
    {"TARGET_REACHED",         KL__ADVANCES,  ""},
    {"ADHERENCE_LOW",          KL__REGRESSES, "CAD.repeat_pct"},
    {"GAP_14D",                KL__HOLDS,     ""},
    {"GAP_28D",                KL__REGRESSES, ""},
    {"RESTING",                KL__HOLDS,     ""},
    {"REST_OVER",              KL__ADVANCES,  ""},
    {"TARGET_KEPT",            KL__HOLDS,     ""},
    {"NOT_TOLERATED",          KL__STOPS,     ""},
    {"RETEST_DUE",             KL__INFORMS,   ""},
    {"RETEST_SHORT",           KL__INFORMS,   ""},
    {"RETEST_OK",              KL__INFORMS,   "CAD.band_lo_pct"},
    {"RETEST_BELOW",           KL__HOLDS,     "CAD.band_lo_pct"},
    {"RETEST_ABOVE",           KL__INFORMS,   "CAD.band_hi_pct"},
    {"PAIN_BASELINE_MISSING",  KL__INFORMS,   ""},
    {"PAIN_FLOOR",             KL__INFORMS,   "CAD.response_tenths"},
    {"PAIN_RESPONDED",         KL__INFORMS,   "CAD.response_tenths"},
    {"NO_PAIN_RESPONSE",       KL__STOPS,     "CAD.response_tenths"},
    {"STOPPED_BY_CALLER",      KL__STOPS,     ""},
};
/* clang-format on */

void kl__reason_add(kl__reasons *reasons, int32_t code, int32_t value, int32_t limit)
{
    reasons->codes |= UINT64_C(1) << code;
    reasons->value[code] = value;
    reasons->limit[code] = limit;
}

static int32_t place_of_parameter(const char *id)
{
    if (*id == '\0') return -1;
    const kl_parameter *row = kl_parameter_find(id);
    return row ? (int32_t)(row - kl_parameter_at(0)) : -1;
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

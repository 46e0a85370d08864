/*
 * catalog/evidence.c - what stands behind each output: claim, source, grade, hazard rate ratios.
 * LOAD-130: the ratios are quoted, never used in arithmetic.
 */
#include "catalog/tables.h"

#define NO_RATIO KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN

/* clang-format off */
const kl_evidence kl__evidence[] = {
    /* output, band, claim, source, grade, hazard rate ratio x 100, its 95 % interval */
    {"SPIKE_DISTANCE", "", "RISK_ASSOCIATED", "Frandsen2025", 'B', NO_RATIO},
    {"SPIKE_DURATION", "", "DESCRIPTIVE", "Frandsen2025", 'E', NO_RATIO},
    {"RATCHET", "", "DESCRIPTIVE", "OWN", 'E', NO_RATIO},
    {"RATIO_RA", "", "DESCRIPTIVE", "Frandsen2025", 'X', NO_RATIO},
    {"RATIO_EWMA", "", "DESCRIPTIVE", "Nakaoka2021", 'X', NO_RATIO},
    {"LEGACY_ZONE", "", "LEGACY", "Impellizzeri2020", 'X', NO_RATIO},
    {"WEEK_TO_WEEK", "", "DESCRIPTIVE", "Nielsen2014", 'C', NO_RATIO},
    {"MONOTONY", "", "DESCRIPTIVE", "Foster1998", 'D', NO_RATIO},
    {"STRAIN", "", "DESCRIPTIVE", "Foster1998", 'D', NO_RATIO},
    {"PMC", "", "DESCRIPTIVE", "PMC", 'D', NO_RATIO},
    {"POST_LAYOFF", "", "DESCRIPTIVE", "Dijkhuis2020", 'E', NO_RATIO},
    {"BASE_RATE", "", "DESCRIPTIVE", "OWN", 'E', NO_RATIO},
    {"BOUNDS", "", "DESCRIPTIVE", "OWN", 'E', NO_RATIO},
    {"IN_DISTANCE", "", "INPUT", "Frandsen2025", 'B', NO_RATIO},
    {"IN_DURATION", "", "INPUT", "Doyle2023", 'C', NO_RATIO},
    {"IN_STEPS", "", "INPUT", "Doyle2023", 'C', NO_RATIO},
    {"IN_SRPE", "", "INPUT", "Foster2021", 'D', NO_RATIO},
    {"IN_TRIMP", "", "INPUT", "IntervalsTRIMP", 'D', NO_RATIO},
    {"IN_EDWARDS", "", "INPUT", "Edwards1993", 'D', NO_RATIO},
    {"IN_LUCIA", "", "INPUT", "Lucia2003", 'D', NO_RATIO},
    {"IN_RTSS", "", "INPUT", "RTSS", 'X', NO_RATIO},
    {"IN_CUSTOM", "", "INPUT", "OWN", 'E', NO_RATIO},
    /* Not monotone, and the intervals overlap: do not interpolate. */
    {"SPIKE_DISTANCE", "REFERENCE", "RISK_ASSOCIATED", "Frandsen2025", 'B', NO_RATIO},
    {"SPIKE_DISTANCE", "SMALL", "RISK_ASSOCIATED", "Frandsen2025", 'B', 164, 131, 205},
    {"SPIKE_DISTANCE", "MODERATE", "RISK_ASSOCIATED", "Frandsen2025", 'B', 152, 116, 200},
    {"SPIKE_DISTANCE", "LARGE", "RISK_ASSOCIATED", "Frandsen2025", 'B', 228, 150, 348},
};
/* clang-format on */

const size_t kl__n_evidence = sizeof kl__evidence / sizeof kl__evidence[0];

/* Runners, segments and parameters of the knee vectors, see knee_records.h. */
#include "knee_records.h"

#include <stddef.h>
#include <string.h>

#include "json_in.h"
#include "options.h"

/* A double that may be missing: where it goes, and the bit that says it is there. */
typedef struct optional_double {
    const char *name;
    size_t offset;
    uint32_t bit;
} optional_double;

static uint32_t read_doubles(const json_t *from, const optional_double *table, size_t n, void *to)
{
    uint32_t has = 0;
    for (size_t i = 0; i < n; i++) {
        const double value = double_member(from, table[i].name, 0.0);
        memcpy((char *)to + table[i].offset, &value, sizeof value);
        if (member(from, table[i].name)) has |= table[i].bit;
    }
    return has;
}

static const optional_double profile_fields[] = {
    {"v_ref", offsetof(kl_knee_runner, v_ref), KL_RUNNER_HAS_V_REF},
    {"cad_ref", offsetof(kl_knee_runner, cad_ref), KL_RUNNER_HAS_CAD_REF},
    {"height_cm", offsetof(kl_knee_runner, height_cm), KL_RUNNER_HAS_HEIGHT_CM},
    {"mass_ref_kg", offsetof(kl_knee_runner, mass_ref_kg), KL_RUNNER_HAS_MASS_REF_KG},
};

static const optional_double mass_fields[] = {
    {"mass_now_kg", offsetof(kl_knee_runner, mass_now_kg), KL_RUNNER_HAS_MASS_NOW_KG},
    {"carried_kg", offsetof(kl_knee_runner, carried_kg), KL_RUNNER_HAS_CARRIED_KG},
};

kl_knee_runner runner_member(const json_t *input)
{
    kl_knee_runner runner;
    const json_t *profile = object_member(input, "profile");
    memset(&runner, 0, sizeof runner);
    ALLOW_MEMBERS(profile, "v_ref", "cad_ref", "height_cm", "mass_ref_kg");
    runner.has = read_doubles(profile, profile_fields, COUNT_OF(profile_fields), &runner) |
                 read_doubles(input, mass_fields, COUNT_OF(mass_fields), &runner);
    return runner;
}

static const optional_double lap_fields[] = {
    {"distance_m", offsetof(kl_knee_segment, distance_m), KL_SEGMENT_HAS_DISTANCE_M},
    {"duration_s", offsetof(kl_knee_segment, duration_s), KL_SEGMENT_HAS_DURATION_S},
    {"cadence", offsetof(kl_knee_segment, cadence), KL_SEGMENT_HAS_CADENCE},
    {"grade", offsetof(kl_knee_segment, grade), KL_SEGMENT_HAS_GRADE},
    {"descent_m", offsetof(kl_knee_segment, descent_m), KL_SEGMENT_HAS_DESCENT_M},
    {"tech", offsetof(kl_knee_segment, tech), KL_SEGMENT_HAS_TECH},
};

kl_knee_segment *take_laps(const json_t *input, size_t *n)
{
    const json_t *array = array_member(input, "segments");
    *n = json_array_size(array);
    kl_knee_segment *laps = take(*n, sizeof *laps);
    for (size_t i = 0; i < *n; i++) {
        const json_t *lap = json_array_get(array, i);
        ALLOW_MEMBERS(lap, "mode", "terrain", "cadence_unit", "distance_m", "duration_s", "cadence",
                      "grade", "descent_m", "tech");
        laps[i].mode = code_member(lap, "mode", "knee_mode", KL_MODE_AUTO);
        laps[i].terrain = code_member(lap, "terrain", "terrain", KL_TERRAIN_UNKNOWN);
        laps[i].cadence_unit = code_member(lap, "cadence_unit", "cadence_unit", KL_CADENCE_STEPS);
        laps[i].has = read_doubles(lap, lap_fields, COUNT_OF(lap_fields), &laps[i]);
    }
    return laps;
}

#define KNEE_AT(member) offsetof(kl_knee_options, member)
static const option_field knee_fields[] = {
    {"KN.exp_speed_20", INTEGER, KNEE_AT(exp_speed_20), 0},
    {"KN.exp_cadspeed_20", INTEGER, KNEE_AT(exp_cadspeed_20), 0},
    {"KN.exp_cadence_20", INTEGER, KNEE_AT(exp_cadence_20), 0},
    {"KN.exp_cost_20", INTEGER, KNEE_AT(exp_cost_20), 0},
    {"KN.exp_contact_20", INTEGER, KNEE_AT(exp_contact_20), 0},
    {"KN.exp_mass_20", INTEGER, KNEE_AT(exp_mass_20), 0},
    {"KN.b_down", DOUBLE, KNEE_AT(b_down), 0},
    {"KN.b_up", DOUBLE, KNEE_AT(b_up), 0},
    {"KN.grade_clip", DOUBLE, KNEE_AT(grade_clip), 0},
    {"KN.p_walk", DOUBLE, KNEE_AT(p_walk), 0},
    {"KN.b_walk_down", DOUBLE, KNEE_AT(b_walk_down), 0},
    {"KN.peak_ref_bw", DOUBLE, KNEE_AT(peak_ref_bw), 0},
};

kl_knee_options knee_params(const json_t *input)
{
    kl_knee_options options;
    kl_knee_options_init(&options, sizeof options);
    put_options(object_member(input, "params"), knee_fields, COUNT_OF(knee_fields), &options);
    return options;
}

#define CADENCE_AT(member) offsetof(kl_cadence_options, member)
static const option_field cadence_fields[] = {
    {"CAD.min_days", INTEGER, CADENCE_AT(min_days), 0},
    {"CAD.min_sessions", INTEGER, CADENCE_AT(min_sessions), 0},
    {"CAD.in_band_pct", INTEGER, CADENCE_AT(in_band_pct), 0},
    {"CAD.pass_pct", INTEGER, CADENCE_AT(pass_pct), 0},
    {"CAD.repeat_pct", INTEGER, CADENCE_AT(repeat_pct), 0},
    {"CAD.calf_ok", INTEGER, CADENCE_AT(calf_ok), 0},
    {"CAD.calf_drop", INTEGER, CADENCE_AT(calf_drop), 0},
    {"CAD.band_lo_pct", INTEGER, CADENCE_AT(band_lo_pct), 0},
    {"CAD.band_hi_pct", INTEGER, CADENCE_AT(band_hi_pct), 0},
    {"CAD.response_days", INTEGER, CADENCE_AT(response_days), 0},
    {"CAD.response_tenths", INTEGER, CADENCE_AT(response_tenths), 0},
    {"CAD.ceiling_dspm", INTEGER, CADENCE_AT(ceiling_dspm), 0},
};

kl_cadence_options cadence_params(const json_t *input)
{
    kl_cadence_options options;
    kl_cadence_options_init(&options, sizeof options);
    put_options(object_member(input, "params"), cadence_fields, COUNT_OF(cadence_fields), &options);
    return options;
}

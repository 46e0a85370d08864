/* Kinds plan, target_at, run_summary: stages, targets, and the cadence of a run. */
#include <kneeload/kneeload.h>
#include <stdlib.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "knee_cadence.h"
#include "knee_records.h"
#include "options.h"

kl_cadence_request read_request(const json_t *from)
{
    const kl_cadence_request request = {
        .target_permille = int_member(from, "target_permille", KL_UNKNOWN),
        .step_permille = int_member(from, "step_permille", KL_UNKNOWN),
        .single_step = int_member(from, "single_step", KL_UNKNOWN),
        .has_height = member(from, "height_cm") != NULL,
        .height_cm = double_member(from, "height_cm", 0.0),
    };
    return request;
}

json_t *reason_names(const kl_reason *reasons, int32_t n)
{
    json_t *names = json_array();
    for (int32_t i = 0; i < n; i++) {
        json_array_append_new(names, code_name("cadence_reason", reasons[i].code));
    }
    return names;
}

#define OF_STAGE(name)                             \
    {                                              \
#name, offsetof(kl_cadence_stage, name), 0 \
    }
static const double_out stage_numbers[] = {
    OF_STAGE(rise),        OF_STAGE(step_len_m),         OF_STAGE(step_cut),
    OF_STAGE(peak_factor), OF_STAGE(load_per_km_factor),
};

static json_t *stage_answer(const kl_cadence_stage *stage)
{
    json_t *answer =
        json_pack("{s:i, s:i, s:i, s:i}", "stage", stage->stage, "target_dspm", stage->target_dspm,
                  "band_lo_mspm", stage->band_lo_mspm, "band_hi_mspm", stage->band_hi_mspm);
    put_doubles(answer, stage, 0, stage_numbers, COUNT_OF(stage_numbers));
    return answer;
}

static json_t *plan_answer(const kl_cadence_plan *plan)
{
    json_t *stages = json_array();
    for (int32_t i = 0; i < plan->n_stages; i++) {
        json_array_append_new(stages, stage_answer(&plan->stage[i]));
    }
    return done(json_pack("{s:i, s:o, s:o, s:i, s:i, s:o, s:o, s:o}", "norm_dspm", plan->norm_dspm,
                          "norm_spm", number(plan->norm_spm), "expected_dspm",
                          known(plan->expected_dspm), "cap_permille", plan->cap_permille,
                          "ceiling_dspm", plan->ceiling_dspm, "reasons",
                          reason_names(plan->reason, plan->n_reasons), "advice",
                          mask_names("cadence_advice", plan->advice), "stages", stages));
}

json_t *ask_plan(const json_t *input)
{
    kl_fault fault = {0};
    kl_cadence_plan plan;
    ALLOW_MEMBERS(input, "baseline_dspm", "base_speed_mms", "target_permille", "step_permille",
                  "single_step", "height_cm", "params");
    const kl_cadence_request request = read_request(input);
    const kl_cadence_options options = cadence_params(input);
    const kl_status status = kl_cadence_plan_of(int_member(input, "baseline_dspm", KL_UNKNOWN),
                                                int_member(input, "base_speed_mms", KL_UNKNOWN),
                                                &request, &options, &plan, &fault);
    return status == KL_OK ? plan_answer(&plan) : outcome(status, &fault);
}

json_t *ask_target_at(const json_t *input)
{
    kl_fault fault = {0};
    kl_cadence_target target;
    ALLOW_MEMBERS(input, "target_dspm", "base_speed_mms", "speed_mms", "params");
    const kl_cadence_options options = cadence_params(input);
    const kl_status status =
        kl_cadence_target_at(int_member(input, "target_dspm", KL_UNKNOWN),
                             int_member(input, "base_speed_mms", KL_UNKNOWN),
                             int_member(input, "speed_mms", KL_UNKNOWN), &options, &target, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:o, s:i, s:i, s:i}", "target_spm", number(target.target_spm),
                          "target_dspm", target.target_dspm, "band_lo_mspm", target.band_lo_mspm,
                          "band_hi_mspm", target.band_hi_mspm));
}

static json_t *seconds_if(int32_t present, int64_t seconds)
{
    return present ? json_integer(seconds) : json_null();
}

static json_t *run_answer(const kl_cadence_run *run)
{
    const int32_t has = run->has_target;
    return done(json_pack("{s:I, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o}", "steady_s",
                          (json_int_t)run->steady_s, "mean_dspm", known(run->mean_dspm), "mean_mms",
                          known(run->mean_mms), "assessable", run->assessable, "in_band_s",
                          seconds_if(has, run->in_band_s), "below_s", seconds_if(has, run->below_s),
                          "above_s", seconds_if(has, run->above_s), "share_permille",
                          known(run->share_permille), "adherent", known_bool(run->adherent)));
}

json_t *ask_run_summary(const json_t *input)
{
    kl_fault fault = {0};
    kl_cadence_run run;
    size_t n;
    ALLOW_MEMBERS(input, "target_dspm", "base_speed_mms", "segments", "params");
    const kl_cadence_options options = cadence_params(input);
    kl_knee_segment *laps = take_laps(input, &n);
    const kl_status status =
        kl_cadence_run_of(laps, n, int_member(input, "target_dspm", KL_UNKNOWN),
                          int_member(input, "base_speed_mms", KL_UNKNOWN), &options, &run, &fault);
    free(laps);
    return status == KL_OK ? run_answer(&run) : outcome(status, &fault);
}

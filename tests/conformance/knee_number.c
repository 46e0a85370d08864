/* Kinds root5, pow20, rise_for_cut, cut_for_rise, triple, profile, profile_from_baseline. */
#include <kneeload/kneeload.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "knee_records.h"

static json_t *named_or_refusal(kl_status status, const kl_fault *fault, const char *name,
                                double value)
{
    if (status != KL_OK) return outcome(status, fault);
    return done(json_pack("{s:o}", name, number(value)));
}

json_t *ask_root5(const json_t *input)
{
    kl_fault fault = {0};
    double y = 0.0;
    ALLOW_MEMBERS(input, "x");
    const kl_status status = kl__root5_checked(double_member(input, "x", (double)NAN), &y, &fault);
    return named_or_refusal(status, &fault, "y", y);
}

json_t *ask_pow20(const json_t *input)
{
    kl_fault fault = {0};
    double y = 0.0;
    ALLOW_MEMBERS(input, "x", "k");
    const double x = double_member(input, "x", (double)NAN);
    const kl_status status = kl__pow20_checked(x, int_member(input, "k", KL_UNKNOWN), &y, &fault);
    return named_or_refusal(status, &fault, "y", y);
}

json_t *ask_rise_for_cut(const json_t *input)
{
    kl_fault fault = {0};
    double rise = 0.0;
    ALLOW_MEMBERS(input, "cut");
    const double cut = double_member(input, "cut", (double)NAN);
    const kl_status status = kl_rise_for_cut(cut, &rise, &fault);
    return named_or_refusal(status, &fault, "rise", rise);
}

json_t *ask_cut_for_rise(const json_t *input)
{
    kl_fault fault = {0};
    double cut = 0.0;
    ALLOW_MEMBERS(input, "rise");
    const double rise = double_member(input, "rise", (double)NAN);
    const kl_status status = kl_cut_for_rise(rise, &cut, &fault);
    return named_or_refusal(status, &fault, "cut", cut);
}

json_t *ask_triple(const json_t *input)
{
    static const char *const names[] = {"speed", "cadence", "step_len"};
    kl_fault fault = {0};
    kl_step step = {
        .speed = double_member(input, names[0], 0.0),
        .cadence = double_member(input, names[1], 0.0),
        .step_len = double_member(input, names[2], 0.0),
    };
    ALLOW_MEMBERS(input, "speed", "cadence", "step_len");
    for (int i = 0; i < 3; i++) {
        if (member(input, names[i])) step.has |= 1U << i;
    }
    const kl_status status = kl_step_complete(&step, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:o, s:o, s:o, s:o}", "speed", number(step.speed), "cadence",
                          number(step.cadence), "step_len", number(step.step_len), "stride_len",
                          number(step.stride_len)));
}

static json_t *reference_answer(const kl_knee_reference *reference)
{
    return done(json_pack("{s:o, s:o, s:o, s:o}", "v_ref", number(reference->v_ref), "cad_ref",
                          number(reference->cad_ref), "n_ref", number(reference->n_ref), "flags",
                          mask_names("knee_flag", reference->flags)));
}

json_t *ask_profile(const json_t *input)
{
    kl_fault fault = {0};
    kl_knee_reference reference;
    ALLOW_MEMBERS(input, "profile", "params");
    const kl_knee_runner runner = runner_member(input);
    const kl_knee_options options = knee_params(input);
    const kl_status status = kl_knee_reference_of(&runner, &options, &reference, &fault);
    return status == KL_OK ? reference_answer(&reference) : outcome(status, &fault);
}

json_t *ask_profile_from_baseline(const json_t *input)
{
    kl_fault fault = {0};
    kl_knee_reference reference;
    ALLOW_MEMBERS(input, "baseline_dspm", "base_speed_mms", "v_ref");
    const kl_knee_runner runner = {
        .v_ref = double_member(input, "v_ref", 0.0),
        .has = member(input, "v_ref") ? KL_RUNNER_HAS_V_REF : 0,
    };
    const kl_status status = kl_knee_reference_from_baseline(
        int_member(input, "baseline_dspm", KL_UNKNOWN),
        int_member(input, "base_speed_mms", KL_UNKNOWN), &runner, &reference, &fault);
    return status == KL_OK ? reference_answer(&reference) : outcome(status, &fault);
}

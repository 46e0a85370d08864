/* Kinds knee_run, peak_check: the load of a run. */
#include <kneeload/kneeload.h>
#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "knee_records.h"
#include "options.h"

#define TOTAL(name, if_has)                         \
    {                                               \
#name, offsetof(kl_knee_load, name), if_has \
    }
static const double_out totals[] = {
    TOTAL(ekm, 0),
    TOTAL(ekm_lo, KL_KNEE_HAS_INTERVAL),
    TOTAL(ekm_hi, KL_KNEE_HAS_INTERVAL),
    TOTAL(ekm_nc, 0),
    TOTAL(run_ekm, 0),
    TOTAL(walk_ekm, 0),
    TOTAL(ekm_per_km, 0),
    TOTAL(linear, 0),
    TOTAL(impulse, KL_KNEE_HAS_RUN),
    TOTAL(distance_m, 0),
    TOTAL(duration_s, 0),
    TOTAL(run_distance_m, 0),
    TOTAL(run_duration_s, 0),
    TOTAL(walk_distance_m, 0),
    TOTAL(walk_duration_s, 0),
    TOTAL(steps, 0),
    TOTAL(mean_run_cadence, KL_KNEE_HAS_RUN_CADENCE),
    TOTAL(peak_rel_max, KL_KNEE_HAS_RUN),
    TOTAL(peak_bw, KL_KNEE_HAS_RUN),
    TOTAL(peak_bw_lo, KL_KNEE_HAS_RUN),
    TOTAL(peak_bw_hi, KL_KNEE_HAS_RUN),
};

enum { IF_RUN = 1 };
#define OF_LAP(name, if_has)                                \
    {                                                       \
#name, offsetof(kl_knee_segment_load, name), if_has \
    }
static const double_out lap_numbers[] = {
    OF_LAP(speed, 0),      OF_LAP(distance_m, 0),
    OF_LAP(duration_s, 0), OF_LAP(cadence_pref, IF_RUN),
    OF_LAP(q, IF_RUN),     OF_LAP(cadence_used, 0),
    OF_LAP(step_len, 0),   OF_LAP(steps, 0),
    OF_LAP(peak_rel, 0),   OF_LAP(peak_bw, 0),
    OF_LAP(ekm, 0),        OF_LAP(ekm_nc, 0),
    OF_LAP(linear, 0),     OF_LAP(impulse, IF_RUN),
};

static json_t *lap_answer(const kl_knee_segment_load *lap)
{
    json_t *answer = json_pack("{s:o, s:o, s:o}", "mode", code_name("knee_mode", lap->mode),
                               "flags", mask_names("knee_flag", lap->flags), "quality",
                               code_name("quality", lap->quality));
    const uint32_t has = lap->mode == KL_MODE_RUN ? IF_RUN : 0;
    put_doubles(answer, lap, has, lap_numbers, COUNT_OF(lap_numbers));
    return answer;
}

static json_t *load_answer(const kl_knee_load *load, const kl_knee_segment_load *laps, size_t n)
{
    json_t *segments = json_array();
    for (size_t i = 0; i < n; i++) json_array_append_new(segments, lap_answer(&laps[i]));
    json_t *peak_permille =
        load->has & KL_KNEE_HAS_RUN ? json_integer(load->peak_permille) : json_null();
    json_t *answer = json_pack(
        "{s:o, s:o, s:I, s:o, s:o}", "flags", mask_names("knee_flag", load->flags), "quality",
        code_name("quality", load->quality), "ekm_milli", (json_int_t)load->ekm_milli,
        "peak_permille", peak_permille, "segments", segments);
    put_doubles(answer, load, load->has, totals, COUNT_OF(totals));
    return done(answer);
}

/* Without the interval, and without the loads of segments, all other numbers are the same. */
static void check_plain_call(const kl_knee_segment *laps, size_t n, const kl_knee_runner *runner,
                             const kl_knee_options *options, const kl_knee_load *load)
{
    kl_knee_load plain;
    kl_knee_load wanted = *load;
    kl_knee_options without = *options;
    without.interval = 0;
    wanted.ekm_lo = wanted.ekm_hi = 0.0;
    wanted.has &= ~(uint32_t)KL_KNEE_HAS_INTERVAL;
    const kl_status status = kl_knee_run(laps, n, runner, &without, &plain, NULL, NULL);
    if (status != KL_OK || memcmp(&plain, &wanted, sizeof plain) != 0) {
        complain("without the interval the load differs");
    }
    if (!(load->ekm_lo <= load->ekm && load->ekm <= load->ekm_hi)) {
        complain("the interval does not hold the load");
    }
}

json_t *ask_knee_run(const json_t *input)
{
    kl_fault fault = {0};
    kl_knee_load load;
    size_t n;
    ALLOW_MEMBERS(input, "profile", "segments", "mass_now_kg", "carried_kg", "params");
    const kl_knee_runner known = runner_member(input);
    const kl_knee_runner *runner = known.has ? &known : NULL;
    const kl_knee_options options = knee_params(input);
    kl_knee_segment *laps = take_laps(input, &n);
    kl_knee_segment_load *loads = take(n, sizeof *loads);
    const kl_status status = kl_knee_run(laps, n, runner, &options, &load, loads, &fault);
    if (status == KL_OK) check_plain_call(laps, n, runner, &options, &load);
    json_t *answer = status == KL_OK ? load_answer(&load, loads, n) : outcome(status, &fault);
    free(laps);
    free(loads);
    return answer;
}

json_t *ask_peak_check(const json_t *input)
{
    kl_fault fault = {0};
    int32_t cap;
    int32_t exceeded;
    ALLOW_MEMBERS(input, "peak_permille", "phase");
    const int32_t peak = int_member(input, "peak_permille", KL_UNKNOWN);
    const int32_t phase = code_member(input, "phase", "phase", NO_SUCH_CODE);
    const kl_status status = kl_knee_peak_check(peak, phase, &cap, &exceeded, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    return done(
        json_pack("{s:o, s:o}", "cap_permille", known(cap), "exceeded", known_bool(exceeded)));
}

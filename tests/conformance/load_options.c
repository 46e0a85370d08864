/* Options structs of the load metrics, see load_options.h. */
#include "load_options.h"

#include "json_in.h"
#include "options.h"

#define AT(type, member) offsetof(kl_##type##_options, member)

static const option_field prepare_fields[] = {
    {"PREP.kinds", INTEGER, AT(prepare, kinds), 0},
    {"PREP.dup_start_s", INTEGER, AT(prepare, dup_start_s), 0},
    {"PREP.dup_pct", INTEGER, AT(prepare, dup_pct), 0},
    {"PREP.merge_gap_s", INTEGER, AT(prepare, merge_gap_s), 0},
};

/* The first five are not week-to-week's (LOAD-053). */
enum { ROLLING_ONLY = 5 };
static const option_field rolling_fields[] = {
    {"RA.na", INTEGER, AT(rolling, na), 0},
    {"RA.nc", INTEGER, AT(rolling, nc), 0},
    {"RA.kind", SELECTOR, AT(rolling, kind), 0},
    {"RA.legacy", INTEGER, AT(rolling, legacy), 0},
    {"RA.thr", THRESHOLDS, AT(rolling, thr), AT(rolling, n_thr)},
    {"RA.missing", SELECTOR, AT(rolling, missing), 0},
    {"RA.partial", INTEGER, AT(rolling, partial), 0},
    {"RA.cov_num", INTEGER, AT(rolling, cov_num), 0},
    {"RA.cov_den", INTEGER, AT(rolling, cov_den), 0},
    {"RA.lmax", DOUBLE, AT(rolling, lmax), AT(rolling, has_lmax)},
    {"RA.lmax_floor", DOUBLE, AT(rolling, lmax_floor), 0},
    {"RA.layoff_gap", INTEGER, AT(rolling, layoff_gap), 0},
    {"RA.layoff_hold", INTEGER, AT(rolling, layoff_hold), 0},
    {"RA.open_day", INTEGER, AT(rolling, open_day), 0},
};

static const option_field ewma_fields[] = {
    {"EW.conv_a", SELECTOR, AT(ewma, conv_a), 0},
    {"EW.arg_a", DOUBLE, AT(ewma, arg_a), 0},
    {"EW.conv_c", SELECTOR, AT(ewma, conv_c), 0},
    {"EW.arg_c", DOUBLE, AT(ewma, arg_c), 0},
    {"EW.seed", SELECTOR, AT(ewma, seed), 0},
    {"EW.k", INTEGER, AT(ewma, k), 0},
    {"EW.v0_a", DOUBLE, AT(ewma, v0_a), 0},
    {"EW.v0_c", DOUBLE, AT(ewma, v0_c), 0},
    {"EW.missing", SELECTOR, AT(ewma, missing), 0},
    {"EW.lag", INTEGER, AT(ewma, lag), 0},
    {"EW.cov_num", INTEGER, AT(ewma, cov_num), 0},
    {"EW.cov_den", INTEGER, AT(ewma, cov_den), 0},
    {"EW.legacy", INTEGER, AT(ewma, legacy), 0},
    {"EW.thr", THRESHOLDS, AT(ewma, thr), AT(ewma, n_thr)},
    {"EW.layoff_gap", INTEGER, AT(ewma, layoff_gap), 0},
    {"EW.layoff_hold", INTEGER, AT(ewma, layoff_hold), 0},
    {"EW.open_day", INTEGER, AT(ewma, open_day), 0},
};

static const option_field fitness_fields[] = {
    {"PM.conv_a", SELECTOR, AT(fitness, conv_a), 0},
    {"PM.arg_a", DOUBLE, AT(fitness, arg_a), 0},
    {"PM.conv_c", SELECTOR, AT(fitness, conv_c), 0},
    {"PM.arg_c", DOUBLE, AT(fitness, arg_c), 0},
    {"PM.seed", SELECTOR, AT(fitness, seed), 0},
    {"PM.k", INTEGER, AT(fitness, k), 0},
    {"PM.v0_a", DOUBLE, AT(fitness, v0_a), 0},
    {"PM.v0_c", DOUBLE, AT(fitness, v0_c), 0},
    {"PM.missing", SELECTOR, AT(fitness, missing), 0},
    {"PM.ramp_days", INTEGER, AT(fitness, ramp_days), 0},
    {"PM.tsb_min", DOUBLE, AT(fitness, tsb_min), 0},
    {"PM.ramp_max", DOUBLE, AT(fitness, ramp_max), AT(fitness, has_ramp_max)},
};

static const option_field monotony_fields[] = {
    {"MO.window", INTEGER, AT(monotony, window), 0},
    {"MO.sd", SELECTOR, AT(monotony, sd), 0},
    {"MO.cap", DOUBLE, AT(monotony, cap), 0},
    {"MO.missing", SELECTOR, AT(monotony, missing), 0},
};

static const option_field spike_fields[] = {
    {"SPK.window", INTEGER, AT(spike, window), 0},
    {"SPK.b1", INTEGER, AT(spike, b1), 0},
    {"SPK.b2", INTEGER, AT(spike, b2), 0},
    {"SPK.b3", INTEGER, AT(spike, b3), 0},
    {"SPK.measure", SELECTOR, AT(spike, measure), 0},
    {"SPK.kinds", INTEGER, AT(spike, kinds), 0},
    {"SPK.low_n", INTEGER, AT(spike, low_n), 0},
    {"SPK.expire_soon", INTEGER, AT(spike, expire_soon), 0},
    {"SPK.missing_max", INTEGER, AT(spike, missing_max), 0},
    {"SPK.speed_max_dmps", INTEGER, AT(spike, speed_max_dmps), 0},
    {"SPK.ratchet_days", INTEGER, AT(spike, ratchet_days), 0},
    {"SPK.ratchet_max", INTEGER, AT(spike, ratchet_max), 0},
    {"SPK.edge", INTEGER, AT(spike, edge), 0},
    {"SPK.layoff_gap", INTEGER, AT(spike, layoff_gap), 0},
    {"SPK.layoff_hold", INTEGER, AT(spike, layoff_hold), 0},
};

void read_prepare_options(const json_t *cfg, kl_prepare_options *options)
{
    kl_prepare_options_init(options, sizeof *options);
    put_options(cfg, prepare_fields, COUNT_OF(prepare_fields), options);
}

void read_rolling_options(const json_t *cfg, kl_rolling_options *options)
{
    kl_rolling_options_init(options, sizeof *options);
    put_options(cfg, rolling_fields, COUNT_OF(rolling_fields), options);
}

void read_ewma_options(const json_t *cfg, kl_ewma_options *options)
{
    kl_ewma_options_init(options, sizeof *options);
    put_options(cfg, ewma_fields, COUNT_OF(ewma_fields), options);
}

void read_fitness_options(const json_t *cfg, kl_fitness_options *options)
{
    kl_fitness_options_init(options, sizeof *options);
    put_options(cfg, fitness_fields, COUNT_OF(fitness_fields), options);
}

void read_monotony_options(const json_t *cfg, kl_monotony_options *options)
{
    kl_monotony_options_init(options, sizeof *options);
    put_options(cfg, monotony_fields, COUNT_OF(monotony_fields), options);
}

void read_spike_options(const json_t *cfg, kl_spike_options *options)
{
    kl_spike_options_init(options, sizeof *options);
    put_options(cfg, spike_fields, COUNT_OF(spike_fields), options);
}

kl_status read_week_to_week_options(const json_t *cfg, kl_rolling_options *options, kl_fault *fault)
{
    const int32_t window = int_member(cfg, "window", 7);
    const kl_status status = kl_week_to_week_options(window, options, sizeof *options, fault);
    if (status != KL_OK) return status;
    json_t *others = json_copy((json_t *)cfg);
    json_object_del(others, "window");
    put_options(others, rolling_fields + ROLLING_ONLY, COUNT_OF(rolling_fields) - ROLLING_ONLY,
                options);
    json_decref(others);
    return KL_OK;
}

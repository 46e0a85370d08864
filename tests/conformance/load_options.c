/*
 * Options structs from `cfg`, see load_options.h. A member of `cfg` is a parameter id of the
 * catalogue behind its dot; the catalogue also says which codes a selector takes.
 */
#include "load_options.h"

#include <string.h>

#include "json_in.h"

enum { INTEGER, DOUBLE, SELECTOR, THRESHOLDS };

typedef struct option_field {
    const char *id;
    int type;
    size_t offset;
    size_t gate; /* 0, or where "it is given" (DOUBLE) or the number of values (THRESHOLDS) goes */
} option_field;

#define AT(type, member) offsetof(kl_##type##_options, member)
#define COUNT_OF(table) (sizeof(table) / sizeof(table)[0])

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

static void put_int(void *options, size_t offset, int32_t value)
{
    memcpy((char *)options + offset, &value, sizeof value);
}

static void put_double(void *options, size_t offset, double value)
{
    memcpy((char *)options + offset, &value, sizeof value);
}

/* More values than fit keep their true number: the library has to refuse it. */
static void put_thresholds(void *options, const option_field *field, const json_t *values)
{
    const size_t n = json_array_size(values);
    if (!json_is_array(values)) complain("cfg member \"thr\" is no array");
    for (size_t i = 0; i < n && i < KL_MAX_THRESHOLDS; i++) {
        const int32_t value = int_of(json_array_get(values, i), KL_UNKNOWN);
        put_int(options, field->offset + i * sizeof value, value);
    }
    put_int(options, field->gate, (int32_t)n);
}

static int32_t selector_of(const option_field *field, const json_t *value)
{
    const kl_parameter *parameter = kl_parameter_find(field->id);
    const char *name = json_string_value(value);
    if (!parameter) complain("the catalogue has no parameter %s", field->id);
    if (!name) complain("selector %s is no text", field->id);
    return parameter && name ? code_of(parameter->codes, name) : NO_SUCH_CODE;
}

static void put_option(void *options, const option_field *field, const json_t *value)
{
    switch (field->type) {
        case INTEGER:
            put_int(options, field->offset, int_of(value, KL_UNKNOWN));
            break;
        case DOUBLE:
            put_double(options, field->offset, double_of(value, 0.0));
            if (field->gate) put_int(options, field->gate, 1);
            break;
        case SELECTOR:
            put_int(options, field->offset, selector_of(field, value));
            break;
        default:
            put_thresholds(options, field, value);
    }
}

static const option_field *find_field(const option_field *fields, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(strchr(fields[i].id, '.') + 1, name) == 0) return &fields[i];
    }
    return NULL;
}

static void put_options(const json_t *cfg, const option_field *fields, size_t n, void *options)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)cfg, name, value)
    {
        const option_field *field = find_field(fields, n, name);
        if (json_is_null(value)) continue;
        if (field) {
            put_option(options, field, value);
        } else {
            complain("cfg member \"%s\" is not known", name);
        }
    }
}

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

/*
 * Unit tests of catalog/options.h: options structs and the rows of the catalogue that rule them.
 * LOAD-006, KNEE-005; the ranges themselves are those of test_catalog.c.
 */
#include "catalog/options.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "../measure/metric_options.h"
#include "../refusal.h"
#include "kneeload/spike.h"
#include "measure/ewma.h"
#include "measure/fitness.h"
#include "measure/knee_model.h"
#include "measure/prepare.h"
#include "measure/rolling.h"
#include "measure/spike.h"
#include "measure/variability.h"
#include "rule/cadence.h"

enum { NO_INDEX = -1, LARGEST = 4096, GROUPS = 8 };

/* Bytes that may hold any options struct. */
typedef union any_options {
    uint32_t struct_size;
    double align;
    unsigned char bytes[LARGEST + 2];
} any_options;

static void init_rolling(void *options, size_t size)
{
    kl_rolling_options_init(options, size);
}

static void init_ewma(void *options, size_t size)
{
    kl_ewma_options_init(options, size);
}

static void init_fitness(void *options, size_t size)
{
    kl_fitness_options_init(options, size);
}

static void init_monotony(void *options, size_t size)
{
    kl_monotony_options_init(options, size);
}

static void init_spike(void *options, size_t size)
{
    kl_spike_options_init(options, size);
}

static void init_prepare(void *options, size_t size)
{
    kl_prepare_options_init(options, size);
}

static void init_knee(void *options, size_t size)
{
    kl_knee_options_init(options, size);
}

static void init_cadence(void *options, size_t size)
{
    kl_cadence_options_init(options, size);
}

static const struct {
    const kl__options_layout *layout;
    void (*init)(void *options, size_t size);
    size_t size;
} groups[GROUPS] = {
    {&kl__rolling_layout, init_rolling, sizeof(kl_rolling_options)},
    {&kl__ewma_layout, init_ewma, sizeof(kl_ewma_options)},
    {&kl__fitness_layout, init_fitness, sizeof(kl_fitness_options)},
    {&kl__monotony_layout, init_monotony, sizeof(kl_monotony_options)},
    {&kl__spike_layout, init_spike, sizeof(kl_spike_options)},
    {&kl__prepare_layout, init_prepare, sizeof(kl_prepare_options)},
    {&kl__knee_layout, init_knee, sizeof(kl_knee_options)},
    {&kl__cadence_layout, init_cadence, sizeof(kl_cadence_options)},
};

static int32_t int_at(const any_options *o, uint32_t offset)
{
    int32_t value;
    memcpy(&value, o->bytes + offset, sizeof value);
    return value;
}

static double double_at(const any_options *o, uint32_t offset)
{
    double value;
    memcpy(&value, o->bytes + offset, sizeof value);
    return value;
}

static void put_int(any_options *o, uint32_t offset, int64_t value)
{
    const int32_t narrow = (int32_t)value;
    memcpy(o->bytes + offset, &narrow, sizeof narrow);
}

static void put_double(any_options *o, uint32_t offset, double value)
{
    memcpy(o->bytes + offset, &value, sizeof value);
}

static int is_double(const kl__field *field)
{
    return field->type == KL__DOUBLE || field->type == KL__FINITE ||
           field->type == KL__GATED_DOUBLE;
}

/* Every field of every struct, with its row. */
typedef void visit(int group, const kl__field *field, const kl_parameter *row);

static void walk(visit *each)
{
    for (int g = 0; g < GROUPS; g++) {
        const kl__options_layout *layout = groups[g].layout;
        for (uint32_t i = 0; i < layout->n_fields; i++) {
            each(g, &layout->fields[i], kl_parameter_find(layout->fields[i].id));
        }
    }
}

static void check_place(int group, const kl__field *field, const kl_parameter *row)
{
    const kl__options_layout *layout = groups[group].layout;
    const kl_parameter *first = kl_parameter_find(layout->fields[0].id);
    cr_assert_not_null(row, "%s", field->id);
    cr_expect_eq(row - first, field - layout->fields, "%s is out of order", field->id);
    cr_expect_eq(layout->size, groups[group].size);
}

/* LOAD-006: the order of the table is the order of validation. */
Test(options, stand_in_the_order_of_the_table)
{
    walk(check_place);
}

static void check_default(int group, const kl__field *field, const kl_parameter *row)
{
    any_options o;
    groups[group].init(&o, groups[group].size);
    cr_expect_eq(o.struct_size, groups[group].size);
    const int gated = field->type == KL__GATED_DOUBLE || field->type == KL__THRESHOLDS;
    cr_expect_eq(row->has_default, !gated && field->type != KL__OPTIONAL_INT, "%s", field->id);
    if (gated) cr_expect_eq(int_at(&o, field->gate_offset), 0, "%s", field->id);
    if (field->type == KL__OPTIONAL_INT) cr_expect_eq(int_at(&o, field->offset), KL_UNKNOWN);
    if (!row->has_default) return;
    const double value =
        is_double(field) ? double_at(&o, field->offset) : int_at(&o, field->offset);
    cr_expect_eq(value, row->default_value, "%s: %g", field->id, value);
}

/* Section 14: the defaults of a struct are those of the catalogue. */
Test(options, start_with_the_defaults_of_the_catalogue)
{
    walk(check_default);
}

/* What stands in no row: modes, reserved members, unused thresholds. */
Test(options, start_with_zero_elsewhere)
{
    kl_rolling_options rolling;
    kl_ewma_options ewma;
    memset(&rolling, 0x5a, sizeof rolling);
    memset(&ewma, 0x5a, sizeof ewma);
    kl_rolling_options_init(&rolling, sizeof rolling);
    kl_ewma_options_init(&ewma, sizeof ewma);
    cr_expect_eq(rolling.mode, KL_END_OF_DAY);
    cr_expect_eq(ewma.mode, KL_END_OF_DAY);
    cr_expect_eq(rolling.reserved | ewma.reserved, 0);
    cr_expect_eq(rolling.lmax, 0.0);
    for (int i = 0; i < KL_MAX_THRESHOLDS; i++) cr_expect_eq(rolling.thr[i] | ewma.thr[i], 0);
}

/* A caller of another version: older structs are left unfilled, newer ones end in zeros. */
Test(options, fill_the_size_they_are_given)
{
    for (int g = 0; g < GROUPS; g++) {
        any_options o;
        for (size_t size = 0; size < sizeof(uint32_t); size++) {
            put_canary(&o, sizeof o);
            groups[g].init(&o, size);
            cr_expect(is_canary(&o, sizeof o), "size %zu", size);
        }
        put_canary(&o, sizeof o);
        groups[g].init(&o, groups[g].size - 1);
        cr_expect_eq(o.struct_size, groups[g].size - 1);
        for (size_t i = sizeof(uint32_t); i < groups[g].size - 1; i++) {
            cr_expect_eq(o.bytes[i], 0);
        }
        cr_expect(is_canary(o.bytes + groups[g].size - 1, 16));
        put_canary(&o, sizeof o);
        groups[g].init(&o, groups[g].size + 8);
        cr_expect_eq(o.struct_size, groups[g].size + 8);
        for (size_t i = 0; i < 8; i++) cr_expect_eq(o.bytes[groups[g].size + i], 0);
        cr_expect(is_canary(o.bytes + groups[g].size + 8, 16));
        groups[g].init(&o, sizeof(uint32_t));
        cr_expect_eq(o.struct_size, sizeof(uint32_t));
        groups[g].init(&o, LARGEST);
        cr_expect_eq(o.struct_size, LARGEST);
        groups[g].init(&o, LARGEST + 1);
        cr_expect_eq(o.struct_size, LARGEST + 1);
        groups[g].init(NULL, groups[g].size);
    }
}

static kl_status read(int group, const any_options *given, any_options *out, kl_fault *fault)
{
    return kl__options_read(groups[group].layout, given, out, fault);
}

/* NULL is the defaults, and the defaults pass. */
Test(options, are_the_defaults_where_none_are_given)
{
    for (int g = 0; g < GROUPS; g++) {
        any_options defaults;
        any_options out;
        groups[g].init(&defaults, groups[g].size);
        cr_expect_eq(read(g, NULL, &out, NULL), KL_OK);
        cr_expect_eq(memcmp(&defaults, &out, groups[g].size), 0);
        memset(&out, 0, sizeof out);
        cr_expect_eq(read(g, &defaults, &out, NULL), KL_OK);
        cr_expect_eq(memcmp(&defaults, &out, groups[g].size), 0);
    }
}

static void refuse(int group, const any_options *given, kl_status wanted, const char *field,
                   int64_t index, double value)
{
    any_options out;
    kl_fault fault = {"", 0, 0};
    expect_refusal(read(group, given, &out, &fault), &fault, wanted, field, index, value);
    cr_expect_eq(read(group, given, &out, NULL), wanted);
}

static void accept(int group, const any_options *given, const char *what)
{
    any_options out;
    kl_fault fault = {"", 0, 0};
    cr_expect_eq(read(group, given, &out, &fault), KL_OK, "%s: %s", what, fault.field);
    cr_expect_eq(out.struct_size, given->struct_size);
}

/* An older struct is refused; a newer one passes while it asks for nothing new. */
Test(options, are_refused_from_another_version)
{
    for (int g = 0; g < GROUPS; g++) {
        const uint32_t size = (uint32_t)groups[g].size;
        const uint32_t no_size[] = {0, 4, size - 1, LARGEST + 1, UINT32_MAX};
        any_options o;
        memset(&o, 0, sizeof o);
        groups[g].init(&o, size);
        for (int i = 0; i < 5; i++) {
            o.struct_size = no_size[i];
            refuse(g, &o, KL_E_VERSION, "struct_size", NO_INDEX, no_size[i]);
        }
        o.struct_size = LARGEST;
        accept(g, &o, "the largest struct");
        o.struct_size = size + 8;
        accept(g, &o, "a newer struct");
        for (uint32_t i = 0; i < 8; i++) {
            o.bytes[size + i] = 1;
            refuse(g, &o, KL_E_VERSION, "struct_size", NO_INDEX, size + 8);
            o.bytes[size + i] = 0;
        }
    }
}

static void check_int(int group, const kl__field *field, const kl_parameter *row, any_options *o)
{
    const char *name = kl__field_name(field->id);
    const int64_t low = (int64_t)row->minimum;
    const int64_t high = (int64_t)row->maximum;
    const int64_t outside[] = {low - 1, high + 1, INT32_MAX, INT32_MIN};
    const int optional = field->type == KL__OPTIONAL_INT;
    for (int i = 0; i < (optional ? 3 : 4); i++) {
        put_int(o, field->offset, outside[i]);
        refuse(group, o, KL_E_RANGE, name, NO_INDEX, (double)outside[i]);
    }
    put_int(o, field->offset, low);
    accept(group, o, field->id);
    put_int(o, field->offset, high);
    accept(group, o, field->id);
}

static void check_double(int group, const kl__field *field, const kl_parameter *row, any_options *o)
{
    const char *name = kl__field_name(field->id);
    const int finite = field->type == KL__FINITE; /* its range is checked by the metric */
    const double low = finite ? -DBL_MAX : row->minimum;
    const double high = finite ? DBL_MAX : row->maximum;
    const double outside[] = {NAN, INFINITY, -INFINITY, nextafter(low, -INFINITY),
                              nextafter(high, INFINITY)};
    for (int i = 0; i < 5; i++) {
        put_double(o, field->offset, outside[i]);
        refuse(group, o, KL_E_RANGE, name, NO_INDEX, outside[i]);
    }
    put_double(o, field->offset, high);
    accept(group, o, field->id);
    put_double(o, field->offset, low);
    accept(group, o, field->id);
}

static void check_gate(int group, const kl__field *field, any_options *o)
{
    const char *name = kl__field_name(field->id);
    put_double(o, field->offset, NAN);
    put_int(o, field->gate_offset, 0);
    accept(group, o, field->id);
    put_int(o, field->gate_offset, 2);
    refuse(group, o, KL_E_RANGE, name, NO_INDEX, 2);
    put_int(o, field->gate_offset, -1);
    refuse(group, o, KL_E_RANGE, name, NO_INDEX, -1);
    put_int(o, field->gate_offset, 1);
}

static void check_thresholds(int group, const kl__field *field, const kl_parameter *row,
                             any_options *o)
{
    put_int(o, field->gate_offset, -1);
    refuse(group, o, KL_E_SIZE, "thr", NO_INDEX, -1);
    put_int(o, field->gate_offset, KL_MAX_THRESHOLDS + 1);
    refuse(group, o, KL_E_SIZE, "thr", NO_INDEX, KL_MAX_THRESHOLDS + 1);
    for (int32_t i = 0; i < KL_MAX_THRESHOLDS; i++) {
        const uint32_t offset = field->offset + (uint32_t)i * (uint32_t)sizeof(int32_t);
        put_int(o, field->gate_offset, i + 1);
        put_int(o, offset, (int64_t)row->minimum - 1);
        refuse(group, o, KL_E_RANGE, "thr", i, row->minimum - 1);
        put_int(o, offset, (int64_t)row->maximum + 1);
        refuse(group, o, KL_E_RANGE, "thr", i, row->maximum + 1);
        put_int(o, field->gate_offset, i); /* behind the count nothing is looked at */
        accept(group, o, field->id);
        put_int(o, field->gate_offset, i + 1);
        put_int(o, offset, (int64_t)row->maximum);
        accept(group, o, field->id);
        put_int(o, offset, (int64_t)row->minimum);
        accept(group, o, field->id);
    }
}

static void check_range(int group, const kl__field *field, const kl_parameter *row)
{
    any_options o;
    groups[group].init(&o, groups[group].size);
    switch (field->type) {
        case KL__INT:
        case KL__OPTIONAL_INT:
            check_int(group, field, row, &o);
            break;
        case KL__THRESHOLDS:
            check_thresholds(group, field, row, &o);
            break;
        case KL__GATED_DOUBLE:
            check_gate(group, field, &o);
            check_double(group, field, row, &o);
            break;
        default:
            check_double(group, field, row, &o);
    }
}

/* LOAD-006: just outside is refused, just inside is not; by name, with the value. */
Test(options, keep_to_their_ranges)
{
    walk(check_range);
}

static void spoil(const kl__field *field, any_options *o)
{
    if (field->type == KL__THRESHOLDS || field->type == KL__GATED_DOUBLE) {
        put_int(o, field->gate_offset, 99);
    } else if (is_double(field)) {
        put_double(o, field->offset, NAN);
    } else {
        put_int(o, field->offset, INT32_MAX);
    }
}

/* LOAD-006: of several faults the first row wins. */
Test(options, are_checked_in_the_order_of_the_table)
{
    for (int g = 0; g < GROUPS; g++) {
        const kl__options_layout *layout = groups[g].layout;
        any_options o;
        groups[g].init(&o, groups[g].size);
        for (uint32_t i = layout->n_fields; i-- > 0;) {
            kl_fault fault = {"", 0, 0};
            any_options out;
            spoil(&layout->fields[i], &o);
            cr_expect_lt(read(g, &o, &out, &fault), KL_OK);
            cr_expect_str_eq(fault.field, kl__field_name(layout->fields[i].id));
        }
    }
}

static void check_minus_zero(int group, const kl__field *field, const kl_parameter *row)
{
    if (!is_double(field) || row->minimum > 0.0 || field->type == KL__FINITE) return;
    any_options o;
    any_options out;
    groups[group].init(&o, groups[group].size);
    if (field->type == KL__GATED_DOUBLE) put_int(&o, field->gate_offset, 1);
    put_double(&o, field->offset, -0.0);
    cr_expect_eq(read(group, &o, &out, NULL), KL_OK, "%s", field->id);
    cr_expect(!signbit(double_at(&out, field->offset)), "%s", field->id);
}

/* LOAD-001: no minus zero gets in. */
Test(options, read_minus_zero_as_0)
{
    walk(check_minus_zero);
}

static void check_bytes(int group, const void *options)
{
    const kl__options_layout *layout = groups[group].layout;
    uint8_t bytes[1024];
    any_options back;
    kl__writer writer = {bytes, sizeof bytes, 0};
    kl__options_put(layout, options, &writer);
    kl__reader reader = {bytes, writer.used, 0};
    kl__options_get(layout, &reader, &back);
    cr_expect(!reader.dry && reader.left == 0);
    cr_expect_eq(memcmp(options, &back, layout->size), 0);
}

/* LOAD-123: options survive being bytes. */
Test(options, come_back_from_bytes)
{
    random_source source = random_from(20);
    for (int g = 0; g < GROUPS; g++) {
        any_options defaults;
        groups[g].init(&defaults, groups[g].size);
        check_bytes(g, &defaults);
    }
    for (int trial = 0; trial < 50; trial++) {
        metric_options o;
        random_options(&source, 0, 100, &o);
        check_bytes(0, &o.rolling);
        check_bytes(1, &o.ewma);
        check_bytes(2, &o.fitness);
        check_bytes(3, &o.monotony);
    }
}

Test(options, are_named_by_what_stands_behind_the_dot)
{
    cr_expect_str_eq(kl__field_name("RA.na"), "na");
    cr_expect_str_eq(kl__field_name("SPK.low_n"), "low_n");
}

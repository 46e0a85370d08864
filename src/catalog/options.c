/*
 * catalog/options.c - options structs filled and checked by walking the parameter table.
 * LOAD-006, LOAD section 14
 */
#include "catalog/options.h"

#include <float.h>
#include <string.h>

#include "base/check.h"

static int32_t int_at(const void *options, uint32_t offset)
{
    int32_t value;
    memcpy(&value, (const unsigned char *)options + offset, sizeof value);
    return value;
}

static void put_int(void *options, uint32_t offset, int32_t value)
{
    memcpy((unsigned char *)options + offset, &value, sizeof value);
}

static double double_at(const void *options, uint32_t offset)
{
    double value;
    memcpy(&value, (const unsigned char *)options + offset, sizeof value);
    return value;
}

static void put_double(void *options, uint32_t offset, double value)
{
    memcpy((unsigned char *)options + offset, &value, sizeof value);
}

const char *kl__field_name(const char *parameter_id)
{
    while (*parameter_id != '.') parameter_id++;
    return parameter_id + 1;
}

/* The rows of a layout stand one after the other in the parameter table. */
static const kl_parameter *first_row(const kl__options_layout *layout)
{
    return kl_parameter_find(layout->fields[0].id);
}

static void put_default(const kl__field *field, const kl_parameter *row, void *options)
{
    switch (field->type) {
        case KL__INT:
            put_int(options, field->offset, (int32_t)row->default_value);
            break;
        case KL__OPTIONAL_INT:
            put_int(options, field->offset, KL_UNKNOWN);
            break;
        case KL__DOUBLE:
        case KL__FINITE:
            put_double(options, field->offset, row->default_value);
            break;
        default: /* gated values and thresholds start unset: zero */
            break;
    }
}

int kl__struct_init(void *options, size_t size, size_t known_size)
{
    if (!options || size < sizeof(uint32_t)) return 0;
    const uint32_t given = size > KL__LARGEST_STRUCT ? KL__LARGEST_STRUCT + 1 : (uint32_t)size;
    memset(options, 0, size);
    memcpy(options, &given, sizeof given);
    return size >= known_size;
}

void kl__options_defaults(const kl__options_layout *layout, void *options, size_t size)
{
    if (!kl__struct_init(options, size, layout->size)) return;
    const kl_parameter *row = first_row(layout);
    for (uint32_t i = 0; i < layout->n_fields; i++) {
        put_default(&layout->fields[i], &row[i], options);
    }
}

kl_status kl__struct_copy(const void *given, size_t known_size, void *options, kl_fault *fault)
{
    const unsigned char *bytes = given;
    uint32_t size;
    memcpy(&size, bytes, sizeof size);
    int fits = size >= known_size && size <= KL__LARGEST_STRUCT;
    for (size_t i = known_size; fits && i < size; i++) fits = bytes[i] == 0;
    if (!fits) return kl__fail(fault, KL_E_VERSION, "struct_size", KL_NO_INDEX, size);
    memcpy(options, bytes, known_size);
    return KL_OK;
}

/* A minus zero would survive into results: LOAD-001 has none. */
static kl_status check_double(const char *name, const kl_parameter *row, uint32_t offset,
                              void *options, kl_fault *fault)
{
    const double value = double_at(options, offset);
    put_double(options, offset, value + 0.0);
    return kl__check_double(fault, name, KL_NO_INDEX, value, row->minimum, row->maximum);
}

static kl_status check_gated(const char *name, const kl__field *field, const kl_parameter *row,
                             void *options, kl_fault *fault)
{
    const int32_t gate = int_at(options, field->gate_offset);
    const kl_status status = kl__check_int(fault, name, KL_NO_INDEX, gate, 0, 1);
    if (status != KL_OK || gate == 0) return status;
    return check_double(name, row, field->offset, options, fault);
}

static kl_status check_thresholds(const char *name, const kl__field *field, const kl_parameter *row,
                                  const void *options, kl_fault *fault)
{
    const int32_t count = int_at(options, field->gate_offset);
    if (count < 0 || count > KL__MAX_THRESHOLDS) {
        return kl__fail(fault, KL_E_SIZE, name, KL_NO_INDEX, count);
    }
    kl_status status = KL_OK;
    for (int32_t i = 0; i < count && status == KL_OK; i++) {
        const uint32_t offset = field->offset + (uint32_t)i * (uint32_t)sizeof(int32_t);
        status = kl__check_int(fault, name, i, int_at(options, offset), (int64_t)row->minimum,
                               (int64_t)row->maximum);
    }
    return status;
}

static kl_status check_field(const kl__field *field, const kl_parameter *row, void *options,
                             kl_fault *fault)
{
    const char *name = kl__field_name(field->id);
    switch (field->type) {
        case KL__INT:
            return kl__check_int(fault, name, KL_NO_INDEX, int_at(options, field->offset),
                                 (int64_t)row->minimum, (int64_t)row->maximum);
        case KL__OPTIONAL_INT:
            return kl__check_known_int(fault, name, KL_NO_INDEX, int_at(options, field->offset),
                                       (int64_t)row->minimum, (int64_t)row->maximum);
        case KL__DOUBLE:
            return check_double(name, row, field->offset, options, fault);
        case KL__FINITE:
            return kl__check_double(fault, name, KL_NO_INDEX, double_at(options, field->offset),
                                    -DBL_MAX, DBL_MAX);
        case KL__GATED_DOUBLE:
            return check_gated(name, field, row, options, fault);
        default:
            return check_thresholds(name, field, row, options, fault);
    }
}

kl_status kl__options_read(const kl__options_layout *layout, const void *given, void *options,
                           kl_fault *fault)
{
    if (!given) {
        kl__options_defaults(layout, options, layout->size);
        return KL_OK;
    }
    kl_status status = kl__struct_copy(given, layout->size, options, fault);
    if (status != KL_OK) return status;
    const kl_parameter *row = first_row(layout);
    for (uint32_t i = 0; i < layout->n_fields && status == KL_OK; i++) {
        status = check_field(&layout->fields[i], &row[i], options, fault);
    }
    return status;
}

static int is_double(const kl__field *field)
{
    return field->type == KL__DOUBLE || field->type == KL__FINITE ||
           field->type == KL__GATED_DOUBLE;
}

static int has_gate(const kl__field *field)
{
    return field->type == KL__GATED_DOUBLE || field->type == KL__THRESHOLDS;
}

static uint32_t count_of_ints(const kl__field *field)
{
    return field->type == KL__THRESHOLDS ? KL__MAX_THRESHOLDS : 1;
}

void kl__options_put(const kl__options_layout *layout, const void *options, kl__writer *writer)
{
    for (uint32_t i = 0; i < layout->n_fields; i++) {
        const kl__field *field = &layout->fields[i];
        if (has_gate(field)) kl__put_i32(writer, int_at(options, field->gate_offset));
        if (is_double(field)) {
            kl__put_double(writer, double_at(options, field->offset));
            continue;
        }
        for (uint32_t j = 0; j < count_of_ints(field); j++) {
            kl__put_i32(writer, int_at(options, field->offset + j * (uint32_t)sizeof(int32_t)));
        }
    }
}

void kl__options_get(const kl__options_layout *layout, kl__reader *reader, void *options)
{
    kl__options_defaults(layout, options, layout->size);
    for (uint32_t i = 0; i < layout->n_fields; i++) {
        const kl__field *field = &layout->fields[i];
        if (has_gate(field)) put_int(options, field->gate_offset, kl__get_i32(reader));
        if (is_double(field)) {
            put_double(options, field->offset, kl__get_double(reader));
            continue;
        }
        for (uint32_t j = 0; j < count_of_ints(field); j++) {
            put_int(options, field->offset + j * (uint32_t)sizeof(int32_t), kl__get_i32(reader));
        }
    }
}

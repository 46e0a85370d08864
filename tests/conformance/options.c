/* Options from a case, see options.h. */
#include "options.h"

#include <kneeload/kneeload.h>
#include <string.h>

#include "json_in.h"

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
    if (!json_is_array(values)) complain("option \"thr\" is no array");
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

void put_options(const json_t *cfg, const option_field *fields, size_t n, void *options)
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
            complain("option \"%s\" is not known", name);
        }
    }
}

/* Reading a case, see json_in.h. */
#include "json_in.h"

#include <kneeload/kneeload.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char complaint[400];

void complain(const char *format, ...)
{
    if (complaint[0]) return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(complaint, sizeof complaint, format, arguments);
    va_end(arguments);
}

const char *first_complaint(void)
{
    return complaint[0] ? complaint : NULL;
}

void forget_complaints(void)
{
    complaint[0] = '\0';
}

void *take(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(3);
    }
    return memory;
}

static int names_hold(const char *const *names, size_t n_names, const char *name)
{
    for (size_t i = 0; i < n_names; i++) {
        if (strcmp(names[i], name) == 0) return 1;
    }
    return 0;
}

void allow_members(const json_t *object, const char *const *names, size_t n_names)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)object, name, value)
    {
        if (!json_is_null(value) && !names_hold(names, n_names, name)) {
            complain("input member \"%s\" is not known", name);
        }
    }
}

const json_t *member(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return json_is_null(value) ? NULL : value;
}

const json_t *array_member(const json_t *object, const char *name)
{
    const json_t *value = member(object, name);
    if (value && !json_is_array(value)) complain("input member \"%s\" is no array", name);
    return json_is_array(value) ? value : NULL;
}

const json_t *object_member(const json_t *object, const char *name)
{
    const json_t *value = member(object, name);
    if (value && !json_is_object(value)) complain("input member \"%s\" is no object", name);
    return json_is_object(value) ? value : NULL;
}

const char *text_member(const json_t *object, const char *name)
{
    const json_t *value = member(object, name);
    if (value && !json_is_string(value)) complain("input member \"%s\" is no text", name);
    return json_string_value(value);
}

double double_of(const json_t *value, double absent)
{
    if (!value || json_is_null(value)) return absent;
    if (json_is_number(value)) return json_number_value(value);
    const char *text = json_string_value(value);
    if (text && strcmp(text, "nan") == 0) return (double)NAN;
    if (text && strcmp(text, "inf") == 0) return (double)INFINITY;
    if (text && strcmp(text, "-inf") == 0) return -(double)INFINITY;
    complain("a number is expected, not \"%s\"", text ? text : "?");
    return absent;
}

int32_t int_of(const json_t *value, int32_t absent)
{
    if (!value || json_is_null(value)) return absent;
    if (json_is_boolean(value)) return json_is_true(value);
    const double number = double_of(value, 0.0);
    if (number < INT32_MIN + 1) return INT32_MIN + 1;
    if (!(number <= INT32_MAX)) return INT32_MAX;
    const int32_t whole = (int32_t)number;
    if (whole != number) complain("a whole number is expected, not %.17g", number);
    return whole;
}

int32_t int_member(const json_t *object, const char *name, int32_t absent)
{
    return int_of(json_object_get(object, name), absent);
}

double double_member(const json_t *object, const char *name, double absent)
{
    return double_of(json_object_get(object, name), absent);
}

int32_t code_of(const char *set, const char *name)
{
    int set_exists = 0;
    const kl_code *code;
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, set) != 0) continue;
        set_exists = 1;
        if (strcmp(code->name, name) == 0) return (int32_t)code->value;
    }
    if (!set_exists) complain("the library has no codes \"%s\"", set);
    return NO_SUCH_CODE;
}

int32_t code_member(const json_t *object, const char *name, const char *set, int32_t absent)
{
    const char *text = text_member(object, name);
    return text ? code_of(set, text) : absent;
}

int32_t choice_member(const json_t *object, const char *name, const char *const *names,
                      size_t n_names, int32_t absent)
{
    const char *text = text_member(object, name);
    if (!text) return absent;
    for (size_t i = 0; i < n_names; i++) {
        if (strcmp(names[i], text) == 0) return (int32_t)i;
    }
    return NO_SUCH_CODE;
}

int32_t *take_ints(const json_t *array, size_t *n)
{
    *n = json_array_size(array);
    int32_t *ints = take(*n, sizeof *ints);
    for (size_t i = 0; i < *n; i++) ints[i] = int_of(json_array_get(array, i), KL_UNKNOWN);
    return ints;
}

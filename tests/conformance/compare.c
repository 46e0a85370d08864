/* Expected against actual, see compare.h. */
#include "compare.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 200 };

static uint64_t bits_of(const json_t *value)
{
    const double number = json_number_value(value);
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static void print_value(const char *label, const json_t *value)
{
    if (!value) {
        printf(" %s nothing", label);
        return;
    }
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
    printf(" %s %.300s", label, text ? text : "?");
    if (json_is_real(value)) printf(" (%a)", json_real_value(value));
    free(text);
}

static int report(const char *id, const char *path, const json_t *expected, const json_t *actual)
{
    printf("FAIL %s: %s:", id, path);
    print_value("expected", expected);
    print_value("got", actual);
    putchar('\n');
    return 1;
}

static int compare(const char *id, const char *path, const json_t *expected, const json_t *actual);

static int compare_objects(const char *id, const char *path, const json_t *expected,
                           const json_t *actual)
{
    int differences = 0;
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)expected, name, value)
    {
        char inner[PATH_SIZE];
        snprintf(inner, sizeof inner, "%s%s%s", path, path[0] ? "." : "", name);
        differences += compare(id, inner, value, json_object_get(actual, name));
    }
    return differences;
}

/* Lists of names, such as flags, are reported whole; others by their elements. */
static int compare_arrays(const char *id, const char *path, const json_t *expected,
                          const json_t *actual)
{
    const size_t n = json_array_size(expected);
    if (json_array_size(actual) != n || json_is_string(json_array_get(expected, 0))) {
        return json_equal(expected, actual) ? 0 : report(id, path, expected, actual);
    }
    int differences = 0;
    for (size_t i = 0; i < n; i++) {
        char inner[PATH_SIZE];
        snprintf(inner, sizeof inner, "%s[%zu]", path, i);
        differences += compare(id, inner, json_array_get(expected, i), json_array_get(actual, i));
    }
    return differences;
}

static int compare(const char *id, const char *path, const json_t *expected, const json_t *actual)
{
    if (json_is_object(expected) && json_is_object(actual)) {
        return compare_objects(id, path, expected, actual);
    }
    if (json_is_array(expected) && json_is_array(actual)) {
        return compare_arrays(id, path, expected, actual);
    }
    const int same = json_is_number(expected) && json_is_number(actual)
                         ? bits_of(expected) == bits_of(actual)
                         : actual && json_equal(expected, actual);
    return same ? 0 : report(id, path, expected, actual);
}

int count_differences(const char *id, const json_t *expected, const json_t *actual)
{
    return compare(id, "", expected, actual);
}

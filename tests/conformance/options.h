/*
 * Options structs from `cfg` or `params`. A member of these is a parameter id of the catalogue
 * behind its dot; the catalogue also says which codes a selector takes.
 */
#ifndef CONFORMANCE_OPTIONS_H
#define CONFORMANCE_OPTIONS_H

#include <jansson.h>
#include <stddef.h>

enum { INTEGER, DOUBLE, SELECTOR, THRESHOLDS };

typedef struct option_field {
    const char *id;
    int type;
    size_t offset;
    size_t gate; /* 0, or where "it is given" (DOUBLE) or the number of values (THRESHOLDS) goes */
} option_field;

#define COUNT_OF(table) (sizeof(table) / sizeof(table)[0])

/* Write the members that are given over the defaults; complain about the unknown ones. */
void put_options(const json_t *cfg, const option_field *fields, size_t n, void *options);

#endif

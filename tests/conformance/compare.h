/* Expected against actual. */
#ifndef CONFORMANCE_COMPARE_H
#define CONFORMANCE_COMPARE_H

#include <jansson.h>

/*
 * Number of differences, each printed behind `id`. Every member of an expected object must be in
 * the actual one; doubles are compared to the bit; arrays in order.
 */
int count_differences(const char *id, const json_t *expected, const json_t *actual);

#endif

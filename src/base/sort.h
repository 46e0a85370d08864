/*
 * base/sort.h - sorting of places in an array, in place and without recursion.
 * LOAD-030, LOAD-032, LOAD-033
 */
#ifndef KL_BASE_SORT_H
#define KL_BASE_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Does place a come before place b? Must never call two places equal, or the order is open. */
typedef int (*kl__before)(const void *context, int32_t a, int32_t b);

/* Heap sort: O(n log n) comparisons at most. */
void kl__sort(int32_t *places, size_t n, kl__before before, const void *context);

#endif

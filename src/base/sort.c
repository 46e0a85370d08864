/*
 * base/sort.c - heap sort of places in an array.
 * LOAD-030, LOAD-032, LOAD-033
 */
#include "base/sort.h"

static void swap(int32_t *a, int32_t *b)
{
    const int32_t kept = *a;
    *a = *b;
    *b = kept;
}

static void sift_down(int32_t *places, size_t root, size_t n, kl__before before,
                      const void *context)
{
    for (size_t child = 2 * root + 1; child < n; child = 2 * root + 1) {
        if (child + 1 < n && before(context, places[child], places[child + 1])) child++;
        if (!before(context, places[root], places[child])) return;
        swap(&places[root], &places[child]);
        root = child;
    }
}

void kl__sort(int32_t *places, size_t n, kl__before before, const void *context)
{
    for (size_t root = n / 2; root-- > 0;) sift_down(places, root, n, before, context);
    for (size_t end = n; end-- > 1;) {
        swap(&places[0], &places[end]);
        sift_down(places, 0, end, before, context);
    }
}

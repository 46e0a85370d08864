/*
 * Unit tests of base/sort.h. It carries the orders of LOAD-030 .. LOAD-034.
 */
#include "base/sort.h"

#include <criterion/criterion.h>

#include "../random.h"

enum { MOST = 70 };

static int keys_before(const void *keys, int32_t a, int32_t b)
{
    const int32_t *list = keys;
    return list[a] != list[b] ? list[a] < list[b] : a < b;
}

static void expect_sorted(const int32_t *keys, size_t n)
{
    int32_t places[MOST + 1];
    int seen[MOST] = {0};
    for (size_t i = 0; i < n; i++) places[i] = (int32_t)(n - 1 - i);
    places[n] = -7; /* what lies behind stays */
    kl__sort(places, n, keys_before, keys);
    cr_assert_eq(places[n], -7);
    for (size_t i = 0; i < n; i++) {
        cr_assert(!seen[places[i]]++, "place %d twice", places[i]);
        cr_assert(i == 0 || keys_before(keys, places[i - 1], places[i]));
    }
}

Test(sort, orders_every_length_with_ties_by_index)
{
    random_source source = random_from(1);
    for (size_t n = 0; n <= MOST; n++) {
        for (int32_t spread = 0; spread < 100; spread += 9) {
            int32_t keys[MOST];
            for (size_t i = 0; i < n; i++) keys[i] = random_int(&source, 0, spread);
            expect_sorted(keys, n);
        }
    }
}

Test(sort, orders_rising_and_falling_keys)
{
    int32_t keys[MOST];
    for (int32_t i = 0; i < MOST; i++) keys[i] = i;
    expect_sorted(keys, MOST);
    for (int32_t i = 0; i < MOST; i++) keys[i] = -i;
    expect_sorted(keys, MOST);
}

Test(sort, takes_no_places_at_all)
{
    kl__sort(NULL, 0, keys_before, NULL);
}

/* Comparisons that say what came instead. */
#ifndef UNIT_EXPECT_H
#define UNIT_EXPECT_H

#include <criterion/criterion.h>
#include <string.h>

static inline void expect_number(const char *name, double value, double wanted)
{
    cr_expect_eq(value, wanted, "%s: %.17g instead of %.17g", name, value, wanted);
}

static inline void expect_flags(uint32_t flags, uint32_t wanted)
{
    cr_expect_eq(flags, wanted, "flags %08x instead of %08x", flags, wanted);
}

/* Results hold no padding, so that equal bytes are equal bits of every number. */
static inline int same_bits(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size) == 0;
}

#endif

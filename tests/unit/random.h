/* Seeded numbers for laws: the same on every platform, so that a failure can be repeated. */
#ifndef UNIT_RANDOM_H
#define UNIT_RANDOM_H

#include <stdint.h>

/* State of a xorshift64* generator; never 0. */
typedef struct random_source {
    uint64_t state;
} random_source;

static inline random_source random_from(uint64_t seed)
{
    const random_source source = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    return source;
}

static inline uint64_t random_bits(random_source *source)
{
    source->state ^= source->state >> 12;
    source->state ^= source->state << 25;
    source->state ^= source->state >> 27;
    return source->state * UINT64_C(0x2545F4914F6CDD1D);
}

/* A number in [low, high]. */
static inline int32_t random_int(random_source *source, int32_t low, int32_t high)
{
    const uint64_t span = (uint64_t)((int64_t)high - low + 1);
    return (int32_t)(low + (int64_t)((random_bits(source) >> 11) % span));
}

/* A number in [low, high). */
static inline double random_double(random_source *source, double low, double high)
{
    return low + (high - low) * ((double)(random_bits(source) >> 11) * 0x1p-53);
}

#endif

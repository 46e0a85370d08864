/*
 * Unit tests of base/bytes.h: the frame of every snapshot. It carries LOAD-123.
 */
#include "base/bytes.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

#include "../refusal.h"

enum { ROOM = 64, NO_INDEX = -1, MAGIC = 0x12345678, VERSION = 3, FRAME = 20 };

Test(bytes, writes_little_endian)
{
    static const uint8_t wanted[] = {0x04, 0x03, 0x02, 0x01, 0xfe, 0xff, 0xff, 0xff,
                                     0,    0,    0,    0,    0,    0,    0xf8, 0xbf};
    uint8_t bytes[ROOM];
    kl__writer writer = {bytes, sizeof bytes, 0};
    kl__put_u32(&writer, UINT32_C(0x01020304));
    kl__put_i32(&writer, -2);
    kl__put_double(&writer, -1.5);
    cr_expect_eq(writer.used, sizeof wanted);
    cr_expect_arr_eq(bytes, wanted, sizeof wanted);
}

Test(bytes, reads_what_was_written)
{
    static const double doubles[] = {0.0, -0.0, 1.0 / 3.0, DBL_MAX, DBL_TRUE_MIN, -INFINITY};
    uint8_t bytes[ROOM + 8];
    kl__writer writer = {bytes, sizeof bytes, 0};
    for (int i = 0; i < 6; i++) kl__put_double(&writer, doubles[i]);
    kl__put_u32(&writer, UINT32_MAX);
    kl__put_i32(&writer, INT32_MIN);
    kl__reader reader = {bytes, writer.used, 0};
    for (int i = 0; i < 6; i++) {
        const double back = kl__get_double(&reader);
        cr_expect(memcmp(&back, &doubles[i], sizeof back) == 0, "%g", doubles[i]);
    }
    cr_expect_eq(kl__get_u32(&reader), UINT32_MAX);
    cr_expect_eq(kl__get_i32(&reader), INT32_MIN);
    cr_expect_eq(reader.left, 0);
    cr_expect(!reader.dry);
}

/* A writer without room goes on counting, and touches nothing behind its end. */
Test(bytes, counts_beyond_its_room)
{
    for (size_t room = 0; room <= 12; room++) {
        uint8_t bytes[ROOM];
        put_canary(bytes, sizeof bytes);
        kl__writer writer = {bytes, room, 0};
        kl__put_double(&writer, 1.0);
        kl__put_u32(&writer, 7);
        cr_expect_eq(writer.used, 12);
        cr_expect(is_canary(bytes + room, sizeof bytes - room), "room %zu", room);
    }
}

/* A reader that has run dry gives zeros and stays dry. */
Test(bytes, runs_dry)
{
    static const uint8_t bytes[7] = {1, 0, 0, 0, 9, 9, 9};
    kl__reader reader = {bytes, sizeof bytes, 0};
    cr_expect_eq(kl__get_u32(&reader), 1);
    cr_expect(!reader.dry);
    cr_expect_eq(kl__get_u32(&reader), 0);
    cr_expect(reader.dry);
    cr_expect_eq(kl__get_i32(&reader), 0);
    cr_expect_eq(kl__get_double(&reader), 0.0);
    cr_expect_eq(reader.left, 3);
}

/* The check values that every CRC-32 of IEEE 802.3 has. */
Test(bytes, sums_as_everyone_does)
{
    cr_expect_eq(kl__crc32((const uint8_t *)"123456789", 9), UINT32_C(0xcbf43926));
    cr_expect_eq(kl__crc32((const uint8_t *)"a", 1), UINT32_C(0xe8b7be43));
    cr_expect_eq(kl__crc32(NULL, 0), 0);
}

static size_t frame_of(uint8_t *bytes, size_t room, uint32_t contents)
{
    kl__writer writer = {bytes, room, 0};
    kl__frame_open(&writer, MAGIC, VERSION);
    kl__put_u32(&writer, contents);
    kl__frame_close(&writer);
    return writer.used;
}

static kl_status read_frame(const uint8_t *bytes, size_t size, kl__reader *out, kl_fault *fault)
{
    return kl__frame_read(bytes, size, FRAME + 5, MAGIC, VERSION, out, fault);
}

Test(bytes, frames_contents)
{
    uint8_t bytes[ROOM];
    const size_t size = frame_of(bytes, sizeof bytes, 4711);
    kl__reader reader;
    cr_expect_eq(size, FRAME + 4);
    cr_assert_eq(read_frame(bytes, size, &reader, NULL), KL_OK);
    cr_expect_eq(reader.left, 4);
    cr_expect_eq(kl__get_u32(&reader), 4711);
    cr_expect_eq(reader.left, 0);
    cr_expect(!reader.dry);
}

/* A frame that finds no room says how much it needs; nothing lies behind its end. */
Test(bytes, tells_the_room_a_frame_needs)
{
    for (size_t room = 0; room <= FRAME + 5; room++) {
        uint8_t bytes[ROOM];
        put_canary(bytes, sizeof bytes);
        cr_expect_eq(frame_of(bytes, room, 1), FRAME + 4, "room %zu", room);
        cr_expect(is_canary(bytes + room, sizeof bytes - room), "room %zu", room);
    }
}

static void refuse(const uint8_t *bytes, size_t size, kl_status wanted, double value)
{
    kl_fault fault = {"", 0, 0};
    kl__reader reader;
    put_canary(&reader, sizeof reader);
    expect_refusal(read_frame(bytes, size, &reader, &fault), &fault, wanted, "bytes", NO_INDEX,
                   value);
    cr_expect_eq(read_frame(bytes, size, &reader, NULL), wanted);
    cr_expect(is_canary(&reader, sizeof reader));
}

Test(bytes, refuses_damage)
{
    uint8_t bytes[ROOM];
    const size_t size = frame_of(bytes, sizeof bytes, 4711);
    for (size_t cut = 0; cut < size; cut++) refuse(bytes, cut, KL_E_FORMAT, (double)cut);
    refuse(bytes, size + 1, KL_E_FORMAT, (double)(size + 1));
    refuse(bytes, SIZE_MAX, KL_E_FORMAT, (double)SIZE_MAX); /* above the largest: nothing is read */
    for (size_t i = 0; i < size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            bytes[i] ^= (uint8_t)(1 << bit);
            refuse(bytes, size, KL_E_FORMAT, (double)size);
            bytes[i] ^= (uint8_t)(1 << bit);
        }
    }
}

/* Put a word and mend the CRC. */
static void alter(uint8_t *bytes, size_t size, size_t at, uint32_t value)
{
    kl__writer word = {bytes + at, 4, 0};
    kl__writer crc = {bytes + size - 4, 4, 0};
    kl__put_u32(&word, value);
    kl__put_u32(&crc, kl__crc32(bytes, size - 4));
}

/* What is sound but not ours: damage is told before another version. */
Test(bytes, refuses_other_frames)
{
    uint8_t bytes[ROOM];
    const size_t size = frame_of(bytes, sizeof bytes, 4711);
    alter(bytes, size, 4, VERSION + 1);
    refuse(bytes, size, KL_E_VERSION, VERSION + 1);
    alter(bytes, size, 4, VERSION);
    alter(bytes, size, 12, KL_ALGORITHM_REVISION + 1);
    refuse(bytes, size, KL_E_VERSION, VERSION);
    alter(bytes, size, 0, MAGIC + 1);
    refuse(bytes, size, KL_E_FORMAT, (double)size);
    alter(bytes, size, 0, MAGIC);
    alter(bytes, size, 8, (uint32_t)size - 1);
    refuse(bytes, size, KL_E_FORMAT, (double)size);
    alter(bytes, size, 8, (uint32_t)size);
    alter(bytes, size, 12, KL_ALGORITHM_REVISION);
    kl__reader reader;
    cr_expect_eq(read_frame(bytes, size, &reader, NULL), KL_OK);
}

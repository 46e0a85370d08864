/*
 * base/bytes.h - portable bytes: little-endian writer and reader, CRC-32, frame.
 * The frame of every snapshot: magic, format version, length, revision, contents, CRC-32.
 */
#ifndef KL_BASE_BYTES_H
#define KL_BASE_BYTES_H

#include "base/check.h"

/* Writes while there is room; `used` counts what was asked for, so it may exceed capacity. */
typedef struct kl__writer {
    uint8_t *bytes;
    size_t capacity;
    size_t used;
} kl__writer;

/* Reads zeros once it has run dry; `dry` tells. */
typedef struct kl__reader {
    const uint8_t *bytes;
    size_t left;
    int dry;
} kl__reader;

void kl__put_u32(kl__writer *writer, uint32_t value);
void kl__put_i32(kl__writer *writer, int32_t value);
void kl__put_double(kl__writer *writer, double value);

uint32_t kl__get_u32(kl__reader *reader);
int32_t kl__get_i32(kl__reader *reader);
double kl__get_double(kl__reader *reader);

/* CRC-32 of IEEE 802.3. */
uint32_t kl__crc32(const uint8_t *bytes, size_t size);

/* Open a frame; contents follow; kl__frame_close fills in length and CRC. */
void kl__frame_open(kl__writer *writer, uint32_t magic, uint32_t version);
void kl__frame_close(kl__writer *writer);

/* Check a frame; `out` reads its contents. KL_E_FORMAT or KL_E_VERSION on field "bytes". No byte is
 * read when `size` is above `most`, the largest frame of this kind: it cannot be true. */
kl_status kl__frame_read(const uint8_t *bytes, size_t size, size_t most, uint32_t magic,
                         uint32_t version, kl__reader *out, kl_fault *fault);

#endif

/*
 * base/bytes.c - portable bytes: little-endian writer and reader, CRC-32, frame.
 * Portable on any byte order and alignment; the frame is told in bytes.h.
 */
#include "base/bytes.h"

#include <string.h>

enum { WORD = 4, HEADER_WORDS = 4, LENGTH_AT = 2 * WORD };

void kl__put_u32(kl__writer *writer, uint32_t value)
{
    for (int i = 0; i < WORD; i++, writer->used++) {
        if (writer->used < writer->capacity) {
            writer->bytes[writer->used] = (uint8_t)(value >> (8 * i));
        }
    }
}

void kl__put_i32(kl__writer *writer, int32_t value)
{
    kl__put_u32(writer, (uint32_t)value);
}

void kl__put_double(kl__writer *writer, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    kl__put_u32(writer, (uint32_t)bits);
    kl__put_u32(writer, (uint32_t)(bits >> 32));
}

uint32_t kl__get_u32(kl__reader *reader)
{
    uint32_t value = 0;
    if (reader->left < WORD) {
        reader->dry = 1;
        return 0;
    }
    for (int i = 0; i < WORD; i++) value |= (uint32_t)reader->bytes[i] << (8 * i);
    reader->bytes += WORD;
    reader->left -= WORD;
    return value;
}

int32_t kl__get_i32(kl__reader *reader)
{
    const uint32_t bits = kl__get_u32(reader);
    int32_t value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

double kl__get_double(kl__reader *reader)
{
    const uint64_t low = kl__get_u32(reader);
    const uint64_t bits = low | (uint64_t)kl__get_u32(reader) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

uint32_t kl__crc32(const uint8_t *bytes, size_t size)
{
    uint32_t crc = UINT32_C(0xffffffff);
    for (size_t i = 0; i < size; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc >> 1) ^ (crc & 1 ? UINT32_C(0xedb88320) : 0);
        }
    }
    return ~crc;
}

void kl__frame_open(kl__writer *writer, uint32_t magic, uint32_t version)
{
    kl__put_u32(writer, magic);
    kl__put_u32(writer, version);
    kl__put_u32(writer, 0); /* length, known when closed */
    kl__put_u32(writer, KL_ALGORITHM_REVISION);
}

void kl__frame_close(kl__writer *writer)
{
    const size_t size = writer->used + WORD;
    if (size > writer->capacity) {
        writer->used = size;
        return;
    }
    kl__writer length = {writer->bytes + LENGTH_AT, WORD, 0};
    kl__put_u32(&length, (uint32_t)size);
    kl__put_u32(writer, kl__crc32(writer->bytes, writer->used));
}

kl_status kl__frame_read(const uint8_t *bytes, size_t size, size_t most, uint32_t magic,
                         uint32_t version, kl__reader *out, kl_fault *fault)
{
    const size_t least = (HEADER_WORDS + 1) * WORD;
    if (size < least || size > most) {
        return kl__fail(fault, KL_E_FORMAT, "bytes", KL_NO_INDEX, (double)size);
    }
    kl__reader reader = {bytes, size, 0};
    kl__reader end = {bytes + size - WORD, WORD, 0};
    const uint32_t found_magic = kl__get_u32(&reader);
    const uint32_t found_version = kl__get_u32(&reader);
    const uint32_t length = kl__get_u32(&reader);
    const uint32_t revision = kl__get_u32(&reader);
    const uint32_t crc = kl__get_u32(&end);
    if (found_magic != magic || length != size || crc != kl__crc32(bytes, size - WORD)) {
        return kl__fail(fault, KL_E_FORMAT, "bytes", KL_NO_INDEX, (double)size);
    }
    if (found_version != version || revision != KL_ALGORITHM_REVISION) {
        return kl__fail(fault, KL_E_VERSION, "bytes", KL_NO_INDEX, (double)found_version);
    }
    reader.left -= WORD;
    *out = reader;
    return KL_OK;
}

/* Any bytes as a saved knee: refused, or the same bytes when saved again, and fit to go on. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kneeload/rehab.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds) abort();
}

static uint32_t crc_of(const uint8_t *bytes, size_t size)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < size; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xedb88320) : 0);
    }
    return ~crc;
}

static void put_u32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) at[i] = (uint8_t)(value >> (8 * i));
}

static void go_on(kl_rehab *knee)
{
    kl_rehab_status status;
    kl_rehab_log log;
    must(kl_rehab_read(knee, &status, NULL) == KL_OK);
    int32_t day = status.last_day == KL_UNKNOWN ? 0 : status.last_day;
    for (int32_t i = 0; i < 16; i++, day += day < 999999999) {
        kl_rehab_event e;
        kl_rehab_event_init(&e, i % 9, day);
        e.location = e.pain = e.by = e.peak = e.am_pain = 0;
        e.planned_m = e.done_m = e.target_m = 1;
        if (kl_rehab_apply(knee, &e, &log, NULL) != KL_OK) continue;
        must(log.n_entries <= KL_REHAB_MAX_ENTRIES);
    }
}

static void load(const uint8_t *bytes, size_t size)
{
    uint8_t again[KL_REHAB_SAVE_MAX];
    size_t again_size;
    kl_rehab knee;
    if (kl_rehab_load(&knee, bytes, size, NULL) != KL_OK) return;
    must(kl_rehab_save(&knee, again, sizeof again, &again_size, NULL) == KL_OK);
    must(size == again_size && memcmp(bytes, again, size) == 0);
    go_on(&knee);
}

/* As they come, and with length and CRC made right, which chance never finds. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t sealed[KL_REHAB_SAVE_MAX];
    load(data, size);
    if (size < 20 || size > sizeof sealed) return 0;
    memcpy(sealed, data, size);
    put_u32(sealed + 8, (uint32_t)size);
    put_u32(sealed + size - 4, crc_of(sealed, size - 4));
    load(sealed, size);
    return 0;
}

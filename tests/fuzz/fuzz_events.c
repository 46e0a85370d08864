/* Any bytes as events of one knee: nothing crashes, refusals change nothing, bytes come back. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kneeload/rehab.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct input {
    const uint8_t *data;
    size_t left;
} input;

static int32_t byte_of(input *in)
{
    if (in->left == 0) return 0;
    in->left--;
    return *in->data++;
}

/* 255 is unknown, 254 goes before any 32 bits, others are themselves. */
static int32_t value_of(input *in)
{
    const int32_t first = byte_of(in);
    uint32_t bits = 0;
    int32_t value;
    if (first == 255) return KL_UNKNOWN;
    if (first != 254) return first;
    for (int i = 0; i < 4; i++) bits |= (uint32_t)byte_of(in) << (8 * i);
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void must(int holds)
{
    if (!holds) abort();
}

static kl_rehab_event next_event(input *in, int32_t *day)
{
    enum { FIELDS = sizeof(kl_rehab_event) / sizeof(int32_t) };
    kl_rehab_event e;
    const int32_t type = byte_of(in) % 10;
    *day += byte_of(in) % 64;
    kl_rehab_event_init(&e, type, *day);
    for (int32_t n = byte_of(in) % 12; n > 0; n--) {
        const size_t field = (size_t)byte_of(in) % FIELDS;
        const int32_t value = value_of(in);
        memcpy((char *)&e + field * sizeof value, &value, sizeof value);
    }
    return e;
}

static void check_bytes(const kl_rehab *knee)
{
    uint8_t bytes[KL_REHAB_SAVE_MAX];
    uint8_t again[KL_REHAB_SAVE_MAX];
    size_t size;
    size_t again_size;
    kl_rehab other;
    must(kl_rehab_save(knee, bytes, sizeof bytes, &size, NULL) == KL_OK);
    must(kl_rehab_load(&other, bytes, size, NULL) == KL_OK);
    must(kl_rehab_save(&other, again, sizeof again, &again_size, NULL) == KL_OK);
    must(size == again_size && memcmp(bytes, again, size) == 0);
}

static void check_log(const kl_rehab_log *log)
{
    must(log->n_entries >= 0 && log->n_entries <= KL_REHAB_MAX_ENTRIES);
    for (int32_t i = 0; i < log->n_entries; i++) {
        const kl_rehab_entry *e = &log->entry[i];
        must(e->n_reasons > 0 && e->n_reasons <= KL_REHAB_MAX_REASONS);
        must(e->level >= 1 && e->level <= 11);
    }
}

/* The level wanted where the phase has levels. */
static int32_t level_in(int32_t phase, int32_t ladder, int32_t wanted)
{
    static const int32_t tops[] = {7, 6, 4, 11, 10};
    if (phase >= KL_PHASE_BUILD) return tops[ladder];
    return phase == KL_PHASE_RELOAD ? wanted : 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    input in = {data, size};
    kl_rehab knee;
    kl_rehab_config config;
    kl_rehab_config_init(&config, sizeof config);
    config.ladder = byte_of(&in) % 5;
    const int32_t phase = byte_of(&in) % 6;
    const int32_t level = level_in(phase, config.ladder, 1 + byte_of(&in) % 4);
    const kl_rehab_start start = {phase, level, 0, KL_UNKNOWN};
    must(kl_rehab_open(&knee, &config, &start, NULL) == KL_OK);
    for (int32_t day = 0; in.left > 0;) {
        kl_rehab_log log;
        kl_rehab_today today;
        const kl_rehab before = knee;
        const kl_rehab_event e = next_event(&in, &day);
        if (kl_rehab_apply(&knee, &e, &log, NULL) == KL_OK) {
            check_log(&log);
            must(kl_rehab_ask(&knee, e.day, 0, &today, NULL) == KL_OK);
            day = e.day < 900000000 ? e.day : 900000000;
        } else {
            must(memcmp(&before, &knee, sizeof knee) == 0);
        }
    }
    check_bytes(&knee);
    return 0;
}

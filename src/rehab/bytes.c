/*
 * rehab/bytes.c - a knee as portable bytes, and back.
 * REHAB-090, REHAB-091
 */
#include "base/bytes.h"

#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "rehab/state.h"
#include "rule/screen.h"

/* A number of the state and its domain; `unknown` 1: KL_UNKNOWN is one of its values. */
typedef struct number {
    uint32_t offset;
    int32_t unknown;
    int32_t low;
    int32_t high;
} number;

enum { DAYS = KL__LOG_DAY_MAX, COUNT = KL__LOG_COUNT_MAX };
enum { ALL_CAUSES = KL__ALL_RED_FLAGS | 1 << KL__RED_FLAGS };

#define NUMBER(member, unknown, low, high)              \
    {                                                   \
        offsetof(kl__rehab, member), unknown, low, high \
    }
#define DAY(member) NUMBER(member, 1, -DAYS, DAYS)
#define SWITCH(member) NUMBER(member, 0, 0, 1)

static const number numbers[] = {
    NUMBER(phase, 0, KL_PHASE_SCREEN, KL_PHASE_MAINTAIN),
    NUMBER(level, 0, 1, 16),
    DAY(phase_day),
    DAY(last_day),
    NUMBER(greens, 0, 0, COUNT),
    NUMBER(ambers, 0, 0, COUNT),
    NUMBER(greys, 0, 0, COUNT),
    NUMBER(need, 0, 1, 5),
    NUMBER(streak, 0, 0, COUNT),
    NUMBER(rest_until, 1, -DAYS, DAYS + 8), /* the day after the run, and a week */
    NUMBER(stop, 0, KL_TIER_NONE, KL_TIER_EMERGENCY),
    NUMBER(causes, 0, 0, ALL_CAUSES),
    NUMBER(track, 1, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE),
    NUMBER(irritability.held, 0, KL_IRRITABILITY_LOW, KL_IRRITABILITY_HIGH),
    NUMBER(irritability.row, 0, 0, 14),
    DAY(screen_day),
    DAY(clear_day),
    DAY(self_clear_day),
    NUMBER(strength_count, 0, 0, COUNT),
    SWITCH(walk_passed),
    SWITCH(has_pending),
    DAY(last_run_day),
    DAY(immediate_red_day),
    NUMBER(weeks_in_phase, 0, 0, KL__WEEKS),
    NUMBER(last_runs.n, 0, 0, 3),
    SWITCH(last_runs.morning_worse[0]),
    SWITCH(last_runs.morning_worse[1]),
    SWITCH(last_runs.morning_worse[2]),
    SWITCH(last_runs.not_settled[0]),
    SWITCH(last_runs.not_settled[1]),
    SWITCH(last_runs.not_settled[2]),
};

#define RUN(member, unknown, low, high)               \
    {                                                 \
        offsetof(kl__run, member), unknown, low, high \
    }
static const number run_numbers[] = {
    RUN(day, 0, -DAYS, DAYS), RUN(pre, 1, 0, 100),
    RUN(peak, 1, 0, 100),     RUN(peak_missing, 0, 0, 1),
    RUN(h1, 1, 0, 100),       RUN(gait_altered, 0, 0, 1),
    RUN(swelling, 0, 0, 2),   RUN(dose_pct, 0, 0, 1000),
    RUN(analgesic, 0, 0, 1),  RUN(warmup, 0, KL_WARMUP_NONE, KL_WARMUP_RETURNS),
    RUN(taped, 0, 0, 1),      RUN(allowed, 0, 0, 1),
};

#define CHECKIN(member, unknown, low, high)               \
    {                                                     \
        offsetof(kl__checkin, member), unknown, low, high \
    }
static const number checkin_numbers[] = {
    CHECKIN(day, 0, -DAYS, DAYS),   CHECKIN(am_pain, 1, 0, 100),    CHECKIN(swelling, 0, 0, 2),
    CHECKIN(night_waking, 0, 0, 1), CHECKIN(sleep_min, 1, 0, 1440), CHECKIN(stress, 1, 1, 5),
    CHECKIN(late, 0, 0, 1),
};

#define WEEK(member, low, high)                  \
    {                                            \
        offsetof(kl__week, member), 0, low, high \
    }
static const number week_numbers[] = {
    WEEK(day, -DAYS, DAYS),   WEEK(done_m, 0, 1000000), WEEK(target_m, 1, 1000000),
    WEEK(quality_done, 0, 1), WEEK(greens, 0, 64),      WEEK(runs, 0, 64),
};

static const number closed_numbers[] = {
    {offsetof(kl__closed_run, day), 0, -DAYS, DAYS},
    {offsetof(kl__closed_run, colour), 0, KL_COLOUR_GREEN, KL_COLOUR_RED},
};
static const number day_number[] = {{0, 0, -DAYS, DAYS}};

/* A list of records of the state, each of which begins with its day. */
typedef struct list {
    uint32_t count_offset;
    uint32_t offset;
    int32_t room;
    uint32_t size;
    int32_t per_day; /* at most so many records of one day */
    int32_t apart;   /* at least so many days from record to record */
    uint32_t n_numbers;
    const number *numbers;
} list;

#define LIST(count, items, room, per_day, apart, numbers)             \
    {                                                                 \
        offsetof(kl__rehab, count), offsetof(kl__rehab, items), room, \
            sizeof(((kl__rehab *)0)->items[0]), per_day, apart,       \
            sizeof numbers / sizeof numbers[0], numbers               \
    }

/* Of two lists it is known how much one day may bring. */
enum { REDS = 0, CLOSED = 1 };

static const list lists[] = {
    LIST(n_reds, red, KL__REDS, 2, 0, day_number),
    LIST(n_closed, closed, KL__CLOSED, 2, 0, closed_numbers),
    LIST(n_run_days, run_day, KL__RUN_DAYS, 1, 1, day_number),
    LIST(n_strength_days, strength_day, KL__STRENGTH_DAYS, 1, 1, day_number),
    LIST(n_level_ups, level_up, KL__LEVEL_UPS, 1, 1, day_number),
    LIST(n_weeks, week, KL__WEEKS, 1, 7, week_numbers),
    LIST(diary.n, diary.entry, KL__DIARY_DAYS, 1, 1, checkin_numbers),
};
enum {
    NUMBERS = sizeof numbers / sizeof numbers[0],
    RUN_NUMBERS = sizeof run_numbers / sizeof run_numbers[0],
    LISTS = sizeof lists / sizeof lists[0],
    CONFIG_NUMBERS = sizeof(kl_rehab_config) / sizeof(int32_t)
};

static int32_t number_at(const void *base, uint32_t offset)
{
    int32_t value;
    memcpy(&value, (const unsigned char *)base + offset, sizeof value);
    return value;
}

static void set_number(void *base, uint32_t offset, int32_t value)
{
    memcpy((unsigned char *)base + offset, &value, sizeof value);
}

static void put_numbers(const void *base, const number *n, uint32_t count, kl__writer *writer)
{
    for (uint32_t i = 0; i < count; i++) kl__put_i32(writer, number_at(base, n[i].offset));
}

static void put_list(const kl__rehab *s, const list *l, kl__writer *writer)
{
    const int32_t n = number_at(s, l->count_offset);
    kl__put_i32(writer, n);
    for (int32_t i = 0; i < n; i++) {
        const unsigned char *item = (const unsigned char *)s + l->offset + (uint32_t)i * l->size;
        put_numbers(item, l->numbers, l->n_numbers, writer);
    }
}

kl_status kl_rehab_save(const kl_rehab *rehab, uint8_t *bytes, size_t capacity, size_t *out_size,
                        kl_fault *fault)
{
    kl__rehab s;
    uint8_t whole[KL_REHAB_SAVE_MAX];
    kl__writer writer = {whole, sizeof whole, 0};
    const kl_status status = kl__rehab_state(rehab, &s, fault);
    if (status != KL_OK) return status;
    if (!bytes) return kl__null(fault, "bytes");
    if (!out_size) return kl__null(fault, "out_size");
    kl__frame_open(&writer, KL__REHAB_MAGIC, KL__REHAB_VERSION);
    for (uint32_t i = 0; i < CONFIG_NUMBERS; i++) {
        kl__put_i32(&writer, number_at(&s.config, i * (uint32_t)sizeof(int32_t)));
    }
    put_numbers(&s, numbers, NUMBERS, &writer);
    if (s.has_pending) put_numbers(&s.pending, run_numbers, RUN_NUMBERS, &writer);
    for (int i = 0; i < LISTS; i++) put_list(&s, &lists[i], &writer);
    kl__frame_close(&writer);
    if (writer.used > capacity) {
        return kl__fail(fault, KL_E_SIZE, "capacity", KL_NO_INDEX, (double)capacity);
    }
    memcpy(bytes, whole, writer.used);
    *out_size = writer.used;
    return KL_OK;
}

/* A value outside its domain makes the reader dry. */
static int32_t get(kl__reader *reader, const number *n)
{
    const int32_t value = kl__get_i32(reader);
    const int fits = (n->unknown && value == KL_UNKNOWN) || (value >= n->low && value <= n->high);
    if (!fits) reader->dry = 1;
    return reader->dry ? 0 : value;
}

static void get_numbers(kl__reader *reader, void *base, const number *n, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) set_number(base, n[i].offset, get(reader, &n[i]));
}

static void get_list(kl__reader *reader, kl__rehab *s, const list *l)
{
    const number count = {l->count_offset, 0, 0, l->room};
    const int32_t n = get(reader, &count);
    set_number(s, l->count_offset, n);
    for (int32_t i = 0; i < n; i++) {
        unsigned char *item = (unsigned char *)s + l->offset + (uint32_t)i * l->size;
        get_numbers(reader, item, l->numbers, l->n_numbers);
    }
}

static int32_t day_of(const kl__rehab *s, const list *l, int32_t i)
{
    return number_at(s, l->offset + (uint32_t)i * l->size);
}

/* In order, not crowded, and none after the last event. */
static int is_orderly(const kl__rehab *s, const list *l)
{
    const int32_t n = number_at(s, l->count_offset);
    int fits = n == 0 || day_of(s, l, n - 1) <= s->last_day;
    for (int32_t i = 1; i < n; i++) {
        fits &= day_of(s, l, i) - day_of(s, l, i - 1) >= l->apart;
        if (i >= l->per_day) fits &= day_of(s, l, i) > day_of(s, l, i - l->per_day);
    }
    return fits;
}

/* What was remembered with a day lies behind. KL_UNKNOWN is the smallest number. */
static int is_past(const kl__rehab *s)
{
    const int32_t days[] = {s->clear_day,         s->self_clear_day, s->last_run_day,
                            s->immediate_red_day, s->screen_day,     s->phase_day};
    const int started = s->last_day == KL_UNKNOWN;
    int fits = !started || s->screen_day == s->phase_day;
    for (size_t i = 0; i < sizeof days / sizeof days[0] - (started ? 2 : 0); i++) {
        fits &= days[i] <= s->last_day;
    }
    for (int i = 0; i < LISTS; i++) fits &= is_orderly(s, &lists[i]);
    return fits;
}

/* A run waits for its morning, and no longer; a day that closed RED at once lets none wait, and
 * IRRITABLE none that was allowed. */
static int is_pending_run_open(const kl__rehab *s)
{
    if (!s->has_pending) return 1;
    const int32_t earliest = s->pending.allowed ? KL_PHASE_RELOAD : KL_PHASE_IRRITABLE;
    return s->phase >= earliest && s->pending.day == s->last_run_day &&
           s->immediate_red_day < s->pending.day && s->last_day - s->pending.day <= 1;
}

/* On one day close an older run, and at once one of the day: what is not yet closed of them has
 * room. REHAB-035, REHAB-037 */
static int is_room_on_last_day(const kl__rehab *s)
{
    const int is_older_open = s->has_pending && s->pending.day < s->last_day;
    const int32_t most = is_older_open ? 0 : 1 + (s->immediate_red_day == s->last_day);
    int fits = 1;
    for (int i = REDS; i <= CLOSED; i++) {
        const int32_t n = number_at(s, lists[i].count_offset);
        fits &= n <= most || day_of(s, &lists[i], n - 1 - most) < s->last_day;
    }
    return fits;
}

/* What the rules rely on between numbers. */
static int is_coherent(const kl__rehab *s)
{
    const int entered = s->phase == KL_PHASE_SCREEN || s->phase_day != KL_UNKNOWN;
    const int stopped = s->stop == kl__tier_of(s->causes);
    const int weeks = s->weeks_in_phase <= s->n_weeks;
    const int level = kl__level_fits(s->phase, s->level, s->config.ladder);
    const int ran = s->immediate_red_day <= s->last_run_day;
    return entered && stopped && weeks && level && ran && is_past(s) && is_pending_run_open(s) &&
           is_room_on_last_day(s);
}

kl_status kl_rehab_load(kl_rehab *rehab, const uint8_t *bytes, size_t size, kl_fault *fault)
{
    kl__rehab s;
    kl_rehab_config config;
    kl__reader reader;
    if (!rehab) return kl__null(fault, "rehab");
    if (!bytes) return kl__null(fault, "bytes");
    const kl_status status = kl__frame_read(bytes, size, KL_REHAB_SAVE_MAX, KL__REHAB_MAGIC,
                                            KL__REHAB_VERSION, &reader, fault);
    if (status != KL_OK) return status;
    memset(&s, 0, sizeof s);
    s.magic = KL__REHAB_MAGIC;
    for (uint32_t i = 0; i < CONFIG_NUMBERS; i++) {
        set_number(&config, i * (uint32_t)sizeof(int32_t), kl__get_i32(&reader));
    }
    if (config.struct_size != sizeof config ||
        kl__rehab_config_read(&config, &s.config, &s.loosened, NULL) != KL_OK) {
        reader.dry = 1;
    }
    get_numbers(&reader, &s, numbers, NUMBERS);
    if (s.has_pending) get_numbers(&reader, &s.pending, run_numbers, RUN_NUMBERS);
    for (int i = 0; i < LISTS; i++) get_list(&reader, &s, &lists[i]);
    if (reader.dry || reader.left > 0 || !is_coherent(&s)) {
        return kl__fail(fault, KL_E_FORMAT, "bytes", KL_NO_INDEX, (double)size);
    }
    memset(rehab, 0, sizeof *rehab);
    memcpy(rehab->opaque, &s, sizeof s);
    return KL_OK;
}

/*
 * measure/book_bytes.c - a book as portable bytes, and back.
 * LOAD-123
 */
#include <string.h>

#include "base/bytes.h"
#include "base/check.h"
#include "measure/book.h"

_Static_assert(KL__TAIL * 12 + 4 * KL__RECENT * 12 + 1024 <= KL_BOOK_SAVE_MAX,
               "the largest book must fit");

/* What LOAD-002 and LOAD-066 leave between, rounding included. */
static const double LEAST_WEIGHT = 0x1p-961;
static const double LARGEST_WEIGHT = 2.0 * KL__LOAD_MAX;

static void put_smoother(const kl__smoother *s, kl__writer *writer)
{
    kl__put_double(writer, s->num);
    kl__put_double(writer, s->den);
    kl__put_double(writer, s->obs);
    kl__put_double(writer, s->full);
    kl__put_i32(writer, s->seeded);
}

static void put_recent(const kl__maybe *recent, kl__writer *writer)
{
    for (int i = 0; i < KL__RECENT; i++) {
        kl__put_double(writer, recent[i].value);
        kl__put_i32(writer, recent[i].exists);
    }
}

static void put_pair(const kl__smoother_pair *pair, kl__writer *writer)
{
    put_smoother(&pair->a, writer);
    put_smoother(&pair->c, writer);
    put_recent(pair->recent_a, writer);
    put_recent(pair->recent_c, writer);
}

static void put_tail(const kl__tail *tail, kl__writer *writer)
{
    for (int32_t i = 0; i < tail->n; i++) {
        kl__put_i32(writer, tail->state[i]);
        kl__put_double(writer, tail->load[i]);
    }
}

kl_status kl_book_save(const kl_book *book, uint8_t *bytes, size_t capacity, size_t *out_size,
                       kl_fault *fault)
{
    kl__book state;
    uint8_t whole[KL_BOOK_SAVE_MAX];
    kl__writer writer = {whole, sizeof whole, 0};
    const kl_status status = kl__book_open_state(book, &state, fault);
    if (status != KL_OK) return status;
    if (!bytes) return kl__null(fault, "bytes");
    if (!out_size) return kl__null(fault, "out_size");

    kl__frame_open(&writer, KL__BOOK_MAGIC, KL__BOOK_VERSION);
    kl__put_i32(&writer, state.gap_fill);
    kl__put_i32(&writer, state.day0);
    kl__put_i32(&writer, state.n_days);
    kl__options_put(&kl__rolling_layout, &state.rolling, &writer);
    kl__options_put(&kl__rolling_layout, &state.week_to_week, &writer);
    kl__options_put(&kl__ewma_layout, &state.ewma, &writer);
    kl__options_put(&kl__fitness_layout, &state.fitness, &writer);
    kl__options_put(&kl__monotony_layout, &state.monotony, &writer);
    put_pair(&state.ewma_pair, &writer);
    put_pair(&state.fitness_pair, &writer);
    put_tail(&state.tail, &writer);
    kl__frame_close(&writer);
    if (writer.used > capacity) {
        return kl__fail(fault, KL_E_SIZE, "capacity", KL_NO_INDEX, (double)capacity);
    }
    memcpy(bytes, whole, writer.used);
    *out_size = writer.used;
    return KL_OK;
}

/* Whatever stands in damaged bytes, a value outside its domain makes the reader dry. */
static void require(kl__reader *reader, int fine)
{
    if (!fine) reader->dry = 1;
}

/* Weights and smoothed loads: plain 0, or so that no result is infinite. LOAD-001 */
static double get_weight(kl__reader *reader)
{
    static const double zero = 0.0;
    const double value = kl__get_double(reader);
    require(reader, (value >= LEAST_WEIGHT && value <= LARGEST_WEIGHT) ||
                        memcmp(&value, &zero, sizeof value) == 0);
    return value;
}

static int32_t get_switch(kl__reader *reader)
{
    const int32_t value = kl__get_i32(reader);
    require(reader, value == 0 || value == 1);
    return value;
}

static void get_smoother(kl__reader *reader, kl__smoother *s)
{
    s->num = get_weight(reader);
    s->den = get_weight(reader);
    s->obs = get_weight(reader);
    s->full = get_weight(reader);
    s->seeded = get_switch(reader);
    require(reader, s->num <= LARGEST_WEIGHT * s->den && s->obs <= s->full);
}

static void get_recent(kl__reader *reader, kl__maybe *recent)
{
    for (int i = 0; i < KL__RECENT; i++) {
        recent[i].value = get_weight(reader);
        recent[i].exists = get_switch(reader);
    }
}

static void get_pair(kl__reader *reader, int32_t n, kl__smoother_pair *pair)
{
    get_smoother(reader, &pair->a);
    get_smoother(reader, &pair->c);
    get_recent(reader, pair->recent_a);
    get_recent(reader, pair->recent_c);
    pair->n = n;
    require(reader, n == 0 || (pair->a.full > 0.0 && pair->c.full > 0.0));
}

static void get_tail(kl__reader *reader, int32_t day0, int32_t n_days, kl__tail *tail)
{
    tail->n = n_days < KL__TAIL ? n_days : KL__TAIL;
    tail->day0 = day0 + n_days - tail->n;
    for (int32_t i = 0; i < tail->n; i++) {
        const int32_t state = kl__get_i32(reader);
        const double load = kl__get_double(reader);
        const double plain = load + 0.0;
        require(reader, state != KL_DAY_UNOBSERVED &&
                            kl__day_check(state, load, i, NULL) == KL_OK &&
                            memcmp(&load, &plain, sizeof load) == 0);
        tail->state[i] = (uint8_t)state;
        tail->load[i] = load;
    }
}

static void get_span(kl__reader *reader, kl__book *state)
{
    state->day0 = kl__get_i32(reader);
    state->n_days = kl__get_i32(reader);
    const int32_t n = state->n_days;
    const int fine = n >= 0 && n <= KL_MAX_DAYS && state->day0 >= KL_DAY_MIN &&
                     state->day0 <= KL_DAY_MAX - n + 1;
    require(reader, n == 0 ? state->day0 == 0 : fine);
    if (reader->dry) state->day0 = state->n_days = 0;
}

/* Options as kl_book_open keeps them: checking them again changes nothing. */
static int is_kept(kl_status status, const void *options, const void *checked, size_t size)
{
    return status == KL_OK && memcmp(options, checked, size) == 0;
}

/* Read every option and check it as if a caller had given it. */
static void get_options(kl__reader *reader, kl__book *state)
{
    kl_rolling_options rolling, week_to_week;
    kl_ewma_options ewma;
    kl_fitness_options fitness;
    kl_monotony_options monotony;
    kl__options_get(&kl__rolling_layout, reader, &rolling);
    kl__options_get(&kl__rolling_layout, reader, &week_to_week);
    kl__options_get(&kl__ewma_layout, reader, &ewma);
    kl__options_get(&kl__fitness_layout, reader, &fitness);
    kl__options_get(&kl__monotony_layout, reader, &monotony);
    kl_status status = kl__rolling_read(&rolling, &state->rolling, NULL);
    require(reader, is_kept(status, &rolling, &state->rolling, sizeof rolling));
    status = kl__rolling_read(&week_to_week, &state->week_to_week, NULL);
    require(reader, is_kept(status, &week_to_week, &state->week_to_week, sizeof week_to_week));
    status = kl__ewma_read(&ewma, &state->ewma, &state->ewma_smoothing, NULL);
    require(reader, is_kept(status, &ewma, &state->ewma, sizeof ewma));
    status = kl__fitness_read(&fitness, &state->fitness, &state->fitness_smoothing, NULL);
    require(reader, is_kept(status, &fitness, &state->fitness, sizeof fitness));
    status = kl__monotony_read(&monotony, &state->monotony, NULL);
    require(reader, is_kept(status, &monotony, &state->monotony, sizeof monotony));
}

kl_status kl_book_load(kl_book *book, const uint8_t *bytes, size_t size, kl_fault *fault)
{
    kl__book state;
    kl__reader reader;
    if (!book) return kl__null(fault, "book");
    if (!bytes) return kl__null(fault, "bytes");
    const kl_status status = kl__frame_read(bytes, size, KL_BOOK_SAVE_MAX, KL__BOOK_MAGIC,
                                            KL__BOOK_VERSION, &reader, fault);
    if (status != KL_OK) return status;

    memset(&state, 0, sizeof state);
    state.magic = KL__BOOK_MAGIC;
    state.gap_fill = get_switch(&reader);
    get_span(&reader, &state);
    get_options(&reader, &state);
    get_pair(&reader, state.n_days, &state.ewma_pair);
    get_pair(&reader, state.n_days, &state.fitness_pair);
    get_tail(&reader, state.day0, state.n_days, &state.tail);
    if (reader.dry || reader.left > 0) {
        return kl__fail(fault, KL_E_FORMAT, "bytes", KL_NO_INDEX, (double)size);
    }
    memset(book, 0, sizeof *book);
    kl__book_into(&state, book);
    return KL_OK;
}

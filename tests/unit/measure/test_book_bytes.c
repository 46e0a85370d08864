/*
 * Unit tests of measure/book_bytes.c: LOAD-123. What is cut or altered is refused; what passes
 * is a book.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "base/bytes.h"
#include "daily.h"
#include "kneeload/book.h"
#include "measure/book.h"
#include "metric_options.h"

/* Where things stand: a header, the span, options; from the end: CRC, tail, two pairs. */
enum {
    NO_INDEX = -1,
    VERSION_AT = 4,
    REVISION_AT = 12,
    GAP_FILL_AT = 16,
    DAY0_AT = 20,
    N_DAYS_AT = 24,
    OPTIONS_AT = 28,
    CRC_SIZE = 4,
    DAY_SIZE = 12,
    SMOOTHER_SIZE = 36,
    RECENT_SIZE = 12,
    PAIR_SIZE = 2 * SMOOTHER_SIZE + 2 * KL__RECENT * RECENT_SIZE
};

typedef struct saved {
    uint8_t bytes[KL_BOOK_SAVE_MAX + 8];
    size_t size;
} saved;

static saved save(const kl_book *book)
{
    saved s;
    kl_fault fault = {"", 0, 0};
    memset(&s, 0, sizeof s);
    const kl_status status = kl_book_save(book, s.bytes, KL_BOOK_SAVE_MAX, &s.size, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return s;
}

static kl_book random_book(random_source *source, int32_t n_days)
{
    const daily_mix mix = {40, 15, 9999, 0};
    metric_options o;
    random_options(source, 0, 400, &o);
    kl_book_options options = book_options_of(&o);
    options.gap_fill = random_int(source, KL_GAP_MISSING, KL_GAP_REST);
    kl_book book;
    cr_assert_eq(kl_book_open(&book, &options, NULL), KL_OK);
    for (int32_t day = 0; day < n_days; day++) {
        daily d = {.n = 0};
        add_random_day(source, &mix, &d);
        cr_assert_eq(kl_book_push(&book, 500 + day, d.state[0], d.load[0], NULL), KL_OK);
    }
    return book;
}

static void mend_crc(saved *s)
{
    kl__writer writer = {s->bytes + s->size - CRC_SIZE, CRC_SIZE, 0};
    kl__put_u32(&writer, kl__crc32(s->bytes, s->size - CRC_SIZE));
}

static void put_word(saved *s, size_t at, uint32_t value)
{
    kl__writer writer = {s->bytes + at, 4, 0};
    kl__put_u32(&writer, value);
    mend_crc(s);
}

static void put_number(saved *s, size_t at, double value)
{
    kl__writer writer = {s->bytes + at, 8, 0};
    kl__put_double(&writer, value);
    mend_crc(s);
}

static void refuse(const uint8_t *bytes, size_t size, kl_status wanted, double value)
{
    kl_fault fault = {"", 0, 0};
    kl_book book;
    put_canary(&book, sizeof book);
    expect_refusal(kl_book_load(&book, bytes, size, &fault), &fault, wanted, "bytes", NO_INDEX,
                   value);
    cr_expect_eq(kl_book_load(&book, bytes, size, NULL), wanted);
    cr_expect(is_canary(&book, sizeof book));
}

static void refuse_altered(const saved *s)
{
    refuse(s->bytes, s->size, KL_E_FORMAT, (double)s->size);
}

/* Whatever its age, a book comes back bit for bit and gives the same bytes again. */
Test(book_bytes, come_back)
{
    random_source source = random_from(120);
    for (int32_t n = 0; n <= 140; n += n < 40 || n > 120 ? 1 : 9) {
        const kl_book book = random_book(&source, n);
        const saved s = save(&book);
        kl_book back;
        cr_assert_eq(kl_book_load(&back, s.bytes, s.size, NULL), KL_OK, "%d days", n);
        cr_expect(same_bits(&book, &back, sizeof book), "%d days", n);
        const saved again = save(&back);
        cr_expect_eq(again.size, s.size);
        cr_expect(same_bits(again.bytes, s.bytes, s.size));
        cr_expect_leq(s.size, KL_BOOK_SAVE_MAX);
    }
}

/* LOAD-003: the longest book, from the first day of the calendar on. */
Test(book_bytes, come_back_after_a_century)
{
    kl_book book;
    cr_assert_eq(kl_book_open(&book, NULL, NULL), KL_OK);
    cr_assert_eq(kl_book_push(&book, KL_DAY_MIN, KL_DAY_LOAD, 10.0, NULL), KL_OK);
    cr_assert_eq(kl_book_push(&book, KL_DAY_MIN + KL_MAX_DAYS - 1, KL_DAY_LOAD, 10.0, NULL), KL_OK);
    const saved s = save(&book);
    kl_book back;
    cr_assert_eq(kl_book_load(&back, s.bytes, s.size, NULL), KL_OK);
    cr_expect(same_bits(&book, &back, sizeof book));
}

/* The same bytes on every platform: this is format version 1 of algorithm revision 1. */
Test(book_bytes, are_the_same_everywhere)
{
    kl_book book;
    cr_assert_eq(kl_book_open(&book, NULL, NULL), KL_OK);
    cr_assert_eq(kl_book_push(&book, 19000, KL_DAY_LOAD, 10000.5, NULL), KL_OK);
    cr_assert_eq(kl_book_push(&book, 19003, KL_DAY_UNMEASURED, 4200.0, NULL), KL_OK);
    const saved s = save(&book);
    const uint32_t crc = kl__crc32(s.bytes, s.size - CRC_SIZE);
    cr_expect_eq(s.size, 2028, "size %zu", s.size);
    cr_expect_eq(crc, UINT32_C(0x0bb860cd), "crc %08x", crc);
}

/* Room is checked before anything is written. */
Test(book_bytes, need_room)
{
    random_source source = random_from(121);
    const kl_book book = random_book(&source, 130);
    const saved s = save(&book);
    uint8_t bytes[KL_BOOK_SAVE_MAX];
    kl_fault fault = {"", 0, 0};
    for (size_t room = 0; room < s.size; room += 97) {
        size_t size = 4711;
        put_canary(bytes, sizeof bytes);
        expect_refusal(kl_book_save(&book, bytes, room, &size, &fault), &fault, KL_E_SIZE,
                       "capacity", NO_INDEX, (double)room);
        cr_expect_eq(kl_book_save(&book, bytes, room, &size, NULL), KL_E_SIZE);
        cr_expect(is_canary(bytes, sizeof bytes));
        cr_expect_eq(size, 4711);
    }
    size_t size = 0;
    cr_expect_eq(kl_book_save(&book, bytes, s.size, &size, NULL), KL_OK);
    cr_expect_eq(size, s.size);
    cr_expect(is_canary(bytes + size, sizeof bytes - size));
}

Test(book_bytes, need_a_book_and_pointers)
{
    random_source source = random_from(122);
    const kl_book book = random_book(&source, 3);
    saved s = save(&book);
    kl_fault fault = {"", 0, 0};
    kl_book never;
    size_t size = 4711;
    memset(&never, 0, sizeof never);
    expect_refusal(kl_book_save(&never, s.bytes, s.size, &size, &fault), &fault, KL_E_STATE, "book",
                   NO_INDEX, 0);
    expect_refusal(kl_book_save(NULL, NULL, 0, NULL, &fault), &fault, KL_E_NULL, "book", NO_INDEX,
                   0);
    expect_refusal(kl_book_save(&book, NULL, 0, NULL, &fault), &fault, KL_E_NULL, "bytes", NO_INDEX,
                   0);
    expect_refusal(kl_book_save(&book, s.bytes, 0, NULL, &fault), &fault, KL_E_NULL, "out_size",
                   NO_INDEX, 0);
    expect_refusal(kl_book_load(NULL, NULL, 0, &fault), &fault, KL_E_NULL, "book", NO_INDEX, 0);
    expect_refusal(kl_book_load(&never, NULL, 0, &fault), &fault, KL_E_NULL, "bytes", NO_INDEX, 0);
    cr_expect_eq(size, 4711);
}

/* ---- damage ---- */

Test(book_bytes, refuse_every_cut)
{
    random_source source = random_from(123);
    const kl_book book = random_book(&source, 20);
    const saved s = save(&book);
    for (size_t size = 0; size < s.size; size++) refuse(s.bytes, size, KL_E_FORMAT, (double)size);
    refuse(s.bytes, s.size + 1, KL_E_FORMAT, (double)(s.size + 1));
}

Test(book_bytes, refuse_every_flip_of_a_bit)
{
    random_source source = random_from(124);
    const kl_book book = random_book(&source, 20);
    saved s = save(&book);
    for (size_t i = 0; i < s.size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            s.bytes[i] ^= (uint8_t)(1 << bit);
            refuse_altered(&s);
            s.bytes[i] ^= (uint8_t)(1 << bit);
        }
    }
}

/* Sound bytes of a format or an algorithm that this library does not know. */
Test(book_bytes, refuse_other_versions)
{
    random_source source = random_from(125);
    const kl_book book = random_book(&source, 20);
    saved s = save(&book);
    put_word(&s, VERSION_AT, 2);
    refuse(s.bytes, s.size, KL_E_VERSION, 2);
    put_word(&s, VERSION_AT, 1);
    put_word(&s, REVISION_AT, KL_ALGORITHM_REVISION + 1);
    refuse(s.bytes, s.size, KL_E_VERSION, 1);
}

static size_t tail_at(const saved *s, size_t n_days)
{
    return s->size - CRC_SIZE - n_days * DAY_SIZE;
}

/* A span that no book can have. */
Test(book_bytes, refuse_a_span_outside_the_calendar)
{
    static const struct {
        int32_t day0, n_days;
    } rows[] = {{500, -1},
                {500, 19},
                {500, 21},
                {500, KL_MAX_DAYS + 1},
                {500, INT32_MAX},
                {500, INT32_MIN},
                {500, 0},
                {KL_DAY_MIN - 1, 20},
                {KL_DAY_MAX - 18, 20},
                {INT32_MAX, 20}};
    random_source source = random_from(126);
    const kl_book book = random_book(&source, 20);
    saved s = save(&book);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        put_word(&s, DAY0_AT, (uint32_t)rows[i].day0);
        put_word(&s, N_DAYS_AT, (uint32_t)rows[i].n_days);
        refuse_altered(&s);
    }
    put_word(&s, DAY0_AT, (uint32_t)(KL_DAY_MAX - 19));
    put_word(&s, N_DAYS_AT, 20);
    kl_book back;
    cr_expect_eq(kl_book_load(&back, s.bytes, s.size, NULL), KL_OK);
    put_word(&s, GAP_FILL_AT, 2);
    refuse_altered(&s);

    const kl_book empty = random_book(&source, 0);
    s = save(&empty);
    put_word(&s, DAY0_AT, 1);
    refuse_altered(&s);
}

/* Days that could not have been pushed. */
Test(book_bytes, refuse_impossible_days)
{
    static const struct {
        uint32_t state;
        double load;
    } rows[] = {{KL_DAY_UNOBSERVED, 0.0}, {5, 0.0},           {256 + KL_DAY_REST, 0.0},
                {KL_DAY_REST, 1.0},       {KL_DAY_LOAD, NAN}, {KL_DAY_LOAD, -0.0}};
    random_source source = random_from(127);
    const kl_book book = random_book(&source, 20);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        saved s = save(&book);
        const size_t at = tail_at(&s, 20) + 7 * DAY_SIZE;
        put_word(&s, at, KL_DAY_MISSING);
        put_number(&s, at + 4, 0.0);
        kl_book back;
        cr_expect_eq(kl_book_load(&back, s.bytes, s.size, NULL), KL_OK);
        put_word(&s, at, rows[i].state);
        put_number(&s, at + 4, rows[i].load);
        refuse_altered(&s);
    }
}

/* Weights that no smoother can hold. LOAD-001, LOAD-066 */
Test(book_bytes, refuse_impossible_weights)
{
    static const double outside[] = {NAN, INFINITY, -1.0, -0.0, 3e15, 0x1p-962, 0x1p-1074};
    random_source source = random_from(128);
    const kl_book book = random_book(&source, 20);
    const saved s = save(&book);
    const size_t pairs = tail_at(&s, 20) - 2 * PAIR_SIZE;
    for (size_t i = 0; i < 7; i++) {
        for (size_t field = 0; field < 4; field++) {
            saved altered = s;
            put_number(&altered, pairs + 8 * field, outside[i]);
            refuse_altered(&altered);
        }
        saved altered = s;
        put_number(&altered, pairs + 2 * SMOOTHER_SIZE + 3 * RECENT_SIZE, outside[i]);
        refuse_altered(&altered);
    }
    const double obs_beyond_full[] = {10.0, 10.0, 0.5, 0.25};
    const double nothing_observed[] = {0.0, 0.0, 0.0, 0.0};
    const double infinite_value[] = {1.0, 0.0, 0.0, 0.5};
    const double *const rows[] = {obs_beyond_full, nothing_observed, infinite_value};
    for (int i = 0; i < 3; i++) {
        for (size_t smoother = 0; smoother < 2; smoother++) {
            saved altered = s;
            for (size_t field = 0; field < 4; field++) {
                put_number(&altered, pairs + smoother * SMOOTHER_SIZE + 8 * field, rows[i][field]);
            }
            refuse_altered(&altered);
        }
    }
    saved altered = s;
    put_word(&altered, pairs + SMOOTHER_SIZE - 4, 2); /* neither seeded nor not */
    refuse_altered(&altered);
    put_word(&altered, pairs + SMOOTHER_SIZE - 4, UINT32_MAX);
    refuse_altered(&altered);
}

/* Options are checked as if a caller had given them, in every struct. */
Test(book_bytes, refuse_impossible_options)
{
    random_source source = random_from(129);
    const kl_book book = random_book(&source, 20);
    const saved s = save(&book);
    const size_t pairs = tail_at(&s, 20) - 2 * PAIR_SIZE;
    uint8_t first[512];
    kl__writer writer = {first, sizeof first, 0};
    kl_rolling_options o;
    kl_rolling_options_init(&o, sizeof o);
    kl__options_put(&kl__rolling_layout, &o, &writer);
    kl_ewma_options e;
    kl_ewma_options_init(&e, sizeof e);
    const size_t week_to_week = OPTIONS_AT + writer.used;
    const size_t ewma = week_to_week + writer.used;
    kl__options_put(&kl__ewma_layout, &e, &writer);
    const size_t fitness = OPTIONS_AT + writer.used + (ewma - week_to_week);
    const size_t monotony = pairs - 4 - 4 - 8 - 4;
    const size_t places[] = {OPTIONS_AT, week_to_week, ewma, fitness, monotony};
    for (int i = 0; i < 5; i++) {
        saved altered = s;
        put_word(&altered, places[i], 77);
        refuse_altered(&altered);
    }
    saved altered = s;
    put_number(&altered, pairs - 4 - 8, -0.0); /* monotony.cap is kept as 0 */
    refuse_altered(&altered);
    put_number(&altered, pairs - 4 - 8, 0.0);
    kl_book back;
    cr_expect_eq(kl_book_load(&back, altered.bytes, altered.size, NULL), KL_OK);
}

/* More or fewer contents than there should be, in a frame that says so itself. */
Test(book_bytes, refuse_contents_that_do_not_end_in_time)
{
    random_source source = random_from(130);
    const kl_book book = random_book(&source, 20);
    for (int longer = 0; longer <= 1; longer++) {
        saved s = save(&book);
        s.size = longer ? s.size + 4 : s.size - 4;
        put_word(&s, 8, (uint32_t)s.size);
        refuse_altered(&s);
    }
}

/* ---- anything that passes is a book ---- */

static void expect_finite(const double *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cr_assert(isfinite(numbers[i]) && !(numbers[i] == 0.0 && signbit(numbers[i])));
}

static void use(kl_book *book, random_source *source)
{
    kl_book_reading r;
    kl_status status = kl_book_read(book, &r, NULL);
    const int32_t next = status == KL_OK ? r.day + random_int(source, 1, 5) : 0;
    if (next > KL_DAY_MAX) return;
    status = kl_book_push(book, next, KL_DAY_LOAD, 5000.0, NULL);
    cr_assert(status == KL_OK || status == KL_E_SIZE);
    cr_assert_eq(kl_book_read(book, &r, NULL), KL_OK);
    expect_finite(&r.rolling.value, 6);
    expect_finite(&r.week_to_week.value, 6);
    expect_finite(&r.ewma.value, 9);
    expect_finite(&r.fitness.ctl, 6);
    expect_finite(&r.monotony.monotony, 7);
}

/* A size that no book has is refused before a byte is read. */
Test(book_bytes, LOAD_123_a_false_size_is_refused)
{
    static const size_t sizes[] = {KL_BOOK_SAVE_MAX + 1, SIZE_MAX / 2, SIZE_MAX};
    random_source source = random_from(132);
    const kl_book book = random_book(&source, 60);
    const saved s = save(&book);
    kl_book other;
    kl_fault fault;
    put_canary(&other, sizeof other);
    for (int i = 0; i < 3; i++) {
        expect_refusal(kl_book_load(&other, s.bytes, sizes[i], &fault), &fault, KL_E_FORMAT,
                       "bytes", -1, (double)sizes[i]);
    }
    cr_expect(is_canary(&other, sizeof other));
}

/* Altered bytes with a right CRC: refused, or a book that saves to the same bytes. */
Test(book_bytes, give_a_sound_book_or_none)
{
    random_source source = random_from(131);
    int loaded = 0;
    int refused = 0;
    for (int trial = 0; trial < 6000; trial++) {
        static const int32_t ages[] = {0, 1, 7, 60, 127, 128, 129, 200};
        static saved originals[8];
        const int which = trial % 8;
        if (trial < 8) {
            const kl_book book = random_book(&source, ages[which]);
            originals[which] = save(&book);
        }
        saved s = originals[which];
        for (int32_t changes = random_int(&source, 1, 3); changes > 0; changes--) {
            const size_t at = (size_t)random_int(&source, GAP_FILL_AT, (int32_t)s.size - 5);
            const int32_t how = random_int(&source, 0, 2);
            if (how == 0) s.bytes[at] ^= (uint8_t)(1 << random_int(&source, 0, 7));
            if (how == 1) s.bytes[at] = (uint8_t)random_int(&source, 0, 255);
            if (how == 2) s.bytes[at] = (uint8_t)(s.bytes[at] + 1);
        }
        mend_crc(&s);
        kl_book book;
        put_canary(&book, sizeof book);
        const kl_status status = kl_book_load(&book, s.bytes, s.size, NULL);
        if (status != KL_OK) {
            cr_assert_eq(status, KL_E_FORMAT);
            cr_assert(is_canary(&book, sizeof book));
            refused++;
            continue;
        }
        const saved again = save(&book);
        cr_assert(again.size == s.size && same_bits(again.bytes, s.bytes, s.size));
        use(&book, &source);
        loaded++;
    }
    cr_expect_gt(loaded, 500);
    cr_expect_gt(refused, 500);
}

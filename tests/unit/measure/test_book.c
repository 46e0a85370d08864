/*
 * Unit tests of measure/book.c: LOAD-122, LOAD-123; law 13 of section 13. Saved bytes have a
 * test of their own.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "../refusal.h"
#include "daily.h"
#include "kneeload/book.h"
#include "metric_options.h"

enum { NO_INDEX = -1, DAY0 = 100 };

static kl_book open_book(const kl_book_options *options)
{
    kl_book book;
    kl_fault fault = {"", 0, 0};
    const kl_status status = kl_book_open(&book, options, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return book;
}

static void push(kl_book *book, int32_t day, int32_t state, double load)
{
    kl_fault fault = {"", 0, 0};
    const kl_status status = kl_book_push(book, day, state, load, &fault);
    cr_assert_eq(status, KL_OK, "day %d: %s %s", day, kl_status_name(status), fault.field);
}

/* The same five metrics by the array calls. */
static void expect_read_as_arrays(const kl_book *book, const daily *d, const metric_options *o)
{
    const kl_series series = series_of(d);
    const int32_t last = d->day0 + (int32_t)d->n - 1;
    kl_book_reading r;
    kl_rolling rolling, week_to_week;
    kl_ewma ewma;
    kl_fitness fitness;
    kl_monotony monotony;
    put_canary(&r, sizeof r);
    cr_assert_eq(kl_book_read(book, &r, NULL), KL_OK);
    cr_assert_eq(kl_rolling_at(&series, last, 1, &o->rolling, &rolling, NULL), KL_OK);
    cr_assert_eq(kl_rolling_at(&series, last, 1, &o->week_to_week, &week_to_week, NULL), KL_OK);
    cr_assert_eq(kl_ewma_at(&series, last, 1, &o->ewma, &ewma, NULL), KL_OK);
    cr_assert_eq(kl_fitness_at(&series, last, 1, &o->fitness, &fitness, NULL), KL_OK);
    cr_assert_eq(kl_monotony_at(&series, last, 1, &o->monotony, &monotony, NULL), KL_OK);
    cr_assert_eq(r.day, last);
    cr_assert_eq(r.reserved, 0);
    cr_assert(same_bits(&r.rolling, &rolling, sizeof rolling), "rolling, day %d", last);
    cr_assert(same_bits(&r.week_to_week, &week_to_week, sizeof rolling), "w2w, day %d", last);
    cr_assert(same_bits(&r.ewma, &ewma, sizeof ewma), "ewma, day %d", last);
    cr_assert(same_bits(&r.fitness, &fitness, sizeof fitness), "fitness, day %d", last);
    cr_assert(same_bits(&r.monotony, &monotony, sizeof monotony), "monotony, day %d", last);
}

/* What the next pushes are, and what the array holds after each of them. */
static void push_random_day(random_source *source, const daily_mix *mix, int32_t gap_state,
                            kl_book *book, daily *d)
{
    const int32_t skipped = random_int(source, 0, 9) ? 0 : random_int(source, 1, 20);
    if (d->n > 0) add_days(d, (size_t)skipped, (uint8_t)gap_state, 0.0);
    add_random_day(source, mix, d);
    const int32_t last = d->day0 + (int32_t)d->n - 1;
    push(book, last, d->state[d->n - 1], d->load[d->n - 1]);
    cr_assert_eq(kl_book_push(book, last, KL_DAY_REST, 0.0, NULL), KL_E_DUPLICATE);
}

static kl_book saved_and_loaded(const kl_book *book)
{
    uint8_t bytes[KL_BOOK_SAVE_MAX];
    size_t size;
    kl_book back;
    put_canary(&back, sizeof back);
    cr_assert_eq(kl_book_save(book, bytes, sizeof bytes, &size, NULL), KL_OK);
    cr_assert_eq(kl_book_load(&back, bytes, size, NULL), KL_OK);
    return back;
}

/* Law 13: stream, array and a stream that was saved and loaded agree to the bit. */
Test(book, agrees_with_the_array_calls)
{
    random_source source = random_from(110);
    for (int trial = 0; trial < 50; trial++) {
        const daily_mix mix = {random_int(&source, 0, 80), random_int(&source, 0, 1) * 15,
                               random_int(&source, 1, 20000), random_int(&source, 0, 1)};
        daily d = {.n = 0, .day0 = random_int(&source, KL_DAY_MIN, KL_DAY_MAX - MOST_DAYS)};
        metric_options o;
        random_options(&source, d.day0, MOST_DAYS, &o);
        kl_book_options options = book_options_of(&o);
        options.gap_fill = random_int(&source, KL_GAP_MISSING, KL_GAP_REST);
        const int32_t gap_state = options.gap_fill == KL_GAP_REST ? KL_DAY_REST : KL_DAY_MISSING;
        kl_book book = open_book(&options);
        const size_t n = (size_t)random_int(&source, 1, MOST_DAYS - 21);
        while (d.n < n) {
            push_random_day(&source, &mix, gap_state, &book, &d);
            if (random_int(&source, 0, 9) == 0) book = saved_and_loaded(&book);
            expect_read_as_arrays(&book, &d, &o);
        }
    }
}

/* NULL and the defaults of every struct are the same book. */
Test(book, opens_with_defaults)
{
    random_source source = random_from(111);
    const daily_mix mix = {40, 5, 9999, 1};
    metric_options o;
    default_options(&o);
    kl_book_options empty;
    kl_book_options_init(&empty, sizeof empty);
    const kl_book_options full = book_options_of(&o);
    const kl_book by_null = open_book(NULL);
    const kl_book by_empty = open_book(&empty);
    kl_book book = open_book(&full);
    cr_expect(same_bits(&by_null, &by_empty, sizeof book));
    cr_expect(same_bits(&by_null, &book, sizeof book));
    daily d = {.n = 0};
    while (d.n < 100) {
        push_random_day(&source, &mix, KL_DAY_MISSING, &book, &d);
        expect_read_as_arrays(&book, &d, &o);
    }
}

/* A book reads at END_OF_DAY, whatever mode its options ask for. */
Test(book, reads_in_the_evening)
{
    metric_options o;
    default_options(&o);
    const kl_book_options options = book_options_of(&o);
    const kl_book wanted = open_book(&options);
    o.rolling.mode = o.week_to_week.mode = o.ewma.mode = o.fitness.mode = o.monotony.mode =
        KL_START_OF_DAY;
    const kl_book book = open_book(&options);
    cr_expect(same_bits(&book, &wanted, sizeof book));
}

/* A copy goes its own way. */
Test(book, is_a_plain_value)
{
    kl_book book = open_book(NULL);
    push(&book, DAY0, KL_DAY_LOAD, 10.0);
    kl_book copy = book;
    push(&copy, DAY0 + 1, KL_DAY_LOAD, 20.0);
    kl_book_reading first, second;
    cr_expect_eq(kl_book_read(&book, &first, NULL), KL_OK);
    cr_expect_eq(kl_book_read(&copy, &second, NULL), KL_OK);
    cr_expect_eq(first.day, DAY0);
    cr_expect_eq(second.day, DAY0 + 1);
}

/* LOAD-122: a hundred years of days, and not one more. */
Test(book, spans_a_century)
{
    kl_fault fault = {"", 0, 0};
    kl_book book = open_book(NULL);
    push(&book, KL_DAY_MIN, KL_DAY_LOAD, 10.0);
    const int32_t too_late = KL_DAY_MIN + KL_MAX_DAYS;
    expect_refusal(kl_book_push(&book, too_late, KL_DAY_REST, 0.0, &fault), &fault, KL_E_SIZE,
                   "day", NO_INDEX, too_late);
    push(&book, too_late - 1, KL_DAY_REST, 0.0);
    kl_book_reading r;
    cr_expect_eq(kl_book_read(&book, &r, NULL), KL_OK);
    cr_expect_eq(r.day, too_late - 1);
    cr_expect(r.rolling.flags & KL_FLAG_UNKNOWN_IN_WINDOW);
    kl_book last = open_book(NULL);
    push(&last, KL_DAY_MAX, KL_DAY_REST, 0.0);
}

/* ---- refusals ---- */

static void refuse_open(const kl_book_options *options, kl_status wanted, const char *field,
                        double value)
{
    kl_fault fault = {"", 0, 0};
    kl_book book;
    put_canary(&book, sizeof book);
    expect_refusal(kl_book_open(&book, options, &fault), &fault, wanted, field, NO_INDEX, value);
    cr_expect_eq(kl_book_open(&book, options, NULL), wanted);
    cr_expect(is_canary(&book, sizeof book));
}

/* LOAD-006: its own options first, then those of the metrics, one struct after the other. */
Test(book, refuses_options)
{
    metric_options o;
    default_options(&o);
    kl_book_options options = book_options_of(&o);
    options.gap_fill = 2;
    o.rolling.na = o.monotony.window = 0;
    o.week_to_week.nc = o.ewma.seed = o.fitness.k = 99;
    refuse_open(&options, KL_E_RANGE, "gap_fill", 2);
    options.gap_fill = -1;
    refuse_open(&options, KL_E_RANGE, "gap_fill", -1);
    options.gap_fill = KL_GAP_REST;
    refuse_open(&options, KL_E_RANGE, "na", 0);
    options.rolling = NULL;
    refuse_open(&options, KL_E_RANGE, "nc", 99);
    options.week_to_week = NULL;
    refuse_open(&options, KL_E_RANGE, "seed", 99);
    options.ewma = NULL;
    refuse_open(&options, KL_E_RANGE, "k", 99);
    options.fitness = NULL;
    refuse_open(&options, KL_E_RANGE, "window", 0);
    options.monotony = NULL;
    open_book(&options);
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_book_open(NULL, &options, &fault), &fault, KL_E_NULL, "book", NO_INDEX, 0);
}

/* Options of another version: older ones are refused, newer ones while they ask for more. */
Test(book, refuses_options_of_another_version)
{
    struct {
        kl_book_options options;
        uint64_t newer;
    } o;
    const uint32_t size = sizeof o.options;
    kl_book_options_init(&o.options, sizeof o);
    cr_expect_eq(o.options.struct_size, sizeof o);
    cr_expect_eq(o.newer, 0);
    open_book(&o.options);
    o.newer = 1;
    refuse_open(&o.options, KL_E_VERSION, "struct_size", sizeof o);
    o.options.struct_size = size;
    open_book(&o.options);
    o.options.struct_size = size - 1;
    refuse_open(&o.options, KL_E_VERSION, "struct_size", size - 1);
    o.options.struct_size = 0;
    refuse_open(&o.options, KL_E_VERSION, "struct_size", 0);
    kl_book_options_init(&o.options, size - 1);
    cr_expect_eq(o.options.struct_size, size - 1);
    kl_book_options_init(NULL, sizeof o);
}

static void refuse_push(kl_book *book, int32_t day, int32_t state, double load, kl_status wanted,
                        const char *field, double value)
{
    kl_fault fault = {"", 0, 0};
    const kl_book before = *book;
    expect_refusal(kl_book_push(book, day, state, load, &fault), &fault, wanted, field, NO_INDEX,
                   value);
    cr_expect_eq(kl_book_push(book, day, state, load, NULL), wanted);
    cr_expect(same_bits(book, &before, sizeof before), "a refused push changed the book");
}

/* LOAD-122: a refused push changes nothing; day, duplicate, order, span, state, load. */
Test(book, refuses_days)
{
    kl_book book = open_book(NULL);
    refuse_push(&book, KL_DAY_MIN - 1, 9, NAN, KL_E_RANGE, "day", KL_DAY_MIN - 1);
    refuse_push(&book, KL_DAY_MAX + 1, 9, NAN, KL_E_RANGE, "day", KL_DAY_MAX + 1);
    refuse_push(&book, INT32_MIN, 9, NAN, KL_E_RANGE, "day", INT32_MIN);
    refuse_push(&book, DAY0, KL_DAY_UNOBSERVED, 1.0, KL_E_RANGE, "state", KL_DAY_UNOBSERVED);
    push(&book, DAY0, KL_DAY_LOAD, 10.0);
    push(&book, DAY0 + 1, KL_DAY_LOAD, 10.0);
    refuse_push(&book, INT32_MAX, 9, NAN, KL_E_RANGE, "day", INT32_MAX);
    refuse_push(&book, DAY0 + 1, 9, NAN, KL_E_DUPLICATE, "day", DAY0 + 1);
    refuse_push(&book, DAY0, 9, NAN, KL_E_ORDER, "day", DAY0);
    refuse_push(&book, KL_DAY_MIN, 9, NAN, KL_E_ORDER, "day", KL_DAY_MIN);
    refuse_push(&book, KL_DAY_MAX, 9, NAN, KL_E_SIZE, "day", KL_DAY_MAX);
    refuse_push(&book, DAY0 + KL_MAX_DAYS, 9, NAN, KL_E_SIZE, "day", DAY0 + KL_MAX_DAYS);
    refuse_push(&book, DAY0 + 2, KL_DAY_UNOBSERVED, NAN, KL_E_RANGE, "state", 0);
    refuse_push(&book, DAY0 + 2, 5, NAN, KL_E_RANGE, "state", 5);
    refuse_push(&book, DAY0 + 2, -1, NAN, KL_E_RANGE, "state", -1);
    refuse_push(&book, DAY0 + 2, 256 + KL_DAY_REST, 0.0, KL_E_RANGE, "state", 256 + KL_DAY_REST);
    refuse_push(&book, DAY0 + 2, KL_DAY_LOAD, NAN, KL_E_RANGE, "load", NAN);
    refuse_push(&book, DAY0 + 2, KL_DAY_UNMEASURED, 2e15, KL_E_RANGE, "load", 2e15);
    refuse_push(&book, DAY0 + 2, KL_DAY_REST, 1.0, KL_E_INCONSISTENT, "load", 1.0);
    refuse_push(&book, DAY0 + 2, KL_DAY_MISSING, 1.0, KL_E_INCONSISTENT, "load", 1.0);
    push(&book, DAY0 + 2, KL_DAY_LOAD, -0.0);
}

/* LOAD-002: a minus zero is entered as 0. */
Test(book, enters_minus_zero_as_0)
{
    kl_book plus = open_book(NULL);
    kl_book minus = open_book(NULL);
    push(&plus, DAY0, KL_DAY_LOAD, 0.0);
    push(&minus, DAY0, KL_DAY_LOAD, -0.0);
    cr_expect(same_bits(&plus, &minus, sizeof plus));
}

/* What was never opened is no book, and an empty one cannot be read. */
Test(book, refuses_to_be_read)
{
    kl_fault fault = {"", 0, 0};
    kl_book_reading r;
    kl_book never;
    put_canary(&r, sizeof r);
    memset(&never, 0, sizeof never);
    refuse_push(&never, DAY0, KL_DAY_REST, 0.0, KL_E_STATE, "book", 0);
    expect_refusal(kl_book_read(&never, &r, &fault), &fault, KL_E_STATE, "book", NO_INDEX, 0);
    put_canary(&never, sizeof never);
    refuse_push(&never, DAY0, KL_DAY_REST, 0.0, KL_E_STATE, "book", 0);
    const kl_book empty = open_book(NULL);
    expect_refusal(kl_book_read(&empty, &r, &fault), &fault, KL_E_STATE, "book", NO_INDEX, 0);
    cr_expect_eq(kl_book_read(&empty, &r, NULL), KL_E_STATE);
    expect_refusal(kl_book_read(&empty, NULL, &fault), &fault, KL_E_NULL, "out", NO_INDEX, 0);
    expect_refusal(kl_book_read(NULL, &r, &fault), &fault, KL_E_NULL, "book", NO_INDEX, 0);
    expect_refusal(kl_book_push(NULL, DAY0, KL_DAY_REST, 0.0, &fault), &fault, KL_E_NULL, "book",
                   NO_INDEX, 0);
    cr_expect(is_canary(&r, sizeof r));
}

/*
 * measure/book.c - the load book as a stream.
 * LOAD-122, LOAD-123
 */
#include "measure/book.h"

#include <string.h>

#include "base/check.h"

_Static_assert(sizeof(kl__book) <= sizeof(kl_book), "the opaque block is too small");

void kl__book_from(const kl_book *book, kl__book *out)
{
    memcpy(out, book->opaque, sizeof *out);
}

void kl__book_into(const kl__book *state, kl_book *book)
{
    memcpy(book->opaque, state, sizeof *state);
}

kl__days kl__tail_days(const kl__tail *tail)
{
    const kl__days days = {tail->load, tail->state, tail->n, 0, tail->day0, 0};
    return days;
}

void kl_book_options_init(kl_book_options *options, size_t size)
{
    kl__struct_init(options, size, sizeof *options); /* all defaults are zero */
}

kl_status kl__book_options_read(const kl_book_options *given, kl_book_options *out, kl_fault *fault)
{
    kl_book_options_init(out, sizeof *out);
    if (!given) return KL_OK;
    const kl_status status = kl__struct_copy(given, sizeof *out, out, fault);
    if (status != KL_OK) return status;
    return kl__check_int(fault, "gap_fill", KL_NO_INDEX, out->gap_fill, KL_GAP_MISSING,
                         KL_GAP_REST);
}

static kl_status read_week_to_week(const kl_rolling_options *given, kl_rolling_options *out,
                                   kl_fault *fault)
{
    if (given) return kl__rolling_read(given, out, fault);
    return kl_week_to_week_options(7, out, sizeof *out, fault);
}

kl_status kl_book_open(kl_book *book, const kl_book_options *options, kl_fault *fault)
{
    kl_book_options o;
    kl__book state;
    memset(&state, 0, sizeof state);
    if (!book) return kl__null(fault, "book");
    kl_status status = kl__book_options_read(options, &o, fault);
    if (status == KL_OK) status = kl__rolling_read(o.rolling, &state.rolling, fault);
    if (status == KL_OK) status = read_week_to_week(o.week_to_week, &state.week_to_week, fault);
    if (status == KL_OK) {
        status = kl__ewma_read(o.ewma, &state.ewma, &state.ewma_smoothing, fault);
    }
    if (status == KL_OK) {
        status = kl__fitness_read(o.fitness, &state.fitness, &state.fitness_smoothing, fault);
    }
    if (status == KL_OK) status = kl__monotony_read(o.monotony, &state.monotony, fault);
    if (status != KL_OK) return status;

    state.magic = KL__BOOK_MAGIC;
    state.gap_fill = o.gap_fill;
    state.rolling.mode = state.week_to_week.mode = state.ewma.mode = KL_END_OF_DAY;
    state.fitness.mode = state.monotony.mode = KL_END_OF_DAY;
    kl__pair_start(&state.ewma_smoothing, &state.ewma_pair);
    kl__pair_start(&state.fitness_smoothing, &state.fitness_pair);
    memset(book, 0, sizeof *book);
    kl__book_into(&state, book);
    return KL_OK;
}

static void keep_in_tail(int32_t day, int32_t day_state, double load, kl__tail *tail)
{
    if (tail->n == KL__TAIL) {
        memmove(tail->load, tail->load + 1, (KL__TAIL - 1) * sizeof tail->load[0]);
        memmove(tail->state, tail->state + 1, (KL__TAIL - 1) * sizeof tail->state[0]);
        tail->n--;
    }
    tail->load[tail->n] = load + 0.0;
    tail->state[tail->n] = (uint8_t)day_state;
    tail->n++;
    tail->day0 = day - tail->n + 1;
}

static void enter(kl__book *state, int32_t day, int32_t day_state, double load)
{
    keep_in_tail(day, day_state, load, &state->tail);
    const kl__days days = kl__tail_days(&state->tail);
    kl__pair_push(&state->ewma_smoothing, &days, days.n - 1, &state->ewma_pair);
    kl__pair_push(&state->fitness_smoothing, &days, days.n - 1, &state->fitness_pair);
    state->n_days++;
}

/* Check order: day, duplicate, order, span, state U, state code, load. LOAD-122 */
static kl_status check_push(const kl__book *state, int32_t day, int32_t day_state, double load,
                            kl_fault *fault)
{
    const kl_status status = kl__check_int(fault, "day", KL_NO_INDEX, day, KL_DAY_MIN, KL_DAY_MAX);
    if (status != KL_OK) return status;
    const int32_t last = state->day0 + state->n_days - 1;
    if (state->n_days > 0) {
        if (day == last) return kl__fail(fault, KL_E_DUPLICATE, "day", KL_NO_INDEX, day);
        if (day < last) return kl__fail(fault, KL_E_ORDER, "day", KL_NO_INDEX, day);
        if (day - state->day0 >= KL_MAX_DAYS) {
            return kl__fail(fault, KL_E_SIZE, "day", KL_NO_INDEX, day);
        }
    }
    if (day_state == KL_DAY_UNOBSERVED) {
        return kl__fail(fault, KL_E_RANGE, "state", KL_NO_INDEX, day_state);
    }
    return kl__day_check(day_state, load, KL_NO_INDEX, fault);
}

kl_status kl__book_open_state(const kl_book *book, kl__book *out, kl_fault *fault)
{
    if (!book) return kl__null(fault, "book");
    kl__book_from(book, out);
    if (out->magic != KL__BOOK_MAGIC) {
        return kl__fail(fault, KL_E_STATE, "book", KL_NO_INDEX, 0.0);
    }
    return KL_OK;
}

kl_status kl_book_push(kl_book *book, int32_t day, int32_t state, double load, kl_fault *fault)
{
    kl__book inside;
    kl_status status = kl__book_open_state(book, &inside, fault);
    if (status == KL_OK) status = check_push(&inside, day, state, load, fault);
    if (status != KL_OK) return status;

    if (inside.n_days == 0) inside.day0 = day;
    const int32_t gap_state = inside.gap_fill == KL_GAP_REST ? KL_DAY_REST : KL_DAY_MISSING;
    for (int32_t skipped = inside.day0 + inside.n_days; skipped < day; skipped++) {
        enter(&inside, skipped, gap_state, 0.0);
    }
    enter(&inside, day, state, load);
    kl__book_into(&inside, book);
    return KL_OK;
}

kl_status kl_book_read(const kl_book *book, kl_book_reading *out, kl_fault *fault)
{
    kl__book state;
    const kl_status status = kl__book_open_state(book, &state, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    if (state.n_days == 0) return kl__fail(fault, KL_E_STATE, "book", KL_NO_INDEX, 0.0);

    const kl__days days = kl__tail_days(&state.tail);
    const int32_t t = days.n - 1;
    out->day = days.day0 + t;
    out->reserved = 0;
    kl__rolling_eval(&days, t, &state.rolling, &out->rolling);
    kl__rolling_eval(&days, t, &state.week_to_week, &out->week_to_week);
    kl__ewma_eval(&days, t, &state.ewma, &state.ewma_pair, &out->ewma);
    kl__fitness_eval(&days, t, &state.fitness, &state.fitness_pair, &out->fitness);
    kl__monotony_eval(&days, t, &state.monotony, &out->monotony);
    return KL_OK;
}

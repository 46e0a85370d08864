/*
 * measure/book.h - what the opaque block of a kl_book holds.
 * LOAD-122, LOAD-123
 */
#ifndef KL_MEASURE_BOOK_H
#define KL_MEASURE_BOOK_H

#include "kneeload/book.h"
#include "measure/ewma.h"
#include "measure/fitness.h"
#include "measure/rolling.h"
#include "measure/variability.h"

/* No daily metric looks back further: the layoff rule needs 119 days. */
enum { KL__TAIL = 128 };

/* The last days of a series. */
typedef struct kl__tail {
    double load[KL__TAIL];
    uint8_t state[KL__TAIL];
    int32_t n;
    int32_t day0; /* day of entry 0 */
} kl__tail;

typedef struct kl__book {
    uint32_t magic; /* KL__BOOK_MAGIC once opened */
    int32_t gap_fill;
    int32_t day0;   /* first day ever pushed */
    int32_t n_days; /* since then, skipped ones included */
    kl_rolling_options rolling;
    kl_rolling_options week_to_week;
    kl_ewma_options ewma;
    kl_fitness_options fitness;
    kl_monotony_options monotony;
    kl__smoothing ewma_smoothing;
    kl__smoothing fitness_smoothing;
    kl__smoother_pair ewma_pair;
    kl__smoother_pair fitness_pair;
    kl__tail tail;
} kl__book;

#define KL__BOOK_MAGIC UINT32_C(0x4b424c4b) /* "KLBK" */
#define KL__BOOK_VERSION UINT32_C(1)

/* Copy out of and into the opaque block. */
void kl__book_from(const kl_book *book, kl__book *out);
void kl__book_into(const kl__book *state, kl_book *book);

/* An open book, or KL_E_NULL, KL_E_STATE. */
kl_status kl__book_open_state(const kl_book *book, kl__book *out, kl_fault *fault);

/* Copy and check the book's own options; the metrics' options stay as given. */
kl_status kl__book_options_read(const kl_book_options *given, kl_book_options *out,
                                kl_fault *fault);

/* The tail as days that the metrics can read. */
kl__days kl__tail_days(const kl__tail *tail);

#endif

/** @file
 * kneeload/book.h - the load book as a stream: push a day, read every daily metric.
 */
#ifndef KNEELOAD_BOOK_H
#define KNEELOAD_BOOK_H

#include "kneeload/fitness.h"
#include "kneeload/variability.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What the book writes for a day that was skipped. */
enum {
    KL_GAP_MISSING = 0, /**< cautious: nothing is known about it */
    KL_GAP_REST = 1     /**< the caller vouches that nothing was run */
};

/** Options of every metric of the book; a NULL member means its defaults. */
typedef struct kl_book_options {
    uint32_t struct_size;                   /**< set by the init call; tells versions apart */
    int32_t gap_fill;                       /**< KL_GAP_MISSING by default */
    const kl_rolling_options *rolling;      /**< modes are not used: a book reads at END_OF_DAY */
    const kl_rolling_options *week_to_week; /**< from kl_week_to_week_options */
    const kl_ewma_options *ewma;            /**< EWMA ratio */
    const kl_fitness_options *fitness;      /**< CTL, ATL, TSB */
    const kl_monotony_options *monotony;    /**< monotony and strain */
} kl_book_options;

/** The state of a book: a plain value, copied by assignment, saved by kl_book_save. */
typedef struct kl_book {
    uint64_t opaque[640]; /**< not to be read or written */
} kl_book;

/** Largest number of bytes kl_book_save writes. */
#define KL_BOOK_SAVE_MAX 5120

/** Every daily metric at the end of one day. */
typedef struct kl_book_reading {
    int32_t day;             /**< last day pushed */
    int32_t reserved;        /**< 0 */
    kl_rolling rolling;      /**< rolling ratio */
    kl_rolling week_to_week; /**< this week against the one before */
    kl_ewma ewma;            /**< EWMA ratio */
    kl_fitness fitness;      /**< CTL, ATL, TSB */
    kl_monotony monotony;    /**< monotony and strain */
} kl_book_reading;

/** Which metric kl_rest_days asks. */
enum { KL_METRIC_ROLLING = 0, KL_METRIC_EWMA = 1, KL_METRIC_FITNESS = 2 };

/**
 * @brief Fill with defaults.
 *
 * @param[out] options  filled; NULL is ignored
 * @param size          sizeof *options
 */
KL_API void kl_book_options_init(kl_book_options *options, size_t size);

/**
 * @brief Open an empty book.
 *
 * @param[out] book    opened
 * @param options      NULL for the defaults; copied, not kept
 * @param[out] fault   nullable
 * @retval KL_OK  opened
 * @retval KL_E_NULL, KL_E_RANGE, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  an option, named as
 *         in its own struct; KL_E_RANGE "gap_fill"
 * @see LOAD-122
 */
KL_API KL_NODISCARD kl_status kl_book_open(kl_book *book, const kl_book_options *options,
                                           kl_fault *fault);

/**
 * @brief Enter the next day. Skipped days become MISSING, or REST by gap_fill.
 *
 * @param book   an open book
 * @param day    after the last one pushed
 * @param state  KL_DAY_REST, LOAD, MISSING or UNMEASURED
 * @param load   as in kl_series
 * @param[out] fault  nullable
 * @retval KL_OK              entered
 * @retval KL_E_NULL          "book"
 * @retval KL_E_STATE         "book": never opened
 * @retval KL_E_RANGE         "day", "state" (UNOBSERVED included), "load"
 * @retval KL_E_DUPLICATE     "day": entered already
 * @retval KL_E_ORDER         "day": before the last one
 * @retval KL_E_SIZE          "day": the book would span over KL_MAX_DAYS
 * @retval KL_E_INCONSISTENT  "load" on a day without
 * @par Complexity
 * O(skipped days + 1) time, no allocation.
 * @see LOAD-122
 */
KL_API KL_NODISCARD kl_status kl_book_push(kl_book *book, int32_t day, int32_t state, double load,
                                           kl_fault *fault);

/**
 * @brief Read every metric at the end of the last day, equal to the bit to the array calls.
 *
 * @param book  an open book with at least one day
 * @param[out] out    the metrics
 * @param[out] fault  nullable
 * @retval KL_OK       read
 * @retval KL_E_NULL   a pointer is NULL
 * @retval KL_E_STATE  "book": never opened, or no day yet
 * @see LOAD-123
 */
KL_API KL_NODISCARD kl_status kl_book_read(const kl_book *book, kl_book_reading *out,
                                           kl_fault *fault);

/**
 * @brief Portable bytes of a book: little-endian, versioned, with length and CRC-32.
 *
 * @param book      an open book
 * @param[out] bytes     written
 * @param capacity       KL_BOOK_SAVE_MAX always suffices
 * @param[out] out_size  bytes written
 * @param[out] fault     nullable
 * @retval KL_OK       saved
 * @retval KL_E_NULL   a pointer is NULL
 * @retval KL_E_STATE  "book": never opened
 * @retval KL_E_SIZE   "capacity"
 */
KL_API KL_NODISCARD kl_status kl_book_save(const kl_book *book, uint8_t *bytes, size_t capacity,
                                           size_t *out_size, kl_fault *fault);

/**
 * @brief Book from saved bytes. Going on from there gives what never stopping would have given.
 *
 * @param[out] book  replaced on success, untouched otherwise
 * @param bytes      from kl_book_save, of any platform
 * @param size       their number; above KL_BOOK_SAVE_MAX is refused before a byte is read
 * @param[out] fault nullable
 * @retval KL_OK         loaded
 * @retval KL_E_NULL     a pointer is NULL
 * @retval KL_E_FORMAT   "bytes": cut, altered, or a value outside its domain
 * @retval KL_E_VERSION  "bytes": of another format version or algorithm revision
 */
KL_API KL_NODISCARD kl_status kl_book_load(kl_book *book, const uint8_t *bytes, size_t size,
                                           kl_fault *fault);

/**
 * @brief Fewest days of rest after @p day until a target is met again.
 *
 * @param metric   KL_METRIC_ROLLING, _EWMA (verdict NOT_ABOVE) or _FITNESS (TSB at tsb_min)
 * @param series   daily loads, read up to @p day
 * @param day      in the series
 * @param thr      threshold in thousandths, 1 .. 100,000; not used by FITNESS
 * @param options  NULL for the defaults
 * @param[out] out_days  0 .. 60, or KL_UNKNOWN when 60 days do not suffice
 * @param[out] fault     nullable
 * @retval KL_OK  computed
 * @retval KL_E_NULL, KL_E_SIZE, KL_E_INCONSISTENT, KL_E_VERSION  as the metric's own call
 * @retval KL_E_RANGE  also "metric", "thr", "day"
 * @see LOAD-114
 */
KL_API KL_NODISCARD kl_status kl_rest_days(int32_t metric, const kl_series *series, int32_t day,
                                           int32_t thr, const kl_book_options *options,
                                           int32_t *out_days, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/*
 * measure/prepare.h - what kl_prepare and kl_day_series share: options, counting, duplicates.
 * LOAD-020, LOAD-030
 */
#ifndef KL_MEASURE_PREPARE_H
#define KL_MEASURE_PREPARE_H

#include "catalog/options.h"
#include "kneeload/series.h"

extern const kl__options_layout kl__prepare_layout;

/* Counted sessions of a list, as indices into it. */
typedef struct kl__counted {
    int32_t *timed; /* with a known start */
    size_t n_timed;
    int32_t *untimed;
    size_t n_untimed;
} kl__counted;

/* Seconds from the start of day 0 to the start of a session whose start is known. */
int64_t kl__start_of(const kl_session *session);

/* Sort order of sessions with a known start: by start, then by index. */
int kl__starts_before(const void *sessions, int32_t a, int32_t b);

/* Gather the counted sessions in `places`, timed ones from its front, others from its end. */
kl__counted kl__count_sessions(const kl_session *sessions, size_t n, int32_t kinds, int32_t *places,
                               size_t n_places);

/*
 * Drop doubled recordings among `counted`, which then holds the kept ones, timed ones unsorted.
 * Pairs [dropped, kept] go to `pairs`, which may be NULL. Returns their number. LOAD-030
 */
size_t kl__drop_duplicates(const kl_session *sessions, const kl_prepare_options *options,
                           kl__counted *counted, int32_t *pairs);

#endif

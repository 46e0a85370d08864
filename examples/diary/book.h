/* What the entries say to the load book, the shoes and the plan. */
#ifndef DIARY_BOOK_H
#define DIARY_BOOK_H

#include "store.h"

/* The runs up to `last_day` as sessions; the caller frees them. */
kl_session *take_sessions(const entry *entries, int n, int32_t last_day, size_t *n_sessions);

/* The runs with a known distance in a known pair; the caller frees them. */
kl_shoe_run *take_shoe_runs(const entry *entries, int n, int32_t last_day,
                            const pair_of_shoes *pairs, int n_pairs, size_t *n_runs);

/* What the plan wants to know of the last four weeks before `day`. */
void read_history(const kl_session *sessions, size_t n, int32_t day, kl_tailor_runner *runner);

#endif

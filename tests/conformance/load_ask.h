/* One evaluation {metric, mode, day, cfg, thr, of, channel} put to the array calls. */
#ifndef CONFORMANCE_LOAD_ASK_H
#define CONFORMANCE_LOAD_ASK_H

#include "load_metrics.h"
#include "load_records.h"

/* KL_END_OF_DAY unless the evaluation says otherwise. */
int32_t mode_member(const json_t *eval);

/* The answer at `day`, with its status. */
json_t *ask_eval(const kl_series *series, const json_t *eval, int32_t day, int32_t mode);

/* NULL when the library accepts the series; else the refusal, which is that of the whole case. */
json_t *refused_series(const kl_series *series);

/* What a metric named by nothing in C amounts to: a selector outside its set (LOAD-006). */
json_t *no_such_metric(void);

#endif

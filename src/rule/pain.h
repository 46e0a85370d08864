/*
 * rule/pain.h - the session gate: a run judged by the pain it caused.
 * REHAB-030 .. REHAB-036
 */
#ifndef KL_RULE_PAIN_H
#define KL_RULE_PAIN_H

#include "rule/reasons.h"

/* A run as it was told, merged with others of its day. Pains may be KL_UNKNOWN. */
typedef struct kl__run {
    int32_t day;
    int32_t pre;
    int32_t peak;         /* largest known */
    int32_t peak_missing; /* a part of it is unknown */
    int32_t h1;
    int32_t gait_altered;
    int32_t swelling;
    int32_t dose_pct;
    int32_t analgesic;
    int32_t warmup;
    int32_t taped;
    int32_t allowed; /* was a run allowed when it began */
} kl__run;

/* What was known when it was judged. */
typedef struct kl__gate_view {
    int32_t baseline;   /* own morning, or KL_UNKNOWN */
    int32_t morning;    /* next morning, or KL_UNKNOWN */
    int32_t streak;     /* mornings up in a row before this one */
    int32_t pain_green; /* effective limit */
    int32_t immediate;  /* judged on the day itself */
    int32_t reserved;
} kl__gate_view;

typedef struct kl__verdict {
    int32_t colour;
    int32_t morning_up;    /* MORNING_UP fired */
    int32_t morning_worse; /* MORNING_UP, MORNING_UP_LARGE or MORNING_GT_RED fired */
    int32_t not_settled;
    kl__why why; /* without WITH_TAPE */
} kl__verdict;

kl__verdict kl__judge_run(const kl__run *run, const kl__gate_view *view,
                          const kl_rehab_config *config);

/* Two runs of one day become one. REHAB-034 */
void kl__merge_runs(kl__run *run, const kl__run *more);

#endif

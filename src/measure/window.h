/*
 * measure/window.h - the two windows of a rolling ratio: days, sums, bounds.
 * LOAD-040 .. LOAD-048
 */
#ifndef KL_MEASURE_WINDOW_H
#define KL_MEASURE_WINDOW_H

#include "kneeload/rolling.h"
#include "measure/days.h"

/* A stretch of days that enters a ratio: the acute days, or those only the chronic mean has. */
typedef struct kl__part {
    int32_t from;
    int32_t to; /* inclusive */
    int32_t observed;
    int32_t known;
    int32_t unmeasured; /* UNMEASURED days */
    double known_sum;   /* sums oldest first */
    double low;         /* unknown days at their lower bound */
    double high;        /* unknown days at their upper bound; set by kl__parts_fill */
    double filled;      /* unknown days at the value of the missing rule; likewise */
} kl__part;

typedef struct kl__parts {
    kl__part acute;
    kl__part only;
    int32_t known_c;
    int32_t observed_c;
    int32_t unobserved; /* some day of the windows is not observed */
    uint32_t flags;     /* COUPLED and the two IN_WINDOW flags */
} kl__parts;

/* Acute and only-chronic days of the windows that end on day t. LOAD-040 */
void kl__parts_at(const kl__days *days, int32_t t, const kl_rolling_options *options,
                  kl__parts *out);

/* Count and sum the days of one part. */
void kl__part_count(const kl__days *days, kl__part *part);

/* Counts, flags and coverage that depend on both parts. */
void kl__parts_join(const kl_rolling_options *options, kl__parts *parts);

/* Known days are too few, or an acute day is unmeasured. LOAD-047 */
int kl__parts_low_coverage(const kl__parts *parts, const kl_rolling_options *options);

/* Ceiling of one unknown day at T = t. LOAD-044 */
double kl__parts_ceiling(const kl__days *days, int32_t t, const kl__parts *parts,
                         const kl_rolling_options *options);

/* Fill `high` and `filled` of a part by the ceiling and the missing rule. LOAD-043, LOAD-044 */
void kl__part_fill(const kl__days *days, double ceiling, int32_t missing, kl__part *part);

/* A ratio as its four factors: (sa * dc) / (s * da). LOAD-042 */
typedef struct kl__quotient {
    double sa;
    double s;
    double da;
    double dc;
} kl__quotient;

static inline kl__quotient kl__quotient_of(int32_t kind, double acute, double only, double da,
                                           double dc)
{
    const kl__quotient q = {acute, kind == KL_ROLLING_COUPLED ? acute + only : only, da, dc};
    return q;
}

static inline double kl__quotient_value(const kl__quotient *q)
{
    return (q->sa * q->dc) / (q->s * q->da);
}

/* Exactly on the threshold is not above. LOAD-046 */
static inline int kl__quotient_above(const kl__quotient *q, int32_t thr)
{
    return (q->sa * q->dc) * 1000.0 > (q->s * q->da) * (double)thr;
}

#endif

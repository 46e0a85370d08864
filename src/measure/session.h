/*
 * measure/session.h - a session record: checked, counted in units of a channel.
 * LOAD-020, LOAD-021
 */
#ifndef KL_MEASURE_SESSION_H
#define KL_MEASURE_SESSION_H

#include "base/check.h"
#include "kneeload/load.h"

/* Prefix of the field names in a fault. */
enum { KL__SESSION_PLAIN = 0, KL__SESSION_TEST = 1, KL__SESSION_PLAN = 2, KL__SESSION_LIST = 3 };

/* Every check of LOAD-020 in its order; fields are named "dist_m", "test.dist_m", "plan.dist_m",
 * "sessions.dist_m". */
kl_status kl__session_check(const kl_session *session, int32_t prefix, int64_t index,
                            kl_fault *fault);

/* KL_E_SIZE "sessions": more of them than an index can name. */
kl_status kl__session_count_check(size_t n, kl_fault *fault);

/* Is this kind inside the mask? Others are ignored. */
static inline int kl__session_counts(const kl_session *session, int32_t kinds)
{
    return (kinds >> session->kind) & 1;
}

#define KL__UNKNOWN64 INT64_MIN

/* Integer units of a channel other than CUSTOM (SRPE: rpe x dur_s), or KL__UNKNOWN64. */
int64_t kl__session_units(const kl_session *session, int32_t channel);

/* Load that these units, of one session or of a day's sum, make. LOAD-021 */
double kl__load_of_units(int64_t units, int32_t channel);

#endif

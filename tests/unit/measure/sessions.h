/* Sessions for tests. */
#ifndef UNIT_MEASURE_SESSIONS_H
#define UNIT_MEASURE_SESSIONS_H

#include "kneeload/load.h"

/* A run of which only this much is known; any of the three may be KL_UNKNOWN. */
static inline kl_session run_of(int32_t day, int32_t start_s, int32_t dist_m, int32_t dur_s)
{
    kl_session session;
    kl_session_init(&session);
    session.day = day;
    session.start_s = start_s;
    session.dist_m = dist_m;
    session.dur_s = dur_s;
    return session;
}

/* A run with a distance and nothing else but its time. */
static inline kl_session run_far(int32_t day, int32_t start_s, int32_t dist_m)
{
    return run_of(day, start_s, dist_m, KL_UNKNOWN);
}

/* A session of which everything is known. */
static inline kl_session full_session(void)
{
    const kl_session session = {.day = 10,
                                .start_s = 30000,
                                .dist_m = 10000,
                                .dur_s = 2700,
                                .elapsed_s = 2800,
                                .steps = 7400,
                                .rpe = 60,
                                .kind = KL_SESSION_RUN,
                                .load = 12.5,
                                .has_load = 1};
    return session;
}

#endif

/*
 * tests/bench/bench_today.c - the answer of a morning: one knee and two, a month and a decade of
 * sessions. Best of some rounds; times are printed, never asserted.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "kneeload/kneeload.h"

enum { ROUNDS = 15, TIMES = 500, DAY = 3600, MANY = KL_TODAY_MAX_SESSIONS };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A knee in BUILD with a morning a day and a run every other day for a month. */
static kl_rehab month_of(void)
{
    kl_rehab knee;
    kl_rehab_event e;
    const kl_rehab_start start = {KL_PHASE_BUILD, 7, DAY - 30, KL_LOCATION_FRONT};
    if (kl_rehab_open(&knee, NULL, &start, NULL) != KL_OK) exit(1);
    for (int32_t day = DAY - 30; day <= DAY; day++) {
        kl_rehab_event_init(&e, KL_EVENT_CHECKIN, day);
        e.am_pain = e.worst24 = 0;
        if (kl_rehab_apply(&knee, &e, NULL, NULL) != KL_OK) exit(1);
        if (day % 2 == DAY % 2) continue;
        kl_rehab_event_init(&e, KL_EVENT_RUN, day);
        e.pre = e.peak = e.h1 = 0;
        if (kl_rehab_apply(&knee, &e, NULL, NULL) != KL_OK) exit(1);
    }
    return knee;
}

static void fill(kl_session *session, int32_t n)
{
    for (int32_t i = 0; i < n; i++) {
        kl_session_init(&session[i]);
        session[i].day = DAY - 1 - (n - 1 - i) * 7 / 8;
        session[i].dist_m = 6000 + i % 900;
        session[i].dur_s = 2000;
        session[i].steps = 5500;
    }
}

static double time_of(const kl_today_input *in)
{
    kl_today_answer out;
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        const double start = now();
        for (int i = 0; i < TIMES; i++) {
            if (kl_today(in, &out, NULL) != KL_OK) exit(1);
        }
        const double each = (now() - start) / TIMES;
        if (each < best) best = each;
    }
    return best;
}

int main(void)
{
    static kl_session session[MANY];
    const kl_rehab knee = month_of();
    kl_today_input in;
    kl_today_input_init(&in, sizeof in);
    in.day = DAY;
    in.first_day = 0;
    in.n_knees = 1;
    in.sessions = session;
    for (int i = 0; i < 2; i++) {
        in.knee[i].rehab = &knee;
        in.knee[i].side = i;
        in.knee[i].pre = 0;
    }
    fill(session, 40);
    in.n_sessions = 40;
    const double month = time_of(&in);
    in.n_knees = 2;
    const double both = time_of(&in);
    fill(session, MANY);
    in.n_sessions = MANY;
    const double decade = time_of(&in);
    printf(
        "today: one knee, 40 sessions %.1f us; two knees %.1f us; two knees, %d sessions"
        " %.1f us; answer %zu bytes\n",
        1e6 * month, 1e6 * both, MANY, 1e6 * decade, sizeof(kl_today_answer));
    return 0;
}

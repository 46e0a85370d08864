/*
 * tests/bench/bench_rehab.c - the rehab machine: an event with its decision, ten years of a runner.
 * Best of some rounds, as times and against a copy of the state; printed, never asserted. The
 * targets are those of the project.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kneeload/kneeload.h"

enum { ROUNDS = 15, TIMES = 4000, TEN_YEARS = 3652 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void apply(kl_rehab *knee, const kl_rehab_event *e, kl_rehab_log *log)
{
    if (kl_rehab_apply(knee, e, log, NULL) != KL_OK) exit(1);
}

/* A morning every day, and a run or strength work. */
static void live(kl_rehab *knee, int32_t day, kl_rehab_log *log)
{
    kl_rehab_event e;
    kl_rehab_event_init(&e, KL_EVENT_CHECKIN, day);
    e.am_pain = e.worst24 = 0;
    e.sleep_min = 480;
    apply(knee, &e, log);
    kl_rehab_event_init(&e, day % 2 ? KL_EVENT_STRENGTH : KL_EVENT_RUN, day);
    e.pre = e.h1 = 0;
    e.peak = 10;
    apply(knee, &e, log);
}

static kl_rehab knee_on(int32_t days)
{
    kl_rehab knee;
    kl_rehab_log log;
    const kl_rehab_start start = {KL_PHASE_RELOAD, 1, 0, KL_LOCATION_FRONT};
    if (kl_rehab_open(&knee, NULL, &start, NULL) != KL_OK) exit(1);
    for (int32_t day = 0; day < days; day++) live(&knee, day, &log);
    return knee;
}

/* The plain thing beside it: the state of 3 KB copied, and one of its words looked at. */
static double copy_time(void)
{
    const kl_rehab from = knee_on(10);
    kl_rehab to[2];
    volatile uint64_t seen = 0;
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        const double start = now();
        for (int i = 0; i < TIMES; i++) {
            memcpy(&to[i % 2], &from, sizeof from);
            seen = to[i % 2].opaque[(size_t)i % 384];
        }
        const double each = (now() - start) / TIMES;
        if (each < best) best = each;
    }
    (void)seen;
    return best;
}

/* Seconds of the morning after a run, which closes it with a decision. */
static double event_time(int32_t day)
{
    const kl_rehab before = knee_on(day + 1);
    kl_rehab_log log;
    kl_rehab_event e;
    double best = 1e9;
    kl_rehab_event_init(&e, KL_EVENT_CHECKIN, day + 1);
    e.am_pain = e.worst24 = 0;
    for (int round = 0; round < ROUNDS; round++) {
        const double start = now();
        for (int i = 0; i < TIMES; i++) {
            kl_rehab knee = before;
            apply(&knee, &e, &log);
        }
        const double each = (now() - start) / TIMES;
        if (each < best) best = each;
    }
    if (log.n_entries != 1) exit(1);
    return best;
}

static double life_time(void)
{
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        const double start = now();
        knee_on(TEN_YEARS);
        const double all = now() - start;
        if (all < best) best = all;
    }
    return best;
}

static void line(const char *what, double ratio)
{
    printf("%-56s %6.2f\n", what, ratio);
}

int main(void)
{
    const double copy = copy_time();
    const double early = event_time(10);
    const double late = event_time(4000);
    const double life = life_time();
    printf("state %zu bytes, one copy %.0f ns\n", sizeof(kl_rehab), 1e9 * copy);
    printf("event with decision, day 10:    %6.0f ns (target 300)\n", 1e9 * early);
    printf("event with decision, day 4,000: %6.0f ns (target 300)\n", 1e9 * late);
    printf("ten years, two events a day:    %6.2f ms (target 3)\n\n", 1e3 * life);
    line("event with decision / copy of the state", early / copy);
    line("event with decision, day 4,000 / day 10", late / early);
    line("ten years / as many copies of the state", life / (2 * TEN_YEARS * copy));
    return 0;
}

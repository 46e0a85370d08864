/*
 * tests/bench/bench_plan.c - planning: a tailored week with twelve weeks of outlook, the check of a
 * week. Best of some rounds; times are printed, never asserted. The targets are those of the
 * project.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "kneeload/kneeload.h"

enum { ROUNDS = 15, TIMES = 2000, WEEKS = 12 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static const kl_week_entry entries[] = {
    {0, KL_WORKOUT_STRENGTH, KL_UNKNOWN, 2400, KL_UNKNOWN},
    {1, KL_WORKOUT_SPEED, 8000, KL_UNKNOWN, KL_UNKNOWN},
    {2, KL_WORKOUT_EASY, 6000, KL_UNKNOWN, KL_UNKNOWN},
    {3, KL_WORKOUT_HILLS, 8000, KL_UNKNOWN, 150},
    {4, KL_WORKOUT_CROSS, KL_UNKNOWN, 3600, KL_UNKNOWN},
    {5, KL_WORKOUT_EASY, 6000, KL_UNKNOWN, KL_UNKNOWN},
    {6, KL_WORKOUT_LONG, 16000, KL_UNKNOWN, KL_UNKNOWN},
};
static const kl_week week = {entries, sizeof entries / sizeof entries[0], 330, 0};

static void tailor(int32_t irritability)
{
    kl_tailored_week out;
    kl_outlook_week rows[WEEKS];
    const kl_tailor_runner runner = {.location = KL_LOCATION_FRONT,
                                     .irritability = irritability,
                                     .secs_to_pain = 2400,
                                     .history_m = {44000, 40000, 42000, 44000},
                                     .longest30_m = 16000,
                                     .days_since_last_run = 2,
                                     .available_days = 127,
                                     .target_m = 44000,
                                     .outlook_weeks = WEEKS};
    if (kl_week_tailor(&week, &runner, NULL, &out, rows, NULL) != KL_OK) exit(1);
    if (out.n_weeks != WEEKS) exit(1);
}

static void check(int32_t phase)
{
    kl_week_report report;
    const kl_week_context context = {.phase = phase,
                                     .location = KL_LOCATION_FRONT,
                                     .ref_week_m = 30000,
                                     .longest30_m = 12000,
                                     .days_since_last_run = 2,
                                     .prev_runs = 4,
                                     .prev_longest_m = 12000};
    if (kl_week_check(&week, &context, NULL, &report, NULL) != KL_OK) exit(1);
    if (report.n_findings == 0) exit(1);
}

/* Seconds of one call. */
static double time_of(void (*call)(int32_t), int32_t how)
{
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        const double start = now();
        for (int i = 0; i < TIMES; i++) call(how);
        const double each = (now() - start) / TIMES;
        if (each < best) best = each;
    }
    return best;
}

int main(void)
{
    static const char *const names[] = {"low", "moderate", "high"};
    for (int32_t i = KL_IRRITABILITY_LOW; i <= KL_IRRITABILITY_HIGH; i++) {
        printf("week and 12 weeks of outlook, %-9s %6.2f us (target 50)\n", names[i],
               1e6 * time_of(tailor, i));
    }
    printf("check of a week, build:                %6.2f us (target 2)\n",
           1e6 * time_of(check, KL_PHASE_BUILD));
    printf("check of a week, reload:               %6.2f us (target 2)\n",
           1e6 * time_of(check, KL_PHASE_RELOAD));
    return 0;
}

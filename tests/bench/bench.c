/*
 * tests/bench/bench.c - speed as ratios within one run, never as times to be asserted.
 * 2,000 runners x 1,095 days, 40 % rest days, integer metres. Each round runs
 * every job once, so that whatever slows the machine slows them alike; figures are medians.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kneeload/kneeload.h"

enum { RUNNERS = 2000, DAYS = 1095, ROUNDS = 15 };

typedef struct matrix {
    size_t n_runners;
    size_t n_days;
    double *load;
    double *value;
    double *value2;
    double *lo;
    double *hi;
    uint32_t *flags;
    uint8_t *defined;
} matrix;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void *room(size_t size)
{
    void *memory = malloc(size);
    if (!memory) {
        fputs("bench: out of memory\n", stderr);
        exit(1);
    }
    memset(memory, 0, size);
    return memory;
}

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static matrix matrix_of(size_t n_runners, size_t n_days)
{
    const size_t n = n_runners * n_days;
    matrix m = {n_runners,
                n_days,
                room(n * sizeof(double)),
                room(n * sizeof(double)),
                room(n * sizeof(double)),
                room(n * sizeof(double)),
                room(n * sizeof(double)),
                room(n * sizeof(uint32_t)),
                room(n)};
    uint64_t seed = 20261120;
    for (size_t i = 0; i < n; i++) {
        const uint64_t r = next_random(&seed);
        m.load[i] = r % 100 < 40 ? 0.0 : (double)(3000 + (r >> 32) % 12000);
    }
    return m;
}

static void free_matrix(matrix *m)
{
    free(m->load);
    free(m->value);
    free(m->value2);
    free(m->lo);
    free(m->hi);
    free(m->flags);
    free(m->defined);
}

/* What somebody would write by hand: one pass, running sums, no checks. */
static void plain_loop(const matrix *m)
{
    const double alpha_a = 2.0 / 8.0;
    const double alpha_c = 2.0 / 29.0;
    for (size_t r = 0; r < m->n_runners; r++) {
        const double *x = m->load + r * m->n_days;
        double acute = 0.0, only = 0.0, num_a = 0.0, num_c = 0.0, den_a = 0.0, den_c = 0.0;
        for (size_t t = 0; t < m->n_days; t++) {
            const size_t at = r * m->n_days + t;
            acute += x[t];
            if (t >= 7) {
                acute -= x[t - 7];
                only += x[t - 7];
            }
            if (t >= 28) only -= x[t - 28];
            m->value[at] = t >= 27 && only > 0.0 ? (acute * 21.0) / (only * 7.0) : -1.0;
            num_a += alpha_a * (x[t] - num_a);
            num_c += alpha_c * (x[t] - num_c);
            den_a += alpha_a * (1.0 - den_a);
            den_c += alpha_c * (1.0 - den_c);
            m->value2[at] = num_c > 0.0 ? (num_a / den_a) / (num_c / den_c) : -1.0;
        }
    }
}

typedef enum job {
    COPY, PLAIN, ROLLING, EWMA, BOTH, ROLLING_FULL, EWMA_FULL, BOTH_FULL, JOBS
} job;

static void run(const matrix *m, job what)
{
    const kl_fleet fleet = {m->load, NULL, m->n_runners, m->n_days, 0, 0};
    const int full = what >= ROLLING_FULL;
    const kl_fleet_columns rolling = {m->value, full ? m->lo : NULL, full ? m->hi : NULL,
                                      full ? m->flags : NULL, full ? m->defined : NULL, -1.0};
    const kl_fleet_columns ewma = {m->value2, NULL, NULL, full ? m->flags : NULL,
                                   full ? m->defined : NULL, -1.0};
    const int wants_rolling = what != EWMA && what != EWMA_FULL;
    const int wants_ewma = what != ROLLING && what != ROLLING_FULL;
    if (what == COPY) {
        memcpy(m->value, m->load, m->n_runners * m->n_days * sizeof(double));
        return;
    }
    if (what == PLAIN) {
        plain_loop(m);
        return;
    }
    const kl_status status =
        kl_fleet_ratios(&fleet, NULL, NULL, wants_rolling ? &rolling : NULL,
                        wants_ewma ? &ewma : NULL, NULL);
    if (status != KL_OK) {
        fprintf(stderr, "bench: %s\n", kl_status_name(status));
        exit(1);
    }
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_size);
    return values[n / 2];
}

/* Median over the rounds of the time of one job relative to another of the same round. */
typedef struct rounds {
    double time[ROUNDS][JOBS];
} rounds;

static void run_rounds(const matrix *m, rounds *r)
{
    for (int round = 0; round < ROUNDS; round++) {
        for (int what = 0; what < JOBS; what++) {
            const double start = now();
            run(m, (job)what);
            r->time[round][what] = now() - start;
        }
    }
}

static double relative(const rounds *r, job what, job to)
{
    double ratios[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) ratios[i] = r->time[i][what] / r->time[i][to];
    return median(ratios, ROUNDS);
}

static double typical(const rounds *r, job what)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) times[i] = r->time[i][what];
    return median(times, ROUNDS);
}

static double cell_time(size_t n_runners, size_t n_days)
{
    static rounds r;
    matrix m = matrix_of(n_runners, n_days);
    run_rounds(&m, &r);
    free_matrix(&m);
    return typical(&r, BOTH) / (double)(n_runners * n_days);
}

static void line(const char *what, double ratio, const char *bound)
{
    printf("%-58s %7.2f  %s\n", what, ratio, bound);
}

static void fleet_figures(matrix *m)
{
    static rounds whole;
    static rounds other;
    run_rounds(m, &whole);
    for (size_t i = 0; i < m->n_runners * m->n_days; i++) m->load[i] *= 1.001;
    run_rounds(m, &other);
    printf("copying the input once: %.2f ms\n\n", 1e3 * typical(&whole, COPY));
    line("fleet rolling 7:28, values / memcpy", relative(&whole, ROLLING, COPY), "<= 4");
    line("fleet EWMA 7/28, values / memcpy", relative(&whole, EWMA, COPY), "<= 4");
    line("fleet both, values / memcpy, for each ratio", relative(&whole, BOTH, COPY) / 2.0,
         "<= 4");
    line("fleet both, values / plain fused C loop", relative(&whole, BOTH, PLAIN), "< 1");
    line("fleet both, flags and bounds / values", relative(&whole, BOTH_FULL, BOTH), "<= 3");
    line("fleet rolling, flags and bounds / values", relative(&whole, ROLLING_FULL, ROLLING),
         "<= 3");
    line("fleet EWMA, flags / values", relative(&whole, EWMA_FULL, EWMA), "<= 3");
    line("fleet rolling, other loads / whole loads",
         typical(&other, ROLLING) / typical(&whole, ROLLING), "<= 4");
    line("fleet EWMA, other loads / whole loads", typical(&other, EWMA) / typical(&whole, EWMA),
         "<= 4");
}

static void scaling_figures(void)
{
    const double base = cell_time(500, 1000);
    line("time a cell, 4 times the days", cell_time(500, 4000) / base, "about 1");
    line("time a cell, 4 times the runners", cell_time(2000, 1000) / base, "about 1");
}

/* A day of the book against one rolling ratio on an array of a year. */
static void stream_figures(void)
{
    enum { YEAR = 365, TIMES = 200 };
    static double load[YEAR];
    const kl_series series = {load, NULL, YEAR, 0, 0, 0};
    kl_rolling ratio;
    kl_book book;
    kl_book_reading reading;
    for (int i = 0; i < YEAR; i++) load[i] = i % 3 ? 8000.0 : 0.0;
    double start = now();
    for (int i = 0; i < TIMES; i++) {
        if (kl_rolling_at(&series, YEAR - 1, 1, NULL, &ratio, NULL) != KL_OK) exit(1);
    }
    const double one = (now() - start) / TIMES;
    if (kl_book_open(&book, NULL, NULL) != KL_OK) exit(1);
    start = now();
    for (int i = 0; i < YEAR; i++) {
        const int32_t state = load[i] > 0.0 ? KL_DAY_LOAD : KL_DAY_REST;
        if (kl_book_push(&book, i, state, load[i], NULL) != KL_OK) exit(1);
        if (kl_book_read(&book, &reading, NULL) != KL_OK) exit(1);
    }
    const double day = (now() - start) / YEAR;
    printf("\none rolling ratio on a year's array %.2f us; a day of the book, all metrics %.2f us;"
           " state %zu bytes\n",
           1e6 * one, 1e6 * day, sizeof book);
}

/* Seconds a call on so many laps takes, the best of some rounds. */
static double knee_time(size_t n, int32_t interval)
{
    enum { MOST = 1000, TIMES = 20000 };
    static kl_knee_segment laps[MOST];
    static kl_knee_segment_load out[MOST];
    const kl_knee_runner runner = {
        .v_ref = 3.1, .cad_ref = 166.0, .has = KL_RUNNER_HAS_V_REF | KL_RUNNER_HAS_CAD_REF};
    const int times = TIMES / (int)n;
    kl_knee_options options;
    kl_knee_load load;
    double best = 1e9;
    kl_knee_options_init(&options, sizeof options);
    options.interval = interval;
    for (size_t i = 0; i < n; i++) {
        const kl_knee_segment lap = {.distance_m = 1000.0 + (double)(i % 7),
                                     .duration_s = 300.0,
                                     .cadence = 165.0 + (double)(i % 9),
                                     .grade = 0.01 * (double)(i % 5) - 0.02,
                                     .has = KL_SEGMENT_HAS_DISTANCE_M | KL_SEGMENT_HAS_DURATION_S |
                                            KL_SEGMENT_HAS_CADENCE | KL_SEGMENT_HAS_GRADE};
        laps[i] = lap;
    }
    for (int round = 0; round < ROUNDS; round++) {
        const double start = now();
        for (int i = 0; i < times; i++) {
            if (kl_knee_run(laps, n, &runner, &options, &load, out, NULL) != KL_OK) exit(1);
        }
        const double took = (now() - start) / times;
        if (took < best) best = took;
    }
    return best;
}

static void knee_figures(void)
{
    printf(
        "\nknee load of a run of one lap %.0f ns with its interval (<= 1000), %.0f without"
        " (<= 300)\n",
        1e9 * knee_time(1, 1), 1e9 * knee_time(1, 0));
    line("knee load, time a lap, 1,000 laps / 10 laps",
         knee_time(1000, 1) / knee_time(10, 1) / 100.0, "about 1");
}

int main(void)
{
    matrix m = matrix_of(RUNNERS, DAYS);
    printf("%d runners x %d days, medians of %d rounds\n", RUNNERS, DAYS, ROUNDS);
    fleet_figures(&m);
    free_matrix(&m);
    scaling_figures();
    stream_figures();
    knee_figures();
    return 0;
}

/*
 * plan/today_book.c - the load book on a morning: ratios, knee load, runs. Never a limit.
 * TODAY-030
 */
#include <string.h>

#include "measure/runs.h"
#include "plan/today.h"

enum { BOOK_DAYS = 35, WEEK = 7, MONTH = 28 };

/* The sessions of the last 35 days; those of the day itself are not of the book yet. */
typedef struct pages {
    const kl_session *session;
    size_t n;
} pages;

static pages pages_before(const kl__today *t)
{
    const size_t from = kl__runs_until(&t->runs, t->in.day - BOOK_DAYS - 1);
    const size_t to = kl__runs_until(&t->runs, t->in.day - 1);
    const pages last = {t->runs.session ? t->runs.session + from : NULL, to - from};
    return last;
}

/* ---- ratios ---- */

/* Metres of each day; the days are 0 .. 34, so that the first ones of the calendar have room. */
typedef struct month {
    double load[BOOK_DAYS];
    uint8_t state[BOOK_DAYS];
} month;

static void fill_days(const kl__today *t, const pages *last, month *out)
{
    int32_t scratch[KL_TODAY_MAX_SESSIONS];
    const int32_t start = t->in.day - BOOK_DAYS;
    const int32_t unobserved = t->in.first_day > start ? t->in.first_day - start : 0;
    kl_declared_days days = {
        .first_day = start + unobserved, .last_day = t->in.day - 1, .infer_rest = t->in.infer_rest};
    memset(out, 0, sizeof *out); /* UNOBSERVED */
    if (unobserved == BOOK_DAYS) return;
    const kl_status added =
        kl_day_series(KL_CHANNEL_DISTANCE, last->session, last->n, &days, NULL, scratch,
                      out->load + unobserved, out->state + unobserved, NULL);
    (void)added; /* sessions and span were checked */
}

static int32_t grade_of(const char *output)
{
    kl_evidence evidence = {0};
    const kl_status found = kl_evidence_find(output, NULL, &evidence, NULL);
    (void)found; /* both ratios stand in the table */
    return evidence.grade;
}

static void put_rolling(const kl_series *series, kl_today_ratio *out)
{
    kl_rolling_options options;
    kl_rolling ratio;
    kl_rolling_options_init(&options, sizeof options);
    options.mode = KL_START_OF_DAY;
    const kl_status computed = kl_rolling_at(series, BOOK_DAYS, 1, &options, &ratio, NULL);
    (void)computed; /* a series of our own */
    out->value = ratio.value;
    out->lo = ratio.lo;
    out->hi = ratio.hi;
    out->defined = ratio.defined;
    out->has = ratio.has & (KL_ROLLING_HAS_VALUE | KL_ROLLING_HAS_LO | KL_ROLLING_HAS_HI);
    out->flags = ratio.flags;
    out->grade = grade_of("RATIO_RA");
}

static void put_ewma(const kl_series *series, kl_today_ratio *out)
{
    kl_ewma_options options;
    kl_ewma ratio;
    kl_ewma_options_init(&options, sizeof options);
    options.mode = KL_START_OF_DAY;
    const kl_status computed = kl_ewma_at(series, BOOK_DAYS, 1, &options, &ratio, NULL);
    (void)computed; /* a series of our own */
    out->value = ratio.value;
    out->defined = ratio.defined;
    out->has = ratio.has & KL_EWMA_HAS_VALUE;
    out->flags = ratio.flags;
    out->grade = grade_of("RATIO_EWMA");
}

/* ---- knee load ---- */

/* A session as one lap; steps give its cadence. */
static kl_knee_segment lap_of(const kl_session *s)
{
    kl_knee_segment lap = {0};
    lap.distance_m = (double)s->dist_m;
    lap.has = KL_SEGMENT_HAS_DISTANCE_M;
    if (s->dur_s == KL_UNKNOWN) return lap;
    lap.duration_s = (double)s->dur_s;
    lap.has |= KL_SEGMENT_HAS_DURATION_S;
    if (s->steps == KL_UNKNOWN || s->dur_s == 0) return lap;
    lap.cadence = 60.0 * (double)s->steps / (double)s->dur_s;
    lap.has |= KL_SEGMENT_HAS_CADENCE;
    return lap;
}

/* Without a distance, or refused by the model, it is counted as left out. */
static void add_knee_load(const kl__today *t, const kl_session *s, kl_today_answer *out)
{
    kl_knee_load load;
    const kl_knee_segment lap = lap_of(s);
    if (s->dist_m == KL_UNKNOWN ||
        kl_knee_run(&lap, 1, t->in.runner, &t->knee_load, &load, NULL, NULL) != KL_OK) {
        out->ekm_left_out++;
        return;
    }
    if (s->day >= t->in.day - WEEK) {
        out->ekm_7d += load.ekm;
    } else {
        out->ekm_7d_before += load.ekm;
    }
}

static void count_run(const kl__today *t, const kl_session *s, kl_today_answer *out)
{
    const int32_t age = t->in.day - s->day;
    out->runs_7d += age <= WEEK;
    out->runs_28d += age <= MONTH;
    if (age <= 2 * WEEK) add_knee_load(t, s, out);
}

void kl__today_book(const kl__today *t, kl_today_answer *out)
{
    month days;
    const uint32_t unsure = KL_FLAG_UNKNOWN_IN_WINDOW | KL_FLAG_UNMEASURED_IN_WINDOW;
    const pages last = pages_before(t);
    fill_days(t, &last, &days);
    const kl_series series = {.load = days.load, .state = days.state, .n = BOOK_DAYS};
    put_rolling(&series, &out->rolling);
    put_ewma(&series, &out->ewma);
    for (size_t i = 0; i < last.n; i++) {
        if (kl__is_today_run(&last.session[i])) count_run(t, &last.session[i], out);
    }
    if (out->rolling.flags & unsure) out->unknown |= KL_TODAY_UNKNOWN_DAYS;
    if (out->ekm_left_out > 0) out->unknown |= KL_TODAY_UNKNOWN_KNEE_LOAD;
}

/*
 * Every public call that reads a daily series, behind one face, so that what they share is
 * tested on each of them.
 */
#ifndef UNIT_MEASURE_CALLS_H
#define UNIT_MEASURE_CALLS_H

#include "daily.h"
#include "metric_options.h"

/* What is asked; a call leaves aside what it does not take. */
typedef struct question {
    const kl_series *series;
    int32_t day;
    size_t n_days;
    int32_t mode;
    int32_t thr;
    const metric_options *options;
} question;

typedef kl_status answer(const question *q, void *out, kl_fault *fault);

enum { TAKES_DAYS = 1, TAKES_MODE = 2, TAKES_THR = 4, SEES_THE_MORNING = 8 };

typedef struct call {
    const char *name;
    answer *ask;
    size_t size;     /* bytes of one result */
    size_t flags_at; /* where its flags stand, if there are any */
    int takes;
    const char *first_option; /* the option that is checked first, and the output */
    const char *output;
} call;

static kl_status ask_rolling(const question *q, void *out, kl_fault *fault)
{
    kl_rolling_options o = q->options->rolling;
    o.mode = q->mode;
    return kl_rolling_at(q->series, q->day, q->n_days, &o, out, fault);
}

static kl_status ask_ewma(const question *q, void *out, kl_fault *fault)
{
    kl_ewma_options o = q->options->ewma;
    o.mode = q->mode;
    return kl_ewma_at(q->series, q->day, q->n_days, &o, out, fault);
}

static kl_status ask_fitness(const question *q, void *out, kl_fault *fault)
{
    kl_fitness_options o = q->options->fitness;
    o.mode = q->mode;
    return kl_fitness_at(q->series, q->day, q->n_days, &o, out, fault);
}

static kl_status ask_monotony(const question *q, void *out, kl_fault *fault)
{
    kl_monotony_options o = q->options->monotony;
    o.mode = q->mode;
    return kl_monotony_at(q->series, q->day, q->n_days, &o, out, fault);
}

static kl_status ask_rolling_limit(const question *q, void *out, kl_fault *fault)
{
    return kl_rolling_limit(q->series, q->day, q->thr, &q->options->rolling, out, fault);
}

static kl_status ask_ewma_limit(const question *q, void *out, kl_fault *fault)
{
    return kl_ewma_limit(q->series, q->day, q->thr, &q->options->ewma, out, fault);
}

static kl_status ask_fitness_limit(const question *q, void *out, kl_fault *fault)
{
    return kl_fitness_limit(q->series, q->day, &q->options->fitness, out, fault);
}

static kl_status ask_monotony_limit(const question *q, void *out, kl_fault *fault)
{
    return kl_monotony_limit(q->series, q->day, q->thr, &q->options->monotony, out, fault);
}

static kl_status ask_ceiling(const question *q, void *out, kl_fault *fault)
{
    return kl_load_ceiling(q->series, q->day, q->mode, KL_CHANNEL_CUSTOM, out, fault);
}

static kl_status ask_rest_days(const question *q, void *out, kl_fault *fault)
{
    const kl_book_options o = book_options_of(q->options);
    return kl_rest_days(KL_METRIC_ROLLING, q->series, q->day, q->thr, &o, out, fault);
}

enum { LARGEST_RESULT = 128, METRICS = 4, CALLS = 10 };

enum { ANY_METRIC = TAKES_DAYS | TAKES_MODE, ANY_LIMIT = TAKES_THR | SEES_THE_MORNING };

#define METRIC(name, ask, type, option)                                           \
    {                                                                             \
        name, ask, sizeof(type), offsetof(type, flags), ANY_METRIC, option, "out" \
    }
#define LIMIT(name, ask, takes, option)                                                        \
    {                                                                                          \
        name, ask, sizeof(kl_load_limit), offsetof(kl_load_limit, flags), takes, option, "out" \
    }

/* First the metrics, that is, what answers for many days at once. */
static const call calls[CALLS] = {
    METRIC("kl_rolling_at", ask_rolling, kl_rolling, "na"),
    METRIC("kl_ewma_at", ask_ewma, kl_ewma, "conv_a"),
    METRIC("kl_fitness_at", ask_fitness, kl_fitness, "conv_a"),
    METRIC("kl_monotony_at", ask_monotony, kl_monotony, "window"),
    LIMIT("kl_rolling_limit", ask_rolling_limit, ANY_LIMIT, "na"),
    LIMIT("kl_ewma_limit", ask_ewma_limit, ANY_LIMIT, "conv_a"),
    LIMIT("kl_fitness_limit", ask_fitness_limit, SEES_THE_MORNING, "conv_a"),
    LIMIT("kl_monotony_limit", ask_monotony_limit, ANY_LIMIT, "window"),
    {"kl_load_ceiling", ask_ceiling, sizeof(double), 0, TAKES_MODE, NULL, "out_ceiling"},
    {"kl_rest_days", ask_rest_days, sizeof(int32_t), 0, TAKES_THR, "na", "out_days"},
};

/* A question that every call answers, and the data it points to. */
typedef struct setting {
    daily days;
    kl_series series;
    metric_options options;
    question q;
} setting;

static inline void answer_of(const call *c, const question *q, void *out)
{
    memset(out, 0, LARGEST_RESULT);
    kl_fault fault = {"", 0, 0};
    const kl_status status = c->ask(q, out, &fault);
    cr_assert_eq(status, KL_OK, "%s: %s %s", c->name, kl_status_name(status), fault.field);
}

static inline uint32_t flags_of(const call *c, const unsigned char *out)
{
    uint32_t flags;
    memcpy(&flags, out + c->flags_at, sizeof flags);
    return flags;
}

#endif

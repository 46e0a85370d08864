/* Evaluations of a series, see load_ask.h. */
#include "load_ask.h"

#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "load_agree.h"
#include "load_options.h"

/* Seen in every byte of an output that a refused call left alone. */
enum { UNTOUCHED = 0xA5 };

int32_t mode_member(const json_t *eval)
{
    /* By KL_END_OF_DAY, KL_START_OF_DAY. */
    return CHOICE_MEMBER(eval, "mode", KL_END_OF_DAY, "EOD", "SOD");
}

json_t *refused_series(const kl_series *series)
{
    kl_fault fault = {0};
    double ceiling;
    const kl_status status =
        kl_load_ceiling(series, series->day0, KL_END_OF_DAY, KL_CHANNEL_CUSTOM, &ceiling, &fault);
    return status == KL_OK ? NULL : outcome(status, &fault);
}

json_t *no_such_metric(void)
{
    const kl_fault fault = {"metric", -1, 0.0};
    return outcome(KL_E_RANGE, &fault);
}

static void check_untouched(const void *out, size_t size)
{
    const unsigned char *bytes = out;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != UNTOUCHED) {
            complain("a refused call wrote to its output");
            return;
        }
    }
}

static json_t *ask_day_metric(const day_metric *metric, const kl_series *series, const json_t *eval,
                              int32_t day, int32_t mode)
{
    kl_fault fault = {0};
    metric_options options;
    metric_result result;
    kl_status status = metric->read_options(object_member(eval, "cfg"), &options, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    options.rolling.mode = mode;
    memset(&result, UNTOUCHED, sizeof result);
    status = metric->at(series, day, 1, &options, &result, &fault);
    if (status != KL_OK) {
        check_untouched(&result, sizeof result);
        return outcome(status, &fault);
    }
    check_agreement(metric, series, day, &options, &result);
    return done(metric->answer(&result));
}

static json_t *limit_or_refusal(kl_status status, const kl_fault *fault, json_t *answer)
{
    if (status == KL_OK) return done(answer);
    json_decref(answer);
    return outcome(status, fault);
}

static int32_t thr_member(const json_t *eval)
{
    return int_member(eval, "thr", KL_UNKNOWN);
}

/* {defined, flags}, and the numbers of the pairs {name, KL_LIMIT_HAS_..., value}. */
typedef struct limit_number {
    const char *name;
    uint32_t has;
    double value;
} limit_number;

static json_t *limit_answer(const kl_load_limit *limit, const limit_number *numbers, size_t n)
{
    json_t *answer =
        json_pack("{s:b, s:o}", "defined", limit->defined, "flags", flag_names(limit->flags));
    for (size_t i = 0; i < n; i++) {
        const int32_t present = (limit->has & numbers[i].has) != 0;
        json_object_set_new(answer, numbers[i].name, number_if(present, numbers[i].value));
    }
    return answer;
}

static json_t *ask_max_ra(const kl_series *series, const json_t *eval, int32_t day)
{
    kl_fault fault = {0};
    kl_rolling_options options;
    kl_load_limit limit = {0};
    read_rolling_options(object_member(eval, "cfg"), &options);
    const kl_status status =
        kl_rolling_limit(series, day, thr_member(eval), &options, &limit, &fault);
    const limit_number numbers[] = {{"x_max", KL_LIMIT_HAS_X_MAX, limit.x_max},
                                    {"x_lo", KL_LIMIT_HAS_X_LO, limit.x_lo},
                                    {"x_hi", KL_LIMIT_HAS_X_HI, limit.x_hi},
                                    {"whole", KL_LIMIT_HAS_WHOLE, limit.whole}};
    return limit_or_refusal(status, &fault, limit_answer(&limit, numbers, 4));
}

static json_t *ask_max_ewma(const kl_series *series, const json_t *eval, int32_t day)
{
    kl_fault fault = {0};
    kl_ewma_options options;
    kl_load_limit limit = {0};
    read_ewma_options(object_member(eval, "cfg"), &options);
    const kl_status status = kl_ewma_limit(series, day, thr_member(eval), &options, &limit, &fault);
    const limit_number numbers[] = {{"x_max", KL_LIMIT_HAS_X_MAX, limit.x_max}};
    return limit_or_refusal(status, &fault, limit_answer(&limit, numbers, 1));
}

static json_t *ask_max_pmc(const kl_series *series, const json_t *eval, int32_t day)
{
    kl_fault fault = {0};
    kl_fitness_options options;
    kl_load_limit limit = {0};
    read_fitness_options(object_member(eval, "cfg"), &options);
    const kl_status status = kl_fitness_limit(series, day, &options, &limit, &fault);
    const limit_number numbers[] = {{"x_tsb", KL_LIMIT_HAS_X_MAX, limit.x_max},
                                    {"x_ramp", KL_LIMIT_HAS_X_RAMP, limit.x_ramp}};
    return limit_or_refusal(status, &fault, limit_answer(&limit, numbers, 2));
}

static json_t *ask_max_monotony(const kl_series *series, const json_t *eval, int32_t day)
{
    kl_fault fault = {0};
    kl_monotony_options options;
    kl_load_limit limit = {0};
    read_monotony_options(object_member(eval, "cfg"), &options);
    const kl_status status =
        kl_monotony_limit(series, day, thr_member(eval), &options, &limit, &fault);
    const limit_number numbers[] = {{"x1", KL_LIMIT_HAS_X_LO, limit.x_lo},
                                    {"x2", KL_LIMIT_HAS_X_HI, limit.x_hi}};
    return limit_or_refusal(status, &fault, limit_answer(&limit, numbers, 2));
}

static json_t *ask_rest_days(const kl_series *series, const json_t *eval, int32_t day)
{
    static const char *const day_metrics[] = {"ra", "ewma", "pmc"}; /* by KL_METRIC_... */
    kl_fault fault = {0};
    metric_options options;
    kl_book_options book_options;
    int32_t days = KL_UNKNOWN;
    const int32_t of = CHOICE_MEMBER(eval, "of", NO_SUCH_CODE, "RA", "EWMA", "PMC");
    const day_metric *metric = find_day_metric(day_metrics[of < 0 ? 0 : of]);
    /* Of a metric that does not exist there are no options to read. */
    const json_t *cfg = of < 0 ? NULL : object_member(eval, "cfg");
    kl_status status = metric->read_options(cfg, &options, &fault);
    book_options = book_options_of(metric, &options);
    if (status == KL_OK) {
        status = kl_rest_days(of, series, day, thr_member(eval), &book_options, &days, &fault);
    }
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:b, s:o}", "defined", days != KL_UNKNOWN, "days", known(days)));
}

static json_t *ask_ceiling(const kl_series *series, const json_t *eval, int32_t day, int32_t mode)
{
    kl_fault fault = {0};
    double ceiling = 0.0;
    if (object_member(eval, "cfg")) complain("a ceiling has no cfg");
    const kl_status status =
        kl_load_ceiling(series, day, mode, channel_member(eval), &ceiling, &fault);
    if (status != KL_OK) return outcome(status, &fault);
    return done(json_pack("{s:o}", "value", number(ceiling)));
}

/* What is asked of a day whatever the mode. */
static const struct question {
    const char *name;
    json_t *(*ask)(const kl_series *series, const json_t *eval, int32_t day);
} questions[] = {
    {"max_ra", ask_max_ra},       {"max_ewma", ask_max_ewma},
    {"max_pmc", ask_max_pmc},     {"max_monotony", ask_max_monotony},
    {"rest_days", ask_rest_days},
};

json_t *ask_eval(const kl_series *series, const json_t *eval, int32_t day, int32_t mode)
{
    ALLOW_MEMBERS(eval, "metric", "mode", "day", "cfg", "thr", "of", "channel");
    const char *name = text_member(eval, "metric");
    if (!name) return no_such_metric();
    const day_metric *metric = find_day_metric(name);
    if (metric) return ask_day_metric(metric, series, eval, day, mode);
    if (strcmp(name, "ceiling") == 0) return ask_ceiling(series, eval, day, mode);
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        if (strcmp(questions[i].name, name) == 0) return questions[i].ask(series, eval, day);
    }
    return no_such_metric();
}

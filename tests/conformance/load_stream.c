/* Kind stream: days pushed into a book, and what it then reads. */
#include <kneeload/kneeload.h>
#include <stdlib.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "load_agree.h"
#include "load_ask.h"

/* Behind the accepted pushes stand the days that they and gap_fill make (LOAD-122). */
static void record(day_records *days, int32_t day, int32_t state, double load, int32_t gap_fill)
{
    if (days->n == 0) days->day0 = day;
    const size_t place = (size_t)((int64_t)day - days->day0);
    for (size_t i = days->n; i < place; i++) {
        days->state[i] = gap_fill == KL_GAP_REST ? KL_DAY_REST : KL_DAY_MISSING;
        days->load[i] = 0.0;
    }
    days->state[place] = (uint8_t)state;
    days->load[place] = load;
    days->n = place + 1;
}

static json_t *push_all(kl_book *book, const json_t *pushes, int32_t gap_fill, day_records *days)
{
    json_t *statuses = json_array();
    for (size_t i = 0; i < json_array_size(pushes); i++) {
        kl_fault fault = {0};
        const json_t *push = json_array_get(pushes, i);
        ALLOW_MEMBERS(push, "day", "state", "load");
        const int32_t day = int_member(push, "day", KL_UNKNOWN);
        const int32_t state = state_member(push);
        const double load = day_load(json_object_get(push, "load"), state);
        const kl_book before = *book;
        const kl_status status = kl_book_push(book, day, state, load, &fault);
        if (status == KL_OK) {
            record(days, day, state, load, gap_fill);
        } else if (memcmp(&before, book, sizeof before) != 0) {
            complain("push %zu was refused and changed the book", i);
        }
        json_array_append_new(statuses, json_string(kl_status_name(status)));
    }
    return statuses;
}

static json_t *days_answer(const day_records *days)
{
    if (days->n == 0) return json_null();
    char *letters = take(days->n + 1, 1);
    json_t *loads = json_array();
    for (size_t i = 0; i < days->n; i++) {
        letters[i] = letter_of(days->state[i]);
        json_array_append_new(loads, number_if(days->state[i] != KL_DAY_MISSING, days->load[i]));
    }
    json_t *answer =
        json_pack("{s:i, s:s, s:o}", "day0", days->day0, "state", letters, "load", loads);
    free(letters);
    return answer;
}

/* The book of a single metric, against which the array call is compared by the caller. */
static json_t *ask_book(const day_metric *metric, const json_t *eval, const kl_series *series,
                        int32_t last_day, int32_t gap_fill)
{
    kl_fault fault = {0};
    metric_options options;
    kl_book_reading reading;
    kl_status status = metric->read_options(object_member(eval, "cfg"), &options, &fault);
    if (status == KL_OK) {
        status = read_from_book(metric, &options, series, last_day, gap_fill, &reading, &fault);
    }
    if (status != KL_OK) return outcome(status, &fault);
    return done(metric->answer((const char *)&reading + metric->reading));
}

static json_t *ask_at_end(const json_t *eval, const kl_series *series, int32_t gap_fill)
{
    const int32_t last_day = (int32_t)(series->day0 + (int64_t)series->n - 1);
    const char *name = text_member(eval, "metric");
    const day_metric *metric = find_day_metric(name ? name : "");
    json_t *from_array = ask_eval(series, eval, last_day, KL_END_OF_DAY);
    if (!metric) return from_array;
    json_t *from_book = ask_book(metric, eval, series, last_day, gap_fill);
    if (!json_equal(from_array, from_book)) complain("%s: the book differs from the array", name);
    json_decref(from_array);
    return from_book;
}

/* Before the first day there is nothing to evaluate. */
static json_t *results_at_end(const json_t *evals, const kl_series *series, int32_t gap_fill)
{
    json_t *results = json_array();
    for (size_t i = 0; series->n && i < json_array_size(evals); i++) {
        json_array_append_new(results, ask_at_end(json_array_get(evals, i), series, gap_fill));
    }
    return results;
}

json_t *ask_stream(const json_t *input)
{
    kl_fault fault = {0};
    kl_book book;
    kl_book_options options;
    ALLOW_MEMBERS(input, "gap_fill", "push", "evals");
    memset(&book, 0, sizeof book);
    kl_book_options_init(&options, sizeof options);
    options.gap_fill = code_member(input, "gap_fill", "gap_fill", options.gap_fill);
    const kl_status status = kl_book_open(&book, &options, &fault);
    if (status != KL_OK) return outcome(status, &fault);

    day_records days = {take(KL_MAX_DAYS, sizeof(double)), take(KL_MAX_DAYS, 1), 0, 0};
    json_t *statuses = push_all(&book, array_member(input, "push"), options.gap_fill, &days);
    const kl_series series = view_of(&days);
    json_t *answer = done(
        json_pack("{s:o, s:o, s:o}", "statuses", statuses, "series", days_answer(&days), "results",
                  results_at_end(array_member(input, "evals"), &series, options.gap_fill)));
    free_days(&days);
    return answer;
}

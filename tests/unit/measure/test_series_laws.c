/*
 * Laws of every call on a daily series: LOAD-002, LOAD-004, LOAD-052, LOAD-120; laws 2, 3 and 14
 * of section 13.
 */
#include <criterion/criterion.h>

#include "../refusal.h"
#include "calls.h"

enum { TRIALS = 60, MANY_TRIALS = 600 };

/* Random days, options and a moment. */
static void set_random(random_source *source, setting *s)
{
    const daily_mix mix = {random_int(source, 0, 100), random_int(source, 0, 1) * 10,
                           random_int(source, 1, 20000), random_int(source, 0, 1)};
    const size_t n = (size_t)random_int(source, 1, 160);
    const int32_t prefix = random_int(source, 0, 2) * random_int(source, 0, 20);
    memset(s, 0, sizeof *s);
    s->days = random_daily(source, &mix, (size_t)prefix < n ? (size_t)prefix : n, n);
    s->series = series_of(&s->days);
    random_options(source, s->days.day0, (int32_t)n, &s->options);
    s->q = (question){&s->series,
                      s->days.day0 + random_int(source, 0, (int32_t)n - 1),
                      1,
                      random_int(source, KL_END_OF_DAY, KL_START_OF_DAY),
                      random_int(source, 1, 3000),
                      &s->options};
}

static void expect_same_answers(const question *a, const question *b, const char *law)
{
    unsigned char of_a[LARGEST_RESULT];
    unsigned char of_b[LARGEST_RESULT];
    for (int i = 0; i < CALLS; i++) {
        answer_of(&calls[i], a, of_a);
        answer_of(&calls[i], b, of_b);
        cr_expect(same_bits(of_a, of_b, sizeof of_a), "%s: %s", calls[i].name, law);
    }
}

static void shift_open_days(int32_t shift, metric_options *o)
{
    if (o->rolling.open_day != KL_UNKNOWN) o->rolling.open_day += shift;
    if (o->ewma.open_day != KL_UNKNOWN) o->ewma.open_day += shift;
}

/* Law 2: shifting all days changes nothing. */
Test(series_laws, does_not_depend_on_the_calendar)
{
    random_source source = random_from(2);
    for (int trial = 0; trial < TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        setting other = s;
        const int32_t day0 = random_int(&source, KL_DAY_MIN, KL_DAY_MAX - MOST_DAYS);
        other.days.day0 = day0;
        other.series = series_of(&other.days);
        shift_open_days(day0 - s.days.day0, &other.options);
        other.q.series = &other.series;
        other.q.options = &other.options;
        other.q.day += day0 - s.days.day0;
        expect_same_answers(&s.q, &other.q, "shifted");
    }
}

/* Law 3: days before observation began change nothing. LOAD-004 */
Test(series_laws, does_not_depend_on_unobserved_days_before)
{
    random_source source = random_from(3);
    for (int trial = 0; trial < TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        daily longer = {.n = 0};
        add_days(&longer, (size_t)random_int(&source, 1, 70), KL_DAY_UNOBSERVED, 0.0);
        longer.day0 = s.days.day0 - (int32_t)longer.n;
        if (longer.day0 < KL_DAY_MIN) continue;
        for (size_t i = 0; i < s.days.n; i++) {
            add_days(&longer, 1, s.days.state[i], s.days.load[i]);
        }
        const kl_series series = series_of(&longer);
        question other = s.q;
        other.series = &series;
        expect_same_answers(&s.q, &other, "prefix");
    }
}

/* LOAD-002: -0.0 is read as 0, and no result holds it. */
Test(series_laws, reads_minus_zero_as_0)
{
    random_source source = random_from(4);
    for (int trial = 0; trial < TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        setting other = s;
        for (size_t i = 0; i < s.days.n; i++) {
            if (s.days.load[i] == 0.0) other.days.load[i] = -0.0;
        }
        other.series = series_of(&other.days);
        other.q.series = &other.series;
        expect_same_answers(&s.q, &other.q, "minus zero");
    }
}

/* A series without states is one of known days. */
Test(series_laws, needs_no_states_when_every_day_is_known)
{
    random_source source = random_from(5);
    for (int trial = 0; trial < TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        for (size_t i = 0; i < s.days.n; i++) {
            s.days.state[i] = s.days.load[i] > 0.0 ? KL_DAY_LOAD : KL_DAY_REST;
        }
        kl_series plain = series_of(&s.days);
        plain.state = NULL;
        question other = s.q;
        other.series = &plain;
        expect_same_answers(&s.q, &other, "no states");
    }
}

/* The last day that a call may read. */
static int32_t last_read(const call *c, const question *q)
{
    const int morning =
        c->takes & SEES_THE_MORNING || (c->takes & TAKES_MODE && q->mode == KL_START_OF_DAY);
    return q->day - q->series->day0 - (morning ? 1 : 0);
}

/* LOAD-052: nothing after T is read. */
Test(series_laws, does_not_look_ahead)
{
    random_source source = random_from(6);
    for (int trial = 0; trial < MANY_TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        for (int i = 0; i < CALLS; i++) {
            setting other = s;
            for (size_t j = 0; j < s.days.n; j++) {
                const int later = (int32_t)j > last_read(&calls[i], &s.q);
                if (!later || s.days.state[j] == KL_DAY_UNOBSERVED) continue;
                other.days.state[j] = KL_DAY_LOAD;
                other.days.load[j] = random_int(&source, 1, 99999);
            }
            other.series = series_of(&other.days);
            other.q.series = &other.series;
            unsigned char out[2][LARGEST_RESULT];
            answer_of(&calls[i], &s.q, out[0]);
            answer_of(&calls[i], &other.q, out[1]);
            cr_expect(same_bits(out[0], out[1], LARGEST_RESULT), "%s looks ahead", calls[i].name);
        }
    }
}

static void put_flags(const call *c, uint32_t flags, unsigned char *out)
{
    memcpy(out + c->flags_at, &flags, sizeof flags);
}

/* Law 14: START_OF_DAY(t) is END_OF_DAY(t - 1), but for PARTIAL_DAY. LOAD-052 */
Test(series_laws, starts_a_day_as_the_one_before_ended)
{
    random_source source = random_from(7);
    for (int trial = 0; trial < TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        for (int i = 0; i < METRICS; i++) {
            unsigned char end[LARGEST_RESULT];
            unsigned char start[LARGEST_RESULT];
            s.q.mode = KL_END_OF_DAY;
            answer_of(&calls[i], &s.q, end);
            put_flags(&calls[i], flags_of(&calls[i], end) & ~KL_FLAG_PARTIAL_DAY, end);
            question morning = s.q;
            morning.mode = KL_START_OF_DAY;
            morning.day++;
            answer_of(&calls[i], &morning, start);
            cr_expect(same_bits(end, start, sizeof end), "%s", calls[i].name);
        }
    }
}

/* The whole array at once is each day alone. */
Test(series_laws, answers_for_many_days_as_for_each)
{
    static unsigned char all[MOST_DAYS * LARGEST_RESULT];
    random_source source = random_from(8);
    for (int trial = 0; trial < TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        for (int i = 0; i < METRICS; i++) {
            const call *c = &calls[i];
            const size_t ends = s.days.n + (s.q.mode == KL_START_OF_DAY);
            const size_t from = (size_t)random_int(&source, 0, (int32_t)ends - 1);
            question q = s.q;
            q.day = s.days.day0 + (int32_t)from;
            q.n_days = ends - from;
            put_canary(all, sizeof all);
            cr_assert_eq(c->ask(&q, all, NULL), KL_OK);
            cr_expect(is_canary(all + q.n_days * c->size, LARGEST_RESULT));
            question one = q;
            one.n_days = 1;
            for (size_t j = 0; j < q.n_days; j++, one.day++) {
                unsigned char out[LARGEST_RESULT];
                answer_of(c, &one, out);
                cr_assert(same_bits(out, all + j * c->size, c->size), "%s day %zu", c->name, j);
            }
        }
    }
}

/* LOAD-120: a plan counts like any day; its days carry PLANNED. */
Test(series_laws, takes_a_plan_as_days)
{
    random_source source = random_from(9);
    for (int trial = 0; trial < TRIALS; trial++) {
        setting s;
        set_random(&source, &s);
        const size_t n_past = s.days.n;
        const daily_mix mix = {40, 0, 9000, 1};
        const int32_t n_plan = random_int(&source, 1, 30);
        for (int32_t i = 0; i < n_plan; i++) add_random_day(&source, &mix, &s.days);
        const kl_series whole = series_of(&s.days);
        kl_series planned = whole;
        planned.n_plan = (size_t)n_plan;
        for (int i = 0; i < METRICS; i++) {
            for (size_t t = 0; t < s.days.n; t++) {
                unsigned char out[2][LARGEST_RESULT];
                question q = {&whole, s.days.day0 + (int32_t)t, 1, 0, 1000, &s.options};
                answer_of(&calls[i], &q, out[0]);
                q.series = &planned;
                answer_of(&calls[i], &q, out[1]);
                const uint32_t flag = t >= n_past ? KL_FLAG_PLANNED : 0;
                put_flags(&calls[i], flags_of(&calls[i], out[0]) | flag, out[0]);
                cr_assert(same_bits(out[0], out[1], LARGEST_RESULT), "%s", calls[i].name);
            }
        }
    }
}

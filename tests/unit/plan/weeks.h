/* Weeks and runners to tailor, and what came of them. */
#ifndef UNIT_PLAN_WEEKS_H
#define UNIT_PLAN_WEEKS_H

#include <criterion/criterion.h>
#include <string.h>

#include "../random.h"
#include "kneeload/kneeload.h"

enum { NONE = KL_UNKNOWN, ALL_DAYS = 127 };

#define DAY(d) (1U << (d))
#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define WEEK_OF(array) week_of((array), COUNT(array), NONE)

/* The example of PLAN section 6: speed 8, easy 6, hills 8, easy 6, long 16 km. */
static const kl_week_entry s21[] = {
    {0, KL_WORKOUT_REST, NONE, NONE, NONE},  {1, KL_WORKOUT_SPEED, 8000, NONE, NONE},
    {2, KL_WORKOUT_EASY, 6000, NONE, NONE},  {3, KL_WORKOUT_HILLS, 8000, NONE, NONE},
    {4, KL_WORKOUT_REST, NONE, NONE, NONE},  {5, KL_WORKOUT_EASY, 6000, NONE, NONE},
    {6, KL_WORKOUT_LONG, 16000, NONE, NONE},
};

static inline kl_week week_of(const kl_week_entry *entries, size_t n, int32_t pace)
{
    const kl_week week = {entries, n, pace, 0};
    return week;
}

/* Nothing known but the place, the irritability and a fresh screen. */
static inline kl_tailor_runner runner_with(int32_t irritability)
{
    const kl_tailor_runner runner = {.location = KL_LOCATION_FRONT,
                                     .irritability = irritability,
                                     .secs_to_pain = NONE,
                                     .history_m = {NONE, NONE, NONE, NONE},
                                     .longest30_m = NONE,
                                     .days_since_last_run = NONE,
                                     .available_days = ALL_DAYS,
                                     .target_m = NONE,
                                     .screen_age_days = 0};
    return runner;
}

static inline kl_plan_options default_options(void)
{
    kl_plan_options options;
    kl_plan_options_init(&options, sizeof options);
    return options;
}

/* A tailored week with its outlook. */
typedef struct tailored {
    kl_tailored_week week;
    kl_outlook_week row[KL_MAX_OUTLOOK_WEEKS];
} tailored;

static inline tailored tailor(kl_week week, kl_tailor_runner runner, const kl_plan_options *options)
{
    tailored t;
    kl_fault fault = {0};
    const kl_status status = kl_week_tailor(&week, &runner, options, &t.week, t.row, &fault);
    cr_assert_eq(status, KL_OK, "%s %s", kl_status_name(status), fault.field);
    return t;
}

static inline tailored tailor_s21(kl_tailor_runner runner)
{
    return tailor(WEEK_OF(s21), runner, NULL);
}

/* The item of an entry; the week has one. */
static inline const kl_plan_item *item_of(const tailored *t, int32_t source)
{
    for (int32_t i = 0; i < t->week.n_items; i++) {
        if (t->week.item[i].source == source) return &t->week.item[i];
    }
    cr_assert_fail("no item of entry %d", source);
    return NULL;
}

static inline int item_says(const kl_plan_item *item, int32_t code)
{
    for (int32_t i = 0; i < item->n_reasons; i++) {
        if (item->reason[i].code == code) return 1;
    }
    return 0;
}

/* The reason of this code; code 0 where there is none. */
static inline kl_reason reason_in(kl_plan_reasons reasons, int32_t code)
{
    for (int32_t i = 0; i < reasons.n; i++) {
        if (reasons.reason[i].code == code) return reasons.reason[i];
    }
    return (kl_reason){0, NONE, NONE, -1};
}

static inline int says(kl_plan_reasons reasons, int32_t code)
{
    return reason_in(reasons, code).code == code;
}

/* The codes of a list, in order, 0 behind the last. */
static inline void expect_codes(const kl_reason *reason, int32_t n, const int32_t *codes)
{
    for (int32_t i = 0; i < n; i++) {
        cr_expect_eq(reason[i].code, codes[i], "reason %d: %d, not %d", i, reason[i].code,
                     codes[i]);
        if (codes[i] == 0) return;
    }
    cr_expect_eq(codes[n], 0, "only %d reasons", n);
}
#define EXPECT_REASONS(reasons, ...) \
    expect_codes((reasons).reason, (reasons).n, (const int32_t[]){__VA_ARGS__, 0})
#define EXPECT_ITEM_REASONS(item, ...) \
    expect_codes((item)->reason, (item)->n_reasons, (const int32_t[]){__VA_ARGS__, 0})

/* A reason with numbers names the parameter that is its limit. PLAN section 13 */
static inline void expect_limit(kl_reason reason, int32_t value, int32_t limit,
                                const char *parameter)
{
    cr_expect_eq(reason.value, value, "value %d", reason.value);
    cr_expect_eq(reason.limit, limit, "limit %d", reason.limit);
    cr_assert_geq(reason.parameter, 0);
    cr_expect_str_eq(kl_parameter_at((size_t)reason.parameter)->id, parameter);
}

/* ---- seeded weeks and runners ---- */

typedef struct case_of_law {
    kl_week_entry entry[KL_MAX_WEEK_ENTRIES];
    kl_week week;
    kl_tailor_runner runner;
    kl_plan_options options;
} case_of_law;

static inline int32_t known_in(random_source *r, int32_t low, int32_t high)
{
    return random_int(r, 0, 2) ? random_int(r, low, high) : NONE;
}

static inline kl_week_entry random_entry(random_source *r, uint32_t rest_days)
{
    kl_week_entry e = {random_int(r, 0, 6), random_int(r, 0, 6), NONE, NONE, NONE};
    if (rest_days & DAY(e.day)) {
        e.kind = KL_WORKOUT_REST;
    } else if (e.kind >= KL_WORKOUT_CROSS) {
        e.seconds = known_in(r, 0, 7200);
    } else if (random_int(r, 0, 3)) {
        e.metres = random_int(r, 0, 3) ? random_int(r, 3000, 20000) : random_int(r, 0, 1500);
        e.ascent_m = known_in(r, 0, 300);
    } else {
        e.seconds = random_int(r, 0, 7200);
    }
    return e;
}

static inline void random_runner(random_source *r, kl_tailor_runner *out)
{
    static const int32_t locations[] = {KL_LOCATION_FRONT,  KL_LOCATION_FRONT, KL_LOCATION_LATERAL,
                                        KL_LOCATION_BELOW,  KL_LOCATION_ABOVE, KL_LOCATION_DIFFUSE,
                                        KL_LOCATION_MEDIAL, KL_LOCATION_BACK,  NONE};
    *out = runner_with(random_int(r, KL_IRRITABILITY_LOW, KL_IRRITABILITY_HIGH));
    out->location = locations[random_int(r, 0, COUNT(locations) - 1)];
    if (random_int(r, 0, 5) == 0) out->irritability = NONE;
    out->secs_to_pain = known_in(r, 0, 3600);
    out->no_pain_in_run = out->secs_to_pain == NONE && random_int(r, 0, 1);
    for (int i = 0; i < 4; i++) out->history_m[i] = known_in(r, 0, 60000);
    out->longest30_m = known_in(r, 0, 20000);
    out->days_since_last_run = known_in(r, 1, 32);
    if (random_int(r, 0, 1)) out->available_days = random_int(r, 0, ALL_DAYS);
    out->target_m = known_in(r, 0, 60000);
    if (random_int(r, 0, 9) == 0) out->screen_age_days = known_in(r, 0, 60);
    if (random_int(r, 0, 19) == 0) out->flag_tier = random_int(r, 0, 3);
    out->offenders = random_int(r, 0, 63);
    out->outlook_weeks = random_int(r, 0, KL_MAX_OUTLOOK_WEEKS);
}

/* Parameters by their ranges; contradicting ones are left as they were. */
static inline kl_plan_options random_options(random_source *r)
{
    kl_plan_options o = default_options();
    int32_t *value = &o.week_up_pct;
    const kl_parameter *row;
    size_t place = 0;
    for (size_t i = 0; (row = kl_parameter_at(i)) != NULL; i++) {
        if (strncmp(row->id, "PL.", 3) != 0) continue;
        if (random_int(r, 0, 2) == 0) {
            value[place] = random_int(r, (int32_t)row->minimum, (int32_t)row->maximum);
        }
        place++;
    }
    const kl_plan_options d = default_options();
    if (o.gap1_days >= o.gap2_days || o.gap2_days >= o.gap3_days) {
        o.gap1_days = d.gap1_days;
        o.gap2_days = d.gap2_days;
        o.gap3_days = d.gap3_days;
    }
    if (o.strength_min > o.strength_max) o.strength_min = o.strength_max = 2;
    if (o.week_up_pct > o.week_hard_pct) o.week_up_pct = o.week_hard_pct;
    return o;
}

static inline void random_case(random_source *r, case_of_law *c)
{
    const uint32_t rest_days = (uint32_t)random_int(r, 0, ALL_DAYS) &
                               (uint32_t)random_int(r, 0, ALL_DAYS) &
                               (uint32_t)random_int(r, 0, ALL_DAYS);
    const int32_t n = random_int(r, 0, 12);
    for (int32_t i = 0; i < n; i++) c->entry[i] = random_entry(r, rest_days);
    c->week = week_of(c->entry, (size_t)n, known_in(r, 240, 480));
    random_runner(r, &c->runner);
    c->options = random_options(r);
}

#endif

/*
 * Law 4 of PLAN section 14, over seeded weeks: PLAN-021, PLAN-022, PLAN-023.
 */
#include "../random.h"
#include "domains.h"

enum { WEEKS = 100000, COLOURS = 4 };

static kl_plan_options random_options(random_source *source)
{
    kl_plan_options o = default_plan_options();
    o.week_hard_pct = random_int(source, 10, 50);
    o.week_up_pct = random_int(source, 0, o.week_hard_pct < 30 ? o.week_hard_pct : 30);
    o.min_step_m = random_int(source, 0, 3000);
    o.red_cut_pct = random_int(source, 50, 90);
    o.deload_pct = random_int(source, 60, 95);
    o.deload_every = random_int(source, 3, 6);
    o.amber_repeat = random_int(source, 1, 4);
    return o;
}

static kl_week_done random_week(random_source *source, const kl_plan_options *o)
{
    const int32_t scale = random_int(source, 0, 2) ? 60000 : 1000;
    kl_week_done w = {.green = random_int(source, 1, 6),
                      .grey = random_int(source, 0, 2),
                      .amber = random_int(source, 0, 2),
                      .red = random_int(source, 0, 5) == 0,
                      .planned_m = random_int(source, 0, scale),
                      .target_m = random_int(source, 0, scale * 2),
                      .build_week = random_int(source, 0, o->deload_every - 1),
                      .recovery_debt = random_int(source, 0, 3) == 0};
    w.reds14 = w.red + (random_int(source, 0, 5) == 0);
    w.done_m = random_int(source, 0, 3) ? w.planned_m : random_int(source, 0, scale);
    if (random_int(source, 0, 9) == 0) w.done_m = KL_UNKNOWN;
    w.last_build_m = w.planned_m + random_int(source, 0, scale / 4);
    return w;
}

static kl_week_next next_of(const kl_week_done *week, const kl_plan_options *options)
{
    kl_week_next next;
    kl_fault fault = {0};
    cr_assert_eq(kl_week_volume(week, options, &next, &fault), KL_OK, "%s", fault.field);
    return next;
}

/* Back to the ladder has no volume: below every other. */
static int64_t volume_of(const kl_week_next *next)
{
    return next->next_m == KL_UNKNOWN ? -1 : next->next_m;
}

static int32_t *colour_of(kl_week_done *week, int32_t colour)
{
    int32_t *const runs[COLOURS] = {&week->green, &week->grey, &week->amber, &week->red};
    return runs[colour];
}

/* The same week with one run turned into a worse one; 0: there is no such run. */
static int turn(kl_week_done *week, int32_t from, int32_t to)
{
    if (*colour_of(week, from) == 0) return 0;
    (*colour_of(week, from))--;
    (*colour_of(week, to))++;
    if (to == KL_COLOUR_RED) week->reds14++;
    return 1;
}

Test(rule_week_laws, PLAN_023_a_worse_week_never_brings_more)
{
    static const int32_t turns[][2] = {{KL_COLOUR_GREEN, KL_COLOUR_GREY},
                                       {KL_COLOUR_GREEN, KL_COLOUR_AMBER},
                                       {KL_COLOUR_GREEN, KL_COLOUR_RED},
                                       {KL_COLOUR_GREY, KL_COLOUR_RED},
                                       {KL_COLOUR_AMBER, KL_COLOUR_RED}};
    random_source source = random_from(4);
    int32_t turned = 0;
    for (int i = 0; i < WEEKS; i++) {
        const kl_plan_options options = random_options(&source);
        const kl_week_done week = random_week(&source, &options);
        const kl_week_next next = next_of(&week, &options);
        for (size_t t = 0; t < sizeof turns / sizeof turns[0]; t++) {
            kl_week_done worse = week;
            if (!turn(&worse, turns[t][0], turns[t][1])) continue;
            const kl_week_next after = next_of(&worse, &options);
            turned++;
            cr_assert_leq(volume_of(&after), volume_of(&next), "week %d, turn %zu", i, t);
        }
    }
    cr_expect_gt(turned, WEEKS);
}

Test(rule_week_laws, PLAN_021_never_above_target_never_a_hard_step)
{
    random_source source = random_from(5);
    int32_t steps = 0;
    for (int i = 0; i < WEEKS; i++) {
        const kl_plan_options options = random_options(&source);
        const kl_week_done week = random_week(&source, &options);
        const kl_week_next next = next_of(&week, &options);
        cr_assert_leq(volume_of(&next), week.target_m, "week %d", i);
        cr_assert(next.next_m == KL_UNKNOWN || next.next_m % 100 == 0, "week %d", i);
        if (next.reasons.reason[next.reasons.n - 1].code != KL_R_WEEK_UP) {
            const int back =
                next.reasons.reason[next.reasons.n - 1].code == KL_R_REENTRY_AFTER_DELOAD;
            cr_assert(back || volume_of(&next) <= week.planned_m, "week %d", i);
            continue;
        }
        steps++;
        const int64_t hard = (int64_t)week.planned_m * (100 + options.week_hard_pct);
        cr_assert_leq(INT64_C(100) * next.next_m, hard, "week %d", i);
        cr_assert_gt(next.next_m, week.planned_m, "week %d", i);
    }
    cr_expect_gt(steps, WEEKS / 100);
}

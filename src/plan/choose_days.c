/*
 * plan/choose_days.c - sets of days: for running, for strength work, for walking instead.
 * PLAN-076, PLAN-077, PLAN-084, PLAN-085
 */
#include "plan/tailoring.h"

/* A set of days and what it is judged by: the first rank that differs decides, less is better. */
enum { RANKS = 5 };
typedef struct candidate {
    uint32_t days;
    int32_t rank[RANKS];
} candidate;

enum { SETS = 1 << KL__WEEK_DAYS };
static const uint32_t ALL_DAYS = SETS - 1;

/* Whether of two sets of the same size `a` is the smaller as an ascending list: it holds the first
 * day in which they differ. */
static int precedes(uint32_t a, uint32_t b)
{
    const uint32_t differ = a ^ b;
    return (a & differ & (0U - differ)) != 0;
}

static int is_better(const candidate *a, const candidate *b)
{
    for (int32_t i = 0; i < RANKS; i++) {
        if (a->rank[i] != b->rank[i]) return a->rank[i] < b->rank[i];
    }
    return precedes(a->days, b->days);
}

/* Days moved later by `by` in a week that closes to a circle. */
static uint32_t moved(uint32_t days, int32_t by)
{
    return (days << by | days >> (KL__WEEK_DAYS - by)) & ALL_DAYS;
}

/* Smallest circular distance of two days of the set; 0 with fewer than two. */
static int32_t least_distance(uint32_t days)
{
    for (int32_t by = 1; by <= KL__WEEK_DAYS / 2; by++) {
        if (days & moved(days, by)) return by;
    }
    return 0;
}

static int are_apart(uint32_t days, int32_t gap)
{
    const int32_t distance = least_distance(days);
    return distance == 0 || distance >= gap;
}

static int is_part_of(uint32_t days, uint32_t whole)
{
    return (days & ~whole) == 0;
}

/* ---- days for running: PLAN-076, PLAN-077 ---- */

static void find_day_runs(kl__tailoring *t)
{
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) t->day_run[day] = KL__NO_ENTRY;
    for (int32_t i = 0; i < t->week.n; i++) {
        const kl__entry *e = &t->week.entry[i];
        if (!e->is_run || !kl__has_day(t->available, e->day)) continue;
        const int32_t best = t->day_run[e->day];
        if (best == KL__NO_ENTRY || e->metres > t->week.entry[best].metres) {
            t->day_run[e->day] = i;
        }
    }
}

static uint32_t days_with_run(const kl__tailoring *t)
{
    uint32_t days = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (t->day_run[day] != KL__NO_ENTRY) days |= UINT32_C(1) << day;
    }
    return days;
}

static void set_limits(kl__tailoring *t)
{
    const kl_plan_options *o = t->options;
    const int32_t location = t->runner->location;
    if (t->irritability == KL_IRRITABILITY_LOW) {
        t->factor = (kl__limit){o->factor_low_pct, KL__PL(factor_low_pct)};
        t->gap = (kl__limit){o->gap_low, KL__PL(gap_low)};
        t->max_runs = (kl__limit){o->max_runs_low, KL__PL(max_runs_low)};
    } else {
        t->factor = (kl__limit){o->factor_moderate_pct, KL__PL(factor_moderate_pct)};
        t->gap = (kl__limit){o->gap_moderate, KL__PL(gap_moderate)};
        t->max_runs = (kl__limit){o->max_runs_moderate, KL__PL(max_runs_moderate)};
    }
    const int wider = location == KL_LOCATION_LATERAL || location == KL_LOCATION_DIFFUSE;
    if (wider && o->gap_lateral > t->gap.value) {
        t->gap = (kl__limit){o->gap_lateral, KL__PL(gap_lateral)};
    }
}

/* Days that lie far enough behind the last run before the week. */
static uint32_t days_after_last_run(const kl__tailoring *t)
{
    const int32_t since = t->runner->days_since_last_run;
    if (since == KL_UNKNOWN || t->irritability == KL_IRRITABILITY_HIGH) return ALL_DAYS;
    const int32_t first = t->gap.value - since;
    return first > 0 ? ALL_DAYS << first : ALL_DAYS;
}

static int32_t metres_on(const kl__tailoring *t, uint32_t days)
{
    int32_t sum = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (kl__has_day(days, day)) sum += t->week.entry[t->day_run[day]].metres;
    }
    return sum;
}

void kl__choose_run_days(kl__tailoring *t)
{
    find_day_runs(t);
    set_limits(t);
    const uint32_t possible = days_with_run(t) & days_after_last_run(t);
    candidate best = {0};
    for (uint32_t days = 1; days < SETS; days++) {
        const int32_t n = kl__count_days(days);
        if (!is_part_of(days, possible) || n > t->max_runs.value) continue;
        if (!are_apart(days, t->gap.value)) continue;
        const candidate c = {days, {-n, -metres_on(t, days)}};
        if (is_better(&c, &best)) best = c;
    }
    t->chosen = best.days;
    if (!t->chosen) kl__plan_add(&t->reasons, kl__plan_bare(KL_R_NO_RUN_DAYS));
}

/* ---- days for strength work: PLAN-084 ---- */

/* Days with an entry of this kind that can be trained. */
static uint32_t own_days(const kl__tailoring *t, int32_t kind)
{
    uint32_t days = 0;
    for (int32_t i = 0; i < t->week.n; i++) {
        if (t->week.entry[i].kind == kind) days |= UINT32_C(1) << t->week.entry[i].day;
    }
    return days & t->available;
}

/* The day before the longest run, as a set; of equal runs the later counts. */
static uint32_t day_before_longest(const kl__tailoring *t)
{
    int32_t longest = 0;
    uint32_t day_of_it = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (!kl__has_day(t->run_days, day) || t->session[day].metres < longest) continue;
        longest = t->session[day].metres;
        day_of_it = UINT32_C(1) << day;
    }
    return moved(day_of_it, KL__WEEK_DAYS - 1);
}

static int32_t planned_metres_on(const kl__tailoring *t, uint32_t days)
{
    int32_t sum = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (kl__has_day(days, day)) sum += t->session[day].metres;
    }
    return sum;
}

/* A day of rest stays; above the minimum nothing may disturb a run. */
static int may_hold_strength(const kl__tailoring *t, uint32_t days, uint32_t before_longest)
{
    const kl_plan_options *o = t->options;
    const int32_t n = kl__count_days(days);
    if (!is_part_of(days, t->available) || n > o->strength_max) return 0;
    if (!are_apart(days, o->strength_gap) || (days | t->run_days) == ALL_DAYS) return 0;
    return n <= o->strength_min || !(days & (t->run_days | before_longest));
}

void kl__choose_strength_days(kl__tailoring *t)
{
    const uint32_t own = own_days(t, KL_WORKOUT_STRENGTH);
    const uint32_t before_longest = day_before_longest(t);
    candidate best = {0};
    for (uint32_t days = 1; days < SETS; days++) {
        if (!may_hold_strength(t, days, before_longest)) continue;
        const uint32_t on_runs = days & t->run_days;
        const candidate c = {
            days,
            {-kl__count_days(days), (days & before_longest) != 0, -kl__count_days(days & own),
             kl__count_days(on_runs), planned_metres_on(t, on_runs)}};
        if (is_better(&c, &best)) best = c;
    }
    t->strength_days = best.days;
    const int32_t placed = kl__count_days(best.days);
    if (placed < t->options->strength_min) {
        kl__plan_add(&t->reasons, kl__plan_reason(KL_R_STRENGTH_NOT_PLACED, placed,
                                                  t->options->strength_min, KL__PL(strength_min)));
    }
}

/* ---- days for walking or cross-training instead of running: PLAN-085 ---- */

void kl__choose_converted_days(kl__tailoring *t)
{
    const uint32_t own = own_days(t, KL_WORKOUT_CROSS);
    const uint32_t possible = days_with_run(t) & ~t->strength_days & ~own;
    const int32_t n_possible = kl__count_days(possible);
    int32_t wanted = t->options->high_cross_days - kl__count_days(own);
    if (wanted > n_possible) wanted = n_possible;
    candidate best = {0, {1}}; /* worse than any */
    for (uint32_t days = 1; days < SETS; days++) {
        if (!is_part_of(days, possible) || kl__count_days(days) != wanted) continue;
        const candidate c = {days, {-least_distance(days | own)}};
        if (is_better(&c, &best)) best = c;
    }
    t->converted = best.days;
}

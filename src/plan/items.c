/*
 * plan/items.c - one item for each entry, and the strength work that is added.
 * PLAN-086
 */
#include "plan/tailoring.h"

static void add_reason(kl_plan_item *item, kl_reason reason)
{
    item->reason[item->n_reasons++] = reason;
}

static void add_code(kl_plan_item *item, int32_t code)
{
    add_reason(item, kl__plan_bare(code));
}

static void add_session_reasons(kl_plan_item *item, const kl__session *s)
{
    for (int32_t i = 0; i < s->n_reasons; i++) add_reason(item, s->reason[i]);
}

/* A substitute of `percent` of the run's time; too short, it is rest. */
static void substitute(const kl__tailoring *t, const kl__entry *e, int32_t percent, int32_t kind,
                       kl_plan_item *item)
{
    const int64_t seconds = (int64_t)e->seconds * percent / 100;
    const int32_t most = t->options->cross_max_s;
    item->seconds = kl__round60(seconds < most ? seconds : most);
    if (item->seconds > 0) item->kind = kind;
}

/* Row 7 */
static void rest_of_irritable(const kl__tailoring *t, const kl__entry *e, kl_plan_item *item)
{
    if (kl__has_day(t->converted, e->day)) {
        substitute(t, e, t->options->cross_high_pct, KL_ITEM_WALK_OR_CROSS, item);
    }
    add_code(item, KL_R_HIGH_IRRITABILITY_NO_RUN);
}

static int32_t days_with_run(const kl__tailoring *t)
{
    int32_t n = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) n += t->day_run[day] != KL__NO_ENTRY;
    return n;
}

/* Row 8 */
static void dropped_run(const kl__tailoring *t, const kl__entry *e, kl_plan_item *item)
{
    substitute(t, e, t->factor.value, KL_ITEM_CROSS_TRAIN, item);
    if (t->gap.value == 1) {
        add_reason(item, kl__plan_reason(KL_R_RUN_DAY_DROPPED_MAX, days_with_run(t),
                                         t->max_runs.value, t->max_runs.parameter));
    } else {
        add_reason(item, kl__plan_reason(KL_R_RUN_DAY_DROPPED_SPACING, KL_UNKNOWN, t->gap.value,
                                         t->gap.parameter));
    }
}

/* Row 10 */
static void planned_run(const kl__tailoring *t, const kl__entry *e, kl_plan_item *item)
{
    const kl__session *s = &t->session[e->day];
    item->kind = t->form == KL_FORM_EASY_FLAT ? KL_ITEM_EASY_FLAT : KL_ITEM_RUN_WALK_FLAT;
    item->metres = s->metres;
    item->run_s = s->run_s;
    item->walk_s = s->walk_s;
    item->bout_s = s->bout_s;
    item->reps = s->reps;
    item->seconds = s->run_s + s->walk_s * s->reps;
    if (e->is_hilly) add_code(item, KL_R_HILLS_TO_FLAT);
    if (e->kind == KL_WORKOUT_SPEED) add_code(item, KL_R_SPEED_TO_EASY);
    if (e->kind == KL_WORKOUT_RACE) add_code(item, KL_R_RACE_TO_EASY);
    add_session_reasons(item, s);
}

/* Rows 5 to 10 */
static void run_item(const kl__tailoring *t, int32_t index, kl_plan_item *item)
{
    const kl__entry *e = &t->week.entry[index];
    if (e->is_zero_run) {
        add_code(item, KL_R_ZERO_RUN);
    } else if (t->day_run[e->day] != index) {
        add_code(item, KL_R_SECOND_RUN_DROPPED);
    } else if (t->irritability == KL_IRRITABILITY_HIGH) {
        rest_of_irritable(t, e, item);
    } else if (!kl__has_day(t->chosen, e->day)) {
        dropped_run(t, e, item);
    } else if (!kl__has_day(t->run_days, e->day)) {
        add_session_reasons(item, &t->session[e->day]);
        add_code(item, KL_R_ROUNDED_TO_ZERO);
    } else {
        planned_run(t, e, item);
    }
}

/* Row 4; the first of a strength day is kept. */
static void strength_item(uint32_t *open_days, kl_plan_item *item)
{
    if (!kl__has_day(*open_days, item->day)) {
        add_code(item, KL_R_STRENGTH_MOVED);
        return;
    }
    *open_days &= ~(UINT32_C(1) << item->day);
    item->kind = KL_ITEM_STRENGTH;
    add_code(item, KL_R_OWN_STRENGTH_KEPT);
}

/* An item begins as rest. `open_days`: strength days without an item of their own so far. */
static void put_item(const kl__tailoring *t, int32_t index, uint32_t *open_days, kl_plan_item *item)
{
    const kl__entry *e = &t->week.entry[index];
    item->day = e->day;
    item->source = index;
    if (e->kind == KL_WORKOUT_REST) return;
    if (!kl__has_day(t->available, e->day)) {
        add_code(item, KL_R_DAY_NOT_AVAILABLE);
    } else if (e->kind == KL_WORKOUT_CROSS) {
        item->kind = KL_ITEM_CROSS_TRAIN;
        item->seconds = e->seconds;
        add_code(item, KL_R_OWN_CROSS_KEPT);
    } else if (e->kind == KL_WORKOUT_STRENGTH) {
        strength_item(open_days, item);
    } else {
        run_item(t, index, item);
    }
}

static void put_added_strength(int32_t day, kl_plan_item *item)
{
    item->day = day;
    item->source = KL__NO_ENTRY;
    item->kind = KL_ITEM_STRENGTH;
    add_code(item, KL_R_STRENGTH_ADDED);
}

void kl__put_items(const kl__tailoring *t, kl_tailored_week *out)
{
    uint32_t open_days = t->strength_days;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        for (int32_t i = 0; i < t->week.n; i++) {
            if (t->week.entry[i].day != day) continue;
            put_item(t, i, &open_days, &out->item[out->n_items++]);
        }
        if (kl__has_day(open_days, day)) put_added_strength(day, &out->item[out->n_items++]);
    }
}

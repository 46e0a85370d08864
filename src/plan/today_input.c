/*
 * plan/today_input.c - the input of a morning: copied, checked, each part by its own module.
 * TODAY-001, TODAY-002
 */
#include <string.h>

#include "base/check.h"
#include "catalog/plan_options.h"
#include "catalog/tables.h"
#include "measure/knee_model.h"
#include "measure/session.h"
#include "measure/spike.h"
#include "plan/today.h"
#include "rule/habit.h"

enum { WEEK_DAYS = 7, WEEK_MAX_M = 1000000, ITEM_MAX_S = 86400, RESTORED_MASK = 7 };

void kl_today_input_init(kl_today_input *input, size_t size)
{
    if (!kl__struct_init(input, size, sizeof *input)) return;
    input->day = input->first_day = KL_UNKNOWN;
    for (int i = 0; i < KL__TODAY_KNEES; i++) {
        input->knee[i].side = KL_SIDE_UNSPECIFIED;
        input->knee[i].pre = KL_UNKNOWN;
    }
}

/* ---- names of faults: TODAY-002 ---- */

typedef struct fault_name {
    const char *module; /* the field as its module calls it */
    const char *today;
} fault_name;

/* The lists hold every field of their module; the last row takes what no other does. */
static kl_status rename_fault(kl_status status, const fault_name *names, size_t n, kl_fault *fault)
{
    size_t i = 0;
    while (i + 1 < n && !kl__same_text(fault->field, names[i].module)) i++;
    fault->field = names[i].today;
    return status;
}

#define RENAME(status, names, fault) \
    rename_fault((status), (names), sizeof(names) / sizeof((names)[0]), (fault))

/* ---- knees ---- */

static kl_status read_knee(kl__today *t, size_t i, kl__today_knee *out, kl_fault *fault)
{
    const kl_today_knee *given = &t->in.knee[i];
    const int64_t index = (int64_t)i;
    kl_status status = kl__rehab_state(given->rehab, &out->s, NULL);
    if (status != KL_OK) return kl__fail(fault, status, "rehab.rehab", index, 0.0);
    status = kl__check_int(fault, "side", index, given->side, KL_SIDE_LEFT, KL_SIDE_UNSPECIFIED);
    if (status != KL_OK) return status;
    if (kl__is_before(&out->s, t->in.day)) {
        return kl__fail(fault, KL_E_ORDER, "rehab.day", index, t->in.day);
    }
    out->side = given->side;
    out->pre = given->pre;
    return KL_OK;
}

/* Left before right, whatever the order they are given in. */
static kl_status order_sides(kl__today *t, kl_fault *fault)
{
    const int32_t first = t->knee[0].side;
    const int32_t second = t->knee[1].side;
    if (first == second || first == KL_SIDE_UNSPECIFIED || second == KL_SIDE_UNSPECIFIED) {
        return kl__fail(fault, KL_E_INCONSISTENT, "side", KL_NO_INDEX, second);
    }
    if (first == KL_SIDE_LEFT) return KL_OK;
    const kl__today_knee right = t->knee[0];
    t->knee[0] = t->knee[1];
    t->knee[1] = right;
    return KL_OK;
}

static kl_status read_knees(kl__today *t, kl_fault *fault)
{
    const size_t n = t->in.n_knees;
    if (n < 1 || n > KL__TODAY_KNEES) {
        return kl__fail(fault, KL_E_SIZE, "n_knees", KL_NO_INDEX, (double)n);
    }
    t->n_knees = n;
    kl_status status = KL_OK;
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        status = read_knee(t, i, &t->knee[i], fault);
    }
    if (status == KL_OK && n > 1) status = order_sides(t, fault);
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        status = kl__check_known_int(fault, "rehab.pre", (int64_t)i, t->in.knee[i].pre, 0, 100);
    }
    return status;
}

/* ---- sessions ---- */

static kl_status read_session(const kl__today *t, size_t i, kl_fault *fault)
{
    const kl_session *s = &t->in.sessions[i];
    const kl_status status = kl__session_check(s, KL__SESSION_LIST, (int64_t)i, fault);
    if (status != KL_OK) return status;
    if (s->day > t->in.day || (i > 0 && s->day < s[-1].day)) {
        return kl__fail(fault, KL_E_ORDER, "sessions.day", (int64_t)i, s->day);
    }
    return KL_OK;
}

static kl_status read_sessions(kl__today *t, kl_fault *fault)
{
    const size_t n = t->in.n_sessions;
    if (n > KL_TODAY_MAX_SESSIONS) {
        return kl__fail(fault, KL_E_SIZE, "sessions", KL_NO_INDEX, (double)n);
    }
    if (n > 0 && !t->in.sessions) return kl__null(fault, "sessions");
    kl_status status = KL_OK;
    for (size_t i = 0; i < n && status == KL_OK; i++) status = read_session(t, i, fault);
    t->runs.session = t->in.sessions;
    t->runs.n = n;
    return status;
}

static kl_status read_first_day(kl__today *t, kl_fault *fault)
{
    const int32_t first = t->in.first_day;
    kl_status status = kl__check_int(fault, "first_day", KL_NO_INDEX, first, KL_DAY_MIN, t->in.day);
    if (status != KL_OK) return status;
    if (t->runs.n > 0 && t->runs.session[0].day < first) {
        return kl__fail(fault, KL_E_RANGE, "sessions.day", 0, t->runs.session[0].day);
    }
    t->runs.first_day = first;
    return kl__check_int(fault, "infer_rest", KL_NO_INDEX, t->in.infer_rest, 0, 1);
}

/* ---- the week in force ---- */

static kl_status check_item(const kl_plan_item *item, int64_t index, kl_fault *fault)
{
    const kl__input numbers[] = {
        {"week.items.day", item->day, 0, WEEK_DAYS - 1, KL__REQUIRED},
        {"week.items.kind", item->kind, KL_ITEM_REST, KL_ITEM_RUN_WALK_FLAT, KL__REQUIRED},
        {"week.items.metres", item->metres, 0, WEEK_MAX_M, KL__REQUIRED},
        {"week.items.seconds", item->seconds, 0, ITEM_MAX_S, KL__OPTIONAL},
        {"week.items.run_s", item->run_s, 0, ITEM_MAX_S, KL__REQUIRED},
        {"week.items.walk_s", item->walk_s, 0, ITEM_MAX_S, KL__REQUIRED},
        {"week.items.bout_s", item->bout_s, 0, ITEM_MAX_S, KL__REQUIRED},
        {"week.items.reps", item->reps, 0, ITEM_MAX_S, KL__REQUIRED},
    };
    const kl_status status = kl__check_inputs(numbers, sizeof numbers / sizeof numbers[0], fault);
    if (status != KL_OK) fault->index = index;
    return status;
}

static void take_run(kl__today_items *items, const kl_plan_item *item)
{
    if (!items->run) {
        items->run = item;
        items->metres = item->metres;
        items->run_s = item->run_s;
    }
    if (item->metres < items->metres) items->metres = item->metres;
    if (item->run_s < items->run_s) items->run_s = item->run_s;
}

static void take_item(kl__today_items *items, const kl_plan_item *item)
{
    switch (item->kind) {
        case KL_ITEM_EASY_FLAT:
        case KL_ITEM_RUN_WALK_FLAT:
            take_run(items, item);
            break;
        case KL_ITEM_CROSS_TRAIN:
        case KL_ITEM_WALK_OR_CROSS:
            if (items->cross_s == KL_UNKNOWN) items->cross_s = item->seconds;
            break;
        case KL_ITEM_STRENGTH:
            items->has_strength = 1;
            break;
        default: /* REST */
            break;
    }
}

static kl_status read_items(kl__today *t, const kl_today_week *week, kl_fault *fault)
{
    if (week->n_items < 0 || week->n_items > KL_MAX_ITEMS) {
        return kl__fail(fault, KL_E_SIZE, "week.items", KL_NO_INDEX, week->n_items);
    }
    if (week->n_items > 0 && !week->items) return kl__null(fault, "week.items");
    kl_status status = KL_OK;
    for (int32_t i = 0; i < week->n_items && status == KL_OK; i++) {
        status = check_item(&week->items[i], i, fault);
        if (status != KL_OK || week->first_day + week->items[i].day != t->in.day) continue;
        take_item(&t->items, &week->items[i]);
    }
    return status;
}

static kl_status read_week(kl__today *t, kl_fault *fault)
{
    const kl_today_week *week = t->in.week;
    t->items.cross_s = KL_UNKNOWN;
    if (!week) return KL_OK;
    kl_status status = kl__check_int(fault, "week.first_day", KL_NO_INDEX, week->first_day,
                                     t->in.day - (WEEK_DAYS - 1), t->in.day);
    if (status == KL_OK) {
        status = kl__check_required_int(fault, "week.planned_m", KL_NO_INDEX, week->planned_m, 0,
                                        WEEK_MAX_M);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "week.restored", KL_NO_INDEX, week->restored, 0,
                                     RESTORED_MASK);
    }
    return status == KL_OK ? read_items(t, week, fault) : status;
}

/* ---- cadence, shoes, options, judged runs ---- */

static kl_status read_cadence(kl__today *t, kl_fault *fault)
{
    if (!t->in.cadence) return KL_OK;
    const kl_status status = kl__cadence_state(t->in.cadence, &t->cadence, NULL);
    if (status != KL_OK) return kl__fail(fault, status, "cadence.cadence", KL_NO_INDEX, 0.0);
    if (t->in.day < t->cadence.last_day) {
        return kl__fail(fault, KL_E_ORDER, "cadence.day", KL_NO_INDEX, t->in.day);
    }
    return KL_OK;
}

static const fault_name shoe_names[] = {
    {"usual_drop_mm", "shoe.usual_drop_mm"},
    {"shoes", "shoe.shoes"},
    {"runs", "shoe.runs"},
    {"first_day", "shoe.first_day"},
    {"start_m", "shoe.start_m"},
    {"new_model", "shoe.new_model"},
    {"heel_mm", "shoe.heel_mm"},
    {"drop_mm", "shoe.drop_mm"},
    {"day", "shoe.day"},
    {"shoe", "shoe.shoe"},
    {"distance_m", "shoe.distance_m"},
};

static kl_status read_shoes(kl__today *t, kl_fault *fault)
{
    const kl_today_shoes *s = t->in.shoes;
    if (!s) return KL_OK;
    const kl_status status = kl_shoes(t->in.day, s->usual_drop_mm, s->shoes, s->n_shoes, s->runs,
                                      s->n_runs, t->shoe, fault);
    if (status != KL_OK) return RENAME(status, shoe_names, fault);
    t->n_shoes = s->n_shoes;
    return KL_OK;
}

static kl_status read_plan(kl__today *t, kl_fault *fault)
{
    return kl__plan_options_read(t->in.plan, &t->plan, fault);
}

/* Its options are those of runs by distance; the sessions were checked above. */
static kl_status read_spike(kl__today *t, kl_fault *fault)
{
    const kl_status status = kl__options_read(&kl__spike_layout, t->in.spike, &t->spike, fault);
    if (status != KL_OK) return status;
    t->spike.struct_size = (uint32_t)sizeof t->spike;
    t->spike.kinds = KL__TODAY_KINDS;
    t->spike.measure = KL_SPIKE_DISTANCE;
    return kl_spike_limit(&t->runs, t->in.day, KL_UNKNOWN, &t->spike, &t->spike_limit, fault);
}

/* An easy kilometre that can only be refused for its options and its runner. */
static kl_status read_knee_load(kl__today *t, kl_fault *fault)
{
    const kl_knee_segment easy = {.distance_m = 1000.0, .has = KL_SEGMENT_HAS_DISTANCE_M};
    kl_knee_load load;
    const kl_status status =
        kl__options_read(&kl__knee_layout, t->in.knee_load, &t->knee_load, fault);
    if (status != KL_OK) return status;
    t->knee_load.struct_size = (uint32_t)sizeof t->knee_load;
    t->knee_load.interval = 0;
    return kl_knee_run(&easy, 1, t->in.runner, &t->knee_load, &load, NULL, fault);
}

static const fault_name judged_names[] = {
    {"sessions", "judged"},
    {"sessions.day", "judged.day"},
    {"sessions.dose_s", "judged.dose_s"},
    {"sessions.colour", "judged.colour"},
};

static kl_status read_judged(kl__today *t, kl_fault *fault)
{
    const kl_status status = kl__check_judged(t->in.judged, t->in.n_judged, t->in.day, 1, fault);
    if (status != KL_OK) return RENAME(status, judged_names, fault);
    t->comfort = kl__comfort_threshold(t->in.day, t->in.judged, t->in.n_judged, &t->plan);
    return KL_OK;
}

/* ---- all of it ---- */

kl_status kl__today_read(const kl_today_input *input, kl__today *out, kl_fault *fault)
{
    static kl_status (*const readers[])(kl__today *, kl_fault *) = {
        read_knees, read_sessions, read_first_day, read_week,      read_cadence,
        read_shoes, read_plan,     read_spike,     read_knee_load, read_judged,
    };
    if (!input) return kl__null(fault, "input");
    memset(out, 0, sizeof *out);
    kl_status status = kl__struct_copy(input, sizeof out->in, &out->in, fault);
    if (status == KL_OK) {
        status = kl__check_int(fault, "day", KL_NO_INDEX, out->in.day, KL_DAY_MIN, KL_DAY_MAX);
    }
    for (size_t i = 0; i < sizeof readers / sizeof readers[0] && status == KL_OK; i++) {
        status = readers[i](out, fault);
    }
    return status;
}

/*
 * Laws of tailoring over seeded weeks and runners: PLAN section 14, laws 1, 2 and 3, PLAN-001.
 */
#include "weeks.h"

enum { CASES = 20000 };

static int is_plan(const tailored *t)
{
    return t->week.state == KL_TAILOR_PLAN || t->week.state == KL_TAILOR_NO_RUN;
}

static int32_t days_in(uint32_t days)
{
    int32_t n = 0;
    for (int day = 0; day < 7; day++) n += (days & DAY(day)) != 0;
    return n;
}

/* Metres of an entry as PLAN-012 makes them out. */
static int32_t own_metres(const case_of_law *c, const kl_plan_options *o, int32_t source)
{
    const kl_week_entry *e = &c->entry[source];
    const int32_t pace = c->week.pace_s_per_km == NONE ? o->pace_default_s : c->week.pace_s_per_km;
    return e->metres == NONE ? e->seconds * 1000 / pace : e->metres;
}

/* ---- law 1 ---- */

static void expect_one_item_each(const case_of_law *c, const tailored *t)
{
    int32_t seen[KL_MAX_WEEK_ENTRIES] = {0};
    for (int32_t i = 0; i < t->week.n_items; i++) {
        const kl_plan_item *item = &t->week.item[i];
        if (i > 0) cr_assert_leq(t->week.item[i - 1].day, item->day);
        if (item->source < 0) {
            cr_assert(item_says(item, KL_R_STRENGTH_ADDED));
        } else {
            seen[item->source]++;
        }
    }
    for (size_t i = 0; i < c->week.n_entries; i++) cr_assert_eq(seen[i], 1);
}

static void expect_no_longer_run(const case_of_law *c, const kl_plan_options *o, const tailored *t)
{
    const int low = t->week.irritability == KL_IRRITABILITY_LOW;
    const int32_t factor = low ? o->factor_low_pct : o->factor_moderate_pct;
    int32_t total = 0;
    uint32_t run_days = 0;
    for (int32_t i = 0; i < t->week.n_items; i++) {
        const kl_plan_item *item = &t->week.item[i];
        if (item->metres == 0) continue;
        cr_assert_geq(item->source, 0);
        cr_assert_leq(c->entry[item->source].kind, KL_WORKOUT_RACE);
        cr_assert_leq((int64_t)item->metres * 100,
                      (int64_t)own_metres(c, o, item->source) * factor);
        cr_assert(c->runner.available_days & (1 << item->day));
        total += item->metres;
        run_days |= DAY(item->day);
    }
    cr_assert_eq(total, t->week.total_m);
    cr_assert_eq(run_days, t->week.run_days);
}

static void expect_rest(const tailored *t)
{
    cr_assert_neq(t->week.rest_days, 0);
    cr_assert_eq(t->week.rest_days, ALL_DAYS & ~(t->week.run_days | t->week.strength_days));
}

static void expect_gate(const case_of_law *c, const kl_plan_options *o, const tailored *t)
{
    const kl_tailor_runner *r = &c->runner;
    const int fresh = r->screen_age_days != NONE && r->screen_age_days <= o->screen_max_age_days;
    const int usable =
        r->location != NONE && r->location != KL_LOCATION_BACK && r->location != KL_LOCATION_MEDIAL;
    cr_assert_eq(is_plan(t), fresh && usable && r->flag_tier == 0);
    if (is_plan(t)) return;
    cr_assert_eq(t->week.n_items, 0);
    cr_assert_eq(t->week.n_weeks, 0);
    cr_assert_eq(t->week.total_m, 0);
    cr_assert_eq(t->week.reasons.n, 1);
}

Test(tailor_laws, law_1_every_week) /* PLAN-001, PLAN-073, PLAN-086 */
{
    random_source r = random_from(1);
    case_of_law c;
    for (int i = 0; i < CASES; i++) {
        random_case(&r, &c);
        const tailored t = tailor(c.week, c.runner, &c.options);
        const tailored again = tailor(c.week, c.runner, &c.options);
        cr_assert_eq(memcmp(&t.week, &again.week, sizeof t.week), 0);
        cr_assert_eq(memcmp(t.row, again.row, sizeof t.row[0] * (size_t)t.week.n_weeks), 0);
        expect_gate(&c, &c.options, &t);
        if (!is_plan(&t)) continue;
        expect_one_item_each(&c, &t);
        expect_no_longer_run(&c, &c.options, &t);
        expect_rest(&t);
    }
}

/* ---- law 2 ---- */

static int32_t phase_of(const kl_tailored_week *week)
{
    if (week->irritability == KL_IRRITABILITY_HIGH) return KL_PHASE_IRRITABLE;
    return week->form == KL_FORM_EASY_FLAT ? KL_PHASE_BUILD : KL_PHASE_RELOAD;
}

/* The tailored week as one that was entered. */
static size_t entries_of(const kl_tailored_week *week, kl_week_entry *entries)
{
    size_t n = 0;
    for (int32_t i = 0; i < week->n_items; i++) {
        const kl_plan_item *item = &week->item[i];
        if (item->metres > 0) {
            entries[n++] = (kl_week_entry){item->day, KL_WORKOUT_EASY, item->metres, NONE, NONE};
        } else if (item->kind == KL_ITEM_STRENGTH) {
            entries[n++] = (kl_week_entry){item->day, KL_WORKOUT_STRENGTH, NONE, NONE, NONE};
        }
    }
    return n;
}

static int32_t history_of(const kl_tailor_runner *runner)
{
    int32_t n = 0;
    int32_t sum = 0;
    for (int i = 0; i < 4; i++) {
        if (runner->history_m[i] == NONE) continue;
        sum += runner->history_m[i];
        n++;
    }
    return n < 2 ? NONE : sum / n;
}

static void expect_nothing_found(const case_of_law *c, const tailored *t)
{
    kl_week_entry entries[KL_MAX_ITEMS];
    kl_week_report report;
    const size_t n = entries_of(&t->week, entries);
    const kl_week week = week_of(entries, n, c->week.pace_s_per_km);
    kl_week_context context = {.phase = phase_of(&t->week),
                               .location = c->runner.location,
                               .ref_week_m = history_of(&c->runner),
                               .longest30_m = NONE,
                               .days_since_last_run = c->runner.days_since_last_run,
                               .prev_classes = NONE,
                               .prev_runs = NONE,
                               .prev_longest_m = NONE};
    if (context.phase == KL_PHASE_BUILD) context.longest30_m = c->runner.longest30_m;
    cr_assert_eq(kl_week_check(&week, &context, NULL, &report, NULL), KL_OK);
    for (int32_t i = 0; i < report.n_findings; i++) {
        const kl_week_finding *f = &report.finding[i];
        const int32_t code = f->reason.code;
        cr_assert_neq(f->severity, KL_SEVERITY_MUST, "%d", code);
        cr_assert(code != KL_R_WEEK_INCREASE && code != KL_R_STRENGTH_HIGH &&
                  code != KL_R_STRENGTH_SPACING);
        if (code == KL_R_STRENGTH_LOW) {
            cr_assert(says(t->week.reasons, KL_R_STRENGTH_NOT_PLACED));
        }
    }
}

Test(tailor_laws, law_2_the_tailored_week_passes_the_check) /* PLAN-077 .. PLAN-084 */
{
    random_source r = random_from(2);
    case_of_law c;
    int32_t checked = 0;
    for (int i = 0; i < CASES; i++) {
        random_case(&r, &c);
        const tailored t = tailor(c.week, c.runner, NULL);
        if (!is_plan(&t)) continue;
        expect_nothing_found(&c, &t);
        checked++;
    }
    cr_expect_gt(checked, CASES / 2);
}

/* ---- law 3 ---- */

static int32_t rounded_to_zero(const kl_tailored_week *week)
{
    int32_t n = 0;
    for (int32_t i = 0; i < week->n_items; i++) {
        n += item_says(&week->item[i], KL_R_ROUNDED_TO_ZERO);
    }
    return n;
}

static tailored tailored_at(const case_of_law *c, int32_t irritability)
{
    kl_tailor_runner runner = c->runner;
    runner.irritability = irritability;
    return tailor(c->week, runner, NULL);
}

/* Caps can leave nothing of a run of LOW, while MODERATE, of shorter sessions, has no such cap:
 * such a day counts as one that was given. */
Test(tailor_laws, law_3_more_irritability_never_gives_more_run_days) /* PLAN-074, PLAN-077 */
{
    random_source r = random_from(3);
    case_of_law c;
    int32_t fewer = 0;
    for (int i = 0; i < CASES; i++) {
        random_case(&r, &c);
        const tailored low = tailored_at(&c, KL_IRRITABILITY_LOW);
        const tailored moderate = tailored_at(&c, KL_IRRITABILITY_MODERATE);
        const tailored high = tailored_at(&c, KL_IRRITABILITY_HIGH);
        const int32_t most = days_in(low.week.run_days) + rounded_to_zero(&low.week);
        cr_assert_leq(days_in(moderate.week.run_days), most);
        cr_assert_eq(high.week.run_days, 0);
        fewer += days_in(moderate.week.run_days) < days_in(low.week.run_days);
    }
    cr_expect_gt(fewer, 0);
}

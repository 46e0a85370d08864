/*
 * rule/what_changed.c - what is new or rose in the last two of six weeks.
 * PLAN-160
 */
#include "base/check.h"
#include "catalog/plan_options.h"
#include "kneeload/habit.h"

enum { OLD_WEEKS = 4, METRES_MAX = 1000000, WEEK_DAYS = 7 };

/* clang-format off */
/* In the order of KL_FEATURE_...; a part of the week cannot be longer than the week. */
static const struct {
    const char *field;
    int32_t high;
    int32_t is_part;
} features[KL_FEATURES] = {
    {"weeks.week_m",     METRES_MAX, 0},
    {"weeks.hill_m",     METRES_MAX, 1},
    {"weeks.speed_m",    METRES_MAX, 1},
    {"weeks.longest_m",  METRES_MAX, 1},
    {"weeks.run_days",   WEEK_DAYS,  0},
    {"weeks.new_shoe_m", METRES_MAX, 1},
};
/* clang-format on */

_Static_assert(sizeof(kl_logged_week) == 4 + 4 * KL_FEATURES, "kl_logged_week");
_Static_assert(sizeof(kl_changed_feature) == 24, "kl_changed_feature");
_Static_assert(sizeof(kl_what_changed) == 8 + 24 * KL_FEATURES, "kl_what_changed");

static kl_status check_week(const kl_logged_week *week, int64_t i, kl_fault *fault)
{
    kl_status status = kl__check_required_int(fault, "weeks.known", i, week->known, 0, 1);
    if (status != KL_OK || !week->known) return status;
    for (int32_t f = 0; f < KL_FEATURES && status == KL_OK; f++) {
        status = kl__check_required_int(fault, features[f].field, i, week->feature[f], 0,
                                        features[f].high);
    }
    if (status != KL_OK) return status;
    for (int32_t f = 0; f < KL_FEATURES; f++) {
        if (!features[f].is_part || week->feature[f] <= week->feature[KL_FEATURE_WEEK_M]) continue;
        return kl__fail(fault, KL_E_INCONSISTENT, features[f].field, i, week->feature[f]);
    }
    return KL_OK;
}

static kl_status check_weeks(const kl_logged_week *weeks, size_t n_weeks, kl_fault *fault)
{
    if (!weeks) return kl__null(fault, "weeks");
    if (n_weeks != KL_CHANGED_WEEKS) {
        return kl__fail(fault, KL_E_SIZE, "weeks", KL_NO_INDEX, (double)n_weeks);
    }
    kl_status status = KL_OK;
    for (int32_t i = 0; i < KL_CHANGED_WEEKS && status == KL_OK; i++) {
        status = check_week(&weeks[i], i, fault);
    }
    return status;
}

/* Logged weeks from `from` to before `to`, and the sum of a feature over them. */
static int32_t count_known(const kl_logged_week *weeks, int32_t from, int32_t to)
{
    int32_t n = 0;
    for (int32_t i = from; i < to; i++) n += weeks[i].known;
    return n;
}

static int64_t sum_of(const kl_logged_week *weeks, int32_t from, int32_t to, int32_t feature)
{
    int64_t sum = 0;
    for (int32_t i = from; i < to; i++) {
        if (weeks[i].known) sum += weeks[i].feature[feature];
    }
    return sum;
}

/* Is a / b the larger one? Products stay below 10^14. A new feature, 0 / 0, is never passed. */
static int rose_more(const kl_changed_feature *a, const kl_changed_feature *b)
{
    return a->num * b->den > b->num * a->den;
}

/* Enter a change behind all that rose at least as much. */
static void enter(kl_what_changed *changed, kl_changed_feature change)
{
    int32_t place = changed->n++;
    for (; place > 0 && rose_more(&change, &changed->change[place - 1]); place--) {
        changed->change[place] = changed->change[place - 1];
    }
    changed->change[place] = change;
}

/* Means are compared without dividing: each sum is multiplied by the other's number of weeks. */
static void compare_means(const kl_logged_week *weeks, int32_t n_old, int32_t n_new,
                          int32_t changed_pct, kl_what_changed *changed)
{
    int64_t now[KL_FEATURES];
    int64_t before[KL_FEATURES];
    for (int32_t f = 0; f < KL_FEATURES; f++) {
        now[f] = n_old * sum_of(weeks, OLD_WEEKS, KL_CHANGED_WEEKS, f);
        before[f] = n_new * sum_of(weeks, 0, OLD_WEEKS, f);
        const kl_changed_feature new_one = {f, KL_CHANGED_NEW, 0, 0};
        if (before[f] == 0 && now[f] > 0) enter(changed, new_one);
    }
    for (int32_t f = 0; f < KL_FEATURES; f++) {
        const kl_changed_feature rise = {f, KL_CHANGED_RISE, now[f], before[f]};
        if (before[f] > 0 && now[f] * 100 > before[f] * changed_pct) enter(changed, rise);
    }
}

kl_status kl_what_changed_of(const kl_logged_week *weeks, size_t n_weeks,
                             const kl_plan_options *options, kl_what_changed *out, kl_fault *fault)
{
    kl_plan_options o;
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_weeks(weeks, n_weeks, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    kl_what_changed changed = {0};
    const int32_t n_old = count_known(weeks, 0, OLD_WEEKS);
    const int32_t n_new = count_known(weeks, OLD_WEEKS, KL_CHANGED_WEEKS);
    if (n_old + n_new >= o.changed_min_weeks && n_old > 0 && n_new > 0) {
        changed.defined = 1;
        compare_means(weeks, n_old, n_new, o.changed_pct, &changed);
    }
    *out = changed;
    return KL_OK;
}

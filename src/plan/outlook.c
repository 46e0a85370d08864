/*
 * plan/outlook.c - the weeks after the tailored one, if every answer were green. No promise.
 * PLAN-100, PLAN-101, PLAN-102, PLAN-103, PLAN-104
 */
#include <string.h>

#include "plan/tailoring.h"
#include "rule/ladder.h"

enum {
    LAST_LONGEST = 4, /* weeks whose longest run counts, and rows in which longest30_m does */
    START_RUN_S = 1800,
    RUNS_TO_RESTORE = 2
};

typedef struct outlook {
    const kl__tailoring *t;
    int32_t phase;
    int32_t runs; /* a week */
    int32_t target_m;
    int32_t own_s;  /* longest run of the usual week, of the chosen days */
    int32_t greens; /* that a level needs */
    /* RELOAD */
    int32_t level;
    int32_t level_greens;
    int32_t reload_weeks;
    int32_t ready;
    /* BUILD, RETURN, MAINTAIN */
    int32_t starts_build; /* this row is the first after RELOAD */
    int32_t volume_m;
    int32_t build_week;
    int32_t last_build_m;
    int32_t build_weeks;
    int32_t floor_weeks; /* in a row at the quality floor */
    int32_t return_weeks;
    int32_t target_weeks; /* in a row at the target */
    int32_t n_restore;
    int32_t restore[KL__QUALITIES];
    int32_t longest_m[LAST_LONGEST]; /* the newest last; 0: none */
} outlook;

/* ---- the start: PLAN-101, PLAN-102 ---- */

/* The longest run of the chosen days, seconds. */
static int32_t own_seconds(const kl__tailoring *t)
{
    int32_t most = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (!kl__has_day(t->chosen, day)) continue;
        const int32_t seconds = t->week.entry[t->day_run[day]].seconds;
        if (seconds > most) most = seconds;
    }
    return most;
}

static int32_t usual_metres(const kl__tailoring *t)
{
    int32_t sum = 0;
    for (int32_t i = 0; i < t->week.n; i++) {
        if (t->week.entry[i].is_run) sum += t->week.entry[i].metres;
    }
    return sum;
}

static int32_t greens_needed(const kl__tailoring *t)
{
    const int32_t location = t->runner->location;
    const int tendon = location == KL_LOCATION_BELOW || location == KL_LOCATION_ABOVE ||
                       location == KL_LOCATION_DIFFUSE;
    return tendon ? t->options->tendon_greens : t->options->advance_greens;
}

/* What the usual week had of hills and speed, in the order in which it returns. */
static void set_restore(outlook *w)
{
    const uint32_t classes = w->t->week.classes;
    int32_t order[KL__QUALITIES];
    kl__restore_order(w->t->runner->location, w->t->runner->offenders, order);
    for (int32_t i = 0; i < KL__QUALITIES; i++) {
        const int32_t class = order[i] == KL_RESTORE_SPEED ? KL_CLASS_SPEED : KL_CLASS_HILLS;
        if (classes >> class & 1) w->restore[w->n_restore++] = order[i];
    }
}

static int32_t start_phase(int32_t irritability)
{
    if (irritability == KL_IRRITABILITY_HIGH) return KL_PHASE_IRRITABLE;
    return irritability == KL_IRRITABILITY_LOW ? KL_PHASE_BUILD : KL_PHASE_RELOAD;
}

static void remember_longest(outlook *w, int32_t metres)
{
    memmove(&w->longest_m[0], &w->longest_m[1], (LAST_LONGEST - 1) * sizeof w->longest_m[0]);
    w->longest_m[LAST_LONGEST - 1] = metres;
}

/* ---- a week of RELOAD: PLAN-102 ---- */

static int32_t metres_in(const outlook *w, int64_t seconds)
{
    return kl__round100(seconds * 1000 / w->t->week.pace_s_per_km);
}

static int32_t session_seconds(const outlook *w)
{
    const kl_ladder_row *row = kl__ladder_row(KL_LADDER_KL30, w->level);
    const int32_t seconds = row->run_s * row->repetitions;
    return seconds < w->own_s ? seconds : w->own_s;
}

/* A GREEN run. Answers 1 when it is enough at the top of the ladder. */
static int32_t add_green(outlook *w, int32_t first_level)
{
    w->level_greens++;
    if (w->level_greens < w->greens) return 0;
    if (w->level == kl__ladder_top(KL_LADDER_KL30)) return 1;
    if (w->level - first_level < w->t->options->max_adv_week) {
        w->level++;
        w->level_greens = 0;
    }
    return 0;
}

static void reload_week(outlook *w, kl_outlook_week *row)
{
    const int32_t first_level = w->level;
    int32_t sum = 0;
    int32_t longest = 0;
    int32_t done = 0;
    for (int32_t run = 0; run < w->runs; run++) {
        const int32_t seconds = session_seconds(w);
        sum += seconds;
        if (seconds > longest) longest = seconds;
        done |= add_green(w, first_level);
    }
    w->reload_weeks++;
    w->ready = done && w->reload_weeks >= w->t->options->reload_min_weeks;
    row->level_from = first_level;
    row->level_to = w->level;
    row->total_m = metres_in(w, sum);
    row->longest_m = metres_in(w, longest);
    kl__plan_add(&row->reasons, kl__plan_bare(KL_R_LADDER));
}

/* ---- the tailored week as the first week of its phase: PLAN-102 ---- */

static int32_t is_at_floor(const outlook *w)
{
    const int32_t floor_pct = w->t->options->quality_floor_pct;
    return INT64_C(100) * w->volume_m >= (int64_t)floor_pct * w->target_m;
}

static void begin_reload(outlook *w)
{
    kl_outlook_week tailored = {0};
    reload_week(w, &tailored);
    remember_longest(w, tailored.longest_m);
}

static void begin_build(outlook *w)
{
    int32_t longest = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        const int32_t metres = w->t->session[day].metres;
        w->volume_m += metres;
        if (metres > longest) longest = metres;
    }
    w->last_build_m = w->volume_m;
    w->build_week = w->build_weeks = 1;
    w->floor_weeks = is_at_floor(w);
    remember_longest(w, longest);
}

static outlook begin(const kl__tailoring *t)
{
    const kl_tailor_runner *r = t->runner;
    outlook w = {.t = t, .phase = start_phase(t->irritability)};
    const int calm = w.phase == KL_PHASE_IRRITABLE;
    w.runs = kl__count_days(calm ? t->chosen : t->run_days);
    w.target_m = kl__round100(r->target_m == KL_UNKNOWN ? usual_metres(t) : r->target_m);
    w.own_s = own_seconds(t);
    w.greens = greens_needed(t);
    w.level = calm ? 1 : t->level;
    set_restore(&w);
    if (w.phase == KL_PHASE_RELOAD) begin_reload(&w);
    if (w.phase == KL_PHASE_BUILD) begin_build(&w);
    return w;
}

/* ---- the phase moves at most once a week: PLAN-103 ---- */

static int may_return(const outlook *w)
{
    const kl_plan_options *o = w->t->options;
    return w->floor_weeks >= o->floor_weeks && w->build_weeks >= o->build_min_weeks;
}

static int may_maintain(const outlook *w)
{
    const kl_plan_options *o = w->t->options;
    return w->n_restore == 0 && w->target_weeks >= o->target_weeks &&
           w->return_weeks >= o->return_min_weeks;
}

static void move_phase(outlook *w)
{
    w->starts_build = w->phase == KL_PHASE_RELOAD && w->ready;
    if (w->phase == KL_PHASE_IRRITABLE) {
        w->phase = KL_PHASE_RELOAD;
    } else if (w->starts_build) {
        w->phase = KL_PHASE_BUILD;
    } else if (w->phase == KL_PHASE_BUILD && may_return(w)) {
        w->phase = KL_PHASE_RETURN;
    } else if (w->phase == KL_PHASE_RETURN && may_maintain(w)) {
        w->phase = KL_PHASE_MAINTAIN;
    }
}

/* ---- a week by volume: PLAN-103 ---- */

static void start_build(outlook *w, kl_outlook_week *row)
{
    const int32_t run_s = w->own_s < START_RUN_S ? w->own_s : START_RUN_S;
    const int32_t metres = metres_in(w, (int64_t)w->runs * run_s);
    w->volume_m = metres < w->target_m ? metres : w->target_m;
    w->build_week = 1;
    w->last_build_m = w->volume_m;
    kl__plan_add(&row->reasons, kl__plan_bare(KL_R_BUILD_START));
}

static void stay_at_target(outlook *w, kl_outlook_week *row)
{
    w->volume_m = w->target_m;
    kl__plan_add(&row->reasons, kl__plan_bare(KL_R_AT_TARGET));
}

/* One quality a week, without more volume, and not in a lighter week or right after one. */
static int may_restore(const outlook *w)
{
    return w->phase == KL_PHASE_RETURN && w->n_restore > 0 && w->runs >= RUNS_TO_RESTORE &&
           w->build_week != 0 && w->build_week + 1 != w->t->options->deload_every;
}

static int32_t exposure_of(int32_t quality)
{
    if (quality == KL_RESTORE_SPEED) return KL_EXPOSURE_SPEED;
    return quality == KL_RESTORE_UPHILL ? KL_EXPOSURE_UPHILL : KL_EXPOSURE_DOWNHILL;
}

static void restore_quality(outlook *w, kl_outlook_week *row)
{
    row->restored = exposure_of(w->restore[0]);
    w->n_restore--;
    memmove(&w->restore[0], &w->restore[1], (KL__QUALITIES - 1) * sizeof w->restore[0]);
    w->build_week++;
    kl__plan_add(&row->reasons, kl__plan_bare(KL_R_QUALITY_RESTORED));
    kl__plan_add(&row->reasons, kl__plan_bare(KL_R_VOLUME_HELD));
}

/* The weekly rule, after a week of GREEN runs as planned. PLAN-022, PLAN-023 */
static void apply_week_rule(outlook *w, kl_outlook_week *row)
{
    const kl_week_done done = {.green = w->runs,
                               .planned_m = w->volume_m,
                               .done_m = w->volume_m,
                               .target_m = w->target_m,
                               .build_week = w->build_week,
                               .last_build_m = w->last_build_m};
    kl_week_next next = {0};
    kl__week_volume(&done, w->t->options, &next);
    w->volume_m = next.next_m;
    w->build_week = next.build_week;
    w->last_build_m = next.last_build_m;
    row->deload = next.decision == KL_DECISION_DELOAD;
    row->reasons = next.reasons;
}

/* ---- its longest run, and what the week counts for: PLAN-104 ---- */

/* Longest run that was: of the last four weeks, and at first of the 30 days before. */
static int32_t reference_m(const outlook *w, int32_t week)
{
    int32_t most = week <= LAST_LONGEST ? w->t->runner->longest30_m : 0; /* unknown is below 0 */
    for (int32_t i = 0; i < LAST_LONGEST; i++) {
        if (w->longest_m[i] > most) most = w->longest_m[i];
    }
    return most;
}

static int32_t longest_of_week(const outlook *w, int32_t week)
{
    const int32_t by_share = kl__round100((int64_t)kl__run_share(w->runs) * w->volume_m / 100);
    const int32_t reference = reference_m(w, week);
    const int32_t most = kl__round100((int64_t)reference * w->t->options->spike_pct / 100);
    return reference > 0 && by_share > most ? most : by_share;
}

static void count_build(outlook *w, const kl_outlook_week *row)
{
    w->build_weeks++;
    if (!row->deload) w->floor_weeks = is_at_floor(w) ? w->floor_weeks + 1 : 0;
}

static void count_return(outlook *w, const kl_outlook_week *row)
{
    const int counts =
        w->volume_m >= w->target_m && w->n_restore == 0 && row->restored == KL_UNKNOWN;
    w->return_weeks++;
    if (!row->deload) w->target_weeks = counts ? w->target_weeks + 1 : 0;
}

static void volume_week(outlook *w, kl_outlook_week *row)
{
    if (w->starts_build) {
        start_build(w, row);
    } else if (w->phase == KL_PHASE_MAINTAIN) {
        stay_at_target(w, row);
    } else if (may_restore(w)) {
        restore_quality(w, row);
    } else {
        apply_week_rule(w, row);
    }
    row->total_m = w->volume_m;
    row->longest_m = longest_of_week(w, row->week);
    if (w->phase == KL_PHASE_BUILD) count_build(w, row);
    if (w->phase == KL_PHASE_RETURN) count_return(w, row);
}

static kl_outlook_week next_week(outlook *w, int32_t week)
{
    kl_outlook_week row = {.week = week,
                           .level_from = KL_UNKNOWN,
                           .level_to = KL_UNKNOWN,
                           .runs = w->runs,
                           .restored = KL_UNKNOWN};
    if (w->runs > 0) move_phase(w);
    row.phase = w->phase;
    if (w->runs == 0) {
        kl__plan_add(&row.reasons, kl__plan_bare(KL_R_NO_RUN_DAYS));
        return row;
    }
    if (w->phase == KL_PHASE_RELOAD) {
        reload_week(w, &row);
    } else {
        volume_week(w, &row);
    }
    remember_longest(w, row.longest_m);
    return row;
}

void kl__put_outlook(const kl__tailoring *t, kl_outlook_week *weeks)
{
    outlook w = begin(t);
    for (int32_t i = 0; i < t->runner->outlook_weeks; i++) weeks[i] = next_week(&w, i + 1);
}

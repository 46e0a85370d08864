/*
 * plan/today_limits.c - how far and how long: the limits of a run and its form.
 * TODAY-020, TODAY-021
 */
#include "base/check.h"
#include "catalog/plan_options.h"
#include "catalog/tables.h"
#include "plan/today.h"

enum {
    SPIKE_FROM_LEVEL = 6,  /* below, a session of RELOAD has constant length */
    FASTEST_DM_PER_S = 65, /* nobody runs a session faster: PLAN-011 */
    ROW_IN_ALL_S = 1800    /* length of a session whose row gives nothing else: REHAB-013 */
};

/* A limit, and what its reason says beside it. */
typedef struct limit {
    int32_t code;
    int32_t metres;
    int32_t run_s;
    int32_t value;
    int32_t parameter;
} limit;

typedef struct limits {
    int32_t n;
    limit at[KL_TODAY_LIMITS];
} limits;

static void add(limits *all, limit one)
{
    all->at[all->n++] = one;
}

/* The smaller of two, where KL_UNKNOWN is no limit. */
static int32_t smaller(int32_t a, int32_t b)
{
    if (a == KL_UNKNOWN) return b;
    return b == KL_UNKNOWN || a < b ? a : b;
}

/* ---- 1. LADDER ---- */

/* Seconds of running in a session by this row; none where it is given by distance. */
static int32_t running_of(const kl_ladder_row *row)
{
    if (row->repetitions != KL_UNKNOWN) return row->run_s * row->repetitions;
    if (row->distance_m != KL_UNKNOWN) return KL_UNKNOWN;
    return ROW_IN_ALL_S * row->run_s / (row->run_s + row->walk_s);
}

static void add_ladder(const kl__today *t, limits *all)
{
    limit ladder = {KL_TODAY_LIMIT_LADDER, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, -1};
    int in_reload = 0;
    for (size_t i = 0; i < t->n_knees; i++) {
        const kl_rehab_today *knee = &t->knee[i].answer;
        if (!knee->has_row) continue;
        in_reload = 1;
        ladder.metres = smaller(ladder.metres, knee->row.distance_m);
        ladder.run_s = smaller(ladder.run_s, running_of(&knee->row));
    }
    if (in_reload) add(all, ladder);
}

/* ---- 2. PLAN_ITEM ---- */

static void add_item(const kl__today *t, limits *all)
{
    const limit item = {KL_TODAY_LIMIT_PLAN_ITEM, t->items.metres, t->items.run_s, KL_UNKNOWN, -1};
    if (t->items.run) add(all, item);
}

/* ---- 3. WEEK_REST ---- */

/* Metres of a run, at most; without a distance as far as the fastest would have come in its time,
 * or `otherwise`. Unknown never helps. */
static int64_t metres_at_most(const kl_session *s, int32_t otherwise)
{
    if (s->dist_m != KL_UNKNOWN) return s->dist_m;
    const int32_t seconds = s->dur_s != KL_UNKNOWN ? s->dur_s : s->elapsed_s;
    return seconds == KL_UNKNOWN ? otherwise : ((int64_t)seconds * FASTEST_DM_PER_S + 9) / 10;
}

static void add_week_rest(const kl__today *t, limits *all, kl_today_answer *out)
{
    const kl_today_week *week = t->in.week;
    int64_t run_m = 0;
    if (!week) return;
    for (size_t i = t->runs.n; i > 0 && t->runs.session[i - 1].day >= week->first_day; i--) {
        const kl_session *s = &t->runs.session[i - 1];
        if (!kl__is_today_run(s)) continue;
        if (s->dist_m == KL_UNKNOWN) out->unknown |= KL_TODAY_UNKNOWN_DISTANCE;
        run_m += metres_at_most(s, week->planned_m);
    }
    const int64_t counted = run_m < week->planned_m ? run_m : week->planned_m;
    const limit rest = {KL_TODAY_LIMIT_WEEK_REST, week->planned_m - (int32_t)counted, KL_UNKNOWN,
                        (int32_t)counted, -1};
    add(all, rest);
}

/* ---- 4. SPIKE ---- */

/* Does SPIKE hold for a knee? For two it holds when it does for one of them. */
static int spike_applies(const kl__today *t)
{
    int applies = 0;
    for (size_t i = 0; i < t->n_knees; i++) {
        const kl__rehab *s = &t->knee[i].s;
        applies |= s->phase != KL_PHASE_RELOAD || s->level >= SPIKE_FROM_LEVEL;
    }
    return applies;
}

static int shares_its_day(const kl_runs *runs, size_t i)
{
    const int32_t day = runs->session[i].day;
    return (i > 0 && runs->session[i - 1].day == day) ||
           (i + 1 < runs->n && runs->session[i + 1].day == day);
}

/* Is there a run that may have been another day's reference, or not: without a distance, or
 * without a place among the runs of its day? Known, it could only lower the limit. */
static int is_reference_unsure(const kl__today *t)
{
    const int32_t from = t->in.day - t->spike.window - t->spike.ratchet_days;
    int unsure = 0;
    for (size_t i = t->runs.n; i > 0 && t->runs.session[i - 1].day >= from; i--) {
        const kl_session *s = &t->runs.session[i - 1];
        if (!kl__is_today_run(s) || s->day == t->in.day) continue;
        unsure |= s->dist_m == KL_UNKNOWN;
        unsure |= s->start_s == KL_UNKNOWN && shares_its_day(&t->runs, i - 1);
    }
    return unsure;
}

static int32_t place_of(const char *parameter)
{
    return (int32_t)(kl_parameter_find(parameter) - kl_parameter_at(0));
}

static void add_spike(const kl__today *t, limits *all, kl_today_answer *out)
{
    static const char *const edges[] = {"SPK.b1", "SPK.b2", "SPK.b3"};
    const kl_spike *s = &t->spike_limit;
    if (!spike_applies(t)) return;
    if (!s->defined) {
        out->unknown |= KL_TODAY_UNKNOWN_HISTORY;
        return;
    }
    limit spike = {KL_TODAY_LIMIT_SPIKE, s->x_guarded, KL_UNKNOWN, s->ref,
                   place_of(edges[t->spike.edge - 1])};
    if (s->flags & KL_FLAG_RATCHET) {
        spike.parameter = place_of("SPK.ratchet_max");
    } else if (is_reference_unsure(t)) {
        out->unknown |= KL_TODAY_UNKNOWN_DISTANCE;
        spike.metres = s->ref;
        spike.parameter = -1;
    }
    add(all, spike);
}

/* ---- 5. COMFORT ---- */

static int comfort_applies(const kl__today *t)
{
    int applies = 0;
    for (size_t i = 0; i < t->n_knees; i++) {
        const int32_t phase = t->knee[i].s.phase;
        applies |= phase == KL_PHASE_RELOAD || phase == KL_PHASE_BUILD;
    }
    return applies;
}

static void add_comfort(const kl__today *t, limits *all, kl_today_answer *out)
{
    const int32_t before = (int32_t)(kl__n_parameters + kl__n_rehab_parameters);
    const limit comfort = {KL_TODAY_LIMIT_COMFORT, KL_UNKNOWN, t->comfort.threshold_s, KL_UNKNOWN,
                           before + KL__PL(threshold_green_days)};
    if (!comfort_applies(t)) return;
    if (t->comfort.defined) {
        add(all, comfort);
    } else {
        out->unknown |= KL_TODAY_UNKNOWN_COMFORT;
    }
}

/* ---- the binding ones ---- */

/* The first of the smallest, or NULL. */
static const limit *binding_distance(const limits *all)
{
    const limit *least = NULL;
    for (int32_t i = 0; i < all->n; i++) {
        const limit *l = &all->at[i];
        if (l->metres != KL_UNKNOWN && (!least || l->metres < least->metres)) least = l;
    }
    return least;
}

static const limit *binding_time(const limits *all)
{
    const limit *least = NULL;
    for (int32_t i = 0; i < all->n; i++) {
        const limit *l = &all->at[i];
        if (l->run_s != KL_UNKNOWN && (!least || l->run_s < least->run_s)) least = l;
    }
    return least;
}

static void reason_of(kl_today_answer *out, const limit *binding, int32_t number)
{
    const kl_reason why = {binding->code, binding->value, number, binding->parameter};
    kl__today_reason(out, KL_UNKNOWN, why);
}

static void bind(const limits *all, kl_today_answer *out)
{
    const limit *distance = binding_distance(all);
    const limit *time = binding_time(all);
    if (distance) {
        out->max_distance_m = distance->metres;
        out->binding_distance = distance->code;
    }
    if (time) {
        out->max_run_s = time->run_s;
        out->binding_time = time->code;
    }
    if (out->max_distance_m == 0 || out->max_run_s == 0) {
        out->action = KL_ACTION_CROSS_TRAIN;
        kl__today_plain(out, KL_TODAY_LIMIT_ZERO, 0, KL_UNKNOWN);
    }
    if (distance) reason_of(out, distance, distance->metres);
    if (time) reason_of(out, time, time->run_s);
}

void kl__today_limits(const kl__today *t, kl_today_answer *out)
{
    limits all = {0};
    if (out->action != KL_ACTION_RUN) return;
    add_ladder(t, &all);
    add_item(t, &all);
    add_week_rest(t, &all, out);
    add_spike(t, &all, out);
    add_comfort(t, &all, out);
    out->n_limits = all.n;
    for (int32_t i = 0; i < all.n; i++) {
        out->limit[i].code = all.at[i].code;
        out->limit[i].metres = all.at[i].metres;
        out->limit[i].run_s = all.at[i].run_s;
    }
    bind(&all, out);
    if (out->unknown & KL_TODAY_UNKNOWN_HISTORY) {
        kl__today_plain(out, KL_TODAY_SPIKE_NO_REFERENCE, KL_UNKNOWN, KL_UNKNOWN);
    }
}

/* ---- form: TODAY-021 ---- */

/* Cap of KNEE-062; before the screening no run is less loaded than in IRRITABLE. */
static int32_t peak_cap(int32_t phase)
{
    int32_t cap = KL_UNKNOWN;
    int32_t exceeded = KL_UNKNOWN;
    const kl_status known = kl_knee_peak_check(
        KL_UNKNOWN, phase == KL_PHASE_SCREEN ? KL_PHASE_IRRITABLE : phase, &cap, &exceeded, NULL);
    (void)known; /* every phase from IRRITABLE on */
    return cap;
}

/* Band at the baseline speed, rounded into it. */
static void put_cadence(const kl__today *t, kl_today_answer *out)
{
    if (!t->in.cadence || !kl__has_stages(&t->cadence) || kl__is_today_stopped(t)) return;
    const int32_t target = kl__current_target(&t->cadence);
    out->cadence_low_dspm = (t->cadence.o.band_lo_pct * target + 99) / 100;
    out->cadence_high_dspm = t->cadence.o.band_hi_pct * target / 100;
}

static int32_t allowed(const kl__today *t, const kl_today_answer *out, int32_t exposure)
{
    if (out->action != KL_ACTION_RUN || out->phase < KL_PHASE_RETURN) return 0;
    if (!t->in.week || t->in.week->restored == KL_UNKNOWN) return KL_UNKNOWN;
    return t->in.week->restored >> exposure & 1;
}

void kl__today_form(const kl__today *t, kl_today_answer *out)
{
    out->peak_permille_max = peak_cap(out->phase);
    put_cadence(t, out);
    out->downhill_allowed = allowed(t, out, KL_EXPOSURE_DOWNHILL);
    out->uphill_allowed = allowed(t, out, KL_EXPOSURE_UPHILL);
    out->speed_allowed = allowed(t, out, KL_EXPOSURE_SPEED);
    if (out->speed_allowed == KL_UNKNOWN) out->unknown |= KL_TODAY_UNKNOWN_RESTORED;
}

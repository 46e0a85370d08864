/*
 * rule/week_check.c - what a week breaks: a table of rules, each of which walks the runs.
 * PLAN-040 .. PLAN-043
 */
#include <string.h>

#include "base/check.h"
#include "rule/week.h"

enum {
    NO_ENTRY = -1,
    WEEK_METRES_MAX = 1000000,
    RUN_METRES_MAX = 200000,
    DAYS_SINCE_MAX = 3650,
    RUNS_MAX = 50,
    ALL_DAYS = (1 << KL__WEEK_DAYS) - 1,
    ALL_CLASSES = 1 << KL_CLASS_HILLS | 1 << KL_CLASS_SPEED | 1 << KL_CLASS_LONG
};

/* What the rules look at. PLAN-041 */
typedef struct facts {
    const kl__training_week *week;
    const kl_week_context *context;
    const kl_plan_options *options;
    int32_t runs;
    int32_t run[KL_MAX_WEEK_ENTRIES];  /* entries that are runs */
    int32_t walk[KL_MAX_WEEK_ENTRIES]; /* the same by day, then index */
    int32_t run_days;
    int32_t first_run[KL__WEEK_DAYS];      /* entry, NO_ENTRY: no run on this day */
    int32_t first_strength[KL__WEEK_DAYS]; /* likewise */
    int32_t strength_days;
    uint32_t run_day_mask;
    uint32_t strength_day_mask;
    int32_t total_m;
    int32_t longest_m;
    int32_t building; /* 0, 1, KL_UNKNOWN */
} facts;

static void take_run(facts *f, int32_t index, const kl__entry *e)
{
    f->run[f->runs++] = index;
    f->total_m += e->metres;
    if (e->metres > f->longest_m) f->longest_m = e->metres;
    if (f->first_run[e->day] != NO_ENTRY) return;
    f->first_run[e->day] = index;
    f->run_day_mask |= UINT32_C(1) << e->day;
    f->run_days++;
}

static void take_strength(facts *f, int32_t index, const kl__entry *e)
{
    if (f->first_strength[e->day] != NO_ENTRY) return;
    f->first_strength[e->day] = index;
    f->strength_day_mask |= UINT32_C(1) << e->day;
    f->strength_days++;
}

static const kl__entry *run_at(const facts *f, int32_t i)
{
    return &f->week->entry[f->run[i]];
}

static void order_by_day(facts *f)
{
    int32_t n = 0;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        for (int32_t i = 0; i < f->runs; i++) {
            if (run_at(f, i)->day == day) f->walk[n++] = f->run[i];
        }
    }
}

static int is_reference(int32_t metres)
{
    return metres != KL_UNKNOWN && metres > 0;
}

static facts facts_of(const kl__training_week *week, const kl_week_context *context,
                      const kl_plan_options *options)
{
    facts f = {.week = week, .context = context, .options = options};
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        f.first_run[day] = NO_ENTRY;
        f.first_strength[day] = NO_ENTRY;
    }
    for (int32_t i = 0; i < week->n; i++) {
        const kl__entry *e = &week->entry[i];
        if (e->is_run) take_run(&f, i, e);
        if (e->kind == KL_WORKOUT_STRENGTH) take_strength(&f, i, e);
    }
    order_by_day(&f);
    f.building = is_reference(context->ref_week_m) ? f.total_m > context->ref_week_m : KL_UNKNOWN;
    return f;
}

/* ---- the rules ---- */

typedef struct rule rule;
struct rule {
    int32_t code;
    int32_t severity;
    void (*find)(const facts *f, const rule *r, kl_week_report *out);
};

/* Findings of one code stand by ascending entry. */
static void add(kl_week_report *out, const rule *r, int32_t index, kl_reason reason)
{
    int32_t at = out->n_findings++;
    while (at > 0 && out->finding[at - 1].reason.code == r->code &&
           out->finding[at - 1].index > index) {
        out->finding[at] = out->finding[at - 1];
        at--;
    }
    const kl_week_finding finding = {index, r->severity, reason};
    out->finding[at] = finding;
}

static void add_bare(kl_week_report *out, const rule *r, int32_t index)
{
    add(out, r, index, kl__plan_bare(r->code));
}

static const kl__entry *walk_at(const facts *f, int32_t i)
{
    return &f->week->entry[f->walk[i]];
}

static int32_t phase_of(const facts *f)
{
    return f->context->phase;
}

static int is_reload_or_build(const facts *f)
{
    return phase_of(f) == KL_PHASE_RELOAD || phase_of(f) == KL_PHASE_BUILD;
}

static void run_in_irritable(const facts *f, const rule *r, kl_week_report *out)
{
    if (phase_of(f) > KL_PHASE_IRRITABLE) return;
    for (int32_t i = 0; i < f->runs; i++) add_bare(out, r, f->run[i]);
}

static void quality_in_phase(const facts *f, const rule *r, kl_week_report *out)
{
    if (!is_reload_or_build(f)) return;
    const uint32_t refused =
        phase_of(f) == KL_PHASE_RELOAD ? ALL_CLASSES : 1U << KL_CLASS_HILLS | 1U << KL_CLASS_SPEED;
    for (int32_t i = 0; i < f->runs; i++) {
        if (run_at(f, i)->classes & refused) add_bare(out, r, f->run[i]);
    }
}

static void stacked(const facts *f, const rule *r, kl_week_report *out)
{
    if (f->week->classes != ALL_CLASSES || f->building == 0) return;
    uint32_t classes = 0;
    int32_t i = 0;
    while ((classes |= walk_at(f, i)->classes) != ALL_CLASSES) i++;
    add_bare(out, r, f->walk[i]);
}

static void no_rest_day(const facts *f, const rule *r, kl_week_report *out)
{
    if ((f->run_day_mask | f->strength_day_mask) == ALL_DAYS) add_bare(out, r, NO_ENTRY);
}

typedef struct limit {
    int32_t value;
    int32_t parameter;
} limit;

/* A gap of one day is never too small. */
static limit run_gap(const facts *f)
{
    const int32_t reload = phase_of(f) == KL_PHASE_RELOAD;
    const limit usual = {reload ? f->options->run_gap_reload : 1, KL__PL(run_gap_reload)};
    const limit lateral = {f->options->gap_lateral, KL__PL(gap_lateral)};
    const int32_t location = f->context->location;
    const int32_t at_side = location == KL_LOCATION_LATERAL || location == KL_LOCATION_DIFFUSE;
    const int32_t floor_applies = is_reload_or_build(f) && at_side;
    return floor_applies && lateral.value > usual.value ? lateral : usual;
}

static void run_spacing(const facts *f, const rule *r, kl_week_report *out)
{
    const limit gap = run_gap(f);
    const int32_t since = f->context->days_since_last_run;
    int32_t previous = since == KL_UNKNOWN ? -DAYS_SINCE_MAX : -since;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (f->first_run[day] == NO_ENTRY) continue;
        if (day - previous < gap.value) {
            add(out, r, f->first_run[day],
                kl__plan_reason(r->code, day - previous, gap.value, gap.parameter));
        }
        previous = day;
    }
}

static void two_runs_one_day(const facts *f, const rule *r, kl_week_report *out)
{
    if (phase_of(f) > KL_PHASE_BUILD) return;
    for (int32_t i = 0; i < f->runs; i++) {
        if (f->run[i] != f->first_run[run_at(f, i)->day]) add_bare(out, r, f->run[i]);
    }
}

static limit run_day_cap(const facts *f)
{
    const kl_plan_options *o = f->options;
    const limit reload = {o->max_run_days_reload, KL__PL(max_run_days_reload)};
    const limit build = {o->max_run_days_build, KL__PL(max_run_days_build)};
    const limit other = {o->max_run_days_other, KL__PL(max_run_days_other)};
    if (phase_of(f) == KL_PHASE_RELOAD) return reload;
    return phase_of(f) == KL_PHASE_BUILD ? build : other;
}

static void max_run_days(const facts *f, const rule *r, kl_week_report *out)
{
    const limit cap = run_day_cap(f);
    if (f->run_days <= cap.value) return;
    int32_t day = 0;
    for (int32_t left = cap.value; left > 0 || f->first_run[day] == NO_ENTRY; day++) {
        if (f->first_run[day] != NO_ENTRY) left--;
    }
    add(out, r, f->first_run[day], kl__plan_reason(r->code, f->run_days, cap.value, cap.parameter));
}

static void session_spike(const facts *f, const rule *r, kl_week_report *out)
{
    const int32_t longest = f->context->longest30_m;
    const int32_t spike_pct = f->options->spike_pct;
    if (!is_reference(longest)) return;
    for (int32_t i = 0; i < f->runs; i++) {
        const int32_t metres = run_at(f, i)->metres;
        if (INT64_C(100) * metres <= (int64_t)longest * spike_pct) continue;
        add(out, r, f->run[i],
            kl__plan_reason(r->code, kl__percent_up(metres, longest), spike_pct,
                            KL__PL(spike_pct)));
    }
}

static void two_new_longest(const facts *f, const rule *r, kl_week_report *out)
{
    if (!is_reference(f->context->longest30_m)) return;
    int32_t longer = 0;
    for (int32_t i = 0; i < f->runs; i++) {
        if (walk_at(f, i)->metres <= f->context->longest30_m) continue;
        if (longer++ > 0) add_bare(out, r, f->walk[i]);
    }
}

/* Both increases ask for a reference above 0; above its limit there is a run. */
static int is_hard_increase(const facts *f)
{
    const int64_t hard = (int64_t)f->context->ref_week_m * (100 + f->options->week_hard_pct);
    return is_reference(f->context->ref_week_m) && INT64_C(100) * f->total_m > hard;
}

static void add_increase(const facts *f, const rule *r, kl_week_report *out, int32_t percent,
                         int32_t parameter)
{
    const int32_t rise =
        kl__percent_up(f->total_m - f->context->ref_week_m, f->context->ref_week_m);
    add(out, r, NO_ENTRY, kl__plan_reason(r->code, rise, percent, parameter));
}

static void week_increase_hard(const facts *f, const rule *r, kl_week_report *out)
{
    if (!is_hard_increase(f)) return;
    add_increase(f, r, out, f->options->week_hard_pct, KL__PL(week_hard_pct));
}

static void week_increase(const facts *f, const rule *r, kl_week_report *out)
{
    if (!is_reference(f->context->ref_week_m) || is_hard_increase(f)) return;
    if (f->total_m <= kl__volume_limit(f->context->ref_week_m, f->options)) return;
    add_increase(f, r, out, f->options->week_up_pct, KL__PL(week_up_pct));
}

/* The share is a fixed table, no parameter. */
static void longest_run_share(const facts *f, const rule *r, kl_week_report *out)
{
    if (f->runs < 2) return;
    const int32_t share = kl__run_share(f->runs);
    for (int32_t i = 0; i < f->runs; i++) {
        const int32_t metres = run_at(f, i)->metres;
        if (INT64_C(100) * metres <= (int64_t)share * f->total_m) continue;
        const kl_reason reason = {r->code, kl__percent_up(metres, f->total_m), share, -1};
        add(out, r, f->run[i], reason);
    }
}

/* Classes that last week did not have; none where that is unknown. */
static uint32_t new_classes(const facts *f)
{
    const int32_t before = f->context->prev_classes;
    return before == KL_UNKNOWN ? 0 : f->week->classes & ~(uint32_t)before;
}

/* First run with the first of these classes, in the order HILLS, SPEED, LONG. */
static int32_t first_run_of(const facts *f, uint32_t classes)
{
    const uint32_t first = classes & (~classes + 1);
    int32_t i = 0;
    while (!(walk_at(f, i)->classes & first)) i++;
    return f->walk[i];
}

static void new_stressor_with_volume(const facts *f, const rule *r, kl_week_report *out)
{
    const uint32_t classes = new_classes(f);
    if (classes && f->building != 0) add_bare(out, r, first_run_of(f, classes));
}

static void two_new_stressors(const facts *f, const rule *r, kl_week_report *out)
{
    const uint32_t classes = new_classes(f);
    const uint32_t but_first = classes & (classes - 1);
    if (but_first) add_bare(out, r, first_run_of(f, but_first));
}

static void frequency_up(const facts *f, const rule *r, kl_week_report *out)
{
    const kl_week_context *c = f->context;
    const int32_t is_known = c->prev_runs != KL_UNKNOWN && c->prev_longest_m != KL_UNKNOWN &&
                             c->ref_week_m != KL_UNKNOWN;
    if (!is_reload_or_build(f) || !is_known || f->runs <= c->prev_runs) return;
    if (f->longest_m >= c->prev_longest_m || f->total_m > c->ref_week_m) {
        add_bare(out, r, NO_ENTRY);
    }
}

static void strength_low(const facts *f, const rule *r, kl_week_report *out)
{
    const int32_t least = f->options->strength_min;
    if (f->strength_days >= least) return;
    add(out, r, NO_ENTRY, kl__plan_reason(r->code, f->strength_days, least, KL__PL(strength_min)));
}

static void strength_high(const facts *f, const rule *r, kl_week_report *out)
{
    const int32_t most = f->options->strength_max;
    if (f->strength_days <= most) return;
    add(out, r, NO_ENTRY, kl__plan_reason(r->code, f->strength_days, most, KL__PL(strength_max)));
}

static void strength_spacing(const facts *f, const rule *r, kl_week_report *out)
{
    const int32_t gap = f->options->strength_gap;
    int32_t previous = -KL__WEEK_DAYS;
    for (int32_t day = 0; day < KL__WEEK_DAYS; day++) {
        if (f->first_strength[day] == NO_ENTRY) continue;
        if (day - previous < gap) {
            add(out, r, f->first_strength[day],
                kl__plan_reason(r->code, day - previous, gap, KL__PL(strength_gap)));
        }
        previous = day;
    }
}

/* clang-format off */
static const rule rules[] = {
    {KL_R_RUN_IN_IRRITABLE,         KL_SEVERITY_MUST,   run_in_irritable},
    {KL_R_QUALITY_IN_PHASE,         KL_SEVERITY_MUST,   quality_in_phase},
    {KL_R_STACKED_HILLS_SPEED_LONG, KL_SEVERITY_MUST,   stacked},
    {KL_R_NO_REST_DAY,              KL_SEVERITY_MUST,   no_rest_day},
    {KL_R_RUN_SPACING,              KL_SEVERITY_MUST,   run_spacing},
    {KL_R_TWO_RUNS_ONE_DAY,         KL_SEVERITY_MUST,   two_runs_one_day},
    {KL_R_MAX_RUN_DAYS,             KL_SEVERITY_MUST,   max_run_days},
    {KL_R_SESSION_SPIKE,            KL_SEVERITY_MUST,   session_spike},
    {KL_R_TWO_NEW_LONGEST,          KL_SEVERITY_ADVICE, two_new_longest},
    {KL_R_WEEK_INCREASE_HARD,       KL_SEVERITY_MUST,   week_increase_hard},
    {KL_R_WEEK_INCREASE,            KL_SEVERITY_ADVICE, week_increase},
    {KL_R_LONGEST_RUN_SHARE,        KL_SEVERITY_MUST,   longest_run_share},
    {KL_R_NEW_STRESSOR_WITH_VOLUME, KL_SEVERITY_ADVICE, new_stressor_with_volume},
    {KL_R_TWO_NEW_STRESSORS,        KL_SEVERITY_ADVICE, two_new_stressors},
    {KL_R_FREQUENCY_UP_NOT_SHORTER, KL_SEVERITY_ADVICE, frequency_up},
    {KL_R_STRENGTH_LOW,             KL_SEVERITY_ADVICE, strength_low},
    {KL_R_STRENGTH_HIGH,            KL_SEVERITY_ADVICE, strength_high},
    {KL_R_STRENGTH_SPACING,         KL_SEVERITY_ADVICE, strength_spacing},
};
/* clang-format on */

/* ---- the call ---- */

/* PLAN-043 */
static void add_notes(const facts *f, kl_week_report *out)
{
    if (f->runs > 0 && !is_reference(f->context->longest30_m)) {
        out->notes[out->n_notes++] = KL_R_NO_SPIKE_REFERENCE;
    }
    if (f->runs > 0 && !is_reference(f->context->ref_week_m)) {
        out->notes[out->n_notes++] = KL_R_NO_WEEK_REFERENCE;
    }
    if (f->week->from_default_pace) out->notes[out->n_notes++] = KL_R_DISTANCE_FROM_DEFAULT_PACE;
}

static void write_report(const facts *f, kl_week_report *out)
{
    memset(out, 0, sizeof *out);
    out->total_m = f->total_m;
    out->runs = f->runs;
    out->run_days = f->run_day_mask;
    out->longest_m = f->longest_m;
    out->classes = f->week->classes;
    out->building = f->building;
    add_notes(f, out);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) rules[i].find(f, &rules[i], out);
}

static kl_status check_context(const kl_week_context *c, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"phase", c->phase, KL_PHASE_SCREEN, KL_PHASE_MAINTAIN, KL__REQUIRED},
        {"location", c->location, KL_LOCATION_FRONT, KL_LOCATION_DIFFUSE, KL__OPTIONAL},
        {"ref_week_m", c->ref_week_m, 0, WEEK_METRES_MAX, KL__OPTIONAL},
        {"longest30_m", c->longest30_m, 0, RUN_METRES_MAX, KL__OPTIONAL},
        {"days_since_last_run", c->days_since_last_run, 1, DAYS_SINCE_MAX, KL__OPTIONAL},
        {"prev_classes", c->prev_classes, 0, ALL_CLASSES, KL__OPTIONAL},
        {"prev_runs", c->prev_runs, 0, RUNS_MAX, KL__OPTIONAL},
        {"prev_longest_m", c->prev_longest_m, 0, RUN_METRES_MAX, KL__OPTIONAL},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

kl_status kl_week_check(const kl_week *week, const kl_week_context *context,
                        const kl_plan_options *options, kl_week_report *out, kl_fault *fault)
{
    kl_plan_options o;
    kl__training_week read;
    if (!week) return kl__null(fault, "week");
    if (!context) return kl__null(fault, "context");
    if (!out) return kl__null(fault, "out");
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = kl__week_read(week, &o, &read, fault);
    if (status == KL_OK) status = check_context(context, fault);
    if (status != KL_OK) return status;
    const facts f = facts_of(&read, context, &o);
    write_report(&f, out);
    return KL_OK;
}

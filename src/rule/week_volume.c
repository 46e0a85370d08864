/*
 * rule/week_volume.c - how far the runner goes next week.
 * PLAN-020 .. PLAN-024
 */
#include "base/check.h"
#include "rule/week.h"

enum {
    RUNS_MAX = 50,
    REDS_MAX = 100,
    METRES_MAX = 1000000,
    RUNS_TO_JUDGE = 2,  /* fewer say too little */
    AMBER_OF_RUNS = 3,  /* more than a third of the runs */
    REDS_TO_RELOAD = 2, /* of the last 14 days */
    RELOAD_LEVEL = 4
};

/* What the rules of a week compare. PLAN-022 */
typedef struct facts {
    int32_t runs;
    int32_t hold_m;    /* no more than planned */
    int32_t done_m;    /* as planned when unknown */
    int32_t lighter_m; /* a lighter week */
    int32_t deload_due;
} facts;

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Where a week of so many metres may grow to, in hundredths of a metre. PLAN-021 */
typedef struct growth {
    int64_t by_share;
    int64_t by_step;
    int64_t hard;
} growth;

static growth growth_of(int64_t metres, const kl_plan_options *o)
{
    const growth g = {metres * (100 + o->week_up_pct), (metres + o->min_step_m) * 100,
                      metres * (100 + o->week_hard_pct)};
    return g;
}

int64_t kl__volume_limit(int64_t metres, const kl_plan_options *options)
{
    const growth g = growth_of(metres, options);
    return least(g.by_share > g.by_step ? g.by_share : g.by_step, g.hard) / 100;
}

static facts facts_of(const kl_week_done *w, const kl_plan_options *o)
{
    const int32_t hold_m = kl__round100(least(w->planned_m, w->target_m));
    const int32_t lighter_m = kl__round100((int64_t)w->planned_m * o->deload_pct / 100);
    const facts f = {w->green + w->grey + w->amber + w->red, hold_m,
                     w->done_m == KL_UNKNOWN ? w->planned_m : w->done_m,
                     (int32_t)least(hold_m, lighter_m), w->build_week + 1 == o->deload_every};
    return f;
}

static void add_done_reason(const kl_week_done *w, const kl_plan_options *o,
                            kl_plan_reasons *reasons)
{
    const int64_t done = INT64_C(100) * w->done_m;
    const int64_t planned = w->planned_m;
    if (w->done_m == KL_UNKNOWN) {
        kl__plan_add(reasons, kl__plan_bare(KL_R_DONE_UNKNOWN));
    } else if (done > planned * o->dose_hi_pct) {
        kl__plan_add(reasons, kl__plan_reason(KL_R_OVER_PLAN_NOT_REWARDED,
                                              kl__percent_up(w->done_m, planned), o->dose_hi_pct,
                                              KL__PL(dose_hi_pct)));
    } else if (done < planned * o->dose_lo_pct) {
        kl__plan_add(reasons,
                     kl__plan_reason(KL_R_UNDER_PLAN_REPEAT, kl__percent(w->done_m, planned),
                                     o->dose_lo_pct, KL__PL(dose_lo_pct)));
    }
}

/* What speaks against more. PLAN-022 */
static void add_hold_reasons(const kl_week_done *w, const facts *f, const kl_plan_options *o,
                             kl_plan_reasons *reasons)
{
    if (f->runs < RUNS_TO_JUDGE) {
        kl__plan_add(reasons, kl__plan_bare(KL_R_FEWER_THAN_2_RUNS));
    }
    if (w->amber >= o->amber_repeat) {
        kl__plan_add(reasons, kl__plan_reason(KL_R_AMBER_WEEK_REPEAT, w->amber, o->amber_repeat,
                                              KL__PL(amber_repeat)));
    } else if (AMBER_OF_RUNS * w->amber > f->runs) {
        const kl_reason third = {KL_R_AMBER_WEEK_REPEAT, w->amber, f->runs / AMBER_OF_RUNS, -1};
        kl__plan_add(reasons, third);
    }
    if (2 * w->grey > f->runs) kl__plan_add(reasons, kl__plan_bare(KL_R_DATA_GAP_REPEAT));
    add_done_reason(w, o, reasons);
}

static void decide(kl_week_next *out, int32_t decision, int32_t next_m, int32_t build_week,
                   int32_t last_build_m)
{
    out->decision = decision;
    out->next_m = next_m;
    out->build_week = build_week;
    out->last_build_m = last_build_m;
}

/* A RED: less next week, or back to the ladder. PLAN-023.1, 2 */
static void decide_red(const kl_week_done *w, const facts *f, const kl_plan_options *o,
                       kl_week_next *out)
{
    out->drop_quality = 1;
    if (w->reds14 >= REDS_TO_RELOAD) {
        decide(out, KL_DECISION_REGRESS, KL_UNKNOWN, 1, 0);
        out->to_reload_level = RELOAD_LEVEL;
        return;
    }
    const int64_t base = least(w->planned_m, f->done_m);
    int64_t next = least(f->hold_m, kl__round100(base * o->red_cut_pct / 100));
    if (f->deload_due) next = least(next, f->lighter_m);
    decide(out, KL_DECISION_REGRESS, (int32_t)next, 1, (int32_t)next);
}

static void add_bare(kl_week_next *out, int32_t code)
{
    kl__plan_add(&out->reasons, kl__plan_bare(code));
}

/* The step up, with the parameter that lets it be so large. PLAN-021 */
static kl_reason week_up(int32_t planned_m, int32_t up_m, const kl_plan_options *o)
{
    const growth g = growth_of(planned_m, o);
    const int32_t pct = kl__percent(up_m - planned_m, planned_m);
    if (INT64_C(100) * up_m <= g.by_share) {
        return kl__plan_reason(KL_R_WEEK_UP, pct, o->week_up_pct, KL__PL(week_up_pct));
    }
    if (g.by_step <= g.hard) {
        return kl__plan_reason(KL_R_WEEK_UP, up_m - planned_m, o->min_step_m, KL__PL(min_step_m));
    }
    return kl__plan_reason(KL_R_WEEK_UP, pct, o->week_hard_pct, KL__PL(week_hard_pct));
}

/* Nothing speaks against more: the next step. PLAN-023.5 .. 8 */
static void decide_growth(const kl_week_done *w, const facts *f, const kl_plan_options *o,
                          kl_week_next *out)
{
    const int32_t up = kl__round100(least(kl__volume_limit(w->planned_m, o), w->target_m));
    if (w->build_week == 0) {
        const int32_t back = kl__round100(least(w->last_build_m, w->target_m));
        decide(out, KL_DECISION_ADVANCE, back, 1, back);
        add_bare(out, KL_R_REENTRY_AFTER_DELOAD);
    } else if (w->planned_m >= w->target_m) {
        decide(out, KL_DECISION_HOLD, f->hold_m, w->build_week + 1, f->hold_m);
        add_bare(out, KL_R_AT_TARGET);
    } else if (w->recovery_debt) {
        decide(out, KL_DECISION_HOLD, f->hold_m, w->build_week, w->last_build_m);
        add_bare(out, KL_R_RECOVERY_DEBT_VETO);
    } else if (up <= w->planned_m) {
        decide(out, KL_DECISION_HOLD, f->hold_m, w->build_week, w->last_build_m);
        add_bare(out, KL_R_STEP_BELOW_ROUNDING);
    } else {
        decide(out, KL_DECISION_ADVANCE, up, w->build_week + 1, up);
        kl__plan_add(&out->reasons, week_up(w->planned_m, up, o));
    }
}

void kl__week_volume(const kl_week_done *done, const kl_plan_options *options, kl_week_next *out)
{
    const kl_week_next nothing = {.to_reload_level = KL_UNKNOWN};
    const facts f = facts_of(done, options);
    *out = nothing;
    if (done->red >= 1 && done->reds14 >= REDS_TO_RELOAD) {
        add_bare(out, KL_R_TWO_RED_14D_TO_RELOAD_L4);
    }
    if (done->red >= 1) {
        kl__plan_add(&out->reasons, kl__plan_reason(KL_R_RED_IN_WEEK, KL_UNKNOWN,
                                                    options->red_cut_pct, KL__PL(red_cut_pct)));
    }
    const int32_t before = out->reasons.n;
    add_hold_reasons(done, &f, options, &out->reasons);
    const int32_t holds = out->reasons.n > before;
    if (f.deload_due) {
        kl__plan_add(&out->reasons, kl__plan_reason(KL_R_PLANNED_DELOAD, KL_UNKNOWN,
                                                    options->deload_pct, KL__PL(deload_pct)));
    }
    if (done->red >= 1) {
        decide_red(done, &f, options, out);
    } else if (f.deload_due) {
        decide(out, KL_DECISION_DELOAD, f.lighter_m, 0, f.hold_m);
    } else if (holds) {
        decide(out, KL_DECISION_HOLD, f.hold_m, done->build_week, done->last_build_m);
    } else {
        decide_growth(done, &f, options, out);
    }
}

static kl_status check_fields(const kl_week_done *w, const kl_plan_options *o, kl_fault *fault)
{
    const kl__input inputs[] = {
        {"green", w->green, 0, RUNS_MAX, KL__REQUIRED},
        {"grey", w->grey, 0, RUNS_MAX, KL__REQUIRED},
        {"amber", w->amber, 0, RUNS_MAX, KL__REQUIRED},
        {"red", w->red, 0, RUNS_MAX, KL__REQUIRED},
        {"reds14", w->reds14, 0, REDS_MAX, KL__REQUIRED},
        {"planned_m", w->planned_m, 0, METRES_MAX, KL__REQUIRED},
        {"done_m", w->done_m, 0, METRES_MAX, KL__OPTIONAL},
        {"target_m", w->target_m, 0, METRES_MAX, KL__REQUIRED},
        {"build_week", w->build_week, 0, o->deload_every - 1, KL__REQUIRED},
        {"last_build_m", w->last_build_m, 0, METRES_MAX, KL__REQUIRED},
        {"recovery_debt", w->recovery_debt, 0, 1, KL__REQUIRED},
    };
    return kl__check_inputs(inputs, sizeof inputs / sizeof inputs[0], fault);
}

/* PLAN-020 */
static kl_status check_contradictions(const kl_week_done *w, const kl_plan_options *o,
                                      kl_fault *fault)
{
    if (w->reds14 < w->red) {
        return kl__fail(fault, KL_E_INCONSISTENT, "reds14", KL_NO_INDEX, w->reds14);
    }
    if (w->build_week == 0 && w->last_build_m < w->planned_m) {
        return kl__fail(fault, KL_E_INCONSISTENT, "last_build_m", KL_NO_INDEX, w->last_build_m);
    }
    if (o->week_up_pct > o->week_hard_pct) {
        return kl__fail(fault, KL_E_INCONSISTENT, "week_up_pct", KL_NO_INDEX, o->week_up_pct);
    }
    return KL_OK;
}

kl_status kl_week_volume(const kl_week_done *done, const kl_plan_options *options,
                         kl_week_next *out, kl_fault *fault)
{
    kl_plan_options o;
    if (!done) return kl__null(fault, "done");
    if (!out) return kl__null(fault, "out");
    kl_status status = kl__plan_options_read(options, &o, fault);
    if (status == KL_OK) status = check_fields(done, &o, fault);
    if (status == KL_OK) status = check_contradictions(done, &o, fault);
    if (status == KL_OK) kl__week_volume(done, &o, out);
    return status;
}

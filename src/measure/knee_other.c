/*
 * measure/knee_other.c - step identities, peak cap, week without credit, other activities.
 * KNEE-020 .. KNEE-023, KNEE-062, KNEE-110, KNEE-111, KNEE-120, KNEE-121
 */
#include <string.h>

#include "measure/knee_model.h"

/* ---- step identities ---- */

kl_status kl_rise_for_cut(double cut, double *out_rise, kl_fault *fault)
{
    if (!out_rise) return kl__null(fault, "out_rise");
    const kl_status status = kl__check_double(fault, "cut", KL_NO_INDEX, cut, 0.0, 0.5);
    if (status == KL_OK) *out_rise = cut / (1.0 - cut);
    return status;
}

kl_status kl_cut_for_rise(double rise, double *out_cut, kl_fault *fault)
{
    if (!out_cut) return kl__null(fault, "out_cut");
    const kl_status status = kl__check_double(fault, "rise", KL_NO_INDEX, rise, 0.0, 1.0);
    if (status == KL_OK) *out_cut = rise / (1.0 + rise);
    return status;
}

enum { HAS_SPEED = 1, HAS_CADENCE = 2, HAS_STEP_LEN = 4, HAS_ALL = 7 };

static int is_given(const kl_step *s, int i)
{
    return (s->has >> i & 1) != 0;
}

static kl_status check_step(const kl_step *s, kl_fault *fault)
{
    static const char *const names[] = {"speed", "cadence", "step_len"};
    static const double range[][2] = {{0.3, 12.0}, {40.0, 300.0}, {0.1, 4.0}};
    const double values[] = {s->speed, s->cadence, s->step_len};
    int given = 0;
    int first_missing = 3;
    for (int i = 2; i >= 0; i--) {
        if (is_given(s, i))
            given++;
        else
            first_missing = i;
    }
    for (int i = 0; i < 3; i++) {
        if (!is_given(s, i)) continue;
        const kl_status status =
            kl__check_double(fault, names[i], KL_NO_INDEX, values[i], range[i][0], range[i][1]);
        if (status != KL_OK) return status;
    }
    if (given == 2) return KL_OK;
    const char *field = names[given == 3 ? 2 : first_missing];
    return kl__fail(fault, KL_E_INCONSISTENT, field, KL_NO_INDEX, (double)given);
}

kl_status kl_step_complete(kl_step *step, kl_fault *fault)
{
    if (!step) return kl__null(fault, "step");
    const kl_status status = check_step(step, fault);
    if (status != KL_OK) return status;
    if (!(step->has & HAS_STEP_LEN)) step->step_len = (step->speed * 60.0) / step->cadence;
    if (!(step->has & HAS_CADENCE)) step->cadence = (step->speed * 60.0) / step->step_len;
    if (!(step->has & HAS_SPEED)) step->speed = (step->cadence * step->step_len) / 60.0;
    step->stride_len = 2.0 * step->step_len;
    step->has = HAS_ALL;
    return KL_OK;
}

/* ---- advisory cap of the peak ---- */

kl_status kl_knee_peak_check(int32_t peak_permille, int32_t phase, int32_t *out_cap,
                             int32_t *out_exceeded, kl_fault *fault)
{
    static const int32_t caps[] = {0, 0, 1050, 1150, KL_UNKNOWN, KL_UNKNOWN}; /* by phase */
    if (!out_cap) return kl__null(fault, "out_cap");
    if (!out_exceeded) return kl__null(fault, "out_exceeded");
    kl_status status =
        kl__check_int(fault, "phase", KL_NO_INDEX, phase, KL_PHASE_IRRITABLE, KL_PHASE_MAINTAIN);
    if (status == KL_OK) {
        status =
            kl__check_known_int(fault, "peak_permille", KL_NO_INDEX, peak_permille, 0, 1000000);
    }
    if (status != KL_OK) return status;
    const int32_t cap = caps[phase];
    *out_cap = cap;
    *out_exceeded = cap != KL_UNKNOWN && peak_permille > cap;
    if (peak_permille == KL_UNKNOWN) *out_exceeded = KL_UNKNOWN;
    return KL_OK;
}

/* ---- week without credit ---- */

enum { CREDIT_FREE_DAYS = 14, WEEK = 7 };
static const double DAY_LOAD_MAX = 1000.0;
static const double NOT_BELOW = 0.999999999; /* room for rounding */

static kl_status check_week_runs(const kl_knee_day *runs, size_t n, kl_fault *fault)
{
    for (size_t i = 0; i < n; i++) {
        const kl_knee_day *r = &runs[i];
        const int64_t index = (int64_t)i;
        kl_status status = kl__check_int(fault, "day", index, r->day, KL_DAY_MIN, KL_DAY_MAX);
        if (status == KL_OK) {
            status = kl__check_double(fault, "ekm", index, r->ekm, 0.0, DAY_LOAD_MAX);
        }
        if (status == KL_OK) {
            status = kl__check_double(fault, "ekm_nc", index, r->ekm_nc, 0.0, DAY_LOAD_MAX);
        }
        if (status != KL_OK) return status;
        if (r->ekm_nc < r->ekm * NOT_BELOW) {
            return kl__fail(fault, KL_E_INCONSISTENT, "ekm_nc", index, r->ekm_nc);
        }
        if (i > 0 && r->day < runs[i - 1].day) {
            return kl__fail(fault, KL_E_ORDER, "day", index, r->day);
        }
    }
    return KL_OK;
}

/* Is the day inside the first 14 days of retraining? */
static int is_credit_free(int32_t day, int32_t start)
{
    return start != KL_UNKNOWN && day >= start && day - start < CREDIT_FREE_DAYS;
}

kl_status kl_knee_week_of(const kl_knee_day *runs, size_t n, int32_t week_end, int32_t start,
                          int32_t base_milli, kl_knee_week *out, kl_fault *fault)
{
    kl_status status =
        kl__check_known_int(fault, "retrain_start_day", KL_NO_INDEX, start, KL_DAY_MIN, KL_DAY_MAX);
    if (status == KL_OK) {
        status =
            kl__check_int(fault, "week_end_day", KL_NO_INDEX, week_end, KL_DAY_MIN, KL_DAY_MAX);
    }
    if (status == KL_OK) {
        status =
            kl__check_known_int(fault, "base_week_milli", KL_NO_INDEX, base_milli, 0, 1000000000);
    }
    if (status != KL_OK) return status;
    if (n > 1000) return kl__fail(fault, KL_E_SIZE, "runs", KL_NO_INDEX, (double)n);
    if (n > 0 && !runs) return kl__null(fault, "runs");
    status = check_week_runs(runs, n, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        if (runs[i].day <= week_end - WEEK || runs[i].day > week_end) continue;
        const int without = is_credit_free(runs[i].day, start);
        out->total_ekm += without ? runs[i].ekm_nc : runs[i].ekm;
        out->runs_without_credit += without;
    }
    out->total_milli = kl__round(1000.0 * out->total_ekm);
    out->in_window = is_credit_free(week_end, start);
    const int held = base_milli != KL_UNKNOWN && out->in_window;
    out->hold_exceeded = held ? out->total_milli > base_milli : KL_UNKNOWN;
    return KL_OK;
}

/* ---- other activities ---- */

enum { ENTRIES_MAX = 64, RPM_ASSUMED = 60 };

/* How the amount of an activity becomes a number of knee loadings. */
enum { COUNT_NONE, COUNT_STEPS_WALKED, COUNT_ITSELF, COUNT_PEDAL_TURNS };

typedef struct activity {
    double p; /* peak relative to easy running; 0: from p_walk */
    int32_t count;
} activity;

static const activity activities[] = {
    {0.0, COUNT_STEPS_WALKED}, /* WALK [Hart2022] */
    {0.6, COUNT_STEPS_WALKED}, /* WALK_STEEP_DOWN [Kuster1993] */
    {3.2 / 5.2, COUNT_ITSELF}, /* STAIRS_UP [Hart2022] */
    {2.8 / 5.2, COUNT_ITSELF}, /* STAIRS_DOWN [Hart2022] */
    {0.25, COUNT_PEDAL_TURNS}, /* CYCLE [Ericson1987] */
    {8.2 / 5.2, COUNT_ITSELF}, /* SL_DECLINE_SQUAT [Song2023] */
    {0.0, COUNT_NONE},         /* SWIM: no usable figure [Kutzner2017] */
    {0.0, COUNT_NONE},         /* ELLIPTICAL */
    {0.0, COUNT_NONE},         /* WATER_RUN */
    {0.0, COUNT_NONE},         /* BACKWARD_RUN */
};

static kl_status check_entries(const kl_aux_entry *entries, size_t n, kl_fault *fault)
{
    for (size_t i = 0; i < n; i++) {
        const kl_aux_entry *e = &entries[i];
        const int64_t index = (int64_t)i;
        kl_status status = kl__check_int(fault, "activity", index, e->activity, KL_ACTIVITY_WALK,
                                         KL_ACTIVITY_BACKWARD_RUN);
        if (status == KL_OK) {
            status = kl__check_int(fault, "amount", index, e->amount, 0, 1000000);
        }
        if (status == KL_OK) {
            status = kl__check_known_int(fault, "rpm", index, e->rpm, 30, 130);
        }
        if (status != KL_OK) return status;
        if (e->rpm != KL_UNKNOWN && e->activity != KL_ACTIVITY_CYCLE) {
            return kl__fail(fault, KL_E_INCONSISTENT, "rpm", index, e->rpm);
        }
    }
    return KL_OK;
}

static double count_of(const kl_aux_entry *e)
{
    const double n = (double)e->amount;
    const double rpm = (double)(e->rpm == KL_UNKNOWN ? RPM_ASSUMED : e->rpm);
    switch (activities[e->activity].count) {
        case COUNT_STEPS_WALKED:
            return ((n / 1.4) * 110.0) / 60.0;
        case COUNT_PEDAL_TURNS:
            return ((2.0 * rpm) * n) / 60.0;
        default:
            return n;
    }
}

static kl_aux_load load_of_entry(const kl_aux_entry *e, double n_ref, const kl_knee_options *o)
{
    kl_aux_load load = {0.0, 0.0, 0, 0};
    if (activities[e->activity].count == COUNT_NONE) return load;
    load.p = e->activity == KL_ACTIVITY_WALK ? o->p_walk : activities[e->activity].p;
    load.ekm = (count_of(e) / n_ref) * kl__cost(load.p, o->exp_cost_20);
    load.defined = 1;
    return load;
}

kl_status kl_aux_loads(const kl_aux_entry *entries, size_t n, const kl_knee_runner *runner,
                       const kl_knee_options *options, kl_aux_load *out_entries,
                       kl_aux_load *out_total, kl_fault *fault)
{
    kl_knee_options o;
    kl_knee_reference reference;
    kl_status status = kl__options_read(&kl__knee_layout, options, &o, fault);
    if (status == KL_OK) status = kl__reference(runner, &o, &reference, fault);
    if (status != KL_OK) return status;
    if (n < 1 || n > ENTRIES_MAX) {
        return kl__fail(fault, KL_E_SIZE, "entries", KL_NO_INDEX, (double)n);
    }
    if (!entries) return kl__null(fault, "entries");
    status = check_entries(entries, n, fault);
    if (status != KL_OK) return status;
    if (!out_entries) return kl__null(fault, "out_entries");
    if (!out_total) return kl__null(fault, "out_total");

    memset(out_total, 0, sizeof *out_total);
    for (size_t i = 0; i < n; i++) {
        out_entries[i] = load_of_entry(&entries[i], reference.n_ref, &o);
        out_total->ekm += out_entries[i].ekm;
        out_total->defined |= out_entries[i].defined;
    }
    return KL_OK;
}

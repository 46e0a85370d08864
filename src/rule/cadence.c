/*
 * rule/cadence.c - the cadence planner: one event in, one decision out.
 * KNEE-093 .. KNEE-095, KNEE-101 .. KNEE-105
 */
#include "rule/cadence.h"

#include <string.h>

#include "base/check.h"

_Static_assert(sizeof(kl__cadence) <= sizeof(kl_cadence), "the opaque block is too small");

enum { BASELINE_DAYS = 42, BASELINE_LEAST = 3, PAIN_DAYS = 28 };

/* ---- baseline ---- */

static void store_run(kl__cadence *s, const kl_cadence_event *e)
{
    if (s->n_runs == KL__BASELINE_RUNS) {
        memmove(s->run, s->run + 1, (KL__BASELINE_RUNS - 1) * sizeof s->run[0]);
        s->n_runs--;
    }
    const kl__baseline_run run = {e->day, e->cadence_dspm, e->speed_mms};
    s->run[s->n_runs++] = run;
}

/* KNEE-093 */
static void on_baseline_run(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (e->steady_s < KL__ASSESSABLE_S) {
        kl__reason_add(why, KL_CADENCE_BASELINE_RUN_SHORT, e->steady_s, KL__ASSESSABLE_S);
    }
    if (!e->flat) kl__reason(why, KL_CADENCE_BASELINE_RUN_NOT_FLAT);
    if (!e->easy) kl__reason(why, KL_CADENCE_BASELINE_RUN_NOT_EASY);
    if (why->codes) return;
    store_run(s, e);
    kl__reason(why, KL_CADENCE_BASELINE_RUN_STORED);
}

/* Sorts in place. */
static int32_t median(int32_t *values, int32_t n)
{
    for (int32_t i = 1; i < n; i++) {
        for (int32_t j = i; j > 0 && values[j - 1] > values[j]; j--) {
            const int32_t swapped = values[j];
            values[j] = values[j - 1];
            values[j - 1] = swapped;
        }
    }
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* KNEE-094 */
static void on_freeze(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    int32_t cadence[KL__BASELINE_RUNS];
    int32_t speed[KL__BASELINE_RUNS];
    int32_t n = 0;
    int spread = 0;
    for (int32_t i = 0; i < s->n_runs; i++) {
        if (e->day - s->run[i].day > BASELINE_DAYS) continue;
        cadence[n] = s->run[i].dspm;
        speed[n] = s->run[i].mms;
        n++;
    }
    if (n < BASELINE_LEAST) {
        kl__reason_add(why, KL_CADENCE_BASELINE_INCOMPLETE, n, BASELINE_LEAST);
        return;
    }
    s->base_dspm = median(cadence, n);
    s->base_mms = median(speed, n);
    kl__count(&s->version);
    s->phase = KL_CADENCE_READY;
    kl__reason(why, KL_CADENCE_BASELINE_FROZEN);
    for (int32_t i = 0; i < n; i++) spread |= kl__is_off_speed(speed[i], s->base_mms);
    if (spread) kl__reason(why, KL_CADENCE_BASELINE_SPEED_SPREAD);
}

/* KNEE-104 */
static void on_rebaseline(kl__cadence *s, kl__reasons *why)
{
    s->n_runs = 0;
    memset(s->run, 0, sizeof s->run);
    s->base_dspm = s->base_mms = KL_UNKNOWN;
    kl__plan_clear(s);
    s->phase = KL_CADENCE_IDLE;
    kl__reason(why, KL_CADENCE_BASELINE_DROPPED);
}

/* ---- plan ---- */

static void start_plan(kl__cadence *s, const kl_cadence_event *e, const kl_cadence_plan *plan,
                       kl__reasons *why)
{
    kl__plan_clear(s);
    s->stages = plan->n_stages;
    for (int32_t i = 0; i < plan->n_stages; i++) s->target[i] = plan->stage[i].target_dspm;
    s->phase = KL_CADENCE_ACTIVE;
    s->start = s->last_run = e->day;
    kl__stage_enter(s, 1, e->day);
    const int recent = s->pain_day != KL_UNKNOWN && e->day - s->pain_day <= PAIN_DAYS;
    s->pain0 = recent ? s->pain : KL_UNKNOWN;
    kl__reason(why, KL_CADENCE_PLAN_STARTED);
}

/* KNEE-095 */
static void on_plan(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    kl_cadence_plan plan;
    if (e->calf == KL_UNKNOWN || e->calf > s->o.calf_ok) {
        kl__reason_add(why,
                       e->calf == KL_UNKNOWN ? KL_CADENCE_CALF_UNKNOWN : KL_CADENCE_CALF_RAISED,
                       e->calf, s->o.calf_ok);
        return;
    }
    kl__cadence_plan(s->base_dspm, s->base_mms, &e->request, &s->o, &plan, why);
    if (plan.n_stages > 0) {
        start_plan(s, e, &plan, why);
    } else if (plan.advice) {
        s->phase = KL_CADENCE_NO_RISE;
    }
}

/* ---- other events ---- */

/* KNEE-101 */
static void on_retest(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (e->steady_s < KL__ASSESSABLE_S) {
        kl__reason_add(why, KL_CADENCE_RETEST_SHORT, e->steady_s, KL__ASSESSABLE_S);
        return;
    }
    for (int i = 0; i < KL__SLOTS; i++) {
        if (s->slot[i] <= e->day) s->slot[i] = KL_UNKNOWN;
    }
    const int32_t target = kl__target_at(kl__current_target(s), s->base_mms, e->speed_mms);
    const int32_t share = 100 * e->cadence_dspm / target;
    if (100 * e->cadence_dspm < s->o.band_lo_pct * target) {
        kl__reason_add(why, KL_CADENCE_RETEST_BELOW, share, s->o.band_lo_pct);
        if (s->phase != KL_CADENCE_TARGET) return;
        s->phase = KL_CADENCE_ACTIVE;
        kl__follow_ups_clear(s);
        kl__stage_enter(s, s->stage, e->day);
    } else if (100 * e->cadence_dspm > s->o.band_hi_pct * target) {
        kl__reason_add(why, KL_CADENCE_RETEST_ABOVE, share, s->o.band_hi_pct);
    } else {
        kl__reason_add(why, KL_CADENCE_RETEST_OK, share, s->o.band_lo_pct);
    }
}

/* KNEE-102 */
static void on_change(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    if (!kl__has_stages(s)) return;
    const int slot = e->what == KL_CADENCE_CHANGE_SHOE ? KL__SLOT_SHOE : KL__SLOT_PROFILE;
    kl__retest_due(s, slot, e->day, why);
}

/* Did knee pain answer to the full rise? If not, stop pushing. KNEE-103 */
static void on_pain(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    const int32_t least = s->o.response_tenths;
    s->pain_day = e->day;
    s->pain = e->pain;
    if (!kl__has_stages(s) || s->full_day == KL_UNKNOWN || s->pain_done) return;
    if (e->day - s->full_day < s->o.response_days) return;
    s->pain_done = 1;
    if (s->pain0 == KL_UNKNOWN) {
        kl__reason(why, KL_CADENCE_PAIN_BASELINE_MISSING);
    } else if (s->pain0 < least) {
        kl__reason_add(why, KL_CADENCE_PAIN_FLOOR, s->pain0, least);
    } else if (s->pain0 - e->pain >= least) {
        kl__reason_add(why, KL_CADENCE_PAIN_RESPONDED, s->pain0 - e->pain, least);
    } else {
        kl__reason_add(why, KL_CADENCE_NO_PAIN_RESPONSE, s->pain0 - e->pain, least);
        kl__cadence_stop(s);
    }
}

static void take_in(kl__cadence *s, const kl_cadence_event *e, kl__reasons *why)
{
    switch (e->type) {
        case KL_CADENCE_EVENT_BASELINE_RUN:
            on_baseline_run(s, e, why);
            break;
        case KL_CADENCE_EVENT_FREEZE:
            on_freeze(s, e, why);
            break;
        case KL_CADENCE_EVENT_PLAN:
            on_plan(s, e, why);
            break;
        case KL_CADENCE_EVENT_RUN:
            kl__cadence_run(s, e, why);
            break;
        case KL_CADENCE_EVENT_RETEST:
            on_retest(s, e, why);
            break;
        case KL_CADENCE_EVENT_CHANGE:
            on_change(s, e, why);
            break;
        case KL_CADENCE_EVENT_PAIN:
            on_pain(s, e, why);
            break;
        case KL_CADENCE_EVENT_REBASELINE:
            on_rebaseline(s, why);
            break;
        default:
            kl__reason(why, KL_CADENCE_STOPPED_BY_CALLER);
            kl__cadence_stop(s);
            break;
    }
    s->last_day = e->day;
}

/* ---- calls ---- */

kl_status kl__cadence_state(const kl_cadence *cadence, kl__cadence *out, kl_fault *fault)
{
    if (!cadence) return kl__null(fault, "cadence");
    memcpy(out, cadence->opaque, sizeof *out);
    if (out->magic != KL__CADENCE_MAGIC) {
        return kl__fail(fault, KL_E_STATE, "cadence", KL_NO_INDEX, 0.0);
    }
    return KL_OK;
}

kl_status kl_cadence_open(kl_cadence *cadence, const kl_cadence_options *options, kl_fault *fault)
{
    kl__cadence s;
    memset(&s, 0, sizeof s);
    if (!cadence) return kl__null(fault, "cadence");
    const kl_status status = kl__cadence_read(options, &s.o, fault);
    if (status != KL_OK) return status;
    s.magic = KL__CADENCE_MAGIC;
    s.phase = KL_CADENCE_IDLE;
    s.base_dspm = s.base_mms = KL_UNKNOWN;
    s.last_day = s.pain_day = s.pain = KL_UNKNOWN;
    kl__plan_clear(&s);
    memset(cadence, 0, sizeof *cadence);
    memcpy(cadence->opaque, &s, sizeof s);
    return KL_OK;
}

kl_status kl_cadence_apply(kl_cadence *cadence, const kl_cadence_event *event,
                           kl_cadence_decision *out, kl_fault *fault)
{
    kl__cadence s;
    kl__reasons why;
    kl_status status = kl__cadence_state(cadence, &s, fault);
    if (status != KL_OK) return status;
    if (!event) return kl__null(fault, "event");
    status = kl__cadence_check(&s, event, fault);
    if (status != KL_OK) return status;
    why.codes = 0;
    take_in(&s, event, &why);
    memcpy(cadence->opaque, &s, sizeof s);
    if (out) kl__cadence_decide(&s, &why, out);
    return KL_OK;
}

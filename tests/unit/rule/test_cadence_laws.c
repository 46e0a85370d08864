/*
 * Laws of the cadence planner, section 14 (KNEE-001, KNEE-090 .. KNEE-109), over seeded logs.
 */
#include "planner.h"

enum { LOGS = 400, EVENTS = 250 };

/* One step of a log: the event, what it met, and what came of it. */
typedef struct step {
    kl_cadence_event event;
    kl_cadence before;
    kl_cadence after;
    kl_cadence_decision decision;
    kl_status status;
} step;

typedef struct log_of_events {
    kl_cadence_options options;
    step steps[EVENTS];
} log_of_events;

static void write_log(uint64_t seed, log_of_events *log)
{
    random_source source = random_from(seed);
    kl_cadence planner;
    int32_t day = random_int(&source, -1000, 20000);
    int32_t phase = KL_CADENCE_IDLE;
    log->options = random_cadence_options(&source);
    cr_assert_eq(kl_cadence_open(&planner, &log->options, NULL), KL_OK);
    for (int i = 0; i < EVENTS; i++) {
        step *s = &log->steps[i];
        day = random_next_day(&source, day);
        s->event = random_event(&source, day, phase);
        s->before = planner;
        memset(&s->decision, 0, sizeof s->decision);
        s->status = kl_cadence_apply(&planner, &s->event, &s->decision, NULL);
        s->after = planner;
        if (s->status == KL_OK) phase = s->decision.phase;
    }
}

/* Runs `check` on every accepted step but the first, together with the one before it. */
static void for_each_step(uint64_t seed, void (*check)(const log_of_events *, const step *,
                                                       const kl_cadence_decision *))
{
    static log_of_events log;
    for (uint64_t i = 0; i < LOGS; i++) {
        kl_cadence_decision last = {0};
        write_log(seed + i, &log);
        last.phase = KL_CADENCE_IDLE;
        last.stage = KL_UNKNOWN;
        for (int e = 0; e < EVENTS; e++) {
            if (log.steps[e].status != KL_OK) continue;
            check(&log, &log.steps[e], &last);
            last = log.steps[e].decision;
        }
    }
}

/* The logs are worth something: they reach every phase and every reason. */
Test(cadence_laws, logs_reach_every_phase_and_reason)
{
    static log_of_events log;
    uint64_t reasons = 0;
    uint32_t phases = 0;
    int refused = 0;
    for (uint64_t i = 0; i < LOGS; i++) {
        write_log(1000 + i, &log);
        for (int e = 0; e < EVENTS; e++) {
            const kl_cadence_decision *d = &log.steps[e].decision;
            refused += log.steps[e].status != KL_OK;
            if (log.steps[e].status != KL_OK) continue;
            phases |= 1U << d->phase;
            for (int32_t r = 0; r < d->n_reasons; r++) reasons |= UINT64_C(1) << d->reason[r].code;
        }
    }
    cr_expect_eq(phases, 0x3f);
    for (int32_t code = 1; code <= KL_CADENCE_STOPPED_BY_CALLER; code++) {
        cr_expect(reasons >> code & 1, "%s", name_in("cadence_reason", code));
    }
    cr_expect_gt(refused, LOGS);
}

/* KNEE-001: replay gives the same, to the byte; also without asking for decisions. */
Test(cadence_laws, replay_is_identical)
{
    static log_of_events log;
    for (uint64_t i = 0; i < LOGS; i++) {
        kl_cadence planner;
        kl_cadence silent;
        write_log(2000 + i, &log);
        cr_assert_eq(kl_cadence_open(&planner, &log.options, NULL), KL_OK);
        silent = planner;
        for (int e = 0; e < EVENTS; e++) {
            const step *s = &log.steps[e];
            kl_cadence_decision decision;
            memset(&decision, 0, sizeof decision);
            cr_assert_eq(kl_cadence_apply(&planner, &s->event, &decision, NULL), s->status);
            cr_assert_eq(kl_cadence_apply(&silent, &s->event, NULL, NULL), s->status);
            cr_assert_eq(memcmp(&decision, &s->decision, sizeof decision), 0);
            cr_assert_eq(memcmp(&planner, &s->after, sizeof planner), 0);
            cr_assert_eq(memcmp(&silent, &s->after, sizeof silent), 0);
        }
    }
}

/* KNEE-091: leaving out the refused events changes nothing of what follows. */
Test(cadence_laws, refused_events_change_nothing)
{
    static log_of_events log;
    for (uint64_t i = 0; i < LOGS; i++) {
        kl_cadence planner;
        write_log(3000 + i, &log);
        cr_assert_eq(kl_cadence_open(&planner, &log.options, NULL), KL_OK);
        for (int e = 0; e < EVENTS; e++) {
            const step *s = &log.steps[e];
            if (s->status != KL_OK) {
                cr_assert_eq(memcmp(&s->before, &s->after, sizeof s->after), 0);
                continue;
            }
            kl_cadence_decision decision;
            memset(&decision, 0, sizeof decision);
            cr_assert_eq(kl_cadence_apply(&planner, &s->event, &decision, NULL), KL_OK);
            cr_assert_eq(memcmp(&decision, &s->decision, sizeof decision), 0);
        }
    }
}

static int is_under_way(int32_t phase)
{
    return phase == KL_CADENCE_ACTIVE || phase == KL_CADENCE_TARGET;
}

static void check_target(const log_of_events *log, const step *s, const kl_cadence_decision *last)
{
    const kl_cadence_decision *d = &s->decision;
    (void)log;
    (void)last;
    if (!is_under_way(d->phase)) return;
    cr_assert_geq(d->target_dspm, d->base_dspm);
    cr_assert_leq(20 * d->target_dspm, 22 * d->base_dspm + 10); /* +10 %, to the nearest tenth */
    cr_assert(d->stage >= 0 && d->stage <= d->stages && d->stages <= KL_CADENCE_MAX_STAGES);
}

Test(cadence_laws, targets_lie_between_the_baseline_and_10_percent_more)
{
    for_each_step(4000, check_target);
}

static void check_stage(const log_of_events *log, const step *s, const kl_cadence_decision *last)
{
    const kl_cadence_decision *d = &s->decision;
    (void)log;
    if (!is_under_way(d->phase)) return;
    const int32_t before = is_under_way(last->phase) ? last->stage : 0;
    cr_assert_leq(d->stage, before + 1);
    if (d->phase == KL_CADENCE_TARGET) cr_assert_eq(d->stage, d->stages);
}

Test(cadence_laws, stages_rise_one_by_one)
{
    for_each_step(5000, check_stage);
}

/* Only GREEN and a calf that is known and quiet pass a stage; what is missing never advances. */
static void check_pass(const log_of_events *log, const step *s, const kl_cadence_decision *last)
{
    const kl_cadence_event *e = &s->event;
    const kl_cadence_decision *d = &s->decision;
    const int calf_is_fine = e->calf != KL_UNKNOWN && e->calf <= log->options.calf_ok;
    (void)last;
    if (has_reason(d, KL_CADENCE_STAGE_PASSED) || has_reason(d, KL_CADENCE_REST_OVER)) {
        cr_assert_eq(e->type, KL_CADENCE_EVENT_RUN);
        cr_assert(e->colour == KL_COLOUR_GREEN && calf_is_fine);
    }
    if (has_reason(d, KL_CADENCE_PLAN_STARTED)) cr_assert(calf_is_fine);
    if (d->decision != KL_DECISION_ADVANCE) return;
    cr_assert(calf_is_fine);
    cr_assert(e->type == KL_CADENCE_EVENT_PLAN || e->colour == KL_COLOUR_GREEN);
}

Test(cadence_laws, only_green_and_a_quiet_calf_advance)
{
    for_each_step(6000, check_pass);
}

static int32_t effect_of(int32_t code)
{
    static const char classes[] = "?----H---AHH--HHHRHHHHH---HHAARHRHAHS---H----SS";
    return classes[code];
}

/* KNEE-108: reasons once each, in order; the decision follows from their classes. */
static void check_reasons(const log_of_events *log, const step *s, const kl_cadence_decision *last)
{
    const kl_cadence_decision *d = &s->decision;
    int seen[128] = {0};
    (void)log;
    (void)last;
    cr_assert_leq(d->n_reasons, KL_CADENCE_MAX_REASONS);
    for (int32_t i = 0; i < d->n_reasons; i++) {
        if (i > 0) cr_assert_gt(d->reason[i].code, d->reason[i - 1].code);
        seen[effect_of(d->reason[i].code)] = 1;
    }
    const int32_t wanted = seen['S']                 ? KL_DECISION_STOP
                           : seen['R']               ? KL_DECISION_REGRESS
                           : seen['A'] && !seen['H'] ? KL_DECISION_ADVANCE
                                                     : KL_DECISION_HOLD;
    cr_assert_eq(d->decision, wanted);
}

Test(cadence_laws, KNEE_108_decisions_follow_from_reasons)
{
    for_each_step(7000, check_reasons);
}

/* KNEE-106: numbers of a plan are there in ACTIVE and TARGET, and only there. */
static void check_outputs(const log_of_events *log, const step *s, const kl_cadence_decision *last)
{
    const kl_cadence_decision *d = &s->decision;
    const int under_way = is_under_way(d->phase);
    (void)log;
    (void)last;
    cr_assert_eq(d->stage != KL_UNKNOWN, under_way);
    cr_assert_eq(d->stages != KL_UNKNOWN, under_way);
    cr_assert_eq(d->target_dspm != KL_UNKNOWN, under_way);
    cr_assert_eq(d->sessions != KL_UNKNOWN, under_way);
    cr_assert_eq(d->credit_free_until != KL_UNKNOWN, under_way);
    cr_assert_eq(d->metronome_pct != KL_UNKNOWN, under_way && d->stage > 0);
    cr_assert_eq(d->cue_min != KL_UNKNOWN, under_way && d->stage > 0);
    cr_assert(under_way || d->next_retest_day == KL_UNKNOWN);
    cr_assert_eq(d->base_dspm == KL_UNKNOWN, d->phase == KL_CADENCE_IDLE);
    const uint32_t advice = d->phase == KL_CADENCE_NO_RISE   ? 15U
                            : d->phase == KL_CADENCE_STOPPED ? 48U
                                                             : 0U;
    cr_assert_eq(d->advice, advice);
}

Test(cadence_laws, KNEE_106_outputs_belong_to_their_phases)
{
    for_each_step(8000, check_outputs);
}

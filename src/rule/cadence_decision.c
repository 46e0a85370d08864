/*
 * rule/cadence_decision.c - what the cadence planner says after an event.
 * KNEE-106 .. KNEE-108
 */
#include <string.h>

#include "rule/cadence.h"

enum { CREDIT_FREE = 13 };

/* Share of the metronome and minutes of practice, by sessions done in the stage. KNEE-107 */
static const int32_t metronome_pct[] = {100, 100, 100, 100, 75, 50, 25, 0};
static const int32_t cue_min[] = {15, 15, 20, 20, 25, 25, 30, 30};
enum { FADE = sizeof cue_min / sizeof cue_min[0] };

/* STOP before REGRESS before ADVANCE, which any HOLD forbids. KNEE-108 */
static int32_t decide(const kl__reasons *why)
{
    uint32_t effects = 0;
    for (int32_t code = 1; code < KL__CADENCE_REASONS; code++) {
        if (why->codes >> code & 1) effects |= 1U << kl__cadence_reasons[code].effect;
    }
    if (effects >> KL__STOPS & 1) return KL_DECISION_STOP;
    if (effects >> KL__REGRESSES & 1) return KL_DECISION_REGRESS;
    const uint32_t forward = effects & (1U << KL__ADVANCES | 1U << KL__HOLDS);
    return forward == 1U << KL__ADVANCES ? KL_DECISION_ADVANCE : KL_DECISION_HOLD;
}

static int32_t next_retest(const kl__cadence *s)
{
    int32_t next = KL_UNKNOWN;
    for (int i = 0; i < KL__SLOTS; i++) {
        if (s->slot[i] == KL_UNKNOWN) continue;
        if (next == KL_UNKNOWN || s->slot[i] < next) next = s->slot[i];
    }
    return next;
}

static uint32_t advice_of(const kl__cadence *s)
{
    if (s->phase == KL_CADENCE_NO_RISE) return KL__NO_RISE_ADVICE;
    if (s->phase != KL_CADENCE_STOPPED) return 0;
    return KL_CADENCE_ADVICE_LOAD_MANAGEMENT | KL_CADENCE_ADVICE_STRENGTH;
}

/* KNEE-106 */
static void put_stage(const kl__cadence *s, kl_cadence_decision *out)
{
    out->stage = out->stages = out->target_dspm = out->sessions = KL_UNKNOWN;
    out->metronome_pct = out->cue_min = KL_UNKNOWN;
    out->next_retest_day = out->credit_free_until = KL_UNKNOWN;
    if (!kl__has_stages(s)) return;
    out->stage = s->stage;
    out->stages = s->stages;
    out->target_dspm = kl__current_target(s);
    out->sessions = s->sessions;
    out->next_retest_day = next_retest(s);
    out->credit_free_until = s->start + CREDIT_FREE;
    if (s->stage == 0) return;
    const int32_t done = s->sessions < FADE ? s->sessions : FADE - 1;
    out->metronome_pct = metronome_pct[done];
    out->cue_min = cue_min[done];
}

void kl__cadence_decide(const kl__cadence *s, const kl__reasons *why, kl_cadence_decision *out)
{
    memset(out, 0, sizeof *out);
    out->decision = decide(why);
    out->phase = s->phase;
    out->version = s->version;
    out->base_dspm = s->base_dspm;
    out->base_mms = s->base_mms;
    out->advice = advice_of(s);
    put_stage(s, out);
    out->n_reasons = kl__reasons_list(why, out->reason);
}

/*
 * rule/cadence_stage.c - moves of the cadence planner: stages entered and dropped, retest slots.
 * KNEE-100, KNEE-109
 */
#include <string.h>

#include "rule/cadence.h"

enum { ZERO_DROPS = 2 };

static void clear_slots(kl__cadence *s)
{
    for (int i = 0; i < KL__SLOTS; i++) s->slot[i] = KL_UNKNOWN;
}

/* A pending retest keeps its earlier day. KNEE-109 */
void kl__slot_set(kl__cadence *s, int slot, int32_t due)
{
    if (s->slot[slot] == KL_UNKNOWN || due < s->slot[slot]) s->slot[slot] = due;
}

void kl__retest_due(kl__cadence *s, int slot, int32_t day, kl__reasons *why)
{
    kl__slot_set(s, slot, day);
    kl__reason(why, KL_CADENCE_RETEST_DUE);
}

void kl__follow_ups_clear(kl__cadence *s)
{
    s->slot[KL__SLOT_FOLLOW_4W] = s->slot[KL__SLOT_FOLLOW_3M] = KL_UNKNOWN;
}

void kl__cadence_stop(kl__cadence *s)
{
    s->phase = KL_CADENCE_STOPPED;
    clear_slots(s);
}

/* KNEE-100 */
void kl__stage_enter(kl__cadence *s, int32_t stage, int32_t day)
{
    s->stage = stage;
    s->stage_start = day;
    s->sessions = s->assessed = s->adherent = 0;
    if (stage < s->stages) {
        s->full_day = KL_UNKNOWN;
        s->pain_done = 0;
    } else if (s->full_day == KL_UNKNOWN) {
        s->full_day = day;
        s->pain_done = 0;
    }
}

/* KNEE-100 */
void kl__stage_drop(kl__cadence *s, int32_t day, kl__reasons *why)
{
    if (s->phase == KL_CADENCE_TARGET) {
        s->phase = KL_CADENCE_ACTIVE;
        kl__follow_ups_clear(s);
    }
    kl__stage_enter(s, s->stage - 1, day);
    if (s->stage > 0) return;
    s->zero_drops++;
    if (s->zero_drops >= ZERO_DROPS) {
        kl__reason(why, KL_CADENCE_NOT_TOLERATED);
        kl__cadence_stop(s);
    }
}

void kl__plan_clear(kl__cadence *s)
{
    s->stages = s->stage = 0;
    s->stage_start = s->start = s->last_run = s->last_red = s->full_day = KL_UNKNOWN;
    s->sessions = s->assessed = s->adherent = s->zero_drops = s->streak = 0;
    s->pain0 = KL_UNKNOWN;
    s->pain_done = 0;
    memset(s->target, 0, sizeof s->target);
    clear_slots(s);
}

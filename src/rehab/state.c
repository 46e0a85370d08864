/*
 * rehab/state.c - moves on the state: phases, levels, lists of days, entries.
 * REHAB-001, REHAB-047, REHAB-090
 */
#include "rehab/state.h"

#include <string.h>

#include "base/check.h"

_Static_assert(sizeof(kl__rehab) <= sizeof(kl_rehab), "the opaque block is too small");

kl_status kl__rehab_state(const kl_rehab *rehab, kl__rehab *out, kl_fault *fault)
{
    if (!rehab) return kl__null(fault, "rehab");
    memcpy(out, rehab->opaque, sizeof *out);
    if (out->magic != KL__REHAB_MAGIC) {
        return kl__fail(fault, KL_E_STATE, "rehab", KL_NO_INDEX, 0.0);
    }
    return KL_OK;
}

void kl__log(kl__work *w, int32_t day, int32_t colour, int32_t decision, const kl__why *why)
{
    kl_rehab_entry *e = &w->log.entry[w->log.n_entries++];
    memset(e, 0, sizeof *e);
    e->day = day;
    e->colour = colour;
    e->decision = decision;
    e->phase = w->s.phase;
    e->level = w->s.level;
    e->loosened = w->s.loosened;
    e->n_reasons = why->n;
    memcpy(e->reason, why->reason, (size_t)why->n * sizeof why->reason[0]);
}

void kl__log_one(kl__work *w, int32_t day, int32_t decision, int32_t code)
{
    kl__why why = {0};
    kl__why_bare(&why, code);
    kl__log(w, day, KL_COLOUR_NONE, decision, &why);
}

void kl__log_limit(kl__work *w, int32_t day, int32_t decision, kl__limit_met met)
{
    kl__why why = {0};
    kl__why_add(&why, met.code, met.value, met.limit, met.parameter);
    kl__log(w, day, KL_COLOUR_NONE, decision, &why);
}

int kl__is_stopped(const kl__rehab *s)
{
    return s->stop != KL_TIER_NONE;
}

void kl__enter_phase(kl__rehab *s, int32_t phase, int32_t day)
{
    s->phase = phase;
    s->phase_day = day;
    s->greens = s->ambers = 0;
    s->strength_count = 0;
    s->walk_passed = 0;
    s->weeks_in_phase = 0;
    if (phase == KL_PHASE_IRRITABLE) s->level = 1;
    if (phase >= KL_PHASE_BUILD) s->level = kl__ladder_top(s->config.ladder);
}

void kl__enter_reload(kl__rehab *s, int32_t level, int32_t day)
{
    kl__enter_phase(s, KL_PHASE_RELOAD, day);
    s->level = level > 1 ? level : 1;
}

void kl__lower_level(kl__rehab *s, int32_t levels)
{
    s->level = s->level - levels > 1 ? s->level - levels : 1;
}

int kl__level_fits(int32_t phase, int32_t level, int32_t ladder)
{
    const int32_t top = kl__ladder_top(ladder);
    const int32_t low = phase >= KL_PHASE_BUILD ? top : 1;
    const int32_t high = phase < KL_PHASE_RELOAD ? 1 : top;
    return level >= low && level <= high;
}

void kl__remember_day(int32_t *list, int32_t *n, int32_t day, int32_t keep)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < *n; i++) {
        if (day - list[i] < keep && list[i] != day) list[kept++] = list[i];
    }
    list[kept++] = day;
    *n = kept;
}

void kl__make_room(void *list, int32_t *n, int32_t room, size_t size)
{
    unsigned char *items = list;
    if (*n < room) return;
    memmove(items, items + size, (size_t)(room - 1) * size);
    *n = room - 1;
}

void kl__count_up(int32_t *count)
{
    *count += *count < KL__LOG_COUNT_MAX;
}

int kl__is_before(const kl__rehab *s, int32_t day)
{
    /* A start in the middle knows its phase day only. KL_UNKNOWN is the smallest number. */
    return day < s->last_day || day < s->phase_day;
}

/* Days of the list that lie less than `window` days back. */
int32_t kl__days_within(const int32_t *list, int32_t n, int32_t day, int32_t window)
{
    int32_t count = 0;
    for (int32_t i = 0; i < n; i++) count += day - list[i] < window;
    return count;
}

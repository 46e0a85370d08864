/* A fortnight of one knee: the answers of each day, what follows from them, and "may I run?". */
#include <kneeload/kneeload.h>
#include <stdio.h>
#include <string.h>

enum { MARCH = 20513, NONE = KL_UNKNOWN }; /* 1 March 2026 as a civil day number */

/* Pain in tenths: this morning, and during and an hour after the run. NONE: no answer, no run. */
static const int32_t days[14][3] = {
    {10, 10, 0},      {10, NONE, NONE}, {5, 15, 0},       {0, NONE, NONE},  {10, 30, 0},
    {20, NONE, NONE}, {10, 10, 0},      {10, NONE, NONE}, {10, 10, 0},      {NONE, NONE, NONE},
    {10, 10, 0},      {10, NONE, NONE}, {10, 60, 20},     {30, NONE, NONE},
};

static const char *name(const char *set, int32_t value)
{
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        if (strcmp(row->set, set) == 0 && row->value == value) return row->name;
    }
    return "-";
}

static int apply(kl_rehab *knee, const kl_rehab_event *event)
{
    kl_rehab_log log;
    if (kl_rehab_apply(knee, event, &log, NULL) != KL_OK) return 0;
    for (int32_t i = 0; i < log.n_entries; i++) {
        const kl_rehab_entry *e = &log.entry[i];
        printf("    %s %s, %s level %d:", name("colour", e->colour), name("decision", e->decision),
               name("phase", e->phase), (int)e->level);
        for (int32_t k = 0; k < e->n_reasons; k++) {
            printf(" %s", name("rehab_reason", e->reason[k].code));
        }
        puts("");
    }
    return 1;
}

static int live(kl_rehab *knee, int32_t day, const int32_t *pain)
{
    kl_rehab_event event;
    kl_rehab_today today;
    kl_rehab_event_init(&event, KL_EVENT_CHECKIN, day);
    event.am_pain = event.worst24 = pain[0];
    if (pain[0] != NONE && !apply(knee, &event)) return 0;
    if (kl_rehab_ask(knee, day, NONE, &today, NULL) != KL_OK) return 0;
    printf("%2d March: %s, %s\n", (int)(day - MARCH + 1), name("action", today.action),
           name("rehab_reason", today.reason[0].code));
    kl_rehab_event_init(&event, KL_EVENT_RUN, day);
    event.pre = 0;
    event.peak = pain[1];
    event.h1 = pain[2];
    return pain[1] == NONE || apply(knee, &event);
}

int main(void)
{
    kl_rehab knee;
    kl_rehab_event screen;
    kl_rehab_event_init(&screen, KL_EVENT_SCREEN, MARCH);
    screen.location = KL_LOCATION_FRONT;
    screen.worst24 = 40;
    screen.minutes_to_pain = 3;
    if (kl_rehab_open(&knee, NULL, NULL, NULL) != KL_OK || !apply(&knee, &screen)) return 1;
    for (int32_t i = 0; i < 14; i++) {
        if (!live(&knee, MARCH + i, days[i])) return 1;
    }
    return 0;
}

/* Replaying the diary, see replay.h. */
#include "replay.h"

#include <stdio.h>
#include <string.h>

_Noreturn void fail_refused(const char *what, kl_status status, const kl_fault *fault)
{
    fail("%s: %s, field %s: %s", what, kl_status_name(status), fault->field,
         kl_status_message(status));
}

int32_t said(const entry *e, const char *field_name)
{
    return e->value[find_field(field_name)];
}

/* What was not said keeps the default of the event. */
static kl_rehab_event event_of(const entry *e)
{
    kl_rehab_event event;
    kl_rehab_event_init(&event, e->kind, e->day);
    for (int i = 0; i < n_fields; i++) {
        if (fields[i].offset == NOT_AN_EVENT || e->value[i] == KL_UNKNOWN) continue;
        memcpy((char *)&event + fields[i].offset, &e->value[i], sizeof e->value[i]);
    }
    return event;
}

static void apply(kl_rehab *rehab, const entry *e, see_decision see, void *context)
{
    const kl_rehab_event event = event_of(e);
    kl_rehab_log log;
    kl_fault fault;
    const kl_status status = kl_rehab_apply(rehab, &event, &log, &fault);
    if (status != KL_OK) {
        char date[16], what[64];
        snprintf(what, sizeof what, "%s %s", write_date(e->day, date), name_of("event", e->kind));
        fail_refused(what, status, &fault);
    }
    for (int32_t i = 0; see && i < log.n_entries; i++) see(e, &log.entry[i], context);
}

static int has_run_on(const entry *entries, int n, int32_t side, int32_t day)
{
    for (int i = 0; i < n; i++) {
        if (entries[i].day == day && entries[i].knee == side && entries[i].kind == KL_EVENT_RUN) {
            return 1;
        }
    }
    return 0;
}

static int is_screened(const kl_rehab *rehab)
{
    kl_rehab_status status;
    return kl_rehab_read(rehab, &status, NULL) == KL_OK && status.phase != KL_PHASE_SCREEN;
}

/* Both knees ran. A run of which nothing was said for this knee is a run with nothing known. */
static void apply_silent_run(kl_rehab *rehab, const entry *other, int32_t side, see_decision see,
                             void *context)
{
    entry silent = *other;
    silent.knee = side;
    for (int i = 0; i < n_fields; i++) silent.value[i] = KL_UNKNOWN;
    if (is_screened(rehab)) apply(rehab, &silent, see, context);
}

void replay(const entry *entries, int n, int32_t side, int32_t last_day, kl_rehab *out,
            see_decision see, void *context)
{
    kl_fault fault;
    const kl_status status = kl_rehab_open(out, NULL, NULL, &fault);
    if (status != KL_OK) fail_refused("diary", status, &fault);
    for (int i = 0; i < n && entries[i].day <= last_day; i++) {
        const entry *e = &entries[i];
        if (e->knee == side)
            apply(out, e, see, context);
        else if (e->kind == KL_EVENT_RUN && !has_run_on(entries, n, side, e->day))
            apply_silent_run(out, e, side, see, context);
    }
}

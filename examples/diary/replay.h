/* From what was said to what follows: the entries of one knee through the phase machine. */
#ifndef DIARY_REPLAY_H
#define DIARY_REPLAY_H

#include "store.h"

/* Sees every entry of the log of decisions, with the entry of the diary that brought it. */
typedef void (*see_decision)(const entry *said, const kl_rehab_entry *decision, void *context);

/* Entries in the order of take_entries, up to `last_day`. Ends the program with a message that
 * names the entry when one cannot be taken. `see` may be NULL. */
void replay(const entry *entries, int n, int32_t side, int32_t last_day, kl_rehab *out,
            see_decision see, void *context);

/* What was refused, in words. */
_Noreturn void fail_refused(const char *what, kl_status status, const kl_fault *fault);

/* Value of a field by its name. */
int32_t said(const entry *e, const char *field_name);

#endif

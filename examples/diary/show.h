/* What the diary prints. */
#ifndef DIARY_SHOW_H
#define DIARY_SHOW_H

#include <kneeload/kneeload.h>

#include "store.h"

void show_today(const kl_today_answer *answer);
void show_heading(void);
void show_decision(const entry *said, const kl_rehab_entry *decision);
void show_plan(const kl_tailored_week *week, const kl_outlook_week *outlook);
void show_shoes(const pair_of_shoes *pairs, const kl_shoe_state *states, int n);

#endif

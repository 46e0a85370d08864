/* Configurations, events and entries as the rehab vectors write them. */
#ifndef CONFORMANCE_REHAB_RECORDS_H
#define CONFORMANCE_REHAB_RECORDS_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Member "config" of a case over the defaults. */
kl_rehab_config rehab_config(const json_t *test);

/* Member "start"; 0 when the case begins with a new knee. */
int start_member(const json_t *test, kl_rehab_start *out);

kl_rehab_event rehab_event(const json_t *from);

json_t *entries_answer(const kl_rehab_log *log);
json_t *status_answer(const kl_rehab_status *status);
json_t *today_answer(const kl_rehab_today *today);

#endif

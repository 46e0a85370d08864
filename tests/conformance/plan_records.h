/* What the cases of spec/plan.md share: options, sets, weeks, reasons. */
#ifndef CONFORMANCE_PLAN_RECORDS_H
#define CONFORMANCE_PLAN_RECORDS_H

#include <jansson.h>
#include <kneeload/kneeload.h>

/* Defaults with the members of `input`.cfg. */
kl_plan_options plan_options_of(const json_t *input);

/* A set of names as a mask of 1 << enumerator; absent or null is KL_UNKNOWN, an unknown name sets
 * a bit that no set has. */
int32_t set_member(const json_t *object, const char *name, const char *set);

/* A boolean as 0 or 1; absent or null is KL_UNKNOWN. */
int32_t bool_member(const json_t *object, const char *name);

/* Entries and pace of `input`; the entries are freed by the caller. More entries than fit keep
 * their number, so that the library has to refuse it. */
kl_week take_week(const json_t *input);

/* Days of a mask as numbers, in order. */
json_t *day_numbers(uint32_t days);

/* Members of a set, a mask of 1 << enumerator, by name. */
json_t *set_names(const char *set, uint32_t mask);

/* Codes of reasons in order. */
json_t *plan_reason_names(const kl_reason *reason, int32_t n);
json_t *plan_reasons_json(const kl_plan_reasons *reasons);

/* A refusal in the words of the vectors: parameters are "cfg.<id>". */
json_t *plan_refusal(kl_status status, const kl_fault *fault);

#endif

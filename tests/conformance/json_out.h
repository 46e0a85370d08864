/* Writing what the library answered, in the words of the vectors. */
#ifndef CONFORMANCE_JSON_OUT_H
#define CONFORMANCE_JSON_OUT_H

#include <jansson.h>
#include <kneeload/kneeload.h>

json_t *number(double value);                     /* "nan", "inf", "-inf" as text */
json_t *number_if(int32_t present, double value); /* null unless present */
json_t *known(int32_t value);                     /* KL_UNKNOWN is null */
json_t *flag_names(uint32_t flags);               /* in bit order */
json_t *code_name(const char *set, int64_t value);

/* {"status"}, and for a refusal "field" and "index" (null for a scalar). */
json_t *outcome(kl_status status, const kl_fault *fault);

/* {"status": "KL_OK"} with the members of `answer`, which is taken over. */
json_t *done(json_t *answer);

#endif

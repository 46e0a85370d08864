/* Writing what the library answered, in the words of the vectors. */
#ifndef CONFORMANCE_JSON_OUT_H
#define CONFORMANCE_JSON_OUT_H

#include <jansson.h>
#include <kneeload/kneeload.h>
#include <stddef.h>

json_t *number(double value);                     /* "nan", "inf", "-inf" as text */
json_t *number_if(int32_t present, double value); /* null unless present */
json_t *known(int32_t value);                     /* KL_UNKNOWN is null */
json_t *known_bool(int32_t value);                /* the same, else true or false */
json_t *flag_names(uint32_t flags);               /* in bit order */
json_t *mask_names(const char *set, uint32_t mask);
json_t *code_name(const char *set, int64_t value);

/* Doubles of a result struct by name; null where none of the bits `if_has` is in `has`. */
typedef struct double_out {
    const char *name;
    size_t offset;
    uint32_t if_has; /* 0: always there */
} double_out;
void put_doubles(json_t *answer, const void *result, uint32_t has, const double_out *table,
                 size_t n);

/* {"status"}, and for a refusal "field" and "index" (null for a scalar). */
json_t *outcome(kl_status status, const kl_fault *fault);

/* {"status": "KL_OK"} with the members of `answer`, which is taken over. */
json_t *done(json_t *answer);

#endif

/* What a refused call must do: say which input, and write nothing else. */
#ifndef UNIT_REFUSAL_H
#define UNIT_REFUSAL_H

#include <criterion/criterion.h>
#include <string.h>

#include "kneeload/status.h"

enum { CANARY = 0xA5 };

static inline void put_canary(void *object, size_t size)
{
    memset(object, CANARY, size);
}

static inline int is_canary(const void *object, size_t size)
{
    const unsigned char *bytes = object;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != CANARY) return 0;
    }
    return 1;
}

/* A refusal: status, and the fault with its field, index and value (NaN matches NaN). */
static inline void expect_refusal(kl_status status, const kl_fault *fault, kl_status wanted,
                                  const char *field, int64_t index, double value)
{
    cr_expect_str_eq(kl_status_name(status), kl_status_name(wanted), "%s: %s instead of %s", field,
                     kl_status_name(status), kl_status_name(wanted));
    if (status == KL_OK) return;
    cr_expect_str_eq(fault->field, field, "\"%s\" instead of \"%s\"", fault->field, field);
    cr_expect_eq(fault->index, index, "%s: index %lld", field, (long long)fault->index);
    const int same = fault->value == value || (value != value && fault->value != fault->value);
    cr_expect(same, "%s: value %.17g", field, fault->value);
}

#endif

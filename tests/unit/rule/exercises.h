/* What the tests of exercises share: everything there is to train with, reasons, refusals. */
#ifndef UNIT_EXERCISES_H
#define UNIT_EXERCISES_H

#include <kneeload/kneeload.h>
#include <stddef.h>

#include "../refusal.h"

enum { ALL_EQUIPMENT = 63 };

/* The codes, ended by 0. */
#define CODES(...) ((const int32_t[]){__VA_ARGS__, 0})

static inline void expect_codes(const kl_reason *reason, int32_t n, const int32_t *codes)
{
    int32_t wanted = 0;
    while (codes[wanted]) wanted++;
    cr_expect_eq(n, wanted, "%d reasons instead of %d", n, wanted);
    for (int32_t i = 0; i < n && i < wanted; i++) {
        cr_expect_eq(reason[i].code, codes[i], "reason %d: %d instead of %d", i, reason[i].code,
                     codes[i]);
    }
}

/* A reason with its numbers and the parameter it rests on. PLAN section 13 */
static inline void expect_limit(const kl_reason *reason, int32_t code, int32_t value, int32_t limit,
                                const char *parameter)
{
    cr_expect_eq(reason->code, code);
    cr_expect_eq(reason->value, value, "%s: value %d", parameter, reason->value);
    cr_expect_eq(reason->limit, limit, "%s: limit %d", parameter, reason->limit);
    cr_expect_str_eq(kl_parameter_at((size_t)reason->parameter)->id, parameter);
}

/* A field of an input, with its domain. */
typedef struct domain {
    const char *name;
    size_t offset;
    int32_t low;
    int32_t high;
    int32_t optional;
} domain;

/* A call on an input, in the one shape that the tests need. */
typedef kl_status domain_call(const void *input, void *out, kl_fault *fault);

static inline void expect_at(domain_call *call, void *input, size_t input_size, const domain *d,
                             int32_t value, kl_status wanted)
{
    unsigned char changed[128];
    unsigned char out[1024];
    kl_fault fault = {0};
    memcpy(changed, input, input_size);
    memcpy(changed + d->offset, &value, sizeof value);
    put_canary(out, sizeof out);
    const kl_status status = call(changed, out, &fault);
    if (wanted == KL_OK) {
        cr_expect_eq(status, KL_OK, "%s = %d: %s", d->name, value, kl_status_name(status));
        return;
    }
    expect_refusal(status, &fault, wanted, d->name, -1, wanted == KL_E_NULL ? 0.0 : value);
    cr_expect(is_canary(out, sizeof out), "%s: an output was written", d->name);
}

/* Unknown, below, lowest, highest, above. PLAN-003, PLAN-004 */
static inline void expect_domains(domain_call *call, void *input, size_t input_size,
                                  const domain *domains, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const domain *d = &domains[i];
        expect_at(call, input, input_size, d, KL_UNKNOWN, d->optional ? KL_OK : KL_E_NULL);
        expect_at(call, input, input_size, d, d->low - 1, KL_E_RANGE);
        expect_at(call, input, input_size, d, d->low, KL_OK);
        expect_at(call, input, input_size, d, d->high, KL_OK);
        expect_at(call, input, input_size, d, d->high + 1, KL_E_RANGE);
    }
}

/* The earlier of two bad fields is named. PLAN-003 */
static inline void expect_order(domain_call *call, void *input, size_t input_size,
                                const domain *domains, size_t n)
{
    unsigned char changed[128];
    unsigned char out[1024];
    memcpy(changed, input, input_size);
    for (size_t i = n; i-- > 0;) {
        kl_fault fault = {0};
        const int32_t bad = domains[i].high + 1;
        memcpy(changed + domains[i].offset, &bad, sizeof bad);
        expect_refusal(call(changed, out, &fault), &fault, KL_E_RANGE, domains[i].name, -1, bad);
    }
}

#endif

/* Every field of a request refuses what lies outside its domain, and the call writes nothing. */
#ifndef UNIT_DOMAINS_H
#define UNIT_DOMAINS_H

#include <criterion/criterion.h>
#include <string.h>

#include "../refusal.h"
#include "kneeload/kneeload.h"

typedef struct domain {
    const char *name;
    size_t offset;
    int32_t low;
    int32_t high;
    int32_t optional;
} domain;

/* Ask with this request; a refusal must leave the result as it was. */
typedef kl_status (*ask_call)(const void *request, kl_fault *fault);

enum { REQUEST_MAX = 64 };

static inline kl_status ask_with(ask_call ask, const void *request, size_t size, const domain *d,
                                 int32_t value, kl_fault *fault)
{
    unsigned char changed[REQUEST_MAX];
    cr_assert_leq(size, (size_t)REQUEST_MAX);
    memcpy(changed, request, size);
    memcpy(changed + d->offset, &value, sizeof value);
    return ask(changed, fault);
}

/* `request` passes; so does each optional field when unknown. */
static inline void expect_domains(ask_call ask, const void *request, size_t size,
                                  const domain *domains, size_t n)
{
    kl_fault f = {0};
    cr_assert_eq(ask(request, &f), KL_OK, "%s", f.field);
    for (size_t i = 0; i < n; i++) {
        const domain *d = &domains[i];
        const double low = d->low - 1.0;
        const double high = d->high + 1.0;
        expect_refusal(ask_with(ask, request, size, d, d->low - 1, &f), &f, KL_E_RANGE, d->name, -1,
                       low);
        expect_refusal(ask_with(ask, request, size, d, d->high + 1, &f), &f, KL_E_RANGE, d->name,
                       -1, high);
        const kl_status status = ask_with(ask, request, size, d, KL_UNKNOWN, &f);
        if (d->optional) {
            cr_expect_eq(status, KL_OK, "%s unknown", d->name);
        } else {
            expect_refusal(status, &f, KL_E_NULL, d->name, -1, 0.0);
        }
    }
}

/* A reason with its numbers; `parameter` is an id, NULL: none. */
static inline void expect_reason(kl_reason reason, int32_t code, int32_t value, int32_t limit,
                                 const char *parameter)
{
    cr_expect_eq(reason.code, code, "code %d instead of %d", reason.code, code);
    cr_expect_eq(reason.value, value, "code %d: value %d", code, reason.value);
    cr_expect_eq(reason.limit, limit, "code %d: limit %d", code, reason.limit);
    if (!parameter) {
        cr_expect_eq(reason.parameter, -1, "code %d: parameter", code);
        return;
    }
    const kl_parameter *row = kl_parameter_at((size_t)reason.parameter);
    cr_assert_not_null(row, "code %d: parameter", code);
    cr_expect_str_eq(row->id, parameter, "code %d: %s", code, row->id);
}

static inline void expect_bare(kl_reason reason, int32_t code)
{
    expect_reason(reason, code, KL_UNKNOWN, KL_UNKNOWN, NULL);
}

/* Codes of reasons, in order. */
static inline void expect_plan_codes(const kl_plan_reasons *reasons, const int32_t *codes,
                                     int32_t n)
{
    cr_expect_eq(reasons->n, n, "%d reasons instead of %d", reasons->n, n);
    for (int32_t i = 0; i < n && i < reasons->n; i++) {
        cr_expect_eq(reasons->reason[i].code, codes[i], "reason %d: %d instead of %d", i,
                     reasons->reason[i].code, codes[i]);
    }
}
#define EXPECT_CODES(reasons, ...)                               \
    expect_plan_codes((reasons), (const int32_t[]){__VA_ARGS__}, \
                      (int32_t)(sizeof((const int32_t[]){__VA_ARGS__}) / sizeof(int32_t)))

static inline kl_plan_options default_plan_options(void)
{
    kl_plan_options options;
    kl_plan_options_init(&options, sizeof options);
    return options;
}

#endif

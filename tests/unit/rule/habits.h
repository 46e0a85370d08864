/* Options and reasons of the small rules. */
#ifndef UNIT_RULE_HABITS_H
#define UNIT_RULE_HABITS_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../refusal.h"
#include "kneeload/catalog.h"
#include "kneeload/habit.h"

enum { NO_INDEX = -1, NOT_KNOWN = KL_UNKNOWN };

static inline kl_plan_options plan_defaults(void)
{
    kl_plan_options options;
    kl_plan_options_init(&options, sizeof options);
    return options;
}

/* Defaults but for some: PLAN_WITH(o.tape_days = 14; o.strength_min = 1) */
#define PLAN_WITH(name, changes)             \
    kl_plan_options name;                    \
    do {                                     \
        kl_plan_options o = plan_defaults(); \
        changes;                             \
        name = o;                            \
    } while (0)

static inline const char *plan_reason_name(int32_t code)
{
    const kl_code *row;
    for (size_t i = 0; (row = kl_code_at(i)) != NULL; i++) {
        if (strcmp(row->set, "plan_reason") == 0 && row->value == code) return row->name;
    }
    return "?";
}

/* "SLEEP_DEBT 300/240 PL.debt3_min, WITH_TAPE": codes in order, with their numbers. */
static inline void expect_why(const kl_plan_reasons *reasons, const char *wanted)
{
    char text[600] = "";
    int used = 0;
    for (int32_t i = 0; i < reasons->n; i++) {
        const kl_reason *r = &reasons->reason[i];
        used += snprintf(text + used, sizeof text - (size_t)used, "%s%s", i ? ", " : "",
                         plan_reason_name(r->code));
        if (r->parameter < 0) {
            cr_expect(r->value == KL_UNKNOWN && r->limit == KL_UNKNOWN, "%s has numbers", text);
            continue;
        }
        used += snprintf(text + used, sizeof text - (size_t)used, " %d/%d %s", (int)r->value,
                         (int)r->limit, kl_parameter_at((size_t)r->parameter)->id);
    }
    cr_expect_str_eq(text, wanted, "\"%s\" instead of \"%s\"", text, wanted);
}

/* A call that must refuse and write nothing into `out`; it names its fault `fault`. */
#define EXPECT_REFUSED(out, call, wanted, field, index, value)               \
    do {                                                                     \
        kl_fault fault = {"", 0, 0};                                         \
        put_canary(&(out), sizeof(out));                                     \
        expect_refusal((call), &fault, (wanted), (field), (index), (value)); \
        cr_expect(is_canary(&(out), sizeof(out)), "%s: written", field);     \
    } while (0)

#endif

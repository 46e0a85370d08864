/* Weeks for tests: entries in a row, a context of which nothing is known. */
#ifndef UNIT_WEEKS_H
#define UNIT_WEEKS_H

#include "domains.h"
#include "kneeload/week.h"

#define SOME KL_UNKNOWN /* what an entry does not say */

/* A run with its distance. */
#define RUN(day, kind, metres)                           \
    {                                                    \
        day, KL_WORKOUT_##kind, metres, KL_UNKNOWN, SOME \
    }
#define STRENGTH(day)                                          \
    {                                                          \
        day, KL_WORKOUT_STRENGTH, KL_UNKNOWN, KL_UNKNOWN, SOME \
    }
#define REST(day)                                          \
    {                                                      \
        day, KL_WORKOUT_REST, KL_UNKNOWN, KL_UNKNOWN, SOME \
    }

static inline kl_week week_from(const kl_week_entry *entries, size_t n)
{
    const kl_week week = {.entries = entries, .n_entries = n, .pace_s_per_km = KL_UNKNOWN};
    return week;
}

static inline kl_week_context context_in(int32_t phase)
{
    const kl_week_context context = {phase,      KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN,
                                     KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN};
    return context;
}

static inline kl_week_report report_with(const kl_week_entry *entries, size_t n,
                                         const kl_week_context *context,
                                         const kl_plan_options *options)
{
    kl_fault fault = {0};
    kl_week_report report;
    const kl_week week = week_from(entries, n);
    cr_assert_eq(kl_week_check(&week, context, options, &report, &fault), KL_OK, "%s", fault.field);
    return report;
}

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define REPORT(entries, context) report_with((entries), LENGTH(entries), &(context), NULL)
#define REPORT_WITH(entries, context, options) \
    report_with((entries), LENGTH(entries), &(context), &(options))

/* Findings of one code; `index` receives their entries. */
static inline int32_t findings_of(const kl_week_report *report, int32_t code, int32_t index[32])
{
    int32_t n = 0;
    for (int32_t i = 0; i < report->n_findings; i++) {
        if (report->finding[i].reason.code == code) index[n++] = report->finding[i].index;
    }
    return n;
}

static inline void expect_entries(kl_week_report report, int32_t code, const int32_t *entries,
                                  int32_t n)
{
    int32_t found[32];
    const int32_t count = findings_of(&report, code, found);
    cr_expect_eq(count, n, "code %d: %d findings instead of %d", code, count, n);
    for (int32_t i = 0; i < n && i < count; i++) {
        cr_expect_eq(found[i], entries[i], "code %d: entry %d instead of %d", code, found[i],
                     entries[i]);
    }
}
#define EXPECT_AT(report, code, ...)                                 \
    expect_entries((report), (code), (const int32_t[]){__VA_ARGS__}, \
                   (int32_t)(sizeof((const int32_t[]){__VA_ARGS__}) / sizeof(int32_t)))
#define EXPECT_NONE(report, code) expect_entries((report), (code), NULL, 0)

/* The first finding of a code. */
static inline kl_week_finding finding_of(const kl_week_report *report, int32_t code)
{
    int32_t i = 0;
    while (i < report->n_findings && report->finding[i].reason.code != code) i++;
    cr_assert_lt(i, report->n_findings, "no finding %d", code);
    return report->finding[i];
}

#endif

/*
 * Where a runner enters the ladder: PLAN-070, PLAN-071.
 */
#include "domains.h"

static kl_entry_level enter(int32_t secs_to_pain, int32_t no_pain_in_run)
{
    kl_entry_level entry;
    kl_fault fault = {0};
    cr_assert_eq(kl_entry_level_of(secs_to_pain, no_pain_in_run, &entry, &fault), KL_OK, "%s",
                 fault.field);
    return entry;
}

Test(rule_entry_level, PLAN_070_rows_of_the_ladder)
{
    const struct {
        int32_t secs;
        kl_entry_level entry;
    } rows[] = {
        {0, {1, 1, 240, 60, 6, 360}},     {120, {2, 1, 180, 120, 6, 720}},
        {180, {3, 1, 120, 180, 6, 1080}}, {240, {4, 1, 60, 240, 6, 1440}},
        {540, {5, 1, 60, 540, 3, 1620}},  {840, {6, 1, 60, 840, 2, 1680}},
        {1800, {7, 1, 0, 1800, 1, 1800}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const kl_entry_level at = enter(rows[i].secs, 0);
        cr_expect_eq(memcmp(&at, &rows[i].entry, sizeof at), 0, "%d s: level %d", rows[i].secs,
                     at.level);
        if (i > 0) cr_expect_eq(enter(rows[i].secs - 1, 0).level, (int32_t)i);
    }
    cr_expect_eq(enter(86400, 0).level, 7);
}

Test(rule_entry_level, PLAN_071_without_seconds)
{
    cr_expect_eq(enter(KL_UNKNOWN, 0).level, 1);
    cr_expect_eq(enter(KL_UNKNOWN, 0).known, 0);
    cr_expect_eq(enter(KL_UNKNOWN, 1).level, 7);
    cr_expect_eq(enter(KL_UNKNOWN, 1).known, 1);
}

static void refuse(int32_t secs, int32_t no_pain, kl_status status, const char *field, double value)
{
    kl_entry_level entry;
    kl_fault f = {0};
    put_canary(&entry, sizeof entry);
    expect_refusal(kl_entry_level_of(secs, no_pain, &entry, &f), &f, status, field, -1, value);
    cr_expect(is_canary(&entry, sizeof entry), "PLAN-004");
    cr_expect_eq(kl_entry_level_of(secs, no_pain, &entry, NULL), status);
}

Test(rule_entry_level, PLAN_071_refusals)
{
    kl_fault f = {0};
    expect_refusal(kl_entry_level_of(0, 0, NULL, &f), &f, KL_E_NULL, "out", -1, 0.0);
    refuse(-1, KL_UNKNOWN, KL_E_RANGE, "secs_to_pain", -1.0);
    refuse(86401, 1, KL_E_RANGE, "secs_to_pain", 86401.0);
    refuse(0, KL_UNKNOWN, KL_E_NULL, "no_pain_in_run", 0.0);
    refuse(0, 2, KL_E_RANGE, "no_pain_in_run", 2.0);
    refuse(0, 1, KL_E_INCONSISTENT, "no_pain_in_run", 1.0);
}

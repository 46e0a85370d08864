/*
 * Unit tests of the review of a programme: refusals, open points, the verdict at its limits.
 * PLAN-184; PLAN-003 (order of checks), PLAN-004 (untouched on error)
 */
#include "kneeload/outcome.h"

#include <criterion/criterion.h>
#include <stddef.h>

#include "../expect.h"
#include "../refusal.h"

enum { NO_INDEX = -1 };

static const kl_outcome_review NO_PROGRESS = {.weeks = 8,
                                              .adherence_pct = 70,
                                              .akps_before = 60,
                                              .akps_after = 69,
                                              .worst_before = 60,
                                              .worst_after = 41};

static kl_nonresponse verdict_of(const kl_outcome_review *review, const kl_plan_options *options)
{
    kl_nonresponse verdict;
    kl_fault fault = {"", 0, 0};
    put_canary(&verdict, sizeof verdict);
    cr_assert_eq(kl_nonresponse_of(review, options, &verdict, &fault), KL_OK, "%s", fault.field);
    cr_expect_eq(verdict.reserved, 0);
    return verdict;
}

static void refuse(const kl_outcome_review *review, const kl_plan_options *options,
                   kl_status wanted, const char *field, double value)
{
    kl_nonresponse verdict;
    kl_fault fault = {"", 0, 0};
    put_canary(&verdict, sizeof verdict);
    expect_refusal(kl_nonresponse_of(review, options, &verdict, &fault), &fault, wanted, field,
                   NO_INDEX, value);
    cr_expect_eq(kl_nonresponse_of(review, options, &verdict, NULL), wanted);
    cr_expect(is_canary(&verdict, sizeof verdict));
}

static const struct {
    const char *name;
    size_t offset;
    int32_t highest;
} fields[] = {
    {"weeks", offsetof(kl_outcome_review, weeks), 5200},
    {"adherence_pct", offsetof(kl_outcome_review, adherence_pct), 100},
    {"akps_before", offsetof(kl_outcome_review, akps_before), 100},
    {"akps_after", offsetof(kl_outcome_review, akps_after), 100},
    {"worst_before", offsetof(kl_outcome_review, worst_before), 100},
    {"worst_after", offsetof(kl_outcome_review, worst_after), 100},
};

static kl_outcome_review with(kl_outcome_review review, size_t offset, int32_t value)
{
    memcpy((char *)&review + offset, &value, sizeof value);
    return review;
}

Test(nonresponse, PLAN_184_refuses_each_field_out_of_range)
{
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        kl_outcome_review r = with(NO_PROGRESS, fields[i].offset, -1);
        refuse(&r, NULL, KL_E_RANGE, fields[i].name, -1);
        r = with(NO_PROGRESS, fields[i].offset, fields[i].highest + 1);
        refuse(&r, NULL, KL_E_RANGE, fields[i].name, fields[i].highest + 1);
        r = with(NO_PROGRESS, fields[i].offset, fields[i].highest);
        verdict_of(&r, NULL);
        r = with(NO_PROGRESS, fields[i].offset, 0);
        verdict_of(&r, NULL);
    }
    const kl_outcome_review no_weeks =
        with(NO_PROGRESS, offsetof(kl_outcome_review, weeks), KL_UNKNOWN);
    refuse(&no_weeks, NULL, KL_E_NULL, "weeks", 0);
}

/* PLAN-003: options, then the fields in their order. */
Test(nonresponse, PLAN_003_refuses_the_first_fault)
{
    kl_outcome_review r = NO_PROGRESS;
    for (size_t i = sizeof fields / sizeof fields[0]; i-- > 0;) {
        r = with(r, fields[i].offset, -1);
        refuse(&r, NULL, KL_E_RANGE, fields[i].name, -1);
    }
    kl_plan_options o;
    kl_plan_options_init(&o, sizeof o);
    o.adherence_pct = 49;
    refuse(&r, &o, KL_E_RANGE, "adherence_pct", 49);
    o.review_weeks = 13;
    refuse(&r, &o, KL_E_RANGE, "review_weeks", 13);
    refuse(NULL, &o, KL_E_RANGE, "review_weeks", 13);
    o.struct_size = 0;
    refuse(&r, &o, KL_E_VERSION, "struct_size", 0);
    refuse(NULL, NULL, KL_E_NULL, "review", 0);
}

Test(nonresponse, refuses_no_place_for_the_verdict)
{
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_nonresponse_of(&NO_PROGRESS, NULL, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0);
}

static void expect_verdict(const kl_outcome_review *review, int32_t no_progress, uint32_t flags)
{
    const kl_nonresponse verdict = verdict_of(review, NULL);
    cr_expect_eq(verdict.defined, no_progress != KL_UNKNOWN);
    cr_expect_eq(verdict.no_progress, no_progress, "%d", verdict.no_progress);
    expect_flags(verdict.flags, flags);
}

Test(nonresponse, PLAN_184_no_progress_needs_all_three)
{
    kl_outcome_review r = NO_PROGRESS;
    expect_verdict(&r, 1, 0);
    r.akps_after = 70;
    expect_verdict(&r, 0, 0);
    r = NO_PROGRESS;
    r.worst_after = 40;
    expect_verdict(&r, 0, 0);
    r = NO_PROGRESS;
    r.adherence_pct = 69;
    expect_verdict(&r, 0, KL_OUTCOME_ADHERENCE_LOW);
    r = NO_PROGRESS;
    r.akps_after = 0;
    r.worst_after = 100;
    expect_verdict(&r, 1, 0);
}

/* PLAN-184: what is open leaves the question open; low adherence is said of an answer only. */
Test(nonresponse, PLAN_184_open_points)
{
    kl_outcome_review r = NO_PROGRESS;
    r.weeks = 7;
    expect_verdict(&r, KL_UNKNOWN, KL_OUTCOME_TOO_EARLY);
    r.adherence_pct = 10;
    expect_verdict(&r, KL_UNKNOWN, KL_OUTCOME_TOO_EARLY);
    static const uint32_t flag_of_field[] = {0,
                                             KL_OUTCOME_ADHERENCE_UNKNOWN,
                                             KL_OUTCOME_AKPS_UNKNOWN,
                                             KL_OUTCOME_AKPS_UNKNOWN,
                                             KL_OUTCOME_PAIN_UNKNOWN,
                                             KL_OUTCOME_PAIN_UNKNOWN};
    kl_outcome_review all = NO_PROGRESS;
    all.weeks = 0;
    for (size_t i = 1; i < sizeof fields / sizeof fields[0]; i++) {
        r = with(NO_PROGRESS, fields[i].offset, KL_UNKNOWN);
        expect_verdict(&r, KL_UNKNOWN, flag_of_field[i]);
        all = with(all, fields[i].offset, KL_UNKNOWN);
    }
    expect_verdict(&all, KL_UNKNOWN,
                   KL_OUTCOME_TOO_EARLY | KL_OUTCOME_ADHERENCE_UNKNOWN | KL_OUTCOME_AKPS_UNKNOWN |
                       KL_OUTCOME_PAIN_UNKNOWN);
}

Test(nonresponse, PLAN_184_follows_its_options)
{
    kl_plan_options o;
    kl_plan_options_init(&o, sizeof o);
    o.review_weeks = 9;
    cr_expect_eq(verdict_of(&NO_PROGRESS, &o).flags, KL_OUTCOME_TOO_EARLY);
    o.review_weeks = 6;
    o.adherence_pct = 71;
    cr_expect_eq(verdict_of(&NO_PROGRESS, &o).no_progress, 0);
    o.adherence_pct = 70;
    cr_expect_eq(verdict_of(&NO_PROGRESS, &o).no_progress, 1);
}

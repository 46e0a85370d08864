/*
 * Unit tests of the options of the planning calls: defaults, every end of every range, versions,
 * and the parameter that a reason names.
 * PLAN-002, PLAN-003, PLAN-006; PLAN section 12
 */
#include "catalog/plan_options.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../refusal.h"

enum { NO_INDEX = -1, PARAMETERS = 75, LARGEST = 4096 };

/* Room behind the struct, for a caller of a newer version. */
typedef union roomy {
    kl_plan_options options;
    int32_t word[LARGEST / 4];
} roomy;

/* Row of a member by its place. */
static const kl_parameter *row_of(size_t place)
{
    size_t first = 0;
    while (strncmp(kl_parameter_at(first)->id, "PL.", 3) != 0) first++;
    return kl_parameter_at(first + place);
}

static int32_t *member_at(roomy *r, size_t place)
{
    return &r->word[place + 1];
}

static roomy defaults(void)
{
    roomy r;
    memset(&r, 0, sizeof r);
    kl_plan_options_init(&r.options, sizeof r.options);
    return r;
}

static void accept(const roomy *given)
{
    kl_plan_options options;
    kl_fault fault = {"", 0, 0};
    put_canary(&options, sizeof options);
    cr_expect_eq(kl__plan_options_read(&given->options, &options, &fault), KL_OK, "%s",
                 fault.field);
    cr_expect_eq(memcmp(&options, &given->options, sizeof options), 0);
}

static void refuse(const roomy *given, kl_status wanted, const char *field, double value)
{
    kl_plan_options options;
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl__plan_options_read(&given->options, &options, &fault), &fault, wanted, field,
                   NO_INDEX, value);
    cr_expect_eq(kl__plan_options_read(&given->options, &options, NULL), wanted);
}

/* PLAN section 12: as many members as rows, in the order of the rows. */
Test(plan_options, PLAN_002_are_the_rows_of_the_catalogue)
{
    for (size_t i = 0; i < PARAMETERS; i++) {
        cr_assert_not_null(row_of(i));
        cr_expect_eq(strncmp(row_of(i)->id, "PL.", 3), 0);
        cr_expect_eq(row_of(i)->has_default, 1, "%s", row_of(i)->id);
    }
    cr_expect_null(row_of(PARAMETERS));
    cr_expect_eq(sizeof(kl_plan_options), 4 * (1 + PARAMETERS));
    cr_expect_str_eq(row_of((size_t)KL__PL(week_up_pct))->id, "PL.week_up_pct");
    cr_expect_str_eq(row_of((size_t)KL__PL(gap_lateral))->id, "PL.gap_lateral");
    cr_expect_str_eq(row_of((size_t)KL__PL(pain_red))->id, "PL.pain_red");
    cr_expect_str_eq(row_of((size_t)KL__PL(adherence_pct))->id, "PL.adherence_pct");
}

Test(plan_options, PLAN_002_start_with_the_defaults_of_the_catalogue)
{
    roomy r = defaults();
    kl_plan_options options;
    cr_expect_eq(r.options.struct_size, sizeof(kl_plan_options));
    for (size_t i = 0; i < PARAMETERS; i++) {
        cr_expect_eq(*member_at(&r, i), (int32_t)row_of(i)->default_value, "%s", row_of(i)->id);
    }
    cr_expect_eq(kl__plan_options_read(NULL, &options, NULL), KL_OK);
    cr_expect_eq(memcmp(&options, &r.options, sizeof options), 0);
    accept(&r);
}

/* PLAN-002: just outside is refused, just inside is not; by name, with the value. */
Test(plan_options, PLAN_002_keep_to_their_ranges)
{
    for (size_t i = 0; i < PARAMETERS; i++) {
        const kl_parameter *row = row_of(i);
        const int32_t low = (int32_t)row->minimum;
        const int32_t high = (int32_t)row->maximum;
        const int32_t outside[] = {low - 1, high + 1, INT32_MAX, KL_UNKNOWN};
        roomy r = defaults();
        for (int j = 0; j < 4; j++) {
            *member_at(&r, i) = outside[j];
            refuse(&r, KL_E_RANGE, strchr(row->id, '.') + 1, outside[j]);
        }
        *member_at(&r, i) = low;
        accept(&r);
        *member_at(&r, i) = high;
        accept(&r);
    }
}

/* PLAN-003: of several faults the first row wins. */
Test(plan_options, PLAN_003_are_checked_in_the_order_of_the_table)
{
    roomy r = defaults();
    for (size_t i = PARAMETERS; i-- > 0;) {
        *member_at(&r, i) = INT32_MAX;
        refuse(&r, KL_E_RANGE, strchr(row_of(i)->id, '.') + 1, INT32_MAX);
    }
    r.options.struct_size = 0;
    refuse(&r, KL_E_VERSION, "struct_size", 0);
}

/* An older struct is refused; a newer one passes while it asks for nothing new. */
Test(plan_options, are_refused_from_another_version)
{
    const uint32_t size = sizeof(kl_plan_options);
    const uint32_t no_size[] = {0, 4, size - 1, LARGEST + 1, UINT32_MAX};
    roomy r = defaults();
    for (int i = 0; i < 5; i++) {
        r.options.struct_size = no_size[i];
        refuse(&r, KL_E_VERSION, "struct_size", no_size[i]);
    }
    r.options.struct_size = size + 8;
    accept(&r);
    *member_at(&r, PARAMETERS + 1) = 1;
    refuse(&r, KL_E_VERSION, "struct_size", size + 8);
}

Test(plan_options, fill_the_size_they_are_given)
{
    const size_t size = sizeof(kl_plan_options);
    roomy r;
    put_canary(&r, sizeof r);
    kl_plan_options_init(&r.options, sizeof(uint32_t) - 1);
    cr_expect(is_canary(&r, sizeof r));
    kl_plan_options_init(&r.options, size - 4);
    cr_expect_eq(r.options.struct_size, size - 4);
    cr_expect(is_canary(&r.word[PARAMETERS], sizeof(int32_t)));
    kl_plan_options_init(&r.options, size + 8);
    cr_expect_eq(r.options.struct_size, size + 8);
    cr_expect_eq(r.options.adherence_pct, 70);
    cr_expect_eq(*member_at(&r, PARAMETERS) | *member_at(&r, PARAMETERS + 1), 0);
    cr_expect(is_canary(&r.word[PARAMETERS + 3], sizeof(int32_t)));
    kl_plan_options_init(NULL, size);
}

/* PLAN-006: the parameter of a reason is its place in the catalogue. */
Test(plan_options, PLAN_006_reasons_name_their_parameter)
{
    for (size_t i = 0; i < PARAMETERS; i++) {
        const kl_reason reason = kl__plan_reason(KL_R_WEEK_UP, 12, 10, (int32_t)i);
        cr_expect_eq(reason.code, KL_R_WEEK_UP);
        cr_expect_eq(reason.value, 12);
        cr_expect_eq(reason.limit, 10);
        cr_expect_eq(kl_parameter_at((size_t)reason.parameter), row_of(i), "%s", row_of(i)->id);
    }
    const kl_reason spike = kl__plan_reason(KL_R_SESSION_SPIKE, 9, 8, KL__PL(spike_pct));
    cr_expect_str_eq(kl_parameter_at((size_t)spike.parameter)->id, "PL.spike_pct");
}

Test(plan_options, PLAN_006_reasons_without_numbers_name_none)
{
    const kl_reason bare = kl__plan_bare(KL_R_NO_REST_DAY);
    cr_expect_eq(bare.code, KL_R_NO_REST_DAY);
    cr_expect_eq(bare.value, KL_UNKNOWN);
    cr_expect_eq(bare.limit, KL_UNKNOWN);
    cr_expect_eq(bare.parameter, -1);
}

Test(plan_options, PLAN_006_reasons_keep_their_order)
{
    kl_plan_reasons reasons;
    memset(&reasons, 0, sizeof reasons);
    for (int32_t i = 0; i < KL_PLAN_MAX_REASONS; i++) kl__plan_add(&reasons, kl__plan_bare(i + 1));
    cr_expect_eq(reasons.n, KL_PLAN_MAX_REASONS);
    for (int32_t i = 0; i < KL_PLAN_MAX_REASONS; i++) cr_expect_eq(reasons.reason[i].code, i + 1);
}

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

/* clang-format off */
static const struct {
    const char *id;
    int32_t default_value, minimum, maximum;
    const char *unit, *sources;
    char grade;
} section_12[PARAMETERS] = {
    {"PL.week_up_pct", 10, 0, 30, "%", "CONV10", 'C'},
    {"PL.week_hard_pct", 30, 10, 50, "%", "Nielsen2014", 'C'},
    {"PL.min_step_m", 1000, 0, 3000, "m", "", 'E'},
    {"PL.red_cut_pct", 75, 50, 90, "%", "", 'E'},
    {"PL.deload_pct", 80, 60, 95, "%", "ARC", 'D'},
    {"PL.deload_every", 4, 3, 6, "weeks", "ARC", 'D'},
    {"PL.dose_hi_pct", 110, 100, 130, "%", "Frandsen2025", 'E'},
    {"PL.dose_lo_pct", 80, 50, 100, "%", "", 'E'},
    {"PL.amber_repeat", 2, 1, 4, "runs", "", 'E'},
    {"PL.quality_floor_pct", 80, 60, 100, "%", "", 'E'},
    {"PL.spike_pct", 110, 105, 130, "%", "Frandsen2025", 'B'},
    {"PL.hill_m_per_km", 10, 5, 40, "m/km", "", 'E'},
    {"PL.pace_default_s", 360, 180, 900, "s/km", "", 'E'},
    {"PL.factor_low_pct", 75, 30, 100, "%", "", 'E'},
    {"PL.factor_moderate_pct", 50, 30, 100, "%", "S003", 'D'},
    {"PL.max_runs_low", 5, 1, 6, "d", "", 'E'},
    {"PL.max_runs_moderate", 4, 1, 6, "d", "DEL", 'C'},
    {"PL.gap_low", 1, 1, 3, "d", "", 'E'},
    {"PL.gap_moderate", 2, 1, 3, "d", "DEL", 'C'},
    {"PL.gap_lateral", 2, 1, 3, "d", "", 'E'},
    {"PL.gap1_days", 8, 5, 13, "d", "", 'E'},
    {"PL.gap2_days", 14, 10, 27, "d", "TRC", 'D'},
    {"PL.gap3_days", 28, 14, 60, "d", "", 'E'},
    {"PL.gap1_levels", 1, 0, 3, "levels", "", 'E'},
    {"PL.gap2_levels", 3, 0, 6, "levels", "", 'E'},
    {"PL.history_min_weeks", 2, 1, 4, "weeks", "", 'E'},
    {"PL.screen_max_age_days", 28, 7, 90, "d", "", 'E'},
    {"PL.cross_high_pct", 50, 0, 100, "%", "", 'E'},
    {"PL.cross_max_s", 3600, 600, 10800, "s", "", 'E'},
    {"PL.high_cross_days", 2, 0, 4, "d", "", 'E'},
    {"PL.strength_min", 2, 1, 3, "per week", "S000, S002", 'D'},
    {"PL.strength_max", 3, 2, 4, "per week", "S000, S002", 'D'},
    {"PL.strength_gap", 2, 1, 3, "d", "", 'E'},
    {"PL.max_run_days_reload", 4, 2, 6, "d", "DEL", 'C'},
    {"PL.max_run_days_build", 5, 2, 6, "d", "", 'E'},
    {"PL.max_run_days_other", 6, 2, 6, "d", "S002", 'D'},
    {"PL.run_gap_reload", 2, 1, 3, "d", "DEL, MIL", 'C'},
    {"PL.advance_greens", 2, 1, 4, "runs", "MIL", 'C'},
    {"PL.tendon_greens", 3, 1, 5, "runs", "", 'E'},
    {"PL.max_adv_week", 2, 1, 2, "levels", "DEL", 'C'},
    {"PL.reload_min_weeks", 2, 1, 6, "weeks", "", 'E'},
    {"PL.build_min_weeks", 3, 1, 8, "weeks", "", 'E'},
    {"PL.return_min_weeks", 3, 1, 8, "weeks", "", 'E'},
    {"PL.target_weeks", 3, 1, 6, "weeks", "", 'E'},
    {"PL.floor_weeks", 2, 1, 4, "weeks", "", 'E'},
    {"PL.pain_green_rehab", 30, 0, 40, "tenths", "Smith2019", 'E'},
    {"PL.pain_red", 50, 30, 70, "tenths", "Thomee1997", 'B'},
    {"PL.settle_tol", 5, 0, 10, "tenths", "", 'E'},
    {"PL.am_red_delta", 20, 10, 30, "tenths", "", 'E'},
    {"PL.top_sessions", 2, 1, 4, "sessions", "", 'E'},
    {"PL.top_sessions_tendon", 3, 1, 5, "sessions", "", 'E'},
    {"PL.rep_step", 1, 1, 4, "reps", "", 'E'},
    {"PL.hold_step_s", 5, 1, 15, "s", "", 'E'},
    {"PL.phase2_min_days", 7, 7, 28, "d", "S000", 'D'},
    {"PL.transition_s", 30, 0, 300, "s", "", 'E'},
    {"PL.tape_days", 28, 14, 42, "d", "S003, CPG2019", 'C'},
    {"PL.orthotic_days", 42, 14, 84, "d", "CPG2019", 'C'},
    {"PL.adjunct_soon_days", 7, 1, 14, "d", "", 'E'},
    {"PL.adjunct_strength_window", 14, 7, 28, "d", "", 'E'},
    {"PL.sleep_need_min", 480, 360, 600, "min", "", 'E'},
    {"PL.debt3_min", 240, 60, 600, "min", "", 'E'},
    {"PL.short_night_min", 360, 240, 420, "min", "", 'E'},
    {"PL.short_nights", 2, 1, 3, "nights", "", 'E'},
    {"PL.stress_hi", 4, 3, 5, "1-5", "", 'E'},
    {"PL.early_ambers", 2, 1, 4, "runs", "", 'E'},
    {"PL.early_days", 7, 3, 14, "d", "", 'E'},
    {"PL.changed_pct", 110, 105, 150, "%", "", 'E'},
    {"PL.changed_min_weeks", 4, 2, 6, "weeks", "", 'E'},
    {"PL.offender_min", 2, 1, 3, "REDs", "", 'E'},
    {"PL.offender_window", 7, 3, 14, "d", "", 'E'},
    {"PL.threshold_green_days", 28, 14, 56, "d", "", 'E'},
    {"PL.threshold_bad_days", 14, 7, 28, "d", "", 'E'},
    {"PL.walk_cap_high_s", 1800, 600, 3600, "s", "HEID", 'D'},
    {"PL.review_weeks", 8, 6, 12, "weeks", "Esculier2018", 'C'},
    {"PL.adherence_pct", 70, 50, 90, "%", "", 'E'},
};
/* clang-format on */

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

/* The table of the specification, by its figures. */
Test(plan_options, PLAN_002_section_12_values)
{
    for (size_t i = 0; i < PARAMETERS; i++) {
        const kl_parameter *row = row_of(i);
        cr_assert_str_eq(row->id, section_12[i].id);
        cr_expect_eq(row->default_value, section_12[i].default_value, "%s", row->id);
        cr_expect_eq(row->minimum, section_12[i].minimum, "%s", row->id);
        cr_expect_eq(row->maximum, section_12[i].maximum, "%s", row->id);
        cr_expect_str_eq(row->unit, section_12[i].unit, "%s", row->id);
        cr_expect_str_eq(row->sources, section_12[i].sources, "%s", row->id);
        cr_expect_eq(row->grade, section_12[i].grade, "%s", row->id);
    }
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

/*
 * Unit tests of catalog.h: every row well-formed, every lookup, the values of the specification.
 * LOAD sections 14 (parameters) and 16 (sources), KNEE sections 12 and 16; LOAD-007 and KNEE-060
 * (flags), KNEE-108 (reasons), LOAD-130 (evidence).
 */
#include <criterion/criterion.h>
#include <string.h>

#include "kneeload/kneeload.h"

#define LONGEST_TEXT 120

/* Claims that no text of the library makes. */
static const char *const forbidden[] = {"safe", "treat", "diagnos", "cure", "damage"};

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static int starts_with(const char *text, const char *word)
{
    while (*word && lower(*text) == *word) {
        text++;
        word++;
    }
    return !*word;
}

static int contains(const char *text, const char *word)
{
    for (; *text; text++) {
        if (starts_with(text, word)) return 1;
    }
    return 0;
}

static void check_claims_nothing(const char *text)
{
    for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++) {
        cr_expect(!contains(text, forbidden[i]), "\"%s\" says \"%s\"", text, forbidden[i]);
    }
}

static void check_text(const char *text)
{
    cr_assert_not_null(text);
    cr_expect_leq(strlen(text), LONGEST_TEXT, "too long: \"%s\"", text);
    check_claims_nothing(text);
}

/* Keys separated by ", ", each of them in the source table. */
static void check_sources(const char *keys)
{
    while (*keys) {
        char key[64] = {0};
        const size_t length = strcspn(keys, ",");
        cr_assert_lt(length, sizeof key);
        memcpy(key, keys, length);
        cr_expect_not_null(kl_source_find(key), "no source \"%s\"", key);
        keys += length;
        if (*keys) {
            cr_assert_eq(strncmp(keys, ", ", 2), 0);
            keys += 2;
        }
    }
}

static int32_t size_of_set(const char *set)
{
    int32_t size = 0;
    for (size_t i = 0; kl_code_at(i); i++) size += strcmp(kl_code_at(i)->set, set) == 0;
    return size;
}

static const kl_code *code(const char *set, const char *name)
{
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        if (strcmp(row->set, set) == 0 && strcmp(row->name, name) == 0) return row;
    }
    return NULL;
}

static int is_grade(char grade, const char *grades)
{
    return grade && strchr(grades, grade);
}

static const char *parameter_id(size_t index)
{
    return kl_parameter_at(index) ? kl_parameter_at(index)->id : NULL;
}

static const char *source_key(size_t index)
{
    return kl_source_at(index) ? kl_source_at(index)->key : NULL;
}

/* The names of a table are those of the list, in this order, and no more. */
static void check_names(const char *(*name_at)(size_t), const char *list)
{
    size_t place = 0;
    while (*list) {
        const size_t length = strcspn(list, " ");
        const char *name = name_at(place++);
        cr_assert(name && strlen(name) == length && memcmp(name, list, length) == 0,
                  "%s instead of %.*s", name ? name : "nothing", (int)length, list);
        list += length;
        list += *list == ' ';
    }
    cr_expect_null(name_at(place));
}

/* ---- parameters, section 14 ---- */

Test(catalog_parameters, every_row_is_well_formed)
{
    for (size_t i = 0; kl_parameter_at(i); i++) {
        const kl_parameter *row = kl_parameter_at(i);
        cr_expect_eq(kl_parameter_find(row->id), row, "%s stands twice", row->id);
        cr_expect_not_null(strchr(row->id, '.'), "%s has no group", row->id);
        cr_expect_neq(row->name[0], '\0', "%s has no name", row->id);
        cr_expect_not_null(row->unit);
        cr_expect(is_grade(row->grade, "ABCDEX-"), "grade of %s", row->id);
        check_text(row->name);
        check_text(row->note);
        check_sources(row->sources);
    }
}

Test(catalog_parameters, defaults_lie_inside_their_range)
{
    for (size_t i = 0; kl_parameter_at(i); i++) {
        const kl_parameter *row = kl_parameter_at(i);
        cr_expect_leq(row->minimum, row->maximum, "%s", row->id);
        cr_expect(row->has_default == 0 || row->has_default == 1, "%s", row->id);
        if (!row->has_default) continue;
        cr_expect_leq(row->minimum, row->default_value, "%s", row->id);
        cr_expect_leq(row->default_value, row->maximum, "%s", row->id);
    }
}

Test(catalog_parameters, selectors_span_their_code_set)
{
    for (size_t i = 0; kl_parameter_at(i); i++) {
        const kl_parameter *row = kl_parameter_at(i);
        if (row->codes[0] == '\0') continue;
        const int32_t size = size_of_set(row->codes);
        cr_expect_gt(size, 0, "%s names no set: %s", row->id, row->codes);
        cr_expect_eq(row->minimum, 0.0, "%s", row->id);
        cr_expect_eq(row->maximum, (double)(size - 1), "%s", row->id);
        cr_expect_eq(row->unit[0], '\0', "%s", row->id);
    }
}

/* LOAD-006: options are checked in table order, so a group is one block. */
Test(catalog_parameters, groups_are_blocks_in_the_order_of_checking)
{
    check_names(
        parameter_id,
        "RA.na RA.nc RA.kind RA.missing RA.partial RA.cov_num RA.cov_den RA.lmax RA.lmax_floor "
        "RA.legacy RA.thr RA.layoff_gap RA.layoff_hold RA.open_day "
        "W2W.window "
        "EW.conv_a EW.arg_a EW.conv_c EW.arg_c EW.seed EW.k EW.v0_a EW.v0_c EW.missing EW.lag "
        "EW.cov_num EW.cov_den EW.legacy EW.thr EW.layoff_gap EW.layoff_hold EW.open_day "
        "PM.conv_a PM.arg_a PM.conv_c PM.arg_c PM.seed PM.k PM.v0_a PM.v0_c PM.missing "
        "PM.ramp_days PM.tsb_min PM.ramp_max "
        "MO.window MO.sd MO.cap MO.missing "
        "SPK.window SPK.b1 SPK.b2 SPK.b3 SPK.measure SPK.kinds SPK.low_n SPK.expire_soon "
        "SPK.missing_max SPK.speed_max_dmps SPK.ratchet_days SPK.ratchet_max SPK.edge "
        "SPK.layoff_gap SPK.layoff_hold "
        "PREP.kinds PREP.dup_start_s PREP.dup_pct PREP.merge_gap_s "
        "KN.exp_speed_20 KN.exp_cadspeed_20 KN.exp_cadence_20 KN.exp_cost_20 KN.exp_contact_20 "
        "KN.exp_mass_20 KN.b_down KN.b_up KN.grade_clip KN.p_walk KN.b_walk_down KN.peak_ref_bw "
        "KN.interval "
        "CAD.min_days CAD.min_sessions CAD.in_band_pct CAD.pass_pct CAD.repeat_pct CAD.calf_ok "
        "CAD.calf_drop CAD.band_lo_pct CAD.band_hi_pct CAD.response_days CAD.response_tenths "
        "CAD.ceiling_dspm "
        "FIXED.ewma_warm FIXED.ewma_stale FIXED.saturated FIXED.rest_days FIXED.series_days "
        "FIXED.underflow "
        "FIXED.q_min FIXED.q_max FIXED.cad_175_cm FIXED.norm_full FIXED.norm_half "
        "FIXED.expected_full FIXED.expected_half FIXED.target FIXED.step FIXED.target_max "
        "FIXED.follow_4w FIXED.follow_3m FIXED.peak_reload FIXED.peak_build FIXED.shoe_warn "
        "FIXED.shoe_due FIXED.shoe_ramp "
        "RH.pain_green RH.pain_red RH.settle_tol RH.am_red_delta RH.am_ambers_to_red "
        "RH.strength_pain_ok RH.advance_greens RH.post_setback_greens RH.max_levels_7d "
        "RH.ambers_to_regress RH.greys_to_flag RH.red_rest_days RH.amber_rest_days "
        "RH.red2_window RH.red2_levels RH.red3_window RH.dose_low_pct RH.dose_high_pct "
        "RH.late_days RH.gap1_days RH.gap1_levels RH.gap2_days RH.gap2_levels RH.gap3_days "
        "RH.irritable_min_days RH.irritable_review_days RH.irritable_mornings "
        "RH.irritable_strength RH.reload_min_days RH.reload_red_free RH.reload_review_days "
        "RH.build_min_days RH.return_min_days RH.build_red_free RH.return_red_free "
        "RH.build_volume_pct RH.return_volume_pct RH.build_weeks RH.return_weeks "
        "RH.green_share_pct RH.strength_14d RH.early_sign_ambers RH.reload_run_gap "
        "RH.reload_max_runs_7d RH.build_run_gap RH.build_max_runs_7d RH.maintain_run_gap "
        "RH.maintain_max_runs_7d RH.sleep_need_min RH.debt3_min RH.short_night_min "
        "RH.stress_high RH.worsening_delta RH.night_count_7d RH.self_clear_days "
        "RH.screen_valid_days RH.calm_days "
        "PL.week_up_pct PL.week_hard_pct PL.min_step_m PL.red_cut_pct PL.deload_pct "
        "PL.deload_every PL.dose_hi_pct PL.dose_lo_pct PL.amber_repeat "
        "PL.quality_floor_pct PL.spike_pct PL.hill_m_per_km PL.pace_default_s "
        "PL.factor_low_pct PL.factor_moderate_pct PL.max_runs_low PL.max_runs_moderate "
        "PL.gap_low PL.gap_moderate PL.gap_lateral PL.gap1_days PL.gap2_days PL.gap3_days "
        "PL.gap1_levels PL.gap2_levels PL.history_min_weeks PL.screen_max_age_days "
        "PL.cross_high_pct PL.cross_max_s PL.high_cross_days PL.strength_min "
        "PL.strength_max PL.strength_gap PL.max_run_days_reload PL.max_run_days_build "
        "PL.max_run_days_other PL.run_gap_reload PL.advance_greens PL.tendon_greens "
        "PL.max_adv_week PL.reload_min_weeks PL.build_min_weeks PL.return_min_weeks "
        "PL.target_weeks PL.floor_weeks PL.pain_green_rehab PL.pain_red PL.settle_tol "
        "PL.am_red_delta PL.top_sessions PL.top_sessions_tendon PL.rep_step PL.hold_step_s "
        "PL.phase2_min_days PL.transition_s PL.tape_days PL.orthotic_days "
        "PL.adjunct_soon_days PL.adjunct_strength_window PL.sleep_need_min PL.debt3_min "
        "PL.short_night_min PL.short_nights PL.stress_hi PL.early_ambers PL.early_days "
        "PL.changed_pct PL.changed_min_weeks PL.offender_min PL.offender_window "
        "PL.threshold_green_days PL.threshold_bad_days PL.walk_cap_high_s PL.review_weeks "
        "PL.adherence_pct");
}

typedef struct spec_row {
    const char *id;
    const char *unit;
    double default_value;
    double minimum;
    double maximum;
    int32_t has_default;
    char grade;
    const char *sources;
} spec_row;

static void check_rows(const spec_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const kl_parameter *row = kl_parameter_find(rows[i].id);
        cr_assert_not_null(row, "%s", rows[i].id);
        cr_expect_str_eq(row->unit, rows[i].unit, "%s", rows[i].id);
        cr_expect_eq(row->default_value, rows[i].default_value, "%s", rows[i].id);
        cr_expect_eq(row->minimum, rows[i].minimum, "%s", rows[i].id);
        cr_expect_eq(row->maximum, rows[i].maximum, "%s", rows[i].id);
        cr_expect_eq(row->has_default, rows[i].has_default, "%s", rows[i].id);
        cr_expect_eq(row->grade, rows[i].grade, "%s", rows[i].id);
        cr_expect_str_eq(row->sources, rows[i].sources, "%s", rows[i].id);
    }
}

Test(catalog_parameters, load_section_14_values)
{
    static const spec_row rows[] = {
        {"RA.na", "d", 7, 3, 14, 1, 'D', "Frandsen2025, Gabbett2019"},
        {"RA.nc", "d", 28, 14, 56, 1, 'D', "Frandsen2025, Gabbett2019"},
        {"RA.kind", "", 1, 0, 2, 1, 'D', "Frandsen2025"},
        {"RA.missing", "", 0, 0, 3, 1, 'E', "OWN"},
        {"RA.partial", "", 0, 0, 1, 1, 'E', ""},
        {"RA.cov_num", "", 6, 0, 100, 1, 'E', ""},
        {"RA.cov_den", "", 7, 1, 100, 1, 'E', ""},
        {"RA.lmax", "load", 0, 0, 1e15, 0, 'E', "OWN"},
        {"RA.lmax_floor", "load", 0, 0, 1e15, 1, 'E', "OWN"},
        {"RA.legacy", "", 0, 0, 1, 1, 'X', "Gabbett2016"},
        {"RA.thr", "permille", 0, 1, 100000, 0, '-', ""},
        {"RA.layoff_gap", "d", 14, 7, 60, 1, 'E', ""},
        {"RA.layoff_hold", "d", 28, 0, 60, 1, 'E', "Dijkhuis2020"},
        {"RA.open_day", "day", 0, -719162, 2932896, 0, 'E', ""},
        {"W2W.window", "d", 7, 7, 14, 1, 'C', "Nielsen2014"},
        {"EW.conv_c", "", 0, 0, 5, 1, 'D', "Williams2017"},
        {"EW.arg_a", "d", 7, 0.001, 1000, 1, 'D', "Williams2017"},
        {"EW.arg_c", "d", 28, 0.001, 1000, 1, 'D', "Williams2017"},
        {"EW.seed", "", 0, 0, 5, 1, 'E', "OWN"},
        {"EW.k", "d", 7, 1, 42, 1, 'E', ""},
        {"EW.missing", "", 0, 0, 2, 1, 'D', "Moussa2019"},
        {"EW.lag", "d", 0, 0, 28, 1, 'E', ""},
        {"PM.conv_a", "", 1, 0, 5, 1, 'D', "PMC"},
        {"PM.arg_c", "d", 42, 0.001, 1000, 1, 'D', "PMC"},
        {"PM.seed", "", 1, 0, 5, 1, 'D', "PMC"},
        {"PM.v0_c", "load", 0, 0, 1e15, 1, 'D', "PMC"},
        {"PM.ramp_days", "d", 7, 1, 28, 1, 'D', "PMC"},
        {"PM.tsb_min", "load", 0, -1e15, 1e15, 1, 'E', ""},
        {"PM.ramp_max", "load", 0, -1e15, 1e15, 0, 'E', ""},
        {"MO.window", "d", 7, 2, 56, 1, 'D', "Foster1998"},
        {"MO.cap", "", 0, 0, 1000, 1, 'E', ""},
        {"SPK.window", "d", 30, 7, 90, 1, 'B', "Frandsen2025"},
        {"SPK.b3", "permille", 2000, 1000, 10000, 1, 'B', "Frandsen2025"},
        {"SPK.kinds", "mask", 3, 1, 15, 1, 'E', ""},
        {"SPK.low_n", "runs", 4, 1, 30, 1, 'E', "OWN"},
        {"SPK.missing_max", "d", 3, 0, 90, 1, 'E', ""},
        {"SPK.speed_max_dmps", "0.1 m/s", 65, 10, 150, 1, 'E', ""},
        {"SPK.ratchet_max", "runs", 1, 0, 30, 1, 'E', "OWN"},
        {"SPK.edge", "", 1, 1, 3, 1, 'E', ""},
        {"PREP.dup_pct", "%", 2, 0, 20, 1, 'E', ""},
        {"PREP.merge_gap_s", "s", 1800, 0, 14400, 1, 'E', ""},
        {"FIXED.underflow", "", 0x1p-960, 0x1p-960, 0x1p-960, 1, 'E', "OWN"},
    };
    check_rows(rows, sizeof rows / sizeof rows[0]);
}

/* KNEE-005 */
Test(catalog_parameters, knee_section_12_values)
{
    static const spec_row rows[] = {
        {"KN.exp_speed_20", "1/20", 8, 5, 11, 1, 'B', "RBDS2017, Doyle2023"},
        {"KN.exp_cadspeed_20", "1/20", 4, 3, 8, 1, 'B',
         "deRuiter2020, vanOeveren2017, RBDS2017, DeVita2015"},
        {"KN.exp_cadence_20", "1/20", 40, 30, 50, 1, 'B',
         "Lenhart2014, Bonacci2018, Willson2014, Willson2015"},
        {"KN.exp_cost_20", "1/20", 40, 20, 80, 1, 'E', "OWN"},
        {"KN.exp_contact_20", "1/20", 11, 9, 13, 1, 'B', "RBDS2017"},
        {"KN.exp_mass_20", "1/20", 20, 6, 26, 1, 'D', "Kujawa2020, Willy2016load"},
        {"KN.b_down", "per unit grade", 1.5, 0.5, 2.5, 1, 'D',
         "DeclineLeverLaw, Telhan2010, ShihHo2023"},
        {"KN.b_up", "per unit grade", 0.0, -1, 0.5, 1, 'B', "Telhan2010"},
        {"KN.grade_clip", "", 0.20, 0.10, 0.30, 1, 'E', ""},
        {"KN.p_walk", "", 0.17, 0.10, 0.30, 1, 'B', "Hart2022"},
        {"KN.b_walk_down", "per unit grade", 13.0, 0, 16, 1, 'D', "Kuster1993"},
        {"KN.peak_ref_bw", "BW", 5.2, 4.0, 6.5, 1, 'B', "Hart2022"},
        {"KN.interval", "", 1, 0, 1, 1, '-', ""},
        {"CAD.min_days", "d", 7, 5, 28, 1, 'E', ""},
        {"CAD.min_sessions", "runs", 3, 2, 10, 1, 'E', "Huber2024"},
        {"CAD.in_band_pct", "%", 70, 50, 95, 1, 'E', ""},
        {"CAD.pass_pct", "%", 80, 60, 100, 1, 'E', ""},
        {"CAD.repeat_pct", "%", 50, 30, 70, 1, 'E', ""},
        {"CAD.calf_ok", "tenths", 20, 0, 30, 1, 'E', ""},
        {"CAD.calf_drop", "tenths", 30, 10, 50, 1, 'E', ""},
        {"CAD.band_lo_pct", "%", 98, 95, 99, 1, 'E', "Willy2016field"},
        {"CAD.band_hi_pct", "%", 104, 101, 106, 1, 'E', "Willy2016field"},
        {"CAD.response_days", "d", 14, 7, 28, 1, 'A', "Esculier2023, Esculier2018"},
        {"CAD.response_tenths", "tenths", 10, 5, 30, 1, 'E', "Esculier2023, Esculier2018"},
        {"CAD.ceiling_dspm", "dspm", 1900, 1800, 2000, 1, 'E', ""},
        {"FIXED.q_min", "", 0.80, 0.80, 0.80, 1, 'E', ""},
        {"FIXED.q_max", "", 1.25, 1.25, 1.25, 1, 'E', ""},
        {"FIXED.cad_175_cm", "spm", 167.6, 167.6, 167.6, 1, 'B', "RBDS2017"},
    };
    check_rows(rows, sizeof rows / sizeof rows[0]);
}

/* 'as RA': EW repeats these rows of RA. */
Test(catalog_parameters, ewma_repeats_rows_of_rolling)
{
    static const char *const pairs[][2] = {
        {"RA.cov_num", "EW.cov_num"},
        {"RA.cov_den", "EW.cov_den"},
        {"RA.legacy", "EW.legacy"},
        {"RA.thr", "EW.thr"},
        {"RA.layoff_gap", "EW.layoff_gap"},
        {"RA.layoff_hold", "EW.layoff_hold"},
        {"RA.open_day", "EW.open_day"},
        {"RA.layoff_gap", "SPK.layoff_gap"},
        {"RA.layoff_hold", "SPK.layoff_hold"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const kl_parameter *a = kl_parameter_find(pairs[i][0]);
        const kl_parameter *b = kl_parameter_find(pairs[i][1]);
        cr_assert(a && b, "%s", pairs[i][1]);
        cr_expect_eq(a->default_value, b->default_value, "%s", b->id);
        cr_expect_eq(a->minimum, b->minimum, "%s", b->id);
        cr_expect_eq(a->maximum, b->maximum, "%s", b->id);
        cr_expect_eq(a->has_default, b->has_default, "%s", b->id);
        cr_expect_eq(a->grade, b->grade, "%s", b->id);
        cr_expect_str_eq(a->unit, b->unit, "%s", b->id);
        cr_expect_str_eq(a->sources, b->sources, "%s", b->id);
    }
}

Test(catalog_parameters, fixed_rows_cannot_be_set)
{
    int32_t count = 0;
    for (size_t i = 0; kl_parameter_at(i); i++) {
        const kl_parameter *row = kl_parameter_at(i);
        if (!starts_with(row->id, "fixed.")) continue;
        count++;
        cr_expect_eq(row->minimum, row->default_value, "%s", row->id);
        cr_expect_eq(row->maximum, row->default_value, "%s", row->id);
    }
    cr_expect_eq(count, 23);
}

Test(catalog_parameters, lookups_of_nothing)
{
    cr_expect_null(kl_parameter_find(NULL));
    cr_expect_null(kl_parameter_find(""));
    cr_expect_null(kl_parameter_find("RA"));
    cr_expect_null(kl_parameter_find("RA.n"));
    cr_expect_null(kl_parameter_find("RA.nax"));
    cr_expect_null(kl_parameter_find("ra.na"));
    cr_expect_null(kl_parameter_at(SIZE_MAX));
}

/* ---- sources, section 16 ---- */

Test(catalog_sources, every_row_is_well_formed)
{
    for (size_t i = 0; kl_source_at(i); i++) {
        const kl_source *row = kl_source_at(i);
        cr_expect_eq(kl_source_find(row->key), row, "%s stands twice", row->key);
        cr_expect_null(strchr(row->key, ','), "%s", row->key);
        cr_expect_neq(row->citation[0], '\0', "%s", row->key);
        cr_expect_not_null(row->address, "%s", row->key);
        cr_expect_neq(row->seen[0], '\0', "%s", row->key);
        check_claims_nothing(row->citation);
        check_claims_nothing(row->seen);
    }
}

Test(catalog_sources, sections_of_sources_are_complete)
{
    check_names(source_key,
                "Frandsen2025 Nakaoka2021 Nielsen2014 Buist2008 Dijkhuis2020 Gabbett2016 "
                "Gabbett2019 Impellizzeri2020 DalenLorentsen2021 Williams2017 Moussa2019 "
                "Foster1998 Foster2021 IntervalsTRIMP Edwards1993 Lucia2003 PMC RTSS Doyle2023 "
                "Peers S000 S001 S002 S003 S004 OWN "
                "RBDS2017 Lenhart2014 Bonacci2018 Willson2014 Willson2015 Willy2016field "
                "Willy2016load Kujawa2020 deRuiter2020 vanOeveren2017 DeVita2015 Hart2022 Song2023 "
                "Kuster1993 Ericson1987 Kutzner2017 Telhan2010 ShihHo2023 DeclineLeverLaw "
                "Powers2014 Chinkulprasert2011 Escamilla2022 Zhang2022 Mestelle2017 Xue2025 "
                "Ho2012 Esculier2018 Esculier2023 Bramah2019 Huber2024 Dosage2020 "
                "Thomee1997 Silbernagel2007 TREK APTEI DEL Soreness MIL Herring TRC Crossley2004 "
                "Smith2019 "
                "CONV10 ARC MOEN HEID CPG2019 JAT AKPS KOOSPF OSTRC UWRI LEFS PIVA LSD PFJrank");
}

Test(catalog_sources, how_a_source_was_seen)
{
    const kl_source *row = kl_source_find("Frandsen2025");
    cr_expect_str_eq(row->address, "doi 10.1136/bjsports-2024-109380");
    cr_expect(starts_with(row->seen, "abstract; band hazard ratios from it"));
    cr_expect_str_eq(kl_source_find("Gabbett2016")->seen, "recalled; zones second-hand");
    cr_expect_str_eq(kl_source_find("Edwards1993")->seen, "recalled");
    cr_expect_str_eq(kl_source_find("Lucia2003")->address, "");
    cr_expect_str_eq(kl_source_find("S002")->seen, "full text");
}

Test(catalog_sources, lookups_of_nothing)
{
    cr_expect_null(kl_source_find(NULL));
    cr_expect_null(kl_source_find(""));
    cr_expect_null(kl_source_find("Edwards1993, Lucia2003"));
    cr_expect_null(kl_source_at(SIZE_MAX));
}

/* ---- codes ---- */

Test(catalog_codes, every_row_is_well_formed)
{
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        cr_expect_eq(code(row->set, row->name), row, "%s %s stands twice", row->set, row->name);
        cr_expect_neq(row->text[0], '\0', "%s %s", row->set, row->name);
        cr_expect_eq(row->text[strlen(row->text) - 1], '.', "%s %s", row->set, row->name);
        check_text(row->text);
    }
    cr_expect_null(kl_code_at(SIZE_MAX));
}

typedef struct set_size {
    const char *set;
    int32_t size;
} set_size;

static const set_size sets[] = {
    {"status", 11},
    {"flag", 32},
    {"session_kind", 4},
    {"channel", 5},
    {"trimp_set", 6},
    {"zone_method", 2},
    {"day_state", 5},
    {"mode", 2},
    {"rolling_kind", 3},
    {"rolling_missing", 4},
    {"verdict", 4},
    {"legacy_zone", 7},
    {"conv", 6},
    {"seed", 6},
    {"ewma_missing", 3},
    {"sd", 2},
    {"monotony_missing", 2},
    {"spike_measure", 2},
    {"band", 5},
    {"gap_fill", 2},
    {"convert_direction", 2},
    {"metric", 3},
    {"knee_mode", 3},
    {"terrain", 5},
    {"cadence_unit", 2},
    {"quality", 3},
    {"knee_flag", 13},
    {"phase", 6},
    {"activity", 10},
    {"demand_flag", 3},
    {"shoe_state", 3},
    {"shoe_advice", 5},
    {"cadence_reason", 46},
    {"cadence_advice", 6},
    {"cadence_phase", 6},
    {"cadence_event", 9},
    {"cadence_change", 2},
    {"colour", 4},
    {"decision", 5},
    {"rehab_reason", 104},
    {"red_flag", 19},
    {"location", 7},
    {"irritability", 3},
    {"tier", 4},
    {"ladder", 5},
    {"profile", 2},
    {"event", 9},
    {"warmup", 4},
    {"cleared_by", 2},
    {"action", 4},
    {"side", 3},
    {"pattern", 4},
    {"intake", 9},
    {"plan_reason", 133},
    {"exposure", 6},
    {"workout", 8},
    {"run_class", 3},
    {"severity", 2},
    {"unload_step", 6},
    {"present", 3},
    {"restore_step", 6},
    {"exercise", 16},
    {"muscle_group", 3},
    {"exercise_family", 8},
    {"dose", 2},
    {"equipment", 6},
    {"own_default", 4},
    {"progress", 5},
    {"feature", 6},
    {"changed", 2},
    {"adjunct", 2},
    {"massage_area", 8},
    {"cross_training", 5},
    {"habit", 8},
    {"instrument", 8},
    {"outcome_flag", 11},
    {"step_down", 3},
    {"outcome_change", 5},
    {"tailor_state", 5},
    {"form", 2},
    {"item", 6},
    {"today_session", 6},
    {"today_reason", 16},
    {"today_unknown", 8},
};

Test(catalog_codes, sets_are_complete)
{
    size_t total = 0;
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        cr_expect_eq(size_of_set(sets[i].set), sets[i].size, "%s", sets[i].set);
        total += (size_t)sets[i].size;
    }
    cr_expect_not_null(kl_code_at(total - 1));
    cr_expect_null(kl_code_at(total));
}

static int is_mask(const char *set)
{
    static const char *const masks[] = {
        "flag",     "knee_flag", "demand_flag", "shoe_advice",  "cadence_advice",
        "red_flag", "intake",    "own_default", "outcome_flag", "today_unknown"};
    for (size_t i = 0; i < sizeof masks / sizeof masks[0]; i++) {
        if (strcmp(set, masks[i]) == 0) return 1;
    }
    return 0;
}

/*
 * The n-th row of a set: flags 1 << n, statuses -n, reasons n + 1, all others n.
 * LOAD-007, KNEE-060, KNEE-108
 */
Test(catalog_codes, values_follow_their_place)
{
    const char *set = "";
    int32_t place = 0;
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        place = strcmp(set, row->set) == 0 ? place + 1 : 0;
        set = row->set;
        int64_t expected = place;
        if (is_mask(set)) expected = INT64_C(1) << place;
        if (strstr(set, "_reason")) expected = place + 1;
        if (strcmp(set, "today_reason") == 0) expected = KL_TODAY_FIRST + place;
        if (strcmp(set, "status") == 0) expected = -place;
        cr_expect_eq(row->value, expected, "%s %s", row->set, row->name);
    }
}

Test(catalog_codes, statuses_carry_the_names_of_status_h)
{
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        if (strcmp(row->set, "status") != 0) continue;
        cr_expect_str_eq(kl_status_name((kl_status)row->value) + strlen("KL_"), row->name);
    }
}

Test(catalog_codes, LOAD_007_bits)
{
    cr_expect_eq(code("flag", "NO_LOAD")->value, INT64_C(1));
    cr_expect_eq(code("flag", "POSSIBLE_LAYOFF")->value, INT64_C(1) << 8);
    cr_expect_eq(code("flag", "LOW_N")->value, INT64_C(1) << 16);
    cr_expect_eq(code("flag", "ALREADY_ABOVE")->value, INT64_C(1) << 24);
    cr_expect_eq(code("flag", "ZERO_EFFORT")->value, INT64_C(0x80000000));
    cr_expect_eq(code("convert_direction", "COUPLED_TO_UNCOUPLED")->value, 1);
}

Test(catalog_codes, KNEE_060_bits)
{
    cr_expect_eq(code("knee_flag", "PROFILE_DEFAULT")->value, INT64_C(1));
    cr_expect_eq(code("knee_flag", "WALK_MIX_SUSPECT")->value, INT64_C(1) << 7);
    cr_expect_eq(code("knee_flag", "SHORT_SEGMENT")->value, INT64_C(1) << 12);
}

/* KNEE-108: the order of the list is the code. */
Test(catalog_codes, KNEE_108_reasons)
{
    cr_expect_eq(code("cadence_reason", "BASELINE_RUN_STORED")->value, 1);
    cr_expect_eq(code("cadence_reason", "CALF_PAIN")->value, 17);
    cr_expect_eq(code("cadence_reason", "RETEST_DUE")->value, 37);
    cr_expect_eq(code("cadence_reason", "STOPPED_BY_CALLER")->value, 46);
}

/* ---- evidence, LOAD-130 ---- */

typedef struct label {
    const char *output;
    const char *claim;
    char grade;
    const char *source;
} label;

static const label labels[] = {
    {"SPIKE_DISTANCE", "RISK_ASSOCIATED", 'B', "Frandsen2025"},
    {"LEGACY_ZONE", "LEGACY", 'X', "Impellizzeri2020"},
    {"SPIKE_DURATION", "DESCRIPTIVE", 'E', "Frandsen2025"},
    {"RATCHET", "DESCRIPTIVE", 'E', "OWN"},
    {"RATIO_RA", "DESCRIPTIVE", 'X', "Frandsen2025"},
    {"RATIO_EWMA", "DESCRIPTIVE", 'X', "Nakaoka2021"},
    {"WEEK_TO_WEEK", "DESCRIPTIVE", 'C', "Nielsen2014"},
    {"MONOTONY", "DESCRIPTIVE", 'D', "Foster1998"},
    {"STRAIN", "DESCRIPTIVE", 'D', "Foster1998"},
    {"PMC", "DESCRIPTIVE", 'D', "PMC"},
    {"POST_LAYOFF", "DESCRIPTIVE", 'E', "Dijkhuis2020"},
    {"BASE_RATE", "DESCRIPTIVE", 'E', "OWN"},
    {"BOUNDS", "DESCRIPTIVE", 'E', "OWN"},
    {"IN_DISTANCE", "INPUT", 'B', "Frandsen2025"},
    {"IN_DURATION", "INPUT", 'C', "Doyle2023"},
    {"IN_STEPS", "INPUT", 'C', "Doyle2023"},
    {"IN_SRPE", "INPUT", 'D', "Foster2021"},
    {"IN_TRIMP", "INPUT", 'D', "IntervalsTRIMP"},
    {"IN_EDWARDS", "INPUT", 'D', "Edwards1993"},
    {"IN_LUCIA", "INPUT", 'D', "Lucia2003"},
    {"IN_RTSS", "INPUT", 'X', "RTSS"},
    {"IN_CUSTOM", "INPUT", 'E', "OWN"},
};

static const char *const bands[] = {"REFERENCE", "SMALL", "MODERATE", "LARGE"};

static void check_label(const label *expected, const char *band)
{
    kl_evidence out;
    cr_assert_eq(kl_evidence_find(expected->output, band, &out, NULL), KL_OK);
    cr_expect_str_eq(out.output, expected->output);
    cr_expect_str_eq(out.band, band ? band : "");
    cr_expect_str_eq(out.claim, expected->claim, "%s", expected->output);
    cr_expect_str_eq(out.source, expected->source, "%s", expected->output);
    cr_expect_eq(out.grade, expected->grade, "%s", expected->output);
    cr_expect(is_grade(out.grade, "ABCDEX"), "%s", expected->output);
    check_sources(out.source);
}

static void check_hazard(const char *output, const char *band, int32_t ratio, int32_t low,
                         int32_t high)
{
    kl_evidence out;
    cr_assert_eq(kl_evidence_find(output, band, &out, NULL), KL_OK);
    cr_expect_eq(out.hrr_x100, ratio, "%s %s", output, band ? band : "");
    cr_expect_eq(out.hrr_low_x100, low, "%s %s", output, band ? band : "");
    cr_expect_eq(out.hrr_high_x100, high, "%s %s", output, band ? band : "");
}

Test(catalog_evidence, LOAD_130_every_output_has_class_grade_source)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        check_label(&labels[i], NULL);
        for (size_t b = 0; b < 4; b++) check_label(&labels[i], bands[b]);
    }
}

Test(catalog_evidence, LOAD_130_hazard_rate_ratios_of_the_bands)
{
    check_hazard("SPIKE_DISTANCE", "SMALL", 164, 131, 205);
    check_hazard("SPIKE_DISTANCE", "MODERATE", 152, 116, 200);
    check_hazard("SPIKE_DISTANCE", "LARGE", 228, 150, 348);
    check_hazard("SPIKE_DISTANCE", "REFERENCE", KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN);
}

Test(catalog_evidence, LOAD_130_no_other_output_has_hazard_rate_ratios)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        check_hazard(labels[i].output, NULL, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN);
        if (strcmp(labels[i].output, "SPIKE_DISTANCE") == 0) continue;
        for (size_t b = 0; b < 4; b++) {
            check_hazard(labels[i].output, bands[b], KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN);
        }
    }
}

/* The label outlives the text that the caller asked with. */
Test(catalog_evidence, band_is_static_text)
{
    char band[] = "SMALL";
    kl_evidence out;
    cr_assert_eq(kl_evidence_find("PMC", band, &out, NULL), KL_OK);
    band[0] = '?';
    cr_expect_str_eq(out.band, "SMALL");
}

static void check_refused(const char *output, const char *band, kl_status status, const char *field)
{
    kl_evidence out;
    kl_evidence before;
    memset(&out, 0x5a, sizeof out);
    memset(&before, 0x5a, sizeof before);
    kl_fault fault = {NULL, 7, 7.0};
    cr_expect_eq(kl_evidence_find(output, band, &out, &fault), status);
    cr_expect_str_eq(fault.field, field);
    cr_expect_eq(fault.index, -1);
    cr_expect_eq(fault.value, 0.0);
    cr_expect_eq(memcmp(&out, &before, sizeof out), 0, "written on error");
    cr_expect_eq(kl_evidence_find(output, band, &out, NULL), status);
}

Test(catalog_evidence, LOAD_130_unknown_names_are_refused)
{
    check_refused("X", NULL, KL_E_RANGE, "id");
    check_refused("", NULL, KL_E_RANGE, "id");
    check_refused("SPIKE", "SMALL", KL_E_RANGE, "id");
    check_refused("PMC", "HUGE", KL_E_RANGE, "band");
    check_refused("SPIKE_DISTANCE", "NONE", KL_E_RANGE, "band");
    check_refused("SPIKE_DISTANCE", "", KL_E_RANGE, "band");
    check_refused("SPIKE_DISTANCE", "small", KL_E_RANGE, "band");
    check_refused("X", "HUGE", KL_E_RANGE, "id"); /* LOAD-006: the first one wins */
}

Test(catalog_evidence, null_pointers_are_refused)
{
    check_refused(NULL, NULL, KL_E_NULL, "output");
    check_refused(NULL, "HUGE", KL_E_NULL, "output");

    kl_fault fault = {NULL, 7, 7.0};
    cr_expect_eq(kl_evidence_find("PMC", NULL, NULL, &fault), KL_E_NULL);
    cr_expect_str_eq(fault.field, "out");
    cr_expect_eq(fault.index, -1);
    cr_expect_eq(kl_evidence_find("X", NULL, NULL, NULL), KL_E_NULL);
}

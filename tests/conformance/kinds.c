/* The table of kinds, see kinds.h. */
#include "kinds.h"

#include <string.h>

static const kind kinds[] = {
    /* spec/load.md, section 15 */
    {"exp", ask_exp, 0},
    {"alpha", ask_alpha, 0},
    {"convert", ask_convert, 0},
    {"base_rate", ask_base_rate, 0},
    {"evidence", ask_evidence, 0},
    {"session_load", ask_session_load, 0},
    {"trimp", ask_trimp, 0},
    {"zones", ask_zones, 0},
    {"rtss", ask_rtss, 0},
    {"prepare", ask_prepare, 0},
    {"day_series", ask_day_series, 0},
    {"spike", ask_spike, 0},
    {"spike_max", ask_spike_max, 0},
    {"project_spike", ask_project_spike, 0},
    {"series", ask_series, 0},
    {"project", ask_project, 0},
    {"stream", ask_stream, 0},
    /* spec/knee.md, section 15 */
    {"root5", ask_root5, 0},
    {"pow20", ask_pow20, 0},
    {"rise_for_cut", ask_rise_for_cut, 0},
    {"cut_for_rise", ask_cut_for_rise, 0},
    {"triple", ask_triple, 0},
    {"profile", ask_profile, 0},
    {"profile_from_baseline", ask_profile_from_baseline, 0},
    {"knee_run", ask_knee_run, 0},
    {"peak_check", ask_peak_check, 0},
    {"plan", ask_plan, 0},
    {"target_at", ask_target_at, 0},
    {"run_summary", ask_run_summary, 0},
    {"planner", ask_planner, 0},
    {"weekly", ask_weekly, 0},
    {"aux", ask_aux, 0},
    {"ladder", ask_ladder, 0},
    {"shoes", ask_shoes, 0},
    /* spec/rehab.md, section 13 */
    {"log", ask_log, 1},
    {"config", ask_config, 1},
    {"combine", ask_combine, 1},
    /* spec/plan.md, section 16 */
    {"next_week", ask_next_week, 0},
    {"validate_week", ask_validate_week, 0},
    {"entry_level", ask_entry_level, 0},
    {"modify_next", ask_modify_next, 0},
    {"restore_next", ask_restore_next, 0},
    {"tailor", ask_tailor, 0},
    {"exercise_row", ask_exercise_row, 0},
    {"prescribe", ask_prescribe, 0},
    {"strength_grade", ask_strength_grade, 0},
    {"progress_exercise", ask_progress_exercise, 0},
    {"what_changed", ask_what_changed, 0},
    {"repeat_offender", ask_repeat_offender, 0},
    {"comfort_threshold", ask_comfort_threshold, 0},
    {"rest_days", ask_rest_days, 0},
    {"strength_upkeep", ask_strength_upkeep, 0},
    {"adjunct", ask_adjunct, 0},
    {"massage", ask_massage, 0},
    {"cross_train", ask_cross_train, 0},
    {"recovery_debt", ask_recovery_debt, 0},
    {"prevention", ask_prevention, 0},
    {"outcome_score", ask_outcome_score, 0},
    {"outcome_change", ask_outcome_change, 0},
    {"nonresponse", ask_nonresponse, 0},
    /* spec/today.md */
    {"today", ask_today, 0},
};

const kind *find_kind(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    }
    return NULL;
}

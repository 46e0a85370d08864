/* Which function answers which kind of case. Later modules add a file and their rows here. */
#ifndef CONFORMANCE_KINDS_H
#define CONFORMANCE_KINDS_H

#include <jansson.h>

/* Ask the library; the new object holds the members that `expect` may name. */
typedef json_t *(*kind_function)(const json_t *input);

/*
 * Where a case has its input and its expectation: in "input" and "expect", or (`is_log`) in the
 * case itself and in "expect", "today" and "final", which the answer then holds.
 */
typedef struct kind {
    const char *name;
    kind_function ask;
    int is_log;
} kind;

/* NULL when no kind has this name. */
const kind *find_kind(const char *name);

/* load_number.c */
json_t *ask_exp(const json_t *input);
json_t *ask_alpha(const json_t *input);
json_t *ask_convert(const json_t *input);
json_t *ask_base_rate(const json_t *input);
json_t *ask_evidence(const json_t *input);

/* load_session.c */
json_t *ask_session_load(const json_t *input);
json_t *ask_trimp(const json_t *input);
json_t *ask_zones(const json_t *input);
json_t *ask_rtss(const json_t *input);

/* load_days.c */
json_t *ask_prepare(const json_t *input);
json_t *ask_day_series(const json_t *input);

/* load_spike.c */
json_t *ask_spike(const json_t *input);
json_t *ask_spike_max(const json_t *input);
json_t *ask_project_spike(const json_t *input);

/* load_series.c */
json_t *ask_series(const json_t *input);
json_t *ask_project(const json_t *input);

/* load_stream.c */
json_t *ask_stream(const json_t *input);

/* knee_number.c */
json_t *ask_root5(const json_t *input);
json_t *ask_pow20(const json_t *input);
json_t *ask_rise_for_cut(const json_t *input);
json_t *ask_cut_for_rise(const json_t *input);
json_t *ask_triple(const json_t *input);
json_t *ask_profile(const json_t *input);
json_t *ask_profile_from_baseline(const json_t *input);

/* knee_run.c */
json_t *ask_knee_run(const json_t *input);
json_t *ask_peak_check(const json_t *input);

/* knee_plan.c */
json_t *ask_plan(const json_t *input);
json_t *ask_target_at(const json_t *input);
json_t *ask_run_summary(const json_t *input);

/* knee_planner.c */
json_t *ask_planner(const json_t *input);

/* knee_other.c */
json_t *ask_weekly(const json_t *input);
json_t *ask_aux(const json_t *input);
json_t *ask_ladder(const json_t *input);
json_t *ask_shoes(const json_t *input);

/* rehab_log.c */
json_t *ask_log(const json_t *test);
json_t *ask_config(const json_t *test);

/* rehab_combine.c */
json_t *ask_combine(const json_t *test);

/* plan_week.c */
json_t *ask_next_week(const json_t *input);
json_t *ask_validate_week(const json_t *input);
json_t *ask_entry_level(const json_t *input);
json_t *ask_modify_next(const json_t *input);
json_t *ask_restore_next(const json_t *input);

/* plan_tailor.c */
json_t *ask_tailor(const json_t *input);

/* plan_exercise.c */
json_t *ask_exercise_row(const json_t *input);
json_t *ask_prescribe(const json_t *input);
json_t *ask_strength_grade(const json_t *input);
json_t *ask_progress_exercise(const json_t *input);

/* plan_habit.c */
json_t *ask_what_changed(const json_t *input);
json_t *ask_repeat_offender(const json_t *input);
json_t *ask_comfort_threshold(const json_t *input);
json_t *ask_rest_days(const json_t *input);
json_t *ask_strength_upkeep(const json_t *input);
json_t *ask_adjunct(const json_t *input);
json_t *ask_massage(const json_t *input);
json_t *ask_cross_train(const json_t *input);
json_t *ask_recovery_debt(const json_t *input);
json_t *ask_prevention(const json_t *input);

/* plan_outcome.c */
json_t *ask_outcome_score(const json_t *input);
json_t *ask_outcome_change(const json_t *input);
json_t *ask_nonresponse(const json_t *input);

/* today.c */
json_t *ask_today(const json_t *input);

#endif

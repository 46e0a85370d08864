/*
 * The same for planning. Included by layout.h only. DESIGN 7.
 */
#ifndef KNEELOAD_PYTHON_LAYOUT_PLAN_H
#define KNEELOAD_PYTHON_LAYOUT_PLAN_H

static const kl_py_field kl_py_plan_reasons[] = {KL_PY_FIELD(kl_plan_reasons, n),
                                                 KL_PY_FIELD(kl_plan_reasons, reason), KL_PY_END};

static const kl_py_field kl_py_week_entry[] = {
    KL_PY_FIELD(kl_week_entry, day),      KL_PY_FIELD(kl_week_entry, kind),
    KL_PY_FIELD(kl_week_entry, metres),   KL_PY_FIELD(kl_week_entry, seconds),
    KL_PY_FIELD(kl_week_entry, ascent_m), KL_PY_END};

static const kl_py_field kl_py_week_context[] = {KL_PY_FIELD(kl_week_context, phase),
                                                 KL_PY_FIELD(kl_week_context, location),
                                                 KL_PY_FIELD(kl_week_context, ref_week_m),
                                                 KL_PY_FIELD(kl_week_context, longest30_m),
                                                 KL_PY_FIELD(kl_week_context, days_since_last_run),
                                                 KL_PY_FIELD(kl_week_context, prev_classes),
                                                 KL_PY_FIELD(kl_week_context, prev_runs),
                                                 KL_PY_FIELD(kl_week_context, prev_longest_m),
                                                 KL_PY_END};

static const kl_py_field kl_py_week_finding[] = {KL_PY_FIELD(kl_week_finding, index),
                                                 KL_PY_FIELD(kl_week_finding, severity),
                                                 KL_PY_FIELD(kl_week_finding, reason), KL_PY_END};

static const kl_py_field kl_py_week_report[] = {KL_PY_FIELD(kl_week_report, total_m),
                                                KL_PY_FIELD(kl_week_report, runs),
                                                KL_PY_FIELD(kl_week_report, run_days),
                                                KL_PY_FIELD(kl_week_report, longest_m),
                                                KL_PY_FIELD(kl_week_report, classes),
                                                KL_PY_FIELD(kl_week_report, building),
                                                KL_PY_FIELD(kl_week_report, n_notes),
                                                KL_PY_FIELD(kl_week_report, notes),
                                                KL_PY_FIELD(kl_week_report, n_findings),
                                                KL_PY_FIELD(kl_week_report, finding),
                                                KL_PY_END};

static const kl_py_field kl_py_week_done[] = {
    KL_PY_FIELD(kl_week_done, green),         KL_PY_FIELD(kl_week_done, grey),
    KL_PY_FIELD(kl_week_done, amber),         KL_PY_FIELD(kl_week_done, red),
    KL_PY_FIELD(kl_week_done, reds14),        KL_PY_FIELD(kl_week_done, planned_m),
    KL_PY_FIELD(kl_week_done, done_m),        KL_PY_FIELD(kl_week_done, target_m),
    KL_PY_FIELD(kl_week_done, build_week),    KL_PY_FIELD(kl_week_done, last_build_m),
    KL_PY_FIELD(kl_week_done, recovery_debt), KL_PY_END};

static const kl_py_field kl_py_week_next[] = {
    KL_PY_FIELD(kl_week_next, decision),     KL_PY_FIELD(kl_week_next, next_m),
    KL_PY_FIELD(kl_week_next, build_week),   KL_PY_FIELD(kl_week_next, last_build_m),
    KL_PY_FIELD(kl_week_next, drop_quality), KL_PY_FIELD(kl_week_next, to_reload_level),
    KL_PY_FIELD(kl_week_next, reasons),      KL_PY_END};

static const kl_py_field kl_py_entry_level[] = {KL_PY_FIELD(kl_entry_level, level),
                                                KL_PY_FIELD(kl_entry_level, known),
                                                KL_PY_FIELD(kl_entry_level, walk_s),
                                                KL_PY_FIELD(kl_entry_level, bout_s),
                                                KL_PY_FIELD(kl_entry_level, reps),
                                                KL_PY_FIELD(kl_entry_level, run_s),
                                                KL_PY_END};

static const kl_py_field kl_py_unload_request[] = {
    KL_PY_FIELD(kl_unload_request, applied),      KL_PY_FIELD(kl_unload_request, present),
    KL_PY_FIELD(kl_unload_request, irritability), KL_PY_FIELD(kl_unload_request, failed_mornings),
    KL_PY_FIELD(kl_unload_request, run_days),     KL_PY_FIELD(kl_unload_request, cadence_allowed),
    KL_PY_FIELD(kl_unload_request, overstride),   KL_PY_END};

static const kl_py_field kl_py_unload_step[] = {
    KL_PY_FIELD(kl_unload_step, step),         KL_PY_FIELD(kl_unload_step, factor_pct),
    KL_PY_FIELD(kl_unload_step, spacing_days), KL_PY_FIELD(kl_unload_step, skipped),
    KL_PY_FIELD(kl_unload_step, reasons),      KL_PY_END};

static const kl_py_field kl_py_restore_request[] = {KL_PY_FIELD(kl_restore_request, applied),
                                                    KL_PY_FIELD(kl_restore_request, offenders),
                                                    KL_PY_FIELD(kl_restore_request, location),
                                                    KL_PY_FIELD(kl_restore_request, irritability),
                                                    KL_PY_FIELD(kl_restore_request, green),
                                                    KL_PY_FIELD(kl_restore_request, grey),
                                                    KL_PY_FIELD(kl_restore_request, amber),
                                                    KL_PY_FIELD(kl_restore_request, red),
                                                    KL_PY_FIELD(kl_restore_request, done_m),
                                                    KL_PY_FIELD(kl_restore_request, target_m),
                                                    KL_PY_END};

static const kl_py_field kl_py_restore_step[] = {KL_PY_FIELD(kl_restore_step, step),
                                                 KL_PY_FIELD(kl_restore_step, reasons), KL_PY_END};

/* Without the history, which goes to the call apart. */
static const kl_py_field kl_py_tailor_runner[] = {
    KL_PY_FIELD(kl_tailor_runner, location),
    KL_PY_FIELD(kl_tailor_runner, irritability),
    KL_PY_FIELD(kl_tailor_runner, secs_to_pain),
    KL_PY_FIELD(kl_tailor_runner, longest30_m),
    KL_PY_FIELD(kl_tailor_runner, days_since_last_run),
    KL_PY_FIELD(kl_tailor_runner, available_days),
    KL_PY_FIELD(kl_tailor_runner, target_m),
    KL_PY_FIELD(kl_tailor_runner, screen_age_days),
    KL_PY_FIELD(kl_tailor_runner, flag_tier),
    KL_PY_FIELD(kl_tailor_runner, offenders),
    KL_PY_FIELD(kl_tailor_runner, outlook_weeks),
    KL_PY_FIELD(kl_tailor_runner, no_pain_in_run),
    KL_PY_END};

static const kl_py_field kl_py_plan_item[] = {
    KL_PY_FIELD(kl_plan_item, day),     KL_PY_FIELD(kl_plan_item, source),
    KL_PY_FIELD(kl_plan_item, kind),    KL_PY_FIELD(kl_plan_item, metres),
    KL_PY_FIELD(kl_plan_item, seconds), KL_PY_FIELD(kl_plan_item, run_s),
    KL_PY_FIELD(kl_plan_item, walk_s),  KL_PY_FIELD(kl_plan_item, bout_s),
    KL_PY_FIELD(kl_plan_item, reps),    KL_PY_FIELD(kl_plan_item, n_reasons),
    KL_PY_FIELD(kl_plan_item, reason),  KL_PY_END};

static const kl_py_field kl_py_tailored_week[] = {KL_PY_FIELD(kl_tailored_week, state),
                                                  KL_PY_FIELD(kl_tailored_week, tier),
                                                  KL_PY_FIELD(kl_tailored_week, irritability),
                                                  KL_PY_FIELD(kl_tailored_week, form),
                                                  KL_PY_FIELD(kl_tailored_week, level),
                                                  KL_PY_FIELD(kl_tailored_week, total_m),
                                                  KL_PY_FIELD(kl_tailored_week, total_run_s),
                                                  KL_PY_FIELD(kl_tailored_week, run_days),
                                                  KL_PY_FIELD(kl_tailored_week, strength_days),
                                                  KL_PY_FIELD(kl_tailored_week, rest_days),
                                                  KL_PY_FIELD(kl_tailored_week, n_weeks),
                                                  KL_PY_FIELD(kl_tailored_week, n_items),
                                                  KL_PY_FIELD(kl_tailored_week, reasons),
                                                  KL_PY_FIELD(kl_tailored_week, item),
                                                  KL_PY_END};

static const kl_py_field kl_py_outlook_week[] = {KL_PY_FIELD(kl_outlook_week, week),
                                                 KL_PY_FIELD(kl_outlook_week, phase),
                                                 KL_PY_FIELD(kl_outlook_week, level_from),
                                                 KL_PY_FIELD(kl_outlook_week, level_to),
                                                 KL_PY_FIELD(kl_outlook_week, runs),
                                                 KL_PY_FIELD(kl_outlook_week, total_m),
                                                 KL_PY_FIELD(kl_outlook_week, longest_m),
                                                 KL_PY_FIELD(kl_outlook_week, deload),
                                                 KL_PY_FIELD(kl_outlook_week, restored),
                                                 KL_PY_FIELD(kl_outlook_week, reasons),
                                                 KL_PY_END};

static const kl_py_field kl_py_exercise[] = {KL_PY_FIELD(kl_exercise, number),
                                             KL_PY_FIELD(kl_exercise, group),
                                             KL_PY_FIELD(kl_exercise, family),
                                             KL_PY_FIELD(kl_exercise, phase),
                                             KL_PY_FIELD(kl_exercise, dose),
                                             KL_PY_FIELD(kl_exercise, sets),
                                             KL_PY_FIELD(kl_exercise, value),
                                             KL_PY_FIELD(kl_exercise, sides),
                                             KL_PY_FIELD(kl_exercise, parts),
                                             KL_PY_FIELD(kl_exercise, rest_s),
                                             KL_PY_FIELD(kl_exercise, tempo_s),
                                             KL_PY_FIELD(kl_exercise, equipment),
                                             KL_PY_FIELD(kl_exercise, rank),
                                             KL_PY_FIELD(kl_exercise, activation),
                                             KL_PY_FIELD(kl_exercise, n_next),
                                             KL_PY_FIELD(kl_exercise, next),
                                             KL_PY_FIELD(kl_exercise, time_s),
                                             KL_PY_FIELD(kl_exercise, own),
                                             KL_PY_END};

static const kl_py_field kl_py_prescribe_request[] = {
    KL_PY_FIELD(kl_prescribe_request, location),
    KL_PY_FIELD(kl_prescribe_request, irritability),
    KL_PY_FIELD(kl_prescribe_request, phase),
    KL_PY_FIELD(kl_prescribe_request, count),
    KL_PY_FIELD(kl_prescribe_request, equipment),
    KL_PY_FIELD(kl_prescribe_request, per_week),
    KL_PY_END};

static const kl_py_field kl_py_prescribed[] = {KL_PY_FIELD(kl_prescribed, exercise),
                                               KL_PY_FIELD(kl_prescribed, sets),
                                               KL_PY_FIELD(kl_prescribed, value),
                                               KL_PY_FIELD(kl_prescribed, dose),
                                               KL_PY_FIELD(kl_prescribed, sides),
                                               KL_PY_FIELD(kl_prescribed, parts),
                                               KL_PY_FIELD(kl_prescribed, rest_s),
                                               KL_PY_FIELD(kl_prescribed, time_s),
                                               KL_PY_END};

static const kl_py_field kl_py_prescription[] = {KL_PY_FIELD(kl_prescription, per_week),
                                                 KL_PY_FIELD(kl_prescription, groups),
                                                 KL_PY_FIELD(kl_prescription, time_s),
                                                 KL_PY_FIELD(kl_prescription, n_items),
                                                 KL_PY_FIELD(kl_prescription, item),
                                                 KL_PY_FIELD(kl_prescription, reasons),
                                                 KL_PY_END};

static const kl_py_field kl_py_strength_session[] = {KL_PY_FIELD(kl_strength_session, pre),
                                                     KL_PY_FIELD(kl_strength_session, peak),
                                                     KL_PY_FIELD(kl_strength_session, am_before),
                                                     KL_PY_FIELD(kl_strength_session, am_after),
                                                     KL_PY_FIELD(kl_strength_session, swelling),
                                                     KL_PY_FIELD(kl_strength_session, analgesic),
                                                     KL_PY_END};

static const kl_py_field kl_py_strength_verdict[] = {
    KL_PY_FIELD(kl_strength_verdict, colour), KL_PY_FIELD(kl_strength_verdict, reasons), KL_PY_END};

static const kl_py_field kl_py_exercise_state[] = {KL_PY_FIELD(kl_exercise_state, exercise),
                                                   KL_PY_FIELD(kl_exercise_state, location),
                                                   KL_PY_FIELD(kl_exercise_state, irritability),
                                                   KL_PY_FIELD(kl_exercise_state, equipment),
                                                   KL_PY_FIELD(kl_exercise_state, sets),
                                                   KL_PY_FIELD(kl_exercise_state, value),
                                                   KL_PY_FIELD(kl_exercise_state, top_greens),
                                                   KL_PY_FIELD(kl_exercise_state, colour),
                                                   KL_PY_FIELD(kl_exercise_state, phase1_days),
                                                   KL_PY_FIELD(kl_exercise_state, previous),
                                                   KL_PY_END};

static const kl_py_field kl_py_exercise_step[] = {KL_PY_FIELD(kl_exercise_step, exercise),
                                                  KL_PY_FIELD(kl_exercise_step, sets),
                                                  KL_PY_FIELD(kl_exercise_step, value),
                                                  KL_PY_FIELD(kl_exercise_step, top_greens),
                                                  KL_PY_FIELD(kl_exercise_step, changed),
                                                  KL_PY_FIELD(kl_exercise_step, reason),
                                                  KL_PY_END};

static const kl_py_field kl_py_logged_week[] = {KL_PY_FIELD(kl_logged_week, known),
                                                KL_PY_FIELD(kl_logged_week, feature), KL_PY_END};

static const kl_py_field kl_py_changed_feature[] = {
    KL_PY_FIELD(kl_changed_feature, feature), KL_PY_FIELD(kl_changed_feature, kind),
    KL_PY_FIELD(kl_changed_feature, num), KL_PY_FIELD(kl_changed_feature, den), KL_PY_END};

static const kl_py_field kl_py_what_changed[] = {KL_PY_FIELD(kl_what_changed, defined),
                                                 KL_PY_FIELD(kl_what_changed, n),
                                                 KL_PY_FIELD(kl_what_changed, change), KL_PY_END};

static const kl_py_field kl_py_exposed_session[] = {
    KL_PY_FIELD(kl_exposed_session, day), KL_PY_FIELD(kl_exposed_session, tags), KL_PY_END};

static const kl_py_field kl_py_repeat_offender[] = {
    KL_PY_FIELD(kl_repeat_offender, considered), KL_PY_FIELD(kl_repeat_offender, n_offenders),
    KL_PY_FIELD(kl_repeat_offender, offender), KL_PY_FIELD(kl_repeat_offender, count), KL_PY_END};

static const kl_py_field kl_py_judged_session[] = {
    KL_PY_FIELD(kl_judged_session, day), KL_PY_FIELD(kl_judged_session, dose_s),
    KL_PY_FIELD(kl_judged_session, colour), KL_PY_END};

static const kl_py_field kl_py_comfort_threshold[] = {
    KL_PY_FIELD(kl_comfort_threshold, defined), KL_PY_FIELD(kl_comfort_threshold, threshold_s),
    KL_PY_FIELD(kl_comfort_threshold, ceiling_s), KL_PY_END};

static const kl_py_field kl_py_rest_streak[] = {KL_PY_FIELD(kl_rest_streak, streak),
                                                KL_PY_FIELD(kl_rest_streak, longest_streak),
                                                KL_PY_FIELD(kl_rest_streak, violations),
                                                KL_PY_FIELD(kl_rest_streak, first_violation),
                                                KL_PY_FIELD(kl_rest_streak, rest_needed_tomorrow),
                                                KL_PY_END};

static const kl_py_field kl_py_strength_upkeep[] = {
    KL_PY_FIELD(kl_strength_upkeep, weeks_below),
    KL_PY_FIELD(kl_strength_upkeep, blocks_return_exit), KL_PY_FIELD(kl_strength_upkeep, reasons),
    KL_PY_END};

static const kl_py_field kl_py_adjunct[] = {
    KL_PY_FIELD(kl_adjunct, expires_day), KL_PY_FIELD(kl_adjunct, days_left),
    KL_PY_FIELD(kl_adjunct, valid), KL_PY_FIELD(kl_adjunct, reasons), KL_PY_END};

static const kl_py_field kl_py_massage[] = {KL_PY_FIELD(kl_massage, allowed),
                                            KL_PY_FIELD(kl_massage, reasons), KL_PY_END};

static const kl_py_field kl_py_cross_request[] = {KL_PY_FIELD(kl_cross_request, location),
                                                  KL_PY_FIELD(kl_cross_request, irritability),
                                                  KL_PY_FIELD(kl_cross_request, dropped_s),
                                                  KL_PY_FIELD(kl_cross_request, pain_now),
                                                  KL_PY_FIELD(kl_cross_request, swelling),
                                                  KL_PY_FIELD(kl_cross_request, provoking),
                                                  KL_PY_END};

static const kl_py_field kl_py_cross_option[] = {KL_PY_FIELD(kl_cross_option, kind),
                                                 KL_PY_FIELD(kl_cross_option, seconds),
                                                 KL_PY_FIELD(kl_cross_option, note), KL_PY_END};

static const kl_py_field kl_py_cross_training[] = {
    KL_PY_FIELD(kl_cross_training, n_options), KL_PY_FIELD(kl_cross_training, option),
    KL_PY_FIELD(kl_cross_training, reasons), KL_PY_END};

static const kl_py_field kl_py_recovery[] = {
    KL_PY_FIELD(kl_recovery, debt),          KL_PY_FIELD(kl_recovery, shortfall_min),
    KL_PY_FIELD(kl_recovery, sleep_unknown), KL_PY_FIELD(kl_recovery, stress_unknown),
    KL_PY_FIELD(kl_recovery, reasons),       KL_PY_END};

static const kl_py_field kl_py_prevention[] = {KL_PY_FIELD(kl_prevention, kept),
                                               KL_PY_FIELD(kl_prevention, missing),
                                               KL_PY_FIELD(kl_prevention, unknown),
                                               KL_PY_FIELD(kl_prevention, first_action),
                                               KL_PY_FIELD(kl_prevention, early_sign),
                                               KL_PY_FIELD(kl_prevention, reasons),
                                               KL_PY_END};

static const kl_py_field kl_py_outcome_score[] = {KL_PY_FIELD(kl_outcome_score, defined),
                                                  KL_PY_FIELD(kl_outcome_score, num),
                                                  KL_PY_FIELD(kl_outcome_score, den),
                                                  KL_PY_FIELD(kl_outcome_score, substantial),
                                                  KL_PY_FIELD(kl_outcome_score, grade),
                                                  KL_PY_FIELD(kl_outcome_score, answered),
                                                  KL_PY_FIELD(kl_outcome_score, flags),
                                                  KL_PY_FIELD(kl_outcome_score, score),
                                                  KL_PY_END};

static const kl_py_field kl_py_outcome_point[] = {KL_PY_FIELD(kl_outcome_point, num),
                                                  KL_PY_FIELD(kl_outcome_point, den), KL_PY_END};

static const kl_py_field kl_py_outcome_change[] = {
    KL_PY_FIELD(kl_outcome_change, defined),  KL_PY_FIELD(kl_outcome_change, verdict),
    KL_PY_FIELD(kl_outcome_change, gain_num), KL_PY_FIELD(kl_outcome_change, gain_den),
    KL_PY_FIELD(kl_outcome_change, flags),    KL_PY_END};

static const kl_py_field kl_py_outcome_review[] = {KL_PY_FIELD(kl_outcome_review, weeks),
                                                   KL_PY_FIELD(kl_outcome_review, adherence_pct),
                                                   KL_PY_FIELD(kl_outcome_review, akps_before),
                                                   KL_PY_FIELD(kl_outcome_review, akps_after),
                                                   KL_PY_FIELD(kl_outcome_review, worst_before),
                                                   KL_PY_FIELD(kl_outcome_review, worst_after),
                                                   KL_PY_END};

static const kl_py_field kl_py_nonresponse[] = {KL_PY_FIELD(kl_nonresponse, defined),
                                                KL_PY_FIELD(kl_nonresponse, no_progress),
                                                KL_PY_FIELD(kl_nonresponse, flags), KL_PY_END};

#endif

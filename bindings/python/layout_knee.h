/*
 * The same for knee load, shoes and the cadence planner. Included by layout.h only. DESIGN 7.
 */
#ifndef KNEELOAD_PYTHON_LAYOUT_KNEE_H
#define KNEELOAD_PYTHON_LAYOUT_KNEE_H

static const kl_py_field kl_py_knee_runner[] = {
    KL_PY_FIELD(kl_knee_runner, v_ref),       KL_PY_FIELD(kl_knee_runner, cad_ref),
    KL_PY_FIELD(kl_knee_runner, height_cm),   KL_PY_FIELD(kl_knee_runner, mass_ref_kg),
    KL_PY_FIELD(kl_knee_runner, mass_now_kg), KL_PY_FIELD(kl_knee_runner, carried_kg),
    KL_PY_FIELD(kl_knee_runner, has),         KL_PY_END};

static const kl_py_field kl_py_knee_reference[] = {
    KL_PY_FIELD(kl_knee_reference, v_ref), KL_PY_FIELD(kl_knee_reference, cad_ref),
    KL_PY_FIELD(kl_knee_reference, n_ref), KL_PY_FIELD(kl_knee_reference, flags), KL_PY_END};

static const kl_py_field kl_py_knee_segment[] = {KL_PY_FIELD(kl_knee_segment, distance_m),
                                                 KL_PY_FIELD(kl_knee_segment, duration_s),
                                                 KL_PY_FIELD(kl_knee_segment, cadence),
                                                 KL_PY_FIELD(kl_knee_segment, grade),
                                                 KL_PY_FIELD(kl_knee_segment, descent_m),
                                                 KL_PY_FIELD(kl_knee_segment, tech),
                                                 KL_PY_FIELD(kl_knee_segment, mode),
                                                 KL_PY_FIELD(kl_knee_segment, terrain),
                                                 KL_PY_FIELD(kl_knee_segment, cadence_unit),
                                                 KL_PY_FIELD(kl_knee_segment, has),
                                                 KL_PY_END};

static const kl_py_field kl_py_knee_segment_load[] = {
    KL_PY_FIELD(kl_knee_segment_load, speed),      KL_PY_FIELD(kl_knee_segment_load, distance_m),
    KL_PY_FIELD(kl_knee_segment_load, duration_s), KL_PY_FIELD(kl_knee_segment_load, cadence_pref),
    KL_PY_FIELD(kl_knee_segment_load, q),          KL_PY_FIELD(kl_knee_segment_load, cadence_used),
    KL_PY_FIELD(kl_knee_segment_load, step_len),   KL_PY_FIELD(kl_knee_segment_load, steps),
    KL_PY_FIELD(kl_knee_segment_load, peak_rel),   KL_PY_FIELD(kl_knee_segment_load, peak_bw),
    KL_PY_FIELD(kl_knee_segment_load, ekm),        KL_PY_FIELD(kl_knee_segment_load, ekm_nc),
    KL_PY_FIELD(kl_knee_segment_load, linear),     KL_PY_FIELD(kl_knee_segment_load, impulse),
    KL_PY_FIELD(kl_knee_segment_load, mode),       KL_PY_FIELD(kl_knee_segment_load, flags),
    KL_PY_FIELD(kl_knee_segment_load, quality),    KL_PY_END};

static const kl_py_field kl_py_knee_load[] = {KL_PY_FIELD(kl_knee_load, ekm),
                                              KL_PY_FIELD(kl_knee_load, ekm_lo),
                                              KL_PY_FIELD(kl_knee_load, ekm_hi),
                                              KL_PY_FIELD(kl_knee_load, ekm_nc),
                                              KL_PY_FIELD(kl_knee_load, run_ekm),
                                              KL_PY_FIELD(kl_knee_load, walk_ekm),
                                              KL_PY_FIELD(kl_knee_load, ekm_per_km),
                                              KL_PY_FIELD(kl_knee_load, linear),
                                              KL_PY_FIELD(kl_knee_load, impulse),
                                              KL_PY_FIELD(kl_knee_load, distance_m),
                                              KL_PY_FIELD(kl_knee_load, duration_s),
                                              KL_PY_FIELD(kl_knee_load, run_distance_m),
                                              KL_PY_FIELD(kl_knee_load, run_duration_s),
                                              KL_PY_FIELD(kl_knee_load, walk_distance_m),
                                              KL_PY_FIELD(kl_knee_load, walk_duration_s),
                                              KL_PY_FIELD(kl_knee_load, steps),
                                              KL_PY_FIELD(kl_knee_load, mean_run_cadence),
                                              KL_PY_FIELD(kl_knee_load, peak_rel_max),
                                              KL_PY_FIELD(kl_knee_load, peak_bw),
                                              KL_PY_FIELD(kl_knee_load, peak_bw_lo),
                                              KL_PY_FIELD(kl_knee_load, peak_bw_hi),
                                              KL_PY_FIELD(kl_knee_load, ekm_milli),
                                              KL_PY_FIELD(kl_knee_load, peak_permille),
                                              KL_PY_FIELD(kl_knee_load, has),
                                              KL_PY_FIELD(kl_knee_load, flags),
                                              KL_PY_FIELD(kl_knee_load, quality),
                                              KL_PY_END};

static const kl_py_field kl_py_step[] = {
    KL_PY_FIELD(kl_step, speed),      KL_PY_FIELD(kl_step, cadence), KL_PY_FIELD(kl_step, step_len),
    KL_PY_FIELD(kl_step, stride_len), KL_PY_FIELD(kl_step, has),     KL_PY_END};

static const kl_py_field kl_py_knee_day[] = {KL_PY_FIELD(kl_knee_day, ekm),
                                             KL_PY_FIELD(kl_knee_day, ekm_nc),
                                             KL_PY_FIELD(kl_knee_day, day), KL_PY_END};

static const kl_py_field kl_py_knee_week[] = {
    KL_PY_FIELD(kl_knee_week, total_ekm),           KL_PY_FIELD(kl_knee_week, total_milli),
    KL_PY_FIELD(kl_knee_week, runs_without_credit), KL_PY_FIELD(kl_knee_week, in_window),
    KL_PY_FIELD(kl_knee_week, hold_exceeded),       KL_PY_END};

static const kl_py_field kl_py_aux_entry[] = {KL_PY_FIELD(kl_aux_entry, activity),
                                              KL_PY_FIELD(kl_aux_entry, amount),
                                              KL_PY_FIELD(kl_aux_entry, rpm), KL_PY_END};

static const kl_py_field kl_py_aux_load[] = {KL_PY_FIELD(kl_aux_load, p),
                                             KL_PY_FIELD(kl_aux_load, ekm),
                                             KL_PY_FIELD(kl_aux_load, defined), KL_PY_END};

static const kl_py_field kl_py_shoe[] = {
    KL_PY_FIELD(kl_shoe, first_day), KL_PY_FIELD(kl_shoe, start_m), KL_PY_FIELD(kl_shoe, new_model),
    KL_PY_FIELD(kl_shoe, heel_mm),   KL_PY_FIELD(kl_shoe, drop_mm), KL_PY_END};

static const kl_py_field kl_py_shoe_run[] = {KL_PY_FIELD(kl_shoe_run, day),
                                             KL_PY_FIELD(kl_shoe_run, shoe),
                                             KL_PY_FIELD(kl_shoe_run, distance_m), KL_PY_END};

static const kl_py_field kl_py_shoe_state[] = {
    KL_PY_FIELD(kl_shoe_state, odometer_m),     KL_PY_FIELD(kl_shoe_state, state),
    KL_PY_FIELD(kl_shoe_state, share_permille), KL_PY_FIELD(kl_shoe_state, share_limit_pct),
    KL_PY_FIELD(kl_shoe_state, advice),         KL_PY_END};

static const kl_py_field kl_py_reason[] = {
    KL_PY_FIELD(kl_reason, code), KL_PY_FIELD(kl_reason, value), KL_PY_FIELD(kl_reason, limit),
    KL_PY_FIELD(kl_reason, parameter), KL_PY_END};

static const kl_py_field kl_py_cadence_request[] = {
    KL_PY_FIELD(kl_cadence_request, target_permille),
    KL_PY_FIELD(kl_cadence_request, step_permille),
    KL_PY_FIELD(kl_cadence_request, single_step),
    KL_PY_FIELD(kl_cadence_request, has_height),
    KL_PY_FIELD(kl_cadence_request, height_cm),
    KL_PY_END};

static const kl_py_field kl_py_cadence_stage[] = {KL_PY_FIELD(kl_cadence_stage, stage),
                                                  KL_PY_FIELD(kl_cadence_stage, target_dspm),
                                                  KL_PY_FIELD(kl_cadence_stage, band_lo_mspm),
                                                  KL_PY_FIELD(kl_cadence_stage, band_hi_mspm),
                                                  KL_PY_FIELD(kl_cadence_stage, rise),
                                                  KL_PY_FIELD(kl_cadence_stage, step_len_m),
                                                  KL_PY_FIELD(kl_cadence_stage, step_cut),
                                                  KL_PY_FIELD(kl_cadence_stage, peak_factor),
                                                  KL_PY_FIELD(kl_cadence_stage, load_per_km_factor),
                                                  KL_PY_END};

static const kl_py_field kl_py_cadence_plan[] = {KL_PY_FIELD(kl_cadence_plan, norm_spm),
                                                 KL_PY_FIELD(kl_cadence_plan, norm_dspm),
                                                 KL_PY_FIELD(kl_cadence_plan, expected_dspm),
                                                 KL_PY_FIELD(kl_cadence_plan, cap_permille),
                                                 KL_PY_FIELD(kl_cadence_plan, ceiling_dspm),
                                                 KL_PY_FIELD(kl_cadence_plan, advice),
                                                 KL_PY_FIELD(kl_cadence_plan, n_reasons),
                                                 KL_PY_FIELD(kl_cadence_plan, n_stages),
                                                 KL_PY_FIELD(kl_cadence_plan, reason),
                                                 KL_PY_FIELD(kl_cadence_plan, stage),
                                                 KL_PY_END};

static const kl_py_field kl_py_cadence_target[] = {
    KL_PY_FIELD(kl_cadence_target, target_spm), KL_PY_FIELD(kl_cadence_target, target_dspm),
    KL_PY_FIELD(kl_cadence_target, band_lo_mspm), KL_PY_FIELD(kl_cadence_target, band_hi_mspm),
    KL_PY_END};

static const kl_py_field kl_py_cadence_run[] = {KL_PY_FIELD(kl_cadence_run, steady_s),
                                                KL_PY_FIELD(kl_cadence_run, in_band_s),
                                                KL_PY_FIELD(kl_cadence_run, below_s),
                                                KL_PY_FIELD(kl_cadence_run, above_s),
                                                KL_PY_FIELD(kl_cadence_run, mean_dspm),
                                                KL_PY_FIELD(kl_cadence_run, mean_mms),
                                                KL_PY_FIELD(kl_cadence_run, assessable),
                                                KL_PY_FIELD(kl_cadence_run, share_permille),
                                                KL_PY_FIELD(kl_cadence_run, adherent),
                                                KL_PY_FIELD(kl_cadence_run, has_target),
                                                KL_PY_END};

static const kl_py_field kl_py_cadence_event[] = {
    KL_PY_FIELD(kl_cadence_event, type),         KL_PY_FIELD(kl_cadence_event, day),
    KL_PY_FIELD(kl_cadence_event, cadence_dspm), KL_PY_FIELD(kl_cadence_event, speed_mms),
    KL_PY_FIELD(kl_cadence_event, steady_s),     KL_PY_FIELD(kl_cadence_event, in_band_s),
    KL_PY_FIELD(kl_cadence_event, flat),         KL_PY_FIELD(kl_cadence_event, easy),
    KL_PY_FIELD(kl_cadence_event, colour),       KL_PY_FIELD(kl_cadence_event, calf),
    KL_PY_FIELD(kl_cadence_event, what),         KL_PY_FIELD(kl_cadence_event, pain),
    KL_PY_FIELD(kl_cadence_event, request),      KL_PY_END};

static const kl_py_field kl_py_cadence_decision[] = {
    KL_PY_FIELD(kl_cadence_decision, decision),
    KL_PY_FIELD(kl_cadence_decision, phase),
    KL_PY_FIELD(kl_cadence_decision, version),
    KL_PY_FIELD(kl_cadence_decision, base_dspm),
    KL_PY_FIELD(kl_cadence_decision, base_mms),
    KL_PY_FIELD(kl_cadence_decision, stage),
    KL_PY_FIELD(kl_cadence_decision, stages),
    KL_PY_FIELD(kl_cadence_decision, target_dspm),
    KL_PY_FIELD(kl_cadence_decision, sessions),
    KL_PY_FIELD(kl_cadence_decision, metronome_pct),
    KL_PY_FIELD(kl_cadence_decision, cue_min),
    KL_PY_FIELD(kl_cadence_decision, next_retest_day),
    KL_PY_FIELD(kl_cadence_decision, credit_free_until),
    KL_PY_FIELD(kl_cadence_decision, advice),
    KL_PY_FIELD(kl_cadence_decision, n_reasons),
    KL_PY_FIELD(kl_cadence_decision, reason),
    KL_PY_END};

#endif

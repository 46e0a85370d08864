/*
 * The same for the rehab machine. Included by layout.h only. DESIGN 7.
 */
#ifndef KNEELOAD_PYTHON_LAYOUT_REHAB_H
#define KNEELOAD_PYTHON_LAYOUT_REHAB_H

static const kl_py_field kl_py_rehab_event[] = {KL_PY_FIELD(kl_rehab_event, type),
                                                KL_PY_FIELD(kl_rehab_event, day),
                                                KL_PY_FIELD(kl_rehab_event, flags),
                                                KL_PY_FIELD(kl_rehab_event, location),
                                                KL_PY_FIELD(kl_rehab_event, age),
                                                KL_PY_FIELD(kl_rehab_event, worst24),
                                                KL_PY_FIELD(kl_rehab_event, rest_or_night_pain),
                                                KL_PY_FIELD(kl_rehab_event, adl_pain),
                                                KL_PY_FIELD(kl_rehab_event, minutes_to_pain),
                                                KL_PY_FIELD(kl_rehab_event, am_pain),
                                                KL_PY_FIELD(kl_rehab_event, swelling),
                                                KL_PY_FIELD(kl_rehab_event, night_waking),
                                                KL_PY_FIELD(kl_rehab_event, sleep_min),
                                                KL_PY_FIELD(kl_rehab_event, stress),
                                                KL_PY_FIELD(kl_rehab_event, recorded_day),
                                                KL_PY_FIELD(kl_rehab_event, pre),
                                                KL_PY_FIELD(kl_rehab_event, peak),
                                                KL_PY_FIELD(kl_rehab_event, h1),
                                                KL_PY_FIELD(kl_rehab_event, gait_altered),
                                                KL_PY_FIELD(kl_rehab_event, dose_pct),
                                                KL_PY_FIELD(kl_rehab_event, analgesic),
                                                KL_PY_FIELD(kl_rehab_event, warmup),
                                                KL_PY_FIELD(kl_rehab_event, taped),
                                                KL_PY_FIELD(kl_rehab_event, pain),
                                                KL_PY_FIELD(kl_rehab_event, by),
                                                KL_PY_FIELD(kl_rehab_event, planned_m),
                                                KL_PY_FIELD(kl_rehab_event, done_m),
                                                KL_PY_FIELD(kl_rehab_event, target_m),
                                                KL_PY_FIELD(kl_rehab_event, quality_done),
                                                KL_PY_END};

static const kl_py_field kl_py_rehab_entry[] = {KL_PY_FIELD(kl_rehab_entry, day),
                                                KL_PY_FIELD(kl_rehab_entry, colour),
                                                KL_PY_FIELD(kl_rehab_entry, decision),
                                                KL_PY_FIELD(kl_rehab_entry, phase),
                                                KL_PY_FIELD(kl_rehab_entry, level),
                                                KL_PY_FIELD(kl_rehab_entry, loosened),
                                                KL_PY_FIELD(kl_rehab_entry, n_reasons),
                                                KL_PY_FIELD(kl_rehab_entry, reason),
                                                KL_PY_END};

static const kl_py_field kl_py_rehab_log[] = {KL_PY_FIELD(kl_rehab_log, n_entries),
                                              KL_PY_FIELD(kl_rehab_log, entry), KL_PY_END};

static const kl_py_field kl_py_ladder_row[] = {
    KL_PY_FIELD(kl_ladder_row, walk_s), KL_PY_FIELD(kl_ladder_row, run_s),
    KL_PY_FIELD(kl_ladder_row, repetitions), KL_PY_FIELD(kl_ladder_row, distance_m), KL_PY_END};

static const kl_py_field kl_py_rehab_today[] = {KL_PY_FIELD(kl_rehab_today, action),
                                                KL_PY_FIELD(kl_rehab_today, level),
                                                KL_PY_FIELD(kl_rehab_today, has_row),
                                                KL_PY_FIELD(kl_rehab_today, n_reasons),
                                                KL_PY_FIELD(kl_rehab_today, row),
                                                KL_PY_FIELD(kl_rehab_today, reason),
                                                KL_PY_END};

static const kl_py_field kl_py_rehab_both[] = {
    KL_PY_FIELD(kl_rehab_both, action),    KL_PY_FIELD(kl_rehab_both, level),
    KL_PY_FIELD(kl_rehab_both, n_reasons), KL_PY_FIELD(kl_rehab_both, side),
    KL_PY_FIELD(kl_rehab_both, reason),    KL_PY_END};

static const kl_py_field kl_py_rehab_status[] = {
    KL_PY_FIELD(kl_rehab_status, phase),        KL_PY_FIELD(kl_rehab_status, level),
    KL_PY_FIELD(kl_rehab_status, need),         KL_PY_FIELD(kl_rehab_status, greens),
    KL_PY_FIELD(kl_rehab_status, stop),         KL_PY_FIELD(kl_rehab_status, rest_until),
    KL_PY_FIELD(kl_rehab_status, irritability), KL_PY_FIELD(kl_rehab_status, track),
    KL_PY_FIELD(kl_rehab_status, last_day),     KL_PY_FIELD(kl_rehab_status, loosened),
    KL_PY_FIELD(kl_rehab_status, causes),       KL_PY_END};

static const kl_py_field kl_py_rehab_start[] = {
    KL_PY_FIELD(kl_rehab_start, phase), KL_PY_FIELD(kl_rehab_start, level),
    KL_PY_FIELD(kl_rehab_start, day), KL_PY_FIELD(kl_rehab_start, track), KL_PY_END};

static const kl_py_field kl_py_symptoms[] = {KL_PY_FIELD(kl_symptoms, location),
                                             KL_PY_FIELD(kl_symptoms, stairs),
                                             KL_PY_FIELD(kl_symptoms, downhill),
                                             KL_PY_FIELD(kl_symptoms, squat_lunge),
                                             KL_PY_FIELD(kl_symptoms, after_sitting),
                                             KL_PY_FIELD(kl_symptoms, running),
                                             KL_PY_FIELD(kl_symptoms, sharp),
                                             KL_PY_FIELD(kl_symptoms, flags),
                                             KL_PY_END};

static const kl_py_field kl_py_intake[] = {KL_PY_FIELD(kl_intake, symptoms),
                                           KL_PY_FIELD(kl_intake, worst24),
                                           KL_PY_FIELD(kl_intake, adl_pain),
                                           KL_PY_FIELD(kl_intake, minutes_to_pain),
                                           KL_PY_FIELD(kl_intake, age),
                                           KL_PY_FIELD(kl_intake, history_weeks),
                                           KL_PY_FIELD(kl_intake, target_m),
                                           KL_PY_FIELD(kl_intake, step_down_grade),
                                           KL_PY_END};

#endif

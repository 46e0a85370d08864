/*
 * The same for the answer of a morning. Included by layout.h only. DESIGN 7.
 */
#ifndef KNEELOAD_PYTHON_LAYOUT_TODAY_H
#define KNEELOAD_PYTHON_LAYOUT_TODAY_H

static const kl_py_field kl_py_today_reason[] = {KL_PY_FIELD(kl_today_reason, side),
                                                 KL_PY_FIELD(kl_today_reason, why), KL_PY_END};

static const kl_py_field kl_py_today_limit[] = {KL_PY_FIELD(kl_today_limit, code),
                                                KL_PY_FIELD(kl_today_limit, metres),
                                                KL_PY_FIELD(kl_today_limit, run_s), KL_PY_END};

static const kl_py_field kl_py_today_ratio[] = {
    KL_PY_FIELD(kl_today_ratio, value), KL_PY_FIELD(kl_today_ratio, lo),
    KL_PY_FIELD(kl_today_ratio, hi),    KL_PY_FIELD(kl_today_ratio, defined),
    KL_PY_FIELD(kl_today_ratio, has),   KL_PY_FIELD(kl_today_ratio, flags),
    KL_PY_FIELD(kl_today_ratio, grade), KL_PY_END};

static const kl_py_field kl_py_today_answer[] = {KL_PY_FIELD(kl_today_answer, rolling),
                                                 KL_PY_FIELD(kl_today_answer, ewma),
                                                 KL_PY_FIELD(kl_today_answer, ekm_7d),
                                                 KL_PY_FIELD(kl_today_answer, ekm_7d_before),
                                                 KL_PY_FIELD(kl_today_answer, action),
                                                 KL_PY_FIELD(kl_today_answer, level),
                                                 KL_PY_FIELD(kl_today_answer, phase),
                                                 KL_PY_FIELD(kl_today_answer, session),
                                                 KL_PY_FIELD(kl_today_answer, session_s),
                                                 KL_PY_FIELD(kl_today_answer, tier),
                                                 KL_PY_FIELD(kl_today_answer, has_row),
                                                 KL_PY_FIELD(kl_today_answer, row),
                                                 KL_PY_FIELD(kl_today_answer, max_distance_m),
                                                 KL_PY_FIELD(kl_today_answer, max_run_s),
                                                 KL_PY_FIELD(kl_today_answer, binding_distance),
                                                 KL_PY_FIELD(kl_today_answer, binding_time),
                                                 KL_PY_FIELD(kl_today_answer, n_limits),
                                                 KL_PY_FIELD(kl_today_answer, limit),
                                                 KL_PY_FIELD(kl_today_answer, peak_permille_max),
                                                 KL_PY_FIELD(kl_today_answer, cadence_low_dspm),
                                                 KL_PY_FIELD(kl_today_answer, cadence_high_dspm),
                                                 KL_PY_FIELD(kl_today_answer, downhill_allowed),
                                                 KL_PY_FIELD(kl_today_answer, uphill_allowed),
                                                 KL_PY_FIELD(kl_today_answer, speed_allowed),
                                                 KL_PY_FIELD(kl_today_answer, runs_7d),
                                                 KL_PY_FIELD(kl_today_answer, runs_28d),
                                                 KL_PY_FIELD(kl_today_answer, strength_days_7d),
                                                 KL_PY_FIELD(kl_today_answer, ekm_left_out),
                                                 KL_PY_FIELD(kl_today_answer, ruleset),
                                                 KL_PY_FIELD(kl_today_answer, config_crc),
                                                 KL_PY_FIELD(kl_today_answer, loosened),
                                                 KL_PY_FIELD(kl_today_answer, unknown),
                                                 KL_PY_FIELD(kl_today_answer, n_reasons),
                                                 KL_PY_FIELD(kl_today_answer, reason),
                                                 KL_PY_END};

#endif

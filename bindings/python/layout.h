/*
 * How the records of the C core lie in memory, told by the compiler: the typed layer packs and
 * unpacks them by these tables. Included by capi.i only. DESIGN 7.
 */
#ifndef KNEELOAD_PYTHON_LAYOUT_H
#define KNEELOAD_PYTHON_LAYOUT_H

typedef struct kl_py_field {
    const char *name;
    char code; /* of Python's struct module; 's' for a record inside the record */
    size_t offset;
    size_t size;
} kl_py_field;

#define KL_PY_CODE(member) \
    _Generic((member), double: 'd', int64_t: 'q', int64_t *: 'q', int32_t: 'i',         \
             int32_t *: 'i', uint32_t: 'I', uint64_t: 'Q', default: 's')
#define KL_PY_FIELD(type, member)                                         \
    {                                                                     \
#member, KL_PY_CODE(((type *)0)->member), offsetof(type, member), \
            sizeof(((type *)0)->member)                                   \
    }
#define KL_PY_END     \
    {                 \
        NULL, 0, 0, 0 \
    }

static const kl_py_field kl_py_session[] = {KL_PY_FIELD(kl_session, day),
                                            KL_PY_FIELD(kl_session, start_s),
                                            KL_PY_FIELD(kl_session, dist_m),
                                            KL_PY_FIELD(kl_session, dur_s),
                                            KL_PY_FIELD(kl_session, elapsed_s),
                                            KL_PY_FIELD(kl_session, steps),
                                            KL_PY_FIELD(kl_session, rpe),
                                            KL_PY_FIELD(kl_session, kind),
                                            KL_PY_FIELD(kl_session, load),
                                            KL_PY_FIELD(kl_session, has_load),
                                            KL_PY_END};

static const kl_py_field kl_py_prepared_session[] = {
    KL_PY_FIELD(kl_prepared_session, session), KL_PY_FIELD(kl_prepared_session, flags),
    KL_PY_FIELD(kl_prepared_session, first_member), KL_PY_FIELD(kl_prepared_session, n_members),
    KL_PY_END};

static const kl_py_field kl_py_hr_segment[] = {KL_PY_FIELD(kl_hr_segment, dur_s),
                                               KL_PY_FIELD(kl_hr_segment, hr), KL_PY_END};

static const kl_py_field kl_py_load[] = {KL_PY_FIELD(kl_load, load), KL_PY_FIELD(kl_load, zone_s),
                                         KL_PY_FIELD(kl_load, defined), KL_PY_FIELD(kl_load, flags),
                                         KL_PY_END};

static const kl_py_field kl_py_rolling[] = {KL_PY_FIELD(kl_rolling, value),
                                            KL_PY_FIELD(kl_rolling, lo),
                                            KL_PY_FIELD(kl_rolling, hi),
                                            KL_PY_FIELD(kl_rolling, acute),
                                            KL_PY_FIELD(kl_rolling, chronic),
                                            KL_PY_FIELD(kl_rolling, diff),
                                            KL_PY_FIELD(kl_rolling, defined),
                                            KL_PY_FIELD(kl_rolling, has),
                                            KL_PY_FIELD(kl_rolling, flags),
                                            KL_PY_FIELD(kl_rolling, known_a),
                                            KL_PY_FIELD(kl_rolling, obs_a),
                                            KL_PY_FIELD(kl_rolling, known_c),
                                            KL_PY_FIELD(kl_rolling, obs_c),
                                            KL_PY_FIELD(kl_rolling, zone),
                                            KL_PY_FIELD(kl_rolling, n_verdicts),
                                            KL_PY_FIELD(kl_rolling, verdict),
                                            KL_PY_END};

static const kl_py_field kl_py_ewma[] = {
    KL_PY_FIELD(kl_ewma, value),   KL_PY_FIELD(kl_ewma, acute),
    KL_PY_FIELD(kl_ewma, chronic), KL_PY_FIELD(kl_ewma, diff),
    KL_PY_FIELD(kl_ewma, den_a),   KL_PY_FIELD(kl_ewma, den_c),
    KL_PY_FIELD(kl_ewma, warm),    KL_PY_FIELD(kl_ewma, cov_a),
    KL_PY_FIELD(kl_ewma, cov_c),   KL_PY_FIELD(kl_ewma, defined),
    KL_PY_FIELD(kl_ewma, has),     KL_PY_FIELD(kl_ewma, flags),
    KL_PY_FIELD(kl_ewma, zone),    KL_PY_FIELD(kl_ewma, n_verdicts),
    KL_PY_FIELD(kl_ewma, verdict), KL_PY_END};

static const kl_py_field kl_py_fitness[] = {
    KL_PY_FIELD(kl_fitness, ctl),       KL_PY_FIELD(kl_fitness, atl),
    KL_PY_FIELD(kl_fitness, tsb_start), KL_PY_FIELD(kl_fitness, tsb_end),
    KL_PY_FIELD(kl_fitness, ramp),      KL_PY_FIELD(kl_fitness, warm),
    KL_PY_FIELD(kl_fitness, defined),   KL_PY_FIELD(kl_fitness, has),
    KL_PY_FIELD(kl_fitness, flags),     KL_PY_END};

static const kl_py_field kl_py_monotony[] = {KL_PY_FIELD(kl_monotony, monotony),
                                             KL_PY_FIELD(kl_monotony, bounded),
                                             KL_PY_FIELD(kl_monotony, mean),
                                             KL_PY_FIELD(kl_monotony, sd),
                                             KL_PY_FIELD(kl_monotony, sum),
                                             KL_PY_FIELD(kl_monotony, strain),
                                             KL_PY_FIELD(kl_monotony, strain_bounded),
                                             KL_PY_FIELD(kl_monotony, defined),
                                             KL_PY_FIELD(kl_monotony, has),
                                             KL_PY_FIELD(kl_monotony, flags),
                                             KL_PY_END};

static const kl_py_field kl_py_load_limit[] = {KL_PY_FIELD(kl_load_limit, x_max),
                                               KL_PY_FIELD(kl_load_limit, x_lo),
                                               KL_PY_FIELD(kl_load_limit, x_hi),
                                               KL_PY_FIELD(kl_load_limit, whole),
                                               KL_PY_FIELD(kl_load_limit, x_ramp),
                                               KL_PY_FIELD(kl_load_limit, defined),
                                               KL_PY_FIELD(kl_load_limit, has),
                                               KL_PY_FIELD(kl_load_limit, flags),
                                               KL_PY_END};

static const kl_py_field kl_py_spike[] = {
    KL_PY_FIELD(kl_spike, ratio),       KL_PY_FIELD(kl_spike, chance_new_longest),
    KL_PY_FIELD(kl_spike, defined),     KL_PY_FIELD(kl_spike, flags),
    KL_PY_FIELD(kl_spike, n),           KL_PY_FIELD(kl_spike, n_unmeasured),
    KL_PY_FIELD(kl_spike, ref),         KL_PY_FIELD(kl_spike, ref_day),
    KL_PY_FIELD(kl_spike, ref2),        KL_PY_FIELD(kl_spike, days_left),
    KL_PY_FIELD(kl_spike, next_ref),    KL_PY_FIELD(kl_spike, missing),
    KL_PY_FIELD(kl_spike, new_longest), KL_PY_FIELD(kl_spike, band),
    KL_PY_FIELD(kl_spike, band2),       KL_PY_FIELD(kl_spike, x_max),
    KL_PY_FIELD(kl_spike, x_guarded),   KL_PY_END};

static const kl_py_field kl_py_book_reading[] = {KL_PY_FIELD(kl_book_reading, day),
                                                 KL_PY_FIELD(kl_book_reading, rolling),
                                                 KL_PY_FIELD(kl_book_reading, week_to_week),
                                                 KL_PY_FIELD(kl_book_reading, ewma),
                                                 KL_PY_FIELD(kl_book_reading, fitness),
                                                 KL_PY_FIELD(kl_book_reading, monotony),
                                                 KL_PY_END};

#include "layout_knee.h"
#include "layout_plan.h"
#include "layout_rehab.h"
#include "layout_today.h"

static const struct kl_py_record {
    const char *name;
    size_t size;
    const kl_py_field *fields;
} kl_py_records[] = {
    {"kl_session", sizeof(kl_session), kl_py_session},
    {"kl_prepared_session", sizeof(kl_prepared_session), kl_py_prepared_session},
    {"kl_hr_segment", sizeof(kl_hr_segment), kl_py_hr_segment},
    {"kl_load", sizeof(kl_load), kl_py_load},
    {"kl_rolling", sizeof(kl_rolling), kl_py_rolling},
    {"kl_ewma", sizeof(kl_ewma), kl_py_ewma},
    {"kl_fitness", sizeof(kl_fitness), kl_py_fitness},
    {"kl_monotony", sizeof(kl_monotony), kl_py_monotony},
    {"kl_load_limit", sizeof(kl_load_limit), kl_py_load_limit},
    {"kl_spike", sizeof(kl_spike), kl_py_spike},
    {"kl_book_reading", sizeof(kl_book_reading), kl_py_book_reading},
    {"kl_knee_runner", sizeof(kl_knee_runner), kl_py_knee_runner},
    {"kl_knee_reference", sizeof(kl_knee_reference), kl_py_knee_reference},
    {"kl_knee_segment", sizeof(kl_knee_segment), kl_py_knee_segment},
    {"kl_knee_segment_load", sizeof(kl_knee_segment_load), kl_py_knee_segment_load},
    {"kl_knee_load", sizeof(kl_knee_load), kl_py_knee_load},
    {"kl_step", sizeof(kl_step), kl_py_step},
    {"kl_knee_day", sizeof(kl_knee_day), kl_py_knee_day},
    {"kl_knee_week", sizeof(kl_knee_week), kl_py_knee_week},
    {"kl_aux_entry", sizeof(kl_aux_entry), kl_py_aux_entry},
    {"kl_aux_load", sizeof(kl_aux_load), kl_py_aux_load},
    {"kl_shoe", sizeof(kl_shoe), kl_py_shoe},
    {"kl_shoe_run", sizeof(kl_shoe_run), kl_py_shoe_run},
    {"kl_shoe_state", sizeof(kl_shoe_state), kl_py_shoe_state},
    {"kl_reason", sizeof(kl_reason), kl_py_reason},
    {"kl_cadence_request", sizeof(kl_cadence_request), kl_py_cadence_request},
    {"kl_cadence_stage", sizeof(kl_cadence_stage), kl_py_cadence_stage},
    {"kl_cadence_plan", sizeof(kl_cadence_plan), kl_py_cadence_plan},
    {"kl_cadence_target", sizeof(kl_cadence_target), kl_py_cadence_target},
    {"kl_cadence_run", sizeof(kl_cadence_run), kl_py_cadence_run},
    {"kl_cadence_event", sizeof(kl_cadence_event), kl_py_cadence_event},
    {"kl_cadence_decision", sizeof(kl_cadence_decision), kl_py_cadence_decision},
    {"kl_rehab_event", sizeof(kl_rehab_event), kl_py_rehab_event},
    {"kl_rehab_entry", sizeof(kl_rehab_entry), kl_py_rehab_entry},
    {"kl_rehab_log", sizeof(kl_rehab_log), kl_py_rehab_log},
    {"kl_ladder_row", sizeof(kl_ladder_row), kl_py_ladder_row},
    {"kl_rehab_today", sizeof(kl_rehab_today), kl_py_rehab_today},
    {"kl_rehab_both", sizeof(kl_rehab_both), kl_py_rehab_both},
    {"kl_rehab_status", sizeof(kl_rehab_status), kl_py_rehab_status},
    {"kl_rehab_start", sizeof(kl_rehab_start), kl_py_rehab_start},
    {"kl_symptoms", sizeof(kl_symptoms), kl_py_symptoms},
    {"kl_intake", sizeof(kl_intake), kl_py_intake},
    {"kl_plan_reasons", sizeof(kl_plan_reasons), kl_py_plan_reasons},
    {"kl_week_entry", sizeof(kl_week_entry), kl_py_week_entry},
    {"kl_week_context", sizeof(kl_week_context), kl_py_week_context},
    {"kl_week_finding", sizeof(kl_week_finding), kl_py_week_finding},
    {"kl_week_report", sizeof(kl_week_report), kl_py_week_report},
    {"kl_week_done", sizeof(kl_week_done), kl_py_week_done},
    {"kl_week_next", sizeof(kl_week_next), kl_py_week_next},
    {"kl_entry_level", sizeof(kl_entry_level), kl_py_entry_level},
    {"kl_unload_request", sizeof(kl_unload_request), kl_py_unload_request},
    {"kl_unload_step", sizeof(kl_unload_step), kl_py_unload_step},
    {"kl_restore_request", sizeof(kl_restore_request), kl_py_restore_request},
    {"kl_restore_step", sizeof(kl_restore_step), kl_py_restore_step},
    {"kl_tailor_runner", sizeof(kl_tailor_runner), kl_py_tailor_runner},
    {"kl_plan_item", sizeof(kl_plan_item), kl_py_plan_item},
    {"kl_tailored_week", sizeof(kl_tailored_week), kl_py_tailored_week},
    {"kl_outlook_week", sizeof(kl_outlook_week), kl_py_outlook_week},
    {"kl_exercise", sizeof(kl_exercise), kl_py_exercise},
    {"kl_prescribe_request", sizeof(kl_prescribe_request), kl_py_prescribe_request},
    {"kl_prescribed", sizeof(kl_prescribed), kl_py_prescribed},
    {"kl_prescription", sizeof(kl_prescription), kl_py_prescription},
    {"kl_strength_session", sizeof(kl_strength_session), kl_py_strength_session},
    {"kl_strength_verdict", sizeof(kl_strength_verdict), kl_py_strength_verdict},
    {"kl_exercise_state", sizeof(kl_exercise_state), kl_py_exercise_state},
    {"kl_exercise_step", sizeof(kl_exercise_step), kl_py_exercise_step},
    {"kl_logged_week", sizeof(kl_logged_week), kl_py_logged_week},
    {"kl_changed_feature", sizeof(kl_changed_feature), kl_py_changed_feature},
    {"kl_what_changed", sizeof(kl_what_changed), kl_py_what_changed},
    {"kl_exposed_session", sizeof(kl_exposed_session), kl_py_exposed_session},
    {"kl_repeat_offender", sizeof(kl_repeat_offender), kl_py_repeat_offender},
    {"kl_judged_session", sizeof(kl_judged_session), kl_py_judged_session},
    {"kl_comfort_threshold", sizeof(kl_comfort_threshold), kl_py_comfort_threshold},
    {"kl_rest_streak", sizeof(kl_rest_streak), kl_py_rest_streak},
    {"kl_strength_upkeep", sizeof(kl_strength_upkeep), kl_py_strength_upkeep},
    {"kl_adjunct", sizeof(kl_adjunct), kl_py_adjunct},
    {"kl_massage", sizeof(kl_massage), kl_py_massage},
    {"kl_cross_request", sizeof(kl_cross_request), kl_py_cross_request},
    {"kl_cross_option", sizeof(kl_cross_option), kl_py_cross_option},
    {"kl_cross_training", sizeof(kl_cross_training), kl_py_cross_training},
    {"kl_recovery", sizeof(kl_recovery), kl_py_recovery},
    {"kl_prevention", sizeof(kl_prevention), kl_py_prevention},
    {"kl_outcome_score", sizeof(kl_outcome_score), kl_py_outcome_score},
    {"kl_outcome_point", sizeof(kl_outcome_point), kl_py_outcome_point},
    {"kl_outcome_change", sizeof(kl_outcome_change), kl_py_outcome_change},
    {"kl_outcome_review", sizeof(kl_outcome_review), kl_py_outcome_review},
    {"kl_nonresponse", sizeof(kl_nonresponse), kl_py_nonresponse},
    {"kl_today_reason", sizeof(kl_today_reason), kl_py_today_reason},
    {"kl_today_limit", sizeof(kl_today_limit), kl_py_today_limit},
    {"kl_today_ratio", sizeof(kl_today_ratio), kl_py_today_ratio},
    {"kl_today_answer", sizeof(kl_today_answer), kl_py_today_answer},
};

static size_t kl_py_item_size(const kl_py_field *field)
{
    if (field->code == 'd' || field->code == 'q' || field->code == 'Q') return 8;
    return field->code == 's' ? 1 : 4;
}

/* ((name, code, offset, count), ...) and the format of struct, with padding spelled out. */
static PyObject *kl_py_describe(const struct kl_py_record *record)
{
    char format[512] = "=";
    size_t used = 1, end = 0;
    PyObject *fields = PyList_New(0);
    const kl_py_field *field = record->fields;
    for (; fields != NULL && field->name != NULL; ++field) {
        const size_t count = field->size / kl_py_item_size(field);
        PyObject *row = Py_BuildValue("(sCnn)", field->name, field->code, (Py_ssize_t)field->offset,
                                      (Py_ssize_t)count);
        used += (size_t)snprintf(format + used, sizeof format - used, "%zux%zu%c",
                                 field->offset - end, count, field->code);
        end = field->offset + field->size;
        if (row == NULL || PyList_Append(fields, row) < 0) Py_CLEAR(fields);
        Py_XDECREF(row);
    }
    if (fields == NULL) return NULL;
    snprintf(format + used, sizeof format - used, "%zux", record->size - end);
    return Py_BuildValue("(nsN)", (Py_ssize_t)record->size, format, fields);
}

static const struct kl_py_record *kl_py_find_record(const char *name)
{
    const size_t n = sizeof kl_py_records / sizeof *kl_py_records;
    size_t i;
    for (i = 0; i < n; ++i)
        if (strcmp(kl_py_records[i].name, name) == 0) return &kl_py_records[i];
    PyErr_SetString(PyExc_KeyError, name);
    return NULL;
}

/* (size, format, fields) of a record by its C name. */
static PyObject *kl_py_layout(const char *name)
{
    const struct kl_py_record *record = kl_py_find_record(name);
    return record ? kl_py_describe(record) : NULL;
}

/* A bytearray with room for n records; its content is written by the call it is handed to. */
static PyObject *kl_py_room(const char *name, size_t n)
{
    const struct kl_py_record *record = kl_py_find_record(name);
    if (record == NULL) return NULL;
    if (n > (size_t)PY_SSIZE_T_MAX / record->size) return PyErr_NoMemory();
    return PyByteArray_FromStringAndSize(NULL, (Py_ssize_t)(n * record->size));
}

#endif

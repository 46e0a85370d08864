/*
 * capi: the C core as a mechanical Python module. Users import `kneeload`, which stands on top.
 *
 * Buffers go in and out without a copy, item types are strict, a refused call raises an exception
 * of kneeload.errors. Single records come back as bytes; their layout is told by layout().
 * Builds with SWIG 4.1.0 and later; no stock pybuffer.i, no -builtin. DESIGN 7.
 */
%module(package="kneeload", threads="1") capi
%nothread; /* the GIL is released for long batch calls only, see %thread below */

%{
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "kneeload/kneeload.h"

#include "buffers.h"
#include "layout.h"
#include "inputs.h"
#include "calls_knee.h"
#include "calls_plan.h"
#include "calls_rehab.h"
#include "inputs_today.h"

/* kl_book_options from (gap_fill, rolling, week_to_week, ewma, fitness, monotony). */
static int kl_py_book_options(PyObject *object, kl_book_options *options) {
    PyObject *part[5];
    void *pointer[5];
    swig_type_info *type[5];
    int gap_fill, i;
    type[0] = type[1] = SWIGTYPE_p_kl_rolling_options;
    type[2] = SWIGTYPE_p_kl_ewma_options;
    type[3] = SWIGTYPE_p_kl_fitness_options;
    type[4] = SWIGTYPE_p_kl_monotony_options;
    if (!kl_py_tuple(object, "book_options")) return 0;
    if (!PyArg_ParseTuple(object, "iOOOOO:book_options", &gap_fill, &part[0], &part[1], &part[2],
                          &part[3], &part[4]))
        return 0;
    for (i = 0; i < 5; ++i) {
        if (SWIG_IsOK(SWIG_ConvertPtr(part[i], &pointer[i], type[i], 0))) continue;
        PyErr_SetString(PyExc_TypeError, "book_options: wrong kind of options");
        return 0;
    }
    kl_book_options_init(options, sizeof *options);
    options->gap_fill = gap_fill;
    options->rolling = (const kl_rolling_options *)pointer[0];
    options->week_to_week = (const kl_rolling_options *)pointer[1];
    options->ewma = (const kl_ewma_options *)pointer[2];
    options->fitness = (const kl_fitness_options *)pointer[3];
    options->monotony = (const kl_monotony_options *)pointer[4];
    return 1;
}
%}

%include <stdint.i>
#define UINT32_C(value) value##U
#define INT32_MIN (-2147483647 - 1)

/* ---- status and fault: the last argument of a call says what was refused ---- */

%typemap(out) kl_status { $result = SWIG_Py_Void(); }
%typemap(in, numinputs=0) kl_fault *fault (kl_fault temp = {NULL, -1, 0.0}) { $1 = &temp; }
%typemap(argout) kl_fault *fault {
    if (result != KL_OK) {
        Py_XDECREF($result);
        $result = NULL;
        kl_py_raise(result, $1);
        SWIG_fail;
    }
}

/* ---- scalars out ---- */

%define KL_PY_OUT(TYPE, NAME, MAKE)
%typemap(in, numinputs=0) TYPE *NAME (TYPE temp = 0) { $1 = &temp; }
%typemap(argout) TYPE *NAME {
    if (result == KL_OK) $result = kl_py_append($result, MAKE(*$1));
}
%enddef
KL_PY_OUT(int32_t, out_day, PyLong_FromLong)
KL_PY_OUT(int32_t, out_days, PyLong_FromLong)
KL_PY_OUT(double, out_value, PyFloat_FromDouble)
KL_PY_OUT(double, out_alpha, PyFloat_FromDouble)
KL_PY_OUT(double, out_ceiling, PyFloat_FromDouble)
KL_PY_OUT(double, out_next, PyFloat_FromDouble)
KL_PY_OUT(double, out_any_of_k, PyFloat_FromDouble)
KL_PY_OUT(double, out_rise, PyFloat_FromDouble)
KL_PY_OUT(double, out_cut, PyFloat_FromDouble)
KL_PY_OUT(int32_t, out_cap, PyLong_FromLong)
KL_PY_OUT(int32_t, out_exceeded, PyLong_FromLong)
KL_PY_OUT(int32_t, out_pattern, PyLong_FromLong)
KL_PY_OUT(uint32_t, out_missing, PyLong_FromUnsignedLong)

%typemap(in, numinputs=0) int32_t out_date[3] (int32_t temp[3] = {0}) { $1 = temp; }
%typemap(argout) int32_t out_date[3] {
    if (result == KL_OK)
        $result = kl_py_append($result, Py_BuildValue("(iii)", $1[0], $1[1], $1[2]));
}

/* ---- single records out, as bytes ---- */

%define KL_PY_RECORD_OUT(TYPE)
%typemap(in, numinputs=0) TYPE *out (TYPE temp) {
    memset(&temp, 0, sizeof temp);
    $1 = &temp;
}
%typemap(argout) TYPE *out {
    if (result == KL_OK)
        $result = kl_py_append(
            $result, PyBytes_FromStringAndSize((const char *)$1, (Py_ssize_t)sizeof *$1));
}
%enddef
KL_PY_RECORD_OUT(kl_load)
KL_PY_RECORD_OUT(kl_load_limit)
KL_PY_RECORD_OUT(kl_spike)
KL_PY_RECORD_OUT(kl_book_reading)
KL_PY_RECORD_OUT(kl_knee_reference)
KL_PY_RECORD_OUT(kl_knee_load)
KL_PY_RECORD_OUT(kl_knee_week)
KL_PY_RECORD_OUT(kl_aux_load)
KL_PY_RECORD_OUT(kl_cadence_plan)
KL_PY_RECORD_OUT(kl_cadence_target)
KL_PY_RECORD_OUT(kl_cadence_run)
KL_PY_RECORD_OUT(kl_cadence_decision)
KL_PY_RECORD_OUT(kl_rehab_event)
KL_PY_RECORD_OUT(kl_rehab_log)
KL_PY_RECORD_OUT(kl_rehab_today)
KL_PY_RECORD_OUT(kl_rehab_both)
KL_PY_RECORD_OUT(kl_rehab_status)
KL_PY_RECORD_OUT(kl_ladder_row)
KL_PY_RECORD_OUT(kl_week_report)
KL_PY_RECORD_OUT(kl_week_next)
KL_PY_RECORD_OUT(kl_entry_level)
KL_PY_RECORD_OUT(kl_unload_step)
KL_PY_RECORD_OUT(kl_restore_step)
KL_PY_RECORD_OUT(kl_prescription)
KL_PY_RECORD_OUT(kl_strength_verdict)
KL_PY_RECORD_OUT(kl_exercise_step)
KL_PY_RECORD_OUT(kl_tailored_week)
KL_PY_RECORD_OUT(kl_what_changed)
KL_PY_RECORD_OUT(kl_repeat_offender)
KL_PY_RECORD_OUT(kl_comfort_threshold)
KL_PY_RECORD_OUT(kl_rest_streak)
KL_PY_RECORD_OUT(kl_strength_upkeep)
KL_PY_RECORD_OUT(kl_adjunct)
KL_PY_RECORD_OUT(kl_massage)
KL_PY_RECORD_OUT(kl_cross_training)
KL_PY_RECORD_OUT(kl_recovery)
KL_PY_RECORD_OUT(kl_prevention)
KL_PY_RECORD_OUT(kl_outcome_score)
KL_PY_RECORD_OUT(kl_outcome_change)
KL_PY_RECORD_OUT(kl_nonresponse)
KL_PY_RECORD_OUT(kl_exercise)
KL_PY_RECORD_OUT(kl_today_answer)

/* The key of the source goes with the record: a pointer is of no use in Python. */
%typemap(argout) kl_exercise *out {
    if (result == KL_OK)
        $result = kl_py_append(
            $result,
            Py_BuildValue("(Ns)", PyBytes_FromStringAndSize((const char *)$1, (Py_ssize_t)sizeof *$1),
                          $1->source));
}

/* ---- buffers: (pointer, count) from one object ---- */

%define KL_PY_BUFFER(TYPE, NAME, COUNT, ITEM, WRITABLE)
%typemap(in) (TYPE *NAME, size_t COUNT) (kl_py_hold held = {.n = 0}) {
    $1 = ($1_ltype)kl_py_take(&held, $input, ITEM, 1, WRITABLE, &$2);
    if ($1 == NULL) SWIG_fail;
}
%typemap(freearg) (TYPE *NAME, size_t COUNT) { kl_py_release(&held$argnum); }
%enddef
KL_PY_BUFFER(const kl_session, sessions, n, KL_PY_RECORD(kl_session), 0)
KL_PY_BUFFER(const kl_session, session, n_session, KL_PY_RECORD(kl_session), 0)
KL_PY_BUFFER(const kl_hr_segment, segments, n, KL_PY_RECORD(kl_hr_segment), 0)
KL_PY_BUFFER(const int32_t, zone_s, n_zones, KL_PY_NUMBER('i', int32_t), 0)
KL_PY_BUFFER(const uint8_t, bytes, size, KL_PY_NUMBER('B', uint8_t), 0)
KL_PY_BUFFER(int32_t, scratch, n_scratch, KL_PY_NUMBER('i', int32_t), 1)
KL_PY_BUFFER(double, load, n_load, KL_PY_NUMBER('d', double), 1)
KL_PY_BUFFER(uint8_t, state, n_state, KL_PY_NUMBER('B', uint8_t), 1)
KL_PY_BUFFER(kl_rolling, results, n_results, KL_PY_RECORD(kl_rolling), 1)
KL_PY_BUFFER(kl_ewma, results, n_results, KL_PY_RECORD(kl_ewma), 1)
KL_PY_BUFFER(kl_fitness, results, n_results, KL_PY_RECORD(kl_fitness), 1)
KL_PY_BUFFER(kl_monotony, results, n_results, KL_PY_RECORD(kl_monotony), 1)
KL_PY_BUFFER(kl_spike, results, n_results, KL_PY_RECORD(kl_spike), 1)
KL_PY_BUFFER(const kl_knee_segment, segments, n, KL_PY_RECORD(kl_knee_segment), 0)
KL_PY_BUFFER(const int32_t, counts, n_counts, KL_PY_NUMBER('i', int32_t), 0)
KL_PY_BUFFER(const kl_knee_day, runs, n, KL_PY_RECORD(kl_knee_day), 0)
KL_PY_BUFFER(const kl_aux_entry, entries, n, KL_PY_RECORD(kl_aux_entry), 0)
KL_PY_BUFFER(const kl_shoe, shoes, n_shoes, KL_PY_RECORD(kl_shoe), 0)
KL_PY_BUFFER(const kl_shoe_run, runs, n_runs, KL_PY_RECORD(kl_shoe_run), 0)
KL_PY_BUFFER(kl_knee_load, loads, n_loads, KL_PY_RECORD(kl_knee_load), 1)
KL_PY_BUFFER(kl_knee_segment_load, results, n_results, KL_PY_RECORD(kl_knee_segment_load), 1)
KL_PY_BUFFER(int32_t, statuses, n_statuses, KL_PY_NUMBER('i', int32_t), 1)
KL_PY_BUFFER(kl_aux_load, results, n_results, KL_PY_RECORD(kl_aux_load), 1)
KL_PY_BUFFER(kl_shoe_state, results, n_results, KL_PY_RECORD(kl_shoe_state), 1)
KL_PY_BUFFER(kl_outlook_week, results, n_results, KL_PY_RECORD(kl_outlook_week), 1)

/* The same, where None is nothing where something is needed: the core refuses it by name. */
%define KL_PY_BUFFER_OR_NONE(TYPE, NAME, COUNT, ITEM)
%typemap(in) (const TYPE *NAME, size_t COUNT) (kl_py_hold held = {.n = 0}) {
    $1 = NULL;
    $2 = 1;
    if ($input != Py_None) {
        $1 = ($1_ltype)kl_py_take(&held, $input, ITEM, 1, 0, &$2);
        if ($1 == NULL) SWIG_fail;
    }
}
%typemap(freearg) (const TYPE *NAME, size_t COUNT) { kl_py_release(&held$argnum); }
%enddef
KL_PY_BUFFER_OR_NONE(kl_exposed_session, sessions, n_sessions, KL_PY_RECORD(kl_exposed_session))
KL_PY_BUFFER_OR_NONE(kl_judged_session, sessions, n_sessions, KL_PY_RECORD(kl_judged_session))
KL_PY_BUFFER_OR_NONE(kl_logged_week, weeks, n_weeks, KL_PY_RECORD(kl_logged_week))
KL_PY_BUFFER_OR_NONE(int32_t, red_days, n_red_days, KL_PY_NUMBER('i', int32_t))
KL_PY_BUFFER_OR_NONE(int32_t, active_days, n_active_days, KL_PY_NUMBER('i', int32_t))
KL_PY_BUFFER_OR_NONE(int32_t, weeks, n_weeks, KL_PY_NUMBER('i', int32_t))
KL_PY_BUFFER_OR_NONE(int32_t, sleep_min, n_sleep, KL_PY_NUMBER('i', int32_t))
KL_PY_BUFFER_OR_NONE(int32_t, stress, n_stress, KL_PY_NUMBER('i', int32_t))
KL_PY_BUFFER_OR_NONE(int32_t, items, n_items, KL_PY_NUMBER('i', int32_t))
KL_PY_BUFFER_OR_NONE(int32_t, history, n_history, KL_PY_NUMBER('i', int32_t))
KL_PY_BUFFER_OR_NONE(int32_t, habits, n_habits, KL_PY_NUMBER('i', int32_t))

/* One session: exactly one record. */
%typemap(in) const kl_session *one (kl_py_hold held = {.n = 0}) {
    size_t count = 0;
    $1 = ($1_ltype)kl_py_take(&held, $input, KL_PY_RECORD(kl_session), 1, 0, &count);
    if ($1 == NULL) SWIG_fail;
    if (count != 1) {
        PyErr_SetString(PyExc_ValueError, "expected one session");
        SWIG_fail;
    }
}
%typemap(freearg) const kl_session *one { kl_py_release(&held$argnum); }
%apply const kl_session *one { const kl_session *session, const kl_session *test };

/* None, or exactly one record. */
%define KL_PY_ONE_OR_NONE(TYPE, NAME)
%typemap(in) const TYPE *NAME (kl_py_hold held = {.n = 0}, void *record = NULL) {
    if (!kl_py_take_optional(&held, $input, KL_PY_RECORD(TYPE), 1, 0, 1, &record)) SWIG_fail;
    $1 = ($1_ltype)record;
}
%typemap(freearg) const TYPE *NAME { kl_py_release(&held$argnum); }
%enddef
KL_PY_ONE_OR_NONE(kl_knee_runner, runner)
KL_PY_ONE_OR_NONE(kl_cadence_request, request)
KL_PY_ONE_OR_NONE(kl_cadence_event, event)
KL_PY_ONE_OR_NONE(kl_rehab_event, event)
KL_PY_ONE_OR_NONE(kl_rehab_start, start)
KL_PY_ONE_OR_NONE(kl_rehab_today, left)
KL_PY_ONE_OR_NONE(kl_rehab_today, right)
KL_PY_ONE_OR_NONE(kl_symptoms, symptoms)
KL_PY_ONE_OR_NONE(kl_intake, intake)
KL_PY_ONE_OR_NONE(kl_week_context, context)
KL_PY_ONE_OR_NONE(kl_week_done, done)
KL_PY_ONE_OR_NONE(kl_unload_request, request)
KL_PY_ONE_OR_NONE(kl_restore_request, request)
KL_PY_ONE_OR_NONE(kl_prescribe_request, request)
KL_PY_ONE_OR_NONE(kl_strength_session, session)
KL_PY_ONE_OR_NONE(kl_exercise_state, state)
KL_PY_ONE_OR_NONE(kl_tailor_runner, runner)
KL_PY_ONE_OR_NONE(kl_cross_request, request)
KL_PY_ONE_OR_NONE(kl_outcome_point, before)
KL_PY_ONE_OR_NONE(kl_outcome_point, after)
KL_PY_ONE_OR_NONE(kl_outcome_review, review)

/* A record that is completed: a copy goes in, bytes come out. */
%typemap(in) kl_step *step (kl_py_hold held = {.n = 0}, void *record = NULL, kl_step temp) {
    if (!kl_py_take_optional(&held, $input, KL_PY_RECORD(kl_step), 1, 0, 1, &record)) SWIG_fail;
    if (record != NULL) temp = *(const kl_step *)record;
    $1 = record != NULL ? &temp : NULL;
}
%typemap(freearg) kl_step *step { kl_py_release(&held$argnum); }
%typemap(argout) kl_step *step {
    if (result == KL_OK)
        $result = kl_py_append(
            $result, PyBytes_FromStringAndSize((const char *)$1, (Py_ssize_t)sizeof *$1));
}

/* ---- views: a C struct of pointers from one tuple, see inputs.h ---- */

%define KL_PY_VIEW(TYPE, NAME, TAKE)
%typemap(in) TYPE *NAME (kl_py_hold held = {.n = 0}, $*1_ltype temp) {
    memset(&temp, 0, sizeof temp);
    if (!TAKE(&held, $input, &temp)) SWIG_fail;
    $1 = &temp;
}
%typemap(freearg) TYPE *NAME { kl_py_release(&held$argnum); }
%enddef
KL_PY_VIEW(const kl_series, series, kl_py_take_series)
KL_PY_VIEW(const kl_runs, runs, kl_py_take_runs)
KL_PY_VIEW(const kl_declared_days, days, kl_py_take_declared)
KL_PY_VIEW(const kl_fleet, fleet, kl_py_take_fleet)
KL_PY_VIEW(const kl_week, week, kl_py_take_week)
KL_PY_VIEW(kl_py_columns, rolling, kl_py_take_columns)
KL_PY_VIEW(kl_py_columns, ewma, kl_py_take_columns)
KL_PY_VIEW(kl_py_prepared, prepared, kl_py_take_prepared)
KL_PY_VIEW(const kl_py_morning, morning, kl_py_take_morning)

%typemap(argout) kl_py_prepared *prepared {
    if (result == KL_OK)
        $result = kl_py_append(
            $result, Py_BuildValue("(nnn)", (Py_ssize_t)$1->out.n_sessions,
                                   (Py_ssize_t)$1->out.n_ignored, (Py_ssize_t)$1->out.n_dropped));
}

%typemap(in) const kl_book_options *options (kl_book_options temp) {
    $1 = NULL;
    if ($input != Py_None) {
        if (!kl_py_book_options($input, &temp)) SWIG_fail;
        $1 = &temp;
    }
}

/* Saved bytes of a book. */
%typemap(in, numinputs=0) kl_py_saved *saved (kl_py_saved temp) { $1 = &temp; }
%typemap(argout) kl_py_saved *saved {
    if (result == KL_OK)
        $result = kl_py_append($result, PyBytes_FromStringAndSize((const char *)$1->bytes,
                                                                  (Py_ssize_t)$1->size));
}

/* ---- options: proxies with defaults; thr takes a sequence ---- */

%typemap(in) (kl_rolling_options *options, size_t size) {
    void *pointer = NULL;
    if (!SWIG_IsOK(SWIG_ConvertPtr($input, &pointer, $1_descriptor, 0)) || pointer == NULL) {
        PyErr_SetString(PyExc_TypeError, "expected kl_rolling_options");
        SWIG_fail;
    }
    $1 = ($1_ltype)pointer;
    $2 = sizeof *$1;
}
%typemap(in) int32_t thr[ANY] (int32_t temp[$1_dim0] = {0}) {
    if (!kl_py_take_thresholds($input, temp)) SWIG_fail;
    $1 = temp;
}
%ignore struct_size;
%ignore reserved;

%define KL_PY_DEFAULTS(TYPE)
%ignore TYPE##_init;
%extend TYPE {
    TYPE(void) {
        TYPE *made = (TYPE *)calloc(1, sizeof *made);
        if (made != NULL) TYPE##_init(made, sizeof *made);
        return made;
    }
    ~TYPE() { free($self); }
}
%enddef
%define KL_PY_OPTIONS(NAME)
KL_PY_DEFAULTS(kl_##NAME##_options)
%enddef
KL_PY_OPTIONS(rolling)
KL_PY_OPTIONS(ewma)
KL_PY_OPTIONS(fitness)
KL_PY_OPTIONS(monotony)
KL_PY_OPTIONS(spike)
KL_PY_OPTIONS(prepare)
KL_PY_OPTIONS(knee)
KL_PY_OPTIONS(cadence)
KL_PY_OPTIONS(plan)
KL_PY_DEFAULTS(kl_rehab_config)

/* ---- the catalogue: rows as tuples, None behind the last ---- */

%define KL_PY_ROW(TYPE, MAKE)
%typemap(out) const TYPE * {
    $result = $1 ? MAKE($1) : SWIG_Py_Void();
    if ($result == NULL) SWIG_fail;
}
%enddef
KL_PY_ROW(kl_parameter, kl_py_parameter)
KL_PY_ROW(kl_source, kl_py_source)
KL_PY_ROW(kl_code, kl_py_code)
KL_PY_ROW(kl_joint_demand, kl_py_joint_demand)
%typemap(in, numinputs=0) kl_evidence *out (kl_evidence temp) { $1 = &temp; }
%typemap(argout) kl_evidence *out {
    if (result == KL_OK) $result = kl_py_append($result, kl_py_evidence($1));
}

/* ---- what Python reaches otherwise, or not at all ---- */

%ignore kl_fault;
%ignore kl_session;
%ignore kl_prepared;
%ignore kl_prepared_session;
%ignore kl_declared_days;
%ignore kl_hr_segment;
%ignore kl_load;
%ignore kl_series;
%ignore kl_runs;
%ignore kl_fleet;
%ignore kl_fleet_columns;
%ignore kl_rolling;
%ignore kl_ewma;
%ignore kl_fitness;
%ignore kl_monotony;
%ignore kl_load_limit;
%ignore kl_spike;
%ignore kl_book_reading;
%ignore kl_book_options;
%ignore kl_parameter;
%ignore kl_source;
%ignore kl_code;
%ignore kl_evidence;
%ignore kl_session_init;
%ignore kl_book_options_init;
%ignore kl_prepare;
%ignore kl_day_series;
%ignore kl_rolling_at;
%ignore kl_ewma_at;
%ignore kl_fitness_at;
%ignore kl_monotony_at;
%ignore kl_spike_series;
%ignore kl_fleet_ratios;
%ignore kl_book_save;
%ignore kl_book::opaque;
%ignore kl_knee_runner;
%ignore kl_knee_reference;
%ignore kl_knee_segment;
%ignore kl_knee_segment_load;
%ignore kl_knee_load;
%ignore kl_step;
%ignore kl_knee_day;
%ignore kl_knee_week;
%ignore kl_aux_entry;
%ignore kl_aux_load;
%ignore kl_joint_demand;
%ignore kl_shoe;
%ignore kl_shoe_run;
%ignore kl_shoe_state;
%ignore kl_reason;
%ignore kl_cadence_request;
%ignore kl_cadence_stage;
%ignore kl_cadence_plan;
%ignore kl_cadence_target;
%ignore kl_cadence_run;
%ignore kl_cadence_event;
%ignore kl_cadence_decision;
%ignore kl_knee_run;
%ignore kl_aux_loads;
%ignore kl_shoes;
%ignore kl_cadence_save;
%ignore kl_cadence_event_init;
%ignore kl_cadence::opaque;
%ignore kl_rehab_event;
%ignore kl_rehab_entry;
%ignore kl_rehab_log;
%ignore kl_rehab_today;
%ignore kl_rehab_both;
%ignore kl_rehab_status;
%ignore kl_rehab_start;
%ignore kl_ladder_row;
%ignore kl_symptoms;
%ignore kl_intake;
%ignore kl_rehab_event_init;
%ignore kl_rehab_save;
%ignore kl_rehab::opaque;
%ignore kl_week;
%ignore kl_plan_reasons;
%ignore kl_week_entry;
%ignore kl_week_context;
%ignore kl_week_finding;
%ignore kl_week_report;
%ignore kl_week_done;
%ignore kl_week_next;
%ignore kl_entry_level;
%ignore kl_unload_request;
%ignore kl_unload_step;
%ignore kl_restore_request;
%ignore kl_restore_step;
%ignore kl_tailor_runner;
%ignore kl_plan_item;
%ignore kl_tailored_week;
%ignore kl_outlook_week;
%ignore kl_exercise;
%ignore kl_prescribe_request;
%ignore kl_prescribed;
%ignore kl_prescription;
%ignore kl_strength_session;
%ignore kl_strength_verdict;
%ignore kl_exercise_state;
%ignore kl_exercise_step;
%ignore kl_logged_week;
%ignore kl_changed_feature;
%ignore kl_what_changed;
%ignore kl_exposed_session;
%ignore kl_repeat_offender;
%ignore kl_judged_session;
%ignore kl_comfort_threshold;
%ignore kl_rest_streak;
%ignore kl_strength_upkeep;
%ignore kl_adjunct;
%ignore kl_massage;
%ignore kl_cross_request;
%ignore kl_cross_option;
%ignore kl_cross_training;
%ignore kl_recovery;
%ignore kl_prevention;
%ignore kl_outcome_score;
%ignore kl_outcome_point;
%ignore kl_outcome_change;
%ignore kl_outcome_review;
%ignore kl_nonresponse;
%ignore kl_week_tailor;
%ignore kl_prevention_of;
%ignore kl_today_knee;
%ignore kl_today_week;
%ignore kl_today_shoes;
%ignore kl_today_input;
%ignore kl_today_reason;
%ignore kl_today_limit;
%ignore kl_today_ratio;
%ignore kl_today_answer;
%ignore kl_today_input_init;
%ignore kl_today;

/* A state is a plain value: made empty, copied by assignment. */
%define KL_PY_STATE(TYPE)
%extend TYPE {
    TYPE(void) { return (TYPE *)calloc(1, sizeof(TYPE)); }
    ~TYPE() { free($self); }
    void assign(const TYPE *other) {
        if (other != NULL) *$self = *other;
    }
}
%enddef
KL_PY_STATE(kl_book)
KL_PY_STATE(kl_cadence)
KL_PY_STATE(kl_rehab)

%include "kneeload/export.h"
%include "kneeload/status.h"
%include "kneeload/day.h"
/* Internal to the core; here for kneeload.exp, root5 and pow20. */
%rename(kl_exp) kl__exp_checked;
%rename(kl_root5) kl__root5_checked;
%rename(kl_pow20) kl__pow20_checked;
kl_status kl__exp_checked(double x, double *out_value, kl_fault *fault);
kl_status kl__root5_checked(double x, double *out_value, kl_fault *fault);
kl_status kl__pow20_checked(double x, int32_t k, double *out_value, kl_fault *fault);
%include "kneeload/catalog.h"
%include "kneeload/load.h"
%include "kneeload/series.h"
%include "kneeload/rolling.h"
%include "kneeload/ewma.h"
%include "kneeload/variability.h"
%include "kneeload/fitness.h"
%include "kneeload/spike.h"
%include "kneeload/fleet.h"
%include "kneeload/book.h"
%include "kneeload/knee.h"
%include "kneeload/shoe.h"
%include "kneeload/reason.h"
%include "kneeload/cadence.h"
%include "kneeload/rehab.h"
%include "kneeload/planning.h"
%include "kneeload/outcome.h"
%include "kneeload/week.h"
%include "kneeload/exercise.h"
%include "kneeload/habit.h"
%include "kneeload/tailor.h"
%include "kneeload/today.h"

/* Calls whose buffers have to agree in size, checked before the core sees them. */
%thread kl_py_rolling_at;
%thread kl_py_ewma_at;
%thread kl_py_fitness_at;
%thread kl_py_monotony_at;
%thread kl_py_fleet_ratios;
%thread kl_py_knee_runs;
%ignore kl_py_columns;
%ignore kl_py_prepared;
%ignore kl_py_saved;
%ignore kl_py_wrong_size;
%ignore kl_py_counts_fit;
%ignore kl_py_of_every_run;
%ignore kl_py_before_history;
%ignore kl_py_morning;
%rename("%(regex:/^kl_py_(.*)$/kl_\\1/)s", %$isfunction) "";
%include "calls.h"
%include "calls_knee.h"
%include "calls_plan.h"
%include "calls_rehab.h"
%include "calls_today.h"
PyObject *kl_py_layout(const char *name);
PyObject *kl_py_room(const char *name, size_t n);

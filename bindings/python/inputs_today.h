/*
 * The input of a morning from one Python tuple. Included by capi.i only.
 */
#ifndef KNEELOAD_PYTHON_INPUTS_TODAY_H
#define KNEELOAD_PYTHON_INPUTS_TODAY_H

#include "calls_today.h"
#include "inputs.h"

/* A state or options object; None is NULL. */
static int kl_py_take_object(PyObject *object, swig_type_info *type, const char *what,
                             const void **out)
{
    void *pointer = NULL;
    if (!SWIG_IsOK(SWIG_ConvertPtr(object, &pointer, type, 0))) {
        PyErr_Format(PyExc_TypeError, "%s: wrong kind of object", what);
        return 0;
    }
    *out = pointer;
    return 1;
}

/* (rehab, side, pre) */
static int kl_py_take_knee(PyObject *object, kl_today_knee *knee)
{
    PyObject *rehab;
    const void *state;
    if (!kl_py_tuple(object, "knee")) return 0;
    if (!PyArg_ParseTuple(object, "Oii:knee", &rehab, &knee->side, &knee->pre)) return 0;
    if (!kl_py_take_object(rehab, SWIGTYPE_p_kl_rehab, "knee", &state)) return 0;
    knee->rehab = (const kl_rehab *)state;
    return 1;
}

/* Any number of knees is counted; the first two are read. */
static int kl_py_take_knees(PyObject *object, kl_today_input *in)
{
    Py_ssize_t n, i;
    if (!kl_py_tuple(object, "knees")) return 0;
    n = PyTuple_Size(object);
    for (i = 0; i < n && i < 2; ++i)
        if (!kl_py_take_knee(PyTuple_GetItem(object, i), &in->knee[i])) return 0;
    in->n_knees = (size_t)n;
    return 1;
}

/* None, or (first_day, planned_m, restored, items or None) */
static int kl_py_take_today_week(kl_py_hold *hold, PyObject *object, kl_py_morning *morning)
{
    kl_today_week *week = &morning->week;
    PyObject *items;
    size_t n = 0;
    if (object == Py_None) return 1;
    if (!kl_py_tuple(object, "week")) return 0;
    if (!PyArg_ParseTuple(object, "iiiO:week", &week->first_day, &week->planned_m, &week->restored,
                          &items))
        return 0;
    morning->input.week = week;
    if (items == Py_None) return 1;
    week->items =
        (const kl_plan_item *)kl_py_take(hold, items, KL_PY_RECORD(kl_plan_item), 1, 0, &n);
    week->n_items = n > INT32_MAX ? INT32_MAX : (int32_t)n;
    return week->items != NULL;
}

/* None, or (shoes, runs, usual_drop_mm) */
static int kl_py_take_today_shoes(kl_py_hold *hold, PyObject *object, kl_py_morning *morning)
{
    kl_today_shoes *shoes = &morning->shoes;
    PyObject *pairs, *runs;
    if (object == Py_None) return 1;
    if (!kl_py_tuple(object, "shoes")) return 0;
    if (!PyArg_ParseTuple(object, "OOi:shoes", &pairs, &runs, &shoes->usual_drop_mm)) return 0;
    morning->input.shoes = shoes;
    shoes->shoes =
        (const kl_shoe *)kl_py_take(hold, pairs, KL_PY_RECORD(kl_shoe), 1, 0, &shoes->n_shoes);
    if (shoes->shoes == NULL) return 0;
    shoes->runs = (const kl_shoe_run *)kl_py_take(hold, runs, KL_PY_RECORD(kl_shoe_run), 1, 0,
                                                  &shoes->n_runs);
    return shoes->runs != NULL;
}

/* (plan, spike, knee load), each of them options or None */
static int kl_py_take_today_options(PyObject *object, kl_today_input *in)
{
    PyObject *part[3];
    const void *options[3];
    swig_type_info *const type[3] = {SWIGTYPE_p_kl_plan_options, SWIGTYPE_p_kl_spike_options,
                                     SWIGTYPE_p_kl_knee_options};
    int i;
    if (!kl_py_tuple(object, "options")) return 0;
    if (!PyArg_ParseTuple(object, "OOO:options", &part[0], &part[1], &part[2])) return 0;
    for (i = 0; i < 3; ++i)
        if (!kl_py_take_object(part[i], type[i], "options", &options[i])) return 0;
    in->plan = (const kl_plan_options *)options[0];
    in->spike = (const kl_spike_options *)options[1];
    in->knee_load = (const kl_knee_options *)options[2];
    return 1;
}

/* Sessions, judged runs, and a runner or None. */
static int kl_py_take_today_records(kl_py_hold *hold, PyObject *const part[3], kl_today_input *in)
{
    void *runner = NULL;
    in->sessions = (const kl_session *)kl_py_take(hold, part[0], KL_PY_RECORD(kl_session), 1, 0,
                                                  &in->n_sessions);
    if (in->sessions == NULL) return 0;
    in->judged = (const kl_judged_session *)kl_py_take(
        hold, part[1], KL_PY_RECORD(kl_judged_session), 1, 0, &in->n_judged);
    if (in->judged == NULL) return 0;
    if (!kl_py_take_optional(hold, part[2], KL_PY_RECORD(kl_knee_runner), 1, 0, 1, &runner))
        return 0;
    in->runner = (const kl_knee_runner *)runner;
    return 1;
}

/* (day, knees, sessions, first_day, infer_rest, week, cadence, shoes, options, runner, judged) */
static int kl_py_take_morning(kl_py_hold *hold, PyObject *object, kl_py_morning *morning)
{
    kl_today_input *in = &morning->input;
    PyObject *knees, *week, *cadence, *shoes, *options, *records[3];
    const void *state;
    kl_today_input_init(in, sizeof *in);
    if (!kl_py_tuple(object, "morning")) return 0;
    if (!PyArg_ParseTuple(object, "iOOiiOOOOOO:morning", &in->day, &knees, &records[0],
                          &in->first_day, &in->infer_rest, &week, &cadence, &shoes, &options,
                          &records[2], &records[1]))
        return 0;
    if (!kl_py_take_object(cadence, SWIGTYPE_p_kl_cadence, "cadence", &state)) return 0;
    in->cadence = (const kl_cadence *)state;
    return kl_py_take_knees(knees, in) && kl_py_take_today_records(hold, records, in) &&
           kl_py_take_today_week(hold, week, morning) &&
           kl_py_take_today_shoes(hold, shoes, morning) && kl_py_take_today_options(options, in);
}

#endif

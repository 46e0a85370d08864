/*
 * C structs of pointers from Python tuples, and catalogue rows as tuples. Included by capi.i only.
 */
#ifndef KNEELOAD_PYTHON_INPUTS_H
#define KNEELOAD_PYTHON_INPUTS_H

#include "calls.h"

#define KL_PY_DOUBLE KL_PY_NUMBER('d', double)
#define KL_PY_INT32 KL_PY_NUMBER('i', int32_t)
#define KL_PY_UINT32 KL_PY_NUMBER('I', uint32_t)
#define KL_PY_UINT8 KL_PY_NUMBER('B', uint8_t)

/* PyArg_ParseTuple calls anything but a tuple a fault of the interpreter. */
static int kl_py_tuple(PyObject *object, const char *what)
{
    if (PyTuple_Check(object)) return 1;
    PyErr_Format(PyExc_TypeError, "%s: expected a tuple", what);
    return 0;
}

/* (day0, load, state or None, n_plan) */
static int kl_py_take_series(kl_py_hold *hold, PyObject *object, kl_series *series)
{
    PyObject *load, *state;
    Py_ssize_t n_plan;
    void *states = NULL;
    if (!kl_py_tuple(object, "series")) return 0;
    if (!PyArg_ParseTuple(object, "iOOn:series", &series->day0, &load, &state, &n_plan)) return 0;
    series->load = (const double *)kl_py_take(hold, load, KL_PY_DOUBLE, 1, 0, &series->n);
    if (series->load == NULL) return 0;
    if (!kl_py_take_optional(hold, state, KL_PY_UINT8, 1, 0, series->n, &states)) return 0;
    series->state = (const uint8_t *)states;
    series->n_plan = (size_t)n_plan;
    return 1;
}

/* (sessions, n_plan, missing, first_day) */
static int kl_py_take_runs(kl_py_hold *hold, PyObject *object, kl_runs *runs)
{
    PyObject *sessions, *missing;
    Py_ssize_t n_plan;
    if (!kl_py_tuple(object, "runs")) return 0;
    if (!PyArg_ParseTuple(object, "OnOi:runs", &sessions, &n_plan, &missing, &runs->first_day))
        return 0;
    runs->session =
        (const kl_session *)kl_py_take(hold, sessions, KL_PY_RECORD(kl_session), 1, 0, &runs->n);
    if (runs->session == NULL) return 0;
    runs->missing = (const int32_t *)kl_py_take(hold, missing, KL_PY_INT32, 1, 0, &runs->n_missing);
    runs->n_plan = (size_t)n_plan;
    return runs->missing != NULL;
}

/* (rest, missing, first_day, last_day, infer_rest, dedupe) */
static int kl_py_take_declared(kl_py_hold *hold, PyObject *object, kl_declared_days *days)
{
    PyObject *rest, *missing;
    if (!kl_py_tuple(object, "days")) return 0;
    if (!PyArg_ParseTuple(object, "OOiiii:days", &rest, &missing, &days->first_day, &days->last_day,
                          &days->infer_rest, &days->dedupe))
        return 0;
    days->rest = (const int32_t *)kl_py_take(hold, rest, KL_PY_INT32, 1, 0, &days->n_rest);
    if (days->rest == NULL) return 0;
    days->missing = (const int32_t *)kl_py_take(hold, missing, KL_PY_INT32, 1, 0, &days->n_missing);
    return days->missing != NULL;
}

/* (load, state or None, day0); load and state are two-dimensional: runners x days */
static int kl_py_take_fleet(kl_py_hold *hold, PyObject *object, kl_fleet *fleet)
{
    PyObject *load, *state;
    void *states = NULL;
    size_t count;
    if (!kl_py_tuple(object, "fleet")) return 0;
    if (!PyArg_ParseTuple(object, "OOi:fleet", &load, &state, &fleet->day0)) return 0;
    fleet->load = (const double *)kl_py_take(hold, load, KL_PY_DOUBLE, 2, 0, &count);
    if (fleet->load == NULL) return 0;
    fleet->n_runners = (size_t)hold->view[0].shape[0];
    fleet->n_days = (size_t)hold->view[0].shape[1];
    if (!kl_py_take_optional(hold, state, KL_PY_UINT8, 2, 0, count, &states)) return 0;
    fleet->state = (const uint8_t *)states;
    return 1;
}

/* (entries or None, pace_s_per_km); None is one entry that is not there */
static int kl_py_take_week(kl_py_hold *hold, PyObject *object, kl_week *week)
{
    PyObject *entries;
    if (!kl_py_tuple(object, "week")) return 0;
    if (!PyArg_ParseTuple(object, "Oi:week", &entries, &week->pace_s_per_km)) return 0;
    week->n_entries = 1;
    if (entries == Py_None) return 1;
    week->entries = (const kl_week_entry *)kl_py_take(hold, entries, KL_PY_RECORD(kl_week_entry), 1,
                                                      0, &week->n_entries);
    return week->entries != NULL;
}

/* None, or (value, lo, hi, flags, defined, fill) of one-dimensional writable buffers or None */
static int kl_py_take_columns(kl_py_hold *hold, PyObject *object, kl_py_columns *columns)
{
    PyObject *part[5];
    void *pointer[4] = {NULL, NULL, NULL, NULL};
    const kl_py_item item[4] = {KL_PY_DOUBLE, KL_PY_DOUBLE, KL_PY_UINT32, KL_PY_UINT8};
    int i;
    columns->wanted = object != Py_None;
    if (!columns->wanted) return 1;
    if (!kl_py_tuple(object, "columns")) return 0;
    if (!PyArg_ParseTuple(object, "OOOOOd:columns", &part[0], &part[1], &part[2], &part[3],
                          &part[4], &columns->out.fill))
        return 0;
    columns->out.value = (double *)kl_py_take(hold, part[0], KL_PY_DOUBLE, 1, 1, &columns->count);
    if (columns->out.value == NULL) return 0;
    for (i = 0; i < 4; ++i)
        if (!kl_py_take_optional(hold, part[i + 1], item[i], 1, 1, columns->count, &pointer[i]))
            return 0;
    columns->out.lo = (double *)pointer[0];
    columns->out.hi = (double *)pointer[1];
    columns->out.flags = (uint32_t *)pointer[2];
    columns->out.defined = (uint8_t *)pointer[3];
    return 1;
}

/* (sessions, members, ignored, dropped): writable buffers */
static int kl_py_take_prepared(kl_py_hold *hold, PyObject *object, kl_py_prepared *prepared)
{
    PyObject *part[4];
    kl_prepared *out = &prepared->out;
    if (!kl_py_tuple(object, "prepared")) return 0;
    if (!PyArg_ParseTuple(object, "OOOO:prepared", &part[0], &part[1], &part[2], &part[3]))
        return 0;
    out->sessions = (kl_prepared_session *)kl_py_take(
        hold, part[0], KL_PY_RECORD(kl_prepared_session), 1, 1, &prepared->room[0]);
    if (out->sessions == NULL) return 0;
    out->members = (int32_t *)kl_py_take(hold, part[1], KL_PY_INT32, 1, 1, &prepared->room[1]);
    if (out->members == NULL) return 0;
    out->ignored = (int32_t *)kl_py_take(hold, part[2], KL_PY_INT32, 1, 1, &prepared->room[2]);
    if (out->ignored == NULL) return 0;
    out->dropped = (int32_t *)kl_py_take(hold, part[3], KL_PY_INT32, 1, 1, &prepared->room[3]);
    return out->dropped != NULL;
}

/* Up to KL_MAX_THRESHOLDS integers; how many there are is the field n_thr. */
static int kl_py_take_thresholds(PyObject *object, int32_t *thr)
{
    const Py_ssize_t n = PySequence_Size(object);
    Py_ssize_t i;
    if (n < 0) return 0;
    for (i = 0; i < n && i < KL_MAX_THRESHOLDS; ++i) {
        PyObject *item = PySequence_GetItem(object, i);
        const long value = item ? PyLong_AsLong(item) : -1;
        Py_XDECREF(item);
        if (PyErr_Occurred()) return 0;
        if (value < INT32_MIN || value > INT32_MAX) {
            PyErr_SetString(PyExc_OverflowError, "threshold does not fit in 32 bits");
            return 0;
        }
        thr[i] = (int32_t)value;
    }
    return 1;
}

static PyObject *kl_py_parameter(const kl_parameter *row)
{
    return Py_BuildValue("(ssssdddiCss)", row->id, row->name, row->unit, row->codes,
                         row->default_value, row->minimum, row->maximum, (int)row->has_default,
                         row->grade, row->sources, row->note);
}

static PyObject *kl_py_source(const kl_source *row)
{
    return Py_BuildValue("(ssss)", row->key, row->citation, row->address, row->seen);
}

static PyObject *kl_py_code(const kl_code *row)
{
    return Py_BuildValue("(ssLs)", row->set, row->name, (long long)row->value, row->text);
}

static PyObject *kl_py_joint_demand(const kl_joint_demand *row)
{
    return Py_BuildValue("(siiI)", row->exercise, (int)row->rank_index, (int)row->rank_peak,
                         (unsigned)row->flags);
}

static PyObject *kl_py_evidence(const kl_evidence *row)
{
    return Py_BuildValue("(ssssCiii)", row->output, row->band, row->claim, row->source, row->grade,
                         (int)row->hrr_x100, (int)row->hrr_low_x100, (int)row->hrr_high_x100);
}

#endif

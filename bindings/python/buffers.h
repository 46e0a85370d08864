/*
 * Python buffers for the C core: strict item type, no copy, held until the call is over.
 * Included by capi.i only. DESIGN 7.
 */
#ifndef KNEELOAD_PYTHON_BUFFERS_H
#define KNEELOAD_PYTHON_BUFFERS_H

#define KL_PY_MAX_VIEWS 6

/** The buffers that one argument of a call keeps open. */
typedef struct kl_py_hold {
    Py_buffer view[KL_PY_MAX_VIEWS];
    int n;
} kl_py_hold;

/** What a buffer must contain: a format code of `struct`, or 'B' for whole records. */
typedef struct kl_py_item {
    char code;
    size_t size;
    size_t align;
} kl_py_item;

#define KL_PY_NUMBER(code, type) ((kl_py_item){code, sizeof(type), 1})
#define KL_PY_RECORD(type) ((kl_py_item){'B', sizeof(type), _Alignof(type)})

static void kl_py_release(kl_py_hold *hold)
{
    while (hold->n > 0) PyBuffer_Release(&hold->view[--hold->n]);
}

/* Native order only: '<' or '>' must name the order of this machine. */
static int kl_py_same_code(const char *format, char code)
{
    const uint16_t one = 1;
    const char native = *(const char *)&one ? '<' : '>';
    const char *item = format ? format : "B";
    if (*item == '@' || *item == '=' || *item == native) ++item;
    if (item[0] == '\0' || item[1] != '\0') return 0;
    if (item[0] == code) return 1;
    /* Where long has 32 bits, some exporters call an int32 'l'. */
    return sizeof(long) == 4 && ((code == 'i' && *item == 'l') || (code == 'I' && *item == 'L'));
}

static int kl_py_fits(const Py_buffer *view, kl_py_item item, int dimensions)
{
    const int record = item.code == 'B' && item.size > 1;
    if (view->ndim != dimensions) {
        PyErr_Format(PyExc_TypeError, "expected a buffer of %d dimension(s), got %d", dimensions,
                     view->ndim);
    } else if (!kl_py_same_code(view->format, item.code) ||
               (!record && view->itemsize != (Py_ssize_t)item.size)) {
        PyErr_Format(PyExc_TypeError, "expected a buffer of '%c' items, got '%s'", item.code,
                     view->format ? view->format : "B");
    } else if (record && (size_t)view->len % item.size != 0) {
        PyErr_Format(PyExc_ValueError, "expected whole records of %zu bytes, got %zd bytes",
                     item.size, view->len);
    } else if (view->len > 0 && (uintptr_t)view->buf % item.align != 0) {
        PyErr_SetString(PyExc_ValueError, "records must be aligned in memory");
    } else {
        return 1;
    }
    return 0;
}

/* Opens a C-contiguous buffer and keeps it in hold. NULL with a Python error when it does not fit;
   an empty buffer gives a pointer that must not be read. */
static void *kl_py_take(kl_py_hold *hold, PyObject *object, kl_py_item item, int dimensions,
                        int writable, size_t *count)
{
    static max_align_t nothing;
    Py_buffer *view = &hold->view[hold->n];
    const int flags = PyBUF_ND | PyBUF_FORMAT | (writable ? PyBUF_WRITABLE : 0);
    if (PyObject_GetBuffer(object, view, flags) < 0) return NULL;
    ++hold->n;
    if (!kl_py_fits(view, item, dimensions)) return NULL;
    *count = (size_t)view->len / item.size;
    return view->len > 0 ? view->buf : &nothing;
}

/* The same for an argument that may be None: *pointer stays NULL. 0 with a Python error. */
static int kl_py_take_optional(kl_py_hold *hold, PyObject *object, kl_py_item item, int dimensions,
                               int writable, size_t expected, void **pointer)
{
    size_t count = 0;
    if (object == Py_None) return 1;
    *pointer = kl_py_take(hold, object, item, dimensions, writable, &count);
    if (*pointer == NULL) return 0;
    if (count == expected) return 1;
    PyErr_Format(PyExc_ValueError, "expected %zu items, got %zu", expected, count);
    return 0;
}

/* Appends to what a call returns: nothing yet, one object, or a tuple. The stock helper of SWIG
   changed its meaning between versions. */
static PyObject *kl_py_append(PyObject *result, PyObject *object)
{
    PyObject *one, *both;
    if (result == NULL || result == Py_None || object == NULL) {
        Py_XDECREF(result);
        return object;
    }
    if (!PyTuple_Check(result)) return Py_BuildValue("(NN)", result, object);
    one = Py_BuildValue("(N)", object);
    both = one ? PySequence_Concat(result, one) : NULL;
    Py_XDECREF(one);
    Py_DECREF(result);
    return both;
}

/* Turns a refused call into an exception of kneeload.errors. */
static void kl_py_raise(kl_status status, const kl_fault *fault)
{
    PyObject *module = PyImport_ImportModule("kneeload.errors");
    PyObject *make = module ? PyObject_GetAttrString(module, "from_fault") : NULL;
    PyObject *error = make ? PyObject_CallFunction(make, "isLd", (int)status, fault->field,
                                                   (long long)fault->index, fault->value)
                           : NULL;
    if (error) PyErr_SetObject((PyObject *)Py_TYPE(error), error);
    Py_XDECREF(error);
    Py_XDECREF(make);
    Py_XDECREF(module);
}

#endif

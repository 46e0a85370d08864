/*
 * The same for the answer of a morning. Read by the C compiler and by SWIG.
 */
#ifndef KNEELOAD_PYTHON_CALLS_TODAY_H
#define KNEELOAD_PYTHON_CALLS_TODAY_H

/* An input, and the structs that it points to. */
typedef struct kl_py_morning {
    kl_today_input input;
    kl_today_week week;
    kl_today_shoes shoes;
} kl_py_morning;

static inline kl_status kl_py_today(const kl_py_morning *morning, kl_today_answer *out,
                                    kl_fault *fault)
{
    return kl_today(&morning->input, out, fault);
}

#endif

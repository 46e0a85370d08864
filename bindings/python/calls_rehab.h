/*
 * The same for the rehab machine. Read by the C compiler and by SWIG.
 */
#ifndef KNEELOAD_PYTHON_CALLS_REHAB_H
#define KNEELOAD_PYTHON_CALLS_REHAB_H

/* An event as a record: its defaults are those of the core. */
static inline kl_status kl_py_rehab_event_of(int32_t type, int32_t day, kl_rehab_event *out)
{
    kl_rehab_event_init(out, type, day);
    return KL_OK;
}

static inline kl_status kl_py_rehab_save(const kl_rehab *rehab, kl_py_saved *saved, kl_fault *fault)
{
    return kl_rehab_save(rehab, saved->bytes, sizeof saved->bytes, &saved->size, fault);
}

#endif

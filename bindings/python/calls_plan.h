/*
 * The same for planning. Read by the C compiler and by SWIG.
 */
#ifndef KNEELOAD_PYTHON_CALLS_PLAN_H
#define KNEELOAD_PYTHON_CALLS_PLAN_H

/* The member of a set, 1 << code; a bit that no set has where there is no such code. */
static inline int32_t kl_py_bit(int32_t code)
{
    return code >= 0 && code < 30 ? (int32_t)(1U << code) : (int32_t)(1U << 30);
}

/* A refusal before the history, with everything behind it as it should be; parameters that
   contradict each other come last. PLAN-003 */
static inline kl_status kl_py_before_history(const kl_week *week, const kl_tailor_runner *runner,
                                             const kl_plan_options *options, kl_fault *fault)
{
    kl_tailored_week ignored;
    kl_tailor_runner early = *runner;
    kl_status status;
    early.longest30_m = early.days_since_last_run = early.target_m = KL_UNKNOWN;
    early.screen_age_days = KL_UNKNOWN;
    early.available_days = early.flag_tier = early.offenders = 0;
    early.outlook_weeks = early.no_pain_in_run = 0;
    status = kl_week_tailor(week, &early, options, &ignored, NULL, fault);
    if (status == KL_E_INCONSISTENT && strncmp(fault->field, "entries", 7) != 0) return KL_OK;
    return status;
}

/* The history of the runner stands apart, so that one of a wrong length can be refused. */
static inline kl_status kl_py_week_tailor(const kl_week *week, const kl_tailor_runner *runner,
                                          const int32_t *history, size_t n_history,
                                          const kl_plan_options *options, kl_tailored_week *out,
                                          kl_outlook_week *results, size_t n_results,
                                          kl_fault *fault)
{
    kl_tailor_runner whole;
    if (n_results < KL_MAX_OUTLOOK_WEEKS) return kl_py_wrong_size("out", fault);
    if (runner == NULL) return kl_week_tailor(week, NULL, options, out, results, fault);
    whole = *runner;
    if (n_history == sizeof whole.history_m / sizeof *whole.history_m) {
        memcpy(whole.history_m, history, sizeof whole.history_m);
        return kl_week_tailor(week, &whole, options, out, results, fault);
    }
    {
        const kl_status status = kl_py_before_history(week, &whole, options, fault);
        return status == KL_OK ? kl_py_wrong_size("history_m", fault) : status;
    }
}

static inline kl_status kl_py_prevention_of(int32_t phase, int32_t today, const int32_t *habits,
                                            size_t n_habits, const kl_judged_session *sessions,
                                            size_t n_sessions, const kl_plan_options *options,
                                            kl_prevention *out, kl_fault *fault)
{
    if (habits != NULL && n_habits != KL_HABITS) return kl_py_wrong_size("habits", fault);
    return kl_prevention_of(phase, today, habits, sessions, n_sessions, options, out, fault);
}

#endif

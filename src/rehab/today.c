/*
 * rehab/today.c - may I run today?
 * REHAB-080, REHAB-081
 */
#include <string.h>

#include "base/check.h"
#include "rehab/state.h"

enum { WEEK = 7 };

/* Everything that speaks against a run, worst action first. */
typedef struct answer {
    int32_t action;
    kl__why why;
} answer;

static void against(answer *a, int32_t action, int32_t code)
{
    if (action > a->action) a->action = action;
    kl__why_bare(&a->why, code);
}

/* The same with value, limit and the parameter of the limit. */
static void against_limit(answer *a, int32_t action, int32_t code, int32_t value, int32_t limit,
                          int32_t parameter)
{
    if (action > a->action) a->action = action;
    kl__why_add(&a->why, code, value, limit, parameter);
}

/* How often a phase lets run. */
typedef struct frequency {
    int32_t gap;
    int32_t max_days;
    int32_t gap_id;
    int32_t max_id;
} frequency;

static frequency frequency_of(const kl__rehab *s)
{
    const kl_rehab_config *c = &s->config;
    const frequency reload = {c->reload_run_gap, c->reload_max_runs_7d, KL__RH(reload_run_gap),
                              KL__RH(reload_max_runs_7d)};
    const frequency build = {c->build_run_gap, c->build_max_runs_7d, KL__RH(build_run_gap),
                             KL__RH(build_max_runs_7d)};
    const frequency maintain = {c->maintain_run_gap, c->maintain_max_runs_7d,
                                KL__RH(maintain_run_gap), KL__RH(maintain_max_runs_7d)};
    if (s->phase == KL_PHASE_RELOAD) return reload;
    return s->phase == KL_PHASE_MAINTAIN ? maintain : build;
}

static void add_frequency(const kl__rehab *s, int32_t day, answer *a)
{
    if (s->phase < KL_PHASE_RELOAD) return;
    const frequency f = frequency_of(s);
    const int32_t runs = kl__days_within(s->run_day, s->n_run_days, day, WEEK);
    if (s->last_run_day != KL_UNKNOWN && day - s->last_run_day < f.gap) {
        against_limit(a, KL_ACTION_CROSS_TRAIN, KL_REHAB_RUN_SPACING, day - s->last_run_day, f.gap,
                      f.gap_id);
    }
    if (runs >= f.max_days) {
        against_limit(a, KL_ACTION_CROSS_TRAIN, KL_REHAB_MAX_RUNS_7D, runs, f.max_days, f.max_id);
    }
}

static void add_pain(const kl__rehab *s, int32_t pain, answer *a)
{
    const int32_t green = kl__pain_green(s);
    if (pain == KL_UNKNOWN) {
        against_limit(a, KL_ACTION_CROSS_TRAIN, KL_REHAB_PAIN_TODAY_UNKNOWN, pain, green,
                      KL__RH(pain_green));
    } else if (pain > green && pain <= s->config.pain_red) {
        against_limit(a, KL_ACTION_CROSS_TRAIN, KL_REHAB_PAIN_TODAY_GT_GREEN, pain, green,
                      KL__RH(pain_green));
    }
}

static void add_no_run(const kl__rehab *s, int32_t day, int32_t pain, const kl__checkin *today,
                       answer *a)
{
    if (s->phase == KL_PHASE_SCREEN) {
        against(a, KL_ACTION_NO_RUN, KL_REHAB_PHASE_SCREEN);
    }
    if (day < s->rest_until) {
        against(a, KL_ACTION_NO_RUN, KL_REHAB_REST_UNTIL);
        a->why.reason[a->why.n - 1].value = day;
        a->why.reason[a->why.n - 1].limit = s->rest_until; /* by more than one parameter */
    }
    if (s->phase == KL_PHASE_IRRITABLE) {
        against(a, KL_ACTION_NO_RUN, KL_REHAB_PHASE_IRRITABLE);
    }
    if (today && today->swelling >= 1) {
        against(a, KL_ACTION_NO_RUN, KL_REHAB_SWELLING_TODAY);
    }
    if (pain != KL_UNKNOWN && pain > s->config.pain_red) {
        against_limit(a, KL_ACTION_NO_RUN, KL_REHAB_PAIN_TODAY_GT_RED, pain, s->config.pain_red,
                      KL__RH(pain_red));
    }
}

static int is_screen_due(const kl__rehab *s, int32_t day)
{
    return s->screen_day == KL_UNKNOWN || day - s->screen_day > s->config.screen_valid_days;
}

void kl__answer(const kl__rehab *s, int32_t day, int32_t pre, kl_rehab_today *out)
{
    answer a;
    memset(&a, 0, sizeof a);
    const kl__checkin *today = kl__diary_at(&s->diary, day);
    const int32_t morning = today ? today->am_pain : KL_UNKNOWN;
    const int32_t pain = morning > pre ? morning : pre; /* KL_UNKNOWN is the smallest */
    if (kl__is_stopped(s)) {
        against(&a, KL_ACTION_STOP, KL_REHAB_STOP_LATCHED_ROUTINE + s->stop - KL_TIER_ROUTINE);
    }
    add_no_run(s, day, pain, today, &a);
    add_pain(s, pain, &a);
    add_frequency(s, day, &a);
    if (a.why.n == 0) kl__why_bare(&a.why, KL_REHAB_OK);
    if (is_screen_due(s, day)) {
        kl__why_add(&a.why, KL_REHAB_SCREEN_DUE,
                    s->screen_day == KL_UNKNOWN ? KL_UNKNOWN : day - s->screen_day,
                    s->config.screen_valid_days, KL__RH(screen_valid_days));
    }
    memset(out, 0, sizeof *out);
    out->action = a.action;
    out->level = s->level;
    out->has_row = s->phase == KL_PHASE_RELOAD;
    if (out->has_row) out->row = *kl__ladder_row(s->config.ladder, s->level);
    out->n_reasons = a.why.n;
    memcpy(out->reason, a.why.reason, (size_t)a.why.n * sizeof a.why.reason[0]);
}

kl_status kl_rehab_ask(const kl_rehab *rehab, int32_t day, int32_t pre, kl_rehab_today *out,
                       kl_fault *fault)
{
    kl__work w;
    kl_status status = kl__rehab_state(rehab, &w.s, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    status = kl__check_known_int(fault, "pre", KL_NO_INDEX, pre, 0, 100);
    if (status == KL_OK) {
        status = kl__check_int(fault, "day", KL_NO_INDEX, day, -KL__LOG_DAY_MAX, KL__LOG_DAY_MAX);
    }
    if (status != KL_OK) return status;
    if (kl__is_before(&w.s, day)) {
        return kl__fail(fault, KL_E_ORDER, "day", KL_NO_INDEX, day);
    }
    w.log.n_entries = 0;
    kl__start_days(&w, day); /* on this copy */
    kl__answer(&w.s, day, pre, out);
    return KL_OK;
}

/* Place in the order of REHAB-080: that of the codes, where the tiers of a STOP share one. */
static int32_t place_of(const kl_rehab_today *knee, int32_t i)
{
    const int32_t code = knee->reason[i].code;
    return code > KL_REHAB_STOP_LATCHED_EMERGENCY ? code : KL_REHAB_STOP_LATCHED_EMERGENCY;
}

static void take_reason(const kl_rehab_today *knee, int32_t side, int32_t *i, kl_rehab_both *out)
{
    out->side[out->n_reasons] = side;
    out->reason[out->n_reasons++] = knee->reason[(*i)++];
}

/* Two lists in order become one; of equal places the left comes first. REHAB-081 */
static void merge_reasons(const kl_rehab_today *left, const kl_rehab_today *right,
                          kl_rehab_both *out)
{
    int32_t l = 0;
    int32_t r = 0;
    while (l < left->n_reasons || r < right->n_reasons) {
        const int is_left = r == right->n_reasons ||
                            (l < left->n_reasons && place_of(left, l) <= place_of(right, r));
        if (is_left)
            take_reason(left, KL_SIDE_LEFT, &l, out);
        else
            take_reason(right, KL_SIDE_RIGHT, &r, out);
    }
}

static kl_status check_reasons(const kl_rehab_today *knee, kl_fault *fault)
{
    return kl__check_int(fault, "n_reasons", KL_NO_INDEX, knee->n_reasons, 0, KL_REHAB_MAX_REASONS);
}

kl_status kl_rehab_combine(const kl_rehab_today *left, const kl_rehab_today *right,
                           kl_rehab_both *out, kl_fault *fault)
{
    if (!left) return kl__null(fault, "left");
    if (!right) return kl__null(fault, "right");
    if (!out) return kl__null(fault, "out");
    kl_status status = check_reasons(left, fault);
    if (status == KL_OK) status = check_reasons(right, fault);
    if (status != KL_OK) return status;
    kl_rehab_both both;
    memset(&both, 0, sizeof both);
    both.action = left->action > right->action ? left->action : right->action;
    both.level = left->level < right->level ? left->level : right->level;
    merge_reasons(left, right, &both);
    *out = both;
    return KL_OK;
}

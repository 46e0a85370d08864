/*
 * rule/cadence.h - state of the cadence planner, its reasons, and the plan it follows.
 * KNEE-080 .. KNEE-109
 */
#ifndef KL_RULE_CADENCE_H
#define KL_RULE_CADENCE_H

#include "catalog/options.h"
#include "kneeload/cadence.h"

extern const kl__options_layout kl__cadence_layout;

enum { KL__CADENCE_REASONS = KL_CADENCE_STOPPED_BY_CALLER + 1 };

/* Class of a reason: what it does to the decision. KNEE-108 */
enum { KL__INFORMS, KL__ADVANCES, KL__HOLDS, KL__REGRESSES, KL__STOPS };

typedef struct kl__cadence_reason {
    int32_t effect;
    const char *parameter; /* id of the limit, "" where none */
} kl__cadence_reason;

/* By code; there is no code 0. */
extern const kl__cadence_reason kl__cadence_reasons[KL__CADENCE_REASONS];

/* Reasons gathered so far: each code once. */
typedef struct kl__reasons {
    uint64_t codes; /* bit code */
    int32_t value[KL__CADENCE_REASONS];
    int32_t limit[KL__CADENCE_REASONS];
} kl__reasons;

void kl__reason_add(kl__reasons *reasons, int32_t code, int32_t value, int32_t limit);

static inline void kl__reason(kl__reasons *reasons, int32_t code)
{
    kl__reason_add(reasons, code, KL_UNKNOWN, KL_UNKNOWN);
}

/* Write them in the order of their codes; number written. */
int32_t kl__reasons_list(const kl__reasons *reasons, kl_reason *out);

/* Copy and check options, then the cross checks. KNEE-005 */
kl_status kl__cadence_read(const kl_cadence_options *given, kl_cadence_options *out,
                           kl_fault *fault);

/* Speed and request fields in the order of KNEE-080. */
kl_status kl__check_speed(kl_fault *fault, const char *field, int32_t mms);
kl_status kl__check_request(const kl_cadence_request *request, kl_fault *fault);

/* Stages for a checked baseline and request; reasons of KNEE-082. */
void kl__cadence_plan(int32_t baseline, int32_t base_speed, const kl_cadence_request *request,
                      const kl_cadence_options *options, kl_cadence_plan *out,
                      kl__reasons *reasons);

/* Integer target at another speed. KNEE-084 */
int32_t kl__target_at(int32_t target_dspm, int32_t base_speed, int32_t speed);

enum {
    KL__ASSESSABLE_S = 300, /* steady time from which a run says something */
    KL__NO_RISE_ADVICE = KL_CADENCE_ADVICE_LEVEL_ROUTES | KL_CADENCE_ADVICE_MODERATE_SPEED |
                         KL_CADENCE_ADVICE_SHORTER_RUNS | KL_CADENCE_ADVICE_CLINICIAN_CUES
};

enum {
    KL__BASELINE_RUNS = 16,
    KL__SLOT_STAGE_END = 0,
    KL__SLOT_FOLLOW_4W,
    KL__SLOT_FOLLOW_3M,
    KL__SLOT_SHOE,
    KL__SLOT_PROFILE,
    KL__SLOT_SPEED,
    KL__SLOT_GAP,
    KL__SLOTS
};

typedef struct kl__baseline_run {
    int32_t day;
    int32_t dspm;
    int32_t mms;
} kl__baseline_run;

/* Days and values are KL_UNKNOWN while unset. */
typedef struct kl__cadence {
    uint32_t magic; /* KL__CADENCE_MAGIC once opened */
    kl_cadence_options o;
    int32_t phase;
    int32_t version;
    int32_t base_dspm; /* b */
    int32_t base_mms;  /* vb */
    int32_t target[KL_CADENCE_MAX_STAGES];
    int32_t stages; /* K */
    int32_t stage;
    int32_t stage_start;
    int32_t start;
    int32_t last_run;
    int32_t last_red;
    int32_t full_day; /* first day on the last stage */
    int32_t sessions;
    int32_t assessed;
    int32_t adherent;
    int32_t zero_drops;
    int32_t streak; /* runs off the baseline speed */
    int32_t pain0;
    int32_t pain_done;
    int32_t slot[KL__SLOTS]; /* due days of retests */
    int32_t last_day;
    int32_t pain_day;
    int32_t pain;
    int32_t n_runs;
    kl__baseline_run run[KL__BASELINE_RUNS]; /* newest last */
} kl__cadence;

#define KL__CADENCE_MAGIC UINT32_C(0x44434c4b) /* "KLCD" */
#define KL__CADENCE_VERSION UINT32_C(1)

/* Counters end here, beyond any log, so that 100 times one of them fits 32 bits. */
enum { KL__COUNT_MAX = 20000000 };

static inline void kl__count(int32_t *counter)
{
    if (*counter < KL__COUNT_MAX) ++*counter;
}

static inline int kl__has_stages(const kl__cadence *s)
{
    return s->phase == KL_CADENCE_ACTIVE || s->phase == KL_CADENCE_TARGET;
}

/* Target of the stage; stage 0 rests at the own cadence. */
static inline int32_t kl__current_target(const kl__cadence *s)
{
    return s->stage == 0 ? s->base_dspm : s->target[s->stage - 1];
}

/* More than 15 % from the baseline speed. KNEE-094, KNEE-096 */
static inline int kl__is_off_speed(int32_t speed, int32_t base)
{
    const int32_t off = speed > base ? speed - base : base - speed;
    return 100 * off > 15 * base;
}

/* Moves. KNEE-100, KNEE-109 */
void kl__stage_enter(kl__cadence *s, int32_t stage, int32_t day);
void kl__stage_drop(kl__cadence *s, int32_t day, kl__reasons *why);
void kl__cadence_stop(kl__cadence *s);
void kl__plan_clear(kl__cadence *s);
void kl__slot_set(kl__cadence *s, int slot, int32_t due);
void kl__retest_due(kl__cadence *s, int slot, int32_t day, kl__reasons *why);
void kl__follow_ups_clear(kl__cadence *s);

/* Is the event well-formed, in order, and allowed now? KNEE-091 */
kl_status kl__cadence_check(const kl__cadence *s, const kl_cadence_event *event, kl_fault *fault);

/* A checked RUN. KNEE-096 .. KNEE-099 */
void kl__cadence_run(kl__cadence *s, const kl_cadence_event *event, kl__reasons *why);

/* Outputs after an event. KNEE-106 .. KNEE-108 */
void kl__cadence_decide(const kl__cadence *s, const kl__reasons *why, kl_cadence_decision *out);

/* A started planner, or KL_E_NULL, KL_E_STATE. */
kl_status kl__cadence_state(const kl_cadence *cadence, kl__cadence *out, kl_fault *fault);

#endif

/*
 * Twelve weeks of a runner who learns a shorter stride, played through the planner: what it says
 * after each event, and why. The runner is made up. The planner is optional, and its STOP is no
 * clinical stop.
 */
#include <kneeload/kneeload.h>
#include <stdio.h>
#include <string.h>

/* One entry of the diary; what does not belong to an event is left out. */
typedef struct entry {
    int32_t day; /* 0 is Monday of the first week */
    int32_t type;
    int32_t value; /* share of the run in the band in %, cadence in 0.1/min, or pain in tenths */
    int32_t colour;
    int32_t calf;
} entry;

enum { RUN = KL_CADENCE_EVENT_RUN, RETEST = KL_CADENCE_EVENT_RETEST, PAIN = KL_CADENCE_EVENT_PAIN };
enum { GREEN = KL_COLOUR_GREEN, RED = KL_COLOUR_RED, NOT_TOLD = KL_UNKNOWN };

static const entry diary[] = {
    {0, KL_CADENCE_EVENT_BASELINE_RUN, 1590, 0, 0},
    {2, KL_CADENCE_EVENT_BASELINE_RUN, 1600, 0, 0},
    {4, KL_CADENCE_EVENT_BASELINE_RUN, 1620, 0, 0},
    {5, KL_CADENCE_EVENT_FREEZE, 0, 0, 0},
    {6, PAIN, 40, 0, 0},
    {6, KL_CADENCE_EVENT_PLAN, 0, 0, 0},
    {7, RUN, 75, GREEN, 0},
    {9, RUN, 90, GREEN, 5},
    {11, RUN, 85, GREEN, 0},
    {13, RUN, 90, GREEN, 0},
    {16, RUN, 80, RED, 10},
    {18, RUN, 80, GREEN, 10},
    {20, RUN, 85, GREEN, 5},
    {21, RUN, 80, GREEN, NOT_TOLD},
    {23, RUN, 90, GREEN, 5},
    {28, RUN, 60, GREEN, 35}, /* the calf complains: a stage back */
    {30, RUN, 85, GREEN, 10},
    {32, RUN, 90, GREEN, 5},
    {35, RUN, 95, GREEN, 0},
    {37, RUN, 80, GREEN, 0},
    {39, RUN, 30, GREEN, 0},
    {42, RUN, 80, GREEN, 0},
    {44, RUN, 85, GREEN, 0},
    {46, RUN, 90, GREEN, 0},
    {49, RUN, 95, GREEN, 0},
    {51, RETEST, 1715, 0, 0},
    {52, PAIN, 25, 0, 0},
    {53, KL_CADENCE_EVENT_CHANGE, 0, 0, 0},
    {55, RETEST, 1725, 0, 0},
    {63, RUN, 90, GREEN, 0},
    {70, RUN, 85, GREEN, 0},
    {77, RUN, 90, GREEN, 0},
    {79, RETEST, 1670, 0, 0}, /* four weeks later the cadence has slipped */
    {81, RUN, 90, GREEN, 0},
    {83, RUN, 95, GREEN, 0},
};

static const char *name_of(const char *set, int64_t value)
{
    const kl_code *code;
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, set) == 0 && code->value == value) return code->name;
    }
    return "?";
}

static kl_cadence_event event_of(const entry *e)
{
    enum { STEADY_S = 1500, SPEED_MMS = 2800 };
    kl_cadence_event event;
    kl_cadence_event_init(&event, e->type, e->day);
    event.steady_s = STEADY_S;
    event.speed_mms = SPEED_MMS;
    event.calf = e->calf;
    switch (e->type) {
        case RUN:
            event.in_band_s = STEADY_S * e->value / 100;
            event.colour = e->colour;
            break;
        case PAIN:
            event.pain = e->value;
            break;
        case KL_CADENCE_EVENT_CHANGE:
            event.what = KL_CADENCE_CHANGE_SHOE;
            break;
        default:
            event.cadence_dspm = e->value;
            event.flat = event.easy = 1;
            break;
    }
    return event;
}

/* Stage, target and band at the runner's own speed. */
static kl_status print_stage(const kl_cadence_decision *d, kl_fault *fault)
{
    kl_cadence_target target;
    const char *phase = name_of("cadence_phase", d->phase);
    if (d->stage == KL_UNKNOWN) {
        printf("%-36s", phase);
        return KL_OK;
    }
    const kl_status status =
        kl_cadence_target_at(d->target_dspm, d->base_mms, d->base_mms, NULL, &target, fault);
    if (status == KL_OK) {
        printf("%-6s %d/%d  %.1f (%.1f to %.1f)  ", phase, (int)d->stage, (int)d->stages,
               target.target_spm, target.band_lo_mspm / 1000.0, target.band_hi_mspm / 1000.0);
    }
    return status;
}

static kl_status play(kl_cadence *planner, const entry *e, kl_fault *fault)
{
    static const char *const weekday[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    kl_cadence_decision d;
    const kl_cadence_event event = event_of(e);
    const kl_status status = kl_cadence_apply(planner, &event, &d, fault);
    if (status != KL_OK) return status;
    printf("%2d %s  %-12s  %-7s  ", (int)e->day / 7 + 1, weekday[e->day % 7],
           name_of("cadence_event", e->type), name_of("decision", d.decision));
    if (print_stage(&d, fault) != KL_OK) return KL_E_RANGE;
    for (int32_t i = 0; i < d.n_reasons; i++) {
        printf("%s%s", i ? ", " : "", name_of("cadence_reason", d.reason[i].code));
    }
    printf(d.n_reasons ? "\n" : "-\n");
    return KL_OK;
}

int main(void)
{
    kl_cadence planner;
    kl_fault fault;
    kl_status status = kl_cadence_open(&planner, NULL, &fault);
    for (size_t i = 0; i < sizeof diary / sizeof diary[0] && status == KL_OK; i++) {
        status = play(&planner, &diary[i], &fault);
    }
    if (status == KL_OK) return 0;
    fprintf(stderr, "%s: %s\n", fault.field, kl_status_message(status));
    return 1;
}

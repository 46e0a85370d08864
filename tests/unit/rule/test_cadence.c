/*
 * Unit tests of rule/cadence.c, cadence_event.c, cadence_run.c, cadence_stage.c and
 * cadence_decision.c: KNEE-001, KNEE-004, KNEE-090 .. KNEE-109. Laws stand in
 * test_cadence_laws.c.
 */
#include "rule/cadence.h"

#include "kneeload/day.h"
#include "planner.h"

/* ---- refusals, KNEE-090 .. KNEE-092 ---- */

/* A refused event changes no byte and writes no decision. KNEE-091 */
static void refuse(kl_cadence planner, kl_cadence_event event, kl_status wanted, const char *field,
                   double value)
{
    kl_fault fault = {"", 0, 0};
    kl_cadence_decision decision;
    const kl_cadence before = planner;
    put_canary(&decision, sizeof decision);
    const kl_status status = kl_cadence_apply(&planner, &event, &decision, &fault);
    expect_refusal(status, &fault, wanted, field, NO_INDEX, value);
    cr_expect_eq(memcmp(&before, &planner, sizeof planner), 0, "%s: changed", field);
    cr_expect(is_canary(&decision, sizeof decision), "%s: written", field);
    cr_expect_eq(kl_cadence_apply(&planner, &event, NULL, NULL), wanted);
}

typedef struct event_field {
    const char *name;
    size_t offset;
    int32_t low;
    int32_t high;
    int may_be_unknown;
} event_field;

#define FIELD(member, low, high, optional)                               \
    {                                                                    \
#member, offsetof(kl_cadence_event, member), low, high, optional \
    }

static int32_t *place_of(kl_cadence_event *event, const event_field *field)
{
    return (int32_t *)(void *)((char *)event + field->offset);
}

/* Every field of an event in its order, both ends, unknown where it may be. KNEE-090, KNEE-091 */
static void check_fields(kl_cadence planner, kl_cadence_event good, const event_field *fields,
                         size_t n)
{
    kl_cadence_event event = good;
    for (size_t i = 0; i < n; i++) *place_of(&event, &fields[i]) = INT32_MAX;
    for (size_t i = 0; i < n; i++) {
        const int32_t bad[] = {INT32_MAX, fields[i].high + 1, fields[i].low - 1};
        for (int b = 0; b < 3; b++) {
            *place_of(&event, &fields[i]) = bad[b];
            refuse(planner, event, KL_E_RANGE, fields[i].name, bad[b]);
        }
        if (!fields[i].may_be_unknown) {
            *place_of(&event, &fields[i]) = KL_UNKNOWN;
            refuse(planner, event, KL_E_RANGE, fields[i].name, KL_UNKNOWN);
        }
        *place_of(&event, &fields[i]) = *place_of(&good, &fields[i]);
    }
    for (size_t i = 0; i < n; i++) {
        const int32_t fine[] = {fields[i].low, fields[i].high,
                                fields[i].may_be_unknown ? KL_UNKNOWN : fields[i].low};
        for (int f = 0; f < 3; f++) {
            kl_cadence copy = planner;
            event = good;
            *place_of(&event, &fields[i]) = fine[f];
            if (event.in_band_s > event.steady_s) event.in_band_s = 0;
            (void)take(&copy, event);
        }
    }
}

#define CHECK_FIELDS(planner, good, fields) \
    check_fields(planner, good, fields, sizeof fields / sizeof fields[0])

Test(cadence, KNEE_090_checks_a_baseline_run)
{
    static const event_field fields[] = {
        FIELD(cadence_dspm, 1200, 2300, 0), FIELD(speed_mms, 1600, 6500, 0),
        FIELD(steady_s, 0, 86400, 0), FIELD(flat, 0, 1, 0), FIELD(easy, 0, 1, 0)};
    CHECK_FIELDS(idle_planner(), baseline_run(100, 1600, 2800), fields);
    refuse(idle_planner(), baseline_run(100, 800, 0), KL_E_UNIT, "cadence_dspm", 800);
}

Test(cadence, KNEE_090_checks_a_run)
{
    static const event_field fields[] = {FIELD(steady_s, 0, 86400, 0), FIELD(in_band_s, 0, 1000, 0),
                                         FIELD(colour, KL_COLOUR_GREEN, KL_COLOUR_RED, 1),
                                         FIELD(calf, 0, 100, 1), FIELD(speed_mms, 1600, 6500, 1)};
    kl_cadence_event event = good_run(107);
    event.in_band_s = 86401;
    refuse(active_planner(), event, KL_E_RANGE, "in_band_s", 86401);
    event.in_band_s = 1001;
    refuse(active_planner(), event, KL_E_INCONSISTENT, "in_band_s", 1001);
    event.speed_mms = 1;
    refuse(active_planner(), event, KL_E_RANGE, "speed_mms", 1); /* ranges come first */
    event.cadence_dspm = 800;
    refuse(active_planner(), event, KL_E_UNIT, "achieved_dspm", 800);
    event.cadence_dspm = 100;
    refuse(active_planner(), event, KL_E_RANGE, "achieved_dspm", 100);
    event.calf = 101;
    refuse(active_planner(), event, KL_E_RANGE, "calf", 101);
    const event_field without_band[] = {fields[0], fields[2], fields[3], fields[4]};
    CHECK_FIELDS(active_planner(), good_run(107), without_band);
    event = good_run(107);
    event.in_band_s = KL_UNKNOWN;
    refuse(active_planner(), event, KL_E_RANGE, "in_band_s", KL_UNKNOWN);
    event = good_run(107);
    event.cadence_dspm = 1640; /* stored by the caller, without effect */
    kl_cadence planner = active_planner();
    kl_cadence same = planner;
    (void)take(&planner, event);
    (void)take(&same, good_run(107));
    cr_expect_eq(memcmp(&planner, &same, sizeof same), 0);
}

Test(cadence, KNEE_090_checks_a_retest)
{
    static const event_field fields[] = {FIELD(cadence_dspm, 1200, 2300, 0),
                                         FIELD(speed_mms, 1600, 6500, 0),
                                         FIELD(steady_s, 0, 86400, 0)};
    CHECK_FIELDS(active_planner(), retest_on(107, 1640, 2800), fields);
    refuse(active_planner(), retest_on(107, 1150, 0), KL_E_UNIT, "cadence_dspm", 1150);
}

Test(cadence, KNEE_090_checks_change_and_pain)
{
    static const event_field what[] = {FIELD(what, 0, 1, 0)};
    static const event_field pain[] = {FIELD(pain, 0, 100, 0)};
    CHECK_FIELDS(idle_planner(), change_of(100, 0), what);
    CHECK_FIELDS(idle_planner(), pain_on(100, 40), pain);
}

/* KNEE-090: plan options in the order of KNEE-080, then calf. */
Test(cadence, KNEE_090_checks_a_plan)
{
    kl_cadence_event event = plan_on(106, 101);
    event.request.target_permille = 101;
    event.request.step_permille = 9;
    event.request.single_step = 2;
    event.request.has_height = 2;
    event.request.height_cm = 119.0;
    refuse(ready_planner(), event, KL_E_RANGE, "target_permille", 101);
    event.request.target_permille = -1;
    refuse(ready_planner(), event, KL_E_RANGE, "target_permille", -1);
    event.request.target_permille = 100;
    refuse(ready_planner(), event, KL_E_RANGE, "step_permille", 9);
    event.request.step_permille = 51;
    refuse(ready_planner(), event, KL_E_RANGE, "step_permille", 51);
    event.request.step_permille = 50;
    refuse(ready_planner(), event, KL_E_RANGE, "single_step", 2);
    event.request.single_step = 0;
    refuse(ready_planner(), event, KL_E_RANGE, "height_cm", 2);
    event.request.has_height = 1;
    refuse(ready_planner(), event, KL_E_RANGE, "height_cm", 119.0);
    event.request.height_cm = 220.0;
    refuse(ready_planner(), event, KL_E_RANGE, "calf", 101);
    event.calf = -1;
    refuse(ready_planner(), event, KL_E_RANGE, "calf", -1);
    event.calf = 20;
    kl_cadence planner = ready_planner();
    (void)take(&planner, event);
}

/* KNEE-091: type, day, fields, order of days, state. */
Test(cadence, KNEE_091_checks_in_the_stated_order)
{
    kl_cadence_event event = event_of(-1, KL_UNKNOWN);
    refuse(active_planner(), event, KL_E_RANGE, "type", -1);
    event.type = 9;
    refuse(active_planner(), event, KL_E_RANGE, "type", 9);
    event = baseline_run(KL_UNKNOWN, 0, 2800);
    refuse(active_planner(), event, KL_E_RANGE, "day", KL_UNKNOWN);
    event.day = KL_DAY_MIN - 1;
    refuse(active_planner(), event, KL_E_RANGE, "day", KL_DAY_MIN - 1);
    event.day = KL_DAY_MAX + 1;
    refuse(active_planner(), event, KL_E_RANGE, "day", KL_DAY_MAX + 1);
    event.day = 105;
    refuse(active_planner(), event, KL_E_RANGE, "cadence_dspm", 0);
    event.cadence_dspm = 1600;
    refuse(active_planner(), event, KL_E_ORDER, "day", 105);
    event.day = 106;
    refuse(active_planner(), event, KL_E_STATE, "type", KL_CADENCE_EVENT_BASELINE_RUN);
}

/* KNEE-091: a refused event does not move the last day. */
Test(cadence, KNEE_091_a_refused_day_is_forgotten)
{
    kl_cadence planner = active_planner();
    kl_cadence_event event = baseline_run(900, 1600, 2800);
    cr_expect_eq(kl_cadence_apply(&planner, &event, NULL, NULL), KL_E_STATE);
    (void)take(&planner, good_run(107));
}

/* KNEE-092, in full: who may come in which phase. */
Test(cadence, KNEE_092_takes_each_event_in_its_phases)
{
    static const char allowed[6][10] = {
        /* BASELINE_RUN FREEZE PLAN RUN RETEST CHANGE PAIN REBASELINE STOP */
        "110001110", /* IDLE */
        "001001110", /* READY */
        "001001110", /* NO_RISE */
        "000111101", /* ACTIVE */
        "000111101", /* TARGET */
        "000001110", /* STOPPED */
    };
    const kl_cadence planners[6] = {idle_planner(),   ready_planner(),  planner_without_rise(),
                                    active_planner(), target_planner(), stopped_planner()};
    const kl_cadence_event events[9] = {baseline_run(200, 1600, 2800),
                                        event_of(KL_CADENCE_EVENT_FREEZE, 200),
                                        plan_on(200, 0),
                                        good_run(200),
                                        retest_on(200, 1640, 2800),
                                        change_of(200, KL_CADENCE_CHANGE_SHOE),
                                        pain_on(200, 10),
                                        event_of(KL_CADENCE_EVENT_REBASELINE, 200),
                                        event_of(KL_CADENCE_EVENT_STOP, 200)};
    for (int phase = 0; phase < 6; phase++) {
        for (int type = 0; type < 9; type++) {
            kl_cadence planner = planners[phase];
            if (allowed[phase][type] == '1') {
                (void)take(&planner, events[type]);
            } else {
                refuse(planner, events[type], KL_E_STATE, "type", type);
            }
        }
    }
}

Test(cadence, KNEE_004_refuses_null_and_what_was_never_opened)
{
    kl_fault fault = {"", 0, 0};
    kl_cadence planner = idle_planner();
    const kl_cadence_event event = pain_on(100, 0);
    kl_cadence_options options;
    kl_cadence_options_init(&options, sizeof options);
    expect_refusal(kl_cadence_apply(NULL, &event, NULL, &fault), &fault, KL_E_NULL, "cadence",
                   NO_INDEX, 0);
    expect_refusal(kl_cadence_apply(&planner, NULL, NULL, &fault), &fault, KL_E_NULL, "event",
                   NO_INDEX, 0);
    expect_refusal(kl_cadence_open(NULL, NULL, &fault), &fault, KL_E_NULL, "cadence", NO_INDEX, 0);
    kl_cadence_event_init(NULL, 0, 0);
    put_canary(&planner, sizeof planner);
    options.calf_drop = 20;
    expect_refusal(kl_cadence_open(&planner, &options, &fault), &fault, KL_E_INCONSISTENT,
                   "calf_ok", NO_INDEX, 20);
    options.min_days = 4;
    expect_refusal(kl_cadence_open(&planner, &options, &fault), &fault, KL_E_RANGE, "min_days",
                   NO_INDEX, 4);
    cr_expect(is_canary(&planner, sizeof planner));
    memset(&planner, 0, sizeof planner);
    expect_refusal(kl_cadence_apply(&planner, &event, NULL, &fault), &fault, KL_E_STATE, "cadence",
                   NO_INDEX, 0);
}

/* ---- baseline, KNEE-093, KNEE-094, KNEE-104 ---- */

Test(cadence, KNEE_093_stores_runs_that_say_something)
{
    kl_cadence planner = idle_planner();
    kl_cadence_event event = baseline_run(100, 1600, 2800);
    const kl_cadence_decision stored = expect_said(&planner, event, "HOLD BASELINE_RUN_STORED");
    cr_expect_eq(stored.phase, KL_CADENCE_IDLE);
    cr_expect_eq(stored.version, 0);
    cr_expect_eq(stored.base_dspm, KL_UNKNOWN);
    cr_expect_eq(stored.stage, KL_UNKNOWN);
    cr_expect_eq(stored.next_retest_day, KL_UNKNOWN);
    event.steady_s = 299;
    expect_said(&planner, event, "HOLD BASELINE_RUN_SHORT");
    event.flat = 0;
    event.easy = 0;
    expect_said(&planner, event,
                "HOLD BASELINE_RUN_SHORT BASELINE_RUN_NOT_FLAT BASELINE_RUN_NOT_EASY");
    event.steady_s = 300;
    event.flat = 1;
    expect_said(&planner, event, "HOLD BASELINE_RUN_NOT_EASY");
    event.easy = 1;
    expect_said(&planner, event, "HOLD BASELINE_RUN_STORED");
}

/* KNEE-093: the newest 16. */
Test(cadence, KNEE_093_keeps_the_newest_16)
{
    kl_cadence planner = idle_planner();
    for (int32_t i = 0; i < 5; i++) (void)take(&planner, baseline_run(100, 2000, 2800));
    for (int32_t i = 0; i < 16; i++) (void)take(&planner, baseline_run(101, 1500 + 10 * i, 2800));
    const kl_cadence_decision d = take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 101));
    cr_expect_eq(d.base_dspm, (1570 + 1580) / 2);
}

Test(cadence, KNEE_094_freezes_medians)
{
    kl_cadence planner = idle_planner();
    (void)take(&planner, baseline_run(100, 1650, 2700));
    (void)take(&planner, baseline_run(100, 1601, 2900));
    expect_said(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 100), "HOLD BASELINE_INCOMPLETE");
    (void)take(&planner, baseline_run(100, 1600, 2801));
    kl_cadence odd = planner;
    kl_cadence_decision d =
        expect_said(&odd, event_of(KL_CADENCE_EVENT_FREEZE, 100), "HOLD BASELINE_FROZEN");
    cr_expect_eq(d.phase, KL_CADENCE_READY);
    cr_expect_eq(d.base_dspm, 1601);
    cr_expect_eq(d.base_mms, 2801);
    cr_expect_eq(d.version, 1);
    (void)take(&planner, baseline_run(100, 1700, 2800));
    d = take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 100));
    cr_expect_eq(d.base_dspm, (1601 + 1650) / 2);
    cr_expect_eq(d.base_mms, (2800 + 2801) / 2);
}

/* KNEE-094: 42 days back, no further. */
Test(cadence, KNEE_094_forgets_old_runs)
{
    kl_cadence planner = planner_with_runs();
    kl_cadence late = planner;
    expect_said(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 142), "HOLD BASELINE_FROZEN");
    const kl_cadence_decision d =
        expect_said(&late, event_of(KL_CADENCE_EVENT_FREEZE, 143), "HOLD BASELINE_INCOMPLETE");
    cr_expect_eq(d.phase, KL_CADENCE_IDLE);
    cr_expect_eq(d.reason[0].value, 2);
    cr_expect_eq(d.reason[0].limit, 3);
}

/* KNEE-094: more than 15 % off the median, either way. */
Test(cadence, KNEE_094_notes_a_spread_of_speeds)
{
    static const struct {
        int32_t mms;
        const char *said;
    } cases[] = {{3450, "HOLD BASELINE_FROZEN"},
                 {3451, "HOLD BASELINE_FROZEN BASELINE_SPEED_SPREAD"},
                 {2550, "HOLD BASELINE_FROZEN"},
                 {2549, "HOLD BASELINE_FROZEN BASELINE_SPEED_SPREAD"}};
    for (int i = 0; i < 4; i++) {
        kl_cadence planner = idle_planner();
        for (int r = 0; r < 3; r++) (void)take(&planner, baseline_run(100, 1600, 3000));
        (void)take(&planner, baseline_run(100, 1600, cases[i].mms));
        expect_said(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 100), cases[i].said);
    }
}

/* KNEE-104: everything goes but the version and the last pain. */
Test(cadence, KNEE_104_starts_over)
{
    kl_cadence planner = stopped_planner();
    (void)take(&planner, pain_on(108, 50));
    const kl_cadence_decision d =
        expect_said(&planner, event_of(KL_CADENCE_EVENT_REBASELINE, 108), "HOLD BASELINE_DROPPED");
    cr_expect_eq(d.phase, KL_CADENCE_IDLE);
    cr_expect_eq(d.version, 1);
    cr_expect_eq(d.base_dspm, KL_UNKNOWN);
    cr_expect_eq(d.advice, 0);
    expect_said(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 108), "HOLD BASELINE_INCOMPLETE");
    for (int i = 0; i < 3; i++) (void)take(&planner, baseline_run(108, 1600, 2800));
    cr_expect_eq(take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 108)).version, 2);
}

/* ---- plan, KNEE-095 ---- */

Test(cadence, KNEE_095_starts_a_plan)
{
    kl_cadence planner = ready_planner();
    const kl_cadence_decision d = expect_said(&planner, plan_on(106, 20), "ADVANCE PLAN_STARTED");
    cr_expect_eq(d.phase, KL_CADENCE_ACTIVE);
    cr_expect_eq(d.stage, 1);
    cr_expect_eq(d.stages, 3);
    cr_expect_eq(d.target_dspm, 1640);
    cr_expect_eq(d.sessions, 0);
    cr_expect_eq(d.metronome_pct, 100);
    cr_expect_eq(d.cue_min, 15);
    cr_expect_eq(d.next_retest_day, KL_UNKNOWN);
    cr_expect_eq(d.credit_free_until, 119);
    cr_expect_eq(d.advice, 0);
    cr_expect_eq(d.base_dspm, 1600);
    cr_expect_eq(d.base_mms, 2800);
}

/* KNEE-095: a calf that is not known, or raised, and nothing else. */
Test(cadence, KNEE_095_asks_for_the_calf)
{
    kl_cadence planner = ready_planner();
    expect_said(&planner, plan_on(106, KL_UNKNOWN), "HOLD CALF_UNKNOWN");
    const kl_cadence_decision d = expect_said(&planner, plan_on(106, 21), "HOLD CALF_RAISED");
    cr_expect_eq(d.phase, KL_CADENCE_READY);
    cr_expect_eq(d.reason[0].value, 21);
    cr_expect_eq(d.reason[0].limit, 20);
    cr_expect_str_eq(kl_parameter_at((size_t)d.reason[0].parameter)->id, "CAD.calf_ok");
}

/* KNEE-095, KNEE-086: no stage, no rise, and then other advice; zero leaves the phase. */
Test(cadence, KNEE_095_may_find_nothing_to_raise)
{
    kl_cadence planner = ready_planner();
    kl_cadence_event event = plan_on(106, 0);
    event.request.target_permille = 0;
    cr_expect_eq(expect_said(&planner, event, "HOLD TARGET_ZERO").phase, KL_CADENCE_READY);
    event.request.target_permille = 5;
    const kl_cadence_decision d = expect_said(&planner, event, "HOLD RISE_TOO_SMALL");
    cr_expect_eq(d.phase, KL_CADENCE_NO_RISE);
    cr_expect_eq(d.advice, KL_CADENCE_ADVICE_LEVEL_ROUTES | KL_CADENCE_ADVICE_MODERATE_SPEED |
                               KL_CADENCE_ADVICE_SHORTER_RUNS | KL_CADENCE_ADVICE_CLINICIAN_CUES);
    event.request.target_permille = 0;
    cr_expect_eq(expect_said(&planner, event, "HOLD TARGET_ZERO").phase, KL_CADENCE_NO_RISE);
    cr_expect_eq(expect_said(&planner, plan_on(106, 0), "ADVANCE PLAN_STARTED").advice, 0);
}

/* KNEE-095: reasons of KNEE-082 beside PLAN_STARTED. */
Test(cadence, KNEE_095_says_what_limited_the_plan)
{
    kl_cadence planner = idle_planner();
    for (int i = 0; i < 3; i++) (void)take(&planner, baseline_run(100, 1760, 3000));
    (void)take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, 100));
    expect_said(&planner, plan_on(100, 0), "ADVANCE PLAN_STARTED CAP_LIMITED");
}

/* ---- runs in a stage, KNEE-096, KNEE-099 ---- */

Test(cadence, KNEE_099_passes_stages_up_to_the_target)
{
    kl_cadence planner = active_planner();
    expect_said(&planner, good_run(107), "HOLD RUN_ADHERENT STAGE_IN_PROGRESS");
    expect_said(&planner, good_run(110), "HOLD RUN_ADHERENT STAGE_IN_PROGRESS");
    kl_cadence_decision d =
        expect_said(&planner, good_run(113), "ADVANCE RUN_ADHERENT STAGE_PASSED RETEST_DUE");
    cr_expect_eq(d.stage, 2);
    cr_expect_eq(d.target_dspm, 1680);
    cr_expect_eq(d.sessions, 0);
    cr_expect_eq(d.next_retest_day, 113);
    (void)pass_stage_from(&planner, 113);
    d = pass_stage_from(&planner, 120);
    cr_expect_str_eq(said(&d), "ADVANCE RUN_ADHERENT STAGE_PASSED TARGET_REACHED RETEST_DUE");
    cr_expect_eq(d.phase, KL_CADENCE_TARGET);
    cr_expect_eq(d.stage, 3);
    cr_expect_eq(d.target_dspm, 1720);
    cr_expect_eq(d.sessions, 3); /* runs on */
    cr_expect_eq(d.next_retest_day, 113);
}

/* KNEE-099: days and assessable runs are both needed. */
Test(cadence, KNEE_099_needs_days_and_runs)
{
    kl_cadence planner = active_planner();
    for (int32_t day = 107; day <= 112; day++) {
        expect_said(&planner, good_run(day), "HOLD RUN_ADHERENT STAGE_IN_PROGRESS");
    }
    kl_cadence few = active_planner();
    kl_cadence_event event = good_run(113);
    event.steady_s = event.in_band_s = 299;
    for (int i = 0; i < 5; i++) expect_said(&few, event, "HOLD RUN_SHORT STAGE_IN_PROGRESS");
    cr_expect_eq(expect_said(&few, good_run(113), "HOLD RUN_ADHERENT STAGE_IN_PROGRESS").sessions,
                 6);
    (void)take(&few, good_run(113));
    expect_said(&few, good_run(113), "ADVANCE RUN_ADHERENT STAGE_PASSED RETEST_DUE");
}

/* KNEE-099: 70 % of the steady time make a run adherent. */
Test(cadence, KNEE_099_judges_adherence)
{
    kl_cadence planner = active_planner();
    kl_cadence_decision d = expect_said(&planner, run_on(107, 700, KL_COLOUR_GREEN, 0),
                                        "HOLD RUN_ADHERENT STAGE_IN_PROGRESS");
    cr_expect_eq(d.reason[0].value, 70);
    cr_expect_eq(d.reason[0].limit, 70);
    d = expect_said(&planner, run_on(107, 699, KL_COLOUR_GREEN, 0),
                    "HOLD RUN_NOT_ADHERENT STAGE_IN_PROGRESS");
    cr_expect_eq(d.reason[0].value, 69);
}

/* Five runs on day 113 after so many adherent ones. */
static kl_cadence stage_with(int32_t adherent, int32_t others)
{
    kl_cadence planner = active_planner();
    for (int32_t i = 0; i < adherent; i++) (void)take(&planner, good_run(107));
    for (int32_t i = 0; i < others; i++) {
        (void)take(&planner, run_on(107, 0, KL_COLOUR_GREEN, 0));
    }
    return planner;
}

/* KNEE-099: below 50 % drop, below 80 % again, else on. */
Test(cadence, KNEE_099_drops_repeats_or_passes)
{
    kl_cadence low = stage_with(2, 2);
    kl_cadence_decision d = expect_said(&low, run_on(113, 0, KL_COLOUR_GREEN, 0),
                                        "REGRESS RUN_NOT_ADHERENT ADHERENCE_LOW");
    cr_expect_eq(d.stage, 0);
    cr_expect_eq(d.target_dspm, 1600);
    cr_expect_eq(d.metronome_pct, KL_UNKNOWN);
    cr_expect_eq(d.cue_min, KL_UNKNOWN);
    kl_cadence again = stage_with(1, 2);
    d = expect_said(&again, good_run(113), "HOLD RUN_ADHERENT STAGE_REPEAT");
    cr_expect_eq(d.stage, 1);
    cr_expect_eq(d.sessions, 0);
    cr_expect_eq(d.reason[1].value, 50);
    kl_cadence passed = stage_with(3, 1);
    expect_said(&passed, good_run(113), "ADVANCE RUN_ADHERENT STAGE_PASSED RETEST_DUE");
}

/* KNEE-096, KNEE-099: what blocks the pass of a stage, and only that. */
Test(cadence, KNEE_096_blocks_while_something_is_wrong)
{
    static const struct {
        int32_t colour;
        int32_t calf;
        const char *said;
    } cases[] = {
        {KL_COLOUR_GREEN, 20, "ADVANCE RUN_ADHERENT STAGE_PASSED RETEST_DUE"},
        {KL_COLOUR_GREEN, 21, "HOLD CALF_RAISED RUN_ADHERENT"},
        {KL_COLOUR_GREEN, 29, "HOLD CALF_RAISED RUN_ADHERENT"},
        {KL_COLOUR_GREEN, 30, "REGRESS CALF_PAIN RUN_ADHERENT"},
        {KL_COLOUR_GREEN, KL_UNKNOWN, "HOLD CALF_UNKNOWN RUN_ADHERENT"},
        {KL_COLOUR_GREY, 0, "HOLD PAIN_UNKNOWN RUN_ADHERENT"},
        {KL_UNKNOWN, KL_UNKNOWN, "HOLD CALF_UNKNOWN PAIN_UNKNOWN RUN_ADHERENT"},
        {KL_COLOUR_AMBER, 25, "HOLD CALF_RAISED PAIN_AMBER RUN_ADHERENT"},
        {KL_COLOUR_RED, 0, "HOLD PAIN_RED RUN_ADHERENT"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        kl_cadence planner = stage_with(3, 0);
        expect_said(&planner, run_on(113, 1000, cases[i].colour, cases[i].calf), cases[i].said);
    }
}

/* KNEE-096, KNEE-099: a blocked stage is judged again at the next run. */
Test(cadence, KNEE_096_remembers_red_for_7_days)
{
    kl_cadence planner = stage_with(3, 0);
    expect_said(&planner, run_on(113, 1000, KL_COLOUR_RED, 0), "HOLD PAIN_RED RUN_ADHERENT");
    expect_said(&planner, good_run(114), "HOLD PAIN_RED_RECENT RUN_ADHERENT");
    kl_cadence amber = planner;
    expect_said(&amber, run_on(119, 1000, KL_COLOUR_AMBER, 0),
                "HOLD PAIN_RED_RECENT PAIN_AMBER RUN_ADHERENT");
    kl_cadence sixth = planner;
    expect_said(&sixth, good_run(119), "HOLD PAIN_RED_RECENT RUN_ADHERENT");
    expect_said(&planner, good_run(120), "ADVANCE RUN_ADHERENT STAGE_PASSED RETEST_DUE");
}

/* KNEE-096: RED is said even where the stage is not judged. */
Test(cadence, KNEE_096_says_red_at_once)
{
    kl_cadence planner = active_planner();
    expect_said(&planner, run_on(107, 1000, KL_COLOUR_RED, 0),
                "HOLD PAIN_RED RUN_ADHERENT STAGE_IN_PROGRESS");
    expect_said(&planner, run_on(108, 1000, KL_COLOUR_RED, 0),
                "HOLD PAIN_RED RUN_ADHERENT STAGE_IN_PROGRESS");
}

static kl_cadence_event run_at_speed(int32_t day, int32_t mms)
{
    kl_cadence_event event = good_run(day);
    event.speed_mms = mms;
    return event;
}

/* KNEE-096: three runs in a row off the baseline speed ask for a retest. */
Test(cadence, KNEE_096_counts_runs_at_another_speed)
{
    kl_cadence planner = active_planner();
    const char *nothing = "HOLD RUN_ADHERENT STAGE_IN_PROGRESS";
    expect_said(&planner, run_at_speed(107, 3221), nothing);
    expect_said(&planner, run_at_speed(107, 2379), nothing);
    expect_said(&planner, run_at_speed(107, 3220), nothing); /* 15 % are not off: from 0 */
    expect_said(&planner, run_at_speed(107, 3221), nothing);
    expect_said(&planner, good_run(107), nothing); /* unknown: unchanged */
    expect_said(&planner, run_at_speed(107, 3221), nothing);
    const kl_cadence_decision d = expect_said(&planner, run_at_speed(108, 3221),
                                              "HOLD RUN_ADHERENT STAGE_IN_PROGRESS RETEST_DUE");
    cr_expect_eq(d.next_retest_day, 108);
    expect_said(&planner, run_at_speed(109, 3221), nothing); /* from 0 again */
}

/* KNEE-099 (1): 14 days without a run, and 28. */
Test(cadence, KNEE_099_begins_again_after_a_gap)
{
    kl_cadence planner = active_planner();
    (void)take(&planner, good_run(107));
    expect_said(&planner, good_run(120), "HOLD RUN_ADHERENT STAGE_IN_PROGRESS");
    kl_cadence_decision d = expect_said(&planner, good_run(134), "HOLD GAP_14D");
    cr_expect_eq(d.sessions, 0);
    cr_expect_eq(d.stage, 1);
    expect_said(&planner, good_run(161), "HOLD GAP_14D");
    d = expect_said(&planner, good_run(189), "REGRESS GAP_28D");
    cr_expect_eq(d.stage, 1); /* nothing below stage 1 */
    (void)pass_stage_from(&planner, 189);
    d = expect_said(&planner, good_run(224), "REGRESS GAP_28D");
    cr_expect_eq(d.stage, 1);
}

/* KNEE-099: calf pain drops even after a gap, once. */
Test(cadence, KNEE_099_drops_once)
{
    kl_cadence planner = active_planner();
    (void)pass_stage_from(&planner, 106);
    (void)pass_stage_from(&planner, 113);
    const kl_cadence_decision d =
        expect_said(&planner, run_on(160, 1000, KL_COLOUR_GREEN, 30), "REGRESS CALF_PAIN GAP_28D");
    cr_expect_eq(d.stage, 2);
    kl_cadence first = active_planner();
    cr_expect_eq(
        expect_said(&first, run_on(125, 1000, KL_COLOUR_GREEN, 30), "REGRESS CALF_PAIN GAP_14D")
            .stage,
        0);
}

/* ---- stage 0, KNEE-097, KNEE-100 ---- */

static kl_cadence resting_planner(void)
{
    kl_cadence planner = active_planner();
    (void)take(&planner, run_on(107, 1000, KL_COLOUR_GREEN, 30));
    return planner;
}

Test(cadence, KNEE_097_rests_at_the_own_cadence)
{
    kl_cadence planner = resting_planner();
    kl_cadence_decision d = expect_said(&planner, good_run(113), "HOLD RESTING");
    cr_expect_eq(d.stage, 0);
    cr_expect_eq(d.target_dspm, 1600);
    cr_expect_eq(d.sessions, 0);
    cr_expect_eq(d.reason[0].value, 6);
    kl_cadence blocked = planner;
    expect_said(&blocked, run_on(114, 0, KL_COLOUR_AMBER, 25),
                "HOLD CALF_RAISED PAIN_AMBER RESTING");
    kl_cadence hurt = planner;
    expect_said(&hurt, run_on(114, 0, KL_COLOUR_GREEN, 30), "HOLD CALF_REST");
    expect_said(&hurt, good_run(120), "HOLD RESTING");
    d = expect_said(&hurt, good_run(121), "ADVANCE REST_OVER");
    cr_expect_eq(d.stage, 1);
    expect_said(&planner, good_run(114), "ADVANCE REST_OVER");
}

/* KNEE-100: the second fall from stage 1 ends the plan. */
Test(cadence, KNEE_100_stops_after_two_falls)
{
    kl_cadence planner = resting_planner();
    (void)take(&planner, good_run(114));
    const kl_cadence_decision d = expect_said(&planner, run_on(115, 0, KL_COLOUR_GREEN, 30),
                                              "STOP CALF_PAIN RUN_NOT_ADHERENT NOT_TOLERATED");
    cr_expect_eq(d.phase, KL_CADENCE_STOPPED);
    cr_expect_eq(d.stage, KL_UNKNOWN);
    cr_expect_eq(d.next_retest_day, KL_UNKNOWN);
    cr_expect_eq(d.advice, KL_CADENCE_ADVICE_LOAD_MANAGEMENT | KL_CADENCE_ADVICE_STRENGTH);
}

/* ---- target, KNEE-098 ---- */

Test(cadence, KNEE_098_keeps_the_target)
{
    kl_cadence planner = target_planner();
    (void)take(&planner, retest_on(127, 1720, 2800)); /* clears the slots that are due */
    kl_cadence_decision d = expect_said(&planner, run_on(130, 0, KL_COLOUR_RED, KL_UNKNOWN),
                                        "HOLD PAIN_RED TARGET_KEPT");
    cr_expect_eq(d.sessions, 4);
    cr_expect_eq(d.next_retest_day, 127 + 28);
    expect_said(&planner, good_run(157), "HOLD TARGET_KEPT");
    d = expect_said(&planner, good_run(185), "HOLD TARGET_KEPT RETEST_DUE");
    cr_expect_eq(d.next_retest_day, 155);
    d = expect_said(&planner, run_on(186, 0, KL_COLOUR_GREEN, 30), "REGRESS CALF_PAIN");
    cr_expect_eq(d.phase, KL_CADENCE_ACTIVE);
    cr_expect_eq(d.stage, 2);
    cr_expect_eq(d.next_retest_day, 185); /* the follow-ups are gone, the gap is not */
}

/* KNEE-098, KNEE-100: a plan of one stage falls to rest. */
Test(cadence, KNEE_100_a_single_stage_falls_to_rest)
{
    kl_cadence planner = ready_planner();
    kl_cadence_event event = plan_on(106, 0);
    event.request.single_step = 1;
    kl_cadence_decision d = take(&planner, event);
    cr_expect_eq(d.stages, 1);
    cr_expect_eq(d.target_dspm, 1720);
    cr_expect_eq(pass_stage_from(&planner, 106).phase, KL_CADENCE_TARGET);
    d = expect_said(&planner, run_on(114, 0, KL_COLOUR_GREEN, 99), "REGRESS CALF_PAIN");
    cr_expect_eq(d.phase, KL_CADENCE_ACTIVE);
    cr_expect_eq(d.stage, 0);
}

/* ---- retests, KNEE-101, KNEE-102, KNEE-109 ---- */

Test(cadence, KNEE_101_judges_a_retest)
{
    kl_cadence planner = active_planner();
    kl_cadence_event brief = retest_on(107, 1640, 2800);
    brief.steady_s = 299;
    expect_said(&planner, brief, "HOLD RETEST_SHORT");
    expect_said(&planner, retest_on(107, 1608, 2800),
                "HOLD RETEST_OK"); /* 98 % of 1640 is 1607.2 */
    expect_said(&planner, retest_on(107, 1607, 2800), "HOLD RETEST_BELOW");
    expect_said(&planner, retest_on(107, 1705, 2800), "HOLD RETEST_OK");
    expect_said(&planner, retest_on(107, 1706, 2800), "HOLD RETEST_ABOVE");
    /* the target moves with the speed: 1735 at 3.71 m/s */
    expect_said(&planner, retest_on(107, 1640, 3710), "HOLD RETEST_BELOW");
    kl_cadence resting = resting_planner();
    expect_said(&resting, retest_on(107, 1600, 2800), "HOLD RETEST_OK");
    expect_said(&resting, retest_on(107, 1567, 2800), "HOLD RETEST_BELOW");
}

/* KNEE-101: at the target, below the band is back to the last stage. */
Test(cadence, KNEE_101_reopens_the_last_stage)
{
    kl_cadence planner = target_planner();
    const kl_cadence_decision d =
        expect_said(&planner, retest_on(128, 1600, 2800), "HOLD RETEST_BELOW");
    cr_expect_eq(d.phase, KL_CADENCE_ACTIVE);
    cr_expect_eq(d.stage, 3);
    cr_expect_eq(d.sessions, 0);
    cr_expect_eq(d.next_retest_day, KL_UNKNOWN);
}

/* KNEE-101: a retest clears what is due, not what is still ahead. */
Test(cadence, KNEE_101_clears_what_is_due)
{
    kl_cadence planner = target_planner();
    cr_expect_eq(take(&planner, retest_on(127, 1720, 2800)).next_retest_day, 155);
    cr_expect_eq(take(&planner, retest_on(154, 1720, 2800)).next_retest_day, 155);
    cr_expect_eq(take(&planner, retest_on(155, 1720, 2800)).next_retest_day, 218);
    cr_expect_eq(take(&planner, retest_on(218, 1720, 2800)).next_retest_day, KL_UNKNOWN);
}

/* KNEE-102, KNEE-109: one slot each; a pending one keeps its day. */
Test(cadence, KNEE_102_asks_for_a_retest_after_a_change)
{
    kl_cadence planner = active_planner();
    kl_cadence_decision d =
        expect_said(&planner, change_of(107, KL_CADENCE_CHANGE_SHOE), "HOLD RETEST_DUE");
    cr_expect_eq(d.next_retest_day, 107);
    d = expect_said(&planner, change_of(109, KL_CADENCE_CHANGE_SHOE), "HOLD RETEST_DUE");
    cr_expect_eq(d.next_retest_day, 107);
    d = expect_said(&planner, change_of(109, KL_CADENCE_CHANGE_PROFILE), "HOLD RETEST_DUE");
    cr_expect_eq(d.next_retest_day, 107);
    kl_cadence ready = ready_planner();
    cr_expect_eq(expect_said(&ready, change_of(107, KL_CADENCE_CHANGE_SHOE), "HOLD").phase,
                 KL_CADENCE_READY);
}

/* KNEE-109: a day sum beyond the calendar is returned as it is. */
Test(cadence, KNEE_109_days_may_lie_beyond_the_calendar)
{
    kl_cadence planner = idle_planner();
    for (int i = 0; i < 3; i++) (void)take(&planner, baseline_run(KL_DAY_MAX - 30, 1600, 2800));
    (void)take(&planner, event_of(KL_CADENCE_EVENT_FREEZE, KL_DAY_MAX - 30));
    (void)take(&planner, plan_on(KL_DAY_MAX - 21, 0));
    for (int32_t day = KL_DAY_MAX - 21; day < KL_DAY_MAX; day += 7) {
        (void)pass_stage_from(&planner, day);
    }
    cr_expect_eq(take(&planner, retest_on(KL_DAY_MAX, 1720, 2800)).next_retest_day,
                 KL_DAY_MAX + 28);
    kl_cadence late = ready_planner();
    cr_expect_eq(take(&late, plan_on(KL_DAY_MAX, 0)).credit_free_until, KL_DAY_MAX + 13);
}

/* ---- pain, KNEE-103 ---- */

/* Full rise since day 120, with this pain before the plan (KL_UNKNOWN: not told). */
static kl_cadence planner_at_full_rise(int32_t pain)
{
    kl_cadence planner = ready_planner();
    if (pain != KL_UNKNOWN) (void)take(&planner, pain_on(105, pain));
    (void)take(&planner, plan_on(106, 0));
    (void)pass_stage_from(&planner, 106);
    (void)pass_stage_from(&planner, 113);
    return planner;
}

Test(cadence, KNEE_103_asks_whether_the_pain_answered)
{
    static const struct {
        int32_t before;
        int32_t now;
        const char *said;
    } cases[] = {{KL_UNKNOWN, 0, "HOLD PAIN_BASELINE_MISSING"},
                 {9, 0, "HOLD PAIN_FLOOR"},
                 {10, 0, "HOLD PAIN_RESPONDED"},
                 {40, 30, "HOLD PAIN_RESPONDED"},
                 {40, 31, "STOP NO_PAIN_RESPONSE"},
                 {40, 90, "STOP NO_PAIN_RESPONSE"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        kl_cadence planner = planner_at_full_rise(cases[i].before);
        expect_said(&planner, pain_on(133, cases[i].now), "HOLD"); /* 13 days are too few */
        const kl_cadence_decision d =
            expect_said(&planner, pain_on(134, cases[i].now), cases[i].said);
        if (d.phase == KL_CADENCE_STOPPED) {
            cr_expect_eq(d.advice, KL_CADENCE_ADVICE_LOAD_MANAGEMENT | KL_CADENCE_ADVICE_STRENGTH);
            cr_expect_eq(d.next_retest_day, KL_UNKNOWN);
        }
        expect_said(&planner, pain_on(200, 99), "HOLD"); /* asked once */
    }
}

/* KNEE-095, KNEE-103: pain told more than 28 days before the plan is no baseline. */
Test(cadence, KNEE_103_takes_pain_of_the_last_28_days)
{
    for (int32_t late = 0; late <= 1; late++) {
        kl_cadence planner = ready_planner();
        (void)take(&planner, pain_on(106, 40));
        (void)take(&planner, plan_on(134 + late, 0));
        (void)pass_stage_from(&planner, 134 + late);
        (void)pass_stage_from(&planner, 141 + late);
        expect_said(&planner, pain_on(190, 0),
                    late ? "HOLD PAIN_BASELINE_MISSING" : "HOLD PAIN_RESPONDED");
    }
}

/* KNEE-100, KNEE-103: below the last stage nobody asks, and coming back asks anew. */
Test(cadence, KNEE_103_asks_only_at_the_full_rise)
{
    kl_cadence planner = planner_at_full_rise(40);
    expect_said(&planner, pain_on(134, 0), "HOLD PAIN_RESPONDED");
    (void)take(&planner, run_on(134, 0, KL_COLOUR_GREEN, 30));
    expect_said(&planner, pain_on(170, 99), "HOLD");
    (void)take(&planner, good_run(170));
    (void)pass_stage_from(&planner, 170); /* a gap of 14 days began stage 1 or 2 again */
    (void)pass_stage_from(&planner, 177);
    expect_said(&planner, pain_on(220, 99), "STOP NO_PAIN_RESPONSE");
    kl_cadence idle = idle_planner();
    expect_said(&idle, pain_on(100, 50), "HOLD");
}

/* ---- the rest ---- */

/* KNEE-105 */
Test(cadence, KNEE_105_stops_on_request)
{
    kl_cadence planner = active_planner();
    (void)take(&planner, change_of(106, KL_CADENCE_CHANGE_SHOE));
    const kl_cadence_decision d =
        expect_said(&planner, event_of(KL_CADENCE_EVENT_STOP, 107), "STOP STOPPED_BY_CALLER");
    cr_expect_eq(d.phase, KL_CADENCE_STOPPED);
    cr_expect_eq(d.base_dspm, 1600);
    cr_expect_eq(d.sessions, KL_UNKNOWN);
    cr_expect_eq(d.advice, KL_CADENCE_ADVICE_LOAD_MANAGEMENT | KL_CADENCE_ADVICE_STRENGTH);
}

/* KNEE-107: nine sessions in one stage that is held up. */
Test(cadence, KNEE_107_fades_the_metronome)
{
    static const int32_t share[] = {100, 100, 100, 100, 75, 50, 25, 0, 0, 0};
    static const int32_t minutes[] = {15, 15, 20, 20, 25, 25, 30, 30, 30, 30};
    kl_cadence planner = active_planner();
    for (int32_t i = 1; i < 10; i++) {
        const kl_cadence_decision d =
            take(&planner, run_on(106 + 2 * i, 1000, KL_COLOUR_GREEN, KL_UNKNOWN));
        cr_expect_eq(d.sessions, i);
        cr_expect_eq(d.metronome_pct, share[i], "%d", (int)i);
        cr_expect_eq(d.cue_min, minutes[i], "%d", (int)i);
    }
}

/* KNEE-108: every limit that a reason names stands in the catalogue. */
Test(cadence, KNEE_108_reasons_lead_into_the_catalogue)
{
    for (int32_t code = 1; code < KL__CADENCE_REASONS; code++) {
        kl__reasons reasons;
        kl_reason out[2];
        const char *parameter = kl__cadence_reasons[code].parameter;
        reasons.codes = 0;
        kl__reason_add(&reasons, code, 5, 7);
        cr_assert_not_null(parameter);
        cr_assert_eq(kl__reasons_list(&reasons, out), 1);
        cr_expect_eq(out[0].code, code);
        cr_expect_eq(out[0].value, 5);
        cr_expect_eq(out[0].limit, 7);
        if (*parameter) {
            cr_expect_str_eq(kl_parameter_at((size_t)out[0].parameter)->id, parameter);
        } else {
            cr_expect_eq(out[0].parameter, -1);
        }
    }
}

/* KNEE-108: a class for each reason, as listed. */
Test(cadence, KNEE_108_classes)
{
    static const char classes[] = "----H---AHH--HHHRHHHHH---HHAARHRHAHS---H----SS";
    static const char letters[] = "-AHRS"; /* by KL__INFORMS .. KL__STOPS */
    cr_assert_eq(strlen(classes), KL_CADENCE_STOPPED_BY_CALLER);
    for (int32_t code = 1; code < KL__CADENCE_REASONS; code++) {
        cr_expect_eq(letters[kl__cadence_reasons[code].effect], classes[code - 1], "%s",
                     name_in("cadence_reason", code));
    }
}

/* Counters end before they overflow; the planner goes on. */
Test(cadence, counters_end)
{
    int32_t counter = KL__COUNT_MAX - 1;
    kl__count(&counter);
    cr_expect_eq(counter, KL__COUNT_MAX);
    kl__count(&counter);
    cr_expect_eq(counter, KL__COUNT_MAX);
    cr_expect_leq(counter, INT32_MAX / 100);
}

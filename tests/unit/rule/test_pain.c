/*
 * The session gate, alone: REHAB-030, REHAB-031, REHAB-032, REHAB-033, REHAB-034, and the laws of
 * one run (REHAB section 11) with a gate that breaks them.
 */
#include "../random.h"
#include "../rehab/knees.h"
#include "rule/pain.h"

static const kl__run quiet = {.day = 0, .pre = 0, .peak = 10, .h1 = 0, .dose_pct = 100};

static kl__verdict judge(kl__run run, int32_t baseline, int32_t morning, int32_t streak)
{
    kl_rehab_config config;
    kl_rehab_config_init(&config, sizeof config);
    const kl__gate_view view = {baseline, morning, streak, config.pain_green, 0, 0};
    return kl__judge_run(&run, &view, &config);
}

static void expect_gate(kl__run run, int32_t baseline, int32_t morning, int32_t streak,
                        int32_t colour, const int32_t *codes)
{
    const kl__verdict v = judge(run, baseline, morning, streak);
    cr_expect_eq(v.colour, colour, "colour %d instead of %d", v.colour, colour);
    expect_codes(v.why.reason, v.why.n, codes);
}

/* The second argument on: what is not quiet. */
#define RUN(largest, ...) ((kl__run){.peak = largest, .dose_pct = 100, __VA_ARGS__})

Test(rule_pain, REHAB_030_red)
{
    enum { RED = KL_COLOUR_RED };
    expect_gate(RUN(51, .pre = 0), 0, 0, 0, RED, CODES(KL_REHAB_PEAK_GT_RED));
    expect_gate(RUN(10, .h1 = 51, .pre = 50), 0, 0, 0, RED,
                CODES(KL_REHAB_AFTER_60MIN_GT_RED, KL_REHAB_NOT_SETTLED_60MIN));
    expect_gate(RUN(10, .gait_altered = 1), 0, 0, 0, RED, CODES(KL_REHAB_GAIT_ALTERED));
    expect_gate(RUN(10, .swelling = 2), 0, 0, 0, RED, CODES(KL_REHAB_SWELLING_CLEAR));
    expect_gate(RUN(21, .warmup = KL_WARMUP_CONTINUES), 0, 0, 0, RED,
                CODES(KL_REHAB_WARMUP_CONTINUES, KL_REHAB_PEAK_GT_GREEN));
    expect_gate(RUN(KL_UNKNOWN, .peak_missing = 1, .warmup = KL_WARMUP_RETURNS), 0, 0, 0, RED,
                CODES(KL_REHAB_WARMUP_RETURNS, KL_REHAB_PEAK_UNKNOWN));
    expect_gate(quiet, 0, 51, 0, RED, CODES(KL_REHAB_MORNING_GT_RED, KL_REHAB_MORNING_UP_LARGE));
    expect_gate(quiet, 30, 40, 0, RED, CODES(KL_REHAB_MORNING_UP_LARGE));
    expect_gate(quiet, KL_UNKNOWN, 51, 0, RED,
                CODES(KL_REHAB_MORNING_GT_RED, KL_REHAB_BASELINE_UNKNOWN));
    expect_gate(quiet, 0, 6, 1, RED, CODES(KL_REHAB_MORNING_UP_REPEATED, KL_REHAB_MORNING_UP));
}

Test(rule_pain, REHAB_031_amber)
{
    enum { AMBER = KL_COLOUR_AMBER };
    expect_gate(RUN(21, .pre = 0), 0, 0, 0, AMBER, CODES(KL_REHAB_PEAK_GT_GREEN));
    expect_gate(RUN(50, .pre = 0), 0, 0, 0, AMBER, CODES(KL_REHAB_PEAK_GT_GREEN));
    expect_gate(RUN(10, .swelling = 1), 0, 0, 0, AMBER, CODES(KL_REHAB_SWELLING_SLIGHT));
    expect_gate(RUN(10, .analgesic = 1), 0, 0, 0, AMBER, CODES(KL_REHAB_PAIN_MASKED));
    expect_gate(RUN(10, .h1 = 6), 0, 0, 0, AMBER, CODES(KL_REHAB_NOT_SETTLED_60MIN));
    expect_gate(RUN(10, .h1 = 6, .pre = KL_UNKNOWN), 0, 0, 0, AMBER,
                CODES(KL_REHAB_NOT_SETTLED_60MIN));
    expect_gate(RUN(10, .h1 = 26, .pre = 40), 0, 0, 0, AMBER, CODES(KL_REHAB_NOT_SETTLED_60MIN));
    expect_gate(quiet, 0, 6, 0, AMBER, CODES(KL_REHAB_MORNING_UP));
}

Test(rule_pain, REHAB_032_mornings_are_excused_up_to_pain_green)
{
    expect_gate(quiet, 20, 25, 0, KL_COLOUR_GREEN, CODES(KL_REHAB_ALL_CLEAR));
    expect_gate(quiet, 90, 26, 0, KL_COLOUR_AMBER, CODES(KL_REHAB_MORNING_UP));
    expect_gate(quiet, 0, 5, 5, KL_COLOUR_GREEN, CODES(KL_REHAB_ALL_CLEAR));
    cr_expect(judge(quiet, 0, 6, 0).morning_up);
    cr_expect(judge(quiet, 0, 20, 0).morning_worse);
    cr_expect(!judge(quiet, 0, 20, 0).morning_up);
}

Test(rule_pain, REHAB_033_grey)
{
    enum { GREY = KL_COLOUR_GREY };
    expect_gate(RUN(10, .peak_missing = 1), 0, 0, 0, GREY, CODES(KL_REHAB_PEAK_UNKNOWN));
    expect_gate(quiet, 0, KL_UNKNOWN, 0, GREY, CODES(KL_REHAB_NEXT_MORNING_UNKNOWN));
    expect_gate(quiet, KL_UNKNOWN, 0, 0, GREY, CODES(KL_REHAB_BASELINE_UNKNOWN));
    expect_gate(quiet, KL_UNKNOWN, KL_UNKNOWN, 0, GREY, CODES(KL_REHAB_NEXT_MORNING_UNKNOWN));
    expect_gate(RUN(10, .warmup = KL_WARMUP_CONTINUES), 0, 0, 0, KL_COLOUR_GREEN,
                CODES(KL_REHAB_ALL_CLEAR));
}

static kl__run merged(kl__run a, kl__run b)
{
    kl__merge_runs(&a, &b);
    return a;
}

Test(rule_pain, REHAB_034_merge)
{
    const kl__run a = {.pre = 20, .peak = 30, .h1 = KL_UNKNOWN, .warmup = 1, .dose_pct = 600};
    const kl__run b = {.pre = 10,
                       .peak = 20,
                       .h1 = 10,
                       .warmup = 3,
                       .dose_pct = 600,
                       .swelling = 1,
                       .taped = 1,
                       .analgesic = 1,
                       .gait_altered = 1};
    const kl__run m = merged(a, b);
    cr_expect(m.pre == 10 && m.peak == 30 && m.h1 == 10 && m.warmup == 3 && m.dose_pct == 1000);
    cr_expect(m.swelling == 1 && m.taped && m.analgesic && m.gait_altered && !m.peak_missing);
    const kl__run unknown = {
        .pre = KL_UNKNOWN, .peak = KL_UNKNOWN, .peak_missing = 1, .allowed = 1};
    cr_expect_eq(merged(a, unknown).pre, 20);
    cr_expect_eq(merged(unknown, a).pre, 20);
    cr_expect_eq(merged(a, unknown).peak, 30);
    cr_expect(merged(a, unknown).peak_missing);
    cr_expect_eq(merged(a, unknown).allowed, 0);
}

/* REHAB-001: value, limit and parameter lead to the number that was compared. */
Test(rule_pain, REHAB_001_reasons_carry_their_numbers)
{
    const kl__verdict v = judge(RUN(60, .analgesic = 1), 0, 6, 0);
    const kl_reason *peak = &v.why.reason[0];
    cr_expect_eq(peak->value, 60);
    cr_expect_eq(peak->limit, 50);
    cr_assert(peak->parameter >= 0);
    cr_expect_str_eq(kl_parameter_at((size_t)peak->parameter)->id, "RH.pain_red");
    cr_expect_eq(v.why.reason[1].parameter, -1);
    cr_expect_eq(v.why.reason[1].value, KL_UNKNOWN);
    cr_expect_str_eq(kl_parameter_at((size_t)v.why.reason[2].parameter)->id, "RH.settle_tol");
    cr_expect_eq(v.why.reason[2].limit, 5);
}

/* ---- laws of one run ---- */

typedef kl__verdict (*gate)(const kl__run *, const kl__gate_view *, const kl_rehab_config *);

/* Thinks that more than 90 of 100 cannot be meant. */
static kl__verdict forgetful(const kl__run *run, const kl__gate_view *view,
                             const kl_rehab_config *config)
{
    kl__run other = *run;
    if (other.peak > 90) other.peak = 0;
    return kl__judge_run(&other, view, config);
}

/* Takes an unknown for a zero. */
static kl__verdict hopeful(const kl__run *run, const kl__gate_view *view,
                           const kl_rehab_config *config)
{
    kl__gate_view other = *view;
    if (other.baseline == KL_UNKNOWN) other.baseline = 0;
    return kl__judge_run(run, &other, config);
}

static int32_t pain_or_unknown(random_source *r)
{
    return random_int(r, 0, 9) ? random_int(r, 0, 100) / random_int(r, 1, 6) : KL_UNKNOWN;
}

/* Unknown raised is not a law: raise what is known. */
static void raise(random_source *r, int32_t *pain)
{
    if (*pain != KL_UNKNOWN) *pain = random_int(r, *pain, 100);
}

static void make_worse(random_source *r, kl__run *run, kl__gate_view *view)
{
    switch (random_int(r, 0, 6)) {
        case 0:
            raise(r, &run->peak);
            break;
        case 1:
            raise(r, &run->h1);
            break;
        case 2:
            raise(r, &view->morning);
            break;
        case 3:
            run->gait_altered = 1;
            break;
        case 4:
            run->analgesic = 1;
            break;
        case 5:
            run->peak_missing = 1;
            break;
        default:
            run->taped = 1;
            break;
    }
}

static int32_t milder_colours(gate judge_run)
{
    kl_rehab_config config;
    random_source r = random_from(30);
    int32_t n = 0;
    kl_rehab_config_init(&config, sizeof config);
    for (int i = 0; i < 200000; i++) {
        kl__run run = {.pre = pain_or_unknown(&r),
                       .peak = pain_or_unknown(&r),
                       .h1 = pain_or_unknown(&r),
                       .gait_altered = random_int(&r, 0, 9) == 0,
                       .swelling = random_int(&r, 0, 20) % 3,
                       .warmup = random_int(&r, 0, 3)};
        run.peak_missing = run.peak == KL_UNKNOWN;
        kl__gate_view view = {pain_or_unknown(&r),
                              pain_or_unknown(&r),
                              random_int(&r, 0, 2),
                              random_int(&r, 0, 30),
                              0,
                              0};
        const int32_t before = judge_run(&run, &view, &config).colour;
        const int unknown =
            run.peak_missing || view.baseline == KL_UNKNOWN || view.morning == KL_UNKNOWN;
        n += before == KL_COLOUR_GREEN && unknown;
        make_worse(&r, &run, &view);
        n += judge_run(&run, &view, &config).colour < before;
    }
    return n;
}

Test(rule_pain, worse_answers_never_give_a_milder_colour)
{
    cr_expect_eq(milder_colours(kl__judge_run), 0);
    cr_expect_gt(milder_colours(forgetful), 0);
    cr_expect_gt(milder_colours(hopeful), 0);
}

/* A session of strength work by the pain it caused: PLAN-146; law 6, second half. */
#include "exercises.h"

static const kl_strength_session quiet = {.peak = 10};

static kl_strength_verdict grade(kl_strength_session session)
{
    kl_strength_verdict verdict;
    kl_fault fault = {0};
    put_canary(&verdict, sizeof verdict);
    cr_assert_eq(kl_strength_grade(&session, NULL, &verdict, &fault), KL_OK, "%s", fault.field);
    return verdict;
}

static void expect_grade(kl_strength_session session, int32_t colour, const int32_t *codes)
{
    const kl_strength_verdict v = grade(session);
    cr_expect_eq(v.colour, colour, "colour %d instead of %d", v.colour, colour);
    expect_codes(v.reasons.reason, v.reasons.n, codes);
}

/* A largest pain; the second argument on: what is not quiet. */
#define SESSION(largest, ...) ((kl_strength_session){.peak = largest, __VA_ARGS__})

Test(rule_strength_session, PLAN_146_red)
{
    enum { RED = KL_COLOUR_RED };
    expect_grade(SESSION(51, .pre = 0), RED, CODES(KL_R_PEAK_GT_5));
    expect_grade(SESSION(10, .swelling = 2), RED, CODES(KL_R_SWELLING));
    expect_grade(SESSION(10, .am_before = 51, .am_after = 51), RED, CODES(KL_R_MORNING_GT_5));
    expect_grade(SESSION(10, .am_after = 20), RED, CODES(KL_R_MORNING_UP_2));
    expect_grade(SESSION(10, .am_before = 20, .am_after = 40), RED, CODES(KL_R_MORNING_UP_2));
    expect_grade(SESSION(10, .am_before = KL_UNKNOWN, .am_after = 51), RED,
                 CODES(KL_R_MORNING_GT_5, KL_R_BASELINE_MISSING));
}

Test(rule_strength_session, PLAN_146_amber)
{
    enum { AMBER = KL_COLOUR_AMBER };
    expect_grade(SESSION(31, .pre = 0), AMBER, CODES(KL_R_PEAK_GT_3));
    expect_grade(SESSION(50, .pre = 50), AMBER, CODES(KL_R_PEAK_GT_3));
    expect_grade(SESSION(10, .swelling = 1), AMBER, CODES(KL_R_SWELLING_MILD));
    expect_grade(SESSION(10, .analgesic = 1), AMBER, CODES(KL_R_PAIN_MASKED));
    expect_grade(SESSION(10, .am_after = 6), AMBER, CODES(KL_R_MORNING_UP));
    expect_grade(SESSION(10, .am_before = 20, .am_after = 39), AMBER, CODES(KL_R_MORNING_UP));
}

Test(rule_strength_session, PLAN_146_grey)
{
    enum { GREY = KL_COLOUR_GREY };
    expect_grade(SESSION(KL_UNKNOWN, .pre = 90), GREY, CODES(KL_R_PEAK_MISSING));
    expect_grade(SESSION(10, .swelling = KL_UNKNOWN), GREY, CODES(KL_R_SWELLING_MISSING));
    expect_grade(SESSION(10, .am_after = KL_UNKNOWN), GREY, CODES(KL_R_NEXT_MORNING_MISSING));
    expect_grade(SESSION(10, .am_before = KL_UNKNOWN), GREY, CODES(KL_R_BASELINE_MISSING));
    expect_grade(SESSION(10, .am_before = KL_UNKNOWN, .am_after = KL_UNKNOWN), GREY,
                 CODES(KL_R_NEXT_MORNING_MISSING));
}

Test(rule_strength_session, PLAN_146_green)
{
    enum { GREEN = KL_COLOUR_GREEN };
    expect_grade(quiet, GREEN, CODES(KL_R_ALL_CLEAR));
    expect_grade(SESSION(30, .pre = KL_UNKNOWN), GREEN, CODES(KL_R_ALL_CLEAR));
    expect_grade(SESSION(10, .am_after = 5), GREEN, CODES(KL_R_ALL_CLEAR));
    /* The baseline is not capped: a bad morning excuses an equally bad one up to pain_red. */
    expect_grade(SESSION(10, .am_before = 45, .am_after = 50), GREEN, CODES(KL_R_ALL_CLEAR));
}

Test(rule_strength_session, PLAN_146_all_reasons_red_first)
{
    expect_grade(SESSION(60, .swelling = 2, .am_before = 40, .am_after = 60, .analgesic = 1),
                 KL_COLOUR_RED,
                 CODES(KL_R_PEAK_GT_5, KL_R_SWELLING, KL_R_MORNING_GT_5, KL_R_MORNING_UP_2,
                       KL_R_PAIN_MASKED));
    expect_grade(SESSION(40, .swelling = 1, .am_after = 10, .analgesic = 1), KL_COLOUR_AMBER,
                 CODES(KL_R_PEAK_GT_3, KL_R_SWELLING_MILD, KL_R_PAIN_MASKED, KL_R_MORNING_UP));
    expect_grade(SESSION(KL_UNKNOWN, .swelling = KL_UNKNOWN, .am_after = KL_UNKNOWN),
                 KL_COLOUR_GREY,
                 CODES(KL_R_PEAK_MISSING, KL_R_SWELLING_MISSING, KL_R_NEXT_MORNING_MISSING));
    expect_grade(SESSION(60, .am_before = KL_UNKNOWN, .analgesic = 1), KL_COLOUR_RED,
                 CODES(KL_R_PEAK_GT_5, KL_R_PAIN_MASKED, KL_R_BASELINE_MISSING));
}

/* PLAN section 13 */
Test(rule_strength_session, PLAN_146_reasons_carry_their_numbers)
{
    const kl_strength_verdict red = grade(SESSION(55, .am_before = 35, .am_after = 57));
    expect_limit(&red.reasons.reason[0], KL_R_PEAK_GT_5, 55, 50, "PL.pain_red");
    expect_limit(&red.reasons.reason[1], KL_R_MORNING_GT_5, 57, 50, "PL.pain_red");
    expect_limit(&red.reasons.reason[2], KL_R_MORNING_UP_2, 57, 55, "PL.am_red_delta");
    const kl_strength_verdict amber = grade(SESSION(40, .am_before = 20, .am_after = 30));
    expect_limit(&amber.reasons.reason[0], KL_R_PEAK_GT_3, 40, 30, "PL.pain_green_rehab");
    expect_limit(&amber.reasons.reason[1], KL_R_MORNING_UP, 30, 25, "PL.settle_tol");
    const kl_strength_verdict green = grade(quiet);
    cr_expect_eq(green.reasons.reason[0].value, KL_UNKNOWN);
    cr_expect_eq(green.reasons.reason[0].limit, KL_UNKNOWN);
    cr_expect_eq(green.reasons.reason[0].parameter, -1);
}

/* Limits that meet: at the larger rise the rise is RED only. */
Test(rule_strength_session, PLAN_146_options)
{
    kl_plan_options options;
    kl_strength_verdict v;
    kl_plan_options_init(&options, sizeof options);
    options.settle_tol = options.am_red_delta = 10;
    options.pain_green_rehab = 0;
    const kl_strength_session session = SESSION(1, .am_after = 10);
    cr_assert_eq(kl_strength_grade(&session, &options, &v, NULL), KL_OK);
    expect_codes(v.reasons.reason, v.reasons.n, CODES(KL_R_MORNING_UP_2, KL_R_PEAK_GT_3));
}

/* KL_UNKNOWN, then 0 .. 100. */
static int32_t pain_at(int32_t i)
{
    return i < 0 ? KL_UNKNOWN : i;
}

static void expect_no_milder(kl_strength_session less, kl_strength_session more)
{
    const int32_t before = grade(less).colour;
    const int32_t after = grade(more).colour;
    cr_expect_leq(before, after, "peak %d, mornings %d %d: colour %d to %d", more.peak,
                  more.am_before, more.am_after, before, after);
}

/* Every baseline, every next morning. */
static void climb_mornings(kl_strength_session session)
{
    for (int32_t before = -1; before <= 100; before++) {
        session.am_before = pain_at(before);
        for (int32_t after = 0; after < 100; after++) {
            kl_strength_session more = session;
            session.am_after = after;
            more.am_after = after + 1;
            expect_no_milder(session, more);
        }
    }
}

/* Colours are ordered by how bad they are. Law 6 */
Test(rule_strength_session, law_6_more_morning_pain_is_never_milder)
{
    static const int32_t peaks[] = {KL_UNKNOWN, 0, 31, 51};
    for (int32_t i = 0; i < 4 * 4 * 2; i++) {
        const kl_strength_session session = {
            .peak = peaks[i % 4], .swelling = pain_at(i / 4 % 4 - 1), .analgesic = i / 16};
        climb_mornings(session);
    }
}

static void climb_peaks(kl_strength_session session)
{
    static const int32_t mornings[] = {KL_UNKNOWN, 0, 5, 6, 19, 20, 51};
    for (size_t m = 0; m < sizeof mornings / sizeof mornings[0]; m++) {
        session.am_after = mornings[m];
        for (int32_t peak = 0; peak < 100; peak++) {
            kl_strength_session more = session;
            session.peak = peak;
            more.peak = peak + 1;
            expect_no_milder(session, more);
        }
    }
}

Test(rule_strength_session, law_6_more_peak_pain_is_never_milder)
{
    for (int32_t swelling = -1; swelling <= 2; swelling++) {
        for (int32_t analgesic = 0; analgesic <= 1; analgesic++) {
            for (int32_t before = -1; before <= 0; before++) {
                const kl_strength_session session = {.am_before = pain_at(before),
                                                     .swelling = pain_at(swelling),
                                                     .analgesic = analgesic};
                climb_peaks(session);
            }
        }
    }
}

static kl_status ask(const void *input, void *out, kl_fault *fault)
{
    kl_strength_session session;
    memcpy(&session, input, sizeof session);
    return kl_strength_grade(&session, NULL, out, fault);
}

#define FIELD(name, high, optional)                                   \
    {                                                                 \
#name, offsetof(kl_strength_session, name), 0, high, optional \
    }

Test(rule_strength_session, PLAN_003_refusals)
{
    static const domain domains[] = {
        FIELD(pre, 100, 1),      FIELD(peak, 100, 1),   FIELD(am_before, 100, 1),
        FIELD(am_after, 100, 1), FIELD(swelling, 2, 1), FIELD(analgesic, 1, 0),
    };
    kl_strength_session session = {.pre = 0, .peak = KL_UNKNOWN};
    expect_domains(ask, &session, sizeof session, domains, 6);
    expect_order(ask, &session, sizeof session, domains, 6);
}

Test(rule_strength_session, PLAN_003_contradictions_and_pointers)
{
    kl_plan_options options;
    kl_strength_verdict v;
    kl_fault fault = {0};
    kl_plan_options_init(&options, sizeof options);
    options.pain_green_rehab = options.pain_red = 40;
    kl_strength_session session = SESSION(20, .pre = 21);
    put_canary(&v, sizeof v);
    expect_refusal(kl_strength_grade(&session, &options, &v, &fault), &fault, KL_E_INCONSISTENT,
                   "pain_green_rehab", -1, 40);
    session.analgesic = KL_UNKNOWN; /* inputs come before contradictions */
    expect_refusal(kl_strength_grade(&session, &options, &v, &fault), &fault, KL_E_NULL,
                   "analgesic", -1, 0);
    options.am_red_delta = 31;
    expect_refusal(kl_strength_grade(&session, &options, &v, &fault), &fault, KL_E_RANGE,
                   "am_red_delta", -1, 31);
    session.analgesic = 0;
    expect_refusal(kl_strength_grade(&session, NULL, &v, &fault), &fault, KL_E_INCONSISTENT, "peak",
                   -1, 20);
    expect_refusal(kl_strength_grade(NULL, NULL, &v, &fault), &fault, KL_E_NULL, "session", -1, 0);
    cr_expect(is_canary(&v, sizeof v));
    expect_refusal(kl_strength_grade(&session, NULL, NULL, &fault), &fault, KL_E_NULL, "out", -1,
                   0);
}

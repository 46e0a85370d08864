/*
 * Which areas may be massaged: PLAN-166.
 */
#include "habits.h"

enum { ALL_AREAS = 255, ALL_BUT_THE_JOINT = 127 };

static void expect_massage(int32_t swelling, int32_t phase, int32_t flag_tier, uint32_t allowed,
                           const char *why)
{
    kl_massage massage;
    kl_fault fault;
    cr_assert_eq(kl_massage_of(swelling, phase, flag_tier, &massage, &fault), KL_OK);
    cr_expect_eq(massage.allowed, allowed, "areas %x", massage.allowed);
    expect_why(&massage.reasons, why);
}

Test(rule_massage, PLAN_166_never_the_upset_joint)
{
    expect_massage(0, KL_PHASE_RELOAD, 0, ALL_AREAS, "");
    expect_massage(0, KL_PHASE_MAINTAIN, 0, ALL_AREAS, "");
    expect_massage(1, KL_PHASE_BUILD, 0, ALL_BUT_THE_JOINT, "KNEE_SWOLLEN");
    expect_massage(2, KL_PHASE_RETURN, 0, ALL_BUT_THE_JOINT, "KNEE_SWOLLEN");
    expect_massage(NOT_KNOWN, KL_PHASE_BUILD, 0, ALL_BUT_THE_JOINT, "SWELLING_UNKNOWN");
    expect_massage(0, KL_PHASE_SCREEN, 0, ALL_BUT_THE_JOINT, "PHASE_IRRITABLE");
    expect_massage(0, KL_PHASE_IRRITABLE, 0, ALL_BUT_THE_JOINT, "PHASE_IRRITABLE");
    expect_massage(2, KL_PHASE_IRRITABLE, 0, ALL_BUT_THE_JOINT, "KNEE_SWOLLEN, PHASE_IRRITABLE");
}

Test(rule_massage, PLAN_166_nothing_with_a_flag)
{
    for (int32_t tier = KL_TIER_ROUTINE; tier <= KL_TIER_EMERGENCY; tier++) {
        expect_massage(2, KL_PHASE_IRRITABLE, tier, 0, "FLAG_TIER");
        expect_massage(0, KL_PHASE_MAINTAIN, tier, 0, "FLAG_TIER");
    }
}

Test(rule_massage, PLAN_166_refusals)
{
    const struct {
        int32_t swelling;
        int32_t phase;
        int32_t flag_tier;
        kl_status wanted;
        const char *field;
        double value;
    } rows[] = {
        {3, NOT_KNOWN, 0, KL_E_RANGE, "swelling", 3},
        {-1, NOT_KNOWN, 0, KL_E_RANGE, "swelling", -1},
        {0, NOT_KNOWN, 4, KL_E_NULL, "phase", 0},
        {0, 6, 4, KL_E_RANGE, "phase", 6},
        {0, -1, 4, KL_E_RANGE, "phase", -1},
        {0, 0, NOT_KNOWN, KL_E_NULL, "flag_tier", 0},
        {0, 0, 4, KL_E_RANGE, "flag_tier", 4},
        {0, 0, -1, KL_E_RANGE, "flag_tier", -1},
    };
    kl_massage out;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        EXPECT_REFUSED(
            out, kl_massage_of(rows[i].swelling, rows[i].phase, rows[i].flag_tier, &out, &fault),
            rows[i].wanted, rows[i].field, NO_INDEX, rows[i].value);
    }
    EXPECT_REFUSED(out, kl_massage_of(0, 0, 0, NULL, &fault), KL_E_NULL, "out", NO_INDEX, 0);
}

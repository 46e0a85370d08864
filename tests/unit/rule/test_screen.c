/*
 * Red flags, symptom pattern, intake: REHAB-050, REHAB-051, REHAB-052, REHAB-058, REHAB-059;
 * irritability and recovery: REHAB-046, REHAB-054, REHAB-055.
 */
#include "../refusal.h"
#include "../rehab/knees.h"
#include "rule/irritability.h"
#include "rule/recovery.h"
#include "rule/screen.h"

Test(rule_screen, REHAB_050_tiers_and_rights)
{
    for (int bit = 0; bit <= KL__RED_FLAGS; bit++) {
        const int32_t tier = bit < 5    ? KL_TIER_EMERGENCY
                             : bit < 13 ? KL_TIER_URGENT
                                        : KL_TIER_ROUTINE;
        const int self = (bit >= 13 && bit <= 15) || bit == KL__RED_FLAGS;
        cr_expect_eq(kl__tier_of(UINT32_C(1) << bit), tier, "bit %d", bit);
        cr_expect_eq(kl__needs_clinician(UINT32_C(1) << bit), !self, "bit %d", bit);
    }
    cr_expect_eq(kl__tier_of(0), KL_TIER_NONE);
    cr_expect_eq(kl__tier_of(KL_RED_FLAG_UNDER_18 | KL_RED_FLAG_LOCKED), KL_TIER_URGENT);
    cr_expect(kl__needs_clinician(KL_RED_FLAG_GIVING_WAY | KL_RED_FLAG_LOCKED));
}

Test(rule_screen, REHAB_052_reasons_in_bit_order)
{
    kl__why why = {0};
    const kl__why nothing = {0};
    kl__add_flags(&why, KL_RED_FLAG_GIVING_WAY | KL_RED_FLAG_LOCKED, &nothing);
    expect_codes(
        why.reason, why.n,
        CODES(KL_REHAB_RED_FLAG_URGENT, KL_REHAB_FLAG_FIRST + 5, KL_REHAB_FLAG_FIRST + 13));
}

static kl__diary diary_of(const int32_t *am_pain, int32_t n)
{
    kl__diary diary = {0, {{0}}};
    for (int32_t i = 0; i < n; i++) {
        diary.entry[i].day = i;
        diary.entry[i].am_pain = am_pain[i];
    }
    diary.n = n;
    return diary;
}

static uint32_t computed(const kl__diary *diary, kl__checkin now, int32_t cleared)
{
    kl_rehab_config config;
    kl_rehab_config_init(&config, sizeof config);
    kl__why numbers = {0};
    return kl__computed_flags(diary, &now, cleared, &config, &numbers);
}

Test(rule_screen, REHAB_051_nights)
{
    kl__diary diary = diary_of((const int32_t[]){0, 0, 0, 0, 0, 0, 0}, 7);
    diary.entry[1].night_waking = 1;
    const kl__checkin now = {.day = 7, .night_waking = 1};
    const kl__checkin asleep = {.day = 7};
    const kl__checkin later = {.day = 8, .night_waking = 1};
    cr_expect_eq(computed(&diary, now, KL_UNKNOWN), KL_RED_FLAG_NIGHT_REST_PAIN);
    cr_expect_eq(computed(&diary, now, 0), KL_RED_FLAG_NIGHT_REST_PAIN);
    cr_expect_eq(computed(&diary, now, 1), 0u);
    cr_expect_eq(computed(&diary, asleep, KL_UNKNOWN), 0u);
    cr_expect_eq(computed(&diary, later, KL_UNKNOWN), 0u);
    cr_expect_eq(computed(&diary, (kl__checkin){.day = 7, .swelling = 2}, KL_UNKNOWN),
                 KL_RED_FLAG_SWOLLEN_CLEARLY);
}

Test(rule_screen, REHAB_051_rapid_worsening)
{
    /* Days 0 .. 6 are the earlier week of day 13. */
    int32_t pains[13] = {5,  5,  5,          5,          90, 90,        KL_UNKNOWN,
                         25, 25, KL_UNKNOWN, KL_UNKNOWN, 0,  KL_UNKNOWN};
    const kl__checkin now = {.day = 13, .am_pain = 25};
    kl__diary diary = diary_of(pains, 13);
    cr_expect_eq(computed(&diary, now, KL_UNKNOWN), KL_RED_FLAG_RAPID_WORSENING);
    cr_expect_eq(computed(&diary, now, 1), 0u, "5 5 90 90 remain");
    cr_expect_eq(computed(&diary, (kl__checkin){.day = 13, .am_pain = 24}, KL_UNKNOWN), 0u);
    cr_expect_eq(computed(&diary, (kl__checkin){.day = 13, .am_pain = 25, .late = 1}, KL_UNKNOWN),
                 0u, "three mornings are too few");
    diary.entry[0].late = 1;
    diary.entry[1].late = 1;
    diary.entry[2].late = 1;
    cr_expect_eq(computed(&diary, now, KL_UNKNOWN), 0u);
}

static kl_symptoms unknown_symptoms(void)
{
    const kl_symptoms s = {KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN,
                           KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, 0};
    return s;
}

static int32_t pattern_of(kl_symptoms s)
{
    int32_t pattern = -1;
    cr_assert_eq(kl_symptom_pattern(&s, &pattern, NULL), KL_OK);
    return pattern;
}

Test(rule_screen, REHAB_058_pattern)
{
    kl_symptoms s = unknown_symptoms();
    s.stairs = 1;
    cr_expect_eq(pattern_of(s), KL_PATTERN_UNKNOWN);
    s.location = KL_LOCATION_FRONT;
    cr_expect_eq(pattern_of(s), KL_PATTERN_PARTLY);
    s.after_sitting = 1;
    cr_expect_eq(pattern_of(s), KL_PATTERN_FITS);
    s.flags = KL_RED_FLAG_GIVING_WAY;
    cr_expect_eq(pattern_of(s), KL_PATTERN_FITS);
    s.flags = KL_RED_FLAG_LOCKED;
    cr_expect_eq(pattern_of(s), KL_PATTERN_DOES_NOT_FIT);
    s.flags = 0;
    s.sharp = 1;
    cr_expect_eq(pattern_of(s), KL_PATTERN_DOES_NOT_FIT);
    s.sharp = 0;
    s.location = KL_LOCATION_MEDIAL;
    cr_expect_eq(pattern_of(s), KL_PATTERN_DOES_NOT_FIT);
    s.stairs = s.after_sitting = KL_UNKNOWN;
    cr_expect_eq(pattern_of(s), KL_PATTERN_UNKNOWN);
}

Test(rule_screen, REHAB_058_refusals)
{
    int32_t pattern = 7;
    kl_fault fault;
    kl_symptoms s = unknown_symptoms();
    expect_refusal(kl_symptom_pattern(NULL, &pattern, &fault), &fault, KL_E_NULL, "symptoms", -1,
                   0);
    expect_refusal(kl_symptom_pattern(&s, NULL, &fault), &fault, KL_E_NULL, "out_pattern", -1, 0);
    s.running = 2;
    expect_refusal(kl_symptom_pattern(&s, &pattern, &fault), &fault, KL_E_RANGE, "running", -1, 2);
    s.location = 7;
    expect_refusal(kl_symptom_pattern(&s, &pattern, &fault), &fault, KL_E_RANGE, "location", -1, 7);
    s = unknown_symptoms();
    s.flags = 1u << 19;
    expect_refusal(kl_symptom_pattern(&s, &pattern, &fault), &fault, KL_E_RANGE, "flags", -1,
                   1 << 19);
    cr_expect_eq(pattern, 7);
}

Test(rule_screen, REHAB_059_intake)
{
    kl_intake intake = {unknown_symptoms(), KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, KL_UNKNOWN, 3,
                        KL_UNKNOWN,         KL_UNKNOWN, 0};
    uint32_t missing = 0;
    kl_fault fault;
    cr_assert_eq(kl_intake_missing(&intake, &missing, NULL), KL_OK);
    cr_expect_eq(missing, 0x1ffu);
    intake.symptoms.location = 0;
    intake.symptoms.downhill = 0;
    intake.history_weeks = 4;
    intake.age = 30;
    cr_assert_eq(kl_intake_missing(&intake, &missing, NULL), KL_OK);
    cr_expect_eq(missing,
                 (uint32_t)(KL_INTAKE_WORST24 | KL_INTAKE_ADL_PAIN | KL_INTAKE_MINUTES_TO_PAIN |
                            KL_INTAKE_TARGET | KL_INTAKE_SINGLE_LEG_CONTROL));
    expect_refusal(kl_intake_missing(NULL, &missing, &fault), &fault, KL_E_NULL, "intake", -1, 0);
    expect_refusal(kl_intake_missing(&intake, NULL, &fault), &fault, KL_E_NULL, "out_missing", -1,
                   0);
}

Test(rule_irritability, REHAB_054_classes)
{
    const kl__last_runs none = {0, {0}, {0}};
    const kl__last_runs worse = {3, {0, 0, 1}, {0}};
    const kl__last_runs two_worse = {2, {1, 1, 0}, {0}};
    const kl__last_runs apart = {3, {1, 0, 1}, {0}};
    const kl__last_runs unsettled = {1, {0}, {1, 0, 0}};
    const kl__last_runs settled = {2, {0}, {0, 1, 0}};
    const struct {
        int32_t worst24, rest, adl;
        const kl__last_runs *runs;
        int32_t wanted;
    } rows[] = {
        {0, 0, 0, &none, 0},          {39, 0, 20, &none, 0},    {40, 0, 0, &none, 1},
        {69, 0, 0, &none, 1},         {70, 0, 0, &none, 2},     {KL_UNKNOWN, 0, 0, &none, 1},
        {0, 1, 0, &none, 2},          {0, 0, 21, &none, 1},     {0, 0, 50, &none, 1},
        {0, 0, 51, &none, 2},         {0, 0, 0, &worse, 1},     {0, 0, 0, &two_worse, 2},
        {0, 0, 0, &apart, 1},         {0, 0, 0, &unsettled, 1}, {0, 0, 0, &settled, 0},
        {0, 0, KL_UNKNOWN, &none, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        cr_expect_eq(kl__irritability_of(rows[i].worst24, rows[i].rest, rows[i].adl, rows[i].runs),
                     rows[i].wanted, "row %zu", i);
    }
}

Test(rule_irritability, REHAB_055_worse_at_once_better_step_by_step)
{
    kl__irritability i = {KL_IRRITABILITY_LOW, 3};
    kl__irritability_update(&i, KL_IRRITABILITY_HIGH, 5);
    cr_expect(i.held == KL_IRRITABILITY_HIGH && i.row == 0);
    for (int day = 0; day < 4; day++) kl__irritability_update(&i, KL_IRRITABILITY_LOW, 5);
    cr_expect(i.held == KL_IRRITABILITY_HIGH && i.row == 4);
    kl__irritability_update(&i, KL_IRRITABILITY_HIGH, 5);
    cr_expect(i.row == 0);
    for (int day = 0; day < 5; day++) kl__irritability_update(&i, KL_IRRITABILITY_LOW, 5);
    cr_expect(i.held == KL_IRRITABILITY_MODERATE && i.row == 0);
}

static int debt(const int32_t sleep[3], const int32_t stress[3], int32_t late)
{
    kl__diary diary = {3, {{0}}};
    kl_rehab_config config;
    kl_rehab_config_init(&config, sizeof config);
    for (int32_t i = 0; i < 3; i++) {
        const kl__checkin c = {i, 0, 0, 0, sleep[i], stress[i], late && i == 1};
        diary.entry[i] = c;
    }
    kl__why why = {0};
    kl__recovery_debt(&diary, 2, &config, &why);
    return why.n;
}

#define THREE(a, b, c) ((const int32_t[3]){a, b, c})

Test(rule_recovery, REHAB_046_debt)
{
    enum { U = KL_UNKNOWN };
    cr_expect(debt(THREE(400, 400, 400), THREE(U, U, U), 0), "three times 80 minutes");
    cr_expect(!debt(THREE(400, 400, 401), THREE(U, U, U), 0));
    cr_expect(debt(THREE(600, 359, 359), THREE(U, U, U), 0), "two short nights");
    cr_expect(!debt(THREE(600, 480, 359), THREE(U, U, U), 0));
    cr_expect(!debt(THREE(100, U, 100), THREE(1, 1, 1), 0));
    cr_expect(debt(THREE(U, U, U), THREE(4, 5, 4), 0));
    cr_expect(!debt(THREE(U, U, U), THREE(4, 3, 4), 0));
    cr_expect(!debt(THREE(100, 100, 100), THREE(5, 5, 5), 1), "a late check-in is ignored");
}

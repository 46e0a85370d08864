/*
 * Recovery debt, for the planning calls and for the rehab machine: PLAN-168, REHAB-046.
 */
#include "../random.h"
#include "habits.h"
#include "rule/recovery.h"

/* Nights and days are numbered by what they hold: three of sleep, three of stress. */
typedef struct three {
    int32_t sleep_min[3];
    int32_t stress[3];
} three;

static kl_recovery recovery_of(three t, const kl_plan_options *options)
{
    kl_recovery recovery;
    kl_fault fault = {"", 0, 0};
    const kl_status status =
        kl_recovery_of(t.sleep_min, 3, t.stress, 3, options, &recovery, &fault);
    cr_assert_eq(status, KL_OK, "%s", fault.field);
    return recovery;
}

static void expect_recovery(three t, int32_t shortfall_min, const char *why)
{
    const kl_recovery recovery = recovery_of(t, NULL);
    cr_expect_eq(recovery.debt, why[0] != '\0');
    cr_expect_eq(recovery.shortfall_min, shortfall_min, "%d min", (int)recovery.shortfall_min);
    cr_expect_eq(recovery.sleep_unknown, shortfall_min == KL_UNKNOWN);
    expect_why(&recovery.reasons, why);
}

#define DEBT(minutes) "SLEEP_DEBT " #minutes "/240 PL.debt3_min"
#define SHORT(minutes) "SHORT_NIGHTS " #minutes "/360 PL.short_night_min"
#define STRESS(stress) "STRESS " #stress "/4 PL.stress_hi"

Test(rule_recovery, PLAN_168_sleep)
{
    expect_recovery((three){{480, 480, 480}, {3, 3, 3}}, 0, "");
    expect_recovery((three){{600, 400, 401}, {3, 3, 3}}, 159, "");
    expect_recovery((three){{400, 400, 400}, {3, 3, 3}}, 240, DEBT(240));
    expect_recovery((three){{400, 401, 400}, {3, 3, 3}}, 239, "");
    expect_recovery((three){{360, 1440, 360}, {3, 3, 3}}, 240, DEBT(240));
    expect_recovery((three){{361, 1440, 359}, {3, 3, 3}}, 240, DEBT(240));
    expect_recovery((three){{300, 359, 1440}, {3, 3, 3}}, 301, DEBT(301) ", " SHORT(300));
    expect_recovery((three){{NOT_KNOWN, 0, 0}, {3, 3, 3}}, NOT_KNOWN, "");
    expect_recovery((three){{0, 0, NOT_KNOWN}, {3, 3, 3}}, NOT_KNOWN, "");
}

Test(rule_recovery, PLAN_168_stress)
{
    expect_recovery((three){{480, 480, 480}, {4, 5, 4}}, 0, STRESS(4));
    expect_recovery((three){{480, 480, 480}, {5, 5, 5}}, 0, STRESS(5));
    expect_recovery((three){{480, 480, 480}, {5, 3, 5}}, 0, "");
    expect_recovery((three){{NOT_KNOWN, 480, 480}, {4, 4, 4}}, NOT_KNOWN, STRESS(4));
    expect_recovery((three){{480, 480, 480}, {5, NOT_KNOWN, 5}}, 0, "");
    cr_expect_eq(recovery_of((three){{1, 1, 1}, {5, NOT_KNOWN, 5}}, NULL).stress_unknown, 1);
    cr_expect_eq(recovery_of((three){{1, 1, 1}, {5, 1, 5}}, NULL).stress_unknown, 0);
    expect_recovery((three){{0, 0, 0}, {4, 4, 4}}, 1440, DEBT(1440) ", " SHORT(0) ", " STRESS(4));
}

Test(rule_recovery, PLAN_168_options)
{
    PLAN_WITH(one_night, o.short_nights = 1; o.debt3_min = 600; o.stress_hi = 3);
    const kl_recovery short_one = recovery_of((three){{359, 480, 480}, {3, 3, 3}}, &one_night);
    expect_why(&short_one.reasons, SHORT(359) ", STRESS 3/3 PL.stress_hi");
    PLAN_WITH(all_nights, o.short_nights = 3; o.debt3_min = 600; o.short_night_min = 420);
    cr_expect(!recovery_of((three){{420, 400, 400}, {1, 1, 1}}, &all_nights).debt);
    cr_expect(recovery_of((three){{419, 400, 400}, {1, 1, 1}}, &all_nights).debt);
    PLAN_WITH(need, o.sleep_need_min = 360);
    cr_expect_eq(recovery_of((three){{360, 300, 480}, {1, 1, 1}}, &need).shortfall_min, 60);
}

Test(rule_recovery, PLAN_168_refusals)
{
    const int32_t nights[] = {480, 480, 480};
    const int32_t days[] = {3, 3, 3};
    const int32_t long_night[] = {480, NOT_KNOWN, 1441};
    const int32_t no_night[] = {480, -1, 1441};
    const int32_t no_stress[] = {0, 3, 3};
    const int32_t much[] = {3, 6, 3};
    kl_recovery out;
    PLAN_WITH(options, o.debt3_min = 59);
    EXPECT_REFUSED(out, kl_recovery_of(NULL, 3, NULL, 3, &options, &out, &fault), KL_E_RANGE,
                   "debt3_min", NO_INDEX, 59);
    EXPECT_REFUSED(out, kl_recovery_of(NULL, 3, NULL, 3, NULL, &out, &fault), KL_E_NULL,
                   "sleep_min", NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_recovery_of(nights, 2, NULL, 3, NULL, &out, &fault), KL_E_SIZE,
                   "sleep_min", NO_INDEX, 2);
    EXPECT_REFUSED(out, kl_recovery_of(long_night, 3, NULL, 3, NULL, &out, &fault), KL_E_NULL,
                   "stress", NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_recovery_of(long_night, 3, days, 4, NULL, &out, &fault), KL_E_SIZE,
                   "stress", NO_INDEX, 4);
    EXPECT_REFUSED(out, kl_recovery_of(long_night, 3, much, 3, NULL, &out, &fault), KL_E_RANGE,
                   "sleep_min", 2, 1441);
    EXPECT_REFUSED(out, kl_recovery_of(no_night, 3, much, 3, NULL, &out, &fault), KL_E_RANGE,
                   "sleep_min", 1, -1);
    EXPECT_REFUSED(out, kl_recovery_of(nights, 3, no_stress, 3, NULL, &out, &fault), KL_E_RANGE,
                   "stress", 0, 0);
    EXPECT_REFUSED(out, kl_recovery_of(nights, 3, much, 3, NULL, &out, &fault), KL_E_RANGE,
                   "stress", 1, 6);
    EXPECT_REFUSED(out, kl_recovery_of(nights, 3, days, 3, NULL, NULL, &fault), KL_E_NULL, "out",
                   NO_INDEX, 0);
}

/* Check-ins of days 8, 9 and 10. */
static kl__diary diary_of(const three *t)
{
    kl__diary diary = {.n = 3};
    for (int32_t i = 0; i < 3; i++) {
        diary.entry[i] =
            (kl__checkin){.day = 8 + i, .sleep_min = t->sleep_min[i], .stress = t->stress[i]};
    }
    return diary;
}

static int rehab_debt(const kl__diary *diary)
{
    kl_rehab_config config;
    kl_rehab_config_init(&config, sizeof config);
    kl__why why = {0};
    kl__recovery_debt(diary, 10, &config, &why);
    return why.n;
}

Test(rule_recovery, REHAB_046_missing_and_late_days_say_nothing)
{
    const three tired = {{300, 300, 300}, {5, 5, 5}};
    kl__diary diary = diary_of(&tired);
    cr_expect(rehab_debt(&diary));
    diary.entry[0].late = 1;
    cr_expect(!rehab_debt(&diary));
    diary.entry[0] = (kl__checkin){.day = 7, .sleep_min = 300, .stress = 5};
    cr_expect(!rehab_debt(&diary));
}

/* One rule behind both: what the machine vetoes is what the call names. */
Test(rule_recovery, PLAN_168_and_REHAB_046_agree)
{
    static const int32_t sleep[] = {300, 359, 360, 400, 420, 480, KL_UNKNOWN};
    random_source source = random_from(168);
    int debts = 0;
    for (int i = 0; i < 20000; i++) {
        three t;
        for (int j = 0; j < 3; j++) {
            const int32_t stress = random_int(&source, 2, 6);
            t.sleep_min[j] = sleep[random_int(&source, 0, 5 + (i & 1))];
            t.stress[j] = stress == 2 ? KL_UNKNOWN : stress > 5 ? 5 : stress;
        }
        const kl__diary diary = diary_of(&t);
        const int32_t debt = recovery_of(t, NULL).debt;
        cr_assert_eq(rehab_debt(&diary), debt, "case %d", i);
        debts += debt;
    }
    cr_expect(debts > 2000 && debts < 18000, "%d debts", debts);
}

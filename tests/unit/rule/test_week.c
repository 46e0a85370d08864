/*
 * A week made out: PLAN-003, PLAN-004, PLAN-010, PLAN-011, PLAN-012, PLAN-013, PLAN-014;
 * shares and orders: PLAN-041, PLAN-101.
 */
#include "rule/week.h"
#include "weeks.h"

static kl__training_week read_week(kl_week week)
{
    kl__training_week read;
    kl_fault fault = {0};
    const kl_plan_options options = default_plan_options();
    cr_assert_eq(kl__week_read(&week, &options, &read, &fault), KL_OK, "%s", fault.field);
    return read;
}

static kl__entry read_entry(kl_week_entry entry, int32_t pace)
{
    kl_week week = week_from(&entry, 1);
    week.pace_s_per_km = pace;
    return read_week(week).entry[0];
}

/* The fault of a week; the report stays as it was. */
static kl_status refuse(kl_week week, kl_fault *fault)
{
    static kl_week_report report;
    const kl_week_context context = context_in(KL_PHASE_BUILD);
    put_canary(&report, sizeof report);
    const kl_status status = kl_week_check(&week, &context, NULL, &report, fault);
    cr_expect(status == KL_OK || is_canary(&report, sizeof report), "PLAN-004");
    return status;
}

/* What the second of two entries is refused with. */
static void expect_refused(kl_week_entry entry, kl_status status, const char *field, double value)
{
    kl_fault fault = {0};
    const kl_week_entry entries[] = {RUN(0, EASY, 5000), entry};
    expect_refusal(refuse(week_from(entries, 2), &fault), &fault, status, field, 1, value);
}

static void expect_taken(kl_week_entry entry)
{
    kl_fault fault = {0};
    cr_expect_eq(refuse(week_from(&entry, 1), &fault), KL_OK, "%s", fault.field);
}

Test(rule_week, PLAN_010_number_of_entries)
{
    kl_fault f = {0};
    kl_week_entry entries[33];
    for (int i = 0; i < 33; i++) entries[i] = (kl_week_entry)STRENGTH(i % 7);
    cr_expect_eq(refuse(week_from(NULL, 0), &f), KL_OK, "an empty week");
    cr_expect_eq(refuse(week_from(entries, 32), &f), KL_OK);
    expect_refusal(refuse(week_from(entries, 33), &f), &f, KL_E_SIZE, "entries", -1, 33.0);
    expect_refusal(refuse(week_from(NULL, 1), &f), &f, KL_E_NULL, "entries", -1, 0.0);
}

Test(rule_week, PLAN_010_pace)
{
    kl_fault f = {0};
    const kl_week_entry entry = RUN(0, EASY, 5000);
    kl_week week = week_from(&entry, 1);
    const int32_t paces[] = {180, 900, KL_UNKNOWN};
    for (size_t i = 0; i < LENGTH(paces); i++) {
        week.pace_s_per_km = paces[i];
        cr_expect_eq(refuse(week, &f), KL_OK, "%d", paces[i]);
    }
    week.pace_s_per_km = 179;
    expect_refusal(refuse(week, &f), &f, KL_E_RANGE, "pace_s_per_km", -1, 179.0);
    week.pace_s_per_km = 901;
    expect_refusal(refuse(week, &f), &f, KL_E_RANGE, "pace_s_per_km", -1, 901.0);
}

Test(rule_week, PLAN_010_every_field_of_an_entry_has_its_domain)
{
    const kl_week_entry run = RUN(6, CROSS, 5000);
    kl_week_entry e = run;
    e.day = KL_UNKNOWN;
    expect_refused(e, KL_E_NULL, "entries.day", 0.0);
    e.day = -1;
    expect_refused(e, KL_E_RANGE, "entries.day", -1.0);
    e.day = 7;
    expect_refused(e, KL_E_RANGE, "entries.day", 7.0);
    e = run;
    e.kind = KL_UNKNOWN;
    expect_refused(e, KL_E_NULL, "entries.kind", 0.0);
    e.kind = -1;
    expect_refused(e, KL_E_RANGE, "entries.kind", -1.0);
    e.kind = KL_WORKOUT_REST + 1;
    expect_refused(e, KL_E_RANGE, "entries.kind", 8.0);
    e = run;
    e.metres = -1;
    expect_refused(e, KL_E_RANGE, "entries.metres", -1.0);
    e.metres = 200001;
    expect_refused(e, KL_E_RANGE, "entries.metres", 200001.0);
    e = run;
    e.seconds = -1;
    expect_refused(e, KL_E_RANGE, "entries.seconds", -1.0);
    e.seconds = 86401;
    expect_refused(e, KL_E_RANGE, "entries.seconds", 86401.0);
    e = run;
    e.ascent_m = -1;
    expect_refused(e, KL_E_RANGE, "entries.ascent_m", -1.0);
    e.ascent_m = 10001;
    expect_refused(e, KL_E_RANGE, "entries.ascent_m", 10001.0);
    expect_taken((kl_week_entry){6, KL_WORKOUT_CROSS, 200000, 86400, 10000});
    expect_taken((kl_week_entry){0, KL_WORKOUT_EASY, 0, 0, 0});
}

Test(rule_week, PLAN_011_contradictions_of_one_entry)
{
    const int32_t none = KL_UNKNOWN;
    expect_refused((kl_week_entry){1, KL_WORKOUT_STRENGTH, 1, none, none}, KL_E_INCONSISTENT,
                   "entries.metres", 1.0);
    expect_refused((kl_week_entry){1, KL_WORKOUT_REST, 1, 1, none}, KL_E_INCONSISTENT,
                   "entries.metres", 1.0);
    expect_refused((kl_week_entry){1, KL_WORKOUT_REST, 0, 1, none}, KL_E_INCONSISTENT,
                   "entries.seconds", 1.0);
    for (int32_t kind = KL_WORKOUT_EASY; kind <= KL_WORKOUT_RACE; kind++) {
        expect_refused((kl_week_entry){1, kind, none, none, 10}, KL_E_INCONSISTENT,
                       "entries.metres", 0.0);
        expect_refused((kl_week_entry){1, kind, 0, 1, none}, KL_E_INCONSISTENT, "entries.metres",
                       0.0);
        expect_refused((kl_week_entry){1, kind, 1, 0, none}, KL_E_INCONSISTENT, "entries.metres",
                       1.0);
    }
    expect_taken((kl_week_entry){1, KL_WORKOUT_STRENGTH, 0, 1800, none});
    expect_taken((kl_week_entry){1, KL_WORKOUT_REST, 0, 0, none});
    expect_taken((kl_week_entry){1, KL_WORKOUT_CROSS, none, none, none});
    expect_taken((kl_week_entry){1, KL_WORKOUT_EASY, 0, none, none});
    expect_taken((kl_week_entry){1, KL_WORKOUT_EASY, none, 0, none});
}

Test(rule_week, PLAN_011_speed_of_running)
{
    const int32_t none = KL_UNKNOWN;
    expect_taken((kl_week_entry){1, KL_WORKOUT_RACE, 6500, 1000, none});
    expect_refused((kl_week_entry){1, KL_WORKOUT_RACE, 6501, 1000, none}, KL_E_UNIT,
                   "entries.metres", 6501.0);
    expect_taken((kl_week_entry){1, KL_WORKOUT_EASY, 500, 1000, none});
    expect_refused((kl_week_entry){1, KL_WORKOUT_EASY, 500, 1001, none}, KL_E_UNIT,
                   "entries.metres", 500.0);
    expect_refused((kl_week_entry){1, KL_WORKOUT_EASY, 8, 2400, none}, KL_E_UNIT, "entries.metres",
                   8.0);
    expect_taken((kl_week_entry){1, KL_WORKOUT_CROSS, 100000, 60, none});
}

Test(rule_week, PLAN_011_rest_on_a_day_with_a_run)
{
    kl_fault f = {0};
    const kl_week_entry first[] = {REST(2), REST(3), RUN(3, EASY, 5000), REST(3)};
    const kl_week_entry zero[] = {REST(3), RUN(3, EASY, 0), STRENGTH(3)};
    expect_refusal(refuse(week_from(first, 4), &f), &f, KL_E_INCONSISTENT, "entries.kind", 1,
                   KL_WORKOUT_REST);
    cr_expect_eq(refuse(week_from(zero, 3), &f), KL_OK, "a run of 0 m is none");
}

Test(rule_week, PLAN_003_order_of_checks)
{
    kl_fault f = {0};
    kl_week_report report;
    kl_week_context context = context_in(KL_UNKNOWN);
    kl_plan_options options = default_plan_options();
    /* Rest with a run, then a bad second entry: its own contradictions come first. */
    kl_week_entry entries[] = {RUN(0, EASY, 5000), REST(0), {7, 9, -1, -1, -1}};
    kl_week week = week_from(entries, 3);
    week.pace_s_per_km = 1;
    options.review_weeks = 13;
    put_canary(&report, sizeof report);
    expect_refusal(kl_week_check(NULL, &context, &options, &report, &f), &f, KL_E_NULL, "week", -1,
                   0.0);
    expect_refusal(kl_week_check(&week, NULL, &options, &report, &f), &f, KL_E_NULL, "context", -1,
                   0.0);
    expect_refusal(kl_week_check(&week, &context, &options, NULL, &f), &f, KL_E_NULL, "out", -1,
                   0.0);
    expect_refusal(kl_week_check(&week, &context, &options, &report, &f), &f, KL_E_RANGE,
                   "review_weeks", -1, 13.0);
    options.review_weeks = 12;
    expect_refusal(kl_week_check(&week, &context, &options, &report, &f), &f, KL_E_RANGE,
                   "pace_s_per_km", -1, 1.0);
    week.pace_s_per_km = 300;
    entries[1].seconds = 1;
    expect_refusal(kl_week_check(&week, &context, &options, &report, &f), &f, KL_E_INCONSISTENT,
                   "entries.seconds", 1, 1.0);
    entries[1].seconds = 0;
    expect_refusal(kl_week_check(&week, &context, &options, &report, &f), &f, KL_E_RANGE,
                   "entries.day", 2, 7.0);
    week.n_entries = 2;
    expect_refusal(kl_week_check(&week, &context, &options, &report, &f), &f, KL_E_INCONSISTENT,
                   "entries.kind", 1, KL_WORKOUT_REST);
    entries[1].day = 1;
    expect_refusal(kl_week_check(&week, &context, &options, &report, &f), &f, KL_E_NULL, "phase",
                   -1, 0.0);
    cr_expect(is_canary(&report, sizeof report), "PLAN-004");
    cr_expect_eq(kl_week_check(&week, &context, &options, &report, NULL), KL_E_NULL);
}

Test(rule_week, PLAN_012_one_from_the_other)
{
    const kl_week_entry by_time = {0, KL_WORKOUT_EASY, KL_UNKNOWN, 1799, SOME};
    const kl_week_entry by_distance = RUN(0, EASY, 5555);
    const kl_week_entry both = {0, KL_WORKOUT_EASY, 5000, 1500, SOME};
    cr_expect_eq(read_entry(by_time, 301).metres, 5976);
    cr_expect_eq(read_entry(by_time, KL_UNKNOWN).metres, 4997);
    cr_expect_eq(read_entry(by_time, 301).seconds, 1799);
    cr_expect_eq(read_entry(by_distance, 301).seconds, 1672);
    cr_expect_eq(read_entry(by_distance, KL_UNKNOWN).seconds, 1999);
    cr_expect_eq(read_entry(both, 301).metres, 5000);
    cr_expect_eq(read_entry(both, 301).seconds, 1500);
    cr_expect_eq(read_entry(both, 301).is_run, 1);
    cr_expect_eq(read_week(week_from(&both, 1)).pace_s_per_km, 360);
    const kl__entry longest =
        read_entry((kl_week_entry){0, KL_WORKOUT_EASY, KL_UNKNOWN, 86400, SOME}, 180);
    cr_expect_eq(longest.metres, 480000);
    cr_expect_eq(read_entry((kl_week_entry)RUN(0, EASY, 200000), 900).seconds, 180000);
}

Test(rule_week, PLAN_012_what_is_no_run)
{
    const kl__entry zero = read_entry((kl_week_entry)RUN(0, HILLS, 0), KL_UNKNOWN);
    cr_expect_eq(zero.is_run, 0);
    cr_expect_eq(zero.is_zero_run, 1);
    cr_expect_eq(zero.seconds, 0);
    cr_expect_eq(zero.classes, 0u, "never a class");
    const kl__entry timeless =
        read_entry((kl_week_entry){0, KL_WORKOUT_EASY, KL_UNKNOWN, 0, SOME}, KL_UNKNOWN);
    cr_expect_eq(timeless.is_zero_run, 1);
    const kl__entry cross = read_entry((kl_week_entry)RUN(0, CROSS, 20000), KL_UNKNOWN);
    cr_expect_eq(cross.is_run + cross.is_zero_run, 0);
    cr_expect_eq(cross.metres, 20000);
    cr_expect_eq(cross.seconds, KL_UNKNOWN);
    const kl__entry strength = read_entry((kl_week_entry)STRENGTH(0), KL_UNKNOWN);
    cr_expect_eq(strength.metres, 0);
    cr_expect_eq(strength.seconds, KL_UNKNOWN);
    cr_expect_eq(strength.is_run + strength.is_zero_run, 0);
}

Test(rule_week, PLAN_012_distance_from_the_default_pace)
{
    const kl_week_entry by_time = {0, KL_WORKOUT_EASY, KL_UNKNOWN, 1, SOME};
    const kl_week_entry no_time = {0, KL_WORKOUT_EASY, KL_UNKNOWN, 0, SOME};
    const kl_week_entry by_distance = RUN(0, EASY, 5000);
    const kl_week_entry cross = {0, KL_WORKOUT_CROSS, KL_UNKNOWN, 1800, SOME};
    kl_week week = week_from(&by_time, 1);
    cr_expect_eq(read_week(week).from_default_pace, 1);
    week.pace_s_per_km = 360;
    cr_expect_eq(read_week(week).from_default_pace, 0, "the pace is the runner's");
    cr_expect_eq(read_week(week_from(&no_time, 1)).from_default_pace, 0);
    cr_expect_eq(read_week(week_from(&by_distance, 1)).from_default_pace, 0);
    cr_expect_eq(read_week(week_from(&cross, 1)).from_default_pace, 0);
}

Test(rule_week, PLAN_013_hilly)
{
    kl_week_entry run = {0, KL_WORKOUT_EASY, 5001, KL_UNKNOWN, 50};
    cr_expect_eq(read_entry(run, KL_UNKNOWN).is_hilly, 0);
    run.metres = 5000;
    cr_expect_eq(read_entry(run, KL_UNKNOWN).is_hilly, 1);
    run.ascent_m = KL_UNKNOWN;
    cr_expect_eq(read_entry(run, KL_UNKNOWN).is_hilly, 0);
    run.kind = KL_WORKOUT_HILLS;
    cr_expect_eq(read_entry(run, KL_UNKNOWN).is_hilly, 1);
    run.metres = 0;
    cr_expect_eq(read_entry(run, KL_UNKNOWN).is_hilly, 1, "by its kind");
    run.kind = KL_WORKOUT_EASY;
    run.ascent_m = 0;
    cr_expect_eq(read_entry(run, KL_UNKNOWN).is_hilly, 0, "no run");
    run.kind = KL_WORKOUT_CROSS;
    run.ascent_m = 10000;
    cr_expect_eq(read_entry(run, KL_UNKNOWN).is_hilly, 0, "no run");
}

enum {
    HILLS = 1 << KL_CLASS_HILLS,
    SPEED = 1 << KL_CLASS_SPEED,
    LONG = 1 << KL_CLASS_LONG,
};

Test(rule_week, PLAN_014_classes)
{
    const kl_week_entry entries[] = {
        RUN(0, EASY, 10000),
        RUN(1, LONG, 8000),
        RUN(2, SPEED, 8000),
        {3, KL_WORKOUT_HILLS, 8000, KL_UNKNOWN, 0},
        {4, KL_WORKOUT_LONG, 8000, KL_UNKNOWN, 80},
        RUN(5, RACE, 10000),
        {6, KL_WORKOUT_RACE, 9999, KL_UNKNOWN, 100},
        RUN(6, CROSS, 90000),
        RUN(6, LONG, 0),
    };
    const uint32_t wanted[] = {0, LONG, SPEED, HILLS, LONG | HILLS, SPEED | LONG, SPEED | HILLS,
                               0, 0};
    const kl__training_week week = read_week(week_from(entries, LENGTH(entries)));
    for (size_t i = 0; i < LENGTH(wanted); i++) {
        cr_expect_eq(week.entry[i].classes, wanted[i], "entry %zu: %u", i, week.entry[i].classes);
    }
    cr_expect_eq(week.classes, (uint32_t)(HILLS | SPEED | LONG));
    cr_expect_eq(read_week(week_from(entries, 1)).classes, 0u);
}

Test(rule_week, PLAN_041_share_of_the_longest_run)
{
    const int32_t shares[] = {100, 60, 40, 35, 30, 30, 30};
    for (int32_t n = 1; n <= 7; n++) cr_expect_eq(kl__run_share(n), shares[n - 1], "%d", n);
    cr_expect_eq(kl__run_share(32), 30);
}

static void expect_order(const int32_t *order, int32_t a, int32_t b, int32_t c)
{
    cr_expect_eq(order[0], a);
    cr_expect_eq(order[1], b);
    cr_expect_eq(order[2], c);
}

Test(rule_week, PLAN_101_order_in_which_quality_returns)
{
    int32_t order[KL__QUALITIES];
    for (int32_t location = KL_LOCATION_FRONT; location <= KL_LOCATION_DIFFUSE; location++) {
        kl__quality_order(location, order);
        if (location == KL_LOCATION_FRONT || location == KL_LOCATION_LATERAL) {
            expect_order(order, KL_RESTORE_SPEED, KL_RESTORE_UPHILL, KL_RESTORE_DOWNHILL);
        } else {
            expect_order(order, KL_RESTORE_UPHILL, KL_RESTORE_DOWNHILL, KL_RESTORE_SPEED);
        }
    }
    kl__quality_order(KL_UNKNOWN, order);
    expect_order(order, KL_RESTORE_UPHILL, KL_RESTORE_DOWNHILL, KL_RESTORE_SPEED);
}

Test(rule_week, PLAN_101_offenders_return_last)
{
    int32_t order[KL__QUALITIES];
    const int32_t speed = 1 << KL_EXPOSURE_SPEED;
    const int32_t up = 1 << KL_EXPOSURE_UPHILL;
    const int32_t down = 1 << KL_EXPOSURE_DOWNHILL;
    kl__restore_order(KL_LOCATION_FRONT, speed, order);
    expect_order(order, KL_RESTORE_UPHILL, KL_RESTORE_DOWNHILL, KL_RESTORE_SPEED);
    kl__restore_order(KL_LOCATION_FRONT, speed | up, order);
    expect_order(order, KL_RESTORE_DOWNHILL, KL_RESTORE_SPEED, KL_RESTORE_UPHILL);
    kl__restore_order(KL_LOCATION_BACK, down | up, order);
    expect_order(order, KL_RESTORE_SPEED, KL_RESTORE_UPHILL, KL_RESTORE_DOWNHILL);
    kl__restore_order(KL_LOCATION_FRONT, speed | up | down, order);
    expect_order(order, KL_RESTORE_SPEED, KL_RESTORE_UPHILL, KL_RESTORE_DOWNHILL);
    kl__restore_order(KL_LOCATION_FRONT, 1 << KL_EXPOSURE_LONG | 1 << KL_EXPOSURE_NEW_SHOES, order);
    expect_order(order, KL_RESTORE_SPEED, KL_RESTORE_UPHILL, KL_RESTORE_DOWNHILL);
}

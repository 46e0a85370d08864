/*
 * The tailored week: PLAN-072 .. PLAN-087, the example S21, every refusal.
 */
#include "../refusal.h"
#include "weeks.h"

/* ---- the example of PLAN section 6 ---- */

static void expect_metres(const tailored *t, const int32_t metres[7])
{
    for (int32_t i = 0; i < 7; i++) {
        cr_expect_eq(item_of(t, i)->metres, metres[i], "entry %d: %d m", i, item_of(t, i)->metres);
    }
}

static void expect_days(uint32_t days, uint32_t wanted)
{
    cr_expect_eq(days, wanted, "days %02x instead of %02x", days, wanted);
}

Test(tailor, s21_low) /* PLAN-078, PLAN-082, PLAN-084, PLAN-087 */
{
    const tailored t = tailor_s21(runner_with(KL_IRRITABILITY_LOW));
    expect_metres(&t, (const int32_t[]){0, 6000, 4500, 6000, 0, 4500, 9000});
    cr_expect_eq(t.week.state, KL_TAILOR_PLAN);
    cr_expect_eq(t.week.form, KL_FORM_EASY_FLAT);
    cr_expect_eq(t.week.level, NONE);
    cr_expect_eq(t.week.total_m, 30000);
    cr_expect_eq(t.week.total_run_s, 10800);
    expect_days(t.week.run_days, DAY(1) | DAY(2) | DAY(3) | DAY(5) | DAY(6));
    expect_days(t.week.strength_days, DAY(0) | DAY(2));
    expect_days(t.week.rest_days, DAY(4));
    EXPECT_REASONS(t.week.reasons, KL_R_HISTORY_UNKNOWN, KL_R_ENTRY_TEST_MISSING,
                   KL_R_NO_SPIKE_REFERENCE);
    EXPECT_ITEM_REASONS(item_of(&t, 1), KL_R_SPEED_TO_EASY, KL_R_DISTANCE_FACTOR);
    EXPECT_ITEM_REASONS(item_of(&t, 3), KL_R_HILLS_TO_FLAT, KL_R_DISTANCE_FACTOR);
    EXPECT_ITEM_REASONS(item_of(&t, 6), KL_R_DISTANCE_FACTOR, KL_R_LONG_RUN_SHARE_CAP);
    expect_limit(item_of(&t, 2)->reason[0], 75, 75, "PL.factor_low_pct");
    expect_limit(t.week.reasons.reason[0], 0, 2, "PL.history_min_weeks");
}

Test(tailor, s21_moderate) /* PLAN-075, PLAN-083, PLAN-086 */
{
    const tailored t = tailor_s21(runner_with(KL_IRRITABILITY_MODERATE));
    expect_metres(&t, (const int32_t[]){0, 4000, 0, 4000, 0, 0, 5300});
    cr_expect_eq(t.week.form, KL_FORM_RUN_WALK_FLAT);
    cr_expect_eq(t.week.level, 1);
    cr_expect_eq(t.week.total_run_s, 3 * 360);
    expect_days(t.week.run_days, DAY(1) | DAY(3) | DAY(6));
    expect_days(t.week.strength_days, DAY(0) | DAY(2) | DAY(4));
    const kl_plan_item *run = item_of(&t, 1);
    cr_expect_eq(run->kind, KL_ITEM_RUN_WALK_FLAT);
    cr_expect_eq(run->run_s, 360);
    cr_expect_eq(run->walk_s, 240);
    cr_expect_eq(run->bout_s, 60);
    cr_expect_eq(run->reps, 6);
    cr_expect_eq(run->seconds, 360 + 6 * 240);
    for (int32_t source = 2; source <= 5; source += 3) {
        const kl_plan_item *cross = item_of(&t, source);
        cr_expect_eq(cross->kind, KL_ITEM_CROSS_TRAIN);
        cr_expect_eq(cross->seconds, 1080);
        EXPECT_ITEM_REASONS(cross, KL_R_RUN_DAY_DROPPED_SPACING);
        expect_limit(cross->reason[0], NONE, 2, "PL.gap_moderate");
    }
    EXPECT_REASONS(t.week.reasons, KL_R_HISTORY_UNKNOWN, KL_R_ENTRY_TEST_MISSING);
}

Test(tailor, s21_high) /* PLAN-074, PLAN-085, PLAN-086 */
{
    const tailored t = tailor_s21(runner_with(KL_IRRITABILITY_HIGH));
    expect_metres(&t, (const int32_t[]){0, 0, 0, 0, 0, 0, 0});
    cr_expect_eq(t.week.state, KL_TAILOR_NO_RUN);
    cr_expect_eq(t.week.form, NONE);
    cr_expect_eq(t.week.level, NONE);
    expect_days(t.week.run_days, 0);
    expect_days(t.week.strength_days, DAY(0) | DAY(2) | DAY(4));
    for (int32_t i = 0; i < 7; i++) {
        const int converted = i == 1 || i == 5;
        const int32_t kind = converted ? KL_ITEM_WALK_OR_CROSS : KL_ITEM_REST;
        cr_expect_eq(item_of(&t, i)->kind, kind, "entry %d", i);
    }
    cr_expect_eq(item_of(&t, 1)->seconds, 1440);
    cr_expect_eq(item_of(&t, 5)->seconds, 1080);
    EXPECT_ITEM_REASONS(item_of(&t, 3), KL_R_HIGH_IRRITABILITY_NO_RUN);
    EXPECT_REASONS(t.week.reasons, KL_R_HISTORY_UNKNOWN);
}

/* ---- gates: PLAN-073 ---- */

static void expect_gate(kl_tailor_runner runner, int32_t state, int32_t tier, int32_t code)
{
    runner.outlook_weeks = 4;
    const tailored t = tailor_s21(runner);
    cr_expect_eq(t.week.state, state);
    cr_expect_eq(t.week.tier, tier);
    cr_expect_eq(t.week.irritability, NONE);
    cr_expect_eq(t.week.form, NONE);
    cr_expect_eq(t.week.level, NONE);
    cr_expect_eq(t.week.total_m + t.week.total_run_s + t.week.n_items + t.week.n_weeks, 0);
    expect_days(t.week.run_days | t.week.strength_days | t.week.rest_days, 0);
    EXPECT_REASONS(t.week.reasons, code);
}

Test(tailor, gates_open_one_after_the_other)
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.flag_tier = KL_TIER_EMERGENCY;
    r.screen_age_days = NONE;
    r.location = NONE;
    expect_gate(r, KL_TAILOR_STOP, KL_TIER_EMERGENCY, KL_R_FLAG_TIER);
    r.flag_tier = KL_TIER_NONE;
    expect_gate(r, KL_TAILOR_NO_SCREEN, KL_TIER_NONE, KL_R_SCREEN_MISSING);
    r.screen_age_days = 29;
    expect_gate(r, KL_TAILOR_NO_SCREEN, KL_TIER_NONE, KL_R_SCREEN_TOO_OLD);
    expect_limit(reason_in(tailor_s21(r).week.reasons, KL_R_SCREEN_TOO_OLD), 29, 28,
                 "PL.screen_max_age_days");
    r.screen_age_days = 28;
    expect_gate(r, KL_TAILOR_REFER, KL_TIER_NONE, KL_R_LOCATION_UNKNOWN);
    r.location = KL_LOCATION_BACK;
    expect_gate(r, KL_TAILOR_REFER, KL_TIER_URGENT, KL_R_LOCATION_BACK);
    r.location = KL_LOCATION_MEDIAL;
    expect_gate(r, KL_TAILOR_REFER, KL_TIER_ROUTINE, KL_R_LOCATION_MEDIAL);
    r.location = KL_LOCATION_LATERAL;
    cr_expect_eq(tailor_s21(r).week.state, KL_TAILOR_PLAN);
}

/* ---- effective irritability: PLAN-074 ---- */

static void expect_judged(kl_tailor_runner runner, int32_t irritability, int32_t code)
{
    const tailored t = tailor_s21(runner);
    cr_expect_eq(t.week.irritability, irritability, "%d after %d", t.week.irritability, code);
    cr_expect(says(t.week.reasons, code), "%d is not said", code);
}

Test(tailor, unknown_irritability_counts_as_moderate) /* PLAN-074 */
{
    expect_judged(runner_with(NONE), KL_IRRITABILITY_MODERATE, KL_R_IRRITABILITY_UNKNOWN);
}

Test(tailor, above_and_diffuse_ask_for_an_assessment) /* PLAN-074 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.location = KL_LOCATION_ABOVE;
    expect_judged(r, KL_IRRITABILITY_LOW, KL_R_LOCATION_ASSESS);
    r.location = KL_LOCATION_DIFFUSE;
    expect_judged(r, KL_IRRITABILITY_LOW, KL_R_LOCATION_ASSESS);
    r.location = KL_LOCATION_BELOW;
    cr_expect(!says(tailor_s21(r).week.reasons, KL_R_LOCATION_ASSESS));
}

static void expect_break(int32_t days, int32_t from, int32_t to, int32_t level, int32_t code)
{
    kl_tailor_runner r = runner_with(from);
    r.days_since_last_run = days;
    r.no_pain_in_run = 1;
    const tailored t = tailor_s21(r);
    cr_expect_eq(t.week.irritability, to, "%d days: %d", days, t.week.irritability);
    cr_expect_eq(t.week.level, level, "%d days: level %d", days, t.week.level);
    cr_expect(code == 0 || says(t.week.reasons, code));
}

Test(tailor, a_break_lowers_the_level) /* PLAN-074, PLAN-075 */
{
    const int32_t low = KL_IRRITABILITY_LOW;
    const int32_t moderate = KL_IRRITABILITY_MODERATE;
    const int32_t high = KL_IRRITABILITY_HIGH;
    expect_break(7, moderate, moderate, 7, 0);
    expect_break(8, moderate, moderate, 6, KL_R_GAP_8D);
    expect_break(8, low, low, NONE, KL_R_GAP_8D);
    expect_break(13, moderate, moderate, 6, KL_R_GAP_8D);
    expect_break(14, moderate, moderate, 4, KL_R_GAP_14D);
    expect_break(14, low, moderate, 4, KL_R_GAP_14D);
    expect_break(27, high, high, NONE, KL_R_GAP_14D);
    expect_break(28, low, high, NONE, KL_R_GAP_28D);
}

Test(tailor, a_break_names_its_limit) /* PLAN-074 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_MODERATE);
    r.days_since_last_run = 9;
    expect_limit(reason_in(tailor_s21(r).week.reasons, KL_R_GAP_8D), 9, 8, "PL.gap1_days");
    r.days_since_last_run = 20;
    expect_limit(reason_in(tailor_s21(r).week.reasons, KL_R_GAP_14D), 20, 14, "PL.gap2_days");
    r.days_since_last_run = 99;
    expect_limit(reason_in(tailor_s21(r).week.reasons, KL_R_GAP_28D), 99, 28, "PL.gap3_days");
}

Test(tailor, no_running_of_late_is_a_fresh_start) /* PLAN-074 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.history_m[0] = 0;
    expect_judged(r, KL_IRRITABILITY_LOW, KL_R_HISTORY_UNKNOWN);
    r.history_m[3] = 0;
    expect_judged(r, KL_IRRITABILITY_HIGH, KL_R_NO_RECENT_RUNNING);
    r.history_m[3] = 1;
    const tailored t = tailor_s21(r); /* a mean week of 0 m, but not without running */
    cr_expect_eq(t.week.irritability, KL_IRRITABILITY_LOW);
    cr_expect_eq(t.week.total_m, 0);
}

Test(tailor, pain_within_half_an_hour_is_not_low) /* PLAN-074, PLAN-071 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.secs_to_pain = 1799;
    expect_judged(r, KL_IRRITABILITY_MODERATE, KL_R_PAIN_BEFORE_30_MIN);
    cr_expect_eq(tailor_s21(r).week.level, 6);
    cr_expect(!says(tailor_s21(r).week.reasons, KL_R_ENTRY_TEST_MISSING));
    r.secs_to_pain = 1800;
    cr_expect_eq(tailor_s21(r).week.irritability, KL_IRRITABILITY_LOW);
    r.irritability = KL_IRRITABILITY_MODERATE;
    r.secs_to_pain = 100;
    cr_expect(!says(tailor_s21(r).week.reasons, KL_R_PAIN_BEFORE_30_MIN));
}

Test(tailor, a_level_never_falls_below_the_first) /* PLAN-075 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_MODERATE);
    r.secs_to_pain = 180;
    r.days_since_last_run = 20;
    cr_expect_eq(tailor_s21(r).week.level, 1);
}

Test(tailor, reasons_stand_in_the_order_of_the_text) /* PLAN-006, PLAN-087 */
{
    static const kl_week_entry minutes[] = {{3, KL_WORKOUT_EASY, NONE, 3000, NONE}};
    kl_tailor_runner r = runner_with(NONE);
    r.location = KL_LOCATION_LATERAL;
    r.days_since_last_run = 14;
    r.available_days = 0;
    const tailored t = tailor(WEEK_OF(minutes), r, NULL);
    EXPECT_REASONS(t.week.reasons, KL_R_IRRITABILITY_UNKNOWN, KL_R_GAP_14D, KL_R_HISTORY_UNKNOWN,
                   KL_R_ENTRY_TEST_MISSING, KL_R_DISTANCE_FROM_DEFAULT_PACE, KL_R_NO_RUN_DAYS,
                   KL_R_STRENGTH_NOT_PLACED, KL_R_LATERAL_AVOID_CAMBER);
    expect_limit(t.week.reasons.reason[6], 0, 2, "PL.strength_min");
}

/* ---- run days: PLAN-076, PLAN-077 ---- */

static uint32_t run_days(const kl_week_entry *entries, size_t n, kl_tailor_runner runner)
{
    return tailor(week_of(entries, n, NONE), runner, NULL).week.run_days;
}
#define RUN_DAYS(entries, runner) run_days((entries), COUNT(entries), (runner))

Test(tailor, the_longest_run_of_a_day_is_planned) /* PLAN-076 */
{
    static const kl_week_entry twice[] = {{2, KL_WORKOUT_EASY, 4000, NONE, NONE},
                                          {2, KL_WORKOUT_EASY, 8000, NONE, NONE},
                                          {2, KL_WORKOUT_EASY, 8000, NONE, NONE},
                                          {2, KL_WORKOUT_EASY, NONE, 0, NONE},
                                          {3, KL_WORKOUT_EASY, 9000, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.available_days = DAY(2);
    const tailored t = tailor(WEEK_OF(twice), r, NULL);
    cr_expect_eq(item_of(&t, 1)->metres, 6000);
    EXPECT_ITEM_REASONS(item_of(&t, 0), KL_R_SECOND_RUN_DROPPED);
    EXPECT_ITEM_REASONS(item_of(&t, 2), KL_R_SECOND_RUN_DROPPED);
    EXPECT_ITEM_REASONS(item_of(&t, 3), KL_R_ZERO_RUN);
    EXPECT_ITEM_REASONS(item_of(&t, 4), KL_R_DAY_NOT_AVAILABLE);
}

static const kl_week_entry daily[] = {
    {0, KL_WORKOUT_EASY, 5000, NONE, NONE}, {1, KL_WORKOUT_EASY, 5000, NONE, NONE},
    {2, KL_WORKOUT_EASY, 5000, NONE, NONE}, {3, KL_WORKOUT_EASY, 5000, NONE, NONE},
    {4, KL_WORKOUT_EASY, 5000, NONE, NONE}, {5, KL_WORKOUT_EASY, 5000, NONE, NONE},
    {6, KL_WORKOUT_EASY, 5000, NONE, NONE}};

Test(tailor, most_days_then_metres_then_the_first_days) /* PLAN-077 */
{
    kl_week_entry week[COUNT(daily)];
    memcpy(week, daily, sizeof daily);
    expect_days(RUN_DAYS(week, runner_with(KL_IRRITABILITY_LOW)), 0x1F);
    expect_days(RUN_DAYS(week, runner_with(KL_IRRITABILITY_MODERATE)), DAY(0) | DAY(2) | DAY(4));
    week[6].metres = 5001;
    expect_days(RUN_DAYS(week, runner_with(KL_IRRITABILITY_MODERATE)), DAY(1) | DAY(3) | DAY(6));
    expect_days(RUN_DAYS(week, runner_with(KL_IRRITABILITY_LOW)), 0x4F);
}

Test(tailor, runs_keep_their_distance_around_the_week) /* PLAN-077 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_MODERATE);
    r.available_days = DAY(0) | DAY(6);
    expect_days(RUN_DAYS(daily, r), DAY(0));
    r.irritability = KL_IRRITABILITY_LOW;
    expect_days(RUN_DAYS(daily, r), DAY(0) | DAY(6));
    r.location = KL_LOCATION_LATERAL;
    expect_days(RUN_DAYS(daily, r), DAY(0));
    r.location = KL_LOCATION_DIFFUSE;
    const tailored t = tailor(WEEK_OF(daily), r, NULL);
    expect_days(t.week.run_days, DAY(0));
    expect_limit(item_of(&t, 6)->reason[0], NONE, 2, "PL.gap_lateral");
}

Test(tailor, a_wider_gap_stays_for_lateral) /* PLAN-077 */
{
    kl_plan_options o = default_options();
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_MODERATE);
    r.location = KL_LOCATION_LATERAL;
    o.gap_moderate = 3;
    const tailored t = tailor(WEEK_OF(daily), r, &o);
    expect_days(t.week.run_days, DAY(0) | DAY(3));
    expect_limit(item_of(&t, 1)->reason[0], NONE, 3, "PL.gap_moderate");
}

Test(tailor, the_last_run_before_the_week_counts) /* PLAN-077 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_MODERATE);
    r.days_since_last_run = 1;
    expect_days(RUN_DAYS(daily, r), DAY(1) | DAY(3) | DAY(5));
    r.days_since_last_run = 2;
    expect_days(RUN_DAYS(daily, r), DAY(0) | DAY(2) | DAY(4));
    r.irritability = KL_IRRITABILITY_HIGH; /* the choice only serves the outlook */
    r.available_days = DAY(0);
    r.days_since_last_run = 1;
    r.outlook_weeks = 1;
    const tailored t = tailor(WEEK_OF(daily), r, NULL);
    cr_expect(!says(t.week.reasons, KL_R_NO_RUN_DAYS));
    cr_expect_eq(t.row[0].runs, 1);
}

/* ---- distances: PLAN-078 .. PLAN-083 ---- */

static const kl_week_entry two_runs[] = {{1, KL_WORKOUT_EASY, 8000, NONE, NONE},
                                         {4, KL_WORKOUT_EASY, 10000, NONE, NONE}};

Test(tailor, the_history_caps_the_week) /* PLAN-079 */
{
    static const kl_week_entry uneven[] = {{1, KL_WORKOUT_EASY, 200, NONE, NONE},
                                           {4, KL_WORKOUT_EASY, 10000, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.history_m[0] = r.history_m[1] = 10000;
    const tailored t = tailor(WEEK_OF(two_runs), r, NULL);
    cr_expect_eq(item_of(&t, 0)->metres, 4800); /* of 6000, 11000 of 13500 */
    cr_expect_eq(item_of(&t, 1)->metres, 6100);
    EXPECT_ITEM_REASONS(item_of(&t, 1), KL_R_DISTANCE_FACTOR, KL_R_HISTORY_CAP);
    r.history_m[0] = r.history_m[1] = 12300; /* 13530 are enough */
    cr_expect_eq(tailor(WEEK_OF(two_runs), r, NULL).week.total_m, 13500);
    r.history_m[0] = r.history_m[1] = 5000;
    const tailored u = tailor(WEEK_OF(uneven), r, NULL);
    EXPECT_ITEM_REASONS(item_of(&u, 0), KL_R_DISTANCE_FACTOR, KL_R_HISTORY_CAP,
                        KL_R_ROUNDED_TO_ZERO);
}

static kl_reason spike_of(const tailored *t, int32_t source)
{
    const kl_plan_item *item = item_of(t, source);
    for (int32_t i = 0; i < item->n_reasons; i++) {
        if (item->reason[i].code == KL_R_SPIKE_CAP) return item->reason[i];
    }
    return (kl_reason){0, NONE, NONE, -1};
}

Test(tailor, the_longest_run_of_30_days_caps_each_run) /* PLAN-080 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.longest30_m = 6000;
    const tailored t = tailor(WEEK_OF(two_runs), r, NULL);
    cr_expect_eq(item_of(&t, 0)->metres, 6000);
    cr_expect_eq(item_of(&t, 1)->metres, 6600);
    cr_expect_eq(spike_of(&t, 0).code, 0);
    expect_limit(spike_of(&t, 1), 125, 110, "PL.spike_pct");
    r.longest30_m = 0;
    cr_expect(says(tailor(WEEK_OF(two_runs), r, NULL).week.reasons, KL_R_NO_SPIKE_REFERENCE));
    r.available_days = 0; /* no day was chosen */
    cr_expect(!says(tailor(WEEK_OF(two_runs), r, NULL).week.reasons, KL_R_NO_SPIKE_REFERENCE));
}

Test(tailor, walking_breaks_need_no_spike_cap_below_level_6) /* PLAN-080 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_MODERATE);
    r.longest30_m = 2000;
    r.secs_to_pain = 540;
    const tailored five = tailor(WEEK_OF(two_runs), r, NULL);
    cr_expect_eq(item_of(&five, 1)->metres, 5000);
    r.secs_to_pain = 840;
    const tailored six = tailor(WEEK_OF(two_runs), r, NULL);
    cr_expect_eq(item_of(&six, 1)->metres, 2200);
}

Test(tailor, comfort_caps_easy_running) /* PLAN-081 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.secs_to_pain = 2400;
    const tailored t = tailor(WEEK_OF(two_runs), r, NULL);
    cr_expect_eq(item_of(&t, 0)->metres, 6000);
    cr_expect_eq(item_of(&t, 1)->metres, 6600);
    EXPECT_ITEM_REASONS(item_of(&t, 1), KL_R_DISTANCE_FACTOR, KL_R_COMFORT_CAP);
    r.irritability = KL_IRRITABILITY_MODERATE;
    r.secs_to_pain = 0;
    const tailored walk = tailor(WEEK_OF(two_runs), r, NULL);
    cr_expect_eq(item_of(&walk, 1)->metres, 5000);
}

Test(tailor, the_longest_run_keeps_its_share) /* PLAN-082 */
{
    static const kl_week_entry uneven[] = {{1, KL_WORKOUT_EASY, 4000, NONE, NONE},
                                           {4, KL_WORKOUT_LONG, 20000, NONE, NONE}};
    const kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    const tailored t = tailor(WEEK_OF(uneven), r, NULL);
    cr_expect_eq(item_of(&t, 0)->metres, 3000);
    cr_expect_eq(item_of(&t, 1)->metres, 4500); /* 60 % of 7500 */
    const tailored alone = tailor(week_of(uneven + 1, 1, NONE), r, NULL);
    cr_expect_eq(item_of(&alone, 0)->metres, 15000);
}

Test(tailor, times_are_whole_minutes) /* PLAN-083 */
{
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    const tailored easy = tailor(week_of(two_runs, 2, 367), r, NULL);
    const kl_plan_item *run = item_of(&easy, 0);
    cr_expect_eq(run->run_s, 2160); /* of 2202 */
    cr_expect_eq(run->bout_s, 2160);
    cr_expect_eq(run->walk_s, 0);
    cr_expect_eq(run->reps, 1);
    cr_expect_eq(run->seconds, 2160);
}

Test(tailor, a_short_session_takes_fewer_bouts) /* PLAN-083 */
{
    static const kl_week_entry brief[] = {{1, KL_WORKOUT_EASY, 3500, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_MODERATE);
    r.secs_to_pain = 180;
    const tailored t = tailor(WEEK_OF(brief), r, NULL);
    const kl_plan_item *run = item_of(&t, 0);
    cr_expect_eq(run->metres, 1700);
    cr_expect_eq(run->run_s, 600);
    cr_expect_eq(run->reps, 4); /* 3 x 180 s and 60 s */
    cr_expect_eq(run->seconds, 600 + 4 * 120);
}

Test(tailor, less_than_a_minute_leaves_the_plan) /* PLAN-083 */
{
    static const kl_week_entry tiny[] = {{1, KL_WORKOUT_EASY, 300, NONE, NONE},
                                         {3, KL_WORKOUT_EASY, 100, NONE, NONE}};
    const tailored t = tailor(week_of(tiny, 2, 180), runner_with(KL_IRRITABILITY_LOW), NULL);
    EXPECT_ITEM_REASONS(item_of(&t, 0), KL_R_DISTANCE_FACTOR, KL_R_ROUNDED_TO_ZERO);
    EXPECT_ITEM_REASONS(item_of(&t, 1), KL_R_DISTANCE_FACTOR, KL_R_ROUNDED_TO_ZERO);
    cr_expect_eq(item_of(&t, 0)->kind, KL_ITEM_REST);
    cr_expect_eq(t.week.total_m, 0);
    expect_days(t.week.run_days, 0);
}

/* ---- strength days: PLAN-084 ---- */

static uint32_t strength_days(const kl_week_entry *entries, size_t n, kl_tailor_runner runner)
{
    return tailor(week_of(entries, n, NONE), runner, NULL).week.strength_days;
}
#define STRENGTH_DAYS(entries, runner) strength_days((entries), COUNT(entries), (runner))

Test(tailor, strength_prefers_free_days_and_own_days) /* PLAN-084 */
{
    static const kl_week_entry own[] = {{1, KL_WORKOUT_EASY, 5000, NONE, NONE},
                                        {4, KL_WORKOUT_STRENGTH, NONE, NONE, NONE},
                                        {6, KL_WORKOUT_STRENGTH, NONE, NONE, NONE},
                                        {6, KL_WORKOUT_CROSS, NONE, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    expect_days(STRENGTH_DAYS(own, r), DAY(2) | DAY(4) | DAY(6));
    expect_days(strength_days(own, 1, r), DAY(2) | DAY(4) | DAY(6));
    r.available_days = ALL_DAYS & ~DAY(6);
    expect_days(STRENGTH_DAYS(own, r), DAY(2) | DAY(4));
    r.available_days = DAY(0);
    expect_days(STRENGTH_DAYS(own, r), DAY(0));
}

Test(tailor, strength_avoids_the_day_before_the_longest_run) /* PLAN-084 */
{
    static const kl_week_entry equal[] = {{1, KL_WORKOUT_EASY, 5000, NONE, NONE},
                                          {3, KL_WORKOUT_EASY, 5000, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.available_days = DAY(0) | DAY(1) | DAY(2) | DAY(3);
    /* of equal runs the later is the longest: day 2 is before it, so 0 with run day 3, not 2 */
    expect_days(STRENGTH_DAYS(equal, r), DAY(0) | DAY(3));
    static const kl_week_entry sunday[] = {{0, KL_WORKOUT_LONG, 9000, NONE, NONE}};
    r.available_days = DAY(0) | DAY(4) | DAY(6);
    expect_days(STRENGTH_DAYS(sunday, r), DAY(0) | DAY(4));
}

Test(tailor, the_longest_run_may_come_first) /* PLAN-084 */
{
    static const kl_week_entry runs[] = {{1, KL_WORKOUT_EASY, 9000, NONE, NONE},
                                         {4, KL_WORKOUT_EASY, 6000, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.available_days = DAY(0) | DAY(1) | DAY(3) | DAY(4);
    expect_days(STRENGTH_DAYS(runs, r), DAY(1) | DAY(3));
}

Test(tailor, strength_takes_the_shorter_runs) /* PLAN-084 */
{
    static const kl_week_entry runs[] = {{0, KL_WORKOUT_EASY, 4000, NONE, NONE},
                                         {2, KL_WORKOUT_EASY, 3600, NONE, NONE},
                                         {4, KL_WORKOUT_EASY, 4400, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.available_days = DAY(0) | DAY(2) | DAY(4);
    expect_days(STRENGTH_DAYS(runs, r), DAY(0) | DAY(2));
}

/* ---- HIGH: PLAN-085 ---- */

static int32_t kind_of(const tailored *t, int32_t source)
{
    return item_of(t, source)->kind;
}

Test(tailor, own_cross_training_counts) /* PLAN-085 */
{
    static const kl_week_entry week[] = {{1, KL_WORKOUT_EASY, 8000, NONE, NONE},
                                         {2, KL_WORKOUT_EASY, 8000, NONE, NONE},
                                         {4, KL_WORKOUT_CROSS, NONE, 1234, NONE},
                                         {5, KL_WORKOUT_CROSS, 9000, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_HIGH);
    const tailored both = tailor(WEEK_OF(week), r, NULL);
    cr_expect_eq(kind_of(&both, 0), KL_ITEM_REST);
    cr_expect_eq(item_of(&both, 2)->seconds, 1234);
    cr_expect_eq(item_of(&both, 3)->seconds, NONE);
    cr_expect_eq(item_of(&both, 3)->metres, 0);
    EXPECT_ITEM_REASONS(item_of(&both, 3), KL_R_OWN_CROSS_KEPT);
    kl_plan_options o = default_options();
    o.high_cross_days = 4; /* more than there are: day 2 has strength work */
    const tailored more = tailor(WEEK_OF(week), r, &o);
    expect_days(more.week.strength_days, DAY(0) | DAY(2) | DAY(4));
    cr_expect_eq(kind_of(&more, 0), KL_ITEM_WALK_OR_CROSS);
    cr_expect_eq(kind_of(&more, 1), KL_ITEM_REST);
}

Test(tailor, a_substitute_has_a_cap_and_may_be_rest) /* PLAN-086 */
{
    static const kl_week_entry apart[] = {{1, KL_WORKOUT_LONG, 30000, NONE, NONE},
                                          {3, KL_WORKOUT_EASY, 100, NONE, NONE}};
    static const kl_week_entry close[] = {{1, KL_WORKOUT_LONG, 30000, NONE, NONE},
                                          {2, KL_WORKOUT_EASY, 100, NONE, NONE}};
    const tailored high = tailor(WEEK_OF(apart), runner_with(KL_IRRITABILITY_HIGH), NULL);
    cr_expect_eq(item_of(&high, 0)->seconds, 3600);
    cr_expect_eq(kind_of(&high, 1), KL_ITEM_REST);
    EXPECT_ITEM_REASONS(item_of(&high, 1), KL_R_HIGH_IRRITABILITY_NO_RUN);
    const tailored moderate = tailor(WEEK_OF(close), runner_with(KL_IRRITABILITY_MODERATE), NULL);
    cr_expect_eq(kind_of(&moderate, 1), KL_ITEM_REST);
    EXPECT_ITEM_REASONS(item_of(&moderate, 1), KL_R_RUN_DAY_DROPPED_SPACING);
}

/* ---- items: PLAN-086 ---- */

Test(tailor, every_entry_has_its_item) /* PLAN-086 */
{
    static const kl_week_entry week[] = {
        {6, KL_WORKOUT_RACE, 10000, NONE, 200},     {0, KL_WORKOUT_STRENGTH, NONE, 1800, NONE},
        {0, KL_WORKOUT_STRENGTH, NONE, NONE, NONE}, {3, KL_WORKOUT_REST, NONE, 0, NONE},
        {5, KL_WORKOUT_STRENGTH, NONE, NONE, NONE}, {4, KL_WORKOUT_REST, NONE, NONE, NONE}};
    kl_tailor_runner r = runner_with(KL_IRRITABILITY_LOW);
    r.available_days = ALL_DAYS & ~DAY(3);
    const tailored t = tailor(WEEK_OF(week), r, NULL);
    expect_days(t.week.strength_days, DAY(0) | DAY(2) | DAY(4));
    EXPECT_ITEM_REASONS(item_of(&t, 0), KL_R_HILLS_TO_FLAT, KL_R_RACE_TO_EASY,
                        KL_R_DISTANCE_FACTOR);
    EXPECT_ITEM_REASONS(item_of(&t, 1), KL_R_OWN_STRENGTH_KEPT);
    cr_expect_eq(item_of(&t, 1)->seconds, 0);
    EXPECT_ITEM_REASONS(item_of(&t, 2), KL_R_STRENGTH_MOVED);
    cr_expect_eq(kind_of(&t, 2), KL_ITEM_REST);
    cr_expect_eq(item_of(&t, 3)->n_reasons, 0);
    EXPECT_ITEM_REASONS(item_of(&t, 4), KL_R_STRENGTH_MOVED);
    const int32_t source[] = {1, 2, -1, 3, 5, -1, 4, 0};
    cr_assert_eq(t.week.n_items, (int32_t)COUNT(source));
    for (size_t i = 0; i < COUNT(source); i++) cr_expect_eq(t.week.item[i].source, source[i]);
    EXPECT_ITEM_REASONS(&t.week.item[2], KL_R_STRENGTH_ADDED);
}

Test(tailor, the_most_entries_fit) /* PLAN-010, PLAN-086 */
{
    kl_week_entry week[KL_MAX_WEEK_ENTRIES];
    for (int32_t i = 0; i < KL_MAX_WEEK_ENTRIES; i++) {
        week[i] = (kl_week_entry){i % 7, KL_WORKOUT_EASY, 3000, NONE, NONE};
    }
    const tailored t = tailor(WEEK_OF(week), runner_with(KL_IRRITABILITY_MODERATE), NULL);
    cr_expect_eq(t.week.n_items, KL_MAX_WEEK_ENTRIES + 2);
}

Test(tailor, too_many_days_are_dropped_by_the_limit) /* PLAN-086 */
{
    const tailored t = tailor(WEEK_OF(daily), runner_with(KL_IRRITABILITY_LOW), NULL);
    EXPECT_ITEM_REASONS(item_of(&t, 5), KL_R_RUN_DAY_DROPPED_MAX);
    expect_limit(item_of(&t, 5)->reason[0], 7, 5, "PL.max_runs_low");
    cr_expect_eq(item_of(&t, 5)->seconds, 1320); /* 75 % of 1800, whole minutes */
}

/* ---- refusals: PLAN-003, PLAN-004, PLAN-072 ---- */

static void expect_refused(const kl_week *week, const kl_tailor_runner *runner,
                           const kl_plan_options *options, kl_status wanted, const char *field,
                           int64_t index, double value)
{
    kl_tailored_week out;
    kl_outlook_week rows[KL_MAX_OUTLOOK_WEEKS];
    kl_fault fault = {0};
    put_canary(&out, sizeof out);
    put_canary(rows, sizeof rows);
    const kl_status status = kl_week_tailor(week, runner, options, &out, rows, &fault);
    expect_refusal(status, &fault, wanted, field, index, value);
    cr_expect(is_canary(&out, sizeof out) && is_canary(rows, sizeof rows), "%s: written", field);
}

Test(tailor, refuses_missing_pointers)
{
    const kl_week week = WEEK_OF(s21);
    const kl_week no_entries = week_of(NULL, 1, NONE);
    const kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    kl_fault fault = {0};
    expect_refused(NULL, &runner, NULL, KL_E_NULL, "week", -1, 0.0);
    expect_refused(&no_entries, &runner, NULL, KL_E_NULL, "entries", -1, 0.0);
    expect_refused(&week, NULL, NULL, KL_E_NULL, "runner", -1, 0.0);
    const kl_status status = kl_week_tailor(&week, &runner, NULL, NULL, NULL, &fault);
    expect_refusal(status, &fault, KL_E_NULL, "out", -1, 0.0);
}

/* A field of the runner: what lies outside, and whether it has to be known. */
typedef struct runner_field {
    const char *name;
    size_t offset;
    int64_t index;
    int32_t low;
    int32_t high;
    int32_t required;
} runner_field;

#define FIELD(name, low, high, required)                                       \
    {                                                                          \
#name, offsetof(kl_tailor_runner, name), -1, (low), (high), (required) \
    }
#define WEEK_FIELD(i)                                                           \
    {                                                                           \
        "history_m", offsetof(kl_tailor_runner, history_m[i]), i, 0, 1000000, 0 \
    }

static const runner_field fields[] = {
    FIELD(location, 0, 6, 0),
    FIELD(irritability, 0, 2, 0),
    FIELD(secs_to_pain, 0, 86400, 0),
    WEEK_FIELD(0),
    WEEK_FIELD(1),
    WEEK_FIELD(2),
    WEEK_FIELD(3),
    FIELD(longest30_m, 0, 200000, 0),
    FIELD(days_since_last_run, 1, 3650, 0),
    FIELD(available_days, 0, 127, 1),
    FIELD(target_m, 0, 1000000, 0),
    FIELD(screen_age_days, 0, 36500, 0),
    FIELD(flag_tier, 0, 3, 1),
    FIELD(offenders, 0, 63, 1),
    FIELD(outlook_weeks, 0, 52, 1),
    FIELD(no_pain_in_run, 0, 1, 1),
};

static kl_tailor_runner with_field(kl_tailor_runner runner, const runner_field *f, int32_t value)
{
    memcpy((char *)&runner + f->offset, &value, sizeof value);
    return runner;
}

static void expect_accepted(const kl_tailor_runner *runner, const runner_field *f)
{
    const kl_week week = WEEK_OF(s21);
    kl_tailored_week out;
    kl_outlook_week rows[KL_MAX_OUTLOOK_WEEKS];
    cr_expect_eq(kl_week_tailor(&week, runner, NULL, &out, rows, NULL), KL_OK, "%s", f->name);
}

Test(tailor, refuses_every_field_of_the_runner)
{
    const kl_week week = WEEK_OF(s21);
    const kl_tailor_runner good = runner_with(KL_IRRITABILITY_LOW);
    for (size_t i = 0; i < COUNT(fields); i++) {
        const runner_field *f = &fields[i];
        const kl_tailor_runner below = with_field(good, f, f->low - 1);
        const kl_tailor_runner above = with_field(good, f, f->high + 1);
        const kl_tailor_runner lowest = with_field(good, f, f->low);
        const kl_tailor_runner highest = with_field(good, f, f->high);
        const kl_tailor_runner unknown = with_field(good, f, NONE);
        expect_refused(&week, &below, NULL, KL_E_RANGE, f->name, f->index, f->low - 1);
        expect_refused(&week, &above, NULL, KL_E_RANGE, f->name, f->index, f->high + 1);
        expect_accepted(&lowest, f);
        expect_accepted(&highest, f);
        if (f->required) {
            expect_refused(&week, &unknown, NULL, KL_E_NULL, f->name, f->index, 0.0);
        } else {
            expect_accepted(&unknown, f);
        }
    }
}

/* Of two faults the one that stands first in the text is said. */
Test(tailor, refuses_in_order)
{
    const kl_week week = WEEK_OF(s21);
    const kl_tailor_runner good = runner_with(KL_IRRITABILITY_LOW);
    for (size_t i = 0; i + 1 < COUNT(fields); i++) {
        const runner_field *first = &fields[i];
        const runner_field *next = &fields[i + 1];
        kl_tailor_runner bad = with_field(good, first, first->high + 1);
        bad = with_field(bad, next, next->high + 1);
        expect_refused(&week, &bad, NULL, KL_E_RANGE, first->name, first->index, first->high + 1);
    }
}

Test(tailor, refuses_the_week_before_the_runner)
{
    kl_week_entry entries[COUNT(s21)];
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    kl_plan_options o = default_options();
    runner.location = 7;
    memcpy(entries, s21, sizeof s21);
    entries[2].metres = 200001;
    const kl_week week = WEEK_OF(entries);
    const kl_week many = week_of(entries, KL_MAX_WEEK_ENTRIES + 1, 100);
    const kl_week fast = week_of(entries, COUNT(entries), 179);
    expect_refused(&week, &runner, NULL, KL_E_RANGE, "entries.metres", 2, 200001);
    expect_refused(&fast, &runner, NULL, KL_E_RANGE, "pace_s_per_km", -1, 179);
    expect_refused(&many, &runner, NULL, KL_E_SIZE, "entries", -1, KL_MAX_WEEK_ENTRIES + 1);
    o.factor_low_pct = 101;
    expect_refused(&many, &runner, &o, KL_E_RANGE, "factor_low_pct", -1, 101);
    o.struct_size = 3;
    expect_refused(&many, &runner, &o, KL_E_VERSION, "struct_size", -1, 3);
}

Test(tailor, refuses_contradictions)
{
    const kl_week week = WEEK_OF(s21);
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    kl_plan_options o = default_options();
    o.week_up_pct = 20;
    o.week_hard_pct = 19;
    expect_refused(&week, &runner, &o, KL_E_INCONSISTENT, "week_up_pct", -1, 20);
    o.strength_min = 3;
    o.strength_max = 2;
    expect_refused(&week, &runner, &o, KL_E_INCONSISTENT, "strength_min", -1, 3);
    o.gap2_days = o.gap3_days = 20;
    expect_refused(&week, &runner, &o, KL_E_INCONSISTENT, "gap2_days", -1, 20);
    o.gap1_days = o.gap2_days = 12;
    expect_refused(&week, &runner, &o, KL_E_INCONSISTENT, "gap1_days", -1, 12);
    runner.no_pain_in_run = 1;
    runner.secs_to_pain = 0;
    expect_refused(&week, &runner, &o, KL_E_INCONSISTENT, "no_pain_in_run", -1, 1);
}

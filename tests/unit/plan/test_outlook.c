/*
 * The weeks after the tailored one: PLAN-100 .. PLAN-104, law 5 of PLAN section 14.
 */
#include "weeks.h"

enum { CASES = 20000 };

/* ---- law 5 ---- */

static int64_t limit_after(int64_t metres, const kl_plan_options *o)
{
    const int64_t by_share = metres * (100 + o->week_up_pct);
    const int64_t by_step = (metres + o->min_step_m) * 100;
    const int64_t hard = metres * (100 + o->week_hard_pct);
    const int64_t up = by_share > by_step ? by_share : by_step;
    return (up < hard ? up : hard) / 100;
}

static int is_build_or_return(const kl_outlook_week *row)
{
    return row->phase == KL_PHASE_BUILD || row->phase == KL_PHASE_RETURN;
}

static void expect_small_steps(const tailored *t, const kl_plan_options *o)
{
    for (int32_t i = 1; i < t->week.n_weeks; i++) {
        const kl_outlook_week *before = &t->row[i - 1];
        const kl_outlook_week *row = &t->row[i];
        cr_assert_geq(row->phase, before->phase);
        if (!is_build_or_return(row) || !is_build_or_return(before) || before->deload) continue;
        cr_assert_leq(row->total_m, limit_after(before->total_m, o));
    }
}

static void expect_each_quality_once(const tailored *t)
{
    uint32_t seen = 0;
    int32_t before = t->week.total_m;
    for (int32_t i = 0; i < t->week.n_weeks; i++) {
        const kl_outlook_week *row = &t->row[i];
        if (row->restored != NONE) {
            cr_assert_eq(seen & (1U << row->restored), 0);
            seen |= 1U << row->restored;
            cr_assert_eq(row->total_m, before);
            cr_assert_eq(row->phase, KL_PHASE_RETURN);
        }
        before = row->total_m;
    }
}

Test(outlook, law_5_steps_stay_small_and_qualities_return_once) /* PLAN-100, PLAN-103 */
{
    random_source r = random_from(5);
    case_of_law c;
    for (int i = 0; i < CASES; i++) {
        random_case(&r, &c);
        const tailored t = tailor(c.week, c.runner, &c.options);
        expect_small_steps(&t, &c.options);
        expect_each_quality_once(&t);
    }
}

/* ---- phases ---- */

static tailored look_ahead(kl_tailor_runner runner, int32_t weeks)
{
    runner.outlook_weeks = weeks;
    return tailor_s21(runner);
}

static int32_t first_week_in(const tailored *t, int32_t phase)
{
    for (int32_t i = 0; i < t->week.n_weeks; i++) {
        if (t->row[i].phase == phase) return t->row[i].week;
    }
    return 0;
}

static void expect_phases(const tailored *t, int32_t reload, int32_t build, int32_t back,
                          int32_t maintain)
{
    cr_expect_eq(first_week_in(t, KL_PHASE_IRRITABLE), 0);
    cr_expect_eq(first_week_in(t, KL_PHASE_RELOAD), reload);
    cr_expect_eq(first_week_in(t, KL_PHASE_BUILD), build);
    cr_expect_eq(first_week_in(t, KL_PHASE_RETURN), back);
    cr_expect_eq(first_week_in(t, KL_PHASE_MAINTAIN), maintain);
}

Test(outlook, starts_in_the_phase_of_the_irritability) /* PLAN-101, PLAN-103 */
{
    const tailored low = look_ahead(runner_with(KL_IRRITABILITY_LOW), 52);
    const tailored moderate = look_ahead(runner_with(KL_IRRITABILITY_MODERATE), 52);
    const tailored high = look_ahead(runner_with(KL_IRRITABILITY_HIGH), 52);
    cr_expect_eq(low.week.n_weeks, 52);
    expect_phases(&low, 0, 1, 5, 18);
    expect_phases(&moderate, 1, 5, 26, 38);
    expect_phases(&high, 1, 6, 27, 39);
    EXPECT_REASONS(low.row[51].reasons, KL_R_AT_TARGET);
    cr_expect_eq(low.row[51].total_m, 44000);
}

static void expect_reload(const kl_outlook_week *row, int32_t from, int32_t to, int32_t total,
                          int32_t longest)
{
    cr_expect_eq(row->phase, KL_PHASE_RELOAD);
    cr_expect_eq(row->level_from, from, "week %d: from %d", row->week, row->level_from);
    cr_expect_eq(row->level_to, to, "week %d: to %d", row->week, row->level_to);
    cr_expect_eq(row->runs, 3);
    cr_expect_eq(row->total_m, total, "week %d: %d m", row->week, row->total_m);
    cr_expect_eq(row->longest_m, longest, "week %d: longest %d m", row->week, row->longest_m);
    EXPECT_REASONS(row->reasons, KL_R_LADDER);
}

Test(outlook, climbs_the_ladder) /* PLAN-102 */
{
    const tailored t = look_ahead(runner_with(KL_IRRITABILITY_HIGH), 6);
    expect_reload(&t.row[0], 1, 2, 4000, 2000);
    expect_reload(&t.row[1], 2, 4, 8000, 3000);
    expect_reload(&t.row[2], 4, 5, 12500, 4500);
    expect_reload(&t.row[3], 5, 7, 13800, 4600);
    expect_reload(&t.row[4], 7, 7, 15000, 5000);
    cr_expect_eq(t.row[5].phase, KL_PHASE_BUILD);
    cr_expect_eq(t.row[5].level_from, NONE);
    cr_expect_eq(t.row[5].total_m, 15000);
    EXPECT_REASONS(t.row[5].reasons, KL_R_BUILD_START);
}

Test(outlook, gains_at_most_so_many_levels_a_week) /* PLAN-102 */
{
    kl_plan_options o = default_options();
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_MODERATE);
    runner.outlook_weeks = 3;
    o.advance_greens = 1;
    o.max_adv_week = 1;
    const tailored t = tailor(WEEK_OF(s21), runner, &o);
    for (int32_t i = 0; i < 3; i++) {
        cr_expect_eq(t.row[i].level_from, i + 2);
        cr_expect_eq(t.row[i].level_to, i + 3);
    }
}

Test(outlook, tendons_need_more_greens) /* PLAN-101 */
{
    static const int32_t tendons[] = {KL_LOCATION_BELOW, KL_LOCATION_ABOVE, KL_LOCATION_DIFFUSE};
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_HIGH);
    for (size_t i = 0; i < COUNT(tendons); i++) {
        runner.location = tendons[i];
        const tailored t = look_ahead(runner, 4);
        cr_expect_eq(t.row[3].level_from, 4);
    }
    runner.location = KL_LOCATION_LATERAL;
    const tailored t = look_ahead(runner, 4);
    cr_expect_eq(t.row[3].level_from, 5);
}

Test(outlook, reload_lasts_its_weeks) /* PLAN-102 */
{
    kl_plan_options o = default_options();
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_MODERATE);
    runner.no_pain_in_run = 1;
    runner.outlook_weeks = 6;
    const tailored t = tailor(WEEK_OF(s21), runner, &o);
    expect_phases(&t, 1, 2, 0, 0);
    o.reload_min_weeks = 5;
    const tailored later = tailor(WEEK_OF(s21), runner, &o);
    expect_phases(&later, 1, 5, 0, 0);
}

/* ---- volume ---- */

static void expect_volumes(const tailored *t, const int32_t *total_m, int32_t n)
{
    for (int32_t i = 0; i < n; i++) {
        cr_expect_eq(t->row[i].total_m, total_m[i], "week %d: %d m", i + 1, t->row[i].total_m);
    }
}

Test(outlook, grows_by_the_weekly_rule) /* PLAN-103 */
{
    static const int32_t total_m[] = {33000, 36300, 29000, 36300, 36300, 36300,
                                      29000, 36300, 36300, 39900, 31900, 39900};
    const tailored t = look_ahead(runner_with(KL_IRRITABILITY_LOW), 12);
    expect_volumes(&t, total_m, COUNT(total_m));
    EXPECT_REASONS(t.row[0].reasons, KL_R_WEEK_UP);
    EXPECT_REASONS(t.row[2].reasons, KL_R_PLANNED_DELOAD);
    EXPECT_REASONS(t.row[3].reasons, KL_R_REENTRY_AFTER_DELOAD);
    for (int32_t i = 0; i < 12; i++) cr_expect_eq(t.row[i].deload, i == 2 || i == 6 || i == 10);
}

Test(outlook, a_start_of_build_stays_below_target_and_own_runs) /* PLAN-103 */
{
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_HIGH);
    runner.target_m = 9050;
    const tailored near = look_ahead(runner, 6);
    cr_expect_eq(near.row[5].total_m, 9000);
    static const kl_week_entry minutes[] = {{1, KL_WORKOUT_EASY, NONE, 900, NONE},
                                            {4, KL_WORKOUT_EASY, NONE, 1200, NONE}};
    runner.target_m = NONE;
    runner.outlook_weeks = 12;
    const tailored brief = tailor(week_of(minutes, 2, 400), runner, NULL);
    const int32_t start = first_week_in(&brief, KL_PHASE_BUILD);
    cr_assert_gt(start, 1);
    cr_expect_eq(brief.row[start - 1].total_m, 5200); /* the target, below 2 x 1200 s */
    cr_expect_eq(brief.row[start - 2].longest_m, 3000);
}

/* ---- counted weeks: PLAN-103, PLAN-104 ---- */

/* BUILD and RETURN as short as their parameters allow. */
static kl_plan_options brief_phases(void)
{
    kl_plan_options o = default_options();
    o.floor_weeks = o.build_min_weeks = o.target_weeks = 1;
    return o;
}

Test(outlook, the_quality_floor_itself_counts) /* PLAN-102, PLAN-103 */
{
    const kl_plan_options o = brief_phases();
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    runner.outlook_weeks = 1;
    runner.target_m = 37500; /* 80 % are the 30 km of the tailored week */
    cr_expect_eq(tailor(WEEK_OF(s21), runner, &o).row[0].phase, KL_PHASE_RETURN);
    runner.target_m = 37600;
    cr_expect_eq(tailor(WEEK_OF(s21), runner, &o).row[0].phase, KL_PHASE_BUILD);
}

Test(outlook, return_lasts_its_weeks) /* PLAN-103, PLAN-104 */
{
    static const kl_week_entry easy[] = {{1, KL_WORKOUT_EASY, 8000, NONE, NONE},
                                         {4, KL_WORKOUT_EASY, 10000, NONE, NONE}};
    const kl_plan_options o = brief_phases();
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    runner.outlook_weeks = 4;
    runner.target_m = 13500;
    const tailored t = tailor(WEEK_OF(easy), runner, &o);
    for (int32_t i = 0; i < 4; i++) {
        cr_expect_eq(t.row[i].phase, i < 3 ? KL_PHASE_RETURN : KL_PHASE_MAINTAIN);
    }
    EXPECT_REASONS(t.row[0].reasons, KL_R_AT_TARGET);
    EXPECT_REASONS(t.row[2].reasons, KL_R_PLANNED_DELOAD);
}

Test(outlook, two_runs_a_week_restore) /* PLAN-103 */
{
    static const kl_week_entry fast[] = {{1, KL_WORKOUT_SPEED, 8000, NONE, NONE},
                                         {4, KL_WORKOUT_EASY, 10000, NONE, NONE}};
    const kl_plan_options o = brief_phases();
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    runner.outlook_weeks = 1;
    runner.target_m = 13500;
    const tailored t = tailor(WEEK_OF(fast), runner, &o);
    cr_expect_eq(t.row[0].restored, KL_EXPOSURE_SPEED);
    cr_expect_eq(t.row[0].total_m, 13500);
}

/* ---- what returns ---- */

static void expect_restored(const tailored *t, const int32_t *wanted, int32_t n)
{
    int32_t found = 0;
    for (int32_t i = 0; i < t->week.n_weeks; i++) {
        if (t->row[i].restored == NONE) continue;
        cr_assert_lt(found, n);
        cr_expect_eq(t->row[i].restored, wanted[found], "%d", t->row[i].restored);
        EXPECT_REASONS(t->row[i].reasons, KL_R_QUALITY_RESTORED, KL_R_VOLUME_HELD);
        found++;
    }
    cr_expect_eq(found, n);
}

Test(outlook, hills_and_speed_return_in_order) /* PLAN-101, PLAN-103 */
{
    static const int32_t front[] = {KL_EXPOSURE_SPEED, KL_EXPOSURE_UPHILL, KL_EXPOSURE_DOWNHILL};
    static const int32_t tendon[] = {KL_EXPOSURE_UPHILL, KL_EXPOSURE_DOWNHILL, KL_EXPOSURE_SPEED};
    static const int32_t late[] = {KL_EXPOSURE_DOWNHILL, KL_EXPOSURE_SPEED, KL_EXPOSURE_UPHILL};
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    const tailored f = look_ahead(runner, 30);
    expect_restored(&f, front, 3);
    runner.location = KL_LOCATION_BELOW;
    const tailored b = look_ahead(runner, 30);
    expect_restored(&b, tendon, 3);
    runner.location = KL_LOCATION_FRONT;
    runner.offenders = 1 << KL_EXPOSURE_SPEED | 1 << KL_EXPOSURE_UPHILL | 1 << KL_EXPOSURE_LONG;
    const tailored o = look_ahead(runner, 30);
    expect_restored(&o, late, 3);
}

Test(outlook, only_what_the_week_had_returns) /* PLAN-101 */
{
    static const int32_t speed[] = {KL_EXPOSURE_SPEED};
    kl_week_entry entries[COUNT(s21)];
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    runner.outlook_weeks = 40;
    memcpy(entries, s21, sizeof s21);
    entries[3].kind = KL_WORKOUT_EASY;
    const tailored flat = tailor(WEEK_OF(entries), runner, NULL);
    expect_restored(&flat, speed, 1);
    entries[1].kind = KL_WORKOUT_EASY;
    const tailored easy = tailor(WEEK_OF(entries), runner, NULL);
    expect_restored(&easy, NULL, 0);
    cr_expect_gt(first_week_in(&easy, KL_PHASE_MAINTAIN), 0);
}

Test(outlook, one_run_a_week_restores_nothing) /* PLAN-103 */
{
    static const kl_week_entry one[] = {{2, KL_WORKOUT_SPEED, 8000, NONE, NONE}};
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    runner.outlook_weeks = 52;
    runner.target_m = 6000;
    const tailored t = tailor(WEEK_OF(one), runner, NULL);
    expect_restored(&t, NULL, 0);
    cr_expect_eq(t.row[51].phase, KL_PHASE_RETURN);
    EXPECT_REASONS(t.row[0].reasons, KL_R_FEWER_THAN_2_RUNS);
}

/* ---- the longest run ---- */

Test(outlook, the_longest_run_grows_by_the_spike_rule) /* PLAN-104 */
{
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    const tailored free_of_reference = look_ahead(runner, 6);
    cr_expect_eq(free_of_reference.row[0].longest_m, 9900); /* 30 % of 33000 */
    cr_expect_eq(free_of_reference.row[1].longest_m, 10800);
    runner.longest30_m = 5000;
    const tailored held = look_ahead(runner, 6);
    cr_expect_eq(held.week.total_m, 25500);    /* 5.5 km are the most of a run */
    cr_expect_eq(held.row[0].longest_m, 6000); /* 110 % of the 5.5 km that the week has */
    cr_expect_eq(held.row[1].longest_m, 6600);
}

Test(outlook, the_longest_run_of_30_days_counts_for_four_weeks) /* PLAN-104 */
{
    static const kl_week_entry brief[] = {{1, KL_WORKOUT_EASY, NONE, 600, NONE},
                                          {4, KL_WORKOUT_EASY, NONE, 600, NONE}};
    kl_plan_options o = default_options();
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_MODERATE);
    runner.no_pain_in_run = 1;
    runner.target_m = 30000;
    runner.longest30_m = 9000;
    runner.outlook_weeks = 8;
    o.week_up_pct = 30;
    o.min_step_m = 3000;
    o.week_hard_pct = 50;
    o.deload_every = 6;
    const tailored t = tailor(week_of(brief, 2, 300), runner, &o);
    /* 60 % of 4000, 6000 and 9000 m; in week 5 no longer of 12000, but 110 % of 5400 */
    const int32_t longest[] = {2000, 2400, 3600, 5400, 5900, 6400, 7000};
    for (size_t i = 0; i < COUNT(longest); i++) {
        cr_expect_eq(t.row[i].longest_m, longest[i], "%zu: %d", i, t.row[i].longest_m);
    }
}

Test(outlook, without_a_longest_run_so_far_nothing_is_cut) /* PLAN-104 */
{
    kl_week_entry seconds[4];
    kl_plan_options o = default_options();
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_HIGH);
    for (int32_t i = 0; i < 4; i++) {
        seconds[i] = (kl_week_entry){i, KL_WORKOUT_EASY, NONE, 30, NONE};
    }
    runner.outlook_weeks = 12;
    o.gap_moderate = 1;
    const tailored t = tailor(WEEK_OF(seconds), runner, &o);
    const int32_t start = first_week_in(&t, KL_PHASE_BUILD);
    cr_assert_gt(start, 1);
    cr_expect_eq(t.row[start - 2].longest_m, 0); /* 30 s are 83 m */
    cr_expect_eq(t.row[start - 1].total_m, 300);
    cr_expect_eq(t.row[start - 1].longest_m, 100);
}

/* ---- none ---- */

Test(outlook, without_run_days_nothing_moves) /* PLAN-101 */
{
    static const int32_t phases[] = {KL_PHASE_BUILD, KL_PHASE_RELOAD, KL_PHASE_IRRITABLE};
    for (int32_t i = KL_IRRITABILITY_LOW; i <= KL_IRRITABILITY_HIGH; i++) {
        kl_tailor_runner runner = runner_with(i);
        runner.available_days = DAY(0) | DAY(4);
        const tailored t = look_ahead(runner, 3);
        cr_expect_eq(t.week.n_weeks, 3);
        for (int32_t k = 0; k < 3; k++) {
            const kl_outlook_week *row = &t.row[k];
            cr_expect_eq(row->week, k + 1);
            cr_expect_eq(row->phase, phases[i]);
            cr_expect_eq(row->runs + row->total_m + row->longest_m + row->deload, 0);
            cr_expect_eq(row->level_from, NONE);
            cr_expect_eq(row->restored, NONE);
            EXPECT_REASONS(row->reasons, KL_R_NO_RUN_DAYS);
        }
    }
}

Test(outlook, is_not_written_unless_wanted) /* PLAN-100 */
{
    kl_tailored_week out;
    kl_tailor_runner runner = runner_with(KL_IRRITABILITY_LOW);
    const kl_week week = WEEK_OF(s21);
    runner.outlook_weeks = 4;
    cr_assert_eq(kl_week_tailor(&week, &runner, NULL, &out, NULL, NULL), KL_OK);
    cr_expect_eq(out.n_weeks, 0);
    cr_expect_eq(look_ahead(runner, 0).week.n_weeks, 0);
}

/*
 * Unit tests of measure/knee_other.c: KNEE-006, KNEE-020 .. KNEE-023, KNEE-062, KNEE-110,
 * KNEE-111, KNEE-120, KNEE-121, and law P12.
 */
#include "knee_runs.h"
#include "kneeload/day.h"

/* ---- step identities ---- */

static double rise_for(double cut)
{
    double rise;
    cr_assert_eq(kl_rise_for_cut(cut, &rise, NULL), KL_OK);
    return rise;
}

static double cut_for(double rise)
{
    double cut;
    cr_assert_eq(kl_cut_for_rise(rise, &cut, NULL), KL_OK);
    return cut;
}

/* KNEE-023: two percentages that are never one number. */
Test(knee_steps, KNEE_023_a_shorter_step_needs_a_larger_rise)
{
    cr_expect(is_near(rise_for(0.05), 0.05263, 5e-6));
    cr_expect(is_near(rise_for(0.10), 0.11111, 5e-6));
    cr_expect(is_near(cut_for(0.10), 0.09091, 5e-6));
    cr_expect_eq(rise_for(0.0), 0.0);
    cr_expect_eq(rise_for(0.5), 1.0);
    cr_expect_eq(cut_for(0.0), 0.0);
    cr_expect_eq(cut_for(1.0), 0.5);
}

/* KNEE-020, KNEE-021 and P12: each undoes the other. */
Test(knee_steps, P12_cut_and_rise_are_inverse)
{
    random_source source = random_from(121);
    for (int i = 0; i < 5000; i++) {
        const double cut = random_double(&source, 0.0, 0.5);
        cr_assert(is_near(cut_for(rise_for(cut)), cut, 1e-12));
    }
}

/* KNEE-020, KNEE-021 */
Test(knee_steps, KNEE_020_refuses_what_is_no_share)
{
    static const double bad[] = {(double)NAN, (double)INFINITY, -(double)INFINITY, -5e-324};
    kl_fault fault = {"", 0, 0};
    double out = 42.0;
    for (int i = 0; i < 4; i++) {
        expect_refusal(kl_rise_for_cut(bad[i], &out, &fault), &fault, KL_E_RANGE, "cut", NO_INDEX,
                       bad[i]);
        expect_refusal(kl_cut_for_rise(bad[i], &out, &fault), &fault, KL_E_RANGE, "rise", NO_INDEX,
                       bad[i]);
    }
    expect_refusal(kl_rise_for_cut(0.51, &out, &fault), &fault, KL_E_RANGE, "cut", NO_INDEX, 0.51);
    expect_refusal(kl_cut_for_rise(1.01, &out, &fault), &fault, KL_E_RANGE, "rise", NO_INDEX, 1.01);
    cr_expect_eq(out, 42.0);
    expect_refusal(kl_rise_for_cut(0.1, NULL, &fault), &fault, KL_E_NULL, "out_rise", NO_INDEX, 0);
    expect_refusal(kl_cut_for_rise(0.1, NULL, &fault), &fault, KL_E_NULL, "out_cut", NO_INDEX, 0);
}

enum { SPEED = 1, CADENCE = 2, STEP_LEN = 4 };

static kl_step step_of(double speed, double cadence, double step_len, uint32_t has)
{
    const kl_step step = {speed, cadence, step_len, -1.0, has, 0};
    return step;
}

/* KNEE-022 and P12 */
Test(knee_steps, KNEE_022_any_two_give_the_third)
{
    random_source source = random_from(122);
    for (int i = 0; i < 5000; i++) {
        const double v = random_double(&source, 1.0, 6.0);
        const double c = random_double(&source, 100.0, 250.0);
        const double length = v * 60.0 / c;
        kl_step steps[] = {step_of(v, c, 9, SPEED | CADENCE),
                           step_of(v, 9, length, SPEED | STEP_LEN),
                           step_of(9, c, length, CADENCE | STEP_LEN)};
        for (int s = 0; s < 3; s++) {
            cr_assert_eq(kl_step_complete(&steps[s], NULL), KL_OK);
            cr_assert(fabs(steps[s].speed / v - 1.0) <= 1e-12);
            cr_assert(fabs(steps[s].cadence / c - 1.0) <= 1e-12);
            cr_assert(fabs(steps[s].step_len / length - 1.0) <= 1e-12);
            cr_assert_eq(steps[s].stride_len, 2.0 * steps[s].step_len);
            cr_assert_eq(steps[s].has, SPEED | CADENCE | STEP_LEN);
        }
    }
}

static void refuse_step(kl_step step, kl_status wanted, const char *field, double value)
{
    kl_fault fault = {"", 0, 0};
    const kl_step before = step;
    expect_refusal(kl_step_complete(&step, &fault), &fault, wanted, field, NO_INDEX, value);
    cr_expect_eq(memcmp(&before, &step, sizeof step), 0);
}

/* KNEE-022: ranges first, in this order; then how many are given. */
Test(knee_steps, KNEE_022_needs_exactly_two)
{
    refuse_step(step_of(0.29, 39, 5, 7), KL_E_RANGE, "speed", 0.29);
    refuse_step(step_of(12.1, 39, 5, 7), KL_E_RANGE, "speed", 12.1);
    refuse_step(step_of(3, 39, 5, 7), KL_E_RANGE, "cadence", 39);
    refuse_step(step_of(3, 301, 5, 7), KL_E_RANGE, "cadence", 301);
    refuse_step(step_of(3, 165, 5, 7), KL_E_RANGE, "step_len", 5);
    refuse_step(step_of(3, 165, 0.09, 7), KL_E_RANGE, "step_len", 0.09);
    refuse_step(step_of(3, 165, 1, 7), KL_E_INCONSISTENT, "step_len", 3);
    refuse_step(step_of(0, 165, 1, CADENCE), KL_E_INCONSISTENT, "speed", 1);
    refuse_step(step_of(3, 0, 1, SPEED), KL_E_INCONSISTENT, "cadence", 1);
    refuse_step(step_of(0, 0, 1, STEP_LEN), KL_E_INCONSISTENT, "speed", 1);
    refuse_step(step_of(0, 0, 0, 0), KL_E_INCONSISTENT, "speed", 0);
    refuse_step(step_of(0, 0, NAN, STEP_LEN), KL_E_RANGE, "step_len", NAN);
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_step_complete(NULL, &fault), &fault, KL_E_NULL, "step", NO_INDEX, 0);
}

/* ---- advisory cap of the peak ---- */

/* KNEE-062: above the cap, not at it. */
Test(knee_peak, KNEE_062_compares_with_the_cap_of_the_phase)
{
    static const struct {
        int32_t phase;
        int32_t cap;
        int32_t within;
        int32_t beyond;
    } rows[] = {{KL_PHASE_IRRITABLE, 0, 0, 1},
                {KL_PHASE_RELOAD, 1050, 1050, 1051},
                {KL_PHASE_BUILD, 1150, 1150, 1151},
                {KL_PHASE_RETURN, KL_UNKNOWN, 1000000, KL_UNKNOWN},
                {KL_PHASE_MAINTAIN, KL_UNKNOWN, 1000000, KL_UNKNOWN}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t cap;
        int32_t exceeded;
        const int32_t phase = rows[i].phase;
        cr_expect_eq(kl_knee_peak_check(rows[i].within, phase, &cap, &exceeded, NULL), KL_OK);
        cr_expect_eq(cap, rows[i].cap);
        cr_expect_eq(exceeded, 0);
        cr_expect_eq(kl_knee_peak_check(KL_UNKNOWN, phase, &cap, &exceeded, NULL), KL_OK);
        cr_expect_eq(cap, rows[i].cap);
        cr_expect_eq(exceeded, KL_UNKNOWN);
        if (rows[i].beyond == KL_UNKNOWN) continue;
        cr_expect_eq(kl_knee_peak_check(rows[i].beyond, phase, &cap, &exceeded, NULL), KL_OK);
        cr_expect_eq(exceeded, 1);
    }
}

/* KNEE-062: the phase is checked first. */
Test(knee_peak, KNEE_062_refuses_other_phases_and_peaks)
{
    kl_fault fault = {"", 0, 0};
    int32_t cap = 42;
    int32_t exceeded = 42;
    expect_refusal(kl_knee_peak_check(-1, KL_PHASE_SCREEN, &cap, &exceeded, &fault), &fault,
                   KL_E_RANGE, "phase", NO_INDEX, KL_PHASE_SCREEN);
    expect_refusal(kl_knee_peak_check(-1, 6, &cap, &exceeded, &fault), &fault, KL_E_RANGE, "phase",
                   NO_INDEX, 6);
    expect_refusal(kl_knee_peak_check(-1, KL_PHASE_BUILD, &cap, &exceeded, &fault), &fault,
                   KL_E_RANGE, "peak_permille", NO_INDEX, -1);
    expect_refusal(kl_knee_peak_check(1000001, KL_PHASE_BUILD, &cap, &exceeded, &fault), &fault,
                   KL_E_RANGE, "peak_permille", NO_INDEX, 1000001);
    expect_refusal(kl_knee_peak_check(0, KL_PHASE_BUILD, NULL, &exceeded, &fault), &fault,
                   KL_E_NULL, "out_cap", NO_INDEX, 0);
    expect_refusal(kl_knee_peak_check(0, KL_PHASE_BUILD, &cap, NULL, &fault), &fault, KL_E_NULL,
                   "out_exceeded", NO_INDEX, 0);
    cr_expect_eq(cap, 42);
    cr_expect_eq(exceeded, 42);
}

/* ---- week without credit ---- */

static kl_knee_day day_of(int32_t day, double ekm, double ekm_nc)
{
    const kl_knee_day run = {ekm, ekm_nc, day, 0};
    return run;
}

static kl_knee_week week_of(const kl_knee_day *runs, size_t n, int32_t end, int32_t start,
                            int32_t base)
{
    kl_knee_week week;
    cr_assert_eq(kl_knee_week_of(runs, n, end, start, base, &week, NULL), KL_OK);
    return week;
}

/* KNEE-110: seven days, the last included. */
Test(knee_week, KNEE_110_adds_up_seven_days)
{
    const kl_knee_day runs[] = {day_of(99, 1, 2), day_of(100, 10, 20), day_of(106, 100, 200),
                                day_of(106, 0.5, 0.5), day_of(107, 1000, 1000)};
    const kl_knee_week week = week_of(runs, 5, 106, KL_UNKNOWN, KL_UNKNOWN);
    cr_expect_eq(week.total_ekm, 110.5);
    cr_expect_eq(week.total_milli, 110500);
    cr_expect_eq(week.runs_without_credit, 0);
    cr_expect_eq(week.in_window, 0);
    cr_expect_eq(week.hold_exceeded, KL_UNKNOWN);
    cr_expect_eq(week.reserved, 0);
}

/* KNEE-110: in the first 14 days of retraining the load without credit counts. */
Test(knee_week, KNEE_110_gives_no_credit_for_14_days)
{
    const kl_knee_day runs[] = {day_of(112, 1, 2), day_of(113, 10, 20), day_of(114, 100, 200)};
    const kl_knee_week week = week_of(runs, 3, 114, 100, 122000);
    cr_expect_eq(week.total_ekm, 122.0);
    cr_expect_eq(week.runs_without_credit, 2);
    cr_expect_eq(week.in_window, 0);
    cr_expect_eq(week.hold_exceeded, KL_UNKNOWN);
    const kl_knee_week before = week_of(runs, 3, 114, 114, KL_UNKNOWN);
    cr_expect_eq(before.total_ekm, 211.0);
    cr_expect_eq(before.in_window, 1);
}

/* KNEE-111 */
Test(knee_week, KNEE_111_holds_the_week_while_retraining_is_young)
{
    const kl_knee_day runs[] = {day_of(105, 9, 10)};
    cr_expect_eq(week_of(runs, 1, 105, 100, 10000).hold_exceeded, 0);
    cr_expect_eq(week_of(runs, 1, 105, 100, 9999).hold_exceeded, 1);
    cr_expect_eq(week_of(runs, 1, 105, 100, KL_UNKNOWN).hold_exceeded, KL_UNKNOWN);
    cr_expect_eq(week_of(runs, 1, 113, 100, 0).hold_exceeded, 0);
    cr_expect_eq(week_of(runs, 1, 113, 100, 0).in_window, 1);
    cr_expect_eq(week_of(runs, 1, 114, 100, 0).hold_exceeded, KL_UNKNOWN);
    cr_expect_eq(week_of(runs, 1, 99, 100, 0).hold_exceeded, KL_UNKNOWN);
    cr_expect_eq(week_of(NULL, 0, 105, 100, 0).hold_exceeded, 0);
}

static void refuse_week(const kl_knee_day *runs, size_t n, int32_t end, int32_t start, int32_t base,
                        kl_status wanted, const char *field, int64_t index, double value)
{
    kl_fault fault = {"", 0, 0};
    kl_knee_week week;
    put_canary(&week, sizeof week);
    const kl_status status = kl_knee_week_of(runs, n, end, start, base, &week, &fault);
    expect_refusal(status, &fault, wanted, field, index, value);
    cr_expect(is_canary(&week, sizeof week));
}

/* KNEE-110: start, end, base, count, then run by run; a hair below ekm is rounding. */
Test(knee_week, KNEE_110_checks_in_the_stated_order)
{
    static kl_knee_day many[1001];
    refuse_week(NULL, 1001, KL_DAY_MAX + 1, KL_DAY_MIN - 1, -1, KL_E_RANGE, "retrain_start_day",
                NO_INDEX, KL_DAY_MIN - 1);
    refuse_week(NULL, 1001, KL_UNKNOWN, KL_UNKNOWN, -1, KL_E_RANGE, "week_end_day", NO_INDEX,
                KL_UNKNOWN);
    refuse_week(NULL, 1001, KL_DAY_MAX + 1, KL_DAY_MAX, -1, KL_E_RANGE, "week_end_day", NO_INDEX,
                KL_DAY_MAX + 1);
    refuse_week(NULL, 1001, 0, 0, -1, KL_E_RANGE, "base_week_milli", NO_INDEX, -1);
    refuse_week(NULL, 1001, 0, 0, 1000000001, KL_E_RANGE, "base_week_milli", NO_INDEX, 1000000001);
    refuse_week(NULL, 1001, 0, 0, 0, KL_E_SIZE, "runs", NO_INDEX, 1001);
    refuse_week(NULL, 1, 0, 0, 0, KL_E_NULL, "runs", NO_INDEX, 0);
    kl_knee_day bad = day_of(KL_DAY_MIN - 1, NAN, -1.0);
    many[1] = day_of(9, 0, 0);
    many[2] = bad;
    refuse_week(many, 3, 0, 0, 0, KL_E_RANGE, "day", 2, KL_DAY_MIN - 1);
    many[2].day = 8;
    refuse_week(many, 3, 0, 0, 0, KL_E_RANGE, "ekm", 2, NAN);
    many[2].ekm = 1000.0;
    refuse_week(many, 3, 0, 0, 0, KL_E_RANGE, "ekm_nc", 2, -1.0);
    many[2].ekm_nc = 1000.1;
    refuse_week(many, 3, 0, 0, 0, KL_E_RANGE, "ekm_nc", 2, 1000.1);
    many[2].ekm_nc = 999.9;
    refuse_week(many, 3, 0, 0, 0, KL_E_INCONSISTENT, "ekm_nc", 2, 999.9);
    many[2].ekm_nc = 1000.0 * 0.9999999995;
    refuse_week(many, 3, 0, 0, 0, KL_E_ORDER, "day", 2, 8);
    many[2].day = 9;
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_knee_week_of(many, 3, 0, 0, 0, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0);
    memset(many, 0, sizeof many);
    cr_expect_eq(week_of(many, 1000, 0, KL_UNKNOWN, KL_UNKNOWN).total_ekm, 0.0);
}

/* KNEE-006: the whole calendar. */
Test(knee_week, KNEE_006_reaches_both_ends_of_the_calendar)
{
    const kl_knee_day first = day_of(KL_DAY_MIN, 1, 1);
    const kl_knee_day last = day_of(KL_DAY_MAX, 1, 1);
    cr_expect_eq(week_of(&first, 1, KL_DAY_MIN, KL_DAY_MAX, 0).in_window, 0);
    cr_expect_eq(week_of(&last, 1, KL_DAY_MAX, KL_DAY_MIN, 0).total_ekm, 1.0);
}

/* ---- other activities ---- */

static kl_aux_entry entry_of(int32_t activity, int32_t amount, int32_t rpm)
{
    const kl_aux_entry entry = {activity, amount, rpm, 0};
    return entry;
}

/* KNEE-120: the table, with n_ref 1000 steps. */
Test(knee_aux, KNEE_120_gives_the_table)
{
    const kl_knee_runner runner = {.v_ref = 2.75, .cad_ref = 165.0, .has = 3};
    const kl_aux_entry entries[] = {
        entry_of(KL_ACTIVITY_WALK, 1400, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_WALK_STEEP_DOWN, 1400, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_STAIRS_UP, 500, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_STAIRS_DOWN, 500, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_CYCLE, 600, 80),
        entry_of(KL_ACTIVITY_CYCLE, 600, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_SL_DECLINE_SQUAT, 30, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_SWIM, 1000, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_ELLIPTICAL, 0, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_WATER_RUN, 1000000, KL_UNKNOWN),
        entry_of(KL_ACTIVITY_BACKWARD_RUN, 1, KL_UNKNOWN),
    };
    const double squat = (8.2 / 5.2) * (8.2 / 5.2);
    const double wanted[] = {1100.0 / 600 * 0.17,  1100.0 / 600 * 0.6, 0.5 * 3.2 / 5.2,
                             0.5 * 2.8 / 5.2,      1.6 * 0.25,         1.2 * 0.25,
                             30.0 / 1000.0 * squat};
    kl_aux_load loads[11];
    kl_aux_load total;
    double sum = 0.0;
    cr_assert_eq(kl_aux_loads(entries, 11, &runner, NULL, loads, &total, NULL), KL_OK);
    for (int i = 0; i < 7; i++) {
        cr_expect_eq(loads[i].defined, 1);
        cr_expect(is_same(loads[i].ekm, wanted[i]), "%d: %.9f instead of %.9f", i, loads[i].ekm,
                  wanted[i]);
        sum += loads[i].ekm;
    }
    /* KNEE-121: undefined is not 0, and it does not enter the sum */
    for (int i = 7; i < 11; i++) cr_expect_eq(loads[i].defined, 0);
    cr_expect_eq(total.ekm, sum);
    cr_expect_eq(total.defined, 1);
    cr_assert_eq(kl_aux_loads(entries + 7, 4, &runner, NULL, loads, &total, NULL), KL_OK);
    cr_expect_eq(total.defined, 0);
    cr_expect_eq(total.ekm, 0.0);
}

/* KNEE-120: walking takes the parameter. */
Test(knee_aux, KNEE_120_takes_parameters)
{
    const kl_aux_entry entry = entry_of(KL_ACTIVITY_WALK, 1400, KL_UNKNOWN);
    kl_knee_options options = options_of();
    kl_aux_load load;
    kl_aux_load total;
    options.p_walk = 0.3;
    cr_assert_eq(kl_aux_loads(&entry, 1, NULL, &options, &load, &total, NULL), KL_OK);
    cr_expect_eq(load.p, 0.3);
}

static void refuse_aux(const kl_aux_entry *entries, size_t n, const kl_knee_runner *runner,
                       const kl_knee_options *options, kl_status wanted, const char *field,
                       int64_t index, double value)
{
    kl_fault fault = {"", 0, 0};
    kl_aux_load loads[2];
    kl_aux_load total;
    put_canary(loads, sizeof loads);
    put_canary(&total, sizeof total);
    const kl_status status = kl_aux_loads(entries, n, runner, options, loads, &total, &fault);
    expect_refusal(status, &fault, wanted, field, index, value);
    cr_expect(is_canary(loads, sizeof loads) && is_canary(&total, sizeof total));
}

/* KNEE-120: parameters, runner, count, then entry by entry. */
Test(knee_aux, KNEE_120_checks_in_the_stated_order)
{
    kl_aux_entry entries[65] = {{0, 0, KL_UNKNOWN, 0}, {10, -1, 29, 0}};
    kl_knee_options options = options_of();
    kl_knee_runner runner = usual_runner();
    runner.v_ref = 9.0;
    options.b_up = 9.0;
    refuse_aux(NULL, 65, &runner, &options, KL_E_RANGE, "b_up", NO_INDEX, 9);
    refuse_aux(NULL, 65, &runner, NULL, KL_E_RANGE, "v_ref", NO_INDEX, 9);
    refuse_aux(NULL, 65, NULL, NULL, KL_E_SIZE, "entries", NO_INDEX, 65);
    refuse_aux(entries, 0, NULL, NULL, KL_E_SIZE, "entries", NO_INDEX, 0);
    refuse_aux(NULL, 64, NULL, NULL, KL_E_NULL, "entries", NO_INDEX, 0);
    refuse_aux(entries, 2, NULL, NULL, KL_E_RANGE, "activity", 1, 10);
    entries[1].activity = -1;
    refuse_aux(entries, 2, NULL, NULL, KL_E_RANGE, "activity", 1, -1);
    entries[1].activity = KL_ACTIVITY_WALK;
    refuse_aux(entries, 2, NULL, NULL, KL_E_RANGE, "amount", 1, -1);
    entries[1].amount = 1000001;
    refuse_aux(entries, 2, NULL, NULL, KL_E_RANGE, "amount", 1, 1000001);
    entries[1].amount = 1000000;
    refuse_aux(entries, 2, NULL, NULL, KL_E_RANGE, "rpm", 1, 29);
    entries[1].rpm = 131;
    refuse_aux(entries, 2, NULL, NULL, KL_E_RANGE, "rpm", 1, 131);
    entries[1].rpm = 30;
    refuse_aux(entries, 2, NULL, NULL, KL_E_INCONSISTENT, "rpm", 1, 30);
    kl_fault fault = {"", 0, 0};
    kl_aux_load load;
    entries[1].activity = KL_ACTIVITY_CYCLE;
    expect_refusal(kl_aux_loads(entries, 2, NULL, NULL, NULL, &load, &fault), &fault, KL_E_NULL,
                   "out_entries", NO_INDEX, 0);
    expect_refusal(kl_aux_loads(entries, 2, NULL, NULL, &load, NULL, &fault), &fault, KL_E_NULL,
                   "out_total", NO_INDEX, 0);
}

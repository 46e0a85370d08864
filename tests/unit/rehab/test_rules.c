/*
 * Consequences, moves, questions, and the worked timelines of REHAB section 12: REHAB-003,
 * REHAB-012, REHAB-023, REHAB-035 .. REHAB-045, REHAB-047, REHAB-053, REHAB-056, REHAB-057,
 * REHAB-060 .. REHAB-063, REHAB-070, REHAB-080, REHAB-081.
 */
#include "../refusal.h"
#include "knees.h"

enum {
    NONE = KL_COLOUR_NONE,
    GREEN = KL_COLOUR_GREEN,
    GREY = KL_COLOUR_GREY,
    AMBER = KL_COLOUR_AMBER,
    RED = KL_COLOUR_RED,
    ADVANCE = KL_DECISION_ADVANCE,
    HOLD = KL_DECISION_HOLD,
    REGRESS = KL_DECISION_REGRESS,
    STOP = KL_DECISION_STOP,
    IRRITABLE = KL_PHASE_IRRITABLE,
    RELOAD = KL_PHASE_RELOAD,
    BUILD = KL_PHASE_BUILD,
    RETURN = KL_PHASE_RETURN,
    MAINTAIN = KL_PHASE_MAINTAIN
};

/* ---- worked timelines, REHAB section 12 ---- */

Test(rehab_timelines, S2_amber_then_two_greens)
{
    kl_rehab knee = knee_in(RELOAD, 3);
    take(&knee, morning_of(0, 0));
    take(&knee, run_of(0, 0, 40, 0));
    kl_rehab_log log = take(&knee, morning_of(1, 0));
    expect_entry(&log, AMBER, HOLD, RELOAD, 3, CODES(KL_REHAB_PEAK_GT_GREEN));
    log = quiet_run(&knee, 2);
    expect_entry(&log, GREEN, HOLD, RELOAD, 3, CODES(KL_REHAB_GREEN_COUNT));
    log = quiet_run(&knee, 4);
    expect_entry(&log, GREEN, ADVANCE, RELOAD, 4, CODES(KL_REHAB_LEVEL_UP));
}

/* REHAB-036 */
Test(rehab_timelines, S3_mornings_up_twice)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    take(&knee, morning_of(0, 0));
    take(&knee, run_of(0, 0, 20, 0));
    kl_rehab_log log = take(&knee, morning_of(1, 10));
    expect_entry(&log, AMBER, HOLD, RELOAD, 4, CODES(KL_REHAB_MORNING_UP));
    take(&knee, morning_of(3, 0));
    take(&knee, run_of(3, 0, 20, 0));
    log = take(&knee, morning_of(4, 10));
    expect_entry(&log, RED, REGRESS, RELOAD, 3,
                 CODES(KL_REHAB_RED_SESSION, KL_REHAB_MORNING_UP_REPEATED, KL_REHAB_MORNING_UP));
}

/* REHAB-035, REHAB-041, REHAB-045 */
Test(rehab_timelines, S4_red_takes_three_greens)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    take(&knee, morning_of(0, 0));
    kl_rehab_log log = take(&knee, run_of(0, 0, 60, 20));
    expect_entry(&log, RED, REGRESS, RELOAD, 3,
                 CODES(KL_REHAB_RED_SESSION, KL_REHAB_PEAK_GT_RED, KL_REHAB_NOT_SETTLED_60MIN,
                       KL_REHAB_IMMEDIATE));
    cr_expect_eq(read_knee(&knee).rest_until, 3);
    log = quiet_run(&knee, 3);
    expect_entry(&log, GREEN, HOLD, RELOAD, 3, CODES(KL_REHAB_GREEN_COUNT));
    quiet_run(&knee, 5);
    log = quiet_run(&knee, 7);
    expect_entry(&log, GREEN, ADVANCE, RELOAD, 4, CODES(KL_REHAB_LEVEL_UP));
}

/* REHAB-037, REHAB-043 */
Test(rehab_timelines, S5_mornings_not_logged)
{
    kl_rehab knee = knee_in(RELOAD, 3);
    take(&knee, morning_of(0, 0));
    take(&knee, run_of(0, 0, 10, 0));
    kl_rehab_log log = take(&knee, morning_of(2, 0));
    expect_entry(&log, GREY, HOLD, RELOAD, 3, CODES(KL_REHAB_NEXT_MORNING_UNKNOWN));
    take(&knee, run_of(2, 0, 10, 0));
    log = take(&knee, morning_of(4, 0));
    expect_entry(&log, GREY, HOLD, RELOAD, 3,
                 CODES(KL_REHAB_DATA_GAP_REPEATED, KL_REHAB_NEXT_MORNING_UNKNOWN));
}

/* REHAB-041 */
Test(rehab_timelines, S7_third_red_stops)
{
    kl_rehab knee = knee_in(RELOAD, 6);
    cr_expect_eq(take(&knee, run_of(0, 0, 70, 0)).entry[0].level, 5);
    const kl_rehab_log second = take(&knee, run_of(5, 0, 70, 0));
    cr_expect_eq(second.entry[0].level, 3);
    cr_expect_eq(second.entry[0].reason[0].code, KL_REHAB_SECOND_RED);
    const kl_rehab_log third = take(&knee, run_of(10, 0, 70, 0));
    expect_entry(
        &third, RED, STOP, RELOAD, 3,
        CODES(KL_REHAB_THREE_RED_SEEK_ASSESSMENT, KL_REHAB_PEAK_GT_RED, KL_REHAB_IMMEDIATE));
    cr_expect_eq(read_knee(&knee).causes, 1u << 19);
}

/* REHAB-070 */
Test(rehab_timelines, S12_gaps)
{
    kl_rehab knee = knee_in(RELOAD, 6);
    take(&knee, morning_of(0, 0));
    take(&knee, run_of(0, 0, 0, 0));
    take(&knee, morning_of(1, 0));
    kl_rehab_log log = take(&knee, event_of(KL_EVENT_TICK, 8));
    expect_entry(&log, NONE, REGRESS, RELOAD, 5, CODES(KL_REHAB_GAP_1));
    log = take(&knee, event_of(KL_EVENT_TICK, 14));
    expect_entry(&log, NONE, REGRESS, RELOAD, 3, CODES(KL_REHAB_GAP_2));
    log = take(&knee, event_of(KL_EVENT_TICK, 28));
    expect_entry(&log, NONE, REGRESS, IRRITABLE, 1, CODES(KL_REHAB_GAP_3_RETEST));
    log = take(&knee, event_of(KL_EVENT_TICK, 56));
    expect_entry(&log, NONE, HOLD, IRRITABLE, 1, CODES(KL_REHAB_NO_PROGRESS_SEEK_ASSESSMENT));
}

Test(rehab_timelines, S13_S14_S18_one_run)
{
    kl_rehab_event run = run_of(0, 0, 0, 0);
    kl_rehab knee = knee_in(RELOAD, 4);
    take(&knee, morning_of(0, 0));
    const kl_rehab before = knee;
    run.analgesic = 1;
    take(&knee, run);
    kl_rehab_log log = take(&knee, morning_of(1, 0));
    expect_entry(&log, AMBER, HOLD, RELOAD, 4, CODES(KL_REHAB_PAIN_MASKED));
    run = run_of(0, 0, 0, 0);
    run.gait_altered = run.taped = 1;
    knee = before;
    log = take(&knee, run);
    expect_entry(
        &log, RED, REGRESS, RELOAD, 3,
        CODES(KL_REHAB_RED_SESSION, KL_REHAB_GAIT_ALTERED, KL_REHAB_IMMEDIATE, KL_REHAB_WITH_TAPE));
    run = run_of(0, 0, 30, 0);
    run.warmup = KL_WARMUP_CONTINUES;
    knee = before;
    cr_expect_eq(take(&knee, run).entry[0].colour, RED);
    run.warmup = KL_WARMUP_GONE;
    knee = before;
    cr_expect_eq(take(&knee, run).n_entries, 0);
    cr_expect_eq(take(&knee, morning_of(1, 0)).entry[0].colour, AMBER);
}

/* ---- pending runs ---- */

Test(rehab_rules, REHAB_023_late_mornings)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    take(&knee, morning_of(0, 0));
    take(&knee, run_of(0, 0, 10, 0));
    kl_rehab_event late = morning_of(1, 0);
    late.recorded_day = 3;
    kl_rehab other = knee;
    kl_rehab_log log = take(&knee, late);
    expect_entry(&log, GREY, HOLD, RELOAD, 4, CODES(KL_REHAB_NEXT_MORNING_UNKNOWN));
    late.am_pain = 60;
    cr_expect_eq(take(&other, late).entry[0].colour, RED);
}

/* REHAB-034, REHAB-035, REHAB-037, REHAB-038 */
Test(rehab_rules, REHAB_035_runs_of_one_day)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    take(&knee, morning_of(0, 0));
    take(&knee, run_of(0, 0, 10, 0));
    cr_expect_eq(take(&knee, run_of(0, 0, 60, 0)).entry[0].colour, RED);
    kl_rehab_log log = take(&knee, run_of(0, 0, 0, 0));
    expect_entry(&log, NONE, HOLD, RELOAD, 3, CODES(KL_REHAB_SAME_DAY_ALREADY_RED));
    kl_rehab_event back = event_of(KL_EVENT_LOCATION, 0);
    back.location = KL_LOCATION_BACK;
    take(&knee, back);
    log = take(&knee, run_of(0, 0, 0, 0));
    cr_expect_eq(log.entry[0].decision, STOP);
    log = take(&knee, run_of(1, 0, 0, 0));
    cr_expect_eq(log.n_entries, 0);
    log = take(&knee, run_of(2, 0, 0, 0));
    expect_entry(&log, GREY, STOP, RELOAD, 3,
                 CODES(KL_REHAB_STOP_LATCHED_URGENT, KL_REHAB_NEXT_MORNING_UNKNOWN));
}

Test(rehab_rules, REHAB_044_greens_that_do_not_count)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    kl_rehab_event run = run_of(0, 0, 10, 0);
    take(&knee, morning_of(0, 0));
    const kl_rehab before = knee;
    run.dose_pct = 111;
    take(&knee, run);
    kl_rehab_log log = take(&knee, morning_of(1, 0));
    expect_entry(&log, GREEN, HOLD, RELOAD, 4, CODES(KL_REHAB_OVER_PLAN));
    knee = before;
    run.dose_pct = 79;
    take(&knee, run);
    log = take(&knee, morning_of(1, 0));
    expect_entry(&log, GREEN, HOLD, RELOAD, 4, CODES(KL_REHAB_UNDER_PLAN));
    log = quiet_run(&knee, 2);
    expect_entry(&log, GREEN, HOLD, RELOAD, 4, CODES(KL_REHAB_GREEN_COUNT));
    take(&knee, run_of(3, 0, 10, 0));
    log = take(&knee, morning_of(4, 0));
    expect_entry(&log, GREEN, HOLD, RELOAD, 4, CODES(KL_REHAB_AGAINST_GATE));
}

Test(rehab_rules, REHAB_045_what_holds_a_level)
{
    kl_rehab_config c;
    kl_rehab_config_init(&c, sizeof c);
    c.max_levels_7d = 1;
    kl_rehab knee = knee_with(&c, RELOAD, 6);
    quiet_run(&knee, 0);
    kl_rehab_log log = quiet_run(&knee, 2);
    expect_entry(&log, GREEN, ADVANCE, RELOAD, 7, CODES(KL_REHAB_LEVEL_UP));
    quiet_run(&knee, 4);
    log = quiet_run(&knee, 6);
    expect_entry(&log, GREEN, HOLD, RELOAD, 7, CODES(KL_REHAB_LEVELS_PER_WEEK));
    log = quiet_run(&knee, 10);
    expect_entry(&log, GREEN, HOLD, RELOAD, 7, CODES(KL_REHAB_PHASE_DWELL));
    log = quiet_run(&knee, 13);
    expect_entry(&log, GREEN, ADVANCE, BUILD, 7, CODES(KL_REHAB_RELOAD_TO_BUILD));
}

Test(rehab_rules, REHAB_045_red_free_and_debt)
{
    kl_rehab_config c;
    kl_rehab_config_init(&c, sizeof c);
    c.reload_red_free = 28;
    kl_rehab knee = knee_with(&c, RELOAD, 7);
    take(&knee, run_of(6, 0, 60, 0)); /* down to level 6 */
    quiet_run(&knee, 9);
    quiet_run(&knee, 11);
    cr_expect_eq(quiet_run(&knee, 13).entry[0].level, 7);
    quiet_run(&knee, 15);
    kl_rehab_log log = quiet_run(&knee, 17);
    expect_entry(&log, GREEN, HOLD, RELOAD, 7, CODES(KL_REHAB_PHASE_RED_FREE));
    knee = knee_in(RELOAD, 3);
    for (int32_t day = 0; day < 4; day++) {
        kl_rehab_event morning = morning_of(day, 0);
        morning.stress = 5;
        log = take(&knee, morning);
        if (day % 2 == 0) take(&knee, run_of(day, 0, 0, 0));
    }
    expect_entry(&log, GREEN, HOLD, RELOAD, 3, CODES(KL_REHAB_RECOVERY_DEBT));
}

/* ---- REDs and AMBERs by phase ---- */

static kl_rehab_log red_in(int32_t phase, int32_t level, kl_rehab *knee)
{
    *knee = knee_in(phase, level);
    return take(knee, run_of(0, 0, 60, 0));
}

Test(rehab_rules, REHAB_041_red_by_phase)
{
    kl_rehab knee;
    cr_expect_eq(red_in(IRRITABLE, 1, &knee).entry[0].reason[0].code, KL_REHAB_RED_IN_IRRITABLE);
    cr_expect_eq(red_in(RELOAD, 1, &knee).entry[0].reason[0].code, KL_REHAB_BELOW_LEVEL_1);
    cr_expect_eq(read_knee(&knee).phase, IRRITABLE);
    cr_expect_eq(red_in(MAINTAIN, 7, &knee).entry[0].reason[0].code, KL_REHAB_RED_IN_MAINTAIN);
    cr_expect_eq(read_knee(&knee).phase, BUILD);
    cr_expect_eq(red_in(RETURN, 7, &knee).entry[0].reason[0].code, KL_REHAB_RED_SESSION);
    cr_expect_eq(read_knee(&knee).phase, RETURN);
    const kl_rehab_log log = take(&knee, run_of(5, 0, 60, 0));
    cr_expect_eq(log.entry[0].reason[0].code, KL_REHAB_SECOND_RED_TO_RELOAD);
    cr_expect_eq(read_knee(&knee).level, 4);
    cr_expect_eq(read_knee(&knee).need, 3);
}

static kl_rehab_log amber_run(kl_rehab *knee, int32_t day)
{
    take(knee, morning_of(day, 0));
    take(knee, run_of(day, 0, 30, 0));
    return take(knee, morning_of(day + 1, 0));
}

Test(rehab_rules, REHAB_042_ambers)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    amber_run(&knee, 0);
    amber_run(&knee, 2);
    kl_rehab_log log = amber_run(&knee, 4);
    expect_entry(&log, AMBER, REGRESS, RELOAD, 3,
                 CODES(KL_REHAB_REPEATED_AMBER, KL_REHAB_PEAK_GT_GREEN));
    knee = knee_in(MAINTAIN, 7);
    amber_run(&knee, 0);
    log = amber_run(&knee, 6);
    expect_entry(&log, AMBER, REGRESS, BUILD, 7,
                 CODES(KL_REHAB_EARLY_SIGN, KL_REHAB_PEAK_GT_GREEN));
    knee = knee_in(MAINTAIN, 7);
    amber_run(&knee, 0);
    log = amber_run(&knee, 7);
    expect_entry(&log, AMBER, HOLD, MAINTAIN, 7, CODES(KL_REHAB_PEAK_GT_GREEN));
}

/* ---- stop and clearance ---- */

Test(rehab_rules, REHAB_053_clearance)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    kl_rehab_event sick = morning_of(0, 0);
    sick.flags = KL_RED_FLAG_GIVING_WAY;
    kl_rehab_log log = take(&knee, sick);
    expect_entry(&log, NONE, STOP, RELOAD, 4,
                 CODES(KL_REHAB_RED_FLAG_ROUTINE, KL_REHAB_FLAG_FIRST + 13));
    log = take(&knee, clearance_of(1, KL_CLEARED_BY_SELF_AFTER_ASSESSMENT));
    expect_entry(&log, NONE, HOLD, IRRITABLE, 1, CODES(KL_REHAB_CLEARED_BY_SELF));
    sick.day = 20;
    take(&knee, sick);
    const kl_rehab_event again = clearance_of(28, KL_CLEARED_BY_SELF_AFTER_ASSESSMENT);
    cr_expect_eq(kl_rehab_apply(&knee, &again, NULL, NULL), KL_E_STATE);
    kl_rehab other = knee;
    take(&other, clearance_of(29, KL_CLEARED_BY_SELF_AFTER_ASSESSMENT));
    log = take(&knee, clearance_of(28, KL_CLEARED_BY_CLINICIAN));
    cr_expect_eq(log.entry[log.n_entries - 1].reason[0].code, KL_REHAB_CLEARED_BY_CLINICIAN);
    sick.day = 90;
    sick.flags = KL_RED_FLAG_LOCKED;
    take(&knee, sick);
    const kl_rehab_event self = clearance_of(90, KL_CLEARED_BY_SELF_AFTER_ASSESSMENT);
    cr_expect_eq(kl_rehab_apply(&knee, &self, NULL, NULL), KL_E_STATE);
}

/* ---- screening, location ---- */

Test(rehab_rules, REHAB_056_entry)
{
    kl_rehab knee = new_knee();
    kl_rehab_log log = take(&knee, screen_of(0, 70));
    expect_entry(&log, NONE, HOLD, IRRITABLE, 1, CODES(KL_REHAB_ENTRY_HIGH));
    static const int32_t minutes[] = {0, 1, 2, 9, 30, 600, KL_UNKNOWN};
    static const int32_t levels[] = {1, 1, 2, 5, 7, 7, 1};
    for (int i = 0; i < 7; i++) {
        kl_rehab_event screen = screen_of(0, 40);
        screen.minutes_to_pain = minutes[i];
        knee = new_knee();
        log = take(&knee, screen);
        expect_entry(&log, NONE, HOLD, RELOAD, levels[i], CODES(KL_REHAB_ENTRY_MODERATE));
    }
    kl_rehab_event young = screen_of(0, 0);
    young.age = 17;
    knee = new_knee();
    cr_expect_eq(take(&knee, young).entry[0].reason[1].code, KL_REHAB_FLAG_FIRST + 16);
    cr_expect_eq(read_knee(&knee).phase, KL_PHASE_SCREEN);
    take(&knee, clearance_of(0, KL_CLEARED_BY_CLINICIAN));
    cr_expect_eq(read_knee(&knee).phase, KL_PHASE_SCREEN);
    young.age = 18;
    log = take(&knee, young);
    expect_entry(&log, NONE, HOLD, BUILD, 7, CODES(KL_REHAB_ENTRY_LOW));
}

Test(rehab_rules, REHAB_012_REHAB_057_tracks)
{
    kl_rehab knee = knee_in(RELOAD, 4);
    kl_rehab_event there = event_of(KL_EVENT_LOCATION, 0);
    there.location = KL_LOCATION_LATERAL;
    kl_rehab_log log = take(&knee, there);
    expect_entry(&log, NONE, HOLD, RELOAD, 4, CODES(KL_REHAB_TRACK_CHANGED));
    cr_expect_eq(take(&knee, there).n_entries, 0);
    take(&knee, morning_of(0, 0));
    take(&knee, run_of(0, 0, 11, 0));
    cr_expect_eq(take(&knee, morning_of(1, 0)).entry[0].colour, AMBER);
    static const int32_t advised[] = {KL_LOCATION_MEDIAL, KL_LOCATION_ABOVE, KL_LOCATION_DIFFUSE};
    for (int i = 0; i < 3; i++) {
        there = event_of(KL_EVENT_LOCATION, 1);
        there.location = advised[i];
        log = take(&knee, there);
        expect_entry(&log, NONE, HOLD, RELOAD, 4,
                     CODES(KL_REHAB_TRACK_CHANGED, KL_REHAB_ASSESSMENT_ADVISED));
    }
}

/* ---- strength, walk, weeks ---- */

Test(rehab_rules, REHAB_060_REHAB_061_REHAB_062_out_of_irritable)
{
    kl_rehab knee = knee_in(IRRITABLE, 1);
    kl_rehab_log log = take(&knee, strength_of(0, KL_UNKNOWN));
    expect_entry(&log, NONE, HOLD, IRRITABLE, 1, CODES(KL_REHAB_STRENGTH_PAIN_UNKNOWN));
    log = take(&knee, strength_of(0, 31));
    expect_entry(&log, NONE, HOLD, IRRITABLE, 1, CODES(KL_REHAB_STRENGTH_PAIN_HIGH));
    log = take(&knee, strength_of(0, 51));
    expect_entry(&log, NONE, HOLD, IRRITABLE, 1, CODES(KL_REHAB_STRENGTH_PAIN_GT_RED));
    take(&knee, strength_of(1, 30));
    take(&knee, strength_of(2, 0));
    kl_rehab_event walk = event_of(KL_EVENT_WALK30, 4);
    walk.pain = 20;
    take(&knee, walk);
    for (int32_t day = 5; day < 7; day++)
        cr_expect_eq(take(&knee, morning_of(day, 20)).n_entries, 0);
    kl_rehab quiet = knee;
    kl_rehab sore = knee;
    kl_rehab swollen = knee;
    log = take(&quiet, morning_of(7, 0));
    expect_entry(&log, NONE, ADVANCE, RELOAD, 1, CODES(KL_REHAB_IRRITABLE_TO_RELOAD));
    cr_expect_eq(take(&sore, morning_of(7, 21)).n_entries, 0);
    kl_rehab_event morning = morning_of(7, 0);
    morning.swelling = 1;
    cr_expect_eq(take(&swollen, morning).n_entries, 0);
    cr_expect_eq(take(&knee, strength_of(7, 0)).n_entries, 0, "no morning of today");
}

static kl_rehab_log weeks_until(kl_rehab *knee, int32_t first, int32_t last, kl_rehab_event week)
{
    kl_rehab_log log;
    memset(&log, 0, sizeof log);
    for (int32_t day = first; day <= last; day += 7) {
        quiet_run(knee, day - 2);
        take(knee, strength_of(day, 0));
        week.day = day;
        log = take(knee, week);
    }
    return log;
}

Test(rehab_rules, REHAB_063_weeks)
{
    kl_rehab knee = knee_in(BUILD, 7);
    kl_rehab_log log = weeks_until(&knee, 7, 7, week_of(0, 79, 100, 0));
    expect_entry(&log, NONE, HOLD, BUILD, 7, CODES(KL_REHAB_GUARD_DWELL, KL_REHAB_GUARD_VOLUME));
    log = weeks_until(&knee, 14, 21, week_of(0, 80, 100, 0));
    expect_entry(&log, NONE, ADVANCE, RETURN, 7, CODES(KL_REHAB_BUILD_TO_RETURN));
    log = weeks_until(&knee, 28, 42, week_of(0, 95, 100, 0));
    expect_entry(&log, NONE, HOLD, RETURN, 7, CODES(KL_REHAB_GUARD_QUALITY));
    log = weeks_until(&knee, 49, 63, week_of(0, 95, 100, 1));
    expect_entry(&log, NONE, ADVANCE, MAINTAIN, 7, CODES(KL_REHAB_RETURN_TO_MAINTAIN));
    log = weeks_until(&knee, 70, 70, week_of(0, 95, 100, 1));
    expect_entry(&log, NONE, HOLD, MAINTAIN, 7, CODES(KL_REHAB_WEEK_NOTED));
    take(&knee, run_of(76, 0, 0, 0));
    take(&knee, run_of(83, 0, 0, 0));
    log = take(&knee, week_of(84, 95, 100, 1));
    expect_entry(&log, NONE, HOLD, MAINTAIN, 7,
                 CODES(KL_REHAB_WEEK_NOTED, KL_REHAB_GUARD_STRENGTH));
    knee = knee_in(BUILD, 7);
    take(&knee, run_of(5, 0, 60, 0));
    log = take(&knee, week_of(6, 100, 100, 1));
    expect_entry(&log, NONE, HOLD, BUILD, 7,
                 CODES(KL_REHAB_GUARD_DWELL, KL_REHAB_GUARD_VOLUME, KL_REHAB_GUARD_GREEN_SHARE,
                       KL_REHAB_GUARD_RED_FREE));
    knee = knee_in(RELOAD, 4);
    cr_expect_eq(take(&knee, week_of(0, 1, 1, 1)).n_entries, 0);
}

/* ---- day start ---- */

Test(rehab_rules, REHAB_070_gaps_of_later_phases_and_reviews)
{
    kl_rehab knee = knee_in(RETURN, 7);
    take(&knee, run_of(0, 0, 0, 0));
    take(&knee, event_of(KL_EVENT_TICK, 2));
    kl_rehab_log log = take(&knee, event_of(KL_EVENT_TICK, 8));
    expect_entry(&log, NONE, HOLD, RETURN, 7, CODES(KL_REHAB_GAP_1));
    log = take(&knee, event_of(KL_EVENT_TICK, 14));
    expect_entry(&log, NONE, REGRESS, RELOAD, 4, CODES(KL_REHAB_GAP_2_TO_RELOAD));
    knee = knee_in(RELOAD, 4);
    for (int32_t day = 0; day < 56; day += 5) {
        kl_rehab_event little = run_of(day, 0, 0, 0);
        little.dose_pct = 10;
        take(&knee, little);
    }
    log = take(&knee, event_of(KL_EVENT_TICK, 56));
    expect_entry(&log, NONE, HOLD, RELOAD, 4, CODES(KL_REHAB_NO_BUILD_REVIEW));
}

/* ---- today, both knees ---- */

Test(rehab_rules, REHAB_080_today)
{
    kl_rehab knee = new_knee();
    kl_rehab_today today = ask_knee(&knee, 0, 0);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_PHASE_SCREEN, KL_REHAB_SCREEN_DUE));
    knee = knee_in(RELOAD, 4);
    take(&knee, morning_of(0, 0));
    today = ask_knee(&knee, 0, 0);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_OK));
    cr_expect(today.action == KL_ACTION_RUN && today.has_row && today.row.run_s == 240);
    today = ask_knee(&knee, 1, KL_UNKNOWN);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_PAIN_TODAY_UNKNOWN));
    today = ask_knee(&knee, 0, 21);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_PAIN_TODAY_GT_GREEN));
    today = ask_knee(&knee, 0, 51);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_PAIN_TODAY_GT_RED));
    take(&knee, run_of(0, 0, 60, 0));
    today = ask_knee(&knee, 1, 0);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_REST_UNTIL, KL_REHAB_RUN_SPACING));
    kl_rehab_event swollen = morning_of(3, 0);
    swollen.swelling = 2;
    take(&knee, swollen);
    today = ask_knee(&knee, 3, 0);
    expect_codes(today.reason, today.n_reasons,
                 CODES(KL_REHAB_STOP_LATCHED_URGENT, KL_REHAB_SWELLING_TODAY));
    kl_fault f;
    expect_refusal(kl_rehab_ask(&knee, 2, 0, &today, &f), &f, KL_E_ORDER, "day", -1, 2);
    expect_refusal(kl_rehab_ask(&knee, 3, 101, &today, &f), &f, KL_E_RANGE, "pre", -1, 101);
    expect_refusal(kl_rehab_ask(&knee, KL_UNKNOWN, 0, &today, &f), &f, KL_E_RANGE, "day", -1,
                   KL_UNKNOWN);
}

Test(rehab_rules, REHAB_080_run_days)
{
    kl_rehab knee = knee_in(MAINTAIN, 7);
    for (int32_t day = 0; day < 6; day++) take(&knee, run_of(day, 0, 0, 0));
    kl_rehab_today today = ask_knee(&knee, 6, 0);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_MAX_RUNS_7D));
    knee = knee_in(IRRITABLE, 1);
    today = ask_knee(&knee, 0, 0);
    expect_codes(today.reason, today.n_reasons, CODES(KL_REHAB_PHASE_IRRITABLE));
}

Test(rehab_rules, REHAB_081_both_knees)
{
    kl_rehab left = knee_in(RELOAD, 4);
    kl_rehab right = knee_in(RELOAD, 2);
    kl_rehab_both both;
    take(&left, run_of(0, 0, 60, 0));
    const kl_rehab_today a = ask_knee(&left, 1, 0);
    const kl_rehab_today b = ask_knee(&right, 1, KL_UNKNOWN);
    cr_assert_eq(kl_rehab_combine(&a, &b, &both, NULL), KL_OK);
    expect_codes(both.reason, both.n_reasons,
                 CODES(KL_REHAB_REST_UNTIL, KL_REHAB_PAIN_TODAY_UNKNOWN, KL_REHAB_RUN_SPACING));
    cr_expect(both.action == KL_ACTION_NO_RUN && both.level == 2);
    cr_expect(both.side[0] == KL_SIDE_LEFT && both.side[1] == KL_SIDE_RIGHT);
}

static kl_rehab_today answer_with(int32_t action, const int32_t *codes)
{
    kl_rehab_today today;
    memset(&today, 0, sizeof today);
    today.action = action;
    today.level = 1;
    for (; codes[today.n_reasons]; today.n_reasons++)
        today.reason[today.n_reasons].code = codes[today.n_reasons];
    return today;
}

/* The order of REHAB-080 over both; left before right where both give a reason of one place. */
Test(rehab_rules, REHAB_081_order_of_both)
{
    const kl_rehab_today stopped =
        answer_with(KL_ACTION_STOP, CODES(KL_REHAB_STOP_LATCHED_URGENT, KL_REHAB_PHASE_IRRITABLE,
                                          KL_REHAB_PAIN_TODAY_UNKNOWN, KL_REHAB_SCREEN_DUE));
    const kl_rehab_today other =
        answer_with(KL_ACTION_STOP, CODES(KL_REHAB_STOP_LATCHED_ROUTINE, KL_REHAB_REST_UNTIL,
                                          KL_REHAB_PAIN_TODAY_UNKNOWN, KL_REHAB_RUN_SPACING));
    static const int32_t sides[] = {0, 1, 1, 0, 0, 1, 1, 0};
    kl_rehab_both both;
    cr_assert_eq(kl_rehab_combine(&stopped, &other, &both, NULL), KL_OK);
    expect_codes(both.reason, both.n_reasons,
                 CODES(KL_REHAB_STOP_LATCHED_URGENT, KL_REHAB_STOP_LATCHED_ROUTINE,
                       KL_REHAB_REST_UNTIL, KL_REHAB_PHASE_IRRITABLE, KL_REHAB_PAIN_TODAY_UNKNOWN,
                       KL_REHAB_PAIN_TODAY_UNKNOWN, KL_REHAB_RUN_SPACING, KL_REHAB_SCREEN_DUE));
    for (int i = 0; i < 8; i++) cr_expect_eq(both.side[i], sides[i], "reason %d", i);
    const kl_rehab_today none = answer_with(KL_ACTION_RUN, CODES(0));
    cr_assert_eq(kl_rehab_combine(&none, &other, &both, NULL), KL_OK);
    cr_expect(both.n_reasons == 4 && both.side[3] == KL_SIDE_RIGHT);
}

/* ---- time ---- */

/* REHAB-003: ten years of days; the beginning does not change by what follows. */
Test(rehab_rules, REHAB_003_ten_years)
{
    kl_rehab knee = knee_in(RELOAD, 1);
    kl_rehab twin = knee;
    kl_rehab_log last;
    for (int32_t day = 0; day < 3653; day++) {
        last = take(&knee, morning_of(day, 0));
        const kl_rehab_log same = take(&twin, morning_of(day, 0));
        cr_assert_eq(memcmp(&last, &same, sizeof last), 0);
        take(&knee, day % 2 ? run_of(day, 0, 10, 0) : strength_of(day, 0));
        take(&twin, day % 2 ? run_of(day, 0, 10, 0) : strength_of(day, 0));
        if (day % 7 == 6) take(&knee, week_of(day, 100, 100, 1));
        if (day % 7 == 6) take(&twin, week_of(day, 100, 100, 1));
    }
    cr_expect_eq(read_knee(&knee).phase, MAINTAIN);
    cr_expect_eq(memcmp(&knee, &twin, sizeof knee), 0);
}

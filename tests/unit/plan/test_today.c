/*
 * Unit tests of kl_today: what the conformance cases (today.jsonl) do not say. TODAY-001,
 * TODAY-002, TODAY-020, TODAY-030, TODAY-041
 */
#include "mornings.h"

#include "base/bytes.h"

static kl_rehab calm_knee(int32_t phase, int32_t level, int32_t day)
{
    kl_rehab knee = knee_in(phase, level);
    take(&knee, morning_of(day, 0));
    return knee;
}

static void refuse(const kl_today_input *in, kl_status wanted, const char *field, int64_t index,
                   double value)
{
    kl_today_answer out;
    kl_fault fault = {"", 0, 0.0};
    put_canary(&out, sizeof out);
    expect_refusal(kl_today(in, &out, &fault), &fault, wanted, field, index, value);
    cr_expect(is_canary(&out, sizeof out), "%s: the answer was written", field);
    cr_expect_eq(kl_today(in, &out, NULL), wanted, "%s without a fault", field);
}

/* ---- calls ---- */

Test(today, an_empty_input_knows_nothing)
{
    kl_today_input in;
    kl_today_input_init(&in, sizeof in);
    cr_expect_eq(in.struct_size, sizeof in);
    cr_expect_eq(in.day, KL_UNKNOWN);
    cr_expect_eq(in.first_day, KL_UNKNOWN);
    cr_expect_eq(in.infer_rest, 0);
    cr_expect_eq(in.n_knees, 0);
    for (int i = 0; i < 2; i++) {
        cr_expect_eq(in.knee[i].side, KL_SIDE_UNSPECIFIED);
        cr_expect_eq(in.knee[i].pre, KL_UNKNOWN);
        cr_expect_null(in.knee[i].rehab);
    }
    cr_expect(!in.sessions && !in.week && !in.cadence && !in.shoes && !in.judged);
    kl_today_input_init(NULL, sizeof in);
    put_canary(&in, sizeof in);
    kl_today_input_init(&in, 2);
    cr_expect(is_canary(&in, sizeof in));
}

Test(today, TODAY_002_null_pointers_are_named)
{
    const kl_rehab knee = calm_knee(KL_PHASE_BUILD, 7, 5);
    const kl_today_input good = morning_input(&knee, 5, 0);
    const kl_today_week week = {5, 0, KL_UNKNOWN, 1, NULL};
    const kl_today_week less = {5, 0, KL_UNKNOWN, -1, NULL};
    kl_fault fault = {"", 0, 0.0};
    refuse(NULL, KL_E_NULL, "input", -1, 0.0);
    expect_refusal(kl_today(&good, NULL, &fault), &fault, KL_E_NULL, "out", -1, 0.0);
    cr_expect_eq(kl_today(&good, NULL, NULL), KL_E_NULL);
    kl_today_input in = good;
    in.knee[0].rehab = NULL;
    refuse(&in, KL_E_NULL, "rehab.rehab", 0, 0.0);
    in = good;
    in.n_sessions = 1;
    refuse(&in, KL_E_NULL, "sessions", -1, 0.0);
    in = good;
    in.week = &week;
    refuse(&in, KL_E_NULL, "week.items", -1, 0.0);
    in.week = &less;
    refuse(&in, KL_E_SIZE, "week.items", -1, -1.0);
    in = good;
    in.n_judged = 1;
    refuse(&in, KL_E_NULL, "judged", -1, 0.0);
}

Test(today, TODAY_002_sizes_are_checked)
{
    const kl_rehab knee = calm_knee(KL_PHASE_BUILD, 7, 5);
    kl_today_input in = morning_input(&knee, 5, 0);
    in.n_sessions = KL_TODAY_MAX_SESSIONS + 1;
    refuse(&in, KL_E_SIZE, "sessions", -1, KL_TODAY_MAX_SESSIONS + 1);
    in = morning_input(&knee, 5, 0);
    in.struct_size = 8;
    refuse(&in, KL_E_VERSION, "struct_size", -1, 8.0);
    in = morning_input(&knee, 5, 0);
    in.infer_rest = 2;
    refuse(&in, KL_E_RANGE, "infer_rest", -1, 2.0);
}

typedef struct wrong_session {
    const char *field;
    size_t offset;
    int32_t value;
} wrong_session;

#define AT(member) offsetof(kl_session, member)

Test(today, TODAY_002_every_session_field_has_its_prefix)
{
    static const wrong_session wrong[] = {
        {"sessions.day", AT(day), KL_DAY_MIN - 1},
        {"sessions.start_s", AT(start_s), 86400},
        {"sessions.dist_m", AT(dist_m), -1},
        {"sessions.dur_s", AT(dur_s), -1},
        {"sessions.elapsed_s", AT(elapsed_s), -1},
        {"sessions.steps", AT(steps), -1},
        {"sessions.rpe", AT(rpe), 101},
        {"sessions.kind", AT(kind), 4},
        {"sessions.has_load", AT(has_load), 2},
    };
    const kl_rehab knee = calm_knee(KL_PHASE_BUILD, 7, 5);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        kl_session two[] = {session_of(1, 5000), session_of(2, 5000)};
        kl_today_input in = morning_input(&knee, 5, 0);
        in.sessions = two;
        in.n_sessions = 2;
        memcpy((char *)&two[1] + wrong[i].offset, &wrong[i].value, sizeof(int32_t));
        refuse(&in, KL_E_RANGE, wrong[i].field, 1, wrong[i].value);
    }
    kl_session one = session_of(1, 5000);
    kl_today_input in = morning_input(&knee, 5, 0);
    one.has_load = 1;
    one.load = -1.0;
    in.sessions = &one;
    in.n_sessions = 1;
    refuse(&in, KL_E_RANGE, "sessions.load", 0, -1.0);
}

#undef AT
#define AT(member) offsetof(kl_plan_item, member)

Test(today, TODAY_002_every_item_field_has_its_prefix)
{
    static const wrong_session wrong[] = {
        {"week.items.day", AT(day), 7},           {"week.items.kind", AT(kind), 6},
        {"week.items.metres", AT(metres), -1},    {"week.items.seconds", AT(seconds), -1},
        {"week.items.run_s", AT(run_s), 86401},   {"week.items.walk_s", AT(walk_s), -1},
        {"week.items.bout_s", AT(bout_s), 86401}, {"week.items.reps", AT(reps), -1},
    };
    const kl_rehab knee = calm_knee(KL_PHASE_BUILD, 7, 5);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        kl_plan_item items[2] = {{0}, {0}};
        const kl_today_week week = {5, 0, KL_UNKNOWN, 2, items};
        kl_today_input in = morning_input(&knee, 5, 0);
        in.week = &week;
        memcpy((char *)&items[1] + wrong[i].offset, &wrong[i].value, sizeof(int32_t));
        refuse(&in, KL_E_RANGE, wrong[i].field, 1, wrong[i].value);
    }
    kl_plan_item item = {.run_s = KL_UNKNOWN};
    const kl_today_week week = {5, 0, KL_UNKNOWN, 1, &item};
    kl_today_input in = morning_input(&knee, 5, 0);
    in.week = &week;
    refuse(&in, KL_E_NULL, "week.items.run_s", 0, 0.0);
}

Test(today, TODAY_002_shoe_and_judged_faults_have_their_prefix)
{
    const kl_rehab knee = calm_knee(KL_PHASE_BUILD, 7, 5);
    const kl_shoe good = {0, 0, 0, KL_UNKNOWN, KL_UNKNOWN, 0};
    kl_shoe pair = good;
    kl_shoe_run run = {1, 0, 5000, 0};
    kl_today_shoes shoes = {&pair, 1, &run, 1, KL_UNKNOWN, 0};
    kl_today_input in = morning_input(&knee, 5, 0);
    in.shoes = &shoes;
    pair.first_day = 6;
    refuse(&in, KL_E_RANGE, "shoe.first_day", 0, 6.0);
    pair = good;
    pair.new_model = 2;
    refuse(&in, KL_E_RANGE, "shoe.new_model", 0, 2.0);
    pair = good;
    pair.heel_mm = -1;
    refuse(&in, KL_E_RANGE, "shoe.heel_mm", 0, -1.0);
    pair = good;
    pair.drop_mm = 31;
    refuse(&in, KL_E_RANGE, "shoe.drop_mm", 0, 31.0);
    pair = good;
    run.day = 6;
    refuse(&in, KL_E_RANGE, "shoe.day", 0, 6.0);
    run.day = -1;
    refuse(&in, KL_E_INCONSISTENT, "shoe.day", 0, -1.0);
    run.day = 1;
    run.distance_m = -1;
    refuse(&in, KL_E_RANGE, "shoe.distance_m", 0, -1.0);
    run.distance_m = 5000;
    shoes.usual_drop_mm = 31;
    refuse(&in, KL_E_RANGE, "shoe.usual_drop_mm", -1, 31.0);
    shoes.usual_drop_mm = KL_UNKNOWN;
    shoes.runs = NULL;
    refuse(&in, KL_E_NULL, "shoe.runs", -1, 0.0);
    shoes.shoes = NULL;
    refuse(&in, KL_E_NULL, "shoe.shoes", -1, 0.0);
    kl_judged_session judged = {1, 600, 4};
    in = morning_input(&knee, 5, 0);
    in.judged = &judged;
    in.n_judged = 1;
    refuse(&in, KL_E_RANGE, "judged.colour", 0, 4.0);
    judged.colour = KL_UNKNOWN;
    refuse(&in, KL_E_NULL, "judged.colour", 0, 0.0);
    judged.colour = KL_COLOUR_GREEN;
    judged.day = 6;
    refuse(&in, KL_E_ORDER, "judged.day", 0, 6.0);
    judged.day = KL_UNKNOWN;
    refuse(&in, KL_E_NULL, "judged.day", 0, 0.0);
}

Test(today, TODAY_002_options_keep_the_names_of_their_modules)
{
    const kl_rehab knee = calm_knee(KL_PHASE_BUILD, 7, 5);
    const kl_knee_runner heavy = {.mass_ref_kg = 60.0,
                                  .mass_now_kg = 120.0,
                                  .has = KL_RUNNER_HAS_MASS_REF_KG | KL_RUNNER_HAS_MASS_NOW_KG};
    kl_plan_options plan;
    kl_spike_options spike;
    kl_knee_options load;
    kl_plan_options_init(&plan, sizeof plan);
    kl_spike_options_init(&spike, sizeof spike);
    kl_knee_options_init(&load, sizeof load);
    kl_today_input in = morning_input(&knee, 5, 0);
    in.runner = &heavy;
    refuse(&in, KL_E_RANGE, "mass_ratio", -1, 2.0);
    in.runner = NULL;
    in.knee_load = &load;
    load.interval = 2;
    refuse(&in, KL_E_RANGE, "interval", -1, 2.0);
    in.spike = &spike;
    spike.edge = 4;
    refuse(&in, KL_E_RANGE, "edge", -1, 4.0);
    in.plan = &plan;
    plan.struct_size = 4;
    refuse(&in, KL_E_VERSION, "struct_size", -1, 4.0);
}

/* ---- what the modules say ---- */

Test(today, TODAY_020_spike_is_that_of_the_module)
{
    const kl_rehab knee = calm_knee(KL_PHASE_MAINTAIN, 7, 5);
    random_source r = random_from(20);
    for (int round = 0; round < 200; round++) {
        kl_session run[12];
        kl_spike spike;
        const int32_t n = random_int(&r, 0, 12);
        for (int32_t i = 0; i < n; i++) {
            run[i] = session_of(-40 + 4 * i + random_int(&r, 0, 3), random_int(&r, 3000, 12000));
        }
        const size_t kept = n == 12 ? 11 : (size_t)n;
        kl_today_input in = morning_input(&knee, 5, 0);
        in.sessions = run;
        in.n_sessions = kept;
        const kl_runs runs = {run, kept, 0, NULL, 0, in.first_day, 0};
        cr_assert_eq(kl_spike_limit(&runs, 5, KL_UNKNOWN, NULL, &spike, NULL), KL_OK);
        const kl_today_answer a = ask_today(&in);
        const kl_today_limit *l = today_limit(&a, KL_TODAY_LIMIT_SPIKE);
        cr_assert_eq(l != NULL, spike.defined);
        cr_expect_eq(today_reason(&a, KL_TODAY_SPIKE_NO_REFERENCE) != NULL, !spike.defined);
        if (l) cr_expect_eq(l->metres, spike.x_guarded);
    }
}

Test(today, TODAY_020_comfort_is_that_of_the_module)
{
    const kl_rehab knee = calm_knee(KL_PHASE_BUILD, 7, 5);
    random_source r = random_from(21);
    for (int round = 0; round < 200; round++) {
        kl_judged_session judged[6];
        kl_comfort_threshold comfort;
        for (int i = 0; i < 6; i++) {
            judged[i].day = random_int(&r, -40, 5);
            judged[i].dose_s = random_int(&r, 0, 3600);
            judged[i].colour = random_int(&r, KL_COLOUR_GREEN, KL_COLOUR_RED);
        }
        kl_today_input in = morning_input(&knee, 5, 0);
        in.judged = judged;
        in.n_judged = 6;
        cr_assert_eq(kl_comfort_threshold_of(5, judged, 6, NULL, &comfort, NULL), KL_OK);
        const kl_today_answer a = ask_today(&in);
        cr_expect_eq(a.max_run_s, comfort.threshold_s);
        cr_expect_eq((a.unknown & KL_TODAY_UNKNOWN_COMFORT) != 0, !comfort.defined);
    }
}

/* The book's ratios are those of the 35 days before, and of nothing older. */
Test(today, TODAY_030_the_book_looks_at_35_days)
{
    enum { DAYS = 60, BOOK = 35 };
    const kl_rehab knee = calm_knee(KL_PHASE_MAINTAIN, 7, 5);
    kl_session run[DAYS];
    double load[BOOK];
    random_source r = random_from(30);
    for (int i = 0; i < DAYS; i++) run[i] = session_of(5 - DAYS + i, random_int(&r, 3000, 9000));
    for (int i = 0; i < BOOK; i++) load[i] = run[DAYS - BOOK + i].dist_m;
    kl_today_input in = morning_input(&knee, 5, 0);
    in.sessions = run;
    in.n_sessions = DAYS;
    const kl_today_answer a = ask_today(&in);
    const kl_series series = {load, NULL, BOOK, 0, 5 - BOOK, 0};
    kl_rolling_options rolling;
    kl_ewma_options smooth;
    kl_rolling ra;
    kl_ewma ew;
    kl_rolling_options_init(&rolling, sizeof rolling);
    kl_ewma_options_init(&smooth, sizeof smooth);
    rolling.mode = smooth.mode = KL_START_OF_DAY;
    cr_assert_eq(kl_rolling_at(&series, 5, 1, &rolling, &ra, NULL), KL_OK);
    cr_assert_eq(kl_ewma_at(&series, 5, 1, &smooth, &ew, NULL), KL_OK);
    expect_number("rolling", a.rolling.value, ra.value);
    expect_number("lo", a.rolling.lo, ra.lo);
    expect_number("hi", a.rolling.hi, ra.hi);
    expect_flags(a.rolling.flags, ra.flags);
    expect_number("ewma", a.ewma.value, ew.value);
    expect_flags(a.ewma.flags, ew.flags);
    cr_expect(a.rolling.grade == 'X' && a.ewma.grade == 'X');
    in.sessions = run + DAYS - BOOK - 1;
    in.n_sessions = BOOK + 1;
    const kl_today_answer cut = ask_today(&in);
    cr_expect(same_bits(&a.rolling, &cut.rolling, sizeof a.rolling));
    cr_expect(same_bits(&a.ewma, &cut.ewma, sizeof a.ewma));
}

/* A session is one lap; steps over moving time are its cadence. */
Test(today, TODAY_030_knee_load_is_that_of_the_module)
{
    const kl_rehab knee = calm_knee(KL_PHASE_MAINTAIN, 7, 5);
    const kl_knee_runner runner = {
        .v_ref = 2.8, .cad_ref = 160.0, .has = KL_RUNNER_HAS_V_REF | KL_RUNNER_HAS_CAD_REF};
    kl_session run[2] = {session_of(-3, 4000), session_of(1, 6000)};
    const kl_knee_segment lap = {
        .distance_m = 6000.0,
        .duration_s = 2000.0,
        .cadence = 60.0 * 5600.0 / 2000.0,
        .has = KL_SEGMENT_HAS_DISTANCE_M | KL_SEGMENT_HAS_DURATION_S | KL_SEGMENT_HAS_CADENCE};
    const kl_knee_segment bare = {.distance_m = 4000.0, .has = KL_SEGMENT_HAS_DISTANCE_M};
    kl_knee_load now;
    kl_knee_load before;
    run[1].dur_s = 2000;
    run[1].steps = 5600;
    kl_today_input in = morning_input(&knee, 5, 0);
    in.runner = &runner;
    in.sessions = run;
    in.n_sessions = 2;
    const kl_today_answer a = ask_today(&in);
    cr_assert_eq(kl_knee_run(&lap, 1, &runner, NULL, &now, NULL, NULL), KL_OK);
    cr_assert_eq(kl_knee_run(&bare, 1, &runner, NULL, &before, NULL, NULL), KL_OK);
    expect_number("ekm_7d", a.ekm_7d, now.ekm);
    expect_number("ekm_7d_before", a.ekm_7d_before, before.ekm);
    cr_expect_eq(a.ekm_left_out, 0);
}

/* ---- configuration ---- */

static uint32_t crc_with(const kl_rehab_config *config, const kl_plan_options *plan,
                         const kl_spike_options *spike, const kl_knee_options *load)
{
    const kl_rehab knee = knee_with(config, KL_PHASE_BUILD, 7);
    kl_today_input in = morning_input(&knee, 5, 0);
    in.plan = plan;
    in.spike = spike;
    in.knee_load = load;
    return ask_today(&in).config_crc;
}

Test(today, TODAY_041_crc_tells_configurations_apart)
{
    kl_rehab_config config;
    kl_plan_options plan;
    kl_spike_options spike;
    kl_knee_options load;
    kl_rehab_config_init(&config, sizeof config);
    kl_plan_options_init(&plan, sizeof plan);
    kl_spike_options_init(&spike, sizeof spike);
    kl_knee_options_init(&load, sizeof load);
    const uint32_t usual = crc_with(NULL, NULL, NULL, NULL);
    cr_expect_eq(crc_with(&config, &plan, &spike, &load), usual);
    config.pain_green = 10;
    cr_expect_neq(crc_with(&config, NULL, NULL, NULL), usual);
    plan.adherence_pct = 71;
    cr_expect_neq(crc_with(NULL, &plan, NULL, NULL), usual);
    spike.layoff_hold = 29;
    cr_expect_neq(crc_with(NULL, NULL, &spike, NULL), usual);
    load.b_down = 1.25;
    cr_expect_neq(crc_with(NULL, NULL, NULL, &load), usual);
    spike.layoff_hold = 28;
    spike.kinds = 15; /* is not read */
    load.b_down = 1.5;
    load.interval = 0;
    cr_expect_eq(crc_with(NULL, NULL, &spike, &load), usual);
}

/* ---- ends ---- */

Test(today, the_first_and_the_last_day_of_the_calendar)
{
    const int32_t days[] = {KL_DAY_MIN, KL_DAY_MAX};
    for (int i = 0; i < 2; i++) {
        kl_rehab knee;
        const kl_rehab_start start = {KL_PHASE_BUILD, 7, days[i], KL_LOCATION_FRONT};
        cr_assert_eq(kl_rehab_open(&knee, NULL, &start, NULL), KL_OK);
        const kl_today_week week = {days[i], 5000, KL_UNKNOWN, 0, NULL};
        kl_today_input in = morning_input(&knee, days[i], 0);
        in.first_day = days[i];
        in.week = &week;
        const kl_today_answer a = ask_today(&in);
        cr_expect_eq(a.action, KL_ACTION_RUN);
        cr_expect_eq(a.max_distance_m, 5000);
        cr_expect_eq(a.rolling.defined, 0);
    }
}

Test(today, as_many_sessions_as_it_takes)
{
    static kl_session run[KL_TODAY_MAX_SESSIONS];
    const kl_rehab knee = calm_knee(KL_PHASE_MAINTAIN, 7, 5);
    const kl_today_week week = {0, 1000000, KL_UNKNOWN, 0, NULL};
    for (int i = 0; i < KL_TODAY_MAX_SESSIONS; i++) run[i] = session_of(2, 1000000);
    kl_today_input in = morning_input(&knee, 5, 0);
    in.sessions = run;
    in.n_sessions = KL_TODAY_MAX_SESSIONS;
    in.week = &week;
    const kl_today_answer a = ask_today(&in);
    cr_expect_eq(a.runs_7d, KL_TODAY_MAX_SESSIONS);
    cr_expect_eq(a.max_distance_m, 0);
    cr_expect_eq(a.action, KL_ACTION_CROSS_TRAIN);
    cr_expect_not_null(today_reason(&a, KL_TODAY_LIMIT_ZERO));
}

/* The longest list of reasons has room: two knees with everything against them. */
Test(today, TODAY_040_reasons_have_room)
{
    kl_rehab knee[2] = {new_knee(), new_knee()};
    for (int i = 0; i < 2; i++) {
        kl_rehab_event e = screen_of(0, 80);
        e.flags = 1;
        take(&knee[i], e);
        e = morning_of(1, 90);
        e.swelling = 2;
        take(&knee[i], e);
    }
    kl_today_input in = morning_input(&knee[0], 60, 90);
    in.n_knees = 2;
    in.knee[1] = in.knee[0];
    in.knee[1].rehab = &knee[1];
    in.knee[0].side = KL_SIDE_RIGHT;
    in.knee[1].side = KL_SIDE_LEFT;
    const kl_today_answer a = ask_today(&in);
    cr_expect_eq(a.action, KL_ACTION_STOP);
    cr_expect_eq(a.tier, KL_TIER_EMERGENCY);
    cr_expect_lt(a.n_reasons, KL_TODAY_MAX_REASONS);
    cr_expect_eq(a.reason[0].side, KL_SIDE_LEFT);
    for (int32_t i = a.n_reasons; i < KL_TODAY_MAX_REASONS; i++) {
        cr_expect_eq(a.reason[i].why.code, 0);
    }
}

/*
 * The numbers of reasons over random logs: REHAB-001, REHAB-012, REHAB-041 .. REHAB-046, REHAB-051,
 * REHAB-063, REHAB-070, REHAB-080. The limit is that of the configuration in force, and the value
 * meets or misses it as the rule says.
 */
#include "random_log.h"

/* How the value of a reason that fired stands to its limit. */
enum { ABOVE, AT_LEAST, BELOW, AT_MOST };

/* What else may be said of the numbers of a row. */
enum {
    ANY_UNKNOWN = 1, /* the value may be unknown: unknown does not help */
    ADDED = 2,       /* the limit is the parameter on top of an earlier pain, up to pain_green */
    BARE_TOO = 4     /* the reason comes without numbers as well */
};

typedef struct row {
    int32_t code;
    const char *parameter; /* NULL: numbers without a parameter */
    int32_t relation;
    int32_t extra;
} row;

#define FLAG(bit) (KL_REHAB_FLAG_FIRST + (bit))

static const row rows[] = {
    {KL_REHAB_PEAK_GT_RED, "pain_red", ABOVE, 0},
    {KL_REHAB_AFTER_60MIN_GT_RED, "pain_red", ABOVE, 0},
    {KL_REHAB_WARMUP_CONTINUES, "pain_green", ABOVE, ANY_UNKNOWN},
    {KL_REHAB_WARMUP_RETURNS, "pain_green", ABOVE, ANY_UNKNOWN},
    {KL_REHAB_MORNING_GT_RED, "pain_red", ABOVE, 0},
    {KL_REHAB_MORNING_UP_LARGE, "am_red_delta", AT_LEAST, ADDED},
    {KL_REHAB_MORNING_UP_REPEATED, "am_ambers_to_red", AT_LEAST, 0},
    {KL_REHAB_PEAK_GT_GREEN, "pain_green", ABOVE, 0},
    {KL_REHAB_NOT_SETTLED_60MIN, "settle_tol", ABOVE, ADDED},
    {KL_REHAB_MORNING_UP, "settle_tol", ABOVE, ADDED},
    {KL_REHAB_THREE_RED_SEEK_ASSESSMENT, "red3_window", BELOW, 0},
    {KL_REHAB_BELOW_LEVEL_1, "red2_levels", AT_MOST, 0},
    {KL_REHAB_BELOW_LEVEL_1, NULL, AT_MOST, 0},
    {KL_REHAB_SECOND_RED, "red2_window", BELOW, 0},
    {KL_REHAB_SECOND_RED_TO_RELOAD, "red2_window", BELOW, 0},
    {KL_REHAB_REPEATED_AMBER, "ambers_to_regress", AT_LEAST, 0},
    {KL_REHAB_EARLY_SIGN, "early_sign_ambers", AT_LEAST, 0},
    {KL_REHAB_DATA_GAP_REPEATED, "greys_to_flag", AT_LEAST, 0},
    {KL_REHAB_OVER_PLAN, "dose_high_pct", ABOVE, 0},
    {KL_REHAB_UNDER_PLAN, "dose_low_pct", BELOW, 0},
    {KL_REHAB_GREEN_COUNT, "advance_greens", BELOW, 0},
    {KL_REHAB_GREEN_COUNT, "post_setback_greens", BELOW, 0},
    {KL_REHAB_RECOVERY_DEBT, "debt3_min", AT_LEAST, 0},
    {KL_REHAB_RECOVERY_DEBT, "short_night_min", BELOW, 0},
    {KL_REHAB_RECOVERY_DEBT, "stress_high", AT_LEAST, 0},
    {KL_REHAB_LEVELS_PER_WEEK, "max_levels_7d", AT_LEAST, 0},
    {KL_REHAB_PHASE_DWELL, "reload_min_days", BELOW, 0},
    {KL_REHAB_PHASE_RED_FREE, "reload_red_free", BELOW, 0},
    {KL_REHAB_RELOAD_TO_BUILD, "advance_greens", AT_LEAST, 0},
    {KL_REHAB_RELOAD_TO_BUILD, "post_setback_greens", AT_LEAST, 0},
    {KL_REHAB_LEVEL_UP, "advance_greens", AT_LEAST, 0},
    {KL_REHAB_LEVEL_UP, "post_setback_greens", AT_LEAST, 0},
    {KL_REHAB_STRENGTH_PAIN_HIGH, "strength_pain_ok", ABOVE, 0},
    {KL_REHAB_STRENGTH_PAIN_GT_RED, "pain_red", ABOVE, 0},
    {KL_REHAB_GUARD_DWELL, "build_min_days", BELOW, 0},
    {KL_REHAB_GUARD_DWELL, "return_min_days", BELOW, 0},
    {KL_REHAB_GUARD_VOLUME, "build_volume_pct", BELOW, 0},
    {KL_REHAB_GUARD_VOLUME, "return_volume_pct", BELOW, 0},
    {KL_REHAB_GUARD_VOLUME, "build_weeks", BELOW, 0},
    {KL_REHAB_GUARD_VOLUME, "return_weeks", BELOW, 0},
    {KL_REHAB_GUARD_GREEN_SHARE, "green_share_pct", BELOW, ANY_UNKNOWN},
    {KL_REHAB_GUARD_RED_FREE, "build_red_free", BELOW, 0},
    {KL_REHAB_GUARD_RED_FREE, "return_red_free", BELOW, 0},
    {KL_REHAB_GUARD_QUALITY, "return_weeks", BELOW, 0},
    {KL_REHAB_GUARD_STRENGTH, "strength_14d", BELOW, 0},
    {KL_REHAB_GAP_1, "gap1_days", AT_LEAST, 0},
    {KL_REHAB_GAP_2, "gap2_days", AT_LEAST, 0},
    {KL_REHAB_GAP_2_TO_RELOAD, "gap2_days", AT_LEAST, 0},
    {KL_REHAB_GAP_3_RETEST, "gap3_days", AT_LEAST, 0},
    {KL_REHAB_NO_PROGRESS_SEEK_ASSESSMENT, "irritable_review_days", AT_LEAST, 0},
    {KL_REHAB_NO_BUILD_REVIEW, "reload_review_days", AT_LEAST, 0},
    {KL_REHAB_REST_UNTIL, NULL, BELOW, 0},
    {KL_REHAB_PAIN_TODAY_GT_RED, "pain_red", ABOVE, 0},
    {KL_REHAB_PAIN_TODAY_GT_GREEN, "pain_green", ABOVE, 0},
    {KL_REHAB_PAIN_TODAY_UNKNOWN, "pain_green", ABOVE, ANY_UNKNOWN},
    {KL_REHAB_RUN_SPACING, "reload_run_gap", BELOW, 0},
    {KL_REHAB_RUN_SPACING, "build_run_gap", BELOW, 0},
    {KL_REHAB_RUN_SPACING, "maintain_run_gap", BELOW, 0},
    {KL_REHAB_MAX_RUNS_7D, "reload_max_runs_7d", AT_LEAST, 0},
    {KL_REHAB_MAX_RUNS_7D, "build_max_runs_7d", AT_LEAST, 0},
    {KL_REHAB_MAX_RUNS_7D, "maintain_max_runs_7d", AT_LEAST, 0},
    {KL_REHAB_SCREEN_DUE, "screen_valid_days", ABOVE, ANY_UNKNOWN},
    {FLAG(8), "night_count_7d", AT_LEAST, BARE_TOO},   /* NIGHT_REST_PAIN */
    {FLAG(14), "worsening_delta", AT_LEAST, BARE_TOO}, /* RAPID_WORSENING */
    {FLAG(16), NULL, BELOW, BARE_TOO},                 /* UNDER_18 */
};
enum { ROWS = sizeof rows / sizeof rows[0] };

/* Of the parameters of rehab.h, without their "RH."; -1 for none. */
static int is_parameter(int32_t place, const char *name)
{
    if (!name || place < 0) return !name && place == -1;
    const char *id = kl_parameter_at((size_t)place)->id;
    return strncmp(id, "RH.", 3) == 0 && strcmp(id + 3, name) == 0;
}

/* The configuration and the catalogue share their order. */
static int32_t configured(const kl_rehab_config *c, const char *name)
{
    int32_t place = 0;
    const kl_parameter *first = kl_parameter_find("RH.pain_green");
    while (strcmp(first[place].id + 3, name) != 0) place++;
    return (&c->pain_green)[place];
}

/* REHAB-012: the limit of the configuration, or the tighter one of the track. */
static int is_limit(const kl_rehab_config *c, const row *r, int32_t limit)
{
    if (!r->parameter) return limit != KL_UNKNOWN;
    const int32_t usual = configured(c, r->parameter);
    if (r->extra & ADDED) return limit >= usual && limit <= usual + c->pain_green;
    if (strcmp(r->parameter, "pain_green") == 0 && usual > 10 && limit == 10) return 1;
    if (strcmp(r->parameter, "advance_greens") == 0 && usual < 3 && limit == 3) return 1;
    return limit == usual;
}

static int stands_to(int32_t value, int32_t relation, int32_t limit)
{
    switch (relation) {
        case ABOVE:
            return value > limit;
        case AT_LEAST:
            return value >= limit;
        case BELOW:
            return value < limit;
        default:
            return value <= limit;
    }
}

static int is_bare(const kl_reason *why)
{
    return why->value == KL_UNKNOWN && why->limit == KL_UNKNOWN && why->parameter == -1;
}

/* The row of a reason with numbers; NULL where it should be bare. */
static const row *row_of(const kl_reason *why)
{
    const row *of_code = NULL;
    for (int i = 0; i < ROWS; i++) {
        if (rows[i].code != why->code) continue;
        of_code = &rows[i];
        if (is_parameter(why->parameter, rows[i].parameter) && !is_bare(why)) return &rows[i];
    }
    if (of_code && of_code->extra & BARE_TOO && is_bare(why)) return NULL;
    cr_assert_null(of_code, "%s without its parameter", reason_name(why->code));
    return NULL;
}

static void check_reason(const kl_rehab_config *c, const kl_reason *why, int32_t *seen)
{
    const char *name = reason_name(why->code);
    const row *r = row_of(why);
    if (!r) {
        cr_assert(is_bare(why), "%s has numbers: %d, %d", name, why->value, why->limit);
        return;
    }
    seen[r - rows]++;
    cr_assert(is_limit(c, r, why->limit), "%s: limit %d of %s", name, why->limit, r->parameter);
    const int unknown = r->extra & ANY_UNKNOWN && why->value == KL_UNKNOWN;
    cr_assert(
        unknown || (why->value != KL_UNKNOWN && stands_to(why->value, r->relation, why->limit)),
        "%s: %d against %d", name, why->value, why->limit);
}

/* A knee whose configuration lets every rule come about, on any track. */
static kl_rehab varied_knee(random_source *r, kl_rehab_config *c)
{
    static const int32_t tracks[] = {KL_UNKNOWN, KL_LOCATION_FRONT, KL_LOCATION_LATERAL,
                                     KL_LOCATION_BELOW, KL_LOCATION_DIFFUSE};
    kl_rehab knee;
    kl_rehab_config_init(c, sizeof *c);
    c->profile = KL_PROFILE_CLINICIAN;
    c->ladder = random_int(r, KL_LADDER_KL30, KL_LADDER_HERRING10);
    c->debt3_min = one_in(r, 2) ? 480 : 200;
    c->short_night_min = 420;
    c->post_setback_greens = random_int(r, 2, 5);
    c->red2_levels = random_int(r, 1, 3);
    c->max_levels_7d = random_int(r, 1, 2);
    c->reload_red_free = random_int(r, 7, 28);
    c->build_min_days = c->return_min_days = 14;
    c->maintain_max_runs_7d = random_int(r, 2, 4);
    const int32_t phase = random_int(r, KL_PHASE_SCREEN, KL_PHASE_MAINTAIN);
    const kl_rehab_start start = {phase, random_level(r, phase, c->ladder), 0,
                                  tracks[random_int(r, 0, 4)]};
    cr_assert_eq(kl_rehab_open(&knee, c, &start, NULL), KL_OK);
    return knee;
}

static void check_log(random_source *r, const kl_rehab_event *event, size_t n, int32_t *seen)
{
    kl_rehab_config config;
    kl_rehab knee = varied_knee(r, &config);
    const int tired = one_in(r, 3);
    for (size_t i = 0; i < n; i++) {
        kl_rehab_log log;
        kl_rehab_today today;
        kl_rehab_event told = event[i];
        if (tired) told.sleep_min = random_int(r, 380, 480);
        if (kl_rehab_apply(&knee, &told, &log, NULL) != KL_OK) continue;
        for (int32_t k = 0; k < log.n_entries; k++) {
            const kl_rehab_entry *e = &log.entry[k];
            for (int32_t j = 0; j < e->n_reasons; j++) check_reason(&config, &e->reason[j], seen);
        }
        const int32_t day = event[i].day + random_int(r, 0, 1);
        today = ask_knee(&knee, day, random_pain(r));
        for (int32_t j = 0; j < today.n_reasons; j++) check_reason(&config, &today.reason[j], seen);
    }
}

Test(rehab_reasons, REHAB_001_numbers_say_what_the_rule_says)
{
    kl_rehab_event *event = malloc(LOG_DAYS * DAY_EVENTS * sizeof *event);
    int32_t seen[ROWS] = {0};
    cr_assert(event);
    for (uint64_t i = 0; i < 600; i++) {
        random_source r = random_from(i + 1);
        const size_t n = random_log(&r, 0, event);
        check_log(&r, event, n, seen);
    }
    for (int i = 0; i < ROWS; i++) {
        cr_expect(seen[i], "%s by %s is never seen", reason_name(rows[i].code),
                  rows[i].parameter ? rows[i].parameter : "no parameter");
    }
    free(event);
}

/* ---- some, to the number ---- */

static void expect_numbers(const kl_reason *why, int32_t code, int32_t value, int32_t limit,
                           const char *parameter)
{
    cr_expect_eq(why->code, code, "%s", reason_name(why->code));
    cr_expect_eq(why->value, value, "%s: value %d", reason_name(code), why->value);
    cr_expect_eq(why->limit, limit, "%s: limit %d", reason_name(code), why->limit);
    cr_expect(is_parameter(why->parameter, parameter), "%s: place %d", reason_name(code),
              why->parameter);
}

Test(rehab_reasons, REHAB_041_reds_tell_how_long_ago)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 7);
    take(&knee, run_of(0, 0, 60, 0));
    kl_rehab_log log = take(&knee, run_of(5, 0, 60, 0));
    expect_numbers(&log.entry[0].reason[0], KL_REHAB_SECOND_RED, 5, 14, "red2_window");
    log = take(&knee, run_of(12, 0, 60, 0));
    expect_numbers(&log.entry[0].reason[0], KL_REHAB_THREE_RED_SEEK_ASSESSMENT, 12, 28,
                   "red3_window");
    knee = knee_in(KL_PHASE_RELOAD, 2);
    take(&knee, run_of(0, 0, 60, 0));
    log = take(&knee, run_of(5, 0, 60, 0));
    expect_numbers(&log.entry[0].reason[0], KL_REHAB_BELOW_LEVEL_1, 1, 2, "red2_levels");
}

/* What a setback asks for is another parameter than what a level asks for. */
Test(rehab_reasons, REHAB_045_need_names_its_parameter)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 4);
    kl_rehab_log log = quiet_run(&knee, 0);
    expect_numbers(&log.entry[0].reason[0], KL_REHAB_GREEN_COUNT, 1, 2, "advance_greens");
    knee = knee_in(KL_PHASE_RELOAD, 4);
    take(&knee, run_of(0, 0, 60, 0));
    log = quiet_run(&knee, 3);
    expect_numbers(&log.entry[0].reason[0], KL_REHAB_GREEN_COUNT, 1, 3, "post_setback_greens");
    quiet_run(&knee, 5);
    log = quiet_run(&knee, 7);
    expect_numbers(&log.entry[0].reason[0], KL_REHAB_LEVEL_UP, 3, 3, "post_setback_greens");
}

Test(rehab_reasons, REHAB_063_volume_tells_the_least_week_or_the_missing_ones)
{
    kl_rehab knee = knee_in(KL_PHASE_BUILD, 7);
    kl_rehab_log log = take(&knee, week_of(7, 7999, 10000, 0));
    expect_numbers(&log.entry[0].reason[1], KL_REHAB_GUARD_VOLUME, 79, 80, "build_volume_pct");
    knee = knee_in(KL_PHASE_BUILD, 7);
    log = take(&knee, week_of(7, 8000, 10000, 0));
    expect_numbers(&log.entry[0].reason[1], KL_REHAB_GUARD_VOLUME, 1, 2, "build_weeks");
    log = take(&knee, week_of(14, 1000000, 1, 0));
    cr_expect_neq(log.entry[0].reason[1].code, KL_REHAB_GUARD_VOLUME);
}

/* What the runner says of a flag is not counted; what is counted stands beside it. REHAB-051 */
Test(rehab_reasons, REHAB_051_flags_tell_what_was_counted)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 4);
    kl_rehab_event awake = morning_of(0, 0);
    awake.night_waking = 1;
    take(&knee, awake);
    awake = morning_of(1, 0);
    awake.night_waking = 1;
    awake.flags = KL_RED_FLAG_NIGHT_REST_PAIN | KL_RED_FLAG_LOCKED;
    const kl_rehab_log log = take(&knee, awake);
    expect_numbers(&log.entry[0].reason[1], FLAG(5), KL_UNKNOWN, KL_UNKNOWN, NULL);
    expect_numbers(&log.entry[0].reason[2], FLAG(8), 2, 2, "night_count_7d");
    kl_rehab_event young = screen_of(0, 0);
    young.age = 17;
    knee = new_knee();
    expect_numbers(&take(&knee, young).entry[0].reason[1], FLAG(16), 17, 18, NULL);
}

Test(rehab_reasons, REHAB_070_gaps_tell_their_days)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 6);
    kl_rehab_log log = take(&knee, event_of(KL_EVENT_TICK, 28));
    cr_assert_eq(log.n_entries, 1, "the log begins behind the other gaps");
    expect_numbers(&log.entry[0].reason[0], KL_REHAB_GAP_3_RETEST, 28, 28, "gap3_days");
}

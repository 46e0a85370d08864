/*
 * What is refused, and that it changes nothing: REHAB-002, REHAB-010, REHAB-011, REHAB-013,
 * REHAB-019, REHAB-020, REHAB-021, REHAB-022, REHAB-024, REHAB-090.
 */
#include "../refusal.h"
#include "knees.h"

static void expect_refused(const kl_rehab *knee, kl_rehab_event e, kl_status status,
                           const char *field)
{
    kl_rehab after = *knee;
    kl_rehab_log log;
    kl_fault fault = {"", 0, 0.0};
    put_canary(&log, sizeof log);
    const kl_status got = kl_rehab_apply(&after, &e, &log, &fault);
    cr_expect_str_eq(kl_status_name(got), kl_status_name(status), "%s: %s", field,
                     kl_status_name(got));
    if (got == KL_OK) return;
    cr_expect_str_eq(fault.field, field, "\"%s\" instead of \"%s\"", fault.field, field);
    cr_expect_eq(memcmp(&after, knee, sizeof after), 0, "REHAB-002: %s changed a byte", field);
    cr_expect(is_canary(&log, sizeof log));
    cr_expect_eq(kl_rehab_apply(&after, &e, NULL, NULL), status);
}

typedef struct bad_value {
    int32_t type;
    const char *field;
    size_t offset;
    int32_t low;
    int32_t high;
    int32_t required; /* unknown is refused, too */
} bad_value;

#define BAD(type, field, low, high, required)                                         \
    {                                                                                 \
        KL_EVENT_##type, #field, offsetof(kl_rehab_event, field), low, high, required \
    }

static kl_rehab_event fine_event(int32_t type, int32_t day)
{
    kl_rehab_event e = event_of(type, day);
    e.location = 0;
    e.pain = e.by = e.planned_m = e.done_m = 0;
    e.target_m = 1;
    return e;
}

Test(rehab_events, REHAB_021_values)
{
    static const bad_value rows[] = {
        BAD(SCREEN, flags, 0, (1 << 19) - 1, 1),
        BAD(SCREEN, location, 0, 6, 1),
        BAD(SCREEN, age, 0, 120, 0),
        BAD(SCREEN, worst24, 0, 100, 0),
        BAD(SCREEN, rest_or_night_pain, 0, 1, 1),
        BAD(SCREEN, adl_pain, 0, 100, 0),
        BAD(SCREEN, minutes_to_pain, 0, 600, 0),
        BAD(CHECKIN, am_pain, 0, 100, 0),
        BAD(CHECKIN, worst24, 0, 100, 0),
        BAD(CHECKIN, adl_pain, 0, 100, 0),
        BAD(CHECKIN, swelling, 0, 2, 1),
        BAD(CHECKIN, flags, 0, (1 << 19) - 1, 1),
        BAD(CHECKIN, night_waking, 0, 1, 1),
        BAD(CHECKIN, sleep_min, 0, 1440, 0),
        BAD(CHECKIN, stress, 1, 5, 0),
        BAD(CHECKIN, recorded_day, 5, 1000000000, 0),
        BAD(RUN, pre, 0, 100, 0),
        BAD(RUN, peak, 0, 100, 0),
        BAD(RUN, h1, 0, 100, 0),
        BAD(RUN, gait_altered, 0, 1, 1),
        BAD(RUN, swelling, 0, 2, 1),
        BAD(RUN, dose_pct, 0, 1000, 1),
        BAD(RUN, analgesic, 0, 1, 1),
        BAD(RUN, warmup, 0, 3, 1),
        BAD(RUN, taped, 0, 1, 1),
        BAD(STRENGTH, peak, 0, 100, 0),
        BAD(WALK30, pain, 0, 100, 1),
        BAD(LOCATION, location, 0, 6, 1),
        BAD(CLEARANCE, by, 0, 1, 1),
        BAD(WEEK, planned_m, 0, 1000000, 1),
        BAD(WEEK, done_m, 0, 1000000, 1),
        BAD(WEEK, target_m, 1, 1000000, 1),
        BAD(WEEK, quality_done, 0, 1, 1),
    };
    const kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const bad_value *row = &rows[i];
        const int32_t bad[] = {row->low - 1, row->high + 1, INT32_MAX, KL_UNKNOWN + 1, KL_UNKNOWN};
        for (int k = 0; k < 4 + row->required; k++) {
            kl_rehab_event e = fine_event(row->type, 5);
            memcpy((char *)&e + row->offset, &bad[k], sizeof bad[k]);
            expect_refused(&knee, e, KL_E_RANGE, row->field);
        }
    }
    expect_refused(&knee, event_of(-1, 5), KL_E_RANGE, "type");
    expect_refused(&knee, event_of(9, 5), KL_E_RANGE, "type");
    expect_refused(&knee, event_of(KL_EVENT_TICK, KL_UNKNOWN), KL_E_RANGE, "day");
    expect_refused(&knee, event_of(KL_EVENT_TICK, INT32_MAX), KL_E_RANGE, "day");
    expect_refused(&knee, event_of(KL_EVENT_SCREEN, 5), KL_E_RANGE, "location");
    expect_refused(&knee, run_of(5, 20, 19, 0), KL_E_INCONSISTENT, "peak");
}

Test(rehab_events, REHAB_019_order_of_checks)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    take(&knee, morning_of(10, 0));
    expect_refused(&knee, run_of(9, 120, 20, 0), KL_E_RANGE, "pre");
    expect_refused(&knee, run_of(9, 30, 20, 0), KL_E_INCONSISTENT, "peak");
    expect_refused(&knee, run_of(9, 10, 20, 0), KL_E_ORDER, "day");
    expect_refused(&knee, morning_of(10, 0), KL_E_DUPLICATE, "day");
    take(&knee, run_of(10, 0, 10, 0));
    expect_refused(&knee, morning_of(10, 0), KL_E_DUPLICATE, "day");
    take(&knee, run_of(12, 0, 10, 0));
    expect_refused(&knee, morning_of(12, 0), KL_E_ORDER, "day");
}

/* REHAB-020; a start in the middle is a beginning, too. */
Test(rehab_events, REHAB_020_days_go_forward)
{
    kl_rehab knee;
    const kl_rehab_start start = {KL_PHASE_BUILD, 7, 100, KL_UNKNOWN};
    cr_assert_eq(kl_rehab_open(&knee, NULL, &start, NULL), KL_OK);
    expect_refused(&knee, event_of(KL_EVENT_TICK, 99), KL_E_ORDER, "day");
    take(&knee, event_of(KL_EVENT_TICK, 100));
    take(&knee, event_of(KL_EVENT_TICK, 100));
    expect_refused(&knee, event_of(KL_EVENT_TICK, 99), KL_E_ORDER, "day");
}

Test(rehab_events, REHAB_022_phase_screen)
{
    const kl_rehab knee = new_knee();
    const int32_t refused[] = {KL_EVENT_RUN, KL_EVENT_STRENGTH, KL_EVENT_WALK30, KL_EVENT_WEEK};
    for (int i = 0; i < 4; i++)
        expect_refused(&knee, fine_event(refused[i], 0), KL_E_STATE, "type");
    kl_rehab other = knee;
    take(&other, morning_of(0, 0));
    take(&other, fine_event(KL_EVENT_LOCATION, 0));
    take(&other, event_of(KL_EVENT_TICK, 1));
    expect_refused(&other, clearance_of(1, 0), KL_E_STATE, "type");
    take(&other, screen_of(1, 0));
    cr_expect_eq(read_knee(&other).phase, KL_PHASE_BUILD);
}

/* REHAB-024: day starts of a refused event have not happened. */
Test(rehab_events, REHAB_024_refused_day_starts)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 6);
    take(&knee, run_of(0, 0, 0, 0));
    take(&knee, week_of(2, 100, 100, 0));
    expect_refused(&knee, week_of(8, 100, 100, 0), KL_E_DUPLICATE, "day");
    expect_refused(&knee, clearance_of(30, 0), KL_E_STATE, "type");
    const kl_rehab_log log = take(&knee, event_of(KL_EVENT_TICK, 8));
    expect_entry(&log, KL_COLOUR_NONE, KL_DECISION_REGRESS, KL_PHASE_RELOAD, 5,
                 CODES(KL_REHAB_GAP_1));
}

Test(rehab_events, REHAB_024_far_jumps_are_bounded)
{
    kl_rehab near = knee_in(KL_PHASE_MAINTAIN, 7);
    take(&near, run_of(0, 0, 0, 0));
    kl_rehab far = near;
    const kl_rehab_log a = take(&near, event_of(KL_EVENT_TICK, 500));
    const kl_rehab_log b = take(&far, event_of(KL_EVENT_TICK, 1000000000));
    cr_expect_gt(a.n_entries, 3);
    cr_expect_eq(memcmp(&a, &b, sizeof a), 0);
    cr_expect_eq(read_knee(&far).phase, KL_PHASE_IRRITABLE);
}

Test(rehab_events, int32_extremes)
{
    kl_rehab knee;
    const kl_rehab_start start = {KL_PHASE_RELOAD, 3, -1000000000, KL_UNKNOWN};
    cr_assert_eq(kl_rehab_open(&knee, NULL, &start, NULL), KL_OK);
    take(&knee, morning_of(-1000000000, 0));
    take(&knee, run_of(-1000000000, 0, 60, 0));
    take(&knee, run_of(1000000000, 0, 60, 0));
    kl_rehab_event late = event_of(KL_EVENT_TICK, 1000000000);
    take(&knee, late);
    cr_expect_eq(ask_knee(&knee, 1000000000, 0).action, KL_ACTION_NO_RUN);
}

/* ---- configuration ---- */

static void expect_config(const kl_rehab_config *c, kl_status status, const char *field)
{
    kl_rehab knee;
    kl_fault fault = {"", 0, 0.0};
    put_canary(&knee, sizeof knee);
    const kl_status got = kl_rehab_open(&knee, c, NULL, &fault);
    cr_expect_str_eq(kl_status_name(got), kl_status_name(status), "%s", field);
    if (got != KL_OK) {
        cr_expect_str_eq(fault.field, field);
        cr_expect(is_canary(&knee, sizeof knee));
    }
}

static kl_rehab_config clinician(void)
{
    kl_rehab_config c;
    kl_rehab_config_init(&c, sizeof c);
    c.profile = KL_PROFILE_CLINICIAN;
    return c;
}

/* REHAB-010, REHAB-011: every value at, inside and beyond its ends. */
Test(rehab_config, REHAB_010_ranges)
{
    const kl_parameter *first = kl_parameter_find("RH.pain_green");
    for (int i = 0; i < 57; i++) {
        const kl_parameter *row = first + i;
        const char *name = strchr(row->id, '.') + 1;
        kl_rehab_config c = clinician();
        cr_expect_eq((&c.pain_green)[i], (int32_t)row->default_value, "%s", row->id);
        (&c.pain_green)[i] = (int32_t)row->minimum - 1;
        expect_config(&c, KL_E_RANGE, name);
        (&c.pain_green)[i] = (int32_t)row->maximum + 1;
        expect_config(&c, KL_E_RANGE, name);
    }
    cr_expect_str_eq((first + 56)->id, "RH.calm_days");
}

Test(rehab_config, REHAB_010_relations)
{
    kl_rehab_config c = clinician();
    c.pain_green = c.pain_red = 30;
    expect_config(&c, KL_E_INCONSISTENT, "pain_green");
    c = clinician();
    c.gap1_days = c.gap2_days = 14;
    expect_config(&c, KL_E_INCONSISTENT, "gap1_days");
    c = clinician();
    c.gap2_days = c.gap3_days = 21;
    expect_config(&c, KL_E_INCONSISTENT, "gap2_days");
    c = clinician();
    c.gap1_levels = 3;
    c.gap2_levels = 2;
    expect_config(&c, KL_E_INCONSISTENT, "gap1_levels");
    c = clinician();
    c.red2_window = 28;
    c.red3_window = 27;
    expect_config(&c, KL_E_INCONSISTENT, "red2_window");
    c = clinician();
    c.strength_pain_ok = 50;
    c.pain_red = 49;
    expect_config(&c, KL_E_INCONSISTENT, "strength_pain_ok");
}

Test(rehab_config, REHAB_011_profiles)
{
    kl_rehab_config c = clinician();
    c.pain_green = 21;
    kl_rehab knee = knee_with(&c, KL_PHASE_RELOAD, 3);
    cr_expect_eq(read_knee(&knee).loosened, 1);
    cr_expect_eq(take(&knee, strength_of(0, 40)).entry[0].loosened, 1);
    c.profile = KL_PROFILE_CONSUMER;
    expect_config(&c, KL_E_RANGE, "pain_green");
    c.pain_green = 19;
    c.advance_greens = 3;
    expect_config(&c, KL_OK, "");
    c.advance_greens = 1;
    expect_config(&c, KL_E_RANGE, "advance_greens");
    c = clinician();
    c.ladder = 5;
    expect_config(&c, KL_E_RANGE, "ladder");
    c.profile = 2;
    expect_config(&c, KL_E_RANGE, "profile");
    c.struct_size--;
    expect_config(&c, KL_E_VERSION, "struct_size");
}

/* A caller of another version: an older struct is refused, a newer one passes while what is not
 * known here is zero. The knee is the same, to the byte. */
Test(rehab_config, other_versions)
{
    struct {
        kl_rehab_config known;
        int32_t later[2];
    } newer;
    kl_rehab knee;
    kl_rehab same;
    put_canary(&newer, sizeof newer);
    kl_rehab_config_init(&newer.known, 8);
    cr_expect_eq(newer.known.struct_size, 8);
    cr_expect_eq(newer.known.profile, 0);
    cr_expect(is_canary(&newer.known.ladder, sizeof newer - 8), "only 8 bytes are the caller's");
    expect_config(&newer.known, KL_E_VERSION, "struct_size");
    kl_rehab_config_init(&newer.known, sizeof newer);
    cr_expect_eq(newer.known.struct_size, sizeof newer);
    cr_assert_eq(kl_rehab_open(&knee, &newer.known, NULL, NULL), KL_OK);
    cr_assert_eq(kl_rehab_open(&same, NULL, NULL, NULL), KL_OK);
    cr_expect_eq(memcmp(&knee, &same, sizeof knee), 0);
    newer.later[1] = 1;
    expect_config(&newer.known, KL_E_VERSION, "struct_size");
}

Test(rehab_config, REHAB_013_ladders)
{
    static const int32_t tops[] = {7, 6, 4, 11, 10};
    kl_ladder_row row;
    kl_fault fault;
    for (int32_t ladder = 0; ladder < 5; ladder++) {
        cr_expect_eq(kl_ladder_row_of(ladder, tops[ladder], &row, NULL), KL_OK);
        cr_expect_eq(kl_ladder_row_of(ladder, tops[ladder] + 1, &row, NULL), KL_E_RANGE);
    }
    cr_assert_eq(kl_ladder_row_of(KL_LADDER_KL30, 5, &row, NULL), KL_OK);
    cr_expect(row.walk_s == 60 && row.run_s == 540 && row.repetitions == 3);
    cr_assert_eq(kl_ladder_row_of(KL_LADDER_MIL6, 6, &row, NULL), KL_OK);
    cr_expect(row.walk_s == 0 && row.run_s == KL_UNKNOWN && row.distance_m == 3219);
    expect_refusal(kl_ladder_row_of(5, 1, &row, &fault), &fault, KL_E_RANGE, "ladder", -1, 5);
    expect_refusal(kl_ladder_row_of(0, 0, &row, &fault), &fault, KL_E_RANGE, "level", -1, 0);
    expect_refusal(kl_ladder_row_of(0, 1, NULL, &fault), &fault, KL_E_NULL, "out", -1, 0);
}

Test(rehab_config, starts)
{
    kl_rehab knee;
    kl_fault fault;
    const struct {
        kl_rehab_start start;
        const char *field;
        double value;
    } rows[] = {
        {{6, 1, 0, 0}, "phase", 6},
        {{2, 8, 0, 0}, "level", 8},
        {{2, 1, 1000000001, 0}, "day", 1000000001},
        {{2, 1, 0, 7}, "track", 7},
        {{2, 1, 0, KL_LOCATION_BACK}, "track", KL_LOCATION_BACK}, /* it stops at once: REHAB-051 */
        {{3, 1, 0, KL_LOCATION_BACK}, "track", KL_LOCATION_BACK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_refusal(kl_rehab_open(&knee, NULL, &rows[i].start, &fault), &fault, KL_E_RANGE,
                       rows[i].field, -1, rows[i].value);
    }
}

/* Only the ladder has levels: before it stands the first, behind it the last. REHAB section 1 */
Test(rehab_config, REHAB_047_a_start_stands_on_a_level_of_its_phase)
{
    kl_rehab knee;
    kl_fault fault;
    for (int32_t phase = KL_PHASE_SCREEN; phase <= KL_PHASE_MAINTAIN; phase++) {
        for (int32_t level = 1; level <= 7; level++) {
            const kl_rehab_start start = {phase, level, 0, KL_UNKNOWN};
            const int fits = phase == KL_PHASE_RELOAD || level == (phase >= KL_PHASE_BUILD ? 7 : 1);
            put_canary(&knee, sizeof knee);
            expect_refusal(kl_rehab_open(&knee, NULL, &start, &fault), &fault,
                           fits ? KL_OK : KL_E_INCONSISTENT, "level", -1, level);
            if (!fits) cr_expect(is_canary(&knee, sizeof knee));
        }
    }
}

/* A mask has no sign: the fault tells it as it was given. */
Test(rehab_events, REHAB_021_flags_are_told_without_a_sign)
{
    static const int32_t types[] = {KL_EVENT_SCREEN, KL_EVENT_CHECKIN};
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 3);
    for (int i = 0; i < 2; i++) {
        kl_rehab_event e = fine_event(types[i], 5);
        kl_fault fault;
        e.flags = UINT32_C(0x80000000);
        expect_refusal(kl_rehab_apply(&knee, &e, NULL, &fault), &fault, KL_E_RANGE, "flags", -1,
                       2147483648.0);
        e.flags = UINT32_MAX;
        expect_refusal(kl_rehab_apply(&knee, &e, NULL, &fault), &fault, KL_E_RANGE, "flags", -1,
                       4294967295.0);
    }
}

/* ---- NULL and never begun ---- */

Test(rehab_events, REHAB_090_null_and_never_begun)
{
    kl_rehab knee = knee_in(KL_PHASE_RELOAD, 1);
    kl_rehab none;
    kl_rehab_today today;
    kl_rehab_both both;
    kl_rehab_status status;
    kl_fault f;
    uint8_t bytes[KL_REHAB_SAVE_MAX];
    size_t size;
    const kl_rehab_event tick = event_of(KL_EVENT_TICK, 0);
    memset(&none, 0, sizeof none);
    memset(&today, 0, sizeof today);
    kl_rehab_config_init(NULL, 0);
    kl_rehab_event_init(NULL, 0, 0);
    expect_refusal(kl_rehab_open(NULL, NULL, NULL, &f), &f, KL_E_NULL, "rehab", -1, 0);
    expect_refusal(kl_rehab_apply(NULL, &tick, NULL, &f), &f, KL_E_NULL, "rehab", -1, 0);
    expect_refusal(kl_rehab_apply(&knee, NULL, NULL, &f), &f, KL_E_NULL, "event", -1, 0);
    expect_refusal(kl_rehab_apply(&none, &tick, NULL, &f), &f, KL_E_STATE, "rehab", -1, 0);
    expect_refusal(kl_rehab_ask(&none, 0, 0, &today, &f), &f, KL_E_STATE, "rehab", -1, 0);
    expect_refusal(kl_rehab_ask(&knee, 0, 0, NULL, &f), &f, KL_E_NULL, "out", -1, 0);
    expect_refusal(kl_rehab_read(&none, &status, &f), &f, KL_E_STATE, "rehab", -1, 0);
    expect_refusal(kl_rehab_read(&knee, NULL, &f), &f, KL_E_NULL, "out", -1, 0);
    expect_refusal(kl_rehab_combine(NULL, &today, &both, &f), &f, KL_E_NULL, "left", -1, 0);
    expect_refusal(kl_rehab_combine(&today, NULL, &both, &f), &f, KL_E_NULL, "right", -1, 0);
    expect_refusal(kl_rehab_combine(&today, &today, NULL, &f), &f, KL_E_NULL, "out", -1, 0);
    expect_refusal(kl_rehab_save(&none, bytes, sizeof bytes, &size, &f), &f, KL_E_STATE, "rehab",
                   -1, 0);
    expect_refusal(kl_rehab_save(&knee, NULL, 0, &size, &f), &f, KL_E_NULL, "bytes", -1, 0);
    expect_refusal(kl_rehab_save(&knee, bytes, 1, NULL, &f), &f, KL_E_NULL, "out_size", -1, 0);
    expect_refusal(kl_rehab_save(&knee, bytes, 9, &size, &f), &f, KL_E_SIZE, "capacity", -1, 9);
    expect_refusal(kl_rehab_load(NULL, bytes, 9, &f), &f, KL_E_NULL, "rehab", -1, 0);
    expect_refusal(kl_rehab_load(&none, NULL, 9, &f), &f, KL_E_NULL, "bytes", -1, 0);
    today.n_reasons = KL_REHAB_MAX_REASONS + 1;
    kl_rehab_today good = ask_knee(&knee, 0, 0);
    expect_refusal(kl_rehab_combine(&today, &good, &both, &f), &f, KL_E_RANGE, "n_reasons", -1, 25);
    expect_refusal(kl_rehab_combine(&good, &today, &both, &f), &f, KL_E_RANGE, "n_reasons", -1, 25);
}

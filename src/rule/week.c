/*
 * rule/week.c - a week of training made out: distances, times, classes; shares and orders.
 * PLAN-003, PLAN-010 .. PLAN-014, PLAN-041, PLAN-101
 */
#include "rule/week.h"

#include "base/check.h"

enum {
    METRES_MAX = 200000,
    SECONDS_MAX = 86400,
    ASCENT_MAX = 10000,
    PACE_MIN = 180,
    PACE_MAX = 900
};

/* Percent of a week that the longest of 1, 2, 3, 4, 5 or more runs may have. PLAN-041 */
static const int32_t shares[] = {100, 60, 40, 35, 30};
enum { SHARES = sizeof shares / sizeof shares[0] };

int32_t kl__run_share(int32_t runs)
{
    return shares[runs > SHARES ? SHARES - 1 : runs - 1];
}

int32_t kl__percent(int64_t part, int64_t whole)
{
    return (int32_t)(part * 100 / whole);
}

int32_t kl__percent_up(int64_t part, int64_t whole)
{
    return whole > 0 ? (int32_t)((part * 100 + whole - 1) / whole) : KL_UNKNOWN;
}

void kl__quality_order(int32_t location, int32_t order[KL__QUALITIES])
{
    const int32_t speed_first = location == KL_LOCATION_FRONT || location == KL_LOCATION_LATERAL;
    order[0] = speed_first ? KL_RESTORE_SPEED : KL_RESTORE_UPHILL;
    order[1] = speed_first ? KL_RESTORE_UPHILL : KL_RESTORE_DOWNHILL;
    order[2] = speed_first ? KL_RESTORE_DOWNHILL : KL_RESTORE_SPEED;
}

int32_t kl__is_offender(int32_t quality, int32_t offenders)
{
    const int32_t exposure = quality == KL_RESTORE_SPEED    ? KL_EXPOSURE_SPEED
                             : quality == KL_RESTORE_UPHILL ? KL_EXPOSURE_UPHILL
                                                            : KL_EXPOSURE_DOWNHILL;
    return (offenders & 1 << exposure) != 0;
}

void kl__restore_order(int32_t location, int32_t offenders, int32_t order[KL__QUALITIES])
{
    int32_t plain[KL__QUALITIES];
    int32_t n = 0;
    kl__quality_order(location, plain);
    for (int32_t last = 0; last <= 1; last++) {
        for (int32_t i = 0; i < KL__QUALITIES; i++) {
            if (kl__is_offender(plain[i], offenders) == last) order[n++] = plain[i];
        }
    }
}

static int is_run_kind(int32_t kind)
{
    return kind <= KL_WORKOUT_RACE;
}

static kl_status check_fields(const kl_week_entry *e, int64_t index, kl_fault *fault)
{
    kl_status status =
        kl__check_required_int(fault, "entries.day", index, e->day, 0, KL__WEEK_DAYS - 1);
    if (status == KL_OK) {
        status = kl__check_required_int(fault, "entries.kind", index, e->kind, KL_WORKOUT_EASY,
                                        KL_WORKOUT_REST);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "entries.metres", index, e->metres, 0, METRES_MAX);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "entries.seconds", index, e->seconds, 0, SECONDS_MAX);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "entries.ascent_m", index, e->ascent_m, 0, ASCENT_MAX);
    }
    return status;
}

/* A run needs metres or seconds; where both are known, both or none are 0 and the speed is one of
 * running: 0.5 to 6.5 m/s. PLAN-011 */
static kl_status check_run(const kl_week_entry *e, int64_t index, kl_fault *fault)
{
    const int has_metres = e->metres != KL_UNKNOWN;
    const int has_seconds = e->seconds != KL_UNKNOWN;
    if (!has_metres && !has_seconds) {
        return kl__fail(fault, KL_E_INCONSISTENT, "entries.metres", index, 0.0);
    }
    if (!has_metres || !has_seconds) return KL_OK;
    if ((e->metres == 0) != (e->seconds == 0)) {
        return kl__fail(fault, KL_E_INCONSISTENT, "entries.metres", index, e->metres);
    }
    if (e->metres * 10 > e->seconds * 65 || e->metres * 2 < e->seconds) {
        return kl__fail(fault, KL_E_UNIT, "entries.metres", index, e->metres);
    }
    return KL_OK;
}

static kl_status check_entry(const kl_week_entry *e, int64_t index, kl_fault *fault)
{
    const kl_status status = check_fields(e, index, fault);
    if (status != KL_OK) return status;
    if (is_run_kind(e->kind)) return check_run(e, index, fault);
    if (e->kind != KL_WORKOUT_CROSS && e->metres > 0) {
        return kl__fail(fault, KL_E_INCONSISTENT, "entries.metres", index, e->metres);
    }
    if (e->kind == KL_WORKOUT_REST && e->seconds > 0) {
        return kl__fail(fault, KL_E_INCONSISTENT, "entries.seconds", index, e->seconds);
    }
    return KL_OK;
}

/* Days with a run, bit d: day d. */
static uint32_t run_days_of(const kl__training_week *week)
{
    uint32_t days = 0;
    for (int32_t i = 0; i < week->n; i++) {
        if (week->entry[i].is_run) days |= UINT32_C(1) << week->entry[i].day;
    }
    return days;
}

/* Rest on a day with a run contradicts itself. PLAN-011 */
static kl_status check_rest(const kl__training_week *week, kl_fault *fault)
{
    const uint32_t run_days = run_days_of(week);
    for (int32_t i = 0; i < week->n; i++) {
        const kl__entry *e = &week->entry[i];
        if (e->kind == KL_WORKOUT_REST && run_days >> e->day & 1) {
            return kl__fail(fault, KL_E_INCONSISTENT, "entries.kind", i, e->kind);
        }
    }
    return KL_OK;
}

/* Distance and time, one from the other by the pace. PLAN-012, PLAN-013 */
static kl__entry entry_of(const kl_week_entry *given, int32_t pace, int32_t hill_m_per_km)
{
    kl__entry e = {given->day, given->kind, given->metres, given->seconds, 0, 0, 0, 0};
    if (is_run_kind(e.kind)) {
        if (e.metres == KL_UNKNOWN) e.metres = e.seconds * 1000 / pace;
        if (e.seconds == KL_UNKNOWN) e.seconds = e.metres * pace / 1000;
        e.is_run = e.metres > 0;
        e.is_zero_run = !e.is_run;
    } else if (e.metres == KL_UNKNOWN) {
        e.metres = 0;
    }
    /* An unknown ascent is below every limit. */
    const int64_t ascent_mm = INT64_C(1000) * given->ascent_m;
    e.is_hilly =
        e.kind == KL_WORKOUT_HILLS || (e.is_run && ascent_mm >= (int64_t)e.metres * hill_m_per_km);
    return e;
}

/* PLAN-014 */
static uint32_t classes_of(const kl__entry *e, int32_t longest_m)
{
    if (!e->is_run) return 0;
    const int is_race = e->kind == KL_WORKOUT_RACE;
    uint32_t classes = 0;
    if (e->is_hilly) classes |= 1U << KL_CLASS_HILLS;
    if (is_race || e->kind == KL_WORKOUT_SPEED) classes |= 1U << KL_CLASS_SPEED;
    if (e->kind == KL_WORKOUT_LONG || (is_race && e->metres == longest_m)) {
        classes |= 1U << KL_CLASS_LONG;
    }
    return classes;
}

static void add_classes(kl__training_week *week)
{
    int32_t longest_m = 0;
    for (int32_t i = 0; i < week->n; i++) {
        const kl__entry *e = &week->entry[i];
        if (e->is_run && e->metres > longest_m) longest_m = e->metres;
    }
    for (int32_t i = 0; i < week->n; i++) {
        week->entry[i].classes = classes_of(&week->entry[i], longest_m);
        week->classes |= week->entry[i].classes;
    }
}

static void add_entry(kl__training_week *week, const kl_week_entry *given, int32_t pace_is_known,
                      int32_t hill_m_per_km)
{
    week->entry[week->n] = entry_of(given, week->pace_s_per_km, hill_m_per_km);
    if (!pace_is_known && week->entry[week->n].is_run && given->metres == KL_UNKNOWN) {
        week->from_default_pace = 1;
    }
    week->n++;
}

kl_status kl__week_read(const kl_week *week, const kl_plan_options *options, kl__training_week *out,
                        kl_fault *fault)
{
    if (week->n_entries > KL_MAX_WEEK_ENTRIES) {
        return kl__fail(fault, KL_E_SIZE, "entries", KL_NO_INDEX, (double)week->n_entries);
    }
    if (week->n_entries > 0 && !week->entries) return kl__null(fault, "entries");
    const int pace_is_known = week->pace_s_per_km != KL_UNKNOWN;
    kl_status status = kl__check_known_int(fault, "pace_s_per_km", KL_NO_INDEX, week->pace_s_per_km,
                                           PACE_MIN, PACE_MAX);
    out->n = 0;
    out->pace_s_per_km = pace_is_known ? week->pace_s_per_km : options->pace_default_s;
    out->from_default_pace = 0;
    out->classes = 0;
    for (size_t i = 0; i < week->n_entries && status == KL_OK; i++) {
        status = check_entry(&week->entries[i], (int64_t)i, fault);
        if (status == KL_OK) {
            add_entry(out, &week->entries[i], pace_is_known, options->hill_m_per_km);
        }
    }
    if (status == KL_OK) status = check_rest(out, fault);
    if (status == KL_OK) add_classes(out);
    return status;
}

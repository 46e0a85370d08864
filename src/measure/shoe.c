/*
 * measure/shoe.c - odometer, rotation and heel of running shoes.
 * KNEE-140 .. KNEE-143
 */
#include "kneeload/shoe.h"

#include <string.h>

#include "base/check.h"

enum { SHOES_MAX = 32, RUNS_MAX = 5000, WEEK = 7, START_MAX_M = 5000000 };
enum { WARN_M = 482803, DUE_M = 643738 };                    /* 300 and 400 miles [S004] */
enum { HEEL_MM = 30, FLAT_DROP_MM = 2, DROP_CHANGE_MM = 6 }; /* [S003] */
enum { RAMP_PCT = 25 }; /* more of the week, week by week [S000] */

static kl_status check_shoe(const kl_shoe *s, int64_t index, int32_t today, kl_fault *fault)
{
    kl_status status = kl__check_int(fault, "first_day", index, s->first_day, KL_DAY_MIN, today);
    if (status == KL_OK) {
        status = kl__check_int(fault, "start_m", index, s->start_m, 0, START_MAX_M);
    }
    if (status == KL_OK) status = kl__check_int(fault, "new_model", index, s->new_model, 0, 1);
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "heel_mm", index, s->heel_mm, 0, 150);
    }
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "drop_mm", index, s->drop_mm, -10, 30);
    }
    return status;
}

static kl_status check_run(const kl_shoe_run *runs, size_t i, int32_t today, const kl_shoe *shoes,
                           size_t n_shoes, kl_fault *fault)
{
    const kl_shoe_run *r = &runs[i];
    const int64_t index = (int64_t)i;
    kl_status status = kl__check_int(fault, "day", index, r->day, KL_DAY_MIN, today);
    if (status == KL_OK) {
        status = kl__check_int(fault, "shoe", index, r->shoe, 0, (int64_t)n_shoes - 1);
    }
    if (status == KL_OK) {
        status = kl__check_int(fault, "distance_m", index, r->distance_m, 0, 300000);
    }
    if (status != KL_OK) return status;
    if (r->day < shoes[r->shoe].first_day) {
        return kl__fail(fault, KL_E_INCONSISTENT, "day", index, r->day);
    }
    if (i > 0 && r->day < runs[i - 1].day) {
        return kl__fail(fault, KL_E_ORDER, "day", index, r->day);
    }
    return KL_OK;
}

static kl_status check_all(int32_t day, int32_t usual_drop_mm, const kl_shoe *shoes, size_t n_shoes,
                           const kl_shoe_run *runs, size_t n_runs, kl_fault *fault)
{
    kl_status status = kl__check_int(fault, "day", KL_NO_INDEX, day, KL_DAY_MIN, KL_DAY_MAX);
    if (status == KL_OK) {
        status = kl__check_known_int(fault, "usual_drop_mm", KL_NO_INDEX, usual_drop_mm, -10, 30);
    }
    if (status != KL_OK) return status;
    if (n_shoes < 1 || n_shoes > SHOES_MAX) {
        return kl__fail(fault, KL_E_SIZE, "shoes", KL_NO_INDEX, (double)n_shoes);
    }
    if (n_runs > RUNS_MAX) return kl__fail(fault, KL_E_SIZE, "runs", KL_NO_INDEX, (double)n_runs);
    if (!shoes) return kl__null(fault, "shoes");
    if (n_runs > 0 && !runs) return kl__null(fault, "runs");
    for (size_t i = 0; i < n_shoes && status == KL_OK; i++) {
        status = check_shoe(&shoes[i], (int64_t)i, day, fault);
    }
    for (size_t i = 0; i < n_runs && status == KL_OK; i++) {
        status = check_run(runs, i, day, shoes, n_shoes, fault);
    }
    return status;
}

/* Metres of the last seven days. */
typedef struct week_metres {
    int64_t total;
    int64_t own[SHOES_MAX];
} week_metres;

static void put_wear(kl_shoe_state *out)
{
    if (out->odometer_m >= DUE_M) {
        out->state = KL_SHOE_DUE;
        out->advice |= KL_SHOE_ADVICE_DUE;
    } else if (out->odometer_m >= WARN_M) {
        out->state = KL_SHOE_WARN;
        out->advice |= KL_SHOE_ADVICE_WARN;
    }
}

/* KNEE-141 */
static void put_rotation(const kl_shoe *shoe, int32_t day, int64_t own, int64_t total,
                         kl_shoe_state *out)
{
    out->share_permille = total > 0 ? (int32_t)((1000 * own) / total) : KL_UNKNOWN;
    out->share_limit_pct = KL_UNKNOWN;
    if (!shoe->new_model) return;
    const int32_t weeks = (day - shoe->first_day) / WEEK + 1;
    out->share_limit_pct = weeks < 100 / RAMP_PCT ? RAMP_PCT * weeks : 100;
    if (total > 0 && 100 * own > out->share_limit_pct * total) {
        out->advice |= KL_SHOE_ADVICE_ROTATION;
    }
}

/* KNEE-142, KNEE-143 */
static void put_heel(const kl_shoe *shoe, int32_t usual_drop_mm, kl_shoe_state *out)
{
    if (shoe->heel_mm != KL_UNKNOWN && shoe->heel_mm >= HEEL_MM) {
        out->advice |= KL_SHOE_ADVICE_HEEL;
    }
    if (shoe->drop_mm == KL_UNKNOWN || usual_drop_mm == KL_UNKNOWN) return;
    if (shoe->drop_mm <= FLAT_DROP_MM && usual_drop_mm - shoe->drop_mm > DROP_CHANGE_MM) {
        out->advice |= KL_SHOE_ADVICE_FLAT;
    }
}

kl_status kl_shoes(int32_t day, int32_t usual_drop_mm, const kl_shoe *shoes, size_t n_shoes,
                   const kl_shoe_run *runs, size_t n_runs, kl_shoe_state *out, kl_fault *fault)
{
    week_metres week;
    const kl_status status = check_all(day, usual_drop_mm, shoes, n_shoes, runs, n_runs, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");

    memset(out, 0, n_shoes * sizeof *out);
    memset(&week, 0, sizeof week);
    for (size_t i = 0; i < n_shoes; i++) out[i].odometer_m = shoes[i].start_m;
    for (size_t i = 0; i < n_runs; i++) {
        out[runs[i].shoe].odometer_m += runs[i].distance_m;
        if (runs[i].day <= day - WEEK) continue;
        week.total += runs[i].distance_m;
        week.own[runs[i].shoe] += runs[i].distance_m;
    }
    for (size_t i = 0; i < n_shoes; i++) {
        put_wear(&out[i]);
        put_rotation(&shoes[i], day, week.own[i], week.total, &out[i]);
        put_heel(&shoes[i], usual_drop_mm, &out[i]);
    }
    return KL_OK;
}

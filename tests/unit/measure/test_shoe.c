/*
 * Unit tests of measure/shoe.c: KNEE-140 .. KNEE-143.
 */
#include "kneeload/shoe.h"

#include <criterion/criterion.h>

#include "../random.h"
#include "../refusal.h"
#include "kneeload/day.h"

enum { NO_INDEX = -1, DAY = 200 };

static kl_shoe shoe_of(int32_t first_day, int32_t start_m)
{
    const kl_shoe shoe = {first_day, start_m, 0, KL_UNKNOWN, KL_UNKNOWN, 0};
    return shoe;
}

static kl_shoe_run run_of(int32_t day, int32_t shoe, int32_t metres)
{
    const kl_shoe_run run = {day, shoe, metres, 0};
    return run;
}

/* State of the first pair. */
static kl_shoe_state state_of(kl_shoe shoe, int32_t usual_drop, const kl_shoe_run *runs, size_t n)
{
    const kl_shoe shoes[] = {shoe, shoe_of(0, 0)};
    kl_shoe_state out[2];
    kl_fault fault = {"", 0, 0};
    cr_assert_eq(kl_shoes(DAY, usual_drop, shoes, 2, runs, n, out, &fault), KL_OK, "%s",
                 fault.field);
    return out[0];
}

static kl_shoe_state state_without_runs(kl_shoe shoe, int32_t usual_drop)
{
    return state_of(shoe, usual_drop, NULL, 0);
}

/* KNEE-140 */
Test(shoe, KNEE_140_warns_from_300_miles_and_is_due_from_400)
{
    cr_expect_eq(state_without_runs(shoe_of(0, 482802), KL_UNKNOWN).state, KL_SHOE_OK);
    cr_expect_eq(state_without_runs(shoe_of(0, 482802), KL_UNKNOWN).advice, 0);
    cr_expect_eq(state_without_runs(shoe_of(0, 482803), KL_UNKNOWN).state, KL_SHOE_WARN);
    cr_expect_eq(state_without_runs(shoe_of(0, 482803), KL_UNKNOWN).advice, KL_SHOE_ADVICE_WARN);
    cr_expect_eq(state_without_runs(shoe_of(0, 643737), KL_UNKNOWN).state, KL_SHOE_WARN);
    cr_expect_eq(state_without_runs(shoe_of(0, 643738), KL_UNKNOWN).state, KL_SHOE_DUE);
    cr_expect_eq(state_without_runs(shoe_of(0, 643738), KL_UNKNOWN).advice, KL_SHOE_ADVICE_DUE);
}

/* KNEE-140: its own runs on top of what was run before. */
Test(shoe, KNEE_140_adds_its_own_runs)
{
    const kl_shoe_run runs[] = {run_of(0, 0, 1000), run_of(100, 1, 20000), run_of(DAY, 0, 300000)};
    cr_expect_eq(state_of(shoe_of(0, 5000), KL_UNKNOWN, runs, 3).odometer_m, 306000);
}

/* KNEE-141: seven days, today included. */
Test(shoe, KNEE_141_shares_the_last_seven_days)
{
    const kl_shoe_run runs[] = {run_of(DAY - 7, 0, 90000), run_of(DAY - 6, 0, 1000),
                                run_of(DAY - 6, 1, 1000), run_of(DAY, 1, 1000)};
    const kl_shoe_state state = state_of(shoe_of(0, 0), KL_UNKNOWN, runs, 4);
    cr_expect_eq(state.share_permille, 333);
    cr_expect_eq(state.share_limit_pct, KL_UNKNOWN);
    cr_expect_eq(state.advice, 0);
    cr_expect_eq(state_of(shoe_of(0, 0), KL_UNKNOWN, runs, 1).share_permille, KL_UNKNOWN);
    const kl_shoe_run nothing = run_of(DAY, 0, 0);
    cr_expect_eq(state_of(shoe_of(0, 0), KL_UNKNOWN, &nothing, 1).share_permille, KL_UNKNOWN);
}

static kl_shoe new_model(int32_t first_day)
{
    kl_shoe shoe = shoe_of(first_day, 0);
    shoe.new_model = 1;
    return shoe;
}

/* KNEE-141: a quarter more each week. */
Test(shoe, KNEE_141_lets_a_new_model_in_by_quarters)
{
    static const int32_t limits[][2] = {{0, 25},  {6, 25},  {7, 50},   {13, 50},
                                        {14, 75}, {20, 75}, {21, 100}, {200, 100}};
    for (int i = 0; i < 8; i++) {
        const kl_shoe_state state = state_without_runs(new_model(DAY - limits[i][0]), KL_UNKNOWN);
        cr_expect_eq(state.share_limit_pct, limits[i][1], "after %d days", (int)limits[i][0]);
        cr_expect_eq(state.advice, 0);
    }
    const kl_shoe_run quarter[] = {run_of(DAY, 0, 1000), run_of(DAY, 1, 3000)};
    cr_expect_eq(state_of(new_model(DAY), KL_UNKNOWN, quarter, 2).advice, 0);
    const kl_shoe_run more[] = {run_of(DAY, 0, 1001), run_of(DAY, 1, 3000)};
    cr_expect_eq(state_of(new_model(DAY), KL_UNKNOWN, more, 2).advice, KL_SHOE_ADVICE_ROTATION);
    cr_expect_eq(state_of(shoe_of(DAY, 0), KL_UNKNOWN, more, 2).advice, 0);
}

/* KNEE-142: quotes S003; KNEE-143: a sudden change to flat. */
Test(shoe, KNEE_142_143_look_at_heel_and_drop)
{
    kl_shoe shoe = shoe_of(0, 0);
    shoe.heel_mm = 29;
    cr_expect_eq(state_without_runs(shoe, KL_UNKNOWN).advice, 0);
    shoe.heel_mm = 30;
    cr_expect_eq(state_without_runs(shoe, KL_UNKNOWN).advice, KL_SHOE_ADVICE_HEEL);
    shoe.heel_mm = KL_UNKNOWN;
    shoe.drop_mm = 2;
    cr_expect_eq(state_without_runs(shoe, KL_UNKNOWN).advice, 0);
    cr_expect_eq(state_without_runs(shoe, 8).advice, 0);
    cr_expect_eq(state_without_runs(shoe, 9).advice, KL_SHOE_ADVICE_FLAT);
    shoe.drop_mm = 3;
    cr_expect_eq(state_without_runs(shoe, 30).advice, 0);
    shoe.drop_mm = -10;
    cr_expect_eq(state_without_runs(shoe, -3).advice, KL_SHOE_ADVICE_FLAT);
    shoe.drop_mm = KL_UNKNOWN;
    cr_expect_eq(state_without_runs(shoe, 30).advice, 0);
}

/* ---- refusals ---- */

typedef struct shoe_case {
    int32_t day;
    int32_t usual_drop;
    kl_shoe shoes[33];
    size_t n_shoes;
    kl_shoe_run runs[2];
    size_t n_runs;
} shoe_case;

static shoe_case good_case(void)
{
    shoe_case c = {.day = DAY, .usual_drop = 10, .n_shoes = 2, .n_runs = 2};
    for (int i = 0; i < 33; i++) c.shoes[i] = shoe_of(0, 0);
    c.runs[0] = run_of(10, 0, 1000);
    c.runs[1] = run_of(20, 1, 1000);
    return c;
}

static void refuse(const shoe_case *c, kl_status wanted, const char *field, int64_t index,
                   double value)
{
    kl_fault fault = {"", 0, 0};
    kl_shoe_state out[2];
    put_canary(out, sizeof out);
    const kl_status status =
        kl_shoes(c->day, c->usual_drop, c->shoes, c->n_shoes, c->runs, c->n_runs, out, &fault);
    expect_refusal(status, &fault, wanted, field, index, value);
    cr_expect(is_canary(out, sizeof out));
}

/* KNEE-140: with everything wrong, what is mended first is what was reported first. */
Test(shoe, KNEE_140_checks_in_the_stated_order)
{
    shoe_case c = good_case();
    c.day = KL_DAY_MAX + 1;
    c.usual_drop = 31;
    c.n_shoes = 33;
    c.n_runs = 5001;
    const kl_shoe bad_shoe = {DAY + 1, -1, 2, -1, 31, 0};
    c.shoes[1] = bad_shoe;
    c.runs[1] = run_of(DAY + 1, 2, -1);
    refuse(&c, KL_E_RANGE, "day", NO_INDEX, KL_DAY_MAX + 1);
    c.day = KL_UNKNOWN;
    refuse(&c, KL_E_RANGE, "day", NO_INDEX, KL_UNKNOWN);
    c.day = DAY;
    refuse(&c, KL_E_RANGE, "usual_drop_mm", NO_INDEX, 31);
    c.usual_drop = -11;
    refuse(&c, KL_E_RANGE, "usual_drop_mm", NO_INDEX, -11);
    c.usual_drop = KL_UNKNOWN;
    refuse(&c, KL_E_SIZE, "shoes", NO_INDEX, 33);
    c.n_shoes = 0;
    refuse(&c, KL_E_SIZE, "shoes", NO_INDEX, 0);
    c.n_shoes = 2;
    refuse(&c, KL_E_SIZE, "runs", NO_INDEX, 5001);
    c.n_runs = 2;
    refuse(&c, KL_E_RANGE, "first_day", 1, DAY + 1);
    c.shoes[1].first_day = DAY - 100;
    refuse(&c, KL_E_RANGE, "start_m", 1, -1);
    c.shoes[1].start_m = 5000001;
    refuse(&c, KL_E_RANGE, "start_m", 1, 5000001);
    c.shoes[1].start_m = 5000000;
    refuse(&c, KL_E_RANGE, "new_model", 1, 2);
    c.shoes[1].new_model = 1;
    refuse(&c, KL_E_RANGE, "heel_mm", 1, -1);
    c.shoes[1].heel_mm = 151;
    refuse(&c, KL_E_RANGE, "heel_mm", 1, 151);
    c.shoes[1].heel_mm = 150;
    refuse(&c, KL_E_RANGE, "drop_mm", 1, 31);
    c.shoes[1].drop_mm = -11;
    refuse(&c, KL_E_RANGE, "drop_mm", 1, -11);
    c.shoes[1].drop_mm = 30;
    refuse(&c, KL_E_RANGE, "day", 1, DAY + 1);
    c.runs[1].day = DAY - 101;
    refuse(&c, KL_E_RANGE, "shoe", 1, 2);
    c.runs[1].shoe = -1;
    refuse(&c, KL_E_RANGE, "shoe", 1, -1);
    c.runs[1].shoe = 1;
    refuse(&c, KL_E_RANGE, "distance_m", 1, -1);
    c.runs[1].distance_m = 300001;
    refuse(&c, KL_E_RANGE, "distance_m", 1, 300001);
    c.runs[1].distance_m = 300000;
    refuse(&c, KL_E_INCONSISTENT, "day", 1, DAY - 101);
    c.runs[1].day = DAY - 100;
    c.runs[0].day = DAY - 99;
    refuse(&c, KL_E_ORDER, "day", 1, DAY - 100);
}

/* KNEE-140: the first bad one is named, of shoes and of runs. */
Test(shoe, KNEE_140_names_the_first_bad_one)
{
    shoe_case c = good_case();
    c.runs[0].distance_m = c.runs[1].distance_m = -1;
    refuse(&c, KL_E_RANGE, "distance_m", 0, -1);
    c.shoes[0].start_m = c.shoes[1].start_m = -1;
    refuse(&c, KL_E_RANGE, "start_m", 0, -1);
}

Test(shoe, KNEE_004_refuses_null_pointers)
{
    const shoe_case c = good_case();
    kl_shoe_state out[2];
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_shoes(DAY, 0, NULL, 2, c.runs, 2, out, &fault), &fault, KL_E_NULL, "shoes",
                   NO_INDEX, 0);
    expect_refusal(kl_shoes(DAY, 0, c.shoes, 2, NULL, 2, out, &fault), &fault, KL_E_NULL, "runs",
                   NO_INDEX, 0);
    expect_refusal(kl_shoes(DAY, 0, c.shoes, 2, c.runs, 2, NULL, &fault), &fault, KL_E_NULL, "out",
                   NO_INDEX, 0);
    cr_expect_eq(kl_shoes(DAY, 0, c.shoes, 2, NULL, 0, out, &fault), KL_OK);
}

/* KNEE-006: both ends of the calendar. */
Test(shoe, KNEE_006_reaches_both_ends_of_the_calendar)
{
    kl_shoe shoe = new_model(KL_DAY_MIN);
    const kl_shoe_run run = run_of(KL_DAY_MIN, 0, 1);
    kl_shoe_state out;
    cr_assert_eq(kl_shoes(KL_DAY_MIN, KL_UNKNOWN, &shoe, 1, &run, 1, &out, NULL), KL_OK);
    cr_expect_eq(out.share_permille, 1000);
    cr_assert_eq(kl_shoes(KL_DAY_MAX, KL_UNKNOWN, &shoe, 1, &run, 1, &out, NULL), KL_OK);
    cr_expect_eq(out.share_limit_pct, 100);
    cr_expect_eq(out.share_permille, KL_UNKNOWN);
}

/* Law: shares of a week add up to a whole but for truncation; odometers to all that was run. */
Test(shoe, KNEE_141_shares_add_up)
{
    random_source source = random_from(141);
    for (int i = 0; i < 2000; i++) {
        kl_shoe shoes[32];
        kl_shoe_run runs[40];
        kl_shoe_state out[32];
        const size_t n = (size_t)random_int(&source, 1, 32);
        int64_t metres = 0;
        int64_t odometers = 0;
        int32_t share = 0;
        int32_t day = DAY - 30;
        for (size_t s = 0; s < n; s++) shoes[s] = shoe_of(0, random_int(&source, 0, 5000000));
        for (int r = 0; r < 40; r++) {
            day += random_int(&source, 0, day < DAY);
            runs[r] =
                run_of(day, random_int(&source, 0, (int32_t)n - 1), random_int(&source, 1, 300000));
            metres += runs[r].distance_m;
        }
        cr_assert_eq(kl_shoes(DAY, KL_UNKNOWN, shoes, n, runs, 40, out, NULL), KL_OK);
        for (size_t s = 0; s < n; s++) {
            odometers += out[s].odometer_m - shoes[s].start_m;
            if (out[s].share_permille != KL_UNKNOWN) share += out[s].share_permille;
        }
        cr_assert_eq(odometers, metres);
        cr_assert(share <= 1000 && (day < DAY - 6 || share > 1000 - (int32_t)n));
    }
}

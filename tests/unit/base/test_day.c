/*
 * Unit tests of base/day.c: the calendar of LOAD-003.
 */
#include <criterion/criterion.h>

#include "../refusal.h"
#include "kneeload/day.h"

enum { NO_INDEX = -1 };

typedef struct date {
    int32_t year;
    int32_t month;
    int32_t day;
} date;

static int32_t days_in_month(const date *d)
{
    if (d->month == 2) {
        const int leap = d->year % 400 == 0 || (d->year % 4 == 0 && d->year % 100 != 0);
        return leap ? 29 : 28;
    }
    return d->month == 4 || d->month == 6 || d->month == 9 || d->month == 11 ? 30 : 31;
}

static void next_day(date *d)
{
    if (d->day++ < days_in_month(d)) return;
    d->day = 1;
    if (d->month++ < 12) return;
    d->month = 1;
    d->year++;
}

/* Every day of the calendar, walked one by one, there and back. */
Test(day, counts_every_day)
{
    date d = {1, 1, 1};
    for (int32_t day = KL_DAY_MIN; day <= KL_DAY_MAX; day++, next_day(&d)) {
        int32_t number;
        int32_t back[3];
        cr_assert(kl_day_from_date(d.year, d.month, d.day, &number, NULL) == KL_OK);
        cr_assert(kl_day_to_date(day, back, NULL) == KL_OK);
        if (number == day && back[0] == d.year && back[1] == d.month && back[2] == d.day) {
            continue;
        }
        cr_assert_fail("day %d: %d, %d-%d-%d", day, number, back[0], back[1], back[2]);
    }
    cr_expect_eq(d.year, 10000);
}

static void expect_day(int32_t year, int32_t month, int32_t day, int32_t wanted)
{
    int32_t number = -1;
    cr_expect_eq(kl_day_from_date(year, month, day, &number, NULL), KL_OK);
    cr_expect_eq(number, wanted, "%d-%d-%d is %d", year, month, day, number);
}

/* LOAD-003: the numbers that the specification gives, and the epoch. */
Test(day, knows_the_ends_and_the_epoch)
{
    expect_day(1, 1, 1, -719162);
    expect_day(1970, 1, 1, 0);
    expect_day(1969, 12, 31, -1);
    expect_day(2000, 2, 29, 11016);
    expect_day(9999, 12, 31, 2932896);
}

static void refuse_date(int32_t year, int32_t month, int32_t day, const char *field, int32_t value)
{
    kl_fault fault = {"", 0, 0};
    int32_t number = 77;
    expect_refusal(kl_day_from_date(year, month, day, &number, &fault), &fault, KL_E_RANGE, field,
                   NO_INDEX, value);
    cr_expect_eq(kl_day_from_date(year, month, day, &number, NULL), KL_E_RANGE);
    cr_expect_eq(number, 77);
}

Test(day, refuses_what_is_no_date)
{
    refuse_date(0, 13, 32, "year", 0);
    refuse_date(10000, 1, 1, "year", 10000);
    refuse_date(INT32_MIN, 1, 1, "year", INT32_MIN);
    refuse_date(2024, 0, 32, "month", 0);
    refuse_date(2024, 13, 1, "month", 13);
    refuse_date(2024, 1, 0, "day", 0);
    refuse_date(2024, 1, 32, "day", 32);
    refuse_date(2024, 4, 31, "day", 31);
    refuse_date(2024, 2, 30, "day", 30);
    refuse_date(2023, 2, 29, "day", 29);
    refuse_date(1900, 2, 29, "day", 29);
    refuse_date(2024, 6, INT32_MIN, "day", INT32_MIN);
}

Test(day, refuses_what_is_no_day)
{
    static const int32_t no_day[] = {KL_DAY_MIN - 1, KL_DAY_MAX + 1, KL_UNKNOWN, INT32_MAX};
    for (int i = 0; i < 4; i++) {
        kl_fault fault = {"", 0, 0};
        int32_t out[3];
        put_canary(out, sizeof out);
        expect_refusal(kl_day_to_date(no_day[i], out, &fault), &fault, KL_E_RANGE, "day", NO_INDEX,
                       no_day[i]);
        cr_expect_eq(kl_day_to_date(no_day[i], out, NULL), KL_E_RANGE);
        cr_expect(is_canary(out, sizeof out));
    }
}

Test(day, refuses_a_missing_output)
{
    kl_fault fault = {"", 0, 0};
    expect_refusal(kl_day_from_date(0, 1, 1, NULL, &fault), &fault, KL_E_NULL, "out_day", NO_INDEX,
                   0);
    expect_refusal(kl_day_to_date(0, NULL, &fault), &fault, KL_E_NULL, "out_date", NO_INDEX, 0);
    cr_expect_eq(kl_day_to_date(0, NULL, NULL), KL_E_NULL);
}

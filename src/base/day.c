/*
 * base/day.c - civil days of the proleptic Gregorian calendar.
 * LOAD-003
 */
#include "kneeload/day.h"

#include "base/check.h"

/* A 400-year era begins on 1 March, so that the leap day ends a year. */
enum { DAYS_PER_ERA = 146097, DAYS_PER_YEAR = 365, DAYS_TO_EPOCH = 719468 };

static int32_t is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t days_of_month(int32_t year, int32_t month)
{
    static const int32_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 ? is_leap(year) : 0);
}

/* Days before the first of a month, counted from 1 March (month 0 is March). */
static int32_t days_before_month(int32_t month_from_march)
{
    return (153 * month_from_march + 2) / 5;
}

kl_status kl_day_from_date(int32_t year, int32_t month, int32_t day, int32_t *out_day,
                           kl_fault *fault)
{
    if (!out_day) return kl__null(fault, "out_day");
    kl_status status = kl__check_int(fault, "year", KL_NO_INDEX, year, 1, 9999);
    if (status == KL_OK) status = kl__check_int(fault, "month", KL_NO_INDEX, month, 1, 12);
    if (status == KL_OK) {
        status = kl__check_int(fault, "day", KL_NO_INDEX, day, 1, days_of_month(year, month));
    }
    if (status != KL_OK) return status;

    const int32_t from_march = month > 2 ? month - 3 : month + 9;
    const int32_t march_year = month > 2 ? year : year - 1;
    const int32_t era = march_year / 400;
    const int32_t year_of_era = march_year % 400;
    const int32_t day_of_year = days_before_month(from_march) + day - 1;
    const int32_t day_of_era =
        year_of_era * DAYS_PER_YEAR + year_of_era / 4 - year_of_era / 100 + day_of_year;
    *out_day = era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
    return KL_OK;
}

kl_status kl_day_to_date(int32_t day, int32_t out_date[3], kl_fault *fault)
{
    if (!out_date) return kl__null(fault, "out_date");
    const kl_status status =
        kl__check_int(fault, "day", KL_NO_INDEX, day, KL_DAY_MIN, KL_DAY_MAX);
    if (status != KL_OK) return status;

    const int32_t shifted = day + DAYS_TO_EPOCH;
    const int32_t era = shifted / DAYS_PER_ERA;
    const int32_t day_of_era = shifted % DAYS_PER_ERA;
    const int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
        DAYS_PER_YEAR;
    const int32_t day_of_year =
        day_of_era - (DAYS_PER_YEAR * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int32_t from_march = (5 * day_of_year + 2) / 153;
    const int32_t month = from_march < 10 ? from_march + 3 : from_march - 9;
    out_date[0] = era * 400 + year_of_era + (month <= 2);
    out_date[1] = month;
    out_date[2] = day_of_year - days_before_month(from_march) + 1;
    return KL_OK;
}

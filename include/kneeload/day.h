/** @file
 * kneeload/day.h - civil days. A day is an int32 count; day 0 is 1970-01-01.
 */
#ifndef KNEELOAD_DAY_H
#define KNEELOAD_DAY_H

#include "kneeload/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define KL_DAY_MIN (-719162) /**< 0001-01-01 */
#define KL_DAY_MAX 2932896   /**< 9999-12-31 */
#define KL_MAX_DAYS 36525    /**< longest series, 100 years */

/**
 * @brief Day number of a date of the proleptic Gregorian calendar.
 *
 * The library knows no clock and no time zone: give the local date on which a
 * session started, once, when it is stored.
 *
 * @param year   1 .. 9999
 * @param month  1 .. 12
 * @param day    1 .. days of that month
 * @param[out] out_day  the day number
 * @param[out] fault    nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   @p out_day is NULL
 * @retval KL_E_RANGE  field "year", "month" or "day"
 * @see LOAD-003
 */
KL_API KL_NODISCARD kl_status kl_day_from_date(int32_t year, int32_t month, int32_t day,
                                               int32_t *out_day, kl_fault *fault);

/**
 * @brief Date of a day number.
 *
 * @param day  KL_DAY_MIN .. KL_DAY_MAX
 * @param[out] out_date  year, month, day of month
 * @param[out] fault     nullable
 * @retval KL_OK       computed
 * @retval KL_E_NULL   @p out_date is NULL
 * @retval KL_E_RANGE  field "day"
 * @see LOAD-003
 */
KL_API KL_NODISCARD kl_status kl_day_to_date(int32_t day, int32_t out_date[3], kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

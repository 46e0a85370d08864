/** @file
 * kneeload/status.h - statuses, faults, and the value that means "not known".
 */
#ifndef KNEELOAD_STATUS_H
#define KNEELOAD_STATUS_H

#include <stddef.h>
#include <stdint.h>

#include "kneeload/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Version of the library. The build reads it from here and nowhere else. */
#define KL_VERSION_MAJOR 0
/** Likewise. */
#define KL_VERSION_MINOR 1
/** Likewise. */
#define KL_VERSION_PATCH 0

/** Changes when any result for any input changes, in any bit. */
#define KL_ALGORITHM_REVISION 1

/** "Not known" in an integer field. In a double field a flag beside it says so. */
#define KL_UNKNOWN INT32_MIN

/** What a call returns: KL_OK, or why it was refused. Refused calls write nothing but the fault. */
typedef int32_t kl_status;

/** Values of a kl_status. */
enum {
    KL_OK = 0,
    KL_E_NULL = -1,         /**< a required pointer or value is missing */
    KL_E_RANGE = -2,        /**< a number or selector outside its domain */
    KL_E_SIZE = -3,         /**< an array or buffer of a size that is not allowed */
    KL_E_ORDER = -4,        /**< a day before the one it must follow */
    KL_E_DUPLICATE = -5,    /**< a day or event given twice */
    KL_E_INCONSISTENT = -6, /**< two fields contradict each other */
    KL_E_UNIT = -7,         /**< the value looks like another unit */
    KL_E_STATE = -8,        /**< not allowed in the present state */
    KL_E_FORMAT = -9,       /**< saved bytes are damaged */
    KL_E_VERSION = -10      /**< saved bytes or a struct of another version */
};

/** Which input was refused. Written only when a call fails. */
typedef struct kl_fault {
    const char *field; /**< static text: the name of the field or parameter */
    int64_t index;     /**< zero-based place in the array, -1 for a scalar */
    double value;      /**< the offending value, 0 where there is none */
} kl_fault;

/**
 * @brief Name of a status.
 *
 * @param status  any value
 * @return static text such as "KL_E_RANGE"; "KL_E_INVALID" for a number that is no status
 */
KL_API const char *kl_status_name(kl_status status);

/**
 * @brief One plain English sentence for a status.
 *
 * @param status  any value
 * @return static text, never NULL
 */
KL_API const char *kl_status_message(kl_status status);

/**
 * @brief Version of the library that is running.
 *
 * @return static text "major.minor.patch"
 */
KL_API const char *kl_version(void);

#ifdef __cplusplus
}
#endif
#endif

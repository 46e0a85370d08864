/*
 * base/status.c - names and messages of statuses, version.
 * LOAD-006
 */
#include "kneeload/status.h"

#define KL_TEXT_OF(number) #number
#define KL_TEXT(number) KL_TEXT_OF(number)

typedef struct status_text {
    const char *name;
    const char *message;
} status_text;

/* By -status. */
static const status_text texts[] = {
    {"KL_OK", "Done."},
    {"KL_E_NULL", "A required value is missing."},
    {"KL_E_RANGE", "A value lies outside its range."},
    {"KL_E_SIZE", "An array or buffer has a size that is not allowed."},
    {"KL_E_ORDER", "A day comes before the one it must follow."},
    {"KL_E_DUPLICATE", "A day or event was given twice."},
    {"KL_E_INCONSISTENT", "Two values contradict each other."},
    {"KL_E_UNIT", "A value looks as if it were in another unit."},
    {"KL_E_STATE", "This is not possible in the present state."},
    {"KL_E_FORMAT", "The saved bytes are cut or altered."},
    {"KL_E_VERSION", "The struct or the saved bytes are of another version."},
};

static const status_text invalid = {"KL_E_INVALID", "This number is no status."};

static const status_text *text_of(kl_status status)
{
    const int64_t place = -(int64_t)status;
    const int64_t count = (int64_t)(sizeof texts / sizeof texts[0]);
    return place >= 0 && place < count ? &texts[place] : &invalid;
}

const char *kl_status_name(kl_status status)
{
    return text_of(status)->name;
}

const char *kl_status_message(kl_status status)
{
    return text_of(status)->message;
}

const char *kl_version(void)
{
    return KL_TEXT(KL_VERSION_MAJOR) "." KL_TEXT(KL_VERSION_MINOR) "." KL_TEXT(KL_VERSION_PATCH);
}

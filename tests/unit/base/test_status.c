/*
 * Unit tests of base/status.c: names, messages, version. LOAD-006
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "kneeload/catalog.h"
#include "kneeload/status.h"

enum { LAST_STATUS = KL_E_VERSION };

Test(status, names_every_status)
{
    static const char *const names[] = {
        "KL_OK",      "KL_E_NULL",      "KL_E_RANGE",        "KL_E_SIZE",
        "KL_E_ORDER", "KL_E_DUPLICATE", "KL_E_INCONSISTENT", "KL_E_UNIT",
        "KL_E_STATE", "KL_E_FORMAT",    "KL_E_VERSION"};
    for (kl_status status = KL_OK; status >= LAST_STATUS; status--) {
        cr_expect_str_eq(kl_status_name(status), names[-status]);
    }
}

/* A name, a message and the code of the catalogue belong to one another. */
Test(status, agrees_with_the_catalogue)
{
    int32_t seen = 0;
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        if (strcmp(row->set, "status") != 0) continue;
        cr_expect_str_eq(kl_status_name((kl_status)row->value) + strlen("KL_"), row->name);
        cr_expect_str_eq(kl_status_message((kl_status)row->value), row->text);
        seen++;
    }
    cr_expect_eq(seen, 1 - LAST_STATUS);
}

Test(status, says_so_when_a_number_is_no_status)
{
    static const kl_status invalid[] = {1, 7, INT32_MAX, LAST_STATUS - 1, INT32_MIN};
    for (int i = 0; i < 5; i++) {
        cr_expect_str_eq(kl_status_name(invalid[i]), "KL_E_INVALID");
        cr_expect_str_eq(kl_status_message(invalid[i]), "This number is no status.");
    }
}

Test(status, tells_the_version_of_the_header)
{
    char version[32];
    snprintf(version, sizeof version, "%d.%d.%d", KL_VERSION_MAJOR, KL_VERSION_MINOR,
             KL_VERSION_PATCH);
    cr_expect_str_eq(kl_version(), version);
}

/*
 * Kind today: the answer of a morning. It is asked twice, the second time with knees that were
 * saved and loaded, over other bytes: both have to be the same to the byte. TODAY-041
 */
#include <kneeload/kneeload.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "today_records.h"

/* Knees that were never begun cannot be saved, and stay. */
static void pass_through_bytes(kl_rehab *knee)
{
    uint8_t bytes[KL_REHAB_SAVE_MAX];
    size_t size = 0;
    if (kl_rehab_save(knee, bytes, sizeof bytes, &size, NULL) != KL_OK) return;
    memset(knee, 0xA5, sizeof *knee);
    if (kl_rehab_load(knee, bytes, size, NULL) != KL_OK) complain("a knee cannot be loaded");
}

json_t *ask_today(const json_t *input)
{
    morning m;
    kl_today_answer answer;
    kl_today_answer again;
    kl_fault fault = {"", 0, 0.0};
    read_morning(input, &m);
    memset(&answer, 0xA5, sizeof answer);
    memset(&again, 0x5A, sizeof again);
    const kl_status status = kl_today(&m.in, &answer, &fault);
    for (int i = 0; i < 2; i++) pass_through_bytes(&m.knee[i]);
    const kl_status status_again = kl_today(&m.in, &again, NULL);
    free_morning(&m);
    if (status_again != status) complain("another status after save and load");
    if (status != KL_OK) return outcome(status, &fault);
    if (memcmp(&answer, &again, sizeof answer) != 0) complain("other bytes after save and load");
    return answer_of_today(&answer);
}

/* Kind combine: the answers for both knees. Reasons are compared as a set. REHAB-081 */
#include <kneeload/kneeload.h>
#include <string.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"

static kl_rehab_today side_member(const json_t *test, const char *name)
{
    kl_rehab_today today;
    memset(&today, 0, sizeof today);
    const json_t *from = object_member(test, name);
    const json_t *reasons = array_member(from, "reasons");
    ALLOW_MEMBERS(from, "action", "reasons", "level");
    today.action = code_member(from, "action", "action", NO_SUCH_CODE);
    today.level = int_member(from, "level", KL_UNKNOWN);
    for (size_t i = 0; i < json_array_size(reasons) && i < KL_REHAB_MAX_REASONS; i++) {
        const char *code = json_string_value(json_array_get(reasons, i));
        today.reason[today.n_reasons++].code = code_of("rehab_reason", code ? code : "");
    }
    return today;
}

static json_t *reasons_of(const kl_rehab_both *both)
{
    json_t *reasons = json_array();
    for (int32_t i = 0; i < both->n_reasons; i++) {
        json_array_append_new(
            reasons, json_pack("{s:o, s:o}", "side", code_name("side", both->side[i]), "code",
                               code_name("rehab_reason", both->reason[i].code)));
    }
    return reasons;
}

/* What is in `wanted`, too, comes first and in its order. */
static json_t *in_order_of(const json_t *wanted, json_t *reasons)
{
    json_t *ordered = json_array();
    for (size_t w = 0; w < json_array_size(wanted); w++) {
        for (size_t i = 0; i < json_array_size(reasons); i++) {
            if (!json_equal(json_array_get(wanted, w), json_array_get(reasons, i))) continue;
            json_array_append(ordered, json_array_get(reasons, i));
            json_array_remove(reasons, i);
            break;
        }
    }
    json_array_extend(ordered, reasons);
    json_decref(reasons);
    return ordered;
}

json_t *ask_combine(const json_t *test)
{
    kl_fault fault = {0};
    kl_rehab_both both;
    ALLOW_MEMBERS(test, "id", "req", "kind", "left", "right", "expect");
    const kl_rehab_today left = side_member(test, "left");
    const kl_rehab_today right = side_member(test, "right");
    const json_t *wanted = json_object_get(json_object_get(test, "expect"), "reasons");
    const kl_status status = kl_rehab_combine(&left, &right, &both, &fault);
    if (status != KL_OK) return json_pack("{s:o}", "expect", outcome(status, &fault));
    json_t *answer =
        done(json_pack("{s:o, s:i, s:o}", "action", code_name("action", both.action), "level",
                       both.level, "reasons", in_order_of(wanted, reasons_of(&both))));
    return json_pack("{s:o}", "expect", answer);
}

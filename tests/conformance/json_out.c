/* Writing what the library answered, see json_out.h. */
#include "json_out.h"

#include <math.h>
#include <string.h>

json_t *number(double value)
{
    if (isnan(value)) return json_string("nan");
    if (isinf(value)) return json_string(value > 0 ? "inf" : "-inf");
    return json_real(value);
}

json_t *number_if(int32_t present, double value)
{
    return present ? number(value) : json_null();
}

json_t *known(int32_t value)
{
    return value == KL_UNKNOWN ? json_null() : json_integer(value);
}

json_t *known_bool(int32_t value)
{
    return value == KL_UNKNOWN ? json_null() : json_boolean(value);
}

json_t *code_name(const char *set, int64_t value)
{
    const kl_code *code;
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, set) == 0 && code->value == value) return json_string(code->name);
    }
    return json_sprintf("no %s %lld", set, (long long)value);
}

json_t *mask_names(const char *set, uint32_t mask)
{
    json_t *names = json_array();
    for (uint32_t bit = 1; bit; bit <<= 1) {
        if (mask & bit) json_array_append_new(names, code_name(set, bit));
    }
    return names;
}

json_t *flag_names(uint32_t flags)
{
    return mask_names("flag", flags);
}

void put_doubles(json_t *answer, const void *result, uint32_t has, const double_out *table,
                 size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double value;
        memcpy(&value, (const char *)result + table[i].offset, sizeof value);
        const int32_t present = table[i].if_has == 0 || (has & table[i].if_has) != 0;
        json_object_set_new(answer, table[i].name, number_if(present, value));
    }
}

json_t *outcome(kl_status status, const kl_fault *fault)
{
    json_t *answer = json_pack("{s:s}", "status", kl_status_name(status));
    if (status != KL_OK) {
        json_object_set_new(answer, "field",
                            fault->field ? json_string(fault->field) : json_null());
        json_object_set_new(answer, "index",
                            fault->index < 0 ? json_null() : json_integer(fault->index));
    }
    return answer;
}

json_t *done(json_t *answer)
{
    json_object_set_new(answer, "status", json_string(kl_status_name(KL_OK)));
    return answer;
}

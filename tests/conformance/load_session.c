/* Kinds session_load, trimp, zones, rtss: the load of one session. */
#include <kneeload/kneeload.h>
#include <math.h>
#include <stdlib.h>

#include "json_in.h"
#include "json_out.h"
#include "kinds.h"
#include "load_records.h"

static json_t *load_or_refusal(kl_status status, const kl_fault *fault, const kl_load *load)
{
    if (status != KL_OK) return outcome(status, fault);
    return done(json_pack("{s:b, s:o, s:o}", "defined", load->defined, "load",
                          number_if(load->defined, load->load), "flags", flag_names(load->flags)));
}

json_t *ask_session_load(const json_t *input)
{
    kl_fault fault = {0};
    kl_load load;
    ALLOW_MEMBERS(input, "session", "channel");
    const kl_session session = read_session(object_member(input, "session"));
    const kl_status status = kl_session_load(&session, channel_member(input), &load, &fault);
    return load_or_refusal(status, &fault, &load);
}

json_t *ask_trimp(const json_t *input)
{
    kl_fault fault = {0};
    kl_load load;
    ALLOW_MEMBERS(input, "set", "a", "b", "hr_rest", "hr_max", "segments");
    const kl_trimp_profile profile = {
        .hr_rest = int_member(input, "hr_rest", KL_UNKNOWN),
        .hr_max = int_member(input, "hr_max", KL_UNKNOWN),
        .set = code_member(input, "set", "trimp_set", NO_SUCH_CODE),
        .a = double_member(input, "a", (double)NAN),
        .b = double_member(input, "b", (double)NAN),
    };
    size_t n;
    kl_hr_segment *segments = take_segments(array_member(input, "segments"), &n);
    const kl_status status = kl_trimp(segments, n, &profile, &load, &fault);
    free(segments);
    return load_or_refusal(status, &fault, &load);
}

/* Either the seconds themselves or stretches of heart rate to sort. */
static kl_status zone_load(const json_t *input, int32_t method, kl_load *load, kl_fault *fault)
{
    size_t n;
    const json_t *seconds = array_member(input, "zones_s");
    if (seconds) {
        int32_t *zone_s = take_ints(seconds, &n);
        const kl_status status = kl_zone_load(method, zone_s, n, load, fault);
        free(zone_s);
        return status;
    }
    const kl_zone_limits limits = {.hr_max = int_member(input, "hr_max", KL_UNKNOWN),
                                   .vt1 = int_member(input, "vt1", KL_UNKNOWN),
                                   .vt2 = int_member(input, "vt2", KL_UNKNOWN)};
    kl_hr_segment *segments = take_segments(array_member(input, "segments"), &n);
    const kl_status status = kl_zone_load_from_hr(method, segments, n, &limits, load, fault);
    free(segments);
    return status;
}

static json_t *zone_seconds(int32_t method, const kl_load *load)
{
    if (!load->defined) return json_null();
    json_t *zones = json_array();
    const int n_zones = method == KL_ZONES_LUCIA ? 3 : 5;
    for (int i = 0; i < n_zones; i++) json_array_append_new(zones, json_integer(load->zone_s[i]));
    return zones;
}

json_t *ask_zones(const json_t *input)
{
    kl_fault fault = {0};
    kl_load load;
    ALLOW_MEMBERS(input, "method", "zones_s", "segments", "hr_max", "vt1", "vt2");
    const int32_t method = code_member(input, "method", "zone_method", NO_SUCH_CODE);
    const kl_status status = zone_load(input, method, &load, &fault);
    json_t *answer = load_or_refusal(status, &fault, &load);
    if (status == KL_OK) json_object_set_new(answer, "zones_s", zone_seconds(method, &load));
    return answer;
}

json_t *ask_rtss(const json_t *input)
{
    kl_fault fault = {0};
    kl_load load;
    ALLOW_MEMBERS(input, "dur_s", "pace_s_km", "threshold_s_km");
    const int32_t dur_s = int_member(input, "dur_s", KL_UNKNOWN);
    const double pace = double_member(input, "pace_s_km", (double)NAN);
    const double threshold = double_member(input, "threshold_s_km", (double)NAN);
    const kl_status status = kl_rtss(dur_s, pace, threshold, &load, &fault);
    return load_or_refusal(status, &fault, &load);
}

/*
 * measure/load.c - the load of one session: channels, TRIMP, heart rate zones, rTSS.
 * LOAD-021 .. LOAD-027
 */
#include "kneeload/load.h"

#include "base/number.h"
#include "measure/session.h"

enum { MAX_SEGMENTS = 100000, MAX_SECONDS = 604800, EDWARDS_ZONES = 5, LUCIA_ZONES = 3 };

/* a and b by KL_TRIMP_...; CUSTOM brings its own. LOAD-024 */
static const double trimp_sets[][2] = {
    {0.64, 1.92}, {0.86, 1.67}, {0.64, 1.67}, {0.821776, 1.67}, {0.725215, 1.795},
};

static const kl_load no_data = {.flags = KL_FLAG_NO_DATA};

static kl_load load_of(double load, uint32_t flags)
{
    const kl_load result = {.load = load, .defined = 1, .flags = flags};
    return result;
}

static kl_load load_of_session(const kl_session *session, int32_t channel)
{
    if (channel == KL_CHANNEL_CUSTOM) {
        /* Adding 0 reads -0.0 as 0. LOAD-002 */
        return session->has_load ? load_of(session->load + 0.0, 0) : no_data;
    }
    const int64_t units = kl__session_units(session, channel);
    if (units == KL__UNKNOWN64) return no_data;
    const int effortless = channel == KL_CHANNEL_SRPE && session->rpe == 0 && session->dur_s > 0;
    return load_of(kl__load_of_units(units, channel), effortless ? KL_FLAG_ZERO_EFFORT : 0);
}

kl_status kl_session_load(const kl_session *session, int32_t channel, kl_load *out, kl_fault *fault)
{
    if (!session) return kl__null(fault, "session");
    if (!out) return kl__null(fault, "out");
    kl_status status = kl__check_int(fault, "channel", KL_NO_INDEX, channel, KL_CHANNEL_DISTANCE,
                                     KL_CHANNEL_CUSTOM);
    if (status == KL_OK) status = kl__session_check(session, KL__SESSION_PLAIN, 0, fault);
    if (status == KL_OK) *out = load_of_session(session, channel);
    return status;
}

static kl_status check_segments(const kl_hr_segment *segments, size_t n, kl_fault *fault)
{
    if (n < 1 || n > MAX_SEGMENTS) {
        return kl__fail(fault, KL_E_SIZE, "segments", KL_NO_INDEX, (double)n);
    }
    kl_status status = KL_OK;
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        const int64_t index = (int64_t)i;
        status = kl__check_int(fault, "dur_s", index, segments[i].dur_s, 0, MAX_SECONDS);
        if (status == KL_OK) {
            status = kl__check_known_int(fault, "hr", index, segments[i].hr, 20, 260);
        }
    }
    return status;
}

static kl_status check_profile(const kl_trimp_profile *profile, kl_fault *fault)
{
    const int32_t rest = profile->hr_rest;
    const int32_t max = profile->hr_max;
    kl_status status = kl__check_int(fault, "hr_rest", KL_NO_INDEX, rest, 20, 150);
    if (status == KL_OK) status = kl__check_int(fault, "hr_max", KL_NO_INDEX, max, 80, 260);
    if (status != KL_OK) return status;
    if (max < rest + 20) return kl__fail(fault, KL_E_INCONSISTENT, "hr_max", KL_NO_INDEX, max);
    return kl__check_int(fault, "set", KL_NO_INDEX, profile->set, KL_TRIMP_MEN_064_192,
                         KL_TRIMP_CUSTOM);
}

static kl_status read_coefficients(const kl_trimp_profile *profile, double ab[2], kl_fault *fault)
{
    const int custom = profile->set == KL_TRIMP_CUSTOM;
    ab[0] = custom ? profile->a : trimp_sets[profile->set][0];
    ab[1] = custom ? profile->b : trimp_sets[profile->set][1];
    const kl_status status = kl__check_double(fault, "a", KL_NO_INDEX, ab[0], 0.01, 10.0);
    if (status != KL_OK) return status;
    return kl__check_double(fault, "b", KL_NO_INDEX, ab[1], 0.0, 5.0);
}

/* Share of the heart rate reserve, held inside [0, 1]. */
static double reserve_share(int32_t hr, const kl_trimp_profile *profile, uint32_t *flags)
{
    if (hr < profile->hr_rest || hr > profile->hr_max) {
        *flags |= KL_FLAG_CLAMPED;
        return hr < profile->hr_rest ? 0.0 : 1.0;
    }
    return (double)(hr - profile->hr_rest) / (double)(profile->hr_max - profile->hr_rest);
}

static kl_load trimp_of(const kl_hr_segment *segments, size_t n, const kl_trimp_profile *profile,
                        const double ab[2])
{
    double sum = 0.0;
    uint32_t flags = 0;
    for (size_t i = 0; i < n; i++) {
        if (segments[i].hr == KL_UNKNOWN) return no_data;
        const double x = reserve_share(segments[i].hr, profile, &flags);
        const double minutes = (double)segments[i].dur_s / 60.0;
        sum += ((minutes * x) * ab[0]) * kl__exp(ab[1] * x);
    }
    return load_of(sum, flags);
}

kl_status kl_trimp(const kl_hr_segment *segments, size_t n, const kl_trimp_profile *profile,
                   kl_load *out, kl_fault *fault)
{
    if (n && !segments) return kl__null(fault, "segments");
    if (!profile) return kl__null(fault, "profile");
    if (!out) return kl__null(fault, "out");
    double ab[2];
    kl_status status = check_profile(profile, fault);
    if (status == KL_OK) status = read_coefficients(profile, ab, fault);
    if (status == KL_OK) status = check_segments(segments, n, fault);
    if (status == KL_OK) *out = trimp_of(segments, n, profile, ab);
    return status;
}

static kl_status check_method(int32_t method, kl_fault *fault)
{
    return kl__check_int(fault, "method", KL_NO_INDEX, method, KL_ZONES_EDWARDS, KL_ZONES_LUCIA);
}

/* Sum of zone number times seconds, in minutes. The seconds stand in `out`. LOAD-025 */
static void weigh_zones(kl_load *out)
{
    int64_t weighted = 0;
    for (int32_t i = 0; i < EDWARDS_ZONES; i++) weighted += (i + 1) * out->zone_s[i];
    out->load = (double)weighted / 60.0;
}

kl_status kl_zone_load(int32_t method, const int32_t *zone_s, size_t n_zones, kl_load *out,
                       kl_fault *fault)
{
    if (n_zones && !zone_s) return kl__null(fault, "zones_s");
    if (!out) return kl__null(fault, "out");
    kl_status status = check_method(method, fault);
    if (status != KL_OK) return status;
    if (n_zones != (method == KL_ZONES_EDWARDS ? EDWARDS_ZONES : LUCIA_ZONES)) {
        return kl__fail(fault, KL_E_SIZE, "zones_s", KL_NO_INDEX, (double)n_zones);
    }
    kl_load result = load_of(0.0, 0);
    for (size_t i = 0; i < n_zones && status == KL_OK; i++) {
        status = kl__check_int(fault, "zones_s", (int64_t)i, zone_s[i], 0, MAX_SECONDS);
        result.zone_s[i] = zone_s[i];
    }
    if (status != KL_OK) return status;
    weigh_zones(&result);
    *out = result;
    return KL_OK;
}

static kl_status check_limits(int32_t method, const kl_zone_limits *limits, kl_fault *fault)
{
    if (method == KL_ZONES_EDWARDS) {
        return kl__check_int(fault, "hr_max", KL_NO_INDEX, limits->hr_max, 80, 260);
    }
    kl_status status = kl__check_int(fault, "vt1", KL_NO_INDEX, limits->vt1, 20, 260);
    if (status == KL_OK) {
        status = kl__check_int(fault, "vt2", KL_NO_INDEX, limits->vt2, 20, 260);
    }
    if (status != KL_OK || limits->vt2 > limits->vt1) return status;
    return kl__fail(fault, KL_E_INCONSISTENT, "vt2", KL_NO_INDEX, limits->vt2);
}

/* Zone from 0, or -1 below the lowest. LOAD-025, LOAD-026 */
static int32_t zone_of(int32_t method, int32_t hr, const kl_zone_limits *limits)
{
    if (method == KL_ZONES_LUCIA) return (hr >= limits->vt1) + (hr >= limits->vt2);
    const int32_t tenths = 10 * hr / limits->hr_max;
    if (tenths < 5) return -1;
    return tenths > 9 ? EDWARDS_ZONES - 1 : tenths - 5;
}

static kl_load zone_load_of(int32_t method, const kl_hr_segment *segments, size_t n,
                            const kl_zone_limits *limits)
{
    kl_load result = load_of(0.0, 0);
    for (size_t i = 0; i < n; i++) {
        if (segments[i].hr == KL_UNKNOWN) return no_data;
        const int32_t zone = zone_of(method, segments[i].hr, limits);
        if (zone >= 0) result.zone_s[zone] += segments[i].dur_s;
    }
    weigh_zones(&result);
    return result;
}

kl_status kl_zone_load_from_hr(int32_t method, const kl_hr_segment *segments, size_t n,
                               const kl_zone_limits *limits, kl_load *out, kl_fault *fault)
{
    if (n && !segments) return kl__null(fault, "segments");
    if (!limits) return kl__null(fault, "limits");
    if (!out) return kl__null(fault, "out");
    kl_status status = check_method(method, fault);
    if (status == KL_OK) status = check_limits(method, limits, fault);
    if (status == KL_OK) status = check_segments(segments, n, fault);
    if (status == KL_OK) *out = zone_load_of(method, segments, n, limits);
    return status;
}

kl_status kl_rtss(int32_t dur_s, double pace_s_km, double threshold_s_km, kl_load *out,
                  kl_fault *fault)
{
    if (!out) return kl__null(fault, "out");
    kl_status status = kl__check_int(fault, "dur_s", KL_NO_INDEX, dur_s, 0, MAX_SECONDS);
    if (status == KL_OK) {
        status = kl__check_double(fault, "pace_s_km", KL_NO_INDEX, pace_s_km, 60.0, 3600.0);
    }
    if (status == KL_OK) {
        status =
            kl__check_double(fault, "threshold_s_km", KL_NO_INDEX, threshold_s_km, 60.0, 3600.0);
    }
    if (status != KL_OK) return status;
    const double intensity = threshold_s_km / pace_s_km;
    *out = load_of((((double)dur_s * 100.0) * (intensity * intensity)) / 3600.0, 0);
    return KL_OK;
}

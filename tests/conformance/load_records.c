/* Sessions, stretches and series of the load vectors, see load_records.h. */
#include "load_records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json_in.h"

static const char state_letters[] = "URLMX"; /* by KL_DAY_... */

kl_session read_session(const json_t *from)
{
    ALLOW_MEMBERS(from, "day", "start_s", "dist_m", "dur_s", "elapsed_s", "steps", "rpe", "kind",
                  "load");
    kl_session session;
    kl_session_init(&session);
    session.day = int_member(from, "day", KL_UNKNOWN);
    session.start_s = int_member(from, "start_s", KL_UNKNOWN);
    session.dist_m = int_member(from, "dist_m", KL_UNKNOWN);
    session.dur_s = int_member(from, "dur_s", KL_UNKNOWN);
    session.elapsed_s = int_member(from, "elapsed_s", KL_UNKNOWN);
    session.steps = int_member(from, "steps", KL_UNKNOWN);
    session.rpe = int_member(from, "rpe", KL_UNKNOWN);
    session.kind = code_member(from, "kind", "session_kind", session.kind);
    if (member(from, "load")) {
        session.has_load = 1;
        session.load = double_member(from, "load", 0.0);
    }
    return session;
}

kl_session *take_sessions(const json_t *array, size_t spare, size_t *n)
{
    *n = json_array_size(array);
    kl_session *sessions = take(*n + spare, sizeof *sessions);
    for (size_t i = 0; i < *n; i++) sessions[i] = read_session(json_array_get(array, i));
    return sessions;
}

kl_hr_segment *take_segments(const json_t *array, size_t *n)
{
    *n = json_array_size(array);
    kl_hr_segment *segments = take(*n, sizeof *segments);
    for (size_t i = 0; i < *n; i++) {
        const json_t *pair = json_array_get(array, i);
        if (json_array_size(pair) != 2) complain("a segment is no pair [dur_s, hr]");
        segments[i].dur_s = int_of(json_array_get(pair, 0), KL_UNKNOWN);
        segments[i].hr = int_of(json_array_get(pair, 1), KL_UNKNOWN);
    }
    return segments;
}

int32_t channel_member(const json_t *object)
{
    return code_member(object, "channel", "channel", NO_SUCH_CODE);
}

/* A letter that is none of these becomes a code that the library has to refuse. */
static int32_t state_of(char letter)
{
    const char *found = letter ? strchr(state_letters, letter) : NULL;
    return found ? (int32_t)(found - state_letters) : 255;
}

int32_t state_member(const json_t *object)
{
    const char *letter = text_member(object, "state");
    return state_of(letter && strlen(letter) == 1 ? letter[0] : '\0');
}

char letter_of(int32_t state)
{
    const int has_letter = state >= KL_DAY_UNOBSERVED && state <= KL_DAY_UNMEASURED;
    return has_letter ? state_letters[state] : '?';
}

double day_load(const json_t *load, int32_t state)
{
    const int has_load = state == KL_DAY_LOAD || state == KL_DAY_UNMEASURED;
    return double_of(load, has_load ? (double)NAN : 0.0);
}

day_records take_days(const json_t *series, size_t spare)
{
    ALLOW_MEMBERS(series, "day0", "state", "load");
    const char *letters = text_member(series, "state");
    const json_t *loads = array_member(series, "load");
    const size_t n = letters ? strlen(letters) : 0;
    day_records days = {take(n + spare, sizeof(double)), take(n + spare, 1), n,
                        int_member(series, "day0", KL_UNKNOWN)};
    for (size_t i = 0; i < n; i++) {
        const int32_t state = state_of(letters[i]);
        days.state[i] = (uint8_t)state;
        days.load[i] = day_load(json_array_get(loads, i), state);
    }
    if (json_array_size(loads) != n) days.n = 0;
    return days;
}

void free_days(day_records *days)
{
    free(days->load);
    free(days->state);
}

kl_series view_of(const day_records *days)
{
    const kl_series view = {
        .load = days->load, .state = days->state, .n = days->n, .day0 = days->day0};
    return view;
}

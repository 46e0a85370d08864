/* Sessions, shoes and history, see book.h. */
#include "book.h"

#include <stdlib.h>

#include "replay.h"

static void *take(int n, size_t size)
{
    void *memory = calloc((size_t)n + 1, size);
    if (!memory) fail("out of memory");
    return memory;
}

static int is_measured(const entry *e)
{
    return said(e, "km") != KL_UNKNOWN || said(e, "minutes") != KL_UNKNOWN;
}

/* With both knees a run stands in the diary once for each: the one with the distance counts. */
static int is_session(const entry *entries, int n, int at)
{
    if (entries[at].kind != KL_EVENT_RUN) return 0;
    if (is_measured(&entries[at])) return 1;
    for (int i = 0; i < n; i++) {
        const int same_day = entries[i].day == entries[at].day;
        if (same_day && entries[i].kind == KL_EVENT_RUN && is_measured(&entries[i])) return 0;
    }
    return 1;
}

kl_session *take_sessions(const entry *entries, int n, int32_t last_day, size_t *n_sessions)
{
    kl_session *sessions = take(n, sizeof *sessions);
    *n_sessions = 0;
    for (int i = 0; i < n && entries[i].day <= last_day; i++) {
        if (!is_session(entries, n, i)) continue;
        kl_session *s = &sessions[(*n_sessions)++];
        kl_session_init(s);
        s->day = entries[i].day;
        s->kind = KL_SESSION_RUN;
        s->dist_m = said(&entries[i], "km");
        s->dur_s = said(&entries[i], "minutes");
        s->steps = said(&entries[i], "steps");
    }
    return sessions;
}

static int place_of(const pair_of_shoes *pairs, int n_pairs, int32_t number)
{
    for (int i = 0; i < n_pairs; i++) {
        if (pairs[i].number == number) return i;
    }
    return -1;
}

kl_shoe_run *take_shoe_runs(const entry *entries, int n, int32_t last_day,
                            const pair_of_shoes *pairs, int n_pairs, size_t *n_runs)
{
    kl_shoe_run *runs = take(n, sizeof *runs);
    *n_runs = 0;
    for (int i = 0; i < n && entries[i].day <= last_day; i++) {
        const int32_t metres = said(&entries[i], "km");
        const int pair = place_of(pairs, n_pairs, said(&entries[i], "shoe"));
        if (!is_session(entries, n, i) || pair < 0 || metres == KL_UNKNOWN) continue;
        runs[(*n_runs)++] =
            (kl_shoe_run){.day = entries[i].day, .shoe = pair, .distance_m = metres};
    }
    return runs;
}

enum { WEEKS = 4, WINDOW = 30 };

void read_history(const kl_session *sessions, size_t n, int32_t day, kl_tailor_runner *runner)
{
    const int32_t begun = n > 0 ? sessions[0].day : day;
    for (int w = 0; w < WEEKS; w++) {
        const int32_t from = day - 7 * (WEEKS - w);
        int32_t *metres = &runner->history_m[w];
        *metres = from >= begun ? 0 : KL_UNKNOWN;
        for (size_t i = 0; i < n && *metres != KL_UNKNOWN; i++) {
            if (sessions[i].day < from || sessions[i].day >= from + 7) continue;
            *metres = sessions[i].dist_m == KL_UNKNOWN ? KL_UNKNOWN : *metres + sessions[i].dist_m;
        }
    }
    runner->longest30_m = KL_UNKNOWN;
    runner->days_since_last_run = KL_UNKNOWN;
    for (size_t i = 0; i < n && sessions[i].day < day; i++) {
        runner->days_since_last_run = day - sessions[i].day;
        if (sessions[i].day >= day - WINDOW && sessions[i].dist_m > runner->longest30_m) {
            runner->longest30_m = sessions[i].dist_m;
        }
    }
}

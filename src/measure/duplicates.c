/*
 * measure/duplicates.c - doubled recordings of one run: found, and the richer one kept.
 * LOAD-020, LOAD-030
 */
#include "base/sort.h"
#include "measure/prepare.h"
#include "measure/session.h"

int64_t kl__start_of(const kl_session *session)
{
    return (int64_t)session->day * 86400 + session->start_s;
}

int kl__starts_before(const void *sessions, int32_t a, int32_t b)
{
    const kl_session *list = sessions;
    const int64_t start_a = kl__start_of(&list[a]);
    const int64_t start_b = kl__start_of(&list[b]);
    return start_a != start_b ? start_a < start_b : a < b;
}

kl__counted kl__count_sessions(const kl_session *sessions, size_t n, int32_t kinds, int32_t *places,
                               size_t n_places)
{
    kl__counted counted = {places, 0, places + n_places, 0};
    for (size_t i = 0; i < n; i++) {
        if (!kl__session_counts(&sessions[i], kinds)) continue;
        if (sessions[i].start_s != KL_UNKNOWN) {
            counted.timed[counted.n_timed++] = (int32_t)i;
        } else {
            *--counted.untimed = (int32_t)i;
            counted.n_untimed++;
        }
    }
    return counted;
}

static int nearly_equal(int32_t a, int32_t b, int32_t percent)
{
    const int64_t larger = a > b ? a : b;
    const int64_t smaller = a > b ? b : a;
    return 100 * (larger - smaller) <= percent * larger;
}

static int is_similar(const kl_session *a, const kl_session *b, int32_t percent)
{
    if (a->dist_m != KL_UNKNOWN && b->dist_m != KL_UNKNOWN) {
        return nearly_equal(a->dist_m, b->dist_m, percent);
    }
    if (a->dur_s != KL_UNKNOWN && b->dur_s != KL_UNKNOWN) {
        return nearly_equal(a->dur_s, b->dur_s, percent);
    }
    return 0;
}

static int32_t known_fields(const kl_session *session)
{
    return (session->dist_m != KL_UNKNOWN) + (session->dur_s != KL_UNKNOWN) +
           (session->elapsed_s != KL_UNKNOWN) + (session->steps != KL_UNKNOWN) +
           (session->rpe != KL_UNKNOWN) + session->has_load;
}

/* KL_UNKNOWN is less than any measure, as the rule has it. */
static int is_richer(const kl_session *sessions, int32_t a, int32_t b)
{
    const int32_t known_a = known_fields(&sessions[a]);
    const int32_t known_b = known_fields(&sessions[b]);
    if (known_a != known_b) return known_a > known_b;
    if (sessions[a].dist_m != sessions[b].dist_m) return sessions[a].dist_m > sessions[b].dist_m;
    if (sessions[a].dur_s != sessions[b].dur_s) return sessions[a].dur_s > sessions[b].dur_s;
    return a < b;
}

/*
 * Later sessions start later still, so a slot out of reach stays so. Move such slots, in any
 * order, in front of the live ones, whose order stays; returns the first live slot.
 */
static size_t retire_slots(const kl_session *sessions, int32_t *slots, size_t from, size_t to,
                           int64_t earliest)
{
    size_t first_live = to;
    for (size_t i = to; i-- > from;) {
        const int32_t slot = slots[i];
        if (kl__start_of(&sessions[slot]) < earliest) continue;
        slots[i] = slots[--first_live];
        slots[first_live] = slot;
    }
    return first_live;
}

/* First live slot with a similar session, or `to`. */
static size_t find_similar(const kl_session *sessions, const int32_t *slots, size_t from, size_t to,
                           int32_t candidate, int32_t percent)
{
    size_t i = from;
    while (i < to && !is_similar(&sessions[candidate], &sessions[slots[i]], percent)) i++;
    return i;
}

size_t kl__drop_duplicates(const kl_session *sessions, const kl_prepare_options *options,
                           kl__counted *counted, int32_t *pairs)
{
    int32_t *slots = counted->timed; /* the walk keeps at most what it has read */
    size_t first_live = 0;
    size_t end = 0;
    size_t n_pairs = 0;
    kl__sort(counted->timed, counted->n_timed, kl__starts_before, sessions);
    for (size_t i = 0; i < counted->n_timed; i++) {
        const int32_t candidate = counted->timed[i];
        const int64_t earliest = kl__start_of(&sessions[candidate]) - options->dup_start_s;
        first_live = retire_slots(sessions, slots, first_live, end, earliest);
        const size_t hit =
            find_similar(sessions, slots, first_live, end, candidate, options->dup_pct);
        if (hit == end) {
            slots[end++] = candidate;
            continue;
        }
        const int richer = is_richer(sessions, candidate, slots[hit]);
        const int32_t dropped = richer ? slots[hit] : candidate;
        if (richer) slots[hit] = candidate;
        if (pairs) {
            pairs[2 * n_pairs] = dropped;
            pairs[2 * n_pairs + 1] = slots[hit];
        }
        n_pairs++;
    }
    counted->n_timed = end;
    return n_pairs;
}

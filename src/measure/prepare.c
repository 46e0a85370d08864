/*
 * measure/prepare.c - sessions cleaned for the spike: split files merged, doubtful ones flagged.
 * LOAD-020, LOAD-030 .. LOAD-032
 */
#include "measure/prepare.h"

#include "base/check.h"
#include "base/sort.h"
#include "measure/days.h"
#include "measure/session.h"

static const kl__field prepare_fields[] = {
    {"PREP.kinds", KL__INT, offsetof(kl_prepare_options, kinds), 0},
    {"PREP.dup_start_s", KL__INT, offsetof(kl_prepare_options, dup_start_s), 0},
    {"PREP.dup_pct", KL__INT, offsetof(kl_prepare_options, dup_pct), 0},
    {"PREP.merge_gap_s", KL__INT, offsetof(kl_prepare_options, merge_gap_s), 0},
};

const kl__options_layout kl__prepare_layout = {
    sizeof(kl_prepare_options), sizeof prepare_fields / sizeof prepare_fields[0], prepare_fields};

/* Where the walk over the kept sessions writes, in the order of the output. */
typedef struct writer {
    const kl_session *sessions;
    const kl_prepare_options *options;
    kl_prepared_session *entries;
    int32_t *members;
    size_t n_entries;
    size_t n_members;
    const int32_t *untimed; /* still to be written, by day and index */
    size_t n_untimed;
} writer;

/* The run that the next file may belong to. */
typedef struct group {
    kl_prepared_session *entry;
    int64_t start;
    int64_t end; /* KL__UNKNOWN64: nothing can join */
} group;

static kl_prepared_session *open_entry(writer *to, int32_t index)
{
    kl_prepared_session *entry = &to->entries[to->n_entries++];
    const kl_prepared_session opened = {
        .session = to->sessions[index], .first_member = (int32_t)to->n_members, .n_members = 1};
    *entry = opened;
    /* Adding 0 reads -0.0 as 0. LOAD-002 */
    entry->session.load = entry->session.has_load ? entry->session.load + 0.0 : 0.0;
    to->members[to->n_members++] = index;
    return entry;
}

static void write_untimed_before(writer *to, int32_t day)
{
    while (to->n_untimed && to->sessions[*to->untimed].day < day) {
        (void)open_entry(to, *to->untimed++);
        to->n_untimed--;
    }
}

static int64_t end_of(const kl_session *part)
{
    const int32_t length = part->elapsed_s != KL_UNKNOWN ? part->elapsed_s : part->dur_s;
    return length != KL_UNKNOWN ? kl__start_of(part) + length : KL__UNKNOWN64;
}

/* A merged field: the sum, or unknown when a part of it is, or when the field cannot hold it. */
static void put_sum(int32_t *field, int known, int64_t sum)
{
    *field = known && sum <= INT32_MAX ? (int32_t)sum : KL_UNKNOWN;
}

static void add_field(int32_t *field, int32_t more)
{
    const int known = *field != KL_UNKNOWN && more != KL_UNKNOWN;
    put_sum(field, known, (int64_t)*field + more);
}

static void add_load(kl_session *total, const kl_session *part)
{
    const double sum = total->load + part->load;
    total->has_load = total->has_load && part->has_load && sum <= KL__LOAD_MAX;
    total->load = total->has_load ? sum : 0.0;
}

/* The group ends when its last part does, and nobody knows when the newest part is open. */
static void add_end(group *current, const kl_session *part)
{
    const int64_t end = end_of(part);
    const int known = end != KL__UNKNOWN64;
    if (!known || end > current->end) current->end = end;
    put_sum(&current->entry->session.elapsed_s, known, known ? current->end - current->start : 0);
}

static void join(writer *to, group *current, int32_t index)
{
    const kl_session *part = &to->sessions[index];
    kl_session *total = &current->entry->session;
    add_field(&total->dist_m, part->dist_m);
    add_field(&total->dur_s, part->dur_s);
    add_end(current, part);
    add_field(&total->steps, part->steps);
    add_load(total, part);
    total->rpe = KL_UNKNOWN;
    to->members[to->n_members++] = index;
    current->entry->n_members++;
}

static group open_group(writer *to, int32_t index)
{
    const kl_session *first = &to->sessions[index];
    write_untimed_before(to, first->day);
    const group opened = {open_entry(to, index), kl__start_of(first), end_of(first)};
    return opened;
}

/* The walk of LOAD-031 over kept sessions in the order of their starts. */
static void merge(writer *to, const int32_t *timed, size_t n_timed)
{
    const kl_prepare_options *options = to->options;
    group current = {NULL, 0, KL__UNKNOWN64};
    for (size_t i = 0; i < n_timed; i++) {
        const int known = current.end != KL__UNKNOWN64;
        const int64_t gap = known ? kl__start_of(&to->sessions[timed[i]]) - current.end : 0;
        if (known && gap >= -options->dup_start_s && gap <= options->merge_gap_s) {
            join(to, &current, timed[i]);
            continue;
        }
        const group before = current;
        current = open_group(to, timed[i]);
        if (known && gap < -options->dup_start_s) {
            before.entry->flags |= KL_FLAG_OVERLAP;
            current.entry->flags |= KL_FLAG_OVERLAP;
        }
    }
    write_untimed_before(to, INT32_MAX);
}

/* By day and index: the order of sessions without a start. */
static int days_before(const void *sessions, int32_t a, int32_t b)
{
    const kl_session *list = sessions;
    return list[a].day != list[b].day ? list[a].day < list[b].day : a < b;
}

/* What makes two entries of one day look alike: the distance, else the duration. LOAD-032 */
typedef struct likeness {
    int32_t day;
    int32_t has_dist;
    int32_t size;
} likeness;

static likeness likeness_of(const kl_prepared_session *entry)
{
    const kl_session *session = &entry->session;
    const int32_t has_dist = session->dist_m != KL_UNKNOWN;
    const likeness found = {session->day, has_dist, has_dist ? session->dist_m : session->dur_s};
    return found;
}

static int alike(likeness a, likeness b)
{
    return a.day == b.day && a.has_dist == b.has_dist && a.size == b.size;
}

/* Alike entries side by side, by first input index. */
static int likeness_before(const void *context, int32_t a, int32_t b)
{
    const writer *to = context;
    const likeness x = likeness_of(&to->entries[a]);
    const likeness y = likeness_of(&to->entries[b]);
    if (x.day != y.day) return x.day < y.day;
    if (x.has_dist != y.has_dist) return x.has_dist < y.has_dist;
    if (x.size != y.size) return x.size < y.size;
    return to->members[to->entries[a].first_member] < to->members[to->entries[b].first_member];
}

/* An entry is doubtful when an alike one has a smaller index and one of the two no start. */
static void flag_possible_duplicates(const writer *to, int32_t *places)
{
    size_t n = 0;
    for (size_t i = 0; i < to->n_entries; i++) {
        if (likeness_of(&to->entries[i]).size != KL_UNKNOWN) places[n++] = (int32_t)i;
    }
    kl__sort(places, n, likeness_before, to);
    int untimed_seen = 0;
    for (size_t i = 0; i < n; i++) {
        kl_prepared_session *entry = &to->entries[places[i]];
        const int untimed = entry->session.start_s == KL_UNKNOWN;
        const int first =
            i == 0 || !alike(likeness_of(entry), likeness_of(&to->entries[places[i - 1]]));
        if (first)
            untimed_seen = 0;
        else if (untimed || untimed_seen)
            entry->flags |= KL_FLAG_POSSIBLE_DUPLICATE;
        untimed_seen |= untimed;
    }
}

static size_t list_ignored(const kl_session *sessions, size_t n, int32_t kinds, int32_t *ignored)
{
    size_t n_ignored = 0;
    for (size_t i = 0; i < n; i++) {
        if (!kl__session_counts(&sessions[i], kinds)) ignored[n_ignored++] = (int32_t)i;
    }
    return n_ignored;
}

/* Behind the ignored indices there is room for the counted ones: the working memory. */
static void clean(const kl_session *sessions, size_t n, const kl_prepare_options *options,
                  kl_prepared *out)
{
    const size_t n_ignored = list_ignored(sessions, n, options->kinds, out->ignored);
    int32_t *places = out->ignored + n_ignored;
    kl__counted counted = kl__count_sessions(sessions, n, options->kinds, places, n - n_ignored);
    const size_t n_dropped = kl__drop_duplicates(sessions, options, &counted, out->dropped);
    kl__sort(counted.timed, counted.n_timed, kl__starts_before, sessions);
    kl__sort(counted.untimed, counted.n_untimed, days_before, sessions);
    writer to = {sessions, options, out->sessions,   out->members,
                 0,        0,       counted.untimed, counted.n_untimed};
    merge(&to, counted.timed, counted.n_timed);
    flag_possible_duplicates(&to, places);
    out->n_sessions = to.n_entries;
    out->n_ignored = n_ignored;
    out->n_dropped = n_dropped;
}

void kl_prepare_options_init(kl_prepare_options *options, size_t size)
{
    kl__options_defaults(&kl__prepare_layout, options, size);
}

static kl_status check_arrays(const kl_prepared *out, kl_fault *fault)
{
    if (!out->sessions) return kl__null(fault, "out.sessions");
    if (!out->members) return kl__null(fault, "out.members");
    if (!out->ignored) return kl__null(fault, "out.ignored");
    if (!out->dropped) return kl__null(fault, "out.dropped");
    return KL_OK;
}

static kl_status check_sessions(const kl_session *sessions, size_t n, kl_fault *fault)
{
    kl_status status = kl__session_count_check(n, fault);
    for (size_t i = 0; i < n && status == KL_OK; i++) {
        status = kl__session_check(&sessions[i], KL__SESSION_PLAIN, (int64_t)i, fault);
    }
    return status;
}

kl_status kl_prepare(const kl_session *sessions, size_t n, const kl_prepare_options *options,
                     kl_prepared *out, kl_fault *fault)
{
    if (n && !sessions) return kl__null(fault, "sessions");
    if (!out) return kl__null(fault, "out");
    kl_prepare_options used;
    kl_status status = n ? check_arrays(out, fault) : KL_OK;
    if (status == KL_OK) status = kl__options_read(&kl__prepare_layout, options, &used, fault);
    if (status == KL_OK) status = check_sessions(sessions, n, fault);
    if (status != KL_OK) return status;
    out->n_sessions = out->n_ignored = out->n_dropped = 0;
    if (n) clean(sessions, n, &used, out);
    return KL_OK;
}

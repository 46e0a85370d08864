/*
 * Laws of the rehab machine over random logs: REHAB section 11, REHAB-001, REHAB-002, REHAB-003,
 * REHAB-024. Each law also has to notice a planted breach.
 * KNEELOAD_LOGS: number of logs, 2,000 unless told.
 */
#include "random_log.h"
#include "rehab/transitions.h"

/* One accepted event, and where the knee stood before and after. */
typedef struct step {
    kl_rehab_event event;
    kl_rehab_log log;
    kl_rehab_status before;
    kl_rehab_status after;
    int32_t asked_action; /* before it, without any pain answer of the day; -1: not asked */
} step;

typedef struct trace {
    size_t n;
    int32_t top;
    int32_t max_levels_7d;
    int32_t late_days;
    step *step;
} trace;

enum { MANY = LOG_DAYS * DAY_EVENTS };

static int has_reason(const kl_rehab_entry *e, int32_t code)
{
    for (int32_t i = 0; i < e->n_reasons; i++) {
        if (e->reason[i].code == code) return 1;
    }
    return 0;
}

static kl_rehab_entry *entry_at(const step *s, int32_t i)
{
    return (kl_rehab_entry *)&s->log.entry[i];
}

/* ---- laws: how often a trace breaks them ---- */

typedef int32_t (*entry_law)(const trace *t, const step *s, const kl_rehab_entry *e);

static int32_t over_entries(const trace *t, entry_law breaks)
{
    int32_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        for (int32_t k = 0; k < t->step[i].log.n_entries; k++) {
            n += breaks(t, &t->step[i], entry_at(&t->step[i], k));
        }
    }
    return n;
}

/* A check-in that tells in time how the morning is. */
static int tells_morning(const trace *t, const kl_rehab_event *e)
{
    const int late = e->recorded_day != KL_UNKNOWN && e->recorded_day - e->day > t->late_days;
    return e->type == KL_EVENT_CHECKIN && e->am_pain != KL_UNKNOWN && !late;
}

static int32_t level_up_needs_morning(const trace *t, const step *s, const kl_rehab_entry *e)
{
    return has_reason(e, KL_REHAB_LEVEL_UP) && !tells_morning(t, &s->event);
}

static int32_t level_is_on_ladder(const trace *t, const step *s, const kl_rehab_entry *e)
{
    return e->level < 1 || e->level > t->top || s->after.level < 1 || s->after.level > t->top;
}

static int32_t green_needs_next_morning(const trace *t, const step *s, const kl_rehab_entry *e)
{
    return e->colour == KL_COLOUR_GREEN && !tells_morning(t, &s->event);
}

/* The run of a GREEN is that of the day before; a clearance drops what was run until then. */
static int32_t green_needs_own_morning_and_peak(const trace *t, const step *s,
                                                const kl_rehab_entry *e)
{
    int own_morning = 0;
    int dropped = 0;
    if (e->colour != KL_COLOUR_GREEN) return 0;
    for (size_t i = (size_t)(s - t->step); i-- > 0 && t->step[i].event.day >= e->day - 1;) {
        const kl_rehab_event *earlier = &t->step[i].event;
        dropped |= earlier->type == KL_EVENT_CLEARANCE;
        own_morning |= tells_morning(t, earlier);
        if (earlier->type == KL_EVENT_RUN && earlier->peak == KL_UNKNOWN && !dropped) return 1;
    }
    return !own_morning;
}

static int32_t reasons_are_given(const trace *t, const step *s, const kl_rehab_entry *e)
{
    (void)t;
    (void)s;
    return e->n_reasons < 1 || e->n_reasons > KL_REHAB_MAX_REASONS;
}

static int is_move(int32_t from, int32_t to, int32_t reason)
{
    for (size_t i = 0; i < kl__n_transitions; i++) {
        const kl__transition *row = &kl__transitions[i];
        if (row->from == from && row->to == to && row->reason == reason) return 1;
    }
    return 0;
}

static int32_t moves_stand_in_table(const trace *t)
{
    int32_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        int32_t phase = t->step[i].before.phase;
        for (int32_t k = 0; k < t->step[i].log.n_entries; k++) {
            const kl_rehab_entry *e = entry_at(&t->step[i], k);
            n += e->phase != phase && !is_move(phase, e->phase, e->reason[0].code);
            phase = e->phase;
        }
        n += phase != t->step[i].after.phase;
    }
    return n;
}

static int32_t levels_per_week(const trace *t)
{
    int32_t day[MANY];
    int32_t n = 0;
    int32_t breaches = 0;
    for (size_t i = 0; i < t->n; i++) {
        for (int32_t k = 0; k < t->step[i].log.n_entries; k++) {
            const kl_rehab_entry *e = entry_at(&t->step[i], k);
            if (has_reason(e, KL_REHAB_LEVEL_UP)) day[n++] = e->day;
        }
    }
    for (int32_t i = t->max_levels_7d; i < n; i++)
        breaches += day[i] - day[i - t->max_levels_7d] < 7;
    return breaches;
}

/* A STOP that the event itself brings counts from its entry on. */
static int32_t no_advance_under_stop(const trace *t)
{
    int32_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        int stopped = t->step[i].before.stop != KL_TIER_NONE;
        for (int32_t k = 0; k < t->step[i].log.n_entries; k++) {
            const kl_rehab_entry *e = entry_at(&t->step[i], k);
            n += stopped && e->decision == KL_DECISION_ADVANCE;
            stopped |= e->decision == KL_DECISION_STOP;
        }
    }
    return n;
}

/* REHAB-053 */
static int32_t nothing_moves_under_stop(const trace *t)
{
    int32_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const step *s = &t->step[i];
        if (s->before.stop == KL_TIER_NONE || s->event.type == KL_EVENT_CLEARANCE) continue;
        n += s->after.phase != s->before.phase || s->after.level != s->before.level;
    }
    return n;
}

static int32_t only_clearance_ends_stop(const trace *t)
{
    int32_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const step *s = &t->step[i];
        n += s->after.stop < s->before.stop && s->event.type != KL_EVENT_CLEARANCE;
    }
    return n;
}

static int32_t no_run_without_answer(const trace *t)
{
    int32_t n = 0;
    for (size_t i = 0; i < t->n; i++) n += t->step[i].asked_action == KL_ACTION_RUN;
    return n;
}

static int32_t law_level_up(const trace *t)
{
    return over_entries(t, level_up_needs_morning);
}
static int32_t law_ladder(const trace *t)
{
    return over_entries(t, level_is_on_ladder);
}
static int32_t law_green_next(const trace *t)
{
    return over_entries(t, green_needs_next_morning);
}
static int32_t law_green_own(const trace *t)
{
    return over_entries(t, green_needs_own_morning_and_peak);
}
static int32_t law_reasons(const trace *t)
{
    return over_entries(t, reasons_are_given);
}

/* ---- breaches to plant; 0 when the trace has no place for it ---- */

static step *first_with(const trace *t, int32_t code)
{
    for (size_t i = 0; i < t->n; i++) {
        for (int32_t k = 0; k < t->step[i].log.n_entries; k++) {
            if (has_reason(entry_at(&t->step[i], k), code)) return &t->step[i];
        }
    }
    return NULL;
}

static int plant_unknown_morning(trace *t)
{
    step *s = first_with(t, KL_REHAB_LEVEL_UP);
    if (s) s->event.am_pain = KL_UNKNOWN;
    return s != NULL;
}

static int plant_late_morning(trace *t)
{
    step *s = first_with(t, KL_REHAB_LEVEL_UP);
    if (s) s->event.recorded_day = s->event.day + 2;
    return s != NULL;
}

static int plant_level(trace *t)
{
    step *s = first_with(t, KL_REHAB_LEVEL_UP);
    if (s) entry_at(s, 0)->level = t->top + 1;
    return s != NULL;
}

static int plant_stop(trace *t)
{
    step *s = first_with(t, KL_REHAB_LEVEL_UP);
    if (s) s->before.stop = KL_TIER_ROUTINE;
    return s != NULL;
}

/* A STOP and an ADVANCE after it in one log. */
static int plant_stop_in_event(trace *t)
{
    step *s = first_with(t, KL_REHAB_LEVEL_UP);
    if (!s || s->log.n_entries >= KL_REHAB_MAX_ENTRIES) return 0;
    kl_rehab_entry *last = entry_at(s, s->log.n_entries++);
    *last = *entry_at(s, 0);
    entry_at(s, 0)->decision = KL_DECISION_STOP;
    last->decision = KL_DECISION_ADVANCE;
    return 1;
}

static int plant_move_under_stop(trace *t)
{
    step *s = first_with(t, KL_REHAB_GREEN_COUNT);
    if (s) s->before.stop = KL_TIER_ROUTINE;
    if (s) s->after.level = s->before.level % t->top + 1;
    return s != NULL && t->top > 1;
}

static int plant_silent_end(trace *t)
{
    step *s = first_with(t, KL_REHAB_CLEARED_BY_CLINICIAN);
    if (s) s->event.type = KL_EVENT_TICK;
    return s != NULL;
}

static int plant_green(trace *t)
{
    step *s = first_with(t, KL_REHAB_GREEN_COUNT);
    if (s) s->event.type = KL_EVENT_RUN;
    return s != NULL;
}

/* What the run of a GREEN was told of, unknown: type RUN its peak, CHECKIN its own morning. */
static int forget_before_green(trace *t, int32_t type)
{
    const step *s = first_with(t, KL_REHAB_GREEN_COUNT);
    if (!s) return 0;
    const int32_t run_day = s->event.day - 1;
    for (size_t i = (size_t)(s - t->step); i-- > 0 && t->step[i].event.day == run_day;) {
        kl_rehab_event *e = &t->step[i].event;
        if (e->type == type) e->am_pain = e->peak = KL_UNKNOWN;
    }
    return 1;
}

static int plant_unknown_peak(trace *t)
{
    return forget_before_green(t, KL_EVENT_RUN);
}

static int plant_unknown_own_morning(trace *t)
{
    return forget_before_green(t, KL_EVENT_CHECKIN);
}

static int plant_no_reason(trace *t)
{
    step *s = first_with(t, KL_REHAB_LEVEL_UP);
    if (s) entry_at(s, 0)->n_reasons = 0;
    return s != NULL;
}

static int plant_move(trace *t)
{
    step *s = first_with(t, KL_REHAB_RELOAD_TO_BUILD);
    if (s) s->after.phase = s->log.entry[0].phase = KL_PHASE_MAINTAIN;
    return s != NULL;
}

static int plant_more_levels(trace *t)
{
    step *s = first_with(t, KL_REHAB_LEVEL_UP);
    if (!s || s->log.n_entries > 10) return 0;
    for (int32_t i = 0; i < t->max_levels_7d; i++)
        s->log.entry[s->log.n_entries++] = s->log.entry[0];
    return has_reason(&s->log.entry[0], KL_REHAB_LEVEL_UP);
}

static int plant_run(trace *t)
{
    t->step[0].asked_action = KL_ACTION_RUN;
    return 1;
}

typedef struct law {
    const char *name;
    int32_t (*breaches)(const trace *);
    int (*plant)(trace *);
} law;

static const law laws[] = {
    {"no LEVEL_UP without a known next morning", law_level_up, plant_unknown_morning},
    {"no LEVEL_UP without a timely next morning", law_level_up, plant_late_morning},
    {"at most max_levels_7d LEVEL_UPs in seven days", levels_per_week, plant_more_levels},
    {"the level stays on the ladder", law_ladder, plant_level},
    {"no ADVANCE while STOP is latched", no_advance_under_stop, plant_stop},
    {"no ADVANCE behind a STOP of its event", no_advance_under_stop, plant_stop_in_event},
    {"nothing moves while STOP is latched", nothing_moves_under_stop, plant_move_under_stop},
    {"only CLEARANCE ends a STOP", only_clearance_ends_stop, plant_silent_end},
    {"no GREEN without a known next morning", law_green_next, plant_green},
    {"no GREEN without a known own morning", law_green_own, plant_unknown_own_morning},
    {"no GREEN without a known peak", law_green_own, plant_unknown_peak},
    {"every entry has reasons", law_reasons, plant_no_reason},
    {"every move of phase is a row of the table", moves_stand_in_table, plant_move},
    {"no RUN without a pain answer of the day", no_run_without_answer, plant_run},
};
enum { LAWS = sizeof laws / sizeof laws[0] };

/* ---- recording ---- */

static void expect_same_log(const kl_rehab_log *a, const kl_rehab_log *b, const char *what)
{
    cr_assert_eq(memcmp(a, b, sizeof *a), 0, "%s changes an answer", what);
}

static void reload(kl_rehab *knee)
{
    uint8_t bytes[KL_REHAB_SAVE_MAX];
    size_t size;
    cr_assert_eq(kl_rehab_save(knee, bytes, sizeof bytes, &size, NULL), KL_OK);
    memset(knee, 0xA5, sizeof *knee);
    cr_assert_eq(kl_rehab_load(knee, bytes, size, NULL), KL_OK);
}

static void expect_same_bytes(const kl_rehab *a, const kl_rehab *b)
{
    uint8_t bytes[2][KL_REHAB_SAVE_MAX];
    size_t size[2];
    cr_assert_eq(kl_rehab_save(a, bytes[0], sizeof bytes[0], &size[0], NULL), KL_OK);
    cr_assert_eq(kl_rehab_save(b, bytes[1], sizeof bytes[1], &size[1], NULL), KL_OK);
    cr_assert_eq(size[0], size[1], "save and load changes the state");
    cr_assert_eq(memcmp(bytes[0], bytes[1], size[0]), 0, "save and load changes the state");
}

static int has_pain_answer(const trace *t, int32_t day)
{
    for (size_t i = t->n; i > 0 && t->step[i - 1].event.day == day; i--) {
        const kl_rehab_event *e = &t->step[i - 1].event;
        if (e->type == KL_EVENT_CHECKIN && e->am_pain != KL_UNKNOWN) return 1;
    }
    return 0;
}

static int32_t asked_without_answer(const trace *t, const kl_rehab *knee, int32_t day)
{
    kl_rehab_today today;
    const kl_rehab before = *knee;
    if (has_pain_answer(t, day)) return -1;
    if (kl_rehab_ask(knee, day, KL_UNKNOWN, &today, NULL) != KL_OK) return -1;
    cr_assert_eq(memcmp(&before, knee, sizeof before), 0, "REHAB-080: a question changes nothing");
    return today.action;
}

/* The events through a knee, beside it one that is saved and loaded on the way. */
static void record(random_source *r, kl_rehab knee, const kl_rehab_event *event, size_t n, trace *t)
{
    kl_rehab other = knee;
    t->n = 0;
    for (size_t i = 0; i < n; i++) {
        step *s = &t->step[t->n];
        kl_rehab_log log;
        memset(&s->log, 0, sizeof s->log);
        memset(&log, 0, sizeof log);
        const kl_rehab before = knee;
        s->event = event[i];
        s->before = read_knee(&knee);
        s->asked_action = asked_without_answer(t, &knee, event[i].day);
        const kl_status status = kl_rehab_apply(&knee, &event[i], &s->log, NULL);
        cr_assert_eq(kl_rehab_apply(&other, &event[i], &log, NULL), status);
        expect_same_log(&s->log, &log, "save and load");
        if (one_in(r, 40)) reload(&other);
        if (status == KL_OK)
            s->after = read_knee(&knee);
        else
            cr_assert_eq(memcmp(&before, &knee, sizeof knee), 0, "REHAB-002: a byte changed");
        t->n += status == KL_OK;
    }
    expect_same_bytes(&knee, &other);
}

static int32_t top_of(int32_t ladder)
{
    kl_ladder_row row;
    int32_t level = 0;
    while (kl_ladder_row_of(ladder, level + 1, &row, NULL) == KL_OK) level++;
    return level;
}

static void check_shift(const trace *t, kl_rehab knee, int32_t shift)
{
    for (size_t i = 0; i < t->n; i++) {
        kl_rehab_event e = t->step[i].event;
        e.day += shift;
        if (e.recorded_day != KL_UNKNOWN) e.recorded_day += shift;
        kl_rehab_log log = take(&knee, e);
        cr_assert_eq(log.n_entries, t->step[i].log.n_entries, "a shift changes the log");
        for (int32_t k = 0; k < log.n_entries; k++) {
            const kl_rehab_entry *a = &log.entry[k];
            const kl_rehab_entry *b = &t->step[i].log.entry[k];
            cr_assert(a->day - shift == b->day && a->decision == b->decision &&
                          a->colour == b->colour && a->phase == b->phase && a->level == b->level &&
                          a->n_reasons == b->n_reasons,
                      "a shift changes an entry");
            cr_assert_eq(memcmp(a->reason, b->reason, sizeof a->reason), 0,
                         "a shift changes a reason");
        }
    }
}

Test(rehab_laws, random_logs_keep_every_law)
{
    kl_rehab_event *event = malloc(MANY * sizeof *event);
    trace t = {.step = malloc(MANY * sizeof(step))};
    int32_t noticed[LAWS] = {0};
    cr_assert(event && t.step);
    for (long i = 0; i < rounds_of("KNEELOAD_LOGS", 2000); i++) {
        random_source r = random_from((uint64_t)i + 1);
        random_source twin = r;
        kl_rehab_config config;
        const kl_rehab knee = random_knee(&r, 0, &config);
        const kl_rehab shifted = random_knee(&twin, 20000, &config);
        t.top = top_of(config.ladder);
        t.max_levels_7d = config.max_levels_7d;
        t.late_days = config.late_days;
        const size_t n = random_log(&r, 0, event);
        record(&r, knee, event, n, &t);
        if (t.n == 0) continue;
        for (int k = 0; k < LAWS; k++) {
            cr_assert_eq(laws[k].breaches(&t), 0, "log %ld: %s", i, laws[k].name);
        }
        if (i % 10 == 0) check_shift(&t, shifted, 20000);
        const law *planted = &laws[i % LAWS];
        if (planted->plant(&t)) {
            cr_assert_gt(planted->breaches(&t), 0, "a breach is not noticed: %s", planted->name);
            noticed[i % LAWS]++;
        }
    }
    for (int k = 0; k < LAWS; k++) cr_expect_gt(noticed[k], 0, "never planted: %s", laws[k].name);
    free(event);
    free(t.step);
}

/* Every row of the table happens in some log. */
Test(rehab_laws, every_row_of_the_table_happens)
{
    kl_rehab_event *event = malloc(MANY * sizeof *event);
    trace t = {.step = malloc(MANY * sizeof(step))};
    int32_t *seen = calloc(kl__n_transitions, sizeof *seen);
    cr_assert(event && t.step && seen);
    for (uint64_t i = 0; i < 1500; i++) {
        random_source r = random_from(i + 5000001);
        kl_rehab_config config;
        const kl_rehab knee = random_knee(&r, 0, &config);
        record(&r, knee, event, random_log(&r, 0, event), &t);
        for (size_t k = 0; k < kl__n_transitions; k++) {
            const step *s = first_with(&t, kl__transitions[k].reason);
            seen[k] |= s && s->after.phase == kl__transitions[k].to;
        }
    }
    for (size_t k = 0; k < kl__n_transitions; k++) {
        cr_expect(seen[k], "%s never happens", reason_name(kl__transitions[k].reason));
    }
    free(event);
    free(t.step);
    free(seen);
}

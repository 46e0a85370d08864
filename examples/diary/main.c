/*
 * A diary of one runner's knees: an app that embeds libkneeload as a real one would. It stores what
 * the person said and computes every decision anew, so that a late entry stands in its place.
 */
#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "book.h"
#include "import.h"
#include "replay.h"
#include "show.h"

enum { KEY_DATE = 500, KEY_KNEE, KEY_DAYS, KEY_WEEKDAY, KEY_KIND, KEY_FIELD = 1000 };

/* The command line. */
typedef struct command {
    const char *word[4]; /* DB, command, and what it takes */
    int n_words;
    const char *knee;
    const char *weekday;
    const char *kind;
    int32_t day;
    int32_t days;
    int32_t value[MAX_FIELDS];
} command;

static error_t take_option(int key, char *text, struct argp_state *state)
{
    command *c = state->input;
    const char *why = "";
    switch (key) {
        case ARGP_KEY_ARG:
            if (c->n_words == 4) argp_usage(state);
            c->word[c->n_words++] = text;
            return 0;
        case ARGP_KEY_END:
            if (c->n_words < 2) argp_usage(state);
            return 0;
        case KEY_DATE:
            if (!read_date(text, &c->day)) argp_error(state, "--date: a date YYYY-MM-DD");
            return 0;
        case KEY_DAYS:
            c->days = atoi(text);
            return 0;
        case KEY_KNEE:
            c->knee = text;
            return 0;
        case KEY_WEEKDAY:
            c->weekday = text;
            return 0;
        case KEY_KIND:
            c->kind = text;
            return 0;
        default:
            break;
    }
    if (key < KEY_FIELD || key >= KEY_FIELD + n_fields) return ARGP_ERR_UNKNOWN;
    const field *f = &fields[key - KEY_FIELD];
    if (!read_value(f, text, &c->value[key - KEY_FIELD], &why)) {
        argp_error(state, "--%s: %s, not \"%s\"", f->name, why, text);
    }
    return 0;
}

static int32_t system_day(void)
{
    const time_t now = time(NULL);
    struct tm local;
    int32_t day = 0;
    if (!localtime_r(&now, &local) || kl_day_from_date(local.tm_year + 1900, local.tm_mon + 1,
                                                       local.tm_mday, &day, NULL) != KL_OK) {
        fail("what day is it? Say --date");
    }
    return day;
}

static command parse(int argc, char **argv)
{
    static const struct argp_option own[] = {
        {"date", KEY_DATE, "YYYY-MM-DD", 0, "day of the entry or question; today by default", 0},
        {"knee", KEY_KNEE, "SIDE", 0, "left or right (init: also both)", 0},
        {"days", KEY_DAYS, "N", 0, "how many days history shows, 14 by default", 0},
        {"weekday", KEY_WEEKDAY, "DAY", 0, "usual: mon .. sun", 0},
        {"kind", KEY_KIND, "KIND", 0,
         "usual: easy, long, speed, hills, race, cross, strength, rest", 0}};
    enum { OWN = sizeof own / sizeof own[0] };
    char help[MAX_FIELDS][512];
    struct argp_option options[OWN + MAX_FIELDS + 1] = {{0}};
    memcpy(options, own, sizeof own);
    for (int i = 0; i < n_fields; i++) {
        options[OWN + i].name = fields[i].name;
        options[OWN + i].key = KEY_FIELD + i;
        options[OWN + i].arg = "VALUE";
        describe(&fields[i], help[i], sizeof help[i]);
        options[OWN + i].doc = help[i];
    }
    const struct argp parser = {
        options,
        take_option,
        "DB init\nDB log screen|check-in|run|strength|walk|location|clear|week\n"
        "DB import FILE.csv\nDB usual\nDB today\nDB history\nDB plan\nDB shoes [NAME]\nDB undo",
        "A diary of a runner's knees.\v"
        "It stores what you say and says what follows by the rules that were chosen. It does not "
        "know your knee: see a clinician or physiotherapist when in doubt.",
        NULL,
        NULL,
        NULL};
    command c = {.days = 14, .day = system_day()};
    for (int i = 0; i < MAX_FIELDS; i++) c.value[i] = KL_UNKNOWN;
    if (argp_parse(&parser, argc, argv, 0, NULL, &c) != 0) exit(1);
    return c;
}

/* ---- what the person said ---- */

/* A change is kept only if every knee can take the whole diary. */
static void commit_if_taken(sqlite3 *db)
{
    int n;
    kl_rehab rehab;
    entry *entries = take_entries(db, &n);
    for (int32_t side = KL_SIDE_LEFT; side <= KL_SIDE_RIGHT; side++) {
        if (knees_of(db) & (1 << side)) replay(entries, n, side, INT32_MAX, &rehab, NULL, NULL);
    }
    free(entries);
    commit(db);
}

static void log_entry(sqlite3 *db, const command *c)
{
    entry e = {.day = c->day, .kind = kind_named(c->word[2])};
    if (e.kind == KL_UNKNOWN) fail("log what? \"%s\" is no kind of entry", c->word[2]);
    e.knee = side_of(db, c->knee);
    memcpy(e.value, c->value, sizeof e.value);
    check_fields(&e);
    begin(db);
    add_entry(db, &e);
    commit_if_taken(db);
}

static void import_file(sqlite3 *db, const char *path)
{
    begin(db);
    const int n = import_csv(db, path);
    commit_if_taken(db);
    printf("%d entries\n", n);
}

static void undo(sqlite3 *db)
{
    entry e;
    char date[16];
    begin(db);
    if (!remove_last(db, &e)) fail("the diary is empty");
    commit_if_taken(db);
    printf("taken back: %s %s\n", write_date(e.day, date), name_of("event", e.kind));
}

static void log_usual(sqlite3 *db, const command *c)
{
    static const char *const names[7] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    kl_week_entry e = {.day = -1, .ascent_m = KL_UNKNOWN};
    for (int32_t i = 0; c->weekday && i < 7; i++) {
        if (strcmp(names[i], c->weekday) == 0) e.day = i;
    }
    e.kind = code_named("workout", c->kind ? c->kind : "");
    if (e.day < 0 || e.kind == KL_UNKNOWN) fail("usual: say --weekday and --kind");
    e.metres = c->value[find_field("km")];
    e.seconds = c->value[find_field("minutes")];
    begin(db);
    set_usual(db, &e);
    commit(db);
}

static void add_pair(sqlite3 *db, const command *c)
{
    const int32_t metres = c->value[find_field("km")];
    const kl_shoe shoe = {.first_day = c->day, .start_m = metres == KL_UNKNOWN ? 0 : metres};
    begin(db);
    add_shoes(db, c->word[2], &shoe);
    commit(db);
}

/* ---- what follows ---- */

typedef struct span {
    int32_t first;
    int32_t last;
} span;

static void show_in_span(const entry *e, const kl_rehab_entry *decision, void *context)
{
    const span *days = context;
    if (decision->day >= days->first && decision->day <= days->last) show_decision(e, decision);
}

static void history(sqlite3 *db, const command *c)
{
    int n;
    kl_rehab rehab;
    entry *entries = take_entries(db, &n);
    span days = {c->day - c->days + 1, c->day};
    show_heading();
    for (int32_t side = KL_SIDE_LEFT; side <= KL_SIDE_RIGHT; side++) {
        if (knees_of(db) & (1 << side)) {
            replay(entries, n, side, c->day, &rehab, show_in_span, &days);
        }
    }
    free(entries);
}

/* Easy running with its colour, for the comfortable threshold. */
typedef struct judged_runs {
    kl_judged_session *run;
    size_t n;
    const entry *entries;
    int n_entries;
} judged_runs;

/* The run that a colour judges: of the same day when it was judged at once, else the one before. */
static int32_t day_of_run(const judged_runs *judged, int32_t side, const kl_rehab_entry *decision)
{
    int32_t day = KL_UNKNOWN;
    for (int32_t i = 0; i < decision->n_reasons; i++) {
        if (decision->reason[i].code == KL_REHAB_IMMEDIATE) return decision->day;
    }
    for (int i = 0; i < judged->n_entries && judged->entries[i].day < decision->day; i++) {
        const entry *e = &judged->entries[i];
        if (e->kind == KL_EVENT_RUN && e->knee == side) day = e->day;
    }
    return day;
}

/* The shortest run of a day; KL_UNKNOWN where one has no time. */
static int32_t seconds_on(const judged_runs *judged, int32_t side, int32_t day)
{
    int32_t least = INT32_MAX;
    for (int i = 0; i < judged->n_entries; i++) {
        const entry *e = &judged->entries[i];
        if (e->kind != KL_EVENT_RUN || e->knee != side || e->day != day) continue;
        const int32_t seconds = said(e, "minutes");
        if (seconds < least) least = seconds;
    }
    return least;
}

static void note_colour(const entry *e, const kl_rehab_entry *decision, void *context)
{
    judged_runs *judged = context;
    if (decision->colour == KL_COLOUR_NONE) return;
    const int32_t day = day_of_run(judged, e->knee, decision);
    const int32_t seconds = seconds_on(judged, e->knee, day);
    if (day == KL_UNKNOWN || seconds == KL_UNKNOWN || seconds == INT32_MAX) return;
    judged->run[judged->n++] =
        (kl_judged_session){.day = day, .dose_s = seconds, .colour = decision->colour};
}

static void today(sqlite3 *db, const command *c)
{
    int n, n_pairs;
    size_t n_runs;
    kl_rehab knee[2];
    kl_today_input input;
    kl_today_answer answer;
    kl_fault fault;
    entry *entries = take_entries(db, &n);
    pair_of_shoes *pairs = take_shoes(db, &n_pairs);
    kl_shoe shoes[32];
    kl_shoe_run *shoe_runs = take_shoe_runs(entries, n, c->day, pairs, n_pairs, &n_runs);
    judged_runs judged = {calloc(2 * (size_t)n + 2, sizeof(kl_judged_session)), 0, entries, n};
    if (!judged.run) fail("out of memory");
    kl_today_input_init(&input, sizeof input);
    input.day = c->day;
    for (int32_t side = KL_SIDE_LEFT; side <= KL_SIDE_RIGHT; side++) {
        if (!(knees_of(db) & (1 << side))) continue;
        replay(entries, n, side, c->day, &knee[side], note_colour, &judged);
        input.knee[input.n_knees++] = (kl_today_knee){
            .rehab = &knee[side], .side = side, .pre = c->value[find_field("before")]};
    }
    kl_session *sessions = take_sessions(entries, n, c->day, &input.n_sessions);
    input.sessions = sessions;
    input.first_day = n > 0 && entries[0].day < c->day ? entries[0].day : c->day;
    input.infer_rest = 1;
    input.judged = judged.run;
    input.n_judged = judged.n;
    for (int i = 0; i < n_pairs && i < 32; i++) shoes[i] = pairs[i].shoe;
    const kl_today_shoes worn = {.shoes = shoes,
                                 .n_shoes = (size_t)n_pairs,
                                 .runs = shoe_runs,
                                 .n_runs = n_runs,
                                 .usual_drop_mm = KL_UNKNOWN};
    if (n_pairs > 0) input.shoes = &worn;
    const kl_status status = kl_today(&input, &answer, &fault);
    if (status != KL_OK) fail_refused("today", status, &fault);
    show_today(&answer);
    free(sessions);
    free(judged.run);
    free(shoe_runs);
    free(pairs);
    free(entries);
}

/* The last screen of a knee: its age in days, and how long running went until it hurt. */
static void read_screen(const entry *entries, int n, int32_t side, int32_t day,
                        kl_tailor_runner *runner)
{
    runner->screen_age_days = runner->secs_to_pain = KL_UNKNOWN;
    for (int i = 0; i < n && entries[i].day <= day; i++) {
        if (entries[i].kind != KL_EVENT_SCREEN || entries[i].knee != side) continue;
        const int32_t minutes = said(&entries[i], "minutes-to-pain");
        runner->screen_age_days = day - entries[i].day;
        runner->secs_to_pain = minutes == KL_UNKNOWN ? KL_UNKNOWN : 60 * minutes;
    }
}

enum { OUTLOOK = 12, ALL_DAYS = 127 };

static void plan(sqlite3 *db, const command *c)
{
    int n;
    size_t n_sessions;
    kl_rehab rehab;
    kl_rehab_status stands;
    kl_fault fault;
    kl_week_entry usual[KL_MAX_WEEK_ENTRIES];
    kl_tailored_week week;
    kl_outlook_week outlook[OUTLOOK];
    entry *entries = take_entries(db, &n);
    const int32_t side = side_of(db, c->knee);
    replay(entries, n, side, c->day, &rehab, NULL, NULL);
    kl_status status = kl_rehab_read(&rehab, &stands, &fault);
    if (status != KL_OK) fail_refused("plan", status, &fault);
    kl_session *sessions = take_sessions(entries, n, c->day, &n_sessions);
    kl_tailor_runner runner = {.location = stands.track,
                               .irritability = stands.irritability,
                               .available_days = ALL_DAYS,
                               .target_m = c->value[find_field("target")],
                               .flag_tier = stands.stop,
                               .outlook_weeks = OUTLOOK};
    read_screen(entries, n, side, c->day, &runner);
    read_history(sessions, n_sessions, c->day, &runner);
    const kl_week usual_entries = {
        .entries = usual, .n_entries = (size_t)usual_week(db, usual), .pace_s_per_km = KL_UNKNOWN};
    status = kl_week_tailor(&usual_entries, &runner, NULL, &week, outlook, &fault);
    if (status != KL_OK) fail_refused("plan", status, &fault);
    show_plan(&week, outlook);
    free(sessions);
    free(entries);
}

static void shoes(sqlite3 *db, const command *c)
{
    int n, n_pairs;
    size_t n_runs;
    kl_fault fault;
    kl_shoe shoe[32];
    kl_shoe_state states[32];
    pair_of_shoes *pairs = take_shoes(db, &n_pairs);
    entry *entries = take_entries(db, &n);
    kl_shoe_run *runs = take_shoe_runs(entries, n, c->day, pairs, n_pairs, &n_runs);
    if (n_pairs > 32) n_pairs = 32;
    for (int i = 0; i < n_pairs; i++) shoe[i] = pairs[i].shoe;
    if (n_pairs == 0) fail("no shoes yet: shoes NAME adds a pair");
    const kl_status status =
        kl_shoes(c->day, KL_UNKNOWN, shoe, (size_t)n_pairs, runs, n_runs, states, &fault);
    if (status != KL_OK) fail_refused("shoes", status, &fault);
    show_shoes(pairs, states, n_pairs);
    free(runs);
    free(entries);
    free(pairs);
}

static void run(const command *c)
{
    const char *what = c->word[1];
    if (strcmp(what, "init") == 0) {
        sqlite3_close(create_store(c->word[0], c->knee ? c->knee : "left"));
        return;
    }
    sqlite3 *db = open_store(c->word[0]);
    if (strcmp(what, "log") == 0 && c->n_words == 3)
        log_entry(db, c);
    else if (strcmp(what, "import") == 0 && c->n_words == 3)
        import_file(db, c->word[2]);
    else if (strcmp(what, "usual") == 0)
        log_usual(db, c);
    else if (strcmp(what, "shoes") == 0 && c->n_words == 3)
        add_pair(db, c);
    else if (strcmp(what, "shoes") == 0)
        shoes(db, c);
    else if (strcmp(what, "today") == 0)
        today(db, c);
    else if (strcmp(what, "history") == 0)
        history(db, c);
    else if (strcmp(what, "plan") == 0)
        plan(db, c);
    else if (strcmp(what, "undo") == 0)
        undo(db);
    else
        fail("\"%s\" is no command; see --help", what);
    sqlite3_close(db);
}

int main(int argc, char **argv)
{
    const command c = parse(argc, argv);
    run(&c);
    return 0;
}

/* The diary's file, see store.h. */
#include "store.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { APPLICATION = 0x4b4c4459 /* "KLDY" */, VERSION = 1, WAIT_MS = 10000 };

_Noreturn void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("diary: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

static _Noreturn void fail_with(sqlite3 *db)
{
    const int code = sqlite3_errcode(db);
    if (code == SQLITE_BUSY) fail("another process holds the diary");
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) fail("the file is damaged or no diary");
    fail("%s", sqlite3_errmsg(db));
}

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) fail_with(db);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) fail_with(db);
    return statement;
}

/* 1: a row is there, 0: done. */
static int step(sqlite3_stmt *statement)
{
    const int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail_with(sqlite3_db_handle(statement));
    return code == SQLITE_ROW;
}

static void finish(sqlite3_stmt *statement)
{
    step(statement);
    sqlite3_finalize(statement);
}

static int64_t number_of(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = prepare(db, sql);
    const int64_t number = step(statement) ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return number;
}

static sqlite3 *connect(const char *path, int flags)
{
    sqlite3 *db;
    if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK) fail("cannot open %s", path);
    sqlite3_busy_timeout(db, WAIT_MS);
    return db;
}

/* Column names of the fields: '-' becomes '_'. */
static const char *column(int i, char name[32])
{
    snprintf(name, 32, "%s", fields[i].name);
    for (char *c = name; *c; c++) {
        if (*c == '-') *c = '_';
    }
    return name;
}

/* `text` grows by ", NAME SUFFIX" for each field. */
static void append_columns(sqlite3_str *text, const char *suffix)
{
    char name[32];
    for (int i = 0; i < n_fields; i++) {
        sqlite3_str_appendf(text, ", \"%s\"%s", column(i, name), suffix);
    }
}

static void run_text(sqlite3 *db, sqlite3_str *text)
{
    char *sql = sqlite3_str_finish(text);
    run(db, sql);
    sqlite3_free(sql);
}

sqlite3 *create_store(const char *path, const char *knees)
{
    const int both = strcmp(knees, "both") == 0;
    const int32_t side = code_named("side", knees);
    if (!both && side != KL_SIDE_LEFT && side != KL_SIDE_RIGHT) {
        fail("knee: left, right or both, not \"%s\"", knees);
    }
    sqlite3 *db = connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    begin(db);
    if (number_of(db, "SELECT count(*) FROM sqlite_master") > 0) {
        fail("%s exists already", path);
    }
    sqlite3_str *entries = sqlite3_str_new(db);
    sqlite3_str_appendall(entries,
                          "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                          " day INTEGER NOT NULL, knee INTEGER NOT NULL, kind INTEGER NOT NULL");
    append_columns(entries, " INTEGER");
    sqlite3_str_appendall(entries, ") STRICT");
    run_text(db, entries);
    run(db,
        "CREATE TABLE diary (knees INTEGER NOT NULL) STRICT;"
        "CREATE TABLE shoe (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
        " first_day INTEGER NOT NULL, start_m INTEGER NOT NULL, new_model INTEGER NOT NULL)"
        " STRICT;"
        "CREATE TABLE usual (weekday INTEGER NOT NULL, kind INTEGER NOT NULL, metres INTEGER,"
        " seconds INTEGER) STRICT");
    sqlite3_str *marks = sqlite3_str_new(db);
    sqlite3_str_appendf(marks, "INSERT INTO diary VALUES (%d);", both ? 3 : 1 << side);
    sqlite3_str_appendf(marks, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION,
                        VERSION);
    run_text(db, marks);
    commit(db);
    return db;
}

sqlite3 *open_store(const char *path)
{
    sqlite3 *db = connect(path, SQLITE_OPEN_READWRITE);
    if (number_of(db, "PRAGMA application_id") != APPLICATION) fail("%s is no diary", path);
    if (number_of(db, "PRAGMA user_version") != VERSION) {
        fail("%s was written by another version of this program", path);
    }
    sqlite3_stmt *check = prepare(db, "PRAGMA integrity_check");
    const int whole = step(check) && strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
    sqlite3_finalize(check);
    if (!whole) fail("%s is damaged; nothing was changed", path);
    return db;
}

void begin(sqlite3 *db)
{
    run(db, "BEGIN IMMEDIATE");
}

void commit(sqlite3 *db)
{
    run(db, "COMMIT");
}

int knees_of(sqlite3 *db)
{
    return (int)number_of(db, "SELECT knees FROM diary");
}

static void bind_known(sqlite3_stmt *statement, int place, int32_t value)
{
    if (value != KL_UNKNOWN) sqlite3_bind_int(statement, place, value);
}

static int32_t known_column(sqlite3_stmt *statement, int place)
{
    if (sqlite3_column_type(statement, place) == SQLITE_NULL) return KL_UNKNOWN;
    return sqlite3_column_int(statement, place);
}

void add_entry(sqlite3 *db, const entry *e)
{
    sqlite3_str *text = sqlite3_str_new(db);
    sqlite3_str_appendall(text, "INSERT INTO entry (day, knee, kind");
    append_columns(text, "");
    sqlite3_str_appendall(text, ") VALUES (?, ?, ?");
    for (int i = 0; i < n_fields; i++) sqlite3_str_appendall(text, ", ?");
    sqlite3_str_appendall(text, ")");
    char *sql = sqlite3_str_finish(text);
    sqlite3_stmt *insert = prepare(db, sql);
    sqlite3_free(sql);
    sqlite3_bind_int(insert, 1, e->day);
    sqlite3_bind_int(insert, 2, e->knee);
    sqlite3_bind_int(insert, 3, e->kind);
    for (int i = 0; i < n_fields; i++) bind_known(insert, 4 + i, e->value[i]);
    finish(insert);
}

static sqlite3_stmt *select_entries(sqlite3 *db, const char *order)
{
    sqlite3_str *text = sqlite3_str_new(db);
    sqlite3_str_appendall(text, "SELECT id, day, knee, kind");
    append_columns(text, "");
    sqlite3_str_appendf(text, " FROM entry ORDER BY %s", order);
    char *sql = sqlite3_str_finish(text);
    sqlite3_stmt *select = prepare(db, sql);
    sqlite3_free(sql);
    return select;
}

static void read_entry(sqlite3_stmt *select, entry *e)
{
    e->id = sqlite3_column_int64(select, 0);
    e->day = sqlite3_column_int(select, 1);
    e->knee = sqlite3_column_int(select, 2);
    e->kind = sqlite3_column_int(select, 3);
    for (int i = 0; i < n_fields; i++) e->value[i] = known_column(select, 4 + i);
}

static void *take(int n, size_t size)
{
    void *memory = calloc((size_t)n + 1, size);
    if (!memory) fail("out of memory");
    return memory;
}

entry *take_entries(sqlite3 *db, int *n)
{
    entry *entries = take((int)number_of(db, "SELECT count(*) FROM entry"), sizeof *entries);
    /* A screen opens the day; the check-in stands before the runs. */
    sqlite3_stmt *select =
        select_entries(db, "day, CASE kind WHEN 0 THEN 0 WHEN 1 THEN 1 ELSE 2 END, id");
    for (*n = 0; step(select); ++*n) read_entry(select, &entries[*n]);
    sqlite3_finalize(select);
    return entries;
}

int remove_last(sqlite3 *db, entry *removed)
{
    sqlite3_stmt *select = select_entries(db, "id DESC LIMIT 1");
    const int there = step(select);
    if (there) read_entry(select, removed);
    sqlite3_finalize(select);
    if (there) run(db, "DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)");
    return there;
}

void add_shoes(sqlite3 *db, const char *name, const kl_shoe *shoe)
{
    sqlite3_stmt *insert =
        prepare(db, "INSERT INTO shoe (name, first_day, start_m, new_model) VALUES (?, ?, ?, ?)");
    sqlite3_bind_text(insert, 1, name, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int(insert, 2, shoe->first_day);
    sqlite3_bind_int(insert, 3, shoe->start_m);
    sqlite3_bind_int(insert, 4, shoe->new_model);
    finish(insert);
}

pair_of_shoes *take_shoes(sqlite3 *db, int *n)
{
    pair_of_shoes *pairs = take((int)number_of(db, "SELECT count(*) FROM shoe"), sizeof *pairs);
    sqlite3_stmt *select =
        prepare(db, "SELECT number, name, first_day, start_m, new_model FROM shoe ORDER BY number");
    for (*n = 0; step(select); ++*n) {
        pair_of_shoes *pair = &pairs[*n];
        pair->number = sqlite3_column_int64(select, 0);
        snprintf(pair->name, sizeof pair->name, "%s", (const char *)sqlite3_column_text(select, 1));
        pair->shoe = (kl_shoe){.first_day = sqlite3_column_int(select, 2),
                               .start_m = sqlite3_column_int(select, 3),
                               .new_model = sqlite3_column_int(select, 4),
                               .heel_mm = KL_UNKNOWN,
                               .drop_mm = KL_UNKNOWN};
    }
    sqlite3_finalize(select);
    return pairs;
}

void set_usual(sqlite3 *db, const kl_week_entry *e)
{
    sqlite3_stmt *insert = prepare(db, "INSERT INTO usual VALUES (?, ?, ?, ?)");
    sqlite3_bind_int(insert, 1, e->day);
    sqlite3_bind_int(insert, 2, e->kind);
    bind_known(insert, 3, e->metres);
    bind_known(insert, 4, e->seconds);
    finish(insert);
}

int usual_week(sqlite3 *db, kl_week_entry out[KL_MAX_WEEK_ENTRIES])
{
    sqlite3_stmt *select =
        prepare(db, "SELECT weekday, kind, metres, seconds FROM usual ORDER BY weekday, rowid");
    int n = 0;
    while (step(select) && n < KL_MAX_WEEK_ENTRIES) {
        out[n++] = (kl_week_entry){.day = sqlite3_column_int(select, 0),
                                   .kind = sqlite3_column_int(select, 1),
                                   .metres = known_column(select, 2),
                                   .seconds = known_column(select, 3),
                                   .ascent_m = KL_UNKNOWN};
    }
    sqlite3_finalize(select);
    return n;
}

/* The diary's file: what the person said, in one SQLite database. Decisions are never stored. */
#ifndef DIARY_STORE_H
#define DIARY_STORE_H

#include <sqlite3.h>

#include "field.h"

/* One entry; values are KL_UNKNOWN where nothing was said. */
typedef struct entry {
    int64_t id;
    int32_t day;
    int32_t knee; /* KL_SIDE_... */
    int32_t kind; /* KL_EVENT_... */
    int32_t value[MAX_FIELDS];
} entry;

typedef struct pair_of_shoes {
    int64_t number;
    char name[64];
    kl_shoe shoe;
} pair_of_shoes;

/* All of these end the program with a message when the file cannot be used. */
sqlite3 *create_store(const char *path, const char *knees);
sqlite3 *open_store(const char *path);

/* Changes between `begin` and `commit` are kept whole or not at all; other processes wait. */
void begin(sqlite3 *db);
void commit(sqlite3 *db);

/* Knees that are followed, a mask of 1 << KL_SIDE_... */
int knees_of(sqlite3 *db);

void add_entry(sqlite3 *db, const entry *e);

/* Entries by day, check-ins first, then as they were told; the caller frees them. */
entry *take_entries(sqlite3 *db, int *n);

/* Take back what was told last; 0: there is nothing. */
int remove_last(sqlite3 *db, entry *removed);

void add_shoes(sqlite3 *db, const char *name, const kl_shoe *shoe);
pair_of_shoes *take_shoes(sqlite3 *db, int *n);

/* The usual week, for the plan. */
void set_usual(sqlite3 *db, const kl_week_entry *e);
int usual_week(sqlite3 *db, kl_week_entry out[KL_MAX_WEEK_ENTRIES]);

_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

/* Entries from a CSV file with the canonical columns: date, kind, knee, and the fields. */
#ifndef DIARY_IMPORT_H
#define DIARY_IMPORT_H

#include "store.h"

/* Kind of an entry by its name on the command line, KL_UNKNOWN: none. */
int32_t kind_named(const char *name);

/* The knee that is meant; without a name the one that is followed. */
int32_t side_of(sqlite3 *db, const char *name);

/* Ends the program when something was said that an entry of this kind does not have. */
void check_fields(const entry *e);

/* Number of entries added. Ends the program with line and column of the first fault. */
int import_csv(sqlite3 *db, const char *path);

#endif

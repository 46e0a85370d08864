/* Entries from the command line's words and from CSV, see import.h. libcsv reads the file. */
#include "import.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

int32_t kind_named(const char *name)
{
    static const struct {
        const char *name;
        int32_t kind;
    } words[] = {{"screen", KL_EVENT_SCREEN},   {"check-in", KL_EVENT_CHECKIN},
                 {"run", KL_EVENT_RUN},         {"strength", KL_EVENT_STRENGTH},
                 {"walk", KL_EVENT_WALK30},     {"location", KL_EVENT_LOCATION},
                 {"clear", KL_EVENT_CLEARANCE}, {"week", KL_EVENT_WEEK}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i].name, name) == 0) return words[i].kind;
    }
    return KL_UNKNOWN;
}

int32_t side_of(sqlite3 *db, const char *name)
{
    const int knees = knees_of(db);
    if (!name) {
        if (knees == 3) fail("which knee? Say --knee left or --knee right");
        return knees == 1 << KL_SIDE_LEFT ? KL_SIDE_LEFT : KL_SIDE_RIGHT;
    }
    const int32_t side = code_named("side", name);
    if (side == KL_UNKNOWN || !(knees & (1 << side))) fail("this diary has no knee \"%s\"", name);
    return side;
}

void check_fields(const entry *e)
{
    for (int i = 0; i < n_fields; i++) {
        if (e->value[i] != KL_UNKNOWN && !(fields[i].kinds & (1U << e->kind))) {
            fail("%s: an entry of this kind has no \"%s\"", name_of("event", e->kind),
                 fields[i].name);
        }
    }
}

enum { MAX_COLUMNS = MAX_FIELDS + 3, IS_DATE = -2, IS_KIND = -3, IS_KNEE = -4 };

typedef struct reading {
    sqlite3 *db;
    const char *path;
    int line;
    int column;
    int n_columns;
    int meaning[MAX_COLUMNS]; /* place in fields, or IS_... */
    entry e;
    int has_date;
    int added;
} reading;

static _Noreturn void fail_at(const reading *r, const char *what, const char *text)
{
    fail("%s, line %d, column %d: %s, not \"%s\"", r->path, r->line, r->column + 1, what, text);
}

static void begin_row(reading *r)
{
    r->column = 0;
    r->has_date = 0;
    r->e = (entry){.kind = KL_UNKNOWN, .knee = KL_UNKNOWN};
    for (int i = 0; i < MAX_FIELDS; i++) r->e.value[i] = KL_UNKNOWN;
}

static void take_heading(reading *r, const char *name)
{
    if (r->column == MAX_COLUMNS) fail_at(r, "no more columns", name);
    int meaning = find_field(name);
    if (strcmp(name, "date") == 0) meaning = IS_DATE;
    if (strcmp(name, "kind") == 0) meaning = IS_KIND;
    if (strcmp(name, "knee") == 0) meaning = IS_KNEE;
    if (meaning == -1) fail_at(r, "the name of a field", name);
    r->meaning[r->column] = meaning;
    r->n_columns = r->column + 1;
}

static void take_value(reading *r, const char *text)
{
    const char *why = "";
    if (r->column >= r->n_columns) fail_at(r, "no more columns than headings", text);
    const int meaning = r->meaning[r->column];
    if (!*text) return;
    if (meaning == IS_DATE) {
        r->has_date = read_date(text, &r->e.day);
        if (!r->has_date) fail_at(r, "a date YYYY-MM-DD", text);
    } else if (meaning == IS_KIND) {
        r->e.kind = kind_named(text);
        if (r->e.kind == KL_UNKNOWN) fail_at(r, "a kind of entry", text);
    } else if (meaning == IS_KNEE) {
        r->e.knee = side_of(r->db, text);
    } else if (!read_value(&fields[meaning], text, &r->e.value[meaning], &why)) {
        fail_at(r, why, text);
    }
}

static void on_cell(void *data, size_t size, void *context)
{
    reading *r = context;
    char text[256];
    if (snprintf(text, sizeof text, "%.*s", (int)size, data ? (char *)data : "") >=
        (int)sizeof text) {
        fail_at(r, "a short text", text);
    }
    if (r->line == 1)
        take_heading(r, text);
    else
        take_value(r, text);
    r->column++;
}

static void on_row(int end, void *context)
{
    (void)end;
    reading *r = context;
    if (r->line > 1) {
        if (!r->has_date || r->e.kind == KL_UNKNOWN) fail_at(r, "date and kind", "");
        if (r->e.knee == KL_UNKNOWN) r->e.knee = side_of(r->db, NULL);
        check_fields(&r->e);
        add_entry(r->db, &r->e);
        r->added++;
    }
    r->line++;
    begin_row(r);
}

int import_csv(sqlite3 *db, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct csv_parser parser;
    char bytes[4096];
    size_t size;
    reading r = {.db = db, .path = path, .line = 1};
    begin_row(&r);
    if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) fail("cannot read %s", path);
    while ((size = fread(bytes, 1, sizeof bytes, file)) > 0) {
        if (csv_parse(&parser, bytes, size, on_cell, on_row, &r) != size) {
            fail("%s, line %d: %s", path, r.line, csv_strerror(csv_error(&parser)));
        }
    }
    if (csv_fini(&parser, on_cell, on_row, &r) != 0) fail("%s: a quote is not closed", path);
    csv_free(&parser);
    fclose(file);
    return r.added;
}

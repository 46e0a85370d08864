/*
 * What a person can say, one row a field: its name on the command line, in a CSV file and in the
 * database, and where the library wants it. Every value is stored as the integer that the library
 * takes; NULL in the database is "not said".
 */
#ifndef DIARY_FIELD_H
#define DIARY_FIELD_H

#include <kneeload/kneeload.h>
#include <stddef.h>
#include <stdint.h>

/* How a value is written. */
enum {
    PAIN,    /* 0-10, one decimal: tenths */
    NUMBER,  /* a whole number */
    KM,      /* metres */
    MINUTES, /* seconds */
    YES,     /* yes, no */
    CHOICE,  /* a name of a code set */
    CHOICES, /* names of a code set with commas: a mask */
    DATE     /* YYYY-MM-DD */
};

/* Kinds of an entry as bits; those of the phase machine are 1 << KL_EVENT_... */
#define OF(kind) (1U << KL_EVENT_##kind)

typedef struct field {
    const char *name;
    int type;
    const char *set; /* of CHOICE and CHOICES */
    unsigned kinds;  /* which entries have it */
    size_t offset;   /* in kl_rehab_event; NOT_AN_EVENT for what only the load book reads */
    const char *help;
} field;

#define NOT_AN_EVENT ((size_t)-1)

extern const field fields[];
extern const int n_fields;

enum { MAX_FIELDS = 40 };

/* Place in `fields`, -1: no such field. A '_' counts as '-'. */
int find_field(const char *name);

/* Read `text`; 0 and a message in `why` when it is no value of this field. */
int read_value(const field *f, const char *text, int32_t *out, const char **why);

/* Code by set and name in any case, '-' for '_'; KL_UNKNOWN when there is none. */
int32_t code_named(const char *set, const char *name);
const char *name_of(const char *set, int64_t value);
const char *text_of(const char *set, int64_t value);

/* What a field means, and the names that it takes. */
void describe(const field *f, char *text, size_t size);

int read_date(const char *text, int32_t *out_day);
const char *write_date(int32_t day, char text[16]);

#endif

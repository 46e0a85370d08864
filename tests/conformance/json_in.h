/*
 * Reading a case. What the runner does not understand is a complaint, and a complaint fails the
 * case: nothing is skipped, guessed or cut.
 */
#ifndef CONFORMANCE_JSON_IN_H
#define CONFORMANCE_JSON_IN_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

/* A code outside every set: what an unknown name becomes, so that the library has to refuse it. */
#define NO_SUCH_CODE (-1000)

/* Fail the present case; the first complaint is kept. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
const char *first_complaint(void); /* NULL: none */
void forget_complaints(void);

/* Zeroed memory, at least one byte; ends the program when there is none. */
void *take(size_t count, size_t size);

/* Complain about every member of `object` that is neither null nor named. */
void allow_members(const json_t *object, const char *const *names, size_t n_names);
#define ALLOW_MEMBERS(object, ...)                              \
    allow_members((object), (const char *const[]){__VA_ARGS__}, \
                  sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* Member that is there and not null, else NULL. */
const json_t *member(const json_t *object, const char *name);
const json_t *array_member(const json_t *object, const char *name);
const json_t *object_member(const json_t *object, const char *name);
const char *text_member(const json_t *object, const char *name);

/*
 * Numbers. `absent` stands for null. Integers saturate, and never become KL_UNKNOWN by it;
 * doubles read the strings "nan", "inf", "-inf".
 */
int32_t int_of(const json_t *value, int32_t absent);
double double_of(const json_t *value, double absent);
int32_t int_member(const json_t *object, const char *name, int32_t absent);
double double_member(const json_t *object, const char *name, double absent);

/* Enumerator by the names of kl_code_at; an unknown name becomes NO_SUCH_CODE. */
int32_t code_of(const char *set, const char *name);
int32_t code_member(const json_t *object, const char *name, const char *set, int32_t absent);

/* The same for names that only the vectors have: their place in `names` is the code. */
int32_t choice_member(const json_t *object, const char *name, const char *const *names,
                      size_t n_names, int32_t absent);
#define CHOICE_MEMBER(object, name, absent, ...)                        \
    choice_member((object), (name), (const char *const[]){__VA_ARGS__}, \
                  sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), (absent))

/* Integers of an array (NULL: none); the caller frees them. */
int32_t *take_ints(const json_t *array, size_t *n);

#endif

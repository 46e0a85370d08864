/*
 * Conformance runner: takes files of cases, one JSON object a line, through the library.
 * Exit 0 when all passed, 1 on any failure, 2 when called wrongly.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "json_in.h"
#include "kinds.h"

static const char usage[] =
    "usage: kneeload_conformance FILE...\n"
    "Runs files of conformance cases (one JSON object a line) through libkneeload.\n";

typedef struct tally {
    int passed;
    int failed;
} tally;

static int fail(const char *id, const char *what)
{
    printf("FAIL %s: %s\n", id, what);
    return 0;
}

/* What a log expects: of its events, of questions in between, of the end. */
static json_t *expectations(const json_t *test)
{
    json_t *expected = json_object();
    json_object_set(expected, "expect", json_object_get(test, "expect"));
    if (json_array_size(json_object_get(test, "today")) > 0) {
        json_object_set(expected, "today", json_object_get(test, "today"));
    }
    if (json_is_object(json_object_get(test, "final"))) {
        json_object_set(expected, "final", json_object_get(test, "final"));
    }
    return expected;
}

/* 1 when the library answers as the case expects. */
static int passes(const char *id, const json_t *test)
{
    const char *kind_name = json_string_value(json_object_get(test, "kind"));
    const kind *asked = kind_name ? find_kind(kind_name) : NULL;
    if (!asked) return fail(id, "kind is missing or unknown");
    const json_t *input = asked->is_log ? test : json_object_get(test, "input");
    const json_t *expect = json_object_get(test, "expect");
    if (!json_is_object(input) || json_object_size(expect) + json_array_size(expect) == 0) {
        return fail(id, "not a case: input or expect is missing or empty");
    }

    forget_complaints();
    json_t *actual = asked->ask(input);
    json_t *expected = asked->is_log ? expectations(test) : json_deep_copy(expect);
    const int differences = count_differences(id, expected, actual);
    json_decref(actual);
    json_decref(expected);
    return first_complaint() ? fail(id, first_complaint()) : differences == 0;
}

static void run_line(const char *line, const char *place, tally *count)
{
    /* Every number as a double: vectors hold integers beyond int64, and 0 and 0.0 are the same. */
    json_error_t error;
    json_t *test = json_loads(line, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);
    const char *id = json_string_value(json_object_get(test, "id"));
    const int passed = test ? passes(id ? id : place, test) : fail(place, error.text);
    json_decref(test);
    count->passed += passed;
    count->failed += !passed;
}

/* 0 when the file cannot be read. */
static int run_file(const char *path, tally *count)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        return 0;
    }
    char *line = NULL;
    size_t size = 0;
    for (int number = 1; getline(&line, &size, file) != -1; number++) {
        char place[300];
        snprintf(place, sizeof place, "%.250s:%d", path, number);
        if (line[strspn(line, " \t\r\n")]) run_line(line, place, count);
    }
    const int readable = !ferror(file);
    if (!readable) perror(path);
    free(line);
    fclose(file);
    return readable;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    const int option = getopt_long(argc, argv, "h", options, NULL);
    if (option == 'h') {
        fputs(usage, stdout);
        return 0;
    }
    if (option != -1 || optind == argc) {
        fputs(usage, stderr);
        return 2;
    }
    tally count = {0, 0};
    for (int i = optind; i < argc; i++) {
        if (!run_file(argv[i], &count)) return 2;
    }
    printf("%d passed, %d failed, 0 skipped\n", count.passed, count.failed);
    return count.failed ? 1 : 0;
}

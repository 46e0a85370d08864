/* The fields of an entry, and how values are read. */
#include "field.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(kl_rehab_event, member)

/* clang-format off */
const field fields[] = {
    {"morning",         PAIN,    "", OF(CHECKIN),                   AT(am_pain),            "pain this morning"},
    {"worst",           PAIN,    "", OF(SCREEN) | OF(CHECKIN),      AT(worst24),            "worst pain of the last 24 hours"},
    {"daily",           PAIN,    "", OF(SCREEN) | OF(CHECKIN),      AT(adl_pain),           "pain in daily life"},
    {"night-waking",    YES,     "", OF(CHECKIN),                   AT(night_waking),       "woken by the knee"},
    {"sleep",           NUMBER,  "", OF(CHECKIN),                   AT(sleep_min),          "minutes of sleep"},
    {"stress",          NUMBER,  "", OF(CHECKIN),                   AT(stress),             "stress 1 to 5"},
    {"recorded",        DATE,    "", OF(CHECKIN),                   AT(recorded_day),       "day it was entered, if later"},
    {"swelling",        NUMBER,  "", OF(CHECKIN) | OF(RUN),         AT(swelling),           "0 none, 1 slight, 2 clear"},
    {"flags",           CHOICES, "red_flag", OF(SCREEN) | OF(CHECKIN), AT(flags),           "red flags, with commas"},
    {"location",        CHOICE,  "location", OF(SCREEN) | OF(LOCATION), AT(location),       "where it hurts"},
    {"age",             NUMBER,  "", OF(SCREEN),                    AT(age),                "years"},
    {"rest-pain",       YES,     "", OF(SCREEN),                    AT(rest_or_night_pain), "pain at rest or at night"},
    {"minutes-to-pain", NUMBER,  "", OF(SCREEN),                    AT(minutes_to_pain),    "minutes of running until pain exceeds 2/10"},
    {"before",          PAIN,    "", OF(RUN),                       AT(pre),                "pain before the run"},
    {"peak",            PAIN,    "", OF(RUN) | OF(STRENGTH),        AT(peak),               "largest pain"},
    {"after",           PAIN,    "", OF(RUN),                       AT(h1),                 "pain 60 minutes after"},
    {"limp",            YES,     "", OF(RUN),                       AT(gait_altered),       "limped or ran in another way"},
    {"dose",            NUMBER,  "", OF(RUN),                       AT(dose_pct),           "percent of what was planned"},
    {"painkiller",      YES,     "", OF(RUN),                       AT(analgesic),          "a painkiller was taken"},
    {"warmup",          CHOICE,  "warmup", OF(RUN),                 AT(warmup),             "pain of the first minutes"},
    {"taped",           YES,     "", OF(RUN),                       AT(taped),              "the knee was taped"},
    {"pain",            PAIN,    "", OF(WALK30),                    AT(pain),               "pain in a walk of 30 minutes"},
    {"by",              CHOICE,  "cleared_by", OF(CLEARANCE),       AT(by),                 "who cleared"},
    {"planned",         KM,      "", OF(WEEK),                      AT(planned_m),          "km planned in the week"},
    {"done",            KM,      "", OF(WEEK),                      AT(done_m),             "km run in the week"},
    {"target",          KM,      "", OF(WEEK),                      AT(target_m),           "km a week aimed at"},
    {"quality",         YES,     "", OF(WEEK),                      AT(quality_done),       "hills or speed were done"},
    {"km",              KM,      "", OF(RUN),                       NOT_AN_EVENT,           "distance"},
    {"minutes",         MINUTES, "", OF(RUN),                       NOT_AN_EVENT,           "moving time"},
    {"steps",           NUMBER,  "", OF(RUN),                       NOT_AN_EVENT,           "steps of both feet"},
    {"shoe",            NUMBER,  "", OF(RUN),                       NOT_AN_EVENT,           "number of the pair, see shoes"},
};
/* clang-format on */
const int n_fields = sizeof fields / sizeof fields[0];

_Static_assert(sizeof fields / sizeof fields[0] <= MAX_FIELDS, "MAX_FIELDS");

/* Names in any case; '-' and '_' are the same. */
static int same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        const int x = *a == '_' ? '-' : tolower((unsigned char)*a);
        const int y = *b == '_' ? '-' : tolower((unsigned char)*b);
        if (x != y) return 0;
    }
    return *a == *b;
}

int find_field(const char *name)
{
    for (int i = 0; i < n_fields; i++) {
        if (same_name(fields[i].name, name)) return i;
    }
    return -1;
}

int32_t code_named(const char *set, const char *name)
{
    const kl_code *code;
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, set) == 0 && same_name(code->name, name)) return (int32_t)code->value;
    }
    return KL_UNKNOWN;
}

static const kl_code *code_of(const char *set, int64_t value)
{
    const kl_code *code;
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, set) == 0 && code->value == value) return code;
    }
    return NULL;
}

void describe(const field *f, char *text, size_t size)
{
    const kl_code *code;
    size_t n = (size_t)snprintf(text, size, "%s", f->help);
    const char *between = ": ";
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, f->set) != 0) continue;
        if (n + strlen(between) >= size) return;
        n += (size_t)snprintf(text + n, size - n, "%s", between);
        for (const char *c = code->name; *c && n + 1 < size; c++) {
            text[n++] = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
            text[n] = '\0';
        }
        between = ", ";
    }
}

const char *name_of(const char *set, int64_t value)
{
    const kl_code *code = code_of(set, value);
    return code ? code->name : "-";
}

const char *text_of(const char *set, int64_t value)
{
    const kl_code *code = code_of(set, value);
    return code ? code->text : "";
}

int read_date(const char *text, int32_t *out_day)
{
    int year, month, day, end = 0;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || text[end]) return 0;
    return kl_day_from_date(year, month, day, out_day, NULL) == KL_OK;
}

const char *write_date(int32_t day, char text[16])
{
    int32_t date[3];
    if (kl_day_to_date(day, date, NULL) == KL_OK)
        snprintf(text, 16, "%04d-%02d-%02d", (int)(date[0] % 10000), (int)(date[1] % 100),
                 (int)(date[2] % 100));
    else
        snprintf(text, 16, "%d", (int)day);
    return text;
}

/* A decimal number times `scale`, which has to come out whole. */
static int read_scaled(const char *text, double scale, int32_t *out)
{
    char *end;
    const double scaled = strtod(text, &end) * scale;
    if (end == text || *end || !(scaled >= 0.0 && scaled <= 1e9)) return 0;
    *out = (int32_t)(scaled + 0.5);
    const double off = scaled - *out;
    return off < 1e-6 && off > -1e-6;
}

static int read_mask(const char *set, const char *text, int32_t *out)
{
    char names[256];
    if (snprintf(names, sizeof names, "%s", text) >= (int)sizeof names) return 0;
    *out = 0;
    for (char *rest = names, *name; (name = strtok_r(rest, ",", &rest)) != NULL;) {
        const int32_t bit = code_named(set, name);
        if (bit == KL_UNKNOWN) return 0;
        *out |= bit;
    }
    return 1;
}

static int read_yes(const char *text, int32_t *out)
{
    *out = same_name(text, "yes") || same_name(text, "true") || strcmp(text, "1") == 0;
    return *out || same_name(text, "no") || same_name(text, "false") || strcmp(text, "0") == 0;
}

int read_value(const field *f, const char *text, int32_t *out, const char **why)
{
    switch (f->type) {
        case PAIN:
            *why = "a number from 0 to 10 with at most one decimal";
            return read_scaled(text, 10.0, out) && *out <= 100;
        case KM:
            *why = "kilometres, to the metre";
            return read_scaled(text, 1000.0, out);
        case MINUTES:
            *why = "minutes";
            return read_scaled(text, 60.0, out);
        case YES:
            *why = "yes or no";
            return read_yes(text, out);
        case CHOICE:
            *why = "one of the names that --help shows";
            *out = code_named(f->set, text);
            return *out != KL_UNKNOWN;
        case CHOICES:
            *why = "names that --help shows, with commas";
            return read_mask(f->set, text, out);
        case DATE:
            *why = "a date YYYY-MM-DD";
            return read_date(text, out);
        default:
            *why = "a whole number";
            return read_scaled(text, 1.0, out);
    }
}

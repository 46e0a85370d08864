/*
 * The knee model beside what studies measured: kneeload_validation FILE.csv
 * Prints each published condition with the model's figure, the difference and the tolerance.
 * Exit 0 when sign and tolerance hold everywhere, 1 when not, 2 when the file cannot be read.
 * KNEE-150, KNEE-057
 */
#include <kneeload/kneeload.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 6 };
enum { STUDY, CONDITION, QUANTITY, PUBLISHED, TOLERANCE, USE };
static const char header[] = "study,condition,quantity,published,tolerance,use";

/* One side of a condition: speed, cadence over the preferred one, grade, mass ratio. */
typedef struct setting {
    double v;
    double q;
    double g;
    double m;
} setting;

/* 0 when a part is none of v=, q=, g=, m=. */
static int read_setting(char *text, setting *out)
{
    const setting usual = {NAN, 1.0, 0.0, 1.0};
    char *rest = text;
    *out = usual;
    for (char *part; (part = strsep(&rest, ";")) != NULL;) {
        char *end;
        double *const places[] = {&out->v, &out->q, &out->g, &out->m};
        const char *name = *part ? strchr("vqgm", *part) : NULL;
        if (!name || part[1] != '=') return 0;
        *places[name - "vqgm"] = strtod(part + 2, &end);
        if (*end || end == part + 2) return 0;
    }
    return !isnan(out->v);
}

/* 1000 m by the reference runner: once to learn the preferred cadence, then at the one wanted. */
static kl_status run_setting(const setting *s, kl_knee_segment_load *out)
{
    enum {
        KNOWN_RUNNER = KL_RUNNER_HAS_V_REF | KL_RUNNER_HAS_CAD_REF | KL_RUNNER_HAS_MASS_REF_KG |
                       KL_RUNNER_HAS_MASS_NOW_KG
    };
    const kl_knee_runner runner = {.v_ref = 3.0,
                                   .cad_ref = 165.0,
                                   .mass_ref_kg = 100.0,
                                   .mass_now_kg = 100.0 * s->m,
                                   .has = KNOWN_RUNNER};
    kl_knee_segment segment = {
        .distance_m = 1000.0,
        .duration_s = 1000.0 / s->v,
        .grade = s->g,
        .mode = KL_MODE_RUN,
        .has = KL_SEGMENT_HAS_DISTANCE_M | KL_SEGMENT_HAS_DURATION_S | KL_SEGMENT_HAS_GRADE};
    kl_knee_load load;
    const kl_status status = kl_knee_run(&segment, 1, &runner, NULL, &load, out, NULL);
    if (status != KL_OK) return status;
    segment.cadence = s->q * out->cadence_pref;
    segment.has |= KL_SEGMENT_HAS_CADENCE;
    return kl_knee_run(&segment, 1, &runner, NULL, &load, out, NULL);
}

/* NaN for a quantity that is not known. */
static double quantity_of(const char *name, const kl_knee_segment_load *load)
{
    if (strcmp(name, "peak") == 0) return load->peak_rel;
    if (strcmp(name, "linear_per_km") == 0) return load->linear;
    if (strcmp(name, "impulse_per_km") == 0) return load->impulse;
    if (strcmp(name, "cadence") == 0) return load->cadence_used;
    if (strcmp(name, "steps_per_km") == 0) return load->steps;
    return NAN;
}

/* Change from the second setting of a condition to the first; NaN when it cannot be read. */
static double change_of(const char *condition, const char *quantity)
{
    char text[200];
    setting test;
    setting base;
    kl_knee_segment_load test_load;
    kl_knee_segment_load base_load;
    snprintf(text, sizeof text, "%s", condition);
    char *bar = strchr(text, '|');
    if (!bar) return NAN;
    *bar = '\0';
    if (!read_setting(text, &test) || !read_setting(bar + 1, &base)) return NAN;
    if (run_setting(&test, &test_load) || run_setting(&base, &base_load)) return NAN;
    return quantity_of(quantity, &test_load) / quantity_of(quantity, &base_load) - 1.0;
}

/* 1 when the sign is that of the study, and the size within the tolerance where there is one. */
static int row_holds(char **cell)
{
    const double published = atof(cell[PUBLISHED]);
    const double model = change_of(cell[CONDITION], cell[QUANTITY]);
    const double difference = model - published;
    const int by_size = cell[TOLERANCE][0] != '\0' && strcmp(cell[USE], "direction") != 0;
    const int same_sign = model * published > 0.0;
    const int close = !by_size || fabs(difference) <= atof(cell[TOLERANCE]);
    printf("%-19s %-36s %-14s %9.3f %7.3f %10.3f %9s  %s\n", cell[STUDY], cell[CONDITION],
           cell[QUANTITY], published, model, difference, by_size ? cell[TOLERANCE] : "sign",
           same_sign && close ? "ok" : "FAIL");
    return same_sign && close;
}

/* 1 holds, 0 not; a line that is no row does not hold. */
static int check_line(char *line)
{
    char *cell[COLUMNS] = {0};
    char *rest = line;
    int n = 0;
    for (char *part; (part = strsep(&rest, ",")) != NULL; n++) {
        if (n < COLUMNS) cell[n] = part;
    }
    if (n == COLUMNS) return row_holds(cell);
    printf("no row: %s\n", line);
    return 0;
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t size = 0;
    int rows = 0;
    int failed = 0;
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!file || getline(&line, &size, file) < 0 || strncmp(line, header, sizeof header - 1) != 0) {
        fprintf(stderr, "usage: kneeload_validation FILE.csv, with the columns %s\n", header);
        return 2;
    }
    printf("%-19s %-36s %-14s %9s %7s %10s %9s\n", "study", "condition", "quantity", "published",
           "model", "difference", "tolerance");
    for (; getline(&line, &size, file) >= 0; rows++) {
        line[strcspn(line, "\r\n")] = '\0';
        failed += !check_line(line);
    }
    free(line);
    fclose(file);
    printf("%d conditions, %d failed. They were used to set coefficients: no independent proof.\n",
           rows, failed);
    return failed || rows == 0;
}

/*
 * A settings screen from the catalogue: every parameter of one group, with unit, default, range
 * and evidence, and the names of its choices. Usage: catalog [GROUP], for example RA, EW, SPK.
 */
#include <kneeload/kneeload.h>
#include <stdio.h>
#include <string.h>

static int in_group(const kl_parameter *row, const char *group)
{
    const size_t length = strlen(group);
    return strncmp(row->id, group, length) == 0 && row->id[length] == '.';
}

static void print_choices(const kl_parameter *row)
{
    const kl_code *code;
    for (size_t i = 0; (code = kl_code_at(i)) != NULL; i++) {
        if (strcmp(code->set, row->codes) != 0) continue;
        const char *mark = (double)code->value == row->default_value ? "*" : " ";
        printf("   %s %lld %s: %s\n", mark, (long long)code->value, code->name, code->text);
    }
}

static void print_number(const kl_parameter *row)
{
    printf("    %.15g .. %.15g%s%s, ", row->minimum, row->maximum, *row->unit ? " " : "",
           row->unit);
    if (row->has_default)
        printf("default %.15g\n", row->default_value);
    else
        printf("unset\n");
}

static void print_sources(const char *keys)
{
    char key[64];
    while (*keys) {
        const size_t length = strcspn(keys, ",");
        snprintf(key, sizeof key, "%.*s", (int)length, keys);
        const kl_source *source = kl_source_find(key);
        if (source) printf("    [%s] %s\n", source->key, source->citation);
        keys += length;
        keys += strspn(keys, ", ");
    }
}

static void print_parameter(const kl_parameter *row)
{
    printf("%s  %s (evidence %c)\n", row->id, row->name, row->grade);
    if (*row->codes)
        print_choices(row);
    else
        print_number(row);
    if (*row->note) printf("    %s\n", row->note);
    print_sources(row->sources);
}

int main(int argc, char **argv)
{
    const char *group = argc > 1 ? argv[1] : "MO";
    const kl_parameter *row;
    int printed = 0;
    for (size_t i = 0; (row = kl_parameter_at(i)) != NULL; i++) {
        if (!in_group(row, group)) continue;
        print_parameter(row);
        printed++;
    }
    if (printed) return 0;
    fprintf(stderr, "no parameters in group %s\n", group);
    return 1;
}

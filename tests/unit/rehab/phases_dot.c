/*
 * Prints the table of phases as a Graphviz graph:  phases_dot | dot -Tsvg > phases.svg
 * One arrow for all reasons that lead from a phase to another.
 */
#include <stdio.h>
#include <string.h>

#include "kneeload/catalog.h"
#include "rehab/transitions.h"

static const char *name_of(const char *set, int32_t value)
{
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        if (strcmp(row->set, set) == 0 && row->value == value) return row->name;
    }
    return "?";
}

static int same_arrow(size_t a, size_t b)
{
    return kl__transitions[a].from == kl__transitions[b].from &&
           kl__transitions[a].to == kl__transitions[b].to;
}

static int is_first(size_t row)
{
    for (size_t i = 0; i < row; i++) {
        if (same_arrow(i, row)) return 0;
    }
    return 1;
}

static void print_arrow(size_t row)
{
    const kl__transition *t = &kl__transitions[row];
    const char *gap = "";
    printf("    %s -> %s [style=%s, label=\"", name_of("phase", t->from), name_of("phase", t->to),
           t->to > t->from ? "solid" : "dashed");
    for (size_t i = row; i < kl__n_transitions; i++) {
        if (!same_arrow(row, i)) continue;
        printf("%s%s", gap, name_of("rehab_reason", kl__transitions[i].reason));
        gap = "\\n";
    }
    puts("\"];");
}

int main(void)
{
    puts("digraph phases {");
    puts("    rankdir=TB;\n    node [shape=box, style=rounded, fontname=Helvetica];");
    puts("    edge [fontname=Helvetica, fontsize=9];");
    for (size_t i = 0; i < kl__n_transitions; i++) {
        if (is_first(i)) print_arrow(i);
    }
    puts("}");
    return 0;
}

/*
 * Prints the table of phases as a Graphviz graph:
 *     phases_dot | dot -Tsvg > include/kneeload/phases.svg
 * One arrow for all reasons that lead from a phase to another. BUILD, RETURN and MAINTAIN stand in
 * a box; what leads out of each of the three is one arrow out of the box. tests/checks/phases.py
 * holds the picture against this output.
 */
#include <stdio.h>
#include <string.h>

#include "kneeload/catalog.h"
#include "rehab/transitions.h"

enum { BOXED = 3 }; /* phases in the box: BUILD and later */

static const char *name_of(const char *set, int32_t value)
{
    for (size_t i = 0; kl_code_at(i); i++) {
        const kl_code *row = kl_code_at(i);
        if (strcmp(row->set, set) == 0 && row->value == value) return row->name;
    }
    return "?";
}

static int is_row(int32_t from, int32_t to, int32_t reason)
{
    for (size_t i = 0; i < kl__n_transitions; i++) {
        const kl__transition *t = &kl__transitions[i];
        if (t->from == from && t->to == to && t->reason == reason) return 1;
    }
    return 0;
}

/* Does the same lead out of every phase of the box? */
static int leaves_box(const kl__transition *t)
{
    int phases = 0;
    for (int32_t from = KL_PHASE_BUILD; from <= KL_PHASE_MAINTAIN; from++) {
        phases += is_row(from, t->to, t->reason);
    }
    return t->from >= KL_PHASE_BUILD && phases == BOXED;
}

static int same_arrow(const kl__transition *a, const kl__transition *b)
{
    return a->from == b->from && a->to == b->to && leaves_box(a) == leaves_box(b);
}

/* The first row of an arrow draws it; out of the box it is drawn at RETURN, in the middle. */
static int draws(const kl__transition *t)
{
    if (leaves_box(t) && t->from != KL_PHASE_RETURN) return 0;
    for (const kl__transition *before = kl__transitions; before < t; before++) {
        if (same_arrow(before, t)) return 0;
    }
    return 1;
}

/* Up the phases a plain arrow that orders the picture, down a dashed one. */
static void print_arrow(const kl__transition *t)
{
    printf("    %s -> %s [%s%s, label=\"", name_of("phase", t->from), name_of("phase", t->to),
           t->to == t->from + 1 ? "weight=4" : (t->to > t->from ? "weight=1" : "style=dashed"),
           leaves_box(t) ? ", ltail=cluster_later" : "");
    for (size_t i = 0; i < kl__n_transitions; i++) {
        const kl__transition *other = &kl__transitions[i];
        if (same_arrow(t, other)) printf("   %s   \\n", name_of("rehab_reason", other->reason));
    }
    puts("\"];");
}

int main(void)
{
    puts("digraph phases {");
    puts("    compound=true; newrank=true; ranksep=0.7; nodesep=0.9;");
    puts("    node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=Helvetica];");
    puts("    edge [fontname=Helvetica, fontsize=11];");
    puts("    SCREEN; IRRITABLE; RELOAD;");
    puts("    subgraph cluster_later {");
    puts("        style=\"rounded,filled\"; fillcolor=\"#f2f2f2\"; color=\"#bbbbbb\";");
    puts("        BUILD; RETURN; MAINTAIN;");
    puts("    }");
    for (size_t i = 0; i < kl__n_transitions; i++) {
        if (draws(&kl__transitions[i])) print_arrow(&kl__transitions[i]);
    }
    puts("}");
    return 0;
}

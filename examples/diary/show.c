/* Tables and sentences, see show.h. All words come from the catalogue of the library. */
#include "show.h"

#include <stdio.h>

static const char *const weekdays[7] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/* Reasons of today come from two code sets. */
static const char *today_text(int32_t code)
{
    return text_of(code < KL_TODAY_FIRST ? "rehab_reason" : "today_reason", code);
}

static void show_km(const char *what, int32_t metres)
{
    if (metres != KL_UNKNOWN) printf("  %s %.1f km\n", what, metres / 1000.0);
}

static void show_minutes(const char *what, int32_t seconds)
{
    if (seconds != KL_UNKNOWN) printf("  %s %.0f min\n", what, seconds / 60.0);
}

static void show_ladder(const kl_today_answer *answer)
{
    const kl_ladder_row *row = &answer->row;
    if (!answer->has_row || answer->action != KL_ACTION_RUN) return;
    printf("  level %d: %d times walk %.0f min, run %.0f min\n", (int)answer->level,
           (int)row->repetitions, row->walk_s / 60.0, row->run_s / 60.0);
}

void show_today(const kl_today_answer *answer)
{
    printf("%s, %s, phase %s\n", name_of("action", answer->action),
           name_of("today_session", answer->session), name_of("phase", answer->phase));
    if (answer->action == KL_ACTION_STOP) {
        printf(
            "  A red flag stands. If it gets worse, or with fever, a hot joint, a leg that is "
            "numb or cold,\n  or short breath: get medical help now.\n");
    }
    show_ladder(answer);
    show_km("at most", answer->max_distance_m);
    show_minutes("run at most", answer->max_run_s);
    for (int32_t i = 0; i < answer->n_reasons; i++) {
        const kl_today_reason *reason = &answer->reason[i];
        const char *side = reason->side == KL_UNKNOWN ? "" : name_of("side", reason->side);
        printf("  - %s%s%s\n", side, *side ? ": " : "", today_text(reason->why.code));
    }
    if (answer->rolling.defined) {
        printf("  ratio of the last week to the three before %.2f (%.2f to %.2f): descriptive\n",
               answer->rolling.value, answer->rolling.lo, answer->rolling.hi);
    }
}

void show_heading(void)
{
    printf("day         knee   told       run    so       phase       why\n");
}

void show_decision(const entry *said, const kl_rehab_entry *decision)
{
    char date[16];
    const char *colour =
        decision->colour == KL_COLOUR_NONE ? "" : name_of("colour", decision->colour);
    printf("%s  %-5s  %-9s  %-5s  %-7s  %-9s %d  ", write_date(decision->day, date),
           name_of("side", said->knee), name_of("event", said->kind), colour,
           name_of("decision", decision->decision), name_of("phase", decision->phase),
           (int)decision->level);
    for (int32_t i = 0; i < decision->n_reasons; i++) {
        printf("%s%s", i > 0 ? " " : "", text_of("rehab_reason", decision->reason[i].code));
    }
    printf("\n");
}

static void show_item(const kl_plan_item *item)
{
    printf("  %s  %-13s", weekdays[item->day], name_of("item", item->kind));
    if (item->metres > 0) printf("  up to %.1f km", item->metres / 1000.0);
    if (item->seconds > 0) printf("  %d min", (int)(item->seconds / 60));
    if (item->walk_s > 0) {
        printf("  %d times walk %d s, run %d s", (int)item->reps, (int)item->walk_s,
               (int)item->bout_s);
    }
    for (int32_t i = 0; i < item->n_reasons; i++) {
        printf("%s%s", i > 0 ? " " : "  ", text_of("plan_reason", item->reason[i].code));
    }
    printf("\n");
}

void show_plan(const kl_tailored_week *week, const kl_outlook_week *outlook)
{
    printf("%s, %.1f km\n", name_of("tailor_state", week->state), week->total_m / 1000.0);
    for (int32_t i = 0; i < week->reasons.n; i++) {
        printf("  - %s\n", text_of("plan_reason", week->reasons.reason[i].code));
    }
    for (int32_t i = 0; i < week->n_items; i++) show_item(&week->item[i]);
    if (week->n_weeks > 0) printf("If every answer were green, which nobody can promise:\n");
    for (int32_t i = 0; i < week->n_weeks; i++) {
        const kl_outlook_week *w = &outlook[i];
        printf("  week %2d  %-9s  %5.1f km  longest %4.1f km\n", (int)w->week,
               name_of("phase", w->phase), w->total_m / 1000.0, w->longest_m / 1000.0);
    }
}

void show_shoes(const pair_of_shoes *pairs, const kl_shoe_state *states, int n)
{
    for (int i = 0; i < n; i++) {
        printf("%d  %-20s  %6.1f km  %s", (int)pairs[i].number, pairs[i].name,
               (double)states[i].odometer_m / 1000.0, name_of("shoe_state", states[i].state));
        for (uint32_t bit = 1; bit <= KL_SHOE_ADVICE_FLAT; bit <<= 1) {
            if (states[i].advice & bit) printf("  %s", text_of("shoe_advice", bit));
        }
        printf("\n");
    }
}

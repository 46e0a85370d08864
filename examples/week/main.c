/* A runner's own week: what it breaks on the way back, and the week that fits instead. */
#include <kneeload/kneeload.h>
#include <stdio.h>
#include <string.h>

enum { NONE = KL_UNKNOWN };

static const kl_week_entry entries[] = {
    {1, KL_WORKOUT_SPEED, 8000, NONE, NONE}, {2, KL_WORKOUT_EASY, 6000, NONE, NONE},
    {3, KL_WORKOUT_HILLS, 8000, NONE, NONE}, {5, KL_WORKOUT_EASY, 6000, NONE, NONE},
    {6, KL_WORKOUT_LONG, 16000, NONE, NONE},
};
static const kl_week week = {entries, sizeof entries / sizeof *entries, 345, 0};

static const kl_code *code(const char *set, int32_t value)
{
    const kl_code *row = NULL;
    for (size_t i = 0; (row = kl_code_at(i)) != NULL; i++) {
        if (strcmp(row->set, set) == 0 && row->value == value) break;
    }
    return row;
}

static int check(void)
{
    const kl_week_context context = {
        KL_PHASE_BUILD, KL_LOCATION_FRONT, 30000, 12000, 2, NONE, NONE, NONE};
    static kl_week_report report;
    if (kl_week_check(&week, &context, NULL, &report, NULL) != KL_OK) return 0;
    printf("As it was: %.1f km\n", report.total_m / 1000.0);
    for (int32_t i = 0; i < report.n_findings; i++) {
        const kl_week_finding *found = &report.finding[i];
        printf("  %s: %s\n", code("severity", found->severity)->name,
               code("plan_reason", found->reason.code)->text);
    }
    return 1;
}

static void show(const kl_plan_item *item)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    printf("  %s %s", days[item->day], code("item", item->kind)->name);
    if (item->run_s) printf(", up to %.1f km, ", item->metres / 1000.0);
    if (item->walk_s) {
        printf("%d x (run %d s, walk %d s)", (int)item->reps, (int)item->bout_s, (int)item->walk_s);
    } else if (item->seconds > 0) {
        printf("%s%d min", item->run_s ? "" : ", ", (int)(item->seconds / 60));
    }
    puts("");
}

static int tailor(void)
{
    const kl_tailor_runner runner = {.location = KL_LOCATION_FRONT,
                                     .irritability = KL_IRRITABILITY_MODERATE,
                                     .secs_to_pain = 600,
                                     .history_m = {44000, 42000, 30000, 24000},
                                     .longest30_m = 12000,
                                     .days_since_last_run = 2,
                                     .available_days = 0x7F,
                                     .target_m = 40000,
                                     .screen_age_days = 3,
                                     .outlook_weeks = 6};
    static kl_tailored_week plan;
    kl_outlook_week next[6];
    if (kl_week_tailor(&week, &runner, NULL, &plan, next, NULL) != KL_OK) return 0;
    printf("Tailored: %s\n", code("tailor_state", plan.state)->text);
    for (int32_t i = 0; i < plan.n_items; i++) show(&plan.item[i]);
    puts("If every answer were green:");
    for (int32_t i = 0; i < plan.n_weeks; i++) {
        printf("  week %d %s, %d runs, %.1f km\n", (int)next[i].week,
               code("phase", next[i].phase)->name, (int)next[i].runs, next[i].total_m / 1000.0);
    }
    return 1;
}

int main(void)
{
    return check() && tailor() ? 0 : 1;
}

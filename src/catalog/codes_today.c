/*
 * catalog/codes_today.c - the enumerators of today.h: set, name, value, one plain sentence.
 * TODAY-010, TODAY-031, TODAY-040, TODAY-041
 */
#include "catalog/tables.h"
#include "kneeload/today.h"

/* clang-format off */
const kl_code kl__today_codes[] = {
    {"today_session", "RUN_WALK", KL_TODAY_RUN_WALK, "Running and walking in turns, by the row."},
    {"today_session", "EASY_RUN", KL_TODAY_EASY_RUN, "An easy run."},
    {"today_session", "CROSS", KL_TODAY_CROSS, "Training without running, at most."},
    {"today_session", "STRENGTH", KL_TODAY_STRENGTH, "Strength work, as planned for today."},
    {"today_session", "REST", KL_TODAY_REST, "A day of rest."},
    {"today_session", "NONE", KL_TODAY_NONE, "No session: a stop is in force."},
    {"today_reason", "NOT_A_RUN_DAY", KL_TODAY_NOT_A_RUN_DAY, "The week in force has no run for today."},
    {"today_reason", "LIMIT_ZERO", KL_TODAY_LIMIT_ZERO, "A limit of today is zero, so there is no run."},
    {"today_reason", "LADDER", KL_TODAY_LIMIT_LADDER, "The row of your level sets the limit."},
    {"today_reason", "PLAN_ITEM", KL_TODAY_LIMIT_PLAN_ITEM, "The run planned for today sets the limit."},
    {"today_reason", "WEEK_REST", KL_TODAY_LIMIT_WEEK_REST, "What is left of the planned distance of this week sets the limit."},
    {"today_reason", "SPIKE", KL_TODAY_LIMIT_SPIKE, "Your longest run of the last weeks sets the limit."},
    {"today_reason", "COMFORT", KL_TODAY_LIMIT_COMFORT, "The longest run that stayed green lately sets the limit."},
    {"today_reason", "SPIKE_NO_REFERENCE", KL_TODAY_SPIKE_NO_REFERENCE, "No run with a known distance stands in the last weeks to compare with."},
    {"today_reason", "STRENGTH_DUE", KL_TODAY_STRENGTH_DUE, "The last seven days hold less strength work than your minimum."},
    {"today_reason", "LOG_MORNING", KL_TODAY_LOG_MORNING, "The check-in of this morning is missing."},
    {"today_reason", "LOG_60MIN", KL_TODAY_LOG_60MIN, "Pain 60 minutes after the last run is missing."},
    {"today_reason", "SCREEN_DUE", KL_TODAY_SCREEN_DUE, "The questions about red flags are due."},
    {"today_reason", "WEEK_CLOSE_DUE", KL_TODAY_WEEK_CLOSE_DUE, "The last week has not been closed."},
    {"today_reason", "SHOE_WARN", KL_TODAY_SHOE_WARN, "A pair of shoes has run 300 miles or more."},
    {"today_reason", "SHOE_DUE", KL_TODAY_SHOE_DUE, "A pair of shoes has run 400 miles or more."},
    {"today_reason", "CADENCE_RETEST_DUE", KL_TODAY_CADENCE_RETEST_DUE, "A run without cue is due, to look at your cadence."},
    {"today_unknown", "PAIN", KL_TODAY_UNKNOWN_PAIN, "There is no pain answer for today."},
    {"today_unknown", "SCREEN", KL_TODAY_UNKNOWN_SCREEN, "Red flags were not asked lately."},
    {"today_unknown", "HISTORY", KL_TODAY_UNKNOWN_HISTORY, "There is no longest run to compare with."},
    {"today_unknown", "DISTANCE", KL_TODAY_UNKNOWN_DISTANCE, "A run lacks its distance, or its start beside another run of its day."},
    {"today_unknown", "COMFORT", KL_TODAY_UNKNOWN_COMFORT, "It is not known how long a run stays comfortable."},
    {"today_unknown", "RESTORED", KL_TODAY_UNKNOWN_RESTORED, "It is not known whether hills and speed came back."},
    {"today_unknown", "DAYS", KL_TODAY_UNKNOWN_DAYS, "Days of the last four weeks are not known."},
    {"today_unknown", "KNEE_LOAD", KL_TODAY_UNKNOWN_KNEE_LOAD, "Runs of the last two weeks have no knee load."},
};
/* clang-format on */

const size_t kl__n_today_codes = sizeof kl__today_codes / sizeof kl__today_codes[0];

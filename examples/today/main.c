/* A morning: may I run today, how far, and why? A knee in RETURN and its runs of two weeks go in.
 */
#include <kneeload/kneeload.h>
#include <stdio.h>
#include <string.h>

enum { JUNE = 20605, RUNS = 5 }; /* 1 June 2026 as a civil day number */

static const int32_t runs[RUNS][2] = {{0, 6000}, {3, 6500}, {6, 8000}, {9, 6000}, {12, 7000}};

static const char *text_of(const kl_today_reason *reason)
{
    const char *set = reason->why.code < KL_TODAY_FIRST ? "rehab_reason" : "today_reason";
    const kl_code *row;
    for (size_t i = 0; (row = kl_code_at(i)) != NULL; i++) {
        if (strcmp(row->set, set) == 0 && row->value == reason->why.code) return row->text;
    }
    return "";
}

static kl_status answer(const kl_rehab *knee, const kl_session *sessions, int32_t pain)
{
    kl_today_input input;
    kl_today_answer today;
    kl_today_input_init(&input, sizeof input);
    input.day = JUNE + 14;
    input.knee[0] = (kl_today_knee){.rehab = knee, .side = KL_SIDE_LEFT, .pre = pain};
    input.n_knees = 1;
    input.sessions = sessions;
    input.n_sessions = RUNS;
    input.first_day = JUNE;
    input.infer_rest = 1;
    const kl_status status = kl_today(&input, &today, NULL);
    if (status != KL_OK) return status;
    printf("pain %.1f: %s\n", pain / 10.0,
           today.action == KL_ACTION_RUN ? "a run is within the rule" : "no run today");
    if (today.max_distance_m != KL_UNKNOWN) printf("  at most %d m\n", (int)today.max_distance_m);
    for (int32_t i = 0; i < today.n_reasons; i++) printf("  - %s\n", text_of(&today.reason[i]));
    return KL_OK;
}

int main(void)
{
    const kl_rehab_start start = {KL_PHASE_RETURN, 7, JUNE, KL_LOCATION_FRONT};
    kl_rehab knee;
    kl_session sessions[RUNS];
    kl_rehab_event run;
    if (kl_rehab_open(&knee, NULL, &start, NULL) != KL_OK) return 1;
    for (int32_t i = 0; i < RUNS; i++) {
        kl_session_init(&sessions[i]);
        sessions[i].kind = KL_SESSION_RUN;
        sessions[i].day = JUNE + runs[i][0];
        sessions[i].dist_m = runs[i][1];
        kl_rehab_event_init(&run, KL_EVENT_RUN, sessions[i].day);
        run.pre = run.h1 = 0;
        run.peak = 10;
        if (kl_rehab_apply(&knee, &run, NULL, NULL) != KL_OK) return 1;
    }
    return answer(&knee, sessions, 10) == KL_OK && answer(&knee, sessions, 40) == KL_OK ? 0 : 1;
}

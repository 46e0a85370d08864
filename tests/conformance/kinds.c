/* The table of kinds, see kinds.h. */
#include "kinds.h"

#include <string.h>

static const kind kinds[] = {
    /* spec/load.md, section 15 */
    {"exp", ask_exp},
    {"alpha", ask_alpha},
    {"convert", ask_convert},
    {"base_rate", ask_base_rate},
    {"evidence", ask_evidence},
    {"session_load", ask_session_load},
    {"trimp", ask_trimp},
    {"zones", ask_zones},
    {"rtss", ask_rtss},
    {"prepare", ask_prepare},
    {"day_series", ask_day_series},
    {"spike", ask_spike},
    {"spike_max", ask_spike_max},
    {"project_spike", ask_project_spike},
    {"series", ask_series},
    {"project", ask_project},
    {"stream", ask_stream},
    /* spec/knee.md, section 15 */
    {"root5", ask_root5},
    {"pow20", ask_pow20},
    {"rise_for_cut", ask_rise_for_cut},
    {"cut_for_rise", ask_cut_for_rise},
    {"triple", ask_triple},
    {"profile", ask_profile},
    {"profile_from_baseline", ask_profile_from_baseline},
    {"knee_run", ask_knee_run},
    {"peak_check", ask_peak_check},
    {"plan", ask_plan},
    {"target_at", ask_target_at},
    {"run_summary", ask_run_summary},
    {"planner", ask_planner},
    {"weekly", ask_weekly},
    {"aux", ask_aux},
    {"ladder", ask_ladder},
    {"shoes", ask_shoes},
};

const kind *find_kind(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    }
    return NULL;
}

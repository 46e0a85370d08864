/*
 * catalog/plan_options.c - the options of the planning calls: filled and checked by their table.
 * PLAN-002
 */
#include "catalog/plan_options.h"

#include <stddef.h>

#define FIELD(name)                                              \
    {                                                            \
        "PL." #name, KL__INT, offsetof(kl_plan_options, name), 0 \
    }

static const kl__field fields[] = {
    FIELD(week_up_pct),
    FIELD(week_hard_pct),
    FIELD(min_step_m),
    FIELD(red_cut_pct),
    FIELD(deload_pct),
    FIELD(deload_every),
    FIELD(dose_hi_pct),
    FIELD(dose_lo_pct),
    FIELD(amber_repeat),
    FIELD(quality_floor_pct),
    FIELD(spike_pct),
    FIELD(hill_m_per_km),
    FIELD(pace_default_s),
    FIELD(factor_low_pct),
    FIELD(factor_moderate_pct),
    FIELD(max_runs_low),
    FIELD(max_runs_moderate),
    FIELD(gap_low),
    FIELD(gap_moderate),
    FIELD(gap_lateral),
    FIELD(gap1_days),
    FIELD(gap2_days),
    FIELD(gap3_days),
    FIELD(gap1_levels),
    FIELD(gap2_levels),
    FIELD(history_min_weeks),
    FIELD(screen_max_age_days),
    FIELD(cross_high_pct),
    FIELD(cross_max_s),
    FIELD(high_cross_days),
    FIELD(strength_min),
    FIELD(strength_max),
    FIELD(strength_gap),
    FIELD(max_run_days_reload),
    FIELD(max_run_days_build),
    FIELD(max_run_days_other),
    FIELD(run_gap_reload),
    FIELD(advance_greens),
    FIELD(tendon_greens),
    FIELD(max_adv_week),
    FIELD(reload_min_weeks),
    FIELD(build_min_weeks),
    FIELD(return_min_weeks),
    FIELD(target_weeks),
    FIELD(floor_weeks),
    FIELD(pain_green_rehab),
    FIELD(pain_red),
    FIELD(settle_tol),
    FIELD(am_red_delta),
    FIELD(top_sessions),
    FIELD(top_sessions_tendon),
    FIELD(rep_step),
    FIELD(hold_step_s),
    FIELD(phase2_min_days),
    FIELD(transition_s),
    FIELD(tape_days),
    FIELD(orthotic_days),
    FIELD(adjunct_soon_days),
    FIELD(adjunct_strength_window),
    FIELD(sleep_need_min),
    FIELD(debt3_min),
    FIELD(short_night_min),
    FIELD(short_nights),
    FIELD(stress_hi),
    FIELD(early_ambers),
    FIELD(early_days),
    FIELD(changed_pct),
    FIELD(changed_min_weeks),
    FIELD(offender_min),
    FIELD(offender_window),
    FIELD(threshold_green_days),
    FIELD(threshold_bad_days),
    FIELD(walk_cap_high_s),
    FIELD(review_weeks),
    FIELD(adherence_pct),
};

static const kl__options_layout layout = {sizeof(kl_plan_options), sizeof fields / sizeof fields[0],
                                          fields};

_Static_assert(sizeof(kl_plan_options) == 4 * (1 + sizeof fields / sizeof fields[0]),
               "kl_plan_options");
_Static_assert(sizeof(kl_plan_reasons) == 8 + 16 * KL_PLAN_MAX_REASONS, "kl_plan_reasons");

void kl_plan_options_init(kl_plan_options *options, size_t size)
{
    kl__options_defaults(&layout, options, size);
}

kl_status kl__plan_options_read(const kl_plan_options *given, kl_plan_options *options,
                                kl_fault *fault)
{
    return kl__options_read(&layout, given, options, fault);
}

/* How much a run loaded the knee, the same run with quicker feet, and the way there in stages. */
#include <kneeload/kneeload.h>
#include <stdio.h>

static kl_status show(double cadence)
{
    const kl_knee_runner runner = {
        .v_ref = 3.0, .cad_ref = 165.0, .has = KL_RUNNER_HAS_V_REF | KL_RUNNER_HAS_CAD_REF};
    const kl_knee_segment run = {
        .distance_m = 10000,
        .duration_s = 3600,
        .cadence = cadence,
        .terrain = KL_TERRAIN_TRACK,
        .has = KL_SEGMENT_HAS_DISTANCE_M | KL_SEGMENT_HAS_DURATION_S | KL_SEGMENT_HAS_CADENCE};
    kl_knee_load load;
    kl_fault fault;
    const kl_status status = kl_knee_run(&run, 1, &runner, NULL, &load, NULL, &fault);
    if (status == KL_OK) {
        printf("%.0f steps/min: %.2f EKM (%.2f to %.2f)\n", cadence, load.ekm, load.ekm_lo,
               load.ekm_hi);
    } else {
        printf("%.0f steps/min: %s\n", cadence, kl_status_message(status));
    }
    return status;
}

int main(void)
{
    kl_cadence_plan plan;
    if (show(160) != KL_OK || show(172) != KL_OK || show(80) != KL_E_UNIT) return 1;
    if (kl_cadence_plan_of(1600, 2800, NULL, NULL, &plan, NULL) != KL_OK) return 1;
    for (int32_t i = 0; i < plan.n_stages; i++) {
        const kl_cadence_stage *stage = &plan.stage[i];
        printf("stage %d: %.1f steps/min, steps %.1f %% shorter\n", (int)stage->stage,
               stage->target_dspm / 10.0, 100.0 * stage->step_cut);
    }
    return 0;
}

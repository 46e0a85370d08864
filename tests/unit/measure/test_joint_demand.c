/*
 * Unit tests of measure/joint_demand.c: KNEE-130.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../refusal.h"
#include "kneeload/knee.h"

enum { NO_INDEX = -1, EXERCISES = 31 };

static kl_joint_demand demand_of(const char *exercise)
{
    kl_joint_demand demand = {"", -1, -1, 0, 0};
    cr_assert_eq(kl_joint_demand_find(exercise, &demand, NULL), KL_OK, "%s", exercise);
    return demand;
}

/* Ranks of the rungs: even, equal but for RUN_EASY, and rising through the table. */
Test(joint_demand, KNEE_130_ranks_every_exercise)
{
    int32_t last = 0;
    for (size_t i = 0; i < EXERCISES; i++) {
        const kl_joint_demand *row = kl_joint_demand_at(i);
        const kl_joint_demand found = demand_of(row->exercise);
        cr_expect_eq(memcmp(&found, row, sizeof found), 0, "%s stands twice", row->exercise);
        cr_expect(row->rank_index >= last && row->rank_index <= 10, "%s", row->exercise);
        cr_expect_eq(row->rank_peak % 2, 0, "%s", row->exercise);
        cr_expect_eq(row->rank_peak != row->rank_index, strcmp(row->exercise, "RUN_EASY") == 0);
        last = row->rank_index;
    }
    cr_expect_null(kl_joint_demand_at(EXERCISES));
    cr_expect_null(kl_joint_demand_at(SIZE_MAX));
}

Test(joint_demand, KNEE_130_notes_what_stands_out)
{
    cr_expect_eq(demand_of("QUAD_ISOMETRIC_EXTENDED").rank_index, 0);
    cr_expect_eq(demand_of("WALK").rank_index, 2);
    cr_expect_eq(demand_of("LEG_PRESS").rank_index, 4);
    cr_expect_eq(demand_of("WALL_SIT").flags, KL_DEMAND_KEEP_SHALLOW);
    cr_expect_eq(demand_of("SPANISH_SQUAT").flags, KL_DEMAND_KEEP_SHALLOW);
    cr_expect_eq(demand_of("STEP_DOWN_LOW").flags, KL_DEMAND_ABOVE_SEED_PLACE);
    cr_expect_eq(demand_of("RUN_EASY").rank_index, 7);
    cr_expect_eq(demand_of("RUN_EASY").rank_peak, 10);
    cr_expect_eq(demand_of("RUN_EASY").flags, KL_DEMAND_PEAK_ABOVE_INDEX);
    cr_expect_eq(demand_of("LUNGE_LONG_STEP").rank_index, 8);
    cr_expect_eq(demand_of("HOP").rank_peak, 10);
    cr_expect_eq(demand_of("HOP").flags, 0);
}

Test(joint_demand, KNEE_130_refuses_unknown_names)
{
    static const char *const unknown[] = {"", "BURPEE", "HO", "HOPS", "hop", "HOP "};
    kl_fault fault = {"", 0, 0};
    kl_joint_demand out;
    put_canary(&out, sizeof out);
    for (int i = 0; i < 6; i++) {
        expect_refusal(kl_joint_demand_find(unknown[i], &out, &fault), &fault, KL_E_RANGE,
                       "exercise", NO_INDEX, 0);
    }
    expect_refusal(kl_joint_demand_find(NULL, &out, &fault), &fault, KL_E_NULL, "exercise",
                   NO_INDEX, 0);
    cr_expect(is_canary(&out, sizeof out));
    expect_refusal(kl_joint_demand_find("HOP", NULL, &fault), &fault, KL_E_NULL, "out", NO_INDEX,
                   0);
}

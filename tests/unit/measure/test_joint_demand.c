/*
 * Unit tests of measure/joint_demand.c: KNEE-130.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "kneeload/knee.h"

enum { EXERCISES = 31 };

/* The one row of a name, or NULL. */
static const kl_joint_demand *row_of(const char *exercise)
{
    const kl_joint_demand *row;
    for (size_t i = 0; (row = kl_joint_demand_at(i)) != NULL; i++) {
        if (strcmp(row->exercise, exercise) == 0) return row;
    }
    return NULL;
}

static kl_joint_demand demand_of(const char *exercise)
{
    cr_assert_not_null(row_of(exercise), "%s", exercise);
    return *row_of(exercise);
}

/* Ranks of the rungs: even, equal but for RUN_EASY, and rising through the table. */
Test(joint_demand, KNEE_130_ranks_every_exercise)
{
    int32_t last = 0;
    for (size_t i = 0; i < EXERCISES; i++) {
        const kl_joint_demand *row = kl_joint_demand_at(i);
        cr_expect_eq(row_of(row->exercise), row, "%s stands twice", row->exercise);
        cr_expect_eq(row->reserved, 0);
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

Test(joint_demand, KNEE_130_has_no_other_names)
{
    static const char *const unknown[] = {"", "BURPEE", "HO", "HOPS", "hop", "HOP "};
    for (int i = 0; i < 6; i++) cr_expect_null(row_of(unknown[i]), "%s", unknown[i]);
}

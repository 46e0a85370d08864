/*
 * measure/joint_demand.c - the order in which exercises load the joint.
 * KNEE-130 [Song2023] [Powers2014] [Chinkulprasert2011] [Escamilla2022]; grade E
 */
#include "base/platform.h"
#include "kneeload/knee.h"

/* clang-format off */
static const kl_joint_demand demands[] = {
    {"QUAD_ISOMETRIC_EXTENDED",  0,  0, 0, 0},
    {"HIP_ABDUCTION_SIDE",       0,  0, 0, 0},
    {"BAND_WALK",                0,  0, 0, 0},
    {"CRAB_WALK",                0,  0, 0, 0},
    {"BRIDGE_BANDED",            0,  0, 0, 0},
    {"HIP_THRUST",               0,  0, 0, 0},
    {"CALF_RAISE_STRAIGHT",      0,  0, 0, 0},
    {"CALF_RAISE_BENT",          0,  0, 0, 0},
    {"SINGLE_LEG_RDL",           2,  2, 0, 0},
    {"WALK",                     2,  2, 0, 0},
    {"CYCLE_HIGH_SADDLE",        2,  2, 0, 0},
    {"SQUAT_0_45",               4,  4, 0, 0},
    {"WALL_SIT",                 4,  4, KL_DEMAND_KEEP_SHALLOW, 0},
    {"KNEE_EXTENSION_90_45",     4,  4, 0, 0},
    {"STEP_UP_LOW",              4,  4, 0, 0},
    {"BOX_SQUAT",                4,  4, 0, 0},
    {"LEG_PRESS",                4,  4, 0, 0},
    {"SPANISH_SQUAT",            6,  6, KL_DEMAND_KEEP_SHALLOW, 0},
    {"STEP_DOWN_LOW",            6,  6, KL_DEMAND_ABOVE_SEED_PLACE, 0},
    {"SPLIT_SQUAT_60",           6,  6, 0, 0},
    {"STAIRS",                   6,  6, 0, 0},
    {"GOBLET_SQUAT",             6,  6, 0, 0},
    {"RUN_EASY",                 7, 10, KL_DEMAND_PEAK_ABOVE_INDEX, 0},
    {"SQUAT_DEEP",               8,  8, 0, 0},
    {"SPLIT_SQUAT_DEEP",         8,  8, 0, 0},
    {"STEP_DOWN_HIGH",           8,  8, 0, 0},
    {"LUNGE_LONG_STEP",          8,  8, 0, 0},
    {"LUNGE_SHORT_STEP_DEEP",   10, 10, 0, 0},
    {"SINGLE_LEG_SQUAT",        10, 10, 0, 0},
    {"DECLINE_SQUAT",           10, 10, 0, 0},
    {"HOP",                     10, 10, 0, 0},
};
/* clang-format on */

enum { DEMANDS = sizeof demands / sizeof demands[0] };

const kl_joint_demand *kl_joint_demand_at(size_t index)
{
    return index < DEMANDS ? &demands[index] : NULL;
}

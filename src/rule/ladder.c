/*
 * rule/ladder.c - ladders as data: walk, run, repetitions, distance.
 * REHAB-013, REHAB-056, PLAN-070, PLAN-071
 */
#include "rule/ladder.h"

#include "base/check.h"

#define NONE KL_UNKNOWN

/* clang-format off */
static const kl_ladder_row kl30[] = {
    {240,   60,  6, NONE},
    {180,  120,  6, NONE},
    {120,  180,  6, NONE},
    { 60,  240,  6, NONE},
    { 60,  540,  3, NONE},
    { 60,  840,  2, NONE},
    {  0, 1800,  1, NONE},
};
static const kl_ladder_row mil6[] = { /* miles; the last row is all run */
    {120,  180, NONE, 1609},
    {120,  180, NONE, 2414},
    {120,  240, NONE, 2414},
    {120,  240, NONE, 3219},
    { 60,  240, NONE, 3219},
    {  0, NONE, NONE, 3219},
};
static const kl_ladder_row week4[] = {
    {240,  120,  5, NONE},
    {180,  180,  5, NONE},
    {120,  240,  5, NONE},
    { 60,  300,  5, NONE},
};
static const kl_ladder_row week12[] = {
    { 90,   60, 10, NONE},
    { 90,   90, 10, NONE},
    { 60,   60, 10, NONE},
    { 60,  120,  8, NONE},
    { 60,  180,  6, NONE},
    { 60,  240,  5, NONE},
    { 60,  300,  4, NONE},
    { 60,  360,  4, NONE},
    { 60,  480,  3, NONE},
    { 60,  600,  2, NONE},
    { 60,  720,  2, NONE},
};
static const kl_ladder_row herring10[] = { /* 30 minutes in all */
    {180,   60, NONE, NONE},
    {120,   60, NONE, NONE},
    {120,  120, NONE, NONE},
    { 60,  240, NONE, NONE},
    { 60,  360, NONE, NONE},
    { 60,  420, NONE, NONE},
    { 60,  480, NONE, NONE},
    { 60,  540, NONE, NONE},
    { 60,  840, NONE, NONE},
    {  0, 1800, NONE, NONE},
};
/* clang-format on */

#define LADDER(rows)                       \
    {                                      \
        rows, sizeof rows / sizeof rows[0] \
    }
static const struct {
    const kl_ladder_row *row;
    int32_t top;
} ladders[] = {LADDER(kl30), LADDER(mil6), LADDER(week4), LADDER(week12), LADDER(herring10)};

enum { ALL_RUN_S = 1800 }; /* "all" counts as 30 minutes */

int32_t kl__ladder_top(int32_t ladder)
{
    return ladders[ladder].top;
}

const kl_ladder_row *kl__ladder_row(int32_t ladder, int32_t level)
{
    return &ladders[ladder].row[level - 1];
}

int32_t kl__entry_level(int32_t ladder, int32_t seconds)
{
    int32_t level = 0;
    while (level < ladders[ladder].top) {
        const int32_t run_s = ladders[ladder].row[level].run_s;
        if ((run_s == KL_UNKNOWN ? ALL_RUN_S : run_s) > seconds) break;
        level++;
    }
    return level > 0 ? level : 1;
}

kl_status kl_ladder_row_of(int32_t ladder, int32_t level, kl_ladder_row *out, kl_fault *fault)
{
    if (!out) return kl__null(fault, "out");
    kl_status status =
        kl__check_int(fault, "ladder", KL_NO_INDEX, ladder, KL_LADDER_KL30, KL_LADDER_HERRING10);
    if (status == KL_OK) {
        status = kl__check_int(fault, "level", KL_NO_INDEX, level, 1, ladders[ladder].top);
    }
    if (status == KL_OK) *out = *kl__ladder_row(ladder, level);
    return status;
}

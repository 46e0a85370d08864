/*
 * In place of a run that was dropped: PLAN-167.
 */
#include "habits.h"

enum {
    FRONT = KL_LOCATION_FRONT,
    LOW = KL_IRRITABILITY_LOW,
    MODERATE = KL_IRRITABILITY_MODERATE,
    HIGH = KL_IRRITABILITY_HIGH
};

static const kl_cross_request quiet = {FRONT, LOW, 1800, 0, 0, 0};

static kl_cross_training training_of(kl_cross_request request, const kl_plan_options *options)
{
    kl_cross_training training;
    kl_fault fault = {"", 0, 0};
    const kl_status status = kl_cross_training_of(&request, options, &training, &fault);
    cr_assert_eq(status, KL_OK, "%s", fault.field);
    return training;
}

/* "SWIM 1800 NO_FINS, WALK 1800" */
static void expect_options(kl_cross_request request, const kl_plan_options *options,
                           const char *wanted, const char *why)
{
    static const char *const kinds[] = {"SWIM", "DEEP_WATER", "BIKE", "WALK", "ELLIPTICAL"};
    const kl_cross_training training = training_of(request, options);
    char text[300] = "";
    int used = 0;
    for (int32_t i = 0; i < training.n_options; i++) {
        const kl_cross_option *option = &training.option[i];
        used += snprintf(text + used, sizeof text - (size_t)used, "%s%s %d%s%s", i ? ", " : "",
                         kinds[option->kind], (int)option->seconds, option->note ? " " : "",
                         option->note ? plan_reason_name(option->note) : "");
    }
    cr_expect_str_eq(text, wanted, "\"%s\" instead of \"%s\"", text, wanted);
    expect_why(&training.reasons, why);
}

/* Location, irritability, dropped seconds, pain, swelling, what provokes. */
#define REQUEST(...) ((kl_cross_request){__VA_ARGS__})

Test(rule_cross_training, PLAN_167_options_in_order)
{
    expect_options(quiet, NULL,
                   "SWIM 1800 NO_FINS, DEEP_WATER 1800, BIKE 1800 HIGH_SADDLE, WALK 1800, "
                   "ELLIPTICAL 1800",
                   "");
    expect_options(REQUEST(FRONT, MODERATE, 1800, 0, 0, 0), NULL,
                   "SWIM 1800 NO_FINS, DEEP_WATER 1800, BIKE 1800 HIGH_SADDLE, WALK 1800", "");
    expect_options(REQUEST(FRONT, NOT_KNOWN, 1800, NOT_KNOWN, 0, 0), NULL,
                   "SWIM 1800 NO_FINS, DEEP_WATER 1800, BIKE 1800 HIGH_SADDLE, WALK 1800",
                   "IRRITABILITY_UNKNOWN, PAIN_UNKNOWN");
    expect_options(REQUEST(FRONT, LOW, 1800, 0, 0, 1 << KL_CROSS_SWIM | 1 << KL_CROSS_ELLIPTICAL),
                   NULL, "DEEP_WATER 1800, BIKE 1800 HIGH_SADDLE, WALK 1800", "");
    expect_options(REQUEST(FRONT, LOW, 1800, 0, 0, 31), NULL, "", "");
}

Test(rule_cross_training, PLAN_167_no_bike_at_the_side_of_the_knee)
{
    for (int32_t location = KL_LOCATION_FRONT; location <= KL_LOCATION_DIFFUSE; location++) {
        const kl_cross_training training = training_of(REQUEST(location, LOW, 1800, 0, 0, 0), NULL);
        const int side = location == KL_LOCATION_LATERAL || location == KL_LOCATION_DIFFUSE;
        cr_expect_eq(training.n_options, side ? 4 : 5, "location %d", (int)location);
    }
    cr_expect_eq(training_of(REQUEST(NOT_KNOWN, LOW, 1800, 0, 0, 0), NULL).n_options, 4);
}

Test(rule_cross_training, PLAN_167_high_halves_the_time_and_caps_the_walk)
{
    expect_options(REQUEST(FRONT, HIGH, 7319, 0, 0, 0), NULL,
                   "SWIM 3600 NO_FINS, DEEP_WATER 3600, BIKE 3600 HIGH_SADDLE, WALK 1800", "");
    expect_options(REQUEST(NOT_KNOWN, HIGH, 2519, 0, 0, 0), NULL,
                   "SWIM 1200 NO_FINS, DEEP_WATER 1200, WALK 1200", "");
    PLAN_WITH(other, o.cross_high_pct = 100; o.walk_cap_high_s = 601; o.cross_max_s = 1000);
    expect_options(REQUEST(NOT_KNOWN, HIGH, 1800, 0, 0, 0), &other,
                   "SWIM 960 NO_FINS, DEEP_WATER 960, WALK 601", "");
    PLAN_WITH(none, o.cross_high_pct = 0);
    expect_options(REQUEST(FRONT, HIGH, 1800, 0, 0, 0), &none, "", "");
}

Test(rule_cross_training, PLAN_167_time)
{
    cr_expect_eq(training_of(REQUEST(FRONT, LOW, 59, 0, 0, 0), NULL).n_options, 0);
    cr_expect_eq(training_of(REQUEST(FRONT, LOW, 60, 0, 0, 0), NULL).option[0].seconds, 60);
    cr_expect_eq(training_of(REQUEST(FRONT, LOW, 3599, 0, 0, 0), NULL).option[0].seconds, 3540);
    cr_expect_eq(training_of(REQUEST(FRONT, LOW, 86400, 0, 0, 0), NULL).option[3].seconds, 3600);
    cr_expect_eq(training_of(REQUEST(FRONT, LOW, 0, 0, 0, 0), NULL).n_options, 0);
}

Test(rule_cross_training, PLAN_167_not_today)
{
    expect_options(REQUEST(FRONT, NOT_KNOWN, 1800, 51, 0, 0), NULL, "",
                   "PAIN_TODAY_GT_5 51/50 PL.pain_red");
    expect_options(REQUEST(FRONT, LOW, 1800, 100, 1, 0), NULL, "",
                   "PAIN_TODAY_GT_5 100/50 PL.pain_red, SWELLING_TODAY");
    expect_options(REQUEST(FRONT, LOW, 1800, NOT_KNOWN, 2, 0), NULL, "", "SWELLING_TODAY");
    cr_expect_eq(training_of(REQUEST(FRONT, LOW, 1800, 50, 0, 0), NULL).n_options, 5);
    cr_expect_eq(training_of(REQUEST(FRONT, LOW, 1800, 0, NOT_KNOWN, 0), NULL).n_options, 5);
    PLAN_WITH(strict, o.pain_red = 30);
    expect_options(REQUEST(FRONT, LOW, 1800, 31, 0, 0), &strict, "",
                   "PAIN_TODAY_GT_5 31/30 PL.pain_red");
}

Test(rule_cross_training, PLAN_167_refusals)
{
    const struct {
        kl_cross_request request;
        kl_status wanted;
        const char *field;
        double value;
    } rows[] = {
        {{7, 9, 0, 0, 0, 0}, KL_E_RANGE, "location", 7},
        {{-1, 9, 0, 0, 0, 0}, KL_E_RANGE, "location", -1},
        {{0, 3, -1, 0, 0, 0}, KL_E_RANGE, "irritability", 3},
        {{0, -1, -1, 0, 0, 0}, KL_E_RANGE, "irritability", -1},
        {{0, 0, NOT_KNOWN, 101, 0, 0}, KL_E_NULL, "dropped_s", 0},
        {{0, 0, 86401, 101, 0, 0}, KL_E_RANGE, "dropped_s", 86401},
        {{0, 0, -1, 101, 0, 0}, KL_E_RANGE, "dropped_s", -1},
        {{0, 0, 0, 101, 3, 0}, KL_E_RANGE, "pain_now", 101},
        {{0, 0, 0, -1, 3, 0}, KL_E_RANGE, "pain_now", -1},
        {{0, 0, 0, 0, 3, 32}, KL_E_RANGE, "swelling", 3},
        {{0, 0, 0, 0, -1, 32}, KL_E_RANGE, "swelling", -1},
        {{0, 0, 0, 0, 0, 32}, KL_E_RANGE, "provoking", 32},
        {{0, 0, 0, 0, 0, -1}, KL_E_RANGE, "provoking", -1},
        {{0, 0, 0, 0, 0, NOT_KNOWN}, KL_E_NULL, "provoking", 0},
    };
    kl_cross_training out;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        EXPECT_REFUSED(out, kl_cross_training_of(&rows[i].request, NULL, &out, &fault),
                       rows[i].wanted, rows[i].field, NO_INDEX, rows[i].value);
    }
    PLAN_WITH(options, o.walk_cap_high_s = 599);
    EXPECT_REFUSED(out, kl_cross_training_of(NULL, &options, &out, &fault), KL_E_RANGE,
                   "walk_cap_high_s", NO_INDEX, 599);
    EXPECT_REFUSED(out, kl_cross_training_of(NULL, NULL, &out, &fault), KL_E_NULL, "request",
                   NO_INDEX, 0);
    EXPECT_REFUSED(out, kl_cross_training_of(&quiet, NULL, NULL, &fault), KL_E_NULL, "out",
                   NO_INDEX, 0);
}

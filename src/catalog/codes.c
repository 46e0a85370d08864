/*
 * catalog/codes.c - every enumerator of the public headers: set, name, value, one plain sentence.
 * LOAD-004, LOAD-006, LOAD-007, LOAD-020 and the requirements that the headers name.
 */
#include "catalog/tables.h"
#include "kneeload/book.h"
#include "kneeload/ewma.h"
#include "kneeload/load.h"
#include "kneeload/rolling.h"
#include "kneeload/series.h"
#include "kneeload/spike.h"
#include "kneeload/variability.h"

/* clang-format off */
const kl_code kl__codes[] = {
    {"status", "OK", KL_OK, "Done."},
    {"status", "E_NULL", KL_E_NULL, "A required value is missing."},
    {"status", "E_RANGE", KL_E_RANGE, "A value lies outside its range."},
    {"status", "E_SIZE", KL_E_SIZE, "An array or buffer has a size that is not allowed."},
    {"status", "E_ORDER", KL_E_ORDER, "A day comes before the one it must follow."},
    {"status", "E_DUPLICATE", KL_E_DUPLICATE, "A day or event was given twice."},
    {"status", "E_INCONSISTENT", KL_E_INCONSISTENT, "Two values contradict each other."},
    {"status", "E_UNIT", KL_E_UNIT, "A value looks as if it were in another unit."},
    {"status", "E_STATE", KL_E_STATE, "This is not possible in the present state."},
    {"status", "E_FORMAT", KL_E_FORMAT, "The saved bytes are cut or altered."},
    {"status", "E_VERSION", KL_E_VERSION, "The struct or the saved bytes are of another version."},

    {"flag", "NO_LOAD", KL_FLAG_NO_LOAD, "The days looked at hold no load."},
    {"flag", "ZERO_CHRONIC", KL_FLAG_ZERO_CHRONIC, "The chronic load is 0, so there is no ratio."},
    {"flag", "WARMUP", KL_FLAG_WARMUP,
     "The record is shorter than the days this number looks back on."},
    {"flag", "LOW_COVERAGE", KL_FLAG_LOW_COVERAGE, "Too many of the days looked at are unknown."},
    {"flag", "STALE", KL_FLAG_STALE, "Less than half of the weight lies on known days."},
    {"flag", "UNKNOWN_IN_WINDOW", KL_FLAG_UNKNOWN_IN_WINDOW,
     "At least one day in the window is unknown."},
    {"flag", "UNMEASURED_IN_WINDOW", KL_FLAG_UNMEASURED_IN_WINDOW,
     "At least one session in the window was not measured."},
    {"flag", "POST_LAYOFF", KL_FLAG_POST_LAYOFF, "A long break without load lies not far back."},
    {"flag", "POSSIBLE_LAYOFF", KL_FLAG_POSSIBLE_LAYOFF,
     "There may have been a long break: some of its days are unknown."},
    {"flag", "SATURATED", KL_FLAG_SATURATED,
     "The ratio is close to the largest value that this kind can reach."},
    {"flag", "COUPLED", KL_FLAG_COUPLED, "The acute days are part of the chronic load as well."},
    {"flag", "PARTIAL_DAY", KL_FLAG_PARTIAL_DAY, "The day is still going on."},
    {"flag", "HI_UNBOUNDED", KL_FLAG_HI_UNBOUNDED,
     "The unknown days leave the ratio without an upper bound."},
    {"flag", "NO_DATA", KL_FLAG_NO_DATA, "A value that is needed here is unknown."},
    {"flag", "DEGENERATE", KL_FLAG_DEGENERATE,
     "The loads are all equal, or one day alone cannot change the answer."},
    {"flag", "NO_REFERENCE", KL_FLAG_NO_REFERENCE,
     "There is no earlier run in the window to compare with."},
    {"flag", "LOW_N", KL_FLAG_LOW_N, "Only few runs lie in the window."},
    {"flag", "REF_OUTLIER", KL_FLAG_REF_OUTLIER,
     "The longest run stands far above the others, or was implausibly fast."},
    {"flag", "REF_EXPIRES_SOON", KL_FLAG_REF_EXPIRES_SOON,
     "The longest run leaves the window within days."},
    {"flag", "UPPER_BOUND", KL_FLAG_UPPER_BOUND,
     "A longer run may be missing from the record, so the ratio is an upper bound."},
    {"flag", "RATCHET", KL_FLAG_RATCHET,
     "The longest run was already raised within the last days."},
    {"flag", "IMPLAUSIBLE_SPEED", KL_FLAG_IMPLAUSIBLE_SPEED,
     "The recorded speed is implausibly high."},
    {"flag", "TIME_UNKNOWN", KL_FLAG_TIME_UNKNOWN,
     "The order of the sessions of this day is unknown."},
    {"flag", "EXTRAPOLATED", KL_FLAG_EXTRAPOLATED,
     "The evidence measured distance; this answer uses duration."},
    {"flag", "ALREADY_ABOVE", KL_FLAG_ALREADY_ABOVE, "Even a day of rest stays above the target."},
    {"flag", "UNLIMITED", KL_FLAG_UNLIMITED, "No load of this day would go above the target."},
    {"flag", "CLAMPED", KL_FLAG_CLAMPED,
     "A heart rate outside resting to maximal was moved to the nearer end."},
    {"flag", "PLANNED", KL_FLAG_PLANNED, "This is about planned days or sessions."},
    {"flag", "CAPPED", KL_FLAG_CAPPED, "The number was cut to the cap that was set."},
    {"flag", "OVERLAP", KL_FLAG_OVERLAP, "Two recordings overlap in time: please look at them."},
    {"flag", "POSSIBLE_DUPLICATE", KL_FLAG_POSSIBLE_DUPLICATE,
     "This session may be a second recording of another one."},
    {"flag", "ZERO_EFFORT", KL_FLAG_ZERO_EFFORT, "The effort was rated 0, so the load is 0."},

    {"session_kind", "RUN", KL_SESSION_RUN, "A run."},
    {"session_kind", "WALK_RUN", KL_SESSION_WALK_RUN, "Walking and running in turns."},
    {"session_kind", "WALK", KL_SESSION_WALK, "A walk."},
    {"session_kind", "OTHER", KL_SESSION_OTHER, "Another activity."},

    {"channel", "DISTANCE", KL_CHANNEL_DISTANCE, "Distance in metres."},
    {"channel", "DURATION", KL_CHANNEL_DURATION, "Moving time in seconds."},
    {"channel", "STEPS", KL_CHANNEL_STEPS, "Steps of both feet."},
    {"channel", "SRPE", KL_CHANNEL_SRPE, "Session RPE, 0 to 10, times minutes."},
    {"channel", "CUSTOM", KL_CHANNEL_CUSTOM, "A number of your own."},

    {"trimp_set", "MEN_064_192", KL_TRIMP_MEN_064_192, "Coefficients for men, 0.64 and 1.92."},
    {"trimp_set", "WOMEN_086_167", KL_TRIMP_WOMEN_086_167,
     "Coefficients for women, 0.86 and 1.67."},
    {"trimp_set", "WOMEN_064_167", KL_TRIMP_WOMEN_064_167,
     "Coefficients for women, 0.64 and 1.67."},
    {"trimp_set", "WOMEN_0822_167", KL_TRIMP_WOMEN_0822_167,
     "Coefficients for women, 0.821776 and 1.67."},
    {"trimp_set", "UNSPECIFIED_0725_1795", KL_TRIMP_UNSPECIFIED_0725_1795,
     "Coefficients for no stated sex, 0.725215 and 1.795."},
    {"trimp_set", "CUSTOM", KL_TRIMP_CUSTOM, "Coefficients of your own."},

    {"zone_method", "EDWARDS", KL_ZONES_EDWARDS,
     "Five heart rate zones, their minutes weighted 1 to 5."},
    {"zone_method", "LUCIA", KL_ZONES_LUCIA,
     "Three heart rate zones, their minutes weighted 1 to 3."},

    {"day_state", "UNOBSERVED", KL_DAY_UNOBSERVED, "The record had not begun yet."},
    {"day_state", "REST", KL_DAY_REST, "A day without a session."},
    {"day_state", "LOAD", KL_DAY_LOAD, "A day whose load is known."},
    {"day_state", "MISSING", KL_DAY_MISSING, "Nothing is known about the day."},
    {"day_state", "UNMEASURED", KL_DAY_UNMEASURED, "Part of the day's load is not known."},

    {"mode", "END_OF_DAY", KL_END_OF_DAY, "The day itself counts."},
    {"mode", "START_OF_DAY", KL_START_OF_DAY, "Only the days before count."},

    {"rolling_kind", "COUPLED", KL_ROLLING_COUPLED, "The chronic days include the acute days."},
    {"rolling_kind", "UNCOUPLED", KL_ROLLING_UNCOUPLED,
     "The chronic days are the rest of the window before the acute days."},
    {"rolling_kind", "SHIFTED", KL_ROLLING_SHIFTED,
     "The chronic days are a full window before the acute days."},

    {"rolling_missing", "PART_MEAN", KL_ROLLING_PART_MEAN,
     "An unknown day counts the mean of its part of the window."},
    {"rolling_missing", "ZERO", KL_ROLLING_ZERO, "An unknown day counts 0, or what was measured."},
    {"rolling_missing", "OBSERVED_MEAN", KL_ROLLING_OBSERVED_MEAN,
     "An unknown day is left out of sums and divisors."},
    {"rolling_missing", "STRICT", KL_ROLLING_STRICT, "With an unknown day there is no ratio."},

    {"verdict", "UNDEFINED", KL_VERDICT_UNDEFINED, "There is no ratio to judge."},
    {"verdict", "NOT_ABOVE", KL_VERDICT_NOT_ABOVE, "The ratio is not above the threshold."},
    {"verdict", "CANNOT_TELL", KL_VERDICT_CANNOT_TELL,
     "It depends on what happened on the unknown days."},
    {"verdict", "ABOVE", KL_VERDICT_ABOVE, "The ratio is above the threshold."},

    {"legacy_zone", "NONE", KL_ZONE_NONE, "The legacy classification was not asked for."},
    {"legacy_zone", "UNDEFINED", KL_ZONE_UNDEFINED, "There is no ratio to classify."},
    {"legacy_zone", "UNDER", KL_ZONE_UNDER,
     "Legacy class of team sports, evidence grade X: below 0.8."},
    {"legacy_zone", "SWEET_SPOT", KL_ZONE_SWEET_SPOT,
     "Legacy class of team sports, evidence grade X: 0.8 to 1.3."},
    {"legacy_zone", "INTERMEDIATE", KL_ZONE_INTERMEDIATE,
     "Legacy class of team sports, evidence grade X: between 1.3 and 1.5."},
    {"legacy_zone", "DANGER", KL_ZONE_DANGER,
     "Legacy class of team sports, evidence grade X: 1.5 and more."},
    {"legacy_zone", "CANNOT_TELL", KL_ZONE_CANNOT_TELL,
     "The class depends on what happened on the unknown days."},

    {"conv", "SPAN", KL_CONV_SPAN, "A span of N days: alpha is 2 / (N + 1)."},
    {"conv", "TAU", KL_CONV_TAU, "A time constant in days: alpha is 1 - exp(-1 / tau)."},
    {"conv", "INV_TAU", KL_CONV_INV_TAU, "A time constant in days: alpha is 1 / tau."},
    {"conv", "HALFLIFE", KL_CONV_HALFLIFE, "A half-life in days: alpha is 1 - exp(-ln 2 / h)."},
    {"conv", "LAMBDA", KL_CONV_LAMBDA, "A rate a day: alpha is 1 - exp(-lambda)."},
    {"conv", "DIRECT", KL_CONV_DIRECT, "Alpha itself."},

    {"seed", "DEBIASED", KL_SEED_DEBIASED,
     "Nothing lies before the first day; the weights are renormalised."},
    {"seed", "ZERO", KL_SEED_ZERO, "An endless past of rest lies before the first day."},
    {"seed", "VALUE", KL_SEED_VALUE, "An endless past of a given load lies before the first day."},
    {"seed", "FIRST", KL_SEED_FIRST, "The first known load starts the smoother."},
    {"seed", "MEAN_K", KL_SEED_MEAN_K,
     "The mean of the first k days starts the smoother, then these days count too."},
    {"seed", "SMA_K", KL_SEED_SMA_K, "The mean of the first k days starts the smoother."},

    {"ewma_missing", "DECAY", KL_EWMA_DECAY,
     "On an unknown day the value stays and its weight fades."},
    {"ewma_missing", "HOLD", KL_EWMA_HOLD, "An unknown day changes nothing."},
    {"ewma_missing", "ZERO", KL_EWMA_ZERO, "An unknown day counts 0, or what was measured."},

    {"sd", "SAMPLE", KL_SD_SAMPLE, "Standard deviation of a sample, divided by n - 1."},
    {"sd", "POP", KL_SD_POP, "Standard deviation of a population, divided by n."},

    {"monotony_missing", "STRICT", KL_MONOTONY_STRICT, "With an unknown day there is no monotony."},
    {"monotony_missing", "ZERO", KL_MONOTONY_ZERO,
     "An unknown day counts 0, or what was measured."},

    {"spike_measure", "DISTANCE", KL_SPIKE_DISTANCE, "Runs are compared by distance."},
    {"spike_measure", "DURATION", KL_SPIKE_DURATION, "Runs are compared by duration."},

    {"band", "NONE", KL_BAND_NONE, "There is nothing to compare."},
    {"band", "REFERENCE", KL_BAND_REFERENCE,
     "Up to the first edge: by default at most 10 % beyond the longest run."},
    {"band", "SMALL", KL_BAND_SMALL,
     "Up to the second edge: by default at most 30 % beyond the longest run."},
    {"band", "MODERATE", KL_BAND_MODERATE,
     "Up to the third edge: by default at most double the longest run."},
    {"band", "LARGE", KL_BAND_LARGE,
     "Beyond the third edge: by default more than double the longest run."},

    {"gap_fill", "MISSING", KL_GAP_MISSING, "Nothing is known about a skipped day."},
    {"gap_fill", "REST", KL_GAP_REST, "A skipped day is a day of rest."},

    {"convert_direction", "UNCOUPLED_TO_COUPLED", KL_UNCOUPLED_TO_COUPLED,
     "From the uncoupled to the coupled ratio."},
    {"convert_direction", "COUPLED_TO_UNCOUPLED", KL_COUPLED_TO_UNCOUPLED,
     "From the coupled to the uncoupled ratio."},

    {"metric", "ROLLING", KL_METRIC_ROLLING, "The rolling-average ratio."},
    {"metric", "EWMA", KL_METRIC_EWMA, "The EWMA ratio."},
    {"metric", "FITNESS", KL_METRIC_FITNESS, "The TSB of the fitness chart."},
};
/* clang-format on */

const size_t kl__n_codes = sizeof kl__codes / sizeof kl__codes[0];

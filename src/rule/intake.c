/*
 * rule/intake.c - symptom pattern and what an intake still lacks. Informative, in no decision.
 * REHAB-058, REHAB-059
 */
#include "base/check.h"
#include "rule/screen.h"

enum { ANSWERS = 5, FITTING_ANSWERS = 2, HISTORY_WEEKS = 4 };

/* How many of the five provoking answers are known, and how many are yes. */
typedef struct count {
    int32_t known;
    int32_t yes;
} count;

static count count_of(const kl_symptoms *s)
{
    const int32_t answers[ANSWERS] = {s->stairs, s->downhill, s->squat_lunge, s->after_sitting,
                                      s->running};
    count c = {0, 0};
    for (int i = 0; i < ANSWERS; i++) {
        c.known += answers[i] != KL_UNKNOWN;
        c.yes += answers[i] == 1;
    }
    return c;
}

static kl_status check_symptoms(const kl_symptoms *s, kl_fault *fault)
{
    const struct {
        const char *name;
        int32_t value;
        int32_t high;
    } answers[] = {
        {"location", s->location, KL_LOCATION_DIFFUSE},
        {"stairs", s->stairs, 1},
        {"downhill", s->downhill, 1},
        {"squat_lunge", s->squat_lunge, 1},
        {"after_sitting", s->after_sitting, 1},
        {"running", s->running, 1},
        {"sharp", s->sharp, 1},
    };
    kl_status status = KL_OK;
    for (size_t i = 0; i < sizeof answers / sizeof answers[0] && status == KL_OK; i++) {
        status = kl__check_known_int(fault, answers[i].name, KL_NO_INDEX, answers[i].value, 0,
                                     answers[i].high);
    }
    if (status != KL_OK) return status;
    return kl__check_int(fault, "flags", KL_NO_INDEX, s->flags, 0, KL__ALL_RED_FLAGS);
}

kl_status kl_symptom_pattern(const kl_symptoms *symptoms, int32_t *out_pattern, kl_fault *fault)
{
    if (!symptoms) return kl__null(fault, "symptoms");
    if (!out_pattern) return kl__null(fault, "out_pattern");
    const kl_status status = check_symptoms(symptoms, fault);
    if (status != KL_OK) return status;
    const uint32_t foreign = KL_RED_FLAG_LOCKED | KL_RED_FLAG_SWOLLEN_CLEARLY;
    const count c = count_of(symptoms);
    if (symptoms->location == KL_UNKNOWN || c.known == 0) {
        *out_pattern = KL_PATTERN_UNKNOWN;
    } else if (symptoms->location != KL_LOCATION_FRONT || symptoms->sharp == 1 ||
               symptoms->flags & foreign) {
        *out_pattern = KL_PATTERN_DOES_NOT_FIT;
    } else {
        *out_pattern = c.yes >= FITTING_ANSWERS ? KL_PATTERN_FITS : KL_PATTERN_PARTLY;
    }
    return KL_OK;
}

kl_status kl_intake_missing(const kl_intake *intake, uint32_t *out_missing, kl_fault *fault)
{
    if (!intake) return kl__null(fault, "intake");
    if (!out_missing) return kl__null(fault, "out_missing");
    const int32_t unknown[] = {
        intake->symptoms.location == KL_UNKNOWN, count_of(&intake->symptoms).known == 0,
        intake->worst24 == KL_UNKNOWN,           intake->adl_pain == KL_UNKNOWN,
        intake->minutes_to_pain == KL_UNKNOWN,   intake->age == KL_UNKNOWN,
        intake->history_weeks < HISTORY_WEEKS,   intake->target_m == KL_UNKNOWN,
        intake->step_down_grade == KL_UNKNOWN,
    };
    uint32_t missing = 0;
    for (uint32_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        if (unknown[i]) missing |= 1U << i;
    }
    *out_missing = missing;
    return KL_OK;
}

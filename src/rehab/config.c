/*
 * rehab/config.c - the configuration: ranges, profiles, relations, track overrides.
 * REHAB-010 .. REHAB-012
 */
#include <stddef.h>
#include <string.h>

#include "base/check.h"
#include "catalog/options.h"
#include "catalog/tables.h"
#include "rehab/state.h"

/* Direction that tightens a parameter. */
enum { LOWER, HIGHER };

typedef struct row {
    const char *name;
    uint32_t offset;
    int32_t safe;
} row;

#define ROW(name, safe)                              \
    {                                                \
#name, offsetof(kl_rehab_config, name), safe \
    }

/* In the order of the parameter table, which stands in kl__rehab_parameters, too. REHAB section 2
 */
static const row rows[] = {
    ROW(pain_green, LOWER),          ROW(pain_red, LOWER),
    ROW(settle_tol, LOWER),          ROW(am_red_delta, LOWER),
    ROW(am_ambers_to_red, LOWER),    ROW(strength_pain_ok, LOWER),
    ROW(advance_greens, HIGHER),     ROW(post_setback_greens, HIGHER),
    ROW(max_levels_7d, LOWER),       ROW(ambers_to_regress, LOWER),
    ROW(greys_to_flag, LOWER),       ROW(red_rest_days, HIGHER),
    ROW(amber_rest_days, HIGHER),    ROW(red2_window, HIGHER),
    ROW(red2_levels, HIGHER),        ROW(red3_window, HIGHER),
    ROW(dose_low_pct, HIGHER),       ROW(dose_high_pct, LOWER),
    ROW(late_days, LOWER),           ROW(gap1_days, LOWER),
    ROW(gap1_levels, HIGHER),        ROW(gap2_days, LOWER),
    ROW(gap2_levels, HIGHER),        ROW(gap3_days, LOWER),
    ROW(irritable_min_days, HIGHER), ROW(irritable_review_days, LOWER),
    ROW(irritable_mornings, HIGHER), ROW(irritable_strength, HIGHER),
    ROW(reload_min_days, HIGHER),    ROW(reload_red_free, HIGHER),
    ROW(reload_review_days, LOWER),  ROW(build_min_days, HIGHER),
    ROW(return_min_days, HIGHER),    ROW(build_red_free, HIGHER),
    ROW(return_red_free, HIGHER),    ROW(build_volume_pct, HIGHER),
    ROW(return_volume_pct, HIGHER),  ROW(build_weeks, HIGHER),
    ROW(return_weeks, HIGHER),       ROW(green_share_pct, HIGHER),
    ROW(strength_14d, HIGHER),       ROW(early_sign_ambers, LOWER),
    ROW(reload_run_gap, HIGHER),     ROW(reload_max_runs_7d, LOWER),
    ROW(build_run_gap, HIGHER),      ROW(build_max_runs_7d, LOWER),
    ROW(maintain_run_gap, HIGHER),   ROW(maintain_max_runs_7d, LOWER),
    ROW(sleep_need_min, HIGHER),     ROW(debt3_min, LOWER),
    ROW(short_night_min, HIGHER),    ROW(stress_high, LOWER),
    ROW(worsening_delta, LOWER),     ROW(night_count_7d, LOWER),
    ROW(self_clear_days, HIGHER),    ROW(screen_valid_days, LOWER),
    ROW(calm_days, HIGHER),
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static int32_t value_at(const kl_rehab_config *c, const row *r)
{
    int32_t value;
    memcpy(&value, (const unsigned char *)c + r->offset, sizeof value);
    return value;
}

void kl_rehab_config_init(kl_rehab_config *config, size_t size)
{
    const kl_parameter *p = kl__rehab_parameters;
    if (!kl__struct_init(config, size, sizeof *config)) return;
    config->profile = KL_PROFILE_CONSUMER;
    config->ladder = KL_LADDER_KL30;
    for (int i = 0; i < ROWS; i++) {
        const int32_t value = (int32_t)p[i].default_value;
        memcpy((unsigned char *)config + rows[i].offset, &value, sizeof value);
    }
}

static int is_loose(const row *r, int32_t value, int32_t usual)
{
    return r->safe == LOWER ? value > usual : value < usual;
}

/* Each value for range and profile. REHAB-010, REHAB-011 */
static kl_status check_values(const kl_rehab_config *c, int32_t *out_loosened, kl_fault *fault)
{
    const kl_parameter *p = kl__rehab_parameters;
    *out_loosened = 0;
    for (int i = 0; i < ROWS; i++) {
        const int32_t value = value_at(c, &rows[i]);
        const char *name = rows[i].name;
        const kl_status status = kl__check_int(fault, name, KL_NO_INDEX, value,
                                               (int64_t)p[i].minimum, (int64_t)p[i].maximum);
        if (status != KL_OK) return status;
        if (!is_loose(&rows[i], value, (int32_t)p[i].default_value)) continue;
        if (c->profile == KL_PROFILE_CONSUMER) {
            return kl__fail(fault, KL_E_RANGE, name, KL_NO_INDEX, value);
        }
        *out_loosened = 1;
    }
    return KL_OK;
}

static kl_status check_relations(const kl_rehab_config *c, kl_fault *fault)
{
    const struct {
        const char *left;
        int holds;
        int32_t value;
    } relations[] = {
        {"pain_green", c->pain_green < c->pain_red, c->pain_green},
        {"gap1_days", c->gap1_days < c->gap2_days, c->gap1_days},
        {"gap2_days", c->gap2_days < c->gap3_days, c->gap2_days},
        {"gap1_levels", c->gap1_levels <= c->gap2_levels, c->gap1_levels},
        {"red2_window", c->red2_window <= c->red3_window, c->red2_window},
        {"strength_pain_ok", c->strength_pain_ok <= c->pain_red, c->strength_pain_ok},
    };
    for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++) {
        if (!relations[i].holds) {
            return kl__fail(fault, KL_E_INCONSISTENT, relations[i].left, KL_NO_INDEX,
                            relations[i].value);
        }
    }
    return KL_OK;
}

kl_status kl__rehab_config_read(const kl_rehab_config *given, kl_rehab_config *out,
                                int32_t *out_loosened, kl_fault *fault)
{
    kl_status status = KL_OK;
    kl_rehab_config_init(out, sizeof *out);
    if (given) status = kl__struct_copy(given, sizeof *out, out, fault);
    out->struct_size = (uint32_t)sizeof *out; /* what is kept and saved is this version's */
    if (status == KL_OK) {
        status = kl__check_int(fault, "profile", KL_NO_INDEX, out->profile, KL_PROFILE_CONSUMER,
                               KL_PROFILE_CLINICIAN);
    }
    if (status == KL_OK) {
        status = kl__check_int(fault, "ladder", KL_NO_INDEX, out->ladder, KL_LADDER_KL30,
                               KL_LADDER_HERRING10);
    }
    if (status == KL_OK) status = check_values(out, out_loosened, fault);
    return status == KL_OK ? check_relations(out, fault) : status;
}

/* ---- track overrides ---- */

/* Tighter limits by location. REHAB-012 */
enum { STRICT_GREEN = 10, STRICT_ADVANCE = 3 };
static const struct {
    int32_t strict_pain;
    int32_t strict_advance;
} tracks[] = {
    {0, 0}, /* FRONT */
    {1, 0}, /* LATERAL */
    {0, 1}, /* BELOW */
    {0, 1}, /* ABOVE */
    {1, 1}, /* MEDIAL */
    {0, 0}, /* BACK: stopped by its flag */
    {1, 1}, /* DIFFUSE */
};

int32_t kl__pain_green(const kl__rehab *s)
{
    const int32_t limit = s->config.pain_green;
    const int strict = s->track != KL_UNKNOWN && tracks[s->track].strict_pain;
    return strict && limit > STRICT_GREEN ? STRICT_GREEN : limit;
}

int32_t kl__advance_greens(const kl__rehab *s)
{
    const int32_t greens = s->config.advance_greens;
    const int strict = s->track != KL_UNKNOWN && tracks[s->track].strict_advance;
    return strict && greens < STRICT_ADVANCE ? STRICT_ADVANCE : greens;
}

int32_t kl__setback(const kl__rehab *s)
{
    const int32_t advance = kl__advance_greens(s);
    const int32_t post = s->config.post_setback_greens;
    return post > advance ? post : advance;
}

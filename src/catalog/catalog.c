/*
 * catalog/catalog.c - looking things up in the catalogue.
 * LOAD-130
 */
#include "kneeload/catalog.h"

#include "base/check.h"
#include "catalog/tables.h"

const kl_parameter *kl_parameter_at(size_t index)
{
    if (index < kl__n_parameters) return &kl__parameters[index];
    index -= kl__n_parameters;
    if (index < kl__n_rehab_parameters) return &kl__rehab_parameters[index];
    index -= kl__n_rehab_parameters;
    return index < kl__n_plan_parameters ? &kl__plan_parameters[index] : NULL;
}

const kl_parameter *kl_parameter_find(const char *id)
{
    if (!id) return NULL;
    const kl_parameter *row;
    for (size_t i = 0; (row = kl_parameter_at(i)) != NULL; i++) {
        if (kl__same_text(row->id, id)) return row;
    }
    return NULL;
}

const kl_source *kl_source_at(size_t index)
{
    return index < kl__n_sources ? &kl__sources[index] : NULL;
}

const kl_source *kl_source_find(const char *key)
{
    if (!key) return NULL;
    for (size_t i = 0; i < kl__n_sources; i++) {
        if (kl__same_text(kl__sources[i].key, key)) return &kl__sources[i];
    }
    return NULL;
}

const kl_code *kl_code_at(size_t index)
{
    if (index < kl__n_codes) return &kl__codes[index];
    index -= kl__n_codes;
    if (index < kl__n_rehab_codes) return &kl__rehab_codes[index];
    index -= kl__n_rehab_codes;
    if (index < kl__n_plan_codes) return &kl__plan_codes[index];
    index -= kl__n_plan_codes;
    return index < kl__n_today_codes ? &kl__today_codes[index] : NULL;
}

static const kl_evidence *evidence_row(const char *output, const char *band)
{
    for (size_t i = 0; i < kl__n_evidence; i++) {
        const kl_evidence *row = &kl__evidence[i];
        if (kl__same_text(row->output, output) && kl__same_text(row->band, band)) return row;
    }
    return NULL;
}

/* The band's own static text, or NULL for a text that names none. */
static const char *band_name(const char *band)
{
    if (!*band) return NULL;
    for (size_t i = 0; i < kl__n_evidence; i++) {
        if (kl__same_text(kl__evidence[i].band, band)) return kl__evidence[i].band;
    }
    return NULL;
}

kl_status kl_evidence_find(const char *output, const char *band, kl_evidence *out, kl_fault *fault)
{
    if (!output) return kl__null(fault, "output");
    if (!out) return kl__null(fault, "out");
    const kl_evidence *whole = evidence_row(output, "");
    if (!whole) return kl__fail(fault, KL_E_RANGE, "id", KL_NO_INDEX, 0.0);
    const char *name = band ? band_name(band) : "";
    if (!name) return kl__fail(fault, KL_E_RANGE, "band", KL_NO_INDEX, 0.0);

    const kl_evidence *figures = evidence_row(output, name);
    *out = figures ? *figures : *whole;
    out->band = name;
    return KL_OK;
}

/*
 * catalog/tables.h - the tables of the catalogue, one row a thing, and how their texts compare.
 * LOAD-130, and sections 14 and 16 of the specification of training load.
 *
 * Rows name the constants of public headers, also of those that higher floors implement: a public
 * header holds no code. An include of a private header of a higher floor would climb.
 */
#ifndef KL_CATALOG_TABLES_H
#define KL_CATALOG_TABLES_H

#include "kneeload/catalog.h"

extern const kl_parameter kl__parameters[];
extern const size_t kl__n_parameters;

/* They follow those above. */
extern const kl_parameter kl__rehab_parameters[];
extern const size_t kl__n_rehab_parameters;
extern const kl_parameter kl__plan_parameters[];
extern const size_t kl__n_plan_parameters;

extern const kl_source kl__sources[];
extern const size_t kl__n_sources;

extern const kl_code kl__codes[];
extern const size_t kl__n_codes;

/* They follow those above. */
extern const kl_code kl__rehab_codes[];
extern const size_t kl__n_rehab_codes;
extern const kl_code kl__plan_codes[];
extern const size_t kl__n_plan_codes;
extern const kl_code kl__today_codes[];
extern const size_t kl__n_today_codes;

/* First the outputs as a whole, then the bands that an output has figures for. */
extern const kl_evidence kl__evidence[];
extern const size_t kl__n_evidence;

/* 1 when two texts are equal; the library needs no strcmp from outside. */
static inline int32_t kl__same_text(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

#endif

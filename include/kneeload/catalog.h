/** @file
 * kneeload/catalog.h - the library described as data: every parameter, source,
 * code and evidence label, for settings screens, explanations and bindings.
 * All texts are static English; apps translate by key.
 */
#ifndef KNEELOAD_CATALOG_H
#define KNEELOAD_CATALOG_H

#include "kneeload/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One parameter of the library. The table is also what checks the options structs. */
typedef struct kl_parameter {
    const char *id;       /**< "RA.na": options group, dot, name of the field */
    const char *name;     /**< plain English */
    const char *unit;     /**< "d", "permille", "load", ...; "" for a selector or switch */
    const char *codes;    /**< the code set of a selector ("rolling_kind"); "" for a number */
    double default_value; /**< meaningless when has_default is 0 */
    double minimum;       /**< inclusive */
    double maximum;       /**< inclusive */
    int32_t has_default;  /**< 0: unset until the caller sets it */
    char grade;           /**< evidence A..E, X quoted against the metric, '-' none */
    const char *sources;  /**< source keys, separated by ", "; "" when engineering */
    const char *note;     /**< what to know about it, may be "" */
} kl_parameter;

/** One publication or project the library draws on. */
typedef struct kl_source {
    const char *key;      /**< "Frandsen2025" */
    const char *citation; /**< who, where, how many people */
    const char *address;  /**< DOI or page; "" where none is known */
    const char *seen;     /**< how it was read: "abstract", "page", "recalled", ... */
} kl_source;

/** One enumerator: set, name and number. The same number stands in several sets. Flags carry
 *  their bit value. */
typedef struct kl_code {
    const char *set;  /**< "flag", "verdict", "day_state", ... */
    const char *name; /**< "POSSIBLE_LAYOFF" */
    int64_t value;    /**< its number, or the bit of a flag */
    const char *text; /**< one plain sentence */
} kl_code;

/** What stands behind an output. Hazard rate ratios are never used in arithmetic. */
typedef struct kl_evidence {
    const char *output;    /**< "SPIKE_DISTANCE" */
    const char *band;      /**< "SMALL"; "" for the output as a whole */
    const char *claim;     /**< RISK_ASSOCIATED, DESCRIPTIVE, LEGACY or INPUT */
    const char *source;    /**< source key */
    char grade;            /**< A..E, X */
    int32_t hrr_x100;      /**< hazard rate ratio x 100; KL_UNKNOWN where none */
    int32_t hrr_low_x100;  /**< lower end of its 95 % interval */
    int32_t hrr_high_x100; /**< upper end */
} kl_evidence;

/**
 * @brief Parameter at a place of the table.
 *
 * @param index  0 and up; walk until NULL
 * @return static row, or NULL behind the last
 */
KL_API const kl_parameter *kl_parameter_at(size_t index);

/**
 * @brief Parameter by id, O(rows).
 *
 * @param id  for example "RA.na"; NULL is allowed
 * @return static row, or NULL where there is none
 */
KL_API const kl_parameter *kl_parameter_find(const char *id);

/**
 * @brief Source at a place of the table.
 *
 * @param index  0 and up; walk until NULL
 * @return static row, or NULL behind the last
 */
KL_API const kl_source *kl_source_at(size_t index);

/**
 * @brief Source by key, O(rows).
 *
 * @param key  for example "Frandsen2025"; NULL is allowed
 * @return static row, or NULL where there is none
 */
KL_API const kl_source *kl_source_find(const char *key);

/**
 * @brief Enumerator at a place of the table.
 *
 * @param index  0 and up; walk until NULL
 * @return static row, or NULL behind the last
 */
KL_API const kl_code *kl_code_at(size_t index);

/**
 * @brief Evidence label of an output, for one band where the output has bands.
 *
 * @param output  "SPIKE_DISTANCE", "RATIO_RA", "IN_SRPE", ...
 * @param band    NULL, or one of REFERENCE, SMALL, MODERATE, LARGE; a band that the output
 *                has no figures for gives the label with unknown hazard rate ratios
 * @param[out] out    the label
 * @param[out] fault  nullable
 * @retval KL_OK       found
 * @retval KL_E_NULL   @p output or @p out is NULL
 * @retval KL_E_RANGE  field "id" or "band": no such name
 * @see LOAD-130
 */
KL_API KL_NODISCARD kl_status kl_evidence_find(const char *output, const char *band,
                                               kl_evidence *out, kl_fault *fault);

#ifdef __cplusplus
}
#endif
#endif

/*
 * catalog/options.h - options structs filled and checked by walking the parameter table.
 * LOAD-006: first violated row wins, in table order.
 */
#ifndef KL_CATALOG_OPTIONS_H
#define KL_CATALOG_OPTIONS_H

#include "base/bytes.h"
#include "kneeload/catalog.h"

/* How a field of an options struct holds its parameter. */
enum {
    KL__INT,          /* int32_t */
    KL__DOUBLE,       /* double */
    KL__FINITE,       /* double of which only finiteness is checked here */
    KL__GATED_DOUBLE, /* double that counts when the int32_t at gate_offset is 1 */
    KL__OPTIONAL_INT, /* int32_t that may be KL_UNKNOWN */
    KL__THRESHOLDS    /* int32_t[KL__MAX_THRESHOLDS], their number at gate_offset */
};

enum {
    KL__MAX_THRESHOLDS = 8,
    KL__LARGEST_STRUCT = 4096 /* a larger struct_size is no struct of ours */
};

typedef struct kl__field {
    const char *id; /* parameter id, "RA.na" */
    uint32_t type;
    uint32_t offset;
    uint32_t gate_offset;
} kl__field;

/* An options struct: its size and its fields in table order. Its first member is struct_size. */
typedef struct kl__options_layout {
    uint32_t size;
    uint32_t n_fields;
    const kl__field *fields;
} kl__options_layout;

/* Name of a field as faults give it: the id behind its dot. */
const char *kl__field_name(const char *parameter_id);

/* Zero `size` bytes and note them as struct_size; 1 when the members known here have room. */
int kl__struct_init(void *options, size_t size, size_t known_size);

/* Copy the known members; a larger struct of a newer version passes when all others are zero. */
kl_status kl__struct_copy(const void *given, size_t known_size, void *options, kl_fault *fault);

/* Fill the first `size` bytes with defaults; a struct_size of another version is left as given. */
void kl__options_defaults(const kl__options_layout *layout, void *options, size_t size);

/* Copy `given` (NULL: defaults) into `options`; check every field against its parameter row. */
kl_status kl__options_read(const kl__options_layout *layout, const void *given, void *options,
                           kl_fault *fault);

/* Options as bytes, field after field. What was read back still has to pass kl__options_read. */
void kl__options_put(const kl__options_layout *layout, const void *options, kl__writer *writer);
void kl__options_get(const kl__options_layout *layout, kl__reader *reader, void *options);

#endif

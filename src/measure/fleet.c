/*
 * measure/fleet.c - rolling and EWMA ratios of many runners at once.
 * LOAD-001: every way through here gives the bits of kl_rolling_at and kl_ewma_at.
 */
#include <string.h>

#include "base/check.h"
#include "measure/ewma.h"
#include "measure/known_rows.h"
#include "measure/rolling.h"

/* One ratio over the whole matrix. */
typedef struct job {
    const kl_fleet *fleet;
    const kl_rolling_options *rolling; /* exactly one of the two is there */
    const kl_ewma_options *ewma;
    const kl__smoothing *smoothing;
    const kl_fleet_columns *out;
    int32_t whole; /* the loads of the whole matrix are whole numbers */
    int32_t wide;  /* the processor has wide vectors */
} job;

static kl__days row_of(const kl_fleet *fleet, size_t row)
{
    const size_t at = row * fleet->n_days;
    const uint8_t *state = fleet->state ? fleet->state + at : NULL;
    kl__days days = {fleet->load + at, state, (int32_t)fleet->n_days, 0, fleet->day0, 0};
    while (kl__state_at(&days, days.first) == KL_DAY_UNOBSERVED && days.first < days.n) {
        days.first++;
    }
    return days;
}

static int is_known_row(const kl_fleet *fleet, size_t row)
{
    if (!fleet->state) return 1;
    const uint8_t *state = fleet->state + row * fleet->n_days;
    int known = 1;
    for (size_t i = 0; i < fleet->n_days; i++) known &= kl__is_known(state[i]);
    return known;
}

static void put_cell(const kl_fleet_columns *out, size_t at, int32_t defined, double value,
                     uint32_t flags)
{
    out->value[at] = defined ? value : out->fill;
    if (out->flags) out->flags[at] = flags;
    if (out->defined) out->defined[at] = (uint8_t)defined;
}

/* A row with unknown days, day by day as the array call does it. */
static void rolling_row(const job *j, size_t row)
{
    const kl__days days = row_of(j->fleet, row);
    const kl_fleet_columns *out = j->out;
    kl_rolling r;
    for (int32_t t = 0; t < days.n; t++) {
        const size_t at = row * j->fleet->n_days + (size_t)t;
        kl__rolling_eval(&days, t, j->rolling, &r);
        put_cell(out, at, r.defined, r.value, r.flags);
        if (out->lo) out->lo[at] = r.has & KL_ROLLING_HAS_LO ? r.lo : out->fill;
        if (out->hi) out->hi[at] = r.has & KL_ROLLING_HAS_HI ? r.hi : out->fill;
    }
}

static void ewma_row(const job *j, size_t row)
{
    const kl__days days = row_of(j->fleet, row);
    kl__smoother_pair pair;
    kl_ewma e;
    kl__pair_start(j->smoothing, &pair);
    for (int32_t t = 0; t < days.n; t++) {
        if (t >= days.first) kl__pair_push(j->smoothing, &days, t, &pair);
        kl__ewma_eval(&days, t, j->ewma, &pair, &e);
        put_cell(j->out, row * j->fleet->n_days + (size_t)t, e.defined, e.value, e.flags);
    }
}

static void run_row(const job *j, size_t row)
{
    if (j->rolling) rolling_row(j, row);
    else ewma_row(j, row);
}

/* Can known days be computed in bulk under these options? */
static int suits_bulk(const job *j)
{
    if (j->rolling) return !j->rolling->partial;
    return j->ewma->lag == 0 && j->ewma->seed != KL_SEED_MEAN_K &&
           j->ewma->seed != KL_SEED_SMA_K;
}

static void finish_group(const job *j, kl__row_group *group)
{
    if (group->count == 0) return;
    for (int32_t l = group->count; l < KL__LANES; l++) group->row[l] = group->row[0];
    if (j->rolling) kl__known_rolling(j->fleet, group, j->wide, j->rolling, j->out);
    else kl__known_ewma(j->fleet, group, j->wide, j->ewma, j->smoothing, j->out);
    group->count = 0;
}

/* Only the rolling sums ask whether loads are whole. */
static int is_whole_row(const job *j, size_t row)
{
    const size_t n = j->fleet->n_days;
    return j->whole || j->ewma || kl__survey(j->fleet->load + row * n, n, j->wide).whole;
}

/* Rows of whole loads and other rows gather apart, so that neither slows the other. */
static void run(const job *j)
{
    kl__row_group groups[2] = {{{0}, 0, 0}, {{0}, 0, 1}};
    const int bulk = suits_bulk(j);
    for (size_t row = 0; row < j->fleet->n_runners; row++) {
        if (!bulk || !is_known_row(j->fleet, row)) {
            run_row(j, row);
            continue;
        }
        kl__row_group *group = &groups[is_whole_row(j, row)];
        group->row[group->count++] = row;
        if (group->count == KL__LANES) finish_group(j, group);
    }
    finish_group(j, &groups[0]);
    finish_group(j, &groups[1]);
}

static kl_status check_shape(const kl_fleet *fleet, kl_fault *fault)
{
    kl_status status =
        kl__check_int(fault, "day0", KL_NO_INDEX, fleet->day0, KL_DAY_MIN, KL_DAY_MAX);
    if (status != KL_OK) return status;
    if (fleet->n_days < 1 || fleet->n_days > KL_MAX_DAYS) {
        return kl__fail(fault, KL_E_SIZE, "n_days", KL_NO_INDEX, (double)fleet->n_days);
    }
    if (fleet->day0 > KL_DAY_MAX - (int32_t)fleet->n_days + 1) {
        return kl__fail(fault, KL_E_RANGE, "day0", KL_NO_INDEX, fleet->day0);
    }
    if (fleet->n_runners > PTRDIFF_MAX / sizeof(double) / fleet->n_days) {
        return kl__fail(fault, KL_E_SIZE, "n_runners", KL_NO_INDEX, (double)fleet->n_runners);
    }
    return KL_OK;
}

/* Find the first fault of a row as kl_rolling_at does; its index counts through the matrix. */
static kl_status check_row(const kl_fleet *fleet, size_t row, kl_fault *fault)
{
    const size_t at = row * fleet->n_days;
    const kl_series series = {fleet->load + at, fleet->state ? fleet->state + at : NULL,
                              fleet->n_days, 0, fleet->day0, 0};
    kl__days days;
    const kl_status status = kl__series_check(&series, &days, fault);
    if (status != KL_OK && fault) fault->index += (int64_t)at;
    return status;
}

/* Without states one quick look over the matrix suffices when all is well. */
static kl_status check_fleet(const kl_fleet *fleet, int wide, int *out_whole, kl_fault *fault)
{
    *out_whole = 0;
    if (!fleet) return kl__null(fault, "fleet");
    kl_status status = check_shape(fleet, fault);
    if (status != KL_OK || fleet->n_runners == 0) return status;
    if (!fleet->load) return kl__null(fault, "load");
    const kl__load_survey found =
        kl__survey(fleet->load, fleet->n_runners * fleet->n_days, wide);
    *out_whole = found.whole;
    if (found.valid && !fleet->state) return KL_OK;
    for (size_t row = 0; row < fleet->n_runners && status == KL_OK; row++) {
        status = check_row(fleet, row, fault);
    }
    return status;
}

static kl_status check_columns(const kl_fleet_columns *rolling, const kl_fleet_columns *ewma,
                               kl_fault *fault)
{
    const int lacks_value = (rolling && !rolling->value) || (ewma && !ewma->value);
    if (lacks_value) return kl__null(fault, "value");
    if (ewma && (ewma->lo || ewma->hi)) {
        return kl__fail(fault, KL_E_INCONSISTENT, ewma->lo ? "lo" : "hi", KL_NO_INDEX, 0.0);
    }
    return KL_OK;
}

kl_status kl_fleet_ratios(const kl_fleet *fleet, const kl_rolling_options *rolling_options,
                          const kl_ewma_options *ewma_options, const kl_fleet_columns *rolling,
                          const kl_fleet_columns *ewma, kl_fault *fault)
{
    kl_rolling_options r;
    kl_ewma_options e;
    kl__smoothing smoothing;
    const int wide = kl__has_wide_vectors();
    int whole;
    kl_status status = check_fleet(fleet, wide, &whole, fault);
    if (status == KL_OK) status = kl__rolling_read(rolling_options, &r, fault);
    if (status == KL_OK) status = kl__ewma_read(ewma_options, &e, &smoothing, fault);
    if (status == KL_OK) status = check_columns(rolling, ewma, fault);
    if (status != KL_OK) return status;

    r.mode = e.mode = KL_END_OF_DAY;
    r.n_thr = e.n_thr = r.legacy = e.legacy = 0;
    const job rolling_job = {fleet, &r, NULL, NULL, rolling, whole, wide};
    const job ewma_job = {fleet, NULL, &e, &smoothing, ewma, whole, wide};
    if (rolling) run(&rolling_job);
    if (ewma) run(&ewma_job);
    return KL_OK;
}

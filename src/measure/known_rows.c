/*
 * measure/known_rows.c - ratios of runners all of whose days are known, in bulk.
 * LOAD-001, LOAD-040 .. LOAD-051, LOAD-060 .. LOAD-066
 *
 * Four rows go side by side, one in each lane of a vector.
 */
#include "measure/known_rows.h"

#include "base/number.h"
#include "base/vector.h"

enum {
    BEHIND = 70, /* longest look back: windows of 14 + 56 days */
    TILE = 64    /* days at a time */
};
_Static_assert((int)KL__LANES == (int)KL__VEC, "a lane for each row of a group");

static const double ROUNDER = 0x1p52;    /* adding and taking it away rounds to a whole number */
static const double VANISHED = 0x1p-960; /* LOAD-066 */
static const double WARM = 0.95;         /* LOAD-064 */
static const double LONG_AGO = 1e6;      /* days */

int kl__has_wide_vectors(void)
{
    return KL__HAS_WIDE;
}

/* ---- survey ---- */

/* Masks are set where something was found amiss. */
typedef struct findings {
    kl__vec_mask invalid;
    kl__vec_mask odd;
} findings;

KL__PASS void look_at(kl__vec x, findings *f)
{
    const kl__vec_mask in_range =
        (x >= kl__vec_of(KL__LOAD_MIN)) & (x <= kl__vec_of(KL__LOAD_MAX));
    const kl__vec rounded = (x + kl__vec_of(ROUNDER)) - kl__vec_of(ROUNDER);
    f->invalid |= ~(in_range | (x == kl__vec_of(0.0)));
    f->odd |= (rounded != x) | (x > kl__vec_of(KL__WHOLE_MAX));
}

KL__PASS kl__load_survey survey_body(const double *load, size_t n)
{
    findings f[2] = {{{0}, {0}}, {{0}, {0}}};
    size_t i = 0;
    for (; i + 2 * KL__VEC <= n; i += 2 * KL__VEC) {
        look_at(kl__vec_load(load + i), &f[0]);
        look_at(kl__vec_load(load + i + KL__VEC), &f[1]);
    }
    for (; i < n; i++) look_at(kl__vec_of(load[i]), &f[0]);
    kl__load_survey found = {1, 1};
    for (int l = 0; l < KL__VEC; l++) {
        found.valid &= !(f[0].invalid[l] | f[1].invalid[l]);
        found.whole &= !(f[0].odd[l] | f[1].odd[l]);
    }
    return found;
}

static kl__load_survey survey_plain(const double *load, size_t n)
{
    return survey_body(load, n);
}

KL__WIDE static kl__load_survey survey_wide(const double *load, size_t n)
{
    return survey_body(load, n);
}

kl__load_survey kl__survey(const double *load, size_t n, int wide)
{
    return wide ? survey_wide(load, n) : survey_plain(load, n);
}

/* ---- what both ratios share ---- */

/* Where a group reads and writes. */
typedef struct rows {
    const double *load[KL__LANES];
    double *value[KL__LANES];
    size_t at[KL__LANES]; /* first cell of the row */
    double fill;
    int detailed; /* flags or definedness are wanted, too */
} rows;

/* Cells of a tile that are copied out row by row at its end. */
typedef struct details {
    kl__vec_mask flags[TILE];
    kl__vec_mask defined[TILE];
} details;

/* Days without load up to today, and days since a layoff was last complete. LOAD-050 */
typedef struct layoffs {
    kl__vec rest_run;
    kl__vec since;
    kl__vec gap;
    kl__vec hold;
} layoffs;

static rows rows_of(const kl_fleet *fleet, const kl__row_group *group,
                    const kl_fleet_columns *out)
{
    rows r;
    for (int l = 0; l < KL__LANES; l++) {
        r.at[l] = group->row[l] * fleet->n_days;
        r.load[l] = fleet->load + r.at[l];
        r.value[l] = out->value + r.at[l];
    }
    r.fill = out->fill;
    r.detailed = out->flags || out->defined;
    return r;
}

static void layoffs_start(int32_t gap, int32_t hold, layoffs *s)
{
    s->rest_run = kl__vec_of(0.0);
    s->since = kl__vec_of(LONG_AGO);
    s->gap = kl__vec_of((double)gap);
    s->hold = kl__vec_of((double)hold);
}

KL__PASS kl__vec_mask flag_where(kl__vec_mask mask, uint32_t flag)
{
    const int64_t f = (int64_t)flag;
    return mask & (kl__vec_mask){f, f, f, f};
}

/* Take in a day; POST_LAYOFF where it holds. */
KL__PASS kl__vec_mask layoffs_push(kl__vec load, layoffs *s)
{
    const kl__vec one = kl__vec_of(1.0);
    s->rest_run = kl__vec_keep(load == kl__vec_of(0.0), s->rest_run + one);
    s->since = kl__vec_keep(s->rest_run < s->gap, s->since + one);
    return flag_where(s->since < s->hold, KL_FLAG_POST_LAYOFF);
}

/* NO_LOAD or ZERO_CHRONIC where there is nothing to divide by. LOAD-049 */
KL__PASS kl__vec_mask idle_flags(kl__vec acute, kl__vec chronic)
{
    const kl__vec zero = kl__vec_of(0.0);
    return flag_where((chronic == zero) & (acute == zero), KL_FLAG_NO_LOAD) |
           flag_where((chronic == zero) & (acute != zero), KL_FLAG_ZERO_CHRONIC);
}

/* Four rows on one day; adding 0 reads -0.0 as 0. */
KL__PASS kl__vec gather(const double *const row[], size_t i)
{
    return (kl__vec){row[0][i], row[1][i], row[2][i], row[3][i]} + kl__vec_of(0.0);
}

KL__PASS void scatter(kl__vec v, double *const row[], size_t i)
{
    row[0][i] = v[0];
    row[1][i] = v[1];
    row[2][i] = v[2];
    row[3][i] = v[3];
}

static void put_details(const details *d, const kl__row_group *group, const rows *r, size_t from,
                        size_t n, const kl_fleet_columns *out)
{
    for (int32_t l = 0; l < group->count; l++) {
        const size_t at = r->at[l] + from;
        for (size_t i = 0; out->flags && i < n; i++) {
            out->flags[at + i] = (uint32_t)d->flags[i][l];
        }
        for (size_t i = 0; out->defined && i < n; i++) {
            out->defined[at + i] = d->defined[i][l] != 0;
        }
    }
}

/* Flag the day that is still going on. LOAD-052 */
static void flag_open_day(const kl_fleet *fleet, const kl__row_group *group, const rows *r,
                          int32_t open_day, uint32_t *flags)
{
    const int64_t i = (int64_t)open_day - fleet->day0;
    if (!flags || i < 0 || i >= (int64_t)fleet->n_days) return;
    for (int32_t l = 0; l < group->count; l++) {
        flags[r->at[l] + (size_t)i] |= KL_FLAG_PARTIAL_DAY;
    }
}

static size_t tile_days(size_t n_days, size_t from)
{
    return n_days - from < TILE ? n_days - from : TILE;
}

/* ---- rolling ---- */

/* The windows, and the days of a tile behind those before it. */
typedef struct windows {
    int32_t na;
    int32_t span; /* days of both windows together */
    int32_t coupled;
    int32_t whole;
    double da;
    double dc;
    kl__vec acute; /* sums of the days in each part */
    kl__vec only;
    kl__vec load[BEHIND + TILE];
    layoffs layoff;
} windows;

static void windows_start(const kl_rolling_options *o, int32_t whole, windows *w)
{
    memset(w, 0, sizeof *w);
    w->na = o->na;
    w->span = o->kind == KL_ROLLING_SHIFTED ? o->na + o->nc : o->nc;
    w->coupled = o->kind == KL_ROLLING_COUPLED;
    w->whole = whole;
    w->da = (double)o->na;
    w->dc = (double)(o->kind == KL_ROLLING_UNCOUPLED ? o->nc - o->na : o->nc);
    layoffs_start(o->layoff_gap, o->layoff_hold, &w->layoff);
}

/* Sums oldest first of `length` days. LOAD-041 */
KL__PASS kl__vec ordered_sum(const kl__vec *day, int32_t length)
{
    kl__vec sum = kl__vec_of(0.0);
    for (int32_t i = 0; i < length; i++) sum += day[i];
    return sum;
}

/* (sa * dc) / (s * da), or the fill where s is 0. LOAD-042 */
KL__PASS kl__vec rolling_ratio(const windows *w, kl__vec acute, kl__vec chronic, double fill)
{
    const kl__vec ratio = (acute * kl__vec_of(w->dc)) / (chronic * kl__vec_of(w->da));
    return kl__vec_select(chronic > kl__vec_of(0.0), ratio, kl__vec_of(fill));
}

KL__PASS kl__vec_mask rolling_flags(const windows *w, int warm, kl__vec acute, kl__vec chronic)
{
    const kl__vec_mask all = ~(kl__vec_mask){0};
    const kl__vec_mask kind = flag_where(all, w->coupled ? KL_FLAG_COUPLED : 0);
    if (!warm) return kind | flag_where(all, KL_FLAG_WARMUP);
    const kl__vec_mask saturated =
        kl__vec_of(8.0) * acute > kl__vec_of(7.0) * chronic; /* LOAD-051 */
    return kind | idle_flags(acute, chronic) |
           flag_where(saturated, w->coupled ? KL_FLAG_SATURATED : 0);
}

/* `whole` and `detailed` are constants at each call, so that the loop holds no such question. */
KL__PASS void rolling_days(const rows *r, size_t from, size_t n, int whole, int detailed,
                           windows *w, details *d)
{
    kl__vec acute = w->acute;
    kl__vec only = w->only;
    for (size_t i = 0; i < n; i++) {
        kl__vec *today = &w->load[BEHIND + i];
        const int warm = from + i + 1 >= (size_t)w->span;
        *today = gather(r->load, from + i);
        if (whole) {
            acute += *today - today[-w->na];
            only += today[-w->na] - today[-w->span];
        } else {
            acute = ordered_sum(today - w->na + 1, w->na);
            only = ordered_sum(today - w->span + 1, w->span - w->na);
        }
        const kl__vec chronic = w->coupled ? acute + only : only;
        const kl__vec value = rolling_ratio(w, acute, chronic, r->fill);
        scatter(warm ? value : kl__vec_of(r->fill), r->value, from + i);
        if (!detailed) continue;
        d->flags[i] =
            layoffs_push(*today, &w->layoff) | rolling_flags(w, warm, acute, chronic);
        d->defined[i] = warm ? chronic > kl__vec_of(0.0) : (kl__vec_mask){0};
    }
    w->acute = acute;
    w->only = only;
}

KL__PASS void rolling_body(const rows *r, size_t from, size_t n, windows *w, details *d)
{
    if (w->whole && r->detailed) rolling_days(r, from, n, 1, 1, w, d);
    else if (w->whole) rolling_days(r, from, n, 1, 0, w, d);
    else if (r->detailed) rolling_days(r, from, n, 0, 1, w, d);
    else rolling_days(r, from, n, 0, 0, w, d);
}

static void rolling_plain(const rows *r, size_t from, size_t n, windows *w, details *d)
{
    rolling_body(r, from, n, w, d);
}

KL__WIDE static void rolling_wide(const rows *r, size_t from, size_t n, windows *w, details *d)
{
    rolling_body(r, from, n, w, d);
}

/* Known days leave nothing open: both bounds are the value. */
static void copy_bounds(const kl__row_group *group, const rows *r, size_t from, size_t n,
                        double *bound)
{
    for (int32_t l = 0; bound && l < group->count; l++) {
        const double *value = r->value[l] + from;
        double *to = bound + r->at[l] + from;
        size_t i = 0;
        for (; i + KL__VEC <= n; i += KL__VEC) kl__vec_store(kl__vec_load(value + i), to + i);
        for (; i < n; i++) to[i] = value[i];
    }
}

void kl__known_rolling(const kl_fleet *fleet, const kl__row_group *group, int wide,
                       const kl_rolling_options *o, const kl_fleet_columns *out)
{
    const rows r = rows_of(fleet, group, out);
    windows w;
    details d;
    windows_start(o, group->whole, &w);
    for (size_t from = 0; from < fleet->n_days; from += TILE) {
        const size_t n = tile_days(fleet->n_days, from);
        if (wide) rolling_wide(&r, from, n, &w, &d);
        else rolling_plain(&r, from, n, &w, &d);
        copy_bounds(group, &r, from, n, out->lo);
        copy_bounds(group, &r, from, n, out->hi);
        if (r.detailed) put_details(&d, group, &r, from, n, out);
        memmove(w.load, w.load + TILE, BEHIND * sizeof w.load[0]);
    }
    flag_open_day(fleet, group, &r, o->open_day, out->flags);
}

/* ---- EWMA ---- */

/* All days are known, so every row has the same weights. */
typedef struct smoothers {
    kl__vec num_a;
    kl__vec num_c;
    double den_a;
    double den_c;
    double full_c;
    layoffs layoff;
} smoothers;

static void smoothers_start(const kl__smoothing *s, const kl_ewma_options *o, smoothers *e)
{
    const double weight = s->seed == KL_SEED_ZERO || s->seed == KL_SEED_VALUE ? 1.0 : 0.0;
    memset(e, 0, sizeof *e);
    layoffs_start(o->layoff_gap, o->layoff_hold, &e->layoff);
    e->den_a = e->den_c = weight;
    if (s->seed != KL_SEED_VALUE) return;
    e->num_a = kl__vec_of(s->v0_a);
    e->num_c = kl__vec_of(s->v0_c);
}

KL__PASS kl__vec smooth(kl__vec num, kl__vec load, double alpha)
{
    const kl__vec next = kl__vec_of(1.0 - alpha) * num + kl__vec_of(alpha) * load;
    return kl__vec_keep(next >= kl__vec_of(VANISHED), next);
}

KL__PASS kl__vec ewma_ratio(kl__vec acute, kl__vec chronic, double fill)
{
    return kl__vec_select(chronic > kl__vec_of(0.0), acute / chronic, kl__vec_of(fill));
}

KL__PASS kl__vec_mask ewma_flags(kl__vec num_a, kl__vec num_c, double full_c)
{
    const uint32_t warmup = full_c < WARM ? KL_FLAG_WARMUP : 0;
    return flag_where(~(kl__vec_mask){0}, KL_FLAG_COUPLED | warmup) | idle_flags(num_a, num_c);
}

/* `full` is the smoothing constant of the weight on observed days. */
KL__PASS void ewma_days(double alpha_a, double alpha_c, double full, const rows *r, size_t from,
                        size_t n, int detailed, smoothers *e, details *d)
{
    kl__vec num_a = e->num_a;
    kl__vec num_c = e->num_c;
    double den_a = e->den_a;
    double den_c = e->den_c;
    double full_c = e->full_c;
    for (size_t i = 0; i < n; i++) {
        const kl__vec load = gather(r->load, from + i);
        num_a = smooth(num_a, load, alpha_a);
        num_c = smooth(num_c, load, alpha_c);
        den_a = (1.0 - alpha_a) * den_a + alpha_a;
        den_c = (1.0 - alpha_c) * den_c + alpha_c;
        full_c = (1.0 - full) * full_c + full;
        const kl__vec acute = num_a / kl__vec_of(den_a);
        const kl__vec chronic = num_c / kl__vec_of(den_c);
        scatter(ewma_ratio(acute, chronic, r->fill), r->value, from + i);
        if (!detailed) continue;
        d->flags[i] = layoffs_push(load, &e->layoff) | ewma_flags(num_a, num_c, full_c);
        d->defined[i] = num_c > kl__vec_of(0.0);
    }
    e->num_a = num_a;
    e->num_c = num_c;
    e->den_a = den_a;
    e->den_c = den_c;
    e->full_c = full_c;
}

/* Under seed FIRST the first day stands for itself: it has all the weight. LOAD-061 */
KL__PASS void ewma_body(const kl__smoothing *s, const rows *r, size_t from, size_t n,
                        smoothers *e, details *d)
{
    const int by_first = from == 0 && s->seed == KL_SEED_FIRST;
    const double alpha_a = by_first ? 1.0 : s->alpha_a;
    const double alpha_c = by_first ? 1.0 : s->alpha_c;
    if (r->detailed) ewma_days(alpha_a, alpha_c, s->alpha_c, r, from, n, 1, e, d);
    else ewma_days(alpha_a, alpha_c, s->alpha_c, r, from, n, 0, e, d);
}

static void ewma_plain(const kl__smoothing *s, const rows *r, size_t from, size_t n,
                       smoothers *e, details *d)
{
    ewma_body(s, r, from, n, e, d);
}

KL__WIDE static void ewma_wide(const kl__smoothing *s, const rows *r, size_t from, size_t n,
                               smoothers *e, details *d)
{
    ewma_body(s, r, from, n, e, d);
}

void kl__known_ewma(const kl_fleet *fleet, const kl__row_group *group, int wide,
                    const kl_ewma_options *o, const kl__smoothing *smoothing,
                    const kl_fleet_columns *out)
{
    const rows r = rows_of(fleet, group, out);
    smoothers e;
    details d;
    smoothers_start(smoothing, o, &e);
    size_t n = smoothing->seed == KL_SEED_FIRST ? 1 : tile_days(fleet->n_days, 0);
    for (size_t from = 0; from < fleet->n_days; from += n, n = tile_days(fleet->n_days, from)) {
        if (wide) ewma_wide(smoothing, &r, from, n, &e, &d);
        else ewma_plain(smoothing, &r, from, n, &e, &d);
        if (r.detailed) put_details(&d, group, &r, from, n, out);
    }
    flag_open_day(fleet, group, &r, o->open_day, out->flags);
}

/*
 * measure/lanes.c - ratios of eight runners side by side, all of whose days are known.
 * LOAD-001, LOAD-040 .. LOAD-051, LOAD-060 .. LOAD-066
 *
 * A tile holds some days of all lanes with the lanes next to each other, so that every inner
 * loop is one operation on eight numbers, which compilers turn into vector instructions.
 */
#include "measure/lanes.h"

#include <string.h>

#include "base/number.h"

enum {
    TILE = 64,   /* days at a time */
    BEHIND = 70, /* longest look back: windows of 14 + 56 days */
    ROWS = BEHIND + TILE
};

static const double VANISHED = 0x1p-960;   /* LOAD-066 */
static const double WARM = 0.95;           /* LOAD-064 */
static const int32_t LONG_AGO = 1 << 20;

typedef double lane_values[KL__LANES];

/* Loads of the tile's days behind those of the days before it. */
typedef struct window {
    lane_values load[ROWS];
} window;

/* What is computed for the days of one tile. */
typedef struct results {
    lane_values value[TILE];
    uint32_t flags[TILE][KL__LANES];
    uint8_t defined[TILE][KL__LANES];
} results;

/* Days without load up to today, and since a layoff was last complete. LOAD-050 */
typedef struct layoffs {
    int32_t rest_run[KL__LANES];
    int32_t since[KL__LANES];
} layoffs;

static void layoffs_start(layoffs *state)
{
    for (int l = 0; l < KL__LANES; l++) {
        state->rest_run[l] = 0;
        state->since[l] = LONG_AGO;
    }
}

static void layoffs_push(const lane_values load, int32_t gap, int32_t hold, layoffs *state,
                         uint32_t flags[KL__LANES])
{
    for (int l = 0; l < KL__LANES; l++) {
        state->rest_run[l] = load[l] == 0.0 ? state->rest_run[l] + 1 : 0;
        state->since[l] = state->rest_run[l] >= gap ? 0 : state->since[l] + 1;
        flags[l] = state->since[l] < hold ? KL_FLAG_POST_LAYOFF : 0;
    }
}

static void window_start(window *w)
{
    memset(w->load, 0, BEHIND * sizeof w->load[0]);
}

/* Move on by a tile and read its `n` days, adding 0 to read -0.0 as 0. */
static void window_read(const kl_fleet *fleet, const kl__lanes *lanes, size_t from, size_t n,
                        window *w)
{
    for (int l = 0; l < KL__LANES; l++) {
        const double *load = fleet->load + lanes->row[l] * fleet->n_days + from;
        for (size_t i = 0; i < n; i++) w->load[BEHIND + i][l] = load[i] + 0.0;
    }
}

static void window_advance(window *w)
{
    memmove(w->load, w->load + TILE, BEHIND * sizeof w->load[0]);
}

static void write_doubles(const lane_values *values, double *out, size_t at, size_t n, int lane)
{
    for (size_t i = 0; i < n; i++) out[at + i] = values[i][lane];
}

/* Copy a tile out. Bounds of known days equal the value. */
static void write_results(const results *r, const kl_fleet *fleet, const kl__lanes *lanes,
                          size_t from, size_t n, const kl_fleet_columns *out)
{
    for (int l = 0; l < lanes->count; l++) {
        const size_t at = lanes->row[l] * fleet->n_days + from;
        write_doubles(r->value, out->value, at, n, l);
        if (out->lo) write_doubles(r->value, out->lo, at, n, l);
        if (out->hi) write_doubles(r->value, out->hi, at, n, l);
        for (size_t i = 0; out->flags && i < n; i++) out->flags[at + i] = r->flags[i][l];
        for (size_t i = 0; out->defined && i < n; i++) out->defined[at + i] = r->defined[i][l];
    }
}

/* Sum of days [from, to] of each lane, oldest first. LOAD-041 */
static void sum_days(const window *w, int32_t from, int32_t to, lane_values sum)
{
    lane_values s = {0.0};
    for (int32_t i = from; i <= to; i++) {
        for (int l = 0; l < KL__LANES; l++) s[l] += w->load[i][l];
    }
    memcpy(sum, s, sizeof s);
}

/* Geometry of the windows and the state that moves along with them. */
typedef struct rolling_lanes {
    int32_t na;
    int32_t span; /* days of both windows together */
    int32_t coupled;
    int32_t whole;
    double da;
    double dc;
    lane_values acute;
    lane_values only;
    layoffs layoff;
} rolling_lanes;

static void rolling_start(const kl_rolling_options *o, int32_t whole, rolling_lanes *r)
{
    memset(r, 0, sizeof *r);
    r->na = o->na;
    r->span = o->kind == KL_ROLLING_SHIFTED ? o->na + o->nc : o->nc;
    r->coupled = o->kind == KL_ROLLING_COUPLED;
    r->whole = whole;
    r->da = (double)o->na;
    r->dc = (double)(o->kind == KL_ROLLING_UNCOUPLED ? o->nc - o->na : o->nc);
    layoffs_start(&r->layoff);
}

/* Sums of the windows that end on tile day i. */
static void rolling_sums(const window *w, int32_t i, rolling_lanes *r)
{
    const int32_t today = BEHIND + i;
    if (!r->whole) {
        sum_days(w, today - r->na + 1, today, r->acute);
        sum_days(w, today - r->span + 1, today - r->na, r->only);
        return;
    }
    const double *in = w->load[today];
    const double *crossing = w->load[today - r->na];
    const double *leaving = w->load[today - r->span];
    for (int l = 0; l < KL__LANES; l++) {
        r->acute[l] += in[l] - crossing[l];
        r->only[l] += crossing[l] - leaving[l];
    }
}

static void rolling_values(const rolling_lanes *r, double fill, lane_values value,
                           uint8_t defined[KL__LANES])
{
    for (int l = 0; l < KL__LANES; l++) {
        const double s = r->coupled ? r->acute[l] + r->only[l] : r->only[l];
        const double quotient = (r->acute[l] * r->dc) / (s * r->da);
        defined[l] = s > 0.0;
        value[l] = s > 0.0 ? quotient : fill;
    }
}

static void rolling_flags(const rolling_lanes *r, uint32_t flags[KL__LANES])
{
    for (int l = 0; l < KL__LANES; l++) {
        const double s = r->coupled ? r->acute[l] + r->only[l] : r->only[l];
        const uint32_t idle = r->acute[l] == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_ZERO_CHRONIC;
        const int saturated = r->coupled && s > 0.0 && 8.0 * r->acute[l] > 7.0 * s;
        flags[l] |= s == 0.0 ? idle : 0;
        flags[l] |= saturated ? KL_FLAG_SATURATED : 0;
    }
}

static void warming_up(double fill, lane_values value, uint8_t defined[KL__LANES])
{
    for (int l = 0; l < KL__LANES; l++) {
        value[l] = fill;
        defined[l] = 0;
    }
}

static void add_flag(uint32_t flag, uint32_t flags[KL__LANES])
{
    for (int l = 0; l < KL__LANES; l++) flags[l] |= flag;
}

void kl__lanes_rolling(const kl_fleet *fleet, const kl__lanes *lanes,
                       const kl_rolling_options *o, const kl_fleet_columns *out)
{
    window w;
    results res;
    rolling_lanes r;
    window_start(&w);
    rolling_start(o, lanes->whole, &r);
    for (size_t from = 0; from < fleet->n_days; from += TILE) {
        const size_t left = fleet->n_days - from;
        const size_t n = left < TILE ? left : TILE;
        window_read(fleet, lanes, from, n, &w);
        for (int32_t i = 0; i < (int32_t)n; i++) {
            const int32_t t = (int32_t)from + i;
            const int warm = t + 1 >= r.span;
            rolling_sums(&w, i, &r);
            if (warm) rolling_values(&r, out->fill, res.value[i], res.defined[i]);
            else warming_up(out->fill, res.value[i], res.defined[i]);
            if (!out->flags) continue;
            layoffs_push(w.load[BEHIND + i], o->layoff_gap, o->layoff_hold, &r.layoff,
                         res.flags[i]);
            if (warm) rolling_flags(&r, res.flags[i]);
            else add_flag(KL_FLAG_WARMUP, res.flags[i]);
            if (r.coupled) add_flag(KL_FLAG_COUPLED, res.flags[i]);
            if (o->open_day == fleet->day0 + t) add_flag(KL_FLAG_PARTIAL_DAY, res.flags[i]);
        }
        write_results(&res, fleet, lanes, from, n, out);
        window_advance(&w);
    }
}

/* All days are known, so the weights of every lane are the same. */
typedef struct ewma_lanes {
    lane_values num_a;
    lane_values num_c;
    double den_a;
    double den_c;
    double full_c;
    layoffs layoff;
} ewma_lanes;

static void ewma_start(const kl__smoothing *s, ewma_lanes *e)
{
    memset(e, 0, sizeof *e);
    layoffs_start(&e->layoff);
    if (s->seed != KL_SEED_ZERO && s->seed != KL_SEED_VALUE) return;
    e->den_a = e->den_c = 1.0;
    for (int l = 0; s->seed == KL_SEED_VALUE && l < KL__LANES; l++) {
        e->num_a[l] = s->v0_a;
        e->num_c[l] = s->v0_c;
    }
}

static void smooth(double alpha, double beta, const lane_values load, lane_values num)
{
    for (int l = 0; l < KL__LANES; l++) {
        const double next = beta * num[l] + alpha * load[l];
        num[l] = next < VANISHED ? 0.0 : next;
    }
}

static void ewma_push(const kl__smoothing *s, const lane_values load, int first, ewma_lanes *e)
{
    const double beta_a = 1.0 - s->alpha_a;
    const double beta_c = 1.0 - s->alpha_c;
    e->full_c = beta_c * e->full_c + s->alpha_c;
    if (first && s->seed == KL_SEED_FIRST) {
        memcpy(e->num_a, load, sizeof e->num_a);
        memcpy(e->num_c, load, sizeof e->num_c);
        e->den_a = e->den_c = 1.0;
        return;
    }
    smooth(s->alpha_a, beta_a, load, e->num_a);
    smooth(s->alpha_c, beta_c, load, e->num_c);
    e->den_a = beta_a * e->den_a + s->alpha_a;
    e->den_c = beta_c * e->den_c + s->alpha_c;
}

static void ewma_values(const ewma_lanes *e, double fill, lane_values value,
                        uint8_t defined[KL__LANES])
{
    for (int l = 0; l < KL__LANES; l++) {
        const double ratio = (e->num_a[l] / e->den_a) / (e->num_c[l] / e->den_c);
        defined[l] = e->num_c[l] > 0.0;
        value[l] = e->num_c[l] > 0.0 ? ratio : fill;
    }
}

static void ewma_flags(const ewma_lanes *e, uint32_t flags[KL__LANES])
{
    const uint32_t shared = KL_FLAG_COUPLED | (e->full_c < WARM ? KL_FLAG_WARMUP : 0);
    for (int l = 0; l < KL__LANES; l++) {
        const uint32_t idle = e->num_a[l] == 0.0 ? KL_FLAG_NO_LOAD : KL_FLAG_ZERO_CHRONIC;
        flags[l] |= shared | (e->num_c[l] == 0.0 ? idle : 0);
    }
}

void kl__lanes_ewma(const kl_fleet *fleet, const kl__lanes *lanes, const kl_ewma_options *o,
                    const kl__smoothing *smoothing, const kl_fleet_columns *out)
{
    window w;
    results res;
    ewma_lanes e;
    ewma_start(smoothing, &e);
    for (size_t from = 0; from < fleet->n_days; from += TILE) {
        const size_t left = fleet->n_days - from;
        const size_t n = left < TILE ? left : TILE;
        window_read(fleet, lanes, from, n, &w);
        for (int32_t i = 0; i < (int32_t)n; i++) {
            const int32_t t = (int32_t)from + i;
            const double *load = w.load[BEHIND + i];
            ewma_push(smoothing, load, t == 0, &e);
            ewma_values(&e, out->fill, res.value[i], res.defined[i]);
            if (!out->flags) continue;
            layoffs_push(load, o->layoff_gap, o->layoff_hold, &e.layoff, res.flags[i]);
            ewma_flags(&e, res.flags[i]);
            if (o->open_day == fleet->day0 + t) add_flag(KL_FLAG_PARTIAL_DAY, res.flags[i]);
        }
        write_results(&res, fleet, lanes, from, n, out);
    }
}

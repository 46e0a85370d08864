/*
 * measure/knee.c - knee load of a run in equivalent easy kilometres.
 * KNEE-030 .. KNEE-032, KNEE-050 .. KNEE-061
 */
#include <stddef.h>
#include <string.h>

#include "measure/knee_model.h"

#define ROW(id, type, member)                                \
    {                                                        \
        "KN." id, type, offsetof(kl_knee_options, member), 0 \
    }

static const kl__field fields[] = {
    ROW("exp_speed_20", KL__INT, exp_speed_20),
    ROW("exp_cadspeed_20", KL__INT, exp_cadspeed_20),
    ROW("exp_cadence_20", KL__INT, exp_cadence_20),
    ROW("exp_cost_20", KL__INT, exp_cost_20),
    ROW("exp_contact_20", KL__INT, exp_contact_20),
    ROW("exp_mass_20", KL__INT, exp_mass_20),
    ROW("b_down", KL__DOUBLE, b_down),
    ROW("b_up", KL__DOUBLE, b_up),
    ROW("grade_clip", KL__DOUBLE, grade_clip),
    ROW("p_walk", KL__DOUBLE, p_walk),
    ROW("b_walk_down", KL__DOUBLE, b_walk_down),
    ROW("peak_ref_bw", KL__DOUBLE, peak_ref_bw),
    ROW("interval", KL__INT, interval),
};

const kl__options_layout kl__knee_layout = {sizeof(kl_knee_options),
                                            sizeof fields / sizeof fields[0], fields};

static const double V_REF = 3.0;           /* m/s */
static const double CAD_REF = 165.0;       /* steps/min at 3 m/s */
static const double CAD_OF_175_CM = 167.6; /* steps/min at 3 m/s [RBDS2017] */
static const double WALK_SPEED = 1.4;      /* m/s */
static const double WALK_CADENCE = 110.0;  /* steps/min */
static const double Q_MIN = 0.80;
static const double Q_MAX = 1.25;
static const double SHORT_S = 60.0;

/* Uncertainty of speed exponent, cadence exponent and downhill slope. KNEE-056 */
enum { CORNERS = 3, ALL_CORNERS = CORNERS * CORNERS * CORNERS };

/* ---- reference and mass ---- */

static kl_status check_runner(const kl_knee_runner *r, kl_fault *fault)
{
    static const struct {
        const char *field;
        uint32_t bit;
        uint32_t offset;
        double low;
        double high;
    } rows[] = {
        {"v_ref", KL_RUNNER_HAS_V_REF, offsetof(kl_knee_runner, v_ref), 2.0, 4.5},
        {"cad_ref", KL_RUNNER_HAS_CAD_REF, offsetof(kl_knee_runner, cad_ref), 130.0, 210.0},
        {"height_cm", KL_RUNNER_HAS_HEIGHT_CM, offsetof(kl_knee_runner, height_cm), 120.0, 220.0},
        {"mass_ref_kg", KL_RUNNER_HAS_MASS_REF_KG, offsetof(kl_knee_runner, mass_ref_kg), 30.0,
         250.0},
        {"mass_now_kg", KL_RUNNER_HAS_MASS_NOW_KG, offsetof(kl_knee_runner, mass_now_kg), 30.0,
         250.0},
        {"carried_kg", KL_RUNNER_HAS_CARRIED_KG, offsetof(kl_knee_runner, carried_kg), 0.0, 60.0},
    };
    kl_status status = KL_OK;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && status == KL_OK; i++) {
        double value;
        memcpy(&value, (const unsigned char *)r + rows[i].offset, sizeof value);
        if (r->has & rows[i].bit) {
            status = kl__check_double(fault, rows[i].field, KL_NO_INDEX, value, rows[i].low,
                                      rows[i].high);
        }
    }
    return status;
}

/* Cadence of a runner of whom it is not known. KNEE-031 */
static double assumed_cadence(const kl_knee_runner *r, double v_ref, const kl_knee_options *o,
                              uint32_t *flags)
{
    const double g = kl__pow20(v_ref / V_REF, o->exp_cadspeed_20);
    if (!(r->has & KL_RUNNER_HAS_HEIGHT_CM)) {
        *flags |= KL_KNEE_FLAG_PROFILE_DEFAULT;
        return CAD_REF * g;
    }
    *flags |= KL_KNEE_FLAG_PROFILE_HEIGHT;
    const double cadence = ((CAD_OF_175_CM * g) * 175.0) / r->height_cm;
    return kl__min(kl__max(cadence, 130.0), 210.0);
}

static double steps_per_km(double cad_ref, double v_ref)
{
    return (1000.0 * cad_ref) / (60.0 * v_ref);
}

kl_status kl__reference(const kl_knee_runner *runner, const kl_knee_options *o,
                        kl_knee_reference *out, kl_fault *fault)
{
    static const kl_knee_runner nobody;
    const kl_knee_runner *r = runner ? runner : &nobody;
    const kl_status status = check_runner(r, fault);
    if (status != KL_OK) return status;
    memset(out, 0, sizeof *out);
    out->v_ref = V_REF;
    if (r->has & KL_RUNNER_HAS_V_REF)
        out->v_ref = r->v_ref;
    else
        out->flags |= KL_KNEE_FLAG_PROFILE_DEFAULT;
    out->cad_ref = r->has & KL_RUNNER_HAS_CAD_REF ? r->cad_ref
                                                  : assumed_cadence(r, out->v_ref, o, &out->flags);
    out->n_ref = steps_per_km(out->cad_ref, out->v_ref);
    return KL_OK;
}

/* Factor of body mass and pack, relative to the runner's own. KNEE-053 */
static kl_status mass_factor(const kl_knee_runner *r, const kl_knee_options *o, double *out,
                             uint32_t *flags, kl_fault *fault)
{
    *out = 1.0;
    if (!r) return KL_OK;
    const double carried = r->has & KL_RUNNER_HAS_CARRIED_KG ? r->carried_kg : 0.0;
    const int now_known = (r->has & KL_RUNNER_HAS_MASS_NOW_KG) != 0;
    if (!(r->has & KL_RUNNER_HAS_MASS_REF_KG)) {
        if (now_known || carried > 0.0) *flags |= KL_KNEE_FLAG_MASS_UNKNOWN;
        return KL_OK;
    }
    const double now = now_known ? r->mass_now_kg : r->mass_ref_kg;
    const double ratio = (now + carried) / r->mass_ref_kg;
    const kl_status status = kl__check_double(fault, "mass_ratio", KL_NO_INDEX, ratio, 0.8, 1.6);
    if (status == KL_OK) *out = kl__pow20(ratio, o->exp_mass_20);
    return status;
}

/* ---- model of one segment ---- */

/* What all segments of a run share. */
typedef struct model {
    const kl_knee_options *o;
    kl_knee_reference ref;
    double mass;
    uint32_t flags;
    double corner_ekm[ALL_CORNERS]; /* sums over the segments */
} model;

/* Inputs of the peak of a running step. */
typedef struct step {
    kl__roots r; /* speed / reference speed */
    kl__roots q; /* cadence / preferred cadence */
    double g;
    double tech;
} step;

/* What a grade multiplies the peak by; a grade of -0.0 is not downhill. KNEE-052 */
static double grade_factor(double g, double downhill, double uphill)
{
    return 1.0 + (g < 0.0 ? downhill * -g : uphill * g);
}

/* Peak of a step from the powers of speed and cadence. KNEE-050 */
static double peak_of(const model *m, const step *s, double speed, double cadence, double grade)
{
    return ((speed / cadence * grade) * m->mass) * s->tech;
}

static double peak(const model *m, const step *s, const kl__roots *q)
{
    return peak_of(m, s, kl__power(&s->r, m->o->exp_speed_20), kl__power(q, m->o->exp_cadence_20),
                   grade_factor(s->g, m->o->b_down, m->o->b_up));
}

/* Net grade that the model sees, with its flags. KNEE-052 */
static double grade_of(const kl_knee_segment *s, double distance, double clip, uint32_t *flags)
{
    double g = 0.0;
    if (kl__has(s, KL_SEGMENT_HAS_DESCENT_M)) {
        g = -(s->descent_m / distance);
        *flags |= KL_KNEE_FLAG_DESCENT_AVERAGED;
    } else if (kl__has(s, KL_SEGMENT_HAS_GRADE)) {
        g = s->grade;
    } else if (s->terrain != KL_TERRAIN_TRACK) {
        *flags |= KL_KNEE_FLAG_GRADE_MISSING;
    }
    if (g > clip || g < -clip) {
        *flags |= KL_KNEE_FLAG_GRADE_CLIPPED;
        return g < 0.0 ? -clip : clip;
    }
    return g;
}

/* Speed, distance and duration; with one of the two missing a speed is assumed. */
static void put_extent(const kl__lap *lap, double assumed_speed, kl_knee_segment_load *out)
{
    const kl_knee_segment *s = lap->given;
    out->speed = lap->has_speed ? lap->speed : assumed_speed;
    out->distance_m =
        kl__has(s, KL_SEGMENT_HAS_DISTANCE_M) ? s->distance_m : out->speed * s->duration_s;
    out->duration_s =
        kl__has(s, KL_SEGMENT_HAS_DURATION_S) ? s->duration_s : out->distance_m / out->speed;
    if (!lap->has_speed) out->flags |= KL_KNEE_FLAG_SPEED_ASSUMED;
    if (out->duration_s < SHORT_S) out->flags |= KL_KNEE_FLAG_SHORT_SEGMENT;
}

/* Worst of the flags. KNEE-061 */
static int32_t quality_of(uint32_t flags, int32_t terrain)
{
    const uint32_t low =
        KL_KNEE_FLAG_MASS_UNKNOWN | KL_KNEE_FLAG_SPEED_ASSUMED | KL_KNEE_FLAG_WALK_MIX_SUSPECT;
    const int blind_trail = terrain == KL_TERRAIN_TRAIL && flags & KL_KNEE_FLAG_GRADE_MISSING;
    if (flags & low || blind_trail) return KL_QUALITY_LOW;
    return flags & ~(uint32_t)KL_KNEE_FLAG_WALK ? KL_QUALITY_MED : KL_QUALITY_HIGH;
}

/* Cadence against the preferred one, clamped. KNEE-050 */
static void put_cadence(const model *m, const kl__lap *lap, const kl__roots *r,
                        kl_knee_segment_load *out)
{
    out->cadence_pref = m->ref.cad_ref * kl__power(r, m->o->exp_cadspeed_20);
    out->q = lap->has_cadence ? lap->cadence / out->cadence_pref : 1.0;
    out->cadence_used = lap->has_cadence ? lap->cadence : out->cadence_pref;
    if (!lap->has_cadence) out->flags |= KL_KNEE_FLAG_CADENCE_MISSING;
    if (out->q < Q_MIN || out->q > Q_MAX) {
        out->q = out->q < Q_MIN ? Q_MIN : Q_MAX;
        out->cadence_used = out->q * out->cadence_pref;
        out->flags |= KL_KNEE_FLAG_CADENCE_CLAMPED;
    }
    if (lap->has_speed && lap->has_cadence && lap->cadence < 140.0) {
        out->flags |= KL_KNEE_FLAG_WALK_MIX_SUSPECT;
    }
}

static double steps_of(double cadence, double duration)
{
    return (cadence * duration) / 60.0;
}

/* The same steps without credit for a cadence above the preferred one. KNEE-055 */
static double load_without_credit(const model *m, const step *s, const kl_knee_segment_load *l)
{
    static const kl__roots one = {1.0, 1.0, 1.0, 1.0};
    const int credited = l->q > 1.0;
    const double cadence = credited ? l->cadence_pref : l->cadence_used;
    const double p = peak(m, s, credited ? &one : &s->q);
    return (steps_of(cadence, l->duration_s) / m->ref.n_ref) * kl__cost(p, m->o->exp_cost_20);
}

/* Low, centre and high of the uncertain parameters, in every combination. KNEE-056 */
static void add_corners(const step *s, double units, model *m)
{
    const kl_knee_options *o = m->o;
    const int32_t exp_cadence[CORNERS] = {30, o->exp_cadence_20, 50};
    const int32_t exp_speed[CORNERS] = {5, o->exp_speed_20, 11};
    const double downhill[CORNERS] = {0.5, o->b_down, 2.5};
    double *corner = m->corner_ekm;
    double speed[CORNERS];
    double grade[CORNERS];
    for (int i = 0; i < CORNERS; i++) {
        speed[i] = kl__power(&s->r, exp_speed[i]);
        grade[i] = grade_factor(s->g, downhill[i], o->b_up);
    }
    for (int e = 0; e < CORNERS; e++) {
        const double cadence = kl__power(&s->q, exp_cadence[e]);
        for (int a = 0; a < CORNERS; a++) {
            for (int b = 0; b < CORNERS; b++, corner++) {
                const double p = peak_of(m, s, speed[a], cadence, grade[b]);
                *corner += units * kl__cost(p, o->exp_cost_20);
            }
        }
    }
}

/* The default model without the interval takes whole powers of q only. */
static kl__roots roots_of_q(double q, const kl_knee_options *o)
{
    const kl__roots whole = {q, 1.0, 1.0, 1.0};
    return o->interval || kl__needs_roots(o->exp_cadence_20) ? kl__roots_of(q) : whole;
}

static void load_of_run(model *m, const kl__lap *lap, kl_knee_segment_load *out)
{
    const kl_knee_options *o = m->o;
    step s;
    put_extent(lap, m->ref.v_ref, out);
    s.r = kl__roots_of(out->speed / m->ref.v_ref);
    s.g = grade_of(lap->given, out->distance_m, o->grade_clip, &out->flags);
    s.tech = kl__has(lap->given, KL_SEGMENT_HAS_TECH) ? lap->given->tech : 1.0;
    if (s.tech != 1.0) out->flags |= KL_KNEE_FLAG_TECH_FACTOR;
    put_cadence(m, lap, &s.r, out);
    s.q = roots_of_q(out->q, o);

    const double p = peak(m, &s, &s.q);
    out->steps = steps_of(out->cadence_used, out->duration_s);
    const double units = out->steps / m->ref.n_ref;
    out->step_len = (out->speed * 60.0) / out->cadence_used;
    out->peak_rel = p;
    out->ekm = units * kl__cost(p, o->exp_cost_20);
    out->linear = units * p;
    out->impulse = out->linear / kl__power(&s.r, o->exp_contact_20);
    out->ekm_nc = load_without_credit(m, &s, out);
    if (o->interval) add_corners(&s, units, m);
}

/* KNEE-051 */
static void load_of_walk(model *m, const kl__lap *lap, kl_knee_segment_load *out)
{
    const kl_knee_options *o = m->o;
    out->flags |= KL_KNEE_FLAG_WALK;
    put_extent(lap, WALK_SPEED, out);
    const double g = grade_of(lap->given, out->distance_m, o->grade_clip, &out->flags);
    out->cadence_used = lap->has_cadence ? lap->cadence : WALK_CADENCE;
    if (!lap->has_cadence) out->flags |= KL_KNEE_FLAG_CADENCE_MISSING;

    const double p = (o->p_walk * grade_factor(g, o->b_walk_down, 0.0)) * m->mass;
    out->steps = steps_of(out->cadence_used, out->duration_s);
    const double units = out->steps / m->ref.n_ref;
    out->step_len = (out->speed * 60.0) / out->cadence_used;
    out->peak_rel = p;
    out->ekm = out->ekm_nc = units * kl__cost(p, o->exp_cost_20);
    out->linear = units * p;
    for (int i = 0; i < ALL_CORNERS; i++) m->corner_ekm[i] += out->ekm;
}

static void load_of_segment(model *m, const kl__lap *lap, kl_knee_segment_load *out)
{
    memset(out, 0, sizeof *out);
    out->mode = lap->mode;
    if (lap->mode == KL_MODE_RUN)
        load_of_run(m, lap, out);
    else
        load_of_walk(m, lap, out);
    out->peak_bw = m->o->peak_ref_bw * out->peak_rel;
    out->quality = quality_of(out->flags, lap->given->terrain);
}

/* ---- totals of a run ---- */

/* Sums over the running segments of known cadence. */
typedef struct cadence_sum {
    double steps; /* cadence as given x duration */
    double duration;
} cadence_sum;

static void add_segment(const kl__lap *lap, const kl_knee_segment_load *s, cadence_sum *cadence,
                        kl_knee_load *out)
{
    const int runs = lap->mode == KL_MODE_RUN;
    out->distance_m += s->distance_m;
    out->duration_s += s->duration_s;
    *(runs ? &out->run_distance_m : &out->walk_distance_m) += s->distance_m;
    *(runs ? &out->run_duration_s : &out->walk_duration_s) += s->duration_s;
    *(runs ? &out->run_ekm : &out->walk_ekm) += s->ekm;
    out->steps += s->steps;
    out->ekm += s->ekm;
    out->ekm_nc += s->ekm_nc;
    out->linear += s->linear;
    out->flags |= s->flags;
    if (s->quality > out->quality) out->quality = s->quality;
    if (!runs) return;
    out->has |= KL_KNEE_HAS_RUN;
    out->impulse += s->impulse;
    out->peak_rel_max = kl__max(out->peak_rel_max, s->peak_rel);
    if (!lap->has_cadence) return;
    out->has |= KL_KNEE_HAS_RUN_CADENCE;
    cadence->steps += lap->cadence * s->duration_s;
    cadence->duration += s->duration_s;
}

static void put_interval(const model *m, kl_knee_load *out)
{
    out->ekm_lo = out->ekm_hi = m->corner_ekm[0];
    for (int i = 1; i < ALL_CORNERS; i++) {
        out->ekm_lo = kl__min(out->ekm_lo, m->corner_ekm[i]);
        out->ekm_hi = kl__max(out->ekm_hi, m->corner_ekm[i]);
    }
    out->has |= KL_KNEE_HAS_INTERVAL;
}

/* Distances and durations can be so small that they vanish: then there is no ratio, but no NaN. */
static double ratio(double part, double whole)
{
    return whole > 0.0 ? part / whole : 0.0;
}

static void finish(const model *m, const cadence_sum *cadence, kl_knee_load *out)
{
    const int32_t own = quality_of(out->flags, KL_TERRAIN_UNKNOWN);
    if (own > out->quality) out->quality = own;
    if (m->o->interval) put_interval(m, out);
    out->ekm_per_km = ratio(out->ekm, out->distance_m / 1000.0);
    out->ekm_milli = kl__round(1000.0 * out->ekm);
    if (out->has & KL_KNEE_HAS_RUN_CADENCE) {
        out->mean_run_cadence = ratio(cadence->steps, cadence->duration);
    }
    if (!(out->has & KL_KNEE_HAS_RUN)) return;
    out->peak_permille = kl__round(1000.0 * out->peak_rel_max);
    out->peak_bw = m->o->peak_ref_bw * out->peak_rel_max;
    out->peak_bw_lo = out->peak_bw * 0.84;
    out->peak_bw_hi = out->peak_bw * 1.19;
}

static kl_status model_of(const kl_knee_runner *runner, const kl_knee_options *o, model *m,
                          kl_fault *fault)
{
    memset(m, 0, sizeof *m);
    m->o = o;
    kl_status status = kl__reference(runner, o, &m->ref, fault);
    if (status != KL_OK) return status;
    m->flags = m->ref.flags;
    return mass_factor(runner, o, &m->mass, &m->flags, fault);
}

void kl_knee_options_init(kl_knee_options *options, size_t size)
{
    kl__options_defaults(&kl__knee_layout, options, size);
}

kl_status kl_knee_run(const kl_knee_segment *segments, size_t n, const kl_knee_runner *runner,
                      const kl_knee_options *options, kl_knee_load *out,
                      kl_knee_segment_load *out_segments, kl_fault *fault)
{
    kl_knee_options o;
    model m;
    cadence_sum cadence = {0.0, 0.0};
    kl_status status = kl__options_read(&kl__knee_layout, options, &o, fault);
    if (status == KL_OK) status = model_of(runner, &o, &m, fault);
    if (status == KL_OK) status = kl__laps_check(segments, n, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");

    memset(out, 0, sizeof *out);
    out->flags = m.flags;
    for (size_t i = 0; i < n; i++) {
        kl__lap lap;
        kl_knee_segment_load s;
        (void)kl__lap_check(&segments[i], (int64_t)i, &lap, NULL);
        load_of_segment(&m, &lap, &s);
        add_segment(&lap, &s, &cadence, out);
        if (out_segments) out_segments[i] = s;
    }
    finish(&m, &cadence, out);
    return KL_OK;
}

kl_status kl_knee_reference_of(const kl_knee_runner *runner, const kl_knee_options *options,
                               kl_knee_reference *out, kl_fault *fault)
{
    kl_knee_options o;
    kl_knee_reference reference;
    kl_status status = kl__options_read(&kl__knee_layout, options, &o, fault);
    if (status == KL_OK) status = kl__reference(runner, &o, &reference, fault);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    *out = reference;
    return KL_OK;
}

kl_status kl_knee_reference_from_baseline(int32_t baseline_dspm, int32_t base_speed_mms,
                                          const kl_knee_runner *runner, kl_knee_reference *out,
                                          kl_fault *fault)
{
    const int given = runner && runner->has & KL_RUNNER_HAS_V_REF;
    const double v_ref = given ? runner->v_ref : V_REF;
    kl_status status = kl__check_dspm(fault, "baseline_dspm", baseline_dspm);
    if (status == KL_OK) {
        status = kl__check_int(fault, "base_speed_mms", KL_NO_INDEX, base_speed_mms, 1600, 6500);
    }
    if (status == KL_OK) {
        status = kl__check_double(fault, "v_ref", KL_NO_INDEX, v_ref, 2.0, 4.5);
    }
    if (status != KL_OK) return status;
    const double cad_ref =
        ((double)baseline_dspm / 10.0) * kl__pow20((v_ref * 1000.0) / (double)base_speed_mms, 4);
    status = kl__check_double(fault, "cad_ref", KL_NO_INDEX, cad_ref, 130.0, 210.0);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    memset(out, 0, sizeof *out);
    out->v_ref = v_ref;
    out->cad_ref = cad_ref;
    out->n_ref = steps_per_km(cad_ref, v_ref);
    return KL_OK;
}

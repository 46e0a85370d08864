/*
 * plan/today.c - the answer of a morning, combined from those of the modules.
 * TODAY-010, TODAY-040, TODAY-041
 */
#include "kneeload/today.h"

#include <string.h>

#include "base/check.h"
#include "measure/knee_model.h"
#include "plan/today.h"

_Static_assert(sizeof(kl_today_reason) == 20, "kl_today_reason");
_Static_assert(sizeof(kl_today_limit) == 12, "kl_today_limit");
_Static_assert(sizeof(kl_today_ratio) == 40, "kl_today_ratio");
_Static_assert(sizeof(kl_today_answer) == 2 * 40 + 16 + 46 * 4 + 80 * 20, "kl_today_answer");
_Static_assert(sizeof(void *) != 8 || sizeof(kl_today_knee) == 16, "kl_today_knee");
_Static_assert(sizeof(void *) != 8 || sizeof(kl_today_week) == 24, "kl_today_week");
_Static_assert(sizeof(void *) != 8 || sizeof(kl_today_shoes) == 40, "kl_today_shoes");
_Static_assert(sizeof(void *) != 8 || sizeof(kl_today_input) == 144, "kl_today_input");

/* ---- knees: TODAY-010 ---- */

/* Each knee as the day begins; as kl_rehab_ask, on a copy. */
static void ask_knee(kl__today_knee *knee, int32_t day)
{
    kl__work w;
    w.s = knee->s;
    w.log.n_entries = 0;
    kl__start_days(&w, day);
    knee->s = w.s;
    kl__answer(&knee->s, day, knee->pre, &knee->answer);
}

/* SCREEN_DUE stands among the reminders. */
static void take_reason(kl_today_answer *out, int32_t side, kl_reason why)
{
    if (why.code == KL_REHAB_SCREEN_DUE) {
        out->unknown |= KL_TODAY_UNKNOWN_SCREEN;
        return;
    }
    if (why.code == KL_REHAB_PAIN_TODAY_UNKNOWN) out->unknown |= KL_TODAY_UNKNOWN_PAIN;
    kl__today_reason(out, side, why);
}

static void take_one(const kl__today_knee *knee, kl_today_answer *out)
{
    const kl_rehab_today *answer = &knee->answer;
    for (int32_t i = 0; i < answer->n_reasons; i++) take_reason(out, knee->side, answer->reason[i]);
    out->action = answer->action;
}

static void take_both(const kl__today *t, kl_today_answer *out)
{
    kl_rehab_both both;
    const kl_status combined =
        kl_rehab_combine(&t->knee[0].answer, &t->knee[1].answer, &both, NULL);
    (void)combined; /* answers of our own */
    for (int32_t i = 0; i < both.n_reasons; i++) take_reason(out, both.side[i], both.reason[i]);
    out->action = both.action;
}

/* Worst tier, lower phase and level. */
static void take_state(const kl__today *t, kl_today_answer *out)
{
    for (size_t i = 0; i < t->n_knees; i++) {
        const kl__rehab *s = &t->knee[i].s;
        if (i == 0 || s->phase < out->phase) out->phase = s->phase;
        if (i == 0 || s->level < out->level) out->level = s->level;
        if (s->stop > out->tier) out->tier = s->stop;
        out->loosened |= s->loosened;
    }
}

/* ---- the week in force ---- */

static void look_at_week(const kl__today *t, kl_today_answer *out)
{
    if (!t->in.week || !t->in.week->items || t->items.run) return;
    if (out->action < KL_ACTION_CROSS_TRAIN) out->action = KL_ACTION_CROSS_TRAIN;
    kl__today_plain(out, KL_TODAY_NOT_A_RUN_DAY, t->in.day - t->in.week->first_day, KL_UNKNOWN);
}

/* ---- session ---- */

/* Row of the knee in RELOAD; of two such knees of the one on the lower level. */
static const kl_rehab_today *row_of(const kl__today *t)
{
    const kl_rehab_today *chosen = NULL;
    for (size_t i = 0; i < t->n_knees; i++) {
        const kl_rehab_today *knee = &t->knee[i].answer;
        if (knee->has_row && (!chosen || knee->level < chosen->level)) chosen = knee;
    }
    return chosen;
}

static void put_row(kl_today_answer *out, kl_ladder_row row)
{
    out->session = KL_TODAY_RUN_WALK;
    out->has_row = 1;
    out->row = row;
}

static void choose_run(const kl__today *t, kl_today_answer *out)
{
    const kl_rehab_today *reload = row_of(t);
    const kl_plan_item *item = t->items.run;
    if (reload) {
        put_row(out, reload->row);
    } else if (item && item->kind == KL_ITEM_RUN_WALK_FLAT) {
        const kl_ladder_row row = {item->walk_s, item->bout_s, item->reps, KL_UNKNOWN};
        put_row(out, row);
    } else {
        out->session = KL_TODAY_EASY_RUN;
    }
}

static void choose_session(const kl__today *t, kl_today_answer *out)
{
    switch (out->action) {
        case KL_ACTION_RUN:
            choose_run(t, out);
            break;
        case KL_ACTION_CROSS_TRAIN:
            out->session = KL_TODAY_CROSS;
            out->session_s = t->items.cross_s;
            break;
        case KL_ACTION_NO_RUN:
            out->session = t->items.has_strength ? KL_TODAY_STRENGTH : KL_TODAY_REST;
            break;
        default: /* STOP */
            out->session = KL_TODAY_NONE;
            break;
    }
}

/* ---- configuration: TODAY-041 ---- */

/* An options struct of 32-bit integers, without its struct_size. */
static void put_ints(kl__writer *writer, const void *options, size_t size)
{
    for (size_t at = sizeof(uint32_t); at < size; at += sizeof(int32_t)) {
        int32_t value;
        memcpy(&value, (const unsigned char *)options + at, sizeof value);
        kl__put_i32(writer, value);
    }
}

static uint32_t crc_of_configuration(const kl__today *t)
{
    uint8_t bytes[KL__TODAY_KNEES * sizeof(kl_rehab_config) + sizeof t->plan + sizeof t->spike +
                  sizeof t->knee_load];
    kl__writer writer = {bytes, sizeof bytes, 0};
    for (size_t i = 0; i < t->n_knees; i++) {
        put_ints(&writer, &t->knee[i].s.config, sizeof t->knee[i].s.config);
    }
    put_ints(&writer, &t->plan, sizeof t->plan);
    put_ints(&writer, &t->spike, sizeof t->spike);
    kl__options_put(&kl__knee_layout, &t->knee_load, &writer);
    return kl__crc32(bytes, writer.used);
}

/* ---- the answer ---- */

static void start_answer(kl_today_answer *out)
{
    memset(out, 0, sizeof *out);
    out->session_s = out->max_distance_m = out->max_run_s = KL_UNKNOWN;
    out->binding_distance = out->binding_time = KL_UNKNOWN;
    out->cadence_low_dspm = out->cadence_high_dspm = KL_UNKNOWN;
}

static void answer(kl__today *t, kl_today_answer *out)
{
    start_answer(out);
    for (size_t i = 0; i < t->n_knees; i++) ask_knee(&t->knee[i], t->in.day);
    if (t->n_knees > 1) {
        take_both(t, out);
    } else {
        take_one(&t->knee[0], out);
    }
    take_state(t, out);
    look_at_week(t, out);
    kl__today_limits(t, out);
    choose_session(t, out);
    kl__today_form(t, out);
    kl__today_book(t, out);
    kl__today_reminders(t, out);
    out->ruleset = KL_ALGORITHM_REVISION;
    out->config_crc = crc_of_configuration(t);
}

kl_status kl_today(const kl_today_input *input, kl_today_answer *out, kl_fault *fault)
{
    kl__today t;
    kl_fault unseen;
    const kl_status status = kl__today_read(input, &t, fault ? fault : &unseen);
    if (status != KL_OK) return status;
    if (!out) return kl__null(fault, "out");
    answer(&t, out);
    return KL_OK;
}

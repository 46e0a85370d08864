/* Mornings for tests: one or two knees, a month of runs, a week, and the answer. */
#ifndef UNIT_PLAN_MORNINGS_H
#define UNIT_PLAN_MORNINGS_H

#include <stdint.h>

#include "../expect.h"
#include "../refusal.h"
#include "../rehab/random_log.h"

/* An input about one knee, with nothing else known. */
static inline kl_today_input morning_input(const kl_rehab *knee, int32_t day, int32_t pre)
{
    kl_today_input in;
    kl_today_input_init(&in, sizeof in);
    in.day = day;
    in.knee[0].rehab = knee;
    in.knee[0].pre = pre;
    in.n_knees = 1;
    in.first_day = day - 60;
    return in;
}

/* Asked twice, over different bytes: TODAY-041. */
static inline kl_today_answer ask_today(const kl_today_input *in)
{
    kl_today_answer answer;
    kl_today_answer again;
    kl_fault fault = {"", 0, 0.0};
    memset(&answer, 0xA5, sizeof answer);
    memset(&again, 0x5A, sizeof again);
    const kl_status status = kl_today(in, &answer, &fault);
    cr_assert_eq(status, KL_OK, "%s of %s", kl_status_name(status), fault.field);
    cr_assert_eq(kl_today(in, &again, NULL), KL_OK);
    cr_expect(same_bits(&answer, &again, sizeof answer), "other bytes for the same input");
    return answer;
}

static inline const kl_today_reason *today_reason(const kl_today_answer *a, int32_t code)
{
    for (int32_t i = 0; i < a->n_reasons; i++) {
        if (a->reason[i].why.code == code) return &a->reason[i];
    }
    return NULL;
}

static inline const kl_today_limit *today_limit(const kl_today_answer *a, int32_t code)
{
    for (int32_t i = 0; i < a->n_limits; i++) {
        if (a->limit[i].code == code) return &a->limit[i];
    }
    return NULL;
}

static inline kl_session session_of(int32_t day, int32_t dist_m)
{
    kl_session s;
    kl_session_init(&s);
    s.day = day;
    s.dist_m = dist_m;
    return s;
}

#endif

/* The daily metrics, see load_metrics.h. */
#include "load_metrics.h"

#include <string.h>

#include "json_out.h"
#include "load_options.h"

static kl_status read_ra(const json_t *cfg, metric_options *options, kl_fault *fault)
{
    (void)fault;
    read_rolling_options(cfg, &options->rolling);
    return KL_OK;
}

static kl_status read_w2w(const json_t *cfg, metric_options *options, kl_fault *fault)
{
    return read_week_to_week_options(cfg, &options->rolling, fault);
}

static kl_status read_ewma(const json_t *cfg, metric_options *options, kl_fault *fault)
{
    (void)fault;
    read_ewma_options(cfg, &options->ewma);
    return KL_OK;
}

static kl_status read_pmc(const json_t *cfg, metric_options *options, kl_fault *fault)
{
    (void)fault;
    read_fitness_options(cfg, &options->fitness);
    return KL_OK;
}

static kl_status read_monotony(const json_t *cfg, metric_options *options, kl_fault *fault)
{
    (void)fault;
    read_monotony_options(cfg, &options->monotony);
    return KL_OK;
}

static kl_status rolling_at(const kl_series *series, int32_t day, size_t n_days,
                            const metric_options *options, void *out, kl_fault *fault)
{
    return kl_rolling_at(series, day, n_days, &options->rolling, out, fault);
}

static kl_status ewma_at(const kl_series *series, int32_t day, size_t n_days,
                         const metric_options *options, void *out, kl_fault *fault)
{
    return kl_ewma_at(series, day, n_days, &options->ewma, out, fault);
}

static kl_status fitness_at(const kl_series *series, int32_t day, size_t n_days,
                            const metric_options *options, void *out, kl_fault *fault)
{
    return kl_fitness_at(series, day, n_days, &options->fitness, out, fault);
}

static kl_status monotony_at(const kl_series *series, int32_t day, size_t n_days,
                             const metric_options *options, void *out, kl_fault *fault)
{
    return kl_monotony_at(series, day, n_days, &options->monotony, out, fault);
}

static json_t *verdict_names(const int32_t *verdicts, int32_t n)
{
    json_t *names = json_array();
    for (int32_t i = 0; i < n; i++) {
        json_array_append_new(names, code_name("verdict", verdicts[i]));
    }
    return names;
}

/* The member "zone" is there only when legacy zones were asked for. */
static json_t *with_zone(json_t *answer, int32_t zone)
{
    if (zone != KL_ZONE_NONE) json_object_set_new(answer, "zone", code_name("legacy_zone", zone));
    return answer;
}

static json_t *ra_answer(const void *result)
{
    const kl_rolling *ra = result;
    const int32_t has_means = (ra->has & KL_ROLLING_HAS_MEANS) != 0;
    json_t *answer = json_pack(
        "{s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:i, s:i, s:i, s:i, s:o, s:o}",   //
        "defined", ra->defined,                                                //
        "value", number_if((ra->has & KL_ROLLING_HAS_VALUE) != 0, ra->value),  //
        "lo", number_if((ra->has & KL_ROLLING_HAS_LO) != 0, ra->lo),           //
        "hi", number_if((ra->has & KL_ROLLING_HAS_HI) != 0, ra->hi),           //
        "acute", number_if(has_means, ra->acute),                              //
        "chronic", number_if(has_means, ra->chronic),                          //
        "diff", number_if(has_means, ra->diff),                                //
        "known_a", ra->known_a, "obs_a", ra->obs_a,                            //
        "known_c", ra->known_c, "obs_c", ra->obs_c,                            //
        "flags", flag_names(ra->flags), "verdicts", verdict_names(ra->verdict, ra->n_verdicts));
    return with_zone(answer, ra->zone);
}

/* LOAD-053 */
static const char *advisory_of(int32_t verdict)
{
    switch (verdict) {
        case KL_VERDICT_ABOVE:
            return "ADVISORY";
        case KL_VERDICT_NOT_ABOVE:
            return "NONE";
        case KL_VERDICT_CANNOT_TELL:
            return "CANNOT_TELL";
        default:
            return "UNDEFINED";
    }
}

static json_t *w2w_answer(const void *result)
{
    const kl_rolling *week = result;
    json_t *answer = ra_answer(result);
    json_object_set_new(answer, "advisory", json_string(advisory_of(week->verdict[0])));
    return answer;
}

static json_t *ewma_answer(const void *result)
{
    const kl_ewma *ewma = result;
    json_t *answer =
        json_pack("{s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",               //
                  "defined", ewma->defined,                                                     //
                  "value", number_if((ewma->has & KL_EWMA_HAS_VALUE) != 0, ewma->value),        //
                  "acute", number_if((ewma->has & KL_EWMA_HAS_ACUTE) != 0, ewma->acute),        //
                  "chronic", number_if((ewma->has & KL_EWMA_HAS_CHRONIC) != 0, ewma->chronic),  //
                  "diff", number_if((ewma->has & KL_EWMA_HAS_DIFF) != 0, ewma->diff),           //
                  "den_a", number(ewma->den_a), "den_c", number(ewma->den_c),                   //
                  "warm", number(ewma->warm),                                                   //
                  "cov_a", number(ewma->cov_a), "cov_c", number(ewma->cov_c),                   //
                  "flags", flag_names(ewma->flags),                                             //
                  "verdicts", verdict_names(ewma->verdict, ewma->n_verdicts));
    return with_zone(answer, ewma->zone);
}

static json_t *pmc_answer(const void *result)
{
    const kl_fitness *pmc = result;
    return json_pack(
        "{s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",                                          //
        "defined", pmc->defined,                                                             //
        "ctl", number_if((pmc->has & KL_FITNESS_HAS_CTL) != 0, pmc->ctl),                    //
        "atl", number_if((pmc->has & KL_FITNESS_HAS_ATL) != 0, pmc->atl),                    //
        "tsb_start", number_if((pmc->has & KL_FITNESS_HAS_TSB_START) != 0, pmc->tsb_start),  //
        "tsb_end", number_if((pmc->has & KL_FITNESS_HAS_TSB_END) != 0, pmc->tsb_end),        //
        "ramp", number_if((pmc->has & KL_FITNESS_HAS_RAMP) != 0, pmc->ramp),                 //
        "warm", number(pmc->warm), "flags", flag_names(pmc->flags));
}

static json_t *monotony_answer(const void *result)
{
    const kl_monotony *week = result;
    const int32_t has_monotony = (week->has & KL_MONOTONY_HAS_MONOTONY) != 0;
    const int32_t has_bounded = (week->has & KL_MONOTONY_HAS_BOUNDED) != 0;
    const int32_t has_mean = (week->has & KL_MONOTONY_HAS_MEAN) != 0;
    return json_pack("{s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",                 //
                     "defined", week->defined,                                        //
                     "monotony", number_if(has_monotony, week->monotony),             //
                     "bounded", number_if(has_bounded, week->bounded),                //
                     "mean", number_if(has_mean, week->mean),                         //
                     "sd", number_if(has_mean, week->sd),                             //
                     "sum", number_if(has_mean, week->sum),                           //
                     "strain", number_if(has_monotony, week->strain),                 //
                     "strain_bounded", number_if(has_bounded, week->strain_bounded),  //
                     "flags", flag_names(week->flags));
}

#define IN_BOOK(member) offsetof(kl_book_options, member), offsetof(kl_book_reading, member)

static const day_metric metrics[] = {
    {"ra", read_ra, rolling_at, ra_answer, sizeof(kl_rolling), offsetof(kl_rolling, flags),
     IN_BOOK(rolling)},
    {"w2w", read_w2w, rolling_at, w2w_answer, sizeof(kl_rolling), offsetof(kl_rolling, flags),
     IN_BOOK(week_to_week)},
    {"ewma", read_ewma, ewma_at, ewma_answer, sizeof(kl_ewma), offsetof(kl_ewma, flags),
     IN_BOOK(ewma)},
    {"pmc", read_pmc, fitness_at, pmc_answer, sizeof(kl_fitness), offsetof(kl_fitness, flags),
     IN_BOOK(fitness)},
    {"monotony", read_monotony, monotony_at, monotony_answer, sizeof(kl_monotony),
     offsetof(kl_monotony, flags), IN_BOOK(monotony)},
};

const day_metric *find_day_metric(const char *name)
{
    for (size_t i = 0; i < sizeof metrics / sizeof metrics[0]; i++) {
        if (strcmp(metrics[i].name, name) == 0) return &metrics[i];
    }
    return NULL;
}

kl_book_options book_options_of(const day_metric *metric, const metric_options *options)
{
    kl_book_options book_options;
    kl_book_options_init(&book_options, sizeof book_options);
    memcpy((char *)&book_options + metric->book_options, &options, sizeof options);
    return book_options;
}

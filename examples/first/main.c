/* One ratio over four weeks. One day was not recorded: the ratio comes with its bounds. */
#include <kneeload/kneeload.h>
#include <stdio.h>

enum { R = KL_DAY_REST, L = KL_DAY_LOAD, M = KL_DAY_MISSING };
static const uint8_t state[28] = {L, R, L, R, R, L, R, L, R, L, R, R, L, R,
                                  L, R, L, R, R, L, R, L, R, L, R, M, L, R};
static const double metres[28] = {5000, 0, 6000, 0, 0, 8000, 0, 5000, 0, 6000, 0, 0, 9000,  0,
                                  5000, 0, 7000, 0, 0, 9000, 0, 6000, 0, 7000, 0, 0, 11000, 0};

int main(void)
{
    const kl_series days = {.load = metres, .state = state, .n = 28};
    kl_rolling ratio;
    const kl_status status = kl_rolling_at(&days, 27, 1, NULL, &ratio, NULL);
    if (status != KL_OK || !ratio.defined) return 1;
    printf("acute %.0f m a day, chronic %.0f m a day\n", ratio.acute, ratio.chronic);
    printf("ratio %.2f, in any case %.2f to %.2f\n", ratio.value, ratio.lo, ratio.hi);
    return 0;
}

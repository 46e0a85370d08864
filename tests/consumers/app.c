/* What every consumer builds: the library must be found, be the one of the headers, and work. */
#include <kneeload/kneeload.h>
#include <stdio.h>

int main(void)
{
    double metres[28];
    for (int i = 0; i < 28; i++) metres[i] = i < 21 ? 4000.0 : 5000.0;
    const kl_series days = {.load = metres, .n = 28};
    kl_rolling ratio;
    char version[32];
    snprintf(version, sizeof version, "%d.%d.%d", KL_VERSION_MAJOR, KL_VERSION_MINOR,
             KL_VERSION_PATCH);
    for (size_t i = 0; i < sizeof version && version[i]; i++) {
        if (kl_version()[i] != version[i]) return 2;
    }
    if (kl_rolling_at(&days, 27, 1, NULL, &ratio, NULL) != KL_OK || !ratio.defined) return 1;
    printf("ratio %.17g\n", ratio.value);
    return 0;
}

// The same from C++17: the headers compile, and the names link.
#include <kneeload/kneeload.h>

#include <cstdio>
#include <vector>

int main()
{
    std::vector<double> metres(28, 4000.0);
    for (std::size_t i = 21; i < metres.size(); i++) metres[i] = 5000.0;
    kl_series days = {};
    days.load = metres.data();
    days.n = metres.size();
    kl_rolling ratio = {};
    if (kl_rolling_at(&days, 27, 1, nullptr, &ratio, nullptr) != KL_OK || !ratio.defined) return 1;
    kl_rehab knee = {};
    if (kl_rehab_open(&knee, nullptr, nullptr, nullptr) != KL_OK) return 1;
    std::printf("ratio %.17g\n", ratio.value);
    return 0;
}

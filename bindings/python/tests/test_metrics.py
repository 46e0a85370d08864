"""The metrics through the typed layer, against the examples of the specification."""

from datetime import date

import pytest

import kneeload as kl
from kneeload import Flag, Verdict

# The golden series of LOAD-110.
GOLDEN = [0, 5, 0, 5, 0, 10, 0, 0, 5, 0, 5, 0, 10, 0, 0, 5, 0, 5, 0, 10, 0, 0, 8, 0, 8, 0, 14, 0]
SERIES = kl.Series(GOLDEN, 0)
LAST = 27


def test_rolling_ratio():
    coupled = kl.rolling_ratio(SERIES, on=LAST, kind="COUPLED", thr=[800, 1300, 1500])
    assert coupled.value == 30 * 28 / (90 * 7)
    assert coupled.verdicts == (Verdict.ABOVE, Verdict.ABOVE, Verdict.NOT_ABOVE)
    assert coupled.flags == Flag.COUPLED and coupled.zone is None
    uncoupled = kl.rolling_ratio(SERIES, on=date(1970, 1, 28), kind=kl.RollingKind.UNCOUPLED)
    assert uncoupled.value == uncoupled.lo == uncoupled.hi == 1.5
    assert (uncoupled.known_a, uncoupled.obs_c) == (7, 21)
    assert uncoupled.diff == uncoupled.acute - uncoupled.chronic
    assert kl.rolling_ratio(SERIES, on=LAST, legacy=1).zone is kl.Zone.DANGER


def test_undefined_is_none():
    empty = kl.rolling_ratio(kl.Series([0] * 40, 0), on=39)
    assert empty.value is None and not empty.defined and empty.flags == Flag.POST_LAYOFF | 1
    assert empty.acute == 0.0
    young = kl.rolling_ratio(SERIES, on=3)
    assert (young.value, young.lo, young.acute) == (None, None, None)
    assert Flag.WARMUP in young.flags and young.flags.names == ["WARMUP"]


def test_start_of_day():
    morning = kl.rolling_ratio(SERIES, on=LAST + 1, mode="START_OF_DAY")
    assert morning.value == kl.rolling_ratio(SERIES, on=LAST).value


def test_open_day():
    today = kl.rolling_ratio(SERIES, on=LAST, open_day=date(1970, 1, 28))
    assert today.flags == Flag.PARTIAL_DAY
    assert kl.rolling_ratio(SERIES, on=LAST, open_day=None).flags == Flag(0)


def test_lmax_is_read_only_when_it_is_given():
    series = kl.Series([5000, None] * 20, 0)
    free = kl.rolling_ratio(series, on=39)
    assert kl.rolling_ratio(series, on=39, lmax=None) == free
    assert kl.rolling_ratio(series, on=39, lmax=9000.0).hi > free.hi


def test_week_to_week():
    week = kl.week_to_week(SERIES, on=LAST)
    assert (week.value, week.advisory) == (1.5, "ADVISORY")
    assert kl.week_to_week(SERIES, on=20).advisory == "NONE"
    assert kl.week_to_week(SERIES, on=2).advisory == "UNDEFINED"
    unknown = kl.Series([5, 0] * 5 + [None] * 4, 0)
    assert kl.week_to_week(unknown, on=13).advisory == "CANNOT_TELL"
    assert kl.week_to_week(SERIES, on=LAST, window=14).obs_a == 14
    assert kl.week_to_week(SERIES)[LAST] == week


def test_ewma_and_redi():
    peer = kl.ewma_ratio(SERIES, on=LAST, seed="FIRST", thr=[1300])
    assert len(peer.verdicts) == 1 and peer.den_a == 1.0
    redi = kl.ewma_ratio(SERIES, on=LAST, conv_a="LAMBDA", arg_a=0.1, conv_c="LAMBDA", arg_c=0.1)
    assert redi.value == 1.0 and redi.diff == 0.0
    assert kl.ewma_ratio(SERIES, on=LAST, lag=7).flags & Flag.COUPLED == 0
    assert kl.ewma_ratio(kl.Series([None] * 9, 0), on=8).value is None


def test_fitness_example():
    series = kl.Series([100, 0], 0)
    first, second = kl.fitness(series, seed="VALUE", v0_a=50, v0_c=50)
    assert (first.ctl, first.atl) == (51.176415667387836, 56.656105012490926)
    assert first.tsb_start == 0 and second.tsb_start == -5.47968934510309
    assert first.ramp is None


def test_monotony_example():
    day = kl.monotony(kl.Series([5, 15, 20, 20, 20, 25, 35], 0), on=6, sd="POP")
    assert day.mean == 20 and day.sum == 140
    assert round(day.monotony, 6) == 2.366432 and round(day.strain, 3) == 331.300
    assert round(day.bounded, 6) == 0.702950
    flat = kl.monotony(kl.Series([5] * 7, 0), on=6)
    assert (flat.monotony, flat.bounded, flat.sd) == (None, 1.0, 0.0)
    assert flat.flags == Flag.DEGENERATE
    assert kl.monotony(kl.Series([5] * 7, 0), on=6, cap=10).monotony == 10


def test_limits():
    example = kl.Series([62, *[0] * 20, 24, *[0] * 5], 0)  # LOAD-111
    coupled = kl.rolling_limit(example, on=27, thr=1500, kind="COUPLED")
    assert round(coupled.x_max, 9) == 13.2 and coupled.whole == 13
    assert kl.rolling_limit(example, on=27, thr=1500).x_max == 7
    assert kl.rolling_limit(SERIES, on=LAST + 1, thr=100000, kind="COUPLED").x_max is None
    assert kl.ewma_limit(SERIES, on=LAST + 1, thr=1300).x_max > 0
    chart = kl.fitness_limit(SERIES, on=LAST + 1, tsb_min=-20, ramp_max=5)
    assert chart.x_max is not None and chart.x_ramp is not None
    assert kl.fitness_limit(SERIES, on=LAST + 1).x_ramp is None
    roots = kl.monotony_limit(kl.Series([10, 12, 8, 11, 9, 10], 0), on=6, thr=1100)
    assert roots.x_lo is not None and roots.x_lo < roots.x_hi


def test_rest_days():
    assert kl.rest_days("ROLLING", SERIES, on=LAST, thr=1000) == 4
    assert kl.rest_days("EWMA", SERIES, on=LAST, thr=100000) == 0
    assert kl.rest_days(kl.Metric.FITNESS, SERIES, on=LAST, tsb_min=1e9) is None


def test_load_ceiling():
    series = kl.Series([12000, 0] * 20, 0)
    assert kl.load_ceiling(series, on=39, channel="DISTANCE") == 18000
    assert kl.load_ceiling(SERIES, on=LAST, channel="STEPS") == 10000
    assert kl.load_ceiling(SERIES, on=LAST + 1, channel="CUSTOM", mode="START_OF_DAY") == 21


def test_plan():
    planned = kl.rolling_ratio(SERIES, plan=[8, 0, 20], thr=[1300])
    assert planned[0].value == 1.9 and planned[0].day == date(1970, 1, 29)
    assert all(Flag.PLANNED in day.flags for day in planned)
    assert kl.rolling_ratio(SERIES, plan=[8, 0, 20], thr=[1300], on=28) == planned[0]
    assert kl.fitness(SERIES, plan=[8])[0].flags & Flag.PLANNED


def test_numbers():
    assert kl.exp(1) == 2.7182818284590451
    assert kl.alpha(kl.Convention.SPAN, 28) == 0.068965517241379309
    assert kl.ratio_convert("UNCOUPLED_TO_COUPLED", 1.5) == 1.3333333333333333
    assert kl.ratio_convert("COUPLED_TO_UNCOUPLED", 1.0, na=7, nc=28) == 1.0
    assert kl.ratio_convert.__kwdefaults__ == {
        "na": kl.parameter("RA.na").default,
        "nc": kl.parameter("RA.nc").default,
    }


def test_every_parameter_is_an_option():
    from kneeload import options

    groups = {"RA": "rolling", "EW": "ewma", "PM": "fitness", "MO": "monotony", "SPK": "spike",
              "PREP": "prepare", "W2W": "week_to_week", "KN": "knee", "CAD": "cadence",
              "RH": "rehab", "PL": "plan"}  # fmt: skip
    for row in kl.parameters():
        group, _, name = row.id.partition(".")
        if group == "FIXED" or row.id == "W2W.window":
            continue
        assert name in options._NAMES[groups[group]], row.id


@pytest.mark.parametrize(
    "group", ["rolling", "ewma", "fitness", "monotony", "spike", "prepare", "rehab", "plan"]
)
def test_defaults_are_those_of_the_catalogue(group):
    from kneeload import options

    prefix = {"rolling": "RA", "ewma": "EW", "fitness": "PM", "monotony": "MO", "spike": "SPK",
              "prepare": "PREP", "rehab": "RH", "plan": "PL"}[group]  # fmt: skip
    made = options.options_for(group, {})
    for row in kl.parameters():
        start, _, name = row.id.partition(".")
        if start == prefix and row.default is not None:
            assert getattr(made, name) == row.default, row.id

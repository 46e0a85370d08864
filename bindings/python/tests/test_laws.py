"""The laws of LOAD section 13, on random diaries."""

from fractions import Fraction
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

import kneeload as kl
from kneeload import Flag, Verdict

KINDS = st.sampled_from(["COUPLED", "UNCOUPLED", "SHIFTED"])
LOAD = st.one_of(st.just(0), st.integers(1, 30000))


@st.composite
def diaries(draw, known=False, size=(60, 70)):
    """Loads and state letters of about two months."""
    n = draw(st.integers(*size))
    letters = "RLL" if known else draw(st.sampled_from(["RLL", "RLLLLLLM", "RLLLLLMX"]))
    states = draw(st.lists(st.sampled_from(letters), min_size=n, max_size=n))
    loads = [draw(LOAD) if state in "LX" else 0 for state in states]
    return loads, "".join(states)


def series(diary, day0=0):
    return kl.Series(diary[0], day0, diary[1])


def last(diary):
    return len(diary[0]) - 1


def numbers(result):
    """Everything but the date."""
    return [getattr(result, name) for name in result.__dataclass_fields__ if name != "day"]


@given(diaries(), KINDS, st.sampled_from([0.25, 2.0, 1024.0]))
def test_law_1_scaling(diary, kind, factor):
    scaled = [load * factor for load in diary[0]], diary[1]
    a = kl.rolling_ratio(series(diary), on=last(diary), kind=kind, thr=[1300])
    b = kl.rolling_ratio(series(scaled), on=last(diary), kind=kind, thr=[1300])
    assert (a.value, a.lo, a.hi, a.verdicts) == (b.value, b.lo, b.hi, b.verdicts)
    one, two = (kl.ewma_ratio(series(each), on=last(diary)) for each in (diary, scaled))
    assert one.value == two.value
    third = [load / 3 for load in diary[0]], diary[1]
    value = kl.rolling_ratio(series(third), on=last(diary), kind=kind).value
    assert (value is None) == (a.value is None)
    assert value is None or abs(value - a.value) <= 1e-12 * max(1.0, a.value)


@given(diaries(), st.integers(-700000, 2900000))
def test_law_2_shifting(diary, day0):
    for metric in (kl.rolling_ratio, kl.ewma_ratio, kl.fitness, kl.monotony, kl.week_to_week):
        assert [numbers(day) for day in metric(series(diary))] == [
            numbers(day) for day in metric(series(diary, day0))
        ]


@given(diaries(), st.integers(1, 40))
def test_law_3_unobserved_prefix(diary, n):
    prefixed = [0] * n + diary[0], "U" * n + diary[1]
    for metric in (kl.rolling_ratio, kl.ewma_ratio, kl.fitness, kl.monotony):
        assert list(metric(series(prefixed, -n)))[n:] == list(metric(series(diary)))


@given(st.integers(1, 10**6), KINDS, st.integers(1, 60))
def test_law_5_constant_load(load, kind, n):
    constant = kl.Series([load] * 60, 0)
    assert kl.rolling_ratio(constant, on=59, kind=kind).value == 1.0
    assert all(abs(day.value - 1) <= 1e-12 for day in kl.ewma_ratio(kl.Series([load] * n, 0)))


@given(diaries(known=True))
def test_law_6_upper_bounds(diary):
    coupled = kl.rolling_ratio(series(diary), on=last(diary), kind="COUPLED").value
    assert coupled is None or coupled <= 4
    seeded = kl.ewma_ratio(series(diary), on=last(diary), seed="ZERO").value
    assert seeded is None or seeded <= 3.625 * (1 + 1e-12)


@given(diaries(), KINDS, st.data())
def test_law_7_every_filling_stays_inside(diary, kind, data):
    loads, states = diary
    options = {"kind": kind, "thr": [800, 1300], "cov_num": 0, "lmax": 30000.0}
    day = kl.rolling_ratio(series(diary), on=last(diary), **options)
    zero = kl.rolling_ratio(series(diary), on=last(diary), missing="ZERO", **options)
    for known in (day, zero):
        if known.value is not None and known.lo is not None:
            assert known.lo <= known.value
            assert known.hi is None or known.value <= known.hi
    filled = [
        data.draw(st.integers(load, 30000)) if state in "MX" else load
        for load, state in zip(loads, states)
    ]
    whole = kl.rolling_ratio(kl.Series(filled, 0), on=last(diary), **options)
    assume(whole.value is not None)
    assert day.lo is None or day.lo <= whole.value
    assert day.hi is None or whole.value <= day.hi
    for said, true in zip(day.verdicts, whole.verdicts):
        if said in (Verdict.ABOVE, Verdict.NOT_ABOVE):
            assert said == true


@given(diaries(), KINDS, st.lists(st.integers(1, 4000), min_size=2, max_size=8, unique=True))
def test_law_8_verdicts_are_monotone(diary, kind, thresholds):
    order = {Verdict.NOT_ABOVE: 0, Verdict.CANNOT_TELL: 1, Verdict.ABOVE: 2}
    for metric, more in ((kl.rolling_ratio, {"kind": kind}), (kl.ewma_ratio, {})):
        day = metric(series(diary), on=last(diary), thr=sorted(thresholds), **more)
        if Verdict.UNDEFINED in day.verdicts:
            assert set(day.verdicts) == {Verdict.UNDEFINED}
        else:
            ranks = [order[verdict] for verdict in day.verdicts]
            assert ranks == sorted(ranks, reverse=True)


@given(diaries(known=True), KINDS, st.integers(500, 2500))
def test_law_9_limit_meets_the_threshold(diary, kind, thr):
    day = last(diary) + 1
    limit = kl.rolling_limit(series(diary), on=day, thr=thr, kind=kind)
    assume(limit.x_max is not None and Flag.ALREADY_ABOVE not in limit.flags)
    assume(limit.x_max == 0 or limit.x_max >= 1e-12)

    def ratio(load):
        after = kl.Series([*diary[0], load], 0)
        return kl.rolling_ratio(after, on=day, kind=kind, thr=[thr])

    assert abs(ratio(limit.x_max).value - thr / 1000) <= 1e-9
    assert ratio(limit.whole).verdicts == (Verdict.NOT_ABOVE,)
    assert ratio(limit.whole + 1).verdicts == (Verdict.ABOVE,)
    ewma = kl.ewma_limit(series(diary), on=day, thr=thr)
    if ewma.x_max is not None and ewma.x_max >= 1e-12 and Flag.ALREADY_ABOVE not in ewma.flags:
        after = kl.Series([*diary[0], ewma.x_max], 0)
        assert abs(kl.ewma_ratio(after, on=day).value - thr / 1000) <= 1e-9


@given(st.floats(0, 1e6))
def test_law_10_conversion(ratio):
    coupled = kl.ratio_convert("UNCOUPLED_TO_COUPLED", ratio)
    assert abs(coupled - 4 * ratio / (ratio + 3)) <= 1e-12
    assume(coupled < 3.9)
    assert abs(kl.ratio_convert("COUPLED_TO_UNCOUPLED", coupled) - ratio) <= 1e-9


@given(diaries(size=(5, 60)), st.data())
def test_law_13_stream_is_batch(diary, data):
    options = {"rolling": {"thr": [1300], "partial": 1}, "ewma": {"seed": "FIRST"},
               "monotony": {"missing": "ZERO"}}  # fmt: skip
    book = kl.Book(**options)
    saves = data.draw(st.sets(st.integers(0, last(diary)), max_size=3))
    for day, (load, state) in enumerate(zip(*diary)):
        book.push(day, load, state)
        if day in saves:
            book = kl.Book.from_bytes(bytes(book))
    read = book.read()
    whole, on = series(diary), last(diary)
    assert read.rolling == kl.rolling_ratio(whole, on=on, **options["rolling"])
    assert read.week_to_week == kl.week_to_week(whole, on=on)
    assert read.ewma == kl.ewma_ratio(whole, on=on, **options["ewma"])
    assert read.fitness == kl.fitness(whole, on=on)
    assert read.monotony == kl.monotony(whole, on=on, **options["monotony"])


@given(diaries())
def test_law_14_start_of_day_is_the_evening_before(diary):
    for metric in (kl.rolling_ratio, kl.ewma_ratio, kl.fitness, kl.monotony, kl.week_to_week):
        evenings = metric(series(diary))
        for day in (1, 30, last(diary) + 1):
            morning = metric(series(diary), on=day, mode="START_OF_DAY")
            assert numbers(morning) == numbers(evenings[day - 1])


@given(diaries(), KINDS, st.data())
def test_law_15_forgetting_never_narrows(diary, kind, data):
    loads, states = diary
    options = {"kind": kind, "lmax": 30000.0, "cov_num": 0}
    before = kl.rolling_ratio(series(diary), on=last(diary), **options)
    assume(before.lo is not None and "L" in states + "R" and set(states) & set("LR"))
    known = [at for at, state in enumerate(states) if state in "LR"]
    forgotten = data.draw(st.sampled_from(known))
    loads = [*loads[:forgotten], 0, *loads[forgotten + 1 :]]
    states = states[:forgotten] + "M" + states[forgotten + 1 :]
    after = kl.rolling_ratio(kl.Series(loads, 0, states), on=last(diary), **options)
    assert after.lo is not None and after.lo <= before.lo
    if after.hi is None:
        assert Flag.HI_UNBOUNDED in after.flags
    else:
        assert before.hi is not None and before.hi <= after.hi


def parts(loads, na, nc, kind):
    acute, start = loads[-na:], na + nc if kind == "SHIFTED" else nc
    return acute, loads[-start:-na]


def exact(loads, na, nc, kind):
    """The ratio as an exact rational, None where it is not defined."""
    acute, only = parts(loads, na, nc, kind)
    chronic = acute + only if kind == "COUPLED" else only
    if sum(chronic) == 0:
        return None
    return Fraction(sum(acute), len(acute)) / Fraction(sum(chronic), len(chronic))


@given(diaries(known=True), KINDS, st.integers(3, 9), st.integers(18, 30))
def test_law_16_integer_loads_are_exact(diary, kind, na, nc):
    day = kl.rolling_ratio(series(diary), on=last(diary), kind=kind, na=na, nc=nc)
    ratio = exact(diary[0], na, nc, kind)
    assert day.value == (None if ratio is None else float(ratio))


@given(diaries(known=True), KINDS, st.sets(st.integers(1, 30), min_size=1, max_size=4))
def test_law_16_bounds_are_corner_fillings(diary, kind, unknown):
    """With an even ceiling of whole metres, lo and hi are the extremes of all corners."""
    loads, states = list(diary[0]), list(diary[1])
    for back in unknown:
        loads[-back], states[-back] = 0, "M"
    day = kl.rolling_ratio(
        kl.Series(loads, 0, "".join(states)), on=last(diary), kind=kind, lmax=30000.0, cov_num=0
    )
    ratios = []
    for corner in product((0, 30000), repeat=len(unknown)):
        filled = list(loads)
        for back, load in zip(unknown, corner):
            filled[-back] = load
        ratios.append(exact(filled, 7, 28, kind))
    finite = [ratio for ratio in ratios if ratio is not None]
    assume(finite)
    assert day.lo == float(min(finite))
    if day.hi is not None:
        assert day.hi == float(max(finite))
    else:
        assert Flag.HI_UNBOUNDED in day.flags and None in ratios

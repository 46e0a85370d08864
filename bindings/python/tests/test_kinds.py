"""Lists, array, NumPy and pandas: what goes in comes back out, and all give the same bits."""

import math
from array import array
from datetime import date, datetime

import pytest

import kneeload as kl

LOADS = [5000, 0, 6000, None, 5500, 0, 7000] * 8
DAY0 = date(2026, 1, 5)
NAN = math.nan
FLOATS = [NAN if load is None else float(load) for load in LOADS]
METRICS = (kl.rolling_ratio, kl.ewma_ratio, kl.week_to_week, kl.fitness, kl.monotony)


def plain(column):
    """A column as a list with None."""
    return [None if x is None or x != x else x for x in list(column)]


def reference(metric):
    return metric(kl.Series(LOADS, DAY0))


def same(columns, metric):
    expected = reference(metric)
    assert list(columns) == list(expected)
    for name in expected.names:
        assert plain(getattr(columns, name)) == plain(getattr(expected, name)), name


@pytest.mark.parametrize("metric", METRICS)
def test_list(metric):
    columns = reference(metric)
    assert all(type(getattr(columns, name)) is list for name in columns.names)
    assert columns.dates == [day.day for day in columns]
    assert columns.dates[0] == DAY0 and type(columns.dates[0]) is date
    assert all(type(value) is bool for value in columns.defined)
    for name, column in columns.columns().items():
        one = [getattr(day, name) for day in columns]
        assert column == [0 if x is None and name == "zone" else x for x in one], name


@pytest.mark.parametrize("metric", METRICS)
def test_array(metric):
    columns = metric(kl.Series(array("d", FLOATS), DAY0))
    same(columns, metric)
    assert columns.flags.typecode == "I"
    first = next(iter(set(columns.names) & {"value", "ctl", "mean"}))
    assert getattr(columns, first).typecode == "d"


@pytest.mark.parametrize("metric", METRICS)
def test_numpy(metric):
    numpy = pytest.importorskip("numpy")
    columns = metric(kl.Series(numpy.array(FLOATS), DAY0))
    same(columns, metric)
    assert all(isinstance(getattr(columns, name), numpy.ndarray) for name in columns.names)
    assert columns.defined.dtype == bool and columns.flags.dtype == numpy.uint32
    assert columns.dates.dtype == "datetime64[D]"
    assert columns.dates[0] == numpy.datetime64(DAY0)


@pytest.mark.parametrize("dtype", ["float32", "int64", "int16", ">f8"])
def test_numpy_types_are_converted(dtype):
    numpy = pytest.importorskip("numpy")
    loads = numpy.array([load or 0 for load in LOADS], dtype=dtype)
    expected = kl.rolling_ratio(kl.Series([load or 0 for load in LOADS], DAY0))
    assert list(kl.rolling_ratio(kl.Series(loads, DAY0))) == list(expected)
    sliced = numpy.repeat(loads, 2)[::2]
    assert list(kl.rolling_ratio(kl.Series(sliced, DAY0))) == list(expected)


@pytest.mark.parametrize("metric", METRICS)
def test_pandas_keeps_its_index(metric):
    pandas = pytest.importorskip("pandas")
    index = pandas.date_range(DAY0, periods=len(LOADS), name="day")
    columns = metric(pandas.Series(FLOATS, index=index))
    same(columns, metric)
    assert columns.dates is index
    for name in columns.names:
        column = getattr(columns, name)
        assert column.index is index and column.name == name
    frame = pandas.DataFrame(columns.columns())
    assert list(frame.columns) == list(columns.names) and frame.index.equals(index)


def test_pandas_of_other_types():
    pandas = pytest.importorskip("pandas")
    index = pandas.date_range(DAY0, periods=len(LOADS))
    expected = reference(kl.rolling_ratio)
    nullable = pandas.Series(LOADS, index=index, dtype="Int64")
    assert list(kl.rolling_ratio(nullable)) == list(expected)
    zoned = pandas.Series(FLOATS, index=index.tz_localize("Europe/Berlin"))
    assert list(kl.rolling_ratio(zoned)) == list(expected)
    numbered = pandas.Series(FLOATS)
    columns = kl.rolling_ratio(kl.Series(numbered, DAY0))
    assert list(columns) == list(expected) and columns.value.index.equals(numbered.index)
    with pytest.raises(TypeError, match="day0"):
        kl.rolling_ratio(numbered)


def test_pandas_with_gaps_is_refused():
    pandas = pytest.importorskip("pandas")
    index = pandas.DatetimeIndex(["2026-01-05", "2026-01-07"])
    with pytest.raises(ValueError, match="without gaps"):
        kl.rolling_ratio(pandas.Series([1.0, 2.0], index=index))
    with pytest.raises(ValueError, match="first date"):
        kl.Series(pandas.Series([1.0], index=index[:1]), DAY0.replace(day=6))


def test_pandas_plan_extends_the_index():
    pandas = pytest.importorskip("pandas")
    index = pandas.date_range(DAY0, periods=len(LOADS))
    columns = kl.rolling_ratio(pandas.Series(FLOATS, index=index), plan=[4000, 0])
    assert list(columns.value.index) == list(pandas.date_range("2026-03-02", periods=2))
    assert list(columns) == list(kl.rolling_ratio(kl.Series(LOADS, DAY0), plan=[4000, 0]))
    numbered = kl.rolling_ratio(kl.Series(pandas.Series(FLOATS), DAY0), plan=[4000])
    assert list(numbered.value.index) == [56]


@pytest.mark.parametrize("make", [list, lambda values: array("d", values)])
def test_plan_in_any_kind(make):
    past = make([5000.0, 0.0] * 20)
    columns = kl.rolling_ratio(kl.Series(past, DAY0), plan=make([4000.0, 0.0]))
    whole = kl.rolling_ratio(kl.Series([5000.0, 0.0] * 20 + [4000.0, 0.0], DAY0))
    assert plain(columns.value) == plain(whole.value)[-2:]


def test_plan_in_numpy():
    numpy = pytest.importorskip("numpy")
    past = numpy.array([5000.0, 0.0] * 20)
    columns = kl.rolling_ratio(kl.Series(past, DAY0), plan=[4000.0, 0.0])
    assert isinstance(columns.value, numpy.ndarray) and len(columns) == 2


def test_states_in_any_form():
    numpy = pytest.importorskip("numpy")
    letters = "UURLMX"
    loads = [None, None, 0, 5000, None, 3000]
    codes = [0, 0, 1, 2, 3, 4]
    names = [kl.DayState(code).name for code in codes]
    expected = kl.Series(loads, DAY0, letters)
    assert expected.states == [kl.DayState(code) for code in codes]
    for states in (codes, names, bytes(codes), array("B", codes), numpy.array(codes, "u1")):
        series = kl.Series(loads, DAY0, states)
        assert bytes(series.view()[2]) == bytes(codes)
        assert list(series.view()[1]) == [0, 0, 0, 5000, 0, 3000]
    floats = numpy.array([NAN, NAN, 0, 5000, NAN, 3000])
    for values in (floats, array("d", floats)):
        assert list(kl.Series(values, DAY0, letters).view()[1]) == [0, 0, 0, 5000, 0, 3000]
    pandas = pytest.importorskip("pandas")
    framed = kl.Series(pandas.Series(floats), DAY0, letters)
    assert list(framed.view()[1]) == [0, 0, 0, 5000, 0, 3000]


def test_unknown_load_on_a_day_with_load_is_refused():
    numpy = pytest.importorskip("numpy")
    for loads in ([1.0, None], [1.0, NAN], array("d", [1.0, NAN]), numpy.array([1.0, NAN])):
        with pytest.raises(kl.RangeError) as caught:
            kl.rolling_ratio(kl.Series(loads, DAY0, "LL"))
        assert (caught.value.field, caught.value.index) == ("load", 1)


def test_states_of_a_plan():
    series = kl.Series([5000, 0] * 20, DAY0, plan=[1000, 0], plan_states="LR")
    assert series.n_plan == 2 and series.n_past == 40 and len(series) == 42
    assert series.states[-2:] == [kl.DayState.LOAD, kl.DayState.REST]
    assert kl.rolling_ratio(series)[-1].flags == kl.Flag.PLANNED
    with pytest.raises(kl.RangeError, match="plan"):
        kl.rolling_ratio(kl.Series([5000] * 40, DAY0, plan=[None], plan_states="M"))
    mixed = kl.Series([5000, None] * 20, DAY0, plan=[1000])
    assert kl.rolling_ratio(mixed)[-1].flags & kl.Flag.PLANNED
    states_of_past_only = kl.Series([5000, 0], DAY0, "LL", plan=[0])
    assert states_of_past_only.states == [kl.DayState(2), kl.DayState(2), kl.DayState(1)]


def test_days_in_any_form():
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    expected = kl.rolling_ratio(kl.Series(LOADS, DAY0), on=date(2026, 2, 20))
    for day in (
        "2026-02-20", datetime(2026, 2, 20, 18, 30), pandas.Timestamp("2026-02-20 07:00"),
        numpy.datetime64("2026-02-20"), 20504,
    ):  # fmt: skip
        assert kl.rolling_ratio(kl.Series(LOADS, DAY0), on=day) == expected
    for first in ("2026-01-05", datetime(2026, 1, 5, 9), 20458):
        assert kl.Series(LOADS, first).day0 == DAY0


def test_columns_are_sequences():
    columns = reference(kl.rolling_ratio)
    assert len(columns) == 56 and columns[-1] == columns[55] == list(columns)[55]
    assert columns[2:4] == [columns[2], columns[3]]
    assert "56 days" in repr(columns) and "value" in repr(columns)
    with pytest.raises(IndexError):
        columns[56]
    with pytest.raises(AttributeError):
        columns.nothing
    assert len(kl.rolling_ratio(kl.Series([1], 0), plan=[2])) == 1


def test_verdicts_are_a_column_a_threshold():
    numpy = pytest.importorskip("numpy")
    for loads in (LOADS, array("d", FLOATS), numpy.array(FLOATS)):
        columns = kl.rolling_ratio(kl.Series(loads, DAY0), thr=[900, 1300])
        assert len(columns.verdicts) == 2
        for at, column in enumerate(columns.verdicts):
            assert list(column) == [day.verdicts[at] for day in columns]
    assert kl.ewma_ratio(kl.Series(LOADS, DAY0)).verdicts == ()


def test_series_reads_well():
    series = kl.Series(LOADS, DAY0)
    assert repr(series) == "Series(56 days from 2026-01-05)"
    assert series.dates[-1] == date(2026, 3, 1)
    assert series.loads is LOADS
    assert kl.Series.of(series) is series

"""Many runners at once: the same bits as one by one, in the caller's kind."""

import math
import random

import pytest

import kneeload as kl

RANDOM = random.Random(7)
MATRIX = [[RANDOM.choice([0, 0, 5000, 8000, None, 12345]) for _ in range(60)] for _ in range(9)]
WHOLE = [[load or 0 for load in row] for row in MATRIX]


def same(fleet, matrix, rolling=None, ewma=None):
    for runner, loads in enumerate(matrix):
        series = kl.Series(list(loads), 0)
        one = kl.rolling_ratio(series, **(rolling or {}))
        for name in ("value", "lo", "hi"):
            assert rows(getattr(fleet.rolling, name))[runner] == getattr(one, name), name
        assert rows(fleet.rolling.flags)[runner] == one.flags
        assert rows(fleet.rolling.defined)[runner] == one.defined
        two = kl.ewma_ratio(series, **(ewma or {}))
        assert rows(fleet.ewma.value)[runner] == two.value
        assert rows(fleet.ewma.flags)[runner] == two.flags


def rows(matrix):
    """Any kind of matrix as lists with None."""
    if hasattr(matrix, "to_numpy"):
        matrix = matrix.to_numpy()
    if hasattr(matrix, "tolist"):
        matrix = matrix.tolist()
    return [[None if x != x else x for x in row] for row in matrix]


@pytest.mark.parametrize("matrix", [MATRIX, WHOLE], ids=["gaps", "whole"])
def test_lists(matrix):
    fleet = kl.fleet_ratios(matrix, bounds=True, flags=True)
    same(fleet, matrix)
    assert type(fleet.rolling.value) is list and type(fleet.rolling.value[0]) is list
    assert fleet.ewma.lo is None and fleet.ewma.hi is None


@pytest.mark.parametrize("matrix", [MATRIX, WHOLE], ids=["gaps", "whole"])
def test_numpy(matrix):
    numpy = pytest.importorskip("numpy")
    loads = numpy.array(matrix, dtype=float)
    fleet = kl.fleet_ratios(loads, bounds=True, flags=True)
    same(fleet, matrix)
    assert fleet.rolling.value.shape == loads.shape and fleet.rolling.flags.dtype == numpy.uint32
    same(kl.fleet_ratios(numpy.asfortranarray(loads), bounds=True, flags=True), matrix)
    halves = numpy.array(WHOLE, dtype="i4")
    same(kl.fleet_ratios(halves, bounds=True, flags=True), WHOLE)


def test_pandas_keeps_index_and_columns():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        MATRIX, dtype=float, index=list("abcdefghi"), columns=pandas.date_range("2026-01-01", periods=60)
    )  # fmt: skip
    fleet = kl.fleet_ratios(frame, bounds=True, flags=True)
    same(fleet, MATRIX)
    assert fleet.rolling.hi.index is frame.index and fleet.ewma.value.columns is frame.columns


def test_options_reach_the_core():
    rolling = {"na": 4, "nc": 20, "kind": "COUPLED", "missing": "ZERO", "partial": 1}
    ewma = {"conv_a": "TAU", "arg_a": 7, "conv_c": "TAU", "arg_c": 42, "seed": "ZERO"}
    fleet = kl.fleet_ratios(MATRIX, rolling=rolling, ewma=ewma, bounds=True, flags=True)
    same(fleet, MATRIX, rolling, ewma)


def test_only_what_is_wanted():
    fleet = kl.fleet_ratios(WHOLE, ewma=None)
    assert fleet.ewma is None and fleet.rolling.flags is None and fleet.rolling.lo is None
    assert kl.fleet_ratios(WHOLE, rolling=None).rolling is None


def test_states():
    letters = [["M" if load is None else "L" for load in row] for row in MATRIX]
    told = kl.fleet_ratios(WHOLE, states=letters).rolling.value
    for runner, (loads, states) in enumerate(zip(WHOLE, letters)):
        assert told[runner] == kl.rolling_ratio(kl.Series(loads, 0, "".join(states))).value
    numpy = pytest.importorskip("numpy")
    codes = [[3 if load is None else 2 for load in row] for row in MATRIX]
    loads = numpy.array(WHOLE, dtype=float)
    array = kl.fleet_ratios(loads, states=numpy.array(codes, dtype="u1")).rolling.value
    assert rows(array) == told


def test_open_day_needs_day0():
    fleet = kl.fleet_ratios(
        WHOLE, day0="2026-01-01", rolling={"open_day": "2026-01-02"}, ewma=None, flags=True
    )
    assert [bool(flags & kl.Flag.PARTIAL_DAY) for flags in fleet.rolling.flags[0][:3]] == [
        False, True, False,
    ]  # fmt: skip


def test_faults_count_row_major():
    wrong = [list(row) for row in WHOLE]
    wrong[2][5] = -1
    with pytest.raises(kl.RangeError) as caught:
        kl.fleet_ratios(wrong)
    assert (caught.value.field, caught.value.index) == ("load", 2 * 60 + 5)
    numpy = pytest.importorskip("numpy")
    gaps = numpy.array(MATRIX, dtype=float)
    gaps[3, 3] = math.inf
    with pytest.raises(kl.RangeError) as caught:
        kl.fleet_ratios(gaps)
    assert caught.value.value == math.inf
    with pytest.raises(kl.RangeError):
        kl.fleet_ratios(numpy.array([[1.0, -1.0]]))
    with pytest.raises(kl.RangeError):
        kl.fleet_ratios([[1.0, math.nan]])


def test_no_runner():
    numpy = pytest.importorskip("numpy")
    fleet = kl.fleet_ratios(numpy.empty((0, 30)))
    assert fleet.rolling.value.shape == (0, 30)


def test_out_is_written_again():
    numpy = pytest.importorskip("numpy")
    loads = numpy.array(WHOLE, dtype=float)
    fleet = kl.fleet_ratios(loads, bounds=True, flags=True)
    fleet.rolling.value[:] = -1
    again = kl.fleet_ratios(loads, out=fleet)
    assert again is fleet
    same(again, WHOLE)
    with pytest.raises(kl.SizeError, match="out"):
        kl.fleet_ratios(loads[:3], out=fleet)
    with pytest.raises(TypeError, match="out"):
        kl.fleet_ratios(WHOLE, out=kl.fleet_ratios(WHOLE))
    turned = kl.FleetRatios(kl.FleetColumns(fleet.rolling.value.T), None)
    with pytest.raises(TypeError, match="C order"):
        kl.fleet_ratios(loads, out=turned)

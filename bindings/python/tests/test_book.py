"""The load book as a stream."""

import copy
import pickle

import pytest

import kneeload as kl


def filled(**options):
    book = kl.Book(**options)
    for day in range(40):
        book.push(day, (5000, 0, None, 7000)[day % 4])
    return book


def test_push_infers_the_state():
    book = filled()
    loads = [(5000, 0, None, 7000)[day % 4] for day in range(40)]
    assert book.read().rolling == kl.rolling_ratio(kl.Series(loads, 0), on=39)


def test_push_with_a_state():
    book = kl.Book()
    book.push("2026-01-05", 3000, "UNMEASURED")
    book.push("2026-01-06", 3000, kl.DayState.LOAD)
    book.push("2026-01-07", state="M")
    assert book.read().day.isoformat() == "2026-01-07"
    with pytest.raises(kl.InconsistentError):
        book.push("2026-01-08", 1, "REST")
    with pytest.raises(kl.RangeError):
        book.push("2026-01-08", float("nan"))


def test_a_refused_push_changes_nothing():
    book = filled()
    before = bytes(book)
    for day, load in ((39, 1), (3, 1), (40, -1), (10**6, 1)):
        with pytest.raises(kl.KneeloadError):
            book.push(day, load)
    assert bytes(book) == before


def test_skipped_days():
    for fill, state in (("MISSING", "M"), (kl.GapFill.REST, "R")):
        book = kl.Book(gap_fill=fill, rolling={"partial": 1})
        book.push(0, 5000)
        book.push(9, 6000)
        series = kl.Series([5000, *[None] * 8, 6000], 0, "L" + state * 8 + "L")
        assert book.read().rolling == kl.rolling_ratio(series, on=9, partial=1)


def test_options_of_every_metric():
    options = {
        "rolling": {"na": 5, "thr": [1200]},
        "week_to_week": {"window": 8, "missing": "ZERO"},
        "ewma": {"seed": "FIRST"},
        "fitness": {"ramp_days": 3},
        "monotony": {"window": 5, "missing": "ZERO"},
    }
    read = filled(**options).read()
    loads = [(5000, 0, None, 7000)[day % 4] for day in range(40)]
    series = kl.Series(loads, 0)
    assert read.rolling == kl.rolling_ratio(series, on=39, **options["rolling"])
    assert read.week_to_week == kl.week_to_week(series, on=39, **options["week_to_week"])
    assert read.ewma == kl.ewma_ratio(series, on=39, **options["ewma"])
    assert read.fitness == kl.fitness(series, on=39, **options["fitness"])
    assert read.monotony == kl.monotony(series, on=39, **options["monotony"])
    with pytest.raises(TypeError, match="unexpected"):
        kl.Book(rolling={"nb": 1})


@pytest.mark.parametrize(
    "twin",
    [
        kl.Book.copy,
        copy.copy,
        copy.deepcopy,
        lambda book: pickle.loads(pickle.dumps(book)),
        lambda book: kl.Book.from_bytes(bytes(book)),
        lambda book: kl.Book.from_bytes(memoryview(bytes(book))),
    ],
)
def test_twins_go_their_own_way(twin):
    book = filled()
    other = twin(book)
    assert bytes(other) == bytes(book) and other.read() == book.read()
    other.push(40, 9000)
    assert bytes(other) != bytes(book)
    book.push(40, 9000)
    assert bytes(other) == bytes(book)


def test_from_bytes_refuses_what_is_not_a_book():
    for wrong in (b"", b"x" * 100, bytes(filled())[:-1]):
        with pytest.raises(kl.FormatError):
            kl.Book.from_bytes(wrong)
    with pytest.raises(TypeError):
        kl.Book.from_bytes("text")

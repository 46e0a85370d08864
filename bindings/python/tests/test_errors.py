"""Every exception path: status, field, index, value, and a message that helps."""

import pytest

import kneeload as kl

SERIES = kl.Series([5000, 0] * 20, "2026-01-05")
RUNS = [kl.Session("2026-01-05", 30000, 10000, 3000)]


def raises(cls, field, index=None):
    class Check:
        def __enter__(self):
            self._raises = pytest.raises(cls)
            self.info = self._raises.__enter__()
            return self

        def __exit__(self, *what):
            self._raises.__exit__(*what)
            error = self.info.value
            assert type(error) is cls
            assert (error.field, error.index) == (field, index)
            assert error.status == kl.Status(error.code).name.join(("KL_", ""))
            assert field in str(error) and error.status in str(error)
            return True

    return Check()


def test_range():
    with raises(kl.RangeError, "na") as check:
        kl.rolling_ratio(SERIES, on="2026-02-01", na=2)
    assert check.info.value.value == 2
    assert check.info.value.__notes__ == ["RA.na: 3 .. 14 d"]
    with raises(kl.RangeError, "load", 1):
        kl.rolling_ratio(kl.Series([1, -1], 0))
    with raises(kl.RangeError, "load", 1):
        kl.rolling_ratio(kl.Series([1, float("nan")], 0))
    with raises(kl.RangeError, "state", 0):
        kl.rolling_ratio(kl.Series([1], 0, "?"))
    with raises(kl.RangeError, "day"):
        kl.rolling_ratio(SERIES, on="2026-03-01")
    with raises(kl.RangeError, "day0"):
        kl.rolling_ratio(kl.Series([1], 2**40))
    with raises(kl.RangeError, "plan", 1):
        kl.rolling_ratio(SERIES, plan=[1000, None])
    with raises(kl.RangeError, "x"):
        kl.exp(701)
    with raises(kl.RangeError, "arg"):
        kl.alpha("SPAN", 0)
    with raises(kl.RangeError, "dur_s", 0):
        kl.session_load(kl.Session(0, dur_s=-1), "DURATION")
    with raises(kl.RangeError, "id"):
        kl.evidence("NOTHING")


def test_a_name_that_does_not_exist_is_named():
    with raises(kl.RangeError, "kind") as check:
        kl.rolling_ratio(SERIES, on="2026-02-01", kind="UNCUPLED")
    assert check.info.value.__notes__ == ["RA.kind: COUPLED, UNCOUPLED, SHIFTED"]
    with raises(kl.RangeError, "channel"):
        kl.day_series(RUNS, channel="DISTENCE")
    with raises(kl.RangeError, "metric"):
        kl.rest_days("PMC", SERIES, on="2026-02-01", thr=1000)
    with raises(kl.RangeError, "set"):
        kl.trimp([(60, 120)], set="MEN", hr_rest=50, hr_max=190)
    with raises(kl.RangeError, "method"):
        kl.zone_load("KARVONEN", [1, 2, 3])
    with raises(kl.RangeError, "conv"):
        kl.alpha("SPANN", 7)
    with raises(kl.RangeError, "direction"):
        kl.ratio_convert("U", 1.0)
    with raises(kl.RangeError, "gap_fill"):
        kl.Book(gap_fill="NONE")


def test_a_number_that_does_not_fit_is_out_of_range():
    with raises(kl.RangeError, "nc"):
        kl.rolling_ratio(SERIES, on="2026-02-01", nc=10**30)
    with raises(kl.RangeError, "dist_m", 0):
        kl.session_load(kl.Session(0, dist_m=-(10**30)), "DISTANCE")


def test_size():
    with raises(kl.SizeError, "thr"):
        kl.rolling_ratio(SERIES, on="2026-02-01", thr=range(1, 10))
    with raises(kl.SizeError, "n"):
        kl.rolling_ratio(kl.Series([], 0), on=0)
    with raises(kl.SizeError, "n"):
        kl.rolling_ratio(kl.Series([0] * 36526, 0), on=0)
    with raises(kl.SizeError, "zones_s"):
        kl.zone_load("EDWARDS", [1, 2])
    with raises(kl.SizeError, "segments"):
        kl.trimp([], set="MEN_064_192", hr_rest=50, hr_max=190)
    with raises(kl.SizeError, "last_day"):
        kl.day_series([], channel="STEPS", first_day=0, last_day=40000)


def test_order_and_duplicate():
    with raises(kl.OrderError, "last_day"):
        kl.day_series([], channel="STEPS", first_day=5, last_day=4)
    later = [kl.Session(5, dist_m=1), kl.Session(4, dist_m=1)]
    with raises(kl.OrderError, "day", 1):
        kl.spike(later, kl.Session(9, dist_m=1), first_day=0)
    with raises(kl.DuplicateError, "missing", 1):
        kl.spike(RUNS, kl.Session("2026-02-01"), missing=["2026-01-07", "2026-01-07"])
    book = kl.Book()
    book.push("2026-01-05", 1)
    with raises(kl.DuplicateError, "day"):
        book.push("2026-01-05", 1)
    with raises(kl.OrderError, "day"):
        book.push("2026-01-04", 1)


def test_inconsistent():
    with raises(kl.InconsistentError, "nc"):
        kl.rolling_ratio(SERIES, on="2026-02-01", na=14, nc=27)
    with raises(kl.InconsistentError, "load", 0):
        kl.rolling_ratio(kl.Series([1], 0, "R"))
    with raises(kl.InconsistentError, "state", 1):
        kl.rolling_ratio(kl.Series([1, None], 0, "LU"))
    with raises(kl.InconsistentError, "arg_c"):
        kl.ewma_ratio(SERIES, on="2026-02-01", arg_a=28.0, arg_c=7.0)
    with raises(kl.InconsistentError, "elapsed_s", 0):
        kl.session_load(kl.Session(0, dur_s=10, elapsed_s=9), "DURATION")


def test_format_version_and_state():
    book = kl.Book()
    with raises(kl.StateError, "book"):
        book.read()
    book.push(0, 1)
    saved = bytearray(bytes(book))
    with raises(kl.FormatError, "bytes"):
        kl.Book.from_bytes(saved[:-1])
    saved[20] ^= 1
    with raises(kl.FormatError, "bytes"):
        kl.Book.from_bytes(saved)


def test_unexpected_options_name_the_known_ones():
    with pytest.raises(TypeError, match="acute.*na, nc"):
        kl.rolling_ratio(SERIES, acute=7)
    with pytest.raises(TypeError):
        kl.rolling_ratio(SERIES, na="7")
    with pytest.raises(TypeError):
        kl.rolling_ratio(SERIES, na=7.5)
    with pytest.raises(TypeError):
        kl.week_to_week(SERIES, thr=[1000])


def test_every_status_has_its_class():
    from kneeload.errors import from_fault

    for status in kl.Status:
        if status is kl.Status.OK:
            continue
        error = from_fault(int(status), "field", -1, 0.0)
        assert type(error) is not kl.KneeloadError
        assert isinstance(error, kl.KneeloadError) and isinstance(error, ValueError)
        assert error.status == f"KL_{status.name}"
    assert type(from_fault(-99, None, -1, 0.0)) is kl.KneeloadError


def test_wrong_use_of_the_layer():
    with pytest.raises(TypeError, match="day0"):
        kl.rolling_ratio([5000, 0])
    with pytest.raises(ValueError, match="one state a load"):
        kl.Series([1, 2], 0, "L")
    with pytest.raises(ValueError, match="plan already"):
        SERIES.with_plan([1]).with_plan([2])
    with pytest.raises(ValueError, match="first_day"):
        kl.day_series([], channel="STEPS")
    with pytest.raises(ValueError, match="first_day"):
        kl.spike_series([])
    with pytest.raises(KeyError):
        kl.parameter("RA.none")
    with pytest.raises(KeyError):
        kl.source("Nobody1900")
    with pytest.raises(ValueError, match="same number of days"):
        kl.fleet_ratios([[1.0], [1.0, 2.0]])

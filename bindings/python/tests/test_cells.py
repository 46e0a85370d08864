"""Cells of exports: what is certain is read, what is not is refused."""

from datetime import datetime, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneeload.readers.cells import EMPTY, Unreadable, decimal_mark, moment, number, seconds


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("5", None, "5"),
        ("3,40", None, "3.40"),
        ("3.40", None, "3.40"),
        ("110,98", ",", "110.98"),
        ("18962.80078125", None, "18962.80078125"),
        ("1.234,56", None, "1234.56"),
        ("1,234.56", None, "1234.56"),
        ("1.234.567", None, "1234567"),
        ("5.123", ".", "5.123"),
        ("5.123", ",", "5123"),
        ("5,123", ".", "5123"),
        ("0.123", None, "0.123"),
        ("0,123", ".", "0.123"),
        ("-12,5", None, "-12.5"),
        ("+3", None, "3"),
        ("1 234,5", None, "1234.5"),
        ("1\u202f234", None, "1234"),
        ("1'234.5", None, "1234.5"),
        ("1\u2019234", None, "1234"),
    ],
)
def test_numbers(text, mark, value):
    assert number(text, mark) == Decimal(value)


@pytest.mark.parametrize(("text", "value"), [("2.932", 2932), ("4,808", 4808), ("412", 412)])
def test_whole_numbers_have_thousands_only(text, value):
    for mark in (".", ",", None):
        assert number(text, mark, whole=True) == value


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1.2.3", "1,2,3", "1.234,567.8", "12.34,5", "1e5", "nan", "inf", "0x10", "1.", ".5",
     "5 km", "1,23.456", "١٢x", "--5"],
)  # fmt: skip
def test_not_numbers(text):
    with pytest.raises(Unreadable):
        number(text, ".")


def test_thousands_or_decimals_is_not_guessed():
    with pytest.raises(Unreadable, match="thousands or decimals"):
        number("5.123", None)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["3,40", "2.932", "12"], ","),
        (["3.40", "4,808"], "."),
        (["3.4567"], "."),
        (["2.932", "5"], None),
        (["3.40", "3,40"], None),
        (["1.234,56"], ","),
        (["1.234.56"], None),
        ([], None),
    ],
)
def test_decimal_mark_of_a_file(texts, mark):
    assert decimal_mark(texts) == mark


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("00:17:01", "1021"),
        ("00:04:33,1", "273.1"),
        ("00:04:33.1", "273.1"),
        ("26:11", "1571"),
        ("1:02:30", "3750"),
        ("22:30.4", "1350.4"),
        ("90:00", "5400"),
        ("100:00:00", "360000"),
    ],
)
def test_times(text, value):
    assert seconds(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "5", "1:2:3:4", "00:61", "1:60:00", "0:00:60", "a:bb", "-1:00"]
)
def test_not_times(text):
    with pytest.raises(Unreadable):
        seconds(text)


@pytest.mark.parametrize("text", ["", "--", "--:--:--", " ", "-"])
def test_empty(text):
    assert EMPTY.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-01-04 12:38:59", (2026, 1, 4, 12, 38, 59)),
        ("2026-01-04T12:38:59", (2026, 1, 4, 12, 38, 59)),
        ("2026-01-04 07:38", (2026, 1, 4, 7, 38)),
        ("Jan 4, 2026, 12:38:59 PM", (2026, 1, 4, 12, 38, 59)),
        ("Jan 4, 2026, 12:38:59\u202fAM", (2026, 1, 4, 0, 38, 59)),
        ("Sept 30, 2025, 1:05:04 PM", (2025, 9, 30, 13, 5, 4)),
        ("4 Jan 2026, 12:38:59", (2026, 1, 4, 12, 38, 59)),
        ("29 Feb 2024, 23:59:59", (2024, 2, 29, 23, 59, 59)),
    ],
)
def test_dates(text, value):
    assert moment(text) == datetime(*value)


def test_dates_with_zone():
    assert moment("2026-01-04T12:38:59Z") == datetime(2026, 1, 4, 12, 38, 59, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    "text",
    ["", "7/4/2020 15:36", "04.01.2026, 12:38:59", "2026-13-01 00:00:00", "2026-02-30 10:00:00",
     "Foo 4, 2026, 12:38:59 PM", "Jan 40, 2026, 12:38:59 PM", "Jan 4, 2026, 13:38:59 PM",
     "Jan 4, 2026, 0:38:59 AM", "4 Jan 2026, 25:00:00", "2026-01-04", "yesterday"],
)  # fmt: skip
def test_not_dates(text):
    with pytest.raises(Unreadable):
        moment(text)


@given(st.decimals(0, 99999, places=2), st.sampled_from([",", "."]))
def test_numbers_written_by_anyone_are_read_back(value, mark):
    other = "," if mark == "." else "."
    for text in (f"{value:,.2f}", f"{value:.2f}"):
        localised = text.replace(",", "x").replace(".", mark).replace("x", other)
        assert number(localised, None) == value


@given(st.text(max_size=12), st.sampled_from([",", ".", None]))
def test_any_text_is_read_or_refused(text, mark):
    for read in (lambda: number(text, mark), lambda: seconds(text), lambda: moment(text)):
        try:
            read()
        except Unreadable:
            pass

"""The page of diaries that other people recorded; skipped where they are absent."""

import re
import time

import pages
import pytest

import kneeload as kl

pytest.importorskip("jinja2")
pytest.importorskip("matplotlib")
page = pytest.importorskip("kneeload.report.page")


def by_id(root, name):
    (found,) = [element for element in root.all() if element.get("id") == name]
    return found


def test_the_garmin_export(real_data):
    """1,131 runs without a word of pain."""
    began = time.perf_counter()
    text = page.build(kl.read_exports([real_data / "garmin_export"]), None)
    print(f"the page of 1,131 runs took {time.perf_counter() - began:.2f} s")
    root = pages.read(text)
    assert "1,131 runs from Garmin Connect" in root.text
    assert "No answer" in by_id(root, "today").text
    assert "No pain was recorded" in by_id(root, "unknown").text
    assert len(list(by_id(root, "cadence").all("tr"))) > 1
    rows = [row.text.split() for row in by_id(root, "load").all("tr")]
    years = [int(row[1]) for row in rows if re.fullmatch(r"20\d\d", row[0])]
    assert len(years) == 8 and 1069 <= sum(years) <= 1131  # split files are one run


def test_person_12(real_data):
    """A right knee, complaints in words, session RPE, sleep: no pain number, no screening."""
    exports = kl.read_exports([real_data / "pmdata" / "p12"])
    assert len([c for c in exports.diary.complaints if c.side == kl.Side.RIGHT]) >= 25
    root = pages.read(page.build(exports, None))
    today = by_id(root, "today").text
    assert "No run" in today and "A screening is needed first." in today
    pain = by_id(root, "pain").text
    assert "right knee, major" in pain and "hours of sleep" in pain
    assert "GREEN run" not in pain
    unknown = by_id(root, "unknown").text
    for said in ("No answer holds a number for pain", "never screened", "without a known distance",
                 "stress is taken as not known", "not judged"):  # fmt: skip
        assert said in unknown, said
    assert "Session RPE" in by_id(root, "load").text


@pytest.mark.parametrize("person", ["p04", "p07"])
def test_other_people(real_data, person):
    exports = kl.read_exports([real_data / "pmdata" / person])
    root = pages.read(page.build(exports, None, weeks=60))
    assert "No run" in by_id(root, "today").text

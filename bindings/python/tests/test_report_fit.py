"""FIT files: what the format says of strides, times and sports, and nothing beyond."""

from datetime import datetime, timezone

import fit_bytes
import pytest
from fit_bytes import fit, local_time, run, session

import kneeload as kl

pytest.importorskip("fitdecode")


@pytest.fixture
def read(tmp_path):
    def read(data, **options):
        path = tmp_path / "one.fit"
        path.write_bytes(data)
        return kl.read_exports([path], **options).activities

    return read


def test_a_run(read):
    book = read(run())
    (one,) = book.activities
    assert (book.format, book.dates, book.problems) == ("FIT", "local", [])
    assert one.start == datetime(2026, 1, 5, 23, 30) and one.sport == "running"
    assert (one.kind, one.distance_m, one.moving_s) == (kl.SessionKind.RUN, 10000.0, 3600.0)
    assert (one.elapsed_s, one.hr, one.ascent_m, one.descent_m) == (3650.0, 150.0, 80.0, 75.0)


def test_strides_are_of_one_foot(read):
    """KNEE-043: 84 + 64/128 strides a minute, and 5,070 strides, are steps times two."""
    (one,) = read(run()).activities
    assert one.cadence_spm == 169.0 and one.steps == 10140


def test_without_the_count_the_declared_strides_stand(read):
    only = session(total_distance=10000, total_timer_time=3600, avg_cadence=85)
    (one,) = read(fit(only, local_time(1))).activities
    assert one.cadence_spm == 170.0 and one.steps is None


def test_steps_in_the_field_of_strides_are_refused(read):
    """KNEE-044: 140 "strides" a minute beside 70 counted ones are steps; nothing is halved."""
    book = read(run(avg_cadence=140, total_cycles=4200))
    assert book.activities[0].cadence_spm is None and book.activities[0].steps == 8400
    assert [(p.column, p.unread) for p in book.problems] == [("avg_running_cadence", False)]
    assert "steps, not strides" in book.problems[0].reason
    beyond = read(run(avg_cadence=170))
    assert "outside" in beyond.problems[0].reason and beyond.activities[0].cadence_spm is None


def test_walkers_and_cyclists(read):
    """The profile says strides a minute for running alone, strides for walking, too."""
    (walk,) = read(fit(session("walking", avg_cadence=55, total_cycles=3300,
                               total_timer_time=3600))).activities  # fmt: skip
    assert (walk.kind, walk.cadence_spm, walk.steps) == (kl.SessionKind.WALK, None, 6600)
    (ride,) = read(fit(session("cycling", avg_cadence=90, total_cycles=5400))).activities
    assert (ride.kind, ride.cadence_spm, ride.steps) == (kl.SessionKind.OTHER, None, None)


def test_times(read):
    utc = fit(session(total_distance=5000))
    assert read(utc).dates == "UTC"
    assert read(utc).activities[0].start == fit_bytes.START
    berlin = read(utc, zone="Europe/Berlin")
    assert (berlin.dates, berlin.activities[0].start) == ("local", datetime(2026, 1, 5, 23, 30))
    assert read(run(offset_h=2)).activities[0].start.date().isoformat() == "2026-01-06"
    assert fit_bytes.START.tzinfo is timezone.utc


def test_sub_sport_tells_the_terrain(read):
    (one,) = read(run(sub_sport=1)).activities
    assert one.sport == "treadmill running"
    assert one.segment().terrain == kl.Terrain.TREADMILL


def test_several_sessions(read):
    book = read(fit(session(total_distance=5000), session("cycling"), local_time(0)))
    assert [one.kind.name for one in book.activities] == ["RUN", "OTHER"]
    assert [one.row for one in book.activities] == [1, 2]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"total_distance": 60000.0}, "total_distance"),
        ({"total_elapsed_time": 100.0}, "total_elapsed_time"),
    ],
)
def test_what_cannot_be(read, values, column):
    book = read(run(**values))
    assert [problem.column for problem in book.problems] == [column]


@pytest.mark.parametrize("cut", [3, 20, 60, 1000])
def test_a_damaged_file_is_told(read, cut):
    whole = run()
    for data in (whole[:-cut], whole[: len(whole) // 2] + b"\xff" + whole[len(whole) // 2 + 1 :]):
        book = read(data)
        assert book.activities == [] and [p.unread for p in book.problems] == [True]
        assert "damaged" in str(book.problems[0]) and ", row" not in str(book.problems[0])


def test_no_bytes_bring_it_down(read):
    """Whatever a file holds, it is read or told."""
    import random

    source = random.Random(11)
    whole = run()
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(source.randrange(1, 6)):
            data[source.randrange(14, len(data) - 2)] = source.randrange(256)
        body = bytes(data[:-2])
        try:
            book = read(body + fit_bytes.crc(body).to_bytes(2, "little"))
        except kl.UnknownFormatError as told:
            assert "no activity" in str(told)
        else:
            assert book.activities or book.problems


def test_other_kinds_are_passed_over(tmp_path):
    (tmp_path / "a.fit").write_bytes(run())
    (tmp_path / "settings.fit").write_bytes(fit(kind=2))
    found = kl.read_exports([tmp_path])
    assert len(found.activities) == 1 and found.skipped[0].endswith("settings.fit: no activity")

"""Folders, archives, many files as one history; a person of PMData."""

import gzip
import io
import shutil
import zipfile
from datetime import date, datetime

import pytest
from fit_bytes import run

import kneeload as kl

HEAD = "Activity Type,Date,Title,Distance,Time,Avg Run Cadence\n"
FIVE = "Running,2026-01-05 23:30:00,x,10.00,01:00:00,169\n"


@pytest.fixture
def sample(root):
    return root / "examples" / "sample" / "garmin_sample.csv"


def zipped(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_one_file_is_read_as_ever(sample):
    found = kl.read_exports([sample])
    assert found.activities == kl.read_activities(sample)
    assert (found.files, found.skipped, found.doubled, found.diary) == (1, [], 0, None)


def test_folder_and_archive_agree(sample, tmp_path):
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    shutil.copy(sample, folder / "Activities.csv")
    (folder / "notes.txt").write_text("x")
    (folder / "other.csv").write_text("a,b\n1,2\n")
    inner = zipped({"Activities.csv": sample.read_bytes(), "photo.jpg": b"x"})
    outer = tmp_path / "all.zip"
    outer.write_bytes(zipped({"part1.zip": inner}))
    plain = kl.read_activities(sample).activities
    for path in (tmp_path / "in", outer):
        found = kl.read_exports([path])
        assert found.activities.activities == plain
    assert len(kl.read_exports([tmp_path / "in"]).skipped) == 2


def test_a_recording_in_two_files_counts_once(sample, tmp_path):
    copy = tmp_path / "again.csv"
    shutil.copy(sample, copy)
    found = kl.read_exports([sample, copy])
    alone = kl.read_activities(sample)
    assert found.doubled == len(alone.runs) == 66 and found.files == 2
    assert found.activities.daily().loads == alone.daily().loads


def test_csv_and_fit_of_the_same_run(tmp_path):
    pytest.importorskip("fitdecode")
    (tmp_path / "Activities.csv").write_text(HEAD + FIVE)
    (tmp_path / "1.fit.gz").write_bytes(gzip.compress(run()))
    found = kl.read_exports([tmp_path])
    assert (len(found.activities), found.doubled) == (1, 1)
    assert found.activities.format == "FIT, Garmin Connect"


def test_utc_and_local_dates_do_not_mix(tmp_path):
    (tmp_path / "Activities.csv").write_text(HEAD + FIVE)
    (tmp_path / "activities.csv").write_text(
        "Activity ID,Activity Date,Activity Type,Elapsed Time,Distance,Elapsed Time,Moving Time,"
        'Distance\n1,"Jan 5, 2026, 10:30:00 PM",Run,3600,10.00,3600.0,3600.0,10000\n'
    )
    with pytest.raises(kl.UnknownFormatError, match="time zone"):
        kl.read_exports([tmp_path])
    found = kl.read_exports([tmp_path], zone="Europe/Berlin")
    assert (len(found.activities), found.doubled) == (1, 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.csv", b"a,b\n1,2\n"),
        ("x.zip", b"no archive"),
        ("x.zip", zipped({"a.txt": b"x"})),
        ("x.csv.gz", b"\x1f\x8bno"),
    ],
)
def test_a_named_file_that_cannot_be_read_raises(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(kl.UnknownFormatError):
        kl.read_exports([path])


def test_progress_is_told(sample, tmp_path):
    for name in "abc":
        shutil.copy(sample, tmp_path / f"{name}.csv")
    told = []
    kl.read_exports([tmp_path], progress=lambda *at: told.append(at))
    assert [(at, n) for at, n, _ in told] == [(0, 3), (1, 3), (2, 3)]
    assert [name[-5:] for _, _, name in told] == ["a.csv", "b.csv", "c.csv"]


PERSON = {
    "runs.csv": "start_local,activity,active_ms,duration_ms,distance,distance_unit,steps,avg_hr,"
    "elevation_gain_m\n2019-11-18 05:11:52,Run,2085000,2087000,6.261531,Kilometer,5254,171,0.0\n"
    "2019-11-20 05:00:00,Treadmill,1997000,1997000,,,5060,175,0.0\n",
    "srpe.csv": "end_date_time,activity_names,perceived_exertion,duration_min\n"
    "2019-11-18T05:46:27.796Z,\"['individual', 'running']\",7,50\n"
    "2019-11-19T05:46:27.796Z,\"['individual', 'strength']\",5,50\n"
    "2019-11-22T05:46:27.796Z,\"['individual', 'strength', 'running']\",5,60\n",
    "wellness.csv": "effective_time_frame,fatigue,mood,readiness,sleep_duration_h,sleep_quality,"
    "soreness,soreness_area,stress\n2019-11-18T04:49:14.085Z,3,3,5,6,3,2,[69536005],3\n,,,,,,,,\n"
    "2019-11-18T08:49:14.085Z,3,3,5,9,3,2,[],3\n",
    "injury.csv": "effective_time_frame,injuries\n2019-11-18T20:01:20.647Z,"
    "\"{'left_hand': 'minor', 'right_knee': 'minor'}\"\n2019-11-19T20:02:32.389Z,{}\n",
}


@pytest.fixture
def person(tmp_path):
    for name, text in PERSON.items():
        (tmp_path / name).write_text(text)
    return kl.read_exports([tmp_path])


def test_pmdata_runs(person):
    watch, mill, told = person.activities.runs
    assert watch.start == datetime(2019, 11, 18, 5, 11, 52) and watch.distance_m == 6261.531
    assert watch.cadence_spm == pytest.approx(5254 / 34.75) and watch.rpe == 7.0
    assert mill.distance_m is None and mill.segment().terrain == kl.Terrain.TREADMILL
    assert (told.distance_m, told.moving_s, told.rpe) == (None, None, None)
    assert told.start.date() == date(2019, 11, 22)
    states = person.activities.daily().states
    assert [state.name for state in states] == ["LOAD", "REST", "UNMEASURED", "REST", "UNMEASURED"]


def test_pmdata_efforts(person):
    loads = [kl.session_load(effort, "SRPE").load for effort in person.efforts]
    assert loads == [350.0, 250.0, 300.0]
    assert [effort.kind.name for effort in person.efforts] == ["RUN", "OTHER", "RUN"]


def test_pmdata_knows_no_pain(person):
    diary = person.diary
    (morning,) = diary.entries
    assert (morning.kind, morning.day, morning.values) == (
        "check-in", date(2019, 11, 18), {"sleep_min": 360})  # fmt: skip
    assert [(c.day, c.side, c.words) for c in diary.complaints] == [
        (date(2019, 11, 18), kl.Side.RIGHT, "minor")
    ]
    assert any("stress" in note for note in diary.notes)

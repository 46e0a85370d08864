"""The four formats by small made-up files, with the traps that real exports hold."""

from datetime import date, datetime, timezone

import pytest

import kneeload as kl
from kneeload import SessionKind
from kneeload.readers.reader import kind_of

GARMIN = """\
Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Avg Run Cadence,Avg Pace,\
Total Ascent,Total Descent,Training Stress Score®,Steps,Moving Time,Elapsed Time
Treadmill Running,2026-01-04 12:38:59,false,Run,"3,40",255,00:17:01,153,172,5:00,--,--,"0,0",\
2.932,00:16:51,00:17:01
Running,2026-01-04 07:00:00,false,"Run, easy","10,05",600,"01:00:33,1",150,168,6:00,102,98,\
"0,0",10.173,"00:59:58,6","01:04:05,2"
Ultra Running,2026-01-03 05:00:00,false,Run,"110,98",9000,15:20:00,--,101,8:17,4.211,4.198,\
"0,0",109.501,--:--:--,16:00:00
"""

STRAVA = """\
Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,\
Max Heart Rate,Filename,Elapsed Time,Moving Time,Distance,Average Speed,Elevation Gain,\
Elevation Loss,Max Heart Rate,Average Heart Rate,Average Cadence,Total Steps
1,"Jan 4, 2026, 11:38:59 PM",Evening Run,Run,"two
lines",3700,10.00,171,activities/1.gpx,3700.0,3500.0,10003.2001953125,2.86,55.5,54.25,171.0,\
150.4,84.6,9870.0
2,"Jan 3, 2026, 6:00:00\u202fAM",Morning Ride,Ride,,3600,30.01,150,,3600.0,3500.0,30010.5,8.57,\
100.0,100.0,150.0,130.0,85.0,
3,"5 Jan 2026, 10:00:00",Walk,Walk,,1800,2.00,,,1800.0,1750.0,2000.0,1.14,3.0,3.0,,,57.0,
"""

INTERVALS = """\
id,start_date_local,name,type,moving_time,distance,elapsed_time,total_elevation_gain,max_speed,\
average_heartrate,average_cadence,icu_training_load
i1,2026-01-04T08:30:34,Morning Run,Run,3000,9876.5,3100,45,4.4,148,168.4,55
i2,2026-01-04T18:30:00,Evening,VirtualRun,1800,5000,1800,,,140,83.5,30
"""

RUNKEEPER = """\
Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),\
Calories Burned,Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File
b2a1,2026-03-28 08:33:29,Running,,3.24,26:11,8:06,7.41,245.0,59,106,"","",
4ae6,2026-03-25 17:53:26,Walking,,4.24,1:02:30,9:36,6.25,278.0,51,,"","",
"""


@pytest.fixture
def read(tmp_path):
    def write_and_read(text, **options):
        path = tmp_path / "export.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return kl.read_activities(path, **options)

    return write_and_read


def test_garmin(read):
    runs = read(GARMIN)
    assert (runs.format, runs.dates, len(runs), runs.problems) == (
        "Garmin Connect", "local", 3, [],
    )  # fmt: skip
    ultra, easy, treadmill = runs.activities  # by start
    assert easy.start == datetime(2026, 1, 4, 7) and easy.row == 3
    assert (easy.distance_m, easy.moving_s, easy.elapsed_s) == (10050.0, 3598.6, 3845.2)
    assert (easy.steps, easy.cadence_spm, easy.ascent_m, easy.hr) == (10173, 168, 102, 150)
    assert (treadmill.steps, treadmill.ascent_m) == (2932, None)
    assert (ultra.distance_m, ultra.moving_s, ultra.hr) == (110980.0, 55200.0, None)
    assert (ultra.ascent_m, ultra.descent_m, ultra.steps) == (4211, 4198, 109501)
    assert {run.kind for run in runs.activities} == {SessionKind.RUN} and len(runs.runs) == 3


def test_several_runs_a_day_add_up(read):
    daily = read(GARMIN).daily()
    assert daily.loads == [110980, 13450] and daily.day0 == date(2026, 1, 3)
    assert read(GARMIN).daily(channel="STEPS").loads == [109501, 13105]
    duration = read(GARMIN).daily(channel="DURATION")
    assert duration.loads == [55200, 3599 + 1011]


def test_garmin_in_english(read):
    text = GARMIN.replace('"3,40"', "3.40").replace('"10,05"', "10.05").replace(
        '"110,98"', "110.98").replace("2.932", '"2,932"').replace("10.173", '"10,173"').replace(
        "109.501", '"109,501"').replace("4.211", '"4,211"').replace("4.198", '"4,198"').replace(
        "33,1", "33.1").replace("58,6", "58.6").replace("05,2", "05.2")  # fmt: skip
    assert [a.session() for a in read(text).activities] == [
        a.session() for a in read(GARMIN).activities
    ]
    assert read(text).problems == []


def test_byte_order_mark_semicolons_and_crlf(read):
    rows = ["Activity Type;Date;Favorite;Title;Distance;Time;Avg Run Cadence",
            "Running;2026-01-04 07:00:00;false;x;10,05;01:00:33;168", ";;;;;;", ""]  # fmt: skip
    runs = read(b"\xef\xbb\xbf" + "\r\n".join(rows).encode())
    assert runs.activities[0].distance_m == 10050 and not runs.problems


def test_old_garmin_columns(read):
    text = ("Activity Type,Date,Favorite,Title,Distance,Activity Time,Elev Gain,Elev Loss\n"
            "Running,2020-07-04 15:36:00,FALSE,x,7.16,0:49:12,223,276\n")  # fmt: skip
    run = read(text).activities[0]
    assert (run.moving_s, run.ascent_m, run.descent_m, run.elapsed_s) == (2952, 223, 276, None)


def test_garmin_in_miles_when_told(read):
    text = ("Activity Type,Date,Favorite,Title,Distance,Time,Total Ascent\n"
            "Running,2026-01-04 07:00:00,false,x,6.21,01:00:33,100\n")  # fmt: skip
    assert read(text).activities[0].distance_m == 6210
    run = read(text, distance_unit="mi").activities[0]
    assert run.session().dist_m == 9994 and round(run.ascent_m, 2) == 30.48
    with pytest.raises(ValueError, match="distance_unit"):
        read(text, distance_unit="m")


def test_other_sports(read):
    text = ("Activity Type,Date,Favorite,Title,Distance,Time,Avg Run Cadence,Moving Time\n"
            'Pool Swimming,2026-01-04 07:00:00,false,x,"1,000",00:30:00,--,00:29:00\n'
            "Hiking,2026-01-05 07:00:00,false,x,8.05,02:30:00,--,02:20:00\n"
            "Strength Training,2026-01-06 07:00:00,false,x,0.00,00:55:00,--,--\n")  # fmt: skip
    swim, hike, gym = read(text).activities
    assert (swim.kind, swim.distance_m, swim.moving_s) == (SessionKind.OTHER, None, 1740)
    assert (hike.kind, hike.distance_m, gym.kind) == (SessionKind.WALK, 8050, SessionKind.OTHER)
    assert read(text).runs == []
    assert read(text).daily(kinds=15).states[1] == kl.DayState.LOAD
    assert read(text).daily().loads == [0, 0, 0]


@pytest.mark.parametrize(
    ("sport", "kind"),
    [("Running", "RUN"), ("Trail Running", "RUN"), ("VirtualRun", "RUN"), ("Virtual Run", "RUN"),
     ("TrailRun", "RUN"), ("Run", "RUN"), ("Indoor Walking", "WALK"), ("Hike", "WALK"),
     ("Ride", "OTHER"), ("Trunk", "OTHER"), ("Running Drills", "OTHER"), ("跑步", "OTHER")],
)  # fmt: skip
def test_kinds(sport, kind):
    assert kind_of(sport).name == kind


def test_strava(read):
    runs = read(STRAVA)
    assert (runs.format, runs.dates, len(runs)) == ("Strava", "UTC", 3)
    ride, run, walk = runs.activities
    assert run.start == datetime(2026, 1, 4, 23, 38, 59, tzinfo=timezone.utc)
    assert run.distance_m == 10003.2001953125  # the second of its name, in metres
    assert (run.moving_s, run.elapsed_s, run.steps) == (3500, 3700, 9870)
    assert (run.ascent_m, run.descent_m, run.hr) == (55.5, 54.25, 150.4)
    assert (ride.kind, ride.cadence_spm, ride.distance_m) == (SessionKind.OTHER, None, 30010.5)
    assert walk.kind == SessionKind.WALK
    assert run.session().day == date(2026, 1, 4)


def test_strava_days_are_local_when_a_zone_is_given(read):
    runs = read(STRAVA, zone="Europe/Berlin")
    run = runs.activities[1]
    assert runs.dates == "local" and run.session().day == date(2026, 1, 5)
    assert run.session().start_s == 38 * 60 + 59
    assert read(STRAVA, zone=timezone.utc).activities[1].session().day == date(2026, 1, 4)


def test_strides_are_refused_not_doubled(read):
    runs = read(STRAVA)
    run, walk = runs.activities[1], runs.activities[2]
    assert run.cadence_spm is None and walk.cadence_spm is None
    assert [(p.row, p.column, p.value, p.unread) for p in runs.problems] == [
        (2, "Average Cadence", "84.6", False), (4, "Average Cadence", "57.0", False),
    ]  # fmt: skip
    assert all("strides" in problem.reason for problem in runs.problems)
    assert runs.unread == []


CADENCE = "Activity Type,Date,Title,Distance,Time,Avg Run Cadence,Steps\n"


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        ("Running,{},x,10.00,01:00:00,85,--", True),  # a run, and no runner takes 85 steps
        ("Running,{},x,10.00,01:00:00,168,--", False),
        ("Running,{},x,10.00,01:00:00,85,\"10,200\"", True),  # twice as many steps
        ("Running,{},x,10.00,01:00:00,105,\"6,600\"", False),  # the steps agree: it stood a lot
        ("Trail Running,{},x,82.44,14:27:55,69,\"82,674\"", False),  # a walked ultra
        ("Trail Running,{},x,82.44,14:27:55,69,--", False),  # its speed says so too
        ("Running,{},x,--,01:00:00,85,--", True),  # no speed to tell
        ("Running,{},x,--,01:00:00,170,--", False),
        ("Walking,{},x,5.00,01:00:00,110,--", False),
        ("Walking,{},x,5.00,01:00:00,55,--", True),  # 1.5 m a step
        ("Cycling,{},x,30.00,01:00:00,85,--", False),
    ],
)  # fmt: skip
def test_steps_or_strides(read, row, refused):
    runs = read(CADENCE + row.format("2026-01-04 07:00:00") + "\n")
    assert [problem.column for problem in runs.problems] == ["Avg Run Cadence"] * refused
    assert (runs.activities[0].cadence_spm is None) == (refused or "Cycling" in row)


def test_strava_without_metres_says_so(read):
    text = ("Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance\n"
            '1,"Sep 12, 2018, 3:02:23 PM",x,Run,1800,5.00\n')  # fmt: skip
    runs = read(text)
    assert runs.activities[0].distance_m is None
    assert "kilometres or miles" in runs.problems[0].reason
    assert runs.daily().states == [kl.DayState.UNMEASURED]
    assert read(text, distance_unit="km").activities[0].distance_m == 5000
    assert read(text, distance_unit="mi").activities[0].session().dist_m == 8047


def test_intervals(read):
    runs = read(INTERVALS)
    morning, evening = runs.activities
    assert (runs.format, runs.dates) == ("intervals.icu", "local")
    assert morning.start == datetime(2026, 1, 4, 8, 30, 34)
    assert (morning.distance_m, morning.cadence_spm, morning.hr) == (9876.5, 168.4, 148)
    assert evening.kind == SessionKind.RUN and evening.cadence_spm is None
    assert [problem.column for problem in runs.problems] == ["average_cadence"]


def test_intervals_without_distance(read):
    text = "id,start_date_local,type,moving_time\ni1,2026-01-04T08:30:34,Run,3000\n"
    assert read(text).activities[0].distance_m is None
    ride = read(text.replace("Run", "Ride"))
    assert ride.activities[0].kind == SessionKind.OTHER and not ride.problems


def test_runkeeper(read):
    runs = read(RUNKEEPER)
    walk, run = runs.activities
    assert (runs.format, runs.problems) == ("Runkeeper", [])
    assert (run.distance_m, run.moving_s, run.ascent_m, run.hr) == (3240, 1571, 59, 106)
    assert (walk.kind, walk.moving_s) == (SessionKind.WALK, 3750)


def test_runkeeper_in_miles(read):
    text = RUNKEEPER.replace("(km)", "(mi)").replace("Climb (m)", "Climb (ft)")
    run = read(text).activities[1]
    assert run.session().dist_m == round(3.24 * 1609.344)
    assert round(run.ascent_m, 3) == round(59 * 0.3048, 3)


HEAD = "Activity Type,Date,Title,Distance,Time,Moving Time,Elapsed Time,Steps,Avg HR\n"
GOOD = 'Running,2026-01-02 07:00:00,x,5.05,00:30:00,00:29:00,00:31:00,"4,900",150\n'


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("Running,yesterday,x,5.00,00:30:00,--,--,--,--", "Date", "date"),
        ("Running,1/2/2026 07:00,x,5.00,00:30:00,--,--,--,--", "Date", "order"),
        ("Running,2026-02-30 07:00:00,x,5.00,00:30:00,--,--,--,--", "Date", "no such date"),
        ("Running,--,x,5.00,00:30:00,--,--,--,--", "Date", "date"),
        (",2026-01-03 07:00:00,x,5.00,00:30:00,--,--,--,--", "Activity Type", "kind"),
        ("Running,2026-01-03 07:00:00,x,5.00", "", "4 cells, the header has 9"),
        ("Running,2026-01-03 07:00:00,x,5.00,00:30:00,--,--,--,--,--", "", "10 cells"),
    ],
)
def test_rows_that_cannot_be_read_are_reported(read, row, column, reason):
    runs = read(HEAD + GOOD + row + "\n")
    assert len(runs) == 1 and len(runs.problems) == 1
    problem = runs.problems[0]
    assert problem == runs.unread[0] and problem.unread
    assert (problem.row, problem.column) == (3, column) and reason in problem.reason
    assert problem.file.endswith("export.csv") and "row 3" in str(problem)


@pytest.mark.parametrize(
    ("row", "field", "column", "reason"),
    [
        ("5 km,00:30:00,00:29:00,00:31:00,1,150", "distance_m", "Distance", "not a number"),
        ("5.00,30 min,--,00:31:00,1,150", "moving_s", "Time", "h:mm:ss"),
        ("5.00,00:30:00,00:61:00,00:31:00,1,150", "moving_s", "Moving Time", "59"),
        ("5.00,00:30:00,00:29:00,00:20:00,1,150", "elapsed_s", "Elapsed Time", "shorter"),
        ("5.00,00:30:00,00:29:00,00:31:00,many,150", "steps", "Steps", "not a number"),
        ("5.00,00:30:00,00:29:00,00:31:00,1,400", "hr", "Avg HR", "outside"),
        ('"1,200.00",00:30:00,00:29:00,00:31:00,1,150', "distance_m", "Distance", "outside"),
        ("800.00,00:30:00,00:29:00,00:31:00,1,150", "distance_m", "Distance", "faster"),
    ],
)
def test_cells_that_cannot_be_read_leave_their_field_unknown(read, row, field, column, reason):
    runs = read(HEAD + GOOD + f"Running,2026-01-03 07:00:00,x,{row}\n")
    assert len(runs) == 2 and runs.unread == []
    assert getattr(runs.activities[1], field) is None
    assert [(p.row, p.column) for p in runs.problems] == [(3, column)]
    assert reason in runs.problems[0].reason and not runs.problems[0].unread


def test_a_zero_pulse_was_not_measured(read):
    text = HEAD + GOOD.replace("150", "0")
    assert read(text).activities[0].hr is None and read(text).problems == []


def test_a_day_with_an_unread_row_is_not_a_day_of_rest(read):
    text = HEAD + GOOD + GOOD.replace("-02", "-06") + ",2026-01-04 07:00:00,x,5.00,--,--,--,--,--\n"
    daily = read(text).daily()
    assert "".join(state.name[0] for state in daily.states) == "LRMRL"
    assert [state.name for state in read(text).daily(infer_rest=False).states[:2]] == [
        "LOAD", "MISSING",
    ]  # fmt: skip
    ends = HEAD + GOOD + ",2026-01-04 07:00:00,x,5.00,--,--,--,--,--\n"
    assert "".join(state.name[0] for state in read(ends).daily().states) == "LRM"


def test_unknown_files(read):
    for text in ("", "a,b\n1,2\n", "Aktivitätstyp,Datum,Titel,Distanz\n"):
        with pytest.raises(kl.UnknownFormatError, match="not an export of Garmin"):
            read(text)


def test_header_alone(read):
    runs = read(HEAD)
    assert len(runs) == 0 and runs.problems == []
    with pytest.raises(ValueError, match="first_day"):
        runs.daily()


def test_bytes_that_are_no_text_stay_harmless(read):
    runs = read((HEAD + GOOD).encode().replace(b"x,", b"\xff\x00,"))
    assert runs.activities[0].distance_m == 5050

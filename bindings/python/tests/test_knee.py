"""Knee load through the typed layer: one run, laps, many runs, and every refusal."""

import dataclasses
from datetime import date, datetime

import pytest

import kneeload as kl
from kneeload import KneeFlag, Quality, RunMode

RUNNER = kl.Runner(v_ref=3.0, cad_ref=165.0)
EASY = {"distance_m": 5000, "duration_s": 5000 / 3, "cadence": 165, "grade": 0}


def refused(cls, field, index, call, *arguments, **keywords):
    with pytest.raises(kl.KneeloadError) as caught:
        call(*arguments, **keywords)
    error = caught.value
    assert (type(error), error.field, error.index) == (cls, field, index)
    return error


# One run.


def test_worked_examples():
    """KNEE section 13: G1, G3, G5, G9, G17."""
    load = kl.knee_load(**EASY, runner=RUNNER)
    assert (load.ekm, load.ekm_lo, load.ekm_hi, load.impulse) == (5.0, 5.0, 5.0, 5.0)
    assert (load.quality, load.flags, load.peak_permille) == (Quality.HIGH, KneeFlag(0), 1000)
    quick = kl.knee_load(**{**EASY, "cadence": 181.5}, runner=RUNNER)
    assert round(quick.ekm, 6) == 4.545455 and round(quick.peak_rel_max, 6) == 0.826446
    assert (round(quick.ekm_lo, 3), round(quick.ekm_hi, 3)) == (4.334, 4.767)
    assert quick.ekm_nc == 5.0
    long = kl.knee_load(**{**EASY, "cadence": 148.5}, runner=RUNNER)
    assert round(long.ekm, 6) == 6.858711 and round(long.linear, 6) == 5.555556
    slow = kl.knee_load(distance_m=5000, duration_s=2000, grade=0, runner=RUNNER)
    assert round(slow.ekm, 6) == 5.378269 and slow.mean_run_cadence is None
    assert slow.flags == KneeFlag.CADENCE_MISSING
    walk = kl.knee_load(distance_m=1000, duration_s=1000 / 1.4, cadence=110, grade=0, runner=RUNNER)
    assert round(walk.ekm, 6) == 0.242857 and walk.impulse is None and walk.peak_bw is None


def test_what_a_run_may_be():
    """Keywords, a Segment, a list of laps as Segments or dicts, an Activity: one run."""
    one = kl.knee_load(**EASY, runner=RUNNER)
    assert one == kl.knee_load(kl.Segment(**EASY), runner=RUNNER)
    assert one == kl.knee_load([kl.Segment(**EASY)], runner=RUNNER)
    assert one == kl.knee_load((EASY,), runner=RUNNER)
    two = kl.knee_load([EASY, kl.Segment(**EASY)], runner=RUNNER)
    assert two.ekm == 10.0 and len(two.segments) == 2 and two.segments[1].ekm == 5.0
    with pytest.raises(TypeError, match="either"):
        kl.knee_load([EASY], cadence=170)
    with pytest.raises(TypeError, match="unexpected option"):
        kl.knee_load(**EASY, cadnce=170)
    with pytest.raises(TypeError):
        kl.knee_load([{"kadenz": 170}])


def test_segments_of_a_run():
    walk = kl.Segment(duration_s=60, cadence=110, mode="WALK")
    load = kl.knee_load([EASY, walk], runner=RUNNER)
    run, break_ = load.segments
    assert run.mode is RunMode.RUN and run.q == 1.0 and run.cadence_pref == 165.0
    assert break_.mode is RunMode.WALK
    assert break_.q is break_.cadence_pref is break_.impulse is None
    assert KneeFlag.SPEED_ASSUMED in break_.flags and break_.quality is Quality.LOW
    assert load.flags == run.flags | break_.flags and load.quality is Quality.LOW
    assert load.flags.names == ["WALK", "SPEED_ASSUMED", "GRADE_MISSING"]
    assert load.run_ekm + load.walk_ekm == pytest.approx(load.ekm)


def test_options_change_the_model():
    plain = kl.knee_load(**EASY, runner=RUNNER, interval=0)
    assert plain.ekm == 5.0 and plain.ekm_lo is plain.ekm_hi is None
    hilly = {**EASY, "grade": -0.1}
    assert kl.knee_load(**hilly, runner=RUNNER).ekm == pytest.approx(5 * 1.15**2)
    assert kl.knee_load(**hilly, runner=RUNNER, b_down=0.5).ekm == pytest.approx(5 * 1.05**2)
    error = refused(kl.RangeError, "exp_cost_20", None, kl.knee_load, **EASY, exp_cost_20=81)
    assert error.__notes__ == ["KN.exp_cost_20: 20 .. 80 1/20"]


def test_reference():
    assert kl.knee_reference(RUNNER) == kl.KneeReference(3.0, 165.0, 1000 / 3 / 60 * 165, 0)
    assert kl.knee_reference().flags == KneeFlag.PROFILE_DEFAULT
    tall = kl.knee_reference(kl.Runner(v_ref=3.0, height_cm=190))
    assert tall.flags == KneeFlag.PROFILE_HEIGHT and tall.cad_ref < 165
    frozen = kl.knee_reference_from_baseline(1600, 2800)
    assert (frozen.v_ref, round(frozen.cad_ref, 3)) == (3.0, 162.223)
    refused(kl.RangeError, "v_ref", None, kl.knee_reference, kl.Runner(v_ref=1.0))
    refused(kl.UnitError, "baseline_dspm", None, kl.knee_reference_from_baseline, 800, 2800)


# Strides are never doubled silently: KNEE-043.


@pytest.mark.parametrize("cadence", [60, 80, 82.5, 115])
def test_strides_given_as_steps_are_refused(cadence):
    run = {**EASY, "cadence": cadence}
    error = refused(kl.UnitError, "cadence", 0, kl.knee_load, **run, runner=RUNNER)
    assert error.status == "KL_E_UNIT" and error.value == cadence
    refused(kl.UnitError, "cadence", 1, kl.knee_load, [EASY, run], runner=RUNNER)


def test_declared_strides_are_doubled():
    strides = {**EASY, "cadence": 82.5, "cadence_unit": "STRIDES"}
    assert kl.knee_load(**strides, runner=RUNNER).ekm == 5.0
    steps = {**EASY, "cadence_unit": kl.CadenceUnit.STRIDES}
    refused(kl.UnitError, "cadence", 0, kl.knee_load, **steps)


NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("change", "cls", "field"),
    [
        ({"mode": "JOG"}, kl.RangeError, "mode"),
        ({"terrain": 5}, kl.RangeError, "terrain"),
        ({"cadence_unit": "RPM"}, kl.RangeError, "cadence_unit"),
        ({"distance_m": 0}, kl.RangeError, "distance_m"),
        ({"distance_m": NAN}, kl.RangeError, "distance_m"),
        ({"duration_s": -1}, kl.RangeError, "duration_s"),
        ({"distance_m": None, "duration_s": None}, kl.RangeError, "distance_m"),
        ({"cadence": 0}, kl.RangeError, "cadence"),
        ({"cadence": INF}, kl.RangeError, "cadence"),
        ({"cadence": 231}, kl.RangeError, "cadence"),
        ({"grade": 0.31}, kl.RangeError, "grade"),
        ({"descent_m": 10}, kl.InconsistentError, "descent_m"),
        ({"grade": None, "descent_m": 1501}, kl.RangeError, "descent_m"),
        ({"tech": 1.3}, kl.RangeError, "tech"),
        ({"duration_s": 700}, kl.RangeError, "speed"),
        ({"duration_s": 3600}, kl.RangeError, "speed"),
        ({"mode": "WALK", "duration_s": 2500, "cadence": 100}, kl.UnitError, "cadence"),
    ],
)
def test_refusals_name_field_and_lap(change, cls, field):
    """KNEE-041 .. KNEE-044, for one run and in a batch."""
    lap = {**EASY, **change}
    refused(cls, field, 0, kl.knee_load, **lap, runner=RUNNER)
    refused(cls, field, 2, kl.knee_load, [EASY, EASY, lap], runner=RUNNER)
    loads = kl.knee_load([[EASY], [EASY, lap], [EASY]], runner=RUNNER)
    assert [load and load.ekm for load in loads] == [5.0, None, 5.0]
    (left_out,) = loads.refused
    assert (type(left_out.error), left_out.error.field, left_out.error.index) == (cls, field, 1)
    assert str(left_out).startswith("run 1: KL_E_") and field in str(left_out)


@pytest.mark.parametrize(
    ("runner", "field"),
    [
        (kl.Runner(v_ref=4.6), "v_ref"),
        (kl.Runner(cad_ref=129), "cad_ref"),
        (kl.Runner(height_cm=300), "height_cm"),
        (kl.Runner(mass_ref_kg=29), "mass_ref_kg"),
        (kl.Runner(mass_now_kg=NAN), "mass_now_kg"),
        (kl.Runner(carried_kg=61), "carried_kg"),
        (kl.Runner(mass_ref_kg=50, carried_kg=40), "mass_ratio"),
    ],
)
def test_a_wrong_runner_is_wrong_for_every_run(runner, field):
    refused(kl.RangeError, field, None, kl.knee_load, **EASY, runner=runner)
    refused(kl.RangeError, field, None, kl.knee_load, [[EASY], [EASY]], runner=runner)


def test_no_lap_is_no_run():
    refused(kl.SizeError, "segments", None, kl.knee_load, [])
    loads = kl.knee_load([[EASY], []], runner=RUNNER)
    assert loads[0].ekm == 5.0 and loads[1] is None
    assert loads.refused[0].error.field == "segments"


# Many runs.


def activity(**changes):
    values = dict(
        start=datetime(2026, 1, 5, 7), sport="Running", kind=kl.SessionKind.RUN, distance_m=5000.0,
        moving_s=5000 / 3, elapsed_s=1700.0, steps=None, cadence_spm=165.0, ascent_m=0.0,
        descent_m=0.0, hr=None, row=2,
    )  # fmt: skip
    return kl.Activity(**{**values, **changes})


def activities(*runs):
    return kl.Activities("x.csv", "Garmin Connect", "local", list(runs))


def test_activities_feed_straight_in():
    runs = [
        activity(),
        activity(sport="Cycling", kind=kl.SessionKind.OTHER, row=3),
        activity(cadence_spm=None, sport="Treadmill Running", descent_m=None, row=4),
        activity(cadence_spm=80.0, row=5),
    ]
    loads = kl.knee_load(activities(*runs), runner=RUNNER)
    assert len(loads) == 3 and loads.ekm == [5.0, 5.0, None]
    assert loads[0].flags == KneeFlag.DESCENT_AVERAGED
    assert loads[1].flags == KneeFlag.CADENCE_MISSING | KneeFlag.GRADE_MISSING
    assert [(left.place, left.row, left.error.status) for left in loads.refused] == [
        (2, 5, "KL_E_UNIT")
    ]
    assert str(loads.refused[0]).startswith("row 5: KL_E_UNIT: cadence[0] (80)")
    assert kl.knee_load([runs[0], runs[3]], runner=RUNNER)[0] == loads[0]
    assert kl.knee_load(runs[0], runner=RUNNER) == loads[0]
    refused(kl.UnitError, "cadence", 0, kl.knee_load, runs[3])
    assert len(kl.knee_load(activities())) == 0
    with pytest.raises(ValueError, match="row 3: Cycling is neither run nor walk"):
        kl.knee_load(runs[1])


def test_segment_of_an_activity():
    segment = activity(sport="Trail Running", descent_m=120.0).segment()
    assert (segment.terrain, segment.descent_m) == (kl.Terrain.TRAIL, 120.0)
    assert activity(sport="Track Running").segment().terrain is kl.Terrain.TRACK
    assert activity().segment().terrain is kl.Terrain.UNKNOWN
    walk = activity(kind=kl.SessionKind.WALK, sport="Walking")
    assert walk.segment().mode is RunMode.WALK
    assert activity(distance_m=None).segment().descent_m is None


def test_loads_as_columns():
    loads = kl.knee_load([[EASY, EASY], [{**EASY, "cadence": 80}], [EASY]], runner=RUNNER)
    assert len(loads) == 3 and loads.ekm == [10.0, None, 5.0]
    assert loads.ekm_lo == [10.0, None, 5.0] and loads.flags == [0, None, 0]
    assert [len(load.segments) for load in loads if load] == [2, 1]
    assert loads[-1].ekm == 5.0 and loads[:2] == [loads[0], None]
    assert set(loads.columns()) == set(loads.names) and "has" not in loads.names
    assert repr(loads) == "KneeLoads of 3 runs, 1 refused"
    with pytest.raises(IndexError):
        loads[3]
    with pytest.raises(AttributeError):
        loads.has


def test_frame_of_runs():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "distance_m": [5000, 5000, 5000, 4000],
            "duration_s": [5000 / 3, 5000 / 3, 5000 / 3, None],
            "cadence": [165, None, 80, 165],
            "grade": [0.0, 0.0, 0.0, None],
            "terrain": ["ROAD", None, "ROAD", "TRACK"],
            "shoe": ["a", "b", "c", "d"],
        },
        index=["mo", "tu", "we", "th"],
    )
    loads = kl.knee_load(frame, runner=RUNNER)
    assert loads.index.tolist() == ["mo", "tu", "we", "th"]
    assert loads["ekm"].tolist()[:2] == [5.0, 5.0] and loads["ekm"].isna().tolist()[2]
    assert loads["mean_run_cadence"].isna().tolist() == [False, True, True, False]
    assert loads["quality"].dropna().tolist() == ["HIGH", "MED", "LOW"]
    assert loads["refused"].notna().tolist() == [False, False, True, False]
    assert loads["refused"]["we"].startswith("KL_E_UNIT: cadence[0] (80)")
    lists = kl.knee_load([[EASY], [{**EASY, "cadence": None}]], runner=RUNNER)
    assert lists.ekm == loads["ekm"].tolist()[:2]
    assert loads["flags"]["tu"] == KneeFlag.CADENCE_MISSING
    assert len(kl.knee_load(frame[:0], runner=RUNNER)) == 0
    with pytest.raises(KeyError, match="distance_m"):
        kl.knee_load(frame[["cadence"]])
    with pytest.raises(kl.RangeError, match="v_ref"):
        kl.knee_load(frame, runner=kl.Runner(v_ref=1))


def test_frame_of_activities():
    pandas = pytest.importorskip("pandas")
    runs = [activity(), activity(cadence_spm=None), activity(descent_m=None)]
    frame = pandas.DataFrame(map(dataclasses.asdict, runs))
    loads = kl.knee_load(frame, runner=RUNNER)
    assert loads["ekm"].tolist() == kl.knee_load(runs, runner=RUNNER).ekm
    assert loads["refused"].isna().all()


# Beside the load of a run.


def test_step():
    """KNEE-022"""
    full = kl.step(speed=3, cadence=180)
    assert (full.step_len, full.stride_len) == (1.0, 2.0)
    assert kl.step(cadence=180, step_len=1).speed == 3.0
    assert kl.step(speed=3, step_len=1).cadence == 180.0
    refused(kl.InconsistentError, "step_len", None, kl.step, speed=3, cadence=180, step_len=1)
    refused(kl.InconsistentError, "cadence", None, kl.step, speed=3)
    refused(kl.RangeError, "speed", None, kl.step, speed=0.2, cadence=39)


def test_two_ways_to_say_shorter():
    """KNEE-020, KNEE-021, KNEE-023"""
    assert round(kl.rise_for_cut(0.05), 5) == 0.05263 and round(kl.rise_for_cut(0.1), 5) == 0.11111
    assert round(kl.cut_for_rise(0.1), 5) == 0.09091
    refused(kl.RangeError, "cut", None, kl.rise_for_cut, 0.51)
    refused(kl.RangeError, "rise", None, kl.cut_for_rise, -0.01)


def test_peak_check():
    assert kl.peak_check(1051, "RELOAD") == kl.PeakCheck(1050, True)
    assert kl.peak_check(2000, kl.Phase.RETURN) == kl.PeakCheck(None, False)
    assert kl.peak_check(None, "BUILD") == kl.PeakCheck(1150, None)
    refused(kl.RangeError, "phase", None, kl.peak_check, 1, "SCREEN")


def test_week_without_credit():
    runs = [kl.KneeDay("2026-01-05", 4.8, 5.0), kl.KneeDay(date(2026, 1, 8), 4.8, 5.0)]
    week = kl.knee_week(runs, "2026-01-11", retrain_start_day="2026-01-06", base_week_milli=9000)
    assert (week.total_ekm, week.runs_without_credit) == (9.8, 1)
    assert week.in_window and week.hold_exceeded
    assert kl.knee_week(runs, "2026-01-11") == kl.KneeWeek(9.6, 9600, 0, False, None)
    refused(kl.OrderError, "day", 1, kl.knee_week, runs[::-1], "2026-01-11")
    greedy = [kl.KneeDay(0, 5.0, 4.0)]
    refused(kl.InconsistentError, "ekm_nc", 0, kl.knee_week, greedy, 6)


def test_other_activities():
    loads = kl.aux_load([kl.AuxEntry("STAIRS_UP", 100), kl.AuxEntry("SWIM", 30)], runner=RUNNER)
    assert round(loads.aux_ekm, 6) == 0.067133 and loads.undefined == 1
    assert loads.entries[1] == kl.AuxLoad(None, None, False) and loads.quality is Quality.LOW
    assert kl.aux_load([kl.AuxEntry(kl.OtherActivity.SWIM, 30)]).aux_ekm is None
    refused(kl.InconsistentError, "rpm", 0, kl.aux_load, [kl.AuxEntry("WALK", 1, 60)])
    refused(kl.SizeError, "entries", None, kl.aux_load, [])


def test_joint_demand():
    demands = kl.joint_demands()
    assert kl.joint_demand("WALL_SIT").flags == kl.DemandFlag.KEEP_SHALLOW
    assert [kl.joint_demand(demand.exercise) for demand in demands] == demands
    run = kl.joint_demand("RUN_EASY")
    assert (run.rank_index, run.rank_peak) == (7, 10)
    refused(kl.RangeError, "exercise", None, kl.joint_demand, "PLANK")


def test_shoes():
    pairs = [
        kl.Shoe("2025-01-01", start_m=482_800, drop_mm=8),
        kl.Shoe("2026-01-05", new_model=True, drop_mm=0, heel_mm=30),
    ]
    runs = [kl.ShoeRun("2026-01-05", 0, 5000), kl.ShoeRun("2026-01-06", 1, 6000)]
    old, new = kl.shoes("2026-01-07", pairs, runs, usual_drop_mm=8)
    assert (old.odometer_m, old.state, old.advice) == (487_800, kl.ShoeWear.WARN, 2)
    assert (new.share_permille, new.share_limit_pct) == (545, 25)
    assert new.advice.names == ["ROTATION", "HEEL", "FLAT"]
    assert kl.shoes("2026-03-01", pairs, [])[0].share_permille is None
    refused(kl.OrderError, "day", 1, kl.shoes, "2026-01-07", pairs[:1], [
        kl.ShoeRun("2026-01-06", 0, 1), kl.ShoeRun("2026-01-05", 0, 1)
    ])  # fmt: skip
    refused(kl.RangeError, "shoe", 0, kl.shoes, 9, [kl.Shoe(0)], [kl.ShoeRun(1, 1, 1)])


def test_results_are_frozen():
    load = kl.knee_load(**EASY)
    for frozen in (load, load.segments[0], RUNNER, kl.Segment()):
        assert type(frozen).__dataclass_params__.frozen and not hasattr(frozen, "__dict__")

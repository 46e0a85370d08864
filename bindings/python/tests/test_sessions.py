"""Sessions to loads, to days, and against the longest run."""

from datetime import date

import pytest

import kneeload as kl
from kneeload import Band, Flag, Session, SessionKind

DAY = date(2026, 1, 5)


def test_loads_of_one_session():
    run = Session(DAY, dist_m=10000, dur_s=2700, steps=7400, rpe=60, load=12.5)
    loads = {channel.name: kl.session_load(run, channel).load for channel in kl.Channel}
    assert loads == {"DISTANCE": 10000, "DURATION": 2700, "STEPS": 7400, "SRPE": 270,
                     "CUSTOM": 12.5}  # fmt: skip
    nothing = kl.session_load(Session(DAY), "SRPE")
    assert nothing == kl.Load(None, None, False, Flag.NO_DATA)
    assert kl.session_load(Session(DAY, rpe=0, dur_s=60), "SRPE").flags == Flag.ZERO_EFFORT


def test_trimp():
    pulse = {"hr_rest": 50, "hr_max": 150}
    assert round(kl.trimp([(3600, 110)], set="MEN_064_192", **pulse).load, 6) == 72.910440
    custom = kl.trimp([(3600, 110)], set="CUSTOM", a=0.64, b=1.92, **pulse)
    assert round(custom.load, 6) == 72.910440
    assert kl.trimp([(60, None)], set="MEN_064_192", **pulse).flags == Flag.NO_DATA
    assert Flag.CLAMPED in kl.trimp([(60, 200)], set="MEN_064_192", **pulse).flags
    with pytest.raises(kl.RangeError, match="hr_rest"):
        kl.trimp([(60, 120)], set="MEN_064_192", hr_rest=None, hr_max=150)


def test_zones():
    zones = kl.zone_load("EDWARDS", [600, 1200, 900, 600, 300])
    assert (zones.load, zones.zone_s) == (160, (600, 1200, 900, 600, 300))
    assert kl.zone_load("LUCIA", [1800, 1200, 600]).load == 100
    pulse = kl.zone_load_from_hr("EDWARDS", [(600, 100), (600, 199)], hr_max=200)
    assert pulse.zone_s == (600, 0, 0, 0, 600)
    lucia = kl.zone_load_from_hr("LUCIA", [(60, 120), (60, None)], vt1=130, vt2=160)
    assert lucia == kl.Load(None, None, False, Flag.NO_DATA)
    with pytest.raises(kl.InconsistentError, match="vt2"):
        kl.zone_load_from_hr("LUCIA", [(60, 120)], vt1=160, vt2=130)


def test_rtss():
    assert kl.rtss(2700, 300, 270).load == 60.75


DOUBLED = [
    Session(DAY, 30000, 10000, 3000, 3100, rpe=60),
    Session(DAY, 30050, 10010, 3000),  # the phone's recording of the same run
    Session(date(2026, 1, 6), 30000, 5000, 1500, 1500),
    Session(date(2026, 1, 6), 31600, 5000, 1500, 1500),  # goes on after a stop
    Session(date(2026, 1, 7), 30000, 20000, kind="OTHER"),
]


def test_prepare():
    prepared = kl.prepare(DOUBLED)
    assert prepared.ignored == [4] and prepared.dropped == [(1, 0)]
    first, second = prepared.sessions
    assert first.session == DOUBLED[0] and first.members == (0,)
    assert second.members == (2, 3) and second.session.dist_m == 10000
    assert second.session.elapsed_s == 3100 and second.session.rpe is None
    assert kl.prepare([]) == kl.Prepared([], [], [])
    assert kl.prepare(DOUBLED, kinds=8).ignored == [0, 1, 2, 3]
    assert len(kl.prepare(DOUBLED, dup_start_s=0, merge_gap_s=0).sessions) == 4
    overlap = [Session(DAY, 30000, 9000, 3000), Session(DAY, 31000, 4000, 3000)]
    assert [item.flags for item in kl.prepare(overlap).sessions] == [Flag.OVERLAP] * 2


def test_day_series():
    series = kl.day_series(DOUBLED, channel="DISTANCE", last_day="2026-01-08")
    assert series.loads == [10000, 10000, 0, 0]
    assert [state.name for state in series.states] == ["LOAD", "LOAD", "MISSING", "MISSING"]
    told = kl.day_series(
        DOUBLED,
        channel=kl.Channel.DISTANCE,
        first_day="2026-01-04",
        last_day="2026-01-09",
        rest=["2026-01-04"],
        missing=["2026-01-08"],
        infer_rest=True,
        dedupe=False,
    )
    assert "".join(state.name[0] for state in told.states) == "RLLRMR"
    assert told.loads[1] == 20010
    assert kl.day_series(DOUBLED, channel="SRPE").states[0] == kl.DayState.LOAD
    assert kl.day_series(DOUBLED, channel="SRPE").states[1] == kl.DayState.UNMEASURED
    with pytest.raises(kl.InconsistentError, match="rest"):
        kl.day_series(DOUBLED, channel="DISTANCE", rest=[DAY])


RUNS = [
    Session(0, dist_m=20000),
    Session(10, dist_m=12000),
    Session(20, dist_m=12000),
]


def test_spike_examples():
    inside = kl.spike(RUNS, Session(30, dist_m=15000))
    assert (inside.ref, inside.ratio, inside.band, inside.days_left) == (
        20000, 0.75, Band.REFERENCE, 0,
    )  # fmt: skip
    outside = kl.spike(RUNS, Session(31, dist_m=15000), first_day=0)
    assert (outside.ref, outside.ratio, outside.band) == (12000, 1.25, Band.SMALL)
    assert outside.ref_day == date(1970, 1, 21) and outside.x_max is None
    tenth = kl.spike([Session(0, dist_m=13000)], Session(9, dist_m=14300))
    assert tenth.band == Band.REFERENCE
    outlier = kl.spike([Session(0, dist_m=20000), Session(1, dist_m=8000)], Session(9, dist_m=9000))
    assert outlier.band2 == Band.SMALL and Flag.REF_OUTLIER in outlier.flags


def test_spike_without_reference_is_undefined():
    none = kl.spike([], Session(9, dist_m=9000), first_day=0)
    assert (none.ratio, none.band, none.ref, none.defined) == (None, None, None, False)
    assert Flag.NO_REFERENCE in none.flags and none.chance_new_longest == 1.0
    unmeasured = kl.spike(RUNS, Session(30))
    assert (unmeasured.ratio, unmeasured.band) == (None, None)
    assert Flag.NO_DATA in unmeasured.flags and unmeasured.ref == 20000


def test_spike_series_and_plan():
    whole = kl.spike_series(RUNS)
    assert [one.band for one in whole] == [None, Band.REFERENCE, Band.REFERENCE]
    assert kl.spike_series(RUNS, first=2) == whole[2:]
    plan = [Session(31, dist_m=15000), Session(33, dist_m=16000)]
    ahead = kl.spike_series(RUNS, plan=plan)
    assert [one.band for one in ahead] == [Band.SMALL, Band.REFERENCE]
    assert all(Flag.PLANNED in one.flags for one in ahead)
    with pytest.raises(kl.OrderError) as caught:
        kl.spike_series(RUNS, plan=plan[::-1])
    assert (caught.value.field, caught.value.index) == ("plan.day", 1)
    prepared = kl.prepare(RUNS)
    assert kl.spike_series(prepared) == kl.spike_series(prepared.sessions) == whole


def test_spike_limit_is_the_edge():
    limit = kl.spike_limit(RUNS, day=31)
    assert limit.x_max == limit.x_guarded == 13200 and limit.band is None
    assert kl.spike(RUNS, Session(31, dist_m=13200)).band == Band.REFERENCE
    assert kl.spike(RUNS, Session(31, dist_m=13201)).band == Band.SMALL
    assert kl.spike_limit(RUNS, day=31, start_s=0, edge=3).x_max == 24000
    gaps = kl.spike_limit(RUNS, day=31, missing=[25, 26])
    assert gaps.missing == 2 and Flag.UNKNOWN_IN_WINDOW in gaps.flags


def test_duration_is_extrapolated():
    runs = [Session(0, dur_s=3600)]
    judged = kl.spike(runs, Session(5, dur_s=4000), measure="DURATION")
    assert judged.band == Band.SMALL and Flag.EXTRAPOLATED in judged.flags


def test_session_takes_any_day():
    assert kl.day_series([Session("2026-01-05", dist_m=1)], channel="DISTANCE").day0 == DAY
    with pytest.raises(kl.RangeError, match="day"):
        kl.session_load(Session(None), "DISTANCE")
    walk = Session(DAY, kind=SessionKind.WALK, dist_m=5)
    assert kl.prepare([walk], kinds=15).sessions[0].session == walk


def test_base_rate():
    assert kl.base_rate(4, 6) == (0.2, 0.6) == kl.BaseRate(next=0.2, any_of_k=0.6)


def test_prepared_sessions_whose_files_overlapped_can_be_judged():
    # LOAD-031 gives them more moving than elapsed time, which LOAD-020 refuses of a session.
    files = [
        kl.Session(day=10, start_s=1000, dist_m=5000, dur_s=1800, elapsed_s=1800),
        kl.Session(day=10, start_s=2740, dist_m=5100, dur_s=1810, elapsed_s=1810),
    ]
    prepared = kl.prepare(files)
    assert prepared.sessions[0].session.elapsed_s == 3550
    assert kl.spike_limit(prepared, day=12, first_day=0).ref == 10100

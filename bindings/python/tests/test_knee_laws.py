"""The laws P1 .. P15 of KNEE section 14, on random runs. Default parameters unless said."""

import math

from hypothesis import assume, given
from hypothesis import strategies as st

import kneeload as kl

TOLERANCE = 1e-9


def close(a, b, tolerance=TOLERANCE):
    return math.isclose(a, b, rel_tol=tolerance, abs_tol=1e-300)


def runners():
    return st.builds(kl.Runner, v_ref=st.floats(2.0, 4.5), cad_ref=st.floats(130, 210))


SPEED = st.floats(1.61, 6.49)
DISTANCE = st.floats(200, 40000)
GRADE = st.floats(-0.30, 0.30)


def run(speed, distance=1000.0, cadence=None, grade=0.0, **others):
    return kl.Segment(distance, distance / speed, cadence, grade, **others)


def ekm(segments, runner=None):
    return kl.knee_load(segments, runner=runner).ekm


def preferred(speed, runner):
    return kl.knee_load(run(speed), runner=runner).segments[0].cadence_pref


def cadence_at(speed, q, runner):
    """q times the preferred cadence, where the model takes it."""
    cadence = q * preferred(speed, runner)
    assume(120 <= cadence <= 230)
    return cadence


@given(runners(), DISTANCE)
def test_p1_reference_conditions_give_kilometres(runner, distance):
    load = kl.knee_load(run(runner.v_ref, distance, runner.cad_ref), runner=runner)
    assert close(load.ekm, distance / 1000) and close(load.ekm_per_km, 1.0)


@given(runners(), SPEED, st.floats(0.7, 1.4), GRADE, st.floats(0.05, 0.95))
def test_p2_splitting_changes_nothing(runner, speed, q, grade, part):
    cadence = cadence_at(speed, q, runner)
    whole = run(speed, 8000, cadence, grade)
    parts = [run(speed, 8000 * share, cadence, grade) for share in (part, 1 - part)]
    assert close(ekm(whole, runner), ekm(parts, runner))


@given(runners(), SPEED, st.floats(0.7, 1.4), GRADE, DISTANCE)
def test_p3_linear_in_distance(runner, speed, q, grade, distance):
    cadence = cadence_at(speed, q, runner)
    one = ekm(run(speed, 1000, cadence, grade), runner)
    assert close(ekm(run(speed, distance, cadence, grade), runner), one * distance / 1000)


@given(runners(), SPEED, st.floats(0.6, 1.5), st.floats(0.6, 1.5), GRADE)
def test_p4_decreasing_in_cadence_inside_the_clamp(runner, speed, q1, q2, grade):
    low, high = sorted((q1, q2))
    loads = [
        ekm(run(speed, 1000, cadence_at(speed, q, runner), grade), runner) for q in (low, high)
    ]
    if max(low, 0.8) < min(high, 1.25) * (1 - 1e-9):
        assert loads[0] > loads[1]
    elif high <= 0.8 * (1 - 1e-9) or low >= 1.25 * (1 + 1e-9):
        assert close(*loads)


@given(runners(), SPEED, st.floats(0.7, 1.4), GRADE, GRADE)
def test_p5_non_increasing_in_grade(runner, speed, q, g1, g2):
    cadence = cadence_at(speed, q, runner)
    steep, flat = (ekm(run(speed, 1000, cadence, g), runner) for g in sorted((g1, g2)))
    assert steep >= flat * (1 - TOLERANCE)
    if min(g1, g2) >= 0:
        assert steep == flat


@given(runners(), SPEED, SPEED, st.booleans(), st.floats(125, 225))
def test_p6_load_a_minute_increases_with_speed(runner, v1, v2, fixed, cadence):
    slow, fast = sorted((v1, v2))
    assume(fast > slow * (1 + 1e-6))
    rates = []
    for speed in (slow, fast):
        segment = kl.Segment(speed * 600, 600, cadence if fixed else None, 0.0)
        load = kl.knee_load(segment, runner=runner)
        # A clamped cadence is neither the preferred nor a fixed one.
        assume(kl.KneeFlag.CADENCE_CLAMPED not in load.flags)
        rates.append(load.ekm)
    assert rates[0] < rates[1]


@given(runners(), SPEED)
def test_p7_flat_at_preferred_cadence_is_never_below_the_reference(runner, speed):
    assert kl.knee_load(run(speed), runner=runner).ekm_per_km >= 1 - TOLERANCE


@given(runners(), SPEED, st.floats(0.82, 1.23), st.floats(0.0, 0.15))
def test_p8_uneven_halves_load_no_less(runner, speed, q, spread):
    assume(0.8 < q * (1 - spread) and q * (1 + spread) < 1.25)
    low, high = (cadence_at(speed, q * (1 + sign * spread), runner) for sign in (-1, 1))
    halves = [kl.Segment(speed * 600, 600, cadence, 0.0) for cadence in (low, high)]
    even = kl.Segment(speed * 1200, 1200, (low + high) / 2, 0.0)
    assert ekm(halves, runner) >= ekm(even, runner) * (1 - TOLERANCE)


@given(SPEED, st.floats(0.81, 1.59), st.floats(0.81, 1.59))
def test_p9_increasing_in_mass(speed, m1, m2):
    low, high = sorted((m1, m2))
    assume(high > low * (1 + 1e-6))
    light, heavy = (
        ekm(run(speed), kl.Runner(3.0, 165, mass_ref_kg=70, mass_now_kg=70 * mass))
        for mass in (low, high)
    )
    assert light < heavy


@given(SPEED, st.floats(0.8, 1.25), st.floats(0.8, 1.25))
def test_p9_increasing_in_tech(speed, t1, t2):
    low, high = sorted((t1, t2))
    assume(high > low * (1 + 1e-6))
    assert ekm(run(speed, tech=low)) < ekm(run(speed, tech=high))


@given(runners(), st.floats(1e-9, 1e-7))
def test_p10_continuous_where_the_cost_bends(runner, step):
    """At the reference p is 1: just above and just below the load is nearly the same."""
    assume(runner.v_ref * 0.99 > 1.6)
    below, above = (
        ekm(run(runner.v_ref, cadence=runner.cad_ref * (1 + sign * step)), runner)
        for sign in (1, -1)
    )
    assert abs(above - below) <= 10 * step + 1e-12


@given(SPEED, st.one_of(st.none(), st.floats(120, 230)), GRADE)
def test_p11_bounds_of_running(speed, cadence, grade):
    """Default profile."""
    load = kl.knee_load(run(speed, cadence=cadence, grade=grade, mode="RUN"))
    assert 0.58 <= load.ekm_per_km <= 3.31


@given(st.floats(0.3, 12), st.floats(40, 300))
def test_p12_triple_identity(speed, cadence):
    step_len = speed * 60 / cadence
    assume(0.1 <= step_len <= 4)
    full = kl.step(speed=speed, cadence=cadence)
    for given_two in (
        {"speed": full.speed, "step_len": full.step_len},
        {"cadence": full.cadence, "step_len": full.step_len},
    ):
        other = kl.step(**given_two)
        assert close(other.speed, speed, 1e-12) and close(other.cadence, cadence, 1e-12)


@given(st.floats(0, 0.5), st.floats(0, 1))
def test_p12_cut_and_rise_are_inverse(cut, rise):
    assert math.isclose(kl.cut_for_rise(kl.rise_for_cut(cut)), cut, rel_tol=1e-12, abs_tol=1e-15)
    there = kl.rise_for_cut(kl.cut_for_rise(rise))
    assert math.isclose(there, rise, rel_tol=1e-12, abs_tol=1e-15)


@st.composite
def laps(draw):
    """A lap that may lack anything but the time."""
    if draw(st.booleans()):
        speed = draw(st.one_of(st.none(), SPEED))
        cadence = draw(st.one_of(st.none(), st.floats(140, 230)))
        mode = "RUN"
    else:
        speed = draw(st.one_of(st.none(), st.floats(0.3, 1.5)))
        cadence = draw(st.one_of(st.none(), st.floats(100, 130)))
        mode = "WALK"
    duration = draw(st.floats(10, 7200))
    return kl.Segment(
        None if speed is None else speed * duration,
        duration,
        cadence,
        draw(st.one_of(st.none(), GRADE)),
        mode=mode,
        tech=draw(st.one_of(st.none(), st.floats(0.8, 1.25))),
    )


@given(runners(), st.lists(laps(), min_size=1, max_size=8))
def test_p13_p15_finite_in_its_interval_credit_never_negative(runner, run):
    load = kl.knee_load(run, runner=runner)
    for value in (load.ekm, load.ekm_lo, load.ekm_hi, load.ekm_nc, load.linear, load.steps):
        assert math.isfinite(value) and value >= 0
    assert load.ekm_lo <= load.ekm <= load.ekm_hi
    assert load.ekm_nc >= load.ekm * (1 - 1e-14)
    assert set(load.flags.names) == {name for lap in load.segments for name in lap.flags.names}


@given(runners(), SPEED, GRADE)
def test_p14_the_preferred_cadence_is_as_none(runner, speed, grade):
    unknown = kl.knee_load(run(speed, grade=grade), runner=runner)
    cadence = unknown.segments[0].cadence_pref
    assume(120 <= cadence <= 230)
    known = kl.knee_load(run(speed, cadence=cadence, grade=grade), runner=runner)
    names = ("ekm", "ekm_lo", "ekm_hi", "ekm_nc", "linear", "impulse", "steps", "peak_rel_max")
    assert [getattr(known, name) for name in names] == [getattr(unknown, name) for name in names]


@given(runners(), st.lists(st.lists(laps(), min_size=1, max_size=4), min_size=1, max_size=6))
def test_batch_is_one_by_one(runner, runs):
    loads = kl.knee_load(runs, runner=runner)
    assert loads.refused == []
    assert list(loads) == [kl.knee_load(run, runner=runner) for run in runs]

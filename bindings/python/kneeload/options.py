"""Options of the metrics, under the names they have in C. All are keywords; what is left out, or
None, is the default. Ranges, grades and sources of every one: ``kneeload.parameters()``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, TypedDict

from . import capi
from .days import Day, day_number
from .enums import (
    Convention,
    EwmaMissing,
    Mode,
    MonotonyMissing,
    RollingKind,
    RollingMissing,
    Seed,
    SpikeMeasure,
    StandardDeviation,
    int32,
    number_of,
)
from .enums_rehab import Ladder, Profile


class _Gate(TypedDict, total=False):
    """What every ratio has: when there is enough to tell, and when a break was a layoff."""

    cov_num: int  #: share of days that must be known, default 6/7; 0 switches the gate off
    cov_den: int  #: its denominator
    layoff_gap: int  #: days without load that make a layoff, 7 .. 60, default 14
    layoff_hold: int  #: days its flag stays, 0 .. 60, default 28
    open_day: Day | None  #: the day that is still going on


class RollingLimitOptions(_Gate, total=False):
    """Options of rolling_limit, with those of ``_Gate``."""

    na: int  #: acute window, 3 .. 14 days, default 7
    nc: int  #: chronic window, 14 .. 56 days, at least 2 na, default 28
    kind: RollingKind | str  #: default UNCOUPLED
    missing: RollingMissing | str  #: default PART_MEAN
    partial: int  #: 1: evaluate although the series is younger than the windows
    lmax: float | None  #: ceiling of one unknown day; default 1.5 x the largest of 30 days
    lmax_floor: float  #: least ceiling when lmax is not given, default 0


class RollingOptions(RollingLimitOptions, total=False):
    """Options of rolling_ratio: those of RollingLimitOptions, and these."""

    mode: Mode | str  #: END_OF_DAY, or START_OF_DAY: before the day's first run
    legacy: int  #: 1: classify into the "sweet spot" zones of team sports
    thr: Sequence[int]  #: thresholds in thousandths, 1 .. 100,000, at most 8; none by default


class WeekToWeekOptions(_Gate, total=False):
    """Options of week_to_week, with those of ``_Gate``."""

    mode: Mode | str  #: END_OF_DAY, or START_OF_DAY
    missing: RollingMissing | str  #: default PART_MEAN
    partial: int  #: 1: evaluate a series younger than the windows
    lmax: float | None  #: ceiling of one unknown day
    lmax_floor: float  #: least ceiling when lmax is not given, default 0


class _Smoothers(TypedDict, total=False):
    """How loads are smoothed."""

    conv_a: Convention | str  #: how the acute smoother is given
    arg_a: float  #: in the unit of conv_a
    conv_c: Convention | str  #: how the chronic smoother is given
    arg_c: float  #: in the unit of conv_c
    seed: Seed | str  #: what it holds before the first day
    k: int  #: days of the seeds MEAN_K and SMA_K, 1 .. 42, default 7
    v0_a: float  #: seed VALUE
    v0_c: float  #: seed VALUE, 0 .. 1e15
    missing: EwmaMissing | str  #: default DECAY


class EwmaLimitOptions(_Smoothers, _Gate, total=False):
    """Options of ewma_limit, with those of ``_Gate`` and ``_Smoothers``: SPAN 7 and SPAN 28, seed
    DEBIASED."""

    lag: int  #: the chronic value is that of so many days before, 0 .. 28, default 0


class EwmaOptions(EwmaLimitOptions, total=False):
    """Options of ewma_ratio: those of EwmaLimitOptions, and these."""

    mode: Mode | str  #: END_OF_DAY, or START_OF_DAY
    legacy: int  #: 1: classify into the "sweet spot" zones
    thr: Sequence[int]  #: thresholds in thousandths, 1 .. 100,000, at most 8


class FitnessOptions(_Smoothers, total=False):
    """Options of fitness, with those of ``_Smoothers``: TAU 7 (ATL) and TAU 42 (CTL), seed ZERO."""

    mode: Mode | str  #: END_OF_DAY, or START_OF_DAY
    ramp_days: int  #: 1 .. 28, default 7
    tsb_min: float  #: target of fitness_limit, default 0
    ramp_max: float | None  #: second target of fitness_limit


class MonotonyOptions(TypedDict, total=False):
    """Options of monotony."""

    mode: Mode | str  #: END_OF_DAY, or START_OF_DAY
    window: int  #: 2 .. 56 days, default 7
    sd: StandardDeviation | str  #: default SAMPLE
    cap: float  #: 0: none; else the largest monotony given
    missing: MonotonyMissing | str  #: default STRICT


class SpikeOptions(TypedDict, total=False):
    """Options of spike, spike_series and spike_limit."""

    window: int  #: 7 .. 90 days, default 30
    b1: int  #: upper edges of the bands in thousandths: 1100, 1300, 2000
    b2: int  #: second edge
    b3: int  #: third edge
    measure: SpikeMeasure | str  #: default DISTANCE
    kinds: int  #: mask over session kinds, default 3: RUN and WALK_RUN
    low_n: int  #: flag LOW_N below so many runs, default 4
    expire_soon: int  #: days, default 3
    missing_max: int  #: missing days that are tolerated, default 3
    speed_max_dmps: int  #: faster is implausible, tenths of m/s, default 65
    ratchet_days: int  #: default 7
    ratchet_max: int  #: default 1
    edge: int  #: spike_limit: which edge, 1 .. 3, default 1
    layoff_gap: int  #: days without load that make a layoff, default 14
    layoff_hold: int  #: days its flag stays, default 28


class PrepareOptions(TypedDict, total=False):
    """Options of prepare and day_series."""

    kinds: int  #: mask over session kinds, default 3: RUN and WALK_RUN
    dup_start_s: int  #: 0 .. 3600 s, default 120
    dup_pct: int  #: 0 .. 20 %, default 2
    merge_gap_s: int  #: 0 .. 14,400 s, default 1800


class KneeOptions(TypedDict, total=False):
    """Options of knee load: the coefficients of the model. Exponents are in twentieths."""

    exp_speed_20: int  #: peak ~ speed^(8/20), 5 .. 11
    exp_cadspeed_20: int  #: preferred cadence ~ speed^(4/20), 3 .. 8
    exp_cadence_20: int  #: peak ~ cadence^-(40/20), 30 .. 50
    exp_cost_20: int  #: cost ~ peak^(40/20) above 1, 20 .. 80
    exp_contact_20: int  #: contact time ~ speed^-(11/20), for impulse only, 9 .. 13
    exp_mass_20: int  #: peak ~ mass^(20/20), 6 .. 26
    interval: int  #: 1 (default): ekm_lo and ekm_hi, too
    b_down: float  #: rise of the peak per unit of downhill grade, default 1.5: weak
    b_up: float  #: uphill, default 0: no credit
    grade_clip: float  #: steeper grades count as this one, default 0.20
    p_walk: float  #: peak of a walking step, default 0.17
    b_walk_down: float  #: default 13
    peak_ref_bw: float  #: body weights, display only, default 5.2


class CadenceOptions(TypedDict, total=False):
    """Options of the cadence planner."""

    min_days: int  #: days a stage lasts at least, 5 .. 28, default 7
    min_sessions: int  #: assessable runs a stage needs, 2 .. 10, default 3
    in_band_pct: int  #: a run adheres from this share of steady time on, default 70 %
    pass_pct: int  #: a stage passes from this share of adherent runs on, default 80 %
    repeat_pct: int  #: below this share the stage is too hard, default 50 %
    calf_ok: int  #: calf or Achilles pain that does not hold, default 20 tenths
    calf_drop: int  #: ... that drops a stage, default 30 tenths
    band_lo_pct: int  #: band around the target, default 98 %
    band_hi_pct: int  #: default 104 %
    response_days: int  #: when knee pain should have answered, default 14 days
    response_tenths: int  #: ... by how much, default 10 tenths
    ceiling_dspm: int  #: absolute ceiling at 3 m/s, tenths of a step per minute, default 1900


class RehabOptions(TypedDict, total=False):
    """Configuration of a Rehab. CONSUMER refuses a value on the loose side of its default;
    the tightening direction of each stands in the specification, ranges in the catalogue."""

    profile: Profile | str  #: CONSUMER (default), or CLINICIAN: entries say what is looser
    ladder: Ladder | str  #: default KL30
    pain_green: int  #: largest pain of a GREEN run, default 20 tenths
    pain_red: int  #: pain above it is RED, default 50 tenths
    settle_tol: int  #: a rise that still counts as settled, default 5 tenths
    am_red_delta: int  #: rise of morning pain that is RED at once, default 20 tenths
    am_ambers_to_red: int  #: mornings up in a row that are RED, default 2
    strength_pain_ok: int  #: largest pain with which strength work counts, default 30 tenths
    advance_greens: int  #: GREEN runs a level takes, default 2
    post_setback_greens: int  #: after a setback, default 3
    max_levels_7d: int  #: levels up in seven days, default 2
    ambers_to_regress: int  #: AMBER runs that cost a level, default 3
    greys_to_flag: int  #: GREY runs that are pointed out, default 2
    red_rest_days: int  #: default 2
    amber_rest_days: int  #: default 1
    red2_window: int  #: days in which a second RED counts, default 14
    red2_levels: int  #: levels it costs, default 2
    red3_window: int  #: days in which a third RED stops, default 28
    dose_low_pct: int  #: share of the planned run that counts, default 80 %
    dose_high_pct: int  #: default 110 %
    late_days: int  #: days after which a check-in is late, default 1
    gap1_days: int  #: first gap without running, default 8 days
    gap1_levels: int  #: levels that it costs, default 1
    gap2_days: int  #: second gap without running, default 14 days
    gap2_levels: int  #: levels that both cost together, default 3
    gap3_days: int  #: gap after which the calm phase begins anew, default 28 days
    irritable_min_days: int  #: default 7
    irritable_review_days: int  #: default 28
    irritable_mornings: int  #: calm mornings that the phase takes, default 3
    irritable_strength: int  #: strength sessions that it takes, default 2
    reload_min_days: int  #: default 14
    reload_red_free: int  #: default 7 days
    reload_review_days: int  #: default 56
    build_min_days: int  #: default 21
    return_min_days: int  #: default 21
    build_red_free: int  #: default 14 days
    return_red_free: int  #: default 21 days
    build_volume_pct: int  #: share of the weekly target, default 80 %
    return_volume_pct: int  #: default 95 %
    build_weeks: int  #: default 2
    return_weeks: int  #: default 3
    green_share_pct: int  #: share of GREEN runs, default 80 %
    strength_14d: int  #: days with strength work in 14, default 2
    early_sign_ambers: int  #: AMBER runs in seven days, default 2
    reload_run_gap: int  #: days from run to run, default 2
    reload_max_runs_7d: int  #: default 4
    build_run_gap: int  #: default 1
    build_max_runs_7d: int  #: default 5
    maintain_run_gap: int  #: default 1
    maintain_max_runs_7d: int  #: default 6
    sleep_need_min: int  #: minutes a night, default 480
    debt3_min: int  #: missing in three nights, default 240
    short_night_min: int  #: default 360
    stress_high: int  #: 1 .. 5, default 4
    worsening_delta: int  #: rise from week to week that is a red flag, default 20 tenths
    night_count_7d: int  #: nights with pain in seven days, default 2
    self_clear_days: int  #: between two clearances by the runner, default 28
    screen_valid_days: int  #: default 28
    calm_days: int  #: check-ins that lower the irritability, default 5


class PlanOptions(TypedDict, total=False):
    """Options of the planning calls; each reads those it needs, all are checked. Ranges, sources
    and grades: ``kneeload.parameters()`` under "PL."."""

    week_up_pct: int  #: step of a build week, default 10 %
    week_hard_pct: int  #: ceiling of one step, default 30 %
    min_step_m: int  #: least step, so that a short week can move, default 1000 m
    red_cut_pct: int  #: week after a RED, default 75 %
    deload_pct: int  #: lighter week, default 80 %
    deload_every: int  #: every so many weeks is a lighter one, default 4 weeks
    dose_hi_pct: int  #: done above this is not rewarded, default 110 %
    dose_lo_pct: int  #: done below this is repeated, default 80 %
    amber_repeat: int  #: AMBER runs that repeat a week, default 2 runs
    quality_floor_pct: int  #: share of the target before hills and speed return, default 80 %
    spike_pct: int  #: one run against the longest of 30 days, default 110 %
    hill_m_per_km: int  #: average ascent that makes a run hilly, default 10 m/km
    pace_default_s: int  #: only where no pace is given; always said, default 360 s/km
    factor_low_pct: int  #: own distance kept, LOW, default 75 %
    factor_moderate_pct: int  #: own distance kept, MODERATE, default 50 %
    max_runs_low: int  #: run days, LOW, default 5 days
    max_runs_moderate: int  #: run days, MODERATE, default 4 days
    gap_low: int  #: least distance between run days, LOW, default 1 days
    gap_moderate: int  #: the same, MODERATE, default 2 days
    gap_lateral: int  #: the same for LATERAL and DIFFUSE at least, default 2 days
    gap1_days: int  #: breaks of 8, 14 and 28 days, and the levels they cost: 1 and 3, default 8 days
    gap2_days: int  #: default 14 days
    gap3_days: int  #: default 28 days
    gap1_levels: int  #: default 1 levels
    gap2_levels: int  #: default 3 levels
    history_min_weeks: int  #: known weeks that cap the volume, default 2 weeks
    screen_max_age_days: int  #: age of the red-flag screen, default 28 days
    cross_high_pct: int  #: share of dropped time moved to cross-training, HIGH, default 50 %
    cross_max_s: int  #: cap of one substitute session, default 3600 s
    high_cross_days: int  #: walk or cross-training days, HIGH, default 2 days
    strength_min: int  #: sessions a week, default 2 per week
    strength_max: int  #: default 3 per week
    strength_gap: int  #: days between strength days, default 2 days
    max_run_days_reload: int  #: check of a week, default 4 days
    max_run_days_build: int  #: default 5 days
    max_run_days_other: int  #: default 6 days
    run_gap_reload: int  #: default 2 days
    advance_greens: int  #: projection only, like the next seven, default 2 runs
    tendon_greens: int  #: BELOW, ABOVE, DIFFUSE, default 3 runs
    max_adv_week: int  #: default 2 levels
    reload_min_weeks: int  #: default 2 weeks
    build_min_weeks: int  #: default 3 weeks
    return_min_weeks: int  #: default 3 weeks
    target_weeks: int  #: default 3 weeks
    floor_weeks: int  #: default 2 weeks
    pain_green_rehab: int  #: strength session: largest pain that is GREEN, default 30 tenths
    pain_red: int  #: pain above it is RED, default 50 tenths
    settle_tol: int  #: wobble allowed next morning, default 5 tenths
    am_red_delta: int  #: morning rise that is RED, default 20 tenths
    top_sessions: int  #: GREEN sessions at the top before more load, default 2 sessions
    top_sessions_tendon: int  #: BELOW, ABOVE, DIFFUSE, default 3 sessions
    rep_step: int  #: one GREEN session, default 1 reps
    hold_step_s: int  #: one GREEN session, default 5 s
    phase2_min_days: int  #: days of phase 1, default 7 days
    transition_s: int  #: change between exercises, default 30 s
    tape_days: int  #: default 28 days
    orthotic_days: int  #: default 42 days
    adjunct_soon_days: int  #: notice before the end, default 7 days
    adjunct_strength_window: int  #: window in which strength sessions are counted, default 14 days
    sleep_need_min: int  #: a night, default 480 min
    debt3_min: int  #: missing in three nights, default 240 min
    short_night_min: int  #: short night, default 360 min
    short_nights: int  #: of three, default 2 nights
    stress_hi: int  #: on each of three days, default 4
    early_ambers: int  #: AMBER runs that are an early sign, default 2 runs
    early_days: int  #: in so many days, default 7 days
    changed_pct: int  #: rise worth naming, default 110 %
    changed_min_weeks: int  #: logged weeks of six, default 4 weeks
    offender_min: int  #: of the last three REDs, default 2 REDs
    offender_window: int  #: days up to and with the RED run, default 7 days
    threshold_green_days: int  #: window of GREEN runs, default 28 days
    threshold_bad_days: int  #: window of AMBER and RED runs, default 14 days
    walk_cap_high_s: int  #: longest walk, HIGH, default 1800 s
    review_weeks: int  #: before a review, default 8 weeks
    adherence_pct: int  #: below it no verdict, default 70 %


_ENUMS: dict[str, dict[str, type[IntEnum]]] = {
    "rolling": {"mode": Mode, "kind": RollingKind, "missing": RollingMissing},
    "ewma": {
        "mode": Mode,
        "conv_a": Convention,
        "conv_c": Convention,
        "seed": Seed,
        "missing": EwmaMissing,
    },
    "fitness": {
        "mode": Mode,
        "conv_a": Convention,
        "conv_c": Convention,
        "seed": Seed,
        "missing": EwmaMissing,
    },
    "monotony": {"mode": Mode, "sd": StandardDeviation, "missing": MonotonyMissing},
    "spike": {"measure": SpikeMeasure},
    "prepare": {},
    "knee": {},
    "cadence": {},
    "plan": {},
    "rehab": {"profile": Profile, "ladder": Ladder},
}

_NAMES: dict[str, frozenset[str]] = {
    "rolling": frozenset(RollingOptions.__annotations__),
    "week_to_week": frozenset(WeekToWeekOptions.__annotations__),
    "ewma": frozenset(EwmaOptions.__annotations__),
    "fitness": frozenset(FitnessOptions.__annotations__),
    "monotony": frozenset(MonotonyOptions.__annotations__),
    "spike": frozenset(SpikeOptions.__annotations__),
    "prepare": frozenset(PrepareOptions.__annotations__),
    "knee": frozenset(KneeOptions.__annotations__),
    "cadence": frozenset(CadenceOptions.__annotations__),
    "plan": frozenset(PlanOptions.__annotations__),
    "rehab": frozenset(RehabOptions.__annotations__),
}

_STRUCTS = {"rehab": "kl_rehab_config"}  # the others are kl_<group>_options


def options_for(group: str, given: Mapping[str, Any]) -> Any:
    """The C options of a group ("rolling", "ewma", ...) with the given values."""
    _known_names(group, given)
    return _fill(getattr(capi, _STRUCTS.get(group, f"kl_{group}_options"))(), _ENUMS[group], given)


def week_to_week_options(window: int, given: Mapping[str, Any]) -> Any:
    """The rolling options that compare a week with the one before."""
    _known_names("week_to_week", given)
    options = capi.kl_rolling_options()
    capi.kl_week_to_week_options(int32(window), options)
    return _fill(options, _ENUMS["rolling"], given)


def _known_names(group: str, given: Mapping[str, Any]) -> None:
    for name in given:
        if name not in _NAMES[group]:
            known = ", ".join(sorted(_NAMES[group]))
            raise TypeError(f"unexpected option {name!r}; {group} has {known}")


def _fill(options: Any, enums: Mapping[str, type[IntEnum]], given: Mapping[str, Any]) -> Any:
    for name, value in given.items():
        if value is None:
            continue
        if name == "thr":
            options.n_thr = len(value)
            options.thr = [int32(threshold) for threshold in value]
        elif name == "open_day":
            options.open_day = day_number(value)
        elif name in enums:
            setattr(options, name, number_of(enums[name], value))
        elif isinstance(getattr(options, name), float):
            setattr(options, name, float(value))
        else:
            setattr(options, name, int32(value))
        if hasattr(options, f"has_{name}"):
            setattr(options, f"has_{name}", 1)
    return options

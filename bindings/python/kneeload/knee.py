"""Knee load: the runner, the laps, the reference they are counted in, and steps.

1 EKM (equivalent easy kilometre) is the load on the joint behind the kneecap of 1 km on the flat
at the runner's own reference speed and cadence, both legs together. It compares a runner with
himself: never two people, never two sides. Its grade terms are weakly founded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from operator import attrgetter
from typing import Any, Unpack

from . import capi
from .days import Day, day_number
from .enums import CadenceUnit, KneeFlag, Phase, RunMode, Terrain, int32, number_of
from .options import KneeOptions, options_for
from .records import Record

_RUNNER = Record("kl_knee_runner")
_REFERENCE = Record("kl_knee_reference")
SEGMENT = Record("kl_knee_segment")
_STEP = Record("kl_step")
_DAY = Record("kl_knee_day")
_WEEK = Record("kl_knee_week")
_UNKNOWN = int(capi.KL_UNKNOWN)

SEGMENT_NUMBERS: dict[str, int] = {
    "distance_m": capi.KL_SEGMENT_HAS_DISTANCE_M,
    "duration_s": capi.KL_SEGMENT_HAS_DURATION_S,
    "cadence": capi.KL_SEGMENT_HAS_CADENCE,
    "grade": capi.KL_SEGMENT_HAS_GRADE,
    "descent_m": capi.KL_SEGMENT_HAS_DESCENT_M,
    "tech": capi.KL_SEGMENT_HAS_TECH,
}
"""The numbers of a segment that may be unknown, and the bits that say they are known."""

_RUNNER_NUMBERS: dict[str, int] = {
    "v_ref": capi.KL_RUNNER_HAS_V_REF,
    "cad_ref": capi.KL_RUNNER_HAS_CAD_REF,
    "height_cm": capi.KL_RUNNER_HAS_HEIGHT_CM,
    "mass_ref_kg": capi.KL_RUNNER_HAS_MASS_REF_KG,
    "mass_now_kg": capi.KL_RUNNER_HAS_MASS_NOW_KG,
    "carried_kg": capi.KL_RUNNER_HAS_CARRIED_KG,
}
_STEP_NUMBERS = {"speed": 1, "cadence": 2, "step_len": 4}


@dataclass(frozen=True, slots=True)
class Runner:
    """Whom the load is relative to. What is not known is assumed, and flagged."""

    v_ref: float | None = None  #: easy speed, 2.0 .. 4.5 m/s; assumed 3.0
    cad_ref: float | None = None  #: cadence at that speed, 130 .. 210 steps of both feet a minute
    height_cm: float | None = None  #: 120 .. 220, a guess at cad_ref where that is not known
    mass_ref_kg: float | None = None  #: body mass the load is relative to, 30 .. 250
    mass_now_kg: float | None = None  #: body mass on the day, 30 .. 250
    carried_kg: float | None = None  #: pack, 0 .. 60


@dataclass(frozen=True, slots=True)
class Segment:
    """A lap, moving time only, best of a minute and more. Up- and downhill are laps of their own,
    or tell ``descent_m``: the net grade of a loop hides the descent. Distance or duration is
    needed; what else is None is assumed, and flagged."""

    distance_m: float | None = None  #: metres, above 0, up to 200,000
    duration_s: float | None = None  #: seconds in motion, above 0, up to 172,800
    cadence: float | None = None  #: per minute, in cadence_unit; a sensor drop-out is None, not 0
    grade: float | None = None  #: net, a fraction, -0.30 .. 0.30
    descent_m: float | None = None  #: total descent in metres; instead of grade
    tech: float | None = None  #: your factor for technique or shoe, 0.80 .. 1.25
    mode: RunMode | str = RunMode.AUTO  #: RUN, WALK, or AUTO: told by the speed
    terrain: Terrain | str = Terrain.UNKNOWN  #: what was run on
    cadence_unit: CadenceUnit | str = CadenceUnit.STEPS  #: of both feet; strides are declared


@dataclass(frozen=True, slots=True)
class KneeReference:
    """What 1 EKM is made of."""

    v_ref: float  #: m/s
    cad_ref: float  #: steps of both feet a minute
    n_ref: float  #: steps in a reference kilometre
    flags: KneeFlag  #: PROFILE_DEFAULT, PROFILE_HEIGHT


@dataclass(frozen=True, slots=True)
class Step:
    """Speed, cadence and step length that belong together."""

    speed: float  #: m/s
    cadence: float  #: steps of both feet a minute
    step_len: float  #: metres
    stride_len: float  #: metres, two steps


@dataclass(frozen=True, slots=True)
class PeakCheck:
    """The largest peak of a run against the advisory cap of a phase."""

    cap_permille: int | None  #: of the reference peak; None: the phase has no cap
    exceeded: bool | None  #: None: the peak is not known


@dataclass(frozen=True, slots=True)
class KneeDay:
    """The knee load of a run on its day."""

    day: Day  #: local date
    ekm: float  #: 0 .. 1000
    ekm_nc: float  #: without credit for a raised cadence, not below ekm


@dataclass(frozen=True, slots=True)
class KneeWeek:
    """The knee load of seven days, without credit while retraining is young."""

    total_ekm: float  #: sum of the week, EKM
    total_milli: int  #: thousandths of an EKM
    runs_without_credit: int  #: runs counted by ekm_nc
    in_window: bool  #: the week ends in the first 14 days of retraining
    hold_exceeded: bool | None  #: above the week before retraining; None: not to be told


def _packed(
    record: Record, numbers: Mapping[str, int], given: Mapping[str, Any], **others: int
) -> bytes:
    """A record whose unknown numbers are told by the bits of ``has``."""
    values: dict[str, Any] = {"has": 0, **others}
    for name, bit in numbers.items():
        value = given[name]
        values[name] = 0.0 if value is None else float(value)
        if value is not None:
            values["has"] |= bit
    return record.pack(values)


def pack_runner(runner: Runner | None) -> bytes | None:
    """A runner as the C core reads it."""
    if runner is None:
        return None
    return _packed(_RUNNER, _RUNNER_NUMBERS, dict(zip(_RUNNER_NUMBERS, astuple(runner))))


_NUMBERS_OF = attrgetter(*SEGMENT_NUMBERS)
_BITS = tuple(SEGMENT_NUMBERS.values())


def pack_segment(segment: Segment) -> bytes:
    """A segment as the C core reads it. Histories have thousands: this one is quick."""
    cells: list[float] = []
    has = 0
    for value, bit in zip(_NUMBERS_OF(segment), _BITS):
        if value is None:
            cells.append(0.0)
        else:
            cells.append(float(value))
            has |= bit
    return SEGMENT.pack_cells(
        *cells,
        number_of(RunMode, segment.mode),
        number_of(Terrain, segment.terrain),
        number_of(CadenceUnit, segment.cadence_unit),
        has,
    )


def _reference(data: bytes) -> KneeReference:
    row = _REFERENCE.unpack(data)
    row["flags"] = KneeFlag(row["flags"])
    return KneeReference(**row)


def knee_reference(runner: Runner | None = None, **options: Unpack[KneeOptions]) -> KneeReference:
    """Reference speed, cadence and steps a kilometre of a runner, flagged where assumed."""
    made = options_for("knee", options)
    return _reference(capi.kl_knee_reference_of(pack_runner(runner), made))


def knee_reference_from_baseline(
    baseline_dspm: int, base_speed_mms: int, *, v_ref: float | None = None
) -> KneeReference:
    """Reference from the frozen baseline of a cadence plan: tenths of a step per minute at mm/s.

    Keep it while the cadence is retrained: deriving it anew would erase the credit.
    """
    runner = pack_runner(Runner(v_ref=v_ref))
    return _reference(
        capi.kl_knee_reference_from_baseline(int32(baseline_dspm), int32(base_speed_mms), runner)
    )


def step(
    *, speed: float | None = None, cadence: float | None = None, step_len: float | None = None
) -> Step:
    """The one of speed (m/s), cadence (steps of both feet a minute) and step length (m) that is
    not given; exactly two are, else InconsistentError. KNEE-022"""
    given = {"speed": speed, "cadence": cadence, "step_len": step_len}
    data = _packed(_STEP, _STEP_NUMBERS, given, stride_len=0)
    row = _STEP.unpack(capi.kl_step_complete(data))
    del row["has"]
    return Step(**row)


def peak_check(peak_permille: int | None, phase: Phase | str) -> PeakCheck:
    """Compare the largest peak of a run (``KneeLoad.peak_permille``) with the advisory cap of a
    phase, IRRITABLE .. MAINTAIN. It allows or forbids no run."""
    cap, exceeded = capi.kl_knee_peak_check(int32(peak_permille), number_of(Phase, phase))
    return PeakCheck(
        cap_permille=None if cap == _UNKNOWN else cap,
        exceeded=None if exceeded == _UNKNOWN else bool(exceeded),
    )


def knee_week(
    runs: Iterable[KneeDay],
    week_end_day: Day,
    *,
    retrain_start_day: Day | None = None,
    base_week_milli: int | None = None,
) -> KneeWeek:
    """Knee load of the seven days that end on a day.

    In the first 14 days of retraining shorter steps earn no credit, because load moves to calf
    and Achilles tendon. ``base_week_milli`` is the load of the 7 days before the start, in
    thousandths of an EKM.
    """
    days = [
        {"day": day_number(run.day), "ekm": float(run.ekm), "ekm_nc": float(run.ekm_nc)}
        for run in runs
    ]
    start = _UNKNOWN if retrain_start_day is None else day_number(retrain_start_day)
    data = capi.kl_knee_week_of(
        b"".join(map(_DAY.pack, days)), day_number(week_end_day), start, int32(base_week_milli)
    )
    row = _WEEK.unpack(data)
    row["in_window"] = bool(row["in_window"])
    held = row["hold_exceeded"]
    row["hold_exceeded"] = None if held == _UNKNOWN else bool(held)
    return KneeWeek(**row)

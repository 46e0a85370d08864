"""A shorter stride in stages: the stages of a plan, its target at a speed, and what a run did.

Cadence is in tenths of a step of both feet per minute (dspm), speed in mm/s, as in C.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Unpack

from . import capi
from .enums import CadenceAdvice, CadenceReason, int32
from .knee_load import Run, segments_of
from .options import CadenceOptions, options_for
from .reasons import Reason, known, unpack_reasons
from .records import Record

_REQUEST = Record("kl_cadence_request")
_PLAN = Record("kl_cadence_plan")
_STAGE = Record("kl_cadence_stage")
_TARGET = Record("kl_cadence_target")
_RUN = Record("kl_cadence_run")


@dataclass(frozen=True, slots=True)
class CadenceStage:
    """One stage of a plan."""

    stage: int  #: 1 and up
    target_dspm: int  #: tenths of a step per minute
    band_lo_mspm: int  #: thousandths of a step per minute
    band_hi_mspm: int  #: its upper end
    rise: float  #: cadence above the baseline, a fraction
    step_len_m: float  #: metres at the speed of the baseline
    step_cut: float  #: step length below the baseline, a fraction
    peak_factor: float  #: peak force a step, by the default model
    load_per_km_factor: float  #: load a kilometre, by the default model


@dataclass(frozen=True, slots=True)
class CadenceStages:
    """The stages from a baseline to a target. Without any the reasons say why."""

    norm_spm: float  #: baseline cadence, brought to 3 m/s
    norm_dspm: int  #: the same in tenths
    expected_dspm: int | None  #: expected of that height at that speed
    cap_permille: int  #: largest rise
    ceiling_dspm: int  #: ceiling at the speed of the baseline, tenths of a step per minute
    reasons: tuple[Reason, ...]  #: why
    advice: CadenceAdvice  #: what to do instead, or besides
    stages: tuple[CadenceStage, ...]  #: in order; empty: no plan


@dataclass(frozen=True, slots=True)
class CadenceTarget:
    """Target at a speed, and the band around it."""

    target_spm: float  #: for display
    target_dspm: int  #: tenths of a step per minute
    band_lo_mspm: int  #: thousandths of a step per minute
    band_hi_mspm: int  #: its upper end


@dataclass(frozen=True, slots=True)
class CadenceRun:
    """What the planner needs to know of a run."""

    steady_s: int  #: seconds of steady, level running with known cadence
    mean_dspm: int | None  #: mean cadence of steady time, tenths; None: not known
    mean_mms: int | None  #: mean speed of steady time, mm/s; None: not known
    assessable: bool  #: 300 s and more
    in_band_s: int | None  #: None: there was no target
    below_s: int | None  #: seconds below the band
    above_s: int | None  #: seconds above it
    share_permille: int | None  #: of the steady time in the band
    adherent: bool | None  #: enough of it in the band; None: no target, or not assessable


def pack_request(
    target_permille: int | None,
    step_permille: int | None,
    single_step: bool | int | None,
    height_cm: float | None,
) -> bytes:
    """What is asked of a plan."""
    return _REQUEST.pack(
        {
            "target_permille": int32(target_permille),
            "step_permille": int32(step_permille),
            "single_step": int32(single_step),
            "has_height": int(height_cm is not None),
            "height_cm": 0.0 if height_cm is None else float(height_cm),
        }
    )


def cadence_plan(
    baseline_dspm: int,
    base_speed_mms: int,
    *,
    target_permille: int | None = None,
    step_permille: int | None = None,
    single_step: bool | None = None,
    height_cm: float | None = None,
    **options: Unpack[CadenceOptions],
) -> CadenceStages:
    """Stages from a baseline cadence at its speed to a target: +7.5 % in stages of 2.5 % unless
    asked otherwise, at most +10 %, less for runners whose feet are quick already."""
    request = pack_request(target_permille, step_permille, single_step, height_cm)
    made = options_for("cadence", options)
    data = capi.kl_cadence_plan_of(int32(baseline_dspm), int32(base_speed_mms), request, made)
    row = _PLAN.unpack(data)
    stages = islice(_STAGE.cells(row["stage"]), row["n_stages"])
    return CadenceStages(
        norm_spm=row["norm_spm"],
        norm_dspm=row["norm_dspm"],
        expected_dspm=known(row["expected_dspm"]),
        cap_permille=row["cap_permille"],
        ceiling_dspm=row["ceiling_dspm"],
        reasons=unpack_reasons(row["reason"], row["n_reasons"], CadenceReason),
        advice=CadenceAdvice(row["advice"]),
        stages=tuple(CadenceStage(**_STAGE.named(cells)) for cells in stages),
    )


def cadence_target(
    target_dspm: int, base_speed_mms: int, speed_mms: int, **options: Unpack[CadenceOptions]
) -> CadenceTarget:
    """Target cadence at another speed than that of the baseline, and the band around it."""
    made = options_for("cadence", options)
    data = capi.kl_cadence_target_at(
        int32(target_dspm), int32(base_speed_mms), int32(speed_mms), made
    )
    return CadenceTarget(**_TARGET.unpack(data))


def cadence_run(
    run: Run,
    *,
    target_dspm: int | None = None,
    base_speed_mms: int | None = None,
    **options: Unpack[CadenceOptions],
) -> CadenceRun:
    """Cadence, speed and adherence of a run: laps, a Segment, or an Activity. Only steady, level
    running of a minute and more with known cadence counts. The target is that at the speed of
    the baseline; it comes with that speed, or not at all."""
    data = capi.kl_cadence_run_of(
        segments_of(run),
        int32(target_dspm),
        int32(base_speed_mms),
        options_for("cadence", options),
    )
    row = _RUN.unpack(data)
    banded = bool(row["has_target"])
    adherent = known(row["adherent"])
    return CadenceRun(
        steady_s=row["steady_s"],
        mean_dspm=known(row["mean_dspm"]),
        mean_mms=known(row["mean_mms"]),
        assessable=bool(row["assessable"]),
        in_band_s=row["in_band_s"] if banded else None,
        below_s=row["below_s"] if banded else None,
        above_s=row["above_s"] if banded else None,
        share_permille=known(row["share_permille"]) if banded else None,
        adherent=bool(adherent) if banded and adherent is not None else None,
    )
